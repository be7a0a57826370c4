"""Data files of words: each is parsed once, and its words are compared folded and without half-spaces."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.folding import bare, fold


@cache
def data(path: Path) -> dict[str, Any]:
    """What a data file says, as it is written."""
    said: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return said


def norms(words: Iterable[str]) -> frozenset[str]:
    """Words as in Token.norm."""
    return frozenset(bare(fold(word)) for word in words)


def sets(path: Path) -> dict[str, frozenset[str]]:
    """The lists of a data file by their names, words as in Token.norm; what is no list is left out."""
    return {name: norms(words) for name, words in data(path).items() if isinstance(words, list)}
