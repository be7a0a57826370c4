"""Speakers: marks within marks, studies after words told with «که», surnames like endings, answers that tell of papers."""

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


def test_marks_around_a_whole_sentence_with_marks_in_it_do_not_hide_its_speaker() -> None:
    said = f"«{WHO} در گفت‌وگویی درباره کتاب «راه آب» گفته است:"
    doc = document("کتاب", said, "«در آن شهر ۱۲۰ خانه بود.", "سرانجام ۳۵ خانه ماند.»", "کتاب ۱۷ فصل دارد.")
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == WHO
    assert speaker(doc, "۱۷")[0] is None


def test_this_study_is_told_by_the_page_after_indirect_speech() -> None:
    told = f"{WHO} گفت که خواب شبانه اهمیت دارد. این مطالعه ۱۲۰ کودک را در بر گرفت. کودکان ۳۵ شب خوابیدند."
    doc = document("خواب", told)
    assert speaker(doc, "۱۲۰")[0] is None
    assert speaker(doc, "۳۵")[0] is None


def test_a_quotation_goes_on_with_the_study_of_its_speaker() -> None:
    doc = document("خواب", f"{WHO} گفت: خواب شبانه اهمیت دارد. این مطالعه ۱۲۰ کودک را در بر گرفت.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_surname_that_looks_like_an_ending() -> None:
    doc = document("خبر", "به گزارش ایسنا در این مراسم علیرضا رهایی، رئیس دانشگاه گیتی گفت: ۱۲۰ کتاب رسید.")
    assert speaker(doc, "۱۲۰") == ("علیرضا رهایی", "رئیس دانشگاه گیتی")


def test_a_paper_in_an_answer_is_told_of() -> None:
    doc = document(
        f"{WHO}: خسته نیستم",
        f"{WHO} درباره فصل تازه گفت: خوب بود.",
        "از داوران راضی هستید؟",
        "بله، خوب بودند.",
        "از روزنامه‌ها چطور؟",
        "روزنامه‌ای ۱۲۰ مقاله درباره تیم نوشت.",
    )
    assert speaker(doc, "۱۲۰")[0] == WHO
