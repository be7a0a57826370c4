"""Speakers of messengers' posts: labels without a verb, items that go on with whoever spoke in one."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    "label",
    [
        f"🔺 {WHO} در جمع خبرنگاران:",
        f"🔺 {WHO} در صحن شورای شهر:",
        f"🔺 {WHO} رئیس شورای گیتی در حاشیه جلسه امروز:",
        f"👤 {WHO}، کارشناس بازار سرمایه",
    ],
)
def test_who_is_cited_above_the_items_of_a_post(label: str) -> None:
    doc = document("آمار تازه", label, "🔹 کارها خوب پیش می‌رود.", "🔹 ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_name_that_no_list_knows_before_a_talk() -> None:
    doc = document("آمار تازه", "🔹 کیهان گیتانی در #گفتگو با شبکه باغ:", "🔹 ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "کیهان گیتانی"


def test_items_of_a_post_go_on_with_who_spoke_in_one() -> None:
    doc = document(
        "کار", "🔸 شرکت گیتی اعلام کرد: ۷۰ نفر آمدند.", "🔸 شمار زنان ۱۲۰ نفر بود.", "🔸 گفتنی است ۴۰ نفر ماندند."
    )
    assert speaker(doc, "۱۲۰")[0] == "شرکت گیتی"
    assert speaker(doc, "۴۰")[0] is None


def test_a_talk_told_by_a_hashtag() -> None:
    doc = document("آمار تازه", f"✅ {WHO}، سخنگوی بنیاد گیتی در #نشست_خبری :", "▪️ ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_items_below_data_of_a_body_are_its_own() -> None:
    doc = document("آمار", "🔻 مرکز آمار گیتی نرخ را ۷ درصد اعلام کرد.", "🔻 در شهرها ۱۲۰ درصد است.")
    assert speaker(doc, "۱۲۰")[0] == "مرکز آمار گیتی"
