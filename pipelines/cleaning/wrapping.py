"""Hard-wrapped lines of a dump joined to paragraphs again."""

import itertools
import re
import unicodedata

from pipelines.cleaning import chrome
from pipelines.cleaning.chrome import STORY_KINDS, Line
from pipelines.cleaning.chrome_words import lexicon

_STAMP = re.compile(r"\d{1,2}:\d\d\s*[|\-–—]")  # of a headline in a list
_MENU = re.compile(r"[|•·]")
_NUMBERED = re.compile(r"\d{1,2}\s?[-–.)]\s?(?=\D)")  # an item of a list
_ITEM = re.compile(r"[-–—*•▪●■]\s")
_STAMPED = re.compile(  # a day and its clock at the end of a site's line: no sentence breaks there
    r"(?:\d{2,4}[/.-]\d\d?[/.-]\d{2,4}|\d{4})[\s،,|–-]*(?:ساعت\s*)?(?:\d\d?:\d\d(?::\d\d)?(?:\s*[+-]\d{4})?|\d\d? و \d\d? دقیقه)\W*$"
)
_TITLE = 20
_CITED, _SAID = 75, 5  # letters, and words behind the colon
_GOES_ON = "؛،"  # no line begins with them
_ROWS = "|▪•■»"  # between fields, between headlines in a row
_PIECES, _CREDIT_LETTERS = 6, 320  # lines and letters of a credit and the sentence that it opens, at most
_FROM, _TO = 50, 115  # widths at which dumps break their lines


def unwrap(lines: list[Line]) -> list[Line]:
    """Hard-wrapped lines joined to paragraphs: a line whose successor's first word would not have fitted is wrapped."""
    width = _width(lines)
    if width is None and sum(line.blank_before for line in lines) > 0.8 * len(lines):
        width = _single_spaced(lines)
    torn, told = set(), False  # above the first paragraph stand headlines, which are cut at any word
    for i, (last, line) in enumerate(itertools.pairwise(lines)):
        if last.kind not in STORY_KINDS:
            continue
        told = told or last.kind == "prose"
        if told and last.text[-1].isalpha() and _torn(last, line):
            torn.add(i)
    broken = (line for line in lines if line.text[-1] == "،" and _FROM <= line.letters <= _TO)
    if width is None and not torn and next(broken, None) is None:
        return lines
    groups = [[lines[0]]]
    last = lines[0]
    for i, line in enumerate(lines[1:]):
        group = groups[-1]
        twice = i and lines[i - 1].text == last.text  # a headline, whatever its length
        wraps = last.kind in STORY_KINDS and not (line.blank_before or twice) and _wraps(last, line, width, len(group))
        if wraps or i in torn or (len(group) > 1 and _credit_goes_on(group, line)):
            group.append(line)
            last = line
            if line.kind == "chrome":  # it stands inside a sentence
                last = Line(line.start, line.end, line.text)
                last.kind = "text"
        else:
            groups.append([line])
            last = line
    long = any(line.letters > _TO and line.kind == "prose" and "](" not in line.text for line in lines)
    if width is not None and long and not _paragraphs(groups):
        return lines
    return [group[0] if len(group) == 1 else _joined(group) for group in groups]


def _unended(line: Line) -> bool:
    """Whether a line ends neither with a stop nor with a verb."""
    return (not line.stopped or line.text.endswith("؛")) and not chrome.ends_with_verb(line.text)


def _torn(last: Line, line: Line) -> bool:
    """Whether a page has broken a sentence at a link, or at a bold word: whatever the width of its lines."""
    if line.blank_before or line.kind not in STORY_KINDS:
        return False
    if line.text[0] in _GOES_ON:
        return True
    text = last.text
    credit = last.letters < _TITLE and text.startswith(
        lexicon().credit_opens
    )  # «به گزارش خبرنگار», and the agency's name below
    governs = _governs(text)
    said = last.letters > _TO and last.kind == "prose" and ":" in text[_TITLE:] and line.stopped
    if not (credit or governs or said) or not line.text[0].isalnum() or not _unended(last):
        return False
    # «… خبر داد و گفت: در دهه … با اعتبار», and its amount below
    return credit or (not chrome.holds(text, _ROWS) and (governs or "http" not in text))


def _governs(text: str) -> bool:
    """Whether a line ends with a word that governs what follows."""
    before, _, word = text.rpartition(" ")
    return word in lexicon().unfinished and bool(before) and before.rpartition(" ")[2] not in lexicon().whole_after


def _credit_goes_on(group: list[Line], line: Line) -> bool:
    """Whether a credit line that was broken at its links goes on: no line of it has ended yet."""
    first, last = group[0], group[-1]
    if not first.text.startswith(lexicon().credit_opens) or len(group) > _PIECES or line.blank_before:
        return False
    return line.kind in STORY_KINDS and _unended(last) and sum(piece.letters for piece in group) < _CREDIT_LETTERS


def _paragraphs(groups: list[list[Line]]) -> bool:
    """Whether joined lines are paragraphs: most end as sentences do, or some are of three lines; headlines are not."""
    joined = [group for group in groups if len(group) > 1]
    stopped = sum(group[-1].stopped for group in joined)
    return 2 * stopped > len(joined) or (stopped > 0 and any(len(group) > 2 for group in joined))


