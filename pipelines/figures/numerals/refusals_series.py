"""Refuse numerals that name one of a row: «موشک فاتح ۱۱۰», «برنامه دیشب ۹۰», «فرانس ۲۴», «عدد ۵ را پیامک کنید»."""

from pipelines.figures import units
from pipelines.figures.numerals.refusal_context import Around, numeric, words
from pipelines.figures.word_classes import Is, is_predicate, shape

_ARMS, _OF_ARMS = words("armed"), words("names_of_arms")
_OUTLETS, _OUTLET_NAMES = words("outlets"), words("outlet_names")
_SENT = words("sent")
_PLACED, _OWNERS = words("placed"), words("owners")
_BEATEN = words("beaten")
_PLUS = frozenset({"بعلاوه", "بهعلاوه", "+"})
_POWERS = 5
_ROUNDS = (1 / 4, 1 / 8, 1 / 16, 1 / 32)
_HOURS = 24  # what a news service calls itself by
_PROGRAMME = 90
_FAR = 4  # words from what something is to its number
_SENTENCE = 10  # words from a digit to where it is to be sent
_LISTED = 8  # tokens from «اولویت» to the last of its list
_IDIOM = 1001


def arm(a: Around) -> str | None:
    """«موشک فاتح ۱۱۰», «پهپادهای شاهد ۱۳۶ و مهاجر ۶»: arms and satellites by name and number."""
    if a.prev not in _OF_ARMS:
        return None
    before = a.before
    goes_on = before is not None and before.reason == "name" and 0 < a.p.first - before.last <= 2
    near = {a.norm(at) for at in range(max(0, a.p.first - _FAR), a.p.first - 1)}
    return "name" if goes_on or near & _ARMS else None


def outlet(a: Around) -> str | None:
    """«شبکه فرانس ۲۴», «پایگاه خبری کارنامه ۲۴», «برنامه دیشب ۹۰»: what is read or watched, with a number for a name."""
    if a.p.value == _HOURS:
        news = a.prev in _OUTLET_NAMES or not _OUTLETS.isdisjoint((a.prev, a.second, a.norm(a.p.first - 3)))
        return "name" if news and not numeric(a.next) else None
    if a.p.value != _PROGRAMME or not (a.no_noun() or is_predicate(shape(a.sentence), a.last)):
        return None
    near = {a.norm(at) for at in range(max(0, a.p.first - _FAR), a.p.first)}
    return "name" if "برنامه" in near and a.prev not in a.words["leads_to_bare"] else None


def ranked(a: Around) -> str | None:
    """«اولویت یک و دو ما», «در ثانیه ۴۳ بازی»: by its place in an order; not «اولویت دو کارگردان»."""
    at = a.p.first - 1
    while at > a.p.first - _LISTED and a.norm(at) in ("و", "،") and numeric(a.norm(at - 1)):
        at -= 2
    if a.norm(at) not in _PLACED or a.unit is not None or a.norm(at - 1) == "هر" or numeric(a.norm(at - 1)):
        return None
    flags, follows = shape(a.sentence), a.after_list()
    ends = a.no_noun() or bool(flags[a.last] & Is.PRONOUN) or is_predicate(flags, a.last)
    said = a.p.literal and at == a.p.first - 1 and a.norm(at) != "ثانیه"  # «لیتر در ثانیه ۳ روستا …»
    return "name" if ends or said or follows in _OWNERS else None


def plus_class(a: Around) -> str | None:
    """«۹۰+ کیلوگرم: …»: the class of wrestlers without a limit."""
    heavy = a.next == "+" and a.following == "کیلوگرم" and a.norm(a.last + 2) == ":"
    return "name" if heavy and a.p.first == 0 else None


def place_on_map(a: Around) -> str | None:
    """«عرض جغرافیایی ۳۱.۸۹۶»."""
    return "coordinate" if a.prev == "جغرافیایی" and a.second in ("طول", "عرض") else None


