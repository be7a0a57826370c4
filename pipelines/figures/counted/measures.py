"""What a measure is of: a length, a weight, a sum of money, a time. The order of the rules is _RULES, at the end."""

from pipelines.figures.antecedents import (
    after_previous,
    antecedent,
    end_token,
    fellow_part,
    led,
    part_words,
    previous,
    told_before,
)
from pipelines.figures.counted import measure_ages as ages
from pipelines.figures.counted import measure_dimensions as dimensions
from pipelines.figures.counted import measure_money as money
from pipelines.figures.counted import measure_sizes as sizes
from pipelines.figures.counted import measure_times as times
from pipelines.figures.counted.adjacent import in_brackets, is_size, noun_before
from pipelines.figures.counted.answers import ALSO, INSIDE, copy, inherit, take
from pipelines.figures.counted.changes import added, brought_about, changed, of_an_aspect
from pipelines.figures.counted.clauses import MEASURING, SETTING
from pipelines.figures.counted.compared import that_is
from pipelines.figures.counted.contrasts import mean_elsewhere, told_by_kind
from pipelines.figures.counted.count_phrases import came_to
from pipelines.figures.counted.deeds import told_of_part
from pipelines.figures.counted.free_subject import PLACES
from pipelines.figures.counted.listed import by_country, included, rate_of_group
from pipelines.figures.counted.measure_context import (
    ANY,
    MONEY,
    SIZE,
    TIME,
    Measure,
    Rule,
    measure_of,
    past_bracket,
    take_from,
)
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.counted.ranked import as_the_list, leading, next_after, places_leading, ranked_in
from pipelines.figures.counted.respective import each_named
from pipelines.figures.counted.subjects import subject
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, chunks, compares, ranks, rightward
from pipelines.figures.rules import NOTHING, Nothing, asked_of, first
from pipelines.figures.word_classes import ENDS, Is, is_predicate, word_set

_BETWEEN = Is.DETERMINER | Is.ADVERB | Is.COMPARATOR | Is.DISTRIBUTIVE
_OPENS = Is.VERB | Is.AND | Is.PUNCTUATION | Is.CONJUNCTION | Is.TIME_ADVERB | Is.ADVERB
_DO = word_set("did")
_HEIGHTS = word_set("heights")
_CRIMES = word_set("money_crimes")
_SECOND_HALVES = word_set("second_halves")
_SAME_AS = word_set("same_as")
_COMPARED = word_set("compared")
_DIRECTIONS = word_set("directions")
_AGREED = word_set("agreed")
_PARTS = 5  # figures of a list of parts
_FAR_COMPARED = 9  # tokens from «نسبت به» to a bracket
_WINNERS = word_set("winners")
_WON_SUMS = word_set("won_sums")
_LATER = 14  # tokens from a measure to an object after it


