"""What a sum of money is of: what it buys, what it is given as or for, what another sum before it was of."""

from pipelines.figures.antecedents import end_token, previous
from pipelines.figures.counted.answers import ALSO, HARD_MARKS, copy, take
from pipelines.figures.counted.clauses import FARTHEST, SETTING, beside, clause, strip
from pipelines.figures.counted.free_subject import free_subject
from pipelines.figures.counted.measure_context import EQUAL, Measure, names_no_thing
from pipelines.figures.counted.payments import is_money, is_paid
from pipelines.figures.counted.subjects import named_before
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import OWN, Phrase, chunks, rightward
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.word_classes import Is, is_predicate, word_set

_WHOLES = word_set("wholes")
_TRADES = word_set("trades")
_FUNDS = word_set("funds")
_USED = word_set("used")
_AGAIN = frozenset({"(", "/"})
_NEAR = 12  # tokens between a sum and the same in another money
_RATED = word_set("rated")
_OWING = word_set("owing")
_OWE = {word + ending: len(word) for word in _OWING for ending in word_set("copula_endings")}
_SPENT = 26  # tokens from a sum to the word that spends it
_NO_OWNER = (
    Is.VERB | Is.PREPOSITION | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND | Is.RA | Is.ADVERB | Is.CHANGE | Is.DEGREE
)
_PLANNED = word_set("planned")
_COSTS = word_set("costs")
_SOLD = word_set("sold")
_DEEDS = word_set("money_deeds")
_DONATED = word_set("donated")
_NO_PURPOSE = SETTING | Is.SUM | Is.PREPOSITIONAL


def not_one(f: Measure) -> bool:
    """«یک دلار هم جریمه نداشتیم»: the sum after «هم»."""
    at = f.after + 1
    if at >= f.count or f.tokens[f.after].norm not in ALSO or not f.flags[at] & Is.SUM:
        return False
    return f.take_word(at, "sum")


def rated(f: Measure) -> bool:
    """«کالاها با ارز ۴۲۰۰ تومان محاسبه می‌شد»: the currency at whose rate."""
    at = f.before
    if at < 1 or f.tokens[at].norm not in _RATED or f.tokens[at - 1].norm != "با":
        return False
    return f.take_word(at, "noun before the measure")


def part_of_sum(f: Measure) -> bool:
    """«۲۱ میلیون دلار از ارزش تجارت …»: a part of another sum."""
    at = f.past + 1
    if at >= f.count or f.tokens[f.past].norm != "از":
        return _further_part(f)
    at += at + 1 < f.count and f.tokens[at].norm in _WHOLES  # «از کل ارزش صادرات»
    phrase = rightward(f.tokens, f.flags, at)
    if phrase is None or not (f.flags[at] & (Is.DIMENSION | Is.SUM) or _is_taken_from(f, phrase)):
        return False
    take(f.m, phrase, "whole of a sum")
    return True


def _is_taken_from(f: Measure, phrase: Phrase) -> bool:
    """«از بدهی‌ها», «از طلب خود را پرداخت کرد», «از فاینانس استفاده کند»: whether what stands after «از» is a sum.

    By its name, as the object of the clause, or as what is made use of.
    """
    head, end = f.flags[phrase.first], phrase.last
    if f.tokens[phrase.first].norm in _FUNDS:
        return True
    if head & (SETTING | Is.PREPOSITIONAL | Is.PRONOUN) or end >= f.count:
        return False
    if f.tokens[end].norm in _USED:
        return True
    end += f.tokens[end].norm in OWN
    return end < f.count and bool(f.flags[end] & Is.RA)


def _further_part(f: Measure) -> bool:
    """«۵ میلیون دلار از ارزش صادرات به شرق، ۴ میلیون دلار به غرب و …»: the same sum's next part."""
    m, other = f.m, previous(f.m)
    if other is None or other.sentence is not m.sentence or other.unit != m.unit or f.past >= f.count:
        return False
    known, gap = other.evidence.get("counted"), range(end_token(other), m.first)
    if known is None or known.rule != "whole of a sum" or not f.flags[f.past] & Is.PREPOSITION:
        return False
    if any(f.flags[i] & (Is.VERB | Is.CONJUNCTION) for i in gap):
        return False
    copy(m, other, "whole of a sum")
    return True


