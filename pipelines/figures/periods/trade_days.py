"""Days of one market: prices of several things told of one day, one by one."""

import datetime as dt
import re

from pipelines.figures.document import Document, Mention, Sentence, remembered
from pipelines.figures.periods.prices import WEATHER
from pipelines.figures.periods.scope import WINDOW
from pipelines.figures.periods.speech_days import is_moment
from pipelines.figures.periods.today import today_of
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import any_of, words
from pipelines.figures.plain import Plain

_OTHER_TIME = re.compile(rf"(?<!\w){any_of('other_times')}(?!\w)")
_WORD = re.compile(r"[^\W\d]{3,}")
_LIGHT = frozenset(words()["light"])
WEEKEND = 4  # days at most from one day of trade to the next


@remembered
def units_in(doc: Document) -> dict[int, set[str]]:
    """The units of each sentence's figures, gathered once."""
    units: dict[int, set[str]] = {}
    for m in doc.mentions:
        units.setdefault(m.sentence.index, set()).add(m.unit)
    return units


def _of_late(when: When, today: dt.date | None) -> bool:
    """Whether it ended within the days before the page's own, as the weather of a report did."""
    return today is not None and when.hi is not None and 0 <= (today - when.hi).days <= WEEKEND


def same_trade(m: Mention, before: Sentence, when: When, plain: Plain) -> bool:
    """«سکه طرح قدیم …» after «سکه طرح جدید امروز …»: prices of one market day, told of one kind of thing."""
    sentence = m.sentence
    if units_in(sentence.doc)[before.index] != {m.unit}:
        return False
    if not (_of_late(when, today_of(sentence.doc)) if m.unit in WEATHER else is_moment(when)):
        return False
    opening, start = plain.plain(sentence.start), plain.plain(m.numeral.start)
    text = plain.text[max(opening, start - WINDOW) : start]
    subject = {w for w in _WORD.findall(plain.text, opening, min(start, opening + WINDOW))[:6] if w not in _LIGHT}
    end = plain.plain(before.end)
    there = set(_WORD.findall(plain.text, max(plain.plain(before.start), end - WINDOW), end))
    return ":" not in text and not subject.isdisjoint(there) and _OTHER_TIME.search(text) is None
