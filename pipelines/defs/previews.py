"""Metadata that people read in the UI: previews in Markdown, right to left, and column schemas."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
import pyarrow as pa

from pipelines import jalali
from pipelines.cleaning.letters import persian_digits

_LONGEST = 90
_RLM = "\u200f"  # makes a cell that starts with a digit or a sign read from the right


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> dg.MarkdownMetadataValue:
    """The rows' columns as a Markdown table; long values cut with «…»."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(_cell(row.get(c)) for c in columns) + " |" for row in rows]
    return dg.MetadataValue.md("\n".join(lines))


def _cell(value: Any) -> str:
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    text = " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return _RLM + text if any("\u0600" <= c <= "\u06ff" for c in text) else text


def jalali_day(day: dt.date) -> str:
    """«۱۵ مهر ۱۴۰۰», to be read from the right."""
    year, month, day_of_month = jalali.from_gregorian(day)
    return persian_digits(f"{_RLM}{day_of_month} {jalali.MONTHS[month - 1]} {year}")


def column_schema(schema: pa.Schema) -> dg.TableSchema:
    """An Arrow schema as Dagster shows it."""
    return dg.TableSchema(columns=[dg.TableColumn(name=f.name, type=str(f.type)) for f in schema])
