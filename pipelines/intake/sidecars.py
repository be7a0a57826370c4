"""What lies beside the pages: `NAME.meta.json` for one file, `dates.csv` for many; date, url and site of a page."""

import csv
import hashlib
import json
import os
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath

from pipelines.folding import bare, fold
from pipelines.intake.decoding import decode
from pipelines.intake.readers.fields import Fields, compact, load_fields, value

META_SUFFIX = ".meta.json"
DATES = "dates.csv"
_FILE_COLUMNS = ("file", "filename", "path", "raw_path", "name", "فایل", "پرونده", "نام فایل")
_KEYS = {"published": "date", "url": "url", "site": "site", "agency": "agency", "title": "title"}
_LARGEST = 1 << 20  # bytes of a .meta.json


class Sidecars:
    """The sidecars below one landing folder, read when first asked for; `problems` says which could not be read."""

    def __init__(self, landing: Path, fields: Fields | None = None):
        self._landing = landing
        self._fields = fields
        self._dates: dict[Path, dict[str, dict[str, str]]] = {}
        self._inside: dict[Path, dict[str, str]] = {}
        self._names = lru_cache(maxsize=64)(_sidecar_names)
        self._dated = lru_cache(maxsize=64)(self._dated_above)
        self.problems: list[str] = []

    @cached_property
    def _known(self) -> Fields:
        return self._fields or load_fields()

    def get(self, path: Path, raw_path: str) -> dict[str, str] | None:
        """What is said of a file (or of a record, `dump.jsonl#17`): date (raw), url, site, agency, title; or None.

        `NAME.meta.json` goes before a `dates.csv` in the same folder, that before one further up. What is said of the
        records of a container stands under `records` of the container itself, as a digest: it changes when they do.
        """
        found: dict[str, str] = {}
        records: list[str] = []
        parent = path.parent
        for folder in self._dated(parent):
            table = self._table(folder)
            inside = PurePosixPath(*PurePosixPath(raw_path).parts[self._depth(folder) :]).as_posix()
            for key in (_name(inside), _name(raw_path)):
                found = {**table.get(key, {}), **found}
                records += filter(None, [self._inside[folder].get(key)])
        if self._names(parent):
            found |= self._meta(path)
        if records:
            found["records"] = "/".join(dict.fromkeys(records))
        return found or None

    def _depth(self, folder: Path) -> int:
        return len(folder.parts) - len(self._landing.parts)

    def _dated_above(self, folder: Path) -> list[Path]:
        """The folders that hold a dates.csv, from this one up to the landing folder."""
        up = [p for p in (folder, *folder.parents) if p == self._landing or self._landing in p.parents]
        return [p for p in up or [folder] if DATES in self._names(p)]

    def _meta(self, path: Path) -> dict[str, str]:
        names = self._names(path.parent)
        for name in (path.name + META_SUFFIX, path.stem + META_SUFFIX):
            if name in names:
                return self._read_meta(path.with_name(name))
        return {}

    def _read_meta(self, path: Path) -> dict[str, str]:
        try:
            if path.stat().st_size > _LARGEST:
                raise ValueError(f"more than {_LARGEST} bytes")
            item = json.loads(decode(path.read_bytes()).text or "")
            if not isinstance(item, Mapping):
                raise ValueError("no object")
        except (OSError, ValueError, RecursionError) as error:
            self.problems.append(f"{path.name}: not read: {error}")
            return {}
        return self._said({compact(str(k)): v for k, v in item.items()})

    def _said(self, item: Mapping[str, object]) -> dict[str, str]:
        return {to: found for ours, to in _KEYS.items() if (found := value(item, self._known[ours]))}

    def _table(self, folder: Path) -> dict[str, dict[str, str]]:
        if folder not in self._dates:
            self._dates[folder] = self._read_table(folder / DATES)
            self._inside[folder] = _by_container(self._dates[folder])
        return self._dates[folder]

    def _read_table(self, path: Path) -> dict[str, dict[str, str]]:
        try:
            text = decode(path.read_bytes()).text or ""
            delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
            rows = [r for r in csv.reader(text.splitlines(), delimiter=delimiter) if any(c.strip() for c in r)]
        except (OSError, csv.Error) as error:
            self.problems.append(f"{path.name}: not read: {error}")
            return {}
        if not rows:
            return {}
        header = [compact(c) for c in rows[0]]
        columns = [i for i, h in enumerate(header) if h in {compact(c) for c in _FILE_COLUMNS}]
        if columns:
            rows = rows[1:]
        else:
            header, columns = ["file", "date"], [0]  # no header line: file, date
        out: dict[str, dict[str, str]] = {}
        for row in rows:
            if len(row) <= columns[0] or len(row) < 2:
                self.problems.append(f"{path.name}: a row without a date: {','.join(row)[:80]}")
                continue
            said = self._said({h: c for i, (h, c) in enumerate(zip(header, row, strict=False)) if i != columns[0]})
            out[_name(row[columns[0]].strip())] = said
        return out


def _name(path: str) -> str:
    """A file's name as it is looked up: one spelling of its letters, forward slashes, no leading ./"""
    return bare(fold(path.replace("\\", "/"))).removeprefix("./")


def _by_container(table: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """container → digest of what a table says of its records."""
    digests: dict[str, hashlib._Hash] = {}
    for name in sorted(n for n in table if "#" in n):
        digest = digests.setdefault(name.partition("#")[0], hashlib.sha1(usedforsecurity=False))
        digest.update(json.dumps([name, table[name]], sort_keys=True).encode())
    return {container: digest.hexdigest()[:16] for container, digest in digests.items()}


def _sidecar_names(folder: Path) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(e.name for e in entries if e.name == DATES or e.name.endswith(META_SUFFIX))
    except OSError:  # the folder went away or is closed to us; the walk reports that
        return frozenset()
