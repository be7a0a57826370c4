"""Change: whether a figure says by how much something rose or fell, and against what (change.yaml)."""

from bisect import bisect_left
from collections.abc import Callable

from pipelines.figures import units
from pipelines.figures.antecedents import end_token, previous
from pipelines.figures.baselines import baseline
from pipelines.figures.change_clauses import AFTER
from pipelines.figures.change_words import LOSING, SIDES, SUBJECT, WORDS, Answer, Figure, against
from pipelines.figures.document import Document, Mention, Reading, Sentence, Token, remembered
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.rules import NOTHING, first
from pipelines.figures.word_classes import ENDS, Is, shape, word_set
from pipelines.folding import bare

_LIST = 40  # tokens of the numbers listed before a figure
_REACH = 12  # tokens from the time behind a figure to its copula
_TOLD = 24  # tokens from «از ۹ درصد رشد» to «خبر داد»
_OCCASIONS = tuple(word_set("occasions"))
_CLOSING = WORDS["stops"] & frozenset("؛:!؟.")
_LEVELS = WORDS["level"] | {"تا"}
_NO_ADJECTIVES = tuple(WORDS["no_adjectives"])


def read(m: Mention) -> None:
    """Fill change and baseline_text; change stays None where the figure is a level or says nothing of one."""
    tokens = m.sentence.tokens
    after = m.sentence.token_at(m.unit_end) if m.unit_end >= 0 else m.last
    before = tokens[m.first - 1].norm if m.first else ""
    count = len(tokens)
    norm = tokens[after].norm if after < count else ""
    following = tokens[after + 1].norm if after + 1 < count else ""
    hit = first(_RULES, Figure(m, tokens, after, before, norm, following))
    if hit is not None:
        side, at, rule = hit
        if m.numeral.value < 0:
            side = "decrease" if side == "increase" else side  # «رشد منفی ۲ درصد»
        put(m, side, Reading(side, f"change.yaml:{rule}", tokens[at].start, tokens[at].end))
        baseline(m, tokens, after)


def put(m: Mention, side: str, reading: Reading) -> None:
    m.change = side
    m.evidence["change"] = reading


def says_fall(doc: Document, hit: Reading) -> bool:
    """Whether the word of a change says a fall by itself, and not by the sign of its figure."""
    return not hit.rule.endswith("negative") and bare(doc.text[hit.start : hit.end]) in WORDS["decrease"]


def level(m: Mention, tokens: list[Token]) -> bool:
    """Whether the figure is where something stood or came to: «از ۲۰ به ۳۰ رسید», «به ۵۰ هزار افزایش یافت»."""
    at = m.first - 1
    comparator = m.evidence.get("comparator")
    if comparator is not None and comparator.start < m.numeral.start:
        at = m.sentence.token_at(comparator.start) - 1
    low = max(1, at - _LIST)
    while at > low and tokens[at].norm in ("و", "،") and tokens[at - 1].norm.isdecimal():
        at = _before_number(tokens, at - 1, low)  # «به ۵.۸ و ۳.۳ درصد کاهش یافت»
    if at > 0 and tokens[at].norm in WORDS["marks"]:
        return tokens[at - 1].norm in _LEVELS  # «تا کانال ۳ میلیون واحد رشد کرد»
    return at >= 0 and tokens[at].norm in WORDS["level"] and not (at > 0 and tokens[at - 1].norm in WORDS["near"])


def _before_number(tokens: list[Token], at: int, low: int) -> int:
    """Index before the digits that end at token `at`, not far before `low`."""
    while at >= low - 1 and (
        tokens[at].norm.isdecimal() or (tokens[at].norm in "./٫," and tokens[at - 1].norm.isdecimal())
    ):
        at -= 1
    return at


def _length_of_another(f: Figure) -> Answer:
    """«کاهش سه ماهه», «جنگ ۱۲ روزه»: the length of something else, no change."""
    written = f.m.unit_text or ""
    adjective = f.m.unit in units.TIMES and written.endswith(("ه", "ی")) and not written.endswith(_NO_ADJECTIVES)
    return NOTHING if adjective else None


def _for_so_long(f: Figure) -> Answer:
    """«به مدت ۱۵ سال افزایش نیافته»: how long, not by how much."""
    return NOTHING if f.m.unit in units.TIMES and f.before == "مدت" else None


def _where(f: Figure) -> Answer:
    """«ابتلا در ۱۴ استان افزایش یافت»: in how many places, not by how many."""
    return NOTHING if f.before == "در" and f.m.unit == "count" else None


