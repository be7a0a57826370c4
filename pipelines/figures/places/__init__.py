"""Where a figure holds: province (ISO 3166-2) and county, from its clause, its sentence, or the article's own place."""

import re
from bisect import bisect_left

from pipelines.figures import speakers
from pipelines.figures.document import Document, Mention, Reading, Sentence, remembered
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.places.articles import (
    article_ground,
    article_place,
    hits_between,
    is_ground,
    named_cell,
    place_hits,
    title_hits,
    told_in,
)
from pipelines.figures.places.gazetteer import any_of, rows, word_set, words
from pipelines.figures.places.governing import (
    CLAUSE_END,
    WINDOW,
    bound,
    holds,
    nearest,
    settled,
    shared,
    spread,
    without_asides,
)
from pipelines.figures.places.names import CAPITAL, Hit, find
from pipelines.figures.places.national import (
    NEAR,
    abroad,
    among,
    aside,
    elsewhere,
    its_own,
    left,
    of_the_country,
    told_abroad,
)
from pipelines.figures.places.respective import in_order
from pipelines.figures.plain import alternation, bounds_of, plain_of

__all__ = ["article_place", "find", "read", "rows"]

type _Ground = tuple[str | None, Reading | None]

_POINTS = 400  # letters before a sentence in which the place may be named that it points at
_NATIONAL_OFFICES: tuple[str, ...] = tuple(words()["national_offices"])
_SEATS = word_set("seats_of_provinces")
_WORKS = word_set("parts_of_works")
_KIND_OF = {"استان": "province", "شهرستان": "county"}
_COUNCIL_NEAR = 40  # letters after an office in which it may go on past a comma
_REPORTER = 30  # letters before a place in which a reporter's word makes it his seat
_SEATED = 25  # letters between the place where one speaks and his words
_LEAD = 4  # sentences of a page with its lead
_CELL = 14  # letters of a table's cell that holds a number
_NAMES = 20  # names before and after a figure that are looked at: a page may be a list of places
_PROVINCES_NEAR = 9  # letters after a figure in which «استان» is what it counts
_RIALS = frozenset(("IRT", "IRR"))
_PRICE_NEAR = 20  # letters before a sum in which stands whose price it is
_NAMED_NEXT = 3  # letters between «استان» and its name


# ---- the figure's place -------------------------------------------------------------------------------------------


def read(m: Mention) -> None:
    """Fill the mention's province and county; None for national, foreign or unknown place."""
    sentence = m.sentence
    plain = plain_of(sentence.doc)
    own = article_place(sentence.doc)[0]
    a, b = bounds_of(sentence.doc)[sentence.index]
    at = plain.plain(m.numeral.start)
    if sentence.role == "title" and told_in(sentence.doc, "foreign", a, b) is None:  # «۲۰ نفر …/ بارش در یزد»: parts
        a = plain.text.rfind("/", a, at) + 1 or a
        b = next((k for k in (plain.text.find("/", at, b),) if k >= 0), b)
    near = hits_between(sentence.doc, max(a, at - WINDOW), min(b, at + WINDOW))
    if len(near) > 2 * _NAMES:
        k = bisect_left(near, at, key=lambda h: h.start)
        near = near[max(0, k - _NAMES) : k + _NAMES]
    end = plain.plain(max(m.numeral.end, m.unit_end))
    if len(near) > 1 and (its := in_order(m, plain, near)) is not None:
        return _place(m, its, [its], at)
    if own is not None and m.unit == "km" and m.attributive:  # «۲۷۸ کیلومتری شرق تهران»: how far, not where
        near = [h for h in near if h.start < end or h.province == own]
    if near and (its := bound(plain.text, near, at, end)) is not None:
        return _place(m, its, near, at)
    told = _by_its_words(m, plain.text, end, b, near, own)
    if told is not None:
        province, rule, stop = told
        m.province, m.evidence["province"] = province, Reading(province, rule, *plain.raw_span(end, stop))
        return
    known = own is not None or place_hits(sentence.doc)[0]
    if known and (country := its_own(sentence.doc, plain.text, (a, at), end, near)) is not None:
        m.evidence["province"] = Reading(None, "places:national", *plain.raw_span(*country))
        return
    chosen = _by_its_sentence(sentence, near, (a, b), (at, end), own) if near else None
    if isinstance(chosen, Hit):
        return _place(m, chosen, near, at)
    if chosen is not None:
        m.evidence["province"] = chosen
        return
    if m.unit_text in _WORKS or (m.unit == "count" and _WORK.match(plain.text, end, b) is not None):
        m.evidence["province"] = Reading(None, "places:work")  # a book's pages, a series' parts are of no place
        return
    if b - a <= _CELL and (cell := named_cell(sentence)) is not None:
        return _place(m, cell, [cell], at)
    m.county, reading = _ground_around(sentence, a, b, at)
    if reading is not None:
        m.province = str(reading.value) if reading.value else None
        m.evidence["province"] = reading


