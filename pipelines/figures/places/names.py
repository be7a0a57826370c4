"""Place names in a text: which of the gazetteer's the words around a name allow."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines.figures.numerals.words import lexicon
from pipelines.figures.places.before import before_words, last_words
from pipelines.figures.places.gazetteer import Gazetteer, Place, any_of, gazetteer, rows, words
from pipelines.figures.plain import Plain, alternation
from pipelines.folding import bare, fold

_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" +([^\W\d_]+)")
CAPITAL = "IR-23"  # its bare name stands for the government more often than for the place
_AND_WORD = re.compile(r" +و +([^\W\d_]+)")
_LIST_LINK = re.compile(r" *(?:،|و) *(?:و +)?")
_REPRESENTS = re.compile(rf"(?<!\w)نماینده(?: +{any_of('represented')})* +(?:[^\W\d_]+(?: *، *| +و +))*$")
_ENVOY = re.compile(rf"(?<!\w){any_of('envoys')}(?: +\w+){{1,5}}? +در +$")
_WITHIN = re.compile(r" +(?:\(? *از +توابع +|واقع +در +)?(?:شهرستان|استان) +")
_SITE_OF = re.compile(rf"(?<!\w){any_of('sites')}(?: +(?!{any_of('phrase_ends')}(?!\w))[^\W\d_]+){{1,4}} +$")
_FIRM = re.compile(rf"(?<!\w){any_of('firm_words')} +(?:(?!باشگاه|تیم)\w+ +)?{any_of('firms')} +$")
_CLUB = re.compile(rf"(?<!\w){any_of('clubs')}(?: +\w+){{0,2}} +شهرداری +$")  # «تیم والیبال شهرداری ارومیه»
_PLAYING = 2  # words of sport that make a work's name that of its club
_EACH = re.compile(r"\d(?: +[^\W\d_]+){1,4} +در +$"), re.compile(r" *(?:،|(?<!\w)و(?!\w)) *(?:[^\W\d_]+ +)?\d")
_OF_IT = (" ", " در ", "، ")
_ROUTE_LINK = re.compile(r" *(?:[،–—-]|و) *")
_ROAD_LINK = re.compile(r" *(?:[–—ـ-]|به|تا|و)? *")
_PUBLISHER = re.compile(rf"(?<!\w){any_of('publishers')}(?: +[^\W\d_]+){{0,5}} +$")
_BORDERS = tuple(words()["borders"])
_WORKS = tuple(words()["firm_sites"])
_MOVED = re.compile(rf" +(?:\w+ +)?{any_of('moved')}(?!\w)")
_BORN = re.compile(rf"(?: +\w+){{0,3}}? +{any_of('births')}(?!\w)")
_BIRTH_YEAR = re.compile(r"(?:سال +\d{2,4}|(?<!\d)1[23]\d\d(?!\d))[^.؛:]*$")
_BORN_IN = re.compile(rf"(?<!\w){any_of('births')}(?: +[^\W\d_]+){{0,2}}? +\d{{2,4}} *(?:،? *در +)?(?:[^\W\d_]+ +)?$")
_ALONE = re.compile(rf" *(?:[،.؛:!؟)/\d]|$)| +{any_of('goes_on')}(?!\w)")
_OF_CITY = re.compile(
    rf"(?:(?<!\w){any_of('districts')}(?: +\w+){{1,3}}"
    rf"|(?<![\d/])\d{{1,4}} +(?:{any_of('classifiers')} +)?(?!{any_of('no_things')}(?!\w))[^\W\d_]{{3,}}(?: ی)?) +$"
)
_CITY_NEAR = 50  # letters before the capital's name in which what is counted there stands
_SITE = 40  # letters of a site's name in marks
_NEAR = 90  # letters around «پایتخت» in which another country makes it that one's
_LIST_STEP = 40  # letters between two provinces of a list with numbers
_BOUND = re.compile(  # «تهران نیز با افزایش ۴ درصدی»
    rf"(?: +(?:نیز|هم))? +با(?: +{any_of('bound_by')})?(?: +{any_of('about')})? +\d"
)
_AFTER_OFFICE = re.compile(rf" *(?:،|:)| +{any_of('office_speaks')}(?!\w)")


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


@cache
def _numbers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number after a name in a list («: ۳۶», «با هزار و …», « یکهزار»), and one that «با» gives to the name."""
    small, scales = lexicon().small, lexicon().scales
    number = rf"(?:\d|{alternation([*small, *scales])}{alternation(scales)}?(?!\w))"
    return (
        re.compile(rf" *(?:\([^)]{{1,8}}\))? *(?::|با(?!\w)|هم |نیز |(?:و +\w+ +)?هر ?(?:کدام|یک) )? *{number}"),
        re.compile(rf" +با +{number}"),
    )


