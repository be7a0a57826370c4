"""hazm's word and verb lists and the data beside this module, compiled for look-ups of words without half-spaces.

Everything is keyed by `key`: letters folded one for one, no ZWNJ. Loaded once, at first use.
"""

import importlib.resources
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ZWNJ = "\u200c"
_DATA = Path(__file__).with_name("halfspace.yaml")
_KEY = str.maketrans({"ئ": "ی", "أ": "ا", "إ": "ا", "ؤ": "و", "ۀ": "ه", "ة": "ه", "ي": "ی", "ك": "ک"})
# A second or first part counts as productive where the list divides it this often, seen at least so many times.
_PRODUCTIVE, _SEEN = 0.6, 4


def key(word: str) -> str:
    """The form in which words are compared: folded one for one, so that positions in it are positions in `word`."""
    return word.translate(_KEY)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-up tables; `breaks` are positions of half-spaces, counted in letters of the solid word."""

    tags: dict[str, str]  # words written solid, with hazm's part-of-speech tags
    freq: dict[str, int]
    weak: frozenset[str]  # dictionary headwords without tags: known, but no evidence of how they are written
    compounds: dict[str, tuple[int, ...]]
    verbs: frozenset[str]  # finite forms that follow «می»
    participles: frozenset[str]
    seconds: frozenset[str]
    firsts: frozenset[str]
    lists: dict[str, frozenset[str]]  # halfspace.yaml
    endings: dict[str, tuple[str, ...]]  # its lists of endings, longest first


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon; about half a second, once a process."""
    raw: dict[str, str] = yaml.load(
        _DATA.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    own = {name: tuple(text.split()) for name, text in raw.items()}
    lists = {name: frozenset(key(w).replace(ZWNJ, "") for w in words) for name, words in own.items()}
    tags, freq, weak, compounds = _words()
    for word in own["compounds"]:
        compounds[key(word).replace(ZWNJ, "")] = positions(key(word))
        tags.pop(key(word).replace(ZWNJ, ""), None)
    for word in lists["solid"]:
        tags.setdefault(word, "N,AJ")
        compounds.pop(word, None)
    for word in lists["known"]:
        tags.setdefault(word, "N,AJ")
    past, present = _stems()
    firsts, seconds = _productive(compounds, tags)
    endings = {
        n: tuple(sorted(lists[n], key=len, reverse=True))
        for n in ("plural", "after_heh", "comparative", "solid_endings")
    }
    return Lexicon(
        tags=tags,
        freq=freq,
        weak=frozenset(weak),
        compounds=compounds,
        verbs=frozenset(s + e for s in past for e in ("", "م", "ی", "یم", "ید", "ند"))
        | frozenset(s + e for s in present for e in ("م", "ی", "د", "یم", "ید", "ند"))
        | {"توان", "باید", "بایست", "شاید"},
        participles=frozenset(
            p + n + s + "ه"
            for s in past
            for p in ("", "بر", "در", "باز", "فرا", "وا", "فرو")
            for n in ("", "ن", "می", "نمی")
        ),
        seconds=seconds - lists["solid_seconds"],
        firsts=lists["prefixes"],
        lists=lists,
        endings=endings,
    )


def positions(word: str) -> tuple[int, ...]:
    """Where the half-spaces of `word` stand, counted in its letters."""
    out, at = [], 0
    for part in word.split(ZWNJ)[:-1]:
        at += len(part)
        out.append(at)
    return tuple(out)


def _data(name: str) -> list[str]:
    return importlib.resources.files("hazm").joinpath("data", name).read_text(encoding="utf-8").splitlines()


def _words() -> tuple[dict[str, str], dict[str, int], set[str], dict[str, tuple[int, ...]]]:
    tags: dict[str, str] = {}
    freq: dict[str, int] = {}
    weak: set[str] = set()
    divided: dict[str, tuple[int, ...]] = {}
    for line in _data("words.dat"):
        word, count, kind = line.split("\t")
        word = key(word)
        if kind == "0":
            weak.add(word.replace(ZWNJ, ""))
        elif ZWNJ in word:
            solid = word.replace(ZWNJ, "")
            divided[solid] = positions(word)
            freq[solid] = max(freq.get(solid, 0), int(count))
        else:
            tags[word] = f"{tags[word]},{kind}" if word in tags else kind
            freq[word] = max(freq.get(word, 0), int(count))
    for solid in [s for s in divided if s in tags or s in weak or s.startswith("ال")]:
        del divided[solid]  # written both ways: leave it as it comes
    return tags, freq, weak, divided


def _stems() -> tuple[set[str], set[str]]:
    past: set[str] = set()
    present: set[str] = set()
    for line in _data("verbs.dat"):
        a, _, b = key(line).partition("#")
        if a and " " not in a:
            past.add(a)
        for stem in b.split(" یا "):
            if not stem or " " in stem:
                continue
            present.add(stem)
            if stem[-2:] in ("ای", "وی") and len(stem) > 2:  # «گوی» and «گو», «آرای» and «آرا»
                present.add(stem[:-1])
    return past, present


def _productive(compounds: dict[str, tuple[int, ...]], tags: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """First and second parts that hazm's list divides as a rule."""
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for solid, at in compounds.items():
        if len(at) == 1:
            firsts[solid[: at[0]]] += 1
            seconds[solid[at[0] :]] += 1
    first_solid: Counter[str] = Counter()
    second_solid: Counter[str] = Counter()
    for word in tags:
        for cut in range(2, len(word) - 1):
            a, b = word[:cut], word[cut:]
            if b in seconds and a in tags:
                second_solid[b] += 1
            if a in firsts and b in tags:
                first_solid[a] += 1
    return (
        frozenset(
            p for p, n in firsts.items() if n >= _SEEN and n >= _PRODUCTIVE * (n + first_solid[p]) and len(p) > 1
        ),
        frozenset(
            p for p, n in seconds.items() if n >= _SEEN and n >= _PRODUCTIVE * (n + second_solid[p]) and len(p) > 1
        ),
    )
