"""What a measure is of where the name of the measure stands beside it: «راهی به طول ۳ کیلومتر», «با اعتبار ۶ میلیارد»."""

from pipelines.figures.antecedents import after_previous, end_token, previous, told_before
from pipelines.figures.counted.answers import copy, inherit, take
from pipelines.figures.counted.clauses import SETTING, clause
from pipelines.figures.counted.listed import INCLUDING
from pipelines.figures.counted.measure_context import LENGTHS, ROUGH, Measure, Rule
from pipelines.figures.counted.payments import is_money
from pipelines.figures.counted.subjects import named_before, subject
from pipelines.figures.phrases import Phrase, chunks, rightward
from pipelines.figures.rules import first
from pipelines.figures.word_classes import Is, word_set

_SURFACES = word_set("own_surfaces")
CONTRACTS = word_set("contracts")
_GROUND = "noun before the measure"
_FEW = 3  # words of a name
_APART = 10  # tokens from a length to «فاصله دارد»
_MADE_WITH = 14  # tokens from a contract to its worth


def by_dimension(f: Measure) -> bool:
    """«به ارزش ۵ میلیون», «با طول ۳ کیلومتر»: the measure's name, led by a preposition, stands before it."""
    return has_dimension(f) and bool(first(_DIMENSIONS, f))


def has_dimension(f: Measure) -> bool:
    return f.near > 0 and bool(f.flags[f.near] & Is.DIMENSION and f.flags[f.near - 1] & Is.PREPOSITION)


def _on_ground(f: Measure) -> bool:
    """«در مساحتی بیش از ۶۵ هزار متر مربع اجرا شد»: a surface that is itself what is measured."""
    near, tokens = f.near, f.tokens
    led = tokens[near - 1].norm in ("در", "از") and tokens[near].norm in _SURFACES
    return led and f.take_word(near, "noun before the measure")


def _credit(f: Measure) -> bool:
    """«با اعتبار ۶ میلیارد ریال»: a sum that is itself what is measured."""
    near, tokens = f.near, f.tokens
    if not f.flags[near] & Is.SUM or not (tokens[near - 1].norm == "با" or tokens[near].norm.endswith("ی")):
        return False
    return f.take_word(near, "noun before the measure")


def _ground(f: Measure) -> bool:
    """«در زمینی به مساحت ۲۵ هکتار»: the noun right before its dimension."""
    near, tokens = f.near, f.tokens
    if near <= 2 or tokens[near - 3].norm != "در" or not tokens[near - 2].norm.endswith("ی") or f.flags[near - 2]:
        return False
    return f.take_word(near - 2, _GROUND)


def _beside_ground(f: Measure) -> bool:
    """«در زمینی به مساحت ۷ هزار متر و با زیربنای هزار متر»: not the land has the second dimension, but what stands there."""
    other = told_before(f.m)
    if other is None or other.evidence["counted"].rule != _GROUND or other.counted_start >= other.numeral.start:
        return False
    at = f.m.sentence.token_at(other.counted_start)
    led = at > 0 and f.tokens[at - 1].norm == "در" and f.flags[f.near - 2] & (Is.AND | Is.PUNCTUATION)
    return bool(led) and f.take_word(f.near, _GROUND)


def own_name(f: Measure) -> bool:
    """«با ظرفیت استخراج اسمی ۹۰۰ هزار تن», «با عملکرد متوسط ۲۱ تن»: a name of its own, no bare dimension of a thing."""
    flags, end = f.flags, f.near + 1
    if end > 1 and flags[end - 1] & Is.TIME_ADVERB:
        end -= 1  # «با ظرفیت تولید سالانه ۵ تن»
    last = end
    while last > 1 and f.tokens[last - 1].norm in ROUGH:
        last -= 1
    found = chunks(flags, max(after_previous(f.m), last - _FEW - 1), last)
    if not found or not found[-1].led or found[-1].last != last:
        return False
    first, rough = found[-1].first, last < end
    if first < 1 or f.tokens[first - 1].norm != "با" or last - first > (1 if rough else _FEW):
        return False
    kind = flags[first] & (Is.DIMENSION | Is.QUANTITY | Is.TALLY)
    if rough and flags[first]:
        return False  # «با ارزش تقریبی ۵ میلیون» is the worth of what stands before
    if not rough and last - first == 2 and not flags[first] & ~Is.ADJECTIVE:
        kind = flags[last - 1] & (Is.DIMENSION | Is.EMPTY_MEASURE) == Is.DIMENSION  # «با کمینه دمای ۵ درجه»
    if not rough and (last - first < 2 or not kind or flags[first + 1] & (SETTING | Is.SUFFIX)):
        return False
    take(f.m, Phrase(first, last), "noun before the measure")
    return True


