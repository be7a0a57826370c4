"""Fixtures that many tests share: the real material beside the repo, small landing folders, a home already loaded."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.settings import Home

REPO = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material (KHABARSANJ_SHARED or ../shared); the test is skipped where it is missing."""
    folder = Path(os.environ.get("KHABARSANJ_SHARED") or REPO.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no real material at {folder}: set KHABARSANJ_SHARED")
    return folder


def page(
    title: str = "کشف ۱۲۰ کیلوگرم مواد مخدر در یزد",
    day: str | None = "تاریخ انتشار: ۱۵ مهر ۱۴۰۰ - ۱۰:۳۰",
    body: str = "فرمانده انتظامی استان یزد گفت: در این عملیات ۱۲۰ کیلوگرم تریاک کشف و پنج نفر دستگیر شدند.",
) -> str:
    """A small news page as a crawler leaves it."""
    more = (
        "وی افزود که این محموله در جریان بازرسی از یک کامیون در محور اصلی شهر به دست آمده و پرونده به دادسرا رفته است."
    )
    return "\n".join(line for line in (title, day, "", body, more, "انتهای پیام") if line is not None) + "\n"


@pytest.fixture
def land(tmp_path: Path) -> Callable[..., Path]:
    """land(name, **parts of page) writes a page into tmp_path/landing, old enough to count as finished."""

    def write(name: str, text: str | None = None, **parts: str | None) -> Path:
        return _write(tmp_path / "landing" / name, page(**parts) if text is None else text)

    return write


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_600_000_000, 1_600_000_000 + len(path.read_bytes())))
    return path


THREE_PAGES = {
    "yazd/a.txt": page(),
    "yazd/b.txt": page(
        title="صدور ۳۵۰ پروانه ساختمانی در اردکان",
        day="۲۰ مهر ۱۴۰۰ / ۰۹:۱۵",
        body="شهردار اردکان گفت: ۳۵۰ پروانه صادر شد.",
    ),
    "yazd/c.txt": page(
        title="غرس ۹۰۰ اصله نهال در تفت",
        day=None,
        body="بخشدار تفت گفت: ۹۰۰ اصله نهال در این شهر کاشته شد.",
    ),
}


@pytest.fixture(scope="session")
def three_pages_loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `landing`, its three pages, and `home`, their load as Dagster runs: to be copied, not changed."""
    from pipelines import cli
    from pipelines.defs.runs import run_all

    folder = tmp_path_factory.mktemp("loaded")
    for name, text in THREE_PAGES.items():
        _write(folder / "landing" / name, text)
    with pytest.MonkeyPatch.context() as patch:
        _point_at(folder / "home", folder / "landing", patch)
        cli.settle_dagster_home(Home.from_environment().make())
        run_all()
    return folder


@pytest.fixture
def loaded(three_pages_loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home of the test's own in which three pages are loaded (two days and an undated one), its instance chosen."""
    shutil.copytree(three_pages_loaded, tmp_path, dirs_exist_ok=True)
    return _point_at(tmp_path / "home", tmp_path / "landing", monkeypatch)


def _point_at(home: Path, landing: Path, patch: pytest.MonkeyPatch) -> Home:
    patch.setenv("KHABARSANJ_HOME", str(home))
    patch.setenv("KHABARSANJ_LANDING", str(landing))
    patch.setenv("DAGSTER_HOME", str(home / "dagster"))
    return Home.from_environment()
