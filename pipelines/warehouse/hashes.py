"""Row hashes: whether two warehouses hold the same rows, whatever the order they came in."""

from pathlib import Path

import duckdb

from pipelines.warehouse.publish import published

TABLES = ("files", "articles", "figures", "indicators", "places", "calendar", "units")


def row_hashes(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Table → `rows:hash` over all rows, order left out; files.first_seen, the clock's, is not counted."""
    out = {}
    for table in TABLES:
        source = f"(SELECT * EXCLUDE (first_seen) FROM {table})" if table == "files" else table
        # a row's text is the same in every DuckDB version, its internal hash is not
        found = con.execute(
            f"SELECT count(*), coalesce(sum(md5_number_lower(CAST(t AS VARCHAR))::HUGEINT), 0) FROM {source} t"
        )
        ((rows, total),) = found.fetchall()
        out[table] = f"{rows}:{int(total):x}"
    return out


def published_hashes(warehouse: Path) -> dict[str, str]:
    """`row_hashes` of a published file."""
    with published(warehouse) as con:
        return row_hashes(con)
