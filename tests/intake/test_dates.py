"""Publication dates: shapes, labels, where they stand; and what is refused."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from pipelines import jalali
from pipelines.folding import fold, zeros
from pipelines.intake.dates import PublicationDate, publication_date
from pipelines.intake.dates.lines import by_letter, compared
from pipelines.intake.dates.shapes import may_hold_date, shapes

TODAY = dt.date(2025, 11, 1)
TITLE = "افتتاح دو کتابخانه روستایی در بخش مرکزی"
BODY = (
    "بخشدار مرکزی گفت که این دو کتابخانه با کمک مردم ساخته شده و از هفته آینده درهای آن به روی همه باز خواهد بود. "
    "به گفته او دهیاری‌ها هزینه نگهداری این ساختمان‌ها را بر عهده گرفته‌اند و کتابداران بومی در آن کار خواهند کرد."
)


def find(above: str = "", below: str = "", tail: str = "") -> PublicationDate:
    """The date of a page: lines above the title, between title and body, and below the body."""
    lines = [*above.split("\n"), TITLE, *below.split("\n"), BODY, *tail.split("\n")]
    page, chrome, body = "", [], 0
    for line in lines:
        if line == BODY:
            body = len(page)
        elif line and line != TITLE:
            chrome.append((len(page), len(page) + len(line)))
        page += line + "\n"
    found = publication_date(fold(page), chrome, body, today=TODAY)
    if found.start is not None:
        assert found.end is not None
        assert found.quote == fold(page)[found.start : found.end]
    return found


def said(found: PublicationDate) -> str | None:
    if found.published_at:
        assert found.published_at.tzinfo == ZoneInfo("Asia/Tehran")
        assert found.published_at.date() == found.published_on
        return f"{found.published_at:%Y-%m-%d %H:%M}"
    return str(found.published_on) if found.published_on else None


SHAPES = [
    ("تاریخ انتشار : 01 خرداد 1402 - 21:30 | ارسال توسط :", "2023-05-22 21:30"),
    ("۱۵ مرداد ۱۴۰۴ / ۱۷:۲۵", "2025-08-06 17:25"),
    ("۱۷:۰۶ - ۱۳۹۷/۱۰/۲۵", "2019-01-15 17:06"),
    ("۱۳۹۷/۱۰/۲۵۱۷:۰۶", "2019-01-15 17:06"),
    ("۲۷ تير ۱۳۹۷ - 18 July 2018", "2018-07-18"),
    ("تاريخ انتشار:  ۰۹:۳۴ - ۲۱ آذر ۱۳۹۹ - 11 December 2020", "2020-12-11 09:34"),
    ("1402-07-24", "2023-10-16"),
    ("2023-10-16", "2023-10-16"),
    ("2020-07-25 19:51", "2020-07-25 19:51"),
    ("پنجشنبه ۳۰ مرداد ۱۴۰۴ - ۱۵:۰۱", "2025-08-21 15:01"),
    ("تاريخ&nbsp;انتشار:&nbsp;&#1777; خرداد ۱۴۰۲", "2023-05-22"),
    ("ﺗﺎرﯾﺦ: ۱۴۰۴/۰۵/۱۴", "2025-08-05"),
    ("تـاريـخ: ۱۴۰۴/۵/۱۴", "2025-08-05"),
    ("زمان انتشار: شنبه 14 آذر‌ماه 1399", "2020-12-04"),
    ("انتشار ۲۱ خرداد ۹۹ ساعت ۱۲:۳۰", "2020-06-10 12:30"),
    ("99/07/14 - 10:20", "2020-10-05 10:20"),
    ("تاریخ: ۰۳/۰۲/۰۴", "2024-04-23"),
    ("خرداد ۱, ۱۴۰۲", "2023-05-22"),
    ("۱۴۰۲ خرداد ۰۱", "2023-05-22"),
    ("بیست و یکم خرداد ۱۴۰۲", "2023-06-11"),
    ("۰۱/۰۳/۱۴۰۲", "2023-05-22"),
    ("۲۰ جوزا ۱۴۰۲ ۱۰:۱۰", "2023-06-10 10:10"),
    ("May 22nd, 2023 9:05 PM", "2023-05-22 21:05"),
    ("دوشنبه 22 می 2023", "2023-05-22"),
    ("تاریخ انتشار\n۱ خرداد ۱۴۰۲\nساعت ۲۱:۳۰", "2023-05-22 21:30"),
    ("دوشنبه ۲۲ مه ۲۰۲۳ ساعت ۲۱:۳۰ به وقت تهران", "2023-05-22 21:30"),
    ("» روز درج: ۱ خرداد ۱۴۰۲ » گروه شهر » بازدید: ۱۲", "2023-05-22"),
    ("» انتشار یافته در دوشنبه ۱ خرداد ۱۴۰۲، ۲۱:۳۰ » گروه شهر » بازدید: ۱۲", "2023-05-22 21:30"),
    ("وقت مخابره : ۱ خرداد ۱۴۰۲ - ۲۱:۳۰ | خبرنگار: سارا", "2023-05-22 21:30"),
    ("درج شده در تاریخ ۰۱ خرداد ۱۴۰۲ ساعت ۹:۰۵ ب.ظ", "2023-05-22 21:05"),
    ("کد خبر: ۱۲۳۴۵۶ تاریخ: ۱۴۰۲/۰۳/۰۱ ساعت: ۲۱:۳۰ بازدید: ۱۲۳", "2023-05-22 21:30"),
    ("نویسنده: رضا کریمی | دوشنبه، ۱ خردادماه ۱۴۰۲ | ۲۱:۳۰", "2023-05-22 21:30"),
    ("زمان مخابره: 21:30:15 1402/03/01", "2023-05-22 21:30"),
    ("Published: 2023-05-22T18:00:00", "2023-05-22 18:00"),
    ("گروه استان‌ها / ۳ فروردين ۱۳۹۹، ۲۰:۲۷", "2020-03-22 20:27"),
    ("نوشته شده توسط رضا کریمی در ۱ خرداد ۱۴۰۲", "2023-05-22"),
    ("توسط مدیر سایت در تاریخ ۱ خرداد ۱۴۰۲ ساعت ۲۱:۳۰", "2023-05-22 21:30"),
]


@pytest.mark.parametrize(("line", "want"), SHAPES)
def test_shapes_below_and_above_the_title(line: str, want: str) -> None:
    assert said(find(below=line)) == want
    assert said(find(above="سایت خبری\n" + line)) == (want if want != "2018-07-18" else None)  # two calendars, no clock


@pytest.mark.parametrize(
    ("above", "reason"),
    [
        ("امروز: سه شنبه, ۴ اردیبهشت ۱۴۰۳ / بعد از ظهر / | برابر با: الثلاثاء 15 شوال 1445 | 2024-04-23", "visit"),
        ("شنبه ۲۲ آذر ۱۳۹۹ - 12 December 2020", "header"),
        ("شنبه ۲۲ آذر ۱۳۹۹\n12 December 2020\n۲۷ ربیع‌الثانی ۱۴۴۲", "header"),
        ("شنبه ۲۲ آذر ۱۳۹۹", "header"),
        ("یکشنبه ۲ آذر ۱۴۰۲ | ۱۲:۴۰\nصفحه نخست | سیاسی | اقتصادی | ورزشی", "header"),
        ("بهروز شده در ۱۳۹۹/۰۹/۲۲", "update"),
        ("آخرین بروز رسانی: ۱۳۹۹/۰۹/۲۲ - ۱۲:۲۰", "update"),
        ("تاریخ چاپ: ۱۴۰۲/۰۳/۰۱ ۱۰:۲۰", "print"),
        ("تاریخ\u200cبازدید: ۱۴۰۲/۰۳/۰۱", "visit"),
        ("تاریخ انتشار: ۱۵ شوال ۱۴۴۵", "hijri"),
        ("تاریخ انتشار: ۱۴۴۵/۱۰/۱۵ هـ.ق", "hijri"),
        ("تاریخ انتشار: ۳۱ مهر ۱۴۰۲", "impossible"),
        ("تاریخ انتشار: 2023-02-30", "impossible"),
        ("تاریخ انتشار: ۱ خرداد ۱۴۱۲", "future"),
        ("05/06/2023 10:10", "ambiguous"),
    ],
)
def test_refused_with_a_reason(above: str, reason: str) -> None:
    found = find(above)
    assert found.published_on is None
    assert found.basis is None
    assert any(r.startswith(reason) for r in found.refused)


def test_a_header_day_does_not_hide_the_real_one() -> None:
    for above in (
        "یکشنبه ۲ آذر ۱۴۰۲ | ۱۲:۴۰\nصفحه نخست | سیاسی | ورزشی | استان‌ها",
        "امروز: ۴ اردیبهشت ۱۴۰۳ ساعت ۱۰:۱۰",
    ):
        assert said(find(above, "۱ آذر ۱۴۰۲ - ۱۰:۱۰")) == "2023-11-22 10:10"
        assert said(find(above, "تاریخ خبر: ۱ آذر ۱۴۰۲")) == "2023-11-22"


def test_a_labelled_date_on_the_line_of_the_headline() -> None:
    page = fold(f"{TITLE} کد خبر : ۸۱۲۳ تاریخ انتشار : ۷ مهر ۱۴۰۴ ساعت : ۱۰:۴۵\n{BODY}\n")
    found = publication_date(page, [], page.index("\n") + 1, title_start=0, today=TODAY)
    assert said(found) == "2025-09-29 10:45"


def test_publication_and_update_on_one_line() -> None:
    line = "کد خبر: ۱۲۳۴۵۶ | ۱ خرداد ۱۴۰۲ - ۲۱:۳۰ | آخرین به‌روزرسانی: ۲ خرداد ۱۴۰۲ - ۰۸:۰۰"
    assert said(find(below=line)) == "2023-05-22 21:30"


def test_dates_in_the_story_are_not_taken() -> None:
    for text in (
        "کنکور ۱ تیر ۱۴۰۲ برگزار می‌شود",
        "این طرح در تاریخ ۱۴۰۱/۰۵/۰۲ آغاز و در مورخه ۱ تیر ۱۴۰۲ ساعت ۱۰:۳۰ پایان یافت.",
    ):
        page = f"{TITLE}\n{text}\n{BODY}\n{text}\n"
        for body in (len(TITLE) + 1, page.index(BODY), len(page)):
            assert publication_date(fold(page), [], body, today=TODAY).published_on is None


def test_below_the_article_a_label_or_the_code_is_needed() -> None:
    assert said(find(tail="انتهای پیام\nتاریخ انتشار: ۱ خرداد ۱۴۰۲ - ۲۱:۳۰")) == "2023-05-22 21:30"
    assert said(find(tail="کد خبر ۱۲۳۴۵۶ - ۱۴۰۲/۰۳/۰۱ ۲۱:۳۰")) == "2023-05-22 21:30"
    assert said(find(tail="نظرات\nعلی\n۱۴۰۲/۰۳/۰۱ - ۲۱:۳۰\nخوب بود")) is None
    several = find(tail="خبر دیگر\nتاریخ انتشار: ۱ خرداد ۱۴۰۲\nخبر سوم\nتاریخ انتشار: ۲ خرداد ۱۴۰۲")
    assert several.published_on is None
    assert several.refused[0].startswith("several")


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("2019-05-29T19:50:37Z", "2019-05-30 00:20"),  # summer time in Tehran
        ("2023-05-22T18:00:00Z", "2023-05-22 21:30"),  # none since 2022
        ("2019-05-30 T 00:20:37 +0430", "2019-05-30 00:20"),
        ("2019-05-20T18:23:00.0000000Z", "2019-05-20 22:53"),
        ("1402/03/01", "2023-05-22"),
        ("۱۴۰۲-۰۳-۰۱T۲۱:۳۰:۰۰+۰۳:۳۰", "2023-05-22 21:30"),
        ("1684780200", "2023-05-22 22:00"),
        ("1684780200000", "2023-05-22 22:00"),
        ("20230522", "2023-05-22"),
        ("20230522213000", "2023-05-22 21:30"),
        ("Mon, 22 May 2023 18:00:00 GMT", "2023-05-22 21:30"),
        ("5/22/2023 9:30:00 PM", "2023-05-22 21:30"),
        ("2023-05-22T00:00:00+03:30", "2023-05-22"),  # midnight: the day alone was known
        ("2023-05-21T20:30:00Z", "2023-05-22"),
        ("2030-05-22T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("9999999999", None),
        ("چند روز پیش", None),
    ],
)
def test_metadata_values(raw: str, want: str | None) -> None:
    found = publication_date("", [], 0, metadata=[("json-ld:datePublished", raw)], today=TODAY)
    assert said(found) == want
    assert found.basis == ("meta" if want else None)
    sidecar = publication_date("", [], 0, sidecar=raw, today=TODAY)
    assert (said(sidecar), sidecar.basis) == (want, "sidecar" if want else None)


def test_order_of_the_evidence() -> None:
    page = fold(f"{TITLE}\nتاریخ انتشار: ۱ خرداد ۱۴۰۲\n{BODY}\n")
    span = [(len(TITLE) + 1, page.index(fold(BODY)) - 1)]
    bare = fold(f"{TITLE}\n{BODY}\n")
    url = "https://www.site.ir/news/1402/03/02/123/خبر"
    weak, strong = [("meta:date", "2023-05-24")], [("meta:article:published_time", "2023-05-25T10:00:00+03:30")]

    def on(text: str, chrome: list[tuple[int, int]], **more: object) -> tuple[str, str | None]:
        found = publication_date(text, chrome, text.index(fold(BODY)), today=TODAY, **more)  # type: ignore[arg-type]
        return str(found.published_on), found.basis

    everything = {"url": url, "sidecar": "1402/03/10"}
    assert on(page, span, metadata=weak + strong, **everything) == ("2023-05-25", "meta")
    assert on(page, span, metadata=weak, **everything) == ("2023-05-22", "label")
    assert on(bare, [], metadata=weak, **everything) == ("2023-05-24", "meta")
    assert on(bare, [], **everything) == ("2023-05-23", "url")
    assert on(bare, [], sidecar="1402/03/10") == ("2023-05-31", "sidecar")
    assert on(bare, [], metadata=[("json-ld:dateModified", "2023-05-24"), ("meta:og:updated_time", "2023-05-24")]) == (
        "None",
        None,
    )


def test_time_elements_must_agree() -> None:
    two = [("time", "2023-05-22"), ("time", "2023-05-23")]
    assert publication_date("", [], 0, metadata=two, today=TODAY).published_on is None
    same = [("time", "2023-05-22"), ("time", "2023-05-22 10:00")]
    assert publication_date("", [], 0, metadata=same, today=TODAY).published_on == dt.date(2023, 5, 22)


def test_local_time_written_with_a_z() -> None:
    page = fold(f"{TITLE}\n۱ خرداد ۱۴۰۲ - ۲۲:۱۵\n{BODY}\n")
    span = [(len(TITLE) + 1, page.index(fold(BODY)) - 1)]
    metadata = [("json-ld:datePublished", "2023-05-22T22:15:00Z")]
    found = publication_date(page, span, page.index(fold(BODY)), metadata=metadata, today=TODAY)
    assert said(found) == "2023-05-22 22:15"


@pytest.mark.parametrize(
    ("url", "want"),
    [
        ("https://www.site.ir/fa/news/1404/06/14/3392524/x", "2025-09-05"),
        ("https://a.ir/2023/05/22/x.html", "2023-05-22"),
        ("https://a.ir/news/1402-03-01-x", "2023-05-22"),
        ("https://a.ir/14020301/x", "2023-05-22"),
        ("https://a.ir/?date=1402/03/01", "2023-05-22"),
        ("https://a.ir/news/99010100146/x", None),  # a news id, which is as old as the draft
        ("https://a.ir/2023/05/230522_x", "2023-05-22"),
        ("https://a.ir/2023/05/230622_x", None),
        ("https://a.ir/2023/05/x", None),
        ("https://a.ir/1402/13/05/", None),
        ("https://a.ir/2031/05/22/", None),
    ],
)
def test_addresses(url: str, want: str | None) -> None:
    found = publication_date("", [], 0, url=url, today=TODAY)
    assert (said(found), found.basis) == (want, "url" if want else None)


@given(st.dates(dt.date(1998, 1, 1), TODAY), st.times(), st.integers(0, 6), st.booleans())
def test_every_day_in_every_shape(day: dt.date, time: dt.time, shape: int, persian: bool) -> None:
    j = JalaliDate(day)
    clock = f"{time:%H:%M}"
    line = [
        f"تاریخ انتشار : {j.day:02d} {jalali.MONTHS[j.month - 1]} {j.year} - {clock}",
        f"{j.day} {jalali.MONTHS[j.month - 1]} {j.year} / {clock}",
        f"{clock} - {j.year}/{j.month:02d}/{j.day:02d}",
        f"{jalali.WEEKDAYS[day.weekday()]} {j.day} {jalali.MONTHS[j.month - 1]} {j.year} - {clock}",
        f"{j.year}-{j.month}-{j.day} {clock}",
        f"{day:%Y-%m-%d} {clock}",
        f"تاریخ: {j.year % 100:02d}/{j.month:02d}/{j.day:02d} ساعت {clock}",
    ][shape]
    if persian:
        line = line.translate({ord("0") + i: chr(0x06F0 + i) for i in range(10)})
    assert said(find(below=line)) == f"{day} {clock}"


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300))), st.integers(0, 300))
def test_any_text_passes(text: str, chrome: list[tuple[int, int]], body: int) -> None:
    spans = sorted((min(a, b), max(a, b)) for a, b in chrome)
    found = publication_date(
        fold(text), spans, min(body, len(text)), metadata=[("x", text)], url=text, sidecar=text, today=TODAY
    )
    assert found.published_on is None or found.published_on <= TODAY


_LINE = st.text(st.sampled_from("۱۴۰۲/-۳: خردادماهBTtبي\u200c  &;\u00a0İ.")) | st.text(max_size=30)


@given(_LINE)
def test_the_quick_way_to_the_compared_form_is_the_slow_one(line: str) -> None:
    folded = fold(line).replace("\n", " ")
    quick, slow = compared(folded, 0, len(folded)), by_letter(folded, 0, True)
    assert (quick.text, list(quick.at)[: len(quick.text)]) == (slow.text, list(slow.at))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2025, 1, 1)), st.integers(0, 4), st.sampled_from(["", "x", " کد 12 "]))
def test_the_quick_look_lets_every_date_pass(day: dt.date, shape: int, beside: str) -> None:
    y, m, d = jalali.from_gregorian(day)
    written = [
        f"{y}/{m}/{d}",
        f"{d} {jalali.MONTHS[m - 1]} {y}",
        f"{d:02d}-{m:02d}-{y}",
        f"{y % 100:02d}/{m}/{d}",
        f"{day:%Y-%m-%dT}",
    ]
    line = compared(fold(beside + written[shape]), 0, len(beside + written[shape])).text
    assert shapes(line, TODAY) or shape == 3  # 78/11/1 could be anything
    assert may_hold_date(zeros(line))


@given(st.text("0123456789/:-. TZ+شنبهخردامو،|", max_size=60))
def test_any_date_like_line_passes(line: str) -> None:
    found = publication_date(
        fold(line + "\n" + BODY), [(0, len(line))], len(line) + 1, metadata=[("x", line)], today=TODAY
    )
    assert found.published_on is None or found.published_on <= TODAY


def test_a_large_page_stays_quick() -> None:
    lines = [f"عنوان شماره {i} | ۱۴۰۲/۰۳/{i % 30 + 1:02d} - ۱۲:۳۰ انتشار" for i in range(60_000)]
    page = fold("\n".join(lines))
    chrome = []
    position = 0
    for line in lines:
        chrome.append((position, position + len(line)))
        position += len(line) + 1
    start = dt.datetime.now()
    publication_date(page, chrome, 40, today=TODAY)
    publication_date(page, chrome, len(page), today=TODAY)
    publication_date(page.replace("\n", " "), [(0, len(page))], 0, today=TODAY)
    assert (dt.datetime.now() - start).total_seconds() < 5


def test_labels_that_nobody_knows_beside_the_title() -> None:
    assert said(find(below="نهاده در ۷ مهر ۱۴۰۲ ساعت ۱۰:۱۵")) == "2023-09-29 10:15"
    assert said(find(below="نهاده در ۷ مهر ۱۴۰۲")) == "2023-09-29"
    assert said(find(below="بازنگری شده در ۷ مهر ۱۴۰۲")) is None
    assert said(find(above="نهاده در ۷ مهر ۱۴۰۲")) is None  # no clock
    assert said(find(above="بازنگری‌شده ۷ مهر ۱۴۰۲ ساعت ۱۰:۱۵\nصفحه نخست | سیاسی | ورزشی")) is None


def test_a_messengers_line_is_of_the_message_above() -> None:
    assert said(find(above="🔸 آب شهر وصل شد\n@damaneh\n👁 2.1K   Sep 28, 2023 10:15\n—————")) is None


def test_an_issue_and_below_it_the_page() -> None:
    issue = "روزنامه دامنه\nسال دهم - شماره ۲۲۲۶ - جمعه ۷ مهر ۱۴۰۲ - ۱۳ ربیع‌الاول ۱۴۴۵\nامروز: ۹ آذر ۱۴۰۲\n"
    assert said(find(above=issue + "صفحه ۴: شهر\n» راه روستا باز شد\n» نان گران شد")) == "2023-09-29"
    assert said(find(above=issue + "» راه روستا باز شد\n» نان گران شد")) is None


def test_the_first_post_of_a_forum() -> None:
    box = "07-07-1402, 10:15 AM   #{}\nsara\nکاربر فعال\nارسال‌ها: ۵,۲۱۸\nتشکر شده ۸۶ بار در ۱۹ پست"
    assert said(find(above=box.format(1))) == "2023-09-29 10:15"
    assert said(find(above=box.format(2))) is None


def test_a_reader_of_feeds_was_last_there() -> None:
    assert said(find(above="Feed: دامنه\nLast fetched: Fri, 29 Sep 2023 10:15:00 +0330")) is None


def test_a_section_between_date_and_story_is_no_menu() -> None:
    assert said(find(below="۱۴۰۲.۰۷.۰۷ ۱۰:۱۵\nاستان‌ها")) == "2023-09-29 10:15"
    assert said(find(below="۱۴۰۲.۰۷.۰۷ ۱۰:۱۵\nصفحه نخست\nورزشی\nاستان‌ها")) is None


def test_a_date_right_below_the_story() -> None:
    assert said(find(tail="📅 ۷ مهر ۱۴۰۲ ⏰ ۱۰:۱۵\n🆔 @damaneh")) == "2023-09-29 10:15"
    assert said(find(tail="📅 ۷ مهر ۱۴۰۲\n🆔 @damaneh")) == "2023-09-29"
    assert said(find(tail="پایان پیام\n۱۲۳۴/۵۶\n@damaneh\n۷ مهر ۱۴۰۲")) is None  # so far away without a clock
    assert said(find(tail="پایان پیام\n۱۲۳۴/۵۶\n@damaneh\n۷ مهر ۱۴۰۲ ساعت ۱۰:۱۵")) == "2023-09-29 10:15"
    assert (
        said(find(tail="۷ مهر ۱۴۰۲ - ۱۰:۱۵\nنظرات خوانندگان\nعلی\n۸ مهر ۱۴۰۲ - ۱۱:۱۵\nدست مریزاد"))
        == "2023-09-29 10:15"
    )
    assert said(find(tail="مریم\n۸ مهر ۱۴۰۲ - ۱۱:۱۵\nدست مریزاد")) is None  # a reader's
    assert said(find(tail="مریم | ۸ مهر ۱۴۰۲ - ۱۱:۱۵\nدست مریزاد")) is None
    assert said(find(tail="ویراست: ۸ مهر ۱۴۰۲")) is None
    assert said(find(tail="حروف‌چینی: ۸ مهر ۱۴۰۲")) == "2023-09-30"
    assert said(find(tail="خوانندگان\n۸ مهر ۱۴۰۲ - ۱۰:۱۵\nسقف کتابخانه قدیمی روستا فرو ریخت")) is None
    assert said(find(tail="۷ مهر ۱۴۰۲ - ۱۰:۱۵\nتیتر یک\n۸ مهر ۱۴۰۲ - ۱۰:۱۵\nتیتر دو")) is None  # a list
    assert said(find(tail="تیتر یک\nسرخط‌ها\n۸ مهر ۱۴۰۲ - ۱۰:۱۵")) is None
    told = "این خبر در تاریخ ۱۴۰۲/۰۷/۰۷ و ساعت ۱۱:۰۵ در بخش شهرها منتشر شده است."
    assert said(find(tail=told)) == "2023-09-29 11:05"


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("سه شنبه, 07/11/1402 - 10:15", "2023-10-03 10:15"),  # the month first, as the weekday says
        ("سه شنبه, 11/07/1402 - 10:15", "2023-10-03 10:15"),
        ("دوشنبه 05/06/2023 - 10:15", "2023-06-05 10:15"),
        ("05/06/2023 - ۱۵ خرداد ۱۴۰۲", "2023-06-05"),
        ("07/29/1402", "2023-10-21"),
        ("چاپ شده در 15.09.20 ساعت 10:15", "2020-09-15 10:15"),
        ("Monday 19/07/20", None),  # on no order a Monday
        ("Sunday 19/07/20", "2020-07-19"),
        ("۱۳۹۹ سه‌شنبه ۱۵ مهر", "2020-10-06"),
        ("12 Mehr 1399", "2020-10-03"),
        ("۱۵ مهر ۹۹ ۱۰:۱۵", "2020-10-06 10:15"),
        ("۱۵ مهر ۱۲:۳۰", None),
        ("تاریخ چاپ: ۱۳۹۹/۰۷/۱۵  شماره روزنامه: ۴۱۲", "2020-10-06"),
        ("بارگذاری شده توسط رضا در ۱۵ مهر ۱۳۹۹", "2020-10-06"),
    ],
)
def test_orders_of_day_and_month(line: str, want: str | None) -> None:
    assert said(find(below=line)) == want


def test_a_message_copied_out_of_a_messenger() -> None:
    stamp = "نشان کوه, [03.05.21 12:30]\n[ Photo ]"
    assert said(find(above=stamp)) == "2021-05-03 12:30"
    assert said(find(above=stamp, tail="نشان کوه, [04.05.21 12:30]\nفروش ویژه فرش")) == "2021-05-03 12:30"
    assert said(find(below="03.05.21")) is None


def test_labels_below_the_story() -> None:
    fields = "پیوست: ندارد\nمشخصات خبر\n{}\nشناسه : ۱۲۳"
    assert said(find(tail=fields.format("تاریخ ثبت :\n1402/7/7 10:15"))) == "2023-09-29 10:15"
    assert said(find(tail=fields.format("درج شده در جمعه ۷ مهر ۱۴۰۲ توسط روابط عمومی"))) == "2023-09-29"
    assert said(find(tail="+ نوشته شده در جمعه هفتم مهر 1402ساعت 10:15 توسط سارا | ۳ نظر")) == "2023-09-29 10:15"
    assert said(find(tail="نوشته شده توسط سارا در جمعه هفتم مهر ۱۴۰۲ و ساعت ۱۰:۱۵ | لینک ثابت")) == "2023-09-29 10:15"
