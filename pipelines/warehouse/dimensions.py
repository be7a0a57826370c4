"""The small dimensions: indicators, places, calendar and units, as rows for the warehouse."""

import csv
import datetime as dt
from functools import cache
from importlib.resources import files
from typing import Any

import pyarrow as pa

from pipelines import jalali
from pipelines.figures import indicators, places, units

_FIRST, _LAST = dt.date(1990, 1, 1), dt.date(2040, 12, 31)
# Read from fractions («یک سوم», «نیم»), not from a unit's spelling: no row of units.csv.
_RATIO = {
    "unit": "ratio",
    "kind": "ratio",
    "base_unit": "ratio",
    "factor": 1.0,
    "standard_code": None,
    "forms": "یک سوم، نیم",
}
_SEASONS = ("بهار", "تابستان", "پاییز", "زمستان")


@cache
def calendar_table() -> pa.Table:
    """One row a day from 1990 to 2040, columns as in schema.sql."""
    rows = []
    for offset in range((_LAST - _FIRST).days + 1):
        day = _FIRST + dt.timedelta(days=offset)
        year, month, day_of_month = jalali.from_gregorian(day)
        rows.append(
            {
                "day": day,
                "year": day.year,
                "month": day.month,
                "day_of_month": day.day,
                "weekday": (day.weekday() + 2) % 7,
                "weekday_fa": jalali.WEEKDAYS[day.weekday()],
                "jalali": f"{year:04d}-{month:02d}-{day_of_month:02d}",
                "jalali_year": year,
                "jalali_month": month,
                "jalali_day": day_of_month,
                "jalali_month_name": jalali.MONTHS[month - 1],
                "jalali_season": _SEASONS[(month - 1) // 3],
            }
        )
    return pa.Table.from_pylist(rows)


def places_rows() -> list[dict[str, Any]]:
    """The gazetteer as rows of `places`; provinces carry their English names."""
    text = files("pipelines.warehouse").joinpath("province_names.csv").read_text(encoding="utf-8")
    english = {row["province"]: row["name_en"] for row in csv.DictReader(text.splitlines())}
    return [
        {
            "place_id": f"{row['kind']}-{row['code']}",
            "kind": row["kind"],
            "name": row["name"],
            "name_en": english[row["province"]] if row["kind"] == "province" else None,
            "province": row["province"],
            "county": row["county"] or None,
            "official_code": row["code"],
        }
        for row in places.rows()
    ]


def tables() -> dict[str, pa.Table]:
    """Dimension name → its rows (Arrow), columns named as in schema.sql."""
    found: dict[str, list[dict[str, Any]]] = {
        "indicators": indicators.dimension(),
        "places": places_rows(),
        "units": [*units.dimension(), _RATIO],
    }
    return {name: pa.Table.from_pylist(rows) for name, rows in found.items()} | {"calendar": calendar_table()}
