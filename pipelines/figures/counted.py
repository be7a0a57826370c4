"""What a figure counts or measures: the shortest phrase of the text that names it, head noun first.

It stands after the numeral («۹ نفر سارق»), before it («قیمت هر دلار را ۱۵ هزار تومان»: subjects.py), or was named
earlier and is only pointed at («از این تعداد ۳۰ مورد», «۷۰ درصد آن»). Words that bound the phrases: counted.yaml.
"""

from pipelines.figures.antecedents import (
    SHARES,
    after_previous,
    antecedent,
    end_token,
    part_words,
    points_back,
    previous,
)
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, chunks, rightward
from pipelines.figures.subjects import (
    TIMES,
    as_before,
    clause,
    copy,
    counting_subject,
    inherit,
    named_before,
    noun_before,
    purpose,
    subject,
    take,
    whole,
    word_touching,
)
from pipelines.figures.word_classes import Is, is_predicate, shape

_ADJECTIVES = frozenset({"ساله", "ماهه", "روزه", "ساعته", "شبه", "نفره", "نفری", "تایی", "عددی", "دقیقهای", "هفتهای"})
_PORTIONS = frozenset({"ha", "m2", "km2", "kg", "t", "g", "L", "m3", "B"})  # «۵ هکتار از اراضی» is a part of them
_NO_WHOLE = Is.TIME | Is.PREPOSITIONAL | Is.LOCATIVE | Is.PRONOUN
_JOINERS = frozenset({"،", "و", "یا", ","})
_PASSING = frozenset({"میگذرد", "گذشت", "میگذشت", "گذشته", "گذشتهاست", "بگذرد", "گذرد"})
_ASPECT_OF = frozenset({"نظر", "لحاظ", "حیث"})
_LIST = 12  # figures of a list that share the noun after its last


