"""Which of the lines above a story is its headline, and what stands before and behind it on its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.cleaning import chrome
from pipelines.cleaning.chrome import STORY_KINDS, Line, Vocabulary
from pipelines.cleaning.chrome_words import lexicon, solid
from pipelines.cleaning.masthead import is_agency
from pipelines.cleaning.wrapping import cites
from pipelines.folding import bare, zeros

_SITE_BEHIND = re.compile(r"\s+[|\-–—]+\s+(?=([^|]{3,40})(?:$|\|[^:]{3,60}$))")  # what it says of itself behind a bar
_DASHED = re.compile(r" [\-–—]+ ")
_LABEL_BEHIND = re.compile(
    r"[\s|\-–—]+(?:کد|شناسه|شماره|تاریخ|زمان)\s*(?:خبر|مطلب|انتشار|درج|نشر)\s*[:：]?\s*(?=[\d:])"
)
_ORNAMENTS = r"[^\w\s«»\"“”'’()\[\]{}.…،؛:؟!?%٪/$€£+\u200c-]"
_BEFORE = re.compile(rf"(?:#\w+\s*[|:؛]\s*|{_ORNAMENTS}\s*)+(?=\S)")
_BEHIND = re.compile(rf"(?:\s*{_ORNAMENTS})+\s*$")
_LINK = re.compile(r"\[\s*(?P<text>[^\[\]]+?)\s*\]\([^()\s]*\)\s*$")
_CRUMB = re.compile(r"\s*([^«»›>\n]{2,40}?)\s*[»›>]\s*")
_WAY = re.compile(r"([^/»›>\n]{2,20}?)\s*[/»›>]\s+(?:[^\n]*\s[/»›>]\s+)?([^\n]+)$")  # «home / section / headline»
# One of these stands in every line that the pattern fits: most lines hold none.
_LABEL_WORDS = ("خبر", "مطلب", "انتشار", "درج", "نشر")
_SITE_SIGNS, _CRUMB_SIGNS = "|-–—", "»›>"
_PARTS = tuple("-–—|:؛«»›>/(")
_NEAREST = (1.2, 0.4)  # for the line that stands nearest to the story, and for the next above it
_LABELLED = 2.0
_BESIDE_DATE = 0.7
_TELLING, _WHOLE = 4, 20_000  # words of a headline that tell a story, letters of the story they are looked for in
_NUMBER = 4  # digits of a date or a code
_NAMED, _NAMED_LETTERS = 8.0, 15  # above it stands the same with the site's name
_LAST = 12.0  # it comes again at the end of the way to the page
_KNOWN = 100.0  # the page's metadata say so
_BETTER = 1.5
_TOP, _MENU_LINES = 2, 4  # the first lines of a page, those of a menu below them
_HARDLY = 0.3  # so low a score have the way to a page and labels
WRITTEN = re.compile(r" *date:? ?\d{4}-\d\d(?:-\d\d)? ", re.IGNORECASE)  # what a dump writes before a page's first word
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_MENU_ITEM = 20  # letters between the bars of a menu, of several, are fewer


def index(paras: list[Line], start: int, vocabulary: Vocabulary, meta: Mapping[str, str]) -> int | None:
    """Index of the title among the lines before paras[start]; None where no line there can be it.

    A headline is short, is no menu, stands near the story and shares its words (`vocabulary`).
    """
    if (sure := next((i for i in range(start) if paras[i].sure), None)) is not None:
        return sure
    known = solid(meta["title"]) if meta.get("title") else ""
    best, best_score, best_ratio, telling = None, 0.0, 0.0, False
    near = _near(paras, start)
    longer, ends = _longer(paras[:start]), _ends_of_ways(paras[:start])
    for i in range(start):
        para = paras[i]
        if para.kind not in ("text", "phrase", "chrome"):
            continue
        below = i + 1 < start and paras[i + 1].kind == "text"
        if chrome.kicks(para) and (below or telling or (i + 1 == start and best_score > _HARDLY)):
            continue  # a kicker: the headline is below it, or above
        score, ratio = _score(para, vocabulary)
        if score and i == start - 1:
            score += 0.5
        if score and para.kind != "chrome" and i in near:
            score += near[i] * min(1, (_BESIDE_DATE if _beside_date(paras, i) else 0.2) + 2 * ratio)
        score += _given(para, known, longer, ends) if known or longer or ends else 0.0
        attached = para.blank_before and i + 1 < len(paras) and not paras[i + 1].blank_before
        better = attached and score > _BETTER * best_score and ratio > best_ratio + 0.1
        if best is not None and better:  # than an organization's name above its menu, than a sentence of the site's
            better = paras[best].full_stop or (best < _TOP and _menu_between(paras, best, i))
        if telling and best_score >= 1 and (para.full_stop or (attached and not better)):
            continue  # the story's short first line, below the headline
        if best is not None and _goes_with(paras, best, i, start):
            continue
        if best_score > _HARDLY and para.stopped:
            score -= 1 if para.text[-1] in "!؟?" else 3
        if score > best_score:
            best, best_score, best_ratio, telling = i, score, ratio, ratio >= 0.5 and len(para.words) > 3
    if best is None or paras[best].text[-1] in chrome.KICKS or chrome.names_talk(paras[best].text):
        return None
    if not best_ratio and _of_the_site(paras, best, start):
        return None
    if best_ratio < 0.5 and best_score < _NAMED and _of_another(paras, best, start):
        return None
    return _shorter(paras, best, start)


def _longer(above: list[Line]) -> dict[str, list[Line]]:
    """By their beginning the lines that may have the site's name behind a headline."""
    out: dict[str, list[Line]] = {}
    for line in above:
        if line.letters > _NAMED_LETTERS + 4 and ("|" in line.text or _DASHED.search(line.text)):
            out.setdefault(line.text[:_NAMED_LETTERS], []).append(line)
    return out


