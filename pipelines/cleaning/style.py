"""How the author of a page spells: whether solid plurals and compounds are lost half-spaces or the author's own."""

import re

from pipelines.cleaning.halfspace import divide
from pipelines.cleaning.lexicon import ZWNJ, lexicon

_L = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
# Present verbs, glued or spaced, and endings glued to what looks like a silent ه («رسانهها», «شدهاند»).
_HINT = re.compile(
    rf"(?<![{_L}{ZWNJ}])ن?می ?[{_L}]{{2,40}}|(?<![{_L}{ZWNJ}])[{_L}]{{2,40}}ه(?:ها|های|هایی|اند|ایم|اید)(?![{_L}])"
)
_PLURAL = f"{ZWNJ}ها"
_FEW = 3  # half-spaces that may stand on a page by accident
_SPACED, _GLUED_VERB, _GLUED_HEH = 1, 4, 2  # weights


def own_spelling(raw: str, folded: str) -> bool:
    """Whether what stands solid in this story is the author's own spelling.

    `raw`: the story as it came; `folded`: the same folded. Who parts «می شود» by a space types no half-spaces, so that
    none were lost and «کتابهای» is meant; nobody means «میشود» or «رسانهها», which only the loss of half-spaces makes.
    Where half-spaces are left, the plurals say it themselves.
    """
    if _PLURAL in raw:
        return False
    if raw.count(ZWNJ) > _FEW:
        return True
    verbs = lexicon().verbs
    spaced = verb = heh = 0
    for hint in _HINT.findall(folded):
        first, space, second = hint.partition(" ")
        if space:
            spaced += second in verbs
        elif first.startswith(("می", "نمی")):
            breaks = divide(first)
            verb += bool(breaks) and first[: breaks[0][0]] in ("می", "نمی")
        else:
            heh += bool(divide(first, own_spelling=True))
    return spaced * _SPACED > verb * _GLUED_VERB + heh * _GLUED_HEH
