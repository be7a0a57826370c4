"""Mappers: one function over many tasks, in this process, in a pool of processes, or on a cluster.

A task names files and a function of a module works them off; only names and statistics go to and fro. Results come in
the order of the tasks, whatever the number of workers. A worker that dies takes nothing with it: its task is done
again, then in halves, until the one page that kills its worker is alone; that task comes back as `Died`.
"""

import gc
import os
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Protocol

SMALL = 300  # pages: fewer are done here, before a pool of processes would have started
_ATTEMPTS = 2  # a worker may die of something that is not the page: a kill, want of memory
_AHEAD = 6  # tasks a worker that may be finished before an earlier one


class Task(Protocol):
    """What a worker is to do; small, and picklable."""

    @property
    def weight(self) -> int:
        """About how many pages it stands for."""

    def halves(self) -> Sequence["Task"]:
        """The same work as two smaller tasks, in order; empty for a single page."""


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: the task of one page whose worker died each time."""

    task: Any
    reason: str


class Mapper(Protocol):
    """Where tasks are worked off."""

    workers: int

    def map[T: Task, R](self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R | Died]:
        """`function` (of a module) of each task, in order, a task that had to be halved as several; lazily.

        Raises what `function` raises. Tasks not yet begun are then given up.
        """

    def close(self) -> None:
        """End the workers; a later `map` starts new ones."""


class Here:
    """Everything in this process."""

    workers = 1

    def map[T: Task, R](self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R | Died]:
        """See `Mapper`."""
        for task in tasks:
            yield function(task)

    def close(self) -> None:
        """Nothing to end."""


@dataclass(slots=True)
class Outcome:
    """How a task ended: its result, an exception of its own, or the death of its worker."""

    result: Any = None
    error: BaseException | None = None
    death: str | None = None


@dataclass(slots=True)
class _Slot:
    task: Any
    attempts: int = 0
    handle: Any = None
    outcome: Outcome | None = None


class Supervised(ABC):
    """A mapper over workers that may die; says how tasks are started and awaited."""

    def __init__(self, workers: int):
        self.workers = workers

    @abstractmethod
    def start(self, function: Callable[[Any], Any], task: Any) -> Any:
        """Hand a task to an idle worker (at most `workers` run at once); returns a handle."""

    @abstractmethod
    def wait(self, handles: Sequence[Any]) -> tuple[Any, Outcome]:
        """The first of the handles to end, and how."""

    @abstractmethod
    def close(self) -> None:
        """End the workers."""

    def map[T: Task, R](self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R | Died]:
        """See `Mapper`; less than SMALL pages in all are done in this process."""
        waiting = iter(tasks)
        first: list[T] = []
        while sum(t.weight for t in first) < SMALL and (task := next(waiting, None)) is not None:
            first.append(task)
        if sum(t.weight for t in first) < SMALL:
            for task in first:
                yield function(task)
            return
        try:
            yield from self._map(function, chain(first, waiting))
        except BaseException:
            self.close()  # with whatever the workers are at
            raise

    def _map(self, function: Callable[[Any], Any], waiting: Iterator[Any]) -> Iterator[Any]:
        slots: deque[_Slot] = deque()
        running: dict[Any, _Slot] = {}
        more = True
        while slots or more:
            while more and len(running) < self.workers and len(slots) < self.workers * _AHEAD:
                begun = next((s for s in slots if s.handle is None and s.outcome is None), None)
                if begun is None:
                    task = next(waiting, None)
                    if task is None:
                        more = False
                        break
                    begun = _Slot(task)
                    slots.append(begun)
                self._start(function, begun, running)
            for slot in slots:  # halves of a task that was given up, and a full window
                if len(running) < self.workers and slot.handle is None and slot.outcome is None:
                    self._start(function, slot, running)
            while slots and (outcome := slots[0].outcome) is not None:
                slots.popleft()
                if outcome.error is not None:
                    raise outcome.error
                yield outcome.result
            if running:
                handle, outcome = self.wait(list(running))
                slot = running.pop(handle)
                slot.handle = None
                if outcome.death is None:
                    slot.outcome = outcome
                else:
                    self._died(slots, slot, outcome.death)

    def _start(self, function: Callable[[Any], Any], slot: _Slot, running: dict[Any, _Slot]) -> None:
        slot.handle = self.start(function, slot.task)
        running[slot.handle] = slot

    def _died(self, slots: deque[_Slot], slot: _Slot, reason: str) -> None:
        slot.attempts += 1
        if slot.attempts < _ATTEMPTS:
            return  # it is started again
        halves = slot.task.halves()
        if not halves:
            slot.outcome = Outcome(result=Died(slot.task, reason))
            return
        at = slots.index(slot)
        del slots[at]
        for half in reversed(halves):  # a half is given up at its first death: what kills is in one of them
            slots.insert(at, _Slot(half, attempts=_ATTEMPTS - 1 if half.halves() else 0))


@contextmanager
def quiet_collector() -> Iterator[None]:
    """The garbage collector off inside the block, for a batch of pages; what they leave behind is collected after it.

    It would otherwise look through the whole heap again and again while rows pile up: half of the time of a step.
    """
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
        gc.enable()


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def from_environment() -> Mapper:
    """The mapper that KHABARSANJ_MAPPER names (local, the default, or ray) with KHABARSANJ_WORKERS; one a process, kept.

    Raises ValueError for another name, ImportError where Ray is asked for and not installed.
    """
    asked = os.environ.get("KHABARSANJ_WORKERS", "")
    if asked and (not asked.isdigit() or asked == "0"):
        raise ValueError(f"KHABARSANJ_WORKERS={asked}: not a number of processes")
    return _made(os.environ.get("KHABARSANJ_MAPPER") or "local", int(asked) if asked else None)


@cache
def _made(name: str, workers: int | None) -> Mapper:
    if name == "local":
        from pipelines.mapper_local import Local

        workers = workers or processors()
        return Local(workers) if workers > 1 else Here()
    if name == "ray":
        from pipelines.mapper_ray import OnRay

        return OnRay(workers)
    raise ValueError(f"KHABARSANJ_MAPPER={name}: local or ray")
