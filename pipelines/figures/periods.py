"""The time of a figure: the interval it covers, or the rate it is a rate of.

Shapes of time and their dates come from `period_forms`, joined («از … تا …») by `period_joins`; here they are tied
to the figures of their clause.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import Counter

from pipelines.figures.document import Document, Mention, Reading, Sentence
from pipelines.figures.period_calendar import back, shift_year
from pipelines.figures.period_clauses import Verbs, verbs
from pipelines.figures.period_days import days_of_year
from pipelines.figures.period_joins import joined
from pipelines.figures.period_parts import settle
from pipelines.figures.period_readers import FREE
from pipelines.figures.period_when import When
from pipelines.figures.period_words import alternation, words
from pipelines.figures.plain import Plain, plain_of

_SPEECH_NOUNS = alternation(words()["speech_nouns"])
_FRAME = re.compile(
    rf"(?:{alternation(words()['speech'])}) *:|(?<!\w)(?:گفت|افزود)(?!\w)(?! *و *گو)"
    rf"|(?<!\w){_SPEECH_NOUNS} +(?:کرد|داد|شد|داشت)(?:ند)?(?:ه ?است)? +که(?!\w)"
)
_SAYS_NEXT = re.compile(
    rf" *{_SPEECH_NOUNS} +(?:کرد|داد|شد|داشت)(?:ند)?(?:ه(?: ?(?:است|اند|بود))?)?(?!\w)|  *(?:گفت|نوشت)(?:ند)?(?!\w)"
)
_SETTING = re.compile(rf"(?<!\w){alternation(words()['settings'])}(?!\w)")
_NOW = re.compile(rf"(?<!\w){alternation(words()['now_words'])}(?!\w)")
_EVENT = re.compile(rf"(?<!\w){alternation(words()['event_nouns'])} *(?:روز *)?$")
_SIZE = re.compile(rf"(?<!\w)(?:به|با|در) +{alternation(words()['sizes'])}ی? *(?:(?:حدود|بیش +از|بالغ +بر|تقریبی) *)?$")
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
_YEAR_BEFORE = 12  # sentences before one in which the year of «ماه دوم» may be told
_WINDOW = 700  # letters around a figure in which its time is looked for
_ADDS = re.compile(rf"[ *«-]*{alternation(words()['adds'])}(?!\w)")
_TOO = re.compile(r"(?<!\w)(?:نیز|هم)(?!\w)(?! *زمان)")
_OTHER_TIME = re.compile(rf"(?<!\w){alternation(words()['other_times'])}(?!\w)")
_OF_THIS = re.compile(rf"(?<!\w){alternation(words()['adds_of'])}(?!\w)")
_OF_THIS_WORDS = {w for e in words()["adds_of"] for w in (e.split()[-1].replace("~", ""), e.split()[-1].split("~")[0])}
_SUBJECT = 60  # letters of a sentence within which «نیز» adds its subject to the list before
_LENGTHS = {"a", "mo", "wk"}
_REFERRED = ("تعداد", "میان", "رقم", "میزان", "مقدار", "مجموع", "بین", "آمار", "افراد")
_REFERS = re.compile(rf"(?:این|آن|همین) +(?:{'|'.join(_REFERRED)})(?!\w)|از +(?:بین|میان|مجموع) +(?!\d)(?=\w)")
_OPENING = re.compile(r"(?:^|:|(?<!\w)(?:گفت|افزود)(?!\w)|^ *به +گفته +[\w ]+،)[ «]*(?:که +)?(?:همچنین +)?(?:از +)?$")


def whens(doc: Document) -> list[list[When]]:
    """For each sentence the when-expressions in it, with offsets in the document's plain text; made once."""
    return [in_sentence(s) for s in doc.sentences]


def in_sentence(sentence: Sentence) -> list[When]:
    """The when-expressions of one sentence."""
    doc = sentence.doc
    cache: dict[int, list[When]] = vars(doc).setdefault("_whens", {})
    got = cache.get(sentence.index)
    if got is None:
        got = _joined(sentence)
        if got:
            before = doc.sentences[max(0, sentence.index - _YEAR_BEFORE) : sentence.index]
            got = settle(plain_of(doc).text, got, map(_joined, reversed(before)))
        cache[sentence.index] = got
    return got


