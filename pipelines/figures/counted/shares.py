"""What a percentage or a fraction is of: the thing it is a part of, or that has changed by it."""

from collections.abc import Callable

from pipelines.figures.antecedents import (
    after_previous,
    end_token,
    points_back,
    previous,
    told_before,
)
from pipelines.figures.counted.adjacent import in_brackets, noun_before
from pipelines.figures.counted.answers import ALSO, as_before, copy, inherit, take
from pipelines.figures.counted.changes import added, brought_about, changed, of_an_aspect
from pipelines.figures.counted.clauses import FOR_EACH, MEASURING, OVER_OR_UNDER, names_nothing
from pipelines.figures.counted.compared import (
    done_more,
    in_respect,
    of_what,
    set_in,
    summed_up,
    than_then,
    that_is,
    wholly,
)
from pipelines.figures.counted.contrasts import mean_elsewhere, told_by_kind
from pipelines.figures.counted.count_phrases import opens_clause
from pipelines.figures.counted.free_subject import PLACES
from pipelines.figures.counted.listed import rate_of_group, whole_told_last
from pipelines.figures.counted.occasions import OCCASIONS, often
from pipelines.figures.counted.pointed_shares import share_of_those
from pipelines.figures.counted.ranked import as_the_list, causing, leading, next_after, ranks_those_with
from pipelines.figures.counted.respective import each_named, respective
from pipelines.figures.counted.share_lists import Share, asked, of_its_deed, same_again, shared_out
from pipelines.figures.counted.subjects import named_before, subject, whole
from pipelines.figures.counted.wholes import (
    NO_WHOLE,
    another,
    as_many,
    growth,
    of_figure,
    of_whole,
    part_held,
    predicated,
    remaining,
)
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, chunks, ranks, rightward
from pipelines.figures.rules import NOTHING, Nothing, first
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import PLURALS, Is, word_set

_BOUNDED = 12  # tokens before «بالای»
_AGAIN_SAID = 6  # tokens from a bracket after a share to its end
_USED = 10  # tokens from «از» to «استفاده»
_PROGRESS = 8  # tokens from «پیشرفت فیزیکی» to its share
_BASELINE = 9  # tokens from «کمتر» to the sum that is less
_ARE = word_set("they_are")
_WHOLES = word_set("wholes")
_AVERAGES_OF = word_set("averages_of")
_SAVED = word_set("saved")
_SAID_OF = word_set("said_of")
_YOUNG = word_set("no_plurals")
_CHANGED_IN = word_set("changed_in")
_WE_HAVE = word_set("we_have")


