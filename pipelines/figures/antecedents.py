"""What a figure's words point back at: the figure before it, «این تعداد», «آنها», «آن»."""

import re
from bisect import bisect_left

from pipelines.figures.document import Mention, Sentence, Token, remembered
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import ENDS, Is, shape, word_set

BOUND = ENDS | Is.PRONOUN
POINTERS = word_set("pointers")
_NAMED_BEFORE = word_set("those")
_POINTER = re.compile("|".join(sorted(POINTERS | _NAMED_BEFORE)))
_AMONG = word_set("among")
_BEFORE_NUMERAL = Is.COMPARATOR | Is.EMPTY_MEASURE | Is.PREPOSITION | Is.ADVERB  # «از آنها تعداد ۵ نفر»
_BEFORE_FROM = word_set("before_from")
SUMS_AFTER = word_set("sums_after")  # between a part and the sum told right after it


def end_token(m: Mention) -> int:
    """Index of the first token after the numeral and its unit."""
    end = max(m.unit_end, m.numeral.tail)
    if end <= m.numeral.end:
        return m.last
    tokens, at = m.sentence.tokens, m.last
    while at < len(tokens) and tokens[at].start < end:
        at += 1
    return at


def past_classifier(m: Mention) -> int:
    """Index of the first token after the numeral, its unit and a classifier («۵ میلیون نفر»)."""
    flags, at = shape(m.sentence), end_token(m)
    return at + (at < len(flags) and bool(flags[at] & Is.CLASSIFIER))


def points_back(tokens: list[Token], flags: list[int], i: int) -> bool:
    """Whether «آن», «آنها», «این تعداد», «این افراد» stand at `i`."""
    if i >= len(flags):
        return False
    if tokens[i].norm in ("آن", "این"):
        return i + 1 >= len(flags) or bool(flags[i + 1] & (Is.ANAPHOR | BOUND | Is.SUFFIX)) or tokens[i].norm == "آن"
    return tokens[i].norm in _NAMED_BEFORE


def _governs(token: Token, flags: int) -> bool:
    """Whether the word before «از» takes it for itself: «بازرسی از آن», «پیش از آن»."""
    return bool(flags & Is.NONVERBAL) or token.norm in _BEFORE_FROM


def part_words(m: Mention) -> tuple[int, int] | None:
    """Offsets of the words that make `m` a part of an earlier figure («از این تعداد», «از آنان», «آن»), or None."""
    if not _may_point(m.sentence):
        return None
    known, start = _parts_of(m.sentence), m.numeral.start
    if start not in known:
        known[start] = _part_words(m)
    return known[start]


@remembered
def _may_point(sentence: Sentence) -> bool:
    """Whether any word that may point back stands in the sentence."""
    return _POINTER.search(sentence.doc.text, sentence.start, sentence.end) is not None


@remembered
def _parts_of(sentence: Sentence) -> dict[int, tuple[int, int] | None]:
    """What `part_words` has answered so far, by the numeral's offset."""
    return {}


def _part_words(m: Mention) -> tuple[int, int] | None:
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    low = max(after_previous(m), m.first - 12)
    for i in range(m.first - 1, low - 1, -1):
        j = i
        if flags[i] & Is.ANAPHOR and j > low and tokens[j - 1].norm in POINTERS:
            j -= 1
        elif tokens[i].norm not in _NAMED_BEFORE or any(not flags[k] & _BEFORE_NUMERAL for k in range(i + 1, m.first)):
            continue
        while j > low and tokens[j - 1].norm in _AMONG:
            j -= 1
        if j > low and tokens[j - 1].norm == "از" and not (j > 1 and _governs(tokens[j - 2], flags[j - 2])):
            return tokens[j - 1].start, tokens[i].end
    at = past_classifier(m)
    if at < len(flags) and tokens[at].norm == "از":
        at += 1
        while at < len(flags) and tokens[at].norm in _AMONG:
            at += 1
        if points_back(tokens, flags, at):
            return tokens[at - 1].start, tokens[at].end
    elif at < len(flags) and (
        points_back(tokens, flags, at)
        if m.unit in SHARES
        else tokens[at].norm in _NAMED_BEFORE
        and (at + 1 >= len(flags) or flags[at + 1] & (BOUND | Is.ADVERB) or _of_people(m, tokens, flags, at))
    ):
        return tokens[at].start, tokens[at].end  # «۷۰ درصد آن», «۲۰ میلیارد تومان آن را»
    return None


