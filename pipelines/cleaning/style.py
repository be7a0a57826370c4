"""How the author of a page spells: whether solid plurals and compounds are lost half-spaces or the author's own."""

from collections.abc import Iterator
from functools import cache

from pipelines.cleaning.halfspace import JOINS_NOT, divide
from pipelines.cleaning.lexicon import lexicon
from pipelines.folding import ZWNJ

_PLURAL = f"{ZWNJ}ها"
_FEW = 3  # half-spaces that may stand on a page by accident
_SPACED, _GLUED_VERB, _GLUED_HEH = 1, 4, 2  # weights where something looks lost
_ENOUGH = 1.0  # weight of parted words where nothing does

# What a word says. Glued: only the loss of half-spaces makes «میشود», «رسانهها», «پیشبینی».
_NOTHING, _VERB, _HEH, _COMPOUND = 0, 1, 2, 3
# Parted from the word before: «می شود», «کتاب ها», «خانه ای», «پیش بینی».
_MI, _ENDING, _AFTER_HEH, _SECOND = 4, 5, 6, 7
_MI_WORDS = ("می", "نمی")

_AFTER_SILENT_HEH = ("هها", "ههای", "ههایی", "هاند", "هایم", "هاید")
_MARKS = "،؛؟!:.»«()[]\"'…"
_LONGEST = 40
_BOUND = 100_000


class _Words(dict[str, int]):
    """Memory: a word of folded text → what it says about half-spaces."""

    def __missing__(self, word: str) -> int:
        if len(word) > _LONGEST:
            return _NOTHING
        if len(self) >= _BOUND:
            self.clear()
        self[word] = kind = _kind(word.strip(_MARKS))
        return kind


_words = _Words()


def own_spelling(raw: str, folded: str) -> bool:
    """Whether what stands solid in this story is the author's own spelling.

    `raw`: the story as it came; `folded`: the same folded. Who parts «می شود» and «پیش بینی» by spaces types no
    half-spaces, so that none were lost and «کتابهای» is meant; nobody means «میشود» or «رسانهها», which only the loss
    of half-spaces makes. Where half-spaces are left, the plurals say it themselves.
    """
    if _PLURAL in raw:
        return False
    if raw.count(ZWNJ) > _FEW:
        return True
    words = folded.split()
    kinds = list(map(_words.__getitem__, words))
    verbs, after_heh = kinds.count(_VERB), kinds.count(_HEH)
    if verbs or after_heh or _COMPOUND in kinds:
        parted_verbs = sum(words[at - 1] in _MI_WORDS for at in _places(kinds, _MI))
        return parted_verbs * _SPACED > verbs * _GLUED_VERB + after_heh * _GLUED_HEH
    weight = 0.0
    for kind in (_MI, _AFTER_HEH, _ENDING, _SECOND):  # the heaviest first: a few of them are enough
        for at in _places(kinds, kind):
            weight += _parted(kind, words[at - 1][-_LONGEST:], words[at])
            if weight > _ENOUGH:
                return True
    return False


def _places(kinds: list[int], kind: int) -> Iterator[int]:
    """Where a kind stands behind another word; most pages have few of any."""
    at = 0
    for _ in range(kinds.count(kind) - (kinds[:1] == [kind])):
        at = kinds.index(kind, at + 1)
        yield at


def _kind(word: str) -> int:
    if word.startswith(_MI_WORDS) and len(word) > 3:
        breaks = divide(word)
        if breaks and word[: breaks[0][0]] in _MI_WORDS:
            return _VERB
    if word.endswith(_AFTER_SILENT_HEH) and divide(word, own_spelling=True):
        return _HEH
    lex = lexicon()
    at = lex.compounds.get(word)
    if at and all(word[cut - 1] not in JOINS_NOT for cut in at):
        return _COMPOUND
    if word in lex.verbs:
        return _MI
    if word in ("ها", "های", "هایی"):
        return _ENDING
    if word in ("ای", "اند", "ایم", "ام"):
        return _AFTER_HEH
    return _SECOND if word in _seconds() else _NOTHING


def _parted(kind: int, before: str, word: str) -> float:
    """What it weighs that a space stands before `word`, which is of this kind: 0 where it stands there rightly."""
    if kind == _ENDING:
        return 0.5 if len(before) > 3 and before[-1].isalpha() and before[-1] not in JOINS_NOT else 0.0
    if kind == _AFTER_HEH:
        return 1.0 if len(before) > 3 and before[-1] == "ه" else 0.0
    if kind == _MI and before in _MI_WORDS:
        return 1.0
    compound = len(before) > 1 and lexicon().compounds.get(before + word.rstrip(_MARKS)) == (len(before),)
    return 0.25 if compound else 0.0


@cache
def _seconds() -> frozenset[str]:
    """The last parts of all compounds."""
    return frozenset(solid[at[-1] :] for solid, at in lexicon().compounds.items() if at)
