"""Every sample page against the results written by hand beside it: tests/golden/<site>/NAME.json.

The JSON is the truth, in the spirit of the figures' guidelines. A field may have a second reading under `also`.
What the chain is known to get wrong stands in the page's `known_misses`, each with its reason:

    {"field": "speaker", "quote": "۱۲", "occurrence": 1, "reason": "…"}

`field` is a field of the article or of a figure, `missing` for a figure that is not found or `extra` for one that
should not be there. A known miss that has come right fails too, so that the list stays short and true.
"""

import datetime as dt
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.folding import bare, fold

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples" / "landing"
PAGES = {
    p.relative_to(HERE).with_suffix("").as_posix(): json.loads(p.read_text("utf-8")) for p in HERE.glob("*/*.json")
}
WITH_ARTICLE = sorted(name for name, page in PAGES.items() if page["status"] in ("loaded", "undated"))
ARTICLE_FIELDS = ("published_on", "published_at", "published_jalali", "date_basis", "news_code", "province", "title")
WEAK = {"و", "در", "از", "به", "با", "را", "که", "این", "آن", "شده", "خود", "بر", "برای", "تا", "هر", "نیز", "هم"}

Misses = dict[tuple[str, str | None, int | None], str]  # (field, quote, occurrence) → what was wanted and got


def solid(text: str | None) -> str:
    """Letters and digits alone, folded: what two spellings of one text share."""
    return re.sub(r"[\W_]+", "", bare(fold(unicodedata.normalize("NFC", text or ""))))


def words(phrase: str | None) -> list[str]:
    """Folded words without plural endings and particles, as phrases are compared."""
    found = []
    phrase = re.sub("[\u0640\u064b-\u065f\u0670]", "", phrase or "")
    for word in re.findall(r"\w+", fold(phrase).replace("\u200c", " ")):
        stem = re.sub(r"(?<=\w{3})(هایی|های|ها|ان|ات)$", "", word)
        if stem not in WEAK and stem not in ("های", "ها"):
            found.append(stem)
    return found


def phrases_agree(wanted: str | None, got: str | None) -> bool:
    """Same head word, or one phrase holds all the words of the other, however their half-spaces stand."""
    if not wanted or not got:
        return not wanted and not got
    a, b = words(wanted), words(got)
    return bool(a and b) and (a[0] == b[0] or set(a) <= set(b) or set(b) <= set(a) or solid(wanted) in solid(got))


def speakers_agree(wanted: str | None, name: str | None, office: str | None) -> bool:
    if not wanted:
        return not name and not office
    a = set(words(wanted))
    return any(2 * len(a & set(words(got))) >= len(a) for got in (name, office, f"{office or ''} {name or ''}"))


def span_of(text: str, quote: str, occurrence: int) -> tuple[int, int]:
    """Where the n-th place of `quote` stands in the page's text; AssertionError if there is none."""
    at = -1
    for _ in range(occurrence):
        at = text.find(quote, at + 1)
        assert at >= 0, f"«{quote}» does not stand {occurrence} times in the page"
    return at, at + len(quote)


def rows(con: duckdb.DuckDBPyConnection, sql: str, values: list[Any]) -> list[dict[str, Any]]:
    cursor = con.execute(sql, values)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def article_of(con: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any] | None:
    found = rows(
        con,
        "SELECT * EXCLUDE (published_at), epoch_us(published_at) AS published_at FROM articles WHERE raw_path = ?",
        [PAGES[name]["raw_path"]],
    )
    return found[0] if found else None


def judge_article(page: dict[str, Any], got: dict[str, Any]) -> Misses:
    """Article fields exactly; the body holds its first and last paragraph once and none of the site's own lines."""
    misses: Misses = {}
    for field in ARTICLE_FIELDS:
        wanted, found = page[field], got[field]
        if field == "published_at" and wanted:
            wanted = int(dt.datetime.fromisoformat(wanted).timestamp()) * 1_000_000
        if field == "published_on" and found:
            found = found.isoformat()
        if wanted != found:
            misses[field, None, None] = f"wanted {wanted!r}, got {found!r}"
    body = solid(got["body"])
    story = body + solid(got["lead"]) + solid(got["title"])
    torn = [part for part in page["body_holds"] if body.count(solid(part)) != 1]
    if torn:
        misses["body", None, None] = f"not there once: {torn}"
    leaked = [line for line in page["body_lacks"] if solid(line) in story]
    if leaked:
        misses["chrome", None, None] = f"in the article: {leaked}"
    return misses


