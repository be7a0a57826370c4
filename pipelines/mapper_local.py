"""The local mapper: a pool of processes that outlives its steps, each process replaced when it dies or grows."""

import atexit
import contextlib
import gc
import multiprocessing
import os
import pickle
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import connection
from multiprocessing.context import ForkServerProcess
from typing import Any

from pipelines.mapper import Outcome, Supervised

# A fork of a process with threads (Dagster's) may hang; the fork server has none, and has all modules loaded.
_CONTEXT = multiprocessing.get_context("forkserver")
_PRELOAD = "pipelines.warm"
_WORKER_MB = 600


def memory_limit(workers: int) -> int:
    """KHABARSANJ_MEMORY_MB: what the workers may hold together, in bytes (default 600 MB for each)."""
    asked = os.environ.get("KHABARSANJ_MEMORY_MB", "") or str(_WORKER_MB * workers)
    if not asked.isdigit() or asked == "0":
        raise ValueError(f"KHABARSANJ_MEMORY_MB={asked}: not a number of megabytes")
    return int(asked) * 1_000_000


@dataclass(eq=False, slots=True)
class _Worker:
    process: ForkServerProcess
    pipe: connection.Connection
    sent: list[Any] = field(default_factory=list)


class Local(Supervised):
    """`workers` processes of this machine; an ended worker is replaced, one too large is ended between two tasks."""

    def __init__(self, workers: int):
        super().__init__(workers)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._limit = memory_limit(workers) // workers
        atexit.register(self.close)

    def start(self, function: Callable[[Any], Any], task: Any) -> _Worker:
        """Hand a task to an idle worker, or to a new one."""
        while self._idle:
            worker = self._idle.pop()
            with contextlib.suppress(OSError):  # it died idle
                worker.pipe.send((function, task))
                return worker
            self._end(worker)
        worker = self._new()
        with contextlib.suppress(OSError):  # dead at once: wait() tells
            worker.pipe.send((function, task))
        return worker

    def _new(self) -> _Worker:
        if not self._all:
            _CONTEXT.set_forkserver_preload([_PRELOAD])
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, self._limit), daemon=True, name="khabarsanj-worker")
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._all.add(worker)
        return worker

    def wait(self, handles: Sequence[Any]) -> tuple[Any, Outcome]:
        """The first of the workers to answer or to end."""
        ready = connection.wait([w.pipe for w in handles])
        worker = next(w for w in handles if w.pipe is ready[0])
        try:
            ended, too_large = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join(10)
            code = worker.process.exitcode
            self._end(worker)
            return worker, Outcome(death=f"its process ended {_how(code)}")
        if too_large:
            self._end(worker)
        else:
            self._idle.append(worker)
        return worker, ended

    def _end(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.pipe.close()  # an idle worker ends by itself
        if worker.process.is_alive():
            worker.process.terminate()
        worker.process.join(5)

    def close(self) -> None:
        """End all workers, whatever they are at: what they write has no name before it is whole."""
        self._idle.clear()
        for worker in list(self._all):
            self._end(worker)


def _how(code: int | None) -> str:
    if code is None or code >= 0:
        return f"with code {code}"
    with contextlib.suppress(ValueError):
        return f"by {signal.Signals(-code).name}"
    return f"by signal {-code}"


def _serve(pipe: connection.Connection, limit: int) -> None:
    """A worker's life: task after task, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us is told, and ends us
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    __import__(_PRELOAD)  # by now loaded, unless somebody else had started the fork server
    gc.freeze()
    while True:
        try:
            function, task = pipe.recv()
        except EOFError:
            return
        pipe.send((_outcome(function, task), _held() > limit))


def _outcome(function: Callable[[Any], Any], task: Any) -> Outcome:
    try:
        return Outcome(result=function(task))
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        error.__traceback__ = error.__cause__ = error.__context__ = None
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:  # whatever its class does not allow
            error = RuntimeError(f"{type(error).__name__}: {error}")
        return Outcome(error=error)


def _end_with(sentinel: int) -> None:
    """End with the process that asked for us, also in the middle of a task: another run may have begun."""
    connection.wait([sentinel])
    os._exit(1)


def _held() -> int:
    """Bytes of memory that this process holds for itself: what it shares with the fork server costs nothing more."""
    try:
        with open("/proc/self/smaps_rollup", "rb") as rollup:
            return 1024 * sum(int(line.split()[1]) for line in rollup if line.startswith(b"Private_"))
    except OSError:  # no such file: the most it ever held
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
