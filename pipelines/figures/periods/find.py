"""The search for when-expressions in running text: a shape is tried only where one of its trigger words stands."""

import datetime as dt
import re
from bisect import bisect, bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.figures.periods.forms import forms
from pipelines.figures.periods.shapes import Form
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import any_of

_RUN = re.compile(r"[^\W\d]+|\d+")  # «تاکنون۱۱»: a word ends where digits begin
_MANY = 200_000  # words, and sets of triggers, that are kept at most


@dataclass(slots=True)
class _Plan:
    """A bit for each trigger group: by piece and by whole word; each form with the bits it needs and its first one."""

    needs: list[tuple[int, int, Form]]
    pieces: list[tuple[str, int]]
    signs: list[tuple[str, int]]
    whole: dict[str, int]


@cache
def _plan() -> _Plan:
    bits: dict[frozenset[str], int] = {}
    needs = []
    for form in forms():
        of_form = [bits.setdefault(group, 1 << len(bits)) for group in form.groups]
        needs.append((sum(set(of_form)), of_form[0], form))
    of_trigger: dict[str, int] = {}
    for group, bit in bits.items():
        for trigger in group:
            of_trigger[trigger] = of_trigger.get(trigger, 0) | bit
    pieces = [(t, b) for t, b in of_trigger.items() if t[0] != "="]
    return _Plan(
        needs,
        [(t, b) for t, b in pieces if t.isalnum()],
        [(t, b) for t, b in pieces if not t.isalnum()],
        {t[1:]: b for t, b in of_trigger.items() if t[0] == "="},
    )


class _Words(dict[str, int]):
    """A word or a run of digits → the bits of its triggers; kept, as most words recur."""

    def __missing__(self, word: str) -> int:
        plan = _plan()
        bits = plan.whole.get(word, 0)
        for piece, bit in plan.pieces:
            if piece in word:
                bits |= bit
        if len(self) >= _MANY:
            self.clear()
        self[word] = bits
        return bits


_words = _Words()


class _Chunks(dict[str, list[tuple[int, int]]]):
    """What stands between two spaces → the words in it that trigger a group: offset and bits; kept, as they recur."""

    def __missing__(self, chunk: str) -> list[tuple[int, int]]:
        if chunk.isalpha():
            bits = _words[chunk]
            found = [(0, bits)] if bits else []
        else:
            signs = 0
            for sign, bit in _plan().signs:
                if sign in chunk:
                    signs |= bit
            found = [(m.start(), bits) for m in _RUN.finditer(chunk) if (bits := _words[m[0]] | signs)]
        if len(self) >= _MANY:
            self.clear()
        self[chunk] = found
        return found


_Reader = Callable[[re.Match[str], dt.date | None], When | None]
_Matcher = Callable[[str, int, int], re.Match[str] | None]


class _Wanted(dict[int, list[tuple[int, int, _Matcher, _Reader]]]):
    """Bits that a sentence has → the forms that may match there: bit to look at, lead, matcher, reader."""

    def __missing__(self, present: int) -> list[tuple[int, int, _Matcher, _Reader]]:
        found: list[tuple[int, int, _Matcher, _Reader]] = [
            (bit, f.lead, f.pattern.match, f.resolve) for need, bit, f in _plan().needs if need & present == need
        ]
        if len(self) >= _MANY:
            self.clear()
        self[present] = found
        return found


_chunks = _Chunks()
_wanted = _Wanted()


def _starts(split: list[str], at: int) -> list[int]:
    """Where words begin in chunks that stand one space apart from `at` on."""
    out = []
    for chunk in split:
        if chunk.isalpha() or chunk.isdigit():
            out.append(at)
        elif chunk:
            out += [at + m.start() for m in _RUN.finditer(chunk)]
        at += len(chunk) + 1
    return out


