"""Whose turn it is: the sentences of an article one after the other, with the quotation that runs on through them."""

import re
import unicodedata

from pipelines.figures.document import Document
from pipelines.figures.plain import plain_of
from pipelines.figures.speakers.bodies import issuer
from pipelines.figures.speakers.phrases import Frame
from pipelines.figures.speakers.voice import Voice
from pipelines.figures.speakers.words import patterns

type Said = tuple[Voice | None, str]  # a sentence's speaker (None: the page itself), and the rule that gave it

_AHEAD = 9  # sentences in which a speaker must take up again for a paragraph between to be quoted
_FLAT, _RUN = 8, 3  # sentences of a page in one block; sentences that a quotation may run on there
_QUOTED = 60  # sentences of a quotation over paragraphs
_FIRST = 3  # sentences of a page of which one that ends with «… گفت:» has the rest
_TAIL = 4  # sentences of a page's end
_ITEM = 200  # letters of an item of a list that no bullet marks
_BULLETS = frozenset(("So", "Sk", "Pd", "Sm"))  # kinds of characters that begin an item of a list, besides the next
_BULLET = ("\\-", "•", "*", "\ufe0f")
SPEAKS = frozenset("🎙🎤👤🗣✍")  # pictures of who speaks, before his name
_TOPIC = re.compile('[^:«»"“”؟!.]{3,90}: ?([«"“])')  # «درباره آینده تیم: «…»»
_HAS_SAID = ("ه بود", "ه بودند", "ه است", "ه اند")  # of verbs made with a noun: «هشدار داده بود»
_SPORT = 3  # words of sport on a page of it, at least
_CLOSED = ('"', "”", "»", '".', "”.", "».")
_UNSURE = frozenset(("tail", "they"))  # frames of nobody, unless the article has told of their speaker


