"""Times of another clause than the figure's, and times that the words around a figure set for it."""

import datetime as dt

import pytest

from tests.figures import reading
from tests.figures.test_periods import TODAY, period

YEARS = ("interval", "2016-03-20", "2020-03-19")


def period_read(text: str, quote: str, today: dt.date | None = TODAY) -> tuple[str | None, str, str] | None:
    """The period of the figure, every field of the text's figures read."""
    found = reading.figures(text, published_on=today)
    m = next(m for m in found if m.sentence.doc.raw[m.numeral.start : m.numeral.end] == quote)
    return None if m.period_kind is None else (m.period_text, str(m.period_start), str(m.period_end))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("امروز روزنامه نامه‌ای چاپ کرده که در آن وزیر ۱۲ دلیل خود را آورده بود.", "۱۲"),
        ("امروز تیم کوهستان که ۴ بازیکن به ترکیب خود اضافه کرده بود، بر میزبان پیروز شد.", "۴"),
        ("در دو هفته اخیر باختیم اما ۱۸ امتیاز دیگر می‌توانیم به دست بیاوریم.", "۱۸"),
        ("اردو تا روزهای پایانی سال ۱۴۰۰ برقرار بود زیرا در جام نیز ۲ نماینده خواهیم داشت.", "۲"),
        ("از ماه مارس سال ۲۰۲۱ پرواز این هواپیماها به دلیل سقوط آنها و کشته شدن ۳۴۶ نفر ممنوع شده است.", "۳۴۶"),
        ("از ماه مارس سال ۲۰۲۱ پروازها به دلیل ۲ سقوط ممنوع شده است.", "۲"),
        ("تیم در سال جاری خوب بود و نشان داد که از این پس برای ۳ امتیاز می‌جنگد.", "۳"),
        ("تیم در سال گذشته ضعیف بود و از این بازی به بعد با ۷ برد بالا آمده است.", "۷"),
        ("باشگاهی که در هفته‌های اخیر نتایج خوبی گرفته حمله کرد ولی آن گل منجر به باخت با ۳ گل شد.", "۳"),
        ("جایزه در ۳ بخش تالیف و ترجمه که برای نخستین بار سال گذشته چاپ شده باشند داده می‌شود.", "۳"),
        ("در این هفته از رقابت‌ها ۱۵ گل زده شد.", "۱۵"),
    ],
)
def test_times_of_another_clause(text: str, quote: str) -> None:
    assert period(text, quote) is None


def test_what_one_had_done_in_a_clause_set_into_the_other() -> None:
    text = "۵ خرداد ۱۴۰۱ پلیس گفت: آن گروه ۱۵ نفر را که پیش‌تر گرفته بود، آزاد کرد."
    assert period(text.replace(" گفت:", " تایید کرد"), "۱۵") == ("interval", "2022-05-26", "2022-05-26")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("کتاب شامل ۱۴ قطعه شعر است که در فاصله بین سال‌های ۹۵ تا ۹۸ سروده شده‌اند.", "۱۴", YEARS),
        ("شب گذشته نتیجه آزمایش‌ها اعلام و مشخص شد که ۳ نفر بیمارند.", "۳", ("interval", "2023-05-21", "2023-05-21")),
        ("همین هفته پیش ۵ نفر آمدند.", "۵", ("interval", "2023-05-15", "2023-05-22")),
        ("نمایشگاهی به مدت ۳ روز از فردا دوم تا چهارم خرداد برپاست.", "۳", ("interval", "2023-05-23", "2023-05-25")),
        ("از فروردین ماه تا نیمه اردیبهشت ماه ۴۵ نفر آمدند.", "۴۵", ("interval", "2023-03-21", "2023-05-05")),
        (
            "از ۲۴ اسفند ماه با آغاز طرح سفر تا پایان روز ۲۸ اسفند ۱۹ نفر زخمی شدند.",
            "۱۹",
            ("interval", "2023-03-15", "2023-03-19"),
        ),
        ("در روزهای پنجشنبه و جمعه ۷ مسابقه برگزار شد.", "۷", ("interval", "2023-05-18", "2023-05-19")),
        ("دیروز و امروز ۲۰ نفر آمدند.", "۲۰", ("interval", "2023-05-21", "2023-05-22")),
        ("شمار مصدومان تا این تاریخ ۷۵ نفر است.", "۷۵", ("interval", "None", "2023-05-22")),
        ("او در زمان بازیگری‌اش ۶ بار نامزد جایزه شد.", "۶", ("interval", "None", "None")),
        ("تیم تا پایان نیم‌فصل ۶ برد داشت.", "۶", ("interval", "None", "None")),
        ("قیمت سکه در بازار امروز (شنبه) به ۷۰۰ هزار تومان رسید.", "۷۰۰ هزار", ("interval", str(TODAY), str(TODAY))),
        (
            "مصرف برق روز گذشته نسبت به مدت مشابه پارسال که ۴۸ هزار مگاوات بود بیشتر شد.",
            "۴۸ هزار",
            ("interval", "2022-05-21", "2022-05-21"),
        ),
    ],
)
def test_times_that_hold(text: str, quote: str, expected: tuple[str, str, str]) -> None:
    assert period(text, quote) == expected


