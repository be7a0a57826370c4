"""What a measure is of: a length, a weight, a sum of money, a time."""

from pipelines.figures.adjacent import is_size, noun_before
from pipelines.figures.answers import AGED, HARD_MARKS, TIMES, copy, inherit, take
from pipelines.figures.antecedents import after_previous, antecedent, end_token, led, part_words, previous
from pipelines.figures.deeds import deed, installed, told_of_part
from pipelines.figures.document import Mention, Token
from pipelines.figures.listed import by_country
from pipelines.figures.phrases import Phrase, chunks, rightward
from pipelines.figures.shares import changed, of_an_aspect
from pipelines.figures.subjects import (
    FARTHEST,
    SETTING,
    beside,
    clause,
    is_money,
    is_paid,
    named_before,
    strip,
    subject,
)
from pipelines.figures.word_classes import Is, is_predicate

_PORTIONS = frozenset({"ha", "m2", "km2", "kg", "t", "g", "L", "m3", "B"})  # «۵ هکتار از اراضی» is a part of them
_LENGTHS = frozenset({"km", "m"})
_STRETCHES = frozenset({"اراضی", "زمین", "زمینهای", "مسیر", "جاده", "جادههای", "شبکه", "خط", "خطوط", "دیوار", "معابر"})
_NO_WHOLE = Is.TIME | Is.PREPOSITIONAL | Is.LOCATIVE | Is.PRONOUN
_PASSING = frozenset({"باقی", "میگذرد", "گذشت", "میگذشت", "گذشته", "گذشتهاست", "بگذرد", "گذرد"})
_AGED = frozenset({"بالای", "زیر"})
_APART = Is.VERB | Is.PREPOSITION | Is.AND | Is.PUNCTUATION | Is.RA | Is.CONJUNCTION | Is.NUMBER
_BETWEEN = Is.DETERMINER | Is.ADVERB | Is.COMPARATOR | Is.DISTRIBUTIVE
_OPENS = Is.VERB | Is.AND | Is.PUNCTUATION | Is.CONJUNCTION | Is.TIME_ADVERB | Is.ADVERB
_ADDED = {
    "به": frozenset({"اضافه", "افزوده", "افزود", "میافزاید", "بیفزاید"}),
    "از": frozenset({"کاسته", "کم", "کسر", "میکاهد"}),
}
_BOUND = "noun that is bounded"
_BOUNDING = frozenset({"حداقل", "حداکثر", "دستکم", "لااقل"})
_LEFT = frozenset({"باقی", "ماندن", "مانده", "باقیمانده", "گذشت"})
_SURFACE = frozenset({"سطح", "وسعت", "سطحی"})
_OVER = frozenset({"a", "kg", "g", "L", "m", "cm"})
_FEW = 3  # words of a noun phrase whose head is surely its first
_BRACKET = 12  # tokens in brackets after a sum


