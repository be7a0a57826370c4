"""Publication dates: where pages put them that no list of labels knows, and what only looks like one."""

import datetime as dt
import time

from pipelines.folding import fold
from pipelines.intake.dates import PublicationDate, publication_date
from pipelines.intake.dates.foot import printed_address
from tests.intake.test_dates import BODY, TITLE, TODAY, find, said


def test_the_way_to_a_page_and_its_place_in_print() -> None:
    header = "سایت خبری\nیکشنبه ۱۴۰۲/۱۲/۱۳\n"
    for way in (
        "خانه » آرشیو » ۱۴۰۲ » مهر » ۷ » شهرها",
        "خانه › 1402 › 07 › 07 › شهرها",
        "آرشیو > 2023 > سپتامبر > 29",
    ):
        assert said(find(above=f"{header}{way}")) == "2023-09-29"
        assert said(find(above=f"{header}{way}\nچاپ\nپ پ")) == "2023-09-29"
    assert said(find(above=f"{header}خانه » آرشیو » ۱۴۰۲ » مهر\nچاپ\nپ پ")) is None
    printed = "شماره ۲۲۲۶ | جمعه ۷ مهر ۱۴۰۲ | صفحه {} (شهر)\nگروه اجتماعی:"
    for page in ("۴", "دوم"):
        assert said(find(above=header + printed.format(page))) == "2023-09-29"


def test_the_section_behind_the_author_and_the_date() -> None:
    assert said(find(below="توسط تحریریه دامنه در ۷ مهر ۱۴۰۲ در دسته رود و کوه")) == "2023-09-29"
    assert said(find(below="توسط تحریریه دامنه در ۷ مهر ۱۴۰۲ که سیل به روستا رسید")) is None


def test_a_headline_that_ends_with_a_verb_of_labels() -> None:
    label, headline = "تاریخ درج: ۱۴۰۲/۰۷/۰۷", "کتاب تازه این نویسنده منتشر شد {}۱۴۰۲/۰۵/۱۳"
    for gap in ("", "  ", "\t"):
        assert said(find(tail=f"{label}\nخبرهای دیگر\n{headline.format(gap)}")) == "2023-09-29"
        assert said(find(tail=f"خبرهای دیگر\n{headline.format(gap)}")) is None
    assert said(find(tail="دامنه‌نوشت منتشر شده در ۷ مهر ۱۴۰۲")) == "2023-09-29"


def test_a_calendars_leaf() -> None:
    for leaf in ("۷\nمهر\n۱۴۰۲", "۷ مهر\n۱۴۰۲", "۱۴۰۲\n»\nمهر\n»\n۷"):
        assert said(find(below=leaf)) == "2023-09-29"
        header = "یکشنبه ۱۴۰۲/۱۲/۱۳\nصفحه نخست | سیاسی | ورزشی\n"
        assert said(find(above=header + leaf)) == "2023-09-29"
        assert said(find(above="صفحه نخست | سیاسی | ورزشی\n" + leaf)) is None  # the header's own
    assert said(find(below="۷\nنظر\n۱۴۰۲")) is None
    fields = "منبع:\nدامنه\nکد خبر:\n۵۱۲۰۰۱\nخبرهای کوتاه؛"  # below the leaf's clock
    banner = "یکشنبه ۱۳ اسفند ۱۴۰۲\n۲۳:۲۱\nدر حال بارگذاری"
    assert said(find(above=f"{banner}\nجمعه\n۷ مهر\n۱۴۰۲\n۲۰:۳۰:۰۰\n{fields}")) == "2023-09-29 20:30"


def test_the_day_of_a_newspapers_latest_issue() -> None:
    header = "صاحب امتیاز: کیوان مهرپرور\nمدیر مسوول: سارا کاشانی\nجمعه ۷ مهر ۱۴۰۲"
    assert said(find(above=f"{header}\nدانلود صفحات امروز روزنامه: ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸")) is None


