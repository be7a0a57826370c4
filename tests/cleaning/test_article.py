"""The cleaned article: title, lead, body and sentences, each at its place in the page."""

from pipelines.cleaning import article
from pipelines.cleaning.layout import Block, Layout, lay_out
from pipelines.folding import fold

PAGE = (
    "ندای چشمه\nگندم کاران چشمه سار ۱۲ هزار تن فروختند\nتاریخ انتشار : 12 مرداد 1401 - 10:20\n\n"
    "رئیس تعاون چشمه سار گفت: ۱۲ هزار تن گندم خریده شد. بهای آن پرداخت شده است.\n"
    "او افزود: ۳.۵ درصد از این گندم به بذر رسید و باقی آن به سیلوها برده شد.\nانتهای پیام\nنظرات\n"
)


def test_title_lead_body_and_sentences_with_their_offsets():
    cleaned = article.clean(PAGE, lay_out(fold(PAGE)), tidy=str.upper)
    assert cleaned.title == "گندم کاران چشمه سار ۱۲ هزار تن فروختند"
    assert cleaned.lead == "رئیس تعاون چشمه سار گفت: ۱۲ هزار تن گندم خریده شد. بهای آن پرداخت شده است."
    first, second = cleaned.body.split("\n")
    assert first == cleaned.lead
    assert second.startswith("او افزود: ۳.۵ درصد")
    assert [s.role for s in cleaned.sentences] == ["title", "lead", "lead", "body"]
    assert [PAGE[s.start : s.end] for s in cleaned.sentences] == [s.text for s in cleaned.sentences]
    assert len({s.block for s in cleaned.sentences}) == 3


def test_each_sentence_is_tidied_once():
    seen: list[str] = []

    def tidy(raw: str) -> str:
        seen.append(raw)
        return raw.replace("چشمه سار", "چشمه‌سار")

    cleaned = article.clean(PAGE, lay_out(fold(PAGE)), tidy=tidy)
    assert len(seen) == len(cleaned.sentences)
    assert "چشمه‌سار" in cleaned.body
    assert "چشمه‌سار" in (cleaned.title or "")


def test_the_project_s_own_spacing_is_the_default():
    text = "آنها كتابهاي خود را مي برند."
    cleaned = article.clean(text, [Block(0, len(text), "body")])
    assert cleaned.body == cleaned.sentences[0].text
    assert "ي" not in cleaned.body
    assert "ك" not in cleaned.body


def test_a_summary_is_the_lead_and_not_in_the_body():
    text = "خلاصه خبر این است.\nمتن خبر آن است."
    cleaned = article.clean(text, Layout([Block(0, 18, "summary"), Block(19, len(text), "body")]), tidy=str)
    assert cleaned.lead == "خلاصه خبر این است."
    assert cleaned.body == "متن خبر آن است."
    assert [s.role for s in cleaned.sentences] == ["lead", "body"]


def test_wrapped_lines_and_empty_pages():
    text = "سطر یکم که شکسته\nشده است. سطر دوم."
    cleaned = article.clean(text, [Block(0, len(text), "body")], tidy=lambda s: " ".join(s.split()))
    assert cleaned.body == "سطر یکم که شکسته شده است. سطر دوم."
    empty = article.clean("", lay_out(""))
    assert (empty.title, empty.lead, empty.body, empty.sentences) == (None, None, "", [])


def test_the_story_is_the_same_with_and_without_chrome():
    title, told = PAGE.split("\n")[1], PAGE.split("\n\n")[1].removesuffix("انتهای پیام\nنظرات\n")
    plain = f"{title}\n\n{told}"
    one, two = (article.clean(text, lay_out(fold(text)), tidy=str) for text in (PAGE, plain))
    assert (one.title, one.lead, one.body) == (two.title, two.lead, two.body)
