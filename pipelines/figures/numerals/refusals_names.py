"""Refuse numerals that are part of a name or of a row: «مدافعان حرم ۳», «سریال صفر بیست و یک», «سه راه آذری»."""

from pipelines.figures import units
from pipelines.figures.numerals import refusals_layout, refusals_series, refusals_sports
from pipelines.figures.numerals.refusal_context import Around, numeric, words
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.word_classes import Is, is_predicate, shape

_VILLAGE = 10  # the greatest number that a village's name begins with
_SEQUEL = 9  # the greatest number that names one of a row of films, plans, meetings
_COPULAS = words("share_copulas")
_CLAUSE_OPENS = words("clause_opens")
_MODAL = tuple(words("modal_beginnings"))
_SURELY, _CERTAIN, _READY = words("surely_before"), words("certain"), words("ready")
_NO_SEQUEL = words("no_sequel_before")
_STREETS = words("streets")
_NOUGHTS = words("noughts_near")
_ARMS = words("arms")
_TITLED = words("titled")
_KIND = 4  # words before a title that may say what it is
_TITLE = 12  # tokens of it on either side
_TITLE_LETTERS = 90
_RANKS, _RANKED_IN = words("ranks"), words("ranked_in")
_BEGUN = words("from_nought")
_QUOTED = 40  # letters from a bracket to the verse that it tells of
_LETTERS = 6  # characters before «سی» that may hold another letter read out
_FAR = 8  # tokens around «سه راه» that may tell of an address
_AFTER_NAME = Is.PREPOSITION | Is.RA
_NO_NAME = (
    Is.VERB | Is.PREPOSITION | Is.MEASURE | Is.COMPARATOR | Is.CHANGE | Is.RA | Is.AND | Is.PUNCTUATION | Is.NUMBER
)
_TOLD = Is.VERB | Is.RA | Is.PUNCTUATION | Is.CONJUNCTION | Is.PREPOSITION | Is.STATE
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
    goes_on = before is not None and before.reason == "code" and before.last == a.p.first
    return "code" if goes_on and not a.p.separated else None  # «هایما S7 یک میلیارد تومان» has its price behind


def crossing(a: Around) -> str | None:
    """«خیابان معلم، سه راه آذری»: a place named after the roads that meet there."""
    if a.next == "راههای" and a.p.rule == "words" and a.p.value == 4:
        return "name"  # «یکی از چهار راه‌های شهر»: no plural stands behind a number
    if a.next != "راه" or a.p.rule != "words" or not 3 <= a.p.value <= 5:
        return None
    if a.prev == "تا" and a.following.isalpha() and a.following != "حل":
        return "name"  # «از میدان آزادی تا سه راه طالقانی»
    around = a.tokens[max(0, a.p.first - _FAR) : a.last + _FAR]
    return "name" if any(t.norm in a.words["addresses"] for t in around) else None


def written_name(a: Around) -> str | None:
    """«نود ارومیه در دیداری …», «نود را پیش انداختند»: a club or a programme whose name is a number."""
    village = a.prev == "روستای" and a.p.value <= _VILLAGE  # «روستای ده روسی»
    more = a.next == "و" and a.following in units.WORDS["and_more"]  # «تاریخی نود و چند ساله»
    if (
        a.p.last - a.p.first > 1
        or a.unit is not None
        or more
        or not (village or a.norm(a.p.first) in a.words["number_names"])
    ):
        return None
    flags = shape(a.sentence)
    if village:
        return "name" if a.last < len(flags) and not flags[a.last] & Is.OF_NUMBER else None
    free = Is.LOCATIVE | Is.RA | Is.PREPOSITION | Is.PRONOUN | Is.DETERMINER | Is.ANAPHOR
    if a.last >= len(flags) or flags[a.last] & free or is_predicate(flags, a.last):
        return "name"
    return None


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


