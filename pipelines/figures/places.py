"""Where a figure holds: province (ISO 3166-2) and county, from its clause, its sentence, or the article's own place."""

import csv
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures import speakers
from pipelines.figures.document import Document, Mention, Reading, Sentence
from pipelines.figures.plain import Phrases, Plain, plain_of
from pipelines.folding import bare, fold

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" +([^\W\d_]+)")
_KIND_WORD = re.compile(r"(?:استان|شهرستان) +")
_CAPITAL = "IR-23"  # its bare name stands for the government more often than for the place
_WINDOW = 1500  # letters around a figure in which its sentence may name the place
_LIST_LINK = re.compile(r" *(?:،|و) *(?:و +)?")
_REPRESENTS = re.compile(
    r"(?<!\w)نماینده(?: +(?:مردم|شهرستان|شهرستانهای|شهرستان های|شهر|سابق|پیشین|ادوار))* +(?:[^\W\d_]+(?: *، *| +و +))*$"
)
_ROUTE_LINK = re.compile(r" *(?:[،–—-]|و) *")
_AFTER_OFFICE = re.compile(r" *(?:،|:)| +(?:گفت|با|در|از|اظهار|افزود|بیان|اعلام|عنوان|تصریح)(?!\w)")


@dataclass(frozen=True, slots=True)
class Place:
    """One row of places.csv; county is None for a province."""

    kind: str
    name: str
    province: str
    county: str | None
    sure: bool


@dataclass(slots=True)
class Hit:
    """A place name in plain text; province None where the name alone does not tell which."""

    start: int
    end: int
    province: str | None
    county: str | None
    strong: bool  # told to be a place by the word before it
    heading: bool  # «به تهران», «از مشهد»: a direction
    vague: bool  # the capital's bare name, or whom one represents: proves no place of its own
    bare: bool  # no word before the name shows that something is there
    options: tuple[Place, ...] = ()


@dataclass(slots=True)
class Gazetteer:
    """By the first word of a name: its spellings with their places, the longest first."""

    spellings: dict[str, tuple[tuple[str, tuple[Place, ...]], ...]]
    firsts: frozenset[str]

    def at(self, text: str, at: int, first: str) -> tuple[int, tuple[Place, ...]] | None:
        """Where the longest name ends that begins at `at` with the word `first`, and its places."""
        for spelling, options in self.spellings[first]:
            end = at + len(spelling)
            if text.startswith(spelling, at) and not text[end : end + 1].isalpha():
                return end, options
        return None


@cache
def words() -> dict[str, Any]:
    """places.yaml, read once, folded."""
    data = yaml.safe_load(bare(fold((_HERE / "places.yaml").read_text(encoding="utf-8"))))
    assert isinstance(data, dict)
    return data


@cache
def rows() -> tuple[dict[str, str], ...]:
    """places.csv as dictionaries: kind, name, province, county, code, sure."""
    with (_HERE / "places.csv").open(encoding="utf-8", newline="") as f:
        return tuple(csv.DictReader(line for line in f if not line.startswith("#")))


def _glue(name: str) -> str:
    return bare(fold(name)).replace(" ", "")


@cache
def gazetteer() -> Gazetteer:
    """Names to places; a name of several kinds of place keeps them all, provinces first."""
    w = words()
    names: dict[str, list[Place]] = {}
    spelled: dict[str, set[str]] = {}

    def begin(name: str) -> None:
        for spelling in (name, _glue(name)):
            spelled.setdefault(spelling.split()[0], set()).add(spelling)

    counts = re.compile(r"(?:یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|صد|هزار) ")
    by_name: dict[str, list[Place]] = {}
    for row in rows():
        name = bare(fold(row["name"]))
        many = " " in name and row["kind"] != "city" and not counts.match(name)
        sure = (row["sure"] == "y" or many) and name not in w["word_provinces"]
        place = Place(row["kind"], row["name"], row["province"], row["county"] or None, sure)
        if any(c.isdigit() for c in name):
            continue  # districts of a city: «تبریز ۴»
        names.setdefault(_glue(name), []).append(place)
        by_name.setdefault(name, []).append(place)
        begin(name)
    for spelling, name in w["variants"].items():
        found = by_name.get(name) or names.get(_glue(name), [])
        glued = _glue(spelling)
        sure = " " in spelling or spelling in w["sure_variants"]
        if glued not in names:
            names[glued] = [Place(p.kind, p.name, p.province, p.county, sure) for p in found]
        begin(spelling)
    for name, province in w["more_places"].items():
        if province and _glue(name) not in names:
            names[_glue(name)] = [Place("region", name, province, None, True)]
            begin(name)
    spellings = {
        first: tuple((n, tuple(names[_glue(n)])) for n in sorted(found, key=len, reverse=True) if names.get(_glue(n)))
        for first, found in spelled.items()
    }
    return Gazetteer(spellings, frozenset(spellings))


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(words()[name])


