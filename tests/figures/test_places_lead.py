"""Places of a page's own head, of births, of works and of what a clause goes on to: names that do not place a figure."""

import pytest

from pipelines.figures.document import Document
from pipelines.figures.places import article_place
from tests.figures.reading import document, figures
from tests.figures.test_places import place


def test_what_the_site_says_of_the_province_is_not_the_pages() -> None:
    page = "رشد شاخص\nهوای استان تا آخر هفته\nشاخص ۲۰ واحد رشد کرد.\nنماد فولاد کاشان پربیننده بود."
    spans, at = [], 0
    for n, line in enumerate(page.split("\n")):
        if not line.startswith("هوای"):
            spans.append((at, at + len(line), "title" if n == 0 else "body", n))
        at += len(line) + 1
    assert article_place(Document(page, spans)) == (None, None)


def test_a_birthplace_is_no_page_s_place() -> None:
    born = "سرهنگ نیک‌نام در سال ۱۳۲۰ در شهرستان فسا متولد شد و به شیراز رفت."
    assert place(document("درگذشت", born, "او ۳۰ جلد کتاب نوشت."), "۳۰")[0] is None
    died = "سرهنگ نیک‌نام در سال ۱۳۲۰ در شهرستان فسا اسیر شد."
    assert place(document("درگذشت", died, "او ۳۰ جلد کتاب نوشت."), "۳۰")[0] == "IR-07"


def test_where_somebody_comes_from_is_not_where_he_is_told_of() -> None:
    doc = document("جست‌وجو در دماوند", "کوهنوردی ۲۷ ساله اهل استان اصفهان به قله دماوند رفت.")
    assert place(doc, "۲۷")[0] == "IR-23"


def test_the_last_place_a_sentence_tells_before_the_figure() -> None:
    own = (
        "به گزارش خبرگزاری فارس از ساری، مدیر پست گفت: سرانه در استان ۲۲ مرسوله است و این سرانه در کشور ۱۱ مرسوله است."
    )
    doc = document("پست مازندران", own)
    assert place(doc, "۲۲")[0] == "IR-02"
    assert place(doc, "۱۱")[0] is None


@pytest.mark.parametrize("others", ["در سایر شهرها ۱۵ درصد", "در هفت کلان‌شهر ۱۵ درصد"])
def test_other_towns_are_not_the_one_named_before(others: str) -> None:
    doc = document("اجاره", f"اجاره‌بها در شیراز حداکثر تا ۲۵ درصد و {others} افزایش می‌یابد.")
    assert place(doc, "۲۵")[0] == "IR-07"
    assert place(doc, "۱۵")[0] is None


@pytest.mark.parametrize("figure", ["۹ کمیسیون تخصصی مجلس", "۳ دهه تحریم ایران", "۸ سال دفاع مقدس", "۸ سال جنگ تحمیلی"])
def test_what_is_the_countrys_by_its_own_words(figure: str) -> None:
    text = f"به گزارش خبرگزاری فارس از زنجان، مدیر تبلیغات استان زنجان از {figure} به دست دشمن سخن گفت."
    (of_country,) = figures(f"سخنرانی در زنجان\n{text}", titled=True)
    assert of_country.province is None


def test_a_reporters_seat_is_not_the_county_of_a_provinces_figure() -> None:
    told = "معاون تبلیغات کردستان در گفت‌وگو با خبرنگار فارس در سنندج گفت: امسال ۵۰۵ مبلغ به مناطق استان رفتند."
    assert place(document("اعزام مبلغان کردستان", told), "۵۰۵") == ("IR-12", None)


def test_parts_of_a_work_are_of_no_place() -> None:
    lead = "سریال تازه در استان یزد ساخته شد."
    doc = document("سریال یزد", lead, "این سریال ۲۹ قسمت دارد و ۴۰ بازیگر در آن بازی کردند.")
    assert place(doc, "۲۹")[0] is None
    assert place(doc, "۴۰")[0] == "IR-21"


def test_an_event_is_where_the_sentence_before_tells() -> None:
    fair = "نمایشگاه کتاب در محل دائمی نمایشگاه بین‌المللی تهران برگزار می‌شود. در این نمایشگاه ۹۰ ناشر حضور دارند."
    assert place(document("نمایشگاه کتاب", fair), "۹۰")[0] == "IR-23"


def test_a_street_of_the_capital_is_in_it() -> None:
    doc = document("حادثه", "در خیابان بهارستان تهران ۲ نفر مجروح شدند.")
    assert place(doc, "۲")[0] == "IR-23"


@pytest.mark.parametrize("office", ["عضو مجلس خبرگان رهبری", "معاون اول رئیس‌جمهور", "مشاور فرمانده سپاه پاسداران"])
def test_who_holds_an_office_of_the_country_speaks_of_it(office: str) -> None:
    lead = f"به گزارش خبرگزاری فارس از قم، بهنام نیک‌نام {office} در این شهر گفت: باید کار کرد."
    (told,) = figures(f"سخنرانی\n{lead}\nوی افزود: ۱۰ نفر آمدند.", titled=True)
    assert told.province is None


def test_a_county_named_beside_a_province_that_is_told_more_is_not_the_pages() -> None:
    lead = "مدیر ورزش استان کردستان از دریاچه شهرستان مریوان گفت."
    more = [
        "ورزش کردستان خوب است.",
        "شنای کردستان هم خوب است.",
        "در کردستان مسابقه داریم.",
        "در این جلسه ۱۶ نفر آمدند.",
    ]
    assert place(document("ورزش کردستان", lead, *more), "۱۶") == ("IR-12", None)


def test_a_province_that_something_is_moved_to_is_not_where_it_is() -> None:
    lead = "پلیس استان البرز گفت: قرار بود باری با ۲ تریلر به استان تهران منتقل شود."
    assert place(document("کشف بار", lead), "۲")[0] == "IR-30"


def test_a_page_that_tells_of_one_city_only_and_late_is_of_it() -> None:
    lines = ["بازار آرام است.", "خریدار کم است.", "فروشنده زیاد است.", "نرخ بالا رفت.", "رکود ماند.", "سال گذشت."]
    told = [
        f"نرخ مسکن در شهر تهران در ماه {month} بالا رفت." for month in ("مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
    ]
    assert place(document("بازار مسکن", *lines, *told, "در ۷ منطقه نرخ مثبت بود."), "۷")[0] == "IR-23"
    assert place(document("بازار مسکن", *lines, *told[:2], "در ۷ منطقه نرخ مثبت بود."), "۷")[0] is None
