"""The province that stands on a page outside its story: in hashtags, in its section's line, in a label over a post."""

import re

from pipelines.figures.document import Document
from pipelines.figures.places.gazetteer import gazetteer, words
from pipelines.figures.places.names import CAPITAL, Hit, office_before
from pipelines.figures.plain import plain_of
from pipelines.folding import bare

_TAG = re.compile(r"#(\w+)")
_PARTS = re.compile(r"[>»›/|←:،\-–—]+")
_ITEMS = re.compile(r"[\n،,|:•*]+")
_NEAR = 250  # letters before a story, and …
_FOOT = 400  # … after it, in which its labels stand


def labelled(doc: Document, hits: list[Hit]) -> str | None:
    """The one province that the page's labels tell, if its story tells none; `hits` are the page's place names."""
    if not doc.sentences:
        return None
    start, end = doc.sentences[0].start, doc.sentences[-1].end
    tagged = _tagged(doc.text[max(0, start - _NEAR) : end + _FOOT])
    section = tagged or _section(doc.text[max(0, start - _NEAR) : start]) or _over(doc, hits, start)
    return section or _listed(doc.text[end : end + _FOOT])


def _tagged(text: str) -> str | None:
    """«#اخبار_یزد», «#لرستان»: the one province that hashtags name; the capital's bare name is no proof."""
    found = {_province_of(bare(tag).replace("_", " ")) for tag in _TAG.findall(text)} if "#" in text else set()
    return _only(found)


def _listed(foot: str) -> str | None:
    """«برچسب‌ها: یزد، کرونا»: the one province of the tags below a story."""
    for word in _TAGS:
        at = foot.find(word)
        if at >= 0:
            return _only({_province_of(part.strip()) for part in _ITEMS.split(bare(foot[at:]))})
    return None


def _section(head: str) -> str | None:
    """«خانه / استان‌ها / گیلان»: the one province of a section's line; a menu names several."""
    if "استان" not in head:
        return None
    lines = [line for line in bare(head).split("\n") if line.strip()]
    for k, line in enumerate(lines):
        parts = [part.strip() for part in _PARTS.split(line)]
        if not _SECTIONS.isdisjoint(parts):
            here = parts if len(parts) > 1 else [*parts, *lines[k + 1 : k + 3]]  # a section a line
            return _only({_province_of(part.strip(), bare_capital=True) for part in here})
    return None


def _over(doc: Document, hits: list[Hit], start: int) -> str | None:
    """«مدیرعامل آب و فاضلاب استان یزد:» right over a post: the province of the office that it has speak."""
    head = doc.text[max(0, start - _NEAR) : start].rstrip(_BULLETS)
    if not head.endswith(":"):
        return None
    plain = plain_of(doc)
    begin = max(0, start - _NEAR) + head.rfind("\n") + 1
    a, b = plain.plain(begin), plain.plain(start)
    return _only({h.province for h in hits if a <= h.start < b and h.strong and office_before(plain.text, h)})


def _province_of(label: str, *, bare_capital: bool = False) -> str | None:
    """The province of a label that is a place's name and nothing else, but for a word such as «اخبار» before it."""
    first, _, rest = label.partition(" ")
    name = rest if first in _BEFORE and rest else label
    gaz = gazetteer()
    word = name.split(" ")[0]
    found = gaz.at(name, 0, word) if word in gaz.firsts else None
    if found is None or found[0] != len(name) or not (found[2] or found[1][0].kind == "province"):
        return None
    places = [p for p in found[1] if p.kind == found[1][0].kind]
    province = places[0].province if len({p.province for p in places}) == 1 else None
    return None if province == CAPITAL and name == label and not bare_capital else province


def _only(provinces: set[str | None]) -> str | None:
    """The one province of a set; None for none and for several."""
    told = provinces - {None}
    return told.pop() if len(told) == 1 else None


_SECTIONS = frozenset(words()["sections"])
_TAGS = tuple(words()["tags"])
_BEFORE = frozenset(words()["before_labels"])
_BULLETS = " \n\t\u200c\u200f*•🔹🔸▪◾🔻🔺♦️"
