"""Who is quoted for a figure: the frames of an article resolved to its speakers, and each sentence to one of them."""

import re

from pipelines.figures.document import Document, Mention, Reading, remembered
from pipelines.figures.plain import Plain, bounds_of, plain_of
from pipelines.figures.speakers.cast import goes_by, one_more, resolve
from pipelines.figures.speakers.frames import Speech, heading, parse, second
from pipelines.figures.speakers.holders import in_full_at_start, named_beside, named_by_title
from pipelines.figures.speakers.interviews import answers, in_first_person, title_name
from pipelines.figures.speakers.labels import surnames
from pipelines.figures.speakers.narrated import narrated
from pipelines.figures.speakers.notes import announced_note
from pipelines.figures.speakers.phrases import Frame
from pipelines.figures.speakers.turns import SPEAKS, Said, Turns, bulleted, open_marks, pictured
from pipelines.figures.speakers.voice import Voice
from pipelines.figures.speakers.words import patterns

_HEADING = 90  # letters of a heading over a list
_HEAD = 6  # sentences of a page's head
_LETTER = 200  # sentences of a letter that stands in marks
_BEGUN = re.compile(': ?[«"“]')
# A label, its number and a unit: «… گفت: ۱۲۰ نفر آمدند» is a sentence.
_ROW = re.compile(
    r"[^:]{2,60}: ?\d[\d.,٫٬/]*(?: (?:و \d+|هزار|میلیون|میلیارد|تریلیون|متر(?= )))*(?: [^\W\d]+)?(?![^\W\d])[^\w]*"
)
_QUOTES = re.compile('[«»"“”*#]')


def read(m: Mention) -> None:
    """Fill the mention's speaker and speaker_office; None where the article itself says it."""
    doc = m.sentence.doc
    out, seconds, frames = _told(doc)
    voice, rule = out[m.sentence.index]
    frame = frames[m.sentence.index]
    if seconds and m.sentence.index in seconds and m.numeral.start >= seconds[m.sentence.index][0]:
        _, voice, rule = seconds[m.sentence.index]
    if voice is None:
        return
    plain = plain_of(doc)
    if frame is not None and rule.startswith("frame") and m.sentence.role != "title":
        at = plain.plain(m.numeral.start)
        known = frame.lead[0] >= 0 and goes_by(plain.text, frame.lead, voice)  # «فلانی ۴ طرح را که استاندار … دانست»
        if at < frame.start and not known and narrated(plain.text, plain.plain(m.sentence.start), frame, at):
            return
    if voice.said is None:
        office = _words_of(doc, plain, voice.office)
        name = _words_of(doc, plain, voice.name) or office
        voice.said = (name, office, *plain.raw_span(*(voice.name or voice.office or (0, 1))))
    m.speaker, m.speaker_office, start, end = voice.said
    m.evidence["speaker"] = Reading(m.speaker, f"speakers:{rule}", start, end)


