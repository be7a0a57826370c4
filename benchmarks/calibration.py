"""How often figures are right, beside the confidence they are given; fits confidence.yaml.

    python benchmarks/calibration.py GOLD [GOLD …] [--level GOLD] [--write]

Each GOLD is a folder with `pages/NAME.txt` and `records/NAME.json`, labelled by hand; fields are compared by the
score.py that lies in gold/ under $KHABARSANJ_SHARED or ../shared. The table is two-fold: the weights are fitted on every
other page and tested on the pages between, and the other way round. Pages on which reading rules were developed tell
which figures are harder, but not how often figures of other pages are right: --level names a folder that nobody has
looked into, and the offset is moved until the mean confidence there is the share right there. --write fits the weights
on all pages of the GOLDs and keeps them in pipelines/figures/confidence.yaml.
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from cleaning import SHARED
from numpy.typing import NDArray

from pipelines import chain
from pipelines.figures import confidence, extract
from pipelines.intake.readers import read_file

DATA = Path(confidence.__file__).with_name("confidence.yaml")
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0)
PULL = 3.0  # towards weights of zero: as much as so many figures seen at even odds
HEADER = """\
# وزنِ نشانه‌های خوانشِ دشوار  —  written by benchmarks/calibration.py, not by hand: how much each sign of a hard reading
# (confidence.py explains them) lowers the chance that every field of a figure is right.
# confidence = 1 / (1 + exp(-(offset + sum of weight * sign)))
"""


class Judged(NamedTuple):
    """A figure that was found: its signs, and whether all its fields are right."""

    signs: tuple[float, ...]
    right: bool


def scorer() -> Any:
    """The module score.py of the shared folder."""
    path = SHARED / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"{path} is missing: nothing to compare with")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(page: Path, records: list[dict[str, Any]], score: Any) -> Iterator[Judged]:
    """The figures of one page beside its labels; those that the labels call doubtful are left out."""
    text = page.read_text(encoding="utf-8")
    spans = [score.record_span(text, r) for r in records]
    rows = [chain.digest(record, now=chain.today()) for record in read_file(page, page.name)]
    for row in chain.clean_batch(r for r in rows if r["status"] != "rejected"):
        doc = chain.document(row)
        figures = extract.figure_rows(doc, row["article_id"], row["province"], row["county"])
        taken: set[int] = set()
        for figure, mention in zip(figures, doc.mentions, strict=True):
            start, end = figure["raw_start"], figure["raw_end"]
            shared = {i: min(end, b) - max(start, a) for i, (a, b) in enumerate(spans) if i not in taken}
            best = max(shared, key=lambda i: shared[i], default=-1)
            read = confidence.signs(mention)
            if best < 0 or shared[best] <= 0:
                yield Judged(read, False)
                continue
            taken.add(best)
            if records[best]["sure"]:
                yield Judged(read, all(score.agree(records[best], figure).values()))


def fit(figures: Sequence[Judged]) -> tuple[tuple[float, ...], float]:
    """Weights of the signs and offset of the logistic line; a sign that would raise the chance weighs nothing."""
    rows = np.array([[1.0, *f.signs] for f in figures])
    right = np.array([f.right for f in figures], dtype=float)
    kept = list(range(rows.shape[1]))
    while True:
        line = _newton(rows[:, kept], right)
        highest = max(range(1, len(kept)), key=lambda n: line[n], default=0)
        if not highest or line[highest] <= 0:
            break
        del kept[highest]
    weights = np.zeros(rows.shape[1])
    weights[kept] = line
    return tuple(round(float(w), 3) for w in weights[1:]), round(float(weights[0]), 3)


def _newton(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    pull = np.diag([0.0] + [PULL] * (rows.shape[1] - 1))
    line = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ line))
        slope = rows.T @ (right - chance) - pull @ line
        line = line + np.linalg.solve(rows.T @ (rows * (chance * (1 - chance))[:, None]) + pull, slope)
    return line


def level(figures: Sequence[Judged], weights: tuple[float, ...]) -> float:
    """The offset at which the mean confidence of the figures is the share of them that is right, by bisection."""
    right = sum(f.right for f in figures) / len(figures)
    low, high = -10.0, 10.0
    for _ in range(50):
        middle = (low + high) / 2
        mean = sum(confidence.chance(f.signs, weights, middle) for f in figures) / len(figures)
        low, high = (middle, high) if mean < right else (low, middle)
    return round(low, 3)


def pages_of(folder: Path, score: Any) -> list[list[Judged]]:
    """The judged figures of each page of a folder."""
    return [
        list(judge(folder / "pages" / f"{p.stem}.txt", json.loads(p.read_text(encoding="utf-8"))["figures"], score))
        for p in sorted((folder / "records").glob("*.json"))
    ]


def table(points: Sequence[tuple[float, bool]]) -> Iterator[str]:
    yield "| confidence | figures | mean confidence | share right |"
    yield "|---|---|---|---|"
    for low, high in pairwise(EDGES):
        inside = [(p, y) for p, y in points if low <= p < high or (high == 1.0 and p == 1.0)]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            yield f"| {low:.2f} – {high:.2f} | {len(inside)} | {mean:.3f} | {right:.3f} |"
    error = sum((p - y) ** 2 for p, y in points) / len(points)
    base = sum(y for _, y in points) / len(points)
    yield f"\n{len(points)} figures, {base:.3f} right; Brier score {error:.4f}, {base * (1 - base):.4f} for one number for all"


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="+", type=Path)
    ap.add_argument("--level", type=Path)
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    score = scorer()
    pages = [page for folder in args.gold for page in pages_of(folder, score)]
    tested: list[tuple[float, bool]] = []
    for fold in (0, 1):
        weights, offset = fit([f for page in pages[fold::2] for f in page])
        for figure in (f for page in pages[1 - fold :: 2] for f in page):
            tested.append((confidence.chance(figure.signs, weights, offset), figure.right))
    print(f"{len(pages)} pages, two-fold")
    print("\n".join(table(tested)))
    weights, offset = fit([f for page in pages for f in page])
    note = f"# weights fitted on {len(tested)} figures of {len(pages)} pages"
    if args.level:
        unseen = [f for page in pages_of(args.level, score) for f in page]
        print("\nunseen pages, before the offset is moved")
        print("\n".join(table([(confidence.chance(f.signs, weights, offset), f.right) for f in unseen])))
        offset = level(unseen, weights)
        print("\nunseen pages, with the offset moved")
        print("\n".join(table([(confidence.chance(f.signs, weights, offset), f.right) for f in unseen])))
        note += f", the offset on {len(unseen)} of pages that nobody had looked into"
    if args.write:
        lines = [f"{HEADER}{note}", f"offset: {offset}", "weights:"]
        lines += [f"  {name}: {weight}" for name, weight in zip(confidence.SIGNS, weights, strict=True)]
        DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"written: {DATA.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
