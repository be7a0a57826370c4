"""Places on pages of other sites: lists with number words, the city in the capital's name, villages, visits, events."""

import pytest

from tests.figures.reading import document
from tests.figures.test_places import place


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("بیشترین شمار در استان‌های تهران با ۲۴۴ نفر، فارس یکهزار و ۱۲۰ نفر بود.", "IR-07"),
        ("وی گفت: فارس با ۱۲۰ هکتار نخست است و یزد با ۹۰ هکتار پس از آن.", "IR-07"),
        ("استان هرمزگان با ۸ میلیارد، تهران با ۱۲۰ میلیارد و خوزستان با ۳ میلیارد دلار پیش هستند.", "IR-23"),
        ("فردا اهواز با بیشینه دمای ۱۲۰ درجه گرم‌ترین مرکز استان است.", "IR-06"),
        ("۱۲۰ آمبولانس تهران آماده‌اند.", "IR-23"),
        ("در مناطق ۲۲ گانه تهران ۱۲۰ خانه هست.", "IR-23"),
        ("تهران ۱۲۰ دقیقه گفت‌وگو کرد.", None),
        ("آب سدهای استان تهران (لار، طالقان و ماملو) ۱۲۰ میلیون مترمکعب است.", "IR-23"),
        ("کمترین دما در یزد ۵ درجه و در ایستگاهی (استان اصفهان) ۱۲۰ درجه بود.", "IR-10"),
        ("میزان بارش‌های کشور به ۱۲۰ میلی‌متر رسید.", None),
        ("یزد با ۱۲۰ نفر بیشترین آمار را در بین استان‌های کشور دارد.", "IR-21"),
        ("مدرسه روستای گیتی بخش مرکزی هشترود ۱۲۰ شاگرد دارد.", "IR-03"),
        ("اردوگاه استان اصفهان، پنجمین اردوگاه کشوری است و ۱۲۰ نفر را می‌پذیرد.", "IR-10"),
        ("سخنگوی آتش‌نشانی تهران گفت: ۱۲۰ نفر نجات یافتند.", "IR-23"),
        ("بیشترین نرخ به سیستان و بلوچستان با ۱۲۰ درصد و کمترین به استان تهران با ۴ درصد اختصاص دارد.", "IR-11"),
        ("استان‌های کرمانشاه با ۱۲۰و کردستان با ۱۵ درصد پیش هستند.", "IR-05"),
        ("نرخ برای همدان با ۱۲۰ درصد, تهران ۶ درصد و زنجان ۷ درصد است.", "IR-13"),
        ("بیشترین نرخ از هرمزگان ۱۶ درصد,کرمانشاه۱۲۰ درصد است.", "IR-05"),
        ("نرخ در سمنان ۶ درصد و در استان‌های خوزستان، کرمانشاه و هرمزگان بالای ۱۲۰ درصد است.", None),
        ("از مزارع شهرستان البرز ۱۲۰ تن گندم برداشت شد.", "IR-26"),
    ],
)
def test_of_the_sentence(sentence: str, province: str | None) -> None:
    assert place(document("خبر", sentence), "۱۲۰")[0] == province


def test_a_page_that_asks_which_province_has_none_of_its_own() -> None:
    doc = document("کدام استان پیش است؟", "نرخ در استان یزد ۱۲ درصد است.", "نرخ جمعیت بالای ۱۵ سال کشور ۱۲۰ درصد است.")
    assert place(doc, "۱۲۰")[0] is None


def test_what_is_sent_abroad_is_of_the_place_that_sends_it() -> None:
    doc = document("سوخت در چالدران", "فرمانده انتظامی چالدران گفت: این گروه ۱۲۰ لیتر سوخت به کشور ترکیه برد.")
    assert place(doc, "۱۲۰")[0] == "IR-04"


def test_villages_that_bear_a_countys_name() -> None:
    doc = document("پروژه‌ها در تنگستان", "فرماندار تنگستان گفت: در روستاهای کلات و گیتیراهک ۱۲۰ خانه ساخته شد.")
    assert place(doc, "۱۲۰")[0] == "IR-18"


def test_a_minister_tells_of_an_event_where_it_happened() -> None:
    doc = document(
        "زلزله در دامغان", "زلزله دامغان در استان سمنان را لرزاند.", "وزیر کشور گفت: در این زلزله ۱۲۰ نفر زخمی شدند."
    )
    assert place(doc, "۱۲۰")[0] == "IR-20"


def test_on_a_visit_an_office_of_the_country_speaks_of_it() -> None:
    doc = document(
        "راه‌ها",
        "به گزارش ایسنا از قم، بهرام نوریان، رییس پلیس راه کشور در بازدید از راه‌های استان قم گفت: ۱۲۰ تصادف رخ داد.",
    )
    assert place(doc, "۱۲۰")[0] is None


@pytest.mark.parametrize(("head", "province"), [("مراکز استان", "IR-15"), ("مراکز کشور", None)])
def test_the_province_is_the_one_that_the_page_names(head: str, province: str | None) -> None:
    doc = document("فوتی‌ها", f"وی گفت: ۱۲۰ نفر به {head} رفتند.", "این آمار در پزشکی قانونی لرستان ثبت شد.")
    assert place(doc, "۱۲۰")[0] == province


def test_a_known_ground_is_a_place_on_a_page_of_sport() -> None:
    sport = "لیگ بازیکن سرمربی باشگاه هواداران تیم داور مدال قهرمانی."
    assert place(document(sport, "باشگاه گیتی ۱۲۰ دوربین به ورزشگاه آزادی آورد."), "۱۲۰")[0] == "IR-23"


def test_the_country_in_the_words_of_a_province_s_teacher() -> None:
    lead = "به گزارش ایسنا از اصفهان، مهران نوریان آمد."
    said = "استاد دانشگاه صنعتی اصفهان افزود: در کشور ما ۱۲۰ میلیارد دلار درآمد دارد."
    assert place(document("خبر", lead, said), "۱۲۰")[0] is None
    said = "استاد دانشگاه صنعتی اصفهان افزود: این شهر ۱۲۰ میلیارد دلار درآمد دارد."
    assert place(document("خبر", lead, said), "۱۲۰")[0] == "IR-10"