def test_a_section_between_date_and_headline() -> None:
    menu, section = "صفحه نخست | سیاسی | ورزشی", "\nورزشی"
    assert said(find(above=f"{menu}\n۷ مهر ۱۴۰۲ - ۱۰:۱۵{section}")) == "2023-09-29 10:15"
    assert said(find(above=f"{menu}\n۷ مهر ۱۴۰۲{section}")) is None  # no clock
    assert said(find(above=f"۷ مهر ۱۴۰۲ - ۱۰:۱۵\n{menu}{section}")) is None
    assert said(find(below="تاریخ\t۱۴۰۲/۷/۷\nگروه\tاجتماعی")) == "2023-09-29"


def test_the_place_and_the_day_before_the_first_word() -> None:
    for opening in ("گلزار - ۷ مهر ۱۴۰۲ - ", "گلزار، بخش مرکزی (۱۴۰۲/۰۷/۰۷) – "):
        page = fold(f"{TITLE}\n{opening}{BODY}\n")
        assert said(publication_date(page, [], len(TITLE) + 1, today=TODAY, title_start=0)) == "2023-09-29"
    for opening in ("در پی نشست گلزار در ۷ مهر ۱۴۰۲ - ", "گلزار - ۷ مهر ۱۴۰۲ برای مردم ", "گلزار - تا ۷ مهر ۱۴۰۲ - "):
        page = fold(f"{TITLE}\n{opening}{BODY}\n")
        assert said(publication_date(page, [], len(TITLE) + 1, today=TODAY, title_start=0)) is None


def test_fields_and_marks_below_the_story() -> None:
    fields = "چاپ\nلینک کوتاه: https://x.ir/12\nکد: ۱۲۳۴۵\nثبت: ۱۴۰۲/۰۷/۰۷\nبازدید: ۲۳"
    assert said(find(tail=fields)) == "2023-09-29"
    assert said(find(tail=fields.replace("کد", "وزن"))) is None
    assert said(find(tail="انتهای پیام / ۷ مهر ۱۴۰۲")) == "2023-09-29"
    assert said(find(tail="برچسب‌ها: آب، برق\n۷ مهر ۱۴۰۲ - ۱۰:۱۵\nارسال نظر")) == "2023-09-29 10:15"
    for heading in ("نظر بینندگان", "دیدگاه‌ها (۱)"):
        assert said(find(tail=f"{heading}\nنام: رضا\nتاریخ ثبت: ۱۴۰۲/۰۷/۰۷\nدرود")) is None
    assert said(find(tail="۳ نظر\nتاریخ ثبت: ۱۴۰۲/۰۷/۰۷")) == "2023-09-29"
    assert said(find(below="عکس از بایگانی، ۷ مهر ۱۴۰۲")) is None
    assert said(find(below="تاریخ خبر: 14020707")) == "2023-09-29"
    assert said(find(below="کد خبر: 14020707")) is None


def test_the_address_that_a_page_prints() -> None:
    address = "https://damaneh.example/news/1402/07/07/412"
    for line in (address, f"نشانی خبر: {address}", f"لینک کوتاه: {address}"):
        found = find(tail=f"چاپ\n{line}")
        assert (said(found), found.basis) == ("2023-09-29", "url")
    assert said(find(tail=f"منبع: {address}")) is None
    assert said(find(tail=f"خبرهای مرتبط\n{address}")) is None
    assert said(find(tail=f"{address}\n{address}3")) is None


def test_padding_around_an_address_is_looked_through_once() -> None:
    padded = f"www.damaneh.example\n{' ' * 8000}x\n"
    began = time.process_time()
    assert printed_address(padded, [(0, len(padded))], 0, dt.date(2023, 9, 30)) is None
    assert time.process_time() - began < 1  # were it once for each space, a quarter of a minute


def test_a_messengers_line_below_its_message() -> None:
    below = "@damaneh\n👁 2.1K   Sep 29, 2023 10:15\n—————\n🔸 آب شهر وصل شد\n👁 3K   Sep 30, 2023 10:15"
    assert said(find(tail=below)) == "2023-09-29 10:15"
    assert said(find(tail=below.replace("👁", "علی"))) is None
    signed = f"{TITLE}\n{BODY}/ خبرفوری\n@damaneh\n👁 2.1K · 📅 10:15 · 7 Mehr 1402"
    body, source = len(TITLE) + 1, signed.index("/ خبرفوری")
    sites = [(source, source + 9), (source + 10, source + 18), (source + 19, len(signed))]
    assert said(publication_date(signed, sites, body, today=TODAY, title_start=0)) == "2023-09-29 10:15"