@cache
def _next_names() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A province's name that goes on a list after another, one with its number after another with its own, and any."""
    names = alternation(_provinces())
    numbered = _numbers()[0].pattern
    return (
        re.compile(rf" *(?:،|و(?!\w)) *(?:استان +)?{names}(?!\w)"),
        re.compile(rf"{numbered}[^،؛.:()]{{0,30}}(?:،|؛|(?<!\w)و(?!\w)) *(?:استان +)?{names}{numbered}"),
        re.compile(rf"{names}(?!\w)"),
    )


@cache
def _road_words() -> frozenset[str]:
    """The last words of the names of roads: one stands in every text that names any."""
    return frozenset(road.split()[-1] for road in before_words().roads)


@cache
def _birth_words() -> frozenset[str]:
    """The first longer words of what tells a birth: one stands in every text that tells any."""
    return frozenset(next(w for w in birth.split() if len(w) > 2) for birth in words()["births"])


def _born(text: str, hit: Hit) -> bool:
    """«سال ۱۳۲۰ در شهرستان فسا متولد شد», «متولد ۱۳۲۰ در فسا»: whether a name is where somebody was born in a year told."""
    near = max(0, hit.start - _NEAR)
    if _BORN.match(text, hit.end) is not None:
        return _BIRTH_YEAR.search(text, near, hit.start) is not None
    return _BORN_IN.search(text, near, hit.start) is not None


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
    proved = _told_provinces(plain)  # names that a word has proved before: «شهرستان کلات», and later «کلات»
    roads = not plain.words.isdisjoint(_road_words())
    published = not plain.words.isdisjoint(words()["publishers"])
    firms = (
        plain.words.isdisjoint(words()["no_firm_pages"]) and len(plain.words.intersection(words()["sport"])) < _PLAYING
    )
    shares = not plain.words.isdisjoint(words()["no_firm_pages"])  # works are but names of shares there
    births = not plain.words.isdisjoint(_birth_words())
    for at, word in starts:
        found = gaz.at(text, at, word) if at >= done else None
        if found is None:
            continue
        stop, options, sure = found
        name = text[at:stop]
        # «در انتشارات دانشگاه گیتی واحد اصفهان چاپ شد»
        of_name = published and _PUBLISHER.search(text, max(0, at - _SITE), at) is not None
        of_name = of_name or (shares and options[0].kind == "region" and name.startswith(_WORKS))
        firm = firms and sure and _of_firm(text, at)
        hit = None if of_name else _judge(text, at, stop, options, sure or name in proved, hits, firm)
        if hit is not None:
            hits.append(hit)
            if births and _born(text, hit):
                hit.vague = True
            if hit.strong and not sure and _is_told(hit, name):
                proved.add(name)
            if len(hits) > 1:
                _settle(text, hits[-2], hit)
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
        elif not last_words(text, at).isdisjoint(before_words().roads):
            road = (found[0], province, hit)
    return hits


def _told_provinces(plain: Plain) -> set[str]:
    """Provinces whose names are also words, of which the page says anywhere that it means the province."""
    named = plain.words.intersection(words()["word_provinces"]) - {"مرکزی"}
    return {n for n in named if f"استان {n}" in plain.text or f"استاندار {n}" in plain.text}


def _is_told(hit: Hit, name: str) -> bool:
    """Whether what proves a name once proves it for the rest of the page."""
    if hit.county is None:
        return name in words()["word_provinces"] and name != "مرکزی"
    return name not in words()["common_words"]


def _settle(text: str, inner: Hit, outer: Hit) -> None:
    """«بخش کلات شهرستان آبدانان», «کلات خراسان»: a place is where what is told right after it lies."""
    if outer.province is None or inner.options[0].kind == "province" or inner.province == outer.province:
        return
    its = next((p for p in inner.options if p.province == outer.province), None)
    of_it = its is not None and outer.options[0].kind == "province" and text[inner.end : outer.start] == " "
    if text[inner.end : outer.start] == " " and not any(p.sure for p in inner.options):
        of_it = of_it or any(p.sure for p in outer.options)  # «بخش زرین‌آباد دهلران»
    if of_it or _WITHIN.fullmatch(text, inner.end, outer.start) is not None:
        inner.province, inner.county = outer.province, its.county if its is not None else outer.county


def _strong_beside(text: str, a: int, b: int, options: tuple[Place, ...], before: frozenset[str]) -> bool:
    """«بندر …», «مجتمع «…» …», «… استان یزد»: whether what stands right beside a name shows that it is a place."""
    if text.startswith("بندر ", a) or (text[a - 2 : a] == "» " and _site_named(text, a)):
        return True
    return before.isdisjoint(before_words().no_place) and _in_province(text, b, options)