def _words_of(doc: Document, plain: Plain, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    start, end = plain.raw_span(*span)
    return _QUOTES.sub("", doc.words(start, end)) or None


# ---- sentences ----------------------------------------------------------------------------------------------------


def voices(doc: Document) -> list[Said]:
    """For each sentence its speaker (None: the page itself) and the rule that gave it; made once."""
    return _told(doc)[0]


@remembered
def _told(doc: Document) -> tuple[list[Said], dict[int, tuple[int, Voice, str]], list[Frame | None]]:
    """`voices`; of sentences in which another takes the word: from where in the page on, who, and the rule; the frames."""
    plain = plain_of(doc)
    text = plain.text
    bounds = bounds_of(doc)
    speech = Speech(plain)
    frames: list[Frame | None] = [None] * len(bounds)
    seconds: dict[int, tuple[int, Frame]] = {}
    heard = speech.heard_in(bounds)
    for i in heard:
        a, b = bounds[i]
        titled = doc.sentences[i].role == "title"
        if speech.turns and not titled and (split := second(speech, a, b, i)) is not None:
            seconds[i] = split
            b = split[0]
        frames[i] = parse(speech, a, b, i, titled)
    for i in _rows(text, bounds, frames):
        frames[i] = None
    for i in _above_lists(text, bounds) if plain.pictured else ():
        frames[i] = frames[i] or heading(text, *bounds[i], i)
    for frame in surnames(text, bounds, _items(text, bounds)) if plain.pictured else ():
        known = frames[frame.sentence]
        frames[frame.sentence] = frame if known is None or known.kind == "tail" else known
    cast = resolve(text, bounds, frames, title_name(text, bounds, doc))
    named_by_title(text, bounds, doc, cast)
    turns = Turns(doc, bounds, frames, cast, heard)
    out = [turns.of(i) for i in range(len(bounds))]
    named_beside(text, cast)
    in_full_at_start(text, bounds, cast)
    _texts_below(plain, doc, bounds, out)
    for i in turns.resumed:
        _report_so_far(text, bounds, doc, i, out)
    if turns.reports:
        _whole_report(text, bounds, turns.source, out)
    answers(plain, doc, bounds, cast, out)
    announced_note(plain, doc, bounds, out)
    in_first_person(plain, doc, bounds, cast, out)
    _says_title(text, bounds, doc, out)
    others: dict[int, tuple[int, Voice, str]] = {}
    for i, (at, frame) in seconds.items():
        if not _his_own(text, frames[i], bounds[i][1], *out[i]) and (voice := one_more(text, frame, cast)) is not None:
            others[i] = plain.raw(at), voice, f"frame-{frame.kind}"
    return out, others, frames


def _rows(text: str, bounds: list[tuple[int, int]], frames: list[Frame | None]) -> list[int]:
    """«جمعیت بیکار: ۲ میلیون نفر» beside another such line: what a number is of, and nobody's words."""
    told = [i for i, f in enumerate(frames) if f is not None and f.label and _ROW.fullmatch(text, *bounds[i])]
    near = [(i, k) for i in told for k in (i - 1, i + 1) if 0 <= k < len(bounds)]
    return [i for i, k in near if _ROW.fullmatch(text, *bounds[k])]


def _opens_item(text: str, start: int) -> bool:
    return start < len(text) and not text[start].isalnum() and pictured(text, start)


def _above_lists(text: str, bounds: list[tuple[int, int]]) -> list[int]:
    """Short sentences right above an item with a picture for a bullet, which no such item stands above, or with a speaker's."""
    marked = [_opens_item(text, a) for a, _ in bounds]
    over = (i for i in range(len(bounds) - 1) if marked[i + 1] or text[bounds[i][0]] in SPEAKS)
    return [i for i in over if bounds[i][1] - bounds[i][0] < _HEADING and text[bounds[i][1] - 1] != "."]


def _items(text: str, bounds: list[tuple[int, int]]) -> list[int]:
    """Sentences that a picture opens."""
    return [i for i, (a, _) in enumerate(bounds) if _opens_item(text, a)]


def _his_own(text: str, frame: Frame | None, end: int, voice: Voice | None, rule: str) -> bool:
    """Whether a person's words run through to the end of a sentence: he cites whoever else has the word in it."""
    if voice is None or voice.kind == "body":
        return False
    return frame is None or not rule.startswith("frame") or ":" in text[frame.start : end]


def _texts_below(plain: Plain, doc: Document, bounds: list[tuple[int, int]], out: list[Said]) -> None:
    """Give the texts that sentences announce («متن نامه به شرح زیر است:») to their writers."""
    p, text = patterns(), plain.text
    described = "شرح" in plain.words
    noted = not p.note_words.isdisjoint(plain.words)
    lettered = not p.letter_text_words.isdisjoint(plain.words)
    writer: Voice | None = None
    given: dict[int, int] = {}
    for i, (a, b) in enumerate(bounds):
        writer = whose = out[i][0] or writer
        if whose is None or doc.sentences[i].role == "title":
            continue
        if out[i][0] is None:
            if text.endswith(":", a, b) and p.below.search(text, a, b):  # «این یادداشت را در ادامه می‌خوانید:»
                _text_below(text, doc, bounds, i, whose, out, given)
            continue
        note = noted and i < _HEAD and p.note.search(text, a, b) is not None
        told = lettered and text.find(":", a, b) >= 0
        begins = told and p.letter_begins.search(text, a, b) is not None  # «… در نامه‌ای نوشت: به پیوست …»
        if note or begins or text.endswith(":", a, b) or (described and p.its_text.search(text, a, b)):
            past = _head_over(text, doc, bounds, i, whose, out) if note else i
            _text_below(text, doc, bounds, i, whose, out, given, past)


def _head_over(text: str, doc: Document, bounds: list[tuple[int, int]], i: int, whose: Voice, out: list[Said]) -> int:
    """Past a note's announcement in sentence i the last sentence of a page's head that tells of it or of its writer."""
    p, last = patterns(), i
    for k in range(i + 1, min(len(bounds) - 1, _HEAD)):
        told = out[k][0] is whose and p.letter_texts.search(text, *bounds[k]) is not None
        if told or text.startswith(p.credits, bounds[k][0]):
            last = k
    while last > i and last + 2 < len(bounds) and doc.sentences[last + 1].block == doc.sentences[last].block:
        last += 1
    return last


def _report_so_far(text: str, bounds: list[tuple[int, int]], doc: Document, i: int, out: list[Said]) -> None:
    """Give what stands between a body's report and «بر اساس این گزارش» in sentence i, of nobody else, to the body."""
    k = i - 1
    while k > 0 and out[k][0] is None and not patterns().aside.match(text, *bounds[k]):
        k -= 1
    if out[k][0] is not out[i][0] or out[k][1] != "frame-body" or doc.sentences[k].role == "title":
        return
    for between in range(k + 1, i):
        out[between] = (out[i][0], "report")


def _whole_report(text: str, bounds: list[tuple[int, int]], source: Voice | None, out: list[Said]) -> None:
    """Give what follows the last sentence of a page's only source to it: one report to the end."""
    if source is None or any(v is not source and v is not None for v, _ in out):
        return
    for i in range(max(i for i, (v, _) in enumerate(out) if v is source) + 1, len(out)):
        if patterns().aside.match(text, *bounds[i]):
            break
        out[i] = (source, "report")


def _text_below(
    text: str,
    doc: Document,
    bounds: list[tuple[int, int]],
    i: int,
    whose: Voice,
    out: list[Said],
    given: dict[int, int],
    past: int = -1,
) -> None:
    """Give the text that sentence i announces with its colon to its writer: to the closing mark, else to the end.

    `given` has the sentence up to which a writer, by his id, has a text already; `past`: the last that announces it.
    """
    p, sentences, first = patterns(), doc.sentences, max(past, i) + 1
    if first == len(out) or p.foreign.search(text, *bounds[i]):
        return
    if sentences[first].block == sentences[i].block and p.this_letter.match(text, *bounds[i]) is None:
        return  # its paragraph goes on, but for «در این بخشنامه آمده است: …», the text of which the page is
    if _BEGUN.search(text, *bounds[i]):
        return  # it stands in marks that open in the sentence itself
    written = p.writes.search(text, *bounds[i]) is not None
    whole = (
        p.its_text.search(text, *bounds[i])
        or p.below.search(text, *bounds[i])
        or p.note.search(text, *bounds[i])
        or p.letter_begins.search(text, *bounds[i])
        or (written and p.letter_texts.search(text, *bounds[i]))
    )
    mark, last = text[bounds[first][0]], -1
    if mark in '«"“' and (written or whole or out[i][1].startswith("frame")):
        depth = 0
        for k in range(first, min(len(out), first + _LETTER)):
            depth += open_marks(text, *bounds[k], mark)
            ends = k + 1 == len(out) or sentences[k + 1].block != sentences[k].block
            if depth <= 0 if mark == "«" else text.endswith(('"', "”", '".', "”."), *bounds[k]) and ends:
                last = k
                break
    if last < 0 and not whole:
        return
    k, stop = (max(first, given.get(id(whose), 0)), len(out)) if last < 0 else (first, last + 1)
    while k < stop:
        told = p.aside.match(text, *bounds[k]) and not bulleted(text, bounds[k][0])
        if last < 0 and (told or (out[k][0] is not None and out[k][0] is not whose)):
            break
        if out[k][0] is None or out[k][1] == "credit":
            out[k] = (whose, "text")
        k += 1
    if last < 0:
        given[id(whose)] = k
    for k in range(last + 1 if last >= 0 else len(out), len(out)):  # the marks have closed: the page goes on itself
        if out[k] != (whose, "quotation") or text[bounds[k][0]] == mark:
            break
        out[k] = (None, "")
        given.clear()


def _says_title(text: str, bounds: list[tuple[int, int]], doc: Document, out: list[Said]) -> None:
    """Give the title «فلانی: …» to whom it names, where he speaks on the page."""
    if not out or out[0][0] is not None or (name := title_name(text, bounds, doc)) is None:
        return
    letters = text[slice(*name)].replace(" ", "")
    whose = next((v for v, _ in out if v is not None and v.letters and v.letters.endswith(letters)), None)
    if whose is not None:
        out[0] = (whose, "title")
