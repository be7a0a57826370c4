"""What a figure measures where that is named before it: the object with «را», the clause's subject, a noun beside it.

Each reader fills counted of the mention and says whether it found anything.
"""

from pipelines.figures.antecedents import after_previous, end_token, led, previous
from pipelines.figures.counted.answers import as_before, copy, counted_before, inherit, take
from pipelines.figures.counted.clauses import FARTHEST, MEASURING, OF_GROWTH, SETTING, beside, clause, strip
from pipelines.figures.counted.countries import is_country
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Chunk, Phrase, chunks, rightward
from pipelines.figures.units import SHARES, TIMES
from pipelines.figures.word_classes import Is, word_set, words_of

_MANY = word_set("all_counted")
_CLAUSES = 3  # clauses without a subject of their own that a subject reaches over
_BETWEEN_CLAUSES = Is.AND | Is.VERB | Is.PARTICIPLE | Is.ADVERB | Is.NONVERBAL
_AMOUNT = Is.QUANTITY | Is.TALLY
_TELLING = word_set("telling")
PLACES = word_set("standings")
_CREDITS = word_set("credits")
_EACH = frozenset({"کدام", "یک"})
_INDICES = word_set("indices")  # after «شاخص», an adjective elsewhere
_LABEL = 4  # letters that name no item of a list: «الف)»
_NAME = 4  # words of a name
_BRACKET = 9  # tokens in brackets between what is measured and its measure
_MODALS = word_set("modals")
_PAYMENT = 32  # tokens after money up to the verb that pays it


def whole(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«از کل صادرات استان ۲۵ درصد به …»: the sum that a share is of, led by «از» before it."""
    start, _ = clause(m, tokens, flags)
    for chunk in chunks(flags, start, m.first):
        before = tokens[chunk.first - 1].norm if chunk.first else ""
        two = tokens[chunk.first - 2].norm if chunk.first > 1 else ""
        if chunk.led and (before == "از" or (two == "از" and flags[chunk.first - 1] & Is.DETERMINER)):
            phrase = strip(tokens, flags, chunk)
            if phrase and not flags[phrase.first] & SETTING and not flags[chunk.first] & Is.PREPOSITIONAL:
                take(m, phrase, "whole of a share")
                return True
    return False


def subject(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """Look for what is measured before the numeral: the object with «را», else the clause's first free noun phrase."""
    start, relative = clause(m, tokens, flags)
    end = m.first
    if start > 2 and tokens[start - 1].norm == ":" and any(t.norm == "شرح" for t in tokens[max(0, start - 6) : start]):
        start = max(0, start - FARTHEST)  # «رشد قیمت در شهرها بدین شرح است: تهران ۳ درصد، …»
    if relative and any(flags[i] & Is.PARTICIPLE and flags[i - 1] & Is.NONVERBAL for i in range(start + 1, end)):
        end = start - 1  # «سرقت در جاهایی که … نصب شده برابر با صفر بوده»: the relative clause has ended
        start, relative = clause(m, tokens, flags, end)
    if end == m.first:
        end = max(start, beside(m, flags) + 1)
        if end and tokens[end - 1].norm == ")":  # «اجناس خود را (نه حتی خدمات را) ۳۰ درصد گران کرد»
            opened = next((i for i in range(end - 2, max(start, end - _BRACKET) - 1, -1) if tokens[i].norm == "("), -1)
            end = opened if opened > start else end
    object_mark = next((i for i in range(end - 1, start - 1, -1) if flags[i] & Is.RA), -1)
    found = chunks(flags, start, end if object_mark < 0 else object_mark)
    if object_mark >= 0:
        if _object(m, tokens, flags, start, found):
            return True
    else:
        answer = _free_subject(m, tokens, flags, start, found)
        if answer is not None:
            return answer
        if found and found[-1].led and found[-1].last == end and m.unit not in SHARES:
            by = _by(tokens, flags, found[-1]) or (not is_money(m) and tokens[found[-1].first - 1].norm == "با")
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
            or inherit(m, "same clause")
            or _main_subject(m, tokens, flags, start)
            or (m.unit != "count" and _earlier_subject(m, tokens, flags, start))
        )
    return False


