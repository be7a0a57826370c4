"""Letter-for-letter folding: one code point in, one code point out, so that every offset still holds.

Everything that reads figures, dates and names reads folded text; the cleaned text is another matter
(`pipelines.cleaning.spacing`), because it may change lengths.
"""

import re
import unicodedata

ZWNJ = "\u200c"

# What carries no letter: it becomes a ZWNJ, which `bare` drops; deleting it would move the offsets.
_MARKS = (*range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5), 0x06E7, 0x06E8)
_CONTROLS = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)
_IGNORABLE = "\u00ad\u00ac\u0640" + "".join(chr(c) for c in (*_MARKS, *_CONTROLS) if chr(c) != ZWNJ)
_LETTERS = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ۍ": "ی", "ې": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه",
    "ہ": "ه", "ۂ": "ه", "ھ": "ه", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و",
}  # fmt: skip
_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000\r\x0b\x0c\x85" + "".join(map(chr, range(0x2000, 0x200B)))

# For DuckDB's `translate`, which drops what has no partner: letters in one set, without spaces and ignorable signs.
SOLID = ("".join(_LETTERS) + " \n" + ZWNJ + _SPACES + _IGNORABLE, "".join(_LETTERS.values()))


def _table() -> dict[str, str]:
    table = dict(_LETTERS)
    table.update(dict.fromkeys(_SPACES, " "))
    table.update(dict.fromkeys(_IGNORABLE, ZWNJ))
    for zero in (0x06F0, 0x0660, 0xFF10):
        table.update({chr(zero + d): str(d) for d in range(10)})
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)):  # presentation forms
        base = unicodedata.normalize("NFKC", chr(code))
        if base != chr(code) and base:
            first = base.strip()[:1] or ZWNJ
            table[chr(code)] = table.get(first, first)
    return table


_FOLD = _table()
_RARE = re.compile("[" + "".join(re.escape(c) for c in _FOLD if c not in "۰۱۲۳۴۵۶۷۸۹") + "]")
_PERSIAN_DIGITS = tuple(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True))


def fold(text: str) -> str:
    """Same-length copy of `text`: Persian letters, ASCII digits, plain spaces; line feeds stay.

    Marks that carry no letter (diacritics, tatweel, direction marks, soft hyphen, «¬», ZWJ) become ZWNJ.
    """
    for persian, ascii_digit in _PERSIAN_DIGITS:  # chained replace: far faster than one big translate table
        text = text.replace(persian, ascii_digit)
    for char in set(_RARE.findall(text)):
        text = text.replace(char, _FOLD[char])
    return text


def bare(folded: str) -> str:
    """A folded string without its ZWNJs: the form in which words are compared."""
    return folded.replace(ZWNJ, "")


_COMMON_MARKS = f" \n{ZWNJ}.،:«»()/-؛|"
_NO_LETTER = re.compile(r"[\W_]")


def letters_only(folded: str) -> str:
    """Letters and digits alone: the form in which wordings are compared whatever their spacing and punctuation."""
    for mark in _COMMON_MARKS:  # one replacement each is far quicker than a pattern that stops at every space
        folded = folded.replace(mark, "")
    if folded.isalnum():
        return folded
    for mark in set(_NO_LETTER.findall(folded)):
        folded = folded.replace(mark, "")
    return folded


def zeros(folded: str) -> str:
    """0 for every digit: lines of one shape are then one, and what was found out about one can be remembered."""
    for digit in "123456789":
        folded = folded.replace(digit, "0")
    return folded
