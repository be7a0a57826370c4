"""What kind of line a line of a page dump is: prose, heading, menu, counter, end of story …

The phrases are data (`chrome.yaml`); the shapes are here.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from pipelines.cleaning.chrome_words import Lexicon, lexicon
from pipelines.folding import ZWNJ, bare, letters_only

_WORD = re.compile(r"[^\W\d_]+")
_CONTENT = re.compile(r"[^\W\d_]{3,}|\d+")
_CODE = re.compile(
    r"[\s(/\\\[*#-]*(?:[آ-ی]{1,3}\s*[/.\-]?\s*)?(?:\d{2,8}|[آ-ی]\d{1,4})"
    r"(?:\s*[/\\\-–ـ]\s*(?:\d{1,8}|[آ-ی]{1,3}))*[\s)/\]*]*$"
)
_LABELLED = re.compile(r"[\W_]*(?:کد|شناسه|شماره)[^:\d]{0,20}[:：]\s*\d[\d/.-]*[\s|]*$|شماره \d+ ساعت \d\d?:\d\d تمام$")
_ARROWS = "◄◀"
_CRUMBS = re.compile(r"\S\s*[>›»←]\s*\S")
_PICTURE = re.compile(r"[\w.()-]{1,60}\.(?:jpe?g|png|gif|webp)", re.IGNORECASE | re.ASCII)
KICKS = ":؛"  # with which a kicker ends, and a line that introduces others
_KICKER = 7  # words of a kicker without its colon
_STEM = 4  # letters by which another form of a word is known
PICTURES = "\u2100"  # the letter past which pictures stand
_STEPS = ">›»←"  # one of which stands in what _CRUMBS finds
_HASHTAGS = re.compile(r"(?:#[^\s#]+[\s،,]*)+")
EDGE = " *•▪■●◀►◄«»>+#-–—_([.:/\\|×\ufe0f"
_LINKED = re.compile(  # an item of a Markdown list, or a picture, that is one link
    r"(?:(?:[*+•\-]|\d{1,2}\.)\s*!?|!|\[\s*!)\[[^\[\]]*\]\([^()]*\)(?:\s*\]\([^()]*\))?\s*$"
)
_SHORTCODE = re.compile(r"\[[a-z_-]{3,20}(?:\]| [a-z_]{2,20}=)")  # of WordPress, left in the text
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_NO_WORDS, _SIGNS = ("©", "<img", "<image", "{$"), "©<{"
_ANNOUNCED = 50  # letters at the end of a sentence
_BAR = "|"  # dumps of tables end their cells with it
_STOP = re.compile(r"[.!؟?…:؛][»”\"')\]*\s]*$")
_FULL_STOP = re.compile(r"\.[»”\"')\]*\s]*$")
_CLAUSE = re.compile(r"[.:؛][»”\"')\]*\s]*$")
_BEFORE_CODE = re.compile(r"[/\\.،*\-–]")
_CUT = re.compile(r"(?:\[\s*(?:…|\.{2,})\s*\]|…|\.{3,})\s*$")

PROSE_LETTERS = 45  # a line with a full stop and this many letters is a sentence, not a heading
LONG_LETTERS = 130  # so long a line is a paragraph, stop or none
_VOCABULARY = 2500  # letters of a story that show what it is about
_RECURS = 120  # lines of a site's own are shorter, but for disclaimers
STORY_KINDS = frozenset(("prose", "text", "phrase"))
SHORT_LETTERS = 300  # phrases make chrome of lines up to this length only


class Line:
    """One line of a dump: offsets of its trimmed text in the page, and what its shape says."""

    __slots__ = ("_words", "blank_before", "blanks", "end", "kind", "letters", "start", "sure", "text", "wrapped")

    def __init__(self, start: int, end: int, text: str, blanks: int = 0):
        self.start, self.end, self.text = start, end, text
        self.blanks, self.blank_before = blanks, blanks > 0  # blank lines above it
        self.letters = len(text)
        self._words: list[str] | None = None
        self.wrapped = False  # several lines of the page joined
        self.sure = False  # of the story, whatever it looks like
        self.kind = ""  # prose | text | end | closer | related | credit | chrome | repeat

    @property
    def words(self) -> list[str]:
        """Its words in lower case; only few lines are ever asked."""
        if self._words is None:
            self._words = words_of(self.text)
        return self._words

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence ends."""
        text = self.text
        return not text[-1:].isalnum() and _STOP.search(text[-8:]) is not None

    @property
    def full_stop(self) -> bool:
        """Whether it ends with a full stop."""
        text = self.text
        return not text[-1:].isalnum() and _FULL_STOP.search(text[-8:]) is not None


