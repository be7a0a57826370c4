"""Which of the times that its own sentence tells a figure has: the clause before the sentence, the nearest first."""

import re
from bisect import bisect_left, bisect_right

from pipelines.figures.document import Mention, Sentence, remembered
from pipelines.figures.period_clauses import Verbs, verbs
from pipelines.figures.period_readers import FREE
from pipelines.figures.period_when import When
from pipelines.figures.period_words import COUNT, UNIT, alternation, words
from pipelines.figures.plain import Plain, plain_of

_SPEECH_NOUNS = alternation(words()["speech_nouns"])
_FRAME = re.compile(
    rf"(?:{alternation(words()['speech'])}) *:|(?<!\w)(?:گفت|افزود)(?!\w)(?! *و *گو)"
    rf"|(?<!\w){_SPEECH_NOUNS} +(?:کرد|داد|شد|داشت)(?:ند)?(?:ه ?است)? +که(?!\w)"
)
_SAYS_NEXT = re.compile(
    rf" *{_SPEECH_NOUNS} +(?:کرد|داد|شد|داشت)(?:ند)?(?:ه(?: ?(?:است|اند|بود))?)?(?!\w)|  *(?:گفت|نوشت)(?:ند)?(?!\w)"
)
_SAID = re.compile(rf" *(?:{_SPEECH_NOUNS} +(?:کرد|داد|کرده|داده)(?:ند|ه?(?:است|بود))?|(?:گفت|نوشت)(?:ند|ه)?)(?!\w)")
_WITHIN = re.compile(r"(?<!\w)(?:در|طی) +$")
_SETTING = re.compile(rf"(?<!\w){alternation(words()['settings'])}(?!\w)")
_NOW = re.compile(rf"(?<!\w){alternation(words()['now_words'])}(?!\w)")
_LATER = re.compile(rf"(?<!\w)(?:{alternation(words()['later'])}|(?:پس|بعد) +از +{COUNT} +{UNIT})(?!\w)")
_EVENT = re.compile(rf"(?<!\w){alternation(words()['event_nouns'])} *(?:روز *)?$")
_AT_EVENT = re.compile(rf"(?<!\w)(?:در|طی) +(?:این +)?{alternation(words()['event_nouns'])} *(?:روز *)?$")
_TOLD_LAST = re.compile(
    rf"(?:{_SPEECH_NOUNS} +(?:کرد|داد|داشت|کرده|داده)(?:ند|یم)?|(?:گفت|نوشت|افزود|پرداخت)(?:ند|ه|یم)?)(?: ?است| ?بود)?$"
)
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
_SETS = {
    "rolling", "first-months", "half", "season", "from-until-now", "from-to", "from-year", "same", "ending",
}  # fmt: skip
_REPORT = re.compile(rf"(?<!\w){alternation(words()['setters'])}(?!\w)")
_AMID = re.compile(r"(?<!\w)و(?!\w)")
_AND = re.compile(r"(?:[،,]|(?<!\w)و) *(?:نیز +|همچنین +|هم +)?(?:در +|طی +|تا +|از +)?$")
WINDOW = 700  # letters around a figure in which its time is looked for
_TOO = re.compile(r"(?<!\w)(?:نیز|هم)(?!\w)(?! *زمان)")
_LAW = re.compile(r"(?<!\w)قانون +بودجه +$")  # … of a year: the name of a law before it is the time of a figure
_MANNER = re.compile(r"(?<!\w)به +(?:صورت|شکل|طور) +$")
_OUGHT = re.compile(rf"(?<!\w){alternation(words()['plan_words'])}(?!\w)")
_THAT = re.compile(r"(?<!\w)که(?!\w)")
_TOTAL = re.compile(
    r"(?<!در )(?<!\w)(?:مجموع|(?:شمار|تعداد|آمار) +(?:کل|کلی|تمام)|کل +(?:جان|مبتلا|موارد|بیماران|درگذشت|فوتی))(?!\w)"
)
_RATE_ENDS = re.compile(r"[؛:]|(?<!\w)(?:که|به +عبارت(?:ی| +دیگر))(?!\w)")
# «قوی‌ترین افزایش در چهار ماه گذشته»: a record over that time
_RECORD = re.compile(
    r"ترین +(?:(?!(?:را|با|به|که|و)(?!\w))[^\W\d]+ +){1,5}(?:(?:در|طی) +)?(?:(?:نزدیک +به|حدود|بیش +از) +)?$"
)


def is_moment(w: When) -> bool:
    """Whether it is one day: that dates an act of speech rather than what is spoken of."""
    return w.grain == "day" and w.lo == w.hi


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
        if _holds(plain, w, m, start, sentence_start, clauses):
            if w.kind == "rate":
                rate = w
            else:
                told = w
        if rate is not None and told is not None:
            break
    return rate, told


def _set_in(text: str, w: When, sentence_start: int, start: int) -> bool:
    """«سهمیه (ماهانه ۶۰ لیتر) … ۱۵۰۰ تومان»: what stands in brackets with other words holds in them alone."""
    closes = text.find(")", w.end, start)
    if closes < 0 or "(" in text[w.end : closes]:
        return False
    opens = text.rfind("(", sentence_start, w.start)
    return (
        opens >= 0
        and ")" not in text[opens : w.start]
        and bool((text[opens + 1 : w.start] + text[w.end : closes]).strip())
    )


