"""What a time or a part is of where only the verb's own words tell it: «۱۵ دقیقه صحبت کرد», «۹ هکتار آن گندم است»."""

from pipelines.figures.antecedents import previous
from pipelines.figures.counted.answers import HARD_MARKS, Counting, take
from pipelines.figures.counted.clauses import MODALS
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import Is, word_set

_FAR = 24  # tokens from a time to its verb
_SAID = 10  # tokens from «از افراد» to the «بودند» that says it
_NO_DEED = Is.TIME | Is.LOCATIVE | Is.PRONOUN | Is.ADVERB | Is.NUMBER | Is.SUFFIX | Is.PREPOSITION | Is.ADJECTIVE
_NO_DEED |= Is.DEGREE | Is.PARTICIPLE | Is.DETERMINER | Is.RA
_SAYS_WHEN = word_set("saying_when")
_APART = Is.CONJUNCTION | Is.NUMBER
_PARTS = word_set("those")
_PART = "what the part is"
_BELONGS = word_set("belonging")
_GIVEN = word_set("given_over")
_TURNED = word_set("turned_to")
_INSTALLED = word_set("installing")
_OFFICE = 26  # tokens from a term to «منصوب شد»
_LEFT = word_set("time_to_spend")
_SHORT = 4  # letters of a word that ends in a ی of its own («سعی»)
BEFORE_OR_AFTER = word_set("before_or_after")
_EMPTY = word_set("empty_deeds")
_LED = word_set("led_deeds")
_NEAR = 5  # tokens from «مصاف» to its verb
_FELL_INTO = word_set("fell_into")
_UNTIL = word_set("until_that")
_ABLE = word_set("able")
_NTH = word_set("which_part")
BECAME = word_set("became")
_LONGEST = 5  # words of what somebody became
_SECOND_HALVES = word_set("second_halves")
_UNDERTAKING = word_set("undertaking")


