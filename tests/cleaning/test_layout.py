"""Plain dumps taken apart: which lines are the story, which the site's own."""

import pytest

from pipelines.cleaning.layout import Block, lay_out, recurring_lines
from pipelines.folding import fold

TITLE = "آب شرب سیزده روستای دامنه وصل شد"
LEAD = "مدیر آبفای دامنه گفت: آب شرب سیزده روستا با هزینه ۴۲ میلیارد تومان از شبکه تازه وصل شد."
BODY = (
    "بهرام دانش‌پور روز سه‌شنبه در نشست خبری افزود: شبکه ۱۸ کیلومتر است و ۲ هزار و ۳۰۰ خانوار از آن بهره می‌برند.",
    "وی با اشاره به خشکی چاه‌ها گفت: کار از پاییز پارسال آغاز شده بود و پیش از موعد به سرانجام رسید.",
)


def parts(text: str, **kwargs) -> dict[str, list[str]]:
    """role → texts of its blocks, on one line each."""
    out: dict[str, list[str]] = {}
    for b in lay_out(fold(text), **kwargs).blocks:
        out.setdefault(b.role, []).append(" ".join(text[b.start : b.end].split()))
    return out


def story(text: str, **kwargs) -> list[str]:
    found = parts(text, **kwargs)
    return found.get("lead", []) + found.get("body", [])


def dump(*lines: str) -> str:
    return "\n".join(lines) + "\n"


HEADS = [
    [TITLE, "۱۵ مرداد ۱۴۰۴ / ۱۷:۲۵", ""],
    [
        "پیک دامنه",
        "سیاست | اقتصاد | جامعه | استان‌ها",
        "کد خبر: 506269 |",
        "تاریخ انتشار : 01 خرداد 1402 - 21:30",
        TITLE,
        "",
    ],
    ["ورود | عضویت | RSS", TITLE, "پیک دامنه » استان‌ها", "2023-05-22 08:10", "0", "12", "A A A", "ارسال به دوستان", ""],
    [
        f"{TITLE} - پیک دامنه",
        "امروز: دوشنبه, ۴ تیر ۱۴۰۳ | برابر با: 17 ذی‌الحجه 1445 | 2024-06-24",
        TITLE,
        "زمان مطالعه: 3 دقیقه",
    ],
]
TAILS = [
    [],
    ["انتهای پیام/۷۵۰۵", "برچسب‌ها: آب، روستا", "نظر شما"],
    ["پایان پیام", "لینک کپی شد", "بهای میوه در میدان شهر"],
    ["/7505", "پربازدیدها", "۱. تیم شهر به نیمه‌نهایی رسید", "۲. چه کسی شهردار می‌شود؟"],
    ["اخبار پیشنهادی", "گشایش نمایشگاه گل و گیاه", "تبادل نظر", "آدرس ایمیل خود را با قالب درست وارد کنید."],
    ["منبع: پیک دامنه", "دیدگاه‌هایی که حاوی توهین باشد منتشر نمی‌شود.", "نشانی ایمیل شما منتشر نخواهد شد."],
    ["تازه‌های دیگر از شهر", "گشایش نمایشگاه گل و گیاه", "تیم شهر به نیمه‌نهایی رسید"],
]


@pytest.mark.parametrize("head", HEADS, ids=range(len(HEADS)))
@pytest.mark.parametrize("tail", TAILS, ids=range(len(TAILS)))
@pytest.mark.parametrize("zwnj", [True, False])
def test_title_and_story_whatever_stands_around(head, tail, zwnj):
    text = dump(*head, LEAD, *BODY, *tail)
    want = [LEAD, *BODY]
    title = TITLE
    if not zwnj:
        text, want = text.replace("\u200c", ""), [x.replace("\u200c", "") for x in want]
    found = parts(text)
    assert found["title"] == [title]
    assert found["lead"] + found["body"] == want


def test_truncated_lead_stands_once():
    text = dump(TITLE, "", LEAD[:60] + " […]", "", LEAD, *BODY)
    found = parts(text)
    assert found["repeat"] == [LEAD[:60] + " […]"]
    assert found["lead"] + found["body"] == [LEAD, *BODY]


def test_excerpt_over_two_paragraphs_is_a_repeat():
    excerpt = f"{LEAD} {BODY[0][:50]}…"
    found = parts(dump("کد خبر: 4521", excerpt, "", LEAD, *BODY))
    assert found["repeat"] == [excerpt]
    assert "title" not in found
    assert found["lead"] == [LEAD]


