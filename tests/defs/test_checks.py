"""A failing audit keeps the old file and names its days, the weekly inventory finds what is gone."""

from collections.abc import Callable
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipelines import steps
from pipelines.defs import alerts, build_defs, checks
from pipelines.defs.runs import RunFailed, run_all
from pipelines.settings import Home
from pipelines.warehouse import publish

Land = Callable[..., Path]


@pytest.fixture
def home(loaded: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv("KHABARSANJ_WEBHOOK", raising=False)
    return loaded


def spoil(home: Home) -> None:
    """Make build.duckdb fail two audits, on the day of the page."""
    publish.resume(home.build, home.warehouse)
    with duckdb.connect(str(home.build)) as con:
        con.execute(
            "UPDATE figures SET quote = 'another', article_id = 'none' WHERE in_title AND published_on = '2021-10-07'"
        )


def test_a_failing_audit_keeps_the_old_file_and_names_its_days(home: Home, land: Land) -> None:
    published = home.warehouse.stat().st_mtime_ns
    spoil(home)
    land("yazd/d.txt", title="برداشت ۱۲ تن پسته", day="۲۱ مهر ۱۴۰۰ / ۰۹:۱۵")
    with pytest.raises(RunFailed, match="figures_have_articles: 1 rows, days 2021-10-07"):
        run_all()
    assert home.warehouse.stat().st_mtime_ns == published
    with dg.DagsterInstance.get() as instance:
        evaluated = alerts._evaluated_checks(instance, 0.0)
        texts = [e.text for e in evaluated if e.text]
    assert texts == ["Khabarsanj: check figures_have_articles of warehouse failed (ERROR), days 2021-10-07"]


def test_a_speaker_stands_on_his_page_in_whatever_letters(home: Home, land: Land) -> None:
    said = "سرهنگ رضا کریمی گفت: ۱۲۰ کیلوگرم تریاک کشف شد."
    land("yazd/e.txt", title="كشف تریاك", day="۲۱ مهر ۱۴۰۰ / ۰۹:۱۵", body=said.replace("ی", "ي").replace("ک", "ك"))
    run_all()
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        speakers = con.execute("SELECT speaker FROM figures WHERE published_on = '2021-10-13'").fetchall()
    assert ("رضا کریمی",) in speakers
    with dg.DagsterInstance.get() as instance:
        texts = [e.text for e in alerts._evaluated_checks(instance, 0.0) if e.text]
    assert not [t for t in texts if "speakers_stand" in t]


def test_only_the_weekly_job_takes_the_inventory(home: Home) -> None:
    with dg.DagsterInstance.get():  # definitions are resolved against the newest instance, which must still be there
        jobs = {job.name: job for job in build_defs().resolve_all_job_defs()}
    checked = {
        name: {key.name for key in job.asset_layer.asset_graph.asset_check_keys}
        for name, job in jobs.items()
        if not name.startswith("__")
    }
    audits = {spec.name for spec in checks.SPECS}
    assert checked == {
        "intake": set(),
        "days": set(),
        "publish": audits,
        "publish_days": audits,
        "nightly": audits,
        "weekly_audit": set(steps.INVENTORY),
    }


def test_the_weekly_inventory_finds_what_is_gone_and_what_is_new(home: Home, land: Land) -> None:
    def found() -> dict[str, bool]:
        result = build_defs().resolve_job_def("weekly_audit").execute_in_process(instance=instance)
        assert result.success
        return {e.check_name: e.passed for e in result.get_asset_check_evaluations()}

    with dg.DagsterInstance.get() as instance:
        aside = home.warehouse.rename(home.path / "aside")
        assert found()["warehouse_has_the_ledger"] is False  # nothing is published
        aside.rename(home.warehouse)
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


@pytest.mark.parametrize(
    "change",
    ["UPDATE files SET status = 'rejected'", "DELETE FROM files", "UPDATE files SET raw_path = raw_path || '2'"],
)
def test_the_inventory_names_files_that_warehouse_and_ledger_tell_otherwise(home: Home, change: str) -> None:
    def differing() -> set[str]:
        return {path for _, path in steps.take_inventory(home)["warehouse_has_the_ledger"]}

    assert differing() == set()
    with duckdb.connect(str(home.warehouse)) as con:
        paths = {r[0] for r in con.execute("SELECT raw_path FROM files").fetchall()}
        con.execute(change)
        paths |= {r[0] for r in con.execute("SELECT raw_path FROM files").fetchall()}
    assert paths
    assert differing() == paths
