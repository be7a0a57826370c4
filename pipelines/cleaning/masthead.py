"""What a page says of itself: its site, agency, news code and dateline."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml

from pipelines.cleaning import chrome
from pipelines.cleaning.chrome_words import lexicon
from pipelines.folding import bare, fold

if TYPE_CHECKING:
    from pipelines.cleaning.layout import Layout

_CODE = re.compile(
    r"(?:کد|شناسه|(شماره))(?:\s*(?:ی\s*)?(خبری?|مطلب|گزارش|محتوا|یادداشت))?\s*[:：|#]?\s*(\d{2,17}(?:-\d{2,12})?)(?![\d/.-])"
)
_OTHERS = re.compile(r"(?:است|بوده) و ([^\n.]{2,40}?) (?:هیچ مسیولیتی )?در قبال")
_RIGHTS = re.compile(r"حقوق[^\n]{0,45}?(?:برای|متعلق به|به)\s+([^\n.|]{2,40}?)\s+(?:محفوظ|است|می)")
_AFTER_REPORT = re.compile(
    r"گزارش\s+(?:خبرنگار\s+)?"
    r"((?:خبرگزاری|پایگاه خبری(?: تحلیلی)?|پایگاه اطلاع رسانی|سایت(?: خبری)?|شبکه خبری|روزنامه)\s+)?"
    r"[«\"“(]?([^\n،؛,.:»\"”)]{2,40})"
)
_DASH = re.compile(r"\s*[-–—ـ/:؛|،)]")
_PLACE = re.compile(r"\s*/\s*[^\W\d_]+|\s*[\-–—ـ]\s*[^\W\d_]+(?=\s*[-–—ـ:؛])")
_PLACE_FIRST = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s*[-–—ـ/،]\s*([^\n\-–—ـ:؛]{2,30}?)\s*[-–—ـ:؛]")
_FIRST_WORD = re.compile(r"([^\W\d_]+)\s*:")
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


@cache
def _spoken_to() -> re.Pattern[str]:
    """A free name behind a word that speaks of it as an agency."""
    return re.compile(rf"(?:با|به|خبرنگار|خبرگزاری) (?={_agencies()[3].pattern})")


def is_agency(name: str) -> bool:
    """Whether a folded name is an agency's."""
    return name in _agencies()[0]


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


def read(folded: str, layout: "Layout", meta: Mapping[str, str]) -> None:
    """Fill site, agency, news_code and dateline of a layout from its blocks and what the container says."""
    aside = "\n".join(folded[b.start : b.end] for b in layout.blocks if b.role == "chrome" and b.end - b.start < 400)
    flat = bare(aside)
    layout.news_code = meta.get("news_code") or _news_code(flat)
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
    m = pattern.match(line, len(line) - len(line.lstrip(" -–—/():")), 60)
    if m and _DASH.match(line, m.end()):
        rest = _PLACE.match(line, m.end())
        return free[m[0]], (m[0] + (rest[0] if rest else "")).strip(" -–—:؛")
    m = _PLACE_FIRST.match(line)
    if m:
        name = free.get(m[2].strip()) or bound.get(m[2].strip())
        if name:
            return name, line[: m.end()].strip(" -–—ـ:؛")
    for text in (head, tail):
        for m in _AFTER_REPORT.finditer(text) if "گزارش" in text else ():
            found = _reported(m[1], m[2], free, bound)
            if found:
                return found, None
    m = _FIRST_WORD.match(line)
    if m and m[1] in bound:
        return bound[m[1]], m[1]
    spoken = _spoken_to().search(head, 0, 600)
    m = pattern.search(head, 0, 600) if spoken else None
    return (free[m[0]], None) if m and spoken and m.start() == spoken.end() else (None, None)


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


def _news_code(aside: str) -> str | None:
    """The number behind «کد خبر»; behind «کد» alone only where that begins a line or a cell."""
    for m in _CODE.finditer(aside):
        before = aside[: m.start()].rstrip(" ")[-1:]
        if m[2] or (not m[1] and before in ("", "\n", "|")):
            return m[3]
    return None


def _site(aside: str) -> str | None:
    """The site's name as its own lines give it."""
    searches = ((_OTHERS, "در قبال"), (_RIGHTS, "حقوق"))
    found = [m for pattern, sign in searches if sign in aside and (m := pattern.search(aside))]
    if found:
        name = _TITLE_TAIL.sub("", min(found, key=lambda m: m.start())[1].split("|")[0]).strip()
        if name and not name.startswith("این "):
            return _agencies()[0].get(name, name)
    for line in aside.split("\n"):
        name = _agency_in(line)
        if name:
            return name
    return None


@lru_cache(maxsize=20_000)
def _agency_in(line: str) -> str:
    """The agency that one of a site's own lines names, or nothing; the lines come again on every page."""
    free, _, _, pattern = _agencies()
    m = pattern.search(line)
    return free[m[0]] if m else ""


def _printed(folded: str, layout: "Layout") -> str | None:
    """A short line above the story that names a site («… نیوز») or whose words the page prints again elsewhere."""
    lex = lexicon()
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
