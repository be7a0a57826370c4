"""What a bare number («۵ کتاب») or a number with a classifier («۹ نفر سارق») counts.

The order of the rules is _BARE and _CLASSIFIED, at the end.
"""

from collections.abc import Callable

from pipelines.figures.antecedents import (
    POINTERS,
    part_words,
    points_back,
    previous,
    told_before,
)
from pipelines.figures.counted.adjacent import is_size, noun_before, word_touching
from pipelines.figures.counted.answers import INSIDE, as_before, copy, inherit, take
from pipelines.figures.counted.bare_numbers import (
    bracketed,
    is_so_many,
    labelled,
    of_each_name,
    of_sum_after,
    pages,
    rate,
    turn,
    with_as_many,
)
from pipelines.figures.counted.changes import changed
from pipelines.figures.counted.clauses import FARTHEST, names_nothing
from pipelines.figures.counted.contrasts import mean_elsewhere
from pipelines.figures.counted.count_phrases import Count, bare_phrase, classified_phrase, past_of, quoted, within
from pipelines.figures.counted.counting_subjects import counting_subject
from pipelines.figures.counted.deeds import told_of_part
from pipelines.figures.counted.further import (
    alike,
    come_to,
    goes_on,
    next_group,
    of_named_part,
    of_these,
    people_of_events,
    share_of_each,
)
from pipelines.figures.counted.listed import goods, goods_in_containers
from pipelines.figures.counted.number_adjectives import inner_noun, of_number, told_by_that
from pipelines.figures.counted.ranked import as_the_list, leading, next_after
from pipelines.figures.counted.respective import by_number, of_statistics
from pipelines.figures.counted.subjects import subject
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import ranks, rightward
from pipelines.figures.rules import NOTHING, Nothing, first
from pipelines.figures.word_classes import PLURALS, Is, is_predicate, parts, word_set

_LARGE = 1e6
_THEIRS = word_set("theirs")
_CHANGED = frozenset({"به", "از"})
_EACH = 9  # tokens from «هر» to its part
_GIFT = 24  # tokens from a gift to the word that gives it
_GIVEN = word_set("gifts")
_FIGURE = word_set("the_figure")
_INDICES = word_set("indices")
_MANY = 1e5  # a bare number so large, as an object, is of people or things that are not named


