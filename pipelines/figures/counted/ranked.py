"""What figures of places and names count where the sentence ranks them: «شیراز با ۹۰ مورد … بیشترین تلفات را داشتند»."""

from pipelines.figures.antecedents import end_token, led, previous, told_before
from pipelines.figures.counted.answers import Counting, copy, ends_clause, take
from pipelines.figures.counted.clauses import beside, strip
from pipelines.figures.counted.deeds import BEFORE_OR_AFTER
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.phrases import Phrase, chunks, ranks, rightward
from pipelines.figures.word_classes import Is, word_set

_FAR = 90  # tokens from a figure of a list to what the list leads to
_LEADERS = word_set("leaders")
_RANKINGS = word_set("rankings")
_CAUSES = word_set("causes")
_WITH = frozenset({"با"})
_LEADS = frozenset({"با", "("})
_NAME = 4  # words of a place or a name
_NO_THING = Is.LOCATIVE | Is.TIME | Is.EMPTY_MEASURE | Is.PREPOSITIONAL
_ROADS = word_set("stretches")
_LEADING = "what they lead in"
_STANDINGS = word_set("standings")
_NEXT = "next in the order"
_OPENING = 12  # tokens from «پس از آن» to the figure
_AS_FIRST = "as the first of the list"
_INHERITED = frozenset({"same clause", "as before", "subject", _AS_FIRST})


def leading(f: Counting) -> bool:
    """«شیراز با ۹۰ مورد، اهواز (۴۰ مورد) و … در صدر آمار گمشدگان هستند»: what the list leads to."""
    return _lead(f, _LEADS) > 0 and _leads(f)


def places_leading(f: Counting) -> bool:
    """«آبعلی با ۹ میلی‌متر و زرندیه با ۸ میلی‌متر بیشترین بارش را داشتند»: the same where places are told, no things."""
    at = _lead(f, _WITH)
    return at > 0 and _item_is_place(f, at) and _leads(f)


def ranked_in(f: Counting) -> bool:
    """«استان در تولید عسل با ۵ هزار تن رتبه سوم را دارد»: in what somebody is ranked by so much."""
    at = _lead(f, _WITH)
    if at < 2 or f.after >= f.count or f.tokens[f.after].norm not in _STANDINGS:
        return False
    item = next((c for c in reversed(chunks(f.flags, max(0, at - _NAME - 1), at)) if c.last == at), None)
    if item is None or not item.led or f.tokens[item.first - 1].norm != "در":
        return False
    phrase = strip(f.tokens, f.flags, item)
    if phrase is None or f.flags[phrase.first] & _NO_THING or _names_place(f, phrase.first, phrase.first + 1):
        return False
    take(f.m, phrase, _LEADING)
    return True


def _lead(f: Counting, words: frozenset[str]) -> int:
    """The token before the figure and its comparators if it is one of `words`; -1 where it is not."""
    before = f.m.first - 1
    if before < 1 or not (f.tokens[before].norm in words or f.flags[before] & (Is.COMPARATOR | Is.EMPTY_MEASURE)):
        return -1
    at = beside(f.m, f.flags)
    return at if at > 0 and f.tokens[at].norm in words else -1


def _leads(f: Counting) -> bool:
    for i in range(f.after, min(f.after + _FAR, f.count - 1)):
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION) or ends_clause(f.tokens, i):
            break
        if f.tokens[i].norm not in _LEADERS or f.flags[i + 1] & Is.AND:
            continue  # «… بیشترین و … کمترین تلفات را داشتند»
        phrase = _led_to(f, i + 1)
        if phrase is not None:
            take(f.m, phrase, _LEADING)
        return phrase is not None
    return False


def _led_to(f: Counting, at: int) -> Phrase | None:
    """The noun phrase after a leader at `at`, past «سهم از کل»."""
    phrase = rightward(f.tokens, f.flags, at)
    if phrase is not None and f.tokens[phrase.first].norm in _RANKINGS:
        past = phrase.last + (phrase.last < f.count and bool(f.flags[phrase.last] & Is.RA))  # «بیشترین سهم را از …»
        if past + 1 >= f.count or f.tokens[past].norm != "از":
            return None
        phrase = rightward(f.tokens, f.flags, past + 1)
    if phrase is None:
        return None
    if phrase.last - phrase.first == 1 and f.flags[phrase.first] & (Is.EMPTY_MEASURE | Is.CHANGE):
        return None  # «بیشترین میزان آن», «بیشترین میزان کاهش»
    if f.flags[phrase.first] & _NO_THING and not f.flags[phrase.first] & Is.DIMENSION:
        return None
    return phrase


