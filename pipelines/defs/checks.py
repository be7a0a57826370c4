"""Asset checks of the warehouse: the audits of every load, and the weekly comparison with the landing folder."""

from collections.abc import Iterator

import dagster as dg

from pipelines import steps
from pipelines.defs import previews
from pipelines.defs.resources import HomeResource
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


# What only the weekly comparison looks at; a difference with the landing folder is a warning, since files may be
# arriving while it runs.
_INVENTORY = [
    dg.AssetCheckSpec(name=name, asset=_WAREHOUSE, description=description)
    for name, description in steps.INVENTORY.items()
]
KEYS = [spec.key for spec in (*SPECS, *_INVENTORY)]


@dg.multi_asset_check(specs=_INVENTORY, name="inventory", can_subset=False)
def inventory(home: HomeResource) -> Iterator[dg.AssetCheckResult]:
    """The whole ledger against the landing folder, the staged pages and the published warehouse."""
    for name, wrong in steps.take_inventory(home.open()).items():
        yield dg.AssetCheckResult(
            asset_key=_WAREHOUSE,
            check_name=name,
            passed=not wrong,
            severity=dg.AssetCheckSeverity.WARN if name == "landing_is_taken_in" else dg.AssetCheckSeverity.ERROR,
            metadata={
                "failures": len(wrong),
                "failing_days": dg.MetadataValue.json(sorted({day for day, _ in wrong if day})[:100]),
                "examples": previews.table([{"day": d, "what": w} for d, w in wrong[:20]], ("day", "what")),
            },
        )
