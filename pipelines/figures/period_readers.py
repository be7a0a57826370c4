"""What each shape of a when-expression means: a match and the day of publication in, a When out (None: refused)."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from pipelines.figures.period_calendar import (
    back,
    from_gregorian,
    full_year,
    month_length,
    months_span,
    to_gregorian,
    year_span,
)
from pipelines.figures.period_clauses import verbs
from pipelines.figures.period_words import (
    AGO,
    AHEAD,
    COUNT_WORDS,
    FIRST,
    GREG_NO,
    MONTH,
    MONTH_NO,
    MONTH_SURE,
    ORDINALS,
    PAST_AGO,
    SEASON_NO,
    UNITS,
    WEEKDAY_NO,
    alternation,
    count_of,
    has_year,
    words,
    year_of,
)

# What may follow a rate: «۲۰۰ تن در روز برداشت», but not «در روز جمعه»
FREE = re.compile(
    rf"$|[،,.؛:!؟»)(]|{alternation([*words()['after_rate'], *words()['present_verbs']])}(?!\w)|ن?می ?\w"
    rf"|(?:{alternation(x for x in words()['past_stems'] if not x.endswith('ن'))})"
)


@dataclass(slots=True)
class When:
    """A when-expression: [start, end) in plain text; lo…hi inclusive dates, None where open or not to be had."""

    start: int
    end: int
    rule: str
    lo: dt.date | None = None
    hi: dt.date | None = None
    kind: str = "interval"  # interval | rate | same, back (anaphors) | similar (the same stretch of another year)
    grain: str = ""  # day, week, month, year …: how long a thing was named
    year: int | None = None  # the year that it names, of Iran or (from 1800 on) of the West
    part: tuple[int, int] | None = None  # first and last month of the year, of a part of one
    sal: bool = False  # … of «سال», which the words do not tell


def _when(m: re.Match[str], rule: str, lo: dt.date | None = None, hi: dt.date | None = None, grain: str = "") -> When:
    return When(m.start(), m.end(), rule, lo, hi, grain=grain)


def year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    autumn = _AUTUMN.search(m[0])
    if autumn:
        lo, hi = _autumn_year(m, today, 3 if autumn[0] == "تحصیلی" else 6)
        return _when(m, "year", lo, hi, "year")
    year = year_of(m, today)
    lo, hi = year_span(year) if year else (None, None)
    if m["ythis"] and today and lo:
        hi = today
    when = _when(m, "year", lo, hi, "year")
    when.year = year
    return when


_AUTUMN = re.compile("زراعی|تحصیلی|آبی")


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
    if today is None or m["own"]:  # «ابتدای سال تحصیلی»: not of the calendar's
        return _when(m, "year", grain="year")
    return _when(m, "year", to_gregorian(from_gregorian(today)[0], 1, 1), today, "year")


def years_form(m: re.Match[str], today: dt.date | None) -> When | None:
    first, last = year_span(full_year(m["a"])), year_span(full_year(m["b"]))
    return _when(m, "years", first[0], last[1], "years") if first[0] and last[1] and first[0] < last[1] else None


def rolling_form(m: re.Match[str], today: dt.date | None) -> When | None:
    unit = UNITS[m["u"].replace(" ", "")]
    count = count_of(m["n"]) if m["n"] else 1
    how = re.sub(" +", "", m["how"])
    if how == "بعد" and not m["n"]:
        return None  # «روز بعد»
    ahead = re.fullmatch(AHEAD, m["how"]) is not None
    lo: dt.date | None = None
    hi: dt.date | None = None
    if today and count:
        if how == "بعد":
            pass  # «دو هفته بعد»: after what was just told, not after the day of publication
        elif ahead and not m["n"] and ("های" in m[0] or unit == "month"):
            if unit == "month" and "های" not in m[0]:
                y, mo, _ = from_gregorian(today)
                y, mo = (y, mo + 1) if mo < 12 else (y + 1, 1)
                lo, hi = months_span(y, mo, mo)
        elif ahead:
            hi = back(today, -count, unit)
            lo = today if how != "دیگر" else hi
        elif m["n"] and re.fullmatch(AGO, m["how"]):
            there = back(today, count, unit)
            if there and unit == "year":
                lo, hi = year_span(from_gregorian(there)[0])
            elif there and unit == "month":
                y, mo, _ = from_gregorian(there)
                lo, hi = months_span(y, mo, mo)
            elif unit in ("day", "hour", "minute") or (there and _before(m, ["از"])):
                lo = hi = there
        elif not m["n"] and unit == "month":
            y, mo, _ = from_gregorian(today)
            y, mo = (y, mo - 1) if mo > 1 else (y - 1, 12)
            lo, hi = months_span(y, mo, mo)
        elif m["n"] or unit == "week" or "شبانه" in m["u"]:
            lo, hi = back(today, count, unit), today
    return _when(m, "rolling", lo, hi, unit)


def this_form(m: re.Match[str], today: dt.date | None) -> When | None:
    unit = UNITS[m["u"].replace(" ", "")]
    lo = hi = None
    if today:
        if unit == "month":
            y, mo, _ = from_gregorian(today)
            lo, hi = to_gregorian(y, mo, 1), today
        elif unit == "week":
            lo, hi = today - dt.timedelta(days=(today.weekday() + 2) % 7), today
        elif unit == "day":
            lo = hi = today
    return _when(m, "this", lo, hi, unit)


def first_months_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«۴ ماهه ابتدایی سال گذشته», «شش ماه نخست سال», «۹ ماهه امسال», «عملکرد ۴ ماهه»."""
    count = count_of(m["n"])
    if count is None or not 1 <= count <= 12:
        return None
    which = m["which"]
    if m["over"] and not has_year(m) and not m["sal"]:
        return None  # «دو ماه گذشته»: rolling
    if not which and not has_year(m) and not m["sal"] and (not m["adj"] or not _before(m, words()["of_report"])):
        return None
    first, last = 1, count
    if which and not re.fullmatch(FIRST, which):
        part = 2 if which == "دوم" else 3 if which == "سوم" else 12 // count
        first, last = (part - 1) * count + 1, part * count
        if last > 12:
            return None
    lo, hi = _months_in_year(m, today, first, last)
    when = _when(m, "first-months", lo, hi, "months")
    when.year, when.part, when.sal = year_of(m, today), (first, last), bool(m["sal"])
    return when


