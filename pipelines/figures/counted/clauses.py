"""Where the clause of a figure begins, what stands right before it, and a run of words stripped to the noun it names."""

from pipelines.figures.antecedents import end_token, previous
from pipelines.figures.counted.answers import ends_clause
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Chunk, Phrase, chunks, ranks
from pipelines.figures.word_classes import Is, word_set

SETTING = Is.TIME | Is.LOCATIVE
MEASURING = (
    Is.MEASURE | Is.DIMENSION | Is.SUM | Is.TALLY | Is.DURATION | Is.QUANTITY
)  # words that say that something is measured
FARTHEST = 60  # tokens looked back for a subject
LONGEST = 6  # words of a phrase read from the left
_LEADING = Is.MEASURE | Is.DETERMINER | Is.ADVERB | Is.SUFFIX | Is.AND | Is.COMPARATOR | Is.DEGREE
_TRAILING = Is.AND | Is.ADVERB | Is.DETERMINER | Is.DEGREE | Is.COMPARATOR
_PARTS = Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND | Is.PARTICIPLE
_BEFORE_NUMERAL = Is.COMPARATOR | Is.EMPTY_MEASURE
_OPENS_CLAUSE = Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.AND
OF_GROWTH = word_set("of_growth")  # «رشد اقتصادی» is one thing
OVER_OR_UNDER = word_set("over_or_under")
_PIECES = word_set("pieces")  # «هر قطعه جوجه»
_SETS_IN = word_set("sets_in")  # «با رشد ۷ درصدی …»
_AMOUNTS = word_set("amounts_of_deeds")
_HOMES = word_set("homes")
FOR_EACH = word_set("for_each")
_OVERALL = word_set("overall")  # «آمار کلی»
_AVERAGED = word_set("averaged")  # «میانگین سنی»
_OF_PLACES = frozenset(norm for norm in word_set("averages_of") if norm.endswith("ی"))
MODALS = word_set("modals")
MORE = word_set("and_more")


def beside(m: Mention, flags: list[int]) -> int:
    """Index of the word before the figure and its comparators and fillers («مبلغ», «حدود»); -1 where there is none."""
    tokens, at = m.sentence.tokens, m.first - 1
    while at >= 0 and (
        flags[at] & _BEFORE_NUMERAL or (tokens[at].norm == "از" and at and flags[at - 1] & Is.COMPARATOR)
    ):
        at -= 1
    return at


def clause(m: Mention, tokens: list[Token], flags: list[int], end: int | None = None) -> tuple[int, bool]:
    """First token of the clause that `m` (or token `end`) closes, as far as its subject may stand; is it relative?"""
    end = m.first if end is None else end
    low = _since(m, flags, end - FARTHEST)
    i = end - 1
    while i >= low:
        f = flags[i]
        if f & Is.PUNCTUATION and ends_clause(tokens, i):
            if (tokens[i].norm == ":" and i == m.first - 1 and _labelled(m, flags)) or (
                tokens[i].norm == "/" and flags[i + 1] & Is.CHANGE  # «طلا در نقطه تاریخی/ رشد ۳۷ درصدی»
            ):
                i -= 1
                continue
            if tokens[i].norm == "»" and (opened := _opening(tokens, i, low)) >= 0:
                i = opened - 1  # a name in quotation marks ends no clause
                continue
            if tokens[i].norm == "." and i and flags[i - 1] & Is.PREPOSITION:
                i -= 1  # «معادن در.پایان سال»: a slip of the pen
                continue
            break
        if f & Is.PARTICIPLE and i and i + 1 < end and flags[i - 1] & Is.FORECAST and flags[i + 1] & MEASURING:
            break  # «کمیسیون پیش‌بینی کرده میزان تجارت …»
        if f & Is.VERB and tokens[i].norm in MODALS and all(c.led for c in chunks(flags, i + 1, end)):
            i -= 1  # «قیمت نان نباید از ۵ هزار تومان بیشتر باشد»
            continue
        after = tokens[i + 1].norm if i + 1 < end else ""
        if f & Is.VERB or (f & Is.PARTICIPLE and after != "(" and after and flags[i + 1] & (Is.AND | Is.PUNCTUATION)):
            break
        if (
            f & Is.CONJUNCTION
            and not (f & Is.PREPOSITIONAL and i and flags[i - 1] & (Is.PREPOSITION | Is.DETERMINER))
            and not (f & Is.PREPOSITIONAL and after == "از")  # «پس از»
            and not (tokens[i].norm == "یا" and i and not flags[i - 1] & _PARTS)  # «مواد یا لوازم»
        ):
            relative = bool(f & Is.RELATIVE) and i > 0 and not flags[i - 1] & Is.COMPLEMENTIZER
            return i + 1, relative
        i -= 1
    return i + 1, False


