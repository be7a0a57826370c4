"""What a figure counts or measures: the shortest phrase of the text that names it, head noun first.

It stands after the numeral («۹ نفر سارق»), before it («قیمت هر دلار را ۱۵ هزار تومان»: subjects.py), or was named
earlier and is only pointed at («از این تعداد ۳۰ مورد», «۷۰ درصد آن»). Words that bound the phrases: counted.yaml.
"""

from pipelines.figures.adjacent import is_size, noun_before, word_touching
from pipelines.figures.answers import HARD_MARKS, as_before, copy, inherit, take
from pipelines.figures.antecedents import SHARES, end_token, part_words, points_back, previous
from pipelines.figures.deeds import told_of_part
from pipelines.figures.document import Mention, Token
from pipelines.figures.listed import goods_before
from pipelines.figures.measures import read_measure
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.shares import names_nothing, of_an_aspect, read_share
from pipelines.figures.subjects import counting_subject, subject
from pipelines.figures.word_classes import Is, is_predicate, parts, plain_adjectives, shape

_JOINERS = frozenset({"،", "و", "یا", ","})
_KINDS = frozenset({"رشته", "عنوان", "گونه", "نوبت", "نقطه"})
_DOING = frozenset({"دادند", "دادهاند", "میدهند", "زدند", "زدهاند", "میزنند", "میکشند", "میبرند", "خوردند", "میخورند"})
_POINTS = frozenset({"امتیاز"})  # the words after it are of another phrase
_INDEFINITE = frozenset({"نفری"})
_HEADED, _LABEL = "list heading", 5  # words of a row's label at most
_LIFTS = frozenset({"ضرب", "یکضرب", "دوضرب"})
_RECORD = 16  # tokens from «رکورد» to the last of its parts
_LARGE = 1e6
_TURNS = frozenset({"تغییر", "جهش", "نوسان", "سقوط", "صعود"})
_OBJECT = 9  # tokens of an object
_LIST = 12  # figures of a list that share the noun after its last


def read(m: Mention) -> None:
    """Fill counted, counted_start, counted_end of `m` (text as on the page; None where nothing is named)."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    after = end_token(m)
    if after == m.last and _shared_noun(m):
        return
    _read(m, tokens, flags, after)
    if m.counted is None and m.unit == "count" and m.last == len(tokens):
        _row(m, tokens, flags)


def _in_record(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«با رکورد ۱۳۴ یک ضرب، ۱۵۴ دوضرب و مجموع ۲۸۸ کیلوگرم»: the lifts and their sum are the record."""
    lift = m.unit == "count" and any(t.norm in _LIFTS for t in tokens[after : after + 2])
    summed = m.first > 1 and tokens[m.first - 1].norm == "مجموع" and bool(flags[m.first - 2] & Is.AND)
    if not lift and not summed:
        return False
    for i in range(m.first - 1, max(-1, m.first - _RECORD), -1):
        if flags[i] & Is.SCORE and not flags[i] & Is.TIME:
            take(m, Phrase(i, i + 1), "parts of a record")
            return True
        if flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA) or tokens[i].norm in HARD_MARKS:
            break
    return False


def _row(m: Mention, tokens: list[Token], flags: list[int]) -> None:
    """«تهران: ۲۴۹» in a list by place: what the line that heads the list names («بیماران جدید به تفکیک استان:»)."""
    label = m.first - 1
    if not 0 < label <= _LABEL or tokens[label].norm != ":" or any(f & Is.VERB for f in flags[:label]):
        return
    other = previous(m)
    if other is not None and other.sentence.index == m.sentence.index - 1:
        known = other.evidence.get("counted")
        if known is not None and known.rule == _HEADED:
            copy(m, other, _HEADED)
        return
    if m.sentence.index == 0 or not flags[0] & Is.LOCATIVE:
        return
    heading = m.sentence.doc.sentences[m.sentence.index - 1]
    if not heading.tokens or heading.tokens[-1].norm != ":":
        return
    above = shape(heading)
    start = next((i for i, f in enumerate(above) if f & Is.EMPTY_MEASURE), 0)
    phrase = rightward(heading.tokens, above, start)
    if phrase and not above[phrase.first] & (Is.LOCATIVE | Is.TIME):
        take(m, phrase, _HEADED, sentence=heading)


