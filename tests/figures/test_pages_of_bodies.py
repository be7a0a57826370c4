"""Sentences as ministries, works and messengers write them: one field of one figure in each."""

import datetime as dt

import pytest

from pipelines.figures.document import Mention
from tests.figures.reading import figures

TODAY = dt.date(2021, 10, 7)  # ۱۵ مهر ۱۴۰۰
TO_TODAY, TO_YESTERDAY = ("None", "2021-10-07"), ("None", "2021-10-06")


def field(text: str, quote: str, name: str, titled: bool = False) -> object:
    m = next(m for m in figures(text, titled=titled, published_on=TODAY) if _quote(m) == quote)
    if name == "days":
        return str(m.period_start), str(m.period_end)
    return getattr(m, name)


def _quote(m: Mention) -> str:
    return m.sentence.doc.raw[m.numeral.start : m.numeral.end]


@pytest.mark.parametrize(
    ("text", "quote", "counted"),
    [
        ("از ۴۰ مصدوم ۲۶ نفر درمراکز درمانی بستری شدند.", "۲۶", "نفر"),
        ("در این حادثه ۱۲ نفر ازخودرو بیرون آمدند.", "۱۲", "نفر"),
        ("درگذشتگان این هفته ۱۲ نفر بودند.", "۱۲", "درگذشتگان"),
        ("پارسال ۳۱۰ تصادف رخ داد که از این تعداد ۲۵ نفر جان باختند و ۴۴ نفر نیز مصدوم شدند.", "۲۵", "نفر"),
        ("پارسال ۳۱۰ تصادف رخ داد که از این تعداد ۲۵ نفر جان باختند و ۴۴ نفر نیز مصدوم شدند.", "۴۴", "نفر"),
        ("نساجی گیتی با فروش ۱۲ هزار تن، ۳۵ درصد رشد را ثبت کرد.", "۱۲ هزار", "فروش"),
        ("نساجی گیتی با فروش ۱۲ هزار تن، ۳۵ درصد رشد را ثبت کرد.", "۳۵", "فروش"),
        ("کارخانه با تولید ۹۰۰ دستگاه، ۱۷ درصد کاهش نسبت به پارسال داشت.", "۱۷", "تولید"),
        ("زمان انتظار کشتی‌ها از ۱۵ روز به ۳ روز کاهش یافت.", "۱۵", "زمان انتظار کشتیها"),
        ("ارتفاعات گیتی شاهد ۱۵ تا ۳۰ سانتی‌متر برف خواهند بود.", "۱۵ تا ۳۰", "برف"),
        ("در این پرونده ۱۵ متهم بازداشت و ۴۰۰ میلیارد تومان به خزانه بازگردانده شده است.", "۴۰۰ میلیارد", None),
        (
            "روزانه ۴۰۰ کامیون می‌آیند.\nوی با اشاره به وصول ۹ میلیارد تومان عوارض گفت: این رقم ۲ برابر پارسال است.",
            "۲",
            "عوارض",
        ),
        ("این طرح موجب افزایش ۳۵ درصدی بهره‌وری شد.", "۳۵", "بهرهوری"),
        ("قطعی برق سبب کاهش ۴۰۰ هزار تنی تولید می‌شود.", "۴۰۰ هزار", "تولید"),
        ("۱۲۰۰ نفر از غرفه‌ها بازدید کردند.", "۱۲۰۰", "نفر"),
        ("۱۲۰۰ نفر از کارگرها آمدند.", "۱۲۰۰", "کارگرها"),
        ("مرکز آمار ایران نرخ تورم سالانه منتهی به شهریورماه ۱۴۰۰ را ۳۵ درصد اعلام کرد.", "۳۵", "نرخ تورم"),
        ("بانک مرکزی نقدینگی کشور را ۳۵ هزار میلیارد تومان اعلام کرد.", "۳۵ هزار میلیارد", "نقدینگی"),
        ("امسال ۲۱ هزار تن سیب از ۱۸۰۰ هکتار باغ چیده شد که نسبت به پارسال ۳۵ درصد افزایش دارد.", "۳۵", "سیب"),
        ("سیل در پاکستان ۳ میلیون را آواره کرد.", "۳ میلیون", None),
        ("شاخص بورس ۲ میلیون را پشت سر گذاشت.", "۲ میلیون", "شاخص بورس"),
        ("رشد بارش در یزد ۴ درصد بود و پس از آن قم با ۳ درصد ایستاده است.", "۳", "بارش"),
    ],
)
def test_counted(text: str, quote: str, counted: str | None) -> None:
    told = field(text, quote, "counted")
    assert (str(told).replace("\u200c", "") if told else told) == counted


