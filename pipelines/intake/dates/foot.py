"""The date at the foot of a story and at its very beginning, on pages that have no other evidence."""

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.cleaning.chrome import PICTURES, STORY_KINDS
from pipelines.cleaning.posts import signature
from pipelines.folding import bare
from pipelines.intake.dates import words
from pipelines.intake.dates.lines import Dated, compared, read_line
from pipelines.intake.dates.rows import (
    LONG_LINE,
    ROOM,
    SHORT_LINE,
    VIEWED,
    Row,
    has_code,
    heads_comments,
    kind_of,
    may_be_dated,
    others_start,
    refusal,
    remembering,
    rows,
)
from pipelines.intake.dates.shapes import may_hold_date
from pipelines.intake.dates.values import from_url

_FOOT_LINES = 12  # below the story
_BARE_FOOT = 2  # lines that may part a date without a clock from the story
_TODAY, _DAY = "امروز", 8  # words of a day with its weekday: «امروز دوشنبه مورخ ۱۳ مرداد ماه سال ۱۴۰۴»
_SENTENCE = 9  # letters beside a day in a sentence; a header's line has fewer
_DATELINE = 40  # letters before the date of a dateline
_NAME = r"[^\W\d_]+(?:[ ،/]{1,2}[^\W\d_]+){0,3}"
_PLACE = re.compile(rf"(?:{_NAME}\s*[-–—.]\s*){{0,2}}{_NAME}\s*[-–—(/،:.]\s*")  # the place, and the agency
_FIELD = re.compile(
    r"[:#@]|//|^[\W_]*$|^Forwarded from |^[^\u0621-\u06cc]*[a-z]\.[a-z]{2,8}(?![^\W_])[^\u0621-\u06cc]*$"
)  # «name: value», addresses, marks: no headline, no reader's name
_NAMED = re.compile(r"[^\W\d_]\s*:")
# Possessive: a line of a page's padding is looked through once, not once for each of its spaces.
_ADDRESS = re.compile(r"^[ ]*+([^\s:/.][^\n:/.]{0,39}?)?:?[ ]*+((?:https?://|www\.)[^\s()\[\]]++)[ ]*+$", re.MULTILINE)


def foot_date(
    folded: str, plain: str, chrome: Sequence[tuple[int, int]], body_start: int, today: dt.date
) -> Dated | None:
    """The one dated line right below the story, on a page that has no other evidence.

    Above it stand short lines alone (the end marker, labels); headlines, comments and what is dated again below belong
    to others.
    """
    end = foot = len(plain.rstrip(" \n\u200c"))
    for start, stop in reversed(chrome):
        if start < body_start or plain[stop:foot].strip(" \n\u200c"):
            break
        foot = start
    found: list[Dated] = []
    clear = True
    lines = list(itertools.islice(rows(plain, foot, end, ()), _FOOT_LINES + 1))
    kinds = [kind_of(row.plain) for row in lines]
    if "related" in kinds and "end" in kinds[(box := kinds.index("related")) :]:  # inside the story
        del lines[box : kinds.index("end", box)]
    for index, row in enumerate(lines[:_FOOT_LINES]):
        dates = []
        if row.plain.count("0") >= 3 and len(row.plain) <= SHORT_LINE and may_be_dated(row.plain):
            start = row.start + (viewed.end() if (viewed := VIEWED.match(row.plain)) else 0)
            dates = read_line(compared(folded, start, row.end), index, today)
            field = bool(_NAMED.search(row.plain)) and any(
                has_code(r.plain) for r in lines[max(0, index - 1) : index + 2]
            )
            alone = [
                d for d in dates if _stands_alone(d, lines[index + 1 : index + 2], field) and not refusal(d, today)
            ]
            # «Name | 7 Mehr» is a reader's
            named = viewed or _NAMED.search(row.plain) or _signed(row.plain) or kind_of(row.plain) == "end"
            alone = [d for d in alone if not d.letters or named]
            alone = [d for d in alone if d.letters <= ROOM or _signed(row.plain)]
            if alone and viewed:
                return alone[0]  # those below are of other messages
            if alone and not clear and alone[0].kind != "weak":
                return None  # headlines with their days
            found += alone
        source = plain[row.start - 1 : row.start] != "\n"  # behind the story's last word
        if not source and (kind_of(row.plain) == "related" or heads_comments(row.plain)):
            break
        headline = kind_of(row.plain) in STORY_KINDS and not _FIELD.search(row.plain) and not _signed(row.plain)
        clear = clear and (bool(dates) or not headline)
    return found[0] if len(found) == 1 else None


