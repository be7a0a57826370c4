"""The confidence of figures: the signs of a hard reading lower it."""

import datetime as dt

from pipelines.cleaning.sentences import sentence_spans
from pipelines.figures import confidence
from pipelines.figures.document import Document, Mention
from pipelines.figures.extract import extract
from pipelines.folding import fold


def figures(text: str, role: str = "body") -> list[Mention]:
    spans = [(a, b, role, 0) for a, b in sentence_spans(fold(text), 0, len(text))]
    return extract(Document(text, spans, dt.date(2021, 5, 3)))


def test_plain_reading_is_trusted_more_than_a_borrowed_one() -> None:
    plain, borrowed = figures("تولید گندم به ۵۰ هزار تن رسید که ۱۲ درصد رشد داشت.")
    assert borrowed.evidence["counted"].rule == "same clause"
    assert 0.5 < borrowed.confidence < plain.confidence < 1


def test_a_long_sentence_is_trusted_less() -> None:
    (short,) = figures("۴۰ سارق دستگیر شدند.")
    (long,) = figures("۴۰ سارق دستگیر شدند" + " و پرونده آنان برای رسیدگی به دادسرای شهر فرستاده شد" * 4 + ".")
    assert long.confidence < short.confidence


def test_nothing_counted_is_a_sign() -> None:
    (named,) = figures("پلیس ۱۲ خودرو را توقیف کرد.")
    (nameless,) = figures("تهران: ۲۴۹")
    assert nameless.counted is None
    assert confidence.signs(nameless)[confidence.SIGNS.index("borrowed")] == 1
    assert nameless.confidence < named.confidence


def test_signs_lie_between_nought_and_one_and_no_weight_raises() -> None:
    text = "به گفته علی رضایی " + "و همکارانش در این طرح بزرگ " * 40 + "۳ هفته برای ۵۰۰ نفر برنامه دارند."
    for m in figures(text):
        assert all(0 <= x <= 1 for x in confidence.signs(m))
    weights, _ = confidence._fitted()
    assert all(w <= 0 for w in weights)
    assert weights[confidence.SIGNS.index("borrowed")] < 0
