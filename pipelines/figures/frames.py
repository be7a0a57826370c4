"""Speech frames: who says a sentence, as its words give it («سرهنگ … افزود», «به گفته …», «وی ادامه داد»)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.folding import bare, fold

_OPENS_QUOTE = re.compile(r"[ :،]*([«\"“])")
_COMMA = re.compile(r" *(?:[،,–—(-]|  )[ ]*")
_TOKEN = re.compile(r"\S+")
_FAR = 320  # letters from a sentence's start within which its subject is looked for


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
    also: bool = False  # «… نیز گفت»: one more speaker
    quoted: int = -1  # where the quotation mark opens after the verb
    start: int = -1  # where the speech verb ends
    once: bool = False  # holds for its own sentence alone («به گفته …»)
    credited: bool = False  # named in the credit line («به نقل از …»), not by a verb


@cache
def words() -> dict[str, Any]:
    """speakers.yaml, read once, folded."""
    path = Path(__file__).parent / "speakers.yaml"
    data = yaml.safe_load(bare(fold(path.read_text(encoding="utf-8"))))
    assert isinstance(data, dict)
    return data


def _alt(entries: list[str]) -> str:
    parts = sorted((str(e) for e in entries), key=len, reverse=True)
    return "(?:" + "|".join(p.replace(" ", " +").replace("~", " ?") for p in parts) + ")"


def _word(entries: list[str], ending: str = "") -> str:
    return rf"(?<!\w){_alt(entries)}{ending}(?!\w)"


class _Patterns:
    def __init__(self) -> None:
        w = words()
        light = rf"(?: ?{_alt(w['light_endings'])})?"
        nouns: dict[str, list[str]] = {}
        for noun, verbs in w["says_with"].items():
            nouns.setdefault(_alt(verbs), []).append(noun)
        pairs = "|".join(rf"{_alt(ns)} *(?:(?:این +)?(?:مطلب|خبر) +)?{verbs}" for verbs, ns in nouns.items())
        self.says = re.compile(
            rf"(?<!\w)(?:(?:{_alt(w['says'])}|(?:{pairs}){light})(?!\w)(?! +(?:می ?)?(?:شد|شود|شده)))"
        )
        # One of these must stand in a sentence that says; a plain search is far cheaper than the pattern.
        self.cues = tuple({n.replace("~", " ").split()[0] for n in [*w["says"], *w["says_with"]]} | {"گوید", "افزاید"})
        after = "".join(rf"(?<!{w_} )" for w_ in w["ends_unless_after"]["با"])
        before = _alt(w["ends_unless_before"]["در"])
        self.ends = re.compile(
            rf"(?P<mark>\d|[،,:؛«»\"()\[\]/–—…]|  +| +- *|\.)|(?<!\w)(?:(?P<word>{_alt(w['subject_ends'])})(?!\w)"
            rf"|{after}با(?!\w)|در(?! +{before}(?!\w))(?!\w))|{self.says.pattern}"
        )
        self.pronoun = re.compile(rf"{_word(w['pronouns'])}|(?<!\w)این +{_alt(w['this_one'])}(?!\w)")
        self.title = re.compile(rf"(?:{_alt(w['titles'])} +)+")
        self.office = re.compile(_word(w["offices"]))
        self.body = re.compile(_word(w["institutions"], "(?: ?ها)?ی?"))
        self.given = re.compile(_word(w["given"]))
        self.person = re.compile(rf"(?<!\w){_alt([*w['titles'], *w['given']])}(?!\w)")
        self.anyone = re.compile(
            "|".join((self.pronoun.pattern, self.person.pattern, self.office.pattern, self.body.pattern))
        )
        self.bad_before = re.compile(rf"{_word(w['not_person_before'])} *$")
        self.source = re.compile(rf"{_word(w['sources'])} +")
        self.credit = re.compile(rf"\W*{_word(w['credits'])} *(?P<who>[^،:؛]{{0,150}})[،:؛]?")
        self.label = re.compile(rf"\W*{_alt(w['home_agencies'])}(?: +\w+){{0,2}} *(?:[:–—-]+ *|/)")
        self.we = re.compile(_word(w["we"]))
        self.fresh = re.compile(rf"(?:[،,:؛/–—-]|  |{_word(w['fresh_after'])}) *$")
        self.report = re.compile(rf"{_word(w['reports'])} +")
        self.shows = re.compile(_word(w["shows"]))
        self.from_ = re.compile(r"(?<!\w)به +نقل +از +")
        self.home = re.compile(_word(w["home_agencies"]))
        self.foreign = re.compile(_word(w["foreign_agencies"]))
        self.aside = re.compile(rf"\W*{_alt(w['aside'])}(?!\w)")
        self.goes_on = re.compile(rf"\W*{_alt(w['report_goes_on'])}(?!\w)")
        self.given_before = re.compile(rf"{self.given.pattern}(?: +[^\W\d_]+)? +$")
        self.last_word = re.compile(r"(?<!\w)([^\W\d_]{3,}) *$")
        self.endings = ("ها", "های", "هایی", "سازی", "گیری", "ترین", "بندی")
        self.plain_word = re.compile(r"[^\W\d_]+")
        self.weak = frozenset(w["weak"])


@cache
def patterns() -> _Patterns:
    """All patterns, compiled once."""
    return _Patterns()


def cues_in(text: str) -> tuple[str, ...]:
    """The cues of speech verbs that stand anywhere in a text."""
    return tuple(cue for cue in patterns().cues if cue in text)


def parse(
    text: str, start: int, end: int, sentence: int, title: bool = False, cues: tuple[str, ...] | None = None
) -> Frame | None:
    """The frame of plain text[start:end]; None where nobody is said to speak there. `cues` as cues_in(text) gives."""
    p = patterns()
    at, credited = start, None
    if label := p.label.match(text, start, end):
        at = label.end()
        if text[at - 1] == "/":  # «خبرگزاری/گیلان فرمانده …»: the place stands before the subject
            nearest = p.anyone.search(text, at, min(end, at + 36))
            at = nearest.start() if nearest else at
    credit = p.credit.match(text, at, end)
    if credit:
        credited = _credited(text, credit.start("who"), credit.end("who"), sentence)
        at = credit.end()
    if title:
        return _headline(text, start, end, sentence)
    if shown := _shows(text, at, min(end, at + 90), end, sentence):
        return shown
    says = _first_says(text, at, end, cues_in(text) if cues is None else cues)
    source = p.source.search(text, at, min(end, at + 90))
    if source and (says is None or source.start() < says.start()):
        frame = _subject(text, source.end(), min(end, source.end() + 150), sentence, at_once=True)
        if frame is not None and frame.kind != "pronoun":
            frame.once = True
            return frame
    if says is None:
        colon = text.find(":", at, min(end, at + 90))  # «رییس پلیس گیلان: …», «به گزارش ایسنا، فلانی: …»
        known = colon > 0 and p.anyone.match(text, at, colon)
        frame = _subject(text, at, colon, sentence, at_once=True) if known else None
        if frame is not None and frame.kind in ("person", "office") and _fills(text, frame, colon):
            frame.start = colon + 1
            return frame
        return credited
    frame = _subject(text, at, min(says.start(), at + _FAR), sentence)
    if frame is None:
        # «و افزود: …» goes on with the speaker of before; a far verb without a subject is anybody's.
        if says.start() - at > 40:
            tail = p.last_word.search(text, max(at, says.start() - 30), says.start())
            if credited is not None or tail is None:
                return credited
            frame = Frame(sentence, "tail", name=tail.span(1))
        else:
            frame = Frame(sentence, "dropped")
    frame.start = says.end()
    opened = _OPENS_QUOTE.match(text, says.end())
    frame.quoted = opened.start(1) if opened else -1
    return frame


def _shows(text: str, at: int, near: int, end: int, sentence: int) -> Frame | None:
    """«گزارش مرکز آمار نشان می‌دهد …», «آمار سازمان … حاکی است»: the body whose report it is."""
    p = patterns()
    report = p.report.search(text, at, near)
    if report is None or p.shows.search(text, report.end(), min(end, report.end() + 160)) is None:
        return None
    body = p.body.match(text, report.end())
    if body is None or p.home.match(text, report.end()):
        return None
    return Frame(sentence, "body", office=_cut(text, body.start(), _chunk_end(text, body.start(), end), 7), once=True)


def _first_says(text: str, start: int, end: int, cues: tuple[str, ...]) -> re.Match[str] | None:
    """The first speech verb; plain searches for its cues cost far less than the pattern over the whole text."""
    p = patterns()
    first: re.Match[str] | None = None
    for cue in cues:
        at = text.find(cue, start, end)
        while at >= 0:
            # A verb may begin before its cue («می گوید»): the pattern is tried from the word's start.
            m = p.says.search(text, max(start, at - 4), min(end, at + 40))
            if m is not None and m.start() <= at:
                if first is None or m.start() < first.start():
                    first, end = m, m.start()
                break
            at = text.find(cue, at + len(cue), end)
    return first


def _fills(text: str, frame: Frame, colon: int) -> bool:
    last = max(frame.name[1], frame.office[1])
    return last > 0 and not text[last:colon].strip()


def _headline(text: str, start: int, end: int, sentence: int) -> Frame | None:
    colon = text.find(":", start, min(end, start + 80))
    if colon < 0:
        return None
    frame = _subject(text, start, colon, sentence, at_once=True)
    if frame is not None and frame.kind in ("person", "office", "body") and _fills(text, frame, colon):
        return frame
    return None


def _credited(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«به گزارش ایسنا به نقل از …»: the source behind the agency; a foreign agency; never a home agency."""
    p = patterns()
    behind = p.from_.search(text, start, end)
    if behind:
        frame = _subject(text, behind.end(), end, sentence, at_once=True)
        if frame is None and p.plain_word.match(text, behind.end()):
            frame = Frame(sentence, "body", office=(behind.end(), _chunk_end(text, behind.end(), end)))
        if frame is not None:
            frame.credited = True
            return frame if not _home(text, frame) else None
    foreign = p.foreign.search(text, start, end)
    if foreign and foreign.start() - start < 12:
        return Frame(sentence, "body", office=foreign.span(), credited=True)
    if start < end and not p.home.match(text, start) and (body := p.body.match(text, start)):
        stop = _chunk_end(text, body.start(), end)
        return Frame(sentence, "body", office=(body.start(), stop), credited=True)
    return None