def _months_in_year(m: re.Match[str], today: dt.date | None, first: int, last: int) -> tuple[Any, Any]:
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
        span = _month_dates(MONTH_NO[m["month"]], year_of(m, today), today, 1 if first else 16, 15 if first else None)
        return _when(m, "half-month", *span, grain="days")
    year = year_of(m, today) or (from_gregorian(today)[0] if today else None)
    if year and year >= 1800:
        return _when(
            m, "half", dt.date(year, 1 if first else 7, 1), dt.date(year, 6 if first else 12, 30 if first else 31)
        )
    lo, hi = months_span(year, 1 if first else 7, 6 if first else 12) if year else (None, None)
    return _when(m, "half", lo, hi, "months")


def season_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if not (has_year(m) or m["fasl"] or m["rel"]) and not _before(m, ["در", "طی", "از", "تا", "پایان", "ابتدای"]):
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
    return _when(m, "season-bare" if bare else "season", lo, hi, "months")


def _month_dates(
    month: int, year: int | None, today: dt.date | None, first: int = 1, last: int | None = None
) -> tuple[dt.date | None, dt.date | None]:
    if year is None and today is not None:
        year, now, _ = from_gregorian(today)
        if month > now:
            year -= 1
    if year is None or not 1200 <= year <= 1500:
        return None, None
    length = month_length(year, month)
    if first > length:
        return None, None
    return to_gregorian(year, month, first), to_gregorian(year, month, min(last or length, length))


def month_form(m: re.Match[str], today: dt.date | None) -> When | None:
    name = m["month"]
    if not (m["lead"] or m["mah"] or has_year(m)):
        opens = (
            [*_MONTH_OPENS, *_MONTH_REPORTS]
            if name in MONTH_SURE
            else [o for o in _MONTH_OPENS if o not in ("از", "تا")]
        )
        if not _before(m, opens) and not _in_span(m):
            return None
        if name not in MONTH_SURE and _NOT_MONTH.match(m.string, m.end()):
            return None
    month, year = MONTH_NO[name], year_of(m, today)
    if year is None and today is not None and not has_year(m) and not m["ybare"]:
        this, now, _ = from_gregorian(today)
        if 0 < month - now < 4 and _to_come(m):
            year = this
        elif month - now < -8 and _to_come(m):
            year = this + 1
    lo, hi = _month_dates(month, year, today)
    return _when(m, "month", lo, hi, "month")


_MONTH_OPENS = ["در", "از", "تا", "طی", "پایان", "ابتدای", "اواخر", "اوایل", "اواسط"]
_MONTH_REPORTS = ["ماهانه", "ماهیانه", "عملکرد"]  # «عملکرد ماهانه مرداد»
_NOT_MONTH = re.compile(rf" *{alternation(words()['not_months'])}(?!\w)")
_TO_MONTH = re.compile(rf" *(?:تا|لغایت|و) +{MONTH}(?!\w)")
_FROM_MONTH = re.compile(rf".*(?<!\w){MONTH} *(?:تا|لغایت|و) *$")


