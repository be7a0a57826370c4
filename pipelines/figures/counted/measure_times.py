"""What a length of time is of: how long something lasted or took, since when, what a bound is set to."""

from pipelines.figures.antecedents import after_previous, previous
from pipelines.figures.counted.answers import copy, inherit, take
from pipelines.figures.counted.clauses import SETTING, clause, strip
from pipelines.figures.counted.deeds import BECAME, BEFORE_OR_AFTER, deed, installed, since
from pipelines.figures.counted.free_subject import free_subject, object_before_ra
from pipelines.figures.counted.measure_context import EQUAL, Measure, take_from
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.counted.subjects import named_before, subject
from pipelines.figures.phrases import OWN, Phrase, chunks, compares, rightward
from pipelines.figures.rules import NOTHING, Nothing
from pipelines.figures.word_classes import PLURALS, Is, is_predicate, word_set
from pipelines.folding import ZWNJ

_PASSING = word_set("passing")
_PASSES = word_set("passes")
_OBJECT = 6  # tokens from what is one's own to «را»
_OWN = 3  # tokens from what is owned to «خود را»
_BOUND = "noun that is bounded"
_BOUNDING = word_set("bounding")
_NEEDED = word_set("needed")  # … است
_STAYED = word_set("stayed")  # «پنج سال مسکوت ماند»
_NTH = word_set("which_part")  # «دو دقیقه آخر بازی»
_LEFT = word_set("left_over")
_STATE = 8  # tokens from a time to the «بود» of its clause
_IS = word_set("being")
_THERE = word_set("there")
_YEARS_OLD = tuple(word_set("years_old"))
_LASTED = word_set("lasting")
_EXPERIENCE = word_set("experience")
_ENDS = Is.VERB | Is.CONJUNCTION | Is.RA | Is.PARTICIPLE
_REMAINS = word_set("still_left")
_PLANNED = word_set("planned")
_MEANT = 6  # tokens from a purpose to «در نظر گرفته»
_CLAUSE = 24  # tokens of the clause after «است که»
_LASTING = 3  # tokens from a time to «به طول»
_PUNISHMENT = 10  # tokens from a punishment to its length
_UNTIL = 6  # tokens from what is to come to «باقی مانده»
_FEW = 3  # words of a noun phrase whose head is surely its first


def time_since(f: Measure) -> bool:
    """«۲ سال از تأسیس آن می‌گذرد», «با باقی ماندن ۶ هفته از لیگ»: the time since something, or left of it."""
    m, tokens = f.m, f.tokens
    if f.after >= f.count or tokens[f.after].norm not in ("از", "به"):
        return False
    phrase = rightward(tokens, f.flags, f.after + 1)
    if tokens[f.after].norm == "به":  # «کمتر از ۵ ماه به برگزاری انتخابات باقی مانده است»
        until = phrase is not None and any(t.norm in _REMAINS for t in tokens[phrase.last : phrase.last + _UNTIL])
        if phrase is None or not until or f.flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
            return False
        take(m, phrase, "after the measure")
        return True
    if phrase is None or f.flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    owned = any(g & Is.RA for g in f.flags[phrase.last : phrase.last + _OWN])
    if owned and tokens[phrase.first].norm != "عمر":
        take(m, phrase, "after the measure")  # «دوازده سال از دوران بازی خود را با این تیم سپری کرد»
        return True
    back = m.first
    while back > 0 and (f.flags[back - 1] & Is.COMPARATOR or tokens[back - 1].norm == "از"):
        back -= 1
    left = any(t.norm in _LEFT for t in tokens[max(0, back - 2) : back])  # «با گذشت بیش از یک ماه از …»
    if not left and not any(t.norm in _PASSING for t in tokens[phrase.last : phrase.last + 4]):
        return False
    take(m, phrase, "after the measure")
    return True


def passed(f: Measure) -> Nothing | bool:
    """«از زمانی که … بیش از ۱۶۰ سال می‌گذرد»: no subject lasts so long."""
    at = f.after
    return NOTHING if at < f.count and f.tokens[at].norm in _PASSES else False


