"""Shapes of dumps that no list of phrases knows: lists, boxes, broken headlines, running headlines, foot lines."""

import pytest

from pipelines.cleaning import chrome
from pipelines.cleaning.layout import lay_out
from pipelines.folding import fold

TITLE = "پل تازه گلزار پس از سه سال گشوده شد"
LEAD = "شهردار گلزار گفت: پل تازه شهر با هزینه ۱۲۰ میلیارد تومان پس از سه سال کار گشوده شد و بار خیابان‌ها سبک می‌شود."
BODY = (
    "کیوان مهرپرور روز دوشنبه در آیین گشایش پل افزود: درازای این پل ۳۴۰ متر است و روزانه ۱۸ هزار خودرو از آن می‌گذرند.",
    "او با اشاره به کمبود بودجه شهرداری گفت: کار دو بار ایستاد و با کمک بانک‌ها و مردم گلزار به سرانجام رسید.",
)
OTHERS = ["برداشت زعفران در تربت آغاز شد", "موزه فرش میزبان نمایشگاه نقاشی کودکان", "بهای نان در بجنورد دو برابر شد"]


def parts(*lines: str) -> tuple[list[str], list[str]]:
    """Titles and paragraphs of a page, each on one line."""
    text = "\n".join(lines) + "\n"
    blocks = lay_out(fold(text)).blocks
    shown = [(b.role, " ".join(text[b.start : b.end].split())) for b in blocks]
    return [t for role, t in shown if role == "title"], [t for role, t in shown if role in ("lead", "body")]


def test_items_of_a_list_are_neither_joined_nor_taken_for_a_box():
    items = [
        "- بازسازی پیاده‌روهای خیابان آزادی و میدان کتاب تا پایان تابستان امسال.",
        "- کاشت نهال در بوستان‌های شمالی",
        "- روشنایی گذرهای تاریک حاشیه رودخانه",
        "- گسترش خط اتوبوس تا شهرک دانشگاه و پایانه تازه مسافربری شرق شهر.",
    ]
    intro = "شهردار در پایان برنامه‌های دیگر شهرداری برای نیمه دوم سال را این‌گونه برشمرد و گفت زمان هر یک روشن است:"
    assert parts(TITLE, LEAD, *BODY, intro, *items)[1] == [LEAD, *BODY, intro, *items]


def test_numbered_headlines_below_do_not_make_a_page_hard_wrapped():
    headline = "پل تازه گلزار که کارش دو بار ایستاده بود، پس از سه سال گشوده شد"
    lead = "پل تازه گلزار پس از سه سال کار و دو بار توقف روز دوشنبه گشوده شد."
    foot = [f"{n}- {text} در نخستین روزهای ماه ( 1{n}:0{n} )" for n, text in enumerate([*OTHERS, OTHERS[1]], 1)]
    told = " ".join(BODY)
    page = ["کد خبر: 412233", headline, lead, told, told[60:], "چاپ خبر", "آخرین خبرها", *foot]
    assert parts(*page) == ([headline], [lead, told, told[60:]])


def test_a_broken_headline_goes_on_with_a_word_of_the_sites():
    wrapped = [
        "پل تازه گلزار پس از سه سال و با دو بار توقف گشوده شد/ کمبود گذرگاه در",
        "شهرستان‌ها",
        "",
        "شهردار گلزار گفت: پل تازه شهر با هزینه ۱۲۰ میلیارد تومان پس از سه سال",
        "کار و با کمک بانک‌ها و مردم گشوده شد و بار خیابان‌های میانی شهر را سبک",
        "خواهد کرد.",
        "",
        "کیوان مهرپرور روز دوشنبه در آیین گشایش پل افزود: درازای این پل ۳۴۰ متر",
        "است و روزانه ۱۸ هزار خودرو از آن می‌گذرند و کار آن دو بار ایستاده بود.",
    ]
    assert parts("گلزارنامه", "", *wrapped)[0] == [" ".join(wrapped[:2])]


