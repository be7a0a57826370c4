"""What a shape of a when-expression is made of: its triggers, its pattern, what resolves it."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.figures.periods.when import When

_START = (
    r"(?:(?<!\w)(?:در(?=(?:سال|ماه|هفته)\b))?|(?:(?<=\bاز)|(?<=\bتا)|(?<=\bدر))(?=\d))"  # «درسال جاری», «از۳۰ آبان»
)
_EDGE = r"(?:(?![^\W\d_])|(?<=\d{4}))"  # no letter follows, but for one glued to a year: «۱۳۹۷ترجمه»


@dataclass(slots=True)
class Form:
    """A shape: the trigger groups that must all stand in the text, its pattern, what resolves or refuses a match.

    A trigger is a piece of a word, or a whole word where it begins with «=»; the triggers keep the pattern from
    running where it cannot match. A match begins at most `lead` letters before a word that holds a trigger of the
    first group.
    """

    groups: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], dt.date | None], When | None]
    lead: int


def last(entries: Iterable[str]) -> tuple[str, ...]:
    """The last part of each entry: a piece of a word wherever the entry stands in the text."""
    return tuple(re.split("[ ~]", e)[-1] for e in entries)


def whole(entries: Iterable[str]) -> tuple[str, ...]:
    """The last word of each entry as a whole word, its seam open or closed."""
    out: list[str] = []
    for e in entries:
        last = e.rsplit(" ", 1)[-1]
        out += ["=" + last.replace("~", ""), "=" + last.rsplit("~", 1)[-1]]
    return tuple(dict.fromkeys(out))


def names_of(names: Iterable[str]) -> tuple[str, ...]:
    """Triggers of names: short ones stand inside many words and count as whole words alone."""
    return tuple(t for n in names for t in ((n,) if len(n) > 3 else (f"={n}", f"{n}ماه")))


def form(pattern: str, resolve: Callable[..., When | None], *groups: tuple[str, ...], lead: int = 0) -> Form:
    """The shape of this pattern, which no letter precedes or follows."""
    return Form(tuple(map(frozenset, groups)), re.compile(rf"{_START}(?:{pattern}){_EDGE}"), resolve, lead)
