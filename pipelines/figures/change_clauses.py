"""Changes that are said after their figure: beside it, or by the clause that it stands in (change.yaml)."""

from collections.abc import Callable

from pipelines.figures import units
from pipelines.figures.baselines import is_length, is_year
from pipelines.figures.change_words import (
    LOSING,
    OPENINGS,
    SIDES,
    WORDS,
    Answer,
    Figure,
    against,
    moved,
    predicate,
)
from pipelines.figures.rules import NOTHING
from pipelines.figures.word_classes import ENDS, PLURALS, Is, is_predicate, shape

_REACH = 16  # tokens between a figure and the change word that closes its clause
_BALANCE = 9  # tokens from «تراز» to its amount
_DENIED = 5  # tokens from «بیشتر» to the verb that denies more
_MOVERS = WORDS["rising"] | WORDS["falling"]


def _name_of_another(f: Figure) -> Answer:
    """«هشت کیلو اضافه وزن»: two words that are the name of something else."""
    return NOTHING if f.norm in WORDS["compound_first"] and f.following in WORDS["compound_second"] else None


def _not_even(f: Figure) -> Answer:
    """«نه یک ریال بیشتر و نه یک ریال کمتر»: said of no change."""
    return NOTHING if f.before == "نه" and f.norm in WORDS["comparing"] else None


def _no_more(f: Figure) -> Answer:
    """«۲۰۰ میلیون بیشتر نمی‌دهیم», «۵ روز بیشتر نمانده»: so many and no more."""
    if f.norm not in WORDS["comparing"] or f.following == "از":
        return None
    verbs = [t.norm for t in f.tokens[f.after + 1 : f.after + 1 + _DENIED]]
    return NOTHING if any(v in WORDS["denials"] or v.startswith("نمی") for v in verbs) else None


def _either_way(f: Figure) -> Answer:
    """«دو درصد بیشتر یا کمتر»: how far off, in neither direction."""
    return NOTHING if f.norm in WORDS["comparing"] and f.following == "یا" else None


def _object(f: Figure) -> Answer:
    """«جای نه نفر بیشتر را ندارد», «هزار دلار اضافه است»: more than there are, and no change."""
    comparing = f.norm in WORDS["comparing"]
    if (not comparing and f.norm not in WORDS["spare"]) or f.after + 1 >= len(f.tokens):
        return None
    return NOTHING if shape(f.m.sentence)[f.after + 1] & (Is.RA if comparing else Is.COPULA) else None


def _of_a_change(f: Figure) -> Answer:
    """«۵۰ درصد رشد تقاضا مربوط به آسیا بود»: a share of the change."""
    if f.m.unit not in units.RELATIVE or f.norm not in SIDES:
        return None
    tokens, flags = f.tokens, shape(f.m.sentence)
    for at in range(f.after + 1, min(len(tokens), f.after + _REACH)):
        if tokens[at].norm in WORDS["belonging"]:
            return NOTHING
        if flags[at] & (Is.VERB | Is.CONJUNCTION | Is.RA):
            break
    return None


def _than_another(f: Figure) -> Answer:
    """«۴ میلیارد بیشتر از سقف»: two things compared; a change only where the other is another time («از پارسال»)."""
    if f.following != "از" or f.norm not in WORDS["comparing"]:
        return None
    other = [t.norm for t in f.tokens[f.after + 2 : f.after + 9]]
    if other and other[0][0].isdecimal() and (not is_year(other[0]) or is_length(f.tokens, f.after + 2)):
        return NOTHING  # «۵ درصد بیش از ۱۰ سال سابقه دارند»
    return NOTHING if WORDS["times_before"].isdisjoint(other) else None


def _beside(f: Figure) -> Answer:
    """«۵ درصد کاهش», «۱۰ تومان گران‌تر»: the change word right after the figure."""
    if f.norm not in SIDES or (f.m.unit in units.TIMES and f.norm in WORDS["after_only"]):
        return None
    if f.following == "منفی" and SIDES[f.norm] == "increase" and f.m.unit in units.RELATIVE:
        return "decrease", f.after, "after"  # «۲.۵ درصد رشد منفی داشت»
    if f.m.unit == "count" and (f.norm in WORDS["signs"] or (f.m.unit_text and f.norm in WORDS["not_of_counts"])):
        return None  # «۳۴۹ مورد مثبت کرونا», «دو مورد سقوط هواپیما»
    if f.norm in WORDS["signs"] and any(
        t.norm in WORDS["balances"] for t in f.tokens[max(0, f.m.first - _BALANCE) : f.m.first]
    ):
        return NOTHING  # «تراز تجاری ۲ میلیارد دلار مثبت است»
    return SIDES[f.norm], f.after, "after"