def _labelled(m: Mention, flags: list[int]) -> bool:
    """«نرخ بیکاری در فصل تابستان: ۹ درصد»: whether the figure alone stands after its name and a colon."""
    return m.unit != "count" and end_token(m) == len(flags) and not any(f & Is.VERB for f in flags[: m.first])


def _since(m: Mention, flags: list[int], least: int) -> int:
    """The first token from `least` on that may be of `m`'s clause: after the last figure not inside its subject."""
    other, end, tokens = previous(m), m.first, m.sentence.tokens
    while other is not None and other.sentence is m.sentence and end > least:
        low = end_token(other)
        if low + 1 < end and tokens[low].norm == "و" and tokens[low + 1].norm in MORE:
            low += 2  # «نرخ بیکاری جمعیت ۱۰ ساله و بیشتر ۷ درصد است»
        if any(_parts(flags, i) for i in range(low, end)) and not _set_in(other, flags, low, end):
            return max(_past_change(other, flags, low, end), least)
        # «ظرفیت برق با ۶۴ نیروگاه به ۴۵ درصد رسید», «سکه یک گرمی هم ۵ هزار تومان»
        end = other.first
        other = previous(other)
    return max(0, least)


def _parts(flags: list[int], i: int) -> bool:
    """Whether the word at `i` parts what stands before it from what follows; a participle may belong to its noun."""
    if flags[i] & Is.PARTICIPLE and not flags[i] & Is.VERB:
        return i + 1 < len(flags) and bool(flags[i + 1] & (Is.VERB | Is.AND | Is.PUNCTUATION))
    return bool(flags[i] & _PARTS)


def _set_in(m: Mention, flags: list[int], low: int, end: int) -> bool:
    """«خرید گندم با رشد ۷ درصدی اراضی، ۴۵ درصد بود»: whether nothing but what `m` is of and a comma follow it."""
    tokens, at = m.sentence.tokens, m.first - 1
    known = m.evidence.get("counted")
    if known is None or not tokens[low].start <= known.start < tokens[end - 1].end:
        return False
    while at > 0 and flags[at] & _BEFORE_NUMERAL:
        at -= 1
    if at < 1 or (tokens[at].norm not in _SETS_IN and tokens[at - 1].norm not in _SETS_IN):
        return False
    last = end - 1
    while last > low and (flags[last] & _BEFORE_NUMERAL or tokens[last].norm == "به"):
        last -= 1
    return tokens[last].norm == "،" and tokens[last - 1].end == known.end


