"""Word classes of the tokens of a sentence, from word_classes.yaml and hazm's list of verbs."""

import functools
import importlib.util
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

from pipelines.figures import word_lists
from pipelines.figures.document import Sentence, Token, remembered
from pipelines.folding import bare, fold


class Is:
    """Word classes, one bit each; a word may have several. Plain ints: they are tested for every token."""

    VERB = 1 << 0
    PREPOSITION = 1 << 1
    PREPOSITIONAL = 1 << 2
    CONJUNCTION = 1 << 3
    RELATIVE = 1 << 4
    PRONOUN = 1 << 5
    DETERMINER = 1 << 6
    SUFFIX = 1 << 7
    VERB_PREFIX = 1 << 8
    PARTICIPLE = 1 << 9
    INFINITIVE = 1 << 10
    LIGHT = 1 << 11
    NONVERBAL = 1 << 12
    STATE = 1 << 13
    MEASURE = 1 << 14
    EMPTY_MEASURE = 1 << 15
    DIMENSION = 1 << 16
    LOCATIVE = 1 << 17
    CLASSIFIER = 1 << 18
    PERSON = 1 << 19
    EMPTY_CLASSIFIER = 1 << 20
    CHANGE = 1 << 21
    DEGREE = 1 << 22
    COMPARATOR = 1 << 23
    ADVERB = 1 << 24
    TIME = 1 << 25
    TIME_ADVERB = 1 << 26
    TIME_CLOSER = 1 << 27
    NUMBER = 1 << 28
    SUM = 1 << 29
    ANAPHOR = 1 << 30
    COMPLEMENTIZER = 1 << 31
    RA = 1 << 32
    AND = 1 << 33
    PUNCTUATION = 1 << 34
    DISTRIBUTIVE = 1 << 35
    SPENDING = 1 << 36
    PURPOSE = 1 << 37
    ALLOTTING = 1 << 38
    COPULA = 1 << 39
    ADJECTIVE = 1 << 40
    TALLY = 1 << 41
    DURATION = 1 << 42
    PER_UNIT = 1 << 43
    REACH = 1 << 44
    QUANTITY = 1 << 45
    ASPECT = 1 << 46
    MANNER = 1 << 47
    OF_NUMBER = 1 << 48
    SCORE = 1 << 49
    TRANSFER = 1 << 50
    CONNECTIVE = 1 << 51
    PASSIVE = 1 << 52
    FROM_VERB = 1 << 53
    SAYING = 1 << 54
    CONTAINER = 1 << 55
    FORECAST = 1 << 56
    GRADED = 1 << 57
    CALENDAR = 1 << 58
    OPENER = 1 << 59
    SUPERLATIVE = 1 << 60


