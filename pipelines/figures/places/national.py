"""Whether a figure is the country's, or another country's, in a sentence that names a place besides."""

import re

from pipelines.figures.document import Document
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.places.articles import told_in
from pipelines.figures.places.gazetteer import any_of
from pipelines.figures.places.governing import CLAUSE_END
from pipelines.figures.places.names import Hit
from pipelines.figures.plain import alternation

NEAR = 60  # letters before a figure, or before a place, in which its clause tells of the country, or of a visit
_NEXT = 20  # letters after a figure in which what it counts may be of other places
_OWN_CLAUSE = 110  # letters before a figure in which its clause may begin
_LEAD = 16  # letters of a preposition, or a currency, and the spaces behind it
_AMONG_FAR = 60  # letters before «در کشور» in which the superlative stands

_AMONG = re.compile(
    rf"(?:(?:ترین|(?<!\w){alternation(lexicon().small)} ?ا?مین)(?: +\w+){{1,3}}|(?<!\w)در +(?:بین|میان)(?: +\w+){{0,2}}) +$"
)  # «یکی از بزرگ‌ترین مجموعه‌های ورزشی در کشور»: a thing of one place
_FROM_ALL = re.compile(rf"(?<!\w)از +(?:{any_of('all_of')} *)?$")
_THAN = re.compile(rf"(?<!\w)({any_of('compared')} +)?(?:از|نسبت +به) +{any_of('standards')}(?: +\w+){{1,2}}$")
_TIMES = re.compile(rf"(?<!\w)برابر +{any_of('standards')}(?: +\w+){{1,2}}$")  # «یک و نیم برابر میانگین کشور»
_COMPARED = re.compile(rf"(?: +(?!{any_of('clause_heads')}(?!\w))\w+){{0,5}}? +{any_of('compared')}(?!\w)")
_OTHERS = re.compile(
    rf"(?:[،؛]|(?<!\w)و) *(?:(?:در|برای|سهم) +(?:{any_of('other_places')}|\d+|{alternation(lexicon().small)})|{any_of('other_places')}) +"
    rf"{any_of('kinds_of_places')}(?: ?های?)?(?!\w)(?! +(?:این +)?استان)"
)
_NATION = rf"{any_of('nations')}(?!\w)(?! +{any_of('after_iran')}(?!\w))"
_OF_ALL = re.compile(
    rf"(?<!\w){any_of('quantities')}(?: +(?!{any_of('no_owners')}(?!\w))[^\W\d_]+){{0,4}}?(?: +در(?: +سطح)?)?(?: +کل)? +{_NATION}"
)
_HEAD = re.compile(rf" *(?:در +(?:سطح +)?(?:کل +)?{_NATION}|{any_of('we')}(?!\w)|کشور(?= +$))")
_WITHIN = re.compile(r"(?<!\w)در +(?:سطح +|کل +|سراسر +)?کشور(?!\w)")
_CLAUSE = re.compile(rf"[:،؛.«]|(?<!\w){any_of('clause_heads')}(?!\w)")
_IN_COUNTRY = re.compile(r"(?<!\w)در +(?:کشور(?: ?های)? +|خاک +)?$")
_LED = re.compile(r"(?<!\w)(?:از|به|با|در|بر|برای) +$")
_UP_TO = re.compile(
    rf" *(?:[(:،]|(?<!\w)که(?!\w))?(?: *(?:سال +\d{{2,4}}(?: *،)?|(?!{any_of('clause_heads')}(?!\w))[^\W\d_]++)){{0,7}}? *"
)
_TO_ABROAD = re.compile(r"(?<!\w)به +(?:[^\W\d_]+ +){0,2}$")
_MONEY = re.compile(rf"(?<!\w){any_of('monies')} +$")
_EXPORTED = re.compile(any_of("exported"))
_FROM_ABROAD = re.compile(r"(?<!\w)از +(?:کشور(?: ?های)? +)?$")
_CAME = re.compile(rf"(?<!\w){any_of('came')}")
_MINISTRY = re.compile(rf"(?:،|(?<!\w)و) *{any_of('ministries')}(?!\w)")


def its_own(doc: Document, text: str, bounds: tuple[int, int], end: int, near: list[Hit]) -> tuple[int, int] | None:
    """«میانگین کشوری ۲۲ درصد», «… و این سرانه در کشور ۱۱»: the country that the clause of the figure is about."""
    start, at = bounds
    begin = max(start, at - _OWN_CLAUSE)
    found = list(_OF_ALL.finditer(text, begin, at))
    heads = [m.end() for m in _CLAUSE.finditer(text, begin, at)]
    told = found[-1] if found else next(filter(None, (_HEAD.match(text, h, at) for h in [*heads[::-1], start])), None)
    if told is None:
        told = next((m for m in _WITHIN.finditer(text, begin, at) if not among(text, start, m.start())), None)
    if told is None or _UP_TO.fullmatch(text, told.end(), at) is None:
        return None
    if _LED.search(text, max(start, told.start() - _LEAD), told.start()) and not text.startswith(
        ("که", "("), told.end() + 1
    ):
        return None  # «از میانگین کشوری ۲ درصد بالاتر است»
    stop = CLAUSE_END.search(text, end, end + NEAR)
    until = stop.start() if stop is not None else end + NEAR
    if any(told.start() <= h.start < until for h in near) or told_in(doc, "here", told.start(), until) is not None:
        return None
    return told.span()


