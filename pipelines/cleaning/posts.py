"""Messages of a messenger: lines that a page has broken whole again, pages that are one message, their signatures."""

import itertools
import re
import unicodedata
from collections import Counter

from pipelines.cleaning.chrome import PICTURES, STORY_KINDS, Line, Vocabulary, content_words, ends_with_verb, kicks
from pipelines.cleaning.chrome_words import lexicon
from pipelines.cleaning.wrapping import is_marked

_TAGS = re.compile(r"(?:#[^\s#]+\s*)+")
_FORWARDED, _TOP = re.compile("forwarded from", re.IGNORECASE), 3  # in one of the first lines
_PICTURE = 4  # letters of a picture with its variants
_PERSIAN = re.compile("[\u0621-\u06cc]")
_NUMBERED = re.compile(r"\d\d?\s?[.\-–)] ?\S")
_VALUE = re.compile(r": ?\d")
_MESSAGE, _LEAST = 30, 3  # lines of one, at most; of its story with the headline, at least
_NAME, _READ = 5, 3000  # words of a paper's name, at most; letters of the message that they are looked for in
_CHANNEL = re.compile(r"(?<![\w.])@")  # of no address: «info@name»
_DAY = 5  # digits of one
_WORDS, _HEADS = 3, 12  # words of an item, at least; of who is cited in items, at most
_PARTED = re.compile(r"(?:^|\s)[|/\-–—]+\s|\s[|/]+(?=\S)")  # between the parts of a signature
_RELATIONS = re.compile(r"\W*روابط عمومی ")
_SIGNATURE = 100  # letters of one
_JOINERS = ("\ufe0f", "\u200d")  # parts of a picture that are none themselves


def whole(lines: list[Line]) -> list[Line]:
    """The lines with a picture alone («🔹») set before the one that it opens, and sentences whole past a hashtag.

    A hashtag goes on with the line above where that ends as no sentence does («… در», «#گفتگو», «با شبکه خبر:»).
    """
    if not any(line.letters <= _PICTURE and line.text[0] > PICTURES for line in lines) and not any(
        line.text[0] == "#" for line in lines
    ):
        return lines
    out: list[Line] = []
    tagged = False  # the last line ends with a hashtag in a sentence
    for line in lines:
        last = out[-1] if out else None
        if last is None or line.blank_before:
            joins = tags = False
        else:
            tags = _TAGS.fullmatch(line.text) is not None and last.text.rpartition(" ")[2] in lexicon().unfinished
            joins = tags or ((tagged or _is_picture(last)) and line.text[0].isalnum())
        if joins and last is not None:
            merged = Line(last.start, line.end, f"{last.text} {line.text}", last.blanks)
            merged.wrapped = last.wrapped
            out[-1] = merged
        else:
            out.append(line)
        tagged = tags
    return out


def items(paras: list[Line]) -> None:
    """Lines with a picture before them, below one that says whose words they are («وزیر نیرو:»), are prose at any length."""
    listed = False
    for above, para in itertools.pairwise(paras):
        own = para.kind in STORY_KINDS and para.text[0] > PICTURES and len(para.words) >= _WORDS
        cites = above.text[-1] == ":" and above.kind in STORY_KINDS and 1 < len(above.words) <= _HEADS
        listed = own and para.text[-1] != ":" and (listed or cites)
        if listed:
            para.kind = "prose"


