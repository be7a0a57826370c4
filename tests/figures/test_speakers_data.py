"""Bodies that publish data, and sentences on the basis of what they have told; whom «این زمین‌شناس» means."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    "first",
    [
        "اتاق گیتی فهرست خریداران فرش را نیز منتشر کرد.",
        "اتاق گیتی نرخ تازه فرش را اعلام کرد.",
    ],
)
def test_data_that_a_body_publishes_are_its_words(first: str) -> None:
    doc = document("فرش", first, "بر این اساس، ۱۲۰ خریدار آمدند.", "هوا سرد بود و ۴۰ نفر رفتند.")
    assert speaker(doc, "۱۲۰")[0] == "اتاق گیتی"
    assert speaker(doc, "۴۰")[0] is None


def test_what_else_is_published_is_no_speech() -> None:
    doc = document("کتاب", "انتشارات گیتی ۱۲۰ کتاب کودک را منتشر کرد.")
    assert speaker(doc, "۱۲۰")[0] is None


@pytest.mark.parametrize("data", ["هشدار", "پیش‌بینی", "رتبه‌بندی"])
def test_more_kinds_of_data_go_on_with_their_source(data: str) -> None:
    doc = document("هوا", "سازمان گیتی از باران خبر داد.", f"بر اساس این {data}، ۱۲۰ شهر باران دارند.")
    assert speaker(doc, "۱۲۰")[0] == "سازمان گیتی"


@pytest.mark.parametrize("who", ["زمین‌شناس", "بازرس", "دامدار", "مدیرعامل"])
def test_somebody_by_what_he_does(who: str) -> None:
    doc = document("کار", f"{WHO} گفت: خوب بود.", f"این {who} معتقد است که ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_letter_s_verbs_in_its_marks_are_its_own() -> None:
    doc = document("نامه", "در نامه انجمن گیتی آمده است: «وزارت نوا ابراز می‌کند که ۱۲۰ نفر آمدند.»")
    assert speaker(doc, "۱۲۰")[0] == "انجمن گیتی"


def test_the_present_of_more_verbs_and_the_end_of_a_crowd() -> None:
    assert speaker(document("کار", f"{WHO} ارزیابی می‌کند که ۱۲۰ نفر آمدند."), "۱۲۰")[0] == WHO
    doc = document("بار", "کارشناسان ارزش این بار را ۱۲۰ ریال برآورد کرده‌اند.")
    assert speaker(doc, "۱۲۰")[0] == "کارشناسان"