def left(doc: Document, text: str, chosen: Hit, start: int, at: int, own: str | None) -> bool:
    """Whether the sentence that begins at `start` has gone on from a place before it comes to the figure at `at`.

    The article's own place it leaves only in somebody's words: «استاد دانشگاه یزد گفت: در کشور ما ۲۰ …».
    """
    begin = chosen.end if chosen.province != own else text.find(":", chosen.end, at)
    if chosen.end <= begin <= at:  # «در یزد باران آمد و در کشور ۲۰ …»
        told = told_in(doc, "national", begin, at)
        stands_out = told is not None and among(text, chosen.end, told[0])
        if told is not None and not stands_out and not _FROM_ALL.search(text, max(start, told[0] - NEAR), told[0]):
            return True
    # «ستاد تهران با ۳۰ سند و وزارت اقتصاد با ۱۸ سند»
    return chosen.province != own and _MINISTRY.search(text, chosen.end, at) is not None


def elsewhere(text: str, chosen: Hit, at: int) -> bool:
    """«در تهران ۲۵ درصد و در سایر شهرها ۱۵ درصد»: whether the figure at `at` is of other places than the one before."""
    return chosen.end <= at and _OTHERS.search(text, chosen.end, at + _NEXT) is not None


def abroad(doc: Document, text: str, chosen: Hit, figure: tuple[int, int], end: int) -> bool:
    """Whether the figure's own clause tells a country, while the place stands in another: «… و ۱۵۰ چادر در عراق برپا شد»."""
    at, stop = figure
    if chosen.start >= at:
        told = told_in(doc, "foreign", at, chosen.start)
        return (
            told is not None
            and CLAUSE_END.search(text, at, told[0]) is None
            and CLAUSE_END.search(text, told[1], chosen.start) is not None
        )
    told = told_in(doc, "foreign", stop, min(end, stop + NEAR))
    return (
        told is not None
        and _IN_COUNTRY.search(text, stop, told[0]) is not None
        and CLAUSE_END.search(text, stop, told[0]) is None
        and CLAUSE_END.search(text, chosen.end, at) is not None
    )


def told_abroad(doc: Document, text: str, bounds: tuple[int, int], own: str | None) -> tuple[int, int] | None:
    """Another country that text[bounds] tells of; not of the article's own place whence or whither something goes."""
    start, end = bounds
    found = told_in(doc, "foreign", start, end)
    while found and _MONEY.search(text, max(start, found[0] - _LEAD), found[0]):  # «هر دلار آمریکا»
        found = told_in(doc, "foreign", found[1], end)
    if found is None or own is None:
        return found
    if _TO_ABROAD.search(text, start, found[0]) and _EXPORTED.search(text, start, end):
        return None  # «از گمرک استان به ترکیه صادر شد»
    return None if _came(text, start, found, end) else found


def _came(text: str, start: int, abroad: tuple[int, int], end: int) -> bool:
    """«۲۰ هزار زائر از عراق وارد شدند»: whether another country is only where something came from, to the page's place."""
    return _FROM_ABROAD.search(text, start, abroad[0]) is not None and _CAME.search(text, abroad[1], end) is not None


def of_the_country(doc: Document, text: str, figure: tuple[int, int], end: int, near: list[Hit]) -> bool:
    """Whether the figure's own clause goes on to say that it is the country's: «۴۰ درصد را برای کشور اعلام کردیم»."""
    at = figure[1]
    told = told_in(doc, "national", at, min(end, figure[0] + 60))
    if told is None or among(text, at, told[0]) or any(at <= h.start < told[0] for h in near):
        return False
    if told_in(doc, "here", at, told[0]) is not None:
        return False  # «۲۰ تن از گمرک استان به خارج از کشور صادر شد»
    return CLAUSE_END.search(text, at, told[0]) is None and not aside(text, at, told)


def aside(text: str, start: int, told: tuple[int, int]) -> bool:
    """«از کشور …», «بالاتر از میانگین کشوری»: whence somebody came, or what a figure of one place is compared with."""
    if _FROM_ALL.search(text, start, told[0]) or _TIMES.search(text, start, told[1]):
        return True
    than = _THAN.search(text, start, told[1])
    return than is not None and (than[1] is not None or _COMPARED.match(text, told[1]) is not None)


def among(text: str, start: int, at: int) -> bool:
    """Whether the country at `at` is what something of one place stands out among: «در بین استان‌های کشور»."""
    return _AMONG.search(text, max(start, at - _AMONG_FAR), at) is not None
