"""Which of the times that its own sentence tells a figure has: the clause before the sentence, the nearest first."""

import re
from bisect import bisect_right

from pipelines.figures.document import Mention, Sentence, remembered
from pipelines.figures.period_clauses import Verbs, verbs
from pipelines.figures.period_holds import Told, holds
from pipelines.figures.period_readers import FREE
from pipelines.figures.period_when import When
from pipelines.figures.period_words import alternation, words
from pipelines.figures.plain import Plain, plain_of

_SIZE = re.compile(
    rf"(?<!\w)(?:به|با|در) +{alternation(words()['sizes'])}ی?(?: +آن)? *(?:(?:حدود|بیش +از|بالغ +بر|تقریبی) *)?$"
)
_FOR_SO_MANY = re.compile(rf"{alternation(words()['for_so_many'])}(?!\w)(?! +که(?!\w))")
_KNOWN = re.compile(r"(?<!\w)(?:یکی +از|(?<!از )(?:بین|میان)|هر) +$")
_FEW = 4  # a set of no more that is spoken of as known
_THIS_DEED = re.compile(rf"(?<!\w)که +این +{alternation(words()['this_deed'])}(?!\w)")
_IN_VIEW = re.compile(r"(?<!\w)با +توجه +به +(?:[^\W\d]+ +){0,2}$")
_OF_SIZE = re.compile(rf"(?:متر|هکتار)(?: +(?:مربع|مکعب))? +{alternation(words()['sizes'])}(?!\w)")
_RELATIVE = re.compile(r"(?: *\w*ی)? +که +(?:(?:در|طی) +)?")
_PLACE = re.compile(r"(?:در|تا|فاصله) *$")
_BREAK = re.compile(r"[؛:]|[،,](?!\d)|(?<!\w)(?:که|اما|ولی|درحالی ?که)(?!\w)")
_BESIDE = re.compile(
    r" *(?:(?:حدود|حدودا|تقریبا|نزدیک +به|قریب +به|بیش +از|بیشتر +از|کمتر +از|بالغ +بر|دست ?کم|حداقل|حداکثر) *)?"
)
_MEAN = re.compile(rf"{alternation(words()['means'])} *$")
_AMID = re.compile(r"(?<!\w)و(?!\w)")
_AND = re.compile(r"(?:[،,]|(?<!\w)و) *(?:نیز +|همچنین +|هم +)?(?:در +|طی +|تا +|از +)?$")
WINDOW = 700  # letters around a figure in which its time is looked for
_LAW = re.compile(r"(?<!\w)قانون +بودجه +$")  # … of a year: the name of a law before it is the time of a figure


def is_place(text: str, m: Mention, start: int, end: int) -> bool:
    """«در ۹۰ کیلومتری شهر», «سالن ۱۲ هزار نفری»: where or how big a thing is, at any time."""
    after = text[end : end + 30].lstrip()
    if m.change is None and _FOR_SO_MANY.match(after):
        return True
    n = m.numeral
    if m.unit == "count" and n.value <= _FEW and n.high is None and _KNOWN.search(text, max(0, start - 12), start):
        return True  # «یکی از دو روش»
    if m.change is None and (_SIZE.search(text[max(0, start - 24) : start]) or _OF_SIZE.match(after)):
        return True  # «به مساحت ۴ هکتار», «با ۳ هزار متر مربع زیربنا»
    if re.match(r"(?:کیلو ?)?متری(?!\w)", after):
        return _PLACE.search(text[max(0, start - 10) : start]) is not None
    return False


@remembered
def verbs_of(sentence: Sentence) -> Verbs:
    """The finite verbs of the sentence, found once."""
    plain = plain_of(sentence.doc)
    return verbs(plain.text, plain.plain(sentence.start), plain.plain(sentence.end))


