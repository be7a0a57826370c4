"""A subject or an object that is only pointed at: «این رقم», «رقم مذکور», «این موارد»."""

from pipelines.figures.antecedents import told_before
from pipelines.figures.counted.answers import as_before, copy, inherit
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Chunk
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import Is, word_set

_MANY = word_set("all_counted")
_SAID_BEFORE = word_set("said_before")
_SAID = 3  # words of «رقم یاد شده»


def pointed(flags: list[int], start: int, i: int) -> bool:
    """Whether «این» or «آن» stands before token `i`."""
    return i > start and bool(flags[i - 1] & Is.DETERMINER and flags[i - 1] & Is.PRONOUN)


def points(tokens: list[Token], flags: list[int], start: int, chunk: Chunk) -> bool:
    """Whether a chunk is «این رقم» or «رقم مذکور» and nothing else."""
    at = chunk.first
    if not flags[at] & Is.ANAPHOR:
        return False
    if chunk.last - at == 1:
        return pointed(flags, start, at)
    return tokens[at + 1].norm in _SAID_BEFORE and chunk.last - at <= _SAID


def pointed_at(m: Mention, norm: str) -> bool:
    """What «این رقم» (the figure just before) or «این موارد» (all that was counted before) means."""
    if norm in _MANY:
        return inherit(m, "antecedent")
    if m.change is not None:
        return inherit(m, "same clause") or inherit(m, "antecedent") or as_before(m)
    return inherit(m, "same clause") or _just_told(m) or as_before(m) or inherit(m, "antecedent")


def _just_told(m: Mention) -> bool:
    """«با اشاره به وصول ۱۲۰ میلیارد تومان عوارض گفت: این رقم ۲ برابر پارسال است»: an amount before the words themselves."""
    other = told_before(m) if m.unit in SHARES else None
    if other is None or other.unit in SHARES:
        return False
    copy(m, other, "as before")
    return True