# List in word_classes.yaml → the class of its words.
_LISTS = {
    "verbs": Is.VERB,
    "prepositions": Is.PREPOSITION,
    "prepositional_nouns": Is.PREPOSITIONAL,
    "conjunctions": Is.CONJUNCTION,
    "relatives": Is.RELATIVE,
    "pronouns": Is.PRONOUN,
    "determiners": Is.DETERMINER,
    "suffixes": Is.SUFFIX,
    "verb_prefixes": Is.VERB_PREFIX,
    "participles": Is.PARTICIPLE,
    "infinitives": Is.INFINITIVE,
    "light_verbs": Is.LIGHT,
    "nonverbal": Is.NONVERBAL,
    "states": Is.STATE,
    "measures": Is.MEASURE,
    "empty_measures": Is.EMPTY_MEASURE,
    "dimensions": Is.DIMENSION,
    "locatives": Is.LOCATIVE,
    "classifiers": Is.CLASSIFIER,
    "person_classifiers": Is.PERSON,
    "empty_classifiers": Is.EMPTY_CLASSIFIER,
    "changes": Is.CHANGE,
    "degrees": Is.DEGREE,
    "comparators": Is.COMPARATOR,
    "adverbs": Is.ADVERB,
    "times": Is.TIME,
    "time_adverbs": Is.TIME_ADVERB,
    "time_closers": Is.TIME_CLOSER,
    "numbers": Is.NUMBER,
    "sums": Is.SUM,
    "anaphors": Is.ANAPHOR,
    "complementizers": Is.COMPLEMENTIZER,
    "distributives": Is.DISTRIBUTIVE,
    "spending": Is.SPENDING,
    "purposes": Is.PURPOSE,
    "allotting": Is.ALLOTTING,
    "copulas": Is.COPULA,
    "adjectives": Is.ADJECTIVE,
    "tallies": Is.TALLY,
    "durations": Is.DURATION,
    "per_units": Is.PER_UNIT,
    "reaches": Is.REACH,
    "quantities": Is.QUANTITY,
    "aspects": Is.ASPECT,
    "manners": Is.MANNER,
    "of_number": Is.OF_NUMBER,
    "scores": Is.SCORE,
    "transfers": Is.TRANSFER,
    "connectives": Is.CONNECTIVE,
    "passives": Is.PASSIVE,
    "from_verbs": Is.FROM_VERB,
    "sayings": Is.SAYING,
    "containers": Is.CONTAINER,
    "forecasts": Is.FORECAST,
    "graded": Is.GRADED,
    "calendar": Is.CALENDAR,
    "openers": Is.OPENER,
    "superlatives": Is.SUPERLATIVE,
}

_FILE = Path(__file__).with_name("word_classes.yaml")
_ACTIONS = 5  # parts of compound verbs joined by «و» before their verb
_MANY = 200_000  # words whose classes are kept at most
_GLUED = 40  # letters of a word in which a verb glued to its end begins
_MARKS = '.،؛:؟?!»«()[]{}…"“”*|/-–—+=_,;%٪'
_PRESENT, _PAST = ("م", "ی", "د", "یم", "ید", "ند"), ("م", "یم", "ید", "ند")


def _listed_forms() -> tuple[set[str], set[str], set[str]]:
    """Finite verbs, adjectives and adverbs, as in Token.norm, from hazm's lists; forms that are also nouns are left out."""
    spec = importlib.util.find_spec("hazm")  # its word lists without its import, which takes seconds
    if spec is None or not spec.submodule_search_locations:
        return set(), set(), set()
    folder = Path(spec.submodule_search_locations[0]) / "data"
    perfect = word_set("perfect_endings")
    safe: set[str] = set()
    risky: set[str] = set()
    for line in (folder / "verbs.dat").read_text(encoding="utf-8").split():
        past, _, present = bare(fold(line)).partition("#")
        if len(past) >= 2:
            safe.update(f"{neg}می{past}{e}" for neg in ("", "ن") for e in ("", *_PAST, "ی"))
            safe.update(f"{neg}{past}ه{e}" for neg in ("", "ن") for e in perfect)
            risky.update(f"{neg}{past}{e}" for neg in ("", "ن") for e in ("", *_PAST))
        if len(present) >= 2:
            safe.update(f"{neg}می{present}{e}" for neg in ("", "ن") for e in _PRESENT)
            risky.update(f"{neg}{present}{e}" for neg in ("ب", "ن") for e in _PRESENT)
            risky.update(f"{present}{e}" for e in ("یم", "ند"))
    known: set[str] = set()
    adjectives: set[str] = set()
    nouns: set[str] = set()
    adverbs: set[str] = set()
    for line in (folder / "words.dat").read_text(encoding="utf-8").split("\n"):
        word, _, rest = line.partition("\t")
        count, _, kinds = rest.partition("\t")
        if kinds == "ADV":
            adverbs.add(bare(fold(word)))
        if count in ("", "0") and not kinds.startswith("AJ"):
            continue
        norm = bare(fold(word))
        if count not in ("", "0"):
            known.add(norm)
        (adjectives if kinds.startswith("AJ") else nouns).add(norm)
    return (safe - known) | {w for w in risky - known if len(w) >= 4}, adjectives - nouns, adverbs - nouns - adjectives


