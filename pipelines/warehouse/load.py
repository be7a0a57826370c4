"""Loading: the changed days into build.duckdb, delete and insert in one transaction."""

import hashlib
import itertools
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.intake.ledger import FILE_COLUMNS, UNDATED, Ledger
from pipelines.staging import Staging
from pipelines.warehouse import dimensions, migrate, stories
from pipelines.warehouse.publish import MEMORY_LIMIT

# The oldest format that DuckDB 1.x clients open; a newer default would lock them out.
STORAGE_VERSION = "v1.0.0"
_FILES_AT_ONCE = 100_000  # rows of the ledger that are held
_ROWS_AT_ONCE = 200_000  # of one INSERT: more would not be joined within the memory limit, in their order
VIEWS = ("facts", "changes", "evidence")
# Worked out once a load of days into tables of the schema `summaries`: over ten million figures they would take a minute
# each time they are asked.
SUMMARIES = (
    "indicator_monthly", "shares", "disagreements", "revisions", "province_profile", "speaker_profile", "quality",
)  # fmt: skip


@dataclass
class Loaded:
    """What a load did."""

    days: list[str] = field(default_factory=list)
    articles: int = 0
    figures: int = 0
    files: int = 0


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open (or create) build.duckdb in the storage format that 1.x clients read, schema and views in place."""
    spill = path.with_suffix(".tmp")
    shutil.rmtree(spill, ignore_errors=True)  # what a killed load spilled; its writer is gone, or we were not here
    con = duckdb.connect(config={"temp_directory": str(spill), "memory_limit": MEMORY_LIMIT})
    con.execute(f"ATTACH '{_sql(path)}' AS warehouse (STORAGE_VERSION '{STORAGE_VERSION}')")
    con.execute("USE warehouse")
    con.execute("SET TimeZone = 'Asia/Tehran'")
    return con


def _sql(value: object) -> str:
    return str(value).replace("'", "''")


@cache
def _script(name: str) -> str:
    return files("pipelines.warehouse").joinpath(name).read_text(encoding="utf-8")


def create(con: duckdb.DuckDBPyConnection) -> None:
    """Tables (of an older file: migrated), comments, dimensions and views; safe to repeat, in a transaction or not."""
    migrate.migrate(con)
    con.execute(_script("schema.sql"))
    migrate.note(con)
    for name, table in dimensions.tables().items():
        con.register("incoming", table)
        con.execute(f"DELETE FROM {name}")
        con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        con.unregister("incoming")
    for view in VIEWS:
        con.execute(_script(f"views/{view}.sql"))


def summarize(con: duckdb.DuckDBPyConnection) -> None:
    """Work the SUMMARIES out anew from the rows that are loaded, and comment every view's columns."""
    con.execute("SET preserve_insertion_order = false")  # ten million figures are grouped within the memory limit
    for view in SUMMARIES:
        con.execute(_script(f"views/{view}.sql"))
    con.execute("SET preserve_insertion_order = true")
    _comment_view_columns(con)
    con.execute("DELETE FROM build.summarized")
    con.execute("INSERT INTO build.summarized VALUES (?)", [_made_from()])


def _made_from() -> str:
    """A token for all that the summaries depend on besides articles and figures."""
    digest = hashlib.sha256(repr(migrate.current()).encode())
    for name in (*VIEWS, *SUMMARIES):
        digest.update(_script(f"views/{name}.sql").encode())
    for table in dimensions.tables().values():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        digest.update(sink.getvalue())
    return digest.hexdigest()


def _is_summarized(con: duckdb.DuckDBPyConnection) -> bool:
    return con.execute("FROM build.summarized").fetchall() == [(_made_from(),)]


