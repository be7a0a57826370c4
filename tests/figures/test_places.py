"""Places: names that count, the article's own place, the figure's province and county."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.figures import places
from pipelines.figures.document import Document
from pipelines.figures.plain import Plain
from pipelines.folding import fold
from tests.figures.reading import document, mention


def place(doc: Document, quote: str) -> tuple[str | None, str | None]:
    m = mention(doc, quote)
    places.read(m)
    return m.province, m.county


def names(text: str) -> list[str | None]:
    return [h.province for h in places.find(Plain(fold(text)))]


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("استان گیلان", "IR-01"),
        ("گيلان", "IR-01"),
        ("در خراسان\u200cرضوی", "IR-09"),
        ("در خراسانرضوی", "IR-09"),
        ("استان آذربایجان غربی", "IR-04"),
        ("آذربایجان\u200cغربی", "IR-04"),
        ("چهارمحال وبختیاری", "IR-14"),
        ("چهار محال و بختیاری", "IR-14"),
        ("سیستان و بلوچستان", "IR-11"),
        ("كهگيلويه و بويراحمد", "IR-17"),
        ("مردم تبریز", "IR-03"),
        ("مسجدسلیمان", "IR-06"),
        ("مسجد\u200cسلیمان", "IR-06"),
        ("بندر عباس", "IR-22"),
        ("شهرستان بافت", "IR-08"),
        ("شهر محلات", "IR-00"),
        ("فرماندار سرباز", "IR-11"),
        ("استان مرکزی", "IR-00"),
        ("استان فارس", "IR-07"),
    ],
)
def test_names(text: str, province: str) -> None:
    assert names(f"{text} خبری رسید") == [province]


@pytest.mark.parametrize(
    "text",
    [
        "در محلات شهر گشت زدند",
        "روز شنبه بازار باز بود",
        "پل تازه گشوده شد",
        "بخش مرکزی شهرستان",
        "دفتر مرکزی بانک",
        "به گزارش خبرگزاری فارس",
        "خلیج فارس آرام است",
        "صحنه تصادف و بافت فرسوده",
        "سرباز و مهران و بهار آمدند",
        "تیم فولاد خوزستان برد",
        "استقلال تهران باخت",
        "خیابان شیراز بسته شد",
        "سالروز آزادسازی خرمشهر",
        "بورس تهران و دانشگاه شیراز",
    ],
)
def test_words_that_are_no_places(text: str) -> None:
    assert names(text) == []


def test_a_list_after_one_word_of_evidence() -> None:
    assert names("در شهرستان‌های بافت، بم و سیرجان باران آمد") == ["IR-08"] * 3


@pytest.mark.parametrize(
    ("title", "body", "province"),
    [
        ("کشف کالا", "به گزارش خبرگزاری فارس از یاسوج، فرمانده پلیس گفت: کالا کشف شد.", "IR-17"),
        ("کشف کالا", "صلح خبر/گیلان فرمانده پلیس گفت: کالا کشف شد.", "IR-01"),
        ("کشف کالا", "ایسنا/خراسان رضوی فرمانده پلیس گفت: کالا کشف شد.", "IR-09"),
        ("کشف کالا", "رشت - ایرنا - فرمانده پلیس گفت: کالا کشف شد.", "IR-01"),
        ("کشف کالا", "فرمانده انتظامی لرستان از کشف کالا خبر داد.", "IR-15"),
        ("بارش در استان یزد", "باران خوبی بارید.", "IR-21"),
        ("نرخ ارز", "بانک مرکزی نرخ تازه را اعلام کرد.", None),
        ("بودجه سال", "تهران - ایرنا - معاون وزیر گفت: بودجه رسید.", None),
        ("بودجه سال", "نماینده مردم الیگودرز در مجلس گفت: بودجه رسید.", None),
        ("نشست وزیران", "وزیر نیرو گفت: سد ساخته می‌شود.", None),
    ],
)
def test_article_place(title: str, body: str, province: str | None) -> None:
    assert places.article_place(document(title, body))[0] == province


def test_county_of_the_article_only_where_it_is_told() -> None:
    doc = document("توزیع بسته در شهرستان بافت", "به گزارش ایرنا از کرمان، ۲۵ بسته رسید.", "در استان ۳۵ بسته رسید.")
    assert places.article_place(doc) == ("IR-08", "بافت")
    assert place(doc, "۳۵") == ("IR-08", None)


GILAN = ("خبر", "به گزارش ایرنا از رشت، استاندار سخن گفت.")


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("در این استان ۱۲۰ واحد ساخته شد.", "IR-01"),
        ("۱۲۰ واحد ساخته شد.", "IR-01"),
        ("در استان یزد ۱۲۰ واحد ساخته شد.", "IR-21"),
        ("۱۲۰ واحد در استان یزد ساخته شد.", "IR-21"),
        ("در سراسر کشور ۱۲۰ واحد ساخته شد.", None),
        ("در کشور آلمان ۱۲۰ واحد ساخته شد.", None),
        ("وضع کشور خوب است و در این استان ۱۲۰ واحد ساخته شد.", "IR-01"),
        ("۱۲۰ واحد به تهران فرستاده شد.", "IR-01"),
        ("باندی در استان‌های گیلان، تهران و اصفهان با ۱۲۰ عضو بود.", "IR-01"),
        ("در یزد باران آمد و در استان همدان ۱۲۰ واحد ساخته شد.", "IR-13"),
    ],
)
def test_figure_place(sentence: str, province: str | None) -> None:
    assert place(document(*GILAN, sentence), "۱۲۰")[0] == province


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("واشنگتن و تهران ۱۲۰ سند نوشتند.", None),
        ("در تهران ۱۲۰ سند نوشته شد.", "IR-23"),
        ("نماینده مردم الیگودرز در مجلس گفت: ۱۲۰ سند نوشته شد.", None),
        ("ذوب‌آهن اصفهان و مائوریسیو ساری ۱۲۰ امتیاز گرفتند.", None),
        ("طرح راه‌آهن تهران - قم - اصفهان ۱۲۰ پل دارد.", None),
        ("در سه استان ایلام، خراسان رضوی و همدان ۱۲۰ پل هست.", None),
        ("۱۲۰ نفر عازم رشت شدند.", None),
        ("در همایش شیراز گفت: ۱۲۰ سند نوشته شد.", None),
        ("در شیراز باران آمد و در کل کشور ۱۲۰ پل آسیب دید.", None),
        ("در شیراز ۱۲۰ پل آسیب دید.", "IR-07"),
    ],
)
def test_stray_names_in_an_article_of_the_country(sentence: str, province: str | None) -> None:
    assert place(document("خبر", "وزیر سخن گفت.", sentence), "۱۲۰")[0] == province


def test_national_speaker_under_a_provincial_dateline() -> None:
    doc = document("خبر", "به گزارش ایرنا از رشت، وزیر نیرو گفت: ۱۱ سد داریم.", "وی افزود: در این استان ۲۲ سد داریم.")
    assert [place(doc, q)[0] for q in ("۱۱", "۲۲")] == [None, "IR-01"]


def test_whoever_heads_a_body_of_the_city_speaks_of_it() -> None:
    doc = document(
        "خبر",
        "به گزارش ایرنا از رشت، آتش‌نشانان تجلیل شدند.",
        "مدیرعامل سازمان آتش‌نشانی گفت: ۱۱ ایستگاه داریم.",
        "مدیرعامل سازمان تامین اجتماعی گفت: ۲۲ بیمارستان داریم.",
        "شهردار مشهدمقدس گفت: ۳۳ پایانه ساختیم.",
    )
    assert [place(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳")] == ["IR-01", None, "IR-09"]


def test_county_is_of_the_nearest_name() -> None:
    doc = document(
        "خبر", "رئیس مرکز در نشست شهرستان گناباد گفت: در خراسان رضوی ۱۲۰ تماس رسید.", "در بیجار ۳۵ تماس رسید."
    )
    assert place(doc, "۱۲۰") == ("IR-09", None)
    assert place(doc, "۳۵") == ("IR-12", "بیجار")


def test_table_is_the_gazetteers() -> None:
    rows = places.rows()
    assert len({r["province"] for r in rows}) == 31
    assert {r["kind"] for r in rows} == {"province", "county", "city"}
    provinces = {r["name"]: r["province"] for r in rows if r["kind"] == "province"}
    assert provinces["مرکزی"] == "IR-00"
    assert provinces["البرز"] == "IR-30"
    assert provinces["خراسان شمالی"] == "IR-28"
    path = Path(places.__file__).with_name("places.csv")
    assert "MIT License" in path.read_text(encoding="utf-8")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["استان", "گیلان", "شهر", "،", " ", "و", "بافت", "\u200c", "/", "ایسنا", "از", "خراسان", "رضوی", "."]
        ),
        max_size=20,
    ).map("".join)
    | st.text(max_size=60)
)
def test_any_text_passes(text: str) -> None:
    plain = Plain(fold(text))
    for hit in places.find(plain):
        start, end = plain.raw_span(hit.start, hit.end)
        assert 0 <= start < end <= len(text)
    places.article_place(Document(text, [(0, len(text), "body", 0)] if text else []))


def test_a_figure_that_its_clause_gives_to_the_country() -> None:
    doc = document("آمار", "۴۰ هزار کودک در کشور شناسایی شدند که ۲۴ هزار نفر آنها در شیراز هستند.")
    assert place(doc, "۴۰ هزار")[0] is None
    assert place(doc, "۲۴ هزار")[0] == "IR-07"


def test_the_seat_of_an_envoy_is_no_place_of_figures() -> None:
    assert place(document("خبر", "سفیر عراق در تهران گفت: ۳ نفر زخمی شدند."), "۳") == (None, None)


def test_a_club_named_after_a_city_is_no_place() -> None:
    sport = "سرمربی تیم فوتبال از بازیکنان باشگاه در لیگ گفت: حریف در جدول امتیاز دارد."
    doc = document("خبر", sport, "استقلال اهواز ۱۱ گل زد و در شیراز ۲۲ گل خورد.")
    assert [place(doc, q)[0] for q in ("۱۱", "۲۲")] == [None, "IR-07"]


def test_a_label_places_its_figure_and_a_spread_list_none() -> None:
    doc = document("خبر", "همدان: ۱۹", "این ۲۳ شهر در سه استان گلستان، گیلان و مازندران هستند.")
    assert [place(doc, q)[0] for q in ("۱۹", "۲۳")] == ["IR-13", None]