def field_agrees(field: str, wanted: Any, got: dict[str, Any], spans: dict[str, tuple[int, int]], text: str) -> bool:
    if field in ("value", "high"):
        found = got["value" if field == "value" else "value_high"]
        return (wanted is None) == (found is None) and (wanted is None or found == pytest.approx(wanted, rel=1e-5))
    if field == "counted":
        return phrases_agree(wanted, got["counted"])
    if field == "baseline":  # a baseline that the page words loosely is not held against the chain
        return wanted is None or phrases_agree(wanted, got["baseline_text"])
    if field == "period":
        found = tuple(got[f] and str(got[f]) for f in ("period_kind", "period_start", "period_end"))
        return found == ((wanted["kind"], wanted["start"], wanted["end"]) if wanted else (None, None, None))
    if field == "speaker":
        return speakers_agree(wanted, got["speaker"], got["speaker_office"])
    if field in ("part_of", "repeats"):
        if wanted is None:  # a share is always of something; only counts must not claim a whole
            return got[field] is None or (field == "part_of" and got["unit"] in ("percent", "ratio", "permille"))
        return got[field] is not None and spans.get(got[field]) == span_of(text, wanted["quote"], wanted["occurrence"])
    return bool(wanted == got[field])


FIGURE_FIELDS = (
    "quote", "value", "high", "comparator", "unit", "counted", "change", "baseline", "period", "province", "speaker",
    "part_of", "repeats",
)  # fmt: skip


def judge_figures(page: dict[str, Any], text: str, figures: list[dict[str, Any]]) -> Misses:
    """Every wanted figure field by field; figures that should not be there; doubtful records count for nothing."""
    misses: Misses = {}
    spans = {f["figure_id"]: (f["raw_start"], f["raw_end"]) for f in figures}
    free = list(figures)
    for wanted in page["figures"]:
        start, end = span_of(text, wanted["quote"], wanted["occurrence"])
        key = (wanted["quote"], wanted["occurrence"])
        met = next((f for f in free if f["raw_start"] < end and f["raw_end"] > start), None)
        if met is not None:
            free.remove(met)
        if not wanted["sure"]:
            continue
        if met is None:
            misses["missing", *key] = text[max(0, start - 40) : end + 40]
            continue
        also = wanted.get("also", {})
        for field in FIGURE_FIELDS:
            readings = [wanted[field], also[field]] if field in also else [wanted[field]]
            if not any(field_agrees(field, reading, met, spans, text) for reading in readings):
                shown = {k: str(v) for k, v in met.items() if k.startswith(field) and v is not None} or None
                misses[field, *key] = f"wanted {readings}, got {shown}"
    for figure in free:
        start, end = figure["raw_start"], figure["raw_end"]
        before = sum(1 for m in re.finditer(f"(?={re.escape(figure['quote'])})", text) if m.start() <= start)
        misses["extra", figure["quote"], before] = text[max(0, start - 40) : end + 40]
    return misses


def settle(page: dict[str, Any], misses: Misses, fields: set[str]) -> list[str]:
    """What is left after the page's known misses, and the known misses that are none any more."""
    known = {(k["field"], k.get("quote"), k.get("occurrence")): k["reason"] for k in page.get("known_misses", [])}
    left = [
        f"{' '.join(str(k) for k in key if k is not None)}: {said}" for key, said in misses.items() if key not in known
    ]
    stale = [key for key in known if key not in misses and key[0] in fields]
    return left + [f"known miss that has come right, take it off the list: {key}" for key in stale]


@pytest.fixture(scope="module")
def con(sample_warehouse: Path) -> Any:
    with duckdb.connect(str(sample_warehouse), read_only=True) as connection:
        yield connection


def test_every_sample_has_its_expected_result() -> None:
    landed = {p.relative_to(SAMPLES).as_posix() for p in SAMPLES.glob("*/*") if not p.name.endswith(".meta.json")}
    assert landed == {page["raw_path"] for page in PAGES.values()}


@pytest.mark.parametrize("name", [n for n in WITH_ARTICLE if PAGES[n]["raw_path"].endswith(".txt")])
def test_expected_figures_stand_in_their_page(name: str) -> None:
    page = PAGES[name]
    data = (SAMPLES / page["raw_path"]).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1256")
    text = text.replace("\r\n", "\n")
    places = [span_of(text, f["quote"], f["occurrence"]) for f in page["figures"]]
    assert places == sorted(set(places)), "figures overlap or are out of order"
    for figure in page["figures"]:
        for whole in filter(None, (figure["part_of"], figure["repeats"])):
            assert span_of(text, whole["quote"], whole["occurrence"]) in places
        period = figure["period"]
        if period and period["start"] and period["end"]:
            assert period["start"] <= period["end"]
    assert all(k["reason"].strip() for k in page.get("known_misses", []))


