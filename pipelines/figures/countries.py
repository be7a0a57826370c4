"""Names of countries and foreign cities (places.yaml): where something is, never what is counted."""

from functools import cache
from pathlib import Path

import yaml

from pipelines.figures.document import Token
from pipelines.folding import bare, fold

_ALSO = (
    "قطر",
    "اردن",
    "سنگاپور",
    "امارات متحده عربی",
    "امارات متحده",
    "عربستان سعودی",
    "جمهوری خلق چین",
    "ارمنستان",
)  # words of other senses too
LONGEST = 4  # words of a country's name at most


@cache
def _countries() -> frozenset[tuple[str, ...]]:
    """Names of countries and foreign cities, from places.yaml."""
    data = yaml.safe_load(Path(__file__).with_name("places.yaml").read_text(encoding="utf-8"))
    names = [*data["foreign"], *_ALSO]
    return frozenset(tuple(map(bare, fold(name).split())) for name in names)


def is_country(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the tokens [first, last) are the name of a country or a foreign city and nothing else."""
    names = tuple(t.norm for t in tokens[first:last])
    return names in _countries()
