"""Times that are told of another figure, of another stretch than the main one, or glued to the word before."""

import datetime as dt

import pytest

from tests.figures import reading

TODAY = dt.date(2021, 10, 7)  # 15 Mehr 1400


def times(text: str, today: dt.date | None = TODAY) -> list[tuple[str | None, str, str]]:
    """Words, first and last day of the time of each figure."""
    found = reading.figures(text, published_on=today)
    return [(m.period_text, str(m.period_start), str(m.period_end)) for m in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("صادرات پسته در سال۹۸ به ۲۰۰ تن رسید.", ("سال۹۸", "2019-03-21", "2020-03-19")),
        (
            "از ابتدای سال۹۹ تا پایان شهریورماه ۳۵ تن صادر شد.",
            ("از ابتدای سال۹۹ تا پایان شهریورماه", "2020-03-20", "2021-09-22"),
        ),
        ("از سال۹۲ تا سال۹۶ تعداد ۱۲ مدرسه ساخته شد.", ("از سال۹۲ تا سال۹۶", "2013-03-21", "2018-03-20")),
        ("در هفته دولت ۹۸ تا ۹۹ تعداد ۲۰۰ طرح افتتاح شد.", ("هفته دولت ۹۸ تا ۹۹", "2019-08-24", "2020-08-29")),
    ],
)
def test_years_beside_the_word_before(text: str, told: tuple[str, str, str]) -> None:
    assert times(text)[-1] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مدال‌ها از ۱۲ مدال سال ۹۸ به ۲۰ مدال در ۸ رشته رسید، رشدی ۶۶ درصدی.", ["سال ۹۸", None, None, None]),
        ("حضور در ۱۲ رشته نسبت به ۹ رشته سال گذشته نشان از رشد دارد.", [None, "سال گذشته"]),
        ("درآمد به ۶۰۰ میلیون تومان رسید که دو برابر رقم ۳۱۵ میلیون تومان پارسال است.", [None, None, "پارسال"]),
        ("علی، مهدی ۹ بار و رضا ۴ بار امسال بردند.", ["امسال", "امسال"]),
        ("آبرسانی به ۳ محله به گزارش ایرنا، او امروز در جمع خبرنگاران اظهار داشت: کار ادامه دارد.", [None]),
        ("۲۰ نفر امروز در نشست اصناف شرکت کردند.", ["امروز"]),
    ],
)
def test_the_time_of_another_figure(text: str, told: list[str | None]) -> None:
    assert [w for w, _, _ in times(text)] == told


@pytest.mark.parametrize("points", ["در این مدت", "در مدت مورد بررسی", "در دوره زمانی مورد بررسی"])
def test_a_stretch_told_only_beside_the_main_one(points: str) -> None:
    text = f"در شش ماه نخست امسال ۲۰ تن شیر تولید شد که این میزان در سال ۹۸ هشت تن بود. {points} ۳۰ تن علوفه مصرف شد."
    assert times(text)[-1][1:] == ("2021-03-21", "2021-09-22")
    assert times(f"طی یک سال گذشته و در سال ۹۸ کار شد. از سال گذشته تاکنون کار شد. {points} ۳۰ تن مصرف شد.", None)[-1][
        1:
    ] == ("None", "None")
