"""A document's folded text without its ZWNJs and line feeds, for pattern matching; offsets convert both ways.

Half of the pages have lost their ZWNJ or carry a space for it: a pattern that reads this text with an optional
space at each seam reads all three spellings.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from pipelines.figures.document import Document
from pipelines.folding import ZWNJ

_MARKS = "،.:؛؟!«»()/\"-–—0123456789*[]{}|…“”‘’'%٪+=_#&@<>\\~^`$€"


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
            text = self.text
            for mark in _MARKS:  # far faster than a pattern over the whole text
                if mark in text:
                    text = text.replace(mark, " ")
            self._words = frozenset(text.split())
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


def occurrences(text: str, phrase: str) -> list[int]:
    """Where a phrase stands as whole words, in order."""
    out = []
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            out.append(at)
        at = text.find(phrase, end)
    return out


class Phrases:
    """A list of phrases to be found in a text: only those are looked for whose first word is among its words."""

    __slots__ = ("_by_first",)

    def __init__(self, entries: Iterable[str]):
        self._by_first: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for entry in entries:
            first, *rest = entry.split()
            self._by_first.setdefault(first, []).append((entry, frozenset(rest)))

    def spans(self, plain: Plain) -> list[tuple[int, int]]:
        """Spans of all places in plain text, in order; of two that begin at one place the longer."""
        ends: dict[int, int] = {}
        for first in plain.words & self._by_first.keys():
            for phrase, rest in self._by_first[first]:
                for at in occurrences(plain.text, phrase) if rest <= plain.words else ():
                    ends[at] = max(ends.get(at, 0), at + len(phrase))
        return sorted(ends.items())
