"""The words right before a name, by what they say of it: a place, a direction, a person, a work."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.figures.places.gazetteer import words

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Before:
    """Words that may stand right before a name, by what they say of it; each of one to three words."""

    place: frozenset[str]
    word_province: frozenset[str]
    no_place: frozenset[str]
    direction: frozenset[str]
    sent: frozenset[str]
    to_kinds: frozenset[str]
    capital: frozenset[str]
    no_capital: frozenset[str]
    bodies: frozenset[str]
    city: frozenset[str]
    off: frozenset[str]
    foreign: frozenset[str]
    roads: frozenset[str]
    sites: frozenset[str]
    villages: frozenset[str]
    kinds: dict[str, frozenset[str]]
    kind_of: dict[str, str]  # by word, the kind it tells


@cache
def before_words() -> Before:
    """The word lists of places.yaml that tell what a word before a name says."""
    w = {k: [*v, *(e.replace(" ", "") for e in v)] for k, v in words().items() if isinstance(v, list)}
    return Before(
        frozenset(w["before"]),
        frozenset(w["before_word_provinces"]),
        frozenset(w["not_after"]),
        frozenset(w["directions"]),
        frozenset(w["sent_to"]),
        frozenset(f"به {kind}" for words_of in words()["kinds"].values() for kind in words_of),
        frozenset(w["before_capital"]),
        frozenset(w["no_capital"]),
        frozenset(w["local_bodies"]),
        frozenset(w["before_city"]),
        frozenset(w["off_to"]),
        frozenset(name for name in w["foreign"] if " " not in name),
        frozenset(w["roads"]),
        frozenset(w["sites"]),
        frozenset(w["villages"]),
        {k: frozenset(v) for k, v in words()["kinds"].items()},
        {word: k for k, v in words()["kinds"].items() for word in v},
    )


def last_words(text: str, at: int) -> frozenset[str]:
    """The last word before `at`, the last two, the last three; no further back than a mark."""
    found: list[str] = []
    near = text[max(0, at - 36) : at]
    if "_" in near:
        near = near.replace("_", " ").replace("#", " ")  # «#استان_تهران»
    for part in reversed(near.rstrip('«"“ ').rsplit(maxsplit=3)[-3:]):
        if not part.isalpha():
            if not found and part[-1].isalpha():
                found.append(_WORD.findall(part)[-1])
            break
        found.append(f"{part} {found[-1]}" if found else part)
    return frozenset(found)