def _in_span(m: re.Match[str]) -> bool:
    """«مهر تا آذر», «آبان و آذر»: months beside one another."""
    return bool(_TO_MONTH.match(m.string, m.end()) or _FROM_MONTH.match(m.string[max(0, m.start() - 20) : m.start()]))


def date_form(m: re.Match[str], today: dt.date | None) -> When | None:
    day, last = count_of(m["d"]), count_of(m["d2"] or m["d"])
    if m["d"] in COUNT_WORDS and not m["d2"] and not has_year(m) and not _before(m, _DATE_OPENS):
        return None  # «هفت تیر», «پانزده خرداد»: squares and streets; a day is «هفتم تیر»
    if day is None or last is None or not 1 <= day <= last <= 31:
        return None
    month, year = MONTH_NO[m["month"]], year_of(m, today)
    if year is None and today is not None and not m["rel"]:
        # The nearest such day: a date without a year lies within half a year of the page.
        this = from_gregorian(today)[0]
        near = [s for y in (this - 1, this, this + 1) if (s := _month_dates(month, y, today, day, last))[0]]
        if not near:
            return None
        lo, hi = min(near, key=lambda s: abs((s[0] or today) - today))
    else:
        lo, hi = _month_dates(month, year, today, day, last)
    return _when(m, "date", lo, hi, "day") if lo == hi else _when(m, "dates", lo, hi, "days")


_DATE_OPENS = [
    "در",
    "از",
    "تا",
    "روز",
    "تاریخ",
    "مورخ",
    "شب",
    "لغایت",
    "الی",
    *(n for ns in words()["weekdays"] for n in ns),
]
_DAYS_OF = re.compile(
    rf"(?:(?P<d>\d{{1,2}}|{alternation(ORDINALS)}) *(?:(?:تا|لغایت|الی|و|-) *(?P<d2>\d{{1,2}}|{alternation(ORDINALS)}))? *)?"
    rf"(?P<month>{MONTH})(?: ?ماه)?"
)


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
        spans.append(_month_dates(month, of, None, first or 1, last))
    return spans[0][0], spans[-1][1]


_VERB_FORM = re.compile(r" *\w+(?:د|م|یم|ید|ند)(?!\w)")


def gregorian_form(m: re.Match[str], today: dt.date | None) -> When | None:
    g = m.groupdict()
    name = m["month"] or g["may"]
    if name == "می" and not m["y"] and _VERB_FORM.match(m.string, m.end()):
        return None  # «به شماره ۱۰ می‌رسند»
    day, month = g.get("d"), GREG_NO[name]
    year = int(m["y"]) if m["y"] else today.year if today else None
    if year is None:
        return _when(m, "gregorian")
    if has_year(m):  # «ژوئیه سال گذشته»
        year += -1 if g.get("ylast") else 1 if g.get("ynext") else 0
    elif not m["y"] and today and dt.date(year, month, 1) > today and not day:
        year -= 1
    try:
        if day:
            lo = hi = dt.date(year, month, count_of(day) or 0)
        else:
            lo, hi = dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    except ValueError:
        return None
    when = _when(m, "gregorian", lo, hi, "day" if day else "month")
    when.year = int(m["y"]) if m["y"] else None
    return when


def numeric_form(m: re.Match[str], today: dt.date | None) -> When | None:
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    lo, hi = _month_dates(month, year, today, day, day)
    return _when(m, "date", lo, hi, "day")


def weekday_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if _before(m, ["امام", "نماز", "ائمه", "خطیب", "خطبه های", "امامان"]):
        return None
    lo = None
    if today:
        weekday = WEEKDAY_NO[m["wd"].replace(" ", "")]
        days = (today.weekday() - weekday) % 7
        rel = m["rel"] or ""
        if "این" in rel or "جاری" in rel:  # the week that begins on Saturday
            days = (today.weekday() + 2) % 7 - (weekday + 2) % 7
        elif "آینده" in rel or "آتی" in rel or (days and not rel and _to_come(m)):
            days -= 7
        elif rel and days == 0:
            days = 7
        lo = today - dt.timedelta(days=days)
    return _when(m, "weekday", lo, lo, "day")


