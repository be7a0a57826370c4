"""The publication date of a page, by evidence: metadata, a labelled line, a dated line near the title, URL, sidecar.

A date is taken only where it can hardly be anything else. The day of the crawl in a site's header, the day of a
change, dates in the body and beside other headlines are refused, and so are lunar, impossible and future dates; a
page that has nothing else stays undated.
"""

import datetime as dt
import itertools
import re
import urllib.parse
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from zoneinfo import ZoneInfo

from pipelines.folding import fold
from pipelines.intake import date_words as words
from pipelines.intake.date_lines import Dated, Line, clock_only, compared, is_menu, label_only, read_line
from pipelines.intake.date_shapes import clocks, shapes

TEHRAN = ZoneInfo("Asia/Tehran")
_LONG_LINE = 300
_SHORT_LINE = 100
_HEAD_LINES, _TAIL_LINES = 400, 200  # looked at; a page with more dated lines is a list, not an article
_ROOM_CHROME, _ROOM_TEXT = 70, 25  # letters beside a date in the site's lines and in others: section, reporter
_ROOM_OPENING = 12
_OPENING_LINES, _OPENING_LETTERS = 5, 200  # a long headline may have been taken for the beginning of the body
_NEAR = 6  # lines between a dated line and the title below it: counters, share buttons, section names
_DIGITS = re.compile(r"\d[^\d\n]{0,40}\d[^\d\n]{0,40}\d")  # no date has fewer than three
_TAIL_HINT = re.compile(r"انتشار|منتشر|نشر|درج|ثبت|ارسال|مخابره|کد|شناسه|[Pp]ublish|[Pp]osted|PUBLISH")
_STRONG_HINT = re.compile(r"انتشار|منتشر|[Pp]ublish")


