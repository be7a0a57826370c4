"""Units that the text writes once for several figures, or leaves to a figure before (words in units.yaml)."""

import itertools
from collections.abc import Sequence

from pipelines.figures import page_money, phrases, unit_headers
from pipelines.figures.document import Mention, Reading
from pipelines.figures.units import SHARED_KINDS, WORDS, beside, by_code, fill, is_number
from pipelines.figures.word_classes import ENDS, Is, shape, word_set

_MEANS = frozenset(norm for norm in word_set("averages_of") if norm.endswith("ی"))
_APART = 10  # tokens between figures that are told alike
_AMOUNT = 100  # the least amount of money that is told without its unit
_SUMS = frozenset({"money"})
_FAR = 1e6  # the least amount that is told so far from its unit
_HUGE = 1e12
_DWARFED = 1e9  # times, of two sums that are not told in one breath
_ALIKE = 50  # amounts of one list differ less
_NEAR = 4  # and prices of one thing less still
_GAP = 16  # tokens between two amounts of one list
_FULLER = frozenset({"m2", "m3"})
_POINT = "واحد"
_NEXT = 6  # tokens from an index to its points
_SIZES = 4  # figures from an amount to the next of its list
_SIZED = tuple(WORDS["sizes"])
_VERB = 4  # tokens from a price to its verb
_MONEY = 1e8  # a number without a unit that is rather money than a count
_NO_NAME = ENDS | Is.COMPARATOR
_TENTHS = SHARED_KINDS - {"money"}  # told in tenths


def share(mentions: Sequence[Mention]) -> None:
    """Give a unit to figures whose unit the text writes once for several, or leaves to the figure before."""
    for m, after in itertools.pairwise(mentions):
        if m.unit == "m" and after.unit in _FULLER and _to_fuller(m, after):
            _take(m, after, "fuller")
    bare = [m for m in mentions if "unit" not in m.evidence and m.numeral.unit is None]
    if not bare:
        return
    unit_headers.share(bare)
    _from_lists(mentions)
    _to_means(mentions)
    _from_before(mentions)
    if len(spoken := _spoken(mentions)) == 1:
        first = next(m for m in mentions if "unit" in m.evidence and m.unit in spoken)
        for m in bare:  # «تخصیص ۱۶۰۰ میلیارد به …» in a headline
            if m.numeral.value >= _MONEY and m.sentence.role == "title" and _unitless(m) and _closed(m):
                _take(m, first, "carried")
    for m, after in itertools.pairwise(mentions):  # «با نرخ ۵۶۰۰ عرضه شد … ۸۱۰۰ تا ۸۸۰۰ تومان»
        near = "unit" in after.evidence and 0 <= after.sentence.index - m.sentence.index <= 1
        if near and _unitless(m) and by_code(after.unit).kind in _SUMS and _same_price(after, m):
            _take(m, after, "ahead")
    if page_money.share(mentions):
        _from_lists(mentions)
        _from_before(mentions)


def _to_fuller(m: Mention, after: Mention) -> bool:
    """«از ۸ متر به ۱۲ متر مربع», «بین ۲۰ متر تا ۴۰ متر مکعب»: the unit of both is the one that says more."""
    if m.sentence is not after.sentence or after.first - m.last > _NEAR or not m.first:
        return False
    tokens = m.sentence.tokens
    past = m.sentence.token_at(m.unit_end)
    return past < len(tokens) and tokens[past].norm in WORDS["ends_at"] and _is_open(m)


def _is_open(m: Mention) -> bool:
    """Whether «از» or «بین» stands before the figure, a comparator between them passed over."""
    before = m.sentence.tokens[max(0, m.first - 3) : m.first]
    return any(t.norm in WORDS["starts_at"] for t in before)


def _spoken(mentions: Sequence[Mention]) -> set[str]:
    """The moneys of Iran that great sums of the article are told in."""
    return {m.unit for m in mentions if "unit" in m.evidence and m.unit in ("IRR", "IRT") and m.numeral.value >= 1e6}


def _from_lists(mentions: Sequence[Mention]) -> None:
    """The units that are told at the last of a list, or on both sides of a figure (in place)."""
    for i in range(len(mentions) - 2, -1, -1):
        m, following = mentions[i], mentions[i + 1]
        if "unit" in m.evidence or m.numeral.unit is not None:
            continue
        if following.sentence is m.sentence and _next_to(m, following) and not _is_size(m, following):
            hit = following.evidence.get("unit")
            if hit is not None and hit.start >= following.numeral.end and _joined(m):
                _take(m, following, "shared")
        elif _parallel(m, following):
            _take(m, following, "parallel")
        elif (last := _gapped(mentions, i)) is not None:
            _take(m, last, "gapped")
    for before, m, after in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if _unitless(m) and _between(before, m, after):
            _take(m, after, "between")


