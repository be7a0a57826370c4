"""Lines of a page that hold a date: which day, under which label, with which clock, and how the line is made."""

import datetime as dt
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.cleaning.masthead import is_agency
from pipelines.folding import ZWNJ, fold
from pipelines.intake.dates import words
from pipelines.intake.dates.shapes import Clock, Shape, clocks, shapes

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_SEPARATORS = frozenset("|/\\-–—−•·:»«>،,()[]{}؛;.*•●▪■◆⏱🕒📅\u200f٬")
_LETTER = re.compile(r"[^\W\d_]")
_CHUNK = re.compile(rf"[^\s{ZWNJ}]+")
_STEPS = frozenset("»›><‹←→")  # between the parts of the way to a page
_SPLIT = re.compile(r"[|•»>/\-–—]")
_COMMA = re.compile(r"[|•»>/\-–—،]")
_PART = re.compile(r"[|•·\-–—\d]")
_FIELD = re.compile(r": [^\W\d]")  # «name: value»
_HEADLINE = 4  # words in front of a verb that make a headline of it; a name has fewer
_FIRST_POST = re.compile(r"\d#1$|\W#1$")  # of a forum's page: «15-09-1393, 09:45 PM #1»
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.@])[a-z][a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]{2,6}/[\w-]+")
CLOCK_REACH = 30  # letters between a date and its clock, weekdays and fillers included


@dataclass(slots=True)
class Line:
    """A line in compared form; `at[i]` is the offset in the page of its i-th letter."""

    text: str
    at: Sequence[int]
    chrome: bool = True

    def page_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the page of a stretch of the compared line."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(slots=True)
class Dated:
    """One dated stretch of a line, its reading and the label that governs it."""

    day: dt.date | None
    problem: str | None
    kind: str  # strong | weak | own (the way to this page, its place in print) | code | none | refused:visit …
    clock: Clock | None
    calendars: set[str]
    start: int  # in the page: label to last date or clock
    end: int
    quote: str  # in compared form
    clear_before: bool  # nothing but separators in front of it (and of its label)
    clear_after: bool
    letters: int  # letters of the line that belong neither to date, clock, label nor noise
    weekday: bool
    boxed: bool  # «Name, [15.09.20 15:45]»: a message copied out of a messenger
    index: int = 0  # of its line
    chrome: bool = True


def compared(folded: str, start: int, end: int, chrome: bool = True) -> Line:
    """The compared form of folded[start:end] with the way back: entities read, half-spaces gone, lower case."""
    piece = folded[start:end]
    if "&" not in piece and ZWNJ not in piece and len(low := piece.lower()) == len(piece):
        text = low.strip()
        if " ".join(text.split()) == text:
            return Line(text, range(start + len(low) - len(low.lstrip()), end), chrome)
    if "&" in piece or len(piece.lower()) != len(piece):
        return by_letter(piece, start, chrome)
    chunks: list[str] = []
    at: list[int] = []
    last = 0
    for m in _CHUNK.finditer(piece):
        gap = piece[last : m.start()]
        if chunks and gap.strip(ZWNJ):
            chunks.append(" ")
            at.append(start + last + len(gap) - len(gap.lstrip(ZWNJ)))
        chunks.append(m[0])
        at += range(start + m.start(), start + m.end())
        last = m.end()
    return Line("".join(chunks).lower(), at, chrome)


def by_letter(piece: str, start: int, chrome: bool) -> Line:
    """`compared` for lines with entities, or whose letters change their number in lower case."""
    out: list[str] = []
    at: list[int] = []
    pieces: list[tuple[str, int]] = []
    last = 0
    for m in _ENTITY.finditer(piece):
        pieces += [(c, start + last + i) for i, c in enumerate(piece[last : m.start()])]
        pieces += [(c, start + m.start()) for c in fold(html.unescape(m[0]))[:1]]
        last = m.end()
    pieces += [(c, start + last + i) for i, c in enumerate(piece[last:])]
    for char, offset in pieces:
        if char == ZWNJ:
            continue
        lower = char.lower()
        if char.isspace():
            if not out or out[-1] == " ":
                continue
            lower = " "
        out.append(lower if len(lower) == 1 else char)
        at.append(offset)
    while out and out[-1] == " ":
        out.pop()
        at.pop()
    return Line("".join(out), at, chrome)


def label_only(text: str) -> str | None:
    """The kind of label that a line consists of («تاریخ انتشار:»), or None."""
    pattern, kinds = words.labels()
    m = pattern.match(text)
    rest = words.without_noise(words.label_objects().sub("", text[m.end() :])) if m else ""
    if m and not _LETTER.search(rest) and not re.search(r"\d", text):
        return kinds[words.compact(m[0])]
    return None