@dataclass(slots=True)
class PublicationDate:
    """The outcome. `start`/`end` are the code points of `quote` in the page where it was read from the page."""

    published_on: dt.date | None = None
    published_at: dt.datetime | None = None  # aware, Asia/Tehran; only where a clock time stands with the date
    basis: str | None = None  # label | line | meta | url | sidecar
    quote: str | None = None
    refused: list[str] = field(default_factory=list)  # 'future: …', 'hijri: …', 'visit: …'
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date from metadata: the day and the clock in Tehran, and as they are written."""

    day: dt.date
    at: dt.datetime | None
    written: dt.datetime | None
    utc: bool


def publication_date(
    folded: str,
    chrome: Sequence[tuple[int, int]],
    body_start: int,
    *,
    metadata: Sequence[tuple[str, str]] = (),
    url: str | None = None,
    sidecar: str | None = None,
    today: dt.date,
    title_start: int | None = None,
) -> PublicationDate:
    """When a page was published.

    `folded` is the page in folded form, `chrome` the sorted spans of lines that are not the article's, `body_start`
    where the body begins, `metadata` (place, raw value) pairs, the best first; `sidecar` a raw date from beside the
    file; dates after `today` (in Tehran) are refused. `title_start` is where the title stands, if that is known.
    """
    result = PublicationDate()
    strong = [m for m in metadata if not _meta_kind(m[0], "weak")]
    weak = [m for m in metadata if _meta_kind(m[0], "weak")]
    lines: list[Dated] | None = None
    if strong and (stamp := _from_metadata(strong, today, result)):
        lines = _page_dates(folded, chrome, body_start, title_start, today, PublicationDate())
        return _take_meta(result, stamp, lines)
    lines = _page_dates(folded, chrome, body_start, title_start, today, result)
    if lines:
        best = lines[0]
        at = _local(best.day, best.clock.time) if best.clock and best.day else None
        result.published_on, result.published_at = best.day, at
        result.basis = "label" if best.kind in ("strong", "weak") else "line"
        result.start, result.end, result.quote = best.start, best.end, folded[best.start : best.end]
        return result
    if weak and (stamp := _from_metadata(weak, today, result)):
        return _take_meta(result, stamp, [])
    if url and (day := _from_url(url, today, result)):
        result.published_on, result.basis, result.quote = day, "url", url
        return result
    if sidecar and (parsed := _read(sidecar, today, result, "sidecar")):
        result.published_on, result.published_at = parsed.day, parsed.at
        result.basis, result.quote = "sidecar", sidecar.strip()
    return result


# -- metadata ----------------------------------------------------------------------------------------------


def _meta_kind(where: str, kind: str) -> bool:
    place = where.lower()
    return any(
        part == place or (part in place and kind != "weak") or place.startswith(part + ":")
        for part in _meta_words(kind)
    )


@cache
def _meta_words(kind: str) -> tuple[str, ...]:
    return tuple(str(w).lower() for w in words.words()["metadata"][kind])


def _from_metadata(
    metadata: Sequence[tuple[str, str]], today: dt.date, result: PublicationDate
) -> tuple[_Stamp, str, str] | None:
    """The first usable (stamp, place, raw value)."""
    plural: dict[str, set[dt.date]] = {}
    read = []
    for where, raw in metadata:
        place = where.lower()
        if any(part in place for part in _meta_words("refused")):
            continue
        stamp = _read(raw, today, result, where)
        if stamp:
            read.append((stamp, where, raw))
            plural.setdefault(place.split(":")[0], set()).add(stamp.day)
    for stamp, where, raw in read:
        family = where.lower().split(":")[0]
        if family in _meta_words("plural") and len(plural[family]) > 1:
            result.refused.append(f"several: {where} gives {len(plural[family])} days")
            continue
        return stamp, where, raw
    return None


def _take_meta(result: PublicationDate, found: tuple[_Stamp, str, str], lines: list[Dated]) -> PublicationDate:
    stamp, _, raw = found
    result.published_on, result.published_at = stamp.day, stamp.at
    if stamp.utc and stamp.written:
        # Some sites write Tehran's time with a Z behind it; the page's own line with the same clock shows it.
        same = [d for d in lines if d.clock and d.day == stamp.written.date()]
        hour_minute = (stamp.written.hour, stamp.written.minute)
        if any(d.clock and (d.clock.time.hour, d.clock.time.minute) == hour_minute for d in same):
            result.published_on = stamp.written.date()
            result.published_at = stamp.written.replace(tzinfo=TEHRAN)
    result.basis, result.quote = "meta", raw.strip()
    return result


def _read(raw: str, today: dt.date, result: PublicationDate, where: str) -> _Stamp | None:
    """A raw date value of metadata or a sidecar: ISO, RFC 2822, Jalali in any shape, a Unix time."""
    text = compared(fold(raw[:200]), 0, len(raw[:200])).text
    stamp = _unix(text) or _compact(text)
    if stamp is None:
        found = shapes(text, today)
        dated = [s for s in found if s.day]
        if not dated:
            result.refused += [f"{s.problem} ({where})" for s in found if s.problem]
            return None
        chosen = next((s for s in dated if s.calendar == "jalali"), dated[0])
        assert chosen.day is not None
        clock = next(iter(clocks(text)), None)
        if clock is None:
            stamp = _Stamp(chosen.day, None, None, False)
        else:
            written = dt.datetime.combine(chosen.day, clock.time)
            stamp = _stamp(written, clock.offset)
    if stamp is None:
        return None
    if stamp.day > today:
        result.refused.append(f"future: {raw.strip()[:60]} ({where})")
        return None
    if stamp.day <= dt.date(1970, 1, 2):  # the zero of clocks and databases
        result.refused.append(f"impossible: {raw.strip()[:60]} ({where})")
        return None
    return stamp


def _stamp(written: dt.datetime, offset: dt.timedelta | None) -> _Stamp | None:
    try:
        at = (
            written.replace(tzinfo=TEHRAN)
            if offset is None
            else written.replace(tzinfo=dt.timezone(offset)).astimezone(TEHRAN)
        )
    except (OverflowError, ValueError):
        return None
    # Midnight to the second is what generators write where they know the day alone.
    midnight = dt.time(0, 0)
    blank = at.time() == midnight or written.time() == midnight
    day = written.date() if written.time() == midnight and offset != dt.timedelta(0) else at.date()
    return _Stamp(day, None if blank else at, written, offset == dt.timedelta(0))


def _unix(text: str) -> _Stamp | None:
    if not re.fullmatch(r"\d{10}(?:\.\d+)?|\d{13}", text):
        return None
    seconds = int(text[:10])
    at = dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone(TEHRAN)
    return _Stamp(at.date(), at, None, False)


def _compact(text: str) -> _Stamp | None:
    """20230522 and 20230522183000, Jalali too."""
    m = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?", text)
    if not m:
        return None
    found = shapes(f"{m[1]}-{m[2]}-{m[3]}", dt.date.max)
    if not found or found[0].day is None:
        return None
    if m[4] and int(m[4]) < 24 and int(m[5]) < 60:
        return _stamp(dt.datetime.combine(found[0].day, dt.time(int(m[4]), int(m[5]), min(59, int(m[6] or 0)))), None)
    return _Stamp(found[0].day, None, None, False)


# -- the address -------------------------------------------------------------------------------------------


@cache
def _url_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in words.words()["url_patterns"])


def _from_url(url: str, today: dt.date, result: PublicationDate) -> dt.date | None:
    address = fold(urllib.parse.unquote(url))[:2000]
    for pattern in _url_patterns():
        days = set()
        for m in pattern.finditer(address):
            found = shapes(f"{m['y']}-{m['m']}-{m['d']}", today)
            days |= {s.day for s in found if s.day}
            result.refused += [f"{s.problem} (url)" for s in found if s.problem]
        if len(days) == 1:
            day = days.pop()
            if day <= today:
                return day
            result.refused.append(f"future: {day} (url)")
    return None


# -- the page's own lines ----------------------------------------------------------------------------------


def _local(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, TEHRAN)


def _page_dates(
    folded: str,
    chrome: Sequence[tuple[int, int]],
    body_start: int,
    title_start: int | None,
    today: dt.date,
    result: PublicationDate,
) -> list[Dated]:
    """The dates in the page that may be the publication's, the best first; the others' reasons go to `result`."""
    head = list(itertools.islice(_lines(folded, 0, body_start, chrome), _HEAD_LINES))
    opening = list(itertools.islice(_lines(folded, body_start, len(folded), chrome), _OPENING_LINES))
    opening = list(itertools.takewhile(lambda line: line[1] - line[0] < _OPENING_LETTERS, opening))
    accepted: list[tuple[tuple[int, ...], Dated]] = []
    for dated, rank in _head_dates(folded, head + opening, len(head), title_start, today, result):
        accepted.append((rank, dated))
    tail: list[Dated] = []
    for dated in _tail_dates(folded, chrome, body_start, today):
        if (why := _refusal(dated, today)) is not None:
            result.refused.append(why)
        elif dated.kind in ("strong", "code") and (dated.chrome or dated.kind == "strong"):
            tail.append(dated)
    for kind, place in (("strong", 1), ("code", 3)):
        some = [d for d in tail if d.kind == kind]
        if len({d.day for d in some}) > 1:
            result.refused.append(f"several: {len(some)} dated lines below the article")
        elif some:
            accepted.append(((place if some[0].chrome else place + 1, 0), some[0]))
    accepted.sort(key=lambda a: a[0])
    return [d for _, d in accepted]


def _lines(folded: str, start: int, end: int, chrome: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, is it chrome) of the lines that are not blank."""
    starts = [c[0] for c in chrome]
    position = start
    while position < end:
        stop = folded.find("\n", position)
        stop = end if stop < 0 or stop > end else stop
        if folded[position:stop].strip(" \u200c"):
            middle = (position + stop) // 2
            k = bisect_right(starts, middle) - 1
            yield position, stop, k >= 0 and middle < max(chrome[k][1], chrome[k][0] + 1)
        position = stop + 1


