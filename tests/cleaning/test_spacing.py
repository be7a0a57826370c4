"""Half-spaces and spaces: put where they belong, and never into a word that is right."""

import gzip
import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.halfspace import divide
from pipelines.cleaning.spacing import tidy
from pipelines.folding import ZWNJ, fold

SHARED = Path(os.environ.get("KHABARSANJ_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def glued(text: str) -> str:
    return text.replace(ZWNJ, "")


def solid(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


WORDS = """
می‌شود نمی‌شود می‌توانند نمی‌دانستیم می‌کرده‌اند برمی‌گردد می‌آید نمی‌توان شده‌اند نکرده‌ایم گفته‌ام
کتاب‌ها تماس‌های فوریت‌های حسینیه‌ها خبرنگاری‌هایی دانشگاه‌هایشان سال‌هاست روش‌هایی
هدیه‌ای برنامه‌ای جلسه‌ای حرفه‌ای خانه‌اش مرحله‌ی دوره‌ای
موفق‌تر سنگین‌ترین اصلی‌ترین
بین‌المللی اطلاع‌رسانی کیفی‌سازی ولی‌نعمت بهره‌مند برنامه‌ریزی‌های سرمایه‌گذاری بی‌نظیر گفت‌وگو پیش‌بینی خرم‌آباد
حسن‌پور رسول‌زاده قاسمی‌پور حجت‌الاسلام به‌ویژه به‌عنوان
زندگی‌مان بازی‌شان مالی‌شان حاج‌قاسم علیه‌السلام شاهین‌شهر
هاله‌ای درجه‌ای مدرسه‌ای اساسنامه‌ای واقع‌بینانه‌ای راه‌بندان‌های زغال‌سنگ بیت‌کوین بی‌انتهاست بی‌خردی قرنطینه‌ایم سیاست‌گذاران رفته‌رفته به‌تازگی
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_half_space_is_put_back(word: str) -> None:
    assert tidy(glued(word)) == word


RIGHT = """
میدان میدانی میهن میراث میزان میلیون میلیاردها میانگین میزبان میثاق نمین تنها تنهایی بهای انتهای
نهایی رها اژدها فقها شانگهای بهتر بیشتر کمتر دفتر دختر مشتری ریشتر بستر کلانتری دکتر انتهاست متهمان
درمان همسایه همکاران همراه بیمارستان بیماری بیانیه پیشنهاد پیشرفت نیروهای روزهای کشورها دیدارهای
کارها بالاتر کارشناسان خبرگزاری بازسازی دانشجویان توجهی گروهی راهی الهی قرآن الآن مطالعه فعالیت
انقلاب اطلاعات اینها آنها اینکه بنابراین ازدواج دریافت برنج درخت باران تابستان توسط زیرا برای شیرازی
اصفهانی محمدی کرمانشاه خوزستان دانمارک ازبکستان آذربایجان یکشنبه شهرداری فرمانداری استانداری
برایشان صدایشان پشیمان زایمان کاپیتان سلیمان حاجیان حاجت حاجات
بیابد بیاورد بیافتد بیاندازد بینجامد بیآورد والآخره الآخر بیلیون کوبایاشی تکنوکرات‌ها سیامند اندیشان سیدهاشم پیشروی زندگینامه
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_a_right_word_is_left_alone(word: str) -> None:
    assert tidy(word) == word


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("کار می شود و نمی گردد", "کار می‌شود و نمی‌گردد"),
        ("کتاب ها، رسانه های ما", "کتاب‌ها، رسانه‌های ما"),
        ("تیم\u00a0های ملی", "تیم‌های ملی"),
        ("روز های سرد", "روزهای سرد"),
        ("خانه ای بزرگ تر", "خانه‌ای بزرگ‌تر"),
        ("رفته اند و آمده ایم", "رفته‌اند و آمده‌ایم"),
        ("اطلاع رسانی و بهره گیری", "اطلاع‌رسانی و بهره‌گیری"),
        ("ها! او ای داد گفت", "ها! او ای داد گفت"),
        ("در ماه می رفت و ۱۲ می شد", "در ماه می رفت و ۱۲ می شد"),
        ("توسطصلح", "توسط صلح"),
        ("کمتر ازیک سوم", "کمتر از یک سوم"),
        ("هزارو ۲۰۰ نفر", "هزار و ۲۰۰ نفر"),
        ("شدهاست و گرفتهاست", "شده است و گرفته است"),
        ("هشتهزار و باهمکاری آنان", "هشت هزار و باهمکاری آنان"),
        ("گفت :متن ،دیگر ( میان ) « نقل »", "گفت: متن، دیگر (میان) «نقل»"),
        ("آمد.وی رفت؛پس", "آمد. وی رفت؛ پس"),
        (
            "رشد 3.5 درصدی تا ۱,۲۰۰,۰۰۰ نفر در 1402/03/01 ساعت 21:30",
            "رشد ۳.۵ درصدی تا ۱,۲۰۰,۰۰۰ نفر در ۱۴۰۲/۰۳/۰۱ ساعت ۲۱:۳۰",
        ),
        ("۵درصد در سال۱۴۰۰", "۵ درصد در سال ۱۴۰۰"),
        ("۱۲‌گانه", "۱۲‌گانه"),
        ("نشانی www.site.ir است", "نشانی www.site.ir است"),
        ("  دو   فاصله\nو خط  ", "دو فاصله و خط"),
        ("\u200cبه\u200c\u200cهمه \u200c", "به‌همه"),
        ("", ""),
    ],
)
def test_spaces(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("زمینهای کشاورزی روستا", "زمین‌های کشاورزی روستا"),
        ("کسانی که بیماری زمینهای دارند", "کسانی که بیماری زمینه‌ای دارند"),
        ("بیماریهای زمینهای قلبی", "بیماری‌های زمینه‌ای قلبی"),
        ("«نقشهای» از شهر و نقشهای ماندگار", "«نقشه‌ای» از شهر و نقش‌های ماندگار"),
        ("باشگاه حرفهای، نه آماتور", "باشگاه حرفه‌ای، نه آماتور"),
        ("از حرفهای او رنجید", "از حرف‌های او رنجید"),
        ("در نامهای به وزیر با نامهای بزرگ", "در نامه‌ای به وزیر با نام‌های بزرگ"),
        ("در صحنهای که می رود", "در صحنه‌ای که می‌رود"),
        ("نامهای زیادی بر دیوار بود و نامهای رسید", "نام‌های زیادی بر دیوار بود و نامه‌ای رسید"),
        ("جوان ۱۹ سالهای در سالهای دور", "جوان ۱۹ ساله‌ای در سال‌های دور"),
        ("قرارداد سه سالهای بست و ۱۴۰۲ سالهای سختی بود", "قرارداد سه ساله‌ای بست و ۱۴۰۲ سال‌های سختی بود"),
        ("برداشت پلهای برای رسیدن به پلهای شهر است", "برداشت پله‌ای برای رسیدن به پل‌های شهر است"),
        ("هر نقشهای که بکشند", "هر نقشه‌ای که بکشند"),
        ("محلهای\nپرجمعیت", "محل‌های پرجمعیت"),
        ("پیشرفتهای", "پیشرفته‌ای"),
        ("کردهای عراق چه کردهای؟", "کردهای عراق چه کرده‌ای؟"),
    ],
)
def test_two_readings_are_parted_by_what_stands_around(raw: str, clean: str) -> None:
    assert tidy(raw) == clean
    assert tidy(clean) == clean


