"""Sentence bounds: where a sentence ends, and where it only looks so."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.sentences import sentence_spans
from pipelines.folding import fold


def cut(text: str) -> list[str]:
    folded = fold(text)
    return [text[a:b] for a, b in sentence_spans(folded, 0, len(folded))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("باران بارید. رود پر شد.", ["باران بارید.", "رود پر شد."]),
        ("بهای هر بشکه ۷۱.۵ دلار است. بازار آرام بود.", ["بهای هر بشکه ۷۱.۵ دلار است.", "بازار آرام بود."]),
        ("این رخداد در سال ۱۳۵۷ ه. ش. بود.", ["این رخداد در سال ۱۳۵۷ ه. ش. بود."]),
        ("دکتر م. نیکنام آمد.او سخن گفت.", ["دکتر م. نیکنام آمد.", "او سخن گفت."]),
        ("نان، شیر و... گران شد. مردم گله کردند...", ["نان، شیر و... گران شد.", "مردم گله کردند..."]),
        ("نان، شیر و … گران شد.", ["نان، شیر و … گران شد."]),
        ("1. آب قطع است. 2. برق هست.", ["1. آب قطع است.", "2. برق هست."]),
        ("چه شد؟ کسی ندانست! پایان", ["چه شد؟", "کسی ندانست!", "پایان"]),
        ("گفت: «می‌سازیم.» و رفت.", ["گفت: «می‌سازیم.»", "و رفت."]),
        ("نشانی ما nemune.example است. بنویسید.", ["نشانی ما nemune.example است.", "بنویسید."]),
        ("سهم آن ۵ درصد است؛ یعنی اندک: همین.", ["سهم آن ۵ درصد است؛ یعنی اندک: همین."]),
        ("آمار سال ۱۴۰۲.وی افزود که خوب است.", ["آمار سال ۱۴۰۲.", "وی افزود که خوب است."]),
        ("خط نخست که هنوز\nتمام نشده است. خط دوم", ["خط نخست که هنوز\nتمام نشده است.", "خط دوم"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text, sentences):
    assert cut(text) == sentences


def test_spans_keep_to_the_given_stretch():
    folded = fold("یکم. دوم است. سوم است. چهارم.")
    start, end = folded.index("دوم"), folded.index(" چهارم")
    assert [folded[a:b] for a, b in sentence_spans(folded, start, end)] == ["دوم است.", "سوم است."]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("آبپم و.۱2!؟…«»()\n\u200c،؛:a\"'"), max_size=80) | st.text(max_size=60))
def test_spans_are_ordered_trimmed_and_lose_no_letter(text):
    folded = fold(text)
    spans = sentence_spans(folded, 0, len(folded))
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
    assert all(not folded[a].isspace() and not folded[b - 1].isspace() for a, b in spans)
    assert "".join("".join(folded[a:b].split()) for a, b in spans) == "".join(folded.split())


def test_marks_without_a_word_take_time_by_their_number():
    def seconds(marks: int) -> float:
        begin = time.process_time()
        assert len(cut("( . " * marks)) == 1
        return time.process_time() - begin

    assert min(seconds(20_000) for _ in range(3)) < 8 * min(seconds(5_000) for _ in range(3))
