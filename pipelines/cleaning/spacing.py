"""Canonical Persian for reading and searching: letters, digits, marks, spaces around punctuation, half-spaces.

`tidy` takes a slice of the page (a sentence, a title) and may change its length; the letters stay what and in the
order they are.
"""

import re
from functools import cache, lru_cache, partial

from pipelines.cleaning.halfspace import JOINS_NOT, apply, divide, divide_folded
from pipelines.cleaning.letters import ALPHABET, PLAIN_LETTERS, unify
from pipelines.cleaning.lexicon import key, lexicon
from pipelines.folding import ZWNJ

_L = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"  # Persian (and Arabic) letters
_WORD = re.compile(f"[{_L}\u064b{ZWNJ}]+")
_LEADING_WORD = re.compile(f"[{_L}{ZWNJ}]+")
_TRAILING_WORD = re.compile(f"[{_L}{ZWNJ}]+$")
_SPLIT = re.compile(
    rf"(?<=[،؛؟!»\])])(?=[{_L}«(])|(?<=[{_L}]{{2}}[.:])(?=[{_L}]{{2}})|(?<=[{_L}])(?=[«(])"  # around marks
    rf"|(?<=[۰-۹])(?=[{_L}]{{2}})|(?<=[{_L}]{{2}})(?=[۰-۹])"  # between digits and words
)
_MAY_SPLIT = re.compile(rf"[{_L}][.:«(۰-۹]|[،؛؟!»\])۰-۹][{_L}«(]")  # far quicker, and mostly no
_PARTS = re.compile(f"[{_L}{ZWNJ}\u064b«(]")
_CLOSING = re.compile(r"[،؛؟!:.»\])](?![.\d۰-۹])")
_WORDS_AROUND = re.compile(f"[{_L}]{{2}}[:.][{_L}]{{2}}")
_BEFORE_MAY = ("ماه", *"۰۱۲۳۴۵۶۷۸۹")  # «می» after these is the month, not the prefix
_PLURALS = ("ها", "های", "هایی")
_OPENING = ("«", "[", "(")
_CLOSING_MARKS = "،؛؟!:.»])"
_LOOSE_MARKS = "،؛؟!:.»)"
_PLAIN = re.compile(f"[{ALPHABET}]+")
# Around most new words stand marks that nothing is done to; `strip` finds them far quicker than a pattern.
_BEFORE, _AFTER_WORD, _WITHIN = f'«("*{ZWNJ}', '،؛؟!:.»)"*/…-', ALPHABET + ZWNJ
_AFTER = _AFTER_WORD + ZWNJ
_OWN_KEYS = PLAIN_LETTERS + ZWNJ
_HINGE, _HINGED_SPACE, _EITHER = "\0", "\1", "\2"  # never in clean text
_PARTED, _EMPTY = f" {_HINGE}", f"{_HINGE} "
_EITHER_WAY = re.compile(f"{_EITHER}های(?=([^ ])|(?: ([^ ]{{1,40}}))?)")
_EITHER_LISTS = ("either", "either_heh", "counted")
_MI = (f"می{ZWNJ}", f"نمی{ZWNJ}")
_LONGEST = 60  # letters; no word is longer, and no memory is kept of what is
_BOUND = 200_000  # entries of the memory beside the lexicon's words: some 40 MB


