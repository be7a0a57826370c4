"""Place names in a text: the gazetteer's, and which of them the words before a name allow."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures.numerals.words import lexicon
from pipelines.figures.plain import Plain, alternation
from pipelines.folding import bare, fold

_HERE = Path(__file__).parent


@cache
def words() -> dict[str, Any]:
    """places.yaml, read once, folded."""
    data = yaml.safe_load(bare(fold((_HERE / "places.yaml").read_text(encoding="utf-8"))))
    assert isinstance(data, dict)
    return data


def word_set(name: str) -> frozenset[str]:
    """One list of places.yaml."""
    return frozenset(words()[name])


def any_of(name: str) -> str:
    """Alternation of the entries of one list of places.yaml."""
    return alternation(words()[name])


_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" +([^\W\d_]+)")
CAPITAL = "IR-23"  # its bare name stands for the government more often than for the place
_AND_WORD = re.compile(r" +و +([^\W\d_]+)")
_LIST_LINK = re.compile(r" *(?:،|و) *(?:و +)?")
_REPRESENTS = re.compile(rf"(?<!\w)نماینده(?: +{any_of('represented')})* +(?:[^\W\d_]+(?: *، *| +و +))*$")
_ENVOY = re.compile(rf"(?<!\w){any_of('envoys')}(?: +\w+){{1,5}}? +در +$")
_ROUTE_LINK = re.compile(r" *(?:[،–—-]|و) *")
_ROAD_LINK = re.compile(r" *(?:[–—ـ-]|به|تا|و)? *")
_PUBLISHER = re.compile(rf"(?<!\w){any_of('publishers')}(?: +[^\W\d_]+){{0,5}} +$")
_BORDERS = tuple(words()["borders"])
_MOVED = re.compile(rf" +(?:\w+ +)?{any_of('moved')}(?!\w)")
_BORN = re.compile(rf"(?: +\w+){{0,3}}? +{any_of('births')}(?!\w)")
_BIRTH_YEAR = re.compile(r"سال +\d{2,4}[^.؛:]*$")
_ALONE = re.compile(rf" *(?:[،.؛:!؟)/\d]|$)| +{any_of('goes_on')}(?!\w)")
_OF_CITY = re.compile(
    rf"(?:(?<!\w){any_of('districts')}(?: +\w+){{1,3}}"
    rf"|(?<![\d/])\d{{1,4}} +(?:{any_of('classifiers')} +)?(?!{any_of('no_things')}(?!\w))[^\W\d_]{{3,}}(?: ی)?) +$"
)
_CITY_NEAR = 50  # letters before the capital's name in which what is counted there stands
_SITE = 30  # letters of a site's name in marks
_NEAR = 90  # letters around «پایتخت» in which another country makes it that one's
_LIST_STEP = 40  # letters between two provinces of a list with numbers
_AFTER_OFFICE = re.compile(rf" *(?:،|:)| +{any_of('office_speaks')}(?!\w)")


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

    spellings: dict[str, re.Pattern[str]]
    places: dict[str, tuple[tuple[Place, ...], bool]]  # by spelling; the last: whether one of them is sure
    firsts: frozenset[str]
    seconds: dict[str, frozenset[str]]  # first word that is no name alone → the words one of which must follow it

    def at(self, text: str, at: int, first: str) -> tuple[int, tuple[Place, ...], bool] | None:
        """Where the longest name ends that begins at `at` with the word `first`, its places, whether one is sure."""
        found = self.spellings[first].match(text, at)
        return None if found is None else (found.end(), *self.places[found[0]])


@cache
def rows() -> tuple[dict[str, str], ...]:
    """places.csv as dictionaries: kind, name, province, county, code, sure."""
    return _table("places.csv")


@cache
def sites() -> tuple[dict[str, str], ...]:
    """sites.csv as dictionaries: name, province, county."""
    return _table("sites.csv")


def _table(name: str) -> tuple[dict[str, str], ...]:
    with (_HERE / name).open(encoding="utf-8", newline="") as f:
        return tuple(csv.DictReader(line for line in f if not line.startswith("#")))


def _glue(name: str) -> str:
    return bare(fold(name)).replace(" ", "")


@cache
def _numbers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number after a name in a list («: ۳۶», «با هزار و …», « یکهزار»), and one that «با» gives to the name."""
    small, scales = lexicon().small, lexicon().scales
    number = rf"(?:\d|{alternation([*small, *scales])}{alternation(scales)}?(?!\w))"
    return (
        re.compile(rf" *(?:\([^)]{{1,8}}\))? *(?::|با(?!\w)|(?:و +\w+ +)?هر ?(?:کدام|یک) )? *{number}"),
        re.compile(rf" +با +{number}"),
    )


