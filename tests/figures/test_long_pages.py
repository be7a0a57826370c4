"""What a page costs grows with its length and no faster: steps are counted or, where it is searches that cost, two sizes compared."""

import datetime as dt
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from pipelines.figures.document import Document
from pipelines.figures.extract import figure_rows
from tests.figures.reading import document

SAMPLES = Path(__file__).parents[2] / "samples" / "landing"


def page(copies: int) -> Document:
    """A third of the sample pages one below the other, so many times, each line a block."""
    texts = [path.read_bytes().decode("utf-8", "ignore") for path in sorted(SAMPLES.glob("*/*.txt"))[::3]]
    lines = "\n".join(texts * copies).split("\n")
    return document(*lines, titled=False, published_on=dt.date(2023, 5, 22))


def steps(doc: Document) -> int:
    """Lines and calls that run while the page's figures are extracted."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        assert figure_rows(doc, "0" * 16)
    finally:
        sys.settrace(before)
    return count


def test_a_page_six_times_as_long_takes_six_times_the_steps():
    figure_rows(page(1), "0" * 16)  # words that were never seen before cost more
    once, often = steps(page(2)), steps(page(12))
    assert often < 6.5 * once


@pytest.mark.parametrize(
    ("opening", "item"),
    [
        ("زلزله ", "به بزرگی چهار و ۷ دهم ریشتر "),
        ("نرخ‌ها با کاهش به ", "۵ و ۳ و "),
        ("بیشترین کاهش در ", "گندم ۴ درصد و "),
        ("", "نسبت به روز گذشته ۲۰ نفر "),
        ("", "۲۰۰ نفر، "),
    ],
)
def test_a_sentence_without_an_end_takes_steps_by_its_length(opening, item):
    once, often = (steps(document(opening + item * n, titled=False)) for n in (150, 900))
    assert often < 7 * once


def test_a_list_of_places_takes_steps_by_its_length():
    figure_rows(document("شعبه‌ها: یزد، رشت ۴ نفر", titled=False), "0" * 16)
    once, often = (steps(document("شعبه‌ها: " + "یزد، کرمان، رشت ۴ نفر، " * n, titled=False)) for n in (25, 100))
    assert often < 6 * once


def test_letters_told_of_again_and_again_take_steps_by_their_length():
    item = "گمرک بخشنامه‌ای ابلاغ کرد. در این بخشنامه آمده است: ۲۰ نفر آمدند. "
    figure_rows(document(item, titled=False), "0" * 16)
    once, often = (steps(document(item * n, titled=False)) for n in (40, 240))
    assert often < 7 * once


def test_times_that_point_to_one_another_take_steps_by_their_number():
    item = "در این مدت و در این دوره ۲۰ نفر آمدند."
    figure_rows(document(item, titled=False), "0" * 16)
    once, often = (steps(document(*[item] * n, titled=False)) for n in (30, 90))
    assert often < 4 * once


@pytest.mark.parametrize("item", ["نیز ۲۰ نفر بازدید کردند ", "میانگین جهانی ۲۰ درصد، "])
def test_what_is_looked_for_in_a_long_sentence_takes_time_by_its_length(item):
    def seconds(copies: int) -> float:  # searches are no steps
        doc = document("استاندار یزد گفت: ۲۰ نفر در یزد کار یافتند.", item * copies, titled=False)
        begin = time.process_time()
        figure_rows(doc, "0" * 16)
        return time.process_time() - begin

    seconds(20)
    assert min(seconds(2000) for _ in range(2)) < 6.5 * min(seconds(500) for _ in range(2))
