"""Places: works and clubs of one name, sites before a city, heads of stories, names joined at a seam."""

import pytest

from pipelines.figures import places
from tests.figures.reading import document, mention


def province(*page: str, quote: str = "۱۲۰") -> str | None:
    m = mention(document("خبر", *page), quote)
    places.read(m)
    return m.province


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مدیرعامل فولاد خوزستان گفت: ۱۲۰ تن شمش فروختیم.", "IR-06"),
        ("در کارخانه ذوب آهن اصفهان ۱۲۰ تن ریل ساخته شد.", "IR-10"),
        ("شرکت معدنی گل‌گهر سیرجان ۱۲۰ تن آهن فروخت.", "IR-08"),
        ("سهام شرکت فولاد خوزستان ۱۲۰ درصد بالا رفت.", None),
        ("بازیکنان و مربی در فولاد خوزستان ۱۲۰ روز ماندند.", None),
        ("مدیرعامل باشگاه مس کرمان گفت: ۱۲۰ نفر آمدند.", None),
    ],
)
def test_works_and_clubs(text: str, told: str | None) -> None:
    assert province(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بازار روز شهید نوریان مشهد ۱۲۰ غرفه دارد.", "IR-09"),
        ("بیمارستان شهید نوریان تبریز ۱۲۰ تخت دارد.", "IR-03"),
        ("در سالن نوریان مشهد ۱۲۰ نفر نشستند.", "IR-09"),
        ("لالجین همدان ۱۲۰ کارگاه دارد.", "IR-13"),
        ("نماد فولاد مبارکه اصفهان ۱۲۰ سهم فروخت.", None),
        ("بهار همدان ۱۲۰ روز است.", None),
        ("دمای اهواز به ۱۲۰ درجه رسید.", "IR-06"),
        ("سد زاینده‌رود ۱۲۰ متر آب دارد.", "IR-10"),
        ("فرودگاه شهید هاشمی‌نژاد ۱۲۰ پرواز دارد.", "IR-09"),
        ("پتروشیمی بندر امام ۱۲۰ تن فروخت.", "IR-06"),
        ("مدیر صندوق امید در همدان گفت: ۱۲۰ ریال پرداختیم.", "IR-13"),
        ("رئیس دانشگاه تبریز گفت: ۱۲۰ شاگرد داریم.", "IR-03"),
        ("استاد دانشگاه تبریز گفت: ۱۲۰ شاگرد داریم.", None),
    ],
)
def test_words_before_a_city(text: str, told: str | None) -> None:
    assert province(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("همدان: مدیر شبکه گفت: خوب است.", "IR-13"),
        ("کرمانشاه – مدیرکل گفت: خوب است.", "IR-05"),
        ("همدان: ۲۸ میلی‌متر باران بارید.", None),
        ("اصفهان - شیراز خط تازه‌ای است.", None),
        ("تهران: مدیر شبکه گفت: خوب است.", None),
    ],
)
def test_a_capital_at_the_head_of_the_story(text: str, told: str | None) -> None:
    assert province(text, "۱۲۰ نفر آمدند.") == told
