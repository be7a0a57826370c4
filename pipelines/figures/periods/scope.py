"""Which of the times that its own sentence tells a figure has: the clause before the sentence, the nearest first."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from pipelines.figures.document import Mention, Sentence, remembered
from pipelines.figures.periods.clauses import Verbs, verbs
from pipelines.figures.periods.compared import compared_from
from pipelines.figures.periods.holds import NOW, holds
from pipelines.figures.periods.prices import PRICES
from pipelines.figures.periods.readers import FREE
from pipelines.figures.periods.speech_days import dates_speech
from pipelines.figures.periods.today import today_of
from pipelines.figures.periods.told import Told
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import ABOUT, any_of
from pipelines.figures.plain import Plain, bounds_of, plain_of
from pipelines.figures.rules import first

_SIZE = re.compile(rf"(?<!\w)(?:به|با|در) +{any_of('sizes')}ی?(?: +آن)? *(?:{ABOUT} *)?$")
_FOR_SO_MANY = re.compile(rf"{any_of('for_so_many')}(?!\w)(?! +که(?!\w))")
_KNOWN = re.compile(r"(?<!\w)(?:یکی +از|بین|میان|هر) +$")
_FEW = 4  # a set of no more that is spoken of as known
_THIS_DEED = re.compile(rf"(?<!\w)که +این +{any_of('this_deed')}(?!\w)")
_BILL = re.compile(rf"(?<!\w){any_of('bills')}(?: +[^\W\d]+){{0,2}} +بودجه +$")
_IN_VIEW = re.compile(r"(?<!\w)با +توجه +به +(?:[^\W\d]+ +){0,2}$")
_ATTENDS = re.compile(rf"(?<!\w){any_of('attends')} +در(?!\w)")
_FROM_THEN = re.compile(r"(?<!\w)از +\d[\w.٫/٪]*(?: +[^\W\d]+){0,4} +$")
_AS_MUCH = re.compile(rf"برابر(?: +[^\W\d]+){{0,2}} +(?:\d|{any_of('counts')}(?!\w))")
_OF_WHAT = re.compile(r" *(?:از +)?(?:آن ?چه|چیزی +که|(?:رقم|میزان|مقدار|عدد)ی +که)(?!\w)")
_DEGREE = re.compile(rf"(?<!\w){any_of('degrees')} +$")
_HOLDER = re.compile(
    rf"(?<!\w){any_of('holders')} +(?:(?:\d+|{any_of('counts')}) +[^\W\d]+(?: +[^\W\d]+)? +و +){{0,3}}$"
)
_OF_SIZE = re.compile(rf"(?:متر|هکتار)(?: +(?:مربع|مکعب))? +{any_of('sizes')}(?!\w)")
_RELATIVE = re.compile(r"(?: *\w*ی)? +که +(?:(?:در|طی) +)?")
_BETWEEN = r"(?:فاصله +)?(?:بین|میان)"
_IS_THAT = re.compile(rf"(?<!\w)(?:است|هستند|بود|بودند) +که +(?:(?:{any_of('opens_a_time')}|{_BETWEEN}) +)*$")
_THAT = re.compile(r"(?<!\w)که(?!\w)")
_CRIME = re.compile(rf"(?<!\w){any_of('crimes')}(?: +(?!(?:در|از|به|با|که)(?!\w))[^\W\d]+){{0,3}} *$")
_TRIED = re.compile(rf"(?<!\w){any_of('trials', 'verdicts')}(?!\w)")
_CLASS = re.compile(rf"(?<!\w){any_of('weights')} +(?:[\d+./٫]+ *(?:[،,-]|و|تا) *)*$")
_AGES = re.compile(rf"(?<!\w){any_of('ages')} +$")
_PRIZED = re.compile(rf"(?<!\w){any_of('matches', 'prized')} +$")
_SINCE = re.compile(rf"[^\W\d]+ +(?:(?:پس|بعد) +)?از +{any_of('starts', 'since_then')}(?!\w)")
_PARTED_BY = re.compile(r"/(?!\d)|(?<!\d)/")  # «صادرات سال ۹۷ …/ سهم ۲ درصدی ایران»: the parts of a headline
_RENT = re.compile(r"(?<!\w)به ?علاوه +$")
_VILLAGES = re.compile(rf"(?<!\w)روستا(?:ها)?یی? +(?:(?:{ABOUT}|بالای|زیر|دارای|با) +){{1,2}}$")
_PAST_BY = re.compile(rf"(?<!\w)(?:پس|بعد) +از +(?:(?:کسب|انجام|تحمل|{ABOUT}) +){{0,2}}$")
_MEASURES = frozenset({"mm", "cm", "m", "km", "mile", "W", "kW"})
_SHARES = ("percent", "ratio")
_BREAK = re.compile(rf"[؛:]|[،,](?!\d)|(?<!\w){any_of('breaks')}(?!\w)")
_BESIDE = re.compile(rf" *(?:(?:به +)?{ABOUT} *)?")
_ONLY = re.compile(rf" +{any_of('only')} +")
_INDEX = re.compile(rf"(?<!\w){any_of('indices')} *$")
_MEAN = re.compile(rf"{any_of('means')} *$")
_AMID = re.compile(r"(?<!\w)و(?!\w)")
_AND = re.compile(r"(?:[،,]|(?<!\w)و) *(?:نیز +|همچنین +|هم +)?(?:در +|طی +|تا +|از +)?$")
_BESIDE_RATE = 25  # letters between a figure and its rate
_NEAR = 60  # … and a time, where others are told, too
_DAY_FAR = 80  # … and a day
_PARTED = 220  # … and any time
_LOOKS = 6  # times before a figure that are looked at
WINDOW = 700  # letters around a figure in which its time is looked for
_LAW = re.compile(r"(?<!\w)قانون +بودجه +$")  # … of a year: the name of a law before it is the time of a figure


def is_place(text: str, m: Mention, start: int, end: int) -> bool:
    """«در ۹۰ کیلومتری شهر», «سالن ۱۲ هزار نفری»: where, how big or which a thing is, at any time."""
    after = text[end : end + 30].lstrip()
    if m.change is None and _FOR_SO_MANY.match(after):
        return True
    if m.unit in ("a", "mo", "wk", "d") and m.change is None and _SINCE.match(after):
        return True  # «تا ۲۹ اردیبهشت که ۲۰ روز از آغاز عملیات بود»
    n = m.numeral
    if m.unit == "count" and n.value <= _FEW and n.high is None and _KNOWN.search(text, max(0, start - 12), start):
        return True  # «یکی از دو روش»
    if m.unit == "count" and "دارند" in text[start - 60 if start > 60 else 0 : start] and _held(text, start):
        return True
    if m.unit == "percent" and _DEGREE.search(text, max(0, start - 12), start):
        return True  # «جانباز ۲۵ درصد»
    if m.change is None and (_SIZE.search(text[max(0, start - 24) : start]) or _OF_SIZE.match(after)):
        return True  # «به مساحت ۴ هکتار», «با ۳ هزار متر مربع زیربنا»
    if _classed(text, m, start):
        return True
    if m.unit == "percent" and _RENT.search(text, max(0, start - 12), start):
        return True  # «متوسط اجاره ماهانه به علاوه سه درصد ودیعه»
    if m.unit == "count" and after.startswith("خانوار") and _VILLAGES.search(text, max(0, start - 30), start):
        return True  # «گازرسانی به روستاهای بالای ۲۰ خانوار تا سال ۹۵»
    if _names_case(text, m, start):
        return True
    return m.change is None and m.unit in _MEASURES and m.attributive  # «رآکتور ۴۰ کیلوواتی»


def _classed(text: str, m: Mention, start: int) -> bool:
    """«وزن‌های ۵۵، ۶۶ و ۸۴ کیلوگرم», «رقابت‌های زیر ۲۱ سال»: a class by weight, age or prize."""
    if m.unit == "kg":
        return m.change is None and _CLASS.search(text, max(0, start - 60), start) is not None
    if m.unit == "a" and _AGES.search(text, max(0, start - 12), start):
        return True
    # «مسابقات ۲۵۰ هزار دلاری»: by the prize
    return m.attributive and m.unit in PRICES and _PRIZED.search(text, max(0, start - 16), start) is not None


def _held(text: str, start: int) -> bool:
    """«دارنده ۲ طلا و یک برنز المپیک»: what one has won, at any time."""
    return _HOLDER.search(text, max(0, start - 60), start) is not None


def _names_case(text: str, m: Mention, start: int) -> bool:
    """«حکم متهمان اختلاس سه هزار میلیارد تومانی»: a sum by which a case is known."""
    if not m.attributive or not _CRIME.search(text, max(0, start - 40), start):
        return False
    return _TRIED.search(text, max(0, start - 120), start + 120) is not None


@remembered
def verbs_of(sentence: Sentence) -> Verbs:
    """The finite verbs of the sentence, found once."""
    doc = sentence.doc
    return verbs(plain_of(doc).text, *bounds_of(doc)[sentence.index])


@dataclass(slots=True)
class _Scope:
    """A figure among the times of its sentence, in plain text."""

    plain: Plain
    text: str  # the article's plain text
    m: Mention
    found: list[When]
    start: int
    end: int
    opening: int  # where the sentence begins, or the window before the figure
    closing: int  # where the sentence ends
    next_other: int  # where the next figure stands, or the sentence ends
    clauses: Verbs
    before: list[When]
    after: list[When]
    told: When | None = None  # the nearest interval before the figure that holds for it


def choose(m: Mention, found: list[When], start: int, end: int, plain: Plain) -> When | None:
    """Which of the times `found` in its sentence a figure at plain text[start:end] has; None for none of them."""
    # A window bounds the work in a page that is one endless sentence.
    opening = max(plain.plain(m.sentence.start), start - WINDOW)
    before = [w for w in found if opening <= w.start and w.end <= start]
    after = [w for w in found if end <= w.start <= end + WINDOW]
    if m.sentence.role == "title" and "/" in plain.text[opening : plain.plain(m.sentence.end)]:
        before = [w for w in before if not _PARTED_BY.search(plain.text, w.end, start)]
        after = [w for w in after if not _PARTED_BY.search(plain.text, end, w.start)]
    closing = plain.plain(m.sentence.end)
    next_other = min(next_mention(m, end, plain), closing)
    clauses = verbs_of(m.sentence)
    s = _Scope(plain, plain.text, m, found, start, end, opening, closing, next_other, clauses, before, after)
    return first(_RULES, s) or s.told


def _bounded(s: _Scope) -> When | None:
    """«از سه‌شنبه به مدت دو روز»: the time that the length itself bounds."""
    return next((w for w in s.found if w.rule == "from-to" and w.start < s.start and s.end <= w.end), None)


def _rate_after(s: _Scope) -> When | None:
    """«۲۰۰ تن در روز»: right beside the figure."""
    for w in s.after:
        near = w.rule == "bound-rate" and w.start - s.end < _BESIDE_RATE and w.start < s.next_other
        often = s.m.unit == "times" and w.start - s.end < 2  # «دو بار در سال خون می‌دهند»
        near = near and (often or (not _BREAK.search(s.text, s.end, w.start) and _is_rate(s.text, w)))
        if near and not _fish(s, w):
            return w
    return None


def _fish(s: _Scope, w: When) -> bool:
    """«۱۴ درصدی تولید ماهی»: no rate but the animal, unless it is of money, or of how often."""
    return s.text.startswith("ماهی", w.start) and s.m.unit not in ("IRR", "IRT", "USD", "times")


def _rate_before(s: _Scope) -> When | None:
    """«روزی ۲۰۰ تن»."""
    for w in reversed(s.before):
        if w.rule != "bound-rate":
            continue
        if _ONLY.fullmatch(s.text, w.end, s.start):  # «در هفته تنها دو پرواز»
            return w
        if _BESIDE.fullmatch(s.text, w.end, s.start) is None:
            continue
        led = s.text.startswith("در ", w.start)  # «در سال دو بار», «در ماه حدود ۲۰ …», but not «در سال ۲۰ …»
        if not _fish(s, w) and (not led or s.m.unit == "times" or s.text[w.end : s.start].strip()):
            return w
    return None


def _rate_told(s: _Scope) -> When | None:
    """The nearer of rate and interval holds, but «میانگین روزانه … در سال گذشته» is a rate of that year."""
    rate, s.told = _nearest(s)
    if rate is None:
        return None
    if s.told is None and s.start - rate.end > _BESIDE_RATE and _at_once(s):
        return None
    if s.told is not None and s.m.unit == "percent" and not _BESIDE.fullmatch(s.text, rate.end, s.start):
        return None  # «در این ماه کمترین تورم ماهانه … با ۲ درصد افزایش»
    if (
        s.told is not None
        and s.m.unit == "percent"
        and _INDEX.search(s.text, max(s.opening, rate.start - 20), rate.start)
    ):
        return None  # «در اسفند … تورم ماهانه ۷.۶ درصد بود»
    mean = _MEAN.search(s.text, max(s.opening, rate.start - 12), rate.start)
    return rate if mean or s.told is None or s.told.start < rate.end else None


def _at_once(s: _Scope) -> bool:
    """Whether a time follows the figure («اجاره ماهانه هر متر … ۱۶ هزار تومان در سال ۱۳۹۲»)."""
    after = next((w for w in s.after if w.kind == "interval" and w.rule != "bound-rate"), None)
    return after is not None and after.start < s.next_other and s.text[s.end : after.start].strip() in ("", "در", "طی")


def _told_after(s: _Scope) -> When | None:
    """The first time after the figure that is its own, as long as nothing parts them."""
    for w in s.after:
        if w.rule == "bound-rate":
            continue
        own = _own_after(s, w)
        if own is not None:
            return w if own else None
    return None


def _own_after(s: _Scope, w: When) -> bool | None:
    """Whether a time after the figure is its own; False where no later one can be, either."""
    between, told = s.text[s.end : w.start], s.told
    apart = s.clauses.between(s.end, w.start) and not _THIS_DEED.search(between)
    if apart:
        return _described(s, w, between)
    if "؛" in between or ":" in between or len(between) > _PARTED or _of_words_after(s, w):
        return False
    if _RELATIVE.fullmatch(between):  # «۷ میلیاردی که دیروز پرداخت کرد»
        return True
    if (
        (w.grain == "length" or w.rule == "era")
        and told is not None
        and told.lo is not None
        and not s.clauses.between(told.end, s.start)
    ):
        return None  # «از ابتدای امسال … ۲۰ نفر طی ۱۵۵ روز»
    if (compared := compared_from(s.text, w, s.opening)) >= 0:  # «نسبت به رقم ۴۲ دلاری ماه ژوئیه»
        return compared < s.start or None  # … but «۱۲ نفر نسبت به ۹ نفر سال گذشته»
    if told is not None and _each_its_own(s, told, w, between):
        return False
    if _of_other_words(s, w, between) or (s.next_other < w.start and _told_of_now(s)):
        return None
    opens_next = _AND.search(between)  # it opens what comes next: «… و در سال ۹۹ …»
    law = told is not None and _LAW.search(s.text, max(0, told.start - 14), told.start) is not None
    if opens_next and ((told is not None and not law) or "و" in opens_next[0] or _shared_clause(s, w)):
        return None
    later = w.grain == "day" and between.count(" ") > 2
    if later and _PAST_BY.search(s.text, max(s.opening, s.start - 30), s.start):
        return None  # «پس از دو باخت پیاپی فردا میزبان … است»
    if w.kind == "rate" and s.m.unit == "ratio" and between.strip():
        return None  # «کمتر از نصف حقابه سالانه است»
    if w.kind == "rate":
        return _own_rate(s, w, between, told)
    near = w.start < s.next_other and not _BREAK.search(between) and len(between) < _NEAR
    if not (near or told is None or law):
        return None
    return not (w.grain == "day" and len(between) > _DAY_FAR)


def _each_its_own(s: _Scope, told: When, w: When, between: str) -> bool:
    """Whether of two times around a figure the second is that of the next one."""
    if s.start - told.end < 9:  # «در سال ۹۹ با ۱۶۰ درصد و در سال …»
        alike = told.grain == w.grain and s.text[told.end : s.start].strip() == "با"
        return alike or _AMID.search(between) is not None
    # «طی یک سال گذشته را به طور میانگین ۱۰ درصد و میانگین شش ماه اخیر آن را ۱۶ درصد …»
    one_clause = _AMID.search(between) is not None and not s.clauses.between(told.end, s.start)
    return one_clause and _shared_clause(s, w)


def _own_rate(s: _Scope, w: When, between: str, told: When | None) -> bool | None:
    """«۱۲۰ تماس روزانه», not «۱۲۰ تماس و روزانه ۲۰ …»."""
    if s.m.unit in _SHARES and between.strip() and (told is not None or not _is_rate(s.text, w)):
        return None  # «در اسفند … کاهش ۲۴ درصدی معاملات ماهانه», «۵۰ درصد ارزش سالانه ملک», not «رشد ۳۰ درصدی سالانه»
    if s.next_other < s.closing and _BESIDE.fullmatch(s.text, w.end, s.next_other):
        return None
    return (len(between) < _BESIDE_RATE and w.start < s.next_other and not _BREAK.search(between)) or None


def _of_words_after(s: _Scope, w: When) -> bool:
    """«واکسن ۴ میلیون نفر به گزارش ایرنا، او امروز در نشست خبری گفت: …»: whether a day is that of what is said next."""
    said = s.clauses.next_end(w.end)
    told_so = s.told is None and said >= 0 and s.text[said : said + 2].strip() == ":"
    return told_so and dates_speech(s.text, w, s.opening, said)


def _of_other_words(s: _Scope, w: When, between: str) -> bool:
    """Whether a time after the figure belongs to the words before it there, which are not the figure's own."""
    if s.text.startswith(" به ", w.end) and _FROM_THEN.search(s.text, s.end, w.start):
        return True  # «رشد ۲۸ درصدی و افزایش از ۱۰۹ تن در سال ۱۴۰۱ به ۱۴۰ تن در سال ۱۴۰۲»
    if _ATTENDS.search(between) and w.lo is not None and (today := today_of(s.m.sentence.doc)) and w.lo > today:
        return True  # «سه سهمیه برای حضور در بازی‌های سال آینده کسب شد»
    if w.kind != "rate" and w.grain != "day" and _THAT.search(between) and not _THIS_DEED.search(between):
        return True  # «سه بخش تألیف، ترجمه و تصحیح که برای نخستین بار سال گذشته …»
    if s.told is not None and s.text.endswith("مربوط به ", s.end, w.start):
        return True  # «از ابتدای امسال … ۲۴ پرونده مربوط به سال گذشته هم مختومه شد»
    if _OF_WHAT.match(between):
        return True  # «به نصف آنچه در مهر اعلام کرده بود»
    if s.m.unit == "times" and _AS_MUCH.match(s.text, s.end - len("برابر"), w.start):
        return True  # «دو برابر رقم ۳۱۵ میلیون تومان سال گذشته است»
    opening = max(s.end, w.start - 40)  # «با توجه به آغاز سال تحصیلی», «در بررسی لایحه بودجه سال ۱۴۰۰»
    return any(words.search(s.text, opening, w.start) is not None for words in (_IN_VIEW, _BILL))


