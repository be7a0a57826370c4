"""Pages that are one message of a messenger: everything below the headline is the story."""

from tests.cleaning.test_shapes_of_pages import parts

HEADLINE = "پل ۳۴۰ متری گلزار گشوده شد"
POINTS = ["🔹 کاشانی: ساخت آن سه سال طول کشید", "🔹 ۱۴ نفر هنگام کار آسیب دیدند", "🔹 هزینه پل ۲۰ میلیارد تومان بود"]


def test_short_lines_below_a_hashtag_and_above_the_channel():
    lines = [
        "شهردار گلزار: سه نفر هنوز در بیمارستانند.",
        "درازای پل ۳۴۰ متر است",
        "در روز نخست ۱۲ هزار خودرو از آن گذشت",
    ]
    assert parts("#فوری", HEADLINE, *lines, "", "7 مهر 1402", "@golzar_news") == ([HEADLINE], lines)


def test_a_signature_in_latin_letters_is_none_of_the_story():
    signature = ["🇮🇷", "ᴡᴇʙꜱɪᴛᴇ", "Link", "👁️ 44.2K · 📅 19:30 · 01 Shahrivar 1402"]
    assert parts(f"🔴 {HEADLINE}", *POINTS, *signature) == ([HEADLINE], POINTS)


def test_the_headline_below_a_channels_name_or_a_kicker():
    for above in ("کانال خبری گلزار", "شهردار گلزار خبر داد؛"):
        assert parts(above, f"🔴 {HEADLINE}", *POINTS, "@golzar_news") == ([HEADLINE], POINTS)


def test_values_with_their_names_have_no_headline_among_them():
    values = ["🍎 سیب: ۵۱,۲۰۰ تومان", "🍐 گلابی: ۷۴,۸۵۰ تومان", "🍒 گیلاس: ۹۰,۰۰۰ تومان", "🍋 لیمو: ۲۰,۰۰۰ تومان"]
    assert parts(*values, "@golzar_bazar")[1] == values


def test_a_page_with_a_sites_lines_is_no_message():
    menu = ["صفحه اصلی | سیاسی | ورزشی", "درباره ما", "تماس با ما", "جستجو"]
    assert parts(*menu, HEADLINE, *POINTS, "بیشتر بخوانید", "info@golzar.example")[1] != POINTS[1:]
    story = (
        "شهردار گلزار گفت: پل تازه شهر پس از سه سال کار و با هزینه ۲۰ میلیارد تومان گشوده شد و بار خیابان‌ها کم می‌شود."
    )
    assert parts(HEADLINE, story, "", *POINTS)[1] == [story]


def test_the_headline_below_a_papers_name_and_addresses_that_sign_no_message():
    story = ["شهردار گلزار از گشایش پل خبر داد", "۱۴ نفر از کارگران آسیب دیدند", "کار سه سال طول کشید"]
    assert parts("روزنامه صبح دامغان", HEADLINE, "#شهری #گلزار", *story) == ([HEADLINE], story)
    whole = (
        "شهردار گلزار گفت: پل تازه شهر پس از سه سال کار و با هزینه ۲۰ میلیارد تومان گشوده شد و بار خیابان‌ها کم می‌شود."
    )
    page = ("روزنامه صبح دامغان", "۹۸/۱۱/۱۵ - ۱۲:۰۳", HEADLINE, "", whole, "", "info@damghan.example")
    assert parts(*page)[0] == [HEADLINE]
