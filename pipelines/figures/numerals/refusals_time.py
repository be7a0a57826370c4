"""Refusals of time: days, years, clock times, and lengths that only say when (words in refusals.yaml)."""

from functools import cache

from pipelines.figures import units
from pipelines.figures.numerals.refusal_context import LIST_MARKS, Around, data, numeric, words
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import Is, is_predicate, shape

_SINCE = words("since")
_LEAGUES = words("leagues")
_CLOCK_OPENINGS = frozenset(phrase.split()[0] for phrase in words("clock_after_long"))
_CLOCK_GOES_ON = words("clock_goes_on")
_LENGTHS = tuple(words("lengths_of_year"))
_AFTER_MAH = words("months_after_mah")
_OF_MATCHES = frozenset({"s", "min", "h"})
_CLAUSE = 12  # tokens
_LISTED = 6  # tokens from a count of a list to the next
_NO_ITEM = Is.VERB | Is.PREPOSITION | Is.CONJUNCTION | Is.RA | Is.PUNCTUATION | Is.NUMBER
_FIRST_YEAR, _LAST_YEAR = 100, 2100
SHORT_YEAR = 45  # the least year told by two digits of which news tell, but for those of old («شهریور ۲۰»)
_REVOLUTION = 57
_THEN = frozenset({"", "و", "وسپس", "سپس"})  # «تا ساعت ۲۲ و سپس تا ۲۴»
_SLIPPED, _CENTURIES = 5, frozenset({"13", "14", "19", "20"})
_NOUN = 3  # words of what is counted
_YEARS = 10  # between two years that are compared by their last two digits
_COMPARED = frozenset({("نسبت", "به"), ("مقایسه", "با"), ("قیاس", "با")})
_WORKDAY = 24  # tokens back from «۸ تا ۱۳» to «ساعت کاری»


def date(a: Around) -> str | None:
    """Days of a month, years after their word, decades."""
    p = a.p
    spelt = p.rule == "words" and p.value % 100 and bare_year(p.value) and a.unit is None
    if spelt and a.prev in a.words["year_before"]:
        return "date"  # «سال دو هزار و هفت»
    if spelt and f"{a.second} {a.prev}" in a.words["cups"] and a.no_noun():
        return "date"  # «جام جهانی دو هزار و چهارده»
    if _of_this_month(a):
        return "date"
    if p.separated and p.rule != "mixed":
        return None
    if a.prev not in _near_dates() and a.next not in _near_dates() and "-" not in p.literal:
        return None
    return "date" if _of_month(a) or _of_year(a) else None


def _of_century(a: Around, high: float) -> bool:
    """Whether it may be a year behind a month: «خرداد ۹۸», «شهریور ۲۰», not «در مهر ۲۵ مدرسه افتتاح شد»."""
    return _year_like(a) or (high <= 99 and (high >= SHORT_YEAR or a.p.literal[:1] == "0" or not _counts_noun(a)))


def _counts_noun(a: Around) -> bool:
    """Whether a plain noun follows and a verb ends the clause right behind it."""
    flags = shape(a.sentence)
    at = a.last
    while at < len(flags) and at - a.last < _NOUN and not flags[at] & ~(Is.LOCATIVE | Is.ADJECTIVE):
        at += 1
    return a.last < at < len(flags) and bool(flags[at] & (Is.VERB | Is.NONVERBAL | Is.PARTICIPLE))


