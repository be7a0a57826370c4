"""A measure and the words around it, as the rules of measures.py and measure_*.py see them."""

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.figures.antecedents import end_token, previous
from pipelines.figures.counted.answers import Counting, take
from pipelines.figures.counted.payments import is_money
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.rules import Nothing
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import Is, word_set

TIME, MONEY, SIZE = 1, 2, 4  # kinds of measures
ANY = TIME | MONEY | SIZE
PORTIONS = frozenset({"ha", "m2", "km2", "kg", "t", "g", "L", "m3", "B"})  # «۵ هکتار از اراضی» is a part of them
ROUGH = word_set("rough")  # «با ارزش تقریبی …»
_WHOLES = word_set("wholes")
LENGTHS = frozenset({"km", "m"})
_LONG = word_set("long_times")
EQUAL = word_set("equal")
_STRETCHES = word_set("stretches")
_NO_WHOLE = Is.TIME | Is.PREPOSITIONAL | Is.LOCATIVE
_BRACKET = 20  # tokens in brackets after a sum


@dataclass(slots=True)
class Measure(Counting):
    """A measure and the positions that its rules ask for."""

    before: int  # the token before the numeral
    near: int  # the token before its comparators and «به», «از», «بر»
    past: int  # `after`, or past another sum in brackets: «۱۲۰ میلیون دلار (۹۱ میلیون پوند) درآمد»
    at: int  # where the measured thing would begin: `past`, or after «از» before what the measure is a part of
    adjective: bool  # «۳۰۰ متری»
    kind: int

    @property
    def measured(self) -> bool:
        """«۲۰ کیلو وزن دارد», «۱۴ ساعت طول کشید»: the word after the measure says what of a thing was measured."""
        if self.at + 1 >= self.count:
            return False
        f, following = self.flags[self.at], self.flags[self.at + 1]
        sized = f & Is.DIMENSION and not f & Is.SUM and (following & Is.VERB or self._goes_on(following))
        return bool(sized or (self.kind == TIME and following & Is.DURATION))

    @property
    def first_of_two(self) -> bool:
        """«از ۹ به ۶ سال کاهش می‌یابد»: whether this is where something stood, and what it came to follows."""
        if self.before < 0 or self.tokens[self.before].norm != "از" or self.after + 1 >= self.count:
            return False
        return self.tokens[self.after].norm == "به" and bool(self.flags[self.after + 1] & Is.NUMBER)

    def _goes_on(self, following: int) -> bool:
        """«۱۲ متر ارتفاع و ۳ هکتار وسعت دارد»: whether the next measure follows right after «و»."""
        other = previous(self.m, -1) if following & Is.AND else None
        if other is None or other.first != self.at + 2 or other.sentence is not self.m.sentence:
            return False
        at = end_token(other)
        return at < self.count and bool(self.flags[at] & Is.DIMENSION)


type Rule = Callable[[Measure], bool | Nothing]


def measure_of(m: Mention, tokens: list[Token], flags: list[int], after: int) -> Measure:
    """The measure with its positions."""
    count, near = len(flags), m.first - 1
    while near >= 0 and (flags[near] & Is.COMPARATOR or tokens[near].norm in ("از", "به", "بر")):
        near -= 1
    if near > 0 and tokens[near].norm in EQUAL and flags[near - 1] & (Is.DIMENSION | Is.SUM):
        near -= 1  # «با اعتبار معادل ۵ میلیارد ریال»
    if near > 0 and tokens[near].norm in ROUGH and flags[near - 1] & (Is.DIMENSION | Is.SUM):
        near -= 1
    if near > 1 and flags[near] & Is.TIME_ADVERB and tokens[near - 2].norm == "به":  # «به میزان ماهانه ۱۰۰ تومان»
        near -= 1
    past = _past_sum(tokens, flags, after) if after < count and tokens[after].norm == "(" else after
    skipped = past + 2 < count and (flags[past] & Is.TIME_ADVERB or tokens[past].norm == "دیگر")
    if skipped and tokens[past + 1].norm == "از":
        past += 1  # «یک میلیون هکتار تاکنون از مجموع سطح زیر کشت برداشت شد»
    if past + 2 < count and tokens[past + 1].norm == "مجموع" and tokens[past].norm == "در":
        past += 2  # «۵ میلیارد تومان در مجموع بدهی دارند»
    at = past + _part(m, tokens, flags, past) if past + 1 < count and tokens[past].norm == "از" else past
    adjective = after > m.last and tokens[after - 1].norm[-1] == "ی"
    if after > m.last and after < count and flags[after] & Is.SUFFIX and tokens[after].norm in ("ای", "ی"):
        adjective, after, past, at = True, after + 1, past + 1, at + 1  # «نمایش ۸۶ دقیقه ای»
    kind = TIME if m.unit in TIMES or m.unit in _LONG else MONEY if is_money(m) else SIZE
    return Measure(m, tokens, flags, count, after, m.first - 1, near, past, at, adjective, kind)


def past_bracket(tokens: list[Token], at: int) -> int:
    """Past the bracket that opens at token `at` and closes near by; `at` where it does not."""
    closed = next((i for i in range(at + 1, min(at + _BRACKET, len(tokens))) if tokens[i].norm == ")"), -1)
    return closed + 1 if closed > 0 else at


def _past_sum(tokens: list[Token], flags: list[int], at: int) -> int:
    """«۱۲۰ میلیون دلار (۹۱ میلیون پوند) درآمد»: past another sum in brackets, to the word that names the sum."""
    past = past_bracket(tokens, at)
    return past if at < past < len(flags) and flags[past] & Is.SUM else at


def _part(m: Mention, tokens: list[Token], flags: list[int], at: int) -> bool:
    """«۵ هکتار از اراضی», «۶۰ کیلومتر از این جاده»: whether the measure is a part of what stands after «از»."""
    following = flags[at + 1]
    if tokens[at + 1].norm in _WHOLES and at + 2 < len(flags):
        following = flags[at + 2]
    if following & _NO_WHOLE:
        return False
    if m.unit in PORTIONS and not following & Is.PRONOUN:
        return True
    norm = tokens[at + 1].norm
    return (m.unit in PORTIONS or m.unit in LENGTHS) and (norm == "این" or norm in _STRETCHES)


def take_from(f: Measure, at: int, rule: str) -> bool:
    """Let the figure measure the noun phrase that begins at token `at`, if one does and names a thing."""
    phrase = rightward(f.tokens, f.flags, at)
    if phrase is None or names_no_thing(f.flags, phrase):
        return False
    take(f.m, phrase, rule)
    return True


def names_no_thing(flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase right of a measure is no name of the thing measured (a time, an empty word)."""
    return bool(flags[phrase.first] & (Is.TIME | Is.EMPTY_MEASURE | Is.ADVERB | Is.CHANGE))
