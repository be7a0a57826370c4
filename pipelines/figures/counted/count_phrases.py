"""The noun phrase after a count: what a bare number or a number with a classifier may count, by its words alone."""

from dataclasses import dataclass

from pipelines.figures.antecedents import POINTERS
from pipelines.figures.counted.answers import ALSO, Counting, take
from pipelines.figures.counted.clauses import beside, clause
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import OWN, Phrase, chunks, rightward
from pipelines.figures.word_classes import PLURALS, Is, before_copula, is_predicate, word_set

_KINDS = word_set("kinds")
_TREATED = word_set("treated_how")
_DOING = word_set("doings")
_QUOTES = frozenset({"«", '"', "“"})
_PAIRED = word_set("paired")
_LONG_NAME = 3  # words that are no single name
_NAMED = 6  # things counted whose names may all follow: «پنج شهر الف، ب، ج، د و ه»
_THOUSANDS = 1000  # from which «از» may lead to what is counted: «یک میلیون و نیم از جمعیت روستایی»
_UNDERTAKING = word_set("fell_into") | word_set("undertaking")
_UNDERTAKEN = 30  # tokens from «موفق به …» to the last of what somebody came to
_LEADS = frozenset({"با", "در", "طی"})
_STATES = word_set("conditions")
_PLAIN = word_set("adjectives")  # never said of people alone: «بزرگ», «متنوع»
_NEXT = 5  # tokens from «با» to its number
_OBJECT = 9  # tokens of an object
_STANDINGS = word_set("standings")
_NO_CASES = word_set("no_cases")
_SECOND_HALVES = word_set("second_halves")
_GOT = word_set("got")
_SOURCES = word_set("sources")
_CONTESTS = word_set("contests")
_FROM_WHAT = word_set("from_what")
_FROM_WHOM = word_set("from_whom")
_PEOPLE = word_set("peoples")
_SAME = word_set("same")
_HAD = word_set("having")
_EMPTY = word_set("empty_deeds") | word_set("not_had")
_GIVEN_TO = word_set("given_to")
_BECAME = word_set("became")
_PERSONS = word_set("persons")
_GETTING = word_set("getting")
_HANDED = word_set("handed")
_HOW_DONE = word_set("how_done")
_THEY = "ند"  # ending of verbs of more than one
LEADS_GIFT = frozenset({"به", "برای"})
_QUOTED = 7  # tokens from «« to «»»


@dataclass(slots=True)
class Count(Counting):
    """A count and the positions that its rules ask for."""

    classifier: int = -1  # -1 for a bare number
    person: bool = False  # it counts people: «نفر»
    empty: bool = False  # it names nothing: «مورد»
    of: int = -1  # the token after the «از» that follows the classifier («… نفر دیگر از»); -1 where none does
    part: bool = False  # and what stands there may be what is counted, no time or place
    phrase: Phrase | None = None  # the noun phrase after the number


def bare_phrase(f: Count) -> Phrase | None:
    """«۵ کتاب», «یک میلیون و نیم از جمعیت روستایی», «۵ بیکار»: what a bare number counts."""
    tokens, flags, after = f.tokens, f.flags, f.after
    quoted = after + 1 < f.count and tokens[after].norm in _QUOTES
    phrase = rightward(tokens, flags, after + quoted, firm=True)  # «۱۲ «گرند وینرز» جهان»
    if phrase is None and after + 1 < f.count and tokens[after].norm == "از" and f.m.numeral.value >= _THOUSANDS:
        whole = rightward(tokens, flags, after + 1)
        if whole and (flags[whole.first] & Is.TALLY or _are_many(tokens, flags, after + 1, whole.first)):
            phrase = whole
    if phrase is not None and tokens[after].norm == "نوع" and _names_kind(tokens, flags, phrase):
        phrase = Phrase(after, phrase.last)
    if phrase is None and _is_had(tokens, flags, after):
        phrase = Phrase(after, after + 1)
    if phrase is None and _adjective_as_noun(tokens, flags, after):
        phrase = Phrase(after, after + 1)
    if phrase is not None and _names_each(f.m, tokens, flags, phrase):
        phrase = Phrase(phrase.first, phrase.first + 1)
    if phrase is not None and flags[after] & Is.CONTAINER and phrase.last == after + 1 < f.count:
        phrase = _packed(tokens, flags, after) or phrase
    if phrase is not None and tokens[phrase.first].norm == "امتیاز":
        phrase = Phrase(phrase.first, phrase.first + 1)  # «با کسب ۶۷ امتیاز قهرمان لیگ شدند»
    return phrase


