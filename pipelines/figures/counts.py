"""What a bare number («۵ کتاب») or a number with a classifier («۹ نفر سارق») counts.

The order of the rules is _BARE and _CLASSIFIED, at the end.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.figures.adjacent import is_size, noun_before, word_touching
from pipelines.figures.answers import INSIDE, Counting, as_before, copy, inherit, take
from pipelines.figures.antecedents import part_words, points_back, previous
from pipelines.figures.deeds import told_of_part
from pipelines.figures.document import Mention, Token
from pipelines.figures.listed import goods_before
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.rules import NOTHING, Nothing, first
from pipelines.figures.shares import names_nothing, of_an_aspect
from pipelines.figures.subjects import counting_subject, subject
from pipelines.figures.word_classes import Is, is_predicate, parts, plain_adjectives

_KINDS = frozenset({"رشته", "عنوان", "گونه", "نوبت", "نقطه"})
_DOING = frozenset({"دادند", "دادهاند", "میدهند", "زدند", "زدهاند", "میزنند", "میکشند", "میبرند", "خوردند", "میخورند"})
_POINTS = frozenset({"امتیاز"})  # the words after it are of another phrase
_QUOTES = frozenset({"«", '"', "“"})
_PAIRED = frozenset(
    {"نقل", "آموزش", "رفت", "حمل", "خرید", "ساخت", "کشت", "گفت", "جست", "شست", "داد", "مرگ", "ضرب", "زد"}
)
_LONG_NAME = 3  # words that are no single name
_NAMED = 6  # things counted whose names may all follow: «پنج شهر الف، ب، ج، د و ه»
_INDEFINITE = frozenset({"نفری"})
_LARGE = 1e6
_THOUSANDS = 1000  # from which «از» may lead to what is counted: «یک میلیون و نیم از جمعیت روستایی»
_TURNS = frozenset({"تغییر", "جهش", "نوسان", "سقوط", "صعود"})
_OBJECT = 9  # tokens of an object


@dataclass(slots=True)
class _Count(Counting):
    """A count and the positions that its rules ask for."""

    classifier: int = -1  # -1 for a bare number
    person: bool = False  # it counts people: «نفر»
    empty: bool = False  # it names nothing: «مورد»
    of: int = -1  # the token after the «از» that follows the classifier («… نفر دیگر از»); -1 where none does
    part: bool = False  # and what stands there may be what is counted, no time or place
    phrase: Phrase | None = None  # the noun phrase after the number


def read_count(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    """Fill counted of a count: the first of the rules that finds something."""
    count, classifier = len(flags), -1
    if after > m.last and not flags[after - 1] & Is.CLASSIFIER:
        after -= 1  # «۴۱ واحد تولیدی», «۴۰۰ بسته غذایی»: the unit is itself what is counted
    elif after > m.last:
        classifier = after - 1
    elif after < count and flags[after] & Is.CLASSIFIER and not is_predicate(flags, after):
        classifier = after
        after += 1
    f = _Count(m, tokens, flags, count, after, classifier)
    if classifier < 0:
        f.phrase = _bare_phrase(f)
        first(_BARE, f)
        return
    f.person, f.empty = bool(flags[classifier] & Is.PERSON), bool(flags[classifier] & Is.EMPTY_CLASSIFIER)
    f.of = _past_of(f)
    f.part = f.of >= 0 and not (f.of < count and flags[f.of] & (Is.TIME | Is.PREPOSITION | Is.PREPOSITIONAL))
    f.phrase = _classified_phrase(f)
    first(_CLASSIFIED, f)


# ---- the noun phrase after the number -----------------------------------------------------------------------------


def _bare_phrase(f: _Count) -> Phrase | None:
    """«۵ کتاب», «یک میلیون و نیم از جمعیت روستایی», «۵ بیکار»: what a bare number counts."""
    tokens, flags, after = f.tokens, f.flags, f.after
    quoted = after + 1 < f.count and tokens[after].norm in _QUOTES
    phrase = rightward(tokens, flags, after + quoted, firm=True)  # «۱۲ «گرند وینرز» جهان»
    if phrase is None and after + 1 < f.count and tokens[after].norm == "از" and f.m.numeral.value >= _THOUSANDS:
        whole = rightward(tokens, flags, after + 1)
        if whole and (flags[whole.first] & Is.TALLY or tokens[whole.first].norm.endswith(("ان", "ین"))):
            phrase = whole
    if phrase is not None and tokens[after].norm == "نوع" and _names_kind(tokens, flags, phrase):
        phrase = Phrase(after, phrase.last)
    if phrase is None and _adjective_as_noun(tokens, flags, after):
        phrase = Phrase(after, after + 1)
    if phrase is not None and _names_each(f.m, tokens, flags, phrase):
        phrase = Phrase(phrase.first, phrase.first + 1)
    if phrase is not None and tokens[phrase.first].norm in _POINTS:
        phrase = Phrase(phrase.first, phrase.first + 1)  # «با کسب ۶۷ امتیاز قهرمان لیگ شدند»
    return phrase


def _names_each(m: Mention, tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """«دو تیم سپاهان و ذوب‌آهن», «سه پایگاه بندرعباس، مهرآباد و اصفهان»: as many names after the noun as are counted."""
    at, last, value = phrase.first + 1, phrase.last, m.numeral.value
    if not 2 <= value <= _NAMED or at >= last or flags[at] & (Is.AND | Is.SUFFIX):
        return False
    if value == 2:
        joined = any(flags[i] & Is.AND and tokens[i - 1].norm not in _PAIRED for i in range(at + 1, last))
        apart = m.sentence.doc.raw[tokens[at].start : tokens[min(last, len(tokens) - 1)].start]
        return joined or " ـ " in apart or " - " in apart or " – " in apart
    if last >= len(tokens) or tokens[last].norm != "،" or last - at >= _LONG_NAME or flags[at] & Is.STATE:
        return False
    for i in range(last + 1, min(last + 2 * int(value), len(tokens))):
        if flags[i] & Is.AND:
            return True
        if flags[i] & (Is.VERB | Is.NUMBER | Is.PREPOSITION | Is.CONJUNCTION):
            break
    return False


def _past_of(f: _Count) -> int:
    """«۹ نفر از آنها», «۵ نفر دیگر نیز از …»: the token after «از»; -1 where none follows the classifier."""
    tokens, at = f.tokens, f.after
    if at + 1 < f.count and tokens[at].norm == "دیگر":
        at += 1
        if tokens[at].norm in ("نیز", "هم"):
            at += 1
    return at + 1 if at < f.count and tokens[at].norm == "از" else -1


def _classified_phrase(f: _Count) -> Phrase | None:
    """«۹ نفر سارق», «۱۵۷۴ مورد جدید کووید ۱۹», «۳۰ رشته ورزشی»: what stands after the classifier, or that itself."""
    tokens, flags, classifier = f.tokens, f.flags, f.classifier
    at = f.of if f.part else f.after
    if f.empty and at + 1 < f.count:
        fresh = flags[at] & Is.ADJECTIVE and not flags[at + 1] & ~(Is.STATE | Is.NONVERBAL)
        at += bool(fresh and not is_predicate(flags, at + 1))  # «مورد جدید»
    phrase = rightward(tokens, flags, at)
    if phrase is None or (flags[phrase.first] & Is.CALENDAR and at == f.after):
        return None  # «۸۴ هزار دستگاه سال قبل»
    if _is_kind(tokens, flags, classifier, phrase):
        return Phrase(classifier, classifier + 1 if flags[phrase.first] & Is.TIME else phrase.last)
    itself = (
        flags[phrase.first] & Is.LOCATIVE  # «۴۱ دستگاه کشور»
        # «۵ نفر جان خود را …», but «۵ نفر از اعضای خود را …»
        or (at == f.after and phrase.last < f.count and tokens[phrase.last].norm in ("خود", "خویش"))
        or (at > f.after and _is_from(tokens, flags, phrase))  # «۳۹ میلیون تن از آلزایمر رنج می‌برند»
        or (f.person and _is_done(tokens, flags, phrase))  # «۵ نفر رأی دادند»
        or (f.person and at == f.after and _own_object(tokens, flags, phrase))  # «۵ نفر روش آزادسازی سهام خود را …»
    )
    return Phrase(classifier, classifier + 1) if itself else phrase


def _adjective_as_noun(tokens: list[Token], flags: list[int], at: int) -> bool:
    """«یک آزادکار راهی شد», «۵ بیکار»: an adjective, told of people, that no verb makes a predicate."""
    if at + 1 >= len(flags) or flags[at] != Is.ADJECTIVE or tokens[at].norm in plain_adjectives():
        return False
    return not flags[at + 1] & (Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE)


def _is_kind(tokens: list[Token], flags: list[int], classifier: int, phrase: Phrase) -> bool:
    """Whether the word after a classifier that is a noun too says of what kind it is: «رشته ورزشی», «گونه جانوری»."""
    if tokens[classifier].norm not in _KINDS or phrase.first != classifier + 1:
        return False
    timed = bool(flags[phrase.first] & Is.TIME)  # «در دو نوبت صبح و عصر»
    return timed or _names_kind(tokens, flags, phrase)


def _names_kind(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase begins with an adjective in «ی» that no list knows."""
    norm = tokens[phrase.first].norm
    return not flags[phrase.first] and len(norm) > 3 and norm.endswith("ی") and not norm.endswith("ای")