def test_headline_printed_twice_is_title_once():
    found = parts(dump(TITLE, TITLE, "", LEAD, *BODY))
    assert found["title"] == [TITLE]
    assert found["repeat"] == [TITLE]


def test_hard_wrapped_lines_are_one_block():
    wrapped = dump(
        TITLE,
        "۱۷:۰۶ - ۱۳۹۷/۱۰/۲۵",
        "",
        "مدیر آبفای دامنه گفت: آب شرب سیزده روستا با هزینه ۴۲ میلیارد تومان از شبکه تازه وصل",
        "شد و بیست روستای دیگر نیز تا پایان سال به شبکه پیوسته خواهند شد. این طرح در پاییز",
        "آغاز شده بود.",
        "",
        "وی افزود: ۱۸ کیلومتر لوله در این مسیر کار گذاشته شده است و کار هنوز در بخش جنوبی شهر",
        "دنبال می‌شود.",
        "",
        "انتهای پیام",
    )
    told = story(wrapped)
    assert len(told) == 2
    assert told[0].endswith("آغاز شده بود.")
    assert told[1].endswith("دنبال می‌شود.")
    doubled = wrapped.replace("\n", "\n\n")  # a dump with a blank line behind every line
    assert [x.split()[-1] for x in story(doubled)] == ["بود.", "می‌شود."]


def test_read_also_inside_the_story_goes_and_the_story_goes_on():
    text = dump(TITLE, "", LEAD, "بیشتر بخوانید:", "گشایش نمایشگاه گل و گیاه", *BODY, "انتهای پیام")
    assert story(text) == [LEAD, *BODY]
    text = dump(TITLE, "", LEAD, "همچنین بخوانید: گشایش نمایشگاه گل و گیاه", *BODY)
    assert story(text) == [LEAD, *BODY]


def test_subheads_and_lists_of_the_story_stay():
    listing = ["دامنه بالا ۱۲ روستا", "دامنه پایین ۱ روستا"]
    text = dump(
        TITLE, "", LEAD, "خشکی چاه‌ها", BODY[0], "شمار روستاها به تفکیک بخش به این شرح است:", *listing, "انتهای پیام"
    )
    assert story(text) == [LEAD, "خشکی چاه‌ها", BODY[0], "شمار روستاها به تفکیک بخش به این شرح است:", *listing]


@pytest.mark.parametrize("end", [" انتهای پیام", " انتهای پیام/", "/ک", " /7505", "\u200cانتهای پیام/۷۵۰۵/۶۰۵۳"])
def test_end_marker_and_code_behind_the_last_sentence(end):
    told = story(dump(TITLE, "", LEAD, BODY[1] + end))
    assert told[-1].rstrip("\u200c") == BODY[1]


def test_a_sentence_about_comments_is_no_chrome():
    about = "سخنگوی شورا گفت: دیدگاه‌های مردم درباره آب روستاها در ۱۲ نشست بررسی شد و نتیجه آن منتشر نمی‌شود."
    assert about in story(dump(TITLE, "", LEAD, about, BODY[0], "انتهای پیام"))


def test_recurring_lines_of_a_site_are_chrome():
    odd = "هرچه دلت خواست از بازار ما بخر که ارزان است و خوب، همین امروز در شهر."
    pages = [fold(dump(f"{TITLE} {i}", odd, "", LEAD, BODY[0] + str(i), odd)) for i in range(6)]
    recurring = recurring_lines(pages)
    assert fold(odd).replace("\u200c", "") in recurring
    assert story(dump(TITLE, "", *BODY, odd), recurring={fold(odd).replace("\u200c", "")}) == list(BODY)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("کد خبر: 506269 |", "506269"),
        ("شناسه خبر: ۸۸۱۲۳", "88123"),
        ("کد : ۱۲۳۴۵", "12345"),
        ("کد مطلب : 8310-04417", "8310-04417"),
    ],
)
def test_news_code(line, code):
    assert lay_out(fold(dump(line, TITLE, "", LEAD, *BODY))).news_code == code


@pytest.mark.parametrize(
    ("lead", "agency", "dateline"),
    [
        ("به گزارش ایسنا، " + LEAD, "ایسنا", None),
        ("به گزارش خبرگزاری مهر از دامنه، " + LEAD, "مهر", None),
        ("خبرگزاری فارس: " + LEAD, "فارس", "خبرگزاری فارس"),
        ("تهران - ایرنا - " + LEAD, "ایرنا", "تهران - ایرنا"),
        ("صلح خبر/گیلان " + LEAD, "صلح خبر", "صلح خبر/گیلان"),
        ("در مهر امسال و در استان فارس چنین شد. " + LEAD, None, None),
    ],
)
def test_agency_and_dateline(lead, agency, dateline):
    layout = lay_out(fold(dump(TITLE, "", lead, *BODY)))
    assert (layout.agency, layout.dateline) == (agency, dateline)