def _are_many(tokens: list[Token], flags: list[int], at: int, head: int) -> bool:
    """«۲ میلیون از روستاییان», «۴۰ هزار از این دستگاه‌ها»: whether what begins at `at` names people, or points at many."""
    norm = tokens[head].norm
    if norm.endswith(("ان", "ین")):
        return True
    many = norm.endswith((*PLURALS, "ات")) or (head + 1 < len(flags) and flags[head + 1] & Is.SUFFIX)
    return head == at + 1 and tokens[at].norm in POINTERS and bool(many) and not flags[head] & Is.ANAPHOR


def _packed(tokens: list[Token], flags: list[int], at: int) -> Phrase | None:
    """«۹۸۰ کارتن انواع ظروف», «به کشف ۹۸ کیسه آرد شدند»: what is in the container at `at`, after «انواع», before a verb."""
    if flags[at + 1] & Is.DETERMINER:
        return rightward(tokens, flags, at + 1)
    alone = not flags[at + 1] and at + 2 < len(flags) and tokens[at + 2].norm in _BECAME
    return Phrase(at, at + 2) if alone else None


def _is_had(tokens: list[Token], flags: list[int], at: int) -> bool:
    """«دو توصیه دارم»: a noun elsewhere part of a verb, that a number right before it counts."""
    if at + 1 >= len(flags) or flags[at] & ~(Is.NONVERBAL | Is.SAYING) or not flags[at] & Is.NONVERBAL:
        return False
    return tokens[at + 1].norm in _HAD and tokens[at].norm not in _EMPTY