def _so_often(f: Figure) -> Answer:
    """«دو بار بیشتر ندیدم»: how often, not how many times as much."""
    return NOTHING if f.m.unit == "times" and (f.m.unit_text or "").startswith(_OCCASIONS) else None


def _before(f: Figure) -> Answer:
    """«افزایش ۱۰ درصدی», «با کاهش حدود ۵ درصد», «افزایش قیمت ۶۲ درصدی»: the change word stands before the figure."""
    m, tokens = f.m, f.tokens
    fillers, at = WORDS["fillers"], m.first - 1
    to, nouns = False, 0
    adjective = m.unit == "times" or (m.unit in units.RELATIVE and m.attributive)
    stop = ENDS | Is.VERB_PREFIX
    measured = at >= 0 and shape(m.sentence)[at] & (Is.DIMENSION | Is.QUANTITY | Is.SUM)
    priced = measured and m.attributive and m.unit not in units.TIMES
    for _ in range(7):
        if at < 0 or nouns > 3:
            return None
        norm = tokens[at].norm
        if norm in SIDES and norm not in WORDS["after_only"]:
            if to or _of_another(tokens, at) or (m.unit == "count" and norm in WORDS["not_of_counts"]):
                return None
            fell = f.norm == "منفی" and SIDES[norm] == "increase" and m.unit in units.RELATIVE
            return ("decrease", f.after, "after") if fell else (SIDES[norm], at, "before")  # «رشد ۳ درصد منفی است»
        if norm not in fillers:
            if not adjective and not (priced and nouns < 1):  # «افزایش قیمت ۳۰۰ تومانی مرغ»
                return None
            if shape(m.sentence)[at] & stop:
                return None
            nouns += 1
        near = at > 0 and tokens[at - 1].norm in WORDS["near"]  # «رشدی نزدیک به ۶۰ درصد»
        to = to or (norm == "به" and not near and tokens[at + 1].norm not in WORDS["amounts"])
        at -= 1
    return None


def _of_another(tokens: list[Token], at: int) -> bool:
    """Whether the change word at `at` belongs to the figure before it («با ۲ ریال افزایش ۳۰۱۸ تومان»)."""
    if at < 2 or units.lookup(tokens, at - 1) is None:
        return False
    number = tokens[at - 2].norm
    return number[0].isdecimal() or number in lexicon().scales  # «با ۴۰ هزار تومان کاهش …»


def _losing(f: Figure) -> Answer:
    """«با از دست دادن ۹۶۱۳ واحد»: a decrease that no word names, before the figure."""
    lost = f.before in WORDS["losing"] and f.m.first > 2 and f.tokens[f.m.first - 2].norm == "دست"
    return ("decrease", f.m.first - 2, "before") if lost and f.m.unit in LOSING else None


def _endowed(f: Figure) -> Answer:
    """«بارش از ۹ درصد کاهش برخوردار است», «از ۹ درصد رشد سود خالص خبر داد»: «از» leads to what is told, to no level."""
    if f.before != "از" or f.norm not in SIDES:
        return None
    tokens, flags = f.tokens, shape(f.m.sentence)
    for at in range(f.after + 1, min(len(tokens), f.after + _TOLD)):
        if tokens[at].norm in WORDS["told_of"]:
            return SIDES[f.norm], f.after, "after"
        if flags[at] & (Is.VERB | Is.CONJUNCTION | Is.RA):
            break
    return None


def _at_level(f: Figure) -> Answer:
    """«به ۵۰ هزار افزایش یافت», «از ۲۰ درصد کم شد»: where something stood or came to, not by how much it changed."""
    return NOTHING if level(f.m, f.tokens) else None


def _extreme(f: Figure) -> Answer:
    """«بیشترین کاهش بارش در اصفهان ۸۷ درصد، قم ۸۴ درصد و یزد ۵۱ درصد»: a superlative rules the list that follows it."""
    m, found = f.m, _extremes(f.m.sentence)
    last = bisect_left(found, m.first) - 1
    if m.unit not in units.RELATIVE or last < 0:
        return None
    at, ends = found[last], _list_ends(m.sentence)
    end = bisect_left(ends, at)
    return None if end < len(ends) and ends[end] < m.first else (SIDES[f.tokens[at].norm], at, "extreme")