def having(f: Measure) -> bool:
    """«شیشه‌ای با ۰.۶ میلی‌متر ضخامت», «جاده‌ای با ۵ کیلومتر طول»: what has the dimension."""
    tokens, lead = f.tokens, f.before
    while lead > 0 and f.flags[lead] & Is.COMPARATOR:
        lead -= 1
    if lead < 1 or tokens[lead].norm != "با" or f.at >= f.count or not f.flags[f.at] & Is.DIMENSION:
        return False
    end = lead
    while end > 0 and f.flags[end - 1] & (Is.COMPARATOR | Is.ADVERB):
        end -= 1
    if f.flags[f.at] & Is.SUM or after_previous(f.m) >= end:
        return False
    return named_before(f.m, tokens, f.flags, end, near=True) or named_before(f.m, tokens, f.flags, lead)


def apart(f: Measure) -> bool:
    """«۵ کیلومتر از جاده فاصله دارد»: how far apart places are, by the noun before the verb."""
    if f.m.unit not in LENGTHS:
        return False
    for i in range(f.after, min(f.after + _APART, f.count - 1)):
        if f.tokens[i].norm == "فاصله":
            return bool(f.flags[i + 1] & Is.VERB) and f.take_word(i, "dimension")
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION | Is.NUMBER | Is.RA):
            break
    return False


def _dimension_of_listed(f: Measure) -> bool:
    """«… شامل ۳ پل به ارزش ۵ میلیارد …»: in a list the subject is what is measured."""
    low = clause(f.m, f.tokens, f.flags)[0]
    listed = any(f.tokens[i].norm in INCLUDING for i in range(low, f.near))
    return listed and subject(f.m, f.tokens, f.flags)


def _contract(f: Measure) -> bool:
    """«قرارداد لیگ با صندوق سرمایه‌گذاری به ارزش ۲ میلیارد یورو»: the contract, not with whom it is made."""
    with_whom = False
    for i in range(f.near - 2, max(after_previous(f.m), f.near - _MADE_WITH) - 1, -1):
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA):
            break
        with_whom |= f.tokens[i].norm in ("با", "میان", "بین")
        if f.tokens[i].norm in CONTRACTS:
            phrase = rightward(f.tokens, f.flags, i) if with_whom and is_money(f.m) else None
            if phrase is not None:
                take(f.m, phrase, "noun before the measure")
            return phrase is not None
    return False


def _dimension_of(f: Measure) -> bool:
    """«راهی به طول ۳ کیلومتر»: the phrase before its dimension."""
    return named_before(f.m, f.tokens, f.flags, f.near - 1)


def _dimension_after_another(f: Measure) -> bool:
    """«… به وزن ۳ تن و ارزش ۲ میلیون دلار»: of what the figure before is; «در ۲۸۰ صفحه و با قیمت ۴۰ هزار تومان»: of itself."""
    m, near, other = f.m, f.near, previous(f.m)
    if (other and other.unit == m.unit) or not any(g & Is.AND for g in f.flags[after_previous(m) : near]):
        return inherit(m, "same clause")
    return not f.flags[near] & Is.EMPTY_MEASURE and f.take_word(near, "noun before the measure")


def and_dimension(f: Measure) -> bool:
    """«به وزن ۷۵۰ کیلوگرم و ارزش ۱۲ میلیارد ریال»: of what the dimension right before is told by its name, too."""
    at, other = f.near, told_before(f.m)
    if at < 1 or other is None or not f.flags[at] & Is.DIMENSION or f.flags[at] & (Is.SUM | Is.EMPTY_MEASURE):
        return False
    if not f.flags[at - 1] & Is.AND or end_token(other) != at - 1 or other.first < 2:
        return False
    named = f.flags[other.first - 1] & Is.DIMENSION and f.flags[other.first - 2] & Is.PREPOSITION
    floor = f.tokens[at].norm.startswith("زیربنا")  # «زمینی به مساحت ۲۰ هزار متر و زیربنای ۱۴ هزار متر»
    if not named or floor or other.evidence["counted"].rule == _GROUND:
        return False
    copy(f.m, other, "same clause")
    return True


def own_dimension(f: Measure) -> bool:
    """«۱۱۷ کیلو وزن دارم», «رعایت فاصله دو متر»: the dimension itself, where nothing is named that has it."""
    flags = f.flags
    if f.measured:
        return f.take_word(f.at, "dimension")
    near = flags[f.near] if f.near > 0 else 0
    if not near & Is.DIMENSION or near & Is.EMPTY_MEASURE or has_dimension(f):
        return False
    return f.take_word(f.near, "dimension")


_DIMENSIONS: tuple[Rule, ...] = (
    _credit,
    _on_ground,
    _ground,
    _beside_ground,
    _dimension_of_listed,
    _contract,
    _dimension_of,
    _dimension_after_another,
)
