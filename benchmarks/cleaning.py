"""How fast text is tidied, beside hazm's normaliser with its defaults, on the same texts in the same run.

    python benchmarks/cleaning.py [FILE.jsonl.gz] [-n ARTICLES]

FILE holds one article an object with `text`; default: corpus/articles.jsonl.gz under $KHABARSANJ_SHARED or ../shared.
Figures are per core, in articles of 1,600 letters a second of processor time; «cold» with empty memories, as in a
fresh process, «warm» with the words of these texts remembered. hazm reads a part of the texts only: it is slow.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from pipelines.cleaning import spacing
from pipelines.cleaning.duplicates import signature
from pipelines.cleaning.identity import article_id
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.sentences import sentence_spans
from pipelines.cleaning.spacing import tidy
from pipelines.folding import ZWNJ, fold

ARTICLE = 1600
SHARED = Path(os.environ.get("KHABARSANJ_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(fold(text), 0, len(text))]


def rate(texts: list[str], work: Callable[[str], object]) -> float:
    start = time.process_time()
    for text in texts:
        work(text)
    return sum(map(len, texts)) / ARTICLE / (time.process_time() - start)


def tidy_all(parts: Iterable[str]) -> None:
    for part in parts:
        tidy(part)


def forget() -> None:
    """Empty memories, as in a fresh process."""
    for memory in (spacing._chunks, spacing._own_chunks):
        memory.forget()


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("file", nargs="?", type=Path, default=SHARED / "corpus" / "articles.jsonl.gz")
    ap.add_argument("-n", type=int, default=2000)
    args = ap.parse_args()
    if not args.file.exists():
        print(f"{args.file} is missing: nothing to measure")
        return 0
    with gzip.open(args.file, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    step = max(1, len(texts) // args.n)
    texts = [text.replace(ZWNJ, "") for text in texts[::step][: args.n]]

    start = time.process_time()
    lexicon()
    print(f"lexicon loaded in {time.process_time() - start:.2f} s")
    parts = {text: sentences(text) for text in texts}
    folded = [fold(text) for text in texts]
    print(f"article_id          {rate(folded, lambda text: article_id('', text)):8,.0f} articles/s")
    print(f"signature           {rate(folded, signature):8,.0f} articles/s")

    from hazm import Normalizer  # last: its import is slow

    normalizer = Normalizer()
    few = texts[:: max(1, len(texts) // 100)]
    # In turns, so that a busy machine slows both; the best of each is nearest to a quiet one.
    slow, cold, warm = 0.0, 0.0, 0.0
    for _ in range(3):
        slow = max(slow, rate(few, normalizer.normalize))
        forget()
        cold = max(cold, rate(texts, lambda text: tidy_all(parts[text])))
        warm = max(warm, rate(texts, lambda text: tidy_all(parts[text])))
    print(f"tidy, cold          {cold:8,.0f} articles/s")
    print(f"tidy, warm          {warm:8,.0f} articles/s")
    print(f"hazm.Normalizer()   {slow:8,.0f} articles/s")
    print(f"ratio               {cold / slow:8.1f} cold, {warm / slow:.1f} warm")
    return 0


if __name__ == "__main__":
    sys.exit(main())