def _told(doc: Document, name: str, start: int, end: int) -> tuple[int, int] | None:
    """The first of the phrases `here`, `national` or `foreign` in plain text[start:end]; the document is read once."""
    cache_ = vars(doc)
    key = f"_told_{name}"
    if key not in cache_:
        cache_[key] = _phrases(name).spans(plain_of(doc))
    spans: list[tuple[int, int]] = cache_[key]
    i = bisect_left(spans, (start, 0))
    return spans[i] if i < len(spans) and spans[i][1] <= end else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    w = words()
    made = {}
    agencies = "|".join(sorted((a.replace(" ", " +") for a in w["agencies"]), key=len, reverse=True))
    made["credit"] = re.compile(r"(?:گزارش|خبرنگار)[^.،:؛]{0,60}?(?<!\w)(?:از|در) +(?=\w)")
    made["slash"] = re.compile(rf"(?<!\w)(?:{agencies}|خبر) *[)»]? *[/\-–—ـ،,] *(?:از +)?(?=\w)")
    made["foot"] = re.compile(rf"\s*[-–—ـ/،:]+ *(?:{agencies})")
    return made


@dataclass(frozen=True, slots=True)
class _Before:
    """Words that may stand right before a name, by what they say of it; each of one to three words."""

    place: frozenset[str]
    word_province: frozenset[str]
    no_place: frozenset[str]
    direction: frozenset[str]
    capital: frozenset[str]
    city: frozenset[str]
    off: frozenset[str]
    foreign: frozenset[str]
    kinds: dict[str, frozenset[str]]


@cache
def _before() -> _Before:
    w = {k: [*v, *(e.replace(" ", "") for e in v)] for k, v in words().items() if isinstance(v, list)}
    return _Before(
        frozenset(w["before"]),
        frozenset(w["before_word_provinces"]),
        frozenset(w["not_after"]),
        frozenset(w["directions"]),
        frozenset(w["before_capital"]),
        frozenset(w["before_city"]),
        frozenset(w["off_to"]),
        frozenset(name for name in w["foreign"] if " " not in name),
        {k: frozenset(v) for k, v in words()["kinds"].items()},
    )


def _last_words(text: str, at: int) -> frozenset[str]:
    """The last word before `at`, the last two, the last three; empty where a mark stands between."""
    piece = text[max(0, at - 36) : at]
    if not piece.rstrip()[-1:].isalpha():
        return frozenset()
    found = _WORD.findall(piece)
    return frozenset(" ".join(found[-k:]) for k in (1, 2, 3) if k <= len(found))


def _starts(plain: Plain, firsts: frozenset[str]) -> list[tuple[int, str]]:
    """Where words stand with which a name may begin; found by words of the whole text, as most texts have few."""
    out = []
    text = plain.text
    for word in plain.words & firsts:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and text[at - 1].isalpha()) and not text[end : end + 1].isalpha():
                out.append((at, word))
            at = text.find(word, end)
    out.sort()
    return out


def find(plain: Plain) -> list[Hit]:
    """Place names in plain text, in order; names that are also words only where a word proves them."""
    gaz = gazetteer()
    text = plain.text
    hits: list[Hit] = []
    done = 0
    for at, word in _starts(plain, gaz.firsts):
        found = gaz.at(text, at, word) if at >= done else None
        if found is None:
            continue
        hit = _judge(text, at, *found, hits)
        if hit is not None:
            hits.append(hit)
            done = found[0]
    return hits


