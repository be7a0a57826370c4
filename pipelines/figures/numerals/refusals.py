"""Tell a figure from a date, a clock time, a name, an ordinal, a score, an article «یک» … (words in refusals.yaml)."""

import re
from collections.abc import Sequence

from pipelines.figures import units
from pipelines.figures.document import Sentence
from pipelines.figures.numerals import refusals_lists, refusals_names, refusals_sports, refusals_time, refusals_words
from pipelines.figures.numerals.parsed import Parsed
from pipelines.figures.numerals.refusal_context import LIST_MARKS, Around, data, numeric, words
from pipelines.figures.word_classes import Is, is_predicate, shape
from pipelines.folding import ZWNJ

_DASHES = ("-", "–", "—", "_")
_LASTING = tuple(words("lasting"))
_UP_TO = words("up_to")
_JOINING = words("joining")
_ASIDE = frozenset({"با", "طی", "از"})
_SLIPS = words("score_slips")
_ARTICLE = "article «یک»"
_GAINED = 7  # tokens from «یک امتیاز» to the verb that gains it
_LONG_CODE = 7  # digits
_ASSISTANTS = frozenset({"کمک داور", "داور اضافی", "داور کمکی"})
_REFEREES, _MOST_GOALS = 4, 10
_NAMED = frozenset({"name", "date", "year", "ordinal", "clock time", "code"})
_LATIN = re.compile(r"[A-Za-z]")
_ADDRESS = re.compile(r"://|www\.|@|(?:%[0-9A-F]{2}){2}|[A-Za-z]/|/[A-Za-z]|\.(?:ir|com|org|net)\b|[A-Za-z][-_=]")


def reason(sentence: Sentence, parsed: Sequence[Parsed], i: int) -> str | None:
    """Why the sentence's i-th numeral is no figure; None where it is one. Earlier ones have their reasons."""
    p = parsed[i]
    if p.reason is not None:
        return p.reason
    a = Around(sentence, p, parsed[i - 1] if i else None, parsed[i + 1] if i + 1 < len(parsed) else None)
    for test in _TESTS:
        if (why := test(a)) is not None:
            return why
    return None


def _code(a: Around) -> str | None:
    """Digits in a Latin name, an address of the net, a phone number."""
    p, text = a.p, a.text
    if p.rule not in ("digits", "range", "mixed"):
        return None
    before = text[p.start - 1] if p.start else " "
    after = text[p.end] if p.end < len(text) else " "
    if not (before.isspace() and after.isspace()):
        far = text[p.start - 2 : p.start - 1]
        if _LATIN.match(before) or (before in "-_/.@#=&+" and _LATIN.match(far)) or before == "#":
            return "code"
        if before in "*#" and after in "*#":
            return "code"  # «#۹۰*۷۲۰*»
        if before == ":" and far.isdecimal() and p.end - p.start > 2:
            return "code"  # «ISO 2015:18110»
        if a.unit is None and p.literal and ((before == "-" and far.isalpha()) or _glued(a, before)):
            return "name"  # «اف-۳۵», «طرح صابر۲»
        if _LATIN.match(after if after != "." else text[p.end + 1 : p.end + 2]) and a.kind == "":
            return "code"  # «9201.T» of a stock
        if (before in "-_/.@=&+?\\%" or after in "-_/@=&+%") and _ADDRESS.search(_chunk(text, p.start, p.end)):
            return "address"
        if before == "+" and a.second == "پلیس":
            return "name"  # «پلیس +۱۰»
        if (before == "+" and far.isdecimal()) or (after == "+" and text[p.end + 1 : p.end + 2].isdecimal()):
            return "name"  # «۱+۵»
    if p.literal and not p.separated and "-" not in p.literal:
        if len(p.literal) > 1 and p.literal[0] == "0":
            return "code"
        if len(p.literal) >= _LONG_CODE and a.unit is None and not p.literal.endswith("000"):
            return None if refusals_time.counts_millions(a) else "code"
    if "-" in p.literal and any(len(x) > 1 and x[0] == "0" and x[1].isdecimal() for x in p.literal.split("-")):
        return "code"
    return None


