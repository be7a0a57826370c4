"""Speakers of letters, of texts in quotation marks, of interviews, and words that only look like speech."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("طبق آخرین اعلام سخنگوی ستاد کرونا، ۱۲۰ شهر زرد است.", "سخنگوی ستاد کرونا"),
        ("به نقل از مقامات وزارت دفاع نپال نوشت: «۱۲۰ سرباز آمدند.»", "مقامات وزارت دفاع نپال"),
        ("انجمن زبان‌شناسان مستقر در ساری اعلام کرد ۱۲۰ نفر آمدند.", "انجمن زبان‌شناسان"),
        ("بهرام امید، امروز در گفت‌وگو با خبرنگاران اظهار کرد: ۱۲۰ نفر آمدند.", "بهرام امید"),
        ("به نوشته روزنامه گاردین، ۱۲۰ نفر آمدند.", "روزنامه گاردین"),
        ("بعد از رادیو، شبکه‌های اجتماعی است و ۱۲۰ نفر اعلام کرده‌اند که آن را می‌خوانند.", None),
        ("تماشاگران بهرام را برنده می‌دانستند و ۱۲۰ نفر دست زدند.", None),
        ("این تیم با خروج بهرام نوریان و با حضور مینا صالحی ۱۲۰ بازیکن به ترکیب خود اضافه کرده است.", None),
        ("سرمربی: بهرام نوریان ۱۲۰ بازی", None),
    ],
)
def test_frames(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


@pytest.mark.parametrize(
    "heading", ["در نامه بهرام نوریان به وزیر نیرو آمده است:", "بهرام نوریان در یادداشتی نوشته است:"]
)
def test_a_letter_is_its_writers_to_the_end(heading: str) -> None:
    doc = document("نامه", heading, "با سلام", "کشور ۱۲۰ سد دارد.", "آب کم است.", "باید ۳۵ چاه بست.")
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO


def test_a_text_in_marks_is_the_writers_until_they_close() -> None:
    doc = document("پیام", f"در پیام {WHO} آمده است:", "«با سلام", "۱۲۰ نفر رفتند.»", "این مراسم ۳۵ مهمان داشت.")
    assert speaker(doc, "۱۲۰")[0] == WHO
    assert speaker(doc, "۳۵")[0] is None


def test_this_medium_is_the_one_named_before() -> None:
    doc = document(
        "خبر", "روزنامه گاردین از بدهی باشگاه خبر داد.", "طبق اعلام این روزنامه، باشگاه ۱۲۰ میلیون بدهکار است."
    )
    assert speaker(doc, "۱۲۰")[0] == "روزنامه گاردین"


def test_report_after_indirect_speech_is_the_reports() -> None:
    doc = document(
        "خبر",
        "بهرام نوریان هشدار داد که باران کم است. بر اساس گزارش بانک جهانی، خسارت ۱۲۰ میلیون دلار بود.",
    )
    assert speaker(doc, "۱۲۰")[0] == "بانک جهانی"


def test_who_is_named_in_a_question_does_not_answer() -> None:
    doc = document(
        "بهرام نوریان: تیم ما جوان است",
        "بهرام نوریان، سرمربی گلستان، گفت: تیم ما جوان است.",
        "از فصل راضی هستید؟",
        "بله خوب بود.",
        "بازیکن تازه می‌گیرید؟",
        "شاید.",
        "درباره بودجه هم حرف هست. برخی معتقدند باشگاه ثروتمندی هستید. وضع چگونه است؟",
        "بودجه باشگاه ۱۲۰ میلیون است.",
    )
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_what_the_page_has_him_say_is_no_question_to_him() -> None:
    doc = document(
        "بهرام نوریان: تیم ما جوان است",
        "بهرام نوریان، سرمربی گلستان، گفت: تیم ما جوان است.",
        "وی تصریح کرد: با ۱۲۰ شاگرد چه باید کرد؟",
        "نوریان افزود: پس چه کسی می‌ماند؟",
        "وی گفت: همین و بس.",
    )
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_this_body_is_the_one_told_of_before() -> None:
    doc = document(
        "بازار",
        "قیمت مرغ توسط انجمن صنفی مرغداران، تعیین شد.",
        "به گزارش ایسنا به نقل از این انجمن، قیمت مرغ ۱۲۰ تومان است.",
    )
    assert speaker(doc, "۱۲۰")[0] == "انجمن صنفی مرغداران"


def test_a_credited_portal_is_no_speaker() -> None:
    credit = "به گزارش ایسنا به نقل از پایگاه اطلاع‌رسانی نهاد کتابخانه‌ها، کتابخانه‌ها باز شد."
    assert speaker(document("خبر", credit, "زمان امانت ۱۲۰ روز شد."), "۱۲۰")[0] is None


def test_the_name_before_an_office_between_dashes() -> None:
    text = "تا اینکه چندی پیش نوریان- رئیس سازمان برنامه- اعلام کرد که ۱۲۰ طرح آغاز شد."
    assert speaker(document("خبر", text), "۱۲۰") == ("نوریان", "رئیس سازمان برنامه")


def test_a_clause_after_a_source_is_nobody() -> None:
    text = "شهرداری‌ها آن را به زعم خودشان تفسیر می‌کنند."
    assert speaker(document("خبر", text, "هزینه‌ها به ۱۲۰ تومان می‌رسد."), "۱۲۰")[0] is None


def test_an_unlisted_name_a_comma_and_what_it_points_to() -> None:
    doc = document(
        "خبر",
        "تورینا ویلاسی، با اشاره به نرخ زمین گفت: بازار آرام است.",
        "عضو کمیسیون فرهنگی شورای شهر ادامه داد: ۱۲۰ خانه خالی است.",
    )
    assert speaker(doc, "۱۲۰")[0] == "تورینا ویلاسی"


def test_a_body_s_report_goes_on_around_another_body() -> None:
    doc = document(
        "رکود تجارت",
        "جدیدترین بررسی‌های اتاق بازرگانی نشان می‌دهد که تجارت کم شد.",
        "تجارت در بهار ۱۱ درصد افت داشت. کمیسیون اروپا نیز پیش‌بینی کرده تجارت ۱۲ درصد کم شود.",
        "واردات در پاییز ۱۳ درصد افت داشت.",
        "این گزارش اعلام می‌کند که صادرات ۱۴ درصد افت داشت.",
    )
    whose = [speaker(doc, q)[0] for q in ("۱۱", "۱۲", "۱۳", "۱۴")]
    assert whose == ["اتاق بازرگانی", "کمیسیون اروپا", "اتاق بازرگانی", "اتاق بازرگانی"]
    without = document("رکود", doc.raw.split("\n")[1], "تجارت در بهار ۱۱ درصد افت داشت.")
    assert speaker(without, "۱۱")[0] is None


def test_two_offices_of_one_city_are_two_people() -> None:
    doc = document(
        "بازار",
        "رئیس اتاق اصناف شهرستان بوشهر گفت: بازار آرام است.",
        "همچنین بهرام نوریان، رئیس اتحادیه میوه شهرستان بوشهر گفت: ۱۲۰ تن آمد.",
    )
    assert speaker(doc, "۱۲۰") == ("بهرام نوریان", "رئیس اتحادیه میوه شهرستان بوشهر")


def test_the_leader_cited_by_somebody_is_not_he() -> None:
    doc = document(
        "بیمه",
        "بهرام نوریان در گفت‌وگو با ایسنا گفت: بیمه لازم است.",
        "رهبر معظم انقلاب چندی پیش تأکید کردند که ۱۲۰ شغل بیمه شود.",
        "نوریان افزود: ۱۳۰ شغل بیمه شد.",
    )
    assert speaker(doc, "۱۳۰") == (WHO, None)
    assert speaker(doc, "۱۲۰")[0] == "رهبر معظم انقلاب"


@pytest.mark.parametrize(
    "heading",
    [
        "بهرام نوریان مدیر پیشین باشگاه در یادداشتی درباره مینا صالحی نوشته است.",
        "مشروح توضیحات بهرام نوریان به شرح ذیل است: درباره پل‌ها باید گفت:",
        "به گزارش ایسنا، متن کامل بخشنامه ابلاغی از سوی بهرام نوریان به این شرح است.",
    ],
)
def test_a_text_announced_without_a_colon_is_its_writers(heading: str) -> None:
    doc = document("نامه", heading, "هر سال ۱۲۰ پل ساخته می‌شود.", "کار خوب است. ۳۵ پل ماند.")
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO


def test_this_note_announced_below_is_of_the_last_writer() -> None:
    doc = document(
        "یادداشت",
        "بهرام نوریان از دوستش گفته است.",
        "تیم دیروز بازی کرد.",
        "متن این یادداشت را در ادامه می‌خوانید:",
        "آن روز ۱۲۰ نفر آمدند.",
        "هوا خوب بود. ۳۵ نفر ماندند.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO


def test_what_stands_before_the_pages_own_word_is_still_quoted() -> None:
    doc = document("گمرک", "بهرام نوریان گفت: چای رسید.", "همچنین ۱۲۰ کیسه برنج رسید.", "گفتنی است ۳۵ کیسه مانده بود.")
    assert speaker(doc, "۱۲۰")[0] == WHO
    assert speaker(doc, "۳۵")[0] is None
