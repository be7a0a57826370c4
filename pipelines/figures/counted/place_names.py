"""Names of countries, provinces and towns (places/, word_classes.yaml): where something is, never what is counted."""

from functools import cache

from pipelines.figures.document import Token
from pipelines.figures.places import names as place_names
from pipelines.figures.word_classes import word_list
from pipelines.folding import bare, fold

LONGEST = 4  # words of a country's name at most


@cache
def _places(sure: bool) -> frozenset[tuple[str, ...]]:
    names = [*place_names.words()["foreign"], *word_list("countries")]
    names += [row["name"] for row in place_names.rows() if row["sure"] == "y" or not sure]
    spaced = frozenset(tuple(map(bare, fold(name).split())) for name in names)
    return spaced | {("".join(words),) for words in spaced}  # «شاهین‌دژ»


def is_place(tokens: list[Token], first: int, last: int, sure: bool = True) -> bool:
    """Whether the tokens [first, last) are the name of a country, a province or a town and (`sure`) can be nothing else."""
    return tuple(t.norm for t in tokens[first:last]) in _places(sure)
