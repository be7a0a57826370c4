"""Refuse numerals that are part of a name or of a row: «مدافعان حرم ۳», «سریال صفر بیست و یک», «سه راه آذری»."""

from pipelines.figures import units
from pipelines.figures.numerals import refusals_layout
from pipelines.figures.numerals.refusal_context import LIST_MARKS, Around, numeric, words
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.word_classes import Is, is_predicate, shape

_SIDES_OF, _ELEVEN = 8, 11  # players of a side
_VILLAGE = 10  # the greatest number that a village's name begins with
_SEQUEL = 9  # the greatest number that names one of a row of films, plans, meetings
_MINUTES = 130
_COPULAS = words("share_copulas")
_CLAUSE_OPENS = words("clause_opens")
_MODAL = tuple(words("modal_beginnings"))
_SURELY, _CERTAIN, _READY = words("surely_before"), words("certain"), words("ready")
_NO_SEQUEL = words("no_sequel_before")
_NO_MINUTE = words("no_minute_before")
_SIGNS = words("signs")
_STREETS = words("streets")
_NOUGHTS = words("noughts_near")
_ARMS = words("arms")
_RANKS, _RANKED_IN = words("ranks"), words("ranked_in")
_BEGUN = words("from_nought")
_QUOTED = 40  # letters from a bracket to the verse that it tells of
_SIDE = 6  # words of the name of a side in a match
_NEAR = 40  # tokens around «در ۹۷ کیلوگرم» that may tell of wrestling
_ROW_OF = 16  # tokens of a row of scorers with their minutes
_LETTERS = 6  # characters before «سی» that may hold another letter read out
_FAR = 8  # tokens around «سه راه» that may tell of an address
_AFTER_NAME = Is.PREPOSITION | Is.RA
_NO_NAME = (
    Is.VERB | Is.PREPOSITION | Is.MEASURE | Is.COMPARATOR | Is.CHANGE | Is.RA | Is.AND | Is.PUNCTUATION | Is.NUMBER
)
_TOLD = Is.VERB | Is.RA | Is.PUNCTUATION | Is.CONJUNCTION | Is.PREPOSITION | Is.STATE
_NO_SIDE = Is.VERB | Is.PREPOSITION | Is.RA | Is.PUNCTUATION | Is.NUMBER | Is.COMPARATOR | Is.CHANGE
_MEASURED = Is.MEASURE | Is.DIMENSION | Is.SUM | Is.TALLY | Is.QUANTITY | Is.SCORE | Is.STATE | Is.REACH | Is.CHANGE


def sequel(a: Around) -> str | None:
    """«مراسم مدافعان حرم ۳ در …», «اخراجی‌ها ۲ را»: the number that a name ends with."""
    p = a.p
    if not p.literal or p.value > _SEQUEL or not a.whole or p.separated or a.unit is not None or p.first < 2:
        return None
    flags = shape(a.sentence)
    if a.last >= len(flags) or not flags[a.last] & (_AFTER_NAME | Is.TIME_ADVERB) or a.next in _NO_SEQUEL:
        return None
    if flags[p.first - 1] & (
        _NO_NAME | Is.TIME | Is.ADVERB | Is.PRONOUN | Is.CONJUNCTION | Is.NONVERBAL | Is.CLASSIFIER
    ):
        return None
    if any(f & _MEASURED for f in flags[max(0, p.first - 4) : p.first]):
        return None
    return "sequel"


def minutes(a: Around) -> str | None:
    """«در ۷۹ و ۸۵ با دو گل …»: minutes of a match, or years, of which the text says no more."""
    p = a.p
    if not p.literal or not a.whole or p.separated or a.unit is not None or p.value > _MINUTES:
        return None
    if a.prev == "در" and a.second not in ("ضرب", "تقسیم"):
        flags, at = shape(a.sentence), a.last
        while at + 1 < len(flags) and a.norm(at) in LIST_MARKS and a.norm(at + 1).isdecimal():
            at += 2
        if at < len(flags) and flags[at] & Is.PREPOSITION and a.norm(at) not in _NO_MINUTE:
            return "name"
    return None