def test_a_plural_stays_solid_where_its_author_writes_it_so() -> None:
    text = "زمینهای کشاورزی"
    assert tidy(text, own_spelling=True) == text
    assert tidy("بیماری زمینهای دارد", own_spelling=True) == "بیماری زمینه‌ای دارد"
    assert tidy("بهعنوان", own_spelling=True) == "به‌عنوان"


def test_what_has_half_spaces_keeps_them() -> None:
    text = "نیرو‌های می‌خواهند این‌گونه آن‌ها را به‌کار‌گیرند"
    assert tidy(text) == text


def test_an_ending_glued_to_a_divided_word_is_divided_too() -> None:
    assert tidy("برنامه‌ریزیهای") == "برنامه‌ریزی‌های"


@given(st.text())
def test_any_text_passes_with_its_letters(text: str) -> None:
    clean = tidy(text)
    assert tidy(clean) == clean or any(not c.isprintable() or ord(c) > 0x6FF for c in text)
    persian = "".join(c for c in text if "\u0620" < c < "\u064b")
    assert solid(tidy(persian)) == solid(persian)


@given(
    st.lists(st.sampled_from([*WORDS.split(), *RIGHT.split(), "،", ".", "«", "»", "۱۲", "ها", "می", "از"]), max_size=12)
)
def test_nothing_but_spaces_changes(words: list[str]) -> None:
    text = " ".join(words)
    clean = tidy(text)
    assert solid(clean) == solid(text)
    assert tidy(clean) == clean


def test_endless_words_take_no_time() -> None:
    start = time.process_time()
    for letter in ("ب", "می", "ها", "ه ", "آ", "« ", " ،", "‌", "زمینهای ", "زمینهای،"):
        tidy(letter * (500_000 // len(letter)))
    assert time.process_time() - start < 10


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines.cleaning import spacing

    memory = spacing._Chunks()
    monkeypatch.setattr(spacing, "_chunks", memory)
    monkeypatch.setattr(spacing, "_BOUND", 50)
    for i in range(300):
        tidy(f"واژه{i}الف ها")
    assert len(memory) <= 51 + len(spacing._solid_words())
    assert tidy("کتاب ها") == "کتاب‌ها"


def test_hazm_words_that_are_written_solid_stay() -> None:
    """Common words of hazm's list are right as they are."""
    from pipelines.cleaning.lexicon import lexicon

    lex = lexicon()
    common = [w for w, n in lex.freq.items() if n > 100_000 and w in lex.tags]
    assert len(common) > 5_000
    assert [w for w in common if divide(w)] == []


def test_corpus_half_spaces() -> None:
    """On real sentences with their half-spaces deleted: precise, and most come back."""
    corpus = SHARED / "corpus" / "articles.jsonl.gz"
    if not corpus.exists():
        pytest.skip(f"{corpus} is missing")
    want = put = right = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if not article["source"].endswith("_1404"):
                continue
            truth = article["text"]
            for a, b in zip(*(at(t) for t in (truth, tidy_lines(glued(truth)))), strict=True):
                want += a == ZWNJ
                put += b == ZWNJ and a != " "
                right += a == b == ZWNJ
    assert want > 5_000
    assert right / put > 0.97
    assert right / want > 0.85


def tidy_lines(text: str) -> str:
    return "\n".join(tidy(line) for line in text.split("\n"))


def at(text: str) -> list[str]:
    """What follows each letter of `text`: a half-space, a space or nothing."""
    out: list[str] = []
    for char in fold(text):
        if char.isalnum():
            out.append("")
        elif out and (char == ZWNJ or char.isspace()) and out[-1] != " ":
            out[-1] = ZWNJ if char == ZWNJ else " "
    return out
