"""More shapes of dumps: cut headlines, the way to a page, tags and codes that trail on, what parts a story from its date."""

from tests.cleaning.test_shapes_of_pages import BODY, LEAD, TITLE, parts


def test_a_headline_that_the_page_has_cut_is_the_title_and_no_paragraph():
    for cut in ("پل تازه گلزار پس از سه سال گشوده شد و بار خیابا...", "پل تازه گلزار پس از سه سال گشوده شد و…"):
        assert parts(cut, "", LEAD, *BODY) == ([cut], [LEAD, *BODY])
    quoted = "شهردار گلزار گفت: ما سه سال برای این پل کار کردیم و امروز…"
    assert parts(TITLE, quoted, LEAD, *BODY) == ([TITLE], [quoted, LEAD, *BODY])  # a headline stands above it


def test_the_whole_headline_below_its_cut_form_is_the_title():
    cut = "پل تازه گلزار پس از سه ..."
    for way in (f"خانه / شهر / {TITLE}", f"خانه » شهر » {TITLE}"):
        assert parts(cut, way, TITLE, "۱۲ آذر ۱۳۹۸", LEAD, *BODY) == ([TITLE], [LEAD, *BODY])


def test_what_stands_at_the_end_of_the_way_to_the_page_is_its_headline():
    title, kin = "رودخانه را چه کسی می‌بخشد؟", "گزارشی از پل تازه گلزار و بار خیابان‌های شهر"
    assert parts(f"خانه / گزارش / {title}", "", title, "", kin, "", LEAD, "", *BODY)[0] == [title]
    assert parts(f"مهرپرور / دلشاد / {title}", "", title, "", kin, "", LEAD, "", *BODY)[0] == [kin]  # no way


def test_a_headline_that_comes_twice_goes_on_in_no_story():
    title = "پل تازه گلزار که کار ساختش دو بار ایستاده بود پس از سه سال گشوده شد/ درازا ۳۴۰ متر"
    story = ("گلزار - خبرگزاری باغ: شهردار گفت: پل تازه شهر با کمک بانک‌ها و مردم گلزار به سرانجام رسیده است.", BODY[0])
    assert parts("۲۲ آذر ۱۳۹۱، ۱۱:۳۴", "", title, "", title, "", story[0], "", story[1]) == ([title], list(story))


def test_tags_behind_the_last_sentence_are_not_of_the_story():
    for tags in ("برچسب ها: پل - شهردار - گلزار |", "برچسب‌ها: پل، شهردار"):
        assert parts(TITLE, LEAD, f"{BODY[1]} {tags}")[1] == [LEAD, BODY[1]]
    told = "مهرپرور گفت: روی برچسب ها: بهای هر بلیت نوشته شده است."
    assert parts(TITLE, LEAD, told)[1] == [LEAD, told]


def test_numbers_of_the_staff_alone_on_a_line_end_no_story():
    for code in ("۳۰۹۱", "۶۱۲۲ / ۲۰۲۷"):
        assert parts(TITLE, LEAD, *BODY, code, "انتهای پیام")[1] == [LEAD, *BODY]
    total = "شمار خودروهایی که در نخستین روز از این پل گذشتند به گفته شهرداری گلزار چنین بود:"
    assert parts(TITLE, LEAD, *BODY, total, "۱۸۲۰۰", "انتهای پیام")[1] == [LEAD, *BODY, total, "۱۸۲۰۰"]


def test_an_agencys_name_alone_between_paragraphs_is_its_mark():
    assert parts(TITLE, LEAD, "", "ایسنا", "", *BODY)[1] == [LEAD, *BODY]


def test_the_pages_day_below_its_lead_is_no_paragraph():
    day = ("کد خبر: ۲۵۸۶۰۸", "|", "۲۷ تیر ۱۳۹۱ - ۱۲:۱۹ 17 July 2012", "|", "5275 بازدید")
    assert parts(TITLE, LEAD, *day, *BODY)[1] == [LEAD, *BODY]


