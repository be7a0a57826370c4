"""Places of roads, of parts of a headline, of the country's own things, and names that are people."""

import pytest

from tests.figures.reading import document
from tests.figures.test_places import place


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


def test_a_list_s_last_place_is_of_its_own_figure() -> None:
    text = "نرخ در روستاها ۱۰ تومان، در شهرها ۲۰ تومان و در شهر شیراز، ماهانه ۸۵ تومان است."
    page = document("نرخ آب", *["نرخ‌های تازه را وزارتخانه اعلام کرد."] * 7, text)
    assert place(page, "۲۰")[0] is None
    assert place(page, "۸۵")[0] == "IR-07"
    assert place(document("نرخ آب", "۲۰ نفر در استان فارس آمدند."), "۲۰")[0] == "IR-07"


def test_a_site_before_a_city_s_bare_name_makes_it_a_place() -> None:
    assert place(document("کاوش", "او با ۱۲ نفر در تپه زاغه قزوین کاوید."), "۱۲")[0] == "IR-26"
    assert place(document("بازی", "او با ۱۲ نفر تیم زاغه قزوین را ساخت."), "۱۲")[0] is None


def test_the_office_s_place_holds_for_heads_of_unions_too() -> None:
    doc = document("نرخ گوجه", "بازار آرام است.", "رئیس اتحادیه میوه شهرستان بوشهر گفت: قیمت ۴ برابر شد.")
    assert place(doc, "۴")[0] == "IR-18"


def test_a_member_of_a_city_s_council_is_no_national_office() -> None:
    lead = "به گزارش خبرنگار ایسنا از کرمانشاه، کارخانه باز شد."
    local = "عضو کمیسیون فرهنگی، اجتماعی و زیست شهری شورای شهر گفت: ۱۲ درصد زمین‌ها خالی است."
    national = "عضو کمیسیون فرهنگی مجلس گفت: ۱۲ درصد زمین‌ها خالی است."
    assert place(document("خبر", lead, local), "۱۲")[0] == "IR-05"
    assert place(document("خبر", lead, national), "۱۲")[0] is None


def test_a_city_that_ends_a_local_office_is_its_place() -> None:
    doc = document("سوخت", "شناوری توقیف شد.", "فرمانده پایگاه دریابانی کنگان گفت: ۱۲ مخزن کشف شد.")
    assert place(doc, "۱۲")[0] == "IR-18"
    player = document("بازی", "بازی خوب بود.", "بازیکن پیشین تیم کنگان گفت: ۱۲ نفر بودیم.")
    assert place(player, "۱۲")[0] is None