def test_running_headlines_and_menus_are_no_title():
    ticker = "سرخط لحظه‌ها: ۱۸:۴۹ شهردار گلزار از هزینه پل تازه گفت *** ۱۹:۳۶ کیوان مهرپرور: روزانه ۱۸ هزار خودرو از پل می‌گذرند"
    menu = "شهرداری گلزار | بانک‌ها و بودجه | بازار خودرو | مردم و پل | خیابان‌ها | کمبود هزینه"
    for above in (ticker, menu):
        headline = "گشایش دیرهنگام گذرگاه"
        assert parts("گلزارنامه", above, "رفتن به بخش نظرها", headline, "", LEAD, *BODY)[0] == [headline]


def test_the_headline_stands_beside_the_date_whatever_words_it_has():
    headline = "عکس و صدای خیابان‌ها در گالری شهر"
    prices = ["هزینه میلیاردی", "دلار 41,680", "یورو 65,720"]
    assert parts("گلزارنامه", *prices, headline, "تاریخ: ۱۴۰۲/۰۷/۰۷", "اندازه متن", LEAD, *BODY)[0] == [headline]


def test_a_question_that_is_headline_and_subheading_is_both():
    headline = "چگونه پل بسازیم؟"
    found = parts("گلزارنامه", headline, "نویسنده: رضا", LEAD, BODY[0], headline, BODY[1])
    assert found == ([headline], [LEAD, BODY[0], headline, BODY[1]])


def test_a_first_paragraph_that_breaks_off_is_no_headline():
    first = "کیوان مهرپرور در گفت‌وگو درباره پل تازه گلزار گفت: روز دوشنبه در آیین گشایش این پل و با حضور مردم شهر گلزار و روستاهای آن سوی رود بزرگ،"
    found = parts("گلزارنامه", TITLE, first, "آخرین سنگ پل گلزار کار گذاشته شد.", *BODY)
    assert found == ([TITLE], [first, "آخرین سنگ پل گلزار کار گذاشته شد.", *BODY])


@pytest.mark.parametrize(
    "foot",
    ["© ۱۴۰۲ گلزارنامه پاسخ‌گوی آنچه دیگران می‌نویسند نیست.", "محتوای این صفحه پیشنهاد شهردار گلزار نیست و هزینه ندارد."],
)
def test_notices_below_the_story(foot):
    assert parts(TITLE, LEAD, *BODY, foot)[1] == [LEAD, *BODY]


def test_days_below_the_story_are_no_table_of_it():
    days = ["روزهای گذشته", "۱۲ ژوئیه ۲۰۱۲", "1402-07-05", "۳ مهر ۱۴۰۲", "۲ مهر ۱۴۰۲"]
    foot = "گلزارنامه پاسخ‌گوی آنچه دیگران در این تارنما می‌نویسند نیست."
    assert parts(TITLE, LEAD, *BODY, *days, foot)[1] == [LEAD, *BODY]
    cells = ["خودرو", "۱۲ هزار", "۱۸ هزار", "۴ هزار", "۲ هزار"]
    assert parts(TITLE, LEAD, *BODY, *cells, foot)[1][-1] == foot


def test_a_box_that_is_closed_lets_short_lines_of_the_story_through():
    letter = ["شهردار ارجمند گلزار", "با درود و سپاس"]
    page = [TITLE, LEAD, "مطالب پیشنهادی", OTHERS[0], "پایان مطالب پیشنهادی", *letter, *BODY]
    assert parts(*page)[1] == [LEAD, *letter, *BODY]


def test_matches_that_a_line_introduces_behind_the_last_paragraph():
    matches = ["برنامه دیدارهای فردا (شنبه):", "سپیدرود – آلومینیوم", "نساجی – مس کرمان", "فولاد – ذوب‌آهن"]
    assert parts(TITLE, LEAD, *BODY, *matches, "", "تاریخ درج: ۱۴۰۲/۰۷/۰۷")[1] == [LEAD, *BODY, *matches]


