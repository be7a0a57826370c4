"""Where the half-spaces belong in one word that came without them: lists first, then endings, then compounds.

`divide` answers with breaks: a position in the word and what stands there, ZWNJ or a space. A word that the lists
know as solid is left as it is, and so is every word that no rule explains.
"""

import re

from pipelines.cleaning.lexicon import JOINS_NOT, Lexicon, key, lexicon
from pipelines.folding import ZWNJ

Breaks = tuple[tuple[int, str], ...]

_AUXILIARIES = ("است", "بود", "شد", "شود", "بودند", "باشد")
_OFF = frozenset({"اند", "مان", "تان", "شان"})  # stand off after some words, else solid
_AFTER_PARTICIPLE = ("هاند", "هایم", "هاید", "هام")
_MI = re.compile("(?:بر|در|باز|فرا|وا|فرو)?ن?می")
_HEH, _ALEF = re.compile("ه"), re.compile("آ")
_SILENT_NOT = ("اه", "کوه", "روه", "بوه", "توه", "دوه", "جوه")  # «راه», «گروه», «انبوه»: the last ه is a consonant


def divide(word: str, own_spelling: bool = False) -> Breaks:
    """Breaks of `word` (letters only, no ZWNJ); () where it is right as it is or nobody knows.

    `own_spelling`: the page's author writes plurals and compounds solid (`style`), so that only what nobody writes
    solid is divided. Nothing is remembered here: callers remember what they make of the word.
    """
    return () if len(word) < 4 else divide_folded(word, key(word), own_spelling)


def divide_folded(word: str, folded: str, own_spelling: bool) -> Breaks:
    """`divide` where the `key` of the word is known; it has at least four letters."""
    lex = lexicon()
    found = _explain(folded, lex, 0)
    if found is None:
        return () if folded in lex.weak else _unglue(folded, lex)
    if not found:
        return ()
    # After a letter that does not join, a half-space shows nothing, and most newsrooms type none («روزهای»).
    breaks = [
        (at, ZWNJ)
        for at in found
        if word[at - 1] not in JOINS_NOT and not (own_spelling and _may_be_solid(folded, at, lex))
    ]
    return tuple(breaks)


def _may_be_solid(w: str, at: int, lex: Lexicon) -> bool:
    """Whether some write `w` with nothing at this break: «کتابهای» and «باشگاهها», but not «میشود» or «برنامهها»."""
    base = w[:at]
    if base == "به" or w in lex.lists["compounds"]:
        return False
    if base[-1] == "ه":
        return base.endswith(_SILENT_NOT) or base in lex.lists["sounded_heh"]
    return not (_MI.fullmatch(base) or w[at : at + 2] == "ال")


def apply(word: str, breaks: Breaks) -> str:
    """`word` with its breaks put in."""
    for at, char in reversed(breaks):
        word = word[:at] + char + word[at:]
    return word


def known(word: str) -> bool:
    """Whether the lists know `word`, or its parts explain it."""
    return _explain(key(word).replace(ZWNJ, ""), lexicon(), 0) is not None


def _explain(w: str, lex: Lexicon, depth: int) -> tuple[int, ...] | None:
    """Half-space positions where the lists and the rules of word formation explain `w`; None where they do not."""
    found = lex.written.get(w)
    if found is not None:
        return found
    # Each rule only where a letter or two say that it may hold: a new word asks them all, again for each of its bases.
    endings = lex.solid_endings.get(w[-2:])
    if endings and _plainly_inflected(w, endings, lex):
        return ()
    if depth > 3 or len(w) < 3:
        return None
    if "می" in w and (found := _verb(w, lex)) is not None:
        return found
    if "ها" in w:
        if w.endswith(_AFTER_PARTICIPLE) and (found := _participle(w, lex)) is not None:
            return found
        if (found := _plural(w, lex, depth)) is not None:
            return found
    for ending in lex.after_heh.get(w[-2:], ()) if endings else ():
        base = w[: -len(ending)]
        if len(base) > 2 and w.endswith(ending) and (base[-1] in "هی" or ending == "اند") and _takes(base, ending, lex):
            found = _explain(base, lex, depth + 1)
            if found is not None:
                return (*found, len(base))
    if "تر" in w and (found := _comparative(w, lex, depth)) is not None:
        return found
    if endings and (found := _inflected(w, endings, lex, depth)) is not None:
        return found
    return _compound(w, lex)


