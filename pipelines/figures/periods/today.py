"""The day that a page speaks from: its day of publication, else the one that its own words call «امروز»."""

import datetime as dt
import re

from pipelines.figures.document import Document, remembered
from pipelines.figures.periods.when import month_dates
from pipelines.figures.periods.words import MONTH, MONTH_NO, any_of, words
from pipelines.figures.plain import alternation, plain_of

_WEEKDAY = alternation(n for names in words()["weekdays"] for n in names)
_TODAY = re.compile(
    rf"(?<!\w)امروز *[،(]? *(?:{any_of('same_as')} +با +)?(?:{_WEEKDAY} *،? *)?(?P<d>\d{{1,2}}) *(?P<month>{MONTH})(?: ?ماه)?"
    r"(?: +سال)? *(?P<y>1[34]\d\d)(?!\d)"
)


@remembered
def today_of(doc: Document) -> dt.date | None:
    """The day of publication, or «امروز ۵ تیر ۱۳۹۹» where that is not known and only one such day is told."""
    if doc.published_on is not None:
        return doc.published_on
    plain = plain_of(doc)
    if "امروز" not in plain.words:
        return None
    told = {
        month_dates(MONTH_NO[m["month"]], int(m["y"]), None, int(m["d"]), int(m["d"]))[0]
        for m in _TODAY.finditer(plain.text)
    }
    return told.pop() if len(told) == 1 else None
