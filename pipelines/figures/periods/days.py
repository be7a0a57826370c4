"""What months, dates, weekdays and days mean: a match and the day of publication in, a When out (None: refused)."""

import datetime as dt
import re

from pipelines.figures.periods.calendar import (
    from_gregorian,
    full_year,
    last_of_month,
    to_gregorian,
)
from pipelines.figures.periods.when import When, before, made, month_dates, over, to_come, year_to_come
from pipelines.figures.periods.words import (
    COUNT_WORDS,
    DAYS,
    GREG_NO,
    MONTH,
    MONTH_NO,
    MONTH_SURE,
    NTH,
    ORDINALS,
    UNTIL,
    WEEKDAY_NO,
    any_of,
    count_of,
    has_year,
    words,
    year_of,
)
from pipelines.figures.plain import alternation


def month_form(m: re.Match[str], today: dt.date | None) -> When | None:
    name = m["month"]
    if not (m["lead"] or m["mah"] or has_year(m)):
        opens = (
            [*_MONTH_OPENS, *_MONTH_REPORTS]
            if name in MONTH_SURE
            else [o for o in _MONTH_OPENS if o not in ("از", "تا") or _GOES_ON.match(m.string, m.end())]
        )
        in_cell = m.string.endswith("| ", 0, m.start()) and m.string.startswith(" |", m.end())
        if not before(m, opens) and not _in_span(m) and not in_cell:
            return None
        if name not in MONTH_SURE and _NOT_MONTH.match(m.string, m.end()):
            return None
    month, year = MONTH_NO[name], year_of(m, today)
    if year is None and not has_year(m) and not m["ybare"]:
        year = year_to_come(m, month, today)
    lo, hi = month_dates(month, year, today)
    when = made(m, "month", lo, hi, "month")
    if has_year(m) or m["ybare"]:
        when.year = year
    return when


_MONTH_OPENS: list[str] = words()["month_opens"]
_MONTH_REPORTS: list[str] = words()["month_reports"]
_GOES_ON = re.compile(rf" +{any_of('sets_in')}(?!\w)")
_NOT_MONTH = re.compile(rf" *{any_of('not_months')}(?!\w)")
_TO_MONTH = re.compile(rf" *(?:{UNTIL}(?: +{any_of('ends')})?|و|،) +{MONTH}(?!\w)")
_FROM_MONTH = re.compile(rf".*(?<!\w){MONTH} *(?:{UNTIL}|و|،) *$")


def _in_span(m: re.Match[str]) -> bool:
    """«مهر تا آذر», «آبان و آذر»: months beside one another."""
    return bool(_TO_MONTH.match(m.string, m.end()) or _FROM_MONTH.match(m.string[max(0, m.start() - 20) : m.start()]))


def date_form(m: re.Match[str], today: dt.date | None) -> When | None:
    day, last = count_of(m["d"]), count_of(m["d2"] or m["d"])
    if m["d"] in COUNT_WORDS and not m["d2"] and not has_year(m) and not before(m, _DATE_OPENS):
        return None  # «هفت تیر», «پانزده خرداد»: squares and streets; a day is «هفتم تیر»
    if day is None or last is None or not 1 <= day <= last <= 31:
        return None
    month, year = MONTH_NO[m["month"]], year_of(m, today)
    if year is None and today is not None and not m["rel"]:
        # The nearest such day: a date without a year lies within half a year of the page.
        this = from_gregorian(today)[0]
        near = [s for y in (this - 1, this, this + 1) if (s := month_dates(month, y, today, day, last))[0]]
        if not near:
            return None
        lo, hi = min(near, key=lambda s: abs((s[0] or today) - today))
    else:
        lo, hi = month_dates(month, year, today, day, last)
    return made(m, "date", lo, hi, "day") if lo == hi else made(m, "dates", lo, hi, "days")


_DATE_OPENS: list[str] = [*words()["date_opens"], *(n for ns in words()["weekdays"] for n in ns)]
_DAYS_OF = re.compile(
    rf"(?:(?P<d>\d{{1,2}}|{alternation(ORDINALS)}) *(?:(?:{UNTIL}|و|-) *(?P<d2>\d{{1,2}}|{alternation(ORDINALS)}))? *)?"
    rf"(?P<month>{MONTH})(?: ?ماه)?"
)


