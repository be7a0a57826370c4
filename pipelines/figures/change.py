"""Change: whether a figure says by how much something rose or fell, and against what (change.yaml)."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipelines.figures import units, word_lists
from pipelines.figures.baselines import OPENINGS, baseline, is_year
from pipelines.figures.document import Document, Mention, Reading, Sentence, Token, remembered
from pipelines.figures.rules import NOTHING, Nothing, first
from pipelines.figures.word_classes import Is, shape, word_set
from pipelines.folding import bare

_SUBJECT = 16  # tokens between a figure and the change that it is said of
_REACH = 12  # tokens between a figure and the change word that closes its clause
_LIST = 40  # tokens of the numbers listed before a figure
_OCCASIONS = tuple(word_set("occasions"))
_LOSING = frozenset({"percent", "kg", "g", "lb", "واحد"})
_RELATIVE = frozenset({"percent", "times", "permille"})
WORDS = word_lists.sets(Path(__file__).with_name("change.yaml"))
_SIDES = {w: side for side in ("increase", "decrease") for w in WORDS[side]}
_SIDES |= {  # «ازافزایش», «باکاهش»: the space is lost
    glue + w: side for w, side in _SIDES.items() if w not in WORDS["after_only"] for glue in WORDS["glued_before"]
}
_MOVERS = WORDS["rising"] | WORDS["falling"]
_CLOSING = WORDS["stops"] & frozenset("؛:!؟.")
_LEVELS = WORDS["level"] | {"تا"}
_NO_ADJECTIVES = tuple(WORDS["no_adjectives"])


type Change = tuple[str, int, str]  # increase or decrease, the token that says so, the rule
type Answer = Change | Nothing | None


@dataclass(slots=True)
class _Figure:
    """A figure and the words beside it."""

    m: Mention
    tokens: list[Token]
    after: int  # index of the first token after figure and unit
    before: str  # the word before the figure; "" where the sentence begins
    norm: str  # the word after it; "" where the sentence ends
    following: str  # the word after that


def read(m: Mention) -> None:
    """Fill change and baseline_text; change stays None where the figure is a level or says nothing of one."""
    tokens = m.sentence.tokens
    after = m.sentence.token_at(m.unit_end) if m.unit_end >= 0 else m.last
    before = tokens[m.first - 1].norm if m.first else ""
    count = len(tokens)
    norm = tokens[after].norm if after < count else ""
    following = tokens[after + 1].norm if after + 1 < count else ""
    hit = first(_RULES, _Figure(m, tokens, after, before, norm, following))
    if hit is not None:
        side, at, rule = hit
        if m.numeral.value < 0:
            side = "decrease" if side == "increase" else side  # «رشد منفی ۲ درصد»
        put(m, side, Reading(side, f"change.yaml:{rule}", tokens[at].start, tokens[at].end))
        baseline(m, tokens, after)


def put(m: Mention, side: str, reading: Reading) -> None:
    m.change = side
    m.evidence["change"] = reading


def says_fall(doc: Document, hit: Reading) -> bool:
    """Whether the word of a change says a fall by itself, and not by the sign of its figure."""
    return not hit.rule.endswith("negative") and bare(doc.text[hit.start : hit.end]) in WORDS["decrease"]


def level(m: Mention, tokens: list[Token]) -> bool:
    """Whether the figure is where something stood or came to: «از ۲۰ به ۳۰ رسید», «به ۵۰ هزار افزایش یافت»."""
    at = m.first - 1
    comparator = m.evidence.get("comparator")
    if comparator is not None and comparator.start < m.numeral.start:
        at = m.sentence.token_at(comparator.start) - 1
    low = max(1, at - _LIST)
    while at > low and tokens[at].norm in ("و", "،") and tokens[at - 1].norm.isdecimal():
        at = _before_number(tokens, at - 1, low)  # «به ۵.۸ و ۳.۳ درصد کاهش یافت»
    if at > 0 and tokens[at].norm in WORDS["marks"]:
        return tokens[at - 1].norm in _LEVELS  # «تا کانال ۳ میلیون واحد رشد کرد»
    return at >= 0 and tokens[at].norm in WORDS["level"] and not (at > 0 and tokens[at - 1].norm in WORDS["near"])


def _before_number(tokens: list[Token], at: int, low: int) -> int:
    """Index before the digits that end at token `at`, not far before `low`."""
    while at >= low - 1 and (
        tokens[at].norm.isdecimal() or (tokens[at].norm in "./٫," and tokens[at - 1].norm.isdecimal())
    ):
        at -= 1
    return at


def _length_of_another(f: _Figure) -> Answer:
    """«کاهش سه ماهه», «جنگ ۱۲ روزه»: the length of something else, no change."""
    written = f.m.unit_text or ""
    adjective = f.m.unit in units.TIMES and written.endswith(("ه", "ی")) and not written.endswith(_NO_ADJECTIVES)
    return NOTHING if adjective else None


def _for_so_long(f: _Figure) -> Answer:
    """«به مدت ۱۵ سال افزایش نیافته»: how long, not by how much."""
    return NOTHING if f.m.unit in units.TIMES and f.before == "مدت" else None


def _so_often(f: _Figure) -> Answer:
    """«دو بار بیشتر ندیدم»: how often, not how many times as much."""
    return NOTHING if f.m.unit == "times" and (f.m.unit_text or "").startswith(_OCCASIONS) else None


def _before(f: _Figure) -> Answer:
    """«افزایش ۱۰ درصدی», «با کاهش حدود ۵ درصد», «افزایش قیمت ۶۲ درصدی»: the change word stands before the figure."""
    m, tokens = f.m, f.tokens
    fillers, at = WORDS["fillers"], m.first - 1
    to, nouns = False, 0
    adjective = m.unit == "times" or (m.unit in _RELATIVE and (m.unit_text or "").endswith("ی"))
    stop = Is.VERB | Is.PREPOSITION | Is.CONJUNCTION | Is.RA | Is.PUNCTUATION | Is.AND | Is.NUMBER | Is.VERB_PREFIX
    measured = at >= 0 and shape(m.sentence)[at] & (Is.DIMENSION | Is.QUANTITY | Is.SUM)
    priced = measured and (m.unit_text or "").endswith("ی") and m.unit not in units.TIMES
    for _ in range(7):
        if at < 0 or nouns > 3:
            return None
        norm = tokens[at].norm
        if norm in _SIDES and norm not in WORDS["after_only"]:
            if to or _of_another(tokens, at) or (m.unit == "count" and norm in WORDS["not_of_counts"]):
                return None
            return _SIDES[norm], at, "before"
        if norm not in fillers:
            if not adjective and not (priced and nouns < 1):  # «افزایش قیمت ۳۰۰ تومانی مرغ»
                return None
            if shape(m.sentence)[at] & stop:
                return None
            nouns += 1
        near = at > 0 and tokens[at - 1].norm in WORDS["near"]  # «رشدی نزدیک به ۶۰ درصد»
        to = to or (norm == "به" and not near and tokens[at + 1].norm not in WORDS["amounts"])
        at -= 1
    return None


def _of_another(tokens: list[Token], at: int) -> bool:
    """Whether the change word at `at` belongs to the figure before it («با ۲ ریال افزایش ۳۰۱۸ تومان»)."""
    return at > 1 and tokens[at - 2].norm[0].isdecimal() and units.lookup(tokens, at - 1) is not None


def _losing(f: _Figure) -> Answer:
    """«با از دست دادن ۹۶۱۳ واحد»: a decrease that no word names, before the figure."""
    lost = f.before in WORDS["losing"] and f.m.first > 2 and f.tokens[f.m.first - 2].norm == "دست"
    return ("decrease", f.m.first - 2, "before") if lost and f.m.unit in _LOSING else None


def _endowed(f: _Figure) -> Answer:
    """«بارش از ۹ درصد کاهش برخوردار است», «از ۹ درصد رشد خبر داد»: «از» leads to what is told, to no level."""
    told = f.before == "از" and f.norm in _SIDES and f.following in WORDS["told_of"]
    return (_SIDES[f.norm], f.after, "after") if told else None


def _at_level(f: _Figure) -> Answer:
    """«به ۵۰ هزار افزایش یافت», «از ۲۰ درصد کم شد»: where something stood or came to, not by how much it changed."""
    return NOTHING if level(f.m, f.tokens) else None


def _extreme(f: _Figure) -> Answer:
    """«بیشترین کاهش بارش در اصفهان ۸۷ درصد، قم ۸۴ درصد و یزد ۵۱ درصد»: a superlative rules the list that follows it."""
    m, found = f.m, _extremes(f.m.sentence)
    last = bisect_left(found, m.first) - 1
    if m.unit not in _RELATIVE or last < 0:
        return None
    at, ends = found[last], _list_ends(m.sentence)
    end = bisect_left(ends, at)
    return None if end < len(ends) and ends[end] < m.first else (_SIDES[f.tokens[at].norm], at, "extreme")


@remembered
def _list_ends(sentence: Sentence) -> list[int]:
    """The tokens of a sentence past which no superlative rules."""
    tokens, stop = sentence.tokens, Is.VERB | Is.CONJUNCTION | Is.RA | Is.VERB_PREFIX
    return [
        k
        for k, flags in enumerate(shape(sentence))
        if flags & stop or (tokens[k].norm in _CLOSING and not _point(tokens, k))
    ]


def _point(tokens: list[Token], at: int) -> bool:
    """Whether the mark at `at` is a decimal point."""
    return tokens[at].norm == "." and at + 1 < len(tokens) and tokens[at + 1].norm.isdecimal()


@remembered
def _extremes(sentence: Sentence) -> list[int]:
    """The change words of a sentence that have a superlative before them: «بیشترین کاهش», «بالاترین میزان رشد»."""
    tokens = sentence.tokens
    found = []
    for at, t in enumerate(tokens):
        if t.norm in WORDS["superlatives"]:
            after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].norm in WORDS["heads"] else at + 1
            if after < len(tokens) and tokens[after].norm in _SIDES and tokens[after].norm not in WORDS["after_only"]:
                found.append(after)
    return found


def _below_zero(f: _Figure) -> Answer:
    """«نسبت به مدت مشابه سال قبل منفی ۴.۹ درصد شده است»: a negative share, compared with another time."""
    below = f.m.numeral.value < 0 and f.m.unit in _RELATIVE and _against(f.m, f.tokens)
    return ("decrease", f.m.first, "negative") if below else None


def _after(f: _Figure) -> Answer:
    """«۵ درصد کاهش»: the change word stands after the figure (_AFTER)."""
    return first(_AFTER, f) if f.norm else None


def _name_of_another(f: _Figure) -> Answer:
    """«هشت کیلو اضافه وزن»: two words that are the name of something else."""
    return NOTHING if f.norm in WORDS["compound_first"] and f.following in WORDS["compound_second"] else None


def _not_even(f: _Figure) -> Answer:
    """«نه یک ریال بیشتر و نه یک ریال کمتر»: said of no change."""
    return NOTHING if f.before == "نه" and f.norm in WORDS["comparing"] else None


def _either_way(f: _Figure) -> Answer:
    """«دو درصد بیشتر یا کمتر»: how far off, in neither direction."""
    return NOTHING if f.norm in WORDS["comparing"] and f.following == "یا" else None


def _object(f: _Figure) -> Answer:
    """«جای نه نفر بیشتر را ندارد»: more than there are, and no change."""
    taken = f.norm in WORDS["comparing"] and f.after + 1 < len(f.tokens)
    return NOTHING if taken and shape(f.m.sentence)[f.after + 1] & Is.RA else None


def _of_a_change(f: _Figure) -> Answer:
    """«۵۰ درصد رشد تقاضا مربوط به آسیا بود»: a share of the change."""
    if f.m.unit not in _RELATIVE or f.norm not in _SIDES:
        return None
    tokens, flags = f.tokens, shape(f.m.sentence)
    for at in range(f.after + 1, min(len(tokens), f.after + _REACH)):
        if tokens[at].norm in WORDS["belonging"]:
            return NOTHING
        if flags[at] & (Is.VERB | Is.CONJUNCTION | Is.RA):
            break
    return None


def _than_another(f: _Figure) -> Answer:
    """«۴ میلیارد بیشتر از سقف»: two things compared; a change only where the other is another time («از پارسال»)."""
    if f.following != "از" or f.norm not in WORDS["comparing"]:
        return None
    other = {t.norm for t in f.tokens[f.after + 2 : f.after + 9]}
    return NOTHING if WORDS["times_before"].isdisjoint(other) else None


def _beside(f: _Figure) -> Answer:
    """«۵ درصد کاهش», «۱۰ تومان گران‌تر»: the change word right after the figure."""
    if f.norm not in _SIDES or (f.m.unit in units.TIMES and f.norm in WORDS["after_only"]):
        return None
    if f.m.unit == "count" and f.norm in WORDS["signs"]:
        return None  # «۳۴۹ مورد مثبت کرونا»
    return _SIDES[f.norm], f.after, "after"


def _moved_beside(f: _Figure) -> Answer:
    """«۲۰ درصد بالا رفت», «۵ واحد کاسته شد»: a change said by two words right after the figure."""
    side = _moved(f.tokens, f.after)
    return (side, f.after, "after") if side is not None else None


def _became(f: _Figure) -> Answer:
    """«دو برابر شد»: an increase that no word names."""
    return ("increase", f.after, "times") if f.m.unit == "times" and f.norm in WORDS["become"] else None


def _with_change(f: _Figure) -> Answer:
    """«نسبت به روز گذشته ۴۰۰ تومان با افزایش … مواجه شد»: «با» and the change word, what it is compared with before."""
    if f.norm != "با" or f.following in WORDS["after_only"]:
        return None
    side = _SIDES.get(f.following)
    return (side, f.after + 1, "after") if side is not None and _against(f.m, f.tokens) else None


def _lost(f: _Figure) -> Answer:
    """«۲ کیلوگرم وزن از دست دادند», «۱۷ درصد از حجم خود را از دست داد»: a decrease that no word names."""
    if f.m.unit not in _LOSING or (f.m.unit_text or "").endswith("ی"):
        return None  # «وزنه ۲۱۰ کیلوگرمی را از دست داد»
    tokens, flags = f.tokens, shape(f.m.sentence)
    own = f.after + 1 if f.norm == "از" else f.after  # «۳۰ درصد مردم شغل خود را از دست دادند» is no loss of people
    measured = own < len(flags) and flags[own] & (Is.MEASURE | Is.DIMENSION | Is.QUANTITY | Is.SUM)
    for at in range(f.after, min(f.after + (_REACH if measured else 4), len(tokens) - 2)):
        if tokens[at].norm == "از" and tokens[at + 1].norm == "دست":
            return ("decrease", at, "after") if tokens[at + 2].norm in WORDS["losing"] else None
        if flags[at] & Is.VERB:
            break
    return None


def _taken_from(f: _Figure) -> Answer:
    """«۱۲ هزار دلار از این مبلغ را کاهش داد»: what is taken from a whole, or added to it."""
    if f.norm != "از" or f.m.unit in units.TIMES:
        return None
    tokens, flags = f.tokens, shape(f.m.sentence)
    for at in range(f.after + 1, min(len(tokens) - 2, f.after + _REACH)):
        if flags[at] & Is.RA:
            side = _SIDES.get(tokens[at + 1].norm)
            does = tokens[at + 1].norm not in WORDS["comparing"] and bool(flags[at + 2] & (Is.VERB | Is.PARTICIPLE))
            return (side, at + 1, "clause") if side is not None and does else None
        if flags[at] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION):
            return None
    return None


def _than_before(f: _Figure) -> Answer:
    """«۳۳۳ مگاوات از پیک سال گذشته بیشتر است»: more than the same thing at another time."""
    compared = f.norm == "از" or (f.norm == "نسبت" and f.following == "به")
    if not compared or f.m.unit in units.TIMES:
        return None
    tokens, flags, times = f.tokens, shape(f.m.sentence), False
    for at in range(f.after + 1, min(len(tokens), f.after + _REACH)):
        norm = tokens[at].norm
        if norm in WORDS["comparing"]:
            ends = at + 1 == len(tokens) or flags[at + 1] & (Is.VERB | Is.PUNCTUATION | Is.AND | Is.PARTICIPLE)
            return (_SIDES[norm], at, "clause") if times and ends else None
        if flags[at] & (Is.VERB | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION):
            return None
        times = times or norm in WORDS["times_before"]
    return None


def _past_bracket(f: _Figure) -> Answer:
    """«۱۴۵ میلیارد ین (۹۸۷ میلیون دلار) کاهش یافت»; of what stands in the bracket only a share is a change itself."""
    tokens, at = f.tokens, f.after
    inside = f.norm == ")" and f.m.unit in _RELATIVE
    if f.norm == "(":
        at = next((k for k in range(at, min(len(tokens), at + _REACH)) if tokens[k].norm == ")"), at)
    if not inside and at == f.after:
        return None
    side = _SIDES.get(tokens[at + 1].norm) if at + 1 < len(tokens) else None
    opens = not inside or any(t.norm == "(" for t in tokens[max(0, f.m.first - 4) : f.m.first])
    return (side, at + 1, "bracket") if side is not None and opens and _predicate(f.m, tokens, at + 1) else None


def _amount_added(f: _Figure) -> Answer:
    """«۵ هزار بشکه به تولید افزوده شد»: some words on, an amount is changed by few words, and is compared with nothing."""
    against = f.norm in OPENINGS and f.norm != "مقایسه"
    if f.m.unit in _RELATIVE or (against and f.m.unit != "count"):
        return None
    if f.m.unit == "a":
        return NOTHING  # «مستمری افراد کمتر از ۸۰ سال را کاهش داد»
    tokens, flags = f.tokens, shape(f.m.sentence)
    moved, stops = WORDS["moved_far"], WORDS["stops"]
    for at in range(f.after, min(len(tokens), f.after + _REACH)):
        norm = tokens[at].norm
        if norm in moved and (side := _moved(tokens, at)) is not None:
            return side, at, "clause"
        if norm in stops or flags[at] & Is.VERB or norm[0].isdecimal():
            break
    return NOTHING


def _closes_clause(f: _Figure) -> Answer:
    """«۱۰ درصد نسبت به پارسال افزایش داشته», «۳ درصد از ارزش سهام کاسته شد»: the change word that the clause ends with."""
    m, tokens, flags = f.m, f.tokens, shape(f.m.sentence)
    moved, stops = _MOVERS, WORDS["stops"]
    for at in range(f.after, min(len(tokens), f.after + _REACH)):
        norm = tokens[at].norm
        if norm in moved and (side := _moved(tokens, at)) is not None:
            return side, at, "clause"
        if norm in _SIDES and norm not in WORDS["after_only"]:
            return (_SIDES[norm], at, "clause") if _predicate(m, tokens, at) else NOTHING
        told = norm in WORDS["signs"] and at + 1 < len(tokens) and tokens[at + 1].norm in WORDS["copulas"]
        if told and m.unit in _RELATIVE and _predicate(m, tokens, at):
            return _SIDES[norm], at, "clause"  # «۵۲ درصد نسبت به پارسال مثبت است»
        if flags[at] & Is.VERB and norm not in WORDS["modals"]:
            return NOTHING
        if norm == "،" and at + 2 < len(tokens) and tokens[at + 2].norm in WORDS["closers"]:
            continue  # «چهار برابر در انگلیس، رشد کرده است»
        if norm in stops or (norm[0].isdecimal() and tokens[at].start >= m.unit_end and not is_year(norm)):
            return NOTHING
    return NOTHING


def _subject(f: _Figure) -> Answer:
    """«متوسط رشد سالانه بازار از ۱۳۹۲ تا ۱۴۰۲ حدود ۹۷ درصد بوده است»: a change is what the figure is said of."""
    m, tokens = f.m, f.tokens
    if m.unit not in _RELATIVE or (f.before != "با" and f.norm not in WORDS["copulas"]):
        return None
    flags, stop = shape(m.sentence), Is.VERB | Is.CONJUNCTION | Is.RA | Is.VERB_PREFIX
    for at in range(m.first - 1, max(-1, m.first - _SUBJECT), -1):
        norm = tokens[at].norm
        if flags[at] & stop or norm in WORDS["stops"] or norm in WORDS["level_nouns"]:
            return None
        if norm[0].isdecimal() and units.lookup(tokens, at + 1) is not None:
            return None
        if norm in _SIDES and norm not in WORDS["after_only"]:
            before = tokens[at - 1].norm if at else "."
            opens = before in WORDS["heads"] or not before[0].isalpha()
            return (_SIDES[norm], at, "subject") if opens else None
    return None


_RULES: tuple[Callable[[_Figure], Answer], ...] = (
    _length_of_another,
    _for_so_long,
    _so_often,
    _before,
    _losing,
    _endowed,
    _at_level,
    _extreme,
    _below_zero,
    _after,
    _subject,
)
_AFTER: tuple[Callable[[_Figure], Answer], ...] = (
    _past_bracket,
    _name_of_another,
    _not_even,
    _either_way,
    _object,
    _of_a_change,
    _than_another,
    _beside,
    _moved_beside,
    _became,
    _with_change,
    _lost,
    _taken_from,
    _than_before,
    _amount_added,
    _closes_clause,
)


def _against(m: Mention, tokens: list[Token]) -> bool:
    """Whether what the figure is compared with stands before it in its clause."""
    flags = shape(m.sentence)
    for at in range(m.first - 1, max(-1, m.first - _SUBJECT), -1):
        if flags[at] & (Is.VERB | Is.RA):
            return False
        if tokens[at].norm in OPENINGS or tokens[at].norm in ("مقایسه", "قیاس"):
            return True
    return False


def _moved(tokens: list[Token], at: int) -> str | None:
    """Direction of a change that is said by two words: «بالا رفت», «کاسته شد», «پایین تر آمد»."""
    verb = at + 2 if at + 1 < len(tokens) and tokens[at + 1].norm == "تر" else at + 1
    norm = tokens[at].norm
    lifted = norm in WORDS["lifted"] and verb < len(tokens) and tokens[verb].norm in WORDS["lifting"]
    if verb >= len(tokens) or not (lifted or tokens[verb].norm in WORDS["moving"]):
        return None
    return "increase" if norm in WORDS["rising"] else "decrease" if norm in WORDS["falling"] else None


def _predicate(m: Mention, tokens: list[Token], at: int) -> bool:
    """Whether the change word at `at` is what the figure's clause says, and no noun within it («از افزایش قیمت»)."""
    flags = shape(m.sentence)
    if flags[at - 1] & Is.PREPOSITION and tokens[at - 1].norm != "با":
        return False
    object_ = at + 1 < len(tokens) and flags[at + 1] & Is.RA and tokens[at - 1].start >= m.unit_end
    if object_ and tokens[at].norm in WORDS["not_of_counts"]:
        return False  # «۹۰ درصد راه صعود را پیمودیم»
    closes = Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE | Is.RA | Is.PUNCTUATION | Is.AND
    return at + 1 == len(tokens) or bool(flags[at + 1] & closes) or tokens[at + 1].norm in WORDS["closers"]
