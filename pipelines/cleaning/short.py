"""Stories whose paragraphs are short: sentences that their length alone does not tell from headlines."""

import itertools
import re

from pipelines.cleaning import chrome
from pipelines.cleaning.bounds import SENTENCE
from pipelines.cleaning.chrome import Line
from pipelines.cleaning.chrome_words import lexicon

_WORDS = 3  # of a sentence
_RUN = 3  # lines that make a story where no line of the page is longer
_DIGITS = 5  # of a day
_OWN = 0.5  # so large a share of a site's words, and it is the site's
_SOURCE = re.compile(r"(?<=[.»])\s*[(/\[][^()\n]{1,25}[)/\]]$")  # behind the last sentence: «(ISNA)»
_PRICE = re.compile(r"[^:\d][^:]*: ?\d[\d.,٫٬/]*(?: \S+){0,8}")  # «the coin: 21 million and 300 thousand tomans»


def sentences(paras: list[Line]) -> None:
    """Short lines that can only be sentences of a story are prose, as its long lines are.

    Below a paragraph those that end with a verb and its full stop, anywhere those that go on with someone's words; on
    a page without a longer line those, or values with their names, that follow one another.
    """
    told = headed = False
    for i, (above, para) in enumerate(itertools.pairwise(paras)):
        told = told or above.kind == "prose"
        if headed and not told and para.kind == "text" and _is_day(above) and _ended(para):
            para.kind = "prose"  # the lead, between the day and longer paragraphs
        headed = headed or (above.kind == "text" and len(above.words) >= _WORDS)
        if not told or para.kind not in ("text", "phrase") or len(para.words) < _WORDS:
            continue
        if (_is_below(paras, i, para) and _ended(para)) or (_ends(para) and lexicon().goes_on.match(para.text)):
            para.kind = "prose"
    if not told and not (paras and paras[-1].kind == "prose"):
        _alone(paras)


def without_stops(paras: list[Line]) -> None:
    """On a page that ends no paragraph with a full stop a long line that ends with a verb is prose."""
    long = [p for p in paras if p.letters >= SENTENCE and p.kind in chrome.STORY_KINDS and not p.wrapped]
    if len(long) < 3 or any(p.full_stop for p in long):
        return
    for para in long:
        if para.kind == "text" and chrome.ends_with_verb(para.text):
            para.kind = "prose"


def _is_below(paras: list[Line], above: int, para: Line) -> bool:
    """Whether a line stands below a paragraph; a caption may part one that has a number from it."""
    kind = paras[above].kind
    if kind in ("chrome", "credit") and above and any(map(str.isdigit, para.text)):
        kind = paras[above - 1].kind
    return kind == "prose"


def _ends(para: Line) -> bool:
    return (para.stopped and para.text[-1] != ":") or chrome.ends_with_verb(para.text)


def _ended(para: Line) -> bool:
    """Whether a line ends with a verb and its full stop, and is not made of a site's words."""
    text = _SOURCE.sub("", para.text)
    return (
        text.endswith((".", ".»"))
        and chrome.ends_with_verb(text.rstrip("»"))
        and chrome.chrome_share(para.words, lexicon()) < _OWN
    )


def _alone(paras: list[Line]) -> None:
    """The story of a page that has no long line: the first run of short sentences, or of values, below a headline.

    Where sentences have no full stops they are told from headlines by the day right above them.
    """
    for of, dated in ((_ended, False), (_valued, False), (_counts, True)):
        headed, start = False, 0
        while start < len(paras):
            end = start
            while end < len(paras) and paras[end].kind == "text" and of(paras[end]):
                end += 1
            if end - start >= _RUN and headed and (not dated or _is_run(paras[start - 1], paras[start:end])):
                for para in paras[start:end]:
                    para.kind = "prose"
                return
            headed = headed or len(paras[start].words) >= _WORDS
            start = max(end, start + 1)


def _valued(para: Line) -> bool:
    return _PRICE.fullmatch(para.text) is not None and chrome.chrome_share(para.words, lexicon()) < _OWN


def _counts(para: Line) -> bool:
    """Whether a line may be a sentence without its full stop: a verb ends it, or it has a number."""
    return len(para.words) >= _WORDS and (chrome.ends_with_verb(para.text) or any(map(str.isdigit, para.text)))


def _is_day(line: Line) -> bool:
    return line.kind == "chrome" and sum(map(str.isdigit, line.text)) >= _DIGITS


def _is_run(above: Line, run: list[Line]) -> bool:
    """Whether a day stands right above lines most of which end with a verb."""
    return _is_day(above) and 2 * sum(chrome.ends_with_verb(para.text) for para in run) > len(run)
