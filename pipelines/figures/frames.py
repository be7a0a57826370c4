"""Speech frames: who says a sentence, as its words give it («سرهنگ … افزود», «به گفته …», «وی ادامه داد»)."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures.plain import Plain, occurrences
from pipelines.folding import bare, fold

_OPENS_QUOTE = re.compile(r"[ :،]*([«\"“])")
_PIECE = re.compile(r"[^\W\d_]+|\d[\d./]*|[^\w\s]|_")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKS = frozenset("،,:؛/–—-.!؟")
_FAR = 320  # letters from a sentence's start within which its subject is looked for
_NAME = 4  # words of a name, at most
_OFFICE = 16  # words of an office, at most
_VERBS = 3  # speech verbs of one sentence that are tried


@dataclass(slots=True)
class Frame:
    """One sentence's frame. Spans are in plain text; -1 where there is none."""

    sentence: int
    # person | office | body | pronoun | dropped (no subject: the speaker of before) | tail (the word before the verb,
    # a speaker only if the article knows the name)
    kind: str
    name: tuple[int, int] = (-1, -1)
    office: tuple[int, int] = (-1, -1)
    guess: bool = False  # a name that no list knows: one only if the article bears it out
    unlisted: bool = False  # a name that no list knows, with a sign of speech after it
    marked: bool = False  # a guess that a comma follows
    also: bool = False  # «… نیز گفت»: one more speaker
    quoted: int = -1  # where the quotation mark opens after the verb
    start: int = -1  # where the speech verb ends
    source: bool = False  # named as the source («به گفته …»): holds for its own paragraph
    data: bool = False  # a source of data («بر اساس آمار …»): a speaker may cite it himself
    once: bool = False  # holds for its own sentence alone (a source in the middle of a sentence)
    credited: bool = False  # named in the credit line («به نقل از …»), not by a verb


@cache
def words() -> dict[str, Any]:
    """speakers.yaml, read once, folded."""
    path = Path(__file__).parent / "speakers.yaml"
    data = yaml.safe_load(bare(fold(path.read_text(encoding="utf-8"))))
    assert isinstance(data, dict)
    return data


def _spellings(entry: str) -> list[list[str]]:
    """An entry's words, one list for each way to write its tildes."""
    parts = str(entry).split("~")
    joins = product(("", " "), repeat=len(parts) - 1)
    return [(parts[0] + "".join(a + b for a, b in zip(j, parts[1:], strict=True))).split() for j in joins]


class _Lexicon:
    """Phrases by their first word."""

    __slots__ = ("tails",)

    def __init__(self, entries: list[str]):
        tails: dict[str, set[tuple[str, ...]]] = {}
        for entry in entries:
            for parts in _spellings(entry):
                tails.setdefault(parts[0], set()).add(tuple(parts[1:]))
        self.tails = {k: sorted(v, key=len, reverse=True) for k, v in tails.items()}

    def at(self, found: list[str], i: int) -> int:
        """How many words of `found` from i on are an entry, the longest; 0 for none."""
        tails = self.tails.get(found[i])
        if tails is None:
            return 0
        return next((1 + len(t) for t in tails if not t or tuple(found[i + 1 : i + 1 + len(t)]) == t), 0)


def _alt(entries: list[str]) -> str:
    parts = sorted((str(e) for e in entries), key=len, reverse=True)
    return "(?:" + "|".join(p.replace(" ", " +").replace("~", " ?") for p in parts) + ")"


def _word(entries: list[str]) -> str:
    return rf"(?<!\w){_alt(entries)}(?!\w)"


