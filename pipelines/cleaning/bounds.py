"""Where the story of a page starts and stops among its lines, and which lines between are not the story's."""

import itertools
import re

from pipelines.cleaning import chrome, tables
from pipelines.cleaning.chrome import STORY_KINDS, Line
from pipelines.cleaning.chrome_words import lexicon
from pipelines.cleaning.masthead import is_agency
from pipelines.cleaning.wrapping import cites, stamped

PART = 40  # letters that are enough to know a lead that comes again
SENTENCE = 60  # so long a line may be a sentence that lost its full stop
_BULLETS = frozenset('-–—_*•▪■●◀►«»"(')
# A paragraph with so small a share of its words in the story tells of something else.
_OTHER, _ELSE, _MOST = 0.2, 0.35, 0.5
_HEADS = 12  # words of a heading above items
_COUNTER = 0.5  # so large a share of the words of menus and labels, and a line with a number counts visits or comments
_SITES = (0.4, 0.3)  # so large a share of the words of menus and labels, behind one or two lines: the site speaks
_DAY = re.compile(r"\W*\d{4}\s?[-/.]\s?\d\d?\s?[-/.]\s?\d\d?\W*(?:\d\d?:\d\d)?")
_DATED = re.compile(r"(?:\d\d?\D{1,12})?\d{4}.{0,60}?\d:\d\d|\d:\d\d.{0,60}?\d{4}")  # a day with its clock
_YEAR = re.compile(r"(?:^|\D)(?:1[34]|20)\d\d(?:\D|$)")
_LONGEST = 150  # letters of a headline that ends with a verb
_VOCALISED = 1.1  # folded marks that no letter carries: so many of them only Arabic with its vowels has
_VALUE = re.compile(r"[^:\d]+: ?\d[\d.,٫٬/]* ?[^\W\d]{2,}[^:]*")  # «injured: 27 persons»
_NUMBER = re.compile(r"[^:\d]+: ?\d[\d.,٫٬/]*")  # and one without a unit, below such a line
_RULE = re.compile(r"([-–—_=*~─━])(?: ?\1){4,}")  # a line that parts one message from the next
_SIGNS = frozenset("@👁")  # below a messenger's message: its channel, how many saw it
_LEAST = 200  # letters of a story
_BOX = 20  # lines of a box inside a story, at most
_SITES_OWN = ("closer", "repeat")  # above a day with its clock that is no data of the story's
_NEXT_POST = re.compile(r"\d.*#(?:[2-9]|\d\d+)$")  # «15-09-1393, 09:45 PM #2» above an answer in a forum
_SPEAKS = frozenset("🎙🎤👤🗣✍")  # pictures of who speaks
_CODED = re.compile(r"\d{3,5}(?: ?[/*] ?\d{3,5})*")  # the numbers of who wrote and who edited
_MARK = 25  # letters of an agency's name
_MANY = 10  # lines of the site's, more than a box inside a story has
_READ = 3000  # letters of a story that such a paragraph is compared with


def without_other_messages(paras: list[Line]) -> None:
    """Where rules part a messenger's messages, paragraphs of those that tell of something else than the longest are chrome."""
    cuts = [i for i, para in enumerate(paras) if para.kind == "chrome" and _RULE.fullmatch(para.text)]
    if len(cuts) < 2:
        return
    parts = [paras[a + 1 : b] for a, b in itertools.pairwise([-1, *cuts, len(paras)])]
    told = [[para for para in part if para.kind == "prose"] for part in parts]
    longest = max(told, key=_letters)
    vocabulary = chrome.Vocabulary(longest, _READ)
    for part, other in zip(parts, told, strict=True):
        words = {word for para in other for word in chrome.telling_words(para.text)}
        signed = any(para.text[0] in _SIGNS for para in part)
        if signed and 2 * _letters(other) < _letters(longest) and vocabulary.shared(words) < _ELSE * len(words):
            for para in other:
                para.kind = "chrome"


def _letters(paras: list[Line]) -> int:
    return sum(para.letters for para in paras)


