"""The mapper over a Ray cluster (extra `ray`): RAY_ADDRESS names it; without that a local one is started.

The home's staged folder and the landing folder must lie on a file system that all nodes share, under the same path, and
the same version of this project must be installed on them.
"""

import contextlib
import os
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
INIT_OPTIONS: dict[str, Any] = {"include_dashboard": False, "log_to_driver": False}


def _run(function: Callable[[Any], Any], task: Any) -> Any:
    return function(task)


class OnRay(Supervised):
    """Tasks on a cluster, `workers` at once: as many as it has processors, unless told otherwise."""

    def __init__(self, workers: int | None = None):
        self.connect()
        super().__init__(workers or max(1, int(ray.cluster_resources().get("CPU", 1))))
        self._running: set[Any] = set()

    def connect(self) -> None:
        """Join the cluster of RAY_ADDRESS or start a local one, unless this process has joined one already."""
        if not ray.is_initialized():
            ray.init(address=os.environ.get("RAY_ADDRESS"), **INIT_OPTIONS)

    @cached_property
    def _remote(self) -> Any:
        # tried again by `Supervised`, which counts and halves
        return ray.remote(max_retries=0, num_cpus=1)(_run)

    def start(self, function: Callable[[Any], Any], task: Any) -> Any:
        """Submit a task; the handle is Ray's reference to its result."""
        self.connect()  # the run before may have ended the connection
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