def read(m: Mention) -> None:
    """Fill counted, counted_start, counted_end of `m` (text as on the page; None where nothing is named)."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    after = end_token(m)
    if after == m.last and _shared_noun(m):
        return
    _read(m, tokens, flags, after)


def _read(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    if m.unit in SHARES:
        _read_share(m, tokens, flags, after)
    elif m.unit == "count":
        _read_count(m, tokens, flags, after)
    else:
        _read_measure(m, tokens, flags, after)


def _shared_noun(m: Mention) -> bool:
    """«۵۱، ۴۵ و ۴۳ امتیاز»: the noun after the last figure of a list is that of each."""
    if m.last >= len(m.sentence.tokens) or m.sentence.tokens[m.last].norm not in _JOINERS:
        return False
    last = m
    for _ in range(_LIST):
        following = previous(last, -1)
        if (
            following is None
            or following.sentence is not m.sentence
            or following.unit != m.unit
            or following.first != last.last + 1
            or m.sentence.tokens[last.last].norm not in _JOINERS
        ):
            break
        last = following
    if last is m:
        return False
    if last.counted is None:
        tokens, flags = m.sentence.tokens, shape(m.sentence)
        _read(last, tokens, flags, end_token(last))
        if last.counted is None or last.evidence["counted"].start < last.numeral.end:
            last.counted, last.counted_start, last.counted_end = None, -1, -1
            last.evidence.pop("counted", None)
            return False
    if last.counted_start < last.numeral.end:
        return False
    copy(m, last, "shared noun")
    return True


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
    if classifier >= 0 and tokens[classifier].norm in _ADJECTIVES and noun_before(m, flags):
        return
    if classifier >= 0 and at + 1 < len(flags) and tokens[at].norm == "دیگر":
        if tokens[at + 1].norm == "از":
            at += 1
        elif flags[classifier] & Is.PERSON and not flags[at + 1] & Is.STATE:
            take(m, Phrase(classifier, classifier + 1), "classifier")  # «برای ۱۰ نفر دیگر شرکت …»
            return
    if classifier >= 0 and at < len(flags) and tokens[at].norm == "از":
        at += 1
        if points_back(tokens, flags, at):
            if not inherit(m, "antecedent"):
                take(m, Phrase(classifier, classifier + 1), "classifier")
            return
        if at < len(flags) and flags[at] & (Is.TIME | Is.PREPOSITION | Is.PREPOSITIONAL):
            at = after
    phrase = rightward(tokens, flags, at, firm=classifier < 0)
    if phrase and classifier >= 0 and flags[phrase.first] & Is.LOCATIVE:
        phrase = Phrase(classifier, classifier + 1)  # «۴۱ دستگاه کشور»
    elif phrase and classifier >= 0 and phrase.last < len(flags) and tokens[phrase.last].norm in ("خود", "خویش"):
        phrase = Phrase(classifier, classifier + 1)  # «۵ نفر جان خود را …»
    if phrase and not _names_nothing(flags, phrase):
        take(m, phrase, "after the numeral")
        return
    if classifier >= 0 and flags[classifier] & Is.PERSON and flags[m.first - 1] & Is.RELATIVE and _of_those(m):
        return
    if part_words(m):
        if inherit(m, "antecedent"):
            return
    elif classifier < 0 or flags[classifier] & Is.EMPTY_CLASSIFIER:
        if classifier < 0 and word_touching(m, flags):
            return
        if subject(m, tokens, flags):
            return
    elif counting_subject(m, tokens, flags, after) or (flags[classifier] & Is.PERSON and _further_part(m)):
        return
    if classifier >= 0 and not flags[classifier] & Is.EMPTY_CLASSIFIER:
        take(m, Phrase(classifier, classifier + 1), "classifier")
    elif m.counted is None and classifier >= 0:
        as_before(m)  # «… به ۵۰ مورد رسیدگی شد»


def _of_those(m: Mention) -> bool:
    """«۶ نفر مصدوم شدند که ۲ نفر …»: people of whom the clause before told."""
    other = previous(m)
    if other is None or other.sentence is not m.sentence or other.unit != "count" or other.counted is None:
        return False
    flags = shape(m.sentence)
    named = m.sentence.token_at(other.counted_start)
    if m.first - other.last > 12 or not flags[named] & Is.STATE or m.numeral.value > other.numeral.value:
        return False
    copy(m, other, "antecedent")
    return True


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
    return inherit(m, "same clause")


def _read_share(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    at = after
    if after > m.last and tokens[after - 1].norm.endswith("ی"):
        if m.change is None and (_of_an_aspect(m, tokens, flags, after) or noun_before(m, flags)):
            return  # «تعرفه‌های ۱۵ درصدی»
        while at < len(flags) and flags[at] & Is.TIME_ADVERB:
            at += 1  # «رشد ۵ درصدی سالانه …»
    if at + 1 < len(flags) and tokens[at].norm == "از" and not flags[at + 1] & (Is.TIME | Is.PREPOSITIONAL):
        at += 1
    elif at + 1 < len(flags) and tokens[at].norm == "در" and at > m.last and tokens[after - 1].norm.endswith("ی"):
        phrase = rightward(tokens, flags, at + 1)  # «کاهش ۷ درصدی در تعداد جان‌باختگان»
        if (
            phrase
            and not flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL)
            and _changes_before(m, flags)
        ):
            take(m, phrase, "after the change")
            return
    if points_back(tokens, flags, at):
        if inherit(m, "antecedent"):
            return
        phrase = rightward(tokens, flags, at)
        if phrase and not flags[phrase.first] & Is.EMPTY_MEASURE:
            take(m, phrase, "after the share")
            return
    elif at < len(flags) and flags[at] & Is.CHANGE:
        phrase = rightward(tokens, flags, at + 1)
        if (
            phrase
            and phrase.last < len(flags)
            and flags[phrase.last] & (Is.VERB | Is.LIGHT | Is.PARTICIPLE)
            and subject(m, tokens, flags)
        ):
            return  # «سویا ۷۵ درصد افزایش قیمت داشت»
        if phrase and not flags[phrase.first] & (Is.SUM | Is.EMPTY_MEASURE):
            take(m, phrase, "after the change")
            return
    elif at < len(flags) and not flags[at] & Is.DEGREE:
        phrase = rightward(tokens, flags, at)
        if phrase and not _names_nothing(flags, phrase):
            take(m, phrase, "after the share")
            return
    if m.first > 2 and tokens[m.first - 2].norm in _ASPECT_OF and tokens[m.first - 3].norm in ("از", "به"):
        phrase = rightward(tokens, flags, m.first - 1)
        if phrase and phrase.last == m.first and not tokens[m.first - 1].norm.endswith("ی"):
            take(m, phrase, "in that respect")  # «از نظر وزن ۵ درصد و از لحاظ ارزش ۹ درصد رشد داشت»
            return
    if _changed(m, tokens, flags) or _in_brackets(m, tokens, flags):
        return
    if not subject(m, tokens, flags) and not inherit(m, "same clause"):
        whole(m, tokens, flags)


def _of_an_aspect(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«بخشودگی ۱۰۰ درصدی جرایم»: not the forgiving is measured but what is forgiven."""
    if m.first == 0 or not flags[m.first - 1] & Is.ASPECT:
        return False
    phrase = rightward(tokens, flags, after)
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    take(m, phrase, "after the share")
    return True


