"""How fast figures are extracted, beside hazm's normaliser with its defaults, on the same texts in the same run.

    python benchmarks/extraction.py [FILE.jsonl.gz] [-n ARTICLES]

FILE holds one article an object with `title` and `text`; default: corpus/articles.jsonl.gz under $KHABARSANJ_SHARED
or ../shared. Figures are per core, in whole articles and in articles of 1,600 letters a second of processor time.
The cost must be linear in a page's length: texts of 0.6, 1.2, 2.5 and 5 MB are made of the same articles.
"""

import argparse
import datetime as dt
import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleaning import ARTICLE, SHARED, rate

from pipelines.chain import extract_batch
from pipelines.cleaning.sentences import sentence_spans
from pipelines.folding import fold
from pipelines.mapper import quiet_collector
from pipelines.tasks import PAGES_A_BATCH

DAY = dt.date(2020, 5, 3)


def row(article: dict[str, str], number: int) -> dict[str, Any]:
    """An article as the cleaning step hands it over; its sentences are not tidied, which extraction does not need."""
    page = (article["title"] or "") + "\n" + article["text"]
    folded = fold(page)
    spans, start = [], 0
    for block, line in enumerate(folded.split("\n")):
        for a, b in sentence_spans(folded, start, start + len(line)):
            spans.append(
                {"start": a, "end": b, "role": "body" if block else "title", "block": block, "text": page[a:b]}
            )
        start += len(line) + 1
    return {
        "day": DAY.isoformat(), "article_id": f"{number:016x}", "published_on": DAY, "agency": None, "site": None,
        "province": None, "county": None, "page_text": page, "sentence_spans": spans,
    }  # fmt: skip


def long_pages(articles: list[dict[str, str]]) -> Iterator[tuple[float, dict[str, Any]]]:
    text = "\n".join(a["text"] for a in articles)
    for letters in (312_500, 625_000, 1_250_000, 2_500_000):  # two bytes a letter
        yield letters * 2 / 1e6, row({"title": "", "text": text[:letters]}, letters)


def extract(rows: list[dict[str, Any]]) -> tuple[int, float]:
    """(figures, processor seconds) of the rows, in batches with the collector off, as the step does it."""
    found, start = 0, time.process_time()
    for at in range(0, len(rows), PAGES_A_BATCH):
        with quiet_collector():
            found += len(extract_batch(rows[at : at + PAGES_A_BATCH]))
    return found, time.process_time() - start


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("file", nargs="?", type=Path, default=SHARED / "corpus" / "articles.jsonl.gz")
    ap.add_argument("-n", type=int, default=5000)
    args = ap.parse_args()
    if not args.file.exists():
        print(f"{args.file} is missing: nothing to measure")
        return 0
    with gzip.open(args.file, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    chosen = articles[:: max(1, len(articles) // args.n)][: args.n]
    rows = [row(a, i) for i, a in enumerate(chosen)]
    extract_batch(rows[:20])  # the dictionaries are loaded
    figures, seconds = extract(rows)
    letters = sum(len(r["page_text"]) for r in rows)
    ours = letters / ARTICLE / seconds
    print(f"{len(rows)} articles of {letters / len(rows):.0f} letters, {figures} figures")
    print(f"extraction          {len(rows) / seconds:8,.0f} articles/s, {ours:,.0f} of {ARTICLE} letters")

    from hazm import Normalizer  # last: its import is slow

    hazm = rate([a["text"] for a in chosen[:: max(1, len(chosen) // 100)]], Normalizer().normalize)
    print(f"hazm.Normalizer()   {hazm:8,.0f} articles/s of {ARTICLE} letters")
    print(f"ratio               {ours / hazm:8.1f}")
    for megabytes, page in long_pages(articles):
        found, seconds = extract([page])
        print(f"one page of {megabytes:.1f} MB  {seconds:6.2f} s, {found} figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
