"""A change that is told once for the figures of a list: «با کاهش ۲۷، ۴۰ و ۵۲ درصدی», «۹۱ و ۲۴ درصد کاهش»."""

import itertools
from collections.abc import Sequence

from pipelines.figures import units
from pipelines.figures.baselines import baseline
from pipelines.figures.change import level, put, says_fall
from pipelines.figures.change_words import WORDS
from pipelines.figures.document import Mention, Reading
from pipelines.figures.phrases import rightward
from pipelines.figures.word_classes import Is, shape

_AGAINST = 12  # tokens to the next figure of a list, where what it is compared with stands between
_NEXT = 8  # … after «در …»
_NAME = 7  # tokens of a name and what leads it in
_GAPPED = 12  # … where nothing follows the first but «و»
_STOP = Is.VERB | Is.CONJUNCTION | Is.RA | Is.VERB_PREFIX


def share(mentions: Sequence[Mention]) -> None:
    """Give the change of one figure to those listed with it (in place)."""
    for left, right in itertools.pairwise(mentions):
        if left.change is None or right.change is not None or left.sentence is not right.sentence:
            continue
        if (right.first - left.last == 1 and _listed(left, right)) or any(
            test(left, right) for test in (_attributes, _again, _restated, _elsewhere, _next_in_order)
        ):
            _follow(right, left)
    # «۱.۶ درصد و در مقایسه با درازمدت (۲۶.۵ میلیمتر) ۵۳ درصد کاهش»
    told = [m for m in mentions if not _set_in(m) and not _is_span(m)]
    for right, left in itertools.pairwise(reversed(told)):
        after = right.change is not None and right.evidence["change"].start > right.numeral.start
        told_with = after and left.change is None and (_listed(left, right) or _in_other_terms(left, right))
        if told_with and not level(left, left.sentence.tokens):
            _follow(left, right)
    for i in range(len(mentions) - 3, -1, -1):
        if _paired(mentions[i], mentions[i + 1], mentions[i + 2]):
            _follow(mentions[i], mentions[i + 2])


def _paired(left: Mention, between: Mention, right: Mention) -> bool:
    """«قم ۴۰ میلیمتر با ۶۵ درصد، یزد ۷۲ میلیمتر با ۴۰ درصد کاهش»: pairs of an amount and its change."""
    if left.change is not None or right.change is None or left.unit != "percent" or left.unit != right.unit:
        return False
    tokens, amount = left.sentence.tokens, between.unit
    if left.sentence is not right.sentence or amount in ("count", "percent") or between.change is not None:
        return False
    with_it = all(m.first and tokens[m.first - 1].norm == "با" for m in (left, right))
    end = left.sentence.token_at(left.unit_end)
    listed = end < len(tokens) and tokens[end].norm in ("،", "و") and right.first - end <= _AGAINST
    after = right.evidence["change"].start > right.numeral.start
    return with_it and listed and after and not any(f & _STOP for f in shape(left.sentence)[end : right.first])


def _set_in(m: Mention) -> bool:
    """Whether the figure stands in a bracket of its own."""
    tokens = m.sentence.tokens
    end = m.sentence.token_at(max(m.unit_end, m.numeral.end))
    return m.first > 0 and tokens[m.first - 1].norm == "(" and end < len(tokens) and tokens[end].norm == ")"


def _is_span(m: Mention) -> bool:
    """«در مقایسه با متوسط ۴۸ ساله»: a length that belongs to what is compared."""
    return m.unit in units.TIMES and (m.unit_text or "").endswith("ه")


def _listed(left: Mention, right: Mention) -> bool:
    times = left.unit == "times" and right.unit == "percent"  # «… ۳ برابر و قیمت کاغذ ۱۰۰ درصد افزایش یافت»
    if left.sentence is not right.sentence or (left.unit != right.unit and not times):
        return False
    tokens = left.sentence.tokens
    if left.unit == "count":  # «۶۸۸۴ و ۳۸۹ دستگاه کاسته شد»: one classifier for both
        return right.first - left.last == 1 and tokens[left.last].norm == "و"
    end = left.sentence.token_at(max(left.unit_end, left.numeral.end))
    if end >= right.first:
        return False
    joint = next((k for k in range(end, min(right.first, end + 4)) if tokens[k].norm in ("،", "و")), -1)
    # «۵ برابر در آلمان و ۴ برابر در انگلیس», «۴۳ درصد از نظر وزن و ۱۳ درصد از نظر ارزش»
    if joint < 0 or (joint > end and tokens[end].norm != "در" and tokens[end + 1].norm not in WORDS["respects"]):
        return False
    against = tokens[joint + 1].norm == "نسبت"  # «۳ درصد و نسبت به مدت مشابه سال قبل ۳۴ درصد»
    if right.first - end > (_AGAINST if against else _NEXT if joint > end else _GAPPED):
        return False
    return not any(f & (_STOP | Is.PARTICIPLE) for f in shape(left.sentence)[end : right.first])


