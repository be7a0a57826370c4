"""Speakers: quotations that run over paragraphs, letters told of again, names that end too late, offices of others."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


def test_a_quotation_over_paragraphs_is_held_until_its_mark_closes() -> None:
    doc = document(
        "خاطره",
        f"{WHO} در کتاب «راه» می‌نویسد: «صبح «پل» را دیدیم. رود آرام بود.",
        "آن سو ۱۲۰ کامیون مانده بود. مینا به راننده گفت ۳۵ لیتر بس است.",
        *(["شب شد."] * 10),
        "از آن‌ها ۱۷ نفر برگشتند.»",
        "این کتاب ۲۴۰ صفحه دارد.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == speaker(doc, "۱۷")[0] == WHO
    assert speaker(doc, "۲۴۰")[0] is None


def test_a_mark_that_never_closes_holds_nothing() -> None:
    doc = document("خبر", f"{WHO} گفت: «کار خوب است.", "۱۲۰ نفر آمدند.", "هوا سرد بود.")
    assert speaker(doc, "۱۲۰")[0] is None


@pytest.mark.parametrize(("text", "one"), [("بخشنامه", "بخشنامه‌ای"), ("نامه", "نامه‌ای"), ("پیام", "پیامی")])
def test_this_letter_is_of_whom_the_sentence_before_has_write_it(text: str, one: str) -> None:
    doc = document(
        "خبر",
        f"دکتر مینا سادات صالحی طی {one} به مدارس، ثبت‌نام را خواستار شد.",
        f'در این {text} آمده است: "با احترام. ۱۲۰ مدرسه بسته است.',
        'باید ۳۵ مدرسه باز شود."',
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == "مینا سادات صالحی"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("پس از پایان دیدار یورن هاینس به سایت رسمی باشگاه گیتی گفت: ۱۲۰ روز ماند.", "یورن هاینس"),
        (f"در جشن کودک دیدن {WHO} و حسین امیدی را خواست و دختری ۱۲۰ بادکنک درخواست کرد.", None),
        (f"{WHO} تنها داور کشورمان در گفت‌وگو با خبرنگار ما گفت: ۱۲۰ بازی دیدم.", WHO),
    ],
)
def test_who_speaks_in_one_sentence(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_a_heading_below_a_list_of_names_is_nobodys_label() -> None:
    doc = document("ترکیب", f"حسین امیدی، مهدی کیا و {WHO} بهترین بازیکن: کیا با ۱۲۰ گل پیش است.")
    assert speaker(doc, "۱۲۰")[0] is None


def test_whom_a_sentence_brings_in_past_an_opening_is_he() -> None:
    lead = f"در همین راستا، {WHO} - دبیر بنیاد گیتی - به این کار واکنش نشان داده است."
    assert speaker(document("خبر", lead, "او خاطرنشان کرده است: ۱۲۰ نفر آمدند."), "۱۲۰")[0] == WHO


def test_an_office_that_one_told_of_is_not_ones_own() -> None:
    doc = document(
        "خبر",
        f"{WHO} با اشاره به نشست امروز با رئیس سازمان آب‌نگاری، گفت: کار خوب است.",
        "رئیس سازمان آب‌نگاری تاکید کرد: ۱۲۰ چاه داریم.",
        f"{WHO} افزود: ۳۵ نفر آمدند.",
    )
    assert speaker(doc, "۱۲۰")[0] == "رئیس سازمان آب‌نگاری"
    assert speaker(doc, "۳۵") == (WHO, None)


def test_one_letter_is_no_name() -> None:
    doc = document("خبر", f"{WHO} گفت: کار خوب است.", "و ی افزود: ۱۲۰ نفر آمدند.", "وی گفت: تمام شد.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_an_office_ends_before_the_data_that_it_told() -> None:
    doc = document(
        "خبر", "رئیس سازمان راه کشور آمار سفرهای امسال را ۱۲۰ هزار اعلام کرد.", "رئیس مرکز آمار گفت: ۳۵ نفر."
    )
    assert speaker(doc, "۱۲۰ هزار")[1] == "رئیس سازمان راه کشور"
    assert speaker(doc, "۳۵")[1] == "رئیس مرکز آمار"


def test_whose_data_are_cited_is_not_who_spoke_before() -> None:
    doc = document("خبر", f"{WHO} گفت: کار خوب است.", "بنابر آمار رئیس سازمان نوسازی، ۱۲۰ مدرسه داریم.")
    assert speaker(doc, "۱۲۰")[0] == "رئیس سازمان نوسازی"


@pytest.mark.parametrize(
    "announced",
    [
        f"آنچه می‌خوانید، یادداشت {WHO}، نویسنده کتاب‌های کوه، درباره دماوند است.",
        f"در ادامه مقاله‌ای از {WHO} را می‌خوانید.",
        f"به قلم {WHO}",
    ],
)
def test_an_announced_note_is_its_writers(announced: str) -> None:
    doc = document("یادداشت", announced, "کوه بلند است.", "۱۲۰ نفر رفتند.", "گفتنی است این کتاب ۳۵ صفحه دارد.")
    assert speaker(doc, "۱۲۰")[0] == WHO
    assert speaker(doc, "۳۵")[0] is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("مهدی فعال در نشست خبری گفت: ۱۲۰ بسته فرستادیم.", "مهدی فعال"),
        ("آرنگ نوریانی، امروز پنجشنبه در مراسم معارفه مدیر شهر گفت: ۱۲۰ نفر آمدند.", "آرنگ نوریانی"),
        (f"{WHO} دقایقی پیش در گفت‌وگو با خبرنگار ما گفت: ۱۲۰ نفر آمدند.", WHO),
        ("سازمان ملل رسما قحطی در جزیره را تایید کرد و گفت ۱۲۰ نفر مردند.", "سازمان ملل"),
        ("بانک مرکزی چند روز پیش اعلام کرد ۱۲۰ نفر آمدند.", "بانک مرکزی"),
    ],
)
def test_where_a_name_ends(sentence: str, name: str) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_what_a_speaker_has_another_say_is_his() -> None:
    doc = document("خبر", f"{WHO} گفت: کار خوب است. ژولی اعلام کرد که ۱۲۰ بیمار دارد.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_teams_of_a_list_of_scorers_say_nothing() -> None:
    lines = [
        "مس گیتی: بهرام نوریان",
        "نفت کیا: حسین امیدی",
        "۱۲۰ گل:",
        "مس گیتی: مهدی کیا",
        "نفت کیا: رضا راد",
        "۳۵ گل:",
    ]
    doc = document("جدول گلزنان", " ".join(lines))
    assert speaker(doc, "۳۵")[0] is None


def test_the_one_of_the_lead_answers() -> None:
    doc = document(
        "داور جهانی شنا می‌گوید",
        "نسرین نوریان از قهرمانان شنا است.",
        "نوریان در کیش زندگی می‌کند.",
        "چند سال شنا کردید؟",
        "خیلی. ۱۲۰ مدال دارم.",
        "باز هم شنا می‌کنید؟",
        "بله.",
    )
    assert speaker(doc, "۱۲۰")[0] == "نسرین نوریان"


def test_a_call_is_of_those_who_issued_it() -> None:
    issued = "در فراخوانی که از سوی انجمن کوه‌نوردان گیتی منتشر شده آمده است: ۱۲۰ نفر می‌پذیریم."
    assert speaker(document("فراخوان", issued), "۱۲۰")[0] == "انجمن کوه‌نوردان گیتی"


@pytest.mark.parametrize(("known", "name"), [(f"{WHO} گفت: کار خوب است.", WHO), ("بازی خوب بود.", None)])
def test_a_surname_past_a_comma_with_a_sign_of_speech(known: str, name: str | None) -> None:
    doc = document("خبر", known, "در پایان بازی، نوریان در پاسخ به سوالی درباره داور، گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == name


def test_studies_of_a_body_with_a_foreign_name() -> None:
    doc = document("خبر", "تحقیقات اخیر UNXYZ نشان می‌دهد: ۱۲۰ شهر آب ندارد.")
    assert speaker(doc, "۱۲۰")[0] == "UNXYZ"


def test_this_circular_is_of_the_body_that_issued_it() -> None:
    doc = document(
        "خبر",
        "به گزارش ایسنا، بانک گیتی شیوه‌نامه تازه وام را ابلاغ کرد که بانک‌ها باید آن را اجرا کنند.",
        "در این شیوه‌نامه آمده است: وام ازدواج ۱۲۰ میلیون تومان است. سود آن کم است. بازپرداخت ۳۵ ماه است.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == "بانک گیتی"


def test_a_letter_told_of_after_a_source_is_held_too() -> None:
    doc = document(
        "خبر",
        f"بنابر اعلام روابط عمومی سازمان گیتی، دکتر {WHO} در نامه‌ای به رئیس بیمارستان آورده است: «کار خوب بود.",
        "امسال ۱۲۰ تخت خریدیم.",
        "باید دفتر را بست.»",
    )
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_bodys_label_in_a_messengers_post() -> None:
    post = ("🔺 کمترین ازدواج", "🔹 مرکز رصد جمعیت کشور: پارسال ۱۲۰ ازدواج ثبت شد.", "🔹 در یزد ۳۵ ازدواج ثبت شد.")
    doc = document("ازدواج", *post)
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۳۵")[0] == "مرکز رصد جمعیت کشور"


def test_a_given_name_spelled_short() -> None:
    assert speaker(document("خبر", "در این نشست نصراله کوهی گفت: ۱۲۰ نفر آمدند."), "۱۲۰")[0] == "نصراله کوهی"


def test_a_source_of_quite_another_office_is_not_who_spoke_before() -> None:
    doc = document(
        "آتش‌سوزی",
        f"{WHO}، سخنگوی سازمان آتش‌نشانی گفت: ۳ نفر دچار سوختگی شدند.",
        "به گفته مالک انبار حدود ۲۰ میلیارد تومان کالا از بین رفته است.",
        "معاون دانشجویی گفت: به ۵۲ دانشجو وام داده‌ایم.",
    )
    assert speaker(doc, "۵۲")[0] == "معاون دانشجویی"
    assert speaker(doc, "۳")[0] == WHO
    assert speaker(doc, "۲۰ میلیارد")[0] == "مالک انبار"


@pytest.mark.parametrize(
    "styled", ["نماینده عالی دولت در استان", "مقام عالی دولت در استان بهاران", "مقام ارشد دولت در استان"]
)
def test_the_governor_is_called_the_highest_of_the_government(styled: str) -> None:
    doc = document(
        "خبر",
        f"{WHO} گفت: ۱۲ مدرسه ساخته شد.",
        "استاندار بهاران افزود: ۱۵ مدرسه داریم.",
        "بانک مرکزی اعلام کرد: ۲۰ شعبه باز است.",
        f"{styled} گفت: ۳۵ مدرسه در راه است.",
    )
    assert speaker(doc, "۱۵")[0] == speaker(doc, "۳۵")[0] == WHO


def test_friends_are_nobody_by_name() -> None:
    doc = document(
        "خبر",
        f"{WHO} گفت: ۱۲ مدرسه ساخته شد. دوستان سازمان برنامه معتقدند که ۲۰ مدرسه لازم است.",
        "نماینده مردم بهاران در مجلس گفت: ۳۵ مدرسه در راه است.",
    )
    assert speaker(doc, "۳۵")[0] == WHO
