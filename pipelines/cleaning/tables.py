"""Tables below a story: matches under a heading, a league's places, rows whose every cell has a line of its own."""

import re

from pipelines.cleaning.chrome import Line

_PAIR = re.compile(r"(?:[-–—*•▪●■]\s*)?\S+(?: \S+){0,2} [-–—] \S+(?: \S+){0,2}")
_RESULT = re.compile(r"(?:[-–—*•▪●■]\s*)?\S+(?: [^\W\d]+){0,3} \d{1,3} [-–—] \S+(?: [^\W\d]+){0,3} \d{1,3}")
_RANK = re.compile(r"(\d{1,2})\s?[-–.)]\s?[^\W\d].*\d.*")  # «3- … 29 points»
_CELL, _CELLS = 60, 50  # letters of a table's cell, cells of a row


def fixtures(paras: list[Line], at: int, stop: int) -> int:
    """Index after the matches («one – other») that a line with a colon at `at` introduces; `at` where there are none."""
    if at >= stop or paras[at].kind != "text" or not paras[at].text.endswith(":") or len(paras[at].words) < 3:
        return at
    end = at + 1
    while end < stop and paras[end].kind == "text" and not paras[end].blanks and _is_match(paras[end].text):
        end += 1
    return _ranks(paras, end, stop) if end > at + 2 else at


def numbered(paras: list[Line], at: int, stop: int) -> int:
    """Index after a table whose every cell has a line, and whose rows are numbered; `at` where there is none."""
    row, row_at, end = 0, at, at
    for i in range(at, stop):
        para = paras[i]
        if para.kind not in ("text", "chrome", "phrase") or para.letters > _CELL or i - row_at > _CELLS:
            break
        if para.text.isdecimal():
            if int(para.text) == row + 1:
                row, row_at = row + 1, i
            end = i + 1
    return end if row > 2 else at


def _is_match(text: str) -> bool:
    return _PAIR.fullmatch(text) is not None or _RESULT.fullmatch(text) is not None


def _ranks(paras: list[Line], at: int, stop: int) -> int:
    """Index after a league's table («heading:», then places from the first on) at `at`; `at` where there is none."""
    if at >= stop or not paras[at].text.endswith(":"):
        return at
    place, end = 0, at + 1
    for i in range(at + 1, stop):
        found = _RANK.fullmatch(paras[i].text)
        if found and int(found[1]) == place + 1:
            place, end = place + 1, i + 1
        elif paras[i].kind != "related":
            break
    return end if place > 2 else at
