"""part_of and repeats among the figures of one article."""

import pytest

from pipelines.figures.document import Mention
from tests.figures import reading


def figures(text: str) -> list[Mention]:
    """The figures of a text whose first line is the title, every other line a paragraph."""
    return reading.figures(text, titled=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("۵۰ هزار پرونده تشکیل شد که از این تعداد ۳۰ هزار پرونده مختومه است.", [None, 0]),
        ("از مجموع ۲۰ هزار تماس روزانه با این مرکز، ۷۰ درصد آن عملیاتی می‌شود.", [None, 0]),
        ("از مجموع ۲۰۰ روستای شهرستان ۱۵۰ روستا گاز دارند.", [None, 0]),
        ("۱۰۰ نفر دستگیر شدند که ۳۰ نفر از آنان زن هستند.", [None, 0]),
        ("سالانه ۵ هزار پرونده رسیدگی می‌شود و ۷۱ درصد پرونده‌ها به صلح می‌رسد.", [None, 0]),
        ("۹۰۰ نفر ثبت نام کردند؛ از این تعداد ۵۰۰ نفر زن، ۳۰۰ نفر مرد و ۱۰۰ نفر کودک هستند.", [None, 0, 0, 0]),
        ("در این طرح ۵۰ خودرو شامل ۲۰ وانت و ۳۰ سواری توقیف شد.", [None, 0, 0]),
        ("در راه‌های استان ۱۸ نقطه پرخطر داریم که ۱۱ نقطه تا پاییز ایمن می‌شود.", [None, 0]),
        ("۵۹ بیمار بستری هستند که حال ۱۸ نفر وخیم است.", [None, 0]),
        ("۹۰ مورد حریق رخ داد که ۴۰ مورد در خانه، ۳۰ مورد در خودرو و ۲۰ مورد در انبار بود.", [None, 0, 0, 0]),
        ("۳۹ رأی از مجموع ۵۲ رأی به او رسید.", [1, None]),
        ("دو تیم از این چهار تیم بالا رفتند.", [1, None]),
        ("دارایی صندوق ۳۰ میلیارد تومان می‌شود که شامل ۱۶ میلیارد تومان سهام است.", [None, 0]),
        ("۵ هزار نفر مسموم شدند و ۵۰۰ نفر از این مسمومان جان باختند.", [None, 0]),
        ("۲۹ پروژه با اعتبار ۱۳۰ میلیارد تومان باز شد؛ از این تعداد ۲۲ پروژه تازه است.", [None, None, 0]),
        # no parts
        ("۹۰ کارگاه راه افتاد که ۳۰ متخصص خارجی آنها را ساختند.", [None, None]),
        ("۵۰ نفر دستگیر شدند و پلیس اعلام کرد که ۲۰ نفر هم فراری هستند.", [None, None]),
        ("تعداد پایگاه‌ها از ۲۰ پایگاه به ۱۵ پایگاه رسید.", [None, None]),
        ("۴۰ خودرو توقیف و ۱۲ نفر دستگیر شدند.", [None, None]),
        ("۴۰۰ پرونده تشکیل شد که نسبت به پارسال ۱۰ درصد افزایش دارد.", [None, None]),
        ("۳۰ خودرو توقیف شد و پس از آن ۱۲ خودرو آزاد شد.", [None, None]),
        ("شورا متشکل از ۹ عضو دولتی و ۳ عضو مردمی است.", [None, None]),
    ],
)
def test_part_of(text: str, wanted: list[int | None]) -> None:
    assert [m.part_of for m in figures(text)] == wanted


def test_a_part_is_never_more_than_its_whole() -> None:
    first, second = figures("۳۰ پرونده تشکیل شد. از این تعداد ۵۰ پرونده مختومه است.")
    assert first.part_of is None
    assert second.part_of is None


def test_parts_may_not_sum_to_more_than_the_whole() -> None:
    found = figures("از ۱۰۰ نفر داوطلب خبر دادند. از این تعداد ۶۰ نفر زن، ۵۰ نفر مرد هستند.")
    assert [m.part_of for m in found] == [None, 0, None]


def test_repeats_the_headline() -> None:
    found = figures(
        "کشف ۴۳۰ کیلو تریاک در یزد\nپلیس یزد ۴۳۰ کیلوگرم تریاک کشف کرد.\nاین ۴۳۰ کیلو تریاک از شرق آمده بود."
    )
    assert [m.repeats for m in found] == [None, 0, 0]


def test_the_story_says_again_what_its_headline_said() -> None:
    found = figures("کاهش ۲۳ درصدی مرگ در جاده\nدر تصادف‌ها کشته‌ها امسال ۲۳ درصد کاهش یافت.")
    assert [m.repeats for m in found] == [None, 0]


def test_other_things_of_one_value_are_no_repeats() -> None:
    found = figures(
        "خبر\nدو مدرسه ساخته شد.\nدو پل هم ساخته شد.\nقیمت دلار ۱۰۰ تومان کاهش یافت.\nقیمت یورو ۱۰۰ تومان کاهش یافت."
    )
    assert [m.repeats for m in found] == [None, None, None, None]


def test_lists_that_name_nothing_are_no_repeats() -> None:
    found = figures("نتیجه‌ها\n۱۲۵ هزار تومان: کریمی\n۹۷ هزار تومان: رضایی\n۱۲۵ هزار تومان: احمدی")
    assert [m.numeral.value for m in found] == [125000, 97000, 125000]
    assert [m.repeats for m in found] == [None, None, None]


def test_a_price_has_no_parts() -> None:
    found = figures("خبر\nقیمت هر اونس طلا به ۱۷۰۰ دلار رسیده که چهار دلار نسبت به دیروز بیشتر است.")
    assert [m.part_of for m in found] == [None, None]


def test_baseline_is_no_part() -> None:
    found = figures("امسال ۱۰۰ دستگاه تانکر بارگیری شد که نسبت به ۸۰ دستگاه سال قبل ۲۵ درصد رشد دارد.")
    assert [m.part_of for m in found] == [None, None, None]


def test_small_changes_of_two_rates_are_two() -> None:
    text = "نرخ فروش دلار ۵۰ تومان بالا رفت.\nدر این میان نرخ یورو نیز ۵۰ تومان بالا رفت.\nتیم زرد صفر امتیاز دارد.\nتیم آبی صفر امتیاز دارد."
    assert [m.repeats for m in figures(text)] == [None] * 4


def test_small_numbers_of_the_same_names() -> None:
    text = "خبر\nبه دو باشگاه سپاهان و ذوب‌آهن وام دادند.\nبا دو تیم آمدند.\nاز دو باشگاه سپاهان و ذوب‌آهن پرسیدند."
    assert [m.repeats for m in figures(text)] == [None, None, 0]
