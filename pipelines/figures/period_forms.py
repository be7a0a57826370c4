"""The shapes that when-expressions take in running text, and the search for them."""

import datetime as dt
import re
from bisect import bisect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.figures import period_readers as readers
from pipelines.figures.period_readers import When
from pipelines.figures.period_words import (
    AGO,
    AHEAD,
    COUNT,
    COUNT_WORDS,
    FIRST,
    GREG_NO,
    GREG_SURE,
    MONTH,
    MONTH_NO,
    OF_YEAR,
    PAST,
    PAST_AGO,
    SEASON_NO,
    THIS,
    UNIT,
    WITHIN,
    YEAR,
    alternation,
    words,
)

_EDGE = r"(?![^\W\d_])"  # no letter follows


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
    months = (*_long(MONTH_NO), *(t for n in MONTH_NO if len(n) <= 3 for t in (f" {n} ", f"{n}ماه", f" {n}،")))
    greg = (*_long(GREG_NO), " مه ", " می 20", " می 19", "ماه می")
    rates = [r for rs in w["rates"].values() for r in rs]
    weekday = alternation(n for names in w["weekdays"] for n in names)
    day = rf"(?:\d{{1,2}}|{alternation(COUNT_WORDS)})"
    few = alternation(w["few"])
    year_heads = "|".join(rf"(?<={head} )سال" for head in (*w["starts"], *w["ends"]))

    def form(pattern: str, resolve: Callable[..., When | None], *triggers: tuple[str, ...]) -> Form:
        return Form(tuple(map(frozenset, triggers)), re.compile(rf"(?<!\w)(?:{pattern}){_EDGE}"), resolve)

    return (
        form(YEAR, readers.year_form, ("سال",)),
        form(year_heads, readers.bare_year_form, ("سال",), _last([*w["starts"], *w["ends"]])),
        form(
            r"سال ?های +(?:میان +|بین +)?(?P<a>\d{4}|\d\d) *(?:تا|و|الی|لغایت|-) *(?:سال +)?(?P<b>\d{4}|\d\d)(?!\d)",
            readers.years_form,
            ("سالهای", "سال های"),
        ),
        form(
            rf"(?:{COUNT} ?)?(?P<u>{UNIT}) ?(?:ه|ی|های)? +(?P<how>{PAST}|{AGO}|{AHEAD})",
            readers.rolling_form,
            units,
            later,
        ),
        form(rf"(?P<u>ماه|هفته|روز) *{THIS}", readers.this_form, ("ماه", "هفته", "روز"), tuple(w["now"])),
        form(r"(?:این|همین) +(?P<u>ماه|هفته)", readers.this_form, ("این ماه", "همین ماه", "این هفته", "همین هفته")),
        form(
            rf"{COUNT} ?(?:ماه ?(?P<adj>ه)?|فصل)(?: +(?P<which>{FIRST}|دوم|سوم|چهارم|پایانی|آخر))?"
            rf"(?:(?: +ابتدای)?{OF_YEAR}|(?P<sal> +(?:از +)?سال))?",
            readers.first_months_form,
            ("ماه", "فصل"),
        ),
        form(
            rf"{alternation(w['half'])} +(?P<which>{FIRST}|دوم|پایانی)"
            rf"(?: +(?P<month>{MONTH})(?: ?ماه)?)?(?:{OF_YEAR}|(?P<sal> +سال))?",
            readers.half_form,
            ("نیمه", "نیم"),
        ),
        form(
            rf"(?P<fasl>فصل +)?(?P<season>{alternation(SEASON_NO)})"
            rf"(?:{OF_YEAR}|(?P<rel> +(?:{PAST_AGO}|{AHEAD}|{THIS})))?",
            readers.season_form,
            tuple(SEASON_NO),
        ),
        form(rf"(?P<lead>ماه +)?(?P<month>{MONTH})(?P<mah> ?ماه)?(?:{OF_YEAR})?", readers.month_form, months),
        form(
            rf"(?P<d>{day})(?: *(?:تا|لغایت|الی|و|-) *(?P<d2>{day}))? *(?P<month>{MONTH})(?: ?ماه)?"
            rf"(?:{OF_YEAR}|(?P<rel> +{THIS}))?",
            readers.date_form,
            months,
        ),
        form(
            rf"(?P<d>\d{{1,2}}) *(?P<month>{alternation(GREG_NO)})(?: +ماه)?"
            r"(?: +(?P<y>(?:19|20)\d\d)(?!\d))?(?: +میلادی)?",
            readers.gregorian_form,
            greg,
        ),
        form(
            rf"(?:ماه +)?(?P<month>{GREG_SURE})(?: +ماه)?(?: +(?:سال +)?(?P<y>(?:19|20)\d\d)(?!\d))?(?: +میلادی)?",
            readers.gregorian_form,
            greg,
        ),
        form(
            r"(?P<y>1[34]\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)",
            readers.numeric_form,
            ("13", "14"),
            ("/", "-"),
        ),
        form(
            rf"(?:روز +)?(?P<wd>{weekday})(?P<rel> +(?:هفته +)?(?:{PAST_AGO}|آینده|آتی))?",
            readers.weekday_form,
            ("شنبه", "جمعه", "آدینه"),
        ),
        form(
            rf"(?:{alternation(w['day_parts'])} +)?(?P<day>{alternation(w['days'])})",
            readers.day_form,
            tuple(re.split("[ ~]", d)[-1] if "~" in d else d for d in w["days"]),
        ),
        form(alternation(w["until_now"]), readers.until_now_form, ("تا",), _last(w["until_now"])),
        form(
            rf"(?:{COUNT} ?(?:ماه|ماهه)|سال) +{alternation(w['ending'])}"
            rf" +(?:پایان +)?(?P<month>{MONTH})(?: ?ماه)?(?:{OF_YEAR})?",
            readers.ending_form,
            ("منتهی",),
        ),
        form(
            rf"(?:{few} +(?:{UNIT}) ?(?:ه|ی)?|(?:یک|1|دو|2) +دهه|{plural})"
            rf" +(?:{PAST}|{AGO}|آینده|آتی|پیش ?روی?|{THIS})",
            readers.vague_form,
            loose,
            (*later, *w["now"]),
        ),
        form(
            rf"{WITHIN} +(?:این +|حدود +|کمتر +از +)?(?:{COUNT}|{few}) ?(?:{UNIT}) ?(?:ه|ی)?"
            rf"(?! +(?:{PAST}|{AGO}|{AHEAD}|{FIRST})(?!\w))",
            readers.vague_form,
            units,
            _last(w["within"]),
        ),
        form(
            alternation(w["same_span"]),
            readers.same_form,
            ("این", "همین", "مذکور", "یاد"),
            ("مدت", "بازه", "زمان", "ایام"),
        ),
        form(
            rf"{alternation(w['similar_span'])}(?: +(?:در +|از +)?{YEAR})?",
            readers.similar_form,
            ("مشابه", "همین"),
            ("مدت", "زمان", "دوره", "بازه", "ماه", "مقطع"),
        ),
        form(
            alternation(rates) + "|" + rf"هر +{COUNT} +{UNIT}",
            readers.rate_form,
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
        form(alternation(w["bound_rates"]), readers.bound_rate_form, tuple(w["bound_rates"])),
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