def _glued(a: Around, before: str) -> bool:
    """Whether a word that the digits are written on is a name: no preposition, verb or the like."""
    if not before.isalpha() or a.p.value >= 100 or not a.no_noun():
        return False
    flags = shape(a.sentence)[a.p.first - 1] if a.p.first else 0
    return not flags and len(a.prev) > 2 and a.prev not in a.words["leads_to_bare"]


def _chunk(text: str, start: int, end: int) -> str:
    lo, hi = start, end
    while lo > 0 and start - lo < 80 and not text[lo - 1].isspace():
        lo -= 1
    while hi < len(text) and hi - end < 80 and not text[hi].isspace():
        hi += 1
    return text[lo:hi]


def _one(a: Around) -> str | None:
    """«یک» as the article."""
    p = a.p
    if p.last - p.first != 1 or a.tokens[p.first].norm != "یک":
        return None
    nxt, kind = a.next, a.kind
    if nxt in a.words["one_counts"] or (a.prev in a.words["clock_before"] and a.after is not None and nxt == "و"):
        return None  # «ساعت یک و ۴۲ دقیقه»
    if nxt in a.words["once"] and a.prev in a.words["once_after"]:
        return None  # «هفته‌ای یک بار», «تنها یک بار»
    if (nxt in a.words["one_gained"] and _gained(a)) or (kind == "time" and _lasted(a)):
        return None
    if kind == "" and nxt in ("و", "،") and numeric(a.following) and a.prev in a.words["names_before"]:
        return "name"  # «مواد یک و ۱۰ قانون»
    if kind == "" and nxt not in a.words["one_never"] and _counted_in_list(a):
        return None
    if kind in ("", "count") and refusals_lists.counted_again(a):
        return None
    if (
        nxt in a.words["one_never"]
        or kind in ("", "times")
        or (kind == "other" and a.unit and a.unit[0].name != "ریشتر")
    ):
        return _ARTICLE
    if kind == "money" and nxt == "ریالی":
        return _ARTICLE  # «یک رئالی اصیل»: of the club; no coin of that worth is told of
    if kind == "time" and not (_bounded(a) or _measures(a)):
        return _ARTICLE
    if kind == "count" and a.unit and a.norm(a.unit[1]) in ("ی", "ای"):
        return _ARTICLE  # «وقتی یک قطعه‌ای منتشر شود»
    return None


def _gained(a: Around) -> bool:
    """«یک امتیاز از این بازی گرفتیم»: a point; an advantage elsewhere («این یک امتیاز است»)."""
    return any(t.norm in a.words["gains"] for t in a.tokens[a.last + 1 : a.last + _GAINED])


def _bounded(a: Around) -> bool:
    """«حداقل یک سال», «کمتر از یک ماه», «حداقل تا یک دهه»."""
    listed = a.words["one_length_after"]
    if a.prev in ("از", "تا") and a.second in listed | a.words["when_bounds"]:
        return a.norm(a.p.first - 3) != "در"  # «در کمتر از یک سال» says when
    return a.prev in listed


def _measures(a: Around) -> bool:
    """Whether the unit of time is an adjective of measure: «بیمه‌نامه یک‌ساله», not «یک سال»."""
    end = a.unit[1] if a.unit else a.last
    return a.norm(end - 1).endswith(_LASTING)


def _lasted(a: Around) -> bool:
    """«با یک روز تاخیر», «یک سال حبس»: what lasts so long stands right behind."""
    return a.unit is not None and a.norm(a.unit[1]) in a.words["one_length_before"]


