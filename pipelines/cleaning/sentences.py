"""Sentence bounds in folded text, as offsets; never inside a number, never at a hard-wrapped line's end."""

import re

# Its first class has no +: a text is then passed over twice as fast.
_MARK = re.compile(r"[.!؟?…][.!؟?…]*(?:\u200c*\s?[»”)\]]|[\"'])*\u200c*")
_LETTER = re.compile(r"[^\W\d_]")
_GLUED = re.compile(r"[\u0600-\u06ff]{2}|[«(]")


def sentence_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences in folded[start:end], white space trimmed, in order.

    «؛» and «:» part clauses, not sentences; a full stop in a number, a date, an address, behind a single letter
    («ه. ش.», «م. احمدی») or behind a list's number ends nothing, nor do the dots of «و...».
    """
    out: list[tuple[int, int]] = []
    at, letter = start, -1  # where the sentence begins; its first letter, looked for once
    for m in _MARK.finditer(folded, start, end):
        if letter < at:
            found = _LETTER.search(folded, at, end)
            letter = found.start() if found else end
        if _ends(folded, m.start(), m.end(), at, end, letter):
            _add(folded, at, m.end(), out)
            at = m.end()
    _add(folded, at, end, out)
    return out


def _ends(folded: str, first: int, after: int, at: int, end: int, letter: int) -> bool:
    """Whether the marks at [first, after) end the sentence that began at `at` and has its first letter at `letter`."""
    spaced = after >= end or folded[after].isspace()
    if spaced and folded[first:after] == "." and first - at > 1 and folded[first - 2 : first].isalpha():
        return True  # most sentences
    mark = folded[first]
    while first > at and folded[first - 1].isspace():
        first -= 1
    before = folded[max(at, first - 2) : first]
    dots = folded[first:after].lstrip()[:2] in ("..", "…") or mark == "…"
    if dots and before[-1:] == "و" and not before[:1].isalpha():
        return False
    if spaced:
        if mark != "." or dots:
            return True
        if len(before) < 2:
            return before.isalpha() and first - at > 1
        if before[-1].isalpha() and not (before[0].isalpha() or before[0] == "\u200c"):
            return after >= end  # a single letter: an initial or an abbreviation
        return letter < first
    if not _GLUED.match(folded, after, end):
        return False
    if mark == ".":
        last = folded[max(at, first - 4) : first]
        return (last[-2:].isalpha() and len(last) > 1) or last[-1:] in ("»", ")") or (len(last) == 4 and last.isdigit())
    return not dots and before[-1:].isalpha()


def _add(folded: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    piece = folded[start:end]
    left = piece.lstrip()
    if left:
        start = end - len(left)
        out.append((start, start + len(left.rstrip())))
