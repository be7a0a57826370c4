"""Places: prices of the capital's market, the world's prices, countries in the names of money."""

import pytest

from pipelines.figures import places
from tests.figures.reading import document, mention

LEAD = "قیمت سکه امروز در بازار تهران بالا رفت."


def province(quote: str, *page: str) -> str | None:
    m = mention(document("قیمت سکه", *page), quote)
    places.read(m)
    return m.province


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("نیم‌سکه ۱۲۰ تومان فروخته شد.", "IR-23"),
        ("هر دلار آمریکا ۱۲۰ تومان فروخته شد.", "IR-23"),
        ("هر اونس طلا ۱۲۰ دلار بود.", None),
        ("طلا در بازارهای جهانی ۱۲۰ دلار بود.", None),
        ("در آمریکا ۱۲۰ دلار بود.", None),
    ],
)
def test_a_page_of_the_capitals_market(sentence: str, told: str | None) -> None:
    assert province("۱۲۰", LEAD, sentence) == told


@pytest.mark.parametrize(
    "lead",
    [
        "قیمت سکه امروز بالا رفت. سکه دیروز گران بود. بازار تهران آرام بود.",
        "وزیر در تهران از قیمت سکه گفت.",
        "خیابان‌های تهران شلوغ بود.",
    ],
)
def test_other_leads_tell_no_market(lead: str) -> None:
    assert province("۱۲۰", lead, "نیم‌سکه ۱۲۰ تومان فروخته شد.") is None
