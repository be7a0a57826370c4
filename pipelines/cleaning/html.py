"""HTML pages: the visible text, one block element a line, and the blocks that are title, lead and body.

`render` walks the DOM once (`_Walk`); which part of it is the story is `html_main`'s to say.
"""

import html as html_entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipelines.cleaning import html_main
from pipelines.cleaning.html_main import Region, TextLine
from pipelines.cleaning.layout import Block

_HIDDEN = frozenset(
    [
        "-comment",
        "!doctype",
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "audio",
        "video",
        "map",
        "select",
        "datalist",
        "textarea",
        "button",
    ]
)
_INLINE = frozenset(
    [
        "-text",
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "link",
        "mark",
        "meta",
        "nobr",
        "o:p",
        "output",
        "picture",
        "q",
        "rb",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_SPACES = re.compile(r"[ \n\r\f]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,4000}>?")
_DEEPEST = 2000
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_KEPT = frozenset(("html", "head", "body", "title", "meta", "script", "style", "a", "h1", "link"))
_BREAKS = frozenset(("br", "hr"))
_CELLS = frozenset(("td", "th"))
_CELL = "\t"
_CELL_LETTERS = 400  # a table row longer than this is a page's frame, not a row of data
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Rendered:
    """A rendered page: `page_text` and offsets into it, what the head says, and dates by falling trust."""

    page_text: str
    blocks: list[Block] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    dates: list[tuple[str, str]] = field(default_factory=list)


def render(html: str, url: str | None = None) -> Rendered:
    """Visible text, blocks, metadata and dates of an HTML page; any text is taken, none raises."""
    tree = LexborHTMLParser(_flat_if_deep(html))
    meta = _meta(tree, url)
    body = tree.body
    if body is None:
        return Rendered("", [], meta, [])
    ld = list(_json_ld(tree))
    for item in ld:
        _take_ld(item, meta)
    picked = html_main.pick(tree, meta)
    walk = _Walk(picked)
    walk.run(body)
    article_body = next((str(x["articleBody"]) for x in ld if isinstance(x.get("articleBody"), str)), "")
    lines = walk.lines
    roles = html_main.assign(lines, walk.regions, meta, article_body)
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for line, role in zip(lines, roles, strict=True):
        texts.append(line.text)
        blocks.append(Block(at, at + len(line.text), role))
        at += len(line.text) + 1
    dates = _dates(tree, ld, picked)
    if meta.pop("_prepend_title", ""):
        return _with_title("\n".join(texts), blocks, meta, dates)
    return Rendered("\n".join(texts), blocks, meta, dates)


def _flat_if_deep(html: str) -> str:
    """A page of absurdly deep nesting without its container tags: parsers take quadratic time over those."""
    if html.count("<") - 2 * html.count("</") < _DEEPEST:
        return html
    depth = deepest = 0
    for m in _TAG.finditer(html):
        depth += -1 if m[1] else m[2].lower() not in _VOID
        deepest = max(deepest, depth)
    return html if deepest < _DEEPEST else _TAG.sub(_flattened, html)


def _flattened(m: re.Match[str]) -> str:
    return m[0] if m[2].lower() in _KEPT else "<br>"


def _with_title(text: str, blocks: list[Block], meta: dict[str, str], dates: list[tuple[str, str]]) -> Rendered:
    """A page that prints its headline nowhere: the head's title becomes the first line."""
    title = meta["title"]
    shift = len(title) + 1
    moved = [Block(0, len(title), "title")] + [Block(b.start + shift, b.end + shift, b.role) for b in blocks]
    return Rendered(f"{title}\n{text}", moved, meta, dates)


@dataclass(slots=True)
class _Opened:
    """An element whose children are being walked, and what holds again when it closes."""

    node: LexborNode
    kind: str  # block | link | cell | inline
    region: int
    role: str


class _Walk:
    """Depth-first walk over the visible DOM: text lines and the regions (block elements) that hold them."""

    def __init__(self, picked: html_main.Picked):
        self.picked = picked
        self.lines: list[TextLine] = []
        self.regions: list[Region] = [Region(-1, "body", "", "")]
        self._pieces: list[str] = []
        self._link = 0  # letters of the pieces that are links
        self._links = 0  # links that are open
        self._region, self._role = 0, ""

    def run(self, body: LexborNode) -> None:
        """Walk everything below `body` in the order of the page."""
        stack: list[_Opened] = []
        node: LexborNode | None = body.child
        while node is not None or stack:
            if node is None:
                node = self._close(stack.pop())
            elif (opened := self._open(node)) is None:
                node = node.next
            else:
                stack.append(opened)
                node = node.child
        self._flush(0, self._role)

    def _open(self, node: LexborNode) -> _Opened | None:
        """Take in what a node shows; None where nothing below it is to be walked."""
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            self._pieces.append(text)
            if self._links:
                self._link += len(text.strip())
            return None
        if tag in _HIDDEN:
            return None
        if tag in _BREAKS:
            self._flush(self._region, self._role)
            return None
        return self._inline(node, tag) if tag in _INLINE else self._block(node, tag)

    def _close(self, opened: _Opened) -> LexborNode | None:
        """End an element and go on with what stands after it."""
        if opened.kind == "block":  # what stands loose after a cell stays with the cell's region until its row ends
            self._flush(self._region, self._role)
            self._region = opened.region
        elif opened.kind == "link":
            self._links -= 1
        if self._role != opened.role:
            self._flush(self._region, self._role)
            self._role = opened.role
        return opened.node.next

    def _inline(self, node: LexborNode, tag: str) -> _Opened:
        """An element within a line: a link is counted, a role of its own parts it from the line."""
        opened = _Opened(node, "link" if tag == "a" else "inline", self._region, self._role)
        if tag == "a":
            self._links += 1
        roles, dropped = self.picked.roles, self.picked.dropped
        if roles or dropped:
            key = node.mem_id
            self._turn(opened, "drop" if key in dropped else roles.get(key, self._role))
        return opened

    def _block(self, node: LexborNode, tag: str) -> _Opened | None:
        """An element on lines of its own: a new region; a cell of a table only parts its row's line."""
        attrs = node.attributes
        style = attrs.get("style")
        if "hidden" in attrs or (style and _NOT_SHOWN.search(style)):
            return None
        opened = _Opened(node, "cell" if tag in _CELLS else "block", self._region, self._role)
        if opened.kind == "block":
            self._flush(self._region, self._role)
        elif self._pieces:
            self._pieces.append(_CELL)
        key = node.mem_id
        if key in self.picked.dropped:
            self._turn(opened, "drop")
        elif self._role != "drop":
            self._turn(opened, self.picked.roles.get(key, self._role))
        self.regions.append(Region(self._region, tag, attrs.get("class") or "", attrs.get("id") or ""))
        self._region = len(self.regions) - 1
        return opened

    def _turn(self, opened: _Opened, role: str) -> None:
        """Give what follows another role; what came before keeps its own."""
        if role != opened.role:
            self._flush(opened.region, opened.role)
            self._role = role

    def _flush(self, region: int, role: str) -> None:
        pieces = self._pieces
        if not pieces:
            return
        text = "".join(pieces)
        link = self._link
        pieces.clear()
        self._link = 0
        if _CELL in text and (len(text) > _CELL_LETTERS or link > len(text) / 2):
            for cell in text.split(_CELL):
                self._add(cell, 0 if link < len(text) / 2 else len(cell), region, role)
        else:
            self._add(text, link, region, role)

    def _add(self, raw: str, link: int, region: int, role: str) -> None:
        text = raw.strip(" \n\r\f\t\u00a0\ufeff")
        if text:
            if "\n" in text or "  " in text or "\r" in text or "\f" in text:
                text = _SPACES.sub(" ", text)
            self.lines.append(TextLine(text, link, region, role))


def _meta(tree: LexborHTMLParser, url: str | None) -> dict[str, str]:
    """What the head says, by short names: title, site, description, url, lang, news_code, author."""
    seen: dict[str, str] = {}
    for node in tree.css("meta"):
        attrs = node.attributes
        key = attrs.get("property") or attrs.get("name") or attrs.get("itemprop")
        content = attrs.get("content")
        if key and content and content.strip():
            seen.setdefault(key.lower(), html_entities.unescape(content).strip())
    meta: dict[str, str] = {}
    names = {
        "title": ("og:title", "dc.title", "twitter:title", "headline"),
        "site": ("og:site_name", "application-name"),
        "description": ("og:description", "description", "dc.description", "twitter:description"),
        "news_code": ("nastooh:code", "news:id", "article:id"),
        "author": ("author", "article:author", "dc.creator"),
    }
    for name, keys in names.items():
        value = next((seen[k] for k in keys if k in seen), None)
        if value:
            meta[name] = _SPACES.sub(" ", value)
    head = tree.css_first("title")
    if head is not None and (text := _SPACES.sub(" ", head.text() or "").strip()):
        meta["page_title"] = html_entities.unescape(text)
    link = tree.css_first('link[rel="canonical"]')
    canonical = link.attributes.get("href") if link is not None else None
    for address in (url, canonical, seen.get("og:url")):
        if address and "//" in address:
            meta["url"] = address
            break
    root = tree.root
    lang = root.attributes.get("lang") if root is not None else None
    if lang:
        meta["lang"] = lang
    return meta


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Objects of the JSON-LD scripts that describe an article; broken scripts describe nothing."""
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(node.text() or "", strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [data]
        while queue:
            item = queue.pop(0)
            if isinstance(item, list):
                queue.extend(item)
            elif isinstance(item, dict):
                kind = item.get("@type")
                kinds = kind if isinstance(kind, list) else [kind]
                if any(isinstance(k, str) and ("Article" in k or "Posting" in k or k == "Report") for k in kinds):
                    yield item
                for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                    if isinstance(item.get(key), list | dict):
                        queue.append(item[key])


def _take_ld(item: dict[str, Any], meta: dict[str, str]) -> None:
    headline = item.get("headline") or item.get("name")
    if isinstance(headline, str) and headline.strip():
        meta["title"] = _SPACES.sub(" ", html_entities.unescape(headline)).strip()
    publisher = item.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        meta.setdefault("site", publisher["name"].strip())


_META_DATES = (  # by falling trust; «date» alone is often the day of the crawl or of the rendering
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "nastooh:publishdate",
    "article:published",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
)


def _dates(tree: LexborHTMLParser, ld: list[dict[str, Any]], picked: html_main.Picked) -> list[tuple[str, str]]:
    """(where, raw value) of publication dates in the page's structure, best first; never of modification."""
    out: list[tuple[str, str]] = []
    for item in ld:
        for key in ("datePublished", "dateCreated"):
            if isinstance(item.get(key), str):
                out.append((f"json-ld:{key}", item[key]))
    seen: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attrs = node.attributes
        for kind in ("property", "name", "itemprop"):
            key = (attrs.get(kind) or "").lower()
            if key in _META_DATES and attrs.get("content"):
                seen.setdefault(key, f"{'microdata' if kind == 'itemprop' else 'meta'}:{key}\0{attrs['content']}")
    for key in _META_DATES:
        if key in seen:
            where, _, value = seen[key].partition("\0")
            out.append((where, value))
    for node in tree.css('[itemprop="datePublished"]:not(meta)'):
        value = node.attributes.get("datetime") or node.attributes.get("content") or node.text(strip=True)
        if value:
            out.append(("microdata:datePublished", value))
    if picked.date is not None:
        value = _SPACES.sub(" ", picked.date.text() or "").strip()
        if value:
            out.append(("selector", value))
    for node in picked.times(tree):
        value = node.attributes.get("datetime") or node.attributes.get("title") or node.text(strip=True)
        if value:
            out.append(("time", value))
    unique = list(dict.fromkeys((where, value.strip()) for where, value in out if value.strip()))
    return unique[:20]
