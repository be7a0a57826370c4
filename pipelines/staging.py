"""Parquet between the steps: shards of pages as they came in, and datasets by day.

A file is written under a temporary name, flushed to disk and renamed; only then does the ledger name it. So a
killed run leaves at worst a file that nothing names, which `sweep` deletes.
"""

import os
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.intake.ledger import Ledger

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("role", pa.string())])

# A page as taken in: decoded, laid out, dated; what `raw_pages` holds day by day.
PAGES = pa.schema(
    [
        ("day", pa.string()),  # ISO publication day, or "undated"
        ("raw_path", pa.string()),
        ("article_id", pa.string()),
        ("format", pa.string()),
        ("encoding", pa.string()),
        ("bytes", pa.int64()),
        ("sha256", pa.string()),
        ("published_on", pa.date32()),
        ("published_at", pa.timestamp("us", tz="UTC")),
        ("date_basis", pa.string()),
        ("date_quote", pa.string()),
        ("site", pa.string()),
        ("agency", pa.string()),
        ("news_code", pa.string()),
        ("url", pa.string()),
        ("dateline", pa.string()),
        ("page_text", pa.string()),
        ("blocks", pa.list_(_SPAN)),
    ]
)

# An article: the warehouse's columns and what the figure steps need (sentence offsets in page_text).
ARTICLES = pa.schema(
    [
        *[f for f in PAGES if f.name not in ("format", "encoding", "bytes", "sha256", "blocks")],
        ("published_jalali", pa.string()),
        ("title", pa.string()),
        ("lead", pa.string()),
        ("body", pa.string()),
        ("province", pa.string()),
        ("county", pa.string()),
        ("words", pa.int32()),
        ("sentences", pa.int32()),
        (
            "sentence_spans",
            pa.list_(
                pa.struct(
                    [
                        ("start", pa.int32()),
                        ("end", pa.int32()),
                        ("role", pa.string()),
                        ("block", pa.int32()),
                        ("text", pa.string()),
                    ]
                )
            ),
        ),
        ("bands", pa.list_(pa.uint64())),  # MinHash bands: articles that share one are near-duplicate candidates
        ("signature", pa.binary()),
    ]
)

# A figure mention: the warehouse's columns.
FIGURES = pa.schema(
    [
        ("day", pa.string()),
        ("figure_id", pa.string()),
        ("article_id", pa.string()),
        ("published_on", pa.date32()),
        ("quote", pa.string()),
        ("raw_start", pa.int32()),
        ("raw_end", pa.int32()),
        ("sentence", pa.string()),
        ("in_title", pa.bool_()),
        ("value", pa.float64()),
        ("value_high", pa.float64()),
        ("comparator", pa.string()),
        ("unit", pa.string()),
        ("unit_text", pa.string()),
        ("value_base", pa.float64()),
        ("base_unit", pa.string()),
        ("counted", pa.string()),
        ("indicator", pa.string()),
        ("change", pa.string()),
        ("baseline_text", pa.string()),
        ("period_text", pa.string()),
        ("period_kind", pa.string()),
        ("period_start", pa.date32()),
        ("period_end", pa.date32()),
        ("province", pa.string()),
        ("county", pa.string()),
        ("speaker", pa.string()),
        ("speaker_office", pa.string()),
        ("part_of", pa.string()),
        ("repeats", pa.string()),
        ("rule", pa.string()),
        ("confidence", pa.float64()),
        ("evidence", pa.string()),
    ]
)

SCHEMAS = {"pages": PAGES, "raw_pages": PAGES, "articles": ARTICLES, "figures": FIGURES}