def named(f: Measure) -> bool:
    """«با دوره بازپرداخت ۶۰ ماه», «سه ساعت زمان تمرین»: the length's own name, before or after it."""
    tokens, flags = f.tokens, f.flags
    found = chunks(flags, max(after_previous(f.m), f.m.first - _FEW - 1), f.m.first)
    if found and found[-1].last == f.m.first and found[-1].led and tokens[found[-1].first - 1].norm == "با":
        first = found[-1].first
        if flags[first] & Is.DURATION and f.m.first - first > 1 and not flags[first + 1] & Is.TIME:
            take(f.m, Phrase(first, f.m.first), "noun before the measure")
            return True
    if found and found[-1].last == f.m.first > found[-1].first + 1 and tokens[found[-1].first].norm in _EXPERIENCE:
        take(f.m, Phrase(found[-1].first, f.m.first), "noun before the measure")
        return True  # «سابقه کار ۱۵ سال», but «سابقه ۵ سال سکونت»
    at, before = f.after, f.before
    led = before > 0 and tokens[before].norm in _LASTED and tokens[before - 1].norm == "با"
    if led and at < f.count and not flags[at] & (Is.VERB | Is.PREPOSITION | Is.PUNCTUATION | Is.AND):
        return f.take_word(before, "noun before the measure")  # «با حضور ۶۰ دقیقه مهاجم»
    if at + 2 >= f.count or not flags[at] & Is.DURATION or flags[at + 1] & ~(Is.NONVERBAL | Is.SUM):
        return False
    if flags[at + 1] & Is.NONVERBAL and flags[at + 2] & (Is.VERB | Is.LIGHT) and not is_predicate(flags, at + 2):
        return False  # «۲۴ ساعت زمان نیاز دارد»
    take(f.m, Phrase(at, at + 2), "after the measure")
    return True


def set_aside(f: Measure) -> bool:
    """«۶ هفته برای دوران نقاهت او در نظر گرفته شده است»: what a time is meant for."""
    if f.after + 1 >= f.count or not f.flags[f.after] & Is.PURPOSE:
        return False
    phrase = rightward(f.tokens, f.flags, f.after + 1)
    if phrase is None or f.flags[phrase.first] & (SETTING & ~Is.DURATION | Is.PREPOSITIONAL):
        return False
    for i in range(phrase.last, min(phrase.last + _MEANT, f.count)):
        if f.flags[i] & Is.FORECAST or (f.tokens[i].norm in _PLANNED and f.tokens[i - 1].norm != "به"):
            take(f.m, phrase, "purpose")
            return True
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER):
            break
    return False


def throughout(f: Measure) -> bool:
    """«منجر به توقیف گواهینامه به مدت سه ماه می‌شود»: what lasts is named right before."""
    m, tokens, at = f.m, f.tokens, f.m.first - 2
    if at < 1 or tokens[at + 1].norm != "مدت" or tokens[at].norm != "به" or after_previous(m) >= at:
        return False
    found = chunks(f.flags, max(after_previous(m), at - 12), at)
    if not found or found[-1].last != at:
        return False
    lead = found[-1].first - 1
    if lead < 1 or tokens[lead].norm != "به" or tokens[lead - 1].norm not in ("منجر", "محکوم"):
        return False
    return named_before(m, tokens, f.flags, at, near=True)


def sentenced(f: Measure) -> bool:
    """«به مدت دو سال به زندان محکوم شدند»: what somebody is sentenced to."""
    if f.after + 2 >= f.count or f.tokens[f.after].norm != "به":
        return _sentence_before(f)
    phrase = rightward(f.tokens, f.flags, f.after + 1)
    if phrase is None or phrase.last >= f.count or f.tokens[phrase.last].norm != "محکوم":
        return False
    take(f.m, phrase, "purpose")
    return True


def _sentence_before(f: Measure) -> bool:
    """«به جزای نقدی درجه ۴ و انفصال از خدمات دولتی از یک تا پنج سال محکوم می‌شود»: the punishment before it."""
    if f.after >= f.count or f.tokens[f.after].norm != "محکوم":
        return False
    for chunk in reversed(chunks(f.flags, max(after_previous(f.m), f.before - _PUNISHMENT), f.m.first)):
        phrase = strip(f.tokens, f.flags, chunk)
        if phrase is None or f.flags[phrase.first] & SETTING:
            continue
        joined = chunk.first and f.flags[chunk.first - 1] & Is.AND
        if joined or f.tokens[chunk.first - 1].norm == "به":
            take(f.m, phrase, "purpose")
            return True
    return False