def choose(text: str, m: Mention, found: list[When], start: int, end: int, plain: Plain) -> When | None:
    sentence_start, sentence_end = plain.plain(m.sentence.start), plain.plain(m.sentence.end)
    # A window bounds the work in a page that is one endless sentence.
    sentence_start = max(sentence_start, start - WINDOW)
    before = [w for w in found if sentence_start <= w.start and w.end <= start]
    after = [w for w in found if end <= w.start <= end + WINDOW]
    next_other = min(next_mention(m, end, plain), sentence_end)

    for w in found:  # «از سه‌شنبه به مدت دو روز»: the time that the length itself bounds
        if w.rule == "from-to" and w.start < start and end <= w.end:
            return w
    for w in after:  # «۲۰۰ تن در روز»: right beside the figure
        if (
            w.rule == "bound-rate"
            and w.start - end < 25
            and not _BREAK.search(text, end, w.start)
            and w.start < next_other
        ) and _is_rate(text, w):
            return w
    for w in reversed(before):  # «روزی ۲۰۰ تن»; «ماهی» is also a fish: only of money
        fish = text.startswith("ماهی", w.start) and m.unit not in ("IRR", "IRT", "USD")
        beside = w.rule == "bound-rate" and not fish and not text.startswith("در ", w.start)
        if beside and _BESIDE.fullmatch(text, w.end, start):
            return w
    clauses = verbs_of(m.sentence)
    after = [w for w in after if w.rule != "bound-rate"]
    rate, told = _nearest(plain, before, m, start, sentence_start, clauses)
    if rate is not None:
        # The nearer of the two holds, but «میانگین روزانه … در سال گذشته» is a rate of that year.
        mean = _MEAN.search(text, max(sentence_start, rate.start - 12), rate.start)
        if mean or told is None or told.start < rate.end:
            return rate

    for w in after:
        between = text[end : w.start]
        apart = clauses.between(end, w.start) and not _THIS_DEED.search(between)
        if apart or "؛" in between or ":" in between or len(between) > 220:
            break
        if _RELATIVE.fullmatch(between):  # «۷ میلیاردی که دیروز پرداخت کرد»
            return w
        if told is not None and start - told.end < 9 and _AMID.search(between):
            break  # «در سال ۹۹ با ۱۶۰ درصد و در سال …»: each its own
        if _IN_VIEW.search(text, max(end, w.start - 40), w.start):
            continue  # «دو موضوع با توجه به آغاز سال تحصیلی»
        opens_next = _AND.search(between)  # it opens what comes next: «… و در سال ۹۹ …»
        law = told is not None and _LAW.search(text, max(0, told.start - 14), told.start) is not None
        if opens_next and ((told is not None and not law) or "و" in opens_next[0] or next_other < sentence_end):
            continue
        if w.kind == "rate":  # «۱۲۰ تماس روزانه»
            if len(between) < 25 and not _BREAK.search(between):
                return w
            continue
        near = w.start < next_other and not _BREAK.search(between) and len(between) < 60
        if near or told is None or law:
            if w.grain == "day" and len(between) > 80:
                break
            return w
    return told


def _nearest(
    plain: Plain, before: list[When], m: Mention, start: int, sentence_start: int, clauses: Verbs
) -> tuple[When | None, When | None]:
    """The nearest rate and the nearest interval before a figure that still hold for it."""
    rate = told = None
    looked = 0
    for w in reversed(before):
        if w.rule == "bound-rate" or (rate if w.kind == "rate" else told) is not None:
            continue
        if looked == 6:
            break
        looked += 1
        if holds(Told(plain, w, m, start, sentence_start, clauses)):
            if w.kind == "rate":
                rate = w
            else:
                told = w
        if rate is not None and told is not None:
            break
    return rate, told


def next_mention(m: Mention, end: int, plain: Plain) -> int:
    """Where, in plain text, the next figure of the article begins."""
    starts = m.sentence.doc.starts
    i = bisect_right(starts, m.numeral.start)
    while i < len(starts) and plain.plain(starts[i]) < end:
        i += 1
    return plain.plain(starts[i]) if i < len(starts) else len(plain.text)


def _is_rate(text: str, when: When) -> bool:
    """«در روز» and its like name a rate unless the unit goes on: «در روز جمعه», «در سال گذشته», «در سال ۹۸»."""
    return FREE.match(text[when.end : when.end + 14].lstrip()) is not None
