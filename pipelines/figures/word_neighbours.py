"""Words whose class hangs on those beside them: «زیر» is no preposition in «زیر بنا», «تا» a conjunction before a noun."""

from collections.abc import Callable

from pipelines.figures.word_tables import Is, known, word_map, word_set

_HONORIFICS = word_set("honorifics")
_UNDER = word_set("under")
_WITH_HAM = word_set("with_ham")  # with «هم» before them one word
_TRADING = word_set("buying")
_WENT = word_set("went")
_BROUGHT = word_set("brought")
_LAID = word_set("laid")
_BEATEN = word_set("beaten")
_OF_VERBS = Is.VERB | Is.LIGHT | Is.REACH | Is.TRANSFER | Is.PASSIVE | Is.COPULA
_FIRST_PARTS = word_map("apart_nouns")
_FIRST_OF_VERBS = word_map("apart_verbs")
_BY_HAND = word_set("reached_by_hand")
_LOADS = word_set("loads")
_DEVELOPERS = word_set("developers")
_INPUTS = word_set("inputs")
_LACKING = word_set("lacking")
_SHOWING = word_set("showing")
_AFTER_SPECIAL = word_set("after_special")
_OPERATING = word_set("operating")
_AS_EXAMPLE = word_set("as_example")


def _after(norms: list[str], i: int) -> str:
    return norms[i + 1] if i + 1 < len(norms) else ""


def _under(norms: list[str], out: list[int], i: int) -> None:
    """«زیر بنا»: no preposition."""
    if _after(norms, i) in _UNDER:
        out[i] = out[i + 1] = 0


def _until(norms: list[str], out: list[int], i: int) -> None:
    """«مقرر شده تا سقف خرید …»: a conjunction."""
    if (
        0 < i < len(norms) - 1
        and out[i - 1] & (Is.VERB | Is.PARTICIPLE)
        and not out[i + 1] & (Is.NUMBER | Is.COMPARATOR | Is.TIME)
    ):
        out[i] = Is.CONJUNCTION


def _because(norms: list[str], out: list[int], i: int) -> None:
    """«… هستند چون تولید آنها ۲۸ درصد افت کرده است»: a conjunction."""
    if i + 1 < len(norms) and (i == 0 or out[i - 1] & (Is.VERB | Is.PUNCTUATION)):
        out[i] = Is.CONJUNCTION


def _forecast(norms: list[str], out: list[int], i: int) -> None:
    """«۱۰ میلیارد تومان پیش بینی شد»."""
    if _after(norms, i) != "بینی" or i + 2 >= len(norms) or not out[i + 2] & (Is.LIGHT | Is.VERB):
        return
    if not out[i + 2] & Is.PARTICIPLE or (i + 3 < len(norms) and out[i + 3] & (Is.VERB | Is.AND | Is.RELATIVE)):
        out[i] = out[i + 1] = Is.ADVERB | Is.NONVERBAL | Is.FORECAST


def _made(norms: list[str], out: list[int], i: int) -> None:
    """«آماده سازی تیم‌ها»: one noun, where no verb follows."""
    following = out[i + 1] if i + 1 < len(norms) else 0
    if i and out[i - 1] & (Is.NONVERBAL | Is.ADJECTIVE) and not following & (Is.LIGHT | Is.VERB | Is.PARTICIPLE):
        out[i - 1] = out[i] = 0


def _laid(norms: list[str], out: list[int], i: int) -> None:
    """«… تومان نرخ گذاری شد»: a verb of two words."""
    if i and norms[i - 1] in _LAID and i + 1 < len(norms) and out[i + 1] & (Is.LIGHT | Is.VERB):
        out[i - 1] = out[i] = Is.NONVERBAL | Is.ADVERB


def _sign(norms: list[str], out: list[int], i: int) -> None:
    """«نشان از رشد ۳ درصدی دارد», «نشان دهنده رشد …»: says what is told, and is no medal."""
    if (_after(norms, i) == "از" and i + 2 < len(norms) and out[i + 2] & Is.CHANGE) or _after(norms, i) in _SHOWING:
        out[i] = out[i + 1] = Is.VERB
    else:
        _joined(norms, out, i)  # «آتش نشان»


def _at_least(norms: list[str], out: list[int], i: int) -> None:
    """«دست کم» as one word, «به ۵ میلیون دست پیدا کرد»."""
    following = _after(norms, i)
    if following == "کم":
        out[i] = out[i + 1] = known()["دستکم"]
    elif following in _BY_HAND:
        out[i] = Is.ADVERB | Is.NONVERBAL
    elif following in _BROUGHT and i and norms[i - 1] == "به":
        out[i] = Is.NONVERBAL | Is.TRANSFER  # «۵ میلیون دلار به دست آورد»