def takes(f: Measure) -> bool | Nothing:
    """«به مدت دو روز ادامه دارد», «در کمتر از ۱۰ دقیقه انجام می‌شود»: the office held, the subject or the deed; no more."""
    if not _is_taken(f):
        return False
    m, tokens, flags = f.m, f.tokens, f.flags
    if (
        _told_again(f)
        or _owned(f)
        or _spent(f)
        or installed(m, tokens, flags, f.after)
        or (_subjectless(f) and deed(m, tokens, flags, f.after))
    ):
        return True
    return subject(m, tokens, flags) or deed(m, tokens, flags, f.after) or NOTHING


def _told_again(f: Measure) -> bool:
    """«نمایشگاهی به مدت سه روز برپا می‌شود»: what «این» and the same word tell of further on."""
    at = f.before - 2
    if at < 0 or f.tokens[f.before].norm != "مدت" or f.flags[at] or at < after_previous(f.m):
        return False
    word = f.tokens[at].text
    again = word.endswith("ی") and f"این {word[:-1].rstrip(ZWNJ)} " in f.m.sentence.doc.text
    return again and f.take_word(at, "noun before the measure")


def _owned(f: Measure) -> bool:
    """«به مدت سه سال، عضویت خود در اتحادیه را دنبال می‌کند»: what is somebody's own, an object after the time."""
    first = f.after + 1
    if first >= f.count or f.tokens[f.after].norm != "،" or f.flags[first] & (SETTING & ~Is.DURATION):
        return False
    own = next((i for i in range(first + 1, min(first + _OWN, f.count)) if f.tokens[i].norm in OWN), -1)
    if own < 0 or any(f.flags[i] & (_ENDS | Is.PREPOSITION | Is.NUMBER) for i in range(first, own)):
        return False
    for i in range(own + 1, min(own + _OBJECT, f.count)):
        if f.flags[i] & Is.RA:
            take(f.m, Phrase(first, own), "after the measure")
            return True
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.AND | Is.PUNCTUATION):
            break
    return False


def _spent(f: Measure) -> bool:
    """«به مدت ۱۲ روز دوران قرنطینه را سپری کند», «به مدت ۱۵۰ دقیقه فعالیت فیزیکی داشته باشید»: what follows right after."""
    phrase = rightward(f.tokens, f.flags, f.after)
    if phrase is None or phrase.last >= f.count or f.tokens[phrase.last].norm in OWN:
        return False
    if any(not f.flags[i] & Is.DETERMINER for i in range(f.after, phrase.first)):
        return False
    head = f.flags[phrase.first]
    if head & (SETTING & ~Is.DURATION | Is.CHANGE | Is.NONVERBAL) or _at_place(f, f.after):
        return False
    alone = phrase.last - phrase.first == 1
    bound = f.flags[phrase.last] & (Is.VERB | Is.PREPOSITION | Is.AND) or is_predicate(f.flags, phrase.last)
    if not f.flags[phrase.last] & Is.RA and (alone or not bound):
        return False
    take(f.m, phrase, "after the measure")
    return True


def _subjectless(f: Measure) -> bool:
    """Whether the clause begins right at the time: «… و ضروری است به مدت ۱۴ روز قرنطینه شود»."""
    at = f.before - 2
    if at > 0 and f.flags[at] & Is.RA and f.flags[at - 1] & Is.PRONOUN:
        return True  # «او را به مدت یک سال قرض داد»
    start = clause(f.m, f.tokens, f.flags)[0]
    return start > 1 and f.tokens[start - 2].norm in _NEEDED and f.before - start < 2