def to_be_sent(a: Around) -> str | None:
    """«عدد ۵ را به سامانه … ارسال کنید»: what one is to send, and no number of things."""
    if a.prev != "عدد" or a.next not in ("را", "به"):
        return None
    ahead = {a.norm(at) for at in range(a.last, a.last + _SENTENCE)}
    return "code" if ahead & _SENT else None


def latin(a: Around) -> str | None:
    """«Sky Sport ۲۴», «نت‌بوک Archos ۱۰ که …»: the number that a foreign name ends with."""
    if a.next == "of" and a.following.isdecimal():
        return "name"  # «(17 of 45)», of a picture
    ends = a.prev.isascii() and a.prev.isalpha() and len(a.prev) > 1 and not units.known(a.prev)
    return "name" if ends and a.whole and (a.no_noun() or is_predicate(shape(a.sentence), a.last)) else None


def pixels(a: Around) -> str | None:
    """«۱۹۲۰×۱۰۸۰», «۱۹۲۰ در ۱۰۸۰ پیکسل»: the two sides of a picture."""
    times = ("×", "x", "X", "*")
    if a.unit is None:
        crossed = (a.next in times and numeric(a.following)) or (a.prev in times and numeric(a.second))
        sides = a.next == "در" and numeric(a.following) and a.norm(a.last + 2) == "پیکسل"
        return "code" if (crossed and a.p.value >= 100) or sides else None
    return "code" if a.next == "پیکسل" and a.prev in ("در", *times) and numeric(a.second) else None


def thousand_and_one(a: Around) -> str | None:
    """«هزار و یک مشکل»: very many."""
    said = a.p.value == _IDIOM and a.norm(a.p.first) == "هزار" and a.unit is None
    return "an idiom" if said else None


def pairwise(a: Around) -> str | None:
    """«دو به دو نشستند», «یک به یک آمدند»."""
    other = a.following if a.next == "به" else a.second if a.prev == "به" else ""
    same = other and a.p.last - a.p.first == 1 and other == a.norm(a.p.first)
    return "an idiom" if same and a.unit is None else None


def quarter_when(a: Around) -> str | None:
    """«یک ربع بعد», «ربع ساعت پیش»."""
    quarter = a.p.rule == "fraction" and a.norm(a.p.last - 1) == "ربع"
    return "says when" if quarter and a.next in a.words["when_after"] else None


def dialling(a: Around) -> str | None:
    """«ستاره ۷۸۰ ستاره ۱۱۲ مربع»: keys that one is to press."""
    return "code" if a.prev == "ستاره" and a.next in ("ستاره", "مربع") else None


def plus_one(a: Around) -> str | None:
    """«پنج به علاوه یک»: a group of states."""
    if a.p.value not in (1, _POWERS) or not (a.next in _PLUS or (a.next == "به" and a.following == "علاوه")):
        return None
    other = a.norm(a.last + (1 if a.next in _PLUS else 2))
    return "name" if other in ("یک", "1", "پنج", "5") else None


def cup_round(a: Around) -> str | None:
    """«صعود به یک شانزدهم لیگ قهرمانان»: a round, and no part of anything."""
    halved = a.p.rule == "fraction" and a.p.value in _ROUNDS
    return "name" if halved and a.next in ("لیگ", "جام", "رقابتهای", "مسابقات") else None


def points_lost(a: Around) -> str | None:
    """«۳۸.۵۰ به ۳۶.۱۰ از سد حریف گذشت», «با امتیاز ۳۶.۸۰ به ۳۷.۲۰ مغلوب شد»: points of two sides."""
    if not a.p.separated or (a.p.value % 1 == 0 and not a.p.literal):
        return None
    one_side = (a.next == "به" and a.following[:1].isdecimal()) or (
        a.prev == "به" and a.before is not None and a.p.first - a.before.last == 1
    )
    near = {a.norm(at) for at in range(max(0, a.p.first - _FAR), a.last + _SENTENCE)}
    return "score" if one_side and a.unit is None and near & _BEATEN else None
