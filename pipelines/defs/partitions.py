"""Daily partitions by publication date, and days joined into ranges."""

import datetime as dt
import os
from collections.abc import Iterable

import dagster as dg

from pipelines.settings import FIRST_DAY

RANGE_START, RANGE_END = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
# A run costs more than a few dozen empty days in it; measured in docs/operations.md.
LARGEST_GAP_DAYS = int(os.environ.get("KHABARSANJ_LARGEST_GAP_DAYS", "45"))

# end_offset=1: without it today, whose end is still to come, has no partition.
days = dg.DailyPartitionsDefinition(start_date=FIRST_DAY, timezone="Asia/Tehran", end_offset=1)


def ranges(touched: Iterable[str], largest_gap: int = LARGEST_GAP_DAYS) -> list[tuple[str, str]]:
    """ISO days → (first, last) ranges in order; days at most `largest_gap` apart share a range."""
    out: list[tuple[str, str]] = []
    for day in sorted(set(touched)):
        if out and (dt.date.fromisoformat(day) - dt.date.fromisoformat(out[-1][1])).days <= largest_gap:
            out[-1] = (out[-1][0], day)
        else:
            out.append((day, day))
    return out
