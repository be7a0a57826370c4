"""The article of a page: title, lead, body and sentences in canonical Persian, each tied to its place in the page."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pipelines.cleaning.layout import Layout
from pipelines.cleaning.sentences import sentence_spans
from pipelines.folding import fold


@dataclass(slots=True)
class SentenceRow:
    """One sentence: offsets in page_text (code points), the role and index of its block, its cleaned text."""

    start: int
    end: int
    role: str  # title | lead | body
    block: int
    text: str


@dataclass(slots=True)
class Article:
    """A cleaned article; paragraphs of `body` are parted by line feeds."""

    title: str | None = None
    lead: str | None = None
    body: str = ""
    sentences: list[SentenceRow] = field(default_factory=list)


def clean(
    page_text: str, layout: Layout, *, folded: str | None = None, tidy: Callable[[str], str] | None = None
) -> Article:
    """The article of `page_text` as `layout` divides it.

    `folded` saves folding again where the caller has it; `tidy` makes one raw slice canonical (default:
    `spacing.tidy`). The lead stands in the body too, unless the layout says that it is a summary beside it.
    """
    if tidy is None:
        tidy = _tidy()
    folded = fold(page_text) if folded is None else folded
    article = Article()
    paragraphs: list[str] = []
    leads: list[str] = []
    for index, block in enumerate(layout.blocks):
        if block.role not in ("title", "lead", "body"):
            continue
        spans = sentence_spans(folded, block.start, block.end)
        texts = [tidy(page_text[start:end]) for start, end in spans]
        article.sentences += [
            SentenceRow(start, end, block.role, index, text) for (start, end), text in zip(spans, texts, strict=True)
        ]
        paragraph = " ".join(texts)
        if block.role == "title":
            article.title = f"{article.title} {paragraph}" if article.title else paragraph
            continue
        if block.role == "lead":
            leads.append(paragraph)
        if block.role == "body" or layout.lead_in_body:
            paragraphs.append(paragraph)
    article.lead = "\n".join(leads) or None
    article.body = "\n".join(p for p in paragraphs if p)
    return article


def story_text(folded: str, layout: Layout) -> tuple[str, str]:
    """(folded title, folded lead and body) of a page: what identity and near-duplicate search compare."""
    title = " ".join(folded[b.start : b.end] for b in layout.blocks if b.role == "title")
    return title, "\n".join(folded[b.start : b.end] for b in layout.blocks if b.role in ("lead", "body"))


def _tidy() -> Callable[[str], str]:
    from pipelines.cleaning import spacing

    return spacing.tidy