def _counted_in_list(a: Around) -> bool:
    """«سه برد و یک تساوی», «یک طلا و دو نقره»: the «یک» stands in a list of counts."""
    flags = shape(a.sentence)
    stop = Is.VERB | Is.PREPOSITION | Is.RA | Is.CONJUNCTION
    if a.last >= len(flags):
        return False
    if a.next not in a.words["one_listed"] and flags[a.last] & (stop | Is.PUNCTUATION | Is.AND | Is.PRONOUN):
        return False
    for left, right in ((a.before, a.p), (a.p, a.after)):
        if left is None or right is None:
            continue
        other = left if right is a.p else right
        gap = range(left.last, right.first)
        if other.reason is not None or not 2 <= len(gap) <= 5 or a.norm(right.first - 1) not in _JOINING:
            continue
        aside = a.prev == "در" or (a.prev in _ASIDE and not flags[a.last] & Is.SCORE)
        if other is a.after and aside and a.norm(right.first - 1) == "،":
            continue  # «در یک مراسم، ۱۲۰ نفر بیمار شدند», «با یک خطا، دو امتیاز را از دست داد»
        length = units.lookup(a.tokens, left.last)
        if length is not None and length[0].kind == "time" and not a.norm(length[1] - 1).endswith(_LASTING):
            continue  # «۱۵ روز ذکر شده و یک شبهه وجود داشت»
        if a.norm(right.first - 2) == "به":
            gap = gap[:-1]  # «۳ رأس قوچ به همراه یک سلاح»
        if other is not a.before and a.tokens[other.first].norm == "یک" and a.next not in a.words["one_listed"]:
            continue
        inside = stop & ~Is.PREPOSITION if a.norm(left.last) == a.norm(right.last) else stop | Is.PUNCTUATION
        if not any(flags[k] & inside for k in gap[:-1]):
            return True  # «دو تساوی بدون گل و یک تساوی»: the same thing again
    return False


def _item(a: Around) -> str | None:
    """A number that opens a list item or stands in brackets alone: «۱- …», «[۲]»."""
    p = a.p
    if not p.literal or p.separated or "-" in p.literal or p.value > 999:
        return None
    nxt = a.next
    if refusals_lists.opens_item(a.tokens, a.text, p):
        return "list item"
    if p.value > 99:  # «۱۲۵- جابر صادق زاده»
        opens = p.first == 0 and nxt in ("-", "–", ")") and a.tokens[p.last].start == p.end
        return "list item" if opens and a.following[:1].isalpha() and not numeric(a.following) else None
    if p.first == 0 and nxt == ":" and p.value <= 24 and a.tokens[p.last].start == p.end and a.following.isalpha():
        return "clock time"  # «17: شهرداری اردبیل - خونه به خونه», of a programme
    if p.first == 0 and nxt in a.words["item_marks"] and a.following and not a.following[0].isdecimal():
        return "list item"
    if p.first == 0 and (p.last == len(a.tokens) or (p.value < 30 and nxt in a.words["item_openers"])):
        return "list item"
    if p.first == 0 and p.value < 30 and nxt in ("در", "با") and a.unit is None and not numeric(a.following):
        return "list item"  # «۴ در سال ۱۳۷۱ کارش را …»
    if p.value == 1 and a.prev == ":" and nxt == "." and not a.following[:1].isdecimal():
        return "list item"  # «گروه یک: ۱. مارون …»
    opens = p.first == 0 or a.text[p.start - 1] == "\n"
    gap = a.text[p.end : a.tokens[p.last].start] if opens and nxt and p.value < 30 else ""
    if f" {ZWNJ}" in gap or f"{ZWNJ} " in gap:
        return "list item"  # a tatweel for a dash
    if nxt in (")", "]") and a.prev in ("(", "["):
        return "list item"
    if nxt in ("\\", "_") or (a.prev in "*•" and nxt in a.words["item_marks"]):
        return "list item"
    if nxt in ("-", "–") and a.following[:1].isalpha() and not numeric(a.following) and a.unit is None:
        return "list item"
    return None


def _score(a: Around) -> str | None:
    """«۳ بر یک», «۲-۱»."""
    p = a.p
    if p.separated and p.value % 1 != 0.5:  # «با نتیجه ۸.۵ بر ۷.۵», at chess
        return None
    if a.next in a.words["score_words"] and numeric(a.following):
        return "score"
    if a.next == "هیچ" and p.value <= _MOST_GOALS and a.prev not in ("در", "از"):
        return "score"  # «دو هیچ رئال را برد»
    slipped = _SLIPS & {a.prev, a.next} and refusals_sports.slip(a)
    if slipped or (a.prev in a.words["score_words"] and numeric(a.second)):
        return "score"
    if "-" in p.literal:
        low, high = p.literal.split("-")
        if (len(high) == 4 and high.isdecimal()) or (len(low) == 4 and low.isdecimal()):
            return "date"
        if a.unit is not None and a.unit[0].code == "IRR" and p.value < 10:
            return "score"  # «با برتری ۲-۱ رئال»
        if a.unit is None and p.high is not None and p.high < 10 and not (_next_door(p) and not a.no_noun()):
            return "score"
        if any(t.norm in a.words["scores_before"] for t in a.tokens[max(0, p.first - 4) : p.first]):
            return "score"
    if "-" in p.literal:
        return None
    for dash, other in ((a.next, a.following), (a.prev, a.second)):
        if dash in _DASHES and numeric(other) and (a.kind in ("", "times") or _of_real(a)):
            return "score"
    if a.prev in a.words["scores_before"] and a.unit is None:
        return "score"
    if a.before is not None and a.before.reason == "score" and a.before.last == p.first and a.unit is None:
        return "score"  # «با نتیجه صفر صفر»
    lost = a.prev == "به" and a.before is not None and a.before.reason == "score" and p.first - a.before.last == 1
    if lost and a.unit is None and p.value <= refusals_sports.GOALS:
        return "score"  # «با حساب ۴ به ۳»
    return "score" if refusals_sports.two_sides(a) else None


