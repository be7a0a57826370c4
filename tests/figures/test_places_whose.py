"""Places: directors of organizations, greater Tehran, camps of teams, datelines that are words."""

import pytest

from tests.figures.reading import document
from tests.figures.test_places import place

SPORT = "لیگ بازیکن سرمربی باشگاه هواداران تیم داور مدال قهرمانی."


@pytest.mark.parametrize(
    ("office", "province"),
    [
        ("مدیرکل صدور پروانه سازمان تنظیم مقررات", None),
        ("معاون آموزش وزارت ورزش", None),
        ("مدیرکل ورزش و جوانان", "IR-02"),
        ("معاون اداره کل سازمان انتقال خون", "IR-02"),
    ],
)
def test_an_organizations_own_director_speaks_of_the_country(office: str, province: str | None) -> None:
    lead = f"به گزارش ایسنا از شهرستان نوشهر، بهرام نوریان، {office} گفت: کار خوب است."
    doc = document("همایش", lead, "وی افزود: ۱۲۰ ایستگاه داریم.")
    assert place(doc, "۱۲۰")[0] == province


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("تیم برای دو هفته به کرمانشاه می‌رود.", "IR-05"),
        ("اردوی ماهشهر دو هفته است.", "IR-06"),
        ("تیم دو هفته به کرمانشاه فکر کرد.", None),
    ],
)
def test_a_team_away(sentence: str, province: str | None) -> None:
    assert place(document("وزنه‌برداری", SPORT, sentence), "دو")[0] == province


def test_greater_tehran_is_a_place() -> None:
    assert place(document("خبر", "۱۲۰ خانواده زیر پوشش بنیاد شهید تهران بزرگ هستند."), "۱۲۰")[0] == "IR-23"


@pytest.mark.parametrize(
    ("line", "province"),
    [("ایسنا، سلسله کارگاه‌های عکاسی در ۱۲۰ ساعت است.", None), ("ایسنا، سلسله: کارگاه در ۱۲۰ ساعت است.", "IR-15")],
)
def test_a_word_after_the_agency_is_no_dateline_unless_a_mark_ends_it(line: str, province: str | None) -> None:
    assert place(document("خبر", f"به گزارش {line}"), "۱۲۰")[0] == province


@pytest.mark.parametrize(("words", "province"), [("۱۲۰ شعبه داریم.", None), ("۱۲۰ شعبه در این استان داریم.", "IR-01")])
def test_who_holds_a_national_office_speaks_of_the_country_past_where_he_spoke(
    words: str, province: str | None
) -> None:
    who = "بهرام نوریان، مدیرعامل بیمه ایران، که به گیلان سفر کرده بود، در نشست خبرنگاران"
    doc = document("بیمه", f"به گزارش فارس از رشت، {who} گفت: {words}")
    assert place(doc, "۱۲۰")[0] == province


def test_where_the_reporter_sits_is_not_the_county() -> None:
    lead = "فرماندار شهرستان نکا از سیل خبر داد."
    said = "بهرام نوریان در گفت‌وگو با خبرنگار فارس در ساری گفت: ۱۲۰ خانه آسیب دید."
    doc = document("سیل در شهرستان نکا", lead, said, "وی افزود: به مردم این شهر ۳۵ چادر دادیم.")
    assert place(doc, "۱۲۰") == place(doc, "۳۵") == ("IR-02", "نکا")


@pytest.mark.parametrize("of", ["بودجه کشور", "مردم جهان"])
def test_the_country_and_the_world_are_no_province(of: str) -> None:
    doc = document("نماز جمعه", "به گزارش ایسنا از شهرستان نوشهر، نماز برگزار شد.", f"{of} ۱۲۰ میلیون است.")
    assert place(doc, "۱۲۰")[0] is None


@pytest.mark.parametrize(
    ("words", "province"),
    [
        ("این سرانه چهار کیلوگرم از سرانه کشوری پایین‌تر است.", "IR-02"),
        ("سرانه مصرف چهار کیلوگرم بالاتر از میانگین کشوری است.", "IR-02"),
        ("از سرانه کشوری چهار کیلوگرم سخن گفتند.", None),
    ],
)
def test_what_is_compared_with_the_country_is_not_of_it(words: str, province: str | None) -> None:
    assert place(document("ماهی", f"به گزارش ایسنا از ساری، ماهی خوردند. {words}"), "چهار")[0] == province