def dates_speech(text: str, w: When, sentence_start: int, end: int) -> bool:
    """Whether `w` is the day of an act of speech told in text[w.end:end], or of an event that it names."""
    if w.grain == "day" and w.lo == w.hi and _SAYS_NEXT.match(text, w.end, end):
        return True  # «جمعه مدعی شده …»: the day of the claim
    if (
        w.rule in ("rolling", "this")
        and not _WITHIN.search(text, sentence_start, w.start)
        and _SAID.match(text, w.end, end)
    ):
        return True  # «هفته گذشته اعلام کرد: …»
    return is_moment(w) and (
        _SETTING.search(text, w.end, end) is not None
        or _EVENT.search(text[max(sentence_start, w.start - 20) : w.start]) is not None
    )


def _done_there(text: str, w: When, sentence_start: int, start: int, clauses: Verbs) -> bool:
    """«در جلسه امروز سه ماده تصویب شد»: what is done, not told, at an event is of its day."""
    if not _AT_EVENT.search(text[max(sentence_start, w.start - 24) : w.start]) or clauses.between(w.end, start):
        return False
    done = clauses.next_end(start)
    return (
        done > 0
        and not _TOLD_LAST.search(text, max(start, done - 40), done)
        and not _SETTING.search(text, w.end, start)
    )


def _holds(plain: Plain, w: When, m: Mention, start: int, sentence_start: int, clauses: Verbs) -> bool:
    """Whether a time told at `w` still holds for a figure that stands after it at `start`."""
    text = plain.text
    if _set_in(text, w, sentence_start, start):
        return False
    frame = False  # a verb of speech stands between: what dates the speech stays before it
    for f in _FRAME.finditer(text, w.end, start):
        if f[0].endswith("که"):
            if m.change is not None and figure_within(m, plain, w.end, f.start()):
                continue  # «امروز قیمت را ۲۰ هزار تومان اعلام کردند که ۱۰۰ تومان افزایش داشته است»
            return False
        frame = True
    if w.kind == "rate":
        share = m.unit in ("percent", "ratio") and m.change is None
        if share and (start - w.end > 14 or figure_within(m, plain, sentence_start, start)):
            return False  # «روزانه ۲۰۰ تماس … که ۷۰ درصد آن …»: a share is none per day
        if _MANNER.search(text, max(sentence_start, w.start - 12), w.start) and "،" in text[w.end : start]:
            return False  # «… به صورت ماهانه، کشت ۲۰ هکتار …»: of the item before
        return not (
            frame or start - w.end > 110 or clauses.between(w.end, start) or _RATE_ENDS.search(text, w.end, start)
        )
    reported = w.rule in _SETS and not is_moment(w)
    if frame and not reported:
        set_by = list(_REPORT.finditer(text, max(sentence_start, w.start - 40), w.start))
        if not set_by or figure_within(m, plain, set_by[-1].end(), w.start):
            return False  # «از تولید سه هزار تن در تعطیلات خبر داد و گفت: …»: that figure's own
    if dates_speech(text, w, sentence_start, start) and not _done_there(text, w, sentence_start, start, clauses):
        return False
    if _NOW.search(text, w.end, start) or (is_moment(w) and _LATER.search(text, w.end, start)):
        return False
    apart = clauses.between(w.end, start) or "؛" in text[w.end : start]
    if apart and w.rule.endswith("plan"):
        return False
    if apart and w.rule == "rolling" and _RECORD.search(text, max(sentence_start, w.start - 60), w.start):
        return False
    here = clauses.tense(start)
    if not clauses.between(w.end, start):  # one clause, unless the figure's is set into it («… که … است، رخ داد»)
        return not (here == "present" and clauses.tense(start, 1) == "past" and _THAT.search(text, w.end, start))
    if w.grain in ("hour", "day", "week") and _TOTAL.search(text, w.end, start) and text.endswith("به ", 0, start):
        return False  # «در ۲۴ ساعت گذشته ۲۰ نفر … و مجموع درگذشتگان به ۹۰۰ نفر رسید»
    told = clauses.tense(w.end)
    if told in ("future", "present") and here == "present" and w.grain == "day" and w.lo == w.hi:
        today = m.sentence.doc.published_on
        if w.lo is not None and today is not None and w.lo > today:
            return True  # «فردا آسمان صاف خواهد بود و دما به ۳۷ درجه می‌رسد»
    if _OUGHT.search(text, clauses.ends[0] if clauses.ends and clauses.ends[0] > w.end else w.end, start) is not None:
        return False  # «تا پایان سال به هفت می‌رسد و باید سه ایستگاه دیگر …»
    if w.rule == "season-bare" or told == "future" != here:
        return False
    today = m.sentence.doc.published_on
    if here == "future" and told == "past" and w.hi is not None and today is not None and w.hi < today:
        return False  # «سال گذشته ۲۰ طرح اجرا شد و ۳۰ طرح اجرا خواهد شد»
    # Another clause: how things are («… است», «… دارند») is not of the time at which something happened; but a
    # change, and what is told of the figures before («… که ۲۰ درصد آن …»), is.
    goes_on = m.change is not None or text[clauses.last_end(start) :].lstrip(" ،")[:3] == "که "
    if w.grain == "day" and _TOO.search(text, max(clauses.last_end(start), w.end), start) is not None:
        return True  # «قیمت سکه امروز به … رسیده و هر گرم طلا نیز … قیمت دارد»
    return goes_on or not (here == "present" and told == "past")


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


def figure_within(m: Mention, plain: Plain, a: int, b: int) -> bool:
    """Whether a figure of the article stands in text[a:b]."""
    starts = m.sentence.doc.starts
    i = bisect_left(starts, plain.raw(a))
    return i < len(starts) and plain.plain(starts[i]) < b
