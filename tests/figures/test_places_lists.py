"""Places of lists: each with a figure of its own, many with one, sites as examples; credits of broadcasts; Dari's words."""

import pytest

from pipelines.figures.places import article_place
from tests.figures.reading import document, figures


def provinces(*blocks: str) -> list[str | None]:
    """The province of each figure of a page."""
    return [m.province for m in figures("\n".join(blocks), titled=len(blocks) > 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("استان‌های کرمان، یزد و قم به ترتیب با ۱۲، ۱۱ و ۹ مورد پیشتازند.", ["IR-08", "IR-21", "IR-25"]),
        ("به ترتیب در گیلان و گلستان با ۱۲۰ و ۱۱۰ میلی‌متر باران بارید.", ["IR-01", "IR-27"]),
        ("پس از آن اصفهان و فارس با ۴۷ و ۴۵ آزادی هستند.", ["IR-10", "IR-07"]),
        ("در استان‌های کرمان، یزد و قم به ترتیب ۱۲ و ۱۱ مورد ثبت شد.", [None, None]),
        ("استان‌های یزد و قم جمعاً ۱۲ و ۱۱ مورد داشتند.", [None, None]),
    ],
)
def test_a_list_of_places_with_a_list_of_figures(text: str, told: list[str | None]) -> None:
    assert provinces(text) == told


def test_things_of_many_places() -> None:
    things = "مس سرچشمه در کرمان، آهن چغارت در یزد و سیمان ساوه در استان مرکزی، با ۳۰ درصد ظرفیت کار می‌کنند."
    assert provinces(f"۱۲ مجتمع کشور از جمله {things}") == [None, None]
    assert provinces("۱۵ روستای ایران از جمله کندوان در آذربایجان شرقی ثبت شد.") == [None]


def test_the_distance_of_another_place() -> None:
    page = ("زلزله در استان سمنان", "شهرستان دامغان لرزید.", "مرکز آن ۷۶ کیلومتری دامغان و ۲۷۸ کیلومتری شرق تهران بود.")
    assert provinces(*page) == ["IR-20", "IR-20"]


def test_the_most_visited_sites_are_no_place_of_a_page() -> None:
    lead = "سخنگوی میراث گفت: ۴۰ هزار نفر آمدند و حافظیه، تخت جمشید و باغ پهلوان‌پور نخست بودند."
    assert article_place(document("آمار بازدید از موزه‌ها", lead))[0] is None
    visited = "جشن در تخت جمشید برگزار شد. ۴۰ هزار نفر در تخت جمشید بودند."
    assert article_place(document("جشن تخت جمشید", visited))[0] == "IR-07"


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ("خبرگزاری صدا و سیما مرکزی؛", "IR-00"),
        ("خبرگزاری صداوسیمای مرکز خراسان رضوی،", "IR-09"),
        ("خبرگزاری صدا و سیما، مرکز فارس،", "IR-07"),
        ("خبرگزاری صدا و سیما،", None),
    ],
)
def test_the_station_of_a_broadcast(credit: str, told: str | None) -> None:
    page = ("بهزیستی", f"به گزارش {credit} مدیرکل بهزیستی استان گفت: ۲۰ نفر از هم استانی‌ها آمدند.", "۳ نفر زن هستند.")
    assert provinces(*page) == [told, told]


def test_provinces_and_districts_in_dari() -> None:
    page = ("زلزله در ایران", "زلزله در ولسوالی دشتی ولایت بوشهر ۱۲ کشته داشت.", "والی بوشهر گفت: ۴۰ خانه ویران شد.")
    assert provinces(*page) == ["IR-18", "IR-18"]
