"""Noun phrases in a sentence's tokens: bounds to the right of a numeral, and the runs of words to its left.

Persian writes no letter for the ezafe that ties a noun to what follows it, so a phrase is bounded by what cannot be
inside it: prepositions, conjunctions, verbs, pronouns, «را», numbers, adverbs, punctuation.
"""

from typing import NamedTuple

from pipelines.figures.document import Token
from pipelines.figures.word_classes import Is, is_predicate, pairs, word_set

__all__ = ["Chunk", "Phrase", "chunks", "is_predicate", "rightward"]

# What no noun phrase goes past, to the right of a numeral.
_STOP = (
    Is.VERB
    | Is.PREPOSITION
    | Is.CONJUNCTION
    | Is.RA
    | Is.PUNCTUATION
    | Is.NUMBER
    | Is.PRONOUN
    | Is.ADVERB
    | Is.VERB_PREFIX
    | Is.INFINITIVE
)
_NOT_INSIDE = Is.TIME | Is.CHANGE | Is.DETERMINER | Is.LOCATIVE | Is.OPENER | Is.PURPOSE
# What cannot be counted even where it stands between a number and a verb («۵۰ دستگیر شدند»).
_NO_NOUN = (
    _STOP
    | Is.AND
    | Is.NONVERBAL
    | Is.ADJECTIVE
    | Is.DEGREE
    | Is.PARTICIPLE
    | Is.CHANGE
    | Is.SUFFIX
    | Is.MEASURE
    | Is.TIME
)


_MEASURED = Is.MEASURE | Is.TALLY | Is.QUANTITY
_SHORT = 5  # letters of a word in «ترین» that may be no superlative
_NTH = frozenset(f"{word}ین" for word in word_set("ordinals"))
OWN = word_set("own")
_NO_SUPERLATIVES = word_set("no_superlatives")
_SOME = frozenset({"بعضی", "برخی"})
_ORDERS = word_set("orders")
_NO_HEADS = frozenset({"رو", "غیر"})
PAIRS = frozenset(f"{one} {two}" for one, two in pairs())


class Phrase(NamedTuple):
    """A noun phrase: token indices [first, last)."""

    first: int
    last: int


def _head_from(tokens: list[Token], flags: list[int], i: int, n: int) -> int:
    """The first token from `i` on that is no determiner, measure word or rank (past the last one: a pronoun); `n` tokens in all."""
    if i + 1 < n and tokens[i].norm == "#":
        i += 1  # «۳۴ هزار #طلاق»
    if i + 2 < n and flags[i] & Is.DETERMINER and tokens[i].norm in _SOME and tokens[i + 1].norm == "از":
        i += 2  # «نیمی از بعضی از تیم‌ها»
    while i < n:
        f = flags[i]
        if f & Is.DETERMINER and i + 1 < n and not flags[i + 1] & (_STOP & ~Is.ADVERB):
            if f & Is.PRONOUN and tokens[i].norm == "آن" and not _plural(tokens, flags, i + 1):
                return n
            i += 1
        elif f & Is.MEASURE and not f & Is.STATE and i + 1 < n and _opens(flags, i + 1):
            i += 1
        elif not f and ranks(tokens[i].norm) and i + 1 < n and _opens(flags, i + 1):
            i += 1  # «دو مورد از بزرگ‌ترین مشکلات سیاره ما»
        else:
            break
    return i


