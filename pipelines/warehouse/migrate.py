"""Schema versions: what a file was made with, and the steps from there to what the code expects."""

from functools import cache
from importlib.resources import files

import duckdb


class TooNew(RuntimeError):
    """The file was made by a later version of this code."""


@cache
def _steps() -> dict[int, str]:
    folder = files("pipelines.warehouse").joinpath("migrations")
    scripts = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return {int(f.name.partition("_")[0]): f.read_text(encoding="utf-8") for f in scripts}


def current() -> int:
    """The version that this code makes."""
    return max(_steps(), default=1)


def version(con: duckdb.DuckDBPyConnection) -> int | None:
    """The version of the connected file; None where it holds no warehouse yet, 1 where it is from before versions."""
    tables = {
        r[0]
        for r in con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
        ).fetchall()
    }
    if "schema_version" in tables:
        ((found,),) = con.execute("SELECT max(version) FROM build.schema_version").fetchall()
        if found is not None:
            return int(found)
    return 1 if "articles" in tables else None


def migrate(con: duckdb.DuckDBPyConnection) -> list[int]:
    """Take the connected file through the steps that it lacks; returns their numbers. Raises TooNew."""
    found = version(con)
    if found is None or found == current():
        return []
    if found > current():
        raise TooNew(f"the warehouse is of schema version {found}, this code knows {current()}: upgrade the code")
    taken = [number for number in _steps() if number > found]
    for number in taken:
        con.execute(_steps()[number])
    return taken


def note(con: duckdb.DuckDBPyConnection) -> None:
    """Write the current version into the file."""
    con.execute("DELETE FROM build.schema_version WHERE version <> ?", [current()])
    con.execute("INSERT INTO build.schema_version SELECT ? WHERE NOT EXISTS (FROM build.schema_version)", [current()])
