"""The assets: raw news files → cleaned text → extracted figures → warehouse."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import dagster as dg

from pipelines import steps
from pipelines.defs import checks, event_log, partitions, previews
from pipelines.defs.resources import HomeResource
from pipelines.intake.ledger import UNDATED
from pipelines.settings import Home
from pipelines.staging import SCHEMAS, Staging
from pipelines.tasks import rows_of
from pipelines.warehouse.audit import Verdict
from pipelines.warehouse.load import Loaded
from pipelines.warehouse.publish import published

OWNERS = ["team:khabarsanj"]
TAGS = {"language": "fa"}
POOL = "home"  # limit 1 in dagster.yaml: one run at a time writes to the home
# Raise a step's version when its results change: the UI then shows what was made by the old one as stale.
CODE_VERSIONS = {"raw_pages": "9", "articles": "9", "figures": "9", "undated_articles": "9", "warehouse": "2"}

_PREVIEW = {
    "raw_pages": ("raw_path", "site", "date_basis", "date_quote"),
    "articles": ("title", "site", "province", "sentences"),
    "figures": ("quote", "value", "unit", "counted", "change", "speaker"),
}
_PREVIEW_ROWS = 5
_PREVIEW_DAYS = 200  # a longer range shows counts only: previews of years would swell the event log


def _shared(name: str, group: str, *kinds: str) -> dict[str, Any]:
    """What the assets of a home have in common: owners, tags, the pool; a code version where the asset is computed."""
    own = {"owners": OWNERS, "pool": POOL, "tags": TAGS, "group_name": group, "kinds": set(kinds)}
    return own | ({"code_version": CODE_VERSIONS[name]} if name in CODE_VERSIONS else {})


@dg.asset(
    **_shared("news_files", "intake", "file", "python"),
    description="The intake: reads what is new in the landing folder, dates it, writes its fate to the ledger.",
)
def news_files(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult:
    """Take in the landing folder; the metadata name the days that it touched."""
    paths = home.open()
    with steps.writing(paths, home.wait_seconds) as staging:
        done = steps.take_in(paths, staging)
        counts = staging.ledger.counts()
        pending = staging.ledger.pending_days()
        held = staging.ledger.held_days()
    for problem in done.sidecar_problems[:50]:
        context.log.warning("sidecar %s", problem)
    for raw_path, reason in done.rejections[:50]:
        context.log.warning("rejected %r: %s", raw_path, reason)
    days = [d for d in pending if d != UNDATED]
    return dg.MaterializeResult(
        metadata={
            "files_seen": done.seen,
            "records_read": done.read,
            "statuses": dg.MetadataValue.json(done.statuses),
            "ledger": dg.MetadataValue.json(counts),
            "touched_days": len(days),
            "ranges": dg.MetadataValue.json(partitions.ranges(days, held)),
            "undated_touched": UNDATED in pending,
            "rejected": previews.table([{"file": f, "reason": r} for f, r in done.rejections[:20]], ("file", "reason")),
            "rejections": dg.MetadataValue.json([{"file": f, "reason": r} for f, r in done.rejections]),
            "unstable": dg.MetadataValue.json(done.unstable),
            "landing": dg.MetadataValue.path(str(paths.landing)),
        }
    )


def _daily(
    context: dg.AssetExecutionContext, home: HomeResource, dataset: str, step: Callable[[Staging, Sequence[str]], int]
) -> None:
    days = list(context.partition_keys)
    with steps.writing(home.open(), home.wait_seconds) as staging:
        total = step(staging, days)
        counts = staging.row_counts(dataset, days)
        parents = staging.row_counts("articles", days) if dataset == "figures" else {}
        shown = days if len(days) <= _PREVIEW_DAYS else []
        metadata: dict[str, dict[str, Any]] = {}
        for day in days:
            metadata[day] = {
                "dagster/partition_row_count": counts.get(day, 0),
                "jalali_day": previews.jalali_day(dt.date.fromisoformat(day)),
            }
            if parents.get(day):
                metadata[day]["figures_an_article"] = round(counts.get(day, 0) / parents[day], 2)
            if counts.get(day) and shown:
                metadata[day]["preview"] = previews.table(_first_rows(staging, dataset, day), _PREVIEW[dataset])
    event_log.add_partition_metadata(context, metadata)
    context.log.info("%s: %d rows for %d days", dataset, total, len(days))


def _first_rows(staging: Staging, dataset: str, day: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for _, path, _, _ in staging.ledger.parts(dataset, [day]):
        if path:
            file = staging.store.open(path)
            for batch in rows_of(file, 0, file.metadata.num_rows, [day], ["day", *_PREVIEW[dataset]]):
                rows += batch.slice(0, _PREVIEW_ROWS - len(rows)).select(_PREVIEW[dataset]).to_pylist()
                if len(rows) == _PREVIEW_ROWS:
                    return rows
    return rows


def _lineage(parent: str, columns: dict[str, Sequence[str]]) -> dg.TableColumnLineage:
    return dg.TableColumnLineage(
        {c: [dg.TableColumnDep(dg.AssetKey(parent), source) for source in sources] for c, sources in columns.items()}
    )


_LINEAGE = {
    "articles": _lineage(
        "raw_pages",
        {
            "title": ["page_text", "blocks"],
            "lead": ["page_text", "blocks"],
            "body": ["page_text", "blocks"],
            "page_text": ["page_text"],
            "published_on": ["published_on"],
        },
    ),
    "figures": _lineage(
        "articles",
        {
            "quote": ["page_text"],
            "value": ["page_text", "sentence_spans"],
            "sentence": ["sentence_spans"],
            "period_start": ["page_text", "published_on"],
            "period_end": ["page_text", "published_on"],
            "province": ["page_text", "province"],
        },
    ),
}


# A range of days is one run: a run a day would cost more than the work in it.
_BY_DAY: dict[str, Any] = {"partitions_def": partitions.days, "backfill_policy": dg.BackfillPolicy.single_run()}


def _metadata(dataset: str) -> dict[str, Any]:
    found: dict[str, Any] = {"dagster/column_schema": previews.column_schema(SCHEMAS[dataset])}
    if dataset in _LINEAGE:
        found["dagster/column_lineage"] = _LINEAGE[dataset]
    return found


@dg.asset(
    deps=[news_files],
    **_BY_DAY,
    **_shared("raw_pages", "pages", "python", "parquet"),
    metadata=_metadata("raw_pages"),
    description="The decoded pages of a publication day, with the basis of their date, as Parquet.",
)
def raw_pages(context: dg.AssetExecutionContext, home: HomeResource) -> None:
    """Gather the staged pages of the run's days."""
    _daily(context, home, "raw_pages", steps.stage_pages)


