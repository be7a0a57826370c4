"""When-expressions as a sentence joins them: «از … تا …», «تا پایان …», «طی …», and those that are only compared with."""

import datetime as dt
import re

from pipelines.figures.periods.calendar import (
    back,
    from_gregorian,
    full_year,
    months_span,
    shift_year,
    year_span,
)
from pipelines.figures.periods.clauses import verbs
from pipelines.figures.periods.days import days_of_year
from pipelines.figures.periods.find import find
from pipelines.figures.periods.in_rows import alike, continued, in_row, of_one_year
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import COUNT, HOUR, NOT_COUNT, SPAN, UNITS, UNTIL, any_of, count_of

_START, _END, _MIDDLE = map(any_of, ("starts", "ends", "middles"))
_DAY_PART = any_of("day_parts")
_OPENS = re.compile(
    rf"(?<!\w)(?:(?P<from>از)(?: +همان)?|(?P<to>{UNTIL})(?: +به)?)"
    rf"(?: +(?P<start>{_START})|(?: +(?P<end>{_END})(?P<matches> +{any_of('matches')})?)|(?: +(?P<middle>{_MIDDLE}|نیمه)))? *(?:(?:{any_of('time_heads')}|(?(to){HOUR}(?: +{_DAY_PART})?|روز)) +)*(?P<set>\( *)?$"
)
_BESIDE_IT = re.compile(r"(?<!\w)(?:(?P<after>پس|بعد)|پیش|قبل) +$")
_EDGE_ONLY = re.compile(
    rf"(?<!\w)(?:در +)?(?:(?P<start>{_START})|(?P<last>(?<=در ){any_of('last_days')})|(?P<end>{_END}|{_MIDDLE}|نیمه)) *$"
)
_NUMBERED = re.compile(rf"(?<!\w){any_of('numbered')} +$")
_SINCE = re.compile(
    rf"(?<!\w)از +(?:{any_of('starts', 'since_heads')})(?: +[^\W\d]+){{1,6}} *$"
)  # «از زمان شیوع … تاکنون»
# «از زمان آغاز بحران در سال ۲۰۱۰ …»: from then on
_SINCE_IN = re.compile(
    rf"(?<!\w)از +(?:{any_of('starts', 'since_heads')})(?: +(?!(?:که|تا|و|در)(?!\w))[^\W\d]+){{1,6}} +در +(?:(?:{any_of('time_heads')}|اواخر|اوایل|اواسط|ابتدای) +)*$"
)
_ONCE = frozenset(("year", "month", "date", "gregorian"))
_TO_YEAR = re.compile(rf" *(?:{UNTIL}|(?P<next>به)) +(?:سال *)?(?P<y>1[34]\d\d|19\d\d|20\d\d|[3-9]\d){NOT_COUNT}")
_UNTIL_SET_IN = re.compile(rf" *\( *{UNTIL}(?: +روز)? *")
_JOIN = re.compile(
    rf" *(?:{UNTIL}|{any_of('ending')})(?: +به)?(?: +(?:(?P<start>{_START})|(?P<half>نیمه)|(?P<end>{_END})))? *"
    rf"(?:{HOUR}(?: +{_DAY_PART})? +)?(?:روز +)?"
)
# «از ۲۴ اسفند با آغاز طرح نوروزی تا پایان روز ۲۸ اسفند»
_JOIN_FAR = re.compile(rf" +(?:با|همزمان با|از)(?: +(?!(?:که|و|تا)(?!\w))[^\W\d]+){{1,4}}{_JOIN.pattern}")
_ONWARD = re.compile(r" +به +")  # «از پاییز به زمستان»
_WITHIN = re.compile(rf"(?<!\w){any_of('within')} +$")
_COMPARED = any_of("compared")
# «بیش از کل خرید سال گذشته», not «بیش از صد نفر سال گذشته», «کمتر از انتظار در سال گذشته»
_NO_THING = any_of("counts", "counted_in", "no_thing")
_AT_MOST = re.compile(rf"{_COMPARED} *$")
_BASELINE = re.compile(
    rf"(?<!\w)(?:(?:{any_of('baseline')}|مقایسه(?: +[^\W\d]+){{1,7}}? +با)(?: +[^\W\d]+){{0,4}}(?: *\([^()]*\) +و)?"
    rf"|(?:[\d.٫/]+|{any_of('counts')}|چند) *برابر(?: +(?!{_NO_THING}(?!\w))[^\W\d]+){{0,2}}"
    rf"|{_COMPARED} +از(?: +(?!{_NO_THING}(?!\w))[^\W\d]+){{0,3}}|(?<!به )(?<!این )نسبت)[ \[*(«]*$"
)
_MORE = re.compile(rf" +{_COMPARED}(?!\w)(?! +از(?!\w))")  # «۳۰ مگاوات از اوج سال گذشته بیشتر است»
_THAN = re.compile(rf"(?<!\w)از +(?:(?!{_NO_THING}(?!\w))[^\W\d]+ +){{1,3}}$")
_NOT_AFTER = re.compile(rf"(?<!\w){any_of('not_after')} *(?:در +)?$")
_OUTSIDE = re.compile(rf"(?<!\w){any_of('outside')} +$")
_LEFT_OF = re.compile(rf"(?<!\w){any_of('left_of')} +از +$")
_LIKE = re.compile(rf"(?<!\w){any_of('like')} +$")
_EACH_YEAR = any_of("yearly")
_NAMED = re.compile(rf"(?<!\w)(?:{any_of('commemorated')}|{_EACH_YEAR}(?: +در)?) *(?:روز *)?$")
_YEARLY = re.compile(rf" +{_EACH_YEAR}(?!\w)")  # «۱۶ آذر هر سال»
_AFTER = re.compile(r" +به بعد(?!\w)")
_FOLLOWS = 50  # letters between «از A» and «تا B»
_OF_LATE = 62  # days for which a month without a year is the last one
_HALF = 15  # days of half a month
_DAYS = {"date", "dates", "gregorian"}
_POINTS = {
    "date",
    "gregorian",
    "month",
    "season",
    "season-bare",
    "weekday",
    "day",
}  # what may stand before «تا» without «از»
_OF_WEEK = {"weekday", "day"}
_ASIDE = re.compile(r" *\((?: *[^\W\d]+){1,3} *\)(?= )")  # «از ابتدای سال آبی جاری (مهر) تاکنون»
_EXPLAINS = re.compile(rf" *\( *(?:(?:یعنی|از|{_START}) +)*")
_STRETCHES = {"half", "first-months", "season", "nth"}
_RANGE = re.compile(rf"(?:\d|(?<!\w){any_of('counts')}) *$")  # «۲ تا ۳ هفته آینده»
_LASTING = re.compile(rf" *،? +به مدت +{COUNT} ?(?P<u>{SPAN})(?!\w)")