def _judge(
    text: str, a: int, b: int, options: tuple[Place, ...], sure: bool, hits: list[Hit], firm: bool
) -> Hit | None:
    """A Hit where the words before the name allow one."""
    sets = before_words()
    before = last_words(text, a)
    if firm:
        before -= sets.no_place
    if "شهرداری" in before and _CLUB.search(text, max(0, a - _SITE), a) is not None:
        return None
    if options[0].name == "پایتخت" and not _the_capital(text, a, b, before):
        return None
    strong = not before.isdisjoint(sets.place) or _strong_beside(text, a, b, options, before)
    strong = strong or (bool(hits) and not sure and _next_numbered(text, a, b, hits[-1]))
    strong = strong or (not (sure or options[0].kind == "province") and _of_body(text, a, b, before))
    if not (strong or sure or options[0].kind == "province" or (hits and hits[-1].strong)):
        return None
    abroad = _NEXT_WORD.match(text, b)
    if abroad and abroad[1] in sets.foreign:
        return None  # «کردستان عراق»
    if strong and not sure and not before.isdisjoint(sets.kinds["city"]) and _near_abroad(text, a, b):
        return None  # «شهر آستانه، پایتخت قزاقستان»
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
        strong = strong or (before.isdisjoint(sets.no_place) and _among_provinces(text, a, b, hits))
        # «داراب در فارس»: after one of its own places
        strong = strong or (
            bool(hits) and hits[-1].province == options[0].province and text[hits[-1].end : a] in _OF_IT
        )
        if not strong and len(options) == 1 and not (sure and _in_it(text[a:b], before)):
            return None
    if not strong and hits and hits[-1].strong and _LIST_LINK.fullmatch(text, hits[-1].end, a):
        strong = True  # «شهرستان‌های بافت، بم و …»
    if not strong and not (sure and before.isdisjoint(sets.no_place)) and not _team(options, before & sets.no_place):
        return None
    if options[0].kind == "county" and not before.isdisjoint(sets.kinds["city"]):
        options = tuple(p for p in options if p.kind == "city") or options
    best = options if len(options) == 1 else _likeliest(options, before, strong)
    one = len(best) == 1 or len({p.province for p in best}) == 1
    province = best[0].province if one else None
    county = best[0].county if one and best[0].kind != "province" else None
    vague = province == CAPITAL and not strong and best[0].name == "تهران" and before.isdisjoint(sets.capital)
    if vague and (_in_the_capital(text, a) or _next_names()[1].match(text, b) is not None):
        vague, strong = False, True
    elif vague and ((hits and _next_province(text, a, b, hits[-1])) or (not before and _BOUND.match(text, b))):
        vague = False  # «هرمزگان با ۸ میلیارد، تهران با ۶ میلیارد …»
    many = min(before, key=len, default="").endswith("های")  # «پژوهشگاه‌های تهران»
    vague = vague and not (many or _of_site(text, a))
    vague = vague or not before.isdisjoint(sets.off) or _represented(text, a)
    vague = vague or (county is not None and not before.isdisjoint(sets.villages) and _more_villages(text, b))
    linked = bool(hits) and hits[-1].bare and _ROUTE_LINK.fullmatch(text, hits[-1].end, a) is not None
    within = bool(hits) and hits[-1].end == a - 1 and hits[-1].province == province  # «لالجین همدان»
    bare = (
        not (strong or firm or within)
        and (linked or bool(before))
        and options[-1].kind not in ("province", "region", "people")
    )
    bare = (
        bare
        and not (many and province == CAPITAL)
        and before.isdisjoint(sets.city)
        and not _of_site(text, a)
        and (province != CAPITAL or before.isdisjoint(sets.capital))
    )
    heading = not (before.isdisjoint(sets.direction) or text.startswith(_BORDERS, a)) and before.isdisjoint(sets.sent)
    if strong and not before.isdisjoint(sets.to_kinds) and _MOVED.match(text, b) is not None:
        heading = True  # «به استان تهران منتقل شد»
    heading = heading and _numbers()[1].match(text, b) is None  # «به یزد با ۱۲ درصد … اختصاص دارد»
    return Hit(a, b, province, county, strong, heading, vague, bare, options)


def _likeliest(options: tuple[Place, ...], before: frozenset[str], strong: bool) -> tuple[Place, ...]:
    """Those of the places of one name that the words before it mean: of the kind they tell, else the sure ones."""
    pool, kind_of = options, before_words().kind_of
    kind = kind_of[min(told)] if (told := before & kind_of.keys()) else None
    if kind is not None or not strong:
        pool = tuple(p for p in options if (p.sure if kind is None else p.kind == kind)) or options
    pool = tuple(p for p in pool if p.kind == pool[0].kind)
    seats = tuple(p for p in pool if p.county == p.name)  # «شهر خرم‌آباد»: the seat of a county rather than a village
    return seats if kind == "city" and len({p.province for p in seats}) == 1 else pool


