"""What the other shapes of a when-expression mean: a match and the day of publication in, a When out (None: refused)."""

import datetime as dt
import re
from typing import Any

from pipelines.figures.periods.calendar import (
    back,
    from_gregorian,
    full_year,
    months_span,
    shift_year,
    to_gregorian,
    year_span,
)
from pipelines.figures.periods.when import When, before, made, month_dates, year_to_come
from pipelines.figures.periods.words import (
    AGO,
    AHEAD,
    AUTUMN,
    DAYS,
    FIRST,
    GREG_NO,
    MONTH_NO,
    PAST,
    PAST_AGO,
    SEASON_NO,
    UNITS,
    any_of,
    count_of,
    has_year,
    words,
    year_of,
)
from pipelines.figures.plain import alternation

# What may follow a rate: «۲۰۰ تن در روز برداشت», but not «در روز جمعه»
FREE = re.compile(
    rf"$|[،,.؛:!؟»)(]|{alternation([*words()['after_rate'], *words()['present_verbs']])}(?!\w)|ن?می ?\w|ب\w{{2,}}(?:د|یم)(?!\w)"
    rf"|(?:{alternation(x for x in words()['past_stems'] if not x.endswith('ن'))})"
)


def year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    autumn = _AUTUMN.search(m[0])
    if autumn:
        lo, hi = _autumn_year(m, today, 3 if autumn[0] == "تحصیلی" else 6)
        return made(m, "year", lo, hi, "year")
    if (
        _OWN_YEAR.search(m[0])
        or (m["ynum"] and len(m["ynum"]) == 3 and "میلادی" in m[0])
        or _OF_MOON.match(m.string, m.end())
    ):
        return made(m, "year", grain="year")
    year = year_of(m, today)
    lo, hi = year_span(year) if year else (None, None)
    if m["ythis"] and today and lo:
        hi = today
    when = made(m, "year", lo, hi, "year")
    when.year = year
    return when


_AUTUMN = re.compile(AUTUMN)
_OF_MOON = re.compile(rf" *\(?(?:هجری(?! +(?:شمسی|خورشیدی))|{any_of('of_moon')}(?!\w))")  # «سال ۶۱ هجری», «۱۳۲۴ قمری»
_OWN_YEAR = re.compile(any_of("own_years"))  # «سال تجاری»


def _autumn_year(m: re.Match[str], today: dt.date | None, last: int) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """The water, farming or school year, from 1 Mehr to the end of month `last` of the next year."""
    if today is None or m["ynum"] or m["yword"]:
        return None, None  # «سال آبی ۱۴۰۱» may be either of two
    year, month, _ = from_gregorian(today)
    year += (month >= 7) - 1 + (-1 if m["ylast"] else 1 if m["ynext"] else 0)
    lo, hi = to_gregorian(year, 7, 1), to_gregorian(year + 1, last, 31)
    return (lo, today) if m["ythis"] else (lo, hi)


def bare_year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«ابتدای سال», «پایان سال»: the running year."""
    if before(m, words()["days_of_feast"]):  # «چهارشنبه آخر سال»: a feast
        return None
    if today is not None and m["own"] and "تحصیلی" not in m["own"] and before(m, words()["starts"]):
        lo = to_gregorian(from_gregorian(today)[0] - (from_gregorian(today)[1] < 7), 7, 1)
        return made(m, "year", lo, today, "year")
    if today is None or m["own"]:  # «ابتدای سال تحصیلی»: not of the calendar's
        return made(m, "year", grain="year")
    when = made(m, "year", to_gregorian(from_gregorian(today)[0], 1, 1), today, "year")
    if m["west"]:  # «تا پایان سال میلادی»
        when.lo, when.year = dt.date(today.year, 1, 1), today.year
    return when


def years_form(m: re.Match[str], today: dt.date | None) -> When | None:
    first, last = year_span(full_year(m["a"])), year_span(full_year(m["b"]))
    return made(m, "years", first[0], last[1], "years") if first[0] and last[1] and first[0] < last[1] else None


def two_years_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«در سال ۹۶ و ۹۷»: one year and the next."""
    when = years_form(m, today)
    return when if full_year(m["b"]) == full_year(m["a"]) + 1 else None