def test_a_number_in_front_of_a_day_with_its_year_is_no_year() -> None:
    assert said(find(above="جمعه ۷ مهر ۱۴۰۲ - سال پنجم - شماره - ۱۲۷۸\nصفحه ۳\nتیتر دو")) == "2023-09-29"
    assert said(find(above="سال پنجم - شماره ۱۲۷۸ - جمعه ۷ مهر ۱۴۰۲\nصفحه ۳\nتیتر دو")) == "2023-09-29"


def test_a_refused_label_in_front_of_a_weak_one() -> None:
    today, own = "امروز یکشنبه مورخ ۱۳/۱۲/۱۴۰۲ | ساعت ۱۱:۲۷\n", "فرستنده: دفتر | مورخه ۰۷/۰۷/۱۴۰۲ | بازدید: ۵۱۹"
    assert said(find(above=today)) is None
    assert said(find(above=today, below=own)) == "2023-09-29"


def test_the_day_of_publication_behind_that_of_receipt() -> None:
    seen = "زمان دریافت: یکشنبه ۹ مهر ۱۴۰۲ ساعت ۲ و ۴۱ دقیقه"
    line = f"{seen} | نشر: جمعه ۷ مهر ۱۴۰۲ ساعت ۲۰ و ۲ دقیقه"
    assert said(find(below=line)) == "2023-09-29 20:02"
    assert said(find(below=f"{seen} | ۵۳۰ بازدید")) is None


def test_a_clock_that_another_day_is_glued_to() -> None:
    line = "جمعه، 7 مهر 1402 ساعت 09:052023-09-29{}"
    for behind in ("", "پزشكي"):
        assert said(find(above=line.format(behind))) == "2023-09-29 09:05"
    assert said(find(above=line.format("پزشکی و درمان در روستاهای دور از شهر"))) is None


def test_the_day_that_a_dump_writes_before_the_first_word() -> None:
    page = fold(f"date 2023-09-29 {BODY}\n")
    found = publication_date(page, [(0, 16)], 16, today=TODAY, title_start=None)
    assert (said(found), found.basis) == ("2023-09-29", "label")
    page = fold(f" date 2023-09-29 گشایش پل تازهٔ گلزار پس از سه سال\n{BODY}\n")
    body = page.index("\n") + 1
    assert said(publication_date(page, [(0, 17)], body, today=TODAY, title_start=17)) == "2023-09-29"


def test_the_day_of_the_visit_in_a_themes_foot() -> None:
    assert said(find(tail="دیدگاه خود را بنویسید\nFriday, 29 September, 2023")) is None
    assert said(find(tail="29 September, 2023")) == "2023-09-29"


def test_the_day_below_the_headlines_second_print() -> None:
    lead = "شهردار گفت پل تازه شهر پس از سه سال گشوده شد و بار خیابان‌ها سبک می‌شود."
    for again, want in ((TITLE, "2023-09-29 15:57"), ("شهرداری گلزار", None)):
        page = fold(f"{TITLE}\n{lead}\n{again}\nجمعه ۷ مهر ۱۴۰۲ - ۱۵:۵۷:۰۰\n{BODY}\n")
        at = page.index("جمعه")
        chrome = [(at - len(again) - 1, page.index("\n", at))]
        assert said(publication_date(page, chrome, len(TITLE) + 1, today=TODAY, title_start=0)) == want


def test_the_day_above_a_lead_that_stands_above_the_headline() -> None:
    picture = '<image>data:image/s3,"s3://bucket/8e94"</image>'
    page = fold(f"29-09-2023، 11:08\n{picture}\nشهردار گفت پل گشوده شد.\n{TITLE}\n{BODY}\n")
    lead = page.index("شهردار گفت")
    found = publication_date(page, [(0, lead - 1)], lead, today=TODAY, title_start=page.index(fold(TITLE)))
    assert said(found) == "2023-09-29 11:08"


