"""How counted of a figure is filled: with a phrase of its sentence, or with what another figure counts."""

from dataclasses import dataclass

from pipelines.figures.antecedents import antecedent, fellow_part, is_baseline, led, previous
from pipelines.figures.document import Mention, Reading, Sentence, Token
from pipelines.figures.phrases import Phrase
from pipelines.figures.units import SHARES, TIMES
from pipelines.figures.word_classes import Is, shape, word_set
from pipelines.folding import ZWNJ

HARD_MARKS = frozenset(".؛:؟?!»«…|*")
ALSO = word_set("also")
_BY_WAY = word_set("by_way_of")
INSIDE = "inside an adjective"  # «خانواده پنج نفره»: a size, and nothing that is spoken of
_CLAUSES_APART = 2  # verbs between a sum of money and a figure that it is no more of
DEEDS = frozenset({"deed", "since when"})
AGED = "whose age"  # «کودکان بالای ۷ سال»: nothing else of the sentence is theirs


@dataclass(slots=True)
class Counting:
    """A figure, and the words around it as the rules for what it counts see them: indices of its sentence's tokens."""

    m: Mention
    tokens: list[Token]
    flags: list[int]
    count: int  # tokens of the sentence
    after: int  # the first token after numeral and unit or classifier

    def take_word(self, at: int, rule: str, letters: int = 0) -> bool:
        """Let the figure count the word at token `at`, or its first `letters`."""
        take(self.m, Phrase(at, at + 1), rule, letters)
        return True


def take(m: Mention, phrase: Phrase, rule: str, letters: int = 0, sentence: Sentence | None = None) -> None:
    """Let `m` count the words of `phrase` of its (or another) sentence, or their first `letters`, half-spaces aside."""
    tokens, doc = (sentence or m.sentence).tokens, m.sentence.doc
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    while doc.text[start] == ZWNJ:  # «۶‌بازی»
        start += 1
    if letters:
        end = next(i for i in range(start + 1, end + 1) if i - start - doc.text.count(ZWNJ, start, i) == letters)
    while doc.text[end - 1] == ZWNJ:
        end -= 1
    m.counted = doc.words(start, end)
    m.counted_start, m.counted_end = start, end
    m.evidence["counted"] = Reading(m.counted, rule, start, end)


def copy(m: Mention, other: Mention, rule: str) -> None:
    """Let `m` count what `other` counts."""
    m.counted, m.counted_start, m.counted_end = other.counted, other.counted_start, other.counted_end
    m.evidence["counted"] = Reading(m.counted, rule, other.counted_start, other.counted_end)


def ends_clause(tokens: list[Token], i: int) -> bool:
    """Whether a mark stands at token `i` over which no clause reaches; the point of a decimal is none."""
    norm = tokens[i].norm
    if norm == "/":
        glued = i > 0 and tokens[i - 1].end == tokens[i].start  # «… قهرمان شد/ ۹۰ درصد می‌مانم»
        return glued and tokens[i].end < tokens[min(i + 1, len(tokens) - 1)].start
    return norm in HARD_MARKS and not (norm == "." and i > 0 and tokens[i - 1].norm.isdigit())


def inherit(m: Mention, rule: str) -> bool:
    """Let `m` count what the figure it points at counts, or for `same clause` what the one before it does."""
    other = (antecedent(m) or fellow_part(m)) if rule == "antecedent" else counted_before(m)
    if other is None or other.counted is None:
        return False
    if rule != "antecedent" and any(ends_clause(m.sentence.tokens, i) for i in range(other.last, m.first)):
        return False
    if rule != "antecedent" and m.unit in TIMES and other.unit not in TIMES:
        return False  # «با ۱۰ رأی به مدت ۴ سال انتخاب شد»
    if rule != "antecedent" and _is_money_apart(m, other):
        return False  # «۸۰ درصد منابع را نداریم و اگر … بخواهند، … که ما ۴۷۳ میلیون تومان بدهکار شدیم»
    copy(m, other, rule)
    return True


