"""Whether a time told earlier in a sentence still holds for a figure after it."""

import re
from collections.abc import Callable

from pipelines.figures.periods.compared import compared_from, figure_within, told_by
from pipelines.figures.periods.prices import trades
from pipelines.figures.periods.relative import of_what_was_done, relative
from pipelines.figures.periods.sentences import in_sentence
from pipelines.figures.periods.speech_days import (
    EVENT,
    REPORT,
    SAID,
    SETTING,
    SPEECH_DONE,
    SPEECH_NOUNS,
    SPEECH_VERBS,
    dates_speech,
    is_moment,
)
from pipelines.figures.periods.today import today_of
from pipelines.figures.periods.told import Answer, Told, had
from pipelines.figures.periods.words import ABOUT, COUNT, TOO, UNIT, any_of
from pipelines.figures.rules import NOTHING, first
from pipelines.figures.units import TIMES

_FRAME = re.compile(
    rf"(?:{any_of('speech')}) *:|(?<!\w)(?:گفت|افزود)(?!\w)(?! *و *گو)"
    rf"|(?<!\w){SPEECH_NOUNS} +{SPEECH_VERBS}(?:ند)?(?:ه ?است)? +که(?!\w)"
)
_WAS = re.compile(r"(?<!\w)(?<!همراه )(?<!مواجه )(?<!روبرو )(?<!روبه رو )(?:بود|بودند|بوده(?: ?(?:است|اند))?)$")
_REACHES = re.compile(any_of("reaches"))
_NOW_AT = re.compile(rf"(?<!نزدیک )(?<!قریب )(?<!نسبت )(?<!\w)به +(?:(?:{any_of('figures')}|{ABOUT}) +)*$")
_COMPARED_WITH = re.compile(rf"(?<!\w){any_of('baseline')}(?!\w)")
_FROM = re.compile(r"(?<!\w)از +(?=[^،؛:]*\d)(?:(?!(?:از|به|که|تا)(?!\w))[\w.٫/٪]+ +){1,9}$")
_TO = re.compile(rf" *،? *به +(?:(?:{any_of('figures')}|{ABOUT}) +)*")
_AFTERMATH = re.compile(r"(?<!\w)(?:پس|بعد) +از +(?!(?:آن|این)(?!\w))(?:[^\W\d]+ +){1,4}$")
_WHILE = re.compile(r"(?<!\w)در ?حالی +(?!که)")
_THOUGH = re.compile(r"(?<!\w)این +در ?حالی +(?:است|بود) +که(?!\w)")
_MOST = re.compile(rf"[ ،]*(?:و +)?{any_of('extremes')}(?!\w)")  # «و کمترین مربوط به … با ۱۴ درصد است»
_TURNS = re.compile(r"(?<!\w)(?:که|اما|ولی|لیکن)(?!\w)")  # what opens another clause
_HANGS = re.compile(r"[ ،]*که ")
_RANKED = re.compile(rf"(?<!\w){any_of('ranks')} ?(?:ها)?ی?(?!\w)")
NOW = re.compile(rf"(?<!نسبت به )(?<!برخلاف )(?<!\w)(?:{any_of('now_words')}|از +این +(?:[^\W\d]+ +)?به +بعد)(?!\w)")
_LATER = re.compile(rf"(?<!\w)(?:{any_of('later')}|(?:پس|بعد) +از +{COUNT} +{UNIT})(?!\w)")
_AGAIN = re.compile(rf": *(?:«|این +|در +|در +این +)*(?P<event>{any_of('event_nouns')})(?: +ما)?(?= |،)")
_AT_EVENT = re.compile(rf"(?<!\w)(?:در|طی) +(?:این +)?{any_of('event_nouns')} *(?:روز *)?$")
_ATTENDED = re.compile(rf"(?<!\w){any_of('attends')} +[^\W\d]+$")
_TOLD_LAST = re.compile(
    rf"(?:{SPEECH_NOUNS} +(?:داشت|{SPEECH_DONE})(?:ند|یم)?|{any_of('told_by')}(?:ند|ه|یم)?)(?: ?است| ?بود)?$"
)
_THIS_FIGURE = re.compile(rf": *«? *(?:این|همین) +{any_of('referred')}(?!\w)")
_NEXT_IN_ORDER = re.compile(r"(?<!\w)(?:پس|بعد) +از +(?:آن|این)(?:ها)?(?!\w)[^:]* با +")
_ITS_OBJECT = re.compile(rf"(?<!\w)را +(?:(?:{ABOUT}|به) +)*\d[^:]*:")
_SETS = {
    "rolling", "first-months", "half", "season", "from-until-now", "from-to", "from-year", "same", "ending",
}  # fmt: skip
_MANNER = re.compile(rf"(?<!\w)به +{any_of('manners')} +$")
_INTENDED = re.compile(rf"(?<!\w){any_of('intended')}(?!\w)")
_OUGHT = re.compile(rf"(?<!\w){any_of('plan_words')}(?!\w)")
_THAT = re.compile(r"(?<!\w)که(?!\w)")
TOTAL = re.compile(
    rf"(?<!در )(?<!\w)و?(?:مجموع|{any_of('tallies')} +{any_of('number_of')}\w*|کل +{any_of('whole_of')})(?!\w)"
)
_SUM = re.compile(r"(?<!\w)با +(?:مجموع|در +مجموع|جمعا) +$")
_RATE_ENDS = re.compile(r"[؛:]|(?<!\w)(?:که|به +عبارت(?:ی| +دیگر))(?!\w)")
# «قوی‌ترین افزایش در چهار ماه گذشته»: a record over that time
_RECORD = re.compile(rf"ترین +(?:(?!{any_of('record_ends')}(?!\w))[^\W\d]+ +){{1,5}}(?:(?:در|طی) +)?(?:{ABOUT} +)?$")
# «در مدت ۵ دقیقه پاسخ می‌دهد»: how long one deed takes
_SHORT = re.compile(r"(?:در +مدت|در +عرض|(?:در +)?ظرف) .*(?:دقیقه|ثانیه)")
_TRIED = re.compile(rf"(?<!\w){any_of('trials')}(?!\w)[^،؛:]*$")
_TRIED_FOR = 40  # letters from «دادگاه» to a sum
# «به دلیل … کشته شدن ۳۴۶ نفر»
_CAUSE = re.compile(r"(?<!\w)(?:به +(?:دلیل|علت|خاطر|سبب)|در +پی)(?:(?: +(?!که(?!\w))[^\W\d]+)* +[^\W\d]+[دت]ن)? +$")
_CAN = re.compile(r"(?<!\w)ن?می ?توان(?:یم|ند|د|م)?(?!\w)")
_NEXT_WORDS = 60  # letters after a figure where no verb is known
_FAR = 110  # letters that a rate holds for
_THUS = re.compile(rf"[؛،] *{any_of('so')}(?!\w)")
_UP_TO_NOW = ("until-now", "from-until-now")
_SHARE_FAR = 14  # … for a share


