"""Numerals: what is read, what is refused, and that offsets cut out the quote."""

import csv
import itertools
import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.figures import numerals, tables
from pipelines.figures.document import Document
from pipelines.figures.numerals import anchors
from pipelines.figures.numerals.spell import spell

SHARED = Path(os.environ.get("KHABARSANJ_SHARED", Path(__file__).parents[3] / "shared"))


def document(text: str) -> Document:
    return Document(text, [(0, len(text), "body", 0)])


def values(text: str) -> list[tuple[float, float | None]]:
    return [(m.numeral.value, m.numeral.high) for m in numerals.find(document(text))]


def quotes(text: str) -> list[str]:
    return [text[m.numeral.start : m.numeral.end] for m in numerals.find(document(text))]


def reasons(text: str) -> dict[str, str]:
    return {text[r.start : r.end]: r.reason for r in numerals.read(document(text))[1]}


@pytest.mark.skipif(not (SHARED / "numerals/forms.tsv").exists(), reason="the table of numeral forms is not here")
def test_every_form_of_the_shared_table() -> None:
    wrong = []
    with (SHARED / "numerals/forms.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if "two figures" in (row["note"] or ""):
                want = [(2.0, None), (5.0, None)]
            elif row["value"].strip():
                want = [(float(row["value"]), float(row["high"]) if (row["high"] or "").strip() else None)]
            else:
                want = []
            got = values(row["text"])
            same = len(got) == len(want) and all(
                a == pytest.approx(c, rel=1e-6) and (b == d if d is None else b == pytest.approx(d))
                for (a, b), (c, d) in zip(got, want, strict=True)
            )
            if not same:
                wrong.append((row["text"], want, got))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "value", "quote"),
    [
        ("بیش از ۱۰ هزار و ۵۰۰ میلیارد تومان هزینه شد", 10_500e9, "۱۰ هزار و ۵۰۰ میلیارد"),
        ("هزار و ۲۰۰ میلیارد ریال پرداخت شد", 1200e9, "هزار و ۲۰۰ میلیارد"),
        ("۵۴ هزار ۴۲۷ پرونده رسید", 54_427, "۵۴ هزار ۴۲۷"),
        ("صد و پنجاه هزار نفر آمدند", 150_000, "صد و پنجاه هزار"),
        ("سه میلیارد و نیم تومان", 3.5e9, "سه میلیارد و نیم"),
        ("۱.۳۷۵ درصد بود", 1.375, "۱.۳۷۵"),
        ("با زمان ۳۳ ثانیه و ۳۸ صدم ثانیه اول شد", 33.38, "۳۳ ثانیه و ۳۸ صدم"),
        ("مبلغ ۱۲.۵۰۰ تومان", 12_500, "۱۲.۵۰۰"),
        ("مبلغ ۱,۲۵۰,۰۰۰ ریال", 1_250_000, "۱,۲۵۰,۰۰۰"),
        ("دمای هوا به -۵ درجه رسید", -5, "-۵"),
        ("رشد اقتصادی منفی دو درصد شد", -2, "منفی دو"),
        ("یک تن و ۴۵۰ کیلو و ۸۰۰ گرم تریاک کشف شد", 1.4508, "یک تن و ۴۵۰ کیلو و ۸۰۰"),
        ("قراردادی دو سال و نیمه با باشگاه بست", 2.5, "دو سال و نیمه"),
        ("به دو سال و شش ماه حبس محکوم شد", 2.5, "دو سال و شش"),
        ("تعداد ۴۱هزارو ۵۰۰ نفر ثبت‌نام کردند", 41_500, "۴۱هزارو ۵۰۰"),
        ("با زمان یک ساعت، ۳۰ دقیقه و ۳۶ ثانیه دوید", 1.51, "یک ساعت، ۳۰ دقیقه و ۳۶"),
        ("ارتفاع ۱۲هزارپا بود", 12_000, "۱۲هزار"),
        ("یک دهم درصد کاهش یافت", 0.1, "یک دهم"),
        ("نیم درصد کاهش یافت", 0.5, "نیم"),
        ("اختصاص ۳ همت اعتبار", 3e12, "۳"),
        ("هر دقیقه ۳۱ خودرو می‌گذرد", 31, "۳۱"),
        ("توقف سه\u200c ساعته بازی", 3, "سه"),
        ("جذب پنج‌هزار نیرو", 5000, "پنج‌هزار"),
        ("مبلغ سه میلیارد و چهار صد میلیون تومان", 3.4e9, "سه میلیارد و چهار صد میلیون"),
    ],
)
def test_values_and_quotes(text: str, value: float, quote: str) -> None:
    (got,) = values(text)
    assert got == (pytest.approx(value), None)
    assert quotes(text) == [quote]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("بین ۲ تا ۳ هزار نفر", 2000, 3000),
        ("بین ۱۰ تا ۱۷ و نیم درصد", 10, 17.5),
        ("۹۰۰ تا ۲ هزار نفر", 900, 2000),
        ("بین ۲۰ و ۳۰ درصد", 20, 30),
        ("۱۰ درصد تا ۱۵ درصد افزایش", 10, 15),
        ("دو سه هزار نفر آمدند", 2000, 3000),
        ("به ناچار ده - پانزده متر کنار رفت", 10, 15),
        ("رها را گرفتیم و سه، چهار مهاجم دیگر می‌خواهیم", 3, 4),
        ("قیمت خربزه ۳۹ تا ۶۴.۸۰۰ تومان است", 39e3, 64.8e3),
        ("قیمت انار ۹۹.۸۰۰ تا ۱۲۸ تومان است", 99.8e3, 128e3),
        ("حدود ۳۰۰ تا ۱,۲۰۰ نفر آمدند", 300, 1200),
        ("۴-۳ نفر آمدند", 3, 4),
        ("۳۵ الی ۶۰ درصد مبلغ", 35, 60),
        ("دو یا سه نفر", 2, 3),
        ("با ۱۲ و یا ۱۳ بازیکن آمدند", 12, 13),
        ("سه-چهار سال طول کشید", 3, 4),
        ("۱۵۰ یا ۱۸۰ میلیون یورو", 150e6, 180e6),
        ("۵-۶ بازیکن می‌خواهیم", 5, 6),
        ("ده یازده ماه دویدیم", 10, 11),
        ("ده، دوازده سالی گذشت", 10, 12),
        ("چهارصد، پانصد میلیون گرفتند", 400e6, 500e6),
        ("آن زمان ۵۰-۶۰ میلیون تومان می‌شد", 50e6, 60e6),
        ("۱۲ هزار و ۴۰۰ تا ۵۰۰ اصله نهال", 12400, 12500),
        ("۳ میلیون و ۱۰۰ تا ۲۰۰ هزار نفر", 3.1e6, 3.2e6),
        ("۶ هزار و ۵۰۰ تا ۷ هزار نفر", 6500, 7000),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    assert values(text) == [(low, high)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("بارش شهر ما به ۵/ ۳۲ میلیمتر رسید", [(32.5, None)]),
        ("برای ۲ /۱ میلیارد نفر", [(1.2, None)]),
        ("بارش نیم‌روزی ۰/ ۵ میلیمتر بود", [(0.5, None)]),
        ("قرار ۵/ ۱۲ بود", [(5, None), (12, None)]),
    ],
)
def test_a_gap_beside_the_sign_shows_a_decimal_typed_backward(text: str, want: list[tuple[float, None]]) -> None:
    assert [(v / 1e9 if v >= 1e9 else v, high) for v, high in values(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("نرخ تورم شهر ۳۸،۴ درصد است", [38.4]),
        ("سهم‌ها ۲۰، ۳۰،۴۰ درصد است", [20, 30, 40]),
        ("زمین‌لرزه‌ای به بزرگی چهار و ۷ دهم ریشتر", [4.7]),
        ("کسری ۲ و ۷۵ صدم میلیارد دلاری", [2.75e9]),
        ("بهای مس به ۳ دلار و ۴۵ سنت رسید", [3.45]),
        ("از ۳ دلار و ۴۵ سنتی که بود", [3.45]),
        ("برای چهار نفر ۵.۲ میلیون و پنج نفر ۶ میلیون تومان", [4, 5.2e6, 5, 6e6]),
        ("دمای فردا ۱۸ درجه بالای صفر است", [18]),
        ("دمای فردا ۵ تا ۸ درجه زیر صفر است", [-8]),
        ("دمای فردا به ۷ درجه سانتیگراد زیر صفر می‌رسد", [-7]),
        ("فردا دما به زیر صفر می‌رسد", [0]),
        ("در پنج سال گذشته (۱۳۹۰ تا ۱۳۹۴) ۷۰ چاه کندند", [70]),
        ("تورم در آذر ۱۴۰۰ برابر ۳۶ درصد شد", [36]),
        ("نیروهای ایستگاه‌های ۸، ۱۲ و ۴۰ رفتند و ۵ نفر ماندند", [5]),
        ("نیروهای ایستگاه های ۸ و ۱۲ رفتند", []),
        ("تیم‌های ۱۲ کشور آمدند", [12]),
        ("در ۱۶ متری دوم و خیابان ۲۰ متری یاس خانه‌ای ۹۰ متری سوخت", [90]),
        ("سیب بین ۳۰ تا ۲۰ هزار تومان", [20e3]),
        ("سیب ۵۰۰ تا ۲ هزار تومان", [500]),
        ("سیب ۱۰ تا ۱۷ هزار و ۵۰۰ تومان", [10e3]),
        ("روز پنج ماه محرم ۳ نفر آمدند", [3]),
        ("رشد بخش چوب منفی۳ر۴ درصد و بخش نان ۳ر۱۸ درصد بود", [-4.3, 18.3]),
        ("رشد چوب ۲.۷-، نان ۰.۳- و مس ۰.۵ درصد بود", [-2.7, -0.3, 0.5]),
        ("رشد چوب ۳,۲-، نان ۸ درصد بود", [-3.2, 8]),
        ("نشان از رشد۰.۱- درصدی چوب دارد", [-0.1]),
        ("کاهش چوب با ۱۶- درصد بیشتر از مس بود", [16]),
        ("رشد چوب ۲۰-۳۰ درصد بود", [20]),
        ("بارگیری ۷۰ هزار و ۳۴۲ هزار تن کالا", [70_342e3]),
        ("اسکناس‌های ۵۰ هزار و ۱۰۰ هزار تومانی", [50e3, 100e3]),
        ("در بهار ۱۴۰۰ رشته مس رشد کرد", []),
        ("یزد و قم با ۱۶۹۳۶۵۰، ۱۲۹۷۱۰۵ و ۱۲۰۴۸۶۹ رأی پیش افتادند", [1693650, 1297105, 1204869]),
        ("با ۸۸۳۴۵۶۷ تماس بگیرید", []),
        ("لرزش ساعت ۲۲ و ۱۰ دقیقه و ۱۱ ثانیه رخ داد", []),
        ("دو رأس گوزن به همراه یک تفنگ کشف شد", [2, 1]),
        ("یزد و قم و سمنان به ترتیب با ۶۴۸،۷۳۴ و ۸۱۶ واقعه", [648, 734, 816]),
        ("شهر ۶۴۸،۷۳۴ نفر دارد", [648734]),
        ("به ترتیب ۳.۰۱۶، ۱.۰۵۰، ۹۳۵ و ۶۶۵ میلیون دلار خریدند", [3016e6, 1050e6, 935e6, 665e6]),
        ("خرید ۲.۵ و ۱.۵ میلیارد دلاری", [2.5e9, 1.5e9]),
        ("۹۰۰ و ۲ هزار نفر", [900, 2e3]),
        ("کره با ۲۵ و هند با ۱۲ میلیارد دلار خرید", [25e9, 12e9]),
        ("قم با ۲۵ و یزد با ۱۲ هزار نفر", [25, 12e3]),
        ("یک پسر و یک دختر کشته و ۶ نفر زخمی شدند", [1, 1, 6]),
        ("مس را ۱۶ هزار و ۹۸۰ هزار تومان فروختند", []),
        ("به ترتیب ۱۶ هزار و ۹۸۰ هزار تومان گرفتند", [16e3, 980e3]),
        ("یزد، قم و سمنان به ترتیب با ۷۱۲، ۵۳۰ و ۴۸۵ هزار سفر", [712e3, 530e3, 485e3]),
        ("دو روستا به ترتیب ۹۰۰ و ۲ هزار نفر دارند", [2, 900, 2000]),
        ("رأی یک و میلیون و ۵۰ هزار یورو را تأیید کرد", [1.05e6]),
        ("مس ۱۵ تا ۱۸، قلع ۱۲ تا ۱۴ و سرب ۱۰ هزار تومان است", [15e3, 12e3, 10e3]),
        ("مس ۷۵، قلع ۵۹.۸۰۰، چوب ۸۵ و سرب ۹۰ هزار تومان است", [75e3, 59.8e3, 85e3, 90e3]),
        ("مس ۳۵ و سرب ۳۹ تا ۵۹.۸۰۰ تومان است", [35e3, 39e3]),
        ("کرایه ۵۰۰ و ناهار ۲ هزار تومان شد", [500, 2e3]),
        ("جریمه‌ای ۱.۴۷۸۰۰۰ ریالی", [1_478_000]),
        ("در دو هفته ۳ بازی و در سه فصل ۷ گل", [3, 3, 7]),
        ("هزینه ۱۲/۵۰۰ نفر و ۱/۰۵۶ دلار", [12500, 1.056]),
        ("دامنه نوسان مثبت و منفی ۵ درصد", [5]),
        ("من ۳۰ روزبه خاطر او ماندم", [30]),
        ("شهریه ثابت ۱ میلیون و ۵۰۰ و متغیر ۸۰۰ هزار تومان است", [1.5e6, 800e3]),
        ("شهر ۱ میلیون و ۵۰۰ و روستا ۸۰۰ هزار نفر دارد", [1000500, 800e3]),
        ("یورو ۱.۰۵۶ دلار و طلا ۱.۸۲۰ دلار شد", [1.056, 1820]),
        ("کرایه از ۲۰۰۰ به ۲۵۰۰ تومان رسید", [2000, 2500]),
        ("حدود ۶ اعشاریه ۵ میلیون کودک", [6.5e6]),
        ("تیم قم ۵ برد و یک باخت دارد.", [5, 1]),
        ("کسری بودجه بین ۳۰۰ تا ۴۰۰ همت است", [300e12]),
        ("بودجه از ۲۰۰ به ۳۰۰ همت رسید", [200e12, 300e12]),
        ("مالیات ۱۲۰، گمرک ۴۰ و نفت ۳۰ همت درآمد داشت", [120e12, 40e12, 30e12]),
        ("سکه ۱۲ میلیون و ۸۰۰ تا ۱۳ میلیون تومان است", [12.8e6]),
        ("نیم‌سکه ۱۵ میلیون و ۳۰۰، ربع‌سکه ۱۰ میلیون و ۴۰۰ هزار تومان", [15.3e6, 10.4e6]),
        ("گوشی از ۱۲ میلیون و ۸۰۰ به ۱۳ میلیون و ۲۰۰ هزار تومان رسید", [12.8e6, 13.2e6]),
        ("۳ میلیون و ۱۲۵ رأی و یک میلیون و ۲۰۰ هزار رأی", [3000125, 1.2e6]),
        ("جریمه ۳۵۷ میلیون و ۸۳۹ هزار و ۷۴۲ هزار ریال است", []),
        ("یک میلیون و ۲۰۰ هزار و ۵۰۰ هزار تومان گرفتند", [1.2e6, 500e3]),
        ("تیبا S7 یک میلیارد و ۳۵۰ میلیون تومان است", [1.35e9]),
    ],
)
def test_numerals_of_other_sites(text: str, want: list[float]) -> None:
    assert [v for v, _ in values(text)] == want


