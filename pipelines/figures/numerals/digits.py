"""Runs of digits with their separators: thousands, decimals (also those typed right to left), dates and clocks."""

import re

from pipelines.figures.document import Document

LITERAL = re.compile(r"\d+(?:(?: ?[٬٫] ?|[.,،/])\d+)*")
DATE = re.compile(r"\d{1,4} ?([/\-–.]) ?\d{1,2} ?\1 ?\d{1,4}(?![\d.,/]\d|\d)|\d{4}([/\-–])\d{1,2}(?!\d|[/\-–.]\d)")
CLOCK = re.compile(r"\d{1,2} ?: ?\d{2}(?: ?: ?\d{2})?(?!\d)")
_PART = re.compile(r"[٬٫.,،/]")
_BACKWARD = 2006  # up to then, of the pages that tell, twelve in thirteen type decimals right to left
_BACKWARD_LAST = 2013
_ONE_LOST = 4  # digits before the only sign of a sum that should have two
LONGEST = 30  # digits and signs: no figure has more
TURNED = re.compile(r"(\d{1,3})(?:/ | /|ر)(\d{1,3})(?![\d/]| ?[/:٫٬]\d|[.,]\d)")
# Both open with the sign itself, which is quickly looked for.
_LETTERED = re.compile(r"ر(?<=\dر)\d")  # «۳ر۴ درصد», as an agency types decimals
_TAIL = re.compile(r"/(\d{1,3})(?![\d/:])")
_HEAD = re.compile(r"(?:^|[^\d/:.\-])(\d{1,3})$")


def slash_style(doc: Document) -> bool:
    """Whether the page types its decimals right to left, as pages of the 1380s did («6/61 درصد» is 61.6)."""
    if "/" not in doc.text:
        return False
    if _LETTERED.search(doc.text):
        return True
    normal = backward = 0
    for after in _TAIL.finditer(doc.text):
        before = _HEAD.search(doc.text[max(0, after.start() - 4) : after.start()])
        if before is None:
            continue
        head, tail = before[1], after[1]
        if (len(head) > 1 and head[0] == "0") or (tail == "0" and head != "0"):
            backward += 3  # «05/3», «5/0»: nobody writes these for 5.3 or 5.0
        elif tail[-1] == "0" and 1 < len(tail) < 3 and head[-1] != "0":
            backward += 2  # «5/10»: seldom is a nought written behind the last decimal
        elif head == "0" or (len(tail) > 1 and tail[0] == "0"):
            normal += 3
        elif len(head) < len(tail):
            backward += 1
        elif len(head) > len(tail):
            normal += 1
    if doc.published_on is not None and doc.published_on.year > _BACKWARD_LAST:
        return backward > 1 and not normal  # few pages type so
    if backward or normal or doc.published_on is None:
        return backward > normal
    return doc.published_on.year <= _BACKWARD  # nothing on the page tells («5/8 میلیارد»): as the pages of its time


def _is_round(head: str, tail: str) -> bool:
    """Whether a sum is rather thousands («۱۲/۵۰۰ تومان») than a rate of exchange («۱/۰۵۶ دلار»)."""
    return tail.endswith("00") or (tail.endswith("0") and len(head) > 1)


def value(text: str, backward: bool, after: str) -> tuple[float, int, bool]:
    """Value of a run of digits and separators, the length that was used, and whether a separator was read.

    `after` is what follows: "scale", the kind of a unit, or "". Raises ValueError for a code («1.2.3»).
    """
    if len(text) > LONGEST:
        raise ValueError(text)
    parts = _PART.split(text.replace(" ", ""))
    seps = _PART.findall(text)
    if not seps:
        return float(text), len(text), False
    tails, last = parts[1:], seps[-1]
    if after and set(seps) == {"/"} and set(parts[:-1]) == {"000"} and 0 < len(tails[-1]) <= 3:
        return float(tails[-1]) * 1000 ** len(seps), len(text), True  # «000/200 نفر», typed from right to left
    groups = all(len(t) == 3 for t in tails) and len(parts[0]) <= 3 and parts[0][0] != "0"
    if groups and len(set(seps)) == 1:
        if last in "٬,،" or len(seps) > 1 or (last == "/" and tails == ["000"]):
            return float("".join(parts)), len(text), True
        if last == "/" and not backward and (after == "count" or (after == "money" and _is_round(parts[0], tails[0]))):
            return float("".join(parts)), len(text), True  # «۱۲/۵۰۰ نفر»
        fine = (after in ("percent", "temperature", "other", "rate") and tails[0] != "000") or (
            after == "scale" and not tails[0].endswith("00")
        )
        if last == "." and not fine:
            return float("".join(parts)), len(text), True
    if len(seps) == 1:
        if last == "،" or (last == "," and not (len(tails[0]) <= 2 and after)):
            return float(parts[0]), len(parts[0]), False  # a list: «۱۲،۱۳»
        if last == "/" and not after and len(parts[0]) > 2 < len(tails[0]) and tails[0] != "000":
            raise ValueError(text)
        if last == "/" and backward:
            return float(f"{tails[0]}.{parts[0]}"), len(text), True
        if after == "money" and tails[0].endswith("000") and (len(tails[0]) > 3 or len(parts[0]) == _ONE_LOST):
            return float("".join(parts)), len(text), True  # «۱.۴۷۸۰۰۰ ریال», «۱۰۰۰.۰۰۰ ریال»: one sign of two
        return float(f"{parts[0]}.{tails[0]}"), len(text), True
    thousands = all(len(t) == 3 for t in tails[:-1]) and len(set(seps[:-1])) == 1 and last != seps[0]
    if thousands and last in "./٫,":
        return float(f"{''.join(parts[:-1])}.{tails[-1]}"), len(text), True
    if last in "،,":
        return float(parts[0]), len(parts[0]), False
    raise ValueError(text)
