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


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "در این جلسه علیرضا دبیر عضو هیات رییسه شورا نیز با انتقاد از نبود او اظهار داشت: ۱۲۰ نفر ماندند.",
            "علیرضا دبیر",
        ),
        ("در حکم حسین مدرس کوهی - وزیر نخل - برای نوریان آمده: ۱۲۰ روز.", "حسین مدرس کوهی"),
        ("Palm Weekly در تازه‌ترین گزارش خود نوشت ۱۲۰ نخل خشکید.", "Palm Weekly"),
        ("این در حالی است که نوریان نخل‌آرا به تازگی در واکنش به پرسش‌ها گفته بود: ۱۲۰ روز ماندم.", "نوریان نخل‌آرا"),
        ("سازمان نخل ادعا کرد ۱۲۰ نخل خشکید.", "سازمان نخل"),
        ("در بازی دیروز، پالمو نخلینی، سرمربی نخلستان باخت تیمش را بد خواند و گفت ۱۲۰ روز می‌ماند.", "پالمو نخلینی"),
        ("بهرام نوریان در پی گرما به شکلی که سازمان نخل اعلام کرده ۱۲۰ نخل دارد.", "سازمان نخل"),
        ("بهرام نوریان به کاشت نخل‌های تازه در باغ ادامه داد و ۱۲۰ نخل کاشت.", None),
        ("بهرام نوریان کتاب تازه‌ای درباره نخل در ۱۲۰ صفحه منتشر کرد.", None),
    ],
)
def test_more_of_the_edges(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_one_person_holds_one_of_some_offices() -> None:
    doc = document(
        "آیین",
        "بهرام نوریان رییس سازمان نخل گفت: آمدم.",
        "نوریان افزود: خوبم.",
        "استاندار نخلستان خاطرنشان کرد: ۱۲۰ بسته دادیم.",
    )
    assert speaker(doc, "۱۲۰")[0] == "استاندار نخلستان"


def test_a_letter_begins_in_the_sentence_that_tells_of_it() -> None:
    doc = document(
        "نامه",
        "کاوه نخل‌آرا رییس سازمان نخل با ارسال نامه‌ای به شهردار نوشت: به پیوست نامه رییس کمیسیون ارسال می‌شود.",
        "در حال حاضر ۱۲۰ باغ باز است.",
    )
    assert speaker(doc, "۱۲۰")[0] == "کاوه نخل‌آرا"


def test_this_report_after_a_persons_words_is_the_pages() -> None:
    doc = document(
        "نخل",
        "کاوه نخل‌آرا گفت: باغ خوب است.",
        "بر اساس این گزارش، نخل‌آرا به باغ رفت.",
        "باغ ۱۲۰ در دارد.",
        "نخل‌آرا گفت: ما هستیم.",
    )
    assert speaker(doc, "۱۲۰")[0] is None


def test_an_interview_announced_by_its_colon() -> None:
    doc = document(
        "نوریان: می‌مانیم", "بهرام نوریان گفت‌وگوی مفصلی با ما انجام داد:", "ما ۱۲۰ روز ماندیم.", "باغ خوب است."
    )
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        (
            "بهرام نوریان سخنگوی کمیسیون برنامه، بودجه و محاسبات مجلس گفت: ۱۲۰ روز.",
            "سخنگوی کمیسیون برنامه، بودجه و محاسبات مجلس",
        ),
        ("نماینده مردم ورامین، قرچک و پیشوا در مجلس گفت: ۱۲۰ روز.", "نماینده مردم ورامین، قرچک و پیشوا در مجلس"),
        ("رییس سازمان نخل، بهرام نوریان و همراهانش را دید و گفت: ۱۲۰ روز.", "رییس سازمان نخل"),
    ],
)
def test_an_office_goes_on_past_a_comma(sentence: str, office: str) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[1] == office


def test_this_actor_and_this_weekly() -> None:
    doc = document("نمایش", "بهرام نوریان بازیگر نمایش گفت: آمدم.", "این بازیگر باسابقه تصریح کرد: ۱۲۰ روز ماندیم.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"
    doc = document(
        "نخل",
        "Palm Weekly در تازه‌ترین گزارش خود نوشت نخل خوب است.",
        "این هفته‌نامه در گزارش خود آورده است که ۱۲۰ نخل خشکید.",
    )
    assert speaker(doc, "۱۲۰")[0] == "Palm Weekly"


def test_first_he_told() -> None:
    doc = document("نخل", "نخل‌آرا ابتدا از آغاز کار خبر داد و اظهار کرد: ۱۲۰ نخل کاشتیم.")
    assert speaker(doc, "۱۲۰")[0] == "نخل‌آرا"


def test_he_of_a_title_that_names_one() -> None:
    doc = document(
        "پالمو: می‌مانم",
        "کاوه نخل‌آرا خوب است. یکی از آنان بازیکنی به نام پالمو است.",
        "این هافبک در آستانه دیدار گفت: ۱۲۰ روز ماندم.",
        "کاوه نخل‌آرا گفت: او خوب است.",
    )
    assert speaker(doc, "۱۲۰")[0] == "پالمو"


def test_who_is_cited_gives_no_name_to_an_office() -> None:
    doc = document(
        "نخل",
        "مدیر برنامه‌های باغبان نخلستان اعلام کرد می‌ماند.",
        "کاوه خوب است به شکلی که پالمو نخلینی اعلام کرده ۱۲۰ نخل دارد.",
    )
    assert speaker(doc, "۱۲۰")[1] is None
