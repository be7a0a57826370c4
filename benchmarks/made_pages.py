"""Small Persian news pages with figures, made up from a seed: what the load and kill benchmarks land."""

import datetime as dt
import os
import random
from collections.abc import Iterable
from pathlib import Path

from pipelines import jalali

_PLACES = (
    ("یزد", "اردکان"), ("فارس", "مرودشت"), ("گیلان", "لاهیجان"), ("کرمان", "سیرجان"), ("همدان", "ملایر"),
    ("زنجان", "ابهر"), ("سمنان", "شاهرود"), ("لرستان", "بروجرد"), ("ایلام", "دهلران"), ("بوشهر", "گناوه"),
)  # fmt: skip
_STORIES = (
    (
        "کشف {a} کیلوگرم مواد مخدر در {county}",
        "فرمانده انتظامی استان {province} گفت: در این عملیات {a} کیلوگرم تریاک کشف و {b} نفر دستگیر شدند.",
        "وی افزود: کشفیات مواد مخدر در این استان نسبت به مدت مشابه سال قبل {c} درصد افزایش یافته است.",
    ),
    (
        "امدادرسانی به {a} حادثه‌دیده در {county}",
        "مدیرعامل جمعیت هلال احمر استان {province} گفت: هفته گذشته به {a} نفر در {b} حادثه امدادرسانی شد.",
        "به گفته وی از این تعداد {c} نفر به مراکز درمانی منتقل شدند.",
    ),
    (
        "صدور {a} پروانه ساختمانی در {county}",
        "شهردار {county} گفت: از ابتدای سال تاکنون {a} پروانه ساختمانی صادر شده است.",
        "وی هزینه اجرای {b} پروژه عمرانی شهر را {c} میلیارد تومان اعلام کرد.",
    ),
    (
        "برداشت {a} تن پسته از باغ‌های {county}",
        "مدیر جهاد کشاورزی {county} گفت: امسال {a} تن پسته از {b} هکتار باغ برداشت شد.",
        "وی بیان کرد: تولید این محصول در مقایسه با سال گذشته {c} درصد کاهش داشته است.",
    ),
    (
        "ثبت {a} تماس با اورژانس {province}",
        "رئیس اورژانس استان {province} گفت: در ماه گذشته {a} تماس با اورژانس ثبت شد که {b} مورد آن به ماموریت انجامید.",
        "وی یادآور شد: {c} درصد این تماس‌ها مزاحمت تلفنی بوده است.",
    ),
)
_ENDS = (
    "این خبر در جلسه شورای اداری شهرستان اعلام شد و مسئولان بر ادامه کار تاکید کردند.",
    "جزئیات بیشتر این گزارش در روزهای آینده به اطلاع مردم استان خواهد رسید.",
    "در پایان این نشست از تلاش همکاران در بخش‌های گوناگون قدردانی شد.",
)
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def page(chance: random.Random, day: dt.date | None, number: int) -> str:
    """One page; `number` makes it unlike all others. No day: it does not say when it was published."""
    year, month, day_of_month = jalali.from_gregorian(day or dt.date(2020, 1, 1))
    province, county = chance.choice(_PLACES)
    title, lead, more = chance.choice(_STORIES)
    names = {"province": province, "county": county, "a": 11 + number, "b": chance.randint(2, 99)}
    names["c"] = chance.randint(3, 80)
    label = f"تاریخ انتشار: {day_of_month} {jalali.MONTHS[month - 1]} {year} - {chance.randint(6, 22)}:{chance.randint(10, 59)}"
    lines = [title, *([label] if day else []), "", lead, more, chance.choice(_ENDS), "انتهای پیام"]
    return "\n".join(lines).format(**names).translate(_DIGITS) + "\n"


def land(folder: Path, days: Iterable[dt.date | None], seed: int = 0, site: str = "made", first: int = 0) -> int:
    """Write one page for each of `days` under folder/site-…/, a few hundred a folder; returns how many."""
    chance = random.Random(seed)
    number = 0
    for number, day in enumerate(days, 1):
        path = folder / f"{site}-{number // 500:02}" / f"{first + number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(chance, day, first + number), encoding="utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))  # long finished: the intake does not wait for it
    return number
