"""How far a time told in a sentence holds: figures that it does not rule, and days to come that it does."""

import pytest

from pipelines.figures import extract
from tests.figures.test_periods import TODAY, document, mentions, period

DAY = ("interval", str(TODAY), str(TODAY))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("وزیر هفته گذشته اعلام کرد: ۱۵ درصد مالیات گرفته خواهد شد.", "۱۵"),
        ("کشتی سوم خرداد غرق شد و پس از آن ۷ نفر پیدا شدند.", "۷"),
        ("کشتی سوم خرداد آسیب دید، پس از دو هفته غرق شد و ۷ نفر پیدا شدند.", "۷"),
        ("طلا در مسیر بزرگ‌ترین رشد خود در چهار ماه گذشته قرار دارد؛ نقره با ۷ درصد رشد گران شد.", "۷"),
        ("اورژانس ۳۴ تختخوابی شهر امروز گشایش یافت.", "۳۴"),
        ("هنرستان ۱۲ کلاسه شهر امروز گشایش یافت.", "۱۲"),
        ("داوطلبان تا دهم خرداد یکی از ۲ روش را برمی‌گزینند.", "۲"),
        ("سهمیه هر خودرو (ماهانه ۶۰ لیتر) از قرار لیتری ۱۵۰۰ تومان است.", "۱۵۰۰"),
        ("در جلسه امروز از ۸ طرح خبر دادند.", "۸"),
        ("کسانی را که روز شنبه در سالن فریاد زدند، از ۳ گروه دانستند.", "۳"),
        ("تا دو سال پیش وابستگی ۹۰ درصد بود که با این کار به ۷۹ درصد کاهش یافته است.", "۷۹"),
        ("مقامات در ماه فروردین اعلام کردند، آماده پرداخت ۱۶ میلیون دلار بدهی هستند.", "۱۶ میلیون"),
        ("باشگاه می‌خواهد تابستان آینده او را جذب کند و در این راه ۳ شرط گذاشته است.", "۳"),
        ("تیم رقیب جمعه در حالی بازی می‌کند که مربی آن ۲۲ بازیکن را دعوت کرده است.", "۲۲"),
        ("کار تا پایان برنامه پنجم به سود می‌رسد؛ هر کشاورز ۸ تن می‌فروشد.", "۸"),
        ("دیدار امروز میان ۲ تیم برگزار شد.", "۲"),
        ("وی به ۲ موضوع با توجه به آغاز سال تحصیلی پرداخت.", "۲"),
        ("سقف معافیت سالانه ۴۸ میلیون و به عبارت دیگر ۴ میلیون تومان است.", "۴ میلیون"),
    ],
)
def test_times_that_do_not_rule_a_figure(text: str, quote: str) -> None:
    assert period(text, quote) is None


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "روز چهارشنبه آسمان صاف خواهد بود و دما در گرم‌ترین زمان به ۳۷ درجه می‌رسد.",
            "۳۷",
            ("interval", "2023-05-24", "2023-05-24"),
        ),
        ("از شنبه ۳۰ اردیبهشت (هفته جاری) ۸ نفر آمدند.", "۸", ("interval", "2023-05-20", "2023-05-22")),
        ("از شنبه ۶ تا جمعه ۱۲ خرداد ماه ۸ فیلم پخش می‌شود.", "۸", ("interval", "2023-05-27", "2023-06-02")),
        ("در جلسه امروز ۸ ماده تصویب شد.", "۸", DAY),
        ("در حمله‌ای که امروز رخ داد، ۸ نفر زخمی شدند.", "۸", DAY),
        ("از سال ۸۰ تا ۹۸ در ۳ دوره عضو بود.", "۳", ("interval", "2001-03-21", "2020-03-19")),
        ("در سال ۹۶ و ۹۷ بیش از ۲۰ کتاب چاپ شد.", "۲۰", ("interval", "2017-03-21", "2019-03-20")),
        ("در یک سال و نیم گذشته ۲۰ پل ساخته شد.", "۲۰", ("interval", "2021-11-22", "2023-05-22")),
        ("در ۲.۵ سال گذشته ۶ سد ساخته شد.", "۶", ("interval", "2020-11-21", "2023-05-22")),
        ("در سال ۴۰۱ تعداد ۲۰ پل ساخته شد.", "۲۰", ("interval", "2022-03-21", "2023-03-20")),
        ("تا پایان سال ۱۰ کیلومتر راه ساخته می‌شود.", "۱۰", ("interval", "2023-05-22", "2024-03-19")),
        ("سال بعد از آن ۱۷ گل زد.", "۱۷", ("interval", "None", "None")),
        ("وی در مورد ۸ نفری که امروز نام نوشتند گفت.", "۸", DAY),
        ("وی با اشاره به عملکرد در هفته گذشته گفت: ۱۵ نفر درمان شدند.", "۱۵", ("interval", "2023-05-15", "2023-05-22")),
    ],
)
def test_times_that_do(text: str, quote: str, expected: tuple[str, str, str]) -> None:
    doc = document(text)
    found = mentions(doc, quote)[0]
    assert (found.period_kind, str(found.period_start), str(found.period_end)) == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("بازی سوم خرداد برگزار می‌شود زیرا ۱۸ روز تیم ما بدون بازی است.", "۱۸"),
        ("این سرود بیش از ۸۰ سال هر روز خوانده می‌شد.", "۸۰"),
        ("باید یک میلیون یورو و ۵ درصد سود سالانه بدهیم.", "یک میلیون"),
    ],
)
def test_lengths_and_the_rates_of_another(text: str, quote: str) -> None:
    found = {text[m.numeral.start : m.numeral.end]: m.period_kind for m in extract.extract(document(text))}
    assert found[quote] is None


def test_trade_is_no_verb() -> None:
    text = "امروز سکه با قیمت ۵۱ تومان داد و ستد می‌شود. این در حالی است که قیمت نیم‌سکه ۳۲ تومان است."
    assert [m.period_start for m in mentions(document(text), "۵۱", "۳۲")] == [TODAY] * 2


def test_a_measure_between_two_ends_is_no_known_set() -> None:
    found = mentions(document("امروز بین ۲ تا ۴ تن میوه رسید."), "۲ تا ۴", unit="t")
    assert found[0].period_start == TODAY


def test_what_hangs_on_a_figure_may_compare_it() -> None:
    text = "در سال ۱۴۰۱ بیکاری کم شد. در شهر ۱۷ درصد بیکار بودند که این نرخ نسبت به سال ۱۴۰۰ کمتر است."
    assert str(mentions(document(text), "۱۷")[0].period_start) == "2022-03-21"


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("در مقایسه با سال گذشته که ۳۲ نفر بود رشد دارد", ("2022-03-21", "2023-03-20")),
        ("نسبت به مدت مشابه با سال گذشته که ۳۲ نفر بود رشد دارد", ("2022-03-21", "2022-05-22")),
        ("در مقایسه با همین مدت زمانی در سال گذشته که حدود ۳۲ نفر بود رشد دارد", ("2022-03-21", "2022-05-22")),
    ],
)
def test_what_the_time_compared_with_was(then: str, expected: tuple[str, str]) -> None:
    found = mentions(document(f"از ابتدای امسال ۴۱ نفر آمدند که {then}."), "۴۱", "۳۲")
    assert (str(found[1].period_start), str(found[1].period_end)) == expected
