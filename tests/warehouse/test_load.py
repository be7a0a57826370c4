"""Loading: what figures hold of their articles stays right as articles come and go; summaries are redone only for days."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines import steps
from pipelines.settings import Home
from pipelines.warehouse import dimensions, load
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]
STORY = (
    "مدیر شرکت آب استان گفت: امسال ۶۵ کیلومتر از شبکه فرسوده بازسازی شد و ۶۵ کیلومتر دیگر در دست کار است. وی افزود: برای "
    "پایان این طرح ۳۰ میلیارد تومان لازم است و مردم ۱۴ روستا تا تابستان آب پایدار خواهند داشت."
)


def bring_up_to_date(home: Home) -> load.Loaded:
    with steps.writing(home) as staging:
        steps.take_in(home, staging)
        days = staging.ledger.pending_days()
        for step in (steps.stage_pages, steps.clean_days, steps.extract_days):
            step(staging, days)
        return steps.load_and_publish(home, staging)[0]


def ask(home: Home, query: str) -> list[tuple]:
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        return con.execute(query).fetchall()


@pytest.fixture
def home(tmp_path: Path, land: Land) -> Home:
    land("b/late.txt", title="بازسازی شبکه آب در تفت", day="۱۶ مهر ۱۴۰۰ / ۰۹:۱۵", body=STORY)
    land("c.txt", day=None)
    land("a.txt", title="کاشت ۲۵۰ اصله نهال در میبد", body="شهردار میبد گفت: ۲۵۰ اصله نهال در این شهر کاشته شد.")
    return Home(tmp_path / "home", tmp_path / "landing")


def test_a_figure_holds_what_facts_shows_of_its_article(home: Home) -> None:
    bring_up_to_date(home)
    apart = "a.published_at, a.published_jalali, a.site, a.agency, a.title, a.url, a.raw_path"
    assert ask(home, "SELECT count(*) > 0 FROM facts WHERE title IS NOT NULL AND raw_path = 'a.txt'") == [(True,)]
    query = (
        f"SELECT figure_id, {apart} FROM figures f JOIN articles a USING (article_id) "
        "EXCEPT SELECT figure_id, unnest(page) FROM figures"
    )
    assert ask(home, query) == []
    # once in the headline, once in the body
    assert ask(home, "SELECT repeated FROM facts WHERE quote = '۲۵۰' AND raw_path = 'a.txt'") == [(1,)]


def test_the_ledger_is_copied_piece_by_piece(home: Home, land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_FILES_AT_ONCE", 2)
    assert bring_up_to_date(home).files == 3
    land("d.txt", title="کاشت ۳۰ اصله نهال در میبد", body="شهردار میبد گفت: ۳۰ اصله نهال در این شهر کاشته شد.")
    assert bring_up_to_date(home).files == 1
    told = ask(home, "SELECT raw_path, status FROM files ORDER BY raw_path")
    assert told == [("a.txt", "loaded"), ("b/late.txt", "loaded"), ("c.txt", "undated"), ("d.txt", "loaded")]
    assert steps.is_published(home)


def test_figures_of_a_story_leave_facts_when_an_earlier_page_tells_it(
    home: Home, land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(home)
    told = "SELECT count(*) FROM facts WHERE raw_path = 'b/late.txt'"
    assert ask(home, told)[0][0] > 0
    land("c/early.txt", title="بازسازی شبکه آب در تفت", day="۱۵ مهر ۱۴۰۰ / ۰۹:۱۵", body=STORY + " پایان.")
    assert bring_up_to_date(home).days == ["2021-10-07"]  # the later page's day is not loaded again
    assert ask(home, told) == [(0,)]
    at_once = dataclasses.replace(home, path=home.path.with_name("other"))
    monkeypatch.setattr(load, "_ROWS_AT_ONCE", 1)  # a statement for each day is as good as one for all
    bring_up_to_date(at_once)
    assert published_hashes(at_once.warehouse) == published_hashes(home.warehouse)


def test_a_load_without_days_leaves_the_summaries(home: Home, land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(home)
    before = ask(home, "SELECT * FROM quality ORDER BY ALL")
    made = 0
    honest = load.summarize

    def counting(con: duckdb.DuckDBPyConnection) -> None:
        nonlocal made
        made += 1
        honest(con)

    monkeypatch.setattr(load, "summarize", counting)
    land("empty.txt", text="")
    assert bring_up_to_date(home) == load.Loaded(files=1)
    assert made == 0
    assert ask(home, "SELECT * FROM quality ORDER BY ALL") == before != []

    rows = [{**row, "name_en": "of another name"} for row in dimensions.places_rows()]
    monkeypatch.setattr(dimensions, "places_rows", lambda: rows)
    land("empty too.txt", text="")
    assert bring_up_to_date(home).days == []
    assert made == 1
    assert ask(home, "SELECT DISTINCT province_en FROM province_profile") == [("of another name",)]


def test_a_question_about_facts_does_not_ask_articles(tmp_path: Path) -> None:
    con = load.connect(tmp_path / "build.duckdb")
    load.create(con)
    con.execute("INSERT INTO figures (figure_id, value, in_duplicate) SELECT n, n, false FROM range(50) t(n)")
    ((_, plan),) = con.execute(
        "EXPLAIN SELECT count(*), avg(value), min(title), min(published_at) FROM facts"
    ).fetchall()
    assert "figures" in plan
    assert "articles" not in plan
    con.close()
