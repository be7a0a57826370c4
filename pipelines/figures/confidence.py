"""How far a figure can be trusted: the chance that all its fields are right, from seven signs of a hard reading.

A logistic line through the signs; its weights are in confidence.yaml, fitted by benchmarks/calibration.py.
"""

import functools
import math
from pathlib import Path

import yaml

from pipelines.figures.document import Document, Mention, remembered
from pipelines.figures.units import TIMES

SIGNS = ("borrowed", "far", "length", "body", "voices", "places", "time")
# Readings of counted that lean on another figure or on a word of no certain bond.
_BORROWED = frozenset({
    "same clause", "as before", "antecedent", "later object", "purpose", "noun before the measure", "shared noun",
})  # fmt: skip
_FAR = 50  # letters between the numeral and what it counts
_LONG = 75  # tokens of a sentence beyond which it is no harder
_VOICES, _PLACES = 3, 2  # speakers (nobody is one) and provinces of an article's figures that make it hard


def signs(m: Mention) -> tuple[float, ...]:
    """The figure's SIGNS, each 0…1; all figures of its article must have been read."""
    voices, places = _spread(m.sentence.doc)
    reading = m.evidence.get("counted")
    return (
        reading is None or reading.rule in _BORROWED,
        m.counted_start >= 0 and abs(m.counted_start - m.numeral.start) > _FAR,
        min(len(m.sentence.tokens), _LONG) / _LONG,
        m.sentence.role == "body",
        voices >= _VOICES,
        places >= _PLACES,
        m.unit in TIMES and m.unit != "a",
    )


@remembered
def _spread(doc: Document) -> tuple[int, int]:
    """How many speakers and provinces the article's figures have, counted once a document."""
    return len({m.speaker for m in doc.mentions}), len({m.province for m in doc.mentions})


def chance(read: tuple[float, ...], weights: tuple[float, ...], offset: float) -> float:
    """The chance that belongs to the signs."""
    return 1 / (1 + math.exp(-offset - sum(w * x for w, x in zip(weights, read, strict=True))))


def of(m: Mention) -> float:
    """Estimated probability (0…1) that every field of the figure is right: higher is more often right."""
    return _chance(signs(m))


@functools.lru_cache(maxsize=16384)
def _chance(read: tuple[float, ...]) -> float:
    weights, offset = _fitted()
    return round(chance(read, weights, offset), 3)


@functools.cache
def _fitted() -> tuple[tuple[float, ...], float]:
    data = yaml.safe_load(Path(__file__).with_name("confidence.yaml").read_text(encoding="utf-8"))
    return tuple(data["weights"][name] for name in SIGNS), data["offset"]
