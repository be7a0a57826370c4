"""The shapes that when-expressions take in running text."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.figures.periods import days, eras, readers
from pipelines.figures.periods.parts import nth_form
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import (
    AGO,
    AHEAD,
    AUTUMN,
    COUNT,
    COUNT_WORDS,
    FIRST,
    GREG_NO,
    GREG_SURE,
    MONTH,
    MONTH_NO,
    NOT_COUNT,
    OF_YEAR,
    ORDINALS,
    PAST,
    PAST_AGO,
    POINTING,
    SEASON_NO,
    SPAN,
    THIS,
    UNIT,
    UNTIL,
    WITHIN,
    YEAR,
    words,
)
from pipelines.figures.plain import alternation

_START = (
    r"(?:(?<!\w)(?:در(?=(?:سال|ماه|هفته)\b))?|(?:(?<=\bاز)|(?<=\bتا)|(?<=\bدر))(?=\d))"  # «درسال جاری», «از۳۰ آبان»
)
_EDGE = r"(?:(?![^\W\d_])|(?<=\d{4}))"  # no letter follows, but for one glued to a year: «۱۳۹۷ترجمه»


@dataclass(slots=True)
class Form:
    """A shape: the trigger groups that must all stand in the text, its pattern, what resolves or refuses a match.

    A trigger is a piece of a word, or a whole word where it begins with «=»; the triggers keep the pattern from
    running where it cannot match. A match begins at most `lead` letters before a word that holds a trigger of the
    first group.
    """

    groups: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], dt.date | None], When | None]
    lead: int


def _last(entries: Iterable[str]) -> tuple[str, ...]:
    """The last part of each entry: a piece of a word wherever the entry stands in the text."""
    return tuple(re.split("[ ~]", e)[-1] for e in entries)


def _whole(entries: Iterable[str]) -> tuple[str, ...]:
    """The last word of each entry as a whole word, its seam open or closed."""
    out: list[str] = []
    for e in entries:
        last = e.rsplit(" ", 1)[-1]
        out += ["=" + last.replace("~", ""), "=" + last.rsplit("~", 1)[-1]]
    return tuple(dict.fromkeys(out))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Triggers of names: short ones stand inside many words and count as whole words alone."""
    return tuple(t for n in names for t in ((n,) if len(n) > 3 else (f"={n}", f"{n}ماه")))


