"""One set of Persian letters: Arabic and presentation forms, digits, diacritics, direction marks, odd spaces.

Lengths may change here; what must keep its offsets uses `pipelines.folding` instead. Orthographic letters stay
as they are written (آ أ ؤ ئ ة ۀ and the tanvin of «صرفاً»): only what no Persian keyboard should give is changed.
"""

import re
import unicodedata

from pipelines.folding import ZWNJ

# The letters of Persian: first those that folding leaves as they are, which nearly all words are made of.
PLAIN_LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآ"
ALPHABET = PLAIN_LETTERS + "ئؤأءۀ"

_LETTERS = {
    "ي": "ی", "ى": "ی", "ۍ": "ی", "ې": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "ۂ": "ۀ", "ٱ": "ا",
}  # fmt: skip
_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0b\x0c\x85\r"
)
# Word's optional hyphen (shown as «¬») and what windows-1256 has at 0x9D were typed for a half-space.
_HALF_SPACES = "\u00ac\u00ad\u200b\u009d\x1f"
_NOTHING = (
    "\u0640\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff\u009e"
    + "".join(chr(c) for c in (*range(0x64C, 0x653), *range(0x656, 0x660), 0x670, *range(0x610, 0x61B)))
    + "".join(chr(c) for c in (*range(0x6D6, 0x6DD), *range(0x6DF, 0x6E5), 0x6E7, 0x6E8, *range(0x6EA, 0x6EE)))
    + "".join(chr(c) for c in (*range(0x00, 0x09), *range(0x0E, 0x1F), 0x7F) if chr(c) != "\n")
)


def _table() -> dict[str, str]:
    table = dict(_LETTERS)
    table.update(dict.fromkeys(_SPACES, " "))
    table.update(dict.fromkeys(_HALF_SPACES, ZWNJ))
    table.update(dict.fromkeys(_NOTHING, ""))
    for zero in (0x0660, 0xFF10):
        table.update({chr(zero + d): chr(0x06F0 + d) for d in range(10)})
    for code in (*range(0xFB50, 0xFDFB), 0xFDFC, *range(0xFE70, 0xFEFD)):  # presentation forms, ligatures too
        base = unicodedata.normalize("NFKC", chr(code))
        if base != chr(code):
            table[chr(code)] = "".join(table.get(c, c) for c in base.strip())
    return table


_TABLE = _table()
_RARE = re.compile("[" + "".join(re.escape(c) for c in sorted(_TABLE)) + "]")
_COMBINING = re.compile("[\u064b\u0653\u0654\u0655]")
_COMPOSED = (
    ("ه\u0654", "ۀ"), ("ی\u0654", "ئ"), ("و\u0654", "ؤ"), ("ا\u0654", "أ"), ("ا\u0655", "إ"), ("ا\u0653", "آ"),
    ("\u064bا", "ا\u064b"),  # «صرفًا» and «صرفاً» are one word
)  # fmt: skip
_STRAY_MARK = re.compile("[\u0653\u0654\u0655]|(?<!ا)\u064b")
_PERSIAN_DIGITS = tuple(zip("0123456789", "۰۱۲۳۴۵۶۷۸۹", strict=True))
_ASCII_DIGIT = re.compile("[0-9]")
_LATIN = re.compile("[A-Za-z]")
_NOT_UNIFIED = re.compile(f"{_RARE.pattern}|{_COMBINING.pattern}|[0-9]")
_RIGHT = ALPHABET + "۰۱۲۳۴۵۶۷۸۹،؛؟!:.«»()[]*/…-"  # nothing is done to these
# Digits that hang on Latin letters («COVID-19», «a1@b.ir») belong to them.
_CHUNK_WITH_DIGITS = re.compile(r"[^\s\u0600-\u06ff]*[0-9][^\s\u0600-\u06ff]*")


def is_unified(raw: str) -> bool:
    """Whether `unify` surely leaves every part of `raw` as it is."""
    return _NOT_UNIFIED.search(raw) is None


def unify(raw: str) -> str:
    """`raw` in Persian letters and digits, without marks that carry no letter; line feeds and punctuation stay."""
    if not raw.strip(_RIGHT):
        return raw
    if raw.isascii() and raw.isprintable():
        return _digits(raw)
    for char in set(_RARE.findall(raw)):
        raw = raw.replace(char, _TABLE[char])
    if _COMBINING.search(raw):
        for pair, one in _COMPOSED:
            raw = raw.replace(pair, one)
        raw = _STRAY_MARK.sub("", raw)
    return _digits(raw)


def _digits(text: str) -> str:
    if not _ASCII_DIGIT.search(text):
        return text
    if _LATIN.search(text):
        return _CHUNK_WITH_DIGITS.sub(lambda m: m[0] if _LATIN.search(m[0]) else persian_digits(m[0]), text)
    return persian_digits(text)


def persian_digits(text: str) -> str:
    """`text` with each ASCII digit as the Persian one."""
    for ascii_digit, persian in _PERSIAN_DIGITS:
        text = text.replace(ascii_digit, persian)
    return text