@functools.cache
def lexicon() -> dict[str, int]:
    """Word (as in Token.norm) → its classes, from word_classes.yaml and hazm's verbs."""
    verbs, adjectives, adverbs = _listed_forms()
    out = dict.fromkeys(adjectives, Is.ADJECTIVE) | dict.fromkeys(adverbs, Is.ADVERB)
    out.update(dict.fromkeys(verbs - word_set("not_verbs"), Is.VERB))
    for name in ("sums", "dimensions", "changes"):  # «اعتباری», «هزینه‌ای», «رشدی»: with the article's ی
        for norm in word_set(name):
            form = norm + ("ای" if norm.endswith("ه") else "ی")
            out[form] = out.get(form, 0) | _LISTS[name]
    for name, flag in _LISTS.items():
        for norm in word_set(name):
            out[norm] = out.get(norm, 0) | flag
    for word in word_set("participles"):  # «نگرفته است»
        norm = "ن" + word
        out[norm] = out.get(norm, 0) | Is.PARTICIPLE
    for mark in _MARKS:
        out[mark] = Is.PUNCTUATION
    for sign in ("x", "X"):  # «۱۲ x ۲»: between numbers, no word
        out[sign] = Is.PUNCTUATION
    out["و"] = Is.AND
    out["را"] = Is.RA
    return out


@functools.cache
def parts() -> dict[str, str]:
    """Adjective made of a number and a noun, as in Token.norm → that noun: «لایه‌ای» → «لایه», «گله» → «گل»."""
    return {bare(fold(word)): bare(fold(noun)) for word, noun in word_lists.data(_FILE)["parts"].items()}


def pairs() -> list[tuple[str, str]]:
    """Two nouns that «و» makes one word, as in Token.norm: «کسب و کار»."""
    return [(bare(fold(one)), bare(fold(two))) for one, two in word_lists.data(_FILE)["pairs"]]


def word_list(name: str) -> list[str]:
    """One list of word_classes.yaml as it is written."""
    words: list[str] = word_lists.data(_FILE)[name]
    return words


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """The words of one list of word_classes.yaml, as in Token.norm."""
    return word_lists.norms(word_list(name))


_HONORIFICS = word_set("honorifics")
_UNDER = word_set("under")
_WITH_HAM = word_set("with_ham")  # with «هم» before them one word
PLURALS = tuple(word_set("plurals"))
_TRADING = word_set("buying")
_WENT = word_set("went")
_BROUGHT = word_set("brought")
_LAID = word_set("laid")
_BEATEN = word_set("beaten")
_END_VERBS = word_set("end_verbs")  # nouns that are verbs at the end of a sentence


class _Classes(dict[str, int]):
    """Classes by word; of an unknown one by its first letter, kept: news words come again."""

    def __missing__(self, norm: str) -> int:
        flags = Is.NUMBER if norm.isdigit() else 0 if norm[0].isalpha() else Is.PUNCTUATION
        at = norm.find("می", 2, _GLUED)
        while at > 0 and not flags and norm[-1] == "د":  # «نشانمیدهد»: a verb glued to the noun before it
            flags = self.get(norm[at:], 0) & Is.VERB
            at = norm.find("می", at + 1, _GLUED)
        if len(self) < _MANY:
            self[norm] = flags
        return flags


@functools.cache
def _known() -> _Classes:
    return _Classes(lexicon())


_norm = attrgetter("norm")


def classes(tokens: list[Token]) -> list[int]:
    """Word classes of the tokens, in order."""
    lex = _known()
    norms = list(map(_norm, tokens))
    out = list(map(lex.__getitem__, norms))
    if present := _HANGING.intersection(norms):
        for word, reread in _BY_NEIGHBOURS.items():
            if word in present:
                for i, norm in enumerate(norms):
                    if norm == word:
                        reread(norms, out, i)
    return out


