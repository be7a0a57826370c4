"""The event log on SQLite with one transaction a batch of events, and the metadata of many partitions at once.

Dagster hands over the events of a ranged run in batches (`DAGSTER_EVENT_BATCH_SIZE`), but its SQLite storage
serializes and writes them one by one, at ~50 ms each; and each call for the metadata of one partition looks through all the others.
Same files, same tables, same rows; `KHABARSANJ_EVENT_LOG=stock` goes back to Dagster's own ways. All that is private to
Dagster in this project is here, and was checked against 1.13.27.
"""

import json
import os
import re
import tempfile
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
from dagster._config.config_schema import UserConfigSchema
from dagster._core.definitions.metadata import MetadataFieldSerializer
from dagster._core.events import (
    ASSET_CHECK_EVENTS,
    ASSET_EVENTS,
    AssetMaterializationPlannedData,
    StepMaterializationData,
)
from dagster._core.events.log import EventLogEntry
from dagster._core.execution.context.metadata_logging import AssetMetadataHandle, OutputMetadataAccumulator
from dagster._core.storage.event_log.base import EventLogStorage
from dagster._core.storage.event_log.schema import SqlEventLogStorageTable
from dagster._core.storage.event_log.sql_event_log import EVENT_TYPE_TO_PIPELINE_RUN_STATUS
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData, serialize_value
from dagster_shared.serdes.serdes import _WHITELIST_MAP
from sqlalchemy import select

_BATCH = "5000"
_OF_ASSETS = {kind.value for kind in ASSET_EVENTS}
_WITH_TABLES = {kind.value for kind in (*ASSET_CHECK_EVENTS, *EVENT_TYPE_TO_PIPELINE_RUN_STATUS)}
_COLUMNS = ("run_id", "event", "dagster_event_type", "timestamp", "step_key", "asset_key", "partition")
# past SQLAlchemy, which takes longer to look at each value than SQLite to write it
_INSERT = f"INSERT INTO {SqlEventLogStorageTable.name} ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{c}' for c in _COLUMNS)})"


def _stock() -> bool:
    return os.environ.get("KHABARSANJ_EVENT_LOG") == "stock"


def hand_over_in_batches() -> None:
    """Have Dagster hand the events of a ranged run over in batches, to whichever storage: Postgres takes them as well."""
    if not _stock():
        os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", _BATCH)


class BatchingEventLogStorage(SqliteEventLogStorage):
    """`dagster.yaml` names this class; `base_dir` is DAGSTER_HOME unless given, the files lie where Dagster puts them by default."""

    @classmethod
    def config_type(cls) -> UserConfigSchema:
        return {"base_dir": dg.Field(dg.StringSource, is_required=False)}

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Any) -> "BatchingEventLogStorage":
        hand_over_in_batches()
        # without a DAGSTER_HOME (a mere validation of the definitions) Dagster's other stores are passing ones too
        home = config_value.get("base_dir") or os.environ.get("DAGSTER_HOME") or tempfile.mkdtemp(prefix="dagster-")
        base_dir = os.path.join(home, "history", "runs")
        return cls(inst_data=inst_data, base_dir=base_dir)

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """Store events of one run in one transaction on its own file and one on the index of asset events."""
        if _stock() or any(_needs_more(e) for e in events) or len({e.run_id for e in events}) != 1:
            EventLogStorage.store_event_batch(self, events)
            return
        run_id = events[0].run_id
        alike = _Alike(self)
        rows = [alike.row(e) for e in events]  # once for both files
        with self.run_connection(run_id) as conn:
            conn.exec_driver_sql(_INSERT, rows)
        numbers = [n for n, row in enumerate(rows) if row["dagster_event_type"] in _OF_ASSETS]
        if not numbers:
            return
        of_assets = [events[n] for n in numbers]
        with self.index_transaction() as conn:
            conn.exec_driver_sql(_INSERT, [rows[n] for n in numbers])
            newest = (
                select(SqlEventLogStorageTable.c.id)
                .where(SqlEventLogStorageTable.c.run_id == run_id)
                .order_by(SqlEventLogStorageTable.c.id.desc())
                .limit(len(of_assets))
            )
            ids = [row[0] for row in conn.execute(newest)][::-1]
            self._store_asset_event_tags(conn, of_assets, ids)
            last = {
                (rows[n]["asset_key"], rows[n]["dagster_event_type"]): (events[n], event_id)
                for n, event_id in zip(numbers, ids, strict=True)
            }
            for event, event_id in last.values():
                self._store_asset_event(conn, event, event_id)