def holds(t: Told) -> bool:
    """Whether the time holds for the figure: the first of the rules that answers, else that of two clauses."""
    t.here = t.clauses.tense(t.start)
    return bool(first(_RULES, t))


# ---- the rules: True it holds, NOTHING it does not ----------------------------------------------------------------


def _set_in(t: Told) -> Answer:
    """«سهمیه (ماهانه ۶۰ لیتر) … ۱۵۰۰ تومان»: what stands in brackets with other words holds in them alone."""
    text, w = t.text, t.w
    closes = text.find(")", w.end, t.start)
    if closes < 0 or "(" in text[w.end : closes]:
        return None
    opens = text.rfind("(", t.opening, w.start)
    if opens < 0 or ")" in text[opens : w.start]:
        return None
    return NOTHING if (text[opens + 1 : w.start] + text[w.end : closes]).strip() else None


def _frames(t: Told) -> Answer:
    """«سال گذشته گفت که ۲۰ …»: what «که» leads in is not of the time of the speech, unless the figure is a change:
    «امروز قیمت را ۲۰ هزار تومان اعلام کردند که ۱۰۰ تومان افزایش داشته است»."""
    for f in _FRAME.finditer(t.text, t.w.end, t.start):
        if not f[0].endswith("که"):
            t.said = True
        elif not (t.m.change is not None and figure_within(t.m, t.plain, t.w.end, f.start())):
            return None if told_by(t.m, t.plain, t.clauses, t.w.end, f.start()) else NOTHING
    return None


