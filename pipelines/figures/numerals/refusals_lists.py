"""Numbers that are told with others: lists whose last item alone has the unit («تهران ۱۰، کرج ۸ و قم ۵ میلیون تومان»), «چهار در ده هزار»."""

from collections.abc import Sequence

from pipelines.figures import units
from pipelines.figures.document import Sentence, Token
from pipelines.figures.numerals import refusals_time
from pipelines.figures.numerals.parse import DASHES
from pipelines.figures.numerals.parsed import Parsed
from pipelines.figures.numerals.refusal_context import LIST_MARKS, Around
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.word_classes import ENDS, Is, shape

_NUMBERS = 30  # of a list's items, at most
_KEY = "\u20e3"  # with which a digit's picture ends
_ITEMS = 6  # of such a list
_WHOLES = (1e4, 1e5, 1e6)  # of which so many are told
_NAME = 3  # words of an item's name
_AGES = 6  # tokens from «سن» to the first of a list of ages
_NO_PART = Is.PREPOSITION | Is.RA | Is.CONJUNCTION  # of a name; verbs end as some names do («تمیم»)
_VOTED = 12  # names of such a list
_VOTES = frozenset({"رای", "کرسی", "امتیاز", "مدال", "سهمیه"})
_AGAIN = 8  # tokens from «یک رشته» to «هشت رشته»
_ONE_APART = 7  # tokens from a «یک» to the next of a list
_AGED = frozenset({"ساله", "سالهای", "ماهه"})
_NO_NAME = ENDS | Is.VERB_PREFIX
_SHARED = frozenset(
    {"money", "percent", "mass", "area", "length", "volume", "energy", "power", "speed", "flow", "rate"}
)


def opens_item(tokens: Sequence[Token], text: str, p: Parsed) -> bool:
    """«1️⃣ …», «۲- ۵ میلیون شغل …»: an item's number, as its picture or with its dash on it and a space behind that."""
    if text[p.end : p.end + 2].strip("\ufe0f")[:1] == _KEY:
        return True
    if p.first or not p.literal.isdecimal() or p.value > _NUMBERS or p.last + 1 >= len(tokens):
        return False
    dash = tokens[p.last]
    return dash.norm in DASHES and dash.start == p.end and tokens[p.last + 1].start > dash.end


def shares_unit(a: Around, flags: list[int]) -> bool:
    """Whether names follow that have a number each, and the last of them the unit of all."""
    at = a.last
    if not a.p.first or flags[a.p.first - 1] & _NO_NAME:
        return False
    for _ in range(_ITEMS):
        name = at + 1
        if a.norm(at) not in ("،", "و"):
            return False
        while name < len(flags) and name - at <= _NAME and not flags[name] & _NO_NAME:
            name += 1
        if not at + 1 < name < len(flags) or not a.norm(name).isdecimal():
            return False
        at = name + 1
        while at < len(flags) and (a.norm(at) in "./٫" or a.norm(at).isdecimal() or _reaches(a, at)):
            at += 1
        while a.norm(at) in lexicon().scales:
            at += 1
        if (hit := units.lookup(a.tokens, at)) is not None:
            ages = hit[0].code == "a" and any(
                t.norm in units.WORDS["ages"] for t in a.tokens[max(0, a.p.first - _AGES) : a.p.first]
            )
            return ages or hit[0].kind in _SHARED  # «سن ازدواج مردان ۲۷ و زنان ۲۳ سال»
        if a.norm(at) in lexicon().money_scales:
            return True  # «مالیات ۱۲۰، گمرک ۴۰ و نفت ۳۰ همت»
    return False


def shares_votes(a: Around) -> bool:
    """«کیانی ۱۸، عبدالله نصیرزاده ۱۲ و بهرامی ۲ رأی»: names that have a number each, and the last what all count."""
    flags, at = shape(a.sentence), a.last
    if not a.p.literal or not a.p.first or flags[a.p.first - 1] & _NO_NAME:
        return False
    for _ in range(_VOTED):
        name = at + 1
        if a.norm(at) not in ("،", "و"):
            return False
        while name < len(flags) and name - at <= _NAME + 1 and a.norm(name).isalpha() and not flags[name] & _NO_PART:
            name += 1
        if not at + 1 < name < len(flags) or not a.norm(name).isdecimal():
            return False
        at = name + 1
        if a.norm(at) in _VOTES:
            return True
    return False