def test_site_from_address_and_from_the_page():
    assert lay_out(fold(dump(TITLE, "", LEAD)), meta={"url": "https://www.isna.ir/news/1"}).site == "ایسنا"
    rights = "کلیه حقوق برای پیک دامنه محفوظ است."
    assert lay_out(fold(dump(TITLE, "", LEAD, *BODY, rights))).site == "پیک دامنه"


def test_hints_are_kept_and_their_paragraphs_parted():
    text = f"{TITLE}\n{LEAD}\n{BODY[0]}\nبیشتر بخوانید: گشایش نمایشگاه\n{BODY[1]}\nانتهای پیام"
    at = len(TITLE) + 1
    hints = [Block(0, len(TITLE), "title"), Block(at, len(text), "body")]
    found = parts(text, hints=hints)
    assert found["title"] == [TITLE]
    assert found["body"] == [LEAD, *BODY]


def test_lead_given_beside_a_body_that_opens_with_it_stands_once():
    text = f"{TITLE}\n{LEAD}\n{LEAD}\n{BODY[0]}\n{BODY[1]}"
    one, two = len(TITLE) + 1, len(TITLE) + len(LEAD) + 2
    found = parts(text, hints=[Block(0, one - 1, "title"), Block(one, two - 1, "lead"), Block(two, len(text), "body")])
    assert found["repeat"] == [LEAD]
    assert found["lead"] + found["body"] == [LEAD, *BODY]


SITES_BELOW = ["۱۵ مرداد ۱۴۰۴ / ۱۷:۲۵", "0", "A A A"]


def test_a_title_below_its_lead():
    found = parts(dump("پیک دامنه", "سیاست | اقتصاد | جامعه", LEAD, TITLE, *SITES_BELOW, "", *BODY))
    assert found["title"] == [TITLE]
    assert found["lead"] + found["body"] == [LEAD, *BODY]


def test_paragraphs_that_lost_their_full_stops():
    lines = [x.rstrip(".") for x in (LEAD, f"{BODY[0]} {BODY[1]}", BODY[1])]
    found = parts(dump("پیک دامنه", TITLE, *SITES_BELOW, *lines, "دیدگاه‌ها", "بدون دیدگاه"))
    assert found["title"] == [TITLE]
    assert found["lead"] + found["body"] == lines


@pytest.mark.parametrize(
    "behind", [" | پایگاه خبری پیک دامنه", " - خبرگزاری ایرنا", " کد خبر : ۸۱۲۳ تاریخ انتشار : ۷ مهر ۱۴۰۴"]
)
def test_what_stands_behind_the_headline_on_its_line(behind):
    assert parts(dump(TITLE + behind, *SITES_BELOW, LEAD, *BODY))["title"] == [TITLE]


@pytest.mark.parametrize(
    "notice",
    [
        "ما از کوکی‌ها برای بهتر شدن کار شما استفاده می‌کنیم و با ماندن در سایت آن را می‌پذیرید.",
        "این رسانه تابع قوانین جمهوری اسلامی ایران است و مسئولیت نظرات با نویسندگان آن‌هاست.",
        "اگر فیلم را نمی‌بینید مرورگر خود را به‌روز کنید.",
    ],
)
def test_notices_are_the_sites_own_above_and_below(notice):
    assert story(dump(notice, TITLE, *SITES_BELOW, LEAD, *BODY, notice)) == [LEAD, *BODY]


def test_labels_of_advertisements_do_not_end_the_story():
    assert story(dump(TITLE, "۱۵ مرداد ۱۴۰۴", LEAD, "آگهی", BODY[0], "تبلیغات", BODY[1])) == [LEAD, *BODY]


def test_hashtags_and_english_headings_behind_the_story():
    tail = ["#آب #روستا_های_دامنه", "Tags: آب، روستا", "Leave a comment"]
    assert story(dump(TITLE, *SITES_BELOW, LEAD, *BODY, *tail)) == [LEAD, *BODY]