def _home(text: str, frame: Frame) -> bool:
    return frame.kind == "body" and patterns().home.search(text, *frame.office) is not None


def _chunk_end(text: str, start: int, end: int) -> int:
    m = patterns().ends.search(text, start, end)
    stop = m.start() if m else end
    while stop > start and not text[stop - 1].isalnum():
        stop -= 1
    return stop


def _subject(text: str, start: int, end: int, sentence: int, at_once: bool = False) -> Frame | None:
    """The speaker named in text[start:end]: at its very start, else the first that no preposition governs."""
    p = patterns()
    m0 = p.plain_word.search(text, start, end)
    if m0 is None:
        return None
    at = m0.start()
    first = p.anyone.match(text, at, end)
    if first is None:
        frame = _unknown(text, at, end, sentence)
        if frame is not None or at_once:
            return frame
        for m in p.anyone.finditer(text, at, end):
            before = text[max(start, m.start() - 14) : m.start()]
            if p.bad_before.search(before):
                continue
            # In the middle of a phrase an office may be an object or belong to another's name, unless the speech
            # verb follows right after it or a mark stands before it.
            inside = p.office.match(text, m.start()) or p.body.match(text, m.start())
            if inside and _chunk_end(text, m.start(), end) < end - 1 and not p.fresh.search(before):
                continue
            first = m
            break
    if first is None:
        return None
    return _named(text, first.start(), end, sentence)


