"""Loading: the changed days into build.duckdb, delete and insert in one transaction."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.intake.ledger import FILE_COLUMNS, Ledger
from pipelines.staging import Staging
from pipelines.warehouse import dimensions, migrate, stories

# The oldest format that DuckDB 1.x clients open; a newer default would lock them out.
STORAGE_VERSION = "v1.0.0"
VIEWS = ("facts", "changes", "evidence")
# Worked out once a load into tables of the schema `summaries`: over ten million figures they would take a minute each time.
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


def connect(path: Path, memory_limit: str = "1GB") -> duckdb.DuckDBPyConnection:
    """Open (or create) build.duckdb in the storage format that 1.x clients read, schema and views in place."""
    spill = path.with_suffix(".tmp")
    shutil.rmtree(spill, ignore_errors=True)  # what a killed load spilled; its writer is gone, or we were not here
    con = duckdb.connect(config={"temp_directory": str(spill), "memory_limit": memory_limit})
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
    con.execute("DELETE FROM summaries.repeated")
    con.execute(
        "INSERT INTO summaries.repeated SELECT repeats, count(*) FROM figures WHERE repeats IS NOT NULL GROUP BY repeats"
    )
    for view in SUMMARIES:
        con.execute(_script(f"views/{view}.sql"))
    con.execute("SET preserve_insertion_order = true")
    _comment_view_columns(con)


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
    parts = [(str(staging.folder / path), day) for day, path, _, _ in staging.ledger.parts(table, days) if path]
    if not parts:
        if table == "articles":
            con.execute("DELETE FROM build.signatures WHERE day IN (SELECT day FROM incoming_days)")
            con.execute("DELETE FROM build.bands WHERE day IN (SELECT day FROM incoming_days)")
        return 0
    listed = ", ".join(f"'{_sql(path)}'" for path in sorted({path for path, _ in parts}))
    con.register("incoming_parts", _columns(("filename", "day"), parts))
    # not by day alone: a file may still hold old rows of a day that has moved to another
    source = f"(SELECT * FROM read_parquet([{listed}], filename = true, union_by_name = true) SEMI JOIN incoming_parts USING (filename, day))"
    staged = {r[0] for r in con.execute(f"DESCRIBE {source}").fetchall()}  # an earlier version's may lack a column
    columns = [
        r[0]
        for r in con.execute(
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = ? ORDER BY column_index",
            [table],
        ).fetchall()
        if r[0] != "duplicate_of" and r[0] in staged
    ]
    names = ", ".join(columns)
    inserted = con.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {source}").fetchall()
    if table == "articles":
        con.execute("DELETE FROM build.signatures WHERE day IN (SELECT day FROM incoming_days)")
        con.execute("DELETE FROM build.bands WHERE day IN (SELECT day FROM incoming_days)")
        con.execute(
            f"INSERT INTO build.signatures SELECT article_id, published_on, signature, day FROM {source} WHERE signature IS NOT NULL"
        )
        con.execute(f"INSERT INTO build.bands SELECT unnest(bands), article_id, day FROM {source}")
    con.unregister("incoming_parts")
    return int(inserted[0][0])


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
    changed = ledger.changed_files(files_sequence(con))
    if not changed:
        return 0
    con.register("incoming_files", _columns(FILE_COLUMNS, changed))
    con.execute("DELETE FROM files WHERE raw_path IN (SELECT raw_path FROM incoming_files)")
    con.execute(
        "INSERT INTO files SELECT raw_path, format, encoding, bytes, sha256, status, reason, article_id, "
        "CAST(published_on AS DATE), CAST(first_seen AS TIMESTAMPTZ) FROM incoming_files"
    )
    con.execute("DELETE FROM build.progress")
    con.execute("INSERT INTO build.progress SELECT max(sequence) FROM incoming_files")
    con.unregister("incoming_files")
    return len(changed)


_FILE_TYPES = {"bytes": pa.int64(), "sequence": pa.int64()}


def _columns(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> pa.Table:
    columns = list(zip(*rows, strict=True))
    return pa.table({n: pa.array(c, _FILE_TYPES.get(n, pa.string())) for n, c in zip(names, columns, strict=True)})