def _more_villages(text: str, end: int) -> bool:
    """«روستاهای کلات و زیراهک»: whether a name that is no place's known goes on the list, so that both are villages'."""
    and_ = _AND_WORD.match(text, end)
    return and_ is not None and and_[1] not in gazetteer().firsts


def _of_body(text: str, start: int, end: int, before: frozenset[str]) -> bool:
    """«رییس اداره تبلیغات اسلامی اهر گفت»: whether a name ends the office of a body that has one in each town."""
    if before.isdisjoint(before_words().bodies) or text[start:end] in words()["common_words"]:
        return False
    return _AFTER_OFFICE.match(text, end) is not None and _office_near(text, start)


def _near_abroad(text: str, start: int, end: int) -> bool:
    """Whether a country of another people is named beside text[start:end]."""
    near = text[max(0, start - _NEAR) : end + _NEAR]
    return not before_words().foreign.isdisjoint(_WORD.findall(near))


def _of_firm(text: str, at: int) -> bool:
    """«مدیرعامل فولاد خوزستان», «کارخانه ذوب آهن اصفهان»: whether works stand before a name, rather than their club."""
    return _FIRM.search(text, max(0, at - _SITE), at) is not None


def _of_site(text: str, at: int) -> bool:
    """«تپه فلان قزوین», «بیمارستان شهید فلان تبریز»: whether a site's word stands before the words right before a name."""
    return _SITE_OF.search(text, max(0, at - _SITE), at) is not None


def _site_named(text: str, at: int) -> bool:
    """«معدن «چشمه» کوهبنان»: whether a site with its name in marks stands right before `at`."""
    mark = text.rfind("«", max(0, at - _SITE), at)
    return mark > 0 and not last_words(text, mark).isdisjoint(before_words().sites)


def _the_capital(text: str, start: int, end: int, before: frozenset[str]) -> bool:
    """Whether «پایتخت» is Tehran: not another country's, nor what something is the capital of, nor a nickname."""
    sets = before_words()
    near = set(_WORD.findall(text, max(0, start - _NEAR), end + _NEAR))
    if not near.isdisjoint(sets.foreign) or not _ALONE.match(text, end):
        return False
    # «نرخ بیکاری پایتخت»: of any noun, unless a series or a match is told of, or the way there
    return not before.isdisjoint(sets.capital) or (
        bool(before) and near.isdisjoint(sets.no_capital) and before.isdisjoint(sets.direction)
    )


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


def _among_provinces(text: str, start: int, end: int, hits: list[Hit]) -> bool:
    """«در تهران، البرز و قزوین»: whether a name that is also a word goes on a list of provinces, or opens one."""
    if text.startswith("مرکزی", start):
        return False
    if hits and hits[-1].options[0].kind == "province" and _LIST_LINK.fullmatch(text, hits[-1].end, start):
        return True
    return _next_names()[0].match(text, end) is not None or _one_of_each(text, start, end)


def _one_of_each(text: str, start: int, end: int) -> bool:
    """«۳۰ واحد در البرز و ۲۰ واحد …»: whether a name has one number of several that go on."""
    near = max(0, start - _SITE)
    return (
        text.startswith("در ", start - 3)
        and _EACH[0].search(text, near, start) is not None
        and _EACH[1].match(text, end) is not None
    )


def _in_it(name: str, before: frozenset[str]) -> bool:
    """Whether a name that the page has told to be a province's may be it without a word before it."""
    return name != "فارس" or "در" in before  # «گفت‌وگو با فارس» is the agency's


def _in_province(text: str, end: int, options: tuple[Place, ...]) -> bool:
    """«لالجین همدان», «قمصر کاشان»: whether the name of the province or county that a town lies in stands right after it."""
    if (
        options[0].kind in ("province", "region")
        or options[0].name in words()["common_words"]
        or text[end : end + 1] != " "
    ):
        return False
    after = _next_names()[2].match(text, end + 1)
    if after is not None and any(p.province == _provinces()[after[0]] for p in options):
        return True
    next_ = _NEXT_WORD.match(text, end)
    return next_ is not None and any(p.kind == "city" and p.county == next_[1] != p.name for p in options)


@cache
def _provinces() -> dict[str, str]:
    """The codes of the provinces by name."""
    return {bare(fold(row["name"])): row["province"] for row in rows() if row["kind"] == "province"}


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