@remembered
def _list_ends(sentence: Sentence) -> list[int]:
    """The tokens of a sentence past which no superlative rules."""
    tokens, stop = sentence.tokens, Is.VERB | Is.CONJUNCTION | Is.RA | Is.VERB_PREFIX
    return [
        k
        for k, flags in enumerate(shape(sentence))
        if flags & stop or (tokens[k].norm in _CLOSING and not _point(tokens, k))
    ]


def _point(tokens: list[Token], at: int) -> bool:
    """Whether the mark at `at` is a decimal point."""
    return tokens[at].norm == "." and at + 1 < len(tokens) and tokens[at + 1].norm.isdecimal()


@remembered
def _extremes(sentence: Sentence) -> list[int]:
    """The change words of a sentence that have a superlative before them: «بیشترین کاهش», «بالاترین میزان رشد»."""
    tokens = sentence.tokens
    found = []
    for at, t in enumerate(tokens):
        if t.norm in WORDS["superlatives"]:
            after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].norm in WORDS["heads"] else at + 1
            if after < len(tokens) and tokens[after].norm in SIDES and tokens[after].norm not in WORDS["after_only"]:
                found.append(after)
    return found


def _below_zero(f: Figure) -> Answer:
    """«نسبت به مدت مشابه سال قبل منفی ۴.۹ درصد شده است»: a negative share, compared with another time."""
    below = f.m.numeral.value < 0 and f.m.unit in units.RELATIVE and against(f.m, f.tokens)
    return ("decrease", f.m.first, "negative") if below else None


def _said_again(f: Figure) -> Answer:
    """«با کاهش ۳ هزار واحدی (۰.۴ درصد)»: the same change again, as a share, in brackets right after it."""
    if f.m.unit not in units.RELATIVE or f.norm != ")":
        return None
    at, other = f.m.first - 1, previous(f.m)
    while at > 0 and f.tokens[at].norm in WORDS["again"]:
        at -= 1
    if other is None or other.change is None or other.sentence is not f.m.sentence or f.tokens[at].norm != "(":
        return None
    if other.unit in units.RELATIVE or end_token(other) != at or not other.attributive:
        return None
    return other.change, at, "said again"


def _after(f: Figure) -> Answer:
    """«۵ درصد کاهش»: the change word stands after the figure (AFTER)."""
    return first(AFTER, f) if f.norm else None


def _subject(f: Figure) -> Answer:
    """«متوسط رشد سالانه بازار از ۱۳۹۲ تا ۱۴۰۲ حدود ۹۷ درصد بوده است»: a change is what the figure is said of."""
    m, tokens = f.m, f.tokens
    if m.unit not in units.RELATIVE or (f.before != "با" and not _is_said(f)):
        return None
    flags, stop = shape(m.sentence), Is.VERB | Is.CONJUNCTION | Is.RA | Is.VERB_PREFIX
    for at in range(m.first - 1, max(-1, m.first - SUBJECT), -1):
        norm = tokens[at].norm
        if flags[at] & stop or norm in WORDS["stops"] or norm in WORDS["level_nouns"]:
            return None
        if norm[0].isdecimal() and units.lookup(tokens, at + 1) is not None:
            return None
        if norm in SIDES and norm not in WORDS["after_only"]:
            before = tokens[at - 1].norm if at else "."
            opens = before in WORDS["heads"] or not before[0].isalpha()
            return (SIDES[norm], at, "subject") if opens else None
    return None


def _is_said(f: Figure) -> bool:
    """«رشد … ۲۰ درصد بوده», «… فقط از ابتدای سال تا تیر بوده»: whether a copula ends what is said with the figure."""
    if f.norm in WORDS["copulas"]:
        return True
    tokens, flags = f.tokens, shape(f.m.sentence)
    at = f.after + (f.after < len(flags) and bool(flags[f.after] & Is.ADVERB))
    if at >= len(flags) or tokens[at].norm not in WORDS["when"]:
        return False
    for i in range(at + 1, min(len(tokens), at + _REACH)):
        if flags[i] & Is.VERB or tokens[i].norm in WORDS["copulas"]:
            return tokens[i].norm in WORDS["copulas"]
        if flags[i] & (Is.CONJUNCTION | Is.RA | Is.PUNCTUATION | Is.CHANGE):
            break
    return False


_RULES: tuple[Callable[[Figure], Answer], ...] = (
    _length_of_another,
    _for_so_long,
    _where,
    _so_often,
    _before,
    _losing,
    _endowed,
    _at_level,
    _extreme,
    _below_zero,
    _said_again,
    _after,
    _subject,
)
