"""One page, read aloud: each figure with the rule and the words behind every field, and each numeral refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines import chain
from pipelines.figures import extract
from pipelines.figures.document import Document, Mention
from pipelines.intake.readers import read_file

_FIELDS = (
    "comparator", "unit", "counted", "change", "baseline_text", "period_text", "period_kind", "period_start", "period_end",
    "province", "county", "speaker", "speaker_office", "indicator", "part_of", "repeats",
)  # fmt: skip


def explain(path: Path) -> Iterator[str]:
    """Lines of the account of every page in the file; a page that cannot be read gives its reason."""
    for record in read_file(path, path.name):
        row = chain.digest(record, now=chain.today())
        yield f"{record.raw_path}: {row['status']}" + (f" ({row['reason']})" if row["reason"] else "")
        if row["status"] != "rejected":
            yield from _page(row)


def _page(row: dict[str, Any]) -> Iterator[str]:
    (article,) = chain.clean_batch([row])
    yield f"  published: {article['published_jalali']} = {article['published_on']} by {row['date_basis']}: {row['date_quote']!r}"
    yield f"  title: {article['title']}"
    yield f"  place: {article['province']} {article['county'] or ''}   site: {row['site']}   agency: {row['agency']}"
    doc = chain.document(article)
    mentions, refused = extract.explain(doc)
    for number, mention in enumerate(mentions):
        yield from _figure(doc, number, mention)
    yield f"refused: {len(refused)}"
    for refusal in refused:
        yield f"  {_cut(doc, refusal.start, refusal.end)!r} at {refusal.start}: {refusal.reason}"


def _figure(doc: Document, number: int, mention: Mention) -> Iterator[str]:
    numeral = mention.numeral
    value = f"{numeral.value:g}" + (f" … {numeral.high:g}" if numeral.high is not None else "")
    yield f"[{number}] {_cut(doc, numeral.start, numeral.end)!r} at {numeral.start} = {value}  (numeral: {numeral.rule})"
    yield f"    in: {_cut(doc, mention.sentence.start, mention.sentence.end)}"
    for name in _FIELDS:
        value = getattr(mention, name)
        reading = mention.evidence.get(name) or mention.evidence.get(name.partition("_")[0])
        if value is None or (value in ("=", "count") and reading is None):
            continue
        why = ""
        if reading is not None:
            words = f" ← {_cut(doc, reading.start, reading.end)!r}" if 0 <= reading.start < reading.end else ""
            why = f"   ({reading.rule}){words}"
        yield f"    {name}: {f'[{value}]' if name in ('part_of', 'repeats') else value}{why}"
    yield f"    confidence: {mention.confidence:.2f}"


def _cut(doc: Document, start: int, end: int) -> str:
    return " ".join(doc.raw[start:end].split())
