"""Indicators: named things that figures from many pages measure, found by the words of indicators.yaml.

A figure's head word picks the candidates; the words around it must then fit. Nothing fits: no indicator.
"""

import functools
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures.antecedents import previous
from pipelines.figures.counted_words import counted_words, stem, words_of
from pipelines.figures.document import Document, Mention, Reading, Sentence, remembered
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import Is, shape
from pipelines.folding import bare, fold

SETTING = "KHABARSANJ_INDICATORS"  # paths of the user's own files, parted as PATH is
_BUILT_IN = Path(__file__).with_name("indicators.yaml")
_CONDITIONS = ("phrase", "near", "after", "context", "without", "never")
_FIELDS = frozenset(["id", "domain", "en", "fa", "definition", "units", "heads", "changes", *_CONDITIONS])
_REQUIRED = ("id", "fa", "units", "heads")
_WORD = re.compile(r"[^\W_]+")
_BOUND = Is.VERB | Is.CONJUNCTION | Is.PUNCTUATION | Is.NUMBER | Is.PREPOSITION | Is.PRONOUN | Is.RA | Is.INFINITIVE
_MANY = 65_536  # phrases whose indicators are kept at most
_AFTER, _PHRASE = 14, 3  # tokens looked at after a figure, and after the thing counted

# Each condition is a tuple of alternatives, each alternative the stems that must all stand there.
Words = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue; empty conditions hold always."""

    id: str
    domain: str | None
    en: str | None
    fa: str
    definition: str | None
    units: frozenset[str]
    heads: frozenset[str]
    phrase: Words
    near: Words
    after: Words
    context: Words
    without: Words
    never: Words
    changes: bool


def load(extra_paths: Iterable[str | os.PathLike[str]] = ()) -> tuple[Indicator, ...]:
    """The catalogue: the user's files in their order, then the built-in one; of one id the first entry holds.

    Raises ValueError, naming the file and the entry, where a file is not in the form that indicators.yaml explains.
    """
    out: dict[str, Indicator] = {}
    groups: dict[str, list[str]] = _parse(_BUILT_IN).get("unit_groups", {})
    for path in (*map(Path, extra_paths), _BUILT_IN):
        data = _parse(path)
        known = groups | (data.get("unit_groups") or {})
        for number, entry in enumerate(data["indicators"], 1):
            indicator = _indicator(entry, known, f"{path}: entry {number}")
            out.setdefault(indicator.id, indicator)
    return tuple(out.values())


@functools.cache
def _parse(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{path}: cannot be read as an indicator file: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("indicators"), list):
        raise ValueError(f"{path}: wants a list named «indicators»")
    return data


def _indicator(entry: Any, groups: dict[str, list[str]], where: str) -> Indicator:
    if not isinstance(entry, dict):
        raise ValueError(f"{where}: is no mapping")
    if missing := [k for k in _REQUIRED if not entry.get(k)]:
        raise ValueError(f"{where}: wants {', '.join(missing)}")
    if unknown := sorted(set(entry) - _FIELDS):
        raise ValueError(f"{where} ({entry['id']}): unknown {', '.join(unknown)}")
    if wrong := [
        k for k in _FIELDS - {"id", "domain", "en", "fa", "definition", "changes"} if not _is_list(entry.get(k, []))
    ]:
        raise ValueError(f"{where} ({entry['id']}): {', '.join(sorted(wrong))} must be a list of words")
    units = {u for name in entry["units"] for u in groups.get(name, [name])}
    return Indicator(
        id=str(entry["id"]),
        domain=entry.get("domain"),
        en=entry.get("en"),
        fa=str(entry["fa"]),
        definition=entry.get("definition"),
        units=frozenset(units),
        heads=frozenset(stem(bare(fold(str(h)))) for h in entry["heads"]),
        changes=bool(entry.get("changes", True)),
        **{k: _words(entry.get(k, [])) for k in _CONDITIONS},
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str | int) for v in value)


def _words(entries: Sequence[str | int]) -> Words:
    return tuple(frozenset(stem(bare(w)) for w in fold(str(e)).split()) for e in entries)


class _Catalogue:
    """The indicators in use, by the head words they are named with and the words their conditions ask for."""

    def __init__(self, indicators: tuple[Indicator, ...]):
        self.indicators = indicators
        self._by_head: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in indicators:
            for word in indicator.heads:
                self._by_head[word].append(indicator)
        self._asked = frozenset(
            word for i in indicators for name in _CONDITIONS for entry in getattr(i, name) for word in entry
        )
        self._beginnings = frozenset(word[:n] for word in self._asked for n in range(1, len(word)))
        self._named: dict[str, tuple[Indicator, ...]] = {}

    def named(self, counted: str) -> tuple[Indicator, ...]:
        """The indicators that a phrase's head may name, in the catalogue's order of each form of the head."""
        found = self._named.get(counted)
        if found is None:
            if len(self._named) >= _MANY:
                self._named.clear()
            words = _WORD.findall(" ".join(words_of(counted)))
            heads = _head_forms(words) if words else []
            found = self._named[counted] = tuple(i for head in heads for i in self._by_head.get(head, ()))
        return found

    def stems(self, norms: Sequence[str]) -> frozenset[str]:
        """Those stems of words that a condition asks for, and of two neighbours written as one («آتش نشانی»)."""
        beginnings = self._beginnings
        out = set(map(stem, norms))
        out.update(stem(a + b) for a, b in pairwise(norms) if a in beginnings)
        return self._asked & out


@functools.cache
def _catalogue(paths: str) -> _Catalogue:
    return _Catalogue(load(p for p in paths.split(os.pathsep) if p))


def catalogue() -> tuple[Indicator, ...]:
    """The catalogue in use: the files that the setting names, then the built-in one."""
    return _catalogue(os.environ.get(SETTING, "")).indicators


def dimension() -> list[dict[str, Any]]:
    """Rows of the warehouse's table `indicators`."""
    return [
        {"indicator": i.id, "name_fa": i.fa, "name_en": i.en, "domain": i.domain, "definition": i.definition}
        for i in catalogue()
    ]


