"""Alerts: failed runs and failed asset checks, posted to a webhook. Off while KHABARSANJ_WEBHOOK is not set.

Both sensors keep in their cursor the time up to which everything has been told. A receiver that is away or refuses
fails the tick and is asked again by the next one; one that takes the message and never answers is asked a few times
only, since it may have it already.
"""

import datetime as dt
import http.client
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import NamedTuple

import dagster as dg

from pipelines.defs import checks

_TIMEOUT_SECONDS = 10
_SETTLED_SECONDS = 3  # what ended just now may not all be stored: it waits for the next tick
_UNANSWERED = 3  # posts without an answer after which a message counts as told
_TOLD_A_TICK = 20  # the rest waits for the next tick: receivers refuse what is too long
_LONGEST = 600  # letters of one run's reasons
_DAYS_NAMED = 20
_PAGE = 10  # evaluations of a check asked for at once


class Ended(NamedTuple):
    """Something that ended at `at`; `text` where it is worth an alert."""

    at: float
    text: str | None


class Unanswered(OSError):
    """The receiver got the message and did not answer: it may have taken it."""


class _Stays(urllib.request.HTTPRedirectHandler):
    """A redirected POST would arrive as a GET, without its message: better an error."""

    def redirect_request(self, *_: object) -> None:
        return None


def post(text: str, url: str) -> None:
    """Post `{"text": …}`, the body that Slack-style receivers take.

    Raises OSError where the receiver cannot be reached or refuses, Unanswered where it leaves the message unanswered.
    """
    body = json.dumps({"text": text}, ensure_ascii=False).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json; charset=utf-8"})
    try:
        urllib.request.build_opener(_Stays).open(request, timeout=_TIMEOUT_SECONDS).close()
    except urllib.error.URLError:
        raise
    except (OSError, http.client.HTTPException) as error:
        raise Unanswered(f"no answer within {_TIMEOUT_SECONDS} s: {error}") from error


@dg.sensor(minimum_interval_seconds=30)
def failed_runs(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """Posts the runs that failed since the last tick, of the UI and of the command line, with Dagster's reasons."""
    return _tell(context, "runs", _ended_runs)


@dg.sensor(minimum_interval_seconds=30)
def failed_checks(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """Posts the asset checks that failed since the last tick, with the days they name."""
    return _tell(context, "checks", _evaluated_checks)


def _tell(
    context: dg.SensorEvaluationContext, what: str, ended: Callable[[dg.DagsterInstance, float], list[Ended]]
) -> dg.SensorResult:
    """Post what ended badly since the cursor, oldest first; from now on where the sensor was just switched on."""
    until = time.time() - _SETTLED_SECONDS
    url = os.environ.get("KHABARSANJ_WEBHOOK")
    cursor = _cursor(context.cursor)
    if not url or cursor is None:
        return _done(until, 0, "switched on; from here on" if url else "KHABARSANJ_WEBHOOK is not set")
    after, unanswered = cursor
    found = sorted((e for e in ended(context.instance, after) if after < e.at <= until), key=lambda e: e.at)
    telling = [e for e in found if e.text is not None]
    if len(telling) > _TOLD_A_TICK:
        last = telling[_TOLD_A_TICK - 1].at
        found, telling = [e for e in found if e.at <= last], [e for e in telling if e.at <= last]
    upto = found[-1].at if found else after
    said = f"{len(telling)} failed {what} since the last tick"
    if not telling:
        return _done(upto, 0, said)
    try:
        post("\n".join(e.text for e in telling if e.text), url)
    except Unanswered as error:
        unanswered += 1
        if unanswered < _UNANSWERED:
            return _done(after, unanswered, f"{said}; {error}: posted again at the next tick")
        context.log.warning("posted %d times without an answer, taken as told:\n%s", unanswered, telling)
        return _done(upto, 0, f"{said}; {error}: posted {unanswered} times, taken as told")
    return _done(upto, 0, said)


def _done(upto: float, unanswered: int, said: str) -> dg.SensorResult:
    return dg.SensorResult(cursor=json.dumps([upto, unanswered]), skip_reason=dg.SkipReason(said))


def _cursor(held: str | None) -> tuple[float, int] | None:
    """(told up to, posts without an answer); None at the first tick, also after an earlier version's cursor."""
    try:
        upto, unanswered = json.loads(held or "")
        return float(upto), int(unanswered)
    except (TypeError, ValueError):
        return None


def _ended_runs(instance: dg.DagsterInstance, after: float) -> list[Ended]:
    since = dt.datetime.fromtimestamp(after, dt.UTC)
    failed = dg.RunsFilter(statuses=[dg.DagsterRunStatus.FAILURE], updated_after=since)
    return [
        Ended(record.end_time, _of_run(instance, record.dagster_run))
        for record in instance.get_run_records(failed)
        if record.end_time is not None and record.end_time > after
    ]


def _of_run(instance: dg.DagsterInstance, run: dg.DagsterRun) -> str:
    events = {
        kind: [e.dagster_event for e in instance.all_logs(run.run_id, of_type=kind) if e.dagster_event]
        for kind in (dg.DagsterEventType.STEP_FAILURE, dg.DagsterEventType.RUN_FAILURE)
    }
    steps, whole = events.values()
    why = "; ".join([_reason(e) for e in steps] or [e.message for e in whole if e.message]) or "no reason given"
    why = why if len(why) <= _LONGEST else why[: _LONGEST - 1] + "…"
    return f"Khabarsanj: run {run.run_id} of {run.job_name} failed: {why}"


def _reason(event: dg.DagsterEvent) -> str:
    error = event.step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    why = error.message.strip().removeprefix("dagster._core.errors.") if error else "no reason given"
    return f"{event.step_key}: {why}"


def _evaluated_checks(instance: dg.DagsterInstance, after: float) -> list[Ended]:
    """Asked check by check: the event log on SQLite cannot be read across runs from a cursor on."""
    found = []
    for key in checks.KEYS:
        before, reached = None, False
        while not reached:
            page = instance.event_log_storage.get_asset_check_execution_history(key, limit=_PAGE, cursor=before)
            reached = not page
            for record in page:
                before, entry = record.id, record.event
                event = entry.dagster_event if entry else None
                if not entry or not event or event.event_type != dg.DagsterEventType.ASSET_CHECK_EVALUATION:
                    continue
                reached = reached or entry.timestamp <= after
                evaluation = event.asset_check_evaluation_data
                found.append(Ended(entry.timestamp, None if evaluation.passed else _of_check(evaluation)))
    return found


def _of_check(found: dg.AssetCheckEvaluation) -> str:
    named = found.metadata.get("failing_days")
    days = [str(d) for d in named.value] if named is not None and isinstance(named.value, list) else []
    more = f" and {len(days) - _DAYS_NAMED} more" if len(days) > _DAYS_NAMED else ""
    return (
        f"Khabarsanj: check {found.check_name} of {found.asset_key.to_user_string()} failed ({found.severity.value})"
        + (f", days {', '.join(days[:_DAYS_NAMED])}{more}" if days else "")
    )


ALL = [failed_runs, failed_checks]
