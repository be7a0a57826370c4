"""The words of a change, and what the rules of change.py and change_clauses.py ask about a figure and its clause."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.figures import word_lists
from pipelines.figures.document import Mention, Token
from pipelines.figures.rules import Nothing
from pipelines.figures.word_classes import Is, shape

SUBJECT = 16  # tokens between a figure and the change that it is said of
LOSING = frozenset({"percent", "kg", "g", "lb", "واحد"})
WORDS = word_lists.sets(Path(__file__).with_name("change.yaml"))
SIDES = {w: side for side in ("increase", "decrease") for w in WORDS[side]}
SIDES |= {  # «ازافزایش», «باکاهش»: the space is lost
    glue + w: side for w, side in SIDES.items() if w not in WORDS["after_only"] for glue in WORDS["glued_before"]
}


def _by_first_word(phrases: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    """First word → the phrases that begin with it, longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(p.split()) for p in phrases), key=len, reverse=True):
        out.setdefault(phrase[0], []).append(phrase)
    return out


OPENINGS = _by_first_word(WORDS["baseline"])


def opening(tokens: list[Token], at: int) -> int:
    """How many tokens the opening of a baseline («نسبت به», «در مقایسه با») at `at` holds; 0 where none stands there."""
    for phrase in OPENINGS.get(tokens[at].norm, ()):
        if all(at + k < len(tokens) and tokens[at + k].norm == word for k, word in enumerate(phrase)):
            return len(phrase)
    return 0


_COMPARED = frozenset({"مقایسه", "قیاس"})

type Change = tuple[str, int, str]  # increase or decrease, the token that says so, the rule
type Answer = Change | Nothing | None


@dataclass(slots=True)
class Figure:
    """A figure and the words beside it."""

    m: Mention
    tokens: list[Token]
    after: int  # index of the first token after figure and unit
    before: str  # the word before the figure; "" where the sentence begins
    norm: str  # the word after it; "" where the sentence ends
    following: str  # the word after that


def against(m: Mention, tokens: list[Token]) -> bool:
    """Whether what the figure is compared with stands before it in its clause."""
    flags = shape(m.sentence)
    for at in range(m.first - 1, max(-1, m.first - SUBJECT), -1):
        if flags[at] & (Is.VERB | Is.RA):
            return False
        norm = tokens[at].norm
        if norm in _COMPARED or (norm in OPENINGS and opening(tokens, at)):
            return True
    return False


def moved(tokens: list[Token], at: int) -> str | None:
    """Direction of a change that is said by two words: «بالا رفت», «کاسته شد», «پایین تر آمد»."""
    verb = at + 2 if at + 1 < len(tokens) and tokens[at + 1].norm == "تر" else at + 1
    norm = tokens[at].norm
    lifted = norm in WORDS["lifted"] and verb < len(tokens) and tokens[verb].norm in WORDS["lifting"]
    if verb >= len(tokens) or not (lifted or tokens[verb].norm in WORDS["moving"]):
        return None
    return "increase" if norm in WORDS["rising"] else "decrease" if norm in WORDS["falling"] else None


def predicate(m: Mention, tokens: list[Token], at: int) -> bool:
    """Whether the change word at `at` is what the figure's clause says, and no noun within it («از افزایش قیمت»)."""
    flags = shape(m.sentence)
    if flags[at - 1] & Is.PREPOSITION and tokens[at - 1].norm != "با":
        return False
    object_ = at + 1 < len(tokens) and flags[at + 1] & Is.RA and tokens[at - 1].start >= m.unit_end
    if object_ and tokens[at].norm in WORDS["not_of_counts"]:
        return False  # «۹۰ درصد راه صعود را پیمودیم»
    closes = Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE | Is.RA | Is.PUNCTUATION | Is.AND
    return at + 1 == len(tokens) or bool(flags[at + 1] & closes) or tokens[at + 1].norm in WORDS["closers"]