def _past_change(m: Mention, flags: list[int], low: int, end: int) -> int:
    """«با رشد ۲۵ درصدی دستمزد، قدرت خرید ۱۰ درصد …»: past a change that opens its clause, to the noun after its comma; else `low`."""
    tokens, at = m.sentence.tokens, m.first - 1
    while at > 0 and flags[at] & _BEFORE_NUMERAL:
        at -= 1
    if m.change is None or at < 1 or not flags[at] & Is.CHANGE:
        return low
    lead = at - 1 - bool(flags[at - 1] & Is.PREPOSITIONAL)  # «در پی …», «به دلیل …»
    if lead < 0 or not flags[lead] & Is.PREPOSITION or (lead and not flags[lead - 1] & _OPENS_CLAUSE):
        return low
    comma = next((i for i in range(low, end) if flags[i] & (Is.PUNCTUATION | Is.VERB | Is.NUMBER | Is.RA)), end)
    if comma + 1 >= end or tokens[comma].norm != "،" or comma == low:
        return low
    found = chunks(flags, comma + 1, end)
    anew = found and found[0].first == comma + 1 and not flags[comma + 1] & (SETTING | Is.ADVERB)
    return comma + 1 if anew else low


def _opening(tokens: list[Token], i: int, low: int) -> int:
    """Index of the «« that opens the few words before the «»» at `i`; -1 where there is none near."""
    return next((k for k in range(i - 1, max(low, i - 6) - 1, -1) if tokens[k].norm == "«"), -1)


def _is_home(tokens: list[Token], flags: list[int], at: int) -> bool:
    """«یک واحد مسکونی»: no unit of what stands after it, unless «هر» makes it one."""
    return tokens[at].norm in _HOMES and not (at and flags[at - 1] & Is.DISTRIBUTIVE)


def _ending(tokens: list[Token], flags: list[int], first: int, last: int, lasting: bool) -> int:
    """Where the phrase begun at token `first` ends (`lasting`: it begins with a time that is measured)."""
    end, words = first, 0
    while (
        end < last
        and words < LONGEST
        and not (flags[end] & (Is.TIME | Is.PARTICIPLE) and not (lasting and end == first))
    ):
        if end > first and flags[end] & Is.LOCATIVE:
            break
        words += not flags[end] & Is.SUFFIX
        end += 1
    while end > first and flags[end - 1] & _TRAILING:
        end -= 1
    if end < last and flags[end] & Is.PARTICIPLE and end - first > 1:
        end -= 1  # «اراضی تصرف شده»
    if end - first > 1 and tokens[end - 1].norm in FOR_EACH and tokens[end - 1].norm != "گرمی":  # «سکه گرمی»
        end -= 1  # «موز کیلویی ۳۵ هزار تومان»
    if end > first and tokens[end - 1].norm == "پیش":
        end -= 1  # «بودجه پیش بینی شده»
    return end


def _names_none(tokens: list[Token], flags: list[int], chunk: Chunk, first: int, end: int) -> bool:
    """Whether the words left of a chunk name no thing."""
    counted = end == first + 1 and first and flags[first - 1] & Is.MEASURE  # «کل بازدید از موزه‌ها»
    counted = counted and (first > chunk.first or flags[first - 1] & Is.ADVERB)  # «متوسط برداشت در هر هکتار»
    return bool(
        tokens[first].norm in ("قابل", "غیرقابل")
        or tokens[first].norm in FOR_EACH
        or (end == first + 1 and ranks(tokens[first].norm))  # «اولین بار که …»
        or tokens[first].norm.isascii()
        or (
            not flags[first] & (Is.SUM | Is.QUANTITY)  # «خسارت ناشی از …»
            and not (end == first + 1 and tokens[first].norm in _AMOUNTS and _of_place(chunk, flags, end))
            and not (counted and not flags[first] & Is.ADJECTIVE)
            and not (end < len(flags) and flags[end] & Is.PRONOUN and not flags[first] & Is.ADJECTIVE)  # «مطالعه آن»
            and all(flags[i] & (Is.NONVERBAL | Is.ADJECTIVE | Is.PER_UNIT) for i in range(first, end))
            and not _of_deeds(flags, first, end)
        )
    )


def _of_place(chunk: Chunk, flags: list[int], end: int) -> bool:
    """«نیاز استان», «برداشت سالانه کشور»: whether what was needed or taken is that of a place or a time."""
    return not chunk.led and end < len(flags) and bool(flags[end] & (Is.LOCATIVE | Is.TIME_ADVERB))


