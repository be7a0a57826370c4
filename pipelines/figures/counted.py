"""What a figure counts or measures: the shortest phrase of the text that names it, head noun first.

It stands after the numeral («۹ نفر سارق»), before it («قیمت هر دلار را ۱۵ هزار تومان»), or was named earlier and is
only pointed at («از این تعداد ۳۰ مورد», «۷۰ درصد آن»). Words that bound the phrases are data: counted.yaml.
"""

from pipelines.figures.antecedents import (
    BOUND,
    SHARES,
    after_previous,
    antecedent,
    end_token,
    part_words,
    points_back,
    previous,
)
from pipelines.figures.document import Mention, Reading, Token
from pipelines.figures.phrases import Chunk, Phrase, chunks, rightward
from pipelines.figures.word_classes import Is, is_predicate, shape

_TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})
_HARD_MARKS = frozenset(".؛:؟?!»«…|*")
_ADJECTIVES = frozenset({"ساله", "ماهه", "روزه", "ساعته", "شبه", "نفره"})
_SETTING = Is.TIME | Is.LOCATIVE
_LEADING = Is.MEASURE | Is.DETERMINER | Is.ADVERB | Is.SUFFIX | Is.AND | Is.COMPARATOR | Is.DEGREE
_FARTHEST = 60  # tokens looked back for a subject
_LONGEST = 6  # words of a phrase read from the left


def read(m: Mention) -> None:
    """Fill counted, counted_start, counted_end of `m` (text as on the page; None where nothing is named)."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    after = end_token(m)
    if m.unit in SHARES:
        _read_share(m, tokens, flags, after)
    elif m.unit == "count":
        _read_count(m, tokens, flags, after)
    else:
        _read_measure(m, tokens, flags, after)


def _read_count(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    classifier = -1
    if after > m.last and not flags[after - 1] & Is.CLASSIFIER:
        after -= 1  # «۴۱ واحد تولیدی», «۴۰۰ بسته غذایی»: the unit is itself what is counted
    elif after > m.last:
        classifier = after - 1
    elif after < len(flags) and flags[after] & Is.CLASSIFIER and not is_predicate(flags, after):
        classifier = after
        after += 1
    at = after
    if classifier >= 0 and tokens[classifier].norm in ("نفره", "تایی", "عددی") and _noun_before(m, flags):
        return
    if classifier >= 0 and at < len(flags) and tokens[at].norm == "از":
        at += 1
        if points_back(tokens, flags, at):
            if not _inherit(m, "antecedent"):
                _take(m, Phrase(classifier, classifier + 1), "classifier")
            return
        if at < len(flags) and flags[at] & (Is.TIME | Is.PREPOSITION | Is.PREPOSITIONAL):
            at = after
    phrase = rightward(tokens, flags, at)
    if phrase and classifier >= 0 and flags[phrase.first] & Is.LOCATIVE:
        phrase = Phrase(classifier, classifier + 1)  # «۴۱ دستگاه کشور»
    if phrase and not _names_nothing(flags, phrase):
        _take(m, phrase, "after the numeral")
        return
    if part_words(m):
        if _inherit(m, "antecedent"):
            return
    elif classifier < 0 or flags[classifier] & Is.EMPTY_CLASSIFIER:
        if classifier < 0 and _word_touching(m, flags):
            return
        if _subject(m, tokens, flags):
            return
    elif flags[classifier] & Is.PERSON and (_counting_subject(m, tokens, flags) or _further_part(m)):
        return
    if classifier >= 0 and not flags[classifier] & Is.EMPTY_CLASSIFIER:
        _take(m, Phrase(classifier, classifier + 1), "classifier")


def _names_nothing(flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase is only a word of measure or of change: «به ۴۶ افزایش پیدا کرد»."""
    f = flags[phrase.first]
    return bool(f & Is.CHANGE or (f & Is.EMPTY_MEASURE and phrase.last == phrase.first + 1))