def _after(norms: list[str], i: int) -> str:
    return norms[i + 1] if i + 1 < len(norms) else ""


def _under(norms: list[str], out: list[int], i: int) -> None:
    """«زیر بنا»: no preposition."""
    if _after(norms, i) in _UNDER:
        out[i] = out[i + 1] = 0


def _until(norms: list[str], out: list[int], i: int) -> None:
    """«مقرر شده تا سقف خرید …»: a conjunction."""
    if (
        0 < i < len(norms) - 1
        and out[i - 1] & (Is.VERB | Is.PARTICIPLE)
        and not out[i + 1] & (Is.NUMBER | Is.COMPARATOR | Is.TIME)
    ):
        out[i] = Is.CONJUNCTION


def _because(norms: list[str], out: list[int], i: int) -> None:
    """«… هستند چون تولید آنها ۲۸ درصد افت کرده است»: a conjunction."""
    if i + 1 < len(norms) and (i == 0 or out[i - 1] & (Is.VERB | Is.PUNCTUATION)):
        out[i] = Is.CONJUNCTION


def _forecast(norms: list[str], out: list[int], i: int) -> None:
    """«۱۰ میلیارد تومان پیش بینی شد»."""
    if _after(norms, i) != "بینی" or i + 2 >= len(norms) or not out[i + 2] & (Is.LIGHT | Is.VERB):
        return
    if not out[i + 2] & Is.PARTICIPLE or (i + 3 < len(norms) and out[i + 3] & Is.VERB):
        out[i] = out[i + 1] = Is.ADVERB | Is.NONVERBAL | Is.FORECAST


def _made(norms: list[str], out: list[int], i: int) -> None:
    """«آماده سازی تیم‌ها»: one noun, where no verb follows."""
    following = out[i + 1] if i + 1 < len(norms) else 0
    if i and out[i - 1] & (Is.NONVERBAL | Is.ADJECTIVE) and not following & (Is.LIGHT | Is.VERB | Is.PARTICIPLE):
        out[i - 1] = out[i] = 0


def _laid(norms: list[str], out: list[int], i: int) -> None:
    """«… تومان نرخ گذاری شد»: a verb of two words."""
    if i and norms[i - 1] in _LAID and i + 1 < len(norms) and out[i + 1] & (Is.LIGHT | Is.VERB):
        out[i - 1] = out[i] = Is.NONVERBAL | Is.ADVERB


def _at_least(norms: list[str], out: list[int], i: int) -> None:
    """«دست کم» as one word, «به ۵ میلیون دست پیدا کرد»."""
    following = _after(norms, i)
    if following == "کم":
        out[i] = out[i + 1] = _known()["دستکم"]
    elif following == "پیدا":
        out[i] = Is.ADVERB | Is.NONVERBAL
    elif following in _BROUGHT and i and norms[i - 1] == "به":
        out[i] = Is.NONVERBAL | Is.TRANSFER  # «۵ میلیون دلار به دست آورد»


def _weekly(norms: list[str], out: list[int], i: int) -> None:
    """«… هفته‌ای یک بار برگزار می‌شود»: how often."""
    if i + 1 < len(out) and out[i + 1] & Is.NUMBER and not (i and out[i - 1] & Is.NUMBER):
        out[i] = Is.TIME_ADVERB | Is.ADVERB


def _altogether(norms: list[str], out: list[int], i: int) -> None:
    """«در مجموع» as one word."""
    if i and norms[i - 1] == "در":
        out[i - 1] = out[i] = _known()["درمجموع"]


def _prefix(norms: list[str], out: list[int], i: int) -> None:
    """«می کنم»: whatever follows is the verb."""
    if _after(norms, i)[:1].isalpha() and not (i and out[i - 1] & Is.NUMBER):
        out[i + 1] |= Is.VERB


