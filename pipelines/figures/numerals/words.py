"""Number words, read from numbers.yaml, and the tokens in which they are glued to other words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipelines.figures import units, word_lists
from pipelines.figures.document import Sentence, Token
from pipelines.folding import ZWNJ, bare, fold

_FILE = Path(__file__).with_name("numbers.yaml")
_PERCENT = "درصد"  # a shorter one is parted from it («۱۲ درصدرشد»)
_NOUN = 4  # letters of the least noun that is parted from a unit
_ENDINGS = ("ی", "ها")  # «تومانیها»: endings of the unit itself
_LONGEST = 48  # letters: «هزارو…» without an end is no numeral


@dataclass(frozen=True, slots=True)
class Lexicon:
    """numbers.yaml, folded: words → values."""

    small: dict[str, int]
    scales: dict[str, int]
    bare: frozenset[str]
    money_scales: dict[str, tuple[float, str]]
    halves: dict[str, float]
    half_endings: dict[str, float]
    fractions: dict[str, float]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    negatives: frozenset[str]
    points: frozenset[str]
    ranges: frozenset[str]
    glued_before: tuple[str, ...]
    never_glued: frozenset[str]
    not_glued: frozenset[str]
    parting_units: tuple[str, ...]


@cache
def word_set(name: str) -> frozenset[str]:
    """One list of numbers.yaml, folded and bare."""
    return word_lists.norms(word_lists.data(_FILE)[name])


@cache
def lexicon() -> Lexicon:
    """The number words, read once."""
    data = word_lists.data(_FILE)

    def folded(table: dict[str, object]) -> dict[str, object]:
        return {bare(fold(k)): v for k, v in table.items()}

    ordinals: dict[str, int] = folded(data["ordinals"])  # type: ignore[assignment]
    no_denominator = word_set("never_denominator")
    return Lexicon(
        small=folded(data["small"]),  # type: ignore[arg-type]
        scales=folded(data["scales"]),  # type: ignore[arg-type]
        bare=word_set("bare"),
        money_scales={bare(fold(k)): (float(v[0]), str(v[1])) for k, v in data["money_scales"].items()},
        halves=folded(data["halves"]),  # type: ignore[arg-type]
        half_endings=folded(data["halves"] | data["half_endings"]),  # type: ignore[arg-type]
        fractions=folded(data["fractions"]),  # type: ignore[arg-type]
        ordinals=ordinals,
        denominators={w: v for w, v in ordinals.items() if w not in no_denominator},
        negatives=word_set("negatives"),
        points=word_set("decimal_points"),
        ranges=word_set("range_words"),
        glued_before=tuple(bare(fold(w)) for w in data["glued_before"]),
        never_glued=word_set("never_glued"),
        not_glued=word_set("not_glued"),
        parting_units=tuple(word_set("parting_units")),
    )


@cache
def prefixes() -> tuple[str, ...]:
    """The shortest beginnings that every number word starts with one of."""
    lex = lexicon()
    all_words = {*lex.small, *lex.scales, *lex.halves, *lex.fractions, *lex.negatives}
    return tuple(sorted(w for w in all_words if not any(w != o and w.startswith(o) for o in all_words)))


_PARTED = {unit + word: unit for unit in word_set("parted_units") for word in word_set("parted_words")}


@lru_cache(maxsize=65536)
def is_numeral(word: str) -> bool:
    """Whether a word (folded, ZWNJs still in it) is a number word or has one glued into it."""
    lex, norm = lexicon(), bare(word)
    tables = (lex.small, lex.scales, lex.halves, lex.fractions, lex.negatives)
    return any(norm in table for table in tables) or bool(_pieces(norm))


def split_glued(sentence: Sentence, anchors: Iterable[int]) -> None:
    """Part the sentence's tokens where a number word is glued to another word («ازیک», «هزارو», «پنج‌درصدی»)."""
    tokens = sentence.tokens
    parts: dict[int, list[Token]] = {}
    for offset in anchors:
        at = sentence.token_at(offset)
        if at >= len(tokens):
            continue
        if at + 1 < len(tokens) and (scale := _glued_scale(tokens[at + 1].norm)):
            parts[at + 1] = _cut(tokens[at + 1], (scale, len(tokens[at + 1].norm) - scale))
        if tokens[at].norm[0].isdecimal():
            continue
        lengths = _pieces(tokens[at].norm)
        if len(lengths) < 2:
            continue
        if (
            lengths[-1] == 1
            and tokens[at].norm[-1] == "و"
            and not (at + 1 < len(tokens) and _is_number(tokens[at + 1].norm))
        ):
            continue
        parts[at] = _cut(tokens[at], lengths)
    if parts:
        sentence.part(parts)


@cache
def _measures() -> frozenset[str]:
    return frozenset(
        w[0] for u, w in units.table() if len(w) == 1 and u.kind not in ("count", "other") and len(w[0]) > 1
    )