def joined(text: str, start: int, end: int, today: dt.date | None) -> list[When]:
    """The expressions of text[start:end], with their «از», «تا», «ابتدای», «پایان» and «طی» read."""
    atoms = find(text, start, end, today)
    out: list[When] = []
    i = 0
    while i < len(atoms):
        when = atoms[i]
        i += 1
        if when.rule == "bound-rate" or when.kind == "rate":
            out.append(when)
            continue
        before = text[max(start, when.start - 30) : when.start]
        if when.rule == "year" and _LEFT_OF.search(before):
            continue
        if _NOT_AFTER.search(before) or (when.rule == "vague" and _LIKE.search(before)):
            continue
        if when.rule in ("rolling", "year") and _LIKE.search(before):  # «مانند سال گذشته»: only likened to it
            when.kind = "baseline"
            out.append(when)
            continue
        if when.rule in _DAYS and (
            _NAMED.search(before) or _YEARLY.match(text, when.end)
        ):  # «قیام ۱۵ خرداد»: the name of what happened then
            when.kind = "name"
            out.append(when)
            continue
        opens = _OPENS.search(before)
        if opens and opens["from"] and _OUTSIDE.search(before, 0, opens.start()):
            continue
        if opens and opens["set"] and text.startswith(")", when.end):  # «تا پایان روز (هشتم خرداد)»
            when.end += 1
        if opens and opens["from"]:
            i = _from(text, when, opens, before, atoms, i, today)
        elif opens:
            _to(when, opens, before, today)
        else:
            i += _alone(text, when, before, atoms[i] if i < len(atoms) else None, start, today)
        if when.rule == "until-now" and (since := _SINCE.search(text[max(start, when.start - 70) : when.start])):
            when.start -= len(since[0])
        before = text[max(start, when.start - 40) : when.start]
        if within := _WITHIN.search(before):
            when.start -= len(before) - within.start()
            before = before[: within.start()]
        if beyond := _AFTER.match(text, when.end):
            when.end, when.hi, when.rule = beyond.end(), None, f"after-{when.rule}"
        explains = out and out[-1].kind == "baseline" and text[out[-1].end : when.start].strip() == "("
        than = _MORE.match(text, when.end) and (text.startswith("از ", when.start) or _THAN.search(before))
        if when.kind in ("interval", "similar", "back") and (explains or than or _BASELINE.search(before)):
            when.kind = "baseline"
        out.append(when)
    continued(text, out)
    return in_row(text, out)


