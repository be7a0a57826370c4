"""What the figure steps read: one article's text, its sentences and tokens, and the mentions found in it."""

import datetime as dt
import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from pipelines.cleaning.letters import is_unified, unify
from pipelines.folding import ZWNJ, fold

_TOKEN = re.compile(rf"(?:[^\W\d_]|{ZWNJ})+|\d+|[^\w\s]|_")
_INNER_MARKS = re.compile(r"(?<=[^\W\d_])[\u200e\u200f]+(?=[^\W\d_])")  # typed for a half-space
_LONG = 64  # a chunk longer than this is not kept
_MANY = 200_000  # chunks that are kept at most


class _Chunks(dict[str, list[tuple[int, int, str, str]]]):
    """What stands between two spaces → its tokens (start, end, text, norm), kept: most words were on the page before."""

    def __missing__(self, chunk: str) -> list[tuple[int, int, str, str]]:
        found = [(m.start(), m.end(), m[0], norm) for m in _TOKEN.finditer(chunk) if (norm := m[0].replace(ZWNJ, ""))]
        if len(chunk) <= _LONG:
            if len(self) >= _MANY:
                self.clear()
            self[chunk] = found
        return found


_chunks = _Chunks()


def remembered[Of: (Document, Sentence), Answer](read: "Callable[[Of], Answer]") -> "Callable[[Of], Answer]":
    """`read`, whose answer is kept with the Document or Sentence that it is of."""

    @functools.wraps(read)
    def known(of: Of) -> Answer:
        kept = of.kept
        if read not in kept:
            kept[read] = read(of)
        answer: Answer = kept[read]
        return answer

    return known


_end = attrgetter("end")


@dataclass(slots=True)
class Token:
    """A word, a run of digits or one punctuation mark; offsets are code points of the page text."""

    start: int
    end: int
    text: str  # folded
    norm: str  # folded, without ZWNJ: the form to compare


class Sentence:
    """One sentence: offsets in the page text, its place in the article, its tokens when asked for."""

    _ends: Sequence[int] = ()  # of the tokens, once one is asked for

    def __init__(self, doc: "Document", index: int, start: int, end: int, role: str, block: int):
        self.doc, self.index, self.start, self.end, self.role, self.block = doc, index, start, end, role, block
        self.kept: dict[Callable[..., Any], Any] = {}  # see `remembered`

    @property
    def text(self) -> str:
        """The folded sentence."""
        return self.doc.text[self.start : self.end]

    @functools.cached_property
    def tokens(self) -> list[Token]:
        """Tokens in order; pure ZWNJ runs are left out."""
        out, at = list[Token](), self.start
        for chunk in self.text.split(" "):
            for start, end, text, norm in _chunks[chunk]:
                out.append(Token(at + start, at + end, text, norm))
            at += len(chunk) + 1
        return out

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`; len(tokens) where there is none."""
        tokens, ends = self.tokens, self._ends
        if len(ends) != len(tokens):  # not read yet, or glued tokens were split
            ends = self._ends = list(map(_end, tokens))
        return bisect_right(ends, offset)

    def part(self, pieces: dict[int, list[Token]]) -> None:
        """Put `pieces` in the place of the tokens at these indices; what was remembered of the sentence is forgotten."""
        # In one pass: a page may be one sentence of a million words.
        self.tokens[:] = [piece for k, t in enumerate(self.tokens) for piece in pieces.get(k, (t,))]
        self.kept.clear()


class Document:
    """An article as the figure steps see it, extracted once.

    `page_text` is the decoded page; `spans` its sentences in order as (start, end, role, block), role one of
    title / lead / body; chrome and repeated leads are simply not in `spans`.
    """

    def __init__(
        self,
        page_text: str,
        spans: list[tuple[int, int, str, int]],
        published_on: dt.date | None = None,
        agency: str | None = None,
        site: str | None = None,
        folded: str | None = None,
    ):
        self.raw = page_text
        self.text = fold(page_text) if folded is None else folded
        self.published_on = published_on
        self.agency, self.site = agency, site
        self.sentences = [Sentence(self, i, *span) for i, span in enumerate(spans)]
        self.place: tuple[str | None, str | None, str] | None = (
            None  # the article's own, once it is known, and its rule
        )
        self.kept: dict[Callable[..., Any], Any] = {}  # see `remembered`
        self.mentions = []

    @property
    def mentions(self) -> "list[Mention]":
        """The figures in text order, as extract found them."""
        return self._mentions

    @mentions.setter
    def mentions(self, found: "list[Mention]") -> None:
        self._mentions = found
        self.starts = [m.numeral.start for m in found]

    def words(self, start: int, end: int) -> str:
        """The page's words from `start` to `end` as columns show them: in one set of letters, a space between two."""
        words = self.raw[start:end]
        if not is_unified(words):
            words = unify(_INNER_MARKS.sub(ZWNJ, words))
        return " ".join(words.split())

    def figures_in(self, sentence: Sentence) -> int:
        """How many mentions the sentence has."""
        return bisect_left(self.starts, sentence.end) - bisect_left(self.starts, sentence.start)

    def release(self) -> None:
        """Forget everything: sentences know their document, so that only a slow search for cycles would free them."""
        vars(self).clear()


@dataclass(slots=True)
class Reading:
    """One field's value with its evidence: the data entry or rule that gave it, and the words it stands on."""

    value: object
    rule: str
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Numeral:
    """A numeral in the text: [start, end) is the quote, from its first digit or number word to its last."""

    start: int
    end: int
    value: float
    high: float | None = None
    rule: str = "digits"  # digits, words, mixed, fraction, range, compound …
    unit: str | None = None  # only where the numeral itself fixes it: ratio, IRT for همت, kg for «۷ کیلو و ۱۸۱ گرم»
    tail: int = -1  # where the text read with the numeral ends (past «همت», «گرم»); -1: at `end`


@dataclass(slots=True)
class Refusal:
    """A numeral that is no figure, and why (date, clock, name, ordinal, score, article «یک» …)."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Mention:
    """One figure: its numeral, where it stands, and the fields read so far (see the warehouse's `figures`)."""

    sentence: Sentence
    numeral: Numeral
    first: int  # index of the numeral's first token in sentence.tokens
    last: int  # index after its last token
    unit_end: int = -1  # offset after the unit or classifier words that follow the numeral (numeral.end if none)
    unit: str = "count"
    unit_text: str | None = None
    value_base: float | None = None
    base_unit: str | None = None
    comparator: str = "="
    change: str | None = None
    baseline_text: str | None = None
    counted: str | None = None
    counted_start: int = -1
    counted_end: int = -1
    indicator: str | None = None
    period_text: str | None = None
    period_kind: str | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    province: str | None = None
    county: str | None = None
    speaker: str | None = None
    speaker_office: str | None = None
    part_of: int | None = None  # index in doc.mentions
    repeats: int | None = None  # index in doc.mentions
    confidence: float = 0.0
    evidence: dict[str, Reading] = field(default_factory=dict)  # by field name

    @property
    def attributive(self) -> bool:
        """Whether its unit is an adjective of a thing («وام ۲۰ میلیون تومانی»)."""
        return self.unit_text is not None and self.unit_text.endswith("ی")
