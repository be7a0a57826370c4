"""Units of measure and classifiers: what stands after (or just before) a numeral, from units.csv."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.figures import phrases, word_lists
from pipelines.figures.document import Mention, Reading, Token
from pipelines.figures.word_classes import Is, shape
from pipelines.folding import bare, fold

_FILE = Path(__file__).with_name("units.csv")
_APART = 10  # tokens between figures that are told alike
SHARES = frozenset({"percent", "permille", "ratio", "times"})
TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})  # lengths of time
_MONEY = 1e8  # a number without a unit that is rather money than a count
_SHARED = frozenset({"money", "percent", "length", "area", "volume", "mass", "power", "energy", "temperature"})
_WORDS = word_lists.sets(_FILE.with_suffix(".yaml"))
_PEOPLE = tuple(_WORDS["people_endings"])


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of units.csv. `code` is None where the word as written is the code."""

    code: str | None
    kind: str
    base: str | None
    factor: float | None
    standard: str | None
    name: str  # its first spelling


@cache
def table() -> list[tuple[Unit, tuple[str, ...]]]:
    """Every unit with one of its spellings (words, folded and bare), adjective forms not included."""
    out = []
    with _FILE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            forms = [bare(fold(f)) for f in row["forms"].split("|")]
            for form in forms:
                unit = Unit(
                    None if row["code"] == "=" else row["code"],
                    row["kind"],
                    row["base"] or None,
                    float(row["factor"]) if row["factor"] else None,
                    row["standard"] or None,
                    form if row["code"] == "=" else forms[0],
                )
                words = tuple(form.split())
                out.append((unit, words))
                if row["adjective"] != "-":
                    adjectives = _adjectives(words[-1], row["adjective"] == "ه")
                    out.extend((unit, (*words[:-1], last)) for last in adjectives)
    return out


def _adjectives(word: str, with_heh: bool) -> list[str]:
    """«کیلومتری», «هفته‌ای», «یورویی», «ساله»: the word as an adjective of measure."""
    if not word[-1].isalpha():
        return []
    silent_heh = word[-1] == "ه" and word[-2:] != "اه"  # «هفته», not «ماه»
    endings = ["ای", "یی"] if silent_heh else ["یی", "ی"] if word[-1] in "او" else ["ی"]
    if with_heh and not silent_heh:
        endings += ["ه", "هی", "های"]  # «ساله», «ساله‌ی», «ساله‌ای»
    if word == "نفر":
        endings.append("ه")
    return [word + e for e in endings]


_Longer = dict[str, dict[str, list[tuple[tuple[str, ...], Unit]]]]


@cache
def _index() -> tuple[_Longer, dict[str, Unit]]:
    """First word → second word → units of longer spellings, longest first; word → unit of one word."""
    longer: _Longer = {}
    single: dict[str, Unit] = {}
    for unit, words in sorted(table(), key=lambda entry: -len(entry[1])):
        if len(words) > 1:
            longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, unit))
        else:
            single.setdefault(words[0], unit)
    return longer, single


@cache
def glued_forms() -> frozenset[str]:
    """One-word spellings that may follow a number word with no space («پنج‌درصدی», «سه‌برابر»)."""
    kinds, never = {"count", "other"}, _WORDS["never_glued"]
    single = ((u, w[0]) for u, w in table() if len(w) == 1 and w[0].isalpha() and w[0] not in never)
    return frozenset(w for u, w in single if u.kind not in kinds or w.startswith("نفر"))


