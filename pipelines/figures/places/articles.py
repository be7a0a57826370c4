"""The article's own place, and where place names and words of place stand in it."""

import re
import sys
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise

from pipelines.figures.document import Document, Sentence, remembered
from pipelines.figures.places.gazetteer import Gazetteer, any_of, gazetteer, word_set, words
from pipelines.figures.places.governing import in_a_row
from pipelines.figures.places.labels import labelled
from pipelines.figures.places.names import CAPITAL, Hit, find, office_before
from pipelines.figures.plain import Phrases, Plain, bounds_of, plain_of
from pipelines.figures.speakers.words import patterns

_WORD = re.compile(r"[^\W\d_]+")
_KIND_WORD = re.compile(r"(?:استان|شهرستان) +")
_PLACE_ENDS = re.compile(r" *[،:؛/)–—-]")
_BOARD = re.compile(
    "".join(f"(?<!{word} )" for word in words()["of_boards"]) + r"(?<!\w)"
    r"هیات +\w+(?: +(?:استان|شهرستان|شهر))? +$"
)
_MANY = re.compile(r"\d +استان(?!\w)|کدام +استان(?!\w)")  # «۱۷ استان», «کدام استان»: of several
_NO_MORE = (sys.maxsize, sys.maxsize)  # stands after the last phrase of a page
_NAMED_AFTER, _SPORT_WORDS, _IN_SPORT, _AGENCIES = map(word_set, ("named_after", "sport", "in_sport", "agencies"))
_GROUNDS = tuple(words()["grounds"])
_AGENCY_WORDS = frozenset({"خبر", "خبرنگار", "خبرگزاری", *(agency.split()[0] for agency in _AGENCIES)})
_ALL_ABOUT = 12  # how much the names of one province, and of no other, speak for it where a page is about it
_NEARLY_ALL = 0.9  # … or this share of what all names speak for
_OTHER = 2  # places of another province, told to be such, past which a name in the lead alone is no page's place
_LEAD = 3  # sentences of a page with its headline and lead
_SPORT = 6  # words of sport that make a page one of sport
_CAST = 20  # letters from «صدا و سیما» to the name of its station
_CELLS = 2  # cells of a row before a number in which its place may stand
_CREDIT = re.compile(r"(?<!\w)گزارش +[^.،:؛]+$")
_HEAD_OF = re.compile(rf"(?<!\w){any_of('heads_of_sites')} +(?:{any_of('kinds_of_bodies')} +)*$")
_MARKET = re.compile(r"(?<!\w)بازار(?: +[^\W\d_]+){0,3} +$")
_PRICE_WORDS = frozenset(("قیمت", "نرخ", "بهای"))
_OPENS = re.compile(r" *(?::|[-–—ـ]) *(?=[^\W\d_])")
_SEATS = word_set("seats_of_provinces")
_FAR_CREDIT = 110  # letters of a credit, or of an office, before its place
_OFFICE_OF = re.compile(
    rf"(?<!\w)(?:{any_of('offices')}|{any_of('local_offices')})(?: +(?!(?:در|از|به|با|برای|که|گفت|کشور)(?!\w))[^\W\d_]+){{0,9}} +$"
)  # «مدیرکل انتقال خون مازندران», but not «معاون وزیر … در مازندران»
_GOES = re.compile(rf" +(?:(?:ن?می ?)?{any_of('goes')}|سفر|اعزام|عزیمت)")
_BARE_TEAM = frozenset(("تیم", "و"))  # what stands before a province whose team plays under its bare name


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(words()[name])


@remembered
def _told(_: Document) -> dict[str, list[tuple[int, int]]]:
    """Where the phrases that `told_in` was asked for stand in the document, by their name."""
    return {}


