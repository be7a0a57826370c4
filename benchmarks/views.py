"""How fast the views answer over many figures, and how long a publish takes there.

    python benchmarks/views.py WAREHOUSE [--figures 10000000] [--folder DIR] [--keep]

Multiplies the articles and figures of WAREHOUSE (a published one, of some thousand pages) into a new build: each copy
has ids, days and numbers of its own; page texts are cut to 400 letters, which no view reads further than a figure's
surroundings. Then it asks each view what people ask it, on two threads, and prints a Markdown table: the best of three.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from pipelines.warehouse import load
from pipelines.warehouse.publish import publish

DAYS = 9_800  # 1997 to 2024
ASKED = {
    "facts": "SELECT published_on, quote, counted, speaker FROM facts WHERE indicator = '{indicator}' "
    "AND province = 'IR-07' ORDER BY published_on DESC LIMIT 100",
    "facts, a month": "SELECT * FROM facts WHERE published_on BETWEEN DATE '2015-03-21' AND DATE '2015-04-20' LIMIT 10000",
    "facts, counted": "SELECT count(*), avg(confidence) FROM facts",
    "indicator_monthly": "SELECT * FROM indicator_monthly",
    "changes": "SELECT jalali_year, change, count(*), sum(signed_value) FROM changes c JOIN calendar "
    "ON day = published_on WHERE indicator = '{indicator}' GROUP BY ALL",
    "shares": "SELECT site, count(*), avg(computed_percent) FROM shares GROUP BY ALL",
    "evidence": "SELECT * FROM evidence WHERE figure_id = '{figure}'",
    "disagreements": "SELECT * FROM disagreements ORDER BY spread DESC LIMIT 100",
    "revisions": "SELECT * FROM revisions ORDER BY published_on DESC LIMIT 100",
    "province_profile": "SELECT * FROM province_profile",
    "speaker_profile": "SELECT * FROM speaker_profile ORDER BY figures DESC LIMIT 100",
    "quality": "SELECT * FROM quality ORDER BY published_on DESC LIMIT 1000",
}


def multiply(source: Path, build: Path, wanted: int) -> int:
    """Fill a new `build` from the published `source`; returns the number of figures."""
    con = load.connect(build)
    load.create(con)
    con.execute(f"ATTACH '{source}' AS source (READ_ONLY)")
    ((held, first),) = con.execute("SELECT count(*), DATE '1997-03-21' FROM source.figures").fetchall()
    copies = -(-wanted // held)
    # neighbouring days are loaded together, as a first load does: a copy has some days of its own
    day = f"DATE '{first}' + CAST(copy * {DAYS} // {copies} + hash(article_id) % {max(1, DAYS // copies)} AS INTEGER)"
    con.execute("SET checkpoint_threshold = '1GB'")

    def own(column: str) -> str:
        return f"CASE WHEN {column} IS NOT NULL THEN printf('%016x', hash({column}, copy)) END AS {column}"

    for at in range(0, copies, 25):
        some = f"(SELECT unnest(range({at}, {min(at + 25, copies)})) AS copy)"
        con.execute(
            f"INSERT INTO articles BY NAME SELECT * EXCLUDE copy REPLACE ({own('article_id')}, {day} AS published_on, "
            f"{own('duplicate_of')}, left(page_text, 400) AS page_text, left(body, 200) AS body) "
            f"FROM {some}, source.articles"
        )
        con.execute(
            f"INSERT INTO figures BY NAME SELECT * EXCLUDE copy REPLACE ({own('figure_id')}, {own('article_id')}, "
            f"{own('part_of')}, {own('repeats')}, {day} AS published_on, value * (copy + 1) AS value, "
            f"value_base * (copy + 1) AS value_base) FROM {some}, source.figures"
        )
    load.summarize(con)
    con.execute("CHECKPOINT warehouse")
    con.close()
    return copies * held


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("--figures", type=int, default=10_000_000)
    parser.add_argument("--folder", type=Path, help="where the large warehouse is made (default: a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        build, published = Path(folder) / "build.duckdb", Path(folder) / "warehouse.duckdb"
        if options.folder and (options.folder / "large.duckdb").exists():
            published = options.folder / "large.duckdb"
            total = 0
        else:
            total = multiply(options.warehouse, build, options.figures)
            started = time.monotonic()
            publish(build, published)
            print(
                f"{total:,} figures, {published.stat().st_size / 1e9:.2f} GB, published in {time.monotonic() - started:.2f} s\n"
            )
        time_views(published)
    return 0


def time_views(published: Path) -> None:
    """Print the table for one warehouse."""
    with duckdb.connect(str(published), read_only=True, config={"threads": 2}) as con:
        ((indicator,),) = con.execute("SELECT mode(indicator) FROM figures").fetchall()
        ((figure,),) = con.execute("SELECT figure_id FROM figures OFFSET 4567 LIMIT 1").fetchall()
        print("| view | seconds | rows | question |\n|---|---|---|---|")
        for name, question in ASKED.items():
            query = question.format(indicator=indicator, figure=figure)
            best, rows = float("inf"), 0
            for _ in range(3):
                started = time.monotonic()
                rows = len(con.execute(query).fetchall())
                best = min(best, time.monotonic() - started)
            print(f"| {name} | {best:.2f} | {rows} | `{query}` |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