def in_title(a: Around) -> str | None:
    """«کتاب «خاطرات پنجاه سال زندگی در ایران»»: a word of a title, behind a word that says that it is one."""
    start = a.p.start
    if a.text.rfind("«", start - _TITLE_LETTERS if start > _TITLE_LETTERS else 0, start) < 0:
        return None
    opens = a.p.first - 1
    while opens >= 0 and a.p.first - opens < _TITLE and a.norm(opens) not in ("«", "»"):
        opens -= 1
    closes = a.last
    while closes < len(a.tokens) and closes - a.last < _TITLE and a.norm(closes) not in ("«", "»"):
        closes += 1
    if opens < 1 or a.norm(opens) != "«" or a.norm(closes) != "»":
        return None
    named = any(a.norm(at) in _TITLED for at in range(max(0, opens - _KIND), opens))
    told = any(f & (Is.VERB | Is.RA | Is.VERB_PREFIX) for f in shape(a.sentence)[opens:closes])
    return "name" if named and not told else None


def before_clock(a: Around) -> str | None:
    """«برنده بازی ۲۷ ساعت ۱۲:۳۰», «شنبه ۱۸ ساعت ۹:۰۰»: what stands right before a clock time counts no hours."""
    if a.next != "ساعت" or not a.following.isdecimal() or not a.p.literal:
        return None
    end = a.tokens[a.last + 1].end
    return "name" if a.text[end : end + 1] == ":" and a.text[end + 1 : end + 2].isdecimal() else None


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


def abbreviated(a: Around) -> bool:
    """«بی‌بی‌سی», «بی. بی. سی»: the last of letters read out, whose points may have ended a sentence."""
    if a.prev in a.words["abbreviation_before"]:
        return True
    letters = a.text[max(0, a.p.start - _LETTERS) : a.p.start].replace(".", ". ").split()
    if len(letters) > 1 and letters[-1] == ".":
        letters[-2:] = [letters[-2] + "."]
    if bool(letters) and letters[-1].endswith(".") and letters[-1][:-1] in a.words["abbreviation_before"]:
        return True
    after = a.text[a.p.end : a.p.end + _LETTERS].replace(".", " ").split()  # «سی . ان . ان»
    return a.next == "." and bool(after) and after[0] in a.words["abbreviation_after"]


_OF_DIGITS = (
    refusals_sports.weight,
    refusals_sports.scorer,
    sequel,
    refusals_sports.minutes,
    refusals_layout.row,
    refusals_sports.sets,
    paragraph,
    refusals_sports.result,
    verse,
    refusals_layout.citation,
    refusals_layout.substitute,
    refusals_sports.relay,
    quoted,
    refusals_sports.eleven,
    refusals_sports.bracketed,
    refusals_sports.row_of_scores,
    refusals_series.arm,
    refusals_series.outlet,
    refusals_series.ranked,
    refusals_series.plus_class,
    refusals_series.dialling,
    refusals_series.plus_one,
    refusals_series.points_lost,
    refusals_series.place_on_map,
    refusals_series.to_be_sent,
    refusals_series.latin,
    refusals_series.pixels,
    in_title,
    street,
    rank,
    unit_of_arms,
    torn,
    surely,
)
_OF_MEASURED = (
    refusals_sports.weight,
    refusals_layout.row,
    torn,
    metre_street,
    before_clock,
    refusals_series.pixels,
    in_title,
)  # digits with a unit
_OF_HUNDRED = (*_OF_MEASURED, surely)
_OF_WORDS = (
    joint_kind,
    refusals_series.thousand_and_one,
    refusals_series.pairwise,
    refusals_series.quarter_when,
    refusals_series.plus_one,
    refusals_series.cup_round,
    refusals_series.ranked,
    nought,
    surely,
    refusals_sports.result,
    dialled,
    crossing,
    written_name,
    torn,
    aloud,
    from_nought,
    refusals_sports.loser,
    metre_street,
    in_title,
)


def name(a: Around) -> str | None:
    """Why a numeral is part of a name or of a row; None where it is not."""
    measured = _OF_HUNDRED if a.p.literal == "100" else _OF_MEASURED
    for test in (_OF_DIGITS if a.unit is None else measured) if a.p.literal else _OF_WORDS:
        if (why := test(a)) is not None:
            return why
    return None
