"""Near-duplicates: one story under several agencies' names, found by MinHash over the letters of the body.

Two articles are one story where
- about seven tenths of their 12-letter shingles are shared (spacing, half-spaces and punctuation play no part),
- they were published within `WINDOW` days of each other (a page without a day may match any), and
- their numbers agree: of the article that has fewer, at most one in ten is missing from the other.

The last rule is what keeps apart the daily price list, the weather and every other report that fills new numbers
into yesterday's words: whoever passes a story on drops numbers or adds some, but does not change them. A wrong
near-duplicate hides an article from every count; a missed one only counts a story twice. So rules are strict.
"""

import re
from collections.abc import Sequence
from functools import cache
from zlib import crc32

import numpy as np

from pipelines.cleaning.identity import solid

WINDOW = 3  # days between the first and the last print of one story
_PERMUTATIONS = 128
_SKETCH = 4 * _PERMUTATIONS  # bytes of a signature before its numbers
_COMPARED = 20_000  # pairs whose sketches are held together
_SHARED = 0.7
_CHANGED = 0.1  # share of numbers that may differ
_SAMPLE = 8  # one shingle in eight (a power of two) is kept, chosen by its own hash: both articles keep the same ones
_ENOUGH = 200  # letters; a shorter body («عکس: …») is no story
_MANY_NUMBERS = 3  # an article without any is not one story with one that has so many
_NUMBERS = 64  # numbers kept of an article
_READ = 60_000  # letters read of a body; more is no news story
_BANDS, _ROWS = 25, 5  # found with 99 % chance at 0.7 shared, 5 % at 0.3

_NUMBER = re.compile(r"[0-9][0-9]*(?:[.,/٫٬:][0-9]+)*")  # a class with no + is what `re` looks for twice as fast
_SEPARATORS = str.maketrans(dict.fromkeys(".,/٫٬: \u200c"))
# A weekday counts as a number: «امروز (شنبه)» and «امروز (یکشنبه)» are two days' reports, however alike.
_SATURDAY = re.compile("شنبه")
_BEFORE_SATURDAY = re.compile("(?:یک|دو|سه|چهار|پنج)[ \u200c]?$")
_FRIDAY = "جمعه"
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_POWERS = tuple(np.uint64(pow(_BASE, n, 1 << 64)) for n in (1, 2, 4))


def signature(folded_body: str) -> bytes:
    """MinHash of the body's shingles (128 × uint32) and then hashes of its numbers (uint32 each, sorted, up to 64).

    Takes folded text (`pipelines.folding.fold`). Empty where the body is too short to be compared.
    """
    letters = np.frombuffer(solid(folded_body)[:_READ].encode("utf-16-le", "surrogatepass"), dtype="<u2")
    if len(letters) < _ENOUGH:
        return b""
    hashes = _shingles(letters.astype(np.uint64))
    sample = hashes.compress(hashes & np.uint32(_SAMPLE - 1) == 0)
    from datasketch import MinHash  # its import takes half a second, which only the cleaning step should pay

    sketch = MinHash(_PERMUTATIONS, hashfunc=int, permutations=_permutations(), scheme="affine32")
    sketch.update_batch((sample if len(sample) else hashes).tolist())
    return sketch.hashvalues.astype("<u4").tobytes() + _numbers(folded_body).tobytes()


def _shingles(letters: np.ndarray) -> np.ndarray:
    """A 32-bit hash of every 12 letters: the polynomial in `_BASE` modulo 2^64, made of halves, then mixed."""
    one, two, four = _POWERS
    pairs = letters[:-1] * one + letters[1:]
    fours = pairs[:-2] * two + pairs[2:]
    eights = fours[:-4] * four + fours[4:]
    twelve = eights[:-4] * four + fours[8:]
    return ((twelve ^ (twelve >> _HALF)) * _MIX >> _HALF).astype(np.uint32)


def one_story(signed: Sequence[bytes], a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Which pairs of articles tell one story in (nearly) one wording with the same numbers, as booleans.

    `signed` holds signatures, none empty; `a` and `b` the indices of the pairs' members. Days are not looked at.
    """
    sketches = np.frombuffer(b"".join(s[:_SKETCH] for s in signed), "<u4").reshape(len(signed), _PERMUTATIONS)
    same = np.zeros(len(a), dtype=bool)
    for at in range(0, len(a), _COMPARED):
        here = slice(at, at + _COMPARED)
        same[here] = np.count_nonzero(sketches[a[here]] == sketches[b[here]], axis=1) >= _SHARED * _PERMUTATIONS
    numbers = [frozenset(np.frombuffer(s, "<u4", offset=_SKETCH).tolist()) for s in signed]
    for k in np.flatnonzero(same).tolist():
        same[k] = _numbers_agree(numbers[a[k]], numbers[b[k]])
    return same


def _numbers_agree(one: frozenset[int], two: frozenset[int]) -> bool:
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    return len(few - many) <= _CHANGED * len(few) and (bool(few) or len(many) < _MANY_NUMBERS)


def _numbers(folded: str) -> np.ndarray:
    """Hashes of the numbers in digits and of the weekdays, without separators."""
    numbers = set(_NUMBER.findall(folded))
    found = {number if number.isdecimal() else number.translate(_SEPARATORS) for number in numbers}
    for m in _SATURDAY.finditer(folded):
        before = _BEFORE_SATURDAY.search(folded[max(0, m.start() - 6) : m.start()])
        found.add((before[0].translate(_SEPARATORS) if before else "") + m[0])
    if _FRIDAY in folded:
        found.add(_FRIDAY)
    return np.array(sorted({crc32(number.encode()) for number in found})[:_NUMBERS], dtype="<u4")


@cache
def _permutations() -> np.ndarray:
    """Factors and terms of the permutations, made once: all signatures in warehouses have the same."""
    from datasketch import MinHash

    return MinHash(_PERMUTATIONS, scheme="affine32").permutations


@cache
def _band_factors() -> tuple[np.ndarray, np.ndarray]:
    """Odd factors of a band's rows, and what tells the bands apart: a band meets its like only in its own place."""
    rows = [pow(_BASE, n + 1, 1 << 64) for n in range(_ROWS)]
    places = [n * int(_MIX) % (1 << 64) for n in range(1, _BANDS + 1)]
    return np.array(rows, dtype=np.uint64), np.array(places, dtype=np.uint64)


def bands(signed: bytes) -> list[int]:
    """The LSH bands of a signature, as unsigned 64-bit numbers: two stories that are one nearly always share one."""
    if not signed:
        return []
    values = np.frombuffer(signed, "<u4", _BANDS * _ROWS).astype(np.uint64).reshape(_BANDS, _ROWS)
    rows, places = _band_factors()
    hashes = values @ rows + places
    found: list[int] = ((hashes ^ (hashes >> _HALF)) * _MIX).tolist()
    return found
