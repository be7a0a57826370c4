"""The whole of figure reading: rows, identifiers, evidence, order."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.sentences import sentence_spans
from pipelines.figures import extract
from pipelines.figures.document import Document, Mention
from pipelines.folding import fold

TEXT = (
    "۳۰۰ هزار تماس با پلیس کرمان\n"
    "سرهنگ رضا نمونه، فرمانده انتظامی کرمان گفت: سال گذشته بیش از ۳۰۰ هزار تماس با پلیس ۱۱۰ گرفته شد که "
    "نسبت به سال قبل ۱۲ درصد افزایش داشت. از این تعداد ۹۰ هزار تماس به عملیات انجامید."
)


def document(text: str, published_on: dt.date | None = dt.date(2022, 5, 1)) -> Document:
    folded = fold(text)
    cut = folded.find("\n") if "\n" in folded else 0
    spans = [(s, e, "title", 0) for s, e in sentence_spans(folded, 0, cut)]
    spans += [(s, e, "body", 1) for s, e in sentence_spans(folded, cut, len(folded))]
    return Document(text, spans, published_on)


def test_columns_have_one_set_of_letters_and_offsets_the_pages() -> None:
    text = "علي كاظمي، مديرعامل شركت آب  گفت: سال جاري ۱۲ كيلومتر شبكه كهنه نو شد."
    (row,) = extract.figure_rows(document(text), "abc")
    assert (row["speaker"], row["speaker_office"]) == ("علی کاظمی", "مدیرعامل شرکت آب")
    assert (row["unit_text"], row["counted"], row["period_text"]) == ("کیلومتر", "شبکه کهنه", "سال جاری")
    (row,) = extract.figure_rows(document("لطف\u200eالله بهرنگ گفت: ۱۲ کتاب\u200f خریدیم."), "abc")
    assert (row["speaker"], row["counted"]) == ("لطف\u200cالله بهرنگ", "کتاب")


def test_evidence_is_in_the_pages_letters() -> None:
    text = "مديرعامل شركت آب گفت: ۱۲ كيلومتر شبكه كهنه نو شد."
    (row,) = extract.figure_rows(document(text), "abc")
    found = json.loads(row["evidence"])["counted"]
    assert text[found["start"] : found["end"]] == found["text"] == "شبكه كهنه"


def test_rows_of_an_article() -> None:
    rows = extract.figure_rows(document(TEXT), "abc")
    assert [r["value"] for r in rows] == [300_000, 300_000, 12, 90_000]
    assert [r["comparator"] for r in rows] == ["=", ">", "=", "="]
    assert [r["unit"] for r in rows] == ["count", "count", "percent", "count"]
    assert [r["change"] for r in rows] == [None, None, "increase", None]
    assert [r["in_title"] for r in rows] == [True, False, False, False]
    assert rows[3]["part_of"] == rows[1]["figure_id"]
    for row in rows:
        assert TEXT[row["raw_start"] : row["raw_end"]] == row["quote"]
        start, end = row["sentence_span"]
        assert start <= row["raw_start"] < row["raw_end"] <= end
        assert 0 < row["confidence"] <= 1


def test_evidence_is_json_with_the_words() -> None:
    rows = extract.figure_rows(document(TEXT), "abc")
    evidence = json.loads(rows[1]["evidence"])
    assert evidence["comparator"]["text"] == "بیش از"
    assert evidence["comparator"]["value"] == ">"
    for row in rows:
        for entry in json.loads(row["evidence"]).values():
            assert "text" not in entry or TEXT[entry["start"] : entry["end"]] == entry["text"]


def test_identifiers_are_stable_and_distinct() -> None:
    first = extract.figure_rows(document(TEXT), "abc")
    again = extract.figure_rows(document(TEXT), "abc")
    other = extract.figure_rows(document(TEXT), "abd")
    assert first == again
    ids = [r["figure_id"] for r in first] + [r["figure_id"] for r in other]
    assert len(set(ids)) == len(ids)
    assert all(len(i) == 16 for i in ids)


def test_refusals_are_told() -> None:
    doc = document(TEXT)
    told = {doc.raw[r.start : r.end]: r.reason for r in extract.refusals(doc)}
    assert told == {"۱۱۰": "name"}
    assert [m.numeral.start for m in extract.extract(doc)] == [r["raw_start"] for r in extract.figure_rows(doc, "x")]


def test_an_article_without_figures() -> None:
    assert extract.figure_rows(document("خبری کوتاه\nهیچ عددی در این خبر نیست."), "abc") == []


# Words that the readers know, in any order: what random letters never meet.
WORDS = """
    یک دو سه ده بیست سی صد هزار میلیون میلیارد نیم ربع سوم دهم صدم ۱ ۲ ۱۰ ۱۷ ۲۵ ۱۲۰۰ ۵/۳ ۳٫۵ ۱۳۹۸ ۰ ۱۲٬۵۰۰ و تا الی از به
    یا بین - ، . : ( ) « » / درصد برابر نفر دستگاه تومان دلار کیلو گرم متر تن ساعت روز ماه سال مهر گذشته امسال تاکنون پایان
    نسبت مدت مشابه بیش کمتر حدود بالغ بر افزایش کاهش یافت رسید گفت: وی مدیرکل استان یزد که را این تعداد کل هر قیمت سهم زیر همت
"""


@given(st.lists(st.sampled_from(WORDS.split()), min_size=2, max_size=24))
@settings(max_examples=300, deadline=None)
def test_any_sentence_of_known_words_passes(words: list[str]) -> None:
    text = " ".join(words)
    for row in extract.figure_rows(document(text), "x"):
        assert text[row["raw_start"] : row["raw_end"]] == row["quote"]


@given(
    st.text(max_size=120), st.sampled_from(["۳۰۰ نفر ", "نیمی از ", "10% ", "یک تن و نیم ", ""]), st.text(max_size=60)
)
@settings(max_examples=150, deadline=None)
def test_any_text_passes(before: str, figure: str, after: str) -> None:
    text = before + figure + after
    for row in extract.figure_rows(document(text), "x"):
        assert text[row["raw_start"] : row["raw_end"]] == row["quote"]


def test_an_interval_never_ends_before_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    def backwards(m: Mention) -> None:
        m.period_text, m.period_kind = "تا پایان سال", "interval"
        m.period_start, m.period_end = dt.date(2020, 6, 23), dt.date(2020, 3, 19)

    monkeypatch.setattr(extract.periods, "read", backwards)
    text = "در این شهر ۱۲۰ واحد مسکونی ساخته می‌شود."
    (found,) = extract.extract(Document(text, [(0, len(text), "body", 0)]))
    assert (found.period_text, found.period_start, found.period_end) == ("تا پایان سال", None, None)
