"""kill -9 at random moments of a load, each followed by a new run: is the warehouse what it would have been?

    python benchmarks/kill_test.py [--trials 20] [--pages 2000] [--days 300] [--seed 1] [--folder DIR]

Every other trial starts from a home with an older published warehouse and a fifth of the pages, for the last fifth of
the days, still to load. A reader
opens the published file in a loop all the while. After each kill a new `khabarsanj run` must end well, the warehouse
must have the row hashes of an undisturbed one, every audit that blocks a publish must pass, and the inventory of
landing folder, staged pages and warehouse must find nothing. Prints a Markdown table; exit 1 where a trial failed.
"""

import argparse
import datetime as dt
import json
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import duckdb
from made_pages import land

from pipelines import steps
from pipelines.intake.ledger import Ledger
from pipelines.settings import Home
from pipelines.warehouse.audit import audit
from pipelines.warehouse.hashes import published_hashes

FIRST = dt.date(2021, 3, 21)
# In the order in which trials aim at them: a few trials see what is most likely to break.
STAGES = (
    "load",
    "publish",
    "dagster",
    "figures",
    "intake",
    "audit",
    "articles",
    "undated",
    "raw_pages",
    "copy",
    "start",
)
_NOT_MANY = 5  # attempts to hit a moment before the run's end
# Each run is a process of its own, forked from one that has the modules loaded: importing them is most of a short run.
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["pipelines.cli", "pipelines.defs.runs"])


def make_pages(landing: Path, pages: int, start: dt.date, days: int, seed: int, first: int = 0) -> None:
    """Dated pages in no order of days, every fortieth undated, some landed twice, some unreadable."""
    chance = random.Random(seed)
    dates = [start + dt.timedelta(chance.randrange(days)) if n % 40 else None for n in range(pages)]
    land(landing, dates, seed, first=first)
    made = sorted(landing.rglob("*.txt"))[first : first + pages]
    for number, path in enumerate(made[::50]):
        copy = landing / "again" / f"{first + number:06}.txt"
        copy.parent.mkdir(exist_ok=True)
        shutil.copy2(path, copy)
        junk = landing / "junk" / f"{first + number:06}.txt"
        junk.parent.mkdir(exist_ok=True)
        junk.write_bytes(b"" if number % 2 else bytes(range(256)) * 4)
        os.utime(junk, (1_600_000_000, 1_600_000_000))


# -- the run that is killed --------------------------------------------------------------------------------


def run(home: Path, landing: Path, log: Path, pipe: Connection | None = None) -> None:
    """`khabarsanj run` in a process of its own; says into `pipe` which stage it enters, between two is Dagster."""
    from pipelines import cli

    with log.open("a") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    if pipe is not None:
        _tell_stages(pipe)
    cli.main(["run", str(landing), "--home", str(home)])


def _tell_stages(pipe: Connection) -> None:
    from pipelines.warehouse import load

    def marked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            pipe.send(name)
            result = work(*args, **kwargs)
            pipe.send("load" if name in ("load", "audit") else "dagster")  # load: commit and checkpoint too
            return result

        return run

    for name, owner, work in (
        ("intake", steps, "take_in"), ("raw_pages", steps, "stage_pages"), ("articles", steps, "clean_days"),
        ("figures", steps, "extract_days"), ("load", load, "load"), ("audit", steps, "audit"),
        ("copy", steps, "resume"), ("publish", steps, "publish"),
    ):  # fmt: skip
        setattr(owner, work, marked(name, getattr(owner, work)))
    redo = steps.redo_undated

    def undated(*args: Any) -> dict[str, int]:
        pipe.send("undated")
        return redo(*args)

    steps.redo_undated = undated


@dataclass
class Killed:
    """Where a run was when it was killed (None: it ended first), and the seconds that each stage had taken."""

    stage: str | None = None
    seconds: dict[str, float] = field(default_factory=dict)


