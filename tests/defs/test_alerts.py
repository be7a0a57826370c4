"""Alerts reach their receiver or are off; one that is away, slow or refuses loses nothing and hears nothing for ever."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import dagster as dg
import pytest

from pipelines import cli
from pipelines.defs import alerts
from pipelines.settings import Home


class Receiver:
    """What a receiver on this machine was sent, and how it answers: a status, or None for a silence."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.status: int | None = 200
        self.closing = threading.Event()


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.got.append(body["text"])
            if told.status is None:
                told.closing.wait(5)
                return
            self.send_response(told.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    monkeypatch.setattr(alerts, "_TIMEOUT_SECONDS", 0.3)
    monkeypatch.setattr(alerts, "_SETTLED_SECONDS", 0.0)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        monkeypatch.setenv("KHABARSANJ_WEBHOOK", f"http://127.0.0.1:{server.server_port}/hook")
        yield told
        told.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def instance(monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    monkeypatch.delenv("KHABARSANJ_WEBHOOK", raising=False)
    with dg.DagsterInstance.ephemeral() as found:
        yield found


@pytest.fixture
def on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    """The instance of a home, as a daemon has it."""
    monkeypatch.setenv("KHABARSANJ_HOME", str(tmp_path / "home"))
    cli.settle_dagster_home(Home.from_environment().make())
    with dg.DagsterInstance.get() as found:
        yield found


class Ticks:
    """A sensor's ticks as the daemon makes them: the cursor is kept where the tick did not fail."""

    def __init__(self, sensor: dg.SensorDefinition, instance: dg.DagsterInstance):
        self.sensor, self.instance = sensor, instance
        self.cursor: str | None = None

    def tick(self) -> str:
        found = self.sensor(dg.build_sensor_context(self.instance, cursor=self.cursor))
        assert isinstance(found, dg.SensorResult)
        assert found.cursor
        assert found.skip_reason
        assert not found.run_requests
        self.cursor = found.cursor
        return found.skip_reason.skip_message or ""


@dg.op
def falls() -> None:
    raise OSError("دیسک پر است")


@dg.job
def failing() -> None:
    falls()


def fail(instance: dg.DagsterInstance) -> str:
    """A run that fails; its id."""
    return failing.execute_in_process(instance=instance, raise_on_error=False).run_id


def evaluate(instance: dg.DagsterInstance, passed: bool, days: int = 1, check: str = "dates_in_bounds") -> None:
    named = dg.MetadataValue.json([f"2021-10-{n:02d}" for n in range(1, days + 1)])
    instance.report_runless_asset_event(
        dg.AssetCheckEvaluation(
            asset_key=dg.AssetKey("warehouse"), check_name=check, passed=passed, metadata={"failing_days": named}
        )
    )


def test_off_while_no_receiver_is_named(instance: dg.DagsterInstance) -> None:
    for sensor in alerts.ALL:
        ticks = Ticks(sensor, instance)
        assert [ticks.tick(), ticks.tick()] == ["KHABARSANJ_WEBHOOK is not set"] * 2


def test_what_failed_before_it_was_switched_on_is_not_told(instance: dg.DagsterInstance, receiver: Receiver) -> None:
    fail(instance)
    evaluate(instance, passed=False)
    for sensor in alerts.ALL:
        ticks = Ticks(sensor, instance)
        assert ticks.tick() == "switched on; from here on"
        assert ticks.tick().startswith("0 failed")
    assert receiver.got == []


def test_each_failed_run_is_told_once_with_its_reason(on_disk: dg.DagsterInstance, receiver: Receiver) -> None:
    instance = on_disk
    ticks = Ticks(alerts.failed_runs, instance)
    ticks.tick()
    first, second = fail(instance), fail(instance)
    dead = instance.create_run_for_job(failing)
    instance.report_run_failed(dead, "its process is gone")
    events = len(instance.all_logs(first))
    assert ticks.tick() == "3 failed runs since the last tick"
    assert receiver.got == [
        f"Khabarsanj: run {first} of failing failed: falls: OSError: دیسک پر است\n"
        f"Khabarsanj: run {second} of failing failed: falls: OSError: دیسک پر است\n"
        f"Khabarsanj: run {dead.run_id} of failing failed: its process is gone"
    ]
    instance.add_run_tags(first, {"seen": "yes"})  # changes the run's time of update, not that of its end
    assert ticks.tick() == "0 failed runs since the last tick"
    assert len(instance.all_logs(first)) == events


@pytest.mark.parametrize("status", [500, 404, 302])
def test_a_receiver_that_refuses_is_asked_again_until_it_takes_the_message(
    instance: dg.DagsterInstance, receiver: Receiver, status: int
) -> None:
    runs, checks = Ticks(alerts.failed_runs, instance), Ticks(alerts.failed_checks, instance)
    runs.tick(), checks.tick()
    fail(instance)
    evaluate(instance, passed=False, days=30)
    receiver.status = status
    for ticks in (runs, checks):
        for _ in range(5):
            with pytest.raises(OSError, match=f"HTTP Error {status}"):
                ticks.tick()
    assert len(receiver.got) == 10
    receiver.got.clear()
    receiver.status = 200
    for ticks in (runs, checks):
        assert ticks.tick().startswith("1 failed")
        assert ticks.tick().startswith("0 failed")
    assert len(receiver.got) == 2
    assert receiver.got[1].endswith("2021-10-20 and 10 more")


def test_a_receiver_that_is_down_loses_nothing(
    instance: dg.DagsterInstance, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = alerts.os.environ["KHABARSANJ_WEBHOOK"]
    runs, checks = Ticks(alerts.failed_runs, instance), Ticks(alerts.failed_checks, instance)
    runs.tick(), checks.tick()
    monkeypatch.setenv("KHABARSANJ_WEBHOOK", "http://127.0.0.1:9/closed")
    failed = fail(instance)
    for number in range(25):
        evaluate(instance, passed=number % 2 == 1)
        evaluate(instance, passed=False, check="ids_are_unique")
    for ticks in (runs, checks):
        with pytest.raises(OSError, match="refused"):
            ticks.tick()
    monkeypatch.setenv("KHABARSANJ_WEBHOOK", there)
    runs.tick()
    assert failed in receiver.got.pop()
    assert checks.tick() == "20 failed checks since the last tick"
    assert checks.tick() == "18 failed checks since the last tick"
    assert checks.tick() == "0 failed checks since the last tick"
    lines = "\n".join(receiver.got).split("\n")
    assert (len(lines), sum("ids_are_unique" in line for line in lines)) == (38, 25)


def test_a_receiver_that_never_answers_hears_it_three_times(instance: dg.DagsterInstance, receiver: Receiver) -> None:
    ticks = Ticks(alerts.failed_runs, instance)
    ticks.tick()
    failed = fail(instance)
    receiver.status = None
    began = time.monotonic()
    said = [ticks.tick() for _ in range(4)]
    assert time.monotonic() - began < 4
    assert [s.rpartition(": ")[2] for s in said[:3]] == [
        "posted again at the next tick",
        "posted again at the next tick",
        "posted 3 times, taken as told",
    ]
    assert said[3] == "0 failed runs since the last tick"
    assert len(receiver.got) == 3
    receiver.status = 200
    later = fail(instance)
    ticks.tick()
    assert failed not in receiver.got[-1]
    assert later in receiver.got[-1]


def test_a_long_reason_is_cut(instance: dg.DagsterInstance, receiver: Receiver) -> None:
    ticks = Ticks(alerts.failed_runs, instance)
    ticks.tick()
    dead = instance.create_run_for_job(failing)
    instance.report_run_failed(dead, "بلند " * 1000)
    ticks.tick()
    assert len(receiver.got[0]) < 800
    assert receiver.got[0].endswith("…")


def test_an_earlier_versions_cursor_starts_from_here(instance: dg.DagsterInstance, receiver: Receiver) -> None:
    for held in ("1700000000.5", '{"__class__": "RunStatusSensorCursor", "record_id": 5}'):
        ticks = Ticks(alerts.failed_runs, instance)
        ticks.cursor = held
        assert ticks.tick() == "switched on; from here on"