def _comment_view_columns(con: duckdb.DuckDBPyConnection) -> None:
    """A view's column means what the table's column of that name means, unless the view's file says otherwise."""
    known = dict(
        con.execute(
            "SELECT column_name, first(comment ORDER BY table_name = 'figures' DESC) FROM duckdb_columns() "
            "WHERE schema_name = 'main' AND comment IS NOT NULL AND table_name NOT IN (SELECT view_name FROM duckdb_views()) "
            "GROUP BY 1"
        ).fetchall()
    )
    bare = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND comment IS NULL "
        "AND table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal)"
    ).fetchall()
    for view, column in bare:
        if column in known:
            con.execute(f"COMMENT ON COLUMN {view}.{column} IS '{_sql(known[column])}'")


def versions(ledger: Ledger) -> dict[str, str]:
    """day → a token for the staged articles and figures of that day; it changes whenever they are rewritten."""
    parts: dict[str, list[str]] = {}
    for dataset in ("articles", "figures"):
        for day, path, _, sequence in ledger.parts(dataset):
            parts.setdefault(day, []).append(f"{path}@{sequence}")
    return {day: " ".join(sorted(tokens)) for day, tokens in parts.items()}


def load(con: duckdb.DuckDBPyConnection, staging: Staging) -> Loaded:
    """Bring every day whose staged rows are not the loaded ones up to date, and the ledger's new rows.

    One transaction; on any error the warehouse is as before. Returns the days (ISO or `undated`) and row counts.
    """
    ledger = staging.ledger
    now = versions(ledger)
    con.execute("BEGIN TRANSACTION")
    try:
        create(con)
        before = dict(con.execute("SELECT day, version FROM build.loaded_days").fetchall())
        days = sorted(day for day, version in now.items() if before.get(day) != version)
        done = Loaded(days=days)
        if days:
            con.register("incoming_days", pa.table({"day": days, "version": [now[d] for d in days]}))
            done.articles = _replace(con, staging, "articles", days)
            stories.update(con)
            done.figures = _replace(con, staging, "figures", days)
            con.execute("DELETE FROM build.loaded_days WHERE day IN (SELECT day FROM incoming_days)")
            con.execute("INSERT INTO build.loaded_days SELECT day, version FROM incoming_days")
            con.unregister("incoming_days")
        done.files = _copy_ledger(con, ledger)
        if days or not _is_summarized(con):
            summarize(con)
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")
    return done


def _replace(con: duckdb.DuckDBPyConnection, staging: Staging, table: str, days: Sequence[str]) -> int:
    con.execute(
        f"DELETE FROM {table} WHERE coalesce(CAST(published_on AS VARCHAR), 'undated') IN (SELECT day FROM incoming_days)"
    )
    if table == "articles":
        con.execute("DELETE FROM build.signatures WHERE day IN (SELECT day FROM incoming_days)")
        con.execute("DELETE FROM build.bands WHERE day IN (SELECT day FROM incoming_days)")
    ((scratch,),) = con.execute("SELECT current_setting('temp_directory')").fetchall()
    inserted = 0
    for parts in _batches(staging.ledger.parts(table, days)):
        with staging.store.fetched(sorted({path for path, _ in parts}), Path(scratch)) as paths:
            con.register("incoming_parts", _columns(("filename", "day"), [(str(paths[p]), day) for p, day in parts]))
            inserted += _insert(con, table, list(paths.values()), [day for _, day in parts])
            con.unregister("incoming_parts")
    return inserted


def _batches(parts: Iterable[tuple[str, str, int, int]]) -> Iterator[list[tuple[str, str]]]:
    """(path, day) of the parts that hold rows, in the order of their days, some _ROWS_AT_ONCE together; undated apart."""
    batch: list[tuple[str, str]] = []
    held = 0
    for day, path, rows, _ in sorted(parts):
        if batch and (held >= _ROWS_AT_ONCE or (day == UNDATED and batch[-1][1] != UNDATED)):
            yield batch
            batch, held = [], 0
        if path:
            batch.append((path, day))
            held += rows
    if batch:
        yield batch


