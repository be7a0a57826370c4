"""Times of clauses that are set into another one, and of words that say what was done."""

import re

from pipelines.figures.periods.compared import figure_within
from pipelines.figures.periods.speech_days import REPORT, is_moment
from pipelines.figures.periods.told import Answer, Told, had
from pipelines.figures.periods.words import any_of
from pipelines.figures.rules import NOTHING

_WHICH = re.compile(rf"(?<!\w)که +(?:{any_of('opens_a_time')} +)*$")
_WHICH_THEN = re.compile(r"(?<!\w)که(?: +[^\W\d]+){1,5} +$")  # «تیمی که میزبان بازی فردا است، …»
_NO_NOUN = re.compile(rf"(?<!\w){any_of('set_before')} *$")
_COMMA = re.compile(r" *،")
_PUBLISHED = re.compile(rf"(?<!\w){any_of('published')} +(?:شد|کرد)")
_HAPPENED = re.compile(rf"(?<!\w){any_of('happened')}")
_DONE = re.compile(r"(?<=\w) ?(?:شده|یافته|گرفته)(?: +(?:در|طی))? +$")
_COMPARED = re.compile(rf"(?<!\w){any_of('baseline')}(?!\w)[^،؛:]*$")
_THAT = re.compile(r"(?<!\w)که(?!\w)")


def relative(t: Told) -> Answer:
    """«اعضایی که روز دوشنبه سروصدا کردند، …»: the time of a clause set in; but of an event that took place then the
    main clause tells («حمله‌ای که روز دوشنبه رخ داد، …»)."""
    text, w = t.text, t.w
    opens = _WHICH.search(text, max(t.opening, w.start - 24), w.start)
    if opens is None and is_moment(w):
        opens = _WHICH_THEN.search(text, max(t.opening, w.start - 40), w.start)
        if opens is not None and t.clauses.between(opens.start(), w.start):
            return None
    if opens and t.said and REPORT.search(text, max(t.opening, opens.start() - 60), opens.start()):
        return True  # «درباره آمار بیمارانی که طی ۲۴ ساعت گذشته شناسایی شده‌اند گفت: …»
    if opens and _NO_NOUN.search(text, max(t.opening, opens.start() - 12), opens.start()):
        return None
    told_so = w.rule == "vague" and t.clauses.tense(w.end) == t.here
    if opens is None or told_so or t.clauses.last_end(opens.start()) >= opens.start() - 1:
        return None
    closes = t.clauses.next_end(w.end)
    if _COMPARED.search(text, max(t.opening, opens.start() - 60), opens.start()):
        return NOTHING  # «نسبت به ۱.۸ درصد که پارسال ثبت شد ۲ درصد …»
    if _PUBLISHED.search(text, w.end, closes):
        return NOTHING  # «بنا به گزارشی که سال گذشته منتشر شد ۲۰ …»
    if _THAT.search(text, w.end, closes):
        return None
    if not _COMMA.match(text, closes):  # «سرقت‌هایی که پیش از نوروز انجام شده بود ۲۰ درصد …»
        over = not is_moment(w) and had(t, closes)
        return NOTHING if over and not had(t, t.clauses.next_end(t.start)) else None
    return None if _HAPPENED.search(text, w.end, closes) else NOTHING


def of_what_was_done(t: Told) -> Answer:
    """«ظرفیت نیروگاه‌های احداث‌شده در سال گذشته به شبکه افزوده شد و کمبود ۱۶ درصد کاهش یافت»: of those words alone."""
    if not t.apart or not _DONE.search(t.text, max(t.opening, t.w.start - 30), t.w.start):
        return None
    clause, closes = max(t.opening, t.clauses.last_end(t.w.start)), t.clauses.next_end(t.w.end)
    if t.text.startswith(" که ", closes):
        return None
    return None if figure_within(t.m, t.plain, clause, closes) else NOTHING