def write_parquet(rows: Sequence[Mapping[str, Any]], schema: pa.Schema, path: Path) -> None:
    """Write rows to `path`, durable and at once; raises OSError where the disk refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)
    temporary = path.with_name(path.name + ".tmp")
    pq.write_table(table, temporary, compression="zstd", compression_level=1, row_group_size=1000)
    with temporary.open("rb") as handle:
        os.fsync(handle.fileno())
    os.replace(temporary, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as durable as the files: a rename is lost in a power cut otherwise."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Staging:
    """The staged Parquet of one home, with the ledger that says which file holds what."""

    def __init__(self, folder: Path, ledger: Ledger):
        self.folder, self.ledger = folder, ledger

    # -- shards of pages, as they came in ----------------------------------------------------------------

    def write_shard(self, rows: list[dict[str, Any]]) -> str:
        """Write one intake batch, in day order; returns the shard's name for the ledger."""
        rows.sort(key=lambda r: (r["day"], r["raw_path"]))
        name = f"pages/{uuid.uuid4().hex}.parquet"
        write_parquet(rows, PAGES, self.folder / name)
        return name

    def read_pages(self, pages: Sequence[tuple[str, str, str]]) -> list[dict[str, Any]]:
        """Staged rows of (day, shard, raw_path), in day and path order; the row's day is the one asked for."""
        wanted: dict[str, dict[str, str]] = {}
        for day, shard, raw_path in pages:
            wanted.setdefault(shard, {})[raw_path] = day
        rows: list[dict[str, Any]] = []
        for shard, days in wanted.items():
            window = [("day", ">=", min(days.values())), ("day", "<=", max(days.values()))]
            table = pq.read_table(self.folder / shard, schema=PAGES, filters=window)
            keep = pc.is_in(table["raw_path"], value_set=pa.array(list(days), pa.string()))
            rows.extend(table.filter(keep).to_pylist())
        rows.sort(key=lambda r: (r["day"], r["raw_path"]))
        return rows

    # -- datasets by day ---------------------------------------------------------------------------------

    def replace_days_in_files(
        self, dataset: str, touched: Mapping[str, int], batches: Iterable[Sequence[Mapping[str, Any]]]
    ) -> int:
        """Make the batches the whole content of `dataset` for the days of `touched` (day → sequence).

        One Parquet file a batch; a day may spread over several. Returns the number of rows.
        """
        held: dict[str, dict[str, int]] = {day: {} for day in touched}
        total = 0
        for rows in batches:
            if not rows:
                continue
            first, last = rows[0]["day"], rows[-1]["day"]
            span = first if first == last else f"{first}_{last}"
            path = f"{dataset}/{span}-{uuid.uuid4().hex[:12]}.parquet"
            write_parquet(rows, SCHEMAS[dataset], self.folder / path)
            total += len(rows)
            for row in rows:
                held[row["day"]][path] = held[row["day"]].get(path, 0) + 1
        unused = self.ledger.set_parts(dataset, {day: (touched[day], held[day]) for day in touched})
        for path in unused:
            (self.folder / path).unlink(missing_ok=True)
        return total

    def batches(self, dataset: str, days: Sequence[str], size: int) -> Iterator[list[dict[str, Any]]]:
        """Rows of a dataset for `days`, in lists of about `size`, day by day order within each file."""
        paths: dict[str, list[str]] = {}
        for day, path, _, _ in self.ledger.parts(dataset, days):
            if path:
                paths.setdefault(path, []).append(day)
        for path, held in sorted(paths.items(), key=lambda item: (min(item[1]), item[0])):
            file = pq.ParquetFile(self.folder / path)
            rows: list[dict[str, Any]] = []
            for batch in file.iter_batches(batch_size=size):
                # a file may still hold old rows of a day that has moved to another
                keep = pc.is_in(batch["day"], value_set=pa.array(held, pa.string()))
                rows = batch.filter(keep).to_pylist()
                if rows:
                    yield rows

    def sequences(self, dataset: str, days: Sequence[str]) -> dict[str, int]:
        """day → the intake sequence that a dataset's rows of that day stand for."""
        return {day: sequence for day, _, _, sequence in self.ledger.parts(dataset, days)}

    def row_counts(self, dataset: str, days: Sequence[str]) -> dict[str, int]:
        """day → rows, for `days` that the dataset holds."""
        counts: dict[str, int] = {}
        for day, _, rows, _ in self.ledger.parts(dataset, days):
            counts[day] = counts.get(day, 0) + rows
        return counts

    def sweep(self) -> int:
        """Delete Parquet that neither the ledger nor its parts name (left by a killed run); returns how many."""
        named = self.ledger.named_parquet()
        swept = 0
        for path in self.folder.rglob("*.parquet*"):
            if path.relative_to(self.folder).as_posix() not in named:
                path.unlink(missing_ok=True)
                swept += 1
        return swept