def test_the_seed_pages(shared):
    page = (shared / "seeds" / "000_d68208019a380c77.txt").read_text(encoding="utf-8")
    layout = lay_out(fold(page))
    roles = [b.role for b in layout.blocks]
    assert layout.news_code == "506269"
    assert roles.count("repeat") == 1
    assert roles.count("lead") == 1
    told = [b for b in layout.blocks if b.role in ("lead", "body")]
    assert told[0].start == 495
    assert page[told[-1].start : told[-1].end].endswith("تقدیر شد.") or page[told[-1].end - 1] == "."
    other = (shared / "seeds" / "003_c7b19d3f62356fcc.txt").read_text(encoding="utf-8")
    blocks = lay_out(fold(other)).blocks
    assert [b.role for b in blocks[:2]] == ["title", "lead"]
    assert (blocks[0].start, blocks[0].end) == (0, 59)


NOTICE = "این وبگاه برای شناختن بازدیدکنندگان خود پرونده‌های کوچکی روی دستگاه شما می‌گذارد."
FOOT = (
    "صندوق گفتار", "همه گفتارها", "پرستو ن.", "سلام بر همه، قلمتان پایدار و سرفراز باشید همیشه.", "۴ موافق ۱ مخالف", "بگو و بشنو",
    "برگ‌های دیگر", "دوچرخه‌سواران به خط پایان رسیدند", "پرنده‌ای کمیاب در تالاب", "چرا پدربزرگ‌ها قصه می‌گویند",
    "دامنه‌نوشت را گروهی از دوستداران کوهستان می‌گردانند و از هیچ نهادی یاری نمی‌گیرد.",
)  # fmt: skip


def test_a_notice_above_the_header_is_no_story() -> None:
    found = parts(dump(NOTICE, "باشد", "دامنه‌نوشت", "فهرست", "جست‌وجو", TITLE, "نگارنده: ن", LEAD, *BODY))
    assert found["title"] == [TITLE]
    assert found["lead"] + found["body"] == [LEAD, *BODY]


def test_comments_and_notices_below_the_story_are_known_by_their_place_and_their_words() -> None:
    assert story(dump(TITLE, LEAD, *BODY, *FOOT)) == [LEAD, *BODY]
    # what has the story's words is the story's, and so is what stands below one subheading
    assert story(dump(TITLE, LEAD, BODY[0], "سخن پایانی", BODY[1])) == [LEAD, BODY[0], "سخن پایانی", BODY[1]]


def test_ornaments_before_a_title_are_none_of_it() -> None:
    for ornament in ("🔴 ", "# ", "▪️ "):
        assert parts(dump(ornament + TITLE, "", LEAD, *BODY))["title"] == [TITLE]
    assert parts(dump(f"«دامنه» {TITLE}", "", LEAD, *BODY))["title"] == [f"«دامنه» {TITLE}"]


def test_headings_that_send_the_reader_elsewhere_are_known_by_their_verb() -> None:
    for heading in ("این‌ها را هم ببینید:", "در همین پرونده بشنوید:", "گفت‌وگوی ما را نیز بخوانید"):
        text = dump(TITLE, "", LEAD, BODY[0], heading, "گشایش نمایشگاه گل و گیاه", BODY[1], "انتهای پیام")
        assert story(text) == [LEAD, *BODY]


@pytest.mark.parametrize(
    "printed",
    [
        f"{TITLE} 👇",
        f"#فوری | {TITLE}",
        f"# [{TITLE}](/news/4512/)",
        f"تیتر خبر: {TITLE}",
        f"صفحه نخست » استان‌ها » {TITLE}",
        f"شما اینجا هستید: خانه - اخبار - {TITLE}\n\n{TITLE}",
        f"{TITLE}\nنوشته شده توسط بهرام دانش‌پور",
        f"واکنش‌ها ادامه دارد؛\n{TITLE}",
    ],
)
def test_headlines_as_systems_print_them(printed):
    found = parts(dump("پیک دامنه", "خانه", "تماس با تحریریه", printed, *SITES_BELOW, LEAD, *BODY))
    assert found["title"] == [TITLE]
    assert found["lead"] + found["body"] == [LEAD, *BODY]


def test_the_headline_stands_near_its_story_below_others_headlines():
    above = [
        "پیک دامنه",
        "اخبار ویژه",
        "گشایش نمایشگاه گل و گیاه در بوستان ملت شهر",
        "تیم شهر به نیمه‌نهایی رسید",
        "گواهینامه",
    ]
    assert parts(dump(*above, "", TITLE, LEAD, *BODY))["title"] == [TITLE]
    tagline = ["دفتر روزنامه‌نگار", "اینجا از کار و بار شهرمان می‌نویسم و می‌خوانم", ""]
    assert parts(dump(*tagline, TITLE, LEAD, *BODY))["title"] == [TITLE]