def test_a_day_behind_the_place_and_the_agency() -> None:
    assert said(find(tail="گلزار/دامنه/۱۴۰۲/۰۷/۰۷ – ۰۸:۰۰:۰۰ / خبر ۳۰۱۹ / کد خبر ۱۴۵۹۸ / س")) == "2023-09-29 08:00"
    assert said(find(tail="example.com/news/1402/07/07/bridge")) is None


def test_a_kicker_between_the_first_line_and_the_headline() -> None:
    assert said(find(above="جمعه ۷ مهر ۱۴۰۲ ساعت ۱۵:۵۵\nشهردار گلزار:")) == "2023-09-29 15:55"
    assert said(find(above="جمعه ۷ مهر ۱۴۰۲ ساعت ۱۵:۵۵\nشهرداری گلزار")) is None


def test_a_date_between_the_lead_and_the_headline() -> None:
    lead, line = f"{BODY}\n", "۱۴۰۲-۰۷-۰۷ - ۱۵:۰۳\n"
    page = fold(f"{lead}{line}{TITLE}\n{BODY}\n")
    chrome, title = [(len(lead), len(lead + line))], len(lead + line)
    assert said(publication_date(page, chrome, 0, today=TODAY, title_start=title)) == "2023-09-29 15:03"
    assert said(publication_date(page, [], 0, today=TODAY, title_start=title)) is None


def test_the_day_of_the_visit_between_copies_of_the_headline() -> None:
    visit = "یکشنبه ۱۳ اسفند ۱۴۰۲\nSunday, March 3, 2024"
    assert said(find(below=f"{visit}\n{TITLE}\n۱۴۰۲/۰۷/۰۷\n{TITLE}")) == "2023-09-29"


def test_datelines_that_full_stops_part() -> None:
    for line in ("گلزار. ایرنا. ۷ مهر ۱۴۰۲. ", "گلزار - خبرگزاری باغ . ۱۴۰۲/۰۷/۰۷. ", "گلزار – باغ – ۷ مهر ۱۴۰۲ – "):
        page = fold(f"{TITLE}\n{line}{BODY}\n")
        assert said(publication_date(page, [], len(TITLE) + 1, today=TODAY, title_start=0)) == "2023-09-29", line
    for line in ("گلزار. ۷ مهر ۱۴۰۲ ", "شهردار سه روز ماند. ۷ مهر ۱۴۰۲، روز گشایش پل بود. "):
        page = fold(f"{TITLE}\n{line}{BODY}\n")
        assert publication_date(page, [], len(TITLE) + 1, today=TODAY, title_start=0).published_on is None, line


def test_a_short_address_beside_the_day() -> None:
    visit = "18 آوریل 2024 - 11:39"
    assert said(find(above=visit, below="29 سپتامبر 2023 - 16:30 ptx.ir/lm9uz")) == "2023-09-29 16:30"


def test_a_day_alone_below_the_headline_that_comes_again_under_its_lead() -> None:
    lead = f"{BODY} {BODY}\n"
    page = fold(f"{TITLE}\n{lead}{TITLE}\nپل گلزار از بالا / عکس\n29 سپتامبر 2023\n\n{BODY}\n")
    assert said(publication_date(page, [], len(TITLE) + 1, today=TODAY, title_start=0)) == "2023-09-29"
    told = page.replace("29 سپتامبر 2023", "29 سپتامبر 2023 روز گشایش پل در شهر ما بود")
    assert publication_date(told, [], len(TITLE) + 1, today=TODAY, title_start=0).published_on is None


def test_short_years_with_days_of_one_digit() -> None:
    for day in ("۹۵/۷/۴ - ۱۰:۱۱", "۹۵/۰۷/۴ - ۱۰:۱۱"):
        assert said(find(above=f"پایگاه خبری دامنه\n{day}")) == "2016-09-25 10:11"
    number = "شماره: ۸۵۰۹۰۵۰۲۱۱\nنسخه چاپی ارسال به دوستان"
    assert said(find(above=f"۸۵/۹/۵ - ۱۴:۲۲\n{number}")) == "2006-11-26 14:22"
    assert said(find(above="نتیجه ۲۵/۱۸/۵")) is None


