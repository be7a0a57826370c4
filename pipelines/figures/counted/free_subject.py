"""The subject or the object of a figure's clause, among the noun phrases that stand before it."""

from pipelines.figures.antecedents import end_token, previous, told_before
from pipelines.figures.counted.answers import INSIDE, as_before, copy, inherit, take
from pipelines.figures.counted.clauses import MEASURING, OF_GROWTH, beside, strip
from pipelines.figures.counted.payments import is_money, is_paid
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.counted.pointing import pointed, pointed_at, points
from pipelines.figures.counted_words import words_of
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import PAIRS, Chunk, Phrase, ranks, rightward
from pipelines.figures.units import SHARES, TIMES
from pipelines.figures.word_classes import PLURALS, Is, word_set

_GOVERNING = Is.CHANGE | Is.QUANTITY | Is.MEASURE | Is.DIMENSION
_AMOUNTS = (
    (Is.QUANTITY | Is.TALLY, _GOVERNING),
    # «در طرح جدید وسعت میدان …», not «با تأمین اعتبار …»
    (
        Is.DIMENSION,
        _GOVERNING | Is.NONVERBAL | Is.ASPECT | Is.SUM | Is.PREPOSITIONAL | Is.SPENDING | Is.AND | Is.SUFFIX,
    ),
)
_TELLING = word_set("telling")
PLACES = word_set("standings")
_CREDITS = word_set("credits")
_EACH = frozenset({"کدام", "یک"})
_INDICES = word_set("indices")  # after «شاخص», an adjective elsewhere
_LABEL = 4  # letters that name no item of a list: «الف)»
_HEARSAY = word_set("hearsay")
_OF_YEARS = word_set("of_a_year")
_NAME = 4  # words of a name
_SHORT_PLURAL = 4  # letters of a word in «ها» that may be no plural
_GOES_ON = Is.AND | Is.SUFFIX | Is.TIME | Is.ADJECTIVE | Is.DETERMINER
_DIRECTIONS = word_set("directions")
_AMOUNTS_OF = word_set("amounts_of")
_LABELS = word_set("labels")
_AGREED = word_set("agreed")
_BODIES = word_set("bodies")
_AVERAGES_OF = word_set("averages_of")


def free_subject(m: Mention, tokens: list[Token], flags: list[int], start: int, found: list[Chunk]) -> bool | None:
    """Take the first free noun phrase, or the last that begins with a word of measure; None where there is none."""
    other = previous(m)
    inside = other if other is not None and other.sentence is m.sentence else None
    inner = range(inside.first, end_token(inside)) if inside is not None else range(0)
    first: Phrase | None = None
    for chunk in found:
        chunk = past_plural(tokens, flags, _past_time(tokens, flags, chunk))
        if (
            chunk.led
            or _ended(m, flags, chunk, inside)
            or _is_size(flags, chunk, inside)
            or _after_size(tokens, flags, chunk, inside)
        ):
            continue
        if chunk.first in inner:
            if first is None and inside is not None and _holds_figure(tokens, inside, inner):
                copy(m, inside, "subject")  # «۱۵۲ واحد مسکونی از ۳۰ تا ۸۰ درصد آسیب دید»
                return True
            chunk = Chunk(inner.stop, max(chunk.last, inner.stop), chunk.led)
        if points(tokens, flags, start, chunk):
            if first is None:
                return pointed_at(m, tokens[chunk.first].norm)
            continue
        chunk = _begun(tokens, flags, chunk, inside)
        whose = first is not None and chunk.first == first.last + 1 and pointed(flags, start, chunk.first)
        if whose and first is not None and tokens[first.first].norm not in _AMOUNTS_OF:
            continue  # «سرمایه این تعداد پروانه ۵ میلیارد است»
        if not _passed_over(m, tokens, flags, chunk, first is not None):
            phrase = _named(m, tokens, flags, chunk)
            # «متوسط قیمت یک متر مربع زیربنای مسکونی ۲۹ میلیون تومان است»
            if phrase is not None and (first is None or chunk.first != inner.stop):
                first = phrase
        elif first is not None and _each(m, tokens, flags, chunk, first):
            first = strip(tokens, flags, chunk) or first
    if first is None and m.unit != "count" and m.unit not in TIMES:
        first = _amount_inside(tokens, flags, found)
    return None if first is None else _taken(m, tokens, flags, found, first)