def _of_month(a: Around) -> bool:
    """«۱۷ خرداد», «۱۹ ماه ژوئیه», «جمعه ۱۲», «خرداد ۱۴۰۲»: a day before its month, or what follows a month or a weekday."""
    p, nxt, prev = a.p, a.next, a.lead()
    listed = a.after_list() if nxt in LIST_MARKS else nxt
    low, high = p.value, p.high if p.high is not None else p.value
    if low >= 1 and high <= 31 and listed in a.words["months"]:
        unsure = listed in a.words["unsure_months"]
        if (
            not unsure
            or prev == "روز"
            or a.following[:2] in ("13", "14", "19", "20")
            or a.following in a.words["month_goes_on"]
        ):
            return True
    if prev in a.words["weekdays"] and high <= 31 and a.unit is None:
        return True
    free = a.unit is None or (len(p.literal) == 4 and (nxt in a.words["weak_units"] or a.kind == "time"))
    month = a.second if prev == "ماه" else prev
    if free and month in a.words["months"] and month not in a.words["unsure_months"] and _of_century(a, high):
        return True
    if nxt == "ماه" and high <= 31 and a.following in a.words["months"] and a.following not in a.words["unsure_months"]:
        return True  # «۱۹ ماه ژوئیه»
    if nxt == "مه" and (p.literal or p.rule == "range") and low >= 1 and high <= 31:
        return True  # fog is not counted
    may = nxt == "می" and p.literal and high <= 31 and a.last + 1 < len(a.tokens) and a.following != "-"
    if may and (shape(a.sentence)[a.last + 1] & (Is.PREPOSITION | Is.PUNCTUATION) or _dated(a)):
        return True  # «۲۰ می به نام …»: no verb follows
    told = p.literal or a.following != "مه"  # «پنج ماه محرم»
    if nxt == "ماه" and high <= 31 and a.following in _AFTER_MAH and told:
        return True  # «۱۳ ماه مه»
    return (
        low <= 31 and listed in a.words["months"] and year_like(high)
    )  # «از ۵ بهمن ۱۳۹۸ تا ۱۵ خرداد»: the ends of two


def _dated(a: Around) -> bool:
    """«تاریخ دیدار ایران و کرواسی ۳۰ می اعلام شد»."""
    return any(t.norm == "تاریخ" for t in a.tokens[max(0, a.p.first - _CLAUSE) : a.p.first])


def _of_year(a: Around) -> bool:
    """«دهه ۶۰», «سال ۱۴۰۱», «سال تحصیلی ۹۹-۹۸», «لیگ برتر ۹۹», «۱۱۷۴ ه.ش»: years by the words beside them."""
    p, nxt, prev = a.p, a.next, a.lead()
    if prev in a.words["between"] and a.second.startswith("سالهای"):
        prev = a.second  # «در سال‌های بین ۹۵ تا ۹۹»
    low, high = p.value, p.high if p.high is not None else p.value
    if prev in a.words["decade_before"]:
        return True
    if "-" in p.literal and 60 <= low == high - 1 <= 99 and a.unit is None:
        return True  # «سال تحصیلی ۹۹-۹۸»
    if f"{a.second} {prev}" in a.words["leagues"] and low >= 70 and high <= 99 and a.unit is None and a.no_noun():
        return True  # «لیگ برتر ۹۹»
    if prev == "انقلاب" and low == _REVOLUTION and p.literal and a.unit is None:
        return True  # «انقلاب ۵۷»
    least = 10 if prev.startswith("سال") else 70
    if prev in ("سال", "سنه") and len(p.literal) == 4 and 1000 <= low <= 2100 and a.unit is None:
        return True  # «در سال ۱۱۳۶ در روستای …»
    if prev == "سنه" and p.literal and high < 1500:
        return True  # «سنه ۹۰۰»
    if prev == "سال" and len(p.literal) == _SLIPPED and p.literal[:2] in _CENTURIES and a.unit is None:
        return True  # «سال ۲۰۱۰۲», a digit too many
    short = (prev.startswith("سال") or prev == "بودجه") and p.literal.isdecimal() and 400 <= low <= 415  # «سال ۴۰۳»
    years = prev in a.words["year_before"] and (_year_like(a) or (least <= low and high <= 99) or short)
    weak = nxt in a.words["weak_units"] and (len(p.literal) == 4 or prev.startswith("سال"))
    spans = p.rule == "range" and _year_like(a) and a.kind == "time"  # «سال‌های ۲۰۰۶ تا ۲۰۱۴ روزهای خوبی را …»
    if years and (a.unit is None or weak or spans or (prev.startswith("سال") and len(p.literal) == 4)):
        return True
    if nxt in a.words["year_after"] and (_year_like(a) or high < 1500):
        return True
    if nxt in a.words["year_letters"] and prev == "سال" and a.tokens[a.last].start == p.end and p.literal:
        return True  # «در سال ۱۳۳۹ش», one digit lost too
    return nxt == "ه" and 500 < high < 1500 and a.following in (".", "ش", "ق")  # «۱۱۷۴ ه.ش»


