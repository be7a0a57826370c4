"""How the figures of one article hang together: part_of (the whole a figure is a share of) and repeats (first mention).

Both hold indices in doc.mentions; the counted phrases must have been read before.
"""

from collections import defaultdict
from pathlib import Path

from pipelines.figures import word_lists
from pipelines.figures.antecedents import (
    POINTERS,
    SUMS_AFTER,
    antecedent,
    end_token,
    is_baseline,
    part_words,
    past_classifier,
)
from pipelines.figures.counted_words import counted_words, head, stem
from pipelines.figures.document import Document, Mention, Reading
from pipelines.figures.word_classes import PLURALS, Is, lexicon, shape

_SHARES = frozenset({"percent", "permille", "ratio"})
_FIRSTS = 12  # different things of one value that a figure is compared with
_GAP = 8  # tokens from a part to its sum
_POINTS = 18  # letters from a figure to «این»
_ALIKE = 4  # words after two figures that are one
_EXACT = 4  # digits of a value that is hardly met twice by chance
_REACH = 6  # how many figures back a whole may stand
_WORDS = word_lists.sets(Path(__file__).with_name("relations.yaml"))
_WHOLE_BEFORE = frozenset(tuple(entry.split()) for entry in _WORDS["whole_before"])
_PERSONS = frozenset(map(stem, _WORDS["people"]))


def link(doc: Document) -> None:
    """Fill part_of and repeats of every mention of `doc`."""
    mentions = doc.mentions
    if len(mentions) < 2:
        return
    places = {id(m): i for i, m in enumerate(mentions)}
    sums: dict[int, float] = defaultdict(float)  # index of a whole → its parts so far
    for i, m in enumerate(mentions):
        if i + 1 < len(mentions) and (whole := _told_after(m, mentions[i + 1])) is not None:
            m.part_of = places[id(whole)]
            m.evidence["part_of"] = Reading(m.part_of, "of the sum after", whole.numeral.start, whole.numeral.end)
            continue
        if i == 0 or m.change is not None or m.sentence.index - mentions[i - 1].sentence.index > 1:
            continue  # a change is no part; a whole stands in the sentence or in the one before
        whole, rule = _whole(doc, i, sums)
        if whole is not None:
            m.part_of = places[id(whole)]
            sums[m.part_of] += m.numeral.value
            m.evidence["part_of"] = Reading(m.part_of, rule, whole.numeral.start, whole.numeral.end)
    _repeats(doc)


def _whole(doc: Document, i: int, sums: dict[int, float]) -> tuple[Mention | None, str]:
    m = doc.mentions[i]
    if is_baseline(m):
        return None, ""
    if pointer := part_words(m):
        whole = antecedent(m)
        if whole is not None and _holds(whole, m):
            return whole, f"points back: {' '.join(doc.text[pointer[0] : pointer[1]].split())}"
        return None, ""
    near = doc.mentions[i - 1].sentence is m.sentence
    if near and (whole := _before_a_share(doc, i)) is not None:
        return whole, "of the sum before"
    if m.unit in _SHARES:
        if (whole := _same_thing(doc, i)) is not None:
            return whole, "share of what is counted"
    elif near and (whole := _in_clause(doc, i)) is not None:
        return whole, "part told of in a clause"
    if near and (whole := _sibling(doc, i, sums)) is not None:
        return whole, "next part of the same whole"
    if near and (whole := _listed(doc, i)) is not None:
        return whole, "listed parts"
    if (whole := _of_those(doc, i)) is not None:
        return whole, "of those counted before"
    return None, ""


def _holds(whole: Mention, part: Mention) -> bool:
    """Whether `part` can be a part of `whole`: a share of anything counted, or less of the same unit."""
    if whole.unit in _SHARES:
        return False
    if part.unit in _SHARES:
        least = 5 if part.unit == "percent" and whole.unit == "count" else 1
        return whole.numeral.value > least and part.numeral.value <= (100 if part.unit == "percent" else 1000)
    return whole.unit == part.unit and part.numeral.value <= (whole.numeral.high or whole.numeral.value)


def _told_after(m: Mention, whole: Mention) -> Mention | None:
    """«هفت نفر از این ۱۲ مأمور», «۳۹ رأی از مجموع ۵۲ رأی»: the sum stands right after its part."""
    gap = whole.first - m.last
    if whole.sentence is not m.sentence or gap > _GAP or m.change is not None or m.unit in _SHARES:
        return None
    words = [t.norm for t in m.sentence.tokens[m.last : whole.first]]
    if "از" not in words[:3] or not _holds(whole, m):
        return None
    at = words.index("از") + 1
    if any(f & _CLAUSE_END for f in shape(m.sentence)[m.last : whole.first]):
        return None
    return whole if gap > at and SUMS_AFTER.issuperset(words[at:]) else None


