"""The real daemon and webserver, sensors switched on: pages that come in at any time are published, in few runs."""

import datetime as dt
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines import jalali

Land = Callable[..., Path]
_REPO = Path(__file__).resolve().parents[2]
_PLACE = {"repositoryName": "__repository__", "repositoryLocationName": "pipelines.definitions"}
_LAUNCH = "mutation($p: ExecutionParams!) {launchRun(executionParams: $p) {__typename}}"
_SECONDS = float(os.environ.get("KHABARSANJ_TEST_SECONDS", "400"))  # for each wait; a slow machine may need more


class Site:
    """The web page's GraphQL API, and the published warehouse beside it."""

    def __init__(self, port: int, home: Path, process: subprocess.Popen[bytes], log: Path):
        self.address, self.home = f"http://127.0.0.1:{port}/graphql", home
        self._process, self._log = process, log

    def ask(self, query: str, **variables: Any) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(self.address, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            found = json.load(answer)
        assert "errors" not in found, found["errors"]
        return found["data"]

    def sql(self, query: str) -> list[tuple]:
        if not (self.home / "warehouse.duckdb").exists():
            return []
        with duckdb.connect(str(self.home / "warehouse.duckdb"), read_only=True) as con:
            return con.execute(query).fetchall()

    def runs(self) -> list[dict[str, Any]]:
        query = "{runsOrError{... on Runs{results{jobName status startTime endTime}}}}"
        return self.ask(query)["runsOrError"]["results"]

    def wait(self, for_what: Callable[[], Any]) -> None:
        until = time.monotonic() + _SECONDS
        while not for_what():
            alive = self._process.poll() is None
            if not alive or time.monotonic() > until:
                raise AssertionError(f"not within {_SECONDS:.0f} s: {self._log.read_text()[-3000:]}")
            time.sleep(0.5)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """`khabarsanj ui` on a home of its own: daemon, webserver and the code's own server; ended as Ctrl-C ends them."""
    (tmp_path / "landing").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "KHABARSANJ_HOME": str(tmp_path / "home"),
        "KHABARSANJ_LANDING": str(tmp_path / "landing"),
        "KHABARSANJ_SENSOR_SECONDS": "2",
        "PYTHONPATH": str(_REPO),
    }
    environment.pop("DAGSTER_HOME", None)
    environment.pop("KHABARSANJ_WEBHOOK", None)
    log = tmp_path / "ui.log"
    command = [sys.executable, "-m", "pipelines.cli", "ui", "--port", str(port)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_heed_interrupts,
        )
        try:
            found = Site(port, tmp_path / "home", process, log)
            found.wait(lambda: _answers(found))
            yield found
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                raise


def _heed_interrupts() -> None:
    """Where the tests run in the background of a shell, they and what they start would ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _answers(site: Site) -> bool:
    """Whether the page answers and has loaded the definitions."""
    try:
        return _sensors(site) is not None
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _sensors(site: Site) -> dict[str, str] | None:
    query = "query($p: RepositorySelector!) {sensorsOrError(repositorySelector: $p) {... on Sensors {results {name sensorState {status}}}}}"
    results = site.ask(query, p=_PLACE)["sensorsOrError"].get("results")
    return {s["name"]: s["sensorState"]["status"] for s in results} if results else None


def _days_with_rows(site: Site, asset: str) -> list[tuple[str, str]]:
    query = (
        "query($k: AssetKeyInput!) {assetNodeOrError(assetKey: $k) {... on AssetNode {assetPartitionStatuses "
        "{... on TimePartitionStatuses {ranges {status startKey endKey}}}}}}"
    )
    ranges = site.ask(query, k={"path": [asset]})["assetNodeOrError"]["assetPartitionStatuses"]["ranges"]
    return [(r["startKey"], r["endKey"]) for r in ranges if r["status"] == "MATERIALIZED"]


def test_pages_of_any_day_are_published_by_the_sensors_alone(site: Site, land: Land) -> None:
    today = dt.datetime.now(dt.timezone(dt.timedelta(hours=3, minutes=30))).date()
    week_ago, old = today - dt.timedelta(days=7), jalali.to_gregorian(1383, 7, 15)
    land("yazd/today.txt", day=f"تاریخ انتشار: {jalali.iso(today).replace('-', '/')} - ۰۰:۰۱")
    land("yazd/week.txt", title="غرس ۹۰۰ اصله نهال", day=jalali.iso(week_ago).replace("-", "/"), body=_body(900))
    land("yazd/old.txt", title="صدور ۳۵۰ پروانه در اردکان", day="۱۵ مهر ۱۳۸۳ / ۰۹:۱۵", body=_body(350))
    land("yazd/none.txt", title="اهدای ۴۰ واحد خون", day=None, body=_body(40))

    for _ in range(2):  # on a new instance: the second must wait for the first
        selector = {**_PLACE, "jobName": "intake"}
        launched = site.ask(_LAUNCH, p={"selector": selector, "runConfigData": "{}"})
        assert launched["launchRun"]["__typename"] == "LaunchRunSuccess"

    start = "mutation($s: SensorSelector!) {startSensor(sensorSelector: $s) {__typename}}"
    for name in ("new_files", "touched_days"):
        answer = site.ask(start, s={**_PLACE, "sensorName": name})
        assert answer["startSensor"]["__typename"] == "Sensor"
    switched = _sensors(site) or {}
    assert {n for n, status in switched.items() if status == "RUNNING"} == {"new_files", "touched_days"}

    days = "SELECT published_on, count(*) FROM articles GROUP BY 1 ORDER BY 1 NULLS LAST"
    site.wait(lambda: site.sql(days) == [(old, 1), (week_ago, 1), (today, 1), (None, 1)])
    land("yazd/late.txt", title="نجات ۷ کوهنورد", day="۱۵ مهر ۱۳۸۳ / ۲۱:۰۰", body=_body(7))
    site.wait(lambda: site.sql(days) == [(old, 2), (week_ago, 1), (today, 1), (None, 1)])
    assert site.sql("SELECT count(*) FROM figures WHERE value IN (120, 900, 350, 40, 7) AND NOT in_title") == [(5,)]

    site.wait(lambda: {run["status"] for run in site.runs()} <= {"SUCCESS", "FAILURE", "CANCELED"})
    runs = site.runs()
    assert {run["status"] for run in runs} == {"SUCCESS"}
    jobs = Counter(run["jobName"] for run in runs)
    # two asked for here, and the sensor's: a tick may fall between two files, and a file may still be too fresh
    assert 2 + 1 <= jobs.pop("intake") <= 2 + 4
    # two stretches of days (one week and one of 1383) and, later, the day of 1383 again
    assert jobs == {"days": 3, "publish": 1, "publish_days": 1}
    times = sorted((run["startTime"], run["endTime"]) for run in runs)
    assert all(later[0] >= earlier[1] for earlier, later in pairwise(times))
    assert _days_with_rows(site, "figures") == [
        (old.isoformat(), old.isoformat()),
        (week_ago.isoformat(), today.isoformat()),
    ]


def _body(number: int) -> str:
    return f"شهردار اردکان در گفت‌وگو با خبرنگاران گفت: در این مدت {number} مورد در پرونده شماره‌گذاری و ثبت شد."
