"""The dates in a page's own lines: the labelled one, the dated line near the title, the one below the article."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.cleaning.headline import WRITTEN
from pipelines.folding import zeros
from pipelines.intake.dates import words
from pipelines.intake.dates.foot import dateline, foot_date, told_today
from pipelines.intake.dates.lines import Dated, clock_only, compared, is_menu, is_section, label_only, read_line
from pipelines.intake.dates.rows import (
    DIGITS,
    LABEL,
    LONG_LINE,
    ROOM,
    SHORT_LINE,
    VIEWED,
    Row,
    has_code,
    may_be_dated,
    others_start,
    refusal,
    remembering,
    rows,
)
from pipelines.intake.dates.shapes import may_hold_date, shapes

_HEAD_LINES, _TAIL_LINES = 400, 200  # looked at; a page with more dated lines is a list, not an article
_ROOM_CHROME, _ROOM_TEXT = 70, 25  # letters beside a date in the site's lines and in others: section, reporter
_ROOM_TITLE = 150
_OPENING_LINES, _OPENING_LETTERS = 5, 200  # a long headline may have been taken for the beginning of the body
_HEADLINE = 15  # letters of a headline that a page prints again
_BESIDE = 2  # lines from the title
_LEAF, _LEAF_LINES = 12, 8  # letters of lines that have parts of a date alone; lines below the first
_NEAR = 6  # lines between a dated line and the title below it: counters, share buttons, section names
_PARAGRAPH = 40  # letters
_KICKED = 3  # lines from that of a newspaper's issue to the title: section and kicker between
_KICKS = (":", "؛")  # the end of a line above the headline
_PICTURE = ("<image>", "![")  # what stands for one between the lines
_STRONG_HINT = re.compile(r"انتشار|منتشر|[Pp]ublish")
_STRONG_PARTS = ("انتشار", "منتشر", "ublish")  # of _STRONG_HINT


def page_dates(
    folded: str,
    chrome: Sequence[tuple[int, int]],
    body_start: int,
    title_start: int | None,
    today: dt.date,
    refused: list[str],
) -> list[Dated]:
    """The dates in the page that may be the publication's, the best first; the others' reasons go to `refused`."""
    plain = zeros(folded)
    above = (row for row in rows(plain, 0, body_start, chrome) if not row.plain.startswith(_PICTURE))
    head = list(itertools.islice(above, _HEAD_LINES))
    opening = itertools.islice(rows(plain, body_start, len(plain), chrome), _OPENING_LINES)
    body = len(head)
    below = max(title_start or 0, _again(plain, title_start, body_start))  # a lead may stand above date and title
    head += itertools.takewhile(lambda row: row.end - row.start < _OPENING_LETTERS or row.start < below, opening)
    accepted = [(rank, dated) for dated, rank in _head_dates(folded, head, body, title_start, today, refused)]
    tail: list[Dated] = []
    readers: int | None = None
    for dated in _tail_dates(folded, plain, chrome, body_start, today):
        if readers is None:
            readers = others_start(plain, chrome, body_start)
        if (why := refusal(dated, today)) is not None:
            refused.append(why)
        elif dated.start > readers:
            refused.append(f"comment: {dated.quote[:80]}")
        elif dated.kind in ("strong", "code") and (dated.chrome or dated.kind == "strong"):
            tail.append(dated)
    several = False
    for kind, place in (("strong", 1), ("code", 3)):
        some = [d for d in tail if d.kind == kind]
        if len({d.day for d in some}) > 1:
            several = True
            refused.append(f"several: {len(some)} dated lines below the article")
        elif some:
            accepted.append(((place if some[0].chrome else place + 1, 0), some[0]))
    if not (accepted or several) and (last := foot_date(folded, plain, chrome, body_start, today)):
        accepted.append(((5, 0), last))
    if not accepted and (at_start := dateline(folded, body_start, today)):
        accepted.append(((6, 0), at_start))
    if not accepted and (told := told_today(folded, title_start, body_start, today)):
        accepted.append(((7, 0), told))
    accepted.sort(key=lambda a: a[0])
    return [d for _, d in accepted]


def _again(plain: str, title_start: int | None, body_start: int) -> int:
    """Where a page prints its headline again below its lead; -1 for nowhere."""
    if title_start is None or title_start >= body_start:
        return -1
    headline = plain[title_start : plain.find("\n", title_start)]
    if len(headline) < _HEADLINE:
        return -1
    return plain.find(f"\n{headline}\n", body_start, body_start + _OPENING_LINES * _OPENING_LETTERS)


def _labelled(head: list[Row], at: int) -> str:
    """A line with what stands before its number on a line of its own: «کد خبر:»."""
    row = head[at].plain
    above = head[at - 1].plain.strip() if at and not row.strip(" 0") else ""
    return f"{above} {row}" if above.endswith(":") else row


@remembering
def _is_menu(plain: str) -> bool:
    return is_menu(words.normal(plain[:LONG_LINE]))


@remembering
def _label_alone(plain: str) -> str | None:
    return label_only(words.normal(plain))


@remembering
def _may_be_tail(plain: str) -> bool:
    return bool(DIGITS.search(plain)) and words.has_label(words.normal(plain))


def _head_dates(
    folded: str, head: list[Row], body: int, title_start: int | None, today: dt.date, refused: list[str]
) -> Iterator[tuple[Dated, tuple[int, ...]]]:
    """The dated lines among the first, with their ranks; the story begins with the line of index `body`."""
    dates: list[Dated] = []
    leaves: set[int] = set()
    for index, row in enumerate(head):
        if len(row.plain) <= _LEAF and 0 < row.plain.count("0") < 5 and (leaf := _leaf(folded, head, index)):
            leaves.add(leaf)
            dates += read_line(compared(folded, row.start, head[leaf].end, row.chrome), leaf, today)
            continue
        if (row.plain.count("0") < 3 and "&#" not in row.plain) or not may_be_dated(row.plain):
            continue
        above = head[index - 1].plain if index else ""
        inherited = _label_alone(above) if 0 < len(above) < LABEL else None
        if index == 0 and (written := WRITTEN.match(folded, row.start)):
            stamp = read_line(compared(folded, row.start, written.end()), index, today)
            dates += [replace(d, kind="strong", clear_before=True, chrome=True) for d in stamp]
            continue
        for piece_start, piece_end in _pieces(folded, row.start, row.end):
            dates += read_line(compared(folded, piece_start, piece_end, row.chrome), index, today, inherited)
    if not dates:
        return
    dated_lines = {d.index for d in dates}
    title = _title_line(head, body, title_start, dated_lines)
    menus = [i for i, row in enumerate(head[:body]) if i not in dated_lines and i != title and _is_menu(row.plain)]
    menus = _without_section(menus, [i for i in menus if i > title], head)
    codes = [i for i, row in enumerate(head) if "0" in row.plain and has_code(_labelled(head, i))]
    kicked = title > 1 and head[title - 1].plain.rstrip()[-1:] in _KICKS
    _join_calendars(dates)
    _join_clocks(folded, head, dates, leaves)
    for dated in dates:
        if dated.kind == "none" and _in_print(head, dated.index):
            dated.kind = "own"
    for dated in dates:
        if (why := refusal(dated, today)) is not None:
            refused.append(why)
            continue
        some = _below_header(dated, title, menus, head) if dated.clock and menus else menus
        place = body if dated.index < body < title else title  # above a lead that stands above the title
        rank = _rank(dated, place, some, codes, kicked)
        # where a body's first lines are short, only what can be nothing else
        doubted = dated.index >= body and not (
            _is_sure(dated, title, menus, codes, head)
            or (body < dated.index < title and dated.chrome and dated.clock)  # below the lead
            or (dated.index == body + 1 and dated.chrome and dated.clock and dated.clear_before)
            or (title == body - 1 and dated.index == body + 1 and _stamps(dated, dates, head))  # below the lead
            or (dated.index == 1 and body == 0 and title_start is None and dated.chrome and not dated.letters)
        )
        calendar = dated.index in leaves and dated.index < title and not any(d.index < dated.index for d in dates)
        viewed = dated.index < title and VIEWED.match(head[dated.index].plain)  # of the message above
        if rank is None and dated.weekday and 0 <= title - dated.index <= _KICKED and _issue(head, dated.index):
            yield dated, (4, 0)
            continue
        if rank is None or doubted or calendar or viewed or _is_visit(dated, dates):
            refused.append(f"header: {dated.quote[:80]}")
            continue
        yield dated, rank


def _title_line(head: list[Row], body: int, title_start: int | None, dated_lines: set[int]) -> int:
    """Index of the title's line; where the page has no title, of the first line that may be one, or the body's."""
    for index, row in enumerate(head):
        if title_start is not None:
            if row.start <= title_start < max(row.end, row.start + 1):
                return index
        elif index < body and not row.chrome and index not in dated_lines and len(words.normal(row.plain)) > 3:
            return index
    return body


def _join_clocks(folded: str, head: list[Row], dates: list[Dated], leaves: set[int]) -> None:
    """Give dates without a clock the one that stands alone on the line below; a calendar's leaf then ends with it."""
    for dated in dates:
        if dated.clock is not None or dated.index + 1 >= len(head):
            continue
        below = head[dated.index + 1]
        if "0" in below.plain and len(text := words.normal(folded[below.start : below.end][:LONG_LINE])) < 25:
            dated.clock = clock_only(text)
            if dated.clock and dated.index in leaves:
                dated.index += 1
                leaves.add(dated.index)
            elif dated.clock and not dated.letters and dated.kind == "none" and not dated.index:
                dated.index = 1  # the page's first two lines are one stamp

    for first, second in itertools.pairwise(dates):  # one day in several calendars, its clock below the last
        if first.clock is None and second.index == first.index + 1 and first.calendars is second.calendars:
            first.clock = second.clock