@cache
def gazetteer() -> Gazetteer:
    """Names to places; a name of several kinds of place keeps them all, provinces first."""
    w = words()
    names: dict[str, list[Place]] = {}
    spelled: dict[str, set[str]] = {}

    def begin(name: str) -> None:
        for spelling in (name, _glue(name)):
            spelled.setdefault(spelling.split()[0], set()).add(spelling)

    counts = re.compile(f"{any_of('counts')} ")
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
        found, glued = by_name.get(name) or names.get(_glue(name), []), _glue(spelling)
        sure = " " in spelling or spelling in w["sure_variants"]
        if glued not in names:
            names[glued] = [Place(p.kind, p.name, p.province, p.county, sure) for p in found]
        begin(spelling)
    for row in sites():
        begin(name := bare(fold(row["name"])))
        names[_glue(name)] = [Place("region", name, row["province"], row["county"] or None, sure=True)]
    known = {first: sorted(found, key=len, reverse=True) for first, found in spelled.items()}
    return Gazetteer(
        {first: re.compile(rf"(?:{'|'.join(map(re.escape, found))})(?![^\W\d_])") for first, found in known.items()},
        {n: (tuple(names[_glue(n)]), any(p.sure for p in names[_glue(n)])) for found in known.values() for n in found},
        frozenset(known),
        {one: frozenset(n.split()[1] for n in found) for one, found in known.items() if all(" " in n for n in found)},
    )


@dataclass(frozen=True, slots=True)
class _Before:
    """Words that may stand right before a name, by what they say of it; each of one to three words."""

    place: frozenset[str]
    word_province: frozenset[str]
    no_place: frozenset[str]
    direction: frozenset[str]
    sent: frozenset[str]
    to_kinds: frozenset[str]
    capital: frozenset[str]
    city: frozenset[str]
    off: frozenset[str]
    foreign: frozenset[str]
    roads: frozenset[str]
    sites: frozenset[str]
    villages: frozenset[str]
    kinds: dict[str, frozenset[str]]
    kind_of: dict[str, str]  # by word, the kind it tells


@cache
def _before() -> _Before:
    w = {k: [*v, *(e.replace(" ", "") for e in v)] for k, v in words().items() if isinstance(v, list)}
    return _Before(
        frozenset(w["before"]),
        frozenset(w["before_word_provinces"]),
        frozenset(w["not_after"]),
        frozenset(w["directions"]),
        frozenset(w["sent_to"]),
        frozenset(f"به {kind}" for words_of in words()["kinds"].values() for kind in words_of),
        frozenset(w["before_capital"]),
        frozenset(w["before_city"]),
        frozenset(w["off_to"]),
        frozenset(name for name in w["foreign"] if " " not in name),
        frozenset(w["roads"]),
        frozenset(w["sites"]),
        frozenset(w["villages"]),
        {k: frozenset(v) for k, v in words()["kinds"].items()},
        {word: k for k, v in words()["kinds"].items() for word in v},
    )


@cache
def _road_words() -> frozenset[str]:
    """The last words of the names of roads: one stands in every text that names any."""
    return frozenset(road.split()[-1] for road in _before().roads)