def test_headings_that_recur_keep_their_meaning():
    heading, other = "بیشتر بخوانید:", "گشایش نمایشگاه گل و گیاه"
    page = dump(TITLE, LEAD, BODY[0], heading, other, BODY[1])
    assert story(page) == story(page, recurring={heading}) == [LEAD, *BODY]


def test_markdown_lists_of_links_are_the_sites_own():
    links = [
        "**بیشتر بخوانید**",
        "",
        *[
            f"  * [{text}](/news/51/)"
            for text in ("گشایش نمایشگاه گل و گیاه در بوستان ملت شهر", "تیم شهر به نیمه‌نهایی رسید")
        ],
    ]
    page = dump(
        "[ ![پیک دامنه](/logo.png) ](/)",
        "",
        "  * [سیاست](/politics)",
        "",
        f"# {TITLE}",
        "",
        LEAD,
        "",
        BODY[0],
        "",
        *links,
        "",
        BODY[1],
    )
    assert parts(page)["title"] == [TITLE]
    assert story(page) == [LEAD, *BODY]


def test_headlines_of_one_length_are_not_hard_wrapped_lines():
    heads = ["گشایش نمایشگاه گل و گیاه در بوستان ملت شهر", "رسیدن تیم والیبال شهر به نیمه‌نهایی جام باشگاه‌ها"]
    page = dump("پیک دامنه", *heads, TITLE, LEAD, f"{BODY[0]} {BODY[1]}", BODY[1])
    found = parts(page)
    assert found["title"] == [TITLE]
    assert found["lead"] + found["body"] == [LEAD, f"{BODY[0]} {BODY[1]}", BODY[1]]


@pytest.mark.parametrize("copy", [f"خلاصه خبر: {LEAD}", f"خلاصه خبر: {LEAD[:60]}...", f"**{LEAD}**"])
def test_a_lead_with_a_label_or_in_bold_that_comes_again_is_a_repeat(copy):
    assert story(dump(TITLE, copy, LEAD, *BODY)) == [LEAD, *BODY]


OTHERS = ["گشایش نمایشگاه گل و گیاه در بوستان", "رسیدن تیم والیبال به نیمه‌نهایی جام"]


@pytest.mark.parametrize(
    "box",
    [["از دست‌ندادنی‌های امروز", OTHERS[0], "ادامه مطلب »"], OTHERS, ["تبلیغات", "فرش ایل‌بانو؛ فروش ویژه در میدان امام"]],
)
def test_boxes_between_paragraphs_are_known_by_their_shape(box):
    assert story(dump(TITLE, LEAD, BODY[0], *box, BODY[1], "انتهای پیام")) == [LEAD, *BODY]


def test_what_the_story_lists_between_paragraphs_is_no_box():
    for lines in (
        ["بازار آب‌فروشان شهر", "چاه‌های خشک و روستاهای بی‌شبکه دامنه"],
        ["روستای یکم با ۱۲ خانوار پرجمعیت", "روستای دوم با ۱۸ خانوار کم‌آب"],
    ):
        assert story(dump(TITLE, LEAD, BODY[0], *lines, BODY[1])) == [LEAD, BODY[0], *lines, BODY[1]]


def test_lists_behind_the_last_paragraph():
    names = ["نام روستاهای وصل شده به شبکه آب شرب:", "شمال دامنه:", "گلدره", "چشمه‌سار", "جنوب دامنه:", "سنگستان"]
    assert story(dump(TITLE, LEAD, *BODY, *names, "برچسب‌ها", "آب")) == [LEAD, *BODY, *names]
    row = "نفرات: دانش‌پور، رستگار، نیک‌پور، صفایی"
    assert story(dump(TITLE, LEAD, *BODY, row, "پیوست: ندارد", "برچسب‌ها")) == [LEAD, *BODY, row]


def test_values_behind_the_last_paragraph_are_the_storys_and_counters_are_not():
    values = ["تعداد خانوارهای جابه‌جاشده: ۲۷ خانوار", "تعداد فوتی: ۱ نفر", "آب رسانده شده: ۱۲٫۵ مترمکعب"]
    for foot in (["تعداد بازدید: ۵۰ نفر", "بازدید: ۱۲۵ بار"], ["تاریخ درج: ۱۲ مهر ۱۳۹۴"], ["منبع: پیک دامنه"]):
        assert story(dump(TITLE, LEAD, *BODY, *values, *foot)) == [LEAD, *BODY, *values]
