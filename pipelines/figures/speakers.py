"""Who is quoted for a figure: the frames of an article resolved to its speakers, and each sentence to one of them."""

import re

from pipelines.figures.document import Document, Mention, Reading, remembered
from pipelines.figures.frames import Speech, parse
from pipelines.figures.plain import Plain, plain_of
from pipelines.figures.speaker_cast import Voice, resolve
from pipelines.figures.speaker_interviews import answers, in_first_person, title_name
from pipelines.figures.speaker_phrases import Frame
from pipelines.figures.speaker_words import patterns

_AHEAD = 9  # sentences in which a speaker must take up again for a paragraph between to be quoted
_FLAT, _RUN = 8, 3  # sentences of a page in one block; sentences that a quotation may run on there
_HEAD = 6  # sentences of a page's head
_ITEM = 200  # letters of an item of a list that no bullet marks
_BULLET = ("-", "\\-", "•", "*")
_UNSURE = frozenset(("tail", "they"))  # frames of nobody, unless the article has told of their speaker
_BLANKS, _QUOTES = re.compile(r"\s+"), re.compile('[«»"“”*]')


def read(m: Mention) -> None:
    """Fill the mention's speaker and speaker_office; None where the article itself says it."""
    doc = m.sentence.doc
    voice, rule = voices(doc)[m.sentence.index]
    if voice is None:
        return
    if voice.said is None:
        plain = plain_of(doc)
        office = _words_of(doc, plain, voice.office)
        name = _words_of(doc, plain, voice.name) or office
        voice.said = (name, office, *plain.raw_span(*(voice.name or voice.office or (0, 1))))
    m.speaker, m.speaker_office, start, end = voice.said
    m.evidence["speaker"] = Reading(m.speaker, f"speakers:{rule}", start, end)


