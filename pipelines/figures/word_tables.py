"""The classes that a word may have and the words of each: word_classes.yaml and hazm's list of verbs."""

import functools
import importlib.util
from pathlib import Path

from pipelines.figures import word_lists
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

# What stands between noun phrases.
ENDS = Is.VERB | Is.CONJUNCTION | Is.RA | Is.PREPOSITION | Is.PUNCTUATION | Is.AND | Is.NUMBER

_FILE = Path(__file__).with_name("word_classes.yaml")
_MANY = 200_000  # words whose classes are kept at most
_LONG_STEM = 5  # letters after which «ند» is an ending of its own: not «فرزند»
_GLUED_STEM = 6  # letters of a word that may hold a preposition and a noun
_GLUED = 40  # letters of a word in which a verb glued to its end begins
_MARKS = '.،؛:؟?!»«()[]{}…"“”*|/-–—+=_,;%٪'
_PRESENT, _PAST = ("م", "ی", "د", "یم", "ید", "ند"), ("م", "یم", "ید", "ند")


@functools.cache
def _listed_forms() -> tuple[set[str], set[str], set[str], set[str]]:
    """Finite verbs, adjectives, adverbs and all words, as in Token.norm, from hazm's lists; forms that are also nouns are left out."""
    spec = importlib.util.find_spec("hazm")  # its word lists without its import, which takes seconds
    if spec is None or not spec.submodule_search_locations:
        return set(), set(), set(), set()
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
    verbs = (safe - known) | {w for w in risky - known if len(w) >= 4}
    return verbs, adjectives - nouns, adverbs - nouns - adjectives, known


@functools.cache
def lexicon() -> dict[str, int]:
    """Word (as in Token.norm) → its classes, from word_classes.yaml and hazm's verbs."""
    verbs, adjectives, adverbs, _ = _listed_forms()
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
    for norm in word_set("with_copula"):
        out[norm] = Is.VERB | Is.COPULA
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


def word_map(name: str) -> dict[str, frozenset[str]]:
    """Word → the words listed with it in word_classes.yaml, as in Token.norm."""
    return {bare(fold(word)): word_lists.norms(words) for word, words in word_lists.data(_FILE)[name].items()}


PLURALS = tuple(word_set("plurals"))


class _Classes(dict[str, int]):
    """Classes by word; of an unknown one by its first letter, kept: news words come again."""

    def __missing__(self, norm: str) -> int:
        flags = Is.NUMBER if norm.isdigit() else 0 if norm[0].isalpha() else Is.PUNCTUATION
        at = norm.find("می", 2, _GLUED)
        while at > 0 and not flags and norm[-1] == "د":  # «نشانمیدهد»: a verb glued to the noun before it
            flags = self.get(norm[at:], 0) & Is.VERB
            at = norm.find("می", at + 1, _GLUED)
        if not flags and ends_in_copula(norm):
            flags = Is.VERB  # «۱۲ درصد جوانان بیکارند»
        elif not flags and _holds_preposition(norm):
            flags = Is.PREPOSITION  # «۲۰ نفر درمراکز درمانی بستری شدند»
        if len(self) < _MANY:
            self[norm] = flags
        return flags


def ends_in_copula(norm: str) -> bool:
    """Whether an unlisted word is a listed noun and the copula: «بیکارند», «خانوارند»; «سالمند» is none."""
    return (
        norm.endswith("ند") and not norm.endswith("مند") and len(norm) > _LONG_STEM and norm[:-2] in _listed_forms()[3]
    )


def _holds_preposition(norm: str) -> bool:
    """Whether an unlisted word is a preposition that has lost its space, and a listed noun: «درمراکز», «ازبودجه»."""
    if not norm.startswith(("در", "از")) or len(norm) < _GLUED_STEM or norm in word_set("no_glue"):
        return False
    listed = _listed_forms()[3]
    return norm[2:] in listed and norm not in listed


@functools.cache
def known() -> _Classes:
    return _Classes(lexicon())