@cache
def _birth_words() -> frozenset[str]:
    """The first longer words of what tells a birth: one stands in every text that tells any."""
    return frozenset(next(w for w in birth.split() if len(w) > 2) for birth in words()["births"])


def _born(text: str, hit: Hit) -> bool:
    """«سال ۱۳۲۰ در شهرستان فسا متولد شد»: whether a name is where somebody was born in a year of its own."""
    born = _BORN.match(text, hit.end) is not None
    return born and _BIRTH_YEAR.search(text, max(0, hit.start - _NEAR), hit.start) is not None


def _last_words(text: str, at: int) -> frozenset[str]:
    """The last word before `at`, the last two, the last three; no further back than a mark."""
    found: list[str] = []
    near = text[max(0, at - 36) : at]
    if "_" in near:
        near = near.replace("_", " ").replace("#", " ")  # «#استان_تهران»
    for part in reversed(near.rstrip('«"“ ').rsplit(maxsplit=3)[-3:]):
        if not part.isalpha():
            if not found and part[-1].isalpha():
                found.append(_WORD.findall(part)[-1])
            break
        found.append(f"{part} {found[-1]}" if found else part)
    return frozenset(found)


def _starts(plain: Plain, gaz: Gazetteer) -> list[tuple[int, str]]:
    """Where words stand with which a name may begin; found by words of the whole text, as most texts have few."""
    out = []
    text = plain.text
    for word in plain.words & gaz.firsts:
        if word in gaz.seconds and gaz.seconds[word].isdisjoint(plain.words):
            continue
        size = len(word)
        out += [(at, word) for at in plain.starts(word) if not text[at + size : at + size + 1].isalpha()]
    out.sort()
    return out


def find(plain: Plain) -> list[Hit]:
    """Place names in plain text, in order; names that are also words only where a word proves them."""
    gaz = gazetteer()
    starts = _starts(plain, gaz)
    if not starts:
        return []
    text, done = plain.text, 0
    hits: list[Hit] = []
    road: tuple[int, str | None, Hit | None] = (-1, None, None)  # where the name of a road ends, its province, its hit
    proved: set[str] = set()  # names that a word has proved before: «شهرستان کلات», and later «کلات»
    roads = not plain.words.isdisjoint(_road_words())
    published = not plain.words.isdisjoint(words()["publishers"])
    births = not plain.words.isdisjoint(_birth_words())
    for at, word in starts:
        found = gaz.at(text, at, word) if at >= done else None
        if found is None:
            continue
        stop, options, sure = found
        name = text[at:stop]
        # «در انتشارات دانشگاه گیتی واحد اصفهان چاپ شد»
        of_name = published and _PUBLISHER.search(text, max(0, at - _SITE), at) is not None
        hit = None if of_name else _judge(text, at, stop, options, sure or name in proved, hits)
        if hit is not None:
            hits.append(hit)
            if births and _born(text, hit):
                hit.vague = True
            if hit.strong and not sure and hit.county is not None and name not in words()["common_words"]:
                proved.add(name)
            done = found[0]
        if not roads:
            continue
        province = hit.province if hit is not None else found[1][0].province
        if road[0] >= 0 and _ROAD_LINK.fullmatch(text, road[0], at):
            if province != road[1]:  # «اتوبان تبریز - زنجان»: it lies in both
                for end in (hit, road[2]):
                    if end is not None:
                        end.vague = True
            # «کرج-تهران-کرج»: past another province none of its names tells where
            road = (found[0], road[1] if province == road[1] else None, road[2] or hit)
        elif not _last_words(text, at).isdisjoint(_before().roads):
            road = (found[0], province, hit)
    return hits