def _names_each(m: Mention, tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """«دو تیم سپاهان و ذوب‌آهن», «سه پایگاه بندرعباس، مهرآباد و اصفهان»: as many names after the noun as are counted."""
    at, last, value = phrase.first + 1, phrase.last, m.numeral.value
    if not 2 <= value <= _NAMED or at >= last or flags[at] & (Is.AND | Is.SUFFIX):
        return False
    if value == 2:
        joined = any(flags[i] & Is.AND and tokens[i - 1].norm not in _PAIRED for i in range(at + 1, last))
        apart = m.sentence.doc.raw[tokens[at].start : tokens[min(last, len(tokens) - 1)].start]
        return joined or " ـ " in apart or " - " in apart or " – " in apart
    if last >= len(tokens) or tokens[last].norm != "،" or last - at >= _LONG_NAME or flags[at] & Is.STATE:
        return False
    for i in range(last + 1, min(last + 2 * int(value), len(tokens))):
        if flags[i] & Is.AND:
            return True
        if flags[i] & (Is.VERB | Is.NUMBER | Is.PREPOSITION | Is.CONJUNCTION):
            break
    return False


def within(f: Count, phrase: Phrase) -> Phrase:
    """The phrase up to where another begins: «با دو گل بازی را برد», «با نشر ۳ سند و وزارت نیرو با نشر ۵ سند»."""
    first, last, tokens, flags = phrase.first, phrase.last, f.tokens, f.flags
    if last >= f.count:
        return phrase
    if tokens[last].norm in _HAD:
        many = (i for i in range(first + 1, last) if tokens[i].norm[-3:] == "های" or flags[i + 1] & Is.SUFFIX)
        end = next(many, last)  # «دو تیم تفاوت‌های فاحشی داشتند»
        return Phrase(first, end if end < last else _without_object(f, phrase))
    lead = f.m.first - 1
    if lead >= 0 and tokens[lead].norm in LEADS_GIFT and flags[last] & (Is.VERB | Is.NONVERBAL):
        given = next((i for i in range(first + 1, last) if tokens[i].norm in _GOT), last)
        return Phrase(first, given)  # «به ۵۲۰۰ دانشجو وام داده‌ایم»
    lead -= lead > 0 and bool(flags[lead] & Is.DETERMINER)
    if (
        flags[last] & Is.RA
        and lead >= 0
        and tokens[lead].norm in _LEADS
        and not (lead and flags[lead - 1] & Is.COMPARATOR)
    ):
        return Phrase(first, first + 1)
    if flags[first] & Is.LOCATIVE and lead >= 0 and tokens[lead].norm == "در" and tokens[first + 1].norm in _STATES:
        return Phrase(first, first + 1)  # «در ۱۳ استان شرایط خوبی …»
    if tokens[last].norm == "با" and any(f & Is.NUMBER for f in flags[last + 1 : last + _NEXT]):
        joint = next((i for i in range(first + 1, last) if flags[i] & Is.AND), last)
        if any(t.norm == "با" for t in tokens[max(0, f.m.first - _NEXT) : f.m.first]):
            return Phrase(first, joint)
    return phrase


def past_of(f: Count) -> int:
    """«۹ نفر از آنها», «۵ نفر دیگر نیز از …»: the token after «از»; -1 where none follows the classifier."""
    tokens, at = f.tokens, f.after
    if at + 1 < f.count and tokens[at].norm == "دیگر":
        at += 1
        if tokens[at].norm in ALSO:
            at += 1
    return at + 1 if at < f.count and tokens[at].norm == "از" else -1


def classified_phrase(f: Count) -> Phrase | None:
    """«۹ نفر سارق», «۱۵۷۴ مورد جدید کووید ۱۹», «۳۰ رشته ورزشی»: what stands after the classifier, or that itself."""
    tokens, flags, classifier = f.tokens, f.flags, f.classifier
    at = f.of if f.part else f.after
    if f.person and at == f.after and at < f.count and tokens[at].norm in _SAME:
        return None  # «دو نفر همان لحظه …»
    if f.person and at == f.after and at + 1 < f.count and tokens[at].norm in _TREATED and flags[at + 1] & Is.NONVERBAL:
        return None  # «۹ نفر سرپایی درمان شدند»
    if f.empty and at + 1 < f.count:
        fresh = flags[at] & Is.ADJECTIVE and not flags[at + 1] & ~(Is.STATE | Is.NONVERBAL)
        at += bool(fresh and not is_predicate(flags, at + 1))  # «مورد جدید»
    phrase = rightward(tokens, flags, at, firm=came_to(f, at))
    if phrase is None and f.empty and at + 2 < f.count and flags[at] & Is.NONVERBAL and flags[at + 1] & Is.PARTICIPLE:
        return Phrase(at, at + 2) if tokens[at + 2].norm == "،" else None  # «۲۸۹ مورد نجات یافته، ۸۶ مصدوم»
    if phrase is None or (at == f.after and _is_no_noun(f, phrase)):
        return None
    if tokens[phrase.first].norm == "ساعت" and phrase.first + 1 < f.count and flags[phrase.first + 1] & Is.NUMBER:
        return None  # «۳۵ نفر ساعت ۲۲ وارد شدند»
    if _is_kind(tokens, flags, classifier, phrase):
        return Phrase(classifier, classifier + 1 if flags[phrase.first] & Is.TIME else phrase.last)
    itself = (
        _in_so_many(f, phrase)
        or flags[phrase.first] & Is.LOCATIVE  # «۴۱ دستگاه کشور»
        # «۵ نفر جان خود را …», but «۵ نفر از اعضای خود را …»
        or (at == f.after and phrase.last < f.count and tokens[phrase.last].norm in OWN)
        or (f.person and at == f.after and tokens[phrase.first].norm in _GOT)  # «۶ هزار نفر دز دوم … را تزریق کردند»
        or (tokens[phrase.first].norm in _EMPTY and phrase.last < f.count and tokens[phrase.last].norm in _HAD)
        or (f.person and at == f.after and tokens[phrase.first].norm in _CONTESTS)  # «به جمع ۸ نفر مسابقات رسید»
        or (f.person and at > f.after and tokens[phrase.first].norm in _SOURCES)  # «سه نفر از داخل واحد»
        or (f.person and at > f.after and _from_things(tokens, flags, phrase))  # «۵ هزار نفر از موزه‌ها دیدن کردند»
        or (f.person and at > f.after and _led_from(f, phrase))  # «خروج ۵۰ هزار نفر از پوشش بیمه»
        or (at > f.after and _is_from(tokens, flags, phrase))  # «۳۹ میلیون تن از آلزایمر رنج می‌برند»
        or (f.person and _is_done(tokens, flags, phrase))  # «۵ نفر رأی دادند»
        or (f.person and at == f.after and phrase.last < f.count and tokens[phrase.last].norm in _GIVEN_TO)
        or (f.person and at == f.after and _has_object(f, phrase))
        or (f.person and at == f.after and _own_object(f, phrase))  # «۵ نفر روش آزادسازی سهام خود را …»
    )
    return Phrase(classifier, classifier + 1) if itself else phrase


def came_to(f: Counting, at: int) -> bool:
    """«موفق به کشف ۵ قبضه سلاح شدند», «اقدام به فروش ۲۰ تن آرد کرد»: whether the verb after token `at` is of a word before.

    So the noun at `at` is no part of that verb.
    """
    if at + 1 >= f.count or not f.flags[at + 1] & Is.LIGHT or f.flags[at]:
        return False
    for i in range(f.m.first - 1, max(0, f.m.first - _UNDERTAKEN), -1):
        if f.tokens[i].norm == "به" and f.tokens[i - 1].norm in _UNDERTAKING:
            return True
        if f.flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA):
            break
    return False


