"""Stretches of the Iranian (and the Gregorian) calendar as pairs of dates."""

import datetime as dt
from functools import lru_cache

from pipelines import jalali

# The same days come up again and again on one day's pages, and a conversion costs as much as finding the words.
from_gregorian = lru_cache(4096)(jalali.from_gregorian)
to_gregorian = lru_cache(4096)(jalali.to_gregorian)
month_length = lru_cache(4096)(jalali.month_length)


def year_span(year: int) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """First and last day of an Iranian year or, from 1501 on, of a Gregorian one."""
    if 1200 <= year <= 1500:
        return to_gregorian(year, 1, 1), to_gregorian(year, 12, month_length(year, 12))
    if 1500 < year <= 2200:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    return None, None


def last_of_month(day: dt.date) -> dt.date:
    """The last day of a day's month of the West."""
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) - dt.timedelta(days=1)


def months_span(year: int, first: int, last: int) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """First day of month `first` to the last day of month `last` of an Iranian year or, from 1800 on, of a Gregorian one."""
    if 1800 <= year <= 2200 and 1 <= first <= last <= 12:
        return dt.date(year, first, 1), last_of_month(dt.date(year, last, 1))
    if not (1200 <= year <= 1500 and 1 <= first <= last <= 12):
        return None, None
    return to_gregorian(year, first, 1), to_gregorian(year, last, month_length(year, last))


def back(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The day `count` units before `day` (after it where negative), with Iranian months and years."""
    if unit in ("year", "month", "decade"):
        y, m, d = from_gregorian(day)
        total = y * 12 + m - 1 - count * {"year": 12, "month": 1, "decade": 120}[unit]
        y, m = divmod(total, 12)
        if not 1200 <= y <= 1500:
            return None
        return to_gregorian(y, m + 1, min(d, month_length(y, m + 1)))
    days = {"week": 7 * count, "day": count, "hour": -(-count // 24), "minute": 0}.get(unit)
    return None if days is None or abs(days) > 40000 else day - dt.timedelta(days=days)


def shift_year(
    span: tuple[dt.date, dt.date | None], by: int | None, to: int | None = None
) -> tuple[dt.date | None, dt.date | None]:
    """The same stretch of another Iranian year: `by` years on, or of year `to`; an open end becomes the year's."""
    y = from_gregorian(span[0])[0]
    move = by if by is not None else (to or y) - y
    lo = back(span[0], -move, "year")
    if span[1] is None:
        return lo, year_span(y + move)[1]
    hi = back(span[1], -move, "year")
    hy, hm, hd = from_gregorian(span[1])
    if hi is not None and hd == month_length(hy, hm):  # a month's end stays a month's end
        ny, nm, _ = from_gregorian(hi)
        hi = to_gregorian(ny, nm, month_length(ny, nm))
    return lo, hi


def full_year(digits: str) -> int:
    """1398 for «98», 1402 for «02», 1403 for «403», other years as they stand."""
    n = int(digits)
    if len(digits) == 2:
        return 1300 + n if n >= 30 else 1400 + n
    return 1000 + n if len(digits) == 3 else n  # «سال ۴۰۳»