def _of_those(doc: Document, i: int) -> Mention | None:
    """«۵۰۱۱ نفر مسموم شدند و ۵۲۵ نفر از این مسمومین …»: of people who were counted just before."""
    m = doc.mentions[i]
    if m.unit != "count" or doc.text.find("این", m.numeral.end, m.numeral.end + _POINTS) < 0:
        return None
    tokens, at = m.sentence.tokens, past_classifier(m)
    if at + 2 >= len(tokens) or tokens[at].norm != "از" or tokens[at + 1].norm != "این":
        return None
    if not tokens[at + 2].norm.endswith(PLURALS):
        return None
    for other in reversed(doc.mentions[max(0, i - 3) : i]):
        if other.sentence.index < m.sentence.index - 1:
            return None
        alike = head(other) == head(m) or (_people(head(m)) and _people(head(other)))
        if other.unit == "count" and other.change is None and alike and _holds(other, m):
            return other
    return None


def _before_a_share(doc: Document, i: int) -> Mention | None:
    """«از مجموع ۱۵ هزار تماس … ۷۰ درصد آن», «از ۵۰ نفر ۳۰ نفر …»: the sum stands just before in the sentence."""
    m, other = doc.mentions[i], doc.mentions[i - 1]
    if other.change or not _holds(other, m):
        return None
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    at = other.first
    while at > 0 and (
        flags[at - 1] & Is.COMPARATOR or (tokens[at - 1].norm == "از" and at > 1 and flags[at - 2] & Is.COMPARATOR)
    ):
        if tokens[at - 1].norm == "مجموع":
            break
        at -= 1
    before = tuple(t.norm for t in tokens[max(0, at - 2) : at])
    if not (before[-2:] in _WHOLE_BEFORE or before[-1:] in _WHOLE_BEFORE):
        return None
    if flags[m.first - 1] & Is.AND or any(flags[k] & (Is.VERB | Is.CONJUNCTION) for k in range(other.last, m.first)):
        return None
    if before[-2:] not in _WHOLE_BEFORE and m.unit not in _SHARES and head(other) != head(m):
        return None  # a bare «از ۵۰ …» may be a level that changed, or a place
    to = m.first - 1
    while to > other.last and (flags[to] & Is.COMPARATOR or tokens[to].norm == "از"):
        to -= 1
    if before[-2:] not in _WHOLE_BEFORE and tokens[to].norm in ("به", "تا"):
        return None  # «از ۲۰ به ۳۰ رسید»
    return other


def _in_clause(doc: Document, i: int) -> Mention | None:
    """«۴۷ شهر تنش آبی دارند که چهارده شهر …»: fewer of the same in a clause about them."""
    m = doc.mentions[i]
    if not m.counted or lexicon().get(counted_words(m)[0], 0) & Is.DIMENSION:
        return None  # «قیمت طلا ۱۷۰۰ دلار است که چهار دلار …»: prices and lengths have no such parts
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    that = m.first - 1
    while that >= 0 and m.first - that < 6 and not flags[that] & (Is.RELATIVE | _CLAUSE_END):
        that -= 1
    if that < 1 or not flags[that] & Is.RELATIVE or flags[that - 1] & Is.DETERMINER:
        return None
    if any(t.norm in _WORDS["said"] for t in tokens[max(0, that - 2) : that]):
        return None  # «گفت که ۲۰ نفر …»: a statement, no clause about the figure before
    named = m.first - 1 - that - sum(1 for f in flags[that + 1 : m.first] if f & _FILLING)
    bare_people = m.evidence["counted"].rule in ("classifier", "antecedent") or _people(head(m))
    if named > (1 if bare_people else 0):
        return None
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        other = doc.mentions[j]
        if other.sentence is not m.sentence:
            return None
        if other.change is not None or other.unit != m.unit or other.numeral.value <= m.numeral.value:
            continue
        alike = (
            m.last < len(tokens) and flags[m.last] & Is.CLASSIFIER and tokens[m.last].norm == tokens[other.last].norm
        )
        if alike or head(other) == head(m) or (bare_people and _people(head(other)) and m.unit == "count"):
            return other if _holds(other, m) else None
    return None


_FILLING = Is.COMPARATOR | Is.ADVERB | Is.EMPTY_MEASURE | Is.PREPOSITION
_CLAUSE_END = Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION


def _people(name: str | None) -> bool:
    """Whether a head word names people."""
    return name is not None and (name in _PERSONS or name.endswith(("آموز", "گان")))


def _same_thing(doc: Document, i: int) -> Mention | None:
    """A percentage of a thing that was counted in its sentence or the one before («۷۱ درصد پرونده‌ها»)."""
    m = doc.mentions[i]
    mine = head(m)
    if mine is None or m.evidence["counted"].rule not in ("after the share", "antecedent"):
        return None
    tokens, at = m.sentence.tokens, end_token(m)
    pointed = any(t.norm == "این" for t in tokens[at : at + 2])  # «دو سوم این واحدها»: in a paragraph of its own, too
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        other = doc.mentions[j]
        if other.sentence.index < m.sentence.index - 1 or not (pointed or other.sentence.block == m.sentence.block):
            return None
        if other.unit == "count" and other.change is None and head(other) == mine and _holds(other, m):
            return other
    return None


