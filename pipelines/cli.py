"""`khabarsanj run`: the whole chain from the command line, as Dagster runs on the instance that the UI shows."""

import os
import shutil
import sqlite3
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import duckdb
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipelines import instance_settings, progress
from pipelines.settings import Home
from pipelines.warehouse.publish import published
from pipelines.writer import HomeIsBusy, only_writer

_LITTLE_ROOM = 100_000_000  # bytes free: a run that fails with less says so
_STAGES = {
    "intake": "reading pages",
    "days": "ranges of days",
    "raw_pages": "gathering pages by day",
    "articles": "cleaning",
    "figures": "extracting figures",
}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Khabarsanj: every figure that Persian news pages quote, in a DuckDB warehouse."""


@main.command()
@click.argument("landing", required=False, type=click.Path(path_type=Path))
@click.option("--home", type=click.Path(path_type=Path), help="Where everything is written (KHABARSANJ_HOME or data/).")
@click.option("--all", "everything", is_flag=True, help="Redo every day from the staged pages.")
def run(landing: Path | None, home: Path | None, everything: bool) -> None:
    """Take in what is new in LANDING, redo every day that changed, publish the warehouse."""
    if home is not None:
        os.environ["KHABARSANJ_HOME"] = str(home.absolute())
    if landing is not None:
        os.environ["KHABARSANJ_LANDING"] = str(landing.absolute())
    where = Home.from_environment()
    with _writing(where):  # its folders, settings and lock; what happens in the run is told by the run
        where.make()
        if not where.landing.is_dir():
            raise click.ClickException(f"the landing folder {where.landing} does not exist or is no folder")
        settle_dagster_home(where)
        try:
            with only_writer(where.path / "run.lock"):
                sys.exit(_run(where, everything))
        except HomeIsBusy as busy:
            click.echo(f"{busy}: waiting for it to end")
        with only_writer(where.path / "run.lock", float("inf")):
            sys.exit(_run(where, everything))


@contextmanager
def _writing(where: Home) -> Iterator[None]:
    """What the system refuses inside the block is told as a home that cannot be written."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"the home {where.path} cannot be written: {error.strerror}") from error


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def explain(file: Path) -> None:
    """Print each figure of a page with the rule and the words behind every field, and what was refused and why."""
    from pipelines.explain import explain as account

    for line in account(file):
        click.echo(line)


@main.command()
@click.option("--home", type=click.Path(path_type=Path), help="The home to show (default: KHABARSANJ_HOME or data/).")
@click.option("--port", default=3000, show_default=True, help="Port of the web page on this machine.")
def ui(home: Path | None, port: int) -> None:
    """Open Dagster's web page, sensors and schedules on the home (`dagster dev`)."""
    if home is not None:
        os.environ["KHABARSANJ_HOME"] = str(home.absolute())
    where = Home.from_environment().make()
    os.environ["KHABARSANJ_HOME"] = str(where.path)
    settle_dagster_home(where)
    command = [sys.executable, "-m", "dagster", "dev", "--port", str(port), "-w", str(workspace())]
    os.execv(sys.executable, command)


@main.command()
@click.option("--home", type=click.Path(path_type=Path), help="The home (default: KHABARSANJ_HOME or data/).")
def prepare(home: Path | None) -> None:
    """Make a home, or bring one of an earlier version up to this one: its dagster.yaml, its instance's storage."""
    where = _home(home)
    with _writing(where):
        where.make()
        settle_dagster_home(where)
    from dagster import DagsterInstance

    with DagsterInstance.get() as instance:
        instance.upgrade()
    click.echo(f"{where.path} is ready")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--home", type=click.Path(path_type=Path), help="The home to save (default: KHABARSANJ_HOME or data/).")
