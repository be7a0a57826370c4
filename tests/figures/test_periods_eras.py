"""Times of features and memoirs: decades, eras, terms of office; days of an event; a page that tells its own day."""

import datetime as dt

import pytest

from tests.figures.reading import figures
from tests.figures.test_periods import TODAY, period

NO_DAYS = ("interval", "None", "None")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("در دهه ۶۰ در این شهر ۲۰ کارگاه بود.", "۲۰", ("interval", "1981-03-21", "1991-03-20")),
        ("در دهه هفتاد ۲۰ کارگاه ساخته شد.", "۲۰", ("interval", "1991-03-21", "2001-03-20")),
        ("در دهه ۱۹۸۰ میلادی ۲۰ کارگاه ساخته شد.", "۲۰", ("interval", "1980-01-01", "1989-12-31")),
        ("در دهه ۸۰ میلادی ۲۰ کارگاه ساخته شد.", "۲۰", ("interval", "1980-01-01", "1989-12-31")),
        ("تا اوایل دهه ۱۳۷۰ شمار کارگاه‌ها ۲۰ بود.", "۲۰", NO_DAYS),
        ("او در دهه شصت زندگی ۲۰ شاگرد داشت.", "۲۰", None),
        ("متولدان و بچه‌های دهه ۶۰ در ۲۰ خانه گرد آمدند.", "۲۰", None),
        ("در قرن نوزدهم ۲۰ کارگاه ساخته شد.", "۲۰", NO_DAYS),
        ("در آن مقطع تنها ۱۲ کارگر داشتیم.", "۱۲", NO_DAYS),
        ("در دوره مدیریت او ۴۰ کتاب منتشر شد.", "۴۰", NO_DAYS),
        ("در زمان جنگ ۴۰ کتاب منتشر شد.", "۴۰", NO_DAYS),
        ("در دولت دهم ۴۰ کتاب منتشر شد.", "۴۰", NO_DAYS),
        ("دولت دهم ۴۰ کتاب منتشر کرد.", "۴۰", None),
        ("سال‌ها پیش ۴۰ خانواده از اینجا رفتند.", "۴۰", NO_DAYS),
        ("در نیم‌فصل نخست ۱۴ گل زدند.", "۱۴", NO_DAYS),
        ("در تابستان ۲۰۱۴ با ۲۰ میلیون یورو آمد.", "۲۰ میلیون", NO_DAYS),
        ("در زمستان ۵۷ در این محله ۴۰ نفر بازداشت شدند.", "۴۰", ("interval", "1978-12-22", "1979-03-20")),
        ("سود آن در سال تجاری جاری ۹۰ میلیون دلار کاهش می‌یابد.", "۹۰ میلیون", NO_DAYS),
        ("در ۱۵ روز ابتدای تیر سال گذشته ۴۰ خانه فروخته شد.", "۴۰", ("interval", "2022-06-22", "2022-07-06")),
        ("در ۱۰ روز پایانی اسفند ۱۴۰۱ در شهر ۳۵ خانه فروخته شد.", "۳۵", ("interval", "2023-03-11", "2023-03-20")),
        ("در روز دوم مسابقات ۱۲ دیدار برگزار شد.", "۱۲", NO_DAYS),
        (
            "مسابقات کشتی امروز آغاز شد.\nدر روز نخست این مسابقات ۱۲ دیدار برگزار شد.",
            "۱۲",
            ("interval", "2023-05-22", "2023-05-22"),
        ),
        ("لیگ دسته اول فصل آینده با ۲۲ تیم برگزار می‌شود.", "۲۲", NO_DAYS),
        ("تا افق ۱۴۱۰ شمار نیروگاه‌ها به ۴۰ می‌رسد.", "۴۰", ("interval", "None", "2032-03-19")),
        ("در سال ۱۳۲۴ هجری قمری ۴۰ نفر آمدند.", "۴۰", NO_DAYS),
        ("در سال ۱۲۸۵ در این شهر ۴۰ مدرسه بود.", "۴۰", ("interval", "1906-03-22", "1907-03-21")),
    ],
)
def test_decades_eras_and_days_of_events(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("این رقم ۳۳ مگاوات از اوج سال گذشته بیشتر است.", "۳۳", (None, None)),
        ("اکنون ۱۰۰ برابر اوایل جنگ انبار داریم.", "۱۰۰", (None, None)),
        ("سه سهمیه برای حضور در جام باشگاه‌های سال ۱۴۰۳ کسب شد.", "سه", (None, None)),
        ("امسال رآکتور ۴۰ کیلوواتی را نشان دادند.", "۴۰", (None, None)),
        ("دیروز در ۱۲۰ کیلومتری شهر آتش‌سوزی شد.", "۱۲۰", (None, None)),
        ("سال گذشته در اردوی ۴ روزه تیم شرکت کرد.", "۴", (None, None)),
        (
            "معاون وزیر درباره آمار بیمارانی که طی ۲۴ ساعت گذشته شناسایی شده‌اند گفت: بیشترین مورد در البرز با ۲۲۰ بیمار است.",
            "۲۲۰",
            (dt.date(2023, 5, 21), TODAY),
        ),
        ("او درباره جلسه امروز شورا گفت: جلسه ما با حضور ۱۶ نماینده برگزار شد.", "۱۶", (TODAY, TODAY)),
        (
            "در فروردین ۱۴۰۲ فروش ۵ میلیون یورو بود و در مدت مشابه سال قبل ۱۲ میلیون یورو بود. "
            "به این ترتیب فروش ۵۸ درصد کاهش یافته است.",
            "۵۸",
            (dt.date(2023, 3, 21), dt.date(2023, 4, 20)),
        ),
    ],
)
def test_what_is_of_a_time_told_beside(text: str, quote: str, expected: tuple[dt.date | None, dt.date | None]) -> None:
    (m,) = (m for m in figures(text, published_on=TODAY) if text[m.numeral.start : m.numeral.end] == quote)
    assert (m.period_start, m.period_end) == expected


def test_since_a_beginning_that_is_told_in_words() -> None:
    (m,) = figures("از ابتدای شیوع بیماری در استان تاکنون ۴۰ نفر درمان شدند.", published_on=TODAY)
    assert m.period_text == "از ابتدای شیوع بیماری در استان تاکنون"


def test_a_page_without_a_day_of_its_own_that_calls_one_today() -> None:
    text = "از دیروز تا امروز ۵ تیر ۱۴۰۰ در استان ۲۵ بیمار شناسایی شد.\nدر ۲۴ ساعت گذشته ۳ نفر درگذشتند."
    found = [(str(m.period_start), str(m.period_end)) for m in figures(text)]
    assert found == [("2021-06-25", "2021-06-26"), ("2021-06-25", "2021-06-26")]
    two = figures("امروز ۵ تیر ۱۴۰۰ و امروز ۶ تیر ۱۴۰۰ روزهای گرمی بود.\nدیروز ۳ نفر درگذشتند.")
    assert [m.period_start for m in two] == [None]
