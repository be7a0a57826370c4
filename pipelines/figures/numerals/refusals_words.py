"""Number words in other senses: «نه», «سی», «سه شنبه», «ده ها», «هر دو», «چند هزار»."""

from collections.abc import Callable
from functools import cache

from pipelines.figures import units
from pipelines.figures.numerals import refusals_known, refusals_names, refusals_sports
from pipelines.figures.numerals.refusal_context import LIST_MARKS, Around, data, numeric, words
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.rules import first
from pipelines.figures.units import WORDS
from pipelines.figures.word_classes import Is, is_predicate, shape

_ROUNDS = words("rounds")
_POINTING = words("pointing")
_SAFAR = words("safar_after")
_PARTS = words("parts_in_order")
_WORDS_TOO = _PARTS | words("words_too")
_NAMES = ("classes_after", "plural_marks", "indefinite_before", "each", "adjective_after", "type_after", "wars")
_WORD_NAMES = ("no_fraction_after", "scripts", "weekdays")
FREEZING = "the freezing point"
_DAYS = frozenset({"شنبه", "شنبهها", "شنبههای"})
_ARCHES = 33
_OF_THE_CLOAK, _NIGHTS = 5, 1001  # «پنج تن آل عبا», «هزار و یک شب»
_FEW = 5  # the greatest number of things that are left out («دو در میان»)
_TERMS = 10  # the largest weight in a sum; tokens from «نسبت» to its terms


def word(a: Around) -> str | None:
    """Why the numeral is a word in another sense; None where it is none."""
    p = a.p
    listed = _beside(p.rule)
    if not p.literal and a.next.isdecimal():
        return first(_RULES, a)
    quoted = p.rule != "digits" and (
        p.rule != "words" or '"' in (a.prev, a.next) or a.text.rfind("«", max(0, p.start - 200), p.start) >= 0
    )
    if (
        not quoted
        and a.prev not in listed
        and a.next not in listed
        and _opens(a) not in _WORDS_TOO
        and a.kind != "mass"
    ):
        return None
    return first(_RULES, a)


def proportion(a: Around) -> str | None:
    """«نسبت معلم به دانش‌آموز ۱ به ۲۷ است»: two terms that count nothing; not «از ۱ به ۲۷»."""
    if a.kind == "voltage" and "/" in a.p.literal and len(a.p.literal.partition("/")[2]) > 1:
        return "a proportion"  # «پست ۶۳/۲۰ کیلوولت»
    if a.prev == "در" and a.second == "یک" and a.unit is None and a.p.literal and _ends(a):
        return "a proportion"  # «با احتمال یک در ۶۰۰»
    second = a.prev == "به" and numeric(a.second)
    if not second and not (a.next == "به" and numeric(a.following)):
        return None
    begins = a.p.first - 2 * second
    told = any(t.norm == "نسبت" for t in a.tokens[max(0, begins - _TERMS) : begins])
    if not told or a.norm(begins - 1) == "از" or a.unit is not None:
        return None
    return "a proportion" if _ends(a) or not second else None


def _ends(a: Around) -> bool:
    """Whether nothing follows that the numeral could count."""
    return a.no_noun() or is_predicate(shape(a.sentence), a.last)


@cache
def _beside(rule: str) -> frozenset[str]:
    """Words of which one must stand beside a numeral for a rule to refuse it."""
    lists = data()
    out = frozenset({"،", "وزن", "ضریب", *_DAYS, "در", "تن", "شب", "پل"}).union(
        lists["pointing"], lists["ourselves"], lists["pairs"], *(lists[name] for name in _NAMES)
    )
    pairs = [pair.split() for pair in lists["names_of_two"]]
    if rule == "digits":
        return out.union({"اوزان"}, (second for first, second in pairs if first.isdecimal()))
    seconds = {second for _, second in pairs}
    return out.union(seconds, _ROUNDS, *(lists[name] for name in _WORD_NAMES))


def _opens(a: Around) -> str:
    """The numeral's first word."""
    return a.tokens[a.p.first].norm


def _one_word(a: Around) -> bool:
    return a.p.last - a.p.first == 1


