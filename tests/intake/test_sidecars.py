"""Sidecars: what lies beside a page gives its date, url and site."""

from pathlib import Path

from pipelines.intake.sidecars import Sidecars


def test_meta_json_and_dates_csv(tmp_path: Path) -> None:
    inner = tmp_path / "site" / "a"
    inner.mkdir(parents=True)
    (inner / "x.txt.meta.json").write_text(
        '{"url": "https://a.ir/1", "date": "1402/03/01", "site": "a.ir"}', encoding="utf-8"
    )
    (tmp_path / "dates.csv").write_text(
        "file,date\nsite/a/x.txt,1400/01/01\nsite/a/y.txt,1400/01/02\n", encoding="utf-8"
    )
    (inner / "dates.csv").write_text("نام فایل;تاریخ;نشانی\nz.txt;۱۴۰۱/۰۲/۰۳;https://a.ir/z\n", encoding="utf-8")
    found = Sidecars(tmp_path)
    assert found.get(inner / "x.txt", "site/a/x.txt") == {"url": "https://a.ir/1", "date": "1402/03/01", "site": "a.ir"}
    assert found.get(inner / "y.txt", "site/a/y.txt") == {"date": "1400/01/02"}
    assert found.get(inner / "z.txt", "site/a/z.txt") == {"date": "۱۴۰۱/۰۲/۰۳", "url": "https://a.ir/z"}
    assert found.get(inner / "w.txt", "site/a/w.txt") is None
    assert found.problems == []


def test_dates_csv_without_header_and_for_records(tmp_path: Path) -> None:
    (tmp_path / "dates.csv").write_text("./dump.jsonl#2,2023-05-22\nx.txt,2023-05-23\nbad\n", encoding="utf-8")
    found = Sidecars(tmp_path)
    assert found.get(tmp_path / "dump.jsonl", "dump.jsonl#2") == {"date": "2023-05-22"}
    assert found.get(tmp_path / "x.txt", "x.txt") == {"date": "2023-05-23"}
    assert found.problems == ["dates.csv: a row without a date: bad"]


def test_a_broken_sidecar_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.meta.json").write_text("{", encoding="utf-8")
    found = Sidecars(tmp_path)
    assert found.get(tmp_path / "x.txt", "x.txt") is None
    assert "x.meta.json" in found.problems[0]


def test_a_container_tells_that_something_is_said_of_its_records(tmp_path: Path) -> None:
    def said(rows: str) -> dict[str, str] | None:
        (tmp_path / "dates.csv").write_text("file,date\n" + rows, encoding="utf-8")
        return Sidecars(tmp_path).get(tmp_path / "a" / "week.zip", "a/week.zip")

    one = said("a/week.zip#x/1.txt,1402/03/01\na/week.zip#2.txt,1402/03/02\n")
    assert one is not None
    assert one.keys() == {"records"}
    assert said("a/week.zip#2.txt,1402/03/02\na/week.zip#x/1.txt,1402/03/01\n") == one
    assert said("a/week.zip#x/1.txt,1402/03/01\na/week.zip#2.txt,1402/03/03\n") != one
    assert said("a/week.zip,1402/03/01\n") == {"date": "1402/03/01"}
    assert said("a/month.zip#1.txt,1402/03/01\n") is None