def _of_people(m: Mention, tokens: list[Token], flags: list[int], at: int) -> bool:
    """«۱۸۰ نفر آنان قراردادی هستند», «۱۷۰ فروند آن زمین‌گیر است»: whether what stands before is a part of those."""
    if m.unit != "count" or at < 1:
        return False
    if tokens[at].norm == "آن":
        said = at + 2 < len(flags) and flags[at + 2] & (Is.COPULA | Is.LIGHT | Is.PARTICIPLE)
        return bool(said and flags[at - 1] & Is.CLASSIFIER)
    return bool(flags[at - 1] & Is.PERSON)


def fellow_part(m: Mention) -> Mention | None:
    """«از این مقدار ۳۰ تن تحویل شد. ۱۵ تن آن …»: a part of the same whole in the sentence before, where that is not told again."""
    for back in range(1, 5):
        other = previous(m, back)
        if other is None or other.sentence.index < m.sentence.index - 1:
            return None
        if other.sentence is m.sentence and other.counted is not None and not part_words(other):
            return None  # «کودکانی که یک درصد جمعیت‌اند …، ۵ درصد از آنها»
        if other.unit == m.unit and other.counted is not None and part_words(other):
            return other
    return None


def previous(m: Mention, back: int = 1) -> Mention | None:
    """The mention `back` places before `m` in the article (after it where `back` is negative)."""
    doc = m.sentence.doc
    i = bisect_left(doc.starts, m.numeral.start) - back
    return doc.mentions[i] if 0 <= i < len(doc.mentions) else None


def told_before(m: Mention, back: int = 1) -> Mention | None:
    """The figure `back` places before `m` (after it where `back` is negative) in its sentence, if it counts something."""
    other = previous(m, back)
    return other if other is not None and other.sentence is m.sentence and other.counted is not None else None


def antecedent(m: Mention) -> Mention | None:
    """The figure that «این تعداد», «آنها» or «آن» near `m` points at: in its sentence or in one just before."""
    near = previous(m)
    if near is not None and m.unit in SHARES and _told_by_that(m, near):
        return near
    found: Mention | None = None
    for back in range(1, 9):
        other = previous(m, back)
        if other is None or other.sentence.index < m.sentence.index - 1:
            break
        if found is not None:
            if other.sentence is not found.sentence:
                break
            if part_words(other):  # what was found is a further part of the same whole: «از این تعداد ۵ … و ۷ …»
                found = None
            # «۵۷ هزار پرنده از ۹۲ گونه …، نیمی از آنها»
            elif led(found) and not _is_level(found) and not led(other) and _can_hold(other, m):
                found = other
            continue
        if _can_hold(other, m):
            found = other
    return found


def _is_level(m: Mention) -> bool:
    """«شمار بستری‌ها به ۸۱۲ نفر رسید»: whether a figure is a level that something has come to."""
    flags, at = shape(m.sentence), past_classifier(m)
    return at < len(flags) and bool(flags[at] & Is.REACH)


def _told_by_that(m: Mention, near: Mention) -> bool:
    """«از این تعداد ۵ هزار واحد خون گرفته شد که ۳۱ درصد از این میزان …»: a share of the part just told, by «که»."""
    if near.sentence is not m.sentence or near.unit in SHARES or near.counted is None or not part_words(near):
        return False
    flags = shape(m.sentence)
    return any(flags[i] & Is.RELATIVE for i in range(near.last, m.first))


def _can_hold(other: Mention, m: Mention) -> bool:
    """Whether `other` names something that `m` may be a part of."""
    if other.counted is None or other.unit in SHARES or part_words(other):
        return False
    if m.unit == "count" and other.unit != "count":
        return False  # «۲۹ پروژه با اعتبار ۱۳۶ میلیارد تومان …؛ از این تعداد ۲۲ پروژه …»
    return m.unit != other.unit or other.numeral.value >= m.numeral.value


def led(m: Mention) -> bool:
    """Whether a preposition stands right before the figure: «از ۹۲ گونه», «با ۴۰ دستگاه»."""
    flags = shape(m.sentence)
    at = m.first - 1
    while at > 0 and flags[at] & Is.COMPARATOR and not flags[at] & Is.PREPOSITION:
        at -= 1
    return at >= 0 and bool(flags[at] & Is.PREPOSITION)


def is_baseline(m: Mention) -> bool:
    """Whether «نسبت به» or «در مقایسه با» stands right before the figure."""
    at, tokens = m.first - 1, m.sentence.tokens
    return at > 0 and tokens[at].norm in ("به", "با") and tokens[at - 1].norm in ("نسبت", "مقایسه")


def after_previous(m: Mention) -> int:
    """Index of the first token of `m`'s sentence after the mention before it and its unit; 0 where there is none."""
    other = previous(m)
    return end_token(other) if other is not None and other.sentence is m.sentence else 0
