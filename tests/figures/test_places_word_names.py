"""Places: provinces whose names are also words, the capital in lists, and what lies in a county told after it."""

import pytest

from pipelines.figures import places
from pipelines.figures.plain import Plain
from pipelines.folding import fold
from tests.figures.reading import document, mention


def names(text: str) -> list[str | None]:
    return [h.province for h in places.find(Plain(fold(text)))]


def province(quote: str, *page: str) -> str | None:
    m = mention(document(*page), quote)
    places.read(m)
    return m.province


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("در تهران، البرز و قزوین", ["IR-23", "IR-30", "IR-26"]),
        ("البرز، تهران و قزوین", ["IR-30", "IR-23", "IR-26"]),
        ("کرمان و فارس", ["IR-08", "IR-07"]),
        ("خلیج فارس و کرمان", ["IR-08"]),
        ("۳۰ واحد در البرز و ۲۰ واحد در یزد", ["IR-30", "IR-21"]),
        ("۳۰ واحد در البرز ماند", []),
        ("تیم والیبال شهرداری ارومیه آمد", []),
        ("کارگران شهرداری ارومیه آمدند", ["IR-04"]),
        ("دامنه البرز سرد شد", []),
        ("دفتر مرکزی و یزد", ["IR-21"]),
    ],
)
def test_among_provinces(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("استاندار گلستان آمد و در گلستان باران بارید", ["IR-27", "IR-27"]),
        ("برق گلستان قطع شد تا استان گلستان تاریک بماند", ["IR-27", "IR-27"]),
        ("گفت‌وگو با فارس درباره استان فارس", ["IR-07"]),
        ("در فارس و سراسر استان فارس", ["IR-07", "IR-07"]),
        ("خیابان گلستان در استان گلستان", ["IR-27"]),
    ],
)
def test_told_once_to_be_a_province(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("در شبانه‌روز گذشته تهران ۲۴۱ نفر، قم ۳۲ نفر و اصفهان ۱۱۸ نفر داشت.", "۲۴۱", "IR-23"),
        ("سهمیه: تهران ۲۴۱ تن، خراسان رضوی ۸۰ تن.", "۲۴۱", "IR-23"),
        ("واشنگتن و تهران ۲۴۱ سند نوشتند.", "۲۴۱", None),
    ],
)
def test_the_capital_first_of_a_list(text: str, quote: str, told: str | None) -> None:
    assert province(quote, "خبر", text) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("بخش کلات شهرستان آبدانان", ["IR-16", "IR-16"]),
        ("شهر کلات از توابع شهرستان آبدانان", ["IR-16", "IR-16"]),
        ("شهر کلات و شهرستان آبدانان", ["IR-09", "IR-16"]),
    ],
)
def test_what_lies_in_the_county_told_after_it(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_historic_town() -> None:
    assert province("۳۴۰", "خبر", "شهر تاریخی زواره با وسعتی حدود ۳۴۰ هکتار ثبت شد.") == "IR-10"


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("گرگان - خبرنگار ما: مدیر زراعت گفت: ۳۵ هزار هکتار کشت شد.", "IR-27"),
        ("به گزارش مرکز اطلاع‌رسانی پلیس هرمزگان، ۳۵ هزار دلار کشف شد.", "IR-22"),
        ("به گزارش مرکز آمار، ۳۵ هزار دلار در هرمزگان کشف شد.", "IR-22"),
        ("به گزارش باشگاه فولاد خوزستان، ۳۵ هزار نفر آمدند.", None),
    ],
)
def test_datelines_of_reporters_and_credits_of_offices(lead: str, told: str | None) -> None:
    assert province("۳۵ هزار", "خبر", lead) == told
