"""What figures count that are told one for each of the things before them, or of a thing whose number follows it."""

from pipelines.figures.antecedents import after_previous, end_token, previous, told_before
from pipelines.figures.counted.answers import Counting, copy, take
from pipelines.figures.counted.clauses import MEASURING, SETTING, strip
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.document import Mention
from pipelines.figures.phrases import PAIRS, Chunk, Phrase, chunks
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import ENDS, Is, word_set

_LONGEST = 8  # figures of such a list
_IN_ORDER = word_set("in_order")
_WHEN = Is.TIME | Is.TIME_CLOSER | Is.PREPOSITION | Is.DETERMINER | Is.NUMBER
_BETWEEN = Is.PUNCTUATION | Is.AND | Is.COMPARATOR
_WORDS = 3  # words of a thing that has its figure in such a list
_GROUPS = word_set("groups")
_WHOLE = "whole of a count"
_SECTORS = "each of the sectors"
_SECTOR_LIST = 30  # tokens from a rate to the first share of its sectors


def respective(f: Counting) -> bool:
    """«۵۸ وانت و ۸ کامیون تولید شد که به ترتیب ۲۰ درصد و ۶ درصد رشد داشت»: each share is of its own figure's thing."""
    m, place = f.m, _place(f)
    if place is None:
        return False
    back, length = place
    told: list[Mention] = []
    for further in range(back + 1, back + 1 + 2 * _LONGEST):
        other = previous(m, further)
        if other is None or other.sentence is not m.sentence:
            break
        if other.unit not in TIMES:
            told.append(other)
    if not told:
        return _of_sectors(f, back)
    if len(told) != length or any(other.unit == m.unit for other in told):
        return False
    match = told[length - 1 - back]
    if match.counted is None:
        return False
    copy(m, match, "each in its order")
    return True


def _of_sectors(f: Counting, back: int) -> bool:
    """«رشد در بخش کشاورزی، صنعت و خدمات به ترتیب ۸، ۷ و ۲ درصد بود»: what the list says of each of its sectors."""
    m, other = f.m, previous(f.m)
    if back:
        known = other.evidence.get("counted") if other is not None else None
        if other is not None and known is not None and known.rule == _SECTORS:
            copy(m, other, _SECTORS)
            return True
        return False
    for i in range(max(after_previous(m), m.first - _SECTOR_LIST) + 1, m.first):
        if f.tokens[i].norm != "در" or not any(f.tokens[k].norm == "،" for k in range(i, m.first)):
            continue
        head = next((k for k in (i - 1, i - 2) if k >= 0 and f.flags[k] & (MEASURING | Is.CHANGE)), -1)
        if head >= 0 and not f.flags[i - 1] & (Is.PREPOSITION | SETTING | Is.PUNCTUATION):
            take(m, Phrase(head, i), _SECTORS)
            return True
    return False


def each_named(f: Counting) -> bool:
    """«گندم و جو به ترتیب ۳ و ۵ هزار تن»: the one of the things right before «به ترتیب» whose place the figure has."""
    place = _place(f)
    if place is None:
        return False
    back, length = place
    opening = f.m if not back else previous(f.m, back)
    if opening is None:
        return False
    at = opening.first - 1
    while at > 0 and f.tokens[at].norm not in _IN_ORDER:
        at -= 1
    end = at - (f.tokens[at].norm == "ترتیب")
    while end > 0 and (f.flags[end - 1] & _WHEN or f.tokens[end - 1].norm == "نسبت"):
        end -= 1  # «برنج و شکر در این مدت به ترتیب …»
    items = _items(f, end, length)
    if len(items) != length:
        return False
    phrase = strip(f.tokens, f.flags, items[back])
    if phrase is None:
        return False
    take(f.m, phrase, "each in its order")
    return True


def _items(f: Counting, end: int, length: int) -> list[Chunk]:
    """The `length` things that commas and «و» part, right before token `end`; none where they are places or led."""
    items: list[Chunk] = []
    low = max(0, end - (_WORDS + 1) * length)
    last = end
    for i in range(end - 1, low - 2, -1):
        bound = i < low or f.flags[i] & (ENDS | Is.TIME | Is.LOCATIVE) or i == end
        if not bound:
            continue
        if i + 1 >= last or (i >= low and f.flags[i] & (Is.LOCATIVE | Is.PREPOSITION)):
            return []
        if i >= low and f"{f.tokens[i - 1].norm} {f.tokens[i + 1].norm}" in PAIRS:
            return []  # «نرخ خرید و فروش یورو به ترتیب …»
        items.append(Chunk(i + 1, last, False))
        last = i
        if len(items) == length or i < low or not f.flags[i] & _BETWEEN:
            break
    if len(items[-1:]) and items[-1].last - items[-1].first > 1 and any(_of_group(f, c) for c in items):
        return []  # «نرخ بیکاری مردان و زنان», «نرخ بیکاری شهری و روستایی»
    if any(c.last - c.first > _WORDS or is_place(f.tokens, c.first, c.last, sure=False) for c in items):
        return []
    return items[::-1]


