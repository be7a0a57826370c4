"""Half-spaces put back: hazm alone beside this project.

    python benchmarks/halfspaces.py [-n SENTENCES] [--sources A,B]

Two tables. The first: the glued words of the two seed pages, each as both write it. The second: real sentences of
the corpus with every half-space deleted; what is put back is compared with what the newsroom had written. A half-space
where the newsroom has a space is neither right nor wrong; one where it has nothing is wrong. A sentence is damaged
where a wrong half-space or a wrong space was put into it, or a letter or digit was lost.

Reads $KHABARSANJ_SHARED or ../shared; without it there is nothing to measure.
"""

import argparse
import gzip
import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

from pipelines.cleaning.letters import unify
from pipelines.cleaning.sentences import sentence_spans
from pipelines.cleaning.spacing import tidy
from pipelines.folding import ZWNJ, fold

SHARED = Path(os.environ.get("KHABARSANJ_SHARED", Path(__file__).resolve().parents[2] / "shared"))

# The words that lost a half-space or a space in the seed pages, as they should be.
SEED_WORDS = """حسن‌پور شهرستان‌های شهرستان‌ها می‌شود موفق‌تر حسینیه‌ها می‌توانند ولی‌نعمت کیفی‌سازی برنامه‌ها می‌توانید
اطلاع‌رسانی رسانه‌ها فوریت‌های نمی‌توان می‌تواند هدیه‌ای می‌توانیم رسول‌زاده بهره‌مند برنامه‌های کلانتری‌ها پرونده‌ها
می‌دانید تماس‌های کانال‌های پتانسیل‌های ماموریت‌های بخش‌های گزارش‌های گردان‌های ظرفیت‌های گام‌های مهم‌ترین اغنا‌سازی
توسط_صلح از_یک این_صورت""".replace("_", " ").split("\n")


def layout(text: str) -> tuple[str, dict[int, str]]:
    """Letters and digits of `text`, and by their count what stands between them: a half-space or a space."""
    letters: list[str] = []
    between: dict[int, str] = {}
    for char in fold(text):
        if char == ZWNJ or char.isspace():
            if between.get(len(letters)) != " ":
                between[len(letters)] = ZWNJ if char == ZWNJ else " "
        elif char.isalnum():
            letters.append(char)
    return "".join(letters), between


def compare(truths: list[str], clean: Callable[[str], str]) -> tuple[float, float, float, int]:
    """Precision, recall, F1, sentences damaged."""
    want = put = right = damaged = 0
    for truth in truths:
        letters, wanted = layout(truth)
        got_letters, got = layout(clean(truth.replace(ZWNJ, "")))
        if letters != got_letters:
            damaged += 1
            want += sum(mark == ZWNJ for mark in wanted.values())
            continue
        want += sum(mark == ZWNJ for mark in wanted.values())
        placed = [at for at, mark in got.items() if mark == ZWNJ and wanted.get(at) != " "]
        good = sum(wanted.get(at) == ZWNJ for at in placed)
        put, right = put + len(placed), right + good
        # A space beside a mark or a digit («۵ درصد») is no damage; inside a word it is.
        torn = any(mark == " " and at not in wanted and letters[at - 1 : at + 1].isalpha() for at, mark in got.items())
        damaged += good < len(placed) or torn
    precision, recall = right / max(1, put), right / max(1, want)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall), damaged


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("-n", type=int, default=2000)
    ap.add_argument("--sources", default="")
    args = ap.parse_args()
    corpus = SHARED / "corpus" / "articles.jsonl.gz"
    if not corpus.exists():
        print(f"{corpus} is missing: nothing to measure")
        return 0

    from hazm import Normalizer

    hazm = Normalizer().normalize
    words = [word for line in SEED_WORDS[:-1] for word in line.split()] + ["توسط صلح", "از یک", "این صورت"]
    rows = [(w, hazm(glued(w)), tidy(glued(w))) for w in words]
    print(f"{len(rows)} glued words of the seed pages; ‖ marks a half-space")
    for word, a, b in rows:
        print(f"  {show(word):16} hazm {mark(word, a)} {show(a):16} ours {mark(word, b)} {show(b)}")
    print(f"  right: hazm {sum(w == t for w, t, _ in rows)}, ours {sum(w == o for w, _, o in rows)}")

    wanted_sources = set(filter(None, args.sources.split(",")))
    truths = []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if not wanted_sources or article["source"] in wanted_sources:
                text = article["text"]
                truths += [unify(text[a:b]) for a, b in sentence_spans(fold(text), 0, len(text)) if b - a > 30]
    truths = random.Random(7).sample([t for t in truths if ZWNJ in t], args.n)
    print(f"{len(truths)} sentences with their half-spaces deleted")
    print(f"  {'':8}{'precision':>10}{'recall':>8}{'F1':>8}{'damaged':>9}")
    for name, clean in (("hazm", hazm), ("ours", tidy)):
        precision, recall, f1, damaged = compare(truths, clean)
        print(f"  {name:8}{precision:10.3f}{recall:8.3f}{f1:8.3f}{damaged:9}")
    return 0


def glued(word: str) -> str:
    return word.replace(ZWNJ, "").replace(" ", "")


def show(word: str) -> str:
    return word.replace(ZWNJ, "‖")


def mark(want: str, got: str) -> str:
    return "✓" if want == got else "✗"


if __name__ == "__main__":
    sys.exit(main())