def _each(m: Mention, tokens: list[Token], flags: list[int], chunk: Chunk, first: Phrase) -> bool:
    """«صرافی‌ها هر یورو معادل ۱۸ هزار تومان می‌خریدند»: whether the price of each of what a chunk names is told."""
    if not is_money(m) or not flags[chunk.first] & Is.DISTRIBUTIVE or flags[first.first] & MEASURING:
        return False
    at = end_token(m)
    stated = at < len(flags) and (flags[at] & (Is.COPULA | Is.PASSIVE) or _is_done(flags, at))
    if stated and first.last == chunk.first and not tokens[first.first].norm.endswith(PLURALS):
        return False  # «شهریه هر ترم ۵ میلیون تومان است»
    return chunk.last - chunk.first > 1 and tokens[chunk.first + 1].norm not in _EACH


def _is_done(flags: list[int], at: int) -> bool:
    """«… تعیین شد»: whether a passive verb stands at token `at`."""
    return bool(flags[at] & Is.NONVERBAL and at + 1 < len(flags) and flags[at + 1] & Is.PASSIVE)


def _past_time(tokens: list[Token], flags: list[int], chunk: Chunk) -> Chunk:
    """«در این مدت بیشترین میزان مبادلات …»: what follows a time that a preposition leads, from a superlative on.

    After a time that is pointed at also from a plural on: «در این مدت تصادف‌های جرحی ۵ درصد افزایش یافت».
    """
    at = chunk.first
    if not chunk.led or not flags[at] & Is.TIME:
        return chunk
    while at < chunk.last and flags[at] & Is.TIME:
        at += 1
    if at >= chunk.last:
        return chunk
    pointed = flags[chunk.first - 1] & Is.DETERMINER and tokens[at].norm.endswith(PLURALS)
    return Chunk(at, chunk.last, False) if pointed or (at + 1 < chunk.last and ranks(tokens[at].norm)) else chunk


def past_plural(tokens: list[Token], flags: list[int], chunk: Chunk) -> Chunk:
    """«در اغلب کارگاه‌ها دستمزدها …»: what follows a plural without an ezafe, to which nothing more belongs."""
    if not chunk.led:
        return chunk
    for i in range(chunk.first, chunk.last - 1):
        norm, following = tokens[i].norm, flags[i + 1]
        if norm[-2:] == "ها" and (len(norm) > _SHORT_PLURAL or norm == "ها") and not following & _GOES_ON:
            return Chunk(i + 1, chunk.last, False)
    return chunk


def _is_size(flags: list[int], chunk: Chunk, inside: Mention | None) -> bool:
    """«…، دو نفره ۳ میلیون تومان»: whether a chunk is but the adjective of the number before it."""
    alone = inside is not None and chunk.first == inside.last and chunk.last - chunk.first == 1
    return alone and bool(flags[chunk.first] & Is.OF_NUMBER)


def _ended(m: Mention, flags: list[int], chunk: Chunk, inside: Mention | None) -> bool:
    """«۲۵ متهم بازداشت و ۴۰۰ میلیارد تومان به خزانه بازگردانده شد»: whether a chunk is of the figure before, with its deed."""
    if inside is None or inside.unit == m.unit or chunk.first != end_token(inside) or chunk.last != m.first:
        return False
    return bool(flags[m.first - 1] & Is.AND and flags[m.first - 2] & Is.NONVERBAL)


def _after_size(tokens: list[Token], flags: list[int], chunk: Chunk, inside: Mention | None) -> bool:
    """«تونل ۳۶ کیلومتری سپیدار، …»: whether a chunk is but what goes on after a noun and the adjective of its size."""
    if inside is None or inside.first < 1 or chunk.first != end_token(inside) or flags[inside.first - 1]:
        return False
    return inside.unit != "count" and tokens[chunk.first - 1].norm.endswith("ی")