def _from(
    text: str, when: When, opens: re.Match[str], before: str, atoms: list[When], i: int, today: dt.date | None
) -> int:
    """«از A تا B», «از ابتدای A تاکنون», «از A»; returns the index after the atoms used."""
    if _AT_MOST.search(before, 0, opens.start()):
        when.kind = "baseline"
        return i
    when.start -= len(before) - opens.start()
    if aside := _BESIDE_IT.search(before, 0, opens.start()):
        when.start -= opens.start() - aside.start()
        return _beside(when, aside, opens, i, today)
    if opens["end"]:
        when.lo = when.hi
    if opens["middle"] == "نیمه" and when.grain == "month" and when.lo:
        when.lo += dt.timedelta(days=_HALF)
    elif opens["middle"]:  # «از اواسط سال گذشته»: from a day that is not told
        when.lo, when.hi = None, today if when.lo and today and when.lo <= today else None
    i += _explained(text, when, atoms[i : i + 1])
    follower = atoms[i] if i < len(atoms) and atoms[i].start - when.end < _FOLLOWS else None
    if follower is not None and _up_to(text, when, follower, today, opens):
        return i + 1
    if lasting := _LASTING.match(text, when.end):
        return i + _last(text, when, lasting, follower)
    if when.grain == "year" and when.lo is not None and (to_year := _TO_YEAR.match(text, when.end)):
        year = full_year(to_year["y"])
        last_day = year_span(year)[1] if not to_year["next"] or year - 1 == when.year else None
        if last_day is not None and last_day > when.lo:  # «از سال ۱۳۹۲ تا ۱۴۰۲», «از سال ۹۱ به ۹۲»
            when.end, when.hi, when.rule = to_year.end(), last_day, "from-to"
            return i
    if when.rule in ("dates", "years"):  # «از ۱۳ تا ۱۵ خرداد»: both ends are in it
        when.rule = "from-to"
        return i
    runs = when.rule in _STRETCHES and when.lo and when.hi and today and when.lo <= today <= when.hi
    if runs and _to_come(text, when.end):  # «از نیمه دوم سال افزایش می‌یابد»: in all of it
        return i
    if when.rule != "until-now" and when.lo is not None and today is not None:
        begins = when.lo == today and (when.grain != "day" or _to_come(text, when.end) or _bare_today(text, when))
        when.hi = today if when.lo <= today and not begins else None
        when.rule = f"from-{when.rule}"
    return i


def _last(text: str, when: When, lasting: re.Match[str], follower: When | None) -> bool:
    """«از ۱۰ مرداد به مدت یک هفته (تا ۱۶ مرداد)»; returns whether the time after it is used."""
    if when.rule in ("dates", "years"):  # «از ۱۳ تا ۲۷ بهمن به مدت ۱۰ روز کاری»: both ends are told
        when.end, when.rule = lasting.end(), "from-to"
        return False
    count = count_of(lasting["n"])
    when.end, when.rule, when.hi = lasting.end(), "from-to", None
    if when.lo is not None and count:
        there = back(when.lo, -count, UNITS[lasting["u"]])
        when.hi = there - dt.timedelta(days=1) if there else None
    if follower is None or not _UNTIL_SET_IN.fullmatch(text, when.end, follower.start):
        return False
    when.end, when.hi = follower.end, follower.hi
    return True


def _reach(when: When, last: When, join: re.Match[str] | None = None) -> bool:
    """Make of the first and the last time of «A تا B» one."""
    if when.rule in _POINTS:
        of_one_year(when, last)
    last_day = last.lo if join and join["start"] and last.grain in ("month", "year") else last.hi
    if join and join["half"] and last.grain == "month" and last.lo is not None:
        last_day = last.lo + dt.timedelta(days=_HALF - 1)
    if join and join["end"] and last.ends:
        last_day = last.ends
        while last.grain == "week" and when.lo and last_day < when.lo:  # «از دوشنبه هفته آینده تا پایان هفته»
            last_day += dt.timedelta(days=7)
    when.end, when.hi, when.rule = last.end, last_day, "from-to"
    if when.lo and when.hi and when.hi < when.lo:
        when.lo = back(when.lo, 1, "week" if last.rule in _OF_WEEK else "year")
    return True


