"""Readers: every form gives the same article, and every bad file a reason while the others load."""

import csv
import gzip
import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.intake.readers import LIMITS, Limits, Record, load_fields, read_file

TITLE = "بیمه ۳۵۰ خانوار عشایری در شهرستان"
LEAD = "فرماندار از بیمه شدن خانوارهای عشایری خبر داد."
BODY = "فرماندار گفت: ۳۵۰ خانوار در این طرح بیمه می‌شوند.\nوی افزود: کار از هفته آینده آغاز خواهد شد."
PAGE = f"{TITLE}\nتاریخ انتشار: ۱ خرداد ۱۴۰۲\n\n{BODY}\n"
HTML = f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{BODY}</p></body></html>"


def read(path: Path, limits: Limits = LIMITS) -> list[Record]:
    records = list(read_file(path, path.name, limits=limits))
    for record in records:
        assert (record.text is None) != (record.reason is None)
        if record.reason:
            assert "\n" not in record.reason
            assert record.raw_path in record.reason
    return records


def write(folder: Path, name: str, data: bytes | str) -> Path:
    data = data.encode() if isinstance(data, str) else data
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def warc(pages: list[tuple[str, bytes]], gzipped: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for url, payload in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(payload), http_headers=headers)
        )
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.TXT.gz", "a.text"])
def test_plain_text(tmp_path: Path, name: str) -> None:
    data = PAGE.encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (record,) = read(path)
    assert (record.raw_path, record.format, record.text, record.is_html) == (name, "txt", PAGE, False)
    assert record.bytes == len(data)
    assert len(record.sha256) == 64


def test_html_by_name_and_by_content(tmp_path: Path) -> None:
    for name in ("a.html", "b.htm", "c.html.gz", "d.txt"):
        (record,) = read(write(tmp_path, name, HTML))
        assert record.is_html
        assert record.text == HTML


ARTICLES = [  # as news-please, trafilatura, a Scrapy spider, JSON-LD and a Persian user name their fields
    {"title": TITLE, "description": LEAD, "maintext": BODY, "date_publish": "2023-05-22 18:00:00",
     "url": "https://a.ir/1", "source_domain": "a.ir", "date_modify": "2024-01-01", "authors": ["الف", "ب"]},
    {"title": TITLE, "excerpt": LEAD, "text": BODY, "date": "2023-05-22 18:00:00", "source": "https://a.ir/1",
     "hostname": "a.ir", "filedate": "2024-01-01", "author": "الف، ب"},
    {"headline": TITLE, "summary": LEAD, "content": BODY, "published_at": "2023-05-22 18:00:00", "link": "https://a.ir/1",
     "site": "a.ir", "author": "الف، ب"},
    {"headline": TITLE, "description": LEAD, "articleBody": BODY, "datePublished": "2023-05-22 18:00:00",
     "mainEntityOfPage": {"@id": "https://a.ir/1"}, "website": "a.ir", "author": [{"name": "الف"}, {"name": "ب"}]},
    {"عنوان": TITLE, "لید": LEAD, "متن": BODY, "تاریخ انتشار": "2023-05-22 18:00:00", "لینک": "https://a.ir/1",
     "سایت": "a.ir", "نويسنده": "الف، ب"},
]  # fmt: skip


@pytest.mark.parametrize("item", ARTICLES)
def test_field_names_of_the_usual_tools(tmp_path: Path, item: dict[str, object]) -> None:
    (record,) = read(write(tmp_path, "a.json", json.dumps(item)))
    meta = {
        "title": TITLE,
        "lead": LEAD,
        "published": "2023-05-22 18:00:00",
        "url": "https://a.ir/1",
        "site": "a.ir",
        "author": "الف، ب",
    }
    assert record.meta == meta
    assert record.text == f"{TITLE}\n\n{LEAD}\n\n{BODY}\n"


def test_title_and_lead_that_open_the_body_come_once(tmp_path: Path) -> None:
    body = f"{TITLE}\n{LEAD}\n{BODY}"
    (record,) = read(write(tmp_path, "a.json", json.dumps({"title": TITLE, "lead": LEAD[:-10] + " …", "body": body})))
    assert record.text == f"{TITLE}\n\n{LEAD}\n{BODY}\n"


