"""What a page says of itself: its title, site, agency, news code and dateline."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml

from pipelines.cleaning import chrome
from pipelines.folding import bare, fold

if TYPE_CHECKING:
    from pipelines.cleaning.chrome import Line
    from pipelines.cleaning.layout import Layout

_CODE = re.compile(
    r"(?:(?:کد|شناسه|شماره)\s*(?:ی\s*)?(?:خبری?|مطلب|گزارش|محتوا|یادداشت)|(?:^|\n|\|)\s*(?:کد|شناسه))\s*[:：|#]?\s*(\d{2,17}(?:-\d{2,12})?)(?![\d/.-])"
)
_RIGHTS = re.compile(
    r"(?:است|بوده) و ([^\n.]{2,40}?) (?:هیچ مسیولیتی )?در قبال|"
    r"حقوق[^\n]{0,45}?(?:برای|متعلق به|به)\s+([^\n.|]{2,40}?)\s+(?:محفوظ|است|می)"
)
_AFTER_REPORT = re.compile(
    r"(?:به گزارش|گزارش)\s+(?:خبرنگار\s+)?"
    r"((?:خبرگزاری|پایگاه خبری(?: تحلیلی)?|پایگاه اطلاع رسانی|سایت(?: خبری)?|شبکه خبری|روزنامه)\s+)?"
    r"[«\"“(]?([^\n،؛,.:»\"”)]{2,40})"
)
_SEPARATED = re.compile(r"[،؛,]|\s(?:از|به نقل|در|و|با)\s")
_TITLE_TAIL = re.compile(r"\s*[|\-–—:؛«»/]+\s*$")


@cache
def _agencies() -> tuple[dict[str, str], dict[str, str], dict[str, str], re.Pattern[str]]:
    """(free names, names that need a context, hosts) → agency, and a pattern for any free name."""
    free: dict[str, str] = {}
    bound: dict[str, str] = {}
    hosts: dict[str, str] = {}
    data = yaml.safe_load(files(__package__).joinpath("agencies.yaml").read_text(encoding="utf-8"))
    for entry in data:
        name = entry["name"]
        tied = {bare(fold(x)) for x in entry.get("bound", [])}
        for spelling in (name, *entry.get("names", [])):
            key = bare(fold(spelling))
            (bound if key in tied else free)[key] = name
        bound.update(dict.fromkeys(tied, name))
        hosts.update(dict.fromkeys(entry.get("hosts", []), name))
    names = sorted(free, key=len, reverse=True)
    return free, bound, hosts, re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, names))})(?![^\W_])")


def agency_of_host(url: str | None) -> tuple[str | None, str | None]:
    """(host, agency) of an address; None where it has none, or the host is not known."""
    if not url:
        return None, None
    try:
        host = urlsplit(url if "//" in url else "//" + url).hostname or ""
    except ValueError:
        return None, None
    host = host.removeprefix("www.")
    hosts = _agencies()[2]
    parts = host.split(".")
    for i in range(len(parts) - 1):
        found = hosts.get(".".join(parts[i:]))
        if found:
            return host, found
    return host or None, None


def title_index(paras: "list[Line]", start: int, vocabulary: set[str], meta: Mapping[str, str]) -> int | None:
    """Index of the title among the lines before paras[start]; None where no line there can be it.

    A headline is short, is no menu, and shares its words with the story (`vocabulary`).
    """
    known = chrome.solid(meta["title"]) if meta.get("title") else ""
    best, best_score = None, 0.0
    for i in range(start):
        para = paras[i]
        if para.kind not in ("text", "phrase", "chrome"):
            continue
        score = _title_score(para, vocabulary, i, start)
        if known and chrome.solid(para.text) == known:
            score += 100
        attached = para.blank_before and i + 1 < len(paras) and not paras[i + 1].blank_before
        if best_score >= 1 and (para.full_stop or attached):
            continue  # the story's short first line, below the headline
        if best is not None and para.stopped:
            score -= 3
        if score > best_score:
            best, best_score = i, score
    return None if best is None else _shorter(paras, best, start)


def _shorter(paras: "list[Line]", best: int, start: int) -> int:
    """The headline without the site's name, where the page prints it both ways."""
    text = paras[best].text
    for i in range(start):
        other = paras[i].text
        if i != best and paras[i].kind == "text" and 10 <= len(other) < len(text) and text.startswith(other):
            rest = text[len(other) :].lstrip()
            if rest[:1] in tuple("-–—|:؛«»/("):
                return i
    return best


