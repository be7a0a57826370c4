"""Speech frames: who says a sentence, as its words give it («سرهنگ … افزود», «به گفته …», «وی ادامه داد»)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipelines.figures.rules import NOTHING, Nothing, first
from pipelines.figures.speakers.credits import past_credit, past_label
from pipelines.figures.speakers.cues import SPEECH_NEXT, Speech, cites
from pipelines.figures.speakers.labels import before_colon
from pipelines.figures.speakers.phrases import Frame, named, phrase
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.sources import made_by, source_frame
from pipelines.figures.speakers.subjects import subject
from pipelines.figures.speakers.words import patterns

_OPENS_QUOTE = re.compile(r"[ :،]*([«\"“])")
_OPENS_LATER = re.compile(': ?(?=«[^»]*$|"[^"]*$|“[^”]*$)(.)')  # «… معتقد است که …: "…»: open to the sentence's end
_ITEM = re.compile(r": *[\u2100-\U0001ffff]")  # a colon and a picture for a bullet
_POST = 160  # letters before that colon in which its speaker stands
_GOING_ON = (["در", "ادامه"], ["در", "پایان"], ["نیز"], ["هم"], ["همچنین"])
_BEGINS_QUOTE = re.compile(r" *: ?[«\"“]")
_FAR = 320  # letters from a sentence's start within which its subject is looked for
_WHO = frozenset(("person", "office", "pronoun"))
_NAMED = frozenset(("person", "office", "body"))
_TITLE, _COLON = 80, 90  # letters before the colon of a title, of a sentence
_PRONOUN = 24  # letters before the colon of «وی …:»
_REPORT = 90  # letters from a sentence's start within which a report is named
_MIDDLE = 60  # letters from a sentence's start from which a source holds for that sentence alone
_AS = 80  # letters between «as» and the verb of speech
_HEAD = 4  # sentences of a page's head, in which «به نوشته روزنامه …» is the credit of the whole
_BY = 120  # letters from a sentence's start within which «با اشاره به» shows that its subject speaks
_REST = 10  # words that the name of a body may go on with past what is read of it
_LED = 40  # letters from a sentence's start within which a credit is led in
_VERBS = 3  # speech verbs of one sentence that are tried

type Answer = Frame | Nothing | None


@dataclass(slots=True)
class _Sentence:
    """A sentence of plain text from its subject on: past label, picture and credit line."""

    index: int
    at: int
    end: int
    text: str  # the article's
    speech: Speech
    verbs: list[tuple[int, int]]  # its speech verbs
    credited: Frame | None  # the source that its credit line names


def parse(speech: Speech, start: int, end: int, sentence: int, title: bool = False) -> Frame | None:
    """The frame of plain text[start:end]; None where nobody is said to speak there."""
    text = speech.text
    if title:
        labelled = before_colon(text, start, end, sentence, _TITLE)
        if labelled is not None or not speech.verbs_in(start, end):
            return labelled
    at, credited = past_label(text, start, end, sentence), None
    if "گزارش" in text[at : at + _LED] and (led := patterns().before_credit.match(text, at, end)) is not None:
        at = led.end()
    if text.startswith(patterns().credits, at):
        at, credited = past_credit(speech, at, end, sentence)
    verbs = speech.verbs_in(at, end)
    if verbs and verbs[0][0] - at <= 1 and (aside := patterns().aside.match(text, at, end)):
        verbs = [v for v in verbs if v[0] >= aside.end()]  # «یادآور می‌شود …» of the page itself
    return first(_RULES, _Sentence(sentence, at, end, text, speech, verbs, credited))


def heading(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«رییس پلیس راهور» alone in its line, above a list: the frame of whom a messenger's post cites without a colon."""
    while start < end and not text[start].isalnum():
        start += 1
    r = Region(text, start, end)
    frame = phrase(r, 0, sentence) if r.words and r.head(0) else None
    if frame is None or frame.kind not in ("person", "office") or frame.office[0] < 0:
        return None
    if any(c.isalnum() for c in text[max(frame.name[1], frame.office[1]) : end]) or len(r.words) < 2:
        return None
    frame.start, frame.label = end, True
    return frame


