"""WARC files (plain, and gzipped record by record or whole): each answer of a web server is a page.

The framing is our own and finds its way again behind a broken record; what is inside a record (HTTP headers, chunks,
content encodings) is read by warcio.
"""

import io
import re
import zlib
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipelines.intake.readers.record import BrokenContainer, Limits, Record, failed, page

_CHUNK = 1 << 16
_MAGIC = b"\x1f\x8b\x08"
_START = re.compile(rb"WARC/\d\.\d\r?\n")
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,15})\s*$", re.I | re.M)
_TYPE = re.compile(rb"^warc-type:\s*([\w-]+)", re.I | re.M)
_HEADER = 1 << 16
_TEXT_TYPES = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")


class _Source:
    """The uncompressed bytes with a look-ahead; damaged gzip members are left out and counted."""

    def __init__(self, stream: io.BufferedReader, zipped: bool, limit: int):
        self._stream, self._zipped = stream, zipped
        self._raw = b""
        self._left = limit
        self._unzip = zlib.decompressobj(31)
        self.buffer = b""
        self.damage: str | None = None

    def fill(self, size: int) -> bool:
        """Have at least `size` bytes in the buffer; False where the stream ends before."""
        parts = [self.buffer]
        have = len(self.buffer)
        while have < size:
            data = self._next()
            if data is None:
                break
            parts.append(data)
            have += len(data)
        self.buffer = b"".join(parts)
        return have >= size

    def skip(self, size: int) -> None:
        """Leave out `size` bytes without holding them."""
        while size > 0:
            if not self.buffer and not self.fill(1):
                return
            cut = min(size, len(self.buffer))
            self.buffer, size = self.buffer[cut:], size - cut

    def _next(self) -> bytes | None:
        data = self._inflate() if self._zipped else (self._stream.read(_CHUNK) or None)
        if data is not None:
            self._left -= len(data)
            if self._left < 0:
                raise BrokenContainer("expands too far")
        return data

    def _inflate(self) -> bytes | None:
        while True:
            if self._unzip.eof:
                self._raw = self._unzip.unused_data + self._raw
                self._unzip = zlib.decompressobj(31)
            if not self._raw:
                self._raw = self._stream.read(_CHUNK)
                if not self._raw:
                    return None
            try:
                out = self._unzip.decompress(self._raw, _CHUNK)
                self._raw = self._unzip.unconsumed_tail
            except zlib.error as error:
                self.damage = f"damaged gzip: {error}"
                self._resync()
                continue
            if out:
                return out

    def _resync(self) -> None:
        """Go to the next gzip member."""
        self._unzip = zlib.decompressobj(31)
        rest = self._raw[1:]
        while (at := rest.find(_MAGIC)) < 0:
            more = self._stream.read(_CHUNK)
            if not more:
                self._raw = b""
                return
            rest = rest[-2:] + more
        self._raw = rest[at:]


def read_warc(stream: io.BufferedReader, raw_path: str, zipped: bool, size: int, limits: Limits) -> Iterator[Record]:
    """A Record for each response, resource and conversion, under `raw_path#number of the record in the file`."""
    allowed = min(limits.expanded, max(limits.ratio_floor, size * limits.ratio)) if zipped else 1 << 62
    source = _Source(stream, zipped, allowed)
    number = 0
    while True:
        number += 1
        name = f"{raw_path}#{number}"
        found = _frame(source, limits)
        if found is None:
            return
        data, reason = found
        if source.damage:
            reason, source.damage = reason or source.damage, None
        if reason:
            yield failed(name, "warc", reason, data=data[:_HEADER])
            continue
        record = _page(name, data)
        if record is not None:
            yield record


