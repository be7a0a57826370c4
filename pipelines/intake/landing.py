"""Walking the landing folder: what lies there, in a stable order, without holding it in memory."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR

# Sidecars and what editors, copiers and operating systems leave behind; never pages.
_IGNORED_SUFFIXES = (".meta.json", ".part", ".tmp", ".crdownload", "~")
_IGNORED_NAMES = frozenset({"dates.csv", "dates.CSV", "Thumbs.db"})


@dataclass(frozen=True, slots=True)
class Landed:
    """A file (or a folder posing as one) in the landing folder."""

    path: Path
    raw_path: str  # relative to the landing folder, forward slashes; bytes that are no UTF-8 as \\xNN
    size: int
    mtime_ns: int


def _readable(name: str) -> str:
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def is_page_name(name: str) -> bool:
    """Whether a file of this name is taken for news (and not for a sidecar or a leftover)."""
    return not (name.startswith(".") or name in _IGNORED_NAMES or name.endswith(_IGNORED_SUFFIXES))


def walk(landing: Path) -> Iterator[Landed]:
    """Every candidate file below `landing`, folder by folder in name order; raises OSError if it is no folder.

    A folder whose own name looks like a page (`x.txt`) is given as well, with size -1, and is walked too.
    """
    yield from _walk(landing, "")


def _walk(folder: Path, prefix: str) -> Iterator[Landed]:
    try:
        here = sorted(os.listdir(folder))  # names alone: a folder may hold a million
    except OSError:
        if not prefix:
            raise
        yield Landed(folder, prefix.rstrip("/"), -1, 0)
        return
    base = os.fspath(folder) + "/"
    for name in here:
        raw_path = prefix + _readable(name)
        try:
            stat = os.stat(base + name)
        except OSError:  # a dangling link, or gone since the listing: the reader says which
            yield Landed(folder / name, raw_path, 0, 0)
            continue
        if S_ISDIR(stat.st_mode):
            if os.path.islink(base + name):
                continue  # a linked folder may lead back up: each file is read where it lies
            if name.lower().endswith((".txt", ".html", ".htm")):
                yield Landed(folder / name, raw_path, -1, stat.st_mtime_ns)
            if not name.startswith("."):
                yield from _walk(folder / name, raw_path + "/")
        elif is_page_name(name):
            yield Landed(folder / name, raw_path, stat.st_size, stat.st_mtime_ns)


def folder_times(landing: Path) -> list[tuple[str, int]]:
    """(relative path, mtime_ns) of every folder below `landing`, in order: what changes when a file comes or goes.

    Folders are listed only where they may hold folders themselves (a link count above 2, where the file system
    keeps one), so a folder of a million files costs one stat. Raises OSError where `landing` is no folder.
    """
    out: list[tuple[str, int]] = []
    waiting = [(landing, "")]
    while waiting:
        folder, name = waiting.pop()
        stat = folder.stat()
        out.append((name, stat.st_mtime_ns))
        if stat.st_nlink == 2:  # itself and its own «.»: no folders below
            continue
        with os.scandir(folder) as entries:
            below = [e.name for e in entries if not e.name.startswith(".") and e.is_dir(follow_symlinks=False)]
        waiting.extend((folder / b, f"{name}/{b}" if name else b) for b in below)
    return sorted(out)
