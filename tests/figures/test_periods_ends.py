"""Periods with an open or far end, counts told in several words, weeks with a name, seasons and months told before."""

import pytest

from tests.figures.reading import figures
from tests.figures.test_periods import TODAY, document, mentions, period


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("تا ساعت ۱۴ روز جمعه ۳۰ نفر ثبت نام کردند.", "۳۰", ("interval", "None", "2023-05-19")),
        ("طرح حذف ۳ مرحله‌ای از خردادماه آغاز شد.", "۳", ("interval", "2023-05-22", "None")),
        (
            "نمایشگاه از امروز با ۴۰ غرفه آغاز می‌شود و تا ۵ خرداد ادامه دارد.",
            "۴۰",
            ("interval", "2023-05-22", "2023-05-26"),
        ),
        ("با وام صندوق یکم می توان ۱۶ متر خرید.", "۱۶", None),
        ("یکم می ۱۶ نفر آمدند.", "۱۶", ("interval", "2023-05-01", "2023-05-01")),
        ("نمایشگاه از ۵ خرداد در ۶۵ شهر باز می‌شود.", "۶۵", ("interval", "2023-05-26", "None")),
        ("۶۰ هزار نیروی تازه از تیر به کار گرفته می‌شوند.", "۶۰ هزار", ("interval", "2023-06-22", "None")),
        ("به گزارش ایسنا به نقل از مهر ۶۰ نفر آمدند.", "۶۰", None),
        ("تا لحظه تنظیم این خبر ۵۰ نفر درمان شدند.", "۵۰", ("interval", "None", "2023-05-22")),
        ("تا پایان برنامه هفتم ۵۰ شهرک ساخته می‌شود.", "۵۰", ("interval", "None", "None")),
        ("بر اساس برنامه هفتم ۵۰ شهرک ساخته می‌شود.", "۵۰", None),
        ("شاخص آلودگی فردا (سه‌شنبه) ۹۰ واحد پیش‌بینی شده است.", "۹۰", ("interval", "2023-05-23", "2023-05-23")),
        ("رده‌بندی تا پایان رقابت‌های امروز:\nستاره ۳۰ امتیاز", "۳۰", ("interval", "None", "2023-05-22")),
        ("رده‌بندی تا پایان روز چهارم رقابت‌ها:\nستاره ۳۰ امتیاز", "۳۰", ("interval", "None", "None")),
        ("امروز و تا این لحظه ۴۰ چادر برپا شده است.", "۴۰", ("interval", "2023-05-22", "2023-05-22")),
        ("آن‌ها در سال ۱۳۸۵ترجمه کتاب را در ۷ جلد منتشر کردند.", "۷", ("interval", "2006-03-21", "2007-03-20")),
        ("در سال ۱۸۹۱ ترجمه‌ای از ۴۰ غزل منتشر شد.", "۴۰", ("interval", "1891-01-01", "1891-12-31")),
        ("خون این ۷ جوان شهر را در ۱۶ آذر هرساله به یادها می‌آورد.", "۷", None),
        ("در شهریور97 شبکه ۹۱۸ روستا داشت.", "۹۱۸", ("interval", "2018-08-23", "2018-09-22")),
        ("از ۲۵ اسفند پارسال تا پنجم فررودین امسال ۸۰ نفر آمدند.", "۸۰", ("interval", "2023-03-16", "2023-03-25")),
        ("درسال جاری برای ۸۶ نفر کار پیدا شد.", "۸۶", ("interval", "2023-03-21", "2023-05-22")),
        ("شمار خط‌ها در پایان سال ۹۶ به ۴۰۰ رسید.", "۴۰۰", ("interval", "2018-03-20", "2018-03-20")),
        ("شمار خط‌ها در اواخر سال ۹۶ به ۴۰۰ رسید.", "۴۰۰", ("interval", "None", "None")),
        ("افزایش ۱۴ درصدی تولید ماهی در استان", "۱۴", None),
        ("کیت‌ها در مدت ۵ دقیقه پاسخ می‌دهند، اما دقت آن‌ها ۶۰ درصد است.", "۶۰", None),
    ],
)
def test_ends_and_edges_told_beside(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("گوسفندان به‌طور میانگین در سال دو بار می‌زایند.", ["rate"]),
        ("او ماهی یک دو بار به استخر می‌رود.", ["rate"]),
        ("کلاس هفته‌ای سه جلسه برگزار می‌شود.", ["rate"]),
        ("او امروز در دادگاه فرار ۴ میلیون یورویی شرکت کرد.", [None]),
        ("او امروز بدهی ۴ میلیون یورویی را پرداخت.", ["interval"]),
    ],
)
def test_how_often_and_the_day_of_a_court(text: str, expected: list[str | None]) -> None:
    assert [m.period_kind for m in figures(text, published_on=TODAY)] == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("به پرونده‌های باقی‌مانده از سال ۹۸ با ۴۰ رأی رسیدگی شد.", "۴۰", None),
    ],
)
def test_open_and_far_ends(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("بیست و پنج سال پیش ۷ کارخانه باز شد.", "۷", ("interval", "1998-03-21", "1999-03-20")),
        ("شهر از هزار و ۲۰۰ سال قبل ۷ دروازه داشت.", "۷", ("interval", "None", "None")),
        ("۲۵ اسفند ۸۴: در حمله به راه ۷ نفر رفتند.", "۷", ("interval", "2006-03-16", "2006-03-16")),
    ],
)
def test_counts_and_years_in_full(text: str, quote: str, expected: tuple[str, str, str]) -> None:
    assert period(text, quote) == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("در دهه فجر ۳۰ طرح گشوده شد.", "۳۰", ("interval", "2023-02-01", "2023-02-11")),
        ("در سومین روز از هفته دولت ۳۰ طرح گشوده می‌شود.", "۳۰", ("interval", "2023-08-26", "2023-08-26")),
        ("در هفته دولت سال ۱۴۰۰ نیز ۳۰ طرح گشوده شد.", "۳۰", ("interval", "2021-08-24", "2021-08-30")),
        ("به مناسبت هفته دولت ۳۰ طرح گشوده شد.", "۳۰", None),
    ],
)
def test_weeks_with_a_name(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


def test_this_season_is_the_one_told_before() -> None:
    found = mentions(document("در زمستان سال ۱۴۰۰ باران کم بود. در این فصل ۵۵ سد پر شد."), "۵۵")
    assert (str(found[0].period_start), str(found[0].period_end)) == ("2021-12-22", "2022-03-20")
    assert period("تیم در این فصل ۴۰ گل زد.", "۴۰") == ("interval", "None", "None")


def test_the_same_stretch_of_an_open_one() -> None:
    text = "تا ۲۴ اردیبهشت امسال ۶۲ سد پر بود که این رقم در مدت مشابه سال گذشته ۶۶ بود."
    assert period(text, "۶۶") == ("interval", "None", "2022-05-14")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("او در سال ۹۴-۹۵ در ۳۸ بازی گل زد.", "۳۸", ("interval", "None", "None")),
        ("در سال تحصیلی ۱۴۰۰-۱۴۰۱ برای ۳۰ کلاس معلم آمد.", "۳۰", ("interval", "2021-09-23", "2022-06-21")),
        ("در روزهای پایانی سال ۳۰ مرکز آماده‌اند.", "۳۰", ("interval", "None", "None")),
        ("او در روز گذشته موفق شده بود از ۳۹ رای برخوردار شود.", "۳۹", ("interval", "2023-05-21", "2023-05-21")),
        ("کارگران از شنبه به مدت دو روز کار نکردند.", "دو", ("interval", "2023-05-20", "2023-05-21")),
        (
            "باید ۳۰ خانه ساخته شود که این کار تا پایان امسال انجام می‌شود.",
            "۳۰",
            ("interval", "2023-05-22", "2024-03-19"),
        ),
        ("در پایان خرداد ماه ۱۴۰۱ تعداد شعب ۴۲ باب بود.", "۴۲", ("interval", "2022-06-21", "2022-06-21")),
        ("در مجمع عمومی عادی سالیانه ۳۰ درصد سود تقسیم شد.", "۳۰", None),
        ("سالن با زیربنای آن ۴۰۰ متر مربع در سال جاری ساخته شد.", "۴۰۰", None),
    ],
)
def test_seasons_lengths_and_what_is_done_about_them(
    text: str, quote: str, expected: tuple[str, str, str] | None
) -> None:
    assert period(text, quote) == expected


def test_a_change_is_of_the_time_told_and_not_of_the_one_compared_with() -> None:
    text = "از ابتدای امسال ۴۱ نفر آمدند که نسبت به سال گذشته با ۳۲ نفر افزایش مواجه شد."
    assert [str(m.period_start) for m in figures(text, published_on=TODAY)] == ["2023-03-21"] * 2