def _further_part(m: Mention) -> bool:
    """«از این تعداد ۳۰ مورد … و ۱۶ نفر …»: a bare classifier that goes on with the parts of one whole."""
    other = previous(m)
    if other is None or other.sentence is not m.sentence or other.unit != m.unit or not part_words(other):
        return False
    before = shape(m.sentence)[m.first - 1]
    if not before & (Is.AND | Is.PUNCTUATION | Is.ADVERB | Is.COMPARATOR | Is.EMPTY_MEASURE):
        return False  # «… و معرفی ۵۸ نفر»: the object of another noun
    return _inherit(m, "same clause")


def _read_share(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    at = after
    if at + 1 < len(flags) and tokens[at].norm == "از" and not flags[at + 1] & (Is.TIME | Is.PREPOSITIONAL):
        at += 1
    elif at + 1 < len(flags) and tokens[at].norm == "در" and at > m.last and tokens[at - 1].norm.endswith("ی"):
        phrase = rightward(tokens, flags, at + 1)  # «کاهش ۷ درصدی در تعداد جان‌باختگان»
        if (
            phrase
            and not flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL)
            and _changes_before(m, flags)
        ):
            _take(m, phrase, "after the change")
            return
    if points_back(tokens, flags, at):
        if _inherit(m, "antecedent"):
            return
        phrase = rightward(tokens, flags, at)
        if phrase and not flags[phrase.first] & Is.EMPTY_MEASURE:
            _take(m, phrase, "after the share")
            return
    elif at < len(flags) and flags[at] & Is.CHANGE:
        phrase = rightward(tokens, flags, at + 1)
        if (
            phrase
            and phrase.last < len(flags)
            and flags[phrase.last] & (Is.VERB | Is.LIGHT | Is.PARTICIPLE)
            and _subject(m, tokens, flags)
        ):
            return  # «سویا ۷۵ درصد افزایش قیمت داشت»
        if phrase and not flags[phrase.first] & (Is.SUM | Is.EMPTY_MEASURE):
            _take(m, phrase, "after the change")
            return
    elif at < len(flags) and not flags[at] & Is.DEGREE:
        phrase = rightward(tokens, flags, at)
        if phrase and not _names_nothing(flags, phrase):
            _take(m, phrase, "after the share")
            return
    if not _subject(m, tokens, flags):
        _inherit(m, "same clause")


def _changes_before(m: Mention, flags: list[int]) -> bool:
    return any(flags[i] & Is.CHANGE for i in range(max(0, m.first - 3), m.first))


def _read_measure(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    before = m.first - 1
    unit = tokens[after - 1].norm if after > m.last else ""
    if (unit.endswith("ی") or unit in _ADJECTIVES) and before >= 0:  # «چاه‌های ۳۰۰ متری»
        if _names_dimension(m, flags):
            return  # «در فاصله ۲۸۷ کیلومتری»: names no thing by itself
        if _noun_before(m, flags):
            return
    if m.unit in _TIMES and not _lasting(m, tokens, flags, after):
        phrase = rightward(tokens, flags, after)
        if phrase and not _starts_late(flags, phrase):
            _take(m, phrase, "after the measure")
        return
    near = before
    while near >= 0 and (flags[near] & Is.COMPARATOR or tokens[near].norm in ("از", "به", "بر")):
        near -= 1
    if near > 0 and flags[near] & Is.DIMENSION and flags[near - 1] & Is.PREPOSITION:  # «به ارزش ۵ میلیون», «با طول …»
        listed = any(tokens[i].norm in ("شامل", "مشتمل") for i in range(_clause(m, tokens, flags)[0], near))
        if (listed and _subject(m, tokens, flags)) or _named_before(m, tokens, flags, near - 1):
            return
        other = previous(m)
        if (other and other.unit == m.unit) or not any(f & Is.AND for f in flags[after_previous(m) : near]):
            if _inherit(m, "same clause"):
                return
        elif not flags[near] & Is.EMPTY_MEASURE:  # «در ۲۸۰ صفحه و با قیمت ۴۰ هزار تومان»
            _take(m, Phrase(near, near + 1), "noun before the measure")
            return
    elif near >= 0 and flags[near] & Is.RA and _subject(m, tokens, flags):
        return
    phrase = rightward(tokens, flags, after)
    if phrase and not _starts_late(flags, phrase):
        _take(m, phrase, "after the measure")
        return
    if _purpose(m, tokens, flags, after) or _subject(m, tokens, flags) or _inherit(m, "same clause"):
        return
    if after < len(flags) and flags[after] & Is.SUM:
        _take(m, Phrase(after, after + 1), "sum")
        return
    for chunk in chunks(flags, after, min(after + 14, len(flags))):  # «۱۰۰ میلیارد تومان در سال گذشته قرارداد بستند»
        if any(flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION) for i in range(after, chunk.first)):
            return
        if not chunk.led and (phrase := rightward(tokens, flags, chunk.first)) and not _starts_late(flags, phrase):
            _take(m, phrase, "later object")
            return


