"""Resources: the home. It is read from the environment at run time, so that UI and command line share it."""

import os
from pathlib import Path

import dagster as dg

from pipelines.settings import Home


class HomeResource(dg.ConfigurableResource):
    """Where the project writes and reads; empty means KHABARSANJ_HOME and KHABARSANJ_LANDING."""

    path: str = ""
    landing: str = ""

    def open(self) -> Home:
        """The home's paths, its folders made."""
        home = Home.from_environment()
        if self.path:
            path = Path(self.path).absolute()
            home = Home(path, path / "landing")
        if self.landing:
            home = Home(home.path, Path(self.landing).absolute())
        return home.make()

    @property
    def wait_seconds(self) -> float:
        """How long a step waits for another run that writes to the same home."""
        return float(os.environ.get("KHABARSANJ_WAIT_SECONDS", "3600"))