class Turns:
    """Gives each sentence its speaker, asked in order: a frame opens a quotation, which runs on until something ends it.

    `bounds` are the sentences in plain text, `frames` their frames of speech, `cast` whom the frames name, `heard` the
    sentences in which a word may show a speaker.
    """

    def __init__(
        self,
        doc: Document,
        bounds: list[tuple[int, int]],
        frames: list[Frame | None],
        cast: dict[int, Voice | None],
        heard: list[int],
    ):
        self._doc, self._plain, self._text = doc, plain_of(doc), plain_of(doc).text
        self._bounds, self._frames, self._cast = bounds, frames, cast
        # Pages whose paragraphs were lost: there a quotation must be borne out by what follows after a few sentences.
        self._flat = len(frames) > _FLAT and len({s.block for s in doc.sentences}) <= 3
        self._based = "اساس" in self._plain.words
        self._lettered = not patterns().letter_text_words.isdisjoint(self._plain.words)
        self._told_reports = not patterns().told_report_words.isdisjoint(self._plain.words)
        self._ours = [phrase for first, phrase in patterns().we if first in self._plain.words]  # the page's «ما»
        self._tail = len(frames) - _TAIL
        self._cued = frozenset(heard)  # sentences in which something may show a speaker
        self._of_sport = len(patterns().sports & self._plain.words) >= _SPORT
        self._since = 0  # sentences since the last frame
        self._spoken: set[int] = set()  # voices, by their ids, that have had the word
        self._current: Voice | None = None  # whose quotation is running
        self._resting: Voice | None = None  # whose quotation has closed in this paragraph
        self.source: Voice | None = None  # the body named last as a source
        self._reporting: Voice | None = None  # the body whose report the page tells
        self._behind: Voice | None = None  # the source that the credit line names
        self._whole = False  # a paper that the page is the account of
        self._muted = False  # but for this paragraph
        self._study: bool | None = None  # whether the page tells of «این نظرسنجی», once asked for
        self._credited: Voice | None = None  # and named, whoever spoke since: «این گزارش» is its
        self.reports = False  # a report goes on with its source
        self.resumed: list[int] = []  # sentences that begin with «بر اساس این گزارش»
        self._paragraph = False  # the quotation ends with its paragraph
        self._closes = ""  # the mark that ends the quotation, where one opened it
        self._depth = 0  # such marks that are open
        self._held = -1  # where the mark stands that closes a quotation over paragraphs; -1: not looked for
        self._author: Voice | None = None  # who wrote the letter told of last: «در این نامه آمده است» is his
        self._quoted: Voice | None = None  # the person whose words stood in marks last
        self._indirect = False  # it was told with «که», without a colon or a mark
        self._told = False  # so the lead told it: the page tells more before it quotes
        self._headed = False  # «فلانی، رییس …:» alone in a paragraph: what follows is his
        self._listing = False  # «… به شرح زیر اعلام کرد:», and the list in paragraphs of its own

    def of(self, i: int) -> Said:
        """The speaker of sentence `i`."""
        sentences = self._doc.sentences
        new_block = i == 0 or sentences[i].block != sentences[i - 1].block or (self._flat and self._since >= _RUN)
        self._since += 1
        frame = self._frames[i]
        if frame is not None and self._speaks(i, frame, new_block):
            return self._framed(i, frame)
        self._carry_on(i, new_block)
        return self._running(i)

    def _speaks(self, i: int, frame: Frame, new_block: bool) -> bool:
        """Whether a frame gives the word to somebody, rather than being said within a quotation or of nobody."""
        if self._closes and self._current is not None and self._holds(i) and not frame.credited:
            return False  # «احمد به فرمانده گفت …» within a quotation whose mark closes later
        if self._current is not None and self._current.kind != "body" and not new_block:
            within = frame.data and not (self._indirect and frame.kind == "body")
            within = within or (not self._indirect and self._told_by_him(i, frame))
            credited = self._text.startswith(patterns().credits, self._bounds[i][0])
            if (within or (not self._indirect and _cited(self._text, frame))) and not credited:
                return False
        return not self._of_nobody(i, frame)

    def _told_by_him(self, i: int, frame: Frame) -> bool:
        """«… آلمان اعلام کرد که …» in somebody's words: a name no list knows, in one word and without a colon."""
        voice = self._cast.get(i)
        if not frame.unlisted or frame.office[0] >= 0 or voice is self._current or id(voice) in self._spoken:
            return False
        one = self._text.find(" ", *frame.name) < 0
        one = one and frame.quoted < 0 <= frame.start
        return one and self._text.find(":", frame.start, self._bounds[i][1]) < 0

    def _of_nobody(self, i: int, frame: Frame) -> bool:
        return self._cast.get(i) is None and (frame.guess or frame.kind in _UNSURE)

    # ---- a sentence with a frame ---------------------------------------------------------------------------------

    def _framed(self, i: int, frame: Frame) -> Said:
        voice, self._since = self._cast.get(i), 0
        if voice is not None:
            self._spoken.add(id(voice))
        goes_on = patterns().goes_on
        if self._reporting is not None and frame.kind == "dropped" and goes_on.match(self._text, *self._bounds[i]):
            voice = self._reporting  # «این گزارش می‌افزاید»
        elif frame.report:
            self._reporting = voice
        # «کمیسیون … نیز پیش‌بینی کرده …» within another body's report, which goes on
        also = frame.also and frame.kind == "body"
        if not (also and self._current is not None and self._current is self._reporting):
            self._open(i, frame, voice)
        return voice, "credit" if frame.credited else f"frame-{frame.kind}"

    def _open(self, i: int, frame: Frame, voice: Voice | None) -> None:
        """Begin the quotation that the frame of sentence `i` opens."""
        p, text, (a, b), role = patterns(), self._text, self._bounds[i], self._doc.sentences[i].role
        self._current, self._behind, self._resting, self._muted = voice, None, None, False
        while text[b - 1] == "*":
            b -= 1  # «**گاردین:**»
        self._paragraph, self._closes, self._held = frame.source, "", 0
        if self._lettered and voice is not None and p.letter_texts.search(text, a, b):
            self._author = voice
        heads = frame.label and (frame.start == b or text.endswith(":", a, b)) and i + 1 < len(self._bounds)
        heads = heads and (
            bulleted(text, self._bounds[i + 1][0]) or text[a] in SPEAKS
        )  # «سخنگوی …:» over bullets, of a messenger's post
        told_data = frame.kind == "body" and p.makers.at(text[slice(*frame.office)].split(), 0) > 0
        says_on = frame.label or not ((frame.once and not told_data) or frame.source or frame.credited)
        posted = says_on and self._plain.pictured and (pictured(text, a) or (role != "title" and self._over_items(i)))
        self._listing = heads or posted or (text.endswith(":", a, b) and role != "title")
        says = i < _FIRST and frame.start >= 0 and text[frame.start : b].strip() == ":"  # «رییس … گفت:»
        self._headed = self._listing and (frame.label or says) and not self._before_title(i)
        if voice is not None and (frame.source or frame.credited or voice.kind == "body"):
            self.source = voice
        self._indirect = frame.quoted < 0 and frame.start >= 0 and p.colon.match(text, frame.start) is None
        self._told = self._indirect and role == "lead" and voice is not None and voice.kind != "body"
        if frame.credited:
            self._behind, self._credited, self._current = voice, voice, None
            self._whole = frame.source
        elif frame.quoted >= 0:
            self._closes = text[frame.quoted]
            self._depth, self._held = open_marks(text, frame.quoted, b, self._closes), -1
            self._quoted = voice if voice is not None and voice.kind != "body" else None
            self._close(i)
        long_said = text.endswith(_HAS_SAID, 0, frame.start) or p.long_said.match(text, frame.start - 4)
        short = self._indirect and long_said and not frame.label and ":" not in text[frame.start : b]
        if (role == "title" and not heads) or (frame.once and not (posted and told_data)) or short:
            self._current = None

    def _over_items(self, i: int) -> bool:
        """Whether sentence `i`, no item itself, stands right above the items of a post («🔹 …»)."""
        return i + 1 < len(self._bounds) and pictured(self._text, self._bounds[i + 1][0])

    def _before_title(self, i: int) -> bool:
        """Whether the headline comes next: sentence `i` is its first line."""
        return i + 1 < len(self._bounds) and self._doc.sentences[i + 1].role == "title"

    def _close(self, i: int) -> None:
        """End the quotation where its marks have closed by the end of sentence `i`."""
        if self._depth <= 0 and not _opens_again(self._text, self._bounds, i + 1, self._closes):
            self._current, self._resting = None, self._current

    # ---- a sentence without one ----------------------------------------------------------------------------------

    def _carry_on(self, i: int, new_block: bool) -> None:
        """Whose quotation runs on in sentence `i`, which has no frame of its own."""
        p, text, (a, b) = patterns(), self._text, self._bounds[i]
        if new_block:
            self._resting = None
            self._muted = self._behind is not None and not self._credit_goes_on(i)
        these = self._these(i) if self.source is not None or self._told_reports else None
        if these is not None and these[0].endswith("گزارش") and self._credited is None and not self._of_body():
            these = None  # no person's: the page's own
        if these is not None:
            if these[0].endswith("گزارش"):
                self.source = self._credited or self.source
            whole = self.source is self._credited  # the page is its account on to the end
            self._current, self._behind = (None, self.source) if whole else (self.source, self._behind)
            self._paragraph, self._closes, self._listing = True, "", False
            self.reports = True
            self.resumed.append(i)
        elif i and self._based and (whose := self._on_its_basis(i)) is not None:
            self._current, self._paragraph, self._closes, self._listing = whose, True, "", False
        elif self._lettered and p.this_letter.match(text, a, b) and (author := self._author_at(i)) is not None:
            self._current, self._behind, self._paragraph, self._listing = author, None, True, False
            opened = _TOPIC.match(text, a, b)
            self._closes, self._held = (opened[1], 0) if opened else ("", 0)
            self._depth = 0  # counted with the sentence
        elif (current := self._current) is not None and (
            p.told_again.match(text, a, b) or (current.kind == "body" and p.nameless.match(text, a, b))
        ):
            self._current = self._behind = None  # «سخنان فلانی در حالی مطرح می‌شود که …», «طبق گزارش‌ها، …»
        elif (
            new_block and self._current is not None and self._current.kind != "body" and p.this_report.match(text, a, b)
        ):
            self._current = None  # «بر اساس این گزارش، …» after somebody's words: the page's own
        elif self._resting is not None and self._current is None and _we(self._text, self._ours, a, b):
            self._current, self._closes = self._resting, ""
        elif new_block and self._current is None and self._quoted is not None and (topic := _TOPIC.match(text, a, b)):
            self._current, self._closes, self._depth = self._quoted, topic[1], 0
        elif (
            (self._current or self._behind) is not None
            and p.aside.match(text, a, b)
            and not p.goes_on.match(text, a, b)
        ):
            self._current = self._behind = None
        elif new_block and self._current is not None and self._ends(i, self._current):
            self._current = None
        elif self._current is None:
            return  # nothing runs that could end
        elif i >= self._tail and self._closes == "" and self._of_a_place(a, b) and not any(self._frames[i:]):
            self._current = None  # «استان گیتی با ۱۲ شهرستان … دارد»: with which an agency ends its page
        elif self._indirect and p.this_study.match(text, a, b) and not _we(self._text, self._ours, a, b):
            self._current = None  # «فلانی می‌گوید که …. این مطالعه …»: the page goes on about it itself
        current = self._current
        if current is not None and self._depth <= 0 and current.kind == "person" and _of_himself(text, a, current):
            self._current = None

    def _of_a_place(self, a: int, b: int) -> bool:
        p = patterns()
        return (p.of_a_place.match(self._text, a, b) or p.place_has.match(self._text, a, b)) is not None

    def _these(self, i: int) -> re.Match[str] | None:
        """«بر اساس این گزارش», «این گزارش حاکی است», with which a sentence goes on with its source, past a credit line."""
        p, text, (a, b) = patterns(), self._text, self._bounds[i]
        if self.source is None and text.startswith(p.credits, a):
            a = text.find("،", a, b) + 1 or a
        these = p.these_data.match(text, a, b) or p.this_shows.match(text, a, b)
        if these is not None and self.source is None:
            self.source = self._reporting = issuer(text, self._bounds, i, p.told_report)
        return these if self.source is not None else None

    def _on_its_basis(self, i: int) -> Voice | None:
        """«گمرک آمار … را اعلام کرد. بر این اساس، …»: with whom of the sentence before sentence `i` goes on."""
        frame = self._frames[i - 1]
        if frame is None or frame.credited or patterns().on_this_basis.match(self._text, *self._bounds[i]) is None:
            return None
        voice = self._cast.get(i - 1)
        return voice if frame.once or (voice is not None and voice.kind == "body") else None

    def _credit_goes_on(self, i: int) -> bool:
        """Whether the credit line's source is that of a new paragraph, too: one of its list or of its event, a paper abroad."""
        p, text, (a, b) = patterns(), self._text, self._bounds[i]
        if bulleted(text, a) or p.same_event.match(text, a, b) or p.of_these_data.search(text, a, b):
            return True
        if self._study is None:
            self._study = p.of_this_study.search(text) is not None
        if self._study or self._whole:
            return True  # a page of what a study has found
        office = self._behind.office if self._behind is not None else None
        return office is not None and (text[office[0]].isascii() or p.foreign.search(text, *office) is not None)

    def _of_body(self) -> bool:
        return self.source is not None and self.source.kind == "body"

    def _author_at(self, i: int) -> Voice | None:
        """Who wrote the letter that sentence `i` goes on to quote."""
        self._author = issuer(self._text, self._bounds, i) or self._author
        return self._author

    def _ends(self, i: int, current: Voice) -> bool:
        """Whether the running quotation ends where sentence `i` begins a paragraph."""
        p, text, (a, b) = patterns(), self._text, self._bounds[i]
        if (
            (self._closes and self._depth > 0 and _closes(text, self._bounds, i, self._closes))
            or (self._closes and self._holds(i))
            or self._headed
            or (self._listing and (b - a < _ITEM or bulleted(text, a)))
            or (self._paragraph and p.same_event.match(text, a, b))
            or (current is self._reporting and _report_goes_on(text, self._bounds, i))
        ):
            return False
        if self._paragraph or (
            self._told and not _we(self._text, self._ours, a, b) and not _names(text, a, b, current)
        ):
            return True
        return not self._taken_up(i, current)

    def _holds(self, i: int) -> bool:
        """Whether sentence `i` stands in a quotation in «» that runs over paragraphs and closes at the end of one."""
        if self._closes != "«" or self._depth <= 0 or self._held == 0:
            return False
        if self._held < 0:
            self._held = self._closing(i)
        return self._bounds[i][1] <= self._held

    def _closing(self, i: int) -> int:
        """The end of the paragraph from sentence `i` on whose last mark closes all that are open; 0 for none."""
        text, bounds, sentences, depth = self._text, self._bounds, self._doc.sentences, self._depth
        for k in range(i, min(len(bounds), i + _QUOTED)):
            depth += open_marks(text, *bounds[k], "«")
            if depth <= 0:
                last = k + 1 == len(bounds) or sentences[k + 1].block != sentences[k].block
                return bounds[k][1] if last and text.endswith(("»", "».", "»؛"), *bounds[k]) else 0
        return 0

    def _taken_up(self, i: int, current: Voice) -> bool:
        """Whether a new paragraph without a frame still quotes: «we», or the same speaker takes up again after it."""
        p, text, bounds = patterns(), self._text, self._bounds
        if _we(self._text, self._ours, *bounds[i]):
            return True
        if current.kind == "person" and self._closes == "" and self._page_tells(i, current):
            return False
        for k in range(i + 1, min(len(bounds), i + _AHEAD)):
            if current is self._author and p.this_letter.match(text, *bounds[k]):
                return True  # «در پایان این بیانیه آمده است: …»
            frame = self._frames[k]
            if frame is not None and not self._of_nobody(k, frame):
                return self._cast.get(k) is current and not frame.credited
            if p.aside.match(text, *bounds[k]):
                return current.kind == "person" and not text.startswith(p.credits, bounds[k][0])
        return False

    def _page_tells(self, i: int, current: Voice) -> bool:
        """Whether a paragraph without a word of the first person or of speech tells of who spoke, or of a match."""
        sentences, last = self._doc.sentences, i
        while last + 1 < len(sentences) and sentences[last + 1].block == sentences[i].block:
            last += 1
        begin, end = self._bounds[i][0], self._bounds[last][1]
        if (
            not self._cued.isdisjoint(range(i, last + 1))
            or _we(self._text, self._ours, begin, end)
            or patterns().i_or_we.search(self._text, begin, end)
        ):
            return False
        own = _names(self._text, begin, end, current) or patterns().he_who.match(self._text, begin, end) is not None
        told = self._of_sport and self._text.endswith((".", "!"), begin, end)
        return own or (told and not self._text.endswith(_CLOSED, begin, end))

    def _running(self, i: int) -> Said:
        current = self._current
        if current is None:
            return (None, "") if self._behind is None or self._muted else (self._behind, "credit")
        if self._closes:
            self._depth += open_marks(self._text, *self._bounds[i], self._closes)
            if self._closes != "«":
                self._depth %= 2
            self._close(i)
        return current, "quotation"