def _referred(t: Told) -> Answer:
    """«… مصرف دیروز به ۷۸ هزار رسید، گفت: این رقم … ۵۲۰۰ بیشتر است»: of the figure told right before the speech."""
    this = (
        _THIS_FIGURE.search(t.text, t.w.end, t.start)
        if t.said and t.m.change is not None and t.w.kind == "interval"
        else None
    )
    return (this is not None and figure_within(t.m, t.plain, t.w.end, this.start())) or None


def _rate(t: Told) -> Answer:
    """«روزانه ۲۰۰ تماس»: a rate holds near by and in its own clause."""
    text, w, m = t.text, t.w, t.m
    if w.kind != "rate":
        return None
    if text.endswith(" این ", w.end, t.start):
        return NOTHING  # «میانگین درآمد سالانه این ۵۰۰ نفر»
    share = m.unit in ("percent", "ratio") and m.change is None
    beside = not text[w.end : t.start].strip()  # «… ۲۰ درصد و سالانه سه درصد»
    if share and (t.start - w.end > _SHARE_FAR or (not beside and figure_within(m, t.plain, t.opening, t.start))):
        return NOTHING  # «روزانه ۲۰۰ تماس … که ۷۰ درصد آن …»: a share is none per day
    if _MANNER.search(text, max(t.opening, w.start - 12), w.start) and "،" in text[w.end : t.start]:
        return NOTHING  # «… به صورت ماهانه، کشت ۲۰ هکتار …»: of the item before
    if t.said or t.start - w.end > _FAR or t.apart or t.between(_RATE_ENDS):
        return NOTHING
    return True


def _of_another(t: Told) -> Answer:
    """«از تولید سه هزار تن در تعطیلات خبر داد و گفت: …», «برنامه امسال را ۵۰۰ تن اعلام و تصریح کرد: …»: that figure's own."""
    if not t.said or (t.w.rule in _SETS and not is_moment(t.w)):
        return None
    set_by = list(REPORT.finditer(t.text, max(t.opening, t.w.start - 40), t.w.start))
    own = not set_by or t.between(_ITS_OBJECT) or figure_within(t.m, t.plain, set_by[-1].end(), t.w.start)
    if own and TOO.search(t.text, max(t.w.end, t.clauses.last_end(t.start)), t.start):
        return None  # «با بیان اینکه سال گذشته ۳۰ تن جمع شد، گفت: در این طرح نیز ۴۰ تن …»
    return NOTHING if own else None


def _of_speech(t: Told) -> Answer:
    """«… روز سه‌شنبه در نشست خبری گفت ۲۰ …»: the day of the speech; but see `_done_there`."""
    if not dates_speech(t.text, t.w, t.opening, t.start):
        return None
    return None if _done_there(t) else NOTHING


def _event_again(t: Told) -> Answer:
    """«درباره جلسه امروز … گفت: این جلسه با حضور ۱۶ نماینده برگزار شد»: told of the event itself."""
    if not t.said or t.here != "past":
        return None
    event = EVENT.search(t.text[max(t.opening, t.w.start - 20) : t.w.start])
    again = _AGAIN.search(t.text, t.w.end, t.start) if event else None
    return (again is not None and event is not None and again["event"] == event["event"]) or None


def _done_there(t: Told) -> bool:
    """«در جلسه امروز سه ماده تصویب شد»: what is done, not told, at an event is of its day."""
    text = t.text
    if not _AT_EVENT.search(text[max(t.opening, t.w.start - 24) : t.w.start]):
        return False
    begun, done = t.clauses.next_end(t.w.end), t.clauses.next_end(t.start)
    if begun < t.start and (not _ATTENDED.search(text, t.w.end, begun) or SAID.search(text, begun, t.start)):
        return False  # … but «در جلسه امروز حضور داشت و به ۵ پرسش پاسخ داد»
    return done > 0 and not _TOLD_LAST.search(text, max(t.start, done - 40), done) and not t.between(SETTING)


