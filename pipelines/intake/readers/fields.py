"""An object of a JSON, JSON-lines or CSV file → the Record of one page."""

import hashlib
import html
import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from pipelines.folding import bare, fold
from pipelines.intake.decoding import clean
from pipelines.intake.readers.record import Record, failed, looks_like_html

Fields = Mapping[str, tuple[str, ...]]
_MARKUP = re.compile(
    r"<(?:/?(?:p|div|span|article|section|h[1-6]|ul|ol|li|strong|table|figure)\b[^<>]{0,500}|br\s*/?|a\s[^<>]{1,500}|img\s[^<>]{1,500})>",
    re.I,
)
_TAG = re.compile(r"<[^<>]{1,500}>")
_ADDRESS = re.compile(r"(?:https?:)?//\S+$", re.I)
_META = ("title", "lead", "published", "url", "site", "agency", "author", "news_code", "language")


def compact(name: str) -> str:
    """A field's name as it is compared: lower case, one spelling, no spaces and dashes."""
    return re.sub(r"[\s_\-]+", "", bare(fold(name)).lower())


_name = lru_cache(maxsize=4096)(compact)  # of fields: the same for all records of a file


@cache
def load_fields(path: Path | None = None) -> Fields:
    """fields.yaml with the user's own names (file `path`, else KHABARSANJ_FIELDS) before its own.

    Raises OSError or ValueError where the user's file cannot be read or has another shape.
    """
    own = yaml.safe_load(
        resources.files("pipelines.intake.readers").joinpath("fields.yaml").read_text(encoding="utf-8")
    )
    named = path or os.environ.get("KHABARSANJ_FIELDS")
    user = yaml.safe_load(Path(named).read_text(encoding="utf-8")) if named else {}
    if not isinstance(user, dict) or not set(user) <= set(own):
        raise ValueError(f"{named}: not a mapping of {', '.join(own)} to field names")
    merged = {}
    for key, names in own.items():
        first = user.get(key, [])
        merged[key] = tuple(
            dict.fromkeys(compact(str(n)) for n in [*([first] if isinstance(first, str) else first), *names])
        )
    return merged


def value(item: Mapping[str, Any], names: tuple[str, ...], *, address: bool | None = None) -> str:
    """The first filled of the named fields as clean text; `address` True/False: only values that are (no) URLs."""
    for name in names:
        found: Any = item.get(name)
        if found is None:
            if "." not in name:
                continue
            found = item
            for part in name.split("."):
                found = found.get(part) if isinstance(found, Mapping) else None
        text = _text(found)
        if text and (address is None or bool(_ADDRESS.match(text)) == address):
            return text
    return ""


def _text(found: Any) -> str:
    if isinstance(found, str):
        return clean(found).strip()
    if isinstance(found, bool) or found is None:
        return ""
    if isinstance(found, int | float):
        return f"{found:.0f}"
    if isinstance(found, list):
        parts = [_text(f) for f in found[:10_000]]
        return ("\n" if any(len(p) > 80 for p in parts) else "، ").join(filter(None, parts))
    if isinstance(found, Mapping):
        return _text(found.get("name") or found.get("@id") or found.get("url"))
    return ""


def known(names: list[str], fields: Fields) -> bool:
    """Whether one of these column names can hold a page's text."""
    texts = {*fields["body"], *fields["page"], *fields["html"]}
    return any(compact(n) in texts for n in names)


def record_of(
    raw_path: str, form: str, encoding: str | None, raw: bytes, item: Mapping[str, Any], fields: Fields
) -> Record:
    """The Record of one object; `raw` are the bytes it was read from.

    With title or date beside the text it is an article, and its text is title, lead and body; a text alone is a raw
    page. Both are laid out as a plain file is, so that an article has one identity in whatever form it comes. HTML in
    the text is handed on as HTML.
    """
    item = {_name(str(k)): v for k, v in item.items() if k is not None}
    meta = {k: v for k in _META if k not in ("url", "agency") and (v := value(item, fields[k]))}
    if address := value(item, fields["url"], address=True):
        meta["url"] = address
    if agency := value(item, fields["agency"], address=False):
        meta["agency"] = agency
    for key in ("title", "lead"):
        if key in meta:
            meta[key] = plain(meta[key])
    body, page, source = (value(item, fields[k]) for k in ("body", "page", "html"))
    record = Record(raw_path, form, encoding, len(raw), hashlib.sha256(raw).hexdigest(), None, meta=meta)
    if looks_like_html(body) or looks_like_html(page):
        body, source = "", body if looks_like_html(body) else page
    title = meta.get("title", "")
    if body and (title or meta.get("published")) and not _is_dump(body, title):
        if _marked_up(body):
            record.text, record.is_html = _as_html(title, meta.get("lead", ""), body), True
        else:
            text = clean(html.unescape(body)) if "&" in body else body
            record.text = compose(title, meta.get("lead", ""), text)
    elif source:
        record.text, record.is_html = source, True
    elif page or body:
        record.text = page or body
        record.is_html = _marked_up(record.text)
    else:
        reason = f"no text in it: has {', '.join(list(item)[:12]) or 'nothing'}"
        return failed(raw_path, form, reason, data=raw)
    return record


def plain(text: str) -> str:
    """A title or a lead without markup and entities."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(html.unescape(text).split()) if "&" in text or "\n" in text or "  " in text else text


def _marked_up(text: str) -> bool:
    return "<" in text and bool(_MARKUP.search(text))


def _is_dump(body: str, title: str) -> bool:
    """Whether the text is a whole page after all: its title stands in it, below other lines."""
    if not title:
        return False
    want, longest = compact(title), 2 * len(title) + 10
    lines = [line for line in body[:4000].split("\n", 40)[:40] if line.strip()]
    return any(compact(line) == want for line in lines[1:] if len(line) <= longest)


def compose(title: str, lead: str, body: str) -> str:
    """An article's parts as a plain file has them; a lead or a title that opens the body comes once."""
    opening = compact(body[: 2 * len(title) + len(lead) + 200])
    first, _, rest = body.partition("\n")
    if title and len(first) <= 2 * len(title) + 10 and compact(first) == compact(title):
        body = rest.lstrip("\n")
    start = compact(lead.rstrip("….[] "))[:60]
    parts = [title, lead if start and start not in opening else "", body]
    return "\n\n".join(filter(None, parts)) + "\n"


def _as_html(title: str, lead: str, body: str) -> str:
    head = f"<h1>{html.escape(title)}</h1>" if title else ""
    start = compact(lead.rstrip("….[] "))[:60]
    if start and start not in compact(plain(body[:4000])):
        head += f'<p class="lead">{html.escape(lead)}</p>'
    page_title = f"<title>{html.escape(title)}</title>"
    return f"<html><head>{page_title}</head><body><article>{head}<div>{body}</div></article></body></html>"
