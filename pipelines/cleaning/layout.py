"""A plain page dump taken apart: title, lead, body paragraphs; repeats and the site's own lines left aside.

The order of work: lines → kinds (`chrome.classify`) → hard-wrapped lines joined → repeats → where the story starts and
ends → the title among what stands before it. Blocks that come from a DOM or a record's fields (`hints`) skip all that.
"""

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.cleaning import chrome, masthead
from pipelines.cleaning.chrome import Line
from pipelines.folding import bare

_WRAP_FROM, _WRAP_TO = 50, 115  # widths at which dumps break their lines
_BULLETS = frozenset('-–—_*•▪■●◀►«»"(')
_STORY = frozenset(("prose", "text", "phrase"))
_LEAD_LETTERS = 700
_SENTENCE = 60  # so long a line may be a sentence that lost its full stop
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
    lines = chrome.split_lines(folded[block.start : block.end])
    for line in lines:
        line.kind = chrome.classify(line)
    paras = _unwrap(lines) if lines else []
    kept = set(story_indices(paras, 0, story_stop(paras, 0))) if paras else set()
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
    lines = chrome.split_lines(folded)
    if not lines:
        return []
    for line in lines:
        line.kind = chrome.classify(line, recurring)
    paras = _unwrap(lines)
    _without_stops(paras)
    _mark_repeats(paras)
    start = _story_start(paras)
    stop = story_stop(paras, start)
    if start:
        vocabulary = chrome.Vocabulary(paras[start:stop])
        title = masthead.title_index(paras, start, vocabulary, meta)
        start = _opening(paras, title, start, vocabulary)
    else:
        title = None
    title = _below_lead(paras, title, start, stop)
    roles = ["chrome"] * len(paras)
    for i, para in enumerate(paras):
        if para.kind == "repeat":
            roles[i] = "repeat"
    for i in story_indices(paras, start, stop):
        roles[i] = "body"
    if title is not None:
        roles[title] = "title"
    return _to_blocks(folded, paras, roles)


def _without_stops(paras: list[Line]) -> None:
    """On a page that ends no paragraph with a full stop a long line that ends with a verb is prose."""
    long = [p for p in paras if p.letters >= _SENTENCE and p.kind in _STORY and not p.wrapped]
    if len(long) < 3 or any(p.full_stop for p in long):
        return
    for para in long:
        if para.kind == "text" and chrome.ends_with_verb(para.text):
            para.kind = "prose"


def _below_lead(paras: list[Line], title: int | None, start: int, stop: int) -> int | None:
    """Index of the title where a page prints it below its lead: a short line there, the site's lines behind it.

    The line must tell what the story tells, and what was taken for the title above must not.
    """
    for i in range(start + 1, min(start + 3, stop - 2)):
        para = paras[i]
        if para.kind != "text" or paras[i + 1].kind != "chrome" or para.stopped:
            continue
        words = chrome.content_words(para.text)
        vocabulary = chrome.Vocabulary(paras[start:i] + paras[i + 1 : stop])
        if len(words) < 4 or vocabulary.shared(words) < 0.6 * len(words):
            continue
        above = chrome.content_words(paras[title].text) if title is not None else set()
        if len(above) > 2 and vocabulary.shared(above) >= 0.5 * len(above):
            return title
        for below in itertools.takewhile(lambda p: p.kind == "chrome", paras[i + 1 : stop]):
            below.kind = "closer"  # no data of the story's
        return i
    return title


def _to_blocks(folded: str, paras: list[Line], roles: list[str]) -> list[Block]:
    body = [i for i, r in enumerate(roles) if r == "body"]
    if len(body) > 1 and paras[body[0]].kind == "prose" and paras[body[0]].letters <= _LEAD_LETTERS:
        roles[body[0]] = "lead"
    out = []
    for i, (para, role) in enumerate(zip(paras, roles, strict=True)):
        end = para.end
        if role == "title":
            end = para.start + masthead.title_end(folded[para.start : para.end])
        if body and i == body[-1]:
            end = chrome.story_end(folded, para.start, para.end)
        if end > para.start:
            out.append(Block(para.start, end, role))
        if end < para.end:
            out.append(Block(end, para.end, "chrome"))
    return out


