"""A when-expression as it was read, and what its readers ask of the words around it."""

import datetime as dt
import re
from dataclasses import dataclass

from pipelines.figures.periods.calendar import (
    from_gregorian,
    month_length,
    to_gregorian,
)
from pipelines.figures.periods.clauses import verbs
from pipelines.figures.plain import alternation


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
    days: int = 0  # how long it is that «این هفت سال» points back to
    ends: dt.date | None = None  # where the calendar ends it: «تا پایان هفته گذشته», «تا پایان ماه جاری»


def made(m: re.Match[str], rule: str, lo: dt.date | None = None, hi: dt.date | None = None, grain: str = "") -> When:
    """A When over the whole match."""
    return When(m.start(), m.end(), rule, lo, hi, grain=grain)


def month_dates(
    month: int, year: int | None, today: dt.date | None, first: int = 1, last: int | None = None
) -> tuple[dt.date | None, dt.date | None]:
    """Days `first` to `last` of a Jalali month; without a year the last such month that has begun. None, None where unknown."""
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


def to_come(m: re.Match[str]) -> bool:
    """Whether the verb of the match's clause tells of what will be («برگزار می‌شود», «خواهد رسید»)."""
    told = verbs(m.string, m.end(), min(m.endpos, m.end() + 160))
    at = m.end()
    for end, tense in zip(told.ends, told.tenses, strict=True):
        if end != told.ends[-1] and " که " in m.string[at:end]:  # «سه‌شنبه پنج نفر را که متهم هستند، آزاد کرد»
            at = end
            continue
        return tense != "past" and ":" not in m.string[m.end() : end]
    return False


def over(m: re.Match[str]) -> bool:
    """Whether the next verb after the match tells of what was («افتتاح شد»)."""
    tenses = verbs(m.string, m.end(), min(m.endpos, m.end() + 160)).tenses
    return bool(tenses) and tenses[0] == "past"


def year_to_come(m: re.Match[str], month: int, today: dt.date | None) -> int | None:
    """The year of an Iranian month that the match's clause tells of before it has begun; None where it does not."""
    if today is None:
        return None
    year, now, _ = from_gregorian(today)
    if 0 < month - now < 4 and to_come(m):
        return year
    return year + 1 if month - now < -8 and to_come(m) else None


_BEFORE: dict[tuple[str, ...], re.Pattern[str]] = {}


def before(m: re.Match[str], entries: list[str]) -> bool:
    """Whether one of the entries (or its plural) stands right before the match."""
    key = tuple(entries)
    pattern = _BEFORE.get(key)
    if pattern is None:
        pattern = _BEFORE[key] = re.compile(rf"(?:^|.*[^\w]){alternation(entries)} ?(?:ها|های|ی|هایی)? *$", re.S)
    return pattern.match(m.string[max(0, m.start() - 24) : m.start()]) is not None