def _head_dates(
    folded: str,
    head: list[tuple[int, int, bool]],
    body: int,
    title_start: int | None,
    today: dt.date,
    result: PublicationDate,
) -> Iterator[tuple[Dated, tuple[int, ...]]]:
    dates: list[Dated] = []
    for index, (start, end, is_chrome) in enumerate(head):
        if not _DIGITS.search(folded, start, end) and folded.find("&#", start, end) < 0:
            continue
        for piece_start, piece_end in _pieces(folded, start, end):
            line = compared(folded, piece_start, piece_end, is_chrome)
            above = folded[slice(*head[index - 1][:2])] if index else ""
            dates += read_line(line, index, today, label_only(words.normal(above)) if len(above) < 60 else None)
    if not dates:
        return
    texts = [words.normal(folded[s:e][:_LONG_LINE]) for s, e, _ in head]
    dated_lines = {d.index for d in dates}
    title = body
    for index, (start, end, is_chrome) in enumerate(head[:body]):
        if title_start is not None and start <= title_start < max(end, start + 1):
            title = index
            break
        if title_start is None and not is_chrome and index not in dated_lines and len(texts[index]) > 3:
            title = index
            break
    menus = [i for i, t in enumerate(texts[:body]) if i not in dated_lines and i != title and is_menu(t)]
    codes = [i for i, t in enumerate(texts) if _has_code(t)]
    _join_calendars(dates)
    for dated in dates:
        if dated.clock is None and dated.index + 1 < len(texts) and len(texts[dated.index + 1]) < 25:
            dated.clock = clock_only(texts[dated.index + 1])
    for dated in dates:
        if (why := _refusal(dated, today)) is not None:
            result.refused.append(why)
            continue
        rank = _rank(dated, title, menus, codes)
        sure = (
            dated.clock
            and dated.clear_before
            and dated.clear_after
            and dated.letters <= _ROOM_OPENING
            and _coded(dated, menus, codes)
        )
        if dated.index >= body and not sure:
            rank = None  # where a body's first lines are short, only what can be nothing else
        if rank is None:
            result.refused.append(f"header: {dated.quote[:80]}")
            continue
        yield dated, rank


