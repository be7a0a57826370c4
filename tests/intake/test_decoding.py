"""Decoding: every encoding that Persian pages come in, broken ones, and what is no text at all."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.intake.decoding import clean, decode

TEXT = "فرماندار گفت: ۳۵۰ خانوار در این طرح بیمه می‌شوند.\nکار از هفته آینده آغاز خواهد شد و تا پایان سال ادامه دارد.\n"
ARABIC_LETTERS = TEXT.replace("ی", "ي").replace("۳۵۰", "350")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8 bom"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode(), "utf-8"),
    ],
)
def test_unicode_forms_give_the_same_text(data: bytes, encoding: str) -> None:
    found = decode(data)
    assert (found.text, found.encoding) == (TEXT, encoding)


def test_windows_1256_by_its_letters() -> None:
    found = decode(ARABIC_LETTERS.encode("windows-1256"))
    assert (found.text, found.encoding) == (ARABIC_LETTERS, "windows-1256")


def test_a_declaration_that_lies_is_not_believed() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{ARABIC_LETTERS}</body></html>'
    assert decode(page.encode("windows-1256"), html=True).text == page
    assert decode(TEXT.encode(), declared="windows-1256").text == TEXT


def test_declared_charset_of_html() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6">' + "خبر من المدينة اليوم " * 5
    found = decode(page.encode("iso-8859-6"), html=True)
    assert (found.text, found.encoding) == (page, "iso8859-6")


def test_a_broken_byte_costs_one_letter() -> None:
    data = bytearray(TEXT.encode())
    data[10] = 0xFF
    found = decode(bytes(data))
    assert found.text is not None
    assert "\ufffd" in found.text
    assert found.encoding is not None
    assert "replaced" in found.encoding
    assert found.text.endswith(TEXT.split("\n")[1] + "\n")


def test_lines_of_another_encoding_are_read_as_such() -> None:
    data = TEXT.encode() * 3 + ARABIC_LETTERS.encode("windows-1256") + TEXT.encode()
    found = decode(data)
    assert found.text == TEXT * 3 + ARABIC_LETTERS + TEXT
    assert found.encoding == "utf-8 (2 lines windows-1256)"


def test_text_encoded_twice_is_repaired() -> None:
    twice = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in TEXT.encode()).encode()
    assert decode(twice).text == TEXT


@pytest.mark.parametrize("data", [b"", b" \n\r\n", b"\xef\xbb\xbf\n"])
def test_nothing_is_empty(data: bytes) -> None:
    assert decode(data).reason == "empty"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.4 x", bytes(range(256)) * 40, os.urandom(4000)]
)
def test_binary_is_no_text(data: bytes) -> None:
    found = decode(data)
    assert found.text is None
    assert found.reason is not None
    assert found.reason.startswith("not text")


def test_clean_leaves_only_what_utf8_can_hold() -> None:
    assert clean("\ufeffالف\r\nب\rج\ud83d\x00") == "الف\nب\nج\ufffd\ufffd"


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_pass(data: bytes, html: bool) -> None:
    found = decode(data, html=html)
    assert (found.text is None) != (found.reason is None)
    if found.text is not None:
        found.text.encode("utf-8")
        assert "\r" not in found.text


@given(
    st.text(
        st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff", exclude_categories=("Cc", "Cs")), min_size=1
    )
)
def test_utf8_comes_back(text: str) -> None:
    found = decode(("خبر " + text).encode())
    assert found.text == "خبر " + text
