"""Mappers: order, errors, workers that die, the same result from one process and from several."""

import dataclasses
import importlib
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from pipelines import mapper, steps
from pipelines.intake.ledger import FILE_COLUMNS
from pipelines.intake.readers import ranges, read_file
from pipelines.mapper import Died, Here
from pipelines.mapper_local import Local
from pipelines.settings import Home
from pipelines.staging import Staging
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]

# A module of its own: the workers import what they run by its name.
_WORK = """
import os, signal
from dataclasses import dataclass

@dataclass(frozen=True)
class Numbers:
    numbers: tuple
    folder: str
    weight: int = 1000

    def halves(self):
        middle = len(self.numbers) // 2
        if not middle:
            return []
        return [Numbers(self.numbers[:middle], self.folder), Numbers(self.numbers[middle:], self.folder)]

def double(task):
    return [2 * n for n in task.numbers]

def where(task):
    return os.getpid()

def complain(task):
    raise OSError(28, "No space left on device", "somewhere")

def die_of_13(task):
    if 13 in task.numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * n for n in task.numbers]

def die_once(task):
    mark = os.path.join(task.folder, str(task.numbers[0]))
    if not os.path.exists(mark):
        open(mark, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * n for n in task.numbers]
"""


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("work")
    (folder / "khabarsanj_test_work.py").write_text(_WORK, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield importlib.import_module("khabarsanj_test_work")
    sys.modules.pop("khabarsanj_test_work")


@pytest.fixture(scope="module", params=["local", "ray"])
def pool(request: pytest.FixtureRequest, work: ModuleType) -> Iterator[mapper.Mapper]:
    """After `work`: workers are told of its path when they start."""
    if request.param == "local":
        here = Local(2)
        yield here
        here.close()
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_AUTH_MODE", "disabled")  # it would write a token into the user's home
        patch.delenv("RAY_ADDRESS", raising=False)
        ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
        from pipelines.mapper_ray import OnRay

        with pytest.raises(RuntimeError, match="has not joined"):
            OnRay(2)
        paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
        ray.init(num_cpus=2, runtime_env={"env_vars": paths}, include_dashboard=False, log_to_driver=False)
        yield OnRay(2)
        ray.shutdown()


@pytest.mark.parametrize(("megabytes", "lives"), [("1", 6), ("", 1)])
def test_a_worker_that_holds_more_than_its_share_is_replaced(
    work: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, megabytes: str, lives: int
) -> None:
    """What it shares with the fork server is no share of its own: by default nobody is too large."""
    monkeypatch.setenv("KHABARSANJ_MEMORY_MB", megabytes)
    alone = Local(1)
    tasks = [work.Numbers((n,), str(tmp_path)) for n in range(6)]
    assert len(set(alone.map(work.where, iter(tasks)))) == lives
    alone.close()


def test_results_come_in_the_order_of_the_tasks(work: ModuleType, pool: mapper.Mapper, tmp_path: Path) -> None:
    tasks = [work.Numbers((n, n + 1), str(tmp_path)) for n in range(40)]
    assert list(pool.map(work.double, iter(tasks))) == [[2 * n, 2 * n + 2] for n in range(40)]
    assert os.getpid() not in set(pool.map(work.where, tasks))


def test_little_work_is_done_in_this_process(work: ModuleType, pool: mapper.Mapper, tmp_path: Path) -> None:
    tasks = [work.Numbers((1,), str(tmp_path), weight=10)] * 3
    assert set(pool.map(work.where, tasks)) == {os.getpid()}


def test_an_error_comes_back_as_it_was_raised(work: ModuleType, pool: mapper.Mapper, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left on device") as raised:
        list(pool.map(work.complain, [work.Numbers((1,), str(tmp_path))]))
    assert raised.value.errno == 28
    assert "complain" in raised.value.__notes__[0]  # where it was raised
    assert list(pool.map(work.double, [work.Numbers((1,), str(tmp_path))])) == [[2]]


def test_a_task_whose_worker_died_is_done_again(work: ModuleType, pool: mapper.Mapper, tmp_path: Path) -> None:
    tasks = [work.Numbers((n,), str(tmp_path)) for n in range(4)]
    assert list(pool.map(work.die_once, tasks)) == [[0], [2], [4], [6]]


def test_what_kills_each_time_is_found_and_the_rest_is_done(
    work: ModuleType, pool: mapper.Mapper, tmp_path: Path
) -> None:
    tasks = [work.Numbers(tuple(range(n, n + 8)), str(tmp_path)) for n in (0, 8, 16)]
    found = list(pool.map(work.die_of_13, tasks))
    died = [r for r in found if isinstance(r, Died)]
    assert [d.task.numbers for d in died] == [(13,)]
    assert "its process ended" in died[0].reason
    done = [n for r in found if not isinstance(r, Died) for n in r]
    assert done == [2 * n for n in range(24) if n != 13]


# -- the steps on a pool -----------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, land: Land) -> Home:
    for n in range(24):
        land(
            f"site/{n:02}.txt",
            title=f"غرس {n + 20} اصله نهال در مهریز",
            day=f"{n % 9 + 1} مهر ۱۴۰۰ / ۰۹:۱۵" if n % 5 else None,
        )
    land("first.txt")
    land("second.txt")
    land("empty.txt", text="")
    articles = [
        {
            "title": f"برداشت {n} تن پسته",
            "date": f"1400-07-{n % 28 + 1:02}",
            "body": f"مدیر جهاد کشاورزی گفت: {n} تن پسته برداشت شد. " * 9,
        }
        for n in range(1, 60)
    ]
    land("dump.jsonl", text="".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles) + "{broken\n")
    return Home(tmp_path / "home", tmp_path / "landing")


def _all_of_it(home: Home, chosen: mapper.Mapper) -> tuple[dict[str, str], list[tuple[object, ...]]]:
    """Row hashes of the warehouse, and the ledger without clock and shard names."""
    with steps.writing(home) as held:
        staging = Staging(held.store, held.ledger, chosen)
        steps.take_in(home, staging)
        days = staging.ledger.pending_days()
        steps.stage_pages(staging, days)
        steps.clean_days(staging, days)
        steps.extract_days(staging, days)
        steps.load_and_publish(home, staging)
        left_out = [FILE_COLUMNS.index(c) for c in ("first_seen", "shard")]
        rows = [tuple(c for i, c in enumerate(r) if i not in left_out) for r in staging.ledger.changed_files(0)]
    return published_hashes(home.warehouse), rows


def test_one_process_and_a_pool_give_the_same_ledger_and_warehouse(
    home: Home, pool: mapper.Mapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.planning._LEAST_PAGES", 4)
    monkeypatch.setattr("pipelines.planning.BYTES_A_PAGE", 512)
    monkeypatch.setattr("pipelines.mapper.SMALL", 0)
    monkeypatch.setattr("pipelines.steps._LEAST_STRETCH", 5)
    alone = _all_of_it(home, Here())
    other = dataclasses.replace(home, path=home.path.with_name("other"))
    assert _all_of_it(other, pool) == alone
    statuses = {r[FILE_COLUMNS.index("status")] for r in alone[1]}
    assert statuses == {"loaded", "undated", "duplicate", "rejected"}
    assert not list(other.staged.rglob("*admission*"))


def test_a_file_that_kills_its_reader_is_rejected_and_the_others_are_read(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with steps.writing(home) as staging:
        dead = _DeadReader("site/03.txt")
        found = steps.take_in(home, Staging(staging.store, staging.ledger, dead))
        (row,) = staging.ledger.rows("raw_path", ["site/03.txt"])
        assert (row["status"], "ends the reader" in row["reason"]) == ("rejected", True)
        assert found.statuses["rejected"] == 3
        again = steps.take_in(home, staging)  # it is tried again by the next run
        assert again.read == 1
        (row,) = staging.ledger.rows("raw_path", ["site/03.txt"])
        assert row["status"] != "rejected"


class _DeadReader(Here):
    """Does tasks as a pool would whose workers one file kills."""

    def __init__(self, deadly: str):
        self.deadly = deadly

    def map(self, function, tasks):  # type: ignore[no-untyped-def]
        for task in tasks:
            waiting = [task]
            while waiting:
                task = waiting.pop(0)
                if all(s.raw_path != self.deadly for s in task.sources):
                    yield function(task)
                elif task.halves():
                    waiting[:0] = task.halves()
                else:
                    yield Died(task, "its process ended by SIGKILL")


# -- stretches of a file of lines --------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", [1, 7, 40, 100, 10_000])
@pytest.mark.parametrize("end", ["", "\n"])
def test_stretches_read_like_the_whole_file(tmp_path: Path, wanted: int, end: str) -> None:
    path = tmp_path / "x.jsonl"
    lines = [
        "\ufeff" + json.dumps({"title": "ا", "body": "ب" * 30}),
        "",
        "{bad",
        json.dumps({"body": "پ" * 5}),
        "  ",
        "[]",
    ]
    path.write_text("\n".join(lines) + end, encoding="utf-8")
    size = path.stat().st_size
    found = list(ranges.cut(path, size, wanted))
    assert (found[0][0], found[-1][1]) == (0, size)
    assert [a[1] for a in found[:-1]] == [b[0] for b in found[1:]]
    read = [r for lines_ in found for r in ranges.read_lines(path, "x.jsonl", lines_)]
    assert read == list(read_file(path, "x.jsonl"))


def test_a_file_in_utf_16_is_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"body": "متن"}\n' * 50, encoding="utf-16")
    assert list(ranges.cut(path, path.stat().st_size, 100)) == [(0, path.stat().st_size, 1)]


def test_settings_that_make_no_sense_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABARSANJ_MAPPER", "abacus")
    with pytest.raises(ValueError, match="local or ray"):
        mapper.from_environment()
    monkeypatch.setenv("KHABARSANJ_MAPPER", "local")
    monkeypatch.setenv("KHABARSANJ_WORKERS", "many")
    with pytest.raises(ValueError, match="KHABARSANJ_WORKERS"):
        mapper.from_environment()


def test_workers_end_with_the_process_that_asked(work: ModuleType, tmp_path: Path) -> None:
    pool = Local(2)
    (first, *_) = pool.map(work.where, [work.Numbers((n,), str(tmp_path)) for n in range(2)])
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(str(first)), signal.SIG_DFL)
