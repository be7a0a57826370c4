"""Where in a page numerals may begin: digits and number words, glued ones too; none inside an address of the net."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from pipelines.figures import numerals_words as words
from pipelines.figures.document import Document

# What may stand before a number word: everything but letters, digits and ZWNJ. Ranges, for a fast scan.
_GAP = "[\\x00-/:-@\\[-`{-\\xbf\\u2010-\\u206f\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4]"
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.)[!-~]+|(?:[!-~]*%[0-9A-Fa-f]{2}){2}[!-~]*|[\w.-]+@[\w.-]+\.\w+"
)
_LONG = 64  # a chunk longer than this is not kept
_MANY = 200_000  # chunks that are kept at most


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a numeral may begin: at a digit, or at a word that starts (after a glued word) as number words do.

    The first pattern finds them in running text, one letter early at words; the second matches a word itself.
    """
    start = rf"(?:(?:{_tree(words.lexicon().glued_before)})\u200c?)?(?:{_tree(words.prefixes())})"
    word = rf"({start}(?:[^\W\d_]|\u200c)*)"
    return re.compile(rf"\d+|{_GAP}\u200c*{word}"), re.compile(rf"\u200c*{word}")


def _tree(entries: Iterable[str]) -> str:
    """An alternation that shares first letters: the scanner tries a dozen branches instead of fifty."""
    by_letter: dict[str, list[str]] = {}
    for entry in sorted(entries):
        by_letter.setdefault(entry[0], []).append(re.escape(entry[1:]))
    return "|".join(f"{first}(?:{'|'.join(sorted(rest, key=len, reverse=True))})" for first, rest in by_letter.items())


def _scan(chunk: str) -> tuple[int, ...]:
    """Offsets of the anchors in one chunk (what stands between two white spaces)."""
    running, word = _patterns()
    out = []
    if (m := word.match(chunk)) is not None and words.is_numeral(m[1]):
        out.append(m.start(1))
    for m in running.finditer(chunk):
        if m[1] is None:
            out.append(m.start())
            m = word.match(chunk, m.end())  # «۴۱هزارو»
            if m is None:
                continue
        if words.is_numeral(m[1]):
            out.append(m.start(1))
    if out and ("." in chunk or "%" in chunk):
        spans = [m.span() for m in _ADDRESS.finditer(chunk)]
        out = [at for at in out if not any(a <= at < b for a, b in spans)]
    return tuple(out)


class _Chunks(dict[str, tuple[int, ...]]):
    """Chunk → its anchors, kept: a page has few chunks that no page before it had."""

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        found = _scan(chunk)
        if len(chunk) <= _LONG:
            if len(self) >= _MANY:
                self.clear()
            self[chunk] = found
        return found


_chunks = _Chunks()


def find(doc: Document) -> list[list[int]]:
    """For each sentence of the document the offsets (in the page text) of its anchors, in order."""
    text, at = doc.text, 0
    offsets: list[int] = []
    chunks = text.split()
    for chunk, found in zip(chunks, map(_chunks.__getitem__, chunks), strict=True):
        if not found:
            continue
        at = _place(text, chunk, at)
        offsets.extend([at + k for k in found])
        at += len(chunk)
    out = []
    for s in doc.sentences:
        first = bisect_left(offsets, s.start)
        out.append(offsets[first : bisect_left(offsets, s.end, first)])
    return out


def _place(text: str, chunk: str, at: int) -> int:
    """Offset of the chunk's first appearance from `at` on as a whole chunk."""
    size = len(chunk)
    while True:
        at = text.index(chunk, at)
        end = at + size
        if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            return at
        at += 1