def _ends_of_ways(above: list[Line]) -> set[str]:
    """What stands at the end of the way to the page, where it tells something: no section."""
    lex = lexicon()
    ways = [_WAY.match(line.text) for line in above if line.text.partition(" ")[0] in lex.words]
    if not ways:
        return set()
    known = (way for way in ways if way and chrome.chrome_share(chrome.words_of(bare(way[1])), lex) == 1)
    ends = ((way[2], chrome.words_of(way[2])) for way in known)
    return {text for text, words in ends if len(words) > 3 and chrome.chrome_share(words, lex) < 0.5}


def _given(para: Line, known: str, longer: Mapping[str, list[Line]], ends: set[str]) -> float:
    """What it adds to a line's score that its words are the given title, or a longer line's before the site's name."""
    given = _KNOWN if known and solid(para.text) == known else 0.0
    given += _LAST if para.text in ends else 0.0
    return given + _NAMED if longer and _named(para, longer) else given


def _goes_with(paras: list[Line], best: int, at: int, start: int) -> bool:
    """Whether a line below a headline tells it again, is its lead, or says above a post's items who is cited in them."""
    para = paras[at]
    if para.letters >= 60 and chrome.tells_again(paras[best].text, para.text):
        return True
    told = chrome.ends_with_verb(paras[best].text) and ":" not in paras[best].text
    if told and cites(para) and all(line.kind == "chrome" for line in paras[at + 1 : start][:_MENU_LINES]):
        return True
    if at == start - 1 and min(para.text[0], paras[start].text[0]) > chrome.PICTURES:
        return not any(map(str.isdigit, para.text))
    return para.letters >= 60 and _is_lead(paras, best, at, start)


def _is_lead(paras: list[Line], best: int, at: int, start: int) -> bool:
    """Whether a line below a headline that the page prints twice is the lead, which the story tells again."""
    if not any(p.kind == "repeat" and p.text == paras[best].text for p in paras[best + 1 : start]):
        return False
    lead = paras[at].words
    return any(p.words[: len(lead)] == lead for p in paras[start : start + 3])


def _of_the_site(paras: list[Line], at: int, start: int) -> bool:
    """Whether a line that shares nothing with the story is the site's: a few words at the top of its header."""
    if at >= _TOP or len(paras[at].words) > 4 or not paras[at].words:
        return False
    below = paras[at + 1 : start]
    if any(any(map(str.isdigit, p.text)) for p in below):  # a date, a code
        return False
    return any(not lexicon().bylines.match(p.text) for p in below)


