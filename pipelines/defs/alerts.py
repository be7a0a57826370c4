"""Alerts: a failed run or a failed asset check, posted to a webhook. Off while KHABARSANJ_WEBHOOK is not set."""

import json
import os
import urllib.request

import dagster as dg

_TIMEOUT_SECONDS = 10
_UNSET = "KHABARSANJ_WEBHOOK is not set"
_CHECKS_A_TICK = 500
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
    kind = dg.DagsterEventType.ASSET_CHECK_EVALUATION
    instance = context.instance
    if not os.environ.get("KHABARSANJ_WEBHOOK") or context.cursor is None:
        newest = instance.get_event_records(dg.EventRecordsFilter(kind), limit=1)
        last = str(newest[0].storage_id) if newest else "0"
        off = "switched on; from here on" if os.environ.get("KHABARSANJ_WEBHOOK") else _UNSET
        return dg.SensorResult(cursor=last, skip_reason=dg.SkipReason(off))
    after = dg.EventRecordsFilter(kind, after_cursor=int(context.cursor))
    records = instance.get_event_records(after, limit=_CHECKS_A_TICK, ascending=True)
    if not records:
        return dg.SensorResult(skip_reason=dg.SkipReason("no check was evaluated since the last tick"))
    lines = []
    for record in records:
        event = record.event_log_entry.dagster_event
        found = event.asset_check_evaluation_data if event else None
        if found and not found.passed:
            lines.append(_line(found))
    if lines:
        post("\n".join(lines))
    return dg.SensorResult(
        cursor=str(records[-1].storage_id),
        skip_reason=dg.SkipReason(f"{len(lines)} of {len(records)} evaluated checks failed"),
    )


def _line(found: dg.AssetCheckEvaluation) -> str:
    named = found.metadata.get("failing_days")
    days = [str(d) for d in named.value] if named is not None and isinstance(named.value, list) else []
    more = f" and {len(days) - _DAYS_NAMED} more" if len(days) > _DAYS_NAMED else ""
    return (
        f"Khabarsanj: check {found.check_name} of {found.asset_key.to_user_string()} failed ({found.severity.value})"
        + (f", days {', '.join(days[:_DAYS_NAMED])}{more}" if days else "")
    )


ALL = [failed_runs, failed_checks]
