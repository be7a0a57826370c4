"""Imported by a worker's fork server: loads every module and table that pages need, once for all workers."""

import datetime as dt
import traceback

from pipelines import chain, staging
from pipelines.intake.readers.record import page

_PAGE = """خبرگزاری نمونه
غرس ۹۰۰ اصله نهال در مهریز
تاریخ انتشار: ۱۵ مهر ۱۴۰۰ - ۱۰:۲۰

رئیس اداره منابع طبیعی شهرستان مهریز گفت: از ابتدای سال جاری تا کنون ۹۰۰ اصله نهال در این شهرستان کاشته شده است.
وی افزود: این آمار نسبت به مدت مشابه سال گذشته ۱۲ درصد افزایش داشته و هزینه آن ۳ میلیارد تومان بوده است.
انتهای پیام
"""


def warm() -> None:
    """One made-up page through the whole chain."""
    record = page("warm.txt", "txt", _PAGE.encode())
    row = chain.digest(record, now=dt.date(2021, 12, 1))
    if "page_text" not in row:
        raise RuntimeError(f"the page that warms a worker up is not read: {row['reason']}")
    figures = chain.extract_batch(chain.clean_batch([row]))
    staging.table_of(figures, staging.FIGURES)  # Arrow loads pandas, a fifth of a second, for its first table


try:
    warm()
except Exception:  # the fork server must live; the first page meets the same error and says so
    traceback.print_exc()
