"""One writer a home: whoever changes ledger, staging or build.duckdb holds this lock."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class HomeIsBusy(RuntimeError):
    """Another run holds the home's lock."""


@contextmanager
def only_writer(lock: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the lock file for the block; raises HomeIsBusy (naming the holder) after `wait_seconds`.

    The lock is the operating system's: it is gone with the process, however that ends.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    holder = os.pread(handle, 100, 0).decode("ascii", "replace").strip() or "another process"
                    raise HomeIsBusy(f"{lock.parent} is being written by {holder}") from None
                time.sleep(0.1)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"process {os.getpid()}".encode(), 0)
        yield
    finally:
        os.close(handle)
