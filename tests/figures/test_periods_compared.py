"""Changes told beside the time of what they are compared with, lists of a market's day, rates beside other figures."""

import datetime as dt

import pytest

from tests.figures import reading

TODAY = dt.date(2020, 6, 8)  # 19 Khordad 1399


def times(text: str) -> list[tuple[str | None, str]]:
    """Words and first day of the time of each figure."""
    return [(m.period_text, str(m.period_start)) for m in reading.figures(text, published_on=TODAY)]


@pytest.mark.parametrize(
    "text",
    [
        "در دو ماه نخست امسال ۴ تن صادر شد که در قیاس با ۸ تن در مدت مشابه سال قبل، کاهشی ۴۹ درصدی را نشان می‌دهد.",
        "در دو ماه نخست امسال ۴ تن صادر شد که این رقم در مدت مشابه سال قبل ۸ تن بود و ۴۹ درصد کاهش نشان می‌دهد.",
        "در دو ماه نخست امسال ۴ تن صادر شد که این رقم در سال ۹۷ به ۸ تن رسیده بود و ۴۹ درصد کاهش نشان می‌دهد.",
    ],
)
def test_a_change_is_of_the_time_told_first(text: str) -> None:
    told = times(text)
    assert told[0] == told[2] == ("دو ماه نخست امسال", "2020-03-20")
    assert told[1] in [("مدت مشابه سال قبل", "2019-03-21"), ("سال ۹۷", "2018-03-21")]


def test_a_change_of_the_year_whose_level_is_told() -> None:
    assert times("شمار آنها در سال ۹۸ به ۲۰ نفر رسید که ۱۰ درصد کمتر از سال ۹۷ بود.")[1][0] == "سال ۹۸"
    text = "امسال ۳۰ نفر آمدند؛ سال گذشته ۲۰ نفر بود که نسبت به سال ۹۷ حدود ۱۰ درصد افزایش داشت."
    assert times(text)[2][0] == "سال گذشته"


def test_a_span_that_points_back_sets_the_next_sentence() -> None:
    text = (
        "در فصل پاییز ۴۴ هزار نفر سفر کردند. در این فصل ۱۳۰ هزار سفر انجام شد. "
        "وی شمار اقامت‌ها را ۲۱ هزار مورد اعلام کرد که نسبت به مدت مشابه سال قبل ۱۹ درصد رشد دارد."
    )
    assert times(text)[2:] == [("این فصل", "2019-09-23")] * 2


def test_a_market_goes_on_after_a_sentence_without_figures() -> None:
    text = (
        "شاخص کل بورس امروز با ۴ هزار واحد رشد به رقم یک میلیون واحد رسید. {} "
        "شاخص کل فرابورس نیز با ۴۳ واحد صعود رقم ۷۷۷۱ واحد را ثبت کرد."
    )
    day = ("امروز", "2020-06-08")
    assert times(text.format("نماد بانک‌ها پربیننده بود.")) == [day] * 4
    assert times(text.format("در هفته گذشته نماد بانک‌ها پربیننده بود."))[2:] == [(None, "None")] * 2


def test_prices_of_today_in_the_next_clause() -> None:
    text = "نرخ خرید دلار امروز ۱۷ هزار تومان اعلام شده است و در مقابل به قیمت ۱۸ هزار تومان فروخته می‌شود."
    assert [day for _, day in times(text)] == ["2020-06-08"] * 2


def test_a_rate_before_the_next_figure_is_that_ones() -> None:
    assert times("باید در گام نخست ۲۰ درصد و به دنبال آن سالانه سه درصد به آن اضافه شود.") == [
        (None, "None"),
        ("سالانه", "None"),
    ]
    assert [w for w, _ in times("بودجه ۲۰ درصد و پس از آن سالانه سه درصد بود.")] == [None, "سالانه"]


def test_a_list_does_not_go_on_from_what_had_been() -> None:
    text = "در فروردین سال ۹۸ خریداران ۹۰۰ میلیون دلار خریده بودند. همچنین نرخ دلار نیز ۵۸ درصد افزایش یافته است."
    assert times(text)[1] == (None, "None")


def test_prices_of_a_sentence_that_tells_the_day_at_its_end() -> None:
    text = (
        "این صرافی‌ها امروز هر دلار را ۱۷ هزار تومان می‌خرند. همچنین همین صرافی‌ها هر یورو را به قیمت ۱۸ هزار تومان "
        "می‌خرند که قیمت امروز یورو نیز مانند دلار تغییری نداشته است."
    )
    assert times(text)[1] == ("امروز", "2020-06-08")


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("ماهانه ۲۵ میلیون تومان هزینه می‌شود که در سال به حدود ۳۰۰ میلیون تومان می‌رسد.", "در سال"),
        ("هر خانوار در ماه حدود ۲۰ میلیون تومان هزینه دارد.", "در ماه"),
        ("پیش‌بینی می‌شود تولید به ۸۷۰ میلیون لیتر در روز برسد.", "در روز"),
        ("پس از آن ۵۰ درصد ارزش سالیانه اجاره ملک را می‌گیرند.", None),
        ("باید پنج درصد سود سالیانه بپردازند.", "سالیانه"),
        ("در فروردین گرانی نقطه‌ای ۶۳ درصد و تورم ماهانه ۷ درصد بود.", "فروردین"),
    ],
)
def test_rates_beside_a_figure(text: str, rate: str | None) -> None:
    assert times(text)[-1][0] == rate


def test_the_same_day_of_another_year() -> None:
    text = "ذخیره سد هم‌اکنون ۱۵۰ میلیون لیتر است در حالی که در همین روز در سال گذشته ۱۷۰ میلیون لیتر بود."
    assert times(text)[1] == ("همین روز در سال گذشته", "2019-06-09")


def test_since_a_time_of_which_a_long_clause_tells() -> None:
    text = (
        "از آبان سال گذشته که پس از جلسه‌ها، پرداخت نقدی بخشی از درآمد ناشی از آن طرح به مردم آغاز شد، "
        "تاکنون هشت مرحله یارانه پرداخت شده است."
    )
    assert times(text)[-1][1] == "2019-10-23"


def test_an_edition_is_no_stretch_told_far_above() -> None:
    text = "این جایزه در سال ۹۸ نیز برگزار شد. آثار خوبی رسید. داوران آنها را خواندند. در این دوره ۹۵ کتاب داوری شد."
    assert times(text)[-1] == (None, "None")
