"""Any text at all: blocks stand in order, and the time they take grows as the page does."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.layout import lay_out
from pipelines.folding import fold

TITLE = "آب شرب سیزده روستای دامنه وصل شد"
LEAD = "مدیر آبفای دامنه گفت: آب شرب سیزده روستا با هزینه ۴۲ میلیارد تومان از شبکه تازه وصل شد."
BODY = "وی با اشاره به خشکی چاه‌ها گفت: کار از پاییز پارسال آغاز شده بود و پیش از موعد به سرانجام رسید."


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [TITLE, LEAD, BODY, "", "انتهای پیام", "کد خبر: 12", "نظرات", "بیشتر بخوانید:", "12", "۱۷:۲۵", "|", "…"]
        )
        | st.text(max_size=40),
        max_size=14,
    )
)
def test_any_text_gives_ordered_blocks(lines):
    text = "\n".join(lines)
    blocks = lay_out(fold(text)).blocks
    assert all(0 <= b.start < b.end <= len(text) for b in blocks)
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert {b.role for b in blocks} <= {"title", "lead", "summary", "body", "repeat", "chrome"}


@pytest.mark.parametrize(
    "unit",
    [
        "آب ",
        "آ. ",
        "(",
        "|",
        "- ",
        "1/",
        "آب\n",
        "سطری که تمام نشده است و در سطر بعدی همین نوشته دنبال می‌شود و باز\n",
        "بیشتر بخوانید:\n",
        ".\u200c",
        "«",
        "https://",
    ],
)
def test_huge_pages_take_linear_time(unit):
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    lay_out(fold(text))
    assert time.process_time() - began < 20


def test_a_list_whose_every_item_introduces_something_takes_linear_time():
    text = f"{TITLE}\n\n{LEAD}\n{BODY}\nنام روستاها:\n" + "شمال دامنه و:\n" * 40_000
    began = time.process_time()
    lay_out(fold(text))
    assert time.process_time() - began < 5