def _plainly_inflected(w: str, endings: tuple[str, ...], lex: Lexicon) -> bool:
    """A solid word with one of `endings`, which are written solid: «دفتری», «متهمان», «انتهای»."""
    for ending in endings:
        base = w[: -len(ending)]
        if base not in lex.tags or (len(base) < 3 and base not in lex.lists["solid"]) or not w.endswith(ending):
            continue
        if w.startswith("می"):
            return False
        if _stands_off(base, ending, lex):
            continue
        if base[-1] != "ه" or base in lex.lists["sounded_heh"] or (len(ending) == 1 and base.endswith(_SILENT_NOT)):
            return True
    return False


def _verb(w: str, lex: Lexicon) -> tuple[int, ...] | None:
    m = _MI.match(w)
    if m is None:
        return None
    cut = m.end()
    rest = w[cut:]
    if rest in lex.verbs and not (w[-1] == "ی" and w[:-1] in lex.tags):
        return (cut,)
    if rest in lex.participles:
        return (cut,)
    if rest[-2:] in ("ام", "ای", "ند", "یم", "ید"):  # «می‌کرده‌اند»
        for ending in ("اند", "ایم", "اید", "ام", "ای"):
            if rest.endswith(ending) and rest[: -len(ending)] in lex.participles:
                return (cut, len(w) - len(ending))
    return None


def _participle(w: str, lex: Lexicon) -> tuple[int, ...] | None:
    at = w.rfind("ه") + 1
    return (at,) if w[:at] in lex.participles else None


def _plural(w: str, lex: Lexicon, depth: int) -> tuple[int, ...] | None:
    at = w.rfind("ها")
    if at < 2 or w[at:] not in lex.lists["plural"]:
        return None
    base = w[:at]
    if w[at:] == "های" and _heh_means_more(base, lex):
        return None
    with_heh = base + "ه"
    if w[at:] == "هاست" and base not in lex.tags and with_heh in lex.participles:  # «گرفته است»
        return None
    unknown = w[at:] in ("هایی", "هایم") and not (base in lex.written or base in lex.lists["plural_wins"])
    if unknown and lex.freq.get(with_heh, 0) > 90_000 and with_heh not in lex.lists["sounded_heh"]:
        return (at + 1,)  # «قرنطینه‌ایم»
    inner = lex.written.get(base)
    if inner is None and (inner := _explain(base, lex, depth + 1)) is None:
        if len(base) < 4 and base not in lex.weak:
            return None
        inner = ()
    return (*inner, at)


def _heh_means_more(base: str, lex: Lexicon) -> bool:
    """«برنامهای» is «برنامه‌ای», not «برنام‌های»; «کتابهای» the other way round."""
    with_heh = base + "ه"
    if with_heh.endswith(_SILENT_NOT) or base in lex.lists["plural_wins"]:
        return False
    if with_heh in lex.lists["heh_wins"] or (base.endswith("نام") and len(base) > 4):  # «اساسنامه‌ای»
        return True
    if base.endswith("ان") and base not in lex.written and _explain(base[:-2], lex, 2):
        return True  # «واقع‌بینانه‌ای»: a plural has no plural
    if base[-1] in JOINS_NOT:  # the plural shows no half-space: only where nothing else is possible
        noun = "N" in lex.tags.get(base, "")
        return not noun and (with_heh in lex.tags or with_heh in lex.compounds)
    if with_heh in lex.tags:
        return base not in lex.tags or lex.freq.get(with_heh, 0) > 1000
    return _explain(base, lex, 2) is None and _explain(with_heh, lex, 2) is not None