def _joined(sentence: Sentence) -> list[When]:
    """The when-expressions of a sentence as its own words give them."""
    doc = sentence.doc
    cache: dict[int, list[When]] = vars(doc).setdefault("_joined_whens", {})
    got = cache.get(sentence.index)
    if got is None:
        plain = plain_of(doc)
        got = joined(plain.text, plain.plain(sentence.start), plain.plain(sentence.end), doc.published_on)
        if doc.published_on is None and got:
            _of_told_year(plain, sentence, got)
        cache[sentence.index] = got
    return got


def _of_told_year(plain: Plain, sentence: Sentence, found: list[When]) -> None:
    """Give days without a year the one year that their sentence, or else the one before, tells."""
    open_ = [w for w in found if w.lo is None and w.hi is None and w.rule in _DATED and w.kind == "interval"]
    if not open_:
        return
    sentences = sentence.doc.sentences
    for s in (sentence, *sentences[max(0, sentence.index - 1) : sentence.index]):
        told = {m[0] for m in _FOUR.finditer(plain.text, plain.plain(s.start), plain.plain(s.end))}
        if len(told) == 1:
            year = int(told.pop())
            for w in open_:
                w.lo, w.hi = days_of_year(plain.text[w.start : w.end], year)
            return
        if told:
            return


def when_spans(doc: Document) -> list[tuple[int, int]]:
    """Page spans of every expression that only says when: numerals inside are no figures."""
    plain = plain_of(doc)
    return [plain.raw_span(w.start, w.end) for ws in whens(doc) for w in ws if w.rule != "bound-rate"]


def _is_moment(w: When) -> bool:
    """Whether it is one day: that dates an act of speech rather than what is spoken of."""
    return w.grain == "day" and w.lo == w.hi


# ---- which figures it belongs to ----------------------------------------------------------------------------------


def read(m: Mention) -> None:
    """Fill the mention's period fields; all None where the text ties no time to the figure."""
    sentence = m.sentence
    all_found = in_sentence(sentence)
    if not all_found and (sentence.index == 0 or not (_refers(sentence) or _adds(sentence))):
        return
    doc = sentence.doc
    plain = plain_of(doc)
    start, end = plain.plain(m.numeral.start), plain.plain(max(m.numeral.end, m.unit_end))
    if len(all_found) > 20:
        first = bisect_left(all_found, start - _WINDOW, key=lambda w: w.start)
        all_found = all_found[first : bisect_left(all_found, end + _WINDOW, key=lambda w: w.start)]
    found = [w for w in all_found if w.kind not in ("baseline", "name")]
    if m.unit in _LENGTHS:  # «سه سال حبس»: a length is not of a time, unless one is told right beside it
        found = [w for w in found if 0 <= w.start - end < 12 or (w.kind == "rate" and 0 <= start - w.end < 3)]
    when = _choose(plain.text, m, found, start, end, plain) if found else None
    if when is None:
        when = _carried(plain.text, m, start, end, plain, [w for w in all_found if w.kind == "baseline"])
        if when is None and m.unit not in _LENGTHS and all(w.kind == "baseline" for w in all_found):
            when = _listed(sentence, plain, start)
    if when is None or _is_place(plain.text, m, start, plain.plain(m.numeral.end)):
        return
    vars(doc).setdefault("_told", {}).setdefault(sentence.index, []).append(when)
    lo, hi, kind = when.lo, when.hi, when.kind
    if kind in ("same", "similar", "back"):
        lo, hi = _antecedent(sentence, when)
        if (
            lo is None
            and hi is None
            and when.kind == "same"
            and not _TIME_WORD.search(plain.text, when.start, when.end)
        ):
            return  # «این بازه» may be one of numbers
        kind = "interval"
    a, b = plain.raw_span(when.start, when.end)
    m.period_text = doc.raw[a:b].replace("\n", " ")
    m.period_kind = kind
    m.period_start, m.period_end = lo, hi
    m.evidence["period"] = Reading(m.period_text, f"periods:{when.rule}", a, b)


