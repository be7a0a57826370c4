"""What kind of line a line of a page dump is: prose, heading, menu, counter, end of story …

The phrases are data (`chrome.yaml`); the shapes are here.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from pipelines.folding import bare, fold

_NOT_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+")
_CONTENT = re.compile(r"[^\W\d_]{3,}|\d+")
_CODE = re.compile(
    r"[\s(/\\\[*#-]*(?:[آ-ی]{1,3}\s*[/.\-]?\s*)?(?:\d{2,8}|[آ-ی]\d{1,4})"
    r"(?:\s*[/\\\-–ـ]\s*(?:\d{1,8}|[آ-ی]{1,3}))*[\s)/\]*]*$"
)
_LABELLED = re.compile(r"[\W_]*(?:کد|شناسه|شماره)[^:\d]{0,20}[:：]\s*\d[\d/.-]*[\s|]*$")
_CRUMBS = re.compile(r"\S\s*[>›»←]\s*\S")
_EDGE = " *•▪■●◀►«»>+#-–—_([.:/\\|×"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_STOP = re.compile(r"[.!؟?…:؛][»”\"')\]*\s]*$")
_FULL_STOP = re.compile(r"\.[»”\"')\]*\s]*$")
_CLAUSE = re.compile(r"[.:؛][»”\"')\]*\s]*$")
_CUT = re.compile(r"(?:\[\s*(?:…|\.{2,})\s*\]|…|\.{3,})\s*$")

PROSE_LETTERS = 45  # a line with a full stop and this many letters is a sentence, not a heading
LONG_LETTERS = 130  # so long a line is a paragraph, stop or none
SHORT_LETTERS = 300  # phrases make chrome of lines up to this length only


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`chrome.yaml` in the form in which lines are compared."""

    ends: frozenset[str]  # without spaces, as are the next three
    closers: frozenset[str]
    related: frozenset[str]
    credits: frozenset[str]
    openings: re.Pattern[str]
    mastheads: re.Pattern[str]
    phrases: dict[str, tuple[str, ...]]  # longest word of a phrase → phrases
    words: frozenset[str]
    clock: frozenset[str]
    fillers: frozenset[str]
    dates: frozenset[str]
    starts: frozenset[str]  # the first two letters of all headings, to pass most lines by
    tail_end: re.Pattern[str]  # an end marker (and the code behind it) at the end of a paragraph


@cache
def lexicon() -> Lexicon:
    """The phrases of `chrome.yaml`, read once."""
    data = yaml.safe_load(files(__package__).joinpath("chrome.yaml").read_text(encoding="utf-8"))

    def solids(key: str) -> frozenset[str]:
        return frozenset(solid(x) for x in data[key])

    def words(key: str) -> frozenset[str]:
        return frozenset(bare(fold(data[key])).split())

    phrases: dict[str, list[str]] = {}
    for phrase in data["phrases"]:
        trigger = max(bare(fold(phrase)).split(), key=len)
        phrases.setdefault(trigger, []).append(solid(phrase))
    ends = "|".join(r"[\s\u200c]*".join(map(re.escape, bare(fold(x)).split())) for x in data["ends"])
    return Lexicon(
        solids("ends"),
        solids("closers"),
        solids("related"),
        solids("credits"),
        re.compile(r"[*«\s]*(?:" + "|".join(bare(fold(x)) for x in data["openings"]) + r")(?![^\W_])"),
        re.compile(r"(?<![^\W_])(?:" + "|".join(bare(fold(x)) for x in data["mastheads"]) + r")(?![^\W_])"),
        {k: tuple(v) for k, v in phrases.items()},
        words("words"),
        words("clock"),
        words("fillers"),
        words("dates"),
        frozenset(x[:2] for key in ("ends", "closers", "related", "credits") for x in solids(key)),
        re.compile(
            rf"(?:[.،؛\s*_(\[]|(?<=[^\w\s]))[\s*_(\[]*(?:{ends})[\s*_)\]]*(?:[/\\.\-–][^\n]{{0,25}})?[\s*_)\]]*$"
        ),
    )