def _of_this_month(a: Around) -> bool:
    """«تا ۲۵ این ماه», «۲۵ هر ماه»."""
    told = a.following == "ماه" and a.next in a.words["demonstratives"]
    return told and bool(a.p.literal) and 1 <= a.p.value <= 31


@cache
def _near_dates() -> frozenset[str]:
    """Words and marks of which one must stand beside a numeral for `date` to refuse it."""
    names = ("between", "months", "weekdays", "year_before", "decade_before", "year_after", "plural_marks")
    leagues = (pair.split()[1] for pair in words("leagues"))
    return LIST_MARKS.union({"ماه", "ه", "انقلاب"}, leagues, *(data()[name] for name in names))


def year_like(value: float) -> bool:
    """Whether a number may be a year of the calendars in use."""
    return 1200 <= value <= 1450 or 1800 <= value <= 2100


def bare_year(value: float) -> bool:
    """Whether a number that stands alone is rather a year than a count."""
    return 1300 <= value <= 1410 or 1900 <= value <= 2035


def _year_like(a: Around) -> bool:
    for v in (a.p.value, a.p.high):
        if v is not None and not year_like(v):
            return a.p.high is not None and v <= 99 and v == a.p.high
    return True


def clock(a: Around) -> str | None:
    """«ساعت ۱۶», «۷ صبح»."""
    p, prev = a.p, a.prev
    if prev == ":" and a.second in a.words["clock_before"]:
        prev = a.second
    if prev in ("حدود", "حوالی") and a.second in a.words["clock_before"]:
        prev = a.second
    if prev in a.words["clock_before"] and p.value <= 60 and (a.unit is None or a.next in _CLOCK_GOES_ON):
        return "clock time"
    if prev == ":" and a.before is not None and a.before.reason == "clock time" and p.first - a.before.last == 1:
        return "clock time"  # «ساعت 30:9», typed right to left
    led = p.first > 2 and a.tokens[p.first - 3].norm == "ساعت" and not a.second[:1].isdecimal() and a.prev[:1].isalpha()
    of_day = a.next == "روز" and a.following in a.words["weekdays"]  # «از ساعت ۱۴ تا ۱۹ روز دوشنبه»
    hour = (a.unit is None or of_day) and p.literal and p.value <= 24 and a.whole
    if led and hour and is_predicate(shape(a.sentence), a.last):
        return "clock time"  # «ساعت پایان کار ۱۳ اعلام شد»
    if a.second in a.words["clock_before"] and a.unit is None and p.high is not None and p.high <= 24 and a.no_noun():
        return "clock time"  # «ساعات بازدید ۱۵ الی ۲۱»
    if a.p.high is not None and a.unit is None and a.p.high <= 24 and _hours_of_work(a):
        return "clock time"
    before = a.before
    evening = a.next == "شب" and p.value <= 12 and a.whole
    if before is not None and before.reason == "clock time" and (hour or evening) and prev in ("الی", "تا"):
        between = "".join(t.norm for t in a.tokens[before.last : p.first - 1])
        if between in _THEN or between in a.words["clock_after"]:
            return "clock time"  # «از ساعت ۹ صبح الی ۱۲», «از ساعت ۴ بعد از ظهر تا ۸ شب»
    if a.next in a.words["clock_after"] and a.next != "شب" and p.value <= 24 and a.whole:
        return "clock time"
    if a.next == "به" and a.following == "وقت" and p.value <= 24 and a.whole:
        return "clock time"  # «۱۹ به وقت گرینویچ»
    if prev == "." and a.before is not None and a.before.reason == "clock time" and p.first - a.before.last == 1:
        return "clock time"  # «۶:۵۳.۴۹ دقیقه»
    if a.next in _CLOCK_OPENINGS and p.value <= 12 and a.whole:
        told = f"{a.next} {a.following}"
        long = a.words["clock_after_long"]
        return "clock time" if told in long or f"{told} {a.norm(a.last + 2)}" in long else None
    return None