def dialled(a: Around) -> str | None:
    """«صفر بیست و یک»: a nought right before a number, as numbers are dialled."""
    after, before = a.after, a.before
    if (
        a.tokens[a.p.first].norm == "صفر"
        and a.p.last - a.p.first == 1
        and after is not None
        and after.first == a.p.last
    ):
        return "code" if after.rule == "words" else None
    return "code" if before is not None and before.reason == "code" and before.last == a.p.first else None


def crossing(a: Around) -> str | None:
    """«خیابان معلم، سه راه آذری»: a place named after the roads that meet there."""
    if a.next != "راه" or a.p.rule != "words" or not 3 <= a.p.value <= 5:
        return None
    if a.prev == "تا" and a.following.isalpha() and a.following != "حل":
        return "name"  # «از میدان آزادی تا سه راه طالقانی»
    around = a.tokens[max(0, a.p.first - _FAR) : a.last + _FAR]
    return "name" if any(t.norm in a.words["addresses"] for t in around) else None


def written_name(a: Around) -> str | None:
    """«نود ارومیه در دیداری …», «نود را پیش انداختند»: a club or a programme whose name is a number."""
    village = a.prev == "روستای" and a.p.value <= _VILLAGE  # «روستای ده روسی»
    if a.p.last - a.p.first > 1 or a.unit is not None or not (village or a.norm(a.p.first) in a.words["number_names"]):
        return None
    flags = shape(a.sentence)
    if village:
        return "name" if a.last < len(flags) and not flags[a.last] & Is.OF_NUMBER else None
    free = Is.LOCATIVE | Is.RA | Is.PREPOSITION | Is.PRONOUN | Is.DETERMINER | Is.ANAPHOR
    if a.last >= len(flags) or flags[a.last] & free or is_predicate(flags, a.last):
        return "name"
    return None


def scorer(a: Around) -> str | None:
    """«در دقیقه ۶ و لاوتزی ۱۹ و ۸۸ برای …», «برنس ۲۵ و برگویس ۸۱ برای …»: minutes behind the names of who scored."""
    p, before = a.p, a.before
    if not a.whole or p.separated or a.unit is not None or p.value > _MINUTES or not p.first:
        return None
    at = p.first - 1 if a.prev != "(" else p.first - 2  # «گوتزه (۶۵ از روی نقطه پنالتی)»
    named = at >= 0 and not shape(a.sentence)[at] and a.norm(at).isalpha()
    ahead = [a.norm(at) for at in range(a.last, a.last + 6)] if named and a.next in ("برای", "از") else []
    if (a.next == "برای" and ahead.count("گل") + ahead.count("گلزنی")) or ahead[:4:3] == ["از", "پنالتی"]:
        return "a minute"  # «زالای ۴۳ برای ماینس گل زد», «بالوتلی ۹۴ از روی نقطه پنالتی»
    if named and a.next in ("،", "و") and any(a.norm(at) == "گلزنی" for at in range(a.last, a.last + _ROW_OF)):
        return "a minute"  # «فور ۳۶، ۴۰ و دیارا ۴۲ گلزنی کردند»
    if before is None:
        return None
    minute = before.reason == "name" and a.norm(before.first - 1) in ("دقیقه", "دقایق")
    if not minute and before.reason not in ("a bare number", "a minute"):
        return None
    gap = range(before.last, p.first)
    if not 1 <= len(gap) <= 4 or a.norm(before.last) not in ("و", "،") or any(shape(a.sentence)[k] for k in gap[1:]):
        return None
    counts_nothing = a.no_noun() or a.next == "گلزنی" or (a.after is not None and a.after.first == a.last)
    return "a minute" if counts_nothing else None


