"""The time of a figure: the interval it covers, or the rate it is a rate of.

Shapes of time (`forms`) are found by `find`, joined («از … تا …») by `joins`, sentence by sentence
(`sentences`); a figure has a time of its own sentence (`scope`, `holds`), of its list
(`lists`), or one that an earlier sentence set (`carried`).
"""

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace

from pipelines.figures.document import Document, Mention, Reading, Sentence, remembered
from pipelines.figures.periods.carried import antecedent, carried, listed, looks_back, told
from pipelines.figures.periods.clauses import Verbs
from pipelines.figures.periods.lists import of_column, of_list
from pipelines.figures.periods.prices import PRICES, trades
from pipelines.figures.periods.scope import WINDOW, choose, is_place, verbs_of
from pipelines.figures.periods.sentences import in_sentence, when_spans, whens
from pipelines.figures.periods.speech_days import is_moment
from pipelines.figures.periods.today import today_of
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import ABOUT, any_of
from pipelines.figures.plain import Plain, plain_of
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.units import RELATIVE

__all__ = ["in_sentence", "read", "when_spans", "whens"]

_WHICH_WAS = re.compile(rf"(?: *\([^()]{{1,12}}\))? *،? +که +(?:[^\W\d]+ +){{0,3}}?(?:(?:با|معادل|{ABOUT}) +)*")
_WITH = re.compile(rf" *با +(?:{ABOUT} +)*")
_FOR = re.compile(rf" *،? *(?:برای|به +مدت) +(?:{ABOUT} +)?")
_DELAY = re.compile(r"(?<!\w)(?:تاخیر|تعویق|فاصله|وقفه)(?!\w)")
_OF_YEARS = ("years", "from-to")
_BUDGETED = PRICES | {"percent", "ratio"}  # what a budget tells
_LENGTHS = {"a", "mo", "wk"}
_ADJECTIVE = {"d": "ه", "h": "هی", "min": "ی", "s": "ی"}  # «اردوی ۴ روزه», «طرح ۷۲ ساعته», «فیلم ۹۰ دقیقه‌ای»
_SET_IN = re.compile(rf" *\( *(?:(?:با|معادل|یعنی|{ABOUT}) +)*")
# «در مقایسه با متوسط بلندمدت (۲۶ میلی‌متر)»: of what is compared with, whose time is not told
_COMPARED = re.compile(rf"(?<!\w){any_of('baseline')}(?: +\w+){{1,6}}{_SET_IN.pattern}$")
_POINTING_BACK = ("same", "similar", "back")  # kinds of times that have the days of one told before
_SPLIT = 20  # letters between a figure and the bracket that splits it
_OPENED, _AGAINST = 16, 90  # letters before a figure in which its bracket opens, and what is compared with is named
_TIME_WORD = re.compile(any_of("surely", "spans"))


def _of_baseline(m: Mention, text: str, found: list[When], start: int, clauses: Verbs) -> When | Nothing | None:
    """«… نسبت به سال گذشته که ۲۰ نفر بود», «… (۲۰ نفر)», «… با ۲۰ نفر»: what is told of the time compared with is of
    that time."""
    which = (_WHICH_WAS,) if m.change is not None or m.unit in RELATIVE else (_WHICH_WAS, _WITH)
    for w in found:
        if w.end > start or start > w.end + 40:
            continue
        compared = w.kind == "baseline" and not clauses.between(w.end, start)
        compared = compared and any(shape.fullmatch(text, w.end, start) for shape in which)
        if compared or (w.kind not in ("rate", "name") and _SET_IN.fullmatch(text, w.end, start)):
            kind = "similar" if w.rule == "similar" else "interval" if w.kind == "baseline" else w.kind
            return replace(w, kind=kind)
    set_in = text.find("(", max(0, start - _OPENED), start) >= 0
    return NOTHING if set_in and _COMPARED.search(text, max(0, start - _AGAINST), start) else None


@remembered
def _compared(_: Document) -> dict[int, When]:
    """The times that figures have of what is compared with, by where the figures begin."""
    return {}


def _split(m: Mention, text: str, start: int) -> When | None:
    """«… که سال قبل ۱۷ نفر (۲ زن و ۱۵ مرد) بود»: what a bracket splits the figure before it into has that one's time."""
    doc, opens = m.sentence.doc, text.rfind("(", max(0, start - WINDOW), start)
    if opens < 0 or text.find(")", opens, start) >= 0 or not _compared(doc):
        return None
    plain, i = plain_of(doc), bisect_left(doc.starts, m.numeral.start) - 1
    while i >= 0 and plain.plain(doc.starts[i]) > opens:
        i -= 1
    near = i >= 0 and opens - plain.plain(doc.mentions[i].numeral.end) < _SPLIT
    return _compared(doc).get(doc.starts[i]) if near else None


def _lasting(m: Mention) -> bool:
    """Whether it says how long a thing named before it is («اردوی ۴ روزه»)."""
    return m.change is None and (m.unit_text or " ")[-1] in _ADJECTIVE.get(m.unit, "")


