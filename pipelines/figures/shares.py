"""What a percentage or a fraction is of: the thing it is a part of, or that has changed by it."""

from pipelines.figures.adjacent import noun_before
from pipelines.figures.answers import as_before, inherit, take
from pipelines.figures.antecedents import after_previous, points_back, previous
from pipelines.figures.deeds import deed
from pipelines.figures.document import Mention, Token
from pipelines.figures.listed import whole_told_last
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.subjects import clause, named_before, subject, whole
from pipelines.figures.word_classes import Is

_TIMES = frozenset({"بار", "مرتبه", "دفعه"})
_PROGRESS = 8  # tokens from «پیشرفت فیزیکی» to its share
_BASELINE = 9  # tokens from «کمتر» to the sum that is less
_WHOLES = frozenset({"کل", "مجموع", "تمام", "جمع"})
_ARE = frozenset({"هستند", "نیستند", "بودند", "نبودند", "هستیم"})
_ASPECT_OF = frozenset({"نظر", "لحاظ", "حیث"})


def read_share(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    at = after
    if after > m.last and tokens[after - 1].norm.endswith("ی"):
        if m.change is None and (of_an_aspect(m, tokens, flags, after) or noun_before(m, flags)):
            return  # «تعرفه‌های ۱۵ درصدی»
        while at < len(flags) and flags[at] & Is.TIME_ADVERB:
            at += 1  # «رشد ۵ درصدی سالانه …»
    if m.change is None and m.first and flags[m.first - 1] & Is.GRADED:
        take(m, Phrase(m.first - 1, m.first), "noun before the share")  # «جانباز ۷۰ درصد»
        return
    if at + 1 < len(flags) and tokens[at].norm == "از" and not flags[at + 1] & (Is.TIME | Is.PREPOSITIONAL):
        at += 1
    elif at + 1 < len(flags) and tokens[at].norm == "در" and at > m.last and tokens[after - 1].norm.endswith("ی"):
        phrase = rightward(tokens, flags, at + 1)  # «کاهش ۷ درصدی در تعداد جان‌باختگان»
        if (
            phrase
            and not flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL)
            and _changes_before(m, flags)
        ):
            take(m, phrase, "after the change")
            return
    if (
        m.unit == "times"
        and at < len(flags)
        and flags[at] & Is.INFINITIVE
        and (phrase := rightward(tokens, flags, at + 1))
    ):
        take(m, phrase, "after the change")  # «دو برابر شدن قیمت»
        return
    if points_back(tokens, flags, at):
        if inherit(m, "antecedent"):
            return
        phrase = rightward(tokens, flags, at)
        if phrase and not flags[phrase.first] & Is.EMPTY_MEASURE:
            take(m, phrase, "after the share")
            return
    elif at < len(flags) and flags[at] & Is.CHANGE:
        phrase = rightward(tokens, flags, at + 1)
        if (
            phrase
            and phrase.last < len(flags)
            and flags[phrase.last] & (Is.VERB | Is.LIGHT | Is.PARTICIPLE)
            and not _of_changes(m)
            and subject(m, tokens, flags)
        ):
            return  # «سویا ۷۵ درصد افزایش قیمت داشت»
        told = phrase is not None and phrase.last < len(flags) and not flags[phrase.last] & (Is.VERB | Is.NONVERBAL)
        told = told or _of_changes(m)
        if phrase and not flags[phrase.first] & Is.EMPTY_MEASURE and (told or not flags[phrase.first] & Is.SUM):
            take(m, phrase, "after the change")  # «۲۱ درصد افت واردات و ۲۹ درصد افت صادرات را …»
            return
    elif at < len(flags) and not flags[at] & Is.DEGREE:
        phrase = rightward(tokens, flags, at)
        if phrase and names_nothing(flags, phrase) and tokens[phrase.first].norm != "موارد":
            phrase = None  # «۸۰ درصد موارد شناسایی شده …» are of the cases
        if phrase and at == after and phrase.last < len(flags) and tokens[phrase.last].norm in _ARE:
            alone = phrase.last - phrase.first == 1 and not tokens[phrase.first].norm.endswith(("ها", "ان", "ین", "ات"))
            phrase = None if alone else phrase  # «۵ درصد باسواد هستند»
        if phrase:
            take(m, phrase, "after the share")
            return
    if whole_told_last(m, tokens, flags, after):
        return
    if m.change is not None and at < len(flags) and flags[at] & Is.DEGREE and _earned(m, tokens, flags, at):
        return
    if m.first > 2 and tokens[m.first - 2].norm in _ASPECT_OF and tokens[m.first - 3].norm in ("از", "به"):
        phrase = rightward(tokens, flags, m.first - 1)
        if phrase and phrase.last == m.first and not tokens[m.first - 1].norm.endswith("ی"):
            take(m, phrase, "in that respect")  # «از نظر وزن ۵ درصد و از لحاظ ارزش ۹ درصد رشد داشت»
            return
    if _bounds_noun(m, tokens, flags) or _physical(m, tokens):
        return
    if (
        m.unit == "times"
        and m.change is None
        and tokens[after - 1].norm in _TIMES
        and deed(m, tokens, flags, after, True)
    ):
        return  # «هشت بار در این تیم حضور داشته»
    if m.change is None and _of_whole(m, tokens) and whole(m, tokens, flags):
        return
    if _part_held(m, tokens, flags) or changed(m, tokens, flags) or _in_brackets(m, tokens, flags):
        return
    if subject(m, tokens, flags) or inherit(m, "same clause") or whole(m, tokens, flags):
        return
    if m.change is not None:
        as_before(m)  # «این رشد در سال ۹۹ با ۱۶۰ درصد …»
    elif m.first and flags[m.first - 1] & Is.QUANTITY:
        take(m, Phrase(m.first - 1, m.first), "noun before the share")  # «با احتساب ضریب ۲۰ درصد»


