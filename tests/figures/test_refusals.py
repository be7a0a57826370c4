"""Numerals that are no figures: names, minutes, ranks, idioms, clock times; and figures that look like them."""

import pytest

from tests.figures.test_numerals import quotes, reasons, values


@pytest.mark.parametrize(
    ("text", "numeral", "reason"),
    [
        ("وقف پلاک ۷۸و ۷۹ اصلی روستا ثبت شد", "۷۹", "name"),
        ("این ردیف در صفحه ۳۱۲ جلد ۳ لایحه آمده است", "۳۱۲", "name"),
        ("قرص امگا۳ گران شد", "۳", "name"),
        ("تانک‌های تی ۷۲ را دیدند", "۷۲", "name"),
        ("سطح هشدار ۲ محدودیت‌های تازه‌ای دارد", "۲", "name"),
        ("کوچه شهید کریمی ۱۵ در ساری بسته شد", "۱۵", "name"),
        ("تیم در رده سوم آسیا و ۳۶ جهان ایستاد", "۳۶", "name"),
        ("کشتی‌گیر وزن منهای ۷۰ کیلوگرم برنده شد", "۷۰", "name"),
        ("در وزن ۶۰ مقابل حریف شکست خورد", "۶۰", "name"),
        ("در دقیقه ۶ و صادقی ۱۹ و ۸۸ برای تیم ما گل زدند", "۸۸", "a minute"),
        ("رحیمی ۲۰ و ستاری ۴۵ دو گل زدند", "۴۵", "a minute"),
        ("۲۰۱۹ سالی که گذشت سخت بود", "۲۰۱۹", "year"),
        ("بعد از ۸۸ گفتند که نمی‌آیند", "۸۸", "year"),
        ("بودجه ۴۰۵ به مجلس رفت", "۴۰۵", "date"),
        ("از ساعت ۱۲ ظهر تا ۸ شب باز است", "۸", "clock time"),
        ("از ساعت ۴ بعد از ظهر تا ۹ شب باز است", "۹", "clock time"),
        ("مراسم ساعت 30:9 آغاز شد", "9", "clock time"),
        ("۱۲۵- کامران صادقی", "۱۲۵", "list item"),
        ("۳ـ همچنین بازتاب خبری آن", "۳", "list item"),
        ("با نتیجه ۵_۱ باخت", "۱", "score"),
        ("صد درصد می‌توانیم برنده شویم", "صد", "an idiom"),
        ("تیم ما آمادگی ۱۰۰در ۱۰۰ دارد", "۱۰۰", "an idiom"),
        ("هزار و پانصدمین سالگرد شهر", "هزار و پانصدمین", "ordinal"),
        ("بعد از ۲ سال و ۲ ماه و ۱۰ روز شکست خورد", "۲ سال و ۲ ماه و ۱۰", "says when"),
    ],
)
def test_refused(text: str, numeral: str, reason: str) -> None:
    assert reasons(text)[numeral] == reason


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("صددرصد جریمه‌ها بخشیده شد", "صد"),
        ("پیشرفت طرح صد درصد است", "صد"),
        ("زمین ۱۰۰ در ۸۰ متر است", "۱۰۰"),
        ("این آزمون در ۲۴ ساعت قابل انجام است", "۲۴"),
        ("تیم خارج از خانه ۲۰ امتیازی شد", "۲۰"),
        ("رحیمی ۴ و ستاری ۳ شوت زدند", "۴"),
        ("از رتبه ایران در میان ۷۵ کشور جهان گفت", "۷۵"),
    ],
)
def test_figures_all_the_same(text: str, numeral: str) -> None:
    assert numeral in quotes(text)


def test_what_a_page_names_by_a_digit_is_a_name_wherever_it_stands() -> None:
    text = "همایش کارون ۲ در ساری برگزار شد. حاضران در سالن همایش کارون ۲ اخلال کردند و ۲ نفر رفتند."
    assert quotes(text) == ["۲"]


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [
        ("جریمه ۲.۱ میلاردی", 2.1e9, None),
        ("دو نیم میلیارد تومان", 2.5e9, None),
        ("ساخت آن دو ماه و ۲۰ روز طول کشید", 2.6667, None),
        ("به نظر ما ۴، ۵ بازیکن می‌خواهد", 4, 5),
    ],
)
def test_read(text: str, value: float, high: float | None) -> None:
    assert values(text) == [(pytest.approx(value, rel=1e-4), high)]