def _is_sure(dated: Dated, title: int, menus: list[int], codes: list[int], head: list[Row]) -> bool:
    """Whether a line below the title can be nothing but the publication's: a clock, words nowhere beside it, a code."""
    if not dated.letters and dated.kind == "none" and _headed_again(dated.index, title, head):
        return True
    if not dated.clock or not (dated.clear_before and dated.clear_after) or dated.letters > ROOM:
        return False
    return _coded(dated, menus, codes) or _headed_again(dated.index, title, head)


def _stamps(dated: Dated, dates: list[Dated], head: list[Row]) -> bool:
    """Whether a line holds nothing but a date that a label or a clock makes a stamp, or that is the only one here.

    That stands above a paragraph; above a short line it is the first cell of a table.
    """
    if dated.letters or not (dated.clear_before and dated.clear_after):
        return False
    told = all(len(row.plain) >= _PARAGRAPH for row in head[dated.index + 1 : dated.index + 2])
    return bool(dated.clock or dated.kind == "weak" or (len(dates) == 1 and told))


def _is_visit(dated: Dated, dates: list[Dated]) -> bool:
    """Whether a day told by its weekday in several calendars, without a clock, stands above a day of the page's own."""
    visit = dated.day
    if visit is None or dated.kind != "none" or dated.clock or not dated.weekday or len(dated.calendars) < 2:
        return False
    below = (d for d in dates if d.index > dated.index + 1 and d.letters <= ROOM)
    return any(d.day is not None and d.day < visit for d in below)


