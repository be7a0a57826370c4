"""Admission: one page stands for an article; days that change are touched, and only those."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from pipelines.intake.admission import Outcome, admit
from pipelines.intake.ledger import UNDATED, Ledger

DAY, OTHER = dt.date(2021, 10, 7), dt.date(2021, 10, 9)


def digested(raw_path: str, article_id: str | None, day: dt.date | None = DAY, sha: str = "s") -> dict[str, Any]:
    status = "rejected" if article_id is None else "loaded" if day else "undated"
    return {
        "raw_path": raw_path,
        "format": "txt",
        "encoding": "utf-8",
        "bytes": 10,
        "sha256": sha,
        "status": status,
        "reason": None if status == "loaded" else f"{raw_path}: why",
        "article_id": article_id,
        "published_on": day if article_id else None,
    }


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def take(ledger: Ledger, *pages: dict[str, Any]) -> Outcome:
    with ledger.transaction():
        return admit(ledger, pages, "shard")


def fates(ledger: Ledger) -> dict[str, str]:
    return {r[0]: r[6] for r in ledger.changed_files(0)}


def test_the_first_of_two_equal_pages_stands_for_the_article(ledger: Ledger) -> None:
    out = take(ledger, digested("a", "A"), digested("b", "A", OTHER))
    assert fates(ledger) == {"a": "loaded", "b": "duplicate"}
    assert out.touched == {DAY.isoformat()}
    assert out.statuses == {"loaded": 1, "duplicate": 1}


def test_a_dated_page_takes_over_from_an_undated_one(ledger: Ledger) -> None:
    take(ledger, digested("a", "A", None))
    out = take(ledger, digested("b", "A"))
    assert fates(ledger) == {"a": "duplicate", "b": "loaded"}
    assert out.touched == {UNDATED, DAY.isoformat()}


def test_the_same_page_again_touches_nothing(ledger: Ledger) -> None:
    take(ledger, digested("a", "A"))
    assert take(ledger, digested("a", "A")).touched == set()


def test_a_changed_page_frees_its_article_for_the_next_that_holds_it(ledger: Ledger) -> None:
    take(ledger, digested("a", "A"), digested("b", "A", OTHER))
    out = take(ledger, digested("a", "B", sha="t"))
    assert fates(ledger) == {"a": "loaded", "b": "loaded"}
    assert out.touched == {DAY.isoformat(), OTHER.isoformat()}


def test_a_page_that_moves_to_another_day_touches_both(ledger: Ledger) -> None:
    take(ledger, digested("a", "A"))
    assert take(ledger, digested("a", "A", OTHER)).touched == {DAY.isoformat(), OTHER.isoformat()}


def test_a_page_that_turns_unreadable_is_rejected_with_its_reason(ledger: Ledger) -> None:
    take(ledger, digested("a", "A"))
    out = take(ledger, digested("a", None, sha="t"))
    assert fates(ledger) == {"a": "rejected"}
    assert out.touched == {DAY.isoformat()}
    assert out.rejections == [("a", "a: why")]
