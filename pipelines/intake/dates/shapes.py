"""Dates as they are written: three calendars, names and numbers in any order, clock times beside them.

Works on short lines in compared form (`words.normal`: folded, no half-spaces, lower case) and says what each
date is; which of them is the publication date is decided in `pipelines.intake.dates`.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipelines import jalali
from pipelines.folding import zeros
from pipelines.intake.dates import words

_SEP = r"[/\\\-.؍⁄∕–−_»›><‹]"
_NUMERIC = re.compile(
    rf"(?:(?<![\d:/.])|(?<=[آ-ی]/)|(?<=\d:\d\d)(?=\d{{4}}-\d\d-\d\d))(?:(?P<y>\d{{4}})\s?(?P<s>{_SEP})\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<d>\d{{1,2}})(?=\d\d:\d\d|[^\d/]|$)"
    rf"|(?P<d2>\d{{1,2}})\s?(?P<s2>{_SEP})\s?(?P<m2>\d{{1,2}})\s?(?P=s2)\s?(?P<y2>\d{{4}})(?![\d/])"
    rf"|(?P<a>\d{{1,2}})(?P<s3>[/\-.])(?P<b>\d{{1,2}})(?P=s3)(?P<c>\d{{2}}|(?<=[789]\d/\d/)\d|(?<=[789]\d/\d\d/)\d)(?![\d/\-:]|\.\d))"
)
_COMPACT = re.compile(r"(?<!\d)((?:13|14|19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=t\d|\d{6}(?!\d)|\D|$)")
_LABEL = r"(?:تاریخ|date)[^\d|]{0,20}"
_LABELLED = re.compile(_LABEL + r"(?P<y>(?:13|14|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
_EIGHT = re.compile(_LABEL + r"\d{8}(?!\d)")
_MAY_HOLD = re.compile(rf"\d\s?{_SEP}\s?\d\d?\s?{_SEP}\s?\d|\d{{8}}t")
_CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])\s?[:：∶]\s?([0-5]\d)(?:\s?[:：∶]\s?([0-5]\d)(?:[.,]\d{1,9})?)?(?!:|\d(?!\d{3}-\d\d-\d\d))"
    r"|(?<!\w)ساعت\s?([01]?\d|2[0-3])\s?و\s?([0-5]?\d)\s?دقیقه"
)
_CLOCK_MARK = re.compile("[:：∶]|ساعت")
# No page gives an older day with a year of two digits.
_WEB = {"jalali": dt.date(1996, 3, 20), "gregorian": dt.date(2001, 1, 1)}
_BEFORE_MONTH = 40  # letters between the beginning of a date and its month's name, and more
_OFFSET = re.compile(r"\s*(?:(z|utc|gmt)(?![^\W\d_])|(?:utc|gmt)?\s?([+-])(\d\d):?(\d\d)(?!\d))")
_MARK_GAP = r"\s*[.(]?\s*"


@dataclass(frozen=True, slots=True)
class Shape:
    """A date in a line: where, which day (None with the `problem`), in which calendar, its clock time."""

    start: int
    end: int
    calendar: str  # jalali | gregorian | hijri
    day: dt.date | None
    problem: str | None  # 'impossible: …', 'hijri: …', 'ambiguous: …'
    readings: tuple[tuple[str, dt.date], ...] = ()  # (calendar, day), where the order of its numbers leaves several


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time in a line; `offset` where the text names one."""

    start: int
    end: int
    time: dt.time
    offset: dt.timedelta | None


@cache
def _named() -> re.Pattern[str]:
    month = words.month_names()
    day = rf"(?:\d{{1,2}}|{words.day_names()})"
    gap = r"[\s\-/،,._]{0,3}"
    step = r"(?:[\s\-/،,._]{0,3}|\s?[»›><‹←→/]\s?(?:(?:ماه|روز)\s)?)"  # the way to the page: «آرشیو » ۱۳۹۶ » مهر » ۱۲»
    year4 = r"(?:1[234]\d\d|19\d\d|20\d\d)(?!\d)"
    year2 = r"['’]?\d\d(?:(?=\s\d{1,2}\s?:\s?\d\d(?!\d))|(?!\s?[:：]?\d|\s?[:：]))"
    of = r"(?:\s?ماه)?(?:\s?سال)?(?:\s+of)?"
    return re.compile(
        rf"(?<![\d:])(?P<d>{day})(?:st|nd|rd|th|\s?ام)?{gap}(?:of\s)?(?P<m>{month}){of}{gap}(?P<y>{year4}|{year2})"
        rf"|(?<![^\W\d_])(?P<m2>{month})(?:\s?ماه)?\s?[\-.]?\s?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s،,\-/]{{1,3}}(?P<y2>{year4})"
        rf"|(?<![\d:/])(?P<y3>{year4}){step}(?P<m3>{month}){of}{step}(?P<d3>\d{{1,2}})(?![\d:/]|\s?:)"
        rf"|(?<![\d:/])(?P<y4>{year4}){gap}(?:{words.weekdays()}{gap})?(?P<d4>\d{{1,2}}){gap}(?P<m4>{month})(?![^\W\d_]|\s?{year4})"
    )


