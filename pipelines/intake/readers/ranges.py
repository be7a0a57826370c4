"""Plain JSON-lines files in stretches of whole lines, so that several workers can read one file."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from pipelines.intake.readers import streams, structured
from pipelines.intake.readers.fields import Fields, load_fields
from pipelines.intake.readers.record import LIMITS, Limits, Record, failed

Lines = tuple[int, int, int]  # first byte, byte after the last, number of the first line (from 1)
_CHUNK = 1 << 20


def cut(path: Path, size: int, wanted: int, start: int = 0, number: int = 1) -> Iterator[Lines]:
    """Stretches of about `wanted` bytes up to `size`, each ending with a line; raises OSError.

    A file in UTF-16, whose line ends are no bytes of their own, comes whole.
    """
    with path.open("rb") as file:
        if start == 0 and file.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            yield 0, size, 1
            return
        while start < size:
            end, lines = _end(file, start, size, wanted)
            yield start, end, number
            start, number = end, number + lines


def _end(file: io.BufferedReader, start: int, size: int, wanted: int) -> tuple[int, int]:
    """(the last line end within `wanted` bytes of `start`, else the first behind them, else `size`; lines up to it)."""
    file.seek(start)
    at, end, lines, seen = start, start, 0, 0
    while at < size:
        behind = at >= start + wanted
        if behind and end > start:
            break
        data = file.read(min(_CHUNK, size - at, _CHUNK if behind else start + wanted - at))
        if not data:
            break
        last = data.find(b"\n") if behind else data.rfind(b"\n")
        if last >= 0:
            end, lines = at + last + 1, seen + data.count(b"\n", 0, last + 1)
        seen += data.count(b"\n")
        at += len(data)
    return (end, lines) if start + wanted < size and end > start else (size, seen)


def read_lines(
    path: Path, raw_path: str, lines: Lines, limits: Limits = LIMITS, fields: Fields | None = None
) -> Iterator[Record]:
    """The Records of one stretch, named as `read_file` names them; never raises for bad input."""
    start, end, number = lines
    try:
        with path.open("rb") as file:
            file.seek(start)
            stream = cast(io.BufferedReader, io.BufferedReader(_Section(file, end - start), streams.CHUNK))
            yield from structured.read_jsonl(stream, raw_path, fields or load_fields(), limits, number)
    except OSError as error:
        yield failed(raw_path, "jsonl", f"cannot be read: {error.strerror or error}")


class _Section(io.RawIOBase):
    """The next `size` bytes of a file."""

    def __init__(self, file: io.BufferedReader, size: int):
        self._file, self._left = file, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._file.read(min(len(view), self._left))
        self._left -= len(data)
        view[: len(data)] = data
        return len(data)
