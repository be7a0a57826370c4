"""What a share is a part of, where the words before or after it name the whole."""

from pipelines.figures.antecedents import after_previous, previous
from pipelines.figures.counted.answers import Counting, copy, take
from pipelines.figures.counted.clauses import clause
from pipelines.figures.counted.measure_context import EQUAL
from pipelines.figures.counted.subjects import subject, whole
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import Is, word_set

NO_WHOLE = Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL  # nouns that a share is not of
_WHOLES = word_set("wholes")
_OF_WHOLES = ("after the share", "whole of a share", "another share")
_WHOLE = 12  # tokens from «از کل …» to its share
_REST = word_set("the_rest")


def remaining(f: Counting) -> bool:
    """«۵۰ درصد مترو تونل است و ۵۰ درصد مابقی واگن»: of what the share before is."""
    other = previous(f.m)
    if f.after >= f.count or f.tokens[f.after].norm not in _REST or f.m.change is not None:
        return False
    if other is None or other.sentence is not f.m.sentence or other.unit not in SHARES or other.counted is None:
        return False
    copy(f.m, other, "the rest")
    return True


def of_whole(f: Counting) -> bool:
    """«وزارتخانه از کل بودجه خود تنها ۲ درصد را …»: «از کل …», «از مجموع …» near before it."""
    m, tokens = f.m, f.tokens
    if m.change is not None:
        return False
    low = max(after_previous(m), m.first - _WHOLE)
    if not any(tokens[i].norm == "از" and tokens[i + 1].norm in _WHOLES for i in range(low, m.first - 1)):
        return False
    return whole(m, tokens, f.flags)


def part_held(f: Counting) -> bool:
    """«سهم گمرک از صادرات استان ۳۰ درصد است»: the share is of what stands after «از»."""
    m, tokens, flags = f.m, f.tokens, f.flags
    if m.change is not None:
        return False
    start = clause(m, tokens, flags)[0]
    held = next((i for i in range(start, m.first - 2) if tokens[i].norm == "سهم"), -1)
    if held < 0 or (held > 0 and flags[held - 1] & Is.PREPOSITION):
        return False
    for i in range(held + 1, m.first - 1):
        if tokens[i].norm == "از":
            phrase = rightward(tokens, flags, i + 1)
            if phrase and not flags[phrase.first] & NO_WHOLE:
                take(m, phrase, "whole of a share")
                return True
            return False
        if flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.RA):
            return False
    return False


def as_many(f: Counting) -> bool:
    """«مرگ روستاییان دو برابر شهرنشینان است»: the subject of the clause, not that with which it is compared."""
    m, tokens, flags, at = f.m, f.tokens, f.flags, f.after
    if m.unit != "times" or m.change is not None or at <= m.last or tokens[at - 1].norm not in EQUAL:
        return False
    while at < f.count and flags[at] & Is.DETERMINER:
        at += 1  # «دو برابر دیگر افراد است»
    phrase = rightward(tokens, flags, at)
    if phrase is None or phrase.last >= f.count or not flags[phrase.last] & Is.COPULA:
        return False
    return subject(m, tokens, flags)


def another(f: Counting) -> bool:
    """«۵ درصد از مبلغ را دادیم. قرار شد ۵ درصد دیگر بدهیم»: of what the share before is, where nothing follows."""
    m, other, at = f.m, previous(f.m), f.after + 1
    if m.unit != "percent" or at >= f.count or f.tokens[f.after].norm != "دیگر" or m.change is not None:
        return False
    if other is None or other.unit != m.unit or other.change is not None or other.counted is None:
        return False
    if m.sentence.index - other.sentence.index > 1 or rightward(f.tokens, f.flags, at) is not None:
        return False
    if other.evidence["counted"].rule not in _OF_WHOLES:
        return False
    copy(m, other, "another share")
    return True


def growth(f: Counting) -> bool:
    """«رشد بدون نفت منفی ۲ درصد بود»: the growth without something, right before its share."""
    at = f.m.first - 3
    if at < 0 or f.tokens[at].norm != "رشد" or f.tokens[at + 1].norm not in ("با", "بدون"):
        return False
    if f.flags[at + 2] & ~(Is.SUM | Is.QUANTITY) or (at and f.flags[at - 1] & Is.PREPOSITION):
        return False
    take(f.m, Phrase(at, at + 3), "growth")
    return True