def _stands_off(base: str, ending: str, lex: Lexicon) -> bool:
    """An ending that is solid after most words, but not after this one: «راضی‌اند», «زندگی‌مان»."""
    return ending in _OFF and (ending == "اند" or base[-1] == "ی") and _takes(base, ending, lex)


def _takes(base: str, ending: str, lex: Lexicon) -> bool:
    if ending == "اند" and len(base) > 3 and base[-1] not in JOINS_NOT and base in lex.tags:
        return base[-1] in "یه" or "AJ" in lex.tags[base]  # «راضی‌اند», «مواجه‌اند», «مقاوم‌اند»
    if base[-1] == "ی":
        if ending == "ام":  # «نگرانی‌ام»
            return base in lex.tags or _plainly_inflected(base, lex.solid_endings.get(base[-2:], ()), lex)
        if ending in _OFF and ending != "اند":  # «زندگی‌مان»; not «صدایشان», whose ی binds the ending
            return len(base) > 3 and base[-2] not in "او" and base in lex.tags
        # «بازی‌اش», «آمریکایی‌اش»
        return base in lex.tags if ending in ("ات", "اند") else ending == "اش" and base[-2] not in "او"
    return base[-1] == "ه" and not base.endswith(_SILENT_NOT) and base not in lex.lists["sounded_heh"]


def _comparative(w: str, lex: Lexicon, depth: int) -> tuple[int, ...] | None:
    for ending in lex.comparative.get(w[-2:], ()):
        base = w[: -len(ending)]
        if w.endswith(ending) and len(base) > 2:
            if base in lex.tags and ("AJ" in lex.tags[base] or "ADV" in lex.tags[base]):
                return (len(base),)
            if base in lex.compounds:
                return (*lex.compounds[base], len(base))
            if base[-1] == "ی" and (inner := _explain(base, lex, depth + 1)) is not None:  # «اصلی‌ترین»
                return (*inner, len(base))
    return None


def _inflected(w: str, endings: tuple[str, ...], lex: Lexicon, depth: int) -> tuple[int, ...] | None:
    for ending in endings:
        base = w[: -len(ending)]
        if len(base) < 3 or not w.endswith(ending) or (base[-1] == "ه" and ending[0] not in "یمشت"):
            continue
        if base.endswith("ها") or _stands_off(base, ending, lex):
            continue
        if base[-1] == "ه" and ending == "ی" and base in lex.tags and not base.endswith(_SILENT_NOT):
            sounded = base in lex.lists["sounded_heh"] or (base.endswith("له") and len(base) < 5)
            return () if sounded or base.endswith("الله") else (len(base),)  # «مرحله‌ی»
        inner = _explain(base, lex, depth + 2)
        if inner is not None:
            return inner
    if w.endswith(("گی", "گان")):  # «زاده», «زادگان»
        base = w[: w.rfind("گ")] + "ه"
        if base in lex.compounds:
            return lex.compounds[base]
        if base in lex.tags:
            return ()
    return None


def _compound(w: str, lex: Lexicon) -> tuple[int, ...] | None:
    first, last = w[:2], w[-3:]
    if first == "بی" and (
        w[1:] in lex.verbs
        or f"ا{w[2:]}" in lex.verbs
        or (w[2] == "ا" and (w[2:] in lex.verbs or f"آ{w[3:]}" in lex.verbs))
        or (w[2] == "آ" and w[2:] in lex.verbs and w[2:] not in lex.tags)
    ):
        return ()  # «بیابد», «بینجامد», «بیافتد», «بیاورد», «بیاندازد»
    if first == "بی" and "N" in lex.tags.get(w[2:], "") and (len(w) > 4 or lex.freq.get(w[2:], 0) > 1_000_000):
        return (2,)  # «بی‌نظیر», whatever dictionaries do
    if parts := lex.surname_ends.get(last):
        for part in parts:
            base = w[: -len(part)]
            if len(base) > 2 and w.endswith(part) and _is_surname(base, part, lex):
                return (len(base),)
    if w in lex.weak:
        return None
    # Where `_divides` may hold: before certain second parts, behind certain first ones, behind «ه», before «آ».
    cuts = []
    if seconds := lex.seconds.get(last):
        cuts += [len(w) - len(b) for b in seconds if w.endswith(b)]
    if firsts := lex.firsts.get(first):
        cuts += [len(a) for a in firsts if w.startswith(a)]
    if "ه" in w:
        cuts += [m.end() for m in _HEH.finditer(w, 3, len(w) - 3)]
    if "آ" in w and "الآ" not in w:  # «والآخره»
        cuts += [m.start() for m in _ALEF.finditer(w, 2)]
    if cuts:
        for cut in sorted(cuts):
            if 1 < cut < len(w) - 1 and _divides(w[:cut], w[cut:], lex):
                return (cut,)
    return None


