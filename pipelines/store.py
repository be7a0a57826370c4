"""Where the staged Parquet lies: a folder, or any URL that fsspec opens (`s3://bucket/prefix`, `gs://…`, `file:///…`).

A file has its name when it is whole, or not at all: in a folder it is written beside it, flushed to disk and renamed; an
object store completes an upload at once, and one that is not completed leaves nothing to be read.
"""

import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import pyarrow.parquet as pq


class Store(Protocol):
    """Files by their names, such as `articles/2021-10-07-….parquet`."""

    root: str

    def open(self, name: str) -> pq.ParquetFile:
        """A Parquet file; raises FileNotFoundError."""

    @contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        """Gives what Parquet may be written to; at the end of the block it has its name, durably; not if that raises."""

    def exists(self, name: str) -> bool:
        """Whether a file has that name."""

    def remove(self, name: str) -> None:
        """Delete a file; one that is not there is no error."""

    def names(self) -> Iterator[str]:
        """All there is, also what a killed run left half written."""

    @contextmanager
    def fetched(self, names: Iterable[str], folder: Path) -> Iterator[dict[str, Path]]:
        """name → a path on this machine, for the time of the block; copies lie below `folder`."""


@lru_cache(maxsize=8)
def at(root: str) -> Store:
    """The store of a folder's path or of a URL; raises ImportError where fsspec or its driver is missing."""
    return _Remote(root) if "://" in root else _Folder(root)


class _Folder:
    def __init__(self, root: str):
        self.root = root

    def open(self, name: str) -> pq.ParquetFile:
        return pq.ParquetFile(Path(self.root, name))

    @contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        path = Path(self.root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.tmp")
        try:
            yield temporary
            with temporary.open("rb") as handle:
                os.fsync(handle.fileno())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def exists(self, name: str) -> bool:
        return Path(self.root, name).exists()

    def remove(self, name: str) -> None:
        Path(self.root, name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        root = Path(self.root)
        for path in root.rglob("*.parquet*"):
            yield path.relative_to(root).as_posix()

    @contextmanager
    def fetched(self, names: Iterable[str], folder: Path) -> Iterator[dict[str, Path]]:
        yield {name: Path(self.root, name) for name in names}


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder as durable as the files: a rename is lost in a power cut otherwise."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class _Remote:
    def __init__(self, root: str):
        import fsspec  # with its drivers an extra: not for everybody who stages in a folder

        self.root = root
        # other processes write there too: no listing is kept
        self._files, self._base = fsspec.core.url_to_fs(root, use_listings_cache=False)

    def _path(self, name: str) -> str:
        return f"{self._base.rstrip('/')}/{name}"

    def open(self, name: str) -> pq.ParquetFile:
        return pq.ParquetFile(self._path(name), filesystem=self._files)

    @contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        path = self._path(name)
        with suppress(FileExistsError):  # where folders are but prefixes, nothing happens
            self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
        handle = self._files.open(path, "wb", autocommit=False)
        try:
            yield handle
            handle.close()
            handle.commit()
        except BaseException:
            with suppress(Exception):  # the error above is the one to tell
                handle.discard()
            raise

    def exists(self, name: str) -> bool:
        return bool(self._files.exists(self._path(name)))

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))

    def names(self) -> Iterator[str]:
        for path in self._files.find(self._base):
            yield path.removeprefix(self._base).strip("/")

    @contextmanager
    def fetched(self, names: Iterable[str], folder: Path) -> Iterator[dict[str, Path]]:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fetched-", dir=folder) as held:
            paths = {name: Path(held, f"{number}.parquet") for number, name in enumerate(names)}
            for name, path in paths.items():
                self._files.get_file(self._path(name), str(path))
            yield paths
