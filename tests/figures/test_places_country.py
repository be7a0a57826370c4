"""Places: clauses that tell what the whole country, or another one, has, on pages of a province."""

import pytest

from pipelines.figures import places
from tests.figures.reading import document, mention

YAZD = ("خبر", "به گزارش ایرنا از یزد، استاندار سخن گفت.")


def province(sentence: str, quote: str = "۱۲۰", page: tuple[str, ...] = YAZD) -> str | None:
    m = mention(document(*page, sentence), quote)
    places.read(m)
    return m.province


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("میانگین کشوری بارش ۱۲۰ میلی‌متر و در یزد ۳۵ میلی‌متر است.", None),
        ("میانگین کشوری بارش ۳۵ میلی‌متر و در یزد ۱۲۰ میلی‌متر است.", "IR-21"),
        ("سرانه در یزد ۳۵ متر است؛ در حالی که این سرانه در سطح ملی ۱۲۰ متر گزارش شده است.", None),
        ("سرانه استان ۳۵ متر و میانگین کشوری ۱۲۰ متر است.", None),
        ("جمعیت ایران ۱۲۰ نفر است و یزد ۳۵ نفر جمعیت دارد.", None),
        ("ایران سالانه به ۱۲۰ تن گندم نیاز دارد.", None),
        ("این نرخ در دنیا ۱۲۰ و در یزد ۳۵ است.", None),
        ("در مقایسه با میانگین کشوری که ۱۲۰ متر است، یزد وضع بهتری دارد.", None),
        ("سرانه یزد از میانگین کشوری ۱۲۰ متر بالاتر است.", "IR-21"),
        ("سهم استان از تولید کشور ۱۲۰ درصد است.", "IR-21"),
        ("تولید کشور ۳۵ تن است که ۱۲۰ درصد آن در استان یزد تولید می‌شود.", "IR-21"),
        ("ایران خودرو ۱۲۰ کارگر در یزد دارد.", "IR-21"),
        ("۱۲۰ درصد پسته کشور در یزد تولید می‌شود.", "IR-21"),
        ("ایران در سال ۱۳۹۸، بیش از ۱۲۰ دلار صادرات داشت.", None),
        ("قیمت آهن در استان ۳۵ تومان و کشور ۱۲۰ تومان است.", None),
        ("میزان بیماری در کشورهای جهان ۱۲۰ نفر و در استان یزد ۳۵ نفر است.", None),
        ("مدیر آموزش استان گفت: ۳۵ شاگرد در کشور داریم که ۱۲۰ نفر عضوند.", None),
        ("سرانه استان را ۳۵ لیتر دانست و گفت: ۱۲۰ لیتر آن گرم است که دو برابر میانگین کشور است.", "IR-21"),
        ("از ۱۲۰ تن کالا در این شهر خبر داد و گفت: ۳۵ تن به گمرکات کشور رفت.", "IR-21"),
        ("در استان ۳۵ واحد و در سراسر کشور ۱۲۰ واحد بسته شد.", None),
    ],
)
def test_the_country_in_the_figures_own_clause(sentence: str, told: str | None) -> None:
    assert province(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("۳۵ نفر از یزد رفتند و ۱۲۰ چادر در خاک عراق برپا شد.", None),
        ("۳۵ نفر از یزد رفتند و ۱۲۰ نفر به عراق فرستاده شدند.", "IR-21"),
        ("در یزد ۱۲۰ نفر نام نوشتند و در عراق ماندند.", "IR-21"),
    ],
)
def test_another_country_in_the_figures_own_clause(sentence: str, told: str | None) -> None:
    assert province(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("سهم یزد ۳۵ درصد و سهم سایر استان‌ها ۱۲۰ درصد است.", None),
        ("۳۵ واحد در یزد و ۱۲۰ واحد در سایر استان‌ها ساخته شد.", None),
        ("در یزد ۳۵ نفر و دیگر استان‌ها ۱۲۰ نفر نام نوشتند.", None),
    ],
)
def test_other_provinces(sentence: str, told: str | None) -> None:
    assert province(sentence) == told