def test_words_behind_a_slash_are_no_reporters_code():
    told = "کیوان مهرپرور شهردار گلزار در آیین گشایش این پل گفت: کار تمام شد!/ مردم شاد شدند"
    assert parts(TITLE, LEAD, *BODY, told, "انتهای پیام")[1] == [LEAD, *BODY, told]
    assert parts(TITLE, LEAD, *BODY, f"{BODY[0]}/ ک ۲۵")[1][-1] == BODY[0]


def test_of_a_messengers_messages_the_longest_is_the_story():
    first = [f"🔸 {OTHERS[0]} و کشاورزان تربت امسال از بهای خوب آن خشنودند.", "@golzar", "👁 1.2K   Sep 28, 2023 10:15"]
    last = ["🔸 تیم والیبال بانوان خراسان به نیمه‌نهایی جام باشگاه‌ها رسید.", "@golzar", "👁 3K   Sep 29, 2023 11:15"]
    told = [f"🔸 {TITLE}", "", LEAD, *BODY, "@golzar", "👁 2.1K   Sep 29, 2023 10:15"]
    rule = "—————"
    assert parts("گلزارنامه", rule, *first, rule, *told, rule, *last) == ([TITLE], [LEAD, *BODY])
    page = [TITLE, f"{OTHERS[0]} و بهای آن خوب است.", LEAD, rule, "* گشایش پل", rule, *BODY]  # around a subheading
    assert parts(*page)[1][1:] == [LEAD, "* گشایش پل", *BODY]


def test_the_way_to_a_headline_is_not_joined_with_it():
    headline = "پل تازه گلزار که کارش دو بار ایستاده بود، پس از سه سال گشوده شد"
    way = f"شهرداری » خبر » {headline}"
    wrapped = "شهردار گلزار گفت: پل تازه شهر با هزینه ۱۲۰ میلیارد تومان پس از سه سال کار و\nبا کمک بانک‌ها گشوده شد."
    assert parts("گلزارنامه", way, headline, "کد: ۴۱۲", *wrapped.split("\n"), *BODY)[0] == [headline]
    assert parts("گلزارنامه", f"عنوان ۱: {headline}", "زمان: ۷ مهر ۱۴۰۲", LEAD, *BODY)[0] == [headline]


def test_the_sites_name_behind_the_headline_and_the_headline_are_two_lines():
    headline = f"{TITLE} و راه روستاها باز شد"
    told, below = [" ".join([*BODY, LEAD]), *BODY], [f"{text} در نخستین روزهای این ماه" for text in OTHERS]
    below.append("تیم والیبال بانوان در دیداری نفس‌گیر حریف خود را شکست داد و راهی مرحله پایانی شد.")
    assert parts(f"{headline} - نامه گلزار", headline, *told, "برچسب‌ها: پل - گلزار", *below) == ([headline], told)
    sentence = "«کار ما با مردم است» و دیگر هیچ نمی‌خواهیم مگر دلخوشی آنان"  # a lead without its full stop
    page = [f"{sentence[1:19]} - نامه گلزار", "منو | درباره", sentence[1:19], sentence, "کد خبر: ۴۴۱۲۰", LEAD, *BODY]
    assert parts(*page)[0] == [sentence[1:19]]


def test_a_line_that_ends_with_day_and_clock_is_joined_to_none():
    stamp = "بخش: شهری :: شماره: ۴۱۲۲۰۸ :: {}"
    told = [" ".join([*BODY, LEAD]), *BODY]
    below = [f"{text} در نخستین روزهای این ماه" for text in OTHERS]
    for clock in ("۰۳/۰۳/۱۷ - ۱۳:۵۱", "۱۷ خرداد ۱۴۰۳ ساعت ۱۳ و ۵۱ دقیقه"):
        page = [stamp.format(clock), f"{TITLE} و راه روستاها باز شد", *told, "خبرهای دیگر", *below]
        assert parts(*page) == ([f"{TITLE} و راه روستاها باز شد"], told)