def shares_noun(a: Around) -> bool:
    """Whether two names have a number each, and the second what both count: «نعمتی ۴ و علیپور ۳ شوت زدند»."""
    after, flags = a.after, shape(a.sentence)
    if after is None or a.next != "و" or not 2 <= after.first - a.last <= 3 or not (after.literal and after.value < 30):
        return False
    noun = after.last
    if noun >= len(flags) - 1 or flags[noun] & ~Is.SCORE or a.norm(noun) in ("گل", "دقیقه"):
        return False
    plain = not any(flags[a.last + 1 : after.first]) and not flags[a.p.first - 1]
    return plain and bool(flags[noun + 1] & (Is.VERB | Is.RA | Is.LIGHT))


def street(a: Around) -> str | None:
    """«خیابان صیاد شیرازی ۱۵ در گرگان»: a side street by the number behind its street's name."""
    if not a.whole or a.p.separated or a.unit is not None or a.p.value > 200 or not a.no_noun():
        return None
    flags = shape(a.sentence)
    for at in range(a.p.first - 1, max(-1, a.p.first - 5), -1):
        if a.norm(at) in _STREETS:
            return "name" if at < a.p.first - 1 else None
        if flags[at] & (_NO_NAME | Is.CONJUNCTION | Is.TIME):
            return None
    return None


def nought(a: Around) -> str | None:
    """«حذف چهار صفر از پول ملی»: a thing that is counted, and no numeral of its own."""
    before = a.before
    if a.tokens[a.p.first].norm != "صفر" or before is None or before.last != a.p.first or before.reason is not None:
        return None
    near = {a.norm(at) for at in range(max(0, before.first - _FAR), a.last + _FAR)}
    return "a noun" if near & _NOUGHTS else None


def joint_kind(a: Around) -> str | None:
    """«دو و میدانی», «نشست سه و چهارجانبه», «روابط دو و چند جانبه»."""
    if a.next != "و" or a.unit is not None:
        return None
    if a.norm(a.p.first) == "دو" and a.following == "میدانی":
        return "name"
    kinds = a.words["adjective_after"]
    at = a.last + 2 if a.following == "چند" or numeric(a.following) else a.last + 1
    return "name" if a.norm(at) in kinds or a.following.endswith(("جانبه", "گانه")) else None


def unit_of_arms(a: Around) -> str | None:
    """«تیپ‌های ۲۷ حضرت رسول، ۷ ولیعصر و ۲۵ کربلا»: brigades by their numbers, each with its name."""
    before = a.before
    if before is None or a.unit is not None or a.p.value > 200 or a.prev not in ("،", "و") or a.no_noun():
        return None
    if before.reason == "unit of arms":
        return "unit of arms"
    led = a.norm(before.first - 1) in _ARMS and before.reason == "name"
    return "unit of arms" if led and before.last < a.p.first - 1 else None


def metre_street(a: Around) -> str | None:
    """«۱۶ متری دوم», «خیابان ۲۰ متری جوادیه», «سی متری جی»: a street by its breadth."""
    if a.next != "متری" or not a.whole or a.p.separated or not 4 <= a.p.value <= 60:
        return None
    ordered = a.following in lexicon().ordinals and a.following != "اول"
    return "name" if ordered or (a.prev in _STREETS and a.following.isalpha()) else None


def rank(a: Around) -> str | None:
    """«در رده سوم آسیا و ۳۶ جهان»: a second rank, whose word is not said again."""
    if not a.whole or a.p.separated or a.unit is not None or a.next not in _RANKED_IN:
        return None
    before = {a.norm(at) for at in range(max(0, a.p.first - _FAR), a.p.first)}
    return "name" if before & _RANKS else None


def torn(a: Around) -> str | None:
    """«۱۹ ۶ میلیارد دلار …» opens a headline: a number that the page has torn in two."""
    alone = a.p.rule == "words" and a.p.first == 0 and a.unit is None and a.last < len(a.tokens)
    if alone and not any(t.norm.isalpha() for t in a.tokens[a.last :]):
        return "a bare number"  # «دو.» opens a point of a list, or is the rest of a cut headline
    headline = a.sentence.role == "title" and a.text[a.p.start - 1 : a.p.start] == " "
    opens = (a.p.first == 1 or headline) and a.prev.isdecimal() and len(a.prev) < 4 and a.norm(a.p.first).isdecimal()
    whole = a.p.literal and a.kind != "percent"
    gap = a.p.first == 0 or headline
    parts = gap and whole and a.p.value < 1000 and a.next.isdecimal()
    if parts and (a.following in lexicon().scales or units.is_percent(a.tokens, a.last + 1)):
        return "a torn number"  # the part before the gap
    return "a torn number" if opens and not whole else None