def _alone(text: str, when: When, before: str, last: When | None, start: int, today: dt.date | None) -> int:
    """A time after neither «از» nor «تا»: its edge, or «اول مهر تا ۲۷ آبان»; how many times after it were used."""
    edge = _EDGE_ONLY.search(before)
    if edge and _NUMBERED.search(before, 0, edge.start()):  # «لیگ دسته اول فصل آینده»
        edge = None
    if edge:
        when.start -= len(before) - edge.start()
    if last is not None and when.rule in _POINTS and last.rule in _POINTS and last.kind == "interval":
        join = _JOIN.fullmatch(text, when.end, last.start)
        if join:
            if edge and not edge["start"]:
                when.lo = when.hi
            _reach(when, last, join)
            return 1
    if last is not None and when.rule == "year" and _year_up_to(text, when, last):
        return 1
    if (
        when.rule in _ONCE
        and (last is None or last.rule != "until-now")
        and (led := _SINCE_IN.search(text, max(start, when.start - 80), when.start))
    ):
        when.start = led.start()
        when.hi = today if today is not None and when.lo is not None and when.lo <= today else None
        when.rule = f"from-{when.rule}"
        return 0
    if edge:
        _edge(when, bool(edge["start"]), bool(edge["last"]))
    return 0


def _year_up_to(text: str, when: When, month: When) -> bool:
    """«سال گذشته تا پایان دی»: from that year's first day on, the month in that year."""
    if month.rule != "month" or month.year is not None or month.lo is None or not when.year or when.year >= 1800:
        return False
    if (join := _JOIN.fullmatch(text, when.end, month.start)) is None:
        return False
    month.lo, month.hi = shift_year((month.lo, month.hi), None, when.year)
    return _reach(when, month, join)


def _up_to(text: str, when: When, last: When, today: dt.date | None, opens: re.Match[str]) -> bool:
    """Join «از A» and the time after it where that ends it: «… تاکنون», «… تا B», «… تا پایان این ماه»."""
    if last.rule == "until-now" and not text[when.end : last.start].strip(" ،"):
        if when.lo is not None and today is not None and when.lo > today:  # «از هفت اکتبر تاکنون»
            when.lo = back(when.lo, 1, "year")
        when.end, when.hi, when.rule = last.end, today, "from-until-now"
        return True
    join = _JOIN.fullmatch(text, when.end, last.start) if last.kind in ("interval", "back") else None
    bare = opens["start"] and when.grain == "year" and last.rule in _DAYS and last.grain == "day"
    if (
        join is None and bare and not text[when.end : last.start].strip()
    ):  # «از ابتدای سال آبی ۹ آذر», its «تا» left out
        return last.hi is not None and when.lo is not None and last.hi > when.lo and _reach(when, last)
    if join is None and when.rule in _DAYS and last.rule in _DAYS:
        join = _JOIN_FAR.fullmatch(text, when.end, last.start)
    if join is None:
        return alike(when, last) and _ONWARD.fullmatch(text, when.end, last.start) is not None and _reach(when, last)
    if last.kind == "back":
        return bool(join["end"]) and _to_its_end(when, last)
    if opens["start"] and when.rule == "year" and when.year and last.rule in ("month", "date") and last.year is None:
        # «از سال گذشته تا پایان شهریور», in Mehr
        of_late = today is not None and last.hi is not None and (today - last.hi).days < _OF_LATE
        of_late = of_late and today is not None and from_gregorian(today)[0] - when.year < 2
        if not of_late:  # «از ابتدای سال ۹۶ تا پایان مرداد»
            last.lo, last.hi = days_of_year(text[last.start : last.end], when.year)
    if last.rule == "weekday" and last.hi and today and when.lo and when.lo < today < last.hi:
        last.hi -= dt.timedelta(days=7)  # what began and is told of is over
    return _reach(when, last, join)


def _explained(text: str, when: When, after: list[When]) -> int:
    """«از ابتدای سال آبی (اول مهر) تا …»: what stands in brackets only says when that was; how many times it told."""
    for inner in after:
        if _EXPLAINS.fullmatch(text, when.end, inner.start) and text.startswith(")", inner.end):
            when.end = inner.end + 1
            if inner.lo is not None:
                when.lo = inner.lo
            return 1
        if aside := _ASIDE.match(text, when.end, inner.start):
            when.end = aside.end()
    return 0


