"""Noun phrases in a sentence's tokens: word classes from counted.yaml, bounds to the right and to the left.

Persian writes no letter for the ezafe that ties a noun to what follows it, so a phrase is bounded by what cannot be
inside it: prepositions, conjunctions, verbs, pronouns, «را», numbers, adverbs, punctuation.
"""

import functools
import importlib.util
import re
from pathlib import Path
from typing import NamedTuple

import yaml

from pipelines.figures.document import Mention, Sentence, Token
from pipelines.folding import bare, fold


# Word classes, one bit each (plain ints: IntFlag arithmetic is slow, and these are tested for every token).
_LISTS = (
    "verbs", "prepositions", "conjunctions", "relatives", "pronouns", "determiners", "suffixes", "verb_prefixes",
    "participles", "infinitives", "light_verbs", "nonverbal", "states", "measures", "empty_measures", "dimensions",
    "locatives", "classifiers", "person_classifiers", "empty_classifiers", "changes", "degrees", "comparators", "adverbs", "times",
    "time_adverbs", "numbers", "sums", "anaphors", "complementizers",
)  # fmt: skip
(
    VERB, PREPOSITION, CONJUNCTION, RELATIVE, PRONOUN, DETERMINER, SUFFIX, VERB_PREFIX, PARTICIPLE, INFINITIVE, LIGHT,
    NONVERBAL, STATE, MEASURE, EMPTY_MEASURE, DIMENSION, LOCATIVE, CLASSIFIER, PERSON, EMPTY_CLASSIFIER, CHANGE, DEGREE,
    COMPARATOR, ADVERB, TIME, TIME_ADVERB, NUMBER, SUM, ANAPHOR, COMPLEMENTIZER, RA, AND, PUNCTUATION,
) = (1 << n for n in range(len(_LISTS) + 3))  # fmt: skip

# What no noun phrase goes past, to the right of a numeral.
_STOP = VERB | PREPOSITION | CONJUNCTION | RA | PUNCTUATION | NUMBER | PRONOUN | ADVERB | VERB_PREFIX | INFINITIVE
_MARKS = ".،؛:؟?!»«()[]{}…\"“”*|/-–—+=_,;%٪"
_PRESENT, _PAST = ("م", "ی", "د", "یم", "ید", "ند"), ("م", "یم", "ید", "ند")


def _verb_forms() -> set[str]:
    """Finite forms, in the form of Token.norm, of the verbs that hazm lists; forms that are also nouns are left out."""
    spec = importlib.util.find_spec("hazm")  # its word lists without its import, which takes seconds
    if spec is None or not spec.submodule_search_locations:
        return set()
    folder = Path(spec.submodule_search_locations[0]) / "data"
    safe: set[str] = set()
    risky: set[str] = set()
    for line in (folder / "verbs.dat").read_text(encoding="utf-8").split():
        past, _, present = bare(fold(line)).partition("#")
        if len(past) >= 2:
            safe.update(f"{neg}می{past}{e}" for neg in ("", "ن") for e in ("", *_PAST, "ی"))
            safe.update(f"{neg}{past}ه{e}" for neg in ("", "ن") for e in ("اند", "است", "ایم", "اید", "بود", "بودند"))
            risky.update(f"{neg}{past}{e}" for neg in ("", "ن") for e in ("", *_PAST))
        if len(present) >= 2:
            safe.update(f"{neg}می{present}{e}" for neg in ("", "ن") for e in _PRESENT)
            risky.update(f"{neg}{present}{e}" for neg in ("ب", "ن") for e in _PRESENT)
    known = set()
    for line in (folder / "words.dat").read_text(encoding="utf-8").split("\n"):
        word, _, rest = line.partition("\t")
        if rest.partition("\t")[0] not in ("", "0"):
            known.add(bare(fold(word)))
    return (safe - known) | {w for w in risky - known if len(w) >= 4}


@functools.cache
def lexicon() -> dict[str, int]:
    """Word (as in Token.norm) → its classes, from counted.yaml and hazm's verbs."""
    data = yaml.safe_load((Path(__file__).with_name("counted.yaml")).read_text(encoding="utf-8"))
    out = dict.fromkeys(_verb_forms() - {bare(fold(w)) for w in data["not_verbs"]}, VERB)
    for bit, name in enumerate(_LISTS):
        for word in data[name]:
            norm = bare(fold(word))
            out[norm] = out.get(norm, 0) | 1 << bit
    for mark in _MARKS:
        out[mark] = PUNCTUATION
    out["و"] = AND
    out["را"] = RA
    return out


def classes(tokens: list[Token]) -> list[int]:
    """Word classes of the tokens, in order."""
    lex = lexicon()
    out = []
    for t in tokens:
        flags = lex.get(t.norm)
        if flags is None:
            flags = NUMBER if t.norm.isdigit() else 0 if t.norm[0].isalpha() else PUNCTUATION
        out.append(flags)
    return out


def shape(sentence: Sentence) -> list[int]:
    """`classes` of a sentence's tokens, read once a sentence."""
    cached: list[int] | None = sentence.__dict__.get("_classes")
    if cached is None or len(cached) != len(sentence.tokens):  # a step before may split glued tokens
        cached = sentence.__dict__["_classes"] = classes(sentence.tokens)
    return cached


