"""The whole job as Dagster runs on an instance: what is new, what is late, what changed, what is gone."""

import datetime as dt
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipelines import cli
from pipelines.defs.runs import Done, RunFailed, run_all
from pipelines.settings import Home
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("KHABARSANJ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KHABARSANJ_LANDING", str(tmp_path / "landing"))
    (tmp_path / "landing").mkdir()
    found = Home.from_environment().make()
    cli.settle_dagster_home(found)
    return found


def ask(home: Home, query: str) -> list[tuple]:
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        return con.execute(query).fetchall()


def test_everything_is_loaded_and_a_second_run_does_no_work(home: Home, three_pages_loaded: Path) -> None:
    shutil.copytree(three_pages_loaded / "landing", home.landing, dirs_exist_ok=True)
    first = run_all()
    assert first.statuses == {"loaded": 2, "undated": 1}
    assert (first.days, first.runs) == (2, 3)  # one range, between intake and publish
    assert ask(home, "SELECT published_on, raw_path FROM articles ORDER BY raw_path") == [
        (dt.date(2021, 10, 7), "yazd/a.txt"),
        (dt.date(2021, 10, 12), "yazd/b.txt"),
        (None, "yazd/c.txt"),
    ]
    before, published = published_hashes(home.warehouse), home.warehouse.stat()
    again = run_all()
    assert (again.statuses, again.days, again.runs) == ({}, 0, 1)
    assert published_hashes(home.warehouse) == before
    assert home.warehouse.stat().st_mtime_ns == published.st_mtime_ns


@pytest.mark.usefixtures("loaded")
def test_the_instance_shows_days_with_their_counts_and_previews() -> None:
    with dg.DagsterInstance.get() as instance:
        assert {"2021-10-07", "2021-10-12"} <= instance.get_materialized_partitions(dg.AssetKey("figures"))
        records = instance.fetch_materializations(
            dg.AssetRecordsFilter(dg.AssetKey("articles"), asset_partitions=["2021-10-07"]), limit=1
        ).records
        metadata = records[0].asset_materialization.metadata
        assert metadata["dagster/partition_row_count"].value == 1
        assert metadata["jalali_day"].value.endswith("۱۵ مهر ۱۴۰۰")
        assert "یزد" in metadata["preview"].value


def test_a_late_page_reloads_its_own_day_alone(loaded: Home, land: Land) -> None:
    land(
        "yazd/late.txt",
        title="نجات ۷ کوهنورد در شیرکوه",
        day="تاریخ انتشار: ۲۰ مهر ۱۴۰۰ - ۲۱:۰۰",
        body="جانشین امداد گفت: ۷ کوهنورد نجات یافتند.",
    )
    done = run_all()
    assert done.days == 1
    with dg.DagsterInstance.get() as instance:
        run = instance.get_runs(dg.RunsFilter(job_name="days"), limit=1)[0]
    assert (
        run.tags["dagster/asset_partition_range_start"] == run.tags["dagster/asset_partition_range_end"] == "2021-10-12"
    )
    assert ask(loaded, "SELECT count(*) FROM articles WHERE published_on = '2021-10-12'") == [(2,)]


def test_a_changed_page_replaces_its_rows_and_one_taken_away_stays(loaded: Home, land: Land) -> None:
    home = loaded
    land("yazd/a.txt", body="فرمانده انتظامی استان یزد گفت: در این عملیات ۴۴۵ کیلوگرم تریاک کشف و ۹ نفر دستگیر شدند.")
    (home.landing / "yazd" / "b.txt").unlink()
    run_all()
    assert ask(home, "SELECT count(*), count(DISTINCT article_id) FROM articles") == [(3, 3)]
    quotes = {
        r[0]
        for r in ask(home, "SELECT quote FROM figures JOIN articles USING (article_id) WHERE raw_path = 'yazd/a.txt'")
    }
    assert "۴۴۵" in quotes
    assert "پنج" not in quotes
    assert ask(home, "SELECT status FROM files WHERE raw_path = 'yazd/b.txt'") == [("loaded",)]


def test_everything_again_gives_the_same_rows(loaded: Home) -> None:
    home = loaded
    before = published_hashes(home.warehouse)
    for path in home.landing.rglob("*.txt"):  # the staged pages are enough
        path.unlink()
    assert run_all(everything=True).days == 2
    assert published_hashes(home.warehouse) == before


def test_a_failed_load_leaves_the_published_warehouse(
    loaded: Home, land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = loaded
    before = published_hashes(home.warehouse)
    land("yazd/d.txt", title="برداشت ۱۲ تن پسته", day="۲۱ مهر ۱۴۰۰ / ۱۰:۰۰")
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.steps.publish", _disk_full)
        with pytest.raises(RunFailed, match="No space left"):
            run_all()
    assert published_hashes(home.warehouse) == before
    run_all()
    assert ask(home, "SELECT count(*) FROM articles") == [(4,)]


def _disk_full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_readers_query_while_a_run_publishes(loaded: Home, land: Land) -> None:
    errors: list[Exception] = []
    stop = threading.Event()

    def query() -> None:
        try:
            with duckdb.connect(str(loaded.warehouse), read_only=True) as con:
                while not stop.is_set():
                    assert con.execute("SELECT count(*) FROM facts").fetchall()
                    time.sleep(0.05)
        except Exception as error:  # handed to the test's own thread
            errors.append(error)

    reader = threading.Thread(target=query)
    reader.start()
    try:
        land("yazd/e.txt", title="اهدای ۴۰ واحد خون", day="۲۲ مهر ۱۴۰۰ / ۱۰:۰۰")
        done: Done = run_all()
    finally:
        stop.set()
        reader.join()
    assert errors == []
    assert done.days == 1
