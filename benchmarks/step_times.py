"""Times the steps of a `khabarsanj run` in this process; a step inside a step counts for itself, once."""

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

STEPS = ("take_in", "stage_pages", "clean_days", "extract_days", "redo_undated", "load_and_publish")


def time_steps() -> tuple[dict[str, float], dict[str, float]]:
    """Wrap the STEPS; returns seconds and this process's processor seconds by step, filled as they run."""
    from pipelines import steps

    seconds: defaultdict[str, float] = defaultdict(float)
    processor: defaultdict[str, float] = defaultdict(float)
    within: list[tuple[float, float]] = []  # of each step under way: what the steps inside it have spent

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            within.append((0.0, 0.0))
            started, cpu = time.monotonic(), time.process_time()
            try:
                return step(*args, **kwargs)
            finally:
                spent, used = time.monotonic() - started, time.process_time() - cpu
                inside = within.pop()
                seconds[name] += spent - inside[0]
                processor[name] += used - inside[1]
                if within:
                    within[-1] = (within[-1][0] + spent, within[-1][1] + used)

        return run

    for name in STEPS:
        setattr(steps, name, timed(name, getattr(steps, name)))
    return seconds, processor