def _told_of_now(s: _Scope) -> bool:
    """«در حال حاضر ۹۹ درصد نیاز را تأمین و ۴۱ میلیون دلار طی سال گذشته …»: whether the figure's words say that it is now."""
    opening = max(s.opening, s.clauses.last_end(s.start), s.start - _NEAR)
    return NOW.search(s.text, opening, s.start) is not None


def _described(s: _Scope, w: When, between: str) -> bool:
    """«۱۴ شعر است که در سال ۹۵ سروده شده‌اند»: whether the clause of a time says more of what the one before names."""
    if s.told is not None or s.m.unit == "times" or not _IS_THAT.search(between):
        return False
    alone = s.next_other >= s.clauses.next_end(w.end)
    return alone and s.clauses.next_end(s.end) == s.clauses.last_end(w.start)


def _shared_clause(s: _Scope, w: When) -> bool:
    """Whether another figure follows in the clause of a time after the figure, whose time it may be."""
    return s.next_other < s.closing and not s.clauses.between(w.end, s.next_other)


def _nearest(s: _Scope) -> tuple[When | None, When | None]:
    """The nearest rate and the nearest interval before a figure that still hold for it."""
    rate = told = None
    looked = 0
    for w in reversed(s.before):
        if w.rule == "bound-rate" or (rate if w.kind == "rate" else told) is not None:
            continue
        if looked == _LOOKS:
            break
        looked += 1
        if holds(Told(s.plain, s.text, w, s.m, s.start, s.opening, s.clauses)):
            if w.kind == "rate":
                rate = w
            else:
                told = w
        if rate is not None and told is not None:
            break
    return rate, told


_RULES = (_bounded, _rate_after, _rate_before, _rate_told, _told_after)


def next_mention(m: Mention, end: int, plain: Plain) -> int:
    """Where, in plain text, the next figure of the article begins."""
    starts = m.sentence.doc.starts
    i = bisect_right(starts, m.numeral.start)
    while i < len(starts) and plain.plain(starts[i]) < end:
        i += 1
    return plain.plain(starts[i]) if i < len(starts) else len(plain.text)


def _is_rate(text: str, when: When) -> bool:
    """«در روز» and its like name a rate unless the unit goes on: «در روز جمعه», «در سال گذشته», «در سال ۹۸»."""
    return FREE.match(text[when.end : when.end + 14].lstrip()) is not None