def _judge(text: str, a: int, b: int, options: tuple[Place, ...], sure: bool, hits: list[Hit]) -> Hit | None:
    """A Hit where the words before the name allow one."""
    sets = _before()
    before = _last_words(text, a)
    if options[0].name == "پایتخت" and not _the_capital(text, a, b, before):
        return None
    strong = not before.isdisjoint(sets.place) or (text[a - 2 : a] == "» " and _site_named(text, a))
    strong = strong or (bool(hits) and not sure and _next_numbered(text, a, b, hits[-1]))
    if not (strong or sure or options[0].kind == "province" or (hits and hits[-1].strong)):
        return None
    abroad = _NEXT_WORD.match(text, b)
    if abroad and abroad[1] in sets.foreign:
        return None  # «کردستان عراق»
    if strong and text[a:b] in words()["common_words"] and not before.isdisjoint(sets.kinds["city"]):
        strong = False
    if options[0].kind == "province" and options[0].name in words()["word_provinces"]:
        strong = not before.isdisjoint(sets.word_province) or (
            before.isdisjoint(sets.no_place)
            and options[0].name != "مرکزی"
            and _office_near(text, a)
            and _AFTER_OFFICE.match(text, b) is not None
        )
        strong = strong or (not before.isdisjoint(sets.kinds["county"]) and any(p.kind == "county" for p in options))
        strong = strong or (bool(hits) and _next_province(text, a, b, hits[-1])) or _counted(text, b, before)
        if not strong and len(options) == 1:
            return None
    if not strong and hits and hits[-1].strong and _LIST_LINK.fullmatch(text, hits[-1].end, a):
        strong = True  # «شهرستان‌های بافت، بم و …»
    if not strong and not (sure and before.isdisjoint(sets.no_place)) and not _team(options, before & sets.no_place):
        return None
    best = options if len(options) == 1 else _likeliest(options, before, strong)
    one = len(best) == 1 or len({p.province for p in best}) == 1
    province = best[0].province if one else None
    county = best[0].county if one and best[0].kind != "province" else None
    vague = province == CAPITAL and not strong and best[0].name == "تهران" and before.isdisjoint(sets.capital)
    if vague and _in_the_capital(text, a):
        vague, strong = False, True
    elif vague and hits and _next_province(text, a, b, hits[-1]):
        vague = False  # «هرمزگان با ۸ میلیارد، تهران با ۶ میلیارد …»
    many = min(before, key=len, default="").endswith("های")  # «پژوهشگاه‌های تهران»
    vague = vague and not (many or _of_site(before))
    vague = vague or not before.isdisjoint(sets.off) or _represented(text, a)
    vague = vague or (county is not None and not before.isdisjoint(sets.villages) and _more_villages(text, b))
    linked = bool(hits) and hits[-1].bare and _ROUTE_LINK.fullmatch(text, hits[-1].end, a) is not None
    bare = not strong and (linked or bool(before)) and options[-1].kind not in ("province", "region")
    bare = (
        bare
        and not (many and province == CAPITAL)
        and before.isdisjoint(sets.city)
        and not _of_site(before)
        and (province != CAPITAL or before.isdisjoint(sets.capital))
    )
    heading = not (before.isdisjoint(sets.direction) or text.startswith(_BORDERS, a)) and before.isdisjoint(sets.sent)
    if strong and not before.isdisjoint(sets.to_kinds) and _MOVED.match(text, b) is not None:
        heading = True  # «به استان تهران منتقل شد»
    heading = heading and _numbers()[1].match(text, b) is None  # «به یزد با ۱۲ درصد … اختصاص دارد»
    return Hit(a, b, province, county, strong, heading, vague, bare, options)


def _likeliest(options: tuple[Place, ...], before: frozenset[str], strong: bool) -> tuple[Place, ...]:
    """Those of the places of one name that the words before it mean: of the kind they tell, else the sure ones."""
    pool, kind_of = options, _before().kind_of
    kind = kind_of[min(told)] if (told := before & kind_of.keys()) else None
    if kind is not None or not strong:
        pool = tuple(p for p in options if (p.sure if kind is None else p.kind == kind)) or options
    return tuple(p for p in pool if p.kind == pool[0].kind)


