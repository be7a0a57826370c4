"""The time that an earlier sentence sets for a figure whose own sentence tells none."""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace

from pipelines.figures.document import Document, Mention, Sentence, remembered
from pipelines.figures.periods.calendar import back, from_gregorian, shift_year
from pipelines.figures.periods.clauses import Verbs
from pipelines.figures.periods.compared import figure_within
from pipelines.figures.periods.deeds import deeds, same_deed
from pipelines.figures.periods.holds import TOTAL
from pipelines.figures.periods.prices import trades
from pipelines.figures.periods.scope import WINDOW, verbs_of
from pipelines.figures.periods.sentences import in_sentence
from pipelines.figures.periods.speech_days import dates_speech, is_moment
from pipelines.figures.periods.today import today_of
from pipelines.figures.periods.told import HAD
from pipelines.figures.periods.trade_days import WEEKEND, same_trade, units_in
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import TOO, any_of, words
from pipelines.figures.plain import Plain, bounds_of, plain_of

_ADDS = re.compile(rf"[\W_]*(?:[^:\d]{{1,30}}: *)?{any_of('adds')}(?!\w)")  # «وی افزود: همچنین …», too
_OTHER_TIME = re.compile(rf"(?<!\w){any_of('other_times')}(?!\w)")
_OF_THIS = re.compile(rf"(?<!\w){any_of('adds_of')}(?!\w)")
_OF_THIS_WORDS = {w for e in words()["adds_of"] for w in (e.split()[-1].replace("~", ""), e.split()[-1].split("~")[0])}
_HOPS, _MANY = 12, 40  # times that point to one another, and those of a sentence, that are looked at
_NEAR, _FURTHER, _FAR = 2, 4, 6  # sentences up to which «آن سال», «این مدت», «این ماه» may point back
_A_DAY = re.compile(any_of("days"))
_SO = re.compile(rf"[\W_]*{any_of('so')}(?!\w)")  # «به این ترتیب … ۲۰ درصد کاهش یافته»
_THUS = re.compile(rf"[\W_]*{any_of('thus')}(?!\w)")
_BY_REPORT = re.compile(rf"[\W_]*{any_of('by_report')} +{any_of('reports')}(?!\w)")
_LED_IN = re.compile(r"(?<!\w)(?:در|طی|از|تا)(?: +(?:روز|تاریخ|ماه))* +$")
_COMPARES = re.compile(rf"(?<!\w){any_of('baseline')}(?!\w)")
_WHICH = re.compile(rf"(?<!\w)که +(?:(?:این|آن) +[^\W\d]+ +)?{any_of('baseline')}(?: +[^\W\d]+){{0,4}} *$")
_SETS = ("interval", "same", "back")  # kinds of times that a sentence may set for the next one
_TELLS = ("interval", "same")
_RUNNING = (
    "rolling",
    "this",
    "year",
    "from-until-now",
    "first-months",
)  # stretches that a page without a day leaves undated
# «که این رقم در سال گذشته …»
_BESIDE = re.compile(r"(?<!\w)که +(?:این|آن|همین) +(?:[^\W\d]+ +){1,3}(?:(?:در|طی) +)?$")
_SKIPPED = 2  # sentences without figures within the list of a market
_SUBJECT = 60  # letters of a sentence within which «نیز» adds its subject to the list before
_REFERRED = frozenset(words()["referred"])
_REFERS = re.compile(rf"(?:این|آن|همین) +{any_of('referred')}(?!\w)|از +(?:بین|میان|مجموع) +(?!\d)(?=\w)")
# «۳ فروند از این هواپیماها»
_PART = re.compile(r"(?:\s+[^\W\d]+){0,2}?\s+از\s+(?:این|آن|همین)\s+(?P<noun>[^\W\d]{4,})")
_PART_FAR = 30  # letters after a figure in which what it is a part of is named
_PLURAL = re.compile(r"(?:های?|ان|ات|ین)$")
_OPENING = re.compile(
    rf"(?:^[\W_]*|:|(?<!\w)(?:گفت|افزود)(?!\w)|^ *به +گفته +[\w ]+،|(?<!\w){any_of('foreseen')}(?!\w))[ «]*(?:که +)?(?:همچنین +)?(?:از +)?$"
)


