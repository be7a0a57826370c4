"""The steps over a home: what each asset does, without Dagster.

Each takes the open `Home`'s ledger and staging, cuts its work into tasks for the mapper, notes in the ledger what they
made; works in bounded memory and may be killed at any moment and run again: nothing is named before it is whole.
"""

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb

from pipelines import chain, mapper, planning, store, tasks
from pipelines.intake import landing as landing_folder
from pipelines.intake.admission import admit
from pipelines.intake.ledger import UNDATED, Ledger
from pipelines.intake.readers.record import form_of
from pipelines.intake.sidecars import Sidecars
from pipelines.mapper import Died
from pipelines.progress import report
from pipelines.settings import Home
from pipelines.staging import Staging, new_name
from pipelines.tasks import Gathering, Source, Stretch, Taken, Written
from pipelines.warehouse import load as warehouse_load
from pipelines.warehouse import migrate
from pipelines.warehouse.audit import Verdict, audit
from pipelines.warehouse.load import Loaded
from pipelines.warehouse.publish import publish, published, resume
from pipelines.writer import only_writer

_GATHERED, _GATHERED_BYTES = 10_000, 100_000_000  # pages of a file by days
_LEAST_STRETCH, _STRETCH, _STRETCHES_A_WORKER = 50, 1000, 4  # rows of a task


@dataclass
class Intake:
    """What an intake did: counts by status over the files read, the days it touched, the rejections."""

    seen: int = 0
    read: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    touched: list[str] = field(default_factory=list)
    rejections: list[tuple[str, str]] = field(default_factory=list)
    unstable: list[str] = field(default_factory=list)
    sidecar_problems: list[str] = field(default_factory=list)


@contextmanager
def writing(home: Home, wait_seconds: float = 600.0) -> Iterator[Staging]:
    """The home's staging, held by this process alone; raises writer.HomeIsBusy after `wait_seconds`."""
    home.make()
    with only_writer(home.lock, wait_seconds), Ledger(home.ledger) as ledger:
        yield Staging(store.at(home.staged_at), ledger, mapper.from_environment())


# -- intake ------------------------------------------------------------------------------------------------


def take_in(home: Home, staging: Staging, now: dt.date | None = None) -> Intake:
    """Read what is new or changed in the landing folder, date it, decide its fate; returns what happened.

    Raises OSError where the landing folder itself cannot be listed.
    """
    staging.sweep()
    done, seen, sidecars = Intake(), planning.Seen(), Sidecars(home.landing)
    fresh = planning.new_or_changed(home, staging.ledger, sidecars, seen)
    readings = planning.readings(planning.with_site_lines(fresh, staging.ledger), home, now or chain.today())
    touched: set[str] = set()
    problems: set[str] = set()
    begun: dict[str, tuple[int, bool]] = {}  # files read in stretches: records so far, whether to read it again
    for taken in staging.mapper.map(tasks.read, readings):
        rows: list[dict[str, Any]] = []
        if isinstance(taken, Died):
            (source,) = taken.task.sources
            rows.append(_rejected(source, f"reading it ends the reader: {taken.reason}"))
            taken = Taken((), ((source, 1, True),), ())
        finished = []
        for source, records, again in taken.sources:
            before = begun.pop(source.raw_path, (0, False))
            records, again = before[0] + records, before[1] or again
            if not source.last:
                begun[source.raw_path] = (records, again)
                continue
            if source.lines and not records:
                rows.append(_rejected(source, "no page in it"))
            if not again:
                key = planning.sidecar_key(source.sidecar)
                finished.append((source.raw_path, source.size, source.mtime_ns, key))
        done.read += sum(s[1] for s in taken.sources)
        problems.update(taken.problems)
        for piece in taken.pieces:
            touched |= _admit(staging, staging.store.open(piece.rows).read().to_pylist(), piece.shard, (), done)
            staging.store.remove(piece.rows)
        touched |= _admit(staging, rows, None, finished, done)
        report("intake", done.read)
    done.seen, done.unstable = seen.files, seen.unstable
    done.touched = sorted(touched)
    done.sidecar_problems = sorted(problems.union(sidecars.problems))
    return done


def _rejected(source: Source, why: str) -> dict[str, Any]:
    name = f"{source.raw_path}#{source.lines[2]}" if source.lines else source.raw_path
    row = {"raw_path": name, "format": form_of(source.path)[0], "encoding": None, "bytes": source.size, "sha256": ""}
    return {**row, "status": "rejected", "reason": f"{name}: {why}"}


