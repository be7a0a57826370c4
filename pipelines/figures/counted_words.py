"""The words of what a figure counts, and their stems: what is compared with what other figures count."""

import functools
import re

from pipelines.figures.document import Mention
from pipelines.folding import bare, fold

_ENDS = re.compile(r"(?:های|هایی|ها|ات|ان)$")


@functools.lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """A word without its plural ending and its joining ی, to compare heads: «تماسهای» → «تماس»."""
    if norm.endswith("گان") and len(norm) > 5:
        return norm[:-3] + "ه"  # «جان‌باختگان»
    cut = _ENDS.sub("", norm)
    if len(cut) >= 3:
        return cut
    return norm


def head(m: Mention) -> str | None:
    """Stem of the first word of what the mention counts; None where it counts nothing named."""
    words = counted_words(m)
    return stem(words[0]) if words else None


def counted_words(m: Mention) -> tuple[str, ...]:
    """The words of what the mention counts, as in Token.norm."""
    return words_of(m.counted) if m.counted else ()


@functools.lru_cache(maxsize=65536)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, as in Token.norm."""
    return tuple(bare(fold(phrase)).split())
