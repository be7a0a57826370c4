"""Places of a list that each have a figure of their own: «یزد، قم و سمنان به ترتیب با ۱۲، ۱۱ و ۹ نفر»."""

import re
from itertools import pairwise

from pipelines.figures.antecedents import previous
from pipelines.figures.document import Mention
from pipelines.figures.places.gazetteer import any_of
from pipelines.figures.places.governing import in_a_row
from pipelines.figures.places.names import Hit
from pipelines.figures.plain import Plain

_ORDER = re.compile(r"(?<!\w)به ?ترتیب(?!\w)")
_ORDERED = 40  # letters before a list of places in which «به ترتیب» may stand
_GAP = re.compile(r"[^،؛:.\d]{1,60}")
_WITH = re.compile(rf" +با(?: +{any_of('bound_by')})? +(?:{any_of('about')} +)?")
_NEXT = re.compile(rf"(?: *[^\W\d_]++){{0,2}} *(?:،|(?<!\w)و(?!\w)) *(?:(?:با|{any_of('about')}) +)*")
_MOST = 8  # figures of such a list


def in_order(m: Mention, plain: Plain, near: list[Hit]) -> Hit | None:
    """The place of the list before a run of figures that has the place in it that the figure has in the run."""
    run, back = _run(m, plain)
    if len(run) < 2:
        return None
    text, first = plain.text, plain.plain(run[0].numeral.start)
    row = [h for h in near if h.end <= first][-len(run) - 1 :]
    joined = [in_a_row(text, a, b) for a, b in pairwise(row)][1 - len(run) :]
    longer = len(row) > len(run) and in_a_row(text, *row[:2])
    row = row[-len(run) :]
    if longer or len(row) < len(run) or not all(joined) or any(h.province is None for h in row):
        return None
    gap = (row[-1].end, first)
    ordered = _GAP.fullmatch(text, *gap) and _ORDER.search(text, max(0, row[0].start - _ORDERED), first)
    return row[back] if ordered or _WITH.fullmatch(text, *gap) else None


def _run(m: Mention, plain: Plain) -> tuple[list[Mention], int]:
    """The figures of one kind that stand side by side with `m`, and how many of them stand before it."""
    run, back = [m], 0
    while len(run) < _MOST and (other := previous(run[0])) is not None and _adjoins(plain, other, run[0]):
        run.insert(0, other)
        back += 1
    while len(run) < _MOST and (other := previous(run[-1], -1)) is not None and _adjoins(plain, run[-1], other):
        run.append(other)
    return run, back


def _adjoins(plain: Plain, one: Mention, other: Mention) -> bool:
    """Whether two figures of one kind stand side by side, with a comma or «و» between them."""
    if one.sentence is not other.sentence or one.unit != other.unit:
        return False
    end, start = plain.plain(max(one.numeral.end, one.unit_end)), plain.plain(other.numeral.start)
    return _NEXT.fullmatch(plain.text, end, start) is not None
