"""Comparators: «بیش از», «حدود», «دست‌کم» … before a numeral, «و اندی», «به بالا» after it (comparators.yaml)."""

from pathlib import Path

from pipelines.figures import units, word_lists
from pipelines.figures.document import Mention, Reading, Token
from pipelines.figures.word_classes import Is, shape
from pipelines.folding import bare, fold

_FILE = Path(__file__).with_name("comparators.yaml")
_DENIED = {"<": ">=", ">": "<="}
_DENIES = 8  # tokens from «نباید» to the comparator
_SPAN = 16  # tokens from «بین» to the «تا» of its span
_SPAN_OF = 8  # and from «از»
_LONGEST = 4  # words of a phrase
_VERB = 24  # tokens from «نهایتا …» to the verb of its clause
_EVEN = frozenset({"هم", "نیز"})
_CLAUSE_END = frozenset("،؛.:!؟?()«»")


def _signs(name: str) -> dict[tuple[str, ...], str]:
    return {
        tuple(bare(fold(p)).split()): sign for sign, phrases in word_lists.data(_FILE)[name].items() for p in phrases
    }


_BEFORE, _AFTER = _signs("before"), _signs("after")
_CLOSING, _OPENING = frozenset(p[-1] for p in _BEFORE), frozenset(p[0] for p in _AFTER)  # few words are either
_TURNED = {words[0]: sign for words, sign in _signs("turned").items()}  # «از ۳۰ متر بیشتر نیست»
_LISTS = word_lists.sets(_FILE)
_VERB_ENDS = tuple(_LISTS["verb_ends"])


def read(m: Mention) -> None:
    """Fill the comparator; "=" where no word bounds the figure."""
    tokens = m.sentence.tokens
    at = m.first
    if m.last - at > 2 and tokens[at + 2].norm in units.WORDS["and_more"] and tokens[at + 1].norm == "و":
        _set(m, ">", tokens[at + 1].start, tokens[at + 2].end, "after")  # «۵۰ و اندی میلیون»
        return
    for _ in range(3 if at else 0):  # past small words, nearest first
        last = tokens[at - 1].norm if at else ""
        if last in _CLOSING and (hit := _ending_at(tokens, at, _BEFORE)) is not None:
            sign, first = hit
            if first == at - 1 and last == "کمتر" and first > 1 and _is_so_much(tokens[first - 2].norm):
                return  # «با یک بازی کمتر ۱۱ امتیازی است», «هر درجه کمتر ۷ درصد مصرف را بالا می‌برد»
            if m.unit == "Cel" and last in _LISTS["extremes"] and _of_the_day(tokens, first):
                return  # «حداقل دمای هوا ۵ و حداکثر ۱۸ درجه»
            if last in _LISTS["in_the_end"] and _came_of_it(m):
                return
            if sign in _DENIED and m.unit_end > 0:
                sign = _negated(m, sign, first)
            _set(m, sign, tokens[first].start, tokens[at - 1].end, "before")
            return
        if at > 1 and f"{tokens[at - 2].norm} {last}" in _LISTS["between"]:
            at -= 2
            continue
        if last not in _LISTS["between"]:
            bound = last in _LISTS["sizes"] and at > 1 and _ending_at(tokens, at - 1, _BEFORE)
            if bound and bound[0] in (">=", "<="):  # «حداقل فاصله دو متر»
                _set(m, bound[0], tokens[bound[1]].start, tokens[at - 2].end, "before")
                return
            break
        at -= 1
    end = m.sentence.token_at(m.unit_end)
    follows = tokens[end].norm if end < len(tokens) and m.unit_end > 0 else ""
    if end > m.last and tokens[m.last].norm == "و":
        end, follows = m.last, "و"  # «پنجاه و اندی سال»
    hit = _starting_at(tokens, end, _AFTER) if follows in _OPENING else None
    if hit is not None and not (hit[0] == "~" and hit[1] < len(tokens) and tokens[hit[1]].norm[0].isdecimal()):
        sign, reach = hit  # «۲۰ نفر حدودا ۱۰ ساعت»: that is of the next
        _set(m, sign, m.unit_end, tokens[reach - 1].end, "after")
        return
    _led(m, tokens, end, follows)