def read_measure(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    """Fill counted of a measure: the first of the rules that finds something."""
    measure = measure_of(m, tokens, flags, after)
    first(_ASKED[measure.kind], measure)


def _bracketed(f: Measure) -> bool:
    """«قیمت هر تن مس (۹۵۰۰ دلار)»: what a measure alone in brackets tells of."""
    if f.after >= f.count or f.tokens[f.after].norm != ")":
        return False
    low = max(after_previous(f.m), f.before - _FAR_COMPARED)
    compared = any(f.tokens[i].norm in _COMPARED for i in range(low, f.before))
    return not compared and in_brackets(f)  # «نسبت به میانگین درازمدت (۱۲۷ میلی‌متر)»


def _between_places(f: Measure) -> bool | Nothing:
    """«در فاصله ۹۰ کیلومتری مرکز استان», «در ۵۰۰ متری روستا»: how far apart places are, no measure of a thing."""
    tokens, before, last = f.tokens, f.before, f.after - 1
    while before > 0 and f.flags[before] & Is.COMPARATOR:
        before -= 1
    far = last >= f.m.last and tokens[last].norm in ("متری", "کیلومتری")
    if before >= 0 and tokens[before].norm in ("در", "تا") and far:
        return NOTHING
    other = previous(f.m) if before > 0 and far and f.flags[before] & (Is.PUNCTUATION | Is.AND) else None
    same = other is not None and other.sentence is f.m.sentence and other.unit == f.m.unit
    if same and other is not None and other.counted is None:
        return NOTHING  # «در ۱۵ کیلومتری تازه‌آباد، ۲۶ کیلومتری جوانرود و …»
    if before > 0 and tokens[before].norm in ("فاصله", "فاصلهای") and tokens[before - 1].norm in ("در", "به", "از"):
        return NOTHING
    return False


def _aspect(f: Measure) -> bool:
    """«کاهش ۵ میلیون تنی صادرات»: what an aspect is measured of, by an adjective."""
    return f.adjective and of_an_aspect(f.m, f.tokens, f.flags, f.after)


def _change_in(f: Measure) -> bool:
    """«افت ۵۰ تومانی در قیمت این ارز»: the measure named after «در» that has changed by it."""
    at = f.after + 1
    if not f.adjective or at >= f.count or f.tokens[f.after].norm != "در" or f.before < 0:
        return False
    if not f.flags[f.before] & Is.CHANGE or not f.flags[at] & (Is.DIMENSION | Is.QUANTITY):
        return False
    return take_from(f, at, "after the change")


def _total(f: Measure) -> bool:
    """«مجموع سرمایه گذاری ۲۸ میلیون دلار», «صرفه جویی بیش از ۶۰۰ یورو»: the noun right before, known by its own words."""
    end, low = f.near + 1, after_previous(f.m)
    if end < 2 or end <= low or f.adjective:
        return False
    if f.tokens[end - 1].norm in _SECOND_HALVES and not f.flags[end - 2] & ENDS:
        take(f.m, Phrase(end - 2, end), "noun before the measure")
        return True
    while end > low + 1 and f.flags[end - 1] & Is.ADJECTIVE:
        end -= 1  # «با برداشت غیرمجاز ۴۵۰ میلیون ریال»
    crime = f.tokens[end - 1].norm in _CRIMES and end - 1 >= low and not f.flags[end - 2] & Is.NUMBER
    thing = rightward(f.tokens, f.flags, f.after) if crime else None
    if thing is not None and not (thing.last < f.count and f.flags[thing.last] & Is.COPULA):
        return False  # «برداشت یک میلیارد تومان پول», but «به اختلاس ۵ میلیارد تومان متهم است»
    return crime and f.take_word(end - 1, "noun before the measure")  # «به اخاذی ۲۰ میلیون تومان اعتراف کرد»


def _owner(f: Measure) -> bool:
    """«چاه‌های ۳۰۰ متری»: the noun before an adjective of measure."""
    adjective = f.adjective or (f.after > f.m.last and f.flags[f.after - 1] & Is.OF_NUMBER)
    if not adjective or f.before < 0:
        return False
    if f.m.unit == "a" and f.flags[f.before] & Is.AND and not (f.before and f.flags[f.before - 1] & Is.NUMBER):
        return ages.told_of(f, f.before)  # «ستاره برزیلی و ۲۷ ساله»
    if f.after < f.count and f.flags[f.after] & Is.COPULA and _lasts_itself(f) and subject(f.m, f.tokens, f.flags):
        return True  # «قرارداد او با باشگاه سه ساله است»
    high = f.before > 0 and f.tokens[f.before].norm in _HEIGHTS and f.m.unit not in sizes.LENGTHS
    if high and f.flags[f.before - 1] & Is.PREPOSITION and subject(f.m, f.tokens, f.flags):
        return True  # «شاخص در ارتفاع دو میلیون واحدی ایستاد»
    return noun_before(f.m, f.flags)


def _lasts_itself(f: Measure) -> bool:
    """Whether a contract or a measure's name stands free before the words that a preposition leads to the numeral."""
    found = chunks(f.flags, after_previous(f.m), f.m.first)
    if len(found) < 2 or not found[-1].led or found[-1].last != f.m.first:
        return False
    free = next((c.first for c in found if not c.led), -1)
    return free >= 0 and (f.tokens[free].norm in dimensions.CONTRACTS or bool(f.flags[free] & MEASURING))


def _of_it(f: Measure) -> bool | Nothing:
    """«… ریال از آن وصول شده است»: a part of a figure in the same unit, and of what that measures."""
    if _further_part(f):
        return True
    back = f.m.change is not None and f.after + 1 < f.count and f.tokens[f.after].norm == "از" and part_words(f.m)
    if back:  # «توانست ۱۲ هزار دلار از این مبلغ را کاهش دهد»
        return inherit(f.m, "antecedent") or NOTHING
    whole = antecedent(f.m) or fellow_part(f.m) if f.m.change is None and part_words(f.m) else None
    if whole is None or whole.unit != f.m.unit:
        return False
    return inherit(f.m, "antecedent") or NOTHING


def _further_part(f: Measure) -> bool:
    """«از این میزان ۵ کیلومتر شبکه شهری و ۲ کیلومتر مربوط به کارخانه‌هاست»: a further part that names no thing."""
    at = f.after
    while at < f.count and f.tokens[at].norm in ALSO:
        at += 1
    if at >= f.count or not f.flags[at] & Is.PREPOSITION or f.m.change is not None:
        return False
    for back in range(1, _PARTS):
        other = previous(f.m, back)
        if other is None or other.sentence is not f.m.sentence:
            return False
        if other.unit == f.m.unit and part_words(other):
            whole = antecedent(other)
            if whole is not None and whole.unit == f.m.unit and whole.counted is not None:
                copy(f.m, whole, "antecedent")
                return True
            return False
    return False


def _record(f: Measure) -> bool:
    """«رکورد ۷.۳۰ ثانیه را …»: the score that the number tells."""
    if f.before < 0 or not f.flags[f.before] & Is.SCORE or not is_size(f.m, f.flags):
        return False
    return f.take_word(f.before, "noun before the measure")


def _trade(f: Measure) -> bool:
    """«… به ترتیب «چین» با وزن ۸ میلیون تن، «عراق» …»: what a list by country is of."""
    return by_country(f.m, f.tokens, f.flags)


def _object(f: Measure) -> bool:
    """«قیمت هر دلار را ۱۵ هزار تومان …»: the object with «را» right before it."""
    if f.near < 0 or not f.flags[f.near] & Is.RA or dimensions.has_dimension(f):
        return False
    return subject(f.m, f.tokens, f.flags)


def _fined(f: Measure) -> bool:
    """«۲۰۰ هزار تومان جریمه شد»: the sum in the verb."""
    after, flags = f.after, f.flags
    if after >= f.count or not flags[after] & Is.SUM or flags[after] & Is.SPENDING or not is_predicate(flags, after):
        return False
    return f.take_word(after, "sum")


def _won(f: Measure) -> bool:
    """«برنده ۵۰۰ میلیون ریال جایزه شد»: the sum that makes its owner's name no noun of a measure."""
    if f.near < 0 or f.after >= f.count or f.tokens[f.near].norm not in _WINNERS:
        return False
    return f.tokens[f.after].norm in _WON_SUMS and f.take_word(f.after, "sum")


def _devoted(f: Measure) -> bool:
    """«۲۰۰ دلار صرف آموزش می‌کنند», «۵ میلیارد تومان از اعتبارات صرف مرمت شد»: what «صرف», «بابت» lead to."""
    at = f.after + (f.after < f.count and f.tokens[f.after].norm in ALSO)
    if f.kind == MONEY and at < f.count and f.tokens[at].norm == "از":
        at = next((i for i in range(at, min(at + _LATER, f.count)) if f.tokens[i].norm == "صرف"), at)
    if at + 1 >= f.count or f.tokens[at].norm not in ("صرف", "بابت"):
        return False
    if f.near > 0 and f.flags[f.near] & Is.SUM and f.tokens[f.near - 1].norm == "با":
        return f.take_word(f.near, "sum")  # «با درآمد ۵۰ هزار دلار بابت هر برنامه»
    phrase = rightward(f.tokens, f.flags, at + 1, firm=True)
    if phrase is not None:
        take(f.m, phrase, "purpose")
    return phrase is not None


def _of_counted(f: Measure) -> bool:
    """«سه عنوان دیگر ۱۳ هزار تومان قیمت دارد»: what was counted right before is the subject."""
    m, flags, other = f.m, f.flags, told_before(f.m)
    if other is None or other.unit != "count":
        return False
    if led(other) or other.evidence["counted"].rule == INSIDE:
        return False
    gap = range(end_token(other), m.first)
    if other.evidence["counted"].start < other.numeral.end or any(flags[i] & ENDS for i in gap):
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
    if f.measured or _towards(f) or (f.at < f.count and f.flags[f.at] & Is.DURATION):
        return False
    if f.kind == MONEY and f.at < f.count and f.tokens[f.at].norm in _AGREED:
        return False  # «با دریافت ۳۵۰ میلیون تومان رضایت می‌دهد»
    if f.at < f.count and f.tokens[f.at].norm in PLACES:
        return False  # «عراق با ۹ میلیارد دلار رتبه اول …»
    if f.at < f.count and (f.tokens[f.at].norm.endswith("ترین") or compares(f.tokens[f.at])):
        return False  # «با ۵ میلیون دلار گران‌ترین بازیکن شد»
    if f.at == f.after and f.at < f.count and is_place(f.tokens, f.at, f.at + 1):
        return False  # «دونده ۸۰۰ متر ایران رکورد ملی را …»
    if f.at + 1 < f.count and f.flags[f.at] & Is.SCORE and f.flags[f.at + 1] & Is.VERB:
        return False  # «مصرف برق با ۶۵ هزار مگاوات رکورد زد»
    if came_to(f, f.at):
        return f.take_word(f.at, "after the measure")  # «موفق به کشف ۶۰ کیلوگرم حشیش شدند»
    return take_from(f, f.at, "after the measure")


def _the_same(f: Measure) -> bool:
    """«۱۲۴۵ کیلوگرم معادل یک تن و ۲۴۵ کیلو تریاک»: what the same in another unit, told right after it, is of."""
    m, other = f.m, previous(f.m, -1)
    if f.after >= f.count or f.tokens[f.after].norm not in _SAME_AS or other is None or other.first - f.after > 2:
        return False
    if other.sentence is not m.sentence or other.unit == m.unit:
        return False
    return take_from(f, end_token(other), "of the same in another unit")


def _ranging(f: Measure) -> bool:
    """«تابش‌های رادیویی از یک تا ۱۰ گیگاهرتز …»: what ranges from one to the other, right before «از»."""
    if f.m.numeral.high is None or f.before < 1 or f.tokens[f.before].norm != "از":
        return False
    return not f.flags[f.before - 1] & (Is.COMPARATOR | SETTING) and ages.told_of(
        f, f.before, "noun before the measure"
    )


def _changed_by(f: Measure) -> bool:
    """«با ۹۰۰ تومان افزایش قیمت مواجه شد»: the subject that the change is said of."""
    return f.at < f.count and bool(f.flags[f.at] & Is.CHANGE) and subject(f.m, f.tokens, f.flags)


def _subject(f: Measure) -> bool:
    """«طول این جاده ۳۰ کیلومتر است»: the clause's subject, or that of the figure before; none of «تخصیص ۵ میلیارد …»."""
    spent = f.before >= 0 and f.flags[f.before] & Is.SPENDING
    if spent and not (f.before and f.flags[f.before - 1] & (Is.DIMENSION | Is.DETERMINER)):
        return False  # but «سهم صنعت از این سرمایه‌گذاری ۴۰ میلیارد تومان است»
    return as_the_list(f) or next_after(f) or subject(f.m, f.tokens, f.flags) or inherit(f.m, "same clause")


def _included(f: Measure) -> bool:
    """«پنج قلم شامل سیمان با ۲۷ میلیون دلار، مرکبات با …»: the first item of a list."""
    return included(f.m, f.tokens, f.flags, f.near)


def _sum(f: Measure) -> bool:
    """«۵۰۰ هزار تومان حقوق»: a word for a sum right after it."""
    return f.after < f.count and bool(f.flags[f.after] & Is.SUM) and f.take_word(f.after, "sum")


def _earned(f: Measure) -> bool:
    """«سالانه ۵۰ میلیارد پوند قمار می‌کنند», «۲ میلیارد تومان کلاهبرداری کرد»: what somebody did with the money."""
    at = f.after
    if at + 1 >= f.count or f.flags[at] & ~Is.SUM or f.tokens[at + 1].norm not in _DO:
        return False
    return f.take_word(at, "deed")


def _towards(f: Measure) -> bool:
    """«۲۰۰ کیلومتری شرق یزد»: the word after it says where."""
    return f.adjective and f.at < f.count and f.tokens[f.at].norm in _DIRECTIONS


def _later_object(f: Measure) -> bool:
    """«۱۰۰ میلیارد تومان در سال گذشته قرارداد بستند»: a free phrase before the verb."""
    if f.measured or _towards(f) or (f.after < f.count and ranks(f.tokens[f.after].norm)):
        return False  # «تهران با ۴۲ درجه گرم‌ترین مرکز استان بود»
    flags, end, start = f.flags, Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.AND, f.after
    if start < f.count and f.tokens[start].norm == "(":  # «۱۰۰ میلیارد تومان (۳۶ میلیارد …) در سال ۹۸ قرارداد بستیم»
        start = past_bracket(f.tokens, start)
    for chunk in chunks(flags, start, min(start + _LATER, f.count)):
        if any(
            flags[i] & end
            or (flags[i] & Is.NUMBER and not (flags[i + 1] & (Is.NUMBER | Is.TIME) or flags[i - 1] & Is.CALENDAR))
            for i in range(start, chunk.first)
        ):
            return False
        if f.flags[chunk.first] & Is.DURATION and chunk.last < f.count and f.flags[chunk.first + 1] & Is.VERB:
            return False  # «۱۰۰ متر باقی‌مانده ۵ ساعت طول کشید»
        if flags[chunk.first] & Is.COMPARATOR:
            return False  # «۱۵۰ کیلوگرم را بالای سر برد»
        ranked = f.tokens[chunk.first].norm in PLACES  # «… با ۲ میلیارد دلار رتبه اول را دارد»
        anew = chunk.first > start or start == f.after  # none in «۲۵,۰۰۰ (بیست و پنج هزار) ریال»
        if not chunk.led and not ranked and anew and take_from(f, chunk.first, "later object"):
            return True
    return False


# The rules in order, each with the kinds of measures that it is asked of.
_RULES: tuple[tuple[int, Rule], ...] = (
    (ANY, _between_places),
    (ANY, _aspect),
    (ANY, brought_about),
    (MONEY, _change_in),
    (ANY, _owner),
    (ANY, told_of_part),
    (ANY, _of_it),
    (TIME, ages.age_class),
    (TIME | SIZE, ages.over),
    (TIME, ages.and_over),
    (TIME, times.time_since),
    (TIME, times.passed),
    (SIZE, sizes.unused),
    (TIME | SIZE, _record),
    (TIME, times.named),
    (TIME, times.set_aside),
    (TIME, times.throughout),
    (TIME, times.sentenced),
    (TIME, times.takes),
    (TIME, times.undergone),
    (TIME, times.bounded),
    (TIME, times.when),
    (ANY, that_is),
    (ANY, mean_elsewhere),
    (ANY, _trade),
    (ANY, _bracketed),
    (SIZE, sizes.surface),
    (SIZE, sizes.weight_class),
    (SIZE, sizes.speed),
    (SIZE, sizes.lifted_in_all),
    (ANY, dimensions.own_name),
    (ANY, dimensions.having),
    (SIZE, dimensions.apart),
    (ANY, _fined),
    (MONEY, _won),
    (ANY, dimensions.by_dimension),
    (MONEY | SIZE, dimensions.and_dimension),
    (ANY, _object),
    (MONEY, _total),
    (MONEY, money.not_one),
    (MONEY, money.rated),
    (MONEY, money.invested),
    (ANY, _devoted),
    (MONEY, money.part_of_sum),
    (MONEY, money.given_as),
    (ANY, added),
    (MONEY | SIZE, changed),
    (MONEY, money.of_one),
    (MONEY, money.equal),
    (MONEY, _earned),
    (MONEY, money.owed),
    (MONEY, money.sum_before),
    (MONEY, money.sum_named),
    (MONEY, money.sum_of_size),
    (MONEY, money.sold),
    (ANY, _of_counted),
    (SIZE, sizes.handled),
    (SIZE, sizes.of_size),
    (SIZE, sizes.calibre),
    (SIZE, _ranging),
    (SIZE, _the_same),
    (MONEY | SIZE, told_by_kind),
    (ANY, _thing),
    (MONEY | SIZE, each_named),
    (ANY, _changed_by),
    (ANY, money.allotted),
    (ANY, money.spent_on),
    (MONEY, money.planned_for),
    (ANY, _included),
    (TIME, rate_of_group),
    (ANY, places_leading),
    (ANY, ranked_in),
    (SIZE, sizes.led_deed),
    (MONEY, money.sum_paid),
    (ANY, _subject),
    (ANY, leading),
    (ANY, _sum),
    (MONEY, money.its_amount),
    (MONEY, money.done_with),
    (MONEY, money.paid_for),
    (MONEY, money.paid),
    (SIZE, dimensions.own_dimension),
    (ANY, _later_object),
    (TIME, times.of_main_object),
    (TIME, times.done),
)
_ASKED = {kind: asked_of(_RULES, kind) for kind in (TIME, MONEY, SIZE)}