def _of_deeds(flags: list[int], first: int, end: int) -> bool:
    """«کشف سرقت»: two nouns of deeds, the first of which is done to the second."""
    return end == first + 2 and not (flags[first] | flags[first + 1]) & ~Is.NONVERBAL


def _is_then(tokens: list[Token], flags: list[int], at: int, last: int) -> bool:
    """«همان زمان باشگاه …»: whether a pointed time stands before another phrase."""
    if not 0 < at < last - 1 or tokens[at].norm != "زمان" or not flags[at - 1] & Is.DETERMINER:
        return False
    return not flags[at + 1] & (Is.SUFFIX | Is.TIME)


def _is_set(flags: list[int], first: int, end: int) -> bool:
    """«رقم تعیین شده»: whether an amount and what was done with it is all that is left."""
    done = end == first + 1 < len(flags) and flags[first] & Is.NONVERBAL and flags[end] & Is.PARTICIPLE
    return bool(done and flags[first - 1] & Is.EMPTY_MEASURE)


def strip(tokens: list[Token], flags: list[int], chunk: Chunk) -> Phrase | None:
    """A chunk without the measure words, times and determiners it begins with; None where nothing is left."""
    first, last = chunk.first, chunk.last
    if chunk.led and first + 1 < last and flags[first] & Is.PREPOSITIONAL:
        first += 1
    while (first < last and not flags[first] & Is.STATE) and (
        flags[first] & _LEADING
        or (flags[first] & Is.PER_UNIT and first + 1 < last and not _is_home(tokens, flags, first))
        or (first + 1 < last and ranks(tokens[first].norm))
        or (tokens[first].norm in _PIECES and first + 1 < last and first and flags[first - 1] & Is.DISTRIBUTIVE)
    ):
        first += 1
    first += _is_then(tokens, flags, first, last)
    if chunk.first < first < last and flags[first - 1] & Is.MEASURE:
        if tokens[first].norm in _OVERALL and first + 1 < last:
            first += 1  # «آمار کلی بازدیدکنندگان»
        elif tokens[first].norm in _AVERAGED:
            first -= 1  # «میانگین سنی مصدومان»
    if 0 < first < last - 1 and flags[first - 1] & Is.EMPTY_MEASURE and tokens[first].norm in _OF_PLACES:
        first += 1  # «متوسط کشوری بارش»
    opening = first
    while first + 2 < last and flags[first] & flags[first + 1] & Is.DURATION:
        first += 1  # «مدت زمان سفر»
    if first < last and flags[first] & Is.DURATION and first + 1 < len(flags):
        if flags[first + 1] & Is.INFINITIVE:
            return Phrase(first, first + 2)  # «زمان رسیدن به محل»
        lasting = first + 1 < last and not flags[first + 1] & (SETTING | Is.SUFFIX)
    else:
        lasting = False
    if first < last and flags[first] & Is.TIME and not lasting:
        if opening == chunk.first and not flags[opening] & Is.TIME_CLOSER:
            return None
        while first < last and flags[first] & (Is.TIME | Is.SUFFIX):
            first += 1
    end = _ending(tokens, flags, first, last, lasting)
    if end == first or (chunk.led and end == first + 1 and flags[first] & Is.PREPOSITIONAL):
        return None
    if first > chunk.first and _is_set(flags, first, end):
        return Phrase(first - 1, end + 1)  # «رقم تعیین شده در لایحه»
    if _names_none(tokens, flags, chunk, first, end):
        return None
    return Phrase(first, end)


def names_nothing(flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase is only a word of measure or of change: «به ۴۶ افزایش پیدا کرد»."""
    f = flags[phrase.first]
    return bool(f & Is.CHANGE or (f & Is.EMPTY_MEASURE and phrase.last == phrase.first + 1))