def test_an_organizations_name_above_its_menu_is_no_title():
    name = "سازمان آبادانی شهر گلزار"
    menu = ["آشنایی", "میز خدمت", "پرسش‌ها", "پیوند", "پیشنهاد"]
    assert parts(name, *menu, "", TITLE, "شرح", LEAD, *BODY)[0] == [TITLE]


def test_fields_between_bars_are_no_title_however_near_the_story():
    fields = "فرستنده: دفتر شهردار | ۱۴۰۲/۰۷/۰۷ | دیده شده: ۵۱۹"
    assert parts("خانه / اخبار", "فردا زود بیایید", fields, LEAD, *BODY)[0] == ["فردا زود بیایید"]


def test_a_lead_that_comes_again_below_a_credit_is_no_long_headline():
    lead = "شهردار گلزار با یادآوری سختی‌های ساخت پل تازه گفت: پل تازه شهر پس از سه سال کار گشوده شد و بار خیابان‌های میانی شهر سبک و راه روستاها باز خواهد شد"
    page = ["کد خبر: ۴۱۲۲۰", "گلزار پل‌دار شد", lead, "عکس: ن. راستین | آلبوم شهر", lead, *BODY]
    assert parts(*page) == (["گلزار پل‌دار شد"], [lead, *BODY])


def test_another_story_behind_an_arrow():
    for link in ("بخوانید ◄ {}  ۱۴۰۲.۰۷.۰۱", "◄ مرتبط: {}"):
        assert parts(TITLE, LEAD, BODY[0], link.format(OTHERS[0]), "میان‌تیتر کوتاه پل", BODY[1])[1] == [
            LEAD, BODY[0], "میان‌تیتر کوتاه پل", BODY[1],
        ]  # fmt: skip


def test_results_and_a_leagues_table_behind_the_last_paragraph():
    results = ["نتیجه بازی‌های این هفته:", "یاران گلزار ۳ - ستاره سرخ کویر ۱", "پل ۰ - رود ۲", "شهرداری باغ ۱ - کوه ۱"]
    table = ["جدول رده‌بندی:", "۱- رود ۳۸ امتیاز", "۲- یاران گلزار ۳۵ امتیاز", "۳- پل ۲۹ امتیاز"]
    page = [*results, table[0], f"بیشتر بخوانید: {OTHERS[0]}", *table[1:]]
    assert parts(TITLE, LEAD, *BODY, *page, "ورزش باغ", OTHERS[1])[1] == [LEAD, *BODY, *results, *table]


def test_a_last_sentence_without_its_full_stop():
    last = "کیوان مهرپرور وعده داد همسایگان کارگاه برای زیان‌های پیش‌آمده پولی از بیمه گلزار خواهند گرفت"
    assert parts(TITLE, LEAD, *BODY, last, "منبع: گلزارنامه")[1] == [LEAD, *BODY, last]
    assert parts(TITLE, LEAD, *BODY, last, OTHERS[0], OTHERS[1])[1] == [LEAD, *BODY]


def test_what_stands_below_tags_and_answers_in_a_forum():
    other = "تیم والیبال بانوان در دیداری نفس‌گیر با نتیجه سه بر دو حریف خود را شکست داد و راهی مرحله پایانی شد."
    assert parts(TITLE, LEAD, BODY[0], "برچسب‌ها: پل - گلزار", other, other[:60] + " ماند.", other)[1] == [LEAD, BODY[0]]
    answer = "کاش زودتر این کار را می‌کردند، ما سال‌ها در این راه گیر کرده بودیم و کسی نبود."
    page = [TITLE, LEAD, *BODY, "پاسخ با نقل", "15-09-1393, 09:45 PM #2", "شهروند", answer]
    assert parts(*page)[1] == [LEAD, *BODY]
    assert parts(TITLE, "There is no translation here.", LEAD, *BODY)[1] == [LEAD, *BODY]