def season_years_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«سال ۹۴-۹۵», «فصل ۹۹-۹۸»: one season or year of account, from a day in the one year to a day in the next.

    Those of school, farm and water go from Mehr to Mehr; the days of others are not told.
    """
    west = m["a"][:2] == "20" or m["b"][:2] == "20"  # «فصل ۱۴-۲۰۱۳»
    first, last = sorted(2000 + int(y) if west and len(y) == 2 else full_year(y) for y in (m["a"], m["b"]))
    if last != first + 1 or (m[0].startswith("فصل") and before(m, ["از"])):
        return None  # «هفته اول این لیگ از فصل ۹۶-۹۵»: of which season
    if autumn := _AUTUMN.search(m[0]):
        end = to_gregorian(last, 3 if autumn[0] == "تحصیلی" else 6, 31)
        return made(m, "years", to_gregorian(first, 7, 1), end, "years") if last < 1800 else None
    return made(m, "years", grain="years")


def rolling_form(m: re.Match[str], today: dt.date | None) -> When | None:
    unit = UNITS[m["u"].replace(" ", "")]
    if m["part"] or m["half"]:
        return _broken_form(m, today, unit)
    count = count_of(m["n"]) if m["n"] else 1
    how = re.sub(" +", "", m["how"])
    if how == "بعد" and not m["n"]:
        return None  # «روز بعد»
    ahead = re.fullmatch(AHEAD, m["how"]) is not None
    lo: dt.date | None = None
    hi: dt.date | None = None
    if not m["n"] and "های" in m[0]:
        pass  # «هفته های اخیر»: how many is not told
    elif today and count:
        if how == "بعد":
            pass  # «دو هفته بعد»: after what was just told, not after the day of publication
        elif ahead and not m["n"] and unit == "month":
            lo, hi = _month_at(today, 1)
        elif ahead:
            hi = back(today, -count, unit)
            lo = today if how != "دیگر" else hi
        elif m["n"] and re.fullmatch(AGO, m["how"]):
            there = back(today, count, unit)
            if there and unit == "year":
                lo, hi = year_span(from_gregorian(there)[0])
            elif there and unit == "month":
                lo, hi = _month_at(there, 0)
            elif unit in ("day", "hour", "minute") or (there and before(m, ["از"])):
                lo = hi = there
        elif not m["n"] and unit == "month":
            lo, hi = _month_at(today, -1)
        elif m["n"] or unit == "week" or "شبانه" in m["u"]:
            lo, hi = back(today, count, unit), today
    when = made(m, "rolling", lo, hi, unit)
    if unit == "week" and not m["n"] and today and hi:
        when.ends = friday(today, 1 if ahead else -1)
    return when


def friday(day: dt.date, weeks: int = 0) -> dt.date:
    """The Friday that ends the week of a day, or one so many weeks later."""
    return day + dt.timedelta(days=(4 - day.weekday()) % 7 + 7 * weeks)


def _month_at(day: dt.date, later: int) -> tuple[Any, Any]:
    """The Iranian month of a day, or the one so many months later."""
    year, month, _ = from_gregorian(day)
    year, month = divmod(year * 12 + month - 1 + later, 12)
    return months_span(year, month + 1, month + 1)


def passed_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«ماهی که گذشت», «هفته‌ای که گذشت»: the last one; «فصلی که گذشت» is one of games, whose days are not told."""
    if m["u"] == "فصل":
        return made(m, "rolling", grain="season")
    unit = UNITS[m["u"]]
    span: tuple[Any, Any] = (None, None)
    if today is not None:
        span = _month_at(today, -1) if unit == "month" else (back(today, 1, unit), today)
    return made(m, "rolling", *span, unit)


