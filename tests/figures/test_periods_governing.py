"""Periods: which of the times of a page a figure has."""

import datetime as dt

import pytest

from pipelines.figures import periods
from tests.figures.test_periods import TODAY, document, mentions, period, when_words


def test_each_figure_its_own_time() -> None:
    doc = document("شهرداری ۳۰ پروژه در سال ۱۴۰۰ و ۵۵ پروژه در سال ۱۴۰۱ گشود.")
    assert [m.period_text for m in mentions(doc, "۳۰", "۵۵")] == ["سال ۱۴۰۰", "سال ۱۴۰۱"]
    doc = document("در سال ۱۴۰۰، ۳۰ پروژه و در سال ۱۴۰۱ ۵۵ پروژه گشوده شد.")
    assert [m.period_text for m in mentions(doc, "۳۰", "۵۵")] == ["سال ۱۴۰۰", "سال ۱۴۰۱"]


def test_a_list_shares_its_time() -> None:
    doc = document("طی سال گذشته ۳۰ سارق دستگیر و ۴۰ خودرو کشف شد که از این تعداد ۲۵ خودرو تحویل شد.")
    assert {m.period_start for m in mentions(doc, "۳۰", "۴۰", "۲۵")} == {dt.date(2022, 3, 21)}


def test_this_span_points_back() -> None:
    doc = document("وی به عملکرد ۲ ماهه پلیس اشاره کرد و گفت: در این مدت ۳۵ باند متلاشی شد.")
    (m,) = mentions(doc, "۳۵")
    assert (m.period_start, m.period_end) == (dt.date(2023, 3, 21), dt.date(2023, 5, 21))


def test_a_span_of_days_is_carried_and_pointed_back_to() -> None:
    doc = document("ماموران در سه روز گذشته مواد مخدر کشف کردند. از این مقدار ۲۰ کیلو تریاک و ۷ کیلو حشیش است.")
    for m in mentions(doc, "۲۰", "۷"):
        assert (str(m.period_start), str(m.period_end)) == ("2023-05-19", "2023-05-22")
    text = "بازار از ۲۰ اردیبهشت روند کاهشی داشته و طی این مدت ۳۰ هزار سهم فروخته شد."
    assert period(text, "۳۰ هزار") == ("interval", "2023-05-10", "2023-05-22")


def test_a_length_that_is_told_of_is_no_time() -> None:
    text = "رسیدن به بیمار ۸ دقیقه طول می‌کشد و این زمان نسبت به مدت مشابه پارسال ۱۲ درصد کاهش یافته است."
    assert period(text, "۱۲") is None


def test_a_size_is_of_no_time() -> None:
    assert period("امسال درمانگاهی به مساحت ۴ هکتار ساخته شد.", "۴") is None
    assert period("کار درمانگاه با ۳۷۰۰ متر مربع زیربنا از ابتدای سال ۱۴۰۰ شروع شد.", "۳۷۰۰") is None
    assert period("امسال ۴ هکتار جنگل سوخت.", "۴") is not None


def test_the_time_of_a_relative_clause() -> None:
    text = "باشگاه امروز با ۷ میلیاردی که چند روز قبل گرفته بود بدهی خود را پرداخت کرد."
    assert period(text, "۷") == ("interval", "None", "None")


def test_the_time_beside_a_figure_is_its_own() -> None:
    text = "بیشترین رشد مربوط به سال ۱۳۹۹ با ۱۶۰ درصد و رشد آن در سال ۱۴۰۱ نیز ۱۰۲ درصد بوده است."
    first, second = mentions(document(text), "۱۶۰", "۱۰۲", unit="percent")
    assert (str(first.period_start), str(second.period_start)) == ("2020-03-20", "2022-03-21")


def test_a_commemorated_day_is_no_time() -> None:
    text = "مردم در سال ۱۳۷۰ برای سالگرد قیام ۱۵ خرداد سال ۴۲ آمدند، اما ۴ هواپیما آنجا بود."
    assert period("در سالگرد قیام ۱۵ خرداد ۷ هواپیما آمد.", "۷") is None
    assert when_words(text) == ["سال ۱۳۷۰", "۱۵ خرداد سال ۴۲"]


def test_similar_stretch_of_a_water_year() -> None:
    text = "از ابتدای سال آبی جاری تا ۲۴ اردیبهشت بارش خوب بود. این رقم در مدت مشابه سال آبی گذشته، ۳۳ متر بود."
    assert period(text, "۳۳") == ("interval", "2021-09-23", "2022-05-14")


def test_similar_span_of_another_year() -> None:
    doc = document("در دو ماه نخست امسال ۳۵ حادثه ثبت شد. در مدت مشابه سال گذشته ۴۵ حادثه داشتیم.")
    m = mentions(doc, "۳۵", "۴۵")[1]
    assert (m.period_start, m.period_end) == (dt.date(2022, 3, 21), dt.date(2022, 5, 21))