def _hours_of_work(a: Around) -> bool:
    """«ساعت کاری ادارات محدود شد و به ۸ تا ۱۳ کاهش یافت»: hours that were named earlier in the sentence."""
    if not a.no_noun() and not shape(a.sentence)[a.last] & Is.CHANGE:
        return False
    for i in range(a.p.first - 1, max(0, a.p.first - _WORKDAY), -1):
        if a.norm(i) in a.words["hours_of"] and a.norm(i - 1) in a.words["clock_before"]:
            return not numeric(a.norm(i - 2))  # «۸ ساعت کار»: a length
    return False


def when(a: Around) -> str | None:
    """A length of time that only says when: «در ۲۴ ساعت گذشته», «سه روز پیش», «۶ ماهه نخست»."""
    if a.prev in ("زمان", "رکورد"):
        return None  # «با زمان ۳۳ ثانیه اول شد»
    if a.p.rule == "compound" and a.p.unit in TIMES:
        since = a.prev == "از" and a.second in _SINCE and a.p.unit not in ("s", "min", "h")
        return "says when" if since or a.next in a.words["when_after"] else None  # «یک سال و نیم گذشته»
    if a.p.unit == "ratio" and a.kind == "time":
        return None  # «نصف سال گذشته»: half of what it was
    if a.unit is None or a.kind != "time":
        if a.next in a.words["when_nouns"] and a.following in a.words["when_after"]:
            return "says when"
        return "age" if a.next in a.words["age_after"] else None
    end = a.unit[1]
    nxt = a.norm(end)
    if nxt == "قابل":
        return None  # «در ۲۴ ساعت قابل انجام است»: how long it takes
    if nxt in a.words["when_after"]:
        return "says when" if _when_it_follows(a, nxt, end) else None
    return _when_led(a, end)


def _when_it_follows(a: Around, nxt: str, end: int) -> bool:
    """Whether the word `nxt` behind a length makes it say when; some do so at times only (`when_after_at_times`)."""
    follows = a.norm(end + 1)
    if _has_passed(a, nxt, end):
        return False
    if nxt == "پس":
        return follows == "از"
    if nxt in ("آخر", "اخر"):
        return a.unit is None or a.unit[0].code not in _OF_MATCHES  # not «دو دقیقه آخر بازی مهم‌تر است»
    if nxt == "دیگر":  # not «سه روز دیگر زمان می‌برد», «… دیگر به طول می‌انجامد»
        return a.words["still_to_go"].isdisjoint((follows, a.norm(end + 2))) and not _time_left(a, end + 1)
    if nxt == "سال":
        return a.norm(end - 1).endswith(_LENGTHS)
    return nxt != "متوالی"


def _has_passed(a: Around, nxt: str, end: int) -> bool:
    """«از آغاز کار ۷ روز گذشته بود», «۵ سال باقی مانده بود تا …»: a length that is told, by a verb."""
    at = end + 1 if nxt in a.words["left_over"] else end
    if a.norm(at) not in a.words["passed"] or a.norm(at + 1) not in a.words["passed_copulas"]:
        return False
    led = Is.PUNCTUATION | Is.CONJUNCTION | Is.ADVERB | Is.COMPARATOR
    return not a.p.first or a.prev == "از" or bool(shape(a.sentence)[a.p.first - 1] & led)