def test_the_section_and_credits_around_a_date() -> None:
    assert said(find(above="صبح دامنه - مشهد / ایسنا / اجتماعی ۱۳۹۹/۰۷/۰۵")) == "2020-09-26"
    assert said(find(above="خبرگزاری دامنه\n۷ مهر ۱۴۰۲ - ۱۱:۰۵\nاخبار استانها\nاخبار گلزار")) == "2023-09-29 11:05"
    assert said(find(above="۷ مهر ۱۴۰۲ - ۱۱:۰۵\nاخبار استانها\nاخبار گلزار")) is None  # the page's first line
    assert said(find(above="خبرگزاری دامنه\n۷ مهر ۱۴۰۲ | ۱۱:۰۵\nعکس: آرشیو\nنمایی از رود")) == "2023-09-29 11:05"


def test_the_labelled_day_below_tags() -> None:
    tags = "کد خبر 567821\nبرچسب‌ها\nاتوبوس\n"
    assert said(find(tail=f"{tags}تاریخ: ۷ مهر ۱۴۰۲ - ۱۲:۴۵")) == "2023-09-29 12:45"
    assert said(find(tail=f"{tags}علی رضایی\n۷ مهر ۱۴۰۲ - ۱۲:۴۵")) is None


def test_the_agency_and_the_day_below_the_headline() -> None:
    assert said(find(below="مشهد، خبرگزاری جمهوری اسلامی ۸۵/۰۸/۱۴\nداخلی.اجتماعی.")) == "2006-11-05"
    assert (
        said(find(above="سرویس: اقتصادی\nکد خبر: 8207-04321\n۱۳۸۲/۰۷/۱۵\n10-07-2003\n۱۴:۰۲:۱۲")) == "2003-10-07 14:02"
    )
    assert said(find(tail="@damane\nForwarded from دامنه نیوز\n12:30 · Sep 29, 2023")) == "2023-09-29 12:30"


def test_the_day_below_a_lead_that_opens_the_page() -> None:
    first, day = "بخشدار مرکزی گفت که دو کتابخانه با کمک مردم گشوده شد.", "۷ مهر ۱۴۰۲"
    page = fold(f"{first}\n{day}\n{BODY}\n")
    line = (len(first) + 1, len(first) + 1 + len(day))
    assert said(publication_date(page, [line], 0, today=TODAY)) == "2023-09-29"
    assert said(publication_date(page, [], 0, today=TODAY)) is None  # of the story


def test_a_stamp_below_the_lead() -> None:
    lead = "فرماندار دامنه از ساخت سه مدرسه در روستاهای این شهرستان خبر داد."
    for stamp in ("تاریخ: ۱۴۰۲/۰۷/۰۷", "1402-07-07 10:11", "جمعه ۷ مهر ۱۴۰۲ - ساعت ۱۰:۱۱"):
        assert stamped(f"{TITLE}\n{lead}\n{stamp}\n{BODY}", len(TITLE) + 1).published_on == dt.date(2023, 9, 29)
    other = "عکس: 1402-07-07 10:11 از پل دامنه"
    assert said(stamped(f"{TITLE}\n{lead}\n{other}\n{BODY}", len(TITLE) + 1)) is None


def test_the_only_day_below_the_lead_is_a_stamp_above_a_paragraph() -> None:
    head = f"{TITLE}\nفرماندار دامنه از ساخت سه مدرسه در روستاهای این شهرستان خبر داد.\n"
    for below, day in (("", dt.date(2023, 9, 29)), ("بیستون ۲۴۵۰۰\n", None)):
        text = f"{head}۷ مهر ۱۴۰۲\n{below}{BODY}"
        site = [(len(head), len(head) + 10)]
        found = publication_date(fold(text), site, len(TITLE) + 1, today=TODAY, title_start=0)
        assert found.published_on == day


