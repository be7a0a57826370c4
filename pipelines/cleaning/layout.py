"""A plain page dump taken apart: title, lead, body paragraphs; repeats and the site's own lines left aside.

The order of work: lines → kinds (`chrome.classify`) → hard-wrapped lines joined → repeats → where the story starts and
ends → the title among what stands before it. Blocks that come from a DOM or a record's fields (`hints`) skip all that.
"""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.cleaning import bounds, chrome, headline, masthead, posts, short, wrapping
from pipelines.cleaning.chrome import STORY_KINDS, Line
from pipelines.folding import bare

_LEAD_LETTERS = 700
_LEAD_LABEL = 25  # letters of what may stand before a lead that comes again («خلاصه خبر: …»)
_OPEN_ENDS = ("!", "؟", "?", "...", "…")  # of headlines too
_DECORATION = "*_#> "
STORY_ROLES = ("title", "lead", "summary", "body")
_TOLD = ("lead", "summary", "body")


@dataclass(slots=True)
class Block:
    """A stretch of the page; hard-wrapped lines are one block.

    role: title, lead, summary (a lead beside a body that tells it again), body, repeat or chrome.
    """

    start: int
    end: int
    role: str


@dataclass(slots=True)
class Layout:
    """Blocks in page order, and what the page says of its origin."""

    blocks: list[Block] = field(default_factory=list)
    site: str | None = None
    agency: str | None = None
    news_code: str | None = None
    dateline: str | None = None


def lay_out(
    folded: str,
    *,
    hints: Sequence[Block] | None = None,
    meta: Mapping[str, str] | None = None,
    recurring: Collection[str] = (),
) -> Layout:
    """Blocks of a folded page text.

    `hints` are blocks already known (from a DOM or from fields); `recurring` lines that the site prints on many pages,
    as `recurring_lines` gives them; `meta` what the container or the DOM says (site, agency, url, title …).
    """
    meta = meta or {}
    if hints is not None:
        blocks = _checked(folded, hints)
    else:
        blocks = _blocks(folded, recurring if isinstance(recurring, set | frozenset) else frozenset(recurring), meta)
    layout = Layout(blocks)
    masthead.read(folded, layout, meta)
    return layout


def recurring_lines(folded_pages: Iterable[str]) -> set[str]:
    """Short lines (ZWNJ-free) that stand on many pages of one site and so are the site's own.

    A line counts once a page; it recurs when at least 4 pages and 15 % of them have it.
    """
    seen: Counter[str] = Counter()
    pages = 0
    for page in folded_pages:
        pages += 1
        lines = set(map(str.strip, bare(page).split("\n")))
        seen.update(line for line in lines if line and len(line) <= chrome.SHORT_LETTERS)
    least = max(4, 0.15 * pages)
    return {line for line, n in seen.items() if n >= least}


def _checked(folded: str, hints: Sequence[Block]) -> list[Block]:
    """Blocks as given: paragraphs parted, repeats, end markers, codes and read-also lines inside them set aside."""
    out: list[Block] = []
    for b in sorted(hints, key=lambda b: b.start):
        if b.end <= b.start:
            continue
        if b.role in _TOLD and "\n" in folded[b.start : b.end]:
            out += _paragraphs(folded, b)
        else:
            out.append(Block(b.start, b.end, b.role))
    _one_lead(folded, out)
    rest: list[Block] = []
    ended = False
    for b in out:
        if b.role not in _TOLD:
            continue
        text = bare(folded[b.start : b.end]).strip()
        ended = ended or (len(text) < 60 and chrome.classify(Line(b.start, b.end, text)) == "end")
        if ended or not text:
            b.role = "chrome"
            continue
        end = chrome.story_end(folded, b.start, b.end)
        if end < b.end:
            rest.append(Block(end, b.end, "chrome"))
            b.end = end
    return sorted([b for b in out + rest if b.end > b.start], key=lambda b: b.start)


def _paragraphs(folded: str, block: Block) -> list[Block]:
    """A block of several lines as its paragraphs."""
    lines = posts.whole(chrome.split_lines(folded[block.start : block.end]))
    for line in lines:
        line.kind = chrome.classify(line)
    paras = wrapping.unwrap(lines) if lines else []
    short.sentences(paras)
    posts.items(paras)
    kept = set(bounds.story_indices(paras, 0, bounds.story_stop(paras, 0))) if paras else set()
    return [
        Block(block.start + p.start, block.start + p.end, block.role if i in kept else "chrome")
        for i, p in enumerate(paras)
    ]


def _one_lead(folded: str, blocks: list[Block]) -> None:
    """A lead that opens the body again, whole or longer, is a repeat; the body's copy stays."""
    story = [b for b in blocks if b.role in _TOLD]
    for b, after in itertools.pairwise(story):
        if b.role == "body":
            break
        lead = _squeeze(bare(folded[b.start : b.end]))
        again = _squeeze(bare(folded[after.start : after.end]))
        if again.startswith(chrome.cut_text(lead) or lead):
            b.role = "repeat"
            after.role = "lead" if len(story) > 2 and len(again) <= _LEAD_LETTERS else after.role