def _frame(source: _Source, limits: Limits) -> tuple[bytes, str | None] | None:
    """The next record's bytes, or what there is of it and a reason; None at the end."""
    while source.fill(1) and source.buffer[:1] in b"\r\n":
        source.buffer = source.buffer.lstrip(b"\r\n")
    if not source.buffer:
        return (b"", source.damage) if source.damage else None
    source.fill(_HEADER)
    if not _START.match(source.buffer):
        lost = _to_next(source)
        return lost, "broken record: no WARC header"
    blank = re.search(rb"\r?\n\r?\n", source.buffer[:_HEADER])
    length = _LENGTH.search(source.buffer, 0, blank.end()) if blank else None
    if blank is None or length is None:
        start, source.buffer = source.buffer[:6], source.buffer[6:]
        return start + _to_next(source), "broken record: header without Content-Length"
    end = blank.end() + int(length[1])
    if int(length[1]) > limits.page:
        head = source.buffer[: blank.end()]
        kind = _TYPE.search(head)
        source.skip(end)
        reason = f"too large: {int(length[1])} bytes, {limits.page} allowed"
        return (head, reason if kind and kind[1].lower() in (b"response", b"resource", b"conversion") else None)
    whole = source.fill(end)
    source.fill(end + 4 + 16)
    after = source.buffer[end : end + 20].lstrip(b"\r\n")
    if whole and (not after or _START.match(after) or after.startswith(b"WARC/")):
        data, source.buffer = source.buffer[:end], source.buffer[end:]
        return data, None
    other = _START.search(source.buffer, blank.end())
    if other is None and not whole:
        data, source.buffer = source.buffer, b""
        return data, "broken record: cut off"
    if other is None or other.start() > end:
        # The length holds, something else stands behind it: give the record, the rest is looked at next.
        data, source.buffer = source.buffer[:end], source.buffer[end:]
        return data, None
    data, source.buffer = source.buffer[: other.start()], source.buffer[other.start() :]
    return data, "broken record: shorter than its Content-Length"


def _to_next(source: _Source) -> bytes:
    """Skip to the next record's header; gives (the first part of) what was left out."""
    lost = b""
    while True:
        if found := _START.search(source.buffer):
            lost += source.buffer[: found.start()]
            source.buffer = source.buffer[found.start() :]
            return lost[:_HEADER]
        lost = (lost + source.buffer)[:_HEADER]
        tail, source.buffer = source.buffer[-12:], b""
        more = source.fill(1)
        source.buffer = tail + source.buffer if more else b""
        if not more:
            return lost


def _page(name: str, data: bytes) -> Record | None:
    """The page in one record; None for requests, metadata and the like."""
    kind = _TYPE.search(data, 0, _HEADER)
    if kind is None or kind[1].lower() not in (b"response", b"resource", b"conversion"):
        return None
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            return _read(name, record, data)
    except (ArchiveLoadFailed, ValueError, EOFError, OSError, zlib.error) as error:
        return failed(name, "warc", f"broken record: {error}", data=data)
    return failed(name, "warc", "broken record: nothing in it", data=data)


def _read(name: str, record: object, data: bytes) -> Record:
    headers = record.rec_headers  # type: ignore[attr-defined]
    http = record.http_headers  # type: ignore[attr-defined]
    status = http.get_statuscode() if http else None
    if status and not status.startswith("2"):
        return failed(name, "warc", f"the server answered {status}", data=data)
    kind = (http.get_header("Content-Type") if http else headers.get_header("Content-Type")) or ""
    base = kind.split(";")[0].strip().lower()
    if base and not base.startswith(_TEXT_TYPES):
        return failed(name, "warc", f"no page but {base}", data=data)
    payload = record.content_stream().read()  # type: ignore[attr-defined]
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", kind, re.I)
    meta = {}
    for key, header in (("url", "WARC-Target-URI"), ("crawled", "WARC-Date")):
        if found := headers.get_header(header):
            meta[key] = found.strip("<>")
    is_html = "html" in base or (not base and b"<html" in payload[:2048].lower())
    out = page(name, "html" if is_html else "txt", payload, declared=charset[1] if charset else None, meta=meta)
    out.format = "warc"
    return out