_PARTS = Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND | Is.PARTICIPLE


def _word_before(m: Mention, flags: list[int]) -> int:
    """Index of the word just before the numeral (of its stem, where an ending stands apart)."""
    first = m.first - 1
    while first > 0 and flags[first] & Is.SUFFIX:
        first -= 1
    return first


def _names_dimension(m: Mention, flags: list[int]) -> bool:
    first = _word_before(m, flags)
    return first >= 0 and bool(flags[first] & Is.DIMENSION) and not flags[first] & Is.SUM


def _noun_before(m: Mention, flags: list[int]) -> bool:
    """Take the noun that an adjective of measure belongs to: «چاه‌های ۳۰۰ متری», «هیئت ۱۴ نفره»."""
    first = _word_before(m, flags)
    if (
        first < 0
        or flags[first] & (BOUND | Is.CHANGE | Is.TIME)
        or (flags[first] & Is.NONVERBAL and not flags[first] & Is.SUM)
    ):
        return False
    _take(m, Phrase(first, m.first), "noun before an adjective of measure")
    return True


def _purpose(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """What money is spent on or set aside for: «۵ میلیارد تومان برای آسفالت معابر هزینه کرد», «به آن اختصاص داد»."""
    end = after
    while end < min(len(flags), after + 18) and not flags[end] & (Is.VERB | Is.CONJUNCTION):
        end += 1
    spent = [i for i in range(after, end) if flags[i] & Is.SPENDING and is_predicate(flags, i)]
    start = _clause(m, tokens, flags)[0]
    if not spent or any(f & Is.RA for f in flags[start : m.first]):
        return False
    allots = bool(flags[spent[-1]] & Is.ALLOTTING)
    for i in (*range(after, spent[-1]), *range(m.first - 1, start - 1, -1)):
        if not flags[i] & Is.PURPOSE and not (allots and tokens[i].norm == "به"):
            continue
        if i + 1 < len(flags) and tokens[i + 1].norm == "آن":
            return _topic(m, tokens, flags, start)
        phrase = rightward(tokens, flags, i + 1)
        if phrase and not flags[phrase.first] & (_SETTING | Is.SUM | Is.PREPOSITIONAL):
            _take(m, phrase, "purpose")
            return True
    return False


def _topic(m: Mention, tokens: list[Token], flags: list[int], end: int) -> bool:
    """The subject of the clauses before token `end`, which «آن» means."""
    start = end - 1
    while start > 0 and tokens[start - 1].norm not in _HARD_MARKS and start > end - _FARTHEST:
        start -= 1
    for chunk in chunks(flags, start, end):
        phrase = None if chunk.led else _strip(tokens, flags, chunk)
        if phrase:
            _take(m, phrase, "topic")
            return True
    return False


def _lasting(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """Whether a time is said of the clause's subject («زمان حضور ۷ دقیقه است»), not of when («به مدت ۳ ماه»)."""
    before = m.first - 1
    while before >= 0 and flags[before] & Is.COMPARATOR:
        before -= 1
    if before >= 0 and (
        flags[before] & Is.TIME or (flags[before] & Is.PREPOSITION and tokens[before].norm not in ("به", "از"))
    ):
        return False
    return after >= len(flags) or bool(flags[after] & (Is.VERB | Is.PUNCTUATION | Is.AND | Is.NONVERBAL | Is.CHANGE))


def _starts_late(flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase right of a measure is no name of the thing measured (a time, an empty word)."""
    return bool(flags[phrase.first] & (Is.TIME | Is.EMPTY_MEASURE | Is.ADVERB | Is.CHANGE))


def _inherit(m: Mention, rule: str) -> bool:
    """Let `m` count what the figure it points at counts, or for `same clause` what the one before it does."""
    other = antecedent(m) if rule == "antecedent" else previous(m)
    if other is None or other.counted is None:
        return False
    if rule != "antecedent":
        if other.sentence is not m.sentence:
            return False
        if any(t.norm in _HARD_MARKS for t in m.sentence.tokens[other.last : m.first]):
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
    low = after_previous(m)
    if low and not any(flags[i] & _PARTS for i in range(low, m.first)):
        low = 0  # the figure before stands inside this one's subject: «ظرفیت برق با ۶۴ نیروگاه به ۴۵ درصد رسید»
    low = max(low, end - _FARTHEST)
    i = end - 1
    while i >= low:
        f = flags[i]
        if f & Is.PUNCTUATION and tokens[i].norm in _HARD_MARKS:
            break
        if f & Is.VERB or (f & Is.PARTICIPLE and i + 1 < end and flags[i + 1] & (Is.AND | Is.PUNCTUATION)):
            break
        if f & Is.CONJUNCTION:
            relative = bool(f & Is.RELATIVE) and i > 0 and not flags[i - 1] & Is.COMPLEMENTIZER
            return i + 1, relative
        i -= 1
    return i + 1, False


def _strip(tokens: list[Token], flags: list[int], chunk: Chunk) -> Phrase | None:
    """A chunk without the measure words, times and determiners it begins with; None where nothing is left."""
    first, last = chunk.first, chunk.last
    if chunk.led and first + 1 < last and flags[first] & Is.PREPOSITIONAL:
        first += 1
    while first < last and (
        flags[first] & (Is.MEASURE | Is.DETERMINER | Is.ADVERB | Is.SUFFIX | Is.AND | Is.COMPARATOR | Is.DEGREE)
    ):
        if flags[first] & Is.STATE:
            break
        first += 1
    if first < last and flags[first] & Is.TIME:
        if first == chunk.first and not flags[first] & Is.TIME_CLOSER:
            return None
        while first < last and flags[first] & (Is.TIME | Is.SUFFIX):
            first += 1
    end, words = first, 0
    while end < last and words < _LONGEST and not flags[end] & (Is.TIME | Is.PARTICIPLE):
        if end > first and flags[end] & Is.LOCATIVE:
            break
        words += not flags[end] & Is.SUFFIX
        end += 1
    while end > first and flags[end - 1] & (Is.AND | Is.ADVERB | Is.DETERMINER | Is.DEGREE | Is.COMPARATOR):
        end -= 1
    if end < last and flags[end] & Is.PARTICIPLE and end - first > 1 and flags[end - 1] & Is.NONVERBAL:
        end -= 1
    if end == first or (chunk.led and end == first + 1 and flags[first] & Is.PREPOSITIONAL):
        return None
    if tokens[first].norm.isascii() or all(flags[i] & Is.NONVERBAL for i in range(first, end)):
        return None
    return Phrase(first, end)


def _subject(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """Look for what is measured before the numeral: the object with «را», else the clause's first free noun phrase."""
    start, relative = _clause(m, tokens, flags)
    end = m.first
    if start > 2 and tokens[start - 1].norm == ":" and any(t.norm == "شرح" for t in tokens[max(0, start - 6) : start]):
        start = 0  # «رشد قیمت در شهرها بدین شرح است: تهران ۳ درصد، …»
    if relative and any(flags[i] & Is.PARTICIPLE and flags[i - 1] & Is.NONVERBAL for i in range(start + 1, end)):
        end = start - 1  # «سرقت در جاهایی که … نصب شده برابر با صفر بوده»: the relative clause has ended
        start, relative = _clause_from(m, tokens, flags, end)
    object_mark = next((i for i in range(end - 1, start - 1, -1) if flags[i] & Is.RA), -1)
    if object_mark >= 0:
        end = object_mark
    found = chunks(flags, start, end)
    free = [c for c in found if not c.led]
    if object_mark >= 0:
        free.reverse()
    inside = previous(m)
    for chunk in free:
        if inside is not None and inside.sentence is m.sentence and inside.first <= chunk.first < end_token(inside):
            chunk = Chunk(end_token(inside), max(chunk.last, end_token(inside)), chunk.led)
        if any(
            flags[i] & Is.DETERMINER and flags[i] & Is.PRONOUN for i in range(max(start, chunk.first - 1), chunk.first)
        ) and (flags[chunk.first] & Is.ANAPHOR):
            return _inherit(m, "antecedent")
        phrase = _strip(tokens, flags, _object(tokens, flags, chunk) if object_mark >= 0 else chunk)
        if phrase and flags[phrase.first] & Is.LOCATIVE:
            continue  # «… در تهران ۲۵ درصد، سایر شهرها ۲۰ درصد»: where, not what
        if phrase:
            _take(m, phrase, "object" if object_mark >= 0 else "subject")
            return True
    touching = found and found[-1].led and found[-1].last == end == m.first
    if touching and tokens[found[-1].first - 1].norm == "با" and m.unit not in SHARES:
        phrase = _strip(tokens, flags, found[-1])  # «با اعتبار ۵ میلیارد ریال»
        if phrase and not flags[phrase.first] & (Is.LOCATIVE | Is.TIME):
            _take(m, phrase, "noun before the measure")
            return True
    if relative and _relative_head(m, tokens, flags, start - 1):
        return True
    return _inherit(m, "same clause") if start > 0 or not found else False


def _word_touching(m: Mention, flags: list[int]) -> bool:
    """A bare number right after a noun measures that noun: «با ریتینگ ۲۷۴۹»."""
    tokens = m.sentence.tokens
    found = chunks(flags, max(after_previous(m), m.first - _LONGEST), m.first)
    if not found or found[-1].last != m.first:
        return False
    phrase = _strip(tokens, flags, found[-1])
    if phrase is None or flags[phrase.first] & (Is.LOCATIVE | Is.TIME) or phrase.last != m.first:
        return False
    _take(m, phrase, "noun before a bare number")
    return True


def _object(tokens: list[Token], flags: list[int], chunk: Chunk) -> Chunk:
    """The object in a run of words that may begin with the subject: «بانک‌ها قیمت خرید هر یورو را …»."""
    for i in range(chunk.first + 1, chunk.last):
        ended = flags[i - 1] & Is.SUFFIX or tokens[i - 1].norm.endswith(("ها", "ان"))
        if ended and flags[i] & (Is.MEASURE | Is.DIMENSION):
            return Chunk(i, chunk.last, chunk.led)
    return chunk


def _counting_subject(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«تعداد کشته‌ها به ۳۵ نفر رسید»: people counted by a subject that says it is a count."""
    start, _ = _clause(m, tokens, flags)
    for chunk in chunks(flags, start, m.first):
        if flags[chunk.first] & Is.EMPTY_MEASURE:
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
    if other is not None and other.sentence is m.sentence and other.counted and end_token(other) + 6 >= end:
        between = range(end_token(other), end)
        if not any(flags[i] & (Is.VERB | Is.CONJUNCTION) for i in between):
            return _inherit(m, "same clause")
    low = max(after_previous(m), end - 12)
    found = chunks(flags, low, end)
    if not found or any(not flags[i] & Is.RA for i in range(found[-1].last, end)):
        return False
    chunk = found[-1]
    first = chunk.first
    while first < chunk.last - 1 and flags[first] & Is.NONVERBAL:
        first += 1
    phrase = _strip(tokens, flags, Chunk(first, chunk.last, chunk.led))
    if phrase is None:
        return False
    _take(m, phrase, "named before")
    return True
