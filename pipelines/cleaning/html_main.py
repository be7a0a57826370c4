"""Which lines of a rendered page are the story: publisher selectors first, a generic extractor behind them."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.cleaning import bounds, chrome, short
from pipelines.cleaning.chrome_words import lexicon, solid
from pipelines.folding import bare, fold

_BAD = re.compile(
    r"comment|related|sidebar|side-bar|footer|\bnav|menu|breadcrumb|share|sharer|social|\btags?\b|tag-|keyword|advert|\bads?\b|"
    r"ads-|banner|popular|most-|latest|last-news|newsletter|cookie|login|poll|short-?link|short-?url|copyright|toolbar|"
    r"caption|gallery|rating|print|archive|pagination|recommend|suggest|hot-news|mostvisited|promo|sponsor|modal|popup",
    re.I,
)
_GOOD = re.compile(r"article|body|content|entry|story|news-?text|newsbody|post|matn|text|khabar|single|detail", re.I)
_LEAD = re.compile(r"\b(?:lead|summary|intro|introtext|subtitle|excerpt|abstract|lid)\b", re.I)
_TOLD = 0.6  # share of a headline's words that its story has
_CAPTION_TAGS = frozenset(("figcaption", "caption", "figure"))
_BAD_TAGS = frozenset(("nav", "footer", "aside", "form", "figcaption", "figure", "dialog"))
_PARAGRAPHS = frozenset(("p", "h2", "h3", "h4", "blockquote", "li", "tr", "td"))
_BELOW = 5  # lines of the story's element in which the headline may stand
_ABOVE = 8  # lines above the story in which it may, where no element says so
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_STOP = re.compile(r"[.!؟?…:؛][»”\"')\]*\s]*$")


@dataclass(slots=True)
class TextLine:
    """A visible line: its text, how many letters of it are links, its region and the role a selector gave it."""

    text: str
    link: int
    region: int
    role: str


@dataclass(slots=True)
class Region:
    """A block element: parent's index, tag, class and id."""

    parent: int
    tag: str
    css: str
    id: str


@dataclass(slots=True)
class Picked:
    """Nodes that a publisher's selectors name: mem_id → role; what is to be dropped inside them; the date's node."""

    roles: dict[int, str] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    date: LexborNode | None = None
    scope: LexborNode | None = None

    def times(self, tree: LexborHTMLParser) -> list[LexborNode]:
        """<time> elements of the article itself: sidebars have theirs."""
        found = self.scope.css("time") if self.scope is not None else tree.css("article time")
        if not found:
            found = tree.css("time[pubdate], time.published, time.entry-date")
        if not found:  # the only one of a page is the story's, unless it is the clock of a header or a sidebar
            found = tree.css("time[datetime]")
            found = found if len(found) == 1 and not _framed(found[0]) else []
        articles = len(tree.css("article"))
        return found[:3] if self.scope is not None or articles <= 1 else found[:1]


def _framed(node: LexborNode) -> bool:
    """Whether the node stands in the page's frame and not in its story."""
    above = node.parent
    while above is not None:
        if above.tag in ("header", "nav", "aside", "footer"):
            return True
        above = above.parent
    return False


@cache
def _publishers() -> list[dict[str, object]]:
    return yaml.safe_load(files(__package__).joinpath("publishers.yaml").read_text(encoding="utf-8"))