def test_every_container_gives_the_same_article(tmp_path: Path) -> None:
    item = {"title": TITLE, "body": BODY, "published": "2023-05-22"}
    table = io.StringIO()
    rows = csv.DictWriter(table, list(item))
    rows.writeheader()
    rows.writerow(item)
    made = [
        write(tmp_path, "a.json", json.dumps(item, ensure_ascii=False)),
        write(tmp_path, "b.jsonl.gz", "\n" + json.dumps(item) + "\n"),
        write(tmp_path, "c.csv", "\ufeff" + table.getvalue()),
        write(tmp_path, "d.json.gz", json.dumps([item])),
        write(tmp_path, "e.csv.gz", table.getvalue().encode("utf-16")),
    ]
    with zipfile.ZipFile(tmp_path / "f.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in made:
            archive.write(path, f"in/{path.name}")
    records = [r for p in [*made, tmp_path / "f.zip"] for r in read(p)]
    assert [r.raw_path for r in records] == [
        "a.json", "b.jsonl.gz#2", "c.csv#1", "d.json.gz#1", "e.csv.gz#1",
        "f.zip#in/a.json", "f.zip#in/b.jsonl.gz#2", "f.zip#in/c.csv#1", "f.zip#in/d.json.gz#1", "f.zip#in/e.csv.gz#1",
    ]  # fmt: skip
    assert {r.text for r in records} == {f"{TITLE}\n\n{BODY}\n"}
    assert {r.meta["published"] for r in records} == {"2023-05-22"}


def test_text_alone_is_a_raw_page(tmp_path: Path) -> None:
    (record,) = read(write(tmp_path, "p.jsonl", json.dumps({"id": "s/1.txt", "text": PAGE.replace("\n", "\r\n")})))
    assert (record.text, record.meta) == (PAGE.strip(), {})


def test_a_page_dump_beside_its_title_is_a_raw_page(tmp_path: Path) -> None:
    dump = f"صفحه نخست\nدرباره ما\n{PAGE}"
    (record,) = read(write(tmp_path, "p.json", json.dumps({"title": TITLE, "text": dump})))
    assert record.text == dump.strip()
    assert record.meta["title"] == TITLE


def test_markup_in_a_field_is_html(tmp_path: Path) -> None:
    items = [
        {"title": TITLE, "date": "2023-05-22", "body": f"<p>{BODY}</p>"},
        {"html": HTML, "url": "https://a.ir/1"},
        {"text": HTML},
    ]
    records = read(write(tmp_path, "p.jsonl", "\n".join(map(json.dumps, items))))
    assert [r.is_html for r in records] == [True, True, True]
    assert f"<h1>{TITLE}</h1>" in (records[0].text or "")
    assert records[1].text == records[2].text == HTML


def test_own_field_names(tmp_path: Path) -> None:
    mapping = write(tmp_path, "own.yaml", "body: [matn.asli]\npublished: roz\n")
    path = write(tmp_path, "p.jsonl", json.dumps({"title": TITLE, "matn": {"asli": BODY}, "roz": "1402/03/01"}))
    (record,) = read_file(path, path.name, fields=load_fields(mapping))
    assert record.meta["published"] == "1402/03/01"
    assert record.text is not None
    assert BODY.split("\n")[0] in record.text
    with pytest.raises(ValueError, match="not a mapping"):
        load_fields(write(tmp_path, "bad.yaml", "nonsense: [x]\n"))


def test_wrapped_and_concatenated_json(tmp_path: Path) -> None:
    items = [{"title": TITLE, "body": f"{BODY} {n}"} for n in range(3)]
    for name, text in (
        ("a.json", json.dumps({"total": 3, "articles": items})),
        ("b.json", "\n".join(map(json.dumps, items))),
    ):
        assert [r.raw_path for r in read(write(tmp_path, name, text))] == [f"{name}#{n}" for n in (1, 2, 3)]


def test_a_large_array_is_read_piece_by_piece(tmp_path: Path) -> None:
    items = [{"title": TITLE, "body": f"{BODY} {n} " + "کلمه " * 5000} for n in range(40)]
    records = read(write(tmp_path, "a.json", json.dumps(items)), Limits(page=200_000))
    assert [r.raw_path for r in records if r.text] == [f"a.json#{n}" for n in range(1, 41)]


def test_bad_json_lines_leave_the_others(tmp_path: Path) -> None:
    good = json.dumps({"title": TITLE, "body": BODY})
    bad = [
        "{bad",
        "[1, 2]",
        '{"title": "فقط عنوان"}',
        "[" * 15_000,
        json.dumps({"text": "پ" * 5000}, ensure_ascii=False),
        '{"a": ' + "9" * 9000 + "}",
    ]
    lines = [good.encode(), *(b.encode() for b in bad), b"\x89PNG\x00\x01", good.encode()]
    records = read(write(tmp_path, "a.jsonl", b"\n".join(lines)), Limits(page=20_000))
    assert [r.raw_path for r in records if r.text is not None] == ["a.jsonl#1", "a.jsonl#6", "a.jsonl#9"]
    reasons = {r.raw_path: r.reason or "" for r in records if r.reason}
    assert "bad JSON" in reasons["a.jsonl#2"]
    assert "no article object" in reasons["a.jsonl#3"]
    assert "no text" in reasons["a.jsonl#4"]
    assert "nested too deeply" in reasons["a.jsonl#5"]
    assert "not text" in reasons["a.jsonl#8"]


def test_lone_surrogates_do_not_come_through(tmp_path: Path) -> None:
    (record,) = read(write(tmp_path, "a.json", '{"title": "خبر \\ud83d", "body": "متن\\u0000 خبر \\ude00."}'))
    assert (record.text or "").encode("utf-8").decode() == "خبر \ufffd\n\nمتن\ufffd خبر \ufffd.\n"


def test_csv_failures(tmp_path: Path) -> None:
    (missing,) = read(write(tmp_path, "a.csv", "title,date\nالف,ب\n"))
    assert "missing column" in (missing.reason or "")
    rows = f'title;date;متن\n{TITLE};1402/03/01;"{BODY}"\nفقط عنوان\n{TITLE};;{LEAD};زیادی\n{TITLE};1402/03/02;{LEAD}\n'
    records = read(write(tmp_path, "b.csv", rows))
    assert [(r.raw_path, r.text is not None) for r in records] == [
        ("b.csv#1", True),
        ("b.csv#2", False),
        ("b.csv#3", False),
        ("b.csv#4", True),
    ]
    assert "broken row" in (records[1].reason or "")
    assert BODY.split("\n")[1] in (records[0].text or "")


@pytest.mark.parametrize("gzipped", [False, True])
def test_warc(tmp_path: Path, gzipped: bool) -> None:
    data = warc([("https://a.ir/1", HTML.encode()), ("https://a.ir/2", HTML.replace("350", "351").encode())], gzipped)
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(data)
    records = read(path)
    assert [(r.raw_path, r.meta["url"]) for r in records] == [
        (f"{path.name}#2", "https://a.ir/1"),
        (f"{path.name}#3", "https://a.ir/2"),
    ]
    assert records[0].text == HTML
    assert records[0].is_html


@pytest.mark.parametrize("gzipped", [False, True])
def test_a_broken_warc_record_leaves_the_others(tmp_path: Path, gzipped: bool) -> None:
    whole = [warc([(f"https://a.ir/{n}", HTML.encode())], gzipped) for n in range(4)]
    if gzipped:
        broken = bytearray(whole[1])
        for i in range(len(broken) // 2, len(broken) // 2 + 40):
            broken[i] ^= 0x5A
        damaged = [bytes(broken)]
    else:
        half = whole[1][: -len(HTML.encode()) // 2]
        damaged = [half, b"garbage between records\r\n", whole[1].replace(b"Content-Length", b"Content-Langth")]
    for i, bad in enumerate(damaged):
        path = tmp_path / f"{i}.warc{'.gz' * gzipped}"
        path.write_bytes(whole[0] + bad + whole[2] + whole[3])
        records = read(path)
        urls = [r.meta["url"] for r in records if r.text is not None]
        assert [u for u in urls if u != "https://a.ir/1"] == ["https://a.ir/0", "https://a.ir/2", "https://a.ir/3"]
        assert any("broken record" in (r.reason or "") or "damaged" in (r.reason or "") for r in records)


def test_warc_that_is_gzipped_whole_and_cut_off(tmp_path: Path) -> None:
    data = gzip.compress(
        warc([(f"https://a.ir/{n}", os.urandom(900).hex().encode() + HTML.encode()) for n in range(9)])
    )
    (tmp_path / "a.warc.gz").write_bytes(data[: len(data) // 2])
    records = read(tmp_path / "a.warc.gz")
    assert len([r for r in records if r.text]) >= 2
    assert "cut off" in (records[-1].reason or "")


def test_warc_keeps_only_pages(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for status, kind in (
        ("404 Not Found", "text/html"),
        ("200 OK", "image/png"),
        ("200 OK", "text/html; charset=windows-1256"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = io.BytesIO(HTML.replace("ی", "ي").encode("windows-1256", "ignore"))
        writer.write_record(
            writer.create_warc_record("https://a.ir/1", "response", payload=payload, http_headers=headers)
        )
    records = read(write(tmp_path, "a.warc", out.getvalue()))
    assert [r.text is not None for r in records] == [False, False, True]
    assert "404" in (records[0].reason or "")
    assert "image/png" in (records[1].reason or "")
    assert records[2].encoding == "cp1256" or records[2].encoding == "windows-1256"


def test_truncated_gzip(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"title": TITLE, "body": BODY, "salt": os.urandom(500).hex()}) for _ in range(300))
    for name, kept in (("a.jsonl.gz", True), ("a.txt.gz", False)):
        data = gzip.compress(lines.encode())
        (tmp_path / name).write_bytes(data[: len(data) // 2])
        records = read(tmp_path / name)
        assert "truncated gzip" in (records[-1].reason or "")
        assert records[-1].raw_path == name
        assert any(r.text for r in records) == kept


def test_no_gzip_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(PAGE.encode())
    assert "damaged" in (read(path)[0].reason or "")


def test_bombs_are_bounded(tmp_path: Path) -> None:
    limits = Limits(page=100_000, ratio=20, ratio_floor=1_000_000)
    line = json.dumps({"title": TITLE, "body": "الف " * 1000}) + "\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line.encode() * 3000))
    records = read(tmp_path / "a.jsonl.gz", limits)
    assert "expands too far" in (records[-1].reason or "")
    assert sum(r.bytes for r in records if r.text) < 10_000_000
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first.txt", PAGE)
        archive.writestr("bomb.txt", b" " * 30_000_000)
    first, bomb = read(tmp_path / "b.zip", limits)
    assert first.text == PAGE
    assert "expands too far" in (bomb.reason or "")


def test_zip_names_and_damage(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in (
            "../up.txt",
            "/root.txt",
            "C:/x.txt",
            "in/../../up.txt",
            "in/خبر.txt",
            "pic.png",
            "inner.zip",
            "__MACOSX/._x.txt",
        ):
            archive.writestr(name, PAGE)
    records = {r.raw_path: r for r in read(tmp_path / "a.zip")}
    assert [n for n, r in records.items() if r.text] == ["a.zip#in/خبر.txt"]
    assert sum("leads out" in (r.reason or "") for r in records.values()) == 4
    assert "form not known" in (records["a.zip#pic.png"].reason or "")
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[: len(whole) // 2])
    assert "damaged zip" in (read(tmp_path / "b.zip")[0].reason or "")


def test_files_that_are_no_pages(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    cases = {
        write(tmp_path, "empty.txt", b""): "empty",
        write(tmp_path, "empty.jsonl", b"\n\n"): "no page",
        write(tmp_path, "image.txt", b"\x89PNG\r\n\x1a\n" + bytes(100)): "not text",
        write(tmp_path, "x.docx", b"PK"): "form not known",
        write(tmp_path, "large.txt", "الف" * 100): "too large",
        tmp_path / "folder.txt": "a folder",
        tmp_path / "pipe.txt": "no regular file",
        tmp_path / "gone.txt": "cannot be read",
    }
    for path, reason in cases.items():
        (record,) = read(path, Limits(page=500))
        assert reason in (record.reason or ""), path
    if os.geteuid() != 0:
        path = write(tmp_path, "closed.txt", PAGE)
        path.chmod(stat.S_IWUSR)
        assert "cannot be read" in (read(path)[0].reason or "")