def _by_its_sentence(
    sentence: Sentence, near: list[Hit], bounds: tuple[int, int], figure: tuple[int, int], own: str | None
) -> Hit | Reading | None:
    """The name in plain text[bounds] that governs the figure, or why none does; None for neither."""
    doc, (a, b), (at, end) = sentence.doc, bounds, figure
    text = plain_of(doc).text
    hits = [h for h in (settled(h, own) for h in near) if h.province and holds(text, h, at, own, a)]
    hits = without_asides(text, a, at, hits)
    chosen = nearest(text, hits, (at, end), own)
    if chosen is not None and is_ground(text, chosen) and _parted(text, chosen, at):
        chosen = None
    if chosen is not None and left(doc, text, chosen, a, at, own):
        chosen = None
    if chosen is None or shared(text, chosen, at):
        return Reading(None, "places:spread") if chosen is not None or spread(text, hits, at) else None
    if abroad(doc, text, chosen, figure, b) or _said_of_abroad(doc, text, chosen, (at, b), own):
        return Reading(None, "places:foreign")
    if elsewhere(text, chosen, at):
        return Reading(None, "places:elsewhere")
    if own in (None, chosen.province) and _said_there(sentence, text, chosen, at, near):
        return Reading(None, "places:national-office")
    return Reading(None, "places:national") if of_the_country(doc, text, figure, b, near) else chosen


def _said_of_abroad(doc: Document, text: str, chosen: Hit, bounds: tuple[int, int], own: str | None) -> bool:
    """«امام جمعه یزد گفت: در غزه ۴۰ هزار نفر …»: whether the words past a place, with the figure, tell of another country."""
    at, end = bounds
    said = text.rfind(":", chosen.end, at)
    if said < 0 or text[said - 1].isdigit() or told_in(doc, "here", said, end) is not None:
        return False
    told = told_abroad(doc, text, (said, min(end, at + WINDOW)), own)
    if told is None or _WAY.search(text, said, told[0]) is not None:
        return False  # «گفت: ۲۰ لیتر سوخت به ترکیه برد»
    return not hits_between(doc, said, end)


def _parted(text: str, hit: Hit, at: int) -> bool:
    """Whether a clause ends between a name and a figure."""
    return CLAUSE_END.search(text, min(hit.end, at), max(hit.start, at)) is not None


def _ground_around(sentence: Sentence, a: int, b: int, at: int) -> _Ground:
    """What the sentence in plain text[a:b] tells of the figure at `at` where no name in it does."""
    if b - a > WINDOW:
        a, b = max(a, at - WINDOW), min(b, at + WINDOW)
    said = plain_of(sentence.doc).text.find(":", a, b)
    known, key = _grounds(sentence), (a, b, 0 <= said < at)  # one for all its figures that are spoken
    if key not in known:
        known[key] = _ground(sentence, a, b, said if said < at else -1)
    return known[key]


