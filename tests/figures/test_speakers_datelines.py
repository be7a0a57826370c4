"""A place before «_», participles of speech after «در همین رابطه», objects that are nobody's office."""

import pytest

from tests.figures.reading import document, figures
from tests.figures.test_speakers import speaker


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شاهرود_معاون دانشگاه علوم پزشکی گفت: ۴۲ بیمار بستری شدند.", "معاون دانشگاه علوم پزشکی"),
        ("بندر عباس_حسن رضایی گفت: ۴۲ بیمار بستری شدند.", "حسن رضایی"),
        (
            "غفور راستین- رییس اورژانس اصفهان، در همین رابطه گفته بعد از این خبر؛ پنج آمبولانس اعزام شدند.",
            "غفور راستین",
        ),
        ("در این خصوص گفته می‌شود ۲۰ نفر آمده‌اند.", None),
        ("در تهران آمار موزه‌ها، پایگاه و بنای تاریخی را ۲۰ واحد اعلام کرد.", None),
    ],
)
def test_who_speaks(text: str, told: str | None) -> None:
    assert figures(text)[-1].speaker == told


def test_a_site_a_place_and_a_reporter_before_the_subject() -> None:
    doc = document("کار", "نوا نیوز-یزد-کاوه گیتانی : فرماندار نوا گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "فرماندار نوا"


def test_a_portal_s_name_before_the_subject_is_no_speaker() -> None:
    doc = document("کار", "پایگاه خبری تحلیلی نوای گیتی: به گزارش باغ، دکتر بهرام نوریان گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_the_number_of_an_item_stands_before_its_subject() -> None:
    doc = document("کار", "۲. #گیتانی مدیر کشاورزی #نوا از آمدن ۱۲۰ نفر خبر داد.")
    assert speaker(doc, "۱۲۰")[0] == "گیتانی"
