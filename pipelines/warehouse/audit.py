"""Audits: questions to a warehouse whose honest answer is "none"; each names the days that fail it.

An audit runs over the days that a load changed (the relation `audited_days`), or over all days.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.folding import SOLID

_SOLID = f"translate({{0}}, '{SOLID[0]}', '{SOLID[1]}')"  # columns hold words in one set of letters, pages do not
_DAY = "coalesce(CAST({0}.published_on AS VARCHAR), 'undated')"


@dataclass(frozen=True)
class Audit:
    """`query` yields (day, what is wrong) rows; `blocking`: a warehouse that fails it must not be published."""

    name: str
    description: str
    query: str
    blocking: bool = True


@dataclass
class Verdict:
    """The outcome of one audit: how many rows fail, on which days, and the first few."""

    audit: Audit
    failures: int = 0
    days: list[str] = field(default_factory=list)
    examples: list[dict[str, Any]] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.failures == 0


AUDITS = (
    Audit(
        "ledger_balances",
        "Every file landed is loaded, undated, duplicate or rejected, and each that is loaded or undated has its article",
        """
        SELECT coalesce(CAST(f.published_on AS VARCHAR), 'undated'),
            'status ' || coalesce(f.status, 'NULL') || ' of ' || f.raw_path
        FROM files f WHERE f.status IS NULL OR f.status NOT IN ('loaded', 'undated', 'duplicate', 'rejected')
        UNION ALL
        SELECT coalesce(CAST(f.published_on AS VARCHAR), 'undated'), 'no article for ' || f.raw_path
        FROM files f LEFT JOIN articles a ON a.article_id = f.article_id AND a.raw_path = f.raw_path
        WHERE f.status IN ('loaded', 'undated') AND a.article_id IS NULL
            AND coalesce(CAST(f.published_on AS VARCHAR), 'undated') NOT IN (SELECT day FROM pending_days)
        UNION ALL
        SELECT coalesce(CAST(a.published_on AS VARCHAR), 'undated'), 'no file stands for article ' || a.article_id
        FROM articles a LEFT JOIN files f ON f.raw_path = a.raw_path AND f.status IN ('loaded', 'undated')
        WHERE f.raw_path IS NULL AND coalesce(CAST(a.published_on AS VARCHAR), 'undated') NOT IN (SELECT day FROM pending_days)
        """,
    ),
    Audit(
        "ids_are_unique",
        "No article_id, figure_id or raw_path stands twice",
        """
        SELECT coalesce(CAST(min(published_on) AS VARCHAR), 'undated'), 'article ' || article_id
        FROM articles GROUP BY article_id HAVING count(*) > 1
        UNION ALL
        SELECT coalesce(CAST(min(published_on) AS VARCHAR), 'undated'), 'figure ' || figure_id
        FROM figures GROUP BY figure_id HAVING count(*) > 1
        UNION ALL
        SELECT 'undated', 'file ' || raw_path FROM files GROUP BY raw_path HAVING count(*) > 1
        """,
    ),
    Audit(
        "quotes_match_offsets",
        "Each quote is what stands at its offsets in the page",
        f"""
        SELECT {_DAY.format("f")}, 'figure ' || f.figure_id
        FROM figures f JOIN articles a USING (article_id)
        WHERE {_DAY.format("f")} IN (SELECT day FROM audited_days)
            AND substr(a.page_text, f.raw_start + 1, f.raw_end - f.raw_start) IS DISTINCT FROM f.quote
        """,
    ),
    Audit(
        "figures_have_articles",
        "Every figure's article exists, under the same day; every whole and first mention exists",
        f"""
        SELECT {_DAY.format("f")}, 'figure ' || f.figure_id || ' has no article'
        FROM figures f LEFT JOIN articles a ON a.article_id = f.article_id AND a.published_on IS NOT DISTINCT FROM f.published_on
        WHERE a.article_id IS NULL
        UNION ALL
        SELECT {_DAY.format("f")}, 'figure ' || f.figure_id || ' is part of or repeats one that is not there'
        FROM figures f LEFT JOIN figures p ON p.figure_id = f.part_of LEFT JOIN figures r ON r.figure_id = f.repeats
        WHERE (f.part_of IS NOT NULL AND p.figure_id IS NULL) OR (f.repeats IS NOT NULL AND r.figure_id IS NULL)
        """,
    ),
    Audit(
        "dates_in_bounds",
        "Publication days lie between 1990 and today, intervals do not end before they start",
        f"""
        SELECT {_DAY.format("a")}, 'article ' || a.article_id
        FROM articles a WHERE a.published_on < DATE '1990-01-01' OR a.published_on > current_date + 1
        UNION ALL
        SELECT {_DAY.format("f")}, 'figure ' || f.figure_id FROM figures f WHERE f.period_end < f.period_start
        """,
    ),
    Audit(
        "codes_are_known",
        "Provinces and indicators stand in their dimensions",
        f"""
        SELECT {_DAY.format("f")}, 'figure ' || f.figure_id || ': province ' || f.province
        FROM figures f WHERE f.province IS NOT NULL AND f.province NOT IN (SELECT province FROM places WHERE kind = 'province')
        UNION ALL
        SELECT {_DAY.format("a")}, 'article ' || a.article_id || ': province ' || a.province
        FROM articles a WHERE a.province IS NOT NULL AND a.province NOT IN (SELECT province FROM places WHERE kind = 'province')
        UNION ALL
        SELECT {_DAY.format("f")}, 'figure ' || f.figure_id || ': indicator ' || f.indicator
        FROM figures f WHERE f.indicator IS NOT NULL AND f.indicator NOT IN (SELECT indicator FROM indicators)
        """,
    ),
    Audit(
        "speakers_stand_on_their_page",
        "Every speaker is named by the page itself",
        f"""
        SELECT {_DAY.format("f")}, 'figure ' || f.figure_id || ': ' || f.speaker
        FROM figures f JOIN articles a USING (article_id)
        WHERE {_DAY.format("f")} IN (SELECT day FROM audited_days) AND f.speaker IS NOT NULL
            AND NOT contains({_SOLID.format("a.page_text")}, {_SOLID.format("f.speaker")})
        """,
        blocking=False,
    ),
    Audit(
        "share_of_undated_and_rejected",
        "The share of undated or rejected files of a week is not far above that of the thirteen weeks before",
        """
        WITH weekly AS (
            SELECT date_trunc('week', first_seen) AS week, count(*) AS files,
                count(*) FILTER (status IN ('undated', 'rejected')) AS bad
            FROM files GROUP BY ALL
        ),
        trend AS (
            SELECT week, files, bad, sum(files) OVER w AS files_before, sum(bad) OVER w AS bad_before
            FROM weekly WINDOW w AS (ORDER BY week ROWS BETWEEN 13 PRECEDING AND 1 PRECEDING)
        )
        SELECT CAST(CAST(week AS DATE) AS VARCHAR), printf('%d of %d files, before %d of %d', bad, files, bad_before, files_before)
        FROM trend
        WHERE files >= 50 AND files_before >= 200 AND bad / files > 0.05 + 2 * bad_before / files_before
        QUALIFY row_number() OVER (ORDER BY week DESC) = 1
        """,
        blocking=False,
    ),
    Audit(
        "no_sudden_drop_per_site",
        "A site's last full week has not lost most of the pages, or of the figures a page, of the eight weeks before",
        """
        WITH last AS (SELECT date_trunc('week', max(published_on)) AS week FROM articles WHERE published_on IS NOT NULL),
        weekly AS (
            SELECT a.site, date_trunc('week', a.published_on) AS week, count(DISTINCT a.article_id) AS pages,
                count(f.figure_id) AS figures
            FROM articles a LEFT JOIN figures f USING (article_id), last
            WHERE a.site IS NOT NULL AND a.published_on >= last.week - INTERVAL 63 DAY AND a.published_on < last.week
            GROUP BY ALL
        ),
        sites AS (
            SELECT w.site, max(last.week) - INTERVAL 7 DAY AS week,
                coalesce(sum(pages) FILTER (w.week = last.week - INTERVAL 7 DAY), 0) AS pages,
                coalesce(sum(figures) FILTER (w.week = last.week - INTERVAL 7 DAY), 0) AS figures,
                sum(pages) FILTER (w.week < last.week - INTERVAL 7 DAY) / 8 AS pages_before,
                sum(figures) FILTER (w.week < last.week - INTERVAL 7 DAY) / 8 AS figures_before
            FROM weekly w, last GROUP BY w.site
        )
        SELECT CAST(CAST(week AS DATE) AS VARCHAR),
            printf('%s: %d pages (%.0f a week before), %d figures (%.0f)', site, pages, pages_before, figures, figures_before)
        FROM sites
        WHERE pages_before >= 20 AND (pages < 0.3 * pages_before OR figures / greatest(pages, 1) < 0.3 * figures_before / pages_before)
        """,
        blocking=False,
    ),
)


def audit(
    con: duckdb.DuckDBPyConnection, days: Sequence[str] | None = None, pending: Sequence[str] = ()
) -> list[Verdict]:
    """Ask every audit; row-by-row ones over `days` (None: all). `pending`: days that are known to be still to load."""
    if days is None:
        days = [r[0] for r in con.execute("SELECT day FROM build.loaded_days").fetchall()]
    con.register("audited_days", pa.table({"day": pa.array(sorted(days), pa.string())}))
    con.register("pending_days", pa.table({"day": pa.array(sorted(pending), pa.string())}))
    try:
        return [_ask(con, one) for one in AUDITS]
    finally:
        con.unregister("audited_days")
        con.unregister("pending_days")


def _ask(con: duckdb.DuckDBPyConnection, one: Audit) -> Verdict:
    rows = con.execute(f"SELECT * FROM ({one.query}) AS wrong (day, what) ORDER BY day, what").fetchall()
    return Verdict(
        one, len(rows), sorted({r[0] for r in rows}), [{"day": day, "what": what} for day, what in rows[:20]]
    )
