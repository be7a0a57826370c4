"""Alerts: a failed run or a failed asset check, posted to a webhook. Off while KHABARSANJ_WEBHOOK is not set."""

import json
import os
import urllib.error
import urllib.request

import dagster as dg

_TIMEOUT_SECONDS = 10
_CURSOR_START = "0"


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
        return dg.SkipReason("KHABARSANJ_WEBHOOK is not set")
    run = context.dagster_run
    post(f"Khabarsanj: run {run.run_id} of {run.job_name} failed: {context.failure_event.message}")
    return None


@dg.sensor(minimum_interval_seconds=30)
def failed_checks(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Posts every asset check that failed since the last tick, with the days it names."""
    if not os.environ.get("KHABARSANJ_WEBHOOK"):
        return dg.SkipReason("KHABARSANJ_WEBHOOK is not set")
    after = int(context.cursor or _CURSOR_START)
    records = context.instance.get_event_records(
        dg.EventRecordsFilter(dg.DagsterEventType.ASSET_CHECK_EVALUATION, after_cursor=after), limit=500, ascending=True
    )
    if not records:
        return dg.SkipReason("no check was evaluated since the last tick")
    for record in records:
        found = record.event_log_entry.get_dagster_event().asset_check_evaluation_data
        if not found.passed:
            days = found.metadata.get("failing_days")
            post(
                f"Khabarsanj: check {found.check_name} of {found.asset_key.to_user_string()} failed"
                f" ({found.severity.value})" + (f", days {days.value}" if days is not None and days.value else "")
            )
    return dg.SensorResult(cursor=str(records[-1].storage_id))


ALL = [failed_runs, failed_checks]
