"""Change: whether a figure says by how much something rose or fell, and against what (change.yaml)."""

from functools import cache
from pathlib import Path

import yaml

from pipelines.figures.document import Mention, Reading, Token
from pipelines.figures.word_classes import Is, shape
from pipelines.folding import bare, fold

_FAR = 30  # tokens between a change and its baseline
_REACH = 12  # tokens between a figure and the change word that closes its clause
_RELATIVE = frozenset({"percent", "times", "permille"})


@cache
def _words() -> dict[str, frozenset[str]]:
    data = yaml.safe_load(Path(__file__).with_name("change.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(bare(fold(w)) for w in words) for name, words in data.items()}


@cache
def _directions() -> dict[str, str]:
    words = _words()
    return {w: side for side in ("increase", "decrease") for w in words[side]}


@cache
def _openings() -> dict[str, list[tuple[str, ...]]]:
    """First word → the openings of a baseline that begin with it."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for opening in sorted((tuple(o.split()) for o in _words()["baseline"]), key=len, reverse=True):
        out.setdefault(opening[0], []).append(opening)
    return out


def read(m: Mention) -> None:
    """Fill change and baseline_text; change stays None where the figure is a level or says nothing of one."""
    tokens = m.sentence.tokens
    after = m.sentence.token_at(m.unit_end) if m.unit_end >= 0 else m.last
    hit = _before(m, tokens) or _after(m, tokens, after)
    if hit is not None:
        side, at, rule = hit
        m.change = side
        m.evidence["change"] = Reading(side, f"change.yaml:{rule}", tokens[at].start, tokens[at].end)
    if m.change is not None:
        _baseline(m, tokens, after)


def _level(m: Mention, tokens: list[Token]) -> bool:
    """Whether the figure is where something stood or came to: «از ۲۰ به ۳۰ رسید», «به ۵۰ هزار افزایش یافت»."""
    at = m.first - 1
    comparator = m.evidence.get("comparator")
    if comparator is not None and comparator.start < m.numeral.start:
        at = m.sentence.token_at(comparator.start) - 1
    return (
        at >= 0
        and tokens[at].norm in _words()["level"]
        and not (at > 0 and tokens[at - 1].norm in ("نسبت", "نزدیک", "قریب"))
    )


def _before(m: Mention, tokens: list[Token]) -> tuple[str, int, str] | None:
    """«افزایش ۱۰ درصدی», «با کاهش حدود ۵ درصد»."""
    words, sides = _words(), _directions()
    at = m.first - 1
    to = False
    for _ in range(5):
        if at < 0:
            return None
        norm = tokens[at].norm
        if norm in sides and norm not in words["after_only"]:
            counts = m.unit == "count" and norm in words["not_of_counts"]
            return None if to or counts else (sides[norm], at, "before")
        if norm not in words["fillers"]:
            return None
        to = norm == "به" and tokens[at + 1].norm not in ("میزان", "مبلغ", "مقدار")
        at -= 1
    return None


def _after(m: Mention, tokens: list[Token], after: int) -> tuple[str, int, str] | None:
    """«۵ درصد کاهش», «۱۰ درصد نسبت به پارسال افزایش داشته», «دو برابر شد»."""
    words, sides = _words(), _directions()
    if _level(m, tokens):
        return None
    if after < len(tokens):
        norm = tokens[after].norm
        if norm in sides:
            return sides[norm], after, "after"
        if m.unit == "times" and norm in words["become"]:
            return "increase", after, "times"
    if m.unit not in _RELATIVE:
        return None
    for at in range(after, min(len(tokens), after + _REACH)):
        norm = tokens[at].norm
        if norm in sides and norm not in words["after_only"]:
            return (sides[norm], at, "clause") if _predicate(m, tokens, at) else None
        if norm in words["stops"] or (norm[0].isdecimal() and tokens[at].start >= m.unit_end and not _year(norm)):
            return None
    return None


def _predicate(m: Mention, tokens: list[Token], at: int) -> bool:
    """Whether the change word at `at` is what the figure's clause says, and no noun within it («از افزایش قیمت»)."""
    flags = shape(m.sentence)
    if flags[at - 1] & Is.PREPOSITION and tokens[at - 1].norm != "با":
        return False
    closes = Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE | Is.RA | Is.PUNCTUATION | Is.AND
    return at + 1 == len(tokens) or bool(flags[at + 1] & closes) or tokens[at + 1].norm in _words()["closers"]


def _year(norm: str) -> bool:
    return len(norm) in (2, 4) and norm.isdecimal()


def _baseline(m: Mention, tokens: list[Token], after: int) -> None:
    """«نسبت به مدت مشابه سال قبل»: the nearest opening in the sentence, up to the first word that cannot belong."""
    words = _words()
    best: tuple[int, int, int] | None = None
    for at in range(max(0, m.first - _FAR), min(len(tokens), after + _FAR)):
        for opening in _openings().get(tokens[at].norm, ()):
            if all(at + k < len(tokens) and tokens[at + k].norm == w for k, w in enumerate(opening)):
                distance = min(abs(at - after), abs(m.first - at))
                if best is None or (distance < best[0] and at >= best[2]):
                    best = (distance, at, at + len(opening))
    if best is None:
        return
    _, first, end = best
    last = end
    flags, stop = shape(m.sentence), Is.VERB | Is.CONJUNCTION | Is.VERB_PREFIX | Is.RA | Is.PUNCTUATION
    while last < len(tokens) and last - end < 9 and not flags[last] & stop:
        norm = tokens[last].norm
        if norm in words["baseline_stops"] or (norm[0].isdecimal() and not _year(norm)):
            break
        if m.numeral.start <= tokens[last].start < m.numeral.end:
            break
        if norm.isdecimal() and len(norm) == 2 and tokens[last - 1].norm != "سال":
            break
        last += 1
    if last == end:
        return
    start, stop = tokens[first].start, tokens[last - 1].end
    m.baseline_text = " ".join(m.sentence.doc.raw[start:stop].split())
    m.evidence["baseline_text"] = Reading(m.baseline_text, "change.yaml:baseline", start, stop)