def _holds_figure(tokens: list[Token], inside: Mention, inner: range) -> bool:
    """Whether what a figure counts goes on after its last word."""
    known = inside.evidence.get("counted")
    if known is None or known.rule == INSIDE:
        return False  # «پنج نفره و بیشتر یک میلیون تومان»
    return inside.counted_end > tokens[inner.stop - 1].start >= inside.counted_start


def _begun(tokens: list[Token], flags: list[int], chunk: Chunk, inside: Mention | None) -> Chunk:
    """A chunk from the word on that may name the subject."""
    if not flags[chunk.first] & MEASURING and not _credited(tokens, chunk):
        at = next((i for i in range(chunk.first + 1, chunk.last - 1) if _is_rate(tokens, i)), -1)
        if at > 0 and not flags[at - 1] & (MEASURING & ~Is.SUM | Is.CHANGE | Is.NONVERBAL | Is.ASPECT):
            chunk = Chunk(at, chunk.last, chunk.led)  # «امروز بازار سرمایه شاخص کل بورس …»
    if inside is not None and chunk.first <= end_token(inside) + 1:
        chunk = _past_its_noun(flags, chunk)
    elif _and_its_size(tokens, flags, chunk):
        chunk = chunk._replace(first=chunk.last - 1)
    if _connects(flags, chunk):
        chunk = chunk._replace(first=chunk.first + 1)  # «در غیر این صورت باشگاه …»
    return chunk


def _and_its_size(tokens: list[Token], flags: list[int], chunk: Chunk) -> bool:
    """«سیاره‌ای که مشابه زمین و وزن آن دو برابر است»: whether a chunk ends with a measure of its own, joined by «و»."""
    last = chunk.last
    if last - 2 <= chunk.first or last >= len(flags) or flags[last] & (Is.PRONOUN | Is.DETERMINER) != Is.PRONOUN:
        return False
    if f"{tokens[last - 3].norm} {tokens[last - 1].norm}" in PAIRS:
        return False  # «حق و حقوق وی»
    own = flags[last - 1] & (Is.DIMENSION | Is.EMPTY_MEASURE | Is.SUM) and flags[last - 2] & Is.AND
    return bool(own) and not flags[chunk.first] & (MEASURING | Is.CHANGE)


def _credited(tokens: list[Token], chunk: Chunk) -> bool:
    """«به گزارش "ورزش سه"، …»: whether a chunk is the name of a source."""
    return tokens[chunk.first - 1].norm == '"' and chunk.first > 1 and tokens[chunk.first - 2].norm in _CREDITS


def _passed_over(m: Mention, tokens: list[Token], flags: list[int], chunk: Chunk, further: bool) -> bool:
    """Whether a chunk cannot be the subject; `further`: another one stands before it."""
    if _credited(tokens, chunk) or (flags[chunk.first] & Is.PERSON and is_money(m)):
        return True  # «نفر دوم ۵ میلیون تومان»
    if chunk.first == 0 and chunk.last == 1 and tokens[0].norm in _LABELS:
        return True  # «تبصره- از اول تیرماه …»
    if _of_a_name(tokens, flags, chunk):
        return True
    if _of_a_date(tokens, flags, chunk):
        return True
    if _other_dimension(m, flags, chunk):
        return True
    if further and tokens[chunk.first - 1].norm == "(":
        return True  # «مبادلات تجاری (صادرات و واردات) با ۱۲ میلیارد دلار …»
    return not flags[chunk.first] & MEASURING and (further or _tells(tokens, chunk) or _speaks(m, tokens, chunk))


def _other_dimension(m: Mention, flags: list[int], chunk: Chunk) -> bool:
    """«این تپه ۱۲ متر ارتفاع و ۳ هکتار وسعت دارد»: whether a chunk is but what the measure before is told of."""
    other = previous(m)
    if other is None or not flags[chunk.first] & Is.DIMENSION or chunk.first != end_token(other):
        return False
    return chunk.last - chunk.first == 1 or bool(flags[chunk.first + 1] & Is.AND)


