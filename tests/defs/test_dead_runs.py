"""What a kill or a power cut leaves: runs that seem to go on, days that Dagster never heard of."""

import os
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.defs import dead_runs
from pipelines.defs.partitions import RANGE_END, RANGE_START
from pipelines.defs.resources import HomeResource

FIGURES = dg.AssetKey("figures")
STATUSES = [s for s in dg.DagsterRunStatus if s.value in ("NOT_STARTED", "STARTING", "STARTED", "CANCELING")]


@dg.job(name="days")
def days_job() -> None:
    pass


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as found:
        yield found


def run(instance: dg.DagsterInstance, status: dg.DagsterRunStatus, process: str, **tags: str) -> str:
    """A run that `process` claims."""
    made = instance.create_run_for_job(days_job, status=status, tags=tags)
    instance.add_run_tags(made.run_id, {dead_runs.PROCESS: f"{process} {made.run_id}"})
    return made.run_id


@pytest.mark.parametrize("status", STATUSES)
def test_a_run_whose_process_is_gone_has_failed_wherever_it_was(
    instance: dg.DagsterInstance, status: dg.DagsterRunStatus
) -> None:
    dead = run(instance, status, "999999999@1")
    alive = run(instance, status, dead_runs.process(os.getpid()))
    assert dead_runs.bury_dead_runs(instance) == [dead]
    assert instance.get_run_by_id(dead).status == dg.DagsterRunStatus.FAILURE
    assert instance.get_run_by_id(alive).status == status
    assert dead_runs.last_run_failed(instance, "days") is False  # the newest is alive


def test_a_process_id_that_was_given_out_again_is_another_process(instance: dg.DagsterInstance) -> None:
    mine, _, started = dead_runs.process(os.getpid()).partition("@")
    dead = run(instance, dg.DagsterRunStatus.STARTED, f"{mine}@{int(started) - 1}")
    assert dead_runs.bury_dead_runs(instance) == [dead]
    assert dead_runs.last_run_failed(instance, "publish", "days")


def test_a_retried_run_is_not_the_one_whose_tags_it_has(instance: dg.DagsterInstance) -> None:
    copied = {dead_runs.PROCESS: "999999999@1 11111111-2222-3333-4444-555555555555"}
    retried = instance.create_run_for_job(days_job, status=dg.DagsterRunStatus.STARTING, tags=copied)
    assert dead_runs.bury_dead_runs(instance) == []
    assert instance.get_run_by_id(retried.run_id).status == dg.DagsterRunStatus.STARTING


def test_a_run_that_died_before_it_said_by_whom(instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch) -> None:
    made = instance.create_run_for_job(days_job, status=dg.DagsterRunStatus.STARTING)
    begun = dg.DagsterEvent(event_type_value=dg.DagsterEventType.RUN_START.value, job_name="days")
    instance.report_dagster_event(begun, made.run_id)
    assert dead_runs.bury_dead_runs(instance) == []  # it has only just started
    monkeypatch.setattr(dead_runs, "_UNCLAIMED_SECONDS", -60)
    assert dead_runs.bury_dead_runs(instance) == [made.run_id]


def test_every_run_that_opens_the_home_says_by_whom(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    @dg.op
    def opens(home: HomeResource) -> None:
        home.open()

    @dg.job(resource_defs={"home": HomeResource(path=str(tmp_path))})
    def writes() -> None:
        opens()

    done = writes.execute_in_process(instance=instance)
    found = instance.get_run_by_id(done.run_id)
    assert found is not None
    assert found.tags[dead_runs.PROCESS] == f"{dead_runs.process(os.getpid())} {done.run_id}"


def test_days_that_a_killed_run_did_but_dagster_has_not_noted_are_found(instance: dg.DagsterInstance) -> None:
    days = ["2021-10-07", "2021-10-08", "2021-10-12"]
    assert dead_runs.unrecorded_days(instance, days, FIGURES) == []
    run(instance, dg.DagsterRunStatus.STARTED, "999999999@1", **{RANGE_START: "2021-10-07", RANGE_END: "2021-10-08"})
    instance.report_runless_asset_event(dg.AssetMaterialization(FIGURES, partition="2021-10-07"))
    dead_runs.bury_dead_runs(instance)
    assert dead_runs.unrecorded_days(instance, days, FIGURES) == ["2021-10-08"]  # the 12th is in no failed run