def _below_header(dated: Dated, title: int, menus: list[int], head: list[Row]) -> list[int]:
    """The menus without the one line of a section between a dated line, which is not the page's first, and the title."""
    between = _between(menus, dated.index, title) if 0 < dated.index < title else []
    return _without_section(menus, between, head)


def _without_section(menus: list[int], some: list[int], head: list[Row]) -> list[int]:
    """The menus without the only one of `some`, where that names the page's section."""
    if len(some) == 1 and is_section(words.normal(head[some[0]].plain)):
        return [m for m in menus if m != some[0]]
    return menus


def _leaf(folded: str, head: list[Row], first: int) -> int | None:
    """Index of the last of the short lines that give one date together, as a calendar's leaf does."""
    last = first
    if first + 1 >= len(head) or len(head[first + 1].plain) > _LEAF:
        return None
    while last + 1 < len(head) and last - first < _LEAF_LINES and len(head[last + 1].plain) <= _LEAF:
        last += 1
    for end in range(last, first, -1):
        text = words.normal(folded[head[first].start : head[end].end])
        found = shapes(text, dt.date.max) if may_hold_date(text) else []
        if len(found) == 1 and not re.search(r"[^\W_]", text[: found[0].start] + text[found[0].end :]):
            return end
    return None


def _issue(head: list[Row], index: int) -> bool:
    """Whether a line has the number of a newspaper's issue: «شماره ۲۲۲۶ - ۷ مهر ۱۴۰۲»."""
    return words.printed()[0].search(words.normal(head[index].plain)) is not None