def read(m: Mention) -> None:
    """Fill m.indicator with the id of the indicator that the figure measures, or leave it None.

    Wants unit, change and counted of `m`, and the mentions of its document in text order.
    """
    if not m.counted or (m.numeral.value <= 2 and m.unit == "count" and _definite(m)):
        return
    known = _in_use(m.sentence.doc)
    own = after = None  # read once a figure, and only where an indicator may fit
    for indicator in known.named(m.counted):
        if not _unit_fits(indicator, m):
            continue
        if own is None or after is None:
            own, after = _own_words(known, m), _after_words(known, m)
        if _fits(indicator, m, own, after):
            m.indicator = indicator.id
            m.evidence["indicator"] = Reading(
                indicator.id, f"indicators.yaml:{indicator.id}", m.counted_start, m.counted_end
            )
            return


@remembered
def _in_use(_: Document) -> _Catalogue:
    """The catalogue, looked up once a document."""
    return _catalogue(os.environ.get(SETTING, ""))


def _definite(m: Mention) -> bool:
    """Whether the figure is a small set spoken of as known: «این دو کشور», «هر دو»."""
    return m.first > 0 and bool(shape(m.sentence)[m.first - 1] & Is.DETERMINER)


def _head_forms(words: list[str]) -> list[str]:
    """The stems under which a phrase's head may stand in the catalogue: «دانش آموزان» also as one word."""
    first = stem(words[0])
    out = [stem(words[0] + words[1]), first] if len(words) > 1 else [first]
    if first.endswith("ای") and len(first) > 4:
        out.append(first[:-2])
    elif first.endswith(("وی", "ای")) and len(first) > 3:
        out.append(first[:-1])
    return out


def _unit_fits(indicator: Indicator, m: Mention) -> bool:
    if m.change is not None and m.unit in SHARES:
        return indicator.changes
    return m.unit in indicator.units


def _fits(indicator: Indicator, m: Mention, own: frozenset[str], after: frozenset[str]) -> bool:
    if not _any(indicator.phrase, own):
        return False
    if indicator.context or indicator.never:
        sentence = _sentence_words(m.sentence)
        if not _any(indicator.context, sentence) or _some(indicator.never, sentence):
            return False
    if not (indicator.near or indicator.after or indicator.without):
        return True
    if not _any(indicator.after, after) or not _any(indicator.near, own | after):
        return False
    return not (indicator.without and _some(indicator.without, own | after))


def _any(wanted: Words, there: frozenset[str]) -> bool:
    return not wanted or _some(wanted, there)


def _some(wanted: Words, there: frozenset[str]) -> bool:
    return any(alternative <= there for alternative in wanted)


@remembered
def _sentence_words(sentence: Sentence) -> frozenset[str]:
    return _in_use(sentence.doc).stems([t.norm for t in sentence.tokens])


def _own_words(known: _Catalogue, m: Mention) -> frozenset[str]:
    """Stems of the thing counted and of the few words that go on with it."""
    sentence, words = m.sentence, _WORD.findall(" ".join(counted_words(m)))
    if not sentence.start <= m.counted_start < sentence.end:
        return known.stems(words)
    tokens, flags = sentence.tokens, shape(sentence)
    at = sentence.token_at(m.counted_end - 1) + 1
    for i in range(at, min(at + _PHRASE, len(tokens))):
        if flags[i] & _BOUND:
            break
        words.append(tokens[i].norm)
    return known.stems(words)


def _after_words(known: _Catalogue, m: Mention) -> frozenset[str]:
    """Stems of the words between the figure and the next one of its sentence."""
    sentence = m.sentence
    end = m.last + _AFTER
    following = previous(m, -1)
    if following is not None and following.sentence is sentence:
        end = min(end, following.first)
    return known.stems([t.norm for t in sentence.tokens[m.last : end]])