def backup(file: Path, home: Path | None) -> None:
    """Write a home into FILE (tar, .tar.gz): ledger, staged pages, warehouse, Dagster's instance; no landing folder."""
    from pipelines.warehouse import archive

    where = _home(home)
    if not where.ledger.exists():
        raise click.ClickException(f"there is no home at {where.path}")
    try:
        with only_writer(where.lock, float("inf")):
            size = archive.backup(where, file.absolute())
    except OSError as error:
        raise click.ClickException(f"no back-up was written: {error}") from error
    click.echo(f"{file}: {size:,} bytes")
    if where.elsewhere:
        click.echo(
            f"The staged pages lie in {where.elsewhere} (KHABARSANJ_STAGED) and are not in it: save them as well."
        )


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--home", type=click.Path(path_type=Path), help="A new or empty home (default: KHABARSANJ_HOME or data/)."
)
def restore(file: Path, home: Path | None) -> None:
    """Unpack a back-up FILE into a new home."""
    from pipelines.warehouse import archive

    where = _home(home)
    try:
        number = archive.restore(where, file)
    except (archive.NotRestored, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{where.path}: {number:,} files")


def _home(home: Path | None) -> Home:
    if home is not None:
        os.environ["KHABARSANJ_HOME"] = str(home.absolute())
    return Home.from_environment()


def workspace() -> Path:
    """The project's workspace.yaml, beside the code or packed with it."""
    return _beside("workspace.yaml")


def _beside(name: str) -> Path:
    here = Path(__file__).parent
    return next(p for p in (here.parent / name, here / name) if p.exists())


def settle_dagster_home(home: Home) -> None:
    """Point DAGSTER_HOME at the home's instance, its settings made or brought up to this version's."""
    os.environ["DAGSTER_HOME"] = str(home.dagster)
    for line in instance_settings.settle(home.dagster, _beside("dagster.yaml")):
        click.echo(line, err=True)


def _run(home: Home, everything: bool) -> int:
    started = time.monotonic()
    warnings.filterwarnings("ignore", module="dagster")
    out = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    with _shown(out):
        from sqlalchemy.exc import SQLAlchemyError

        from pipelines.defs.runs import RunFailed, run_all  # dagster takes seconds to import: say something first

        try:
            done = run_all(everything=everything)
        except RunFailed as failed:
            out.print(f"[bold red]failed[/]: {failed.run}", markup=True)
            for reason in failed.reasons:
                out.print(f"  {reason}", markup=False)
            _say_how_to_go_on(out, home)
            return 1
        except (OSError, sqlite3.Error, SQLAlchemyError, duckdb.Error) as error:
            # what no run could note: the instance itself cannot be written
            out.print("[bold red]failed[/]: the home cannot be read or written", markup=True)
            out.print(f"  {getattr(error, 'orig', None) or error}", markup=False)
            _say_how_to_go_on(out, home)
            return 1
    _summary(out, home, done, time.monotonic() - started)
    return 0


def _say_how_to_go_on(out: Console, home: Home) -> None:
    free = shutil.disk_usage(home.path).free
    if free < _LITTLE_ROOM:
        out.print(f"The disk is full or nearly so: {free / 1e6:.1f} MB are free at {home.path}.", markup=False)
    out.print("The published warehouse is as it was. Every page taken in so far is kept; run again to go on.")


@contextmanager
def _shown(out: Console) -> Iterator[None]:
    """A progress bar on a terminal, plain lines otherwise."""
    if not sys.stdout.isatty():
        last: dict[str, float] = {}
        started = time.monotonic()

        def plain(stage: str, done: int, total: int | None) -> None:
            now = time.monotonic()
            if now - last.setdefault(stage, started) > 5.0:
                last[stage] = now
                out.print(f"{_STAGES.get(stage, stage)}: {done}" + (f" of {total}" if total is not None else ""))

        with progress.listening(plain):
            yield
        return
    text = TextColumn("{task.description}")
    columns = (SpinnerColumn(), text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        tasks: dict[str, Any] = {"start": bar.add_task("starting", total=None)}

        def draw(stage: str, done: int, total: int | None) -> None:
            if "start" in tasks:
                bar.remove_task(tasks.pop("start"))
            if stage not in tasks:
                tasks[stage] = bar.add_task(_STAGES.get(stage, stage), total=total)
            bar.update(tasks[stage], completed=done, total=total)

        with progress.listening(draw):
            yield


def _summary(out: Console, home: Home, done: Any, seconds: float) -> None:
    with published(home.warehouse) as con:
        counted = con.execute("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM figures)").fetchall()
        telling = con.execute(_TELLING).fetchall()
    table = Table(show_header=False, title="Khabarsanj")
    for name, value in (
        ("files seen", done.files_seen),
        *((status, done.statuses.get(status, 0)) for status in ("loaded", "undated", "duplicate", "rejected")),
        ("days touched", done.days),
        ("runs", done.runs),
        ("articles in the warehouse", counted[0][0]),
        ("figures in the warehouse", counted[0][1]),
        ("seconds", f"{seconds:.1f}"),
        ("warehouse", str(home.warehouse)),
    ):
        table.add_row(name, str(value))
    out.print(table)
    for raw_path, reason in done.rejections:
        out.print(f"rejected {reason if raw_path in reason else f'{raw_path!r}: {reason}'}", markup=False)
    for raw_path in done.unstable:
        out.print(f"left for the next run, still being written: {raw_path!r}", markup=False)
    if telling:
        out.print("\nThe most telling figures:")
    for quote, unit, counted, change, day, province, speaker, sentence in telling:
        facts = " · ".join(str(x) for x in (day, province, speaker) if x)
        what = " ".join(str(x) for x in (quote, unit if unit != "count" else None, counted, change) if x)
        out.print(f"• {what}  [{facts}]\n    {' '.join(sentence.split())}", markup=False)


# Sure, named, with a change or a whole; one a story, so that ten stories speak. Whole rows are taken of those ten alone:
# to order all of them takes gigabytes.
_TELLING = """
WITH sure AS (
    SELECT figure_id, article_id, (indicator IS NOT NULL)::INT + (change IS NOT NULL)::INT + (part_of IS NOT NULL)::INT
        + (counted IS NOT NULL)::INT + (period_start IS NOT NULL)::INT + confidence AS weight
    FROM facts WHERE NOT in_title ORDER BY weight DESC, figure_id LIMIT 1000
), ten AS (
    FROM sure QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY weight DESC, figure_id) = 1
    ORDER BY weight DESC, figure_id LIMIT 10
)
SELECT quote, unit, counted, change, published_jalali, province_fa, coalesce(speaker, speaker_office), sentence
FROM facts JOIN ten USING (figure_id) ORDER BY weight DESC, figure_id
"""


if __name__ == "__main__":
    main()