def _later(t: Told) -> Answer:
    """«دیروز … و اکنون ۲۰ …», «روز شنبه … و سه روز بعد …», «… و این در حالی است که …»; nor is the day of a court's
    session that of the crime («امروز در دادگاه فرار ۴ میلیون یورویی شرکت کرد»)."""
    if t.between(NOW) or (t.m.change is None and t.between(_THOUGH)):
        return NOTHING
    if not is_moment(t.w):
        return None
    of_crime = t.m.attributive and _TRIED.search(t.text, max(t.w.end, t.start - _TRIED_FOR), t.start) is not None
    today = t.here == "past" and t.w.lo == today_of(t.m.sentence.doc)  # nothing has happened after it
    return NOTHING if of_crime or (not today and t.between(_LATER)) else None


def _apart(t: Told) -> Answer:
    """A plan's years, and the time over which something is a record, do not reach the next clause."""
    if not t.apart and "؛" not in t.text[t.w.end : t.start]:
        return None
    record = t.w.rule == "rolling" and _RECORD.search(t.text, max(t.opening, t.w.start - 60), t.w.start)
    record = (
        None if t.between(_NEXT_IN_ORDER) else record
    )  # «بیشترین بارش در ۲۴ ساعت گذشته … بود؛ پس از آن یزد با ۱۲ …»
    long = t.w.rule in ("vague", "era") or (t.w.rule == "rolling" and "های" in t.text[t.w.start : t.w.end])
    deed = long and (_SHORT.match(t.text, t.w.start, t.w.end) or t.between(_TURNS))
    return NOTHING if record or deed or t.w.rule.endswith("plan") else None


def _one_clause(t: Told) -> Answer:
    """One clause, unless the figure's is set into it («… که … است، رخ داد»)."""
    if t.apart:
        return None
    set_into = t.here == "present" and t.clauses.tense(t.start, 1) == "past" and t.between(_THAT)
    return NOTHING if set_into else True


def _short_length(t: Told) -> Answer:
    """«بازی جمعه برگزار می‌شود زیرا ۱۸ روز …»: days and hours of another clause are no day's, nor a season's."""
    return NOTHING if t.m.unit in TIMES and (is_moment(t.w) or t.w.lo is None) else None


def _from_then(t: Told) -> Answer:
    """«از ۳۷۰ هزار تومان در سال گذشته به ۴۰۰ هزار تومان (با ۲۰ شعبه) رسید»: the time of what it was."""
    if not _TO.match(t.text, t.w.end, t.start):
        return None
    opens = _FROM.search(t.text, max(t.opening, t.w.start - 80), t.w.start)
    return NOTHING if opens and figure_within(t.m, t.plain, opens.start(), t.w.start) else None


def _of_compared(t: Told) -> Answer:
    """«… نسبت به رقم ۴۲ دلاری ماه ژوئیه، به ۴۳ دلار رسید», «… در قیاس با ۸ میلیارد دلار در مدت مشابه پارسال ۴۹ درصد
    کاهش دارد»: the time of that figure alone."""
    return NOTHING if compared_from(t.text, t.w, t.opening) >= 0 else None


def _change_since(t: Told) -> Answer:
    """«در بهار امسال ۳۰ تن بود که این رقم در مدت مشابه پارسال ۲۰ تن بود و ۵۰ درصد رشد دارد»: a change is of what was
    told first, where another time's level stands between and the clause names nothing to compare with."""
    if t.m.change is None or not t.apart or (t.w.lo is None and t.w.kind != "similar"):
        return None
    closes = t.clauses.next_end(t.w.end)
    if not _WAS.search(t.text, max(t.w.end, closes - 10), closes) or not figure_within(t.m, t.plain, t.w.end, closes):
        return None
    if t.between(_THUS):  # «… که پارسال ۷۵ میلی‌متر بود؛ بر این اساس … نسبت به سال قبل ۴۲ درصد کاهش یافته»
        return NOTHING if _later_told(t) else None
    if t.w.kind != "similar" and _COMPARED_WITH.search(t.text, closes, max(t.start, t.clauses.next_end(t.start))):
        return None
    return NOTHING if t.w.kind == "similar" or _later_told(t) else None