def _to_means(mentions: Sequence[Mention]) -> None:
    """«۱.۶ به ازای هر هزار نفر است و میانگین کشوری ۱.۸»: the unit of a measure told of another place too (in place)."""
    for before, m in itertools.pairwise(mentions):
        if not m.first or m.sentence is not before.sentence or "unit" not in before.evidence or not _unitless(m):
            continue
        if m.sentence.tokens[m.first - 1].norm in _MEANS and before.unit != "count" and _closed(m):
            _take(m, before, "mean of a place")


def _next_to(m: Mention, following: Mention) -> bool:
    """Whether one mark or «و» parts two figures, or that and a comparator: «حداقل ۱۰ و حداکثر ۲۰ درصد»."""
    gap = following.first - m.last
    return gap == 1 or (gap == 2 and m.sentence.tokens[following.first - 1].norm in WORDS["bounds"])


def _from_before(mentions: Sequence[Mention]) -> None:
    """The units that a figure has from one before it (in place)."""
    money = rate = points = None
    spoken = _spoken(mentions)
    sole = len({m.unit for m in mentions if "unit" in m.evidence and by_code(m.unit).kind == "money"}) == 1
    for m in mentions:
        if "unit" in m.evidence:
            kind = by_code(m.unit).kind
            money, rate = (m if kind == "money" else money), (m if kind == "percent" else rate)
            points = m if m.unit == _POINT else points
        elif points is not None and _unitless(m) and m.numeral.value >= _AMOUNT and _is_moved(m):
            _take(m, points, "carried")
        elif _unitless(m) and rate is not None and (_goes_on(rate, m) or _shrinks(m)):
            _take(m, rate, "carried")
            rate = m
        elif _unitless(m) and (_closed(m) or (m.numeral.value >= _MONEY and _before_sum(m))):
            led = m.first > 0 and m.sentence.tokens[m.first - 1].norm in WORDS["percent_leads"]
            if led and m.numeral.value <= 100 and _clause_has(m, "percents"):
                at = m.sentence.tokens[m.last - 1].end
                fill(m, by_code("percent"), at, at, "clause")
            elif money is not None and (
                _carries(money, m, sole) or (m.numeral.value >= 1e8 and spoken == {money.unit})
            ):
                _take(m, money, "carried")
            elif rate is not None and led and _is_like(rate, m):
                _take(m, rate, "carried")
                rate = m
            elif abs(m.numeral.value) <= 100 and _told_rate(m):
                at = m.sentence.tokens[m.last - 1].end
                fill(m, by_code("percent"), at, at, "rate")


def _told_rate(m: Mention) -> bool:
    """«نرخ تورم کشور ۱۵.۶ است», «نرخ بیکاری به ۹.۸ رسید»: a rate that is one of percent."""
    tokens = m.sentence.tokens
    for at in range(m.first - 1, max(0, m.first - _APART), -1):
        norm = tokens[at].norm
        if norm in WORDS["rates_of"]:
            return tokens[at - 1].norm == "نرخ"
        if norm in "،؛.:!؟" or norm[0].isdecimal():
            return False
    return False


def _is_like(rate: Mention, m: Mention) -> bool:
    return _is_growth(m) or (rate.sentence is m.sentence and _is_rate(m))


def _goes_on(rate: Mention, m: Mention) -> bool:
    """«با ۱۱.۴، ۹.۲ و ۹.۱ بیشترین رشد»: the next of a list whose first had its unit from before."""
    listed = rate.sentence is m.sentence and rate.last + 1 == m.first and _joined(rate)
    return listed and "carried" in rate.evidence["unit"].rule


def _shrinks(m: Mention) -> bool:
    """«با رشد منفی ۱.۴ بدترین سهم را داشت»."""
    led = m.first > 0 and m.sentence.tokens[m.first - 1].norm in WORDS["growths"]
    return led and -_AMOUNT < m.numeral.value < 0


def _is_rate(m: Mention) -> bool:
    return m.numeral.value <= 100 and beside(m, "rates")