def ends_with_verb(text: str) -> bool:
    """Whether the last word is one of those with which sentences end; a full stop may be missing behind it."""
    last = text.rstrip(" .…").rpartition(" ")[2]
    return last in lexicon().verbs or (last.startswith(("می", "نمی")) and last.endswith("ند") and len(last) > 5)


def tells_again(headline: str, text: str) -> bool:
    """Whether a text ends as a sentence and says most of what a headline above it says, in other words."""
    if not ends_with_verb(text) or text.startswith(headline[:10]):
        return False
    words = content_words(headline)
    return len(words & content_words(text)) >= max(3, 0.5 * len(words))


def introduces(text: str) -> bool:
    """Whether a sentence ends with words that announce a list («… به شرح زیر اعلام شده است.»)."""
    return lexicon().announces.search(text[-_ANNOUNCED:]) is not None


def words_of(text: str) -> list[str]:
    """The runs of letters of a line, in lower case."""
    return _WORD.findall(text.lower())


def split_lines(folded: str) -> list[Line]:
    """The lines that hold anything, trimmed, without ZWNJ in `text`."""
    out: list[Line] = []
    at = 0
    blanks = 0
    joined = ZWNJ in folded
    for raw in folded.split("\n"):
        text = raw.strip(" \u200c")
        if text:
            start = at + raw.index(text[0]) if raw[0] in " \u200c" else at
            if text[-1] == _BAR and text.count(_BAR) == 1 and len(text) > PROSE_LETTERS:
                text = text[:-1].rstrip(" \u200c")
            out.append(Line(start, start + len(text), bare(text) if joined else text, blanks))
            blanks = 0
        else:
            blanks += 1
        at += len(raw) + 1
    return out


def classify(line: Line, recurring: Collection[str] = frozenset()) -> str:
    """The kind of a line by itself; `recurring` holds the folded, ZWNJ-free lines that a site prints on many pages."""
    letters = line.letters
    if letters > SHORT_LETTERS:
        return "prose"
    text = line.text
    if recurring and text in recurring:
        kind = _remembered(text) if letters < _RECURS else "chrome"
        return kind if kind in ("end", "closer", "related", "credit") else "chrome"
    return _remembered(text) if letters < _RECURS else _classify(text)


@lru_cache(maxsize=20_000)
def _remembered(text: str) -> str:
    """`_classify` for lines short enough to be a site's own, which come again on every page."""
    return _classify(text)


def _classify(text: str) -> str:
    if text[:1] in _SIGNS and text.startswith(_NO_WORDS):
        return "chrome" if text[0] == "©" else "credit"
    lex = lexicon()
    if plain := _plainly_told(text, lex):
        return plain
    words = words_of(text)
    kind = _by_shape(text, words, lex) or (_heading(text, lex) if len(text) < 120 else "")
    if kind:
        return kind
    return "prose" if opens_story(text) else _by_words(text, words, lex)


def _plainly_told(text: str, lex: Lexicon) -> str:
    """«prose» or «text» for what plain splitting tells to be it: most lines are prose, and passed by quickly."""
    letters = len(text)
    if letters < PROSE_LETTERS or "](" in text or text[0] == "[":
        return ""
    words = text.split()
    if 3 * sum(map(lex.words.__contains__, words)) < len(words) and _no_phrase(text, words, lex):
        if letters >= LONG_LETTERS or _closes(text, lex) or opens_story(text):
            if letters >= 120 or not _heading(text, lex):
                return "prose"
        elif letters >= 60 and "|" not in text and not _ADDRESS.match(text) and not _heading(text, lex):
            return "text"
    return ""


def _by_shape(text: str, words: list[str], lex: Lexicon) -> str:
    """The kind of what is no sentence: links, codes, addresses, the way to a page, hashtags, names of pictures."""
    letters = len(text)
    if "](" in text and _LINKED.match(text):
        return "chrome"
    if not words or (letters < 60 and (_CODE.fullmatch(text) or _LABELLED.match(text))) or _ADDRESS.match(text):
        return "chrome"
    if letters < 60 and "«" not in text and holds(text, _STEPS) and _CRUMBS.search(text):
        return "chrome"
    if text[0] == "[" and _SHORTCODE.match(text):
        return "credit"
    if (text[0] == "#" and _HASHTAGS.fullmatch(text)) or _is_archived(text, lex) or _PICTURE.fullmatch(text):
        return "credit"
    return ""


