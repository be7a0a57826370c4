"""Speakers who are described rather than named, and by whom the page is told."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("یکی از نخل‌داران این شهرستان به خبرنگار ما گفت: ۱۲۰ نخل دارم.", "یکی از نخل‌داران این شهرستان"),
        ("یکی دیگر از ساکنان روستا هم گفت: ۱۲۰ نخل خشکید.", "یکی دیگر از ساکنان روستا"),
        ("نخل‌آرا نخل‌دوست از کشاورزان قدیمی روستا می‌گوید: ۱۲۰ نخل دارم.", "نخل‌آرا نخل‌دوست"),
        ("نخل‌آرا نخل‌دوست، کشاورز ۶۰ ساله روستا، می‌گوید: ۱۲۰ نخل دارم.", "نخل‌آرا نخل‌دوست"),
        ("سیدمحمدتقی نخل‌آرا شمار نخل‌ها را ۱۲۰ اصله اعلام کرد و گفت: بیمارند.", "سیدمحمدتقی نخل‌آرا"),
        ("کرمعلی نخل‌آرا درباره نخل‌ها گفت: ۱۲۰ نخل بیمارند.", "کرمعلی نخل‌آرا"),
        ("معاون این سازمان نیز گفت: ۱۲۰ نخل کاشتیم.", "معاون این سازمان"),
        ("حجت‌الاسلام‌والمسلمین علی نخل‌آرا، تولیت باغ گفت: ۱۲۰ نخل کاشتیم.", "علی نخل‌آرا"),
        ("مقصود نخل نخل‌آرا - دبیر انجمن نخل - در گفت‌وگو با ایسنا گفت: ۱۲۰ نخل کاشتیم.", "مقصود نخل نخل‌آرا"),
    ],
)
def test_who_is_described(sentence: str, name: str) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_one_of_many_goes_on_as_he() -> None:
    doc = document(
        "نخل",
        "بهرام نوریان رییس سازمان نخل گفت: هوا گرم است.",
        "یکی از نخل‌داران بم گفت: باغم خشکید.",
        "وی افزود: ۱۲۰ نخل داشتم.",
    )
    assert speaker(doc, "۱۲۰")[0] == "یکی از نخل‌داران بم"


def test_things_are_no_crowd() -> None:
    doc = document(
        "نخل",
        "بهرام نوریان گفت: هوا گرم است. یکی دیگر از مباحث این جلسه خرید ۱۲۰ نخل بود که مطرح کرد.",
    )
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("ارزیابی‌های صندوق نخل از باغ‌ها نشان می‌دهد که ۱۲۰ نخل خشکید.", "صندوق نخل"),
        ("طبق آمار ارائه شده از سوی نخلبا، ۱۲۰ نخل خشکید.", "نخلبا"),
        ("بر اساس گزارش نخل تایمز، ۱۲۰ نخل خشکید.", "نخل تایمز"),
        ("طبق ادعای روزنامه نخل‌آرا، ۱۲۰ نخل خشکید.", "روزنامه نخل‌آرا"),
        ("بر اساس آمار میدانی، ۱۲۰ نخل خشکید.", None),
        ("نخل‌ها را می‌توان ستود و باید به ۱۲۰ نخل بم اشاره کرد.", None),
        ("بهرام نوریان گفت: نتایج مطالعات دانشگاه نخل نشان می‌دهد ۱۲۰ نخل خشکید.", "بهرام نوریان"),
    ],
)
def test_sources_of_data(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_this_body_as_it_announced() -> None:
    doc = document("نخل", "سازمان نخل خبر داد: باغ خوب است.", "آن‌طور که این سازمان اعلام کرده، ۱۲۰ نخل خشکید.")
    assert speaker(doc, "۱۲۰")[0] == "سازمان نخل"


def test_managers_are_nobody_in_waiting() -> None:
    doc = document(
        "نخل",
        "طبق آمار مدیران شهری، ۱۲۰ نخل خشکید.",
        "بهرام نوریان در گفت‌وگو با ایسنا گفت: هوا گرم است.",
    )
    assert speaker(doc, "۱۲۰")[0] == "مدیران شهری"


@pytest.mark.parametrize(
    "sentence",
    [
        "گفته می‌شود ۱۲۰ نخل در باغ‌ها خشکید اما نوریان تاکید کرد که باغ خوب است.",
        "پس از آنکه ۱۲۰ نخل خشکید، سازمان نخل اعلام کرد باغ خوب است.",
    ],
)
def test_figures_before_the_speaker_are_the_pages_own(sentence: str) -> None:
    doc = document("نخل", "بهرام نوریان گفت: هوا گرم است.", sentence)
    assert speaker(doc, "۱۲۰")[0] is None


def test_figures_before_the_speaker_that_he_refers_to() -> None:
    doc = document("نخل", "با اشاره به خشکیدن ۱۲۰ نخل، سازمان نخل اعلام کرد باغ خوب است.")
    assert speaker(doc, "۱۲۰")[0] == "سازمان نخل"


def test_paragraphs_that_name_who_spoke_are_the_pages_own() -> None:
    doc = document(
        "نخل",
        "بهرام نوریان گفت: هوا گرم است.",
        "باغ زیر نظر نوریان با ۱۲۰ نخل پا گرفت.",
        "نوریان افزود: باغ خوب است.",
    )
    assert speaker(doc, "۱۲۰")[0] is None
    doc = document("نخل", "بهرام نوریان گفت: هوا گرم است.", "باغ با ۱۲۰ نخل پا گرفت.", "نوریان افزود: باغ خوب است.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_matches_told_between_the_words_of_a_coach() -> None:
    doc = document(
        "لیگ",
        "بهرام نوریان سرمربی نخل گفت: بازیکنان فوتبال من خوب بودند.",
        "نخل دیروز با ۱۲۰ گل برد.",
        "نوریان افزود: خوشحالم.",
    )
    assert speaker(doc, "۱۲۰")[0] is None
