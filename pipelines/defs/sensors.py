"""Sensors: something new in the landing folder starts an intake; days that it touched start ranged runs, then a publish.

All are off until switched on in the UI. Each asks how things stand and not what happened before, so a missed tick, a
killed run or a restart of the daemon loses nothing.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping

import dagster as dg

from pipelines import steps
from pipelines.defs import jobs, partitions
from pipelines.defs.dead_runs import bury_dead_runs
from pipelines.defs.resources import HomeResource
from pipelines.intake.landing import folder_times
from pipelines.intake.ledger import UNDATED, Ledger
from pipelines.planning import STABLE_SECONDS
from pipelines.settings import Home

_EVERY = int(os.environ.get("KHABARSANJ_SENSOR_SECONDS", "30"))
_RUNNING = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]
# What failed so often with the same input waits for the next intake or for somebody's hand.
_ATTEMPTS = 3
_KEY = "khabarsanj/request"


def _under_way(instance: dg.DagsterInstance, *names: str) -> bool:
    bury_dead_runs(instance)
    return any(instance.get_runs_count(dg.RunsFilter(job_name=name, statuses=_RUNNING)) for name in names)


def request(instance: dg.DagsterInstance, job: str, key: str, tags: dict[str, str]) -> dg.RunRequest | None:
    """A run request for what `key` names; a key that failed is asked for again, a few times; None after that."""
    tags = {**tags, _KEY: key}
    before = instance.get_runs_count(dg.RunsFilter(tags={_KEY: key}))
    if before >= _ATTEMPTS:
        return None
    return dg.RunRequest(run_key=f"{key}-{before}", job_name=job, tags=tags)


@dg.sensor(job=jobs.intake, minimum_interval_seconds=_EVERY)
def new_files(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult | dg.SkipReason:
    """Starts an intake when a folder below the landing folder has changed (a file came, went or was renamed).

    It looks at folders only, never at files, so it costs the same for ten files and for a million; its cursor is one
    hash. Asked again are an intake that failed and one that found files still being written, once these are at rest.
    A file that is overwritten in place is left to the nightly schedule.
    """
    paths = home.open()
    times = folder_times(paths.landing)
    state = hashlib.blake2b(json.dumps(times).encode(), digest_size=12).hexdigest()
    if _under_way(context.instance, "intake", "nightly"):
        return dg.SkipReason("an intake is under way; asked again after it")
    key = f"intake-{state}"
    if state == context.cursor:
        left = _left_unstable(context.instance, paths)
        if left:
            key = f"intake-{hashlib.blake2b(json.dumps(left).encode(), digest_size=12).hexdigest()}"
        elif not _failed(context.instance, key):
            return dg.SkipReason(f"nothing new in {len(times)} folders")
    asked = request(context.instance, "intake", key, {})
    if asked is None:
        return dg.SkipReason(f"the intake failed {_ATTEMPTS} times; see its runs, then start it by hand")
    return dg.SensorResult(run_requests=[asked], cursor=state)


def _failed(instance: dg.DagsterInstance, key: str) -> bool:
    """Whether the newest run for `key` failed (or was never recorded: the daemon ended in between)."""
    runs = instance.get_runs(dg.RunsFilter(tags={_KEY: key}), limit=1)
    return not runs or runs[0].status == dg.DagsterRunStatus.FAILURE


def _left_unstable(instance: dg.DagsterInstance, paths: Home) -> list[tuple[str, int, int]]:
    """(path, size, time) of what the last intake left because it was being written, and which is at rest now."""
    event = instance.get_latest_materialization_event(dg.AssetKey("news_files"))
    done = event.asset_materialization if event else None
    unstable = done.metadata["unstable"].value if done and "unstable" in done.metadata else []
    found = []
    for raw_path in unstable if isinstance(unstable, list) else []:
        try:
            stat = (paths.landing / str(raw_path)).stat()
        except OSError:
            continue
        if time.time() - stat.st_mtime > STABLE_SECONDS:
            found.append((str(raw_path), stat.st_size, stat.st_mtime_ns))
    return found


@dg.sensor(jobs=[jobs.daily, jobs.publish, jobs.publish_days], minimum_interval_seconds=_EVERY)
def touched_days(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult | dg.SkipReason:
    """Starts ranged runs for the days that intakes have touched and, when all are done, one publish.

    Runs are keyed by the intake that touched the days, not by the days: a late page asks for its day again.
    """
    if _under_way(context.instance, "intake", "days", "publish", "publish_days", "nightly"):
        return dg.SkipReason("runs are under way; asked again after them")
    paths = home.open()
    with Ledger(paths.ledger) as ledger:
        pending = ledger.pending_days()
        touched = ledger.touched(pending)
        held = ledger.held_days()
        state = ledger.last_sequence()
    asked = pending_requests(context.instance, pending, touched, held)
    if not asked and (UNDATED in pending or not steps.is_published(paths)):
        failed = [d for d in pending if d != UNDATED]
        job = "publish" if UNDATED in pending else "publish_days"
        asked = [request(context.instance, job, f"publish-{state}-{len(failed)}", {})]
    requests = [r for r in asked if r is not None]
    if requests:
        return dg.SensorResult(run_requests=requests)
    if pending or not steps.is_published(paths):
        return dg.SkipReason(
            f"{len(pending)} days failed {_ATTEMPTS} times; see their runs, then materialize them by hand"
        )
    return dg.SkipReason("every touched day is loaded and published")


def pending_requests(
    instance: dg.DagsterInstance, pending: list[str], touched: Mapping[str, int], held: Mapping[str, int]
) -> list[dg.RunRequest | None]:
    """One request a range of pending days, keyed by the newest intake that touched it."""
    days = [d for d in pending if d != UNDATED]
    out = []
    for first, last in partitions.ranges(days, held):
        newest = max(sequence for day, sequence in touched.items() if first <= day <= last)
        tags = {partitions.RANGE_START: first, partitions.RANGE_END: last}
        out.append(request(instance, "days", f"days-{first}-{last}-{newest}", tags))
    return [r for r in out if r is not None]


ALL = [new_files, touched_days]