def _is_from(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether the noun after «از» is what the verb wants: «از آلزایمر رنج می‌برند»; a plural may be a whole."""
    if tokens[phrase.first].norm.endswith(("ان", "ها", "های", "ین")):
        return False
    if phrase.first + 1 < len(flags) and flags[phrase.first + 1] & Is.SUFFIX:
        return False
    return any(f & Is.FROM_VERB for f in flags[phrase.first + 1 : phrase.last + 1])


def _is_done(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether a noun of one word is a part of the verb right after it, whose doers are counted."""
    if phrase.last - phrase.first > 1 or phrase.last >= len(flags) or flags[phrase.first] & Is.STATE:
        return False
    return tokens[phrase.last].norm in _DOING


def _own_object(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether the phrase is the object of those who are counted: it goes on to «خود را»."""
    for i in range(phrase.first, min(phrase.first + _OBJECT, len(flags))):
        if tokens[i].norm in ("خود", "خویش"):
            return i + 1 == len(flags) or bool(flags[i + 1] & Is.RA)
        if flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.NUMBER):
            return False
    return False


# ---- the rules ----------------------------------------------------------------------------------------------------


def _of_millions(f: _Count) -> bool:
    """«اردوی ۱۰۰ میلیونی», «کشور ۸۰ میلیونی»: the noun before an adjective."""
    m = f.m
    ended = m.numeral.value >= _LARGE and m.last < f.count and f.tokens[m.last].norm == "ی"
    return ended and noun_before(m, f.flags)


def _part_told(f: _Count) -> bool:
    """«۶ تن از آنها از افراد منتظر بودند»: what the part is."""
    return told_of_part(f.m, f.tokens, f.flags, f.after)


def _owner(f: _Count) -> bool:
    """«تیم ۵ نفره»: the noun before an adjective of number; not «هشت نفری که …», whose ending is the article's."""
    m, flags, at = f.m, f.flags, f.m.first - 1
    if not flags[f.classifier] & Is.OF_NUMBER or _told_by_that(f.tokens, f.after):
        return False
    if at > 0 and flags[at] & Is.FROM_VERB and f.phrase is not None and f.phrase.first == f.after:
        return _thing(f)  # «استقبال ۶۰ هزار نفری هواداران»: who did it
    return noun_before(m, flags)


def _of_number(f: _Count) -> bool:
    """«ماسک سه لایه», «شکست پنج گله», «بیمارستان ۳۴ تختخوابی»: what the adjective counts, else the noun before it."""
    m, tokens, flags, after = f.m, f.tokens, f.flags, f.after
    if after >= f.count or not flags[after] & Is.OF_NUMBER or m.first == 0:
        return False
    if after + 1 < f.count and (tokens[after + 1].norm == "که" or flags[after + 1] & (Is.VERB | Is.LIGHT)):
        return False  # «سه مرحله‌ای که …», «تیم ۵۱ امتیازی شد»
    before = flags[m.first - 1]
    if before & ~(Is.ADJECTIVE | Is.NONVERBAL | Is.SUM | Is.QUANTITY | Is.SUFFIX | Is.TALLY | Is.CHANGE):
        return False
    if before & (Is.CHANGE | Is.ASPECT) and of_an_aspect(m, tokens, flags, after + 1):
        return True  # «کاهش ۶ امتیازی فاصله»
    stem = parts().get(tokens[after].norm)
    if stem is None or before & Is.TALLY:  # «جمعیت ۱۰۰ هزار نفره»
        return noun_before(m, flags)
    take(m, Phrase(after, after + 1), INSIDE, letters=len(stem))
    return True


def _size(f: _Count) -> bool:
    """«با امتیاز ۴.۳۰ رده چهارم را …»: how much the word before it is."""
    at = f.m.first - 1
    if (
        at > 0
        and f.flags[at] & Is.ADJECTIVE
        and f.flags[at - 1] & Is.SCORE
        and f.after < f.count
        and f.flags[f.after] & Is.RA
    ):
        return f.take_word(at - 1, "noun before a bare number")  # «نمره خوب ۶ را گرفت»
    return is_size(f.m, f.flags) and f.take_word(at, "noun before a bare number")


def _others(f: _Count) -> bool:
    """«برای ۱۰ نفر دیگر شرکت …»: other people, and no word of what they are."""
    at = f.after + 1
    if not f.person or f.of >= 0 or at >= f.count or f.tokens[f.after].norm != "دیگر" or f.flags[at] & Is.STATE:
        return False
    return f.take_word(f.classifier, "classifier")


def _of_those_told(f: _Count) -> bool:
    """«۹ نفر از آنها», «۳۰ مورد از این تعداد»: what the figure pointed at counts, else the classifier."""
    if f.of < 0 or not points_back(f.tokens, f.flags, f.of):
        return False
    return inherit(f.m, "antecedent") or f.take_word(f.classifier, "classifier")


def _of_this_one(f: _Count) -> bool:
    """«سه عنوان از این مجموعه»: parts of one thing are what their classifier says."""
    if not f.part or f.empty or not _of_one(f.tokens, f.flags, f.of):
        return False
    return f.take_word(f.classifier, "classifier")


def _goods(f: _Count) -> bool:
    """«تانکر ۱۴ دستگاه، …»: in a list of goods their name stands before the number."""
    return not f.part and not f.person and goods_before(f.m, f.tokens, f.flags, f.after)


def _goods_in_containers(f: _Count) -> bool:
    """«صابون ۱۴۲ هزار قالب، …»: the same with what they are packed in."""
    after, flags = f.after, f.flags
    packed = after < f.count and bool(flags[after] & Is.CONTAINER)
    return packed and goods_before(f.m, f.tokens, flags, after + 1)


def _inner_noun(f: _Count) -> bool:
    """«۷ گله می‌شدم», «زمانی که لیگ ۱۸ تیمی نباشد»: the noun inside an adjective that is said of somebody."""
    phrase, flags = f.phrase, f.flags
    if phrase is None or phrase.first != f.after:
        return False
    norm = f.tokens[phrase.first].norm
    inner = parts().get(norm)
    if inner is None or inner == norm or norm.endswith("ای"):
        return False
    following = phrase.first + 1
    if following < f.count and not flags[following] & (Is.VERB | Is.LIGHT | Is.PUNCTUATION | Is.VERB_PREFIX):
        return False
    return f.take_word(phrase.first, INSIDE, len(inner))


def _turn(f: _Count) -> bool:
    """«۵ تغییر در فهرست»: a noun that elsewhere tells of a change."""
    if f.after >= f.count or f.tokens[f.after].norm not in _TURNS or is_predicate(f.flags, f.after):
        return False
    return f.take_word(f.after, "after the numeral")


def _thing(f: _Count) -> bool:
    """«۵ کتاب», «۹ نفر سارق», «۱۴۸ مورد تغییر کاربری»: the noun phrase after the number."""
    phrase = f.phrase
    if phrase is None:
        return False
    thing = f.classifier >= 0 and phrase.last - phrase.first > 1
    if not thing and names_nothing(f.flags, phrase):
        return False
    take(f.m, phrase, "after the numeral")
    return True


def _sum(f: _Count) -> bool:
    """«۱۵ میلیون جریمه بدهیم»: a word for a sum of money, which is not named."""
    if f.after >= f.count or not f.flags[f.after] & Is.SUM or f.flags[f.after] & Is.SPENDING:
        return False
    return f.take_word(f.after, "sum")


def _in_cases(f: _Count) -> bool:
    """«در سه مورد با هم اتفاق نظر دارند»: cases, and no subject's number."""
    led = f.m.first > 0 and f.tokens[f.m.first - 1].norm == "در" and f.tokens[f.classifier].norm == "مورد"
    return led and f.phrase is None and f.take_word(f.classifier, "classifier")


def _of_those(f: _Count) -> bool:
    """«۶ نفر مصدوم شدند که ۲ نفر …»: people of whom the clause before told."""
    m = f.m
    if not f.person or not f.flags[m.first - 1] & Is.RELATIVE:
        return False
    other = previous(m)
    if other is None or other.sentence is not m.sentence or other.unit != "count" or other.counted is None:
        return False
    named = m.sentence.token_at(other.counted_start)
    if m.first - other.last > 12 or not f.flags[named] & Is.STATE or m.numeral.value > other.numeral.value:
        return False
    copy(m, other, "antecedent")
    return True


def _part(f: _Count) -> bool | Nothing:
    """«از این تعداد ۳۰ مورد …»: a part counts what its whole does, else its classifier; no subject is asked for."""
    if not part_words(f.m):
        return False
    return inherit(f.m, "antecedent") or (f.classifier >= 0 and _classifier(f)) or NOTHING


def _touching(f: _Count) -> bool:
    """«با ریتینگ ۲۷۴۹»: a bare number right after a noun measures it."""
    return word_touching(f.m, f.flags)


def _subject(f: _Count) -> bool:
    """«کشته‌ها به ۳۵ رسید», «تخلفات … ۵۰ مورد بود»: the clause's subject, where no classifier names a thing."""
    return (f.classifier < 0 or f.empty) and subject(f.m, f.tokens, f.flags)


def _counted_subject(f: _Count) -> bool:
    """«تعداد کشته‌ها به ۳۵ نفر رسید»: the subject, where the sentence says that it is counted."""
    return not f.empty and counting_subject(f.m, f.tokens, f.flags, f.after)


def _further_part(f: _Count) -> bool:
    """«از این تعداد ۳۰ مورد … و ۱۶ نفر …»: a bare classifier that goes on with the parts of one whole."""
    if not f.person or f.empty:
        return False
    m, other = f.m, previous(f.m)
    if other is None or other.sentence is not m.sentence or other.unit != m.unit or not part_words(other):
        return False
    if not f.flags[m.first - 1] & (Is.AND | Is.PUNCTUATION | Is.ADVERB | Is.COMPARATOR | Is.EMPTY_MEASURE):
        return False  # «… و معرفی ۵۸ نفر»: the object of another noun
    return inherit(m, "same clause")


def _classifier(f: _Count) -> bool:
    """«۵ نفر دستگیر شدند»: the classifier alone; one that names nothing as before: «… به ۵۰ مورد رسیدگی شد»."""
    if f.empty:
        return f.m.counted is None and as_before(f.m)
    return f.take_word(f.classifier, "classifier", letters=_stem(f.tokens, f.classifier))


def _of_one(tokens: list[Token], flags: list[int], at: int) -> bool:
    """Whether «این» and a noun that is no plural stand at `at`."""
    if at + 1 >= len(tokens) or tokens[at].norm not in ("این", "آن", "همین") or flags[at + 1] & ~Is.CLASSIFIER:
        return False
    plural = tokens[at + 1].norm.endswith(("ها", "های", "ان", "ات", "ین"))
    return not plural and not (at + 2 < len(flags) and flags[at + 2] & Is.SUFFIX)


def _told_by_that(tokens: list[Token], at: int) -> bool:
    """Whether «که» follows: «هشت نفری که …»: the ending is the article's, no adjective's."""
    return at < len(tokens) and tokens[at].norm == "که"


def _stem(tokens: list[Token], classifier: int) -> int:
    """Letters of a classifier without the ending before «که»; 0 where it has none: «هشت نفری که …»."""
    norm = tokens[classifier].norm
    return len(norm) - 1 if norm in _INDEFINITE and _told_by_that(tokens, classifier + 1) else 0


type Rule = Callable[[_Count], bool | Nothing]

_BARE: tuple[Rule, ...] = (
    _of_millions,
    _of_number,
    _size,
    _goods_in_containers,
    _inner_noun,
    _turn,
    _thing,
    _sum,
    _part,
    _touching,
    _subject,
)
_CLASSIFIED: tuple[Rule, ...] = (
    _of_millions,
    _part_told,
    _owner,
    _others,
    _of_those_told,
    _of_this_one,
    _goods,
    _thing,
    _of_those,
    _part,
    _in_cases,
    _subject,
    _counted_subject,
    _further_part,
    _classifier,
)