def test_a_time_after_one_of_two_figures_is_of_its_own_clause() -> None:
    text = "وی گفت: ۹۹ درصد ملوانان این شرکت، پیش از انقلاب خارجی بودند، اما امروز ۹۰ درصد بومی هستند."
    assert period_read(text, "۹۹") == ("پیش از انقلاب", "None", "None")
    assert period_read(text, "۹۰") == ("امروز", str(TODAY), str(TODAY))


def test_the_first_leg_is_no_verb() -> None:
    text = "**رده‌بندی تیم‌ها تا پایان روز سوم دور رفت لیگ:**\nکوهستان (۴ بازی) ۸ امتیاز\nدریا (۵ بازی) ۶ امتیاز"
    assert period_read(text, "۶") == ("تا پایان روز سوم", "None", "None")


def test_a_part_of_what_the_sentence_before_tells_of() -> None:
    text = "دیروز بالگردها در چند نوبت پرواز کردند.\n۳ فروند از این بالگردها فرود آمدند."
    assert period_read(text, "۳") == ("دیروز", "2023-05-21", "2023-05-21")
    other = "دیروز بالگردها در چند نوبت پرواز کردند.\n۳ نفر از این کارگران خسته شدند."
    assert period_read(other, "۳") is None


def test_the_words_of_a_term_end_before_a_preposition() -> None:
    text = "سهم آموزش از آغاز به کار دولت به بیش از ۴۰ درصد رسیده است."
    assert period_read(text, "۴۰") == ("از آغاز به کار دولت", "None", "None")


def test_a_baseline_ends_before_a_verb_glued_together() -> None:
    (m,) = reading.figures("وی با اشاره به کاهش ۷ درصدی طلاق در مقایسه با مدت مشابه پارسال اظهارکرد: خوب است.")
    assert m.baseline_text == "در مقایسه با مدت مشابه پارسال"


def test_a_baseline_of_the_next_clause_is_not_of_the_figure() -> None:
    text = "بدهی‌ها ۱۹ درصد رشد داشته است و هزینه‌ها ۲۱ درصد رشد نسبت به سال ۹۵ داشته است."
    assert [m.baseline_text for m in reading.figures(text)] == [None, "نسبت به سال ۹۵"]


def test_a_percentage_has_the_month_told_rather_than_the_rate_it_is_a_change_of() -> None:
    text = "در فروردین ماه بیشترین تورم ماهانه از آن گندم با ۵ درصد افزایش و کمترین تورم ماهانه از آن جو با ۲ درصد افزایش است."
    assert period_read(text, "۲") == ("فروردین ماه", "2023-03-21", "2023-04-20")


def test_what_an_ezafe_leads_to_is_no_verb() -> None:
    text = "وی از سفر ۷۰ هزار زائر در مسیرهای بازگشت طی روز گذشته خبر داد."
    assert period_read(text, "۷۰ هزار") == ("طی روز گذشته", "2023-05-21", "2023-05-21")
