"""How far a step is: steps report, whoever runs them may listen (the command line draws a bar)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int, int | None], None]
_listeners: list[Listener] = []


def report(stage: str, done: int, total: int | None = None) -> None:
    """Tell the listeners that `done` of `total` items (None: not known) of `stage` are finished."""
    for listener in _listeners:
        listener(stage, done, total)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Call `listener(stage, done, total)` for every report inside the block."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
