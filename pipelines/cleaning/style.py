"""How the author of a page spells: whether solid plurals and compounds are lost half-spaces or the author's own."""

from functools import cache, lru_cache

from pipelines.cleaning.halfspace import JOINS_NOT, divide
from pipelines.cleaning.lexicon import ZWNJ, lexicon

_PLURAL = f"{ZWNJ}ها"
_FEW = 3  # half-spaces that may stand on a page by accident
_SPACED, _GLUED_VERB, _GLUED_HEH = 1, 4, 2  # weights where something looks lost
_ENOUGH = 1.0  # weight of parted words where nothing does

# What a word says. Glued: only the loss of half-spaces makes «میشود», «رسانهها», «پیشبینی».
_NOTHING, _VERB, _HEH, _COMPOUND = 0, 1, 2, 3
# Parted from the word before: «می شود», «کتاب ها», «خانه ای», «پیش بینی».
_MI, _ENDING, _AFTER_HEH, _SECOND = 4, 5, 6, 7
_PARTED = {_MI: 1.0, _ENDING: 0.5, _AFTER_HEH: 1.0, _SECOND: 0.25}

_AFTER_SILENT_HEH = ("ها", "های", "هایی", "اند", "ایم", "اید")
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
    seen = [0] * (_SECOND + 1)
    for i, kind in enumerate(map(_words.__getitem__, words)):
        if kind:
            seen[
                kind if kind <= _COMPOUND else _parted(kind, words[i - 1][-_LONGEST:], words[i]) if i else _NOTHING
            ] += 1
    if seen[_VERB] or seen[_HEH] or seen[_COMPOUND]:
        return seen[_MI] * _SPACED > seen[_VERB] * _GLUED_VERB + seen[_HEH] * _GLUED_HEH
    return sum(seen[kind] * weight for kind, weight in _PARTED.items()) > _ENOUGH


def _kind(word: str) -> int:
    if word.startswith(("می", "نمی")) and len(word) > 3:
        breaks = divide(word)
        if breaks and word[: breaks[0][0]] in ("می", "نمی"):
            return _VERB
    for ending in _AFTER_SILENT_HEH:
        if word.endswith("ه" + ending) and divide(word, own_spelling=True):
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


@lru_cache(maxsize=50_000)
def _parted(kind: int, before: str, word: str) -> int:
    """`kind` where `word` is parted from a word that it belongs to; else nothing, or the second part of a compound."""
    if kind == _ENDING:
        return kind if len(before) > 3 and before[-1].isalpha() and before[-1] not in JOINS_NOT else _NOTHING
    if kind == _AFTER_HEH:
        return kind if len(before) > 3 and before[-1] == "ه" else _NOTHING
    if kind == _MI and before in ("می", "نمی"):
        return kind
    compound = len(before) > 1 and lexicon().compounds.get(before + word.rstrip(_MARKS)) == (len(before),)
    return _SECOND if compound else _NOTHING


@cache
def _seconds() -> frozenset[str]:
    """The last parts of all compounds."""
    return frozenset(solid[at[-1] :] for solid, at in lexicon().compounds.items() if at)
