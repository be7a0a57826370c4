"""Speakers: how far the source of a credit line reaches, papers at home and abroad, answers, statements, an agency's end."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"
SOURCE = "سازمان گیتی"
CREDIT = f"به گزارش ایسنا به نقل از {SOURCE}، کارها پیش رفت."


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("در مدرسه‌های شهر ۱۲۰ نفر درس می‌خوانند.", None),
        ("در این گزارش ۱۲۰ نفر شمرده شدند.", SOURCE),
        ("- خانه‌های تازه ۱۲۰ باب است.", SOURCE),
    ],
)
def test_a_credit_holds_for_what_goes_on_with_it(paragraph: str, name: str | None) -> None:
    doc = document("خبر", CREDIT, "آب شهر کم است.", paragraph)
    assert speaker(doc, "۱۲۰")[0] == name


def test_a_credit_to_a_paper_abroad_or_of_a_study_holds_for_the_page() -> None:
    abroad = document("خبر", "به گزارش ایسنا به نقل از رویترز، کار پیش رفت.", "در شهر ۱۲۰ نفر ماندند.")
    study = document("خبر", CREDIT, "این نظرسنجی تازه است.", "رادیو با ۱۲۰ نفر دوم شد.")
    assert speaker(abroad, "۱۲۰")[0] == "رویترز"
    assert speaker(study, "۱۲۰")[0] == SOURCE


@pytest.mark.parametrize("paper", ["شهروند", "روزنامه شهروند", "ایران ورزشی"])
def test_a_paper_of_the_country_is_a_credit(paper: str) -> None:
    assert speaker(document("خبر", f"به گزارش ایسنا و به نقل از {paper}، ۱۲۰ نفر آمدند."), "۱۲۰")[0] is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            'به گزارش ایسنا از گیتی امروز به نقل از "شادبخت الگیت" مسئول پرونده‌ها اعلام کرد: ۱۲۰ نفر آمدند.',
            "شادبخت الگیت",
        ),
        ("گاردین: تیم گیتی ۱۲۰ بازیکن گرفت.", "گاردین"),
        ("گل: بهرام نوریان ۱۲۰ بار.", None),
        ("بر اساس آمار مرکز آمار ایران بیکاری به ۱۲۰ درصد رسید.", "مرکز آمار ایران"),
        ("اتاق بازرگانی ایران و گیتی اعلام کرد ۱۲۰ نفر آمدند.", "اتاق بازرگانی ایران و گیتی"),
        ("وزارت گیتی تازه ترین اخبار ۱۲۰ نفر را اعلام کرد.", "وزارت گیتی"),
        ("«یو اس ای تودی» نوشت: ۱۲۰ نفر آمدند.", "یو اس ای تودی"),
        ("آمار منتشر شده در وب‌سایت سازمان گیتی نشان می‌دهد ۱۲۰ نفر آمدند.", "وب‌سایت سازمان گیتی"),
        ("کمیته فنی باشگاه نام مربیانی را پیشنهاد داده که ۱۲۰ بازی دیده‌اند.", None),
        ("بهرام نوریان سال‌ها شاگرد او بود و می‌توان این دیدار را نبرد ۱۲۰ بازیکن دانست.", None),
        ("به گفته امرالله نوریان ساخت این خانه ۱۲۰ روز زمان برد.", "امرالله نوریان"),
        ("در شرایطی که حسن رفتار داشته باشند و ۱۲۰ ماه بگذرد، این را اعلام کرد.", None),
    ],
)
def test_who_speaks(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_a_press_review_gives_the_items_below_a_paper_to_it() -> None:
    doc = document("رسانه‌ها", "مرور رسانه‌ها چنین است.", "**«گاردین» نوشته است:**", "شمارش ۱۲۰ روز ماند.")
    assert speaker(doc, "۱۲۰")[0] == "گاردین"


def test_the_text_of_a_statement_is_its_bodys_with_its_asides() -> None:
    doc = document(
        "خبر",
        "کمیته برگزاری گیتی بیانیه‌ای به شرح زیر صادر کرده است:",
        "به آگاهی می‌رسد درها باز است.",
        "• شایان ذکر است درها ۱۲۰ روز باز می‌ماند.",
    )
    assert speaker(doc, "۱۲۰")[0] == "کمیته برگزاری گیتی"


def test_who_is_asked_in_the_sentence_before_answers() -> None:
    doc = document(
        "خبر",
        'به گزارش ایسنا، بهرام نوریان معاون سازمان گیتی در پاسخ به این سوال که "کار کجاست؟" اظهار کرد: ۱۲۰ روز ماند.',
    )
    assert speaker(doc, "۱۲۰") == (WHO, "معاون سازمان گیتی")


def test_answers_are_not_those_of_the_paper_credited() -> None:
    doc = document(
        "نوریان: کار ما خوب است",
        "به گزارش ایسنا به نقل از گیتی‌نامه، بهرام نوریان به تیمش می‌بالد.",
        "چرا باختید؟",
        "ما خوب نبودیم و من نگرانم.",
        "چه برنامه‌ای دارید؟",
        "ما ۱۲۰ روز کار می‌کنیم.",
    )
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_headings_that_ask_make_no_interview() -> None:
    doc = document(
        "روز داغ",
        "هفته تازه آغاز شد.",
        "چه تیمی می‌برد؟",
        "بهرام نوریان گفت: «کار خوب است.»",
        "چه تیمی می‌بازد؟",
        "این تیم ۱۲۰ هوادار دارد.",
    )
    assert speaker(doc, "۱۲۰")[0] is None


def test_this_report_goes_on_without_the_person_of_before() -> None:
    doc = document("خبر", "به گفته بهرام نوریان کار خوب است.", "بنابراین گزارش، ۱۲۰ خانه ساخته شد.")
    assert speaker(doc, "۱۲۰")[0] is None


def test_the_name_of_the_title_is_that_of_the_lead_in_full() -> None:
    doc = document("نوریان: بردیم", "بهرام نوریان پس از بازی سخن گفت.", "مدافع تیم گیتی گفت: ۱۲۰ روز دویدیم.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_crowd_with_an_office_is_not_the_person_of_before() -> None:
    doc = document(
        "خبر", "بهرام نوریان مسئول پرونده‌ها گفت: «کار خوب است.»", "مقامات شهر گیتی اعلام کردند که ۱۲۰ نفر آمدند."
    )
    assert speaker(doc, "۱۲۰")[0] == "مقامات شهر گیتی"


def test_an_agency_ends_its_page_with_the_place() -> None:
    said = "بهرام نوریان رییس سازمان گیتی گفت: کار خوب است."
    ends = document("خبر", said + " گیلان با ۱۶ شهرستان ۱۲۰ واحد دارد.")
    goes_on = document("خبر", said + " گیلان با ۱۶ شهرستان ۱۲۰ واحد دارد. وی افزود: کار ماند.")
    assert speaker(ends, "۱۲۰")[0] is None
    assert speaker(goes_on, "۱۲۰")[0] == WHO
