"""Readers: one file of the landing folder → the pages in it, in bounded memory, never raising for bad input."""

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pipelines.intake.readers.record import LIMITS, BrokenContainer, Limits, Record, failed, form_of, page

__all__ = ["LIMITS", "BrokenContainer", "Limits", "Record", "form_of", "read_file"]


def read_file(path: Path, raw_path: str, *, limits: Limits = LIMITS) -> Iterator[Record]:
    """The pages of one file; `raw_path` is its name in the ledger.

    A file that holds one page gives one Record under `raw_path` itself; a container gives one for each record
    (`raw_path#17`). What cannot be read gives a Record with a reason; nothing about the input raises.
    """
    form, zipped = form_of(path.name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield failed(raw_path, form or "folder", "a folder, not a file")
            return
        if not stat.S_ISREG(mode):
            yield failed(raw_path, form, "no regular file")
            return
        with path.open("rb") as stream:
            size = path.stat().st_size
            if not form:
                yield failed(
                    raw_path, "", f"form not known: {path.suffix or 'no suffix'}", size=size, sha256=_hash(stream)
                )
            else:
                yield from _read(stream, form, zipped, raw_path, size, limits)
    except OSError as error:
        yield failed(raw_path, form, f"cannot be read: {error.strerror or error}")


def _hash(stream: BinaryIO) -> str:
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()


def _read(stream: BinaryIO, form: str, zipped: bool, raw_path: str, size: int, limits: Limits) -> Iterator[Record]:
    if size > limits.page:
        yield failed(raw_path, form, f"too large: {size} bytes, {limits.page} allowed", size=size, sha256=_hash(stream))
        return
    yield page(raw_path, form, stream.read())