def sets(a: Around) -> str | None:
    """«(25-12، 21-25، 25-19)»: the sets of a match, one of which looks like a range."""
    if "-" not in a.p.literal or a.unit is not None:
        return None
    before = a.before
    listed = before is not None and before.reason == "score" and a.p.first - before.last == 1
    return "score" if listed and a.prev in LIST_MARKS else None


def weight(a: Around) -> str | None:
    """«عباس‌پور در ۵۵ و بالی در ۹۷ کیلوگرم برنده شدند»: classes of wrestlers."""
    if not a.whole or not 20 < a.p.value < _MINUTES:
        return None
    if a.prev == "وزن" and a.second == "در" and a.unit is None and a.no_noun():
        return "name"  # «در وزن ۶۰ مقابل حریف روس»
    if a.prev != "در" or not (a.kind == "mass" or a.next in LIST_MARKS):
        return None
    return (
        "name"
        if any(t.norm in a.words["grapplers"] for t in a.tokens[max(0, a.p.first - _NEAR) : a.last + _NEAR])
        or any(t.norm in a.words["weight_classes"] for t in a.tokens[max(0, a.p.first - _NEAR) : a.p.first])
        else None
    )


def weight_class(a: Around) -> bool:
    """Whether a weight names a class of wrestlers: «در وزن ۶۵ کیلوگرم», «دسته ۱۰۹ کیلوگرم», «۷۴ کیلوگرم: …»."""
    if (a.prev == "وزن" and a.second in a.words["weight_holders"]) or a.prev in a.words["weight_classes"]:
        return True
    if a.prev in _SIGNS and a.second in a.words["weight_classes"] | {"وزن"}:
        return True
    end = a.unit[1] if a.unit else a.last
    opens = not a.p.first or a.prev in (".", "،", "؛", ":", "*", "-", "–", ")") or numeric(a.prev)
    return a.whole and a.norm(end) == ":" and (opens or a.prev == "وزن")


def titled(a: Around) -> bool:
    """Whether the numeral is a word of a short title in «»: a book, a film, a programme."""
    if a.prev in ("«", '"') and not a.p.literal and (a.unit is None or a.kind == "time"):
        closes = next((k for k in range(1, 6) if a.norm(a.last + k) in ("»", '"')), 0)
        if closes and not any(f & _TOLD for f in shape(a.sentence)[a.last : a.last + closes]):
            return True  # «هزار سال نگاه», "هفت شهر عشق"
    if a.unit is not None or a.p.separated:
        return False
    if a.next == '"' and a.p.rule == "words" and _opens_quote(a):
        return True  # «به گزارش "ورزش سه"»
    opens = next((k for k in range(1, 6) if a.norm(a.p.first - k) in ("«", "»")), 0)
    closes = next((k for k in range(6) if a.norm(a.last + k) in ("»", "«")), -1)
    return (
        opens > 0
        and closes >= 0
        and a.norm(a.p.first - opens) == "«"
        and a.norm(a.last + closes) == "»"
        and opens + closes <= 6
    )


def _opens_quote(a: Around) -> bool:
    """Whether a plain quotation mark opens one or two words before a numeral that another closes."""
    if a.tokens[a.last].start != a.p.end:
        return False
    for at in (a.p.first - 2, a.p.first - 3):
        if at >= 0 and a.norm(at) == '"':
            return a.tokens[at].end == a.tokens[at + 1].start
    return False


