"""Parse one number from its first token: coefficients, scales, fractions, ordinals."""

import re
from operator import attrgetter

from pipelines.figures import units
from pipelines.figures.document import Sentence, Token
from pipelines.figures.numerals import digits
from pipelines.figures.numerals.parsed import FAR_APART, Parsed
from pipelines.figures.numerals.words import Lexicon, lexicon, word_set
from pipelines.folding import ZWNJ

_norm = attrgetter("norm")
_AROUND = 12  # words beyond what was read that are looked at
DASHES = frozenset("-–—−")
_RATE = re.compile(r"[01]\.\d{3}")  # of one money in another
_RATED = word_set("rated")
_HUNDREDS = re.compile(r"[1-9]\d\d")
_DECIMALS = (10, 100, 1000)
_TURNED = word_set("turned_signs")
_GROWN, _FALLEN = word_set("signed_before"), word_set("unsigned_before")
_HALVED = word_set("halved_things")
_LIST_ENDS = frozenset({"،", "و", ")", ".", ""})
_LISTED = 6  # words before a list
_IN_TURN = frozenset({"ترتیب", "بین", "میان", "،", "مبالغ", "دو"})
_SENSE = 100  # words before a sign behind a number that tell what the number is of
_SPACES = (" ", "\n", ZWNJ)
MINUS = "-−–"
ORDINAL_ENDINGS = word_set("ordinal_endings")


