"""What each tick of a sensor or schedule asks for, and what it leaves alone."""

import datetime as dt
import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from pipelines import steps
from pipelines.defs import schedules, sensors
from pipelines.defs.resources import HomeResource
from pipelines.intake.ledger import UNDATED, Ledger
from pipelines.settings import Home

Land = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("KHABARSANJ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KHABARSANJ_LANDING", str(tmp_path / "landing"))
    (tmp_path / "landing").mkdir()
    return Home.from_environment().make()


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with dg.instance_for_test(temp_dir=str(tmp_path / "home" / "dagster")) as made:
        yield made


def tick(sensor: dg.SensorDefinition, instance: dg.DagsterInstance, cursor: str | None = None) -> dg.SensorResult:
    context = dg.build_sensor_context(instance, cursor=cursor, resources={"home": HomeResource()})
    found = sensor(context)
    assert isinstance(found, dg.SensorResult | dg.SkipReason)
    return found if isinstance(found, dg.SensorResult) else dg.SensorResult(skip_reason=found)


def record_run(instance: dg.DagsterInstance, job: str, status: dg.DagsterRunStatus, **tags: str) -> dg.DagsterRun:
    run = dg.DagsterRun(job_name=job, run_id=str(uuid.uuid4()), status=status, tags=tags)
    return instance.add_run(run)


def requests(result: dg.SensorResult) -> list[dg.RunRequest]:
    return list(result.run_requests or [])


def test_a_new_file_starts_one_intake_and_no_change_none(home: Home, instance: dg.DagsterInstance, land: Land) -> None:
    land("yazd/a.txt")
    first = tick(sensors.new_files, instance)
    assert [r.job_name for r in requests(first)] == ["intake"]
    key = requests(first)[0].tags["khabarsanj/request"]
    record_run(instance, "intake", dg.DagsterRunStatus.SUCCESS, **{"khabarsanj/request": key})
    assert requests(tick(sensors.new_files, instance, first.cursor)) == []
    land("yazd/b.txt", title="دیگر")
    assert len(requests(tick(sensors.new_files, instance, first.cursor))) == 1
    assert len(first.cursor or "") == 24  # whatever the number of files


def test_an_intake_under_way_is_waited_for(home: Home, instance: dg.DagsterInstance, land: Land) -> None:
    land("yazd/a.txt")
    record_run(instance, "intake", dg.DagsterRunStatus.STARTED)
    waiting = tick(sensors.new_files, instance, "old")
    assert (requests(waiting), waiting.cursor) == ([], None)


def test_a_failed_intake_is_asked_for_three_times(home: Home, instance: dg.DagsterInstance, land: Land) -> None:
    land("yazd/a.txt")
    cursor, keys = None, []
    for _ in range(3):
        result = tick(sensors.new_files, instance, cursor)
        (asked,) = requests(result)
        keys.append(asked.run_key)
        cursor = result.cursor
        record_run(instance, "intake", dg.DagsterRunStatus.FAILURE, **asked.tags)
    assert len(set(keys)) == 3
    assert requests(tick(sensors.new_files, instance, cursor)) == []


def test_a_file_left_because_it_was_being_written_is_asked_for_when_it_rests(
    home: Home, instance: dg.DagsterInstance, land: Land
) -> None:
    path = land("yazd/a.txt")
    first = tick(sensors.new_files, instance)
    record_run(instance, "intake", dg.DagsterRunStatus.SUCCESS, **requests(first)[0].tags)
    left = {"unstable": dg.MetadataValue.json(["yazd/a.txt"])}
    instance.report_runless_asset_event(dg.AssetMaterialization("news_files", metadata=left))
    os.utime(path)
    assert requests(tick(sensors.new_files, instance, first.cursor)) == []
    os.utime(path, (1_600_000_000, 1_600_000_000))
    (asked,) = requests(tick(sensors.new_files, instance, first.cursor))
    assert asked.run_key != requests(first)[0].run_key


