"""Increase, decrease, levels, and what a change is against."""

import pytest

from pipelines.figures import change, comparators, numerals, units
from pipelines.figures.document import Document, Mention


def read(text: str) -> list[Mention]:
    doc = Document(text, [(0, len(text), "body", 0)])
    mentions = numerals.find(doc)
    for m in mentions:
        units.read(m)
    units.share(mentions)
    for m in mentions:
        comparators.read(m)
        change.read(m)
    change.share(mentions)
    return mentions


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("افزایش ۱۰ درصدی تماس‌ها", ["increase"]),
        ("با کاهش حدود ۵ درصدی روبه‌رو شد", ["decrease"]),
        ("کاهشی ۵۸ درصدی را نشان می‌دهد", ["decrease"]),
        ("تصادفات ۵ درصد کاهش یافت", ["decrease"]),
        ("مصرف برق ۳۵ درصد افزایش داشته است", ["increase"]),
        ("صادرات ۱۲ درصد نسبت به سال قبل رشد داشته است", ["increase"]),
        ("قیمت‌ها ۲۰ درصد گران‌تر شد", ["increase"]),
        ("بارش‌ها ۲۰ درصد کمتر از پارسال بود", ["decrease"]),
        ("شاخص با ۶۷ واحد کاهش روبه‌رو شد", ["decrease"]),
        ("دلار با افزایش ۲۰۰ تومانی روبه‌رو شد", ["increase"]),
        ("تولید دو برابر شد", ["increase"]),
        ("این سهم تا ۱۵ درصد می‌تواند افزایش یابد", ["increase"]),
        ("جمعیت به ۵۰ هزار نفر افزایش یافت", [None]),
        ("این رقم از ۲۰ به ۳۰ درصد افزایش یافت", [None, None]),
        ("با کاهش ۱.۳ درصدی به ۱۰ درصد رسید", ["decrease", None]),
        ("قیمت‌ها ۱۶ درصد و اجاره‌ها ۹ درصد بالا رفته است", ["increase", "increase"]),
        ("صادرات ۱۱ درصد پایین آمده است", ["decrease"]),
        ("مراجعه بیماران ۱۴ درصد زیاد شده است", ["increase"]),
        ("سالانه ۲۵۰ هزار بشکه به تولید افزوده می شود", ["increase"]),
        ("زمان رسیدن در مقایسه با سال ۱۴۰۲ ۳ دقیقه کوتاه‌تر شده است", ["decrease"]),
        ("باید تا عمق ۱۷۰ متری پایین برویم", [None]),
        ("او را دو بار بیشتر ندیدم", [None]),
        ("وی افزود: ۵۰ نفر دستگیر شدند", [None]),
        ("افزایش قیمت ۶۲ درصدی را ثبت کرد", ["increase"]),
        ("واردات با رشدی بیش از هشت برابر", ["increase"]),
        ("به ترتیب با کاهش ۲۷، ۴۰ و ۵۲ درصدی روبه‌رو شد", ["decrease"] * 3),
        ("به ترتیب ۹۱ و ۲۴ درصد کاهش داشته است", ["decrease"] * 2),
        ("در دی ۱.۲ درصد، در بهمن ۸.۵ درصد و در اسفند ۲۰ درصد کاهش یافت", ["decrease"] * 3),
        ("نفت با ۲۵ دلار افزایش ۵۶.۸۱ دلار فروخته شد", ["increase", None]),
        ("در جنگ ۱۲ روزه افزایش یافت", [None]),
        ("با رشد منفی ۲ درصد", ["decrease"]),
        ("۵۰ درصد مردان و ۲۰ درصد زنان آمدند و قیمت کاهش یافت", [None, None]),
        ("سقوط ۴ تیم قطعی شد", [None]),
        ("۷۰ درصد تماس‌ها عملیاتی می‌شود", [None]),
        ("۴۰ درصد مردم از افزایش قیمت ناراضی‌اند", [None]),
    ],
)
def test_change(text: str, want: list[str | None]) -> None:
    assert [m.change for m in read(text)] == want


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("نسبت به مدت مشابه سال قبل افزایش ۱۰ درصدی داشته است", "نسبت به مدت مشابه سال قبل"),
        ("سرقت در مقایسه با سال گذشته ۵ درصد کاهش یافت", "در مقایسه با سال گذشته"),
        ("تماس‌ها ۳۵ درصد نسبت به سال ۸۳ رشد نشان می‌دهد", "نسبت به سال ۸۳"),
        ("تماس‌ها ۳۵ درصد افزایش یافت", None),
        ("نسبت به مدت مشابه ۳۵ نفر دستگیر شدند", None),
    ],
)
def test_baseline(text: str, baseline: str | None) -> None:
    assert read(text)[0].baseline_text == baseline
