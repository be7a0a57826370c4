"""HTML pages: visible text, the story's blocks, the dates of the structure."""

import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning import article, html_main
from pipelines.cleaning.html import Rendered, render
from pipelines.cleaning.layout import lay_out
from pipelines.folding import bare, fold

TITLE = "کارخانه نمک آبسرد با ۱۲۰ کارگر گشوده شد"
LEAD = "کارخانه نمک آبسرد که سه سال خاموش بود، امروز با حضور ۱۲۰ کارگر دوباره به راه افتاد."
BODY = [
    "مهران سپهری، مدیر کارخانه، در آیین گشایش گفت: سالانه ۴۵ هزار تُن نمک تولید می‌شود و نیمی از آن صادر خواهد شد.",
    "او افزود: برای راه‌اندازی دوباره ۳۱۰ میلیارد ریال هزینه شده است؛ دو سوم آن را بانک‌ها پرداخته‌اند.",
    "شهردار آبسرد نیز یادآور شد که با گشایش این کارخانه نرخ بیکاری شهر از ۱۴ به ۱۱.۵ درصد می‌رسد.",
]
NAV = '<nav><ul><li><a href="/">خانه</a></li><li><a href="/e">اقتصاد</a></li></ul></nav>'
SIDE = (
    '<div class="sidebar"><h3>پربازدیدها</h3><ul>'
    + "".join(f'<li><a href="/{i}">خبر دیگری درباره جاده شماره {i} که ربطی به این خبر ندارد</a></li>' for i in range(9))
    + "</ul></div>"
)
FOOT = "<footer><p>همه حقوق برای این پایگاه محفوظ است و بازنشر با ذکر منبع آزاد است.</p></footer>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{t}</p>" for t in texts)


def document(body: str, head: str = "", title: str = TITLE) -> str:
    head = f"<head><title>{title} - آبسرد نیوز</title>{head}</head>"
    return f"<!doctype html><html lang='fa'>{head}<body>{body}</body></html>"


def roles(page: Rendered) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for b in page.blocks:
        out.setdefault(b.role, []).append(page.page_text[b.start : b.end])
    return out


