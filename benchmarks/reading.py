"""Reading a sample of figures by eye: draw it, and add the verdicts up.

    python benchmarks/reading.py draw WAREHOUSE [-n 200] [--seed 1] [--part 1/3] [--blind]
    python benchmarks/reading.py compare WAREHOUSE LABELS.json [LABELS.json …] > verdicts.csv
    python benchmarks/reading.py sum docs/readings-8.csv docs/readings-9.csv

`draw` prints figures drawn at random from a published warehouse, each with its fields, its sentence and what stands
around it; --blind leaves the fields out, for readers who label what they would have read. `compare` sets such labels
(records as the gold/ folder has them, each with `page`, `start` and `end` of the numeral that was drawn, and `figure`
false where it is none) beside the warehouse by the rules of gold/score.py: a field is `right`, or `differs` until somebody
who knows not which reading is whose has judged it. `sum` reads verdicts (one row a figure: page, start, end, a column a field holding `right`, `wrong` or
`doubtful`, a note without the article's words), a file a reading, and prints how many figures have which fields right,
with the share and its 95 % interval (Wilson) of the last reading; doubtful ones count as wrong unless the row says so.
"""

import argparse
import csv
import json
import math
import random
import sys
from pathlib import Path

import duckdb
from calibration import scorer

FIELDS = ("span", "value", "comparator", "unit", "change", "counted", "period", "place", "speaker")
_SHOWN = (
    "quote", "value", "value_high", "comparator", "unit", "unit_text", "counted", "change", "baseline_text", "period_text",
    "period_kind", "period_start", "period_end", "province", "county", "speaker", "speaker_office", "confidence",
)  # fmt: skip
_AROUND = 700
_RIGHT, _NOT_WRONG = ("right",), ("right", "doubtful")
_SUMS = [
    *((field, (field,), _RIGHT) for field in FIELDS),
    ("span, value and unit", ("span", "value", "unit"), _RIGHT),
    ("everything", FIELDS, _RIGHT),
    ("nothing wrong, doubts allowed", FIELDS, _NOT_WRONG),
    ("value and unit not wrong, doubts allowed", ("value", "unit"), _NOT_WRONG),
]


def draw(warehouse: Path, number: int, seed: int, part: str, blind: bool) -> None:
    """Print the drawn figures; `part` k/n prints the k-th of n equal shares, `blind` nothing that was read of them."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        ids = [r[0] for r in con.execute("SELECT figure_id FROM figures ORDER BY figure_id").fetchall()]
        chosen = random.Random(seed).sample(ids, min(number, len(ids)))
        which, parts = (int(x) for x in part.split("/"))
        for position, figure in enumerate(chosen):
            if position % parts != which - 1:
                continue
            query = (
                f"SELECT a.raw_path, f.raw_start, f.raw_end, a.published_on, a.title, f.sentence, a.page_text, "
                f"{', '.join(f'f.{c}' for c in _SHOWN)} FROM figures f JOIN articles a USING (article_id) WHERE figure_id = ?"
            )
            ((page, start, end, day, title, sentence, text, *values),) = con.execute(query, [figure]).fetchall()
            print(f"## {position + 1}  {page} {start} {end}  published {day}\ntitle: {title}")
            around = f"{text[max(0, start - _AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + _AROUND // 2]}"
            print(f"around: {' '.join(around.split())}\nsentence: {sentence}")
            if not blind:
                print("; ".join(f"{n}={v}" for n, v in zip(_SHOWN, values, strict=True) if v is not None))
            print()


def compare(warehouse: Path, files: list[Path]) -> None:
    """Print a row of verdicts for each label: `right` where its field agrees, `differs` elsewhere, all `wrong` for no figure."""
    score, out = scorer(), csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["page", "start", "end", *FIELDS, "note"])
    with duckdb.connect(str(warehouse), read_only=True) as con:
        for label in (entry for path in files for entry in json.loads(path.read_text(encoding="utf-8"))):
            where = [label["page"], label["start"], label["end"]]
            query = "SELECT f.* FROM figures f JOIN articles USING (article_id) WHERE raw_path = ? AND raw_start = ? AND raw_end = ?"
            found = con.execute(query, where)
            row = found.fetchone()
            if row is None:
                raise SystemExit(f"{where} is no figure of {warehouse}")
            if not label["figure"]:
                out.writerow([*where, *["wrong"] * len(FIELDS), "no figure"])
                continue
            figure = dict(zip((c[0] for c in found.description), row, strict=True))
            same = score.agree(label, figure)
            same |= {"span": label["quote"] == figure["quote"], "place": same["province"]}
            out.writerow([*where, *("right" if same[f] else "differs" for f in FIELDS), ""])


def wilson(right: int, total: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson's score)."""
    z, share = 1.96, right / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)


def add_up(files: list[Path]) -> None:
    """Print a table: how many figures of each file have these fields right, and the share of the last one's."""
    readings = []
    for path in files:
        with path.open(encoding="utf-8", newline="") as lines:
            readings.append(list(csv.DictReader(lines)))
    print("| field | " + " | ".join(path.stem for path in files) + " | share of the last | 95 % |")
    print("|---|" + "---|" * (len(files) + 2))
    for name, fields, verdicts in _SUMS:
        counts = [sum(all(row[f] in verdicts for f in fields) for row in rows) for rows in readings]
        number = len(readings[-1])
        low, high = wilson(counts[-1], number)
        print(f"| {name} | {' | '.join(map(str, counts))} | {counts[-1] / number:.3f} | {low:.3f}–{high:.3f} |")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("warehouse", type=Path)
    drawing.add_argument("-n", type=int, default=200)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--part", default="1/1")
    drawing.add_argument("--blind", action="store_true")
    comparing = commands.add_parser("compare")
    comparing.add_argument("warehouse", type=Path)
    comparing.add_argument("labels", type=Path, nargs="+")
    commands.add_parser("sum").add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    if options.command == "draw":
        draw(options.warehouse, options.n, options.seed, options.part, options.blind)
    elif options.command == "compare":
        compare(options.warehouse, options.labels)
    else:
        add_up(options.files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
