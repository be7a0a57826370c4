"""How often something was done: «۶ بار به مصاف یکدیگر رفتند» counts meetings, and nobody who meets."""

from pipelines.figures.antecedents import told_before
from pipelines.figures.counted.answers import HARD_MARKS, Counting, copy, take
from pipelines.figures.counted.clauses import SETTING, clause, strip
from pipelines.figures.counted.deeds import deed, is_passive
from pipelines.figures.phrases import chunks
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.word_classes import Is, word_set

OCCASIONS = word_set("occasions")
_FAR = 16  # tokens from «دو بار» to «را»
_RULE = "deed"
_UNDERGO = ["مورد", "قرار"]


def often(f: Counting) -> bool | Nothing:
    """«هشت بار در این تیم حضور داشته», «۲ بار دروازه را باز کرد»: what somebody did so often, or did it to."""
    if f.m.unit != "times" or f.m.change is not None or f.tokens[f.after - 1].norm not in OCCASIONS:
        return False
    if _object(f) or deed(f.m, f.tokens, f.flags, f.after, True) or _as_the_last(f) or _of_nobody(f):
        return True
    return False if _is_done(f) or (f.m.first and f.flags[f.m.first - 1] & Is.RA) else NOTHING


def _object(f: Counting) -> bool:
    """«دو بار پیاپی در دقایق پایانی دروازه حریف را باز کرد»: the object before the next «را»."""
    end = _next(f, Is.RA)
    if end < 0 or (f.m.first and f.flags[f.m.first - 1] & Is.RA):
        return False
    found = chunks(f.flags, f.after, end)
    if not found or found[-1].led or found[-1].last != end:
        return False
    phrase = strip(f.tokens, f.flags, found[-1])
    if phrase is None or f.flags[phrase.first] & SETTING:
        return False
    take(f.m, phrase, "later object")
    return True


def _of_nobody(f: Counting) -> bool:
    """«در این باره سه بار با باشگاه مکاتبه شد»: what was done, where nothing is named that it was done to."""
    if f.after >= f.count or f.tokens[f.after].norm != "با":
        return False
    start = clause(f.m, f.tokens, f.flags)[0]
    return all(c.led for c in chunks(f.flags, start, f.m.first)) and deed(f.m, f.tokens, f.flags, f.after)


def _next(f: Counting, kind: int) -> int:
    """The next token of a class in the clause after the figure; -1 where none stands there."""
    for i in range(f.after, min(f.after + _FAR, f.count)):
        if f.flags[i] & kind:
            return i
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER) or f.tokens[i].norm in HARD_MARKS:
            break
    return -1


def _as_the_last(f: Counting) -> bool:
    """«پنج بار در خانه و دو بار در زمین حریف برنده شدند»: where the figure ends its clause, what the one before counts."""
    other = told_before(f.m)
    if other is None or other.evidence["counted"].rule != _RULE or other.unit != f.m.unit:
        return False
    if _next(f, Is.VERB) >= 0:
        return False
    copy(f.m, other, _RULE)
    return True


def _is_done(f: Counting) -> bool:
    """Whether the clause tells of something that is done: «نظارت‌ها یک بار در ماه انجام شود»; not of who does it."""
    for i in range(f.after, min(f.after + _FAR, f.count)):
        if f.flags[i] & Is.VERB:  # «مورد بازدید قرار گرفتند»
            return is_passive(f.flags, i) or [f.tokens[k].norm for k in (i - 3, i - 1)] == _UNDERGO
        if f.flags[i] & Is.CONJUNCTION or f.tokens[i].norm in HARD_MARKS:
            break
    return False