def _place(m: Mention, chosen: Hit, near: list[Hit], at: int) -> None:
    """Fill province and county by a name of the figure's sentence."""
    plain = plain_of(m.sentence.doc)
    m.province, m.county = chosen.province, _county(m.sentence.doc, plain.text, chosen, near, at)
    m.evidence["province"] = Reading(chosen.province, "places:sentence", *plain.raw_span(chosen.start, chosen.end))


def _by_its_words(
    m: Mention, text: str, end: int, sentence_end: int, near: list[Hit], own: str | None
) -> tuple[str | None, str, int] | None:
    """The province, its rule and where it is told, of a figure whose own words tell it: «۴ شرکت کشور», «۲ بانوی استان»."""
    era = _ERA.match(text, end, sentence_end) if m.unit == "a" else None
    if era is not None and not any(end <= h.start < era.end() + NEAR for h in near):
        return None, "places:national", era.end()
    if m.attributive and m.unit in _RIALS:
        at = plain_of(m.sentence.doc).plain(m.numeral.start)
        if _NATIONAL_PRICE.search(text, max(0, at - _PRICE_NEAR), at) is not None:  # «ارز ۴۲۰۰ تومانی»
            return None, "places:national", end
    of = _COUNTRYS.match(text, end, sentence_end) if m.unit not in ("percent", "ratio", "times") else None
    if of is not None and (_SUCH_AS.match(text, of.end()) or not any(end <= h.start < of.end() + 60 for h in near)):
        return None, "places:national", of.end()
    several = _PROVINCES.match(text, end, sentence_end) if "استان" in text[end : end + _PROVINCES_NEAR] else None
    if several is not None:  # «در ۱۵ استان»
        return None, "places:provinces", several.end()
    elsewhere = _ELSEWHERE.match(text, end, sentence_end) if near else None
    if elsewhere is not None and not any(end <= h.start < elsewhere.end() + _NAMED_NEXT for h in near):
        return None, "places:elsewhere", elsewhere.end()
    its = _PROVINCES_OWN.match(text, end, sentence_end) if near and own is not None else None
    if its is not None and not any(h.start == its.end() + 1 for h in near):  # «۲ بانوی استان در تهران»
        return own, "places:its-own", its.end()
    return None


def _county(doc: Document, text: str, chosen: Hit, near: list[Hit], at: int) -> str | None:
    """The county of the place chosen; None of one of several that are listed, or where «… در X گفت: … استان …» tells."""
    if chosen.county is None:
        return None
    if any(h.province == chosen.province and h.county != chosen.county and _beside(text, h, chosen) for h in near):
        return None  # «شهرستان‌های گناوه و دیلم»
    if chosen.end <= at and not chosen.strong:
        said = text.find(":", chosen.end, at)
        if said > chosen.end + 1 and _PROVINCE_WIDE.search(text, said, _clause_end(text, at)):
            return None
        if said > chosen.end and _of_reporter(text, chosen):
            own, county, _ = article_ground(doc)
            if own == chosen.province and (county or chosen.options[0].name in _SEATS):
                return county  # he sits in the capital of the province that is told of
    return chosen.county


def _clause_end(text: str, at: int) -> int:
    """Where the clause ends that goes on from `at`, within a window."""
    end = CLAUSE_END.search(text, at, at + WINDOW)
    return end.start() if end is not None else at


def _of_reporter(text: str, hit: Hit) -> bool:
    """Whether a place is where a reporter sits: «در گفت‌وگو با خبرنگار فارس در ساری»."""
    return not hit.strong and text.find("خبرنگار", max(0, hit.start - _REPORTER), hit.start) >= 0


def _beside(text: str, one: Hit, other: Hit) -> bool:
    """Whether two names stand next to each other in a list."""
    first, second = sorted((one, other), key=lambda h: h.start)
    return _AND.fullmatch(text, first.end, second.start) is not None


