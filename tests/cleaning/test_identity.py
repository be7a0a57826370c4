"""An article's id comes from what it says, in whatever form."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.identity import article_id
from pipelines.cleaning.spacing import tidy
from pipelines.folding import fold

BODY = (
    "مدیرکل راهداری استان گفت: در هفت ماه گذشته ۱۲۰ کیلومتر از جاده‌های روستایی آسفالت شده است. "
    "وی افزود: برای تکمیل طرح‌های نیمه‌تمام ۴۵ میلیارد تومان اعتبار لازم است که بخشی از آن تأمین می‌شود. "
    "به گفته او ساکنان بیست روستا از این پس کم‌تر از نیم ساعت تا مرکز شهرستان راه دارند."
)


def name(title: str, body: str) -> str:
    return article_id(fold(title), fold(body))


def test_shape() -> None:
    assert len(name("", BODY)) == 16
    int(name("", BODY), 16)


def test_spelling_plays_no_part() -> None:
    same = name("عنوان", BODY)
    assert name("عنوان", BODY.replace("ی", "ي").replace("ک", "ك")) == same
    assert name("عنوان", BODY.replace("\u200c", "")) == same
    assert name("عنوان", BODY.replace("\u200c", " ")) == same
    assert name("عنوان", BODY.replace(". ", ".\r\n\r\n")) == same
    assert name("عنوان", BODY.replace("۴۵", "45").replace("۱۲۰", "١٢٠")) == same
    assert name("عنوان", tidy(BODY)) == same


def test_the_title_counts_only_beside_a_short_body() -> None:
    assert name("یک", BODY) == name("دو", BODY)
    assert name("یک", "عکس: ایرنا") != name("دو", "عکس: ایرنا")


def test_other_numbers_are_another_article() -> None:
    assert name("", BODY.replace("۴۵", "۴۶")) != name("", BODY)


@given(st.text(), st.text())
def test_any_text_has_an_id(title: str, body: str) -> None:
    assert name(title, body) == name(title, f" {body}\n")