def _judge(text: str, a: int, b: int, options: tuple[Place, ...], hits: list[Hit]) -> Hit | None:
    """A Hit where the words before the name allow one."""
    sets = _before()
    before = _last_words(text, a)
    abroad = _NEXT_WORD.match(text, b)
    if abroad and abroad[1] in sets.foreign:
        return None  # «کردستان عراق»
    strong = not before.isdisjoint(sets.place)
    if strong and text[a:b] in words()["common_words"] and not before.isdisjoint(sets.kinds["city"]):
        strong = False
    if options[0].kind == "province" and options[0].name in words()["word_provinces"]:
        strong = not before.isdisjoint(sets.word_province) or (
            before.isdisjoint(sets.no_place)
            and options[0].name != "مرکزی"
            and _OFFICE.search(text, max(0, a - 60), a) is not None
            and _AFTER_OFFICE.match(text, b) is not None
        )
        if not strong and len(options) == 1:
            return None
    if not strong and hits and hits[-1].strong and _LIST_LINK.fullmatch(text, hits[-1].end, a):
        strong = True  # «شهرستان‌های بافت، بم و …»
    if not strong and not (before.isdisjoint(sets.no_place) and any(p.sure for p in options)):
        return None
    pool = options
    for kind in ("province", "county", "city"):
        if not before.isdisjoint(sets.kinds[kind]):
            pool = tuple(p for p in options if p.kind == kind) or options
            break
    else:
        if not strong:
            pool = tuple(p for p in options if p.sure) or options
    best = tuple(p for p in pool if p.kind == pool[0].kind)
    provinces = {p.province for p in best}
    province = best[0].province if len(provinces) == 1 else None
    county = best[0].county if len(provinces) == 1 and best[0].kind != "province" else None
    vague = province == _CAPITAL and not strong and best[0].name == "تهران" and before.isdisjoint(sets.capital)
    vague = vague or not before.isdisjoint(sets.off) or _represented(text, a)
    linked = bool(hits) and hits[-1].bare and _ROUTE_LINK.fullmatch(text, hits[-1].end, a) is not None
    bare = not strong and (linked or bool(before)) and options[-1].kind != "province" and before.isdisjoint(sets.city)
    return Hit(a, b, province, county, strong, not before.isdisjoint(sets.direction), vague, bare, options)


def _represented(text: str, at: int) -> bool:
    """Whether the place at `at` is whose people one represents."""
    near = max(0, at - 60)
    return text.find("نماینده", near, at) >= 0 and _REPRESENTS.search(text, near, at) is not None


def hits_in(sentence: Sentence) -> list[Hit]:
    """Place names in one sentence; the document is read once."""
    plain = plain_of(sentence.doc)
    return _hits(sentence.doc, plain.plain(sentence.start), plain.plain(sentence.end))


def _hits(doc: Document, start: int, end: int) -> list[Hit]:
    cache_ = vars(doc)
    if "_place_hits" not in cache_:
        hits = find(plain_of(doc))
        cache_["_place_hits"] = (hits, [h.start for h in hits])
    found: list[Hit] = cache_["_place_hits"][0]
    starts: list[int] = cache_["_place_hits"][1]
    return found[bisect_left(starts, start) : bisect_left(starts, end)] if found else []


# ---- the article's place ------------------------------------------------------------------------------------------


def article_place(doc: Document) -> tuple[str | None, str | None]:
    """(province, county) that the article is evidently about or written from; (None, None) where there is none."""
    cache_ = vars(doc)
    if "_place" not in cache_:
        cache_["_place"] = _article_place(doc)
    province, county, _ = cache_["_place"]
    return province, county


