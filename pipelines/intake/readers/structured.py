"""JSON, JSON lines and CSV, record by record."""

import csv
import io
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.intake.decoding import decode
from pipelines.intake.readers import streams
from pipelines.intake.readers.fields import Fields, compact, known, record_of
from pipelines.intake.readers.record import BrokenContainer, Limits, Record, failed, page

_DELIMITERS = ",;\t|"
_SPACE = " \t\r\n\ufeff,"
_JSON = json.JSONDecoder(strict=False)


def read_jsonl(
    stream: io.BufferedReader, raw_path: str, fields: Fields, limits: Limits, first: int = 1
) -> Iterator[Record]:
    """One Record a line that is not blank, under `raw_path#line`; `first` is the number of the stream's first line."""
    for number, line in streams.lines(streams.utf8(stream) if first == 1 else stream, limits.page, first):
        name = f"{raw_path}#{number}"
        if line is None:
            yield failed(name, "jsonl", f"too large: more than {limits.page} bytes in the line")
            continue
        if not line.strip():
            continue
        decoded = decode(line)
        if decoded.text is None:
            yield failed(name, "jsonl", decoded.reason or "not text", data=line)
            continue
        try:
            item = _JSON.decode(decoded.text)
        except (ValueError, RecursionError) as error:
            yield failed(name, "jsonl", f"bad JSON: {_cause(error)}", data=line)
            continue
        yield _record(name, "jsonl", decoded.encoding, line, item, fields)


def _record(name: str, form: str, encoding: str | None, raw: bytes, item: Any, fields: Fields) -> Record:
    if isinstance(item, str) and item.strip():
        return page(name, form, item.encode("utf-8", "replace"))
    if not isinstance(item, Mapping):
        return failed(name, form, f"no article object but {type(item).__name__}", data=raw)
    return record_of(name, form, encoding, raw, item, fields)