def story_start(paras: list[Line]) -> int:
    """Index of the first paragraph that can only be the story's."""
    prose = [i for i, para in enumerate(paras) if para.kind == "prose"]
    if len(prose) > 1:
        first = paras[prose[0]]
        long_headline = (
            not (first.wrapped or first.sure)
            and chrome.PROSE_LETTERS <= first.letters < 260
            and not first.stopped
            and first.text[-1] not in "،:"
        )
        long_headline = long_headline or _is_cut_headline(paras, *prose[:2])
        if prose[0] and paras[prose[0] - 1].kind == "repeat" and chrome.ends_with_verb(first.text):
            long_headline = False  # the end of a lead that begins above it
        if long_headline and first.letters > _LONGEST and prose[1] == prose[0] + 1 and _tells(first.text):
            long_headline = False  # a lead without its full stop
        again = any(p.kind == "repeat" and first.text.startswith(p.text[:PART]) for p in paras[: prose[0]])
        if _kicks(paras, prose[0]):
            paras[prose.pop(0)].kind = "text"
        elif long_headline and not again and not chrome.opens_story(first.text) and not _told_above(paras, prose[0]):
            paras[prose.pop(0)].kind = "text"  # a long headline
    rest = sum(paras[i].letters for i in prose)
    while len(prose) > 1:
        first = paras[prose[0]]
        rest -= first.letters
        if not _verse_above(paras, *prose[:2]) and (2 * first.letters > rest or not _above_header(paras, *prose[:2])):
            break
        paras[prose.pop(0)].kind = "chrome"  # a notice above the site's header
        if len(prose) > 1 and _kicks(paras, prose[0]):
            paras[prose.pop(0)].kind = "text"
    if prose:
        return prose[0] - _cites(paras, prose[0])
    return max(range(len(paras)), key=lambda i: paras[i].letters if paras[i].kind in STORY_KINDS else -1)


def _is_cut_headline(paras: list[Line], at: int, next_prose: int) -> bool:
    """Whether a paragraph is the headline, which the page has cut («… و کشاورزان…»): none is above, the story is below."""
    para = paras[at]
    if para.letters > _LONGEST or para.text.endswith("]") or not chrome.cut_text(para.text) or next_prose > at + 1:
        return False
    return not any(line.kind in ("text", "repeat") and len(line.words) > 2 for line in paras[:at])


def _cites(paras: list[Line], at: int) -> bool:
    """Whether the line above the story's first paragraph tells whose words follow: «سخنگوی گمرک:», «🔹…»; «فلانی گفت:»."""
    if not at or paras[at - 1].kind not in ("text", "phrase") or not 1 < len(paras[at - 1].words) <= _HEADS:
        return False
    text, below = paras[at - 1].text, paras[at]
    if text[-1] == ":" and chrome.ends_with_verb(text.rstrip(" :")):
        return paras[at - 1].words[:2] != below.words[:2]  # a kicker says what the paragraph says itself
    # below a headline the line is none itself
    headed = any(para.kind == "text" and len(para.words) > 2 for para in paras[: at - 1])
    if text[-1] == ":" and (not headed or (not below.blank_before and paras[at - 1].words[:2] != below.words[:2])):
        return True
    if headed and text[0] in _SPEAKS and not chrome.ends_with_verb(text):
        return True
    if below.text[0] <= chrome.PICTURES or below.blank_before:
        return False
    return headed and text[0] > chrome.PICTURES and not (chrome.ends_with_verb(text) or any(map(str.isdigit, text)))


def _above_header(paras: list[Line], at: int, next_prose: int) -> bool:
    """Whether a paragraph is a notice that stands above the site's header: no headline is above it or tells of it."""
    if any(para.kind == "text" and len(chrome.content_words(para.text)) > 3 for para in paras[:at]):
        return False
    between, vocabulary = paras[at + 1 : next_prose], chrome.Vocabulary([paras[at]])
    if any(vocabulary.shared(chrome.telling_words(line.text)) > 1 for line in between):
        return False
    return _foreign(paras[at], between, paras[next_prose:], _MOST)


def _tells(text: str) -> bool:
    """Whether a line is one sentence that ends with its verb, and no headlines in a row."""
    return chrome.ends_with_verb(text) and _BULLETS.isdisjoint(text.replace("«", "").replace("»", ""))


def _kicks(paras: list[Line], at: int) -> bool:
    """Whether a line that ends with a colon is a kicker: a headline follows, and none is above."""
    para = paras[at]
    if para.letters >= chrome.LONG_LETTERS or para.text[-1] not in chrome.KICKS or chrome.opens_story(para.text):
        return False
    below = next((line for line in paras[at + 1 :] if line.kind != "chrome"), para)
    headline = below.kind == "text" and not below.stopped and len(below.words) > 3
    return headline and not any(line.kind == "text" and len(line.words) > 3 for line in paras[:at])