def second(speech: Speech, start: int, end: int, sentence: int) -> tuple[int, Frame] | None:
    """Where in a sentence another takes the word, and his frame: «پلیس گفت …، اما معترضان … اعلام کردند», «… که به گفته …»."""
    at = speech.turn_in(start, end)
    frame = parse(speech, at, end, sentence) if at >= 0 else None
    return (at, frame) if frame is not None and frame.kind in _NAMED and not frame.guess else None


def _report(s: _Sentence) -> Answer:
    """«گزارش مرکز آمار نشان می‌دهد …», «آمار سازمان … حاکی است»: the body whose report it is."""
    if not s.speech.shows:
        return None
    p = patterns()
    for report in p.report.finditer(s.text, s.at, min(s.end, s.at + _REPORT)):
        stop = min(s.end, report.end() + 260)
        shown = p.shows.search(s.text, report.end(), stop)
        if s.verbs and s.verbs[0][0] < report.start():
            return None  # «فلانی گفت: نتایج مطالعات دانشگاه … نشان می‌دهد»: he cites it
        if shown is None or ":" in s.text[report.end() : shown.start()] or p.told_again.match(s.text, s.at, s.end):
            return None
        r = Region(s.text, report.end(), shown.start())
        begin = next((k for k, w in enumerate(r.words) if w not in p.source_skips and w != "یک"), 0)
        if r.words[begin : begin + 1] == ["در"] and not p.media.isdisjoint(r.words[begin + 1 : begin + 2]):
            begin += 1  # «آمار منتشر شده در وب‌سایت سازمان … نشان می‌دهد»
        frame = named(r, begin, s.index) if r.words else None
        if frame is None and r.words and r.words[begin].isascii() and r.words[begin].isalpha():
            frame = Frame(s.index, "body", office=r.span(begin, begin + 1))  # «تحقیقات UNWTO نشان می‌دهد»
        if frame is not None:
            frame.source, frame.report = True, frame.kind == "body"
            return frame
    return None


def _sourced(s: _Sentence) -> Answer:
    """«به گفته فلانی», «بر اساس آمار گمرک»: whom the words of a source name, before any verb of speech."""
    sources = s.speech.sources_in(s.at, s.end) if s.speech.sources else []
    sources = [x for x in sources if x[0] == s.at or not cites(s.text, x[0])]
    if not sources or (s.verbs and sources[0][0] >= s.verbs[0][0]):
        return None
    if (written := _written(s)) is not None and written.start <= sources[0][0]:
        return written  # «در اطلاعیه گمرک آمده است: بر اساس آمار …»
    source = sources[0]
    if s.verbs and s.speech.by_in(s.at + 1, source[0]) >= 0:
        return None  # «فلانی با بیان اینکه طبق گفته وزیر …، گفت»: he cites it
    until = s.verbs[0][0] if s.verbs and s.verbs[0][0] > source[1] else s.end
    frame = source_frame(s.text, source, until, s.index)
    if frame is None:
        return None
    if (said := _said_by_another(s, source[1], frame)) is not None:
        return said
    frame.once = frame.once or source[0] > s.at + _MIDDLE or cites(s.text, source[0])
    if s.index < _HEAD and source[0] == s.at and frame.kind == "body":
        paper = source[2] in patterns().press or patterns().foreign.search(s.text, *frame.office) is not None
        frame.credited = paper and not frame.data
    return frame


def _said_by_another(s: _Sentence, start: int, source: Frame) -> Frame | None:
    """«طبق اعلام گمرک، فلانی گفت»: a body is the source, and after its comma the verb of speech has its own subject."""
    comma = s.text.find("،", start, s.verbs[0][0]) if s.verbs else -1
    if source.kind != "body" or comma < 0 or s.text.count(" ", source.office[1], comma) > _REST:
        return None
    verb = s.verbs[0]
    said = subject(Region(s.text, comma + 1, verb[0], s.text[verb[0] : verb[0] + 3]), s.index, True)
    if said is None:
        return None
    this = said.kind == "thing"  # «طبق گزارش …، این سازمان اعلام کرد»
    known = said.kind in _WHO and not said.guess
    abroad = said.kind == "body" and patterns().foreign.search(s.text, *source.office)  # «طبق گزارش رویترز، وزارت …»
    return _spoken(s, said, verb) if this or known or abroad else None


