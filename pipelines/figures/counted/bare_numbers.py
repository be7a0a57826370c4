"""Bare numbers that are told by the words right beside them, or that leave out what the next of their list names."""

from pipelines.figures.antecedents import after_previous, end_token, previous, told_before
from pipelines.figures.counted.answers import copy, take
from pipelines.figures.counted.clauses import LONGEST, MEASURING, SETTING, beside, strip
from pipelines.figures.counted.count_phrases import Count
from pipelines.figures.counted.counting_subjects import counting_subject
from pipelines.figures.counted.payments import is_money
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.counted.wholes import sum_phrase
from pipelines.figures.document import Mention
from pipelines.figures.phrases import Phrase, chunks, rightward
from pipelines.figures.word_classes import PLURALS, Is, before_copula, is_predicate, shape, word_set

_PAGE = word_set("page")
_TURNS = word_set("turns")
_WITH = "the same with others"
_BRACKETED = "number in brackets"
_LABEL = 8  # words before the colon of a line
_NAME = 3  # words of a name
_NEAR = 12  # tokens between two of a list


def turn(f: Count) -> bool:
    """«۵ تغییر در فهرست»: a noun that elsewhere tells of a change."""
    if f.after >= f.count or f.tokens[f.after].norm not in _TURNS or is_predicate(f.flags, f.after):
        return False
    return f.take_word(f.after, "after the numeral")


def is_so_many(f: Count) -> bool:
    """«ساکنان روستا ۳۰ خانوارند»: the noun to which the copula is written, of people the subject («… ۸۵ نفرند»)."""
    if f.after >= f.count or f.flags[f.after] & ~Is.COPULA != Is.VERB:
        return False
    letters = before_copula(f.tokens[f.after])
    if letters and f.flags[f.after] & Is.COPULA and counting_subject(f.m, f.tokens, f.flags, f.after):
        return True
    return letters > 0 and f.take_word(f.after, "after the numeral", letters)


def rate(f: Count) -> bool:
    """«یک پوند انگلیس ۱۸۰۹۰»: in a table what the unit before the figure is one of."""
    other = previous(f.m)
    if other is None or other.sentence is not f.m.sentence or f.after < f.count or other.numeral.value != 1:
        return False
    if not is_money(other) or other.first or any(g & (Is.VERB | Is.PREPOSITION) for g in f.flags):
        return False
    take(f.m, Phrase(other.last, f.m.first), "unit whose price it is")
    return f.m.first > other.last


def pages(f: Count) -> bool:
    """«(نشر فلان، ۸۲۹ ص)»: pages, by the letter that stands for them."""
    if f.after >= f.count or f.tokens[f.after].norm not in _PAGE:
        return False
    ended = f.after + 1 == f.count or f.flags[f.after + 1] & Is.PUNCTUATION
    return bool(ended) and f.take_word(f.after, "after the numeral")


def of_sum_after(f: Count) -> bool:
    """«۸ هزار نفر از مجموع ۳۵ هزار فرهنگی», «هفت نفر از این ۱۲ مأمور», «۸ از ۱۰ پنالتی»: what the sum right after it counts."""
    past = f.of
    if f.classifier < 0 and f.after + 1 < f.count and f.tokens[f.after].norm == "از":
        past = f.after + 1
    whole = previous(f.m, -1) if past >= 0 else None
    if whole is None or whole.sentence is not f.m.sentence or whole.first - past > 2 or whole.unit != "count":
        return False
    phrase = sum_phrase(f, past, whole)
    if phrase is not None:
        take(f.m, phrase, "of the sum after")
    return phrase is not None


def with_as_many(f: Count) -> bool:
    """«بایرن با ۵۴ امتیاز اول است و دورتموند با ۳۹ دوم», «پیکان با ۱۲ و نساجی با ۱۱ امتیاز»: what the others' counts."""
    m = f.m
    if f.phrase is not None or not _led_by_with(m):
        return False
    before, after = previous(m), previous(m, -1)
    if before is not None and _alike(before, m) and before.counted is not None:
        known = before.evidence["counted"]
        if known.rule == _WITH or known.start >= before.numeral.end:
            copy(m, before, _WITH)
            return True
    if after is None or not _alike(m, after) or f.after >= f.count:
        return False
    if not f.flags[f.after] & Is.AND and f.tokens[f.after].norm != "،":
        return False
    phrase = rightward(f.tokens, f.flags, end_token(after), firm=True)
    if phrase is not None:
        take(m, phrase, _WITH)
    return phrase is not None