def _of_a_date(tokens: list[Token], flags: list[int], chunk: Chunk) -> bool:
    """«در جلسه ۱۲ آذر هیات دولت، …»: whether a chunk is but whose day it was, up to the comma."""
    at = chunk.first
    if at < 3 or chunk.last >= len(flags) or tokens[chunk.last].norm != "،" or not flags[at - 1] & Is.TIME_CLOSER:
        return False
    back = at - 2
    if not flags[back] & Is.NUMBER or flags[back - 1] & (Is.PREPOSITION | Is.PUNCTUATION):
        return False
    return not flags[back - 1] & (Is.TIME | Is.VERB)


def _of_a_name(tokens: list[Token], flags: list[int], chunk: Chunk) -> bool:
    """«طبق اعلام وزارت صنعت، معدن و تجارت …»: whether a chunk is the rest of the name of a body before the comma."""
    if chunk.led or chunk.first < 3 or tokens[chunk.first - 1].norm != "،":
        return False
    if not any(flags[i] & Is.AND for i in range(chunk.first + 1, chunk.last)):
        return False
    return any(t.norm in _BODIES for t in tokens[chunk.first - 3 : chunk.first - 1])


def _named(m: Mention, tokens: list[Token], flags: list[int], chunk: Chunk) -> Phrase | None:
    """What a chunk names; None where that is a time, a place or nothing."""
    phrase = strip(tokens, flags, chunk) or _item(m, tokens, flags, chunk)
    if phrase is None or (flags[phrase.first] & Is.LOCATIVE and not flags[chunk.first] & MEASURING):
        return None  # «… در تهران ۲۵ درصد، سایر شهرها ۲۰ درصد»: where, not what
    if tokens[phrase.first].norm in _DIRECTIONS and phrase.last - phrase.first > 1:
        return None  # «جنوب استان‌های مرکزی»
    if phrase.last - phrase.first == 1 and flags[phrase.first] & Is.DIMENSION and phrase.last < len(flags):
        phrase = _rate_of_change(m, tokens, flags, phrase)
    following = tokens[phrase.first + 1].norm if phrase.first + 1 < len(tokens) else ""
    if flags[phrase.first] & Is.TIME and following == "مشابه":
        return None  # «نسبت به ماه گذشته و دوره مشابه پارسال»
    if tokens[phrase.first].norm in PLACES and m.unit != "count" and m.unit not in TIMES:
        return None  # «رتبه‌های اول تا سوم به تهران با ۷ میلیون دلار، …»
    if tokens[phrase.first].norm in _EACH and chunk.last < len(tokens) and tokens[chunk.last].norm == "از":
        phrase = rightward(tokens, flags, chunk.last + 1)  # «هر کدام از این روسری‌ها», «هر کدام از آنها»
        if phrase is None:
            return None
    if tokens[phrase.first].norm in OF_GROWTH and phrase.first and flags[phrase.first - 1] & Is.CHANGE:
        return Phrase(phrase.first - 1, phrase.first + 1)  # «رشد اقتصادی»
    return _of_one_word(tokens, phrase) if phrase.last - phrase.first == 1 else phrase