def test_reversed_decimals_need_evidence_of_the_page() -> None:
    backward = "نرخ مشارکت 6/61 درصد و نرخ بیکاری 5/10 درصد و میانگین 05/3 بود"
    assert [v for v, _ in values(backward)] == [61.6, 10.5, 3.05]
    forward = "نرخ مشارکت 61/6 درصد و نرخ بیکاری 10/5 درصد و میانگین 3/05 بود"
    assert [v for v, _ in values(forward)] == [61.6, 10.5, 3.05]


def test_where_nothing_tells_reversed_decimals_are_those_of_their_time() -> None:
    text = "وام 5/8 میلیارد دلاری پرداخت شد"
    for year, value in ((2003, 8.5e9), (2015, 5.8e9)):
        doc = Document(text, [(0, len(text), "body", 0)], published_on=date(year, 6, 1))
        assert [m.numeral.value for m in numerals.find(doc)] == [value]


def test_a_refusal_says_why() -> None:
    assert reasons("در سال ۱۳۹۸ ماده ۵ را سه روز پیش خواندم") == {"۱۳۹۸": "date", "۵": "name", "سه": "says when"}


@given(st.integers(min_value=0, max_value=10**15))
@settings(max_examples=300, deadline=None)
def test_words_and_back(number: int) -> None:
    text = f"{spell(number)} نفر"
    assert values(text) == [(number, None)]
    assert quotes(text) == [spell(number)]