def test_a_heading_above_each_comment_costs_no_more_than_another_comment(monkeypatch):
    looked, telling = [], chrome.telling_words
    monkeypatch.setattr(chrome, "telling_words", lambda text: looked.append(text) or telling(text))
    costs = []
    for count in (100, 200):
        looked.clear()
        parts(TITLE, LEAD, *BODY, *(line for k in range(count) for line in ("نظرات", f"{BODY[k % 2]} {k}.")))
        costs.append(len(looked))
    assert 0 < costs[1] < 3 * costs[0]


def test_a_verse_above_the_date_and_the_headline():
    verse = "سَیَبْنِی الْجِسْرَ مَنْ کَانَ صَابِرًا وَ مَنْ یَصْبِرْ یَعْبُرِ النَّهْرَ آمِنًا وَ لَا یَخَافُ الْغَرَقَ * رهگذری که شکیباست از آب خواهد گذشت. "
    for clock in ("۱۰:۲۴", "۹:۰۴"):
        page = [f"{verse} {verse}", "", f"۷ مهر ۱۴۰۲، {clock}", "", "مهرپرور:", "", TITLE, "", LEAD, *BODY]
        assert parts("سخن روز", "", *page) == ([TITLE], [LEAD, *BODY])
        page[4] = "کیوان مهرپرور، شهردار گلزار و رئیس انجمن شهرداران استان خبر داد:"
        assert parts("سخن روز", "", *page, "") == ([TITLE], [LEAD, *BODY])
    assert parts(TITLE, f"{verse} {verse}", *BODY)[1] == [" ".join(f"{verse} {verse}".split()), *BODY]


def test_a_headline_with_an_exclamation_mark_that_comes_twice():
    headline = "پلی که پس از سه سال گشوده شد، پل همه شهر نیست!"
    page = ["مهرپرور در گفت‌وگو با گلزارنامه:", "", headline, "", "• کد خبر : 3979", "۷ مهر ۱۴۰۲ - ۱۱:۱۰", headline]
    assert parts(*page, LEAD, *BODY) == ([headline], [LEAD, *BODY])


def test_a_headline_that_comes_twice_is_not_its_lead():
    lead = "شهردار گلزار گفت پل تازه شهر با هزینه ۱۲۰ میلیارد تومان پس از سه سال گشوده شد"
    page = ["گلزار پل‌دار شد", "", lead, "", "283493", "گلزار پل‌دار شد", "", BODY[0], "", f"{lead}.", "", BODY[1]]
    assert parts(*page) == (["گلزار پل‌دار شد"], [BODY[0], f"{lead}.", BODY[1]])


def test_what_stands_at_the_top_of_a_header_is_no_headline():
    for header in (
        ["راه سبز", "پخش زنده", "امروز: -"],
        ["Web Analytics Made Easy"],
        ["شهردار گلزار خبر داد:", "کد خبر: ۱۷۶۳۳"],
    ):
        assert parts(*header, "", LEAD, *BODY) == ([], [LEAD, *BODY])
        assert parts(*header, "", TITLE, "", LEAD, *BODY)[0] == [TITLE]
    assert parts("خشت خام", "", LEAD, *BODY)[0] == ["خشت خام"]


def test_another_storys_headline_is_not_this_ones():
    other = "برداشت زعفران در دشت‌های تربت با کارگران فصلی آغاز می‌شود"
    for above in ([other], ["استاندار در نشست دهقانان:", other], [other, ""]):
        assert parts(*above, LEAD, *BODY) == ([], [LEAD, *BODY])
    # A page's own headline may play with words: few of them, its date beside it, or the same twice.
    for own in (["نان و نمک"], [other, "کد خبر: ۱۷۶۳۳"], [other, "", other]):
        assert parts(*own, "", LEAD, *BODY)[0] == own[:1]


