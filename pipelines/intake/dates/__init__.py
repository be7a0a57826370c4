"""The publication date of a page, by evidence: metadata, a labelled line, a dated line near the title, URL, sidecar.

A date is taken only where it can hardly be anything else. The day of the crawl in a site's header, the day of a
change, dates in the body and beside other headlines are refused, and so are lunar, impossible and future dates. A
page that has nothing else stays undated, unless its headline or first words call a day today.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.intake.dates.foot import printed_address
from pipelines.intake.dates.lines import Dated
from pipelines.intake.dates.page import page_dates
from pipelines.intake.dates.values import TEHRAN, Stamp, from_metadata, from_url, is_kind, read_value


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
    strong = [m for m in metadata if not is_kind(m[0], "weak")]
    weak = [m for m in metadata if is_kind(m[0], "weak")]
    lines: list[Dated] | None = None
    if strong and (stamp := from_metadata(strong, today, result.refused)):
        read = stamp[0].utc and stamp[0].written
        lines = page_dates(folded, chrome, body_start, title_start, today, []) if read else []
        return _take_meta(result, stamp, lines)
    lines = page_dates(folded, chrome, body_start, title_start, today, result.refused)
    if lines:
        best = lines[0]
        at = dt.datetime.combine(best.day, best.clock.time, TEHRAN) if best.clock and best.day else None
        result.published_on, result.published_at = best.day, at
        result.basis = "label" if best.kind in ("strong", "weak") else "line"
        result.start, result.end, result.quote = best.start, best.end, folded[best.start : best.end]
        return result
    if weak and (stamp := from_metadata(weak, today, result.refused)):
        return _take_meta(result, stamp, [])
    if url and (day := from_url(url, today, result.refused)):
        result.published_on, result.basis, result.quote = day, "url", url
        return result
    if printed := printed_address(folded, chrome, body_start, today):
        result.published_on, result.start, result.end = printed
        result.basis, result.quote = "url", folded[result.start : result.end]
        return result
    if sidecar and (parsed := read_value(sidecar, today, result.refused, "sidecar")):
        result.published_on, result.published_at = parsed.day, parsed.at
        result.basis, result.quote = "sidecar", sidecar.strip()
    return result


def _take_meta(result: PublicationDate, found: tuple[Stamp, str, str], lines: list[Dated]) -> PublicationDate:
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
