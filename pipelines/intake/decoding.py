"""Bytes of a page → text, by evidence: byte-order marks, valid UTF-8, what the page declares, letter statistics."""

import codecs
import re
from dataclasses import dataclass

# Signatures of what gets saved under a page's name by mistake; all of them are told before any decoding.
_MAGIC = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"), (b"\x1f\x8b", "gzip data"), (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"), (b"PAR1", "a Parquet file"), (b"OggS", "sound"), (b"ID3", "sound"),
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
# The letters that make up two thirds of any Persian text, in the form that windows-1256 gives them.
_FREQUENT = frozenset("اينردوتمهبسيىكکش")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_MOJIBAKE = re.compile(r"(?:[ØÙÚÛ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘-‚“-„†-•…‰‹›€™ ]){4}")
_BAD_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with LF line ends and no byte-order mark, or None and the `reason` why it is no text."""

    text: str | None
    encoding: str | None
    reason: str | None = None


def decode(data: bytes, declared: str | None = None, html: bool = False) -> Decoded:
    """Decode a page; `declared` is a charset that a header names. Never raises.

    UTF-8 with single broken bytes is loaded with U+FFFD in their place (the encoding says how many), lines of
    windows-1256 inside UTF-8 are read as such; what is mostly unreadable gets a reason.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return Decoded(None, None, "empty")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _with_replacements(data[len(bom) :], name, "utf-8 bom" if name == "utf-8" else name)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return Decoded(None, None, f"not text: {what}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, declared or _declared(data, html))
    if "\x00" in text and (wide := _wide(data)):
        return wide
    return _finish(text, "utf-8", data)


def clean(text: str) -> str:
    """LF line ends, no byte-order mark, and U+FFFD for what no UTF-8 file can hold (lone surrogates, NUL)."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
    return _clean(text)


def _clean(decoded: str) -> str:
    """`clean` for what was decoded, in which no surrogate stands alone."""
    if "\r" in decoded:
        decoded = decoded.replace("\r\n", "\n").replace("\r", "\n")
    return decoded.removeprefix("\ufeff").replace("\x00", "\ufffd")


def _declared(data: bytes, html: bool) -> str | None:
    found = _CHARSET.search(data[:8192]) if html else None
    return found[1].decode("ascii") if found else None


def _finish(text: str, encoding: str, data: bytes | None = None) -> Decoded:
    """A decoded text, made clean, unless it is none; `data` is the text in UTF-8, where that is at hand."""
    data = text.encode("utf-8") if data is None else data
    if len(data) - len(data.translate(None, _CONTROLS)) > max(2, len(text) // 200):
        return Decoded(None, None, "not text: control characters")
    if (repaired := _unmojibake(text)) is not None:
        return Decoded(_clean(repaired), "utf-8 read as windows-1252, repaired")
    return Decoded(_clean(text), encoding)


def _unmojibake(text: str) -> str | None:
    """UTF-8 that some program took for windows-1252 and wrote as UTF-8 once more; None where it is not that."""
    if _ARABIC.search(text) or not _MOJIBAKE.search(text, 0, 20_000):
        return None
    # The five bytes that windows-1252 leaves open come through as C1 controls.
    raw = b"".join(c.encode("latin-1" if "\x80" <= c <= "\x9f" else "cp1252", "replace") for c in text)
    repaired = raw.decode("utf-8", "replace")
    return repaired if repaired.count("\ufffd") <= len(repaired) // 50 else None


def _with_replacements(data: bytes, encoding: str, name: str) -> Decoded:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode(encoding))
    if bad > max(3, _BAD_SHARE * len(text)):
        return Decoded(None, None, f"not text: {bad} broken characters as {name}")
    return _finish(text, f"{name} ({bad} bytes replaced)" if bad > 0 else name)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a byte-order mark: every second byte is the high byte of Latin or Arabic."""
    sample = data[:4096]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high and sum(high.count(bytes([b])) for b in (0x00, 0x06, 0x20)) >= 0.95 * len(high):
            return _with_replacements(data, name, name)
    return None


def _guess(data: bytes, declared: str | None) -> Decoded:
    """Not valid UTF-8: broken UTF-8, a mixture, a code page, or no text at all."""
    if wide := _wide(data):
        return wide
    if data.count(b"\x00") > max(2, len(data) // 1000):
        return Decoded(None, None, "not text: NUL bytes")
    broken = data.decode("utf-8", "replace")
    bad = broken.count("\ufffd")
    good = len(_ARABIC.findall(broken))
    if good > bad:
        return _mixture(data, bad)
    for name in filter(None, (_codec(declared), "windows-1256")):
        text = data.decode(name, "replace")
        if _persian(text):
            return _finish(text, name)
    high = sum(1 for b in data[:100_000] if b >= 0x80)
    if high < 0.05 * min(len(data), 100_000):
        return _with_replacements(data, "windows-1252", "windows-1252")
    return Decoded(None, None, "not text in any known encoding")


def _codec(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return None if found in (None, "utf-8", "ascii") else found


def _persian(text: str) -> bool:
    """Whether letters that are not ASCII are Arabic-script ones in about Persian proportions."""
    other = [c for c in text[:200_000] if c > "\x7f" and not c.isspace()]
    arabic = [c for c in other if "\u0600" <= c <= "\u06ff"]
    if len(arabic) < 0.9 * len(other) or not arabic:
        return False
    return sum(c in _FREQUENT for c in arabic) >= 0.5 * len(arabic)


def _mixture(data: bytes, bad: int) -> Decoded:
    """Mostly UTF-8: lines that are Persian in windows-1256 are read so, single broken bytes become U+FFFD."""
    if bad <= 3:
        return _with_replacements(data, "utf-8", "utf-8")
    lines, replaced, other = [], 0, 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            continue
        except UnicodeDecodeError:
            broken = line.decode("utf-8", "replace")
        count = broken.count("\ufffd")
        if count > 3 and count > len(_ARABIC.findall(broken)) and _persian(old := line.decode("windows-1256")):
            lines.append(old)
            other += 1
        else:
            lines.append(broken)
            replaced += count
    text = "\n".join(lines)
    if replaced > max(3, _BAD_SHARE * len(text)):
        return Decoded(None, None, f"not text: {replaced} broken bytes as utf-8")
    notes = [f"{other} lines windows-1256"] * (other > 0) + [f"{replaced} bytes replaced"] * (replaced > 0)
    return _finish(text, f"utf-8 ({', '.join(notes)})")
