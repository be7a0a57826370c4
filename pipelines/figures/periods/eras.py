"""Times whose days a page seldom tells: decades, centuries, eras, terms of office, «آن سال‌ها», days of an event."""

import datetime as dt
import re

from pipelines.figures.periods.calendar import back, from_gregorian, year_span
from pipelines.figures.periods.when import When, before, made, month_dates, to_come
from pipelines.figures.periods.words import COUNT_WORDS, FIRST, MONTH_NO, any_of, count_of, has_year, words, year_of

_WEST = re.compile("میلادی|(?:19|20)[0-9]0")
_SURE = tuple(words()["era_heads_sure"])
_PRE_STAGE = re.compile(rf"(?<=پیش) *{any_of('pre_stages')}")
_COUNTED = [str(w) for w in COUNT_WORDS] + words()["few"]


def vague_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """A time whose days are not told."""
    return made(m, "vague", grain="vague")


def plural_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«سال‌های اخیر», «دوره قبل»; not «سهمیه دوره آتی», «دوره پیش دبستانی»."""
    if m[0].startswith("دوره ") and (before(m, words()["of_terms"]) or _PRE_STAGE.match(m.string, m.end())):
        return None
    return vague_form(m, today)


def then_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«در آن زمان», «نیم‌فصل نخست»: a time of its clause alone."""
    return made(m, "era", grain="vague")


def _first_year(digits: str, west: bool) -> int:
    """The first year of the decade that these digits name: «دهه ۲۰» is that of 1320, «دهه ۲۰ میلادی» that of 1920."""
    return int(digits) + (0 if len(digits) == 4 else 1900 if west else 1300)


def decade_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«دهه ۶۰», «دهه هفتاد», «دهه ۱۹۸۰», «دهه ۸۰ میلادی»: its ten years; not «دو دهه», nor that of a life."""
    if before(m, _COUNTED) or before(m, words()["of_that_age"]):
        return None
    year = _first_year(m["d"] or str(COUNT_WORDS[m["w"]]), _WEST.search(m[0]) is not None)
    lo, hi = year_span(year)[0], year_span(year + 9)[1]
    when = made(m, "decade", lo, hi, "decade")
    when.year = year
    return when


def decades_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«دهه‌های ۶۰ و ۷۰»: from the first year of the one to the last of the other."""
    if before(m, words()["of_that_age"]):
        return None
    first, last = (_first_year(digits, m["west"] is not None) for digits in (m["a"], m["b"]))
    lo, hi = year_span(first)[0], year_span(last + 9)[1]
    return made(m, "years", lo, hi, "years") if lo is not None and hi is not None and first < last else None


_NEW = 2  # months for which a year is called new


def new_year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«سال جدید»: in the last month of a year the one to come, in its first two that year; else its days are not told."""
    lo = hi = None
    if today is not None and re.fullmatch(r"سال +جدید", m[0]):
        year, month, _ = from_gregorian(today)
        if month == 12:
            lo, hi = year_span(year + 1)
        elif month <= _NEW:
            lo, hi = year_span(year)
            hi = hi if to_come(m) else today
    return made(m, "year", lo, hi, "year")


def era_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«قبل از انقلاب», «پس از جنگ»: a time, but none whose days are known."""
    return None if before(m, words()["squares"]) else made(m, "era", grain="vague")


def event_day_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«روز دوم مسابقات»; «روز نخست این مسابقات» after «مسابقات … امروز آغاز شد»: that day."""
    when = made(m, "era", grain="vague")
    if m["this"] and (m["first"] or m["opening"]):
        when.kind, when.grain, when.rule = "back", "day", "back"
    return when


def term_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«در دولت یازدهم», «در زمان جنگ», «در دوره ریاست او»: after «در», «طی» and their like alone, but for «دوران …»."""
    if before(m, words()["one_of"]):  # «یکی از روزهای نزدیک عید»
        return None
    sure = m[0].startswith(_SURE) or before(m, words()["term_opens"])
    return made(m, "era", grain="vague") if sure else None


def horizon_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«تا افق ۱۴۰۴»: that year."""
    lo, hi = year_span(int(m["y"]))
    return made(m, "year", lo, hi, "year")


def days_of_month_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«۱۵ روز نخست تیر», «۱۰ روز پایانی اسفند سال گذشته»: the first or the last days of a month."""
    count, month, year = count_of(m["n"]), MONTH_NO[m["month"]], year_of(m, today)
    if count is None or not 1 <= count <= 29 or (year is None and has_year(m)):
        return None
    lo, hi = month_dates(month, year, today)
    if lo is not None and hi is not None:
        if re.fullmatch(FIRST, m["which"]):
            hi = back(lo, 1 - count, "day")
        else:
            lo = back(hi, count - 1, "day")
    return made(m, "dates", lo, hi, "days")


def plan_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«تا پایان برنامه ششم», «طی برنامه پنجم»: years that a plan of development is for; else it is the plan itself."""
    opens = words()["plan_opens"] + (["در"] if m[0].endswith("توسعه") else [])
    return made(m, "plan", grain="vague") if before(m, opens) else None


def feasts_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«از عید فطر تا میلاد امام …»: a stretch between two days of the moon's year."""
    return made(m, "feasts", grain="days")


def long_term_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«در دراز مدت», «نسبت به بلندمدت», not «وام بلندمدت»."""
    return made(m, "vague", grain="vague") if before(m, words()["within_long"] + words()["baseline"]) else None


def occasion_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«ایام نوروز», «ماه رمضان», «نوروز پارسال»: a time, but not one whose days are known here."""
    if before(m, words()["not_occasions_after"]):
        return None
    if m["head"] and m["head"].startswith("سفر") and not before(m, words()["within_long"]):
        return None  # «رشد ۱۵ درصدی سفرهای نوروزی»: what grew
    if not (m["head"] or has_year(m)) and not (m[0].startswith("نوروز") and (before(m, words()["nowruz_opens"]))):
        return None
    return made(m, "occasion", grain="days")
