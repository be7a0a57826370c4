"""Whose text a page is that begins by saying so: «آنچه می‌خوانید یادداشت فلانی درباره … است», «به قلم فلانی»."""

from pipelines.figures.document import Document
from pipelines.figures.plain import Plain
from pipelines.figures.speakers.cast import Voice
from pipelines.figures.speakers.phrases import named, phrase
from pipelines.figures.speakers.region import MARKS, Region
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
    if p.authored_words.isdisjoint(plain.words):
        return
    for i, (a, b) in enumerate(bounds[:_HEAD]):
        if doc.sentences[i].role == "title" or out[i][0] is not None:
            continue
        written = p.authored.search(text, a, b)
        byline = written is not None and written[0].startswith(p.penned) and b - a < _BYLINE
        if written is None or not (byline or p.asked_below.search(text, a, b)):
            continue
        voice = _writer(text, written.end(), min(b, written.end() + _NAME), i, out)
        if voice is not None:
            for k in range(i + 1, len(out)):
                if p.aside.match(text, *bounds[k]):
                    break
                if out[k][0] is None:
                    out[k] = (voice, "text")
            return


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
