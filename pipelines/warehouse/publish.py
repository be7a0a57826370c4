"""Publishing: a checkpointed copy of build.duckdb put in the place of warehouse.duckdb at once.

Readers that hold the old file open keep their snapshot; whoever connects next sees the new one.
"""

import os
import shutil
from pathlib import Path

import duckdb


class PublishFailed(RuntimeError):
    """The copy could not be made; the published file is the old one."""


def publish(build: Path, warehouse: Path) -> int:
    """Copy a closed, checkpointed build to `warehouse` by fsync and rename; returns its bytes.

    Raises PublishFailed (with the reason, such as a full disk); then the old file is untouched.
    """
    temporary = warehouse.with_name(warehouse.name + ".publishing")
    if build.with_name(build.name + ".wal").exists():  # the checkpoint on closing failed: the newest rows lie beside it
        raise PublishFailed(f"{warehouse} was not replaced: {build} could not be checkpointed; is the disk full?")
    try:
        shutil.copyfile(build, temporary)
        with temporary.open("rb") as handle:
            os.fsync(handle.fileno())
        duckdb.connect(str(temporary), read_only=True).close()  # a copy that does not open must not be published
        size = temporary.stat().st_size
        os.replace(temporary, warehouse)
    except (OSError, duckdb.Error) as error:
        temporary.unlink(missing_ok=True)
        raise PublishFailed(f"{warehouse} was not replaced: {error}") from error
    folder = os.open(warehouse.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return size
