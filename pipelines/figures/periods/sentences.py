"""The when-expressions of each sentence of an article, made once."""

import datetime as dt
import re

from pipelines.figures.document import Document, Sentence, remembered
from pipelines.figures.periods.calendar import from_gregorian, year_span
from pipelines.figures.periods.days import days_of_year
from pipelines.figures.periods.joins import joined
from pipelines.figures.periods.parts import settle
from pipelines.figures.periods.today import today_of
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import any_of
from pipelines.figures.plain import Plain, bounds_of, plain_of

_YEAR_BEFORE = 12  # sentences before one in which the year of «ماه دوم» may be told
_FOUR = re.compile(rf"(?<![\d/.٫,:-])(?:1[34]\d\d|20[012]\d)(?![\d/.٫,:]|-\d| *{any_of('counted_in', 'paid_in')})")
_DIGIT = re.compile(r"\d")
_DATED = {"date", "dates", "from-to", "month"}


def whens(doc: Document) -> list[list[When]]:
    """For each sentence the when-expressions in it, with offsets in the document's plain text; made once."""
    return [in_sentence(s) for s in doc.sentences]


@remembered
def in_sentence(sentence: Sentence) -> list[When]:
    """The when-expressions of one sentence."""
    doc, found = sentence.doc, _joined(sentence)
    if not found:
        return found
    before = doc.sentences[max(0, sentence.index - _YEAR_BEFORE) : sentence.index]
    return settle(plain_of(doc).text, found, map(_joined, reversed(before)))


@remembered
def _joined(sentence: Sentence) -> list[When]:
    """The when-expressions of a sentence as its own words give them."""
    doc, plain = sentence.doc, plain_of(sentence.doc)
    today = doc.published_on or today_of(doc)
    found = joined(plain.text, *bounds_of(doc)[sentence.index], today)
    if today is None and found:
        _of_told_year(plain, sentence, found)
    if today is not None and len(found) > 1 and "میلادی" in plain.words:
        _of_the_west(plain.text, found, today)
    return found


def _of_the_west(text: str, found: list[When], today: dt.date) -> None:
    """«در سال جاری میلادی ۷ درصد و در سال آینده ۵ درصد»: years counted from one of the West are of the West."""
    counted = [w for w in found if w.rule == "year" and w.year and not _DIGIT.search(text, w.start, w.end)]
    if all("میلادی" not in text[w.start : w.end] for w in counted):
        return
    this = from_gregorian(today)[0]
    for w in counted:
        if w.year is not None and w.year < 1800:
            w.year += today.year - this
            w.lo, w.hi = year_span(w.year)
            if w.year == today.year:
                w.hi = today


def _of_told_year(plain: Plain, sentence: Sentence, found: list[When]) -> None:
    """Give days without a year the one year that their sentence, or else the one before, tells."""
    open_ = [w for w in found if w.lo is None and w.hi is None and w.rule in _DATED and w.kind == "interval"]
    if not open_:
        return
    sentences = sentence.doc.sentences
    for s in (sentence, *sentences[max(0, sentence.index - 1) : sentence.index]):
        told = {m[0] for m in _FOUR.finditer(plain.text, *bounds_of(s.doc)[s.index])}
        if len(told) == 1:
            year = int(told.pop())
            for w in open_:
                w.lo, w.hi = days_of_year(plain.text[w.start : w.end], year)
            return
        if told:
            return


def when_spans(doc: Document) -> list[tuple[int, int]]:
    """Page spans of every expression that only says when: numerals inside are no figures."""
    plain = plain_of(doc)
    return [plain.raw_span(w.start, w.end) for ws in whens(doc) for w in ws if w.rule != "bound-rate"]
