"""The Dagster layer: assets, checks, jobs, partitions, resources, schedules, sensors. Thin: the steps do the work."""

import dagster as dg

from pipelines.defs import alerts, assets, checks, event_log, jobs, resources, schedules, sensors


def build_defs(home: resources.HomeResource | None = None) -> dg.Definitions:
    """All definitions; `home` overrides where the project writes (tests)."""
    event_log.hand_over_in_batches()
    return dg.Definitions(
        assets=assets.ALL,
        asset_checks=[checks.inventory],
        jobs=jobs.ALL,
        schedules=schedules.ALL,
        sensors=[*sensors.ALL, *alerts.ALL],
        resources={"home": home or resources.HomeResource()},
        executor=dg.in_process_executor,
    )
