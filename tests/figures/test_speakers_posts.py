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


def test_values_of_a_list_are_nobodys_words() -> None:
    doc = document("آمار", "✔️ جمعیت بیکار: ۲ میلیون و ۱۲۰ هزار نفر", "✔️ نرخ مشارکت: ۴۱ درصد")
    assert speaker(doc, "۱۲۰ هزار")[0] is None
    assert speaker(doc, "۴۱")[0] is None


def test_items_below_a_sentence_of_speech() -> None:
    doc = document("کار", "وزیر کار گفت: ۷۰ نفر آمدند", "🔻 شمار زنان ۱۲۰ نفر بود")
    assert speaker(doc, "۱۲۰")[0] == "وزیر کار"


def test_a_surname_that_opens_several_items_is_of_whom_the_headline_cites() -> None:
    items = ("🔹 گیتانی: ۷۰ نفر آمدند.", "🔹 گیتانی: شمار زنان ۱۲۰ نفر بود.", "🔹 ۴۰ نفر ماندند.")
    doc = document("رئیس کل بانک گیتی: کارها خوب است", items[0].replace("۷۰", "همه"), *items[1:])
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۴۰")[0] == "گیتانی"
    assert speaker(document("کار", "🔹 گیتانی: شمار زنان ۱۲۰ نفر بود.", *items[2:]), "۱۲۰")[0] is None


def test_who_speaks_stands_below_his_picture_or_has_tweeted() -> None:
    for label in (f"🎙 {WHO}، عضو شورای کار", f"توییت {WHO}:"):
        doc = document("کار در گیتی", label, "شمار زنان ۱۲۰ نفر است. ۴۰ نفر ماندند.")
        assert speaker(doc, "۱۲۰")[0] == WHO