def given_as(f: Measure) -> bool:
    """«۶۰ هزار فرانک به عنوان جریمه بپردازد»: what a sum is given as."""
    tokens, flags = f.tokens, f.flags
    if f.after < f.count and f.tokens[f.after].norm == "به" and _given_further_on(f):
        return True
    also = f.after + (f.after < f.count and (tokens[f.after].norm in ALSO or bool(flags[f.after] & Is.RA)))
    words = [t.norm for t in tokens[also : also + 2]]
    at = also + 1 if words[:1] == ["بهعنوان"] else also + 2 if words == ["به", "عنوان"] else f.count
    if at >= f.count or flags[at] & Is.MEASURE or tokens[at].norm.endswith("ترین"):
        return False
    phrase = Phrase(at, at + 1) if flags[at] & Is.SUM else rightward(tokens, flags, at)
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE):
        return False
    take(f.m, phrase, "given as")
    return True


def _given_further_on(f: Measure) -> bool:
    """«۲۰۰ یورو به حساب الف و ۳۰۰ یورو به حساب ب به عنوان سود دیرکرد واریز شد»: the sum named as which all is given."""
    for i in range(f.after + 1, min(f.after + _SPENT, f.count - 1)):
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA | Is.PARTICIPLE):
            break
        if f.tokens[i].norm == "عنوان" and f.flags[i + 1] & Is.SUM:
            phrase = rightward(f.tokens, f.flags, i + 1)
            if phrase is not None:
                take(f.m, phrase, "given as")
            return phrase is not None
    return False


def equal(f: Measure) -> bool:
    """«۵ هزار رینگت برابر با ۱۱۰۰ دلار»: the sum just before, in another money."""
    m, at = f.m, f.before
    at -= f.tokens[at].norm == "با"
    other = previous(m)
    if at <= 0 or other is None or other.sentence is not m.sentence:
        return False
    again = f.tokens[at].norm in _AGAIN and end_token(other) == at == f.before  # «۲ میلیون دلار (۱ میلیون پوند / …)»
    if not again and f.tokens[at].norm not in EQUAL:
        return False
    if other.counted is None or not is_money(other) or other.unit == m.unit or at - end_token(other) > _NEAR:
        return False
    copy(m, other, "the same in another money")
    return True


def of_one(f: Measure) -> bool:
    """«یک دلار معادل ۳۰ هزار تومان است»: the unit of money whose price in another one is told."""
    other = previous(f.m)
    if other is None or other.sentence is not f.m.sentence or other.unit == f.m.unit or not is_money(other):
        return False
    end = end_token(other)
    between = [t.norm for t in f.tokens[end : f.near + 1]]
    if other.numeral.value != 1 or not between or between[0] not in EQUAL or not set(between) <= EQUAL | {"با"}:
        return False
    take(f.m, Phrase(other.last, end), "unit whose price it is")
    return end > other.last


def allotted(f: Measure) -> bool:
    """«تخصیص ۶۰۰ میلیارد تومان به احداث سد», «اختصاص یک میلیارد تومان برای مدارس»: what gets the money."""
    if f.after >= f.count or (f.tokens[f.after].norm != "به" and not f.flags[f.after] & Is.PURPOSE):
        return False
    at = beside(f.m, f.flags)
    if at < 0 or not f.flags[at] & Is.ALLOTTING:
        return False
    phrase = rightward(f.tokens, f.flags, f.after + 1)
    if phrase is None or f.flags[phrase.first] & (SETTING | Is.PREPOSITIONAL):
        return False
    take(f.m, phrase, "purpose")
    return True


def spent_on(f: Measure) -> bool:
    """«۵ میلیارد تومان برای آسفالت معابر هزینه کرد», «به آن اختصاص داد»: what it is spent on or set aside for."""
    m, tokens, flags, after = f.m, f.tokens, f.flags, f.after
    if f.near >= 0 and tokens[f.near].norm == "با":
        return False  # «بیشترین واردات با ۱۲ میلیارد دلار به هرمزگان اختصاص یافت»
    end, far = after, min(f.count, after + _SPENT)
    bound = Is.VERB | Is.CONJUNCTION | (0 if is_money(m) else Is.NUMBER)
    while end < far and not flags[end] & bound:
        end += 1
    spent = [i for i in range(after, end) if flags[i] & Is.SPENDING and is_predicate(flags, i)]
    if not spent:
        return False
    start = clause(m, tokens, flags)[0]
    if any(g & Is.RA for g in flags[start : m.first]):
        return False
    if tokens[spent[-1]].norm in _DONATED:
        return f.take_word(spent[-1], "deed")  # «۵ میلیارد تومان برای خرید ماسک کمک شد»
    allots = bool(flags[spent[-1]] & Is.ALLOTTING)
    for i in (*range(after, spent[-1]), *range(m.first - 1, start - 1, -1)):
        if not flags[i] & Is.PURPOSE and not (allots and tokens[i].norm == "به"):
            continue
        if i + 1 < f.count and tokens[i + 1].norm == "آن":
            return _topic(m, tokens, flags, start)
        phrase = rightward(tokens, flags, _past_number(flags, i + 1))
        joined = phrase and phrase.last - phrase.first > 2 and flags[phrase.first + 1] & Is.AND  # «نقل و انتقالات»
        paid_in = tokens[i].norm == "به" and phrase and flags[phrase.first] & Is.SUM  # «به بودجه استان اختصاص می‌یابد»
        if phrase and (joined or paid_in or not flags[phrase.first] & _NO_PURPOSE):
            take(m, phrase, "purpose")
            return True
    if after < end and tokens[after].norm == "در":  # «۵ میلیارد ریال در برنامه بیمه روستایی هزینه شد»
        phrase = rightward(tokens, flags, after + 1)
        if phrase and phrase.last <= spent[-1] and not flags[phrase.first] & _NO_PURPOSE:
            take(m, phrase, "purpose")
            return True
    return False