def _more_of(f: Figure) -> Answer:
    """«باید ۴۴ درصد پول بیشتری پرداخت کنند»: so much more of what is named right after the figure."""
    if f.m.unit not in units.RELATIVE or f.m.attributive or shape(f.m.sentence)[f.after] & ENDS:
        return None
    more, less = f.following in WORDS["more"], f.following in WORDS["less"]
    if f.m.unit == "percent" and f.following in ("بیشتر", "کمتر") and f.after + 2 < len(f.tokens):
        flags = shape(f.m.sentence)
        verb = flags[f.after + 2] & (Is.VERB | Is.PARTICIPLE) or is_predicate(flags, f.after + 2)
        alone = verb and not f.norm.endswith((*PLURALS, "ات"))  # «۷ درصد بارش بیشتر داشته‌اند»
        more, less = bool(alone and f.following == "بیشتر"), bool(alone and f.following == "کمتر")
    side = "increase" if more else "decrease" if less else None
    return (side, f.after + 1, "after") if side is not None else None


def _moved_beside(f: Figure) -> Answer:
    """«۲۰ درصد بالا رفت», «۵ واحد کاسته شد»: a change said by two words right after the figure."""
    said = f"{f.norm} {f.following}"
    if said in WORDS["fell_away"] or (said in WORDS["grew_up"] and f.m.unit in units.RELATIVE):
        return "decrease" if said in WORDS["fell_away"] else "increase", f.after, "after"
    side = moved(f.tokens, f.after)
    if side is None and f.norm == "وزن" and f.following in _MOVERS and f.m.unit in LOSING:
        does = f.after + 2 < len(f.tokens) and f.tokens[f.after + 2].norm in WORDS["doing"]
        side = ("increase" if f.following in WORDS["rising"] else "decrease") if does else None  # «۱۲ کیلو وزن کم کرد»
    return (side, f.after, "after") if side is not None else None


def _became(f: Figure) -> Answer:
    """«دو برابر شد»: an increase that no word names."""
    if f.norm not in WORDS["become"]:
        return None
    if f.m.unit == "ratio" and f.tokens[f.m.first].norm == "نصف":
        return "decrease", f.after, "times"  # «قیمت پیاز نصف شد»
    return ("increase", f.after, "times") if f.m.unit == "times" else None


def _with_change(f: Figure) -> Answer:
    """«نسبت به روز گذشته ۴۰۰ تومان با افزایش …», «۲۰۰ تومان با کاهش قیمت مواجه شد»: «با» and the change word."""
    if f.norm != "با" or f.following in WORDS["after_only"]:
        return None
    side = SIDES.get(f.following)
    if side is None:
        return None
    met = any(t.norm in WORDS["meeting"] for t in f.tokens[f.after + 2 : f.after + 5])
    return (side, f.after + 1, "after") if met or against(f.m, f.tokens) else None


def _lost(f: Figure) -> Answer:
    """«۲ کیلوگرم وزن از دست دادند», «۱۷ درصد از حجم خود را از دست داد»: a decrease that no word names."""
    if f.m.unit not in LOSING or f.m.attributive:
        return None  # «وزنه ۲۱۰ کیلوگرمی را از دست داد»
    tokens, flags = f.tokens, shape(f.m.sentence)
    own = f.after + 1 if f.norm == "از" else f.after  # «۳۰ درصد مردم شغل خود را از دست دادند» is no loss of people
    measured = own < len(flags) and flags[own] & (Is.MEASURE | Is.DIMENSION | Is.QUANTITY | Is.SUM)
    for at in range(f.after, min(f.after + (_REACH if measured else 4), len(tokens) - 2)):
        if tokens[at].norm == "از" and tokens[at + 1].norm == "دست":
            return ("decrease", at, "after") if tokens[at + 2].norm in WORDS["losing"] else None
        if flags[at] & Is.VERB:
            break
    return None


def _taken_from(f: Figure) -> Answer:
    """«۱۲ هزار دلار از این مبلغ را کاهش داد»: what is taken from a whole, or added to it."""
    if f.norm != "از" or f.m.unit in units.TIMES:
        return None
    tokens, flags = f.tokens, shape(f.m.sentence)
    for at in range(f.after + 1, min(len(tokens) - 2, f.after + _REACH)):
        if flags[at] & Is.RA:
            side = SIDES.get(tokens[at + 1].norm)
            does = tokens[at + 1].norm not in WORDS["comparing"] and bool(flags[at + 2] & (Is.VERB | Is.PARTICIPLE))
            return (side, at + 1, "clause") if side is not None and does else None
        if flags[at] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION):
            return None
    return None


