"""What a figure counts or measures: the shortest phrase of the text that names it, head noun first.

It stands after the numeral («۹ نفر سارق»), before it («قیمت هر دلار را ۱۵ هزار تومان»), or was named earlier and is
only pointed at («از این تعداد ۳۰ مورد», «۷۰ درصد آن»). Words that bound the phrases are data: counted.yaml.
"""

import bisect
from operator import attrgetter

from pipelines.figures.document import Mention, Reading, Token
from pipelines.figures.phrases import (
    ADVERB, ANAPHOR, AND, CHANGE, CLASSIFIER, COMPARATOR, COMPLEMENTIZER, CONJUNCTION, DEGREE, DETERMINER, DIMENSION,
    EMPTY_CLASSIFIER, EMPTY_MEASURE, MEASURE, NONVERBAL, NUMBER, PARTICIPLE, PERSON, PREPOSITION, PRONOUN, PUNCTUATION,
    RA, RELATIVE, STATE, SUFFIX, SUM, TIME, VERB, Chunk, Phrase, chunks, is_predicate, rightward, shape,
)  # fmt: skip

_SHARES = frozenset({"percent", "permille", "ratio", "times"})
_HARD_MARKS = frozenset(".؛:؟?!»«…|*")
_LONGEST = 6  # words of a phrase read from the left


def read(m: Mention) -> None:
    """Fill counted, counted_start, counted_end of `m` (text as on the page; None where nothing is named)."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    after = _after(m)
    if m.unit in _SHARES:
        _read_share(m, tokens, flags, after)
    elif m.unit == "count":
        _read_count(m, tokens, flags, after)
    else:
        _read_measure(m, tokens, flags, after)


def _after(m: Mention) -> int:
    """Index of the first token after the numeral and its unit."""
    end = max(m.unit_end, m.numeral.tail, m.numeral.end)
    return max(m.last, m.sentence.token_at(end - 1) + 1 if end > m.numeral.end else m.last)


def _read_count(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    classifier = -1
    if after > m.last:
        classifier = after - 1
    elif after < len(flags) and flags[after] & CLASSIFIER and not is_predicate(flags, after):
        classifier = after
        after += 1
    at = after
    if classifier >= 0 and at < len(flags) and tokens[at].norm == "از":
        at += 1
        if _points_back(tokens, flags, at):
            if not _inherit(m, "antecedent"):
                _take(m, Phrase(classifier, classifier + 1), "classifier")
            return
        if at < len(flags) and flags[at] & (TIME | PREPOSITION):
            at = after
    phrase = rightward(tokens, flags, at)
    if phrase and not (flags[phrase.first] & EMPTY_MEASURE and phrase.last == phrase.first + 1):
        _take(m, phrase, "after the numeral")
        return
    if part_words(m):
        if _inherit(m, "antecedent"):
            return
    elif classifier < 0 or flags[classifier] & EMPTY_CLASSIFIER or not flags[classifier] & CLASSIFIER:
        if _subject(m, tokens, flags):
            return
    elif flags[classifier] & PERSON and (_counting_subject(m, tokens, flags) or _further_part(m)):
        return
    if classifier >= 0 and not flags[classifier] & EMPTY_CLASSIFIER:
        _take(m, Phrase(classifier, classifier + 1), "classifier")


def _further_part(m: Mention) -> bool:
    """«از این تعداد ۳۰ مورد … و ۱۶ نفر …»: a bare classifier that goes on with the parts of one whole."""
    other = previous(m)
    if other is None or other.sentence is not m.sentence or other.unit != m.unit or not part_words(other):
        return False
    return _inherit(m, "same clause")


def _read_share(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    at = after
    if at < len(flags) and tokens[at].norm == "از":
        at += 1
    if _points_back(tokens, flags, at):
        if _inherit(m, "antecedent"):
            return
    elif at < len(flags) and flags[at] & CHANGE:
        phrase = rightward(tokens, flags, at + 1)
        if phrase and not flags[phrase.first] & (SUM | EMPTY_MEASURE):
            _take(m, phrase, "after the change")
            return
    elif at < len(flags) and not flags[at] & DEGREE:
        phrase = rightward(tokens, flags, at)
        if phrase and not (flags[phrase.first] & EMPTY_MEASURE and phrase.last == phrase.first + 1):
            _take(m, phrase, "after the share")
            return
    if not _subject(m, tokens, flags):
        _inherit(m, "same clause")


def _read_measure(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    before = m.first - 1
    unit = tokens[after - 1].norm if after > m.last else ""
    if unit.endswith(("ی", "له", "هه", "زه", "ته")) and after > m.last and before >= 0:  # «چاه‌های ۳۰۰ متری»
        first = before
        while first > 0 and flags[first] & SUFFIX:
            first -= 1
        if flags[first] & DIMENSION:
            return
        if not flags[first] & (_BOUND | NONVERBAL | CHANGE | TIME):
            _take(m, Phrase(first, before + 1), "noun before an adjective of measure")
            return
    near = before
    while near >= 0 and (flags[near] & COMPARATOR or tokens[near].norm in ("از", "به", "بر")):
        near -= 1
    if near > 0 and flags[near] & DIMENSION and flags[near - 1] & PREPOSITION:  # «به ارزش ۵ میلیون», «با طول …»
        listed = any(tokens[i].norm in ("شامل", "مشتمل") for i in range(_clause(m, tokens, flags)[0], near))
        if (listed and _subject(m, tokens, flags)) or _named_before(m, tokens, flags, near - 1) or _inherit(m, "same clause"):
            return
    elif near >= 0 and flags[near] & RA and _subject(m, tokens, flags):
        return
    phrase = rightward(tokens, flags, after)
    if phrase and not _starts_late(tokens, flags, phrase):
        _take(m, phrase, "after the measure")
        return
    if _subject(m, tokens, flags) or _inherit(m, "same clause"):
        return
    if after < len(flags) and flags[after] & SUM:
        _take(m, Phrase(after, after + 1), "sum")


_BOUND = VERB | PREPOSITION | CONJUNCTION | RA | PUNCTUATION | NUMBER | PRONOUN | AND


def _starts_late(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase right of a measure is no name of the thing measured (a time, an empty word)."""
    return bool(flags[phrase.first] & (TIME | EMPTY_MEASURE | ADVERB))


