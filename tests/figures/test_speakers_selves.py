"""Speakers of headlines, of pages told in the first person, of lists, and verbs of saying that are misspelt or none."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


def test_a_headlines_name_speaks_the_headline() -> None:
    doc = document("نوریان: ۳۵ بازی مانده است", f"{WHO}، سرمربی گیتی گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۳۵") == (WHO, "سرمربی گیتی")


def test_a_headlines_name_is_no_speaker_where_nobody_of_it_speaks() -> None:
    assert speaker(document("نوریان: ۳۵ بازی مانده است", "۱۲۰ نفر آمدند."), "۳۵")[0] is None


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("نوریان: برمی‌گردم", f"{WHO} فصل تازه را آغاز می‌کند."),
        ("بازگشت", f"{WHO}، سرمربی گیتی، در گفت‌وگو با روزنامه از تمرین‌های تازه می‌گوید."),
    ],
)
def test_a_page_in_the_first_person_is_told_by_whom_it_introduces(title: str, lead: str) -> None:
    told = ("من سال‌ها در این تیم بودم.", "حالا راضی هستم.", "آن فصل ۳۵ بازی کردم و خسته نبودم.")
    doc = document(title, lead, *told, "*شما چند بازی دارید؛ ۱۷ بازی؟", "این ورزشگاه ۱۲۰ در دارد.")
    assert speaker(doc, "۳۵")[0] == WHO
    assert speaker(doc, "۱۷")[0] is None
    assert speaker(doc, "۱۲۰")[0] is None


def test_bullets_keep_a_list_with_its_source_however_long() -> None:
    long = r"\- " + "هنگام رفت‌وآمد در راه‌ها و بازارها آهسته و آرام با دیگران سخن بگویید و بروید " * 4 + "."
    doc = document("خبر", "بنابر اعلام انجمن ناشنوایان، اصول رفتار عبارتند از:", long, r"\- ۳۵ متر دور بایستید.")
    assert speaker(doc, "۳۵")[0] == "انجمن ناشنوایان"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("وی افزو: ۱۲۰ نفر آمدند.", WHO),
        (f"چون آب کم بود، {WHO} در اینستاگرام نوشت: ۱۲۰ نفر آمدند.", WHO),
        ("طبق گزارش روابط عمومی دانشگاه علوم زیستی و دریایی گیتی، دکتر نوریان افزود: ۱۲۰ نفر آمدند.", WHO),
        ("مینا صالحی مدافع گیتی ۱۲۰ گل زد و یکی از گل‌ها را پاسخ داد.", None),
        ("کادر فنی گیتی اعلام کرد ۱۲۰ نفر آمدند.", "کادر فنی گیتی"),
    ],
)
def test_verbs_of_saying(sentence: str, name: str | None) -> None:
    doc = document("خبر", f"{WHO} گفت: هوا خوب است.", "روز شد و مردم رفتند.", sentence)
    assert speaker(doc, "۱۲۰")[0] == name
