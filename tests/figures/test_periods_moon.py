"""Months of the moon's year, by the official calendar."""

import datetime as dt

import pytest

from tests.figures import reading

TODAY = dt.date(2023, 8, 11)  # 20 Mordad 1402, 24 Muharram 1445


def period(words: str, today: dt.date | None = TODAY, verb: str = "آمدند") -> tuple[str | None, str, str]:
    m = reading.figures(f"{words} ۲۰۰ نفر {verb}.", published_on=today)[-1]
    return m.period_text, str(m.period_start), str(m.period_end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("در ماه محرم", "2023-07-19", "2023-08-17"),
        ("در ماه مبارک رمضان", "2023-03-23", "2023-04-21"),
        ("در ماه رمضان امسال", "2023-03-23", "2023-04-21"),
        ("در رمضان سال گذشته", "2022-04-03", "2022-05-02"),
        ("در محرم سال ۱۴۴۲", "2020-08-21", "2020-09-18"),
        ("در دهه اول محرم", "2023-07-19", "2023-07-28"),
        ("در ماه‌های محرم و صفر", "2023-07-19", "2023-09-16"),
        ("از ابتدای ماه محرم تاکنون", "2023-07-19", "2023-08-11"),
        ("تا نیمه ماه رمضان", "None", "2023-04-06"),
        ("در ماه ذی‌الحجه", "2023-06-20", "2023-07-18"),
        ("در ایام محرم", "None", "None"),
    ],
)
def test_months_of_the_moon(words: str, start: str, end: str) -> None:
    assert period(words)[1:] == (start, end)


def test_a_month_to_come() -> None:
    assert period("در ماه صفر", verb="می‌آیند")[1:] == ("2023-08-18", "2023-09-16")


def test_names_that_are_no_time() -> None:
    assert period("در آستانه ماه محرم")[0] is None
    assert period("با نتیجه دو بر صفر در حضور")[0] is None


def test_a_page_without_a_day() -> None:
    assert period("در ماه رمضان", None) == ("ماه رمضان", "None", "None")