def week_edge_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«نخستین روز هفته», «آخرین روز کاری هفته»: the last such day up to the day of publication."""
    day = None
    if today:
        weekday = 5 if m["which"] in words()["first_day"] else 2
        week = today - dt.timedelta(days=7) if m["rel"] in ("گذشته", "قبل") else today
        day = week - dt.timedelta(days=(week.weekday() - weekday) % 7)
    return _when(m, "weekday", day, day, "day")


def _to_come(m: re.Match[str]) -> bool:
    """Whether the verb of the match's clause tells of what will be («برگزار می‌شود», «خواهد رسید»)."""
    told = verbs(m.string, m.end(), min(len(m.string), m.end() + 160))
    return bool(told.tenses) and told.tenses[0] != "past" and ":" not in m.string[m.end() : told.ends[0]]


_DAYS: dict[str, int] = {e.replace("~", "").replace(" ", ""): n for e, n in words()["days"].items()}


def day_form(m: re.Match[str], today: dt.date | None) -> When | None:
    name = re.sub(" +", " ", m["day"])
    if name.startswith("امروز") and _before(m, ["جهان", "دنیای", "جامعه", "ایران", "نسل", "عصر", "شرایط", "به"]):
        return None
    lo = today + dt.timedelta(days=_DAYS[name.replace(" ", "")]) if today else None
    return _when(m, "day", lo, lo, "day")


def until_now_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return _when(m, "until-now", None, today, "open")


def ending_form(m: re.Match[str], today: dt.date | None) -> When | None:
    count = count_of(m["n"]) if m["n"] else 12
    lo = None
    if m["greg_month"]:
        month, hi = GREG_NO[m["greg_month"]], None
        year = int(m["y"]) if m["y"] else today.year if today else None
        if year and count == 12:
            hi = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
            lo = dt.date(year - (month < 12), month % 12 + 1, 1)
        return _when(m, "ending", lo, hi, "months")
    hi = _month_dates(MONTH_NO[m["month"]], year_of(m, today), today)[1]
    if hi and count and 1 <= count <= 120:
        y, mo, _ = from_gregorian(hi)
        y, mo = divmod(y * 12 + mo - count, 12)
        lo = to_gregorian(y, mo + 1, 1)
    return _when(m, "ending", lo, hi, "months")


def vague_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return _when(m, "vague", grain="vague")


def era_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«قبل از انقلاب», «پس از جنگ»: a time, but none whose days are known."""
    return None if _before(m, words()["squares"]) else _when(m, "era", grain="vague")


def feasts_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«از عید فطر تا میلاد امام …»: a stretch between two days of the moon's year."""
    return _when(m, "feasts", grain="days")


def rate_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if _before(m, words()["not_rates_after"]):
        return None
    spent = "طول" in m[0] or m[0].startswith("طی")
    if spent and not FREE.match(m.string[m.end() : m.end() + 14].lstrip()):
        return None  # «در طول روز گذشته»
    return When(m.start(), m.end(), "rate", kind="rate")


def bound_rate_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return When(m.start(), m.end(), "bound-rate", kind="rate")


def occasion_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«ایام نوروز», «ماه رمضان», «نوروز پارسال»: a time, but not one whose days are known here."""
    if _before(m, words()["not_occasions_after"]):
        return None
    if not (m["head"] or has_year(m)) and not (
        m[0].startswith("نوروز") and (_before(m, ["در", "طی", "ابتدای", "آغاز"]))
    ):
        return None
    return _when(m, "occasion", grain="days")


def back_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«همین ماه», «آن سال», «این روز»: the one just spoken of, else («این ماه») the running one."""
    if m["u"] == "روز":
        when: When | None = _when(m, "back", grain="day")
    elif m["u"] == "ماه":
        when = this_form(m, today)
    else:
        when = _when(m, "this", grain="year")
        if today:
            when.lo, when.hi = to_gregorian(from_gregorian(today)[0], 1, 1), today
    if when is not None:
        when.rule, when.kind = "back", "back"
        if m[0].startswith(("آن", "همان")):
            when.lo = when.hi = None
    return when


def same_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return When(m.start(), m.end(), "same", kind="same")


def similar_form(m: re.Match[str], today: dt.date | None) -> When | None:
    autumn = "autumn" if m["ylast"] and _AUTUMN.search(m[0]) else ""
    return When(m.start(), m.end(), "similar", kind="similar", grain=autumn, year=year_of(m, today))


_BEFORE: dict[tuple[str, ...], re.Pattern[str]] = {}


def _before(m: re.Match[str], entries: list[str]) -> bool:
    """Whether one of the entries (or its plural) stands right before the match."""
    key = tuple(entries)
    pattern = _BEFORE.get(key)
    if pattern is None:
        pattern = _BEFORE[key] = re.compile(rf"(?:^|.*[^\w]){alternation(entries)} ?(?:ها|های|ی|هایی)? *$", re.S)
    return pattern.match(m.string[max(0, m.start() - 24) : m.start()]) is not None
