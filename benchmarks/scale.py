"""The whole job at 1,000, 10,000 … pages: seconds a stage, pages a second, memory of all its processes, beside a floor.

    python benchmarks/scale.py [--pages 1000 10000] [--large] [--huge] [--forms files jsonl] [--out DIR] [--flame]

Lands pages (the real articles' where $KHABARSANJ_SHARED or ../shared has them, else made ones), runs `khabarsanj run`
into a fresh home for each size and form, and writes scale.md and scale.png to --out (default: data/bench).
--large adds 100,000 pages, --huge 1,000,000. In the same run, for ratios: hazm.Normalizer() with its defaults over the
first texts on one core; and the floor, which is reading the landing folder and inserting the finished rows into an
empty DuckDB file. --flame: a flame graph of the smallest run (py-spy), or the busiest functions where that is missing.
Seconds are wall-clock and mean something on a quiet machine only; processor seconds are of all processes.
"""

import argparse
import cProfile
import datetime as dt
import json
import os
import pstats
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import made_pages
from step_times import STEPS, time_steps

SHARED = Path(os.environ.get("KHABARSANJ_SHARED", Path(__file__).resolve().parents[2] / "shared"))
_DAYS = 3000
_HAZM_TEXTS = 300


def make(folder: Path, pages: int, form: str) -> Path:
    """Land `pages` pages; returns the landing folder."""
    maker = SHARED / "corpus" / "make_landing.py"
    if maker.exists():
        dump = ["--dump", "jsonl"] if form == "jsonl" else []
        command = [sys.executable, str(maker), str(folder), "-n", str(pages), "--seed", "7", *dump]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (folder / "truth.jsonl").unlink()
        return folder
    chance = random.Random(7)
    days = [dt.date(2015, 1, 1) + dt.timedelta(chance.randrange(_DAYS)) for _ in range(pages)]
    if form == "files":
        made_pages.land(folder, days, seed=7)
        return folder
    folder.mkdir(parents=True)
    with (folder / "pages.jsonl").open("w", encoding="utf-8") as file:
        for number, day in enumerate(days, 1):
            page = {"text": made_pages.page(chance, day, number)}
            file.write(json.dumps(page, ensure_ascii=False) + "\n")
    return folder