def test_last_named_month() -> None:
    doc = document("در فروردین ۳۵ حادثه ثبت شد. نیروها در همین ماه ۴۵ عملیات داشتند.")
    m = mentions(doc, "۳۵", "۴۵")[1]
    assert (m.period_start, m.period_end) == (dt.date(2023, 3, 21), dt.date(2023, 4, 20))


@pytest.mark.parametrize(
    "text",
    [
        "در سال گذشته ۳۵ هزار تماس ثبت شد. رئیس مرکز افزود: از این تعداد ۴۵ تماس عملیاتی بود.",
        "در سال گذشته ۳۵ هزار تماس ثبت شد. شمار عملیات‌ها در مقایسه با مدت مشابه ۴۵ درصد رشد داشت.",
        "در سال گذشته ۳۵ هزار تماس ثبت شد که ۴۵ درصد آن‌ها شهری است.",
    ],
)
def test_what_goes_on_about_a_figure_keeps_its_time(text: str) -> None:
    assert mentions(document(text), "۳۵", "۴۵")[1].period_start == dt.date(2022, 3, 21)


def test_a_share_is_no_rate() -> None:
    doc = document("از ۳۵ هزار تماس روزانه، ۴۵ درصد آن عملیاتی می‌شود.")
    mentions(doc, "۳۵ هزار", "۴۵")
    doc.mentions[1].unit, doc.mentions[1].period_kind = "percent", None
    periods.read(doc.mentions[1])
    assert [m.period_kind for m in doc.mentions] == ["rate", None]


def test_a_total_is_not_of_the_window_before_it() -> None:
    text = "در ۲۴ ساعت گذشته ۲۲ نفر جان باختند و مجموع درگذشتگان به ۹۰۰ نفر رسید."
    assert period(text, "۲۲") is not None
    assert period(text, "۹۰۰") is None


def test_a_sentence_that_adds_to_a_list_has_its_time() -> None:
    first, then = "دیروز ۵ تن گندم خریداری شد.", "همچنین ۷ تن جو فروخته شد."
    one, two = mentions(document(f"{first} {then}"), "۵", "۷")
    assert (one.period_start, one.period_end) == (two.period_start, two.period_end) == (dt.date(2023, 5, 21),) * 2
    _, other = mentions(document(f"{first} انبار ۷ تن جا دارد."), "۵", "۷")
    assert other.period_kind is None
    _, none, added = mentions(document(f"دیروز ۵ تن گندم خریداری شد و ۸ تن در انبار است. {then}"), "۵", "۸", "۷")
    assert (none.period_kind, added.period_kind) == (None, None)


def test_rates_beside_lengths_and_of_other_items() -> None:
    (m,) = mentions(document("او هر سال سه ماه در این تپه می‌کاوید."), "سه", unit="mo")
    assert m.period_kind == "rate"
    assert period("برای کودکان دو ساعت در روز مجاز است.", "دو") == ("rate", "None", "None")
    assert period("تشکیل کارگروه به صورت ماهانه، کشت گیاه در ۱۷۵ هکتار و ساخت گلخانه از برنامه‌ها است.", "۱۷۵") is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("مانند سال‌های گذشته، گندم ۴۱ درصد کشت منطقه را دارد.", "۴۱"),
        ("همچون سال گذشته این تیم ۱۲ بازیکن دارد.", "۱۲"),
        ("میدان‌های آزادی، هفت تیر، ونک و ۹ فروشگاه پایگاه هستند.", "۹"),
        ("وی از تولید سه هزار تن زباله در تعطیلات نوروزی خبر داد و گفت: ۷۰ درصد زباله دفن می‌شود.", "۷۰"),
        ("ایستگاه‌ها تا پایان سال آینده به هفت می‌رسد و باید ۳ ایستگاه دیگر طراحی کنیم.", "۳"),
    ],
)
def test_times_of_something_else(text: str, quote: str) -> None:
    doc = document(text)
    others = ["سه"] if "سه هزار" in text else []
    assert mentions(doc, *others, quote)[-1].period_kind is None


def test_a_change_told_after_the_day_s_price() -> None:
    text = "صرافی‌ها امروز هر دلار را ۱۶ هزار تومان اعلام کردند که نسبت به دیروز ۲۰۰ تومان افزایش داشته است."
    doc = document(text)
    first, second = mentions(doc, "۱۶ هزار", "۲۰۰")
    second.change = "increase"
    periods.read(second)
    assert first.period_start == second.period_start == TODAY


def test_an_event_on_a_weekday_is_no_name() -> None:
    assert period("این واقعه روز یکشنبه به کشته شدن ۱۸ نفر انجامید.", "۱۸") == ("interval", "2023-05-21", "2023-05-21")


def test_a_past_time_does_not_hold_for_what_will_be() -> None:
    text = "در سال گذشته ۲۶ طرح اجرا شد و در این بخش ۳۷ طرح دیگر اجرا خواهد شد."
    first, second = mentions(document(text), "۲۶", "۳۷")
    assert first.period_kind == "interval"
    assert second.period_kind is None
