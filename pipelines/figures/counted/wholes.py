"""What a share is a part of, where the words before or after it name the whole."""

from pipelines.figures.antecedents import SUMS_AFTER, after_previous, end_token, past_classifier, previous, told_before
from pipelines.figures.counted.answers import Counting, copy, take
from pipelines.figures.counted.clauses import clause
from pipelines.figures.counted.measure_context import EQUAL
from pipelines.figures.counted.subjects import subject, whole
from pipelines.figures.document import Mention, Sentence, remembered
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.units import SHARES, TIMES
from pipelines.figures.word_classes import ENDS, PLURALS, Is, word_set

NO_WHOLE = Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL  # nouns that a share is not of
_WHOLES = word_set("wholes")
_OF_WHOLES = ("after the share", "whole of a share", "another share")
_STATED = 6  # tokens from that with which something is compared to the copula
_WHOLE = 12  # tokens from «از کل …» to its share
_REST = word_set("the_rest")
_PREDICATED = "of whom they are told"
_PLURALS = ("ها", "گان", "یان")  # endings after which a predicate may stand, as no ezafe is written there


def remaining(f: Counting) -> bool:
    """«۵۰ درصد مترو تونل است و ۵۰ درصد مابقی واگن»: of what the share before is."""
    if f.after >= f.count or f.tokens[f.after].norm not in _REST or f.m.change is not None:
        return False
    other = told_before(f.m)
    if other is None or other.unit not in SHARES:
        return False
    copy(f.m, other, "the rest")
    return True


def of_whole(f: Counting) -> bool:
    """«وزارتخانه از کل بودجه خود تنها ۲ درصد را …»: «از کل …», «از مجموع …» near before it."""
    m, tokens = f.m, f.tokens
    if m.change is not None:
        return False
    low = max(after_previous(m), m.first - _WHOLE)
    if not any(tokens[i].norm == "از" and tokens[i + 1].norm in _WHOLES for i in range(low, m.first - 1)):
        return False
    return whole(m, tokens, f.flags)


def predicated(f: Counting) -> bool:
    """«۵۶ درصد فوتی‌ها سرنشین خودرو و ۲۷ درصد عابر بودند»: of whom each share of a list says what they are."""
    m = f.m
    if m.unit != "percent" or m.change is not None or f.after >= f.count:
        return False
    other = told_before(m)
    if other is not None and other.evidence["counted"].rule == _PREDICATED:
        if m.first - 1 not in (_run(f.flags, end_token(other)), _item_end(f.flags, end_token(other))):
            return False
        copy(m, other, _PREDICATED)
        return True
    end = _run(f.flags, f.after)
    whole = f.tokens[f.after].norm.endswith((*_PLURALS, "ات")) and rightward(f.tokens, f.flags, f.after)
    if whole and end < f.count and f.flags[end] & Is.PREPOSITION and _goes_on(f, _item_end(f.flags, end)):
        take(m, whole, _PREDICATED)  # «۳۲ درصد تصادفات ناشی از خواب‌آلودگی، ۲۸ درصد سرعت و … بود»
        return True
    if not _goes_on(f, end):
        return False
    if end > f.after + 1 and f.tokens[f.after].norm.endswith(_PLURALS):
        return f.take_word(f.after, _PREDICATED)
    if not of_whole(f):  # «از کل فوتی‌ها ۵۶ درصد سرنشین خودرو و …»
        return False
    copy(m, m, _PREDICATED)
    return True


def _run(flags: list[int], at: int) -> int:
    """Where the words of a noun phrase that begins at `at` end."""
    while at < len(flags) and not flags[at] & ENDS:
        at += 1
    return at


def _item_end(flags: list[int], at: int) -> int:
    """Where an item of a list ends: at its comma or «و», or where a clause ends."""
    while at < len(flags) and not flags[at] & (Is.PUNCTUATION | Is.AND | Is.VERB | Is.CONJUNCTION | Is.NUMBER):
        at += 1
    return at


def _goes_on(f: Counting, end: int) -> bool:
    """Whether the share whose words end at `end` opens a list of shares with a singular each, closed by a copula."""
    known, passed = _closed_lists(f.m.sentence), list[int]()
    listed, closed = previous(f.m, -1), False
    while listed is not None and listed.sentence is f.m.sentence and listed.first == end + 1:
        if listed.first in known:
            closed = known[listed.first]
            break
        passed.append(listed.first)
        at = end_token(listed)
        end = _run(f.flags, at)
        singular = end > at and not f.tokens[at].norm.endswith((*PLURALS, *_PLURALS))
        if listed.unit != "percent" or not singular:
            closed = False
            break
        closed = end < f.count and bool(f.flags[end] & Is.COPULA)
        listed = previous(f.m, -1 - len(passed))
    known.update(dict.fromkeys(passed, closed))
    return closed


