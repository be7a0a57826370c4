"""The runs that a load consists of, in this process, on the instance of DAGSTER_HOME."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import dagster as dg

from pipelines import steps
from pipelines.defs import build_defs, dead_runs, partitions
from pipelines.defs.resources import HomeResource
from pipelines.intake.ledger import UNDATED, Ledger
from pipelines.progress import report

_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


class RunFailed(RuntimeError):
    """A Dagster run failed: which, and why."""

    def __init__(self, run: str, reasons: list[str]):
        super().__init__(f"{run}: {'; '.join(reasons)}")
        self.run, self.reasons = run, reasons


@dataclass
class Done:
    """What `run_all` did."""

    files_seen: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    rejections: list[tuple[str, str]] = field(default_factory=list)
    unstable: list[str] = field(default_factory=list)
    days: int = 0
    runs: int = 0


def run_all(everything: bool = False, home: HomeResource | None = None) -> Done:
    """Intake, a ranged run for each stretch of pending days, publish; raises RunFailed.

    Days already up to date are not run again unless `everything`; where nothing is pending and all is published,
    the intake is the only run.
    """
    home = home or HomeResource()
    paths = home.open()
    defs = build_defs(home)
    done = Done()
    with dg.DagsterInstance.get() as instance:
        dead_runs.bury_dead_runs(instance)
        intake = _execute(defs, instance, "intake", done)
        metadata = intake["news_files"]
        done.files_seen = metadata["files_seen"].value
        done.statuses = metadata["statuses"].value
        done.unstable = metadata["unstable"].value
        with Ledger(paths.ledger) as ledger:
            done.rejections = [(r["file"], r["reason"]) for r in metadata["rejections"].value]
            known, held = ledger.all_days(), ledger.held_days()
            pending = known if everything else ledger.pending_days()
        unrecorded = dead_runs.unrecorded_days(instance, known, dg.AssetKey("figures"))
        days = sorted({*pending, *unrecorded} - {UNDATED})
        done.days = len(days)
        stretches = partitions.ranges(days, held)
        for number, (first, last) in enumerate(stretches):
            report("days", number, len(stretches))
            _execute(defs, instance, "days", done, {partitions.RANGE_START: first, partitions.RANGE_END: last})
        unpublished = not steps.is_published(paths) or dead_runs.last_run_failed(instance, "publish", "publish_days")
        if pending or unrecorded or unpublished:
            _execute(defs, instance, "publish" if UNDATED in pending else "publish_days", done)
    return done


def _execute(
    defs: dg.Definitions, instance: dg.DagsterInstance, job: str, done: Done, tags: Mapping[str, str] | None = None
) -> dict[str, Mapping[str, Any]]:
    """Run a job here; returns asset name → metadata of its last materialization."""
    run_id = str(uuid.uuid4())
    result = defs.resolve_job_def(job).execute_in_process(
        instance=instance,
        run_id=run_id,
        tags={**(tags or {}), **dead_runs.claim(run_id)},
        run_config=_QUIET,
        raise_on_error=False,
    )
    done.runs += 1
    if not result.success:
        label = f"run {result.run_id} of {job}" + (f" ({' … '.join(tags.values())})" if tags else "")
        raise RunFailed(
            label, [_reason(e) for e in result.all_events if e.is_step_failure] or ["see the run in the UI"]
        )
    return {
        event.materialization.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
        if event.partition is None
    }


def _reason(event: dg.DagsterEvent) -> str:
    error = event.step_failure_data.error
    # below Dagster's own errors; what lies below ours says less («No space left», not what was not written)
    while error is not None and error.cause is not None and (error.cls_name or "").startswith("Dagster"):
        error = error.cause
    return f"{event.step_key}: {error.message.strip() if error else 'no reason given'}"