def _as_said(s: _Sentence) -> Answer:
    """«… به‌طوری که سخنگوی گمرک اعلام کرد …»: who stands between «as» and the first verb of speech."""
    if not s.verbs or not s.speech.as_said:
        return None
    start, end = s.verbs[0]
    said = list(patterns().as_said.finditer(s.text, max(s.at, start - _AS), start))
    r = Region(s.text, said[-1].end(), start, s.text[start : start + 3]) if said else None
    this = 1 if r is not None and r.words[:1] == ["این"] and len(r.words) > 1 else 0  # «آن‌طور که این شرکت اعلام کرده»
    stop = r.end(this) if r is not None and r.words else 0
    if r is None or not stop or (stop < len(r.words) and r.words[stop] != "در"):
        return None  # «همان‌گونه که حسابرس صندوق در بند ۱۳ گزارش اعلام کرد»
    frame = subject(r, s.index, True)
    if frame is None or frame.guess or frame.kind == "dropped":
        return None
    spoken = _spoken(s, frame, (start, end))
    spoken.data = spoken.source = True  # somebody who speaks may cite it so
    spoken.once = said[-1].start() > s.at + _MIDDLE
    return spoken


def _said(s: _Sentence) -> Answer:
    """«سرهنگ فلانی افزود», «وی ادامه داد»: the subject of the first speech verb that has one."""
    colon = s.text.find(":", s.at, s.verbs[0][0]) if s.verbs else -1
    if colon > 0 and (written := _written(s)) is not None and 0 <= written.start <= s.verbs[0][0]:
        return written  # «در بیانیه انجمن آمده است: «انجمن … ابراز می‌کند»»
    begin = s.at
    for verb in s.verbs[:_VERBS]:
        word = s.text[verb[0] : verb[0] + 3] if verb[0] - begin <= _FAR else None
        region = Region(s.text, begin, min(verb[0], begin + _FAR), word)
        frame = subject(region, s.index, first=begin == s.at)
        strange = frame is not None and frame.kind == "body" and _many_for_one(s.text, frame, verb)
        if frame is not None and not strange and not _tells_of_party(s.text, frame, verb):
            return _spoken(s, frame, verb)
        begin = verb[1]
    return None


def _tells_of_party(text: str, frame: Frame, verb: tuple[int, int]) -> bool:
    """«متهم به جرم خود اعتراف کرد و …»: whether a party without a name says nothing that the page quotes."""
    if frame.kind != "office" or SPEECH_NEXT.match(text, verb[1]):
        return False
    return patterns().parties.at(text[slice(*frame.office)].split(), 0) > 0


def _plural(text: str, verb: tuple[int, int]) -> bool:
    """Whether a verb has the ending of the plural, rather than a stem that ends so («خواند», «می‌داند»)."""
    return text.endswith("ند", *verb) and not text.endswith(patterns().singular_stems, *verb)


def _many_for_one(text: str, frame: Frame, verb: tuple[int, int]) -> bool:
    """Whether a verb in the plural follows one body: «باشگاه نامه فرستاد و پزشکان … عنوان کرده‌اند» has another subject."""
    if not (_plural(text, verb) or text.startswith(" اند", verb[1])):
        return False
    words, p = text[slice(*frame.office)].split(), patterns()
    plural = words[0].endswith(p.plural_endings) and words[0] != "سازمان"
    plural = plural or words[1:2] in (["ها"], ["های"])
    many = plural or p.crowd_heads.at(words, 0) or not p.bodies.at(words, 0)
    return not (many or "و" in words or text.startswith((" و ", "،", " ،"), frame.office[1]))


def _said_by_the_last_word(s: _Sentence) -> Answer:
    """«… فلانی گفت»: no verb has a subject that is known: the credit line's source, else the word before the verb."""
    if not s.verbs:
        return None
    verb = s.verbs[0]
    if s.text.startswith("در ", s.at) and (issued := _issued(s.text, s.at, verb[0], s.index)) is not None:
        return _spoken(s, issued, verb)  # «در یادداشتی که انجمن منتشر کرده است … نوشته است: …»
    tail = patterns().last_word.search(s.text, max(s.at, verb[0] - 30), verb[0])
    if s.credited is not None or tail is None:
        return s.credited or NOTHING
    return _spoken(s, Frame(s.index, "tail", name=tail.span(1)), verb)


