"""What Dagster loads (`workspace.yaml` names this module)."""

from pipelines.defs import build_defs

defs = build_defs()
