"""The days of acts of speech and of events: «روز شنبه در نشست خبری گفت», «جلسه دیروز»."""

import re

from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import any_of

SPEECH_NOUNS, SPEECH_VERBS, SPEECH_DONE = map(any_of, ("speech_nouns", "speech_verbs", "speech_done"))
_SAYS_NEXT = re.compile(
    rf" *{SPEECH_NOUNS} +{SPEECH_VERBS}(?:ند)?(?:ه(?: ?(?:است|اند|بود))?)?(?!\w)|  *(?:گفت|نوشت)(?:ند)?(?!\w)"
)
SAID = re.compile(rf" *(?:{SPEECH_NOUNS} +{SPEECH_DONE}(?:ند|ه?(?:است|بود))?|(?:گفت|نوشت)(?:ند|ه)?)(?!\w)")
_SAID_THAT = re.compile(rf"{SAID.pattern} *(?:[،:]|که(?!\w))")
_DATED = frozenset({"gregorian", "month", "date", "year"})
_WITHIN = re.compile(r"(?<!\w)(?:در|طی) +$")
# «در جمع دانشجویان», not «در جمع ۱۰ تیم»
SETTING = re.compile(rf"(?<!\w){any_of('settings')}(?!\w)(?! +(?:\d|{any_of('counts')}(?!\w)))")
EVENT = re.compile(rf"(?<!\w)(?P<event>{any_of('event_nouns')}) *(?:روز *)?$")
REPORT = re.compile(rf"(?<!\w){any_of('setters')}(?!\w)")
_NUMBER = 8  # letters of a number that is looked at


def is_moment(w: When) -> bool:
    """Whether it is one day: that dates an act of speech rather than what is spoken of."""
    return w.grain == "day" and w.lo == w.hi


def dates_speech(text: str, w: When, sentence_start: int, end: int) -> bool:
    """Whether `w` is the day of an act of speech told in text[w.end:end], or of an event that it names."""
    if is_moment(w) and _SAYS_NEXT.match(text, w.end, end):
        return True  # «جمعه مدعی شده …»: the day of the claim
    if (
        w.rule in ("rolling", "this")
        and not _WITHIN.search(text, sentence_start, w.start)
        and SAID.match(text, w.end, end)
    ):
        return True  # «هفته گذشته اعلام کرد: …»
    if w.rule in ("rolling", "this") and EVENT.search(text[max(sentence_start, w.start - 24) : w.start]):
        return SAID.search(text, w.end, end) is not None  # «در کنفرانس خبری این هفته خود گفت …»
    reports = w.rule in _DATED and REPORT.search(text, max(sentence_start, w.start - 40), w.start) is not None
    if w.rule in _DATED and not reports and _SAID_THAT.match(text, w.end, end):
        return True  # «در ماه ژانویه اعلام کردند، آماده‌اند …»
    return is_moment(w) and (
        _set(text, w.end, end) or EVENT.search(text[max(sentence_start, w.start - 20) : w.start]) is not None
    )


def _set(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] holds words after which a day dates the speech."""
    found = SETTING.search(text, start, end + _NUMBER)
    return found is not None and found.end() <= end