def _bounds_noun(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«با تعرفه‌های بالای ۸۰ درصد مواجه شد»: the bound of what stands right before it."""
    at = m.first - 1
    return at > 0 and tokens[at].norm in ("بالای", "زیر") and named_before(m, tokens, flags, at, near=True)


def _physical(m: Mention, tokens: list[Token]) -> bool:
    """«پیشرفت فیزیکی آنها ۶۰ درصد است»: no change, but a share."""
    for i in range(max(after_previous(m), m.first - _PROGRESS), m.first - 1):
        if tokens[i].norm == "پیشرفت" and tokens[i + 1].norm == "فیزیکی":
            take(m, Phrase(i, i + 2), "progress")
            return True
    return False


def _of_changes(m: Mention) -> bool:
    """Whether the figure before names what changed right after its change: «۱۱ درصد رشد صادرات و ۸ درصد افت …»."""
    other = previous(m)
    known = other.evidence.get("counted") if other is not None and other.sentence is m.sentence else None
    return known is not None and known.rule == "after the change"


def _earned(m: Mention, tokens: list[Token], flags: list[int], at: int) -> bool:
    """«۵۰ بازیکن ۷۶ درصد کمتر از پارسال درآمد کسب کردند»: the sum right before the verb."""
    for i in range(at + 1, min(at + _BASELINE, len(flags) - 1)):
        if flags[i] & (Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND):
            return False
        if flags[i] & (Is.SUM | Is.QUANTITY) and flags[i + 1] & (Is.NONVERBAL | Is.VERB | Is.LIGHT):
            take(m, Phrase(i, i + 1), "after the change")
            return True
    return False


def _of_whole(m: Mention, tokens: list[Token]) -> bool:
    """Whether «از کل …», «از مجموع …» stands near before a share: «وزارتخانه از کل بودجه خود تنها ۲ درصد را …»."""
    low = max(after_previous(m), m.first - 8)
    return any(tokens[i].norm == "از" and tokens[i + 1].norm in _WHOLES for i in range(low, m.first - 1))


def of_an_aspect(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«بخشودگی ۱۰۰ درصدی جرایم»: not the forgiving is measured but what is forgiven."""
    if m.first == 0 or not flags[m.first - 1] & (Is.ASPECT | Is.CHANGE):
        return False
    phrase = rightward(tokens, flags, after)
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    take(m, phrase, "after the share")
    return True


def _part_held(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«سهم گمرک از صادرات استان ۳۰ درصد است»: the share is of what stands after «از»."""
    if m.change is not None:
        return False
    start = clause(m, tokens, flags)[0]
    held = next((i for i in range(start, m.first - 2) if tokens[i].norm == "سهم"), -1)
    if held < 0 or (held > 0 and flags[held - 1] & Is.PREPOSITION):
        return False
    for i in range(held + 1, m.first - 1):
        if tokens[i].norm == "از":
            phrase = rightward(tokens, flags, i + 1)
            if phrase and not flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
                take(m, phrase, "whole of a share")
                return True
            return False
        if flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.RA):
            return False
    return False


def changed(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«افزایش نرخ بیکاری در کشور به ۵ درصد», «کاهش آن از ۸ به ۵ درصد»: what has changed to the figure."""
    if m.first < 3 or (tokens[m.first - 1].norm not in ("به", "از", "تا") and not flags[m.first - 1] & Is.COMPARATOR):
        return False
    if not any(tokens[i].norm in ("به", "از", "تا") for i in range(max(0, m.first - 4), m.first)):
        return False
    for i in range(m.first - 2, max(-1, m.first - 16), -1):
        f = flags[i]
        if f & Is.CHANGE and not tokens[i].norm.endswith("ی"):
            if tokens[i + 1].norm in ("آن", "این"):
                return as_before(m)
            if flags[i + 1] & (Is.PREPOSITION | Is.COMPARATOR) and any(
                flags[k] & Is.CHANGE for k in range(max(0, i - 3), i)
            ):
                continue  # «افزایش حد نوسان به ۵ درصد»
            phrase = rightward(tokens, flags, i + 1)
            if (
                phrase
                and phrase.last < m.first
                and not flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.EMPTY_MEASURE)
            ):
                take(m, phrase, "after the change")
                return True
            return False
        if f & Is.NUMBER and tokens[i - 1].norm == "از" and i == m.first - 2:
            continue  # «افزایش نرخ از ۴۰ به ۵۵ هزار»
        if f & (Is.VERB | Is.CONJUNCTION | Is.NUMBER | Is.PUNCTUATION | Is.RA):
            break
    return False


def _in_brackets(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«اهداف تعیین‌شده (۴۰ درصد)»: the phrase that ends at the bracket."""
    at = m.first - 1
    if at < 1 or tokens[at].norm != "(" or after_previous(m) >= at:
        return False
    return named_before(m, tokens, flags, at, near=True)


def _changes_before(m: Mention, flags: list[int]) -> bool:
    return any(flags[i] & Is.CHANGE for i in range(max(0, m.first - 3), m.first))


def names_nothing(flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase is only a word of measure or of change: «به ۴۶ افزایش پیدا کرد»."""
    f = flags[phrase.first]
    return bool(f & Is.CHANGE or (f & Is.EMPTY_MEASURE and phrase.last == phrase.first + 1))
