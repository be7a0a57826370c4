"""Speakers by their names: holders of an office told elsewhere, names before an office, the edges of a body's name."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("همچنین بهمن کرد مدیرکل نخل استان نیز در این آیین گفت: ۱۲۰ نخل کاشتیم.", "بهمن کرد"),
        ("فیفا تحقیقی تازه را اعلام کرد و گفت ۱۲۰ روز می‌خواهد.", "فیفا"),
        ("سازمان نخل سپس اعلام کرد ۱۲۰ نخل خشکید.", "سازمان نخل"),
        ("نخل‌آرا که تازه برگشته است، در مورد دیدار مسئولان باغ گفت: ۱۲۰ روز ماندم.", "نخل‌آرا"),
        ("به گزارش خبرگزاری رویتر از بصره، ۱۲۰ نخل خشکید.", "رویتر"),
    ],
)
def test_the_edges_of_a_name(sentence: str, name: str) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_the_holder_of_an_office_stands_elsewhere() -> None:
    doc = document(
        "حکم",
        "سید بهرام نوریان رییس فدراسیون نخل در حکمی کاوه را برگزید.",
        "در حکم رییس فدراسیون نخل آمده است: ۱۲۰ روز.",
    )
    assert speaker(doc, "۱۲۰")[0] == "سید بهرام نوریان"
    doc = document("حکم", "بهرام نوریان رییس فدراسیون نخل آسیا آمد.", "رییس فدراسیون نخل گفت: ۱۲۰ روز.")
    assert speaker(doc, "۱۲۰")[0] == "رییس فدراسیون نخل"


def test_an_office_spelled_in_two_words() -> None:
    doc = document(
        "نخل",
        "مدیرکل نخل‌های گرمسیری کشور گفت: ۱۲۰ نخل خشکید.",
        "به گزارش ایسنا، نخل خوب است.",
        "بهرام نوریان مدیر کل نخل‌های گرمسیری کشور گفت: هوا گرم است.",
    )
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_the_title_names_whom_the_lead_knows_by_office() -> None:
    doc = document(
        "نوریان: می‌مانم",
        "مالک ایرانی باشگاه نخل تاکید کرد ۱۲۰ روز می‌ماند.",
        "بهرام نوریان گفت: خوبم.",
        "نوریان گفت: آمدم.",
    )
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_a_source_known_by_surname_has_the_full_name() -> None:
    doc = document("آمار", "دکتر کاوه نخل‌آرا از دیروز آمار داد.", "به گفته نخل‌آرا، ۱۲۰ نخل خشکید.")
    assert speaker(doc, "۱۲۰")[0] == "کاوه نخل‌آرا"


def test_topics_of_one_who_speaks_in_marks() -> None:
    doc = document(
        "نخل",
        "کاوه نخل‌آرا درباره باغ گفت:« باغ خوب است.»",
        "آب و هوای باغ:« امسال ۱۲۰ روز باران آمد.»",
        "این باغ ۳۵ در دارد.",
    )
    assert (speaker(doc, "۱۲۰")[0], speaker(doc, "۳۵")[0]) == ("کاوه نخل‌آرا", None)
