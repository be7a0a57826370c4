"""Word classes of the tokens of a sentence, in their places."""

from operator import attrgetter

from pipelines.figures.document import Sentence, Token, remembered
from pipelines.figures.word_neighbours import BY_NEIGHBOURS, HANGING
from pipelines.figures.word_tables import (
    ENDS,
    PLURALS,
    Is,
    ends_in_copula,
    known,
    lexicon,
    pairs,
    parts,
    word_list,
    word_set,
)
from pipelines.folding import ZWNJ

__all__ = [
    "ENDS",
    "PLURALS",
    "Is",
    "before_copula",
    "classes",
    "is_predicate",
    "lexicon",
    "pairs",
    "parts",
    "shape",
    "word_list",
    "word_set",
]

_WITH_COPULA = word_set("with_copula")
_END_VERBS = word_set("end_verbs")  # nouns that are verbs at the end of a sentence
_ARE = f"{ZWNJ}اند"  # the copula as an ending
_ACTIONS = 5  # parts of compound verbs joined by «و» before their verb

_norm = attrgetter("norm")


def classes(tokens: list[Token]) -> list[int]:
    """Word classes of the tokens, in order."""
    lex = known()
    norms = list(map(_norm, tokens))
    out = list(map(lex.__getitem__, norms))
    if present := HANGING.intersection(norms):
        for word, reread in BY_NEIGHBOURS.items():
            if word in present:
                for i, norm in enumerate(norms):
                    if norm == word:
                        reread(norms, out, i)
    return out


def before_copula(token: Token) -> int:
    """Letters of a noun that the copula is written to: «خانوارند», «پزشک‌اند»; 0 where none is."""
    norm = token.norm
    if token.text.endswith(_ARE) and not lexicon().get(norm, 0) & Is.VERB:  # «داشته‌اند»
        return len(norm) - len(_ARE) + 1
    glued = ends_in_copula(norm) and norm not in lexicon()  # «داشتند» is a verb
    return len(norm) - 2 if glued or norm in _WITH_COPULA else 0


@remembered
def shape(sentence: Sentence) -> list[int]:
    """`classes` of a sentence's tokens, read once a sentence."""
    tokens = sentence.tokens
    out = classes(tokens)
    if len(tokens) > 2 and tokens[-1].norm == "." and sentence.role != "title" and tokens[-2].norm in _END_VERBS:
        out[-2] |= Is.VERB  # «او ۵ خانه خرید.»
    if sentence.doc.text.find(_ARE, sentence.start, sentence.end) >= 0:
        for i, token in enumerate(tokens):
            if token.text.endswith(_ARE) and not out[i] & Is.VERB:
                out[i] = Is.VERB  # «۳۰ درصد مشترکان پرمصرف‌اند»
    return out


def is_predicate(flags: list[int], i: int) -> bool:
    """Whether the word at `i` belongs to the verb that follows («ثبت شد», «کشف و ضبط کردند»), not to a noun phrase."""
    n = len(flags)
    for at in range(i, min(i + 2 * _ACTIONS, n - 1), 2):
        here, following = flags[at], flags[at + 1]
        if following & (Is.LIGHT | Is.VERB_PREFIX):
            return True
        if not here & Is.NONVERBAL:
            return False
        if following & (Is.VERB | Is.PARTICIPLE):
            return not following & Is.SAYING  # «با اشاره به کشف ۱۲۰ فقره سرقت گفت»
        if not following & Is.AND or at + 2 >= n or not flags[at + 2] & Is.NONVERBAL:
            return False
    return False
