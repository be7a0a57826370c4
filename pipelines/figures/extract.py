"""All fields of all figures of one article: the order in which the readers run, and the rows that come out."""

import hashlib
import json
from json.encoder import encode_basestring as _quoted
from operator import attrgetter
from types import EllipsisType
from typing import Any

from pipelines.figures import (
    change,
    comparators,
    confidence,
    counted,
    indicators,
    numerals,
    periods,
    places,
    relations,
    shared_changes,
    shared_units,
    speakers,
    units,
)
from pipelines.figures.document import Document, Mention, Refusal

# What `figure_rows` copies from a mention as it stands.
_FIELDS = (
    "comparator", "unit", "unit_text", "value_base", "base_unit", "counted", "indicator", "change", "baseline_text",
    "period_text", "period_kind", "period_start", "period_end", "province", "county", "speaker", "speaker_office",
    "confidence",
)  # fmt: skip
_values = attrgetter(*_FIELDS)


def extract(doc: Document) -> list[Mention]:
    """The article's figures in text order, every field read; they are also in doc.mentions."""
    return explain(doc)[0]


def refusals(doc: Document) -> list[Refusal]:
    """The numerals that are no figures, in text order, each with the reason."""
    return numerals.read(doc)[1]


def explain(doc: Document) -> tuple[list[Mention], list[Refusal]]:
    """The figures and the refusals of one article, from one reading."""
    doc.mentions, refused = numerals.read(doc)
    if not doc.mentions:
        return [], refused
    for m in doc.mentions:
        units.read(m)
    shared_units.share(doc.mentions)
    for m in doc.mentions:
        comparators.read(m)
        change.read(m)
    shared_changes.share(doc.mentions)
    for m in doc.mentions:
        periods.read(m)
        _in_order(m)
        places.read(m)
        speakers.read(m)
        counted.read(m)
    relations.link(doc)
    for m in doc.mentions:
        indicators.read(m)
    for m in doc.mentions:
        m.confidence = confidence.of(m)
    return doc.mentions, refused


def _in_order(m: Mention) -> None:
    """An interval that ends before it starts was read wrongly: its words stay, its days are not given."""
    if m.period_start and m.period_end and m.period_end < m.period_start:
        m.period_start = m.period_end = None


def figure_id(article_id: str, start: int, end: int) -> str:
    """Identifier of a figure, 16 hex digits: the same in every run and on every machine."""
    return hashlib.blake2b(f"{article_id}:{start}:{end}".encode(), digest_size=8).hexdigest()


def figure_rows(
    doc: Document, article_id: str, province: str | EllipsisType | None = ..., county: str | None = None
) -> list[dict[str, Any]]:
    """One row a figure with the warehouse's columns, `sentence_span` for the sentence's text.

    `province` and `county` are the article's own, where they were read before (None: it has none).
    """
    if province is not ...:
        doc.place = (province, county, "places:article")
    mentions = extract(doc)
    ids = [figure_id(article_id, m.numeral.start, m.numeral.end) for m in mentions]
    return [_row(m, ids, i, article_id) for i, m in enumerate(mentions)]


def _row(m: Mention, ids: list[str], i: int, article_id: str) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(_FIELDS, _values(m), strict=True))
    n, sentence = m.numeral, m.sentence
    row.update(
        figure_id=ids[i],
        article_id=article_id,
        quote=sentence.doc.raw[n.start : n.end],
        raw_start=n.start,
        raw_end=n.end,
        sentence_span=(sentence.start, sentence.end),
        in_title=sentence.role == "title",
        value=n.value,
        value_high=n.high,
        part_of=None if m.part_of is None else ids[m.part_of],
        repeats=None if m.repeats is None else ids[m.repeats],
        rule=n.rule,
        evidence=evidence(m, ids),
    )
    return row


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)


def evidence(m: Mention, ids: list[str]) -> str:
    """JSON: for each field the value, the rule and the words (with their offsets) that gave it."""
    raw = m.sentence.doc.raw
    out = []
    for name, reading in sorted(m.evidence.items()):
        value, start, end = reading.value, reading.start, reading.end
        if isinstance(value, int) and name in ("part_of", "repeats"):
            value = ids[value]
        # put together here: an encoder takes ten times as long
        said = _quoted(value) if isinstance(value, str) else _ENCODER.encode(value)
        entry = f'"{name}": {{"value": {said}, "rule": {_quoted(reading.rule)}'
        if 0 <= start < end:
            entry += f', "text": {_quoted(raw[start:end])}, "start": {start}, "end": {end}'
        out.append(entry)
    return "{" + "}, ".join(out) + ("}}" if out else "}")