@cache
def _marks() -> re.Pattern[str]:
    data = words.words()["calendar_marks"]
    groups = "|".join(f"(?P<{name}>{words.alternation(marks)})" for name, marks in data.items())
    return re.compile(rf"{_MARK_GAP}(?:{groups})(?![^\W\d_])")


@cache
def _halves() -> re.Pattern[str]:
    data = words.words()["meridiem"]
    return re.compile(
        rf"\s?(?:(?P<am>{words.alternation(data['am'])})|(?P<pm>{words.alternation(data['pm'])}))(?![^\W\d_])"
    )


def shapes(line: str, today: dt.date) -> list[Shape]:
    """Every date in a line in compared form, by position. Two-digit years are the latest that `today` allows."""
    return list(_shapes(line, today))


@lru_cache(maxsize=4096)
def _shapes(line: str, today: dt.date) -> tuple[Shape, ...]:
    """The day in a site's header is the same on all pages of a crawl."""
    found = list(_find(line, today))
    found.sort(key=lambda s: (s.start, -s.end))
    out: list[Shape] = []
    for shape in found:
        if not out or shape.start >= out[-1].end:
            out.append(shape)
    return tuple(_settled(line, out) if any(s.readings for s in out) else out)


def may_hold_date(line: str) -> bool:
    """Whether a date may stand in a line in compared form, whatever its digits are: a quick look before `shapes`."""
    if _MAY_HOLD.search(line) or _first_month(zeros(line)) >= 0:
        return True
    return ("تاریخ" in line or "date" in line) and _EIGHT.search(line) is not None


@cache
def _any_month() -> re.Pattern[str]:
    return re.compile(words.month_names())


@lru_cache(maxsize=8192)
def _first_month(line: str) -> int:
    """Where the first month name of a line begins, -1 for nowhere."""
    m = _any_month().search(line)
    return m.start() if m else -1


def _find(line: str, today: dt.date) -> Iterator[Shape]:
    month_at = _first_month(zeros(line))
    for m in _named().finditer(line, max(0, month_at - _BEFORE_MONTH)) if month_at >= 0 else ():
        calendar, month = words.months()[words.compact(m["m"] or m["m2"] or m["m3"] or m["m4"])]
        day_text = m["d"] or m["d2"] or m["d3"] or m["d4"]
        day = int(day_text) if day_text.isdigit() else words.day_words()[words.compact(day_text)]
        year = (m["y"] or m["y2"] or m["y3"] or m["y4"]).lstrip("'’")
        shape = _shape(m, calendar, year, month, day, today)
        if len(year) > 2 or not shape.day or shape.day >= _WEB[calendar]:
            yield shape
    for m in _NUMERIC.finditer(line):
        if m["a"]:
            yield from _short(m, line, today)
            continue
        year, first, second = m["y"] or m["y2"], int(m["m"] or m["d2"]), int(m["d"] or m["m2"])
        mark = _marks().match(line, m.end())
        calendar = (mark.lastgroup if mark else None) or ("jalali" if "1300" <= year < "1500" else "gregorian")
        if not ("1300" <= year < "1500" or "1900" <= year < "2100"):
            continue
        if m["y"] or calendar == "hijri" or first > 12 or first == second:
            yield _shape(m, calendar, year, *((first, second) if m["y"] else (second, first)), today)
        elif second > 12:
            yield _shape(m, calendar, year, first, second, today)
        else:  # day and month in either order: Iranian sites put the day first
            days = [_shape(m, calendar, year, *order, today).day for order in ((second, first), (first, second))]
            readings = tuple((calendar, day) for day in days if day)
            yield _several(m, readings, days[0] if calendar == "jalali" else None)
    for m in _LABELLED.finditer(line) if "تاریخ" in line or "date" in line else ():
        calendar = "jalali" if m["y"] < "1500" else "gregorian"
        shape = _shape(m, calendar, m["y"], int(m["m"]), int(m["d"]), today)
        yield replace(shape, start=m.start("y"))
    for m in _COMPACT.finditer(line) if "t" in line else ():
        calendar = "jalali" if m[1] < "1500" else "gregorian"
        if m.end() < len(line) and line[m.end()] == "t":
            yield _shape(m, calendar, m[1], int(m[2]), int(m[3]), today)


