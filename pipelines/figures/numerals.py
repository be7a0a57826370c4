"""Find every numeral in an article, refuse those that are no figures, and make a mention of each other one."""

import re
from collections.abc import Iterable
from functools import cache

from pipelines.figures import numerals_digits, numerals_parse, refusals, units
from pipelines.figures import numerals_words as words
from pipelines.figures.document import Document, Mention, Refusal, Sentence
from pipelines.figures.numerals_parse import Parsed

# What may stand before a number word: everything but letters, digits and ZWNJ. Ranges, for a fast scan.
_GAP = "[\\x00-/:-@\\[-`{-\\xbf\\u2010-\\u206f\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4]"


@cache
def _anchors() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a numeral may begin: at a digit, or at a word that starts (after a glued word) as number words do.

    The first pattern finds them in running text, one letter early at words; the second matches a word itself.
    """
    start = rf"(?:(?:{_tree(words.lexicon().glued_before)})\u200c?)?(?:{_tree(words.prefixes())})"
    word = rf"({start}(?:[^\W\d_]|\u200c)*)"
    return re.compile(rf"\d+|{_GAP}\u200c*{word}"), re.compile(word)


def _tree(entries: Iterable[str]) -> str:
    """An alternation that shares first letters: the scanner tries a dozen branches instead of fifty."""
    by_letter: dict[str, list[str]] = {}
    for entry in sorted(entries):
        by_letter.setdefault(entry[0], []).append(re.escape(entry[1:]))
    return "|".join(f"{first}(?:{'|'.join(sorted(rest, key=len, reverse=True))})" for first, rest in by_letter.items())


def _find_anchors(text: str, start: int, end: int) -> list[int]:
    running, word = _anchors()
    out = []
    if (m := word.match(text, start, end)) is not None and words.is_numeral(m[1]):
        out.append(start)
    for m in running.finditer(text, start, end):
        if m[1] is None:
            out.append(m.start())
            m = word.match(text, m.end(), end)  # «۴۱هزارو»
            if m is None:
                continue
        if words.is_numeral(m[1]):
            out.append(m.start(1))
    return out


def find(doc: Document) -> list[Mention]:
    """The article's figures in text order, with their numerals only (value, range, offsets, token places)."""
    return read(doc)[0]


def read(doc: Document) -> tuple[list[Mention], list[Refusal]]:
    """Mentions in text order, and every numeral that was refused, with the reason."""
    mentions: list[Mention] = []
    refused: list[Refusal] = []
    style = numerals_digits.slash_style(doc)
    for sentence in doc.sentences:
        _read_sentence(sentence, style, mentions, refused)
    return mentions, refused


def _read_sentence(sentence: Sentence, reversed_slash: bool, mentions: list[Mention], refused: list[Refusal]) -> None:
    text = sentence.doc.text
    anchors = _find_anchors(text, sentence.start, sentence.end)
    if not anchors:
        return
    articles = [refusals.plain_article(text, at, sentence.end) for at in anchors]
    if all(articles):  # no token is needed to refuse these
        refused.extend(Refusal(at, end, "article «یک»") for at, end in zip(anchors, articles, strict=True) if end)
        return
    words.split_glued(sentence, anchors)
    parsed: list[Parsed] = []
    reach = -1
    for offset in anchors:
        if offset < reach:
            continue
        at = sentence.token_at(offset)
        p = numerals_parse.parse(sentence, at, reversed_slash)
        while (
            p is None
            and at + 1 < len(sentence.tokens)
            and sentence.tokens[at].start <= offset
            and _splits(sentence, at)
        ):
            at += 1
            p = numerals_parse.parse(sentence, at, reversed_slash)
        if p is not None:
            parsed.append(p)
            unit = units.lookup(sentence.tokens, p.last)  # «در صد», «در هزار»: words of the unit are no numerals
            reach = sentence.tokens[(unit[1] if unit else p.last) - 1].end
    for i, p in enumerate(parsed):
        p.reason = refusals.reason(sentence, parsed, i)
    refusals.spread(sentence, parsed)
    for p in parsed:
        if p.reason is None:
            mentions.append(Mention(sentence, p.numeral(), p.first, p.last, unit_end=p.end))
        else:
            refused.append(Refusal(p.start, p.end, p.reason))


def _splits(sentence: Sentence, at: int) -> bool:
    """Whether the next token was split off this one (no gap between them)."""
    return (
        sentence.tokens[at].end == sentence.tokens[at + 1].start
        and sentence.tokens[at].norm in words.lexicon().glued_before
    )