def _is_growth(m: Mention) -> bool:
    """«رشد اقتصادی در سال ۲۰۱۹ برابر با منفی ۶.۸ بوده است»: below nought or in tenths, where a growth is told of."""
    return abs(m.numeral.value) <= 100 and (m.numeral.value < 0 or m.numeral.value % 1 != 0) and beside(m, "growths")


def _parallel(m: Mention, other: Mention) -> bool:
    """«ترکیه با ۱۱، هند با ۷ و آلمان با پنج درصد»: figures led by the same words, the unit at the last."""
    hit, tokens = other.evidence.get("unit"), m.sentence.tokens
    below = m.numeral.value < 0 and other.numeral.value < 0  # «صنعت منفی ۹.۶ و خدمات منفی ۰.۰۲ درصد»
    if hit is None or other.sentence is not m.sentence or not m.first or not 2 - below < other.first - m.last < _APART:
        return False
    points = other.unit == _POINT and m.numeral.value >= _AMOUNT  # «فولاد با ۲۵۰۰ و شستا با ۹۰۰ واحد»
    kind = by_code(other.unit).kind
    if (kind not in SHARED_KINDS and not points) or tokens[m.last].norm not in ("،", "و"):
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


def _gapped(mentions: Sequence[Mention], i: int) -> Mention | None:
    """«خانوار دو نفره ۲.۹ میلیون و سه نفره ۳.۸ میلیون تومان»: the amount after mentions[i] that names the money of both.

    Percentages likewise: «استخراج نفت ۲۵.۶، معادن ۱.۷ و ساختمان ۲.۹ درصد», where the first are no whole numbers.
    """
    m = mentions[i]
    tokens = m.sentence.tokens
    named = _named(m)
    share = abs(m.numeral.value) < _AMOUNT and (m.numeral.value % 1 != 0 or named)
    if (
        not (m.numeral.value >= _AMOUNT or share)
        or m.last >= len(tokens)
        or tokens[m.last].norm not in WORDS["gap_marks"]
    ):
        return None
    if share and _clause_has(m, "marks"):
        return None  # «معدل ۱۷.۵ و نرخ قبولی ۹۲ درصد»
    kinds = _TENTHS if share else SHARED_KINDS if named else _SUMS
    for other in mentions[i + 1 : i + _SIZES]:
        if other.sentence is not m.sentence or other.first - m.last > _GAP:
            return None
        if _is_size(m, other):
            continue
        hit = other.evidence.get("unit")
        if (
            hit is None
            or not (by_code(other.unit).kind in kinds or (other.unit == "a" and share and _clause_has(m, "ages")))
            or hit.start < other.numeral.end
        ):
            return None
        alike = share or m.numeral.value <= _ALIKE * other.numeral.value <= _ALIKE * _ALIKE * m.numeral.value
        between = shape(m.sentence)[m.last : other.first]
        return None if not alike or any(f & (Is.VERB | Is.VERB_PREFIX | Is.CONJUNCTION) for f in between) else other
    return None


def _named(m: Mention) -> bool:
    """Whether a name stands before the figure: «تهران ۱۰، کرج ۸ و قم ۵ درصد»."""
    return m.first > 0 and not shape(m.sentence)[m.first - 1] & _NO_NAME


def _is_size(m: Mention, other: Mention) -> bool:
    """Whether `other` tells the size of something, and `m` what it costs: «۲.۱ میلیون، دو نفره ۲.۹ میلیون تومان»."""
    smaller = _AMOUNT < m.numeral.value > other.numeral.value
    return smaller and (other.unit_text or "").endswith(_SIZED)


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
    if "unit" not in before.evidence or "unit" not in after.evidence or by_code(after.unit).kind not in SHARED_KINDS:
        return False
    gap = range(m.sentence.token_at(before.unit_end), after.first)
    flags = shape(m.sentence)
    return len(gap) < 2 * _APART and not any(
        flags[i] & (Is.VERB | Is.RA | Is.CONJUNCTION | Is.PREPOSITION) for i in gap if not m.first <= i < m.last
    )


def _before_sum(m: Mention) -> bool:
    """«۴۰۰ میلیارد هزینه اجرای پروژه»: a sum of money follows."""
    return m.last < len(m.sentence.tokens) and bool(shape(m.sentence)[m.last] & Is.SUM)


