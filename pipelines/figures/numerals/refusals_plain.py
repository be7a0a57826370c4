"""Refuse a numeral by the words right beside it in the text, before any token is made of its sentence.

Half of the sentences that hold a numeral hold only years, days, scores, minutes and articles. What is refused here
the refusals of tokens (refusals.py) refuse too; what is unclear here is left to them.
"""

import re
from collections.abc import Sequence
from functools import cache

from pipelines.figures import units
from pipelines.figures.document import Refusal
from pipelines.figures.numerals import digits, refusals_time
from pipelines.figures.numerals.parse import ORDINAL_ENDINGS
from pipelines.figures.numerals.refusal_context import data, words
from pipelines.figures.numerals.words import lexicon
from pipelines.folding import ZWNJ, bare

_DIGITS = re.compile(r"\d{1,12}(?=[\s)»،؛!؟:*]|\.(?:\s|$)|$)(?!،\d| ?[:٬٫/] ?\d)")
_WORD = re.compile(r"[^\W\d_]+(?=[\s)»،؛!؟\"”]|\.(?:\s|$)|$)")
_NEXT = re.compile(r"\s?\s?([^\W\d_](?:[^\W\d_]|\u200c)*|[)»،؛.!؟\"”]?)")
_SCORE = re.compile(r"\d-\d(?=[\s)»،؛\"”]|\.(?:\s|$)|$)")
_ITEM = re.compile(r"(\d{1,2})\s?[-–).]\s?(?=[^\W\d])")
_JOINTS = words("joints")
_BACK = 60  # letters before the numeral that are looked at


@cache
def _leads_on() -> frozenset[str]:
    """Words after which a numeral, or its range, goes on, or is a measure: what precedes says nothing then."""
    lex = lexicon()
    numbers = {*lex.small, *lex.scales, *lex.ordinals, *lex.halves, *lex.fractions, *lex.points, *lex.money_scales}
    joints = _JOINTS | lex.ranges | ORDINAL_ENDINGS | {"یا"}
    return frozenset(numbers | joints | {w[0] for _, w in units.table()} | words("plural_marks"))


@cache
def _goes_on() -> frozenset[str]:
    """Words that go on with digits behind a joint: «۲ و نیم», «۲۰ در صد»; digits without a scale take no other."""
    lex = lexicon()
    return frozenset({*lex.halves, *lex.scales, "صد", ""})


@cache
def _after_a_counted_one() -> frozenset[str]:
    """First words of all that may follow «یک» where it counts."""
    return _leads_on() | words("one_counts") | words("one_gained") | words("one_listed") | words("weekdays")


@cache
def _moments() -> tuple[frozenset[str], frozenset[str]]:
    """Lengths of time of one word, and the words that make them say when."""
    lengths = frozenset(w[0] for u, w in units.table() if u.kind == "time" and len(w) == 1)
    return lengths, words("when_after") - words("when_after_at_times")


def all_refused(text: str, anchors: Sequence[int], start: int, end: int) -> list[Refusal] | None:
    """The refusals of a sentence [start, end) whose numerals are all refused so; None where one may be a figure."""
    out: list[Refusal] = []
    reach = start
    for at in anchors:
        if at < reach:
            continue
        refused = _refusal(text, at, start, end)
        if refused is None and out:
            refused = _listed(text, at, end, out[-1])
        if refused is None:
            return None
        out.append(refused)
        reach = refused.end
    return out


def _listed(text: str, at: int, end: int, before: Refusal) -> Refusal | None:
    """«دقایق ۵۳ و ۷۲»: digits listed with ones that were refused."""
    m = _DIGITS.match(text, at, end)
    if m is None or before.reason not in ("date", "name", "clock time") or text[before.end : at].strip() != "و":
        return None
    nxt, follows = _follows(text, m.end(), end)
    if (not nxt and follows < end) or nxt in _leads_on():
        return None
    return Refusal(at, m.end(), before.reason)


