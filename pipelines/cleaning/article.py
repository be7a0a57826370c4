"""The article of a page: title, lead, body and sentences in canonical Persian, each tied to its place in the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from pipelines.cleaning import spacing, style
from pipelines.cleaning.layout import STORY_ROLES, Block, Layout
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
    page_text: str,
    layout: Layout | Sequence[Block],
    *,
    folded: str | None = None,
    tidy: Callable[[str], str] | None = None,
) -> Article:
    """The article of `page_text` as its layout (or its blocks alone) divides it.

    `folded` saves folding again where the caller has it; `tidy` makes one raw slice canonical (default:
    `spacing.tidy` in the story's own style). The lead stands in the body too; a summary (a lead that HTML pages print beside a body that tells
    it again) stands in `lead` alone. Sentences of either have the role lead.
    """
    folded = fold(page_text) if folded is None else folded
    blocks = layout.blocks if isinstance(layout, Layout) else layout
    story = [(index, block) for index, block in enumerate(blocks) if block.role in STORY_ROLES]
    if tidy is None:
        tidy = _tidy(page_text, folded, [block for _, block in story])
    article = Article()
    titles: list[str] = []
    leads: list[str] = []
    paragraphs: list[str] = []
    for index, block in story:
        spans = sentence_spans(folded, block.start, block.end)
        texts = [tidy(page_text[start:end]) for start, end in spans]
        role = "lead" if block.role == "summary" else block.role
        article.sentences += [
            SentenceRow(start, end, role, index, text) for (start, end), text in zip(spans, texts, strict=True)
        ]
        paragraph = " ".join(texts)
        if role == "title":
            titles.append(paragraph)
            continue
        if role == "lead":
            leads.append(paragraph)
        if block.role != "summary" and paragraph:
            paragraphs.append(paragraph)
    article.title = " ".join(titles) or None
    article.lead = "\n".join(leads) or None
    article.body = "\n".join(paragraphs)
    return article


def _tidy(page_text: str, folded: str, story: Sequence[Block]) -> Callable[[str], str]:
    """`spacing.tidy` for the spelling of this story."""
    raw, plain = ("\n".join(text[b.start : b.end] for b in story) for text in (page_text, folded))
    return partial(spacing.tidy, own_spelling=style.own_spelling(raw, plain))
