"""The time of a list: told once, in its heading or in the sentence that introduces it, it holds for every item."""

import re
from bisect import bisect_right

from pipelines.figures.document import Document, Mention, Sentence, remembered
from pipelines.figures.periods.calendar import year_span
from pipelines.figures.periods.scope import verbs_of
from pipelines.figures.periods.sentences import in_sentence
from pipelines.figures.periods.speech_days import dates_speech
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import any_of
from pipelines.figures.plain import Plain, bounds_of, plain_of
from pipelines.figures.tables import has_table, heading_of, row_of
from pipelines.folding import ZWNJ

_FOLLOWS = re.compile(
    rf"(?:{any_of('list_heads')}|(?<!\w){any_of('list_ends')})"
    r"(?: +[^\W\d]+){0,3}? *[:.؛]? *[-*]* *$"
)
_SHOWN = re.compile(rf"(?<!\w){any_of('list_shown')} *[:.؛]? *[-*]* *$")
_BULLET = re.compile(
    r"[\W_]*[-–—*•●▪◦·»←#\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]|[\W_]*\d{1,2} *[.)\\-]+(?!\d)"
)
_STANDINGS = re.compile(rf"(?<!\w){any_of('standings')}(?!\w)")
_YEAR = re.compile(r" *(?:سال +)?(?P<y>1[34]\d\d|20[0-3]\d) *")
_LABEL = re.compile(r" *\|?([^|\t\n]*)[|\t]")
_TAIL = 60  # letters at the end of a sentence in which it may announce a list
_LONG_HEAD = 110  # letters of the longest heading
_LONG_ROW = 160  # … of the longest item without a bullet


def of_list(sentence: Sentence) -> When | None:
    """The time that the list sets in which the sentence is an item; None where it is none, or no time was told."""
    text, sentences, index = sentence.doc.text, sentence.doc.sentences, sentence.index
    if text[sentence.end - 1] == "." and text[sentence.start].isalpha() and text[sentences[index - 1].end - 1] != ":":
        return None  # running text
    known = _lists(sentence.doc)
    passed = []
    found: When | None = None
    while index and index not in known:
        passed.append(index)
        before = sentences[index - 1]
        announced = _announces(before)
        if not (announced or _is_item(sentences[index])):
            break
        if announced or _is_heading(before, sentences[index]):
            found = _time(before)
            if found is not None:
                break
        if _heads_standings(before, sentences[index]):
            break
        index -= 1
    for i in passed:
        known[i] = found or known.get(index)
    return known.get(sentence.index)


@remembered
def _lists(_: Document) -> dict[int, When | None]:
    """What `of_list` has answered so far, by the sentence's index."""
    return {}


def of_column(m: Mention) -> When | None:
    """The time that the first row of the figure's table has in the figure's column («| کالا | سال ۱۴۰۰ | سال ۱۴۰۱ |»)."""
    doc = m.sentence.doc
    cell = heading_of(doc.raw, m.numeral.start) if has_table(doc) else None
    if cell is None or cell[1] > m.numeral.start:
        return None
    plain = plain_of(doc)
    start, end = plain.plain(cell[0]), plain.plain(cell[1])
    head = doc.sentences[max(0, bisect_right(doc.sentences, cell[0], key=lambda s: s.start) - 1)]
    times = [w for w in in_sentence(head) if w.kind == "interval" and start <= w.start and w.end <= end]
    return times[-1] if times else _year(plain, *cell) or _of_row(m, plain)


def _year(plain: Plain, a: int, b: int) -> When | None:
    """The year that the page's cell [a, b) holds and nothing else."""
    bare = _YEAR.fullmatch(plain.text, plain.plain(a), plain.plain(b))
    lo, hi = year_span(int(bare["y"])) if bare else (None, None)
    return When(bare.start("y"), bare.end("y"), "year", lo, hi, grain="year") if bare and lo else None


def _of_row(m: Mention, plain: Plain) -> When | None:
    """The year that opens a row of a table whose first heading is «سال»."""
    text = m.sentence.doc.raw
    label = _LABEL.match(text, row_of(text, m.numeral.start)[0], m.numeral.start)
    year = _year(plain, *label.span(1)) if label else None
    cell = heading_of(text, plain.raw(year.start)) if year else None
    return year if cell and text[slice(*cell)].strip("| \u200c") == "سال" else None


def _time(s: Sentence) -> When | None:
    """The last time told in a sentence, unless it only dates an act of speech."""
    plain = plain_of(s.doc)
    start, end = bounds_of(s.doc)[s.index]
    told = [w for w in in_sentence(s) if w.kind == "interval" and not dates_speech(plain.text, w, start, end)]
    return told[-1] if told else None


def _heads_standings(s: Sentence, after: Sentence) -> bool:
    """«جدول رده‌بندی:», «*رده‌بندی نهایی …»: what follows is of the whole league, not of the day told above."""
    head = s.doc.text[s.start : s.end]
    alone = len(head) <= _LONG_HEAD and (_last(s) == ":" or after.block != s.block) and not s.doc.figures_in(s)
    return alone and _STANDINGS.search(head.replace(ZWNJ, "")) is not None


def _announces(s: Sentence) -> bool:
    """«… به شرح زیر است:», «… عبارتند از:», «… را مشاهده می‌کنید.»."""
    tail = s.doc.text[max(s.start, s.end - _TAIL) : s.end]
    if ":" not in tail and "زیر" not in tail and "ذیل" not in tail:
        # All of them are verbs of the second person.
        return "ید" in tail and _SHOWN.search(tail.replace(ZWNJ, "").replace("\n", " ")) is not None
    return _FOLLOWS.search(tail.replace(ZWNJ, "").replace("\n", " ")) is not None


def _is_heading(s: Sentence, after: Sentence) -> bool:
    """A line of its own without a verb: a title, a subtitle, the head of a table."""
    last = _last(s)
    if s.end - s.start > _LONG_HEAD or after.block == s.block or last in ".؟!؛،…":
        return False
    if last != ":" and (_has_bullet(s) or s.doc.figures_in(s)):
        return False
    return not verbs_of(s).ends


def _last(s: Sentence) -> str:
    """The last letter or mark of a sentence, but for the stars of bold print («**رده‌بندی …:**»)."""
    return s.doc.text[s.start : s.end].rstrip("*_ ")[-1:]


def _has_bullet(s: Sentence) -> bool:
    return _BULLET.match(s.doc.text, s.start, s.end) is not None


def _is_item(s: Sentence) -> bool:
    """A line with a bullet or a number, or a short one without a verb."""
    if _has_bullet(s):
        return True
    if s.role == "title" or s.end - s.start > _LONG_ROW or s.doc.text[s.end - 1] in ".؟!":
        return False
    return not verbs_of(s).ends