def pick(tree: LexborHTMLParser, meta: dict[str, str]) -> Picked:
    """The nodes of the first publisher entry that fits the page and finds a body."""
    host = urlsplit(meta["url"]).hostname if "url" in meta and "[" not in meta["url"] else None
    for entry in _publishers():
        by_host = host is not None and any(host == h or host.endswith("." + h) for h in entry.get("hosts", []))  # type: ignore[attr-defined]
        if not by_host and not (entry.get("detect") and tree.css_matches(str(entry["detect"]))):
            continue
        body = _first(tree, entry.get("body"), 150)
        if body is None:
            continue
        picked = Picked(scope=body.parent)
        picked.roles[body.mem_id] = "body"
        lead = _first(tree, entry.get("lead"), 20)
        if lead is not None and lead.mem_id != body.mem_id:
            picked.roles[lead.mem_id] = "lead"
        title = _first(tree, entry.get("title"), 5)
        if title is not None:
            picked.roles[title.mem_id] = "title"
        picked.date = _first(tree, entry.get("date"), 5)
        if entry.get("drop"):
            picked.dropped.update(n.mem_id for n in body.css(str(entry["drop"])) if n.mem_id != body.mem_id)
        return picked
    return Picked()


def _first(tree: LexborHTMLParser, selectors: object, letters: int) -> LexborNode | None:
    """The first node of the selectors («a ;; b») that holds enough text."""
    for selector in str(selectors or "").split(" ;; "):
        if selector.strip():
            for node in tree.css(selector.strip()):
                if len((node.text() or "").strip()) >= letters:
                    return node
    return None


def assign(lines: list[TextLine], regions: list[Region], meta: dict[str, str], article_body: str) -> list[str]:
    """The role of each line: title, lead, summary, body or chrome."""
    roles = ["chrome"] * len(lines)
    body = [i for i, line in enumerate(lines) if line.role == "body"]
    by_selector = bool(body)
    if not body:
        body = _agreeing(lines, article_body) or _generic(lines, regions)
    title = _title(lines, regions, body, meta)
    if title is not None and not by_selector and body and title >= body[0]:
        below = [i for i in body if i > title]
        if sum(len(lines[i].text) for i in below) > 0.6 * sum(len(lines[i].text) for i in body):
            body = below
    story = _clean(lines, body, regions, trim=not by_selector)
    for i in story:
        roles[i] = "body"
    lead = [i for i, line in enumerate(lines) if line.role == "lead"] or _lead(lines, regions, story, title, meta)
    for i in lead:
        apart = roles[i] != "body" and _told_again(lines, lead, story)
        roles[i] = "summary" if apart else "lead"
    if title is not None:
        roles[title] = "title"
        meta["title"] = lines[title].text
    elif story and (near := _told_above(lines, story, meta)) is not None:
        roles[near] = "title"
        meta["title"] = lines[near].text
    elif story and (meta.get("title") or meta.get("page_title")):
        meta["title"] = _without_site(meta.get("title") or meta["page_title"])
        meta["_prepend_title"] = "1"
    return roles


def _told_above(lines: list[TextLine], story: list[int], meta: dict[str, str]) -> int | None:
    """The line above the story that tells what it tells, where the head's title is the same on all the site's pages."""
    vocabulary = chrome.Vocabulary([chrome.Line(i, i, bare(fold(lines[i].text))) for i in story])
    given = chrome.telling_words(bare(fold(meta.get("title") or meta.get("page_title") or "")))
    if sum(vocabulary.has_kin([word]) for word in given - lexicon().vague - lexicon().words) > 1:
        return None
    for i in range(story[0] - 1, max(0, story[0] - _ABOVE) - 1, -1):
        text = bare(fold(lines[i].text)).strip()
        words = chrome.content_words(text)
        para = chrome.Line(i, i, text)
        if (
            len(words) > 2
            and 2 * lines[i].link < len(text)
            and chrome.classify(para) == "text"
            and not chrome.kicks(para)
            and vocabulary.shared(words) >= _TOLD * len(words)
        ):
            return i
    return None


def _told_again(lines: list[TextLine], lead: list[int], story: list[int]) -> bool:
    """Whether the body says again most of what the lead says: then the lead is a summary, not its first paragraph."""
    fillers = lexicon().fillers
    words = [w for i in lead for w in chrome.content_words(bare(fold(lines[i].text))) if w not in fillers]
    body: set[str] = set()
    for i in story:
        if i not in lead:
            body |= chrome.content_words(bare(fold(lines[i].text)))
    return bool(words) and sum(w in body for w in words) >= 0.6 * len(words)


