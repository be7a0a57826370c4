"""Comparators before and after a figure."""

import pytest

from pipelines.figures import comparators, numerals, units
from pipelines.figures.document import Document


def signs(text: str) -> list[str]:
    doc = Document(text, [(0, len(text), "body", 0)])
    mentions = numerals.find(doc)
    for m in mentions:
        units.read(m)
        comparators.read(m)
    return [m.comparator for m in mentions]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("۲۰ نفر آمدند", "="),
        ("بیش از ۲۰ نفر", ">"),
        ("بیشتر از ۲۰ نفر", ">"),
        ("افزون بر ۲۰ نفر", ">"),
        ("آمار از مرز ۲ هزار نفر گذشت", ">"),
        ("بالغ بر ۵۰۰۰ پرونده", ">="),
        ("بالغ‌بر ۵۰۰۰ پرونده", ">="),
        ("دست‌کم ۱۵ نفر", ">="),
        ("دست کم ۱۵ نفر", ">="),
        ("حداقل ۱۵ نفر", ">="),
        ("کمتر از یک سوم آنها", "<"),
        ("کمتر ازیک سوم آنها", "<"),
        ("حداکثر ۳ روز طول می‌کشد", "<="),
        ("تا سقف ۱۰ میلیون تومان", "<="),
        ("تا ۵۰ درصد تخفیف", "<="),
        ("حداکثر تا ۲۰ درصد", "<="),
        ("حدود ۴۰ بازیگر", "~"),
        ("در حدود ۴۰ بازیگر", "~"),
        ("نزدیک به دو هزار هنرمند", "~"),
        ("قریب به ۳۰۰ نفر", "~"),
        ("تقریباً ۹۰ هزار نفر", "~"),
        ("چند ده نفر آمدند", "~"),
        ("بیش از مبلغ ۲۰ میلیون ریال", ">"),
        ("۲۰ نفر و اندی آمدند", ">"),
        ("۱۸ سال به بالا", ">="),
        ("افزایش حداقل ۵۶ نفری", ">="),
    ],
)
def test_sign(text: str, sign: str) -> None:
    assert signs(text) == [sign]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("از ۲۰ نفر تا ۳۰ خودرو", ["=", "="]),
        ("در آینده نزدیک ۳ مدرسه ساخته می‌شود", ["="]),
        ("تلاش کردند تا ۵ نفر را نجات دهند", ["="]),
        ("حدود ۲۰ نفر و ۳۰ خودرو", ["~", "="]),
        ("افزون بر بازیگران، ۲۰ هنرمند آمدند", ["="]),
    ],
)
def test_a_sign_bounds_only_its_own_figure(text: str, want: list[str]) -> None:
    assert signs(text) == want
