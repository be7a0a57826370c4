"""Canonical Persian for reading and searching: letters, digits, marks, spaces around punctuation, half-spaces.

`tidy` takes a slice of the page (a sentence, a title) and may change its length; the letters stay what and in the
order they are.
"""

import re
from functools import cache

from pipelines.cleaning.halfspace import JOINS_NOT, apply, divide
from pipelines.cleaning.letters import ZWNJ, unify
from pipelines.cleaning.lexicon import key, lexicon

_L = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"  # Persian (and Arabic) letters
_WORD = re.compile(f"[{_L}\u064b{ZWNJ}]+")
_LEADING_WORD = re.compile(f"[{_L}{ZWNJ}]+")
_TRAILING_WORD = re.compile(f"[{_L}{ZWNJ}]+$")
_AFTER_MARK = re.compile(rf"(?<=[،؛؟!»\])])(?=[{_L}«(])|(?<=[{_L}]{{2}}[.:])(?=[{_L}]{{2}})|(?<=[{_L}])(?=[«(])")
_DIGIT_LETTER = re.compile(rf"(?<=[۰-۹])(?=[{_L}]{{2}})|(?<=[{_L}]{{2}})(?=[۰-۹])")
_GAPS = re.compile(r" +(?=[،؛؟!:.»\])](?![.\d۰-۹]))|(?<=[«\[(]) +")
_SPACES = re.compile(r" {2,}| *\n\s*")
_HALF_SPACE_AT_EDGE = re.compile(f" {ZWNJ}+|{ZWNJ}+ ")
_PREFIXES = frozenset({"می", "نمی"})
_BOUND = 200_000  # entries of the chunk memory: some 40 MB


class _Chunks(dict[str, str]):
    """Memory: what stands between two spaces → the same made canonical; `bound`: what may join the word before."""

    def __init__(self) -> None:
        super().__init__()
        self.bound: set[str] = set()

    def __missing__(self, chunk: str) -> str:
        if len(self) >= _BOUND:
            self.clear()
            self.bound.clear()
        done = _DIGIT_LETTER.sub(" ", _AFTER_MARK.sub(" ", chunk))
        done = self[chunk] = _WORD.sub(_word, done)
        lead = _LEADING_WORD.match(done)
        if lead and key(lead[0]) in _bound_words():
            self.bound.add(chunk)
        return done


_chunks = _Chunks()


def tidy(raw: str) -> str:
    """One sentence or title of a page as canonical Persian, on one line; any text is taken, none raises."""
    text = unify(raw)
    if "  " in text or "\n" in text:
        text = _SPACES.sub(" ", text)
    if ZWNJ in text:
        text = _HALF_SPACE_AT_EDGE.sub(" ", text)
    text = _GAPS.sub("", text)
    chunks = text.split(" ")
    done = list(map(_chunks.__getitem__, chunks))
    if not (_chunks.bound.isdisjoint(chunks) and _PREFIXES.isdisjoint(chunks)):
        _rejoin(chunks, done)
    return " ".join(done).strip()


def _word(m: re.Match[str]) -> str:
    word = m[0].strip(ZWNJ)
    if m[0][0] == ZWNJ and m.string[max(0, m.start() - 1)].isalnum():  # «۱۲‌گانه»
        return ZWNJ + word
    if m[0][-1] == ZWNJ and m.string[m.end() : m.end() + 1].isalnum():
        return word + ZWNJ
    if ZWNJ not in word:
        return apply(word, divide(word))
    parts = [p for p in word.split(ZWNJ) if p]
    # Who types half-spaces has said where they belong; only an ending glued to the last part is still looked at.
    last = parts[-1]
    breaks = divide(last)
    if breaks and breaks[-1][1] == ZWNJ and key(last[breaks[-1][0] :]) in lexicon().lists["plural"]:
        parts[-1] = apply(last, breaks[-1:])
    return ZWNJ.join(parts)


@cache
def _bound_words() -> frozenset[str]:
    lists = lexicon().lists
    return lists["plural"] | lists["bound"] | lists["after_participle"] | {"ای", "ی", "تر", "ترین"}


def _rejoin(chunks: list[str], done: list[str]) -> None:
    """Join to the word before what was parted from it by a space: «می شود», «کتاب ها», «اطلاع رسانی»."""
    bound = _chunks.bound
    for i in range(len(chunks) - 1, 0, -1):
        if chunks[i] not in bound and chunks[i - 1] not in _PREFIXES:
            continue
        before, after = _TRAILING_WORD.search(done[i - 1]), _LEADING_WORD.match(done[i])
        if before is None or after is None:
            continue
        mark = _joint(before[0], after[0])
        if mark is not None:
            done[i - 1 : i + 1] = [done[i - 1] + mark + done[i]]
            chunks[i - 1 : i + 1] = [chunks[i - 1]]


def _joint(before: str, after: str) -> str | None:
    """What stands between a word and what may belong to it: a half-space, nothing, or None where they stay apart."""
    lex = lexicon()
    base, ending = key(before).replace(ZWNJ, ""), key(after)
    if base in ("می", "نمی"):
        return ZWNJ if ending in lex.verbs or ending in lex.participles else None
    if ending in lex.lists["plural"]:
        joins = len(base) > 1
    elif ending in ("ای", "ی"):
        joins = base.endswith("ه") and not base.endswith("اه") and len(base) > 2
    elif ending in lex.lists["after_participle"]:
        joins = base in lex.participles
    elif ending in ("تر", "ترین"):
        joins = "AJ" in lex.tags.get(base, "")
    else:
        joins = base + ending in lex.compounds
    if not joins:
        return None
    return "" if base[-1] in JOINS_NOT else ZWNJ