def test_a_table_with_a_line_for_each_cell():
    rows = [["1", "گلزار - دشت بالا", "البرز", "127630"], ["2", "گلزار - رودکنار", "تهران", "114091"]]
    rows += [["3", "پل تازه", "البرز", "95651"], ["4", "گذر آزادی", "البرز", "9253"]]
    cells = [cell for row in (["ردیف", "نام محور", "تردد"], *rows) for cell in row]
    announced = "شمار خودرو روزانه پل تازه گلزار:"
    page = (TITLE, LEAD, *BODY, announced, *cells, "نظر شما", "نام:")
    assert parts(*page)[1] == [LEAD, *BODY, announced, *cells]
    assert parts(TITLE, LEAD, *BODY, announced, *OTHERS, "1", "25", "ارسال نظر")[1][-1] != "25"


def test_a_headline_below_the_lead_of_a_page_that_has_none_above():
    told = f"به گزارش خبرنگار گلزارنامه، {BODY[0]}"
    for kicker in ([], ["شهردار گلزار خبر داد:", ""]):
        assert parts(*kicker, LEAD, "", TITLE, "", told, BODY[1])[0] == [TITLE]
    assert parts("پل تازه شهر گشوده شد", "", LEAD, "", TITLE, "", told, BODY[1])[0] == ["پل تازه شهر گشوده شد"]


def test_what_stands_around_a_headline_on_its_line():
    assert parts(f"خبر : {TITLE} - گلزار نیوز", "", LEAD, *BODY)[0] == [TITLE]
    for tail in ("", " | اخبار گلزار و جهان"):
        assert parts(f"{TITLE} - خبرگزاری گلزار{tail}", "", LEAD, *BODY)[0] == [TITLE]
    assert parts(f"{TITLE} - گلزار و دشت بالا", "", LEAD, *BODY)[0] == [f"{TITLE} - گلزار و دشت بالا"]
    asking = "پل تازه گلزار گشوده شد، اما ..."
    assert parts(asking, "", asking, LEAD, *BODY) == ([asking], [LEAD, *BODY])
    assert parts(LEAD, "2258.jpg", *BODY)[1] == [LEAD, *BODY]


def test_a_kicker_without_its_colon():
    assert parts("در گفتگو با گلزارنامه درباره پل تازه مطرح شد", LEAD, *BODY)[0] == []
    asked = "پل تازه شهر چند تومان آب خورد؟"
    for kicker in ("شهردار گلزار اعلام کرد", "شهردار گلزار خبر داد", "شهردار گلزار:"):
        assert parts("کد خبر: ۱۷۶۳۳", "", kicker, "", asked, "", asked, LEAD, *BODY) == ([asked], [LEAD, *BODY])
    told = "شهردار گلزار گشایش پل را خبر داد"
    assert parts("کد خبر: ۱۷۶۳۳", told, "", LEAD, *BODY)[0] == [told]


def test_what_a_dump_leaves_around_a_story():
    assert parts("date 2023-09-29 " + LEAD, *BODY) == ([], [LEAD, *BODY])
    assert parts(" date 2023-09-29 " + TITLE, LEAD, *BODY) == ([TITLE], [LEAD, *BODY])
    assert parts("date 2023-09-29 پخش زنده", LEAD, *BODY) == ([], [LEAD, *BODY])
    assert parts(TITLE + " |", "|", f"{LEAD} |", *BODY)[1] == [LEAD, *BODY]
    picture = '<image>data:image/s3,"s3://bucket/8e94" alt="پل تازه گلزار پس از سه سال"</image>'
    assert parts(picture, LEAD, *BODY) == ([], [LEAD, *BODY])


def test_the_last_line_of_a_page_without_its_full_stop():
    last = "تا گلزار همانند سال‌های دور جانی دوباره گیرد"
    assert parts(LEAD, *BODY, "", last)[1] == [LEAD, *BODY, last]
    assert parts(LEAD, *BODY, "", "سارا مهرپرور گزارش می دهد.")[1][-1] == "سارا مهرپرور گزارش می دهد."


