"""The gazetteer: places and sites of Iran by their spellings, and the word lists of places.yaml."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures.plain import alternation
from pipelines.folding import bare, fold

_HERE = Path(__file__).parent
_JOINED = re.compile(
    r"(?<=^بندر)(?=\w\w)|(?<=\w\w)(?=آباد$)"
)  # «بندرگز», «اسدآباد»: names of two words, written as one
_HAS_PEOPLE = re.compile(r"^[^ ]+[^ هی]$")  # «مازندران»: whose people are «مازندرانی‌ها»


@cache
def words() -> dict[str, Any]:
    """places.yaml, read once, folded."""
    data = yaml.safe_load(bare(fold((_HERE / "places.yaml").read_text(encoding="utf-8"))))
    assert isinstance(data, dict)
    return data


def word_set(name: str) -> frozenset[str]:
    """One list of places.yaml."""
    return frozenset(words()[name])


def any_of(name: str) -> str:
    """Alternation of the entries of one list of places.yaml."""
    return alternation(words()[name])


@dataclass(frozen=True, slots=True)
class Place:
    """One row of places.csv; county is None for a province."""

    kind: str
    name: str
    province: str
    county: str | None
    sure: bool


@dataclass(slots=True)
class Gazetteer:
    """By the first word of a name: its spellings with their places, the longest first."""

    spellings: dict[str, re.Pattern[str]]
    places: dict[str, tuple[tuple[Place, ...], bool]]  # by spelling; the last: whether one of them is sure
    firsts: frozenset[str]
    seconds: dict[str, frozenset[str]]  # first word that is no name alone → the words one of which must follow it

    def at(self, text: str, at: int, first: str) -> tuple[int, tuple[Place, ...], bool] | None:
        """Where the longest name ends that begins at `at` with the word `first`, its places, whether one is sure."""
        found = self.spellings[first].match(text, at)
        return None if found is None else (found.end(), *self.places[found[0]])


@cache
def rows() -> tuple[dict[str, str], ...]:
    """places.csv as dictionaries: kind, name, province, county, code, sure."""
    return _table("places.csv")


@cache
def sites() -> tuple[dict[str, str], ...]:
    """sites.csv as dictionaries: name, province, county."""
    return _table("sites.csv")


def _table(name: str) -> tuple[dict[str, str], ...]:
    with (_HERE / name).open(encoding="utf-8", newline="") as f:
        return tuple(csv.DictReader(line for line in f if not line.startswith("#")))


def _glue(name: str) -> str:
    return bare(fold(name)).replace(" ", "")


def _spellings(name: str) -> set[str]:
    """A name with its words apart or joined at any seam, as half-spaces are lost: «سد زاینده رود», «سد زایندهرود»."""
    name = _JOINED.sub(" ", name)
    found = {""}
    for word in name.split():
        found = {f"{one}{seam}{word}" for one in found for seam in (("", " ") if one else ("",))}
    return found


@cache
def gazetteer() -> Gazetteer:
    """Names to places; a name of several kinds of place keeps them all, provinces first."""
    w = words()
    names: dict[str, list[Place]] = {}
    spelled: dict[str, set[str]] = {}

    def begin(name: str) -> None:
        for spelling in _spellings(name):
            spelled.setdefault(spelling.split()[0], set()).add(spelling)

    counts = re.compile(f"{any_of('counts')} ")
    by_name: dict[str, list[Place]] = {}
    for row in rows():
        name = bare(fold(row["name"]))
        many = " " in name and row["kind"] != "city" and not counts.match(name)
        sure = (row["sure"] == "y" or many or name.startswith("بندر")) and name not in w["word_provinces"]
        place = Place(row["kind"], row["name"], row["province"], row["county"] or None, sure)
        if any(c.isdigit() for c in name):
            continue  # districts of a city: «تبریز ۴»
        names.setdefault(_glue(name), []).append(place)
        if sure and _HAS_PEOPLE.search(name) is not None:
            begin(people := f"{name}ی ها")
            names.setdefault(_glue(people), []).append(Place("people", people, row["province"], place.county, sure))
        by_name.setdefault(name, []).append(place)
        begin(name)
    for spelling, name in w["variants"].items():
        found, glued = by_name.get(name) or names.get(_glue(name), []), _glue(spelling)
        sure = " " in spelling or spelling in w["sure_variants"]
        if glued not in names:
            names[glued] = [Place(p.kind, p.name, p.province, p.county, sure) for p in found]
        begin(spelling)
    for row in sites():
        begin(name := bare(fold(row["name"])))
        names[_glue(name)] = [Place("region", name, row["province"], row["county"] or None, sure=True)]
    known = {first: sorted(found, key=len, reverse=True) for first, found in spelled.items()}
    return Gazetteer(
        {first: re.compile(rf"(?:{'|'.join(map(re.escape, found))})(?![^\W\d_])") for first, found in known.items()},
        {n: (tuple(names[_glue(n)]), any(p.sure for p in names[_glue(n)])) for found in known.values() for n in found},
        frozenset(known),
        {one: frozenset(n.split()[1] for n in found) for one, found in known.items() if all(" " in n for n in found)},
    )
