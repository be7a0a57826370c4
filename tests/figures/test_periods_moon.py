"""Months of the moon's year, by the official calendar."""

import datetime as dt
from itertools import pairwise

import pytest

from pipelines.figures.periods import moon
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


def test_years_join_and_keep_to_the_known_feasts() -> None:
    """Ashura, the first of Ramadan and of Shawwal, the feast of sacrifice and the first day of the last year."""
    days = moon._months()
    ordered = [days[key] for key in sorted(days)]
    assert all((b - a).days == 1 for (_, a), (b, _) in pairwise(ordered))
    assert {(hi - lo).days + 1 for lo, hi in ordered} == {29, 30}
    firsts = {(1442, 1): (2020, 8, 21), (1444, 9): (2023, 3, 23), (1445, 10): (2024, 4, 10), (1446, 10): (2025, 3, 31),
              (1447, 12): (2026, 5, 18), (1448, 1): (2026, 6, 16)}  # fmt: skip
    assert {key: days[key][0] for key in firsts} == {key: dt.date(*day) for key, day in firsts.items()}


@pytest.mark.parametrize(("today", "start"), [(dt.date(2026, 7, 1), "2026-06-16"), (dt.date(2029, 1, 1), "None")])
def test_the_last_year_told_is_read_and_none_after_it(today: dt.date, start: str) -> None:
    assert period("در ماه محرم", today)[1] == start