def message(paras: list[Line]) -> None:
    """On a page that is one message all that stands below its headline is its story, whatever its length.

    A channel's name, a hashtag or a point («🔹») shows it; nothing is on it that a site would print.
    """
    if len(paras) > _MESSAGE or not any(is_marked(para) or _names(para.text) for para in paras):
        return
    told = [para for para in paras if para.kind in STORY_KINDS and not _signs(para)]
    if any(map(is_marked, told[1:])) and any(p.kind == "prose" and p.full_stop and not is_marked(p) for p in told):
        return  # a story, and headlines of others
    if sum(para.kind not in STORY_KINDS and not _signs(para) for para in paras) > 1 or not _whole(told):
        return
    marks = Counter(para.text[0] for para in told)
    named = not is_marked(told[0]) and is_marked(told[1]) and marks[told[1].text[0]] == 1  # the channel
    headline = 1 if kicks(told[0]) or named or _is_name(told) else 0
    if kicks(told[0]) and _NUMBERED.match(told[1].text):  # «the latest of the flood;», «1. 210 villages …»
        headline = -1 if told[0].text[-1] == ":" else 0
    text = told[headline].text
    if _VALUE.search(text) and not ends_with_verb(text):  # «dollar: 51,200 tomans»: there is none
        headline = -1
    for i, para in enumerate(told):
        para.sure = i >= headline
        if i > headline and (len(para.words) >= _WORDS or ":" in para.text):
            para.kind = "prose"


def _is_name(told: list[Line]) -> bool:
    """Whether a page's first line is the name of who publishes it: a few words that nothing below has."""
    first = told[0]
    if is_marked(first) or len(first.words) > _NAME or any(map(str.isdigit, first.text)) or ends_with_verb(first.text):
        return False
    if _VALUE.search(told[1].text):  # «new prices: …»
        return False
    below = Vocabulary(told[2:], _READ)
    return not below.shared(content_words(first.text)) and below.shared(content_words(told[1].text)) > 0


def _whole(told: list[Line]) -> bool:
    """Whether lines are enough for a message: three, or its headline and a paragraph."""
    if len(told) == _LEAST - 1:
        return told[0].kind == "text" and told[1].kind == "prose" and not (told[0].stopped or signature(told[0].text))
    return len(told) >= _LEAST


def signature(text: str) -> bool:
    """Whether a line is the signature of a channel («@name | 7 Mehr») or of the body whose statement stands above."""
    if len(text) > _SIGNATURE:
        return False
    parts = (part for part in _PARTED.split(text) if not any(map(str.isdigit, part)))
    told = [part for part in parts if any(map(str.isalnum, part))]
    return bool(told) and all(lexicon().signatures.fullmatch(part) and not ends_with_verb(part) for part in told)


def signed(lines: list[Line]) -> None:
    """The last line of a page that is not the site's is a credit if it names the body whose statement stands above.

    The day stands beside its name, its public relations are named, or on a short page an empty line is above it.
    """
    last = next((line for line in reversed(lines) if line.kind in STORY_KINDS and not _signs(line)), None)
    if last is None or last is lines[0] or last.full_stop or not signature(last.text):
        return
    parted = last.blank_before and len(lines) <= _MESSAGE
    if parted or sum(map(str.isdigit, last.text)) >= _DAY or _RELATIONS.match(last.text):
        last.kind = "credit"


def _names(text: str) -> bool:
    """Whether a line names a channel, or is made of hashtags."""
    return _CHANNEL.search(text) is not None or _TAGS.fullmatch(text) is not None


def _signs(para: Line) -> bool:
    """Whether a line is a message's signature: its channel, hashtags, an address, pictures alone, its day."""
    text = para.text
    if para.kind == "credit" and signature(text):
        return True
    if _names(text) or "http" in text or not _PERSIAN.search(text):
        return True
    return para.kind == "chrome" and sum(map(str.isdigit, text)) >= _DAY


def forwarded(lines: list[Line]) -> None:
    """The channel from which a post has come is a credit; «🎥 Watch | …» in its first line is its headline."""
    if lines[0].kind == "related" and len(lines[0].text.partition("|")[2].split()) >= _WORDS:
        lines[0].kind = "text"
    for line in lines[:_TOP]:
        if line.kind in STORY_KINDS and _FORWARDED.search(line.text):
            line.kind = "credit"


def _is_picture(line: Line) -> bool:
    """Whether a line is one picture and nothing else."""
    if line.letters > _PICTURE or line.text[0] <= PICTURES:
        return False
    return all(c in _JOINERS or unicodedata.category(c) in ("So", "Sm") for c in line.text)