def _article_place(doc: Document) -> tuple[str | None, str | None, str]:
    plain = plain_of(doc)
    _hits(doc, 0, 0)
    hits: list[Hit] = vars(doc)["_place_hits"][0]
    head = doc.sentences[:6]
    first = [h for s in head[:3] for h in hits_in(s) if h.province and not h.heading and not h.vague] if hits else []
    if "گزارش" in plain.words or not plain.words.isdisjoint(_agency_words()):
        for sentence in head:
            found = _dateline(plain.text, plain.plain(sentence.start), plain.plain(sentence.end))
            # Agencies write from the capital about the whole country.
            if found is not None and (found.province != _CAPITAL or any(h.province == _CAPITAL for h in first)):
                return found.province, _head_county(head, found.province), "places:dateline"
    if not hits:
        return None, None, ""
    provinces = {h.province for h in first}
    if len(provinces) == 1 and (any(h.strong for h in first) or len(first) > 1 or _office_before(plain.text, first[0])):
        return first[0].province, _head_county(head, first[0].province), "places:lead"
    votes: Counter[str] = Counter()
    at, starts = 0, vars(doc)["_place_hits"][1]
    for sentence in doc.sentences:
        at = bisect_left(starts, plain.plain(sentence.start), at)
        if at == len(hits):
            break
        stop = plain.plain(sentence.end)
        while at < len(hits) and starts[at] < stop:
            h = hits[at]
            if h.province and not (h.heading or h.vague) and (h.strong or h.province != _CAPITAL):
                votes[h.province] += 2 if h.strong else 1
            at += 1
    if not votes:
        return None, None, ""
    (top, n), total = votes.most_common(1)[0], sum(votes.values())
    if n >= 3 and n >= 0.75 * total and any(h.province == top and (h.strong or h in first) for h in hits):
        return top, None, "places:majority"
    return None, None, ""


@cache
def _agency_words() -> frozenset[str]:
    """First words of the agencies' names."""
    return frozenset({"خبر", *(a.split()[0] for a in words()["agencies"])})


def _head_county(head: list[Sentence], province: str | None) -> str | None:
    """The one county of the province that the headline or the lead tells by «شهرستان», «فرماندار» and the like."""
    found = {h.county for s in head[:4] for h in hits_in(s) if h.strong and h.county and h.province == province}
    return found.pop() if len(found) == 1 else None


def _dateline(text: str, start: int, end: int) -> Hit | None:
    """The place of «به گزارش … از یاسوج», «ایسنا/خوزستان», «رشت - ایرنا»."""
    patterns = _patterns()
    gaz = gazetteer()
    limit = min(end, start + 160)
    for at in _credit_ends(text, start, limit):
        hit = _name_at(text, at, end, gaz)
        if hit is not None:
            return hit
    hit = _name_at(text, start, min(end, start + 40), gaz)  # «رشت - ایرنا - …»
    return hit if hit is not None and patterns["foot"].match(text, hit.end) else None


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


def _office_before(text: str, hit: Hit) -> bool:
    """Whether the words before a name are an office («فرمانده انتظامی گیلان», «مدیرکل … بوشهر»)."""
    return _OFFICE.search(text, max(0, hit.start - 60), hit.start) is not None


_OFFICE = re.compile(
    r"(?<!\w)(?:فرمانده|رییس|مدیر ?کل|مدیرعامل|معاون|استاندار|فرماندار|شهردار|دادستان|جانشین|سرپرست|دبیر|مسیول)(?!\w)"
)


# ---- the figure's place -------------------------------------------------------------------------------------------


def read(m: Mention) -> None:
    """Fill the mention's province and county; None for national, foreign or unknown place."""
    sentence = m.sentence
    doc = sentence.doc
    plain = plain_of(doc)
    own = article_place(doc)
    a, b = plain.plain(sentence.start), plain.plain(sentence.end)
    at = plain.plain(m.numeral.start)
    near = _hits(doc, max(a, at - _WINDOW), min(b, at + _WINDOW))
    hits = [h for h in (_settled(h, own[0]) for h in near) if h.province and _holds(plain.text, h, at, own[0])]
    chosen = _nearest(plain.text, hits, at, own[0])
    if chosen is not None and chosen.end <= at and chosen.province != own[0]:
        # «در یزد باران آمد و در کشور ۲۰ …»
        between = _told(doc, "national", chosen.end, at)
        if between is not None and not _FROM_ALL.search(plain.text, a, between[0]):
            chosen = None
    if chosen is not None:
        start, end = plain.raw_span(chosen.start, chosen.end)
        m.province, m.county = chosen.province, chosen.county
        m.evidence["province"] = Reading(chosen.province, "places:sentence", start, end)
        return
    a, b = max(a, at - _WINDOW), min(b, at + _WINDOW)
    here = _told(doc, "here", a, b)
    if here is None:
        for name in ("foreign", "national"):
            found = _told(doc, name, a, b)
            if found and not (name == "national" and own[0] and _FROM_ALL.search(plain.text, a, found[0])):
                m.evidence["province"] = Reading(None, f"places:{name}", *plain.raw_span(*found))
                return
    if own[0] is not None:
        if here is None and vars(doc)["_place"][2] == "places:dateline" and _national_office(doc, sentence):
            m.evidence["province"] = Reading(None, "places:national-office")
            return
        m.province, m.county = own
        if _PROVINCE_WIDE.search(plain.text, a, b):
            m.county = None
        m.evidence["province"] = Reading(own[0], vars(doc)["_place"][2])


