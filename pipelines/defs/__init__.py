"""The Dagster layer: assets, checks, jobs, partitions, resources, schedules, sensors. Thin: the steps do the work."""

import dagster as dg

from pipelines.defs import assets, jobs, resources


def build_defs(home: resources.HomeResource | None = None) -> dg.Definitions:
    """All definitions; `home` overrides where the project writes (tests)."""
    return dg.Definitions(
        assets=assets.ALL,
        jobs=jobs.ALL,
        resources={"home": home or resources.HomeResource()},
        executor=dg.in_process_executor,
    )
