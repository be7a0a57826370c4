"""When-expressions in running text: found by shape, resolved to dates where they can be. Words are in periods.yaml."""

import datetime as dt
import re
from bisect import bisect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures.period_calendar import back, full_year, months_span, year_span
from pipelines.jalali import from_gregorian, month_length, to_gregorian

_COUNTS = [
    "صفر",
    "یک",
    "دو",
    "سه",
    "چهار",
    "پنج",
    "شش",
    "هفت",
    "هشت",
    "نه",
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
    "بیست",
]
_TENS = {"سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90, "صد": 100}
COUNT_WORDS: dict[str, int] = {
    **{w: i for i, w in enumerate(_COUNTS) if i}, **_TENS, "هیجده": 18, "شیش": 6,
    "بیست و چهار": 24, "چهل و هشت": 48, "هفتاد و دو": 72,
}  # fmt: skip


@dataclass(slots=True)
class When:
    """A when-expression: [start, end) in plain text; lo…hi inclusive dates, None where open or not to be had."""

    start: int
    end: int
    rule: str
    lo: dt.date | None = None
    hi: dt.date | None = None
    kind: str = "interval"  # interval | rate | same (an anaphor) | similar (the same stretch of another year)
    grain: str = ""  # day, week, month, year …: how long a thing was named
    year: int | None = None  # Iranian year that a «similar» points to


@cache
def words() -> dict[str, Any]:
    """periods.yaml, read once."""
    data = yaml.safe_load((Path(__file__).parent / "periods.yaml").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


# ---- shapes -------------------------------------------------------------------------------------------------------


def alternation(entries: Iterable[Any]) -> str:
    """Alternation of data entries, longest first; a tilde is an optional seam, a space one or more spaces."""
    parts = sorted((str(e) for e in entries), key=len, reverse=True)
    return "(?:" + "|".join(p.replace(" ", " +").replace("~", " ?") for p in parts) + ")"


_THIS = alternation(words()["now"])
_PAST, _AGO, _AHEAD = (alternation(words()[k]) for k in ("past", "ago", "ahead"))
_PAST_AGO = alternation([*words()["past"], *words()["ago"]])
_FIRST = alternation(words()["part_words"])
_WITHIN = alternation(words()["within"])
_UNITS: dict[str, str] = {u.replace("~", ""): code for code, us in words()["units"].items() for u in us}
_UNIT = alternation(u for us in words()["units"].values() for u in us)
_N = rf"(?P<n>(?<![\d/.٫,])(?<!ساعت )\d{{1,3}}|\b{alternation(COUNT_WORDS)})"
_MONTH_NO: dict[str, int] = {n: i for i, m in enumerate(words()["months"], 1) for n in m["names"]}
_MONTH_SURE = {n for m in words()["months"] if m.get("alone", True) for n in m["names"]}
_MONTH = alternation(_MONTH_NO)
_GREG_NO: dict[str, int] = {n: i for i, m in enumerate(words()["gregorian_months"], 1) for n in m}
_GREG_SURE = alternation(n for n in _GREG_NO if n not in ("مه", "می"))
_WEEKDAY_NO: dict[str, int] = {n.replace(" ", ""): i for i, names in enumerate(words()["weekdays"]) for n in names}
_SEASON_NO: dict[str, int] = {n: i for i, n in enumerate(words()["seasons"])}
_KINDS = "(?: +(?:مالی|زراعی|تحصیلی|آبی|شمسی|خورشیدی|میلادی))?"
_DECADES = {"سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
_YEAR_WORD = (
    rf"{alternation(list(_DECADES)[3:])}(?: +و *{alternation(_COUNTS[1:10])})?(?! +(?:درصد|نفر|هزار|میلیون|میلیارد))"
)
_NOT_COUNT = r"(?![\d/.٫,:]| *(?:درصد|نفر|هزار|میلیون|میلیارد|سال\b|ماه\b|روز\b))"
_YEAR = (
    rf"(?:(?P<ythis>امسال|(?:همین|این) +سال|سال{_KINDS} +{_THIS})|(?P<ylast>پارسال|سال{_KINDS} +(?:{_PAST_AGO}|ماقبل))"
    rf"|(?P<ynext>سال{_KINDS} +(?:آینده|آتی|بعد))"
    rf"|سال{_KINDS} +(?P<ynum>(?:1[34]|19|20)\d\d|\d\d){_NOT_COUNT}|سال{_KINDS} +(?P<yword>{_YEAR_WORD}))"
    r"(?P<greg> +(?:\(?میلادی\)?))?(?: +(?:هجری +)?(?:شمسی|خورشیدی))?"
)
_OF_YEAR = rf"(?: +(?:از +|در +)?(?:{_YEAR}|(?P<ybare>1[34]\d\d|[6-9]\d){_NOT_COUNT}))"
_EDGE = r"(?![^\W\d_])"  # no letter follows


def _count(text: str) -> int | None:
    return int(text) if text.isdigit() else COUNT_WORDS.get(re.sub(" +", " ", text))


def _year_of(m: re.Match[str], today: dt.date | None) -> int | None:
    """The year that a match's year piece names; Gregorian ones from 1800 on."""
    g = m.groupdict()
    digits = g.get("ynum") or g.get("ybare")
    if digits:
        return full_year(digits)
    if g.get("yword"):
        tens, _, ones = re.sub(" +", " ", g["yword"]).partition(" و")
        return 1300 + _DECADES[tens] + COUNT_WORDS.get(ones.strip(), 0)
    if today is None:
        return None
    this = today.year if g.get("greg") else from_gregorian(today)[0]
    return this if g.get("ythis") else this - 1 if g.get("ylast") else this + 1 if g.get("ynext") else None


def _has_year(m: re.Match[str]) -> bool:
    return any(m.groupdict().get(k) for k in ("ynum", "yword", "ybare", "ythis", "ylast", "ynext"))


def _when(m: re.Match[str], rule: str, lo: dt.date | None = None, hi: dt.date | None = None, grain: str = "") -> When:
    return When(m.start(), m.end(), rule, lo, hi, grain=grain)


def _year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    year = _year_of(m, today)
    lo, hi = year_span(year) if year else (None, None)
    if m["ythis"] and today and lo:
        hi = today
    return _when(m, "year", lo, hi, "year")


def _bare_year_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«ابتدای سال», «پایان سال»: the running year."""
    if today is None:
        return _when(m, "year", grain="year")
    return _when(m, "year", to_gregorian(from_gregorian(today)[0], 1, 1), today, "year")


def _years_form(m: re.Match[str], today: dt.date | None) -> When | None:
    first, last = year_span(full_year(m["a"])), year_span(full_year(m["b"]))
    return _when(m, "years", first[0], last[1], "years") if first[0] and last[1] and first[0] < last[1] else None


def _rolling_form(m: re.Match[str], today: dt.date | None) -> When | None:
    unit = _UNITS[m["u"].replace(" ", "")]
    count = _count(m["n"]) if m["n"] else 1
    how = re.sub(" +", "", m["how"])
    ahead = re.fullmatch(_AHEAD, m["how"]) is not None
    lo: dt.date | None = None
    hi: dt.date | None = None
    if today and count:
        if ahead:
            hi = back(today, -count, unit)
            lo = today if how not in ("دیگر", "بعد") else hi
        elif m["n"] and re.fullmatch(_AGO, m["how"]):
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


def _this_form(m: re.Match[str], today: dt.date | None) -> When | None:
    unit = _UNITS[m["u"].replace(" ", "")]
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


def _first_months_form(m: re.Match[str], today: dt.date | None) -> When | None:
    """«۴ ماهه ابتدایی سال گذشته», «شش ماه نخست سال», «۹ ماهه امسال», «عملکرد ۴ ماهه»."""
    count = _count(m["n"])
    if count is None or not 1 <= count <= 12:
        return None
    which = m["which"]
    if not which and not _has_year(m) and not m["sal"] and (not m["adj"] or not _before(m, words()["of_report"])):
        return None
    first, last = 1, count
    if which and not re.fullmatch(_FIRST, which):
        part = 2 if which == "دوم" else 3 if which == "سوم" else 12 // count
        first, last = (part - 1) * count + 1, part * count
        if last > 12:
            return None
    lo, hi = _months_in_year(m, today, first, last)
    return _when(m, "first-months", lo, hi, "months")


def _months_in_year(m: re.Match[str], today: dt.date | None, first: int, last: int) -> tuple[Any, Any]:
    year = _year_of(m, today)
    if year is None and today is not None:
        year, now, day = from_gregorian(today)
        # With no year named, the stretch is over: eleven months told of in spring are last year's.
        if now < last and not (now == last - 1 and day >= 25) and not m.groupdict().get("sal"):
            year -= 1
    return months_span(year, first, last) if year and year < 1800 else (None, None)


def _half_form(m: re.Match[str], today: dt.date | None) -> When | None:
    first = re.fullmatch(_FIRST, m["which"]) is not None
    if m["month"]:
        span = _month_dates(_MONTH_NO[m["month"]], _year_of(m, today), today, 1 if first else 16, 15 if first else None)
        return _when(m, "half-month", *span, grain="days")
    year = _year_of(m, today) or (from_gregorian(today)[0] if today else None)
    if year and year >= 1800:
        return _when(
            m, "half", dt.date(year, 1 if first else 7, 1), dt.date(year, 6 if first else 12, 30 if first else 31)
        )
    lo, hi = months_span(year, 1 if first else 7, 6 if first else 12) if year else (None, None)
    return _when(m, "half", lo, hi, "months")


def _season_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if not (_has_year(m) or m["fasl"] or m["rel"]) and not _before(m, ["در", "طی", "از", "تا", "پایان", "ابتدای"]):
        return None
    k = _SEASON_NO[m["season"]]
    year = _year_of(m, today)
    if year is None and today is not None:
        year, now, _ = from_gregorian(today)
        if now < 3 * k + 1 or (m["rel"] and re.fullmatch(_PAST_AGO, m["rel"]) and now <= 3 * k + 3):
            year -= 1
        if m["rel"] and re.fullmatch(_AHEAD, m["rel"]):
            year = year + 1 if now > 3 * k else year
    lo, hi = months_span(year, 3 * k + 1, 3 * k + 3) if year and year < 1800 else (None, None)
    bare = not (_has_year(m) or m["fasl"] or m["rel"])
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


def _month_form(m: re.Match[str], today: dt.date | None) -> When | None:
    name = m["month"]
    if not (m["lead"] or m["mah"] or _has_year(m)) and not (
        name in _MONTH_SURE and _before(m, ["در", "از", "تا", "طی", "پایان", "ابتدای", "اواخر", "اوایل", "اواسط"])
    ):
        return None
    lo, hi = _month_dates(_MONTH_NO[name], _year_of(m, today), today)
    return _when(m, "month", lo, hi, "month")


def _date_form(m: re.Match[str], today: dt.date | None) -> When | None:
    day, last = int(m["d"]), int(m["d2"] or m["d"])
    if not 1 <= day <= last <= 31:
        return None
    month, year = _MONTH_NO[m["month"]], _year_of(m, today)
    if year is None and today is not None and not m["rel"]:
        # The nearest such day: a date without a year lies within half a year of the page.
        this = from_gregorian(today)[0]
        near = [s for y in (this - 1, this, this + 1) if (s := _month_dates(month, y, today, day, last))[0]]
        if not near:
            return None
        lo, hi = min(near, key=lambda s: abs((s[0] or today) - today))
    else:
        lo, hi = _month_dates(month, year, today, day, last)
    return _when(m, "date", lo, hi, "day")


def _gregorian_form(m: re.Match[str], today: dt.date | None) -> When | None:
    g = m.groupdict()
    day, month = g.get("d"), _GREG_NO[m["month"]]
    year = int(m["y"]) if m["y"] else today.year if today else None
    if year is None:
        return _when(m, "gregorian")
    if not m["y"] and today and dt.date(year, month, 1) > today and not day:
        year -= 1
    try:
        if day:
            lo = hi = dt.date(year, month, int(day))
        else:
            lo, hi = dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    except ValueError:
        return None
    return _when(m, "gregorian", lo, hi, "day" if day else "month")


def _numeric_form(m: re.Match[str], today: dt.date | None) -> When | None:
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    lo, hi = _month_dates(month, year, today, day, day)
    return _when(m, "date", lo, hi, "day")


def _weekday_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if _before(m, ["امام", "نماز", "ائمه", "خطیب", "خطبه های", "امامان"]):
        return None
    lo = None
    if today:
        days = (today.weekday() - _WEEKDAY_NO[m["wd"].replace(" ", "")]) % 7
        rel = m["rel"] or ""
        if "آینده" in rel or "آتی" in rel:
            days -= 7
        elif rel and days == 0:
            days = 7
        lo = today - dt.timedelta(days=days)
    return _when(m, "weekday", lo, lo, "day")


def _day_form(m: re.Match[str], today: dt.date | None) -> When | None:
    name = re.sub(" +", " ", m["day"])
    if name.startswith("امروز") and _before(m, ["جهان", "دنیای", "جامعه", "ایران", "نسل", "عصر", "شرایط", "به"]):
        return None
    for entry, days in words()["days"].items():
        if re.fullmatch(alternation([entry]), name):
            lo = today + dt.timedelta(days=days) if today else None
            return _when(m, "day", lo, lo, "day")
    return None


def _until_now_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return _when(m, "until-now", None, today, "open")


def _ending_form(m: re.Match[str], today: dt.date | None) -> When | None:
    month, count = _MONTH_NO[m["month"]], _count(m["n"]) if m["n"] else 12
    hi = _month_dates(month, _year_of(m, today), today)[1]
    lo = None
    if hi and count and 1 <= count <= 120:
        y, mo, _ = from_gregorian(hi)
        y, mo = divmod(y * 12 + mo - count, 12)
        lo = to_gregorian(y, mo + 1, 1)
    return _when(m, "ending", lo, hi, "months")


def _vague_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return _when(m, "vague", grain="vague")


def _rate_form(m: re.Match[str], today: dt.date | None) -> When | None:
    if _before(m, words()["not_rates_after"]):
        return None
    return When(m.start(), m.end(), "rate", kind="rate")


def _bound_rate_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return When(m.start(), m.end(), "bound-rate", kind="rate")


def _same_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return When(m.start(), m.end(), "same", kind="same")


def _similar_form(m: re.Match[str], today: dt.date | None) -> When | None:
    return When(m.start(), m.end(), "similar", kind="similar", year=_year_of(m, today))


_BEFORE: dict[tuple[str, ...], re.Pattern[str]] = {}


def _before(m: re.Match[str], entries: list[str]) -> bool:
    """Whether one of the entries (or its plural) stands right before the match."""
    key = tuple(entries)
    pattern = _BEFORE.get(key)
    if pattern is None:
        pattern = _BEFORE[key] = re.compile(rf"(?:^|.*[^\w]){alternation(entries)} ?(?:ها|های|ی|هایی)? *$", re.S)
    return pattern.match(m.string[max(0, m.start() - 24) : m.start()]) is not None


@dataclass(slots=True)
class Form:
    """A shape: triggers (of each group one must stand in the text), its pattern, what resolves or refuses a match.

    The triggers keep the pattern from running where it cannot match: a search for a plain string costs next to
    nothing.
    """

    triggers: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], dt.date | None], When | None]


def _last(entries: Iterable[str]) -> tuple[str, ...]:
    """The last part of each entry: a plain string that stands in the text wherever the entry does."""
    return tuple(re.split("[ ~]", e)[-1] for e in entries)


def _long(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(n for n in names if len(n) > 3)


@cache
def _triggers() -> tuple[str, ...]:
    """Every trigger once."""
    return tuple(sorted({t for f in forms() for group in f.triggers for t in group}))


@cache
def forms() -> tuple[Form, ...]:
    """All shapes, compiled."""
    w = words()
    plural = alternation(w["plural_units"])
    units = _last(u for us in w["units"].values() for u in us)
    loose = (*units, *_last(w["plural_units"]))
    later = _last([*w["past"], *w["ago"], *w["ahead"]])
    # Short names stand inside many words: they count as triggers only with their edges.
    months = (*_long(_MONTH_NO), *(t for n in _MONTH_NO if len(n) <= 3 for t in (f" {n} ", f"{n}ماه", f" {n}،")))
    greg = (*_long(_GREG_NO), " مه ", " می 20", " می 19", "ماه می")
    rates = [r for rs in w["rates"].values() for r in rs]
    weekday = alternation(n for names in w["weekdays"] for n in names)
    few = alternation(w["few"])
    year_heads = "|".join(rf"(?<={head} )سال" for head in (*w["starts"], *w["ends"]))

    def form(pattern: str, resolve: Callable[..., When | None], *triggers: tuple[str, ...]) -> Form:
        return Form(tuple(map(frozenset, triggers)), re.compile(rf"(?<!\w)(?:{pattern}){_EDGE}"), resolve)

    return (
        form(_YEAR, _year_form, ("سال",)),
        form(year_heads, _bare_year_form, ("سال",), _last([*w["starts"], *w["ends"]])),
        form(
            r"سال ?های +(?:میان +|بین +)?(?P<a>\d{4}|\d\d) *(?:تا|و|الی|لغایت|-) *(?:سال +)?(?P<b>\d{4}|\d\d)(?!\d)",
            _years_form,
            ("سالهای", "سال های"),
        ),
        form(
            rf"(?:{_N} ?)?(?P<u>{_UNIT}) ?(?:ه|ی|های)? +(?P<how>{_PAST}|{_AGO}|{_AHEAD})", _rolling_form, units, later
        ),
        form(rf"(?P<u>ماه|هفته|روز) +{_THIS}", _this_form, ("ماه", "هفته", "روز"), tuple(w["now"])),
        form(r"(?:این|همین) +(?P<u>ماه|هفته)", _this_form, ("این ماه", "همین ماه", "این هفته", "همین هفته")),
        form(
            rf"{_N} ?(?:ماه ?(?P<adj>ه)?|فصل)(?: +(?P<which>{_FIRST}|دوم|سوم|چهارم|پایانی|آخر))?"
            rf"(?:(?: +ابتدای)?{_OF_YEAR}|(?P<sal> +(?:از +)?سال))?",
            _first_months_form,
            ("ماه", "فصل"),
        ),
        form(
            rf"{alternation(w['half'])} +(?P<which>{_FIRST}|دوم|پایانی)"
            rf"(?: +(?P<month>{_MONTH})(?: ?ماه)?)?(?:{_OF_YEAR}|(?P<sal> +سال))?",
            _half_form,
            ("نیمه", "نیم"),
        ),
        form(
            rf"(?P<fasl>فصل +)?(?P<season>{alternation(_SEASON_NO)})"
            rf"(?:{_OF_YEAR}|(?P<rel> +(?:{_PAST_AGO}|{_AHEAD}|{_THIS})))?",
            _season_form,
            tuple(_SEASON_NO),
        ),
        form(rf"(?P<lead>ماه +)?(?P<month>{_MONTH})(?P<mah> ?ماه)?(?:{_OF_YEAR})?", _month_form, months),
        form(
            rf"(?P<d>\d{{1,2}})(?: *(?:تا|لغایت|الی|و|-) *(?P<d2>\d{{1,2}}))? *(?P<month>{_MONTH})(?: ?ماه)?"
            rf"(?:{_OF_YEAR}|(?P<rel> +{_THIS}))?",
            _date_form,
            months,
        ),
        form(
            rf"(?P<d>\d{{1,2}}) *(?P<month>{alternation(_GREG_NO)})(?: +ماه)?"
            r"(?: +(?P<y>(?:19|20)\d\d)(?!\d))?(?: +میلادی)?",
            _gregorian_form,
            greg,
        ),
        form(
            rf"(?:ماه +)?(?P<month>{_GREG_SURE})(?: +ماه)?(?: +(?:سال +)?(?P<y>(?:19|20)\d\d)(?!\d))?(?: +میلادی)?",
            _gregorian_form,
            greg,
        ),
        form(r"(?P<y>1[34]\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)", _numeric_form, ("13", "14"), ("/", "-")),
        form(
            rf"(?:روز +)?(?P<wd>{weekday})(?P<rel> +(?:هفته +)?(?:{_PAST_AGO}|آینده|آتی))?",
            _weekday_form,
            ("شنبه", "جمعه", "آدینه"),
        ),
        form(
            rf"(?:{alternation(w['day_parts'])} +)?(?P<day>{alternation(w['days'])})",
            _day_form,
            tuple(re.split("[ ~]", d)[-1] if "~" in d else d for d in w["days"]),
        ),
        form(alternation(w["until_now"]), _until_now_form, ("تا",), _last(w["until_now"])),
        form(
            rf"(?:{_N} ?(?:ماه|ماهه)|سال) +{alternation(w['ending'])}"
            rf" +(?:پایان +)?(?P<month>{_MONTH})(?: ?ماه)?(?:{_OF_YEAR})?",
            _ending_form,
            ("منتهی",),
        ),
        form(
            rf"(?:{few} +(?:{_UNIT}) ?(?:ه|ی)?|(?:یک|1|دو|2) +دهه|{plural})"
            rf" +(?:{_PAST}|{_AGO}|آینده|آتی|پیش ?روی?|{_THIS})",
            _vague_form,
            loose,
            (*later, *w["now"]),
        ),
        form(
            rf"{_WITHIN} +(?:این +|حدود +|کمتر +از +)?(?:{_N}|{few}) ?(?:{_UNIT}) ?(?:ه|ی)?",
            _vague_form,
            units,
            _last(w["within"]),
        ),
        form(alternation(w["same_span"]), _same_form, ("این", "همین", "مذکور", "یاد"), ("مدت", "بازه", "زمان", "ایام")),
        form(
            rf"{alternation(w['similar_span'])}(?: +(?:در +|از +)?{_YEAR})?",
            _similar_form,
            ("مشابه", "همین"),
            ("مدت", "زمان", "دوره", "بازه", "ماه", "مقطع"),
        ),
        form(
            alternation(rates) + "|" + rf"هر +{_N} +{_UNIT}",
            _rate_form,
            ("روزانه", "سالانه", "سالیانه", "ماهانه", "ماهیانه", "هفتگی", "هر"),
            (
                "انه",
                "هفتگی",
                *(f"هر {u}" for u in (*units, "ثانیه")),
                *(f"هر {n}" for n in "0123456789"),
                "هر یک",
                "هر دو",
            ),
        ),
        form(alternation(w["bound_rates"]), _bound_rate_form, tuple(w["bound_rates"])),
    )


def find(text: str, start: int, end: int, today: dt.date | None) -> list[When]:
    """When-expressions in text[start:end], longest of those that overlap, in order; «از … تا …» not yet joined."""
    part = text[start:end]
    present = {t for t in _triggers() if t in part}
    found: list[When] = []
    for form in forms():
        if all(not present.isdisjoint(group) for group in form.triggers):
            for m in form.pattern.finditer(text, start, end):
                when = form.resolve(m, today)
                if when is not None:
                    found.append(when)
    if len(found) < 2:
        return found
    found.sort(key=lambda x: (x.rule == "bound-rate", x.start - x.end, x.lo is None and x.hi is None, x.start))
    kept: list[When] = []
    starts: list[int] = []
    for when in found:
        i = bisect(starts, when.start)
        if (i == 0 or kept[i - 1].end <= when.start) and (i == len(kept) or when.end <= starts[i]):
            starts.insert(i, when.start)
            kept.insert(i, when)
    return kept
