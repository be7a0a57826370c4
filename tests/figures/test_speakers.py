"""Speakers: frames of speech, the cast of an article, who is quoted for a figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning.sentences import sentence_spans
from pipelines.figures import speakers
from pipelines.figures.document import Document, Mention, Numeral
from pipelines.figures.speakers import words as speaker_words
from pipelines.folding import fold
from tests.figures.reading import document, mention


def speaker(doc: Document, quote: str) -> tuple[str | None, str | None]:
    m = mention(doc, quote)
    speakers.read(m)
    return m.speaker, m.speaker_office


@pytest.mark.parametrize(
    ("sentence", "name", "office"),
    [
        ("سرهنگ بهرام نوریان گفت: ۱۲۰ نفر آمدند.", "بهرام نوریان", None),
        ("دکتر مینا صالحی‌پور با بیان اینکه ۱۲۰ نفر آمدند، افزود: خوب بود.", "مینا صالحی‌پور", None),
        ("بهرام نوریان، مدیرکل راه استان، اظهار کرد: ۱۲۰ نفر آمدند.", "بهرام نوریان", "مدیرکل راه استان"),
        ("مدیرکل راه استان، بهرام نوریان گفت: ۱۲۰ نفر آمدند.", "بهرام نوریان", "مدیرکل راه استان"),
        ("مدیرکل راه استان بهرام نوریان گفت: ۱۲۰ نفر آمدند.", "بهرام نوریان", "مدیرکل راه استان"),
        ("بهرام نوریان مدیرکل راه استان در نشست خبری گفت: ۱۲۰ نفر آمدند.", "بهرام نوریان", "مدیرکل راه استان"),
        ("رئیس پلیس راه استان از توقیف ۱۲۰ خودرو خبر داد.", "رئیس پلیس راه استان", "رئیس پلیس راه استان"),
        (
            "رئيس پليس مبارزه با مواد مخدر استان خبرداد: ۱۲۰ کیلو کشف شد.",
            "رئیس پلیس مبارزه با مواد مخدر استان",
            "رئیس پلیس مبارزه با مواد مخدر استان",
        ),
        ("سازمان هواشناسی اعلام کرد ۱۲۰ ایستگاه کار می‌کند.", "سازمان هواشناسی", "سازمان هواشناسی"),
        ("به گزارش ایسنا، بهرام نوریان ظهر امروز در جمع خبرنگاران گفت: ۱۲۰ نفر آمدند.", "بهرام نوریان", None),
        ("ایسنا/گیلان رئیس پلیس راه گفت: ۱۲۰ نفر آمدند.", "رئیس پلیس راه", "رئیس پلیس راه"),
        ("خبرگزاری فارس: رئیس پلیس راه از توقیف ۱۲۰ خودرو خبر داد.", "رئیس پلیس راه", "رئیس پلیس راه"),
        ("در این آیین ابتدا سرهنگ بهرام نوریان ضمن خیرمقدم گفت: ۱۲۰ نفر آمدند.", "بهرام نوریان", None),
        ("به گفته بهرام نوریان، ۱۲۰ نفر آمدند.", "بهرام نوریان", None),
        ("تازه‌ترین گزارش مرکز آمار ایران از قیمت‌ها نشان می‌دهد ۱۲۰ کالا گران شد.", "مرکز آمار ایران", "مرکز آمار ایران"),
        ("به گزارش رویترز، ۱۲۰ نفر آمدند.", "رویترز", "رویترز"),
        ("بنا بر گزارش رویترز، ۱۲۰ نفر آمدند.", "رویترز", "رویترز"),
        ("تورا ویلیامز با بیان اینکه باران کم است، گفت: ۱۲۰ نفر آمدند.", "تورا ویلیامز", None),
        (
            "«تورا ویلیامز»(Tora Williams) متخصص خاک از «دانشگاه لوند» می‌گوید: ۱۲۰ نفر آمدند.",
            "تورا ویلیامز",
            "متخصص خاک",
        ),
        ("تورا ۴۱ ساله و ساکن روستا گفت: ۱۲۰ نفر آمدند.", "تورا", None),
        ("تورا ویلیامز، وزیر آب سوئد معتقد است ۱۲۰ نفر آمدند.", "تورا ویلیامز", "وزیر آب سوئد"),
        ("یک چشم‌پزشک نسبت به شیوع بیماری هشدار داد و گفت: ۱۲۰ نفر آمدند.", "چشم‌پزشک", "چشم‌پزشک"),
        ("ناظر گمرکات استان از عبور ۱۲۰ کامیون خبر داد.", "ناظر گمرکات استان", "ناظر گمرکات استان"),
        (
            "بازرس‌یار ارشد بنادر استان از عبور ۱۲۰ کامیون خبر داد.",
            "بازرس‌یار ارشد بنادر استان",
            "بازرس‌یار ارشد بنادر استان",
        ),
        ("به گزارش ایسنا از کاشان بهرام نوریان در جمع خبرنگاران گفت: ۱۲۰ نفر آمدند.", "بهرام نوریان", None),
        ("بر اساس اعلام اداره هواشناسی استان، ۱۲۰ نفر آمدند.", "اداره هواشناسی استان", "اداره هواشناسی استان"),
        ("به گفته برخی دانشمندان، ۱۲۰ نفر آمدند.", "برخی دانشمندان", "برخی دانشمندان"),
        ("آخرین اظهارات بهرام نوریان - مشاور وزیر - نشان داد که ۱۲۰ نفر آمدند.", "بهرام نوریان", "مشاور وزیر"),
        ("چراغ کوچه - رئیس پلیس راه گفت: ۱۲۰ نفر آمدند.", "رئیس پلیس راه", "رئیس پلیس راه"),
        (
            "به گزارش ایسنا به نقل از روابط عمومی بنیاد مسکن، ۱۲۰ خانه ساخته شد.",
            "روابط عمومی بنیاد مسکن",
            "روابط عمومی بنیاد مسکن",
        ),
    ],
)
def test_frames(sentence: str, name: str, office: str | None) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰") == (name, office)


@pytest.mark.parametrize(
    "sentence",
    [
        "۱۲۰ نفر آمدند.",
        "به گزارش ایسنا، ۱۲۰ نفر آمدند.",
        "به گزارش خبرگزاری فارس از یاسوج، ۱۲۰ نفر آمدند.",
        "گفته شده است که ۱۲۰ نفر آمدند.",
        "گفتنی است ۱۲۰ نفر آمدند.",
        "عده‌ای اعتقاد داشتند ۱۲۰ نفر آمدند.",
        "تخمین زده می‌شود ۱۲۰ نفر آمدند که بر شمار مهمانان می‌افزاید.",
        "در گفت و گو با مردم ۱۲۰ نفر آمدند.",
        "گفته‌های مردم نشان از ۱۲۰ نفر دارد.",
        "به گزارش ایسنا به نقل از باشگاه خبری فارس، ۱۲۰ نفر آمدند.",
        "جشنواره با ۱۲۰ مهمان و با حضور دکتر بهرام نوریان برگزار شد.",
    ],
)
def test_nobody_speaks(sentence: str) -> None:
    assert speaker(document("خبر", sentence), "۱۲۰") == (None, None)


def test_office_pronoun_and_surname_are_one_person() -> None:
    doc = document(
        "خبر",
        "جانشین پلیس راه استان گفت: ۱۱ نفر آمدند.",
        "سردار بهرام حسن‌پور امروز در همایش اظهار کرد: ۲۲ نفر ماندند.",
        "وی افزود: ۳۳ نفر رفتند.",
        "حسین پور تصریح کرد: ۴۴ نفر برگشتند.",
        "جانشین پلیس راه استان ادامه داد: ۵۵ نفر هستند.",
        "این مقام مسئول گفت: ۶۶ نفر بودند.",
    )
    for quote in ("۱۱", "۲۲", "۳۳", "۴۴", "۵۵", "۶۶"):
        assert speaker(doc, quote) == ("بهرام حسن‌پور", "جانشین پلیس راه استان")


def test_two_speakers_in_turn() -> None:
    doc = document(
        "خبر",
        "استاندار یزد گفت: ۱۱ واحد داریم.",
        "مهران کاوه با اشاره به سدها افزود: ۲۲ سد داریم.",
        "سرهنگ بهرام نوریان، رئیس پلیس راه نیز گفت: ۳۳ خودرو آمد.",
        "وی ادامه داد: ۴۴ خودرو رفت.",
        "کاوه در پایان گفت: ۵۵ واحد ماند.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳", "۴۴", "۵۵")] == [
        "مهران کاوه", "مهران کاوه", "بهرام نوریان", "بهرام نوریان", "مهران کاوه",
    ]  # fmt: skip


def test_too_and_also() -> None:
    doc = document(
        "خبر",
        "سرهنگ بهرام نوریان گفت: ۱۱ نفر آمدند.",
        "سخنگوی وزارت راه همچنین گفت: ۲۲ نفر ماندند.",
        "رئیس بنادر استان هم گفت: ۳۳ نفر رفتند.",
        "دکتر رضا کاوه، رئیس گمرک نیز گفت: ۴۴ نفر هستند.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳", "۴۴")] == [
        "بهرام نوریان", "بهرام نوریان", "رئیس بنادر استان", "رضا کاوه",
    ]  # fmt: skip


def test_second_office_named_afterwards() -> None:
    doc = document(
        "خبر",
        "سرهنگ بهرام نوریان، معاون پلیس یزد گفت: ۱۱ نفر آمدند.",
        "رئیس مرکز پایش یزد هم گفت: ۲۲ نفر ماندند.",
        "مهران کاوه اظهار داشت: ۳۳ نفر رفتند.",
    )
    assert speaker(doc, "۲۲") == ("مهران کاوه", "رئیس مرکز پایش یزد")
    assert speaker(doc, "۱۱")[0] == "بهرام نوریان"


def test_name_as_first_fully_written() -> None:
    doc = document("خبر", "آماری از سوی بهرام نوریان -معاون گمرک- رسید.", "نوریان افزود: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_surname_without_a_sign_of_speech() -> None:
    doc = document(
        "خبر",
        "مدیر آب استان از ساخت سد خبر داد.",
        "بهمن دهکردیان روز دوشنبه گفت: ۱۱ سد داریم.",
        "دهکردیان ارتفاع سد را ۲۲ متر دانست و گفت: خوب است.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲")] == ["بهمن دهکردیان"] * 2


def test_name_after_its_office() -> None:
    doc = document("خبر", "مدیر آب استان گفت: ۱۱ سد داریم.", "جهان‌نما، اشاره‌ای به باران داشت و گفت: ۲۲ سد داریم.")
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲")] == ["جهان‌نما"] * 2


def test_pronoun_of_whom_the_sentence_before_brought_in() -> None:
    doc = document("خبر", "سرهنگ بهرام نوریان رئیس پلیس راه از جاده‌ها بازدید کرد.", "وی گفت: ۱۱ نفر آمدند.")
    assert speaker(doc, "۱۱")[0] == "بهرام نوریان"


def test_source_holds_for_its_paragraph() -> None:
    doc = document("خبر", "به گفته بهرام نوریان، مشاور وزیر، کار خوب است. ۱۱ دفتر داریم.", "جاده ۲۲ پل دارد.")
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲")] == ["بهرام نوریان", None]


def test_data_cited_in_a_quotation_are_the_speakers() -> None:
    doc = document("خبر", "سرهنگ بهرام نوریان گفت: کار خوب است. بر اساس آمار مرکز آمار، ۱۱ نفر آمدند.")
    assert speaker(doc, "۱۱")[0] == "بهرام نوریان"


def test_report_of_a_body_is_no_quotation() -> None:
    doc = document("خبر", "باشگاه دریا جذب مهاجم را اعلام کرد. این بازیکن ۱۱ گل زده است.")
    assert speaker(doc, "۱۱") == (None, None)


def test_where_a_quotation_ends() -> None:
    doc = document(
        "خبر",
        "سرهنگ بهرام نوریان گفت: ۱۱ نفر آمدند. ۲۲ نفر ماندند.",
        "مرکز شهرستان در ۳۳ کیلومتری یزد است.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳")] == ["بهرام نوریان", "بهرام نوریان", None]
    doc = document("خبر", "سرهنگ بهرام نوریان گفت: «۱۱ نفر آمدند. ۲۲ نفر ماندند.» در این جاده ۳۳ پل هست.")
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳")] == ["بهرام نوریان", "بهرام نوریان", None]
    doc = document("خبر", 'سرهنگ بهرام نوریان گفت: "۱۱ نفر آمدند. ۲۲ نفر ماندند." در این جاده ۳۳ پل هست.')
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳")] == ["بهرام نوریان", "بهرام نوریان", None]
    flat = "سرهنگ بهرام نوریان گفت: ۱۱ نفر آمدند. " + "جاده باز است. " * 8 + "جاده ۲۲ پل دارد."
    assert [speaker(document("خبر", flat), q)[0] for q in ("۱۱", "۲۲")] == ["بهرام نوریان", None]


def test_paragraph_between_two_frames_still_quotes() -> None:
    doc = document(
        "خبر",
        "سرهنگ بهرام نوریان گفت: ۱۱ نفر آمدند.",
        "امسال ۲۲ نفر ماندند و ما خرسندیم.",
        "وی افزود: ۳۳ نفر رفتند.",
    )
    assert speaker(doc, "۲۲")[0] == "بهرام نوریان"


def test_report_goes_on_with_its_source() -> None:
    doc = document(
        "خبر",
        "طبق اعلام وزارت نیرو، ۱۱ سد پر است.",
        "بنابر این گزارش، ۲۲ سد خالی است. این رقم ۳۳ سد بود.",
        "حجم آب پارسال ۴۴ واحد بود.",
        "گفتنی است ۵۵ راه بسته شد.",
    )
    assert all(speaker(doc, q)[0] == "وزارت نیرو" for q in ("۱۱", "۲۲", "۳۳", "۴۴"))
    assert speaker(doc, "۵۵")[0] is None


def test_source_of_an_event() -> None:
    doc = document(
        "خبر",
        "به گفته پلیس راه، خودرو واژگون شد.",
        "در این حادثه ۱۱ نفر زخمی شدند.",
        "هوا سرد است و ۲۲ راه بسته شد.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲")] == ["پلیس راه", None]


def test_this_body() -> None:
    doc = document(
        "خبر",
        "وزارت راه گفت: ۱۱ نفر آمدند.",
        "طبق گزارش رویترز، این وزارتخانه افزود: ۲۲ نفر ماندند.",
        "از سوی دیگر مدیرکل راه گیلان گفت: ۳۳ نفر رفتند.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳")] == ["وزارت راه", "وزارت راه", "مدیرکل راه گیلان"]


def test_crowds_speak_for_one_sentence() -> None:
    doc = document("خبر", "بسیاری از کارشناسان معتقدند ۱۱ سد کم است. در ایران ۲۲ سد هست.")
    assert speaker(doc, "۱۱")[0] == "بسیاری از کارشناسان"
    assert speaker(doc, "۲۲")[0] is None


def test_list_after_a_colon() -> None:
    items = [f"شهرستان {n}: {k} نفر" for k, n in enumerate(("رشت", "لنگرود", "فومن") * 5, 11)]
    doc = document("خبر", "بهرام نوریان آمار را به شرح زیر اعلام کرد:", *items)
    assert all(speaker(doc, str(k))[0] == "بهرام نوریان" for k in (11, 18, 25))


def test_quotation_over_paragraphs_and_after_its_close() -> None:
    doc = document(
        "خبر",
        "بهرام نوریان نوشت: «کار سخت است.",
        "در این راه ۱۱ نفر آمدند.» پس ما ۲۲ نفر ماندیم.",
        "باران آمد و ۳۳ راه بسته شد.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲", "۳۳")] == ["بهرام نوریان", "بهرام نوریان", None]


def test_interview() -> None:
    doc = document(
        "خبر",
        "دکتر بهرام نوریان در گفت‌وگو با رسانه‌ها از برنامه‌ها گفت.",
        "چند نفر دارید؟",
        "اکنون ۱۱ نفر داریم.",
        "سال بعد چطور؟",
        "تا سال بعد ۲۲ نفر می‌آیند.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲")] == ["بهرام نوریان", "بهرام نوریان"]


def test_name_before_an_object() -> None:
    doc = document(
        "خبر", "رضا نوریان محلاتی گفت: ۱۱ نفر آمدند.", "بهرام کاوه اجرای پروژه آب را خوب دانست و افزود: ۲۲ نفر آمدند."
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲")] == ["رضا نوریان محلاتی", "بهرام کاوه"]


def test_name_before_a_credit_only() -> None:
    doc = document(
        "خبر",
        "قائم‌مقام شرکت آب گفت: ۱۱ نفر آمدند.",
        "به گزارش ایسنا، رضا نوریان در نشستی به آمار پرداخت.",
        "وی افزود: ۲۲ نفر ماندند.",
    )
    assert [speaker(doc, q)[0] for q in ("۱۱", "۲۲")] == ["رضا نوریان", "رضا نوریان"]


def test_headlines() -> None:
    body = "سرهنگ بهرام نوریان، رئیس پلیس راه گفت: ۱۱ نفر آمدند."
    assert speaker(document("۹۹ نفر آمدند", body), "۹۹") == (None, None)
    assert speaker(document("رئیس پلیس راه: ۹۹ نفر آمدند", body), "۹۹")[0] == "بهرام نوریان"


def test_evidence_cuts_out_the_name() -> None:
    doc = document("خبر", "سرهنگ بهرام حسن\u200cپور گفت: ۱۲۰ نفر آمدند.")
    start = doc.raw.index("۱۲۰")
    sentence = doc.sentences[1]
    m = Mention(sentence, Numeral(start, start + 3, 120.0), 0, 0)
    speakers.read(m)
    evidence = m.evidence["speaker"]
    assert doc.raw[evidence.start : evidence.end] == m.speaker == "بهرام حسن\u200cپور"


_PIECES = st.sampled_from(
    [
        "سرهنگ ",
        "وی ",
        "گفت",
        ":",
        "«",
        "»",
        "رئیس ",
        "پلیس ",
        "، ",
        "علی ",
        "رضایی ",
        "به گزارش ",
        "ایسنا",
        "/",
        "افزود ",
        ". ",
        "\u200c",
        " ",
        "هم ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=60))
def test_any_text_passes(text: str) -> None:
    spans = [(a, b, "body", 0) for a, b in sentence_spans(fold(text), 0, len(text))]
    doc = Document(text, spans)
    assert len(speakers.voices(doc)) == len(spans)
    for sentence in doc.sentences:
        m = Mention(sentence, Numeral(sentence.start, sentence.end, 1.0), 0, 0)
        speakers.read(m)
        assert m.speaker is None or m.speaker.strip()


def test_data_is_whole() -> None:
    assert set(speaker_words.words()) >= {"says", "says_with", "titles", "offices", "given", "sources", "aside"}


def test_an_interview_that_is_announced() -> None:
    doc = document(
        "نوریان: تیم ما بهتر شد",
        "بهرام نوریان در گفت‌وگو با ما از تیمش گفت که در ادامه می‌خوانید:",
        "*تمرین‌ها چطور است؟",
        "خوب است. امسال ۳۵ بازی داشتیم.",
    )
    assert speaker(doc, "۳۵")[0] == "بهرام نوریان"


def test_an_interview_with_labels() -> None:
    doc = document(
        "گفت‌وگو درباره آب",
        "بهرام نوریان مهمان ما بود.",
        "خبرنگار: آیا ۱۲ چاه دارید؟",
        "نوریان: بله، ۳۵ چاه داریم.",
        "خبرنگار: کافی است؟",
        "نوریان: خیر.",
    )
    assert speaker(doc, "۱۲")[0] is None
    assert speaker(doc, "۳۵")[0] == "بهرام نوریان"


@pytest.mark.parametrize(
    ("title", "sentence", "name"),
    [
        ("نوریان: آماده‌ایم", "کاپیتان تیم نوریان را دیدند. کاپیتان تیم گفت: ۱۲۰ نفر آمدند.", "نوریان"),
        ("خبر", "رییس سازمان با اشاره به جلسه ۱۲۰ نفره به تشریح برنامه‌ها پرداخت.", "رییس سازمان"),
        ("خبر", "به گزارش پایگاه ما بر اساس اطلاعات سازمان آب، ۱۲۰ چاه بسته شد.", "سازمان آب"),
        ("خبر", "به گزارش ایسنا به نقل از خبرگزاری رویترز، ۱۲۰ نفر آمدند.", "خبرگزاری رویترز"),
        ("خبر", "بر اساس گزارش Water Daily، ۱۲۰ چاه بسته شد.", "Water Daily"),
        ("خبر", "طبق اعلام سازمان آب حدود ۱۲۰ چاه بسته شد.", "سازمان آب"),
        ("خبر", "بهرام نوریان تنها مربی است و می‌توان گفت ۱۲۰ بازی دارد.", None),
        ("خبر", "دادگاه به ریاست قاضی نوریان برگزار شد و ۱۲۰ روز حبس را عادلانه دانست.", "دادگاه"),
        ("خبر", "رهبر حزب با وزیر دیدار کرد و دو طرف بر خرید ۱۲۰ کشتی تاکید کردند.", None),
    ],
)
def test_whom_a_page_quotes_besides(title: str, sentence: str, name: str | None) -> None:
    assert speaker(document(title, sentence), "۱۲۰")[0] == name


def test_what_a_speaker_tells_of_others_is_his() -> None:
    doc = document("خبر", "بهرام نوریان گفت: خوب بود. سازمان آب نیز اعلام کرد ۱۲۰ چاه می‌بندد.")
    assert speaker(doc, "۱۲۰")[0] == "بهرام نوریان"


def test_a_sentence_about_the_speaker_is_the_pages() -> None:
    doc = document("خبر", "بهرام نوریان گفت: خوب بود. نوریان در ۱۲۰ بازی به میدان رفته است.")
    assert speaker(doc, "۱۲۰")[0] is None


def test_person_behind_a_source_speaks() -> None:
    doc = document(
        "بازار",
        "بهرام نوریان، مدیرکل راه استان، گفت: جاده باز است.",
        "طبق اعلام سازمان راهداری، نوریان افزود: ۱۲۰ نفر آمدند.",
    )
    assert speaker(doc, "۱۲۰") == ("بهرام نوریان", "مدیرکل راه استان")


def test_pronoun_of_whom_the_next_frame_names() -> None:
    doc = document(
        "بازار",
        "اعلام تازه‌ترین آمار از سوی بهرام نوریان -معاون اداره راه - از رونق خبر می‌داد.",
        "وی با اشاره به آمار گفت: ۱۲۰ نفر آمدند.",
        "نوریان افزود: ۸۵ نفر رفتند.",
    )
    assert speaker(doc, "۱۲۰")[0] == speaker(doc, "۸۵")[0] == "بهرام نوریان"


def test_headings_of_players_speak_not() -> None:
    doc = document("تیم هفته", "هافبک‌ها:", "او ۳ گل زد و بهترین بازیکن زمین بود.")
    assert speaker(doc, "۳") == (None, None)


def test_this_player_is_told_of_by_the_page() -> None:
    doc = document(
        "مصاحبه",
        "بهرام نوریان، بازیکن سابق گلستان گفت که از بازی راضی بوده است. این بازیکن سابق ۱۰۰ بازی برای تیم انجام داد.",
    )
    assert speaker(doc, "۱۰۰") == (None, None)


def test_a_name_without_the_adverb_after_it() -> None:
    doc = document("خبر", "بهرام نوریان همینطور که ایستاده بود گفت: ۱۲۰ نفر آمدند.")
    assert speaker(doc, "۱۲۰") == ("بهرام نوریان", None)


def test_presidents_of_two_countries_are_two() -> None:
    doc = document(
        "رییس جمهور نپال: ۳ پیمان بستیم",
        "رییس جمهور نپال گفت: ۳ پیمان بستیم.",
        "شارما پودل رییس جمهور نپال که در پایان سفر بهرام نوریان رییس جمهور غنا سخن می‌گفت، افزود: ۳۵ سند داریم.",
    )
    assert speaker(doc, "۳۵") == ("شارما پودل", "رییس جمهور نپال")