def _says_when(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«در همین سه هفته», «بعد از گذشت ۲۰ ساعت»: when something was, not for how long."""
    before = m.first - 1
    while before > 0 and (
        flags[before] & (Is.COMPARATOR | Is.ADVERB | Is.DETERMINER)
        or (tokens[before].norm == "از" and flags[before - 1] & Is.COMPARATOR)
        or (tokens[before].norm == "به" and tokens[before - 1].norm in ("نزدیک", "قریب"))
    ):
        before -= 1
    return before >= 0 and tokens[before].norm in _SAYS_WHEN


def deed(m: Mention, tokens: list[Token], flags: list[int], after: int, active: bool = False) -> bool:
    """What somebody did for a time: the word that makes the clause's verb with «کرد», «داشت» … («حضور داشت»)."""
    if m.unit in TIMES and _says_when(m, tokens, flags):
        return False
    if after < len(tokens) and tokens[after].norm == "،":
        return False
    if after > m.last and (flags[after - 1] & Is.OF_NUMBER or tokens[after - 1].norm.endswith("ای")):
        return False
    start = since(tokens, flags, after)
    said_since = start > after
    following = previous(m, -1)
    end = following.first if following is not None and following.sentence is m.sentence else len(flags)
    i, turned = _verb(tokens, flags, start, min(start + _FAR, end))
    if i < 0:
        return False
    if not turned and (led_deed(m, tokens, flags, start, i) or _became(m, tokens, flags, start, i)):
        return True
    if active and is_passive(flags, i):
        return False
    return _done(m, tokens, flags, range(start, i), turned, said_since)


def since(tokens: list[Token], flags: list[int], after: int) -> int:
    """Where the clause goes on after «۶ سال است که …», «۴ سال است در اینجا حضور دارم»; `after` for any other time."""
    if after + 2 >= len(flags) or not flags[after] & Is.COPULA:
        return after
    if tokens[after + 1].norm == "که":
        return after + 2
    for i in range(after + 1, min(after + _FAR, len(flags))):
        if flags[i] & (_APART | Is.AND | Is.PUNCTUATION | Is.SAYING):
            break
        if flags[i] & Is.VERB and i > after + 1:
            return after + 1
    return after


def _verb(tokens: list[Token], flags: list[int], start: int, end: int) -> tuple[int, int]:
    """The clause's verb in the tokens [start, end) (-1: none), and of how many words what somebody turned to by it is."""
    for i in range(start, end):
        if flags[i] & Is.CONJUNCTION or tokens[i].norm in HARD_MARKS:
            break
        if flags[i] & Is.PARTICIPLE and i + 1 < len(flags) and tokens[i + 1].norm in _UNTIL:
            return i, 0  # «۴۰۰ سال سینه به سینه نقل شده تا این‌که …»
        if flags[i] & Is.PARTICIPLE and i + 1 < len(flags) and flags[i + 1] & (Is.PUNCTUATION | Is.AND):
            done = flags[i + 1] & Is.AND or tokens[i + 1].norm == "("
            return (i if done else -1), 0  # «… بدون مدیر مانده، …»
        if tokens[i].norm in _TURNED:  # «به کاوش پرداخت», «به کاوش میدانی پرداخت»
            turned = next((k for k in (1, 2) if tokens[i - k - 1].norm == "به"), 0)
            if turned:
                return i, turned
        if not flags[i] & (Is.VERB | Is.VERB_PREFIX) or tokens[i].norm in BEFORE_OR_AFTER:
            continue
        if tokens[i].norm not in MODALS and tokens[i].norm not in _ABLE:
            return i, 0
    return -1, 0


def is_passive(flags: list[int], i: int) -> bool:
    """«سه بار بازدید شدند»: said of those; «سفر کرده بود» is none."""
    acts = flags[i - 1] & Is.PARTICIPLE and not flags[i - 1] & Is.PASSIVE
    return bool(flags[i] & Is.PASSIVE) and not acts


def led_deed(m: Mention, tokens: list[Token], flags: list[int], start: int, verb: int) -> bool:
    """«۶ بار به مصاف یکدیگر رفتند», «دو هفته در قرنطینه بمانند»: the noun that «به», «در» lead to the verb."""
    for i in range(verb - 1, max(start, verb - _NEAR), -1):
        if tokens[i].norm in _LED and flags[i - 1] & Is.PREPOSITION:
            take(m, Phrase(i, i + 1), "deed")
            return True
        if flags[i] & (Is.RA | Is.PREPOSITION | Is.PUNCTUATION | Is.AND | Is.PARTICIPLE):
            break
    return False


def _became(m: Mention, tokens: list[Token], flags: list[int], start: int, verb: int) -> bool:
    """«دو سال پیاپی قهرمان جام حذفی شدیم», «چهار بار دچار سکته مغزی شد»: what somebody became, or fell into."""
    if tokens[verb].norm not in BECAME or tokens[start].norm in _NTH:
        return False
    while start < verb and flags[start] & (Is.ADJECTIVE | Is.ADVERB | Is.DETERMINER):
        if tokens[start].norm in _FELL_INTO:
            break
        start += 1
    if tokens[start].norm in _FELL_INTO:
        start += 1 + (tokens[start + 1].norm == "به")
        phrase = rightward(tokens, flags, start)
        if phrase is None or phrase.last > verb:
            return False
    elif flags[start] & ~Is.SUM or not 1 < verb - start <= _LONGEST:
        return False
    else:
        phrase = Phrase(start, verb)
    if any(flags[i] & (_NO_DEED & ~Is.ADJECTIVE | Is.RA | Is.AND) for i in range(*phrase)):
        return False
    take(m, phrase, "deed")
    return True


def _done(m: Mention, tokens: list[Token], flags: list[int], clause: range, turned: int, said_since: bool) -> bool:
    """The word that makes the verb at the end of `clause` («حضور داشت», «به صحبت پرداخت»)."""
    after, i = clause.start, clause.stop
    said, norm = tokens[i - 1].norm, tokens[i].norm
    if "گذر" in norm or "گذشت" in norm:
        return False  # «کمتر از دو ماه از خاکسپاری او نمی‌گذرد»
    passive = norm.startswith(("شد", "میشو", "میشد"))
    if said in ("شده", "نشده"):  # «فرستاده شده بود»
        passive, said = True, tokens[i - 2].norm if not flags[i - 2] else ""
    elif flags[i - 1]:
        said = ""
    if passive and said.endswith(("ده", "ته")):
        return False  # «هر روز خوانده می‌شد»
    at = i - max(turned, 1)
    while at > after and flags[at] & Is.PARTICIPLE:
        at -= 1  # «رخ داده است»
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    copula = flags[i] & Is.COPULA or (tokens[i].norm in ("خواهد", "نخواهد") and following == "بود")
    if flags[i] & Is.SAYING or (copula and at == i - 1 and not flags[at] & Is.NONVERBAL):
        return False
    if (
        at < after
        or (flags[at] & _NO_DEED and tokens[at].norm not in _LEFT)
        or tokens[at].norm in _EMPTY
        or not tokens[at].norm.isalpha()
    ):
        return False
    does = "کن" in tokens[i].norm or "کرد" in tokens[i].norm or "کن" in following  # «مربیگری می کند»
    named = flags[at] & Is.NONVERBAL or does or len(tokens[at].norm) <= _SHORT
    if said_since and not named and tokens[at].norm.endswith("ی"):
        return False  # «… که بیمار جدیدی ندارد»
    lead, stays = at - 1, copula or norm.startswith("بود")
    while stays and flags[lead] & Is.DETERMINER:
        lead -= 1
    undertaken = tokens[lead].norm == "به" and lead > 0 and tokens[lead - 1].norm in _UNDERTAKING
    if flags[lead] & Is.PREPOSITION and not (turned or undertaken or (flags[at] & Is.NONVERBAL and not stays)):
        return False  # «به میدان برود»: where to; «در این راه بودیم»
    does = does or "کرد" in tokens[i - 1].norm
    if not (flags[at] or does) and (start := _led_to(tokens, flags, after, at)) >= 0:  # «به فینال لیگ اروپا رسید»
        phrase = rightward(tokens, flags, start) if flags[i] & Is.REACH or flags[i - 1] & Is.REACH else None
        if phrase is not None:
            take(m, phrase, "deed")
        return phrase is not None
    first = at - (tokens[at].norm in _SECOND_HALVES and at - 1 >= after and not flags[at - 1] & ~Is.NONVERBAL)
    take(m, Phrase(first, at + max(turned, 1)), "deed")  # «نقش آفرینی کرد»
    return True


def _led_to(tokens: list[Token], flags: list[int], after: int, at: int) -> int:
    """Where the phrase of several words that ends at token `at` begins, if «به» leads it; else -1."""
    start = at
    while start > after and not flags[start - 1] & ~(Is.LOCATIVE | Is.ADJECTIVE | Is.SUM):
        start -= 1
    return start if after < start < at and tokens[start - 1].norm == "به" else -1


def installed(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«به مدت سه سال به عنوان رئیس انتخاب شد»: nobody lasts so long, but the term."""
    for i in range(after, min(after + _OFFICE, len(flags))):
        if tokens[i].norm in _INSTALLED:
            take(m, Phrase(i, i + 1), "deed")
            return True
        if flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER):
            break
    return False


def _belongs_too(f: Counting) -> bool:
    """«۵ هزار مورد آن مربوط به شهر و ۲ هزار مورد مربوط به روستا بود»: a further part, told like the one before."""
    at, other = f.after, previous(f.m)
    if at + 2 >= f.count or f.tokens[at].norm not in _BELONGS or f.tokens[at + 1].norm != "به" or other is None:
        return False
    known = other.evidence.get("counted")
    if known is None or known.rule != _PART or other.sentence is not f.m.sentence or other.unit != f.m.unit:
        return False
    phrase = rightward(f.tokens, f.flags, at + 2)
    if phrase is not None:
        take(f.m, phrase, _PART)
    return phrase is not None


def told_of_part(f: Counting) -> bool:
    """«۹ هکتار آن گندم دیم است», «… آن مربوط به کلزا», «۶ تن از آنها از افراد منتظر بودند»: what the part is."""
    m, tokens, flags, at = f.m, f.tokens, f.flags, f.after
    led = at < len(tokens) and tokens[at].norm == "از"
    at += led
    if at + 1 >= len(tokens) or tokens[at].norm not in _PARTS or (led and tokens[at].norm == "آن"):
        return at + 1 < len(tokens) and tokens[at].norm in _BELONGS and not led and _belongs_too(f)
    at += 1
    while at + 2 < len(tokens) and flags[at] & Is.ADVERB:
        at += 1
    word, second = tokens[at].norm, tokens[at + 1].norm if at + 1 < len(tokens) else ""
    phrase = None
    if word in _BELONGS and second == "به":
        phrase = rightward(tokens, flags, at + 2)
    elif word == "به" and (phrase := rightward(tokens, flags, at + 1)):
        near = range(phrase.last, min(phrase.last + _SAID, len(tokens)))
        given = next((i for i in near if tokens[i].norm in _GIVEN or flags[i] & Is.VERB), -1)
        if given < 0 or tokens[given].norm not in _GIVEN:
            return False
    elif word == "از" and (phrase := rightward(tokens, flags, at + 1)):
        near = range(phrase.last, min(phrase.last + _SAID, len(tokens)))
        verb = next((i for i in near if flags[i] & (Is.VERB | Is.COPULA | Is.CONJUNCTION)), -1)
        if verb < 0 or not flags[verb] & Is.COPULA or flags[verb - 1] & (Is.NONVERBAL | Is.PARTICIPLE):
            return False
    elif led or m.unit == "count":
        return False  # «۱۰ نفر از آنان زن هستند»: what is said of them
    elif not flags[at] & (Is.STATE | Is.NONVERBAL | Is.ADJECTIVE) and (phrase := rightward(tokens, flags, at)):
        ended = (
            phrase.last >= len(flags) or flags[phrase.last] & (Is.AND | Is.COPULA) or tokens[phrase.last].norm == "،"
        )
        if not ended or flags[phrase.first] & (Is.SUM | Is.CHANGE):
            return False
    if phrase is None or flags[phrase.first] & (Is.TIME | Is.LOCATIVE | Is.PREPOSITIONAL):
        return False
    take(m, phrase, _PART)
    return True
