"""The mapper over the Ray cluster (extra `ray`) that this process has joined: for a run, `defs.resources` sees to that.

The landing folder, and the staged Parquet if it is in a folder too, must lie on a file system that all nodes share, under
the same path; the same version of this project must be installed on them.
"""

import contextlib
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import ray
from ray import exceptions

from pipelines.mapper import Outcome, Supervised

# What ends a task although the task itself did nothing wrong, or took its worker with it.
_DEATHS = (
    exceptions.WorkerCrashedError,
    exceptions.OutOfMemoryError,
    exceptions.NodeDiedError,
    exceptions.LocalRayletDiedError,
    exceptions.ObjectLostError,
)


def _run(function: Callable[[Any], Any], task: Any) -> Any:
    return function(task)


class OnRay(Supervised):
    """Tasks on a cluster, `workers` at once: as many as it has processors, unless told otherwise."""

    def __init__(self, workers: int | None = None):
        if not ray.is_initialized():  # a task would start a cluster of its own
            raise RuntimeError("KHABARSANJ_MAPPER=ray, but this process has not joined a Ray cluster")
        super().__init__(workers or max(1, int(ray.cluster_resources().get("CPU", 1))))
        self._running: set[Any] = set()

    @cached_property
    def _remote(self) -> Any:
        # tried again by `Supervised`, which counts and halves
        return ray.remote(max_retries=0, num_cpus=1)(_run)

    def start(self, function: Callable[[Any], Any], task: Any) -> Any:
        """Submit a task; the handle is Ray's reference to its result."""
        reference = self._remote.remote(function, task)
        self._running.add(reference)
        return reference

    def wait(self, handles: Sequence[Any]) -> tuple[Any, Outcome]:
        """The first of the references that is ready."""
        (reference, *_), _ = ray.wait(list(handles), num_returns=1)
        self._running.discard(reference)
        try:
            return reference, Outcome(result=ray.get(reference))
        except _DEATHS as error:
            return reference, Outcome(death=f"its process ended: {str(error).splitlines()[0]}")
        except exceptions.RayTaskError as error:
            cause = error.cause
            if not isinstance(cause, BaseException):
                return reference, Outcome(error=error)
            cause.add_note(str(error))
            return reference, Outcome(error=cause)

    def close(self) -> None:
        """Give up what runs; the cluster stays, its workers are its own."""
        for reference in self._running:
            with contextlib.suppress(exceptions.RayError):
                ray.cancel(reference, force=True)
        self._running.clear()
