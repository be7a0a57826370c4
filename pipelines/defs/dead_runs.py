"""Runs of command lines that were killed: Dagster does not watch over these, so the next run or sensor tick does."""

import os
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
PROCESS = "khabarsanj/process"  # tag of a run of the command line: the process that executes it, and that one's start


def bury_dead_runs(instance: dg.DagsterInstance) -> list[str]:
    """Report the runs of command lines that are no more (killed, power cut) as failed; returns their ids.

    Dagster watches over the runs that it launched itself; these it would show as running for ever.
    """
    buried = []
    for run in instance.get_runs(dg.RunsFilter(statuses=_UNDER_WAY)):
        executor = run.tags.get(PROCESS)
        if executor and process(int(executor.partition("@")[0])) != executor:
            instance.report_run_failed(run, f"its process {executor} is gone")
            buried.append(run.run_id)
    return buried


def unrecorded_days(instance: dg.DagsterInstance, days: Sequence[str], asset: dg.AssetKey) -> list[str]:
    """Those of `days` that a failed ranged run of the command line did, but died before Dagster had noted them.

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
