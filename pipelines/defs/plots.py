"""Plots of the published warehouse as PNG pictures in Markdown metadata, Persian labels and Iranian months."""

import base64
import datetime as dt
import io
from collections.abc import Sequence

import dagster as dg
import duckdb
import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from pipelines import jalali
from pipelines.cleaning.letters import persian_digits

# The figure's own canvas draws without a display; DejaVu Sans comes with matplotlib and has the Persian letters.
mpl.rcParams["font.family"] = "DejaVu Sans"
_DAYS_SHOWN = 62  # a longer span is shown by month, and by year above _MONTHS_SHOWN months
_MONTHS_SHOWN = 60
_SITES_SHOWN = 12
_TICKS = 10
_INK, _SECOND, _GRID = "#3b5b92", "#c0504d", "#e4e4e4"
_COLOURS = 24  # of the palette: a picture is kept in the event log with each publish

_BY_DAY = """
SELECT day, coalesce(sum(figures), 0) FROM (
    SELECT published_on AS day, count(*) AS figures FROM figures WHERE published_on IS NOT NULL GROUP BY 1
    UNION ALL SELECT published_on, 0 FROM articles WHERE published_on IS NOT NULL
) GROUP BY day ORDER BY day
"""
_BY_SITE = """
SELECT coalesce(site, agency, 'بی‌نام'), count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC, 1
"""
_UNDATED = """
SELECT CAST(first_seen AS DATE), count(*) FILTER (status = 'undated'), count(*)
FROM files WHERE status IN ('loaded', 'undated') GROUP BY 1 ORDER BY 1
"""


def of_warehouse(con: duckdb.DuckDBPyConnection) -> dict[str, dg.MarkdownMetadataValue]:
    """Metadata name → plot: figures over time, pages per site, share of undated pages; none of an empty warehouse."""
    days = [(day, int(n)) for day, n in con.execute(_BY_DAY).fetchall()]
    sites = [(str(site), int(n)) for site, n in con.execute(_BY_SITE).fetchall()]
    arrivals = [(day, int(undated), int(n)) for day, undated, n in con.execute(_UNDATED).fetchall()]
    plots = {}
    if days:
        plots["figures_over_time"] = _figures_over_time(days)
    if sites:
        plots["pages_per_site"] = _pages_per_site(sites)
    if arrivals:
        plots["share_undated"] = _share_undated(arrivals)
    return plots


def _number(value: float) -> str:
    written = f"{value:,.0f}" if value == int(value) else f"{value:,g}"
    return persian_digits(written.replace(",", "٬").replace(".", "٫"))


def spans(days: Sequence[tuple[dt.date, int]]) -> tuple[str, list[tuple[str, int]]]:
    """(«روز», «ماه» or «سال», its counts by label), Iranian calendar; what lies between without pages counts 0."""
    counts: dict[tuple[int, ...], int] = {}
    first, last = days[0][0], days[-1][0]
    if (last - first).days < _DAYS_SHOWN:
        counts = {jalali.from_gregorian(first + dt.timedelta(n)): 0 for n in range((last - first).days + 1)}
        for day, n in days:
            counts[jalali.from_gregorian(day)] += n
        return "روز", [(persian_digits(f"{d} {jalali.MONTHS[m - 1]} {y}"), n) for (y, m, d), n in counts.items()]
    (year, month, _), (last_year, last_month, _) = jalali.from_gregorian(first), jalali.from_gregorian(last)
    months = (last_year - year) * 12 + last_month - month + 1
    if months <= _MONTHS_SHOWN:
        counts = {divmod(year * 12 + month - 1 + n, 12): 0 for n in range(months)}
        for day, n in days:
            y, m, _ = jalali.from_gregorian(day)
            counts[(y, m - 1)] += n
        return "ماه", [(persian_digits(f"{jalali.MONTHS[m]} {y}"), n) for (y, m), n in counts.items()]
    counts = {(y,): 0 for y in range(year, last_year + 1)}
    for day, n in days:
        counts[(jalali.from_gregorian(day)[0],)] += n
    return "سال", [(persian_digits(str(y)), n) for (y,), n in counts.items()]


