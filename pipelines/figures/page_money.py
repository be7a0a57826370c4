"""Sums that name no money (words in units.yaml): «۲ میلیارد بدهی», «۳۰ میلیارد پرداخت کرد» are in the money of their page."""

from collections.abc import Sequence

from pipelines.figures.document import Mention
from pipelines.figures.units import WORDS, by_code, fill
from pipelines.figures.word_classes import Is, is_predicate, shape

_SUM = 1e6  # the least amount that is told without its money
_TOLD = 100  # the least amount that shows what money the page speaks of
_GREAT = 1e9  # an adjective of so much is said of money («بازیکن ۱۰ میلیاردی»), and hardly of the money of others
_BACK = 12  # tokens from the sum to what it is («قراردادشان فقط ۳ میلیون بود»)
_AHEAD = 3
_FAR = 10  # tokens to what a great sum is spent («۳۲ هزار میلیارد برای اشتغال اختصاص یافت»)
_LISTED = 20  # sums of a list before the last
_ENDINGS = frozenset({"ی", "یی"})  # of «۲۰ میلیونی»
_ONES = frozenset({"یک", "دو", "سه", "چهار"})
_MONEYS = ("IRR", "IRT")
_SPOKEN = "IRT"  # of a page that names no money: nobody in Iran says a sum of rials so
_NO_NOUN = Is.VERB | Is.VERB_PREFIX | Is.PREPOSITION | Is.RA | Is.PUNCTUATION | Is.CONJUNCTION | Is.AND | Is.PRONOUN
_ENDS = Is.VERB | Is.RA | Is.CONJUNCTION | Is.NUMBER


def share(mentions: Sequence[Mention]) -> bool:
    """Give the sums that name no money that of their page, where it tells one (in place). Whether there are any."""
    bare = [m for m in mentions if m.numeral.value >= _SUM and "unit" not in m.evidence and m.numeral.unit is None]
    bare = [m for m in bare if _is_money(m)]
    if not bare:
        return False
    sums = [m for m in mentions if "unit" in m.evidence and m.numeral.value >= _TOLD]  # not «یک ریال کمتر»
    told = {m.unit for m in sums if by_code(m.unit).kind == "money"}
    code = _of_iran(mentions, told) if told else _SPOKEN
    foreign = next(iter(told)) if code is None and len(told) == 1 and told.isdisjoint(_MONEYS) else None
    by_value = {m.numeral.value: m.unit for m in sums if m.unit in _MONEYS} if code is None else {}
    for m in bare:  # a headline's «کمک ۶ میلیاردی» has the money of the same sum in the text
        known = code or by_value.get(m.numeral.value) or (foreign if m.numeral.value < _GREAT else None)
        if known is not None:
            tokens = m.sentence.tokens
            ending = tokens[m.last] if m.last < len(tokens) and tokens[m.last].norm in _ENDINGS else tokens[m.last - 1]
            fill(m, by_code(known), ending.end, ending.end, "page")
            m.unit_end = ending.end
    return code is not None or foreign is not None or bool(by_value)


def _of_iran(mentions: Sequence[Mention], told: set[str]) -> str | None:
    """The money of Iran that the page tells its sums in, where it is one."""
    found = told.intersection(_MONEYS)
    if len(found) > 1:
        found = {m.unit for m in mentions if m.unit in _MONEYS and m.numeral.value >= _SUM}
    return found.pop() if len(found) == 1 else None


def _is_money(m: Mention) -> bool:
    """Whether the words beside a number say that it is a sum of money."""
    tokens, flags, last = m.sentence.tokens, shape(m.sentence), m.last
    adjective = last < len(tokens) and tokens[last].norm in _ENDINGS
    if adjective:
        last += 1  # «پیشنهاد ۲۰ میلیونی», «۷ میلیاردی که پرداخت شد»
    after = tokens[last].norm if last < len(tokens) else ""
    if after in WORDS["owed"] or after in WORDS["paid"]:
        return True
    if m.numeral.value >= _GREAT and after in WORDS["worth"]:
        return True  # «کشف ۶۱۳ میلیارد کالای قاچاق»
    if adjective and m.numeral.value >= _GREAT:
        return not (m.first and tokens[m.first - 1].norm in WORDS["populous"])
    if not adjective and after and not flags[last] & _NO_NOUN and not is_predicate(flags, last):
        return False
    return _said_before(m, flags) or (not adjective and _said_after(m, flags))


def _said_before(m: Mention, flags: list[int]) -> bool:
    """«قراردادشان فقط ۳ میلیون بود»."""
    tokens, first = m.sentence.tokens, m.first
    adjective = m.last < len(tokens) and tokens[m.last].norm in _ENDINGS
    ends = _ENDS & ~Is.RA if adjective else _ENDS
    for _ in range(_LISTED):
        if first < 3 or tokens[first - 1].norm not in ("و", "،") or not tokens[first - 2].norm.isdecimal():
            break
        first -= 2  # «وام ۵۰، ۳۰ و ۱۵ میلیونی»
    for at in range(first - 1, max(-1, first - _BACK), -1):
        norm = tokens[at].norm
        if norm in WORDS["owed"]:
            return True
        if (flags[at] & ends and norm not in _ONES) or norm in "؛.:!؟،":
            return False  # but «بازیکنان درجه یک», «این تسهیلات را در سه مدل ۵۰ میلیونی …»
    return False


def _said_after(m: Mention, flags: list[int]) -> bool:
    """«۱۱۰ میلیارد می‌دهیم», «۴۵ میلیارد تا امروز پرداخت شد»."""
    tokens, last = m.sentence.tokens, m.last
    parted = last < len(tokens) and tokens[last].norm in ("می", "نمی")  # «بیست میلیون می داد»
    if last + parted < len(tokens) and tokens[last + parted].norm in WORDS["gave"]:
        return True
    reach = _FAR if m.numeral.value >= _GREAT else _AHEAD
    for at in range(last, min(len(tokens), last + reach)):
        if tokens[at].norm in WORDS["paid"]:
            return True
        if flags[at] & _ENDS:
            return False
    return False