def _refusal(text: str, at: int, start: int, end: int) -> Refusal | None:
    if "0" <= text[at] <= "9":
        for shape, reason in ((digits.DATE, "date"), (digits.CLOCK, "clock time")):
            if (m := shape.match(text, at, end)) is not None:
                return Refusal(at, m.end(), reason)
        item = _ITEM.match(text, at, end) if at == start else None
        if item is not None and _follows(text, item.end(), end)[0] not in _leads_on():
            return Refusal(at, item.end(1), "list item")
        if (m := _DIGITS.match(text, at, end)) is not None:
            reason_ = _number(text, at, m.end(), float(m[0]), start, end)
            return Refusal(at, m.end(), reason_) if reason_ else None
        m = _SCORE.match(text, at, end)
        if m is None or "4" <= text[at] < text[at + 2] or _follows(text, m.end(), end)[0] in _leads_on():
            return None  # «۵-۶ بازیکن» may be an estimate
        return Refusal(at, m.end(), "score")
    m = _WORD.match(text, at, end)
    if m is None:
        return None
    value = lexicon().small.get(m[0])
    if value is None:
        return None
    nxt, _ = _follows(text, m.end(), end)
    if value == 1 and nxt and nxt not in _after_a_counted_one() and nxt[0].isalpha():
        return Refusal(at, m.end(), "article «یک»")
    reason__ = _number(text, at, m.end(), float(value), start, end) if value < 20 else None
    return Refusal(at, m.end(), reason__) if reason__ else None


def _follows(text: str, at: int, end: int) -> tuple[str, int]:
    """The word or mark after offset `at`, "" where there is neither, and its end."""
    m = _NEXT.match(text, at, end)
    return ("", at) if m is None else (m[1].replace(ZWNJ, ""), m.end())


def _number(text: str, at: int, after: int, value: float, start: int, end: int) -> str | None:
    """Why the plain number at [at, after) is no figure, by the words beside it; None where they do not tell."""
    nxt, follows = _follows(text, after, end)
    digits = text[at] <= "9"
    if not nxt and follows < end:
        return None  # neither a word nor a known mark
    if digits and 1 <= value <= 31 and nxt in words("months") and nxt not in words("unsure_months"):
        return "date"
    lengths, moments = _moments()
    if nxt in lengths and digits:
        moment, ends = _follows(text, follows, end)
        if moment in moments:
            told = moment in words("passed") | words("left_over") and _follows(text, ends, end)[0]
            return None if told in words("passed_copulas") | words("passed") else "says when"
    if nxt in _leads_on() and not (digits and nxt in _JOINTS and _follows(text, follows, end)[0] not in _goes_on()):
        return None
    year = digits and after - at == 4 and refusals_time.year_like(value)
    back = text[max(start, at - _BACK) : at]
    if not back or back[-1] not in " \n":
        bracketed = year and back[-1:] == "(" and nxt == ")"
        return "year" if bracketed and refusals_time.bare_year(value) else None
    before = back.split()[-3:]
    if not before or (len(before) < 3 and at - _BACK > start):
        return None
    prev, second = bare(before[-1]).lstrip('«("“'), bare(before[-2]) if len(before) > 1 else ""
    if prev in words("clock_before") and value <= 24:
        return "clock time"
    short = digits and value <= 99 and (value >= refusals_time.SHORT_YEAR or text[at] == "0")
    if prev in words("months") and prev not in words("unsure_months") and (year or short):
        return "date"
    if prev in words("year_before") and (year or (digits and prev.startswith("سال") and 10 <= value <= 99)):
        return "date"
    if prev in words("scores_before"):
        return "score"
    if year and refusals_time.bare_year(value) and not nxt.isalpha() and prev not in words("led") | {"از"}:
        return "year"
    limit = data()["names_before"].get(prev) if nxt not in words("so_many") and second != "هر" else None
    if limit is not None and value <= limit and (prev in words("never") or second not in words("demonstratives")):
        return "name"
    return None
