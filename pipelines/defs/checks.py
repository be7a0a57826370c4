"""Asset checks of the warehouse: the audits of every load, and the weekly comparison with the landing folder."""

import dagster as dg

from pipelines.defs import previews
from pipelines.warehouse.audit import AUDITS, Verdict

_WAREHOUSE = dg.AssetKey("warehouse")

SPECS = [
    dg.AssetCheckSpec(name=a.name, asset=_WAREHOUSE, description=a.description, blocking=a.blocking) for a in AUDITS
]


def _metadata(verdict: Verdict) -> dict[str, dg.MetadataValue]:
    return {
        "failures": dg.MetadataValue.int(verdict.failures),
        "failing_days": dg.MetadataValue.json(verdict.days[:100]),
        "examples": previews.table(verdict.examples, ("day", "what")),
    }


def _severity(verdict: Verdict) -> dg.AssetCheckSeverity:
    return dg.AssetCheckSeverity.ERROR if verdict.audit.blocking else dg.AssetCheckSeverity.WARN


def result(verdict: Verdict) -> dg.AssetCheckResult:
    """An audit's verdict as the warehouse asset yields it."""
    return dg.AssetCheckResult(
        check_name=verdict.audit.name,
        passed=verdict.passed,
        severity=_severity(verdict),
        metadata=_metadata(verdict),
    )


def evaluation(verdict: Verdict) -> dg.AssetCheckEvaluation:
    """The same for a step that fails before it can yield."""
    return dg.AssetCheckEvaluation(
        asset_key=_WAREHOUSE,
        check_name=verdict.audit.name,
        passed=verdict.passed,
        severity=_severity(verdict),
        metadata=_metadata(verdict),
    )
