"""What every reader gives: one page as it was read, or the reason why it could not be read."""

import hashlib
from dataclasses import dataclass, field

from pipelines.intake.decoding import decode


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one bad file from taking the run with it. Sizes in bytes."""

    page: int = 16 * 1024 * 1024  # one page, record, JSON line or CSV row
    expanded: int = 256 * 1024**3  # all that one compressed file may expand to …
    ratio: int = 200  # … and how many times its own size, once it is past `ratio_floor`
    ratio_floor: int = 64 * 1024 * 1024
    members: int = 1_000_000  # files in one zip


LIMITS = Limits()


@dataclass(slots=True)
class Record:
    """One page as read, before cleaning. Either `text` or `reason` is set."""

    raw_path: str  # relative to the landing folder; 'dump.jsonl.gz#17' inside a container
    format: str  # txt, html, json, jsonl, csv, warc …
    encoding: str | None
    bytes: int
    sha256: str  # of the file's (or the record's) bytes; '' where they could not be read
    text: str | None  # decoded, LF line ends; HTML source where is_html
    is_html: bool = False
    meta: dict[str, str] = field(default_factory=dict)  # what the container says; keys as in fields.yaml
    reason: str | None = None  # one line that names file and cause


class BrokenContainer(Exception):
    """A container that cannot be read (any further); the message is the reason."""


def failed(raw_path: str, form: str, reason: str, *, size: int = 0, sha256: str = "", data: bytes = b"") -> Record:
    """A Record with a one-line reason that names the file."""
    line = " ".join(f"{raw_path}: {reason}".split())
    if data:
        size, sha256 = len(data), hashlib.sha256(data).hexdigest()
    return Record(raw_path, form, None, size, sha256, None, reason=line[:500])


def page(
    raw_path: str, form: str, data: bytes, *, declared: str | None = None, meta: dict[str, str] | None = None
) -> Record:
    """The Record of one plain or HTML page from its bytes."""
    decoded = decode(data, declared, html=form == "html" or b"<html" in data[:2048].lower())
    if decoded.text is None:
        return failed(raw_path, form, decoded.reason or "not text", data=data)
    if not decoded.text.strip("\ufeff\ufffd \n\t\u200c\xa0"):
        return failed(raw_path, form, "empty", data=data)
    is_html = form == "html" or looks_like_html(decoded.text)
    digest = hashlib.sha256(data).hexdigest()
    return Record(raw_path, form, decoded.encoding, len(data), digest, decoded.text, is_html, meta or {})


def looks_like_html(text: str) -> bool:
    """Whether a text is a saved HTML page, whatever its name says."""
    head = text[:1024].lstrip()
    if head[:1] != "<":
        return False
    head = head.lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or (
        head.startswith("<?xml") and "<html" in head
    )


def form_of(name: str) -> tuple[str, bool]:
    """('jsonl', True) for `a/Dump.JSONL.gz`: the form by name ('' where unknown), and whether it is gzipped."""
    suffixes = name.rpartition("/")[2].lstrip(".").lower().split(".")[1:]
    zipped = bool(suffixes) and suffixes[-1] in ("gz", "gzip")
    rest = suffixes[:-1] if zipped else suffixes
    return (_FORMS.get(rest[-1], "") if rest else ""), zipped


_FORMS = {
    "txt": "txt", "text": "txt", "html": "html", "htm": "html", "xhtml": "html", "shtml": "html",
    "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "jl": "jsonl", "csv": "csv", "tsv": "csv",
    "warc": "warc", "wet": "warc", "zip": "zip",
}  # fmt: skip
