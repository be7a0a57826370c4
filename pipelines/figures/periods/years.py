"""Years that no word leads («تا ۲۰۳۰», «بودجه ۹۸»), and the stretch of another year («پارسال در همین ایام»)."""

import datetime as dt
import re

from pipelines.figures.periods.calendar import from_gregorian, full_year, year_span
from pipelines.figures.periods.shapes import Form, form, whole
from pipelines.figures.periods.when import When, made
from pipelines.figures.periods.words import (
    AUTUMN,
    COUNT,
    FIRST,
    NOT_COUNT,
    OF_YEAR,
    YEAR,
    any_of,
    count_of,
    has_year,
    words,
    year_of,
)
from pipelines.figures.plain import alternation

_FOUR = r"(?:13[3-9]\d|14[01]\d|19[5-9]\d|20[0-4]\d)(?![\d/.٫,:-])"
_LED = "(?:" + "|".join(rf"(?<={w} )" for w in words()["lone_year_opens"]) + ")"
_UP_TO = r"(?<=تا )(?<!\d تا )(?<!هزار تا )"
_ENDS = rf"(?= *(?:$|[،؛.)»]|(?:{any_of('after_lone_year')})(?!\w)(?! *\d{{4}} +{any_of('paid_in', 'counted_in', 'measured_in')})))"
_NEAR = 60  # years between the ends of a span
_AUTUMN = re.compile(AUTUMN)


def year_forms() -> tuple[Form, ...]:
    """These shapes, compiled."""
    w = words()
    then = alternation([*w["similar_span"], *w["same_then"]])
    digits = ("13", "14", "19", "20")
    return (
        form(rf"(?:{_LED}|{_UP_TO})(?P<y>{_FOUR}){_ENDS}", lone_year_form, digits),
        form(
            rf"(?<=بودجه )(?P<y>[6-9]\d|1[34]\d\d)(?!\d){NOT_COUNT}(?! *{any_of('paid_in')})", budget_year_form, _TENS
        ),
        form(
            rf"(?:(?<=در )|(?<=طی )){alternation(w['events_of_year'])} +(?P<y>{_FOUR})",
            lone_year_form,
            whole(w["events_of_year"]),
            digits,
        ),
        form(
            rf"(?:بین|از|(?:دوره|فاصله|بازه)(?: +زمانی)?(?: +{COUNT} +ساله)?) +(?P<a>{_FOUR}) +(?:تا|و) +(?P<b>{_FOUR}){_ENDS}",
            lone_years_form,
            whole(["بین", "از", "دوره", "فاصله", "بازه"]),
            digits,
        ),
        form(
            rf"(?:{COUNT} +)?(?P<u>روز|هفته) +(?P<which>{FIRST}|پایانی|آخر)(?:{OF_YEAR}|(?: +از)? +سال(?! +های))",
            days_of_year_form,
            ("=روز", "=هفته"),
            ("سال", "13", "14", "20"),
            whole([*w["part_words"], "پایانی", "آخر"]),
            lead=16,
        ),
        form(
            rf"{COUNT} ?ماهه? +مشابه(?: +(?:در +|از +)?{YEAR})?",
            year_then_form,
            ("=مشابه",),
            ("ماه",),
            lead=16,
        ),
        form(
            rf"{YEAR} *،? *(?:و +)?(?:(?:در|طی) +)?{then}",
            year_then_form,
            ("سال",),
            ("مشابه", *whole(["همین", "این", "چنین"])),
        ),
    )


_TENS = (*"6789", "13", "14")


def lone_year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    year = full_year(m["y"])
    lo, hi = year_span(year)
    when = made(m, "year", lo, hi, "year")
    when.year = year
    return when


_IN_BUDGET = re.compile(rf"(?<!\w)(?:در|طی|{any_of('by_law')}) +(?:(?:قانون|لایحه) +)?بودجه $")


def budget_year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«در لایحه بودجه ۹۸», not «کمیسیون تلفیق بودجه ۹۸»; it is a time of money and of shares alone."""
    if not _IN_BUDGET.search(m.string, max(0, m.start() - 30), m.start()):
        return None
    when = lone_year_form(m, today)
    if when is not None:
        when.rule = "budget-year"
    return when


def lone_years_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«بین ۲۰۱۰ تا ۲۰۱۷», not «از ۱۴۰۰ تا ۲۰۰۰»."""
    a, b = int(m["a"]), int(m["b"])
    if not a < b < a + _NEAR:
        return None
    return made(m, "from-to", year_span(a)[0], year_span(b)[1], "years")


def days_of_year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«۱۳ روز نخست امسال», «هفته پایانی سال ۱۴۰۰»: so many days at the year's beginning or end."""
    count = count_of(m["n"]) if m["n"] else 1 if m["u"] == "هفته" else None
    year = year_of(m, today) or (from_gregorian(today)[0] if today and not has_year(m) else None)
    if not count or (not has_year(m) and m["ybare"]):
        return None
    lo, hi = year_span(year) if year else (None, None)
    days = dt.timedelta(days=count * (7 if m["u"] == "هفته" else 1) - 1)
    if lo is not None and hi is not None:
        lo, hi = (lo, lo + days) if re.fullmatch(FIRST, m["which"]) else (hi - days, hi)
    return made(m, "dates", lo, hi, "days")


def year_then_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«سال گذشته در همین مدت», «سه‌ماهه مشابه سال قبل»: the stretch told before, in that year."""
    grain = ("autumn" if _AUTUMN.search(m[0]) else "last") if m["ylast"] else ""
    return When(m.start(), m.end(), "similar", kind="similar", grain=grain, year=year_of(m, today))