def read_measure(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    before = m.first - 1
    unit = tokens[after - 1].norm if after > m.last else ""
    if _between_places(m, tokens, flags):
        return
    if unit.endswith("ی") and of_an_aspect(m, tokens, flags, after):
        return
    if (
        (unit.endswith("ی") or (after > m.last and flags[after - 1] & Is.OF_NUMBER))
        and before >= 0
        and noun_before(m, flags)
    ):
        return  # «چاه‌های ۳۰۰ متری»
    if told_of_part(m, tokens, flags, after):
        return
    sum_of = antecedent(m) if m.change is None and part_words(m) else None
    if sum_of is not None and sum_of.unit == m.unit:
        inherit(m, "antecedent")  # «… ریال از آن وصول شده است»
        return
    if m.unit in _OVER and before > 0 and tokens[before].norm in _AGED:
        _told_of(m, tokens, flags, before)  # «کودکان بالای ۱۱ سال»
        return
    if m.unit == "a" and after + 1 < len(tokens) and tokens[after].norm in ("و", "به") and _and_over(tokens, after + 1):
        _told_of(m, tokens, flags, before + 1)  # «شهروندان ۱۸ سال و بالاتر»
        return
    if m.unit in TIMES and _passed(m, tokens, flags, after):
        return
    if before >= 0 and flags[before] & Is.SCORE and not is_money(m) and is_size(m, flags):
        take(m, Phrase(before, before + 1), "noun before the measure")  # «رکورد ۷.۳۰ ثانیه را …»
        return
    if m.unit in TIMES and _throughout(m, tokens, flags):
        return
    if m.unit in TIMES and _spent(m, tokens, flags):
        if not installed(m, tokens, flags, after) and not subject(m, tokens, flags):
            deed(m, tokens, flags, after)
        return
    if m.unit in TIMES and after + 1 < len(flags) and flags[after] & Is.NONVERBAL and flags[after + 1] & Is.INFINITIVE:
        take(m, Phrase(after, after + 2), "after the measure")  # «پس از ۲ هفته بستری شدن»
        return
    if m.unit in TIMES and _bounded(m, tokens, flags):
        return
    if m.unit in TIMES and not _lasting(m, tokens, flags, after):
        phrase = rightward(tokens, flags, after)
        pointed = after < len(tokens) and tokens[after].norm in ("این", "آن")  # «چهل سال این ملت …»
        aged = m.unit == "a" and m.first == 0 and m.numeral.high is not None  # «۱۳ تا ۱۴ سال فلانی مقام اول»
        if phrase and not pointed and not aged and not _starts_late(flags, phrase):
            take(m, phrase, "after the measure")
        elif not aged:
            deed(m, tokens, flags, after)
        return
    if by_country(m, tokens, flags):
        return
    near = before
    while near >= 0 and (flags[near] & Is.COMPARATOR or tokens[near].norm in ("از", "به", "بر")):
        near -= 1
    if near > 1 and flags[near] & Is.TIME_ADVERB and tokens[near - 2].norm == "به":  # «به میزان ماهانه ۱۰۰ تومان»
        near -= 1
    surface = near > 0 and tokens[near].norm in _SURFACE and tokens[near - 1].norm == "در" and m.unit in _PORTIONS
    if surface and named_before(m, tokens, flags, near - 1, near=True):
        return  # «کشت گیاهان دارویی در سطح ۱۷۵ هکتار»
    if near > 0 and flags[near] & Is.DIMENSION and flags[near - 1] & Is.PREPOSITION:  # «به ارزش ۵ میلیون», «با طول …»
        if flags[near] & Is.SUM and (tokens[near - 1].norm == "با" or tokens[near].norm.endswith("ی")):
            take(m, Phrase(near, near + 1), "noun before the measure")  # «با اعتبار ۶ میلیارد ریال»
            return
        if near > 2 and tokens[near - 3].norm == "در" and tokens[near - 2].norm.endswith("ی") and not flags[near - 2]:
            take(m, Phrase(near - 2, near - 1), "noun before the measure")  # «در زمینی به مساحت ۲۵ هکتار»
            return
        listed = any(tokens[i].norm in ("شامل", "مشتمل") for i in range(clause(m, tokens, flags)[0], near))
        if (listed and subject(m, tokens, flags)) or named_before(m, tokens, flags, near - 1):
            return
        other = previous(m)
        if (other and other.unit == m.unit) or not any(f & Is.AND for f in flags[after_previous(m) : near]):
            if inherit(m, "same clause"):
                return
        elif not flags[near] & Is.EMPTY_MEASURE:  # «در ۲۸۰ صفحه و با قیمت ۴۰ هزار تومان»
            take(m, Phrase(near, near + 1), "noun before the measure")
            return
    elif near >= 0 and flags[near] & Is.RA and subject(m, tokens, flags):
        return
    if after < len(flags) and flags[after] & Is.SUM and not flags[after] & Is.SPENDING and is_predicate(flags, after):
        take(m, Phrase(after, after + 1), "sum")  # «۲۰۰ هزار تومان جریمه شد»
        return
    at = after
    if at + 1 < len(flags) and tokens[at].norm in ("هم", "نیز") and flags[at + 1] & Is.SUM and is_money(m):
        take(m, Phrase(at + 1, at + 2), "sum")  # «یک دلار هم جریمه نداشتیم»
        return
    if at + 1 < len(flags) and tokens[at].norm in ("صرف", "بابت"):
        phrase = rightward(tokens, flags, at + 1, firm=True)
        if phrase:
            take(m, phrase, "purpose")  # «۲۰۰ دلار صرف آموزش می‌کنند»
            return
    if at < len(flags) and tokens[at].norm == "(":
        closed = next((i for i in range(at + 1, min(at + _BRACKET, len(flags))) if tokens[i].norm == ")"), -1)
        if closed > 0 and closed + 1 < len(flags) and flags[closed + 1] & Is.SUM:
            at = closed + 1  # «۱۲۰ میلیون دلار (۹۱ میلیون پوند) درآمد»
    of = at + 1 < len(flags) and tokens[at].norm == "از" and flags[at + 1] & (Is.DIMENSION | Is.SUM)
    if of and is_money(m) and (phrase := rightward(tokens, flags, at + 1)):
        take(m, phrase, "whole of a sum")  # «۲۱ میلیون دلار از ارزش تجارت …»
        return
    if at + 1 < len(flags) and tokens[at].norm == "از" and not flags[at + 1] & (_NO_WHOLE & ~Is.PRONOUN):
        if m.unit in _PORTIONS and not flags[at + 1] & Is.PRONOUN:
            at += 1
        elif m.unit in _PORTIONS | _LENGTHS and (tokens[at + 1].norm == "این" or tokens[at + 1].norm in _STRETCHES):
            at += 1  # «۶۰ کیلومتر از این جاده»
    if is_money(m) and _given_as(m, tokens, flags, after):
        return
    if is_money(m) and (changed(m, tokens, flags) or _equal(m, tokens)):
        return
    if _of_counted(m, tokens, flags):
        return
    measured = at + 1 < len(flags) and flags[at] & Is.DIMENSION and not flags[at] & Is.SUM and flags[at + 1] & Is.VERB
    measured = measured or (m.unit in TIMES and at + 1 < len(flags) and bool(flags[at + 1] & Is.DURATION))
    # «۱۴ ساعت طول کشید», «۲۰ کیلو وزن دارد»
    if not measured and not (at < len(flags) and flags[at] & Is.DURATION):
        phrase = rightward(tokens, flags, at)
        superlative = at < len(tokens) and tokens[at].norm.endswith("ترین")  # «با ۵ میلیون دلار گران‌ترین بازیکن شد»
        if phrase and not superlative and not _starts_late(flags, phrase):
            take(m, phrase, "after the measure")
            return
    if at < len(flags) and flags[at] & Is.CHANGE and subject(m, tokens, flags):
        return  # «با ۹۰۰ تومان افزایش قیمت مواجه شد»
    if _allotted(m, tokens, flags, after) or purpose(m, tokens, flags, after) or _added(m, tokens, flags, after):
        return
    spent = before >= 0 and flags[before] & Is.SPENDING  # «تخصیص یک میلیارد یورو به …» is said of no subject
    if not spent and (subject(m, tokens, flags) or inherit(m, "same clause")):
        return
    if after < len(flags) and flags[after] & Is.SUM:
        take(m, Phrase(after, after + 1), "sum")
        return
    if is_money(m) and is_paid(m, flags):
        return
    if is_money(m) and at + 1 < len(flags) and flags[at] & Is.PURPOSE:
        phrase = rightward(tokens, flags, at + 1)
        if phrase and not _starts_late(flags, phrase) and not flags[phrase.first] & (Is.LOCATIVE | Is.SUM):
            take(m, phrase, "purpose")  # «۸۰ هزار دلار بابت اعزام تیم‌ها»
            return
    bound = Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.AND
    for chunk in chunks(flags, after, min(after + 14, len(flags))):  # «۱۰۰ میلیارد تومان در سال گذشته قرارداد بستند»
        if any(
            flags[i] & bound or (flags[i] & Is.NUMBER and not flags[i + 1] & (Is.NUMBER | Is.TIME))
            for i in range(after, chunk.first)
        ):
            break
        if chunk.led or measured:
            continue
        if (phrase := rightward(tokens, flags, chunk.first)) and not _starts_late(flags, phrase):
            take(m, phrase, "later object")
            return
    if m.unit in TIMES:
        deed(m, tokens, flags, after)


def _and_over(tokens: list[Token], at: int) -> bool:
    return tokens[at].norm in ("بالاتر", "بیشتر", "بالا", "پایینتر")


def _told_of(m: Mention, tokens: list[Token], flags: list[int], end: int) -> None:
    """Take the short noun phrase that ends right before token `end`."""
    found = chunks(flags, max(after_previous(m), end - _FEW - 1), end)
    if found and found[-1].last == end and found[-1].last - found[-1].first <= _FEW:
        phrase = strip(tokens, flags, found[-1])
        if phrase and not flags[phrase.first] & SETTING:
            take(m, phrase, AGED)


def _given_as(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«۶۰ هزار فرانک به عنوان جریمه بپردازد»: what a sum is given as."""
    words = [t.norm for t in tokens[after : after + 2]]
    at = after + 1 if words[:1] == ["بهعنوان"] else after + 2 if words == ["به", "عنوان"] else len(tokens)
    if at >= len(tokens) or flags[at] & Is.MEASURE or tokens[at].norm.endswith("ترین"):
        return False
    phrase = Phrase(at, at + 1) if flags[at] & Is.SUM else rightward(tokens, flags, at)
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE):
        return False
    take(m, phrase, "given as")
    return True


def _equal(m: Mention, tokens: list[Token]) -> bool:
    """«۵ هزار رینگت برابر با ۱۱۰۰ دلار»: the sum just before, in another money."""
    at = m.first - 1
    at -= tokens[at].norm == "با"
    other = previous(m)
    if at <= 0 or tokens[at].norm not in ("برابر", "معادل") or other is None or other.sentence is not m.sentence:
        return False
    if other.counted is None or not is_money(other) or other.unit == m.unit or at - end_token(other) > _BRACKET:
        return False
    copy(m, other, "the same in another money")
    return True


def _bounded(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«استفاده حداکثر یک ساعت در روز مجاز است», «حضور حداقل دو ساعت»: the bound of what stands right before it."""
    at = m.first - 1
    if at < 1 or tokens[at].norm not in _BOUNDING or at - 1 < after_previous(m) or flags[at - 1] & SETTING:
        return False
    for back in range(1, 4) if tokens[at - 1].norm == "،" else ():
        other = previous(m, back)
        known = other.evidence.get("counted") if other and other.sentence is m.sentence else None
        if other and known is not None and known.rule == _BOUND and other.unit == m.unit:
            copy(m, other, _BOUND)  # «… و برای کودکان بالای ۱۰ سال، حداکثر دو ساعت»
            return True
    found = chunks(flags, max(after_previous(m), at - _FEW), at)
    if not found or found[-1].led or found[-1].last != at:
        return False
    first = found[-1].first
    after = end_token(m)
    if at - first > 2 or (after < len(tokens) and tokens[after].norm == "از"):
        return False
    if first and not flags[first - 1] & (Is.PUNCTUATION | Is.AND | Is.VERB | Is.CONJUNCTION | Is.TIME | Is.ADVERB):
        return False
    take(m, Phrase(first, at), _BOUND)
    return True


def _added(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«۱۵۰۰ مگاوات به مصرف برق اضافه می‌کند», «دو میلیون تومان از بدهی کم شد»: what grows or shrinks by it."""
    if after + 2 >= len(tokens) or tokens[after].norm not in ("به", "از"):
        return False
    phrase = rightward(tokens, flags, after + 1)
    if phrase is None or phrase.last >= len(tokens) or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    if tokens[phrase.last].norm not in _ADDED[tokens[after].norm]:
        return False
    take(m, phrase, "added to")
    return True


def _of_counted(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«سه عنوان دیگر ۱۳ هزار تومان قیمت دارد»: what was counted right before is the subject."""
    other = previous(m)
    if (
        other is None
        or other.sentence is not m.sentence
        or other.unit != "count"
        or other.counted is None
        or led(other)
    ):
        return False
    gap = range(end_token(other), m.first)
    named = other.evidence["counted"].start
    if named < other.numeral.end or any(flags[i] & _APART for i in gap):
        return False
    at, after = other.first - 1, end_token(m)
    while at >= 0 and flags[at] & Is.COMPARATOR:
        at -= 1
    if (
        after >= len(flags)
        or not flags[after] & (Is.DIMENSION | Is.COPULA | Is.SUM)
        or (at >= 0 and not flags[at] & _OPENS)
    ):
        return False
    if any(tokens[i].start >= other.counted_end and not flags[i] & _BETWEEN for i in gap):
        return False
    copy(m, other, "counted right before")
    return True


def _between_places(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«در فاصله ۹۰ کیلومتری مرکز استان»: how far apart two places are, no measure of a thing."""
    before = m.first - 1
    while before > 0 and flags[before] & Is.COMPARATOR:
        before -= 1
    last = end_token(m) - 1
    if before >= 0 and tokens[before].norm == "در" and last >= m.last and tokens[last].norm in ("متری", "کیلومتری"):
        return True  # «در ۵۰۰ متری روستا»
    return before > 0 and tokens[before].norm in ("فاصله", "فاصلهای") and tokens[before - 1].norm in ("در", "به", "از")


def _passed(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«۲ سال از تأسیس آن می‌گذرد»: the time since something."""
    if after >= len(flags) or tokens[after].norm != "از":
        return False
    phrase = rightward(tokens, flags, after + 1)
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    left = any(t.norm in _LEFT for t in tokens[max(0, m.first - 2) : m.first])  # «با باقی ماندن ۶ هفته از لیگ»
    if not left and not any(t.norm in _PASSING for t in tokens[phrase.last : phrase.last + 4]):
        return False
    take(m, phrase, "after the measure")
    return True


def _throughout(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«منجر به توقیف گواهینامه به مدت سه ماه می‌شود»: what lasts is named right before."""
    at = m.first - 2
    if at < 1 or tokens[at + 1].norm != "مدت" or tokens[at].norm != "به" or after_previous(m) >= at:
        return False
    found = chunks(flags, max(after_previous(m), at - 12), at)
    if not found or found[-1].last != at:
        return False
    lead = found[-1].first - 1
    if lead < 1 or tokens[lead].norm != "به" or tokens[lead - 1].norm not in ("منجر", "محکوم"):
        return False
    return named_before(m, tokens, flags, at, near=True)


def _spent(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """Whether a time is what something takes: «به مدت دو روز ادامه دارد», «در کمتر از ۱۰ دقیقه انجام می‌شود»."""
    before = m.first - 1
    if before > 0 and tokens[before].norm == "مدت" and tokens[before - 1].norm == "به":
        return True
    while before > 0 and (flags[before] & Is.COMPARATOR or tokens[before].norm == "از"):
        before -= 1
    return 0 <= before < m.first - 1 and tokens[before].norm == "در"


def _lasting(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """Whether a time is said of the clause's subject («زمان حضور ۷ دقیقه است»), not of when («به مدت ۳ ماه»)."""
    if after < len(flags) and flags[after] & (Is.CHANGE | Is.DEGREE):
        return True
    if after + 2 < len(flags) and flags[after + 1] & Is.DURATION and flags[after + 2] & Is.VERB:
        return True  # «دو هفته زمینی طول می‌کشد»
    stated = after < len(flags) and bool(flags[after] & Is.COPULA)
    if stated and after + 1 < len(flags) and tokens[after + 1].norm == "که":
        return False  # «۴۱ سال است که …»
    before = m.first - 1
    if before > 0 and tokens[before].norm == "بر" and flags[before - 1] & Is.COMPARATOR:
        before -= 1  # «بالغ بر ۴۰ سال»
    while before >= 0 and flags[before] & (Is.COMPARATOR | Is.DETERMINER):
        before -= 1  # «در همین سه هفته»
    if before > 0 and tokens[before].norm == "با" and tokens[before - 1].norm in ("برابر", "معادل"):
        before -= 2
    if before >= 0 and (
        (flags[before] & Is.TIME and not flags[before] & Is.DURATION and not stated)
        or (flags[before] & Is.PREPOSITION and tokens[before].norm not in ("به", "از"))
    ):
        return False
    if after >= len(flags):
        return True
    f = flags[after]
    if f & Is.DURATION:
        return after + 1 < len(flags) and not flags[after + 1] & ~(Is.VERB | Is.VERB_PREFIX | Is.LIGHT)
    return bool(f & (Is.VERB | Is.PUNCTUATION | Is.AND | Is.NONVERBAL))


def _starts_late(flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase right of a measure is no name of the thing measured (a time, an empty word)."""
    return bool(flags[phrase.first] & (Is.TIME | Is.EMPTY_MEASURE | Is.ADVERB | Is.CHANGE))


def _allotted(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«تخصیص ۶۰۰ میلیارد تومان به احداث سد»: what gets the money."""
    at = beside(m, flags)
    if at < 0 or not flags[at] & Is.ALLOTTING or after >= len(tokens) or tokens[after].norm != "به":
        return False
    phrase = rightward(tokens, flags, after + 1)
    if phrase is None or flags[phrase.first] & (SETTING | Is.PREPOSITIONAL):
        return False
    take(m, phrase, "purpose")
    return True


def purpose(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """What money is spent on or set aside for: «۵ میلیارد تومان برای آسفالت معابر هزینه کرد», «به آن اختصاص داد»."""
    end = after
    while end < min(len(flags), after + 26) and not flags[end] & (Is.VERB | Is.CONJUNCTION):
        end += 1
    spent = [i for i in range(after, end) if flags[i] & Is.SPENDING and is_predicate(flags, i)]
    if not spent:
        return False
    start = clause(m, tokens, flags)[0]
    if any(f & Is.RA for f in flags[start : m.first]):
        return False
    allots = bool(flags[spent[-1]] & Is.ALLOTTING)
    for i in (*range(after, spent[-1]), *range(m.first - 1, start - 1, -1)):
        if not flags[i] & Is.PURPOSE and not (allots and tokens[i].norm == "به"):
            continue
        if i + 1 < len(flags) and tokens[i + 1].norm == "آن":
            return _topic(m, tokens, flags, start)
        phrase = rightward(tokens, flags, i + 1)
        if phrase and not flags[phrase.first] & (SETTING | Is.SUM | Is.PREPOSITIONAL):
            take(m, phrase, "purpose")
            return True
    if after < end and tokens[after].norm == "در":  # «۵ میلیارد ریال در برنامه بیمه روستایی هزینه شد»
        phrase = rightward(tokens, flags, after + 1)
        if phrase and phrase.last <= spent[-1] and not flags[phrase.first] & (SETTING | Is.SUM | Is.PREPOSITIONAL):
            take(m, phrase, "purpose")
            return True
    return False


def _topic(m: Mention, tokens: list[Token], flags: list[int], end: int) -> bool:
    """The subject of the clauses before token `end`, which «آن» means."""
    start = end - 1
    while start > 0 and tokens[start - 1].norm not in HARD_MARKS and start > end - FARTHEST:
        start -= 1
    for chunk in chunks(flags, start, end):
        phrase = None if chunk.led else strip(tokens, flags, chunk)
        if phrase:
            take(m, phrase, "topic")
            return True
    return False
