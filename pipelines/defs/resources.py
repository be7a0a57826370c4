"""Resources: the home. It is read from the environment at run time, so that UI and command line share it."""

import os
from dataclasses import replace
from pathlib import Path

import dagster as dg

from pipelines.defs import dead_runs
from pipelines.settings import Home


class HomeResource(dg.ConfigurableResource):
    """Where the project writes and reads; empty means KHABARSANJ_HOME and KHABARSANJ_LANDING."""

    path: str = ""
    landing: str = ""

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        """For a run, not for a sensor's tick: says that this process executes it; with KHABARSANJ_MAPPER=ray, connected
        to the cluster of RAY_ADDRESS.
        """
        if context.run is not None and context.instance is not None:
            context.instance.add_run_tags(context.run.run_id, dead_runs.claim(context.run.run_id))
        if context.run is not None and os.environ.get("KHABARSANJ_MAPPER") == "ray":
            _join_cluster(context)

    def open(self) -> Home:
        """The home's paths, its folders made."""
        home = Home.from_environment()
        if self.path:
            path = Path(self.path).absolute()
            home = replace(home, path=path, landing=path / "landing")
        if self.landing:
            home = replace(home, landing=Path(self.landing).absolute())
        return home.make()

    @property
    def wait_seconds(self) -> float:
        """How long a step waits for another run that writes to the same home."""
        return float(os.environ.get("KHABARSANJ_WAIT_SECONDS", "3600"))


def _join_cluster(context: dg.InitResourceContext) -> None:
    """Through dagster-ray's resource; a local cluster where RAY_ADDRESS names none, kept for the runs of this process.

    Raises ImportError without the extra `ray`.
    """
    import ray
    from dagster_ray import LocalRay

    if not ray.is_initialized():
        LocalRay(ray_init_options={"include_dashboard": False, "log_to_driver": False}).connect(context)