@pytest.mark.parametrize(
    ("text", "quote", "change"),
    [
        ("خانواده‌ها باید ۳۵ درصد هزینه بیشتری بپردازند.", "۳۵", "increase"),
        ("کشاورزان ۱۸ درصد آب کمتری مصرف کردند.", "۱۸", "decrease"),
        ("۱۸ درصد مردم بیشتر در خانه می‌مانند.", "۱۸", None),
        ("یزد با رشد ۴.۸ درصدی در صدر است و پس از آن قم با ۴.۱ درصد قرار دارد.", "۴.۱", "increase"),
        ("یزد با کاهش ۹ درصدی در صدر است و بعد از آن قم با ۷ درصد جای گرفته است.", "۷", "decrease"),
        ("نقره با رشد ۵ درصدی، مس با ۳ درصد و روی با ۲ درصد گران شدند.", "۲", "increase"),
        ("هر گرم طلا با ۴۰ هزار تومان کاهش ۳ میلیون تومان قیمت خورد.", "۳ میلیون", None),
        ("هند با رشد ۷ درصدی، چین با ۲۰ درصد جمعیت جهان شرکت کردند.", "۲۰", None),
    ],
)
def test_change(text: str, quote: str, change: str | None) -> None:
    assert field(text, quote, "change") == change


@pytest.mark.parametrize(
    ("text", "quote", "days"),
    [
        ("تا ساعت هشت صبح امروز ۱۲۰ زائر برگشتند.", "۱۲۰", TO_TODAY),
        ("تا ساعت ده و نیم شب گذشته ۱۲۰ نفر رأی دادند.", "۱۲۰", TO_YESTERDAY),
        ("وی برنامه تولید امسال کارخانه را ۵۰۰ دستگاه اعلام و اضافه کرد: برای ۱۲۰ نفر کار فراهم شده است.", "۱۲۰", None),
        (
            "تاکنون ۹۰ نفر آمدند.\nوی با بیان اینکه مصرف دیروز به ۸۰ مگاوات رسید، گفت: این رقم نسبت به روز مشابه سال گذشته ۱۲ مگاوات بیشتر است.",
            "۱۲",
            ("2021-10-06", "2021-10-06"),
        ),
        (
            "بیشترین بارش در ۲۴ ساعت گذشته با ۶۵ میلی‌متر در یزد بود؛ پس از آن بافق با ۵۲ میلی‌متر قرار دارد.",
            "۵۲",
            ("2021-10-06", "2021-10-07"),
        ),
        ("در حال حاضر ۹۹ درصد نیاز را تأمین و ۴۱ میلیون دلار ارز طی سال گذشته حاصل کرده است.", "۹۹", None),
    ],
)
def test_days(text: str, quote: str, days: tuple[str, str] | None) -> None:
    assert field(text, quote, "days") == (days or ("None", "None"))


