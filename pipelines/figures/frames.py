"""Speech frames: who says a sentence, as its words give it («سرهنگ … افزود», «به گفته …», «وی ادامه داد»)."""

import re
from bisect import bisect_left

from pipelines.figures.plain import Plain, occurrences
from pipelines.figures.speaker_phrases import Frame, Region, named, phrase, subject
from pipelines.figures.speaker_words import patterns

_OPENS_QUOTE = re.compile(r"[ :،]*([«\"“])")
_SPEECH_NEXT = re.compile(r" *[:،«\"“]| +که(?!\w)")
_OBJECT = re.compile(r"(?<!\w)(?:را|به +\w+(?: +\w+){0,2}) +$")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_WORDS = 5  # words of a name with its titles
_FAR = 320  # letters from a sentence's start within which its subject is looked for
_WHO = frozenset(("person", "office", "pronoun"))
_FUTURE = ("خواهد ", "خواهند ")  # «تبریک خواهد گفت»: nothing is said yet
_BY = 120  # letters from a sentence's start within which «با اشاره به» shows that its subject speaks
_VERBS = 3  # speech verbs of one sentence that are tried


class Speech:
    """Where an article's text has speech verbs and sources, found once for the whole text."""

    __slots__ = ("bys", "cues", "shows", "source_starts", "sources", "text", "verb_starts", "verbs")

    def __init__(self, plain: Plain):
        p = patterns()
        self.text = text = plain.text
        found = plain.words
        verbs: list[tuple[int, int]] = []
        unsaid = _FUTURE + p.impersonal
        for cue in (*(found & p.verb_words), *(p.spaced_verbs if "می" in found else ())):
            match = p.verbs[cue].match  # it looks at what stands before, too
            for at in plain.starts(cue):
                m = match(text, at)
                if m and not text.endswith(unsaid, 0, at) and not (cue in p.also_of_things and _does(text, *m.span())):
                    verbs.append(m.span())
        verbs.sort()
        self.verbs = verbs
        said_by = (by for by, words in p.by_phrases if words <= found) if "با" in found else ()
        self.bys = sorted(at for by in said_by for at in occurrences(plain, by))
        self.verb_starts = [a for a, _ in verbs]
        sources: dict[int, tuple[int, str]] = {}
        for key in found & p.source_words:
            by_first = p.sources[key]
            for source, words, last in (e for first in found.intersection(by_first) for e in by_first[first]):
                if words <= found:
                    for at in occurrences(plain, source):
                        if at not in sources or sources[at][0] < at + len(source):
                            sources[at] = (at + len(source), last)
        self.sources = [(at, *sources[at]) for at in sorted(sources)]
        self.source_starts = [s[0] for s in self.sources]
        # Where something else may show a speaker: a colon, a credit, a letter, «نشان می‌دهد».
        self.shows = not p.shows_words.isdisjoint(found)
        self.cues = [*self.verb_starts, *self.bys, *self.source_starts]  # whatever may show a speaker, in order
        for mark in (":", *p.credits, *(found & p.letter_words), *(p.shows_words if self.shows else ())):
            at = text.find(mark)
            while at >= 0:
                self.cues.append(at)
                at = text.find(mark, at + 1)
        self.cues.sort()

    def heard_in(self, bounds: list[tuple[int, int]]) -> list[int]:
        """Those of the sentences, in order, in which something may show a speaker."""
        cues, out, k = self.cues, list[int](), 0
        for i, (start, end) in enumerate(bounds):
            k = bisect_left(cues, start, k)
            if k == len(cues):
                break
            if cues[k] < end:
                out.append(i)
        return out

    def verbs_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Speech verbs that begin in text[start:end]."""
        return self.verbs[bisect_left(self.verb_starts, start) : bisect_left(self.verb_starts, end)]

    def by_in(self, start: int, end: int) -> int:
        """Where the first «با اشاره به», «با بیان اینکه» of text[start:end] stands; -1 for none."""
        k = bisect_left(self.bys, start)
        return self.bys[k] if k < len(self.bys) and self.bys[k] < end else -1

    def sources_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, last word) of «به گفته» and the like in text[start:end]."""
        return self.sources[bisect_left(self.source_starts, start) : bisect_left(self.source_starts, end)]


def _does(text: str, start: int, end: int) -> bool:
    """Whether a verb that may be one of saying has an object and no speech after it: «بازی را ادامه داد»."""
    return _SPEECH_NEXT.match(text, end) is None and _OBJECT.search(text, max(0, start - 40), start) is not None