@dg.asset(
    deps=[raw_pages],
    **_BY_DAY,
    **_shared("articles", "pages", "python", "parquet"),
    metadata=_metadata("articles"),
    description="Cleaned articles: chrome away, title, lead and body in canonical Persian, offsets into the page kept.",
)
def articles(context: dg.AssetExecutionContext, home: HomeResource) -> None:
    """Clean the raw pages of the run's days."""
    _daily(context, home, "articles", steps.clean_days)


@dg.asset(
    deps=[articles],
    **_BY_DAY,
    **_shared("figures", "figures", "python", "parquet"),
    metadata=_metadata("figures"),
    description="Every figure the articles quote: how much, of what, up or down, when, where, who said it.",
)
def figures(context: dg.AssetExecutionContext, home: HomeResource) -> None:
    """Extract the figures of the run's days."""
    _daily(context, home, "figures", steps.extract_days)


@dg.asset(
    deps=[news_files],
    **_shared("undated_articles", "pages", "python", "parquet"),
    description="Pages that do not say when they were published: cleaned, extracted and loaded with published_on NULL.",
)
def undated_articles(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult:
    """Run all steps over the undated pages."""
    with steps.writing(home.open(), home.wait_seconds) as staging:
        rows = steps.redo_undated(staging)
        preview = previews.table(_first_rows(staging, "articles", UNDATED), _PREVIEW["articles"])
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": rows["articles"],
            "figures": rows["figures"],
            "preview": preview,
            "dagster/column_schema": previews.column_schema(SCHEMAS["articles"]),
        }
    )


@dg.asset(
    deps=[figures, undated_articles],
    check_specs=checks.SPECS,
    freshness_policy=dg.FreshnessPolicy.time_window(fail_window=dt.timedelta(hours=36)),
    **_shared("warehouse", "warehouse", "duckdb", "sql"),
    description="Loads the changed days into build.duckdb, audits it, puts it in the place of warehouse.duckdb.",
)
def warehouse(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult:
    """Load what changed, audit it and publish; a failed blocking check keeps the old file published."""
    from pipelines.defs import plots  # matplotlib takes a second to import: not for every process that reads the assets

    paths = home.open()
    with steps.writing(paths, home.wait_seconds) as staging:
        loaded, verdicts = _load(context, paths, staging)
    with published(paths.warehouse) as con:
        counts = "SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM articles)"
        ((total, held),) = con.execute(counts).fetchall()
        latest = con.execute(
            "SELECT published_jalali, quote, unit, counted, change, province_fa, speaker FROM facts "
            "ORDER BY published_on DESC NULLS LAST, confidence DESC, figure_id LIMIT 10"
        )
        names = [c[0] for c in latest.description]
        rows = [dict(zip(names, row, strict=True)) for row in latest.fetchall()]
        columns = con.execute(
            "SELECT column_name, data_type, comment FROM duckdb_columns() "
            "WHERE table_name = 'figures' AND schema_name = 'main' ORDER BY column_index"
        ).fetchall()
        drawn = plots.of_warehouse(con)
    return dg.MaterializeResult(
        check_results=[checks.result(v) for v in verdicts],
        metadata={
            "dagster/row_count": total,
            "articles": held,
            "days_loaded": len(loaded.days),
            "ledger_rows_loaded": loaded.files,
            "published": dg.MetadataValue.path(str(paths.warehouse)),
            "bytes": paths.warehouse.stat().st_size,
            "latest": previews.table(rows, names),
            **drawn,
            "dagster/column_schema": dg.TableSchema(
                columns=[dg.TableColumn(name=n, type=t, description=c) for n, t, c in columns]
            ),
        },
    )


def _load(context: dg.AssetExecutionContext, paths: Home, staging: Staging) -> tuple[Loaded, list[Verdict]]:
    try:
        return steps.load_and_publish(paths, staging)
    except steps.PublishRefused as refused:
        # the step ends here without a materialization: what it loaded is not what people see
        for verdict in refused.verdicts:
            context.instance.report_runless_asset_event(checks.evaluation(verdict))
        raise


ALL = [news_files, raw_pages, articles, figures, undated_articles, warehouse]
