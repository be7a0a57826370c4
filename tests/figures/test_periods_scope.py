"""How far a time told in a sentence holds: figures that it does not rule, and days to come that it does."""

import pytest

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
        ("وی در مورد ۸ نفری که امروز نام نوشتند گفت.", "۸", DAY),
        ("وی با اشاره به عملکرد در هفته گذشته گفت: ۱۵ نفر درمان شدند.", "۱۵", ("interval", "2023-05-15", "2023-05-22")),
    ],
)
def test_times_that_do(text: str, quote: str, expected: tuple[str, str, str]) -> None:
    doc = document(text)
    found = mentions(doc, quote)[0]
    assert (found.period_kind, str(found.period_start), str(found.period_end)) == expected


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
