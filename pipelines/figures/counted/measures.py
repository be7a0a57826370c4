"""What a measure is of: a length, a weight, a sum of money, a time. The order of the rules is _RULES, at the end."""

from pipelines.figures.antecedents import after_previous, antecedent, end_token, led, part_words, previous
from pipelines.figures.counted import measure_money as money
from pipelines.figures.counted import measure_sizes as sizes
from pipelines.figures.counted import measure_times as times
from pipelines.figures.counted.adjacent import is_size, noun_before
from pipelines.figures.counted.answers import AGED, copy, inherit, take
from pipelines.figures.counted.clauses import OVER_OR_UNDER, SETTING, clause, strip
from pipelines.figures.counted.deeds import told_of_part
from pipelines.figures.counted.listed import INCLUDING, by_country
from pipelines.figures.counted.measure_context import (
    ANY,
    MONEY,
    ROUGH,
    SIZE,
    TIME,
    Measure,
    Rule,
    measure_of,
    take_from,
)
from pipelines.figures.counted.shares import changed, of_an_aspect
from pipelines.figures.counted.subjects import named_before, subject
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, chunks, compares, rightward
from pipelines.figures.rules import NOTHING, Nothing, asked_of, first
from pipelines.figures.word_classes import Is, is_predicate, word_set

_MORE = word_set("and_more")
_APART = Is.VERB | Is.PREPOSITION | Is.AND | Is.PUNCTUATION | Is.RA | Is.CONJUNCTION | Is.NUMBER
_BETWEEN = Is.DETERMINER | Is.ADVERB | Is.COMPARATOR | Is.DISTRIBUTIVE
_OPENS = Is.VERB | Is.AND | Is.PUNCTUATION | Is.CONJUNCTION | Is.TIME_ADVERB | Is.ADVERB
_ADDED = {"به": word_set("added_to"), "از": word_set("taken_from")}
_SURFACES = word_set("own_surfaces")
_DO = word_set("did")
_FEW = 3  # words of a noun phrase whose head is surely its first
_LATER = 14  # tokens from a measure to an object after it