def _by_words(text: str, words: list[str], lex: Lexicon) -> str:
    """The kind of a line by its share of the words of menus and labels, by a site's phrase in it, by its length."""
    letters = len(text)
    found = _phrase(text, words, lex)
    share = chrome_share(words, lex)
    if found in lex.notices:
        return "chrome"
    if letters < _RECURS and share >= 0.3 and text.rstrip(" .!").rpartition(" ")[2] in lex.asks:
        return "chrome"
    if share >= (0.5 if found else 0.99) or (share > 0.3 and letters < LONG_LETTERS and text.count("|") >= 2):
        return "chrome"
    if found:
        return "phrase"
    if letters >= LONG_LETTERS or (letters < 40 and text.endswith(":") and lex.mastheads.search(text)):
        return "prose"  # a paragraph, or «خبرگزاری …:» at the head of one
    if letters >= PROSE_LETTERS and _closes(text, lex):
        return "prose"
    return "text"


def _is_archived(text: str, lex: Lexicon) -> bool:
    """Whether a caption says that its picture is old: «workers – archive», «archive, the city of Kabul»."""
    if text.startswith(lex.archives):
        return text.split(" ", 1)[0].endswith("،") and not text.endswith(".")
    tail = text.rstrip(")")
    if not tail.endswith(lex.archives):
        return False
    return any(tail.removesuffix(name).rstrip()[-1:] in tuple("-–—(") for name in lex.archives)


def _closes(text: str, lex: Lexicon) -> bool:
    """Whether the line ends as a clause ends, a reporter's code or an end marker behind it or not."""
    if not text[-1].isalnum() and _CLAUSE.search(text[-8:]):
        return True
    tail = text[-70:]
    coded = "/" in tail or "\\" in tail or tail[-1].isdigit()
    if (coded and _REPORTER.search(tail)) or _ends(tail, lex):
        return True
    return holds(text, lex.tag_words) and lex.tail_tags.search(text) is not None


def _ends(tail: str, lex: Lexicon) -> re.Match[str] | None:
    """The end marker at the end of a paragraph's last letters."""
    for word in lex.end_words:
        if word in tail:
            return lex.tail_end.search(tail)
    return None


def opens_story(text: str) -> bool:
    """Whether a line begins as only stories begin («به گزارش …»)."""
    return lexicon().openings.match(text) is not None


def _heading(text: str, lex: Lexicon) -> str:
    """The kind of a heading or label line: end, closer, related, credit, or nothing."""
    inner = text.lstrip(EDGE)
    if len(text) < PROSE_LETTERS and _invites(inner, lex):
        return "related"
    if inner[:3].lower() not in lex.starts:
        return ""
    head, colon, rest = label_of(inner)
    if len(head.rstrip(EDGE)) <= 2 * lex.longest:
        key = letters_only(head).lower().rstrip("0123456789")
        if key in lex.ends:
            return "end"
        if key in lex.closers:
            return "closer"
        if key in lex.related:
            return "related"
        if key in lex.credits and colon and len(rest) < 60 and not _FULL_STOP.search(rest):
            return "credit"
    return "end" if _ends_with_code(text, lex) else ""