def _than_before(f: Figure) -> Answer:
    """«۳۳۳ مگاوات از پیک سال گذشته بیشتر است»: more than the same thing at another time."""
    compared = f.norm == "از" or (f.norm == "نسبت" and f.following == "به")
    if not compared or f.m.unit in units.TIMES:
        return None
    tokens, flags, times = f.tokens, shape(f.m.sentence), False
    for at in range(f.after + 1, min(len(tokens), f.after + _REACH)):
        norm = tokens[at].norm
        if norm in WORDS["comparing"]:
            ends = at + 1 == len(tokens) or flags[at + 1] & (Is.VERB | Is.PUNCTUATION | Is.AND | Is.PARTICIPLE)
            return (SIDES[norm], at, "clause") if times and ends else None
        if flags[at] & (Is.VERB | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION):
            return None
        times = times or norm in WORDS["times_before"]
    return None


def _past_bracket(f: Figure) -> Answer:
    """«۱۴۵ میلیارد ین (۹۸۷ میلیون دلار) کاهش یافت»; of what stands in the bracket only a share is a change itself."""
    tokens, at = f.tokens, f.after
    inside = f.norm == ")" and f.m.unit in units.RELATIVE
    if f.norm == "(":
        at = next((k for k in range(at, min(len(tokens), at + _REACH)) if tokens[k].norm == ")"), at)
    if not inside and at == f.after:
        return None
    side = SIDES.get(tokens[at + 1].norm) if at + 1 < len(tokens) else None
    opens = not inside or any(t.norm == "(" for t in tokens[max(0, f.m.first - 4) : f.m.first])
    return (side, at + 1, "bracket") if side is not None and opens and predicate(f.m, tokens, at + 1) else None


def _joins(f: Figure, at: int) -> bool:
    """Whether what is counted joins a team or the like: «۲ بازیکن به اردوی تیم اضافه می‌شوند»."""
    tokens = f.tokens
    return any(tokens[k].norm == "به" and tokens[k + 1].norm in WORDS["joined"] for k in range(f.after, at - 1))


def _amount_added(f: Figure) -> Answer:
    """«۵ هزار بشکه به تولید افزوده شد»: some words on, an amount is changed by few words, and is compared with nothing."""
    compared = f.norm in OPENINGS and f.norm != "مقایسه"
    if f.m.unit in units.RELATIVE or (compared and f.m.unit != "count"):
        return None
    if f.m.unit == "a":
        return NOTHING  # «مستمری افراد کمتر از ۸۰ سال را کاهش داد»
    tokens, flags = f.tokens, shape(f.m.sentence)
    movers, stops = WORDS["moved_far"], WORDS["stops"]
    for at in range(f.after, min(len(tokens), f.after + _REACH)):
        norm = tokens[at].norm
        if norm in movers and (side := moved(tokens, at)) is not None:
            return NOTHING if f.m.unit == "count" and _joins(f, at) else (side, at, "clause")
        if norm in WORDS["adding"] and f.norm in ("به", "بر") and f.m.unit != "count" and at > f.after + 1:
            return "increase", at, "clause"  # «۴۰ مگاوات بر مصرف برق می‌افزاید»
        if norm in stops or flags[at] & Is.VERB or norm[0].isdecimal():
            break
    return NOTHING


def _closes_clause(f: Figure) -> Answer:
    """«۱۰ درصد نسبت به پارسال افزایش داشته», «۳ درصد از ارزش سهام کاسته شد»: the change word that the clause ends with."""
    m, tokens, flags = f.m, f.tokens, shape(f.m.sentence)
    stops = WORDS["stops"]
    for at in range(f.after, min(len(tokens), f.after + _REACH)):
        norm = tokens[at].norm
        if norm in _MOVERS and (side := moved(tokens, at)) is not None:
            return side, at, "clause"
        if norm in SIDES and norm not in WORDS["after_only"]:
            return (SIDES[norm], at, "clause") if predicate(m, tokens, at) else NOTHING
        told = norm in WORDS["signs"] and at + 1 < len(tokens) and tokens[at + 1].norm in WORDS["copulas"]
        if told and m.unit in units.RELATIVE and predicate(m, tokens, at):
            return SIDES[norm], at, "clause"  # «۵۲ درصد نسبت به پارسال مثبت است»
        if flags[at] & Is.VERB and norm not in WORDS["modals"]:
            return NOTHING
        if norm == "،" and at + 2 < len(tokens) and tokens[at + 2].norm in WORDS["closers"]:
            continue  # «چهار برابر در انگلیس، رشد کرده است»
        if norm in stops or (norm[0].isdecimal() and tokens[at].start >= m.unit_end and not is_year(norm)):
            return NOTHING
    return NOTHING


AFTER: tuple[Callable[[Figure], Answer], ...] = (
    _past_bracket,
    _name_of_another,
    _not_even,
    _no_more,
    _either_way,
    _object,
    _of_a_change,
    _than_another,
    _beside,
    _more_of,
    _moved_beside,
    _became,
    _with_change,
    _lost,
    _taken_from,
    _than_before,
    _amount_added,
    _closes_clause,
)
