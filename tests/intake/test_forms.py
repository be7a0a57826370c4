"""One article in every form is one article: the same identity and the same day."""

import csv
import datetime as dt
import gzip
import io
import json
import zipfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines import chain
from pipelines.intake.readers import read_file

TITLE = "ثبت‌نام ۱۲ هزار دانش‌آموز در کلاس‌های تابستانی"
LEAD = "مدیرکل آموزش و پرورش استان از ثبت‌نام ۱۲ هزار دانش‌آموز در کلاس‌های تابستانی امسال خبر داد."
BODY = (
    "وی در گفت‌وگو با خبرنگاران افزود: این کلاس‌ها در ۱۴۰ مدرسه برگزار می‌شود و تا پایان شهریور ادامه دارد.\n"
    "به گفته مدیرکل، هزینه ثبت‌نام برای خانواده‌های کم‌درآمد رایگان است و سرویس رفت‌وآمد نیز پیش‌بینی شده است.\n"
    "او یادآور شد که سال گذشته ۹ هزار نفر در این کلاس‌ها شرکت کرده بودند."
)
ITEM = {
    "title": TITLE,
    "lead": LEAD,
    "body": BODY,
    "date_publish": "1402/03/01 21:30",
    "url": "https://khabar.example/1",
}
PLAIN = f"{TITLE}\nتاریخ انتشار: ۱ خرداد ۱۴۰۲ - ۲۱:۳۰\n\n{LEAD}\n{BODY}\n"
HTML = (
    '<!DOCTYPE html><html lang="fa"><head><meta charset="utf-8"><title>' + TITLE + "</title>"
    '<meta property="article:published_time" content="2023-05-22T21:30:00+03:30"></head><body>'
    f'<article><h1>{TITLE}</h1><p class="lead">{LEAD}</p><div class="body">'
    + "".join(f"<p>{p}</p>" for p in BODY.split("\n"))
    + "</div></article></body></html>"
)


def written(folder: Path) -> list[Path]:
    table = io.StringIO()
    rows = csv.DictWriter(table, list(ITEM))
    rows.writeheader()
    rows.writerow(ITEM)
    warc = io.BytesIO()
    writer = WARCWriter(warc, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    page = io.BytesIO(HTML.encode())
    writer.write_record(writer.create_warc_record(ITEM["url"], "response", payload=page, http_headers=headers))
    data = {
        "a.txt": PLAIN.encode(),
        "arabic.txt": PLAIN.replace("ی", "ي").replace("ک", "ك").replace("\u200c", "").replace("\n", "\r\n").encode(),
        "old.txt": PLAIN.replace("ی", "ي").translate({0x06F0 + i: str(i) for i in range(10)}).encode("windows-1256"),
        "b.html": HTML.encode(),
        "c.json": json.dumps(ITEM).encode(),
        "d.jsonl.gz": gzip.compress(json.dumps(ITEM, ensure_ascii=False).encode()),
        "e.csv": table.getvalue().encode(),
        "f.warc.gz": warc.getvalue(),
    }
    for name, content in data.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "g.zip", "w") as archive:
        for name in data:
            archive.write(folder / name, f"all/{name}")
    return [folder / name for name in [*data, "g.zip"]]


def test_one_identity_and_one_day(tmp_path: Path) -> None:
    rows = [
        chain.digest(record, now=dt.date(2025, 11, 1))
        for path in written(tmp_path)
        for record in read_file(path, path.name)
    ]
    assert len(rows) == 16
    assert {(r["status"], str(r["published_at"])) for r in rows} == {("loaded", "2023-05-22 21:30:00+03:30")}
    assert len({r["article_id"] for r in rows}) == 1
