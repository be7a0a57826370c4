"""Near-duplicates: one story under several agencies' names, found by MinHash over the letters of the body.

Two articles are one story where
- about seven tenths of their 12-letter shingles are shared (spacing, half-spaces and punctuation play no part),
- they were published within `WINDOW` days of each other (a page without a day may match any), and
- their numbers agree: of the article that has fewer, at most one in ten is missing from the other.

The last rule is what keeps apart the daily price list, the weather and every other report that fills new numbers
into yesterday's words: whoever passes a story on drops numbers or adds some, but does not change them. A wrong
near-duplicate hides an article from every count; a missed one only counts a story twice. So rules are strict.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import numpy as np

from pipelines.cleaning.identity import solid

WINDOW = 3  # days between the first and the last print of one story
_PERMUTATIONS = 128
_SHINGLE = 12  # letters: about two words and a half
_SHARED = 0.7
_CHANGED = 0.1  # share of numbers that may differ
_SAMPLE = 4  # one shingle in four is kept, chosen by its own hash, so that both articles keep the same ones
_ENOUGH = 200  # letters; a shorter body («عکس: …») is no story
_NUMBERS = 64  # numbers kept of an article
_READ = 60_000  # letters read of a body; more is no news story
_BANDS, _ROWS = 25, 5  # found with 99 % chance at 0.7 shared, 5 % at 0.3

# A weekday counts as a number: «امروز (شنبه)» and «امروز (یکشنبه)» are two days' reports, however alike.
_NUMBER = re.compile(r"\d+(?:[.,/٫٬:]\d+)*|(?:(?:یک|دو|سه|چهار|پنج)[ \u200c]?)?شنبه|جمعه")
_SEPARATOR = re.compile(r"[.,/٫٬: \u200c]")
_BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Row:
    """What the search needs of an article: `signature` as made by `signature()`."""

    article_id: str
    published_on: dt.date | None
    signature: bytes


def signature(folded_body: str) -> bytes:
    """MinHash of the body's shingles (128 × uint32) and then hashes of its numbers (uint32 each, sorted, up to 64).

    Takes folded text (`pipelines.folding.fold`). Empty where the body is too short to be compared.
    """
    letters = solid(folded_body)[:_READ]
    if len(letters) < _ENOUGH:
        return b""
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - _SHINGLE + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for i in range(_SHINGLE):  # one polynomial hash a position, modulo 2^64
        hashes = hashes * _BASE + codes[i : i + count]
    hashes = _mixed(hashes)
    sample = hashes[hashes % np.uint64(_SAMPLE) == 0]
    kept = np.unique((sample if len(sample) else hashes) >> np.uint64(32))
    from datasketch import MinHash  # its import takes half a second, which only the cleaning step should pay

    sketch = MinHash(_PERMUTATIONS, hashfunc=int, permutations=_permutations(), scheme="affine32")
    sketch.update_batch(kept.tolist())
    return sketch.hashvalues.astype("<u4").tobytes() + _numbers(folded_body).astype("<u4").tobytes()


def one_story(a: Row, b: Row) -> bool:
    """Whether two articles tell one story in (nearly) one wording with the same numbers."""
    if not a.signature or not b.signature:
        return False
    if a.published_on and b.published_on and abs((a.published_on - b.published_on).days) > WINDOW:
        return False
    one, two = np.frombuffer(a.signature, "<u4"), np.frombuffer(b.signature, "<u4")
    if np.count_nonzero(one[:_PERMUTATIONS] == two[:_PERMUTATIONS]) < _SHARED * _PERMUTATIONS:
        return False
    few, many = sorted((one[_PERMUTATIONS:], two[_PERMUTATIONS:]), key=len)
    if not len(few):
        return len(many) < 3
    return len(few) - len(np.intersect1d(few, many, assume_unique=True)) <= _CHANGED * len(few)


def _numbers(folded: str) -> np.ndarray:
    """Hashes of the numbers in digits and of the weekdays, without separators."""
    found = {_SEPARATOR.sub("", number) for number in _NUMBER.findall(folded)}
    values = [int.from_bytes(blake2b(number.encode(), digest_size=8).digest()) for number in found]
    hashes = np.unique(_mixed(np.array(values, dtype=np.uint64)) >> np.uint64(32))
    return hashes[:_NUMBERS]


def _mixed(values: np.ndarray) -> np.ndarray:
    """Finaliser of splitmix64: every bit of the input reaches every bit of the output."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@cache
def _permutations() -> np.ndarray:
    from datasketch import MinHash

    return MinHash(_PERMUTATIONS, scheme="affine32").permutations


def bands(signed: bytes) -> list[int]:
    """The LSH bands of a signature, as unsigned 64-bit numbers: two stories that are one nearly always share one."""
    if not signed:
        return []
    values = np.frombuffer(signed, "<u4")[: _BANDS * _ROWS].astype(np.uint64).reshape(_BANDS, _ROWS)
    hashes = np.arange(1, _BANDS + 1, dtype=np.uint64)  # a band meets its like only in its own place
    for column in range(_ROWS):
        hashes = _mixed(hashes * _BASE + values[:, column])
    return [int(h) for h in hashes]
