"""Units of measure and classifiers: what stands after (or just before) a numeral, from units.csv."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from pipelines.figures import word_lists
from pipelines.figures.document import Document, Mention, Reading, Token, remembered
from pipelines.figures.word_classes import Is, shape
from pipelines.folding import bare, fold

_FILE = Path(__file__).with_name("units.csv")
RELATIVE = frozenset({"percent", "permille", "times"})  # told of a change
SHARES = RELATIVE | {"ratio"}
MINUS = frozenset("-–−")  # a sign that stands behind its number
SHARED_KINDS = frozenset(  # of units that are written once for several figures, or over them
    {"money", "percent", "length", "area", "volume", "mass", "power", "energy", "temperature", "speed", "flow", "rate"}
)
TIMES = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})  # lengths of time
WORDS = word_lists.sets(_FILE.with_suffix(".yaml"))
_NO_UNITS = WORDS["no_units"]  # two words each
_UNSURE = frozenset(pair.split()[0] for pair in _NO_UNITS)
_PEOPLE = tuple(WORDS["people_endings"])
_WHOSE = ("شان", "مان", "تان", "ش")  # «۵۸ درصدشان», «سه نفرشان»


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of units.csv. `code` is None where the word as written is the code."""

    code: str | None
    kind: str
    base: str | None
    factor: float | None
    standard: str | None
    name: str  # its first spelling


@cache
def table() -> list[tuple[Unit, tuple[str, ...]]]:
    """Every unit with one of its spellings (words, folded and bare), adjective forms not included."""
    out = []
    with _FILE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            forms = [bare(fold(f)) for f in row["forms"].split("|")]
            for form in forms:
                unit = Unit(
                    None if row["code"] == "=" else row["code"],
                    row["kind"],
                    row["base"] or None,
                    float(row["factor"]) if row["factor"] else None,
                    row["standard"] or None,
                    form if row["code"] == "=" else forms[0],
                )
                words = tuple(form.split())
                out.append((unit, words))
                if (
                    row["kind"] in ("percent", "count")
                    and len(words) == 1
                    and form.isalpha()
                    and form[-1] not in "اوهی"
                ):
                    out.extend((unit, (form + whose,)) for whose in _WHOSE)
                if len(words) == 3 and words[1] == "بر":
                    out.append((unit, ("".join(words),)))  # «گیگابیت‌بر‌ثانیه»
                if row["adjective"] != "-":
                    adjectives = _adjectives(words[-1], row["adjective"] == "ه")
                    out.extend((unit, (*words[:-1], last)) for last in adjectives)
    return out


def _adjectives(word: str, with_heh: bool) -> list[str]:
    """«کیلومتری», «هفته‌ای», «یورویی», «ساله»: the word as an adjective of measure."""
    if not word[-1].isalpha():
        return []
    silent_heh = word[-1] == "ه" and word[-2:] != "اه"  # «هفته», not «ماه»
    endings = ["ای", "یی", "ی"] if silent_heh else ["یی", "ی"] if word[-1] in "او" else ["ی"]
    if with_heh and not silent_heh:
        # «ساله», «ساله‌ی», «ساله‌ای», «ساله‌ها», «ساله‌اش»
        endings += ["ه", "هی", "های", "هها", "ههای", "هاش", "هاشان", "هام", "هشان"]
    if word == "نفر":
        endings.append("ه")
    return [word + e for e in endings]


_Longer = dict[str, dict[str, list[tuple[tuple[str, ...], Unit]]]]


@cache
def _index() -> tuple[_Longer, dict[str, Unit]]:
    """First word → second word → units of longer spellings, longest first; word → unit of one word."""
    longer: _Longer = {}
    single: dict[str, Unit] = {}
    for unit, words in sorted(table(), key=lambda entry: -len(entry[1])):
        if len(words) > 1:
            longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, unit))
        else:
            single.setdefault(words[0], unit)
    return longer, single


@cache
def glued_forms() -> frozenset[str]:
    """One-word spellings that may follow a number word with no space («پنج‌درصدی», «سه‌برابر»)."""
    kinds, never = {"count", "other"}, WORDS["never_glued"]
    single = ((u, w[0]) for u, w in table() if len(w) == 1 and w[0].isalpha() and w[0] not in never)
    return frozenset(w for u, w in single if u.kind not in kinds or w.startswith("نفر"))