def _past_number(flags: list[int], at: int) -> int:
    """«… برای ۷۸ پروژه اختصاص یافت»: past the number of what it is for."""
    while at + 1 < len(flags) and flags[at] & Is.NUMBER:
        at += 1
    return at


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


def planned_for(f: Measure) -> bool:
    """«برای مرمت قنوات مبلغ ۱۳ میلیارد ریال پیش‌بینی شده است»: what right before it the money is planned for."""
    at = beside(f.m, f.flags)
    found = chunks(f.flags, clause(f.m, f.tokens, f.flags)[0], at + 1) if at > 0 else []
    if not found or found[-1].last != at + 1 or not found[-1].led:
        return False
    if not f.flags[found[-1].first - 1] & Is.PURPOSE:
        return False
    phrase = strip(f.tokens, f.flags, found[-1])
    if phrase is None or f.flags[phrase.first] & _NO_PURPOSE:
        return False
    if f.tokens[phrase.first].norm in _COSTS:
        take(f.m, phrase, "purpose")  # «برای هزینه‌های بیمارستان دو میلیون تومان بیمه شدند»
        return True
    for i in range(f.after, min(f.after + _SPENT, f.count)):
        if f.flags[i] & Is.FORECAST or (f.tokens[i].norm in _PLANNED and is_predicate(f.flags, i)):
            take(f.m, phrase, "purpose")
            return True
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA):
            break
    return False


def done_with(f: Measure) -> bool:
    """«۵۰۰ میلیون تومان به صندوق کمک شد», «۴۰۰ میلیون دلار عرضه شده است»: what was done with it, where nothing else is said."""
    for i in range(f.after, min(f.after + _NEAR, f.count - 1)):
        done = f.flags[i + 1] & (Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE) or is_predicate(f.flags, i + 1)
        if f.tokens[i].norm in _DEEDS and done:
            return f.take_word(i, "deed")
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER | Is.RA | Is.PUNCTUATION):
            break
    return False


def sum_before(f: Measure) -> bool:
    """«دریافت غرامت ۱۰۰ میلیارد دلار», «پرداخت وام ۵۰ میلیون تومان»: the sum's name between its verb's noun and it."""
    near, flags = f.near, f.flags
    if near < 1 or not flags[near] & Is.SUM or flags[near] & (Is.SPENDING | Is.DIMENSION):
        return False
    return bool(flags[near - 1] & Is.TRANSFER and not flags[near - 1] & Is.VERB) and f.take_word(near, "sum")


def sum_named(f: Measure) -> bool:
    """«جریمه ۴۴۵ میلیون ریال قاچاقچی», «وام ۵۰ میلیون تومان ازدواج»: the sum whose size it is, before what it is of."""
    if f.near < 1 or f.near + 1 != f.m.first or f.after >= f.count or f.flags[f.after] & _NO_OWNER:
        return False
    named = f.flags[f.near] & Is.SUM and not f.flags[f.near] & (Is.SPENDING | Is.DIMENSION)
    return bool(named) and not is_predicate(f.flags, f.after) and f.take_word(f.near, "sum")


def sum_of_size(f: Measure) -> bool:
    """«برای تکمیل خانه‌ها اعتباری بالغ بر ۵ میلیارد ریال صرف شد»: a sum, said to be one by its ending, of such a size."""
    near, flags = f.near, f.flags
    if near > 0 and f.tokens[near].norm == "در" and flags[near + 1] & Is.COMPARATOR:
        near -= 1  # «با زیانی در حدود ۱۶۰۰ تومان»
    if near < 0 or near + 1 >= f.m.first or not flags[near] & Is.SUM or not f.tokens[near].norm.endswith("ی"):
        return False
    said = flags[near + 1] & Is.COMPARATOR or flags[near + 2] & Is.COMPARATOR
    return bool(said) and f.take_word(near, "sum")


