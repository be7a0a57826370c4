"""Whose text a page is that begins by saying so: «آنچه می‌خوانید یادداشت فلانی درباره … است», «به قلم فلانی»."""

from pipelines.figures.document import Document
from pipelines.figures.plain import Plain
from pipelines.figures.speakers.bodies import body_before
from pipelines.figures.speakers.phrases import named, phrase
from pipelines.figures.speakers.region import MARKS, Region
from pipelines.figures.speakers.voice import Voice
from pipelines.figures.speakers.words import patterns

_HEAD = 6  # sentences of a page in which it says whose text it is
_BYLINE = 60  # letters of «به قلم فلانی، نویسنده و …» alone in its line
_NAME = 120  # letters after the word of the text in which its writer is named
_WORDS = (2, 3)  # words of a name that no list knows


def announced_note(
    plain: Plain, doc: Document, bounds: list[tuple[int, int]], out: list[tuple[Voice | None, str]]
) -> None:
    """Give the text that the page's head announces to its writer, to the end; changes `out`."""
    p, text = patterns(), plain.text
    if (p.authored_words | p.talk_words | p.letter_text_words).isdisjoint(plain.words):
        return
    for i in range(min(_HEAD, len(bounds))):
        if doc.sentences[i].role == "title":
            continue
        ends = i + 1 < len(out) and doc.sentences[i + 1].block != doc.sentences[i].block
        voice = _announced(text, bounds, i, ends, out)
        if voice is not None:
            _give(text, bounds, i + 1, voice, out)
            return


def _announced(
    text: str, bounds: list[tuple[int, int]], i: int, ends: bool, out: list[tuple[Voice | None, str]]
) -> Voice | None:
    """Whose text sentence i announces; `ends`: its paragraph is over with it."""
    p, (a, b), told = patterns(), bounds[i], out[i][0]
    lettered = ends and p.letter_texts.search(text, a, b) is not None and p.read_below.search(text, a, b) is not None
    if told is not None:  # «انجمن … نامه‌ای نوشته است که در ادامه می‌خوانید.»
        return told if lettered else None
    written = p.authored.search(text, a, b)
    byline = written is not None and written[0].startswith(p.penned) and b - a < _BYLINE
    voice = None
    if written is not None and (byline or p.asked_below.search(text, a, b)):
        voice = _writer(text, written.end(), min(b, written.end() + _NAME), i, out)
    if voice is None and ends and (talk := p.talks.search(text, a, b)) is not None:
        voice = _writer(text, talk.end(), min(b, talk.end() + _NAME), i, out)
    return voice or (body_before(text, bounds, i + 1, 1) if lettered else None)


def _give(
    text: str, bounds: list[tuple[int, int]], first: int, voice: Voice, out: list[tuple[Voice | None, str]]
) -> None:
    """Give the sentences from `first` on to a writer: those of nobody, and what runs on after he has cited another."""
    p, cited = patterns(), False
    for k in range(first, len(out)):
        if p.aside.match(text, *bounds[k]):
            break
        if out[k][0] is None or (out[k][1] == "quotation" and not cited):
            out[k] = (voice, "text")
        elif out[k][1] != "quotation":
            cited = text.find(":", *bounds[k]) >= 0  # «فلانی گفت: …» may go on


def _writer(text: str, start: int, end: int, sentence: int, out: list[tuple[Voice | None, str]]) -> Voice | None:
    """Whom the words after «یادداشت», «به قلم» name."""
    r = Region(text, start, end)
    if not r.words:
        return None
    frame = phrase(r, 0, sentence) if r.person(0) else named(r, 0, sentence)
    if frame is not None and frame.kind == "person":
        name, office = frame.name, frame.office if frame.office[0] >= 0 else None
    else:
        stop = next((k for k in range(len(r.words)) if not r.namelike(k)), len(r.words))
        closed = stop == len(r.words) or r.words[stop] in MARKS or r.words[stop] in patterns().ends
        if stop not in _WORDS or not closed:
            return None
        name, office = r.span(0, stop), None
    letters = text[slice(*name)].replace(" ", "")
    known = next((v for v, _ in out if v is not None and v.letters and v.letters.endswith(letters)), None)
    return known or Voice("person", name=name, letters=letters, office=office)
