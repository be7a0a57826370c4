"""Where in a page numerals may begin: digits and number words, glued ones too; none inside an address of the net."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from pipelines.figures.document import Document
from pipelines.figures.numerals import words
from pipelines.figures.plain import Plain, plain_of

# What may stand before a number word: everything but letters, digits and ZWNJ. Ranges, for a fast scan.
_GAP = "[\\x00-/:-@\\[-`{-\\xbf\\u2010-\\u206f\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4]"
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]{0,20}://|www\.)[!-~]+|(?:[!-~]{0,80}?%[0-9A-Fa-f]{2}){2}[!-~]*"
    r"|[\w.-]{1,64}@[\w.-]{1,64}\.\w+"
)
_SIGNS = ("://", "www.", "@", "%")  # every address has one of them
_NO_SPACE = re.compile(r"\S{0,2000}")
_REACH = 300  # letters before such a sign that may belong to the address
_LONG = 64  # letters: a longer word is no numeral
_MANY = 200_000  # words that are kept at most


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


def _scan(word: str) -> tuple[int, ...]:
    """Offsets of the anchors in one word; a rare mark may stand in it."""
    running, whole = _patterns()
    out = []
    if (m := whole.match(word)) is not None and words.is_numeral(m[1]):
        out.append(m.start(1))
    for m in running.finditer(word):
        if m[1] is None:  # digits
            m = whole.match(word, m.end())  # «۴۱هزارو»
        if m is not None and words.is_numeral(m[1]):
            out.append(m.start(1))
    return tuple(out)


_seen: set[str] = set()  # a page has few words that no page before it had
_numerals: dict[str, tuple[int, ...]] = {}  # those of them with anchors
_with_anchors: set[str] = set()  # the same as a set: sets meet far faster than a set and a dictionary's keys


def _number_words(page: frozenset[str]) -> list[str]:
    """Those of the page's words in which a numeral may begin."""
    if new := page - _seen:
        if len(_seen) > _MANY:
            _seen.clear()
            _numerals.clear()
            _with_anchors.clear()
            new = page
        for word in new:
            if len(word) <= _LONG:
                _seen.add(word)
                if found := _scan(word):
                    _numerals[word] = found
                    _with_anchors.add(word)
    return list(page & _with_anchors)


def _at_words(plain: Plain, found: list[str]) -> list[int]:
    """Offsets in plain text of the anchors in the words `found`."""
    text, out = plain.text, []
    for word in found:
        size, inner = len(word), _numerals[word]
        for at in plain.starts(word):
            if not text[at + size : at + size + 1].isalpha():
                out.extend([at + k for k in inner])
    return out


def _at_digits(text: str) -> list[int]:
    """Offsets of all runs of digits."""
    starts: list[int] = []
    for digit in "0123456789":  # ten quick searches: a pattern would stop at each letter
        at = text.find(digit)
        while at >= 0:
            starts.append(at)
            at = text.find(digit, at + 1)
    starts.sort()
    found = set(starts)
    return [at for at in starts if at - 1 not in found]


def _addresses(text: str) -> list[tuple[int, int]]:
    """Spans of the addresses of the net, in order."""
    spans = []
    for sign in _SIGNS:  # few pages have one: the pattern is tried only around it
        at = text.find(sign)
        while at >= 0:
            low = max(0, at - _REACH)
            start = max(text.rfind(" ", low, at), text.rfind("\n", low, at), low - 1) + 1
            stretch = _NO_SPACE.match(text, at)
            end = stretch.end() if stretch else at + 1
            if end > at + 1 or start < at:
                spans += [m.span() for m in _ADDRESS.finditer(text, start, end)]
            at = text.find(sign, max(end, at + 1))
    return sorted(spans)


def _outside(offsets: list[int], spans: list[tuple[int, int]]) -> list[int]:
    """Those of the offsets, in order, that stand in none of the spans."""
    out = []
    reach, k = -1, 0
    for at in offsets:
        while k < len(spans) and spans[k][0] <= at:
            reach, k = max(reach, spans[k][1]), k + 1
        if at >= reach:
            out.append(at)
    return out


def find(doc: Document) -> list[list[int]]:
    """For each sentence of the document the offsets (in the page text) of its anchors, in order."""
    text = doc.text
    offsets = _at_digits(text)
    plain = plain_of(doc)
    if found := _number_words(plain.words):
        offsets = sorted({*offsets, *map(plain.raw, _at_words(plain, found))})
    if offsets and (spans := _addresses(text)):
        offsets = _outside(offsets, spans)
    out = []
    for s in doc.sentences:
        first = bisect_left(offsets, s.start)
        out.append(offsets[first : bisect_left(offsets, s.end, first)])
    return out