class _Patterns:
    def __init__(self) -> None:
        w = words()
        self.verbs = self._speech_verbs(w)
        self.spaced_verbs = tuple(v for v in self.verbs if " " in v)
        self.sources = {" ".join(s): s[-1] for e in w["sources"] for s in _spellings(e)}
        self.loose_sources = frozenset(w["loose_sources"])
        self.shows_words = frozenset(p.split()[0] for p in w["shows"])
        self.pronouns = frozenset(w["pronouns"])
        self.this_one = _Lexicon(w["this_one"])
        self.titles, self.offices = _Lexicon(w["titles"]), _Lexicon(w["offices"])
        bodies = [str(e) + ending for e in w["institutions"] for ending in ("", "~ها", "~های", "ی")]
        self.bodies = _Lexicon(bodies)
        given = [s for e in w["given"] for s in _spellings(e)]
        self.given = frozenset(s[0] for s in given if len(s) == 1)
        self.given_pairs = frozenset(tuple(s) for s in given if len(s) == 2)
        self.ends = frozenset(w["subject_ends"])
        self.with_after = frozenset(w["ends_unless_after"]["با"])
        self.in_before = frozenset(w["ends_unless_before"]["در"])
        self.numbered = frozenset(w["numbered"])
        self.weak = frozenset(w["weak"]) | self.ends
        self.openers = frozenset(w["openers"])
        self.fresh = frozenset(w["fresh_after"])
        self.governs = frozenset(w["not_person_before"])
        self.no_name = frozenset(w["no_name"])
        self.no_name_after = frozenset(w["no_name_after"])
        self.no_office_after = frozenset(w["no_office_after"])
        self.no_name_endings = tuple(w["no_name_endings"])
        self.by = {k: frozenset(v) for k, v in w["speech_after"].items()}
        self.speech_any = frozenset(w["speech_any"])
        self.source_some = frozenset(w["source_some"])
        self.source_skips = frozenset(w["source_skips"])
        self.also = frozenset(("نیز", "هم", "همچنین"))
        self.home_words = _Lexicon(w["home_agencies"])
        self.foreign_words = _Lexicon(w["foreign_agencies"])
        self.foreign = re.compile(_word(w["foreign_agencies"]))
        self.agency_words = frozenset(w["agency_words"])
        self.credits = tuple(w["credits"])
        self.label = re.compile(rf"\W*{_alt(w['home_agencies'])}(?: +\w+){{0,2}} *(?:[:–—-]+ *|/)")
        self.we = re.compile(_word(w["we"]))
        self.report = re.compile(rf"{_word(w['reports'])} +")
        self.shows = re.compile(_word(w["shows"]))
        self.from_ = re.compile(r"(?<!\w)به +نقل +از +")
        self.aside = re.compile(rf"\W*{_alt(w['aside'])}(?!\w)")
        self.goes_on = re.compile(rf"\W*{_alt(w['report_goes_on'])}(?!\w)")
        self.last_word = re.compile(r"(?<!\w)([^\W\d_]{3,}) *$")
        self.given_before = re.compile(r"(?<!\w)([^\W\d_]+)(?: +([^\W\d_]+))? +$")

    @staticmethod
    def _speech_verbs(w: dict[str, Any]) -> dict[str, re.Pattern[str]]:
        """By a verb's first word (or «می …») the pattern of the whole verb from there on."""
        tails: dict[str, set[str]] = {}
        for entry in w["says"]:
            for parts in _spellings(entry):
                head, rest = (" ".join(parts), []) if parts[0] == "می" else (parts[0], parts[1:])
                tails.setdefault(head, set()).add("".join(rf" +{p}" for p in rest))
        for entry in w["says_participles"]:  # «گفته است», not «گفته‌های»
            tails.setdefault(entry, set()).add(r"(?= *(?:[:،.»]|(?:است|بود|اند|بودند|که)(?!\w)))")
        light = rf"(?: ?{_alt(w['light_endings'])})?"
        for noun, verbs in w["says_with"].items():
            for parts in _spellings(noun):
                rest = [rf" +{p}" for p in parts[1:]]
                for verb in (v for entry in verbs for v in _spellings(entry) if not rest):
                    tails.setdefault(parts[0] + "".join(verb), set()).add(light)  # «خبرداد»
                tails.setdefault(parts[0], set()).add(
                    rf"{''.join(rest)} *(?:(?:این +)?(?:مطلب|خبر) +)?{_alt(verbs)}{light}(?! +(?:می ?)?(?:شد|شود|شده)(?!\w))"
                )
        talk = r"(?! *و ?گو)"  # «گفت و گو»
        return {
            cue: re.compile(
                rf"{cue}{talk if cue == 'گفت' else ''}(?:{'|'.join(sorted(t, key=len, reverse=True))})(?!\w)"
            )
            for cue, t in tails.items()
        }


@cache
def patterns() -> _Patterns:
    """All patterns, compiled once."""
    return _Patterns()


