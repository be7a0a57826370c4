"""Files that are no pages, or hardly: each has its row and reason, and the rest of the run is untouched."""

import os
import sqlite3
import subprocess
import sys
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


@pytest.mark.skipif(not hasattr(os, "setuid") or os.getuid() != 0, reason="needs root, to become a normal user")
def test_a_file_without_read_permission_is_rejected_for_a_normal_user(tmp_path: Path, land: Land) -> None:
    land("good.txt")
    land("secret.txt", title="کاشت ۲۵۰ اصله نهال در میبد").chmod(0o000)
    for folder in [tmp_path, *tmp_path.parents]:
        if folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    (tmp_path / "home").mkdir()
    os.chown(tmp_path / "home", 65534, 65534)
    script = (
        "import os, sys; from pathlib import Path; from pipelines import steps, chain; from pipelines.settings import Home\n"
        "from pipelines.figures import places; from pipelines.cleaning import spacing\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "home = Home(Path(sys.argv[1]) / 'home', Path(sys.argv[1]) / 'landing')\n"
        "with steps.writing(home) as staging: steps.take_in(home, staging)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, timeout=120)
    with sqlite3.connect(tmp_path / "home" / "ledger.sqlite") as db:
        fates = {r[0]: (r[1], r[2]) for r in db.execute("SELECT raw_path, status, reason FROM files")}
    assert fates["good.txt"][0] == "loaded"
    assert fates["secret.txt"][0] == "rejected"
    assert "ermission" in fates["secret.txt"][1]