def _label(s: _Sentence) -> Answer:
    """«رییس پلیس گیلان: …», «به گزارش ایسنا، فلانی: …»: a person or an office before a colon."""
    colon = s.text.find(":", s.at, min(s.end, s.at + _PRONOUN))
    if colon > 0 and s.text[s.at : colon].split(" ", 1)[0] in patterns().pronouns:
        return Frame(s.index, "pronoun", start=colon + 1)  # «وی افزو: …»: whatever the verb
    frame = before_colon(s.text, s.at, s.end, s.index, _COLON)
    if frame is not None:
        colon = frame.start - 1
    if frame is None and colon > 0:
        return _surname_label(Region(s.text, s.at, colon), s.index, colon)
    if frame is not None and frame.kind == "body":  # «🔹 مرکز آمار ایران: …» of a messenger's post, «گاردین: …»
        did = patterns().did.match(s.text, colon + 1, s.end) is not None  # «🔹 سایپا: با تولید ۲۰ دستگاه … ثبت کرد»
        return frame if (s.speech.pictured and not did) or patterns().foreign.match(s.text, frame.office[0]) else None
    return frame if frame is not None and frame.kind in ("person", "office") else None


def _surname_label(r: Region, sentence: int, colon: int) -> Frame | None:
    """«فلانی: …», «فلانی در ادامه: …»: a surname that the page knows before a colon, in the middle of it."""
    stop = next((k for k, w in enumerate(r.words) if w in ("در", "نیز", "هم", "همچنین")), len(r.words))
    if not 1 <= stop <= 2 or not all(r.namelike(k) for k in range(stop)):
        return None
    if stop < len(r.words) and r.words[stop:] not in _GOING_ON:
        return None
    return Frame(sentence, "tail", name=r.span(0, stop), start=colon + 1)


def _thus(s: _Sentence) -> Answer:
    """«فلانی … را چنین وصف می‌کرد: …»: whatever the verb, where «thus» points at words after a colon."""
    thus = patterns().thus.search(s.text, s.at, s.end) if s.speech.thus else None
    frame = subject(Region(s.text, s.at, thus.start()), s.index, True) if thus else None
    if thus is None or frame is None or frame.kind not in _WHO:
        return None
    return _spoken(s, frame, (thus.start(), s.text.find(":", thus.start())))


def _quoting(s: _Sentence) -> Answer:
    """«فلانی در مصاحبه‌ای از … خواند: "…"»: whatever the verb, the subject of a clause that opens a quotation."""
    opened = _BEGINS_QUOTE.search(s.text, s.at, s.end)
    if opened is None or patterns().reads.search(s.text, s.at, opened.start()):
        return None  # «در نامه به … آمده است: «…»»
    stop = opened.start()
    if stop - s.at >= _FAR or patterns().as_role.search(s.text, s.at, stop):
        return None  # «انتخاب فلانی به عنوان سرمربی: «…»»: a heading
    frame = subject(Region(s.text, s.at, stop), s.index, True)
    if frame is None or frame.kind not in ("person", "pronoun") or frame.also:
        return None
    return _spoken(s, frame, (stop, stop))


def _referring(s: _Sentence) -> Answer:
    """«فلانی با اشاره به … به تشریح … پرداخت»: the subject right before «با اشاره به»."""
    by = s.speech.by_in(s.at, min(s.end, s.at + _BY))
    told = subject(Region(s.text, s.at, by), s.index, True) if by > s.at else None
    if told is None or told.kind not in _WHO or told.guess or not _fills(s.text, told, by):
        return None
    told.once = True
    return told


def _written(s: _Sentence) -> Frame | None:
    """«در نامه فلانی به … آمده است: …»: whose letter it is."""
    p = patterns()
    if p.letter_words.isdisjoint(s.text[s.at : s.end].split()) or not (read := p.reads.search(s.text, s.at, s.end)):
        return None
    written = _letter(s.text, s.at, read.start(), s.index)
    if written is not None:
        written.start, opened = read.end(), _OPENS_QUOTE.match(s.text, read.end())
        written.quoted = opened.start(1) if opened else -1
    return written