def quoted(a: Around) -> str | None:
    """«برنامه «تصمیم‌گیری ۲۰۲» پخش شد»: the number that a name in «» ends with."""
    if a.next != "»" or not a.prev.isalpha() or not a.whole or a.p.separated:
        return None
    opens = next((k for k in range(2, 6) if a.norm(a.p.first - k) in ("«", "»")), 0)
    flags = shape(a.sentence)[a.p.first - opens + 1 : a.p.first] if opens else [_NO_NAME]
    named = opens > 0 and a.norm(a.p.first - opens) == "«"
    return "name" if named and not any(f & (_NO_NAME | _MEASURED) for f in flags) else None


def eleven(a: Around) -> str | None:
    """«۱۱ به ۱۱ بازی کردیم»: as many on either side."""
    for joint, other in ((a.next, a.following), (a.prev, a.second)):
        if joint == "به" and other.isdecimal() and _SIDES_OF <= min(a.p.value, float(other)) <= _ELEVEN:
            far = a.norm(a.p.first - 1) if joint == a.next else a.norm(a.p.first - 3)
            return "name" if float(other) <= _ELEVEN and far != "از" else None
    return None


def relay(a: Around) -> str | None:
    """«۴ در ۲۰۰ متر آزاد تیمی»: a race of four."""
    legs = a.p.value == 4 and a.next == "در" and a.following.isdecimal()
    return "name" if legs and a.norm(a.last + 2) == "متر" else None


def aloud(a: Around) -> str | None:
    """«یک، دو، سه می‌گفتیم»: counting; nothing is counted."""
    if a.prev != "،" or a.p.last - a.p.first > 1 or (a.p.value, a.second) not in ((2, "یک"), (3, "دو")):
        return None
    if a.p.value == 2:
        return "counting" if a.next == "،" and a.following == "سه" else None
    return "counting" if a.no_noun() and a.before is not None and a.before.reason == "counting" else None


def from_nought(a: Around) -> str | None:
    """«همه چیز از صفر شروع شد»: from nothing."""
    began = a.prev == "از" and a.next in _BEGUN and a.tokens[a.p.first].norm == "صفر"
    return "an idiom" if began and a.p.last - a.p.first == 1 else None


def paragraph(a: Around) -> str | None:
    """«۵-۱۷- اطلاق بند …»: the number of a paragraph, its part before its whole."""
    opens = a.p.first == 0 and a.unit is None and "-" in a.p.literal
    return "list item" if opens and a.next in ("-", "–", ")") and a.following[:1].isalpha() else None


def verse(a: Around) -> str | None:
    """«(آل‌عمران: ۱۷۳)», «(بقره/ ۲۵۶)»: a verse after its sura."""
    sura = a.prev in (":", "/", "،", "-") and not a.words["suras"].isdisjoint(
        (a.second, a.norm(a.p.first - 3) + a.second)
    )
    quoted = sura and "(" in a.text[max(0, a.p.start - _QUOTED) : a.p.start]
    return "name" if quoted and a.unit is None and a.p.value < 300 else None


def result(a: Around) -> str | None:
    """«سپاهان: صفر ذوب آهن: ۲»: one of two sides, each with its points behind a colon."""
    if a.prev != ":" or not (a.p.literal or a.norm(a.p.first) == "صفر") or not a.whole or a.unit is not None:
        return None
    flags, at, before = shape(a.sentence), a.last, a.before
    if before is not None and before.reason == "score" and at >= len(flags):
        return "score"  # the other side
    while at < len(flags) and at - a.last < _SIDE and not flags[at] & _NO_SIDE:
        at += 1
    other = a.after
    told = a.last < at < len(flags) and a.norm(at) == ":" and other is not None and other.first == at + 1
    ends = told and other is not None and other.last >= len(flags)
    return "score" if ends and any(w in a.text for w in a.words["matches"]) else None


