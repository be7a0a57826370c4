"""Readers: one file of the landing folder → the pages in it, in bounded memory, never raising for bad input."""

import hashlib
import io
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from pipelines.intake.readers import streams, structured, warc
from pipelines.intake.readers.fields import Fields, load_fields
from pipelines.intake.readers.record import LIMITS, BrokenContainer, Limits, Record, failed, form_of, page

__all__ = ["LIMITS", "BrokenContainer", "Limits", "Record", "form_of", "load_fields", "read_file"]

_LEFTOVERS = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def read_file(path: Path, raw_path: str, *, limits: Limits = LIMITS, fields: Fields | None = None) -> Iterator[Record]:
    """The pages of one file; `raw_path` is its name in the ledger.

    A file that holds one page gives one Record under `raw_path` itself; a container gives one for each record
    (`raw_path#17`, in a zip `raw_path#inner/name.txt`). What cannot be read gives a Record with a reason; nothing
    about the input raises. `fields` are the field names of JSON and CSV (`load_fields`).
    """
    form, zipped = form_of(path.name)
    try:
        mode = path.stat()
        if stat.S_ISDIR(mode.st_mode):
            yield failed(raw_path, form or "folder", "a folder, not a file")
            return
        if not stat.S_ISREG(mode.st_mode):
            yield failed(raw_path, form, "no regular file")
            return
        with path.open("rb") as stream:
            reader = _Reader(form, zipped, raw_path, mode.st_size, limits, fields or load_fields())
            try:
                yield from reader.read(stream)
            except BrokenContainer as error:
                after = f" after {reader.given} pages" if reader.given else ""
                yield failed(raw_path, form, f"{error}{after}", size=mode.st_size, sha256=_hash(stream))
    except OSError as error:
        yield failed(raw_path, form, f"cannot be read: {error.strerror or error}")


def _hash(stream: BinaryIO) -> str:
    stream.seek(0)
    return hashlib.file_digest(cast(io.BufferedReader, stream), "sha256").hexdigest()


class _Reader:
    """Reads one file or one member of a zip; `given` counts the pages it gave."""

    def __init__(self, form: str, zipped: bool, raw_path: str, size: int, limits: Limits, fields: Fields):
        self.form, self.zipped, self.raw_path, self.size = form, zipped, raw_path, size
        self.limits, self.fields = limits, fields
        self.given = 0

    def read(self, stream: BinaryIO) -> Iterator[Record]:
        """Raises BrokenContainer where the stream itself is damaged."""
        if not self.form:
            suffix = PurePosixPath(self.raw_path.split("#")[-1]).suffix
            raise BrokenContainer(f"form not known: {suffix or 'no suffix'}")
        if self.size == 0:
            raise BrokenContainer("empty")
        for record in self._records(stream):
            self.given += record.text is not None
            yield record

    def _records(self, stream: BinaryIO) -> Iterator[Record]:
        if self.form == "zip":
            if self.zipped:
                raise BrokenContainer("a gzipped zip is not read")
            yield from self._zip(stream)
            return
        if self.form == "warc":
            plain = streams.bounded(stream, self.size, False, self.limits)
            yield from self._filled(warc.read_warc(plain, self.raw_path, self.zipped, self.size, self.limits))
            return
        content = streams.bounded(stream, self.size, self.zipped, self.limits)
        if self.form in ("txt", "html"):
            yield self._page(content)
            return
        read = {"json": structured.read_json, "jsonl": structured.read_jsonl, "csv": structured.read_csv}[self.form]
        yield from self._filled(read(content, self.raw_path, self.fields, self.limits))

    def _page(self, content: io.BufferedReader) -> Record:
        data = content.read(streams.CHUNK)  # nearly always all: asked for more, it would make room for all that may be
        if len(data) == streams.CHUNK <= self.limits.page:
            data += content.read(self.limits.page + 1 - len(data))
        if len(data) > self.limits.page:
            raise BrokenContainer(f"too large: more than {self.limits.page} bytes")
        return page(self.raw_path, self.form, data)

    def _filled(self, records: Iterator[Record]) -> Iterator[Record]:
        any_record = False
        for record in records:
            any_record = True
            yield record
        if not any_record:
            raise BrokenContainer("no page in it")

    def _zip(self, stream: BinaryIO) -> Iterator[Record]:
        try:
            archive = zipfile.ZipFile(stream)
            members = [m for m in archive.infolist() if not m.is_dir()]
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise BrokenContainer(f"damaged zip: {error}") from error
        if len(members) > self.limits.members:
            raise BrokenContainer(f"too many files: {len(members)} in the zip, {self.limits.members} allowed")
        if not members:
            raise BrokenContainer("no page in it")
        left = min(self.limits.expanded, max(self.limits.ratio_floor, self.size * self.limits.ratio))
        for member in members:
            name = _member_name(member)
            if any(part in name for part in _LEFTOVERS) or name.endswith((".meta.json", "dates.csv")):
                continue
            left -= member.file_size
            if left < 0:
                raise BrokenContainer(f"expands too far: more than {self.limits.ratio} times its size")
            yield from self._member(archive, member, name)

    def _member(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[Record]:
        raw_path = f"{self.raw_path}#{name}"
        form, zipped = form_of(name)
        pure = PurePosixPath(name.replace("\\", "/"))
        if ".." in pure.parts or pure.is_absolute() or name[1:2] == ":":
            yield failed(raw_path, form, "a name that leads out of the zip")
            return
        if form == "zip":
            yield failed(raw_path, form, "a zip inside a zip is not read")
            return
        size = member.compress_size if member.file_size else 0
        inner = _Reader(form, zipped, raw_path, size, self.limits, self.fields)
        try:
            with archive.open(member) as content:
                yield from inner.read(cast(BinaryIO, content))
        except BrokenContainer as error:
            after = f" after {inner.given} pages" if inner.given else ""
            yield failed(raw_path, form, f"{error}{after}", size=member.file_size)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:  # RuntimeError: encrypted
            yield failed(raw_path, form, f"damaged in the zip: {error}", size=member.file_size)


def _member_name(member: zipfile.ZipInfo) -> str:
    """A member's name; old zips give UTF-8 without saying so."""
    if not member.flag_bits & 0x800:
        try:
            return member.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            return member.filename
    return member.filename