def _when_led(a: Around, end: int) -> str | None:
    """«پس از ۲ سال», «در ۲۴ ساعت»: the words before a length say when."""
    at = a.p.first - 1
    for _ in range(3):
        if a.norm(at) in a.words["when_bounds"]:
            return None  # «در کمتر از ۱۰ دقیقه»: how long it takes
        if a.norm(at) not in a.words["when_glue"]:
            break
        at -= 1
    if a.norm(at) == "در" and a.norm(at - 1) in a.words["when_bounds"]:
        return None  # «حداکثر در ۶۰ دقیقه پخش شود»
    if a.norm(at) in a.words["when_before"]:
        glue = a.norm(at + 1)
        if a.norm(at) in _SINCE and glue != "از":
            return None
        return "says when"
    if a.prev in a.words["when_reports"] and a.norm(end - 1).endswith("ه"):
        return "says when"
    if a.norm(end - 1).endswith("ماهه"):  # «صادرات ۵ ماهه», «سود خالص سه‌ماهه»
        sums, before = a.words["when_sums"], a.norm(a.p.first - 2) if a.p.first > 1 else ""
        return "says when" if a.prev in sums or (before in sums and a.prev in a.words["of_sums"]) else None
    return None


def coordinate(a: Around) -> str | None:
    """«۴۹ درجه و ۴۱ دقیقه طول», «مدار ۳۸ درجه»: a place on the map; neither degrees of heat nor minutes."""
    if a.unit is None or a.prev.isdecimal():
        return None
    name, end = a.unit[0].name, a.unit[1]
    if name == "درجه":
        if a.prev in a.words["parallels"]:
            return "coordinate"
        follows = a.norm(end) == "و" and numeric(a.norm(end + 1)) and a.norm(end + 2) == "دقیقه"
        return "coordinate" if follows else None
    before = a.before
    goes_on = before is not None and before.reason == "coordinate" and a.p.first - before.last <= 2
    return "coordinate" if goes_on and a.kind == "time" else None


def _time_left(a: Around, start: int) -> bool:
    """Whether the clause goes on to «فرصت دارد»: «پنج روز دیگر برای جذب بازیکن فرصت دارد»."""
    flags = shape(a.sentence)
    for i in range(start, min(start + _CLAUSE, len(flags) - 1)):
        if flags[i] & (Is.VERB | Is.CONJUNCTION) or (flags[i] & Is.PUNCTUATION and a.norm(i) != "،"):
            return False
        if a.norm(i) in a.words["time_left"] and flags[i + 1] & (Is.VERB | Is.PARTICIPLE):
            return True  # «… علاوه بر مهلت قانونی تقاضای مهلت کرده»
    return False


def year(a: Around) -> str | None:
    """A bare number that looks like a year, with nothing that it could count."""
    p = a.p
    if p.rule == "range" and p.high is not None:
        years = len(a.norm(p.first)) == 4 and bare_year(p.value) and bare_year(p.high) and not p.separated
        if years and a.unit is None and a.no_noun():
            return "year"  # «پنج سال گذشته (۱۳۹۰ تا ۱۳۹۴)»
        return "year" if a.prev == "از" and _short_years(a, p.value, p.high) else None
    if not p.literal or p.separated:
        return None
    told = p.literal.isdecimal() and 50 <= p.value <= 99 and a.prev == "از" and a.no_noun()
    if told and a.second in _SINCE:
        return "year"  # «بعد از ۸۸ گفتند»
    if p.literal.isdecimal() and 50 <= p.value <= 99 and _against_a_year(a):
        return "year"  # «در سال ۹۶ نسبت به ۹۵»
    season = p.literal.isdecimal() and 80 <= p.value <= 99 and a.unit is None
    if season and _LEAGUES & {f"{a.second} {a.prev}", f"{a.norm(p.first - 3)} {a.second}"}:
        return "year"  # «لیگ برتر هندبال ۹۸»
    died = a.prev == "در" and a.next in a.words["lived"] and a.unit is None
    if died and _FIRST_YEAR <= p.value <= _LAST_YEAR and p.literal.isdecimal():
        return "year"  # «سلطان محمود در ۴۲۱ درگذشت»
    if len(p.literal) == 4 and a.next in ("سال", "سالی") and bare_year(p.value) and p.value % 100:
        return "year"  # «۲۰۲۰ سالی که …»
    if len(p.literal) != 4 or a.unit is not None:
        return None
    if (a.prev == "از" and a.second in ("بیش", "بیشتر", "کمتر")) or a.prev in a.words["led"]:
        return None
    if not p.first and a.last < len(a.tokens) and p.value % 100 == 0:
        return None  # «۲۰۰۰ …» opens a headline
    if a.prev == "از" and a.next in ("به", "تا") and _shares_sum(a):
        return None  # «کرایه از ۲۰۰۰ به ۲۵۰۰ تومان رسید»
    if bare_year(p.value) and not _listed_count(a) and not _has_so_many(a) and not counts_millions(a):
        return "year"
    return None