def of_each_name(f: Count) -> bool:
    """«ایران‌خودرو ۲۲۰ هزار و سایپا ۱۷۰ هزار دستگاه ساختند»: what the next of two names' numbers names."""
    m, after = f.m, previous(f.m, -1)
    if f.phrase is not None or f.after >= f.count or after is None or after.sentence is not m.sentence:
        return False
    gap = range(f.after + 1, after.first)
    if after.unit != m.unit or not 0 < len(gap) <= _NAME or not f.flags[f.after] & Is.AND:
        return False
    own = m.first > 0 and not f.flags[m.first - 1] & ~Is.LOCATIVE and not f.tokens[m.first - 1].norm.endswith(PLURALS)
    if not own or any(f.flags[i] & ~Is.LOCATIVE for i in gap) or f.tokens[gap[-1]].norm.endswith(PLURALS):
        return False
    end = end_token(after)
    counter = f.flags[end - 1] if end > after.last else f.flags[end] if end < f.count else 0
    if counter & (Is.PERSON | Is.EMPTY_CLASSIFIER):
        return False  # «پزشک ۵ و پرستار ۱۲ نفر»
    if counter & Is.CLASSIFIER:
        at = end - (end > after.last)
        phrase: Phrase | None = rightward(f.tokens, f.flags, at + 1) or Phrase(at, at + 1)
    else:
        phrase = rightward(f.tokens, f.flags, end, firm=True)
    if phrase is not None:
        take(m, phrase, "shared noun")
    return phrase is not None


def _led_by_with(m: Mention) -> bool:
    at = beside(m, shape(m.sentence))
    return at > 0 and m.sentence.tokens[at].norm == "با"


def _alike(one: Mention, two: Mention) -> bool:
    """Whether two figures of a sentence, near each other, are counts that «با» leads."""
    if one.sentence is not two.sentence or one.unit != two.unit or two.first - one.last > _NEAR:
        return False
    return _led_by_with(one) and _led_by_with(two)


def labelled(f: Count) -> bool:
    """«تعداد شاغلان: ۲۳ میلیون نفر»: in a line of its own what the words before its colon name."""
    end = f.m.first - 1
    if (
        not 0 < end <= _LABEL
        or f.tokens[end].norm != ":"
        or f.phrase is not None
        or not (f.empty or f.classifier < 0 or f.person)
    ):
        return False
    if any(not g & Is.PUNCTUATION for g in f.flags[f.after :]) or any(g & Is.VERB for g in f.flags[:end]):
        return False
    found = chunks(f.flags, 0, end)
    phrase = strip(f.tokens, f.flags, found[0]) if found and not found[0].led else None
    if phrase is None or f.flags[phrase.first] & SETTING or is_place(f.tokens, phrase.first, phrase.last):
        return False
    named = any(g & MEASURING for g in f.flags[found[0].first : phrase.last])
    if not named and (f.classifier < 0 or not f.tokens[phrase.first].norm.endswith(PLURALS)):
        return False
    take(f.m, phrase, "label of a line")
    return True


def bracketed(f: Count) -> bool:
    """«زنان (۱۶۵)، مردان (۸۲)»: those named right before the bracket; in a list of names as the first of them."""
    if not _in_brackets(f.m):
        return False
    other = told_before(f.m)
    if other is not None and _in_brackets(other):
        known = other.evidence["counted"]
        if known.rule != _BRACKETED and known.start < f.tokens[other.first - 2].start:
            copy(f.m, other, known.rule)
            return True
    end = f.m.first - 1
    if not (f.flags[end - 1] & MEASURING or f.tokens[end - 1].norm.endswith(PLURALS)):
        return False
    found = chunks(f.flags, max(after_previous(f.m), end - LONGEST), end)
    phrase = strip(f.tokens, f.flags, found[-1]) if found and found[-1].last == end else None
    if phrase is None or f.flags[phrase.first] & SETTING:
        return False
    take(f.m, phrase, _BRACKETED)
    return True


def _in_brackets(m: Mention) -> bool:
    tokens, after = m.sentence.tokens, end_token(m)
    return m.first > 1 and tokens[m.first - 1].norm == "(" and after < len(tokens) and tokens[after].norm == ")"
