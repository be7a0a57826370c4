"""Near-duplicates: the same story again, never the same words with other numbers."""

import datetime as dt
import itertools
import random

import pytest

from pipelines.cleaning.duplicates import WINDOW, Row, duplicates, one_story, signature
from pipelines.folding import fold

DAY = dt.date(2024, 5, 1)
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


def row(name: str, text: str, day: dt.date | None = DAY) -> Row:
    return Row(name, day, signature(fold(text)))


def test_a_reprint_names_the_first() -> None:
    reprint = "به گزارش خبرنگار ما، " + STORY.replace("وی افزود", "او افزود").replace("\u200c", " ")
    rows = [row("b", STORY), row("a", reprint, DAY + dt.timedelta(1)), row("c", OTHER)]
    assert duplicates(rows) == {"b": None, "a": "b", "c": None}


def test_the_same_day_is_ordered_by_id() -> None:
    assert duplicates([row("b", STORY), row("a", STORY + " پایان.")]) == {"a": None, "b": "a"}


@pytest.mark.parametrize(("old", "new"), [("۱۲۰", "۱۳۰"), ("۴۵", "۵۴"), ("۲۰ روستا", "۳۰ روستا")])
def test_other_numbers_are_another_story(old: str, new: str) -> None:
    assert not one_story(row("a", STORY), row("b", STORY.replace(old, new)))


def test_another_weekday_is_another_report() -> None:
    first = "بازار امروز (شنبه) آرام بود. " + STORY
    assert one_story(row("a", first), row("b", first + " پایان."))
    assert not one_story(row("a", first), row("b", first.replace("شنبه", "یک‌شنبه")))


def test_numbers_may_be_left_out_or_added() -> None:
    shorter = STORY.replace("؛ مردم نیز می‌توانند کاستی‌ها را با سامانه ۱۴۱ در میان بگذارند", "")
    assert one_story(row("a", STORY), row("b", shorter))
    assert one_story(row("a", STORY), row("b", STORY + " این خبر ۳ بار به‌روز شد."))


def test_far_days_are_other_stories() -> None:
    late = row("b", STORY, DAY + dt.timedelta(WINDOW + 1))
    assert not one_story(row("a", STORY), late)
    assert one_story(row("a", STORY), row("b", STORY, DAY + dt.timedelta(WINDOW)))


def test_an_undated_page_follows_the_dated() -> None:
    assert duplicates([row("a", STORY, None), row("b", STORY + " پایان.")]) == {"a": "b", "b": None}


def test_short_bodies_are_never_duplicates() -> None:
    assert signature(fold("عکس: ایرنا")) == b""
    assert duplicates([row("a", "عکس: ایرنا"), row("b", "عکس: ایرنا")]) == {"a": None, "b": None}


def test_batches_and_order_do_not_matter() -> None:
    days = [DAY, DAY + dt.timedelta(1), DAY + dt.timedelta(2), None]
    texts = [STORY, STORY + " پایان.", "گزارش: " + STORY, OTHER, OTHER + " پایان."]
    rows = [row(f"{i:02}", text, day) for i, (text, day) in enumerate(itertools.product(texts, days))]
    whole = duplicates(rows)
    assert sum(v is not None for v in whole.values()) == len(rows) - 2
    rng = random.Random(5)
    for _ in range(5):
        rng.shuffle(rows)
        cut = rng.randrange(1, len(rows))
        first = duplicates(rows[:cut])
        answers = first | duplicates(rows[cut:], rows[:cut])
        assert answers == whole


def test_a_late_first_takes_the_lead() -> None:
    stored = [row("m", STORY), row("n", STORY + " پایان.")]
    assert duplicates(stored) == {"m": None, "n": "m"}
    assert duplicates([row("z", "نخست: " + STORY, DAY - dt.timedelta(1))], stored) == {"z": None, "m": "z", "n": "z"}
    assert duplicates([row("o", OTHER)], stored) == {"o": None}


def test_any_text_has_a_signature() -> None:
    for text in ("", "x" * 500, "\ud800" * 400, "۱" * 5000, "ab" * 200_000):
        assert len(signature(text)) in range(0, 4 * (128 + 65))
