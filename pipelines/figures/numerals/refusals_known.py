"""Few things that were told of before, and are counted no more: «این سه کشور», «روابط دو کشور» (words in refusals.yaml)."""

from pipelines.figures.numerals.refusal_context import Around, words
from pipelines.figures.word_classes import Is, is_predicate, shape

_POINTING, _PAIRS = words("pointing"), words("pairs")
_OURSELVES = words("ourselves")
_BETWEEN, _GATHERED = words("between"), words("gathered")
_OF_BOTH = words("of_both")
_BEFORE_PRONOUN = words("before_pronoun")
_PEOPLE = words("people")
_FEW = 9  # the greatest number of a known set that is written as a word
_FEW_DIGITS = 4
_OF = 5  # tokens from a part to «این پنج نفر», its whole
_NEAR = 6  # tokens to a word that tells news of the pair
_LISTED = 7  # tokens from a count to the next of its list
_NAMES = 8  # tokens of the names that say which pair it is
_BOUND = Is.VERB | Is.PREPOSITION | Is.RA | Is.PUNCTUATION | Is.AND | Is.PRONOUN | Is.TIME_ADVERB | Is.ADVERB | Is.LIGHT
_OPENS = Is.PUNCTUATION | Is.AND | Is.CONJUNCTION | Is.VERB
_NO_NAME = _BOUND | Is.ADJECTIVE | Is.NUMBER | Is.CONJUNCTION | Is.RELATIVE | Is.PARTICIPLE


def known_set(a: Around) -> str | None:
    """«این سه کشور», «همین دو بازیکن», «روابط دو کشور»: a set that is known."""
    if not a.whole or a.p.last - a.p.first > 1 or a.p.value < 2 or a.p.value > _FEW:
        return None
    known = _pointed_at(a) if a.prev in _POINTING | _OURSELVES else a.next in _PAIRS and _pair(a)
    return "a known set" if known else None


def _pointed_at(a: Around) -> bool:
    """«این سه کشور», «این دو نفر»; no points («این سه امتیاز»), nor «علاوه بر این دو نفر …»."""
    few = a.p.rule == "words" or a.p.value <= _FEW_DIGITS
    if not few or (a.second in ("از", "بر") and a.norm(a.p.first - 3) in _BEFORE_PRONOUN):
        return False
    if a.second == "از" and a.before is not None and a.before.reason is None and a.p.first - a.before.last <= _OF:
        return False  # «دو نفر از این پنج نفر»: the whole of what is told
    if a.prev == "آن" and a.p.first > 1 and not shape(a.sentence)[a.p.first - 2] & _OPENS:
        return False  # «حاصل آن سه پیروزی بود», «در آن سه کارگاه …»
    if a.prev in _OURSELVES:
        opens = a.p.first < 2 or shape(a.sentence)[a.p.first - 2] & (_OPENS | Is.PREPOSITION)
        return a.next in _PEOPLE and bool(opens)  # not «از تیم ما دو نفر آمدند»
    if a.unit is not None:
        return a.kind in ("count", "time")
    return not a.no_noun() and not shape(a.sentence)[a.last] & (Is.SCORE | Is.NUMBER | Is.DURATION)


def _pair(a: Around) -> bool:
    """«روابط دو کشور», «دو تیم در پایان …», «دو باشگاه استقلال و پرسپولیس»; no «با دو تیم», «دو تیم دیگر»."""
    if a.p.value != 2 or a.unit is not None:
        return False
    flags, first = shape(a.sentence), a.p.first
    led = flags[first - 1] if first else 0
    if (led & (Is.PREPOSITION | Is.COMPARATOR | Is.NUMBER | Is.VERB) and a.prev not in _BETWEEN) or a.prev == "یا":
        return False
    if a.prev in ("و", "،") and a.before is not None and first - a.before.last < _LISTED:
        return False  # «ده کشور آسیا و دو کشور از آفریقا»
    if a.prev in _OF_BOTH and a.norm(a.last + 1) not in _GATHERED:
        return True
    if any(t.norm in _GATHERED for t in a.tokens[max(0, first - 2) : a.last + _NEAR]):
        return False
    after = a.last + 1
    if a.norm(after) == "از":
        return False  # «دو تیم از این چهار تیم»
    if after >= len(flags) or flags[after] & _BOUND or is_predicate(flags, after):
        return True
    if after + 1 < len(flags) and flags[after + 1] & Is.COPULA:
        return True  # «بین دو باشگاه خوب است»
    return _two_names(a, flags, after)


def _two_names(a: Around, flags: list[int], at: int) -> bool:
    """Whether two names stand at token `at`: «ایران و هند»."""
    for k in range(at, min(len(flags) - 1, at + _NAMES)):
        if flags[k] & Is.AND and a.norm(k) == "و":
            return k > at and not flags[k + 1] & _NO_NAME
        if flags[k] & _NO_NAME:
            return False
    return False