def _said_there(sentence: Sentence, text: str, chosen: Hit, at: int, near: list[Hit]) -> bool:
    """Whether the figure stands past «در گیلان گفت:» in the words of somebody who holds an office of the whole country."""
    visited = _VISITED.search(text, max(0, chosen.start - NEAR), chosen.start) is not None
    said = text.rfind(":", chosen.end, at) if visited or not chosen.strong else -1
    if said < 0 or text[said - 1].isdigit() or any(said < h.start for h in near if h.province == chosen.province):
        return False
    here = told_in(sentence.doc, "here", said, at) or _shown_there(text, chosen.start - NEAR, said)
    seated = text.startswith("در ", chosen.start - 3) and said - chosen.end < _SEATED  # «رئیس … کشور در رشت گفت:»
    return here is None and _national_office(sentence.doc, sentence, chosen.province if visited or seated else None)


def _shown_there(text: str, start: int, said: int) -> re.Match[str] | None:
    """«در افتتاح ورزشگاه … گیلان گفت: این سومین ورزشگاه …»: whether what was visited is what the words begin with."""
    shown = _SHOWN.match(text, said)
    return shown if shown is not None and text.find(f" {shown[1]} ", max(0, start), said) >= 0 else None


@remembered
def _grounds(_: Sentence) -> dict[tuple[int, int, bool], _Ground]:
    """What `_ground` has answered so far, by the part of the sentence, and for words spoken in it or before."""
    return {}


def _ground(sentence: Sentence, a: int, b: int, spoken: int) -> _Ground:
    """The county, and the province with its evidence, of a figure in plain text[a:b] that no name there places.

    `spoken` is the colon of the words in which it is told, -1 where there is none.
    """
    doc = sentence.doc
    plain = plain_of(doc)
    own, county, rule = article_ground(doc)
    here = _here(doc, a, b, spoken)
    if here is not None and plain.text.startswith("این ", here[0]):
        pointed = _pointed(doc, plain.text, a, plain.text[here[0] + 4 : here[1]])
        if pointed is not None:
            span = plain.raw_span(pointed.start, pointed.end)
            return pointed.county, Reading(pointed.province, "places:pointed", *span)
    if here is None:
        if (found := told_abroad(doc, plain.text, (a, b), own)) is not None:
            return None, Reading(None, "places:foreign", *plain.raw_span(*found))
        found = told_in(doc, "national", a, b)
        if found and not (among(plain.text, a, found[0]) or (own and aside(plain.text, a, found))):
            return None, Reading(None, "places:national", *plain.raw_span(*found))
    if own is None:
        of_office = _of_office(sentence)
        if of_office[1] is None and here is not None and plain.text.endswith("استان", 0, here[1]):
            return _of_the_one_province(doc, here)
        return of_office if of_office[1] is not None or here is not None else _carried(sentence, a)
    said = plain.text.find(":", a, b)
    named = any(h.province == own and (h.strong or h.start > said) for h in hits_between(doc, a, b))
    if (
        here is None
        and told_in(doc, "events", a, b) is None
        and not (told_in(doc, "works", a, b) and any(h.province == own for h in title_hits(doc.sentences[:3])))
        and _national_office(doc, sentence, None if named else own)
    ):
        return None, Reading(None, "places:national-office")
    return None if _PROVINCE_WIDE.search(plain.text, a, b) else county, Reading(own, rule)


def _here(doc: Document, start: int, end: int, spoken: int) -> tuple[int, int] | None:
    """The first «استان», «این شهر» of plain text[start:end] that is the article's own place: not «۵ استان», «استان‌های کشور».

    Of words that tell of the country none before them: «در نشست استان گفت: در کشور ۲۰ …».
    """
    told, text = _first_here(doc, start, end), plain_of(doc).text
    if told is None or told[0] >= spoken or text.startswith("این ", told[0]):
        return told
    country = told_in(doc, "national", spoken, end)
    if country is None or among(text, spoken, country[0]) or aside(text, spoken, country):
        return told
    return _first_here(doc, spoken, end)


def _first_here(doc: Document, start: int, end: int) -> tuple[int, int] | None:
    text, told = plain_of(doc).text, told_in(doc, "here", start, end)
    while told is not None and (
        _OF_ALL.match(text, told[1]) or _SEVERAL.search(text, max(start, told[0] - 12), told[0])
    ):
        told = told_in(doc, "here", told[1], end)
    return told