def part_of_month_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«هفته اول مهر», «دهه سوم تیر», «هفته پایانی اسفند سال گذشته»: seven or ten days of a month."""
    days, which, month = {"هفته": 7, "دهه": 10}[m["unit"]], m["which"], MONTH_NO[m["month"]]
    nth = NTH.get(which, 0)
    if nth > 31 // days:
        return None
    year = year_of(m, today) or year_to_come(m, month, today)
    first, last = (nth - 1) * days + 1, nth * days
    lo, hi = month_dates(month, year, today, first, None if nth == 31 // days else last) if nth else (None, None)
    if not nth and (whole := month_dates(month, year, today))[1]:
        hi = whole[1]
        lo = hi - dt.timedelta(days=days - 1)
    return made(m, "part-of-month", lo, hi, "days")


def days_of_year(text: str, year: int) -> tuple[dt.date | None, dt.date | None]:
    """The days of «۳ تا ۶ اسفند» in an Iranian year, or in one of the West (from 1800 on); (None, None) for others."""
    found = list(_DAYS_OF.finditer(text))
    if not found or len(found) > 2:
        return None, None
    spans = []
    for m in found:
        month = MONTH_NO[m["month"]]
        first = count_of(m["d"]) if m["d"] else 1
        last = count_of(m["d2"]) if m["d2"] else first if m["d"] else None
        if year >= 1800:  # 2016 runs from 11 Dey 1394 to 11 Dey 1395
            if month == 10:
                return None, None
            of = year - 621 if month < 10 else year - 622
        else:
            of = year
        spans.append(month_dates(month, of, None, first or 1, last))
    return spans[0][0], spans[-1][1]


_SOON = 4  # months ahead in which «در ژوئن برگزار می‌شود» is the next such month
_VERB_FORM = re.compile(r" *\w+(?:د|م|یم|ید|ند)(?!\w)")


def gregorian_form(m: re.Match[str], today: dt.date | None) -> When | None:
    g = m.groupdict()
    name = m["month"] or g["may"]
    if name == "می" and not m["y"] and _VERB_FORM.match(m.string, m.end()):
        return None  # «به شماره ۱۰ می‌رسند»
    if name in words()["other_words"] and not (g.get("d") or m["y"] or "ماه" in m[0] or before(m, _MONTH_OPENS)):
        return None  # «توپ را به اوت زد»
    day, month = g.get("d"), GREG_NO[name]
    year = _gregorian_year(m, month, today)
    if year is None:
        return made(m, "gregorian")
    try:
        if day:
            lo, hi = dt.date(year, month, count_of(day) or 0), dt.date(year, month, count_of(m["d2"] or day) or 0)
        else:
            lo, hi = dt.date(year, month, 1), last_of_month(dt.date(year, month, 1))
    except ValueError:
        return None
    if hi < lo:
        return None
    dates = day is not None and lo < hi
    when = made(m, "dates" if dates else "gregorian", lo, hi, "days" if dates else "day" if day else "month")
    when.year = int(m["y"]) if m["y"] else None
    return when


def _gregorian_year(m: re.Match[str], month: int, today: dt.date | None) -> int | None:
    """The year of a month of the West: told, or the nearest such day; of a month alone the last that has begun."""
    if m["y"] or today is None:
        return int(m["y"]) if m["y"] else None
    if has_year(m):  # «ژوئیه سال گذشته»
        g = m.groupdict()
        return today.year + (-1 if g.get("ylast") else 1 if g.get("ynext") else 0)
    months = month - today.month
    if m.groupdict().get("d"):
        return today.year + (1 if months < -6 else -1 if months > 6 else 0)
    if months > 0 and not (months < _SOON and to_come(m)):
        return today.year - 1
    return today.year + (months < _SOON - 12 and to_come(m))


def numeric_form(m: re.Match[str], today: dt.date | None) -> When | None:
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    lo, hi = month_dates(month, year, today, day, day)
    return made(m, "date", lo, hi, "day")


def weekday_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if before(m, words()["of_prayers"]):
        return None
    lo = None
    if today:
        weekday = WEEKDAY_NO[m["wd"].replace(" ", "")]
        days = (today.weekday() - weekday) % 7
        rel = m["rel"] or ""
        of_week = _WEEKS_ON.get(rel.split()[-1]) if "هفته" in rel else None
        if of_week is not None and not (of_week < 0 and today.weekday() == _FRIDAY):  # weeks begin on Saturday
            days = (today.weekday() + 2) % 7 - (weekday + 2) % 7 - 7 * of_week
        elif "آینده" in rel or "آتی" in rel or (days and not rel and to_come(m)):
            days -= 7
        elif rel and days == 0:
            days = 7
        lo = today - dt.timedelta(days=days)
    return made(m, "weekday", lo, lo, "day")


_FRIDAY = 4
_WEEKEND = (3, 4)  # on Thursdays and Fridays «هفته گذشته» may be the one that ends
# «این هفته», «هفته آینده»: how many weeks on
_WEEKS_ON = {"هفته": 0, "جاری": 0, "آینده": 1, "آتی": 1} | dict.fromkeys([*words()["past"], *words()["ago"]], -1)


def week_edge_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«نخستین روز هفته», «آخرین روز کاری هفته»: the last such day up to the day of publication."""
    day = None
    if today:
        weekday = 5 if m["which"] in words()["first_day"] else 2
        day = today - dt.timedelta(days=(today.weekday() - weekday) % 7)
        first = today - dt.timedelta(days=(today.weekday() + 2) % 7)  # of the week
        if m["rel"] in ("گذشته", "قبل") and day >= first and today.weekday() not in _WEEKEND:
            day -= dt.timedelta(days=7)
    return made(m, "weekday", day, day, "day")


