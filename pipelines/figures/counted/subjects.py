"""What a figure measures where that is named before it: the object with «را», the clause's subject, a noun beside it.

Each reader fills counted of the mention and says whether it found anything.
"""

from pipelines.figures.antecedents import after_previous, end_token, led, previous, told_before
from pipelines.figures.counted.answers import counted_before, inherit, take
from pipelines.figures.counted.clauses import FARTHEST, MEASURING, SETTING, beside, clause, strip
from pipelines.figures.counted.free_subject import free_subject, object_before_ra, with_sum
from pipelines.figures.counted.payments import is_money
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import OWN, Chunk, chunks
from pipelines.figures.units import SHARES, TIMES
from pipelines.figures.word_classes import Is, word_set

_CLAUSES = 3  # clauses without a subject of their own that a subject reaches over
_DIRECTIONS = word_set("directions")
_OF_THEM = word_set("those") | OWN
_FOR_WHOM = frozenset({"به", "برای", "از"})
_COME_TO = word_set("fell_into")
_ABOUT = word_set("about")
_EACH = frozenset({"کدام", "یک"})
_PURITIES = word_set("purities")
_ACCORDING = word_set("according_to")
_GOES_ON = word_set("goes_on")
_BETWEEN_CLAUSES = Is.AND | Is.VERB | Is.PARTICIPLE | Is.ADVERB | Is.NONVERBAL
_NAMED = "named before"
_MAKES_VERB = Is.VERB_PREFIX | Is.LIGHT
_REACHED = 4  # tokens from a figure to «رساند»
_BRACKETED = 8  # tokens in brackets after what has a dimension
_BRACKET = 24  # tokens in brackets between what is measured and its measure