def _in_so_many(f: Count, phrase: Phrase) -> bool:
    """«در ۱۶ رشته سهمیه گرفته‌اند»: whether «در» leads the fields, and what is done in them follows."""
    at = beside(f.m, f.flags)
    if f.tokens[f.classifier].norm not in _KINDS or at < 0 or f.tokens[at].norm != "در" or phrase.last >= f.count:
        return False
    one = phrase.first == f.after and phrase.last - phrase.first == 1 and not f.tokens[phrase.first].norm.endswith("ی")
    return one and bool(f.flags[phrase.last] & (Is.VERB | Is.NONVERBAL))


def _is_no_noun(f: Count, phrase: Phrase) -> bool:
    """Whether the word right after a classifier begins what is said of it, and no name of it."""
    tokens, flags, at = f.tokens, f.flags, phrase.first
    if flags[at] & Is.CALENDAR or (tokens[at].norm in _HANDED and not f.empty):
        return True  # «۸۴ هزار دستگاه سال قبل», «۲۰ دستگاه تحویل پلیس شد»
    if at + 1 >= f.count:
        return False
    if tokens[at].norm == "مدت" and tokens[at + 1].norm == "مشابه":
        return True  # «۶۱ مورد مدت مشابه پارسال»
    if f.empty and (tokens[at].norm in _STANDINGS or (at > f.after and tokens[at].norm in _NO_CASES)):
        return True  # «با ۳۵ مورد رتبه‌های بعدی هستند»
    # «۵ نفر دستگیر و برای … تحویل شدند»
    said = f.person and flags[at] & Is.NONVERBAL and not flags[at] & (Is.STATE | Is.SUM)
    return bool(said and flags[at + 1] & Is.AND)


def _adjective_as_noun(tokens: list[Token], flags: list[int], at: int) -> bool:
    """«یک آزادکار راهی شد», «۵ بیکار»: an adjective, told of people, that no verb makes a predicate."""
    if at + 1 >= len(flags) or flags[at] != Is.ADJECTIVE or tokens[at].norm in _PLAIN:
        return False
    return not flags[at + 1] & (Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE)


