"""The batching event log: the rows that Dagster's own would write, and a switch back to it."""

import datetime as dt
import json
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pipelines import cli
from pipelines.defs import event_log
from pipelines.defs.runs import run_all
from pipelines.settings import Home

Land = Callable[..., Path]
_DIFFERENT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9a-f]{32,64}")
_CLOCKS = {
    "timestamp",
    "event_timestamp",
    "pid",
    "last_materialization_timestamp",
    "create_timestamp",
    "run_id",
    "last_run_id",
    "log_key",  # random letters
}


def _shape(value: Any, folder: str) -> Any:
    """A stored value without what differs from run to run: ids, clocks, the home's path, memory sizes, durations."""
    if isinstance(value, dict):
        if value.get("__class__") == "EventMetadataEntry" and value["label"] in ("bytes", "process_id"):
            return value["label"]
        return {k: _shape(v, folder) for k, v in value.items() if k not in _CLOCKS and k != "duration_ms"}
    if isinstance(value, list):
        return [_shape(v, folder) for v in value]
    if isinstance(value, str):
        if value.startswith("{"):
            return _shape(json.loads(value), folder)
        value = _DIFFERENT.sub("#", value.replace(folder, "~"))
        return re.sub(r"\d+(\.\d+)?(ms|s)\b|pid: \d+|@\d+", "#", value)
    return value


def rows(home: Home) -> dict[str, list[str]]:
    """Table → its rows, of the index and of all runs' own files, in order, in a form that can be compared."""
    found: dict[str, list[str]] = defaultdict(list)
    runs = home.dagster / "history" / "runs"
    with sqlite3.connect(home.dagster / "history" / "runs.db") as db:
        order = [r[0] for r in db.execute("SELECT run_id FROM runs ORDER BY id")]
    for number, name in enumerate(["index", *order]):
        with sqlite3.connect(runs / f"{name}.db") as db:
            db.row_factory = sqlite3.Row
            for table in ("event_logs", "asset_keys", "asset_event_tags"):
                for row in db.execute(f"SELECT * FROM {table} ORDER BY 1"):
                    kept = {k: row[k] for k in row.keys() if k not in _CLOCKS}  # noqa: SIM118
                    if table == "asset_event_tags" and kept["key"].startswith(("dagster/data", "dagster/input")):
                        kept["value"] = bool(kept["value"])
                    found[f"{number} {table}"].append(json.dumps(_shape(kept, str(home.path.parent)), sort_keys=True))
    return found


def loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("KHABARSANJ_HOME", str(folder / "home"))
    home = Home.from_environment().make()
    monkeypatch.setenv("DAGSTER_HOME", str(home.dagster))
    monkeypatch.delenv("DAGSTER_EVENT_BATCH_SIZE", raising=False)
    cli.settle_dagster_home(home)
    run_all()
    return home