def _changed(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«افزایش نرخ بیکاری در کشور به ۵ درصد», «کاهش آن از ۸ به ۵ درصد»: what has changed to the figure."""
    if m.first < 3 or (tokens[m.first - 1].norm not in ("به", "از", "تا") and not flags[m.first - 1] & Is.COMPARATOR):
        return False
    if not any(tokens[i].norm in ("به", "از", "تا") for i in range(max(0, m.first - 4), m.first)):
        return False
    for i in range(m.first - 2, max(-1, m.first - 16), -1):
        f = flags[i]
        if f & Is.CHANGE and not tokens[i].norm.endswith("ی"):
            if tokens[i + 1].norm in ("آن", "این"):
                return as_before(m)
            phrase = rightward(tokens, flags, i + 1)
            if (
                phrase
                and phrase.last < m.first
                and not flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.EMPTY_MEASURE)
            ):
                take(m, phrase, "after the change")
                return True
            return False
        if f & (Is.VERB | Is.CONJUNCTION | Is.NUMBER | Is.PUNCTUATION | Is.RA):
            break
    return False


def _in_brackets(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«اهداف تعیین‌شده (۴۰ درصد)»: the phrase that ends at the bracket."""
    at = m.first - 1
    if at < 1 or tokens[at].norm != "(" or after_previous(m) >= at:
        return False
    return named_before(m, tokens, flags, at, near=True)


def _changes_before(m: Mention, flags: list[int]) -> bool:
    return any(flags[i] & Is.CHANGE for i in range(max(0, m.first - 3), m.first))


def _read_measure(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    before = m.first - 1
    unit = tokens[after - 1].norm if after > m.last else ""
    if _between_places(m, tokens, flags):
        return
    if unit.endswith("ی") and _of_an_aspect(m, tokens, flags, after):
        return
    if (unit.endswith("ی") or unit in _ADJECTIVES) and before >= 0 and noun_before(m, flags):
        return  # «چاه‌های ۳۰۰ متری»
    sum_of = antecedent(m) if m.change is None and part_words(m) else None
    if sum_of is not None and sum_of.unit == m.unit:
        inherit(m, "antecedent")  # «… ریال از آن وصول شده است»
        return
    if m.unit in TIMES and _passed(m, tokens, flags, after):
        return
    if m.unit in TIMES and _spent(m, tokens, flags):
        subject(m, tokens, flags)
        return
    if m.unit in TIMES and not _lasting(m, tokens, flags, after):
        phrase = rightward(tokens, flags, after)
        if phrase and not _starts_late(flags, phrase):
            take(m, phrase, "after the measure")
        return
    near = before
    while near >= 0 and (flags[near] & Is.COMPARATOR or tokens[near].norm in ("از", "به", "بر")):
        near -= 1
    if near > 0 and flags[near] & Is.DIMENSION and flags[near - 1] & Is.PREPOSITION:  # «به ارزش ۵ میلیون», «با طول …»
        if flags[near] & Is.SUM and (tokens[near - 1].norm == "با" or tokens[near].norm.endswith("ی")):
            take(m, Phrase(near, near + 1), "noun before the measure")  # «با اعتبار ۶ میلیارد ریال»
            return
        listed = any(tokens[i].norm in ("شامل", "مشتمل") for i in range(clause(m, tokens, flags)[0], near))
        if (listed and subject(m, tokens, flags)) or named_before(m, tokens, flags, near - 1):
            return
        other = previous(m)
        if (other and other.unit == m.unit) or not any(f & Is.AND for f in flags[after_previous(m) : near]):
            if inherit(m, "same clause"):
                return
        elif not flags[near] & Is.EMPTY_MEASURE:  # «در ۲۸۰ صفحه و با قیمت ۴۰ هزار تومان»
            take(m, Phrase(near, near + 1), "noun before the measure")
            return
    elif near >= 0 and flags[near] & Is.RA and subject(m, tokens, flags):
        return
    if after < len(flags) and flags[after] & Is.SUM and not flags[after] & Is.SPENDING and is_predicate(flags, after):
        take(m, Phrase(after, after + 1), "sum")  # «۲۰۰ هزار تومان جریمه شد»
        return
    at = after
    if at + 1 < len(flags) and tokens[at].norm == "صرف":
        phrase = rightward(tokens, flags, at + 1, firm=True)
        if phrase:
            take(m, phrase, "purpose")  # «۲۰۰ دلار صرف آموزش می‌کنند»
            return
    if m.unit in _PORTIONS and at + 1 < len(flags) and tokens[at].norm == "از" and not flags[at + 1] & _NO_WHOLE:
        at += 1
    measured = at + 1 < len(flags) and flags[at] & Is.DIMENSION and not flags[at] & Is.SUM and flags[at + 1] & Is.VERB
    # «۱۴ ساعت طول کشید», «۲۰ کیلو وزن دارد»
    if not measured and not (at < len(flags) and flags[at] & Is.DURATION):
        phrase = rightward(tokens, flags, at)
        if phrase and not _starts_late(flags, phrase):
            take(m, phrase, "after the measure")
            return
    if purpose(m, tokens, flags, after):
        return
    spent = before >= 0 and flags[before] & Is.SPENDING  # «تخصیص یک میلیارد یورو به …» is said of no subject
    if not spent and (subject(m, tokens, flags) or inherit(m, "same clause")):
        return
    if after < len(flags) and flags[after] & Is.SUM:
        take(m, Phrase(after, after + 1), "sum")
        return
    for chunk in chunks(flags, after, min(after + 14, len(flags))):  # «۱۰۰ میلیارد تومان در سال گذشته قرارداد بستند»
        if any(flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION) for i in range(after, chunk.first)):
            return
        if not chunk.led and (phrase := rightward(tokens, flags, chunk.first)) and not _starts_late(flags, phrase):
            take(m, phrase, "later object")
            return


def _between_places(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«در فاصله ۹۰ کیلومتری مرکز استان»: how far apart two places are, no measure of a thing."""
    before = m.first - 1
    while before > 0 and flags[before] & Is.COMPARATOR:
        before -= 1
    return before > 0 and tokens[before].norm in ("فاصله", "فاصلهای") and tokens[before - 1].norm in ("در", "به", "از")


def _passed(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«۲ سال از تأسیس آن می‌گذرد»: the time since something."""
    if after >= len(flags) or tokens[after].norm != "از":
        return False
    phrase = rightward(tokens, flags, after + 1)
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    if not any(t.norm in _PASSING for t in tokens[phrase.last : phrase.last + 4]):
        return False
    take(m, phrase, "after the measure")
    return True


def _spent(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """Whether a time is what something takes: «به مدت دو روز ادامه دارد», «در کمتر از ۱۰ دقیقه انجام می‌شود»."""
    before = m.first - 1
    if before > 0 and tokens[before].norm == "مدت" and tokens[before - 1].norm == "به":
        return True
    while before > 0 and (flags[before] & Is.COMPARATOR or tokens[before].norm == "از"):
        before -= 1
    return 0 <= before < m.first - 1 and tokens[before].norm == "در"


def _lasting(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """Whether a time is said of the clause's subject («زمان حضور ۷ دقیقه است»), not of when («به مدت ۳ ماه»)."""
    if after < len(flags) and flags[after] & (Is.CHANGE | Is.DEGREE):
        return True
    stated = after < len(flags) and bool(flags[after] & Is.COPULA)
    if stated and after + 1 < len(flags) and tokens[after + 1].norm == "که":
        return False  # «۴۱ سال است که …»
    before = m.first - 1
    while before >= 0 and flags[before] & Is.COMPARATOR:
        before -= 1
    if before > 0 and tokens[before].norm == "با" and tokens[before - 1].norm in ("برابر", "معادل"):
        before -= 2
    if before >= 0 and (
        (flags[before] & Is.TIME and not flags[before] & Is.DURATION and not stated)
        or (flags[before] & Is.PREPOSITION and tokens[before].norm not in ("به", "از"))
    ):
        return False
    if after >= len(flags):
        return True
    f = flags[after]
    if f & Is.DURATION:
        return after + 1 < len(flags) and not flags[after + 1] & ~(Is.VERB | Is.VERB_PREFIX | Is.LIGHT)
    return bool(f & (Is.VERB | Is.PUNCTUATION | Is.AND | Is.NONVERBAL))


def _starts_late(flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase right of a measure is no name of the thing measured (a time, an empty word)."""
    return bool(flags[phrase.first] & (Is.TIME | Is.EMPTY_MEASURE | Is.ADVERB | Is.CHANGE))