@lru_cache(maxsize=65536)
def _glued_scale(norm: str) -> int:
    """Length of the scale or the unit that a noun is glued to («۵۵ هزارگواهینامه», «۶ میلیمتربارندگی»); 0: none."""
    lex = lexicon()
    unit = next(
        (w for w in lex.parting_units if norm.startswith(w) and len(norm) - len(w) >= _NOUN - (w == _PERCENT)), ""
    )
    if unit and not units.known(norm) and not norm.startswith(_ENDINGS, len(unit)):
        return len(unit)
    if (unit := _PARTED.get(norm, "")) and not units.known(norm):
        return len(unit)  # «۳۰ روزبه خاطر او»
    joint = next((w for w in lex.ranges if norm.endswith(w) and norm.removesuffix(w) in lex.scales), "")
    if joint:
        return len(norm) - len(joint)  # «۱۱۰ هزارتا ۱۳۰ هزار»
    if norm in lex.not_glued or norm in lex.scales or _pieces(norm):
        return 0
    for word in [w for w in _by_letter().get(norm[:1], ()) if w in lex.scales and norm.startswith(w)]:
        if len(norm) - len(word) >= 4 or norm[len(word) :] in _measures():
            return len(word)
    return 0


def _is_number(norm: str) -> bool:
    lex = lexicon()
    return norm[0].isdecimal() or norm in lex.small or norm in lex.scales or norm in lex.halves


def _cut(token: Token, lengths: tuple[int, ...]) -> list[Token]:
    """The pieces of one token, `lengths` counted without ZWNJs."""
    out, at = [], 0
    for k, length in enumerate(lengths):
        begin, seen = at, 0
        while at < len(token.text) and seen < length:
            seen += token.text[at] != ZWNJ
            at += 1
        if k == len(lengths) - 1:
            at = len(token.text)
        while token.text[begin] == ZWNJ:
            begin += 1
        part = token.text[begin:at]
        out.append(Token(token.start + begin, token.start + at, part, bare(part)))
    return out


@lru_cache(maxsize=65536)
def _pieces(norm: str) -> tuple[int, ...]:
    """Lengths of the words in a glued token; () where it is one word or no numeral."""
    lex = lexicon()
    if len(norm) > _LONGEST or norm in lex.not_glued or norm in lex.small or norm in lex.scales or norm in lex.ordinals:
        return ()
    for glue in lex.glued_before:
        if glue[0] != norm[:1] or not norm.startswith(glue):
            continue
        rest = norm[len(glue) :]
        if rest and rest not in lex.never_glued:
            if rest in lex.small or rest in lex.scales or rest in lex.halves:
                return (len(glue), len(rest))
            inner = _pieces(rest)
            if inner and rest[: inner[0]] not in lex.never_glued:
                return (len(glue), *inner)
    return _number_pieces(norm, None)


@cache
def _by_letter() -> dict[str, list[str]]:
    """Number words and scales by their first letter, longest first."""
    out: dict[str, list[str]] = {}
    for word in sorted((*lexicon().small, *lexicon().scales), key=len, reverse=True):
        out.setdefault(word[0], []).append(word)
    return out


def _number_pieces(norm: str, before: int | None) -> tuple[int, ...]:
    """`norm` as number words in falling order, perhaps with «و» between, and a unit or «و» at the end."""
    lex = lexicon()
    for word in [w for w in _by_letter().get(norm[:1], ()) if norm.startswith(w)]:
        value = lex.small.get(word) or lex.scales.get(word, 0)
        if before is not None and not _may_follow(before, value, joined=False):
            continue
        rest = norm[len(word) :]
        if not rest:
            return (len(word),) if before is not None else ()
        if word in lex.scales and rest in ("ی", "یی"):
            return (len(word), len(rest))
        if rest == "و":
            return (len(word), 1) if len(word) > 2 or word == "صد" else ()
        if rest in units.glued_forms() and word not in ("نه",):
            return (len(word), len(rest))
        if (
            rest in lex.denominators
            and 0 < value < lex.denominators[rest]
            and value < 10
            and word not in lex.never_glued
        ):
            return (len(word), len(rest))
        if (inner := _number_pieces(rest, value)) and inner:
            return (len(word), *inner)
        if rest[0] == "و" and len(rest) > 2:
            nxt = rest[1:]
            if nxt in lex.halves and before is None:
                return (len(word), 1, len(nxt))  # «یک‌ونیم»
            if value >= 20 and (less := lex.small.get(nxt)) and _may_follow(value, less, joined=True):
                return (len(word), 1, len(nxt))
            if (
                (inner := _number_pieces(nxt, None))
                and value >= 20
                and _may_follow(value, _first(nxt, inner), joined=True)
            ):
                return (len(word), 1, *inner)
    return ()


def _first(norm: str, pieces: tuple[int, ...]) -> int:
    lex = lexicon()
    return lex.small.get(norm[: pieces[0]], 0) or lex.scales.get(norm[: pieces[0]], 0)


def _may_follow(before: int, value: int, *, joined: bool) -> bool:
    """Whether a number word of `value` may follow one of `before`: a scale («صدهزار») or, with «و», a smaller place."""
    if value >= 1000 and not joined:
        return before < value and before > 0
    if joined:
        place = 1 if before < 20 else 10 if before < 100 else 100 if before < 1000 else before
        return 0 < value < place
    return before < 10 and value == 100 and before == 1