def _to_its_end(when: When, back_to: When) -> bool:
    """«از ابتدای آذر تا پایان این ماه»: up to the end of the month or the year just named."""
    if when.lo is None or back_to.grain not in ("month", "year"):
        return False
    year, month, _ = from_gregorian(when.lo)
    when.hi = (months_span(year, month, month) if back_to.grain == "month" else year_span(year))[1]
    when.end, when.rule = back_to.end, "from-to"
    return True


def _to_come(text: str, at: int) -> bool:
    """Whether the next verb tells of what is to come: «از امروز ۲۰ قسمت پخش می‌شود»."""
    told = verbs(text, at, min(len(text), at + 160))
    return bool(told.tenses) and told.tenses[0] != "past" and ":" not in text[at : told.ends[0]]


def _bare_today(text: str, when: When) -> bool:
    """«ثبت‌نام ۵۰ نفر از امروز», with no verb after it: from that day on."""
    return text.startswith("از امروز", when.start) and not verbs(text, when.end, min(len(text), when.end + 160)).ends


def _beside(when: When, aside: re.Match[str], opens: re.Match[str], i: int, today: dt.date | None) -> int:
    """«پس از A», «پیش از A»: from the day after it on, or up to the day before it; within it is neither."""
    whole = not (opens["start"] or opens["end"])
    if aside["after"]:
        last = when.hi if whole or opens["end"] else None
        when.lo = last + dt.timedelta(days=1) if last is not None else None
        when.hi = today if when.lo is not None and today is not None and when.lo <= today else None
        when.rule = f"after-{when.rule}"
    else:
        first = when.lo if whole or opens["start"] else None
        when.lo, when.hi = None, first - dt.timedelta(days=1) if first is not None else None
        when.rule = f"before-{when.rule}"
    if whole and when.grain == "vague":
        when.lo = when.hi = None
    return i


def _to(when: When, opens: re.Match[str], before: str, today: dt.date | None) -> None:
    """«تا A», «تا پایان A»: open at its start, unless the end of a stretch that still runs."""
    ends = when.ends if opens["end"] else None
    if when.rule in ("rolling", "vague", "until-now") and when.grain != "day" and ends is None:
        if when.rule == "rolling" and not _RANGE.search(before, 0, opens.start()):
            _to_rolling(when, len(before) - opens.start(), today)
        return
    when.start -= len(before) - opens.start()
    end = when.hi
    if opens["start"]:
        end = when.lo
    if opens["middle"] == "نیمه" and when.grain == "month" and when.lo:
        end = when.lo + dt.timedelta(days=_HALF - 1)
    elif opens["middle"] or (opens["start"] and when.grain == "decade"):
        end = None
    if ends is not None:
        end = ends
    running = bool(opens["end"]) and today is not None and end is not None and end >= today
    running = running and not opens["matches"]  # «رده‌بندی تا پایان مسابقات امروز»: since they began
    if opens["end"] and when.rule == "year" and when.lo is not None and end == today:
        # «تا پایان امسال»: the whole of the year that «امسال» cuts at today
        end = year_span(when.year)[1] if when.year else shift_year((when.lo, None), 0)[1]
        running = True
    when.lo, when.hi = (today if running else None), end
    when.rule = f"until-{when.rule}"


def _to_rolling(when: When, led: int, today: dt.date | None) -> None:
    """«تا دو ماه دیگر»: from the page's day on; «تا دو سال پیش»: up to its end, whenever it began."""
    if when.lo is None or when.hi is None or today is None:
        return
    if when.hi > today:
        when.start, when.lo = when.start - led, today
    elif when.hi < today and when.grain in ("year", "month"):
        when.start, when.lo, when.rule = when.start - led, None, "until-rolling"


def _edge(when: When, first: bool, last: bool) -> None:
    """«اوایل A», «پایان A»: some stretch of it, whose bounds are not told.

    «در پایان سال ۸۶», «در پایان خرداد ۹۷»: the last day of that year or month.
    """
    dated = when.hi is not None and when.year is not None
    if last and dated and (when.rule == "month" or when.hi == year_span(when.year or 0)[1]):
        when.lo = when.hi
    elif when.grain != "day" and (not first or when.grain != "year"):
        when.lo = when.hi = None