def solid(text: str) -> str:
    """Folded letters and digits alone: the form in which phrases are compared whatever their spacing."""
    return _NOT_LETTERS.sub("", bare(fold(text))).lower()


class Line:
    """One line of a dump: offsets of its trimmed text in the page, and what its shape says."""

    __slots__ = ("blank_before", "blanks", "end", "kind", "letters", "start", "text", "words", "wrapped")

    def __init__(self, start: int, end: int, text: str, blanks: int = 0):
        self.start, self.end, self.text = start, end, text
        self.blanks, self.blank_before = blanks, blanks > 0  # blank lines above it
        self.letters = len(text)
        self.words: list[str] = []
        self.wrapped = False  # several lines of the page joined
        self.kind = ""  # prose | text | end | closer | related | credit | chrome | repeat

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence ends."""
        return _STOP.search(self.text[-8:]) is not None

    @property
    def full_stop(self) -> bool:
        """Whether it ends with a full stop."""
        return _FULL_STOP.search(self.text[-8:]) is not None


def split_lines(folded: str) -> list[Line]:
    """The lines that hold anything, trimmed, without ZWNJ in `text`."""
    out: list[Line] = []
    at = 0
    blanks = 0
    for raw in folded.split("\n"):
        text = raw.strip(" \u200c")
        if text:
            start = at + raw.index(text[0]) if raw[0] in " \u200c" else at
            out.append(Line(start, start + len(text), bare(text), blanks))
            blanks = 0
        else:
            blanks += 1
        at += len(raw) + 1
    return out


class _Memory(dict[str, tuple[str, list[str]]]):
    """Short line → (kind, words): a site's own lines come again on every page."""

    def __missing__(self, text: str) -> tuple[str, list[str]]:
        if len(self) >= 20_000:
            self.clear()
        found = self[text] = _classify(text)
        return found


_memory = _Memory()


def classify(line: Line, recurring: Collection[str] = frozenset()) -> str:
    """The kind of a line by itself; `recurring` holds the folded, ZWNJ-free lines that a site prints on many pages."""
    if line.letters > SHORT_LETTERS:
        return "prose"
    if line.text in recurring:
        return "chrome"
    kind, line.words = _memory[line.text] if line.letters < 50 else _classify(line.text)
    return kind


def _classify(text: str) -> tuple[str, list[str]]:
    letters = len(text)
    lex = lexicon()
    if letters >= PROSE_LETTERS:  # most lines are prose: pass them by with plain splitting
        words = text.split()
        if lex.phrases.keys().isdisjoint(words) and 3 * _known(words, lex) < len(words):
            if letters >= LONG_LETTERS or _closes(text, lex) or opens_story(text):
                if letters >= 120 or not _heading(text, lex):
                    return "prose", words
            elif letters >= 60 and "|" not in text and not _ADDRESS.match(text) and not _heading(text, lex):
                return "text", _WORD.findall(text.lower())
    words = _WORD.findall(text.lower())
    if not words or (letters < 60 and (_CODE.fullmatch(text) or _LABELLED.match(text))) or _ADDRESS.match(text):
        return "chrome", words
    if letters < 60 and "«" not in text and _CRUMBS.search(text):
        return "chrome", words
    kind = _heading(text, lex) if letters < 120 else ""
    if kind:
        return kind, words
    if opens_story(text):
        return "prose", words
    found = _phrase(text, words, lex)
    share = chrome_share(words, lex)
    if share >= (0.5 if found else 0.99) or (share > 0.3 and letters < LONG_LETTERS and text.count("|") >= 2):
        return "chrome", words
    if found:
        return "phrase", words
    if letters >= LONG_LETTERS or (letters < 40 and text.endswith(":") and lex.mastheads.search(text)):
        return "prose", words  # a paragraph, or «خبرگزاری …:» at the head of one
    if letters >= PROSE_LETTERS and _closes(text, lex):
        return "prose", words
    return "text", words


