"""Sentence bounds in folded text, as offsets; never inside a number, never at a hard-wrapped line's end."""

import re

# A full stop between digits is a decimal or a date; «؛» parts clauses, not sentences.
_END = re.compile(r"(?:[!؟?…]|\.(?!\d)|(?<!\d)\.(?=\d))+[»”\")\]]*(?=\s|$)|\.{2,}(?=\S)|(?<=[\u0600-\u06ff»)])\.(?=[\u0600-\u06ff«(])")


def sentence_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences in folded[start:end], white space trimmed, in order."""
    out: list[tuple[int, int]] = []
    at = start
    for m in _END.finditer(folded, start, end):
        _add(folded, at, m.end(), out)
        at = m.end()
    _add(folded, at, end, out)
    return out


def _add(folded: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    if end > start:
        out.append((start, end))
