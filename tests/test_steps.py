"""The steps over a home: days redone alone or together, in any order, give the same warehouse."""

import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipelines import chain, steps
from pipelines.intake.ledger import UNDATED
from pipelines.settings import Home
from pipelines.staging import Staging
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, land: Land) -> Home:
    land("a.txt")
    land("b.txt", title="صدور ۳۵۰ پروانه ساختمانی در اردکان", day="۲۰ مهر ۱۴۰۰ / ۰۹:۱۵")
    land("c.txt", title="برداشت ۱۲ تن پسته در تفت", day="۲۱ مهر ۱۴۰۰ / ۰۹:۱۵")
    land("d.txt", title="غرس ۹۰۰ اصله نهال در مهریز", day=None)
    return Home(tmp_path / "home", tmp_path / "landing")


def redo(staging: Staging, days: Sequence[str]) -> None:
    steps.stage_pages(staging, days)
    steps.clean_days(staging, days)
    steps.extract_days(staging, days)


def test_a_day_redone_alone_after_a_range_is_not_doubled(home: Home) -> None:
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        days = staging.ledger.pending_days()
        assert len(days) == 4
        redo(staging, days)
        steps.load_and_publish(home, staging)
        before = published_hashes(home.warehouse)
        for again in ([days[0]], days[:2], [UNDATED], days):
            redo(staging, again)
            steps.load_and_publish(home, staging)
            assert published_hashes(home.warehouse) == before


def test_the_load_begins_without_idle_workers(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    connect = steps.warehouse_load.connect
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        redo(staging, staging.ledger.pending_days())
        monkeypatch.setattr(staging.mapper, "close", lambda: told.append("workers end"))
        monkeypatch.setattr(steps.warehouse_load, "connect", lambda path: told.append("load") or connect(path))
        steps.load_and_publish(home, staging)
    assert told == ["workers end", "load"]


def test_parquet_that_no_day_needs_is_swept_and_the_rest_kept(home: Home) -> None:
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        redo(staging, staging.ledger.pending_days())
        left = home.staged / "articles" / "2021-10-07-killed.parquet.tmp"
        left.write_bytes(b"half a file")
        assert staging.sweep() == 1
        assert not left.exists()
        assert sum(staging.row_counts("articles", staging.ledger.all_days()).values()) == 4


def test_a_publish_that_fails_an_audit_is_refused_until_the_days_are_right(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        days = staging.ledger.pending_days()
        monkeypatch.setattr("pipelines.chain.extract.figure_id", lambda *_: "always the same")
        redo(staging, days)
        for _ in range(2):  # also when nothing is left to load
            with pytest.raises(steps.PublishRefused, match="ids_are_unique"):
                steps.load_and_publish(home, staging)
            assert not home.warehouse.exists()
        monkeypatch.undo()
        redo(staging, days)
        _, verdicts = steps.load_and_publish(home, staging)
        assert all(v.passed for v in verdicts)
        assert home.warehouse.exists()


def test_a_redo_that_is_killed_half_way_leaves_its_days_pending(home: Home) -> None:
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        days = staging.ledger.pending_days()
        redo(staging, days)
        assert staging.ledger.pending_days() == []
        steps.stage_pages(staging, days[:2])  # killed here: new pages beside figures of the old ones
        assert staging.ledger.pending_days() == days[:2]
        steps.stage_pages(staging, days[:2])  # tried again: still the same request, so that attempts can be counted
        touched = staging.ledger.touched(days)
        steps.stage_pages(staging, days[:2])
        assert staging.ledger.touched(days) == touched
        redo(staging, days[:2])
        assert staging.ledger.pending_days() == []


def test_a_sidecar_dates_a_record_inside_a_container_and_a_broken_one_is_told(tmp_path: Path, land: Land) -> None:
    article = {"title": "کاشت ۲۵۰ اصله نهال", "body": "شهردار میبد گفت: ۲۵۰ اصله نهال در این شهر کاشته شد." * 3}
    land("dump.jsonl", text=json.dumps(article, ensure_ascii=False) + "\n")
    land("dates.csv", text="file,date\ndump.jsonl#1,1400-07-15\n")
    land("other.txt")
    land("other.txt.meta.json", text="{broken")
    home = Home(tmp_path / "home", tmp_path / "landing")
    with steps.writing(home) as staging:
        done = steps.take_in(home, staging)
        (row,) = staging.ledger.rows("raw_path", ["dump.jsonl#1"])
    assert (row["status"], row["published_on"]) == ("loaded", "2021-10-07")
    assert any("other.txt.meta.json" in problem for problem in done.sidecar_problems)


def test_a_sidecar_that_comes_later_for_a_record_of_an_unchanged_container_is_taken_in(
    tmp_path: Path, land: Land
) -> None:
    body = "شهردار میبد گفت: ۲۵۰ اصله نهال در این شهر کاشته شد." * 3
    lines = [json.dumps({"title": f"کاشت {n} اصله نهال", "body": f"{n} {body}"}, ensure_ascii=False) for n in (25, 36)]
    land("site/dump.jsonl", text="\n".join(lines) + "\n")
    with zipfile.ZipFile(tmp_path / "landing" / "site" / "week.zip", "w") as archive:
        archive.writestr("in/1.json", json.dumps({"title": "غرس ۴۹ اصله نهال", "body": f"۴۹ {body}"}))
    home = Home(tmp_path / "home", tmp_path / "landing")

    def read() -> tuple[int, list[str | None]]:
        done = steps.take_in(home, staging)
        rows = staging.ledger.rows("raw_path", ["site/dump.jsonl#1", "site/dump.jsonl#2", "site/week.zip#in/1.json"])
        return done.read, [row["published_on"] for row in rows]

    with steps.writing(home) as staging:
        assert read() == (3, [None, None, None])
        land("dates.csv", text="file,date\nsite/dump.jsonl#2,1400-07-15\n")
        assert read() == (2, [None, "2021-10-07", None])  # the zip is left alone
        land("site/dates.csv", text="file,date\nweek.zip#in/1.json,1400-07-16\n")
        assert read() == (1, [None, "2021-10-07", "2021-10-08"])
        assert read() == (0, [None, "2021-10-07", "2021-10-08"])
        land("dates.csv", text="file,date\nsite/dump.jsonl#2,1400-07-17\n")
        assert read() == (2, [None, "2021-10-09", "2021-10-08"])


def test_what_a_step_raises_says_of_which_page() -> None:
    article = {"raw_path": "yazd/a.txt", "page_text": "۵ نفر", "sentence_spans": [{"start": 0}]}  # no such sentence
    with pytest.raises(KeyError) as raised:
        chain.extract_batch([article])
    assert raised.value.__notes__ == ["The page: yazd/a.txt"]
