"""Periods that a list carries on, days told in words, stretches that begin today."""

import pytest

from tests.figures.test_periods import TODAY, document, mentions, period

DAY = ("interval", str(TODAY), str(TODAY))
FIRST = "شاخص بازار امروز با ۵۰۰ واحد رشد به ۹۰۰ واحد رسید."


@pytest.mark.parametrize(
    "then",
    [
        "شاخص هم‌وزن نیز ۷۰ واحد رشد کرد.",
        "شاخص هم‌وزن هم با ۷۰ واحد رشد بالا رفت.",
        "این در حالی است که شاخص هم‌وزن ۷۰ واحد رشد کرد.",
        "معامله‌گران این بازار ۷۰ معامله انجام دادند.",
    ],
)
def test_a_list_goes_on_in_its_day(then: str) -> None:
    found = mentions(document(f"{FIRST} {then}"), "۵۰۰", "۹۰۰", "۷۰")
    assert [m.period_start for m in found] == [TODAY] * 3


@pytest.mark.parametrize(
    "then",
    [
        "شاخص هم‌وزن پیش از این نیز ۷۰ واحد رشد کرد.",
        "وی نیز گفت: ۷۰ واحد رشد کرد.",
        "این کتاب ۷۰ صفحه داشت.",
    ],
)
def test_what_is_no_list_has_its_own_time(then: str) -> None:
    assert mentions(document(f"{FIRST} {then}"), "۵۰۰", "۹۰۰", "۷۰")[2].period_kind is None


def test_a_clause_that_adds_a_subject_keeps_the_day() -> None:
    text = "قیمت سکه امروز به ۷ میلیون تومان رسیده و هر گرم طلا نیز ۹۰ تومان قیمت دارد."
    assert period(text, "۹۰") == DAY


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "در بیست و ششمین روز از اردیبهشت ماه سال جاری ۲ نفر رفتند.",
            "۲",
            ("interval", "2023-05-16", "2023-05-16"),
        ),
        ("در روز بیست و نهم اردیبهشت ماه ۲ نفر رفتند.", "۲", ("interval", "2023-05-19", "2023-05-19")),
        ("تا شروع سال تحصیلی ۲ هزار معلم جذب می‌شوند.", "۲", ("interval", "None", "None")),
        ("این مجموعه در ۵۲ قسمت از دوشنبه ۱ خرداد پخش می‌شود.", "۵۲", ("interval", "2023-05-22", "None")),
        ("از صبح امروز ۵۲ نفر مراجعه کردند.", "۵۲", DAY),
        ("وی از افتتاح راه در دهه فجر خبر داد و افزود: پل با ۲۴ میلیون تومان ساخته شد.", "۲۴", None),
    ],
)
def test_days_in_words_and_open_ends(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected
