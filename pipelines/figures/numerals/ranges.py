"""Parse one numeral from its first token: a number, what its unit adds, a range."""

from functools import cache

from pipelines.figures import units
from pipelines.figures.document import Sentence
from pipelines.figures.numerals import digits
from pipelines.figures.numerals.parse import DASHES, MINUS, ORDINAL_ENDINGS, Numbers
from pipelines.figures.numerals.parsed import Parsed
from pipelines.figures.numerals.refusals_lists import opens_item
from pipelines.figures.numerals.words import lexicon, word_set
from pipelines.folding import ZWNJ

_COMPOUND_KINDS = frozenset({"mass", "length", "time", "area", "volume"})
_HALF_KINDS = _COMPOUND_KINDS | {"percent", "times", "power", "temperature"}
_TELEPHONE = 7  # digits
_HALF_OF = word_set("half_of")
_AFTER_HEIGHT = word_set("after_height") | {"", ".", "،", ")"}
_SPREAD = 10  # the ends of a range that share a scale differ less
_THOUSAND = 1000.0
_SEASON = 32  # «۹۷ یا ۹۸» may be years
_PARTED = frozenset("و،")
_CLOCKED = frozenset({"h", "min"})
_SECONDS = {"a": 365 * 86400.0, "mo": 30 * 86400.0}  # of what is added in days and weeks
_BETWEEN = word_set("between")
_AT_MOST = word_set("at_most")
_HUNDREDTHS = word_set("hundredths")


@cache
def _goes_on() -> tuple[frozenset[str], frozenset[str]]:
    """What may go on with a numeral right behind its first token, and what may behind the one to three after that."""
    lex = lexicon()
    joints = {"و", *lex.ranges}
    ordinals = {f"{glue}{word}{end}" for word in lex.ordinals for glue in ("", "و") for end in ("", "ین")}
    words = {
        *lex.small,
        *lex.scales,
        *lex.halves,
        *lex.fractions,
        *lex.points,
        *lex.money_scales,
        "صد",
        "یا",
        *word_set("turned_signs"),
    }
    marks = {*DASHES, *"/.:٬٫,،"}
    return frozenset(joints | ordinals | words | marks | ORDINAL_ENDINGS), frozenset(joints)


def _in_thousands(low: float, high: float) -> tuple[float, float]:
    """The ends of «۳۹ تا ۶۴.۸۰۰ تومان», «۹۹.۸۰۰ تا ۱۲۸»: thousands, of which one end alone writes the noughts."""
    if low < _THOUSAND <= high and low * _THOUSAND < high <= low * _THOUSAND * _SPREAD:
        return low * _THOUSAND, high
    if high < _THOUSAND <= low and low < high * _THOUSAND <= low * _SPREAD:
        return low, high * _THOUSAND
    return low, high


