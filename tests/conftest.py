"""Fixtures that many tests share: the real material beside the repo, small landing folders, a warehouse of the samples."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

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
        path = tmp_path / "landing" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(**parts) if text is None else text, encoding="utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000 + len(path.read_bytes())))
        return path

    return write
