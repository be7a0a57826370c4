"""A full disk: the published warehouse stays, the message says why, and a run completes once there is room."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipelines import cli
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]
MEGABYTE = 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 60 MB; the test is skipped where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=60m", "tmpfs", folder], capture_output=True)
    if not made or made.returncode != 0:
        pytest.skip("no file system may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def run(
    small_disk: Path, three_pages_loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Result]:
    """`khabarsanj run` on a home on the small disk, in which three pages are loaded."""
    shutil.copytree(three_pages_loaded / "landing", tmp_path / "landing")
    shutil.copytree(three_pages_loaded / "home", small_disk / "home")
    for name in ("KHABARSANJ_HOME", "KHABARSANJ_LANDING", "DAGSTER_HOME", "DAGSTER_EVENT_BATCH_SIZE"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)  # the command sets them; they go with the test

    def khabarsanj_run() -> Result:
        return CliRunner().invoke(cli.main, ["run", str(tmp_path / "landing"), "--home", str(small_disk / "home")])

    return khabarsanj_run


def fill(disk: Path, leave: int) -> Path:
    """A file that leaves `leave` bytes free."""
    ballast = disk / "ballast"
    with ballast.open("wb") as handle:
        handle.write(bytes(max(0, shutil.disk_usage(disk).free - leave)))
    return ballast


def published(disk: Path) -> tuple[dict[str, str], int]:
    warehouse = disk / "home" / "warehouse.duckdb"
    return published_hashes(warehouse), warehouse.stat().st_ino


def test_a_disk_too_full_to_load_into_a_copy(
    small_disk: Path, land: Land, run: Callable[[], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published(small_disk)
    land("yazd/d.txt", title="برداشت ۱۲ تن پسته در تفت", day="۲۱ مهر ۱۴۰۰ / ۰۹:۱۵")

    from pipelines import steps

    ballast: list[Path] = []
    resume = steps.resume

    def resume_on_a_full_disk(build: Path, warehouse: Path) -> bool:
        ballast.append(fill(small_disk, leave=warehouse.stat().st_size // 2))
        return resume(build, warehouse)

    monkeypatch.setattr(steps, "resume", resume_on_a_full_disk)
    failed = run()
    assert failed.exit_code == 1
    assert "No space left on device" in failed.output
    assert "warehouse.duckdb could not be copied to load into" in failed.output
    assert "The published warehouse is as it was" in failed.output
    assert published(small_disk) == before
    assert not list((small_disk / "home").glob("*.resuming"))

    monkeypatch.setattr(steps, "resume", resume)
    ballast[0].unlink()
    assert run().exit_code == 0
    assert published(small_disk)[0]["articles"].startswith("4:")


def test_publishing_itself_needs_no_room(
    small_disk: Path, land: Land, run: Callable[[], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    land("yazd/d.txt", title="برداشت ۱۲ تن پسته در تفت", day="۲۱ مهر ۱۴۰۰ / ۰۹:۱۵")

    from pipelines import steps

    publish = steps.publish

    def publish_on_a_full_disk(build: Path, warehouse: Path) -> int:
        fill(small_disk, leave=0)
        return publish(build, warehouse)

    monkeypatch.setattr(steps, "publish", publish_on_a_full_disk)
    run()  # Dagster may or may not find room for its last events
    assert published(small_disk)[0]["articles"].startswith("4:")


@pytest.mark.parametrize("leave", [0, MEGABYTE // 2])
def test_a_disk_that_is_full_from_the_start(
    small_disk: Path, land: Land, run: Callable[[], Result], leave: int
) -> None:
    before = published(small_disk)
    land("yazd/d.txt", title="برداشت ۱۲ تن پسته در تفت", day="۲۱ مهر ۱۴۰۰ / ۰۹:۱۵")
    ballast = fill(small_disk, leave)
    failed = run()
    assert failed.exit_code == 1, failed.output
    assert failed.exception is None or isinstance(failed.exception, SystemExit), failed.exception
    assert "full" in failed.output or "No space left" in failed.output
    assert published(small_disk) == before

    ballast.unlink()
    assert run().exit_code == 0
    assert published(small_disk)[0]["articles"].startswith("4:")
    assert os.listdir(small_disk / "home").count("build.duckdb.wal") == 0
