"""Parquet between the steps: shards of pages as they came in, and datasets by day.

A file is there when it is whole (`pipelines.store`); only then does the ledger name it. So a killed run leaves at worst
a file that nothing names, which `sweep` deletes.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.intake.ledger import Ledger
from pipelines.mapper import Here, Mapper
from pipelines.store import Store

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

# The columns that a step reads of the dataset before it.
NEEDED = {
    "articles": [n for n in PAGES.names if n not in ("format", "encoding", "bytes", "sha256")],
    "figures": [
        "day", "raw_path", "article_id", "published_on", "site", "agency", "page_text", "province", "county",
        "sentence_spans",
    ],
}  # fmt: skip

# A page as admission sees it.
ADMISSION = pa.schema(
    [
        *[f for f in PAGES if f.name in ("raw_path", "article_id", "format", "encoding", "bytes", "sha256")],
        ("published_on", pa.date32()),
        ("status", pa.string()),
        ("reason", pa.string()),
    ]
)
_ROWS_A_GROUP, _BYTES_A_GROUP = 250, 16_000_000  # what a step reads at once


def new_name(dataset: str, what: str) -> str:
    """A name, never given before, for a Parquet file of a dataset."""
    return f"{dataset}/{what}-{uuid.uuid4().hex[:16]}.parquet"


def table_of(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows as Arrow; a column that a row does not have is NULL in it."""
    return pa.Table.from_pylist(rows, schema=schema)


@contextmanager
def writing_parquet(store: Store, name: str, schema: pa.Schema) -> Iterator[Callable[[pa.Table], None]]:
    """Gives what appends a table to the file `name`; that is there, whole, at the end of the block, or not at all.

    A file without rows is not made. Raises OSError where the disk refuses.
    """
    with ExitStack() as opened:
        writer: pq.ParquetWriter | None = None

        def write(table: pa.Table) -> None:
            nonlocal writer
            if not len(table):
                return
            if writer is None:
                sink = opened.enter_context(store.writing(name))
                writer = opened.enter_context(pq.ParquetWriter(sink, schema, compression="zstd", compression_level=1))
            size = max(1, table.nbytes // len(table))
            writer.write_table(table, row_group_size=max(1, min(_ROWS_A_GROUP, _BYTES_A_GROUP // size)))

        yield write


class Staging:
    """The staged Parquet of one home, the ledger that says which file holds what, the workers that read and write it."""

    def __init__(self, store: Store, ledger: Ledger, mapper: Mapper | None = None):
        self.store, self.ledger = store, ledger
        self.mapper: Mapper = mapper or Here()

    def replace_days(
        self, dataset: str, touched: Mapping[str, int], parts: Iterable[tuple[str, Mapping[str, int]]]
    ) -> int:
        """Make the parts, (path, rows by day), the whole of `dataset` for the days of `touched` (day → sequence).

        A day may spread over several files; path '' stands for none. Returns the number of rows.
        """
        held: dict[str, dict[str, int]] = {day: {} for day in touched}
        total = 0
        for path, rows in parts:
            for day, number in rows.items():
                held[day][path] = number
                total += number
        unused = self.ledger.set_parts(dataset, {day: (touched[day], held[day]) for day in touched})
        for path in unused:
            self.store.remove(path)
        return total

    def files(self, dataset: str, days: Sequence[str]) -> list[tuple[str, list[str]]]:
        """(path, the days of `days` that it holds) of a dataset, in the order of their days."""
        paths: dict[str, list[str]] = {}
        for day, path, _, _ in self.ledger.parts(dataset, days):
            if path:
                paths.setdefault(path, []).append(day)
        return sorted(paths.items(), key=lambda item: (min(item[1]), item[0]))

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
        for name in self.store.names():
            if name not in named:
                self.store.remove(name)
                swept += 1
        return swept
