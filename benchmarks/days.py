"""What Dagster costs over years of days: one short page a day through `khabarsanj run`, into a fresh home.

    python benchmarks/days.py [--days 9000] [--scattered 30] [--folder DIR] [--stock] [--profile FILE]

Prints a Markdown table: seconds in all, of which the steps' own code, the rest being Dagster's share and the start of
Python; the same in processor seconds, which a machine that others use too does not swell; bytes of
instance storage a partition (three partitioned assets a day). Then pages for days scattered over 20 years, into
the home that is already there: the runs and seconds that they need. `--stock`: Dagster's own event-log storage.
"""

import argparse
import contextlib
import cProfile
import datetime as dt
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from made_pages import land
from step_times import STEPS, time_steps

FIRST = dt.date(2000, 1, 1)


def child(home: str, landing: str, report: str, profile: str | None) -> None:
    """`khabarsanj run` in this process, its steps timed; writes {step: seconds} and the number of runs to `report`."""
    seconds, processor = time_steps()
    counted: dict[str, int] = {}

    from pipelines import cli
    from pipelines.defs import runs

    run_all = runs.run_all

    def counting(*args: Any, **kwargs: Any) -> runs.Done:
        done = run_all(*args, **kwargs)
        counted.update(runs=done.runs, days=done.days)
        return done

    runs.run_all = counting
    profiler = cProfile.Profile() if profile else contextlib.nullcontext()
    try:
        with profiler, contextlib.redirect_stdout(sys.stderr):
            cli.main(["run", landing, "--home", home], standalone_mode=False)
    finally:
        if isinstance(profiler, cProfile.Profile) and profile:
            profiler.dump_stats(profile)
        Path(report).write_text(
            json.dumps({"steps": seconds, "own_processor": sum(processor.values()), **counted}), encoding="utf-8"
        )


def measure(home: Path, landing: Path, stock: bool, profile: str | None) -> dict[str, Any]:
    report = home.parent / "report.json"
    environment = {**os.environ, **({"KHABARSANJ_EVENT_LOG": "stock"} if stock else {})}
    command = [
        sys.executable,
        __file__,
        "--child",
        str(home),
        str(landing),
        str(report),
        *([profile] if profile else []),
    ]
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with (home.parent / "child.log").open("a") as log:
        subprocess.run(command, env=environment, check=True, stderr=log)
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    found["total"] = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found["processor"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found["own"] = sum(found["steps"].get(s, 0.0) for s in STEPS)
    found["storage"] = sum(p.stat().st_size for p in (home / "dagster").rglob("*") if p.is_file())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=9000)
    parser.add_argument("--scattered", type=int, default=30)
    parser.add_argument("--folder", type=Path, help="where home and pages are made (default: a temporary folder)")
    parser.add_argument("--stock", action="store_true")
    parser.add_argument("--profile", help="write a cProfile file of the first load")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        home, landing = Path(folder) / "home", Path(folder) / "landing"
        land(landing, (FIRST + dt.timedelta(n) for n in range(options.days)))
        many = measure(home, landing, options.stock, options.profile)
        chance = random.Random(1)
        scattered = sorted(FIRST + dt.timedelta(chance.randrange(20 * 365)) for _ in range(options.scattered))
        land(landing, scattered, seed=1, site="late", first=options.days)
        few = measure(home, landing, options.stock, None)
    print(
        "| load | pages | days | runs | seconds | of which steps | Dagster's share | processor s | of which steps | instance bytes a partition |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    storage = 0
    for name, pages, found in (("years", options.days, many), ("scattered days", options.scattered, few)):
        partitions = 3 * found["days"]
        grown, storage = found["storage"] - storage, found["storage"]
        print(
            f"| {name} | {pages} | {found['days']} | {found['runs']} | {found['total']:.1f} | {found['own']:.1f}"
            f" | {found['total'] - found['own']:.1f} | {found['processor']:.1f} | {found['own_processor']:.1f} | {grown / max(partitions, 1):.0f} |"
        )
    print("\n| step | seconds, years | seconds, scattered days |\n|---|---|---|")
    for step in STEPS:
        print(f"| {step} | {many['steps'].get(step, 0):.1f} | {few['steps'].get(step, 0):.1f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:5], sys.argv[5] if len(sys.argv) > 5 else None)
    else:
        main()