def read_count(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    """Fill counted of a count: the first of the rules that finds something."""
    count, classifier = len(flags), -1
    if after == m.last and after + 3 < count and tokens[after].norm == "(" and tokens[after + 2].norm == ")":
        again = flags[after + 1] & Is.NUMBER or tokens[after + 1].norm.isascii()
        after += 3 * bool(again)  # «شصت (۶۰) مأموریت», «۶۱ هزار (TEU) کانتینر»
    elif after > m.last and not flags[after - 1] & Is.CLASSIFIER:
        after -= 1  # «۴۱ واحد تولیدی», «۴۰۰ بسته غذایی»: the unit is itself what is counted
    elif after > m.last:
        classifier = after - 1
    elif (
        after < count
        and flags[after] & Is.CLASSIFIER
        and not is_predicate(flags, after)
        and not (flags[after] & Is.PREPOSITION and after + 1 < count and flags[after + 1] & Is.TIME)
    ):  # none in «به ۵۵ هزار تا پایان سال رسید»
        classifier = after
        after += 1
    f = Count(m, tokens, flags, count, after, classifier)
    if classifier < 0:
        f.phrase = bare_phrase(f)
        if f.phrase is not None and f.phrase.last - f.phrase.first > 1:
            f.phrase = within(f, f.phrase)
        first(_BARE, f)
        return
    f.person, f.empty = bool(flags[classifier] & Is.PERSON), bool(flags[classifier] & Is.EMPTY_CLASSIFIER)
    f.of = past_of(f)
    f.part = f.of >= 0 and not (f.of < count and flags[f.of] & (Is.TIME | Is.PREPOSITION | Is.PREPOSITIONAL))
    f.phrase = classified_phrase(f)
    if f.phrase is not None and f.phrase.last - f.phrase.first > 1:
        f.phrase = within(f, f.phrase)
    first(_CLASSIFIED, f)


# ---- the rules ----------------------------------------------------------------------------------------------------


def _of_millions(f: Count) -> bool:
    """«اردوی ۱۰۰ میلیونی», «کشور ۸۰ میلیونی»: the noun before an adjective."""
    m = f.m
    ended = m.numeral.value >= _LARGE and m.last < f.count and f.tokens[m.last].norm == "ی"
    return ended and noun_before(m, f.flags)


def _owner(f: Count) -> bool:
    """«تیم ۵ نفره»: the noun before an adjective of number; not «هشت نفری که …», whose ending is the article's."""
    m, flags, at = f.m, f.flags, f.m.first - 1
    if not flags[f.classifier] & Is.OF_NUMBER or told_by_that(f.tokens, f.after):
        return False
    if at > 0 and flags[at] & Is.FROM_VERB and f.phrase is not None and f.phrase.first == f.after:
        return _thing(f)  # «استقبال ۶۰ هزار نفری هواداران»: who did it
    return noun_before(m, flags)


def _size(f: Count) -> bool:
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


def _others(f: Count) -> bool:
    """«برای ۱۰ نفر دیگر شرکت …»: other people, and no word of what they are."""
    at = f.after + 1
    if not f.person or f.of >= 0 or at >= f.count or f.tokens[f.after].norm != "دیگر" or f.flags[at] & Is.STATE:
        return False
    return f.take_word(f.classifier, "classifier")


def _recipients(f: Count) -> bool:
    """«به ۵ نفر کارت هدیه اهدا می‌شود»: those who get what stands after them."""
    phrase, before = f.phrase, f.m.first - 1
    while before > 0 and f.flags[before] & Is.COMPARATOR:
        before -= 1
    if not f.person or phrase is None or phrase.first != f.after or before < 0 or f.tokens[before].norm != "به":
        return False
    for i in range(phrase.last, min(phrase.last + _GIFT, f.count)):
        if f.tokens[i].norm in _GIVEN and not f.flags[phrase.first] & Is.STATE:
            return f.take_word(f.classifier, "classifier")
        if f.flags[i] & (Is.VERB | Is.RA | Is.CONJUNCTION) or f.tokens[phrase.first].norm.endswith(("ان", "ین")):
            break
    return False


def _of_each(f: Count) -> bool:
    """«از هر ۱۰ ایرانی یک نفر دیابت دارد»: those of whom each so many are told, not what they have."""
    if not f.person and not f.empty:
        return False
    tokens, low = f.tokens, max(0, f.m.first - _EACH)
    each = next((i for i in range(f.m.first - 2, low, -1) if f.flags[i] & Is.DISTRIBUTIVE), -1)
    if each < 1 or tokens[each - 1].norm != "از" or not f.flags[each + 1] & Is.NUMBER:
        return False
    at = each + 2
    while at < f.m.first and f.flags[at] & Is.NUMBER:
        at += 1
    if f.flags[at] & Is.CLASSIFIER:
        return bool(f.person) and f.take_word(f.classifier, "classifier")
    phrase = rightward(tokens, f.flags, at)
    if phrase is None or phrase.last > f.m.first:
        return False
    take(f.m, phrase, "of each so many")
    return True


def _of_those_told(f: Count) -> bool:
    """«۹ نفر از آنها», «۳۰ مورد از این تعداد»: what the figure pointed at counts, else the classifier."""
    back = f.of >= 0 and points_back(f.tokens, f.flags, f.of)
    return back and (inherit(f.m, "antecedent") or f.take_word(f.classifier, "classifier"))


def _theirs(f: Count) -> bool:
    """«۳۰ نفرشان بیمه ندارند»: a part of those of whom the figure before told, else people; none of «… زن هستند»."""
    if not f.person or f.tokens[f.classifier].norm not in _THEIRS:
        return False
    if f.phrase is not None and f.phrase.first > f.classifier:
        return False
    return inherit(f.m, "same clause") or as_before(f.m) or f.take_word(f.classifier, "classifier", len("نفر"))


def _of_this_one(f: Count) -> bool:
    """«سه عنوان از این مجموعه»: parts of one thing are what their classifier says."""
    if not f.part or f.empty or not _of_one(f.tokens, f.flags, f.of):
        return False
    return f.take_word(f.classifier, "classifier")


def _reached(f: Count) -> bool:
    """«تعداد معاملات به ۵ هزار واحد مسکونی رسید»: what the sentence says is counted."""
    at, phrase = f.m.first - 1, f.phrase
    if phrase is None or at < 1 or f.tokens[at].norm != "به" or phrase.first != f.after or phrase.last >= f.count:
        return False
    return bool(f.flags[phrase.last] & Is.REACH) and counting_subject(f.m, f.tokens, f.flags, phrase.last, named=True)


def _thing(f: Count) -> bool:
    """«۵ کتاب», «۹ نفر سارق», «۱۴۸ مورد تغییر کاربری»: the noun phrase after the number."""
    phrase = f.phrase
    if phrase is None:
        return False
    thing = f.classifier >= 0 and phrase.last - phrase.first > 1
    if not thing and names_nothing(f.flags, phrase):
        return False
    norm = f.tokens[phrase.first].norm
    if f.classifier < 0 and ranks(f.tokens[f.m.last].norm) and (phrase.first == f.m.last or _of_a_measure(f)):
        return False  # «با امتیاز ۱۱ ارزشمندترین بازیکن شد»
    if f.classifier < 0 and f.flags[phrase.first] & Is.OF_NUMBER and (stem := parts().get(norm)) is not None:
        return f.take_word(phrase.first, INSIDE, len(stem))  # «در فاصله ۵ امتیازی صدرنشین»
    take(f.m, phrase, "after the numeral")
    return True


def _of_a_measure(f: Count) -> bool:
    """«با تأثیرگذاری ۲۷ بهترین بازیکن شد»: whether «با» leads a noun right before the number."""
    at = f.m.first - 1
    at -= at > 0 and bool(f.flags[at] & Is.SUFFIX)
    words = range(at, max(0, at - 2), -1)  # «تاثیر گذاری»
    return next((f.tokens[i - 1].norm == "با" for i in words if f.flags[i] or f.flags[i - 1] & Is.PREPOSITION), False)


def _sum(f: Count) -> bool:
    """«۱۵ میلیون جریمه بدهیم»: a word for a sum of money, which is not named."""
    if f.after >= f.count or not f.flags[f.after] & Is.SUM or f.flags[f.after] & Is.SPENDING:
        return False
    return f.take_word(f.after, "sum")


def _in_cases(f: Count) -> bool:
    """«در سه مورد با هم اتفاق نظر دارند»: cases, and no subject's number."""
    led = f.m.first > 0 and f.tokens[f.m.first - 1].norm == "در" and f.tokens[f.classifier].norm == "مورد"
    return led and f.phrase is None and f.take_word(f.classifier, "classifier")


def _of_those(f: Count) -> bool:
    """«۶ نفر مصدوم شدند که ۲ نفر …»: people of whom the clause before told."""
    m = f.m
    if not f.person or not f.flags[m.first - 1] & Is.RELATIVE:
        return False
    other = told_before(m)
    if other is None or other.unit != "count":
        return False
    named = m.sentence.token_at(other.counted_start)
    if m.first - other.last > 12 or not f.flags[named] & Is.STATE or m.numeral.value > other.numeral.value:
        return False
    copy(m, other, "antecedent")
    return True


def _part(f: Count) -> bool | Nothing:
    """«از این تعداد ۳۰ مورد …»: a part counts what its whole does, else its classifier; no subject is asked for."""
    if not part_words(f.m):
        return False
    return inherit(f.m, "antecedent") or (f.classifier >= 0 and _classifier(f)) or NOTHING


def _changed_to(f: Count) -> bool:
    """«افزایش تعداد تعویض‌ها از سه به پنج»: what has changed to so many."""
    led = f.m.first > 2 and f.tokens[f.m.first - 1].norm in _CHANGED
    return led and f.phrase is None and changed(f)


def _leading(f: Count) -> bool:
    """«شیراز با ۹۰ مورد، اهواز با ۴۰ و … در صدر آمار گمشدگان هستند»: what a list by place leads to."""
    return f.phrase is None and not f.person and (leading(f) or next_after(f))


def _touching(f: Count) -> bool:
    """«با ریتینگ ۲۷۴۹»: a bare number right after a noun measures it."""
    if f.after < f.count and f.flags[f.after] & Is.OF_NUMBER:
        return False  # «تعداد گل‌هایم به استقلال دو رقمی شد»
    return word_touching(f.m, f.flags)


def _called(f: Count) -> Nothing | bool:
    """«هواداران عدد ۶ را به کار بردند», «سیل ۳ میلیون را آواره کرد»: of nobody who does it, only of what is measured."""
    called = f.m.numeral.value >= _MANY or (f.m.first > 0 and f.tokens[f.m.first - 1].norm in _FIGURE)
    if not called or f.after >= f.count or not f.flags[f.after] & Is.RA:
        return False
    near = range(max(0, f.m.first - FARTHEST), f.m.first)
    if any(f.flags[i] & (Is.QUANTITY | Is.DIMENSION) or f.tokens[i].norm in _INDICES for i in near):
        return False
    return NOTHING


def _subject(f: Count) -> bool:
    """«کشته‌ها به ۳۵ رسید», «تخلفات … ۵۰ مورد بود»: the clause's subject, where no classifier names a thing."""
    return (f.classifier < 0 or f.empty) and (as_the_list(f) or subject(f.m, f.tokens, f.flags))


def _counted_subject(f: Count) -> bool:
    """«تعداد کشته‌ها به ۳۵ نفر رسید»: the subject, where the sentence says that it is counted."""
    if f.empty and not (f.after < f.count and f.flags[f.after] & Is.FORECAST):
        return False
    return counting_subject(f.m, f.tokens, f.flags, f.after, named=f.empty)  # «تعداد تصادف‌ها ۹ مورد گزارش شد»


def _further_part(f: Count) -> bool:
    """«از این تعداد ۳۰ مورد … و ۱۶ نفر …»: a bare classifier that goes on with the parts of one whole."""
    if not f.person or f.empty:
        return False
    m, other = f.m, previous(f.m)
    if other is None or other.sentence is not m.sentence or other.unit != m.unit or not part_words(other):
        return False
    if not f.flags[m.first - 1] & (Is.AND | Is.PUNCTUATION | Is.ADVERB | Is.COMPARATOR | Is.EMPTY_MEASURE):
        return False  # «… و معرفی ۵۸ نفر»: the object of another noun
    return inherit(m, "same clause")


def _classifier(f: Count) -> bool:
    """«۵ نفر دستگیر شدند»: the classifier alone; one that names nothing as before: «… به ۵۰ مورد رسیدگی شد»."""
    if f.empty:
        return f.m.counted is None and as_before(f.m)
    return f.take_word(f.classifier, "classifier", letters=_stem(f.tokens, f.classifier))


def _of_one(tokens: list[Token], flags: list[int], at: int) -> bool:
    """Whether «این» and a noun that is no plural stand at `at`."""
    if at + 1 >= len(tokens) or tokens[at].norm not in POINTERS or flags[at + 1] & ~Is.CLASSIFIER:
        return False
    plural = tokens[at + 1].norm.endswith((*PLURALS, "ات"))
    return not plural and not (at + 2 < len(flags) and flags[at + 2] & Is.SUFFIX)


def _stem(tokens: list[Token], classifier: int) -> int:
    """Letters of a classifier without the ending before «که»; 0 where it has none: «هشت نفری که …»."""
    norm = tokens[classifier].norm
    return len(norm) - 1 if norm == "نفری" and told_by_that(tokens, classifier + 1) else 0


type Rule = Callable[[Count], bool | Nothing]

_BARE: tuple[Rule, ...] = (
    mean_elsewhere,
    _of_millions,
    of_number,
    _size,
    goods_in_containers,
    inner_noun,
    rate,
    pages,
    is_so_many,
    turn,
    _reached,
    _thing,
    _sum,
    _part,
    of_statistics,
    labelled,
    alike,
    of_sum_after,
    _leading,
    with_as_many,
    bracketed,
    of_each_name,
    _changed_to,
    _touching,
    _called,
    _subject,
)
_CLASSIFIED: tuple[Rule, ...] = (
    _of_millions,
    told_of_part,
    _owner,
    _others,
    _recipients,
    _of_each,
    of_sum_after,
    people_of_events,
    _of_those_told,
    _theirs,
    _of_this_one,
    goods,
    quoted,
    _thing,
    labelled,
    _of_those,
    of_these,
    of_named_part,
    share_of_each,
    _part,
    of_statistics,
    _leading,
    by_number,
    _in_cases,
    _subject,
    _counted_subject,
    come_to,
    goes_on,
    next_group,
    _further_part,
    _classifier,
)