def _came_of_it(m: Mention) -> bool:
    """«نهایتا ۲۰ نفر انتخاب شدند»: in the end, and no limit, by the verb of the clause."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    for at in range(m.last, min(len(tokens), m.last + _VERB)):
        if flags[at] & Is.VERB and not (at + 1 < len(flags) and flags[at + 1] & Is.VERB):
            return tokens[at].norm in _LISTS["came_of_it"]
    return False


def _is_so_much(word: str) -> bool:
    return word == "هر" or units.is_number(word)


def _led(m: Mention, tokens: list[Token], end: int, follows: str) -> None:
    """What the word right before the figure and what follows it tell together: «از ۳۰ نفر گذشت», «به ۵ درصد هم نرسید»."""
    led = tokens[m.first - 1].norm if m.first else ""
    if led == "مرز" and follows == "را" and end + 1 < len(tokens) and tokens[end + 1].norm in _LISTS["left_behind"]:
        _set(m, ">", tokens[m.first - 1].start, tokens[end + 1].end, "passed")  # «مرز ۵ میلیون نفر را رد کرد»
        return
    if led == "از" and (at := _passed(m)):
        sign = "<=" if any(t.norm.startswith("نمی") or t.norm in _LISTS["is_not"] for t in tokens[at : at + 3]) else ">"
        _set(m, sign, tokens[m.first - 1].start, tokens[at].end, "passed")
        return
    if led == "از" and follows in _TURNED and end + 1 < len(tokens) and tokens[end + 1].norm in _LISTS["is_not"]:
        _set(m, _TURNED[follows], tokens[m.first - 1].start, tokens[end + 1].end, "negated")
        return
    reached = led == "به" or (led in _LISTS["reached_marks"] and m.first > 1 and tokens[m.first - 2].norm == "به")
    if reached and (at := _nearing(tokens, end)):
        _set(m, "~", tokens[at].start, tokens[at].end, "nearing")  # «به ۱۶۵ هزار نفر نزدیک شده است»
        return
    if (led == "به" or follows in _EVEN) and _unreached(tokens, end, led):
        _set(m, "<", tokens[m.first].start, tokens[min(end, len(tokens) - 1)].end, "unreached")
        return
    _by_its_own_words(m, tokens, end, led)


def _nearing(tokens: list[Token], end: int) -> int:
    """Index of the «نزدیک» that says, after a figure and at most two words, that it is nearly reached; 0 for none."""
    for at in range(end, min(len(tokens) - 1, end + 3)):
        if tokens[at].norm in _LISTS["nearing"]:
            return at if tokens[at + 1].norm in _LISTS["nears"] else 0
    return 0


def _of_the_day(tokens: list[Token], first: int) -> bool:
    """Whether the other extreme of the day's heat is told near token `first`: the words are nouns, and no bounds."""
    near = {t.norm for t in tokens[max(0, first - _SPAN) : first + _SPAN]} - {tokens[first].norm}
    return not _LISTS["extremes"].isdisjoint(near)


def _by_its_own_words(m: Mention, tokens: list[Token], end: int, led: str) -> None:
    """Of a figure that no phrase bounds: a word before it that makes it a limit, or the ending of its unit."""
    if led in _LISTS["limit"] and m.numeral.high is None and _is_limit(m, m.first - 1):
        _set(m, "<=", tokens[m.first - 1].start, tokens[m.first - 1].end, "limit")
    elif m.unit in units.TIMES and _so_long(m, tokens, end):
        _set(m, "~", m.unit_end - 1, m.unit_end, "ending")


def _so_long(m: Mention, tokens: list[Token], end: int) -> bool:
    """«ده روزی بود که …», «چهار هفته‌ای است که …», «دو ماهی طول کشید»: about so long, by the ending of the unit."""
    if not m.attributive or end >= len(tokens):
        return False
    verb = tokens[end].norm
    if verb in ("می", "نمی") and end + 1 < len(tokens):
        verb += tokens[end + 1].norm
    if m.unit in ("min", "h") and m.first and not shape(m.sentence)[m.first - 1]:
        return False  # «مسابقه ۹۰ دقیقه‌ای بود که …»
    told = verb in _LISTS["lasts"] or (verb in _LISTS["is"] and end + 1 < len(tokens) and tokens[end + 1].norm == "که")
    return told or (verb in _LISTS["is"] and m.unit_text in _LISTS["about"])