def find(text: str, start: int, end: int, today: dt.date | None) -> list[When]:
    """When-expressions in text[start:end], longest of those that overlap, in order; «از … تا …» not yet joined."""
    present, at = 0, start
    marks: list[tuple[int, int]] = []
    split = text[start:end].split(" ")
    for chunk in split:
        for offset, bits in _chunks[chunk]:
            present |= bits
            marks.append((at + offset, bits))
        at += len(chunk) + 1
    if not marks:
        return []
    found: list[When] = []
    words_at: list[int] = []
    for wanted, lead, match, resolve in _wanted[present]:
        done = start
        for at in [at for at, bits in marks if bits & wanted]:
            begins: Iterable[int] = (at,)
            if lead:
                if not words_at:
                    words_at = _starts(split, start)
                low = max(done, at - lead)
                begins = words_at[bisect_left(words_at, low) : bisect_right(words_at, at)]
            for begin in begins:
                if begin >= done:
                    m = match(text, begin, end)
                    done = begin + 1
                    if m is not None:
                        done = m.end()
                        when = resolve(m, today)
                        if when is not None:
                            found.append(when)
    return found if len(found) < 2 else _in_apposition(text, _longest(found))


def _longest(found: list[When]) -> list[When]:
    """Of those that overlap the longest, rates after all others, in order."""
    found.sort(key=lambda x: (x.rule == "bound-rate", x.start - x.end, x.lo is None and x.hi is None, x.start))
    kept: list[When] = []
    starts: list[int] = []
    for when in found:
        i = bisect(starts, when.start)
        if (i == 0 or kept[i - 1].end <= when.start) and (i == len(kept) or when.end <= starts[i]):
            starts.insert(i, when.start)
            kept.insert(i, when)
    return kept


_SAME_TIME = re.compile(rf" *(?:[،,(]|{any_of('same_as')} +با)? *(?:روز +)?")
_CLOSES = re.compile(" *[)]")
_END_OF_DAY = re.compile(r"(?:تا|در) +پایان +روز ")
_DAY_RULES = ("day", "date", "weekday", "gregorian")


def _in_apposition(text: str, atoms: list[When], brackets: bool = False) -> list[When]:
    """One time for two that stand beside one another and say the same: «امروز (دوشنبه، ۱ خرداد)»."""
    out: list[When] = []
    for when in atoms:
        last = out[-1] if out else None
        if last is None or not (_same_day(text, last, when, brackets) or _of_month(text, last, when)):
            out.append(when)
            continue
        closes = _CLOSES.match(text, when.end)
        last.end = closes.end() if brackets and closes else when.end
        if last.rule == "vague":  # «تا پایان روز چهارم (شنبه ۲۳ اسفند)»
            until = text.startswith("تا", last.start)
            last.lo, last.hi, last.rule = None if until else when.lo, when.hi, "until-date" if until else "date"
            last.grain = "day"
            continue
        if last.rule == "weekday" or last.hi is None or when.rule == "dates":
            last.lo, last.hi, last.rule = when.lo, when.hi, when.rule
    return out if brackets or len(out) < 2 else _in_apposition(text, out, True)


def _of_month(text: str, a: When, b: When) -> bool:
    """Whether `b` only names the month of the days `a` right before it («۱۹ تا ۲۳ مهر، مهر ماه»)."""
    if b.rule != "month" or a.rule not in ("date", "dates") or text[a.end : b.start].strip(" ،"):
        return False
    return None not in (a.lo, a.hi, b.lo, b.hi) and b.lo <= a.lo and a.hi <= b.hi  # type: ignore[operator]


def _same_day(text: str, a: When, b: When, brackets: bool) -> bool:
    """Whether `b` only says `a` again, right after it or in brackets; a date tells what a weekday leaves open."""
    if b.rule == "dates" and a.rule in _DAY_RULES:  # «از فردا یازدهم تا سیزدهم دی»
        return a.hi is not None and a.hi == b.lo and not text[a.end : b.start].strip(" ،")
    numbered = a.rule == "vague" and _END_OF_DAY.match(text, a.start, a.end) is not None
    if b.start - a.end > 17 or b.rule not in _DAY_RULES or not (a.rule in (*_DAY_RULES, "until-now") or numbered):
        return False
    gap = _SAME_TIME.fullmatch(text, a.end, b.start)
    if gap is None or ("(" in gap[0]) != brackets or (brackets and not _CLOSES.match(text, b.end)):
        return False
    if numbered:
        return brackets and b.lo is not None
    if a.rule == "weekday" and b.rule in ("date", "gregorian") and b.grain == "day":
        return True
    if a.hi is None:  # the page's day is not known: «امروز (شنبه)»
        return a.rule == "day"
    if b.rule == "weekday" and a.rule == "day":  # «فردا (دوشنبه)»
        return True
    return b.lo == b.hi == a.hi