def _pointed(doc: Document, text: str, start: int, kind: str) -> Hit | None:
    """The place that «این شهر», «این استان» points at: the last one named shortly before, if it is of that kind."""
    near = [
        h
        for h in hits_between(doc, max(0, start - _POINTS), start)
        if h.province and not h.heading and not h.vague and not _of_reporter(text, h)
    ]
    if not near or (kind in _KIND_OF and _KIND_OF[kind] not in {p.kind for p in near[-1].options}):
        return None
    return near[-1] if near[-1].strong or len({h.province for h in near}) == 1 else None


def _of_the_one_province(doc: Document, here: tuple[int, int]) -> _Ground:
    """«… راه‌آهن استان»: the one province whose places the page has named so far."""
    named = {h.province for h in hits_between(doc, 0, here[0]) if h.province and not (h.heading or h.vague)}
    if len(named) != 1 or CAPITAL in named:  # bodies of the whole country have their seats there
        return None, None
    return None, Reading(named.pop(), "places:the-province", *plain_of(doc).raw_span(*here))


def _carried(sentence: Sentence, start: int) -> _Ground:
    """The one place that the sentence before tells of the same thing, or in the paragraph, on a page of no place."""
    doc = sentence.doc
    before = doc.sentences[sentence.index - 1] if sentence.index else sentence
    if before is sentence:
        return None, None
    plain = plain_of(doc)
    begin = plain.plain(before.start)
    hits = hits_between(doc, begin, start)
    placed = [h for h in hits if h.province and not (h.heading or h.vague or h.bare or is_ground(plain.text, h))]
    if len(placed) != len(hits) or len({h.province for h in placed}) != 1 or start - begin > WINDOW:
        return None, None
    text = plain.text
    same = _SAME.search(text, start, plain.plain(sentence.end))
    again = same is not None and text.find(same[1], begin, start) >= 0
    on = before.block == sentence.block and any(h.strong for h in placed)
    if not (again or on) or any(told_in(doc, name, begin, start) for name in ("foreign", "national")):
        return None, None
    hit = placed[-1]
    return hit.county, Reading(str(hit.province), "places:before", *plain.raw_span(hit.start, hit.end))


def _of_office(sentence: Sentence) -> _Ground:
    """The province whose office the sentence's speaker holds («فرمانده انتظامی استان یزد»)."""
    doc = sentence.doc
    if not place_hits(doc)[0]:
        return None, None
    voice = speakers.voices(doc)[sentence.index][0]
    if voice is None or voice.office is None:
        return None, None
    text = plain_of(doc).text
    hits = [
        h
        for h in hits_between(doc, *voice.office)
        # «فرمانده پایگاه دریابانی کنگان»: a name that ends the office is where it is held
        if h.province and (h.strong or h.end >= voice.office[1]) and not h.vague and not h.heading
    ]
    if len({h.province for h in hits}) != 1 or not _LOCAL_OFFICE.match(text, voice.office[0]):
        return None, None
    span = plain_of(doc).raw_span(hits[0].start, hits[0].end)
    return None, Reading(str(hits[0].province), "places:office", *span)


def _national_office(doc: Document, sentence: Sentence, own: str | None) -> bool:
    """Whether the sentence's speaker holds an office of the whole country."""
    said = speakers.voices(doc)
    voice = said[sentence.index][0]
    if voice is None and sentence.role == "title":  # the headline tells what the lead has somebody say
        voice = next((v for v, _ in said[sentence.index + 1 : _LEAD] if v is not None and v.kind != "body"), None)
    if voice is None or voice.office is None:
        return False
    text = plain_of(doc).text
    office = text[slice(*voice.office)]
    if hits_between(doc, *voice.office) or _COUNCIL.search(text, voice.office[0], voice.office[1] + _COUNCIL_NEAR):
        return False  # «عضو کمیسیون فرهنگی، اجتماعی و … شورای شهر» is none of the parliament
    if _OF_CITY.search(office):
        return False
    return office.startswith(_NATIONAL_OFFICES) or bool(
        own is not None
        and (_OF_COUNTRY.search(office) or _OF_MINISTRY.match(office))
        and not _PROVINCE_WIDE.search(office)
        and not any(h.province == own for h in title_hits(doc.sentences[:3]))
    )


