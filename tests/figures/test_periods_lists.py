"""Periods that a list carries on, days told in words, stretches that begin today."""

import pytest

from pipelines.figures.document import Document
from tests.figures.reading import figures
from tests.figures.test_periods import TODAY, document, mentions, period

DAY = ("interval", str(TODAY), str(TODAY))
FIRST = "شاخص بازار امروز با ۵۰۰ واحد رشد به ۹۰۰ واحد رسید."


@pytest.mark.parametrize(
    "then",
    [
        "شاخص هم‌وزن نیز ۷۰ واحد رشد کرد.",
        "شاخص هم‌وزن هم با ۷۰ واحد رشد بالا رفت.",
        "این در حالی است که شاخص هم‌وزن ۷۰ واحد رشد کرد.",
        "معامله‌گران این بازار ۷۰ معامله انجام دادند.",
    ],
)
def test_a_list_goes_on_in_its_day(then: str) -> None:
    found = mentions(document(f"{FIRST} {then}"), "۵۰۰", "۹۰۰", "۷۰")
    assert [m.period_start for m in found] == [TODAY] * 3


@pytest.mark.parametrize(
    "then",
    [
        "شاخص هم‌وزن پیش از این نیز ۷۰ واحد رشد کرد.",
        "وی نیز گفت: ۷۰ واحد رشد کرد.",
        "این کتاب ۷۰ صفحه داشت.",
    ],
)
def test_what_is_no_list_has_its_own_time(then: str) -> None:
    assert mentions(document(f"{FIRST} {then}"), "۵۰۰", "۹۰۰", "۷۰")[2].period_kind is None


def test_a_clause_that_adds_a_subject_keeps_the_day() -> None:
    text = "قیمت سکه امروز به ۷ میلیون تومان رسیده و هر گرم طلا نیز ۹۰ تومان قیمت دارد."
    assert period(text, "۹۰") == DAY


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "در بیست و ششمین روز از اردیبهشت ماه سال جاری ۲ نفر رفتند.",
            "۲",
            ("interval", "2023-05-16", "2023-05-16"),
        ),
        ("در روز بیست و نهم اردیبهشت ماه ۲ نفر رفتند.", "۲", ("interval", "2023-05-19", "2023-05-19")),
        ("تا شروع سال تحصیلی ۲ هزار معلم جذب می‌شوند.", "۲", ("interval", "None", "None")),
        ("این مجموعه در ۵۲ قسمت از دوشنبه ۱ خرداد پخش می‌شود.", "۵۲", ("interval", "2023-05-22", "None")),
        ("از صبح امروز ۵۲ نفر مراجعه کردند.", "۵۲", DAY),
        ("وی از افتتاح راه در دهه فجر خبر داد و افزود: پل با ۲۴ میلیون تومان ساخته شد.", "۲۴", None),
    ],
)
def test_days_in_words_and_open_ends(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


def page(*lines: str) -> Document:
    """A page of which every line is a block; the first is its title."""
    text, spans, at = "\n".join(lines), [], 0
    for i, line in enumerate(lines):
        spans.append((at, at + len(line), "body" if i else "title", i))
        at += len(line) + 1
    return Document(text, spans, TODAY)


def starts(doc: Document, *quotes: str) -> list[str]:
    return [str(m.period_start or m.period_end) for m in mentions(doc, *quotes)]


def test_the_day_of_an_announced_list_holds_for_every_item() -> None:
    doc = page(
        "قیمت میوه",
        "قیمت میوه در روز شنبه ۳۰ اردیبهشت به شرح زیر است:",
        "- هر کیلو سیب ۴۱ هزار تومان و هر کیلو گلابی ۵۲ هزار تومان",
        "- هر کیلو انگور ۶۳ هزار تومان شد",
        "- هر کیلو گلابی در روز جمعه ۷۴ هزار تومان",
        "- هر کیلو هلو ۷۵ هزار تومان",
        "باغداران ۸۵ هزار نفر هستند.",
    )
    assert starts(doc, "۴۱", "۵۲", "۶۳", "۷۴", "۷۵", "۸۵") == [*["2023-05-20"] * 3, "2023-05-19", "2023-05-20", "None"]


def test_the_head_of_a_table_holds_for_its_rows() -> None:
    doc = page("لیگ", "بازی‌ها ادامه دارد.", "رده‌بندی تیم‌ها تاکنون:", "تیم آبی ۴۱ امتیاز", "تیم سبز ۳۲ امتیاز")
    assert starts(doc, "۴۱", "۳۲") == [str(TODAY)] * 2


def test_what_follows_an_announcement_may_be_a_sentence() -> None:
    doc = page("برف", "جزئیات بارش دیروز به این شرح است:", "در کوهستان ۴۱ سانتی‌متر برف بارید.")
    assert starts(doc, "۴۱") == ["2023-05-21"]


@pytest.mark.parametrize(
    "head",
    [
        "وی امروز در جمع خبرنگاران آمار را به شرح زیر اعلام کرد:",  # the day of the speech
        "رئیس سازمان روز شنبه گفت:",
        "قیمت میوه به شرح زیر است:",
    ],
)
def test_a_list_without_a_time_has_none(head: str) -> None:
    assert starts(page("خبر", head, "- سیب ۴۱ هزار تومان"), "۴۱") == ["None"]


def prices(text: str, *quotes: str) -> list[str]:
    doc = document(text)
    return [str(m.period_start) for m in mentions(doc, *quotes, unit="IRT")]


def test_prices_of_one_kind_go_on_in_the_day_of_trade() -> None:
    text = (
        "امروز سکه طرح جدید ۱۱ میلیون تومان است. سکه طرح قدیم ۲۲ هزار تومان گران شده و ۳۳ تومان قیمت دارد. "
        "ربع سکه ۴۴ تومان فروخته می‌شود. بودجه شهر ۵۵ تومان است. مردم از سکه ۶۶ تومانی می‌گویند."
    )
    assert prices(text, "۱۱", "۲۲", "۳۳", "۴۴", "۵۵", "۶۶") == [*[str(TODAY)] * 4, "None", "None"]


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("طلا هم ۷۷ تومان است که نسبت به دیروز گران شده است.", str(TODAY)),
        ("سود آن نسبت به روز گذشته ۷۷ تومان رشد کرد.", str(TODAY)),
        ("این نرخ نسبت به ۷۷ تومان دیروز بالاتر رفت.", "2023-05-21"),
        ("فروش آن نسبت به روز جمعه هفته پیش ۷۷ تومان رشد کرد.", str(TODAY)),
        ("فروش آن نسبت به ۲۰ فروردین ۷۷ تومان رشد کرد.", "None"),
    ],
)
def test_what_is_compared_with_the_day_before_is_of_the_day_told(then: str, expected: str) -> None:
    assert prices(f"سکه امروز ۱۱ میلیون تومان است. {then}", "۱۱", "۷۷")[1] == expected


