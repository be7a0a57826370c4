"""The shapes that when-expressions take in running text, and the search for them."""

import datetime as dt
import re
from bisect import bisect, bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.figures import period_days as days
from pipelines.figures import period_readers as readers
from pipelines.figures.period_parts import nth_form
from pipelines.figures.period_when import When
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
    ORDINALS,
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
_RUN = re.compile(r"[^\W\d]+|\d+")  # «تاکنون۱۱»: a word ends where digits begin
_MANY = 200_000  # words, and sets of triggers, that are kept at most


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
    day = rf"(?:\d{{1,2}}|{alternation([*ORDINALS, *COUNT_WORDS])})"
    parts = rf"(?:(?:روز|{alternation(w['day_parts'])}) +)*"
    few = alternation(w["few"])
    year_heads = "(?:" + "|".join(rf"(?<={head} )سال" for head in (*w["starts"], *w["ends"])) + ")"
    year_heads += "(?P<own> +(?:تحصیلی|آبی|زراعی))?"
    feast = rf"(?:{alternation(w['feasts'])}|{alternation(w['feast_heads'])} +(?:با +سعادت +)?{alternation(w['feast_persons'])}"
    feast += r"(?: +[^\W\d_]+){1,3}?(?: *\([^\W\d_]{1,4}\))?)"
    months, greg = _names(MONTH_NO), _names(GREG_NO)

    def form(pattern: str, resolve: Callable[..., When | None], *groups: tuple[str, ...], lead: int = 0) -> Form:
        return Form(tuple(map(frozenset, groups)), re.compile(rf"(?<!\w)(?:{pattern}){_EDGE}"), resolve, lead)

    return (
        form(YEAR, readers.year_form, ("سال",)),
        form(year_heads, readers.bare_year_form, ("سال",), _last([*w["starts"], *w["ends"]])),
        form(
            r"سال ?های +(?:میان +|بین +)?(?P<a>\d{4}|\d\d) *(?:تا|و|الی|لغایت|-) *(?:سال +)?(?P<b>\d{4}|\d\d)(?!\d)",
            readers.years_form,
            ("سال",),
            ("سالهای", "=های"),
        ),
        form(
            rf"(?:{COUNT} ?)?(?P<u>{UNIT}) ?(?:ه|ی|های)? +(?P<how>{PAST}|{AGO}|{AHEAD})",
            readers.rolling_form,
            later,
            units,
            lead=45,
        ),
        form(rf"(?P<u>ماه|هفته|روز) *{THIS}", readers.this_form, ("ماه", "هفته", "روز"), tuple(w["now"])),
        form(r"(?:این|همین) +فصل(?! +از +سال)", readers.back_form, ("=این", "=همین"), ("=فصل",)),
        form(
            rf"(?:قبل|پیش|بعد|پس) +از +{alternation(w['eras'])}",
            readers.era_form,
            _whole(w["eras"]),
            ("=قبل", "=پیش", "=بعد", "=پس"),
            lead=35,
        ),
        form(
            rf"از +{feast} +تا +{feast}",
            readers.feasts_form,
            ("=از",),
            ("=تا",),
            _whole([*w["feasts"], *w["feast_persons"]]),
        ),
        form(r"دوران +(?:دولت|ریاست|جنگ|دفاع) +\w+(?: +و +\w+)?", readers.vague_form, ("=دوران",)),
        form(r"(?:این|همین) +(?P<u>هفته)", readers.this_form, ("=این", "=همین"), ("ماه", "هفته")),
        form(
            r"(?:این|همین|همان|آن) +(?P<u>ماه|سال|روز(?! +(?:ها|های|هایی)(?!\w)))",
            readers.back_form,
            ("=این", "=همین", "=همان", "=آن"),
            ("ماه", "سال", "=روز"),
        ),
        form(
            rf"{COUNT} ?(?:ماه ?(?P<adj>ه)?|فصل)(?: +(?P<which>{FIRST}|دوم|سوم|چهارم|پایانی|آخر))?"
            rf"(?P<over> +(?:{PAST}))?(?:(?: +ابتدای)?{OF_YEAR}|(?P<sal> +(?:از +)?سال(?! *های)))?",
            readers.first_months_form,
            ("ماه", "فصل"),
            lead=25,
        ),
        form(
            rf"(?:(?P<before>{alternation(f'{n}ین' for n in w['nth'])}) +(?P<u1>ماه|فصل)"
            rf"|(?P<u2>ماه|فصل) +(?P<after>{alternation(w['nth'])}))"
            rf"(?:{OF_YEAR}|(?P<sal> +(?:از +)?(?:(?:این|همین|همان|آن) +)?سال(?! *های)))?",
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
        form(rf"(?P<lead>ماه +)?(?P<month>{MONTH})(?P<mah> ?ماه)?(?:{OF_YEAR})?", days.month_form, months, lead=10),
        form(
            rf"{parts}(?P<d>{day})(?:ین +روز(?: +از)?(?: +ماه)?)?(?: *(?:تا|لغایت|الی|و|-) *(?P<d2>{day}))? *(?P<month>{MONTH})(?: ?ماه)?"
            rf"(?:{OF_YEAR}|(?P<rel> +{THIS}))?",
            days.date_form,
            months,
            lead=70,
        ),
        form(
            rf"{weekday} +(?P<d>{day}) *(?:تا|لغایت|الی) +(?:روز +)?{weekday} +(?P<d2>{day}) *(?P<month>{MONTH})(?: ?ماه)?"
            rf"(?:{OF_YEAR}|(?P<rel> +{THIS}))?",
            days.date_form,
            months,
            ("شنبه", "جمعه", "آدینه"),
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
            rf"{parts}(?P<wd>{weekday})(?! +(?:سوری|بازار|سیاه|آخر سال))(?: +{alternation(w['day_parts'])}(?!\w))?"
            rf"(?P<rel> +(?:(?:هفته +)?(?:{PAST_AGO}|آینده|آتی)|(?:این|همین) +هفته|هفته +جاری))?",
            days.weekday_form,
            ("شنبه", "جمعه", "آدینه"),
            lead=50,
        ),
        form(
            rf"(?P<which>{alternation(w['first_day'])}|{alternation(w['last_day'])})"
            r" +روز(?: +(?:کاری|معاملاتی|معاملات))? +هفته(?: +(?P<rel>جاری|گذشته|قبل))?",
            days.week_edge_form,
            ("هفته",),
            ("روز",),
            lead=35,
        ),
        form(
            rf"(?:{alternation(w['day_parts'])} +)?(?P<day>{alternation(w['days'])})",
            days.day_form,
            _whole(w["days"]),
            lead=35,
        ),
        form(alternation(w["until_now"]), readers.until_now_form, _whole(w["until_now"]), lead=25),
        form(
            rf"تا +(?:لحظه|زمان|ساعت) *ی? +{alternation(w['written'])} +(?:این +)?(?:خبر|گزارش|مطلب|متن)",
            readers.until_now_form,
            ("=لحظه", "=زمان", "=ساعت"),
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
            rf"(?:{few} +(?:{UNIT}) ?(?:ه|ی)?|(?:یک|1|دو|2) +دهه|(?:{COUNT} +)?{plural})"
            rf" +(?:{PAST}|{AGO}|آینده|آتی|پیش ?روی?|{THIS})",
            readers.vague_form,
            (*later, *_whole(w["now"])),
            (*_whole([*w["plural_units"], *w["few"]]), "دهه"),
            lead=45,
        ),
        form(
            rf"{WITHIN} +(?:این +|حدود +|کمتر +از +)?(?:{COUNT}|{few}) ?(?:{UNIT}) ?(?:ه|ی)?"
            rf"(?! +(?:{PAST}|{AGO}|{AHEAD}|{FIRST})(?!\w))",
            readers.vague_form,
            _last(w["within"]),
            units,
            lead=10,
        ),
        form(
            rf"(?:این|همین) +{COUNT} +(?:سال|ماه|هفته|روز)",
            readers.vague_form,
            ("=این", "=همین"),
            ("سال", "ماه", "هفته", "روز"),
        ),
        form(
            alternation(w["same_span"]),
            readers.same_form,
            ("مدت", "بازه", "زمان", "ایام", "دوره"),
            ("=این", "=همین", "=آن", "مذکور", "یاد"),
            lead=10,
        ),
        form(
            rf"{alternation(w['similar_span'])}(?: +(?:در +|از +)?{YEAR})?",
            readers.similar_form,
            ("مشابه", "همین"),
            ("مدت", "زمان", "دوره", "بازه", "ماه", "مقطع"),
            lead=30,
        ),
        form(
            alternation(rates) + "|" + rf"هر +{COUNT} +{UNIT}",
            readers.rate_form,
            ("روزانه", "سالانه", "سالیانه", "ماهانه", "ماهیانه", "هفتگی", "=هر"),
            ("انه", "هفتگی", *units, "ثانیه"),
            lead=8,
        ),
        form(alternation(w["bound_rates"]), readers.bound_rate_form, _whole(w["bound_rates"]), lead=8),
    )


@dataclass(slots=True)
class _Plan:
    """A bit for each trigger group: by piece and by whole word; each form with the bits it needs and its first one."""

    needs: list[tuple[int, int, Form]]
    pieces: list[tuple[str, int]]
    signs: list[tuple[str, int]]
    whole: dict[str, int]


@cache
def _plan() -> _Plan:
    bits: dict[frozenset[str], int] = {}
    needs = []
    for form in forms():
        of_form = [bits.setdefault(group, 1 << len(bits)) for group in form.groups]
        needs.append((sum(set(of_form)), of_form[0], form))
    of_trigger: dict[str, int] = {}
    for group, bit in bits.items():
        for trigger in group:
            of_trigger[trigger] = of_trigger.get(trigger, 0) | bit
    pieces = [(t, b) for t, b in of_trigger.items() if t[0] != "="]
    return _Plan(
        needs,
        [(t, b) for t, b in pieces if t.isalnum()],
        [(t, b) for t, b in pieces if not t.isalnum()],
        {t[1:]: b for t, b in of_trigger.items() if t[0] == "="},
    )


class _Words(dict[str, int]):
    """A word or a run of digits → the bits of its triggers; kept, as most words recur."""

    def __missing__(self, word: str) -> int:
        plan = _plan()
        bits = plan.whole.get(word, 0)
        for piece, bit in plan.pieces:
            if piece in word:
                bits |= bit
        if len(self) >= _MANY:
            self.clear()
        self[word] = bits
        return bits


_words = _Words()


class _Chunks(dict[str, list[tuple[int, int]]]):
    """What stands between two spaces → the words in it that trigger a group: offset and bits; kept, as they recur."""

    def __missing__(self, chunk: str) -> list[tuple[int, int]]:
        if chunk.isalpha():
            bits = _words[chunk]
            found = [(0, bits)] if bits else []
        else:
            signs = 0
            for sign, bit in _plan().signs:
                if sign in chunk:
                    signs |= bit
            found = [(m.start(), bits) for m in _RUN.finditer(chunk) if (bits := _words[m[0]] | signs)]
        if len(self) >= _MANY:
            self.clear()
        self[chunk] = found
        return found


_Reader = Callable[[re.Match[str], dt.date | None], When | None]
_Matcher = Callable[[str, int, int], re.Match[str] | None]


class _Wanted(dict[int, list[tuple[int, int, _Matcher, _Reader]]]):
    """Bits that a sentence has → the forms that may match there: bit to look at, lead, matcher, reader."""

    def __missing__(self, present: int) -> list[tuple[int, int, _Matcher, _Reader]]:
        found: list[tuple[int, int, _Matcher, _Reader]] = [
            (bit, f.lead, f.pattern.match, f.resolve) for need, bit, f in _plan().needs if need & present == need
        ]
        if len(self) >= _MANY:
            self.clear()
        self[present] = found
        return found


_chunks = _Chunks()
_wanted = _Wanted()


def _place(text: str, chunk: str, at: int, start: int, end: int) -> int:
    """Where the chunk stands from `at` on in text[start:end], between spaces."""
    while True:
        at = text.index(chunk, at)
        after = at + len(chunk)
        if (at == start or text[at - 1] == " ") and (after >= end or text[after] == " "):
            return at
        at += 1


def _starts(split: list[str], at: int) -> list[int]:
    """Where words begin in chunks that stand one space apart from `at` on."""
    out = []
    for chunk in split:
        if chunk.isalnum():
            out.append(at)
        elif chunk:
            out += [at + m.start() for m in _RUN.finditer(chunk)]
        at += len(chunk) + 1
    return out


def find(text: str, start: int, end: int, today: dt.date | None) -> list[When]:
    """When-expressions in text[start:end], longest of those that overlap, in order; «از … تا …» not yet joined."""
    present, at = 0, start
    marks: list[tuple[int, int]] = []
    split = text[start:end].split(" ")
    for chunk, of_chunk in zip(split, map(_chunks.__getitem__, split), strict=True):
        if of_chunk:
            at = _place(text, chunk, at, start, end)
            for offset, bits in of_chunk:
                present |= bits
                marks.append((at + offset, bits))
            at += len(chunk)
    if not marks:
        return []
    found: list[When] = []
    words_at: list[int] = []
    for wanted, lead, match, resolve in _wanted[present]:
        done = start
        for at in [at for at, bits in marks if bits & wanted]:
            begins: Iterable[int] = (at,)
            if lead:
                if not words_at:
                    words_at = _starts(split, start)
                low = max(done, at - lead)
                begins = words_at[bisect_left(words_at, low) : bisect_right(words_at, at)]
            for begin in begins:
                if begin >= done:
                    m = match(text, begin, end)
                    done = begin + 1
                    if m is not None:
                        done = m.end()
                        when = resolve(m, today)
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
    return _in_apposition(text, kept)


_SAME_TIME = re.compile(r" *(?:[،,(]|(?:مصادف|مطابق|برابر) +با)? *(?:روز +)?")
_CLOSES = re.compile(" *[)]")
_DAY_RULES = ("day", "date", "weekday", "gregorian")


def _in_apposition(text: str, atoms: list[When], brackets: bool = False) -> list[When]:
    """One time for two that stand beside one another and say the same: «امروز (دوشنبه، ۱ خرداد)»."""
    out: list[When] = []
    for when in atoms:
        last = out[-1] if out else None
        if last is None or not _same_day(text, last, when, brackets):
            out.append(when)
            continue
        closes = _CLOSES.match(text, when.end)
        last.end = closes.end() if brackets and closes else when.end
        if last.rule == "weekday" or last.hi is None:
            last.lo, last.hi, last.rule = when.lo, when.hi, when.rule
    return out if brackets or len(out) < 2 else _in_apposition(text, out, True)


def _same_day(text: str, a: When, b: When, brackets: bool) -> bool:
    """Whether `b` only says `a` again, right after it or in brackets; a date tells what a weekday leaves open."""
    if b.start - a.end > 17 or b.rule not in _DAY_RULES or a.rule not in (*_DAY_RULES, "until-now"):
        return False
    gap = _SAME_TIME.fullmatch(text, a.end, b.start)
    if gap is None or ("(" in gap[0]) != brackets or (brackets and not _CLOSES.match(text, b.end)):
        return False
    if a.rule == "weekday" and b.rule in ("date", "gregorian") and b.grain == "day":
        return True
    if a.hi is None:  # the page's day is not known: «امروز (شنبه)»
        return a.rule == "day"
    return b.lo == b.hi == a.hi