def _verse_above(paras: list[Line], at: int, next_prose: int) -> bool:
    """Whether a paragraph is the vocalised verse that a site sets above its page's date and headline."""
    para, between = paras[at], paras[at + 1 : next_prose]
    if para.end - para.start < para.letters * _VOCALISED or not any(_DATED.search(line.text) for line in between):
        return False
    words = chrome.telling_words(para.text)
    return chrome.Vocabulary(paras[next_prose:], _READ).shared(words) < _OTHER * len(words)


def _told_above(paras: list[Line], at: int) -> bool:
    """Whether a sentence that lost its full stop says what a line above it says: then that is the headline."""
    above = paras[max(0, at - 8) : at]
    return any(para.kind == "text" and chrome.tells_again(para.text, paras[at].text) for para in above)


def story_stop(paras: list[Line], start: int) -> int:
    """Index after the last line that may belong to the story."""
    total = sum(p.letters for p in paras[start:] if p.kind == "prose")
    before = 0
    bounded = ""
    stop = len(paras)
    for i in range(start, len(paras)):
        kind = paras[i].kind
        if kind == "end" and i > start:
            stop, bounded = i, "end"
            break
        if i > start and (
            (kind == "closer" and _closes(paras, start, i, before, total))
            or (kind == "chrome" and "#" in paras[i].text and _NEXT_POST.search(paras[i].text))
        ):
            stop, bounded = i, "closer"
            break
        if kind == "prose":
            before += paras[i].letters
            if chrome.has_end(paras[i]):
                return i + 1
    return _trim(paras, start, stop, bounded)


def _closes(paras: list[Line], start: int, at: int, before: int, total: int) -> bool:
    """Whether a heading that may end the story, with `before` of its `total` letters above it, does."""
    below = next((para for para in paras[at + 1 : at + _BOX] if para.kind == "prose"), None)
    if below is not None and lexicon().goes_on.match(below.text):
        return False
    return total - before <= before or _told_below(paras, start, at)


def _told_below(paras: list[Line], start: int, at: int) -> bool:
    """Whether the paragraphs below a heading that may end the story tell of something else than those above it."""
    above = [p for p in paras[start:at] if p.kind == "prose"]
    words: set[str] = set()
    letters = 0
    for para in (p for p in paras[at:] if p.kind == "prose"):
        words |= chrome.telling_words(para.text)
        letters += para.letters
        if letters > _READ:
            break  # enough to tell; a page may have such a heading above each of a thousand comments
    return _letters(above) > _LEAST and chrome.Vocabulary(above, _READ).shared(words) < _OTHER * len(words)


def _trim(paras: list[Line], start: int, stop: int, bounded: str) -> int:
    """`stop` without what trails behind the last paragraph: credits, menus, headlines of other stories."""
    last = start  # the last line that is surely the story's
    for i in range(stop - 1, start, -1):
        para = paras[i]
        short = para.kind == "text" and len(para.words) >= 5 and paras[i - 1].kind == "prose"
        if para.kind == "prose" or ((short or para.kind == "phrase") and para.full_stop and not _own(para)):
            last = i
            break
    if bounded == "end":
        return stop
    last = _without_foot(paras, start, last)
    vocabulary: chrome.Vocabulary | None = None
    listing = paras[last].text.endswith(":") or chrome.introduces(paras[last].text)
    end = tables.fixtures(paras, last + 1, stop)
    for i in range(end, stop):
        para = paras[i]
        if i == end and listing and paras[i - 1].text.endswith(":"):
            end = tables.numbered(paras, i, stop)
        if i < end:
            continue
        if para.kind != "text":
            break
        named = para.text[0].isalnum() and para.text.count("،") > 2  # names in a row
        if not (listing or named or para.text[0] in _BULLETS or _is_value(para, paras[i - 1])):
            if len(para.words) < 5 and ":" in para.text:  # «name: value», as sites print below a story
                break
            vocabulary = vocabulary or chrome.Vocabulary(paras[start : last + 1])
            akin = _akin(para, vocabulary) and chrome.chrome_share(para.words, lexicon()) < _COUNTER
            if not (akin or (i == last + 1 and _goes_on(para, paras[i + 1 : i + 2], vocabulary))):
                break
            listing = para.text.endswith(":")
        end = i + 1
    return end


def _is_value(para: Line, above: Line) -> bool:
    """Whether a line tells the number of something («injured: 27 persons») that is no counter or date of the site's."""
    lex = lexicon()
    if not (_VALUE.fullmatch(para.text) or (_NUMBER.fullmatch(para.text) and _VALUE.fullmatch(above.text))):
        return False
    return lex.dates.isdisjoint(para.words) and chrome.chrome_share(para.words, lex) < _COUNTER