_AND = re.compile(r" *(?:،|(?<!\w)و(?!\w)) *(?:شهرستان +)?")
_SAME = re.compile(rf"(?<!\w)این +({any_of('events_told')})(?!\w)")
_SHOWN = re.compile(r": *این +(?:\w+م(?:ین)? +)?([^\W\d_]{3,})(?!\w)")
_WAY = re.compile(r"(?<!\w)(?:به|از) +(?:[^\W\d_]+ +){0,2}$")
_OF_ALL = re.compile(r" +کشور(?!\w)")
_SEVERAL = re.compile(rf"(?:\d|(?<!\w){alternation([*lexicon().small, 'چند'])}) *$")
_VISITED = re.compile(rf"(?<!\w){any_of('visits')}(?!\w)")
_PHRASE_ENDS = any_of("phrase_ends")
_COUNTRYS = re.compile(
    rf"(?: +(?!{_PHRASE_ENDS}(?!\w)|نفر(?!\w))[^\W\d_]+){{1,4}}? +(?:کشور(?! +\w+ستان)|مجلس|ایران(?! +{any_of('after_iran')}))(?!\w)"
)
_OF_CITY = re.compile(rf"(?<!\w){any_of('city_bodies')}(?!\w)")
_SUCH_AS = re.compile(r" *،? *(?:از +جمله|مانند|نظیر|مثل|همچون)(?!\w)")  # «۱۵ سد کشور از جمله سد …»: some of them
_ERA = re.compile(
    rf" +(?:(?:پس|بعد|گذشته|گذشت)? *از +)?(?:{any_of('era_starts')} +)?{any_of('eras')}(?!\w)"
)  # «هشت سال دفاع مقدس», «۴۰ سال پس از پیروزی انقلاب»
_NATIONAL_PRICE = re.compile(rf"(?<!\w){any_of('national_prices')} +(?:[^\W\d_]+ +)?$")
_WORK = re.compile(rf" *{any_of('parts_of_works')}(?!\w)")
_PROVINCES = re.compile(r" *استان(?:های?)?(?!\w)")
_ELSEWHERE = re.compile(
    rf"(?: +(?!{_PHRASE_ENDS}(?!\w))[^\W\d_]+){{0,5}}? +در +(?:"
    rf"{any_of('other_places')}(?: +\w+)? +(?:استان|شهرستان)(?: ?های?)?(?: +کشور)?|{any_of('parts')} +کشور)(?!\w)"
)  # «۸ شعبه در سایر مراکز استان‌ها»
_PROVINCES_OWN = re.compile(rf"(?: +(?!{_PHRASE_ENDS}(?!\w)|با(?!\w)|استان)[^\W\d_]+){{1,4}} +(?:این +)?استان(?!\w)")
_LOCAL_OFFICE = re.compile(f"{any_of('local_offices')}|مدیر(?!عامل)")
_COUNCIL = re.compile(r"شورای +(?:اسلامی +)?(?:شهر|روستا|استان)(?!\w)")
_OF_COUNTRY = re.compile(rf"(?<!\w){any_of('of_country')}(?!\w)")
# A director of an organization's own, rather than of its office somewhere: «مدیرکل صدور پروانه سازمان …».
_OF_MINISTRY = re.compile(
    rf"{any_of('directors')}(?: +(?!{any_of('seats')})[^\W\d_]+){{1,6}}? +(?:سازمان|وزارت)(?!\w)(?! +{any_of('with_seats')})"
)
_PROVINCE_WIDE = re.compile(r"(?<!\w)استان(?!\w)")