def _unknown(text: str, at: int, end: int, sentence: int) -> Frame | None:
    """A phrase of one to four words that ends in a mark of speech: a name that no list knows."""
    p = patterns()
    stop = _chunk_end(text, at, end)
    got = text[at:stop].split()
    if not 1 <= len(got) <= 4 or any(w in p.weak or not w.isalpha() for w in got):
        return None
    if p.home.fullmatch(text, at, stop):
        return None
    if p.foreign.match(text, at, stop):
        return Frame(sentence, "body", office=(at, stop))
    if any(w.endswith(p.endings) for w in got):
        return None
    mark = p.ends.search(text, stop, min(len(text), stop + 12))
    if mark is not None and mark["mark"] and mark["mark"] not in "،,–—-(":
        return None
    frame = Frame(sentence, "person", name=(at, stop), also=mark is not None and mark[0] in ("نیز", "هم"))
    _after_comma(text, stop, end, frame)
    frame.guess = len(got) == 1 or (mark is not None and bool(mark["mark"]) and frame.office[0] < 0)
    return frame


def _named(text: str, at: int, end: int, sentence: int) -> Frame | None:
    p = patterns()
    if p.pronoun.match(text, at, end):
        return Frame(sentence, "pronoun")
    stop = _chunk_end(text, at, end)
    mark = p.ends.search(text, stop, min(len(text), stop + 12))
    also = mark is not None and mark[0] in ("نیز", "هم", "همچنین")
    if p.person.match(text, at, stop) and not p.office.match(text, at, stop):
        title = p.title.match(text + " ", at, stop + 1) if stop == len(text) else p.title.match(text, at, stop + 1)
        if title and title.end() >= stop:
            return None  # a title and no name
        name_at = title.end() if title else at
        frame = Frame(sentence, "person", also=also)
        office = p.office.search(text, name_at + 1, stop)
        if office and office.start() > name_at:
            frame.name = _cut(text, name_at, office.start(), 4)
            frame.office = (office.start(), stop)
        elif office:
            frame.kind, frame.office = "office", (office.start(), stop)
        else:
            frame.name = _cut(text, name_at, stop, 4)
            _after_comma(text, stop, end, frame)
        return frame if frame.kind == "office" or frame.name[1] > frame.name[0] else None
    if p.office.match(text, at, stop):
        frame = Frame(sentence, "office", also=also)
        for m in p.person.finditer(text, at + 1, stop):
            rest = text[m.start() : stop].split()
            if (
                2 <= len(rest) <= 5
                and p.weak.isdisjoint(rest)
                and not re.search(r"(?:شهید|امام|حضرت|شهرستان|شهر|دانشگاه|بیمارستان|آیت) *$", text[at : m.start()])
            ):
                title = p.title.match(text, m.start(), stop)
                name_at = title.end() if title and title.end() < stop else m.start()
                frame.kind, frame.name = "person", _cut(text, name_at, stop, 4)
                frame.office = _cut(text, at, m.start(), 16)
                return frame
        frame.office = _cut(text, at, stop, 16)
        _after_comma(text, stop, end, frame)
        return frame
    if p.home.match(text, at, stop) and not p.foreign.match(text, at, stop):
        return None
    return Frame(sentence, "body", office=_cut(text, at, stop, 7), also=also)


def _after_comma(text: str, stop: int, end: int, frame: Frame) -> None:
    """«فلانی، رییس …» and «رییس …، فلانی»: the other half after a comma or a dash."""
    p = patterns()
    m = _COMMA.match(text, stop, end)
    if not m:
        return
    at, then = m.end(), _chunk_end(text, m.end(), end)
    if frame.name[0] >= 0 and frame.office[0] < 0 and p.office.match(text, at, then):
        frame.office = _cut(text, at, then, 16)
    elif frame.name[0] < 0 and p.person.match(text, at, then) and not p.office.match(text, at, then):
        title = p.title.match(text, at, then)
        name_at = title.end() if title and title.end() < then else at
        if 1 <= len(text[name_at:then].split()) <= 4:
            frame.kind, frame.name = "person", (name_at, then)


def _cut(text: str, start: int, stop: int, most: int) -> tuple[int, int]:
    """The first `most` words of text[start:stop]."""
    last = start
    for k, m in enumerate(_TOKEN.finditer(text, start, stop)):
        if k == most:
            break
        last = m.end()
    while last > start and not text[last - 1].isalnum():
        last -= 1
    return start, last