def parse(speech: Speech, start: int, end: int, sentence: int, title: bool = False) -> Frame | None:
    """The frame of plain text[start:end]; None where nobody is said to speak there."""
    text = speech.text
    if title:
        return _before_colon(text, start, end, sentence, 80)
    p = patterns()
    at, credited = start, None
    if sentence < 8 and (label := p.label.match(text, start, end)):
        at = label.end()
        if text[at - 1] == "/":  # «خبرگزاری/گیلان فرمانده …»: the place stands before the subject
            at = _past_place(text, at, min(end, at + 48))
    if text.startswith("![", at):
        at = text.find(")", at, end) + 1 or at  # a picture
    while at < end and not text[at].isalnum() and text[at] != "«":
        at += 1
    if text.startswith(p.credits, at):
        stop = min(
            (k for k in (text.find(c, at, min(end, at + 170)) for c in "،:؛") if k > 0), default=min(end, at + 170)
        )
        early = speech.verbs_in(at, stop + 1)
        beside = p.beside.search(text, at, stop) if not early else None
        data = [s for s in speech.sources_in(at + 8, stop) if s[2] not in p.loose_sources]
        if beside is not None and not p.from_.search(text, at, beside.start()):
            at = _past_credit(text, at, beside.start())  # «به گزارش … فلانی در گفت‌وگو با …، گفت»
        elif data and not early:
            at = data[0][0]  # «به گزارش ایسنا بر اساس اطلاعات مرکز …»
        elif not early and (apart := _before_office(text, at, stop)) > 0:
            at = apart  # «به گزارش … در این مراسم فلان فلانی، رییس … گفت»
        elif early:  # «به گزارش … از کاشان فلانی گفت: …»: no mark parts the credit from the subject
            at = _past_credit(text, at, early[0][0])
        else:
            credited = _credited(text, at + len("به گزارش"), stop, sentence)
            at = stop
    if speech.shows and (shown := _shows(text, at, min(end, at + 90), end, sentence)):
        return shown
    verbs = speech.verbs_in(at, end)
    sources = speech.sources_in(at, end) if speech.sources else []
    if sources and (not verbs or sources[0][0] < verbs[0][0]):
        until = verbs[0][0] if verbs and verbs[0][0] > sources[0][1] else end
        frame = _source(text, sources[0], until, sentence)
        if frame is not None:
            comma = text.find("،", sources[0][1], verbs[0][0]) if verbs else -1
            if frame.kind == "body" and 0 < comma <= frame.office[1] + 2:
                said = subject(
                    Region(text, comma + 1, verbs[0][0], text[verbs[0][0] : verbs[0][0] + 3]), sentence, True
                )
                if said is not None and (
                    said.kind == "thing"  # «طبق گزارش …، این سازمان اعلام کرد»
                    or (said.kind in _WHO and not said.guess)  # «طبق اعلام گمرک، فلانی گفت»
                    or (said.kind == "body" and p.foreign.search(text, *frame.office))  # «طبق گزارش رویترز، وزارت …»
                ):
                    said.start = verbs[0][1]
                    return said
            frame.once = sources[0][0] > at + 60
            return frame
    if not verbs:
        frame = _before_colon(text, at, end, sentence, 90)  # «رییس پلیس گیلان: …», «به گزارش ایسنا، فلانی: …»
        if frame is not None and frame.kind in ("person", "office"):
            return frame
        by = speech.by_in(at, min(end, at + _BY))
        told = subject(Region(text, at, by), sentence, True) if by > at else None
        if told is not None and told.kind in _WHO and not told.guess and _fills(text, told, by):
            told.once = True  # «فلانی با اشاره به … به تشریح … پرداخت»
            return told
        if not p.letter_words.isdisjoint(text[at:end].split()) and (read := p.reads.search(text, at, end)):
            written = _letter(text, at, read.start(), sentence)
            if written is not None:
                written.start = read.end()
                return written
        return credited
    frame, verb = None, verbs[0]
    begin = at
    for verb in verbs[:_VERBS]:
        word = text[verb[0] : verb[0] + 3] if verb[0] - begin <= _FAR else None
        frame = subject(Region(text, begin, min(verb[0], begin + _FAR), word), sentence, first=begin == at)
        if frame is not None:
            break
        begin, frame = verb[1], None
    else:
        verb = verbs[0]
        tail = p.last_word.search(text, max(at, verb[0] - 30), verb[0])
        if credited is not None or tail is None:
            return credited
        frame = Frame(sentence, "tail", name=tail.span(1))
    assert frame is not None
    if frame.unlisted and text.endswith("ند", *verb) and (frame.kind == "office" or frame.office[0] < 0):
        # «مرغ‌فروشان می‌گویند»: who says a thing in the plural is a crowd, not a person
        frame.kind, frame.office, frame.once = "body", max(frame.office, frame.name), True
        frame.name = (-1, -1)
    frame.start = verb[1]
    if (frame.kind == "body" or frame.unlisted) and not any(c.isalnum() for c in text[verb[1] : end]):
        frame.once = True  # «باشگاه … خبر داد.»: a report, not the beginning of a quotation
    if frame.kind == "body" and text.startswith("یکی", frame.office[0]) and text[verb[1] : verb[1] + 2].strip() != ":":
        frame.once = True
    opened = _OPENS_QUOTE.match(text, verb[1])
    frame.quoted = opened.start(1) if opened else -1
    return frame


