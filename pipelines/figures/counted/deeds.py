"""What a time or a part is of where only the verb's own words tell it: «۱۵ دقیقه صحبت کرد», «۹ هکتار آن گندم است»."""

from pipelines.figures.counted.answers import HARD_MARKS, Counting, take
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.word_classes import Is, word_set

_FAR = 24  # tokens from a time to its verb
_SAID = 10  # tokens from «از افراد» to the «بودند» that says it
_NO_DEED = Is.TIME | Is.LOCATIVE | Is.PRONOUN | Is.ADVERB | Is.NUMBER | Is.SUFFIX | Is.PREPOSITION | Is.ADJECTIVE
_NO_DEED |= Is.DEGREE | Is.PARTICIPLE | Is.DETERMINER
_SAYS_WHEN = word_set("saying_when")
_APART = Is.CONJUNCTION | Is.NUMBER
_PARTS = word_set("those")
_BELONGS = word_set("belonging")
_GIVEN = word_set("given_over")
_TURNED = word_set("turned_to")
_INSTALLED = word_set("installing")
_OFFICE = 26  # tokens from a term to «منصوب شد»
_LEFT = word_set("time_to_spend")
_SHORT = 4  # letters of a word that ends in a ی of its own («سعی»)
BEFORE_OR_AFTER = word_set("before_or_after")
_EMPTY = word_set("empty_deeds")


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
    if _says_when(m, tokens, flags):
        return False
    if after < len(tokens) and tokens[after].norm == "،":
        return False
    if after > m.last and (flags[after - 1] & Is.OF_NUMBER or tokens[after - 1].norm.endswith("ای")):
        return False
    since = after + 2 < len(flags) and bool(flags[after] & Is.COPULA) and tokens[after + 1].norm == "که"
    if since:
        after += 2  # «شش سال است که در جشنواره شرکت می‌کند»
    for i in range(after, min(after + _FAR, len(flags))):
        if flags[i] & _APART or tokens[i].norm in HARD_MARKS:
            return False
        if flags[i] & Is.PARTICIPLE and i + 1 < len(flags) and flags[i + 1] & Is.PUNCTUATION:
            return False  # «… بدون مدیر مانده، …»
        turned = 0  # words of what somebody turned to: «به کاوش پرداخت», «به کاوش میدانی پرداخت»
        if tokens[i].norm in _TURNED:
            turned = next((k for k in (1, 2) if tokens[i - k - 1].norm == "به"), 0)
        if not turned and (not flags[i] & (Is.VERB | Is.VERB_PREFIX) or tokens[i].norm in BEFORE_OR_AFTER):
            continue
        if active and flags[i] & Is.PASSIVE:
            return False  # «سه بار بازدید شدند»: said of those
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
        if since and not named and tokens[at].norm.endswith("ی"):
            return False  # «… که بیمار جدیدی ندارد»
        if flags[at - 1] & Is.PREPOSITION and not (turned or flags[at] & Is.NONVERBAL):
            return False  # «به میدان برود»: where to
        take(m, Phrase(at, at + max(turned, 1)), "deed")
        return True
    return False


def installed(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«به مدت سه سال به عنوان رئیس انتخاب شد»: nobody lasts so long, but the term."""
    for i in range(after, min(after + _OFFICE, len(flags))):
        if tokens[i].norm in _INSTALLED:
            take(m, Phrase(i, i + 1), "deed")
            return True
        if flags[i] & (Is.VERB | Is.CONJUNCTION | Is.NUMBER):
            break
    return False


def told_of_part(f: Counting) -> bool:
    """«۹ هکتار آن گندم دیم است», «… آن مربوط به کلزا», «۶ تن از آنها از افراد منتظر بودند»: what the part is."""
    m, tokens, flags, at = f.m, f.tokens, f.flags, f.after
    led = at < len(tokens) and tokens[at].norm == "از"
    at += led
    if at + 1 >= len(tokens) or tokens[at].norm not in _PARTS or (led and tokens[at].norm == "آن"):
        return False
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
    take(m, phrase, "what the part is")
    return True