def sold(f: Measure) -> bool | Nothing:
    """«… و ۳ میلیارد تومان فروخت»: what its own clause names as sold; nothing that was counted before."""
    if f.after >= f.count or f.tokens[f.after].norm not in _SOLD:
        return False
    other = previous(f.m)
    start, relative = clause(f.m, f.tokens, f.flags)
    if free_subject(f.m, f.tokens, f.flags, start, chunks(f.flags, start, f.m.first)):
        return True
    known = other.evidence.get("counted") if other is not None and other.sentence is f.m.sentence else None
    if other is not None and known is not None and other.unit == f.m.unit:
        if known.rule == "sum":
            return NOTHING  # «فیلمی که با بودجه ۲۰ میلیون ساخته شده، ۸۵ میلیون فروخت»
        copy(f.m, other, "same clause")
        return True
    return (relative and named_before(f.m, f.tokens, f.flags, start - 1, near=True)) or NOTHING


def sum_paid(f: Measure) -> bool:
    """«تاکنون ۹ میلیارد دلار از عراق غرامت دریافت کرده است»: the sum's name right before the verb."""
    for i in range(f.after, min(f.after + _NEAR, f.count - 1)):
        g, following = f.flags[i], f.flags[i + 1]
        if g & Is.SUM and not g & (Is.SPENDING | Is.NONVERBAL) and following & (Is.TRANSFER | Is.NONVERBAL):
            return not f.flags[i - 1] & Is.PREPOSITION and f.take_word(i, "sum")
        if g & (Is.VERB | Is.CONJUNCTION | Is.NUMBER | Is.RA):
            break
    return False


def invested(f: Measure) -> bool:
    """«با سرمایه‌گذاری ۵۰۰ میلیارد ریال», «با فروش بیش از ۵ میلیارد»: the sum that «با» leads, no measure of the subject."""
    near, flags = f.near, f.flags
    summed = near > 0 and (flags[near] & Is.SUM or f.tokens[near].norm in _TRADES)
    led = summed and f.tokens[near - 1].norm == "با" and f.m.change is None
    return bool(led and not flags[near] & Is.DIMENSION) and f.take_word(near, "sum")


def owed(f: Measure) -> bool:
    """«دولت ۶۰ میلیارد تومان به صندوق بدهکار است»: what it makes the one who owes it."""
    for i in range(f.after, min(f.after + _NEAR, f.count - 1)):
        if f.tokens[i].norm in _OWING and f.flags[i + 1] & (Is.COPULA | Is.LIGHT):
            return f.take_word(i, "sum")
        if f.tokens[i].norm in _OWE:
            return f.take_word(i, "sum", _OWE[f.tokens[i].norm])  # «به ما بدهکارند»
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER | Is.RA):
            break
    return False


def its_amount(f: Measure) -> bool:
    """«مبلغ آن نیز ۲۰ میلیارد تومان بود»: the amount itself, where nothing names what «آن» means."""
    at = f.before
    while at > 0 and f.flags[at] & (Is.ADVERB | Is.COMPARATOR):
        at -= 1
    if at < 1 or f.flags[at] & (Is.PRONOUN | Is.DETERMINER) != Is.PRONOUN:
        return False
    amount = Is.EMPTY_MEASURE | Is.DIMENSION
    return f.flags[at - 1] & amount == amount and f.take_word(at - 1, "dimension")


def paid(f: Measure) -> bool | Nothing:
    """«این بازیکن ۵۰۰ هزار دلار را به دست آورد»: money that somebody gives or gets is of nothing."""
    return NOTHING if is_paid(f.m, f.flags) else False


def paid_for(f: Measure) -> bool:
    """«۸۰ هزار دلار بابت اعزام تیم‌ها»: what it is paid for, where nothing else is said of it."""
    if f.at + 1 >= f.count or not f.flags[f.at] & Is.PURPOSE:
        return False
    phrase = rightward(f.tokens, f.flags, f.at + 1)
    done = phrase is not None and f.flags[phrase.first] & (Is.NONVERBAL | Is.ASPECT | Is.SUM | Is.CHANGE)
    if phrase is None or (not done and (f.flags[f.before] & Is.TRANSFER or is_paid(f.m, f.flags))):
        return False  # «باید ۱۵ هزار یورو برای نیما بپردازد»: to whom, and not for what
    if (names_no_thing(f.flags, phrase) and not done) or f.flags[phrase.first] & Is.LOCATIVE:
        return False
    take(f.m, phrase, "purpose")
    return True
