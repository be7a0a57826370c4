"""Speakers: quotations that a clause without a verb of saying opens, one person told of before «وی», adverbs, citations."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (f"{WHO} در مصاحبه‌ای از تیم خود دفاع کرد: «در این فصل ۱۲۰ نفر آمدند.»", WHO),
        (f"{WHO}، در مصاحبه با رادیو گفت که ۱۲۰ نفر آمدند.", WHO),
        ("در متن نامه شهروندان به بهرام نوریان - رییس سازمان گیتی آمده است: «۱۲۰ نفر آمدند.»", None),
        ("ساعتی پیش باشگاه گیتی رسما اعلام کرد که ۱۲۰ نفر آمدند.", "باشگاه گیتی"),
        ("این دو بازیکن می‌گویند ۱۲۰ نفر آمدند.", None),
        ("در پیام کانون شاعران گیتی آمده است: «۱۲۰ نفر آمدند.»", "کانون شاعران گیتی"),
    ],
)
def test_openings(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_a_verb_whose_stem_ends_like_a_plural_has_a_person() -> None:
    doc = document("خبر", "بهرام پورنوری آمد.", "پورنوری در مصاحبه با رادیو، کار را خوب خواند: «۱۲۰ نفر آمدند.»")
    assert speaker(doc, "۱۲۰")[0] == "بهرام پورنوری"


def test_he_is_the_one_person_told_of_before() -> None:
    doc = document("کتاب", f"کتاب «راه آب» خاطرات {WHO} است. او در این کتاب روایت می‌کند: «در آن شهر ۱۲۰ خانه بود.»")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_who_cites_a_minister_does_not_hold_his_office() -> None:
    doc = document(
        "نفت",
        f"{WHO} گفت: کار خوب است.",
        "نایب رییس کمیسیون انرژی با بیان اینکه طبق اظهارات وزیر نفت فروش خوب است، گفت: ۱۲۰ شرکت آمدند.",
    )
    assert speaker(doc, "۱۲۰") == (WHO, "نایب رییس کمیسیون انرژی")


def test_what_somebody_had_said_before_does_not_run_on() -> None:
    doc = document("خبر", f"{WHO} پیش‌تر هشدار داده بود که آب کم است. در این فصل ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] is None


def test_a_number_stays_in_a_commissions_name() -> None:
    doc = document("خبر", f"{WHO}، سخنگوی کمیسیون اصل ۹۰ گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰") == (WHO, "سخنگوی کمیسیون اصل ۹۰")


def test_in_an_interview_somebody_speaks() -> None:
    doc = document("خبر", "نوریان انارکی در گفت‌وگویی با ایسنا درباره موزه گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "نوریان انارکی"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("ورکان دالیسون، سرمربی گیتی خوشحال است.", "ورکان دالیسون"),
        ("به گزارش ایسنا، ورکان دالیسون که تازه آمده خوشحال است.", "ورکان دالیسون"),
        ("ورکان دالیسون مدیر گیتی است.", "ورکان دالیسون"),
        ("شاگردان دالیسون، تیم خوبی هستند.", "دالیسون"),
        ("برادر دالیسون، تیم خوبی دارد.", "دالیسون"),
    ],
)
def test_a_given_name_that_no_list_knows_stands_at_the_head(head: str, name: str) -> None:
    doc = document("خبر", head, "هوا خوب بود.", "دالیسون می‌گوید: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == name


def test_the_subject_stands_after_an_agency_in_marks() -> None:
    doc = document("خبر", 'به گزارش "ورزش سه" نوریان در کنفرانس بعد از بازی گفت: ۱۲۰ نفر آمدند.')
    assert speaker(doc, "۱۲۰")[0] == "نوریان"


@pytest.mark.parametrize(
    "opening",
    [
        "{who}، بازرس اتحادیه گل‌فروشان در گفت‌وگو با خبرفوری:",
        "{who}، رئیس اتحادیه گل‌فروشان در #گفتگو با خبرفوری:",
        "{who} در مصاحبه با ایرنا:",
    ],
)
def test_a_talk_that_a_colon_opens(opening: str) -> None:
    doc = document("خبر", opening.format(who="رضا احمدی"), "🔹 بازار با ۳۰ مشتری باز شد.", "🔹 ۵ شاخه فروخته شد.")
    assert speaker(doc, "۳۰")[0] == speaker(doc, "۵ شاخه")[0] == "رضا احمدی"