class Speech:
    """Where an article's text has speech verbs and sources, found once for the whole text."""

    __slots__ = ("shows", "source_starts", "sources", "text", "verb_starts", "verbs")

    def __init__(self, plain: Plain):
        p = patterns()
        self.text = text = plain.text
        found = plain.words
        self.verbs: list[tuple[int, int]] = []
        for cue in (*found.intersection(p.verbs), *(p.spaced_verbs if "می" in found else ())):
            pattern = p.verbs[cue]
            self.verbs += [m.span() for at in occurrences(text, cue) if (m := pattern.match(text, at))]
        self.verbs.sort()
        self.verb_starts = [a for a, _ in self.verbs]
        sources: dict[int, tuple[int, str]] = {}
        for phrase, last in p.sources.items():
            if last in found:
                for at in occurrences(text, phrase):
                    if at not in sources or sources[at][0] < at + len(phrase):
                        sources[at] = (at + len(phrase), last)
        self.sources = [(at, *sources[at]) for at in sorted(sources)]
        self.source_starts = [s[0] for s in self.sources]
        self.shows = not p.shows_words.isdisjoint(found)

    def verbs_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Speech verbs that begin in text[start:end]."""
        return self.verbs[bisect_left(self.verb_starts, start) : bisect_left(self.verb_starts, end)]

    def sources_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, last word) of «به گفته» and the like in text[start:end]."""
        return self.sources[bisect_left(self.source_starts, start) : bisect_left(self.source_starts, end)]


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
    while at < end and not text[at].isalnum() and text[at] != "«":
        at += 1
    if text.startswith(p.credits, at):
        stop = min(
            (k for k in (text.find(c, at, min(end, at + 170)) for c in "،:؛") if k > 0), default=min(end, at + 170)
        )
        credited = _credited(text, at + len("به گزارش"), stop, sentence)
        at = stop
    if speech.shows and (shown := _shows(text, at, min(end, at + 90), end, sentence)):
        return shown
    verbs = speech.verbs_in(at, end)
    sources = speech.sources_in(at, end)
    if sources and (not verbs or sources[0][0] < verbs[0][0]):
        frame = _source(text, sources[0], end, sentence)
        if frame is not None:
            frame.once = sources[0][0] > at + 60
            return frame
    if not verbs:
        frame = _before_colon(text, at, end, sentence, 90)  # «رییس پلیس گیلان: …», «به گزارش ایسنا، فلانی: …»
        return frame if frame is not None and frame.kind in ("person", "office") else credited
    frame, verb = None, verbs[0]
    begin = at
    for verb in verbs[:_VERBS]:
        word = text[verb[0] : verb[0] + 3] if verb[0] - begin <= _FAR else None
        frame = _subject(Region(text, begin, min(verb[0], begin + _FAR), word), sentence, first=begin == at)
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
    frame.start = verb[1]
    if (frame.kind == "body" or frame.unlisted) and not any(c.isalnum() for c in text[verb[1] : end]):
        frame.once = True  # «باشگاه … خبر داد.»: a report, not the beginning of a quotation
    opened = _OPENS_QUOTE.match(text, verb[1])
    frame.quoted = opened.start(1) if opened else -1
    return frame


def _past_place(text: str, start: int, end: int) -> int:
    p, r = patterns(), Region(text, start, end)
    for i in range(min(len(r.words), 4)):
        if r.head(i) or r.words[i] in p.pronouns:
            return r.spans[i][0]
    return start


def _before_colon(text: str, start: int, end: int, sentence: int, most: int) -> Frame | None:
    """A speaker that fills the words before a colon."""
    colon = text.find(":", start, min(end, start + most))
    if colon < 0:
        return None
    r = Region(text, start, colon)
    if not r.words or not r.head(0):
        return None
    frame = _phrase(r, 0, sentence)
    if frame is None or frame.kind == "pronoun":
        return None
    last = max(frame.name[1], frame.office[1])
    if last <= 0 or any(c.isalnum() for c in text[last:colon]):
        return None
    frame.start = colon + 1
    return frame


