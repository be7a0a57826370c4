"""Labels: a speaker that fills the words before a colon («سخنگوی گمرک: …», «فلانی در گفت‌وگو با …:»)."""

import re

from pipelines.figures.speakers.phrases import Frame, phrase
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.words import patterns

_TWEETS = frozenset({"توییت", "توئیت", "توییتر", "توئیتر"})  # «توییت فلانی: …»
_NAME = 4  # words of a name and the first of its office, at most
_SURNAME = 30  # letters of a name before its colon
# «فلانی: ۳۸ دقیقه، ۷ امتیاز، …»: amounts after a name are his record, not his words
_RECORD = re.compile(r": *\d[\d.٫/,]*(?: +(?!\d)[^\W\d_]+){1,4}(?: +و +\d+(?: +[^\W\d_]+){1,3})? *[،,] *\d")


def before_colon(text: str, start: int, end: int, sentence: int, most: int) -> Frame | None:
    """A speaker that fills the words before a colon."""
    colon = text.find(":", start, min(end, start + most))
    if colon < 0:
        return None
    r = Region(text, start, colon)
    p = patterns()
    if not r.words:
        return None
    if r.head(0):
        frame = phrase(r, 0, sentence)
    elif r.words[0] in _TWEETS and len(r.words) > 1 and r.head(1):
        frame = phrase(r, 1, sentence)
    else:
        frame = _paper(r, sentence) or _named_office(r, sentence) or _talking(text, r, sentence)
    if frame is None or frame.kind == "pronoun":
        return None
    last = max(frame.name[1], frame.office[1])
    if last <= 0 or (any(c.isalnum() for c in text[last:colon]) and not _in_speech(text, frame, last, colon)):
        return None
    if frame.kind == "person" and frame.office[0] < 0 and not _one_name(Region(text, start, last)):
        return None  # «… و فلان فلانی / بهترین بازیکن:»: a heading after a list of names
    if p.ranked.at(r.words, 0):
        return None  # «مقام دوم: ۷ هزار دلار»
    if frame.kind == "office" and (len(r.words) == 1 or (r.words[0] in patterns().roles and len(r.words) == 2)):
        return None  # «سرمربی: فلانی», «دروازه بان: …»: a heading of a list
    if frame.kind == "person" and frame.office[0] < 0 and _RECORD.match(text, colon, end):
        return None
    frame.start, frame.label = colon + 1, True
    return frame


def surnames(text: str, bounds: list[tuple[int, int]], items: list[int]) -> list[Frame]:
    """«🔹 نوریان: …» and again «🔹 نوریان: …»: a name that no list knows, which opens several items of a post."""
    found: dict[str, list[Frame]] = {}
    for i in items:
        a, b = bounds[i]
        while a < b and not text[a].isalnum():
            a += 1
        colon = text.find(":", a, min(b, a + _SURNAME))
        r = Region(text, a, colon) if colon > 0 else None
        if r is None or not 1 <= len(r.words) <= 2 or not all(r.namelike(k) for k in range(len(r.words))):
            continue
        if not text[colon + 1 : b].strip()[:1].isalpha() or patterns().foreign_words.at(r.words, 0):
            continue
        frame = Frame(i, "person", name=r.span(0, len(r.words)), unlisted=True)
        frame.start, frame.label = colon + 1, True
        found.setdefault(" ".join(r.words), []).append(frame)
    return [frame for frames in found.values() if len(frames) > 1 for frame in frames]


def _in_speech(text: str, frame: Frame, last: int, colon: int) -> bool:
    """«فلانی در گفت‌وگو با …:», «وزیر نیرو در جمع خبرنگاران:»: whether the words up to a colon tell where one spoke."""
    if patterns().in_talk.match(text, last, colon):
        return True
    r = Region(text, last, colon)
    return frame.kind in ("person", "office") and bool(r.words) and r.speech_next(0)


def _paper(r: Region, sentence: int) -> Frame | None:
    """«گاردین: …», «ال موندو، روزنامه اسپانیایی: …»: a paper abroad whose words follow, in a review of the press."""
    p, n = patterns(), len(r.words)
    if r.words[0] not in p.foreign_words.tails or r.words[0] in p.no_labels:
        return None
    stop = p.foreign_words.at(r.words, 0)
    whole = stop == n or (
        stop + 1 < n and r.words[stop] in "،," and p.bodies.at(r.words, stop + 1) and r.end(stop + 1) == n
    )
    return Frame(sentence, "body", office=r.span(0, n)) if stop and whole else None


def _one_name(r: Region) -> bool:
    """Whether the words are one name: titles, given names, and two words of a surname at most."""
    p, i = patterns(), 0
    while i < len(r.words) and (k := p.titles.at(r.words, i)):
        i += k
    first = i
    while i < len(r.words) and r.words[i] in p.given | p.given_seconds:
        i += 1
    rest = len(r.words) - max(i, first + 1)
    return rest <= 2 and all(r.namelike(k) for k in range(i, len(r.words)))


def _named_office(r: Region, sentence: int) -> Frame | None:
    """«نوریان مدیرکل شیلات …:»: a name that no list knows and the office that it goes with."""
    p = patterns()
    office = next((k for k in range(1, min(_NAME, len(r.words))) if p.offices.at(r.words, k)), 0)
    if not office or r.end(office) != len(r.words) or not all(r.namelike(k) for k in range(office)):
        return None
    if r.words[0] in p.letter_words:
        return Frame(sentence, "office", office=r.span(office, len(r.words)))  # «پیام رهبر انقلاب: …»
    return Frame(sentence, "person", name=r.span(0, office), office=r.span(office, len(r.words)))


def _talking(text: str, r: Region, sentence: int) -> Frame | None:
    """«نوریان کهن در گفت‌وگو با …:»: a name that no list knows before the talk in which its bearer speaks."""
    stop = next((k for k in range(min(_NAME, len(r.words))) if not r.namelike(k)), _NAME)
    talks = stop < len(r.words) and patterns().in_talk.match(text, r.spans[stop][0]) is not None
    return Frame(sentence, "person", name=r.span(0, stop), unlisted=True) if talks and stop else None
