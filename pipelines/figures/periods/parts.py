"""Parts of a year told by their number («فصل دوم این سال», «چهارمین ماه از سال جاری میلادی», «ماه نخست»).

Where the words name no year, it is the one that was told before; and where every year of the article so far is one of
the West, its months are of the West, too.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from pipelines.figures.periods.calendar import from_gregorian, months_span
from pipelines.figures.periods.when import When, month_dates
from pipelines.figures.periods.words import NTH, POINTING, SEASON_NO, has_year, year_of

_MONTHS_IN = {"ماه": 1, "فصل": 3}
_THAT_YEAR = re.compile(rf"{POINTING} +سال$")
_OPENS = re.compile(r"(?<!\w)(?:در|طی|تا) $")
_CALENDAR_YEAR = re.compile(r"میلادی|(?<!\d)(?:19|20|1[34])\d\d(?!\d)")


def nth_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«چهارمین ماه سال», «فصل نخست سال ۲۰۲۰»; a bare «ماه دوم» waits for its year, or is none."""
    nth = NTH[(m["after"] or m["before"].removesuffix("ین")).replace(" ", "")]
    size = _MONTHS_IN[m["u1"] or m["u2"]]
    first, last = (nth - 1) * size + 1, nth * size
    if last > 12:
        return None
    if "مالی" in m[0]:
        return When(m.start(), m.end(), "nth", grain="month" if size == 1 else "season")
    when = When(m.start(), m.end(), "nth", grain="month" if size == 1 else "season", part=(first, last))
    if has_year(m):
        when.year = year_of(m, today)
        when.lo, when.hi = months_span(when.year, first, last) if when.year else (None, None)
    elif m["sal"] and not _THAT_YEAR.search(m[0]):
        when.sal = True
        if today is not None:
            year, now, _ = from_gregorian(today)
            when.lo, when.hi = months_span(year - (now < last), first, last)
    elif m["sal"] or (size == 1 and m["after"] and _OPENS.search(m.string, max(0, m.start() - 5), m.start())):
        when.kind = "part"
    else:
        return None
    return when


def month_of_season_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«اولین ماه از فصل زمستان ۱۴۰۰»: the month, of the year told or the last such one that has begun."""
    month = 3 * SEASON_NO[m["season"]] + NTH[m["nth"]]
    year = year_of(m, today)
    when = When(m.start(), m.end(), "month", *month_dates(month, year, today), grain="month")
    when.year = year
    return when


def settle(text: str, found: list[When], before: Iterable[list[When]]) -> list[When]:
    """The expressions of a sentence, parts of a year with the year told in it or in those `before` (the last first).

    A bare part of no year told is left out.
    """
    for w in found:
        if w.part and w.year is None:
            break
    else:
        return found
    earlier = [w for ws in before for w in ws]
    out: list[When] = []
    for w in found:
        if w.part and w.year is None and (w.kind == "part" or (w.kind == "interval" and w.sal)):
            told = [o.year for o in (*reversed(out), *earlier) if o.year is not None]
            west = _all_west(text, [*out, *earlier])
            if w.kind == "part" and not told:
                continue
            if w.kind == "part" or west:
                year = next(y for y in told if y >= 1800 or not west)
                lo, hi = months_span(year, *w.part)
                w = replace(w, kind="interval", rule="part-of-year", year=year, lo=lo, hi=hi)
        out.append(w)
    return out


def _all_west(text: str, told: list[When]) -> bool:
    """Whether years were told by a calendar, and every one by that of the West."""
    years = [w.year for w in told if w.year is not None and _CALENDAR_YEAR.search(text, w.start, w.end)]
    return bool(years) and min(years) >= 1800
