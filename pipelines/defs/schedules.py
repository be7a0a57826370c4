"""Schedules, off until switched on: a load every night, an audit of everything every week."""

import datetime as dt

import dagster as dg

from pipelines.defs import dead_runs, jobs, partitions
from pipelines.defs.resources import HomeResource
from pipelines.defs.sensors import pending_requests
from pipelines.intake.ledger import Ledger

LATE_DAYS = 3  # pages of the last days still come in; they are redone whatever the ledger says
_TEHRAN = "Asia/Tehran"


@dg.schedule(job=jobs.nightly, cron_schedule="30 2 * * *", execution_timezone=_TEHRAN)
def nightly_load(context: dg.ScheduleEvaluationContext, home: HomeResource) -> list[dg.RunRequest]:
    """At 02:30 in Tehran: takes in what there is, redoes the last three days and the undated pages, publishes.

    Older days that earlier intakes touched are asked for in ranges beside it; those that this one touches are left to
    the sensor `touched_days`, or to the next night.
    """
    dead_runs.bury_dead_runs(context.instance)
    now = context.scheduled_execution_time
    last = now.date()
    first = last - dt.timedelta(days=LATE_DAYS - 1)
    tags = {partitions.RANGE_START: first.isoformat(), partitions.RANGE_END: last.isoformat()}
    with Ledger(home.open().ledger) as ledger:
        pending = [d for d in ledger.pending_days() if d < first.isoformat()]
        older = pending_requests(context.instance, pending, ledger.touched(pending), ledger.held_days())
    return [*(r for r in older if r), dg.RunRequest(run_key=f"nightly-{last}", job_name="nightly", tags=tags)]


@dg.schedule(job=jobs.weekly_audit, cron_schedule="0 4 * * 5", execution_timezone=_TEHRAN)
def weekly_check() -> dg.RunRequest:
    """On Fridays at 04:00: the whole ledger against the landing folder, the staged pages and the warehouse."""
    return dg.RunRequest()


ALL = [nightly_load, weekly_check]