def _closes(text: str, lex: Lexicon) -> bool:
    """Whether the line ends as a clause ends, a reporter's code or an end marker behind it or not."""
    tail = text[-70:]
    return bool(_CLAUSE.search(text[-8:]) or _REPORTER.search(tail) or lex.tail_end.search(tail))


def _known(words: list[str], lex: Lexicon) -> int:
    own = lex.words
    return sum(1 for w in words if w in own)


def opens_story(text: str) -> bool:
    """Whether a line begins as only stories begin («به گزارش …»)."""
    return lexicon().openings.match(text) is not None


def _heading(text: str, lex: Lexicon) -> str:
    """The kind of a heading or label line: end, closer, related, credit, or nothing."""
    if text.lstrip(_EDGE)[:2].lower() not in lex.starts:
        return ""
    head, colon, rest = text.partition(":")
    key = _NOT_LETTERS.sub("", head).lower().rstrip("0123456789")
    if key in lex.ends or _ends_with_code(text, lex):
        return "end"
    if key in lex.closers:
        return "closer"
    if key in lex.related:
        return "related"
    if key in lex.credits and colon and len(rest) < 60 and not _FULL_STOP.search(rest):
        return "credit"
    return ""


def _ends_with_code(text: str, lex: Lexicon) -> bool:
    """«انتهای پیام/۷۵۰۵», «پایان پیام/ ک» as a line."""
    cut = re.split(r"[/\\.،*\-–]", text.lstrip(" *_([/"), maxsplit=1)
    return _NOT_LETTERS.sub("", cut[0]) in lex.ends and len(text) < 50


def _phrase(text: str, words: list[str], lex: Lexicon) -> bool:
    """Whether a phrase of the site's own stands in the line."""
    if lex.phrases.keys().isdisjoint(words):
        return False
    key = _NOT_LETTERS.sub("", text).lower()
    return any(p in key for hit in lex.phrases.keys() & words for p in lex.phrases[hit])


def chrome_share(words: list[str], lex: Lexicon) -> float:
    """Share of a line's words that are words of menus, labels and dates (fillers left out)."""
    known = other = 0
    own, dates, fillers = lex.words, lex.dates, lex.fillers
    for w in words:
        if w in own or w in dates or len(w) == 1:
            known += 1
        elif w not in fillers:
            other += 1
    return known / (known + other) if known + other else 1.0


def has_end(line: Line) -> bool:
    """Whether an end marker stands behind the line's last sentence."""
    return line.letters > 30 and lexicon().tail_end.search(line.text[-70:]) is not None


def story_end(folded: str, start: int, end: int) -> int:
    """Where a paragraph ends without the end marker, reporter's code or bare slash behind its last sentence."""
    tail_from = max(start, end - 60)
    tail = folded[tail_from:end]
    m = lexicon().tail_end.search(bare_same_length(tail))
    if m and tail_from + m.start() > start:
        keep = 1 if tail[m.start()] in ".؟!»)" else 0
        return tail_from + m.start() + keep
    m = _REPORTER.search(tail)
    if m:
        return tail_from + m.start()
    return end


_REPORTER = re.compile(r"(?<=[.؟!»…])\s*[/\\](?:\s*[\dآ-ی]{1,6}\s*[/\\.]?){0,4}$|(?<=[.؟!»])\s*\d{4}(?:/\d{4})*$")


def bare_same_length(text: str) -> str:
    """ZWNJ as spaces, so that offsets hold."""
    return text.replace("\u200c", " ")


def cut_text(text: str) -> str | None:
    """A truncated line without its «[…]» or «…»; None where it is whole."""
    m = _CUT.search(text[-12:])
    return text[: max(0, len(text) - 12) + m.start()].rstrip(" .…[") if m else None


def content_words(text: str) -> set[str]:
    """Words of three letters or more, and numbers: what a headline shares with its story."""
    return set(_CONTENT.findall(text))


def vocabulary(lines: Iterable[Line], enough: int = 200) -> set[str]:
    """Content words of the first lines, until there are enough."""
    out: set[str] = set()
    for line in lines:
        out |= content_words(line.text)
        if len(out) > enough:
            break
    return out