class _Chunks(dict[str, str]):
    """Memory: what stands between two spaces of a page → the same made canonical.

    Behind a _HINGE where it may lose the space beside it: endings, «می», marks, and what turns out empty.
    """

    def __init__(self, own_spelling: bool = False) -> None:
        super().__init__()
        self.own_spelling = own_spelling
        self._bound = 0
        self._bound_words: frozenset[str] = frozenset()
        self._either: frozenset[str] = frozenset()

    def forget(self) -> None:
        """Back to the words of the lexicon that stay as they are."""
        self.clear()
        self.update(_solid_words())
        self._bound = len(self) + _BOUND
        self._bound_words = _bound_words()
        self._either = frozenset(f"{stem}های" for name in _EITHER_LISTS for stem in lexicon().lists[name])

    def __missing__(self, chunk: str) -> str:
        if len(self) >= self._bound:
            self.forget()
            if chunk in self:
                return self[chunk]
        if not chunk.strip(PLAIN_LETTERS):  # nearly always letters alone, or such with marks around
            done = self._word(chunk, chunk)
        elif (word := chunk.rstrip(_AFTER).lstrip(_BEFORE)) and not word.strip(_WITHIN):
            if len(word) == len(chunk):
                done = self._half_spaced(word) if ZWNJ in word else self._word(word, key(word))
            else:
                before, _, after = chunk.partition(word)
                if ZWNJ in chunk:
                    before, after = before.replace(ZWNJ, ""), after.replace(ZWNJ, "")
                done = before + self[word].removeprefix(_HINGE) + after if before else self[word] + after
        elif chunk[-1] in _LOOSE_MARKS and (core := chunk.rstrip(_LOOSE_MARKS)) and core[-1].isalpha():
            done = self[core] + chunk[len(core) :]
        else:
            done = self._odd(chunk)
        if len(chunk) <= _LONGEST:
            self[chunk] = done
        return done

    def _word(self, word: str, folded: str) -> str:
        if len(word) > _LONGEST:
            return word
        if folded in self._either:
            return word[:-3] + _EITHER + word[-3:]
        if len(word) > 3 and (breaks := divide_folded(word, folded, self.own_spelling)):
            word = apply(word, breaks)
        return _HINGE + word if folded in self._bound_words else word

    def _half_spaced(self, word: str) -> str:
        """Who types half-spaces has said where they belong; only an ending glued to the last part is still looked at."""
        if len(word) > _LONGEST:
            return word
        parts = [p for p in word.split(ZWNJ) if p]
        last = parts[-1]
        if "ها" in key(last):
            breaks = divide(last, self.own_spelling)
            if breaks and breaks[-1][1] == ZWNJ and key(last[breaks[-1][0] :]) in lexicon().lists["plural"]:
                parts[-1] = apply(last, breaks[-1:])
        return ZWNJ.join(parts)

    def _odd(self, chunk: str) -> str:
        text = unify(chunk)
        if text.isdecimal():
            return text
        if " " in text:  # a space of another kind
            return _HINGE + tidy(text, self.own_spelling).replace(" ", _HINGED_SPACE)
        if text != chunk:
            return self[text] if text else _HINGE
        if _PARTS.search(text):
            text = _WORD.sub(self._part, _SPLIT.sub(" ", text) if _MAY_SPLIT.search(text) else text)
        lead = _LEADING_WORD.match(text)
        if not text or _CLOSING.match(text) or text.endswith(_OPENING) or (lead and key(lead[0]) in self._bound_words):
            return _HINGE + text.replace(" ", _HINGED_SPACE)
        return text

    def _part(self, m: re.Match[str]) -> str:
        """A word in a chunk that holds more."""
        word = m[0].strip(ZWNJ)
        if len(word) > _LONGEST:
            return word
        if m[0][0] == ZWNJ and m.string[max(0, m.start() - 1)].isalnum():  # «۱۲‌گانه»
            return ZWNJ + word
        if m[0][-1] == ZWNJ and m.string[m.end() : m.end() + 1].isalnum():
            return word + ZWNJ
        if ZWNJ in word:
            return self._half_spaced(word)
        if not word or word.strip(ALPHABET):
            return apply(word, divide(word, self.own_spelling))
        return self[word].removeprefix(_HINGE)


_chunks = _Chunks()
_own_chunks = _Chunks(own_spelling=True)


def tidy(raw: str, own_spelling: bool = False) -> str:
    """One sentence or title of a page as canonical Persian, on one line; any text is taken, none raises.

    `own_spelling`: what `style.own_spelling` says of the page; then solid plurals and compounds stay solid.
    """
    memory = _own_chunks if own_spelling else _chunks
    # Arabic letters first: else a page that types them brings every word anew.
    text = " ".join(map(memory.__getitem__, raw.replace("ي", "ی").replace("ك", "ک").split()))
    if _EITHER in text:
        text = _EITHER_WAY.sub(partial(_settle, own_spelling), text)
    return _bind(text) if _HINGE in text else text


