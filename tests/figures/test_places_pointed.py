"""Places that «این شهر» points at, that the sentence before tells, of shrines, of lists and teams of provinces."""

import pytest

from tests.figures.reading import document
from tests.figures.test_places import place


def test_this_city_is_the_one_named_last() -> None:
    text = "شهردار ساوه آمد. در این شهر ۱۲ پارک هست."
    assert place(document("خبر", "به گزارش ایسنا از قزوین، نشست برگزار شد.", text), "۱۲")[0] == "IR-00"


def test_this_province_is_no_city_named_last() -> None:
    doc = document("خبر", "به گزارش ایسنا از قزوین، نشست برگزار شد.", "شهردار ساوه آمد. در این استان ۱۲ پارک هست.")
    assert place(doc, "۱۲")[0] == "IR-26"


def test_the_sentence_before_places_a_figure_where_the_page_has_no_place() -> None:
    head = ("هوا خوب است.", "باران آمد.", "سال نو شد.")
    doc = document("مسکن", *head, "در شهر جدید امیرکبیر در استان مرکزی خانه ساخته شد. ۱۲ خانه آماده است.")
    assert place(doc, "۱۲")[0] == "IR-00"


@pytest.mark.parametrize(
    "before", ["در شهر ساوه و شهر یزد خانه ساخته شد.", "در استان مرکزی و در سراسر کشور خانه ساخته شد."]
)
def test_two_places_or_the_country_before_are_none(before: str) -> None:
    doc = document("مسکن", "هوا خوب است.", "باران آمد.", "سال نو شد.", "ماه نو شد.", f"{before} ۱۲ خانه آماده است.")
    assert place(doc, "۱۲")[0] is None


def test_a_paragraph_before_is_none() -> None:
    doc = document(
        "مسکن",
        "هوا خوب است.",
        "باران آمد.",
        "سال نو شد.",
        "ماه نو شد.",
        "در استان مرکزی خانه ساخته شد.",
        "۱۲ خانه آماده است.",
    )
    assert place(doc, "۱۲")[0] is None


def test_a_shrine_is_in_its_city() -> None:
    text = "پیش از این ۱۲ رواق در حرم امام رضا ساخته شد."
    assert place(document("خبر", "به گزارش ایسنا از بیرجند، نشست برگزار شد.", text), "۱۲")[0] == "IR-09"


def test_words_that_are_provinces_in_a_list_with_numbers() -> None:
    doc = document("آمار", "بیماران: گیلان: ۳۸، البرز: ۶۰، مرکزی: ۳۶، فارس با ۲۶ و قم ۱۷ نفر.")
    assert [place(doc, n)[0] for n in ("۳۸", "۶۰", "۳۶", "۲۶")] == ["IR-01", "IR-30", "IR-00", "IR-07"]


def test_a_provinces_own_team_and_a_club_that_bears_its_name() -> None:
    sport = "بازیکنان لیگ و مسابقات و قهرمانی و مدال و داوران و فدراسیون و سرمربی."
    doc = document("دارت", sport, "تیم خراسان جنوبی با ۷۸ امتیاز اول شد و فارس (الف) با ۶۹ امتیاز دوم شد.")
    assert place(doc, "۷۸")[0] == "IR-29"
    assert place(doc, "۶۹")[0] == "IR-07"
    club = document("فوتبال", sport, "تیم نساجی مازندران با ۷۸ امتیاز اول شد.")
    assert place(club, "۷۸")[0] is None


@pytest.mark.parametrize("sent", ["کالاهای ارسال شده به «بم»", "کمک‌های ارسالی به بم", "زلزله بم"])
def test_what_is_sent_to_a_place_in_need_is_of_that_place(sent: str) -> None:
    doc = document("کمک", "هلال احمر در شهر تهران انبار دارد.", f"نوریان درباره {sent} گفت: ۱۲ چادر رسید.")
    assert place(doc, "۱۲")[0] == "IR-08"


def test_who_goes_to_a_place_is_of_his_own() -> None:
    doc = document("سفر", "به گزارش ایسنا از قزوین، ۱۲ کودک به بم رفتند.")
    assert place(doc, "۱۲")[0] == "IR-26"


def test_a_surname_is_no_place() -> None:
    doc = document("پزشکی", "دکتر بابک شادگان از آسیب‌ها گفت.", "شادگان افزود: ۱۲ درصد آسیب دیدند.")
    assert place(doc, "۱۲")[0] is None
    doc = document("زیارت", "ورزشگاه امام رضا مشهد باز شد.", "در مشهد ۱۲ در باز شد.")
    assert place(doc, "۱۲")[0] == "IR-09"


def test_what_is_measured_is_no_place() -> None:
    doc = document("باغ", "جهاد کشاورزی شهرستان ملکان: این شهرستان ۱۲ هکتار تاکستان دارد.")
    assert place(doc, "۱۲")[0] == "IR-03"


def test_several_provinces_are_none() -> None:
    doc = document("راه", "به گزارش ایسنا از قزوین، این راه در قزوین ۱۲ استان را به هم می‌پیوندد.")
    assert place(doc, "۱۲")[0] is None


def test_those_of_the_province_are_its_own_wherever_they_went() -> None:
    doc = document("ورزش", "به گزارش ایسنا از قزوین، ۱۲ ووشوکار استان به دوره‌ای در بجنورد رفتند.")
    assert place(doc, "۱۲")[0] == "IR-26"


def test_the_only_place_of_a_page_stands_in_its_title() -> None:
    doc = document("تولد نوزادی در بابل", "نوزاد ۳ کیلو وزن دارد.")
    assert place(doc, "۳")[0] == "IR-02"
    doc = document("تولد نوزادی در بابل", "نوزاد ۳ کیلو وزن دارد.", "او را به رشت بردند. پزشکان رشت هم آمدند.")
    assert place(doc, "۳")[0] is None


def test_whom_one_represents_in_an_assembly() -> None:
    doc = document("انتصاب", "بهرام نوریان، نماینده استان قزوین در مجلس خبرگان، ۱۲ سال استاد بود.")
    assert place(doc, "۱۲")[0] is None


def test_a_road_that_comes_back_lies_in_both() -> None:
    doc = document("راه", "در آزادراه کرج-تهران-کرج ۱۲ هزار تردد ثبت شد.")
    assert place(doc, "۱۲")[0] is None


def test_many_things_of_the_capital_are_there() -> None:
    doc = document("دانش", "بهرام نوریان گفت: ۱۲ گروه پژوهشگاه‌های تهران آماده‌اند.")
    assert place(doc, "۱۲")[0] == "IR-23"


def test_a_border_is_at_its_town() -> None:
    doc = document("زائران", "به گزارش ایسنا از مشهد، آستان ۱۲ نانوایی در مرز مهران دارد.")
    assert place(doc, "۱۲")[0] == "IR-16"


def test_a_cable_is_no_capital() -> None:
    doc = document("برق", "به گزارش ایسنا از قزوین، ۱۲ تن کابل برق کشف شد.")
    assert place(doc, "۱۲")[0] == "IR-26"


def test_an_office_of_the_sentence_before_proves_no_place() -> None:
    doc = document("قرآن", "نشست با رییس سازمان آغاز شد. به گزارش خبرنگار قرآنی فارس، ۱۲ نفر آمدند.")
    assert place(doc, "۱۲")[0] is None