def holds(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in a text: far quicker than a pattern that needs one of them."""
    return any(map(text.__contains__, signs))


def label_of(text: str) -> tuple[str, str, str]:
    """What stands before a line's first colon or arrow, that sign, and what stands behind it: «بخوانید ◄ …»."""
    head, sign, rest = text.partition(":")
    if _BAR in head and letters_only(head.partition(_BAR)[0]).lower() in lexicon().related:
        return text.partition(_BAR)
    for arrow in _ARROWS:
        if arrow in head:
            return text.partition(arrow)
    return head, sign, rest


def ends_box(line: Line) -> bool:
    """«پایان مطالب پیشنهادی»: whether a line closes a list of other stories."""
    first, _, rest = line.text.partition(" ")
    return first in lexicon().box_ends and _heading(rest, lexicon()) == "related"


def _invites(text: str, lex: Lexicon) -> bool:
    """«اینها را هم ببینید:»: a heading that sends the reader to other stories."""
    before, _, last = text.rstrip(": ").rpartition(" ")
    if last not in lex.invites or not before:
        return False
    return text.endswith(":") or not lex.also.isdisjoint(before.split())


def _ends_with_code(text: str, lex: Lexicon) -> bool:
    """«انتهای پیام/۷۵۰۵», «پایان پیام/ ک» as a line."""
    return len(text) < 50 and letters_only(_BEFORE_CODE.split(text.lstrip(" *_([/"), maxsplit=1)[0]) in lex.ends


def _no_phrase(text: str, words: list[str], lex: Lexicon) -> bool:
    """Whether surely no phrase of the site's own stands in the line; a line of labels is not sure."""
    if lex.phrases.keys().isdisjoint(words):
        return True
    return not ("|" in text or "/" in text or ":" in text or _phrase(text, words, lex))


def _phrase(text: str, words: list[str], lex: Lexicon) -> str:
    """A phrase of the site's own that stands in the line, a notice before others; or nothing."""
    hits = lex.phrases.keys() & words
    if not hits:
        return ""
    found, lower, key = "", text.lower(), ""
    for hit in hits:
        for phrase, parts in lex.phrases[hit]:
            for part in parts:  # every word stands somewhere in most lines that hold the phrase, and in few others
                if part not in lower:
                    break
            else:
                key = key or letters_only(lower)
                if phrase in key:
                    if phrase in lex.notices:
                        return phrase
                    found = phrase
    return found


def chrome_share(words: list[str], lex: Lexicon) -> float:
    """Share of a line's words that are words of menus, labels and dates (fillers left out)."""
    known = other = 0
    own, dates, fillers = lex.words, lex.dates, lex.fillers
    for w in words:
        if w in fillers:  # «می» is also May
            continue
        if w in own or w in dates or len(w) == 1:
            known += 1
        else:
            other += 1
    return known / (known + other) if known + other else 1.0


def has_end(line: Line) -> bool:
    """Whether an end marker stands behind the line's last sentence."""
    return line.letters > 30 and _ends(line.text[-70:], lexicon()) is not None


def story_end(folded: str, start: int, end: int) -> int:
    """Where a paragraph ends without the end marker, reporter's code or bare slash behind its last sentence."""
    tail = folded[(tail_from := max(start, end - 60)) : end]
    m = _ends(bare_same_length(tail), lexicon())
    if m and tail_from + m.start() > start:
        keep = 1 if tail[m.start()] in ".؟!»)" else 0
        return tail_from + m.start() + keep
    m = _REPORTER.search(tail)
    if m:
        return tail_from + m.start()
    tags_from = max(start, end - _TAGS)
    tail = folded[tags_from:end]
    if holds(tail, lexicon().tag_words) and (m := lexicon().tail_tags.search(bare_same_length(tail))):
        return tags_from + m.start()
    return end


_TAGS = 300  # letters of tags behind the last sentence
_REPORTER = re.compile(
    r"(?<=[.؟!»…])\s*[/\\](?:\s*(?:\d{1,6}|[آ-ی]{1,3})\s*[/\\.]?){0,4}$|(?<=[.؟!»])\s*\d{4}(?:/\d{4})*$"
)


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


def names_talk(text: str) -> bool:
    """Whether a line tells nothing but where something was said: «در گفتگو با دامنه مطرح شد»."""
    lex = lexicon()
    return text.startswith(lex.talks) and text.endswith((*lex.kicks, *lex.said))


def telling_words(text: str) -> set[str]:
    """The words of a line that say what it is about."""
    lex = lexicon()
    return {w for w in content_words(text) if len(w) > 3 and w not in lex.verbs and w not in lex.fillers}


def kicks(line: Line) -> bool:
    """Whether a line is made as a kicker, above the headline: «شهردار خبر داد:», with its colon or without.

    One that says of what it tells («شهردار از … خبر داد») is a headline itself.
    """
    if line.text[-1] in KICKS or names_talk(line.text):
        return True
    return len(line.words) <= _KICKER and line.text.endswith(lexicon().kicks) and lexicon().of not in line.text


class Vocabulary:
    """The words of a story, asked for few of them: looking those up in the text is quicker than finding all."""

    def __init__(self, lines: Iterable[Line], letters: int = _VOCABULARY):
        """Of the first lines, until there are `letters`."""
        texts: list[str] = []
        for line in lines:
            texts.append(line.text)
            letters -= line.letters
            if letters < 0:
                break
        self._text = f" {' '.join(texts)} "

    def __contains__(self, word: str) -> bool:
        text = self._text
        beside = str.isdigit if word.isdigit() else str.isalpha
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (beside(text[at - 1]) or beside(text[end])):
                return True
            at = text.find(word, end)
        return False

    def has_kin(self, words: Iterable[str]) -> bool:
        """Whether one of the words begins as a word of the story does."""
        return any(self._begins(word[:_STEM]) for word in words)

    def _begins(self, stem: str) -> bool:
        text = self._text
        at = text.find(stem)
        while at >= 0:
            if not text[at - 1].isalpha():
                return True
            at = text.find(stem, at + 1)
        return False

    def shared(self, words: Iterable[str]) -> int:
        """How many of the words (as `content_words` gives them) stand in the story."""
        return sum(map(self.__contains__, words))
