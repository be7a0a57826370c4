"""Canonical Persian for reading and searching: letters, digits, marks, spaces around punctuation, half-spaces.

`tidy` takes a slice of the page (a sentence, a title) and may change its length; the letters stay what and in the
order they are.
"""

import re
from functools import cache, lru_cache

from pipelines.cleaning.halfspace import JOINS_NOT, apply, divide
from pipelines.cleaning.letters import ZWNJ, unify
from pipelines.cleaning.lexicon import key, lexicon

_L = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"  # Persian (and Arabic) letters
_WORD = re.compile(f"[{_L}\u064b{ZWNJ}]+")
_LEADING_WORD = re.compile(f"[{_L}{ZWNJ}]+")
_TRAILING_WORD = re.compile(f"[{_L}{ZWNJ}]+$")
_SPLIT = re.compile(
    rf"(?<=[،؛؟!»\])])(?=[{_L}«(])|(?<=[{_L}]{{2}}[.:])(?=[{_L}]{{2}})|(?<=[{_L}])(?=[«(])"  # around marks
    rf"|(?<=[۰-۹])(?=[{_L}]{{2}})|(?<=[{_L}]{{2}})(?=[۰-۹])"  # between digits and words
)
_CLOSING = re.compile(r"[،؛؟!:.»\])](?![.\d۰-۹])")
_WORDS_AROUND = re.compile(f"[{_L}]{{2}}[:.][{_L}]{{2}}")
_BEFORE_MAY = ("ماه", *"۰۱۲۳۴۵۶۷۸۹")  # «می» after these is the month, not the prefix
_OPENING = ("«", "[", "(")
_LOOSE_MARKS = "،؛؟!:.»)"
_PLAIN = re.compile("[ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئؤأءۀ]+")
_NO_SPACE = "\0"  # never in clean text
_LONGEST = 60  # letters; no word is longer, and no memory is kept of what is
_BOUND = 200_000  # entries of the memory beside the lexicon's words: some 40 MB


class _Chunks(dict[str, str]):
    """Memory: what stands between two spaces of a page → the same made canonical.

    `binding` are the chunks that may lose the space beside them: endings, «می», marks, and what turns out empty.
    """

    def __init__(self, own_spelling: bool = False) -> None:
        super().__init__()
        self.own_spelling = own_spelling
        self.binding: set[str] = set()
        self._bound = 0

    def forget(self) -> None:
        """Back to the words of the lexicon that stay as they are."""
        self.clear()
        self.update(_solid_words())
        self.binding = set()
        self._bound = len(self) + _BOUND

    def __missing__(self, chunk: str) -> str:
        if len(self) >= self._bound:
            self.forget()
            if chunk in self:
                return chunk
        if chunk[-1] in _LOOSE_MARKS and (core := chunk.rstrip(_LOOSE_MARKS)) and core[-1].isalpha():
            done = self[core] + chunk[len(core) :]
            if core in self.binding:
                self.binding.add(chunk)
        else:
            done = self._made(chunk)
        if len(chunk) <= _LONGEST:
            self[chunk] = done
        return done

    def _made(self, chunk: str) -> str:
        if _PLAIN.fullmatch(chunk) and len(chunk) <= _LONGEST:
            if len(chunk) <= _longest_bound() and key(chunk) in _bound_words():
                self.binding.add(chunk)
            breaks = divide(chunk, self.own_spelling)
            return apply(chunk, breaks) if breaks else chunk
        text = unify(chunk)
        if " " in text:  # a space of another kind
            self.binding.add(chunk)
            return tidy(text, self.own_spelling)
        text = _WORD.sub(_own_word if self.own_spelling else _word, _SPLIT.sub(" ", text))
        lead = _LEADING_WORD.match(text)
        if not text or _CLOSING.match(text) or text.endswith(_OPENING) or (lead and key(lead[0]) in _bound_words()):
            self.binding.add(chunk)
        return text


_chunks = _Chunks()
_own_chunks = _Chunks(own_spelling=True)