@pytest.mark.parametrize("name", sorted(PAGES))
def test_fate_of_the_file(con: duckdb.DuckDBPyConnection, name: str) -> None:
    page = PAGES[name]
    [file] = rows(con, "SELECT status, reason, article_id FROM files WHERE raw_path = ?", [page["raw_path"]])
    assert file["status"] == page["status"], file["reason"]
    if page["status"] != "loaded":
        assert file["reason"], "a file that is not simply loaded says why"
    if "same_article_as" in page:
        first = con.execute("SELECT article_id FROM articles WHERE raw_path = ?", [page["same_article_as"]]).fetchone()
        assert first is not None
        assert file["article_id"] == first[0]


@pytest.mark.parametrize("name", WITH_ARTICLE)
def test_article(con: duckdb.DuckDBPyConnection, name: str) -> None:
    got = article_of(con, name)
    assert got is not None, "no article was made of the page"
    page = PAGES[name]
    left = settle(page, judge_article(page, got), {*ARTICLE_FIELDS, "body", "chrome"})
    assert not left, "\n".join(left)
    first = con.execute("SELECT article_id FROM articles WHERE raw_path = ?", [page.get("duplicate_of")]).fetchone()
    assert got["duplicate_of"] == (first and first[0])


@pytest.mark.parametrize("name", WITH_ARTICLE)
def test_figures(con: duckdb.DuckDBPyConnection, name: str) -> None:
    got = article_of(con, name)
    assert got is not None, "no article was made of the page"
    figures = rows(con, "SELECT * FROM figures WHERE article_id = ? ORDER BY raw_start", [got["article_id"]])
    misses = judge_figures(PAGES[name], got["page_text"], figures)
    left = settle(PAGES[name], misses, {*FIGURE_FIELDS, "missing", "extra"})
    assert not left, "\n" + "\n".join(left)


def test_the_judge_passes_the_truth_and_sees_every_wrong_field() -> None:
    text = "وی گفت: ۴۰۰ تماس رسید که از این تعداد ۹۰ تماس به عملیات انجامید."
    common: dict[str, Any] = {
        "high": None,
        "comparator": "=",
        "unit": "count",
        "change": None,
        "baseline": None,
        "period": None,
    }
    common |= {"counted": "تماس", "province": "IR-25", "speaker": None, "repeats": None, "sure": True, "occurrence": 1}
    whole = {**common, "quote": "۴۰۰", "value": 400, "part_of": None}
    part = {**common, "quote": "۹۰", "value": 90, "part_of": {"quote": "۴۰۰", "occurrence": 1}}
    page = {"figures": [whole, part]}

    def row(figure_id: str, quote: str, value: float, **changed: Any) -> dict[str, Any]:
        start = text.index(quote)
        empty = dict.fromkeys(("value_high", "change", "baseline_text", "period_kind", "period_start", "period_end"))
        empty |= dict.fromkeys(("speaker", "speaker_office", "part_of", "repeats"))
        fixed = {
            "figure_id": figure_id,
            "quote": quote,
            "raw_start": start,
            "raw_end": start + len(quote),
            "value": value,
        }
        return {**empty, **fixed, "comparator": "=", "unit": "count", "counted": "تماس", "province": "IR-25", **changed}

    right = [row("a", "۴۰۰", 400), row("b", "۹۰", 90, part_of="a")]
    assert judge_figures(page, text, right) == {}
    wrong = {
        "value": 91,
        "value_high": 95,
        "comparator": ">",
        "unit": "percent",
        "counted": "عملیات",
        "change": "increase",
    }
    wrong |= {"province": "IR-23", "speaker": "کسی", "part_of": None, "repeats": "a", "period_kind": "rate"}
    for field, value in wrong.items():
        misses = judge_figures(page, text, [right[0], {**right[1], field: value}])
        assert len(misses) == 1, field
    assert [key[0] for key in judge_figures(page, text, right[:1])] == ["missing"]
    assert [key[0] for key in judge_figures({"figures": [whole]}, text, right)] == ["extra"]
    known = {"known_misses": [{"field": "missing", "quote": "۹۰", "occurrence": 1, "reason": "for the test"}]}
    assert settle(known, judge_figures(page, text, right[:1]), {"missing"}) == []
    assert settle(known, judge_figures(page, text, right), {"missing"}) != []
