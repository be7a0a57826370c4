"""Runs whose process is no more: Dagster sees it where its code server outlives the run, not after a power cut, nor for
a run of the command line. Each run says which process executes it; the next run or sensor tick looks whether that lives.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import dagster as dg

from pipelines.defs.partitions import RANGE_END, RANGE_START

_FAILED_RUNS = 100  # the newest ones that are asked which days they left unnoted
_UNDER_WAY = [
    dg.DagsterRunStatus.NOT_STARTED,  # killed between the run's first row and its first event
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]
PROCESS = "khabarsanj/process"  # a run's tag: the process that executes it, that one's start, the run (tags are copied)
_UNCLAIMED_SECONDS = 600  # a started run that after this long has not said who executes it died before it could


def claim(run_id: str) -> dict[str, str]:
    """The tag that says that this process executes the run."""
    return {PROCESS: f"{process(os.getpid())} {run_id}"}


def bury_dead_runs(instance: dg.DagsterInstance) -> list[str]:
    """Report the runs whose process is gone (killed, power cut) as failed; returns their ids.

    Otherwise they would be shown as running for ever, and, as runs go one at a time, none would start after them.
    """
    buried = []
    for record in instance.get_run_records(dg.RunsFilter(statuses=_UNDER_WAY)):
        run = record.dagster_run
        executor, _, claimed = run.tags.get(PROCESS, "").partition(" ")
        if claimed == run.run_id:
            dead = process(int(executor.partition("@")[0])) != executor
            why = f"its process {executor} is gone"
        else:
            dead = record.start_time is not None and time.time() - record.start_time > _UNCLAIMED_SECONDS
            why = "its process ended right after the start"
        if dead:
            instance.report_run_failed(run, why)
            buried.append(run.run_id)
    return buried


def unrecorded_days(instance: dg.DagsterInstance, days: Sequence[str], asset: dg.AssetKey) -> list[str]:
    """Those of `days` that a failed ranged run did, but died before Dagster had noted them.

    The ledger calls such a day done, yet the instance has no materialization of `asset` for it.
    """
    failed = dg.RunsFilter(job_name="days", statuses=[dg.DagsterRunStatus.FAILURE])
    spans = [
        (run.tags[RANGE_START], run.tags[RANGE_END])
        for run in instance.get_runs(failed, limit=_FAILED_RUNS)
        if PROCESS in run.tags and RANGE_START in run.tags
    ]
    if not spans:
        return []
    noted = instance.get_materialized_partitions(asset)
    return [d for d in days if d not in noted and any(first <= d <= last for first, last in spans)]


def last_run_failed(instance: dg.DagsterInstance, *jobs: str) -> bool:
    """Whether the newest run of any of `jobs` failed (or was killed)."""
    newest = [r for job in jobs for r in instance.get_run_records(dg.RunsFilter(job_name=job), limit=1)]
    last = max(newest, key=lambda r: r.create_timestamp, default=None)
    return last is not None and last.dagster_run.status == dg.DagsterRunStatus.FAILURE


def process(pid: int) -> str:
    """`pid@start`: a process id alone is given out again."""
    try:
        started = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        started = "gone" if pid != os.getpid() else "0"
    return f"{pid}@{started}"
