"""What a length, a weight or an area is of where the noun right before it has that size by its nature."""

from pipelines.figures.antecedents import BOUND, after_previous
from pipelines.figures.counted.adjacent import noun_before
from pipelines.figures.counted.clauses import MEASURING
from pipelines.figures.counted.measure_context import PORTIONS, Measure
from pipelines.figures.counted.subjects import named_before
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.word_classes import Is, word_set

OVER = frozenset({"a", "kg", "g", "L", "m", "cm"})
LENGTHS = frozenset({"km", "m", "cm", "mm"})
_SIGNS = word_set("weight_signs")
_SURFACE = word_set("surfaces")
_AMOUNTS_DONE = word_set("amounts_done")
_PRIZES = word_set("prizes")
_KIND = 4  # words from «وزن» to its figure


def surface(f: Measure) -> bool:
    """«کشت گیاهان دارویی در سطح ۱۷۵ هکتار»: what covers a surface."""
    near, tokens = f.near, f.tokens
    if near <= 0 or tokens[near].norm not in _SURFACE or f.m.unit not in PORTIONS:
        return False
    if tokens[near - 1].norm == "از" and near + 1 == f.m.first:
        return f.take_word(near, "dimension")  # «تولید از سطح ۳۶۶۰ هکتار بوده است»
    if tokens[near - 1].norm != "در":
        return False
    return named_before(f.m, tokens, f.flags, near - 1, near=True)


def weight_class(f: Measure) -> bool | Nothing:
    """«دیدار نهایی وزن منهای ۷۰ کیلوگرم»: the class itself, and nothing else of the sentence."""
    at = f.before
    if f.m.unit != "kg" or at < 0:
        return False
    if f.tokens[at].norm == "وزن" and f.after < f.count and not f.flags[f.after] & (Is.VERB | Is.PUNCTUATION | Is.AND):
        return f.tokens[at - 1].norm not in ("به", "با", "از") and f.take_word(at, "dimension")
    named = next((i for i in range(at, max(-1, at - _KIND), -1) if not _is_kind(f, i)), at)
    if at and named < at and f.tokens[named].norm == "وزن" and f.tokens[named - 1].norm == "در":
        return f.take_word(named, "dimension")  # «در وزن غیرالمپیکی ۹۲ کیلوگرم»
    if f.tokens[at].norm not in _SIGNS:
        return False
    return (at > 0 and f.tokens[at - 1].norm in ("وزن", "دسته") and f.take_word(at - 1, "dimension")) or NOTHING


def _is_kind(f: Measure, at: int) -> bool:
    """Whether an adjective stands at token `at`, known or by its ending: «غیرالمپیکی»."""
    norm = f.tokens[at].norm
    return bool(f.flags[at] & Is.ADJECTIVE) or norm == "غیر" or (not f.flags[at] and norm.endswith("ی"))


def of_size(f: Measure) -> bool:
    """«دارای واحدی حدود ۷۰ متر بود»: a noun with the article right before how large it is."""
    near = f.before
    while near > 0 and f.flags[near] & Is.COMPARATOR:
        near -= 1
    if near < 1 or near == f.before or f.flags[near] & ~Is.OF_NUMBER or not f.flags[near - 1] & Is.PREPOSITION:
        return False
    norm = f.tokens[near].norm
    return norm.endswith("ی") and not norm.endswith("های") and f.take_word(near, "noun before the measure")


def handled(f: Measure) -> bool:
    """«وزنه ۹۱ کیلوگرم را مهار کرد», «مسافت ۵ کیلومتر را دوید»: the noun right before a measure with «را»."""
    if (
        (f.m.unit not in OVER and f.m.unit not in LENGTHS)
        or f.after >= f.count
        or not f.flags[f.after] & Is.RA
        or f.before < 1
        or after_previous(f.m) > f.before
    ):
        return False
    word = f.flags[f.before]
    return (
        not word & ~(MEASURING | Is.SCORE)
        and not word & Is.EMPTY_MEASURE
        and f.take_word(f.before, "noun before the measure")
    )


def lifted_in_all(f: Measure) -> bool:
    """«با مجموع ۳۸۵ کیلوگرم مدال نقره گرفت»: the sum of what was lifted, not what it won."""
    if f.m.unit != "kg" or f.before < 1 or f.tokens[f.before].norm != "مجموع" or f.tokens[f.before - 1].norm != "با":
        return False
    won = f.after < f.count and (f.tokens[f.after].norm in _PRIZES or f.flags[f.after] & Is.LOCATIVE)
    return bool(won) and f.take_word(f.before, "noun before the measure")


def calibre(f: Measure) -> bool:
    """«پمپ شش اینچ», «تلویزیون ۴۲ اینچ»: the noun right before a measure of machines."""
    before = f.flags[f.before] if f.before >= 0 else Is.VERB
    return (
        f.m.unit == "inch"
        and not before & (BOUND | Is.COMPARATOR | MEASURING)
        and f.take_word(f.before, "noun before the measure")
    )


def led_deed(f: Measure) -> bool:
    """«ذوب‌آهن با فروش ۲۹ هزار تن، ۵ درصد رشد کرد»: the deed that «با» leads, whoever did it."""
    led = f.near > 0 and f.tokens[f.near].norm in _AMOUNTS_DONE and f.tokens[f.near - 1].norm == "با"
    return led and f.take_word(f.near, "noun before the measure")


def speed(f: Measure) -> bool:
    """«با ۱۶۰ کیلومتر سرعت در حرکت بود»: the speed itself."""
    at = f.after
    return at < f.count and f.m.unit.startswith("km") and f.tokens[at].norm == "سرعت" and f.take_word(at, "dimension")


def unused(f: Measure) -> bool:
    """«ماشین‌های صفر کیلومتر»: what has gone no distance."""
    return f.m.numeral.value == 0 and f.m.unit == "km" and noun_before(f.m, f.flags)