def _of_group(f: Counting, item: Chunk) -> bool:
    """Whether an item is but a group or a kind of which the thing named first is told."""
    norm = f.tokens[item.last - 1].norm
    return norm in _GROUPS or (norm.endswith("ی") and not norm.endswith("های") and not f.flags[item.last - 1])


def _place(f: Counting) -> tuple[int, int] | None:
    """How many shares of the run that «به ترتیب» opens stand before the figure, and how many the run has."""
    back, one = 0, f.m
    while not _opens_run(f, one):
        other = previous(f.m, back + 1)
        if other is None or not _adjoins(f, other, one) or back == _LONGEST:
            return None
        back, one = back + 1, other
    length, one = back + 1, f.m
    while (other := previous(f.m, back - length)) is not None and _adjoins(f, one, other) and length < _LONGEST:
        length, one = length + 1, other
    return (back, length) if length > 1 else None


def _opens_run(f: Counting, one: Mention) -> bool:
    """«به ترتیب ۲۰ و ۳۰ درصد», «به ترتیب افزایش ۴۷ درصدی و ۲۹ درصدی»: whether «به ترتیب» stands before a figure."""
    at = one.first - 1
    while at > 0 and f.flags[at] & (Is.CHANGE | Is.COMPARATOR):
        at -= 1
    return at >= 0 and f.tokens[at].norm in _IN_ORDER


def _adjoins(f: Counting, one: Mention, other: Mention) -> bool:
    """Whether two figures of a kind stand side by side, with a comma or «و» between them."""
    if other.sentence is not f.m.sentence or one.sentence is not other.sentence or one.unit != other.unit:
        return False
    gap = range(end_token(one), other.first)
    return len(gap) > 0 and all(f.flags[i] & _BETWEEN for i in gap)


def by_number(f: Counting) -> bool:
    """«وانت به تعداد ۳ هزار دستگاه، مینی‌بوس به تعداد ۵۴ دستگاه»: what stands before «به تعداد»."""
    end = f.m.first - 2
    if end < 1 or f.tokens[end].norm != "به" or not f.flags[end + 1] & (Is.TALLY | Is.EMPTY_MEASURE):
        return False
    low = after_previous(f.m)
    sized = told_before(f.m) if low == end else None
    if sized is not None and sized.attributive and sized.unit != "count" and sized.counted_end <= sized.numeral.start:
        copy(f.m, sized, "noun before its number")  # «کامیون ۱۱ تنی به تعداد ۲۰ دستگاه»
        return True
    while end > low and f.flags[end - 1] & Is.ADVERB:
        end -= 1
    joint = next((i for i in range(end - 1, low - 1, -1) if f.flags[i] & Is.AND), -1)
    found = chunks(f.flags, max(low, joint + 1), end)
    if not found or found[-1].last != end:
        return False
    first = found[-1].first
    while found[-1].led and first < end and f.flags[first] & Is.TIME:
        first += 1  # «در این مدت خودروهای سواری به تعداد …»
    if (found[-1].led and first == found[-1].first) or first == end:
        return False
    phrase = strip(f.tokens, f.flags, Chunk(first, end, False))
    if phrase is None or f.flags[phrase.first] & SETTING or f.tokens[phrase.first].norm == "کدام":
        return False  # «هر کدام به تعداد ۱۲ مورد»
    take(f.m, phrase, "noun before its number")
    return True


def of_statistics(f: Counting) -> bool:
    """«از آمار ازدواج، ۳ هزار در شهرها و ۲ هزار در روستاها بود»: the whole that «از» and a word of number lead."""
    m, at, other = f.m, f.m.first - 1, told_before(f.m)
    if at < 2 or f.after >= f.count or not f.flags[f.after] & Is.PREPOSITION:
        return False
    if other is not None and other.evidence["counted"].rule == _WHOLE:
        if any(f.flags[i] & (Is.VERB | Is.CONJUNCTION) for i in range(end_token(other), m.first)):
            return False
        copy(m, other, _WHOLE)
        return True
    found = chunks(f.flags, after_previous(m), at) if f.tokens[at].norm == "،" else []
    if not found or not found[-1].led or found[-1].last != at or not f.flags[found[-1].first] & Is.TALLY:
        return False
    phrase = strip(f.tokens, f.flags, found[-1]) if f.tokens[found[-1].first - 1].norm == "از" else None
    if phrase is None or f.flags[phrase.first] & SETTING:
        return False
    take(m, phrase, _WHOLE)
    return True
