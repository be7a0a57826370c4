"""What a worker does: reads pages into a shard, gathers pages by days, cleans or extracts a stretch of rows.

Each task names the Parquet that it writes, under a temporary name until it is whole; done twice it is done the same.
Nothing but names and counts goes back to whoever asked.
"""

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines import chain, staging
from pipelines.intake.readers import Record, form_of, ranges, read_file
from pipelines.intake.sidecars import Sidecars
from pipelines.mapper import quiet_collector
from pipelines.store import Store
from pipelines.store import at as store_at

PAGES_A_BATCH = 250  # pages whose rows a worker holds as Python objects, and rows of a row group
PAGES_A_SHARD = 4000
BYTES_A_PAGE = 4096  # of a container, about
_BYTES_A_BATCH, _BYTES_A_SHARD = 16_000_000, 200_000_000

# -- reading -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the landing folder, or a stretch of one; what of it the ledger notes when it is read."""

    path: str
    raw_path: str
    size: int
    mtime_ns: int
    sidecar: Mapping[str, str] | None = None
    lines: ranges.Lines | None = None  # of a JSON-lines file, where it is not read whole
    last: bool = True  # no other stretch of the file follows

    @property
    def weight(self) -> int:
        """About how many pages."""
        form, zipped = form_of(self.path)
        if form in ("txt", "html") and not zipped:
            return 1
        size = self.lines[1] - self.lines[0] if self.lines else self.size
        return max(1, size // BYTES_A_PAGE)

    def halves(self) -> list["Source"]:
        """Two stretches of a plain JSON-lines file of several lines; else nothing."""
        if form_of(self.path) != ("jsonl", False):
            return []
        start, end, number = self.lines or (0, self.size, 1)
        first, *rest = ranges.cut(Path(self.path), end, max(1, (end - start) // 2), start, number)
        if not rest:
            return []
        tail = (rest[0][0], end, rest[0][2])
        return [dataclasses.replace(self, lines=first, last=False), dataclasses.replace(self, lines=tail)]


@dataclass(frozen=True, slots=True)
class Reading:
    """Files to read, date and stage; `lines`: the recurring lines of their site folders."""

    sources: tuple[Source, ...]
    lines: Mapping[str, frozenset[str]]
    landing: str
    staged: str
    now: dt.date
    run: str  # names the intake: sidecars are read once for each

    @property
    def weight(self) -> int:
        """About how many pages."""
        return sum(s.weight for s in self.sources)

    def halves(self) -> list["Reading"]:
        """Half of the files each, or half of the lines of the only one."""
        middle = len(self.sources) // 2
        parts = [self.sources[:middle], self.sources[middle:]] if middle else [(s,) for s in self.sources[0].halves()]
        return [dataclasses.replace(self, sources=tuple(p)) for p in parts]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some pages as staged: the shard (None: no page among them) and a file of rows for admission."""

    shard: str | None
    rows: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a Reading: its pieces; each source with its number of records and whether to read it again."""

    pieces: tuple[Piece, ...]
    sources: tuple[tuple[Source, int, bool], ...]
    problems: tuple[str, ...]


def read(task: Reading) -> Taken:
    """Read, lay out and date the pages of the task's files into shards of at most PAGES_A_SHARD."""
    sidecars = _sidecars(task.landing, task.run)
    store = store_at(task.staged)
    counts = [[0, False] for _ in task.sources]

    def digested() -> Iterator[dict[str, Any]]:
        for source, count in zip(task.sources, counts, strict=True):
            recurring = task.lines.get(source.raw_path.rpartition("/")[0], frozenset())
            path = Path(source.path)
            for record in _records(source):
                inside = "#" in record.raw_path
                said = sidecars.get(path, record.raw_path) if inside else source.sidecar
                row = chain.digest(record, sidecar=said, recurring=recurring, now=task.now)
                count[0] += 1
                count[1] = bool(count[1] or "ours" in row)
                yield row

    pieces = []
    rows = digested()
    while tables := _tables(rows):
        pieces.append(_write_piece(store, tables))
    found = tuple((s, int(n), bool(again)) for s, (n, again) in zip(task.sources, counts, strict=True))
    return Taken(tuple(pieces), found, tuple(sidecars.problems))


@lru_cache(maxsize=1)
def _sidecars(landing: str, run: str) -> Sidecars:
    return Sidecars(Path(landing))


def _records(source: Source) -> Iterable[Record]:
    if source.lines:
        return ranges.read_lines(Path(source.path), source.raw_path, source.lines)
    return read_file(Path(source.path), source.raw_path)


def _tables(rows: Iterator[dict[str, Any]]) -> list[tuple[pa.Table, pa.Table]]:
    """(pages, rows for admission) of the next rows, at most PAGES_A_SHARD; of a path that comes again the last."""
    tables, taken, held, done = [], 0, 0, False
    while taken < PAGES_A_SHARD and held < _BYTES_A_SHARD and not done:
        with quiet_collector():
            batch, size = {}, 0
            for row in rows:
                batch[row["raw_path"]] = row
                size += row["bytes"]
                if len(batch) == PAGES_A_BATCH or size > _BYTES_A_BATCH:
                    break
            else:
                done = True
            if batch:
                pages = [r for r in batch.values() if r["status"] != "rejected"]
                admitted = staging.table_of(list(batch.values()), staging.ADMISSION)
                tables.append((staging.table_of(pages, staging.PAGES), admitted))
                held += tables[-1][0].nbytes
            taken += len(batch)
            row = batch = pages = None  # type: ignore[assignment]  # so that they are collected
    return tables


def _write_piece(store: Store, tables: Sequence[tuple[pa.Table, pa.Table]]) -> Piece:
    pages = pa.concat_tables([p for p, _ in tables])
    shard = None
    if len(pages):
        shard = staging.new_name("pages", "shard")
        with staging.writing_parquet(store, shard, staging.PAGES) as write:
            write(in_order(pages))
    rows = staging.new_name("pages", "admission")
    with staging.writing_parquet(store, rows, staging.ADMISSION) as write:
        write(pa.concat_tables([a for _, a in tables]))
    return Piece(shard, rows)


def in_order(pages: pa.Table) -> pa.Table:
    """Sorted by day, then path."""
    return pages.sort_by([("day", "ascending"), ("raw_path", "ascending")])


# -- by days -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Written:
    """The file that a task wrote ('' where it had no rows), its rows by day, how many rows were worked into it."""

    path: str
    rows: Mapping[str, int]
    worked: int


@dataclass(frozen=True, slots=True)
class Gathering:
    """Pages to bring together in one file, ordered by day: shard → their paths; the first and the last day."""

    pages: Mapping[str, tuple[str, ...]]
    first: str
    last: str
    staged: str
    path: str

    @property
    def weight(self) -> int:
        """How many pages."""
        return sum(map(len, self.pages.values()))

    def halves(self) -> list["Gathering"]:
        """None: no page is looked into."""
        return []


def gather(task: Gathering) -> Written:
    """Copy the task's pages out of their shards."""
    store = store_at(task.staged)
    found = [_of_shard(store.open(shard), paths, task.first, task.last) for shard, paths in task.pages.items()]
    pages = in_order(pa.concat_tables(found))
    if not len(pages):
        return Written("", {}, 0)
    with staging.writing_parquet(store, task.path, staging.PAGES) as write:
        write(pages)
    return Written(task.path, Counter(pages["day"].to_pylist()), len(pages))


def _of_shard(file: pq.ParquetFile, raw_paths: Sequence[str], first: str, last: str) -> pa.Table:
    groups = []
    day = file.schema_arrow.get_field_index("day")
    for number in range(file.num_row_groups):
        known = file.metadata.row_group(number).column(day).statistics
        if known is None or not known.has_min_max or (known.min <= last and known.max >= first):
            groups.append(number)
    table = file.read_row_groups(groups, columns=staging.PAGES.names, use_threads=False).cast(staging.PAGES)
    return table.filter(pc.is_in(table["raw_path"], value_set=pa.array(raw_paths, pa.string())))


_STEPS = {"articles": chain.clean_batch, "figures": chain.extract_batch}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows `start` to `stop` of a staged file, those of `days`, to be worked into a file of `dataset`."""

    source: str
    start: int
    stop: int
    days: tuple[str, ...]
    dataset: str
    staged: str
    path: str

    @property
    def weight(self) -> int:
        """How many rows."""
        return self.stop - self.start

    def halves(self) -> list["Stretch"]:
        """Half of the rows each."""
        middle = (self.start + self.stop) // 2
        if middle == self.start:
            return []
        first, second = (self.path.replace(".parquet", f"{letter}.parquet") for letter in "ab")
        return [
            dataclasses.replace(self, stop=middle, path=first),
            dataclasses.replace(self, start=middle, path=second),
        ]


def work(task: Stretch) -> Written:
    """One step over the rows of the task."""
    store = store_at(task.staged)
    step, days, worked = _STEPS[task.dataset], Counter[str](), 0
    with staging.writing_parquet(store, task.path, staging.SCHEMAS[task.dataset]) as write:
        for batch in rows_of(store.open(task.source), task.start, task.stop, task.days, staging.NEEDED[task.dataset]):
            with quiet_collector():
                done = step(batch.to_pylist())
                days.update(row["day"] for row in done)
                worked += len(batch)
                write(staging.table_of(done, staging.SCHEMAS[task.dataset]))
                done = None  # type: ignore[assignment]  # so that it is collected
    return Written(task.path if days else "", days, worked)


def rows_of(
    file: pq.ParquetFile, start: int, stop: int, days: Sequence[str], columns: list[str]
) -> Iterator[pa.RecordBatch]:
    """Rows `start` to `stop` of a file in batches of at most PAGES_A_BATCH, only those of `days`."""
    held = pa.array(days, pa.string())
    at = 0
    for number in range(file.num_row_groups):
        rows = file.metadata.row_group(number).num_rows
        first, last = max(start - at, 0), min(stop - at, rows)
        at += rows
        if first >= last:
            continue
        group = file.read_row_group(number, columns=columns, use_threads=False).slice(first, last - first)
        # a file may still hold old rows of a day that has moved to another
        group = group.filter(pc.is_in(group["day"], value_set=held))
        yield from group.to_batches(max_chunksize=PAGES_A_BATCH)


def page_of(task: Stretch) -> str:
    """The path of the page that a task of one row is about."""
    file = store_at(task.staged).open(task.source)
    batch = next(rows_of(file, task.start, task.stop, task.days, ["day", "raw_path"]), None)
    return str(batch["raw_path"][0]) if batch is not None and len(batch) else task.source