def _reaches(a: Around, at: int) -> bool:
    """Whether a range goes on at token `at`: the «تا» of «سیب ۱۲۹ تا ۱۷۹»."""
    return a.norm(at) in lexicon().ranges and a.norm(at + 1).isdecimal()


def of_so_many(sentence: Sentence, left: Parsed, right: Parsed) -> bool:
    """Join «چهار در ده هزار» into a fraction; of «۴ در ۱۰ هزار نفر» the second number is refused."""
    if sentence.tokens[left.last].norm != "در" or right.value not in _WHOLES:
        return False
    if left.reason is not None or right.high is not None or left.value >= right.value:
        return False
    if units.lookup(sentence.tokens, right.last) is not None or left.high is not None:
        right.reason = "per"
        return False
    left.value, left.rule, left.unit = left.value / right.value, "fraction", "ratio"
    left.end, left.last, left.separated, left.literal = right.end, right.last, True, ""
    return True


def chain(a: Around) -> str | None:
    """A number listed with one that was refused: «سال‌های ۴۷ و ۴۸», «دقایق ۱۳ و ۲۸»."""
    before = a.before
    if before is None or a.p.first - before.last != 1:
        return None
    if before.reason == "code" and a.prev in lexicon().ranges and a.unit is None:
        return "code"  # «۸۸۰۰۰۰۰۰ الی ۴»
    if before.reason not in ("date", "name", "clock time"):
        return None
    if before.reason == "clock time" and a.prev == "و" and a.p.rule == "compound" and a.p.unit == "min":
        return "clock time"  # «ساعت ۲۲ و ۱۰ دقیقه و ۱۱ ثانیه»
    if a.prev not in LIST_MARKS or a.p.separated:
        return None
    years = refusals_time.year_like(a.p.value) or (before.value < 100 and a.no_noun())
    if a.prev == "به" and before.reason == "date" and not years:
        return None  # «از ۱۸ مدال سال ۱۴۰۳ به ۳۴ مدال»
    classes = a.kind == "mass" and before.reason == "name"
    if classes and any(t.norm in a.words["weight_classes"] for t in a.tokens[max(0, a.p.first - 24) : a.p.first]):
        return "name"
    if a.unit is not None and not (before.reason == "clock time" and a.next == "دقیقه"):
        year = before.reason == "date" and len(a.p.literal) == 4 and refusals_time.bare_year(a.p.value)
        return "date" if year and a.next == "سیر" else None  # «در سال‌های ۲۰۰۹ و ۲۰۱۰ سیر نزولی داشت»
    if a.prev == "،" and a.next not in LIST_MARKS and (before.reason == "date" or not a.no_noun()):
        return None  # «لیگ دسته یک، سه دیدار برگزار شد»
    return before.reason


def ones(sentence: Sentence, parsed: Sequence[Parsed], article: str) -> None:
    """«یک دختر ۴ ساله و یک پسر کشته و ۱۵ نفر زخمی شدند»: each «یک» listed with one that counts does, too (in place)."""
    counted: Parsed | None = None  # the next that counts, past an age
    for p in reversed(parsed):
        if p.reason == article and counted is not None and _next_one(sentence, p, counted):
            p.reason = None
        age = p.reason is None and p.last < len(sentence.tokens) and sentence.tokens[p.last].norm in _AGED
        counted = counted if age else p if p.reason is None else None


def _next_one(sentence: Sentence, left: Parsed, right: Parsed) -> bool:
    """Whether a «یک» is listed right before another, each with its noun."""
    if sentence.tokens[right.first].norm != "یک" or not 2 <= right.first - left.last <= _ONE_APART:
        return False
    flags = shape(sentence)[left.last : right.first - 1]
    stop = Is.VERB | Is.PREPOSITION | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION | Is.PRONOUN
    return sentence.tokens[right.first - 1].norm in ("و", "،") and not any(f & stop for f in flags)


def counted_again(a: Around) -> bool:
    """«یک رشته در مقطع دکترا، هشت رشته …», «یک بازی برد و سه بازی باخت»: another number counts the same right after."""
    other = a.after
    if other is None or other.first - a.last > _AGAIN or a.norm(other.first) == "یک" or other.value % 1:
        return False
    same = a.norm(other.last) == a.next and a.next not in a.words["one_never"] - {"رشته"}
    told = any(f & Is.VERB for f in shape(a.sentence)[a.last : other.first])
    return same and not told and a.norm(other.first - 1) in ("و", "،") and not a.no_noun()