def _title_score(para: "Line", vocabulary: set[str], i: int, start: int) -> float:
    words = para.words
    text = para.text
    if para.letters > 300 or "](" in text or len(text) < 12 * text.count("|"):
        return 0.0
    if len(words) < 2 and para.letters < 12:
        return 0.0
    content = chrome.content_words(text)
    if not content:
        return 0.0
    lex = chrome.lexicon()
    share = chrome.chrome_share(words, lex)
    if para.kind == "chrome":
        own = [w for w in content if not w.isdigit() and w not in lex.dates]
        if len(own) < 3 or (share > 0.99 and len(own) < 4) or sum(w in vocabulary for w in own) < 0.75 * len(own):
            return 0.0
        return 0.4
    common = len(content & vocabulary)
    ratio = common / len(content)
    score = common + 2 * ratio + min(len(words), 8) / 4 - 3 * share
    if para.kind == "phrase":
        score -= 1
    masthead = lex.mastheads.search(text)
    if masthead and (len(words) < 5 or (ratio < 0.6 and (masthead.start() == 0 or "|" in text or " - " in text))):
        score -= 4
    if text.endswith(("؛", ":")):  # a kicker above the headline
        score -= 4
    if ratio < 0.2 and len(words) < 4:
        score = min(score, 0.3)
    score = max(score, 0.05)
    if i == start - 1:
        score += 0.5
    return score


def read(folded: str, layout: "Layout", meta: Mapping[str, str]) -> None:
    """Fill site, agency, news_code and dateline of a layout from its blocks and what the container says."""
    aside = "\n".join(folded[b.start : b.end] for b in layout.blocks if b.role == "chrome" and b.end - b.start < 400)
    flat = bare(aside)
    m = _CODE.search(flat)
    layout.news_code = meta.get("news_code") or (m[1] if m else None)
    host, by_host = agency_of_host(meta.get("url"))
    story = [b for b in layout.blocks if b.role in ("lead", "summary", "body")]
    head = bare(folded[story[0].start : min(story[-1].end, story[0].start + 1500)]) if story else ""
    tail = bare(folded[max(story[0].start, story[-1].end - 400) : story[-1].end]) if story else ""
    named, layout.dateline = _named(head, tail)
    layout.agency = meta.get("agency") or named or by_host
    layout.site = meta.get("site") or by_host or _site(flat) or _printed(folded, layout) or host or named


def _named(head: str, tail: str) -> tuple[str | None, str | None]:
    """(agency, dateline) as the story's own words give them."""
    free, bound, _, pattern = _agencies()
    line = head.split("\n", 1)[0]
    m = pattern.search(line[:60])
    if m and not line[: m.start()].strip(" -–—/():") and re.match(r"\s*[-–—ـ/:؛|،)]", line[m.end() :]):
        rest = re.match(r"\s*/\s*[^\W\d_]+|\s*[\-–—ـ]\s*[^\W\d_]+(?=\s*[-–—ـ:؛])", line[m.end() :])
        return free[m[0]], (m[0] + (rest[0] if rest else "")).strip(" -–—:؛")
    m = re.match(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[-–—ـ/،]\s*([^\n\-–—ـ:؛]{2,30}?)\s*[-–—ـ:؛]", line)
    if m:
        name = free.get(m[2].strip()) or bound.get(m[2].strip())
        if name:
            return name, line[: m.end()].strip(" -–—ـ:؛")
    for text in (head, tail):
        for m in _AFTER_REPORT.finditer(text):
            found = _reported(m[1], m[2], free, bound)
            if found:
                return found, None
    m = re.match(r"([^\W\d_]+)\s*:", line)
    if m and m[1] in bound:
        return bound[m[1]], m[1]
    m = pattern.search(head[:600])
    return (free[m[0]], None) if m and re.search(r"(?:با|به|خبرنگار|خبرگزاری) $", head[: m.start()]) else (None, None)


def _reported(kind: str | None, name: str, free: dict[str, str], bound: dict[str, str]) -> str | None:
    """The agency in «به گزارش [خبرگزاری] NAME»; with a kind word an unknown name counts too."""
    cut = _SEPARATED.split(name, maxsplit=1)[0].strip(" \u200c")
    words = cut.split()
    for n in range(min(5, len(words)), 0, -1):
        key = " ".join(words[:n])
        found = free.get(key) or bound.get(key) or (free.get(f"{kind.strip()} {key}") if kind else None)
        if found:
            return found
    if kind and 1 <= len(words) <= 3:
        return cut
    return None


def _site(aside: str) -> str | None:
    """The site's name as its own lines give it."""
    free, _, _, pattern = _agencies()
    m = _RIGHTS.search(aside)
    if m:
        name = _TITLE_TAIL.sub("", (m[1] or m[2]).split("|")[0]).strip()
        if name:
            return free.get(name, name)
    m = pattern.search(aside)
    return free[m[0]] if m else None


def _printed(folded: str, layout: "Layout") -> str | None:
    """A short line above the story that names a site («… نیوز») or whose words the page prints again elsewhere."""
    lex = chrome.lexicon()
    top = []
    for b in layout.blocks:
        if b.role in ("lead", "summary", "body"):
            break
        if b.role == "chrome" and b.end - b.start <= 30:
            top.append(" ".join(bare(folded[b.start : b.end]).split()))
    whole = bare(folded)
    for name in top[:4]:
        words = name.split()
        named = lex.mastheads.search(name) or whole.count(name) > 1
        if named and len(words) <= 4 and all(w.isalpha() for w in words) and chrome.chrome_share(words, lex) < 0.5:
            return name
    return None
