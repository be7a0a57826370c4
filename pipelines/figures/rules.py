"""Rules in the order in which they are tried: the first that answers wins.

A rule is a function of one small context (a figure or a sentence, and the few positions that all rules ask for). It
gives its answer; None or False where it has none, and the next is tried; NOTHING where there is none to be had, and no
later rule is asked. The list of the rules, and the first line of each, is the description of how a thing is read.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final


class Nothing(Enum):
    """The answer «nothing, and stop»."""

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING


def first[C, A](rules: Sequence[Callable[[C], A | Nothing | None]], context: C) -> A | None:
    """What the first rule that answers says of `context`."""
    for rule in rules:
        answer = rule(context)
        if answer:
            return None if answer is NOTHING else answer
    return None


def asked_of[C, A](rules: Sequence[tuple[int, Callable[[C], A]]], kind: int) -> tuple[Callable[[C], A], ...]:
    """Those of the rules, in order, that are asked of things of a kind; each stands with the bits of its kinds."""
    return tuple(rule for kinds, rule in rules if kinds & kind)
