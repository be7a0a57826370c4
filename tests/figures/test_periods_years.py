"""Years that no word leads, the same stretch of another year, and what is no time of a figure."""

import datetime as dt

import pytest

from tests.figures import reading

TODAY = dt.date(2021, 10, 7)  # 15 Mehr 1400


def times(text: str, today: dt.date | None = TODAY) -> list[tuple[str | None, str, str]]:
    """Words, first and last day of the time of each figure."""
    found = reading.figures(text, published_on=today)
    return [(m.period_text, str(m.period_start), str(m.period_end)) for m in found]


NONE = (None, "None", "None")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اقتصاد چین در ۲۰۱۸ با ۶ درصد رشد روبه‌رو شد.", ("۲۰۱۸", "2018-01-01", "2018-12-31")),
        ("تقاضای نفت تا ۲۰۳۰ به ۱۱۰ میلیون تن می‌رسد.", ("تا ۲۰۳۰", "None", "2030-12-31")),
        ("بین ۲۰۱۰ تا ۲۰۱۷، این کشور ۳۰ سد ساخت.", ("بین ۲۰۱۰ تا ۲۰۱۷", "2010-01-01", "2017-12-31")),
        ("در بودجه ۹۸ حدود ۵۷ میلیارد تومان برای راه‌ها گذاشته شد.", ("۹۸", "2019-03-21", "2020-03-19")),
        ("از زمان آغاز جنگ داخلی در سال ۲۰۱۱ حدود ۳۰ روستا ویران شد.", ("از زمان آغاز جنگ داخلی در سال ۲۰۱۱", "2011-01-01", "2021-10-07")),
        ("نرخ بیکاری تابستان ۹ درصد بود.", ("تابستان", "2021-06-22", "2021-09-22")),
        ("در برنامه چهارم توسعه ۱۲ سد ساخته شد.", ("برنامه چهارم توسعه", "None", "None")),
    ],
)  # fmt: skip
def test_years(text: str, told: tuple[str, str, str]) -> None:
    assert times(text)[-1] == told


def test_a_month_of_the_year_told_before() -> None:
    told = ("از ابتدای سال ۹۶ تا پایان مردادماه", "2017-03-21", "2017-08-22")
    for today in (None, TODAY):
        assert times("از ابتدای سال ۹۶ تا پایان مردادماه ۳۵ تن صادر شد.", today) == [told]


@pytest.mark.parametrize("then", ["در همین ایام", "در همین مدت", "و در مدت مشابه", "، همین موقع"])
def test_the_same_stretch_of_another_year(then: str) -> None:
    found = times(f"در تابستان امسال ۲۰ تن برداشت شد. سال گذشته {then} ۱۵ تن برداشت شده بود.")
    assert found[-1][1:] == ("2020-06-21", "2020-09-21")


@pytest.mark.parametrize(
    "text",
    [
        "امروز کشتی‌گیران در وزن‌های ۵۵ و ۶۶ کیلوگرم روی تشک رفتند.",
        "رقابت‌های زیر ۲۱ سال به سال ۲۰۲۲ موکول شد.",
        "فردا از بین سه مهاجم خود یکی را به میدان می‌فرستد.",
        "این ۳۲ تیم در دوره پیش دبستانی هستند.",
        "تیم برای کسب سهمیه دوره آتی مسابقات چهار دیدار دارد.",
        "بنا به گزارشی که سال گذشته منتشر شد او ۵۰ هزار دلار به موسسه داده است.",
        "از ۱۴۰۰ به ۲۰۰۰ تومان رسید.",
    ],
)
def test_no_time_of_theirs(text: str) -> None:
    assert {told for told in times(text) if told[0] != "سال گذشته"} <= {NONE}


def test_a_total_is_not_of_the_day() -> None:
    assert times("امروز ورزشکاران ۳ مدال گرفتند و با مجموع ۹ مدال پنجم شدند.")[-1] == NONE