def surely(a: Around) -> str | None:
    """«پنالتی صد در صد», where the words are an adjective: certainty, no share; «صد در صد وجوه» is one."""
    word = a.tokens[a.p.first].norm
    if word not in ("صد", "100"):
        return None
    flags = shape(a.sentence)
    if a.next == "درصد" and a.p.last - a.p.first == 1:
        return _certainly(a, flags)
    idiom = a.next == "در" and a.following == word
    if word == "100" and (idiom or (a.prev == "در" and a.second == word)):
        return "an idiom" if a.unit is None and units.lookup(a.tokens, a.last + 2 * idiom) is None else None
    if not idiom or a.p.last - a.p.first > 1 or not a.prev[:1].isalpha():
        return _certainly(a, flags, 2) if idiom else None
    share = flags[a.p.first - 1] & (_NO_NAME | Is.MEASURE | Is.CONJUNCTION) or a.norm(a.last + 2) in _COPULAS
    return None if share else "an idiom"


def _certainly(a: Around, flags: list[int], length: int = 1) -> str | None:
    """«صد درصد می‌توانیم …», «صد درصد به دنبال سهمیه هستیم» at a clause's beginning, or after «او»: for sure."""
    if a.prev in _READY or a.norm(a.last + length) in _CERTAIN:
        return "an idiom"  # «۱۰۰ درصد پنالتی بود», «با آمادگی صد درصد»
    opens = not a.p.first or a.prev in _CLAUSE_OPENS or flags[a.p.first - 1] & Is.PRONOUN
    at = a.last + length
    if not opens or at >= len(flags):
        return None
    sure = flags[at] & Is.VERB and not flags[at] & Is.COPULA and a.norm(at) not in _COPULAS
    if a.p.literal:
        return "an idiom" if sure and a.norm(at).startswith(_MODAL) else None
    return "an idiom" if sure or a.norm(at) in _SURELY else None


def two_sides(a: Around) -> bool:
    """«لخویا ۳ الشحانیه ۲؛ …»: two names, each with its goals, and nothing else up to the mark or the end."""
    if not a.p.literal or a.p.value > 9 or a.unit is not None or not a.p.first:
        return False
    flags, n = shape(a.sentence), len(a.tokens)
    first = a.p.first
    if a.before is not None and a.before.reason == "score" and first - a.before.last == 1:
        return a.last >= n or bool(flags[a.last] & Is.PUNCTUATION)  # the second of them
    other = a.last + 1
    if other >= n or flags[a.last] or flags[first - 1] or not a.next.isalpha():
        return False
    ends = other + 1 >= n or a.norm(other + 1) in ("؛", "،", ".", "/", "|", "-", "–", "!", "؟", ":")
    begins = first == 1 or bool(flags[first - 2] & Is.PUNCTUATION)
    return begins and ends and len(a.norm(other)) == 1 and a.norm(other).isdecimal()


def abbreviated(a: Around) -> bool:
    """«بی‌بی‌سی», «بی. بی. سی»: the last of letters read out, whose points may have ended a sentence."""
    if a.prev in a.words["abbreviation_before"]:
        return True
    letters = a.text[max(0, a.p.start - _LETTERS) : a.p.start].split()
    return bool(letters) and letters[-1].endswith(".") and letters[-1][:-1] in a.words["abbreviation_before"]


_OF_DIGITS = (
    weight,
    scorer,
    sequel,
    minutes,
    refusals_layout.row,
    sets,
    paragraph,
    result,
    verse,
    refusals_layout.citation,
    refusals_layout.substitute,
    relay,
    quoted,
    eleven,
    street,
    rank,
    unit_of_arms,
    torn,
    surely,
)
_OF_MEASURED = (weight, refusals_layout.row, torn, metre_street)  # digits with a unit
_OF_HUNDRED = (*_OF_MEASURED, surely)
_OF_WORDS = (
    joint_kind,
    nought,
    surely,
    result,
    dialled,
    crossing,
    written_name,
    torn,
    aloud,
    from_nought,
    metre_street,
)


def name(a: Around) -> str | None:
    """Why a numeral is part of a name or of a row; None where it is not."""
    measured = _OF_HUNDRED if a.p.literal == "100" else _OF_MEASURED
    for test in (_OF_DIGITS if a.unit is None else measured) if a.p.literal else _OF_WORDS:
        if (why := test(a)) is not None:
            return why
    return None
