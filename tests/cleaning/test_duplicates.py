"""Near-duplicates: the same story again, never the same words with other numbers."""

import hashlib

import numpy as np
import pytest

from pipelines.cleaning.duplicates import bands, one_story, signature
from pipelines.folding import fold

STORY = (
    "مدیرکل راهداری استان گفت: در هفت ماه گذشته ۱۲۰ کیلومتر از جاده‌های روستایی آسفالت شده است. "
    "وی افزود: برای تکمیل طرح‌های نیمه‌تمام ۴۵ میلیارد تومان اعتبار لازم است که بخشی از آن تأمین می‌شود. "
    "به گفته او ساکنان ۲۰ روستا از این پس کمتر از نیم ساعت تا مرکز شهرستان راه دارند. "
    "این مسئول یادآور شد که پیمانکاران تا پایان پاییز فرصت دارند کارهای باقی‌مانده را تحویل بدهند "
    "و هر تأخیری جریمه خواهد داشت؛ مردم نیز می‌توانند کاستی‌ها را با سامانه ۱۴۱ در میان بگذارند."
)
OTHER = (
    "نمایشگاه گل و گیاه از فردا در بوستان مرکزی شهر برپا می‌شود و ۶۰ تولیدکننده در آن غرفه دارند. "
    "دبیر نمایشگاه گفت: بازدید برای همه رایگان است و کارگاه‌هایی برای کودکان پیش‌بینی شده است. "
    "او از شهروندان خواست با اتوبوس بیایند، زیرا جای پارک خودرو در آن محدوده کم است و ترافیک می‌شود."
)


def same(one: str, two: str) -> bool:
    verdict = one_story([signature(fold(one)), signature(fold(two))], np.array([0, 1]), np.array([1, 0])).tolist()
    assert verdict[0] == verdict[1]
    return verdict[0]


@pytest.mark.parametrize(("old", "new"), [("۱۲۰", "۱۳۰"), ("۴۵", "۵۴"), ("۲۰ روستا", "۳۰ روستا")])
def test_other_numbers_are_another_story(old: str, new: str) -> None:
    assert not same(STORY, STORY.replace(old, new))


def test_another_weekday_is_another_report() -> None:
    first = "بازار امروز (شنبه) آرام بود. " + STORY
    assert same(first, first + " پایان.")
    assert not same(first, first.replace("شنبه", "یک‌شنبه"))


def test_numbers_may_be_left_out_or_added() -> None:
    shorter = STORY.replace("؛ مردم نیز می‌توانند کاستی‌ها را با سامانه ۱۴۱ در میان بگذارند", "")
    assert same(STORY, shorter)
    assert same(STORY, STORY + " این خبر ۳ بار به‌روز شد.")


def test_short_bodies_are_never_duplicates() -> None:
    assert signature(fold("عکس: ایرنا")) == b""
    assert bands(b"") == []


def test_any_text_has_a_signature() -> None:
    for text in ("", "x" * 500, "\ud800" * 400, "۱" * 5000, "ab" * 200_000):
        assert len(signature(text)) in range(0, 4 * (128 + 65))


def test_signatures_are_those_of_older_warehouses() -> None:
    made_with_datasketch = "58bd21c145b35e7d"
    assert hashlib.sha256(signature(fold(STORY))).hexdigest()[:16] == made_with_datasketch


def test_one_story_shares_a_band_and_another_does_not() -> None:
    mine, other = signature(fold(STORY)), signature(fold("گزارش: " + STORY + " پایان."))
    assert set(bands(mine)) & set(bands(other))
    assert not set(bands(mine)) & set(bands(signature(fold(OTHER))))