def read_measure(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    """Fill counted of a measure: the first of the rules that finds something."""
    measure = measure_of(m, tokens, flags, after)
    first(_ASKED[measure.kind], measure)


def _between_places(f: Measure) -> bool | Nothing:
    """«در فاصله ۹۰ کیلومتری مرکز استان», «در ۵۰۰ متری روستا»: how far apart places are, no measure of a thing."""
    tokens, before, last = f.tokens, f.before, f.after - 1
    while before > 0 and f.flags[before] & Is.COMPARATOR:
        before -= 1
    if before >= 0 and tokens[before].norm == "در" and last >= f.m.last and tokens[last].norm in ("متری", "کیلومتری"):
        return NOTHING
    if before > 0 and tokens[before].norm in ("فاصله", "فاصلهای") and tokens[before - 1].norm in ("در", "به", "از"):
        return NOTHING
    return False


def _aspect(f: Measure) -> bool:
    """«کاهش ۵ میلیون تنی صادرات»: what an aspect is measured of, by an adjective."""
    return f.adjective and of_an_aspect(f.m, f.tokens, f.flags, f.after)


def _owner(f: Measure) -> bool:
    """«چاه‌های ۳۰۰ متری»: the noun before an adjective of measure."""
    adjective = f.adjective or (f.after > f.m.last and f.flags[f.after - 1] & Is.OF_NUMBER)
    if not adjective or f.before < 0:
        return False
    if f.m.unit == "a" and f.flags[f.before] & Is.AND and not (f.before and f.flags[f.before - 1] & Is.NUMBER):
        return _told_of(f, f.before)  # «ستاره برزیلی و ۲۷ ساله»
    return noun_before(f.m, f.flags)


def _of_it(f: Measure) -> bool | Nothing:
    """«… ریال از آن وصول شده است»: a part of a figure in the same unit, and of what that measures."""
    whole = antecedent(f.m) if f.m.change is None and part_words(f.m) else None
    if whole is None or whole.unit != f.m.unit:
        return False
    return inherit(f.m, "antecedent") or NOTHING


def _over(f: Measure) -> bool | Nothing:
    """«کودکان بالای ۱۱ سال»: those whose age it is; nothing else of the sentence is of that age."""
    if f.m.unit not in sizes.OVER or f.before <= 0 or f.tokens[f.before].norm not in OVER_OR_UNDER:
        return False
    return _told_of(f, f.before) or NOTHING


def _and_over(f: Measure) -> bool | Nothing:
    """«شهروندان ۱۸ سال و بالاتر»: the same with the bound after it."""
    after, tokens = f.after, f.tokens
    if f.m.unit != "a" or after + 1 >= f.count or tokens[after].norm not in ("و", "به"):
        return False
    if tokens[after + 1].norm not in _MORE:
        return False
    return _told_of(f, f.m.first) or NOTHING


def _told_of(f: Measure, end: int, rule: str = AGED) -> bool:
    """Take the short noun phrase that ends right before token `end`."""
    found = chunks(f.flags, max(after_previous(f.m), end - _FEW - 1), end)
    if not found or found[-1].last != end or found[-1].last - found[-1].first > _FEW:
        return False
    phrase = strip(f.tokens, f.flags, found[-1])
    if phrase is None or f.flags[phrase.first] & SETTING:
        return False
    take(f.m, phrase, rule)
    return True


def _record(f: Measure) -> bool:
    """«رکورد ۷.۳۰ ثانیه را …»: the score that the number tells."""
    if f.before < 0 or not f.flags[f.before] & Is.SCORE or not is_size(f.m, f.flags):
        return False
    return f.take_word(f.before, "noun before the measure")


def _trade(f: Measure) -> bool:
    """«… به ترتیب «چین» با وزن ۸ میلیون تن، «عراق» …»: what a list by country is of."""
    return by_country(f.m, f.tokens, f.flags)


def _by_dimension(f: Measure) -> bool:
    """«به ارزش ۵ میلیون», «با طول ۳ کیلومتر»: the measure's name, led by a preposition, stands before it."""
    return _has_dimension(f) and bool(first(_DIMENSIONS, f))


def _has_dimension(f: Measure) -> bool:
    return f.near > 0 and bool(f.flags[f.near] & Is.DIMENSION and f.flags[f.near - 1] & Is.PREPOSITION)


def _on_ground(f: Measure) -> bool:
    """«در مساحتی بیش از ۶۵ هزار متر مربع اجرا شد»: a surface that is itself what is measured."""
    near, tokens = f.near, f.tokens
    led = tokens[near - 1].norm == "در" and tokens[near].norm in _SURFACES
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
    return f.take_word(near - 2, "noun before the measure")


def _own_name(f: Measure) -> bool:
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
    if not rough and (last - first < 2 or not kind or flags[first + 1] & (SETTING | Is.SUFFIX)):
        return False
    take(f.m, Phrase(first, last), "noun before the measure")
    return True


def _having(f: Measure) -> bool:
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


def _dimension_of_listed(f: Measure) -> bool:
    """«… شامل ۳ پل به ارزش ۵ میلیارد …»: in a list the subject is what is measured."""
    low = clause(f.m, f.tokens, f.flags)[0]
    listed = any(f.tokens[i].norm in INCLUDING for i in range(low, f.near))
    return listed and subject(f.m, f.tokens, f.flags)


def _dimension_of(f: Measure) -> bool:
    """«راهی به طول ۳ کیلومتر»: the phrase before its dimension."""
    return named_before(f.m, f.tokens, f.flags, f.near - 1)


def _dimension_after_another(f: Measure) -> bool:
    """«… به وزن ۳ تن و ارزش ۲ میلیون دلار»: of what the figure before is; «در ۲۸۰ صفحه و با قیمت ۴۰ هزار تومان»: of itself."""
    m, near, other = f.m, f.near, previous(f.m)
    if (other and other.unit == m.unit) or not any(g & Is.AND for g in f.flags[after_previous(m) : near]):
        return inherit(m, "same clause")
    return not f.flags[near] & Is.EMPTY_MEASURE and f.take_word(near, "noun before the measure")


def _object(f: Measure) -> bool:
    """«قیمت هر دلار را ۱۵ هزار تومان …»: the object with «را» right before it."""
    if f.near < 0 or not f.flags[f.near] & Is.RA or _has_dimension(f):
        return False
    return subject(f.m, f.tokens, f.flags)


def _fined(f: Measure) -> bool:
    """«۲۰۰ هزار تومان جریمه شد»: the sum in the verb."""
    after, flags = f.after, f.flags
    if after >= f.count or not flags[after] & Is.SUM or flags[after] & Is.SPENDING or not is_predicate(flags, after):
        return False
    return f.take_word(after, "sum")


def _devoted(f: Measure) -> bool:
    """«۲۰۰ دلار صرف آموزش می‌کنند»: what «صرف», «بابت» right after it lead to."""
    if f.after + 1 >= f.count or f.tokens[f.after].norm not in ("صرف", "بابت"):
        return False
    phrase = rightward(f.tokens, f.flags, f.after + 1, firm=True)
    if phrase is not None:
        take(f.m, phrase, "purpose")
    return phrase is not None


def _of_counted(f: Measure) -> bool:
    """«سه عنوان دیگر ۱۳ هزار تومان قیمت دارد»: what was counted right before is the subject."""
    m, flags, other = f.m, f.flags, previous(f.m)
    if other is None or other.sentence is not m.sentence or other.unit != "count" or other.counted is None:
        return False
    if led(other):
        return False
    gap = range(end_token(other), m.first)
    if other.evidence["counted"].start < other.numeral.end or any(flags[i] & _APART for i in gap):
        return False
    at = other.first - 1
    while at >= 0 and flags[at] & Is.COMPARATOR:
        at -= 1
    if f.after >= f.count or not flags[f.after] & (Is.DIMENSION | Is.COPULA | Is.SUM):
        return False
    if at >= 0 and not flags[at] & _OPENS:
        return False
    if any(f.tokens[i].start >= other.counted_end and not flags[i] & _BETWEEN for i in gap):
        return False
    copy(m, other, "counted right before")
    return True


def _thing(f: Measure) -> bool:
    """«۵ کیلو برنج», «۵ هکتار از اراضی»: the thing measured stands right after; not «۲۰ کیلو وزن دارد»."""
    if f.measured or (f.at < f.count and f.flags[f.at] & Is.DURATION):
        return False
    if f.at < f.count and (f.tokens[f.at].norm.endswith("ترین") or compares(f.tokens[f.at])):
        return False  # «با ۵ میلیون دلار گران‌ترین بازیکن شد»
    return take_from(f, f.at, "after the measure")


def _ranging(f: Measure) -> bool:
    """«تابش‌های رادیویی از یک تا ۱۰ گیگاهرتز …»: what ranges from one to the other, right before «از»."""
    if f.m.numeral.high is None or f.before < 1 or f.tokens[f.before].norm != "از":
        return False
    return not f.flags[f.before - 1] & (Is.COMPARATOR | SETTING) and _told_of(f, f.before, "noun before the measure")


def _changed_by(f: Measure) -> bool:
    """«با ۹۰۰ تومان افزایش قیمت مواجه شد»: the subject that the change is said of."""
    return f.at < f.count and bool(f.flags[f.at] & Is.CHANGE) and subject(f.m, f.tokens, f.flags)


def _added(f: Measure) -> bool:
    """«۱۵۰۰ مگاوات به مصرف برق اضافه می‌کند», «دو میلیون تومان از بدهی کم شد»: what grows or shrinks by it."""
    tokens, flags, after = f.tokens, f.flags, f.after
    if after + 2 >= f.count or tokens[after].norm not in ("به", "از"):
        return False
    phrase = rightward(tokens, flags, after + 1)
    if phrase is None or phrase.last >= f.count or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    if tokens[phrase.last].norm not in _ADDED[tokens[after].norm]:
        return False
    take(f.m, phrase, "added to")
    return True


def _subject(f: Measure) -> bool:
    """«طول این جاده ۳۰ کیلومتر است»: the clause's subject, or that of the figure before; none of «تخصیص ۵ میلیارد …»."""
    if f.before >= 0 and f.flags[f.before] & Is.SPENDING:
        return False
    return subject(f.m, f.tokens, f.flags) or inherit(f.m, "same clause")


def _sum(f: Measure) -> bool:
    """«۵۰۰ هزار تومان حقوق»: a word for a sum right after it."""
    return f.after < f.count and bool(f.flags[f.after] & Is.SUM) and f.take_word(f.after, "sum")


def _earned(f: Measure) -> bool:
    """«سالانه ۵۰ میلیارد پوند قمار می‌کنند», «۲ میلیارد تومان کلاهبرداری کرد»: what somebody did with the money."""
    at = f.after
    if at + 1 >= f.count or f.flags[at] & ~Is.SUM or f.tokens[at + 1].norm not in _DO:
        return False
    return f.take_word(at, "deed")


def _own_dimension(f: Measure) -> bool:
    """«۱۱۷ کیلو وزن دارم», «رعایت فاصله دو متر»: the dimension itself, where nothing is named that has it."""
    flags = f.flags
    if f.measured:
        return f.take_word(f.at, "dimension")
    near = flags[f.near] if f.near > 0 else 0
    if not near & Is.DIMENSION or near & Is.EMPTY_MEASURE or _has_dimension(f):
        return False
    return f.take_word(f.near, "dimension")


def _later_object(f: Measure) -> bool:
    """«۱۰۰ میلیارد تومان در سال گذشته قرارداد بستند»: a free phrase before the verb."""
    if f.measured:
        return False
    flags, end = f.flags, Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.AND
    for chunk in chunks(flags, f.after, min(f.after + _LATER, f.count)):
        if any(
            flags[i] & end or (flags[i] & Is.NUMBER and not flags[i + 1] & (Is.NUMBER | Is.TIME))
            for i in range(f.after, chunk.first)
        ):
            return False
        if not chunk.led and take_from(f, chunk.first, "later object"):
            return True
    return False


# The rules in order, each with the kinds of measures that it is asked of.
_RULES: tuple[tuple[int, Rule], ...] = (
    (ANY, _between_places),
    (ANY, _aspect),
    (ANY, _owner),
    (ANY, told_of_part),
    (ANY, _of_it),
    (TIME | SIZE, _over),
    (TIME, _and_over),
    (TIME, times.since),
    (TIME, times.passed),
    (TIME | SIZE, _record),
    (TIME, times.throughout),
    (TIME, times.sentenced),
    (TIME, times.takes),
    (TIME, times.undergone),
    (TIME, times.bounded),
    (TIME, times.when),
    (ANY, _trade),
    (SIZE, sizes.surface),
    (SIZE, sizes.weight_class),
    (ANY, _own_name),
    (ANY, _having),
    (ANY, _by_dimension),
    (ANY, _object),
    (ANY, _fined),
    (MONEY, money.not_one),
    (ANY, _devoted),
    (MONEY, money.part_of_sum),
    (MONEY, money.given_as),
    (MONEY | SIZE, changed),
    (MONEY, money.equal),
    (MONEY, _earned),
    (MONEY, money.owed),
    (MONEY, money.sum_before),
    (ANY, _of_counted),
    (SIZE, sizes.handled),
    (SIZE, sizes.calibre),
    (SIZE, _ranging),
    (ANY, _thing),
    (ANY, _changed_by),
    (ANY, money.allotted),
    (ANY, money.spent_on),
    (ANY, _added),
    (ANY, _subject),
    (ANY, _sum),
    (MONEY, money.sum_paid),
    (MONEY, money.paid),
    (MONEY, money.paid_for),
    (SIZE, _own_dimension),
    (ANY, _later_object),
    (TIME, times.done),
)
_DIMENSIONS: tuple[Rule, ...] = (
    _credit,
    _on_ground,
    _ground,
    _dimension_of_listed,
    _dimension_of,
    _dimension_after_another,
)
_ASKED = {kind: asked_of(_RULES, kind) for kind in (TIME, MONEY, SIZE)}
