"""One tar of a home: ledger, staged Parquet, published warehouse and unpublished build, Dagster's instance; and back again."""

import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pipelines.settings import Home

# What another process may be using, or what is made anew; the landing folder is the owner's own.
_LEFT_OUT = ("run.lock", "writer.lock", "landing", "backup.tmp")
_RESTORING = "restoring."
_SQLITE = (".db", ".sqlite")
_SQLITE_BESIDE = ("-wal", "-shm", "-journal")


class NotRestored(RuntimeError):
    """The home is in use, or the file is no back-up."""


def backup(home: Home, file: Path) -> int:
    """Write the home into `file` (a tar; gzip where the name ends in .gz), whole or not at all; returns its bytes.

    The caller holds the writer's lock. SQLite files are copied by SQLite, so that the daemon may go on meanwhile.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(file.name + ".tmp")
    try:
        with (
            tempfile.TemporaryDirectory(prefix="backup.tmp", dir=home.path) as scratch,
            tarfile.open(temporary, "w:gz" if file.suffix in (".gz", ".tgz") else "w") as tar,
        ):
            for path in _files(home.path, leave={temporary.resolve(), file.resolve()}):
                name = path.relative_to(home.path).as_posix()
                try:
                    tar.add(_copied(path, Path(scratch) / "copy") if path.suffix in _SQLITE else path, name)
                except FileNotFoundError:  # only what the lock does not guard comes and goes: Dagster's own logs
                    if not name.startswith("dagster/"):
                        raise
        with temporary.open("rb") as handle:
            os.fsync(handle.fileno())
        os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)
    return file.stat().st_size


def _files(home: Path, leave: set[Path]) -> Iterator[Path]:
    for folder, names, files in os.walk(home):
        if Path(folder) == home:
            names[:] = [n for n in names if not n.startswith(_LEFT_OUT)]
            files = [f for f in files if not f.startswith(_LEFT_OUT) and not f.endswith(".resuming")]
        names.sort()
        for name in sorted(files):
            path = Path(folder, name)
            if not name.endswith((*_SQLITE_BESIDE, ".sock")) and path.resolve() not in leave:
                yield path


def _copied(source: Path, target: Path) -> Path:
    target.unlink(missing_ok=True)
    os.stat(source)  # raises where it is gone; connecting would make an empty one
    with closing(sqlite3.connect(source, timeout=60)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    shutil.copystat(source, target)
    return target


def restore(home: Home, file: Path) -> int:
    """Unpack a back-up into an empty or missing home; returns the number of files.

    Raises NotRestored where the home holds anything or the file is no back-up of a home.
    """
    made = not home.path.exists()
    home.path.mkdir(parents=True, exist_ok=True)
    for left in home.path.glob(_RESTORING + "*"):  # of a restore that was killed
        shutil.rmtree(left)
    if any(home.path.iterdir()):
        raise NotRestored(f"{home.path} is not empty: restore into a new home")
    # inside the home: its owner may write nowhere beside it
    scratch = Path(tempfile.mkdtemp(prefix=_RESTORING, dir=home.path))
    try:
        try:
            with tarfile.open(file) as tar:
                members = [m for m in tar if m.isfile()]
                if "ledger.sqlite" not in {m.name for m in members}:
                    raise NotRestored(f"{file} is no back-up of a home: it holds no ledger")
                tar.extractall(scratch, members, filter="data")
        except tarfile.TarError as error:
            raise NotRestored(f"{file} is no back-up: {error}") from error
        for path in sorted(scratch.iterdir(), key=lambda p: p.name == home.ledger.name):  # the ledger last
            os.replace(path, home.path / path.name)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        if made and not any(home.path.iterdir()):
            home.path.rmdir()
    return len(members)