def _beside_length(w: When, text: str, start: int, end: int) -> bool:
    """«سه ماه در سال گذشته», «بین سال‌های ۹۲ تا ۹۵ به مدت سه سال», «سالی سه ماه», not «۸۰ سال هر روز»."""
    if w.rule in _OF_YEARS and _FOR.fullmatch(text, w.end, start):
        return True
    if _DELAY.search(text, end, max(end, w.start)):
        return False  # «با دو ماه تاخیر از ۲۲ مرداد برگزار می‌شود»
    return (w.rule != "rate" and 0 <= w.start - end < 12 and "،" not in text[end : w.start]) or (
        w.kind == "rate" and 0 <= start - w.end < 3
    )


@remembered
def _only_compared(sentence: Sentence) -> bool:
    """Whether a sentence tells no time but those that something is compared with."""
    return all(w.kind == "baseline" for w in in_sentence(sentence))


def _near(found: list[When], start: int, end: int) -> list[When]:
    """Those of many times of a sentence that a figure may have."""
    if len(found) <= 20:
        return found
    first = bisect_left(found, start - WINDOW, key=lambda w: w.start)
    return found[first : bisect_left(found, end + WINDOW, key=lambda w: w.start)]


def _own(m: Mention, found: list[When], text: str, start: int, end: int) -> list[When]:
    """The times that a figure may be of: a length («سه سال حبس») is of none but one that is told right beside it."""
    found = [w for w in found if w.kind not in ("baseline", "name")]
    if m.unit not in _BUDGETED:
        found = [w for w in found if w.rule != "budget-year"]
    if (m.unit not in _LENGTHS or m.change is not None) and not _lasting(m):
        return found  # «سن ازدواج در دهه گذشته ۲ سال افزایش یافته»: no length
    if (m.unit_text or "").endswith(("ساله", "ماهه")):  # «بازیکن ۳۴ ساله تابستان گذشته آمد»
        return []
    if _lasting(m):  # «مرخصی ۱۰ روزه فردا تمام می‌شود»
        found = [w for w in found if w.grain != "day"]
    return [w for w in found if _beside_length(w, text, start, end)]


def _governing(m: Mention, plain: Plain, all_found: list[When], start: int, end: int, row: When | None) -> When | None:
    """The time of a figure: of its own words or sentence, else one told before, else that of its list (`row`)."""
    doc, baselines = m.sentence.doc, [w for w in all_found if w.kind == "baseline"]
    when = _of_baseline(m, plain.text, all_found, start, verbs_of(m.sentence)) if all_found else None
    if when is NOTHING:
        return None
    if when is not None:
        _compared(doc)[m.numeral.start] = when
        return when
    found = _own(m, all_found, plain.text, start, end)
    when = _split(m, plain.text, start) if all_found else None
    when = when or (choose(m, found, start, end, plain) if found else None)
    when = when or carried(plain.text, m, start, end, plain, baselines) or row
    if when is None and m.unit not in _LENGTHS and (len(baselines) == len(all_found) or _of_day(m, found)):
        when = listed(m, plain, start)
    return when


def _of_day(m: Mention, found: list[When]) -> bool:
    """Whether it is a price of a sentence that tells no time but the page's day, if in another clause."""
    today = today_of(m.sentence.doc)
    return today is not None and trades(m) and all(is_moment(w) and w.lo == today for w in found)


def _dates(m: Mention, when: When, text: str) -> tuple[dt.date | None, dt.date | None] | None:
    """First and last day of a figure's time; None where it points back at no time at all («این بازه»)."""
    if when.kind not in _POINTING_BACK:
        return when.lo, when.hi
    lo, hi = antecedent(m.sentence, when)
    untold = lo is None and hi is None and when.kind == "same"
    return None if untold and not _TIME_WORD.search(text, when.start, when.end) else (lo, hi)


def read(m: Mention) -> None:
    """Fill the mention's period fields; all None where the text ties no time to the figure."""
    sentence = m.sentence
    all_found = in_sentence(sentence)
    row = None
    if m.unit not in _LENGTHS and _only_compared(sentence):
        row = of_column(m) or of_list(sentence)
    if row is None and not all_found and not looks_back(m):
        return
    doc, plain = sentence.doc, plain_of(sentence.doc)
    start, end = plain.plain(m.numeral.start), plain.plain(max(m.numeral.end, m.unit_end))
    when = _governing(m, plain, _near(all_found, start, end), start, end, row)
    if when is None or is_place(plain.text, m, start, plain.plain(m.numeral.end)):
        return
    told(doc).setdefault(sentence.index, []).append(when)
    dates = _dates(m, when, plain.text)
    if dates is None:
        return
    a, b = plain.raw_span(when.start, when.end)
    m.period_text = doc.words(a, b)
    m.period_kind = "interval" if when.kind in _POINTING_BACK else when.kind
    m.period_start, m.period_end = dates
    m.evidence["period"] = Reading(m.period_text, f"periods:{when.rule}", a, b)
