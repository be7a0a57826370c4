"""Places: the capital by its other name, boards that play, agencies that are no provinces, listed counties, superlatives."""

import pytest

from tests.figures.reading import document
from tests.figures.test_places import place

SPORT = "لیگ بازیکن سرمربی باشگاه هواداران تیم داور مدال قهرمانی."


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("در تئاتر شهر پایتخت، ۱۲۰ صندلی هست.", "IR-23"),
        ("در پایتخت ۱۲۰ اتوبوس تازه به راه افتاد.", "IR-23"),
        ("شهروندان پایتخت با ۱۲۰ اتوبوس می‌روند.", "IR-23"),
        ("در پایتخت عراق ۱۲۰ اتوبوس به راه افتاد.", None),
        ("مردم عراق در پایتخت، ۱۲۰ اتوبوس دارند.", None),
        ("در پایتخت معنوی کشور، ۱۲۰ مهمان‌سرا هست.", None),
        ("سریال پایتخت، ۱۲۰ بازیگر دارد.", None),
        ("معدن «چشمه» کوهبنان با ۱۲۰ کارگر است.", "IR-08"),
        ("گروه در چند روستای اراک ۱۲۰ بسته داد.", "IR-00"),
    ],
)
def test_names(sentence: str, province: str | None) -> None:
    assert place(document("خبر", sentence), "۱۲۰")[0] == province


def test_a_board_that_plays_is_no_place() -> None:
    scores = "هیات کاراته شهرستان کلات ۷ امتیاز گرفت."
    assert place(document("لیگ کاراته", SPORT, scores, scores, scores, "گیتی ۱۲۰ امتیاز گرفت."), "۱۲۰")[0] is None
    said = "رییس هیات کاراته شهرستان کلات گفت: ۱۲۰ بازیکن آمدند."
    assert place(document("لیگ کاراته", SPORT, said), "۱۲۰")[0] == "IR-09"


@pytest.mark.parametrize(("more", "province"), [("", None), ("مردم شیراز آمدند.", "IR-07")])
def test_an_agency_is_no_province_unless_the_page_tells_of_it(more: str, province: str | None) -> None:
    doc = document("لیگ", "به گزارش «ورزش سه» از فارس، بازی ۱۲۰ دقیقه بود.", *([more] if more else []))
    assert place(doc, "۱۲۰")[0] == province


def test_counties_that_are_listed_are_none_of_them_alone() -> None:
    doc = document("افتتاح", "در آیین شهرستان‌های گناوه و دیلم ۱۲۰ طرح آغاز شد.")
    assert place(doc, "۱۲۰") == ("IR-18", None)


def test_a_provinces_figure_told_in_its_town_is_the_provinces() -> None:
    doc = document("خبر استان کردستان", "او در گفت‌وگو در سنندج گفت: کل پایگاه‌های استان ۱۲۰ تخت دارند.")
    assert place(doc, "۱۲۰") == ("IR-12", None)


def test_one_of_the_greatest_of_the_country_has_its_own_place() -> None:
    text = "به گزارش ایسنا از یزد، این ورزشگاه با ۱۲۰ صندلی یکی از بزرگ‌ترین ورزشگاه‌ها در کشور است."
    assert place(document("ورزشگاه", text), "۱۲۰")[0] == "IR-21"
