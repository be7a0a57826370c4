"""A document's folded text without its ZWNJs and line feeds, for pattern matching; offsets convert both ways.

Half of the pages have lost their ZWNJ or carry a space for it: a pattern that reads this text with an optional
space at each seam reads all three spellings.
"""

import re
from bisect import bisect_left, bisect_right

from pipelines.figures.document import Document
from pipelines.folding import ZWNJ

_WORD = re.compile(r"[^\W\d_]+")


class Plain:
    """`text` is the bare text; `raw(i)` and `plain(i)` convert offsets to and from the page text."""

    __slots__ = ("_seams", "_shifted", "_words", "text")

    def __init__(self, folded: str):
        self._seams = [m.start() for m in re.finditer(ZWNJ, folded)]
        self._shifted = [at - k for k, at in enumerate(self._seams)]
        self.text = folded.replace(ZWNJ, "").replace("\n", " ")
        self._words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Every word of the text once: what is not here need not be looked for."""
        if self._words is None:
            self._words = frozenset(_WORD.findall(self.text))
        return self._words

    def raw(self, at: int) -> int:
        """Page offset of the character that stands at `at` here."""
        return at + bisect_right(self._shifted, at)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Page span of a non-empty span of this text; no ZWNJ at its edges."""
        return self.raw(start), self.raw(end - 1) + 1

    def plain(self, at: int) -> int:
        """Offset here of the page offset `at`."""
        return at - bisect_left(self._seams, at)


def plain_of(doc: Document) -> Plain:
    """The document's Plain, made once."""
    cache = vars(doc)
    found = cache.get("_plain")
    if found is None:
        found = cache["_plain"] = Plain(doc.text)
    assert isinstance(found, Plain)
    return found