@cache
def forms() -> tuple[Form, ...]:
    """All shapes, compiled."""
    w = words()
    plural = alternation(w["plural_units"])
    units = _last(u for us in w["units"].values() for u in us)
    later = _whole([*w["past"], *w["ago"], *w["ahead"]])
    rates = [r for rs in w["rates"].values() for r in rs]
    weekday = alternation(n for names in w["weekdays"] for n in names)
    day = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?!\d)|{alternation([*ORDINALS, *COUNT_WORDS])})"
    parts = rf"(?:(?:روز|{alternation(w['day_parts'])}) +)*"
    few = alternation(w["few"])
    year_heads = "(?:" + "|".join(rf"(?<={head} )سال" for head in (*w["starts"], *w["ends"])) + ")"
    year_heads += rf"(?:(?P<own> +{AUTUMN})|(?P<west> +میلادی))?"
    feast = rf"(?:{alternation(w['feasts'])}|{alternation(w['feast_heads'])} +(?:با +سعادت +)?{alternation(w['feast_persons'])}"
    feast += r"(?: +[^\W\d_]+){1,3}?(?: *\([^\W\d_]{1,4}\))?)"
    months, greg = _names(MONTH_NO), _names(GREG_NO)
    tens = alternation(n for n, count in COUNT_WORDS.items() if 20 <= count <= 90 and " " not in n)

    def form(pattern: str, resolve: Callable[..., When | None], *groups: tuple[str, ...], lead: int = 0) -> Form:
        return Form(tuple(map(frozenset, groups)), re.compile(rf"{_START}(?:{pattern}){_EDGE}"), resolve, lead)

    return (
        form(YEAR, readers.year_form, ("سال",)),
        form(year_heads, readers.bare_year_form, ("سال",), _last([*w["starts"], *w["ends"]])),
        form(
            rf"سال ?های +(?:میان +|بین +)?(?P<a>\d{{4}}|\d\d) *(?:{UNTIL}|و|-) *(?:سال +)?(?P<b>\d{{4}}|\d\d)(?!\d)",
            readers.years_form,
            ("سال",),
            ("سالهای", "=های"),
        ),
        form(
            rf"سال +(?P<a>\d{{4}}|[3-9]\d) *(?:و|یا) *(?P<b>\d{{4}}|[3-9]\d){NOT_COUNT}",
            readers.two_years_form,
            ("=سال",),
            ("=و", "=یا"),
        ),
        form(
            rf"(?:{SPAN}|فصل) +(?:(?:بعد|پس) +از +(?:آن|این)|(?:قبل|پیش) +از +آن)(?! +[^\W\d]*{SPAN})",
            eras.vague_form,
            (*_whole(w["spans"]), "=فصل"),
            ("=آن", "=این"),
        ),
        form(rf"تا +پایان +روز +{alternation(w['nth'])}", eras.vague_form, ("=پایان",), _whole(w["nth"]), lead=5),
        form(rf"تا +آن +{alternation(w['moments'])}", eras.vague_form, ("=تا",), ("=آن",)),
        form(
            r"(?:در|طی) +(?:(?:تمام|طول|همه) +)?(?:این|آن) +(?:سال|ماه|هفته) ?ها",
            eras.vague_form,
            ("=در", "=طی"),
            ("=این", "=آن"),
        ),
        form(
            rf"(?:سال|فصل)(?: +{AUTUMN})? +(?P<a>\d{{4}}|\d\d) *[-–] *(?P<b>\d{{4}}|\d\d)(?![\d/-])",
            readers.season_years_form,
            ("سال", "=فصل"),
            ("-", "–"),
        ),
        form(
            rf"(?:(?:روزها|ماه ?ها)ی|(?:روز|ماه) +های) +(?:{alternation(w['edges'])}) +(?:{SPAN}|امسال|{MONTH})(?:{OF_YEAR}| *{THIS})?",
            eras.vague_form,
            ("=روزهای", "=ماههای", "=های"),
            _whole(w["edges"]),
            lead=6,
        ),
        form(
            rf"(?:در|طی) +{COUNT} +(?:{SPAN}|ساعت) +(?:متوالی|پیاپی)",
            eras.vague_form,
            ("=متوالی", "=پیاپی"),
            (*w["spans"], "ساعت"),
            lead=30,
        ),
        form(
            rf"(?:(?P<part>\d{{1,2}}[./٫]\d) ?|{COUNT} ?)?(?P<u>{UNIT}) ?(?:ه|ی|های)?(?P<half> +و +نیم)? +(?P<how>{PAST}|{AGO}|{AHEAD})",
            readers.rolling_form,
            later,
            units,
            lead=45,
        ),
        form(rf"(?P<u>ماه|هفته|روز) *{THIS}", readers.this_form, ("ماه", "هفته", "روز"), tuple(w["now"])),
        form(r"(?:این|همین) +فصل(?! +از +سال)", readers.back_form, ("=این", "=همین"), ("=فصل",)),
        form(
            rf"دهه *ی? *(?:(?P<d>(?:1[34]|19|20)\d0|[2-9]0){NOT_COUNT}|(?P<w>{tens}))(?:ی? +(?:میلادی|شمسی|خورشیدی))?"
            rf"(?! +{alternation(w['of_life'])})",
            eras.decade_form,
            ("دهه",),
        ),
        form(
            rf"دهه ?های +(?P<a>(?:1[34]|19|20)\d0|[2-9]0) *(?:{UNTIL}|و|-) *(?P<b>(?:1[34]|19|20)\d0|[2-9]0){NOT_COUNT}(?P<west>ی? +میلادی)?",
            eras.decades_form,
            ("دهه",),
        ),
        form(
            rf"(?:این|همین) +دوره +(?:از +)?{alternation([*w['day_events'], *w['bodies']])}",
            eras.then_form,
            ("=دوره",),
            ("=این", "=همین"),
            lead=6,
        ),
        form(rf"سال(?: +{AUTUMN})? +جدید", eras.new_year_form, ("=سال",), ("=جدید",)),
        form(
            rf"قرن +(?:\d{{1,2}}|{alternation([*w['nth'], *ORDINALS])})(?: +{alternation(w['calendars'])})?",
            eras.term_form,
            ("=قرن",),
        ),
        form(rf"(?:آن|همان) +{alternation(w['those'])}", eras.then_form, ("=آن", "=همان"), _whole(w["those"])),
        form(
            rf"(?:این|همین) +(?:{alternation(w['these'])}|{few} +{SPAN})",
            eras.then_form,
            ("=این", "=همین"),
            _whole([*w["these"], *w["few"]]),
        ),
        form(rf"{alternation(w['long_ago'])} +{AGO}", eras.vague_form, _whole(w["long_ago"]), _whole(w["ago"])),
        form(
            rf"(?:سال ?(?:های)? +)?\d{{2,4}}(?: *{UNTIL} *\d{{2,4}})?(?: +سال)? +{alternation(w['before_christ'])}",
            eras.then_form,
            ("=میلاد",),
            lead=40,
        ),
        form(
            rf"(?:(?:{alternation(w['era_heads'])} +){{1,2}}(?:{COUNT} +سال +)?|{COUNT.replace('?P<n>', '?:')} +سال +){alternation([*w['eras'], *w['dynasties']])}",
            eras.term_form,
            (*(f"={e.split()[0]}" for e in w["era_heads"]), "=سال"),
            _whole([*w["eras"], *w["dynasties"]]),
            lead=15,
        ),
        form(
            rf"{alternation(w['term_heads'])} +{alternation(w['terms'])}(?: +[^\W\d_]+)?",
            eras.term_form,
            _whole(w["term_heads"]),
            _whole(w["terms"]),
        ),
        form(
            rf"(?:{COUNT} +سال +)?دولت +(?:{alternation(w['nth'])}|{alternation(w['former'])})",
            eras.term_form,
            ("=دولت",),
            _whole([*w["nth"], *w["former"]]),
            lead=20,
        ),
        form(
            rf"نیم ?فصل +(?:{FIRST}|دوم|پایانی|{PAST}|{AGO})|(?:این|همین) +نیم ?فصل",
            eras.then_form,
            ("=نیم", "=نیمفصل"),
            ("فصل",),
            lead=6,
        ),
        form(
            rf"{parts}(?:روز +(?:(?P<first>{FIRST})|{alternation(w['nth'])}|{alternation(w['edges'])})|(?:(?P<opening>{alternation(w['first_day'])})|{alternation(w['nth'])}ین) +روز)"
            rf" +(?:از +)?(?P<this>این +)?{alternation(w['day_events'])}",
            eras.event_day_form,
            _whole([*w["nth"], *(f"{n}ین" for n in w["nth"]), *w["edges"]]),
            _whole(w["day_events"]),
            ("=روز",),
            lead=20,
        ),
        form(
            rf"{COUNT} +روز +(?P<which>{FIRST}|پایانی|آخر) +(?P<month>{MONTH})(?: ?ماه)?(?:{OF_YEAR})?",
            eras.days_of_month_form,
            ("=روز",),
            months,
            lead=15,
        ),
        form(rf"افق +(?:سال +)?(?P<y>1[34]\d\d){NOT_COUNT}", eras.horizon_form, ("=افق",)),
        form(
            rf"{alternation(w['sides'])} +از +{alternation(w['eras'])}",
            eras.era_form,
            _whole(w["eras"]),
            _whole(w["sides"]),
            lead=35,
        ),
        form(
            alternation(w["long_term"]),
            readers.long_term_form,
            tuple(e.split("~")[0] for e in w["long_term"]),
            ("مدت",),
        ),
        form(
            rf"{alternation(w['since'])} +دولت +[^\W\d]+",
            eras.vague_form,
            ("=دولت",),
            _whole(w["since"]),
            lead=30,
        ),
        form(
            rf"از +{feast} +تا +{feast}",
            readers.feasts_form,
            ("=از",),
            ("=تا",),
            _whole([*w["feasts"], *w["feast_persons"]]),
        ),
        form(rf"دوران +{alternation(w['reigns'])} +[^\W\d]+(?: +و +[^\W\d]+)?", eras.vague_form, ("=دوران",)),
        form(r"(?:این|همین) +(?P<u>هفته)(?! ?نامه)", readers.this_form, ("=این", "=همین"), ("ماه", "هفته")),
        form(
            rf"{POINTING} +(?P<u>ماه|سال|روز)(?! +(?:ها|های|هایی)(?!\w))",
            readers.back_form,
            _whole(w["pointing"]),
            ("ماه", "سال", "=روز"),
        ),
        form(
            rf"{COUNT} ?(?:ماه ?(?P<adj>ه)?|فصل)(?: +(?P<which>{FIRST}|{alternation(w['later_parts'])}))?"
            rf"(?P<over> +(?:{PAST}))?(?:(?: +ابتدای)?{OF_YEAR}|(?P<sal> +(?:از +)?سال(?! *های)))?",
            readers.first_months_form,
            ("ماه", "فصل"),
            lead=25,
        ),
        form(
            rf"(?:(?P<before>{alternation(f'{n}ین' for n in w['nth'])}) +(?P<u1>ماه|فصل)"
            rf"|(?P<u2>ماه|فصل) +(?P<after>{alternation(w['nth'])}))"
            rf"(?:{OF_YEAR}|(?P<sal> +(?:از +)?(?:{POINTING} +)?سال(?! *های)))?",
            nth_form,
            ("ماه", "فصل"),
            _whole([*w["nth"], *(f"{n}ین" for n in w["nth"])]),
            lead=12,
        ),
        form(
            rf"{alternation(w['half'])} +(?P<which>{FIRST}|دوم|پایانی)"
            rf"(?: +(?P<month>{MONTH})(?: ?ماه)?)?(?:{OF_YEAR}|(?P<sal> +سال))?",
            readers.half_form,
            ("نیمه", "نیم"),
        ),
        form(
            rf"(?P<fasl>فصل +)?(?P<season>{alternation(SEASON_NO)})"
            rf"(?:{OF_YEAR}|(?P<rel> +(?:{AHEAD}|{PAST_AGO}|{THIS})))?",
            readers.season_form,
            tuple(SEASON_NO),
            lead=10,
        ),
        form(
            rf"(?P<lead>ماه +)?(?P<month>{MONTH})(?P<mah> ?ماه(?: +{THIS})?)?(?:{OF_YEAR})?",
            days.month_form,
            months,
            lead=10,
        ),
        form(
            rf"{parts}(?P<d>{day})(?:ین +روز(?: +از)?(?: +ماه)?)?(?: *(?:{UNTIL}|و|-) *(?P<d2>{day}))? *(?P<month>{MONTH})(?: ?ماه)?"
            rf"(?:{OF_YEAR}|(?P<rel> +{THIS}))?",
            days.date_form,
            months,
            lead=70,
        ),
        form(
            rf"{weekday} +(?P<d>{day}) *{UNTIL} +(?:روز +)?{weekday} +(?P<d2>{day}) *(?P<month>{MONTH})(?: ?ماه)?"
            rf"(?:{OF_YEAR}|(?P<rel> +{THIS}))?",
            days.date_form,
            months,
            tuple(w["weekday_ends"]),
            lead=70,
        ),
        form(
            rf"(?P<d>{day}) *(?P<month>{alternation(GREG_NO)})(?: +ماه)?"
            r"(?: +(?P<y>(?:19|20)\d\d)(?!\d))?(?: +میلادی)?",
            days.gregorian_form,
            greg,
            lead=30,
        ),
        form(
            rf"(?:(?:ماه +)?(?P<month>{GREG_SURE})|ماه +(?P<may>می|مه))(?: +ماه)?(?: +(?:سال +)?(?P<y>(?:19|20)\d\d)(?!\d)|{OF_YEAR})?"
            r"(?: +میلادی)?",
            days.gregorian_form,
            greg,
            lead=10,
        ),
        form(
            r"(?P<y>1[34]\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)",
            days.numeric_form,
            ("13", "14"),
            ("/", "-"),
        ),
        form(
            rf"{parts}(?P<wd>{weekday})(?! +{alternation(w['not_weekdays'])})(?: +{alternation(w['day_parts'])}(?!\w))?"
            rf"(?P<rel> +(?:(?:هفته +)?(?:{PAST_AGO}|آینده|آتی)|(?:این|همین) +هفته|هفته +جاری))?",
            days.weekday_form,
            tuple(w["weekday_ends"]),
            lead=50,
        ),
        form(
            rf"(?P<which>{alternation(w['first_day'])}|{alternation(w['last_day'])})"
            rf" +روز(?: +{alternation(w['of_markets'])})? +هفته(?: +(?P<rel>جاری|گذشته|قبل))?",
            days.week_edge_form,
            ("هفته",),
            ("روز",),
            lead=35,
        ),
        form(
            rf"(?:{alternation(w['day_parts'])} +)?(?P<day>{alternation(w['days'])})(?!(?<= قبل) +از(?!\w))",
            days.day_form,
            _whole(w["days"]),
            lead=35,
        ),
        form(alternation(w["until_now"]), readers.until_now_form, _whole(w["until_now"]), lead=25),
        form(
            rf"تا +{alternation(w['written_at'])} *ی? +{alternation(w['written'])} +(?:این +)?{alternation(w['texts'])}",
            readers.until_now_form,
            _whole(w["written_at"]),
            tuple(w["written"]),
            lead=5,
        ),
        form(
            rf"{alternation(w['plans'])} +{alternation(w['nth'])}(?: +توسعه)?",
            readers.plan_form,
            ("=برنامه",),
            _whole(w["nth"]),
        ),
        form(
            rf"(?P<head>(?:{alternation(w['occasion_heads'])} +)+)?{alternation(w['occasions'])}ی?(?:{OF_YEAR})?",
            readers.occasion_form,
            _names(w["occasions"]),
            lead=60,
        ),
        form(
            rf"(?:(?P<nth>{alternation(w['nth'])}|{alternation(w['first_day'])})(?:ین)? +روز +(?:از +)?)?(?P<week>{alternation(w['weeks'])})"
            rf"(?:{OF_YEAR})?",
            days.named_week_form,
            ("=دهه", "=هفته"),
            _whole(w["weeks"]),
            lead=25,
        ),
        form(
            rf"(?:{COUNT} ?(?:ماه|ماهه)|سال) +{alternation(w['ending'])}"
            rf" +(?:پایان +)?(?:(?P<month>{MONTH})(?: ?ماه)?(?:{OF_YEAR})?"
            rf"|(?:ماه +)?(?P<greg_month>{GREG_SURE})(?: +(?:سال +)?(?P<y>(?:19|20)\d\d)(?!\d))?)",
            readers.ending_form,
            ("منتهی",),
            lead=40,
        ),
        form(
            rf"(?:{COUNT} ?)?(?P<u>{UNIT}) ?(?:ه|ی)?(?: +مالی)? +{alternation(w['ending'])} +(?:روز +)?(?:{weekday} +)?"
            rf"(?P<d>{day}) *(?P<month>{MONTH})(?: ?ماه)?(?:{OF_YEAR})?",
            readers.ending_day_form,
            ("منتهی",),
            lead=40,
        ),
        form(r"(?P<u>ماه|هفته) ?ا?ی +که +گذشت", readers.passed_form, ("=گذشت",), ("=که",), lead=16),
        form(
            rf"(?:{few} +(?:{UNIT}) ?(?:ه|ی)?|(?:یک|1|دو|2) +دهه|(?:{COUNT} +)?{plural})"
            rf" +(?:{PAST}|{AGO}|آینده|آتی|پیش ?روی?|{THIS})",
            eras.vague_form,
            (*later, *_whole(w["now"])),
            (*_whole([*w["plural_units"], *w["few"]]), "دهه"),
            lead=45,
        ),
        form(
            rf"{WITHIN} +(?:این +|حدود +|کمتر +از +)?(?:{COUNT}|{few}) ?(?:{UNIT})(?: ?(?:ه|ی))?"
            rf"(?! +(?:(?:{PAST}|{AGO}|{AHEAD}|{FIRST})(?!\w)|{YEAR}))",
            readers.length_form,
            _last(w["within"]),
            units,
            lead=10,
        ),
        form(
            rf"(?:این|همین) +{COUNT} ?(?P<u>{SPAN})",
            readers.so_long_form,
            ("=این", "=همین"),
            tuple(w["spans"]),
        ),
        form(
            alternation(w["same_span"]) + r"(?! +از(?!\w))",
            readers.same_form,
            tuple(w["stretches"]),
            (*_whole(w["pointing"]), "مذکور", "یاد", "=ذکر", "=فوق"),
            lead=10,
        ),
        form(
            rf"{alternation(w['similar_span'])}(?: +(?:در +|از +|با +)?{YEAR}(?P<span>[-–/](?:\d{{4}}|\d\d)(?!\d))?)?",
            readers.similar_form,
            ("مشابه", "همین"),
            tuple({f"={e.split()[0]}" for e in w["similar_span"]} - {"=همین"}) + tuple(w["stretches"]),
            lead=30,
        ),
        form(
            alternation(rates) + "|" + rf"هر +{COUNT} +{UNIT}",
            readers.rate_form,
            (*(r for r in rates if " " not in r), "=هر"),
            ("انه", "هفتگی", *units, "ثانیه"),
            lead=8,
        ),
        form(alternation(w["bound_rates"]), readers.bound_rate_form, _whole(w["bound_rates"]), lead=8),
    )
