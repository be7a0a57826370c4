"""The pure steps in their order, batch in and batch out: what an asset, a pool's worker or a cluster's task runs."""

import datetime as dt
import traceback
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from pipelines import jalali
from pipelines.cleaning import article, duplicates, html, identity, layout
from pipelines.figures import extract, places
from pipelines.figures.document import Document
from pipelines.folding import fold
from pipelines.intake import dates
from pipelines.intake.ledger import UNDATED
from pipelines.intake.readers import Record
from pipelines.settings import FIRST_DAY

TEHRAN = ZoneInfo("Asia/Tehran")


def today() -> dt.date:
    """The day in Tehran."""
    return dt.datetime.now(TEHRAN).date()


def digest(
    record: Record, *, sidecar: Mapping[str, str] | None = None, recurring: Collection[str] = (), now: dt.date
) -> dict[str, Any]:
    """One record → one row of PAGES (staging.py) with `status` and `reason` for the ledger.

    `sidecar`: url, site, date given beside the page; `recurring`: lines that its site's pages share; `now`: the
    day after which no page can have been published. What cannot be read comes back as `rejected`.
    """
    row: dict[str, Any] = {
        "raw_path": record.raw_path,
        "format": record.format,
        "encoding": record.encoding,
        "bytes": record.bytes,
        "sha256": record.sha256,
        "status": "rejected",
        "reason": record.reason,
    }
    if record.text is None:
        return row
    try:
        _lay_out_and_date(row, record, dict(sidecar or {}), recurring, now)
    except Exception as error:  # one page must never stop the rest; the ledger says what went wrong
        where = traceback.extract_tb(error.__traceback__)[-1]
        row.update(status="rejected", reason=f"{record.raw_path}: {type(error).__name__}: {error} ({where.name})")
        row["ours"] = True  # the fault is this code's, not the page's: it is read again by the next run
    return row


def _lay_out_and_date(
    row: dict[str, Any], record: Record, sidecar: dict[str, str], recurring: Collection[str], now: dt.date
) -> None:
    meta = {**record.meta, **{k: v for k, v in sidecar.items() if k in ("url", "site") and v}}
    url = meta.get("url")
    metadata: list[tuple[str, str]] = []
    hints = None
    text = record.text or ""
    if record.is_html:
        rendered = html.render(text, url)
        text, hints = rendered.page_text, rendered.blocks
        metadata = rendered.dates
        meta = {**rendered.meta, **meta}
        url = url or rendered.meta.get("url")
    if record.meta.get("published"):
        metadata = [("record", record.meta["published"]), *metadata]
    folded = fold(text)
    laid = layout.lay_out(folded, hints=hints, meta=meta, recurring=recurring)
    story = [b for b in laid.blocks if b.role in layout.STORY_ROLES]
    body = [b for b in story if b.role != "title"]
    if not story:
        row["reason"] = f"{record.raw_path}: no article text was found on the page"
        return
    found = dates.publication_date(
        folded,
        [(b.start, b.end) for b in laid.blocks if b.role == "chrome"],
        body[0].start if body else story[-1].end,
        title_start=next((b.start for b in story if b.role == "title"), None),
        metadata=metadata,
        url=url,
        sidecar=sidecar.get("date"),
        today=now,
    )
    published_on, refused = found.published_on, list(found.refused)
    if published_on and published_on.isoformat() < FIRST_DAY:
        refused.append(f"{published_on} is before the first day, {FIRST_DAY}")
        published_on = None
    row.update(
        status="loaded" if published_on else "undated",
        reason=None if published_on else "; ".join([f"{record.raw_path}: no publication date", *refused]),
        day=published_on.isoformat() if published_on else UNDATED,
        article_id=identity.article_id(
            " ".join(folded[b.start : b.end] for b in story if b.role == "title"),
            "\n".join(folded[b.start : b.end] for b in body),
        ),
        published_on=published_on,
        published_at=found.published_at if published_on else None,
        date_basis=found.basis,
        date_quote=text[found.start : found.end] if found.start is not None else found.quote,
        site=laid.site or meta.get("site"),
        agency=laid.agency,
        news_code=laid.news_code,
        url=url,
        dateline=laid.dateline,
        page_text=text,
        blocks=[{"start": b.start, "end": b.end, "role": b.role} for b in laid.blocks],
    )


def clean_batch(pages: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of PAGES → rows of ARTICLES: cleaned parts, sentences with their offsets, place, signature."""
    return [_naming(_clean, page) for page in pages]


def _naming[T](step: Callable[[Mapping[str, Any]], T], row: Mapping[str, Any]) -> T:
    """The step of one page; what it raises says of which."""
    try:
        return step(row)
    except Exception as error:
        error.add_note(f"The page: {row['raw_path']}")
        raise


_CARRIED = (
    "day", "raw_path", "article_id", "published_on", "published_at", "date_basis", "date_quote", "site", "agency",
    "news_code", "url", "dateline", "page_text",
)  # fmt: skip


def _clean(page: Mapping[str, Any]) -> dict[str, Any]:
    blocks = [layout.Block(b["start"], b["end"], b["role"]) for b in page["blocks"]]
    folded = fold(page["page_text"])
    cleaned = article.clean(page["page_text"], blocks, folded=folded)
    row = {name: page[name] for name in _CARRIED}
    row["published_jalali"] = jalali.iso(page["published_on"]) if page["published_on"] else None
    row.update(title=cleaned.title, lead=cleaned.lead, body=cleaned.body)
    row["sentence_spans"] = [
        {"start": s.start, "end": s.end, "role": s.role, "block": s.block, "text": s.text} for s in cleaned.sentences
    ]
    row["sentences"] = len(cleaned.sentences)
    row["words"] = sum(s.text.count(" ") + 1 for s in cleaned.sentences if s.text)  # one space parts two
    doc = document(row, folded)
    row["province"], row["county"] = places.article_place(doc)
    doc.release()
    row["signature"] = duplicates.signature(fold(cleaned.body)) or None
    row["bands"] = duplicates.bands(row["signature"] or b"")
    return row


def document(row: Mapping[str, Any], folded: str | None = None) -> Document:
    """A row of ARTICLES as the figure steps read it; `folded` saves folding its page again."""
    spans = [(s["start"], s["end"], s["role"], s["block"]) for s in row["sentence_spans"]]
    return Document(row["page_text"], spans, row["published_on"], row["agency"], row["site"], folded)


def extract_batch(articles: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of ARTICLES → rows of FIGURES, in article and text order."""
    return [row for item in articles for row in _naming(_extract, item)]


def _extract(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    doc = document(item)
    rows = extract.figure_rows(doc, item["article_id"], item["province"], item["county"])
    clean = {(s["start"], s["end"]): s["text"] for s in item["sentence_spans"]} if rows else {}
    for row in rows:
        span = row.pop("sentence_span")
        if row["base_unit"] is None:  # counts, percentages and unknown units are their own base
            row.update(value_base=row["value"], base_unit=row["unit"])
        row.update(day=item["day"], published_on=item["published_on"], sentence=clean[span])
    doc.release()
    return rows
