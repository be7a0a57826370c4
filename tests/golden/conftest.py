"""The warehouse that the golden pages are compared with: the whole chain over samples/landing, without Dagster."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples" / "landing"


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of a published DuckDB file that holds every sample page."""
    from pipelines import steps
    from pipelines.intake.ledger import UNDATED
    from pipelines.settings import Home

    home = Home(tmp_path_factory.mktemp("home"), SAMPLES)
    with steps.writing(home) as staging:
        days = [day for day in steps.take_in(home, staging).touched if day != UNDATED]
        steps.stage_pages(staging, days)
        steps.clean_days(staging, days)
        steps.extract_days(staging, days)
        steps.redo_undated(staging)
        steps.load_and_publish(home, staging)
    return home.warehouse