def tidy(raw: str, own_spelling: bool = False) -> str:
    """One sentence or title of a page as canonical Persian, on one line; any text is taken, none raises.

    `own_spelling`: what `style.own_spelling` says of the page; then solid plurals and compounds stay solid.
    """
    memory = _own_chunks if own_spelling else _chunks
    chunks = raw.split()
    done = list(map(memory.__getitem__, chunks))
    if memory.binding.isdisjoint(chunks):
        return " ".join(done)
    return _bind(chunks, done, memory.binding)


def _own_word(m: re.Match[str]) -> str:
    return _word(m, own_spelling=True)


def _word(m: re.Match[str], own_spelling: bool = False) -> str:
    word = m[0].strip(ZWNJ)
    if len(word) > _LONGEST:
        return word
    if m[0][0] == ZWNJ and m.string[max(0, m.start() - 1)].isalnum():  # «۱۲‌گانه»
        return ZWNJ + word
    if m[0][-1] == ZWNJ and m.string[m.end() : m.end() + 1].isalnum():
        return word + ZWNJ
    if ZWNJ not in word:
        return apply(word, divide(word, own_spelling))
    parts = [p for p in word.split(ZWNJ) if p]
    # Who types half-spaces has said where they belong; only an ending glued to the last part is still looked at.
    last = parts[-1]
    breaks = divide(last, own_spelling)
    if breaks and breaks[-1][1] == ZWNJ and key(last[breaks[-1][0] :]) in lexicon().lists["plural"]:
        parts[-1] = apply(last, breaks[-1:])
    return ZWNJ.join(parts)


@cache
def _solid_words() -> dict[str, str]:
    """Words that stay as they are, whatever stands beside them, each under itself: half of all that a page brings."""
    lex = lexicon()
    other = lex.compounds.keys() | _bound_words()
    return {w: w for w in lex.tags if w not in other and _PLAIN.fullmatch(w)}


@cache
def _bound_words() -> frozenset[str]:
    lists = lexicon().lists
    return lists["plural"] | lists["bound"] | lists["after_participle"] | {"ای", "ی", "تر", "ترین", "می", "نمی"}


@cache
def _longest_bound() -> int:
    return max(map(len, _bound_words()))


def _bind(chunks: list[str], done: list[str], binding: set[str]) -> str:
    """Join what a space has parted: «می شود», «کتاب ها», «اطلاع رسانی», «( متن )»; empty pieces go."""
    if "" in done:
        chunks = [chunk for chunk, text in zip(chunks, done, strict=True) if text]
        done = [text for text in done if text]
    tails: dict[int, str] = {}  # by piece: the end of what it was joined to, long enough for the last word
    hits = [i for i, chunk in enumerate(chunks) if chunk in binding]
    for i in dict.fromkeys(at for hit in hits for at in (hit, hit + 1)):
        if not 0 < i < len(done) or (i > 1 and done[i - 1] == "می" and done[i - 2].endswith(_BEFORE_MAY)):
            continue
        tail, text = tails.get(i - 1) or done[i - 1][-_LONGEST:], done[i]
        mark = _between(tail, text[: 2 * _LONGEST])
        if mark is None:
            continue
        if text[0] in ":." and _WORDS_AROUND.match(tail[-2:] + text[:3]):
            text = f"{text[0]} {text[1:]}"
        tails[i] = (tail + mark + text[-_LONGEST:])[-_LONGEST:]
        done[i] = f"{_NO_SPACE}{mark}{text}"
    return " ".join(done).replace(f" {_NO_SPACE}", "")


@lru_cache(maxsize=50_000)
def _between(tail: str, text: str) -> str | None:
    """What stands between two pieces in the place of the space; None where the space is right."""
    if _CLOSING.match(text) or tail.endswith(_OPENING):
        return ""
    before, after = _TRAILING_WORD.search(tail), _LEADING_WORD.match(text)
    return _joint(before[0], after[0]) if before and after else None


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
