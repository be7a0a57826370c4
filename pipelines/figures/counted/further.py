"""Counts of what a figure or a noun before them names: «از این پرونده‌ها ۳۰ مورد …», «و در روستاها ۲ میلیون نفر»."""

from pipelines.figures.antecedents import (
    POINTERS,
    after_previous,
    antecedent,
    end_token,
    fellow_part,
    part_words,
    points_back,
    previous,
    told_before,
)
from pipelines.figures.counted.answers import copy, take
from pipelines.figures.counted.clauses import SETTING, beside, strip
from pipelines.figures.counted.count_phrases import Count
from pipelines.figures.counted.deeds import BEFORE_OR_AFTER
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.document import Mention, Reading
from pipelines.figures.phrases import chunks, rightward
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import PLURALS, Is, word_set

_NO_THING = SETTING | Is.CHANGE | Is.EMPTY_MEASURE | Is.ADVERB
_NEAR = 9  # tokens from «از این …» to its number
_HAPPENINGS = word_set("happenings")
_AS_BEFORE = "the same of another place"
_OF_SUBJECTS = frozenset({"counted subject", _AS_BEFORE})


def alike(f: Count) -> bool:
    """«۵ نفر دچار قطع عضو و ۵۹ دچار سوختگی شدند»: of those of whom the same was said right before, by other words."""
    m, other = f.m, told_before(f.m)
    if f.after >= f.count or other is None or other.unit != m.unit:
        return False
    at, known = end_token(other), other.evidence["counted"]
    if known.rule != "classifier" or at + 1 >= m.first or f.flags[f.after] & Is.PREPOSITION:
        return False
    if not f.flags[f.after] & (Is.NONVERBAL | Is.OPENER) or f.tokens[f.after].norm not in (
        f.tokens[at].norm,
        f.tokens[at + 1].norm,
    ):
        return False
    copy(m, other, "said of the same")
    return True


def of_these(f: Count) -> bool:
    """«از این مأموریت‌ها، ۳ هزار مورد مربوط به …»: cases of what «این» and a plural before them name."""
    if not f.empty or f.phrase is not None:
        return False
    tokens, low = f.tokens, max(after_previous(f.m), f.m.first - _NEAR)
    for i in range(f.m.first - 1, low, -1):
        if tokens[i - 1].norm in POINTERS and tokens[i].norm.endswith(PLURALS) and not f.flags[i] & ~Is.NONVERBAL:
            first = i - 1
            while first > low and f.flags[first - 1] & Is.EMPTY_MEASURE:
                first -= 1  # «از مجموع این مأموریت‌ها»
            if (
                first == 0
                or tokens[first - 1].norm != "از"
                or (first > 1 and tokens[first - 2].norm in BEFORE_OR_AFTER)
            ):
                return False  # «پس از آن جاده‌های روستایی با ۸۴ مورد»
            return f.take_word(i, "of these")
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION):
            break
    return False


def people_of_events(f: Count) -> bool:
    """«۳۰۰ تصادف رخ داد که از این تعداد ۲۰ نفر جان باختند»: people, who are no part of what happened."""
    if not f.person or not ((f.of >= 0 and points_back(f.tokens, f.flags, f.of)) or part_words(f.m)):
        return False
    whole = antecedent(f.m) or fellow_part(f.m)
    if whole is None or whole.counted is None:
        return False
    head = whole.sentence.tokens[whole.sentence.token_at(whole.counted_start)].norm
    return head in _HAPPENINGS and f.take_word(f.classifier, "classifier")


def _as_before(f: Count) -> tuple[Mention, int, Reading] | None:
    """The figure before in the sentence that counts a subject by the same unit, the token behind it, how it was read."""
    other = told_before(f.m)
    if f.phrase is not None or other is None or other.unit != f.m.unit:
        return None
    known, after = other.evidence["counted"], end_token(other)
    if known.rule not in _OF_SUBJECTS:
        return None
    return other, after + bool(f.flags[after] & Is.CLASSIFIER), known