def told_in(doc: Document, name: str, start: int, end: int) -> tuple[int, int] | None:
    """The first of the phrases `here`, `national` or `foreign` in plain text[start:end]; the document is read once."""
    known = _told(doc)
    if name not in known:
        known[name] = [*_phrases(name).spans(plain_of(doc)), _NO_MORE]
    spans = known[name]
    span = spans[bisect_left(spans, (start, 0))]
    return span if span[1] <= end else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    made = {}
    agencies = any_of("agencies")
    made["credit"] = re.compile(r"(?:گزارش|خبرنگار)[^.،:؛]{0,60}?(?<!\w)(?:از|در) +(?=\w)")
    made["slash"] = re.compile(rf"(?<!\w)(?:{agencies}|خبر) *[)»]? *[/\-–—ـ،,] *(?:از +)?(?=\w)")
    # «خبرگزاری صدا و سیما مرکزی؛», «صدا و سیمای مرکز همدان،»: whose broadcast tells it
    made["broadcast"] = re.compile(
        r"صدا ?و ?سیما(?:ی)?(?: +جمهوری +اسلامی(?: +ایران)?)?(?: *[،,/–-])?(?: +(?:مرکز|استان|از|در)(?!\w))* *(?=\w)"
    )
    made["foot"] = re.compile(rf"\s*[-–—ـ/،:]+ *(?:{agencies}|خبرنگار|خبرگزاری)")
    return made


def hits_in(sentence: Sentence) -> list[Hit]:
    """Place names in one sentence; the document is read once."""
    plain = plain_of(sentence.doc)
    return hits_between(sentence.doc, plain.plain(sentence.start), plain.plain(sentence.end))


def hits_between(doc: Document, start: int, end: int) -> list[Hit]:
    """Place names that begin in plain text[start:end]."""
    found, starts = place_hits(doc)
    return found[bisect_left(starts, start) : bisect_left(starts, end)] if found else []


@remembered
def place_hits(doc: Document) -> tuple[list[Hit], list[int]]:
    """The document's place names in text order, and where each begins in its plain text."""
    plain = plain_of(doc)
    hits = find(plain)
    if hits and _of_sport(plain):
        hits = [h for h in hits if _no_club(plain.text, h)]
    elif any(h.options[0].kind == "people" for h in hits) and len(_SPORT_WORDS & plain.words) > 1:
        hits = [h for h in hits if h.options[0].kind != "people"]  # «اصفهانی‌ها» may be their team
    if names := _surnames(plain.text, hits):
        hits = [h for h in hits if h.strong or plain.text[h.start : h.end] not in names]
    return hits, [h.start for h in hits]


def _of_sport(plain: Plain) -> bool:
    """Whether a page is one of sport."""
    return len(_SPORT_WORDS & plain.words) >= _SPORT


def _surnames(text: str, hits: list[Hit]) -> set[str]:
    """Names that are a person's here: right after a given name («دکتر بابک شادگان»), unless that is a saint's or a site's."""
    found, given = set(), patterns().given
    for h in hits:
        if not h.strong:
            before = text[max(0, h.start - 30) : h.start].split()
            if before and before[-1] in given and text[h.start - 1] == " " and _NAMED_AFTER.isdisjoint(before[-3:-1]):
                found.add(text[h.start : h.end])
    return found


def is_ground(text: str, hit: Hit) -> bool:
    """«ورزشگاه آزادی»: whether a name is that of a ground, which is the place of its clause, not of the whole page."""
    return text.startswith(_GROUNDS, hit.start)


def _no_club(text: str, hit: Hit) -> bool:
    """Whether a name on a page of sport is a place: clubs bear the names of cities («استقلال اهواز»)."""
    before = text[max(0, hit.start - 60) : hit.start].split()
    if "هیات" in before and _board_that_plays(text, hit):
        return False
    if (before and before[-1] in _IN_SPORT) or is_ground(text, hit):
        return True
    if before and before[-1] == "به" and _GOES.match(text, hit.end):
        return True  # «برای دو هفته به کرمانشاه می‌روند»
    if before and before[-1] in _BARE_TEAM and hit.options[0].kind == "province" and hit.province != CAPITAL:
        return True  # «تیم خراسان جنوبی»: a province's own; a club's name stands before its province
    return office_before(text, hit) and not {"تیم", "باشگاه"} & set(before)


def _board_that_plays(text: str, hit: Hit) -> bool:
    """«هیات کاراته شهرستان کلات ۷ امتیاز»: a team, unless an office or a deed makes it the board itself."""
    return _BOARD.search(text, max(0, hit.start - 60), hit.start) is not None


# ---- the article's place ------------------------------------------------------------------------------------------


def article_place(doc: Document) -> tuple[str | None, str | None]:
    """(province, county) that the article is evidently about or written from; (None, None) where there is none."""
    return article_ground(doc)[:2]