def working_day_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«روز کاری گذشته»: the last day before that of publication but Thursdays and Fridays."""
    day = today - dt.timedelta(days=1) if today else None
    while day and day.weekday() in _WEEKEND:
        day -= dt.timedelta(days=1)
    return made(m, "day", day, day, "day")


_LONG_BEFORE = 60  # days before a week of the calendar in which what was done then is told of the last one


def named_week_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«دهه فجر», «سومین روز از هفته دولت»: the nearest one, or that of the year told."""
    if before(m, words()["not_occasions_after"]):
        return None
    first_month, first, last_month, last = words()["weeks"][re.sub(" +", " ", m["week"])]
    year = year_of(m, today)

    def days(of: int) -> tuple[dt.date, dt.date]:
        return to_gregorian(of, first_month, first), to_gregorian(of, last_month, last)

    if year is None and today is not None:
        this = from_gregorian(today)[0]
        year = min((this - 1, this, this + 1), key=lambda y: abs(days(y)[0] - today))
        if (days(year)[0] - today).days > _LONG_BEFORE and over(m):  # «… در هفته دولت افتتاح شد», in winter
            year -= 1
    lo, hi = days(year) if year and 1200 <= year <= 1500 else (None, None)
    if m["nth"] and lo:
        day = lo + dt.timedelta(days=NTH.get(m["nth"].replace(" ", ""), 1) - 1)
        return made(m, "date", day, day, "day")
    if m["to"] and lo and (last := days(full_year(m["to"]))[1]) > lo:  # «دهه فجر ۹۸ تا ۹۹»
        return made(m, "from-to", lo, last, "days")
    return made(m, "named-week", lo, hi, "days")


def same_day_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«دقایقی پیش», «ساعاتی دیگر»: the day of publication."""
    return made(m, "day", today, today, "day")


_OF_OUR_DAYS = re.compile(rf"(?<!\w){any_of('of_our_days')} *$")  # but not «بازار جهانی امروز»


def day_form(m: re.Match[str], today: dt.date | None) -> When | None:
    name = re.sub(" +", " ", m["day"])
    if m[0].startswith("امروز") and _OF_OUR_DAYS.search(m.string, max(0, m.start() - 12), m.start()):
        return None
    lo = today + dt.timedelta(days=DAYS[name.replace(" ", "")]) if today else None
    return made(m, "day", lo, lo, "day")
