"""Places of roads, of parts of a headline, of the country's own things, and names that are people."""

import pytest

from tests.figures.test_places import document, place


def test_a_road_between_two_provinces_is_in_neither_alone() -> None:
    text = "خودرو در اتوبان تبریز - زنجان واژگون شد و ۲ نفر جان باختند."
    assert place(document("تصادف", text), "۲")[0] is None
    own = document("تصادف در تبریز", "به گزارش خبرنگار ایسنا از تبریز، " + text)
    assert place(own, "۲")[0] == "IR-03"


def test_a_road_of_one_province_is_there() -> None:
    doc = document("تصادف", "به گزارش ایسنا از خوی، در محور خوی - ماکو ۲ نفر جان باختند.")
    assert place(doc, "۲")[0] == "IR-04"


def test_parts_of_a_headline_have_their_own_places() -> None:
    doc = document("اسکان ۲ میلیون مسافر/ یزد، شیراز و اصفهان پذیرای بیشترین مسافر", "مسافران آمدند.")
    assert place(doc, "۲")[0] is None


def test_a_name_after_the_agencys_is_no_dateline() -> None:
    doc = document("خبر", "به گزارش ایسنا، علی اکبر نوریان از راه تازه گفت.", "۱۲۰ نفر آمدند.")
    assert place(doc, "۱۲۰")[0] is None


def test_a_ministrys_figure_is_not_of_the_place_before() -> None:
    doc = document("خبر", "ستاد کرونا در شیراز با ۳۰ سند و وزارت اقتصاد با انتشار ۱۸ سند کار کرد.")
    assert place(doc, "۱۸")[0] is None


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("تولید ۴ شرکت بزرگ کشور بالا رفت.", None),
        ("تولید ۴ شرکت بزرگ استان بالا رفت.", "IR-05"),
        ("مدیرعامل سازمان بنادر گفت: درآمد ۴ بندر بالا رفت.", None),
    ],
)
def test_what_is_the_countrys(sentence: str, province: str | None) -> None:
    doc = document("خبر", "به گزارش خبرنگار ایسنا از کرمانشاه، کارخانه باز شد.", sentence)
    assert place(doc, "۴")[0] == province


def test_a_city_named_twice_is_not_the_pages() -> None:
    doc = document(
        "نرخ تلفن",
        "نرخ تلفن گران شد.",
        "نرخ‌ها تازه است.",
        "نرخ‌ها ماهانه است.",
        "نرخ روستا ۵ تومان و در شهر تهران ۸ تومان است.",
        "پیش‌تر در شهر تهران ۷ تومان بود.",
        "هزینه هر خط ۹۰ تومان است.",
    )
    assert place(doc, "۹۰")[0] is None


def test_a_clubs_city_is_no_place() -> None:
    assert place(document("بازی", "دو تیم صبای قم و پیکان با ۱۲۰ تماشاگر بازی کردند."), "۱۲۰")[0] is None