def test_what_is_compared_with() -> None:
    text = "صادرات امسال ۱۴ تن بوده که در قیاس با بیش از ۳۰ تن در سال گذشته، کاهش ۵۲ درصدی را نشان می‌دهد."
    assert [told[0] for told in times(text)] == ["امسال", "سال گذشته", "امسال"]
    text = "بارش امسال در مقایسه با میانگین ۵۴ ساله (۲۱۰ میلی‌متر) ۲۱ درصد کمتر است."
    assert [told[0] for told in times(text)][1:] == [None, "امسال"]


def test_what_is_reported_on() -> None:
    text = "مرکز آمار نرخ تورم شهریورماه را اعلام کرد. بر اساس این گزارش نرخ تورم به ۳۵ درصد رسید. {}"
    next_one = "این نرخ برای شهرها ۳۴ درصد است."
    assert [told[0] for told in times(text.format(next_one))] == ["شهریورماه", "شهریورماه"]
    text = "بانک در شهریورماه گزارشی منتشر کرد. بر اساس این گزارش نرخ تورم ۳۵ درصد است."
    assert times(text) == [NONE]


def test_parts_of_one_whole() -> None:
    text = "امسال زائران زیادی آمدند. ۴۵ نفر از این زائران با قطار و ۱۲ نفر با هواپیما آمدند."
    assert [told[0] for told in times(text)] == ["امسال", "امسال"]


def test_a_modal_that_ends_its_clause() -> None:
    text = "به ۵۰ میلیارد تومان اعتبار نیاز داریم و در بودجه امسال ۱۲ میلیارد تومان مصوب شده است."
    assert [told[0] for told in times(text)] == [None, "امسال"]


def test_years_of_a_budget_are_of_its_sums() -> None:
    assert times("بر اساس لایحه بودجه ۹۸ سهم ورزش ۴۰ میلیارد تومان است.")[-1][0] == "۹۸"
    assert times("او به عنوان ۹ عضو کمیسیون تلفیق لایحه بودجه ۱۴۰۰ معرفی شد.") == [NONE]


def test_years_of_companies_have_no_days() -> None:
    for when in ("در سال مالی جاری", "در سه ماهه نخست سال مالی", "در نیمه نخست سال مالی"):
        assert times(f"این شرکت {when} ۴۰ تن تولید کرد.")[-1][1:] == ("None", "None")


def test_the_week_from_its_beginning() -> None:
    assert times("از ابتدای هفته تاکنون ۶۰ تن خریداری شد.")[-1][1:] == ("2021-10-02", "2021-10-07")


def test_what_is_yet_to_come_is_not_of_what_was() -> None:
    text = "تاکنون ۸ نفر آمده‌اند و قرار است ۵ نفر دیگر برسند."
    assert [told[0] for told in times(text)] == ["تاکنون", None]
    text = "وی با اشاره به ساخت ۵ سد از ابتدای دولت سیزدهم تاکنون، گفت: این آمار به ۹۰ درصد خواهد رسید."
    assert times(text)[-1] == NONE


def test_what_a_verb_tells_and_what_hangs_on_it() -> None:
    text = "در هشت ماهه امسال بیش از ۳ میلیون دستگاه اعلام شده است که سهم یخچال یک میلیون دستگاه است."
    assert [told[0] for told in times(text)] == ["هشت ماهه امسال", "هشت ماهه امسال"]
    text = "تولید در شش ماهه نخست امسال با ۶۴ درصد افزایش همراه بوده و به ۴۰ تن رسیده است."
    assert [told[0] for told in times(text)] == ["شش ماهه نخست امسال", "شش ماهه نخست امسال"]


def test_of_this_crop() -> None:
    text = "امسال ۱۴ هکتار زیر کشت رفت. پیش‌بینی می‌شود از این میزان کشت ۴۴ تن گندم تولید شود."
    assert [told[0] for told in times(text)] == ["امسال", "امسال"]