def _goes_on(para: Line, below: list[Line], vocabulary: chrome.Vocabulary) -> bool:
    """Whether a line right below the story is its last sentence without its full stop: no other of its kind follows."""
    if not chrome.ends_with_verb(para.text):
        return False
    if not below and len(para.words) > 5:  # the page's last line
        return chrome.chrome_share(para.words, lexicon()) < _OTHER
    if para.letters < SENTENCE or para.blank_before:
        return False
    alone = not below or below[0].kind in ("credit", "end", "closer", "chrome")
    lex = lexicon()
    words = {w for w in chrome.content_words(para.text) if w not in lex.verbs and w not in lex.fillers}
    return alone and vocabulary.shared(words) > 2


def _without_foot(paras: list[Line], start: int, last: int) -> int:
    """`last` without the paragraphs below the story: the site's notices, its readers' comments."""
    while True:
        above = next((i for i in range(last - 1, start - 1, -1) if paras[i].kind == "prose"), None)
        if above is None or not _foreign(
            paras[last], paras[above + 1 : last], paras[above : start - 1 if start else None : -1]
        ):
            return last
        last = above


def _foreign(para: Line, between: list[Line], story: list[Line], limit: float = _OTHER) -> bool:
    """Whether a paragraph that other lines part from a story (its nearest lines first) is none of it.

    Subheadings and tables are few, or share words with their story, as does what stands below them.
    """
    if not between or para.letters > chrome.SHORT_LETTERS or chrome.opens_story(para.text):
        return False
    if para.text.endswith(":") or story[0].text.endswith(tuple(chrome.KICKS)):  # a list in the story
        return False
    vocabulary = chrome.Vocabulary(story, _READ)
    short = [line for line in between if line.kind != "prose" and not (line.stopped and len(line.words) > 2)]
    gap = [line for line in short if not _akin(line, vocabulary, 2)]
    if not gap or 2 * sum(map(_is_cell, gap)) > len(gap) + 1:  # a table
        return False
    words = chrome.telling_words(para.text)
    share = vocabulary.shared(words) / max(1, len(words))
    own = chrome.chrome_share(para.words, lexicon())
    if len(gap) < 3 or (len(gap) < _MANY and any(line.kind == "related" for line in between)):
        return share < _OTHER and own >= _SITES[min(len(gap), 2) - 1]
    return share < limit or (share < _ELSE and own >= _SITES[1])


def _is_cell(line: Line) -> bool:
    """Whether a line may be of a table: it has numbers and is not a day alone, as stands beside a headline."""
    if not any(c.isdigit() for c in line.text) or _DAY.fullmatch(line.text):
        return False
    return not line.words or not lexicon().dates.issuperset(line.words)


def _akin(line: Line, vocabulary: chrome.Vocabulary, least: int = 1) -> bool:
    """Whether a line has half of its words, and `least` of them, from the story."""
    words = chrome.content_words(line.text)
    return vocabulary.shared(words) >= max(least, 0.5 * len(words))


def _own(para: Line) -> bool:
    """Whether a line that holds a site's phrase is made of the site's words."""
    return chrome.chrome_share(para.words, lexicon()) >= 0.3


def opening(paras: list[Line], title: int | None, start: int, vocabulary: chrome.Vocabulary) -> int:
    """Index of the story's first line: short ones may stand before the first full paragraph, below the title."""
    if title is None:
        return start
    first = start
    for i in range(start - 1, title, -1):
        para = paras[i]
        if para.kind != "text" and not (para.kind == "phrase" and para.stopped and not _own(para)):
            if i == start - 1 and para.kind == "chrome" and cites(paras[i - 1]):
                continue  # the page's day below the lead
            break
        if not any(w > "z" for w in para.words):  # a notice in another language
            break
        if stamped(para.text):  # «Mehr, Sunday 7 Mehr 1402 - 17:28»
            break
        words = chrome.content_words(para.text)
        akin = bool(words) and vocabulary.shared(words) >= 0.5 * len(words)
        if (
            para.text.endswith(":")
            or (para.letters >= SENTENCE and chrome.tells_again(paras[title].text, para.text))
            or (para.stopped and len(para.words) >= 4)
            or (cites(para) and all(line.kind == "chrome" for line in paras[i + 1 : start]))
            or (akin and (para.blank_before or para.letters >= chrome.LONG_LETTERS))
            or (akin and para.letters >= SENTENCE and chrome.ends_with_verb(para.text))
        ):
            first = i
        elif not akin:
            break
    return first