def rightward(tokens: list[Token], flags: list[int], i: int, longest: int = 6, firm: bool = False) -> Phrase | None:
    """The noun phrase that begins at token `i`: determiners and measure words before the head are left out.

    `firm`: the head is wanted by a number before it, so that it may stand before a verb («صاحب ۸ مدال شدند»).
    """
    n = len(flags)
    i = _head_from(tokens, flags, i, n)
    if firm and i + 1 < n and flags[i + 1] & (Is.LIGHT | Is.VERB_PREFIX) and not flags[i] & _NO_NOUN:
        return Phrase(i, i + 1)
    if i >= n or not _opens(flags, i) or flags[i] & Is.SUFFIX:
        return None
    norm = tokens[i].norm
    if not norm[1:] or norm == "چند" or (norm in _NO_HEADS and _heads_none(tokens, flags, i)):
        return None  # «۲ درصد ک در …»: a slip of the pen
    first, words = i, 0
    while i < n and words < longest:
        f = flags[i]
        if f & Is.AND:
            if not _joins(tokens, flags, i, first):
                break
        elif f & _STOP or (i > first and f & _NOT_INSIDE) or (f & Is.COMPARATOR and _bounds_next(flags, i, first)):
            break
        elif not f & Is.SUFFIX:
            if _is_said(flags, i, first) or (i > first and not f and _begins_rank(tokens, flags, i)):
                break
            if i > first and tokens[i].norm in _ORDERS and _opens_order(flags, i):
                break
            words += 1
        i += 1
        if tokens[i - 1].norm[-2:] == "ها" and _closes(tokens, flags, i):
            break
    if words == longest and i < n and not flags[i] & (_STOP | Is.AND):  # too long to name one thing: its first words do
        i = min(first + 3, i)
    if words > 1 and i < n and tokens[i].norm in OWN:
        i -= 1  # «هزار زن جان خود را …»: what they own is another phrase
    while i > first + 1 and flags[i - 1] & (Is.AND | Is.COMPARATOR):
        i -= 1
    if i == first + 1 and tokens[first].norm[-4:] == "ترین" and ranks(tokens[first].norm):
        return None  # «تهران با ۹ میلیون نفر پرجمعیت‌ترین است»: what it is, and nothing that is counted
    return Phrase(first, i) if i > first else None


def _opens_order(flags: list[int], i: int) -> bool:
    """«۵ تن سیب رتبه دوم را دارد»: whether the word for a place in an order at `i` begins a phrase of its own."""
    return not flags[i - 1] & Is.NONVERBAL and i + 1 < len(flags) and bool(flags[i + 1] & Is.ADJECTIVE)


def _heads_none(tokens: list[Token], flags: list[int], i: int) -> bool:
    """Whether the word at `i` begins no noun phrase, though its class may."""
    if tokens[i].norm == "غیر":  # «فروش ۲ میلیون بشکه غیر واقعی است»
        return i + 2 < len(flags) and bool(flags[i + 2] & (Is.VERB | Is.COPULA))
    return i + 1 < len(flags) and tokens[i + 1].norm == "به"  # «رو به رو شد», «رو به افزایش»


def _bounds_next(flags: list[int], i: int, first: int) -> bool:
    """«۱۰ سد بالای ۹۰ درصد آب دارند»: whether the comparator at `i` is the next figure's."""
    return i > first and i + 1 < len(flags) and bool(flags[i + 1] & Is.NUMBER)


def _closes(tokens: list[Token], flags: list[int], i: int) -> bool:
    """«کسب و کارها مشکلاتی را …»: whether «ها» before token `i` ends a plural; without an ezafe nothing belongs to it."""
    norm = tokens[i - 1].norm
    return i < len(flags) and not flags[i] & (Is.AND | Is.SUFFIX) and (norm == "ها" or len(norm) > 4)


def ranks(norm: str) -> bool:
    """Whether a word is a superlative or an ordinal that stands before its noun: «بزرگ‌ترین», «سومین»."""
    if norm[-2:] != "ین":
        return False
    return norm in _NTH or (norm[-4:] == "ترین" and len(norm) > _SHORT and norm not in _NO_SUPERLATIVES)


def _begins_rank(tokens: list[Token], flags: list[int], i: int) -> bool:
    """«جمعیت دومین شهرستان استان است»: whether a superlative or an ordinal at `i` begins another phrase."""
    return ranks(tokens[i].norm) and i + 1 < len(flags) and not flags[i + 1] & (_STOP | Is.AND)


def compares(token: Token) -> bool:
    """Whether a word is a comparative written with its half-space: «جوان‌تر», «بزرگ‌ترها» is none."""
    return token.text.endswith("\u200cتر")


def _is_said(flags: list[int], i: int, first: int) -> bool:
    """Whether the word at `i` is no part of the phrase begun at `first` but what is said of it."""
    f = flags[i]
    following = flags[i + 1] if i + 1 < len(flags) else 0
    joined = i > first and flags[i - 1] & Is.AND and not f & Is.NONVERBAL
    if f & Is.PARTICIPLE or (is_predicate(flags, i) and not joined and not (f & Is.STATE and i == first)):
        return True
    if i == first:
        return False
    if following & Is.COPULA and not joined:
        return True  # «مشترکان پرمصرف نیستند»
    # «… خودرو توقیف و به پارکینگ منتقل شد»: an action with its verb further on
    return bool(f & Is.NONVERBAL and following & (Is.AND | Is.PREPOSITION | Is.NUMBER))


