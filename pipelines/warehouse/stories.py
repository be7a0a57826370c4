"""Near-duplicates: which article tells the same story as an earlier one, kept right as days come and go.

Candidates share a MinHash band; the verdict is `cleaning.duplicates.one_story`. The verified pairs are kept, so
that `duplicate_of` depends on what is in the warehouse and not on the order in which it came.
"""

from collections.abc import Iterator

import duckdb
import numpy as np
import pyarrow as pa

from pipelines.cleaning.duplicates import WINDOW, one_story

# A band that so many articles share is a template's, and pairing them all would be quadratic.
CROWDED_BAND = 200
_AT_ONCE = 5_000  # articles whose candidates are looked for together


def _compared(con: duckdb.DuckDBPyConnection) -> None:
    """Make `compared`: the articles of `incoming_days` and those near enough to be one story with one of them, numbered
    in the order of their days, the undated last; and `banded`: their bands that others share."""
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE compared AS
        SELECT
            CAST(row_number() OVER (ORDER BY published_on NULLS LAST, article_id) - 1 AS INTEGER) AS n,
            article_id, published_on, day IN (SELECT day FROM incoming_days) AS incoming
        FROM build.signatures
        WHERE published_on IS NULL OR 'undated' IN (SELECT day FROM incoming_days) OR published_on IN (
            SELECT CAST(day AS DATE) + CAST(away AS INTEGER)
            FROM incoming_days, range(-{WINDOW}, {WINDOW} + 1) near(away) WHERE day <> 'undated'
        );
        """
    )
    ((few,),) = con.execute(
        "SELECT count(*) FILTER (incoming) * 2 < (SELECT count(*) FROM build.signatures) FROM compared"
    ).fetchall()
    # Counting all bands is quicker where most are asked for, and slow every night where few are.
    asked = "WHERE band IN (SELECT band FROM build.bands WHERE day IN (SELECT day FROM incoming_days))" if few else ""
    con.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE banded AS
        SELECT band, n, published_on, incoming
        FROM build.bands
            SEMI JOIN (
                SELECT band FROM build.bands {asked} GROUP BY band HAVING count(*) BETWEEN 2 AND {CROWDED_BAND}
            ) shared USING (band)
            JOIN compared USING (article_id)
        ORDER BY n
        """
    )


def _pairs(con: duckdb.DuckDBPyConnection) -> Iterator[pa.Table]:
    """The pairs (a, b) of one story that an article of the days in `incoming_days` makes, each once, stretch by stretch.

    Articles that come in many nearly equal prints make very many candidates: never are all held together.
    """
    _compared(con)
    ((last,),) = con.execute("SELECT coalesce(max(n), -1) FROM compared WHERE incoming").fetchall()
    for start in range(0, last + 1, _AT_ONCE):
        mine = f"n BETWEEN {start} AND {start + _AT_ONCE - 1}"
        # the days are a filter of their own: it spares reading the others', which the join would do
        near = con.execute(
            f"""
            SELECT CASE WHEN count(*) = count(published_on) THEN
                format('(published_on IS NULL OR published_on BETWEEN DATE ''{{}}'' AND DATE ''{{}}'')',
                    min(published_on) - {WINDOW}, max(published_on) + {WINDOW}) ELSE 'true' END
            FROM compared WHERE {mine}
            """
        ).fetchall()[0][0]
        found = con.execute(
            f"""
            SELECT DISTINCT i.n AS a, o.n AS b
            FROM (FROM banded WHERE incoming AND {mine}) i JOIN (FROM banded WHERE {near}) o ON o.band = i.band
            WHERE (o.n > i.n OR NOT o.incoming)
                AND (i.published_on IS NULL OR o.published_on IS NULL OR abs(i.published_on - o.published_on) <= {WINDOW})
            """
        ).fetchnumpy()
        if len(found["a"]):
            yield _verified(con, found["a"], found["b"], near)
    con.execute("DROP TABLE compared; DROP TABLE banded")


def _verified(con: duckdb.DuckDBPyConnection, a: np.ndarray, b: np.ndarray, near: str) -> pa.Table:
    """The pairs of numbers in `compared` that are one story, as article_ids; `near` are the days that they are of."""
    wanted, places = np.unique(np.concatenate((a, b)), return_inverse=True)
    con.register("wanted", pa.table({"n": wanted}))
    signed = con.sql(
        f"""
        SELECT s.article_id, s.signature FROM wanted JOIN compared USING (n)
        JOIN (FROM build.signatures WHERE {near}) s USING (article_id) ORDER BY n
        """
    ).to_arrow_table()
    con.unregister("wanted")
    one, two = places[: len(a)], places[len(a) :]
    same = one_story(signed["signature"].to_pylist(), one, two)
    ids = signed["article_id"].combine_chunks()
    return pa.table({"a": ids.take(pa.array(one[same])), "b": ids.take(pa.array(two[same]))})


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
        con.register("incoming_pairs", pairs)
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
    con.execute(
        """
        CREATE OR REPLACE TEMP TABLE moved AS
        SELECT article_id, earliest FROM articles LEFT JOIN firsts ON x = article_id
        WHERE duplicate_of IS DISTINCT FROM earliest;
        DROP TABLE firsts;
        UPDATE articles SET duplicate_of = earliest FROM moved WHERE moved.article_id = articles.article_id;
        -- those that are there already; the incoming days' are still to come
        UPDATE figures SET in_duplicate = earliest IS NOT NULL FROM moved
        WHERE moved.article_id = figures.article_id AND in_duplicate <> (earliest IS NOT NULL);
        DROP TABLE moved
        """
    )
