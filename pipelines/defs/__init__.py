"""The Dagster layer: assets, checks, jobs, partitions, resources, schedules, sensors."""