def whole(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«از کل صادرات استان ۲۵ درصد به …»: the sum that a share is of, led by «از» before it."""
    start, _ = clause(m, tokens, flags)
    for chunk in chunks(flags, start, m.first):
        before = tokens[chunk.first - 1].norm if chunk.first else ""
        two = tokens[chunk.first - 2].norm if chunk.first > 1 else ""
        if chunk.led and (before == "از" or (two == "از" and flags[chunk.first - 1] & Is.DETERMINER)):
            phrase = strip(tokens, flags, chunk)
            summed = flags[chunk.first] & Is.MEASURE  # «از مجموع تراکنش‌ها ۸۴ درصد …»
            if phrase and not flags[phrase.first] & SETTING and (summed or not flags[chunk.first] & Is.PREPOSITIONAL):
                take(m, phrase, "whole of a share")
                return True
    return False


def subject(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """Look for what is measured before the numeral: the object with «را», else the clause's first free noun phrase."""
    start, relative = clause(m, tokens, flags)
    end = m.first
    if start > 2 and tokens[start - 1].norm == ":" and any(t.norm == "شرح" for t in tokens[max(0, start - 6) : start]):
        start = max(0, start - FARTHEST)  # «رشد قیمت در شهرها بدین شرح است: تهران ۳ درصد، …»
    if relative and any(
        flags[i] & Is.PARTICIPLE and (flags[i - 1] & Is.NONVERBAL or (i == start + 1 and flags[i] & Is.LIGHT))
        for i in range(start + 1, end)
    ):
        end = start - 1  # «سرقت در جاهایی که … نصب شده برابر با صفر بوده»: the relative clause has ended
        start, relative = clause(m, tokens, flags, end)
    if end == m.first:
        end = past_pointer(m, flags, max(start, beside(m, flags) + 1))
        if end and tokens[end - 1].norm == ")":  # «اجناس خود را (نه حتی خدمات را) ۳۰ درصد گران کرد»
            opened = next((i for i in range(end - 2, max(start, end - _BRACKET) - 1, -1) if tokens[i].norm == "("), -1)
            end = opened if opened > start else end
    object_mark = next((i for i in range(end - 1, start - 1, -1) if flags[i] & Is.RA), -1)
    if object_mark >= 0 and (own := _its_amount(flags, object_mark, end)):
        start, relative, object_mark = own, False, -1
    found = chunks(flags, start, end if object_mark < 0 else object_mark)
    if object_mark >= 0:
        if object_before_ra(m, tokens, flags, start, found):
            return True
    elif m.change is not None and _before_source(m, tokens, flags, start):
        return True
    else:
        answer = free_subject(m, tokens, flags, start, found)
        if answer is not None:
            return answer
        if found and found[-1].led and found[-1].last == end and m.unit not in SHARES:
            by = with_sum(tokens, flags, found[-1]) or (not is_money(m) and tokens[found[-1].first - 1].norm == "با")
            phrase = strip(tokens, flags, found[-1]) if by else None
            if phrase and not flags[phrase.first] & SETTING:  # «با اعتبار ۵ میلیارد ریال»
                take(m, phrase, "noun before the measure")
                return True
    if relative and _relative_head(m, tokens, flags, start - 1):
        return True
    if (
        start > 2
        and not found
        and flags[start - 1] & Is.RELATIVE
        and flags[start - 2] & Is.COPULA
        and m.unit != "count"
        and end_token(m) < len(flags)
        and flags[end_token(m)] & Is.COPULA
        and beside(m, flags) == start - 1
        and named_before(m, tokens, flags, start - 2, near=True)
    ):
        return True  # «این هزینه درمان است که ۳۵ هزار یورو بود»
    if start > 0 or not found:
        return (
            _around(m, tokens, flags)
            or _resumed(m, tokens, flags, start)
            or inherit(m, "same clause")
            or _main_subject(m, tokens, flags, start)
            or ((m.unit != "count" or _changing(m, tokens, flags)) and _earlier_subject(m, tokens, flags, start))
        )
    return False


def _its_amount(flags: list[int], mark: int, end: int) -> int:
    """«سیل پل را برد و خسارت آن ۲ میلیارد …»: where an amount of what was told of begins, after «و»; 0 where none does."""
    for i in range(mark + 2, end - 1):
        if flags[i - 1] & Is.AND and flags[i] & (Is.SUM | Is.DIMENSION) and flags[i + 1] & Is.PRONOUN:
            return i
    return 0


def past_pointer(m: Mention, flags: list[int], end: int) -> int:
    """«پارسال این رقم حدود ۳۰ تن بود»: `end`, or past the pointer and its noun that stand between it and the figure."""
    for i in range(end, m.first - 1):
        if flags[i] & Is.DETERMINER and flags[i] & Is.PRONOUN and flags[i + 1] & Is.ANAPHOR:
            return i + 2
    return end


def _around(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """The subject of a clause in which another figure stands: «این حمام در زمینی به مساحت ۵۰۰ متر …, ۴۰ درصد …»."""
    other = told_before(m)
    if other is None or other.unit == m.unit:
        return False
    known, named = other.evidence["counted"], m.sentence.token_at(other.counted_start)
    ground = known.rule == "noun before the measure" and named and tokens[named - 1].norm == "در"
    if not ground:
        return False
    start, _ = clause(other, tokens, flags)
    return bool(free_subject(m, tokens, flags, start, chunks(flags, start, named)))


def _before_source(m: Mention, tokens: list[Token], flags: list[int], start: int) -> bool:
    """«تردد بر اساس اطلاعات ۱۰۷۷ سامانه، ۳ درصد رشد داشت»: the subject before a figure of what it was told by."""
    other = previous(m)
    if other is None or other.sentence is not m.sentence or start != end_token(other) or other.unit in SHARES:
        return False
    begin, _ = clause(other, tokens, flags)
    end = m.sentence.token_at(other.counted_end - 1) + 1
    if other.counted_start < other.numeral.end or end >= len(tokens) or tokens[end].norm != "،":
        return False
    led_at = next((i for i in range(begin + 1, other.first) if tokens[i].norm in _ACCORDING), -1)
    if led_at < 0 or not flags[led_at - 1] & Is.PREPOSITION:
        return False
    return bool(free_subject(m, tokens, flags, begin, chunks(flags, begin, led_at - 1)))


def _changing(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«… روند کاهشی داشته و از ۶۱ مورد به ۵۸ مورد رسیده»: whether so many cases are what something came from or to."""
    cases = m.last < len(tokens) and flags[m.last] & Is.EMPTY_CLASSIFIER
    return bool(cases) and m.first > 1 and tokens[m.first - 1].norm in ("از", "به")


def _resumed(m: Mention, tokens: list[Token], flags: list[int], start: int) -> bool:
    """«ارزش بازار که شامل ۶۱۱ شرکت است به رقم ۵ میلیارد رسید»: the subject before a clause that a figure stands in."""
    inside = previous(m)
    if start < 2 or not flags[start - 1] & Is.VERB or tokens[start].norm not in _GOES_ON:
        return False
    if inside is None or inside.sentence is not m.sentence or inside.unit == m.unit or inside.first > start:
        return False
    begin, relative = clause(inside, tokens, flags)
    if not relative:
        return False
    end = begin - 1
    begin, _ = clause(inside, tokens, flags, end)
    return bool(free_subject(m, tokens, flags, begin, chunks(flags, begin, end)))


def _main_subject(m: Mention, tokens: list[Token], flags: list[int], start: int) -> bool:
    """The subject before a relative clause that ends right before: «رقم قرارداد بازیکنی که … آمد، ۶۵ میلیون …»."""
    if start == 0 or start >= len(tokens) or not flags[start - 1] & (Is.VERB | Is.PARTICIPLE):
        return False
    begin, relative, after = start, False, end_token(m)
    stated = (
        m.unit != "count" and after < len(flags) and flags[after] & (Is.COPULA | (Is.DEGREE if m.unit in SHARES else 0))
    )
    reached = tokens[start].norm in _GOES_ON and after < len(flags) and flags[after] & Is.REACH
    if tokens[start].norm != "،" and not stated and not reached:
        return False  # «تجارت در سالی که گذشت از مرز ۸۰ میلیارد دلار عبور کرد»
    for _ in range(
        1 if tokens[start].norm == "،" and not stated else _CLAUSES
    ):  # «… که قرار است بازی کنند رقمی در حدود …»
        end = begin - 1
        while end > 0 and flags[end] & (Is.VERB | Is.PARTICIPLE):
            end -= 1
        begin, relative = clause(m, tokens, flags, end + 1)
        if relative or begin == 0 or not flags[begin - 1] & Is.VERB:
            break
    if not relative or begin <= after_previous(m):
        return False
    end = begin - 1
    begin, _ = clause(m, tokens, flags, end)
    return bool(free_subject(m, tokens, flags, begin, chunks(flags, begin, end)))


def _earlier_subject(m: Mention, tokens: list[Token], flags: list[int], start: int) -> bool:
    """The subject of the clause before, where this one has none: «مصرف گاز بالا رفته و ۱۲ درصد بیش از پارسال است»."""
    begin, after = start, end_token(m)
    if after < len(flags) and flags[after] & Is.RA:
        return False  # «… درست نبود و باید ۲۰ درصد را از باشگاه بگیرند»
    for _ in range(_CLAUSES):
        end = begin
        while end > 0 and (
            flags[end - 1] & _BETWEEN_CLAUSES
            or tokens[end - 1].norm in ("،", "؛")
            or (flags[end - 1] & (Is.CONJUNCTION | Is.RELATIVE) == Is.CONJUNCTION and m.change is not None)
        ):
            end -= 1
        if end == begin or end == 0 or end <= after_previous(m) or any(f & Is.SAYING for f in flags[end:begin]):
            return False
        begin, _ = clause(m, tokens, flags, end)
        found = chunks(flags, begin, end)
        if len(found) == 1 and found[0].last - found[0].first == 1 and flags[found[0].last] & _MAKES_VERB:
            return False  # «فکر می‌کنم ۹۰ درصد …»
        if not any(flags[i] & Is.REACH for i in range(m.last, min(m.last + _REACHED, len(flags)))):
            found = [c for c in found if not flags[c.last] & Is.RA]  # «واکسنی که اثر ویروس را می‌برد، …»
        if free_subject(m, tokens, flags, begin, found):
            return True
    return False


def _relative_head(m: Mention, tokens: list[Token], flags: list[int], that: int) -> bool:
    """The noun that a clause begun by «که» (token `that`) speaks of."""
    other = counted_before(m)
    if other is not None and other.counted:
        if (
            m.unit != "count"
            and _further_measure(flags, end_token(other), that)
            and named_before(m, tokens, flags, that)
        ):
            return True
        if m.change is not None and other.unit == "count" and _level_reached(m, other, tokens, flags, that):
            return True
        return inherit(m, "same clause")
    if named_before(m, tokens, flags, that - (tokens[that - 1].norm == "(")):
        return True  # «نرخ ارز (که هنوز ۴۲۰۰ تومان است)»
    if m.unit == "count" or m.unit in TIMES or not flags[that - 1] & Is.TIME:
        return False
    start, _ = clause(m, tokens, flags, that)  # «مصرف برق نسبت به پارسال که ۴۸ مگاوات بود …»
    return bool(free_subject(m, tokens, flags, start, chunks(flags, start, that)))


def _further_measure(flags: list[int], low: int, that: int) -> bool:
    """«… ۳۳ درصد است و ضریب نفوذ تلفن که …»: whether a measure of its own stands between a figure and «که»."""
    end = that
    while end > low and flags[end - 1] & Is.ADVERB:
        end -= 1
    found = chunks(flags, low, end)
    if not found or found[-1].led or found[-1].last != end or found[-1].first <= low + 1:
        return False
    joined = flags[found[-1].first - 1] & Is.AND and flags[found[-1].first - 2] & Is.VERB
    return bool(joined and flags[found[-1].first] & MEASURING)


def _level_reached(m: Mention, other: Mention, tokens: list[Token], flags: list[int], that: int) -> bool:
    """«تردد به ۵۰۰ خودرو رسیده که ۷ درصد رشد داشته»: the subject that has come to a level has changed."""
    if not flags[that - 1] & Is.REACH or tokens[beside(other, flags)].norm != "به" or beside(other, flags) < 0:
        return False
    start, relative = clause(other, tokens, flags)
    if relative:
        return False
    return bool(free_subject(m, tokens, flags, start, chunks(flags, start, beside(other, flags))))


def _goal(tokens: list[Token], thing: Chunk, chunk: Chunk) -> bool:
    """Whether «به» alone stands between two phrases: the second says where the first goes."""
    return tokens[chunk.first - 1].norm == "به" and thing.last == chunk.first - 1


def _with_whom(found: list[Chunk]) -> Chunk:
    """«با توجه به توافق باشگاه با بازیکن با مبلغ …»: the phrase right before the one that «با» leads."""
    return found[-2] if len(found) > 1 and found[-2].last == found[-1].first - 1 else found[-1]


def _names_no_bearer(tokens: list[Token], flags: list[int], chunk: Chunk) -> bool:
    """Whether a phrase after a preposition says where or than what, no thing a figure can be of."""
    if not chunk.led:
        return False
    if tokens[chunk.first].norm in _DIRECTIONS:
        return True  # «شهرستان بالا در شمال استان با وسعت ۸ هزار هکتار»
    return chunk.first > 1 and bool(flags[chunk.first - 2] & Is.DEGREE)  # «زودتر از موعد به ظرفیت ۱۲۰ تن می‌رسد»


def _told_with(m: Mention, other: Mention, tokens: list[Token], flags: list[int], end: int) -> bool | None:
    """Whether `m` is of what the figure right before `end` is of; None where something else stands between them."""
    between = range(end_token(other), end)
    if is_money(m) and flags[m.sentence.token_at(other.counted_start)] & Is.TALLY:
        return False  # «شمارگان ۷۰۰ نسخه و با بهای …»
    if any(flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA) or tokens[i].norm in ("در", "با") for i in between):
        return None
    further = any(flags[i] & Is.AND for i in between) or tokens[end].norm == "با"
    if other.unit != m.unit and further and led(other):
        start, _ = clause(other, tokens, flags)  # «این کتاب در ۲۸۰ صفحه و با قیمت …»
        return bool(free_subject(m, tokens, flags, start, chunks(flags, start, other.first)))
    if (
        led(other) is False
        and flags[other.first - 1] & Is.DIMENSION
        and other.evidence["counted"].rule in (_NAMED, "same clause")
    ):
        joint = next((i for i in reversed(between) if flags[i] & (Is.AND | Is.PUNCTUATION)), -1)
        if 0 < joint < end - 1 and not flags[joint + 1] & (MEASURING | Is.NUMBER | Is.PREPOSITION):
            return None  # «بوستانی به وسعت ۵ هکتار، بهسازی معابر به طول …»
    joint = next((i for i in reversed(between) if flags[i] & Is.AND), -1)
    if joint > 0 and joint + 2 < end and not flags[joint + 1] & (MEASURING | Is.NUMBER):
        return None  # «… و اعتبار ۲۰۰ میلیون تومان، و طرح هادی روستا به طول …» is another thing
    return inherit(m, "same clause")


def _bearer(m: Mention, tokens: list[Token], flags: list[int], found: list[Chunk], end: int) -> Chunk | None:
    """Of the phrases before token `end` the one that has what is measured; None where the clause's subject does, which is taken."""
    chunk, lead = found[-1], tokens[found[-1].first - 1].norm
    if len(found) > 1:
        before = found[-2]
        itself = chunk.last - chunk.first == 1 and tokens[chunk.first].norm.endswith("ی")  # «در فضایی به مساحت …»
        if lead == "در" and not itself and not flags[before.first] & Is.LOCATIVE:
            if not before.led or tokens[before.first - 1].norm == "برای":
                return before  # «سکه در بازار با قیمت …»
        elif (
            _goal(tokens, before, chunk)
            and not flags[before.last - 1]
            & (Is.PREPOSITIONAL | Is.OPENER)  # «با اشاره به ترافیکی که …», «قادر به تولید …»
            and tokens[before.last - 1].norm not in _COME_TO
        ):
            return before  # «انتقال بازیکن به باشگاه با مبلغ …»
    if tokens[end].norm == lead == "با":
        other = previous(m)
        by = other if other is not None and other.sentence is m.sentence and led(other) else m
        start, _ = clause(by, tokens, flags)  # «این کتاب در ۱۰۰ صفحه با طرح جلد هنرمند با قیمت …»
        if free_subject(m, tokens, flags, start, chunks(flags, start, min(by.first, chunk.first))):
            return None
        return _with_whom(found)
    placed = flags[chunk.first] & Is.LOCATIVE or is_place(tokens, chunk.first, chunk.last)
    if placed and lead in _FOR_WHOM and len(found) > 1 and found[-2].last == chunk.first - 1:
        return found[-2]  # «خط اعتباری برای ایران به ارزش …»
    return chunk


def named_before(m: Mention, tokens: list[Token], flags: list[int], end: int, near: bool = False) -> bool:
    """The noun phrase that ends just before token `end` (`near`: right there), or the figure's whose phrase that is."""
    other = previous(m)
    close = told_before(m) is not None and other is not None and end_token(other) + 6 >= end
    if other is not None and close and (told := _told_with(m, other, tokens, flags, end)) is not None:
        return told
    low = max(after_previous(m), end - 12)
    if (
        end - 3 > low and tokens[end - 1].norm == ")"
    ):  # «میدان امام (ره) به مساحت …», «مبادلات (صادرات و واردات) به ارزش …»
        end = next((i for i in range(end - 3, max(low, end - _BRACKETED), -1) if tokens[i].norm == "("), end)
    found = chunks(flags, low, end)
    if found and flags[found[-1].first] & Is.DISTRIBUTIVE and tokens[found[-1].first + 1].norm in _EACH:
        if other is not None and other.sentence is m.sentence and other.unit == "count" and other.counted is not None:
            return inherit(m, "same clause")  # «۲ کشتی حامل کود هر کدام به ظرفیت …»
        found = chunks(flags, low, found[-1].first)  # «کشتی‌هایی که هر کدام به ظرفیت …»
        end = found[-1].last if found else end
    if not found:
        return False
    after = found[-1].last + (found[-1].last < end and tokens[found[-1].last].norm in _OF_THEM)  # «مطالبات آنها که …»
    if any(not flags[i] & (Is.RA | Is.ADVERB) for i in range(after, end)):
        return False
    chunk = found[-1]
    done = chunk.led and tokens[end].norm == "که" and chunk.last == end and flags[end - 1] & Is.PARTICIPLE
    about = chunk.led and tokens[end].norm == "با" and tokens[chunk.first - 1].norm in _ABOUT
    if done or about or _names_no_bearer(tokens, flags, chunk):
        return False  # «به حساب مربی واریز شده که با احتساب …», «عکس‌هایی درباره مشروطه با قیمت …»
    if tokens[chunk.first].norm in _PURITIES and chunk.first - 2 >= low and flags[chunk.first - 1] & Is.NUMBER:
        pure = chunks(flags, low, chunk.first - 1)  # «هر گرم طلای ۱۸ عیار با قیمت …»
        chunk = pure[-1] if pure and pure[-1].last == chunk.first - 1 else chunk
    if near and (chunk.last != end or flags[chunk.first] & Is.LOCATIVE):
        return False
    if chunk.led and not near:
        bearer = _bearer(m, tokens, flags, found, end)
        if bearer is None:
            return True
        chunk = bearer
    from_place = m.unit == "a" and len(found) > 1 and tokens[chunk.first - 1].norm == "از"
    if from_place and found[-2].last == chunk.first - 1 > found[-2].first + 1 and not flags[chunk.first - 2]:
        chunk = found[-2]  # «نام فلانی از تیم امید که ۲۲ ساله است», not «یکی از جوانان که …»
    dashed = len(found) > 1 and tokens[chunk.first - 1].norm == "-"
    if dashed and (tokens[chunk.first].norm in _DIRECTIONS or is_place(tokens, chunk.first, chunk.last, sure=False)):
        chunk = Chunk(found[-2].first, chunk.last, found[-2].led)  # «خط آهن چابهار-زاهدان به ارزش …»
    first = chunk.first
    while first < chunk.last - 1 and flags[first] & (Is.NONVERBAL | Is.OPENER):
        first += 1  # «خواستار پرداخت مطالبات»
    phrase = strip(tokens, flags, Chunk(first, chunk.last, chunk.led))
    if phrase is None:
        return False
    take(m, phrase, _NAMED)
    return True
