"""What figures count: phrases after and before the numeral, lists, clauses, words that point back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.sentences import sentence_spans
from pipelines.figures.document import Document, Mention
from pipelines.figures.extract import extract
from pipelines.folding import bare, fold


def figures(text: str) -> list[Mention]:
    """The figures of a text whose every line is a paragraph."""
    spans, start = [], 0
    for block, line in enumerate(text.split("\n")):
        spans += [(a, b, "body", block) for a, b in sentence_spans(fold(text), start, start + len(line))]
        start += len(line) + 1
    return extract(Document(text, spans))


def counted(text: str) -> list[str | None]:
    """What the figures of a text count, half-spaces dropped."""
    return [m.counted and bare(fold(m.counted)) for m in figures(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # after the numeral and its classifier
        ("در این عملیات ۹ نفر سارق دستگیر شدند.", ["سارق"]),
        ("پلیس ۱۲ دستگاه موتورسیکلت مسروقه پیدا کرد.", ["موتورسیکلت مسروقه"]),
        ("کارخانه ۴۱ واحد تولیدی را پوشش می‌دهد.", ["واحد تولیدی"]),
        ("امروز ۴ نفر را دستگیر کردند.", ["نفر"]),
        ("در این مدت ۸ نفر از فروشندگان عمده دستگیر شدند.", ["فروشندگان عمده"]),
        ("بیش از ۴۰۰ بسته غذایی توزیع شد.", ["بسته غذایی"]),
        # measures
        ("ماموران ۷ کیلوگرم تریاک کشف کردند.", ["تریاک"]),
        ("کشاورزان ۲ هزار هکتار باغ پسته دارند.", ["باغ پسته"]),
        ("حفر چاه‌های ۲۰۰ متری آغاز شد.", ["چاههای"]),
        ("او به سه سال حبس محکوم شد.", ["حبس"]),
        ("شهر در فاصله ۹۰ کیلومتری مرکز استان است.", ["فاصله"]),
        # before the numeral
        ("بانک‌ها قیمت خرید هر یورو را ۵۰ هزار تومان اعلام کردند.", ["قیمت خرید هر یورو"]),
        ("نرخ بیکاری در پاییز به ۸ درصد رسید.", ["نرخ بیکاری"]),
        ("میانگین روزانه تماس در این مرکز بیش از ۹۲۰ مورد بوده است.", ["تماس"]),
        ("تعداد کشته‌های زلزله به ۳۵۰ نفر رسید.", ["کشتههای زلزله"]),
        ("تجهیزات پزشکی به ارزش ۱۲ میلیارد ریال خریداری شد.", ["تجهیزات پزشکی"]),
        ("شهرداری ۵ میلیارد تومان برای آسفالت معابر هزینه کرد.", ["آسفالت معابر"]),
        ("بازرسان عمق چاه‌های مجاز را ۸۰ متر اعلام کردند.", ["عمق چاههای مجاز"]),
        ("ساکنان روستا آب را از عمق ۴۰ متری بیرون می‌کشند.", ["عمق"]),
        ("وی شمار گاوهای شیری استان را ۴۰ هزار رأس دانست.", ["گاوهای شیری"]),
        ("مدیر شرکت تعداد نیروگاه‌های تازه را ۹ دستگاه خواند.", ["نیروگاههای تازه"]),
        ("جمعیت این شهر از ۳۰۰ هزار نفر گذشت.", ["جمعیت"]),
        ("حال ۱۲ نفر وخیم است.", ["نفر"]),
        ("نمایشگاه در ۲۰ رشته متنوع، همزمان با جشنواره برپا شد.", ["رشته"]),
        ("شناگران صاحب ۶ مدال شدند.", ["مدال"]),
        ("رانندگان متخلف ۳۰۰ هزار تومان جریمه شدند.", ["جریمه"]),
        ("ساختمان تازه با اعتبار ۸ میلیارد تومان ساخته شد.", ["اعتبار"]),
        ("مذاکرات ۱۶ ساعت طول کشید.", ["مذاکرات"]),
        ("وی زمان رسیدن آمبولانس را ۹ دقیقه دانست.", ["زمان رسیدن"]),
        ("این مسابقات به مدت سه روز ادامه داشت.", ["مسابقات"]),
        ("هر کیلوگرم عسل از این پس ۲۵۰ هزار تومان فروخته می‌شود.", ["عسل"]),
        ("آنان ۱۲ هکتار از مراتع شهرستان را سوزاندند.", ["مراتع"]),
        ("خرید ۵۰ دستگاه دیگر از این اتوبوس‌ها آغاز شد.", ["اتوبوسها"]),
        ("تیم با سه باخت پیاپی سقوط کرد.", ["باخت پیاپی"]),
        ("ثبت‌نام در کمتر از ۱۵ دقیقه انجام می‌شود.", ["ثبتنام"]),
        ("تعرفه‌های ۱۵ درصدی کشور همسایه اجرا شد.", ["تعرفههای"]),
        # shares and changes
        ("با آبیاری نوین مصرف آب ۱۵ درصد کم شد.", ["مصرف آب"]),
        ("۳۵ درصد مردم به پرسش‌ها پاسخ دادند و این رقم نسبت به تیر ۱۲ درصد افت کرده است.", ["مردم", "مردم"]),
        ("حدود ۷۰ درصد پرونده‌ها به صلح رسید.", ["پروندهها"]),
        ("۶۰ درصد از مشترکان پرمصرف نیستند.", ["مشترکان"]),
        ("این طرح باعث افزایش پنج درصدی آمار کشفیات و دستگیری شده است.", ["کشفیات و دستگیری"]),
        ("صادرات پسته نسبت به سال قبل ۱۴ درصد کاهش یافت.", ["صادرات پسته"]),
        ("کاهش ۳۰ درصدی در تعداد جان‌باختگان ثبت شد.", ["جانباختگان"]),
        ("دو سوم جمعیت کشور در شهرها زندگی می‌کنند.", ["جمعیت"]),
        # lists
        ("تیم‌ها به ترتیب ۵۱، ۴۵ و ۴۳ امتیاز گرفتند.", ["امتیاز", "امتیاز", "امتیاز"]),
        ("۶۰ هزار پرنده از ۸۰ گونه آمده‌اند که نیمی از آنها زمستان می‌مانند.", ["پرنده", "گونه", "پرنده"]),
        ("۱۳ مورد سرقت از منزل، ۲۱ مورد سرقت از خودرو کشف شد.", ["سرقت", "سرقت"]),
        ("نرخ اجاره در تهران ۲۵ درصد، سایر شهرها ۲۰ درصد بالا رفت.", ["نرخ اجاره", "نرخ اجاره"]),
        ("حضور پلیس در صحنه ۷ دقیقه و واحدهای امدادی ۶ دقیقه است.", ["حضور پلیس", "واحدهای امدادی"]),
    ],
)
def test_phrase(text: str, wanted: list[str | None]) -> None:
    assert counted(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("از ۲۰ هزار تماس مردمی، ۷۰ درصد آن عملیاتی شد.", "تماس مردمی"),
        ("۴۰ هزار کارگر بیمه شدند و ۱۰ هزار نفر از آنان زن هستند.", "کارگر"),
        ("هم‌اکنون ۱۲۰ بیمار بستری هستند که از این تعداد ۳۰ مورد در بخش ویژه‌اند.", "بیمار"),
        ("۸۰ هزار تماس ثبت شد که نسبت به سال قبل افزایش ۱۵ درصدی داشته است.", "تماس"),
    ],
)
def test_points_back(text: str, wanted: str) -> None:
    assert counted(text)[-1] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "حدود ۳۲ هزار تماس های مردمی ثبت می شود.",  # half-spaces written as spaces
        "حدود ۳۲ هزار تماسهای مردمی ثبت میشود.",  # half-spaces lost
        "حدود ۳۲ هزار تماس‌هاي مردمي ثبت مي‌شود.",  # Arabic letters
    ],
)
def test_spellings(text: str) -> None:
    (m,) = figures(text)
    assert m.counted is not None
    assert bare(fold(m.counted)).replace(" ", "") == "تماسهایمردمی"


def test_verbatim_and_evidence() -> None:
    text = "پلیس ۹ نفر\nسارق سابقه‌دار را گرفت."
    doc = Document(text, [(0, len(text), "body", 0)])
    (m,) = extract(doc)
    assert text[m.counted_start : m.counted_end] == m.counted == "سارق سابقه‌دار"
    assert m.evidence["counted"].rule == "after the numeral"
    assert (m.evidence["counted"].start, m.evidence["counted"].end) == (m.counted_start, m.counted_end)


_VOCABULARY = """۱۲ هزار سه درصد نفر از این تعداد را که و تماس ها می شد ثبت ، : آن به افزایش ۷۰ میلیون تومان برای
اختصاص قیمت هر سال گذشته مورد آنها شامل « . ۵۰٪ نرخ درصدی کاهش یافت است نشان پلیس ماهه"""
_WORDS = st.sampled_from([*_VOCABULARY.split(), "\n", "\u200c"])


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    for m in figures(text):
        if m.counted is not None:
            cut = m.sentence.doc.raw[m.counted_start : m.counted_end]
            assert " ".join(cut.split("\n")) == m.counted
        assert m.part_of is None or m.sentence.doc.mentions[m.part_of] is not m
        assert m.repeats is None or m.sentence.doc.mentions[m.repeats].numeral.start < m.numeral.start