def lookup(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The longest unit whose words begin at tokens[at], and the index after it."""
    if at >= len(tokens):
        return None
    norm = tokens[at].norm
    longer, single = _index()
    if norm in longer and at + 1 < len(tokens):
        for words, unit in longer[norm].get(tokens[at + 1].norm, ()):
            if len(words) == 2 or [t.norm for t in tokens[at : at + len(words)]] == list(words):
                if words[-1] == "ساعت" and tokens[at + 2 :] and tokens[at + 2].norm.isdecimal():
                    continue  # «۳۵ نفر ساعت ۲۲ وارد شدند»: a clock time
                return unit, at + len(words)
    found = single.get(norm)
    if found is not None and found.code == "foot" and _unscaled(tokens, at):
        return None  # «۱۲ هزار پا», not «دو پا»
    if found is None or (norm == "برابر" and at + 1 < len(tokens) and tokens[at + 1].norm == "با"):
        return None  # «در سال ۹۲ برابر با …»
    return found, at + 1


def _unscaled(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].norm in _WORDS["scaled_only"] and not (at and tokens[at - 1].norm == "هزار")


def read(m: Mention) -> None:
    """Fill unit, unit_text, unit_end, value_base and base_unit of a mention."""
    tokens, n = m.sentence.tokens, m.numeral
    m.unit_end = max(n.end, n.tail)
    if n.unit:
        unit = _by_code(n.unit)
        start, end = (n.end, n.tail) if n.rule != "compound" else _inside(m)
        _set(m, unit, start, end, "numeral")
        if n.unit != "ratio":
            return
    if (hit := lookup(tokens, m.last)) is not None and not (hit[0].code == "foot" and _beside(m, "deaths")):
        unit, end = _settled(m, *hit)
        _set(m, unit, tokens[m.last].start, tokens[end - 1].end, "after")
        m.unit_end = tokens[end - 1].end
        return
    if n.unit:
        return
    if m.last < len(tokens) and tokens[m.last].norm in "()" and (at := _past_bracket(tokens, m.last)):
        hit = lookup(tokens, at)
        if hit is not None and hit[0].kind == "money":
            _set(m, hit[0], tokens[at].start, tokens[hit[1] - 1].end, "after")
            return
    if m.first and tokens[m.first - 1].norm in "%٪$€£":
        before = lookup(tokens, m.first - 1)
        if before is not None:
            _set(m, before[0], tokens[m.first - 1].start, tokens[m.first - 1].end, "before")


def _past_bracket(tokens: Sequence[Token], at: int) -> int:
    """Index after the bracket that opens or closes at `at` («۳۳,۳۳۳ (سی و سه هزار …) ریال»); 0 where none closes."""
    return next((k + 1 for k in range(at, min(len(tokens), at + _WITHIN)) if tokens[k].norm == ")"), 0)


_WITHIN = 24  # tokens that the same amount takes in words
_REACH = 60  # tokens to each side of a figure that are looked at, however long the sentence is


def _beside(m: Mention, name: str) -> bool:
    """Whether a word of the list stands in the figure's sentence."""
    listed = _WORDS[name]
    return any(t.norm in listed for t in m.sentence.tokens[max(0, m.first - _REACH) : m.last + _REACH])


def _persons(m: Mention, after: str) -> bool:
    """Whether the word after «تن» says that people are counted."""
    if after in _WORDS["people_weakly"]:
        return m.numeral.value < 1000 or _beside(m, "deaths")
    return after in _WORDS["people"] or after in _WORDS["people_of"]


def _people(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether what is said around a figure at tokens[first:at] befell people («۶۰ تن در این حادثه کشته شدند»)."""
    if at < len(tokens) and tokens[at].norm == "از":  # «۶۰ تن از مسافران», not «۲۰۰۰ تن از این محصول»
        at += 1
        if at + 1 < len(tokens) and _is_number(tokens[at].norm) and tokens[at + 1].norm == "تن":
            return _people(tokens, first, at + 2)  # «۴۸ تن از ۷۴ تن زخمی شدند»
        while at < len(tokens) - 1 and tokens[at].norm in _WORDS["demonstratives"]:
            at += 1
        whom = tokens[at].norm if at < len(tokens) else ""
        if at and at + 1 < len(tokens) and _is_number(whom) and tokens[at - 1].norm in _WORDS["demonstratives"]:
            after = lookup(tokens, at + 1)
            return after is None or after[0].kind == "count"  # «۷ تن از این ۱۲ مأمور»
        people = whom.endswith(_PEOPLE) and whom not in _WORDS["goods_of"]
        if people or whom in _WORDS["people_of"]:
            return True
    for token in reversed(tokens[max(0, first - 12) : first]):
        if token.norm in _WORDS["people_before"]:
            return True
        if token.norm in "،؛.:و" or _is_number(token.norm):
            break
    for token in tokens[at : at + 8]:
        if token.norm in _WORDS["people_after"]:
            return True
        if token.norm in "،؛.:و" or _is_number(token.norm):
            return False
    return False


def _inside(m: Mention) -> tuple[int, int]:
    """Offsets of the unit's words inside a compound: the «کیلو» of «۷ کیلو و ۱۸۱ گرم»."""
    tokens = m.sentence.tokens
    for at in range(m.first, m.last):
        if (hit := lookup(tokens, at)) is not None:
            return tokens[at].start, tokens[hit[1] - 1].end
    return m.numeral.start, m.numeral.end


def _settled(m: Mention, unit: Unit, end: int) -> tuple[Unit, int]:
    """The unit where its word has two senses: «تن» (people, tonnes), «درجه» (temperature, or as written)."""
    tokens = m.sentence.tokens
    word = tokens[m.last].norm
    after = tokens[end].norm if end < len(tokens) else ""
    whole = m.numeral.value == int(m.numeral.value)
    if unit.code == "t" and word == "تن" and whole and (_persons(m, after) or _people(tokens, m.first, end)):
        return _by_code("count"), end
    if unit.name == "واحد":
        led = any(t.norm in _WORDS["index_led"] for t in tokens[max(0, m.first - 8) : m.first])
        point = after not in _WORDS["housed"] and (led or _beside(m, "index"))
        return (unit if point else _by_code("count")), end
    if unit.name == "درجه" and _beside(m, "weather"):
        return _by_code("Cel"), end
    return unit, end


@cache
def _by_code(code: str) -> Unit:
    for unit, _ in table():
        if unit.code == code:
            return unit
    return Unit(code, code, code if code == "ratio" else None, 1.0, None, code)


def _set(m: Mention, unit: Unit, start: int, end: int, rule: str) -> None:
    m.unit = unit.code or unit.name
    m.unit_text = " ".join(m.sentence.doc.raw[start:end].split()) if unit.code != "ratio" else None
    if unit.base is not None and unit.factor is not None:
        m.base_unit = unit.base
        m.value_base = m.numeral.value * unit.factor
    m.evidence["unit"] = Reading(m.unit, f"units.csv:{unit.name} ({rule})", start, end)


def share(mentions: Sequence[Mention]) -> None:
    """Give a unit to figures whose unit the text writes once for several, or leaves to the figure before."""
    for m, following in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if _unitless(m) and following.sentence is m.sentence and following.first - m.last == 1:
            hit = following.evidence.get("unit")
            if hit is not None and hit.start >= following.numeral.end and _joined(m):
                _take(m, following, "shared")
        elif _unitless(m) and _parallel(m, following):
            _take(m, following, "parallel")
    for before, m, after in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if _unitless(m) and _between(before, m, after):
            _take(m, after, "between")
    money = rate = None
    spoken = {m.unit for m in mentions if "unit" in m.evidence and m.unit in ("IRR", "IRT") and m.numeral.value >= 1e6}
    for m in mentions:
        if "unit" in m.evidence:
            kind = _by_code(m.unit).kind
            money, rate = (m if kind == "money" else money), (m if kind == "percent" else rate)
        elif _unitless(m) and (_closed(m) or (m.numeral.value >= _MONEY and _before_sum(m))):
            led = m.first > 0 and m.sentence.tokens[m.first - 1].norm in _WORDS["percent_leads"]
            if led and m.numeral.value <= 100 and _clause_has(m, "percents"):
                at = m.sentence.tokens[m.last - 1].end
                _set(m, _by_code("percent"), at, at, "clause")
            elif money is not None and (_carries(money, m) or (m.numeral.value >= 1e8 and spoken == {money.unit})):
                _take(m, money, "carried")
            elif rate is not None and rate.sentence is m.sentence and led and _is_rate(m):
                _take(m, rate, "carried")
    first = next((m for m in mentions if "unit" in m.evidence and spoken == {m.unit}), None)
    for m in mentions:  # «تخصیص ۱۶۰۰ میلیارد به …» in a headline
        if first and m.sentence.role == "title" and _unitless(m) and m.numeral.value >= _MONEY and _closed(m):
            _take(m, first, "carried")


def _is_number(norm: str) -> bool:
    return norm[0].isdecimal() or norm in _WORDS["numbers"]


def _is_rate(m: Mention) -> bool:
    return m.numeral.value <= 100 and _beside(m, "rates")


def _parallel(m: Mention, other: Mention) -> bool:
    """«ترکیه با ۱۱، هند با ۷ و آلمان با پنج درصد»: figures led by the same words, the unit at the last."""
    hit, tokens = other.evidence.get("unit"), m.sentence.tokens
    below = m.numeral.value < 0 and other.numeral.value < 0  # «صنعت منفی ۹.۶ و خدمات منفی ۰.۰۲ درصد»
    if hit is None or other.sentence is not m.sentence or not m.first or not 2 - below < other.first - m.last < _APART:
        return False
    if _by_code(other.unit).kind not in _SHARED or tokens[m.last].norm not in ("،", "و"):
        return False
    flags = shape(m.sentence)
    if any(f & (Is.VERB | Is.RA | Is.CONJUNCTION) for f in flags[m.last : other.first]):
        return False
    if below:
        return True
    lead = _lead(m, flags)
    if tokens[lead].norm in ("با", "به") and tokens[_lead(other, flags)].norm == tokens[lead].norm:
        return True
    opening = m.last + 1  # «میزان واردات دو و میزان صادرات هفت درصد», «در ماه نخست ۴۵ و در ماه دوم ۴۲ درصد»
    again = flags[opening] & (Is.PREPOSITION | Is.MEASURE | Is.DIMENSION | Is.QUANTITY | Is.SUM)
    return bool(again) and any(t.norm == tokens[opening].norm for t in tokens[max(0, m.first - _APART) : m.first - 1])


def _lead(m: Mention, flags: list[int]) -> int:
    """Index of the word that leads to the figure, comparators passed over: the «با» of «با بیش از ۵ تن»."""
    at = m.first - 1
    while at > 0 and (flags[at] & Is.COMPARATOR or (flags[at - 1] & Is.COMPARATOR and flags[at] & Is.PREPOSITION)):
        at -= 1
    return at


def _between(before: Mention, m: Mention, after: Mention) -> bool:
    """«تاکسی ۲۲ لیتر، آژانس ۱۸ و سواری ۴ لیتر»: both neighbours in the list are of one unit, this one names none."""
    if not before.sentence is m.sentence is after.sentence or before.unit != after.unit or not _joined(m):
        return False
    if "unit" not in before.evidence or "unit" not in after.evidence or _by_code(after.unit).kind not in _SHARED:
        return False
    gap = range(m.sentence.token_at(before.unit_end), after.first)
    flags = shape(m.sentence)
    return len(gap) < 2 * _APART and not any(
        flags[i] & (Is.VERB | Is.RA | Is.CONJUNCTION | Is.PREPOSITION) for i in gap if not m.first <= i < m.last
    )


def _before_sum(m: Mention) -> bool:
    """«۴۰۰ میلیارد هزینه اجرای پروژه»: a sum of money follows."""
    return m.last < len(m.sentence.tokens) and bool(shape(m.sentence)[m.last] & Is.SUM)


def _carries(money: Mention, m: Mention) -> bool:
    """Whether the unit of an amount of money holds for a later figure that names none."""
    if money.sentence is m.sentence and m.numeral.value >= 1e6 <= money.numeral.value:
        return True
    tokens = m.sentence.tokens
    if (
        money.sentence is m.sentence
        and m.numeral.value >= 1000
        and tokens[m.first - 1].norm == "("
        and m.first - money.last <= 4
    ):
        return True  # «۵۰ هزار فرانک (۲۰ هزار بابت …)»
    return m.sentence.index - money.sentence.index <= 1 and m.numeral.value >= 100 and _clause_has(m, "prices")


def _unitless(m: Mention) -> bool:
    return "unit" not in m.evidence and m.numeral.unit is None


def _joined(m: Mention) -> bool:
    return m.sentence.tokens[m.last].norm in _WORDS["joiners"]


_STOP = (
    Is.VERB
    | Is.VERB_PREFIX
    | Is.PREPOSITION
    | Is.RA
    | Is.PUNCTUATION
    | Is.CONJUNCTION
    | Is.AND
    | Is.PRONOUN
    | Is.ANAPHOR
)


def _closed(m: Mention) -> bool:
    """Whether no noun follows that the numeral could count."""
    flags, last = shape(m.sentence), m.last
    if m.numeral.value >= 1e6 and last < len(flags) and m.sentence.tokens[last].norm in _WORDS["more_or_less"]:
        last += 1  # «بتوانند ۳ میلیارد بیشتر هزینه کنند»
        return last >= len(flags) or bool(flags[last] & _STOP) or m.sentence.tokens[last].norm in _WORDS["prices"]
    if last < len(flags) and m.sentence.tokens[last].norm == "ی":
        last += 1  # «۷ میلیاردی که پرداخت شد»
    if last >= len(flags):
        return True
    return bool(flags[last] & _STOP) or phrases.is_predicate(flags, last)


def _clause_has(m: Mention, name: str) -> bool:
    """Whether a word of the list stands before the figure in its clause, with no numeral between."""
    tokens, wanted = m.sentence.tokens, _WORDS[name]
    for at in range(m.first - 1, max(-1, m.first - 16), -1):
        norm = tokens[at].norm
        if norm in wanted:
            return not (at and _is_number(tokens[at - 1].norm))
        if norm in "،؛.:!؟" or norm[0].isdecimal():
            return False
    return False


def _take(m: Mention, other: Mention, rule: str) -> None:
    unit, reading = _by_code(other.unit), other.evidence["unit"]
    if unit.name == unit.code and unit.factor is None:  # a unit that is its own code
        m.unit, m.unit_text = other.unit, other.unit_text
        m.evidence["unit"] = Reading(m.unit, f"units.csv:{m.unit} ({rule})", reading.start, reading.end)
        return
    _set(m, unit, reading.start, reading.end, rule)


def dimension() -> list[dict[str, object]]:
    """One row a unit: unit, kind, base_unit, factor, standard_code, forms (parted by «، »)."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    with _FILE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            forms = row["forms"].split("|")
            for code, named in [(f, [f]) for f in forms] if row["code"] == "=" else [(row["code"], forms)]:
                rows[code, row["kind"]] = {
                    "unit": code,
                    "kind": row["kind"],
                    "base_unit": row["base"] or None,
                    "factor": float(row["factor"]) if row["factor"] else None,
                    "standard_code": row["standard"] or None,
                    "forms": "، ".join(named),
                }
    return list(rows.values())