def _words_of(doc: Document, plain: Plain, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    start, end = plain.raw_span(*span)
    return _BLANKS.sub(" ", _QUOTES.sub("", doc.raw[start:end])) or None


# ---- sentences ----------------------------------------------------------------------------------------------------


@remembered
def voices(doc: Document) -> list[tuple[Voice | None, str]]:
    """For each sentence its speaker (None: the page itself) and the rule that gave it; made once."""
    plain = plain_of(doc)
    text = plain.text
    bounds = [(plain.plain(s.start), plain.plain(s.end)) for s in doc.sentences]
    speech = Speech(plain)
    frames: list[Frame | None] = [None] * len(bounds)
    for i in speech.heard_in(bounds):
        frames[i] = parse(speech, *bounds[i], i, doc.sentences[i].role == "title")
    cast = resolve(text, bounds, frames, title_name(text, bounds, doc))
    _named_by_title(text, bounds, doc, cast)
    p = patterns()
    out: list[tuple[Voice | None, str]] = []
    current: Voice | None = None  # whose quotation is running
    resting: Voice | None = None  # whose quotation has closed in this paragraph
    source: Voice | None = None  # the body named last as a source
    reporting: Voice | None = None  # the body whose report the page tells
    behind: Voice | None = None  # the source that the credit line names
    paragraph = False  # the quotation ends with its paragraph
    closes = ""  # the mark that ends the quotation, where one opened it
    reports = False  # a report goes on with its source
    indirect = False  # it was told with «که», without a colon or a mark
    told = False  # so the lead told it: the page tells more before it quotes
    listing = False  # «… به شرح زیر اعلام کرد:», and the list in paragraphs of its own
    depth = since = 0
    # Pages whose paragraphs were lost: there a quotation must be borne out by what follows after a few sentences, too.
    flat = len(frames) > _FLAT and len({s.block for s in doc.sentences}) <= 3
    for i, frame in enumerate(frames):
        sentence, (a, b) = doc.sentences[i], bounds[i]
        new_block = i == 0 or sentence.block != doc.sentences[i - 1].block or (flat and since >= _RUN)
        since += 1
        voice = cast.get(i)
        quoting = current is not None and current.kind != "body" and not new_block
        if (
            frame is not None
            and not (quoting and ((frame.data and not (indirect and frame.kind == "body")) or _cited(text, frame)))
            and not (voice is None and (frame.guess or frame.kind in _UNSURE))
        ):
            since = 0
            if reporting is not None and frame.kind == "dropped" and p.goes_on.match(text, a, b):
                voice = reporting  # «این گزارش می‌افزاید»
            elif frame.report:
                reporting = voice
            out.append((voice, "credit" if frame.credited else f"frame-{frame.kind}"))
            if frame.also and frame.kind == "body" and current is not None and current is reporting:
                continue  # «کمیسیون … نیز پیش‌بینی کرده …» within another body's report, which goes on
            current, behind, paragraph, closes, resting = voice, None, frame.source, "", None
            listing = text.endswith(":", a, b) and sentence.role != "title"
            if voice is not None and (frame.source or frame.credited or voice.kind == "body"):
                source = voice
            indirect = frame.quoted < 0 and frame.start >= 0 and ":" not in text[frame.start : frame.start + 3]
            told = indirect and sentence.role == "lead" and voice is not None and voice.kind != "body"
            if frame.credited:
                behind, current = voice, None
            elif frame.quoted >= 0:
                closes = text[frame.quoted]
                depth = _depth(text, frame.quoted, b, closes)
                if depth <= 0 and not _opens_again(text, bounds, i + 1, closes):
                    current, resting = None, voice  # the quotation closed in its own sentence
            if sentence.role == "title" or frame.once:
                current = None
            continue
        if new_block:
            resting = None
        if source is not None and p.these_data.match(text, a, b):
            current, paragraph, closes, listing = source, True, "", False
            reports = True
        elif resting is not None and current is None and _we(plain, a, b):
            current, closes = resting, ""
        elif (current or behind) is not None and p.aside.match(text, a, b) and not p.goes_on.match(text, a, b):
            current = behind = None
        elif (
            new_block
            and current is not None
            and not (closes and depth > 0 and _closes(text, bounds, i, closes))
            and not (listing and (b - a < _ITEM or text.startswith(_BULLET, a)))
            and not (paragraph and p.same_event.match(text, a, b))
            and not (current is reporting and _report_goes_on(text, bounds, i))
            and (
                paragraph
                or (told and not _we(plain, a, b) and not _names(text, a, b, current))
                or not _goes_on(text, doc, bounds, frames, cast, i, current)
            )
        ):
            current = None
        if current is not None and depth <= 0 and current.kind == "person" and _of_himself(text, a, current):
            current = None
        if current is not None:
            out.append((current, "quotation"))
            if closes:
                depth += _depth(text, a, b, closes)
                if closes != "«":
                    depth %= 2
                if depth <= 0 and not _opens_again(text, bounds, i + 1, closes):
                    current, resting = None, current
        elif behind is not None:
            out.append((behind, "credit"))
        else:
            out.append((None, ""))
    described = "شرح" in plain.words
    noted = not p.note_words.isdisjoint(plain.words)
    writer: Voice | None = None
    for i, (a, b) in enumerate(bounds):
        writer = whose = out[i][0] or writer
        if whose is None or doc.sentences[i].role == "title":
            continue
        if out[i][0] is None:
            if text.endswith(":", a, b) and p.below.search(text, a, b):  # «این یادداشت را در ادامه می‌خوانید:»
                _text_below(text, doc, bounds, i, whose, out)
            continue
        note = noted and i < _HEAD and p.note.search(text, a, b) is not None
        if note or text.endswith(":", a, b) or (described and p.its_text.search(text, a, b)):
            _text_below(text, doc, bounds, i, whose, out)
    if reports and source is not None and all(v is source or v is None for v, _ in out):
        for i in range(max(i for i, (v, _) in enumerate(out) if v is source) + 1, len(out)):
            if p.aside.match(text, *bounds[i]):
                break
            out[i] = (source, "report")  # one report to the end
    answers(plain, doc, bounds, cast, out)
    in_first_person(plain, doc, bounds, cast, out)
    _says_title(text, bounds, doc, out)
    return out


def _text_below(
    text: str, doc: Document, bounds: list[tuple[int, int]], i: int, whose: Voice, out: list[tuple[Voice | None, str]]
) -> None:
    """Give the text that sentence i announces with its colon to its writer: to the closing mark, else to the end."""
    p, sentences, first = patterns(), doc.sentences, i + 1
    if first == len(out) or sentences[first].block == sentences[i].block or p.foreign.search(text, *bounds[i]):
        return
    written = p.writes.search(text, *bounds[i]) is not None
    whole = (
        p.its_text.search(text, *bounds[i])
        or p.below.search(text, *bounds[i])
        or p.note.search(text, *bounds[i])
        or (written and p.letter_texts.search(text, *bounds[i]))
    )
    mark, last = text[bounds[first][0]], -1
    if mark in '«"“' and (written or whole):
        depth = 0
        for k in range(first, len(out)):
            depth += _depth(text, *bounds[k], mark)
            ends = k + 1 == len(out) or sentences[k + 1].block != sentences[k].block
            if depth <= 0 if mark == "«" else text.endswith(('"', "”", '".', "”."), *bounds[k]) and ends:
                last = k
                break
    if last < 0 and not whole:
        return
    for k in range(first, len(out) if last < 0 else last + 1):
        if last < 0 and (p.aside.match(text, *bounds[k]) or (out[k][0] is not None and out[k][0] is not whose)):
            break
        if out[k][0] is None or out[k][1] == "credit":
            out[k] = (whose, "text")
    for k in range(last + 1 if last >= 0 else len(out), len(out)):  # the marks have closed: the page goes on itself
        if out[k] != (whose, "quotation") or text[bounds[k][0]] == mark:
            break
        out[k] = (None, "")


def _cited(text: str, frame: Frame) -> bool:
    """Whether a body told of in the middle of a person's quotation is one that he himself tells of."""
    if frame.kind not in ("body", "thing") or frame.source or frame.credited:
        return False
    return patterns().foreign.search(text, *frame.office) is None


def _named_by_title(text: str, bounds: list[tuple[int, int]], doc: Document, cast: dict[int, Voice | None]) -> None:
    """«فلانی: …» over a text whose only speaker is known by the office alone: the title names the holder."""
    voices = {id(v): v for v in cast.values() if v is not None and v.kind != "body"}
    if len(voices) == 1:
        (voice,) = voices.values()
        if voice.kind == "office" and (name := title_name(text, bounds, doc)) is not None:
            voice.kind, voice.name, voice.letters = "person", name, text[slice(*name)].replace(" ", "")


def _says_title(text: str, bounds: list[tuple[int, int]], doc: Document, out: list[tuple[Voice | None, str]]) -> None:
    """Give the title «فلانی: …» to whom it names, where he speaks on the page."""
    if not out or out[0][0] is not None or (name := title_name(text, bounds, doc)) is None:
        return
    letters = text[slice(*name)].replace(" ", "")
    whose = next((v for v, _ in out if v is not None and v.letters and v.letters.endswith(letters)), None)
    if whose is not None:
        out[0] = (whose, "title")


def _names(text: str, start: int, end: int, voice: Voice) -> bool:
    """Whether the speaker's surname stands in a sentence."""
    return voice.name is not None and text.find(text[slice(*voice.name)].rpartition(" ")[2], start, end) >= 0


def _of_himself(text: str, start: int, voice: Voice) -> bool:
    """Whether a sentence without a frame begins with the speaker's own name: the page tells of him."""
    if not voice.own:
        name = text[slice(*voice.name)] if voice.name is not None else " "
        own = [n + mark for n in (name, name.rpartition(" ")[2]) if len(n) > 2 for mark in " ،"]
        own += [f"این {office[0]} " for office in voice.offices if office]  # «این بازیکن …»: of a player who spoke
        voice.own = tuple(own) or (" ",)
    return text.startswith(voice.own, start)


def _depth(text: str, a: int, b: int, mark: str) -> int:
    """Quotation marks opened and not closed in text[a:b]."""
    if mark == "«":
        return text.count("«", a, b) - text.count("»", a, b)
    return (text.count('"', a, b) + text.count("“", a, b) - text.count("”", a, b)) % 2


def _closes(text: str, bounds: list[tuple[int, int]], i: int, mark: str) -> bool:
    """Whether a quotation that is open at sentence i closes before another opens, within a few sentences."""
    end = bounds[min(i + _AHEAD, len(bounds)) - 1][1]
    close = text.find("»" if mark == "«" else mark, bounds[i][0], end)
    return close > 0 and (mark != "«" or text.find("«", bounds[i][0], close) < 0)


def _opens_again(text: str, bounds: list[tuple[int, int]], i: int, mark: str) -> bool:
    """Whether the next sentence opens with the same mark: one quotation in several pairs of marks."""
    return i < len(bounds) and text.startswith(mark, bounds[i][0])


def _goes_on(
    text: str,
    doc: Document,
    bounds: list[tuple[int, int]],
    frames: list[Frame | None],
    cast: dict[int, Voice | None],
    i: int,
    current: Voice,
) -> bool:
    """Whether a new paragraph without a frame still quotes: «we», or the same speaker takes up again after it."""
    p = patterns()
    if _we(plain_of(doc), *bounds[i]):
        return True
    for k in range(i + 1, min(len(frames), i + _AHEAD)):
        frame = frames[k]
        if frame is not None and not (cast.get(k) is None and (frame.guess or frame.kind in _UNSURE)):
            return cast.get(k) is current and not frame.credited
        if p.aside.match(text, *bounds[k]):
            return current.kind == "person" and not text.startswith(p.credits, bounds[k][0])
    return False


def _report_goes_on(text: str, bounds: list[tuple[int, int]], i: int) -> bool:
    """Whether «این گزارش …» takes up a body's report again after a new paragraph."""
    goes_on = patterns().goes_on
    return any(goes_on.match(text, *bounds[k]) for k in range(i, min(len(bounds), i + 2 * _AHEAD)))


def _we(plain: Plain, start: int, end: int) -> bool:
    """Whether a word of the first person stands in plain text[start:end]."""
    found, text = plain.words, plain.text
    for first, phrase in patterns().we:
        if first in found:
            at = text.find(phrase, start, end)
            while at >= 0:
                stop = at + len(phrase)
                if not (at and text[at - 1].isalnum()) and not text[stop : stop + 1].isalnum():
                    return True
                at = text.find(phrase, stop, end)
    return False
