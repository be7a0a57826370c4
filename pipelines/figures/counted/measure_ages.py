"""Those whose age, weight or size a bound or a class tells: «کودکان بالای ۱۱ سال», «در رده سنی ۷۵ تا ۷۹ سال»."""

from pipelines.figures.antecedents import after_previous, told_before
from pipelines.figures.counted.answers import AGED, copy, take
from pipelines.figures.counted.clauses import MORE, OVER_OR_UNDER, SETTING, strip
from pipelines.figures.counted.measure_context import Measure
from pipelines.figures.counted.measure_sizes import OVER
from pipelines.figures.phrases import Phrase, chunks
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.word_classes import PLURALS, Is

_QUOTES = frozenset('«"“')
_FEW = 3  # words of a noun phrase whose head is surely its first


def over(f: Measure) -> bool | Nothing:
    """«کودکان بالای ۱۱ سال»: those whose age it is; nothing else of the sentence is of that age."""
    if f.m.unit not in OVER or f.before <= 0 or f.tokens[f.before].norm not in OVER_OR_UNDER:
        return False
    if f.flags[f.before - 1] & Is.AND:  # «نوجوانان زیر ۱۶ سال اروپا و زیر ۱۸ سال آسیا»
        return _aged_too(f) or NOTHING
    named = f.tokens[f.before - 1].norm.endswith(PLURALS) and not f.flags[f.before - 1]
    return told_of(f, f.before) or (named and f.take_word(f.before - 1, AGED)) or NOTHING


def _aged_too(f: Measure) -> bool:
    """Let the figure be the age of those whose age the one before is."""
    other = told_before(f.m)
    if other is None or other.evidence["counted"].rule != AGED or other.unit != f.m.unit:
        return False
    copy(f.m, other, AGED)
    return True


def age_class(f: Measure) -> bool:
    """«در رده سنی ۷۵ تا ۷۹ سال»: the class itself; of each of a list the same."""
    at = f.before
    while at > 0 and (f.tokens[at].norm in _QUOTES or f.flags[at] & Is.COMPARATOR):
        at -= 1
    if at > 0 and f.m.unit == "a" and f.tokens[at].norm == "سنی" and not f.flags[at - 1] & Is.PUNCTUATION:
        take(f.m, Phrase(at - 1, at + 1), AGED)
        return True
    return at > 0 and bool(f.flags[at] & (Is.AND | Is.PUNCTUATION)) and f.before - at <= 2 and _aged_too(f)


def and_over(f: Measure) -> bool | Nothing:
    """«شهروندان ۱۸ سال و بالاتر»: the same with the bound after it."""
    after, tokens = f.after, f.tokens
    if f.m.unit != "a" or after + 1 >= f.count or tokens[after].norm not in ("و", "به"):
        return False
    if tokens[after + 1].norm not in MORE:
        return False
    return told_of(f, f.m.first) or NOTHING


def told_of(f: Measure, end: int, rule: str = AGED) -> bool:
    """Take the short noun phrase that ends right before token `end`."""
    found = chunks(f.flags, max(after_previous(f.m), end - _FEW - 1), end)
    if not found or found[-1].last != end or found[-1].last - found[-1].first > _FEW:
        return False
    phrase = strip(f.tokens, f.flags, found[-1])
    if phrase is None or f.flags[phrase.first] & SETTING:
        return False
    take(f.m, phrase, rule)
    return True