class Phrase(NamedTuple):
    """A noun phrase: token indices [first, last)."""

    first: int
    last: int


def is_predicate(flags: list[int], i: int) -> bool:
    """Whether the word at `i` belongs to the verb that follows («ثبت شد», «کشف و ضبط کردند»), not to a noun phrase."""
    n = len(flags)
    if i + 1 >= n:
        return False
    here, following = flags[i], flags[i + 1]
    if following & (LIGHT | VERB_PREFIX):
        return True
    if not here & NONVERBAL:
        return False
    if following & (VERB | PARTICIPLE | VERB_PREFIX):
        return True
    if following & AND and i + 2 < n and flags[i + 2] & NONVERBAL:
        return is_predicate(flags, i + 2)
    return False


def rightward(tokens: list[Token], flags: list[int], i: int, longest: int = 6) -> Phrase | None:
    """The noun phrase that begins at token `i`: determiners and measure words before the head are left out."""
    n = len(flags)
    while i < n:
        f = flags[i]
        if f & DETERMINER and i + 1 < n and not flags[i + 1] & (_STOP & ~ADVERB):
            if f & PRONOUN and tokens[i].norm == "آن" and not _plural(tokens, flags, i + 1):
                return None
            i += 1
        elif f & MEASURE and not f & STATE and i + 1 < n and _opens(flags, i + 1):
            i += 1
        else:
            break
    if i >= n or not _opens(flags, i) or flags[i] & SUFFIX:
        return None
    first, words = i, 0
    while i < n and words < longest:
        f = flags[i]
        if f & AND:
            if not _joins(tokens, flags, i):
                break
        elif f & _STOP or (f & TIME and i > first) or (f & (CHANGE | DETERMINER | LOCATIVE) and i > first):
            break
        elif not f & SUFFIX:
            if is_predicate(flags, i) and not (f & STATE and i == first):
                break
            if f & PARTICIPLE or (i > first and f & NONVERBAL and i + 1 < n and flags[i + 1] & (AND | PREPOSITION)):
                break  # «… خودرو توقیف و به پارکینگ منتقل شد»: an action with its verb further on
            words += 1
        i += 1
    if words == longest and i < n and not flags[i] & (_STOP | AND):  # too long to name one thing: its first words do
        i = min(first + 3, i)
    while i > first + 1 and flags[i - 1] & AND:
        i -= 1
    return Phrase(first, i) if i > first else None


def _opens(flags: list[int], i: int) -> bool:
    """Whether a noun phrase can begin at `i`."""
    f = flags[i]
    return not f & (_STOP | AND | DEGREE | PARTICIPLE) and not (is_predicate(flags, i) and not f & STATE)


def _plural(tokens: list[Token], flags: list[int], i: int) -> bool:
    return tokens[i].norm.endswith(("ها", "های")) or (i + 1 < len(flags) and flags[i + 1] & SUFFIX > 0)


def _joins(tokens: list[Token], flags: list[int], i: int) -> bool:
    """Whether «و» at `i` joins two parts of one noun phrase («کشفیات و دستگیری»)."""
    j = i + 1
    if j >= len(flags) or flags[j] & (_STOP | AND | DEGREE | PARTICIPLE | DETERMINER | TIME | MEASURE | CLASSIFIER | CHANGE):
        return False
    if is_predicate(flags, j):  # «کشفیات و دستگیری شده است»: an unknown word before the verb may still be a noun
        return not flags[j] & NONVERBAL
    # what stands after «و» up to the next bound: with «را» or many words of its own it is another clause
    words = 0
    while j < len(flags) and not flags[j] & (_STOP | AND):
        if is_predicate(flags, j):
            return words > 0
        words += not flags[j] & SUFFIX
        j += 1
    return words <= 3 and not (j < len(flags) and flags[j] & RA)


class Chunk(NamedTuple):
    """A run of words between bounds, token indices [first, last); `led` by a preposition or not."""

    first: int
    last: int
    led: bool


def chunks(flags: list[int], start: int, end: int) -> list[Chunk]:
    """The runs of words in tokens [start, end) that may be noun phrases, with whether a preposition leads them."""
    out: list[Chunk] = []
    led = False
    first = -1
    for i in range(start, end):
        f = flags[i]
        if f & SUFFIX and first >= 0 and i == first:
            continue
        bound = f & (_STOP | CHANGE | TIME_ADVERB) and not f & SUFFIX
        if f & ADVERB and f & DETERMINER:
            bound = True
        if bound:
            if first >= 0:
                out.append(Chunk(first, i, led))
                first = -1
                led = False
            led = bool(f & PREPOSITION) or (led and bool(f & NUMBER))
        elif first < 0:
            if f & AND:
                continue
            first = i
    if first >= 0:
        out.append(Chunk(first, end, led))
    return out


_ENDS = re.compile(r"(?:های|هایی|ها|ات|ان)$")


@functools.lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """A word without its plural ending and its joining ی, to compare heads: «تماسهای» → «تماس»."""
    cut = _ENDS.sub("", norm)
    if len(cut) >= 3:
        return cut
    return norm


def head(m: Mention) -> str | None:
    """Stem of the first word of what the mention counts; None where it counts nothing named."""
    if not m.counted:
        return None
    words = bare(fold(m.counted)).split()
    return stem(words[0]) if words else None
