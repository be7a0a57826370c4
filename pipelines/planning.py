"""What an intake has to read: the files that are new or changed, with their sidecars, cut into tasks."""

import datetime as dt
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from pipelines.cleaning.layout import recurring_lines
from pipelines.folding import fold
from pipelines.intake import landing as landing_folder
from pipelines.intake.landing import Landed
from pipelines.intake.ledger import Ledger
from pipelines.intake.readers import form_of, ranges, read_file
from pipelines.intake.sidecars import Sidecars
from pipelines.settings import Home
from pipelines.tasks import BYTES_A_PAGE, PAGES_A_SHARD, Reading, Source

STABLE_SECONDS = 1.0  # a file touched more recently than this may still be being written
_SITE_SAMPLE, _SITE_MINIMUM = 60, 8
_LEAST_PAGES, _SHARE = 250, 16  # a task has a 16th of what was read so far: small loads busy all, large make few files
_Found = tuple[Landed, Mapping[str, str] | None]


@dataclass
class Seen:
    """What the walk came across."""

    files: int = 0
    unstable: list[str] = field(default_factory=list)


def sidecar_key(sidecar: Mapping[str, str] | None) -> str | None:
    """A sidecar as the ledger notes it."""
    return "\n".join(f"{k}={v}" for k, v in sorted(sidecar.items())) if sidecar else None


def new_or_changed(home: Home, ledger: Ledger, sidecars: Sidecars, seen: Seen) -> Iterator[_Found]:
    """Landed files whose size, time or sidecar is not what the ledger noted; those still being written come last.

    Raises OSError where the landing folder cannot be listed.
    """
    late: list[_Found] = []
    walk = landing_folder.walk(home.landing)
    while some := list(islice(walk, 1000)):
        known = ledger.signatures([f.raw_path for f in some])
        seen.files += len(some)
        for landed in some:
            sidecar: Mapping[str, str] | None = sidecars.get(landed.path, landed.raw_path)
            if known.get(landed.raw_path) == (landed.size, landed.mtime_ns, sidecar_key(sidecar)):
                continue
            if 0 <= time.time() - landed.mtime_ns / 1e9 < STABLE_SECONDS:
                late.append((landed, sidecar))
            else:
                yield landed, sidecar
    if late:
        time.sleep(STABLE_SECONDS)
    for landed, sidecar in late:
        try:
            stat = landed.path.stat()
        except OSError:
            seen.unstable.append(landed.raw_path)
            continue
        if landed.size < 0 or (stat.st_size, stat.st_mtime_ns) == (landed.size, landed.mtime_ns):
            yield landed, sidecar
        else:  # the next run finds it again
            seen.unstable.append(landed.raw_path)


def with_site_lines(files: Iterable[_Found], ledger: Ledger) -> Iterator[tuple[_Found, frozenset[str]]]:
    """Each file with its site folder's recurring lines; a site's lines are settled once, from its first files.

    Settled before any of the files is taken in, so that a killed run and its successor see the same lines.
    """
    settled = {site: frozenset(lines) for site, lines in ledger.site_lines().items()}
    for site, members in groupby(files, key=lambda item: item[0].raw_path.rpartition("/")[0]):
        group = iter(members)
        if site and site not in settled:
            sample = list(islice(group, _SITE_SAMPLE))
            if len(sample) >= _SITE_MINIMUM:
                firsts = [r for landed, _ in sample for r in islice(read_file(landed.path, landed.raw_path), 1)]
                texts = [fold(r.text) for r in firsts if r.text and not r.is_html]
                settled[site] = frozenset(recurring_lines(texts))
                ledger.settle_site_lines(site, settled[site])
            for found in sample:
                yield found, settled.get(site, frozenset())
        for found in group:
            yield found, settled.get(site, frozenset())


def readings(files: Iterable[tuple[_Found, frozenset[str]]], home: Home, now: dt.date) -> Iterator[Reading]:
    """The files as tasks, in order; the same for any number of workers. A long JSON-lines file is cut into several."""
    run = uuid.uuid4().hex
    gathered: list[Source] = []
    lines: dict[str, frozenset[str]] = {}
    pages = seen = 0

    def reading() -> Reading:
        return Reading(tuple(gathered), dict(lines), str(home.landing), home.staged_at, now, run)

    for (landed, sidecar), recurring in files:
        for source in _sources(landed, sidecar):
            gathered.append(source)
            if recurring:
                lines[source.raw_path.rpartition("/")[0]] = recurring
            pages += source.weight
            if pages >= _size(seen):
                yield reading()
                seen += pages
                gathered.clear()
                lines.clear()
                pages = 0
    if gathered:
        yield reading()


def _size(pages: int) -> int:
    """Pages of one task, where there are `pages` in all or so far."""
    return min(PAGES_A_SHARD, max(_LEAST_PAGES, pages // _SHARE))


def _sources(landed: Landed, sidecar: Mapping[str, str] | None) -> Iterator[Source]:
    whole = Source(str(landed.path), landed.raw_path, landed.size, landed.mtime_ns, sidecar)
    wanted = _size(whole.weight) * BYTES_A_PAGE
    if form_of(landed.path.name) != ("jsonl", False) or landed.size <= wanted:
        yield whole
        return
    try:
        for lines in ranges.cut(landed.path, landed.size, wanted):
            yield replace(whole, lines=lines, last=lines[1] == landed.size)
    except OSError:  # its reader says so
        yield whole
