"""Byte streams with an end: gzip read safely, sizes bounded, lines of bounded length."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from pipelines.intake.readers.record import BrokenContainer, Limits

CHUNK = 1 << 16


class Bounded(io.RawIOBase):
    """What a compressed stream gives, counted; a bomb or a damaged stream raises BrokenContainer."""

    def __init__(self, stream: BinaryIO, compressed: int, limits: Limits):
        self._stream = stream
        self._left = min(limits.expanded, max(limits.ratio_floor, compressed * limits.ratio))
        self._limits = limits

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            data = self._stream.read(len(view))
        except EOFError as error:
            raise BrokenContainer("truncated gzip") from error
        except (zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            raise BrokenContainer(f"damaged: {error}") from error
        self._left -= len(data)
        if self._left < 0:
            raise BrokenContainer(f"expands too far: more than {self._limits.ratio} times its size")
        view[: len(data)] = data
        return len(data)


def bounded(stream: BinaryIO, compressed: int, zipped: bool, limits: Limits) -> io.BufferedReader:
    """A buffered stream of the content; `compressed` is its size as it lies on disk."""
    inner = cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb")) if zipped else stream
    return io.BufferedReader(Bounded(inner, compressed, limits), CHUNK)


def lines(stream: io.BufferedReader, limit: int, first: int = 1) -> Iterator[tuple[int, bytes | None]]:
    """(number, line without its end); None for a line longer than `limit` bytes, which is skipped."""
    number = first - 1
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.rstrip(b"\r\n")


def utf8(stream: io.BufferedReader) -> io.BufferedReader:
    """The same stream without a byte-order mark; UTF-16 turned into UTF-8."""
    start = stream.peek(4)[:4]
    if start.startswith(b"\xef\xbb\xbf"):
        stream.read(3)
    elif start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        wide = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="")
        return io.BufferedReader(_Recoded(wide), CHUNK)
    return stream


class _Recoded(io.RawIOBase):
    def __init__(self, text: io.TextIOWrapper):
        self._text = text
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if not self._rest:
            self._rest = self._text.read(CHUNK).encode("utf-8", "replace")
        data, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        view[: len(data)] = data
        return len(data)
