"""Names of countries and foreign cities (places.yaml, word_classes.yaml): where something is, never what is counted."""

from functools import cache

from pipelines.figures.document import Token
from pipelines.figures.places import names as place_names
from pipelines.figures.word_classes import word_list
from pipelines.folding import bare, fold

LONGEST = 4  # words of a country's name at most


@cache
def _countries() -> frozenset[tuple[str, ...]]:
    names = [*place_names.words()["foreign"], *word_list("countries")]
    return frozenset(tuple(map(bare, fold(name).split())) for name in names)


def is_country(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the tokens [first, last) are the name of a country or a foreign city and nothing else."""
    names = tuple(t.norm for t in tokens[first:last])
    return names in _countries()