def _in_print(head: list[Row], index: int) -> bool:
    """The line of the issue, and shortly below it «صفحه ۴»: where an article stands in print."""
    return _issue(head, index) and any(
        words.printed()[1].search(words.normal(row.plain[:SHORT_LINE]))
        for row in head[index + 1 : index + 3]
        if "0" in row.plain
    )


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line itself, or of a long one the stretches behind a label."""
    if end - start <= LONG_LINE:
        yield start, end
        return
    for m in _STRONG_HINT.finditer(folded, start, end):
        yield max(start, m.start() - 10), min(end, m.end() + 70)


def _join_calendars(dates: list[Dated]) -> None:
    """A header that gives one day in several calendars on lines of their own is one dated stretch."""
    for first, second in itertools.pairwise(dates):
        if second.index - first.index == 1 and first.kind == second.kind == "none":
            near = first.day is None or second.day is None or abs((first.day - second.day).days) <= 1
            if near and first.calendars != second.calendars:
                first.calendars = second.calendars = first.calendars | second.calendars


def _rank(dated: Dated, title: int, menus: list[int], codes: list[int], kicked: bool) -> tuple[int, ...] | None:
    """Smaller is better; None where a line stands as headers and other headlines' lines do."""
    index = dated.index
    after = index > title
    gap = abs(index - title)
    beside = dated.kind == "strong" and index == title  # a label and its date behind the headline, on its line
    if dated.letters > (_ROOM_TITLE if beside else _ROOM_CHROME if dated.chrome else _ROOM_TEXT):
        return None
    coded = _coded(dated, menus, codes)
    # In a sentence a date has words beside it; at a label of its own in the site's lines others may stand.
    labelled = beside or (dated.chrome and dated.kind in ("strong", "weak", "own", "code"))
    clear = dated.clear_before or (labelled and dated.kind != "weak")
    beside_title = dated.kind in ("none", "weak") and 0 < gap <= _BESIDE and (dated.clock or (after and dated.chrome))
    clear = clear or bool(beside_title and dated.letters <= ROOM)  # a label that nobody knows
    if not clear or not (dated.clear_after or labelled):
        return None
    if dated.kind == "strong":
        return (0, 0 if after else 1, gap)
    # A menu between a date and the title (or the body) below it: both belong to the site's header.
    below = any(m > index for m in menus) if after else bool(_between(menus, index, title))
    # The page's first line is a header's, unless the title follows, or a kicker and the title.
    near = gap <= (_NEAR if index or dated.boxed else 1 + kicked)
    placed = coded or (not below and (after or near))
    if not placed:
        return None
    if dated.clock is None and dated.kind == "none" and not after:
        several = len(dated.calendars) > 1
        if several or (dated.weekday and index == 0) or (not coded and gap > 3):
            return None
    rest = (0 if after else 1, 0 if dated.clock else 1, gap)
    return (2 if dated.kind in ("weak", "own") else 3, *rest)


def _headed_again(index: int, title: int, head: list[Row]) -> bool:
    """Whether the page prints its headline again right above a line."""
    headline = head[title].plain.strip() if title < len(head) else ""
    return any(row.plain.strip() == headline for row in head[max(title + 1, index - _BESIDE) : index])


def _coded(dated: Dated, menus: list[int], codes: list[int]) -> bool:
    """Whether the news code stands on the line or beside it."""
    return dated.kind in ("code", "own") or any(
        abs(c - dated.index) <= 2 and not _between(menus, c, dated.index) for c in codes
    )


def _between(indices: list[int], a: int, b: int) -> list[int]:
    low, high = min(a, b), max(a, b)
    return [i for i in indices if low < i < high]


def _places(text: str, part: str, start: int) -> Iterator[int]:
    at = text.find(part, start)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _tail_dates(
    folded: str, plain: str, chrome: Sequence[tuple[int, int]], body_start: int, today: dt.date
) -> Iterator[Dated]:
    """Dated lines below the beginning of the body that carry a label or the news code."""
    spans = [(max(s, body_start), e, True) for s, e in chrome if e > body_start]
    hints = sorted(
        at for part in _STRONG_PARTS for at in itertools.islice(_places(plain, part, body_start), _TAIL_LINES)
    )
    for at in hints[:_TAIL_LINES]:
        start = plain.rfind("\n", max(0, at - SHORT_LINE), at) + 1
        stop = plain.find("\n", at, at + SHORT_LINE)
        stop = len(plain) if stop < 0 and len(plain) - at < SHORT_LINE else stop
        if (start or at < SHORT_LINE) and 0 <= stop - start <= SHORT_LINE:
            spans.append((start, stop, False))
    if hints:
        spans.sort(key=lambda s: (s[0], not s[2]))
    seen = 0
    done: set[int] = set()
    label: str | None = None  # a label that fills the line above
    for start, end, is_chrome in spans:
        text = plain[start:end]
        if "\n" not in text and label is None and not (end - start <= LONG_LINE and _may_be_tail(text)):
            label = _label_alone(text) if is_chrome and end - start < LABEL else None
            continue
        for row in rows(plain, start, end, ()):
            above, label = label, _label_alone(row.plain) if is_chrome and len(row.plain) < LABEL else None
            if row.start in done or row.end - row.start > LONG_LINE or not (above or _may_be_tail(row.plain)):
                continue
            done.add(row.start)
            if len(done) > _TAIL_LINES:
                return
            if not may_be_dated(row.plain):
                continue
            seen += 1
            for dated in read_line(compared(folded, row.start, row.end, is_chrome), seen, today, above):
                if dated.letters <= (40 if is_chrome else 5) or dated.kind.startswith("refused"):
                    yield dated
