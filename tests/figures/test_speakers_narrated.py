"""Speakers: what the page tells of a speaker itself, papers behind a page, polls, who published data, headings."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"
PAPER = "روزنامه گیتی"


@pytest.mark.parametrize(
    "told",
    [
        "بهرام نوریان که ۱۲۰ بازی انجام داده است، بعد از دیدار گفت: ۳۵ گل زدیم.",
        "بهرام نوریان ۱۲۰ ساله گفت: ۳۵ گل زدیم.",
        "بهرام نوریان ظهر امروز در مراسم افتتاح ۱۲۰ واحد مسکونی اظهار کرد: ۳۵ واحد مانده است.",
    ],
)
def test_what_stands_of_the_speaker_before_his_verb_is_the_pages(told: str) -> None:
    doc = document("خبر", told)
    assert speaker(doc, "۱۲۰") == (None, None)
    assert speaker(doc, "۳۵")[0] == WHO


@pytest.mark.parametrize(
    "told",
    [
        "بهرام نوریان با اشاره به اینکه ۱۲۰ واحد ساخته شد، گفت: ۳۵ واحد مانده است.",
        "بهرام نوریان در نشست امروز با بیان اینکه ۱۲۰ واحد ساخته شد، گفت: ۳۵ واحد مانده است.",
        "بهرام نوریان در دیدار مدیران، ۱۲۰ واحد را کافی دانست و گفت: ۳۵ واحد مانده است.",
        "بهرام نوریان از ساخت ۱۲۰ واحد خبر داد و گفت: ۳۵ واحد مانده است.",
    ],
)
def test_what_he_says_before_the_verb_is_his(told: str) -> None:
    assert speaker(document("خبر", told), "۱۲۰")[0] == WHO


def test_a_paper_named_at_the_head_has_the_whole_page_and_its_poll() -> None:
    doc = document(
        "خبر",
        "به نوشته روزنامه گیتی، ۱۲۰ نفر اظهارات بهرام نوریان رئیس باغ را که چای را گران خواند تایید کردند.",
        "در مقابل ۳۵ درصد نیز معتقدند چای خوب است.",
        "۶۰ درصد از مردم می‌گویند باغ باید بماند.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۲۰", "۳۵", "۶۰")] == [PAPER] * 3


@pytest.mark.parametrize(
    "told",
    [
        "طبق آماری که بهرام نوریان منتشر کرده است، ۱۲۰ باغ ساخته شد.",
        "در یادداشتی که بهرام نوریان در سایت منتشر کرده است درباره باغ نوشته است: «۱۲۰ باغ داریم.»",
        "همان‌گونه که بهرام نوریان در بند دوم گزارش اعلام کرده، ۱۲۰ باغ خشک شد.",
        "از زبان بهرام نوریان آمده که ۱۲۰ باغ خشک شد.",
    ],
)
def test_who_published_it(told: str) -> None:
    assert speaker(document("باغ‌ها", told), "۱۲۰")[0] == WHO


def test_data_before_a_body_is_the_bodys_word() -> None:
    doc = document("خبر", "محاسبات اتاق گیتی، شاخص بها را ۱۲۰ درصد اعلام کرده است.")
    assert speaker(doc, "۱۲۰")[0] == "اتاق گیتی"


def test_this_report_shows_is_of_the_body_named_last() -> None:
    doc = document(
        "خبر",
        "بر اساس گزارش بانک گیتی، مصرف نان ۱۲۰ کیلوگرم است.",
        "این گزارش نشان می‌دهد که مصرف شیر ۳۵ کیلوگرم است.",
    )
    assert speaker(doc, "۳۵")[0] == "بانک گیتی"


def test_a_topic_or_a_rank_before_a_colon_is_nobody() -> None:
    doc = document(
        "خبر",
        "بهرام نوریان به رادیو گفت: «تیم ۱۲۰ بازیکن دارد.»",
        "انتخاب مینا صالحی به عنوان سرمربی جدید: «او ۳۵ بازیکن می‌خواهد.»",
    )
    assert speaker(doc, "۳۵")[0] == WHO
    assert speaker(document("جایزه", "مقام دوم: ۱۲۰ هزار دلار به ۳۵ نفر"), "۳۵")[0] is None


def test_words_run_together_after_a_surname_are_no_part_of_it() -> None:
    doc = document("خبر", "سرهنگ بهرام نوریان گفت: باغ خوب است.", "نوریان درادامه تاکید کرد: ۱۲۰ باغ داریم.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_surname_of_two_words_is_told_by_the_name_in_full() -> None:
    doc = document(
        "خبر",
        "باغی حسینی می‌گوید ۱۲۰ باغ داریم.",
        "بهرام باغی حسینی رئیس سازمان باغ‌ها در گفت‌وگو با ایسنا گفت: ۳۵ باغ ماند.",
    )
    assert speaker(doc, "۱۲۰")[0] == "بهرام باغی حسینی"


def test_where_somebody_asks_whom_an_answer_cites_has_not_the_word() -> None:
    doc = document(
        "گفت‌وگو",
        "به گزارش ایسنا، بهرام نوریان رئیس باغ به پرسش‌ها پاسخ داد.",
        "سوال: باغ چه شد؟",
        "نوریان: باغ ماند. وزیر کشاورزی گفت که ۱۲۰ باغ می‌ماند.",
        "سوال: دیگر چه؟",
        "نوریان: ۳۵ باغ خشک شد.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO


def test_a_reporter_named_after_the_agency_says_nothing() -> None:
    doc = document("خبر", "خبرآنلاین - بهرام نوریان: گزارش سازمان گیتی نشان می‌دهد ۱۲۰ باغ خشک شد.")
    assert speaker(doc, "۱۲۰")[0] == "سازمان گیتی"


def test_public_relations_of_this_body_are_the_body() -> None:
    doc = document(
        "خبر",
        "انجمن صنفی باغداران، رای‌گیری کرد.",
        "به گزارش روابط عمومی این انجمن، ۱۲۰ نفر رای دادند.",
    )
    assert speaker(doc, "۱۲۰")[0] == "انجمن صنفی باغداران"


def test_a_publisher_tells_of_a_book() -> None:
    doc = document("کتاب", "در معرفی نشر گیتی از این کتاب آمده است: باغ ۱۲۰ درخت دارد.")
    assert speaker(doc, "۱۲۰")[0] == "نشر گیتی"


def test_two_offices_part_where_an_object_begins() -> None:
    doc = document(
        "باغ",
        "مدیرعامل باغ بزرگ ساری درخت‌های تازه را خوب خواند و گفت: ۱۲۰ درخت داریم.",
        "بهرام نوریان گفت: ۳۵ درخت خشک شد.",
        "مدیرعامل باغ بزرگ ساری آبیاری تازه را خوب خواند و گفت: ۱۷ درخت ماند.",
    )
    assert speaker(doc, "۱۷") == (WHO, "مدیرعامل باغ بزرگ ساری")


def test_the_account_of_a_foreign_agency_goes_on_after_another_source() -> None:
    doc = document(
        "خبر",
        "به گزارش رویترز، ۱۲۰ سرباز آمدند.",
        "به گفته پلیس عراق، ۳۵ خودرو ماند.",
        "بر اساس این گزارش، ۱۷ نفر رفتند.",
        "شب گذشته ۱۹ نفر زخمی شدند.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۲۰", "۳۵", "۱۷", "۱۹")] == ["رویترز", "پلیس عراق", "رویترز", "رویترز"]


def test_a_statement_goes_on_where_it_is_taken_up_again() -> None:
    doc = document(
        "باشگاه",
        "باشگاه گیتی در بیانیه‌ای اعلام کرد: بازی خوب است.",
        "بازیکن ۱۲۰ روز در سفر است.",
        "در پایان این بیانیه آمده است: ۳۵ روز می‌مانیم.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == "باشگاه گیتی"


def test_an_owner_with_a_surname_is_a_name() -> None:
    doc = document("خبر", "مالک نوریان باغی در گفت‌وگو با ایسنا گفت: باغ خوب است.", "نوریان افزود: ۱۲۰ باغ داریم.")
    assert speaker(doc, "۱۲۰") == ("مالک نوریان باغی", None)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (
            "یک منبع موثق در فرمانداری ساری لحظاتی پیش در گفتگو با خبرنگار ما گفت: ۱۲۰ نفر آمدند.",
            "منبع موثق در فرمانداری ساری",
        ),
        (
            "به گزارش ایسنا، در متنی که سفارت ایران در باکو در اختیار این خبرگزاری قرار داد، آمده است: ۱۲۰ نفر آمدند.",
            "سفارت ایران در باکو",
        ),
    ],
)
def test_sources_somewhere(told: str, name: str) -> None:
    assert speaker(document("خبر", told), "۱۲۰")[0] == name
