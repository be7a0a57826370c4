"""Bodies that are told of before they speak: who issued a letter, which one «این انجمن» means."""

import re

from pipelines.figures.speakers.phrases import Frame, phrase
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.voice import Voice
from pipelines.figures.speakers.words import patterns

_LOOKS = 20  # places of a head word that are looked at
_HEAD_LOOK, _BODY = 120, 7  # letters and words in which the name of a body is read
_WORD = re.compile(r"[^\W\d_]+")


def issuer(
    text: str, bounds: list[tuple[int, int]], sentence: int, texts: re.Pattern[str] | None = None
) -> Voice | None:
    """The body that the sentence before begins with, where that tells of a letter: «گمرک بخشنامه‌ای ابلاغ کرد. …».

    `texts`: what it tells of, if not of letters.
    """
    texts = texts or patterns().letter_texts
    told = sentence > 0 and texts.search(text, *bounds[sentence - 1]) is not None
    return body_before(text, bounds, sentence, 1) if told else None


def body_before(text: str, bounds: list[tuple[int, int]], sentence: int, back: int = 2) -> Voice | None:
    """The body that one of the sentences before begins with."""
    p = patterns()
    for start, end in bounds[max(0, sentence - back) : sentence][::-1]:
        if text.startswith(p.credits, start):
            start = text.find("،", start, min(end, start + _HEAD_LOOK)) + 1 or start
        r = Region(text, start, min(end, start + _HEAD_LOOK))
        body = phrase(r, 0, sentence) if r.words and p.bodies.at(r.words, 0) else None
        if body is not None and body.kind == "body":
            return Voice("body", office=body.office, offices=[_WORD.findall(text, *body.office)])
    return None


def named_before(text: str, head: tuple[int, int]) -> Voice | None:
    """The body that «این انجمن» means, where it was told of before without a word of speech: «انجمن صنفی …»."""
    word, at = text[slice(*head)], head[0]
    for _ in range(_LOOKS):
        at = text.rfind(word + " ", 0, at)
        if at < 0:
            return None
        if text.endswith("این ", 0, at) or (at and text[at - 1].isalnum()):
            continue
        r = Region(text, at, min(at + _HEAD_LOOK, head[0]))
        stop = min(r.end(0), _BODY)
        if stop > 1 and patterns().bodies.at(r.words, 0):
            office = r.span(0, stop)
            return Voice("body", office=office, offices=[_WORD.findall(text, *office)])
    return None


def named_next(text: str, frames: list[Frame], k: int) -> Voice | None:
    """The body that «این سازمان» means, where the next that speaks by its full name is of that kind."""
    after = next((f for f in frames[k + 1 : k + 4] if f.kind == "body"), None)
    if after is None or not text.startswith(text[slice(*frames[k].office)] + " ", after.office[0]):
        return None
    return Voice("body", office=after.office, offices=[_WORD.findall(text, *after.office)])