def _agreeing(lines: list[TextLine], article_body: str) -> list[int]:
    """Lines that stand in the JSON-LD articleBody, where they make up most of it."""
    want = solid(article_body)
    if len(want) < 200:
        return []
    found, letters = [], 0
    for i, line in enumerate(lines):
        key = solid(line.text)
        if len(key) >= 12 and key in want:
            found.append(i)
            letters += len(key)
    if letters < 0.8 * len(want):
        return []
    return list(range(found[0], found[-1] + 1)) if found[-1] - found[0] < 1.5 * len(found) + 5 else found


def _generic(lines: list[TextLine], regions: list[Region]) -> list[int]:
    """Lines of the region with most running text: letters outside links, weighed by the names of its elements."""
    worth = [0.0] * len(regions)
    for line in lines:
        free = len(line.text) - line.link
        if free >= 25 and line.link <= free:
            worth[line.region] += free * (1.0 if _STOP.search(line.text) else 0.35)
    bad = _bad_regions(regions, worth)
    score = [0.0] * len(regions)
    for i, own in enumerate(worth):
        if not own or bad[i]:
            continue
        at, share = i, own
        if regions[at].tag in _PARAGRAPHS:
            at = max(regions[at].parent, 0)
        for _ in range(4):
            score[at] += share
            at = regions[at].parent
            if at < 0:
                break
            share *= 0.72
    best, best_score = 0, 0.0
    for i, region in enumerate(regions):
        if score[i] * 1.3 <= best_score:
            continue
        weight = 1.15 if _GOOD.search(region.css) or _GOOD.search(region.id) else 1.0
        if region.tag in ("article", "main"):
            weight *= 1.1
        if score[i] * weight > best_score:
            best, best_score = i, score[i] * weight
    if best_score < 80:
        return []
    inside = _inside(regions, best)
    return [i for i, line in enumerate(lines) if inside[line.region] and not bad[line.region]]


def _inside(regions: list[Region], root: int) -> list[bool]:
    """Which regions lie in `root` (regions are in document order, parents first)."""
    out = [False] * len(regions)
    for i, region in enumerate(regions):
        out[i] = i == root or (region.parent >= 0 and out[region.parent])
    return out


@lru_cache(maxsize=8192)
def _named_bad(name: str) -> bool:
    return bool(name) and _BAD.search(name) is not None


def _bad_regions(regions: list[Region], worth: list[float]) -> list[bool]:
    """Regions that their tag or name gives away as no story; not one that holds most of the page's running text."""
    total = list(worth)
    for i in range(len(regions) - 1, 0, -1):
        total[regions[i].parent] += total[i]
    out = [False] * len(regions)
    for i, region in enumerate(regions):
        own = region.tag in _BAD_TAGS or _named_bad(region.css) or _named_bad(region.id)
        if own and (region.tag in ("article", "main", "body") or total[i] > 0.5 * total[0]):
            own = False
        out[i] = own or (region.parent >= 0 and out[region.parent])
    return out


def _clean(lines: list[TextLine], body: list[int], regions: list[Region], trim: bool) -> list[int]:
    """The body's lines without captions, link lists, read-also lists, credits and what follows the end marker.

    With `trim` (no selector said where the body ends) trailing headlines go too.
    """
    paras: list[chrome.Line] = []
    for i in body:
        line = lines[i]
        text = bare(fold(line.text)).strip()
        para = chrome.Line(i, i, text)
        para.kind = chrome.classify(para)
        in_link = line.link > 0.7 * len(line.text)
        if para.kind not in ("end", "related", "closer"):
            if in_link and not para.full_stop:
                para.kind = "text" if paras and paras[-1].kind == "related" else "chrome"
                if para.kind == "chrome":
                    continue
            elif para.kind == "chrome" and not paras:
                continue  # dates and counters between headline and story
            elif any(regions[r].tag in _CAPTION_TAGS for r in _up(regions, line.region, 3)):
                continue
        if text:
            paras.append(para)
    if not paras:
        return []
    short.sentences(paras)
    stop = bounds.story_stop(paras, 0) if trim else len(paras)
    out = []
    for k in bounds.story_indices(paras, 0, stop):
        out.append(paras[k].start)
    if not trim:
        for para in paras:
            if para.kind == "end" and out and out[0] < para.start:
                return [i for i in out if i < para.start]
    return out


