"""Runs of command lines that were killed: Dagster does not watch over these, so the next run or sensor tick does."""

import os
from pathlib import Path

import dagster as dg

PROCESS = "khabarsanj/process"  # tag of a run of the command line: the process that executes it, and that one's start


def bury_dead_runs(instance: dg.DagsterInstance) -> list[str]:
    """Report the runs of command lines that are no more (killed, power cut) as failed; returns their ids.

    Dagster watches over the runs that it launched itself; these it would show as running for ever.
    """
    buried = []
    for run in instance.get_runs(dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING])):
        executor = run.tags.get(PROCESS)
        if executor and process(int(executor.partition("@")[0])) != executor:
            instance.report_run_failed(run, f"its process {executor} is gone")
            buried.append(run.run_id)
    return buried


def process(pid: int) -> str:
    """`pid@start`: a process id alone is given out again."""
    try:
        started = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        started = "gone" if pid != os.getpid() else "0"
    return f"{pid}@{started}"