def test_touched_days_are_asked_for_in_ranges_then_published_once(
    home: Home, instance: dg.DagsterInstance, land: Land
) -> None:
    land("yazd/a.txt")
    land("yazd/b.txt", title="صدور ۳۵۰ پروانه", day="۲۰ مهر ۱۴۰۰ / ۰۹:۱۵", body="شهردار گفت: ۳۵۰ پروانه صادر شد.")
    land("yazd/c.txt", title="غرس ۹۰۰ اصله نهال", day="۲۰ مهر ۱۳۸۳ / ۰۹:۱۵", body="بخشدار گفت: ۹۰۰ اصله کاشته شد.")
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        days = staging.ledger.pending_days()
    asked = requests(tick(sensors.touched_days, instance))
    start, end = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
    assert [(r.job_name, r.tags[start], r.tags[end]) for r in asked] == [
        ("days", "2004-10-11", "2004-10-11"),
        ("days", "2021-10-07", "2021-10-12"),
    ]
    run = record_run(instance, "days", dg.DagsterRunStatus.STARTED, **asked[0].tags)
    assert requests(tick(sensors.touched_days, instance)) == []
    instance.report_run_failed(run)
    again = requests(tick(sensors.touched_days, instance))
    assert again[0].run_key != asked[0].run_key  # a failed range may run again: the same key would not
    assert again[1].run_key == asked[1].run_key
    with steps.writing(home) as staging:
        for step in (steps.stage_pages, steps.clean_days, steps.extract_days):
            step(staging, days)
    assert [r.job_name for r in requests(tick(sensors.touched_days, instance))] == ["publish_days"]
    with steps.writing(home) as staging:
        steps.load_and_publish(home, staging)
    assert requests(tick(sensors.touched_days, instance)) == []


def test_a_page_from_before_the_first_partition_is_undated_and_stops_nothing(home: Home, land: Land) -> None:
    land("yazd/a.txt", day="۱۵ مهر ۱۳۷۰ / ۰۹:۱۵")
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        assert staging.ledger.pending_days() == [UNDATED]
        ((row,),) = (staging.ledger.rows("raw_path", ["yazd/a.txt"]),)
    assert (row["status"], row["published_on"]) == ("undated", None)
    assert "1991-10-07 is before the first day" in row["reason"]


def test_undated_pages_are_worked_off_by_the_publish(home: Home, instance: dg.DagsterInstance, land: Land) -> None:
    land("yazd/a.txt", day=None)
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        assert staging.ledger.pending_days() == [UNDATED]
    assert [r.job_name for r in requests(tick(sensors.touched_days, instance))] == ["publish"]


def test_a_range_that_fails_for_ever_is_left_and_the_rest_published(
    home: Home, instance: dg.DagsterInstance, land: Land
) -> None:
    land("yazd/a.txt")
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
    for _ in range(3):
        (asked,) = requests(tick(sensors.touched_days, instance))
        assert asked.job_name == "days"
        record_run(instance, "days", dg.DagsterRunStatus.FAILURE, **asked.tags)
    assert [r.job_name for r in requests(tick(sensors.touched_days, instance))] == ["publish_days"]


def test_the_night_redoes_three_days_and_asks_for_older_ones_first(
    home: Home, instance: dg.DagsterInstance, land: Land
) -> None:
    land("yazd/a.txt")
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
    night = dt.datetime(2026, 3, 21, 2, 30, tzinfo=ZoneInfo("Asia/Tehran"))
    context = dg.build_schedule_context(instance, scheduled_execution_time=night, resources={"home": HomeResource()})
    asked = schedules.nightly_load(context)
    assert isinstance(asked, list)
    start, end = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
    assert [(r.job_name, r.tags[start], r.tags[end]) for r in asked] == [
        ("days", "2021-10-07", "2021-10-07"),
        ("nightly", "2026-03-19", "2026-03-21"),
    ]
    assert asked[-1].run_key == "nightly-2026-03-21"
    assert schedules.nightly_load.execution_timezone == "Asia/Tehran"
    assert schedules.nightly_load.default_status == dg.DefaultScheduleStatus.STOPPED


def test_the_night_of_an_empty_home(home: Home, instance: dg.DagsterInstance) -> None:
    night = dt.datetime(2026, 3, 21, 2, 30, tzinfo=ZoneInfo("Asia/Tehran"))
    context = dg.build_schedule_context(instance, scheduled_execution_time=night, resources={"home": HomeResource()})
    assert [r.job_name for r in schedules.nightly_load(context)] == ["nightly"]
    with Ledger(home.ledger) as ledger:
        assert ledger.pending_days() == []
