"""Alerts: a failed run or a failed asset check, posted to a webhook. Off while KHABARSANJ_WEBHOOK is not set."""

import json
import os
import time
import urllib.request

import dagster as dg

from pipelines.defs import checks

_TIMEOUT_SECONDS = 10
_UNSET = "KHABARSANJ_WEBHOOK is not set"
_EVALUATIONS_A_TICK = 20  # of each check
_DAYS_NAMED = 20


def post(text: str, url: str | None = None) -> None:
    """Post `{"text": …}`, the body that Slack-style receivers take; nothing is sent where no address is set.

    Raises OSError where the receiver does not answer or refuses: the sensor's tick then shows it.
    """
    url = url or os.environ.get("KHABARSANJ_WEBHOOK")
    if not url:
        return
    body = json.dumps({"text": text}, ensure_ascii=False).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json; charset=utf-8"})
    with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:
        answer.read()


@dg.run_failure_sensor(minimum_interval_seconds=30)
def failed_runs(context: dg.RunFailureSensorContext) -> dg.SkipReason | None:
    """Posts every failed run with the reason that Dagster gives."""
    if not os.environ.get("KHABARSANJ_WEBHOOK"):
        return dg.SkipReason(_UNSET)
    run = context.dagster_run
    reasons = [_reason(event) for event in context.get_step_failure_events()]
    post(
        f"Khabarsanj: run {run.run_id} of {run.job_name} failed: "
        + ("; ".join(reasons) or context.failure_event.message or "no reason given")
    )
    return None


def _reason(event: dg.DagsterEvent) -> str:
    error = event.step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    return f"{event.step_key}: {error.message.strip() if error else 'no reason given'}"


@dg.sensor(minimum_interval_seconds=30)
def failed_checks(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """Posts the asset checks that failed since the last tick, with the days they name, in one message.

    It starts with what is evaluated after it was switched on; where the receiver fails, the next tick posts again.
    """
    now = f"{time.time():.6f}"
    if not os.environ.get("KHABARSANJ_WEBHOOK") or context.cursor is None:
        off = "switched on; from here on" if os.environ.get("KHABARSANJ_WEBHOOK") else _UNSET
        return dg.SensorResult(cursor=now, skip_reason=dg.SkipReason(off))
    found = _evaluated(context.instance, after=float(context.cursor))
    lines = [_line(evaluation) for _, evaluation in found if not evaluation.passed]
    if lines:
        post("\n".join(lines))
    cursor = f"{max(at for at, _ in found):.6f}" if found else context.cursor
    return dg.SensorResult(
        cursor=cursor, skip_reason=dg.SkipReason(f"{len(lines)} of {len(found)} checks failed since the last tick")
    )


def _evaluated(instance: dg.DagsterInstance, after: float) -> list[tuple[float, dg.AssetCheckEvaluation]]:
    """(time, evaluation) of the checks evaluated after a time, in order.

    Asked check by check: the event log on SQLite cannot be read across runs from a cursor on.
    """
    found = []
    for key in checks.KEYS:
        for record in instance.event_log_storage.get_asset_check_execution_history(key, limit=_EVALUATIONS_A_TICK):
            entry = record.event
            event = entry.dagster_event if entry else None
            evaluated = event is not None and event.event_type == dg.DagsterEventType.ASSET_CHECK_EVALUATION
            if entry and event and evaluated and entry.timestamp > after + 1e-6:
                found.append((entry.timestamp, event.asset_check_evaluation_data))
    return sorted(found, key=lambda item: (item[0], item[1].check_name))


def _line(found: dg.AssetCheckEvaluation) -> str:
    named = found.metadata.get("failing_days")
    days = [str(d) for d in named.value] if named is not None and isinstance(named.value, list) else []
    more = f" and {len(days) - _DAYS_NAMED} more" if len(days) > _DAYS_NAMED else ""
    return (
        f"Khabarsanj: check {found.check_name} of {found.asset_key.to_user_string()} failed ({found.severity.value})"
        + (f", days {', '.join(days[:_DAYS_NAMED])}{more}" if days else "")
    )


ALL = [failed_runs, failed_checks]