def run_and_kill(home: Path, landing: Path, log: Path, at: str | None, delay: float) -> Killed:
    """A run, killed `delay` seconds after it entered stage `at` (None: left alone)."""
    reading, writing = _FORKS.Pipe(duplex=False)
    done, started = Killed(), time.monotonic()
    process = _FORKS.Process(target=run, args=(home, landing, log, writing))
    process.start()
    writing.close()
    stage, entered = "start", time.monotonic()
    kill_at = entered + delay if at == "start" else None
    while True:
        if not reading.poll(None if kill_at is None else max(0.0, kill_at - time.monotonic())):
            process.kill()
            process.join()
            done.stage = stage
            break
        try:
            said = reading.recv()
        except EOFError:
            said = None
        now = time.monotonic()
        done.seconds[stage] = done.seconds.get(stage, 0.0) + now - entered
        if said is None:
            process.join()
            if process.exitcode != 0:
                raise RuntimeError(f"the run failed: {log.read_text(encoding='utf-8')[-2000:]}")
            break
        stage, entered = said, now
        if said == at and kill_at is None:
            kill_at = now + delay
    done.seconds["killed after"] = time.monotonic() - started
    reading.close()
    return done


# -- the reader --------------------------------------------------------------------------------------------


def read_in_a_loop(warehouse: str, stop: Event, results: Any) -> None:
    """Open the published file again and again; hands over (reads, what went wrong)."""
    reads, wrong, there = 0, [], False
    while not stop.is_set():
        if there or Path(warehouse).exists():
            there = True
            try:
                with duckdb.connect(warehouse, read_only=True) as con:
                    ((articles, figures),) = con.execute(
                        "SELECT (SELECT count(DISTINCT article_id) FROM articles), (SELECT count(*) FROM facts)"
                    ).fetchall()
                    if not (articles and figures):
                        wrong.append("the published file is empty")
                reads += 1
            except Exception as error:
                wrong.append(f"{type(error).__name__}: {error}")
        stop.wait(0.02)
    results.put((reads, wrong))


# -- trials ------------------------------------------------------------------------------------------------


def faults(home: Path, landing: Path) -> list[str]:
    """What is wrong with a home after a run: audits of the published file, inventory, ledger, runs said to go on."""
    where = Home(home, landing)
    with Ledger(where.ledger) as ledger, duckdb.connect(str(where.warehouse), read_only=True) as con:
        pending = ledger.pending_days()
        landed = sum(1 for p in landing.rglob("*") if p.is_file())
        known, held = sum(ledger.counts().values()), con.execute("SELECT count(*) FROM files").fetchall()[0][0]
        wrong = [v.audit.name for v in audit(con) if v.audit.blocking and not v.passed]
    if pending:
        wrong.append(f"{len(pending)} days pending")
    if not landed == known == held:
        wrong.append(f"{landed} files landed, {known} in the ledger, {held} published")
    wrong += [f"{name}: {len(found)}" for name, found in steps.take_inventory(where).items() if found]
    if not steps.is_published(where):
        wrong.append("not all is published")
    left = [p.name for p in home.glob("*.duckdb.*")]
    return wrong + [f"left over: {name}" for name in left] + _running(home)


def _running(home: Path) -> list[str]:
    import dagster as dg

    os.environ["DAGSTER_HOME"] = str(home / "dagster")
    with dg.DagsterInstance.get() as instance:
        ended = {dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED}
        return [
            f"run of {r.job_name} is {r.status.value} for ever" for r in instance.get_runs() if r.status not in ended
        ]


