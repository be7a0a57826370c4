"""Refuse numerals that belong to how a page is set: rows of a list, pages that are cited, minutes in a line-up."""

import re

from pipelines.figures.document import Document, Sentence, remembered
from pipelines.figures.numerals.refusal_context import Around, words
from pipelines.figures.numerals.refusals_time import year_like
from pipelines.figures.word_classes import Is, shape

_ROW = re.compile(r"(?:^|\n)\W{0,3}(\d{1,3})[ \u200c]?[-–.)]")
_ROW_BEHIND = re.compile(r"(?:^|\n)[-–] ?(\d{1,3})(?=[ \u200c])")  # «-۵ …», typed from right to left
_IN_BRACKET = re.compile(r"\(\d{1,3}['’′]? ?[^\W\d]")
_DASHES = frozenset("-–")
_NEAR = 300  # letters to the next row
_FAR = 600
_CITED, _LINE_UPS = words("cited"), words("line_ups")
_PARTS = frozenset(":/،-–و")  # of what is cited: «۱۳۸۸: ۳ / ۲۳۵»
_LONGEST = 12  # tokens from the year to the page
_MINUTES = 120
_MEDALS = frozenset({"طلا", "طلای", "نقره", "نقرهی", "برنز", "مدال", "گل", "قهرمانی"})
_NAME = 4  # words of a name
_NO_NAME = (
    Is.VERB | Is.PREPOSITION | Is.RA | Is.CONJUNCTION | Is.NUMBER | Is.CLASSIFIER | Is.SCORE | Is.STATE | Is.MEASURE
)


def row(a: Around) -> str | None:
    """«۱۷ بیژن …» between the rows «۱۶- …» and «۱۸- …», «- ۶ …» before or after «-۷ …»."""
    p, text = a.p, a.text
    if not p.literal or not p.literal.isdecimal() or p.value > 999 or p.value < 2:
        return None
    number = int(p.value)
    if p.first == 1 and a.prev in _DASHES and a.unit is None:
        rows = [int(m[1]) for m in _ROW_BEHIND.finditer(text, max(0, p.start - _FAR), p.end + _FAR)]
        return "list item" if number in rows and (number - 1 in rows or number + 1 in rows) else None
    if p.first:
        return None
    before = [int(m[1]) for m in _ROW.finditer(text, max(0, p.start - _NEAR), p.start)]
    after = _ROW.search(text, p.end, p.end + _NEAR)
    return "list item" if before[-1:] == [number - 1] and after is not None and int(after[1]) == number + 1 else None


def citation(a: Around) -> str | None:
    """«(مجلسی، ۱۴۰۳: ۲۶۰؛ کلینی، ۱۳۸۸: ۳ / ۲۳۵)», «(همان: ۲۵)»: pages of a book."""
    if a.prev not in _PARTS or not a.no_noun():
        return None
    at = a.p.first - 1
    while at > 0 and a.p.first - at < _LONGEST and (a.norm(at) in _PARTS or a.norm(at).isdecimal()):
        before = a.norm(at - 1)
        if a.norm(at) == ":" and (before in _CITED or (len(before) == 4 and before.isdecimal() and _cited_year(a, at))):
            return "citation"
        at -= 1
    return None


def _cited_year(a: Around, at: int) -> bool:
    """Whether a year stands before the colon at token `at`, and in the bracket whose book it is."""
    bracket = a.text.rfind("(", max(0, a.p.start - _NEAR), a.p.start)
    return year_like(float(a.norm(at - 1))) and bracket > a.text.rfind(")", max(0, a.p.start - _NEAR), a.p.start)


def substitute(a: Around) -> str | None:
    """«عارف غلامی (۸۵ بابک مرادی)»: the minute in which another came in, in a line-up."""
    if a.prev != "(" or not a.whole or a.p.value > _MINUTES or not a.next.isalpha():
        return None
    flags, at = shape(a.sentence), a.last
    if a.next in _MEDALS:
        return None  # «(۴ طلای جهان)»
    while at < len(flags) and at - a.last < _NAME and not flags[at] & _NO_NAME and a.norm(at).isalpha():
        at += 1
    closes = at > a.last and a.norm(at) == ")" and (at + 1 >= len(flags) or _brackets(a.sentence) > 1)
    return "a minute" if closes and _has_line_up(a.sentence.doc) else None


@remembered
def _brackets(sentence: Sentence) -> int:
    """How many brackets of a sentence open with a number and a name."""
    return len(_IN_BRACKET.findall(sentence.doc.text, sentence.start, sentence.end))


@remembered
def _has_line_up(doc: Document) -> bool:
    return any(word in doc.text for word in _LINE_UPS)