# Stand in a serialized event for what differs between the events of a batch; a random part, so that no text holds them.
_TIME, _PARTITION, _METADATA = (f"{name}-{uuid.uuid4()}" for name in ("time", "partition", "metadata"))


class _Alike:
    """Rows of events, most of which differ from the one before by time, partition and metadata alone.

    Serializing each, as Dagster does, is the largest part of what a run of thousands of days costs beside its steps. Here
    the first of those that are alike is serialized, with marks in these places; the others are it with their own values.
    """

    def __init__(self, storage: SqliteEventLogStorage):
        self._storage = storage
        self._marked: EventLogEntry | None = None
        self._row: dict[str, Any] = {}
        self._pieces: list[str] = []
        self._entries: dict[tuple[str, type, Any], str] = {}

    def row(self, event: Any) -> dict[str, Any]:
        """What `_event_to_row` makes of it, its time as SQLAlchemy would write it."""
        found: Any = event.dagster_event.event_specific_data if event.dagster_event else None
        own = {_TIME: json.dumps(event.timestamp), _METADATA: ""}
        if isinstance(found, StepMaterializationData):
            done: Any = found.materialization
            partition = done.partition
            own[_METADATA] = ", ".join(self._entry(label, value) for label, value in done.metadata.items())
            marked: Any = found._replace(
                materialization=done._replace(partition=_PARTITION, metadata={_METADATA: None})
            )
        elif isinstance(found, AssetMaterializationPlannedData):
            partition = found.partition
            marked = found._replace(partition=_PARTITION)
        else:
            return self._timed(self._storage._event_to_row(event), event)
        own[_PARTITION] = json.dumps(partition)
        whole = event._replace(timestamp=_TIME, dagster_event=event.dagster_event._replace(event_specific_data=marked))
        if whole != self._marked:
            self._marked, self._row = whole, self._storage._event_to_row(event)
            text = serialize_value(whole).replace(_entry(_METADATA, None), f'"{_METADATA}"')
            self._pieces = re.split(f'"({_TIME}|{_PARTITION}|{_METADATA})"', text)
        text = "".join(own.get(piece, piece) for piece in self._pieces)
        return self._timed({**self._row, "event": text, "partition": partition or None}, event)

    def _timed(self, row: dict[str, Any], event: EventLogEntry) -> dict[str, Any]:
        row["timestamp"] = self._storage._event_insert_timestamp(event).isoformat(" ", "microseconds")
        return row

    def _entry(self, label: str, value: Any) -> str:
        named = (label, type(value), value)
        try:
            found = self._entries.get(named)
        except TypeError:  # a list within
            return _entry(label, value)
        if found is None:
            found = self._entries[named] = _entry(label, value)
        return found


def _entry(label: str, value: Any) -> str:
    """A metadata entry as it stands in a serialized materialization."""
    return json.dumps(MetadataFieldSerializer().pack({label: value}, _WHITELIST_MAP, label)[0], sort_keys=True)


def add_partition_metadata(context: dg.AssetExecutionContext, metadata: Mapping[str, Mapping[str, Any]]) -> None:
    """Metadata of the partitions (key → entries) that this step materializes."""
    if _stock():
        for key, entries in metadata.items():
            context.add_asset_metadata(entries, partition_key=key)
        return
    step = context.op_execution_context.get_step_execution_context()
    held = step._metadata_accumulator.per_output_metadata
    handles = {AssetMetadataHandle(asset_key=context.asset_key, partition_key=k): v for k, v in metadata.items()}
    everything = dict(held)
    everything.update((handle, {**held.get(handle, {}), **entries}) for handle, entries in handles.items())
    step._metadata_accumulator = OutputMetadataAccumulator(per_output_metadata=everything)


def _needs_more(event: EventLogEntry) -> bool:
    """Events that the stock storage writes to further tables."""
    return event.dagster_event is not None and event.dagster_event.event_type_value in _WITH_TABLES
