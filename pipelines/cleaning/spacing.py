"""Canonical Persian for reading and searching: letters, digits, marks, spaces around punctuation, half-spaces.

`tidy` takes a slice of the page (a sentence, a title) and may change its length; the letters stay what and in the
order they are.
"""

import re

from pipelines.cleaning.halfspace import JOINS_NOT, apply, divide
from pipelines.cleaning.letters import ZWNJ, unify
from pipelines.cleaning.lexicon import key, lexicon

_L = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"  # Persian (and Arabic) letters
_WORD = re.compile(f"[{_L}\u064b{ZWNJ}]+")
_BOUND = 100_000  # entries of the chunk memory


class _Chunks(dict[str, str]):
    """Memory: chunk between spaces → the same with its half-spaces."""

    def __missing__(self, chunk: str) -> str:
        if len(self) >= _BOUND:
            self.clear()
        done = self[chunk] = _WORD.sub(_word, chunk)
        return done


_chunks = _Chunks()


def _word(m: re.Match[str]) -> str:
    word = m[0].strip(ZWNJ)
    if ZWNJ not in word:
        return apply(word, divide(word))
    parts = [p for p in word.split(ZWNJ) if p]
    # Who types half-spaces has said where they belong; only an ending glued to the last part is still looked at.
    last = parts[-1]
    breaks = divide(last)
    if breaks and breaks[-1][1] == ZWNJ and key(last[breaks[-1][0] :]) in lexicon().lists["plural"]:
        parts[-1] = apply(last, breaks[-1:])
    return ZWNJ.join(parts)


_SPACES = re.compile(r" {2,}| *\n\s*")
_BEFORE_MARK = re.compile(rf"(?<=\S) +(?=[،؛؟!:.»\])](?![.\d۰-۹]))|(?<=[«\[(]) +(?=\S)")
_AFTER_MARK = re.compile(rf"(?<=[،؛؟!»\])])(?=[{_L}«(])|(?<=[{_L}]{{2}}[.:])(?=[{_L}]{{2}})|(?<=[{_L}])(?=[«(])")
_DIGIT_LETTER = re.compile(rf"(?<=[۰-۹])(?=[{_L}]{{2}})|(?<=[{_L}]{{2}})(?=[۰-۹])")
_HAS_MARK = re.compile(r"[«»()\[\]،؛؟!:.]")
_HAS_DIGIT = re.compile("[۰-۹]")


def tidy(raw: str) -> str:
    """One sentence or title of a page as canonical Persian, on one line; any text is taken, none raises."""
    text = unify(raw)
    if "  " in text or "\n" in text:
        text = _SPACES.sub(lambda m: "\n" if m[0].count("\n") > 1 else " ", text)
    if _HAS_MARK.search(text):
        text = _AFTER_MARK.sub(" ", _BEFORE_MARK.sub("", text))
    if _HAS_DIGIT.search(text):
        text = _DIGIT_LETTER.sub(" ", text)
    text = " ".join(map(_chunks.__getitem__, text.split(" ")))
    return _rejoin(text).strip()


def _detached() -> re.Pattern[str]:
    lists = lexicon().lists
    words = lists["plural"] | {"تر", "ترین", "ای", "ام", "ایم", "اید", "اند", "ی"} | lists["bound"]
    one = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"([{_L}{ZWNJ}]+) ({one})(?![{_L}{ZWNJ}])")


_MI = re.compile(rf"(?<![{_L}{ZWNJ}])(ن?می) ([{_L}]+)")
_compiled: list[re.Pattern[str]] = []


def _rejoin(text: str) -> str:
    if not _compiled:
        _compiled.append(_detached())
    if "می " in text:
        text = _MI.sub(_join_verb, text)
    return _compiled[0].sub(_join_ending, text)


def _join_verb(m: re.Match[str]) -> str:
    return f"{m[1]}{ZWNJ}{m[2]}" if key(m[2]) in lexicon().verbs else m[0]


def _join_ending(m: re.Match[str]) -> str:
    lex = lexicon()
    base, ending = key(m[1]).replace(ZWNJ, ""), key(m[2])
    if ending in lex.lists["plural"]:
        join = len(base) > 1
    elif ending in ("ای", "ی"):
        join = base.endswith("ه") and not base.endswith(("اه", "وه")) and len(base) > 2
    elif ending in ("ام", "ایم", "اید", "اند"):
        join = base in lex.participles
    elif ending in ("تر", "ترین"):
        join = "AJ" in lex.tags.get(base, "")
    else:
        join = base + ending in lex.compounds
    if not join:
        return m[0]
    return f"{m[1]}{m[2]}" if base[-1] in JOINS_NOT else f"{m[1]}{ZWNJ}{m[2]}"
