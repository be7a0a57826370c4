"""Lines of a list that are «label: number» and nothing else: what their figures count where no word of theirs is known."""

from pipelines.figures.antecedents import end_token, previous
from pipelines.figures.counted.answers import copy, take
from pipelines.figures.counted.clauses import strip
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.document import Mention, Sentence, Token
from pipelines.figures.phrases import Chunk, Phrase
from pipelines.figures.speakers.words import patterns
from pipelines.figures.word_classes import Is, shape

_RULE = "label of a list's line"
_HEADS = frozenset({"نفر", "تن"})
_WORDS = 6  # of a label
_BOUNDS = Is.VERB | Is.PREPOSITION | Is.CONJUNCTION | Is.RA | Is.NUMBER
_SETTING = Is.TIME | Is.LOCATIVE | Is.CHANGE


def by_label(m: Mention) -> bool:
    """«بستری‌های جدید: ۱۸۸۰», «سکه: ۲۹ میلیون تومان (۲٪ افزایش)»: the label, of lines that stand below one another."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    other = previous(m)
    if other is not None and other.sentence is m.sentence and tokens[m.first - 1].norm in ("(", "+", "-"):
        known = other.evidence.get("counted")
        if known is None or _colon(m.sentence) != other.first - 1 or m.unit != "percent":
            return False
        if any(not f & Is.PUNCTUATION for f in flags[end_token(other) : m.first]):
            return False
        copy(m, other, known.rule)
        return True
    colon = _colon(m.sentence)
    if colon < 0 or colon != m.first - 1 or not _ends(tokens, flags, end_token(m)) or not _listed(m):
        return False
    first = next((i for i in range(colon) if not flags[i] & Is.PUNCTUATION and tokens[i].norm[:1].isalpha()), colon)
    if not 0 < colon - first <= _WORDS or any(f & (_BOUNDS | Is.PUNCTUATION) for f in flags[first:colon]):
        return False
    if m.unit == "count" and tokens[first].norm in patterns().given:
        return False  # «فلان فلانی: ۱۲۰ هزار», of votes
    phrase = strip(tokens, flags, Chunk(first, colon, False)) or Phrase(first, colon)
    if flags[phrase.first] & _SETTING or is_place(tokens, phrase.first, phrase.last, sure=False):
        return False
    take(m, phrase, _RULE)
    return True


def counts_heads(m: Mention) -> bool:
    """«بستری: ۱۶۴۴ نفر»: whether a figure counts nothing but «نفر»."""
    return m.unit == "count" and m.counted in _HEADS and m.counted_start >= m.numeral.end


def _colon(sentence: Sentence) -> int:
    """The token of the colon of a line that is a label and its number; -1 for none."""
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens[: _WORDS + 3]) if t.norm == ":"), -1)
    return at if 0 < at < len(tokens) - 1 and tokens[at + 1].norm[:1].isdecimal() else -1


def _ends(tokens: list[Token], flags: list[int], after: int) -> bool:
    """Whether nothing but brackets and marks follow a figure."""
    rest = [i for i in range(after, len(tokens)) if not flags[i] & Is.PUNCTUATION]
    return not rest or tokens[after].norm in ("(", "+", "-")


def _listed(m: Mention) -> bool:
    """Whether the line above or below is such a line, too."""
    sentences, at = m.sentence.doc.sentences, m.sentence.index
    return any(0 <= k < len(sentences) and _colon(sentences[k]) > 0 for k in (at - 1, at + 1))