def article_ground(doc: Document) -> tuple[str | None, str | None, str]:
    """`article_place` and the rule that gave it."""
    if doc.place is None:
        found = _article_place(doc)
        if found[0] is None and (province := _of_labels(doc)) is not None:
            found = province, None, "places:label"
        doc.place = found
    return doc.place


def _of_labels(doc: Document) -> str | None:
    """The province that the page's own labels tell, where its opening speaks of no country."""
    plain = plain_of(doc)
    if _of_sport(plain):
        return None
    for start, end in bounds_of(doc)[:4]:
        if told_in(doc, "national", start, end) or told_in(doc, "foreign", start, end):
            return None
    return labelled(doc, place_hits(doc)[0])


def _votes(doc: Document, hits: list[Hit], starts: list[int]) -> tuple[Counter[str], Counter[str]]:
    """How much the names of a page's sentences speak for each province, and how many there are."""
    plain = plain_of(doc)
    votes: Counter[str] = Counter()
    named: Counter[str] = Counter()
    at = 0
    for sentence in doc.sentences:
        at = bisect_left(starts, plain.plain(sentence.start), at)
        if at == len(hits):
            break
        stop = plain.plain(sentence.end)
        while at < len(hits) and starts[at] < stop:
            h = hits[at]
            sure = h.strong or h.province != CAPITAL
            if h.province and sure and not (h.heading or h.vague or is_ground(plain.text, h)):
                votes[h.province] += 2 if h.strong else 1
                named[h.province] += 1
            at += 1
    return votes, named


def _article_place(doc: Document) -> tuple[str | None, str | None, str]:
    plain = plain_of(doc)
    hits, starts = place_hits(doc)
    head = doc.sentences[:6]
    sport = _of_sport(plain)
    first = (
        [h for s in head[:_LEAD] for h in hits_in(s) if h.province and not h.heading and not h.vague] if hits else []
    )
    first = [h for h in first if not is_ground(plain.text, h)]
    if "گزارش" in plain.words or not plain.words.isdisjoint(_AGENCY_WORDS):
        for sentence in head:
            found = _dateline(plain.text, plain.plain(sentence.start), plain.plain(sentence.end))
            # Agencies write from the capital about the whole country.
            if found is not None and _an_agency(plain.text, found, hits):
                continue  # «به گزارش … از فارس، …» of a page that tells nothing of the province
            if found is not None and (found.province != CAPITAL or any(h.province == CAPITAL for h in first)):
                return found.province, _head_county(head, found.province), "places:dateline"
    if not hits:
        return None, None, ""
    opener = None if sport else _opener(plain, head)
    if opener is not None:
        return opener, _head_county(head, opener), "places:dateline"
    provinces = {h.province for h in first}
    opening = [(plain.plain(s.start), plain.plain(s.end)) for s in head[:4]]  # between them stand the site's own lines
    national = any(told_in(doc, "national", a, b) or _MANY.search(plain.text, a, b) for a, b in opening)
    aside = (
        national
        and len(first) == 1
        and not any(h in first for h in title_hits(head))
        and not _of_credit(plain.text, first[0])
        and _OFFICE_OF.search(plain.text, max(0, first[0].start - _FAR_CREDIT), first[0].start) is None
    )
    if (
        len(provinces) == 1
        and not aside
        and not (sport and _elsewhere(hits, first))
        and (
            any(h.strong for h in first)
            or _told_apart(plain.text, first) > 1
            or (first[0].options[0].kind != "region" and office_before(plain.text, first[0]))
            or _of_credit(plain.text, first[0])
            or _led_by(plain.text, first[0])
            or (first[0].start < opening[:2][-1][1] and _of_market(plain, first[0]))
        )
    ):
        return first[0].province, _head_county(head, first[0].province), "places:lead"
    titled = {h.province for h in title_hits(head) if h in first and not h.bare and h.options[0].kind != "region"}
    if len(titled) == 1 and not national and all(h.province in titled for h in hits) and not sport:
        (province,) = titled  # «تولد نوزادی در بابل», and no other place on the page
        return province, _head_county(head, province), "places:title"
    votes, named = _votes(doc, hits, starts)
    lone = [h for h in first if not h.bare and h.start < opening[:3][-1][1]]
    if (
        lone
        and len(votes) == 1
        and _told_apart(plain.text, [h for h in hits if h.province in votes]) > 1
        and len(_SPORT_WORDS & plain.words) < 2
        and not (national or sport or "درگذشت" in plain.words)
        and not any(told_in(doc, "foreign", a, b) for a, b in opening)
    ):
        return lone[0].province, _head_county(head, lone[0].province), "places:lone"
    if not votes or national:
        return None, None, ""
    (top, n), total = votes.most_common(1)[0], sum(votes.values())
    if len(votes) == 1 and any(_the_province(doc, a, b, starts) for a, b in opening) and not sport:
        return top, None, "places:the-province"  # «مراکز پزشکی قانونی استان», and one province on the page
    if (
        n >= 3
        and named[top] >= 3
        and n >= 0.75 * total
        and (any(h.province == top and h.strong for h in hits) or any(h.province == top and not h.bare for h in first))
    ):
        # A province that the page comes to late is an aside, unless it is all that the page is about.
        all_about = n >= max(_NEARLY_ALL * total, _ALL_ABOUT)
        if not all_about and not any(h.province == top for s in head for h in hits_in(s)):
            return None, None, ""
        return top, None, "places:majority"
    return None, None, ""