def _short(m: re.Match[str], line: str, today: dt.date) -> Iterator[Shape]:
    """99/07/14, 14/07/99, 14.07.20: the orders and calendars that give a day of the web's years.

    Where several do, the Iranian order (year first) holds between slashes; «[14.07.02 10:20]» is how Telegram copies.
    """
    a, b, c = m["a"], m["b"], m["c"]
    dots = m["s3"] == "."
    orders = [("jalali", a, b, c), ("jalali", c, b, a), ("gregorian", c, b, a)]
    if not dots:
        orders += [("gregorian", c, a, b), ("gregorian", a, b, c)]
    readings = []
    for calendar, year, month, day in orders:
        if len(year) == 2 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            read = _shape(m, calendar, year, int(month), int(day), today).day
            if read and _WEB[calendar] <= read <= today:
                readings.append((calendar, read))
            elif not read and calendar == "jalali" and int(year) > 31:
                yield Shape(m.start(), m.end(), calendar, None, f"impossible: {m[0]}")
                return
    if not readings:
        return
    copied = dots and line[m.start() - 1 : m.start()] == "[" and _CLOCK.match(line, m.end() + 1)
    wanted = ("gregorian", c, b, a) if copied else ("jalali", a, b, c) if not dots else None
    default = None
    if wanted:
        calendar, year, month, day = wanted
        read = _shape(m, calendar, year, int(month), int(day), today).day if int(month) <= 12 else None
        default = read if (calendar, read) in readings else None
    yield _several(m, tuple(readings), default)


def _several(m: re.Match[str], readings: tuple[tuple[str, dt.date], ...], default: dt.date | None) -> Shape:
    """A date that its numbers leave open: the only reading, else the usual one, which `_settled` may overrule."""
    days = dict.fromkeys(day for _, day in readings)
    day = default or (next(iter(days)) if len(days) == 1 else None)
    calendar = next((c for c, d in readings if d == day), "gregorian")
    problem = None if day else f"ambiguous: {m[0]}" if readings else f"impossible: {m[0]}"
    return Shape(m.start(), m.end(), calendar, day, problem, readings if len(days) > 1 else ())


def _settled(line: str, found: list[Shape]) -> list[Shape]:
    """Dates of several readings, where another date or the weekday of the line picks one."""
    sure = {s.day for s in found if s.day and not s.readings}
    weekdays = words.weekday_numbers(line)
    out = []
    for shape in found:
        fits = [r for r in shape.readings if r[1] in sure] or [r for r in shape.readings if r[1].weekday() in weekdays]
        if fits and shape.day not in [day for _, day in fits]:
            if len({day for _, day in fits}) == 1:
                calendar, day = fits[0]
                shape = replace(shape, calendar=calendar, day=day, problem=None)
            else:
                shape = replace(shape, day=None, problem=f"ambiguous: {line[shape.start : shape.end]}")
        out.append(shape)
    return out


def _shape(m: re.Match[str], calendar: str, year: str, month: int, day: int, today: dt.date) -> Shape:
    short = len(year) <= 2
    if calendar == "hijri":
        return Shape(m.start(), m.end(), calendar, None, f"hijri: {m[0]}")
    solar = calendar == "jalali"
    if not short and solar != (1200 < int(year) < 1500):
        return Shape(m.start(), m.end(), calendar, None, f"impossible: {m[0]}")
    try:
        full = _century(int(year), solar, today) if short else int(year)
        date = _solar(full, month, day) if solar else dt.date(full, month, day)
    except (ValueError, OverflowError):
        return Shape(m.start(), m.end(), calendar, None, f"impossible: {m[0]}")
    return Shape(m.start(), m.end(), calendar, date, None)


@lru_cache(maxsize=4096)
def _solar(year: int, month: int, day: int) -> dt.date:
    return jalali.to_gregorian(year, month, day)


def _century(year: int, solar: bool, today: dt.date) -> int:
    this = jalali.from_gregorian(today)[0] if solar else today.year
    return year + (this - year) // 100 * 100


def clocks(line: str) -> list[Clock]:
    """Every clock time in a line in compared form."""
    out: list[Clock] = []
    if not _CLOCK_MARK.search(line):
        return out
    for m in _CLOCK.finditer(line):
        hour, minute, second = int(m[1] or m[4]), int(m[2] or m[5]), int(m[3] or 0)
        end = m.end()
        if half := _halves().match(line, end):
            end = half.end()
            if half["pm"] and hour < 12 and not (hour < 4 and "شب" in half[0]):
                hour += 12
            elif half["am"] and hour == 12:
                hour = 0
        offset = None
        if zone := _OFFSET.match(line, end):
            end = zone.end()
            minutes = 0 if zone[1] else int(zone[3]) * 60 + int(zone[4])
            offset = dt.timedelta(minutes=-minutes if zone[2] == "-" else minutes)
        if offset is None or abs(offset) < dt.timedelta(hours=24):
            out.append(Clock(m.start(), end, dt.time(hour, minute, second), offset))
    return out
