"""Which of the place names of a sentence governs a figure: beside it, in its clause, of its list."""

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from pipelines.figures.places.gazetteer import Place, any_of, word_set
from pipelines.figures.places.names import CAPITAL, Hit, office_before

WINDOW = 1500  # letters around a figure in which its sentence may name the place
_NEXT = 35  # letters from a figure to the province whose bare name ends what it counts
_CLUBS = word_set("clubs")
_LABEL = 25  # letters of a label before its colon
CLAUSE_END = re.compile(rf"[،,؛:.](?!\d)|(?<![^\W\d]){any_of('clause_heads')}(?!\w)")
_OWN_PLACE = re.compile(r"(?:،|(?<!\w)و) *(?:در|برای) +(?:\w+ +){0,2}$")
_OWN_FIGURE = re.compile(r"(?: *،)?(?: +\w+){0,2} *،? *(?:(?:حدود|بیش +از|بالغ +بر) +)?\d")
_ITEM = re.compile(r" *(?:،|(?<!\w)و(?!\w)) *(?:[^\W\d_]+ +){1,5}(?:در|از) +(?:استان +)?")  # … of a list
_EACH = re.compile(r" +و +\w+(?: +\w+)? +هر ?(?:کدام|یک)(?!\w)")
_OF_A_TEAM = re.compile(rf" *{any_of('scored')}")
_LISTING = re.compile(rf'[ ،,«»"–—-]*(?:{any_of("list_words")}[ ،,«»"–—-]*)*')
_BOUND = re.compile(
    rf"(?: +(?:نیز|هم))? +با(?: +{any_of('bound_by')})?(?: +{any_of('about')})? +"
)  # «استان سمنان با ۷۷ میلی‌متر»


def bound(text: str, near: list[Hit], at: int, end: int) -> Hit | None:
    """«استان سمنان با ۷۷ میلی‌متر»: the name right before the figure that «با» gives it to, unless it is a team's."""
    before = [h for h in near if h.end <= at][-2:]
    last = before[-1] if before else None
    if last is None or last.province is None or last.vague or last.heading:
        return None
    if _BOUND.fullmatch(text, last.end, at) is None or _OF_A_TEAM.match(text, end) is not None:
        return None
    return None if len(before) > 1 and in_a_row(text, *before) else last  # «در گیلان و یزد با ۲۰ نفر»


def without_asides(text: str, start: int, at: int, hits: list[Hit]) -> list[Hit]:
    """Without the names of a list in a bracket of which the figure is outside: «سدهای استان تهران (لار، …)»."""
    if len(hits) < 2 or text.find("(", start, hits[-1].start) < 0:
        return hits
    plain = []
    for h in hits:
        near = max(start, h.start - WINDOW)
        opened, close = text.rfind("(", near, h.start), text.find(")", h.end, h.end + WINDOW)
        aside = opened > text.rfind(")", near, h.start) and not opened < at < close
        if not (aside and text.find("،", opened, close) > 0):
            plain.append(h)
    return plain or hits


def spread(text: str, hits: list[Hit], at: int) -> bool:
    """Whether a list of provinces follows the figure: «۲۳ شهر در سه استان گلستان، گیلان و مازندران»."""
    after = [h for h in hits if at <= h.start < at + 160]
    if any(a.province != b.province and in_a_row(text, a, b) for a, b in pairwise(after)):
        return True
    before = [h for h in hits if at - 160 < h.end <= at]  # «در استان‌های گلستان، گیلان و مازندران بالای ۲۰ درصد»
    if len(before) < 2:
        return False
    one, other = before[-2:]
    return one.province != other.province and in_a_row(text, one, other)


def scattered(text: str, before: list[Hit]) -> bool:
    """«سد دوستی در خراسان، سد طالقان در البرز و سد ساوه در مرکزی، ۲۰ درصد»: whether things of three provinces are told."""
    # «سد تنگوییه سیرجان در کرمان»: one thing, of the last name it has
    last = [*(h for h, then in pairwise(before) if then.province != h.province), *before[-1:]][-3:]
    if len({h.province for h in last}) < 3:
        return False
    return all(_ITEM.fullmatch(text, a.end, b.start) for a, b in pairwise(last))


def shared(text: str, hit: Hit, at: int) -> bool:
    """«هشتگرد و گیتی هرکدام ۲۰ هزار واحد»: whether the figure is each of two places', of which only one is known."""
    return hit.end < at and "هر" in text[hit.end : at] and _EACH.match(text, hit.end, at) is not None