def _told_apart(text: str, hits: list[Hit]) -> int:
    """How many names there are, the sites of one list («حافظیه، تخت جمشید و …», those most visited) being one."""
    listed = (a.options[0].kind == b.options[0].kind == "region" and in_a_row(text, a, b) for a, b in pairwise(hits))
    return len(hits) - sum(listed)


def _of_credit(text: str, hit: Hit) -> bool:
    """«به گزارش مرکز اطلاع‌رسانی پلیس یزد، …»: whether a name ends the credit of a page."""
    return _CREDIT.search(text, max(0, hit.start - _FAR_CREDIT), hit.start) is not None and text.startswith(
        ("،", ":", " ،"), hit.end
    )


def _led_by(text: str, hit: Hit) -> bool:
    """«مدیرعامل شرکت پتروشیمی مارون گفت»: whether who heads the site that a name is of speaks at a page's head."""
    return (
        hit.options[0].kind == "region" and _HEAD_OF.search(text, max(0, hit.start - _CAST * 2), hit.start) is not None
    )


def _of_market(plain: Plain, hit: Hit) -> bool:
    """«قیمت سکه در بازار تهران …»: whether a name at a page's head is that of the market whose prices it tells."""
    told = "بازار" in plain.words and not plain.words.isdisjoint(_PRICE_WORDS)
    return told and _MARKET.search(plain.text, max(0, hit.start - _FAR_CREDIT), hit.start) is not None


def _elsewhere(hits: list[Hit], first: list[Hit]) -> bool:
    """Whether a page of sport whose lead only names a place («اردویی در تهران») goes on to tell of another province."""
    of = first[0].province
    return not any(h.strong for h in first) and sum(h.strong and h.province != of for h in hits) >= _OTHER


def _the_province(doc: Document, start: int, end: int, starts: list[int]) -> bool:
    """Whether plain text[start:end] speaks of «the province» without its name."""
    told = told_in(doc, "of_province", start, end)
    while told is not None and told[1] + 1 in starts:  # «استان یزد»
        told = told_in(doc, "of_province", told[1], end)
    return told is not None


def title_hits(head: list[Sentence]) -> list[Hit]:
    """Place names of the headline."""
    return [h for s in head if s.role == "title" for h in hits_in(s)]


def _an_agency(text: str, found: Hit, hits: list[Hit]) -> bool:
    """Whether a dateline's place has an agency's name, and nothing else on the page is of that province."""
    if text.find("سیما", max(0, found.start - _CAST), found.start) >= 0:
        return False  # «صدا و سیما، مرکز فارس»
    return text[found.start : found.end] in _AGENCIES and not any(h.province == found.province for h in hits)


def _head_county(head: list[Sentence], province: str | None) -> str | None:
    """The one county of the province that the headline or the lead tells by «شهرستان», «فرماندار» and the like.

    None where the page names the province itself more often: «… استان یزد … دریاچه‌ای در شهرستان X …».
    """
    found = {h.county for s in head[:4] for h in hits_in(s) if h.strong and h.county and h.province == province}
    if len(found) != 1:
        return None
    (county,) = found
    its = [h.county for s in head[0].doc.sentences for h in hits_in(s) if h.province == province and not h.heading]
    return None if its.count(None) > 2 * its.count(county) else county


