"""What stands past a figure's own end: its place, the country, and whom it is each of."""

import pytest

from tests.figures.reading import document
from tests.figures.test_places import place


def test_the_country_in_a_sentence_that_names_the_pages_own_province() -> None:
    doc = document("نشست در استان مرکزی", "وی در نشست استان مرکزی گفت: ۱۲۰ شاگرد در کشور داریم.")
    assert place(doc, "۱۲۰") == (None, None)


@pytest.mark.parametrize(
    ("sentence", "quote", "where"),
    [
        ("تایید ۹ هزار و ۱۲۰ متقاضی در خوسف انجام شد.", "۹ هزار و ۱۲۰", ("IR-29", "خوسف")),
        (
            "در استان یزد هستند که ۸ هزار و ۱۲۰ متر از زمین‌ها را در شهر میبد گرفته‌اند.",
            "۸ هزار و ۱۲۰",
            ("IR-21", "میبد"),
        ),
        (
            "در نشست استان مرکزی گفت: ۱۴ میلیون و ۱۲۰ هزار شاگرد در کشور داریم.",
            "۱۴ میلیون و ۱۲۰ هزار",
            (None, None),
        ),
        ("در استان قم گفت: دو سوم ازبودجه کشور در آن است.", "دو سوم", (None, None)),
        ("هشتگرد و گیتی‌شهر هرکدام ۱۲۰ خانه می‌سازند.", "۱۲۰", (None, None)),
        ("در شهر خوسف ۳۰ خانه، هشتگرد و گیتی هرکدام ۲۰ خانه، سردرود ۱۲۰ خانه ساختند.", "۱۲۰", ("IR-03", "تبریز")),
        ("برنامه معرفی ۱۲۰ موزه‌ی تهران آماده است.", "۱۲۰", ("IR-23", None)),
    ],
)
def test_of_the_sentence(sentence: str, quote: str, where: tuple[str | None, str | None]) -> None:
    assert place(document("خبر", sentence), quote) == where


def test_what_leaves_the_country_by_the_customs_of_the_province_is_of_it() -> None:
    doc = document(
        "گمرک خراسان جنوبی", "مدیرکل گمرکات خراسان جنوبی گفت: ۱۲۰ تن کالا از گمرک استان به خارج از کشور صادر شد."
    )
    assert place(doc, "۱۲۰")[0] == "IR-29"
