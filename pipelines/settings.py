"""Where things are: the home that the project writes, and the landing folder it reads."""

import os
from dataclasses import dataclass
from pathlib import Path

# The first daily partition, ISO; a page that names an earlier day is loaded as undated, with the reason.
FIRST_DAY = os.environ.get("KHABARSANJ_FIRST_DAY", "1997-03-21")


@dataclass(frozen=True)
class Home:
    """Paths under KHABARSANJ_HOME (default `data/`); `landing` may lie elsewhere (KHABARSANJ_LANDING)."""

    path: Path
    landing: Path
    elsewhere: str = ""  # where the staged Parquet lies, if not below `path` (KHABARSANJ_STAGED)

    @classmethod
    def from_environment(cls) -> "Home":
        """The home that KHABARSANJ_HOME, KHABARSANJ_LANDING and KHABARSANJ_STAGED name, absolute."""
        home = Path(os.environ.get("KHABARSANJ_HOME") or "data").absolute()
        landing = os.environ.get("KHABARSANJ_LANDING")
        staged = os.environ.get("KHABARSANJ_STAGED", "")
        if staged and "://" not in staged:
            staged = str(Path(staged).absolute())
        return cls(home, Path(landing).absolute() if landing else home / "landing", staged)

    @property
    def ledger(self) -> Path:
        return self.path / "ledger.sqlite"

    @property
    def staged(self) -> Path:
        """Parquet of everything staged, unless `elsewhere`: `pages/` as they came, the others by days."""
        return self.path / "staged"

    @property
    def staged_at(self) -> str:
        """The path or the URL of all that is staged (`pipelines.store`)."""
        return self.elsewhere or str(self.staged)

    @property
    def build(self) -> Path:
        return self.path / "build.duckdb"

    @property
    def warehouse(self) -> Path:
        return self.path / "warehouse.duckdb"

    @property
    def dagster(self) -> Path:
        return self.path / "dagster"

    @property
    def lock(self) -> Path:
        return self.path / "writer.lock"

    def make(self) -> "Home":
        """Create the folders; returns itself. Raises OSError where the home cannot be written."""
        for folder in (self.path, self.dagster):
            folder.mkdir(parents=True, exist_ok=True)
        if not self.elsewhere:
            self.staged.mkdir(exist_ok=True)
        if self.landing == self.path / "landing":
            self.landing.mkdir(exist_ok=True)
        return self
