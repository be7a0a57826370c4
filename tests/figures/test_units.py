"""Units: what follows a figure, shared and carried units, base values."""

import pytest

from pipelines.figures import numerals, units
from pipelines.figures.document import Document, Mention


def read(text: str) -> list[Mention]:
    doc = Document(text, [(0, len(text), "body", 0)])
    mentions = numerals.find(doc)
    for m in mentions:
        units.read(m)
    units.share(mentions)
    return mentions


@pytest.mark.parametrize(
    ("text", "unit", "written"),
    [
        ("۱۵۰ نفر آمدند", "count", "نفر"),
        ("شاخص بورس ۲۰۰ واحد رشد کرد", "واحد", "واحد"),
        ("از کانال دو میلیون واحد گذشت", "واحد", "واحد"),
        ("با رونق بورس ۲۰۰ واحد مسکونی ساخته شد", "count", "واحد"),
        ("روزانه ۴۰۰ واحد بین المللی بخورید", "واحد بین‌المللی", "واحد بین المللی"),
        ("۳ فقره سرقت", "count", "فقره"),
        ("۵۰۰ اصله نهال", "count", "اصله"),
        ("۴۰ نفر ساعت آموزش داده شد", "نفر ساعت", "نفر ساعت"),
        ("بدهی ۹۰۰ هزار یوریی باشگاه", "EUR", "یوریی"),
        ("رشد ۱۰ درصدی", "percent", "درصدی"),
        ("۹ در صد کاهش", "percent", "در صد"),
        ("٪۱۰ رشد", "percent", "٪"),
        ("۱۰% رشد", "percent", "%"),
        ("۳ در هزار", "permille", "در هزار"),
        ("دو برابر شد", "times", "برابر"),
        ("یک سوم از آنها", "ratio", None),
        ("یک دهم درصد", "percent", "درصد"),
        ("۲۸۷ کیلومتری تهران", "km", "کیلومتری"),
        ("۱۲ متر مربع", "m2", "متر مربع"),
        ("۱۱ میلیون مترمکعب آب", "m3", "مترمکعب"),
        ("۵ کیلو گرم تریاک", "kg", "کیلو گرم"),
        ("۲۵۰تن شکر وارد شد", "t", "تن"),
        ("۴ تن کشته شدند", "count", "تن"),
        ("۴۳ تن از مسافران آمدند", "count", "تن"),
        ("شمار شهدای این حادثه به ۷۴ تن رسید", "count", "تن"),
        ("شمار جان باختگان این حادثه به ۱۳۵ تن رسید", "count", "تن"),
        ("۱۶۰۰ تا ۲۰۰۰ تن از سوی کارخانه خریداری شد", "t", "تن"),
        ("۸۳۰ هزار تن از گمرک صادر شد", "t", "تن"),
        ("۱۲ فوتی کرونا ثبت شد", "count", None),
        ("تصادف ۳ فوت بر جا گذاشت", "count", None),
        ("لوله ۲۰ فوت است", "foot", "فوت"),
        ("۶۰ تن در این حادثه کشته شدند", "count", "تن"),
        ("۶۰ تن برنج کشف و راننده دستگیر شد", "t", "تن"),
        ("۷۲ ساعته", "h", "ساعته"),
        ("اردوی دو هفته‌ای", "wk", "هفته‌ای"),
        ("قرارداد ۵ ساله", "a", "ساله"),
        ("۵۰۰ هزار دلار", "USD", "دلار"),
        ("۳۰ میلیون یورویی", "EUR", "یورویی"),
        ("۲۰۰ دلار کانادا", "CAD", "دلار کانادا"),
        ("۴۵ کیلووات ساعت برق", "kWh", "کیلووات ساعت"),
        ("۵۰۰۰ بشکه نفت", "B", "بشکه"),
        ("۱۲۰ کیلومتر بر ساعت", "km/h", "کیلومتر بر ساعت"),
        ("دمای هوا به ۳۵ درجه رسید", "Cel", "درجه"),
        ("زاویه ۹۰ درجه", "درجه", "درجه"),
        ("زلزله ۴.۵ ریشتری", "ریشتر", "ریشتری"),
        ("۲۳ هزار نفر ساعت پایش", "نفر ساعت", "نفر ساعت"),
        ("شاخص بورس ۵۰۰ واحد رشد کرد", "واحد", "واحد"),
        ("ساخت ۵۰۰ واحد مسکونی", "count", "واحد"),
        ("۳۱۰ مشترک داریم", "count", None),
        ("اختصاص ۳ همت اعتبار", "IRT", "همت"),
        ("۷ کیلو و ۱۸۱ گرم تریاک", "kg", "کیلو"),
        ("یک تن و نیم مواد", "t", "تن"),
    ],
)
def test_unit_after_the_numeral(text: str, unit: str, written: str | None) -> None:
    (m,) = read(text)
    assert m.unit == unit
    assert m.unit_text == written


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("۵۰ هزار تومان", 500_000, "IRR"),
        ("۲۵۰ تن شکر", 250_000, "kg"),
        ("۳ همت اعتبار", 3e13, "IRR"),
        ("۱۰ هکتار جنگل", 100_000, "m2"),
        ("۲ کیلومتر", 2000, "m"),
        ("۱۸ ماه حبس", 1.5, "a"),
    ],
)
def test_base_value(text: str, value: float, base: str) -> None:
    (m,) = read(text)
    assert m.value_base == pytest.approx(value)
    assert m.base_unit == base


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("۲۰، ۳۰ و ۴۰ درصد", ["percent"] * 3),
        ("از ۲۰ به ۳۰ درصد رسید", ["percent"] * 2),
        ("۲۵۰ و ۵۰۰ گیگابایت", ["GB"] * 2),
        ("دلار را ۱۶ هزار و ۹۰۰ تومان خریدند و با قیمت ۱۷ هزار فروختند", ["IRT"] * 2),
        ("۱۰ میلیارد تومان تصویب شد که ۳ میلیارد آن پرداخت شد", ["IRT"] * 2),
        ("۱۰ میلیارد تومان به ۳ میلیون نفر رسید", ["IRT", "count"]),
        ("۵۰ هزار تومان برای ۲۰ نفر و ۵ خودرو", ["IRT", "count", "count"]),
        ("ترکیه با ۱۱، هند با ۷ و آلمان با پنج درصد", ["percent"] * 3),
        ("نرخ بیکاری با کاهش ۱.۸ درصدی به ۱۰.۵ رسید", ["percent"] * 2),
        ("۱۲ تن از ۲۰ تن زخمی شدند", ["count"] * 2),
        ("بیش از ۳ میلیون تن از دیابت رنج می‌برند", ["count"]),
        ("۴۰۰ هزار تن برنج ترخیص شد و ۳۰۰ هزار تن دیگر ماند", ["t"] * 2),
        ("۲۵۰ تن نیروهای دشمن", ["count"]),
        ("این حمله باعث زخمی شدن ۲۰ تن شده است", ["count"]),
        ("مبلغ ۳۳,۳۳۳ (سی و سه هزار و سیصد و سی و سه) ریال", ["IRR"] * 2),
        ("ارتفاع ۲۵ هزار پا بود و دو پا داشت", ["foot", "count"]),
        ("۱۵ میلیارد تومان داشتند و ۳ میلیارد بیشتر هزینه کردند", ["IRT"] * 2),
        ("با ۵۰۰ میلیون تومان رفت و دیگری ۹۰ میلیون می‌گیرد", ["IRT"] * 2),
        ("۵ میلیارد تومان با ۷ میلیاردی که داده بود", ["IRT"] * 2),
        ("درصد سرقت‌های موفق برابر با صفر بوده است", ["percent"]),
        ("رشد کشاورزی منفی ۱.۵، صنعت منفی ۹.۶ و خدمات منفی ۰.۰۲ درصد بود", ["percent"] * 3),
    ],
)
def test_shared_and_carried_units(text: str, want: list[str]) -> None:
    assert [m.unit for m in read(text)] == want


def test_evidence_cuts_out_the_words() -> None:
    text = "مساحت ۲۵ هزار کیلومتر مربع است"
    (m,) = read(text)
    reading = m.evidence["unit"]
    assert text[reading.start : reading.end] == "کیلومتر مربع"
    assert reading.value == "km2"
    assert text[: m.unit_end].endswith("کیلومتر مربع")


def test_dimension_is_one_row_a_unit() -> None:
    rows = units.dimension()
    keys = [(r["unit"], r["kind"]) for r in rows]
    assert len(keys) == len(set(keys))
    assert all(r["forms"] for r in rows)
    toman = next(r for r in rows if r["unit"] == "IRT")
    assert (toman["base_unit"], toman["factor"]) == ("IRR", 10.0)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("۵ تن از این ۹ نگهبان رفتند", "count"),
        ("۵ تن از این ۹ تن گندم فاسد شد", "t"),
        ("۲ هزار تن از این میزان رسید", "t"),
    ],
)
def test_part_of_a_number(text: str, unit: str) -> None:
    assert read(text)[0].unit == unit