LAYOUTS = {
    "article": f"{NAV}<article><h1>{TITLE}</h1><time>۱۲ مهر ۱۴۰۲</time>{paragraphs(LEAD, *BODY)}</article>{SIDE}{FOOT}",
    "divs": f"{NAV}<div class=wrap><h1>{TITLE}</h1><div id=matn><div>"
    f"{'</div><div>'.join([LEAD, *BODY])}</div></div></div>{SIDE}",
    "breaks": f"<h1>{TITLE}</h1><div class=c1>{'<br><br>'.join([LEAD, *BODY])}</div>{SIDE}{FOOT}",
    "bare body": f"<h1>{TITLE}</h1>{paragraphs(LEAD, *BODY)}",
    "layout table": f"<table><tr><td>{SIDE}</td><td><h2>{TITLE}</h2>{paragraphs(LEAD, *BODY)}</td></tr></table>",
    "form around all": f"<form id=aspnetForm>{NAV}<h1>{TITLE}</h1><div>{paragraphs(LEAD, *BODY)}</div>{FOOT}</form>",
    "wordpress": f"<div class=post><h1 class=entry-title>{TITLE}</h1><div class=entry-content>{paragraphs(LEAD, *BODY)}"
    f"<div class=sharedaddy>به اشتراک بگذارید</div></div></div>{SIDE}",
    "headline in the head alone": f"{NAV}<div class=news-body>{paragraphs(LEAD, *BODY)}</div>{FOOT}",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_title_and_story_in_many_layouts(name):
    head = '<meta name="generator" content="WordPress 6.4">' if name == "wordpress" else ""
    found = roles(render(document(LAYOUTS[name], head)))
    assert found["title"] == [TITLE]
    assert found.get("lead", []) + found["body"] == [LEAD, *BODY]


def test_scripts_styles_comments_and_hidden_parts_are_not_text():
    page = render(
        document(
            "<script>var a='پنهان';</script><style>.پنهان{}</style><!-- پنهان --><div style='display:none'>پنهان</div>"
            f"<div hidden>پنهان</div><h1>{TITLE}</h1>{paragraphs(LEAD, *BODY)}"
        )
    )
    assert "پنهان" not in page.page_text


def test_half_spaces_entities_and_offsets():
    page = render(
        document(
            f"<h1>{TITLE}</h1><p>خانه&zwnj;ها و کتاب‌ها&nbsp;&laquo;هر دو&raquo; خوب&#8204;اند &amp; بس.</p>"
            + paragraphs(*BODY)
        )
    )
    assert "خانه\u200cها و کتاب\u200cها\u00a0«هر دو» خوب\u200cاند & بس." in page.page_text
    for b in page.blocks:
        assert page.page_text[b.start : b.end].strip()
        assert "\n" not in page.page_text[b.start : b.end]


def test_tables_and_lists_of_the_story_are_text():
    rows = "<table><tr><th>سال</th><th>نمک</th></tr><tr><td>۱۴۰۱</td><td>۴۰ هزار تن</td></tr></table>"
    items = "<ul><li>بخش شستشو با ۴۰ کارگر؛</li><li>بخش بسته‌بندی با ۸۰ کارگر.</li></ul>"
    page = render(
        document(f"<article><h1>{TITLE}</h1>{paragraphs(LEAD, BODY[0])}{rows}{items}{paragraphs(*BODY[1:])}</article>")
    )
    assert "سال\tنمک\n۱۴۰۱\t۴۰ هزار تن\nبخش شستشو با ۴۰ کارگر؛\nبخش بسته‌بندی با ۸۰ کارگر." in page.page_text
    assert "۱۴۰۱\t۴۰ هزار تن" in roles(page)["body"]


def test_captions_read_also_links_and_end_marker_are_out():
    inner = (
        paragraphs(LEAD)
        + "<figure><img src=x><figcaption>نمایی از کارخانه نمک در بامداد.</figcaption></figure>"
        + paragraphs(BODY[0])
        + "<p>بیشتر بخوانید:</p><ul><li><a href=/1>جاده آبسرد بسته شد</a></li></ul>"
        + "<p><a href=/2>همچنین بخوانید: بهای نمک در بازار</a></p>"
        + paragraphs(*BODY[1:])
        + "<p>انتهای پیام/۷۵۰۵</p><p>گشایش راه تازه در شهر همسایه.</p>"
    )
    found = roles(render(document(f"<article><h1>{TITLE}</h1>{inner}</article>{SIDE}")))
    assert found.get("lead", []) + found["body"] == [LEAD, *BODY]


def test_summary_beside_a_body_that_tells_it_again():
    head = f'<meta property="og:description" content="{LEAD}">'
    again = "مهران سپهری گفت: کارخانه نمک آبسرد سه سال خاموش بود و امروز با حضور ۱۲۰ کارگر دوباره به راه افتاد."
    layout = f"<h1>{TITLE}</h1><h3 class=rutitr>{LEAD}</h3><div class=story>{paragraphs(again, *BODY)}</div>"
    page = render(document(layout, head))
    assert roles(page)["summary"] == [LEAD]
    cleaned = article.clean(page.page_text, lay_out(fold(page.page_text), hints=page.blocks, meta=page.meta), tidy=str)
    assert cleaned.lead == LEAD
    assert LEAD not in cleaned.body
    assert [s.role for s in cleaned.sentences][:2] == ["title", "lead"]


def test_json_ld_body_tells_the_story_apart():
    other = paragraphs(
        *[f"این بند شماره {i} از یادداشت دیگری است که بسیار درازتر از خبر ماست و ربطی ندارد." for i in range(20)]
    )
    ld = json.dumps(
        {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join([LEAD, *BODY])}, ensure_ascii=False
    )
    head = f'<script type="application/ld+json">{ld}</script>'
    found = roles(render(document(f"<h1>{TITLE}</h1><div>{paragraphs(LEAD, *BODY)}</div><div>{other}</div>", head)))
    assert found.get("lead", []) + found["body"] == [LEAD, *BODY]


def test_dates_of_the_structure_best_first_and_none_of_modification():
    article_ld = '"@type":["NewsArticle"],"datePublished":"2023-10-04T09:40:00+03:30","dateModified":"2024-01-01"'
    ld = f'{{"@context":"x","@graph":[{{{article_ld}}}]}}'
    head = (
        f'<script type="application/ld+json">{ld}</script><script type="application/ld+json">{{broken</script>'
        '<meta property="article:modified_time" content="2024-02-02"><meta name="date" content="2024-03-03">'
        '<meta property="article:published_time" content="2023-10-04T06:10:00Z">'
        '<meta itemprop="datePublished" content="2023-10-04">'
    )
    time_element = '<article><time datetime="2023-10-04">۱۲ مهر</time></article>'
    page = render(document(f"{time_element}<h1>{TITLE}</h1>{paragraphs(LEAD, *BODY)}", head))
    assert page.dates == [
        ("json-ld:datePublished", "2023-10-04T09:40:00+03:30"),
        ("meta:article:published_time", "2023-10-04T06:10:00Z"),
        ("microdata:datepublished", "2023-10-04"),
        ("time", "2023-10-04"),
    ]


def test_what_the_head_says():
    head = (
        '<meta property="og:site_name" content="آبسرد نیوز"><meta property="og:title" content="نمک &amp; کار">'
        '<link rel=canonical href="https://absard.example/news/12">'
    )
    meta = render(document(paragraphs(*BODY), head)).meta
    assert (meta["site"], meta["url"], meta["lang"]) == ("آبسرد نیوز", "https://absard.example/news/12", "fa")


@pytest.mark.parametrize("generic", [False, True], ids=["publishers", "generic"])
def test_real_pages(shared, monkeypatch, generic):
    if generic:
        monkeypatch.setattr(html_main, "pick", lambda tree, meta: html_main.Picked())
    folder = shared / "html"
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for wanted in truth:
        page = render((folder / wanted["file"]).read_text(encoding="utf-8"))
        layout = lay_out(fold(page.page_text), hints=page.blocks, meta=page.meta)
        body = article.clean(page.page_text, layout, tidy=str).body
        got, want = solid(body), [solid(p) for p in wanted["body"]]
        held = sum(len(p) for p in want if p in got)
        assert held >= 0.97 * sum(map(len, want)), wanted["file"]
        assert len(got) - held <= 0.03 * len(got), wanted["file"]
        assert body.count("\u200c") >= wanted["zwnj_in_body"], wanted["file"]
        title = solid("".join(roles(page)["title"]))
        assert title
        assert title in solid(wanted["page_title"])


def solid(text: str) -> str:
    return re.sub(r"[\W_]+", "", bare(fold(text)))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<div>", "</div>", "<p>", "<td>", "<tr>", "<table>", "<a href=x>", "</a>", "<h1>", "<br>", "<!--", "-->"]
        )
        | st.sampled_from(
            ["<script>", "</script>", "<body>", "</html>", "&zwnj;", "&#0;", "<", LEAD, TITLE, "انتهای پیام"]
        )
        | st.text(max_size=12),
        max_size=25,
    )
)
def test_any_text_renders_to_blocks_that_cover_it(pieces):
    page = render("".join(pieces))
    at = 0
    for b in page.blocks:
        assert b.start == at
        at = b.end + 1
    assert at == (len(page.page_text) + 1 if page.page_text else 0)