@pytest.mark.parametrize(
    ("name", "county"),
    [("شهرستان حاجی‌آباد", "حاجی آباد"), ("شهرستان پل دختر", "پلدختر"), ("معابر باخرز", "باخرز")],
)
def test_names_as_pages_write_them(name: str, county: str) -> None:
    assert place(document("خبر", f"در {name} ۱۲۰ نفر کار می‌کنند."), "۱۲۰")[1] == county


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("در گیلان ۳۵ شعبه، ۱۲۰ شعبه در سایر مراکز استان‌ها باز می‌شود.", None),
        ("در گیلان ۳۵ شعبه و ۱۲۰ شعبه در نقاط مختلف کشور باز می‌شود.", None),
        ("در گیلان ۳۵ شعبه و ۱۲۰ شعبه در دیگر شهرها باز می‌شود.", "IR-01"),
        ("گیلان جزو ۱۲۰استان بعدی است.", None),
        ("کودکان ۱۲۰ پوستر از «تخت جمشید»، «ارگ بم» و «پاسارگاد» کشیدند.", None),
        ("این داستان ۱۲۰ سال در منطقه الموت سینه به سینه نقل شد.", "IR-26"),
    ],
)
def test_a_figures_own_words_tell_where(sentence: str, province: str | None) -> None:
    assert place(document("خبر", sentence), "۱۲۰")[0] == province


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("وی افزود: ۱۲۰ واحد در پنج استان کشور می‌سازیم.", None),
        ("وی افزود: ۱۲۰ واحد در استان می‌سازیم.", "IR-01"),
        ("اگر کسی به ترکیه برود ۱۲۰ روز می‌ماند.", None),
        ("امسال ۱۲۰ تن کلوچه به ترکیه صادر شد.", "IR-01"),
    ],
)
def test_the_province_is_not_every_province(sentence: str, province: str | None) -> None:
    assert place(document("خبر", "استاندار گیلان گفت: کار خوب است.", sentence), "۱۲۰")[0] == province


@pytest.mark.parametrize(("thing", "province"), [("ورزشگاه", "IR-20"), ("سال", None)])
def test_what_a_minister_visits_is_where_it_stands(thing: str, province: str | None) -> None:
    said = f"وزیر ورزش در حاشیه افتتاح ورزشگاه نگین در استان سمنان گفت: این سومین {thing} ۱۲۰ نفری است."
    assert place(document("خبر", said), "۱۲۰")[0] == province


@pytest.mark.parametrize(
    ("sentence", "place_of"),
    [
        ("استان یزد با ۱۲۰ میلی‌متر بارندگی پس از سمنان رتبه دوم کشور را دارد.", ("IR-21", None)),
        ("شهرستان بوکان ۹۱ میلی‌متر، اشنویه ۱۲۰ میلی‌متر و مهاباد ۶۸ میلی‌متر باران دیدند.", ("IR-04", "اشنویه")),
        ("شهرستان بوکان ۹۱ میلی‌متر و کوه ۱۲۰ میلی‌متر باران دیدند.", ("IR-04", "بوکان")),
        ("لیگ بازیکن باشگاه تیم داور مدال: مبارزان رشت با ۱۲۰ امتیاز پنجم است.", (None, None)),
    ],
)
def test_a_name_right_beside_the_figure(sentence: str, place_of: tuple[str | None, str | None]) -> None:
    assert place(document("خبر", sentence), "۱۲۰") == place_of


def test_a_name_that_was_proved_is_known_later() -> None:
    doc = document("خبر", "فرماندار شهرستان سردشت و بوکان آمدند.", "بیشترین باران در سردشت با ۱۲۰ میلی‌متر بود.")
    assert place(doc, "۱۲۰") == ("IR-04", "سردشت")


def test_a_headline_of_the_country_has_no_place_of_the_dateline() -> None:
    lead = "به گزارش خبرگزاری فارس از زنجان، وزیر راه گفت: ۳۵ هزار خانه می‌سازیم."
    assert place(document("۱۲۰ هزار شغل ایجاد می‌شود", lead), "۱۲۰ هزار")[0] is None


@pytest.mark.parametrize(
    ("sentence", "place_of"),
    [
        ("این کتاب با قیمت ۱۲۰ هزار تومان در انتشارات دانش گیتی واحد اصفهان چاپ شد.", (None, None)),
        ("آب در شهرستان چابهار ۱۲۰ درصد گران شد.", ("IR-11", "چاه بهار")),
        ("بیشترین ازدواج مربوط به #استان_تهران با تعداد ۱۲۰ مورد بود.", ("IR-23", None)),
        ("۱۲۰ اصله نهال در املش کاشته شد.", ("IR-01", "املش")),
        ("امسال ۱۲۰ تن کالا از گمرک بازرگان گذشت.", ("IR-04", "ماکو")),
    ],
)
def test_names_of_publishers_and_of_counties(sentence: str, place_of: tuple[str | None, str | None]) -> None:
    assert place(document("خبر", sentence), "۱۲۰") == place_of


@pytest.mark.parametrize(
    ("cells", "province"),
    [
        (("آزادراه شرق", "البرز", "۱۲۷۶۳۰"), "IR-30"),
        (("البرز", "آزادراه شرق", "۱۲۷۶۳۰"), "IR-30"),
        (("البرز", "کوه", "دره", "۱۲۷۶۳۰"), None),
    ],
)
def test_cells_of_a_table(cells: tuple[str, ...], province: str | None) -> None:
    doc = document("ترددها", "ردیف", "محور", "استان", "۱", *cells, titled=True)
    assert place(doc, "۱۲۷۶۳۰")[0] == province