def _unwrap(lines: list[Line]) -> list[Line]:
    """Hard-wrapped lines joined to paragraphs: a line whose successor's first word would not have fitted is wrapped."""
    width = _wrap_width(lines)
    if width is None and sum(line.blank_before for line in lines) > 0.8 * len(lines):
        width = _single_spaced(lines)
    if width is None and not any(line.text.endswith("،") and _WRAP_FROM <= line.letters <= _WRAP_TO for line in lines):
        return lines
    groups = [[lines[0]]]
    last = lines[0]
    for line in lines[1:]:
        group = groups[-1]
        if last.kind in _STORY and not line.blank_before and _wraps(last, line, width, len(group)):
            group.append(line)
            last = line
            if line.kind == "chrome":  # it stands inside a sentence
                last = Line(line.start, line.end, line.text)
                last.kind = "text"
        else:
            groups.append([line])
            last = line
    return [group[0] if len(group) == 1 else _joined(group) for group in groups]


def _joined(group: list[Line]) -> Line:
    """Wrapped lines as one paragraph."""
    first, last = group[0], group[-1]
    merged = Line(first.start, last.end, " ".join(line.text for line in group), first.blanks)
    merged.blank_before = first.blank_before
    merged.wrapped = True
    if all(line.kind == "phrase" for line in group):
        merged.kind = "phrase"
    elif merged.letters >= chrome.LONG_LETTERS or last.full_stop or any(line.kind == "prose" for line in group):
        merged.kind = "prose"
    else:
        merged.kind = "text"
    return merged


def _wraps(last: Line, line: Line, width: int | None, physical: int) -> bool:
    """Whether `line` goes on with the sentence of `last`; `physical` lines are joined already."""
    if line.kind not in _STORY and not (
        line.kind == "chrome" and line.letters < 30 and (physical > 1 or line.full_stop)  # «شده است.»
    ):
        return False
    if last.text.endswith("،") and _WRAP_FROM <= last.letters <= _WRAP_TO:
        return True
    if width is None or (last.letters > width + 5 and "](" not in last.text):
        return False
    room = width - 7  # ZWNJ may have been lost after wrapping
    if last.full_stop and last.letters < room - 25:
        return False
    return last.letters + 1 + len(line.text.split(" ", 1)[0]) > room


def _single_spaced(lines: list[Line]) -> int | None:
    """The width of a hard-wrapped dump that puts a blank line behind every line; its blank lines are then ignored."""
    was = [line.blank_before for line in lines]
    for line in lines:
        line.blank_before = line.blanks > 1
    width = _wrap_width(lines)
    if width is None:
        for line, blank in zip(lines, was, strict=True):
            line.blank_before = blank
    return width


def _wrap_width(lines: list[Line]) -> int | None:
    """The column at which the dump breaks lines; None where it does not."""
    widths = []
    for line, after in itertools.pairwise(lines):
        if (
            _WRAP_FROM <= line.letters <= _WRAP_TO
            and line.kind in _STORY
            and not after.blank_before
            and after.kind in ("text", "prose", "phrase")
            and not line.stopped
        ):
            widths.append(line.letters)
    long = sum(1 for line in lines if line.letters > _WRAP_TO and "](" not in line.text and "http" not in line.text)
    if not long and widths and max(widths) >= 60:
        return max(widths)  # not one paragraph on a line of its own: everything is wrapped
    if len(widths) < 2 or long > len(widths):
        return None
    if len(widths) < 0.2 * sum(1 for line in lines if line.kind in _STORY):
        return None
    widths.sort()
    width = widths[int(len(widths) * 0.95)]
    near = sum(1 for w in widths if w > width - 22)
    return width if near >= 0.6 * len(widths) else None


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _mark_repeats(paras: list[Line]) -> None:
    """A lead that comes twice: its first, often truncated copy is marked; a headline that comes twice: its second."""
    first = paras[:32]
    heads = [para.text[:8] for para in first]
    twice = {head for head, times in Counter(heads).items() if times > 1}
    for i, para in enumerate(first[:25] if twice else ()):
        if heads[i] not in twice or para.kind not in _STORY or para.letters < 12:
            continue
        cut, want = None, ""
        for j in range(i + 1, min(i + 7, len(first))):
            if heads[j] != heads[i]:
                continue
            if not want:
                cut = chrome.cut_text(para.text)
                want = _squeeze(cut or para.text)
            enough = 2 * para.letters + 20
            if len(want) < 12 or not _squeeze(" ".join(p.text[:enough] for p in paras[j : j + 4])).startswith(want):
                continue
            if cut is not None or para.stopped or para.kind == "prose":
                para.kind = "repeat"
                paras[j].kind = "prose"
                break
            if paras[j].kind == "text" and len(paras[j].text) < len(para.text) + 3:
                paras[j].kind = "repeat"