def _later_told(t: Told) -> bool:
    """Whether the sentence tells a later time before this one."""
    lo = t.w.lo
    told = (o for o in in_sentence(t.m.sentence) if o.end <= t.w.start and o.kind in ("interval", "same"))
    return lo is not None and any(o.kind == "same" or (o.lo is not None and o.lo > lo) for o in told)


def _aftermath(t: Told) -> Answer:
    """«پس از گروگان‌گیری خونین ماه گذشته در بسلان، دو هواپیما …»: the time of what went before."""
    if is_moment(t.w) or t.w.rule not in ("rolling", "year", "month") or t.between(_THAT):
        return None
    return NOTHING if _AFTERMATH.search(t.text, max(t.opening, t.w.start - 50), t.w.start) else None


def _then_and_now(t: Told) -> Answer:
    """«تا دو سال پیش ۹۰ درصد بود که به ۷۹ درصد کاهش یافته»: what it came to is of no time told."""
    if t.w.rule == "until-now" or t.clauses.tense(t.w.end) != "past" or t.here == "future":
        return None
    closes, today = t.clauses.next_end(t.w.end), today_of(t.m.sentence.doc)
    was = _WAS.search(t.text, max(t.w.end, closes - 10), closes) and (t.w.hi is None or t.w.hi != today)
    was = was and figure_within(t.m, t.plain, t.w.end, closes)
    if not was or not _NOW_AT.search(t.text, max(closes, t.start - 30), t.start):
        return None
    return NOTHING if _REACHES.search(t.text, t.start, max(t.start, t.clauses.next_end(t.start))) else None


def _why(t: Told) -> Answer:
    """«از مارس ۲۰۱۹ پروازها به دلیل کشته شدن ۳۴۶ نفر ممنوع است»: what led to it came before."""
    return NOTHING if t.w.rule.startswith("from-") and t.w.rule not in _SETS and t.between(_CAUSE) else None


def _while(t: Told) -> Answer:
    """«جمعه در حالی بازی می‌کند که ۲۲ نفر را دعوت کرده است»."""
    if t.here != "past" or t.clauses.tense(t.w.end) == "past" or not (is_moment(t.w) and t.w.lo is not None):
        return None
    return NOTHING if t.between(_WHILE) else None


def _in_all(t: Told) -> Answer:
    """«در ۲۴ ساعت گذشته ۲۰ نفر … و مجموع درگذشتگان به ۹۰۰ نفر رسید», «امروز ۳ مدال گرفتند و با مجموع ۹ مدال …»."""
    short = t.w.grain in ("hour", "day", "week")
    if short and _SUM.search(t.text, max(t.w.end, t.start - 20), t.start):
        return NOTHING
    return NOTHING if short and t.between(TOTAL) and t.text.endswith("به ", 0, t.start) else None


def _day_to_come(t: Told) -> Answer:
    """«فردا آسمان صاف خواهد بود و دما به ۳۷ درجه می‌رسد»."""
    today, day = today_of(t.m.sentence.doc), t.w.lo
    if t.here != "present" or not is_moment(t.w) or day is None or today is None or day <= today:
        return None
    if _RANKED.search(t.text, t.start, max(t.start, t.clauses.next_end(t.start))):
        return NOTHING  # «فردا به مصاف تیمی می‌رود که با ۵ امتیاز در رده سوم است»
    return t.clauses.tense(t.w.end) in ("future", "present") or None


def _planned(t: Told) -> Answer:
    """«تا پایان سال به هفت می‌رسد و باید سه ایستگاه دیگر …»."""
    ends = t.clauses.ends
    first_end = ends[0] if ends and ends[0] > t.w.end else t.w.end
    return NOTHING if _OUGHT.search(t.text, first_end, t.start) else None


