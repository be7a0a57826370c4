"""What stands around a time: figures between it and another place, and what it only is compared with."""

import re
from bisect import bisect_left

from pipelines.figures.document import Mention
from pipelines.figures.periods.clauses import Verbs
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import ABOUT, any_of
from pipelines.figures.plain import Plain

# «نسبت به رقم ۴۲ دلاری ماه ژوئیه»: the time of what is compared with
_COMPARED_FIGURE = re.compile(
    rf"(?<!\w){any_of('baseline')}(?= [^،؛:]*\d)(?: +{ABOUT})?(?:(?! +{any_of('compared_ends')}(?!\w)) +[\w.٫/٪]+){{1,9}}(?: +(?:در|طی))? *$"
)


def figure_within(m: Mention, plain: Plain, a: int, b: int) -> bool:
    """Whether a figure of the article stands in text[a:b]."""
    starts = m.sentence.doc.starts
    i = bisect_left(starts, plain.raw(a))
    return i < len(starts) and plain.plain(starts[i]) < b


def compared_from(text: str, w: When, opening: int) -> int:
    """Where «نسبت به رقم ۴۲ دلاری …» begins that the time `w` ends; -1 for none."""
    found = _COMPARED_FIGURE.search(text, max(opening, w.start - 80), w.start)
    return found.start() if found else -1


_OBJECT = 50  # letters from a figure to the verb that tells it


def told_by(m: Mention, plain: Plain, clauses: Verbs, since: int, verb: int) -> bool:
    """«… ۳ میلیون دستگاه (…) اعلام شده است که سهم یخچال ۱.۴ میلیون …»: whether the verb at `verb`, where nobody speaks,
    tells a figure before it."""
    first = max(since, verb - _OBJECT)
    passive = "شد" in plain.text[verb : verb + 16]
    return passive and figure_within(m, plain, first, verb) and not clauses.between(first, verb)