def _is_taken(f: Measure) -> bool:
    """Whether «به مدت» or «در» with a comparator leads the time."""
    tokens, before = f.tokens, f.before
    if before > 0 and tokens[before].norm == "مدت" and tokens[before - 1].norm in ("به", "برای"):
        return True
    while before > 0 and (f.flags[before] & Is.COMPARATOR or tokens[before].norm == "از"):
        before -= 1
    return 0 <= before < f.before and tokens[before].norm == "در"


def undergone(f: Measure) -> bool:
    """«پس از ۲ هفته بستری شدن»: an infinitive right after the time."""
    after = f.after
    if after + 1 >= f.count or not f.flags[after] & Is.NONVERBAL or not f.flags[after + 1] & Is.INFINITIVE:
        return False
    take(f.m, Phrase(after, after + 2), "after the measure")
    return True


def bounded(f: Measure) -> bool:
    """«استفاده حداکثر یک ساعت در روز مجاز است», «حضور حداقل دو ساعت»: the bound of what stands right before it."""
    m, tokens, flags, at = f.m, f.tokens, f.flags, f.before
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
    if at - first > 2 or (f.after < f.count and tokens[f.after].norm == "از"):
        return False
    if first and not flags[first - 1] & (Is.PUNCTUATION | Is.AND | Is.VERB | Is.CONJUNCTION | Is.TIME | Is.ADVERB):
        return False
    take(m, Phrase(first, at), _BOUND)
    return True


def when(f: Measure) -> bool | Nothing:
    """«پس از ۴۰ سال زندگی», «۱۵ دقیقه صحبت کرد»: a time that is said of no subject: what follows it or what was done."""
    if _is_aged(f) and f.m.unit == "a" and f.after < f.count and f.tokens[f.after].norm in BECAME:
        return _one_aged(f) or NOTHING  # «او که امروز ۵۸ ساله شد»
    if _lasts(f) or (f.before > 0 and f.flags[f.before] & Is.RA and not _pronoun(f, f.before - 1)):
        return False  # «بازرسی‌ها را شش هفته به تعویق انداخت»
    if f.m.unit == "a" and f.m.first == 0 and f.m.numeral.high is not None:
        return NOTHING  # «۱۳ تا ۱۴ سال فلانی مقام اول»
    pointed = f.after < f.count and f.tokens[f.after].norm in ("این", "آن")  # «چهل سال این ملت …»
    part = f.after + 1 < f.count and f.tokens[f.after].norm in _NTH
    nth = part and not f.flags[f.after + 1] & Is.NONVERBAL
    if part and f.before >= 0 and f.flags[f.before] & (Is.SUM | Is.QUANTITY):
        return f.take_word(f.before, "noun before the measure")  # «حقوق دو سال آخر ملاک است»
    at = f.after + nth
    said = at + 1 < f.count and f.tokens[at + 1].norm in _STAYED
    said = said or (at + 1 < f.count and bool(f.flags[at] & Is.DURATION and f.flags[at + 1] & Is.VERB))
    if _who_then(f, at):
        return NOTHING
    if not pointed and not said and nth == part and not _at_place(f, at) and take_from(f, at, "after the measure"):
        return True
    return _since(f) or deed(f.m, f.tokens, f.flags, f.after) or _told_of_head(f) or _is_since(f) or NOTHING


def _who_then(f: Measure, at: int) -> bool:
    """«بعد از حدود دو سال مدیران باشگاه …»: whether those who then did something stand after the time."""
    led = f.near >= 0 and f.tokens[f.near].norm in BEFORE_OR_AFTER and f.tokens[f.near + 1].norm == "از"
    return led and at < f.count and f.tokens[at].norm.endswith(PLURALS) and not f.flags[at]


def _pronoun(f: Measure, at: int) -> bool:
    """Whether a pronoun stands at token `at` for the whole object: «او را», not «کارهای خود را»."""
    return bool(f.flags[at] & Is.PRONOUN) and f.tokens[at].norm not in OWN


def _one_aged(f: Measure) -> bool:
    """The subject of the clause itself, or the noun that the relative clause is about."""
    start, relative = clause(f.m, f.tokens, f.flags)
    if f.before >= 0 and f.flags[f.before] & Is.PRONOUN:
        return False  # «وقتی او درگذشت، من نوزده ساله بودم»
    if relative:
        return named_before(f.m, f.tokens, f.flags, start - 1, near=True)
    if free_subject(f.m, f.tokens, f.flags, start, chunks(f.flags, start, f.m.first)):
        return True
    other = previous(f.m)
    return other is not None and other.unit == f.m.unit and inherit(f.m, "same clause")


