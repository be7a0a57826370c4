"""Names written apart or joined, names of several places, names abroad, births, and figures that are of no place."""

import pytest

from tests.figures.reading import document, figures
from tests.figures.test_places import place


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("بندر ترکمن", "IR-27"),
        ("بندرگناوه", "IR-18"),
        ("آران و بیدگل", "IR-10"),
        ("قصر شیرین", "IR-05"),
        ("اسلام‌آباد غرب", "IR-05"),
        ("تالش", "IR-01"),
        ("اسد آباد", "IR-13"),
        ("زیراب", "IR-02"),
        ("قمصر کاشان", "IR-10"),
    ],
)
def test_names_in_all_their_spellings(name: str, province: str) -> None:
    assert place(document("خبر", f"در {name} ۲۰ درمانگاه ساخته شد."), "۲۰")[0] == province


@pytest.mark.parametrize(
    ("town", "province"),
    [("شهردار خرم‌آباد", "IR-15"), ("شهردار فیروزآباد", "IR-07"), ("شهردار فیروزآباد لرستان", "IR-15")],
)
def test_a_county_s_seat_rather_than_a_village_of_its_name(town: str, province: str) -> None:
    assert place(document("خبر", f"{town} گفت: ۲۰ بوستان ساخته شد."), "۲۰")[0] == province


def test_a_city_of_the_article_s_province_rather_than_another_s() -> None:
    doc = document("خبر", "به گزارش ایسنا از خرم‌آباد، شهر فیروزآباد ۲۰ بوستان دارد.")
    assert place(doc, "۲۰")[0] == "IR-15"


def test_a_city_abroad_with_a_name_of_ours() -> None:
    doc = document("خبر", "دو تیم ایران و قزاقستان در شهر آستانه ۲۰ دقیقه بازی کردند.")
    assert place(doc, "۲۰")[0] is None


@pytest.mark.parametrize(
    "born", ["متولد ۱۳۰۴ در شهر شیراز بود", "در دی ۱۳۰۴ در روستایی از توابع شهرستان شیراز متولد شد"]
)
def test_births_in_a_year_told(born: str) -> None:
    assert place(document("یاد", f"استاد {born}.", "او ۲۰ کتاب نوشت."), "۲۰")[0] is None


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("۴۰ سال از پیروزی انقلاب می‌گذرد.", "۴۰"),
        ("مردم ۴۰ سال انقلاب را نگه داشتند.", "۴۰"),
        ("کالاها با ارز ۴۲۰۰ تومانی آمد.", "۴۲۰۰"),
    ],
)
def test_known_years_and_prices_of_the_country(said: str, quote: str) -> None:
    page = f"خبر\nبه گزارش ایسنا از همدان، امام جمعه همدان سخن گفت.\n{said}"
    assert [m.province for m in figures(page, titled=True) if page[m.numeral.start : m.numeral.end] == quote] == [None]


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("مدیرعامل شرکت آب کشور در سفر به کرمان گفت: ۳۲ شهر کم‌آب است.", None),
        ("مدیرعامل شرکت آب کرمان در سفر به بم گفت: ۳۲ شهر کم‌آب است.", "IR-08"),
    ],
)
def test_who_travels_there_for_the_country(text: str, province: str | None) -> None:
    assert place(document("خبر", text), "۳۲")[0] == province


def test_works_that_a_minister_visits_where_the_headline_tells_it() -> None:
    lead = "وزیر نیرو در سفر به بوشهر گفت: ۱۲ طرح در این استان افتتاح می‌شود."
    doc = document(
        "۱۲ طرح در بوشهر", lead, "وی گفت: برای این طرح‌ها ۸۰۰ میلیارد تومان هزینه شد.", "وی گفت: ۹۰۰ مگاوات کم داریم."
    )
    assert place(doc, "۸۰۰ میلیارد")[0] == "IR-18"
    assert place(doc, "۹۰۰")[0] is None


def test_things_of_several_provinces() -> None:
    text = "سد بال داراب در فارس، سد تنگوییه سیرجان در کرمان و سد ساوه در استان مرکزی، کمتر از ۲۰ درصد آب دارند."
    assert place(document("سدها", text), "۲۰")[0] is None


def test_a_label_before_a_clause() -> None:
    assert place(document("نمک", "دریاچه نمک قم: بیشترین غلظت نمک ۸۱ واحد است."), "۸۱")[0] == "IR-25"


def test_the_capital_that_is_told_besides() -> None:
    text = "در سیستان و بلوچستان ۶۰ درصد کاهش داریم و تهران هم ۳۰ درصد کمبود دارد."
    assert place(document("باران", text), "۳۰")[0] == "IR-23"


def test_what_went_to_a_part_of_another_country() -> None:
    lead = "استاندار کردستان گفت: از این مرزها به اقلیم کردستان عراق ۲۰ تن کالا صادر شد."
    assert place(document("صادرات", lead), "۲۰")[0] == "IR-12"


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("رئیس اداره تبلیغات اسلامی دیلم گفت: ۲۰ هیئت فعال است.", "IR-18"),  # a name that is no sure one, past a body
        ("رئیس اداره تبلیغات دیلم را دید و گفت: ۲۰ هیئت فعال است.", None),
        ("گازرسانی به ۲۰ روستای بخش زرین‌آباد دهلران آغاز شد.", "IR-16"),  # not the town of that name
        ("استاندار در بازدید از معدن مس سونگون گفت: ۲۰ نفر کار می‌کنند.", "IR-03"),  # no direction
        ("برای تأمین آب شرب کرمان ۲۰ میلیارد تومان اختصاص یافت.", "IR-08"),  # a province's bare name beside the figure
        ("سامانه در ۲۰ دفتر روستایی اصفهان و ۳۰ دفتر قزوین نصب شد.", "IR-10"),
    ],
)
def test_what_stands_before_a_name(text: str, province: str | None) -> None:
    assert place(document("خبر", text), "۲۰")[0] == province


def test_the_same_thing_in_the_next_paragraph() -> None:
    first = "جشنواره انار در ساوه با حضور گردشگران برگزار شد."
    doc = document(
        "خبر", "خبرهای هفته در پی آمده است.", first, "در این جشنواره ۶۰ غرفه برپا بود.", "نمایشگاه یزد گشوده شد."
    )
    assert place(doc, "۶۰")[0] == "IR-00"


def test_what_came_from_another_country() -> None:
    lead = "مدیر بندر خرمشهر گفت: لنجی واژگون شد."
    assert place(document("لنج", lead, "این لنج از کویت با ۲۰ تن بار می‌آمد."), "۲۰")[0] == "IR-06"
    assert place(document("لنج", lead, "در کویت ۲۰ لنج آمدند."), "۲۰")[0] is None


@pytest.mark.parametrize(
    ("said", "quote", "province"),
    [
        ("امام جمعه یزد گفت: رژیم صهیونیستی در غزه ۴۰ خانه را ویران کرد.", "۴۰", None),
        ("امام جمعه یزد گفت: در این شهر ۴۰ خانه ساخته شد و از ترکیه کسی نیامد.", "۴۰", "IR-21"),
        ("مدیر آب یزد گفت: آب با دبی ورودی ۴۰ متر بر ثانیه گذشت.", "۴۰", "IR-21"),  # the flow, not the emirate
        ("فرمانده مرزبانی یزد گفت: ۴۰ نفر به داخل خاک پاکستان گریختند.", "۴۰", "IR-21"),
    ],
)
def test_words_of_an_office_that_tell_of_another_country(said: str, quote: str, province: str | None) -> None:
    assert place(document("خبر", said), quote)[0] == province