def _blocks(folded: str, recurring: Collection[str], meta: Mapping[str, str]) -> list[Block]:
    lines = posts.whole(chrome.split_lines(folded))
    if not lines:
        return []
    for line in lines:
        line.kind = chrome.classify(line, recurring)
    posts.forwarded(lines)
    posts.signed(lines)
    paras = wrapping.unwrap(lines)
    short.without_stops(paras)
    short.sentences(paras)
    posts.items(paras)
    posts.message(paras)
    bounds.without_other_messages(paras)
    _mark_repeats(paras)
    start = bounds.story_start(paras)
    stop = bounds.story_stop(paras, start)
    if start:
        vocabulary = chrome.Vocabulary(paras[start:stop])
        title = headline.index(paras, start, vocabulary, meta)
        start = bounds.opening(paras, title, start, vocabulary)
    else:
        title = None
    title = _below_lead(paras, title, start, stop)
    roles = ["chrome"] * len(paras)
    for i, para in enumerate(paras):
        if para.kind == "repeat":
            roles[i] = "repeat"
    for i in bounds.story_indices(paras, start, stop):
        roles[i] = "body"
    if title is not None:
        roles[title] = "title"
    return _to_blocks(folded, paras, roles)


def _below_lead(paras: list[Line], title: int | None, start: int, stop: int) -> int | None:
    """Index of the title where a page prints it below its lead: a short line there, the site's lines behind it.

    On a page that has none above its lead the story's «به گزارش …» behind it is enough.

    The line must tell what the story tells, and what was taken for the title above must not.
    """
    for i in range(start + 1, min(start + 4, stop - 2)):
        para = paras[i]
        below = paras[i + 1].kind == "chrome" or (paras[i + 1].kind == "repeat" and paras[i - 1].kind == "chrome")
        alone = title is None and chrome.opens_story(paras[i + 1].text)
        if para.kind != "text" or not (below or alone) or para.stopped:
            continue
        words = chrome.content_words(para.text)
        vocabulary = chrome.Vocabulary(paras[start:i] + paras[i + 1 : stop])
        if len(words) < 4 or vocabulary.shared(words) < 0.6 * len(words):
            continue
        above = chrome.content_words(paras[title].text) if title is not None else set()
        if len(above) > 2 and vocabulary.shared(above) >= 0.5 * len(above):
            return title
        for line in itertools.takewhile(lambda p: p.kind in ("chrome", "repeat"), paras[i + 1 : stop]):
            line.kind = "closer"  # no data of the story's
        for line in paras[start + 1 : i]:
            line.kind = "closer" if line.kind == "chrome" else line.kind
        return i
    return title


def _to_blocks(folded: str, paras: list[Line], roles: list[str]) -> list[Block]:
    body = [i for i, r in enumerate(roles) if r == "body"]
    if len(body) > 1 and paras[body[0]].kind == "prose" and paras[body[0]].letters <= _LEAD_LETTERS:
        roles[body[0]] = "lead"
    out = []
    for i, (para, role) in enumerate(zip(paras, roles, strict=True)):
        start, end = para.start, para.end
        if role == "title":
            start, end = (para.start + at for at in headline.span(folded[para.start : para.end]))
        if i == 0 and role in _TOLD and (written := headline.WRITTEN.match(para.text)):
            start += written.end()
        if body and i == body[-1]:
            end = chrome.story_end(folded, para.start, para.end)
        if start > para.start:
            out.append(Block(para.start, start, "chrome"))
        if end > start:
            out.append(Block(start, end, role))
        if end < para.end:
            out.append(Block(end, para.end, "chrome"))
    return out


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _mark_repeats(paras: list[Line]) -> None:
    """A lead that comes twice: its first, often truncated copy is marked; a headline that comes twice: its second."""
    first = paras[:32]
    texts = [_undecorated(para.text) for para in first]
    heads = [text[:8] for text in texts]
    times = Counter(heads)
    for i, para in enumerate(first[:25]):
        if para.kind not in STORY_KINDS:
            continue
        text = texts[i]
        if times[heads[i]] < 2:
            label, _, text = text.partition(": ")  # «خلاصه خبر: …»
            if not text or len(label) > _LEAD_LABEL or text[:8] not in times:
                continue
        if len(text) < 12:
            continue
        cut, want = None, ""
        for j in range(i + 1, min(i + 7, len(first))):
            if heads[j] != text[:8]:
                continue
            if not want:
                cut = chrome.cut_text(text)
                want = _squeeze(cut or text)
            enough = 2 * para.letters + 20
            told = sum(p.kind == "prose" for p in first[i + 1 : j])
            if told > 1 and not para.full_stop and para.letters < chrome.PROSE_LETTERS:
                break  # a headline, and the same as a subheading in the story
            if len(want) < 12 or not _squeeze(" ".join(t[:enough] for t in texts[j : j + 4])).startswith(want):
                continue
            if (
                (cut is not None and len(want) > _LEAD_LABEL and texts[j] != text)
                or para.kind == "prose"
                or (para.stopped and (not para.text.endswith(_OPEN_ENDS) or _headed(first[:i])))
            ):
                para.kind = "repeat"
                paras[j].kind = "text" if _is_headline(paras[j], cut) else "prose"
                break
            if paras[j].kind == "text" and len(paras[j].text) < len(para.text) + 3:
                paras[j].kind = "repeat"


def _is_headline(whole: Line, cut: str | None) -> bool:
    """Whether the whole form of a cut line above it is the page's headline and no lead."""
    return cut is not None and whole.kind == "text" and whole.letters < chrome.LONG_LETTERS and not whole.stopped


def _headed(above: list[Line]) -> bool:
    """Whether one of the lines above may be the headline."""
    return any(p.kind == "text" and len(p.words) > 2 and not chrome.kicks(p) for p in above)


def _undecorated(text: str) -> str:
    """Without the stars and hashes of Markdown around it."""
    return text.strip(_DECORATION) if text[0] in _DECORATION or text[-1] in _DECORATION else text