def _negated(m: Mention, sign: str, first: int) -> str:
    """The sign, turned where the clause denies it: «کمتر از دو متر نباشد» is two metres at least."""
    tokens = m.sentence.tokens
    end = m.sentence.token_at(m.unit_end)
    verb = tokens[end].norm if end < len(tokens) else ""
    denied = verb in _LISTS["is_not"]
    if not denied and sign == "<" and m.unit != "percent":  # «زیر ۱۰ تا موقعیت نداشت»
        after = [t.norm for t in tokens[end : end + 3]]
        denied = any(norm in _LISTS["has_not"] and "را" not in after[:k] for k, norm in enumerate(after))
    if not denied and verb in _LISTS["going"]:  # «نباید کمتر از ۱۰ درصد باشد»
        clause = [t.norm for t in tokens[max(0, first - _DENIES) : first]]
        denied = any(n in _LISTS["must_not"] for n in clause) and _CLAUSE_END.isdisjoint(clause[-2:])
    return _DENIED[sign] if denied else sign


def _unreached(tokens: list[Token], end: int, led: str) -> bool:
    """Whether what follows a figure at `end` says that it is not reached: «به ۵۰ درصد هم نمی‌رسد», «۵ تا هم نیست»."""
    if end + 1 < len(tokens) and tokens[end + 1].norm in _EVEN and not units.is_number(tokens[end].norm):
        end += 1  # «به ده تا هم …», «به ۱۰ مدرسه هم …»
    even = end < len(tokens) and tokens[end].norm in _EVEN
    end += even or (end < len(tokens) and tokens[end].norm == "تا")
    verb = tokens[end].norm if end < len(tokens) else ""
    if verb in _LISTS["denying"] and end + 1 < len(tokens):
        verb += tokens[end + 1].norm
    return verb in _LISTS["unreached"] if led == "به" else even and verb in _LISTS["amounts_not"]


def _ending_at(tokens: list[Token], at: int, table: dict[tuple[str, ...], str]) -> tuple[str, int] | None:
    for length in range(min(_LONGEST, at), 0, -1):
        sign = table.get(tuple(t.norm for t in tokens[at - length : at]))
        if sign is not None:
            return sign, at - length
    return None


def _starting_at(tokens: list[Token], at: int, table: dict[tuple[str, ...], str]) -> tuple[str, int] | None:
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        sign = table.get(tuple(t.norm for t in tokens[at : at + length]))
        if sign is not None:
            return sign, at + length
    return None


def _is_limit(m: Mention, at: int) -> bool:
    """Whether the «تا» at `at` sets a limit: no «از» opens the span, and no clause ends right before it."""
    tokens, after = m.sentence.tokens, m.sentence.token_at(m.unit_end)
    if m.unit == "count" and any(t.norm in _LISTS["until"] for t in tokens[after : after + 2]):
        return False  # «تا ۵ بازی بعد»: until
    if at == 0:
        return True
    before = tokens[at - 1].norm
    if before in _CLAUSE_END or before in _LISTS["told_to"] or before.endswith(_VERB_ENDS):
        return False
    flags = shape(m.sentence)
    if flags[at - 1] & (Is.VERB | Is.PARTICIPLE):
        return False  # «اجازه داده شده تا دو دستیار بیاورد»: so that
    if at > 1 and units.lookup(tokens, at - 1) is not None:
        return False  # «یک هفته تا ۱۰ روز»
    for k in range(at - 1, max(-1, at - _SPAN), -1):
        norm = tokens[k].norm
        if norm in _CLAUSE_END and not (norm == "." and tokens[k + 1].norm.isdecimal()):
            break
        if norm == "از":
            if at - k <= _SPAN_OF:
                return tokens[k + 1].norm in _LISTS["no_span"]
        elif norm in _LISTS["spans"]:
            return any(f & Is.VERB for f in flags[k:at])  # «بین ۱۵ درصد برای دهک اول تا ۱۷ درصد»
    return True


def _passed(m: Mention) -> int:
    """Index of the verb that says that more than the figure was reached («از ۲۰ هزار نفر گذشت»); 0 where none does."""
    tokens = m.sentence.tokens
    after = m.sentence.token_at(m.unit_end)
    for at in range(after, min(len(tokens), after + 5)):
        norm = tokens[at].norm
        if norm in _LISTS["passed"]:
            adjective = norm == "گذشته" and not (at + 1 < len(tokens) and tokens[at + 1].norm in ("است", "بود"))
            return 0 if adjective else at
        if norm in _CLAUSE_END or norm[0].isdecimal():
            break
    return 0


def _set(m: Mention, sign: str, start: int, end: int, where: str) -> None:
    m.comparator = sign
    m.evidence["comparator"] = Reading(sign, f"comparators.yaml:{where}", start, end)