def _settle(own_spelling: bool, m: re.Match[str]) -> str:
    """«زمینهای» where it stands: «زمین‌های», or «زمینه‌ای» where nothing follows that a plural may belong to or no plural may stand."""
    lists = lexicon().lists
    before, _, stem = (" " + m.string[max(0, m.start() - _LONGEST) : m.start()]).rpartition(" ")
    stem, before = (key(word.lstrip(_BEFORE + _HINGE)) for word in (stem, before[before.rfind(" ") + 1 :]))
    mark, behind = m[1], (m[2] or "").lstrip(_HINGE)
    word = key(behind.rstrip(_LOOSE_MARKS)).replace(ZWNJ, "")
    if mark:
        alone = mark != _HINGED_SPACE
    else:
        alone = word in lists["no_owner"] or behind.startswith(_MI) or not word or word[0] in _CLOSING_MARKS
    if stem in lists["counted"]:
        alone, plural = False, not ((before.isdecimal() and len(before) < 4) or before in lists["numbers"])
    elif stem in lists["either_heh"]:
        plural = before.replace(ZWNJ, "") in lists["before_plural"] or word in lists["behind_plural"]
    else:
        plural = before.replace(ZWNJ, "") not in lists["before_heh"]
    if alone or not plural:
        return f"ه{ZWNJ}ای"
    return "های" if own_spelling or stem[-1] in JOINS_NOT else f"{ZWNJ}های"


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


def _bind(text: str) -> str:
    """Join what a space has parted: «می شود», «کتاب ها», «اطلاع رسانی», «( متن )»; empty pieces go."""
    text = f" {text} "
    if _EMPTY in text:
        text = text.replace(_EMPTY, "")
    head, *hinged = text[:-1].split(_PARTED)
    out = [head[1:]]
    tail = head[head.rfind(" ") + 1 :]  # the piece before, with what it was joined to
    for stretch in hinged:
        pieces = stretch.split(" ", 2)
        whole = False  # the word «می» for the month, or one that has just got its ending
        for piece in pieces[:2]:
            mark = None if whole else _between(tail[-_LONGEST:], piece[: 2 * _LONGEST])
            whole = piece in _PLURALS if mark is not None else (piece == "می" and tail.endswith(_BEFORE_MAY))
            if mark is None:
                out += " ", piece
                tail = piece
                continue
            if piece[0] in ":." and _WORDS_AROUND.match(tail[-2:] + piece[:3]):
                piece = f"{piece[0]} {piece[1:]}"
            out += mark, piece
            tail += mark + piece
        if len(pieces) == 3:
            rest = pieces[2]
            out += " ", rest
            tail = rest[rest.rfind(" ") + 1 :]
    return "".join(out).lstrip(" ").replace(_HINGED_SPACE, " ")


@lru_cache(maxsize=50_000)
def _between(tail: str, text: str) -> str | None:
    """What stands between two pieces in the place of the space; None where the space is right."""
    before, after = tail.lstrip(_BEFORE), text.rstrip(_AFTER_WORD)
    if before and after and not (before.strip(_OWN_KEYS) or after.strip(PLAIN_LETTERS)):  # nearly always
        return _joint(before.replace(ZWNJ, ""), after)
    if not tail:
        return None
    if (text[0] in _CLOSING_MARKS and _CLOSING.match(text)) or tail.endswith(_OPENING):
        return ""
    leading = _LEADING_WORD.match(text)
    trailing = _TRAILING_WORD.search(tail) if leading else None
    return _joint(key(trailing[0]).replace(ZWNJ, ""), key(leading[0])) if trailing and leading else None


def _joint(base: str, ending: str) -> str | None:
    """What stands between the keys of a word and of what may belong to it: a half-space, nothing, or None: a space."""
    lex = lexicon()
    if base in ("می", "نمی"):
        return ZWNJ if ending in lex.verbs or ending in lex.participles else None
    if ending not in _bound_words():
        joins = base + ending in lex.compounds
    elif ending in lex.lists["plural"]:
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