def _is_aged(f: Measure) -> bool:
    """«۳۶ ساله», «۲۰ دقیقه‌ای»: whether the unit is an adjective's."""
    if f.adjective or f.tokens[f.after - 1].norm.endswith(_YEARS_OLD):
        return True
    return f.after > f.m.last and bool(f.flags[f.after - 1] & Is.OF_NUMBER)


def _at_place(f: Measure, at: int) -> bool:
    """«چهار روز تهران بودیم»: where somebody was so long."""
    phrase = rightward(f.tokens, f.flags, at)
    return phrase is not None and (is_place(f.tokens, *phrase, sure=False) or f.tokens[phrase.first].norm in _THERE)


def _since(f: Measure) -> bool:
    """«شش ماه است که هیچ دریافتی نداشته‌اند»: the first thing that the clause after «است که» names."""
    start = since(f.tokens, f.flags, f.after)
    if start == f.after or _is_aged(f):
        return False  # «شانزده ساله بود که …»
    far = min(start + _CLAUSE, f.count)
    end = next((i for i in range(start, far) if f.flags[i] & _ENDS), far)
    for chunk in chunks(f.flags, start, end):
        if end < f.count and f.flags[end] & Is.PARTICIPLE and chunk.last == end:
            chunk = chunk._replace(last=max(chunk.first + 1, end - 1))  # «… که زمین غصب شده است»
        phrase = None if chunk.led else strip(f.tokens, f.flags, chunk)
        if phrase is None or f.flags[phrase.first] & SETTING or is_place(f.tokens, *phrase, sure=False):
            continue
        pointed = f.flags[phrase.first - 1] & Is.DETERMINER
        owned = phrase.last < f.count and f.flags[phrase.last] & (Is.PRONOUN | Is.RA)
        if pointed or owned or phrase.last - phrase.first > 1:
            take(f.m, phrase, "since when")
            return True
        break
    return False


def _is_since(f: Measure) -> bool:
    """«باغ ۱۷۰ سال است که در اشغال بیگانه است»: the subject of both clauses."""
    if _is_aged(f) or since(f.tokens, f.flags, f.after) == f.after:
        return False
    start, _ = clause(f.m, f.tokens, f.flags)
    return bool(free_subject(f.m, f.tokens, f.flags, start, chunks(f.flags, start, f.m.first)))


def _told_of_head(f: Measure) -> bool:
    """«گنجینه‌ای که هزار سال پنهان بود»: the noun that the clause which begins with the time is about."""
    m, that = f.m, f.before
    while that > 0 and f.flags[that] & Is.COMPARATOR:
        that -= 1
    if that < 1 or not f.flags[that] & Is.RELATIVE or after_previous(m) >= that:
        return False
    stem, ending = f.tokens[that - 1], f.flags[that - 1] & Is.SUFFIX
    return bool(ending or stem.norm.endswith("ی")) and named_before(m, f.tokens, f.flags, that, near=True)