def read_line(line: Line, index: int, today: dt.date, inherited: str | None = None) -> list[Dated]:
    """The dated stretches of a line; `inherited` is the kind of a label that fills the line before."""
    text = line.text
    found = shapes(text, today)
    if not found:
        return []
    marks = [m for m in words.marks(text) if not any(s.start <= m[0] < s.end for s in found)]
    times = clocks(_cut_out(text, found))
    out = []
    for group in _groups(text, found, marks):
        governing = _governing(text, group[0].start, group[-1].end, marks, inherited)
        out.append(_dated(line, group, governing, times, found, marks, index))
    return out


def _cut_out(text: str, found: list[Shape]) -> str:
    """The line with blanks for its dates, so that a clock glued to one is seen; the T of ISO goes with its date."""
    for shape in found:
        end = shape.end + (text[shape.end : shape.end + 1] == "t" and text[shape.end + 1 : shape.end + 2].isdigit())
        text = text[: shape.start] + " " * (end - shape.start) + text[end:]
    return text


def _groups(text: str, found: list[Shape], marks: list[tuple[int, int, str]]) -> list[list[Shape]]:
    """Neighbouring dates with no label between them: one day in several calendars, or several days."""
    groups = [[found[0]]]
    for shape in found[1:]:
        last = groups[-1][-1]
        between = [m for m in marks if last.end <= m[0] < shape.start]
        same = last.day is None or shape.day is None or abs((last.day - shape.day).days) <= 1
        if between or not same:
            groups.append([shape])
        else:
            groups[-1].append(shape)
    return groups


def _governing(
    text: str, start: int, end: int, marks: list[tuple[int, int, str]], inherited: str | None
) -> tuple[str, int]:
    """(kind, where the label starts) of the label that rules a date: the last before it, or one right behind it."""
    before = [m for m in marks if m[1] <= start]
    if words.label_objects().match(text) and any(m[2] == "strong" and m[0] >= end for m in marks):
        return "strong", start  # «این خبر در تاریخ … در بخش استان‌ها منتشر شده است»
    code = any(m[2] == "code" and _names(text, m[0], m[1]) for m in marks)
    for m in reversed(before):
        if m[2].startswith("refused"):
            return ("code" if m[2] == "refused:print" and words.issue().search(text) else m[2]), m[0]
        if m[2] == "code":
            continue
        if m[2] == "weak" and (refused := _refused_before(text, m[0], before)):
            return refused
        if _tells(text[: m[0]], text[m[0] : m[1]]):
            break
        gap = words.without_noise(words.label_objects().sub("", _without_clocks(text[m[1] : start])))
        if not re.search(r"\d", gap) and (not _LETTER.search(gap) or words.byline().fullmatch(gap.strip())):
            return m[2], m[0]
        break
    else:
        if inherited and not _LETTER.search(words.without_noise(text[:start])):
            return inherited, start
        for m in marks:
            gap = _without_clocks(text[end : m[0]]) if m[0] >= end else "x"
            if not _LETTER.search(gap) and m[2] == "strong" and not re.search(r"\d", text[m[1] :]):
                return "strong", start
    in_print = all(number.search(text) for number in words.printed())
    if in_print or not _STEPS.isdisjoint(text[start:end]) or _FIRST_POST.search(text, end):
        return "own", start
    return ("code" if code else "none"), start


def _refused_before(text: str, start: int, before: list[tuple[int, int, str]]) -> tuple[str, int] | None:
    """The refused label right in front of a label such as «مورخ», which then says nothing: «امروز جمعه مورخ …»."""
    for m in reversed(before):
        if m[1] <= start and m[2].startswith("refused"):
            return None if re.search(r"[^\W_]", words.without_noise(text[m[1] : start])) else (m[2], m[0])
    return None


