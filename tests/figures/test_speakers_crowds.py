"""Speakers told of in the plural, as «این سازمان», by the title or by an epithet; offices past a comma."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("نانوایان محله می‌گویند که ۱۲۰ کیسه آرد کم است.", "نانوایان محله"),
        ("چای فروشان می‌گویند ۱۲۰ کیسه چای مانده است.", "چای فروشان"),
        ("منابعی در بندر لاذقیه اعلام کردند ۱۲۰ کشتی رسید.", "منابعی در بندر لاذقیه"),
        ("مقامات کویتی در ماه ژوئن اعلام کردند ۱۲۰ چاه کار می‌کند.", "مقامات کویتی"),
        ("صندوق بین المللی توسعه اعلام کرد ۱۲۰ روستا برق ندارد.", "صندوق بین المللی توسعه"),
        ("طبق گزارش رویترز، وزارت راه لهستان اعلام کرد ۱۲۰ پل کهنه است.", "وزارت راه لهستان"),
        ("بررسی‌های تازه سازمان شیلات نشان می‌دهد ۱۲۰ قایق کهنه است.", "سازمان شیلات"),
        ("انجمن بافندگان در گزارش خود آورده است: ۱۲۰ کارگاه بسته شد.", "انجمن بافندگان"),
        ("اما نانوایان چه می‌گویند؟ ۱۲۰ کیسه.", None),
        ("سهراب کیانفر المپین وزن ۸۰- کیلوگرم که از اردو دور است، گفت: ۱۲۰ روز ماند.", "سهراب کیانفر"),
        (
            "به گزارش ایسنا به نقل از روابط عمومی بنیاد نخل در آیین گشایش این خانه بهرام نوریان، رئیس بنیاد، گفت: "
            "۱۲۰ نخل کاشتیم.",
            WHO,
        ),
    ],
)
def test_frames(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_a_crowd_speaks_for_its_own_sentence() -> None:
    doc = document("آرد", "نانوایان محله می‌گویند که ۱۲۰ کیسه کم است. ماه گذشته ۳۵ نانوایی بسته شد.")
    assert speaker(doc, "۳۵")[0] is None


def test_they_are_the_crowd_before() -> None:
    doc = document("آرد", "نانوایان محله می‌گویند آرد کم است.", "هوا خوب بود.", "آنها می‌گویند ۱۲۰ کیسه مانده است.")
    assert speaker(doc, "۱۲۰")[0] == "نانوایان محله"


def test_they_within_a_speech_are_whom_it_tells_of() -> None:
    doc = document("آرد", f"{WHO} گفت: نانوایان را دیدم. آنها می‌گویند ۱۲۰ کیسه مانده است.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_this_body_is_told_of_without_speech_or_named_next() -> None:
    doc = document(
        "سفر", "گرمی هوا سازمان جنگل‌های آسیا را نگران کرد.", "این سازمان که دیر جنبید، اعلام کرد ۱۲۰ درخت سوخت."
    )
    assert speaker(doc, "۱۲۰")[0] == "سازمان جنگل‌های آسیا"
    doc = document("خبر", "این سازمان اعلام کرده است ۱۲۰ درخت سوخت.", "سازمان جنگل‌ها گفت هوا گرم است.")
    assert speaker(doc, "۱۲۰")[0] == "سازمان جنگل‌ها"


def test_this_body_within_a_speech_is_no_speaker() -> None:
    doc = document("وام", f"{WHO} گفت: بانک وام می‌دهد. این بانک اعلام کرد ۱۲۰ وام آماده است. من شنیدم ۳۵ وام رسید.")
    assert speaker(doc, "۳۵")[0] == WHO


def test_the_title_names_whom_a_pronoun_means() -> None:
    doc = document("کیانفر: باید بهتر بدویم", "کیانفر از تیمش راضی است.", "تیم خوب دوید.", "او گفت: «۱۲۰ روز دویدیم.»")
    assert speaker(doc, "۱۲۰")[0] == "کیانفر"


def test_an_epithet_is_the_one_who_has_the_word() -> None:
    turns = [f"{WHO} {verb}: کار خوب است." for verb in ("گفت", "افزود", "تاکید کرد", "ادامه داد")]
    doc = document("خبر", *turns, "مینا صالحی گفت: آفرین.", "مترجم سابق کتاب‌ها گفت: ۱۲۰ جلد مانده است.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_name_with_two_letters_changed_about_is_the_same() -> None:
    doc = document("خبر", "پوری حسن‌زاد گفت: خوب است.", "پروی حسن‌زاد گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "پوری حسن‌زاد"


def test_a_first_question_of_two_sentences_begins_the_interview() -> None:
    doc = document(
        "نوریان: خوب دویدیم",
        "بهرام نوریان، دونده پیشین، روی صندلی نشسته است.",
        "شما دویدن را دوست دارید. از کی می‌دوید؟",
        "۱۲۰ روز است که می‌دوم.",
        "کجا می‌دوید؟",
        "در دشت.",
        "با که می‌دوید؟",
        "تنها.",
    )
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_what_the_page_tells_after_an_indirect_lead_is_its_own() -> None:
    doc = document("خبر", "سرمربی گلستان تاکید کرد حریف بهتر نیست.", "تیم او ۱۲۰ امتیاز دارد.", "کیانفر گفت: آماده‌ایم.")
    doc.sentences[1].role = "lead"
    assert speaker(doc, "۱۲۰")[0] is None


def test_a_surname_and_an_office_before_a_date() -> None:
    sentence = "کیانفر مدیرکل دفتر هماهنگی استانداری ۷ مهر در نشست معادن اظهار کرد: ۱۲۰ معدن بسته است."
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == "کیانفر"
