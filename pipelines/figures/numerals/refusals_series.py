"""Refuse numerals that name one of a row: «موشک فاتح ۱۱۰», «برنامه دیشب ۹۰», «فرانس ۲۴», «عدد ۵ را پیامک کنید»."""

from pipelines.figures import units
from pipelines.figures.numerals.refusal_context import Around, numeric, words
from pipelines.figures.word_classes import is_predicate, shape

_ARMS, _OF_ARMS = words("armed"), words("names_of_arms")
_OUTLETS, _OUTLET_NAMES = words("outlets"), words("outlet_names")
_SENT = words("sent")
_HOURS = 24  # what a news service calls itself by
_PROGRAMME = 90
_FAR = 4  # words from what something is to its number
_SENTENCE = 10  # words from a digit to where it is to be sent
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
