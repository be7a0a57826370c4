"""The noun that stands right before a numeral: its adjective of measure, its size, a bare number beside it."""

from pipelines.figures.antecedents import BOUND, after_previous, end_token, told_before
from pipelines.figures.counted.answers import Counting, take
from pipelines.figures.counted.clauses import FOR_EACH, LONGEST, MEASURING, OF_GROWTH, SETTING, beside, strip
from pipelines.figures.counted.payments import is_money
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.counted.subjects import named_before
from pipelines.figures.document import Mention
from pipelines.figures.phrases import Phrase, chunks
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import Is, word_set

OWNER = "noun before an adjective of measure"
_NO_OWNER = BOUND | Is.CHANGE | Is.ADVERB | Is.COMPARATOR | Is.EMPTY_MEASURE
_SPANS = word_set("periods")  # «یک دوره چهار هفته‌ای»
_BY = word_set("leading")
_FIGURE = word_set("the_figure")
_WITH_ARTICLE = word_set("with_article")
_LED = word_set("led_deeds")
_SECOND_PARTS = word_set("second_parts")


def word_touching(m: Mention, flags: list[int]) -> bool:
    """A bare number right after a noun measures that noun: «با ریتینگ ۲۷۴۹»."""
    tokens = m.sentence.tokens
    if m.first and tokens[m.first - 1].norm in _FIGURE:
        return False  # «سازمان عدد ۳۸ را قبول دارد»
    if m.first and tokens[m.first - 1].norm in FOR_EACH:
        return False  # «گندم را کیلویی ۴ هزار خریدیم»
    bound = beside(m, flags)
    if 0 < bound < m.first - 1 and flags[m.first - 1] & (Is.COMPARATOR | Is.PREPOSITION) and bound >= after_previous(m):
        sized = (
            flags[bound] & (Is.TALLY | Is.QUANTITY | Is.SCORE | Is.DIMENSION) and not flags[bound] & Is.EMPTY_MEASURE
        )
        if sized and tokens[bound - 1].norm in _BY:
            take(m, Phrase(bound, bound + 1), "noun before a bare number")  # «با جمعیت بیش از ۴ میلیون»
            return True
    found = chunks(flags, max(after_previous(m), m.first - LONGEST), m.first)
    if not found or found[-1].last != m.first:
        return False
    if found[-1].led and len(found) > 1 and not found[-2].led and m.last < len(flags) and flags[m.last] & Is.COPULA:
        return False  # «قرارداد ما با باشگاه ۱۱۰ میلیارد است»
    said = [i for i in range(found[-1].first, m.first - 1) if flags[i] & Is.EMPTY_MEASURE]
    chunk = found[-1]._replace(first=said[-1] + 1) if said else found[-1]
    phrase = strip(tokens, flags, chunk)  # «در حادثه تعداد مجروحان ۳ …»
    if phrase is None or flags[phrase.first] & SETTING or phrase.last != m.first:
        return False
    if chunk.led and is_place(tokens, phrase.first, phrase.last):
        return False  # «در پاکستان ۳ میلیون را آواره کرد»
    scored = next((i for i in range(m.first - 1, phrase.first - 1, -1) if flags[i] & Is.SCORE), -1)
    if scored >= 0:
        phrase = Phrase(scored, m.first)  # «دریافت نمره ۷», «ثبت رکورد درخشان ۵.۸۶»
    take(m, phrase, "noun before a bare number")
    return True


def _word_before(m: Mention, flags: list[int]) -> int:
    """Index of the word just before the numeral (of its stem, where an ending stands apart)."""
    first = m.first - 1
    while first > 0 and flags[first] & Is.SUFFIX:
        first -= 1
    return first