def plain_run(home: Path, landing: Path, log: Path) -> float:
    started = time.monotonic()
    process = _FORKS.Process(target=run, args=(home, landing, log))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"the new run ended with {process.exitcode}: {log.read_text(encoding='utf-8')[-2000:]}")
    return time.monotonic() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=20)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where homes and pages are made (default: a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        return trials(Path(folder), options)


def trials(folder: Path, options: argparse.Namespace) -> int:
    chance, landing, log = random.Random(options.seed), folder / "landing", folder / "runs.log"
    older = folder / "older"
    late = options.pages // 5
    make_pages(landing, options.pages - late, FIRST, options.days, options.seed)
    plain_run(older, landing, log)
    last = FIRST + dt.timedelta(options.days - options.days // 5)
    make_pages(landing, late, last, options.days // 5, options.seed + 1, first=options.pages - late)
    undisturbed: dict[bool, tuple[dict[str, str], dict[str, float]]] = {}
    for with_older in (False, True):
        home = folder / "undisturbed"
        if with_older:
            shutil.copytree(older, home)
        seconds = run_and_kill(home, landing, log, None, 0.0).seconds
        assert not (wrong := faults(home, landing)), wrong
        undisturbed[with_older] = (published_hashes(home / "warehouse.duckdb"), seconds)
        shutil.rmtree(home)
    say(f"undisturbed, fresh home: {json.dumps({k: round(v, 1) for k, v in undisturbed[False][1].items()})}")
    say(f"undisturbed, older warehouse: {json.dumps({k: round(v, 1) for k, v in undisturbed[True][1].items()})}")
    same = undisturbed[False][0] == undisturbed[True][0]
    say(f"the two undisturbed warehouses have {'the same' if same else 'different'} row hashes\n")
    say("| trial | home | killed in | after s | new run s | reads | readable | ledger | hashes |")
    say("|---|---|---|---|---|---|---|---|---|")
    failed = 0
    for trial in range(options.trials):
        at = STAGES[trial % len(STAGES)]
        with_older = at == "copy" or (trial + trial // len(STAGES)) % 2 == 1  # a fresh home has nothing to copy
        failed += not one_trial(folder, landing, log, trial, at, with_older, undisturbed[with_older], chance)
    say(f"\n{options.trials - failed} of {options.trials} trials held.")
    return 1 if failed else 0


def one_trial(
    folder: Path, landing: Path, log: Path, trial: int, at: str, with_older: bool,
    undisturbed: tuple[dict[str, str], dict[str, float]], chance: random.Random,
) -> bool:  # fmt: skip
    home, wrong = folder / f"trial-{trial:02}", []
    stop, results = _FORKS.Event(), _FORKS.Queue()
    reader = _FORKS.Process(target=read_in_a_loop, args=(str(home / "warehouse.duckdb"), stop, results))
    longest = undisturbed[1].get(at, 1.0)
    for attempt in range(_NOT_MANY):
        shutil.rmtree(home, ignore_errors=True)
        if with_older:
            shutil.copytree(folder / "older", home)
        if not reader.is_alive():
            reader.start()
        delay = chance.uniform(0, longest) / 2**attempt
        killed = run_and_kill(home, landing, log, at, delay)
        if killed.stage is not None:
            break
        stop.set()  # the run ended first: the next home is another one
        results.get()
        reader.join()
        stop.clear()
        reader = _FORKS.Process(target=read_in_a_loop, args=(str(home / "warehouse.duckdb"), stop, results))
    seconds = 0.0
    try:
        seconds = plain_run(home, landing, log)
    except RuntimeError as error:
        wrong.append(str(error))
    stop.set()
    reads, unreadable = results.get()
    reader.join()
    balanced = faults(home, landing) if (home / "warehouse.duckdb").exists() else ["nothing published"]
    equal = (home / "warehouse.duckdb").exists() and published_hashes(home / "warehouse.duckdb") == undisturbed[0]
    kept = not (wrong or unreadable or balanced) and equal
    what = "older" if with_older else "fresh"
    say(
        f"| {trial + 1} | {what} | {killed.stage or 'ended'} | {killed.seconds['killed after']:.1f} | {seconds:.1f} | {reads}"
        f" | {'yes' if not unreadable else unreadable[0]} | {'balances' if not balanced else '; '.join(balanced)}"
        f" | {'equal' if equal else 'DIFFERENT'}{' ' + '; '.join(wrong) if wrong else ''} |"
    )
    if kept:
        shutil.rmtree(home)
    else:
        say(f"\nkept for inspection: {shutil.move(home, Path(tempfile.mkdtemp(dir=folder.parent)) / home.name)}\n")
    return kept


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
