"""Two `khabarsanj run` at once on one home: the second waits, and nothing is lost or doubled."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines import cli
from pipelines.defs.runs import run_all
from pipelines.settings import Home
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]
DAYS = ("۱۵ مهر ۱۴۰۰", "۱۶ مهر ۱۴۰۰", "۲۰ آبان ۱۳۹۹")


def start(home: Path, landing: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "pipelines.cli", "run", str(landing), "--home", str(home)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ})


def test_two_runs_at_once_both_end_well(tmp_path: Path, land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        land(f"yazd/{number}.txt", title=f"کشف {number + 20} تن برنج در میبد", day=f"{DAYS[number % 3]} / ۱۰:۰۰")
    land("yazd/none.txt", title="غرس ۹۰۰ اصله نهال در تفت", day=None)
    landing, home = tmp_path / "landing", tmp_path / "home"
    both = [start(home, landing), start(home, landing)]
    said = [process.communicate(timeout=600)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("waiting for it to end" in text for text in said) == 1
    assert sum("is being written by process" in text for text in said) == 1
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        statuses = dict(con.execute("SELECT status, count(*) FROM files GROUP BY 1").fetchall())
        ((articles,),) = con.execute("SELECT count(DISTINCT article_id) FROM articles").fetchall()
    assert statuses == {"loaded": 6, "undated": 1}
    assert articles == 7

    monkeypatch.setenv("DAGSTER_HOME", "")  # chosen below; it goes with the test
    monkeypatch.setenv("KHABARSANJ_HOME", str(tmp_path / "alone"))
    monkeypatch.setenv("KHABARSANJ_LANDING", str(landing))
    cli.settle_dagster_home(Home.from_environment().make())
    run_all()
    assert published_hashes(tmp_path / "alone" / "warehouse.duckdb") == published_hashes(home / "warehouse.duckdb")