def _cause(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def read_json(stream: io.BufferedReader, raw_path: str, fields: Fields, limits: Limits) -> Iterator[Record]:
    """One object under `raw_path` itself; an array, several objects or a wrapped list under `raw_path#1`, `#2` …

    Arrays are read element by element, so that a large export needs no more memory than its largest article.
    """
    values = _values(stream, limits)
    first = next(values, None)
    if first is None:
        yield failed(raw_path, "json", "empty")
        return
    second = next(values, None)
    if second is None and not first.in_array and not isinstance(first.error, str):
        wrapped = _wrapped(first.item, fields)
        if wrapped is None:
            yield _record(raw_path, "json", first.encoding, first.raw, first.item, fields)
            return
        for number, item in enumerate(wrapped, 1):
            raw = json.dumps(item, ensure_ascii=False).encode("utf-8", "replace")
            yield _record(f"{raw_path}#{number}", "json", first.encoding, raw, item, fields)
        return
    for number, found in enumerate(itertools.chain([first], [second] if second else [], values), 1):
        yield _numbered(raw_path, number, found, fields)


class _Value:
    __slots__ = ("encoding", "error", "in_array", "item", "raw")

    def __init__(self, item: Any, raw: bytes, encoding: str, in_array: bool, error: str | None = None):
        self.item, self.raw, self.encoding, self.in_array, self.error = item, raw, encoding, in_array, error


def _numbered(raw_path: str, number: int, found: _Value, fields: Fields) -> Record:
    if found.error:
        name = raw_path if number == 1 else f"{raw_path}#{number}"
        return failed(name, "json", found.error, data=found.raw[:1000])
    return _record(f"{raw_path}#{number}", "json", found.encoding, found.raw, found.item, fields)


def _wrapped(item: Any, fields: Fields) -> list[Any] | None:
    """The list of articles that one object wraps, if it holds no text itself."""
    if not isinstance(item, Mapping) or known([str(k) for k in item], fields):
        return None
    lists = [v for k, v in item.items() if compact(str(k)) in fields["lists"] and isinstance(v, list)]
    return lists[0] if len(lists) == 1 and any(isinstance(v, Mapping) for v in lists[0]) else None


def _values(stream: io.BufferedReader, limits: Limits) -> Iterator[_Value]:
    """The top-level JSON values, an array's elements singly; a broken one ends the file with an error."""
    plain = streams.utf8(stream)
    head = plain.peek(streams.CHUNK)
    head = head[: head.rfind(b"}") + 1] or head
    guess = decode(head)
    encoding = guess.encoding if guess.encoding in ("windows-1256", "utf-16-le", "utf-16-be") else "utf-8"
    text = io.TextIOWrapper(plain, encoding=encoding, errors="replace", newline="")
    buffer, position, in_array, started, ended = "", 0, False, False, False
    want = streams.CHUNK
    while True:
        while position < len(buffer) and buffer[position] in _SPACE:
            position += 1
        if position < len(buffer) and not started and buffer[position] == "[":
            started = in_array = True
            position += 1
            continue
        if position < len(buffer) and in_array and buffer[position] == "]":
            in_array, position = False, position + 1
            continue
        if position < len(buffer):
            try:
                item, end = _JSON.raw_decode(buffer, position)
            except (ValueError, RecursionError) as error:
                cause = error
            else:
                # A number or a word at the buffer's end may go on in the next chunk.
                if end < len(buffer) or ended:
                    started = True
                    yield _Value(item, buffer[position:end].encode("utf-8", "replace"), encoding, in_array)
                    position, want = end, streams.CHUNK
                    continue
                cause = ValueError("cut off")
            if ended or len(buffer) - position > limits.page:
                large = len(buffer) - position > limits.page
                why = (
                    f"too large: more than {limits.page} bytes in one object" if large else f"bad JSON: {_cause(cause)}"
                )
                rest = buffer[position : position + 1000].encode("utf-8", "replace")
                yield _Value(None, rest, encoding, in_array, why + "; the rest of the file is not read" * started)
                return
        elif ended:
            if in_array:
                raise BrokenContainer("cut off: the array has no end")
            return
        chunk = text.read(want)
        ended = not chunk
        buffer, position = buffer[position:] + chunk, 0
        want = min(2 * want, limits.page)


def read_csv(stream: io.BufferedReader, raw_path: str, fields: Fields, limits: Limits) -> Iterator[Record]:
    """One Record a row, under `raw_path#row` (the first row below the header is 1)."""
    csv.field_size_limit(limits.page)
    start = stream.peek(streams.CHUNK)
    start = start[: start.rfind(b"\n") + 1] or start
    sample = decode(start)
    if sample.text is None:
        yield failed(raw_path, "csv", sample.reason or "not text", data=start)
        return
    name = (sample.encoding or "utf-8").split(" ")[0]
    codec = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(name, name)
    header_line = sample.text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    text = io.TextIOWrapper(stream, encoding=codec, errors="replace", newline="")
    rows = csv.reader(text, delimiter=delimiter)
    header = [h.strip() for h in next(rows, [])]
    if not known(header, fields):
        columns = ", ".join(header)[:200]
        yield failed(
            raw_path, "csv", f"missing column: none of {columns} can hold the text (see fields.yaml)", data=start
        )
        return
    number = 0
    while True:
        number += 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield failed(f"{raw_path}#{number}", "csv", f"broken row: {error}")
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield _row(f"{raw_path}#{number}", sample.encoding, header, row, fields, limits)


def _row(name: str, encoding: str | None, header: list[str], row: list[str], fields: Fields, limits: Limits) -> Record:
    raw = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
    if len(raw) > limits.page:
        return failed(name, "csv", f"too large: {len(raw)} bytes in the row", data=raw)
    if len(row) > len(header):
        return failed(name, "csv", f"broken row: {len(row)} cells under {len(header)} columns", data=raw)
    record = record_of(name, "csv", encoding, raw, dict(zip(header, row, strict=False)), fields)
    if len(row) < len(header) and record.text is None:
        return failed(name, "csv", f"broken row: {len(row)} of {len(header)} columns", data=raw)
    return record