def test_a_part_of_what_was_told_has_its_time_in_turn() -> None:
    text = "امروز ۹۰ نفر آمدند. از این تعداد ۴۱ نفر پذیرفته شدند. همچنین از این تعداد ۳۲ نفر رفتند."
    assert [m.period_start for m in mentions(document(text), "۹۰", "۴۱", "۳۲")] == [TODAY] * 3


def test_the_standings_are_not_of_the_day_of_the_matches() -> None:
    text = "نتایج دیدارهای امروز به شرح زیر است:\nسپاهان ۲۸ گل\nجدول رده‌بندی:\n۱- سپاهان ۳۸ امتیاز"
    assert [m.period_start for m in mentions(document(text), "۲۸", "۳۸")] == [TODAY, None]


def test_a_heading_in_bold_print_sets_the_time_of_its_list() -> None:
    text = "**رده‌بندی تیم‌ها تا پایان روز دوم رقابت‌ها:**\n**گروه الف:**\nستاره دشت (یک بازی) ۲ امتیاز\nآفتاب (یک بازی) ۳ امتیاز"
    found = figures(text, published_on=TODAY)
    assert [m.period_text for m in found if m.numeral.value > 1] == ["تا پایان روز دوم"] * 2


def test_prices_thus_told_are_of_the_day_set_before() -> None:
    text = "بانک گیتی نرخ ارزها را برای روز شنبه مشخص کرد.\nبر این اساس دلار ۷۰ تومان و یورو ۹۰ تومان تعیین شد."
    assert [str(m.period_start) for m in figures(text, published_on=TODAY)] == ["2023-05-20"] * 2


def test_a_list_shown_has_the_day_of_its_announcement() -> None:
    text = "طلا ارزان شد.\nقیمت انواع سکه را امروز اول خرداد مشاهده می‌کنید.\nنوع\nقیمت\nسکه گیتی\n۷۰ هزار تومان"
    assert [m.period_start for m in figures(text, published_on=TODAY)] == [TODAY]


def test_the_time_of_a_column() -> None:
    table = "| کالا | سال ۱۴۰۰ | {} |\n|---|---|---|\n| گندم | ۲۰۰ تن | ۳۰۰ تن |\n| جو | ۵۰ تن | ۶۰ تن |"
    for head in ("سال ۱۴۰۱", "۱۴۰۱"):
        found = figures(table.format(head), published_on=TODAY)
        assert [str(m.period_end) for m in found] == ["2022-03-20", "2023-03-20"] * 2


def test_the_time_that_opens_a_row() -> None:
    years = "| سال | شمار | درآمد |\n| ۱۴۰۰ | ۲۰۰ نفر | ۳۰۰ تومان |\n| ۱۳۹۹ | ۵۰ نفر | ۶۰ تومان |"
    found = figures(years, published_on=TODAY)
    assert [m.period_text for m in found] == ["۱۴۰۰", "۱۴۰۰", "۱۳۹۹", "۱۳۹۹"]
    months = "| ماه | شمار |\n| فروردین | ۲۰۰ نفر |\n| مهر | ۵۰ نفر |"
    assert [m.period_text for m in figures(months, published_on=TODAY)] == ["فروردین", "مهر"]


def test_a_list_under_what_is_past() -> None:
    for bullet in ("-", "▪️", "🔹", "✅"):
        text = f"در ۲۴ ساعت گذشته:\n{bullet} ۲۰ نفر بستری شدند\n{bullet} ۳ نفر جان باختند"
        assert [m.period_text for m in figures(text, published_on=TODAY)] == ["۲۴ ساعت گذشته"] * 2
