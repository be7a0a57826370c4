"""Texts of one person or body that the head of a page announces, and answers to questions without a mark."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    "heading",
    [
        "این یادداشت نوشته بهرام نوریان، پژوهشگر کشاورزی است که در پی می‌آید:",
        "مشروح صحبت‌های بهرام نوریان در برنامه شب گیتی را در ادامه می‌خوانید:",
        "متن سخنان بهرام نوریان مدیر شیلات در همایش آب به شرح زیر است:",
    ],
)
def test_a_text_that_a_page_announces_is_of_whom_it_names(heading: str) -> None:
    doc = document("آب", "همایش دیروز برگزار شد.", heading, "هر سال ۱۲۰ چاه خشک می‌شود.", "درخت کم است. ۳۵ باغ ماند.")
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO


def test_words_that_a_page_only_mentions_are_not_announced() -> None:
    doc = document("آب", "سخنان بهرام نوریان در ادامه همایش با استقبال روبه‌رو شد.", "۱۲۰ چاه خشک شد.")
    assert speaker(doc, "۱۲۰")[0] is None


def test_a_letter_of_a_body_is_its_own_whomever_it_tells_of() -> None:
    doc = document(
        "نامه",
        "به گزارش ایسنا، انجمن دامداران گیلان نامه‌ای به وزیر نوشته است که در ادامه می‌خوانید.",
        "رهبر انقلاب امسال را سال تولید نامید. واقعیت این است که ۱۲۰ دامداری بسته شد.",
        "باید ۳۵ دامداری باز شود.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == "انجمن دامداران گیلان"


def test_a_note_goes_on_past_the_credit_that_stands_before_it() -> None:
    doc = document(
        "یادداشت",
        "بهرام نوریان مدیر پیشین باشگاه در یادداشتی درباره مینا صالحی نوشته است.",
        "به گزارش ورزش گیتی، صالحی دیروز بدرود گفت. نوریان در این یادداشت از او نوشته است.",
        "آن روزها ۱۲۰ بازی پشت سر بود.",
        "مینا ۳۵ گل زد.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO


def test_this_letter_is_of_the_body_that_sent_one_last() -> None:
    doc = document(
        "نامه",
        "وکیل مربی پیشین در نامه‌ای نوشت: پول او پرداخت نشد.",
        "یوفا با ارسال نامه‌ای به باشگاه خواستار پول شد. در این نامه ذکر شده بود که ۱۲۰ روز مهلت هست.",
    )
    assert speaker(doc, "۱۲۰")[0] == "یوفا"


def test_a_continent_ends_the_name_of_a_body() -> None:
    doc = document("جام", "بر اساس اعلام کنفدراسیون فوتبال آسیا تیم‌های گیتی و شهاب ۱۲۰ روز وقت دارند.")
    assert speaker(doc, "۱۲۰")[0] == "کنفدراسیون فوتبال آسیا"


def test_answers_before_the_first_question_mark_are_of_whoever_answers() -> None:
    doc = document(
        "کشتی",
        "بهرام نوریان دیروز باخت. نوریان می‌گوید: «روزی می‌برم.»",
        "تبریک می‌گوییم. نقره گرفتی.",
        "من برای طلا آمده بودم و ۱۲۰ روز تمرین کردم.",
        "با خانواده حرف زدی؟",
        "نه، هنوز فرصت ندارم.",
        "باز می‌جنگی؟",
        "امیدوارم ۳۵ کشتی دیگر بگیرم.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO


@pytest.mark.parametrize("lead", ["", "در همین راستا ", "از سوی دیگر، "])
def test_a_credit_may_be_led_in(lead: str) -> None:
    doc = document("آب", f"سازمان ملل اعلام کرد ۳۵ نفر آمدند. {lead}به گزارش وزارت بهداشت لبنان، ۱۲۰ نفر رفتند.")
    assert speaker(doc, "۱۲۰")[0] == "وزارت بهداشت لبنان"


def test_an_agencys_credit_that_is_led_in_is_no_speaker() -> None:
    assert speaker(document("آب", "در همین راستا به گزارش ایسنا، ۱۲۰ نفر رفتند."), "۱۲۰")[0] is None