def lookup(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The longest unit whose words begin at tokens[at], and the index after it."""
    if at >= len(tokens):
        return None
    norm = tokens[at].norm
    longer, single = _index()
    if norm in longer and at + 1 < len(tokens):
        for words, unit in longer[norm].get(tokens[at + 1].norm, ()):
            if len(words) == 2 or [t.norm for t in tokens[at : at + len(words)]] == list(words):
                if words[-1] == "ساعت" and tokens[at + 2 :] and tokens[at + 2].norm.isdecimal():
                    continue  # «۳۵ نفر ساعت ۲۲ وارد شدند»: a clock time
                return unit, at + len(words)
    found = single.get(norm)
    if found is not None and norm in _UNSURE and at + 1 < len(tokens) and f"{norm} {tokens[at + 1].norm}" in _NO_UNITS:
        return None  # «دو شبه جزیره», «منفی ۶ عنوان شده است»
    if found is not None and found.code == "foot" and _unscaled(tokens, at):
        return None  # «۱۲ هزار پا», not «دو پا»
    if found is None or (norm == "برابر" and at + 1 < len(tokens) and tokens[at + 1].norm == "با"):
        return None  # «در سال ۹۲ برابر با …»
    return found, at + 1


def of_words(words: Sequence[str]) -> Unit | None:
    """The unit that is written so: «میلی متر»."""
    longer, single = _index()
    norms = tuple(bare(fold(word)) for word in words)
    if len(norms) == 1:
        return single.get(norms[0])
    return next((unit for spelled, unit in longer.get(norms[0], {}).get(norms[1], ()) if spelled == norms), None)


def known(norm: str) -> bool:
    """Whether a word is a unit, or begins a longer one."""
    longer, single = _index()
    return norm in single or norm in longer


def is_percent(tokens: Sequence[Token], at: int) -> bool:
    """Whether «درصد» or its sign stands at `at`."""
    hit = lookup(tokens, at)
    return hit is not None and hit[0].kind == "percent"


def past_sign(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The percentage behind a sign at `at` that stands behind its number: «کاهش ۱۶.۱- درصدی»."""
    hit = lookup(tokens, at + 1)
    return hit if hit is not None and hit[0].kind == "percent" else None


def _unscaled(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].norm if at else ""
    return tokens[at].norm in WORDS["scaled_only"] and not (
        before == "هزار" or (before.isdecimal() and len(before) > 3)
    )


def read(m: Mention) -> None:
    """Fill unit, unit_text, unit_end, value_base and base_unit of a mention."""
    tokens, n = m.sentence.tokens, m.numeral
    m.unit_end = max(n.end, n.tail)
    if n.unit:
        unit = by_code(n.unit)
        start, end = (n.end, n.tail) if n.rule != "compound" else _inside(m)
        fill(m, unit, start, end, "numeral")
        if n.unit != "ratio":
            return
    hit = lookup(tokens, m.last)
    if hit is not None and n.unit == "ratio" and hit[1] < len(tokens) and tokens[hit[1]].norm in WORDS["times_past"]:
        return  # «نصف سال گذشته»: half of what it was
    if hit is not None and not (hit[0].code == "foot" and beside(m, "deaths")):
        unit, end = _settled(m, *hit)
        fill(m, unit, tokens[m.last].start, tokens[end - 1].end, "after")
        m.unit_end = tokens[end - 1].end
        return
    if n.unit:
        return
    follows = tokens[m.last].norm if m.last < len(tokens) else "."
    further = _past_more if follows == "و" else past_sign if follows in MINUS else None
    if further is not None and (hit := further(tokens, m.last)) is not None:
        unit, end = _settled(m, *hit)
        fill(m, unit, tokens[end - 1].start, tokens[end - 1].end, "after")
        m.unit_end = tokens[end - 1].end
        return
    if follows in "()" and (at := _past_bracket(tokens, m.last)):
        hit = lookup(tokens, at)
        if hit is not None and hit[0].kind in ("money", "percent"):
            fill(m, hit[0], tokens[at].start, tokens[hit[1] - 1].end, "after")
            return
    told = next((name for name, (_, is_told) in _UNNAMED.items() if is_told(m)), None)
    if told is not None:
        at = tokens[m.last - 1].end
        fill(m, by_code(_UNNAMED[told][0]), at, at, told)
        return
    if m.first and tokens[m.first - 1].norm in WORDS["before"]:
        before = lookup(tokens, m.first - 1)
        if before is not None:
            fill(m, before[0], tokens[m.first - 1].start, tokens[m.first - 1].end, "before")


def _past_more(tokens: Sequence[Token], at: int) -> tuple[Unit, int] | None:
    """The unit behind «و اندی», «و چند», «و خرده‌ای», which opens at `at`: «پنجاه و اندی سال»."""
    if at + 1 >= len(tokens) or tokens[at + 1].norm not in WORDS["and_more"]:
        return None
    return lookup(tokens, at + 3 if at + 2 < len(tokens) and tokens[at + 2].norm == "ای" else at + 2)


def _heat(m: Mention) -> bool:
    """«با دمای منفی ۱.۹ بیشترین کاهش را داشت», «به زیر صفر رسید»: degrees that are not named."""
    tokens, at = m.sentence.tokens, m.first - 1
    zero = m.numeral.value == 0
    while zero and at > 0 and tokens[at].norm in WORDS["heat_joints"]:
        at -= 1
    measured = (
        at >= 0 and tokens[at].norm in WORDS["heat_themes" if zero else "heats"] and abs(m.numeral.value) <= _HOTTEST
    )
    return measured and (m.last >= len(tokens) or not shape(m.sentence)[m.last] & Is.NUMBER)


def _lifted(m: Mention) -> bool:
    """«۱۵۶ یک ضرب، ۱۹۱ دوضرب», «وزنه‌های ۲۰۱ و ۲۰۷ را مهار کرد»: kilograms that are not named."""
    tokens, at = m.sentence.tokens, m.first - 1
    if not _LIGHTEST <= m.numeral.value <= _HEAVIEST:
        return False
    after = [t.norm for t in tokens[m.last : m.last + 2]]
    if after and (after[0] in WORDS["lifts"] or " ".join(after) in WORDS["lifts"]):
        return True
    if after[:1] == ["را"] and m.last + 1 < len(tokens) and tokens[m.last + 1].norm in WORDS["mastered"]:
        return True  # «۱۷۰ را مهار کرد»
    stop = at - _TRIES
    while at > max(0, stop) and tokens[at].norm in ("و", "،") and tokens[at - 1].norm.isdecimal():
        at -= 2
    if at > 0 and tokens[at].norm == "های":
        at -= 1
    bare = m.last >= len(tokens) or bool(shape(m.sentence)[m.last] & _BESIDE)
    return at >= 0 and tokens[at].norm in WORDS["lifted"] and bare


def _shook(m: Mention) -> bool:
    """«زلزله‌ای به بزرگی ۴.۲»: a magnitude, whose scale is not named."""
    tokens, at = m.sentence.tokens, m.first - 1
    if at < 0 or tokens[at].norm not in WORDS["magnitudes"] or not 0 < m.numeral.value < _SHAKES:
        return False
    bare = m.last >= len(tokens) or bool(shape(m.sentence)[m.last] & _BESIDE) or m.numeral.value % 1 != 0
    near = [t.norm for t in tokens[max(0, m.first - _REACH) : m.last + _REACH]]
    quakes = WORDS["quakes"]
    return bare and (not quakes.isdisjoint(near) or any(f"{a} {b}" in quakes for a, b in pairwise(near)))


def _preferred(m: Mention) -> bool:
    """«ارز ۴۲۰۰»: the rate that the state sold dollars at."""
    told = m.first > 0 and m.sentence.tokens[m.first - 1].norm in WORDS["preferred"]
    return told and f"{m.numeral.value:g}" in WORDS["rates_of_old"] and m.numeral.high is None


# Units that their figure does not name.
_UNNAMED = {
    "heat": ("Cel", _heat),
    "lift": ("kg", _lifted),
    "magnitude": ("ریشتر", _shook),
    "rate": ("IRT", _preferred),
}


def _past_bracket(tokens: Sequence[Token], at: int) -> int:
    """Index after the bracket that opens or closes at `at` («۳۳,۳۳۳ (سی و سه هزار …) ریال»); 0 where none closes."""
    return next((k + 1 for k in range(at, min(len(tokens), at + _WITHIN)) if tokens[k].norm == ")"), 0)


_LIGHTEST, _HEAVIEST = 20, 500  # kilograms
_TRIES = 12  # tokens of weights that are listed
_BESIDE = Is.RA | Is.PUNCTUATION | Is.AND | Is.PREPOSITION | Is.VERB
_CLAUSE = 14  # tokens from a count to its verb
_MANY = 1000  # people of whom one is told
_HOTTEST = 70  # degrees of the air
_SHAKES = 10  # of no magnitude so great
_WITHIN = 24  # tokens that the same amount takes in words
_REACH = 60  # tokens to each side of a figure that are looked at, however long the sentence is


def beside(m: Mention, name: str) -> bool:
    """Whether a word of the list stands in the figure's sentence."""
    listed = WORDS[name]
    return any(t.norm in listed for t in m.sentence.tokens[max(0, m.first - _REACH) : m.last + _REACH])


def _persons(m: Mention, after: str) -> bool:
    """Whether the word after «تن» says that people are counted."""
    if after in WORDS["people_weakly"]:
        return m.numeral.value < 1000 or beside(m, "deaths")
    return after in WORDS["people"] or after in WORDS["people_of"]


def _people(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether what is said around a figure at tokens[first:at] befell people («۶۰ تن در این حادثه کشته شدند»)."""
    if at < len(tokens) and tokens[at].norm == "از":  # «۶۰ تن از مسافران», not «۲۰۰۰ تن از این محصول»
        at += 1
        if at + 1 < len(tokens) and is_number(tokens[at].norm) and tokens[at + 1].norm == "تن":
            return _people(tokens, first, at + 2)  # «۴۸ تن از ۷۴ تن زخمی شدند»
        while at < len(tokens) - 1 and tokens[at].norm in WORDS["demonstratives"]:
            at += 1
        whom = tokens[at].norm if at < len(tokens) else ""
        if at and at + 1 < len(tokens) and is_number(whom) and tokens[at - 1].norm in WORDS["demonstratives"]:
            after = lookup(tokens, at + 1)
            return after is None or after[0].kind == "count"  # «۷ تن از این ۱۲ مأمور»
        people = whom.endswith(_PEOPLE) and whom not in WORDS["goods_of"]
        few = at == first + 3 and tokens[first].norm in WORDS["a_few"] and whom.endswith(("ها", "های"))
        if people or few or whom in WORDS["people_of"]:  # «دو تن از دوبلورها»
            return True
    for token in reversed(tokens[max(0, first - 12) : first]):
        if token.norm in WORDS["people_before"]:
            return True
        if token.norm in "،؛.:و" or is_number(token.norm):
            break
    for k, token in enumerate(tokens[at : at + 8], at + 1):
        named = token.norm in WORDS["in_names"] and k < len(tokens) and tokens[k].norm not in WORDS["befallen_verbs"]
        if token.norm in WORDS["people_after"] and not named:
            return True
        if token.norm in "،؛.:و" or is_number(token.norm):
            return False
    return False


def _of_the_fallen(m: Mention, end: int) -> bool:
    """«آمار تلفات … به ۹۶۸ تن کاهش یافت», «کشته‌ها … (۶۹۳ تن)»: nothing follows that could be weighed."""
    flags = shape(m.sentence)
    weighed = Is.VERB | Is.PUNCTUATION | Is.PREPOSITION | Is.CONJUNCTION | Is.CHANGE | Is.AND | Is.PARTICIPLE
    if end < len(flags) and not flags[end] & weighed:
        return False
    around = [t.norm for t in m.sentence.tokens[max(0, m.first - _REACH) : m.last + _REACH]]
    listed = WORDS["fallen"]
    return not listed.isdisjoint(around) or any(a + b in listed for a, b in pairwise(around))  # «کشته های …»


def _befallen(m: Mention, end: int) -> bool:
    """«حال ۴ تن وخیم است», «۴ تن راهی بیمارستان شدند», «جسد ۳ تن پیدا شد»: what befalls few people."""
    tokens = m.sentence.tokens
    if m.numeral.value >= _MANY or end >= len(tokens):
        return False
    before = tokens[m.first - 1].norm if m.first else ""
    if before in WORDS["states_of"] or tokens[end].norm in WORDS["befell"]:
        return True
    care = tokens[end].norm in WORDS["leads_to_care"] and any(t.norm in WORDS["care"] for t in tokens[end : end + 8])
    return care or _are_told_of(tokens, shape(m.sentence), end)


def _are_told_of(tokens: Sequence[Token], flags: list[int], end: int) -> bool:
    """«۸ تن با آمبولانس اعزام شدند», «۱۲ تن آزاد شده‌اند»: what is weighed has its verb in the singular."""
    if tokens[end].norm == "از" or not flags[end] & (Is.PREPOSITION | Is.PARTICIPLE | Is.VERB | Is.STATE):
        return False
    for at in range(end, min(len(tokens), end + _CLAUSE)):
        if flags[at] & Is.VERB:
            return tokens[at].norm in WORDS["plural_verbs"]
        if flags[at] & (Is.CONJUNCTION | Is.AND) or tokens[at].norm in "،؛.:" or tokens[at].norm in WORDS["handled"]:
            return False
    return False


def _inside(m: Mention) -> tuple[int, int]:
    """Offsets of the unit's words inside a compound: the «کیلو» of «۷ کیلو و ۱۸۱ گرم»."""
    tokens = m.sentence.tokens
    for at in range(m.first, m.last):
        if (hit := lookup(tokens, at)) is not None:
            return tokens[at].start, tokens[hit[1] - 1].end
    return m.numeral.start, m.numeral.end


def _settled(m: Mention, unit: Unit, end: int) -> tuple[Unit, int]:
    """The unit where its word has two senses: «تن» (people, tonnes), «درجه» (temperature, or as written)."""
    tokens = m.sentence.tokens
    word = tokens[end - 1].norm
    after = tokens[end].norm if end < len(tokens) else ""
    if word == "تن" and unit.code == "t" and m.numeral.value == int(m.numeral.value):
        people = _persons(m, after) or _people(tokens, m.first, end) or _of_the_fallen(m, end) or _befallen(m, end)
        return (by_code("count") if people else unit), end
    if unit.name == "واحد":
        led = any(t.norm in WORDS["index_led"] for t in tokens[max(0, m.first - 8) : m.first])
        stood = after in WORDS["index_verbs"] and _tells_of_index(m.sentence.doc)
        point = after not in WORDS["housed"] and (led or stood or beside(m, "index"))
        return (unit if point else by_code("count")), end
    if unit.code == "GBP" and (beside(m, "bombs") or (m.numeral.value < _HEAVIEST and beside(m, "weighed"))):
        return by_code("lb"), end
    if unit.name == "درجه" and beside(m, "weather"):
        return by_code("Cel"), end
    return unit, end


@remembered
def _tells_of_index(doc: Document) -> bool:
    return any(name in doc.text for name in WORDS["index_names"])


@cache
def by_code(code: str) -> Unit:
    for unit, _ in table():
        if (unit.code or unit.name) == code:
            return unit
    return Unit(code, code, code if code == "ratio" else None, 1.0, None, code)


def fill(m: Mention, unit: Unit, start: int, end: int, rule: str) -> None:
    m.unit = unit.code or unit.name
    m.unit_text = (m.sentence.doc.words(start, end) or None) if unit.code != "ratio" else None
    if unit.base is not None and unit.factor is not None:
        m.base_unit = unit.base
        m.value_base = m.numeral.value * unit.factor
    m.evidence["unit"] = Reading(m.unit, f"units.csv:{unit.name} ({rule})", start, end)


def is_number(norm: str) -> bool:
    return norm[0].isdecimal() or norm in WORDS["numbers"]


def dimension() -> list[dict[str, object]]:
    """One row a unit: unit, kind, base_unit, factor, standard_code, forms (parted by «، »)."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    with _FILE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            forms = row["forms"].split("|")
            for code, named in [(f, [f]) for f in forms] if row["code"] == "=" else [(row["code"], forms)]:
                rows[code, row["kind"]] = {
                    "unit": code,
                    "kind": row["kind"],
                    "base_unit": row["base"] or None,
                    "factor": float(row["factor"]) if row["factor"] else None,
                    "standard_code": row["standard"] or None,
                    "forms": "، ".join(named),
                }
    return list(rows.values())
