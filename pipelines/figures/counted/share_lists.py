"""A percentage or a fraction with the positions that its rules ask for, and what those of a list are of."""

from dataclasses import dataclass

from pipelines.figures.antecedents import end_token, previous, told_before
from pipelines.figures.counted.answers import Counting, copy
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import Is, word_set

LISTED = "as the first share of the list"
_AMOUNTS_DONE = word_set("amounts_done")
_AGAIN = 7  # figures back to the share that «این ۵۰ درصد» means


@dataclass(slots=True)
class Share(Counting):
    """A share and the positions that its rules ask for."""

    past: int  # `after`, or past «سالانه» after an adjective
    at: int  # where what it is a share of would begin: `past`, or after «از»
    adjective: bool  # «۵ درصدی»
    back: bool  # «آن», «این تعداد» stands there


def asked(f: Share) -> bool:
    """«۴۲ درصد شرکت‌کنندگان از تلگرام، ۳ درصد از ایتا و …»: in a list, of those whom the first of the shares is of."""
    m, tokens, flags, other = f.m, f.tokens, f.flags, told_before(f.m)
    if f.at == f.past or other is None or other.unit != m.unit:
        return False
    known, gap = other.evidence["counted"], range(end_token(other), m.first)
    if any(flags[i] & (Is.VERB | Is.CONJUNCTION) for i in gap):
        return False
    if known.rule == "after the share":
        at = m.sentence.token_at(other.counted_end - 1) + 1
        if at not in gap or tokens[at].norm != "از" or other.counted_start < other.numeral.end:
            return False
        if tokens[end_token(other)].norm == "از":
            return False  # «۵ درصد از صادرات از …»
    elif known.rule != LISTED:
        return False
    copy(m, other, LISTED)
    return True


def shared_out(f: Share) -> bool:
    """«۶۵ درصد از معاملات به خرید و ۳۵ درصد به فروش اختصاص داشت»: a further share of the same whole."""
    m, tokens, flags, other = f.m, f.tokens, f.flags, told_before(f.m)
    if f.after + 1 >= f.count or not flags[f.after] & Is.PREPOSITION or tokens[f.after].norm == "از":
        return False
    if other is None or other.unit != m.unit or m.change is not None:
        return False
    known, before = other.evidence["counted"], m.first - 1
    while before > 0 and flags[before] & Is.COMPARATOR:
        before -= 1
    if known.rule not in ("after the share", LISTED) or tokens[before].norm not in ("و", "،"):
        return False
    gap = range(end_token(other), before)
    if any(flags[i] & (Is.VERB | Is.CONJUNCTION) for i in gap) or all(
        tokens[i].norm != tokens[f.after].norm for i in gap
    ):
        return False
    copy(m, other, LISTED)
    return True


def of_its_deed(f: Share) -> bool:
    """«با تولید ۲۰ هزار دستگاه، ۵۸ درصد کاهش را ثبت کرد»: the deed whose amount stands right before a change of it."""
    m, other = f.m, previous(f.m)
    if m.change is None or other is None or other.sentence is not m.sentence or other.unit in SHARES:
        return False
    at, end = other.first - 1, max(end_token(other), m.sentence.token_at(other.counted_end - 1) + 1)
    while at > 0 and f.flags[at] & Is.COMPARATOR:
        at -= 1
    if at < 1 or f.tokens[at].norm not in _AMOUNTS_DONE or f.tokens[at - 1].norm != "با":
        return False
    gap = range(end, m.first)
    if not gap or f.tokens[end].norm != "،" or any(not f.flags[i] & Is.COMPARATOR for i in gap[1:]):
        return False
    return f.take_word(at, "deed before the change")


def same_again(f: Share) -> bool:
    """«این ۵۰ درصد …»: the share of that size that was told of before."""
    m, at = f.m, f.m.first - 1
    if at < 0 or f.tokens[at].norm not in ("این", "همین") or f.adjective:
        return False
    for back in range(1, _AGAIN):
        other = previous(m, back)
        if other is not None and other.numeral.value == m.numeral.value and other.unit == m.unit and other.counted:
            copy(m, other, "the same share")
            return True
    return False