def causing(f: Counting) -> bool:
    """«سرعت با ۴۵ درصد و خستگی با ۱۵ درصد علت اصلی تصادف‌ها هستند»: of what those of a list are the causes."""
    m = f.m
    if m.change is not None or _lead(f, _WITH) < 1:
        return False
    for i in range(f.after, min(f.after + _FAR, f.count - 1)):
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION) or ends_clause(f.tokens, i):
            return False
        if f.tokens[i].norm not in _CAUSES:
            continue
        at = i + 1
        while at < f.count and f.flags[at] & Is.ADJECTIVE:
            at += 1
        phrase = rightward(f.tokens, f.flags, at, firm=True)
        if phrase is None and at + 1 < f.count and not f.flags[at] and f.flags[at + 1] & Is.COPULA:
            phrase = Phrase(at, at + 1)
        if phrase is not None and not f.flags[phrase.first] & _NO_THING:
            take(m, phrase, _LEADING)
            return True
        return False
    return False


def ranks_those_with(f: Counting) -> bool:
    """«ترکیه با ۱۰ درصد مهم‌ترین مقاصد صادراتی است»: what those with so many are, no whole."""
    at = beside(f.m, f.flags)
    return at > 0 and f.tokens[at].norm == "با" and ranks(f.tokens[f.after].norm)


def as_the_list(f: Counting) -> bool:
    """«بیشترین رشد صادرات مربوط به فارس با ۵، ایلام با ۴ و مرکزی با ۳ درصد»: as the item before, which is a place too."""
    m, at = f.m, _lead(f, _WITH)
    other = told_before(m) if at > 0 else None
    if other is None or other.unit != m.unit:
        return False
    end = end_token(other)
    if not (led(other) or _item_is_place(f, other.first)) or not 0 < at - end <= _NAME + 1:
        return False
    known = other.evidence["counted"]
    if known.rule == _LEADING and known.start > m.numeral.start:
        copy(m, other, _LEADING)  # «آبعلی با ۹ میلی‌متر، زرندیه با ۸ میلی‌متر و … بیشترین بارش را ثبت کردند»
        return True
    if known.rule not in _INHERITED or known.start >= f.tokens[other.first].start:
        return False
    first = f.m.sentence.token_at(known.start)
    if any(f.flags[i] & (Is.VERB | Is.CONJUNCTION) for i in range(end, at)):
        return False
    between = chunks(f.flags, first, other.first)
    if known.rule != _AS_FIRST and (not between or not between[-1].led or f.tokens[between[-1].first - 1].norm == "با"):
        return False  # the item before is itself what its figure is of
    copy(m, other, _AS_FIRST)
    return True


def next_after(f: Counting) -> bool:
    """«… و پس از آن جاده‌های روستایی با ۸۴ مورد، معابر شهری با ۳ مورد قرار دارند»: as those that come before them."""
    m, tokens, at = f.m, f.tokens, _lead(f, _WITH)
    other = previous(m) if at > 2 else None
    if other is None or other.unit != m.unit or other.counted is None:
        return False
    if not (_item_is_place(f, at) or _stands(f)):
        return False
    if other.sentence is m.sentence and other.evidence["counted"].rule == _NEXT:
        if any(f.flags[i] & (Is.VERB | Is.CONJUNCTION) for i in range(end_token(other), at)):
            return False
        copy(m, other, _NEXT)
        return True
    for i in range(at - 1, max(0, at - _OPENING), -1):
        if tokens[i].norm == "از" and tokens[i - 1].norm in BEFORE_OR_AFTER:
            copy(m, other, _NEXT)
            return True
        if f.flags[i] & (Is.VERB | Is.NUMBER) or ends_clause(tokens, i):
            break
    return False


def _item_is_place(f: Counting, at: int) -> bool:
    """Whether the words right before the «با» at `at` name a place."""
    item = next((c for c in reversed(chunks(f.flags, max(0, at - _NAME - 1), at)) if c.last == at), None)
    return item is not None and _names_place(f, item.first, item.last)


def _names_place(f: Counting, first: int, last: int) -> bool:
    """Whether the words [first, last) name a place or a kind of road, nothing that is counted."""
    if any(f.flags[i] & Is.LOCATIVE or f.tokens[i].norm in _ROADS for i in range(first, last)):
        return True
    return is_place(f.tokens, first, last, sure=False)


def _stands(f: Counting) -> bool:
    """«پس از این شهر مریوان با ۱۸۸ میلی‌متر در رتبه بعدی است»: whether the sentence tells an order of measures."""
    if f.m.unit == "count":
        return False  # «پس از آن سوختگی با ۹۸۱ مورد در رتبه دوم است»
    for i in range(f.after, min(f.after + _FAR, f.count)):
        if f.tokens[i].norm in _STANDINGS:
            return True
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION) or ends_clause(f.tokens, i):
            break
    return False