def _dateline(text: str, start: int, end: int) -> Hit | None:
    """The place of «به گزارش … از یاسوج», «ایسنا/خوزستان», «رشت - ایرنا»."""
    shapes = _patterns()
    gaz = gazetteer()
    limit = min(end, start + 160)
    for at in _credit_ends(text, start, limit):
        hit = _name_at(text, at, end, gaz)
        of_site = hit is not None and hit.options[0].kind in ("region", "people")  # «… در فارس، سد سیوند …»
        if hit is not None and not (of_site or _given(text, hit) or _a_word(text, hit)):
            return hit
    cast = shapes["broadcast"].search(text, start, limit) if text.find("سیما", start, limit) > 0 else None
    hit = _name_at(text, cast.end(), end, gaz) if cast is not None else None
    if hit is not None and _PLACE_ENDS.match(text, hit.end) is not None:
        return hit
    hit = _name_at(text, start, min(end, start + 40), gaz)  # «رشت - ایرنا - …»
    return hit if hit is not None and shapes["foot"].match(text, hit.end) else None


def _opener(plain: Plain, head: list[Sentence]) -> str | None:
    """The province of «همدان: مدیر …», «همدان – مدیر …»: a capital of one at the head of a page's story."""
    first = next((s for s in head if s.role != "title"), None)
    if first is None:
        return None
    start, end = plain.plain(first.start), plain.plain(first.end)
    hit = _name_at(plain.text, start, min(end, start + 40), gazetteer())
    if hit is None or hit.province == CAPITAL or plain.text[start : hit.end] not in _SEATS:
        return None
    mark = _OPENS.match(plain.text, hit.end, end)
    return hit.province if mark is not None and _name_at(plain.text, mark.end(), end, gazetteer()) is None else None


def _credit_ends(text: str, start: int, end: int) -> list[int]:
    """Where a place may follow a credit: «گزارش … از », «ایسنا/»."""
    out = []
    for word, name in (
        ("گزارش", "credit"),
        ("خبرنگار", "credit"),
        ("/", "slash"),
        ("-", "slash"),
        ("–", "slash"),
        ("،", "slash"),
    ):
        at = text.find(word, start, end)
        if at >= 0:
            found = _patterns()[name].search(text, at if name == "credit" else max(start, at - 24), end)
            if found:
                out.append(found.end())
    return sorted(out)


def named_cell(sentence: Sentence) -> Hit | None:
    """«البرز / ۱۲۷۶۳۰» in lines of their own: the place that fills one of the two cells of a table before a number's."""
    doc = sentence.doc
    plain = plain_of(doc)
    for before in reversed(doc.sentences[max(0, sentence.index - _CELLS) : sentence.index]):
        start, end = plain.plain(before.start), plain.plain(before.end)
        hit = _name_at(plain.text, start, end, gazetteer()) if before.block != sentence.block else None
        if hit is not None and hit.end == end:
            return hit
    return None


def _given(text: str, hit: Hit) -> bool:
    """Whether a place's name is a person's here («ایسنا، علی اکبر …»)."""
    return text[hit.start : hit.end].split(" ")[0] in patterns().given


def _a_word(text: str, hit: Hit) -> bool:
    """Whether a place's name is an everyday word here («ایسنا، سلسله کارگاه‌های …»): no mark ends it."""
    return text[hit.start : hit.end] in words()["common_words"] and _PLACE_ENDS.match(text, hit.end) is None


def _name_at(text: str, at: int, end: int, gaz: Gazetteer) -> Hit | None:
    """The longest name that begins right at `at`; a dateline's place needs no further evidence."""
    if m := _KIND_WORD.match(text, at, end):
        at = m.end()
    first = _WORD.match(text, at, end)
    if first is None or first[0] not in gaz.firsts:
        return None
    found = gaz.at(text, at, first[0])
    if found is None:
        return None
    best = [p for p in found[1] if p.kind == found[1][0].kind]
    if len({p.province for p in best}) != 1:
        return None
    county = best[0].county if best[0].kind != "province" else None
    return Hit(at, found[0], best[0].province, county, True, False, False, False, found[1])