def test_captions_with_an_english_label():
    caption = "Image caption پل تازه گلزار از بالای رودخانه که سه سال در دست ساخت بود"
    assert parts(TITLE, caption, LEAD, *BODY) == ([TITLE], [LEAD, *BODY])


def test_a_story_of_short_sentences():
    short = ["برداشت زعفران آغاز شد.", "سطح زیر کشت ۸۵۰۰ هکتار است.", "تولید پارسال ۲۵ تن بود."]
    day = "تاریخ انتشار: ۱۵ آبان ۱۴۰۰ - ۱۰:۳۰"
    assert parts("زعفران تربت حیدریه", day, "", *short) == (["زعفران تربت حیدریه"], short)
    assert parts(TITLE, day, LEAD, *BODY, *short)[1] == [LEAD, *BODY, *short]  # below longer paragraphs
    assert parts("پل تازه گشوده شد.", day, LEAD, *BODY) == (["پل تازه گشوده شد."], [LEAD, *BODY])


def test_short_sentences_without_full_stops_stand_right_below_the_day():
    title, short = (
        "زمین‌لرزه ۵.۲ ریشتری در خوی",
        ["مرکز زلزله در عمق ۱۰ کیلومتری بود", "۲۷ نفر مصدوم شدند", "۱۲ روستا آسیب دید"],
    )
    assert parts(title, "یکشنبه ۱۶ مهر ۱۴۰۱ - ۰۷:۴۵", *short) == ([title], short)
    prices = ["سکه امامی: ۲۱ میلیون و ۳۰۰ هزار تومان", "نیم سکه: ۱۲ میلیون تومان", "ربع سکه: ۸ میلیون تومان"]
    assert parts("بهای سکه در بازار تهران", "", *prices) == (["بهای سکه در بازار تهران"], prices)


def test_what_goes_on_with_someones_words_is_the_storys_wherever_it_stands():
    said = "به گفته وی ۶۰ درصد کار مانده است."
    assert parts(TITLE, LEAD, *BODY, "عکس: سارا کاشانی", "اندازه متن: الف الف", said, "بازدید: ۱۲۳")[1] == [
        LEAD,
        *BODY,
        said,
    ]
    tags = "برچسب‌ها: پل، شهردار"
    assert parts(TITLE, LEAD, *BODY, tags, "وی همچنین افزود: ۳۵ درصد هزینه را بانک‌ها و ۶۵ درصد را شهرداری پرداخت.")[1][
        -1
    ].startswith("وی")
    assert parts(TITLE, LEAD, *BODY, tags, "من که از این پل هیچ خیری ندیدم و راه ما را هم دورتر کرده است.")[1] == [
        LEAD,
        *BODY,
    ]


def test_a_post_has_its_headline_behind_a_mark():
    items = ["🔹شهردار گلزار گفت: پل تازه شهر پس از سه سال کار گشوده شد.", "🔹در این سه سال ۱۴ نفر آسیب دیدند."]
    assert parts("کانال خبری گلزار", "🔴 گشایش پل ۳۴۰ متری گلزار", "", *items)[0] == ["گشایش پل ۳۴۰ متری گلزار"]


def test_an_address_alone_is_no_paragraph():
    assert parts(TITLE, LEAD, "https://damane.example/xYz", *BODY)[1] == [LEAD, *BODY]


def test_what_the_staff_leave_below_and_between_the_paragraphs():
    for left in (
        '[caption id="attachment_12" align="aligncenter"] پل تازه گلزار از بالای رودخانه [/caption]',
        "◀️ بیشتر بخوانید | راه ۱۵ روستای گلزار گشوده شد",
        "حق نشر عکس ISNA",
        "۲۳ مهر ۱۴۰۰ - ۰۸:۱۱ شهر و راه نظرات : ۰",
    ):
        assert parts(TITLE, LEAD, left, *BODY)[1] == [LEAD, *BODY]
    assert parts(TITLE, LEAD, *BODY, "۵۵۵/۶۴۰", "شماره ۱۲۳ ساعت ۱۱:۲۳ تمام")[1] == [LEAD, *BODY]
    assert parts(TITLE, LEAD, *BODY, "نظرات بسته شده است.")[1] == [LEAD, *BODY]
    sourced = "پل ۳۴۰ متر درازا دارد.(ایسنا)"
    assert parts(TITLE, LEAD, *BODY, sourced)[1] == [LEAD, *BODY, sourced]


