"""Daily partitions by publication date, and days joined into ranges."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping

import dagster as dg

from pipelines.settings import FIRST_DAY

RANGE_START, RANGE_END = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
# A run costs as much as the events of this many empty days, or as the work on this many pages (docs/operations.md).
LARGEST_GAP = int(os.environ.get("KHABARSANJ_LARGEST_GAP", "180"))

# end_offset=1: without it today, whose end is still to come, has no partition.
days = dg.DailyPartitionsDefinition(start_date=FIRST_DAY, timezone="Asia/Tehran", end_offset=1)


def ranges(touched: Iterable[str], held: Mapping[str, int], largest_gap: int = LARGEST_GAP) -> list[tuple[str, str]]:
    """ISO days → (first, last) ranges in order.

    Days share a range where redoing what lies between them, a day and each page on it (`held`: day → pages) counted
    as one, is at most `largest_gap`.
    """
    out: list[tuple[str, str]] = []
    for day in sorted(set(touched)):
        if out and _between(out[-1][1], day, held, largest_gap) <= largest_gap:
            out[-1] = (out[-1][0], day)
        else:
            out.append((day, day))
    return out


def _between(first: str, last: str, held: Mapping[str, int], enough: int) -> int:
    start = dt.date.fromisoformat(first)
    days = (dt.date.fromisoformat(last) - start).days
    if days > enough:
        return days
    return days + sum(held.get((start + dt.timedelta(n)).isoformat(), 0) for n in range(1, days))