def _admit(
    staging: Staging,
    rows: Sequence[dict[str, Any]],
    shard: str | None,
    finished: Iterable[tuple[str, int, int, str | None]],
    done: Intake,
) -> set[str]:
    """Admit the rows of one shard; note the files that are thereby finished; returns the days touched."""
    with staging.ledger.transaction():
        staging.ledger.set_landed(finished)
        if not rows:
            return set()
        outcome = admit(staging.ledger, rows, shard)
    for status, number in outcome.statuses.items():
        done.statuses[status] = done.statuses.get(status, 0) + number
    done.rejections += outcome.rejections
    return outcome.touched


# -- by days -----------------------------------------------------------------------------------------------


class PageKills(RuntimeError):
    """A page whose cleaning or extraction ends its worker, each time."""


def stage_pages(staging: Staging, days: Sequence[str]) -> int:
    """raw_pages: the pages of `days` from the shards, one row an article; returns the number of rows."""
    staging.ledger.reopen(days)
    touched = {**dict.fromkeys(days, 0), **staging.ledger.touched(days)}
    total = staging.ledger.count_pages(days)
    written = staging.mapper.map(tasks.gather, _gatherings(staging, days))
    return staging.replace_days("raw_pages", touched, _followed(written, "raw_pages", total))


def _gatherings(staging: Staging, days: Sequence[str]) -> Iterator[Gathering]:
    pages: dict[str, list[str]] = {}
    number = size = 0
    first = day = ""

    def gathering() -> Gathering:
        name = new_name("raw_pages", first if first == day else f"{first}_{day}")
        return Gathering({s: tuple(p) for s, p in pages.items()}, first, day, staging.store.root, name)

    for this, shard, raw_path, length in staging.ledger.current_pages(days):
        if number >= _GATHERED or size >= _GATHERED_BYTES:
            yield gathering()
            pages, number, size = {}, 0, 0
        first = this if not number else first
        day = this
        pages.setdefault(shard, []).append(raw_path)
        number += 1
        size += length
    if number:
        yield gathering()


def clean_days(staging: Staging, days: Sequence[str]) -> int:
    """articles: the raw pages of `days`, cleaned; returns the number of rows."""
    return _map_days(staging, "raw_pages", "articles", days)


def extract_days(staging: Staging, days: Sequence[str]) -> int:
    """figures: what the articles of `days` quote; returns the number of rows."""
    return _map_days(staging, "articles", "figures", days)


