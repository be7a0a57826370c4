"""Messengers' posts: pictures and hashtags on lines of their own, who is cited above items, items of a few words."""

from tests.cleaning.test_shapes_of_pages import BODY, LEAD, TITLE, parts

WHO = "مهرداد دلشاد، شهردار گلزار:"


def test_a_picture_alone_on_its_line_begins_the_next():
    told = parts("📌", TITLE, WHO, "🔹", LEAD, "🔹", BODY[0], "👇", "@golzar")
    assert told == ([TITLE], [WHO, f"🔹 {LEAD}", f"🔹 {BODY[0]}"])


def test_a_hashtag_in_the_middle_of_a_line_goes_on_with_it():
    who = ("مهرداد دلشاد، شهردار گلزار در", "#گفتگو", "با شبکه باغ:")
    assert parts(TITLE, *who, "🔹", LEAD, "🔹", BODY[0])[1][0] == " ".join(who)
    assert parts(TITLE, LEAD, *BODY, "#گلزار", "#شهر")[1] == [LEAD, *BODY]  # no sentence is open


def test_who_is_cited_right_above_the_words():
    assert parts("جزئیات کار در بازار کهن", WHO, LEAD, *BODY) == (["جزئیات کار در بازار کهن"], [WHO, LEAD, *BODY])


def test_items_of_a_few_words_below_whom_they_cite():
    items = ("🔹 ۱۲۰ نفر کار می‌کنند", "🔹 این شمار ۲۰ درصد بیشتر است")
    assert parts(f"⚡️ {WHO}", *items, "@golzar") == ([], [f"⚡️ {WHO}", *items])


def test_the_channel_from_which_a_post_has_come_is_no_headline():
    title = "کار در بازار کهن گلزار"
    told = parts("↪️ فوروارد از: Forwarded from شبکه باغ", "♦️", title, "🔹", LEAD, "🔹", BODY[0])
    assert told == ([title], [f"🔹 {LEAD}", f"🔹 {BODY[0]}"])


def test_the_body_that_signs_a_post_is_none_of_its_story():
    lines = ("نان: ۵ هزار تومان", "آب: ۷ هزار تومان", "شیر: ۹ هزار تومان")
    for sign in ("روابط عمومی شهرداری گلزار", "شهرداری بندر گلزار - ۱۰ اسفند ۱۴۰۲"):
        assert parts("نرخ تازه در گلزار", *(f"🔸 {line}" for line in lines), sign)[1] == [
            f"🔸 {line}" for line in lines
        ]


def test_values_without_units_below_a_headline():
    values = ["مهران دلشاد: ۱۶,۳۸۴", "سیمین کیانی: ۱۳,۵۳۸", "آرای باطله: ۶۰۷"]
    assert parts("شمار آرا در گلزار", *values, "۷ مهر ۱۴۰۲") == (["شمار آرا در گلزار"], values)


def test_who_speaks_below_his_picture():
    who = "🎙 مهرداد دلشاد، شهردار گلزار"
    assert parts("«کار در گلزار ۲۰ درصد بیشتر است»", who, "", LEAD, *BODY)[1] == [who, LEAD, *BODY]


def test_a_numbered_list_below_the_headline_of_a_post():
    items = [f"{n}. {120 * n} نفر کار می‌کنند" for n in (1, 2, 3)]
    assert parts("⚫️ تازه‌ترین شمار در گلزار؛", *items, "@golzar") == (["تازه‌ترین شمار در گلزار؛"], items)


def test_a_post_of_a_headline_and_one_sentence():
    told = parts("سهم گلزار از بازار جهان به ۵ رسید", LEAD, "@golzar")
    assert told == (["سهم گلزار از بازار جهان به ۵ رسید"], [LEAD])


def test_a_film_is_shown_by_its_headline():
    told = parts(
        "🎥 ببینید | ریزش کوه در گلزار", "کار ۵ نفر پایان یافت.", "کار ۱۲۰ نفر ادامه دارد.", "کار ۷ نفر آغاز شد."
    )
    assert told[0] == ["ببینید | ریزش کوه در گلزار"]
    assert len(told[1]) == 3


def test_the_name_of_a_channel_below_an_empty_line_ends_a_post():
    values = ["🔸 نان: ۵ هزار تومان", "🔸 آب: ۷ هزار تومان", "🔸 شیر: ۹ هزار تومان"]
    assert parts("نرخ تازه در گلزار", *values, "", "کانال بازار گلزار", "@golzar")[1] == values


def test_a_headline_that_cites_a_number_is_one():
    title = "مهرداد دلشاد: ۳۰ درصد گلزار آباد شد"
    assert parts(f"🔴 {title}", "🔹 کار ۱۲۰ نفر ادامه دارد", "🔹 کار ۷ نفر آغاز شد", "@golzar")[0] == [title]
