"""hazm's word and verb lists and the data beside this module, compiled for look-ups of words without half-spaces.

Everything is keyed by `key`: letters folded one for one, no ZWNJ. Loaded once, at first use.
"""

import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from pipelines.cleaning.letters import PLAIN_LETTERS
from pipelines.folding import ZWNJ

_DATA = Path(__file__).with_name("halfspace.yaml")
JOINS_NOT = frozenset("اآدذرزژوءأإؤ")
_KEY = (("ئ", "ی"), ("أ", "ا"), ("إ", "ا"), ("ؤ", "و"), ("ۀ", "ه"), ("ة", "ه"), ("ي", "ی"), ("ك", "ک"))

_SECONDS = ("seconds", "surname_parts", "given_names", "after_be")  # of compounds
_FIRSTS = ("before_al", "prefixes")


def key(word: str) -> str:
    """The form in which words are compared: folded one for one, so that positions in it are positions in `word`."""
    if not word.strip(PLAIN_LETTERS):
        return word
    for char, one in _KEY:  # far faster than a translate table, as hardly any word has one of them
        if char in word:
            word = word.replace(char, one)
    return word


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-up tables; `breaks` are positions of half-spaces, counted in letters of the solid word."""

    tags: dict[str, str]  # words written solid, with hazm's part-of-speech tags
    freq: dict[str, int]
    weak: frozenset[str]  # dictionary headwords without tags: known, but no evidence of how they are written
    compounds: dict[str, tuple[int, ...]]
    written: dict[str, tuple[int, ...]]  # how a listed word is written: `compounds`, and () for those in `tags`
    verbs: frozenset[str]  # finite forms that follow «می»
    participles: frozenset[str]
    lists: dict[str, frozenset[str]]  # halfspace.yaml
    # What words may end with, longest first, by a word's last two letters, and by its last three:
    after_heh: dict[str, tuple[str, ...]]
    comparative: dict[str, tuple[str, ...]]
    solid_endings: dict[str, tuple[str, ...]]
    surname_ends: dict[str, tuple[str, ...]]
    seconds: dict[str, tuple[str, ...]]
    # What they may begin with, by the first two:
    firsts: dict[str, tuple[str, ...]]
    glued: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon; about half a second, once a process."""
    raw: dict[str, str] = yaml.load(
        _DATA.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    own = {name: tuple(text.split()) for name, text in raw.items()}
    lists = {name: frozenset(key(w).replace(ZWNJ, "") for w in words) for name, words in own.items()}
    tags, freq, weak, compounds = _words()
    for solid, at in list(compounds.items()):
        if solid[at[-1] :] in lists["solid_seconds"] and solid[at[-1] - 1] != "ه":
            del compounds[solid]
    for word in (*own["compounds"], *own["often_divided"]):
        compounds[key(word).replace(ZWNJ, "")] = positions(key(word))
        tags.pop(key(word).replace(ZWNJ, ""), None)
    for word in lists["solid"]:
        tags.setdefault(word, "N,AJ")
        compounds.pop(word, None)
    for word in lists["known"]:
        tags.setdefault(word, "N,AJ")
    past, present = _stems()
    return Lexicon(
        tags=tags,
        freq=freq,
        weak=frozenset(weak),
        compounds=compounds,
        written=dict.fromkeys(tags, ()) | compounds,
        verbs=frozenset(s + e for s in past for e in ("", "م", "ی", "یم", "ید", "ند"))
        | frozenset(s + e for s in present for e in ("م", "ی", "د", "یم", "ید", "ند"))
        | {"توان", "باید", "بایست", "شاید"},
        participles=frozenset(
            p + n + s + "ه"
            for s in past
            for p in ("", "بر", "در", "باز", "فرا", "وا", "فرو")
            for n in ("", "ن", "می", "نمی")
        ),
        lists=lists,
        after_heh=_by_end(lists["after_heh"]),
        comparative=_by_end(lists["comparative"]),
        solid_endings=_by_end(lists["solid_endings"]),
        surname_ends=_by_end(lists["after_ye"] | lists["after_word"] | {"زاده"}, 3),
        seconds=_by_end(frozenset({"اله"}).union(*(lists[name] for name in _SECONDS)), 3),
        firsts=_by_start(frozenset({"به"}).union(*(lists[name] for name in _FIRSTS))),
        glued=_by_start(lists["number_words"] | lists["glued_first"]),
    )


def _by_end(endings: Iterable[str], letters: int = 2) -> dict[str, tuple[str, ...]]:
    """Endings by the last letters of a word; a shorter one stands under all that end with it."""
    by_last: dict[str, tuple[str, ...]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        last = [ending[-letters:]]
        while len(last[0]) < letters:
            last = [letter + one for one in last for letter in f"{PLAIN_LETTERS}ء"]
        for one in last:
            by_last[one] = (*by_last.get(one, ()), ending)
    return by_last


def _by_start(starts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    by_two: dict[str, tuple[str, ...]] = {}
    for start in starts:
        by_two[start[:2]] = (*by_two.get(start[:2], ()), start)
    return by_two


def positions(word: str) -> tuple[int, ...]:
    """Where the half-spaces of `word` stand, counted in its letters."""
    out, at = [], 0
    for part in word.split(ZWNJ)[:-1]:
        at += len(part)
        out.append(at)
    return tuple(out)


def _data(name: str) -> list[str]:
    spec = importlib.util.find_spec("hazm")  # the package itself is slow to import and not needed for its lists
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("hazm is not installed; its word and verb lists are read from it")
    return Path(spec.origin).with_name("data").joinpath(name).read_text(encoding="utf-8").splitlines()


def _words() -> tuple[dict[str, str], dict[str, int], set[str], dict[str, tuple[int, ...]]]:
    tags: dict[str, str] = {}
    freq: dict[str, int] = {}
    weak: set[str] = set()
    divided: dict[str, tuple[int, ...]] = {}
    for line in _data("words.dat"):
        word, count, kind = line.split("\t")
        word = key(word)
        if kind == "0" and ZWNJ not in word:
            weak.add(word)
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