def _has_code(text: str) -> bool:
    pattern, kinds = words.labels()
    return bool(re.search(r"\d", text)) and any(kinds[words.compact(m[0])] == "code" for m in pattern.finditer(text))


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line itself, or of a long one the stretches behind a label."""
    if end - start <= _LONG_LINE:
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
                first.calendars |= second.calendars
                second.calendars |= first.calendars


def _refusal(dated: Dated, today: dt.date) -> str | None:
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


def _rank(dated: Dated, title: int, menus: list[int], codes: list[int]) -> tuple[int, ...] | None:
    """Smaller is better; None where a line stands as headers and other headlines' lines do."""
    index = dated.index
    after = index > title
    gap = abs(index - title)
    if dated.letters > (_ROOM_CHROME if dated.chrome else _ROOM_TEXT):
        return None
    coded = _coded(dated, menus, codes)
    # In a sentence a date has words beside it; at a label of its own in the site's lines others may stand.
    labelled = dated.chrome and dated.kind in ("strong", "weak", "code")
    clear = dated.clear_before or (labelled and dated.kind != "weak")
    if not clear or not (dated.clear_after or labelled):
        return None
    if dated.kind == "strong":
        return (0, 0 if after else 1, gap)
    # A menu between a date and the title (or the body) below it: both belong to the site's header.
    below = any(m > index for m in menus) if after else bool(_between(menus, index, title))
    near = gap <= (_NEAR if index else 1)  # the page's first line is a header's, unless the title follows
    placed = coded or (not below and (after or near))
    if not placed:
        return None
    if dated.clock is None and dated.kind == "none" and not after:
        several = len(dated.calendars) > 1
        if several or (dated.weekday and index == 0) or (not coded and gap > 3):
            return None
    rest = (0 if after else 1, 0 if dated.clock else 1, gap)
    return (2 if dated.kind == "weak" else 3, *rest)


def _coded(dated: Dated, menus: list[int], codes: list[int]) -> bool:
    """Whether the news code stands on the line or beside it."""
    return dated.kind == "code" or any(abs(c - dated.index) <= 2 and not _between(menus, c, dated.index) for c in codes)


def _between(indices: list[int], a: int, b: int) -> list[int]:
    low, high = min(a, b), max(a, b)
    return [i for i in indices if low < i < high]


def _tail_dates(folded: str, chrome: Sequence[tuple[int, int]], body_start: int, today: dt.date) -> Iterator[Dated]:
    """Dated lines below the beginning of the body that carry a label or the news code."""
    spans = [(max(s, body_start), e, True) for s, e in chrome if e > body_start]
    for m in itertools.islice(_STRONG_HINT.finditer(folded, body_start), _TAIL_LINES):
        start = folded.rfind("\n", max(0, m.start() - _SHORT_LINE), m.start()) + 1
        stop = folded.find("\n", m.start(), m.start() + _SHORT_LINE)
        stop = len(folded) if stop < 0 and len(folded) - m.start() < _SHORT_LINE else stop
        if (start or m.start() < _SHORT_LINE) and 0 <= stop - start <= _SHORT_LINE:
            spans.append((start, stop, False))
    seen = 0
    done: set[int] = set()
    for start, end, is_chrome in sorted(spans, key=lambda s: (s[0], not s[2])):
        for a, b, _ in _lines(folded, start, end, ()):
            if (
                a in done
                or b - a > _LONG_LINE
                or not _TAIL_HINT.search(folded, a, b)
                or not _DIGITS.search(folded, a, b)
            ):
                continue
            done.add(a)
            if len(done) > _TAIL_LINES:
                return
            line: Line = compared(folded, a, b, is_chrome)
            seen += 1
            for dated in read_line(line, seen, today):
                if dated.letters <= (40 if is_chrome else 5) or dated.kind.startswith("refused"):
                    yield dated