def _read(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    if _in_record(m, tokens, flags, after):
        return
    if m.unit in SHARES:
        read_share(m, tokens, flags, after)
    elif m.unit == "count":
        _read_count(m, tokens, flags, after)
    else:
        read_measure(m, tokens, flags, after)


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
            or following.first - last.last != 1 + (m.sentence.tokens[last.last + 1].norm == "حتی")
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
    if m.numeral.value >= _LARGE and m.last < len(tokens) and tokens[m.last].norm == "ی" and noun_before(m, flags):
        return  # «اردوی ۱۰۰ میلیونی», «کشور ۸۰ میلیونی»
    if after > m.last and not flags[after - 1] & Is.CLASSIFIER:
        after -= 1  # «۴۱ واحد تولیدی», «۴۰۰ بسته غذایی»: the unit is itself what is counted
    elif after > m.last:
        classifier = after - 1
    elif after < len(flags) and flags[after] & Is.CLASSIFIER and not is_predicate(flags, after):
        classifier = after
        after += 1
    at = after
    if classifier >= 0 and told_of_part(m, tokens, flags, at):
        return
    adjective = classifier >= 0 and flags[classifier] & Is.OF_NUMBER and not _told_by_that(tokens, at)
    if adjective and noun_before(m, flags):
        return
    if classifier < 0 and _of_number(m, tokens, flags, after) and _part_of_adjective(m, tokens, flags, after):
        return
    if classifier < 0 and is_size(m, flags):
        take(m, Phrase(m.first - 1, m.first), "noun before a bare number")
        return
    if classifier >= 0 and at + 1 < len(flags) and tokens[at].norm == "دیگر":
        if tokens[at + 1].norm == "از":
            at += 1
        elif tokens[at + 1].norm in ("نیز", "هم") and at + 2 < len(flags) and tokens[at + 2].norm == "از":
            at += 2
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
        elif _of_one(tokens, flags, at) and not flags[classifier] & Is.EMPTY_CLASSIFIER:
            take(m, Phrase(classifier, classifier + 1), "classifier")  # «سه عنوان از این مجموعه»
            return
    if classifier >= 0 and at == after and not flags[classifier] & Is.PERSON and goods_before(m, tokens, flags, after):
        return
    if (
        classifier < 0
        and after < len(flags)
        and flags[after] & Is.CONTAINER
        and goods_before(m, tokens, flags, after + 1)
    ):
        return
    if classifier >= 0 and flags[classifier] & Is.EMPTY_CLASSIFIER and at + 1 < len(flags):
        fresh = flags[at] & Is.ADJECTIVE and not flags[at + 1] & ~(Is.STATE | Is.NONVERBAL)
        if fresh and not is_predicate(flags, at + 1):
            at += 1  # «۱۵۷۴ مورد جدید کووید ۱۹»
    phrase = rightward(tokens, flags, at, firm=classifier < 0)
    if (
        phrase is None
        and classifier < 0
        and at + 1 < len(flags)
        and tokens[at].norm == "از"
        and m.numeral.value >= 1000
    ):
        whole = rightward(tokens, flags, at + 1)  # «یک میلیون و نیم از جمعیت روستایی»
        if whole and (flags[whole.first] & Is.TALLY or tokens[whole.first].norm.endswith(("ان", "ین"))):
            phrase = whole
    if phrase is None and classifier < 0 and _adjective_as_noun(tokens, flags, at):
        phrase = Phrase(at, at + 1)
    if phrase and classifier < 0 and tokens[phrase.first].norm in _POINTS:
        phrase = Phrase(phrase.first, phrase.first + 1)  # «با کسب ۶۷ امتیاز قهرمان لیگ شدند»
    if phrase and classifier < 0 and phrase.first == after and _inner_noun(m, tokens, flags, phrase):
        return
    if phrase and classifier >= 0 and _is_kind(tokens, flags, classifier, phrase):
        phrase = Phrase(classifier, phrase.last)  # «۳۰ رشته ورزشی»
    elif phrase and classifier >= 0 and flags[phrase.first] & Is.LOCATIVE:
        phrase = Phrase(classifier, classifier + 1)  # «۴۱ دستگاه کشور»
    elif phrase and classifier >= 0 and phrase.last < len(flags) and tokens[phrase.last].norm in ("خود", "خویش"):
        phrase = Phrase(classifier, classifier + 1)  # «۵ نفر جان خود را …»
    elif phrase and classifier >= 0 and at > after and _is_from(tokens, flags, phrase):
        phrase = Phrase(classifier, classifier + 1)  # «۳۹ میلیون تن از آلزایمر رنج می‌برند»
    elif phrase and classifier >= 0 and flags[classifier] & Is.PERSON and _is_done(tokens, flags, phrase):
        phrase = Phrase(classifier, classifier + 1)  # «۵ نفر رأی دادند»
    if classifier < 0 and after < len(flags) and tokens[after].norm in _TURNS and not is_predicate(flags, after):
        phrase = Phrase(after, after + 1)  # «۵ تغییر در فهرست»
        take(m, phrase, "after the numeral")
        return
    if (
        phrase
        and classifier >= 0
        and at == after
        and flags[classifier] & Is.PERSON
        and _own_object(tokens, flags, phrase)
    ):
        phrase = Phrase(classifier, classifier + 1)  # «۵ نفر روش آزادسازی سهام خود را …»
    thing = classifier >= 0 and phrase is not None and phrase.last - phrase.first > 1
    if phrase and (thing or not names_nothing(flags, phrase)):  # «۱۴۸ مورد تغییر کاربری»
        take(m, phrase, "after the numeral")
        return
    if classifier < 0 and after < len(flags) and flags[after] & Is.SUM and not flags[after] & Is.SPENDING:
        take(m, Phrase(after, after + 1), "sum")  # «۱۵ میلیون جریمه بدهیم»
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
        take(m, Phrase(classifier, classifier + 1), "classifier", letters=_stem(tokens, classifier))
    elif m.counted is None and classifier >= 0:
        as_before(m)  # «… به ۵۰ مورد رسیدگی شد»


def _own_object(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether the phrase is the object of those who are counted: it goes on to «خود را»."""
    for i in range(phrase.first, min(phrase.first + _OBJECT, len(flags))):
        if tokens[i].norm in ("خود", "خویش"):
            return i + 1 == len(flags) or bool(flags[i + 1] & Is.RA)
        if flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.NUMBER):
            return False
    return False


def _adjective_as_noun(tokens: list[Token], flags: list[int], at: int) -> bool:
    """«یک آزادکار راهی شد», «۵ بیکار»: an adjective, told of people, that no verb makes a predicate."""
    if at + 1 >= len(flags) or flags[at] != Is.ADJECTIVE or tokens[at].norm in plain_adjectives():
        return False
    return not flags[at + 1] & (Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE)


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


def _inner_noun(m: Mention, tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """«۷ گله می‌شدم», «زمانی که لیگ ۱۸ تیمی نباشد»: the noun inside an adjective that is said of somebody."""
    norm = tokens[phrase.first].norm
    inner = parts().get(norm)
    if inner is None or inner == norm or norm.endswith("ای"):
        return False
    following = phrase.first + 1
    if following < len(flags) and not flags[following] & (Is.VERB | Is.LIGHT | Is.PUNCTUATION | Is.VERB_PREFIX):
        return False
    take(m, Phrase(phrase.first, phrase.first + 1), "inside an adjective", letters=len(inner))
    return True


def _is_from(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether the noun after «از» is what the verb wants: «از آلزایمر رنج می‌برند»; a plural may be a whole."""
    if tokens[phrase.first].norm.endswith(("ان", "ها", "های", "ین")):
        return False
    if phrase.first + 1 < len(flags) and flags[phrase.first + 1] & Is.SUFFIX:
        return False
    return any(f & Is.FROM_VERB for f in flags[phrase.first + 1 : phrase.last + 1])


def _is_kind(tokens: list[Token], flags: list[int], classifier: int, phrase: Phrase) -> bool:
    """Whether the word after a classifier that is a noun too says of what kind it is: «رشته ورزشی», «گونه جانوری»."""
    norm = tokens[phrase.first].norm
    return (
        tokens[classifier].norm in _KINDS
        and phrase.first == classifier + 1
        and not flags[phrase.first]
        and len(norm) > 4
        and norm.endswith("ی")
        and not norm.endswith("ای")
    )


def _is_done(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether a noun of one word is a part of the verb right after it, whose doers are counted."""
    if phrase.last - phrase.first > 1 or phrase.last >= len(flags) or flags[phrase.first] & Is.STATE:
        return False
    return tokens[phrase.last].norm in _DOING


def _of_number(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«بیمارستان ۳۴ تختخوابی», «شکست پنج گله»: the number is part of an adjective of the noun before."""
    if after >= len(flags) or not flags[after] & Is.OF_NUMBER or m.first == 0:
        return False
    if after + 1 < len(flags) and (tokens[after + 1].norm == "که" or flags[after + 1] & (Is.VERB | Is.LIGHT)):
        return False  # «سه مرحله‌ای که …», «تیم ۵۱ امتیازی شد»
    known = Is.ADJECTIVE | Is.NONVERBAL | Is.SUM | Is.QUANTITY | Is.SUFFIX | Is.TALLY | Is.CHANGE
    return not flags[m.first - 1] & ~known


def _part_of_adjective(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """What is counted inside an adjective («ماسک سه لایه», «شکست پنج گله»), else the noun it belongs to."""
    if flags[m.first - 1] & (Is.CHANGE | Is.ASPECT) and of_an_aspect(m, tokens, flags, after + 1):
        return True  # «کاهش ۶ امتیازی فاصله»
    stem = parts().get(tokens[after].norm)
    if stem is None or flags[m.first - 1] & Is.TALLY:  # «جمعیت ۱۰۰ هزار نفره»
        return noun_before(m, flags)
    take(m, Phrase(after, after + 1), "inside an adjective", letters=len(stem))
    return True


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


def _further_part(m: Mention) -> bool:
    """«از این تعداد ۳۰ مورد … و ۱۶ نفر …»: a bare classifier that goes on with the parts of one whole."""
    other = previous(m)
    if other is None or other.sentence is not m.sentence or other.unit != m.unit or not part_words(other):
        return False
    before = shape(m.sentence)[m.first - 1]
    if not before & (Is.AND | Is.PUNCTUATION | Is.ADVERB | Is.COMPARATOR | Is.EMPTY_MEASURE):
        return False  # «… و معرفی ۵۸ نفر»: the object of another noun
    return inherit(m, "same clause")