@remembered
def _closed_lists(_: Sentence) -> dict[int, bool]:
    """What `_goes_on` has answered so far, by the first token of the next share."""
    return {}


def sum_phrase(f: Counting, past: int, whole: Mention) -> Phrase | None:
    """What the sum right after the figure counts; None where other words than a sum's stand from token `past` to it."""
    if any(f.tokens[i].norm not in SUMS_AFTER for i in range(past, whole.first)):
        return None
    return rightward(f.tokens, f.flags, past_classifier(whole), firm=True)


def of_figure(f: Counting) -> bool:
    """«نیمی از ۱۲ میلیارد دلار واردات», «یک سوم از ۴۵۰ روستا»: what the sum right after «از» is of."""
    past, whole = f.after + 1, previous(f.m, -1)
    if past >= f.count or f.tokens[f.after].norm != "از" or whole is None or whole.sentence is not f.m.sentence:
        return False
    if whole.unit in SHARES or whole.unit in TIMES or whole.first - past > 1:
        return False
    phrase = sum_phrase(f, past, whole)
    if phrase is None or f.flags[phrase.first] & NO_WHOLE:
        return False
    take(f.m, phrase, "of the sum after")
    return True


def part_held(f: Counting) -> bool:
    """«سهم گمرک از صادرات استان ۳۰ درصد است»: the share is of what stands after «از»."""
    m, tokens, flags = f.m, f.tokens, f.flags
    if m.change is not None:
        return False
    start = clause(m, tokens, flags)[0]
    held = next((i for i in range(start, m.first - 2) if tokens[i].norm == "سهم"), -1)
    if held < 0 or (held > 0 and flags[held - 1] & Is.PREPOSITION):
        return False
    for i in range(held + 1, m.first - 1):
        if tokens[i].norm == "از":
            phrase = rightward(tokens, flags, i + 1)
            if phrase and flags[i + 1] & Is.DETERMINER and flags[phrase.first] & Is.ANAPHOR:
                return _held_of_that(f, held)
            if phrase and not flags[phrase.first] & NO_WHOLE:
                take(m, phrase, "whole of a share")
                return True
            return False
        if flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.RA):
            return False
    return False


def _held_of_that(f: Counting, held: int) -> bool:
    """«سهم صنعت از این رقم ۳۰ درصد است»: whose share of what is pointed at is told."""
    phrase = rightward(f.tokens, f.flags, held + 1)
    end = phrase.last if phrase and not f.flags[phrase.first] & NO_WHOLE else held + 1
    take(f.m, Phrase(held, end), "share of what is pointed at")
    return True


def as_many(f: Counting) -> bool:
    """«مرگ روستاییان دو برابر شهرنشینان است»: the subject of the clause, not that with which it is compared."""
    m, tokens, flags, at = f.m, f.tokens, f.flags, f.after
    if m.unit != "times" or m.change is not None or at <= m.last or tokens[at - 1].norm not in EQUAL:
        return False
    while at < f.count and flags[at] & Is.DETERMINER:
        at += 1  # «دو برابر دیگر افراد است»
    end = _run(flags, at)
    if end == at or tokens[m.first - 1].norm == "با":
        return False  # «اینترنت با چهار برابر سرعت»
    far = min(end + _STATED, f.count)
    while end < far and not flags[end] & (Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION | Is.RA | Is.NUMBER):
        end += 1  # «۱.۶ برابر تقاضای موجود در بازار بوده است»
    return end < f.count and bool(flags[end] & Is.COPULA) and subject(m, tokens, flags)


def another(f: Counting) -> bool:
    """«۵ درصد از مبلغ را دادیم. قرار شد ۵ درصد دیگر بدهیم»: of what the share before is, where nothing follows."""
    m, other, at = f.m, previous(f.m), f.after + 1
    if m.unit != "percent" or at >= f.count or f.tokens[f.after].norm != "دیگر" or m.change is not None:
        return False
    if other is None or other.unit != m.unit or other.change is not None or other.counted is None:
        return False
    if m.sentence.index - other.sentence.index > 1 or rightward(f.tokens, f.flags, at) is not None:
        return False
    if other.evidence["counted"].rule not in _OF_WHOLES:
        return False
    copy(m, other, "another share")
    return True


def growth(f: Counting) -> bool:
    """«رشد بدون نفت منفی ۲ درصد بود»: the growth without something, right before its share."""
    at = f.m.first - 3
    if at < 0 or f.tokens[at].norm != "رشد" or f.tokens[at + 1].norm not in ("با", "بدون"):
        return False
    if f.flags[at + 2] & ~(Is.SUM | Is.QUANTITY) or (at and f.flags[at - 1] & Is.PREPOSITION):
        return False
    take(f.m, Phrase(at, at + 3), "growth")
    return True