def _joined(group: list[Line]) -> Line:
    """Wrapped lines as one paragraph."""
    first, last = group[0], group[-1]
    merged = Line(first.start, last.end, " ".join(line.text for line in group), first.blanks)
    merged.blank_before = first.blank_before
    merged.wrapped = True
    if all(line.kind == "phrase" for line in group):
        merged.kind = "phrase"
    elif merged.letters >= chrome.LONG_LETTERS or last.full_stop or any(line.kind == "prose" for line in group):
        merged.kind = "prose"
    else:
        merged.kind = "text"
    return merged


def _wraps(last: Line, line: Line, width: int | None, physical: int) -> bool:
    """Whether `line` goes on with the sentence of `last`; `physical` lines are joined already."""
    broken = last.text.endswith("،") and _FROM <= last.letters <= _TO
    if not (broken or _fills(last, line, width)):  # true of most lines, and quickly told
        return False
    if line.kind not in STORY_KINDS and not (
        line.kind == "chrome"
        and line.letters < 30
        and (physical > 1 or line.full_stop or _hangs(last, line))  # «شده است.»
    ):
        return False
    if (not line.text[0].isalpha() and _begins(line, last)) or len(_MENU.findall(last.text)) > 1:
        return False
    if lexicon().goes_on.match(line.text) and chrome.ends_with_verb(last.text):
        return False
    return not (_again(last.text, line.text) or stamped(last.text) or stamped(line.text))


def _fills(last: Line, line: Line, width: int | None) -> bool:
    """Whether a line's first word would not have fitted on the line above it."""
    if width is None or (last.letters > width + 5 and "](" not in last.text):
        return False
    room = width - 7  # ZWNJ may have been lost after wrapping
    if last.letters + 1 + line.letters <= room or last.letters + 1 + len(line.text.split(" ", 1)[0]) <= room:
        return False
    if line.letters > 2 * width and "](" not in line.text and "http" not in line.text:
        return False  # a paragraph that nobody has wrapped
    return last.letters >= room - 25 or not last.full_stop


def _again(text: str, other: str) -> bool:
    """Whether a line says again how the line above begins or ends: the way to a headline or the site's name, and the headline."""
    return _TITLE < len(other) <= len(text) and (text.endswith(other) or text.startswith(other))


def stamped(text: str) -> bool:
    """Whether a line ends with a day and a clock, as a site's lines do."""
    return (text[-1].isdigit() or text.endswith("دقیقه")) and _STAMPED.search(text[-40:]) is not None


def _begins(line: Line, last: Line) -> bool:
    """Whether a line, which begins with no letter, begins an item of a list."""
    if line.text[0].isdigit():
        return _STAMP.match(line.text) is not None or _NUMBERED.match(line.text) is not None
    if is_marked(line):
        return True
    return bool(_ITEM.match(line.text)) and (
        last.stopped or last.text[-1] in chrome.KICKS or bool(_ITEM.match(last.text))
    )


def is_marked(line: Line) -> bool:
    """Whether a line begins with a sign that posts put before their points: «🔹», «✅»."""
    return unicodedata.category(line.text[0]) == "So"


def cites(line: Line) -> bool:
    """Whether a line tells whose words it has and is longer than most headlines: «شهردار گلزار: پل تازه شهر … گشوده شد»."""
    said = line.text.partition(": ")[2] if line.letters >= _CITED else ""
    return len(said.split()) > _SAID and chrome.ends_with_verb(said)


def _hangs(last: Line, line: Line) -> bool:
    """Whether a line ends as no headline does, so that the next, of the site's words, is its last."""
    return last.text.rpartition(" ")[2] in lexicon().hanging and not any(c.isdigit() for c in line.text)


def _single_spaced(lines: list[Line]) -> int | None:
    """The width of a hard-wrapped dump that puts a blank line behind every line; its blank lines are then ignored."""
    was = [line.blank_before for line in lines]
    for line in lines:
        line.blank_before = line.blanks > 1
    width = _width(lines)
    if width is None:
        for line, blank in zip(lines, was, strict=True):
            line.blank_before = blank
    return width


def _width(lines: list[Line]) -> int | None:
    """The column at which the dump breaks lines; None where it does not."""
    widths = []
    for line, after in itertools.pairwise(lines):
        if (
            _FROM <= line.letters <= _TO
            and line.kind in STORY_KINDS
            and not after.blank_before
            and after.kind in ("text", "prose", "phrase")
            and not (after.text[0].isdigit() and _NUMBERED.match(after.text))
            and not is_marked(after)
            and not line.stopped
        ):
            widths.append(line.letters)
    long = sum(1 for line in lines if line.letters > _TO and "](" not in line.text and "http" not in line.text)
    if not long and widths and max(widths) >= 60:
        stopped = sum(_FROM <= line.letters <= _TO and line.full_stop for line in lines)
        if len(widths) >= stopped:  # not one paragraph on a line of its own: everything is wrapped
            return max(widths)
    if len(widths) < 2 or long > len(widths):
        return None
    if len(widths) < 0.2 * sum(1 for line in lines if line.kind in STORY_KINDS):
        return None
    widths.sort()
    width = widths[int(len(widths) * 0.95)]
    near = sum(1 for w in widths if w > width - 22)
    return width if near >= 0.6 * len(widths) else None