def _names(text: str, start: int, end: int) -> bool:
    """Whether a word such as «نویسنده» names a field of the line and is none of a headline's."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return not before or not before[-1].isalpha() or after[:1] == ":" or after[:1].isdigit()


def _tells(before: str, label: str) -> bool:
    """Whether a label that is a verb ends a headline: «کتاب تازهٔ این نویسنده منتشر شد»."""
    if not label.endswith(words.verbs()):
        return False
    last = words.label_objects().sub("", _PART.split(before)[-1])
    return len(last.split()) >= _HEADLINE


def _without_clocks(text: str) -> str:
    for clock in reversed(clocks(text)):
        text = text[: clock.start] + text[clock.end :]
    return text


def _dated(
    line: Line,
    group: list[Shape],
    governing: tuple[str, int],
    times: list[Clock],
    found: list[Shape],
    marks: list[tuple[int, int, str]],
    index: int,
) -> Dated:
    text = line.text
    kind, label_start = governing
    days = [s for s in group if s.day]
    # Where calendars differ by a day the Iranian one is the site's own; the others are converted.
    chosen = next((s for s in days if s.calendar == "jalali"), days[0] if days else group[0])
    clock = _clock_beside(text, group, times, marks)
    start, end = group[0].start, group[-1].end
    if clock:
        start, end = min(start, clock.start), max(end, clock.end)
    spans = [(s.start, s.end) for s in found] + [(c.start, c.end) for c in times] + [(m[0], m[1]) for m in marks]
    if "." in text and "/" in text:  # the page's own short address
        spans += [m.span() for m in _LINK.finditer(text) if not any(a < m.end() and m.start() < b for a, b in spans)]
    rest = _cut(text, spans)
    rest_words = words.without_noise(rest, " ")
    before = words.without_noise(_cut(text[:start], [s for s in spans if s[1] <= start], ""), " ").rstrip()
    after = words.without_noise(_cut(text[end:], [(a - end, b - end) for a, b in spans if a >= end], ""), " ").lstrip()
    author = words.byline().fullmatch(before.strip()) is not None
    section = words.section().fullmatch(after.strip()) is not None
    clear_before = not before or before[-1] in _SEPARATORS or not _LETTER.search(before) or author
    clear_before = clear_before or (line.chrome and _ends_with_section(before))
    clear_after = not after or after[0] in _SEPARATORS or not _LETTER.search(after) or section
    clear_after = clear_after or (
        clock is not None and words.comments().search(after) is not None
    )  # «oil: comments: 0»
    glued = clock is not None and text[end : end + 1].isalpha() and len(after.split()) == 1  # «…/07/14پزشکی»
    letters = len(_LETTER.findall(rest_words))
    if author or section:
        letters -= len(_LETTER.findall(before * author + after * section))
    quote_start = min(start, label_start)
    page_start, page_end = line.page_span(quote_start, end)
    problem = None if chosen.day else chosen.problem
    return Dated(
        chosen.day,
        problem,
        kind,
        clock,
        {s.calendar for s in group},
        page_start,
        page_end,
        text[quote_start:end],
        clear_before,
        clear_after or glued,
        max(0, letters),
        words.any_weekday().search(text) is not None,
        clock is not None and text[start - 1 : start] + text[end : end + 1] == "[]",
        index,
        line.chrome,
    )


def _cut(text: str, spans: list[tuple[int, int]], filler: str = " ") -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + filler + text[end:]
    return text


def _clock_beside(text: str, group: list[Shape], times: list[Clock], marks: list[tuple[int, int, str]]) -> Clock | None:
    """The clock time next to a date, with nothing but separators, weekdays and fillers between them."""
    start, end = group[0].start, group[-1].end
    text = (
        text[:start]
        + " " * (end - start)
        + (" " if text[end : end + 1] == "t" else text[end : end + 1])
        + text[end + 1 :]
    )
    best: tuple[int, Clock] | None = None
    for clock in times:
        if clock.start >= end:
            gap, reach = text[end : clock.start], clock.start - end
        elif clock.end <= start:
            gap, reach = text[clock.end : start], start - clock.end
        else:
            gap, reach = "", 0
        if reach > CLOCK_REACH or re.search(r"[^\W_]", words.without_noise(gap)):
            continue
        if best is None or reach < best[0]:
            best = (reach, clock)
    return best[1] if best else None


def clock_only(text: str) -> Clock | None:
    """The clock time that a line consists of («ساعت ۲۱:۳۰»), or None."""
    found = clocks(text)
    rest = words.without_noise(_without_clocks(text)) if len(found) == 1 else "x"
    return None if re.search(r"[^\W_]", rest) else found[0]


def _ends_with_section(before: str) -> bool:
    """Whether a section, or an agency, stands in front of a date behind its place: «Mashhad / ISNA / social ‎1399/07/05»."""
    parts = _COMMA.split(before)
    last = parts[-1].strip()
    return len(parts) > 1 and (words.menu().fullmatch(last) is not None or is_agency(last))


def is_section(text: str) -> bool:
    """Whether a menu's line is one item alone, as the section above a story is."""
    first, _, rest = text.partition(" ")
    return not rest or (first in words.section_heads() and " " not in rest)


def is_menu(text: str) -> bool:
    """Whether a line in compared form is navigation: several short items, or words such as «صفحه نخست» alone."""
    if words.section().fullmatch(text):
        return False
    items = [i.strip() for i in _SPLIT.split(text) if i.strip()]
    if text.count("|") >= 2 and not re.search(r"\d", text):
        return True
    hits = words.menu().findall(text)
    if not hits:
        return len(items) >= 4 and all(len(i) <= 20 for i in items) and not re.search(r"\d", text)
    if _FIELD.search(text) and "|" not in text:
        return False
    return 2 * sum(len(h) for h in hits) >= len(text) or (len(items) >= 3 and len(hits) >= 2)
