"""Units that stand over a list or a column: «قیمت‌ها به تومان: مرغ ۸۵۰۰۰، …», «| کالا | قیمت (تومان) |»."""

import re
from collections.abc import Sequence

from pipelines.figures import units
from pipelines.figures.document import Mention, Sentence, remembered
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.tables import has_table, heading_of
from pipelines.figures.word_classes import Is, shape

_ENDS = Is.PUNCTUATION | Is.AND | Is.VERB
_OPENS = frozenset({"(", "به", "برحسب", "حسب"})
_LABEL = 24  # letters of a unit in brackets
_ROW = 180  # letters of a line of a list of prices
_ROWS = 40  # such lines
_MONEY = re.compile(r"(?:به |\( ?)(ریال|تومان|دلار|یورو)\b")
_PAST = re.compile(r"[\d/.,٬ \t]*(?:\n|$)")  # what may stand behind the first number of a line
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(r"\( ?([^()|\d]{2,20}?) ?\)|(درصد)")


def share(bare: Sequence[Mention]) -> None:
    """Give figures of one page without a unit that of the heading of their list or column (in place)."""
    text = bare[0].sentence.doc.text
    table = has_table(bare[0].sentence.doc)
    for m in bare:
        unit = (_of_column(m) if table else None) or _of_label(m) or _of_rows(m)
        if unit is None and text.find(":", m.sentence.start, m.numeral.start) >= 0:
            unit = _of_list(m)
        if unit is not None:
            at = m.sentence.tokens[m.last - 1].end
            units.fill(m, unit, at, at, "heading")


def _of_list(m: Mention) -> units.Unit | None:
    """The unit that opens the figure's list, where nothing follows the figure that it could count."""
    hit, flags = _unit_before_colon(m.sentence), shape(m.sentence)
    if hit is None or hit[0] > m.first or not (m.last >= len(flags) or flags[m.last] & _ENDS):
        return None
    same_line = m.sentence.doc.text.find("\n", m.sentence.tokens[hit[0]].end + 2, m.numeral.start) < 0
    return hit[1] if same_line and hit[2] >= m.first else None


@remembered
def _unit_before_colon(sentence: Sentence) -> tuple[int, units.Unit, int] | None:
    """The colon of the unit that opens a list («بارش (میلی‌متر): …», «قیمت به تومان: …»), the unit, the next verb."""
    tokens, flags = sentence.tokens, shape(sentence)
    for at in range(2, len(tokens)):
        if tokens[at].norm != ":":
            continue
        last = at - (tokens[at - 1].norm == ")")
        for first in (last - 1, last - 2):
            hit = units.lookup(tokens, first) if first > 0 and tokens[first - 1].norm in _OPENS else None
            if hit is not None and hit[1] == last and hit[0].kind in units.SHARED_KINDS:
                return at, hit[0], next((i for i in range(at, len(flags)) if flags[i] & Is.VERB), len(flags))
    return None


def _of_label(m: Mention) -> units.Unit | None:
    """The unit in brackets right before a figure that counts nothing: «اونس طلا (دلار)» and «۱۸۳۰.۵» below it."""
    text, flags = m.sentence.doc.text, shape(m.sentence)
    before = text[max(0, m.numeral.start - _LABEL) : m.numeral.start].rstrip(" \n:-–")
    if not before.endswith(")") or not (m.last >= len(flags) or flags[m.last] & _ENDS):
        return None
    opens = before.rfind("(")
    unit = units.of_words(before[opens + 1 : -1].split()) if 0 <= opens < len(before) - 3 else None
    return unit if unit is not None and unit.kind in units.SHARED_KINDS else None


def _of_rows(m: Mention) -> units.Unit | None:
    """The money that the heading over lines of a name and a number each tells: «نوع ارز   نرخ به ریال»."""
    text, start = m.sentence.doc.text, m.numeral.start
    row = text.rfind("\n", 0, start) + 1
    label, past = text[row:start].rstrip(), _PAST.match(text, m.numeral.end)
    if start - row > _ROW or not label or label[-1].isdecimal() or past is None:
        return None
    for _ in range(_ROWS):
        least = max(0, row - _ROW)
        above = max(least, text.rfind("\n", least, max(0, row - 1)) + 1)
        line = text[above : max(0, row - 1)]
        if not line or (above == least > 0):
            return None
        if _DIGIT.search(line) is None:
            told = {m[1] for m in _MONEY.finditer(line)}
            return units.of_words([told.pop()]) if len(told) == 1 else None
        row = above
    return None


def _of_column(m: Mention) -> units.Unit | None:
    """The unit that the first row of the figure's table names in the figure's column."""
    cell = heading_of(m.sentence.doc.raw, m.numeral.start)
    return _named(m.sentence.doc.text[slice(*cell)]) if cell else None


def _named(cell: str) -> units.Unit | None:
    """The unit in brackets of a heading, or its «درصد»; one with a scale («میلیون تومان») is left."""
    m = _NAMED.search(cell)
    words = (m[1] or m[2]).split() if m else []
    if not words or words[0] in lexicon().scales:
        return None
    unit = units.of_words(words)
    return unit if unit is not None and unit.kind in units.SHARED_KINDS else None
