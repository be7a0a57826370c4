"""The steps over a home: what each asset does, without Dagster.

Each takes the open `Home`'s ledger and staging, works batch by batch in bounded memory, may be killed at any
moment and run again: nothing is named before it is whole.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

import duckdb

from pipelines import chain
from pipelines.cleaning.layout import recurring_lines
from pipelines.folding import fold
from pipelines.intake import landing as landing_folder
from pipelines.intake.admission import admit
from pipelines.intake.landing import Landed
from pipelines.intake.ledger import UNDATED, Ledger
from pipelines.intake.readers import Record, read_file
from pipelines.intake.sidecars import Sidecars
from pipelines.progress import report
from pipelines.settings import Home
from pipelines.staging import Staging
from pipelines.warehouse import load as warehouse_load
from pipelines.warehouse import migrate
from pipelines.warehouse.audit import Verdict, audit
from pipelines.warehouse.load import Loaded
from pipelines.warehouse.publish import publish
from pipelines.writer import only_writer

PAGES_A_SHARD = 5000  # pages held in memory between reading and staging
PAGES_A_BATCH = 2000  # rows a step holds at once
STABLE_SECONDS = 1.0  # a file touched more recently than this may still be being written
_SITE_SAMPLE, _SITE_MINIMUM = 60, 8


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
        yield Staging(home.staged, ledger)


# -- intake ------------------------------------------------------------------------------------------------


def take_in(home: Home, staging: Staging, now: dt.date | None = None) -> Intake:
    """Read what is new or changed in the landing folder, date it, decide its fate; returns what happened.

    Raises OSError where the landing folder itself cannot be listed.
    """
    now = now or chain.today()
    ledger = staging.ledger
    staging.sweep()
    done = Intake()
    sidecars = Sidecars(home.landing)
    fresh = _new_or_changed(home, ledger, sidecars, done)
    touched: set[str] = set()
    batch: list[dict[str, Any]] = []
    finished: list[tuple[str, int, int, str | None]] = []

    def commit() -> None:
        touched.update(_commit(staging, batch, finished, done))
        batch.clear()
        finished.clear()
        report("intake", done.read)

    for landed, sidecar, lines in _with_site_lines(fresh, ledger):
        again = False
        for record in _records(landed):
            said = sidecars.get(landed.path, record.raw_path) if "#" in record.raw_path else sidecar
            batch.append(chain.digest(record, sidecar=said, recurring=lines, now=now))
            again = again or "ours" in batch[-1]
            done.read += 1
            if len(batch) >= PAGES_A_SHARD:
                commit()
        if not again:
            finished.append((landed.raw_path, landed.size, landed.mtime_ns, _sidecar_key(sidecar)))
    commit()
    done.touched = sorted(touched)
    done.sidecar_problems = sorted(set(sidecars.problems))
    return done


def _records(landed: Landed) -> Iterable[Record]:
    return read_file(landed.path, landed.raw_path)


def _sidecar_key(sidecar: Mapping[str, str] | None) -> str | None:
    return "\n".join(f"{k}={v}" for k, v in sorted(sidecar.items())) if sidecar else None


def _new_or_changed(
    home: Home, ledger: Ledger, sidecars: Sidecars, done: Intake
) -> Iterator[tuple[Landed, dict[str, str] | None]]:
    """Landed files whose size, time or sidecar is not what the ledger noted; those still being written come last."""
    late: list[tuple[Landed, dict[str, str] | None]] = []
    walk = landing_folder.walk(home.landing)
    while some := list(islice(walk, 1000)):
        known = ledger.signatures([f.raw_path for f in some])
        done.seen += len(some)
        for landed in some:
            sidecar = sidecars.get(landed.path, landed.raw_path)
            if known.get(landed.raw_path) == (landed.size, landed.mtime_ns, _sidecar_key(sidecar)):
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
            done.unstable.append(landed.raw_path)
            continue
        if landed.size < 0 or (stat.st_size, stat.st_mtime_ns) == (landed.size, landed.mtime_ns):
            yield landed, sidecar
        else:  # the next run finds it again
            done.unstable.append(landed.raw_path)


def _with_site_lines(
    files: Iterable[tuple[Landed, dict[str, str] | None]], ledger: Ledger
) -> Iterator[tuple[Landed, dict[str, str] | None, frozenset[str]]]:
    """Each file with its site folder's recurring lines; a site's lines are settled once, from its first files.

    Settled before any of the files is taken in, so that a killed run and its successor see the same lines.
    """
    settled = {site: frozenset(lines) for site, lines in ledger.site_lines().items()}
    for site, members in groupby(files, key=lambda item: item[0].raw_path.rpartition("/")[0]):
        group = iter(members)
        if site and site not in settled:
            sample = list(islice(group, _SITE_SAMPLE))
            if len(sample) >= _SITE_MINIMUM:
                firsts = [r for landed, _ in sample for r in islice(_records(landed), 1)]
                texts = [fold(r.text) for r in firsts if r.text and not r.is_html]
                settled[site] = frozenset(recurring_lines(texts))
                ledger.settle_site_lines(site, settled[site])
            for landed, sidecar in sample:
                yield landed, sidecar, settled.get(site, frozenset())
        for landed, sidecar in group:
            yield landed, sidecar, settled.get(site, frozenset())


def _commit(
    staging: Staging, batch: list[dict[str, Any]], finished: list[tuple[str, int, int, str | None]], done: Intake
) -> set[str]:
    ledger = staging.ledger
    if not batch and not finished:
        return set()
    pages = [row for row in batch if row.get("page_text") is not None and row["status"] != "rejected"]
    shard = staging.write_shard(pages) if pages else None
    with ledger.transaction():
        outcome = admit(ledger, batch, shard)
        ledger.set_landed(finished)
    for status, number in outcome.statuses.items():
        done.statuses[status] = done.statuses.get(status, 0) + number
    done.rejections += outcome.rejections
    return outcome.touched


# -- by days -----------------------------------------------------------------------------------------------


def stage_pages(staging: Staging, days: Sequence[str]) -> int:
    """raw_pages: the pages of `days` from the shards, one row an article; returns the number of rows."""
    staging.ledger.reopen(days)
    touched = {**dict.fromkeys(days, 0), **staging.ledger.touched(days)}
    pages = staging.ledger.current_pages(days)

    def batches() -> Iterator[list[dict[str, Any]]]:
        for at in range(0, len(pages), PAGES_A_BATCH):
            yield staging.read_pages(pages[at : at + PAGES_A_BATCH])
            report("raw_pages", min(at + PAGES_A_BATCH, len(pages)), len(pages))

    return staging.replace_days_in_files("raw_pages", touched, batches())


def clean_days(staging: Staging, days: Sequence[str]) -> int:
    """articles: the raw pages of `days`, cleaned; returns the number of rows."""
    return _map_days(staging, "raw_pages", "articles", days, chain.clean_batch)


def extract_days(staging: Staging, days: Sequence[str]) -> int:
    """figures: what the articles of `days` quote; returns the number of rows."""
    return _map_days(staging, "articles", "figures", days, chain.extract_batch)


def _map_days(
    staging: Staging,
    source: str,
    target: str,
    days: Sequence[str],
    step: Callable[[Iterable[Mapping[str, Any]]], list[dict[str, Any]]],
) -> int:
    sequences = {**dict.fromkeys(days, 0), **staging.sequences(source, days)}
    total = sum(staging.row_counts(source, days).values())

    def batches() -> Iterator[list[dict[str, Any]]]:
        done = 0
        for rows in staging.batches(source, days, PAGES_A_BATCH):
            yield step(rows)
            done += len(rows)
            report(target, done, total)

    return staging.replace_days_in_files(target, sequences, batches())


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
    the copy does; the published file stays as it was.
    """
    before = home.build.stat().st_mtime_ns if home.build.exists() else None
    con = warehouse_load.connect(home.build)
    try:
        loaded = warehouse_load.load(con, staging)
        # what a refused publish loaded earlier is still unseen, and still to be audited
        verdicts = audit(con, warehouse_load.unpublished_days(con, home.warehouse), staging.ledger.pending_days())
        if loaded.days or loaded.files or before is None:
            con.execute("CHECKPOINT warehouse")
    finally:
        con.close()
    if any(v.audit.blocking and not v.passed for v in verdicts):
        raise PublishRefused(verdicts)
    if not home.warehouse.exists() or home.warehouse.stat().st_mtime_ns < home.build.stat().st_mtime_ns:
        publish(home.build, home.warehouse)
    return loaded, verdicts


