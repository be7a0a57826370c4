"""A document's folded text without its ZWNJs and line feeds, for pattern matching; offsets convert both ways.

Half of the pages have lost their ZWNJ or carry a space for it: a pattern that reads this text with an optional
space at each seam reads all three spellings.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, count
from operator import add
from typing import Any

from pipelines.figures.document import Document, Sentence, remembered
from pipelines.folding import ZWNJ

_LETTERS = re.compile(r"[^\W\d_]+")
_LONG = 50_000  # letters of a page whose words are indexed: it has most phrases, and each search reads all of it
_MARKS = "،,٫٬.:؛؟!«»()/\"-–—0123456789*[]{}|…“”‘’'%٪+=_#&@<>\\~^`$€"
_PICTURE = re.compile("[^\0-\u2100]")  # pictures and signs of other kinds stand past letters and marks
_SIGNS = re.compile(r"[^\w\s]+")


class Plain:
    """`text` is the bare text; `raw(i)` and `plain(i)` convert offsets to and from the page text."""

    def __init__(self, folded: str):
        parts = folded.split(ZWNJ)
        self._shifted = list(accumulate(map(len, parts[:-1])))
        self._seams = list(map(add, self._shifted, count()))
        self.text = "".join(parts).replace("\n", " ")
        self.pictured = _PICTURE.search(self.text) is not None  # whether pictures may stand for bullets
        self._index: dict[str, list[int]] | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text once: what is not here need not be looked for."""
        text = self.text
        for mark in _MARKS:  # far faster than a pattern over the whole text
            if mark in text:
                text = text.replace(mark, " ")
        if self.pictured:  # «🔹یزد»: pictures stand at words without a space
            text = _SIGNS.sub(" ", text)
        return frozenset(text.split())

    def starts(self, phrase: str) -> Sequence[int]:
        """Where the phrase stands in the text after no letter, in order; on a long page as whole words alone."""
        text = self.text
        if len(text) > _LONG and phrase.replace(" ", "").isalpha():
            index = self._index = self._index or _index(text)
            rarest = min(phrase.split(" "), key=lambda word: len(index.get(word, ())))
            found = index.get(rarest, ())
            if rarest == phrase:
                return found
            before = f" {phrase} ".index(f" {rarest} ")
            return [at - before for at in found if at >= before and text.startswith(phrase, at - before)]
        out, at = [], text.find(phrase)
        while at >= 0:
            if not (at and text[at - 1].isalpha()):
                out.append(at)
            at = text.find(phrase, at + 1)
        return out

    def raw(self, at: int) -> int:
        """Page offset of the character that stands at `at` here."""
        return at + bisect_right(self._shifted, at)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Page span of a non-empty span of this text; no ZWNJ at its edges."""
        return self.raw(start), self.raw(end - 1) + 1

    def plain(self, at: int) -> int:
        """Offset here of the page offset `at`."""
        return at - bisect_left(self._seams, at)

    def spans(self, sentences: Iterable[Sentence]) -> list[tuple[int, int]]:
        """Where the sentences stand here."""
        seams = self._seams
        return [(s.start - bisect_left(seams, s.start), s.end - bisect_left(seams, s.end)) for s in sentences]


def alternation(entries: Iterable[Any]) -> str:
    """Alternation of data entries, longest first; a tilde is an optional seam, a space one or more spaces."""
    parts = sorted((str(e) for e in entries), key=len, reverse=True)
    return "(?:" + "|".join(p.replace(" ", " +").replace("~", " ?") for p in parts) + ")"


@remembered
def plain_of(doc: Document) -> Plain:
    """The document's Plain, made once."""
    return Plain(doc.text)


@remembered
def bounds_of(doc: Document) -> list[tuple[int, int]]:
    """Where the document's sentences stand in its plain text, found once."""
    return plain_of(doc).spans(doc.sentences)


def _index(text: str) -> dict[str, list[int]]:
    """Each word with the places where it stands."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    at = 0
    for chunk in text.split(" "):
        if chunk.isalpha():
            index[chunk].append(at)
        elif chunk:
            for m in _LETTERS.finditer(chunk):
                index[m[0]].append(at + m.start())
        at += len(chunk) + 1
    return dict(index)


def occurrences(plain: Plain, phrase: str) -> list[int]:
    """Where a phrase stands as whole words, in order."""
    text, size, out = plain.text, len(phrase), []
    for at in plain.starts(phrase):
        end = at + size
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            out.append(at)
    return out


class Phrases:
    """A list of phrases to be found in a text: only those are looked for whose first word is among its words."""

    __slots__ = ("_by_first", "_firsts")

    def __init__(self, entries: Iterable[str]):
        self._by_first: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for entry in entries:
            first, *rest = entry.split()
            self._by_first.setdefault(first, []).append((entry, frozenset(rest)))
        self._firsts = frozenset(self._by_first)

    def spans(self, plain: Plain) -> list[tuple[int, int]]:
        """Spans of all places in plain text, in order; of two that begin at one place the longer."""
        ends: dict[int, int] = {}
        words = plain.words
        for first in words & self._firsts:
            for phrase, rest in self._by_first[first]:
                for at in occurrences(plain, phrase) if rest <= words else ():
                    ends[at] = max(ends.get(at, 0), at + len(phrase))
        return sorted(ends.items())