def _shows(text: str, at: int, near: int, end: int, sentence: int) -> Frame | None:
    """«گزارش مرکز آمار نشان می‌دهد …», «آمار سازمان … حاکی است»: the body whose report it is."""
    p = patterns()
    report = p.report.search(text, at, near)
    if report is None or p.shows.search(text, report.end(), min(end, report.end() + 260)) is None:
        return None
    r = Region(text, report.end(), min(end, report.end() + 260))
    frame = _phrase(r, 0, sentence) if r.words and r.head(0) else None
    if frame is not None:
        frame.source = True
    return frame


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
    frame = _phrase(r, i, sentence) if r.head(i) else None
    if frame is None and p.foreign_words.at(r.words, i):
        frame = Frame(sentence, "body", office=r.span(i, i + p.foreign_words.at(r.words, i)))
    elif frame is None and not p.home_words.at(r.words, i):
        stop = r.end(i)
        first = i + 1 if r.words[i] in p.source_some else i
        if (
            source[2] in p.loose_sources
            and 1 <= stop - first <= 6
            and not any(w in p.weak or w in p.no_name for w in r.words[first:stop])
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
        if r.head(0):
            frame = _phrase(r, 0, sentence)
        elif r.words[0][0].isalpha() and not p.home_words.at(r.words, 0):
            frame = Frame(sentence, "body", office=r.span(0, r.end(0)))
    elif (foreign := p.foreign.search(text, start, end)) and foreign.start() - start < 14:
        frame = Frame(sentence, "body", office=foreign.span())
    elif p.bodies.at(r.words, 0) and not p.home_words.at(r.words, 0):
        frame = Frame(sentence, "body", office=r.span(0, r.end(0)))
    if frame is None or (frame.kind == "body" and _agency(text, frame.office)):
        return None
    frame.credited = True
    return frame


def _agency(text: str, span: tuple[int, int]) -> bool:
    """Whether a body is a news agency of the country."""
    p = patterns()
    return not p.agency_words.isdisjoint(_LETTERS.findall(text, *span)) and p.foreign.search(text, *span) is None


class Region:
    """The words and marks of a stretch of plain text, brackets left out, short quotations opened."""

    __slots__ = ("direct", "spans", "verb", "words")

    def __init__(self, text: str, start: int, end: int, verb: str | None = None):
        self.direct = verb is not None  # a speech verb follows right at the end
        self.verb = verb or ""
        self.words: list[str] = []
        self.spans: list[tuple[int, int]] = []
        skip_to = start
        for m in _PIECE.finditer(text, start, end):
            if m.start() < skip_to:
                continue
            piece = m[0]
            if piece == "(":
                close = text.find(")", m.end(), m.end() + 80)
                skip_to = close + 1 if close > 0 else skip_to
                continue
            if piece in '«»"“”)':
                if piece == "«":
                    close = text.find("»", m.end(), end)
                    if close < 0:
                        break
                    if text.count(" ", m.end(), close) > 4:  # words that are quoted, not a name
                        skip_to = close + 1
                        piece = "،"
                    else:
                        continue
                else:
                    continue
            self.words.append(piece)
            self.spans.append(m.span())

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Span of the words i … j-1."""
        return self.spans[i][0], self.spans[j - 1][1]

    def head(self, i: int) -> bool:
        """Whether a word begins a known kind of speaker."""
        p = patterns()
        return self.person(i) or p.offices.at(self.words, i) > 0 or p.bodies.at(self.words, i) > 0

    def person(self, i: int) -> bool:
        """Whether a title or a given name stands at i."""
        p = patterns()
        found = self.words
        return (
            found[i] in p.given
            or p.titles.at(found, i) > 0
            or (i + 1 < len(found) and (found[i], found[i + 1]) in p.given_pairs)
        )

    def namelike(self, i: int) -> bool:
        """Whether a word can be a part of a name that no list knows."""
        p = patterns()
        w = self.words[i]
        return (
            w[0].isalpha()
            and w not in p.weak
            and w not in p.no_name
            and not w.endswith(p.no_name_endings)
            and not (p.offices.at(self.words, i) or p.bodies.at(self.words, i))
        )

    def also(self, i: int) -> bool:
        """Whether «too» stands at i."""
        return i < len(self.words) and self.words[i] in patterns().also

    def follows(self, i: int) -> bool:
        """Whether a sign of speech stands at i: the verb itself, «با بیان …», «در گفت‌وگو …», «از … خبر داد»."""
        if i >= len(self.words):
            return self.direct
        if self.words[i][0].isdigit():  # «فلانی ۳۹ ساله … گفت»
            return self.direct and self.words[i + 1 : i + 2] == ["ساله"]
        return self.speech_next(i) or (self.verb == "خبر" and self.words[i] == "از")

    def speech_next(self, i: int) -> bool:
        """Whether «با بیان», «در گفت‌وگو», «به ایسنا», «نیز» and the like stand at i."""
        p = patterns()
        w = self.words[i]
        if w in p.by:
            return i + 1 < len(self.words) and self.words[i + 1] in p.by[w]
        return w in p.speech_any

    def end(self, i: int, person: bool = False) -> int:
        """Where the noun phrase that begins at i is over."""
        p = patterns()
        found = self.words
        last = min(len(found), i + _OFFICE)
        for j in range(i, last):
            w = found[j]
            if not w[0].isalpha():
                if w[0].isdigit() and j > i and found[j - 1] in p.numbered:
                    continue
                return j
            if w == "با":
                if j == i or found[j - 1] not in p.with_after:
                    return j
            elif w == "در":
                if person or j + 1 >= len(found) or found[j + 1] not in p.in_before:
                    return j
            elif w in p.ends or (person and w == "و"):
                return j
        return last


def _subject(r: Region, sentence: int, first: bool) -> Frame | None:
    """The speaker named before a speech verb: at the very start, else the first that no preposition governs.

    `first`: the words before the sentence's first speech verb; later ones are trusted less.
    """
    p = patterns()
    found, n = r.words, len(r.words)
    i = 0
    while i < n and (found[i] in p.openers or not found[i][0].isalnum()):
        i += 1
    if i == n:
        return Frame(sentence, "dropped") if r.direct and first else None
    if found[i] == "یک" and i + 1 < n:  # «یک چشم‌پزشک … گفت»
        i += 1
        stop = r.end(i)
        if not r.head(i) and 1 <= stop - i <= 6 and (r.follows(stop) or (stop < n and found[stop] in "،,")):
            return Frame(sentence, "office", office=r.span(i, stop))
    if r.head(i) or found[i] in p.pronouns or found[i] == "این":
        frame = _phrase(r, i, sentence)
        if frame is not None:
            return frame
    frame = _unknown(r, i, sentence) if first or (r.direct and r.end(i, person=True) == n) else None
    if frame is not None:
        return frame
    for k in range(i + 1, n):
        before = found[k - 1]
        if before in p.governs or not found[k][0].isalpha():
            continue
        fresh = before in _MARKS or before in p.fresh or (k > 1 and found[k - 2] == "/")
        if found[k] in p.pronouns:
            if fresh or k == n - 1:
                return Frame(sentence, "pronoun")
        elif r.person(k) or (fresh and r.head(k)):
            frame = _phrase(r, k, sentence)
        elif r.head(k):
            # In the middle of a phrase an office may be an object or belong to another's name, unless the speech
            # verb follows right after it.
            if r.direct and r.end(k) == n and before not in p.no_office_after:
                frame = _phrase(r, k, sentence)
        elif fresh and before != "/" and r.direct and r.end(k, person=True) == n:
            frame = _unknown(r, k, sentence)
        if frame is not None and not frame.guess:
            return frame
    if not first:
        return None
    if r.direct and (found[i] == "و" or (found[i] in p.by and (n - i <= 7 or r.speech_next(i)))):
        return Frame(sentence, "dropped")  # «با اشاره به … افزود»
    return _surname(r, i, sentence)


def _phrase(r: Region, i: int, sentence: int) -> Frame | None:
    """The known kind of speaker that begins at word i: a pronoun, a person, an office, a body."""
    p, found = patterns(), r.words
    if found[i] in p.pronouns:
        return Frame(sentence, "pronoun")
    if found[i] == "این":
        return Frame(sentence, "pronoun") if i + 1 < len(found) and p.this_one.at(found, i + 1) else None
    if r.person(i) and (p.titles.at(found, i) or not p.offices.at(found, i)):
        frame = _person(r, i, sentence)
        if frame is not None:
            return frame
    if p.offices.at(found, i):
        return _office(r, i, sentence)
    if not p.bodies.at(found, i) or (p.home_words.at(found, i) and not p.foreign_words.at(found, i)):
        return None
    stop = r.end(i)
    return Frame(sentence, "body", office=r.span(i, min(stop, i + 7)), also=r.also(stop)) if stop > i else None


def _person(r: Region, i: int, sentence: int) -> Frame | None:
    p, found = patterns(), r.words
    j = i
    while j < len(found) and (k := p.titles.at(found, j)):
        j += k
    stop = r.end(j, person=True)
    if j >= stop:
        return None  # a title and no name
    if p.offices.at(found, j):
        return _office(r, j, sentence)
    name_end = next((k for k in range(j + 1, stop) if p.offices.at(found, k)), min(stop, j + _NAME))
    frame = Frame(sentence, "person", name=r.span(j, min(name_end, j + _NAME)))
    stop = _office_after(r, name_end, frame)
    frame.also = r.also(stop)
    return frame


def _office_after(r: Region, at: int, frame: Frame) -> int:
    """«فلانی رییس …», «فلانی، رییس …»: the office after a name; returns where the phrase ends."""
    p, found = patterns(), r.words
    if at < len(found) and found[at] in _MARKS:
        if at + 1 >= len(found) or not p.offices.at(found, at + 1):
            return at
        at += 1
    if at < len(found) and p.offices.at(found, at):
        stop = r.end(at)
        frame.office = r.span(at, stop)
        return stop
    return at


def _office(r: Region, i: int, sentence: int) -> Frame:
    """An office with the name in it or after a comma, if there is one."""
    p, found = patterns(), r.words
    stop = max(r.end(i), i + 1)
    frame = Frame(sentence, "office", office=r.span(i, stop), also=r.also(stop))
    for k in range(i + 1, stop):
        if not r.person(k) or found[k - 1] in p.no_name_after:
            continue
        j = k
        while j < stop and (t := p.titles.at(found, j)):
            j += t
        if (2 if j == k else 1) <= stop - j <= 5 and all(r.namelike(x) for x in range(j, stop)):
            frame.kind, frame.name, frame.office = "person", r.span(j, min(stop, j + _NAME)), r.span(i, k)
            return frame
    if stop + 1 < len(found) and found[stop] in "،,-–—":
        j = stop + 1
        while j < len(found) and (t := p.titles.at(found, j)):
            j += t
        then = r.end(j, person=True) if j < len(found) else j
        known = then > j and (j > stop + 1 or r.person(j))
        known = (known and then - j == 1) or (2 <= then - j <= _NAME and (known or r.follows(then)))
        if known and all(r.namelike(x) for x in range(j, then)):
            frame.kind, frame.name, frame.also = "person", r.span(j, then), r.also(then)
    return frame


def _unknown(r: Region, i: int, sentence: int) -> Frame | None:
    """A short phrase that a sign of speech follows («فلانی با بیان اینکه …»), or an office: a name no list knows."""
    p, found = patterns(), r.words
    if p.home_words.at(found, i) and not p.foreign_words.at(found, i):
        return None
    stop = r.end(i, person=True)
    office = next((k for k in range(i + 1, min(stop, i + _NAME + 1)) if p.offices.at(found, k)), 0)
    if office:
        stop = office
    if not 1 <= stop - i <= _NAME or not all(r.namelike(x) for x in range(i, stop)):
        stop = r.end(i)
        if 2 <= stop - i <= 12 and r.follows(stop) and all(found[x] not in p.no_name for x in range(i, stop)):
            return Frame(sentence, "office", office=r.span(i, stop), also=r.also(stop))
        return None
    if p.foreign_words.at(found, i):
        return Frame(sentence, "body", office=r.span(i, stop)) if r.follows(stop) else None
    frame = Frame(sentence, "person", name=r.span(i, stop), unlisted=True)
    then = _office_after(r, stop, frame)
    closed = then < len(found) and found[then] in _MARKS
    if frame.office[0] >= 0 and (closed or (r.follows(then) and found[stop] not in "-–—:/")):  # «سایت - رییس …»
        return frame
    if r.follows(stop):
        if found[i].endswith(("ها", "های")) or found[stop - 1].endswith("ها"):
            frame.kind, frame.office, frame.name = "body", frame.name, (-1, -1)
        frame.also = r.also(stop)
        return frame
    return None


def _surname(r: Region, i: int, sentence: int) -> Frame | None:
    """The first word or two of a sentence: a speaker where the article has named somebody so."""
    if not r.namelike(i):
        return None
    stop = i + 2 if i + 1 < len(r.words) and r.namelike(i + 1) else i + 1
    return Frame(
        sentence, "person", name=r.span(i, stop), guess=True, marked=stop < len(r.words) and r.words[stop] in "،,-–"
    )


def introduced(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """The person with whose name a sentence begins, whatever it says of them."""
    r = Region(text, start, min(end, start + 120))
    if not r.words:
        return None
    frame = _phrase(r, 0, sentence) if r.person(0) or patterns().offices.at(r.words, 0) else None
    return frame if frame is not None and frame.kind == "person" else None