def _of_real(a: Around) -> bool:
    """«پیروزی ۲-۰ رئال»: the club, and no rials."""
    return a.unit is not None and a.unit[0].code == "IRR" and a.p.value <= _MOST_GOALS


def _next_door(p: Parsed) -> bool:
    """«۵-۶ بازیکن»: an estimate; no match that ends so is told in rising order."""
    return p.value >= 4 and p.high == p.value + 1


def _name(a: Around) -> str | None:
    """Identifiers: «ماده ۵», «پلیس ۱۱۰», «فاز ۲»."""
    p, prev = a.p, a.prev
    if p.rule not in ("digits", "words", "range") or (p.separated and p.literal == ""):
        return None
    share = prev == "(" and a.unit is not None  # «۸۶ شعبه (۴۲ درصد)»
    if prev in (":", "«", "(", '"', "-", "–", "_", "ی") and _named(a.second) in a.words["never"] and not share:
        prev = a.second
    if prev in ('"', "«") and a.second in a.words["names_before"] and a.next in ('"', "»"):
        prev = a.second  # «ورزش "سه"»
    if (word := _named(prev)) in a.words["never"] or a.no_noun():
        prev = word  # not «گروهی ۵۰ پزشک»
    one = a.second if a.prev in a.words["plural_marks"] else a.prev.removesuffix("های")
    if one != a.prev and p.literal and p.value <= a.words["names_before"].get(one, -1) and a.identifies():
        return "name"  # «ایستگاه های ۴، ۶۷ و ۹۱ راهی شدند»
    if prev == ":" and f"{a.norm(p.first - 3)} {a.second}" in a.words["page_codes"]:
        return "code"  # «شناسه خبر: ۹۶۱۰۶ ۲۴ مرداد …»
    if a.prev in a.words["numbered"] and _named(a.second) in a.words["never"]:
        prev = _named(a.second)  # «شماره تماس ۱۹۷», «کد پستی ۱۲۳»
    elif a.second == "سامانه" and len(p.literal) >= 3 and a.no_noun():
        prev = "سامانه"  # «سامانه ارتباطی ۱۶۱۶»
    elif a.second == "ردیف" and len(p.literal) >= 5:
        prev = "ردیف"  # «ردیف درآمدی ۳۱۰۵۰۲»
    elif a.second in ("شماره", "شمارهی") and p.literal and a.no_noun() and prev[:1].isalpha():
        prev = "شماره"  # «شماره اثر ۳۴۰۵»
    limits: dict[str, float] = a.words["names_before"]
    if prev in limits and p.value <= limits[prev] and a.second != "هر":  # «هر دقیقه ۳۱ خودرو»
        if prev in a.words["never"]:
            return "name"
        after_that = a.second == "آن" and a.norm(p.first - 3) == "از"  # «بعد از آن مناطق ۱ و ۲»
        pointed = a.second in a.words["demonstratives"] and not after_that
        known = pointed or a.next in a.words["so_many"]
        before = a.before.reason if a.before is not None and a.before.last == p.first - 1 else None
        named = before in _NAMED  # «پژو ۲۰۶ مدل ۹۹», «فصل ۹۸ هفته ۵»
        known = known or (prev in a.words["counted_too"] and numeric(a.second) and not named)
        if (a.unit is None or a.kind == "times") and not known:
            return "name"
    return "name" if (a.unit is None and a.whole and _of_class(a, prev)) or _is_service(a, prev) else None