def _refers(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the sentence goes on about a figure told before («این تعداد»), in plain text; found once."""
    cache: dict[int, list[tuple[int, int]]] = vars(sentence.doc).setdefault("_refers", {})
    got = cache.get(sentence.index)
    if got is None:
        plain = plain_of(sentence.doc)
        got = cache[sentence.index] = (
            [m.span() for m in _REFERS.finditer(plain.text, plain.plain(sentence.start), plain.plain(sentence.end))]
            if not plain.words.isdisjoint(_REFERRED)
            else []
        )
    return got


def _adds(sentence: Sentence) -> bool:
    """Whether the sentence adds to a list that the one before began: «همچنین …», «نیم‌سکه نیز …»."""
    plain = plain_of(sentence.doc)
    start, end = plain.plain(sentence.start), plain.plain(sentence.end)
    if _ADDS.match(plain.text, start, end) is not None:
        return True
    too = (
        _TOO.search(plain.text, start, min(end, start + _SUBJECT))
        if "نیز" in plain.words or "هم" in plain.words
        else None
    )
    if too is None and not plain.words.isdisjoint(_OF_THIS_WORDS):
        too = _OF_THIS.search(plain.text, start, min(end, start + _SUBJECT))
    if too is None or ":" in plain.text[start:end] or any(c.isdigit() for c in plain.text[start : too.start()]):
        return False
    return _OTHER_TIME.search(plain.text, start, end) is None


def _listed(sentence: Sentence, plain: Plain, start: int) -> When | None:
    """The time that every figure of the sentence before has, where this one adds to them in the same tense."""
    doc, before = sentence.doc, sentence.doc.sentences[sentence.index - 1]
    if (
        sentence.index == 0
        or sentence.block - before.block > 1
        or (before.role == "title") != (sentence.role == "title")
        or not _adds(sentence)
    ):
        return None
    told: list[When] = vars(doc).get("_told", {}).get(before.index, [])
    if not told or told[0].kind != "interval" or any(w is not told[0] for w in told):
        return None
    total, counts = vars(doc).get("_figures_in", (-1, Counter[int]()))
    if total != len(doc.mentions):
        counts = Counter(m.sentence.index for m in doc.mentions)
        vars(doc)["_figures_in"] = (len(doc.mentions), counts)
    if len(told) < counts[before.index]:
        return None
    same = _verbs_of(sentence, plain).tense(start) == _verbs_of(before, plain).tense(plain.plain(before.start))
    return told[0] if same else None


def _is_place(text: str, m: Mention, start: int, end: int) -> bool:
    """«در ۹۰ کیلومتری شهر», «سالن ۱۲ هزار نفری»: where or how big a thing is, at any time."""
    after = text[end : end + 30].lstrip()
    if m.change is None and after.startswith("نفری") and not after[4:5].isalpha():
        return True
    if m.change is None and (_SIZE.search(text[max(0, start - 24) : start]) or _OF_SIZE.match(after)):
        return True  # «به مساحت ۴ هکتار», «با ۳ هزار متر مربع زیربنا»
    if re.match(r"(?:کیلو ?)?متری(?!\w)", after):
        return _PLACE.search(text[max(0, start - 10) : start]) is not None
    return False


def _verbs_of(sentence: Sentence, plain: Plain) -> Verbs:
    """The finite verbs of the sentence, found once."""
    cache: dict[int, Verbs] = vars(sentence.doc).setdefault("_verbs", {})
    got = cache.get(sentence.index)
    if got is None:
        got = cache[sentence.index] = verbs(plain.text, plain.plain(sentence.start), plain.plain(sentence.end))
    return got


def _choose(text: str, m: Mention, found: list[When], start: int, end: int, plain: Plain) -> When | None:
    sentence_start, sentence_end = plain.plain(m.sentence.start), plain.plain(m.sentence.end)
    # A window bounds the work in a page that is one endless sentence.
    sentence_start = max(sentence_start, start - _WINDOW)
    before = [w for w in found if sentence_start <= w.start and w.end <= start]
    after = [w for w in found if end <= w.start <= end + _WINDOW]
    next_other = min(_next_mention(m, end, plain), sentence_end)

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
    clauses = _verbs_of(m.sentence, plain)
    after = [w for w in after if w.rule != "bound-rate"]
    rate, told = _nearest(plain, before, m, start, sentence_start, clauses)
    if rate is not None:
        # The nearer of the two holds, but «میانگین روزانه … در سال گذشته» is a rate of that year.
        mean = _MEAN.search(text, max(sentence_start, rate.start - 12), rate.start)
        if mean or told is None or told.start < rate.end:
            return rate

    for w in after:
        between = text[end : w.start]
        if clauses.between(end, w.start) or "؛" in between or ":" in between or len(between) > 220:
            break
        if _RELATIVE.fullmatch(between):  # «۷ میلیاردی که دیروز پرداخت کرد»
            return w
        if told is not None and start - told.end < 9 and _AMID.search(between):
            break  # «در سال ۹۹ با ۱۶۰ درصد و در سال …»: each its own
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


def _holds(plain: Plain, w: When, m: Mention, start: int, sentence_start: int, clauses: Verbs) -> bool:
    """Whether a time told at `w` still holds for a figure that stands after it at `start`."""
    text = plain.text
    frame = False  # a verb of speech stands between: what dates the speech stays before it
    for f in _FRAME.finditer(text, w.end, start):
        if f[0].endswith("که"):
            if m.change is not None and _figure_within(m, plain, w.end, f.start()):
                continue  # «امروز قیمت را ۲۰ هزار تومان اعلام کردند که ۱۰۰ تومان افزایش داشته است»
            return False
        frame = True
    if w.kind == "rate":
        share = m.unit in ("percent", "ratio") and m.change is None
        if share and (start - w.end > 14 or _figure_within(m, plain, sentence_start, start)):
            return False  # «روزانه ۲۰۰ تماس … که ۷۰ درصد آن …»: a share is none per day
        if _MANNER.search(text, max(sentence_start, w.start - 12), w.start) and "،" in text[w.end : start]:
            return False  # «… به صورت ماهانه، کشت ۲۰ هکتار …»: of the item before
        return not (
            frame or start - w.end > 110 or clauses.between(w.end, start) or _RATE_ENDS.search(text, w.end, start)
        )
    reported = w.rule in _SETS and not _is_moment(w)
    if frame and not reported:
        set_by = list(_REPORT.finditer(text, max(sentence_start, w.start - 40), w.start))
        if not set_by or _figure_within(m, plain, set_by[-1].end(), w.start):
            return False  # «از تولید سه هزار تن در تعطیلات خبر داد و گفت: …»: that figure's own
    if w.grain == "day" and w.lo == w.hi and _SAYS_NEXT.match(text, w.end, start):
        return False  # «جمعه مدعی شده …»: the day of the claim
    if _is_moment(w) and (
        _SETTING.search(text, w.end, start) or _EVENT.search(text[max(sentence_start, w.start - 20) : w.start])
    ):
        return False
    if _NOW.search(text, w.end, start):
        return False
    here = clauses.tense(start)
    if not clauses.between(w.end, start):  # one clause, unless the figure's is set into it («… که … است، رخ داد»)
        return not (here == "present" and clauses.tense(start, 1) == "past" and _THAT.search(text, w.end, start))
    if w.grain in ("hour", "day", "week") and _TOTAL.search(text, w.end, start) and text.endswith("به ", 0, start):
        return False  # «در ۲۴ ساعت گذشته ۲۰ نفر … و مجموع درگذشتگان به ۹۰۰ نفر رسید»
    told = clauses.tense(w.end)
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


_FOUR = re.compile(
    r"(?<![\d/.٫,:-])(?:1[34]\d\d|20[012]\d)(?![\d/.٫,:]|-\d| *(?:نفر|تن|تومان|ریال|دلار|متر|کیلو|هزار|میلیون|درصد))"
)
_DATED = {"date", "dates", "from-to", "month"}
_TIME_WORD = re.compile("مدت|زمان|ایام")
_LAW = re.compile(r"(?<!\w)قانون +بودجه +$")  # … of a year: the name of a law before it is the time of a figure
_MANNER = re.compile(r"(?<!\w)به +(?:صورت|شکل|طور) +$")
_OUGHT = re.compile(rf"(?<!\w){alternation(words()['plan_words'])}(?!\w)")
_THAT = re.compile(r"(?<!\w)که(?!\w)")
_TOTAL = re.compile(
    r"(?<!در )(?<!\w)(?:مجموع|(?:شمار|تعداد|آمار) +(?:کل|کلی|تمام)|کل +(?:جان|مبتلا|موارد|بیماران|درگذشت|فوتی))(?!\w)"
)
_RATE_ENDS = re.compile(r"[؛:]|(?<!\w)که(?!\w)")


def _next_mention(m: Mention, end: int, plain: Plain) -> int:
    """Where, in plain text, the next figure of the article begins."""
    cache: tuple[int, list[int]] = vars(m.sentence.doc).get("_mention_starts", (-1, []))
    mentions = m.sentence.doc.mentions
    if cache[0] != len(mentions):
        cache = (len(mentions), [o.numeral.start for o in mentions])
        vars(m.sentence.doc)["_mention_starts"] = cache
    i = bisect_right(cache[1], m.numeral.start)
    while i < len(cache[1]) and plain.plain(cache[1][i]) < end:
        i += 1
    return plain.plain(cache[1][i]) if i < len(cache[1]) else len(plain.text)


def _is_rate(text: str, when: When) -> bool:
    """«در روز» and its like name a rate unless the unit goes on: «در روز جمعه», «در سال گذشته», «در سال ۹۸»."""
    return FREE.match(text[when.end : when.end + 14].lstrip()) is not None


def _carried(text: str, m: Mention, start: int, end: int, plain: Plain, baselines: list[When]) -> When | None:
    """The time that the sentence before sets, for one that goes on about its figures or compares them."""
    sentence = m.sentence
    if sentence.index == 0:
        return None
    opening = max(plain.plain(sentence.start), start - _WINDOW)
    goes_on = False
    told = _refers(sentence)
    first = bisect_left(told, (opening, 0))
    if first < len(told) and told[first][1] <= start:
        refers = told[first][0]
        goes_on = _OPENING.search(text[max(opening, refers - 40) : refers]) is not None
        goes_on = goes_on and not _figure_within(m, plain, opening, refers)
    compared = [w for w in baselines if not _verbs_of(sentence, plain).between(min(w.end, end), max(w.start, start))]
    if not goes_on and not compared:
        return None
    previous = sentence.doc.sentences[sentence.index - 1]
    if previous.role == "title" != sentence.role:
        return None
    spans = [w for w in in_sentence(previous) if w.kind == "interval" and not _is_moment(w)]
    if not spans:
        return None
    last = spans[-1]
    if goes_on:
        return last
    for w in compared:  # «نسبت به مدت مشابه», or the same stretch a year before
        if w.lo is None or (last.lo is not None and 350 < (last.lo - w.lo).days < 380):
            return last
    return None


def _figure_within(m: Mention, plain: Plain, a: int, b: int) -> bool:
    """Whether a figure of the article stands in text[a:b]."""
    starts: tuple[int, list[int]] = vars(m.sentence.doc).get("_mention_starts", (-1, []))
    mentions = m.sentence.doc.mentions
    if starts[0] != len(mentions):
        return any(a <= plain.plain(o.numeral.start) < b for o in mentions)
    i = bisect_left(starts[1], plain.raw(a))
    return i < len(starts[1]) and plain.plain(starts[1][i]) < b


def _antecedent(sentence: Sentence, when: When) -> tuple[dt.date | None, dt.date | None]:
    """Dates of the stretch that «این مدت», «همین ماه» or «مدت مشابه» points back to: here or up to two sentences up."""
    doc = sentence.doc
    for index in range(sentence.index, max(-1, sentence.index - 3), -1):
        if doc.sentences[index].role == "title" and sentence.role != "title":
            break
        for w in reversed(in_sentence(doc.sentences[index])):
            before = index < sentence.index or w.end <= when.start
            if not before or w.kind != "interval" or (w.lo is None and w.hi is None):
                continue
            if when.grain == "day":
                if w.grain == "day" and w.hi is not None:
                    return w.hi, w.hi
                continue
            if _is_moment(w):
                continue
            if when.kind == "back":
                if w.grain == when.grain and "rolling" not in w.rule:
                    return w.lo, w.hi
            elif when.kind == "same":
                return w.lo, w.hi
            elif w.lo is not None:
                if when.grain == "autumn":  # «سال آبی گذشته»: a year back, wherever its first day lies
                    return back(w.lo, 1, "year"), back(w.hi, 1, "year") if w.hi else None
                return shift_year((w.lo, w.hi), None, when.year) if when.year is not None else (None, None)
    return (when.lo, when.hi) if when.kind == "back" else (None, None)