# Figures with what `facts` shows of their articles, which are loaded before them.
_WITH_PAGES = """(
    SELECT f.*, coalesce(r.times, 0) AS repeated, coalesce(a.duplicate, false) AS in_duplicate, a.page
    FROM {source} f
    LEFT JOIN (
        SELECT
            article_id, duplicate_of IS NOT NULL AS duplicate, {{
                'published_at': published_at, 'published_jalali': published_jalali, 'site': site, 'agency': agency,
                'title': title, 'url': url, 'raw_path': raw_path
            }} AS page
        FROM articles WHERE published_on {days}
    ) a ON a.article_id = f.article_id
    LEFT JOIN (SELECT repeats, count(*) AS times FROM {source} WHERE repeats IS NOT NULL GROUP BY repeats) r
        ON r.repeats = f.figure_id
)"""


def _insert(con: duckdb.DuckDBPyConnection, table: str, paths: Sequence[Path], days: Sequence[str]) -> int:
    listed = ", ".join(f"'{_sql(path)}'" for path in paths)
    # not by day alone: a file may still hold old rows of a day that has moved to another
    source = f"(SELECT * FROM read_parquet([{listed}], filename = true, union_by_name = true) SEMI JOIN incoming_parts USING (filename, day))"
    rows = source
    if table == "figures":
        between = "IS NULL" if days[0] == UNDATED else f"BETWEEN DATE '{days[0]}' AND DATE '{days[-1]}'"
        rows = _WITH_PAGES.format(source=source, days=between)
    staged = {r[0] for r in con.execute(f"DESCRIBE {rows}").fetchall()}  # an earlier version's may lack a column
    columns = [
        r[0]
        for r in con.execute(
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ? ORDER BY column_index",
            [table],
        ).fetchall()
        if r[0] != "duplicate_of" and r[0] in staged
    ]
    names = ", ".join(columns)
    ((inserted,),) = con.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {rows}").fetchall()
    if table == "articles":
        con.execute(
            f"INSERT INTO build.signatures SELECT article_id, published_on, signature, day FROM {source} WHERE signature IS NOT NULL"
        )
        con.execute(f"INSERT INTO build.bands SELECT unnest(bands), article_id, day FROM {source}")
    return int(inserted)


def unpublished_days(con: duckdb.DuckDBPyConnection, published: Path) -> list[str]:
    """Days whose loaded version is not the one in the published file (all, where there is none)."""
    if not published.exists():
        return [r[0] for r in con.execute("SELECT day FROM build.loaded_days ORDER BY day").fetchall()]
    con.execute(f"ATTACH '{_sql(published)}' AS published (READ_ONLY)")
    try:
        query = "SELECT day, version FROM build.loaded_days EXCEPT SELECT day, version FROM published.build.loaded_days"
        return sorted(r[0] for r in con.execute(query).fetchall())
    finally:
        con.execute("DETACH published")


def files_sequence(con: duckdb.DuckDBPyConnection) -> int:
    """The sequence of the last ledger row that the `files` table holds."""
    ((last,),) = con.execute("SELECT coalesce(max(files_sequence), 0) FROM build.progress").fetchall()
    return int(last)


def _copy_ledger(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> int:
    copied = 0
    last = before = files_sequence(con)
    for changed in itertools.batched(ledger.changed_files(before), _FILES_AT_ONCE):
        con.register("incoming_files", _columns(FILE_COLUMNS, changed))
        con.execute("DELETE FROM files WHERE raw_path IN (SELECT raw_path FROM incoming_files)")
        con.execute(
            "INSERT INTO files SELECT raw_path, format, encoding, bytes, sha256, status, reason, article_id, "
            "CAST(published_on AS DATE), CAST(first_seen AS TIMESTAMPTZ) FROM incoming_files"
        )
        con.unregister("incoming_files")
        copied += len(changed)
        last = max(last, *(row[-1] for row in changed))
    if last > before:
        con.execute("DELETE FROM build.progress")
        con.execute("INSERT INTO build.progress VALUES (?)", [last])
    return copied


_FILE_TYPES = {"bytes": pa.int64(), "sequence": pa.int64()}


def _columns(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> pa.Table:
    columns = list(zip(*rows, strict=True))
    return pa.table({n: pa.array(c, _FILE_TYPES.get(n, pa.string())) for n, c in zip(names, columns, strict=True)})