class Reader(Numbers):
    """Parses the numerals of one sentence, whose glued tokens have been split."""

    def __init__(self, sentence: Sentence, backward: bool):
        super().__init__(sentence, backward)
        self.goes_on, self.goes_on_later = _goes_on()

    def parse(self, at: int) -> Parsed | None:
        """The longest numeral that begins at token `at`, ranges included; None where there is none."""
        return self.plain(at) or self.ranged(at)

    def plain(self, at: int) -> Parsed | None:
        """The numeral at token `at`, where it is one token and nothing around could belong to it."""
        norms = self.norms
        if norms[at + 1] in self.goes_on or not self.goes_on_later.isdisjoint(norms[at + 2 : at + 5]):
            return None
        if norms[at + 1] == ")" and at and norms[at - 1] == "(":
            return None  # «(۲۵۰) میلیون تومان»
        if norms[at + 2] == "،" and (hit := units.lookup(self.tokens, at + 1)) is not None and hit[0].code in _CLOCKED:
            return None
        norm, token = norms[at], self.tokens[at]
        if norm.isdecimal():
            signed = token.start > self.begin and self.text[token.start - 1] in MINUS
            if signed or len(norm) > digits.LONGEST:
                return None
            return Parsed(token.start, token.end, at, at + 1, float(norm), literal=norm)
        value = self.lex.small.get(norm)
        if value is None or norm in self.lex.fractions or token.end - token.start > len(norm):
            return None
        return Parsed(token.start, token.end, at, at + 1, float(value), rule="words")

    def compound(self, at: int) -> Parsed | None:
        """A number, with what its unit adds: «۷ کیلو و ۱۸۱ گرم», «یک تن و نیم», «۳ همت»."""
        p = self.number(at)
        if p is None or p.reason is not None or p.unit is not None:
            if p is not None and p.rule == "fraction" and self.norms[p.last] == "یک":
                self.of_one_percent(p)
            return p
        if (money := self.lex.money_scales.get(self.norms[p.last])) is not None:
            p.value, p.unit, p.tail, p.separated = p.value * money[0], money[1], self.tokens[p.last].end, True
            p.scale *= money[0]  # «بین ۳۰۰ تا ۴۰۰ همت»
            return p
        if _PARTED.isdisjoint((self.norms[p.last + 1], self.norms[p.last + 2])):
            return p
        hit = units.lookup(self.tokens, p.last)
        if hit is None or not self.goes_down(*hit):
            return p
        unit, after = hit
        half = self.lex.half_endings.get(self.norms[after + 1])
        if (
            half is not None
            and self.norms[after] == "و"
            and unit.kind in _HALF_KINDS
            and self.norms[after + 2] not in self.lex.scales
            and (self.norms[after + 1] in self.lex.halves or not self.half_of(after + 2))
        ):
            self.extend(p, after + 2)
            p.value, p.unit, p.rule, p.tail, p.separated, p.literal = (
                p.value + half,
                unit.code,
                "compound",
                p.end,
                True,
                "",
            )
            return p
        if unit.kind == "money" and (q := self.number(after + 1)) is not None and self.hundredths(q):
            self.extend(p, q.last)
            p.value, p.unit, p.rule = round(p.value + q.value / 100, 9), unit.code, "compound"
            p.tail, p.separated, p.literal = self.tokens[q.last].end, True, ""
            return p
        if unit.code == "m" and p.value <= 2 and (q := self.number(after + 1)) is not None and self.bare_ones(q):
            self.extend(p, q.last)
            p.value, p.unit, p.rule = round(p.value + q.value / 100, 9), "m", "compound"
            p.tail, p.separated, p.literal = p.end, True, ""
            return p
        while (
            unit.kind in _COMPOUND_KINDS and self.goes_down(unit, after) and (q := self.number(after + 1)) is not None
        ):
            small = self.smaller(unit, q.last)
            parted = q.rule == "fraction"  # «۳۳ ثانیه و ۳۸ صدم ثانیه»
            if q.reason is not None or (q.unit is not None and not parted):
                break
            if small is None or small[0].kind != unit.kind or not unit.factor or not small[0].factor:
                break
            if small[0].base != unit.base:
                share = q.value * small[0].factor / _SECONDS.get(unit.code or "", 0.1)  # «دو ماه و ۲۰ روز»
            elif small[0].factor < unit.factor + parted:
                share = q.value * small[0].factor / unit.factor
            else:
                break
            if not 0 <= share < 1:
                break
            self.extend(p, q.last)
            p.value, p.unit, p.rule = round(p.value + share, 9), unit.code, "compound"
            after = small[1]
            if (rate := self.rate_of(unit, after)) is not None:
                p.unit, after = rate[0].name, rate[1]
            p.tail, p.separated, p.literal = self.tokens[after - 1].end, True, ""
        return p

    def rate_of(self, unit: units.Unit, at: int) -> tuple[units.Unit, int] | None:
        """The rate that `unit` is told in by what stands at `at`: «۴ تن و ۲۰۰ کیلوگرم در هکتار»."""
        hit = units.lookup(self.tokens, at - 1)
        if hit is None or hit[0].kind != "rate":
            return None
        rate = units.of_words([unit.name, *self.norms[at : hit[1]]])
        return None if rate is None or rate.kind != "rate" else (rate, hit[1])

    def smaller(self, unit: units.Unit, at: int) -> tuple[units.Unit, int] | None:
        """The unit at token `at`: of «۲۰۰ کیلوگرم در هکتار» the kilograms alone, where `unit` has such a rate too."""
        hit = units.lookup(self.tokens, at)
        if hit is None or hit[0].kind != "rate" or self.rate_of(unit, at + 1) is None:
            return hit
        part = units.of_words([self.norms[at]])
        return hit if part is None else (part, at + 1)

    def of_one_percent(self, p: Parsed) -> None:
        """«یک چهارم یک درصد»: a part of one percent (in place)."""
        hit = units.lookup(self.tokens, p.last + 1)
        if hit is not None and hit[0].kind == "percent":
            self.extend(p, p.last + 1)
            p.unit = None

    def hundredths(self, q: Parsed) -> bool:
        """Whether `q` is the cents of «۴۲ دلار و ۱۷ سنت»."""
        return q.reason is None and q.scale == 1 and 0 < q.value < 100 and self.norms[q.last] in _HUNDREDTHS

    def bare_ones(self, q: Parsed) -> bool:
        """Whether `q` is the centimetres of «یک متر و هفتاد», with nothing behind it that it counts."""
        whole = q.reason is None and q.unit is None and q.scale == 1 and 10 <= q.value < 100
        return whole and self.norms[q.last] in _AFTER_HEIGHT

    def half_of(self, at: int) -> bool:
        """Whether what follows «نیمی», «نیمه» says of what: «یک سال و نیمی از …», «دو سال و نیمه نخست …»."""
        return self.norms[at] in _HALF_OF or self.norms[at] in self.lex.ordinals

    def goes_down(self, unit: units.Unit, after: int) -> bool:
        """Whether a smaller unit may be added after «و», or after a comma in a time («یک ساعت، ۳۲ دقیقه و ۵ ثانیه»)."""
        return self.norms[after] == "و" or (self.norms[after] == "،" and unit.code in _CLOCKED)

    def ranged(self, at: int) -> Parsed | None:
        """A compound, or the range that it opens."""
        p = self.range_of(at)
        if p is not None:  # a token may end in ZWNJs («سه‌ ماهه»); a quote does not
            while p.end > p.start + 1 and self.text[p.end - 1] == ZWNJ:
                p.end -= 1
            while p.start < p.end - 1 and self.text[p.start] == ZWNJ:
                p.start += 1
        return p

    def range_of(self, at: int) -> Parsed | None:
        p = self.compound(at)
        if p is None or p.reason is not None or p.rule in ("fraction", "compound"):
            return p
        joiner, after = self.norms[p.last], p.last + 1
        if joiner in self.lex.ranges or joiner in DASHES:
            if self.norms[after] in _AT_MOST and self.norms[after + 1].isdecimal():
                after += 1  # «۲۰ تا حداکثر ۳۰ درصد»
            if joiner in DASHES and opens_item(self.tokens, self.text, p):
                return p
            return self.close(p, after, dash=joiner in DASHES)
        if joiner == "و" and self.norms[p.first - 1] in _BETWEEN:
            return self.close(p, after)
        if joiner == "و" and self.norms[after] == "یا":
            joiner, after = "یا", after + 1  # «۱۲ و یا ۱۳»
        if joiner == "یا" and self.norms[after] == "حتی":
            after += 1  # «ده یا حتی پانزده میلیارد»
        if joiner == "یا" and (q := self.compound(after)) is not None:
            shared = p.scale == 1 < q.scale and 10 <= p.value < q.value / q.scale  # «۱۵۰ یا ۱۸۰ میلیون»
            if shared or q.value / q.scale == p.value + 1 < _SEASON:
                return self.close(p, after)
        if joiner in self.lex.small and p.rule == "words" and not p.separated:
            spoken = self.close_spoken(p, self.lex.small[joiner], after)
            if spoken is not None:
                return spoken
        if joiner == "،" and p.rule in ("words", "digits") and p.scale == 1:
            if self.estimate(p):
                return self.close(p, after)  # «ده، دوازده سال»
            ones = p.literal.isdecimal() and 20 < p.value < 100 and self.norms[after] == str(int(p.value) % 10 + 1)
            if ones and units.lookup(self.tokens, after + 1) is not None:
                return self.close_ones(p, after, 1)  # «۲۶، ۷ سال»
        return self.close_measured(p)

    def close_spoken(self, p: Parsed, second: int, after: int) -> Parsed | None:
        """Join `p` with the number word right behind it, `second`, before token `after`, where the two make a range."""
        nine = self.norms[p.last] == "نه"  # «not», rather
        near = second < 20 if p.value <= 10 else second >= 20 or p.value < 20  # «بیست یک» is none
        if 2 <= p.value < second <= 2 * p.value and near and not nine:
            return self.close(p, p.last)  # «دو سه هزار», «ده پانزده»
        if p.value == 1 and second == 2 and units.lookup(self.tokens, after) is not None:
            return self.close(p, p.last)  # «یک دو بار»
        if p.value > 20 and second == p.value % 10 + 1 and not nine:
            return self.close_ones(p, p.last, 1)  # «بیست و شش هفت متر»
        if p.value > 100 and second >= 20 and second == p.value % 100 + 10:
            return self.close_ones(p, p.last, 10)  # «صد و پنجاه شصت نفر»
        return None

    def close_measured(self, p: Parsed) -> Parsed:
        """Join `p` with the number behind its unit where that has the same: «۳ کیلو تا ۵ کیلو»."""
        hit = units.lookup(self.tokens, p.last)
        if hit is not None and hit[0].kind not in ("count", "time", "times") and self.norms[hit[1]] in self.lex.ranges:
            q = self.compound(hit[1] + 1)
            same = None if q is None or q.reason is not None else units.lookup(self.tokens, q.last)
            if same is not None and same[0].code == hit[0].code:
                return self.close(p, hit[1] + 1)
        return p

    def close_ones(self, p: Parsed, at: int, step: int) -> Parsed:
        """Join `p` with the number at token `at`, of which only the ones, or the tens, are told: «بیست و شش هفت»."""
        q = self.compound(at)
        if q is None or q.reason is not None or q.unit is not None:
            return p
        if q.value != q.scale * (p.value % (10 * step) + step):
            return p
        p.value, p.high = p.value * q.scale, (p.value + step) * q.scale
        p.end, p.last, p.tail, p.separated, p.literal, p.rule = q.end, q.last, q.tail, True, "", "range"
        return p

    def estimate(self, p: Parsed) -> bool:
        """Whether the two number words around a comma are one estimate, and no two of a list."""
        norm = self.norms[p.last + 1]
        second = self.lex.small.get(norm, 0)
        if p.rule == "digits":  # «۴، ۵ بازیکن می‌خواهیم»
            counts = self.norms[p.last + 2][:1].isalpha() and self.tokens[p.last + 1].start > self.tokens[p.last].end
            rounds = self.rounds(p.literal, norm)
            counts = counts or (rounds and self.norms[p.last + 2] in self.lex.scales)  # «۲۰،۳۰ میلیاردی»
            second = int(norm) if counts and norm.isdecimal() and len(norm) < 4 and p.literal.isdecimal() else 0
            if not (second == p.value + 1 <= 12 or rounds):
                return False
        near = 2 <= p.value < second <= 2 * p.value and (second < 20 or p.value >= 20) and not p.separated
        listed = {self.norms[p.first - 1] if p.first else "", self.norms[p.last + 2]} & {"،", "و", "یا"}
        if listed == {"و"} and self.norms[p.last + 2] != "و" and not self.numeric_before(p.first - 1):
            listed = set()  # «… و دو، سه روزی است که …», «یک مهاجم را گرفتیم و سه، چهار بازیکن …»
        return near and not listed and (p.value >= 10 or second - p.value == 1)

    def numeric_before(self, at: int) -> bool:
        """Whether one of the two tokens before `at` is a number: a list of them."""
        return any(n[:1].isdecimal() or n in self.lex.small for n in self.norms[max(0, at - 2) : at])

    def rounds(self, low: str, high: str) -> bool:
        """Whether two numbers are rounds of which the second is the next: «۲۰، ۳۰ نفر», «۲۰۰، ۳۰۰ میلیون»."""
        return (
            len(low) == len(high) > 1 and low[1:] == high[1:] == "0" * len(low[1:]) and int(high[0]) == int(low[0]) + 1
        )

    def falls(self, p: Parsed, q: Parsed, dash: bool) -> bool:
        """«بین ۳۰ تا ۲۰ هزار تومان», «۶۰۰-۵۰۰ میلیون» (typed right to left): the higher end first."""
        ends = q.value / q.scale < p.value <= 2 * q.value / q.scale
        return ends and (dash or (p.first > 0 and self.norms[p.first - 1] in _BETWEEN))

    def close(self, p: Parsed, after: int, dash: bool = False) -> Parsed:
        """Join `p` with the number at token `after` into a range, where the two make one."""
        q = self.compound(after)
        if q is None or q.reason is not None or q.unit == "ratio" or p.value < 0 or (q.unit and q.rule == "compound"):
            return p
        p.lift_addend(q.value, p.place)
        low = p.value
        if len(p.literal) >= _TELEPHONE and q.value < low:
            return p  # «۸۸۰۰۰۰۰۰ الی ۴»
        if q.value % 1 and not p.value % 1 and p.first and self.norms[p.first - 1] == "سال":
            return p  # «تا سال ۹۲ تا ۱۵.۷ درصد بود»
        if p.addend * q.scale < q.value < min(p.place, low):  # «۱۰ هزار و ۶۰۰ تا ۷۰۰»: the end shares the thousands
            low += p.addend * (q.scale - 1)
            q.value += low - p.addend * q.scale
        elif not p.scale > 1 and q.scale > 1 and (low < q.value / q.scale or self.falls(p, q, dash)):
            low, p.scale = low * q.scale, q.scale  # «۲ تا ۳ هزار»: the scale covers both ends
        elif not p.scale > 1 and q.addend and q.place > 1 and 0 < low < q.value / q.place <= _SPREAD * low:
            low *= q.place  # «۱۰ تا ۱۷ هزار و ۵۰۰»
        elif p.scale == q.scale == 1 and p.separated != q.separated:
            ends = low, q.value
            low, q.value = _in_thousands(*ends)
            p.scale = 1 if ends == (low, q.value) else _THOUSAND
        spoken = p.rule == q.rule == "words" and 2 <= p.value == q.value - 1 and q.start - p.end == 1
        if dash and p.rule == q.rule == "words" and 2 <= p.value < q.value <= 2 * p.value:
            spoken = spoken or self.counts(q)  # «ده - پانزده متر»
        scaled = q.rule == "mixed" and q.scale > 1
        written = bool(p.literal and ((q.literal and low < q.value) or (scaled and low != q.value)))
        if low == q.value or (dash and not (p.literal and q.literal) and not spoken and not written):
            return p  # «سه-چهار سال» is a range, «سه - دو» a score
        if dash and low > q.value and not (scaled or 3 <= q.value == low - 1 or self.counts(q)):
            return p  # «۲-۱» is a score; «۴-۳ نفر» is typed right to left
        p.value, p.high = min(low, q.value), max(low, q.value)
        p.end, p.last, p.tail, p.unit = q.end, q.last, q.tail, q.unit
        p.separated = p.separated or q.separated
        p.literal = f"{p.literal}-{q.literal}" if dash and q.literal and not spoken else ""
        p.rule = "range"
        return p
