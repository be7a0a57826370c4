"""What is counted where the words beside a figure only tell kinds apart: «۴۰ تن نفتی و ۳۰ تن غیرنفتی», «میانگین کشوری ۱.۸»."""

from pipelines.figures.antecedents import end_token, previous, told_before
from pipelines.figures.counted.answers import Counting, as_before, copy
from pipelines.figures.counted.clauses import beside
from pipelines.figures.counted.subjects import subject, whole
from pipelines.figures.document import Mention
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import PLURALS, Is, word_set

_MEANS = word_set("averages_of")
_KINDS = "parts told apart by kind"
_MEAN = "mean of another place"
_JOINS = Is.AND | Is.PUNCTUATION
_PLAIN = word_set("plain_kinds")
_OF_THEM = word_set("those")
_SAID = 3  # words after a kind to the copula: «نفتی بوده است»


def told_by_kind(f: Counting) -> bool:
    """«۷۰ درصد آن عمرانی و ۳۰ درصد جاری است»: the parts of one thing, each with nothing but its kind."""
    m, at = f.m, f.after
    if m.change is not None or not _is_kind(f, at) or at + 1 >= f.count:
        return False
    other = told_before(m)
    if other is not None and other.unit == m.unit and _joined(f, other, m) and _closed(f, at + 1):
        copy(m, other, _KINDS)
        return True
    following = previous(m, -1)
    if following is None or following.sentence is not m.sentence or following.unit != m.unit:
        return False
    end = end_token(following)
    if not _joined(f, m, following) or not _is_kind(f, end) or not _closed(f, end + 1):
        return False
    return whole(m, f.tokens, f.flags) or subject(m, f.tokens, f.flags)


def _is_kind(f: Counting, at: int) -> bool:
    """«نفتی», «جدید»: whether an adjective that says of what kind something is stands at token `at`."""
    if at >= f.count:
        return False
    norm = f.tokens[at].norm
    plain = (
        norm.endswith("ی") and len(norm) > 2 and not norm.endswith(PLURALS) and not f.flags[at] & ~(Is.STATE | Is.SUM)
    )
    return plain or norm in _PLAIN or bool(f.flags[at] & Is.ADJECTIVE and not f.flags[at] & Is.CHANGE)


def _joined(f: Counting, one: Mention, two: Mention) -> bool:
    """Whether one kind (after «آن») and «و» are all that stands between two figures."""
    at = end_token(one)
    if at < two.first and f.tokens[at].norm in _OF_THEM and one.unit in SHARES:
        at += 1
    return at + 2 == two.first and _is_kind(f, at) and bool(f.flags[at + 1] & _JOINS)


def _closed(f: Counting, at: int) -> bool:
    """Whether the copula follows from token `at` on: «است», «بوده است»."""
    near = range(at, min(at + _SAID, f.count))
    return any(
        f.flags[i] & Is.COPULA and all(f.flags[k] & (Is.PARTICIPLE | Is.COPULA) for k in range(at, i)) for i in near
    )


def mean_elsewhere(f: Counting) -> bool | Nothing:
    """«… میانگین استانی ۱.۷ و کشوری ۱.۸ است»: the mean of another place, of what was measured before."""
    m, at = f.m, beside(f.m, f.flags)
    if at < 1 or f.tokens[at].norm not in _MEANS or not f.tokens[at].norm.endswith("ی"):
        return False
    if not f.flags[at - 1] & Is.EMPTY_MEASURE:
        other = previous(m)
        if other is None or other.sentence is not m.sentence or other.unit != m.unit or other.counted is None:
            return False
        if not f.flags[at - 1] & _JOINS or end_token(other) != at - 1:
            return False
        copy(m, other, _MEAN)
        return True
    other = told_before(m)
    if other is not None and (other.unit == m.unit or other.unit not in SHARES):
        copy(m, other, _MEAN)
        return True
    return as_before(m) or (NOTHING if m.unit == "count" else False)
