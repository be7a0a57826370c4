"""Touched days become as few runs as pay: a run against the days and pages between."""

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipelines.defs.partitions import ranges

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2002, 12, 31)).map(dt.date.isoformat)


def test_days_far_apart_are_runs_of_their_own() -> None:
    assert ranges(["2024-05-01", "2004-05-02", "2024-04-24"], {}) == [
        ("2004-05-02", "2004-05-02"),
        ("2024-04-24", "2024-05-01"),
    ]


def test_a_gap_full_of_pages_is_not_redone() -> None:
    days = ["2024-05-01", "2024-05-10"]
    assert ranges(days, {"2024-05-05": 20}, 180) == [("2024-05-01", "2024-05-10")]
    assert ranges(days, {"2024-05-05": 2000}, 180) == [("2024-05-01",) * 2, ("2024-05-10",) * 2]
    assert ranges(days, {"2024-05-01": 2000, "2024-05-10": 2000}, 180) == [("2024-05-01", "2024-05-10")]


@given(st.lists(DAYS, max_size=40), st.dictionaries(DAYS, st.integers(1, 300), max_size=20), st.integers(1, 400))
def test_every_day_is_in_just_one_range(days: list[str], held: dict[str, int], gap: int) -> None:
    found = ranges(days, held, gap)
    assert all(first <= last for first, last in found)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(found))
    assert all(sum(first <= d <= last for first, last in found) == 1 for d in days)
    assert {d for pair in found for d in pair} <= set(days)
