"""Times that stand in a row and are one: «اسفند ۹۷ و فروردین ۹۸», «امسال تاکنون», «از امروز … و تا جمعه ادامه دارد»."""

import datetime as dt
import re
from itertools import pairwise

from pipelines.figures.periods.calendar import last_of_month, shift_year
from pipelines.figures.periods.clauses import verbs
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import any_of

_WHICH = re.compile(r" *،? +که(?: +[^\W\d]+(?: *،)?)+ *(?:و +)?$")
_WHICH_FAR = 120  # letters of a clause between «از A» and «تاکنون»
_GOES_ON = re.compile(rf"(?: +[^\W\d]+){{0,8}}? +ادامه +{any_of('goes_on_verbs')}")
_PARTS = ({"month"}, {"season", "season-bare"}, {"weekday"}, {"day"})  # … and what «و» makes one time of


def alike(a: When, b: When) -> bool:
    """Whether both are months, or both seasons."""
    return a.kind == b.kind and any(a.rule in rules and b.rule in rules for rules in _PARTS)


def _of_year_before(text: str, when: When, month: When) -> None:
    """«بیشترین کاهش در سال ۱۳۹۷ مربوط به ماه فروردین است»: of that year."""
    if when.year and when.year < 1800 and month.lo is not None and text.endswith("مربوط به ", 0, month.start):
        month.lo, month.hi = shift_year((month.lo, month.hi), None, when.year)
        month.year = when.year


def of_one_year(a: When, b: When) -> bool:
    """Give «مرداد» the year of «آبان سال گذشته» after it; whether there was one to give."""
    if b.year is None or a.year is not None or a.lo is None or b.lo is None:
        return False
    if a.rule == "gregorian":
        return _of_western_year(a, b)
    lo, hi = shift_year((a.lo, a.hi), None, b.year)
    if lo is not None and lo > b.lo:
        lo, hi = shift_year((a.lo, a.hi), None, b.year - 1)
    a.lo, a.hi, a.year = lo, hi, b.year
    return True


def _of_western_year(a: When, b: When) -> bool:
    """Give «آوریل» the year of «ژوئیه ۲۰۲۵» after it, or the one before («دسامبر تا مارس ۲۰۲۵»)."""
    if a.lo is None or b.lo is None or b.rule != "gregorian" or (a.lo.month, a.lo.day) == (2, 29):
        return False
    a.year = b.lo.year - ((a.lo.month, a.lo.day) > (b.lo.month, b.lo.day))
    a.lo = a.lo.replace(year=a.year)
    a.hi = a.lo if a.grain == "day" else last_of_month(a.lo)
    return True


def _parts_in_row(a: When, b: When) -> bool:
    """«اسفند ۹۷ و فروردین ۹۸», «بهار و تابستان»: one after the other, or of one year («مرداد و آبان سال گذشته»)."""
    if not alike(a, b):
        return False
    shared = of_one_year(a, b)
    if a.hi is None or b.lo is None:
        return False
    return b.lo == a.hi + dt.timedelta(days=1) or (shared and a.hi < b.lo)


def _to_this_moment(a: When, b: When) -> bool:
    """«امروز و تا این لحظه», «امسال تاکنون», «یک سال گذشته تاکنون», «(از آغاز جنگ در) ۹ اسفند تاکنون»."""
    if b.rule != "until-now" or a.lo is None or a.hi is None or b.hi is None:
        return False
    return (a.rule in ("day", "year", "rolling", "this") and a.hi == b.hi) or (
        a.rule in ("date", "gregorian", "month", "day") and a.hi < b.hi
    )


def _since_then(a: When, b: When) -> bool:
    """«سال گذشته تاکنون»: from its first day on, as after «از»."""
    return b.rule == "until-now" and a.kind == "interval" and None not in (a.lo, a.hi)


def _since_which(text: str, a: When, b: When) -> bool:
    """«از سال ۲۰۱۳ که به این تیم آمد، تا به امروز»: what «که» leads in between the two only says what began then."""
    if b.rule != "until-now" or b.start - a.end > _WHICH_FAR or (a.lo is None and a.grain != "year"):
        return False
    clause = _WHICH.match(text, a.end, b.start)
    return clause is not None and len(verbs(text, a.end, b.start).ends) == 1


def in_row(text: str, found: list[When]) -> list[When]:
    """Months and seasons that «و» joins are one time."""
    out: list[When] = []
    for when in found:
        last = out[-1] if out else None
        gap = text[last.end : when.start].strip() if last is not None else None
        if last is not None and (
            (gap in ("و", "،", "") and (_parts_in_row(last, when) or _to_this_moment(last, when)))
            or (gap == "" and last.rule == "year" and _since_then(last, when))
            or (when.rule == "until-now" and text.startswith("از ", last.start) and _since_which(text, last, when))
        ):
            last.end, last.hi, last.rule = when.end, when.hi, when.rule
        else:
            out.append(when)
    return out


def continued(text: str, found: list[When]) -> None:
    """«از امروز آغاز می‌شود و تا جمعه ادامه دارد»: one stretch, whose ends are told apart; a month of a year told."""
    for when, last in pairwise(found):
        if last.rule == "month" and last.year is None and when.kind == "interval":
            _of_year_before(text, when, last)
        elif (
            when.rule.startswith("from-")
            and last.rule.startswith("until-")
            and when.lo is not None
            and last.hi is not None
            and last.hi >= when.lo
            and _GOES_ON.match(text, last.end) is not None
        ):
            when.hi, when.rule = last.hi, "from-to"
