"""An article's name, made from what it says: the same for the same article in any file, form or spelling."""

import hashlib
from functools import cache

import numpy as np

from pipelines.folding import letters_only

# A shorter body says too little («عکس: …»): there the title counts too.
_ENOUGH = 200


def solid(folded: str) -> str:
    """Letters and digits alone, in lower case: no spacing, half-spaces or punctuation, «آ» as «ا»."""
    return _letters_of(folded).replace("آ", "ا").casefold()


def _letters_of(folded: str) -> str:
    """`letters_only` for a whole article, in a third of the time."""
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if len(codes) < _ENOUGH or codes.max() >= len(_alphanumeric()):
        return letters_only(folded)
    return codes.compress(_alphanumeric().take(codes)).tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _alphanumeric() -> np.ndarray:
    """By code point of the basic plane: whether it is a letter or a digit."""
    return np.array([chr(code).isalnum() for code in range(1 << 16)])


def article_id(folded_title: str, folded_body: str) -> str:
    """16 hexadecimal digits from the letters and digits of the body (and, where it is short, of the title).

    Both must come from `pipelines.folding.fold`, so that letters, digits and marks are one already.
    """
    body = solid(folded_body)
    if len(body) < _ENOUGH:
        body = f"{solid(folded_title)}\n{body}"
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