def _sibling(doc: Document, i: int, sums: dict[int, float]) -> Mention | None:
    """A further part in a list of parts: «از این تعداد ۵ نفر زن، ۷ نفر مرد و ۳ نفر کودک»."""
    m, other = doc.mentions[i], doc.mentions[i - 1]
    if other.part_of is None or m.unit != other.unit:
        return None
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    same = m.last >= len(tokens) or not flags[m.last] & Is.CLASSIFIER or tokens[m.last].norm == tokens[other.last].norm
    if not same and head(m) != head(other):
        return None  # «از این تعداد ۲۰۰ مورد … و ۵۸ نفر …»: another kind of thing
    gap = range(other.last, m.first)
    joined = any(flags[k] & (Is.AND | Is.PUNCTUATION) for k in gap)
    if not joined or any(flags[k] & (Is.VERB | Is.CONJUNCTION) for k in gap):
        return None
    whole = doc.mentions[other.part_of]
    most = (whole.numeral.high or whole.numeral.value) * 1.001
    if m.unit not in _SHARES and sums[other.part_of] + m.numeral.value > most:
        return None
    return whole if _holds(whole, m) else None


def _listed(doc: Document, i: int) -> Mention | None:
    """«۵۰ خودرو شامل ۲۰ وانت …»: the first of the parts that a sum is said to hold."""
    m, other = doc.mentions[i], doc.mentions[i - 1]
    if other.unit != m.unit or other.numeral.value <= m.numeral.value or not _holds(other, m):
        return None
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    said = _WORDS["parts_after"]
    told = next((k for k in range(other.last, m.first) if tokens[k].norm in said), m.first)
    that = told > 0 and bool(flags[told - 1] & Is.RELATIVE)  # «۳۰ میلیارد می‌شود که شامل ۱۶ میلیارد …»
    if not that and any(flags[k] & (Is.VERB | Is.CONJUNCTION) for k in range(other.last, m.first)):
        return None
    return other if any(t.norm in said for t in tokens[other.last : m.first]) else None


def _repeats(doc: Document) -> None:
    """Point each figure that says again what an earlier one said at its first mention."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, m in enumerate(doc.mentions):
        alike[m.numeral.value, m.numeral.high, m.unit, m.change].append(i)
    if len(alike) == len(doc.mentions):
        return
    for group in alike.values():
        if len(group) == 1:
            continue
        firsts: list[tuple[int, frozenset[str]]] = []
        digits = _digits(doc.mentions[group[0]])
        for i in group:
            m = doc.mentions[i]
            words = frozenset(map(stem, counted_words(m)))
            for first, its_words in firsts:
                if _same_counted(doc.mentions[first], its_words, m, words, digits):
                    m.repeats = first
                    said = "same value, unit and thing counted"
                    m.evidence["repeats"] = Reading(first, said, m.numeral.start, m.numeral.end)
                    break
            else:
                if len(firsts) < _FIRSTS:
                    firsts.append((i, words))


def _same_counted(a: Mention, one: frozenset[str], b: Mention, two: frozenset[str], digits: int) -> bool:
    """Whether two figures of one value (`digits` significant digits) count the same: one head, or a rare value."""
    if b.sentence is a.sentence and abs(b.first - a.last) < 12:
        return False  # two of a kind in one breath («۵ شهید … ۵ شهید») are two figures
    exact = a.change is not None or len(a.unit) == 3 or digits >= 3  # a change, a sum of money, a full number
    if a.sentence.role == "title" and b.sentence.role != "title" and digits >= 2 and exact:
        return True  # the story says what its headline said
    if not one or not two:
        return digits >= _EXACT  # «۱۲۵ کیلوگرم» heads one list after the other
    if not (one <= two or two <= one):
        return not one.isdisjoint(two) and digits >= 3 and head(a) == head(b)
    if one != two and digits < _EXACT and len(min(one, two, key=len)) == 1 and _is_measure(a, b):
        return False  # «نرخ فروش دلار ۵۰ تومان …», «نرخ یورو ۵۰ تومان …»
    if digits <= 1 and a.unit == "count":  # small numbers of common things are seldom the same ones
        known = b.first > 0 and b.sentence.tokens[b.first - 1].norm in POINTERS
        return known or a.sentence.role != "body" or (one == two and (len(one) > 2 or _said_alike(a, b)))
    return True


def _said_alike(a: Mention, b: Mention) -> bool:
    """Whether the same names follow both figures: «دو باشگاه سپاهان و ذوب‌آهن»."""
    one, two = ([t.norm for t in m.sentence.tokens[m.last : m.last + _ALIKE]] for m in (a, b))
    return one == two and len(one) == _ALIKE and "و" in one and all(word.isalpha() for word in one)


def _is_measure(a: Mention, b: Mention) -> bool:
    """Whether one of the phrases is nothing but a measure's name."""
    words = min(counted_words(a), counted_words(b), key=len)
    return bool(lexicon().get(words[0], 0) & (Is.DIMENSION | Is.QUANTITY))


def _digits(m: Mention) -> int:
    """How many significant digits the value has."""
    return len(f"{m.numeral.value:.12g}".replace(".", "").strip("0"))
