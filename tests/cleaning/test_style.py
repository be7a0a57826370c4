"""The author's own spelling: solid plurals stay where no half-spaces were lost, and only there."""

import os
from pathlib import Path

import pytest

from pipelines.cleaning import article
from pipelines.cleaning.layout import Block
from pipelines.cleaning.spacing import tidy
from pipelines.cleaning.style import own_spelling
from pipelines.folding import fold

SHARED = Path(os.environ.get("KHABARSANJ_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def own(text: str) -> bool:
    return own_spelling(text, fold(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تیمهای ما بازی می کنند و می روند.", True),
        ("تیمهای ما بازی ميکنند و می روند.", False),
        ("تیمهای ما بازی میکنند.", False),
        ("تیمهای ما می روند، رسانهها میدانند.", False),
        ("تیمهای ما می روند و می آیند و می دانند و می گویند و می خوانند و میشود.", True),  # one slip among many
        ("در میدان میانی میلیون نفر بودند", False),
        ("تیم‌های ما می روند و باشگاههای دیگر می آیند", False),
        ("تیمهای ما می‌روند، نمی‌آیند، می‌مانند و می‌گویند", True),
        ("", False),
    ],
)
def test_own_spelling(text: str, expected: bool) -> None:
    assert own(text) is expected


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("کتابهای باشگاهها و دلنشینترین فیلمسازی", "کتابهای باشگاهها و دلنشینترین فیلمسازی"),
        ("میشود نمیکنند", "می‌شود نمی‌کنند"),
        ("برنامهها شدهاند بینالمللی گفتوگو", "برنامه‌ها شده‌اند بین‌المللی گفت‌وگو"),
        ("می شود و کتاب ها و رفته اند", "می‌شود و کتاب‌ها و رفته‌اند"),
        ("برنامه‌ریزیهای کتابهای،", "برنامه‌ریزیهای کتابهای،"),
        ("توسطصلح", "توسط صلح"),
    ],
)
def test_tidy_in_own_spelling(raw: str, clean: str) -> None:
    assert tidy(raw, own_spelling=True) == clean


def test_an_article_is_cleaned_in_its_own_style() -> None:
    solid = "کتابهای ما خوانده می شود و کار می کند."
    lost = "کتابهای ما خوانده میشود و کار میکند."
    assert article.clean(solid, [Block(0, len(solid), "body")]).body == "کتابهای ما خوانده می‌شود و کار می‌کند."
    assert article.clean(lost, [Block(0, len(lost), "body")]).body == "کتاب‌های ما خوانده می‌شود و کار می‌کند."


def test_only_the_story_speaks() -> None:
    page = "می شود می کند می رود می آید\nکتابهای ما خوانده میشود."
    blocks = [Block(0, 27, "chrome"), Block(28, len(page), "body")]
    assert article.clean(page, blocks).body == "کتاب‌های ما خوانده می‌شود."


def test_seed_pages_have_lost_their_half_spaces() -> None:
    pages = sorted((SHARED / "seeds").glob("*.txt"))
    if not pages:
        pytest.skip("no seed pages")
    for page in pages:
        assert not own(page.read_text(encoding="utf-8"))


def test_endless_text_takes_no_time() -> None:
    for unit in ("می", "ه", "می ", "هها "):
        own(unit * 50_000)
