"""A failing audit names its days, the weekly inventory finds what is gone, alerts reach their receiver or are off."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipelines import cli, steps
from pipelines.defs import alerts, build_defs
from pipelines.defs.runs import RunFailed, run_all
from pipelines.settings import Home
from pipelines.warehouse import publish

Land = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, land: Land) -> Home:
    monkeypatch.setenv("KHABARSANJ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KHABARSANJ_LANDING", str(tmp_path / "landing"))
    monkeypatch.delenv("KHABARSANJ_WEBHOOK", raising=False)
    land("yazd/a.txt")
    found = Home.from_environment().make()
    cli.settle_dagster_home(found)
    return found


@pytest.fixture
def posts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A receiver on this machine that KHABARSANJ_WEBHOOK names; the texts that it was sent."""
    got: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            got.append(body["text"])
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv("KHABARSANJ_WEBHOOK", f"http://127.0.0.1:{server.server_port}/hook")
        yield got
        server.shutdown()
        thread.join()


def spoil(home: Home) -> None:
    """Make build.duckdb fail two audits, on the day of the page."""
    publish.resume(home.build, home.warehouse)
    with duckdb.connect(str(home.build)) as con:
        con.execute("UPDATE figures SET quote = 'another', article_id = 'none' WHERE in_title")


def check_tick(instance: dg.DagsterInstance, cursor: str | None) -> tuple[str | None, str | None]:
    found = alerts.failed_checks(dg.build_sensor_context(instance, cursor=cursor))
    assert isinstance(found, dg.SensorResult)
    return found.cursor or cursor, found.skip_reason.skip_message if found.skip_reason else None


def test_a_failing_audit_keeps_the_old_file_names_its_days_and_is_posted(
    home: Home, posts: list[str], land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_all()
    published = home.warehouse.stat().st_mtime_ns
    with dg.DagsterInstance.get() as instance:
        start, _ = check_tick(instance, None)
        assert check_tick(instance, start) == (start, "0 of 0 checks failed since the last tick")
        spoil(home)
        land("yazd/b.txt", title="صدور ۳۵۰ پروانه", day="۲۰ مهر ۱۴۰۰ / ۰۹:۱۵")
        with pytest.raises(RunFailed, match="figures_have_articles: 1 rows, days 2021-10-07"):
            run_all()
        assert home.warehouse.stat().st_mtime_ns == published
        after, _ = check_tick(instance, start)
        assert posts == [
            "Khabarsanj: check figures_have_articles of warehouse failed (ERROR), days 2021-10-07",
        ]
        check_tick(instance, after)
        assert len(posts) == 1

        (failed,) = instance.get_runs(dg.RunsFilter(statuses=[dg.DagsterRunStatus.FAILURE]))
        events = [r.event_log_entry.dagster_event for r in instance.get_records_for_run(failed.run_id).records]
        (event,) = [e for e in events if e and e.event_type == dg.DagsterEventType.RUN_FAILURE]
        context = dg.build_run_status_sensor_context("failed_runs", event, instance, failed).for_run_failure()
        alerts.failed_runs(context)
        assert len(posts) == 2
        assert f"run {failed.run_id} of publish_days failed: warehouse: " in posts[1]
        assert "days 2021-10-07" in posts[1]

        monkeypatch.delenv("KHABARSANJ_WEBHOOK")
        assert isinstance(alerts.failed_runs(context), dg.SkipReason)
        assert check_tick(instance, start)[1] == "KHABARSANJ_WEBHOOK is not set"
        assert len(posts) == 2


def test_a_receiver_that_is_away_gets_the_checks_at_the_next_tick(
    home: Home, posts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = alerts.os.environ["KHABARSANJ_WEBHOOK"]
    with dg.DagsterInstance.get() as instance:
        start, _ = check_tick(instance, None)
        days = dg.MetadataValue.json([f"2021-10-{n:02d}" for n in range(1, 31)])
        instance.report_runless_asset_event(
            dg.AssetCheckEvaluation(
                asset_key=dg.AssetKey("warehouse"),
                check_name="dates_in_bounds",
                passed=False,
                metadata={"failing_days": days},
            )
        )
        monkeypatch.setenv("KHABARSANJ_WEBHOOK", "http://127.0.0.1:9/closed")
        with pytest.raises(OSError, match="refused"):
            check_tick(instance, start)
        monkeypatch.setenv("KHABARSANJ_WEBHOOK", there)
        check_tick(instance, start)
    assert len(posts) == 1
    assert posts[0].endswith("2021-10-20 and 10 more")


def test_the_weekly_inventory_finds_what_is_gone_and_what_is_new(home: Home, land: Land) -> None:
    def found() -> dict[str, bool]:
        result = build_defs().resolve_job_def("weekly_audit").execute_in_process(instance=instance)
        assert result.success
        return {e.check_name: e.passed for e in result.get_asset_check_evaluations()}

    with dg.DagsterInstance.get() as instance:
        assert found()["warehouse_has_the_ledger"] is False  # nothing is published
        run_all()
        assert found() == dict.fromkeys(steps.INVENTORY, True)
        land("yazd/new.txt", title="دیگر")
        for path in home.staged.glob("figures/*.parquet"):
            path.unlink()
        with duckdb.connect(str(home.warehouse)) as con:
            con.execute("DELETE FROM articles")
        wrong = found()
    assert wrong == {
        "landing_is_taken_in": False,
        "staged_pages_are_there": False,
        "warehouse_has_the_ledger": True,
        "all_days_pass_the_audits": False,
    }