def _donors(norms: list[str], out: list[int], i: int) -> None:
    """«تجلیل از ۱۲۴ خیر استان»: people, no «no»."""
    if i and out[i - 1] & (Is.NUMBER | Is.CLASSIFIER):
        out[i] = 0


def _traded(norms: list[str], out: list[int], i: int) -> None:
    """«هر سکه ۵ میلیون تومان خرید و فروش می‌شود», «۴۰ هزار نسخه فروش رفت»: one verb."""
    following = out[i + 1] if i + 1 < len(norms) else 0
    if _after(norms, i) in _WENT and not (i and out[i - 1] & Is.PREPOSITION):
        out[i] = Is.NONVERBAL | Is.ADVERB
    if i > 1 and norms[i - 1] == "و" and norms[i - 2] in _TRADING and following & (Is.LIGHT | Is.VERB_PREFIX):
        out[i - 2] = out[i] = Is.NONVERBAL | Is.ADVERB
        out[i - 1] = Is.AND


def _honorific(norms: list[str], out: list[int], i: int) -> None:
    """«مدرسه خدیجه کبری(س) روستای …»."""
    if 0 < i < len(norms) - 2 and norms[i + 2] == ")" and norms[i + 1] in _HONORIFICS:
        out[i] = out[i + 1] = out[i + 2] = Is.SUFFIX


def _person_ending(norms: list[str], out: list[int], i: int) -> None:
    """«تجربه کرده ام»: the verb's ending."""
    if i and out[i - 1] & Is.PARTICIPLE:
        out[i] = Is.VERB


def _brought_about(norms: list[str], out: list[int], i: int) -> None:
    """«بهترین نتیجه دو تیم رقم خورد»: a verb of two words."""
    if _after(norms, i) in _BEATEN:
        out[i] = Is.NONVERBAL | Is.ADVERB


def _together(norms: list[str], out: list[int], i: int) -> None:
    """«هم وزن» as one word."""
    if _after(norms, i) in _WITH_HAM:
        out[i] = out[i + 1] = 0


# Words whose class hangs on those beside them.
_BY_NEIGHBOURS: dict[str, Callable[[list[str], list[int], int], None]] = {
    "زیر": _under,
    "تا": _until,
    "چون": _because,
    "پیش": _forecast,
    "گذاری": _laid,
    "سازی": _made,
    "رسانی": _made,
    "اندازی": _made,
    "مجموع": _altogether,
    "دست": _at_least,
    "هفتهای": _weekly,
    "می": _prefix,
    "نمی": _prefix,
    "(": _honorific,
    "هم": _together,
    "رقم": _brought_about,
    "خیر": _donors,
    "فروش": _traded,
    "ستد": _traded,
    "ام": _person_ending,
    "ایم": _person_ending,
    "اید": _person_ending,
}
_HANGING = frozenset(_BY_NEIGHBOURS)


@remembered
def shape(sentence: Sentence) -> list[int]:
    """`classes` of a sentence's tokens, read once a sentence."""
    tokens = sentence.tokens
    out = classes(tokens)
    if len(tokens) > 2 and tokens[-1].norm == "." and sentence.role != "title" and tokens[-2].norm in _END_VERBS:
        out[-2] |= Is.VERB  # «او ۵ خانه خرید.»
    return out


def is_predicate(flags: list[int], i: int) -> bool:
    """Whether the word at `i` belongs to the verb that follows («ثبت شد», «کشف و ضبط کردند»), not to a noun phrase."""
    n = len(flags)
    for at in range(i, min(i + 2 * _ACTIONS, n - 1), 2):
        here, following = flags[at], flags[at + 1]
        if following & (Is.LIGHT | Is.VERB_PREFIX):
            return True
        if not here & Is.NONVERBAL:
            return False
        if following & (Is.VERB | Is.PARTICIPLE):
            return not following & Is.SAYING  # «با اشاره به کشف ۱۲۰ فقره سرقت گفت»
        if not following & Is.AND or at + 2 >= n or not flags[at + 2] & Is.NONVERBAL:
            return False
    return False
