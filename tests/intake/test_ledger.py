"""The ledger: files, days and parts survive, and answer, as the steps need it."""

from pathlib import Path

import pytest

from pipelines.intake.ledger import FILE_COLUMNS, UNDATED, Ledger


def row(raw_path: str, **over: object) -> dict[str, object]:
    base: dict[str, object] = dict.fromkeys(FILE_COLUMNS)
    return {**base, "raw_path": raw_path, "container": raw_path, "status": "loaded", "sequence": 1, **over}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def test_first_seen_stays_when_a_row_is_replaced(ledger: Ledger) -> None:
    ledger.put([row("a.txt", first_seen="2024-01-01", sha256="1")])
    ledger.put([row("a.txt", first_seen="2025-01-01", sha256="2")])
    (found,) = ledger.rows("raw_path", ["a.txt"])
    assert (found["first_seen"], found["sha256"]) == ("2024-01-01", "2")


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger) -> None:
    def put_and_stop() -> None:
        with ledger.transaction():
            ledger.put([row("a.txt")])
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        put_and_stop()
    assert ledger.counts() == {}


def test_days_are_pending_until_their_figures_are_as_new(ledger: Ledger) -> None:
    ledger.touch(["2021-10-07", UNDATED], 3)
    assert ledger.pending_days() == ["2021-10-07", UNDATED]
    ledger.set_parts("figures", {"2021-10-07": (3, {"figures/x.parquet": 2})})
    assert ledger.pending_days() == [UNDATED]
    ledger.touch(["2021-10-07"], 4)
    assert ledger.pending_days() == ["2021-10-07", UNDATED]


def test_parts_tell_which_files_no_day_uses_any_more(ledger: Ledger) -> None:
    assert ledger.set_parts("articles", {"d1": (1, {"p1": 1}), "d2": (1, {"p1": 2})}) == []
    assert ledger.set_parts("articles", {"d1": (2, {"p2": 1})}) == []
    assert ledger.set_parts("articles", {"d2": (2, {})}) == ["p1"]
    assert ledger.parts("articles") == [("d1", "p2", 1, 2), ("d2", "", 0, 2)]


def test_current_pages_are_those_that_stand_for_an_article(ledger: Ledger) -> None:
    ledger.put(
        [
            row("b.txt", published_on="2021-10-07", shard="s"),
            row("a.txt", published_on="2021-10-07", shard="s"),
            row("c.txt", published_on="2021-10-07", status="duplicate", shard="s"),
            row("d.txt", status="undated", shard="s"),
        ]
    )
    dated = [page[:3] for page in ledger.current_pages(["2021-10-07"])]
    assert dated == [("2021-10-07", "s", "a.txt"), ("2021-10-07", "s", "b.txt")]
    assert [page[:3] for page in ledger.current_pages([UNDATED])] == [(UNDATED, "s", "d.txt")]
    assert ledger.count_pages(["2021-10-07", UNDATED]) == 3


def test_lookups_of_many_paths_are_not_limited_by_sqlite_variables(ledger: Ledger) -> None:
    names = [f"{i}.txt" for i in range(2500)]
    ledger.set_landed((n, 1, 2, None) for n in names)
    assert len(ledger.signatures(names)) == 2500


def test_an_unknown_column_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="no such ledger column"):
        ledger.rows("raw_path; --", ["x"])