def _is_surname(base: str, part: str, lex: Lexicon) -> bool:
    """«قاسمی‌پور», «متوسل‌زاده», «حقیقت‌پور», «ملک‌حسینی»."""
    if len(base) > 3 and (part == "زاده" or (base[-1] == "ی" and part in lex.lists["after_ye"])):
        return True
    known = base in lex.tags or base in lex.lists["given_names"]
    return known and part in lex.lists["after_word"] and base[-1] not in JOINS_NOT


def _divides(a: str, b: str, lex: Lexicon) -> bool:
    """Whether a half-space stands between the two parts of an unlisted compound."""
    if a == "به":
        return b in lex.lists["after_be"]
    if a in lex.lists["given_names"] and b in lex.lists["surname_parts"]:
        return True
    if a in lex.lists["name_before_name"] and b in lex.lists["given_names"]:
        return True
    if a[-1] in JOINS_NOT:
        return False
    if a[-1] == "ه" and len(a) > 3 and len(b) > 2 and a in lex.tags and b in lex.tags:  # a silent ه ends a word
        if a[:-1] in lex.tags and f"ه{b}" in lex.tags:  # «هشت هزار»
            return False
        whole = f"{a}{b}ه" not in lex.compounds  # «قهوه‌خانه» without its last letter
        return whole and not a.endswith(_SILENT_NOT) and a not in lex.lists["sounded_heh"]
    if b == "اله":
        return a in lex.lists["given_names"] or a in lex.lists["before_al"]
    if b in lex.lists["seconds"]:
        if any(a.startswith(w) and a[len(w) :] + b in lex.tags for w in lex.lists["glued_before"]):  # «و همکاری»
            return False
        return len(a) > 2 and a in lex.tags
    if b[0] == "آ":
        return a in lex.tags or b in lex.tags or b == "آباد"
    if b.startswith("ال") and len(b) > 4 and a in lex.lists["before_al"]:
        return True
    return a in lex.lists["prefixes"] and len(b) > 3 and b in lex.tags


def _unglue(w: str, lex: Lexicon) -> Breaks:
    """A space between two words where one is a function word, the other a common word, and the whole is none."""
    firsts, verb = lex.glued.get(w[:2]), w.endswith(_AUXILIARIES)
    if not (firsts or verb):
        return ()
    cuts = {len(first) for first in firsts or () if w.startswith(first)}
    cuts.update(len(w) - len(verb) for verb in _AUXILIARIES if w.endswith(verb))
    parted = [cut for cut in cuts if 1 < cut < len(w) and _two_words(w[:cut], w[cut:], lex)]
    return ((parted[0], " "),) if len(parted) == 1 else ()


def _two_words(a: str, b: str, lex: Lexicon) -> bool:
    if b == "و":
        return a in lex.lists["number_words"]
    if b == "یک":
        return a in lex.lists["glued_first"]
    if a in lex.participles:
        return b in _AUXILIARIES
    # The shorter the two, the likelier some name that no list holds.
    long_enough = len(b) > 3 or (len(b) == 3 and len(a) > 3 and a[-1] not in JOINS_NOT and a[-1] != "ی")
    return a in lex.lists["glued_first"] and long_enough and lex.freq.get(b, 0) > 10_000
