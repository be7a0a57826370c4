"""Periods: when-expressions and their dates."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.figures import periods
from pipelines.figures.document import Document, Mention, Numeral
from pipelines.figures.periods import calendar as period_calendar
from pipelines.jalali import from_gregorian, to_gregorian
from tests.figures import reading

TODAY = dt.date(2023, 5, 22)  # 1 Khordad 1402, a Monday


def document(text: str, today: dt.date | None = TODAY) -> Document:
    return reading.document(*text.split("\n"), titled=False, published_on=today)


def mentions(doc: Document, *quotes: str, unit: str = "count") -> list[Mention]:
    at = 0
    for quote in quotes:
        start = doc.raw.index(quote, at)
        at = start + len(quote)
        sentence = next(s for s in doc.sentences if s.start <= start < s.end)
        first, last = sentence.token_at(start), sentence.token_at(at - 1) + 1
        doc.mentions = [*doc.mentions, Mention(sentence, Numeral(start, at, 1.0), first, last, at, unit)]
    for m in doc.mentions:
        periods.read(m)
    return doc.mentions


def when_words(text: str) -> list[str]:
    return [text[a:b] for a, b in periods.when_spans(document(text))]


def period(text: str, quote: str, today: dt.date | None = TODAY) -> tuple[str | None, str, str] | None:
    (m,) = mentions(document(text, today), quote)
    return None if m.period_kind is None else (m.period_kind, str(m.period_start), str(m.period_end))


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("طی دو ماهه اخیر", "2023-03-21", "2023-05-22"),
        ("در دو ماه گذشته", "2023-03-21", "2023-05-22"),
        ("طی یک سال گذشته", "2022-05-22", "2023-05-22"),
        ("در سال گذشته", "2022-03-21", "2023-03-20"),
        ("پارسال", "2022-03-21", "2023-03-20"),
        ("امسال", "2023-03-21", "2023-05-22"),
        ("در سال‌جاری", "2023-03-21", "2023-05-22"),
        ("از ۲۵ فروردین تا چهار اردیبهشت", "2023-04-14", "2023-04-24"),
        ("در سال جاری", "2023-03-21", "2023-05-22"),
        ("از ابتدای امسال", "2023-03-21", "2023-05-22"),
        ("از ابتدای سال تاکنون", "2023-03-21", "2023-05-22"),
        ("از ابتدای سال تا پایان اردیبهشت", "2023-03-21", "2023-05-21"),
        ("از ابتدای سال گذشته تاکنون", "2022-03-21", "2023-05-22"),
        ("تا پایان امسال", "2023-05-22", "2024-03-19"),
        ("از سال ۱۳۹۵ تا ۱۴۰۰", "2016-03-20", "2022-03-20"),
        ("از دیروز تا امروز (دوشنبه، ۱ خرداد)", "2023-05-21", "2023-05-22"),
        ("از روز شنبه ۲۳ اردیبهشت به مدت یک هفته", "2023-05-13", "2023-05-19"),
        ("از شنبه بیست و سوم اردیبهشت به مدت یک هفته (تا ۳۰ اردیبهشت)", "2023-05-13", "2023-05-20"),
        ("شنبه این هفته", "2023-05-20", "2023-05-20"),
        ("در اواسط فروردین", "None", "None"),
        ("تاکنون", "None", "2023-05-22"),
        ("تا کنون", "None", "2023-05-22"),
        ("تا به امروز", "None", "2023-05-22"),
        ("تا روز یکشنبه", "None", "2023-05-21"),
        ("هم‌اکنون", "2023-05-22", "2023-05-22"),
        ("دیروز", "2023-05-21", "2023-05-21"),
        ("روز گذشته", "2023-05-21", "2023-05-21"),
        ("امروز", "2023-05-22", "2023-05-22"),
        ("بامداد امروز", "2023-05-22", "2023-05-22"),
        ("در ۲۴ ساعت گذشته", "2023-05-21", "2023-05-22"),
        ("در طول ۲۴ ساعت گذشته", "2023-05-21", "2023-05-22"),
        ("در ۴۸ ساعت گذشته", "2023-05-20", "2023-05-22"),
        ("در شبانه‌روز گذشته", "2023-05-21", "2023-05-22"),
        ("در هفته گذشته", "2023-05-15", "2023-05-22"),
        ("در ماه گذشته", "2023-04-21", "2023-05-21"),
        ("در ماه جاری", "2023-05-22", "2023-05-22"),
        ("سه روز پیش", "2023-05-19", "2023-05-19"),
        ("در شش ماهه نخست سال گذشته", "2022-03-21", "2022-09-22"),
        ("در شش‌ماهه دوم سال گذشته", "2022-09-23", "2023-03-20"),
        ("در نیمه نخست سال ۱۴۰۰", "2021-03-21", "2021-09-22"),
        ("در ۴ ماهه ابتدایی سال گذشته", "2022-03-21", "2022-07-22"),
        ("در سه‌ماهه سوم سال ۱۴۰۱", "2022-09-23", "2022-12-21"),
        ("در ۱۲ ماه منتهی به اسفند ۱۴۰۱", "2022-03-21", "2023-03-20"),
        ("در سال ۹۸", "2019-03-21", "2020-03-19"),
        ("در سال ۱۴۰۱", "2022-03-21", "2023-03-20"),
        ("در سال هشتاد و هفت", "2008-03-20", "2009-03-20"),
        ("در سال ۲۰۲۱ میلادی", "2021-01-01", "2021-12-31"),
        ("در سال‌های ۹۵ تا ۹۸", "2016-03-20", "2020-03-19"),
        ("در مهرماه ۱۳۹۸", "2019-09-23", "2019-10-22"),
        ("در تیر ماه سال گذشته", "2022-06-22", "2022-07-22"),
        ("در ۱۹ مهر ماه ۹۶", "2017-10-11", "2017-10-11"),
        ("در تابستان سال گذشته", "2022-06-22", "2022-09-22"),
        ("از فروردین تا شهریور سال ۱۴۰۱", "2022-03-21", "2022-09-22"),
        ("از ۵ هفته پیش", "2023-04-17", "2023-05-22"),
        ("تا ۶ ژوئن ۲۰۲۱", "None", "2021-06-06"),
        ("طی سالیان گذشته", "None", "None"),
        ("در سال‌های اخیر", "None", "None"),
        ("ظرف چند روز آینده", "None", "None"),
        ("از ۲۰ تا ۲۵ اردیبهشت ماه امسال", "2023-05-10", "2023-05-15"),
        ("از ۲۰ اردیبهشت به مدت سه روز", "2023-05-10", "2023-05-12"),
        ("از ابتدای سال آبی جاری تاکنون", "2022-09-23", "2023-05-22"),
        ("در سال زراعی گذشته", "2021-09-23", "2022-09-22"),
        ("در پنج ماهه سپری شده از سال گذشته", "2022-03-21", "2022-08-22"),
        ("از سال ۹۲ به بعد", "2013-03-21", "None"),
        ("در نیمه نخست سال میلادی گذشته", "2022-01-01", "2022-06-30"),
        ("در سال منتهی به مارس ۲۰۲۲", "2021-04-01", "2022-03-31"),
        ("در آبان", "2022-10-23", "2022-11-21"),
        ("در بیست و یکم اردیبهشت", "2023-05-11", "2023-05-11"),
        ("از صبح شنبه تاکنون", "2023-05-20", "2023-05-22"),
        ("شامگاه گذشته", "2023-05-21", "2023-05-21"),
        ("در ایام نوروز", "None", "None"),
        ("نوروز پارسال", "None", "None"),
        ("در روزهای آتی", "None", "None"),
        ("اول فروردین ۱۴۰۱", "2022-03-21", "2022-03-21"),
        ("تا تاریخ ۲۰ اردیبهشت ۱۴۰۲", "None", "2023-05-10"),
        ("در ژوئیه سال میلادی گذشته", "2022-07-01", "2022-07-31"),
    ],
)
def test_intervals(words: str, start: str, end: str) -> None:
    assert period(f"{words} ۱۲۰ دستگاه خودرو توقیف شد.", "۱۲۰") == ("interval", start, end)


@pytest.mark.parametrize(
    "text",
    [
        "روزانه ۱۲۰ تن زباله جمع می‌شود.",
        "سالانه بیش از ۱۲۰ پرونده رسیدگی می‌شود.",
        "در هر ساعت ۱۲۰ تماس می‌رسد.",
        "هر سال ۱۲۰ نفر می‌آیند.",
        "این کارخانه ۱۲۰ تن در روز تولید دارد.",
        "روزی ۱۲۰ تن تولید می‌شود.",
        "میانگین روزانه تماس در سال گذشته ۱۲۰ مورد بود.",
        "از مجموع ۱۲۰ تماس روزانه با این مرکز، بیشتر آن‌ها شهری است.",
        "سرانه مصرف آب را ۱۲۰ لیتر در شبانه‌روز دانست.",
    ],
)
def test_rates(text: str) -> None:
    assert period(text, "۱۲۰") == ("rate", "None", "None")


@pytest.mark.parametrize(
    "text",
    [
        "این رقم نسبت به سال گذشته ۱۲۰ واحد بیشتر است.",
        "در مقایسه با مدت مشابه سال قبل ۱۲۰ واحد رشد دارد.",
        "۱۲۰ نفر بیشتر از سال گذشته آمدند.",
        "در حال حاضر ۱۲۰ بیمار بستری هستند.",
        "رئیس مرکز ظهر امروز در جمع خبرنگاران گفت: ۱۲۰ واحد ساخته شده است.",
        "قانون مصوب سال ۱۳۸۰ دارای ۱۲۰ تبصره است.",
        "همایش سالانه با ۱۲۰ مهمان برگزار شد.",
        "خطیب نماز جمعه گفت ۱۲۰ خانه ساخته شد.",
        "رونمایی از ۱۲۰ دستاورد در روز ملی فناوری",
        "افزایش تولید ماهی تا ۱۲۰ تن",
        "این رقم نسبت به فصل مشابه سال قبل (سال ۸۸) ۱۲۰ واحد افزود.",
        "یک تیم که در نیمه نخست پیش افتاده بود ۱۲۰ هوادار داشت.",
        "رئیس مرکز امروز در گفت‌وگو با ما با اشاره به ساخت ۱۲۰ واحد، آن را کافی دانست.",
        "شورا در جلسه شب گذشته تصمیم گرفت ۱۲۰ واحد بسازد.",
        "هفته گذشته سه نوزاد به دنیا آمدند و ۱۲۰ آمبولانس آماده خدمت است.",
        "در شهر ۱۲۰ چاه شناسایی شده که بیشتر آن‌ها تا پایان امسال پر می‌شود.",
        "دو هفته بعد اعلام شد که ۱۲۰ نفر جریمه شدند.",
        "این مرکز ۱۲۰ کارمند دارد و هر کارمند ماهانه مزد می‌گیرد.",
        "در سال گذشته انبار ساخته شد و اکنون ۱۲۰ تن جا دارد.",
        "دو سوم از ۱۲۰ مصدوم چهارشنبه سوری مرد بودند.",
        "به مناسبت دهه فجر ۱۲۰ طرح گشوده شد.",
    ],
)
def test_no_period(text: str) -> None:
    assert period(text, "۱۲۰") is None


@pytest.mark.parametrize("seam", ["\u200c", " ", ""])
def test_seams_of_three_spellings(seam: str) -> None:
    assert period(f"طی سه{seam}ماهه نخست سال گذشته ۱۲۰ نفر آمدند.", "۱۲۰") == ("interval", "2022-03-21", "2022-06-21")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("۱۲۰ پروژه روز چهارشنبه گشایش خواهد یافت.", "2023-05-24"),
        ("۱۲۰ پروژه روز چهارشنبه گشایش یافت.", "2023-05-17"),
        ("در تیر ماه ۱۲۰ پروژه گشوده می‌شود.", "2023-06-22"),
        ("در تیر ماه ۱۲۰ پروژه گشوده شد.", "2022-06-22"),
    ],
)
def test_the_verb_tells_what_is_to_come(text: str, start: str) -> None:
    found = period(text, "۱۲۰")
    assert found is not None
    assert found[1] == start


def test_undated_page_keeps_words_and_kind() -> None:
    assert period("طی دو ماه گذشته ۱۲۰ نفر آمدند.", "۱۲۰", None) == ("interval", "None", "None")
    assert period("در سال ۱۴۰۱ حدود ۱۲۰ نفر آمدند.", "۱۲۰", None) == ("interval", "2022-03-21", "2023-03-20")


def test_when_spans_hold_their_numbers() -> None:
    text = "در ۶ ماه نخست سال و طی دو ماهه اخیر و سه روز پیش، نوزاد ۶ ماهه ۱۸ بار آمد."
    doc = document(text)
    spans = [text[a:b] for a, b in periods.when_spans(doc)]
    assert spans == ["۶ ماه نخست سال", "طی دو ماهه اخیر", "سه روز پیش"]


def test_evidence_cuts_out_the_words() -> None:
    doc = document("پلیس گفت: در سال\u200cهای اخیر ۱۲۰ واحد افزوده شد.")
    (m,) = mentions(doc, "۱۲۰")
    evidence = m.evidence["period"]
    assert doc.raw[evidence.start : evidence.end] == m.period_text == "سال\u200cهای اخیر"


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)),
    st.integers(0, 60),
    st.sampled_from(["year", "month", "week", "day"]),
)
def test_back_goes_back(day: dt.date, count: int, unit: str) -> None:
    there = period_calendar.back(day, count, unit)
    assert there is not None
    assert there <= day
    if unit in ("month", "year"):
        y, m, d = from_gregorian(day)
        y2, m2, d2 = from_gregorian(there)
        assert (y * 12 + m) - (y2 * 12 + m2) == count * (12 if unit == "year" else 1)
        assert d2 <= d


@given(st.integers(1300, 1420), st.integers(1, 12), st.integers(1, 12))
def test_months_are_whole(year: int, a: int, b: int) -> None:
    first, last = min(a, b), max(a, b)
    lo, hi = period_calendar.months_span(year, first, last)
    assert lo == to_gregorian(year, first, 1)
    assert hi is not None
    assert from_gregorian(hi + dt.timedelta(days=1))[2] == 1


_PIECES = st.sampled_from(
    [
        "سال",
        "ماه",
        "گذشته",
        "از",
        "تا",
        "۳",
        "1402",
        "نخست",
        "مهر",
        " ",
        "\u200c",
        "، ",
        ". ",
        "۳۱",
        "اسفند",
        "ژوئن",
        "می",
        "هر",
        "در",
        "٪",
        "\n",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_any_text_passes(text: str) -> None:
    doc = Document(text, [(0, len(text), "body", 0)] if text else [], TODAY)
    for a, b in periods.when_spans(doc):
        assert 0 <= a < b <= len(text)
    for found in periods.whens(doc):
        for w in found:
            assert w.lo is None or w.hi is None or w.kind != "interval" or w.lo <= w.hi


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("در آخرین روز کاری هفته شاخص ۹۰ واحد افت کرد.", "۹۰", ("interval", "2023-05-17", "2023-05-17")),
        ("در نخستین روز هفته ۹۰ هزار بلیت فروخته شد.", "۹۰ هزار", ("interval", "2023-05-20", "2023-05-20")),
        ("چندی روز قبل ۶۰ خانه ویران شد.", "۶۰", ("interval", "None", "None")),
        ("طلا برای تحویل در ماه دسامبر با ۲ درصد رشد فروخته شد.", "۲", None),
        ("مهاجمان به گل شماره ۱۰ می‌رسند و ۲۷ گل زده‌اند.", "۲۷", None),
        ("تیم ما امروز موفق شد با ۴ گل از سد حریف عبور کند.", "۴", ("interval", "2023-05-22", "2023-05-22")),
        ("تیم ما دیروز در دیدار خانگی خود ۳ امتیاز گرفت.", "۳", ("interval", "2023-05-21", "2023-05-21")),
        ("رئیس اداره دیروز در دیدار با معلمان گفت: ۳ مدرسه داریم.", "۳", None),
        (
            "روز شنبه سه خودرو توقیف شد. در این روز ۱۲ نفر دستگیر شدند.",
            "۱۲",
            ("interval", "2023-05-20", "2023-05-20"),
        ),
    ],
)
def test_days_of_the_week_and_of_the_story(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


def test_days_take_the_year_told_nearby_where_the_page_has_no_day() -> None:
    text = "رقابت‌های ۲۰۱۶ باکو پیش روست. این دیدارها در روزهای ۱۹ و ۲۰ آذرماه با ۴۴ تیم برگزار می‌شود."
    assert period(text, "۴۴", None) == ("interval", "2016-12-09", "2016-12-10")


@pytest.mark.parametrize("words", ["در سالی که گذشت", "پارسال"])
def test_the_year_that_passed(words: str) -> None:
    assert period(f"{words} ۵۰ دستگاه فروخته شد.", "۵۰") == ("interval", "2022-03-21", "2023-03-20")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("۹۰ دستگاه پس از مردادماه فروخته شد.", "۹۰", ("interval", "2022-08-23", "2023-05-22")),
        ("پیش از سال ۱۳۹۰ حدود ۲۰ نفر آنجا بودند.", "۲۰", ("interval", "None", "2011-03-20")),
        ("باشگاه گلستان جمعه مدعی شده ۴ بازیکن خریده است.", "۴", None),
        ("تاکنون۱۱ روستا بازدید شد.", "۱۱", ("interval", "None", "2023-05-22")),
        ("مهاجم ما تا این جای کار ۱۳ گل زده است.", "۱۳", ("interval", "None", "2023-05-22")),
        (
            "از ابتدای سال تا پایان فروردین ۱۰ تن و در عملکرد ماهانه اردیبهشت ۱۴ تن شد.",
            "۱۴",
            ("interval", "2023-04-21", "2023-05-21"),
        ),
        ("۲۱۰ تن آسفالت برای روسازی جاده، طی سال جاری پخش می‌شود.", "۲۱۰", ("interval", "2023-03-21", "2023-05-22")),
    ],
)
def test_beside_a_time_and_up_to_now(text: str, quote: str, expected: tuple[str, str, str] | None) -> None:
    assert period(text, quote) == expected


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("در پنج ماهه سال جاری میلادی", "2023-01-01", "2023-05-31"),
        ("در سه‌ماهه نخست سال ۲۰۲۲", "2022-01-01", "2022-03-31"),
        ("در فصل نخست سال ۲۰۲۲", "2022-01-01", "2022-03-31"),
        ("در سومین فصل از سال ۲۰۲۲ میلادی", "2022-07-01", "2022-09-30"),
        ("در فصل دوم سال ۱۴۰۱", "2022-06-22", "2022-09-22"),
        ("در دومین ماه سال گذشته", "2022-04-21", "2022-05-21"),
        ("در چهارمین ماه از سال جاری میلادی", "2023-04-01", "2023-04-30"),
        ("تا پایان سال جاری میلادی", "2023-05-22", "2023-12-31"),
        ("در ماه می", "2023-05-01", "2023-05-31"),
        ("در ماه مه ۲۰۲۲", "2022-05-01", "2022-05-31"),
        ("از نیمه سال گذشته تاکنون", "None", "2023-05-22"),
        ("از اواسط سال قبل تا به امروز", "None", "2023-05-22"),
        ("قبل از انقلاب", "None", "None"),
        ("پس از پیروزی انقلاب اسلامی", "None", "None"),
        ("از عید سعید فطر تا میلاد امام رضا (ع)", "None", "None"),
        ("از نوروز تا عید قربان", "None", "None"),
    ],
)
def test_parts_of_years_and_untold_days(words: str, start: str, end: str) -> None:
    assert period(f"{words} در این کارگاه ۳۵ دستگاه ساخته شد.", "۳۵") == ("interval", start, end)


def test_a_part_of_the_year_told_before() -> None:
    text = (
        "صادرات پسته در فصل نخست سال ۲۰۲۲ به ۱۸ هزار تن رسید اما در فصل دوم این سال ۱۴ هزار تن بود. "
        "در ماه نخست ۷ هزار تن و در ماه سوم ۹ هزار تن فروخته شد."
    )
    got = [(str(m.period_start), str(m.period_end)) for m in mentions(document(text), "۱۸", "۱۴", "۷", "۹")]
    assert got == [
        ("2022-01-01", "2022-03-31"),
        ("2022-04-01", "2022-06-30"),
        ("2022-01-01", "2022-01-31"),
        ("2022-03-01", "2022-03-31"),
    ]
    # Beside an Iranian year, «سال» with no word more is the Iranian one; a month of no year told is no time.
    both = "در سال ۲۰۲۲ و سال ۱۴۰۱ فروش خوب بود. در دو ماه ابتدایی سال ۳۰ هزار تن فروخته شد."
    assert period(both, "۳۰") == ("interval", "2023-03-21", "2023-05-21")
    assert period("مادر در ماه سوم بارداری ۴ قرص می‌خورد.", "۴") is None


def test_what_is_to_come_holds_for_all_of_a_stretch() -> None:
    assert period("حقوق از نیمه نخست امسال ۲۰ درصد افزایش می‌یابد.", "۲۰") == ("interval", "2023-03-21", "2023-09-22")
    assert period("حقوق از نیمه نخست امسال ۲۰ درصد بیشتر شد.", "۲۰") == ("interval", "2023-03-21", "2023-05-22")