def _opens(flags: list[int], i: int) -> bool:
    """Whether a noun phrase can begin at `i`."""
    f = flags[i]
    if (
        f & Is.EMPTY_CLASSIFIER
        and i + 2 < len(flags)
        and flags[i + 1] & Is.NONVERBAL
        and flags[i + 2] & (Is.NONVERBAL | Is.VERB)
    ):
        return False  # «مورد بررسی قرار گرفت»
    if f & Is.COMPARATOR and i + 1 < len(flags) and flags[i + 1] & Is.NUMBER:
        return False  # «۱۵۴ دستگاه بالای ۲۵۰۰ سی‌سی»
    if f & (Is.DISTRIBUTIVE | Is.TIME_ADVERB | Is.OPENER):
        return False  # «یک نفر از هر هشت نفر», «۲۰ درصد سالیانه», «با بهای ۲۰ هزار تومان راهی بازار شد»
    if f & Is.ADJECTIVE and not (f & Is.DETERMINER):
        return False
    return not f & (_STOP | Is.AND | Is.DEGREE | Is.PARTICIPLE) and not (is_predicate(flags, i) and not f & Is.STATE)


def _plural(tokens: list[Token], flags: list[int], i: int) -> bool:
    return tokens[i].norm.endswith(("ها", "های")) or (i + 1 < len(flags) and flags[i + 1] & Is.SUFFIX > 0)


def _joins(tokens: list[Token], flags: list[int], i: int, first: int) -> bool:
    """Whether «و» at `i` joins two parts of the noun phrase begun at `first` («کشفیات و دستگیری»)."""
    j = i + 1
    if j < len(flags) and f"{tokens[i - 1].norm} {tokens[j].norm}" in PAIRS:
        return True  # «کسب و کارها مشکلاتی را …»
    if j >= len(flags) or flags[j] & (
        _STOP | Is.AND | Is.DEGREE | Is.PARTICIPLE | Is.DETERMINER | Is.TIME | Is.MEASURE | Is.CLASSIFIER | Is.CHANGE
    ):
        return False
    if flags[j] & Is.DIMENSION and not flags[first] & (_MEASURED | Is.DIMENSION | Is.SUM):
        return False  # «با ۱۲ ایستگاه و هزینه ساخت آن …»
    if is_predicate(flags, j):  # «کشفیات و دستگیری شده است»: an unknown word before the verb may still be a noun
        return not flags[j] & Is.NONVERBAL
    # what stands after «و» up to the next bound: with «را» or many words of its own it is another clause
    words = 0
    while j < len(flags) and not flags[j] & (_STOP | Is.AND):
        if is_predicate(flags, j):
            return words > 0
        words += not flags[j] & Is.SUFFIX
        j += 1
    # «کشف ۳۱ قبضه سلاح و دستگیری ۲۳ نفر»: what stands right before a number is the next item
    return words <= 3 and not (j < len(flags) and flags[j] & (Is.RA | Is.NUMBER))


class Chunk(NamedTuple):
    """A run of words between bounds, token indices [first, last); `led` by a preposition or not."""

    first: int
    last: int
    led: bool


def _says_when(flags: list[int], first: int, i: int, start: int) -> bool:
    """Whether the words [first, i) of a led phrase are a time: «در آخرین روز هفته», «در این مدت», «در ماه مهر»."""
    if flags[first] & Is.PREPOSITIONAL and not (first > start and flags[first - 1] & Is.DETERMINER):
        return False  # «در زمان مصرف …»
    return (bool(flags[i - 1] & Is.TIME) and not flags[i - 1] & Is.PREPOSITIONAL) or (
        first == i - 1 and bool(flags[first] & Is.TIME)
    )


def _begins_anew(f: int, following: int) -> bool:
    """Whether a measure's name after «این» and a noun is another phrase: «در زمان انتشار این خبر قیمت سکه …»."""
    return bool(following & (Is.DIMENSION | Is.TALLY | Is.MEASURE)) and not f & (_MEASURED | Is.DIMENSION | Is.SUM)


def _over_against(flags: list[int], i: int) -> bool:
    """«… صادر شد و در مقابل میزان واردات ۵ تن بود»: whether two prepositions that are one adverb stand before `i`."""
    return i > 2 and bool(flags[i - 1] & flags[i - 2] & Is.PREPOSITION and flags[i - 3] & (Is.AND | Is.PUNCTUATION))