def _weekly(norms: list[str], out: list[int], i: int) -> None:
    """«… هفته‌ای یک بار برگزار می‌شود»: how often."""
    if i + 1 < len(out) and out[i + 1] & Is.NUMBER and not (i and out[i - 1] & Is.NUMBER):
        out[i] = Is.TIME_ADVERB | Is.ADVERB


def _altogether(norms: list[str], out: list[int], i: int) -> None:
    """«در مجموع» as one word."""
    if i and norms[i - 1] == "در":
        out[i - 1] = out[i] = known()["درمجموع"]


def _prefix(norms: list[str], out: list[int], i: int) -> None:
    """«می کنم»: whatever follows is the verb."""
    if _after(norms, i)[:1].isalpha() and not (i and out[i - 1] & Is.NUMBER):
        out[i] |= known()[norms[i] + norms[i + 1]] & _OF_VERBS
        out[i + 1] |= Is.VERB


def _will_be(norms: list[str], out: list[int], i: int) -> None:
    """«شاهد ۲۰ سانتی‌متر برف خواهند بود»: the copula, and no part of a verb made with the noun before it."""
    if _after(norms, i) == "بود":
        out[i] = Is.VERB | Is.COPULA


def _donors(norms: list[str], out: list[int], i: int) -> None:
    """«تجلیل از ۱۲۴ خیر استان»: people, no «no»."""
    if i and out[i - 1] & (Is.NUMBER | Is.CLASSIFIER):
        out[i] = 0


def _traded(norms: list[str], out: list[int], i: int) -> None:
    """«هر سکه ۵ میلیون تومان خرید و فروش می‌شود», «۴۰ هزار نسخه فروش رفت», «سفره‌ها ۲۰ درصد آب رفت»: one verb."""
    following = out[i + 1] if i + 1 < len(norms) else 0
    if _after(norms, i) in _WENT and not (i and out[i - 1] & Is.PREPOSITION):
        out[i] = Is.NONVERBAL | Is.ADVERB
    if i > 1 and norms[i - 1] == "و" and norms[i - 2] in _TRADING and following & (Is.LIGHT | Is.VERB_PREFIX):
        out[i - 2] = out[i] = Is.NONVERBAL | Is.ADVERB
        out[i - 1] = Is.AND


def _honorific(norms: list[str], out: list[int], i: int) -> None:
    """«مدرسه خدیجه کبری(س) روستای …»."""
    if 0 < i < len(norms) - 2 and norms[i + 2] == ")" and norms[i + 1] in _HONORIFICS:
        out[i] = out[i + 1] = out[i + 2] = Is.SUFFIX


def _person_ending(norms: list[str], out: list[int], i: int) -> None:
    """«تجربه کرده ام»: the verb's ending."""
    if i and out[i - 1] & Is.PARTICIPLE:
        out[i] = Is.VERB


def _brought_about(norms: list[str], out: list[int], i: int) -> None:
    """«بهترین نتیجه دو تیم رقم خورد»: a verb of two words."""
    if _after(norms, i) in _BEATEN:
        out[i] = Is.NONVERBAL | Is.ADVERB


def _together(norms: list[str], out: list[int], i: int) -> None:
    """«هم وزن» as one word."""
    if _after(norms, i) in _WITH_HAM:
        out[i] = out[i + 1] = 0


def _lacking(norms: list[str], out: list[int], i: int) -> None:
    """«۵۰ هزار میلیارد تومان کسری بودجه», «کسری ۴۰ همتی»: a sum, no change."""
    if _after(norms, i) in _LACKING or (i + 1 < len(out) and out[i + 1] & Is.NUMBER):
        out[i] = Is.SUM


def _ratio(norms: list[str], out: list[int], i: int) -> None:
    """«نسبت بدهی به درآمد ۴۰ درصد است»: a measure; «نسبت به …» and «به نسبت …» compare."""
    of_a_thing = i + 1 < len(out) and not out[i + 1] & (Is.TIME | Is.PREPOSITION)
    if of_a_thing and not (i and out[i - 1] & Is.PREPOSITION):
        out[i] = Is.QUANTITY | Is.ANAPHOR


def _input(norms: list[str], out: list[int], i: int) -> None:
    """«۴۰۰ هزار تن نهاده دامی»: a noun."""
    if _after(norms, i) in _INPUTS:
        out[i] = 0


def _load(norms: list[str], out: list[int], i: int) -> None:
    """«بار مالی این طرح ۵ میلیارد تومان است»: a noun."""
    if _after(norms, i) in _LOADS and not (i and out[i - 1] & Is.NUMBER):
        out[i] = 0