def dateline(folded: str, body_start: int, today: dt.date) -> Dated | None:
    """«Tehran – 7 Mehr 1402 – …»: the day between the place and the story's first word."""
    stop = folded.find("\n", body_start, body_start + LONG_LINE)
    line = compared(folded, body_start, min(stop if stop >= 0 else len(folded), body_start + 2 * _DATELINE))
    place = _PLACE.match(line.text)
    if not place or not may_hold_date(line.text):
        return None
    for dated in read_line(line, 0, today):
        behind = folded[dated.end : dated.end + 5].lstrip(" \u200c)")
        begins = folded.find(dated.quote[:1], dated.start) == line.page_span(place.end() - 1, place.end())[1]
        ends = ".-–—" if line.text[: place.end()].rstrip().endswith(".") else "-–—:؛"
        if begins and dated.kind == "none" and behind and behind[0] in ends and not refusal(dated, today):
            return dated
    return None


def told_today(folded: str, title_start: int | None, body_start: int, today: dt.date) -> Dated | None:
    """«قیمت سکه امروز ۱۴ اردیبهشت ۱۴۰۳»: the day that a headline or the story's first words call today.

    So is the one that a post names beside its headline: «💵 قیمت سکه / سه‌شنبه ۲۳ آبان ۱۴۰۲».
    """
    post = 0 if folded[:1] > PICTURES else None
    for at in dict.fromkeys((post, title_start, body_start)):
        if at is None:
            continue
        stop = folded.find("\n", at, at + LONG_LINE)
        line = compared(folded, at, stop if stop >= 0 else min(len(folded), at + LONG_LINE))
        if at == post and words.events().search(line.text):
            continue
        if not (_TODAY in line.text or at == post) or not may_hold_date(line.text):
            continue
        for dated in read_line(line, 0, today):
            told = dated.quote.startswith(_TODAY) and len(dated.quote.split()) <= _DAY
            told = told or (at == post and dated.weekday and dated.clear_before and dated.clear_after)
            if (
                told
                and dated.letters >= _SENTENCE
                and dated.day is not None
                and not refusal(replace(dated, kind="none"), today)
            ):
                return dated
    return None


def _stands_alone(dated: Dated, below: list[Row], field: bool) -> bool:
    """Whether a line below the story holds a date and hardly anything else, and is not above a headline.

    `field`: it is «name: value» beside the news code.
    """
    if dated.kind not in ("none", "weak") or not (dated.clear_before and dated.clear_after):
        return False
    if not (dated.clock or field or dated.index <= _BARE_FOOT):
        return False
    if dated.weekday and dated.calendars == {"gregorian"} and not dated.clock:
        return False  # the day of the visit in a theme's foot: «Saturday, 30 September, 2023»
    return not any(_is_headline(row.plain) for row in below)


@remembering
def _is_headline(plain: str) -> bool:
    return kind_of(plain) in STORY_KINDS and len(plain.split()) > 3 and not _FIELD.search(plain)


@remembering
def _signed(plain: str) -> bool:
    """Whether a line names the channel, or the body whose statement stands above."""
    return signature(bare(plain).strip())


def printed_address(
    folded: str, chrome: Sequence[tuple[int, int]], body_start: int, today: dt.date
) -> tuple[dt.date, int, int] | None:
    """The day in the one address that a page prints on a line of its own beside its story, and where that stands."""
    found: list[tuple[dt.date, int, int]] = []
    for m in _ADDRESS.finditer(folded) if "//" in folded or "www." in folded else ():
        day = from_url(m[2], today, [])
        own = not m[1] or words.addresses().search(words.normal(m[1]))
        if day and own and any(start <= m.start(2) < end for start, end in chrome):
            found.append((day, *m.span(2)))
    alone = len(found) == 1 and found[0][1] < others_start(folded, chrome, body_start, lists=True)
    return found[0] if alone else None