def read_share(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    """Fill counted of a share or a multiple: the first of the rules that finds something."""
    past, count = after, len(flags)
    adjective = after > m.last and tokens[after - 1].norm[-1] == "ی"
    while adjective and past < count and flags[past] & Is.TIME_ADVERB:
        past += 1  # «رشد ۵ درصدی سالانه …»
    if past + 2 < count and tokens[past].norm == "(":  # «۲۵ درصد (یک چهارم) موارد»
        past = next((i + 1 for i in range(past + 1, min(past + _AGAIN_SAID, count)) if tokens[i].norm == ")"), past)
    led = past + 1 < count and tokens[past].norm == "از"
    if led and flags[past + 1] & (Is.TIME | Is.PREPOSITIONAL):
        # «۶۵ درصد از ارزش معاملات», «۵۷ درصد از مجموع پست‌های مصوب»
        led = bool(flags[past + 1] & Is.DIMENSION) or tokens[past + 1].norm in _WHOLES
    at = past + led
    back = points_back(tokens, flags, at) or (m.unit_text or "").endswith("شان")  # «۵۳ درصدشان»
    first(_RULES, Share(m, tokens, flags, count, after, past, at, adjective, back))


def _adjective(f: Share) -> bool:
    """«تعرفه‌های ۱۵ درصدی», «بخشودگی ۱۰۰ درصدی جرایم»: the noun before, or what its aspect is of; no change."""
    if not f.adjective or f.m.change is not None:
        return False
    before = f.tokens[f.m.first - 1].norm if f.m.first else ""
    if before == "سهم" and f.at > f.past and _take_from(f, f.at, "whole of a share"):
        return True  # «سهم ۷۰ درصدی از صادرات»
    return of_an_aspect(f.m, f.tokens, f.flags, f.after) or noun_before(f.m, f.flags)


def _graded(f: Share) -> bool:
    """«جانباز ۷۰ درصد»: a noun that has degrees."""
    at = f.m.first - 1
    if f.m.change is not None or at < 0 or not f.flags[at] & Is.GRADED:
        return False
    return f.take_word(at, "noun before the share")


def _change_in(f: Share) -> bool:
    """«کاهش ۷ درصدی در تعداد جان‌باختگان», «افزایش ۵ درصدی نیز برای …»: what «در», «برای» lead to after a change."""
    at = f.past
    told = at < f.count and f.flags[at] & Is.CHANGE and f.m.unit == "percent"
    at += bool(told)  # «۲۵ درصد افزایش در ظرفیت»
    while at < f.count and f.tokens[at].norm in ALSO:
        at += 1
    if not (f.adjective or told) or at + 1 >= f.count or f.tokens[at].norm not in _CHANGED_IN:
        return False
    phrase = rightward(f.tokens, f.flags, at + 1)
    setting = 0 if phrase is None or f.flags[phrase.first] & Is.DIMENSION else NO_WHOLE  # «در ارزش»
    if phrase is None or f.flags[phrase.first] & setting or f.tokens[phrase.first].norm in PLACES:
        return False  # «با کاهش ۳ درصدی در صدر محورها»
    if not told and not _changes_before(f.m, f.flags) and not _changed_too(f):
        return False
    if told and not (f.flags[phrase.first] & MEASURING or f.tokens[phrase.first].norm.endswith((*PLURALS, "ات"))):
        return False  # «با ۵ درصد افزایش در مدار صعود ماند»
    take(f.m, phrase, "after the change")
    return True


def _saved(f: Share) -> bool:
    """«۲۰ درصد در مصرف سوخت صرفه‌جویی می‌شود»: in what so much is saved."""
    if f.after + 2 >= f.count or f.tokens[f.after].norm != "در":
        return False
    phrase = rightward(f.tokens, f.flags, f.after + 1)
    if phrase is None or phrase.last >= f.count or f.tokens[phrase.last].norm not in _SAVED:
        return False
    take(f.m, phrase, "after the share")
    return True


def _changed_too(f: Share) -> bool:
    """«افزایشی ۳ درصدی در وزن و ۶ درصدی در ارزش»: whether the share before is told so, and «و» stands between."""
    other = told_before(f.m)
    if other is None:
        return False
    told = other.evidence["counted"]
    return told.rule == "after the change" and bool(f.flags[f.m.first - 1] & Is.AND) and other.unit == f.m.unit


def _becoming(f: Share) -> bool:
    """«دو برابر شدن قیمت», «بالای ۲۵ درصد بودن مبتلایان»: what becomes or is so much."""
    if f.at >= f.count or not f.flags[f.at] & Is.INFINITIVE:
        deed = f.m.unit == "times" and f.at + 1 < f.count and f.flags[f.at + 1] & Is.INFINITIVE and f.at == f.after
        if deed and f.flags[f.at] & ~Is.SUM in (0, Is.NONVERBAL) and f.tokens[f.after - 1].norm in OCCASIONS:
            take(f.m, Phrase(f.at, f.at + 2), "deed")  # «با سه بار جابه‌جا کردن رکورد»
            return True
        return False
    return _take_from(f, f.at + 1, "after the change")


def _gained(f: Share) -> bool:
    """«سویا ۷۵ درصد افزایش قیمت داشت»: the subject that has the change; none in a list of what changed."""
    if not _is_change(f):
        return False
    phrase = rightward(f.tokens, f.flags, f.at + 1)
    if phrase is None and f.at + 2 < f.count and f.tokens[f.at + 2].norm in _WE_HAVE and f.flags[f.at + 1] & MEASURING:
        return f.take_word(f.at + 1, "after the change")  # «۱۲ درصد رشد مصرف داشته‌ایم»
    if phrase is None or phrase.last >= f.count or not f.flags[phrase.last] & (Is.VERB | Is.LIGHT | Is.PARTICIPLE):
        return False
    return not _of_changes(f.m) and subject(f.m, f.tokens, f.flags)


def _change_of(f: Share) -> bool:
    """«۲۱ درصد افت واردات و ۲۹ درصد افت صادرات را …»: what stands after the change."""
    phrase = rightward(f.tokens, f.flags, f.at + 1) if _is_change(f) else None
    if phrase is None or f.flags[phrase.first] & Is.EMPTY_MEASURE:
        return False
    told = phrase.last < f.count and not f.flags[phrase.last] & (Is.VERB | Is.NONVERBAL)
    told = told or (f.m.first > 0 and f.tokens[f.m.first - 1].norm == "از")  # «از ۲۰ درصد رشد سود خبر داد»
    if f.flags[phrase.first] & Is.SUM and not told and not _of_changes(f.m):
        return False
    take(f.m, phrase, "after the change")
    return True


def _is_change(f: Share) -> bool:
    return not f.back and f.at < f.count and bool(f.flags[f.at] & Is.CHANGE)


def _thing(f: Share) -> bool:
    """«۸۰ درصد مردم», «۱۵ درصد از صادرات»: what stands after the share, where that is a noun."""
    if f.back or f.at >= f.count or f.flags[f.at] & (Is.CHANGE | Is.DEGREE):
        return False
    if (f.at > f.past and _left(f)) or ranks_those_with(f):
        return False
    if _as_it_is_now(f):
        return False
    if f.adjective and ranks(f.tokens[f.at].norm):
        return False  # «با کاهش ۱۶ درصدی بیشترین سهم را دارد»
    if f.tokens[f.at].norm == "موارد" and f.at + 1 < f.count and f.tokens[f.at + 1].norm == "مورد":
        return f.take_word(f.at, "after the share")  # «نیمی از موارد مورد تصویب قرار گرفت»
    phrase = rightward(f.tokens, f.flags, f.at)
    if phrase is None:
        return False
    if f.flags[phrase.first] & Is.TIME and phrase.last < f.count and f.flags[phrase.last] & Is.NUMBER:
        return False  # «۱۲ درصد سال ۹۲»
    said_of = phrase.last < f.count and phrase.first == phrase.last - 1 == f.at + 1 and f.flags[phrase.last] & Is.COPULA
    if said_of and f.tokens[f.at].norm == "موارد":
        return f.take_word(f.at, "after the share")  # «در ۸۵ درصد موارد مؤثر بود»
    norm = f.tokens[phrase.first].norm
    if norm in _AVERAGES_OF and f.flags[phrase.first - 1] & Is.EMPTY_MEASURE:
        return False  # «نصف میانگین جهانی»
    if norm in _SAID_OF and any(g & Is.COPULA for g in f.flags[phrase.last : phrase.last + 2]):
        return False
    if norm in FOR_EACH or (names_nothing(f.flags, phrase) and norm != "موارد") or (f.at == f.after and norm in PLACES):
        return False  # «۸۰ درصد موارد شناسایی شده …» are of the cases
    said = f.at == f.after and phrase.last < f.count and f.tokens[phrase.last].norm in _ARE
    if said and phrase.last - phrase.first == 1 and (norm in _YOUNG or not norm.endswith((*PLURALS, "ات"))):
        return False  # «۵ درصد باسواد هستند»
    take(f.m, phrase, "after the share")
    return True


def _as_it_is_now(f: Share) -> bool:
    """«دو برابر میزان فعلی می‌شود»: whether the words after a multiple only say than what it is more."""
    if f.m.unit != "times" or f.at + 1 >= f.count:
        return False
    return bool(f.flags[f.at] & Is.EMPTY_MEASURE and f.flags[f.at + 1] & Is.ADJECTIVE)


def _left(f: Share) -> bool:
    """«یک بار از زمین خارج شدم»: an occasion, and where from; not «۲۰ بار از واژه‌ای استفاده کرد»."""
    if f.m.unit != "times" or f.m.change is not None or f.tokens[f.after - 1].norm not in OCCASIONS:
        return False
    return not any(g & Is.FROM_VERB for g in f.flags[f.at : f.at + _USED])


def _whole_last(f: Share) -> bool:
    """«۳۰ درصد زن و ۷۰ درصد مرد از کل شاغلان»: the whole of a list of shares, told last."""
    return whole_told_last(f.m, f.tokens, f.flags, f.after)


def _earned(f: Share) -> bool:
    """«۵۰ بازیکن ۷۶ درصد کمتر از پارسال درآمد کسب کردند»: the sum right before the verb."""
    if f.m.change is None or f.at >= f.count or not f.flags[f.at] & Is.DEGREE:
        return False
    flags = f.flags
    for i in range(f.at + 1, min(f.at + _BASELINE, f.count - 1)):
        if flags[i] & (Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND):
            return False
        if flags[i] & (Is.SUM | Is.QUANTITY) and flags[i + 1] & (Is.NONVERBAL | Is.VERB | Is.LIGHT):
            return f.take_word(i, "after the change")
    return False


def _led_noun(f: Share) -> bool:
    """«با سود ۱۹ درصد داده می‌شود», «با بازده چشمگیر ۹۲ درصد»: the noun that «با» leads says what the share is."""
    if f.m.change is not None:
        return False
    at = f.m.first - 1
    while at > 0 and f.flags[at] & (Is.COMPARATOR | Is.ADJECTIVE):
        at -= 1
    if at < 1 or f.tokens[at - 1].norm != "با" or (at > 1 and f.tokens[at - 2].norm == "("):
        return False
    if f.flags[at] & ~(MEASURING | Is.STATE):
        return False
    other = previous(f.m)
    if other is not None and other.sentence is f.m.sentence and other.unit == f.m.unit and f.flags[at - 2] & Is.AND:
        again = end_token(other) == at - 2 and not f.flags[at] & MEASURING
        if again:
            return False  # «رشد بدون نفت ۳ درصد و با نفت یک درصد بود»
    return not f.flags[at] & Is.EMPTY_MEASURE and f.take_word(at, "noun before the share")


def _bounds_noun(f: Share) -> bool:
    """«با تعرفه‌های بالای ۸۰ درصد مواجه شد»: the bound of what stands right before it."""
    at = f.m.first - 1
    if at <= 0 or f.tokens[at].norm not in OVER_OR_UNDER:
        return False
    found = chunks(f.flags, max(after_previous(f.m), at - _BOUNDED), at)
    lead = found[-1].first - 1 if found and found[-1].led else -1
    lead -= lead > 0 and bool(f.flags[lead] & Is.DETERMINER)
    if lead >= 0 and f.tokens[lead].norm in ("به", "در"):
        return False  # «تعداد مبتلایان تیم به کرونا بالای ۲۵ درصد است»
    return named_before(f.m, f.tokens, f.flags, at, near=True)


def _physical(f: Share) -> bool:
    """«پیشرفت فیزیکی آنها ۶۰ درصد است»: no change, but a share."""
    m, tokens = f.m, f.tokens
    for i in range(max(after_previous(m), m.first - _PROGRESS), m.first - 1):
        if tokens[i].norm == "پیشرفت" and tokens[i + 1].norm == "فیزیکی":
            take(m, Phrase(i, i + 2), "progress")
            return True
    return False


def _subject(f: Share) -> bool:
    """«نرخ بیکاری ۸ درصد است»: the clause's subject; in a list by place that of its first."""
    return as_the_list(f) or rate_of_group(f) or subject(f.m, f.tokens, f.flags)


def _of_the_same(f: Share) -> bool:
    """«۶۳ درصد پاسخ‌دهندگان موافقند. ۱۸ درصد هنوز تصمیم نگرفته‌اند.»: of those whom the sentence before told a share of."""
    m, other = f.m, previous(f.m)
    if m.unit != "percent" or m.change is not None or other is None or other.unit != m.unit or other.counted is None:
        return False
    if m.sentence.index - other.sentence.index > 1:
        return False
    if not opens_clause(f):
        return False
    verb = next((i for i in range(f.after, f.count) if f.flags[i] & (Is.VERB | Is.CONJUNCTION)), -1)
    if verb < 0 or not f.flags[verb] & Is.VERB:
        return False
    head = other.sentence.token_at(other.counted_start)
    first, *second = (t.norm for t in other.sentence.tokens[head : head + 2])
    named = first.endswith((*PLURALS, "گان")) or (second[:1] and second[0].endswith(("گان", "ها")))  # «پاسخ دهندگان»
    people = f.tokens[verb].norm.endswith("ند") and named
    also = f.m.first > 1 and f.tokens[f.m.first - 1].norm in ALSO and f.flags[verb] & Is.COPULA
    if not people and not also:
        return False
    copy(m, other, "of the same")
    return True


def _same_clause(f: Share) -> bool:
    """«… ۱۲ هزار تن بود که ۵ درصد بیشتر شده»: what the figure before it in its sentence counts."""
    return inherit(f.m, "same clause")


def _led_whole(f: Share) -> bool:
    """«از صادرات استان ۲۵ درصد به …»: a sum led by «از»."""
    return f.m.unit != "times" and whole(f.m, f.tokens, f.flags)


def _as_before(f: Share) -> bool | Nothing:
    """«این رشد در سال ۹۹ با ۱۶۰ درصد …»: a change is of what the figure of its kind before it is; of nothing else."""
    if f.m.change is None:  # «این کاهش شامل ۸ درصد در شهرها بود»
        parts = f.count > 1 and f.tokens[0].norm == "این" and f.flags[1] & Is.CHANGE
        return bool(parts) and as_before(f.m)
    return as_before(f.m) or _as_the_last(f) or NOTHING


def _as_the_last(f: Share) -> bool:
    """«میانگین بارش ۳ میلی‌متر بود. بدین ترتیب ۹۸ درصد افزایش یافته است.»: what the last figure measured."""
    other = previous(f.m)
    if other is None or other.counted is None or other.unit in TIMES or other.unit == "count":
        return False
    if other.sentence.index != f.m.sentence.index - 1 or not all(c.led for c in chunks(f.flags, 0, f.m.first)):
        return False
    copy(f.m, other, "as the last")
    return True


def _quantity(f: Share) -> bool:
    """«با احتساب ضریب ۲۰ درصد»: a word of quantity right before it."""
    at = f.m.first - 1
    if at < 0 or not f.flags[at] & Is.QUANTITY:
        return False
    return f.take_word(at, "noun before the share")


def _take_from(f: Share, at: int, rule: str) -> bool:
    phrase = rightward(f.tokens, f.flags, at)
    if phrase is not None:
        take(f.m, phrase, rule)
    return phrase is not None


_RULES: tuple[Callable[[Share], bool | Nothing], ...] = (
    _adjective,
    brought_about,
    in_respect,
    summed_up,
    that_is,
    mean_elsewhere,
    respective,
    _graded,
    _change_in,
    _saved,
    _becoming,
    share_of_those,
    _gained,
    _change_of,
    of_its_deed,
    same_again,
    asked,
    predicated,
    remaining,
    causing,
    as_many,
    wholly,
    than_then,
    of_what,
    of_figure,
    next_after,
    told_by_kind,
    _thing,
    each_named,
    shared_out,
    _whole_last,
    _earned,
    often,
    _led_noun,
    _bounds_noun,
    _physical,
    done_more,
    of_whole,
    part_held,
    changed,
    added,
    in_brackets,
    growth,
    another,
    _subject,
    leading,
    set_in,
    _same_clause,
    _of_the_same,
    _led_whole,
    _as_before,
    _quantity,
)


def _of_changes(m: Mention) -> bool:
    """Whether the figure before names what changed right after its change: «۱۱ درصد رشد صادرات و ۸ درصد افت …»."""
    other = told_before(m)
    return other is not None and other.evidence["counted"].rule == "after the change"


def _changes_before(m: Mention, flags: list[int]) -> bool:
    return any(flags[i] & Is.CHANGE for i in range(max(0, m.first - 3), m.first))