def _of_another(paras: list[Line], at: int, start: int) -> bool:
    """Whether a line is another story's headline: it tells something, and no form of its words stands in this story.

    One with the site's date or code beside it is this page's own, and so is one that comes twice.
    """
    words = chrome.telling_words(paras[at].text) - lexicon().vague
    if len(words) < _TELLING or any(p.kind == "repeat" and p.text == paras[at].text for p in paras[at + 1 : start]):
        return False
    beside = (p for p in (paras[max(0, at - 1)], paras[at + 1]) if p is not paras[at] and p.kind != "prose")
    if any(sum(map(str.isdigit, p.text)) >= _NUMBER for p in beside):
        return False
    return not chrome.Vocabulary(paras[start:], _WHOLE).has_kin(words)


def _menu_between(paras: list[Line], above: int, below: int) -> bool:
    """Whether a menu parts two lines: several short lines without numbers."""
    items = (p for p in paras[above + 1 : below] if p.letters < _MENU_ITEM + 5 and not p.full_stop)
    return sum(not any(map(str.isdigit, p.text)) for p in items) >= _MENU_LINES


def _named(para: Line, longer: Mapping[str, list[Line]]) -> bool:
    """Whether one of the longer lines before the story says the same with the site's name behind it, as a page's title does."""
    text, least = para.text, para.letters + 4
    if para.kind != "text" or para.letters < _NAMED_LETTERS:
        return False
    return any(
        least < other.letters < least + 40 and other.text.startswith(text) and _SITE_BEHIND.match(other.text, len(text))
        for other in longer.get(text[:_NAMED_LETTERS], ())
    )


def _near(paras: list[Line], start: int) -> dict[int, float]:
    """What stands nearest to the story of the lines that may be headlines."""
    lines = (i for i in range(start - 1, -1, -1) if paras[i].kind == "text" and not paras[i].full_stop)
    return dict(zip((i for i in lines if _may_be_near(paras[i])), _NEAREST, strict=False))


def _beside_date(paras: list[Line], at: int) -> bool:
    """Whether one of the site's lines with numbers, as of the date or the code, stands right above or below a line."""
    above, below = paras[max(0, at - 1)], paras[at + 1]
    return (below.kind == "chrome" and below.text[-1].isdigit()) or (
        above.kind == "chrome" and above.text[-1].isdigit()
    )


def _may_be_near(para: Line) -> bool:
    """Whether a line has three Persian words or more, and not just dates and labels."""
    if para.text[-1].isdigit() and "|" in para.text and para.text.count(":") > 1:
        return False
    return sum(w > "z" for w in para.words) > 2 and chrome.chrome_share(para.words, lexicon()) < 0.6


def _shorter(paras: list[Line], best: int, start: int) -> int:
    """The headline without the site's name or the way to it, where the page prints it both ways."""
    text = paras[best].text
    for i in range(start):
        other = paras[i].text
        if i == best or paras[i].kind not in STORY_KINDS or not 10 <= len(other) < len(text):
            continue
        if text.startswith(other) and text[len(other) :].lstrip().startswith(_PARTS):
            return i
        if text.endswith(other) and text[: -len(other)].rstrip().endswith(_PARTS):
            return i
    return best


@cache
def _label() -> re.Pattern[str]:
    """«تیتر خبر:» before a headline."""
    names = "|".join(r"[\s\u200c]*".join(map(re.escape, name.split())) for name in lexicon().title_labels)
    return re.compile(rf"(?:{names})\s*\d?\s*[:：]\s*(?=\S)")


@lru_cache(maxsize=20_000)
def span(text: str) -> tuple[int, int]:
    """Where a headline begins and ends on its folded line: behind a label or a bullet, before a code or a site's name."""
    start, end = 0, len(text)
    if m := WRITTEN.match(text):
        start = m.end()
    if m := _BEFORE.match(text, start):
        start = m.end()
    if m := _LINK.match(text, start):
        return m.span("text")
    crumbs = "«" not in text and chrome.holds(text, _CRUMB_SIGNS)
    while crumbs and (m := _CRUMB.match(text, start, end)):
        if chrome.chrome_share(chrome.words_of(bare(m[1])), lexicon()) < 1:
            break
        start = m.end()
    if m := _label().match(text, start):
        start = m.end()
    m = _LABEL_BEHIND.search(text, start + 15) if chrome.holds(text, _LABEL_WORDS) else None
    end = m.start() if m else _before_site(text, start)
    if not text[end - 1 : end].isalnum() and (m := _BEHIND.search(text, start, end)) and m.start() > start:
        end = m.start()
    return start, end


