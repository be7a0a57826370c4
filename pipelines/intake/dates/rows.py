"""The lines of a page as the dates in them are looked for: what each is, remembered for the pages of its site.

Lines are looked at with every digit as 0: a site's lines then come again on all its pages, and what was found out about
one is remembered.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipelines.cleaning.chrome import STORY_KINDS, Line, classify
from pipelines.folding import bare
from pipelines.intake.dates import words
from pipelines.intake.dates.lines import Dated
from pipelines.intake.dates.shapes import may_hold_date

LONG_LINE, SHORT_LINE = 300, 100
ROOM = 12  # letters beside a date on a line that holds hardly anything else
VIEWED = re.compile(  # a messenger's line under a message: how many saw it, and when it was sent
    r"^\W*👁[^\w\n]*(?:\d[\d.,]*\s?[kKmM]?(?!\w))?"
)
LABEL = 60  # a line that is a label alone is shorter
_RECURS = 120  # lines of a site's own are shorter
_HEADING = 4  # words of a heading above comments
_COUNTED = re.compile(r"\(\s*\d+\s*\)")
DIGITS = re.compile(r"\d[^\d\n]{0,40}\d[^\d\n]{0,40}\d")  # no date has fewer than three


class Row(NamedTuple):
    """A line that is not blank: offsets in the page, whether it is the site's, its letters with 0 for every digit."""

    start: int
    end: int
    chrome: bool
    plain: str


def rows(plain: str, start: int, end: int, chrome: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """The lines of plain[start:end]; `chrome` are the spans of the site's own, in order."""
    starts = [c[0] for c in chrome]
    position = start
    while position < end:
        stop = plain.find("\n", position, end)
        stop = end if stop < 0 else stop
        text = plain[position:stop]
        if text and not text.isspace() and text.strip(" \u200c"):
            middle = (position + stop) // 2
            k = bisect_right(starts, middle) - 1
            yield Row(position, stop, k >= 0 and middle < max(chrome[k][1], chrome[k][0] + 1), text)
        position = stop + 1


def remembering[T](look: Callable[[str], T]) -> Callable[[str], T]:
    """`look` with a memory for the lines that come again on other pages."""
    known = lru_cache(maxsize=20_000)(look)
    return lambda plain: known(plain) if len(plain) <= _RECURS else look(plain)


@remembering
def may_be_dated(plain: str) -> bool:
    """Whether a date may stand in a line: a quick look before it is read."""
    if "&" in plain and ("&#" in plain or DIGITS.search(plain)):
        return True
    return bool(DIGITS.search(plain)) and may_hold_date(words.normal(plain))


@remembering
def has_code(plain: str) -> bool:
    """Whether a line names the news code."""
    return words.has_code(words.normal(plain[:LONG_LINE]))


def kind_of(plain: str) -> str:
    """What a line is to the cleaning: prose, text, end, related, chrome …"""
    text = bare(plain).strip()
    return classify(Line(0, len(text), text))


@remembering
def heads_comments(plain: str) -> bool:
    """Whether a line heads the readers' comments; «۳ نظر» counts them."""
    text = words.normal(_COUNTED.sub("", plain))
    if not words.comments().search(text) or any(c.isdigit() for c in text) or len(text.split()) > _HEADING:
        return False
    return kind_of(plain) not in STORY_KINDS


def others_start(plain: str, chrome: Sequence[tuple[int, int]], body_start: int, lists: bool = False) -> int:
    """Where the readers' comments (or `lists` of other stories too) begin below a story, or the end of the page."""
    for start, end in chrome:
        if end <= body_start or end - start > LONG_LINE:
            continue
        for row in rows(plain, max(start, body_start), end, ()):
            if len(row.plain) < LABEL and (heads_comments(row.plain) or (lists and kind_of(row.plain) == "related")):
                return row.start
    return len(plain)


def refusal(dated: Dated, today: dt.date) -> str | None:
    quote = dated.quote[:80]
    if dated.kind.startswith("refused:"):
        return f"{dated.kind.removeprefix('refused:')}: {quote}"
    if dated.day is None:
        return f"{dated.problem}" if dated.problem else f"impossible: {quote}"
    if dated.day > today:
        return f"future: {quote}"
    if dated.day.year < 1900:
        return f"impossible: {quote}"
    return None
