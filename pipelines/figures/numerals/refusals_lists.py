"""Numbers of a list whose last item alone has the unit: «تهران ۱۰، کرج ۸ و قم ۵ میلیون تومان»."""

from pipelines.figures import units
from pipelines.figures.numerals.refusal_context import Around
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.word_classes import Is

_ITEMS = 6  # of such a list
_NAME = 3  # words of an item's name
_NO_NAME = Is.VERB | Is.VERB_PREFIX | Is.PREPOSITION | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND | Is.NUMBER
_SHARED = frozenset({"money", "percent", "mass", "area", "length", "volume", "energy", "power"})


def shares_unit(a: Around, flags: list[int]) -> bool:
    """Whether names follow that have a number each, and the last of them the unit of all."""
    at = a.last
    for _ in range(_ITEMS):
        name = at + 1
        if a.norm(at) not in ("،", "و") or flags[a.p.first - 1] & _NO_NAME:
            return False
        while name < len(flags) and name - at <= _NAME and not flags[name] & _NO_NAME:
            name += 1
        if not at + 1 < name < len(flags) or not a.norm(name).isdecimal():
            return False
        at = name + 1
        while at < len(flags) and (a.norm(at) in "./٫" or a.norm(at).isdecimal()):
            at += 1
        while a.norm(at) in lexicon().scales:
            at += 1
        if (hit := units.lookup(a.tokens, at)) is not None:
            return hit[0].kind in _SHARED
    return False