def _of_class(a: Around, prev: str) -> bool:
    """«جلسه ۹۸ مجلس», «گروه شغلی ۲», «سطح هشدار ۳», «نفر ۱۵ جهان»: sessions, classes, levels and ranks by their number."""
    p = a.p
    if prev == "پی" and a.second == "اند":
        return True  # «اس اند پی ۵۰۰»
    if p.literal and f"{a.second} {a.prev}" in _ASSISTANTS and p.value <= _REFEREES and a.no_noun():
        return True  # «کمک داور ۱ و ۲: …»
    if p.literal and prev in a.words["sessions"] and a.next in a.words["bodies"]:
        return True
    if p.literal and p.value in a.words["models"] and prev in a.words["vehicles"] and a.no_noun():
        return True  # «یک دستگاه خودروی ۲۰۶»
    ends = _ends_there(a) or a.next in a.words["never"]  # «جزء الحاقی ۲ بند الف»
    if a.second in a.words["classed"] and p.value <= 20 and ends and not numeric(a.norm(p.first - 3)):
        return True
    if p.literal and prev in a.words["levels"] and (p.value <= 10 or prev not in ("سطح", "سطوح")) and a.no_noun():
        return True
    ranked = p.literal and prev in a.words["ranked"] and p.value < 1000 and not numeric(a.second)
    return bool(ranked) and a.next in a.words["of_ranks"]


def _is_service(a: Around, prev: str) -> bool:
    """«با ۱۱۵ تماس بگیرند», «سامانه ۱۲۵»: the number of an emergency service."""
    first = a.p.first
    if not a.whole or a.p.value not in a.words["emergency_numbers"] or a.unit is not None:
        return False
    if prev in a.words["not_service"]:
        return False
    if a.next in a.words["calls"] or a.second in a.words["calls"]:
        return True
    if prev in a.words["service_of"] and a.p.value not in a.words["service_of"][prev]:
        return False
    near = {t.norm for t in a.tokens[max(0, first - 3) : first]}
    return bool(near & a.words["emergency_before"]) or "سامانه" in {a.norm(first - k) for k in range(4, 8)}


def _ends_there(a: Around) -> bool:
    """Whether a word stands right before the numeral and nothing after it that it could count."""
    flags = shape(a.sentence)
    free = ~(Is.NONVERBAL | Is.STATE | Is.ADJECTIVE)
    return not flags[a.p.first - 1] & free and (a.no_noun() or is_predicate(flags, a.last))


def _named(norm: str) -> str:
    """«شماره‌ی» as «شماره»."""
    limits: dict[str, float] = data()["names_before"]
    return norm[:-1] if norm not in limits and norm.endswith("هی") else norm


def _bare(a: Around) -> str | None:
    """A small number with no unit, nothing to count and nothing that leads to it: tables of results, minutes."""
    p = a.p
    if not (p.literal or p.value == 0) or p.separated or p.value >= 200 or a.unit is not None or not p.first:
        return None
    if a.next[:1].isdecimal() and a.prev[:1].isdecimal():
        return "a bare number"  # a row of a table
    flags = shape(a.sentence)
    ends = a.last >= len(flags) or flags[a.last] & (Is.PUNCTUATION | Is.AND)
    if not ends or a.prev in "%٪$€£" or a.prev in a.words["leads_to_bare"]:
        return None
    if a.next in LIST_MARKS and a.after is not None and a.after.first - a.last == 1 and a.after.reason is None:
        return None  # it shares the unit of the next («۲۰، ۳۰ و ۴۰ درصد»)
    if refusals_sports.shares_noun(a) or refusals_lists.shares_unit(a, flags) or refusals_lists.shares_votes(a):
        return None  # «نعمتی ۴ و علیپور ۳ شوت زدند», «تهران ۱۰، کرج ۸ و قم ۵ میلیون تومان»
    if (
        a.after is not None
        and a.next in ("و", "،")
        and 2 < a.after.first - a.last < 9
        and a.following not in LIST_MARKS
    ):
        hit = units.lookup(a.tokens, a.after.last)
        again = any(t.norm == a.following for t in a.tokens[max(0, p.first - 9) : p.first - 1])
        if hit is not None and hit[0].kind in ("percent", "mass", "money", "area") and again:
            return None  # «میزان واردات این کشورها ۱۹ و میزان صادرات آنها ۱۸ درصد»
    if a.before is not None and a.after is not None and a.next in LIST_MARKS:
        sides = (units.lookup(a.tokens, a.before.last), units.lookup(a.tokens, a.after.last))
        if sides[0] and sides[1] and sides[0][0].code == sides[1][0].code != "count" and a.after.first - a.last < 6:
            return None  # «تاکسی ۲۲ لیتر، آژانس ۱۸ و سواری ۴ لیتر»
    before = flags[p.first - 1]
    if before & (Is.PREPOSITION | Is.MEASURE | Is.COMPARATOR | Is.CHANGE | Is.RA | Is.VERB):
        return None
    return "a bare number"