def _up(regions: list[Region], at: int, steps: int) -> list[int]:
    out: list[int] = []
    while at >= 0 and len(out) < steps:
        out.append(at)
        at = regions[at].parent
    return out


_SITE_MARK = re.compile(r"\s+[|\-–—:«»]+\s+|\s*::\s*|\s*\|\s*|(?<=\S)-\s+")


def _without_site(title: str) -> str:
    """A page title without the site's name behind it: cut at the marks while a headline's length is left."""
    parts = _SITE_MARK.split(title.strip())
    marks = [m[0] for m in _SITE_MARK.finditer(title.strip())]
    while len(parts) > 1 and len(parts[-1]) < 45 and sum(map(len, parts[:-1])) > 15:
        parts.pop()
        marks.pop()
    return "".join(p + m for p, m in zip(parts, [*marks, ""], strict=False)).strip()


def _title(lines: list[TextLine], regions: list[Region], story: list[int], meta: dict[str, str]) -> int | None:
    """The line of the headline: where a selector says, or the heading that the head's title names."""
    chosen = [i for i, line in enumerate(lines) if line.role == "title"]
    if chosen:
        return chosen[0]
    wanted = [solid(meta[k]) for k in ("title", "page_title") if meta.get(k)]
    shortest = min(12, *map(len, wanted)) if wanted else 12  # shorter lines can be no part of what is wanted
    first = story[0] if story else len(lines)
    best, best_score = None, 0.0
    for i, line in enumerate(lines[: first + _BELOW]):
        if len(line.text) > 250:
            continue
        tags = [regions[r].tag for r in _up(regions, line.region, 3)]
        heading = next((t for t in tags if t in _HEADINGS), "")
        if (not heading and len(line.text) < shortest) or (i > first and heading != "h1"):
            continue  # below a kicker that stands in the story's element only its own heading
        key = solid(line.text)
        if len(key) < 5:
            continue
        score = {"h1": 3.0, "h2": 1.0, "h3": 0.5}.get(heading, 0.0) if i < first or heading == "h1" else 0.0
        for want in wanted:
            if key == want:
                score += 6
            elif len(key) >= 12 and (want.startswith(key) or (want.endswith(key) and 2 * len(key) > len(want))):
                score += 4
            elif len(want) >= 12 and want in key:
                score += 2
        if score and i < first:
            score += i / (first + 1)  # of two alike the one nearer to the story
        if score > best_score:
            best, best_score = i, score
    return best if best_score >= 3 else None


def _lead(
    lines: list[TextLine], regions: list[Region], story: list[int], title: int | None, meta: dict[str, str]
) -> list[int]:
    """The summary between headline and story: where the head's description or the element's name gives it."""
    if not story:
        return []
    low = title + 1 if title is not None else 0
    want = solid(meta.get("description", ""))[:60]
    for i in range(low, min(story[0] + 3, len(lines))) if len(want) >= 25 else ():
        key = solid(lines[i].text)
        if key and (key.startswith(want) or (want.startswith(key) and len(key) > 40)):
            return [i]
    for i in range(max(low, story[0] - 8), story[0]) if title is not None else ():
        if len(lines[i].text) > 30 and any(_LEAD.search(regions[r].css) for r in _up(regions, lines[i].region, 2)):
            return [i]
    return []
