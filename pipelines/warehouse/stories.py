"""Near-duplicates: which article tells the same story as an earlier one, kept right as days come and go.

Candidates share a MinHash band; the verdict is `cleaning.duplicates.one_story`. The verified pairs are kept, so
that `duplicate_of` depends on what is in the warehouse and not on the order in which it came.
"""

from collections.abc import Iterator

import duckdb
import pyarrow as pa

from pipelines.cleaning.duplicates import WINDOW, Row, one_story

# A band that so many articles share is a template's, and pairing them all would be quadratic.
CROWDED_BAND = 200
_AT_ONCE = 10_000  # articles whose candidates are looked for together
_HELD = 20_000  # candidates that are held with their signatures


def _pairs(con: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[str, str]]]:
    """The pairs of one story that an article of the days in `incoming_days` makes, each once, stretch by stretch.

    Articles that come in many nearly equal prints make very many candidates: never are all held together.
    """
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE incoming_stories AS
        SELECT article_id, (row_number() OVER (ORDER BY day, article_id) - 1) // {_AT_ONCE} AS stretch
        FROM build.signatures WHERE day IN (SELECT day FROM incoming_days);
        """
    )
    ((few,),) = con.execute(
        "SELECT (SELECT count(*) FROM incoming_stories) * 2 < (SELECT count(*) FROM build.signatures)"
    ).fetchall()
    # Counting all bands is quicker where most are asked for, and slow every night where few are.
    asked = "WHERE band IN (SELECT band FROM build.bands WHERE day IN (SELECT day FROM incoming_days))" if few else ""
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE usable_bands AS
        SELECT band FROM build.bands {asked} GROUP BY band HAVING count(*) BETWEEN 2 AND {CROWDED_BAND}
        """
    )
    ((last,),) = con.execute("SELECT coalesce(max(stretch), -1) FROM incoming_stories").fetchall()
    for stretch in range(last + 1):
        candidates = con.execute(
            f"""
            WITH met AS (
                SELECT DISTINCT i.article_id AS a, o.article_id AS b
                FROM build.bands i
                    SEMI JOIN (FROM incoming_stories WHERE stretch = {stretch}) n ON n.article_id = i.article_id
                    SEMI JOIN usable_bands u ON u.band = i.band
                    JOIN build.bands o ON o.band = i.band AND o.article_id <> i.article_id
                WHERE o.article_id > i.article_id OR o.article_id NOT IN (SELECT article_id FROM incoming_stories)
            )
            SELECT met.a, sa.published_on, sa.signature, met.b, sb.published_on, sb.signature
            FROM met JOIN build.signatures sa ON sa.article_id = met.a JOIN build.signatures sb ON sb.article_id = met.b
            WHERE sa.published_on IS NULL OR sb.published_on IS NULL
                OR abs(sa.published_on - sb.published_on) <= {WINDOW}
            """
        )
        found: list[tuple[str, str]] = []
        while rows := candidates.fetchmany(_HELD):
            found += [(r[0], r[3]) for r in rows if one_story(Row(*r[:3]), Row(*r[3:]))]
        if found:
            yield found
    con.execute("DROP TABLE incoming_stories; DROP TABLE usable_bands")


def update(con: duckdb.DuckDBPyConnection) -> None:
    """Set articles.duplicate_of, and figures.in_duplicate by it, after the days in the relation `incoming_days` were replaced; runs in the load's transaction."""
    con.execute("CREATE TABLE IF NOT EXISTS build.pairs (a VARCHAR, b VARCHAR)")
    con.execute(
        """
        DELETE FROM build.pairs WHERE a NOT IN (SELECT article_id FROM build.signatures)
            OR b NOT IN (SELECT article_id FROM build.signatures)
            OR a IN (SELECT article_id FROM build.signatures WHERE day IN (SELECT day FROM incoming_days))
            OR b IN (SELECT article_id FROM build.signatures WHERE day IN (SELECT day FROM incoming_days))
        """
    )
    for pairs in _pairs(con):
        con.register("incoming_pairs", pa.table({"a": [p[0] for p in pairs], "b": [p[1] for p in pairs]}))
        con.execute("INSERT INTO build.pairs SELECT a, b FROM incoming_pairs")
        con.unregister("incoming_pairs")
    con.execute(
        """
        CREATE OR REPLACE TEMP TABLE firsts AS
        WITH placed AS (  -- in the order of days, the undated last
            SELECT article_id, coalesce(CAST(published_on AS VARCHAR), '9999-01-01') || article_id AS place
            FROM build.signatures
        ), both_ways AS (SELECT a AS x, b AS other FROM build.pairs UNION ALL SELECT b, a FROM build.pairs)
        SELECT x, substr(min(o.place), 11) AS earliest
        FROM both_ways JOIN placed m ON m.article_id = x JOIN placed o ON o.article_id = other
        WHERE o.place < m.place
        GROUP BY x
        """
    )
    moved = con.execute(
        "UPDATE articles SET duplicate_of = earliest FROM firsts "
        "WHERE article_id = x AND duplicate_of IS DISTINCT FROM earliest RETURNING article_id"
    ).fetchall()
    moved += con.execute(
        "UPDATE articles SET duplicate_of = NULL "
        "WHERE duplicate_of IS NOT NULL AND article_id NOT IN (SELECT x FROM firsts) RETURNING article_id"
    ).fetchall()
    con.execute("DROP TABLE firsts")
    if moved:  # figures that are there already; those of the incoming days are still to come
        con.register("moved", pa.table({"article_id": [row[0] for row in moved]}))
        con.execute(
            """
            UPDATE figures SET in_duplicate = a.duplicate_of IS NOT NULL
            FROM (SELECT article_id, duplicate_of FROM articles SEMI JOIN moved USING (article_id)) a
            WHERE figures.article_id = a.article_id AND figures.in_duplicate <> (a.duplicate_of IS NOT NULL)
            """
        )
        con.unregister("moved")
