"""Months of the moon's year («ماه رمضان», «محرم و صفر», «دهه اول محرم»), by the official calendar of Iran."""

import csv
import datetime as dt
import re
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

from pipelines.figures.periods.calendar import from_gregorian
from pipelines.figures.periods.shapes import Form, form, names_of
from pipelines.figures.periods.when import When, before, made, to_come
from pipelines.figures.periods.words import NTH, OF_YEAR, THIS, has_year, words, year_of
from pipelines.figures.plain import alternation

_SOON = 120  # days ahead in which a month that is told of as to come is the next one
_TEN = 10  # days of «دهه اول محرم»
_MONTH_NO: dict[str, int] = {n: i for i, names in words()["moon_months"].items() for n in names}
_SPACED = re.compile("[ ~]+")


@cache
def _months() -> dict[tuple[int, int], tuple[dt.date, dt.date]]:
    """(year, month) → first and last day, of the years that moon.csv holds."""
    out = {}
    text = Path(__file__).with_name("moon.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        lengths = [int(n) for n in row["lengths"].split()]
        first = dt.date.fromisoformat(row["first"])
        for month, (start, end) in enumerate(pairwise(accumulate(lengths, initial=0)), 1):
            days = first + dt.timedelta(days=start), first + dt.timedelta(days=end - 1)
            out[int(row["year"]), month] = days
    return out


def _number(name: str) -> int:
    squeezed = _SPACED.sub("", name)
    return next(n for known, n in _MONTH_NO.items() if _SPACED.sub("", known) == squeezed)


def _days(m: re.Match[str], today: dt.date | None, month: int) -> tuple[dt.date, dt.date] | None:
    """The month of the year told (of the moon or of the sun), else the last that has begun or the one to come."""
    year = year_of(m, today)
    if (year or 0, month) in _months():
        return _months()[year or 0, month]
    told = [days for (_, n), days in _months().items() if n == month]
    if has_year(m) or m["this"]:
        of = year or (from_gregorian(today)[0] if today else 0)
        return next((days for days in told if from_gregorian(days[0])[0] == of), None)
    if today is None:
        return None
    begun = [days for days in told if days[0] <= today]
    coming = next((days for days in told if days[0] > today), None)
    if coming and (coming[0] - today).days < _SOON and begun and begun[-1][1] < today and to_come(m):
        return coming
    known = today <= max(hi for _, hi in _months().values())
    return begun[-1] if begun and known else None


def moon_month_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«ماه مبارک رمضان», «محرم و صفر سال گذشته», «دهه اول محرم»; a bare «محرم» or «صفر» is none."""
    if before(m, words()["not_occasions_after"]) or not (m["head"] or m["second"] or m["ten"] or has_year(m)):
        return None
    days = _days(m, today, _number(m["month"]))
    lo, hi = days or (None, None)
    if m["second"] and hi:
        after = [d for (_, n), d in _months().items() if n == _number(m["second"]) and d[0] > hi]
        hi = after[0][1] if after and (after[0][0] - hi).days == 1 else None
        lo = lo if hi else None
    if m["ten"] and lo and hi:
        nth = NTH.get(m["ten"], 3)
        lo, hi = lo + dt.timedelta(days=_TEN * (nth - 1)), min(hi, lo + dt.timedelta(days=_TEN * nth - 1))
    return made(m, "moon-month", lo, hi, "days" if m["ten"] or m["second"] else "month")


def moon_forms() -> tuple[Form, ...]:
    """The shape, compiled."""
    w = words()
    month = alternation(_MONTH_NO)
    ten = alternation([*(n for n in w["nth"] if w["nth"][n] <= 3), *w["later_parts"]])
    return (
        form(
            rf"(?:دهه +(?P<ten>{ten}) +)?(?P<head>(?:ماه|ماههای|ماه +های) +(?:مبارک +)?)?(?P<month>{month})"
            rf"(?: +و +(?P<second>{month}))?(?:{OF_YEAR}(?: +(?:هجری|قمری|ق)(?!\w))?|(?P<this> +{THIS}))?",
            moon_month_form,
            (*names_of(n for n in _MONTH_NO if "~" not in n), "حجه", "قعده"),
            lead=26,
        ),
    )