def test_changes_of_a_length() -> None:
    assert times("در سال گذشته سن ازدواج ۲ سال افزایش یافت.")[-1][0] == "سال گذشته"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("در ۸ سال دولت قبلی او ۷ سد ساخته شد.", ("۸ سال دولت قبلی", "None", "None")),
        ("طی ۱۲ سال مدیریت وی ۹ ایستگاه مترو ساخته شد.", ("طی ۱۲ سال مدیریت وی", "None", "None")),
        (
            "در طول ۹ ماهی که از آغاز اجرای توافق گذشته، تجارت ۶۳ درصد رشد داشته است.",
            ("در طول ۹ ماهی که از آغاز اجرای توافق گذشته", "2021-01-04", "2021-10-07"),
        ),
        ("از ابتدای سال آبی ۵ مهر حجم آب به ۲۱ متر رسید.", ("از ابتدای سال آبی ۵ مهر", "2021-09-23", "2021-09-27")),
        (
            "تا پایان روز چهارم (شنبه ۱۰ مهر) تعداد ۳۱ نفر نام نوشتند.",
            ("تا پایان روز چهارم (شنبه ۱۰ مهر)", "None", "2021-10-02"),
        ),
    ],
)
def test_stretches(text: str, told: tuple[str, str, str]) -> None:
    assert times(text)[-1] == told


def test_what_is_known_by_its_prize_and_how_long_after() -> None:
    assert times("امروز مسابقات ۲۵۰ هزار دلاری شطرنج آغاز شد.") == [NONE]
    assert times("تا ۵ مهر که ۲۰ روز از آغاز نبرد بود ۳ پل گشوده شد.")[0] == NONE


def test_so_it_came_to_be() -> None:
    text = "در شش ماهه نخست امسال صادرات ۶۳ درصد رشد داشته است. به این ترتیب ایران ۳۸ تن کالا صادر کرده است."
    assert [told[0] for told in times(text)] == ["شش ماهه نخست امسال", "شش ماهه نخست امسال"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "نرخ تورم طی یک سال گذشته را به طور میانگین ۱۰ درصد و میانگین شش ماه اخیر آن را ۱۶ درصد اعلام کرد.",
            ["طی یک سال گذشته", "شش ماه اخیر"],
        ),
        ("بارش در سال آبی جاری ۴۲ درصد کم شد و درحال حاضر ۱۴ درصد سدها پر است.", ["سال آبی جاری", None]),
        (
            "از ابتدای امسال ۴۳ میلی‌متر ثبت شده که این میزان در سال گذشته ۷۵ میلی‌متر بوده است؛ بر این اساس "
            "بارش‌ها نسبت به سال قبل ۴۲ درصد کاهش یافته است.",
            ["از ابتدای امسال", "سال گذشته", "از ابتدای امسال"],
        ),
        (
            "امسال ۲۳ تن فروخته شد و این در حالی است که پارسال ۳۹ تن بوده که ۱۵ تن کاهش یافته است.",
            ["امسال", "پارسال", "امسال"],
        ),
        ("تورم در دوره ۱۰ ساله ۲۰۰۰ تا ۲۰۱۰ نیز ۱۴ درصد بود.", [None, "دوره ۱۰ ساله ۲۰۰۰ تا ۲۰۱۰"]),
        ("رشد اقتصادی به نصف آنچه در مهرماه گفته بود رسید.", [None]),
    ],
)
def test_each_its_own_time(text: str, told: list[str | None]) -> None:
    assert [words for words, *_ in times(text)] == told


def test_a_change_is_of_what_is_compared() -> None:
    text = (
        "از ابتدای امسال ۱۷۶ متر آب ذخیره شده است. مقایسه موجودی این سد با زمان مشابه پارسال که ۲۱۳ متر بوده کاهش "
        "۳۷ متری را نشان می‌دهد."
    )
    assert [words for words, *_ in times(text)] == ["از ابتدای امسال", "زمان مشابه پارسال", "از ابتدای امسال"]


def test_the_same_deed_told_one_by_one() -> None:
    text = (
        "از ۲۳ شهریور تا ۹ مهر ۲۰ نفر آمدند. وی گفت: در این مدت ۲۹ نفر از موزه‌ها بازدید کردند. "
        "وی ادامه داد: ۱۶ نفر از نمایشگاه‌ها و ۸ نفر از باغ‌ها بازدید کردند. {}"
    )
    told = times(text.format("وی از اهدای ۵ دستگاه به موزه خبر داد."))
    assert [day for _, day, _ in told] == ["2021-09-14"] * 4 + ["None"]