def bulleted(text: str, start: int) -> bool:
    """Whether a bullet begins an item at `start`: a dash, a star, a picture («🔹»)."""
    return text.startswith(_BULLET, start) or unicodedata.category(text[start : start + 1] or " ") in _BULLETS


def pictured(text: str, start: int) -> bool:
    """Whether a picture («🔹») begins an item at `start`, rather than a dash or a star."""
    return bulleted(text, start) and text[start] not in "-–—*"


def _cited(text: str, frame: Frame) -> bool:
    """Whether a body told of in the middle of a person's quotation is one that he himself tells of."""
    if frame.kind not in ("body", "thing") or frame.source or frame.credited:
        return False
    if patterns().issues.search(text, frame.office[1], frame.start):
        return False  # «وزارت … با صدور اطلاعیه‌ای اعلام کرد»
    return patterns().foreign.search(text, *frame.office) is None


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


def open_marks(text: str, a: int, b: int, mark: str) -> int:
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


def _report_goes_on(text: str, bounds: list[tuple[int, int]], i: int) -> bool:
    """Whether «این گزارش …» takes up a body's report again after a new paragraph."""
    goes_on = patterns().goes_on
    return any(goes_on.match(text, *bounds[k]) for k in range(i, min(len(bounds), i + 2 * _AHEAD)))


def _we(text: str, phrases: list[str], start: int, end: int) -> bool:
    """Whether a word of the first person, one of `phrases`, stands in plain text[start:end]."""
    for phrase in phrases:
        at = text.find(phrase, start, end)
        while at >= 0:
            stop = at + len(phrase)
            if not (at and text[at - 1].isalnum()) and not text[stop : stop + 1].isalnum():
                return True
            at = text.find(phrase, stop, end)
    return False
