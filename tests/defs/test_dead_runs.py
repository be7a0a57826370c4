"""What a killed command line leaves: runs that seem to go on, days that Dagster never heard of."""

import os
from collections.abc import Iterator

import dagster as dg
import pytest

from pipelines.defs import dead_runs
from pipelines.defs.partitions import RANGE_END, RANGE_START

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
    made = instance.create_run_for_job(days_job, status=status, tags={dead_runs.PROCESS: process, **tags})
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


def test_days_that_a_killed_run_did_but_dagster_has_not_noted_are_found(instance: dg.DagsterInstance) -> None:
    days = ["2021-10-07", "2021-10-08", "2021-10-12"]
    assert dead_runs.unrecorded_days(instance, days, FIGURES) == []
    run(instance, dg.DagsterRunStatus.STARTED, "999999999@1", **{RANGE_START: "2021-10-07", RANGE_END: "2021-10-08"})
    instance.report_runless_asset_event(dg.AssetMaterialization(FIGURES, partition="2021-10-07"))
    dead_runs.bury_dead_runs(instance)
    assert dead_runs.unrecorded_days(instance, days, FIGURES) == ["2021-10-08"]  # the 12th is in no failed run