def test_what_was_done_then_and_what_happened() -> None:
    text = "نیروگاه‌های ساخته‌شده در سال گذشته به شبکه افزوده شد و مصرف گاز ۱۶ درصد کاهش یافت."
    assert times(text) == [NONE]
    assert times("امسال شاهد رشد ۱۵ درصدی سفرهای نوروزی بودیم.")[-1][0] == "امسال"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "از ابتدای امسال ۶۸ پرونده وارد شد که در همین مدت ۲۴ پرونده مربوط به سال گذشته هم مختومه شد.",
            ["از ابتدای امسال", "همین مدت"],
        ),
        (
            "طی شش ماهه امسال ۴۴ پرونده مختومه شد. موجودی محاکم ۲۱ پرونده است و این میزان نسبت به سال گذشته "
            "۳۹ درصد افزایش داشته است.",
            ["طی شش ماهه امسال", None, None],
        ),
        ("بر اساس گزارش‌های سه ماهه این نهاد ۳۰ رویداد ثبت شد.", [None, None]),
        ("در ماه‌های پسین ۱۵ تن و در سال روان ۶۳ تن آواره شدند.", ["ماه‌های پسین", "سال روان"]),
    ],
)
def test_of_what_words_say(text: str, told: list[str | None]) -> None:
    assert [words for words, *_ in times(text)][-len(told) :] == told


def test_parts_of_a_headline() -> None:
    text = "نیمی از صادرات سال۹۷ به همسایگان بود/ سهم ۲ درصدی ایران\nمتن خبر."
    found = reading.figures(text, titled=True, published_on=TODAY)
    assert [m.period_text for m in found] == ["سال۹۷", None]


def test_years_counted_from_one_of_the_west() -> None:
    found = times("رشد اقتصادی در سال جاری میلادی ۷ درصد و در سال آینده ۵ درصد خواهد بود. سال گذشته ۳ درصد بود.")
    assert [day for _, day, _ in found] == ["2021-01-01", "2022-01-01", "2020-03-20"]


def test_up_to_now() -> None:
    assert times("طی یک سال گذشته تاکنون ۲۴ خانه ساخته شد.") == [("طی یک سال گذشته تاکنون", "2020-10-06", "2021-10-07")]


def test_what_adds_in_speech() -> None:
    text = "سال ۹۹ به ۴۸ نفر وام پرداخت شد. وی افزود: همچنین ۲۱ فرصت شغلی ایجاد شد."
    assert [told[0] for told in times(text)] == ["سال ۹۹", "سال ۹۹"]
    text = "با بیان اینکه سال گذشته ۳۰ تن جمع شد، گفت: در این طرح نیز ۴۰ تن جمع شد."
    assert [told[0] for told in times(text)] == ["سال گذشته", "سال گذشته"]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("طی ۱۳ روز نخست امسال", "2021-03-21", "2021-04-02"),
        ("در ۱۰ روز ابتدایی سال گذشته", "2020-03-20", "2020-03-29"),
        ("در هفته پایانی سال ۱۳۹۹", "2021-03-14", "2021-03-20"),
    ],
)
def test_days_of_a_year(when: str, first: str, last: str) -> None:
    assert times(f"{when} ۸۱ نفر به سینما رفتند.")[-1][1:] == (first, last)


def test_changes_of_one_month_told_one_by_one() -> None:
    text = (
        "در مرداد امسال پروازها ۸ درصد کاهش داشته است. اعزام مسافر ۳۷ درصد نسبت به ماه مشابه سال گذشته افزایش داشته است. "
        "ارسال بار ۴۳ درصد نسبت به ماه مشابه سال گذشته افزایش داشته است."
    )
    assert [told[0] for told in times(text)] == ["مرداد امسال"] * 3


def test_totals_reached_are_not_of_the_day() -> None:
    text = "از دیروز تا امروز ۸۰۲ بیمار شناسایی شد. وی گفت: به این ترتیب مجموع بیماران در کشور به ۹۶ هزار نفر رسید."
    assert [told[0] for told in times(text)] == ["از دیروز تا امروز", None]