def _fills(text: str, frame: Frame, end: int) -> bool:
    """Whether a frame's words reach to `end`, but for a word of time or «همچنین»; a pronoun always does."""
    last = max(frame.name[1], frame.office[1])
    return frame.kind == "pronoun" or (last > 0 and text.count(" ", last, end) <= 3)


def _past_place(text: str, start: int, end: int) -> int:
    p, r = patterns(), Region(text, start, end)
    for i in range(min(len(r.words), 4)):
        if r.head(i) or r.words[i] in p.pronouns:
            return r.spans[i][0]
    return start


def _past_credit(text: str, start: int, end: int) -> int:
    """Where the subject begins after a credit that no mark ends: at the first person or office, else past «از …»."""
    p, r = patterns(), Region(text, start, end)
    for i in range(2, len(r.words)):
        if r.words[i] in p.pronouns or ((r.person(i) or p.offices.at(r.words, i)) and r.words[i - 1] not in p.governs):
            return r.spans[i][0]
    if "از" in r.words[:-2]:
        return r.spans[r.words.index("از") + 2][0]
    return start


def _before_office(text: str, start: int, comma: int) -> int:
    """Where a name begins that ends at a comma with an office after it, past the words of a credit; 0 for none."""
    p = patterns()
    office = Region(text, comma + 1, comma + 40)
    if not office.words or not p.offices.at(office.words, 0):
        return 0
    r = Region(text, start, comma)
    n = len(r.words)
    for i in range(max(3, n - _NAME_WORDS), n - 1):
        if r.person(i) and r.words[i - 1] not in p.governs and all(r.namelike(k) for k in range(i + 1, n)):
            return r.spans[i][0]
    return 0


def _before_colon(text: str, start: int, end: int, sentence: int, most: int) -> Frame | None:
    """A speaker that fills the words before a colon."""
    colon = text.find(":", start, min(end, start + most))
    if colon < 0:
        return None
    r = Region(text, start, colon)
    if not r.words or not r.head(0):
        return None
    frame = phrase(r, 0, sentence)
    if frame is None or frame.kind == "pronoun":
        return None
    last = max(frame.name[1], frame.office[1])
    if last <= 0 or any(c.isalnum() for c in text[last:colon]):
        return None
    if frame.kind == "office" and (len(r.words) == 1 or (r.words[0] in patterns().roles and len(r.words) == 2)):
        return None  # «سرمربی: فلانی», «دروازه بان: …»: a heading of a list
    frame.start = colon + 1
    return frame


def _shows(text: str, at: int, near: int, end: int, sentence: int) -> Frame | None:
    """«گزارش مرکز آمار نشان می‌دهد …», «آمار سازمان … حاکی است»: the body whose report it is."""
    p = patterns()
    for report in p.report.finditer(text, at, near):
        stop = min(end, report.end() + 260)
        shown = p.shows.search(text, report.end(), stop)
        if shown is None or ":" in text[report.end() : shown.start()]:
            return None
        r = Region(text, report.end(), shown.start())
        first = next((k for k, w in enumerate(r.words) if w not in p.source_skips), 0)
        frame = named(r, first, sentence) if r.words else None
        if frame is not None:
            frame.source, frame.report = True, frame.kind == "body"
            return frame
    return None