def _is_kind(tokens: list[Token], flags: list[int], classifier: int, phrase: Phrase) -> bool:
    """Whether the word after a classifier that is a noun too says of what kind it is: «رشته ورزشی», «گونه جانوری»."""
    if tokens[classifier].norm not in _KINDS or phrase.first != classifier + 1:
        return False
    timed = bool(flags[phrase.first] & Is.TIME)  # «در دو نوبت صبح و عصر»
    return timed or _names_kind(tokens, flags, phrase)


def _names_kind(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether a phrase begins with an adjective in «ی» that no list knows."""
    norm = tokens[phrase.first].norm
    return not flags[phrase.first] and len(norm) > 3 and norm.endswith("ی") and not norm.endswith("ای")


def _is_from(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether the noun after «از» is what the verb wants: «از آلزایمر رنج می‌برند»; a plural may be a whole."""
    if tokens[phrase.first].norm.endswith(PLURALS):
        return False
    if phrase.first + 1 < len(flags) and flags[phrase.first + 1] & Is.SUFFIX:
        return False
    return any(f & Is.FROM_VERB for f in flags[phrase.first + 1 : phrase.last + 1])


def _from_things(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether one word in «ها» before a verb stands after «از», of which people are no part: «از غرفه‌ها بازدید کردند»."""
    norm, last = tokens[phrase.first].norm, phrase.last
    if last - phrase.first > 1 or last >= len(flags) or norm[-2:] != "ها" or norm[-3:] in ("یها", "چها"):
        return False
    told = flags[last] & (Is.VERB | Is.NONVERBAL | Is.FROM_VERB) and not flags[last] & Is.COPULA
    return bool(told) and norm[:-2] not in _PERSONS and tokens[phrase.first - 1].norm == "از"


def _led_from(f: Count, phrase: Phrase) -> bool:
    """Whether «از» after people belongs to the deed right before them, and what follows it is no whole."""
    at = beside(f.m, f.flags)
    deed = f.tokens[at].norm if at >= 0 else ""
    if deed in _FROM_WHAT:
        return True
    norm = f.tokens[phrase.first].norm
    return deed in _FROM_WHOM and norm not in _PEOPLE and not norm.endswith((*PLURALS, "ات"))


def _is_done(tokens: list[Token], flags: list[int], phrase: Phrase) -> bool:
    """Whether a noun of one word is a part of the verb right after it, whose doers are counted."""
    if phrase.last >= len(flags) or flags[phrase.first] & Is.STATE:
        return False
    last = phrase.last
    if flags[phrase.first] & Is.NONVERBAL and last - phrase.first == 1 and last + 1 < len(flags):
        how = tokens[last].norm in _HOW_DONE and flags[last + 1] & (Is.VERB | Is.LIGHT | Is.PARTICIPLE)
        if how:
            return True  # «۲۰ نفر درمان سرپایی شدند»
    if phrase.last - phrase.first > 1:  # «۲۰ نفر تشکیل پرونده دادند»
        return bool(flags[phrase.first] & Is.NONVERBAL) and tokens[phrase.last].norm in _DOING
    return tokens[phrase.last].norm in _DOING or tokens[phrase.last].norm in _SECOND_HALVES  # «نام نویسی کردند»


def _has_object(f: Count, phrase: Phrase) -> bool:
    """«۳۰۰ نفر مهارت آموختند», «۵ نفر فشار خون دارند»: whether the phrase is what the people counted have or do."""
    last, flags, head = phrase.last, f.flags, f.tokens[phrase.first].norm
    if flags[phrase.first] & Is.STATE or head.endswith(("ان", "ین")) or head in _PERSONS:
        return False
    last += last + 1 < f.count and bool(flags[last] & Is.NONVERBAL) and f.tokens[last + 1].norm in _HAD  # «دفترچه بیمه»
    while last < min(f.count, phrase.last + 2) and _says_what_kind(f.tokens[last].norm, flags[last]):
        last += 1  # «درآمد بالایی داشتند»
    gets = last + 1 < f.count and f.tokens[last].norm in _GETTING and flags[last + 1] & (Is.LIGHT | Is.VERB) > 0
    last += gets  # «واکسن دریافت کردند»
    if last >= f.count:
        return False
    active = flags[last] & Is.VERB and not flags[last] & (Is.COPULA | Is.PASSIVE | (0 if gets else Is.LIGHT))
    active = active and not before_copula(f.tokens[last])
    return bool(active) and f.tokens[last].norm.endswith(_THEY) and opens_clause(f)


def _says_what_kind(norm: str, flags: int) -> bool:
    """Whether a word is an adjective, known or by its ending: «بالایی», «مناسبی»."""
    return bool(flags & Is.ADJECTIVE) or (not flags & ~Is.ADVERB and norm.endswith("ی") and not norm.endswith("های"))


def opens_clause(f: Counting) -> bool:
    """Whether no noun phrase stands before the figure in its clause, so that what is counted is the subject."""
    at = beside(f.m, f.flags)
    if at >= 0 and (f.flags[at] & (Is.PREPOSITION | Is.RA) or f.tokens[at].norm in LEADS_GIFT):
        return False
    start, relative = clause(f.m, f.tokens, f.flags)
    if relative:
        return False  # «مدارسی که زیر ۵۰ نفر دانش‌آموز دارند»
    if any(f.flags[i] & (Is.PRONOUN | Is.DETERMINER) == Is.PRONOUN for i in range(start, f.m.first)):
        return False  # «آنها ۱۲ شرکت بزرگ دارند»
    return all(c.led for c in chunks(f.flags, start, f.m.first))


def _without_object(f: Count, phrase: Phrase) -> int:
    """«۱۷۰ کشور برنامه ملی دارند»: where what the counted have begins; the phrase's end where none is told."""
    first, last, tokens = phrase.first, phrase.last, f.tokens
    if not tokens[last].norm.endswith(_THEY) or not opens_clause(f):
        return last
    end = last - 1
    if end - first > 1 and tokens[end].norm.endswith("ی") and not f.flags[end - 1] & (Is.AND | Is.SUFFIX):
        end -= 1
    while end - 1 > first and f.flags[end - 1] & Is.AND:
        end -= 1
    return max(end, first + 1)


def _own_object(f: Count, phrase: Phrase) -> bool:
    """Whether the phrase is the object of those who are counted: it goes on to «خود را», or is more than one with «را»."""
    tokens, flags, head = f.tokens, f.flags, f.tokens[phrase.first].norm
    many = not flags[phrase.first] and head.endswith(("ها", "های")) and head not in _PERSONS
    many = (
        many and opens_clause(f) and not (f.m.first and flags[f.m.first - 1] & Is.VERB)
    )  # «۳ میلیون نفر واحدهای صندوق را خریدند»
    for i in range(phrase.first, min(phrase.first + _OBJECT, len(flags))):
        if tokens[i].norm in OWN:
            return i + 1 == len(flags) or bool(flags[i + 1] & Is.RA)
        if many and flags[i] & Is.RA:
            return _they_do(tokens, flags, i)
        if flags[i] & (Is.VERB | Is.PUNCTUATION | Is.CONJUNCTION | Is.NUMBER | Is.PREPOSITION):
            return False
    return False


def _they_do(tokens: list[Token], flags: list[int], mark: int) -> bool:
    """Whether the verb after «را» is of more than one, and told of those who do it."""
    verb = next((i for i in range(mark + 1, min(mark + _OBJECT, len(flags))) if flags[i] & (Is.VERB | Is.LIGHT)), -1)
    return verb > 0 and tokens[verb].norm.endswith(_THEY) and not flags[verb] & Is.PASSIVE


def quoted(f: Count) -> bool:
    """«یک فروند «میراژ» عراقی»: a name in quotation marks right after a classifier that names no thing itself."""
    if f.person or f.empty or f.after >= f.count or f.tokens[f.after].norm != "«":
        return False
    end = next((i for i in range(f.after + 2, min(f.after + _QUOTED, f.count)) if f.tokens[i].norm == "»"), -1)
    if end < 0:
        return False
    take(f.m, Phrase(f.after + 1, end), "after the numeral")
    return True