class Watch(threading.Thread):
    """The memory (proportional set size) and the processor seconds of a process and all below it, while it runs."""

    def __init__(self, process: int):
        super().__init__(daemon=True)
        self.process, self.peak, self.processor, self._ended = process, 0, 0.0, threading.Event()
        self._spent: dict[int, float] = {}

    def run(self) -> None:
        while not self._ended.wait(0.3):
            self.peak = max(self.peak, sum(map(self._look, self._tree())))

    def end(self) -> None:
        self._ended.set()
        self.join()
        self.processor = sum(self._spent.values())

    def _tree(self) -> list[int]:
        above: dict[int, int] = {}
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                above[int(entry)] = int(Path("/proc", entry, "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:  # gone by now
                continue
        found = [self.process]
        for one in found:
            found += [child for child, parent in above.items() if parent == one]
        return found

    def _look(self, process: int) -> int:
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            self._spent[process] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:  # gone by now
            return 0
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def child(landing: str, home: str, report: str, profile: bool) -> None:
    """`khabarsanj run` in this process, its steps timed into `report`."""
    from pipelines import cli

    spent, _ = time_steps()
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    try:
        cli.main(["run", landing, "--home", home], standalone_mode=False)
    finally:  # it ends with an exit
        if profile:
            profiler.dump_stats(report + ".profile")
        Path(report).write_text(json.dumps(spent), encoding="utf-8")


def measure(landing: Path, home: Path, flame: Path | None = None) -> dict[str, Any]:
    """One run: seconds in all and by step, processor seconds, peak memory, bytes read and published."""
    report = home.with_name("report.json")
    command = [sys.executable, __file__, "--child", str(landing), str(home), str(report)]
    environment = dict(os.environ)
    if flame is not None:
        environment["KHABARSANJ_WORKERS"] = "1"
        if shutil.which("py-spy"):
            command = ["py-spy", "record", "--output", str(flame), "--rate", "50", "--", *command]
        else:
            command.append("profile")
    started = time.monotonic()
    with home.with_name("child.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        watch = Watch(process.pid)
        watch.start()
        code = process.wait()
    seconds = time.monotonic() - started
    watch.end()
    if code:
        raise SystemExit(home.with_name("child.log").read_text()[-3000:])
    if flame is not None and (profile := Path(f"{report}.profile")).exists():
        with flame.with_suffix(".txt").open("w") as out:
            pstats.Stats(str(profile), stream=out).sort_stats("tottime").print_stats(60)
    found = json.loads(report.read_text(encoding="utf-8"))
    return {
        "seconds": seconds, "steps": found, "dagster": seconds - sum(found.values()), "memory": watch.peak,
        "processor": watch.processor, "bytes": sum(p.stat().st_size for p in landing.rglob("*") if p.is_file()),
        "warehouse": (home / "warehouse.duckdb").stat().st_size,
    }  # fmt: skip


def floor(landing: Path, home: Path) -> float:
    """Seconds to read the landing folder and to insert the finished rows into an empty DuckDB file."""
    started = time.monotonic()
    for path in landing.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(1 << 20):
                    pass
    target = home.with_name("floor.duckdb")
    with duckdb.connect(str(target)) as con:
        con.execute(f"ATTACH '{home / 'warehouse.duckdb'}' AS done (READ_ONLY)")
        for table in ("files", "articles", "figures"):
            con.execute(f"CREATE TABLE {table} AS SELECT * FROM done.{table}")
        con.execute("CHECKPOINT")
    target.unlink()
    return time.monotonic() - started


def hazm_rate(home: Path) -> float:
    """Pages a second of hazm.Normalizer() with its defaults on one core, over page texts of the warehouse."""
    import hazm

    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        query = f"SELECT page_text FROM articles ORDER BY article_id LIMIT {_HAZM_TEXTS}"
        texts = [r[0] for r in con.execute(query).fetchall()]
    normalizer = hazm.Normalizer()
    normalizer.normalize(texts[0])
    started = time.process_time()
    for text in texts:
        normalizer.normalize(text)
    return len(texts) / (time.process_time() - started)


def table(rows: list[dict[str, Any]]) -> str:
    head = (
        "pages", "form", "seconds", "pages/s", "MB/s", "processor s", "peak MB", *STEPS, "Dagster",
        "warehouse bytes a page", "× hazm on a core", "× the floor",
    )  # fmt: skip
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in rows:
        rate = row["pages"] / row["seconds"]
        cells = [
            f"{row['pages']:,}", row["form"], f"{row['seconds']:.1f}", f"{rate:.0f}",
            f"{row['bytes'] / 1e6 / row['seconds']:.2f}", f"{row['processor']:.1f}", f"{row['memory'] / 1e6:.0f}",
            *(f"{row['steps'].get(s, 0.0):.1f}" for s in STEPS), f"{row['dagster']:.1f}",
            f"{row['warehouse'] / row['pages']:.0f}", f"{rate / row['hazm']:.1f}",
            f"{row['seconds'] / row['floor']:.1f}",
        ]  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def plot(rows: list[dict[str, Any]], path: Path) -> None:
    """Milliseconds a page, stacked by step."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
    labels = [f"{row['pages']:,}\n{row['form']}" for row in rows]
    bottom = [0.0] * len(rows)
    for step in (*STEPS, "Dagster and start"):
        heights = [1000 * r["steps"].get(step, r["dagster"] if step not in STEPS else 0.0) / r["pages"] for r in rows]
        axes.bar(labels, heights, bottom=bottom, label=step)
        bottom = [a + b for a, b in zip(bottom, heights, strict=True)]
    axes.set_ylabel("milliseconds a page")
    axes.legend(fontsize="small")
    figure.savefig(path, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--huge", action="store_true")
    parser.add_argument("--forms", nargs="+", choices=("files", "jsonl"), default=["files", "jsonl"])
    parser.add_argument("--folder", type=Path, help="where pages and homes are made (default: a temporary folder)")
    parser.add_argument("--out", type=Path, default=Path("data/bench"))
    parser.add_argument("--flame", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rows: list[dict[str, Any]] = []
    sizes = [*options.pages, *([100_000] if options.large else []), *([1_000_000] if options.huge else [])]
    for pages in sizes:
        for form in options.forms:
            with tempfile.TemporaryDirectory(dir=options.folder) as folder:
                landing, home = make(Path(folder) / "landing", pages, form), Path(folder) / "home"
                row = {"pages": pages, "form": form, **measure(landing, home)}
                row |= {"floor": floor(landing, home), "hazm": hazm_rate(home)}
                if options.flame and not rows:
                    measure(landing, Path(folder) / "flame", options.out / "flame.svg")
            rows.append(row)
            (options.out / "scale.md").write_text(table(rows), encoding="utf-8")
            print(table(rows), flush=True)
    plot(rows, options.out / "scale.png")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:] == ["profile"])
    else:
        main()