def _developing(norms: list[str], out: list[int], i: int) -> None:
    """«صندوق توسعه ملی», «سازمان توسعه تجارت»: a part of a body's name, no change."""
    if _after(norms, i) == "ملی" or (i and norms[i - 1] in _DEVELOPERS):
        out[i] = 0


def _special(norms: list[str], out: list[int], i: int) -> None:
    """«۵۲ ویژه برنامه»: one noun."""
    if _after(norms, i) in _AFTER_SPECIAL:
        out[i] = out[i + 1] = 0


def _example(norms: list[str], out: list[int], i: int) -> None:
    """«به عنوان مثال ۱۲۰ نفر …»: no noun of its own."""
    if i and norms[i - 1] in _AS_EXAMPLE:
        out[i] = Is.ADVERB


def _respect(norms: list[str], out: list[int], i: int) -> None:
    """«از دو جهت»: a noun."""
    if i > 1 and out[i - 1] & Is.NUMBER and out[i - 2] & Is.PREPOSITION:
        out[i] = 0


def _brought(norms: list[str], out: list[int], i: int) -> None:
    """«آورده متقاضیان ۴۰ میلیون تومان است»: a noun."""
    opens = i == 0 or out[i - 1] & (Is.PUNCTUATION | Is.AND | Is.CONJUNCTION)
    if opens and i + 1 < len(out) and not out[i + 1] & ~Is.LOCATIVE:
        out[i] = Is.SUM


def _operating(norms: list[str], out: list[int], i: int) -> None:
    """«۸۰ درصد رشد سود عملیاتی و …»: of what kind, not «شد»."""
    following = out[i + 1] if i + 1 < len(norms) else 0
    if i and norms[i - 1] in _OPERATING and not following & (Is.LIGHT | Is.VERB | Is.PARTICIPLE):
        out[i] = 0


def _comparative(norms: list[str], out: list[int], i: int) -> None:
    """«پایین تر» as one word."""
    whole = known()[norms[i - 1] + norms[i]] if i else 0
    if whole & Is.DEGREE:
        out[i - 1] = out[i] = whole


def _joined(norms: list[str], out: list[int], i: int) -> None:
    """«۳۰ دقیقه پیاده روی»: the second part of a noun written apart."""
    if i and norms[i - 1] in _FIRST_PARTS[norms[i]]:
        out[i - 1], out[i] = 0, Is.SUFFIX


def _verb_of_two(norms: list[str], out: list[int], i: int) -> None:
    """«جابه جا می‌کند», «ثبت نام کردند»: a verb of two words."""
    following = out[i + 1] if i + 1 < len(norms) else 0
    if (
        i
        and norms[i - 1] in _FIRST_OF_VERBS[norms[i]]
        and following & (Is.LIGHT | Is.VERB | Is.VERB_PREFIX | Is.PARTICIPLE)
    ):
        out[i - 1] = out[i] = Is.NONVERBAL | Is.ADVERB


# Words whose class hangs on those beside them.
BY_NEIGHBOURS: dict[str, Callable[[list[str], list[int], int], None]] = {
    "زیر": _under,
    "تا": _until,
    "چون": _because,
    "پیش": _forecast,
    "گذاری": _laid,
    "سازی": _made,
    "رسانی": _made,
    "اندازی": _made,
    "مجموع": _altogether,
    "دست": _at_least,
    "هفتهای": _weekly,
    "خواهد": _will_be,
    "خواهند": _will_be,
    "خواهیم": _will_be,
    "نخواهد": _will_be,
    "می": _prefix,
    "نمی": _prefix,
    "(": _honorific,
    "هم": _together,
    "رقم": _brought_about,
    "خیر": _donors,
    "فروش": _traded,
    "ستد": _traded,
    "آب": _traded,
    "نسبت": _ratio,
    "نهاده": _input,
    "توسعه": _developing,
    "بار": _load,
    "ام": _person_ending,
    "ایم": _person_ending,
    "اید": _person_ending,
    "کسری": _lacking,
    "تر": _comparative,
    **dict.fromkeys(word_set("shares_brought"), _brought),
    **dict.fromkeys(_FIRST_PARTS, _joined),
    **dict.fromkeys(_FIRST_OF_VERBS, _verb_of_two),
    "نشان": _sign,
    "ویژه": _special,
    "عملیاتی": _operating,
    **dict.fromkeys(word_set("examples"), _example),
    **dict.fromkeys(word_set("respects"), _respect),
}
HANGING = frozenset(BY_NEIGHBOURS)