@remembered
def refers(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the sentence goes on about a figure told before («این تعداد»), in plain text; found once."""
    plain = plain_of(sentence.doc)
    if plain.words.isdisjoint(_REFERRED):
        return []
    return [m.span() for m in _REFERS.finditer(plain.text, *bounds_of(sentence.doc)[sentence.index])]


@remembered
def adds(sentence: Sentence) -> bool:
    """Whether the sentence adds to a list that the one before began: «همچنین …», «نیم‌سکه نیز …»; found once."""
    plain = plain_of(sentence.doc)
    start, end = bounds_of(sentence.doc)[sentence.index]
    if _ADDS.match(plain.text, start, end) is not None:
        return True
    too = (
        TOO.search(plain.text, start, min(end, start + _SUBJECT))
        if "نیز" in plain.words or "هم" in plain.words
        else None
    )
    if too is None and not plain.words.isdisjoint(_OF_THIS_WORDS):
        too = _OF_THIS.search(plain.text, start, min(end, start + _SUBJECT))
    if too is None or ":" in plain.text[start:end] or any(c.isdigit() for c in plain.text[start : too.start()]):
        return False
    return _OTHER_TIME.search(plain.text, start, end) is None


def concludes(m: Mention) -> bool:
    """«به این ترتیب … ۲۰ درصد کاهش یافته»: of the two times that the sentence before compares."""
    sentence = m.sentence
    if m.change is None or sentence.index == 0:
        return False
    plain = plain_of(sentence.doc)
    if not _SO.match(plain.text, plain.plain(sentence.start)):
        return False
    return any(w.kind == "similar" for w in in_sentence(sentence.doc.sentences[sentence.index - 1]))


def _set_by(m: Mention) -> When | None:
    """The one time that the sentence before sets, which tells no figure of its own: it only says what is told next.

    «بانک نرخ ارز را برای روز شنبه اعلام کرد. بر این اساس دلار …»; or it names what is reported on: «مرکز آمار نرخ تورم
    دی‌ماه را اعلام کرد. بر اساس این گزارش …».
    """
    sentence = m.sentence
    plain, before = plain_of(sentence.doc), sentence.doc.sentences[sentence.index - 1]
    if before.role == "title" or sentence.block - before.block > 1 or sentence.doc.figures_in(before):
        return None
    opening = plain.plain(sentence.start)
    reported = _BY_REPORT.match(plain.text, opening) is not None
    if not reported and not (trades(m) and _THUS.match(plain.text, opening)):
        return None
    times = in_sentence(before)
    if len(times) != 1 or times[0].kind != "interval":
        return None
    when = times[0]
    if not reported:
        return when if is_moment(when) else None
    dates = is_moment(when) or _LED_IN.search(plain.text, max(0, when.start - 20), when.start) is not None
    return None if dates or when.rule in ("era", "vague") else when


def looks_back(m: Mention) -> bool:
    """Whether a figure whose sentence tells no time may have one of the sentences before it."""
    sentence = m.sentence
    if sentence.index == 0:
        return False
    if trades(m) or bool(refers(sentence)) or adds(sentence) or concludes(m) or _set_by(m) is not None:
        return True
    if told(sentence.doc).get(sentence.index - 1) and deeds(sentence):
        return True  # … if it is the same deed
    return _of_parts(m) is not None


def _part_of(m: Mention) -> When | None:
    """«امروز هواپیماها حمله کردند. ۳ فروند از این هواپیماها …»: the one time told of what it is a part of."""
    sentence, end = m.sentence, max(m.numeral.end, m.unit_end)
    part = _PART.match(sentence.doc.text, end, sentence.end)
    if part is None:
        return None
    plain = plain_of(sentence.doc)
    before = sentence.doc.sentences[sentence.index - 1]
    start, stop = plain.plain(before.start), plain.plain(before.end)
    named = plain.text.find(_PLURAL.sub("", part["noun"]), start, stop) >= 0
    times = [w for w in in_sentence(before) if w.kind == "interval"] if named else []
    if len(times) != 1 or before.role == "title" or dates_speech(plain.text, times[0], start, stop):
        return None
    same = verbs_of(sentence).tense(plain.plain(end)) == verbs_of(before).tense(times[0].end)
    return times[0] if same else None


@remembered
def _first_part(sentence: Sentence) -> tuple[Mention, When] | None:
    """The first figure of the sentence and the time that it has, where it is a part of what the one before tells."""
    doc = sentence.doc
    first = doc.mentions[bisect_left(doc.starts, sentence.start)]
    when = _part_of(first) if "از" in doc.text[first.numeral.end : first.numeral.end + _PART_FAR] else None
    return (first, when) if when is not None else None


def _of_parts(m: Mention) -> When | None:
    """«۴۵۰ نفر از این زائران با قطار و ۱۲۰ نفر با هواپیما آمدند»: parts of one whole, told in one clause."""
    part = _first_part(m.sentence)
    if part is None or part[0] is m:
        return part and part[1]
    first, when = part
    plain = plain_of(m.sentence.doc)
    apart = verbs_of(m.sentence).between(plain.plain(first.numeral.end), plain.plain(m.numeral.start))
    return when if not apart and m.unit == first.unit and m.unit_text == first.unit_text else _part_of(m)


@remembered
def told(_: Document) -> dict[int, list[When]]:
    """The times that the figures read so far have, by their sentence's index."""
    return {}


def _last_told(m: Mention) -> Sentence | None:
    """The sentence before; or, where a market's list goes on («شاخص فرابورس نیز …»), the last one that tells figures,
    if those between (the shares most traded) tell no other time."""
    sentence, doc = m.sentence, m.sentence.doc
    for before in reversed(doc.sentences[max(0, sentence.index - _SKIPPED - 1) : sentence.index]):
        if sentence.block - before.block > sentence.index - before.index:
            return None
        day = is_moment(times[0]) if (times := in_sentence(before)) else True
        if doc.figures_in(before) or not (trades(m) and day and adds(sentence)):
            return before
    return None


def listed(m: Mention, plain: Plain, start: int) -> When | None:
    """The time that every figure of the sentence before has, where this one adds to them in the same tense."""
    sentence = m.sentence
    if (set_before := _set_by(m)) is not None:
        return set_before
    doc, before = sentence.doc, _last_told(m)
    if before is None or (before.role == "title") != (sentence.role == "title"):
        return None
    times = told(doc).get(before.index, [])
    if not times or times[0].kind not in _TELLS or times[0].rule == "era" or any(w is not times[0] for w in times):
        return None
    if not (trades(m) or adds(sentence)):
        return times[0] if same_deed(m, before, times[0], plain) else None
    tense = verbs_of(sentence).tense(start)
    if _had(before, plain, -1) and not _had(sentence, plain, start):
        return None  # «در فروردین پارسال ۹۰ دلار خریده بودند. همچنین نرخ آن نیز ۲۰ درصد افزایش یافت»
    if trades(m) and tense != "future" and same_trade(m, before, times[0], plain):
        return times[0]
    if len(times) < doc.figures_in(before) or not adds(sentence):
        return None
    if plain.text.endswith("به ", 0, start) and TOTAL.search(plain.text, plain.plain(sentence.start), start):
        return None  # «به این ترتیب مجموع بیماران به ۹۶ هزار نفر رسید»
    so_far = told(doc).get(sentence.index, [])  # «همچنین ۵۸۰ نفر آمدند که ۳۶۷ نفر از آنها زن هستند»
    hangs = bool(so_far) and so_far[-1] is times[0] and clause_hangs(plain.text, verbs_of(sentence), start)
    goes_on = trades(m) and tense != "future" and units_in(doc)[before.index] == {m.unit}
    return times[0] if hangs or goes_on or tense == verbs_of(before).tense(plain.plain(before.start)) else None


def _had(sentence: Sentence, plain: Plain, at: int) -> bool:
    """Whether the verb after `at` (below zero: the last one) tells of what had been («کرده بودند»)."""
    verbs = verbs_of(sentence)
    end = verbs.next_end(at) if at >= 0 else verbs.last_end(plain.plain(sentence.end))
    return end > 0 and HAD.search(plain.text, max(0, end - 12), end) is not None


def clause_hangs(text: str, clauses: Verbs, at: int) -> bool:
    """Whether the clause at `at` is led in by «که» right after a verb."""
    opening = clauses.last_end(at)
    return opening >= 0 and text[opening:at].lstrip(" ،").startswith("که ")


def _compares(text: str, w: When, start: int, end: int, clauses: Verbs) -> bool:
    """Whether the figure is compared with `w`: in its clause, or in one that hangs on it («… است که نسبت به …»)."""
    if not clauses.between(min(w.end, end), max(w.start, start)):
        return True
    hangs = _WHICH.search(text, end, w.start) if end < w.start < end + WINDOW else None
    return hangs is not None and clauses.last_end(hangs.start() + 1) >= hangs.start() - 1


def carried(text: str, m: Mention, start: int, end: int, plain: Plain, baselines: list[When]) -> When | None:
    """The time that the sentence before sets, for one that goes on about its figures or compares them."""
    sentence = m.sentence
    if sentence.index == 0:
        return None
    opening = max(plain.plain(sentence.start), start - WINDOW)
    goes_on = own = False
    pointers = refers(sentence)
    first = bisect_left(pointers, (opening, 0))
    if first < len(pointers) and pointers[first][1] <= start:
        at = pointers[first][0]
        own = figure_within(m, plain, opening, at)  # «موجودی محاکم ۲۱۵ پرونده است و این میزان نسبت به …»
        goes_on = not own and _OPENING.search(text[max(opening, at - 40) : at]) is not None
    clauses = verbs_of(sentence)
    compared = [] if own else [w for w in baselines if _compares(text, w, start, end, clauses)]
    goes_on = goes_on or concludes(m)
    if not goes_on and (of_whole := _of_parts(m)) is not None:
        return of_whole
    if not goes_on and not compared:
        return _day_after(text, m, end, baselines) if baselines else None
    previous = sentence.doc.sentences[sentence.index - 1]
    if previous.role == "title" != sentence.role:
        return None
    spans = [w for w in in_sentence(previous) if w.kind in _SETS and not is_moment(w)]
    if goes_on and spans and _yet_to_come(spans[-1], previous) and clauses.tense(start) == "past":
        return None
    if goes_on:
        told_before = told(sentence.doc).get(previous.index, [])
        return spans[-1] if spans else told_before[-1] if told_before and told_before[-1].kind == "interval" else None
    for w in compared:  # «نسبت به مدت مشابه», or the same stretch a year before
        last = spans[-1] if spans else _last_of(m, previous)
        if last and ((w.lo is None and w.grain != "day") or _years_later(last, w)):
            return last
    return _day_after(text, m, end, baselines)


def _last_of(m: Mention, sentence: Sentence) -> When | None:
    """The time of the last figure of a sentence, of which a change goes on to tell («… نسبت به ماه مشابه ۴۳ درصد»)."""
    times = told(m.sentence.doc).get(sentence.index, []) if m.change is not None else []
    return times[-1] if times and times[-1].kind in _TELLS and not is_moment(times[-1]) else None


def _years_later(w: When, of: When) -> bool:
    """Whether `w` is the same stretch as `of`, one or a few years later."""
    if w.lo is None or of.lo is None:
        return False
    days = (w.lo - of.lo).days
    return 350 < days < 3700 and min(days % 365.25, -days % 365.25) < 15


def _yet_to_come(w: When, sentence: Sentence) -> bool:
    """Whether a sentence tells of what will be at a time whose first day is not told («تا پایان فصل … می‌رسد»)."""
    return w.lo is None and w.rule.startswith("until-") and verbs_of(sentence).tense(w.end) != "past"


def _day_after(text: str, m: Mention, end: int, baselines: list[When]) -> When | None:
    """«… که نسبت به روز گذشته …»: of the day told a few sentences before, where that is the day before it."""
    sentence = m.sentence
    times = told(sentence.doc)
    for w in baselines:
        undated = w.lo is None and _A_DAY.fullmatch(
            text, w.start, w.end
        )  # «… نسبت به دیروز» on a page whose day is not known
        if not (is_moment(w) and (w.lo or undated)) or w.start > end + WINDOW:
            continue
        if w.start > end and not _COMPARES.search(text, end, w.start):
            continue  # «نسبت به قیمت ۲۰ تومانی دیروز»: the figure is of that day
        for index in range(sentence.index - 1, max(-1, sentence.index - _FAR - 1), -1):
            day = next((t for t in reversed(times.get(index, ())) if is_moment(t)), None)
            if day is not None:
                if undated or (day.lo and w.lo and 0 < (day.lo - w.lo).days <= WEEKEND):
                    return day
                break
    return None


def _of_other_year(when: When, lo: dt.date, hi: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The stretch `lo`…`hi` in the year of «مدت مشابه سال قبل»."""
    if when.grain == "autumn":  # «سال آبی گذشته»: a year back, wherever its first day lies
        return back(lo, 1, "year"), back(hi, 1, "year") if hi else None
    year = when.year
    if when.grain == "last" and year is not None:  # in a report on years long past: the year before those
        year = min(year, from_gregorian(lo)[0] - 1)
    return shift_year((lo, hi), None, year) if year is not None else (None, None)


def _as_long(w: When, days: int) -> bool:
    """Whether a stretch lasts so many days, or so many working days; below zero so many days at least."""
    if days < 0:
        return w.lo is not None and w.hi is not None and (w.hi - w.lo).days >= -days
    most = (1.8 if days % 365 and days % 30 else 1.1) * days
    return w.lo is not None and w.hi is not None and 0.9 * days < (w.hi - w.lo).days + 1 < most


type _Dates = tuple[dt.date | None, dt.date | None]


def _of_speech(sentence: Sentence, w: When, end: int) -> bool:
    """Whether `w` is the day of an act of speech told before `end`."""
    plain = plain_of(sentence.doc)
    return dates_speech(plain.text, w, plain.plain(sentence.start), end)


def _meant(when: When, w: When, here: bool) -> _Dates | None:
    """Dates of what points back, where the stretch `w` told before may be what it points to; `here`: in its sentence."""
    if when.grain == "day" and when.kind == "similar":
        return _of_other_year(when, w.lo, w.hi) if is_moment(w) and w.lo else None
    if when.grain == "day":
        return (w.hi, w.hi) if w.grain == "day" and w.hi is not None else None
    a_day = here and when.kind == "similar" and when.grain != "autumn"  # «مصرف دیروز نسبت به مدت مشابه پارسال»
    if is_moment(w) and not a_day:
        return None
    if when.kind == "back":
        return (w.lo, w.hi) if w.grain == when.grain and "rolling" not in w.rule else None
    if when.kind == "same":
        return (w.lo, w.hi) if not when.days or _as_long(w, when.days) else None
    if w.lo is None:  # «… تا ۲۴ مرداد …، مدت مشابه سال قبل»
        there = shift_year((w.hi, w.hi), None, when.year) if w.hi and when.year else (None, None)
        return None, None if when.grain == "autumn" else there[1]
    return _of_other_year(when, w.lo, w.hi)


def _only_beside(sentence: Sentence, w: When) -> bool:
    """«امسال ۲۰ نفر … که این رقم در سال گذشته ۱۸ نفر بود»: whether `w` is told only beside a later stretch."""
    if w.lo is None or w.hi is None or not _BESIDE.search(plain_of(sentence.doc).text, max(0, w.start - 40), w.start):
        return False
    times = in_sentence(sentence)
    last = bisect_left(times, w.start, key=lambda o: o.end)
    return any(
        o.kind == "interval" and not is_moment(o) and (o.hi is None or o.hi > w.hi)
        for o in times[max(0, last - _MANY) : last]
    )


@remembered
def _pointed(_: Document) -> dict[tuple[int, int], _Dates]:
    """What `_of_same` has answered so far, by where the time stands and how many more are followed from it."""
    return {}


def _of_same(sentence: Sentence, when: When, hops: int) -> _Dates:
    """Dates of an «این مدت» that is itself pointed back to, worked out once."""
    known, key = _pointed(sentence.doc), (when.start, hops)
    if key not in known:
        known[key] = antecedent(sentence, when, hops - 1) if hops else (None, None)
    return known[key]


def antecedent(sentence: Sentence, when: When, hops: int = _HOPS) -> _Dates:
    """Dates of the stretch that «این مدت», «همین ماه» or «مدت مشابه» points back to: here or a few sentences up.

    `hops`: through how many of its like it is followed.
    """
    doc = sentence.doc
    far = _FAR if when.kind == "back" and when.grain in ("month", "season") else _NEAR
    if (when.kind == "same" and when.days >= 0) or (when.grain == "year" and when.lo is not None):  # «این سال»
        far = _FURTHER
    until: _Dates | None = None
    today = today_of(doc)
    undated = when.kind == "same" and today is None
    for index in range(sentence.index, max(-1, sentence.index - far - 1), -1):
        if doc.sentences[index].role == "title" and sentence.role != "title":
            break
        times = in_sentence(doc.sentences[index])
        if index == sentence.index:
            times = times[: bisect_left(times, when.start, key=lambda w: w.start)]
        for w in times[: -_MANY - 1 : -1]:
            before = index < sentence.index or w.end <= when.start
            if w.kind == "same" and index < sentence.index:  # «در این مدت …», then «نسبت به مدت مشابه»
                lo, hi = _of_same(doc.sentences[index], w, hops)
                w = replace(w, kind="interval", lo=lo, hi=hi)
            if not before or w.kind != "interval" or (index < sentence.index and _only_beside(doc.sentences[index], w)):
                continue
            if when.kind == "similar" and today is not None and w.lo is not None and w.lo > today:
                continue  # what is yet to come has no like that is over
            if w.lo is None and w.hi is None:
                if undated and w.rule in _RUNNING:
                    return None, None
                continue
            dates = _meant(when, w, index == sentence.index and not _of_speech(sentence, w, when.start))
            if dates is None or (until is not None and dates[1] != until[1]):
                continue
            if dates[0] is not None or when.kind != "same":
                return dates
            until = dates  # its first day may have been told before: «از ۵ تا ۸ مهر …. تا ۸ مهر …. در این مدت …»
    return until or (when.lo, when.hi)
