"""Shares and multiples whose own words tell what they are of: an adjective, what is compared, what was told before."""

from pipelines.figures.antecedents import told_before
from pipelines.figures.counted.answers import Counting, copy, take
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.counted.subjects import subject
from pipelines.figures.phrases import rightward
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import Is, is_predicate, word_set

_ALL = 100  # percent
_ASPECT_OF = word_set("in_respect")
_RESPECT = 12  # tokens from «از نظر» to its share
_APART = Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.AND | Is.RA
_BEFORE = word_set("than_before")
_THAT_IS = word_set("that_is")
_HAVE = 12  # tokens from a time to what there is more of than then


def wholly(f: Counting) -> bool:
    """«محصولی صد درصد ایرانی است»: the adjective is wholly true of the noun before it."""
    m, at = f.m, f.m.first - 1
    if m.numeral.value != _ALL or m.unit != "percent" or at < 0 or f.after >= f.count:
        return False
    if f.flags[f.after] & ~Is.ADJECTIVE or not f.tokens[f.after].norm.endswith("ی") or f.flags[at]:
        return False
    return f.tokens[at].norm.endswith("ی") and f.take_word(at, "noun before the share")


def than_then(f: Counting) -> bool | Nothing:
    """«۱۰۰ برابر اوایل جنگ، مهمات داریم»: what there is so much more of than at that time."""
    if f.m.unit != "times" or f.m.change is not None or f.after >= f.count or not f.flags[f.after] & Is.TIME:
        return False
    if f.flags[f.after] & (Is.DURATION | Is.PREPOSITIONAL):
        return False
    start = next((i + 1 for i in range(f.after, min(f.after + _HAVE, f.count)) if f.flags[i] & Is.PUNCTUATION), -1)
    phrase = rightward(f.tokens, f.flags, start) if start > 0 else None
    if phrase is not None:
        take(f.m, phrase, "later object")
        return True
    return subject(f.m, f.tokens, f.flags) or NOTHING


def set_in(f: Counting) -> bool:
    """«با ۲۰ درصد رشد، تراکنش‌ها به ۵ میلیون رسید»: what stands after a change that «با» leads, and its comma."""
    at, before = f.after + 1, f.m.first - 1
    while before > 0 and f.flags[before] & Is.COMPARATOR:
        before -= 1
    if before < 0 or f.tokens[before].norm != "با" or at >= f.count or f.tokens[at].norm != "،":
        return False
    phrase = rightward(f.tokens, f.flags, at + 1) if f.flags[f.after] & Is.CHANGE else None
    if phrase is not None:
        take(f.m, phrase, "after the change")
    return phrase is not None


def summed_up(f: Counting) -> bool:
    """«مصرف از ۲۸ به ۱۸ کیلوگرم رسید؛ کاهشی بیش از ۳۴ درصد»: what came to the level told right before."""
    at = f.m.first - 1
    while at > 0 and (f.flags[at] & Is.COMPARATOR or f.tokens[at].norm == "از"):
        at -= 1
    if at < 1 or not f.flags[at] & Is.CHANGE or f.tokens[at].norm[-1] != "ی" or f.tokens[at - 1].norm not in "،؛-":
        return False
    other = told_before(f.m)
    if other is None or other.unit in TIMES:
        return False
    copy(f.m, other, "the level before")
    return True


def that_is(f: Counting) -> bool:
    """«۲۰ هزار معامله شد؛ یعنی ۶۲ درصد کمتر از پارسال»: a change, or a figure of the same kind, that says it again."""
    at = f.m.first - 1
    if at < 1 or f.tokens[at].norm not in _THAT_IS:
        return False
    other = told_before(f.m)
    again = f.after >= f.count or bool(f.flags[f.after] & (Is.VERB | Is.PUNCTUATION))
    if other is None or (f.m.change is None and (other.unit != f.m.unit or other.unit in TIMES or not again)):
        return False
    copy(f.m, other, "as before")
    return True


def of_what(f: Counting) -> bool:
    """«۷ برابر اروپا برنج مصرف می‌کند»: the object right before the verb, not those with whom it is compared."""
    if f.m.unit != "times" or f.m.change is not None:
        return False
    phrase = rightward(f.tokens, f.flags, f.after)
    if phrase is None or phrase.last - phrase.first != 2 or not is_predicate(f.flags, phrase.last):
        return False
    plural = f.tokens[phrase.first].norm.endswith(("ها", "هایی", "ان"))
    if not plural and not is_place(f.tokens, phrase.first, phrase.first + 1):
        return False
    return f.take_word(phrase.last - 1, "later object")


def done_more(f: Counting) -> bool:
    """«چهار برابر قبل هزینه کنند»: what is done so many times as much."""
    at = f.after + 1
    if f.m.unit != "times" or at >= f.count or f.tokens[f.after].norm not in _BEFORE:
        return False
    return bool(f.flags[at] & (Is.SUM | Is.NONVERBAL)) and is_predicate(f.flags, at) and f.take_word(at, "deed")


def in_respect(f: Counting) -> bool:
    """«از نظر وزن ۵ درصد و از لحاظ ارزش، رشد ۹ درصدی داشت»: in respect of what."""
    tokens, at = f.tokens, f.m.first
    if at > 4 and f.flags[at - 1] & Is.CHANGE:
        at -= 2 if tokens[at - 2].norm == "،" else 1
    if at <= 2:
        return False
    aspect = next((i for i in range(at - 2, max(0, at - _RESPECT), -1) if tokens[i].norm in _ASPECT_OF), -1)
    if aspect < 1 or tokens[aspect - 1].norm not in ("از", "به") or any(g & _APART for g in f.flags[aspect:at]):
        return False
    phrase = rightward(tokens, f.flags, aspect + 1)
    if phrase is None or (phrase.last == at == phrase.first + 1 and tokens[at - 1].norm.endswith("ی")):
        return False
    if phrase.last < at and phrase.last - phrase.first == 1:
        return False  # «از نظر ارزش سهام در سال ۹۸ افزایش ۲۳۲ درصدی …»
    take(f.m, phrase, "in that respect")
    return True
