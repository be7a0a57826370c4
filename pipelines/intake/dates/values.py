"""Dates that stand beside a page's text: in its metadata, in its address, in a sidecar."""

import datetime as dt
import re
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from pipelines.folding import fold
from pipelines.intake.dates import words
from pipelines.intake.dates.lines import compared
from pipelines.intake.dates.shapes import clocks, shapes

TEHRAN = ZoneInfo("Asia/Tehran")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date from metadata: the day and the clock in Tehran, and as they are written."""

    day: dt.date
    at: dt.datetime | None
    written: dt.datetime | None
    utc: bool


def is_kind(where: str, kind: str) -> bool:
    """Whether a place of metadata is of a kind of dates.yaml (`refused`, `weak`, `plural`)."""
    place = where.lower()
    return any(
        part == place or (part in place and kind != "weak") or place.startswith(part + ":")
        for part in _meta_words(kind)
    )


@cache
def _meta_words(kind: str) -> tuple[str, ...]:
    return tuple(str(w).lower() for w in words.words()["metadata"][kind])


def from_metadata(
    metadata: Sequence[tuple[str, str]], today: dt.date, refused: list[str]
) -> tuple[Stamp, str, str] | None:
    """The first usable (stamp, place, raw value)."""
    plural: dict[str, set[dt.date]] = {}
    read = []
    for where, raw in metadata:
        place = where.lower()
        if any(part in place for part in _meta_words("refused")):
            continue
        stamp = read_value(raw, today, refused, where)
        if stamp:
            read.append((stamp, where, raw))
            plural.setdefault(place.split(":")[0], set()).add(stamp.day)
    for stamp, where, raw in read:
        family = where.lower().split(":")[0]
        if family in _meta_words("plural") and len(plural[family]) > 1:
            refused.append(f"several: {where} gives {len(plural[family])} days")
            continue
        return stamp, where, raw
    return None


def read_value(raw: str, today: dt.date, refused: list[str], where: str) -> Stamp | None:
    """A raw date value of metadata or a sidecar: ISO, RFC 2822, Jalali in any shape, a Unix time."""
    text = compared(fold(raw[:200]), 0, len(raw[:200])).text
    stamp = _unix(text) or _compact(text)
    if stamp is None:
        found = shapes(text, today)
        dated = [s for s in found if s.day]
        if not dated:
            refused += [f"{s.problem} ({where})" for s in found if s.problem]
            return None
        chosen = next((s for s in dated if s.calendar == "jalali"), dated[0])
        assert chosen.day is not None
        clock = next(iter(clocks(text)), None)
        if clock is None:
            stamp = Stamp(chosen.day, None, None, False)
        else:
            written = dt.datetime.combine(chosen.day, clock.time)
            stamp = _stamp(written, clock.offset)
    if stamp is None:
        return None
    if stamp.day > today:
        refused.append(f"future: {raw.strip()[:60]} ({where})")
        return None
    if stamp.day <= dt.date(1970, 1, 2):  # the zero of clocks and databases
        refused.append(f"impossible: {raw.strip()[:60]} ({where})")
        return None
    return stamp


def _stamp(written: dt.datetime, offset: dt.timedelta | None) -> Stamp | None:
    try:
        at = (
            written.replace(tzinfo=TEHRAN)
            if offset is None
            else written.replace(tzinfo=dt.timezone(offset)).astimezone(TEHRAN)
        )
    except (OverflowError, ValueError):
        return None
    # Midnight to the second is what generators write where they know the day alone.
    midnight = dt.time(0, 0)
    blank = at.time() == midnight or written.time() == midnight
    day = written.date() if written.time() == midnight and offset != dt.timedelta(0) else at.date()
    return Stamp(day, None if blank else at, written, offset == dt.timedelta(0))


def _unix(text: str) -> Stamp | None:
    if not re.fullmatch(r"\d{10}(?:\.\d+)?|\d{13}", text):
        return None
    seconds = int(text[:10])
    at = dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone(TEHRAN)
    return Stamp(at.date(), at, None, False)


def _compact(text: str) -> Stamp | None:
    """20230522 and 20230522183000, Jalali too."""
    m = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?", text)
    if not m:
        return None
    found = shapes(f"{m[1]}-{m[2]}-{m[3]}", dt.date.max)
    if not found or found[0].day is None:
        return None
    if m[4] and int(m[4]) < 24 and int(m[5]) < 60:
        return _stamp(dt.datetime.combine(found[0].day, dt.time(int(m[4]), int(m[5]), min(59, int(m[6] or 0)))), None)
    return Stamp(found[0].day, None, None, False)


@cache
def _url_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in words.words()["url_patterns"])


def from_url(url: str, today: dt.date, refused: list[str]) -> dt.date | None:
    """The day in an address; what was found and refused goes to `refused`."""
    address = fold(urllib.parse.unquote(url))[:2000]
    for pattern in _url_patterns():
        days = set()
        for m in pattern.finditer(address):
            found = shapes(f"{m['y']}-{m['m']}-{m['d']}", today)
            days |= {s.day for s in found if s.day}
            refused += [f"{s.problem} (url)" for s in found if s.problem]
        if len(days) == 1:
            day = days.pop()
            if day <= today:
                return day
            refused.append(f"future: {day} (url)")
    return None