_TESTS = (
    _code,
    refusals_words.word,
    _one,
    _item,
    _score,
    refusals_words.proportion,
    refusals_time.date,
    refusals_time.clock,
    _name,
    refusals_time.coordinate,
    refusals_time.when,
    refusals_lists.chain,
    refusals_time.year,
    refusals_names.name,
    _bare,
)


def _below_nought(sentence: Sentence, left: Parsed, right: Parsed) -> None:
    """«۱۲ درجه زیر صفر» is minus twelve (in place)."""
    if sentence.tokens[right.first - 1].norm == "زیر" and left.value > 0:
        left.value, left.high = -left.value if left.high is None else -left.high, left.high and -left.value


def _long_list(sentence: Sentence, left: Parsed, right: Parsed) -> bool:
    """«به ترتیب با ۱۶۹۳۶۵۰، ۱۲۹۷۱۰۵ و ۱۲۰۴۸۶۹ رأی»: great numbers without signs, the last of which counts."""
    long = all(len(p.literal) >= _LONG_CODE and p.literal.isdecimal() for p in (left, right))
    return long and right.first - left.last == 1 and sentence.tokens[left.last].norm in LIST_MARKS


def spread(sentence: Sentence, parsed: list[Parsed]) -> None:
    """Refuse what is listed before a date: the «۵» of «۵ و ۶ مهر» (in place)."""
    text = sentence.doc.text
    refusals_lists.ones(sentence, parsed, _ARTICLE)
    for left, right in zip(reversed(parsed[:-1]), reversed(parsed[1:]), strict=True):
        if right.value >= 1e4 and right.first - left.last == 1 and refusals_lists.of_so_many(sentence, left, right):
            parsed.remove(right)
            continue
        if (
            right.first == left.last
            and ZWNJ in text[left.end : right.start]
            and left.literal
            and (right.literal or right.rule == "words")
        ):
            left.reason = right.reason = left.reason or "score"  # «۳ ـ ۳»: a tatweel for a dash
        if left.reason is None and right.reason == "date" and right.first - left.last == 1 and not left.separated:
            between = sentence.tokens[left.last].norm
            if between in _UP_TO and left.value <= 31 and left.rule != "range":
                left.reason = "date"
        if right.reason == refusals_words.FREEZING and left.reason is None and right.first - left.last < 4:
            _below_nought(sentence, left, right)
        if left.reason == "code" and right.reason is None and _long_list(sentence, left, right):
            left.reason = None
        moment = right.reason == "says when" and right.first - left.last == 1 and left.literal and not left.separated
        listed = moment and sentence.tokens[left.last].norm in ("،", "یا", "-", "–")
        if left.reason is None and listed and left.value < right.value:
            left.reason = "says when"  # «۳۰، ۴۰ سال پیش»
        told = left.reason is None and right.reason == "score" and "-" in left.literal and right.first - left.last == 1
        if told and sentence.tokens[left.last].norm in LIST_MARKS:
            left.reason = "score"  # «21-25، 25-19»
        clocks = right.reason == "clock time" and right.first - left.last == 1 and left.literal and left.value <= 24
        if left.reason is None and clocks and sentence.tokens[left.last].norm in ("تا", "الی"):
            left.reason = "clock time"  # «۸ تا ۹:۳۰»