def since_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«طی ۹ ماهی که از آغاز اجرای توافق می‌گذرد»: so long, up to the page's day."""
    count, unit = count_of(m["n"]), UNITS[m["u"].replace(" ", "")]
    return made(m, "rolling", back(today, count, unit), today, unit) if today and count else made(m, "rolling")


def _broken_form(m: re.Match[str], today: dt.date | None, unit: str) -> When | None:
    """«۲.۵ سال گذشته», «یک سال و نیم اخیر»: of years their months; of other units a time whose days are not told."""
    whole = count_of(m["n"]) if m["n"] else 1
    count = float(m["part"].replace("/", ".").replace("٫", ".")) if m["part"] else (whole or 0) + 0.5
    lo = hi = None
    if today and unit == "year" and re.fullmatch(PAST, m["how"]):
        lo, hi = back(today, round(12 * count), "month"), today
    return made(m, "rolling", lo, hi, unit)


def this_form(m: re.Match[str], today: dt.date | None) -> When | None:
    unit = UNITS[m["u"].replace(" ", "")]
    lo = hi = ends = None
    if today:
        if unit == "month":
            (lo, ends), hi = _month_at(today, 0), today
        elif unit == "week":
            lo, hi, ends = today - dt.timedelta(days=(today.weekday() + 2) % 7), today, friday(today)
        elif unit == "day":
            lo = hi = today
    when = made(m, "this", lo, hi, unit)
    when.ends = ends
    return when


def bare_end_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«تا پایان هفته», «تا آخر ماه», «از ابتدای هفته»: the running one's."""
    opens = before(m, _UNTIL_END) or before(m, _FROM_START)
    return this_form(m, today) if opens and not _NAMED_ONE.match(m.string, m.end()) else None


# «تا پایان هفته ۱۲», «تا پایان ماه رمضان», not «تا پایان ماه ۵۰ طرح»
_NAMED_ONE = re.compile(
    rf"(?<=هفته) *\d{{1,2}}(?!\d)| *(?:{alternation([*words()['nth'], *(n for ns in words()['moon_months'].values() for n in ns)])}(?!\w)"
    rf"|{any_of('of_named')}(?!\w)|های)"
)
_FROM_START = [f"از {start}" for start in words()["starts"]]
_UNTIL_END = [f"{to} {end}" for to in words()["until"] for end in words()["ends"]]