def _other_tense(t: Told) -> Answer:
    """«سال گذشته ۲۰ طرح اجرا شد و ۳۰ طرح اجرا خواهد شد»; what will be is not of what was."""
    told, today = t.clauses.tense(t.w.end), today_of(t.m.sentence.doc)
    if t.w.rule == "season-bare" or told == "future" != t.here:
        return NOTHING
    if t.here == "past" and t.w.lo is not None and today is not None and t.w.lo > today:
        return NOTHING  # «می‌خواهد تابستان آینده او را بخرد و سه شرط گذاشته است»
    past = t.w.rule in _UP_TO_NOW or (t.w.hi is not None and today is not None and t.w.hi < today)
    if past and told == "past" and _INTENDED.search(t.text, t.clauses.next_end(t.w.end), t.start):
        return NOTHING  # «تاکنون ۲۰ نفر آمده‌اند و قرار است ۳۰ نفر دیگر بیایند»
    over = t.w.hi < today if t.w.hi is not None and today is not None else t.w.lo is None and t.w.hi is None
    over = over or t.w.rule in _UP_TO_NOW  # «از آغاز دولت تاکنون … گفت: به ۹۰ درصد خواهد رسید»
    return NOTHING if t.here == "future" and told == "past" and over else None


def _before_then(t: Told) -> Answer:
    """«امروز نامه‌ای منتشر شد که در آن ۱۰ دلیل آورده بود»: what had been done before what the day tells."""
    if t.here != "past" or not is_moment(t.w):
        return None
    done, told = t.clauses.next_end(t.start), t.clauses.next_end(t.w.end)
    if not had(t, done) or _THAT.search(t.text, t.start, done):
        return None  # «۱۵ نفر را که گرفته بود کشت»
    if told == done:  # «امروز تیمی که ۴ بازیکن گرفته بود، برد»
        told = t.clauses.next_end(done) if t.between(_THAT) else -1
    return None if told < 0 or had(t, told) else NOTHING


def _able(t: Told) -> Answer:
    """«در دو هفته گذشته باختیم اما ۱۸ امتیاز دیگر می‌توانیم بگیریم»: what one can do is of no time that is over."""
    if t.clauses.tense(t.w.end) != "past":
        return None
    ends = t.clauses.next_end(t.start)
    return NOTHING if _CAN.search(t.text, t.start, ends if ends > 0 else t.start + _NEXT_WORDS) else None


def _that_day_too(t: Told) -> Answer:
    """«قیمت سکه امروز به … رسیده و هر گرم طلا نیز … قیمت دارد», «دلار را امروز … خریده‌اند و به قیمت … می‌فروشند»."""
    if t.w.grain != "day" or "؛" in t.text[t.w.end : t.start]:
        return None
    todays = t.w.lo == today_of(t.m.sentence.doc) and (t.w.lo is not None or t.text.startswith("امروز", t.w.start))
    if todays and trades(t.m) and not t.said:
        return True
    return TOO.search(t.text, max(t.clauses.last_end(t.start), t.w.end), t.start) is not None or None


def _goes_on(t: Told) -> Answer:
    """In another clause how things are («… است», «… دارند») is not of the time at which something happened; but a
    change, and what is told of the figures before («… که ۲۰ درصد آن …»), is."""
    opening = max(t.clauses.last_end(t.start), t.w.end)
    if t.m.change is not None or _HANGS.match(t.text, opening) or _MOST.match(t.text, opening, t.start):
        return True
    if t.between(_NEXT_IN_ORDER):
        return True
    if t.here != "present" or t.clauses.tense(t.w.end) != "past":
        return True
    # «… و پس از آن بلغارستان با ۴۵۰ هزار سفر در رده بعدی قرار دارد»
    return _RANKED.search(t.text, t.start, max(t.start, t.clauses.next_end(t.start))) is not None


_RULES: tuple[Callable[[Told], Answer], ...] = (
    _set_in,
    _frames,
    _referred,
    _rate,
    _event_again,
    _of_another,
    _of_speech,
    _later,
    _apart,
    _of_compared,
    _change_since,
    _from_then,
    of_what_was_done,
    _aftermath,
    _why,
    _before_then,
    _one_clause,
    _short_length,
    relative,
    _then_and_now,
    _while,
    _in_all,
    _day_to_come,
    _planned,
    _other_tense,
    _able,
    _that_day_too,
    _goes_on,
)
