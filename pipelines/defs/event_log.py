"""The event log on SQLite with one transaction a batch of events, and the metadata of many partitions at once.

Dagster hands over the events of a ranged run in batches (`DAGSTER_EVENT_BATCH_SIZE`), but its SQLite storage
writes them one by one, at ~50 ms each; and each call for the metadata of one partition looks through all the others.
Same files, same tables, same rows; `KHABARSANJ_EVENT_LOG=stock` goes back to Dagster's own ways. All that is private to
Dagster in this project is here, and was checked against 1.13.27.
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
from dagster._config.config_schema import UserConfigSchema
from dagster._core.events import ASSET_CHECK_EVENTS, ASSET_EVENTS
from dagster._core.events.log import EventLogEntry
from dagster._core.execution.context.metadata_logging import AssetMetadataHandle, OutputMetadataAccumulator
from dagster._core.storage.event_log.base import EventLogStorage
from dagster._core.storage.event_log.schema import SqlEventLogStorageTable
from dagster._core.storage.event_log.sql_event_log import EVENT_TYPE_TO_PIPELINE_RUN_STATUS
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData
from sqlalchemy import select

_BATCH = "1000"


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
        rows = [self._event_to_row(e) for e in events]  # serializing costs more than storing: once for both files
        with self.run_connection(run_id) as conn:
            conn.execute(SqlEventLogStorageTable.insert(), rows)
        both = [
            (e, r)
            for e, r in zip(events, rows, strict=True)
            if e.is_dagster_event and e.dagster_event_type in ASSET_EVENTS
        ]
        if not both:
            return
        of_assets = [e for e, _ in both]
        with self.index_transaction() as conn:
            conn.execute(SqlEventLogStorageTable.insert(), [r for _, r in both])
            newest = (
                select(SqlEventLogStorageTable.c.id)
                .where(SqlEventLogStorageTable.c.run_id == run_id)
                .order_by(SqlEventLogStorageTable.c.id.desc())
                .limit(len(of_assets))
            )
            ids = [row[0] for row in conn.execute(newest)][::-1]
            self._store_asset_event_tags(conn, of_assets, ids)
            numbered = zip(of_assets, ids, strict=True)
            last = {(e.get_dagster_event().asset_key, e.dagster_event_type): (e, i) for e, i in numbered}
            for event, event_id in last.values():
                self._store_asset_event(conn, event, event_id)


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
    kind = event.dagster_event_type if event.is_dagster_event else None
    return kind in ASSET_CHECK_EVENTS or kind in EVENT_TYPE_TO_PIPELINE_RUN_STATUS