def goes_on(f: Count) -> bool:
    """«جمعیت در شهرها ۵ میلیون نفر و در روستاها ۲ میلیون نفر است»: as the figure before, for another place."""
    if not f.person or (before := _as_before(f)) is None:
        return False
    other, after, _ = before
    gap = range(after, f.m.first)
    if len(gap) < 2 or not f.flags[after] & (Is.AND | Is.PUNCTUATION):
        return False
    if f.tokens[gap[1]].norm != "در" or any(f.flags[i] & (Is.VERB | Is.CONJUNCTION) for i in gap):
        return False
    if not all(c.led for c in chunks(f.flags, gap[1], f.m.first)):
        return False
    copy(f.m, other, _AS_BEFORE)
    return True


def next_group(f: Count) -> bool:
    """«تعداد مصدومان ۲۰ نفر و فوتی‌ها ۵ نفر اعلام شد»: another group, counted by the same verb."""
    if not f.person or (before := _as_before(f)) is None:
        return False
    _, after, known = before
    if not f.flags[after] & (Is.AND | Is.PUNCTUATION):
        return False
    found = chunks(f.flags, after + 1, f.m.first)
    if len(found) != 1 or found[0].led or (found[0].first, found[0].last) != (after + 1, f.m.first):
        return False
    phrase = strip(f.tokens, f.flags, found[0])
    if phrase is None or not f.tokens[phrase.first].norm.endswith(PLURALS):
        return False
    if f.flags[phrase.first] & SETTING or is_place(f.tokens, phrase.first, phrase.last, sure=False):
        return False  # «تهران ۱۲۲۵ نفر، خراسان رضوی ۱۱۶۵ نفر»
    take(f.m, phrase, known.rule)
    return True


def come_to(f: Count) -> bool:
    """«۶۱ مصدوم ثبت شد و سال بعد به ۹۷ نفر افزایش یافت»: what the count before was of, where nothing else has changed."""
    m, flags, at = f.m, f.flags, beside(f.m, f.flags)
    if not f.person or f.phrase is not None or at < 1 or f.tokens[at].norm != "به" or f.after >= f.count:
        return False
    if not flags[f.after] & (Is.REACH | Is.CHANGE):
        return False
    near, low = previous(m), 0
    share = near is not None and near.unit in SHARES and near.sentence is m.sentence
    if near is not None and share:
        low = end_token(near)  # «… نفر بود که با رشد ۲ درصدی به …»
    other = told_before(m, 1 + share)
    if other is None or other.unit != m.unit or other.evidence["counted"].rule == "classifier":
        return False
    low = max(low, end_token(other), m.sentence.token_at(other.counted_end))
    for chunk in chunks(flags, low, at):
        if not chunk.led and strip(f.tokens, flags, chunk) is not None:
            return False
    copy(m, other, _AS_BEFORE)
    return True


def of_named_part(f: Count) -> bool:
    """«از این تعداد مراسم سه مورد در شهر برگزار می‌شود»: what stands right after the pointer and its noun."""
    if f.classifier < 0 or not f.empty:
        return False
    for i in range(f.m.first - 1, max(after_previous(f.m), f.m.first - _NEAR), -1):
        if f.flags[i] & Is.ANAPHOR and i > 1 and f.tokens[i - 1].norm in POINTERS and f.tokens[i - 2].norm == "از":
            phrase = rightward(f.tokens, f.flags, i + 1)
            if phrase is None or phrase.first != i + 1 or phrase.last > f.m.first or f.flags[i + 1] & _NO_THING:
                return False
            take(f.m, phrase, "after the pointer")
            return True
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER):
            break
    return False


def share_of_each(f: Count) -> bool:
    """«از این میزان، سهم خودروهای سواری ۶۴۶ هزار دستگاه بود»: whose share the count is."""
    at = beside(f.m, f.flags)
    if at > 1 and f.tokens[at].norm == "از" and f.tokens[at + 1].norm in POINTERS and f.flags[at + 2] & Is.ANAPHOR:
        at -= 1  # «سهم زنان از این تعداد ۱۲۰ نفر بود»
    for i in range(at - 1, max(after_previous(f.m), at - _NEAR) - 1, -1):
        if f.tokens[i].norm == "سهم":
            phrase = rightward(f.tokens, f.flags, i + 1)
            each = f.flags[i + 1] & Is.DISTRIBUTIVE  # «سهم هر خانوار ۳ عدد بود»
            if phrase is None or each or phrase.last != at + 1 or f.flags[phrase.first] & _NO_THING:
                return False
            take(f.m, phrase, "whose share")
            return True
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER | Is.PUNCTUATION | Is.RA | Is.PREPOSITION):
            break
    return False