def _of_one_word(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """A phrase of one word that names something."""
    norm = tokens[phrase.first].norm
    if (
        norm.endswith("ترین")
        or norm in _OF_YEARS
        or norm in _HEARSAY
        or (len(norm) < _LABEL and tokens[phrase.last].norm == ")")
    ):
        return None  # «در خنک‌ترین زمان به ۲۴ درجه», «ب) کبودی صورت، سه دینار»
    return phrase


def _amount_inside(tokens: list[Token], flags: list[int], found: list[Chunk]) -> Phrase | None:
    """«با آبیاری قطره‌ای مصرف آب ۱۵ درصد کم شد»: an amount named inside the last chunk that names one."""
    for chunk in reversed(found):
        for kind, governing in _AMOUNTS:
            at = next((i for i in range(chunk.last - 1, chunk.first, -1) if flags[i] & kind), -1)
            if at > 0 and not flags[at - 1] & governing:
                return strip(tokens, flags, Chunk(at, chunk.last, False))
    return None


def _taken(m: Mention, tokens: list[Token], flags: list[int], found: list[Chunk], first: Phrase) -> bool | None:
    """Take the subject found, unless it is a place, one who pays, or one of an order."""
    agent = not flags[first.first] & (MEASURING | Is.PER_UNIT)
    owned = first.last < len(flags) and flags[first.last] & Is.PRONOUN  # «دبی آن»
    if (agent or is_money(m)) and m.unit != "count" and not owned and is_place(tokens, first.first, first.last):
        return as_before(m, alone=True) or None  # «صادرات به هند با ۲۰ تن، عراق با ۱۵ تن»
    if agent and m.unit != "count" and _ranked(m, tokens, flags) and as_before(m):
        return True
    if _is_average(tokens, flags, first) and (as_before(m) or inherit(m, "same clause")):
        return True
    at, before = end_token(m), beside(m, flags)
    apart = before >= 0 and flags[before] & (Is.PUNCTUATION | Is.TIME | Is.ADVERB)
    if agent and apart and m.unit != "count" and m.unit not in SHARES and at < len(flags) and flags[at] & Is.RA:
        return None  # «او در شش ماه، ۱۰ کیلو را به عضله تبدیل کرد»: an object of its own
    if agent and is_money(m):
        if at < len(tokens) and tokens[at].norm == "که" and before >= 0 and flags[before] & Is.PREPOSITION:
            return None  # «کشورش از ۳۸ میلیارد دلاری که …»
        if at + 1 < len(tokens) and tokens[at].norm == "به" and tokens[at + 1].norm in _AGREED:
            return None  # «طرفین با رقم ۵۰ میلیون یورو به توافق رسیدند»
        if _tells_too(m, tokens, flags, first):
            return as_before(m) or None
        by = found[-1].led and found[-1].last == before + 1 and with_sum(tokens, flags, found[-1])
        if by:
            return None  # «یونس با دریافتی ۴۰۰ هزار دلار …»
        if before > 0 and flags[before] & Is.INFINITIVE:
            return False  # «او با قرار دادن ۱۰۰ هزار دلار آزاد شد»
        if m.change is None and is_paid(m, flags):
            return False  # «فیفا هزار دلار پرداخت کرد»: who pays, not what is measured
    take(m, first, "subject")
    return True


def _is_average(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """«متوسط جهانی ۱۰ درصد است»: whether a phrase names but the mean of a place, no thing."""
    first = phrase.first + (phrase.last - phrase.first == 2 and bool(flags[phrase.first] & Is.EMPTY_MEASURE))
    if phrase.last - first != 1 or tokens[first].norm not in _AVERAGES_OF:
        return False
    return bool(first > 0 and flags[first - 1] & Is.EMPTY_MEASURE)


def _tells_too(m: Mention, tokens: list[Token], flags: list[int], first: Phrase) -> bool:
    """«قیمت را ده هزار تومان و پرورش‌دهندگان ۱۱ هزار تومان اعلام کردند»: whether others tell of the same object."""
    other = told_before(m)
    if other is None or other.unit != m.unit:
        return False
    at = end_token(other)
    told = other.evidence["counted"].rule == "object" and flags[at] & Is.AND and first == (at + 1, m.first)
    return bool(told) and tokens[first.first].norm.endswith("ان")


def _rate_of_change(m: Mention, tokens: list[Token], flags: list[int], phrase: Phrase) -> Phrase:
    """«نرخ رشد اقتصادی ۴ درصد است»: the name of a rate with the change and what changes."""
    if not flags[phrase.last] & Is.CHANGE or phrase.last + 1 >= m.first:
        return phrase
    end = phrase.last + 1
    while end < m.first and not flags[end] & ~(Is.ADJECTIVE | Is.QUANTITY | Is.TALLY | Is.SUFFIX):
        end += 1
    return Phrase(phrase.first, end)


def _past_its_noun(flags: list[int], chunk: Chunk) -> Chunk:
    """«با ۱۲ ایستگاه و هزینه ساخت آن …»: what begins after the noun of the figure before, with a measure's name."""
    for i in range(chunk.first + 2, chunk.last):
        if flags[i - 1] & Is.AND and flags[i] & Is.DIMENSION:
            return chunk._replace(first=i)
    return chunk


def _connects(flags: list[int], chunk: Chunk) -> bool:
    """Whether a chunk begins with the last word of «در غیر این صورت»."""
    at = chunk.first
    return bool(flags[at] & Is.CONNECTIVE and at > 1 and flags[at - 1] & Is.DETERMINER and chunk.last - at > 1)


def _item(m: Mention, tokens: list[Token], flags: list[int], chunk: Chunk) -> Phrase | None:
    """«…، آسیب به چشم ۲۸ درصد و …»: in a list of things with their figures one that is the noun of a verb."""
    last = chunk.last + 2
    if chunk.last - chunk.first > 1 or not flags[chunk.first] & Is.NONVERBAL or last != m.first:
        return None
    if chunk.first and not flags[chunk.first - 1] & (Is.PUNCTUATION | Is.AND):
        return None
    if tokens[chunk.last].norm != "به" and (tokens[chunk.last].norm != "از" or m.change is None):
        return None  # «سرقت از منازل ۱۲ درصد کاهش یافت»
    return Phrase(chunk.first, last)


def with_sum(tokens: list[Token], flags: list[int], chunk: Chunk) -> bool:
    """Whether «با» leads a chunk that names a sum: «با دریافتی ۴۰۰ هزار دلار», not «با مصوبه مجلس …»."""
    one = chunk.last - chunk.first == 1 and tokens[chunk.first].norm.endswith("ی")  # «دریافتی»
    return (
        bool(one or flags[chunk.first] & (MEASURING | Is.CHANGE))
        and chunk.first > 0
        and tokens[chunk.first - 1].norm == "با"
    )


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


def object_before_ra(m: Mention, tokens: list[Token], flags: list[int], start: int, found: list[Chunk]) -> bool:
    """The object that ends before «را», where the clause's subject may stand right before it: «وی شمار چاه‌ها را …»."""
    found = [past_plural(tokens, flags, c) for c in found]
    free = [c for c in reversed(found) if not c.led]
    for chunk in found:  # «… در استان تعداد شماره‌ها را به یک میلیون رساند», «… در شهر احتمال ابتلا به آن را …»
        kind = Is.EMPTY_MEASURE | Is.DIMENSION | (0 if chunk is found[-1] else Is.QUANTITY)
        at = next((i for i in range(chunk.last - 1, chunk.first, -1) if flags[i] & kind), -1) if chunk.led else -1
        if at > 0 and not flags[at - 1] & (MEASURING | Is.CHANGE | Is.NONVERBAL | Is.PREPOSITIONAL):
            free.insert(0, Chunk(at, chunk.last, False))
    free.sort(key=lambda c: not any(f & MEASURING for f in flags[c.first : c.last]))
    for chunk in free:
        chunk = _past_speaker(m, tokens, flags, chunk)
        if points(tokens, flags, start, chunk):
            return pointed_at(m, tokens[chunk.first].norm)
        first = next((i for i in range(chunk.first + 1, chunk.last) if flags[i] & MEASURING), chunk.first)
        if flags[chunk.first] & MEASURING:
            first = chunk.first
        if flags[first] & Is.LOCATIVE and not chunk.led and first == start and chunk.last - first > 1:
            first += 1  # «ایران بازرسی‌ها از تأسیسات را …»
        phrase = strip(tokens, flags, Chunk(first, chunk.last, chunk.led))
        if phrase is None and flags[chunk.last - 1] & Is.NONVERBAL and flags[chunk.last] & Is.PREPOSITION:
            phrase = Phrase(chunk.last - 1, chunk.last)  # «مجموع استفاده از پیام‌رسان‌ها را …»
        if phrase and not flags[phrase.first] & Is.LOCATIVE:
            take(m, phrase, "object")
            return True
    return False


def _past_speaker(m: Mention, tokens: list[Token], flags: list[int], chunk: Chunk) -> Chunk:
    """«نیکو شمار چاه‌ها را … اعلام کرد»: the words after the name of who speaks."""
    name, first = words_of(m.speaker) if m.speaker else (), chunk.first
    whole = tuple(t.norm for t in tokens[first : first + len(name)])
    if name and whole == name and first + len(name) < chunk.last:
        return chunk._replace(first=first + len(name))  # «مرکز آمار ایران نرخ تورم را … اعلام کرد»
    while first < chunk.last - 1 and tokens[first].norm in name and not flags[first] & MEASURING:
        first += 1
    return chunk._replace(first=first)