def _lasts(f: Measure) -> bool:
    """Whether a time is said of the clause's subject («زمان حضور ۷ دقیقه است»), not of when («به مدت ۳ ماه»)."""
    tokens, flags, after = f.tokens, f.flags, f.after
    if after < f.count and (flags[after] & (Is.CHANGE | Is.DEGREE) or compares(tokens[after])):
        return True  # «عالم ۹ میلیارد سال جوان‌تر بود»
    if after < f.count and flags[after] & Is.PREPOSITION and (f.first_of_two or _is_so(f)):
        return True
    if _goes_on(f):
        return True
    stated = after < f.count and bool(flags[after] & Is.COPULA)
    if stated and since(tokens, flags, after) > after:
        return _is_mean(f)  # «۴۱ سال است که …»
    before = f.before
    if before > 0 and tokens[before].norm in ("بر", "به") and flags[before - 1] & Is.COMPARATOR:
        before -= 1  # «بالغ بر ۴۰ سال», «نزدیک به سه هفته»
    while before >= 0 and flags[before] & (Is.COMPARATOR | Is.DETERMINER):
        before -= 1  # «در همین سه هفته»
    if before > 0 and tokens[before].norm == "با" and tokens[before - 1].norm in EQUAL:
        before -= 2
    if before > 0 and tokens[before].norm == "از" and tokens[before - 1].norm in BEFORE_OR_AFTER:
        return False  # «بعد از نزدیک به سه هفته»
    if before >= 0 and (
        (flags[before] & Is.TIME and not flags[before] & Is.DURATION and not stated)
        or (
            flags[before] & Is.PREPOSITION
            and tokens[before].norm not in (("به", "از", "بین") if stated else ("به", "از"))
        )
    ):
        return False
    if after >= f.count:
        return True
    if flags[after] & Is.DURATION:
        lasting = Is.VERB | Is.VERB_PREFIX | Is.LIGHT | Is.NONVERBAL | Is.TRANSFER | Is.SPENDING
        return after + 1 < f.count and not flags[after + 1] & ~lasting  # «۲۴ ساعت زمان نیاز دارد»
    return bool(flags[after] & (Is.VERB | Is.PUNCTUATION | Is.AND | Is.NONVERBAL | Is.REACH))


def _goes_on(f: Measure) -> bool:
    """«دو هفته زمینی طول می‌کشد», «تا یک سال دیگر به طول می‌انجامد»: whether the verb right after is one of lasting."""
    at = f.after + 1
    if at + 1 < f.count and f.flags[at] & Is.DURATION and f.flags[at + 1] & Is.VERB:
        return True
    for i in range(f.after, min(f.after + _LASTING, f.count - 2)):
        if f.tokens[i].norm == "به" and f.flags[i + 1] & Is.DURATION and f.flags[i + 2] & Is.VERB:
            return True
    return f.after + 1 < f.count and f.tokens[f.after].norm == "ادامه"  # «تا سه روز ادامه دارد»


def _is_mean(f: Measure) -> bool:
    """«میانگین سنی مردم ۴۴ سال است که بسیار بالاست»: whether a measure's name, not led, stands before the time."""
    start = clause(f.m, f.tokens, f.flags)[0]
    found = chunks(f.flags, start, f.m.first)
    return any(not c.led and f.flags[c.first] & (Is.MEASURE | Is.DIMENSION | Is.DURATION) for c in found)


def _is_so(f: Measure) -> bool:
    """«این ماهواره ۹۲ روز در فضا بود», «تا سه سال از مالیات معاف هستند»: a clause of what somebody or something is."""
    for i in range(f.after + 1, min(f.after + _STATE, f.count)):
        if f.flags[i] & (Is.CONJUNCTION | Is.RA | Is.NUMBER | Is.AND | Is.PUNCTUATION | Is.INFINITIVE):
            return False
        if f.flags[i] & Is.VERB or f.tokens[i].norm in _IS:
            return f.tokens[i].norm in _IS and not f.flags[i - 1] & (Is.NONVERBAL | Is.PARTICIPLE)
    return False


def done(f: Measure) -> bool:
    """«… ۱۵ دقیقه حضور داشت»: last of all, what somebody did for that time."""
    return deed(f.m, f.tokens, f.flags, f.after)


def of_main_object(f: Measure) -> bool:
    """«سفر خود را به چند کشور آغاز کرد که دو هفته به طول می‌انجامد»: the object of the clause before «که»."""
    start = clause(f.m, f.tokens, f.flags)[0]
    if start < 2 or f.tokens[start - 1].norm != "که" or not f.flags[start - 2] & Is.VERB or not _goes_on(f):
        return False
    low = clause(f.m, f.tokens, f.flags, start - 2)[0]
    mark = next((i for i in range(start - 2, low, -1) if f.flags[i] & Is.RA), -1)
    found = chunks(f.flags, low, mark) if mark > 0 else []
    if not found or found[-1].first == low:
        return False  # «وزیر سفر خود را …»: the subject may stand in the same words
    return object_before_ra(f.m, f.tokens, f.flags, low, found)
