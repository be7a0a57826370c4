"""What a change is told against: «نسبت به مدت مشابه سال قبل» (change.yaml)."""

from pipelines.figures import units
from pipelines.figures.change_words import OPENINGS, WORDS
from pipelines.figures.document import Mention, Reading, Token
from pipelines.figures.word_classes import Is, shape

_VERBS = tuple(WORDS["baseline_verbs"])
_BEFORE_YEAR = frozenset(WORDS["baseline_before_year"])  # «نسبت به تابستان ۹۷»
_FAR = 30  # tokens between a change and its baseline


def is_year(norm: str) -> bool:
    """Whether a word is a year in digits («۱۴۰۲», «۹۸»)."""
    return len(norm) in (2, 4) and norm.isdecimal()


def is_length(tokens: list[Token], at: int) -> bool:
    """Whether a length of time stands at `at`: a number and its unit."""
    hit = units.lookup(tokens, at + 1) if units.is_number(tokens[at].norm) else None
    return hit is not None and hit[0].kind == "time"


def baseline(m: Mention, tokens: list[Token], after: int) -> None:
    """«نسبت به مدت مشابه سال قبل»: the nearest opening in the sentence, up to the first word that cannot belong."""
    best = _opening(m, tokens, after)
    if best is None:
        return
    first, end = best
    last = end
    flags, stop = shape(m.sentence), Is.VERB | Is.CONJUNCTION | Is.VERB_PREFIX | Is.RA | Is.PUNCTUATION
    while last < len(tokens) and last - end < 9 and not flags[last] & stop:
        norm = tokens[last].norm
        closed = last > end and tokens[last - 1].norm in WORDS["baseline_closed"]
        if closed and (norm in WORDS["baseline_ends"] or norm.endswith(_VERBS)):
            break
        if m.numeral.start <= tokens[last].start < m.numeral.end:
            break
        if is_length(tokens, last):
            last += 2  # «میانگین ۱۱ سال گذشته», «سه ماهه مشابه سال قبل»
            continue
        if norm in WORDS["baseline_stops"] or (norm[0].isdecimal() and not is_year(norm)):
            break
        if norm.isdecimal() and len(norm) == 2 and tokens[last - 1].norm not in _BEFORE_YEAR:
            break
        last += 1
    if last == end:
        return
    start, stop = tokens[first].start, tokens[last - 1].end
    m.baseline_text = m.sentence.doc.words(start, stop)
    m.evidence["baseline_text"] = Reading(m.baseline_text, "change.yaml:baseline", start, stop)


def _opening(m: Mention, tokens: list[Token], after: int) -> tuple[int, int] | None:
    """Where the nearest opening of a baseline begins and ends (token indices)."""
    best: tuple[int, int, int] | None = None
    flags = shape(m.sentence)
    for at in range(max(0, m.first - _FAR), min(len(tokens), after + _FAR)):
        if at > after and tokens[at].norm == "و" and flags[at - 1] & Is.VERB:
            break  # «۱۹ درصد رشد داشته است و … ۲۱ درصد نسبت به پارسال»: of another clause
        if best is not None and at > after and tokens[at - 1].norm in ("و", "،"):
            break  # «نسبت به پارسال ۳۴ درصد و نسبت به دراز مدت …»: of the next figure
        for opening in OPENINGS.get(tokens[at].norm, ()):
            if all(at + k < len(tokens) and tokens[at + k].norm == w for k, w in enumerate(opening)):
                distance = min(abs(at - after), abs(m.first - at))
                if best is None or (distance < best[0] and at >= best[2]):
                    best = (distance, at, at + len(opening))
    return None if best is None else best[1:]