def test_a_kicker_below_the_headline():
    assert parts(TITLE, "شهرداری گلزار هشدار داد", LEAD, *BODY)[0] == [TITLE]


def test_a_short_lead_below_the_day_and_its_list():
    lines = [
        "بودجه گلزار ابلاغ شد.",
        "بر پایه این بودجه:",
        "- ۳۵ درصد به عمران می‌رسد",
        "- ۱۲ پل تازه ساخته می‌شود",
        BODY[1],
    ]
    assert parts("ابلاغ بودجه شهرداری گلزار", "تاریخ: ۲۶ اسفند ۱۳۹۹", *lines)[1] == lines


def test_the_day_alone_below_a_lead_that_opens_the_page():
    for day in ("۲۳ تیر ۱۳۹۸", "۱۳۹۸/۰۴/۲۳"):
        assert parts(f"{TITLE} {LEAD}", day, *BODY) == ([], [f"{TITLE} {LEAD}", *BODY])
        assert parts(TITLE, LEAD, day, "بیستون ۲۴۵۰۰", *BODY)[1] == [LEAD, day, "بیستون ۲۴۵۰۰", *BODY]  # of a table


def test_the_points_of_a_post_need_no_full_stop_and_are_no_wrapped_lines():
    headline = "🔴 شهردار: پل گلزار ۳۴۰ متر دارد"
    points = [
        "🔸 کاشانی: ساخت پل سه سال طول کشید و",
        "🔸 ۴۰ درصد هزینه از بودجه شهر بوده است",
        "✅ در این سه سال ۱۴ نفر هنگام کار بر روی پایه‌های پل آسیب دیدند",
        "✅ سهم بانک‌ها ۶۰ درصد بود",
    ]
    for gap in ([], [""]):
        title, body = parts(headline, *gap, *points, "", "@golzar_news", "۱۴۰۲/۰۷/۰۷")
        assert title == ["شهردار: پل گلزار ۳۴۰ متر دارد"]
        assert body == points
    # beside longer paragraphs they are other headlines
    assert parts(TITLE, LEAD, *BODY, "", *points)[1] == [LEAD, *BODY]


def test_a_channels_signature_is_no_point_of_its_post():
    points = ["🔹 پل تازه در بهار امسال گشوده شد", "🔹 ساخت آن در سال قبل آغاز شد"]
    assert (
        parts("🔴 پل گلزار گشوده شد", *points, "🇮🇷 @golzar_news | Link", "👁️ 16.6K · 📅 20:15 · 28 Mordad 1402")[1]
        == points
    )


def test_the_pages_day_below_the_lead_is_none_of_the_story():
    for stamp in ("26 July 2021  -  ۰۴ مرداد ۱۴۰۰ - 09:12", "1400-05-04 09:12"):
        assert parts(TITLE, LEAD, stamp, *BODY) == ([TITLE], [LEAD, *BODY])


def test_a_quotation_between_headline_and_story_is_the_lead():
    headline, day = "پل تازه گلزار ۳۰ درصد ارزان‌تر ساخته شد", "خبرگزاری دامنه | دوشنبه 26 تیر 1402 - 10:15"
    lead = "مدیرکل راه و شهرسازی استان کاشان: در سه ماه نخست امسال ۴۲ پل در شهرهای این استان ساخته شد"
    assert parts(headline, day, lead, LEAD, *BODY) == ([headline], [lead, LEAD, *BODY])
    lost = "مدیرکل راه استان کاشان: ۴۲ نفر در سه ماه نخست امسال در کار ساخت پل‌ها جان باختند"
    assert parts(headline, lost, "تاریخ انتشار: ۱۸ آذر ۱۳۹۹", LEAD, *BODY) == ([headline], [lost, LEAD, *BODY])