def _in_other_terms(left: Mention, right: Mention) -> bool:
    """«با یک دلار و ۲۰ سنت یا ۱.۴ درصد کاهش», «۲۵۰ واحد معادل ۰.۵ درصد رشد»: one change, as an amount and in percent."""
    tokens, end = left.sentence.tokens, left.sentence.token_at(max(left.unit_end, left.numeral.end))
    at = end + (end < len(tokens) and tokens[end].norm == "،")  # «با ۱ دلار و ۳۵ سنت، معادل ۱.۶ درصد افزایش»
    beside = left.sentence is right.sentence and right.first - at == 1 and tokens[at].norm in WORDS["other_terms"]
    return beside and right.unit == "percent" and left.unit not in units.SHARES


def _attributes(left: Mention, right: Mention) -> bool:
    """«افزایش ۹۵ درصدی صادرات گندم، ۳۴ درصدی جو و ۸ درصدی برنج»: attributes of one word, each of another thing."""
    beside = right.first - left.sentence.token_at(left.unit_end) == 1  # «افزایشی یک واحدی و دو درصدی»
    if (left.unit != right.unit and not beside) or not right.first or right.first - left.last > _AGAINST:
        return False
    adjectives = left.attributive and right.attributive
    opens = left.sentence.tokens[right.first - 1].norm in ("و", "،")
    before = left.evidence["change"].start < left.numeral.start
    return adjectives and opens and before and not any(f & _STOP for f in shape(left.sentence)[left.last : right.first])


def _again(left: Mention, right: Mention) -> bool:
    """«افت ۳۰ درصدی (۵۹ هزار و ۵۱۸ دستگاهی)»: the same change in brackets, in another unit."""
    tokens = left.sentence.tokens
    beside = right.first - left.last == 2 and tokens[left.last + 1].norm == "("
    end = left.sentence.token_at(max(right.unit_end, right.numeral.end))
    adjective = end < len(tokens) and tokens[end].norm == ")" and tokens[end - 1].norm.endswith("ی")
    return beside and adjective and left.evidence["change"].start < left.numeral.start


def _restated(left: Mention, right: Mention) -> bool:
    """«۱۴۵ میلیارد ین (۹۸۷ میلیون دلار) کاهش یافت»: the same sum in another money."""
    beside = right.first - left.sentence.token_at(left.unit_end) == 1 and _set_in(right)
    return beside and left.evidence["change"].start > right.numeral.end and right.unit not in units.RELATIVE


def _elsewhere(left: Mention, right: Mention) -> bool:
    """«… ۶۳ درصد رشد داشت و این رقم در بخش خصوصی ۷۹ درصد بود»: the same change of another part."""
    if left.unit != right.unit or left.unit not in units.RELATIVE or right.first - left.last > 2 * _AGAINST:
        return False
    tokens, end = right.sentence.tokens, right.sentence.token_at(right.unit_end)
    if end >= len(tokens) or tokens[end].norm not in WORDS["copulas"] or level(right, tokens):
        return False
    said = range(left.sentence.token_at(left.evidence["change"].end), right.first - 3)
    at = next((k for k in said if tokens[k].norm == "این" and tokens[k + 1].norm in WORDS["told_again"]), -1)
    return at > 0 and tokens[at + 2].norm in ("در", "برای")


def _next_in_order(left: Mention, right: Mention) -> bool:
    """«یزد با رشد ۴ درصدی، قم با ۳ درصد و پس از آن ری با ۲ درصد در صدرند»: each by its name, with the change of the first."""
    tokens, flags, at = left.sentence.tokens, shape(left.sentence), right.first - 1
    if left.unit != right.unit or left.unit not in units.RELATIVE or tokens[at].norm != "با":
        return False
    low, end = left.sentence.token_at(left.unit_end), right.sentence.token_at(right.unit_end)
    after = rightward(tokens, flags, end)  # «قم با ۳ درصد جمعیت», not «… با ۳ درصد جای گرفت»
    if after is not None and not (after.last < len(tokens) and flags[after.last] & (Is.VERB | Is.PARTICIPLE)):
        return False
    name = at - 1
    while name >= max(low, at - _NAME) and not flags[name] & (_STOP | Is.PUNCTUATION | Is.AND | Is.PREPOSITION):
        name -= 1
    if name == at - 1:
        return False
    if tokens[name].norm == "از" and name > low and tokens[name - 1].norm in WORDS["next"]:
        return tokens[name + 1].norm in WORDS["pointers"] and name < at - 2
    if name >= low and tokens[name].norm in ("،", "و"):
        return not any(f & (_STOP | Is.PREPOSITION) for f in flags[low:name])
    return False


def _follow(m: Mention, other: Mention) -> None:
    hit = other.evidence["change"]
    side = hit.value
    if side == "decrease" and other.numeral.value < 0 and not says_fall(m.sentence.doc, hit):
        side = "increase"  # what is said is a growth; the figure was negative
    if m.numeral.value < 0:
        side = "decrease"
    put(m, str(side), Reading(side, f"{hit.rule} (listed)", hit.start, hit.end))
    baseline(m, m.sentence.tokens, m.sentence.token_at(m.unit_end))
    if m.baseline_text is None and other.baseline_text is not None:
        m.baseline_text, m.evidence["baseline_text"] = other.baseline_text, other.evidence["baseline_text"]