def _points_back(tokens: list[Token], flags: list[int], i: int) -> bool:
    """Whether «آن», «آنها», «این تعداد», «این افراد» stand at `i`."""
    if i >= len(flags):
        return False
    if tokens[i].norm in ("آن", "این"):
        return i + 1 >= len(flags) or bool(flags[i + 1] & (ANAPHOR | _BOUND | SUFFIX)) or tokens[i].norm == "آن"
    return tokens[i].norm in ("آنها", "آنان", "اینها")


def part_words(m: Mention) -> tuple[int, int] | None:
    """Offsets of the words that make `m` a part of an earlier figure («از این تعداد», «از آنان», «آن»), or None."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    low = max(_after_previous(m), m.first - 12)
    for i in range(m.first - 1, low - 1, -1):
        if flags[i] & (ANAPHOR | PRONOUN) and not flags[i] & (VERB | CONJUNCTION):
            j = i
            if flags[j] & ANAPHOR and j > low and tokens[j - 1].norm in ("این", "آن", "همین"):
                j -= 1
            elif tokens[j].norm not in ("آنها", "آنان", "اینها", "آن") or flags[j] & ANAPHOR:
                continue
            while j > low and tokens[j - 1].norm in ("بین", "میان", "مجموع", "کل", "تعداد", "جمع", "همه"):
                j -= 1
            if j > low and tokens[j - 1].norm == "از" and not (j > 1 and flags[j - 2] & NONVERBAL):
                return tokens[j - 1].start, tokens[i].end
    at = _after(m)
    if at < len(flags) and flags[at] & CLASSIFIER:
        at += 1
    if at < len(flags) and tokens[at].norm == "از":
        at += 1
        while at < len(flags) and tokens[at].norm in ("بین", "میان"):
            at += 1
        if _points_back(tokens, flags, at):
            return tokens[at - 1].start, tokens[at].end
    elif m.unit in _SHARES and at < len(flags) and _points_back(tokens, flags, at):
        return tokens[at].start, tokens[at].end
    return None


_start = attrgetter("numeral.start")


def previous(m: Mention, back: int = 1) -> Mention | None:
    """The mention `back` places before `m` in the article (after it where `back` is negative)."""
    mentions = m.sentence.doc.mentions
    i = bisect.bisect_left(mentions, m.numeral.start, key=_start) - back
    return mentions[i] if 0 <= i < len(mentions) else None


def antecedent(m: Mention) -> Mention | None:
    """The figure that «این تعداد», «آنها» or «آن» near `m` points at: in its sentence or in one just before."""
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
            continue
        if other.counted is None or other.unit in _SHARES or part_words(other):
            continue
        if m.unit == other.unit and other.numeral.value < m.numeral.value:
            continue
        found = other
    return found


def _after_previous(m: Mention) -> int:
    """Index of the first token of `m`'s sentence after the mention before it and its unit; 0 where there is none."""
    other = previous(m)
    return _after(other) if other is not None and other.sentence is m.sentence else 0


def _inherit(m: Mention, rule: str) -> bool:
    """Let `m` count what the figure it points at counts, or for `same clause` what the one before it does."""
    other = antecedent(m) if rule == "antecedent" else previous(m)
    if other is None or other.counted is None:
        return False
    if rule != "antecedent" and other.sentence is not m.sentence:
        return False
    m.counted, m.counted_start, m.counted_end = other.counted, other.counted_start, other.counted_end
    m.evidence["counted"] = Reading(m.counted, rule, other.counted_start, other.counted_end)
    return True


def _take(m: Mention, phrase: Phrase, rule: str) -> None:
    tokens, doc = m.sentence.tokens, m.sentence.doc
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    m.counted = " ".join(doc.raw[start:end].split("\n"))
    m.counted_start, m.counted_end = start, end
    m.evidence["counted"] = Reading(m.counted, rule, start, end)