def settled(hit: Hit, own: str | None) -> Hit:
    """A hit whose name several provinces have is the article's own, or none."""
    if hit.province is None or hit.province != own:
        for p in hit.options:
            first = hit.options[0]
            if p.province == own and (hit.province is None or p.kind == first.kind or _may_be(p, first)):
                return replace(hit, province=own, county=p.county)
    return hit


def _ends_its_words(text: str, hit: Hit, at: int) -> bool:
    """«۲۰ دفتر روستایی اصفهان»: whether a province's bare name ends what the figure at `at` counts, unless that is a club."""
    province = hit.options[0].kind == "province" and hit.province != CAPITAL and 0 < hit.start - at < _NEXT
    return province and _CLUBS.isdisjoint(text[at : hit.start].split())


def _may_be(city: Place, county: Place) -> bool:
    """Whether a name that alone is no sure one is rather a city of the article's province than another's county."""
    return city.kind == "city" and county.kind == "county" and not county.sure


def holds(text: str, hit: Hit, at: int, own: str | None, start: int) -> bool:
    """Whether a name in the sentence that begins at `start` can place the figure at `at`; `own` is the article's place."""
    label = hit.end <= at and text[hit.end : at].strip() == ":"  # «زنجان: ۲۸» in a list
    # «دریاچه نمک قم: بیشترین غلظت ۸۱»
    label = label or (text.startswith(":", hit.end) and not hit.bare and hit.end - start < _LABEL)
    if hit.province == own or (label and not hit.vague):
        return True
    if hit.vague or (hit.bare and hit.start > start and not _ends_its_words(text, hit, at)):
        return False
    # «در همایش مشهد گفت: ۲۰ درصد …»: where one spoke, rather than where the figure holds
    spoken = hit.end <= at and not label and ":" in text[hit.end : at]
    return not spoken or hit.strong or office_before(text, hit)


def nearest(text: str, hits: list[Hit], figure: tuple[int, int], own: str | None) -> Hit | None:
    """The place that governs the figure: of its clause, then of its sentence; None for a list of places.

    What parts it from a name after it stands past its end: «۴ هزار و ۲۰ نفر در یزد».
    """
    at, end = figure
    placed = [h for h in hits if not (h.heading and own is not None)]
    if not placed:
        return None
    if len({h.province for h in placed}) == 1:
        later = placed[0].start > at and placed[0].province != own
        if later and _OWN_PLACE.search(text, end, placed[0].start) and _OWN_FIGURE.match(text, placed[0].end):
            return None  # «در شهرها ۲۰۰۰ تومان و در شهر تهران ۸۰۰۰ تومان»: that figure's own
        if later and not placed[0].strong and re.search(r"[،؛]|(?<!\w)و(?!\w)", text[end : placed[0].start]):
            return None  # past the figure's clause: the place may be of another figure
        # A place before «گفت:» is where one spoke rather than where the figure holds.
        far = {id(h): WINDOW for h in placed if h.end <= at and ":" in text[h.end : at]}
        for h in placed:  # «… در بندرعباس، ۱۱ نفر در میناب»: of its own clause first
            if 0 <= h.start - at < 60 and not CLAUSE_END.search(text, end, h.start):
                if any(x.end <= at and CLAUSE_END.search(text, x.end, at) for x in placed):
                    return h
                break
        return min(placed, key=lambda h: far.get(id(h), 0) + (at - h.end if h.end <= at else h.start - at))
    before = [h for h in placed if h.end <= at]
    after = [h for h in placed if h.start >= at]
    for h in after[:1]:  # «۲۰ نفر در استان یزد»
        if h.start - at < 60 and not re.search(r"[،,؛:]|(?<![^\W\d])(?:و|که)(?!\w)", text[end : h.start]):
            others = [x for x in _row(text, after) if x.province != h.province]
            return next((x for x in [h, *others] if x.province == own), None) if others else h
    if not before:
        return after[0] if after and after[0].province == own else None
    if scattered(text, before):
        return next((h for h in before if h.province == own), None)
    last = before[-1]
    listed = [h for h in _row(text, before[::-1]) if h.province != last.province]
    if listed:
        return next((h for h in [last, *listed[::-1]] if h.province == own), None)
    return last


def _row(text: str, hits: list[Hit]) -> list[Hit]:
    """The names, told forwards or backwards, that stand in one list with the first of them."""
    in_row = takewhile(lambda two: in_a_row(text, *sorted(two, key=lambda h: h.start)), pairwise(hits))
    return [h for _, h in in_row]


def in_a_row(text: str, one: Hit, other: Hit) -> bool:
    """Whether two names stand next to each other in one list: between them only commas, «و» and their like."""
    return _LISTING.fullmatch(text, one.end, other.start) is not None