def _short_years(a: Around, first: float, last: float) -> bool:
    """«از ۹۲ تا ۹۶ رشد داشتیم»: years by their last two digits, with nothing that they could count."""
    near = SHORT_YEAR <= first < last <= 99 and last - first <= _YEARS and len(a.norm(a.p.first)) == 2
    if not near or a.unit is not None or a.p.separated or a.second[:1].isdecimal():
        return False
    return a.no_noun() or bool(shape(a.sentence)[a.last] & Is.CHANGE)


def _shares_sum(a: Around) -> bool:
    """Whether the number that it goes on to has a unit that no year has."""
    after = a.after
    if after is None or after.first - a.last != 1:
        return False
    hit = units.lookup(a.tokens, after.last)
    return hit is not None and hit[0].kind not in ("time", "times", "percent", "count")


def _against_a_year(a: Around) -> bool:
    """Whether a year told right before is compared with this number."""
    before = a.before
    near = before is not None and before.reason == "date" and 0 < abs(before.value % 100 - a.p.value) <= _YEARS
    flags = shape(a.sentence)
    ends = a.no_noun() or is_predicate(flags, a.last) or bool(flags[a.last] & Is.CHANGE)
    return near and (a.second, a.prev) in _COMPARED and a.unit is None and ends


def counts_millions(a: Around) -> bool:
    """Whether what follows a long number without a sign makes it a count: «۱۶۹۳۶۵۰ رأی», «به ۱۶۹۳۶۵۰ رسید»."""
    level = a.next in a.words["levels_reached"] and a.prev in ("به", "و", "،")
    return level or a.next in a.words["counted_by_millions"]


def _has_so_many(a: Around) -> bool:
    """«خوزستان با ۱۳۰۵ طرح»: a noun right behind it, that it counts."""
    flags, noun = shape(a.sentence), a.last
    if noun >= len(flags) or flags[noun] & (_NO_ITEM | Is.CHANGE | Is.AND | Is.TIME | Is.ADVERB | Is.MEASURE):
        return False
    owned = a.prev in a.words["owning"] and a.second not in a.words["compared"]
    return owned and not (noun + 1 < len(flags) and flags[noun + 1] & Is.VERB)  # not «با ۲۰۳۰ مخالفت کرد»


def _listed_count(a: Around) -> bool:
    """«۱۰۰۶۹ داروخانه، ۲۰۲۲ پایگاه», «۴۰۴۹، ۱۴۳۱ و ۱۳۱۸ باب»: an item of a list of counts."""
    if a.prev not in ("،", "و") or a.before is None or a.no_noun() or not a.next[0].isalpha():
        return False
    before, flags = a.before, shape(a.sentence)
    counted = before.reason is None and before.unit is None and bool(before.literal) and before.value % 1 == 0
    one = counted and a.p.first - before.last == 1 and a.prev == "و" and not bare_year(before.value)
    if one and flags[a.last] & Is.CLASSIFIER:
        return True
    named = 1 < a.p.first - before.last <= _LISTED
    plain = not any(f & _NO_ITEM for f in flags[before.last : a.p.first - 1])
    return counted and named and plain and not flags[a.last] & (_NO_ITEM | Is.COMPARATOR | Is.TIME)