def _clause(m: Mention, tokens: list[Token], flags: list[int]) -> tuple[int, bool]:
    """First token of the clause that `m` ends, as far as names of its subject may stand, and whether it is relative."""
    return _clause_from(m, tokens, flags, m.first)


def _clause_from(m: Mention, tokens: list[Token], flags: list[int], end: int) -> tuple[int, bool]:
    low = _after_previous(m)
    i = end - 1
    while i >= low:
        f = flags[i]
        if f & PUNCTUATION and tokens[i].norm in _HARD_MARKS:
            break
        if f & VERB or (f & PARTICIPLE and i + 1 < end and flags[i + 1] & (AND | PUNCTUATION)):
            break
        if f & CONJUNCTION:
            relative = bool(f & RELATIVE) and i > 0 and not flags[i - 1] & COMPLEMENTIZER
            return i + 1, relative
        i -= 1
    return i + 1, False


def _strip(tokens: list[Token], flags: list[int], chunk: Chunk) -> Phrase | None:
    """A chunk without the measure words, times and determiners it begins with; None where nothing is left."""
    first, last = chunk.first, chunk.last
    while first < last and (flags[first] & (MEASURE | DETERMINER | ADVERB | SUFFIX | AND | COMPARATOR | DEGREE)):
        if flags[first] & STATE:
            break
        first += 1
    if first < last and flags[first] & TIME:
        if first == chunk.first:
            return None
        while first < last and flags[first] & (TIME | SUFFIX):
            first += 1
    end, words = first, 0
    while end < last and words < _LONGEST and not flags[end] & (TIME | PARTICIPLE):
        words += not flags[end] & SUFFIX
        end += 1
    while end > first and flags[end - 1] & (AND | ADVERB | DETERMINER):
        end -= 1
    if end < last and flags[end] & PARTICIPLE and end - first > 1 and flags[end - 1] & NONVERBAL:
        end -= 1
    return Phrase(first, end) if end > first else None


def _subject(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """Look for what is measured before the numeral: the object with «را», else the clause's first free noun phrase."""
    start, relative = _clause(m, tokens, flags)
    end = m.first
    if relative and any(flags[i] & PARTICIPLE and flags[i - 1] & NONVERBAL for i in range(start + 1, end)):
        end = start - 1  # «سرقت در جاهایی که … نصب شده برابر با صفر بوده»: the relative clause has ended
        start, relative = _clause_from(m, tokens, flags, end)
    object_mark = next((i for i in range(end - 1, start - 1, -1) if flags[i] & RA), -1)
    if object_mark >= 0:
        end = object_mark
    found = chunks(flags, start, end)
    free = [c for c in found if not c.led]
    if object_mark >= 0:
        free.reverse()
    for chunk in free:
        if any(flags[i] & DETERMINER and flags[i] & PRONOUN for i in range(max(start, chunk.first - 1), chunk.first)) and (
            flags[chunk.first] & ANAPHOR
        ):
            return _inherit(m, "antecedent")
        phrase = _strip(tokens, flags, chunk)
        if phrase:
            _take(m, phrase, "object" if object_mark >= 0 else "subject")
            return True
    if relative and _relative_head(m, tokens, flags, start - 1):
        return True
    return _inherit(m, "same clause") if start > 0 or not found else False


def _counting_subject(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«تعداد کشته‌ها به ۳۵ نفر رسید»: people counted by a subject that says it is a count."""
    start, _ = _clause(m, tokens, flags)
    for chunk in chunks(flags, start, m.first):
        if flags[chunk.first] & EMPTY_MEASURE:
            phrase = _strip(tokens, flags, chunk)
            if phrase:
                _take(m, phrase, "counted subject")
                return True
    return False


def _relative_head(m: Mention, tokens: list[Token], flags: list[int], that: int) -> bool:
    """The noun that a clause begun by «که» (token `that`) speaks of."""
    other = previous(m)
    if other is not None and other.counted and other.sentence is m.sentence:
        return _inherit(m, "same clause")
    return _named_before(m, tokens, flags, that)


def _named_before(m: Mention, tokens: list[Token], flags: list[int], end: int) -> bool:
    """The noun phrase that ends just before token `end`, or the figure's whose phrase that is."""
    other = previous(m)
    if other is not None and other.sentence is m.sentence and other.counted and _after(other) + 6 >= end:
        between = range(_after(other), end)
        if not any(flags[i] & (VERB | CONJUNCTION) for i in between):
            return _inherit(m, "same clause")
    low = max(_after_previous(m), end - 12)
    found = chunks(flags, low, end)
    if not found or found[-1].last < end - 2:
        return False
    chunk = found[-1]
    first = chunk.first
    while first < chunk.last - 1 and flags[first] & NONVERBAL:
        first += 1
    phrase = _strip(tokens, flags, Chunk(first, chunk.last, chunk.led))
    if phrase is None:
        return False
    _take(m, phrase, "named before")
    return True