def test_batching_leaves_the_rows_of_the_stock_storage(
    tmp_path: Path, land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    land("yazd/a.txt")
    land("yazd/b.txt", title="صدور ۳۵۰ پروانه ساختمانی در اردکان", day="۲۰ مهر ۱۴۰۰ / ۰۹:۱۵")
    land("yazd/c.txt", title="غرس ۹۰۰ اصله نهال در تفت", day=None)
    monkeypatch.setenv("KHABARSANJ_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("KHABARSANJ_EVENT_LOG", "stock")
    stock = rows(loaded(tmp_path / "stock", monkeypatch))
    monkeypatch.delenv("KHABARSANJ_EVENT_LOG")
    written: list[int] = []
    store = event_log.BatchingEventLogStorage.store_event_batch
    monkeypatch.setattr(
        event_log.BatchingEventLogStorage,
        "store_event_batch",
        lambda self, events: written.append(len(events)) or store(self, events),
    )
    batching = rows(loaded(tmp_path / "batching", monkeypatch))
    assert max(written) >= 6  # six days, from the 15th to the 20th of Mehr
    assert batching.keys() == stock.keys()
    for table in stock:
        assert batching[table] == stock[table], table


def _store(folder: Path) -> event_log.BatchingEventLogStorage:
    return event_log.BatchingEventLogStorage.from_config_value(None, {"base_dir": str(folder)})


def _instance(folder: Path) -> dg.DagsterInstance:
    return dg.DagsterInstance.local_temp(
        str(folder),
        overrides={
            "event_log_storage": {
                "module": "pipelines.defs.event_log",
                "class": "BatchingEventLogStorage",
                "config": {"base_dir": str(folder)},
            },
            "telemetry": {"enabled": False},
        },
    )


@pytest.mark.parametrize("setting", ["", "stock"])
def test_each_partition_has_its_metadata_whichever_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("KHABARSANJ_EVENT_LOG", setting)
    monkeypatch.delenv("DAGSTER_EVENT_BATCH_SIZE", raising=False)
    days = dg.DailyPartitionsDefinition("2021-01-01", end_date="2021-03-01")

    @dg.asset(partitions_def=days, backfill_policy=dg.BackfillPolicy.single_run())
    def numbers(context: dg.AssetExecutionContext) -> None:
        context.add_asset_metadata({"held": "before"}, partition_key="2021-01-02")
        event_log.add_partition_metadata(
            context, {day: {"number": number} for number, day in enumerate(context.partition_keys)}
        )

    with _instance(tmp_path) as instance:
        span = {
            "dagster/asset_partition_range_start": "2021-01-01",
            "dagster/asset_partition_range_end": "2021-01-12",
        }
        assert dg.materialize([numbers], instance=instance, tags=span).success
        assert instance.get_materialized_partitions(numbers.key) == set(days.get_partition_keys()[:12])
        for number in (0, 1, 11):
            day = (dt.date(2021, 1, 1) + dt.timedelta(number)).isoformat()
            (record,) = instance.fetch_materializations(
                dg.AssetRecordsFilter(numbers.key, asset_partitions=[day]), limit=10
            ).records
            entries = {k: v.value for k, v in record.asset_materialization.metadata.items()}
            assert entries == ({"held": "before", "number": 1} if number == 1 else {"number": number})


def test_events_that_are_alike_are_written_as_each_alone_would_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DAGSTER_EVENT_BATCH_SIZE", raising=False)
    days = dg.DailyPartitionsDefinition("2021-01-01", end_date="2021-03-01")
    values = [1, 1.0, "1", dg.MetadataValue.md("1"), dg.MetadataValue.json([1, {"ب": '«"»'}]), True, None]

    @dg.asset(partitions_def=days, backfill_policy=dg.BackfillPolicy.single_run(), code_version="7")
    def numbers(context: dg.AssetExecutionContext) -> None:
        for number, value in enumerate(values):
            held = {"value": value, "day": number} if number % 3 else {}
            context.add_asset_metadata(held, partition_key=context.partition_keys[number])

    rows: list[tuple[dict[str, Any], dict[str, Any]]] = []
    store = event_log.BatchingEventLogStorage.store_event_batch

    def comparing(self: event_log.BatchingEventLogStorage, events: list[dg.EventLogEntry]) -> None:
        alike = event_log._Alike(self)  # Dagster would swallow what fails here
        rows.extend((alike.row(event), self._event_to_row(event)) for event in events)
        store(self, events)

    monkeypatch.setattr(event_log.BatchingEventLogStorage, "store_event_batch", comparing)
    span = {"dagster/asset_partition_range_start": "2021-01-01", "dagster/asset_partition_range_end": "2021-01-07"}
    with _instance(tmp_path) as instance:
        done = dg.materialize([numbers], instance=instance, tags=span)
    kinds = {stock["dagster_event_type"] for _, stock in rows}
    assert kinds == {"ASSET_MATERIALIZATION", "ASSET_MATERIALIZATION_PLANNED"}
    for made, stock in rows:
        assert {k: v for k, v in made.items() if k != "timestamp"} == {
            k: v for k, v in stock.items() if k != "timestamp"
        }
    for file in (done.run_id, "index"):  # the others are written one by one, by Dagster
        with sqlite3.connect(tmp_path / "history" / "runs" / f"{file}.db") as db:
            written = db.execute("SELECT timestamp, event FROM event_logs").fetchall()
        for clock, event in written:
            at = dt.datetime.fromtimestamp(json.loads(event)["timestamp"], dt.UTC)
            assert clock == at.strftime("%Y-%m-%d %H:%M:%S.%f")
        assert len(written) >= len(rows) == 14


def test_the_setting_goes_back_to_the_stock_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DAGSTER_EVENT_BATCH_SIZE", raising=False)
    monkeypatch.setenv("KHABARSANJ_EVENT_LOG", "stock")
    _store(tmp_path)
    assert "DAGSTER_EVENT_BATCH_SIZE" not in os.environ  # dagster then hands over one event at a time
    monkeypatch.setenv("KHABARSANJ_EVENT_LOG", "")
    _store(tmp_path)
    assert os.environ.pop("DAGSTER_EVENT_BATCH_SIZE") == "5000"