class Numbers:
    """Parses the numbers of one sentence, whose glued tokens have been split."""

    def __init__(self, sentence: Sentence, backward: bool):
        self.tokens: list[Token] = sentence.tokens
        self.norms = list(map(_norm, self.tokens))
        self.norms += [""] * _AROUND  # so that one may look past either end
        self.text, self.end, self.backward = sentence.doc.text, sentence.end, backward
        self.begin = sentence.start
        self.lex: Lexicon = lexicon()

    def index_at(self, offset: int, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].start < offset:
            at += 1
        return at

    # -- coefficients -------------------------------------------------------------------------------------

    def after_kind(self, at: int) -> str:
        if self.norms[at] in self.lex.scales:
            return "scale"
        hit = units.lookup(self.tokens, at)
        return hit[0].kind if hit else ""

    def digits(self, at: int) -> Parsed | None:
        """One run of digits, with its separators and its sign."""
        token = self.tokens[at]
        for shape, reason in ((digits.DATE, "date"), (digits.CLOCK, "clock time")):
            if m := shape.match(self.text, token.start, self.end):
                return Parsed(token.start, m.end(), at, self.index_at(m.end(), at), 0.0, reason=reason)
        if self.norms[at + 1] in _TURNED and (turned := self.turned(at)) is not None:
            return turned
        m = digits.LITERAL.match(self.text, token.start, self.end)
        assert m is not None  # a token of digits begins with one
        raw = m[0]
        after = self.index_at(m.end(), at)
        minus = self.norms[after] in DASHES and self.minus_behind(after, m.end())
        kind = "percent" if minus else self.after_kind(after)
        if kind == "percent" and raw.count("،") == 1 and self.norms[at - 1] not in ("،", "و"):
            raw = raw.replace("،", "٫")  # «رشد ۷،۲۱ درصدی»
        if raw.count("،") == 1 and self.norms[after] == "و" and self.norms[after + 1].isdecimal():
            raw = raw.partition("،")[0]  # «به ترتیب ۶۴۸،۷۳۴ و ۸۱۶ واقعه»: three
        if kind == "money" and _RATE.fullmatch(raw) and not _RATED.isdisjoint(self.norms[max(0, at - _LISTED) : at]):
            raw = raw.replace(".", "٫")  # «یورو ۱.۰۵۶ دلار شد»
        try:
            value, length, separated = digits.value(raw, self.backward, kind)
        except ValueError:
            return Parsed(token.start, m.end(), at, after, 0.0, reason="code")
        p = Parsed(token.start, token.start + length, at, after, value, literal=raw[:length], separated=separated)
        p.last = self.index_at(p.end, at)
        before = self.text[token.start - 1] if token.start > self.begin else " "
        far = self.text[token.start - 2] if token.start - 1 > self.begin else " "
        if before in MINUS and (far.isspace() or far in "(«") and self.measured(p.last):
            p.value, p.start = -p.value, p.start - 1
            p.first -= 1
        elif minus or (
            self.norms[p.last] in DASHES and self.attached(p.last, p.end) and self.norms[p.last + 1] == "درجه"
        ):
            p.value, p.end = -p.value, p.end + 1
            p.last += 1
        return p

    def attached(self, at: int, end: int) -> bool:
        """Whether the mark at token `at` stands right behind what ends at offset `end`."""
        return self.tokens[at].start == end

    def minus_behind(self, at: int, end: int) -> bool:
        """Whether the dash at token `at` is a number's sign: «رشد ۲.۷-، صنعت ۰.۳- و خدمات ۰.۵ درصد»."""
        if not self.attached(at, end) or (
            self.tokens[at + 1 : at + 2] and self.attached(at + 1, end + 1) and (self.norms[at + 1].isalnum())
        ):
            return False
        before = self.norms[max(0, at - _SENSE) : at]
        grows = not _GROWN.isdisjoint(before) and _FALLEN.isdisjoint(before)
        return grows and (self.norms[at + 1] in _LIST_ENDS or self.after_kind(at + 1) == "percent")

    def turned(self, at: int) -> Parsed | None:
        """«۵/ ۴۶ میلیمتر», «۵ر۴۶ میلیمتر» are 46.5: gap and letter show that the parts were typed from right to left."""
        token = self.tokens[at]
        m = digits.TURNED.match(self.text, token.start, self.end)
        if m is None or self.text[max(self.begin, token.start - 1)] in "/.":
            return None
        last = self.index_at(m.end(), at)
        if self.after_kind(last) in ("", "count", "time", "times"):
            return None
        value = float(f"{m[1]}.{m[2]}") if m[1][0] == "0" else float(f"{m[2]}.{m[1]}")
        return Parsed(token.start, m.end(), at, last, value, separated=True)

    def counts(self, p: Parsed) -> bool:
        hit = units.lookup(self.tokens, p.last)
        return p.value > 0 and hit is not None and hit[0].kind != "times"

    def measured(self, at: int) -> bool:
        hit = units.lookup(self.tokens, at)
        return hit is not None and hit[0].kind != "count"

    def coefficient(self, at: int) -> tuple[float, float, Parsed] | None:
        """(value, lowest place that it leaves free, parsed): digits, or a word below a thousand."""
        norm = self.norms[at]
        if not norm:
            return None
        if norm[0].isdecimal():
            p = self.digits(at)
            return None if p is None else (p.value, 0.0, p)
        if norm in self.lex.small:
            v = self.lex.small[norm]
            if v < 10 and self.norms[at + 1] == "صد":  # «چهار صد»
                return self.hundreds(at, v)
            place = 100 if v >= 100 else 10 if v >= 20 else 0
            t = self.tokens[at]
            return float(v), float(place), Parsed(t.start, t.end, at, at + 1, float(v), rule="words")
        return None

    def hundreds(self, at: int, count: int) -> tuple[float, float, Parsed]:
        start, end = self.tokens[at].start, self.tokens[at + 1].end
        return count * 100.0, 100.0, Parsed(start, end, at, at + 2, count * 100.0, rule="words")

    # -- whole numbers ------------------------------------------------------------------------------------

    def number(self, at: int) -> Parsed | None:
        """Coefficients and scales joined by «و», with decimals, halves and fractions; no range, no compound."""
        if self.norms[at] in self.lex.negatives:
            return self.negative(at)
        if (p := self.fraction_word(at)) is not None:
            return p
        first = self.coefficient(at)
        if first is None:
            if self.norms[at] not in self.lex.bare:
                return None
            t = self.tokens[at]
            v = float(self.lex.scales[t.norm])
            first = (v, v, Parsed(t.start, t.end, at, at + 1, v, rule="words", separated=True))
        p = first[2]
        if p.reason is not None:
            return p
        self.past_slip(p)
        stack = [(first[0], first[1])]
        if (done := self.fraction(p)) is not None:
            return done
        self.decimal(p, stack)
        if self.norms[p.last] == "و" and not p.separated:
            self.tenths(p, stack)
        if self.norms[p.last] == "نیم" and self.lex.scales.get(self.norms[p.last + 1], 0) > 1000 and not p.separated:
            stack[-1] = (stack[-1][0] + 0.5, 0.0)  # «دو نیم میلیارد»
            self.extend(p, p.last + 1)
        self.scales(p, stack)
        if self.norms[p.last + 1] in units.WORDS["and_more"] and self.norms[p.last] == "و":
            self.and_more(p, stack)
        whole = first[0] == int(first[0])  # nothing is added to «۵.۳۷ میلیون»
        while whole and (at := self.addend(p, stack)) and self.join(p, stack, at):
            self.scales(p, stack)
            self.decimal(p, stack)  # «سی و دو ممیز پنج»
        self.below_thousands(p, stack)
        self.thousands_again(p, stack)
        if p.literal == "" and stack[-1][1] == 1000 and (q := self.hundreds_after(p)) is not None:
            stack.append((q.value, 0.0))
            p.end, p.last, p.scale = q.end, q.last, 1.0
            self.scales(p, stack)  # «۱۹ هزار ۸۰۰ میلیارد ریال»
        p.value = stack[0][0]
        if len(stack) > 1:
            p.value, p.addend, p.place = sum(v for v, _ in stack), stack[-1][0], stack[-2][1]
        if p.value != int(p.value):
            p.value = round(p.value, 9)
        self.ordinal(p)
        return p

    def negative(self, at: int) -> Parsed | None:
        """The number behind «منفی» at token `at`, below zero."""
        if at > 1 and self.norms[at - 1] == "و" and self.norms[at - 2] == "مثبت":
            return None  # «دامنه نوسان مثبت و منفی ۵ درصد»: either way
        inner = self.number(at + 1)
        if inner is not None and (hit := units.lookup(self.tokens, inner.last)) and hit[0].kind == "count":
            return None  # «سهام منفی ۲۶۸ عدد بود»: an adjective
        if inner is not None and inner.reason is None:
            inner.value, inner.start, inner.first = -abs(inner.value), self.tokens[at].start, at
            inner.literal = ""
        return inner

    def past_slip(self, p: Parsed) -> None:
        """«یک و میلیون و ۵۰ هزار»: the «و» before a scale is a slip."""
        if self.norms[p.last] == "و" and self.lex.scales.get(self.norms[p.last + 1], 0) >= 1e6 and not p.separated:
            self.extend(p, p.last + 1)
        elif self.norms[p.last] == ")" and self.norms[p.first - 1] == "(" and p.first and p.literal:
            scaled = self.norms[p.last + 1] in self.lex.scales
            hit = units.lookup(self.tokens, p.last + 1 + scaled)
            if hit is not None and hit[0].kind == "money":
                p.last += 1  # «زیان (۸۱) ریالی», «زیان (۲,۷۴۳,۰۹۴) میلیون ریالی»

    def and_more(self, p: Parsed, stack: list[tuple[float, float]]) -> None:
        """«۵۰ و اندی میلیون»: the scale stands behind what says that it is more."""
        scale = self.lex.scales.get(self.norms[p.last + 2])
        if scale is not None and len(stack) == 1 and stack[0][0] < scale:
            self.extend(p, p.last + 2)
            self.scales(p, stack)

    def scales(self, p: Parsed, stack: list[tuple[float, float]]) -> bool:
        """Multiply by the scale words that follow; False (and nothing changed) where they do not fit."""
        while (scale := self.lex.scales.get(self.norms[p.last])) is not None:
            keep = len(stack)
            while keep and abs(stack[keep - 1][0]) < scale:
                keep -= 1
            if keep == len(stack) or (keep and scale > stack[keep - 1][1]):
                if not (keep == len(stack) and len(stack) == 1 and stack[0][1] < 1):
                    return False
                keep = 0  # «۱۲۰۰ هزار», «۱۳۰۰ میلیون»: digits above the scale
            value = sum(v for v, _ in stack[keep:]) * scale
            place = float(scale)
            if keep and value >= stack[keep - 1][1]:
                return False
            stack[keep:] = [(value, place)]
            p.scale = p.scale * scale if keep == 0 else 1.0
            self.extend(p, p.last + 1)
            p.separated, p.literal = True, ""
            p.rule = "mixed" if p.rule == "digits" else p.rule
        return True

    def hundreds_after(self, p: Parsed) -> Parsed | None:
        """The «۴۲۷» of «۵۴ هزار ۴۲۷ پرونده», where the «و» is left out."""
        if not _HUNDREDS.fullmatch(self.norms[p.last]) or self.text[p.end : self.tokens[p.last].start] not in _SPACES:
            return None
        q = self.digits(p.last)
        return None if q is None or q.reason is not None or q.separated else q

    def below_thousands(self, p: Parsed, stack: list[tuple[float, float]]) -> None:
        """The «۷۰۰» of «۹۰۰۰ و ۷۰۰ تماس»: digits that end in three noughts are a scale with its number."""
        at = p.last + 1
        if p.literal[-3:] != "000" or not p.literal.isdecimal() or self.norms[p.last] != "و":
            return
        listed = p.first == 0 or self.norms[p.first - 1].endswith(("ها", "های", "هایی"))
        if listed or not _HUNDREDS.fullmatch(self.norms[at]) or not self.norms[at + 1].isalpha():
            return
        q = self.digits(at)
        if q is not None and q.reason is None and not q.separated:
            stack.append((q.value, 0.0))
            p.end, p.last, p.literal = q.end, q.last, ""

    def thousands_again(self, p: Parsed, stack: list[tuple[float, float]]) -> None:
        """«۷۰ هزار و ۳۴۲ هزار تن» is 70,342 thousand: the scale of the whole is told after its last part again."""
        if stack[-1][1] != 1000 or self.norms[p.last] != "و" or not self.norms[p.last + 1].isdecimal():
            return
        if len(stack) > 1:
            self.said_twice(p)
            return
        part = self.coefficient(p.last + 1)
        if part is None or part[2].separated or not 100 <= part[0] < 1000:
            return
        last = part[2].last
        if part[0] % 50 == 0 and (self.norms[last + 1].endswith("ی") or stack[0][0] % 5000 == 0):
            return  # «اسکناس‌های ۵۰ هزار و ۱۰۰ هزار تومانی»
        kind = self.after_kind(last + 1) if self.lex.scales.get(self.norms[last]) == 1000 else ""
        if kind == "money" and part[0] >= FAR_APART * stack[0][0] / 1000 and not self.opens_list(p.first):
            self.extend(p, last + 1)
            p.reason = "typed wrong"  # «۱۶ هزار و ۹۸۰ هزار تومان»: 16,980, or a list
        if kind in ("", "count", "money"):
            return
        stack[0] = ((stack[0][0] + part[0]) * 1000, 1000.0)
        self.extend(p, last + 1)
        p.scale = 1.0
        self.scales(p, stack)

    def said_twice(self, p: Parsed) -> None:
        """«۳۵۷ میلیون و ۸۳۹ هزار و ۷۴۰ هزار ریال»: no one can say which of the thousands is meant."""
        part = self.coefficient(p.last + 1)
        if part is None or part[2].separated or not 100 <= part[0] < 1000 or part[0] % 50 == 0:
            return  # «یک میلیون و ۲۰۰ هزار و ۵۰۰ هزار تومان»: two sums
        again = self.lex.scales.get(self.norms[part[2].last]) == 1000 and self.after_kind(part[2].last + 1) == "money"
        if again and not self.opens_list(p.first):
            self.extend(p, part[2].last + 1)
            p.reason = "typed wrong"

    def opens_list(self, at: int) -> bool:
        """Whether what stands before the number at token `at` says that it is one of several."""
        before = self.norms[max(0, at - _LISTED) : at]
        return not _IN_TURN.isdisjoint(before) or any(n.endswith(("ها", "های", "هایی")) for n in before)

    def extend(self, p: Parsed, last: int) -> None:
        p.last, p.end = last, self.tokens[last - 1].end

    def addend(self, p: Parsed, stack: list[tuple[float, float]]) -> int:
        """Index of what may be added to `p`: after «و», or right behind a greater scale («۸ میلیون ۴۶۹ هزار»)."""
        if self.norms[p.last] == "و":
            return p.last + 1
        number, scale = self.norms[p.last], self.lex.scales.get(self.norms[p.last + 1], 0)
        below = 1000 <= scale < stack[-1][1] and (number.isdecimal() or number in self.lex.small)
        return p.last if below and self.text[p.end : self.tokens[p.last].start] in _SPACES else 0

    def join(self, p: Parsed, stack: list[tuple[float, float]], at: int) -> bool:
        """Read what is added at token `at`; False where that is a figure of its own."""
        half = self.lex.halves.get(self.norms[at])
        place = stack[-1][1]
        if half is not None:
            after = self.norms[at + 1]
            if (after in self.lex.scales and place >= 1000) or (after in _HALVED and len(stack) + (place >= 1000) > 1):
                return False  # «سکه ۱۵ میلیون و ۳۰۰ و نیم‌سکه ۸ میلیون تومان»
            stack.append((half * max(place if place >= 1000 else 1.0, 1.0), 0.0))
            self.extend(p, at + 1)
            p.separated, p.literal = True, ""
            return True
        if place == 0:
            return False
        nxt = self.coefficient(at)
        if nxt is None and self.norms[at] in self.lex.bare:
            v = float(self.lex.scales[self.norms[at]])
            t = self.tokens[at]
            nxt = (v, v, Parsed(t.start, t.end, at, at + 1, v, rule="words"))
        if nxt is None or nxt[2].reason is not None or not 0 < nxt[0] < place:
            return False
        if self.norms[nxt[2].last] == "نفره" and nxt[0] < place / 10 and p.rule == "mixed":
            return False  # «چهار نفره ۵۰۰ هزار و پنج نفره ۶۰۰ هزار تومان»
        if nxt[0] != int(nxt[0]) and (place != 1000 or self.norms[nxt[2].last] in self.lex.scales):
            return False  # but «هزار و ۱۳۹.۵ واحد»
        saved = (p.end, p.last, list(stack), p.scale, p.rule, p.literal, p.separated)
        q = nxt[2]
        stack.append((nxt[0], nxt[1]))
        p.end, p.last, p.literal, p.scale = q.end, q.last, "", 1.0
        p.rule = "mixed" if q.rule != p.rule else p.rule
        if not self.scales(p, stack) or (len(stack) > 1 and stack[-1][0] >= stack[-2][1]):
            p.end, p.last, stack[:], p.scale, p.rule, p.literal, p.separated = saved
            return False
        return True

    def decimal(self, p: Parsed, stack: list[tuple[float, float]]) -> None:
        """«سه ممیز چهار», «۳ ممیز ۲۵ صدم»."""
        if self.norms[p.last] not in self.lex.points:
            return
        nxt = self.coefficient(p.last + 1)
        if nxt is None or nxt[2].reason is not None:
            return
        tail = int(nxt[0])
        below = 10 ** len(nxt[2].literal or str(tail))
        last = nxt[2].last
        if (named := self.lex.denominators.get(self.norms[last])) in _DECIMALS:
            below, last = named, last + 1
        stack[-1] = (stack[-1][0] + tail / below, 0.0)
        self.extend(p, last)
        p.separated, p.literal = True, ""

    def tenths(self, p: Parsed, stack: list[tuple[float, float]]) -> None:
        """«پنج و ۹ دهم», «۲ و ۷۵ صدم»: decimals that are told as a fraction."""
        if self.lex.denominators.get(self.norms[p.last + 2]) not in _DECIMALS:
            return
        part = self.coefficient(p.last + 1)
        below = self.lex.denominators[self.norms[p.last + 2]]
        if part is None or part[2].separated or not 0 < part[0] < below or part[2].last != p.last + 2:
            return
        stack[-1] = (stack[-1][0] + part[0] / below, 0.0)
        self.extend(p, p.last + 3)
        p.separated, p.literal = True, ""

    def fraction(self, p: Parsed) -> Parsed | None:
        """«یک سوم», «سه ربع»: `p` is the numerator."""
        if not 0 < p.value < 1000 or p.separated or p.value != int(p.value):
            return None
        after = self.norms[p.last]
        if after in ("ربع", "ثلث") and p.value * (part := self.lex.fractions[after]) < 1:
            ratio = p.value * part
        elif (below := self.lex.denominators.get(after, 0)) > p.value and (p.value < 10 or below >= 100):
            ratio = p.value / below
        else:
            return None
        self.extend(p, p.last + 1)
        p.value, p.rule, p.unit, p.separated, p.literal = ratio, "fraction", "ratio", True, ""
        return p

    def fraction_word(self, at: int) -> Parsed | None:
        norm = self.norms[at]
        if norm in self.lex.halves and (self.norms[at + 1] in self.lex.scales or self.measured(at + 1)):
            t = self.tokens[at]
            p = Parsed(t.start, t.end, at, at + 1, self.lex.halves[norm], rule="fraction", separated=True)
            stack = [(p.value, 0.0)]
            self.scales(p, stack)
            p.value = stack[0][0]
            return p
        if norm in self.lex.fractions:
            t = self.tokens[at]
            return Parsed(
                t.start, t.end, at, at + 1, self.lex.fractions[norm], rule="fraction", unit="ratio", separated=True
            )
        return None

    def ordinal(self, p: Parsed) -> None:
        """«بیست و یکم», «۱۹ام»: the numeral is an ordinal."""
        nxt = self.norms[p.last]
        if (
            nxt == "و"
            and self.norms[p.last + 1].removesuffix("ین") in self.lex.ordinals
            and p.value >= 20
            and p.rule == "words"
        ):
            self.extend(p, p.last + 2)
            p.reason = "ordinal"
        elif nxt.endswith("ین") and nxt[:-2] in self.lex.ordinals and p.value >= 20 and p.rule == "words":
            self.extend(p, p.last + 1)
            p.reason = "ordinal"  # «چهارصد و هشتاد سومین»
        elif nxt[:1] == "و" and p.value >= 20 and nxt[1:].removesuffix("ین") in self.lex.ordinals:
            self.extend(p, p.last + 1)
            p.reason = "ordinal"  # «چهل ویکمین»
        elif nxt == "و" and p.value >= 20 and self.norms[p.last + 1].endswith("مین"):
            if self.norms[p.last + 1][:-3] in self.lex.small:
                self.extend(p, p.last + 2)
                p.reason = "ordinal"  # «هزار و پانصدمین»
        elif nxt in ORDINAL_ENDINGS and self.tokens[p.last].start - p.end <= 1 and p.rule in ("digits", "words"):
            self.extend(p, p.last + 1)
            p.reason = "ordinal"