def first_months_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«۴ ماهه ابتدایی سال گذشته», «شش ماه نخست سال», «۹ ماهه امسال», «عملکرد ۴ ماهه»."""
    count = count_of(m["n"])
    if count is None or not 1 <= count <= 12:
        return None
    which = m["which"]
    if m["over"] and not has_year(m) and not m["sal"]:
        return None  # «دو ماه گذشته»: rolling
    if not which and not has_year(m) and not m["sal"] and (not m["adj"] or not before(m, words()["of_report"])):
        return None
    if not has_year(m) and not m["sal"] and m.string.endswith("های ", 0, m.start()):
        return None  # «گزارش‌های سه‌ماهه»: one every three months
    if "فصل" in m[0]:
        count = min(12, 3 * count)
    first, last = 1, count
    if which and not re.fullmatch(FIRST, which):
        part = 2 if which == "دوم" else 3 if which == "سوم" else 12 // count
        first, last = (part - 1) * count + 1, part * count
        if last > 12:
            return None
    lo, hi = _months_in_year(m, today, first, last)
    when = made(m, "first-months", lo, hi, "month" if first == last else "months")
    when.year, when.part, when.sal = year_of(m, today), (first, last), bool(m["sal"])
    return when


def _months_in_year(m: re.Match[str], today: dt.date | None, first: int, last: int) -> tuple[Any, Any]:
    if _OWN_YEAR.search(m[0]):
        return None, None  # «هشت ماهه سال مالی»
    year = year_of(m, today)
    if year is None and today is not None:
        year, now, day = from_gregorian(today)
        # With no year named, the stretch is over: eleven months told of in spring are last year's.
        if now < last and not (now == last - 1 and day >= 25) and not m.groupdict().get("sal"):
            year -= 1
    return months_span(year, first, last) if year else (None, None)


def half_form(m: re.Match[str], today: dt.date | None) -> When | None:
    first = re.fullmatch(FIRST, m["which"]) is not None
    if not (m["month"] or has_year(m) or m["sal"] or "سال" in m[0]):
        return None  # of a match, of a life
    if m["month"]:
        month = MONTH_NO[m["month"]]
        year = year_of(m, today) or year_to_come(m, month, today)
        span = month_dates(month, year, today, 1 if first else 16, 15 if first else None)
        return made(m, "half-month", *span, grain="days")
    year = year_of(m, today) or (from_gregorian(today)[0] if today else None)
    if _OWN_YEAR.search(m[0]):
        return made(m, "half", grain="months")
    if year and year >= 1800:
        return made(
            m, "half", dt.date(year, 1 if first else 7, 1), dt.date(year, 6 if first else 12, 30 if first else 31)
        )
    lo, hi = months_span(year, 1 if first else 7, 6 if first else 12) if year else (None, None)
    return made(m, "half", lo, hi, "months")


# «در بهار», «بهار و تابستان»
_SEASON_OPENS = [
    *words()["month_opens"],
    *words()["season_reports"],
    *(f"{s} {j}" for s in SEASON_NO for j in ("و", "به", *words()["until"])),
]


def season_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if not (has_year(m) or m["fasl"] or m["rel"]) and not before(m, _SEASON_OPENS):
        return None
    k = SEASON_NO[m["season"]]
    year = year_of(m, today)
    if year is None and today is not None:
        year, now, _ = from_gregorian(today)
        if now < 3 * k + 1 or (m["rel"] and re.fullmatch(PAST_AGO, m["rel"].strip()) and now <= 3 * k + 3):
            year -= 1
        if m["rel"] and re.fullmatch(AHEAD, m["rel"].strip()):
            year = from_gregorian(today)[0] + (now > 3 * k)
    lo, hi = months_span(year, 3 * k + 1, 3 * k + 3) if year and year < 1800 else (None, None)
    bare = not (has_year(m) or m["fasl"] or m["rel"])
    when = made(m, "season-bare" if bare else "season", lo, hi, "season")
    if has_year(m):
        when.year = year
    return when


def until_now_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return made(m, "until-now", None, today, "open")


def written_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«تا لحظه تنظیم این خبر»: up to the day of publication; «در زمان انتشار این گزارش»: on that day."""
    return until_now_form(m, today) if m["until"] == "تا" else made(m, "day", today, today, "day")


def ending_form(m: re.Match[str], today: dt.date | None) -> When | None:
    count = count_of(m["n"]) if m["n"] else 12
    lo = None
    if m["this"]:  # the month that is told of, seldom that of the page
        return made(m, "ending", grain="months")
    if m["greg_month"]:
        month, hi = GREG_NO[m["greg_month"]], None
        year = int(m["y"]) if m["y"] else today.year if today else None
        if year and count == 12:
            hi = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
            lo = dt.date(year - (month < 12), month % 12 + 1, 1)
        return made(m, "ending", lo, hi, "months")
    hi = month_dates(MONTH_NO[m["month"]], year_of(m, today), today)[1]
    if hi and count and 1 <= count <= 120:
        y, mo, _ = from_gregorian(hi)
        y, mo = divmod(y * 12 + mo - count, 12)
        lo = to_gregorian(y, mo + 1, 1)
    return made(m, "ending", lo, hi, "months")


