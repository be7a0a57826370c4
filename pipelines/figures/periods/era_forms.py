"""The shapes of times whose days a page seldom tells: decades, eras, terms of office, days of an event (see `eras`)."""

from pipelines.figures.periods import eras
from pipelines.figures.periods.shapes import Form, form, last, names_of, whole
from pipelines.figures.periods.words import (
    AGO,
    AUTUMN,
    COUNT,
    COUNT_WORDS,
    FIRST,
    MONTH,
    MONTH_NO,
    NOT_COUNT,
    OF_YEAR,
    ORDINALS,
    PAST,
    SPAN,
    THIS,
    UNIT,
    UNTIL,
    words,
)
from pipelines.figures.plain import alternation


def era_forms() -> tuple[Form, ...]:
    """These shapes, compiled."""
    w = words()
    few, plural = alternation(w["few"]), alternation(w["plural_units"])
    later = whole([*w["past"], *w["ago"], *w["ahead"]])
    months = names_of(MONTH_NO)
    parts = rf"(?:(?:روز|{alternation(w['day_parts'])}) +)*"
    tens = alternation(n for n, count in COUNT_WORDS.items() if 20 <= count <= 90 and " " not in n)
    tail = rf"(?: +(?!{alternation(w['no_tails'])}(?!\w))[^\W\d_]+)?"
    return (
        form(
            rf"(?:{SPAN}|فصل) +(?:(?:بعد|پس) +از +(?:آن|این)|(?:قبل|پیش) +از +آن)(?! +[^\W\d]*{SPAN})",
            eras.vague_form,
            (*whole(w["spans"]), "=فصل"),
            ("=آن", "=این"),
        ),
        form(rf"(?:تا|در) +پایان +روز +{alternation(w['nth'])}", eras.vague_form, ("=پایان",), whole(w["nth"]), lead=5),
        form(rf"تا +آن +{alternation(w['moments'])}", eras.vague_form, ("=تا",), ("=آن",)),
        form(
            r"(?:در|طی) +(?:(?:تمام|طول|همه) +)?(?:این|آن) +(?:سال|ماه|هفته) ?ها",
            eras.vague_form,
            ("=در", "=طی"),
            ("=این", "=آن"),
        ),
        form(
            rf"(?:(?:روزها|ماه ?ها)ی|(?:روز|ماه) +های) +(?:{alternation(w['edges'])}) +(?:{SPAN}|امسال|{MONTH})(?:{OF_YEAR}| *{THIS})?",
            eras.vague_form,
            ("=روزهای", "=ماههای", "=های"),
            whole(w["edges"]),
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
            rf"(?:این|همین) +دوره +(?:از +)?{alternation(w['with_terms'])}",
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
        form(rf"(?:آن|همان) +{alternation(w['those'])}", eras.then_form, ("=آن", "=همان"), whole(w["those"])),
        form(
            rf"(?:این|همین) +(?:{alternation(w['these'])}|{few} +{SPAN})",
            eras.then_form,
            ("=این", "=همین"),
            whole([*w["these"], *w["few"]]),
        ),
        form(rf"{alternation(w['long_ago'])} +{AGO}", eras.vague_form, whole(w["long_ago"]), whole(w["ago"])),
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
            whole([*w["eras"], *w["dynasties"]]),
            lead=15,
        ),
        form(
            rf"{alternation(w['term_heads'])} +{alternation(w['terms'])}(?:(?:ا?ش|ا?شان)|{tail})",
            eras.term_form,
            whole(w["term_heads"]),
            last(w["terms"]),
        ),
        form(
            rf"(?:{COUNT} +سال +)?دولت +(?:{alternation(w['nth'])}|{alternation(w['former'])})",
            eras.term_form,
            ("=دولت",),
            whole([*w["nth"], *w["former"]]),
            lead=20,
        ),
        form(
            rf"{COUNT} +سال +(?:دولت|{alternation(w['terms'])}){tail}",
            eras.term_form,
            whole(["دولت", *w["terms"]]),
            ("=سال",),
            lead=20,
        ),
        form(
            rf"(?:پایان|انتهای|ابتدای|آغاز) +(?:کار +)?(?:این +)?دولت(?! +(?:{alternation([*w['nth'], *w['former']])}|آینده|آتی)(?!\w))",
            eras.term_form,
            ("=دولت",),
            ("=پایان", "=انتهای", "=ابتدای", "=آغاز"),
            lead=20,
        ),
        form(
            rf"نیم ?فصل +(?:{FIRST}|دوم|پایانی|{PAST}|{AGO})|(?:این|همین|(?:تا|در) +پایان) +نیم ?فصل",
            eras.then_form,
            ("=نیم", "=نیمفصل"),
            ("فصل",),
            lead=12,
        ),
        form(
            rf"{parts}(?:روز +(?:(?P<first>{FIRST})|{alternation(w['nth'])}|{alternation(w['edges'])})|(?:(?P<opening>{alternation(w['first_day'])})|{alternation(w['nth'])}ین) +روز)"
            rf" +(?:از +)?(?P<this>این +)?{alternation(w['day_events'])}",
            eras.event_day_form,
            whole([*w["nth"], *(f"{n}ین" for n in w["nth"]), *w["edges"]]),
            whole(w["day_events"]),
            ("=روز",),
            lead=20,
        ),
        form(
            rf"{COUNT} +(?:روز|هفته) +(?:{FIRST}|{alternation(w['edges'])}) +(?!(?:{MONTH}|سال|ماه|هفته)(?!\w))[^\W\d_]+",
            eras.term_form,
            ("=روز", "=هفته"),
            whole([*w["part_words"], *w["edges"]]),
            lead=15,
        ),
        form(
            rf"{alternation(w['rests'])} +(?:(?:این +)?سال(?: *{THIS})?|امسال)",
            eras.term_form,
            ("=سال", "=امسال"),
            whole(w["rests"]),
            lead=14,
        ),
        form(rf"فصل +{alternation(w['next_seasons'])}", eras.then_form, ("=فصل",), whole(w["next_seasons"])),
        form(r"آینده ?(?:ا?ی)? +(?:بسیار +)?نزدیک", eras.term_form, ("آینده",), ("=نزدیک",)),
        form(
            rf"{SPAN} ?های +(?:{alternation(w['edges'])}|{alternation(w['which_days'])}|{alternation(w['terms'])}(?:ش|شان)?)"
            rf"{tail}",
            eras.term_form,
            ("=های", *(f"={u}های" for u in w["spans"])),
            whole([*w["edges"], *w["which_days"], *w["terms"], *(f"{t}ش" for t in w["terms"])]),
            lead=5,
        ),
        form(rf"دهه +{alternation(w['nth'])} +{alternation(w['eras'])}", eras.then_form, ("=دهه",), whole(w["eras"])),
        form(rf"فصل +{alternation(w['work_seasons'])}", eras.term_form, ("=فصل",), whole(w["work_seasons"])),
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
            whole(w["eras"]),
            whole(w["sides"]),
            lead=35,
        ),
        form(
            rf"{alternation(w['since'])} +دولت{tail}",
            eras.vague_form,
            ("=دولت",),
            whole(w["since"]),
            lead=30,
        ),
        form(rf"دوران +{alternation(w['reigns'])} +[^\W\d]+(?: +و +[^\W\d]+)?", eras.vague_form, ("=دوران",)),
        form(
            rf"(?:{few} +(?:{UNIT}) ?(?:ه|ی)?|(?:یک|1|دو|2) +دهه|(?:{COUNT} +)?{plural})"
            rf" +(?:{PAST}|{AGO}|آینده|آتی|پیش ?روی?|{THIS})",
            eras.plural_form,
            (*later, *whole(w["now"])),
            (*whole([*w["plural_units"], *w["few"]]), "دهه"),
            lead=45,
        ),
    )