def test_a_list_that_a_sentence_with_a_full_stop_announces():
    announced = "بهای ده کالا در میدان‌های میوه گلزار به شرح زیر اعلام شده است."
    prices = [
        "1- مرغ تازه هر کیلوگرم 29,970 تومان",
        "2- نان سنگک هر عدد 900 تومان",
        "3- پرتقال هر کیلوگرم 6 هزار تومان",
    ]
    spaced = [line for price in prices for line in ("", price)]
    assert parts(TITLE, LEAD, *BODY, announced, *spaced, "", "برچسب‌ها: بازار")[1] == [LEAD, *BODY, announced, *prices]


def test_a_lead_above_the_date_and_the_headline():
    page = [LEAD, "  • ۱۴۰۲-۰۷-۰۷ - ۱۵:۰۳", "  • 00", TITLE, TITLE, "", *BODY]
    assert parts(*page) == ([TITLE], [LEAD, *BODY])


def test_a_long_kicker_above_the_headline():
    kicker = "گلزار پس از سه سال پل‌دار شد؛ شهردار گلزار در آیین گشایش پل خبر داد:"
    assert parts(kicker, "", TITLE, "", LEAD, *BODY) == ([TITLE], [LEAD, *BODY])
    assert parts(TITLE, "", kicker, "", "میان‌تیتر کوتاه پل", LEAD, *BODY)[1][0] == kicker


def test_a_kicker_that_the_date_stands_near():
    day = "تاریخ انتشار: ۳۱ مرداد ۱۳۹۶ - ۱۰:۲۰"
    code = "شناسهٔ خبر: ۴۲۷۳۲ - سرویس استان‌ها"
    assert parts(code, "", "شهردار گلزار پس از سه سال کار گفت:", "", TITLE, day, "", LEAD, *BODY) == (
        [TITLE],
        [LEAD, *BODY],
    )


def test_what_a_site_prints_while_it_loads_and_in_place_of_a_film():
    assert parts("لطفا صبر کنید ...", "", "لطفا صبر کنید ...", "", TITLE, LEAD, *BODY) == ([TITLE], [LEAD, *BODY])
    assert parts(TITLE, LEAD, "{$film_1418_400_300}", *BODY, "خبر فوری", OTHERS[0])[1] == [LEAD, *BODY]
    assert parts(TITLE, LEAD, f"{BODY[0]} پایان پیام برچسب ها: |")[1] == [LEAD, BODY[0]]


def test_the_second_paragraph_of_a_lead_without_its_full_stop():
    second = "پل تازه گلزار زمانی به راه افتاد که مردم روستاهای آن سوی رود سه سال بود برای رفتن به شهر و بازار از راه‌های دور و خاکی می‌گذشتند و در زمستان راهی به شهر نداشتند و گرفتار بودند و زندگی می کنند"
    assert parts("کد خبر: 183971", BODY[0], second, "", LEAD, "", f"{BODY[0]} {BODY[1]}")[1][0] == second


def test_a_credit_that_was_broken_at_its_links_is_one_paragraph():
    credit = ("به گزارش خبرنگار", "گروه استان های خبرگزاری گلزار از", "گلزار، کیوان مهرپرور مجری طرح")
    said = "پل تازه در آیین گشایش گفت: درازای این پل ۳۴۰ متر است و روزانه ۱۸ هزار خودرو از آن می‌گذرند."
    assert parts(TITLE, "", *credit, said, *BODY)[1] == [" ".join((*credit, said)), *BODY]


def test_a_line_that_ends_with_a_governing_word_goes_on():
    torn = ("کیوان مهرپرور رئیس سازمان", "راه‌های گلزار نیز گفت: کار دو بار ایستاد و با کمک مردم گلزار به سرانجام رسید.")
    assert parts(TITLE, LEAD, BODY[0], *torn)[1] == [LEAD, BODY[0], " ".join(torn)]
    label = ("شهروند خبرنگار", BODY[1])
    assert parts(TITLE, LEAD, BODY[0], *label)[1][-1] == BODY[1]


