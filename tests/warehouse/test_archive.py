"""Back-up and restore: one file each way, the same rows after it, nothing half done."""

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines import cli, steps
from pipelines.intake.ledger import UNDATED, Ledger
from pipelines.settings import Home
from pipelines.warehouse.archive import NotRestored, backup, restore
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]


def fill(home: Home) -> None:
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        days = [d for d in staging.ledger.pending_days() if d != UNDATED]
        steps.stage_pages(staging, days)
        steps.clean_days(staging, days)
        steps.extract_days(staging, days)
        steps.load_and_publish(home, staging)


@pytest.fixture
def home(tmp_path: Path, land: Land) -> Home:
    land("yazd/a.txt")
    found = Home(tmp_path / "home", tmp_path / "landing").make()
    fill(found)
    (found.dagster / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    return found


def test_a_restored_home_has_the_same_rows_and_goes_on_from_there(home: Home, tmp_path: Path, land: Land) -> None:
    file, moved = tmp_path / "saved.tar.gz", tmp_path / "elsewhere" / "home"
    runner = CliRunner()
    assert runner.invoke(cli.main, ["backup", str(file), "--home", str(home.path)]).exit_code == 0
    assert runner.invoke(cli.main, ["restore", str(file), "--home", str(moved)]).exit_code == 0
    again = Home(moved, home.landing)
    assert published_hashes(again.warehouse) == published_hashes(home.warehouse)
    assert (again.dagster / "dagster.yaml").exists()
    assert steps.is_published(again)
    with Ledger(again.ledger) as ledger:
        assert ledger.counts() == {"loaded": 1}
    land("yazd/b.txt", title="برداشت ۱۲ تن پسته در رفسنجان", day="۲۱ مهر ۱۴۰۰ / ۱۰:۰۰", body="۱۲ تن پسته برداشت شد.")
    fill(again)
    fill(home)
    assert published_hashes(again.warehouse) == published_hashes(home.warehouse)


def test_nothing_is_restored_over_something(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "saved.tar"
    backup(home, file)
    with pytest.raises(NotRestored, match="is not empty"):
        restore(home, file)
    done = CliRunner().invoke(cli.main, ["restore", str(file), "--home", str(home.path)])
    assert done.exit_code == 1
    assert "is not empty" in done.output


def test_a_restore_that_was_killed_is_done_again(home: Home, tmp_path: Path) -> None:
    file, new = tmp_path / "saved.tar", Home(tmp_path / "new", home.landing)
    backup(home, file)
    (new.path / "restoring.abc").mkdir(parents=True)
    (new.path / "restoring.abc" / "half").write_text("")
    restore(new, file)
    assert not list(new.path.glob("restoring*"))
    assert published_hashes(new.warehouse) == published_hashes(home.warehouse)


def test_a_place_that_cannot_be_written_is_said(home: Home, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    backup(home, tmp_path / "saved.tar")
    below = str(tmp_path / "file" / "saved.tar")
    for arguments in (
        ["backup", below, "--home", str(home.path)],
        ["restore", str(tmp_path / "saved.tar"), "--home", below],
    ):
        done = CliRunner().invoke(cli.main, arguments)
        assert done.exit_code == 1
        assert done.output.startswith("Error: ")
        assert str(tmp_path / "file") in done.output


def test_what_is_no_back_up_leaves_no_home(tmp_path: Path) -> None:
    (tmp_path / "text.tar").write_text("no tar at all")
    (tmp_path / "page.txt").write_text("page")
    with tarfile.open(tmp_path / "other.tar", "w") as tar:
        tar.add(tmp_path / "page.txt", "page.txt")
    home = Home(tmp_path / "new", tmp_path / "landing")
    for name in ("text.tar", "other.tar"):
        with pytest.raises(NotRestored, match="is no back-up"):
            restore(home, tmp_path / name)
    assert not list(tmp_path.glob("new*"))


def test_a_back_up_inside_the_home_does_not_hold_itself(home: Home) -> None:
    for _ in range(2):
        backup(home, home.path / "saved.tar")
    with tarfile.open(home.path / "saved.tar") as tar:
        assert "saved.tar" not in tar.getnames()
        assert {"ledger.sqlite", "warehouse.duckdb"} <= set(tar.getnames())