def _before_site(text: str, start: int) -> int:
    for m in _SITE_BEHIND.finditer(text, start) if chrome.holds(text, _SITE_SIGNS) else ():
        tail = bare(m[1]).strip()
        masthead = lexicon().mastheads.match(tail)
        named = (masthead and len(tail) > masthead.end()) or tail.lower().endswith(lexicon().masthead_ends)
        if m.start() - start >= 15 and (named or is_agency(tail)):
            return m.start()
    return len(text)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What a line by itself says of being a headline."""

    words: int
    content: frozenset[str]
    own: tuple[str, ...]  # content words that are neither dates nor numbers
    share: float
    masthead: int  # where a word such as «خبرگزاری» stands, -1 for nowhere
    divided: bool


@lru_cache(maxsize=20_000)
def _looks(text: str) -> _Looks:
    words, content = chrome.words_of(text), chrome.content_words(text)
    lex = lexicon()
    masthead = lex.mastheads.search(text)
    return _Looks(
        len(words),
        frozenset(content),
        tuple(w for w in content if not w.isdigit() and w not in lex.dates),
        chrome.chrome_share(words, lex),
        masthead.start() if masthead else -1,
        "|" in text or " - " in text,
    )


@lru_cache(maxsize=20_000)
def _looks_of_chrome(text: str) -> _Looks:
    """`_looks` of a site's own line, which comes again with other numbers."""
    return _looks(zeros(text))


def _score(para: Line, vocabulary: Vocabulary) -> tuple[float, float]:
    """How much a line looks like the headline, and the share of its words that the story has."""
    text = para.text
    if _is_no_headline(para):
        return 0.0, 0.0
    start, end = span(text)
    labelled = start > 0 and _label().search(text, 0, start) is not None
    own = para.kind != "chrome" or _CRUMB.match(text, 0, start) is not None
    if own:
        text = text[start:end]
    elif m := _LABEL_BEHIND.search(text, 15):
        text = text[: m.start()]
    if "](" in text:
        return 0.0, 0.0
    looks = _looks(text) if own else _looks_of_chrome(text)
    if not looks.content or (looks.words < 2 and para.letters < 12) or text.isascii():
        return 0.0, 0.0
    if not own:
        told = looks.own
        if len(told) < 3 or (looks.share > 0.99 and len(told) < 4) or vocabulary.shared(told) < 0.75 * len(told):
            return 0.0, 0.0
        return 0.4, 0.0
    common = vocabulary.shared(looks.content)
    if not common and looks.share > 0.99:  # «پخش زنده»
        return 0.0, 0.0
    ratio = common / len(looks.content)
    score = common + 2 * ratio + min(looks.words, 8) / 4 * min(1, 0.3 + 2 * ratio) - 3 * looks.share
    if own and para.kind == "chrome":  # at the end of the way to it, where it stands nowhere else
        score -= 2
    if labelled:
        score += _LABELLED
    if para.kind == "phrase":
        score -= 1
    score -= _against(text, looks, ratio)
    if ratio < 0.2 and looks.words < 4:
        score = min(score, 0.3)
    return max(score, 0.05), ratio


def _is_no_headline(para: Line) -> bool:
    """Whether a line is too long for a headline, a menu, values with their names, or several headlines, running."""
    text = para.text
    pipes = text.count("|")
    if para.letters > 300 or len(text) < (12 if pipes < 3 else _MENU_ITEM) * pipes:
        return True
    if pipes and text[-1].isdigit() and text.count(":") > 1:  # «name: value | name: value»
        return True
    return text.endswith("،") or (text.count(":") > 1 and len(_CLOCK.findall(text)) > 1)


def _against(text: str, looks: _Looks, ratio: float) -> float:
    """What a line's looks take from its score: few words, the name of a medium, a kicker's end, a byline."""
    less = 1.0 if looks.words < 3 else 0.0
    if looks.masthead >= 0 and (looks.words < 5 or (ratio < 0.6 and (looks.masthead == 0 or looks.divided))):
        less += 4
    if text[-1] in chrome.KICKS:  # above the headline
        less += 4
    if looks.words < 9 and lexicon().bylines.match(text):
        less += 3
    return less