@given(
    st.integers(min_value=1, max_value=10**12),
    st.sampled_from(["۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "0123456789"]),
    st.sampled_from(["", "٬", ",", "،"]),
)
@settings(max_examples=200, deadline=None)
def test_digit_scripts_and_thousands(number: int, digits: str, sign: str) -> None:
    written = (f"{number:,}".replace(",", sign)).translate(str.maketrans("0123456789", digits))
    assert values(f"{written} نفر") == [(number, None)]


_WORDS = "۱۲ 5 یک دو سی نه هزار میلیون و نیم سوم تا - / . ، درصد همت تن کیلو گرم بر سال مهر ساعت ماده منفی ممیز بین نفر"
_PIECES = st.sampled_from([*_WORDS.split(), ":", "(", "%", "\u200c", " ", "\n", "a", "صفر", "ربع", "²", "५"])


@given(st.lists(_PIECES, max_size=14), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_row_of_pieces_passes_and_offsets_hold(pieces: list[str], spaced: bool) -> None:
    text = (" " if spaced else "").join(pieces)
    doc = document(text)
    found, refused = numerals.read(doc)
    spans = sorted((x.start, x.end) for x in [*(m.numeral for m in found), *refused])
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    for m in found:
        tokens = m.sentence.tokens
        assert tokens[m.first].start <= m.numeral.start
        assert tokens[m.last - 1].end >= m.numeral.end
        assert m.numeral.high is None or m.numeral.high > m.numeral.value


def test_a_page_that_is_one_long_sentence_costs_as_many_short_ones() -> None:
    def seconds(times: int) -> float:
        doc = document("ازیک سوم هزارو ۲۰۰ نفر، ۱۵ درصد نسبت به سال قبل رشد " * times)
        started = time.process_time()
        found, _ = numerals.read(doc)
        assert len(found) == 3 * times
        return time.process_time() - started

    seconds(100)
    assert seconds(4000) < 20 * (seconds(400) + 0.01)


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_passes(text: str) -> None:
    numerals.read(document(text))


def test_addresses_of_the_net_hold_no_numerals() -> None:
    text = "در نشانی https://example.ir/fa/12/?a=45 و info21@example.com و a%20b%2045 سه نفر و ۷ درصد"
    doc = document(text)
    assert [text[at] for at in anchors.find(doc)[0]] == ["س", "۷"]


def test_a_page_of_many_different_number_words_is_read_in_one_pass() -> None:
    text = "، ".join(f"{spell(n)} نفر" for n in range(21, 90))
    assert [v for v, _ in values(text)] == list(range(21, 90))


@pytest.mark.parametrize(
    ("text", "quote", "value", "high"),
    [
        ("ماهی یک دو بار به استخر می‌رود", "یک دو", 1.0, 2.0),
        ("ارتفاع آن بیست و شش هفت سانتی‌متر است", "بیست و شش هفت", 26.0, 27.0),
        ("مردی ۲۶، ۷ ساله آمد", "۲۶، ۷", 26.0, 27.0),
        ("قد او یک متر و هفتاد است", "یک متر و هفتاد", 1.7, None),
        ("قد او یک متر و هفتاد سانت است", "یک متر و هفتاد", 1.7, None),
        ("تنها یک چهارم یک درصد بودجه رسید", "یک چهارم یک", 0.25, None),
        ("ضریب محاسبه چهار در ده هزار شد", "چهار در ده هزار", 0.0004, None),
        ("نرخ آن ۴ در ۱۰ هزار نفر است", "۴", 4.0, None),
        ("در جلسه ۴ پرونده بررسی شد", "۴", 4.0, None),
        ("اتاق‌های هتل صد درصد پر شد", "صد", 100.0, None),
    ],
)
def test_numerals_of_several_words(text: str, quote: str, value: float, high: float | None) -> None:
    assert (quotes(text), values(text)) == ([quote], [(pytest.approx(value), high)])


def test_number_word_inside_an_ordinary_word() -> None:
    assert quotes("زیرساخت‌های لازم برای سهولت سرمایه‌گذاری فراهم شد") == []


def test_decimals_typed_backward_in_later_years_need_more_than_one_sign() -> None:
    day = date(2020, 3, 1)
    said = "نرخ بیکاری به ۵/۱۰ درصد رسید و ۸/۱ درصد کاهش داشت"
    for text, want in (
        (said, [10.5, 1.8]),
        (said.replace("۵/۱۰", "۵/۱۲"), [5.12, 8.1]),
        (said + " (۱۰۵/۲)", [5.1, 8.1]),
    ):
        found = numerals.find(Document(text, [(0, len(text), "body", 0)], day))
        assert [m.numeral.value for m in found][:2] == want


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("بهای خودرو از ۲۰ به ۳۰ میلیون تومان رسید", [20e6, 30e6]),
        ("مشترکان از حدود ۸۰۰ به ۹۰۰ هزار نفر رسیدند", [800e3, 900e3]),
        ("قیمت از ۵۵ به ۴۰ هزار تومان کاهش یافت", [55e3, 40e3]),
        ("سود شرکت از ۳ و نیم به ۷ هزار میلیارد تومان رسید", [3.5e12, 7e12]),
        ("یارانه از ۴۵ هزار و ۵۰۰ به ۳۰۰ هزار تومان رسید", [45_500, 300e3]),
        ("قیمت از ۹۰۰ به ۲ هزار تومان رسید", [900, 2000]),
        ("قیمت از ۸۵۰۰ به ۹ هزار تومان رسید", [8500, 9000]),
        ("سهم از ۲۰ درصد به ۴ هزار رسید", [20, 4000]),
        ("بهاران با ۳۱۰، رودبار با ۵۸ و کوهسار با ۴۵ میلیون دلار", [310e6, 58e6, 45e6]),
        ("بهاران ۱۵ و رودبار ۲ میلیون تن گندم برداشت کرد", [15e6, 2e6]),
        ("این شهر ۵ باغ و ۲ میلیون درخت دارد", [5, 2e6]),
        ("سقف آن ۱۹ هزار ۸۰۰ میلیارد ریال است", [19.8e12]),
        ("سقف آن ۱۹ هزار ۸۰۰ نفر است", [19_800]),
    ],
)
def test_two_levels_share_their_scale(text: str, wanted: list[float]) -> None:
    assert [low for low, _ in values(text)] == wanted


@pytest.mark.parametrize("text", ["۴.۱ میلیارد تومان", "۱.۱ تا ۴.۱ میلیارد تومان", "۴.۱ و ۲.۸ میلیارد تومان"])
def test_no_rounding_of_binary_fractions_is_left(text: str) -> None:
    assert 4.1e9 in {end for pair in values(text) for end in pair}


def test_nothing_is_listed_with_a_scale_of_zero():
    assert values("از بودجه ۲۰۰ و صفر میلیارد تومان ماند")[-1] == (0, None)


def test_row_of_a_table_is_a_short_line():
    cells = "| کالا | ۲۰ |\n| گندم | ۳۰ |"
    assert tables.heading_of(cells, cells.index("۳۰")) == (cells.index(" ۲۰"), cells.index(" ۲۰") + 4)
    wide = "| ۲۰ " * 2_000
    assert tables.heading_of(f"{wide}\n{wide}", len(wide) + 400) is None


def test_half_a_coin_is_no_half_of_the_price_before_it():
    assert values("قیمت سکه ۱۵ میلیون و نیم سکه ۸ میلیون تومان است") == [(15e6, None), (8e6, None)]
    assert values("دو و نیم سکه") == [(2.5, None)]


def test_an_estimate_with_even() -> None:
    assert values("زیان بیش از ده یا حتی پانزده میلیارد دلار است") == [(10e9, 15e9)]
