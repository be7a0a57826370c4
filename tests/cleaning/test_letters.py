"""Letters, digits and marks in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.letters import is_unified, unify
from pipelines.folding import ZWNJ


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("كتابي", "کتابی"),
        ("موسى", "موسی"),
        ("ﻛﺘﺎﺑﯽ", "کتابی"),
        ("ﻻله", "لاله"),
        ("۵۰۰ ﷼", "۵۰۰ ریال"),
        ("سـلام", "سلام"),
        ("مُحَمَّد", "محمد"),
        ("صرفًا", "صرفاً"),
        ("صرفاً", "صرفاً"),
        ("خانهٔ ما", "خانۀ ما"),
        ("مسئول مأمور رؤیا آیة", "مسئول مأمور رؤیا آیة"),
        ("ا\u0653ب", "آب"),
        ("\u200fدر\u200e \ufeffراه", "در راه"),
        ("می¬رود", f"می{ZWNJ}رود"),
        ("می\u00adرود", f"می{ZWNJ}رود"),
        ("۱۲ 12 ١٢", "۱۲ ۱۲ ۱۲"),
        ("3.5 و 1,200", "۳.۵ و ۱,۲۰۰"),
        ("COVID-19 در 19 شهر", "COVID-19 در ۱۹ شهر"),
        ("a1@b2.ir", "a1@b2.ir"),
        ("سال\u00a0نو", "سال نو"),
    ],
)
def test_forms(raw: str, clean: str) -> None:
    assert unify(raw) == clean


@given(st.text())
def test_any_text_passes_and_stays(text: str) -> None:
    once = unify(text)
    assert unify(once) == once


@given(st.text(alphabet="ابپتجدرسشکگلمنوهی ۰۱۲۳۴۵۶۷۸۹،.«»\n"))
def test_plain_persian_is_left_alone(text: str) -> None:
    assert unify(text) == text


@given(
    st.text(alphabet=st.sampled_from("ابیيكک ۳3\u200c\u200f\u0640\u064b\u0654\ufefbaA\n")),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_what_is_unified_stays_in_all_its_parts(text: str, start: int, stop: int) -> None:
    assert not is_unified(text) or unify(text[start:stop]) == text[start:stop]
    assert is_unified("کتاب‌ها ۳")
    assert not is_unified("كتاب")