def _map_days(staging: Staging, source: str, target: str, days: Sequence[str]) -> int:
    sequences = {**dict.fromkeys(days, 0), **staging.sequences(source, days)}
    files = [(path, staging.store.open(path).metadata.num_rows, held) for path, held in staging.files(source, days)]
    total = sum(rows for _, rows, _ in files)
    size = min(_STRETCH, max(_LEAST_STRETCH, -(-total // (_STRETCHES_A_WORKER * staging.mapper.workers))))

    def stretches() -> Iterator[Stretch]:
        for path, rows, held in files:
            number = -(-rows // size)
            for start, stop in ((rows * i // number, rows * (i + 1) // number) for i in range(number)):
                name = new_name(target, path.partition("/")[2].removesuffix(".parquet").rpartition("-")[0])
                yield Stretch(path, start, stop, tuple(held), target, staging.store.root, name)

    written = staging.mapper.map(tasks.work, stretches())
    return staging.replace_days(target, sequences, _followed(written, target, total))


def _followed(written: Iterable[Written | Died], dataset: str, total: int) -> Iterator[tuple[str, Mapping[str, int]]]:
    """(path, rows by day) of what the tasks wrote; raises PageKills."""
    done = 0
    for result in written:
        if isinstance(result, Died):
            task = result.task
            page = tasks.page_of(task) if isinstance(task, Stretch) else ", ".join(task.pages)
            raise PageKills(f"{page}: {dataset} cannot be made of it: {result.reason}")
        done += result.worked
        report(dataset, done, total)
        yield result.path, result.rows


def redo_undated(staging: Staging) -> dict[str, int]:
    """The undated pages through all three steps; returns rows by dataset."""
    days = [UNDATED]
    return {
        "raw_pages": stage_pages(staging, days),
        "articles": clean_days(staging, days),
        "figures": extract_days(staging, days),
    }


# -- warehouse ---------------------------------------------------------------------------------------------


class PublishRefused(RuntimeError):
    """The loaded warehouse fails a blocking audit; the published file is the old one."""

    def __init__(self, verdicts: list[Verdict]):
        failed = [v for v in verdicts if v.audit.blocking and not v.passed]
        super().__init__("; ".join(f"{v.audit.name}: {v.failures} rows, days {', '.join(v.days[:5])}" for v in failed))
        self.verdicts = verdicts


def load_and_publish(home: Home, staging: Staging) -> tuple[Loaded, list[Verdict]]:
    """Load the changed days, audit them, then publish if anything changed or nothing is published yet.

    Raises duckdb.Error where loading fails, PublishRefused where a blocking audit does, publish.PublishFailed where
    the copy or the publish does; the published file stays as it was.
    """
    if is_published(home) and not home.build.exists():
        with published(home.warehouse) as con:
            return Loaded(), audit(con, [], staging.ledger.pending_days())
    resume(home.build, home.warehouse)
    staging.mapper.close()  # what idle workers remember is memory that the load needs; new ones are soon started
    con = warehouse_load.connect(home.build)
    try:
        loaded = warehouse_load.load(con, staging)
        # what a refused publish loaded earlier is still unseen, and still to be audited
        verdicts = audit(con, warehouse_load.unpublished_days(con, home.warehouse), staging.ledger.pending_days())
        con.execute("CHECKPOINT warehouse")
    finally:
        con.close()
    if any(v.audit.blocking and not v.passed for v in verdicts):
        raise PublishRefused(verdicts)
    publish(home.build, home.warehouse)
    return loaded, verdicts


def is_published(home: Home) -> bool:
    """Whether warehouse.duckdb holds all that the ledger's days say."""
    if not home.warehouse.exists():
        return False
    with Ledger(home.ledger) as ledger, published(home.warehouse) as con:
        if migrate.version(con) != migrate.current():
            return False
        loaded = dict(con.execute("SELECT day, version FROM build.loaded_days").fetchall())
        changed = ledger.changed_files(warehouse_load.files_sequence(con))
        return loaded == warehouse_load.versions(ledger) and next(changed, None) is None


# -- inventory ---------------------------------------------------------------------------------------------

INVENTORY = {
    "landing_is_taken_in": "Every file in the landing folder is in the ledger as it lies there now",
    "staged_pages_are_there": "Every Parquet file that the ledger names exists",
    "warehouse_has_the_ledger": "The published files table is the ledger, row for row",
    "all_days_pass_the_audits": "The published warehouse passes every blocking audit on all its days",
}


def take_inventory(home: Home) -> dict[str, list[tuple[str, str]]]:
    """Name of INVENTORY → what is wrong, as (day or "", what); empty lists where all is well. Changes nothing."""
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in INVENTORY}
    with Ledger(home.ledger) as ledger:
        for landed in landing_folder.walk(home.landing):
            known = ledger.signatures([landed.raw_path]).get(landed.raw_path)
            if known is None or known[:2] != (landed.size, landed.mtime_ns):
                found["landing_is_taken_in"].append(("", f"{landed.raw_path}: {'new' if known is None else 'changed'}"))
        staged = store.at(home.staged_at)
        for path in sorted(ledger.named_parquet()):
            if path and not staged.exists(path):
                found["staged_pages_are_there"].append(("", path))
        pending = ledger.pending_days()
        if not home.warehouse.exists():
            found["warehouse_has_the_ledger"].append(("", "nothing is published"))
            return found
        with published(home.warehouse) as con:
            rows = ((r[0], r[6], r[8], r[9]) for r in ledger.changed_files(0))
            for raw_path, pair in groupby(heapq.merge(rows, _published(con), key=itemgetter(0)), itemgetter(0)):
                first, *other = pair
                if other != [first]:
                    found["warehouse_has_the_ledger"].append((first[3] or UNDATED, raw_path))
            for verdict in audit(con, None, pending):
                if verdict.audit.blocking:
                    found["all_days_pass_the_audits"] += [
                        (e["day"], f"{verdict.audit.name}: {e['what']}") for e in verdict.examples
                    ]
    return found


def _published(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(raw_path, status, article_id, day) of the warehouse's files, in the ledger's order, some at a time."""
    query = "SELECT raw_path, status, article_id, CAST(published_on AS VARCHAR) FROM files ORDER BY raw_path"
    found = con.execute(query)
    while some := found.fetchmany(10_000):
        yield from some