def test_the_day_that_a_headline_or_the_first_words_call_today() -> None:
    for headline in (
        "قیمت سیب و انگور امروز ۷ مهر ۱۴۰۲",
        "نرخ سیب و انگور در بازار دامنه، امروز جمعه هفتم مهرماه ۱۴۰۲",
    ):
        assert said(stamped(f"{headline}\n{BODY}", len(headline) + 1)) == "2023-09-29"
    first = "پل دامنه امروز (جمعه، ۷ مهر ۱۴۰۲) باز شد."
    assert said(stamped(f"{TITLE}\n{first}\n{BODY}", len(TITLE) + 1)) == "2023-09-29"
    for other in (
        "از امروز جمعه بر پایه برنامه تازه اداره راه، پل دامنه تا ۷ مهر ۱۴۰۲ بسته است.",
        "پل دامنه روز ۷ مهر ۱۴۰۲ باز شد.",
    ):
        assert said(stamped(f"{TITLE}\n{other}\n{BODY}", len(TITLE) + 1)) is None
    assert said(stamped(f"امروز ۷ مهر ۱۴۰۲\n{TITLE}\n{BODY}", len(TITLE) + 19)) is None


def stamped(page: str, body_start: int) -> PublicationDate:
    """The date of a page without lines of a site whose headline is its first line."""
    return publication_date(fold(page), (), body_start, today=TODAY, title_start=0)


def test_a_day_and_the_clock_below_it_above_the_headline() -> None:
    page = f"جمعه ۷ مهر ۱۴۰۲\n{{}}\n{TITLE}\n{BODY}"
    for between, day in (("۱۰:۱۱", dt.date(2023, 9, 29)), ("دامنه نیوز", None)):
        text = page.format(between)
        title = text.index(TITLE)
        found = publication_date(fold(text), [(0, title - 1)], title + len(TITLE) + 1, today=TODAY, title_start=title)
        assert found.published_on == day


def test_the_day_of_a_newspapers_issue_above_the_headline() -> None:
    header = "خانه | سیاسی | اقتصادی | ورزشی\nروزنامه دامنه\n{}\nاخبار شهرستان‌ها\n"
    issue = "شماره ۲۲۲۶ - جمعه ۷ مهر ۱۴۰۲ - ۱۳ ربیع الاول ۱۴۴۵"
    assert said(find(above=header.format(issue))) == "2023-09-29"
    assert said(find(above=header.format(issue.partition(" - ")[2]))) is None
    assert said(find(above=header.format(issue), below="تاریخ انتشار: ۱۴۰۲/۰۷/۰۵")) == "2023-09-27"


def test_a_box_of_headlines_above_the_end_mark_parts_the_foot_from_no_date() -> None:
    box = "بیشتر بخوانید:\nپل دوم دامنه هم باز شد\nراه تازه روستا"
    assert said(find(tail=f"{box}\nانتهای پیام/\n۱۴۰۲/۰۷/۰۷ ۱۰:۱۱:۱۹")) == "2023-09-29 10:11"
    assert said(find(tail=f"{box}\n۱۴۰۲/۰۷/۰۷ ۱۰:۱۱:۱۹")) is None


def test_the_day_beside_a_posts_headline() -> None:
    post = "{}قیمت سیب و انگور / جمعه ۷ مهر ۱۴۰۲\n🍎 سیب: ۵۱,۲۰۰ تومان\n@damane"
    assert said(stamped(post.format("💵 "), len("💵 قیمت سیب و انگور / جمعه ۷ مهر ۱۴۰۲") + 1)) == "2023-09-29"
    assert said(stamped(post.format(""), len("قیمت سیب و انگور / جمعه ۷ مهر ۱۴۰۲") + 1)) is None
    event = "🔹 نشست کتابخوان‌ها / جمعه ۷ مهر ۱۴۰۲"
    assert said(stamped(f"{event}\nدر کتابخانه دامنه\n@damane", len(event) + 1)) is None


def test_whoever_signs_a_post_beside_its_day() -> None:
    for line in ("@damaneh | {}", "{} | روابط عمومی وزارت آب", "وزارت آب، خاک و باد - {}", "{} - ستاد گلزار"):
        assert said(find(tail=line.format("۷ مهر ۱۴۰۲"))) == "2023-09-29"
    assert said(find(tail="روابط عمومی سازمان آب گلزار\n۰۷/۰۷/۱۴۰۲")) == "2023-09-29"
    assert said(find(tail="damaneh.example/3035\n@damaneh\n۱۴۰۲/۷/۷")) == "2023-09-29"
    for line in ("رضا گلزاری | {}", "وزارت آب کار را آغاز کرد - {}"):
        assert said(find(tail=line.format("۷ مهر ۱۴۰۲"))) is None