def test_an_agency_with_day_and_clock_below_the_headline_is_no_first_line():
    stamp = "خبرگزاری گلزار یکشنبه 09 مهر 1402 - 17:28"
    assert parts(TITLE, "", stamp, LEAD, TITLE, "", *BODY) == ([TITLE], [LEAD, *BODY])


def test_slogans_between_two_paragraphs_that_a_line_introduces():
    cries = [
        "مردم یک‌صدا می‌گویند؛",
        "",
        "دریا را به ما بدهید و کویر را ببرید",
        "",
        "خانه‌های کاغذی را باد می‌برد فردا",
        "",
    ]
    found = parts(LEAD, "", *cries, *BODY)[1]
    assert found == [LEAD, *filter(None, cries), *BODY]


def test_a_sentence_that_equals_something_is_the_storys():
    equal = [
        "شمار کودکان زاده گلزار در سال ۱۴۰۲ برابر با ۱۴۸۵۰ نفر است که از این شمار ۱۱۴۰۸ نفر در شهر و ۳۴۴۱ نفر در روستا زاده شده‌اند."
    ]
    assert parts("یکشنبه 9 مهر 1402", "", "Login", "", *equal, "", *BODY)[1] == [*equal, *BODY]


def test_a_long_lead_without_its_full_stop_is_no_headline():
    lead = "شهردار گلزار با یادآوری سختی‌های ساخت پل تازه گفت: پل تازه شهر با هزینه ۱۲۰ میلیارد تومان پس از سه سال کار و دو بار توقف گشوده شد و راه روستاهای آن سوی رود را به روی مردم باز کرد"
    assert parts("گلزارنامه", lead, *BODY)[1] == [lead, *BODY]


def test_captions_that_name_the_archive():
    for caption in ("کارگران پل گلزار - آرشیو", "آرشیف، پل در شهر گلزار"):
        assert parts(TITLE, "", caption, "", LEAD, *BODY) == ([TITLE], [LEAD, *BODY])


def test_headlines_that_are_cut_at_any_word_do_not_go_on():
    page = [
        "پل تازه گلزار پس از سه سال با کمک مردم گشوده شد و بار خیابان‌ها در",
        "سارا راستین؛ خبرنگار شهر",
        LEAD,
        *BODY,
    ]
    assert parts(*page)[0] == [page[0]]
    fields = "منبع: گلزارنامه | زمان نشر در منبع: چهارشنبه 8 شهریورماه 1396 ساعت 23 و 36 دقیقه | زمان دریافت: پنج شنبه 9 شهریورماه ساعت نوشته نشده"
    assert parts(TITLE, fields, LEAD, *BODY)[1] == [LEAD, *BODY]


def test_who_is_cited_above_a_posts_items_stands_in_its_story():
    items = ["🔹" + BODY[0], "🔹" + BODY[1]]
    for head in ("شهردار گلزار:", "📌رییس پلیس راهنمایی گلزار"):
        assert parts(TITLE, "تاریخ انتشار: ۱۴۰۳/۰۲/۰۱ - ۱۰:۲۰", head, *items)[1] == [head, *items]


def test_a_line_that_begins_with_a_comma_goes_on_with_the_line_above():
    torn = (
        "به‌گزارش خبرگزاری گلزار مرکز باغ",
        "؛ شهردار گلزار گفت: درازای این پل ۳۴۰ متر است و روزانه ۱۸ هزار خودرو از آن می‌گذرند.",
    )
    assert parts(TITLE, LEAD, *torn, BODY[1])[1] == [LEAD, " ".join(torn), BODY[1]]


def test_the_small_words_of_a_sentence_make_no_menu_of_it():
    last = "باغ و رود و دشت و نخست کوه گلزار را ببینید"
    assert chrome.classify(chrome.Line(0, len(last), last)) == "text"
