"""Publishing: build.duckdb, loaded and checkpointed, takes the place of warehouse.duckdb at once.

Readers that hold the old file open keep their snapshot; whoever connects next sees the new one. The next load begins
with a copy of the published file, so publishing costs the same for any size and a home at rest holds one warehouse.
"""

import os
import shutil
from pathlib import Path

import duckdb

# Of DuckDB's, for the load and for our own questions to the published file.
MEMORY_LIMIT = "700MB"


class PublishFailed(RuntimeError):
    """The build could not take the warehouse's place; the published file is the old one."""


def resume(build: Path, warehouse: Path) -> bool:
    """Where there is no build, begin one with a copy of the published warehouse; returns whether it did.

    A build that is there was not published yet (a killed run's, or one that an audit refused) and is gone on with.
    Raises PublishFailed (with the reason, such as a full disk).
    """
    if build.exists() or not warehouse.exists():
        return False
    temporary = build.with_name(build.name + ".resuming")
    build.with_name(build.name + ".wal").unlink(missing_ok=True)  # of a build that is no more
    try:
        shutil.copyfile(warehouse, temporary)
        with temporary.open("rb") as handle:
            os.fsync(handle.fileno())  # after a power cut the name must not stand for half a copy
        os.replace(temporary, build)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise PublishFailed(f"{warehouse} could not be copied to load into: {error}") from error
    return True


def publish(build: Path, warehouse: Path) -> int:
    """Put a closed, checkpointed build in the place of `warehouse` by fsync and rename; returns its bytes.

    Raises PublishFailed (with the reason); then the old file is untouched.
    """
    if build.with_name(build.name + ".wal").exists():  # the checkpoint on closing failed: the newest rows lie beside it
        raise PublishFailed(f"{warehouse} was not replaced: {build} could not be checkpointed; is the disk full?")
    try:
        with build.open("rb") as handle:
            os.fsync(handle.fileno())
        duckdb.connect(str(build), read_only=True).close()  # what does not open must not be published
        size = build.stat().st_size
        os.replace(build, warehouse)
    except (OSError, duckdb.Error) as error:
        raise PublishFailed(f"{warehouse} was not replaced: {error}") from error
    folder = os.open(warehouse.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return size


def published(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """Open the published file, read only, within MEMORY_LIMIT."""
    con = duckdb.connect(str(warehouse), read_only=True)
    # set afterwards: in the configuration of the connection it would bar other readers in this process
    con.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    return con