def is_published(home: Home) -> bool:
    """Whether warehouse.duckdb holds all that build.duckdb and the ledger's days say."""
    if not home.warehouse.exists() or not home.build.exists():
        return False
    if home.warehouse.stat().st_mtime_ns < home.build.stat().st_mtime_ns:
        return False
    with Ledger(home.ledger) as ledger, duckdb.connect(str(home.warehouse), read_only=True) as con:
        if migrate.version(con) != migrate.current():
            return False
        loaded = dict(con.execute("SELECT day, version FROM build.loaded_days").fetchall())
        return loaded == warehouse_load.versions(ledger) and not ledger.changed_files(
            warehouse_load.files_sequence(con)
        )


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
        for path in sorted(ledger.named_parquet()):
            if path and not (home.staged / path).exists():
                found["staged_pages_are_there"].append(("", path))
        rows = {r[0]: (r[6], r[8], r[9]) for r in ledger.changed_files(0)}
        pending = ledger.pending_days()
    if not home.warehouse.exists():
        found["warehouse_has_the_ledger"].append(("", "nothing is published"))
        return found
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        query = "SELECT raw_path, status, article_id, CAST(published_on AS VARCHAR) FROM files"
        published = {r[0]: (r[1], r[2], r[3]) for r in con.execute(query).fetchall()}
        for raw_path in sorted(set(rows) | set(published)):
            if rows.get(raw_path) != published.get(raw_path):
                day = (rows.get(raw_path) or published[raw_path])[2] or UNDATED
                found["warehouse_has_the_ledger"].append((day, raw_path))
        for verdict in audit(con, None, pending):
            if verdict.audit.blocking:
                found["all_days_pass_the_audits"] += [
                    (e["day"], f"{verdict.audit.name}: {e['what']}") for e in verdict.examples
                ]
    return found