def _around(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """The subject of a clause in which another figure stands: «این حمام در زمینی به مساحت ۵۰۰ متر …, ۴۰ درصد …»."""
    other = previous(m)
    if other is None or other.sentence is not m.sentence or other.unit == m.unit or not other.counted:
        return False
    known, named = other.evidence["counted"], m.sentence.token_at(other.counted_start)
    ground = known.rule == "noun before the measure" and named and tokens[named - 1].norm == "در"
    if not ground:
        return False
    start, _ = clause(other, tokens, flags)
    return bool(_free_subject(m, tokens, flags, start, chunks(flags, start, named)))


def _main_subject(m: Mention, tokens: list[Token], flags: list[int], start: int) -> bool:
    """The subject before a relative clause that ends right before: «رقم قرارداد بازیکنی که … آمد، ۶۵ میلیون …»."""
    if start == 0 or start >= len(tokens) or not flags[start - 1] & (Is.VERB | Is.PARTICIPLE):
        return False
    begin, relative, after = start, False, end_token(m)
    stated = (
        m.unit != "count" and after < len(flags) and flags[after] & (Is.COPULA | (Is.DEGREE if m.unit in SHARES else 0))
    )
    if tokens[start].norm != "،" and not stated:
        return False
    for _ in range(1 if tokens[start].norm == "،" else _CLAUSES):  # «… که قرار است بازی کنند رقمی در حدود …»
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
    return bool(_free_subject(m, tokens, flags, begin, chunks(flags, begin, end)))


def _free_subject(m: Mention, tokens: list[Token], flags: list[int], start: int, found: list[Chunk]) -> bool | None:
    """Take the first free noun phrase, or the last that begins with a word of measure; None where there is none."""
    inside = previous(m)
    inner = range(inside.first, end_token(inside)) if inside is not None and inside.sentence is m.sentence else range(0)
    first: Phrase | None = None
    for chunk in found:
        if chunk.led:
            continue
        if chunk.first in inner:
            if (
                first is None
                and inside is not None
                and inside.counted_end > tokens[inner.stop - 1].start >= inside.counted_start
            ):
                copy(m, inside, "subject")  # «۱۵۲ واحد مسکونی از ۳۰ تا ۸۰ درصد آسیب دید»
                return True
            chunk = Chunk(inner.stop, max(chunk.last, inner.stop), chunk.led)
        if chunk.last - chunk.first == 1 and flags[chunk.first] & Is.ANAPHOR and _pointed(flags, start, chunk.first):
            if first is None:
                return _pointed_at(m, tokens[chunk.first].norm)
            continue
        if tokens[chunk.first - 1].norm == '"' and chunk.first > 1 and tokens[chunk.first - 2].norm in _CREDITS:
            continue  # «به گزارش "ورزش سه"، …»
        if not flags[chunk.first] & MEASURING:
            at = next((i for i in range(chunk.first + 1, chunk.last - 1) if _is_rate(tokens, i)), -1)
            if at > 0 and not flags[at - 1] & (MEASURING & ~Is.SUM | Is.CHANGE | Is.NONVERBAL | Is.ASPECT):
                chunk = Chunk(at, chunk.last, chunk.led)  # «امروز بازار سرمایه شاخص کل بورس …»
        measuring = flags[chunk.first] & MEASURING
        if flags[chunk.first] & Is.PERSON and is_money(m):
            continue  # «نفر دوم ۵ میلیون تومان»
        if not measuring and (first is not None or _tells(tokens, chunk) or _speaks(m, tokens, chunk)):
            continue
        phrase = strip(tokens, flags, chunk)
        if phrase is None or (flags[phrase.first] & Is.LOCATIVE and not flags[chunk.first] & MEASURING):
            continue  # «… در تهران ۲۵ درصد، سایر شهرها ۲۰ درصد»: where, not what
        if tokens[phrase.first].norm in _EACH and chunk.last < len(tokens) and tokens[chunk.last].norm == "از":
            phrase = rightward(tokens, flags, chunk.last + 1) or phrase  # «هر کدام از این روسری‌ها»
        if phrase.last - phrase.first == 1:
            norm = tokens[phrase.first].norm
            if norm.endswith("ترین") or (len(norm) < _LABEL and tokens[phrase.last].norm == ")"):
                continue  # «در خنک‌ترین زمان به ۲۴ درجه», «ب) کبودی صورت، سه دینار»
            if norm in OF_GROWTH and phrase.first and flags[phrase.first - 1] & Is.CHANGE:
                phrase = Phrase(phrase.first - 1, phrase.last)  # «رشد اقتصادی»
        first = phrase
    if first is None and m.unit != "count" and m.unit not in TIMES:  # «با آبیاری قطره‌ای مصرف آب ۱۵ درصد کم شد»
        for chunk in reversed(found):
            at = next((i for i in range(chunk.last - 1, chunk.first, -1) if flags[i] & _AMOUNT), -1)
            if at > 0 and not flags[at - 1] & (Is.CHANGE | Is.QUANTITY | Is.MEASURE | Is.DIMENSION):
                first = strip(tokens, flags, Chunk(at, chunk.last, False))
                break
    if first is None:
        return None
    agent = not flags[first.first] & (MEASURING | Is.PER_UNIT)
    if (agent or is_money(m)) and m.unit != "count" and is_country(tokens, first.first, first.last):
        return as_before(m) or None  # «صادرات به هند با ۲۰ تن، عراق با ۱۵ تن»
    if agent and m.unit != "count" and _ranked(m, tokens, flags) and as_before(m):
        return True
    if (
        agent
        and is_money(m)
        and found[-1].led
        and found[-1].last == beside(m, flags) + 1
        and _by(tokens, flags, found[-1])
    ):
        return None  # «یونس با دریافتی ۴۰۰ هزار دلار …»
    if agent and m.change is None and is_money(m) and is_paid(m, flags):
        return False  # «فیفا هزار دلار پرداخت کرد»: who pays, not what is measured
    take(m, first, "subject")
    return True


def _by(tokens: list[Token], flags: list[int], chunk: Chunk) -> bool:
    """Whether «با» leads a chunk that names a sum: «با دریافتی ۴۰۰ هزار دلار», not «با مصوبه مجلس …»."""
    one = chunk.last - chunk.first == 1 or flags[chunk.first] & (MEASURING | Is.CHANGE)
    return bool(one) and chunk.first > 0 and tokens[chunk.first - 1].norm == "با"


def _ranked(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«عراق با ۲ میلیارد دلار در رتبه دوم است»: who comes next in an order of what was named before."""
    before, after = beside(m, flags), end_token(m)
    if before < 0 or tokens[before].norm != "با" or after >= len(tokens):
        return False
    places = tokens[after + 1].norm if after + 1 < len(tokens) else ""
    return tokens[after].norm in ("جزو", "جزء", "قرار") or (tokens[after].norm in ("در", "به") and places in PLACES)


def _tells(tokens: list[Token], chunk: Chunk) -> bool:
    """Whether the words of `chunk` name who speaks: «… در گفت‌وگو با خبرنگار», «… با اشاره به افزایش …»."""
    at = chunk.last
    return at + 1 < len(tokens) and tokens[at].norm in ("در", "با", "ضمن") and tokens[at + 1].norm in _TELLING


def _is_rate(tokens: list[Token], i: int) -> bool:
    """Whether a rate or an index is named at token `i`."""
    norm = tokens[i].norm
    return norm == "نرخ" or (norm == "شاخص" and tokens[i + 1].norm in _INDICES)


def _speaks(m: Mention, tokens: list[Token], chunk: Chunk) -> bool:
    """Whether `chunk` is nothing but the name of who speaks: «امین به رسیدن آن به ۷۹ دقیقه اشاره کرد»."""
    if m.speaker is None or chunk.last - chunk.first > _NAME:
        return False
    name = words_of(m.speaker)
    return all(tokens[i].norm in name for i in range(chunk.first, chunk.last))


def is_money(m: Mention) -> bool:
    """Whether the unit is a currency."""
    return len(m.unit) == 3 and m.unit.isupper()


def is_paid(m: Mention, flags: list[int]) -> bool:
    """Whether money is what the clause's subject gives or gets."""
    before, after = beside(m, flags), end_token(m)
    if after < len(flags) and flags[after] & Is.RA:
        return True  # «این بازیکن ۵۰۰ هزار دلار را به دست آورد»
    if before >= 0 and flags[before] & Is.TRANSFER and not flags[before] & (Is.VERB | MEASURING):
        return True  # «برای دریافت مبلغ ۲۵ هزار دلار شکایت کرد»
    for i in range(end_token(m), min(len(flags), end_token(m) + _PAYMENT)):
        f = flags[i]
        told = (
            f & Is.VERB
            or i + 1 >= len(flags)
            or flags[i + 1] & (Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE | Is.AND)
        )
        if f & Is.TRANSFER and told:  # «داد و ستد»
            return i + 1 >= len(flags) or not flags[i + 1] & (Is.PASSIVE | Is.AND)
        if f & (Is.VERB | Is.CONJUNCTION) and m.sentence.tokens[i].norm not in _MODALS:
            return False
    return False


def _pointed(flags: list[int], start: int, i: int) -> bool:
    """Whether «این» or «آن» stands before token `i`."""
    return i > start and bool(flags[i - 1] & Is.DETERMINER and flags[i - 1] & Is.PRONOUN)


def _pointed_at(m: Mention, norm: str) -> bool:
    """What «این رقم» (the figure just before) or «این موارد» (all that was counted before) means."""
    if norm in _MANY:
        return inherit(m, "antecedent")
    if m.change is not None:
        return inherit(m, "same clause") or inherit(m, "antecedent") or as_before(m)
    return inherit(m, "same clause") or as_before(m) or inherit(m, "antecedent")


def _object(m: Mention, tokens: list[Token], flags: list[int], start: int, found: list[Chunk]) -> bool:
    """The object that ends before «را», where the clause's subject may stand right before it: «وی شمار چاه‌ها را …»."""
    free = [c for c in reversed(found) if not c.led]
    for chunk in found:  # «… در استان تعداد شماره‌ها را به یک میلیون رساند», «… در شهر احتمال ابتلا به آن را …»
        kind = Is.EMPTY_MEASURE | Is.DIMENSION | (0 if chunk is found[-1] else Is.QUANTITY)
        at = next((i for i in range(chunk.last - 1, chunk.first, -1) if flags[i] & kind), -1) if chunk.led else -1
        if at > 0 and not flags[at - 1] & (MEASURING | Is.CHANGE | Is.NONVERBAL | Is.PREPOSITIONAL):
            free.insert(0, Chunk(at, chunk.last, False))
    free.sort(key=lambda c: not any(f & MEASURING for f in flags[c.first : c.last]))
    for chunk in free:
        if chunk.last - chunk.first == 1 and flags[chunk.first] & Is.ANAPHOR and _pointed(flags, start, chunk.first):
            return _pointed_at(m, tokens[chunk.first].norm)
        first = next((i for i in range(chunk.first + 1, chunk.last) if flags[i] & MEASURING), chunk.first)
        if flags[chunk.first] & MEASURING:
            first = chunk.first
        phrase = strip(tokens, flags, Chunk(first, chunk.last, chunk.led))
        if phrase is None and flags[chunk.last - 1] & Is.NONVERBAL and flags[chunk.last] & Is.PREPOSITION:
            phrase = Phrase(chunk.last - 1, chunk.last)  # «مجموع استفاده از پیام‌رسان‌ها را …»
        if phrase and not flags[phrase.first] & Is.LOCATIVE:
            take(m, phrase, "object")
            return True
    return False


def _earlier_subject(m: Mention, tokens: list[Token], flags: list[int], start: int) -> bool:
    """The subject of the clause before, where this one has none: «مصرف گاز بالا رفته و ۱۲ درصد بیش از پارسال است»."""
    begin = start
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
        if _free_subject(m, tokens, flags, begin, chunks(flags, begin, end)):
            return True
    return False


def counting_subject(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """What a bare classifier counts, where the sentence says that it is a count of something.

    «تعداد کشته‌ها به ۳۵ نفر رسید», «شمار چاه‌ها را ۵۲ حلقه خواند», «جمعیت شهر از ۲۰ هزار نفر گذشت».
    """
    before = beside(m, flags)
    if before >= 0 and flags[before] & Is.RA:
        start, _ = clause(m, tokens, flags)
        return _object(m, tokens, flags, start, chunks(flags, start, before))
    start, _ = clause(m, tokens, flags)
    reaches = after < len(flags) and flags[after] & (Is.REACH | Is.CHANGE) and before >= 0
    reaches = reaches and tokens[before].norm in ("به", "از")
    told = after < len(flags) and flags[after] & Is.COPULA and not flags[after] & Is.PARTICIPLE
    for chunk in chunks(flags, start, before + 1):
        said = [i for i in range(chunk.first, chunk.last) if flags[i] & Is.EMPTY_MEASURE]
        if said:  # «با شهادت دو کودک تعداد شهدا به ۹۰ تن رسید»
            chunk = Chunk(said[-1], chunk.last, False)
        if said or (not chunk.led and (reaches or told or flags[chunk.first] & Is.TALLY)):
            phrase = strip(tokens, flags, chunk)
            if phrase and not flags[phrase.first] & SETTING:
                take(m, phrase, "counted subject")
                return True
    return False


def _relative_head(m: Mention, tokens: list[Token], flags: list[int], that: int) -> bool:
    """The noun that a clause begun by «که» (token `that`) speaks of."""
    other = counted_before(m)
    if other is not None and other.counted:
        return inherit(m, "same clause")
    return named_before(m, tokens, flags, that - (tokens[that - 1].norm == "("))  # «نرخ ارز (که هنوز ۴۲۰۰ تومان است)»


def _goal(tokens: list[Token], thing: Chunk, chunk: Chunk) -> bool:
    """Whether «به» alone stands between two phrases: the second says where the first goes."""
    return tokens[chunk.first - 1].norm == "به" and thing.last == chunk.first - 1


def named_before(m: Mention, tokens: list[Token], flags: list[int], end: int, near: bool = False) -> bool:
    """The noun phrase that ends just before token `end` (`near`: right there), or the figure's whose phrase that is."""
    other = previous(m)
    if other is not None and other.sentence is m.sentence and other.counted and end_token(other) + 6 >= end:
        between = range(end_token(other), end)
        apart = any(flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA) or tokens[i].norm in ("در", "با") for i in between)
        further = any(flags[i] & Is.AND for i in between) or tokens[end].norm == "با"
        if not apart and other.unit != m.unit and further and led(other):
            start, _ = clause(other, tokens, flags)  # «این کتاب در ۲۸۰ صفحه و با قیمت …»
            return bool(_free_subject(m, tokens, flags, start, chunks(flags, start, other.first)))
        joint = next((i for i in reversed(between) if flags[i] & Is.AND), -1)
        own = joint > 0 and joint + 2 < end and not flags[joint + 1] & (MEASURING | Is.NUMBER)
        if not apart and not own:  # «… و اعتبار ۲۰۰ میلیون تومان، و طرح هادی روستا به طول …» is another thing
            return inherit(m, "same clause")
    low = max(after_previous(m), end - 12)
    if end - 3 > low and tokens[end - 1].norm == ")" and tokens[end - 3].norm == "(":
        end -= 3  # «میدان امام (ره) به مساحت …»
    found = chunks(flags, low, end)
    if not found or any(not flags[i] & (Is.RA | Is.ADVERB) for i in range(found[-1].last, end)):
        return False
    chunk = found[-1]
    if chunk.led and chunk.first > 1 and flags[chunk.first - 2] & Is.DEGREE:
        return False  # «زودتر از موعد به ظرفیت ۱۲۰ تن می‌رسد»
    if near and (chunk.last != end or flags[chunk.first] & Is.LOCATIVE):
        return False
    if (
        chunk.led
        and not near
        and not flags[found[-2 if len(found) > 1 else -1].first] & Is.LOCATIVE
        and len(found) > 1
        and tokens[chunk.first - 1].norm == "در"
        and not (chunk.last - chunk.first == 1 and tokens[chunk.first].norm.endswith("ی"))  # «در فضایی به مساحت …»
        and (not found[-2].led or tokens[found[-2].first - 1].norm == "برای")
    ):
        chunk = found[-2]  # «سکه در بازار با قیمت …»
    elif (
        chunk.led
        and not near
        and len(found) > 1
        and _goal(tokens, found[-2], chunk)
        and not flags[found[-2].last - 1] & Is.PREPOSITIONAL  # «با اشاره به ترافیکی که …»
    ):
        chunk = found[-2]  # «انتقال بازیکن به باشگاه با مبلغ …»
    elif chunk.led and not near and tokens[end].norm == tokens[chunk.first - 1].norm == "با":
        by = other if other is not None and other.sentence is m.sentence and led(other) else m
        start, _ = clause(by, tokens, flags)  # «این کتاب در ۱۰۰ صفحه با طرح جلد هنرمند با قیمت …»
        if _free_subject(m, tokens, flags, start, chunks(flags, start, min(by.first, chunk.first))):
            return True
    first = chunk.first
    while first < chunk.last - 1 and flags[first] & Is.NONVERBAL:
        first += 1
    phrase = strip(tokens, flags, Chunk(first, chunk.last, chunk.led))
    if phrase is None:
        return False
    take(m, phrase, "named before")
    return True