@pytest.mark.parametrize(
    ("text", "quote", "province"),
    [
        ("نرخ بیکاری پایتخت به ۱۲ درصد رسید.", "۱۲", "IR-23"),
        ("متوسط قیمت مسکن پایتخت، ۳۲ میلیون تومان است.", "۳۲ میلیون", "IR-23"),
        ("در مجموعه نمایشی پایتخت، ۱۲ بازیگر هستند.", "۱۲", None),
        ("داربی پایتخت با ۱۲ دوربین پخش شد.", "۱۲", None),
        ("در این میان، تهران نیز با افزایش ۱۲ درصدی بیکاری روبه‌رو شد.", "۱۲", "IR-23"),
        ("تهران هم با ۳۰۰ فقره سرقت در رتبه دوم است.", "۳۰۰", "IR-23"),
    ],
)
def test_province(text: str, quote: str, province: str | None) -> None:
    assert field(text, quote, "province") == province


@pytest.mark.parametrize(
    ("item", "speaker"),
    [
        ("سایپا: با تولید ۱۲ هزار دستگاه، رکورد تازه‌ای ثبت کرد.", None),
        ("بانک ملی: در بهار امسال ۱۲ هزار میلیارد تومان وام پرداخت کرد.", None),
        ("مرکز آمار: تورم ۱۲ درصد شد.", "مرکز آمار"),
        ("گمرک ایران: بیش از ۱۲ تن کالا کشف شد.", "گمرک ایران"),
    ],
)
def test_a_body_before_a_colon(item: str, speaker: str | None) -> None:
    quote = "۱۲ هزار میلیارد" if "میلیارد" in item else "۱۲ هزار" if "هزار" in item else "۱۲"
    assert field(f"عملکرد بهار\n🔹 {item}", quote, "speaker", titled=True) == speaker


@pytest.mark.parametrize(
    ("page", "province"),
    [
        ("رکورد تولید شکست\nبه گزارش روابط عمومی پتروشیمی مارون، ۱۲۰ تن محصول صادر شد.", "IR-06"),
        ("رکورد تولید شکست\nمدیرعامل گروه صنعتی تراکتورسازی گفت: کار خوب است.\nاو افزود: ۱۲۰ نفر آمدند.", "IR-03"),
        ("رکورد تولید شکست\nاو از پتروشیمی مارون گذشت.\nدر سفر او ۱۲۰ نفر آمدند.", None),
    ],
)
def test_works_that_tell_a_page_s_place(page: str, province: str | None) -> None:
    assert field(page, "۱۲۰", "province", titled=True) == province


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("یک کشتی حامل ۶۸ تن گندم در بندر شهید مدنی پهلو گرفت.", "t"),
        ("در این حمله ۶۸ تن شهید شدند.", "count"),
    ],
)
def test_tonnes_beside_a_name(text: str, unit: str) -> None:
    assert field(text, "۶۸", "unit") == unit


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وزارت نیرو کسری برق را ۱۲ درصد اعلام کرد.", "وزارت نیرو"),
        ("وزارت جهاد کشاورزی نیاز سالانه کشور را ۱۲ تن برآورد کرد.", "وزارت جهاد کشاورزی"),
    ],
)
def test_bodies_before_what_they_measure(text: str, speaker: str) -> None:
    assert field(text, "۱۲", "speaker") == speaker


@pytest.mark.parametrize(
    "text",
    [
        "تولید ۵ ماهه فولاد به ۱۲۰ هزار تن رسید.",
        "گمرک صادرات غیرنفتی پنج‌ماهه را ۱۲۰ میلیون دلار اعلام کرد.",
        "سود خالص ۵ ماهه بانک ۱۲۰ میلیارد تومان شد.",
    ],
)
def test_months_of_a_sum_say_when(text: str) -> None:
    (m,) = figures(text, published_on=TODAY)
    assert (str(m.period_start), str(m.period_end)) == ("2021-03-21", "2021-08-22")


def test_works_are_no_places_on_pages_of_shares() -> None:
    page = "سود سال گذشته\nمدیرعامل پتروشیمی مارون گفت: سهامداران ۱۲۰ ریال سود گرفتند."
    assert field(page, "۱۲۰", "province", titled=True) is None
