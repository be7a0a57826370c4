"""The ledger: what ever landed, what became of it, and which days are still to be worked off.

SQLite, because it must survive a killed run, be read while a run goes on, and be asked by file name a
million times; the warehouse's `files` table is a copy of it. One writer at a time (`pipelines.writer`).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

UNDATED = "undated"  # the pseudo-day of pages without a publication date

_SCHEMA = """
CREATE TABLE IF NOT EXISTS landed (     -- files as they lie in the landing folder
    path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sidecar TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (      -- one row a file or a record in a container, for ever
    raw_path TEXT PRIMARY KEY, container TEXT NOT NULL, format TEXT, encoding TEXT, bytes INTEGER, sha256 TEXT,
    status TEXT NOT NULL, reason TEXT, article_id TEXT, published_on TEXT, first_seen TEXT, shard TEXT,
    sequence INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_article ON files (article_id);
CREATE INDEX IF NOT EXISTS files_day ON files (published_on, status);
CREATE INDEX IF NOT EXISTS files_sequence ON files (sequence);
CREATE INDEX IF NOT EXISTS files_container ON files (container);
CREATE TABLE IF NOT EXISTS days (       -- a day is pending while its figures are older than `touched`
    day TEXT PRIMARY KEY, touched INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (      -- which Parquet files hold a day of a dataset
    dataset TEXT, day TEXT, path TEXT, rows INTEGER, sequence INTEGER, PRIMARY KEY (dataset, day, path)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parts_path ON parts (path);
CREATE TABLE IF NOT EXISTS site_lines ( -- lines that recur across a site's pages, settled once a site
    site TEXT PRIMARY KEY, lines TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""

_IS_UNDATED = "published_on IS NULL AND status = 'undated'"

FILE_COLUMNS = (
    "raw_path", "container", "format", "encoding", "bytes", "sha256", "status", "reason", "article_id",
    "published_on", "first_seen", "shard", "sequence",
)  # fmt: skip


class Ledger:
    """The ledger of one home; open it with `Ledger(path)`, close it with `close()` or a `with` block."""

    def __init__(self, path: Path):
        self._db = sqlite3.connect(path, isolation_level=None, timeout=60)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")  # what is named here lets older files be deleted
        self._db.executescript(_SCHEMA)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, also when the process is killed."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # -- files -------------------------------------------------------------------------------------------

    def next_sequence(self) -> int:
        """A number larger than all before it; orders intake batches."""
        row = self._db.execute(
            "INSERT INTO counters VALUES ('sequence', 1) "
            "ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"
        ).fetchone()
        return int(row[0])

    def last_sequence(self) -> int:
        """The number that the latest intake batch was given; 0 before the first."""
        row = self._db.execute("SELECT value FROM counters WHERE name = 'sequence'").fetchone()
        return int(row[0]) if row else 0

    def landed(self) -> Iterator[tuple[str, int, int]]:
        """(path, size, mtime_ns) of every file ever taken in, in order."""
        for row in self._db.execute("SELECT path, size, mtime_ns FROM landed ORDER BY path"):
            yield row[0], row[1], row[2]

    def signatures(self, paths: Sequence[str]) -> dict[str, tuple[int, int, str | None]]:
        """path → (size, mtime_ns, sidecar) as last taken in, for those of `paths` that ever were."""
        found = {}
        for some in _slices(paths):
            marks = ",".join("?" * len(some))
            for row in self._db.execute(f"SELECT * FROM landed WHERE path IN ({marks})", some):
                found[row["path"]] = (row["size"], row["mtime_ns"], row["sidecar"])
        return found

    def set_landed(self, rows: Iterable[tuple[str, int, int, str | None]]) -> None:
        """Note (path, size, mtime_ns, sidecar) of files that are taken in now."""
        self._db.executemany("INSERT OR REPLACE INTO landed VALUES (?, ?, ?, ?)", rows)

    def rows(self, column: str, values: Sequence[str]) -> list[dict[str, Any]]:
        """The files rows whose `column` (raw_path, article_id, container) is one of `values`, by raw_path."""
        if column not in FILE_COLUMNS:
            raise ValueError(f"no such ledger column: {column}")
        out: list[dict[str, Any]] = []
        for some in _slices(values):
            marks = ",".join("?" * len(some))
            query = f"SELECT * FROM files WHERE {column} IN ({marks}) ORDER BY raw_path"
            out.extend(dict(r) for r in self._db.execute(query, some))
        return out

    def put(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert or replace files rows (mappings with FILE_COLUMNS); first_seen of an old row stays."""
        marks = ",".join(f":{c}" for c in FILE_COLUMNS)
        updates = ",".join(f"{c} = excluded.{c}" for c in FILE_COLUMNS if c not in ("raw_path", "first_seen"))
        self._db.executemany(
            f"INSERT INTO files ({','.join(FILE_COLUMNS)}) VALUES ({marks}) "
            f"ON CONFLICT (raw_path) DO UPDATE SET {updates}",
            rows,
        )

    def changed_files(self, after: int) -> Iterator[tuple[Any, ...]]:
        """Rows of the ledger whose sequence is above `after`, as FILE_COLUMNS tuples, ordered by their path."""
        query = f"SELECT {','.join(FILE_COLUMNS)} FROM files WHERE sequence > ? ORDER BY raw_path"
        return map(tuple, self._db.execute(query, (after,)))

    def current_pages(self, days: Sequence[str]) -> Iterator[tuple[str, str, str, int]]:
        """(day, shard, raw_path, bytes) of the pages that stand for their article on `days` (or UNDATED), ordered."""
        columns = "shard, raw_path, bytes FROM files WHERE"
        for some in _slices(sorted(d for d in days if d != UNDATED)):
            marks = ",".join("?" * len(some))
            query = f"SELECT published_on, {columns} published_on IN ({marks}) AND status = 'loaded' ORDER BY 1, 3"
            for row in self._db.execute(query, some):
                yield row[0], row[1], row[2], row[3]
        if UNDATED in days:
            for row in self._db.execute(f"SELECT {columns} {_IS_UNDATED} ORDER BY raw_path"):
                yield UNDATED, row[0], row[1], row[2]

    def count_pages(self, days: Sequence[str]) -> int:
        """How many pages `current_pages` gives."""
        total = 0
        for some in _slices([d for d in days if d != UNDATED]):
            marks = ",".join("?" * len(some))
            query = f"SELECT count(*) FROM files WHERE published_on IN ({marks}) AND status = 'loaded'"
            total += self._db.execute(query, some).fetchone()[0]
        if UNDATED in days:
            total += self._db.execute(f"SELECT count(*) FROM files WHERE {_IS_UNDATED}").fetchone()[0]
        return total

    def counts(self) -> dict[str, int]:
        """status → number of files rows."""
        return {r[0]: r[1] for r in self._db.execute("SELECT status, count(*) FROM files GROUP BY status")}

    def rejections(self, sequence: int) -> list[tuple[str, str]]:
        """(raw_path, reason) of what was rejected since `sequence`."""
        query = "SELECT raw_path, reason FROM files WHERE status = 'rejected' AND sequence > ? ORDER BY raw_path"
        return [(r[0], r[1]) for r in self._db.execute(query, (sequence,))]

    # -- days --------------------------------------------------------------------------------------------

    def touch(self, days: Iterable[str], sequence: int) -> None:
        """Mark days (ISO, or UNDATED) as to be redone."""
        self._db.executemany(
            "INSERT INTO days VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET touched = excluded.touched",
            [(d, sequence) for d in sorted(set(days))],
        )

    def reopen(self, days: Sequence[str]) -> None:
        """Mark those of `days` that are done as to be redone; what is killed half-way is then pending, not half new."""
        done = self.touched(days).keys() - set(self.pending_days())
        if done:
            with self.transaction():
                self.touch(done, self.next_sequence())

    def touched(self, days: Sequence[str]) -> dict[str, int]:
        """day → sequence of its last touch."""
        out = {}
        for some in _slices(days):
            marks = ",".join("?" * len(some))
            out.update({r[0]: r[1] for r in self._db.execute(f"SELECT * FROM days WHERE day IN ({marks})", some)})
        return out

    def pending_days(self) -> list[str]:
        """Days (and UNDATED) whose figures are older than their pages, in order."""
        return [
            r[0]
            for r in self._db.execute(
                "SELECT day FROM days LEFT JOIN "
                "(SELECT day, max(sequence) AS done FROM parts WHERE dataset = 'figures' GROUP BY day) USING (day) WHERE coalesce(done, -1) < touched ORDER BY day"
            )
        ]

    def all_days(self) -> list[str]:
        """Every day that ever had a page (and UNDATED), in order."""
        return [r[0] for r in self._db.execute("SELECT day FROM days ORDER BY day")]

    def held_days(self) -> dict[str, int]:
        """day → staged pages, for every day that has any."""
        query = "SELECT day, sum(rows) FROM parts WHERE dataset = 'raw_pages' AND path != '' GROUP BY day"
        return {r[0]: r[1] for r in self._db.execute(query)}

    # -- parts -------------------------------------------------------------------------------------------

    def set_parts(self, dataset: str, days: Mapping[str, tuple[int, Mapping[str, int]]]) -> list[str]:
        """Replace a dataset's parts of `days` (day → (sequence, {path: rows})); returns paths no day uses any more."""
        with self.transaction():
            old: set[str] = set()
            for some in _slices(list(days)):
                marks = ",".join("?" * len(some))
                query = f"DELETE FROM parts WHERE dataset = ? AND day IN ({marks}) RETURNING path"
                old.update(r[0] for r in self._db.execute(query, (dataset, *some)).fetchall())
            self._db.executemany(
                "INSERT INTO parts VALUES (?, ?, ?, ?, ?)",
                [
                    (dataset, day, path, rows, sequence)
                    for day, (sequence, paths) in days.items()
                    for path, rows in (paths or {"": 0}).items()
                ],
            )
            still = {r[0] for p in old for r in self._db.execute("SELECT path FROM parts WHERE path = ? LIMIT 1", (p,))}
        return sorted(p for p in old - still if p)

    def parts(self, dataset: str, days: Sequence[str] | None = None) -> list[tuple[str, str, int, int]]:
        """(day, path, rows, sequence) of a dataset, for `days` or all; path "" stands for an empty day."""
        if days is None:
            found = self._db.execute(
                "SELECT day, path, rows, sequence FROM parts WHERE dataset = ? ORDER BY 1, 2", (dataset,)
            )
            return [tuple(r) for r in found]
        out: list[tuple[str, str, int, int]] = []
        for some in _slices(days):
            marks = ",".join("?" * len(some))
            query = f"SELECT day, path, rows, sequence FROM parts WHERE dataset = ? AND day IN ({marks}) ORDER BY 1, 2"
            out += [tuple(r) for r in self._db.execute(query, (dataset, *some))]
        return out

    def named_parquet(self) -> set[str]:
        """Every Parquet file that a files row or a part names."""
        query = "SELECT DISTINCT shard FROM files WHERE shard IS NOT NULL UNION SELECT DISTINCT path FROM parts"
        return {r[0] for r in self._db.execute(query)}

    # -- sites -------------------------------------------------------------------------------------------

    def site_lines(self) -> dict[str, list[str]]:
        """site folder → its recurring lines, for the sites whose lines are settled."""
        return {r[0]: r[1].split("\n") if r[1] else [] for r in self._db.execute("SELECT site, lines FROM site_lines")}

    def settle_site_lines(self, site: str, lines: Iterable[str]) -> None:
        """Fix a site's recurring lines; later calls for the same site change nothing."""
        self._db.execute("INSERT OR IGNORE INTO site_lines VALUES (?, ?)", (site, "\n".join(sorted(lines))))


def _slices(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    for at in range(0, len(values), size):
        yield values[at : at + size]
