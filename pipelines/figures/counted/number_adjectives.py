"""Adjectives of a number and a noun: «ماسک سه لایه», «بیمارستان ۳۴ تختخوابی» count the noun inside, else what has it."""

from pipelines.figures.antecedents import end_token, previous
from pipelines.figures.counted.adjacent import noun_before
from pipelines.figures.counted.answers import INSIDE, copy, take
from pipelines.figures.counted.changes import of_an_aspect
from pipelines.figures.counted.count_phrases import Count
from pipelines.figures.counted.subjects import subject
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase
from pipelines.figures.word_classes import Is, parts

_OF_THEM = Is.ADJECTIVE | Is.ADVERB | Is.NONVERBAL | Is.SUM | Is.QUANTITY | Is.SUFFIX | Is.TALLY | Is.CHANGE
_OF_REPORTS = Is.PREPOSITIONAL | Is.FORECAST
_LISTED = 4  # figures back to the size before


def of_number(f: Count) -> bool:
    """«ماسک سه لایه», «شکست پنج گله», «بیمارستان ۳۴ تختخوابی»: what the adjective counts, else the noun before it."""
    m, tokens, flags, after = f.m, f.tokens, f.flags, f.after
    if after >= f.count or not flags[after] & Is.OF_NUMBER or m.first == 0:
        return False
    said = after + 1 < f.count and flags[after + 1] & (Is.VERB | Is.LIGHT) and not flags[after + 1] & Is.COPULA
    if said or told_by_that(tokens, after + 1):
        return False  # «سه مرحله‌ای که …», «تیم ۵۱ امتیازی شد»
    before, other = flags[m.first - 1], previous(m)
    stem = parts().get(tokens[after].norm)
    joined = other is not None and other.last == m.first - 1  # «گروه‌های ۴ و ۵ نفره»
    if stem is not None and before & (Is.AND | Is.PUNCTUATION) and (joined or _again_inside(m)):
        return f.take_word(after, INSIDE, len(stem))
    if other is not None and end_token(other) <= m.first <= end_token(other) + 1 and before & Is.OF_NUMBER:
        return _as_its_owner(m, other)
    if before & ~(_OF_THEM | (_OF_REPORTS if before & Is.NONVERBAL else 0)):  # «گزارش ۱۰۰ صفحه‌ای»
        return False
    if before & (Is.CHANGE | Is.ASPECT) and of_an_aspect(m, tokens, flags, after + 1):
        return True  # «کاهش ۶ امتیازی فاصله»
    if before & Is.CHANGE:
        return subject(m, tokens, flags)  # «بازار با رشد ۲ هزار واحدی به کار خود پایان داد»
    if stem is None or before & Is.TALLY:  # «جمعیت ۱۰۰ هزار نفره»
        return noun_before(m, flags)
    take(m, Phrase(after, after + 1), INSIDE, letters=len(stem))
    return True


def _again_inside(m: Mention) -> bool:
    """«خانوار یک نفره ۲ میلیون، دو نفره ۳ میلیون تومان»: whether a size of the same kind was told before."""
    for back in range(1, _LISTED):
        other = previous(m, back)
        if other is None or other.sentence is not m.sentence:
            return False
        known = other.evidence.get("counted")
        if known is not None and known.rule == INSIDE:
            return True
    return False


def _as_its_owner(m: Mention, other: Mention) -> bool:
    """«یک مجتمع ۵ طبقه ۳۰ واحدی»: the noun that the adjective of number before it belongs to."""
    known = other.evidence.get("counted")
    if known is None or other.sentence is not m.sentence or known.start >= other.numeral.start:
        return False
    copy(m, other, known.rule)
    return True


def inner_noun(f: Count) -> bool:
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


def told_by_that(tokens: list[Token], at: int) -> bool:
    """Whether «که» follows: «هشت نفری که …»: the ending is the article's, no adjective's."""
    return at < len(tokens) and tokens[at].norm == "که"