def _weekday(a: Around) -> str | None:
    """«سه شنبه», «۵ شنبه», «سه شنبه‌های بدون خودرو»."""
    return "weekday" if a.next in _DAYS and _one_word(a) and 1 <= a.p.value <= 5 else None


def _plural(a: Around) -> str | None:
    """«ده‌ها», «۱۰ها هزار»."""
    marks = a.words["plural_marks"]
    if a.next in marks and (a.p.rule == "words" or a.following in lexicon().scales):
        return "indefinite"
    return "indefinite" if a.prev in marks and numeric(a.second) and _opens(a) in lexicon().scales else None


def _no(a: Around) -> str | None:
    """«نه تنها», «نه»; not the nine of «نه نفر»."""
    if not _one_word(a) or _opens(a) != "نه":
        return None
    if a.kind == "money" and a.p.first and shape(a.sentence)[a.p.first - 1] & Is.COPULA:
        return "«نه» as a word"  # «معیار طلا باشد نه دلار»
    if not (a.next in a.words["not_nine"] or a.kind in ("", "times")):
        return None
    nine = a.prev in a.words["nine_after"] and not a.no_noun() and _only_one(a, "نه")
    return None if nine else "«نه» as a word"


def _only_one(a: Around, norm: str) -> bool:
    """Whether the word stands only once in the sentence, and no «بلکه» there."""
    near = a.tokens[max(0, a.p.first - 30) : a.p.first + 30]
    return sum(t.norm == norm or t.norm == "بلکه" for t in near) == 1


def _letter(a: Around) -> str | None:
    """«سی‌تی‌اسکن», «سی.ان.ان»."""
    if not _one_word(a) or _opens(a) != "سی":
        return None
    spelled = (a.next == "و" and a.following not in WORDS["and_more"]) or a.text[a.p.end : a.p.end + 2] == ".ا"
    spelled = spelled or a.next == "130"  # the aeroplane
    found = spelled or a.next in a.words["abbreviation_after"] or refusals_names.abbreviated(a)
    return "abbreviation" if found else None


def _month(a: Around) -> str | None:
    """«ماه صفر», «محرم و صفر»."""
    if _opens(a) != "صفر" or not _one_word(a):
        return None
    return "date" if a.prev in _SAFAR or (a.prev in ("و", "،") and a.second == "محرم") else None


def _freezing(a: Around) -> str | None:
    """«۵ درجه بالای صفر»: the point of the scale that the degrees are counted from."""
    told = a.prev in a.words["scale_sides"] and a.second in a.words["scale_degrees"] and _one_word(a)
    return FREEZING if told and a.p.value == 0 else None


def _some(a: Around) -> str | None:
    """«یکی، دو روز», «چند هزار»; but «چند ده نفر»."""
    if a.prev == "،" and a.second == "یکی" and _one_word(a):
        return "indefinite"
    return "indefinite" if a.prev in a.words["indefinite_before"] and (a.prev, _opens(a)) != ("چند", "ده") else None


def _each(a: Around) -> str | None:
    """«هر دو», «هر ۱۰ نفر»."""
    if a.prev not in a.words["each"]:
        return None
    return "a known set" if _one_word(a) and a.p.rule == "words" and a.unit is None else "per"


def _weight_class(a: Around) -> str | None:
    """«وزن ۷۴ کیلوگرم» of wrestling, «اوزان ۶۱ و ۷۰»."""
    found = (a.kind == "mass" and refusals_sports.weight_class(a)) or (a.prev == "اوزان" and a.next in LIST_MARKS)
    found = found or a.next in a.words["classes_after"]  # «۸۷ کیلوهای ایران»
    return "name" if found else None


def _ending(a: Around) -> str | None:
    """«سود ده», written apart: an ending, no ten."""
    ends = _one_word(a) and _opens(a) == "ده" and a.prev in a.words["giving"] and a.unit is None
    return "«ده» as an ending" if ends else None


def _titled(a: Around) -> str | None:
    return "name" if a.p.rule == "words" and refusals_names.titled(a) else None


def _weight_in_sum(a: Around) -> str | None:
    """«با ضریب ۲ حساب می‌شوند»."""
    weight = a.prev == "ضریب" and a.second == "با" and a.p.value <= _TERMS and a.unit is None
    return "name" if weight else None


