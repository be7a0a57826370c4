"""Weeks of the calendar, parts of a month, ends that are told by them, spans up to a day, days of the West."""

import datetime as dt

import pytest

from tests.figures import reading

TODAY = dt.date(2023, 11, 5)  # 14 Aban 1402, a Sunday


def period(text: str, today: dt.date = TODAY) -> tuple[str | None, str, str]:
    """Words, first and last day of the time that the last figure of the text has."""
    m = reading.figures(text, published_on=today)[-1]
    return m.period_text, str(m.period_start), str(m.period_end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("در هفته اول آبان", "2023-10-23", "2023-10-29"),
        ("در هفته نخست مهرماه", "2023-09-23", "2023-09-29"),
        ("در دهه سوم مهر", "2023-10-13", "2023-10-22"),
        ("در هفته پایانی اسفند سال گذشته", "2023-03-14", "2023-03-20"),
        ("در روز دوشنبه هفته آینده", "2023-11-13", "2023-11-13"),
        ("شنبه هفته گذشته", "2023-10-28", "2023-10-28"),
        ("پنجشنبه گذشته", "2023-11-02", "2023-11-02"),
        ("در آخرین روز کاری هفته گذشته", "2023-11-01", "2023-11-01"),
        ("تا پایان هفته جاری", "2023-11-05", "2023-11-10"),
        ("تا پایان هفته آینده", "2023-11-05", "2023-11-17"),
        ("تا پایان هفته گذشته", "None", "2023-11-03"),
        ("تا آخر ماه جاری", "2023-11-05", "2023-11-21"),
        ("تا پایان ماه رمضان", "None", "2023-04-21"),
        ("تا نیمه آبان", "None", "2023-11-06"),
        ("از نیمه مهر تاکنون", "2023-10-08", "2023-11-05"),
        ("تا دو ماه دیگر", "2023-11-05", "2024-01-04"),
        ("تا دو سال پیش", "None", "2022-03-20"),
        ("در سه ماه آبان تا پایان دی ۱۴۰۱", "2022-10-23", "2023-01-20"),
        ("از ۱۳ تا ۲۷ مهر به مدت ۱۰ روز کاری", "2023-10-05", "2023-10-19"),
    ],
)
def test_weeks_and_parts_of_months(words: str, start: str, end: str) -> None:
    assert period(f"{words} ۲۰۰ نفر آمدند.")[1:] == (start, end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("۲۴ ساعت منتهی به صبح امروز", "2023-11-04", "2023-11-05"),
        ("۲۴ ساعت منتهی به ساعت ۸ صبح دیروز", "2023-11-03", "2023-11-04"),
        ("هفته منتهی به ۱۲ آبان", "2023-10-28", "2023-11-03"),
        ("سال مالی منتهی به اسفند ۱۴۰۱", "2022-03-21", "2023-03-20"),
        ("سال مالی منتهی به پایان اسفند ۱۴۰۱", "2022-03-21", "2023-03-20"),
        ("دوره شش ماهه منتهی به ۱۴۰۲/۰۶/۳۱", "2023-03-21", "2023-09-22"),
    ],
)
def test_up_to_a_day(words: str, start: str, end: str) -> None:
    assert period(f"در {words} ۲۰۰ نفر آمدند.")[1:] == (start, end)


def test_the_end_of_the_running_week_or_month() -> None:
    assert period("این ۲۰۰ واحد تا پایان هفته تحویل داده می‌شود.") == ("تا پایان هفته", "2023-11-05", "2023-11-10")
    assert period("این ۲۰۰ واحد تا پایان ماه تحویل داده می‌شود.") == ("تا پایان ماه", "2023-11-05", "2023-11-21")
    assert period("تا پایان هفته ۱۲ لیگ ۲۰۰ گل زده شد.")[0] is None


def test_two_or_three_weeks() -> None:
    assert period("قرار است ۵ بخش طرح را ۲ تا ۳ هفته آینده انجام دهد.")[0] == "۳ هفته آینده"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("مسابقات از ۱۸ الی ۲۹ آگوست ۲۰۲۱ با ۲۰۰ نفر برگزار شد.", "2021-08-18", "2021-08-29"),
        ("مسابقات از ۱۴ تا ۳۱ ژانویه با ۲۰۰ نفر برگزار می‌شود.", "2024-01-14", "2024-01-31"),
        ("در ماه ژانویه ۲۰۰ نفر می‌آیند.", "2024-01-01", "2024-01-31"),
        ("در ماه ژوئن ۲۰۰ نفر آمدند.", "2023-06-01", "2023-06-30"),
    ],
)
def test_days_of_the_west(text: str, start: str, end: str) -> None:
    assert period(text)[1:] == (start, end)


def test_a_date_of_the_west_lies_near_the_page() -> None:
    january = dt.date(2024, 1, 3)
    assert period("در ۲۵ دسامبر ۲۰۰ نفر آمدند.", january)[1:] == ("2023-12-25", "2023-12-25")


def test_governments_after_the_twelfth() -> None:
    assert period("در دولت سیزدهم ۲۰۰ طرح افتتاح شد.")[0] == "دولت سیزدهم"
    assert period("از آغاز دولت چهاردهم تاکنون ۲۰۰ طرح افتتاح شد.")[2] == "2023-11-05"


def test_a_week_of_the_calendar_that_is_over() -> None:
    winter = dt.date(2024, 3, 10)
    assert period("در هفته دولت ۲۰۰ طرح افتتاح شد.", winter)[1:] == ("2023-08-24", "2023-08-30")
    assert period("تا هفته دولت ۲۰۰ طرح افتتاح می‌شود.", winter)[2] == "2024-08-29"


def test_a_new_year_is_new_for_two_months() -> None:
    spring = dt.date(2023, 4, 4)  # 15 Farvardin 1402
    assert period("از آغاز سال جدید تاکنون ۴۰ نفر آمدند.", spring)[1:] == ("2023-03-21", "2023-04-04")
    assert period("در سال جدید ۲۰ خانه ساخته می‌شود.", spring)[1:] == ("2023-03-21", "2024-03-19")
    assert period("در سال جدید ۲۰ خانه ساخته می‌شود.")[1:] == ("None", "None")