def ending_day_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«هفته منتهی به ۱۲ دی», «سال مالی منتهی به ۲۹ اسفند ۱۴۰۲»: so long, up to that day."""
    count, unit = count_of(m["n"]) if m["n"] else 1, UNITS[m["u"].replace(" ", "")]
    if not count:
        return None
    hi = _ending_day(m, today)
    lo = back(hi, count, unit) if hi else None
    if lo and unit != "hour" and "شبانه" not in m["u"]:  # «۲۴ ساعت منتهی به امروز»: since the day before
        lo += dt.timedelta(days=1)
    return made(m, "ending", lo, hi, unit)


def _ending_day(m: re.Match[str], today: dt.date | None) -> dt.date | None:
    if m["day"]:
        return today + dt.timedelta(days=DAYS[m["day"].replace(" ", "")]) if today else None
    if m["y"]:
        return month_dates(int(m["m"]), int(m["y"]), today, int(m["day_no"]), int(m["day_no"]))[1]
    day = count_of(m["d"])
    return month_dates(MONTH_NO[m["month"]], year_of(m, today), today, day, day)[1] if day else None


def length_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«طی ۱۵۵ روز», «ظرف چند ساعت»: how long, not when."""
    return made(m, "vague", grain="length")


def in_so_long_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«در ۷ ماه ۲۰ هزار خودرو»: how long; but at a headline's end «۲۰ درگذشته در ۲۴ ساعت» tells of the last day."""
    count, unit = count_of(m["n"]), UNITS[m["u"].replace(" ", "")]
    news = unit == "hour" and count is not None and count % 24 == 0 and not m.string[m.end() : m.endpos].strip()
    if not news or today is None or not count:
        return length_form(m, today)
    return made(m, "rolling", back(today, count, unit), today, unit)


def rate_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if before(m, words()["not_rates_after"]):
        return None
    spent = "طول" in m[0] or m[0].startswith("طی")
    if spent and not FREE.match(m.string[m.end() : m.end() + 14].lstrip()):
        return None  # «در طول روز گذشته»
    return When(m.start(), m.end(), "rate", kind="rate")


def bound_rate_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return When(m.start(), m.end(), "bound-rate", kind="rate")


def back_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«همین ماه», «آن سال», «این روز»: the one just spoken of, else («این ماه») the running one."""
    if m[0].endswith("فصل"):  # of a year, where one was told; else of a league
        when: When | None = made(m, "back", grain="season")
    elif m["u"] == "روز":
        when = made(m, "back", grain="day")
    elif m["u"] == "ماه":
        when = this_form(m, today)
    else:
        when = made(m, "this", grain="year")
        if today:
            when.lo, when.hi = to_gregorian(from_gregorian(today)[0], 1, 1), today
    if when is not None:
        when.rule, when.kind = "back", "back"
        if m[0].startswith(("آن", "همان")):
            when.lo = when.hi = None
    return when


def same_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return When(m.start(), m.end(), "same", kind="same")


_AT_LEAST_MONTH = -28  # days; below zero: so many or more
_DAYS_IN = {"year": 365, "month": 30, "week": 7, "day": 1}


def so_long_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«این هفت سال», «همین ۱۵۵ روز»: what was told before, where it is as long."""
    when = same_form(m, today)
    if when is not None:
        when.days = (count_of(m["n"]) or 0) * _DAYS_IN[UNITS[m["u"]]]
    return when


def this_term_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«در این دوره»: a stretch told before of a month or more; shorter ones are the days of a fair or of games."""
    when = same_form(m, today)
    if when is not None:
        when.days = _AT_LEAST_MONTH
    return when


def similar_form(m: re.Match[str], today: dt.date | None) -> When | None:
    autumn = ("autumn" if _AUTUMN.search(m[0]) else "last") if m["ylast"] else ""
    year = year_of(m, today)
    if m["span"] and year:  # «سال آبی ۹۸-۹۷»: that which begins in 97
        year = min(year, full_year(m["span"][1:]))
    if year is None and m[0].startswith("همین"):  # «در همین زمان»: that of what was told before, of no other year
        return same_form(m, today)
    when = When(m.start(), m.end(), "similar", kind="similar", grain="day" if m["day"] else autumn, year=year)
    if m["day"] and today and year and year < 1800:  # «چنین روزی در سال گذشته»: of the page's day, where none is told
        when.lo, when.hi = shift_year((today, today), None, year)
    return when