def _story_start(paras: list[Line]) -> int:
    """Index of the first paragraph that can only be the story's."""
    prose = [i for i, para in enumerate(paras) if para.kind == "prose"]
    if len(prose) > 1:
        first = paras[prose[0]]
        long_headline = not first.wrapped and first.letters < 260 and not first.stopped
        if long_headline and not chrome.opens_story(first.text) and not _told_above(paras, prose[0]):
            paras[prose.pop(0)].kind = "text"  # a long headline
    if prose:
        return prose[0]
    return max(range(len(paras)), key=lambda i: paras[i].letters if paras[i].kind in _STORY else -1)


def _told_above(paras: list[Line], at: int) -> bool:
    """Whether a sentence that lost its full stop says what a line above it says: then that is the headline."""
    above = paras[max(0, at - 8) : at]
    return any(para.kind == "text" and chrome.tells_again(para.text, paras[at].text) for para in above)


def story_stop(paras: list[Line], start: int) -> int:
    """Index after the last line that may belong to the story."""
    total = sum(p.letters for p in paras[start:] if p.kind == "prose")
    before = 0
    bounded = ""
    stop = len(paras)
    for i in range(start, len(paras)):
        kind = paras[i].kind
        if kind == "end" and i > start:
            stop, bounded = i, "end"
            break
        if kind == "closer" and i > start and total - before <= before:
            stop, bounded = i, "closer"
            break
        if kind == "prose":
            before += paras[i].letters
            if chrome.has_end(paras[i]):
                return i + 1
    return _trim(paras, start, stop, bounded)


def _trim(paras: list[Line], start: int, stop: int, bounded: str) -> int:
    """`stop` without what trails behind the last paragraph: credits, menus, headlines of other stories."""
    last = start  # the last line that is surely the story's
    for i in range(stop - 1, start, -1):
        para = paras[i]
        short = para.kind == "text" and len(para.words) >= 5 and paras[i - 1].kind == "prose"
        if para.kind == "prose" or ((short or para.kind == "phrase") and para.full_stop and not _own(para)):
            last = i
            break
    if bounded == "end":
        return stop
    vocabulary: chrome.Vocabulary | None = None
    listing = paras[last].text.endswith(":")
    end = last + 1
    for i in range(last + 1, stop):
        para = paras[i]
        if para.kind != "text":
            break
        if not (listing or para.text[0] in _BULLETS):
            vocabulary = vocabulary or chrome.Vocabulary(paras[start : last + 1])
            words = chrome.content_words(para.text)
            if not words or vocabulary.shared(words) < 0.5 * len(words):
                break
        end = i + 1
    return end


def _own(para: Line) -> bool:
    """Whether a line that holds a site's phrase is made of the site's words."""
    return chrome.chrome_share(para.words, chrome.lexicon()) >= 0.3


def _opening(paras: list[Line], title: int | None, start: int, vocabulary: chrome.Vocabulary) -> int:
    """Index of the story's first line: short ones may stand before the first full paragraph, below the title."""
    if title is None:
        return start
    first = start
    for i in range(start - 1, title, -1):
        para = paras[i]
        if para.kind != "text":
            break
        words = chrome.content_words(para.text)
        akin = bool(words) and vocabulary.shared(words) >= 0.5 * len(words)
        if (
            para.text.endswith(":")
            or (para.stopped and len(para.words) >= 4)
            or (akin and (para.blank_before or para.letters >= chrome.LONG_LETTERS))
            or (akin and para.letters >= _SENTENCE and chrome.ends_with_verb(para.text))
        ):
            first = i
        elif not akin:
            break
    return first


def story_indices(paras: list[Line], start: int, stop: int) -> list[int]:
    """Indices of the story's paragraphs: without the read-also lists, credits and chrome inside it."""
    out = []
    skipping = False
    last = max((i for i in range(start, stop) if paras[i].kind == "prose"), default=start)
    for i in range(start, stop):
        para = paras[i]
        kind = para.kind
        if kind == "related":
            skipping = not para.text.partition(":")[2].strip()
            continue
        if skipping and kind in ("text", "chrome") and not para.full_stop:
            continue
        skipping = False
        if kind in ("closer", "credit", "repeat", "end"):
            continue
        if kind == "chrome" and not _is_data(para):
            continue
        if kind == "phrase" and _own(para) and not (i < last and para.full_stop):
            continue
        out.append(i)
    return out


def _is_data(para: Line) -> bool:
    """A line of numbers, dates or names of weekdays inside a story: a cell of a table, not a counter."""
    lex = chrome.lexicon()
    return not any(w in lex.words and w not in lex.clock for w in para.words) and not re.fullmatch(
        r"[\W_]*(?:/\s*\d+[\W_]*)?", para.text
    )
