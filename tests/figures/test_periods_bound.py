"""Lengths that lead a figure or end a headline, rates of several months, and times that are another word's."""

import pytest

from tests.figures.reading import figures
from tests.figures.test_periods import TODAY, period

LENGTH = ("interval", "None", "None")


def _kinds(text: str, *, dated: bool = True) -> dict[str, str | None]:
    found = figures(text, published_on=TODAY if dated else None)
    return {text[m.numeral.start : m.numeral.end]: m.period_kind for m in found}


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("ساخت ۷۶ خودرو در ۷ ماه", "۷۶", LENGTH),
        ("ساخت ۷۶ خودرو در ۷ ماه/ بازار آرام است", "۷۶", LENGTH),
        ("کارخانه‌ها در ۷ ماه ۹۸ خودرو ساختند.", "۹۸", LENGTH),
        ("شناسایی ۹۸ بیمار در ۲۴ ساعت", "۹۸", ("interval", "2023-05-21", "2023-05-22")),
        ("به ما هر ۴-۵ ماه ۷۰ سکه می‌دهند.", "۷۰", ("rate", "None", "None")),
        ("به ما هر ۲ تا ۳ هفته ۷۰ سکه می‌دهند.", "۷۰", ("rate", "None", "None")),
        ("سخنگو در کنفرانس خبری این هفته خود اعلام کرد، ۲۳ کودک مرده‌اند.", "۲۳", None),
        ("تیم پس از ۲۳ باخت در لیگ برتر فردا میزبان خواهد بود.", "۲۳", None),
        ("تیم پس از ۲۳ باخت در سال گذشته برکنار شد.", "۲۳", ("interval", "2022-03-21", "2023-03-20")),
    ],
)
def test_lengths_and_rates(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("متوسط اجاره ماهانه به علاوه سه درصد ودیعه در شهر ۱۰۴ هزار ریال بود.", "سه"),
        ("گازرسانی به روستاهای بالای ۲۰ خانوار تا سال ۱۴۰۴ تمام می‌شود.", "۲۰"),
        ("نمایشگاه با دو ماه تاخیر از ۲۲ خرداد برگزار می‌شود.", "دو"),
        ("آبی که رسید کمتر از نصف حقابه سالانه است.", "نصف"),
    ],
)
def test_a_time_of_other_words(text: str, quote: str) -> None:
    assert _kinds(text)[quote] is None


def test_a_price_of_today_on_a_page_without_a_day() -> None:
    text = "قیمت خرید دلار امروز ۱۷ هزار تومان اعلام شده است و به قیمت ۱۸ هزار تومان فروخته می‌شود."
    assert _kinds(text, dated=False)["۱۸ هزار"] == "interval"
