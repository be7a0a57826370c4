"""Texts as the extractor gets them, for the tests of its parts."""

import datetime as dt

from pipelines.cleaning.sentences import sentence_spans
from pipelines.figures.document import Document, Mention, Numeral
from pipelines.figures.extract import extract
from pipelines.folding import fold


def document(*blocks: str, titled: bool = True, published_on: dt.date | None = None) -> Document:
    """A page of these blocks, the first of several its title unless it has none."""
    text = "\n".join(blocks)
    folded, spans, at = fold(text), [], 0
    for k, block in enumerate(blocks):
        role = "title" if titled and k == 0 and len(blocks) > 1 else "body"
        spans += [(a, b, role, k) for a, b in sentence_spans(folded, at, at + len(block))]
        at += len(block) + 1
    return Document(text, spans, published_on)


def figures(text: str, *, titled: bool = False, published_on: dt.date | None = None) -> list[Mention]:
    """The figures of a text whose every line is a block."""
    return extract(document(*text.split("\n"), titled=titled, published_on=published_on))


def mention(doc: Document, quote: str) -> Mention:
    """The first place of these words as a figure of which nothing has been read yet."""
    start = doc.raw.index(quote)
    sentence = next(s for s in doc.sentences if s.start <= start < s.end)
    return Mention(sentence, Numeral(start, start + len(quote), 1.0), sentence.token_at(start), 0)