def chunks(flags: list[int], start: int, end: int) -> list[Chunk]:
    """The runs of words in tokens [start, end) that may be noun phrases, with whether a preposition leads them."""
    out: list[Chunk] = []
    led = False
    first = -1
    for i in range(start, end):
        f = flags[i]
        told = flags[i - 1] & Is.TIME_CLOSER or (
            i - 2 >= start and flags[i - 1] & Is.TIME and flags[i - 2] & (Is.NUMBER | Is.TIME_CLOSER)
        )
        # «در سال زراعی جدید سطح کشت …»
        told = told or (led and 0 <= first < i - 2 and flags[first] & Is.CALENDAR and flags[i - 1] & Is.ADJECTIVE)
        told = told or (
            led and 0 <= first < i - 2 and flags[i - 1] & Is.AND and flags[first] & Is.DISTRIBUTIVE
        )  # «در هر متر و …»
        # «بر اساس برآوردهای صورت گرفته میانگین نرخ …»
        told = told or (led and 0 <= first < i - 1 and flags[i - 1] & Is.PARTICIPLE and f & (Is.MEASURE | Is.DIMENSION))
        timed = led and first >= 0 and f & _MEASURED and _says_when(flags, first, i, start)
        manner = led and first == i - 2 and flags[first] & Is.MANNER  # «به طور کلی بازار …»
        joins = (
            first >= 0
            and first == i - 1
            and first > start
            and flags[first - 1] & Is.DETERMINER
            and not f & (Is.SUFFIX | Is.ADJECTIVE)
            and (
                (led and flags[first] & Is.CONNECTIVE and flags[first - 2] & Is.PREPOSITION)
                or (led and flags[first - 1] & Is.PRONOUN and flags[first - 2] & Is.CONNECTIVE)
                or (flags[first - 1] & Is.PRONOUN and (flags[first] & Is.CALENDAR or _begins_anew(flags[first], f)))
            )
        )  # «با این کار فاصله کاربر …», «در این هفته انتقال …»
        most = led and first >= 0 and f & Is.SUPERLATIVE  # «در میان استان‌ها بیشترین قیمت …»
        if most or timed or manner or joins or (first >= 0 and told and not f & (Is.TIME | Is.SUFFIX | Is.ADJECTIVE)):
            out.append(Chunk(first, i, led))  # «در سال گذشته تولید گندم …», «بعد از ۵۵ روز موارد فوتی …»
            first, led = -1, False
        elif (
            first >= 0
            and f & Is.DISTRIBUTIVE
            and not any(g & (Is.DIMENSION | Is.MEASURE | Is.SUM) for g in flags[first:i])
        ):
            out.append(Chunk(first, i, led))  # «صرافی‌ها هر یورو را …», but «قیمت هر یورو»
            first, led = -1, False
        if f & (_STOP | Is.CHANGE | Is.TIME_ADVERB) and not f & Is.SUFFIX:
            if first >= 0:
                out.append(Chunk(first, i, led))
                # «به دلیل کاهش تولید», «… تولید و افزایش قیمت»: the same preposition leads on
                goes_on = f & Is.INFINITIVE or (  # «در صورت نداشتن این مجوز …»
                    f & Is.PRONOUN and f & Is.DETERMINER and first == i - 1 and flags[first] & Is.CONNECTIVE
                )
                goes_on = goes_on or (
                    f & Is.CHANGE and ((first == i - 1 and flags[first] & Is.PREPOSITIONAL) or flags[i - 1] & Is.AND)
                )
                goes_on = goes_on or (f & Is.ADVERB and flags[i - 1] & Is.AND)  # «در تهران و نیز البرز»
                first, led = -1, led and bool(goes_on)
            # what stands between a preposition and its noun: «با این حال», «در ۴ ماهه»
            between = f & (
                Is.NUMBER | Is.DETERMINER | Is.COMPARATOR | Is.CHANGE | Is.INFINITIVE
            )  # «دیگر» is one of them
            led = bool(f & Is.PREPOSITION) or (led and bool(between))
        elif first < 0 and not f & (Is.AND | Is.SUFFIX):
            first = i
            if led and f & Is.EMPTY_MEASURE and _over_against(flags, i):
                led = False
            if f & Is.PREPOSITIONAL and i > 1 and flags[i - 1] & Is.PRONOUN and flags[i - 2] & Is.PREPOSITION:
                led = True  # «در آن سوی بازار …»
    if first >= 0:
        out.append(Chunk(first, end, led))
    return out
