"""Files that are no pages, or hardly: each has its row and reason, and the rest of the run is untouched."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines import steps
from pipelines.settings import Home

Land = Callable[..., Path]


def take_in(home: Home) -> dict[str, tuple[str, str | None]]:
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        return {r[0]: (r[6], r[7]) for r in staging.ledger.changed_files(0)}


def test_each_awkward_file_has_its_reason_and_the_good_page_is_loaded(tmp_path: Path, land: Land) -> None:
    odd_name = 'گزارش "تازه"\nروز.txt'
    land("good.txt")
    land(odd_name, title="کاشت ۲۵۰ اصله نهال در میبد")
    land("empty.txt", text="")
    land("line.txt", text="خبر " * 8_000_000)  # more than 30 MB in one line
    (tmp_path / "landing" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (tmp_path / "landing" / "x.txt").mkdir()
    (tmp_path / "landing" / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    fates = take_in(Home(tmp_path / "home", tmp_path / "landing"))
    assert fates["good.txt"] == ("loaded", None)
    assert fates[odd_name] == ("loaded", None)
    for name in ("empty.txt", "line.txt", "picture.txt", "x.txt", "dangling.txt"):
        status, reason = fates[name]
        assert status == "rejected", name
        assert reason is not None
        assert name in reason
        assert "\n" not in reason


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become a normal user")
def test_a_file_without_read_permission_is_rejected_for_a_normal_user(tmp_path: Path, land: Land) -> None:
    home = Home(tmp_path / "home", tmp_path / "landing")
    land("good.txt")
    take_in(home)
    land("secret.txt", title="کاشت ۲۵۰ اصله نهال در میبد").chmod(0o000)
    land("other.txt", title="کاشت ۷۵۰ اصله نهال در بافق")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == "root" and folder.is_relative_to("/tmp"):
            folder.chmod(0o755 if folder != Path("/tmp") else 0o1777)
    for path in (home.path, *home.path.rglob("*")):
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    try:
        fates = take_in(home)
    finally:
        os.seteuid(0)
    assert fates["other.txt"][0] == "loaded"
    assert fates["secret.txt"][0] == "rejected"
    assert "ermission" in (fates["secret.txt"][1] or "")
