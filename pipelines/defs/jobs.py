"""Jobs: the three kinds of run that a load consists of, and all that can be run by hand."""

import dagster as dg

from pipelines.defs import assets, checks

# Selecting the warehouse would select the weekly inventory with it, which looks at every file that ever landed.
_INVENTORY = dg.AssetSelection.checks(*checks.inventory.check_keys)

intake = dg.define_asset_job(
    "intake", selection=[assets.news_files], description="Takes in what is new in the landing folder."
)
daily = dg.define_asset_job(
    "days",
    selection=[assets.raw_pages, assets.articles, assets.figures],
    description="Redoes a range of publication days, pages to figures.",
)
publish = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.assets(assets.undated_articles, assets.warehouse) - _INVENTORY,
    description="Redoes the undated pages, loads the changed days and publishes the warehouse.",
)
publish_days = dg.define_asset_job(
    "publish_days",
    selection=dg.AssetSelection.assets(assets.warehouse) - _INVENTORY,
    description="Loads the changed days and publishes the warehouse.",
)
nightly = dg.define_asset_job(
    "nightly",
    selection=dg.AssetSelection.assets(*assets.ALL) - _INVENTORY,
    description="Everything in one run: intake, a range of days, undated pages, publish.",
)
weekly_audit = dg.define_asset_job(
    "weekly_audit",
    selection=_INVENTORY,
    description="Compares the whole ledger with the landing folder, the staged pages and the warehouse.",
)
ALL = [nightly, weekly_audit, intake, daily, publish, publish_days]