def story_indices(paras: list[Line], start: int, stop: int) -> list[int]:
    """Indices of the story's paragraphs: without the boxes, read-also lists, credits and chrome inside it."""
    out = []
    skipping = False
    last = max((i for i in range(start, stop) if paras[i].kind == "prose"), default=start)
    boxes = _boxes(paras, start, stop)
    for i in range(start, stop):
        para = paras[i]
        kind = para.kind
        if kind == "related":
            skipping = not chrome.label_of(para.text.lstrip(chrome.EDGE))[2].strip()
            continue
        phrase = kind == "phrase" and _own(para)
        if skipping and kind in ("chrome", "text") and chrome.ends_box(para):
            skipping = False
            continue
        if i in boxes or (skipping and (kind in ("text", "chrome") or phrase) and not para.full_stop):
            continue
        skipping = False
        if kind in ("closer", "credit", "repeat", "end"):
            continue
        if kind == "chrome" and (
            not _is_data(para)
            or _is_stamp(para, paras[i - 1])
            or (i == start + 1 and _DATED.search(para.text))  # the page's day, below the lead
            or (i == start + 1 < stop - 1 and paras[i + 1].kind == "prose" and _is_day(para))
        ):
            continue
        if kind == "text" and ((para.letters < _MARK and is_agency(para.text)) or (i == start + 1 and _heads(para))):
            continue
        if phrase and not (i < last and para.full_stop):
            continue
        out.append(i)
    while len(out) > 1 and _CODED.fullmatch(paras[out[-1]].text) and paras[out[-2]].full_stop:
        out.pop()
    return out


def _heads(para: Line) -> bool:
    """Whether a line below a lead begins with the page's day and clock, its section and its comments behind them."""
    if not para.text[0].isdigit() or para.letters > SENTENCE or para.stopped:
        return False
    return _DATED.match(para.text[:_MARK]) is not None and not chrome.ends_with_verb(para.text)


def _is_day(para: Line) -> bool:
    """Whether a line is a day alone, as stands below the first line of a page that has no headline above its lead."""
    return _YEAR.search(para.text) is not None and lexicon().dates.issuperset(para.words)


def _is_stamp(para: Line, above: Line) -> bool:
    """Whether a line of numbers is the page's day and clock, below a line of the site's."""
    if above.kind in _SITES_OWN:
        return stamped(para.text)
    return above.kind == "chrome" and not _is_data(above) and _DATED.search(para.text) is not None


def _boxes(paras: list[Line], start: int, stop: int) -> set[int]:
    """Indices of lines between two paragraphs that are a box of the site's: headlines that tell of something else.

    A line of the site's own stands with them, or they are several; none ends as a sentence or introduces a list.
    """
    prose = [i for i in range(start, stop) if paras[i].kind == "prose"]
    vocabulary: chrome.Vocabulary | None = None
    out: set[int] = set()
    for above, below in itertools.pairwise(prose):
        if below == above + 1 or paras[above].text.endswith(":"):
            continue
        between = paras[above + 1 : below]
        lines = [i for i in range(above + 1, below) if paras[i].kind in ("text", "phrase")]
        framed = any(p.kind in ("chrome", "related") and not p.full_stop and not _is_data(p) for p in between)
        heading = framed and len(lines) > 1 and len(paras[lines[0]].words) < 4  # above the headlines
        if lines and paras[lines[0]].text[-1] in chrome.KICKS and chrome.ends_with_verb(paras[lines[0]].text[:-1]):
            continue  # «they say:», and what they say
        if lines and paras[lines[0]].text[0] in _BULLETS & {paras[above].text[0], paras[below].text[0]}:
            continue  # items of one list
        if len(lines) < (1 if framed else 2) or not all(_may_head(paras[i], framed) for i in lines[heading:]):
            continue
        vocabulary = vocabulary or chrome.Vocabulary([paras[i] for i in prose], _READ)
        if not any(_akin(paras[i], vocabulary, 2) for i in lines):
            out.update(lines)
    return out


def _may_head(para: Line, framed: bool) -> bool:
    """Whether a line may be the headline of another story; of lines that nothing frames those with numbers may not."""
    if para.wrapped or len(para.words) < 4 or para.text.endswith((".", ":")):
        return False
    return framed or not any(c.isdigit() for c in para.text)


def _is_data(para: Line) -> bool:
    """A line of numbers, dates or names of weekdays inside a story: a cell of a table, not a counter."""
    lex = lexicon()
    if para.text.startswith(("http", "www.")):
        return False
    return not any(w in lex.words and w not in lex.clock for w in para.words) and not re.fullmatch(
        r"[\W_]*(?:/\s*\d+[\W_]*)?", para.text
    )