def _kind_of(a: Around) -> str | None:
    """«سه جانبه», «چهارده معصوم», «۱۸ عیار»; «دو در میان»."""
    if a.next == "در":
        leaves_out = a.following == "میان" and a.p.value < _FEW
        a_side = a.p.literal == a.following and a.p.value <= _FEW and units.lookup(a.tokens, a.last + 2) is None
        return "name" if leaves_out or a_side else None  # «دو در میان», «بسکتبال ۳ در ۳»
    if a.prev == "در" and a.p.literal and a.p.literal == a.second and a.p.value <= _FEW and a.unit is None:
        return "name"
    return "name" if a.next in a.words["adjective_after"] or a.next in a.words["type_after"] else None


def _pointed_at(a: Around) -> str | None:
    """«این دو», «آن سه آنقدر …»: a known set, with nothing counted after it."""
    if not (_one_word(a) and a.p.rule == "words" and a.prev in _POINTING and a.unit is None):
        return None
    return "a known set" if a.no_noun() or _adverb(a) else None


def _adverb(a: Around) -> bool:
    """Whether what follows says how or how much: «اختلاف این دو آنقدر بالا گرفت»."""
    return bool(shape(a.sentence)[a.last] & (Is.ADVERB | Is.TIME_ADVERB))


def _round(a: Around) -> str | None:
    """«یک چهارم نهایی», «مرحله یک هشتم»."""
    if a.p.rule != "fraction" or a.p.unit != "ratio":
        return None
    return "name" if a.next in a.words["no_fraction_after"] or a.prev in _ROUNDS else None


def _script(a: Around) -> str | None:
    """«به خط ثلث», «نستعلیق، ثلث و نسخ»."""
    beside = (a.prev, a.second, a.next, a.following)
    return "name" if _opens(a) == "ثلث" and not a.words["scripts"].isdisjoint(beside) else None


def _known_name(a: Around) -> str | None:
    """«پنج تن آل عبا», «هزار و یک شب», «از صفر تا صد پروژه»: names and idioms of several words."""
    if a.next == "تن":
        return "name" if a.p.value == _OF_THE_CLOAK and a.following in ("ال", "آل") else None
    if a.next.isdecimal():
        race = _opens(a) == "دو" and _one_word(a) and a.norm(a.last + 1) in ("متر", "کیلومتر")
        return "name" if race else None  # «دو ۱۱۰ متر با مانع»
    if a.next == "پل":
        return "name" if a.p.value == _ARCHES and not a.p.literal else None  # «سی و سه پل»
    if a.next == "شب":
        return "name" if a.p.value == _NIGHTS and not a.p.literal else None
    whole = a.p.rule == "range" and a.p.value == 0 and a.p.high == 100 and a.unit is None
    return "an idiom" if whole and (_opens(a) == "صفر" or a.no_noun()) else None


def _name_of_two(a: Around) -> str | None:
    """«دو میدانی», «سه تار»."""
    return "name" if _one_word(a) and f"{_opens(a)} {a.next}" in a.words["names_of_two"] else None


def _war(a: Around) -> str | None:
    """«جنگ ۱۲ روزه», «دفاع مقدس هشت ساله»: the name of a war."""
    lasted = a.unit is not None and a.kind == "time" and a.prev in a.words["wars"]
    return "name" if lasted and a.unit is not None and a.norm(a.unit[1] - 1).endswith("ه") else None


def _part_of_order(a: Around) -> str | None:
    """«ربع اول»."""
    ordered = a.p.rule == "fraction" and _opens(a) in _PARTS and a.next in lexicon().ordinals
    return "name" if ordered else None


_RULES: tuple[Callable[[Around], str | None], ...] = (
    _weekday,
    _plural,
    _no,
    _letter,
    _month,
    _freezing,
    _some,
    _each,
    _weight_class,
    _ending,
    _titled,
    _weight_in_sum,
    _kind_of,
    _pointed_at,
    refusals_known.known_set,
    _round,
    _script,
    _name_of_two,
    _known_name,
    _part_of_order,
    _war,
)
