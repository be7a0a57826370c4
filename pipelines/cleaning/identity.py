"""An article's name, made from what it says: the same for the same article in any file, form or spelling."""

import hashlib

from pipelines.folding import letters_only

# A shorter body says too little («عکس: …»): there the title counts too.
_ENOUGH = 200


def solid(folded: str) -> str:
    """Letters and digits alone, in lower case: no spacing, half-spaces or punctuation, «آ» as «ا»."""
    return letters_only(folded).replace("آ", "ا").casefold()


def article_id(folded_title: str, folded_body: str) -> str:
    """16 hexadecimal digits from the letters and digits of the body (and, where it is short, of the title).

    Both must come from `pipelines.folding.fold`, so that letters, digits and marks are one already.
    """
    body = solid(folded_body)
    if len(body) < _ENOUGH:
        body = f"{solid(folded_title)}\n{body}"
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