def _letter(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«در نامه فلانی به … آمده است:»: whose letter it is."""
    for m in patterns().letter.finditer(text, start, end):
        r = Region(text, m.end(), end, "آمد")
        frame = named(r, 0, sentence) if r.words else None
        if frame is not None and frame.kind != "pronoun":
            return frame
    return None


def _source(text: str, source: tuple[int, int, str], end: int, sentence: int) -> Frame | None:
    """Who follows «به گفته», «طبق اعلام», «بر اساس آمار»."""
    p = patterns()
    r = Region(text, source[1], min(end, source[1] + 150))
    i = 0
    while i < len(r.words) and r.words[i] in p.source_skips:  # «آمار منتشر شده از سوی …»
        i += 1
    if i >= len(r.words):
        return None
    if r.words[i] in p.pronouns or (r.words[i] == "این" and i + 1 < len(r.words) and p.this_one.at(r.words, i + 1)):
        return Frame(sentence, "pronoun", source=True) if source[2] in p.loose_sources else None
    if r.words[i] == "این" and i + 1 < len(r.words) and p.this_body.at(r.words, i + 1):
        return Frame(sentence, "thing", office=r.span(i + 1, i + 2), source=True)  # «طبق اعلام این رسانه»
    frame = phrase(r, i, sentence) if r.head(i) else None
    if frame is None and p.foreign_words.at(r.words, i):
        frame = Frame(sentence, "body", office=r.span(i, i + p.foreign_words.at(r.words, i)))
    elif frame is None and r.words[i].isascii() and r.words[i].isalpha():  # «به گزارش Inside the Games»
        stop = next((k for k in range(i, len(r.words)) if not r.words[k].isascii() or not r.words[k].isalnum()), None)
        frame = Frame(sentence, "body", office=r.span(i, stop or len(r.words)))
    elif frame is None and not p.home_words.at(r.words, i):
        stop = r.end(i)
        first = i + 1 if r.words[i] in p.source_some else i
        office = next((k for k in range(i + 1, min(stop, i + 4)) if p.offices.at(r.words, k)), 0)
        if source[2] in p.loose_sources and office and all(r.namelike(k) for k in range(i, office)):
            frame = Frame(sentence, "person", name=r.span(i, office), office=r.span(office, stop), source=True)
            return frame
        if (
            source[2] in p.loose_sources
            and 1 <= stop - first <= 6
            and not any(w in p.weak or w in p.no_name for w in r.words[first:stop])
            and not (r.words[stop - 1].startswith("می") and r.words[stop - 1].endswith(p.verb_endings))
        ):
            frame = Frame(sentence, "body", office=r.span(i, stop))
    if frame is not None:
        frame.source, frame.data = True, source[2] not in p.loose_sources
    return frame


def _credited(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«به گزارش ایسنا به نقل از …»: the source behind the agency; a foreign agency; never a home agency."""
    p = patterns()
    behind = p.from_.search(text, start, end)
    r = Region(text, behind.end() if behind else start, end)
    if not r.words:
        return None
    frame: Frame | None = None
    if behind:
        if r.words[0] == "این" and len(r.words) > 1 and p.this_body.at(r.words, 1):
            frame = Frame(sentence, "thing", office=r.span(1, 2))  # «به نقل از این انجمن»
        elif r.head(0):
            frame = phrase(r, 0, sentence)
            if frame is None and (foreign := p.foreign.search(text, r.spans[0][0], r.spans[0][0] + 30)):
                frame = Frame(sentence, "body", office=(r.spans[0][0], foreign.end()))  # «خبرگزاری رویترز»
        elif r.words[0][0].isalpha() and not p.home_words.at(r.words, 0):
            frame = Frame(sentence, "body", office=r.span(0, r.end(0)))
    elif (foreign := p.foreign.search(text, start, end)) and foreign.start() - start < 14:
        frame = Frame(sentence, "body", office=foreign.span())
    elif p.bodies.at(r.words, 0) and not p.home_words.at(r.words, 0):
        stop = r.end(0)
        named_at = (k for k in range(2, stop) if r.person(k) and r.words[k - 1] not in p.no_name_after)
        frame = Frame(sentence, "body", office=r.span(0, next(named_at, stop)))  # «به گزارش روابط عمومی … فلان فلانی …»
    if frame is None or (frame.kind == "body" and _agency(text, frame.office)):
        return None
    frame.credited = True
    return frame


def _agency(text: str, span: tuple[int, int]) -> bool:
    """Whether a body is a news agency of the country."""
    p = patterns()
    found = _LETTERS.findall(text, *span)
    if p.portals.at(found, 0):
        return True
    if len(found) > 2 and found[0] in p.agency_words and p.bodies.at(found, 1):
        found = found[1:]  # «سایت فدراسیون …»: the body's own
    return not p.agency_words.isdisjoint(found) and p.foreign.search(text, *span) is None