def _more_villages(text: str, end: int) -> bool:
    """«روستاهای کلات و زیراهک»: whether a name that is no place's known goes on the list, so that both are villages'."""
    and_ = _AND_WORD.match(text, end)
    return and_ is not None and and_[1] not in gazetteer().firsts


def _of_site(before: frozenset[str]) -> bool:
    """«تپه فلان قزوین»: whether a site's word stands before the word that stands before a name."""
    return any(w.split()[0] in _before().sites for w in before if " " in w)


def _site_named(text: str, at: int) -> bool:
    """«معدن «چشمه» کوهبنان»: whether a site with its name in marks stands right before `at`."""
    mark = text.rfind("«", max(0, at - _SITE), at)
    return mark > 0 and not _last_words(text, mark).isdisjoint(_before().sites)


def _the_capital(text: str, start: int, end: int, before: frozenset[str]) -> bool:
    """Whether «پایتخت» is Tehran: not another country's, nor what something is the capital of, nor a nickname."""
    sets = _before()
    near = set(_WORD.findall(text, max(0, start - _NEAR), end + _NEAR))
    return not before.isdisjoint(sets.capital) and bool(_ALONE.match(text, end)) and near.isdisjoint(sets.foreign)


def _team(options: tuple[Place, ...], before: frozenset[str]) -> bool:
    """Whether a province's name right after «تیم» is that of its own team: clubs bear a name besides."""
    return before == {"تیم"} and options[0].kind == "province" and options[0].sure and options[0].name != "تهران"


def _next_province(text: str, start: int, end: int, last: Hit) -> bool:
    """Whether a name with a number right after it goes on a list of provinces: «مازندران: ۳۶، مرکزی: ۲۰»."""
    listed = last.options[0].kind == "province" and 0 < start - last.end < _LIST_STEP
    return listed and _numbers()[0].match(text, end) is not None


def _next_numbered(text: str, start: int, end: int, last: Hit) -> bool:
    """«بوکان ۹۱ میلی‌متر، کلات ۸۷ میلی‌متر»: whether a name goes on a list of places, each with its number."""
    if not 0 < start - last.end < _LIST_STEP or text[start:end] in words()["common_words"]:
        return False
    number = _numbers()[0]
    return number.match(text, end) is not None and number.match(text, last.end) is not None


def _counted(text: str, end: int, before: frozenset[str]) -> bool:
    """«…: فارس با ۱۲ هزار هکتار»: whether a name at the beginning of a clause has its number after «با»."""
    return not before and _numbers()[1].match(text, end) is not None


def _in_the_capital(text: str, start: int) -> bool:
    """«۲۸۰ آمبولانس تهران», «مناطق ۲۲ گانه تهران»: whether things that are counted, or its districts, are of the city."""
    return _OF_CITY.search(text, max(0, start - _CITY_NEAR), start) is not None


def _represented(text: str, at: int) -> bool:
    """Whether the place at `at` is whose people one represents, or where an envoy has his seat."""
    near = max(0, at - 60)
    if text.find("نماینده", near, at) >= 0 and _REPRESENTS.search(text, near, at) is not None:
        return True
    return text.startswith(" در", at - 4) and _ENVOY.search(text, near, at) is not None


def office_before(text: str, hit: Hit) -> bool:
    """Whether the words before a name are an office («فرمانده انتظامی گیلان», «مدیرکل … بوشهر»)."""
    return _office_near(text, hit.start)


def _office_near(text: str, at: int) -> bool:
    """Whether an office's word stands shortly before `at`, in its own sentence."""
    near = max(0, at - 60)
    return _OFFICE.search(text, max(near, text.rfind(".", near, at)), at) is not None


_OFFICE = re.compile(rf"(?<!\w){any_of('offices')}(?!\w)")