def noun_before(m: Mention, flags: list[int]) -> bool:
    """Take the noun that an adjective of measure belongs to: «چاه‌های ۳۰۰ متری», «عمق ۹ متری», «ضربه آزاد ۳۰ متری»."""
    tokens = m.sentence.tokens
    first = last = _word_before(m, flags)
    while first > 1 and tokens[first].norm in ("و", "،") and flags[first - 1] & Is.NUMBER:
        first -= 2  # «خط لوله ۳۶ و ۲۴ اینچی»
    while first > 0 and (
        flags[first] & Is.COMPARATOR
        or (tokens[first].norm == "از" and flags[first - 1] & Is.COMPARATOR)
        or tokens[first].norm in ("بین", "حتی")  # «جوانان بین ۱۰ تا ۲۴ ساله», «هر فرصتی حتی یک روزه»
    ):
        first -= 1  # «دوره بازپرداخت حداکثر ۱ ساله», «اعتبار بیش از ۱۰۰ درصدی»
    if first > 0 and flags[first] & Is.TIME_ADVERB and is_money(m) and not flags[first - 1] & _NO_OWNER:
        first -= 1  # «حقوق سالانه ۳ میلیون یورویی»
    last = m.first if first == last else first + 1
    if first < 0 or flags[first] & _NO_OWNER:
        return False
    if flags[first] & Is.PREPOSITIONAL and first and flags[first - 1] & Is.PREPOSITION:
        return False  # «در خصوص ۸ نفری که …»
    adjective = flags[first] & (Is.NONVERBAL | Is.ADJECTIVE) and not flags[first] & (MEASURING | Is.STATE)  # «شهید»
    if adjective and m.unit != "count" and not flags[first] & Is.ADJECTIVE and first and tokens[first - 1].norm in _BY:
        adjective = False  # «با حضور ۱۰ دقیقه‌ای»
    relational = (
        not flags[first] & ~Is.SUM and tokens[first].norm.endswith("ی") and not tokens[first].norm.endswith("های")
    )
    relational = relational and tokens[first].norm not in _WITH_ARTICLE  # «با باشگاه قراردادی دو ساله بست»
    relational = relational or tokens[first].norm == "زمانی"  # «بازه زمانی یک‌ساله»
    owner = Is.SUM | Is.QUANTITY | Is.PREPOSITIONAL
    if relational and first > 1 and flags[first - 2] & Is.PREPOSITION:
        owner |= Is.NONVERBAL | Is.FROM_VERB  # «با حمایت مالی ۳۵ میلیارد تومانی»
    if adjective or (relational and first and not flags[first - 1] & ~owner):
        end = end_token(m)
        said = adjective and not flags[first] & Is.ADJECTIVE and end < len(flags) and flags[end] & (Is.VERB | Is.LIGHT)
        if said and m.unit != "count":
            take(m, Phrase(first, last), OWNER)  # «نمایشی ۸۶ دقیقه‌ای داشت»
            return True
        opens = first == 0 or flags[first - 1] & (Is.PUNCTUATION | Is.TIME_ADVERB | Is.NUMBER)
        opens = opens or (flags[first - 1] & Is.AND and _ends_before(m, first - 1))  # «۶ مصدوم و تخریب ۴۰ درصدی …»
        aspect = flags[first] & Is.ASPECT and m.unit not in TIMES  # «حضور ۹۰ دقیقه‌ای برابر حریف» lasts itself
        if opens and adjective and not (aspect or flags[first] & Is.ADJECTIVE):
            take(m, Phrase(first, last), OWNER)  # «برداشت یک میلیارد دلاری از …»
            return True
        if first == 0 or flags[first - 1] & (_NO_OWNER | ((Is.NONVERBAL | Is.ADJECTIVE) & ~owner)):
            return bool(adjective and is_money(m)) and _done_with(m, flags, Phrase(first, last))
        first -= 1  # «ضربه آزاد», «جنگ تحمیلی»
    if flags[first] & Is.TIME and not flags[first] & Is.DURATION and tokens[first].norm not in _SPANS:
        return False
    if first > 0 and tokens[first - 1].norm in _LED and tokens[first].norm.endswith(("دن", "تن")):
        first -= 1  # «به تعویق افتادن یک ساله مسابقات»
    if first > 1 and tokens[first - 1].norm == "زیر" and not flags[first - 1]:
        first -= 2  # «سطح زیر کشت ۱۵۰ هزار هکتاری»
    growth = tokens[first].norm in OF_GROWTH and first > 0 and flags[first - 1] & Is.CHANGE  # «رشد اقتصادی ۹ ماهه»
    first -= first > 0 and bool(growth or tokens[first].norm in _SECOND_PARTS)  # «چشم انداز بیست ساله»
    take(m, Phrase(first, last), OWNER)
    return True


def _ends_before(m: Mention, at: int) -> bool:
    """Whether what the figure before counts ends right before token `at`."""
    other = told_before(m)
    return other is not None and other.counted_end == m.sentence.tokens[at - 1].end > other.numeral.end


def _done_with(m: Mention, flags: list[int], phrase: Phrase) -> bool:
    """«درخواست برداشت یک میلیارد دلاری»: take what is done with the sum, where what is asked for stands before."""
    done = phrase.first > 0 and flags[phrase.first] & flags[phrase.first - 1] & Is.NONVERBAL
    if done:
        take(m, phrase, OWNER)
    return bool(done)


def is_size(m: Mention, flags: list[int]) -> bool:
    """«با امتیاز ۴.۳۰ رده چهارم را …»: the number says how much the word before it is."""
    if m.first == 0 or m.last >= len(flags) or not flags[m.first - 1] & Is.SCORE:
        return False
    if m.first > 1 and flags[m.first - 2] & Is.PREPOSITION:
        return True
    if m.sentence.tokens[m.first - 1].norm == "ریتینگ":
        return True
    return m.numeral.value % 1 > 0 or bool(flags[m.last] & Is.RA)  # «نمره ۶ را گرفت»


def in_brackets(f: Counting) -> bool:
    """«اهداف تعیین‌شده (۴۰ درصد)», «قیمت هر تن مس (۹۵۰۰ دلار)»: the phrase that ends at the bracket."""
    at = f.m.first - 1
    while at > 0 and f.flags[at] & Is.COMPARATOR:
        at -= 1  # «تا شلمچه (حدود ۱۰۰ کیلومتر)»
    if at < 1 or f.tokens[at].norm != "(" or after_previous(f.m) >= at:
        return False
    return named_before(f.m, f.tokens, f.flags, at, near=True)