def _is_money_apart(m: Mention, other: Mention) -> bool:
    """Whether a sum of money stands clauses away from a figure of another kind."""
    if other.unit == m.unit or not (len(m.unit) == 3 and m.unit.isupper()):
        return False
    between = shape(m.sentence)[other.last : m.first]
    if len(between) > 1 and between[-1] & Is.AND and between[-2] & Is.NONVERBAL:
        return True  # «۲۵ متهم بازداشت و ۴۰۰ میلیارد تومان به خزانه بازگردانده شد»
    return sum(bool(f & Is.VERB) for f in between) >= _CLAUSES_APART


def counted_before(m: Mention) -> Mention | None:
    """The figure before `m` in its sentence that counts something, times that say when passed over."""
    if m.unit in SHARES:  # «… ۵۰ درصد کاهش یافت و به ۹۰۰ دستگاه رسید و در … ۵۵ درصد»
        for back in range(1, 4):
            other = previous(m, back)
            if other is None or other.sentence is not m.sentence:
                break
            if other.unit == m.unit and other.change == m.change and other.counted is not None:
                return other
    passed: Mention | None = None
    for back in range(1, 4):
        other = previous(m, back)
        if other is None or other.sentence is not m.sentence:
            return passed
        told = other.evidence.get("counted")
        if other.unit in TIMES and (told is None or told.rule == AGED or (told.rule in DEEDS and m.unit not in TIMES)):
            continue
        if m.unit in SHARES and told is not None and _says_where(other, told):
            continue  # «در ۱۶ منطقه از شهر افزایش ۳۱ درصدی داشت»
        if m.unit != other.unit and other.first and other.sentence.tokens[other.first - 1].norm in _BY_WAY:
            continue  # «۶ میلیون سهم در قالب ۳۴۱ فقره معامله و به ارزش …»
        if told is not None and told.rule == INSIDE and other.unit != m.unit:
            continue  # «به خانواده‌های پنج نفره ۲۰۰ هزار تومان …»
        if m.unit in SHARES and passed is None and is_baseline(other):
            passed = other  # «۱۰۰ تن بارگیری شد که نسبت به ۸۰ تن پارسال ۲۵ درصد رشد دارد»
            continue
        return _what_it_is_from(m, other, previous(m, back + 1)) or other
    return passed


def _what_it_is_from(m: Mention, other: Mention, first: Mention | None) -> Mention | None:
    """«۲۱ تن سیب از ۱۸ هکتار باغ برداشت شد که ۷ درصد افزایش دارد»: the figure of the clause's subject, by no preposition."""
    if m.unit not in SHARES or m.change is None or first is None or first.sentence is not m.sentence:
        return None
    if first.unit in SHARES or first.counted is None or first.unit in TIMES or led(first) or not led(other):
        return None
    flags = shape(m.sentence)
    hangs = any(flags[i] & Is.RELATIVE for i in range(other.last, m.first))
    apart = any(flags[i] & (Is.VERB | Is.CONJUNCTION | Is.AND) for i in range(first.last, other.first))
    return first if hangs and not apart else None


def _says_where(other: Mention, told: Reading) -> bool:
    """Whether a count of places says where something is."""
    flags = shape(other.sentence)
    if other.unit != "count" or not other.first or other.sentence.tokens[other.first - 1].norm != "در":
        return False
    return told.start >= other.numeral.end and bool(flags[other.sentence.token_at(told.start)] & Is.LOCATIVE)


def as_before(m: Mention, alone: bool = False) -> bool:
    """Let `m` count what the figure before it of its kind does, in its sentence or the one before: «این رقم …».

    `alone`: not where the sentence before has figures of that kind of several things.
    """
    alike: Mention | None = None
    for back in range(1, 7):
        other = previous(m, back)
        if other is None or other.sentence.index < m.sentence.index - 1:
            break
        if other.counted is None:
            continue
        if other.unit == m.unit:
            nearer = previous(m, back + 1)
            if alone and nearer and m.sentence is not other.sentence is nearer.sentence and _differ(other, nearer):
                return False
            copy(m, other, "as before")
            return True
        if alike is None and other.unit in SHARES and m.unit in SHARES:
            alike = other
    if alike is None:
        return False
    copy(m, alike, "as before")
    return True


def _differ(one: Mention, two: Mention) -> bool:
    """Whether two figures of a kind are of different things."""
    return one.unit == two.unit and one.counted != two.counted