@pytest.mark.parametrize(
    "unit", ["<div>", "<p>آب است.</p>", "<a href=x>آب</a> ", "<table><tr><td>آ", "&zwnj;", "<!--", "<b>آب"]
)
def test_huge_pages_take_linear_time(unit):
    html = unit * (300_000 // len(unit))
    began = time.process_time()
    render(html)
    assert time.process_time() - began < 15


def test_the_heading_below_a_kicker_in_the_storys_own_element() -> None:
    kicker = "مدیر کارخانه نمک آبسرد:"
    page = f"{NAV}<div class='content'><span>{kicker}</span><h1>{TITLE}</h1>{paragraphs(LEAD, *BODY)}</div>{FOOT}"
    story = roles(render(document(page)))
    assert story["title"] == [TITLE]
    assert kicker not in story["body"] + story.get("lead", [])


def test_a_site_whose_pages_all_have_one_title() -> None:
    page = f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>{'<br>'.join([LEAD, *BODY])}</td></tr></table>{FOOT}"
    assert roles(render(document(page, title="خبرهای استان")))["title"] == [TITLE]


def test_short_sentences_in_elements_of_their_own() -> None:
    short = ["دو کارگر نیز پاداش گرفتند.", "وی گفت: ۲ کارخانه دیگر نیز گشوده می‌شود."]
    divs = "".join(f"<div>{t}</div>" for t in [*BODY, short[0], "اشتراک‌گذاری: تلگرام واتساپ", short[1]])
    assert roles(render(document(f"<article><h1>{TITLE}</h1><div class='entry'>{divs}</div></article>")))["body"] == [
        *BODY,
        *short,
    ]
