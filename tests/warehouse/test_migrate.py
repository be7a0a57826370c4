"""A warehouse made by an earlier version opens, is migrated by the next run, and then holds what a new one holds."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines import steps
from pipelines.intake.ledger import UNDATED
from pipelines.settings import Home
from pipelines.warehouse import load, migrate
from pipelines.warehouse.hashes import row_hashes
from pipelines.warehouse.publish import resume

Land = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, land: Land) -> Home:
    land("yazd/a.txt")
    found = Home(tmp_path / "home", tmp_path / "landing").make()
    with steps.writing(found) as staging:
        steps.take_in(found, staging)
        days = [d for d in staging.ledger.pending_days() if d != UNDATED]
        for step in (steps.stage_pages, steps.clean_days, steps.extract_days):
            step(staging, days)
        steps.load_and_publish(found, staging)
    return found


def make_old(path: Path) -> None:
    """Take from a file what version 1 did not have, its views as they were bound then."""
    con = load.connect(path)
    for (view,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
        con.execute(f"DROP VIEW {view}")
    for column in ("evidence", "repeated", "in_duplicate", "page"):
        con.execute(f"ALTER TABLE figures DROP COLUMN {column}")
    con.execute("DROP TABLE build.signatures")
    con.execute("DROP TABLE build.schema_version")
    con.execute("DROP TABLE build.summarized")
    con.execute("DROP SCHEMA summaries CASCADE")
    con.execute("CHECKPOINT warehouse")
    con.close()


def schema(path: Path) -> list[tuple]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(
            "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns() "
            "WHERE NOT internal ORDER BY schema_name, table_name, column_index"
        ).fetchall()


def test_an_older_file_is_migrated_by_the_next_load(home: Home) -> None:
    new = schema(home.warehouse)
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        before = con.execute("SELECT * EXCLUDE (evidence) FROM figures ORDER BY figure_id").fetchall()
        hashes = row_hashes(con)
    make_old(home.warehouse)
    assert not steps.is_published(home)  # so the next run loads and publishes, though no day has changed
    with steps.writing(home) as staging:
        loaded, _ = steps.load_and_publish(home, staging)
    assert loaded.days == ["2021-10-07"]  # what facts shows of a page was not in figures then
    assert steps.is_published(home)
    assert schema(home.warehouse) == new
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        assert con.execute("SELECT * EXCLUDE (evidence) FROM figures ORDER BY figure_id").fetchall() == before
        assert row_hashes(con) == hashes
        assert con.execute("FROM build.schema_version").fetchall() == [(migrate.current(),)]
        assert con.execute("SELECT count(*) FROM facts").fetchall()[0][0] > 0


def test_a_file_of_a_later_version_is_refused_and_left_alone(home: Home) -> None:
    resume(home.build, home.warehouse)
    con = load.connect(home.build)
    con.execute("UPDATE build.schema_version SET version = 9999")
    con.close()
    with steps.writing(home) as staging, pytest.raises(migrate.TooNew, match="9999"):
        steps.load_and_publish(home, staging)
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]


def test_every_step_has_the_next_number() -> None:
    assert list(migrate._steps()) == list(range(2, migrate.current() + 1))
