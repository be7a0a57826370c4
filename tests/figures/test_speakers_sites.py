"""Speakers on pages of other sites: torn heads, messengers' posts, branches and labels of agencies, sources abroad."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "به گزارش ایسنا، به نقل از اداره کل روابط عمومی و امور بین الملل سازمان گیتی ، دکتر بهرام نوریان گفت: ۱۲۰ نفر آمدند.",
            WHO,
        ),
        ("به گزارش خبرگزاری صدا و سیما، مرکز البرز، بهرام نوریان با تشریح کارها گفت: ۱۲۰ نفر آمدند.", WHO),
        ("معاون مرکز فوریت‌ها / بهرام نوریان عنوان کرد که ۱۲۰ نفر آمدند.", WHO),
        ("date 2025-10-07 باشگاه خبرنگاران؛ مهسا گیتی - بهرام نوریان، نماینده بنیاد گیتی گفت که ۱۲۰ نفر آمدند.", WHO),
        ("«کاترین گیتی» مدیر اجرایی صندوق کودکان اعلام کرد که ۱۲۰ نفر آمدند.", "کاترین گیتی"),
        ("بر اساس بررسی های آماری ، ۱۲۰ نفر آمدند.", None),
        ("بر اساس آمار گیتا، شرکت داده‌های دریایی، ۱۲۰ کشتی آمد.", "گیتا"),
        ("خبرگزاری رویترز گزارش داده که ۱۲۰ نفر آمدند.", "خبرگزاری رویترز"),
        ("شرکت گیتی‌نفت که داده‌ها را دارد، تخمین میزند که ۱۲۰ کشتی آمد.", "شرکت گیتی‌نفت"),
        ("نهاد وابسته به سازمان ملل در گزارشی اعلام کرد که ۱۲۰ نفر آمدند.", "نهاد وابسته به سازمان ملل"),
        ("به گزارش ایسنا به نقل از وب‌سایت رسمی سازمان گیتی، ۱۲۰ نفر آمدند.", "وب‌سایت رسمی سازمان گیتی"),
        ("رادیو فردا: گروه تحقیقات گیتی در گزارشی اعلام کرد که ۱۲۰ نفر آمدند.", "گروه تحقیقات گیتی"),
        ("بر اساس گزارش تازه Global Reports 2007 بانک گیتی، ۱۲۰ درصد افزوده شد.", "بانک گیتی"),
        ("به گفته نوریان امسال ۱۲۰ نفر آمدند.", "نوریان"),
        ("دارالانشای کمیسیون رسیدگی به مشکلات گفته که ۱۲۰ نفر آمدند.", "دارالانشای کمیسیون رسیدگی به مشکلات"),
        ("فریدالزمان عبد نوریان به کارهای خیران اشاره کرد و افزود: ۱۲۰ نفر آمدند.", "فریدالزمان عبد نوریان"),
        ("«گل گیتی نوریان» والی شهر نیز ضمن قدردانی گفت که ۱۲۰ نفر آمدند.", "گل گیتی نوریان"),
        ("پلیس گیتی یک گروه را سخت خطرناک عنوان کرد و گفت: ۱۲۰ نفر آمدند.", "پلیس گیتی"),
        ("گلزار- مدیر امور آب گلزار از ۱۲۰ چاه تازه خبر داد.", "مدیر امور آب گلزار"),
        ("بر اساس گزارش بیبیسی، ۱۲۰ نفر آمدند.", "بیبیسی"),
        ("گارد ساحلی گیتی از مرگ ۱۲۰ نفر خبر داد.", "گارد ساحلی گیتی"),
        ("🔺دو مرکز ساخته شد 👤 بهرام نوریان، دبیر شورای شهر: 🔸طبق برآوردها ۱۲۰ نفر آمدند.", WHO),
        ("بر اساس نتایج طرحی که از سوی مرکز آمار انتشار یافته است، ۱۲۰ نفر آمدند.", "مرکز آمار"),
        ("دیوان عالی گیتی پس از شش ماه حکم ۱۲۰ متهم را روز شنبه تایید کرد.", None),
        ("پلیس گیتی از مرگ ۱۲۰ نفر گفت و آن را تایید کرد.", "پلیس گیتی"),
        ("گفتنی است مرکز آمار نیز این نرخ را ۱۲۰ درصد اعلام کرده بود.", "مرکز آمار"),
    ],
)
def test_who_speaks(sentence: str, name: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰")[0] == name


def test_the_credit_of_a_report_of_this_body() -> None:
    doc = document("آمار", "سازمان گیتی اعلام کرد: کار خوب است.", "به گزارش این سازمان، در کل ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "سازمان گیتی"


def test_who_says_at_the_head_with_a_colon_has_the_rest() -> None:
    long = "در این فصل ۱۲۰ نفر آمدند و " + "کارهای گوناگون در همه بخش‌ها پیش رفت و " * 6 + "کار به پایان رسید."
    doc = document("مدیرکل سازمان گیتی گفت:", "کار خوب است.", long, titled=False)
    assert speaker(doc, "۱۲۰")[0] == "مدیرکل سازمان گیتی"


def test_a_name_that_no_list_knows_with_its_office_before_a_colon() -> None:
    doc = document("نوریان مدیرکل شیلات استان:", "در این فصل ۱۲۰ تن صید شد.", titled=False)
    assert speaker(doc, "۱۲۰") == ("نوریان", "مدیرکل شیلات استان")


def test_he_at_the_head_of_a_page_that_begins_in_the_middle() -> None:
    doc = document("وی افزود: ۱۲۰ نفر آمدند.", "نوریان یادآور شد: کار خوب است.", titled=False)
    assert speaker(doc, "۱۲۰")[0] == "نوریان"


@pytest.mark.parametrize("head", ["سخنگوی سازمان گیتی:", "📌سخنگوی سازمان گیتی"])
def test_a_posts_heading_speaks_for_its_bullets(head: str) -> None:
    long = "🔹در این فصل ۱۲۰ نفر آمدند و " + "کارهای گوناگون در همه بخش‌ها پیش رفت و " * 6 + "کار به پایان رسید."
    assert speaker(document(head, "🔹کار خوب است.", long), "۱۲۰")[0] == "سخنگوی سازمان گیتی"


def test_a_headline_with_a_verb_of_saying_and_a_colon_is_said() -> None:
    doc = document("رییس سازمان گیتی با بیان اینکه کار خوب است، گفت: ۱۲۰ نفر آمدند", "وی گفت: ۱۳۰ نفر رفتند.")
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۱۳۰")[0] == "رییس سازمان گیتی"


def test_a_headline_with_a_verb_of_saying_is_said() -> None:
    doc = document("طالبان می‌گوید در یک ماه ۱۲۰ نفر آمدند", "کارها خوب است.")
    assert speaker(doc, "۱۲۰")[0] == "طالبان"


def test_this_institution_is_the_bank_told_of_before() -> None:
    doc = document("رشد", "به گزارش ایسنا، بانک گیتی به کارها پرداخت. طبق برآورد این نهاد رشد ۱۲۰ درصد است.")
    assert speaker(doc, "۱۲۰")[0] == "بانک گیتی"


def test_this_body_with_the_object_between() -> None:
    doc = document("تورم", "مرکز آمار نرخ تورم را اعلام کرد. این مرکز قبلا تورم سال پیش را ۱۲۰ درصد گزارش کرده بود.")
    assert speaker(doc, "۱۲۰")[0] == "مرکز آمار"


def test_what_stands_before_this_report_is_of_it() -> None:
    doc = document(
        "کالا", "گمرک ایران جزییات کار را اعلام کرد.", "در این مدت ۱۲۰ تن آمد.", "بر اساس این گزارش ۱۳۰ تن رفت."
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۱۳۰")[0] == "گمرک ایران"


@pytest.mark.parametrize(
    "sentence",
    ["طبق گزارش‌ها، ۱۲۰ نفر رفتند.", "سخنان بهرام نوریان در حالی مطرح می‌شود که ۱۲۰ نفر رفتند."],
)
def test_the_page_goes_on_itself(sentence: str) -> None:
    assert speaker(document("خبر", f"طبق اعلام سازمان گیتی کار خوب است. {sentence}"), "۱۲۰")[0] is None


def test_after_indirect_speech_a_body_has_the_word() -> None:
    doc = document("خبر", f"{WHO} گفت که کار سخت است. وزارت بهداشت گیتی اعلام کرد ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "وزارت بهداشت گیتی"


def test_he_is_whom_the_sentence_before_names_with_an_office() -> None:
    doc = document(
        "خبر",
        "رییس سازمان گیتی گفت: کار خوب است.",
        "مارکو گیتانی مسئول کمک‌های سازمان ملل در جریان سفر از همه کمک خواست.",
        "وی پیش‌بینی کرد که ۱۲۰ نفر بیایند.",
    )
    assert speaker(doc, "۱۲۰")[0] == "مارکو گیتانی"


def test_a_credits_agency_whose_name_begins_like_a_verb() -> None:
    doc = document("کار", "به گزارش کرد پرس، بهرام نوریان با اشاره به کارها گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_an_agencys_branch_before_a_semicolon() -> None:
    doc = document("کار", "به گزارش خبرگزاری گیتی، مرکز اصفهان؛ مدیرعامل شرکت گیتی گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "مدیرعامل شرکت گیتی"


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("امید نوریانی امروز در مراسم گشایش", "امید نوریانی"),
        ("سرهنگ دوم بهرام نوریان", "بهرام نوریان"),
        ("سرهنگ بهرام نوریان درگفت وگو با خبرنگار گیتی", "بهرام نوریان"),
        ("مهندس نوریان مدیر کارخانه گیتی با اعلام این خبر", "نوریان"),
        ("فیلیپو گیتانی، کمیسیر عالی پناهندگان", "فیلیپو گیتانی"),
    ],
)
def test_names_with_what_stands_around_them(who: str, name: str) -> None:
    assert speaker(document("کار", f"{who} گفت: ۱۲۰ نفر آمدند."), "۱۲۰")[0] == name


def test_a_person_past_the_source_of_a_credit_that_no_mark_ends() -> None:
    credit = "به گزارش گیتی به نقل از روزنامه نوا بهرام نوریان مدیر کارخانه گیتی"
    doc = document("کار", f"{credit} با اشاره به سختی کارها، افزود: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_an_office_with_a_list_of_two_words_in_it() -> None:
    office = "مدیرکل میراث فرهنگی، صنایع دستی و گردشگری فارس"
    assert speaker(document("کار", f"{office} گفت: ۱۲۰ نفر آمدند."), "۱۲۰")[1] == office


def test_an_office_ends_before_all() -> None:
    doc = document("کار", "به گفته مدیر توزیع آب یزد تمام روستاها ۱۲۰ مخزن دارند.")
    assert speaker(doc, "۱۲۰") == ("مدیر توزیع آب یزد", "مدیر توزیع آب یزد")


def test_a_report_that_a_body_has_given_is_its() -> None:
    doc = document("باران کم شد و گزارشی که مرکز آمار از کشت گندم ارائه کرد نشان داد که ۱۲۰ تن کاشته شد.")
    assert speaker(doc, "۱۲۰")[0] == "مرکز آمار"


def test_an_email_s_words_are_its_writers() -> None:
    doc = document("ایمیل باشگاه گیتی رسید. در ایمیل باشگاه گیتی به مهران آمده است: ۱۲۰ بلیت مانده است.")
    assert speaker(doc, "۱۲۰")[0] == "باشگاه گیتی"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (f"{WHO}: ۱۲۰ امتیاز، ۷ گل و ۳ پاس گل", None),
        (f"{WHO}: ۱۲۰ دقیقه و ۲۵ ثانیه، ۹ امتیاز", None),
        (f"{WHO}: ۱۲۰ نفر آمدند و همه خوب بود.", WHO),
    ],
)
def test_a_player_s_record_is_not_his_words(line: str, who: str | None) -> None:
    assert speaker(document("آمار بازیکنان", line), "۱۲۰")[0] == who


def test_whom_a_clause_tells_of_does_not_say_the_next() -> None:
    doc = document("آنها با رقمی کمتر از ۱۲۰ تومان راضی به رفتن سردار نوریان نیستند و این را به مهران اعلام کرده‌اند.")
    assert speaker(doc, "۱۲۰")[0] is None
