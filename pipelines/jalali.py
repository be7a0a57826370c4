"""The Iranian calendar, by persiantools; one place for month names and conversions."""

import datetime as dt

from persiantools.jdatetime import JalaliDate

MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")  # date.weekday() order


def to_gregorian(year: int, month: int, day: int) -> dt.date:
    """Gregorian date of a Jalali one; ValueError where there is no such day."""
    return JalaliDate(year, month, day).to_gregorian()


def from_gregorian(day: dt.date) -> tuple[int, int, int]:
    """(year, month, day) of the Iranian calendar."""
    j = JalaliDate(day)
    return j.year, j.month, j.day


def iso(day: dt.date) -> str:
    """`1402-03-01` for 2023-05-22."""
    return "{:04d}-{:02d}-{:02d}".format(*from_gregorian(day))


def month_length(year: int, month: int) -> int:
    """Days of a Jalali month (29…31)."""
    return JalaliDate.days_in_month(month, year)
