"""Near-duplicates: which article tells the same story as an earlier one, kept right as days come and go.

Candidates share a MinHash band; the verdict is `cleaning.duplicates.one_story`. The verified pairs are kept, so
that `duplicate_of` depends on what is in the warehouse and not on the order in which it came.
"""

import duckdb
import pyarrow as pa

from pipelines.cleaning.duplicates import WINDOW, Row, one_story

# A band that so many articles share is a template's, and pairing them all would be quadratic.
CROWDED_BAND = 200


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
    candidates = con.execute(
        f"""
        WITH incoming AS (
            SELECT DISTINCT band, article_id FROM build.bands WHERE day IN (SELECT day FROM incoming_days)
        ),
        usable AS (
            SELECT band FROM build.bands WHERE band IN (SELECT band FROM incoming)
            GROUP BY band HAVING count(*) BETWEEN 2 AND {CROWDED_BAND}
        ),
        met AS (
            SELECT DISTINCT least(i.article_id, b.article_id) AS a, greatest(i.article_id, b.article_id) AS b
            FROM incoming i JOIN usable USING (band) JOIN build.bands b USING (band)
            WHERE b.article_id <> i.article_id
        )
        SELECT met.a, sa.published_on, sa.signature, met.b, sb.published_on, sb.signature
        FROM met JOIN build.signatures sa ON sa.article_id = met.a JOIN build.signatures sb ON sb.article_id = met.b
        WHERE sa.published_on IS NULL OR sb.published_on IS NULL
            OR abs(sa.published_on - sb.published_on) <= {WINDOW}
        """
    ).fetchall()
    pairs = [(row[0], row[3]) for row in candidates if one_story(Row(*row[:3]), Row(*row[3:]))]
    if pairs:
        con.register("incoming_pairs", pa.table({"a": [p[0] for p in pairs], "b": [p[1] for p in pairs]}))
        con.execute("INSERT INTO build.pairs SELECT a, b FROM incoming_pairs")
        con.unregister("incoming_pairs")
    con.execute(
        """
        CREATE OR REPLACE TEMP TABLE firsts AS
        WITH both_ways AS (SELECT a AS x, b AS other FROM build.pairs UNION SELECT b, a FROM build.pairs)
        SELECT x, first(other ORDER BY o.published_on NULLS LAST, other) AS earliest
        FROM both_ways
        JOIN build.signatures m ON m.article_id = x
        JOIN build.signatures o ON o.article_id = other
        WHERE (coalesce(o.published_on, DATE '9999-01-01'), other) < (coalesce(m.published_on, DATE '9999-01-01'), x)
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