def _posted(s: _Sentence) -> Answer:
    """«🔺 … 👤 فلانی، رییس …: 🔸…»: whose words stand in a post after a colon and a picture."""
    item = _ITEM.search(s.text, s.at, s.end) if s.speech.pictured else None
    if item is None:
        return None
    p, r = patterns(), Region(s.text, max(s.at, item.start() - _POST), item.start())
    for k in range(len(r.words)):
        if not (r.person(k) or p.offices.at(r.words, k)) or (k and r.words[k - 1] in p.governs):
            continue
        frame = phrase(r, k, s.index)
        if frame is None or frame.kind not in ("person", "office"):
            continue
        if not any(c.isalnum() for c in s.text[max(frame.name[1], frame.office[1]) : item.start()]):
            frame.start, frame.label = item.start() + 1, True
            return frame
    return None


def _credit(s: _Sentence) -> Answer:
    """«به گزارش ایسنا به نقل از گمرک، …»: the source that the credit line names."""
    return s.credited


# Where a sentence has a speech verb, the rule of the last word has the last word.
_RULES: tuple[Callable[[_Sentence], Answer], ...] = (
    _posted,
    _report,
    _sourced,
    _as_said,
    _said,
    _said_by_the_last_word,
    _label,
    _thus,
    _quoting,
    _referring,
    _written,
    _credit,
)


def _spoken(s: _Sentence, frame: Frame, verb: tuple[int, int]) -> Frame:
    """The frame with what the words of its verb and those after it tell."""
    text = s.text
    if frame.unlisted and _plural(text, verb) and (frame.kind == "office" or frame.office[0] < 0):
        # «مرغ‌فروشان می‌گویند»: who says a thing in the plural is a crowd, not a person
        frame.kind, frame.office, frame.once = "body", max(frame.office, frame.name), True
        frame.name = (-1, -1)
    frame.start = verb[1]
    rest = text[verb[1] : s.end]
    if ((frame.kind == "body" and ":" not in rest) or frame.unlisted) and not any(c.isalnum() for c in rest):
        frame.once = True  # «باشگاه … خبر داد.»: a report, not the beginning of a quotation
    if frame.kind == "body" and text.startswith("یکی", frame.office[0]) and text[verb[1] : verb[1] + 2].strip() != ":":
        frame.once = True
    if text[verb[0] : verb[1]].partition(" ")[0] in patterns().apart and ":" not in rest:
        frame.once = True  # «خواستار … شد»
    published = text[verb[0] : verb[1]].partition(" ")[0] in patterns().data_words
    if published and not any(c.isalnum() for c in rest):
        frame.once, frame.source = frame.kind != "body", frame.kind == "body"  # «… فهرست … را منتشر کرد.»
    opened = _OPENS_QUOTE.match(text, verb[1]) or _OPENS_LATER.search(text, verb[1], s.end)
    frame.quoted = opened.start(1) if opened else -1
    return frame


def _fills(text: str, frame: Frame, end: int) -> bool:
    """Whether a frame's words reach to `end`, but for a word of time or «همچنین»; a pronoun always does."""
    last = max(frame.name[1], frame.office[1])
    return frame.kind == "pronoun" or (last > 0 and text.count(" ", last, end) <= 3)


def _letter(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«در نامه فلانی به … آمده است:»: whose letter it is."""
    p = patterns()
    blurb = p.blurb.search(text, start, end)
    for m in (blurb,) if blurb else p.letter.finditer(text, start, end):
        r = Region(text, m.end(), end, "آمد")
        frame = named(r, 0, sentence) if r.words else None
        if r.words and r.words[0] in p.publishers and (stop := r.end(0)) > 1:
            frame = Frame(sentence, "body", office=r.span(0, stop))
        if frame is not None and frame.kind != "pronoun":
            return frame
    return _issued(text, start, end, sentence)


def _issued(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«در بیانیه‌ای که از سوی انجمن … منتشر شد آمده است: …»: who issued the text."""
    told = patterns().letter_texts.search(text, start, end)
    issued = made_by(text, told.end() + 1, end, sentence) if told else None
    if issued is not None:
        issued.source = issued.data = issued.once = False
    return issued