def _carries(money: Mention, m: Mention, sole: bool) -> bool:
    """Whether the unit of an amount of money (`sole`: the only one of the page) holds for a later figure without one."""
    foreign = money.unit not in ("IRR", "IRT")
    named = m.first > 0 and m.sentence.tokens[m.first - 1].norm in WORDS["prices"]
    dwarfed = not named and m.numeral.value * _DWARFED < money.numeral.value
    if dwarfed or (foreign and m.numeral.value >= _HUGE):
        return False  # «هزار میلیارد» of no dollars; «۴ هزار میلیارد ریال … به ۲۵۰ روستا»
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
    near = m.sentence.index - money.sentence.index <= 1
    if sole and m.numeral.value >= _FAR and _clause_has(m, "prices"):
        return True
    changed = m.numeral.value < money.numeral.value and _is_changed(m)
    return m.numeral.value >= _AMOUNT and near and (changed or _clause_has(m, "prices") or _same_price(money, m))


def _is_changed(m: Mention) -> bool:
    """«به ترتیب ۵۰۰ و ۳۰۰ افزایش یافت»: a change right after a figure, or after those listed with it."""
    tokens, at = m.sentence.tokens, m.last
    stop = min(len(tokens) - 1, m.last + _GAP)
    while at < stop and tokens[at].norm in ("و", "،") and tokens[at + 1].norm.isdecimal():
        at += 2
    return at < len(tokens) and bool(shape(m.sentence)[at] & Is.CHANGE)


def _is_moved(m: Mention) -> bool:
    """«شاخص ۱۹ هزار و ۹۲۶ بالا آمد»: points that the figure does not name."""
    tokens = m.sentence.tokens
    led = any(t.norm in WORDS["index"] for t in tokens[max(0, m.first - _NEXT) : m.first])
    lifted = m.last < len(tokens) and tokens[m.last].norm in WORDS["lifted_words"]
    return led and (lifted or _is_changed(m))


def _same_price(money: Mention, m: Mention) -> bool:
    """«… ۸۱۰۰ تومان بود که امروز به ۸۵۰۰ رسید»: a number like the price before it, and a verb of prices."""
    tokens, value, known = m.sentence.tokens, m.numeral.value, money.numeral.value
    if not m.first or not known / _NEAR <= value <= known * _NEAR or _clause_has(m, "index"):
        return False
    verb = next(
        (k for k in range(m.last, min(len(tokens), m.last + _VERB)) if tokens[k].norm in WORDS["price_verbs"]), -1
    )
    return verb == m.last or (verb > 0 and tokens[m.first - 1].norm in WORDS["price_leads"])


def _unitless(m: Mention) -> bool:
    return "unit" not in m.evidence and m.numeral.unit is None


def _joined(m: Mention) -> bool:
    return m.sentence.tokens[m.last].norm in WORDS["joiners"]


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
    if m.numeral.value >= 1e6 and last < len(flags) and m.sentence.tokens[last].norm in WORDS["more_or_less"]:
        last += 1  # «بتوانند ۳ میلیارد بیشتر هزینه کنند»
        return last >= len(flags) or bool(flags[last] & _STOP) or m.sentence.tokens[last].norm in WORDS["prices"]
    if last < len(flags) and m.sentence.tokens[last].norm == "ی":
        last += 1  # «۷ میلیاردی که پرداخت شد»
    if last >= len(flags):
        return True
    told = m.sentence.tokens[last].norm in WORDS["price_verbs"]
    # «به ارزش ۶۵ میلیارد شده است», «۱۲۰۰ میلیارد تومان بود که ۵۰ میلیارد افزایش نشان می‌دهد»
    great = m.numeral.value >= _FAR and bool(flags[last] & (Is.PARTICIPLE | Is.LIGHT | Is.CHANGE))
    return told or great or bool(flags[last] & _STOP) or phrases.is_predicate(flags, last)


def _clause_has(m: Mention, name: str) -> bool:
    """Whether a word of the list stands before the figure in its clause, with no numeral between."""
    tokens, wanted = m.sentence.tokens, WORDS[name]
    for at in range(m.first - 1, max(-1, m.first - 16), -1):
        norm = tokens[at].norm
        if norm in wanted:
            return not (at and is_number(tokens[at - 1].norm))
        if norm in "،؛.:!؟" or norm[0].isdecimal():
            return False
    return False


def _take(m: Mention, other: Mention, rule: str) -> None:
    unit, reading = by_code(other.unit), other.evidence["unit"]
    if unit.name == unit.code and unit.factor is None:  # a unit that is its own code
        m.unit, m.unit_text = other.unit, other.unit_text
        m.evidence["unit"] = Reading(m.unit, f"units.csv:{m.unit} ({rule})", reading.start, reading.end)
        return
    fill(m, unit, reading.start, reading.end, rule)
