"""Bodies that publish data, and sentences on the basis of what they have told; whom «این زمین‌شناس» means."""

import pytest

from tests.figures.reading import document
from tests.figures.test_speakers import speaker

WHO = "بهرام نوریان"


@pytest.mark.parametrize(
    "first",
    [
        "اتاق گیتی فهرست خریداران فرش را نیز منتشر کرد.",
        "اتاق گیتی نرخ تازه فرش را اعلام کرد.",
    ],
)
def test_data_that_a_body_publishes_are_its_words(first: str) -> None:
    doc = document("فرش", first, "بر این اساس، ۱۲۰ خریدار آمدند.", "هوا سرد بود و ۴۰ نفر رفتند.")
    assert speaker(doc, "۱۲۰")[0] == "اتاق گیتی"
    assert speaker(doc, "۴۰")[0] is None


def test_what_else_is_published_is_no_speech() -> None:
    doc = document("کتاب", "انتشارات گیتی ۱۲۰ کتاب کودک را منتشر کرد.")
    assert speaker(doc, "۱۲۰")[0] is None


@pytest.mark.parametrize("data", ["هشدار", "پیش‌بینی", "رتبه‌بندی"])
def test_more_kinds_of_data_go_on_with_their_source(data: str) -> None:
    doc = document("هوا", "سازمان گیتی از باران خبر داد.", f"بر اساس این {data}، ۱۲۰ شهر باران دارند.")
    assert speaker(doc, "۱۲۰")[0] == "سازمان گیتی"


@pytest.mark.parametrize("who", ["زمین‌شناس", "بازرس", "دامدار", "مدیرعامل"])
def test_somebody_by_what_he_does(who: str) -> None:
    doc = document("کار", f"{WHO} گفت: خوب بود.", f"این {who} معتقد است که ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_a_letter_s_verbs_in_its_marks_are_its_own() -> None:
    doc = document("نامه", "در نامه انجمن گیتی آمده است: «وزارت نوا ابراز می‌کند که ۱۲۰ نفر آمدند.»")
    assert speaker(doc, "۱۲۰")[0] == "انجمن گیتی"


def test_the_present_of_more_verbs_and_the_end_of_a_crowd() -> None:
    assert speaker(document("کار", f"{WHO} ارزیابی می‌کند که ۱۲۰ نفر آمدند."), "۱۲۰")[0] == WHO
    doc = document("بار", "کارشناسان ارزش این بار را ۱۲۰ ریال برآورد کرده‌اند.")
    assert speaker(doc, "۱۲۰")[0] == "کارشناسان"


def test_the_first_of_two_surnames() -> None:
    doc = document("کار", "بهرام نوریان گیتانی گفت: خوب بود.", "به گفته نوریان، ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان گیتانی"


def test_a_title_alone_is_an_office() -> None:
    doc = document("دادگاه", "متهم گفت: بد بود.", "قاضی خطاب به متهم گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "قاضی"


@pytest.mark.parametrize("what", ["تورم", "حجم صادرات", "علت حادثه"])
def test_what_is_measured_is_no_part_of_an_office(what: str) -> None:
    doc = document("کار", f"رئیس اتاق گیتی {what} را کم دانست و گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "رئیس اتاق گیتی"


def test_somebody_whom_explanations_name_before_his_words() -> None:
    first = "این خبر با توضیحات بهرام نوریان درباره انبار روشن شد."
    doc = document("کار", first, "به گفته وی، ۱۲۰ بار رسید.", "نوریان افزود: خوب بود.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_this_player_past_a_credit_s_place() -> None:
    credit = "به گزارش گیتی، از ورزشگاه نوا، این بازیکن که خوب بود درباره برد گفت: ۱۲۰ امتیاز داریم."
    doc = document("کار", "بهرام نوریان حرف‌هایش را آغاز کرد.", credit)
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_what_could_be_named_is_said_by_nobody() -> None:
    said = "سوره «مائده» ۱۲۰ آیه دارد و از نام‌های آن می‌توان به عقود، منقذه نیز اشاره کرد."
    assert speaker(document("کتاب", said), "۱۲۰")[0] is None


def test_sites_speak_and_a_request_is_said() -> None:
    doc = document("کار", "سایت های بزرگ نوا بیان کرده اند که ۱۲۰ نفر رفتند.")
    assert speaker(doc, "۱۲۰")[0] == "سایت های بزرگ نوا"
    doc = document("کار", f"{WHO} با یادآوری کارها از همه خواست که ۱۲۰ نفر بیایند.")
    assert speaker(doc, "۱۲۰")[0] == WHO


def test_who_gives_first_aid_is_no_time() -> None:
    office = "رییس اورژانس پیش بیمارستانی گیتی"
    doc = document("کار", f"غفار نوریان- {office}، در همین رابطه گفته پس از آن ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "غفار نوریان"


def test_a_body_that_issues_a_statement_is_not_cited_by_who_spoke_before() -> None:
    doc = document("کار", f"{WHO} گفت: خوب بود. وزارت نوا نیز با صدور بیانیه‌ای اعلام کرد که ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "وزارت نوا"


def test_who_has_spoken_takes_the_word_again_without_a_colon() -> None:
    doc = document("کار", f"{WHO} گفت: خوب بود. کاوه گیتانی گفت: بد بود. نوریان هم ابراز امیدواری کرد ۱۲۰ نفر بیایند.")
    assert speaker(doc, "۱۲۰")[0] == WHO


@pytest.mark.parametrize("last", ["استان نوا ۱۲۰ هزار نفر جمعیت دارد.", "شهر نوا در ۱۲۰ کیلومتری گیتی واقع شده است."])
def test_a_place_at_a_page_s_end_is_the_page_s_own(last: str) -> None:
    lines = ["خوب بود."] * 3
    doc = document("کار", f"{WHO} گفت: کتابخانه‌ها پر است. {' '.join(lines)} {last}")
    assert speaker(doc, "۱۲۰")[0] is None


def test_minutes_ago_is_a_time() -> None:
    doc = document("کار", "استاندار نوا نیز دقایقی پیش از آمدن ۱۲۰ نفر خبر داد.")
    assert speaker(doc, "۱۲۰")[0] == "استاندار نوا"


def test_an_unlisted_name_whose_office_runs_into_an_object() -> None:
    doc = document("کار", "غفار نوریان نخست‌وزیر نوا زیان‌ها را ۱۲۰ دلار خواند.")
    assert speaker(doc, "۱۲۰")[0] == "غفار نوریان"


@pytest.mark.parametrize("who", ["معاون فرهنگی نوا اما", "ایجنت این بازیکن"])
def test_an_office_before_but_and_of_this_player(who: str) -> None:
    doc = document("کار", f"{who} از آمدن ۱۲۰ نفر خبر داد.")
    assert speaker(doc, "۱۲۰")[0] in ("معاون فرهنگی نوا", "ایجنت")
