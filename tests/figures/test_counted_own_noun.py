"""What figures count where another noun stands nearer: set-in changes, pointed amounts, what is added to, who is paid for."""

import pytest

from tests.figures.reading import figures
from tests.figures.test_counted import counted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("با افزایش ۲۵ درصدی دستمزد، قدرت خرید ۱۰ درصد کاهش یافت.", ["دستمزد", "قدرت خرید"]),
        ("به دلیل کاهش ۳۰ درصدی بارندگی، کشت برنج ۲۰ درصد کم شد.", ["بارندگی", "کشت برنج"]),
        ("دو خانه را آب برد و خسارت آن ۲ میلیارد تومان برآورد می‌شود.", ["خانه", "خسارت"]),
        ("۱۲ هکتار از جنگل‌ها سوخت و خسارت آن ۷ میلیارد تومان است.", ["جنگلها", "خسارت"]),
    ],
)
def test_the_noun_after_what_was_set_in(text: str, wanted: list[str | None]) -> None:
    assert counted(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سهم صنعت از این رقم ۲۲ درصد است.", ["سهم صنعت"]),
        ("نرخ تورم ۴۰ درصد بود. نرخ مذکور در سال قبل ۳۰ درصد بود.", ["نرخ تورم"] * 2),
        ("تعداد مسافران ۵۰۰ نفر بود؛ رقم یادشده در شهریور ۴۰۰ نفر بود.", ["مسافران"] * 2),
        ("بر اساس این گزارش رشته فعالیت‌های کشاورزی ۳ درصد رشد کرد.", ["رشته فعالیتهای کشاورزی"]),
        ("۱۲ نفر مصدوم شدند که ۹ نفر سرپایی درمان شدند.", ["مصدوم", "مصدوم"]),
    ],
)
def test_what_is_pointed_at(text: str, wanted: list[str | None]) -> None:
    assert counted(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("نیاز استان ۹۵ تن است.", ["نیاز"]),
        ("برداشت سالانه شهر ۹۵ تن بود.", ["برداشت"]),
        ("متوسط برداشت در هر هکتار ۴ تن است.", ["برداشت"]),
        ("هر درجه افزایش دما ۴۰ مگاوات بر مصرف برق می‌افزاید.", ["مصرف برق"]),
        ("گرما ۴۰ مگاوات به مصرف برق کشور اضافه می‌کند.", ["مصرف برق"]),
        ("حق مسکن هر کارگر ۴۵۰ هزار تومان تعیین شد.", ["حق مسکن"]),
        ("شاخص کل بورس ۱۸ هزار واحد عقب نشست", ["شاخص کل بورس"]),
    ],
)
def test_amounts_and_who_has_them(text: str, wanted: list[str | None]) -> None:
    assert counted(text) == wanted


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("شاخص با کاهش ۳ هزار واحدی (۰.۴ درصد) کار خود را پایان داد.", ["decrease"] * 2),
        ("تراز تجاری کشور ۲.۸ میلیارد دلار مثبت است.", [None]),
        ("شاخص ۲۰۰ واحد منفی شد.", ["decrease"]),
        ("استان‌های شمالی ۷ درصد بارش بیشتر داشته‌اند.", ["increase"]),
        ("هر درجه گرما ۴۰ مگاوات بر مصرف برق می‌افزاید.", ["increase"]),
    ],
)
def test_changes_said_again_or_none(text: str, want: list[str | None]) -> None:
    assert [m.change for m in figures(text)] == want
