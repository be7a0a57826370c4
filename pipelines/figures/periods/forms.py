"""The shapes that when-expressions take in running text."""

from functools import cache

from pipelines.figures.periods import days, eras, readers
from pipelines.figures.periods.era_forms import era_forms
from pipelines.figures.periods.moon import moon_forms
from pipelines.figures.periods.parts import month_of_season_form, nth_form
from pipelines.figures.periods.shapes import Form, form, last, names_of, whole
from pipelines.figures.periods.words import (
    AGO,
    AHEAD,
    AUTUMN,
    COUNT,
    COUNT_WORDS,
    FIRST,
    GREG_NO,
    GREG_SURE,
    HOUR,
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
from pipelines.figures.periods.years import year_forms
from pipelines.figures.plain import alternation


@cache
def forms() -> tuple[Form, ...]:
    """All shapes, compiled."""
    w = words()
    units = last(u for us in w["units"].values() for u in us)
    later = whole([*w["past"], *w["ago"], *w["ahead"]])
    rates = [r for rs in w["rates"].values() for r in rs]
    weekday = alternation(n for names in w["weekdays"] for n in names)
    day = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?!\d)|{alternation([*ORDINALS, *COUNT_WORDS])})"
    parts = rf"(?:(?:روز|{alternation(w['day_parts'])}) +)*"
    few = alternation(w["few"])
    year_heads = "(?:" + "|".join(rf"(?<={head} )سال" for head in (*w["starts"], *w["ends"])) + ")"
    year_heads += rf"(?:(?P<own> +{AUTUMN})|(?P<west> +میلادی))?"
    feast = rf"(?:{alternation(w['feasts'])}|{alternation(w['feast_heads'])} +(?:با +سعادت +)?{alternation(w['feast_persons'])}"
    feast += r"(?: +[^\W\d_]+){1,3}?(?: *\([^\W\d_]{1,4}\))?)"
    events = alternation([*w["day_events"], *w["bodies"]])
    months, greg = names_of(MONTH_NO), names_of(GREG_NO)

    return (
        form(YEAR, readers.year_form, ("سال",)),
        form(year_heads, readers.bare_year_form, ("سال",), last([*w["starts"], *w["ends"]])),
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
            rf"(?:سال|فصل)(?: +{AUTUMN})? +(?P<a>\d{{4}}|\d\d) *[-–] *(?P<b>\d{{4}}|\d\d)(?![\d/-])",
            readers.season_years_form,
            ("سال", "=فصل"),
            ("-", "–"),
        ),
        form(
            rf"(?:(?P<part>\d{{1,2}}[./٫]\d) ?|{COUNT} ?)?(?P<u>{UNIT}) ?(?:ه|ی|های)?(?P<half> +و +نیم)? +(?P<how>{PAST}|{AGO}|{AHEAD})",
            readers.rolling_form,
            later,
            units,
            lead=45,
        ),
        form(rf"(?P<u>ماه|هفته|روز) *{THIS}", readers.this_form, ("ماه", "هفته", "روز"), tuple(w["now"])),
        form(r"(?P<u>ماه|هفته)", readers.bare_end_form, ("=ماه", "=هفته"), last([*w["ends"], *w["starts"]])),
        form(r"(?:این|همین) +فصل(?! +از +سال)", readers.back_form, ("=این", "=همین"), ("=فصل",)),
        form(
            alternation(w["long_term"]),
            eras.long_term_form,
            tuple(e.split("~")[0] for e in w["long_term"]),
            ("مدت",),
        ),
        form(
            rf"از +{feast} +تا +{feast}",
            eras.feasts_form,
            ("=از",),
            ("=تا",),
            whole([*w["feasts"], *w["feast_persons"]]),
        ),
        form(
            rf"(?:این|همین) +(?P<u>هفته)(?! ?نامه)(?! +از +(?:این +)?{events})(?! +{PAST_AGO}(?!\w))",
            readers.this_form,
            ("=این", "=همین"),
            ("ماه", "هفته"),
        ),
        form(
            rf"{POINTING} +(?P<u>ماه|سال|روز)(?! +(?:ها|های|هایی)(?!\w))",
            readers.back_form,
            whole(w["pointing"]),
            ("ماه", "سال", "=روز"),
        ),
        form(
            rf"{COUNT} ?(?:ماه ?(?P<adj>ه)?|فصل)(?: +(?P<which>{FIRST}|{alternation(w['later_parts'])}))?"
            rf"(?P<over> +(?:{PAST}))?(?:(?: +ابتدای)?{OF_YEAR}|(?P<sal> +(?:از +)?سال(?! *های)(?: +مالی(?!\w))?))?",
            readers.first_months_form,
            ("ماه", "فصل"),
            lead=25,
        ),
        form(
            rf"(?:(?P<before>{alternation(f'{n}ین' for n in w['nth'])}) +(?P<u1>ماه|فصل)"
            rf"|(?P<u2>ماه|فصل) +(?P<after>{alternation(w['nth'])}))"
            rf"(?:{OF_YEAR}|(?P<sal> +(?:از +)?(?:{POINTING} +)?سال(?! *های)(?: +مالی(?!\w))?))?",
            nth_form,
            ("ماه", "فصل"),
            whole([*w["nth"], *(f"{n}ین" for n in w["nth"])]),
            lead=12,
        ),
        form(
            rf"(?P<nth>{alternation(n for n in w['nth'] if w['nth'][n] <= 3)})ین +ماه +(?:از +)?(?:فصل +)?(?P<season>{alternation(SEASON_NO)})(?:{OF_YEAR})?",
            month_of_season_form,
            tuple(SEASON_NO),
            ("=ماه",),
            lead=26,
        ),
        form(
            rf"{alternation(w['half'])} +(?P<which>{FIRST}|دوم|پایانی)"
            rf"(?: +(?P<month>{MONTH})(?: ?ماه)?)?(?:{OF_YEAR}|(?P<sal> +سال(?: +مالی(?!\w))?))?",
            readers.half_form,
            ("نیمه", "نیم"),
        ),
        form(
            rf"(?P<unit>هفته|دهه) +(?P<which>{alternation([*w['nth'], *w['later_parts']])}) +(?:ماه +)?(?P<month>{MONTH})(?: ?ماه)?"
            rf"(?:{OF_YEAR}|(?P<rel> +{THIS}))?",
            days.part_of_month_form,
            ("=هفته", "=دهه"),
            months,
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
            rf"(?P<d>{day})(?: *(?:{UNTIL}|و|-) *(?P<d2>{day}))? *(?P<month>{alternation(GREG_NO)})"
            rf"(?!(?<=می) +{alternation(w['in_mi'])}(?!\w))(?: +ماه)?"
            r"(?: +(?:سال +)?(?P<y>(?:19|20)\d\d)(?!\d))?(?: +میلادی)?",
            days.gregorian_form,
            greg,
            lead=45,
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
            r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>1[34]\d\d)(?!\d)",
            days.numeric_form,
            ("13", "14"),
            ("/",),
            lead=8,
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
            whole(w["days"]),
            lead=35,
        ),
        form(rf"{alternation(w['soon_or_late'])} +(?:{AGO}|دیگر)", days.same_day_form, whole(w["soon_or_late"])),
        form(
            rf"روز +{alternation(w['of_markets'])} +{PAST_AGO}",
            days.working_day_form,
            ("=روز",),
            whole([*w["past"], *w["ago"]]),
        ),
        form(alternation(w["until_now"]), readers.until_now_form, whole(w["until_now"]), lead=25),
        form(
            rf"(?P<until>تا|در) +{alternation(w['written_at'])} *ی? +{alternation(w['written'])} +(?:این +)?{alternation(w['texts'])}",
            readers.written_form,
            whole(w["written_at"]),
            tuple(w["written"]),
            lead=5,
        ),
        form(
            rf"{alternation(w['plans'])} +{alternation(w['nth'])}(?: +توسعه)?",
            eras.plan_form,
            ("=برنامه",),
            whole(w["nth"]),
        ),
        form(
            rf"(?P<head>(?:{alternation(w['occasion_heads'])} +)+)?{alternation(w['occasions'])}ی?(?:{OF_YEAR})?",
            eras.occasion_form,
            names_of(w["occasions"]),
            lead=60,
        ),
        form(
            rf"(?:(?P<nth>{alternation(w['nth'])}|{alternation(w['first_day'])})(?:ین)? +روز +(?:از +)?)?(?:ایام +)?(?P<week>{alternation(w['weeks'])})"
            rf"(?:(?! +\d\d +(?!{UNTIL}(?!\w))){OF_YEAR}(?: +{UNTIL} +(?:سال *)?(?P<to>1[34]\d\d|[5-9]\d){NOT_COUNT})?)?",  # not «هفته دولت ۵۰ طرح»
            days.named_week_form,
            ("=دهه", "=هفته"),
            whole(w["weeks"]),
            lead=25,
        ),
        form(
            rf"(?:{COUNT} ?(?:ماه|ماهه)|سال(?: +مالی)?) +{alternation(w['ending'])}"
            rf" +(?:پایان +)?(?:(?P<month>{MONTH})(?: ?ماه)?(?:{OF_YEAR})?|(?P<this>ماه +{THIS}|(?:این|همین) +ماه)"
            rf"|(?:ماه +)?(?P<greg_month>{GREG_SURE})(?: +(?:سال +)?(?P<y>(?:19|20)\d\d)(?!\d))?)",
            readers.ending_form,
            ("منتهی",),
            lead=40,
        ),
        form(
            rf"(?:{COUNT} ?)?(?P<u>{UNIT}) ?(?:ه|ی)?(?: +مالی)? +{alternation(w['ending'])} +\(?(?:(?:{alternation(w['last_days'])}|روز|{HOUR}|{alternation(w['day_parts'])}) +)*"
            rf"(?:(?:{weekday} +)?(?P<d>{day}) *(?P<month>{MONTH})(?: ?ماه)?(?:{OF_YEAR})?|(?P<day>{alternation(w['days'])})"
            r"|(?P<y>1[34]\d\d)[/-](?P<m>0?[1-9]|1[0-2])[/-](?P<day_no>\d{1,2})(?!\d))",
            readers.ending_day_form,
            ("منتهی",),
            lead=40,
        ),
        form(
            rf"{COUNT} ?(?P<u>{UNIT}) ?ا?ی +که +از(?: +[^\W\d]+){{1,12}}? +(?:گذشته|گذشت|می ?گذرد)(?: +است)?",
            readers.since_form,
            ("=گذشته", "=گذشت", "=گذرد", "=میگذرد"),
            ("=که",),
            lead=120,
        ),
        form(r"(?P<u>ماه|هفته|فصل) ?ا?ی +که +گذشت", readers.passed_form, ("=گذشت",), ("=که",), lead=16),
        form(
            rf"{WITHIN} +(?:این +|حدود +|کمتر +از +)?(?:{COUNT}|{few}) ?(?:{UNIT})(?: ?(?:ه|ی))?"
            rf"(?! +(?:(?:{PAST}|{AGO}|{AHEAD}|{FIRST})(?!\w)|{YEAR}))",
            readers.length_form,
            last(w["within"]),
            units,
            lead=10,
        ),
        form(
            rf"در +{COUNT} ?(?P<u>{UNIT})(?= *(?:$|/|\d))(?! *\d+(?: *و *\d+)? +{MONTH})",
            readers.in_so_long_form,
            ("=در",),
            units,
        ),
        form(
            rf"(?:این|همین) +{COUNT} ?(?P<u>{SPAN})",
            readers.so_long_form,
            ("=این", "=همین"),
            tuple(w["spans"]),
        ),
        form(
            # «این زمان نسبت به پارسال ۱۲ درصد کاهش یافت»: a length that is told of, where nothing leads it
            r"(?:(?<=در |طی |تا |از )|(?!این زمان))"
            + alternation(w["same_span"])
            + rf"(?! +از +{alternation(w['of_wholes'])}(?!\w))",
            readers.same_form,
            tuple(w["stretches"]),
            (*whole(w["pointing"]), "مذکور", "یاد", "=ذکر", "=فوق", "=مورد"),
            lead=10,
        ),
        form(
            rf"(?:در|طی) +(?:طول +)?(?:این|همین) +دوره(?! +(?:از|{alternation([*w['no_spans'], *w['day_events'], *w['bodies']])})(?!\w))",
            readers.this_term_form,
            ("=دوره",),
            ("=این", "=همین"),
            lead=16,
        ),
        form(
            rf"(?:{alternation(w['similar_span'])}|(?P<day>(?:همین|چنین) +{alternation(w['same_day'])})(?= +(?:در +|از +)?(?:سال|پارسال)))(?: +(?:در +|از +|با +)?{YEAR}(?P<span>[-–/](?:\d{{4}}|\d\d)(?!\d))?)?",
            readers.similar_form,
            ("مشابه", "همین", "=چنین"),
            (*({f"={e.split()[0]}" for e in w["similar_span"]} - {"=همین"}), *w["stretches"], *whole(w["same_day"])),
            lead=30,
        ),
        form(
            alternation(rates) + "|" + rf"هر +(?:\d{{1,2}} *(?:-|{UNTIL}) *)?{COUNT} +{UNIT}",
            readers.rate_form,
            (*(r for r in rates if " " not in r), "=هر"),
            ("انه", "هفتگی", *units, "ثانیه"),
            lead=8,
        ),
        form(alternation(w["bound_rates"]), readers.bound_rate_form, whole(w["bound_rates"]), lead=8),
        *moon_forms(),
        *year_forms(),
        *era_forms(),
    )
