"""What has changed to a figure («افزایش نرخ به ۵ درصد»), or what is changed by it («بخشودگی ۱۰۰ درصدی جرایم»)."""

from pipelines.figures.counted.answers import Counting, as_before, take
from pipelines.figures.counted.clauses import OF_GROWTH
from pipelines.figures.counted.deeds import BECAME
from pipelines.figures.counted.measure_context import Measure
from pipelines.figures.counted.share_lists import Share
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.word_classes import ENDS, Is, word_set

_SEIZURES = word_set("seizures")
_REACHED = 5  # tokens from a sum to «رسیده»
_BRINGING = word_set("bringing")
_BROUGHT = 8  # tokens from «باعث» to its figure
_TO = frozenset({"به", "از", "تا"})
_THEN = word_set("before_or_after")
_ADDED = {"به": word_set("added_to"), "بر": word_set("added_to"), "از": word_set("taken_from")}


def changed(f: Counting) -> bool:
    """«افزایش نرخ بیکاری در کشور به ۵ درصد», «کاهش آن از ۸ به ۵ درصد»: what has changed to the figure."""
    m, tokens, flags = f.m, f.tokens, f.flags
    if m.first < 3 or (tokens[m.first - 1].norm not in ("به", "از", "تا") and not flags[m.first - 1] & Is.COMPARATOR):
        return False
    leads = (tokens[i].norm for i in range(max(1, m.first - 4), m.first) if not flags[i - 1] & Is.COMPARATOR)
    if _TO.isdisjoint(leads):
        return False  # «ستاد توسعه فناوری بیش از ۳۰۰ میلیون تومان …»
    for i in range(m.first - 2, max(-1, m.first - 16), -1):
        word = flags[i]
        if (word & Is.CHANGE and not tokens[i].norm.endswith("ی")) or tokens[i].norm == "رساندن":
            if tokens[i + 1].norm in ("آن", "این"):
                return as_before(m)
            if i > 1 and tokens[i - 2].norm in _THEN and any(g & Is.REACH for g in flags[f.after : f.after + _REACHED]):
                return False  # «هزینه‌ها پس از افزایش حقوق به ۵ میلیون رسید»
            if flags[i + 1] & (Is.PREPOSITION | Is.COMPARATOR) and any(
                flags[k] & Is.CHANGE for k in range(max(0, i - 3), i)
            ):
                continue  # «افزایش حد نوسان به ۵ درصد»
            phrase = rightward(tokens, flags, i + 1)
            if (
                phrase
                and phrase.last < m.first
                and not flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.EMPTY_MEASURE)
            ):
                whole = phrase.last - phrase.first == 1 and tokens[phrase.first].norm in OF_GROWTH
                take(m, Phrase(i, phrase.last) if whole else phrase, "after the change")
                return True
            return False
        if word & Is.NUMBER and tokens[i - 1].norm == "از" and i == m.first - 2:
            continue  # «افزایش نرخ از ۴۰ به ۵۵ هزار»
        if word & (Is.VERB | Is.CONJUNCTION | Is.NUMBER | Is.PUNCTUATION | Is.RA):
            break
    return False


def of_an_aspect(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«بخشودگی ۱۰۰ درصدی جرایم»: not the forgiving is measured but what is forgiven."""
    if m.first == 0:
        return False
    if not flags[m.first - 1] & (Is.ASPECT | Is.CHANGE) and tokens[m.first - 1].norm not in _SEIZURES:
        return False
    phrase = rightward(tokens, flags, after)
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    take(m, phrase, "after the share")
    return True


def added(f: Counting) -> bool:
    """«۱۵۰۰ مگاوات به مصرف برق اضافه می‌کند», «دو میلیون تومان از بدهی کم شد»: what grows or shrinks by it."""
    tokens, flags, after = f.tokens, f.flags, f.after
    if after + 2 >= f.count or tokens[after].norm not in _ADDED:
        return False
    phrase = rightward(tokens, flags, after + 1)
    if phrase is None or phrase.last >= f.count or flags[phrase.first] & (Is.TIME | Is.LOCATIVE):
        return False
    if flags[phrase.first] & Is.PREPOSITIONAL and not flags[phrase.first - 1] & Is.DETERMINER:
        return False  # but «به این گزارش اضافه شود»
    at = phrase.last
    while at + 1 < f.count and at - phrase.first > 1 and flags[at] & (Is.LOCATIVE | Is.SUFFIX):
        at += 1  # «به مصرف برق کشور»
    if tokens[at].norm not in _ADDED[tokens[after].norm]:
        return False
    take(f.m, phrase, "added to")
    return True


def brought_about(f: Share | Measure) -> bool:
    """«باعث افزایش ۳۰ درصدی بهره‌وری شد», «سبب کاهش ۴۰۰ هزار تنی تولید می‌شود»: what changes so, right before its verb."""
    at, verb = f.at, f.at + 1
    if not f.adjective or f.m.change is None or verb >= f.count or f.flags[at] & ENDS:
        return False
    verb += verb + 1 < f.count and bool(f.flags[verb] & Is.VERB_PREFIX)
    if f.tokens[verb].norm not in BECAME:
        return False
    for i in range(f.m.first - 1, max(-1, f.m.first - _BROUGHT), -1):
        if f.tokens[i].norm in _BRINGING:
            return f.take_word(at, "after the change")
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION):
            break
    return False