def _national_office(doc: Document, sentence: Sentence) -> bool:
    """Whether the sentence's speaker holds an office of the whole country."""
    voice = speakers.voices(doc)[sentence.index][0]
    if voice is None or voice.office is None:
        return False
    office = plain_of(doc).text[slice(*voice.office)]
    return office.startswith(_national_offices()) and not _hits(doc, *voice.office)


@cache
def _national_offices() -> tuple[str, ...]:
    return tuple(words()["national_offices"])


def _holds(text: str, hit: Hit, at: int, own: str | None) -> bool:
    """Whether a name in the sentence can place the figure at `at`, where the article's own place is `own`."""
    if hit.province == own:
        return True
    if hit.vague or (hit.bare and own is None):
        return False
    # «در همایش مشهد گفت: ۲۰ درصد …»: where one spoke, rather than where the figure holds
    spoken = hit.end <= at and ":" in text[hit.end : at]
    return not spoken or hit.strong or _office_before(text, hit)


_FROM_ALL = re.compile(r"(?<!\w)از +(?:(?:تمام|تمامی|همه|سراسر|کل|دیگر|سایر) *)?$")
_PROVINCE_WIDE = re.compile(r"(?<!\w)استان(?!\w)")


def _settled(hit: Hit, own: str | None) -> Hit:
    """A hit whose name several provinces have is the article's own, or none."""
    if hit.province is None or hit.province != own:
        for p in hit.options:
            if p.province == own and (hit.province is None or p.kind == hit.options[0].kind):
                return replace(hit, province=own, county=p.county)
    return hit


def _nearest(text: str, hits: list[Hit], at: int, own: str | None) -> Hit | None:
    """The place that governs the figure at `at`: of its clause, then of its sentence; None for a list of places."""
    placed = [h for h in hits if not (h.heading and own is not None)]
    if not placed:
        return None
    if len({h.province for h in placed}) == 1:
        later = placed[0].start > at and placed[0].province != own and not placed[0].strong
        if later and re.search(r"[،؛]|(?<!\w)و(?!\w)", text[at : placed[0].start]):
            return None  # past the figure's clause: the place may be of another figure
        # A place before «گفت:» is where one spoke rather than where the figure holds.
        far = {id(h): _WINDOW for h in placed if h.end <= at and ":" in text[h.end : at]}
        return min(placed, key=lambda h: far.get(id(h), 0) + (at - h.end if h.end <= at else h.start - at))
    before = [h for h in placed if h.end <= at]
    after = [h for h in placed if h.start >= at]
    for h in after[:1]:  # «۲۰ نفر در استان یزد»
        if h.start - at < 60 and not re.search(r"[،؛:]|(?<!\w)(?:و|که)(?!\w)", text[at : h.start]):
            others = [x for x in after[1:] if x.province != h.province and _listed(text, h, x, placed)]
            return next((x for x in [h, *others] if x.province == own), None) if others else h
    if not before:
        return after[0] if after and after[0].province == own else None
    last = before[-1]
    listed = [h for h in before if h.province != last.province and _listed(text, h, last, placed)]
    if listed:
        return next((h for h in [last, *listed] if h.province == own), None)
    return last


def _listed(text: str, one: Hit, other: Hit, hits: list[Hit]) -> bool:
    """Whether two names stand in one list: between them only names, commas and «و»."""
    rest = text[one.end : other.start]
    for h in hits:
        if one.end <= h.start and h.end <= other.start:
            rest = rest.replace(text[h.start : h.end], "")
    return re.fullmatch(r"[ ،,–—-]*(?:(?:و|تا|به|استان|شهر)[ ،,–—-]*)*", rest) is not None