def _figures_over_time(days: Sequence[tuple[dt.date, int]]) -> dg.MarkdownMetadataValue:
    unit, counted = spans(days)
    figure, axes = _axes(3.2)
    axes.bar(range(len(counted)), [n for _, n in counted], color=_INK, width=0.8)
    axes.set_title(f"شمار رقم‌ها در هر {unit}")
    _label(axes, [label for label, _ in counted])
    return _picture(figure, f"figures by {unit}")


def _pages_per_site(sites: Sequence[tuple[str, int]]) -> dg.MarkdownMetadataValue:
    shown = list(sites[:_SITES_SHOWN])
    if len(sites) > _SITES_SHOWN:
        shown.append(
            (persian_digits(f"{len(sites) - _SITES_SHOWN} سایت دیگر"), sum(n for _, n in sites[_SITES_SHOWN:]))
        )
    figure, axes = _axes(1.0 + 0.28 * len(shown))
    at = range(len(shown), 0, -1)
    bars = axes.barh(list(at), [n for _, n in shown], color=_INK, height=0.7)
    axes.bar_label(bars, [_number(n) for _, n in shown], padding=3, fontsize=8)
    axes.set_yticks(list(at), [site for site, _ in shown])
    axes.set_title("شمار صفحه‌های هر سایت")
    axes.margins(x=0.12)
    axes.grid(axis="y", visible=False)
    axes.xaxis.set_major_formatter(lambda value, _: _number(value))
    return _picture(figure, "pages per site")


def _share_undated(arrivals: Sequence[tuple[dt.date, int, int]]) -> dg.MarkdownMetadataValue:
    """By the day of arrival: an undated page has no other."""
    shown = arrivals[-_DAYS_SHOWN:]
    figure, axes = _axes(2.6)
    shares = [100 * undated / n for _, undated, n in shown]
    axes.plot(range(len(shown)), shares, color=_SECOND, marker="o", markersize=4)
    axes.set_ylim(0, max(5.0, 1.15 * max(shares)))
    overall = 100 * sum(a[1] for a in arrivals) / sum(a[2] for a in arrivals)
    axes.axhline(overall, color=_INK, linewidth=1, linestyle="--")
    total = persian_digits(f"{overall:.1f}".replace(".", "٫"))
    axes.set_title(f"سهم صفحه‌های بی‌تاریخ به روزِ رسیدن، درصد (خط‌چین: همه، {total})")
    dates = [jalali.from_gregorian(day) for day, _, _ in shown]
    _label(axes, [persian_digits(f"{d} {jalali.MONTHS[m - 1]} {y}") for y, m, d in dates])
    return _picture(figure, "share of undated pages")


def _axes(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(8.0, height), dpi=85, layout="constrained")
    axes = figure.add_subplot()
    axes.set_axisbelow(True)
    axes.grid(color=_GRID)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelsize=8)
    axes.title.set_fontsize(10)
    return figure, axes


def _label(axes: Axes, labels: Sequence[str]) -> None:
    """At most _TICKS labels below, Persian digits at the left."""
    step = -(-len(labels) // _TICKS)
    many = len(labels) > 4
    turned, anchor = (30, "right") if many else (0, "center")
    axes.set_xticks(range(0, len(labels), step), labels[::step], rotation=turned, ha=anchor)
    axes.grid(axis="x", visible=False)
    axes.yaxis.set_major_formatter(lambda value, _: _number(value))


def _picture(figure: Figure, name: str) -> dg.MarkdownMetadataValue:
    drawn, packed = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png")
    Image.open(drawn).convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(
        packed, format="png", optimize=True
    )
    return dg.MetadataValue.md(f"![{name}](data:image/png;base64,{base64.b64encode(packed.getvalue()).decode()})")
