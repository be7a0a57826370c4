"""The catalogue of indicators and how figures are matched to it."""

from pathlib import Path

import pytest

from pipelines.figures import indicators
from tests.figures.reading import figures


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("امسال ۸۰ هزار تماس با اورژانس ۱۱۵ گرفته شد.", ["emergency_calls_received"]),
        (
            "از ۹۰ هزار تماس با پلیس ۱۱۰، ۲۰ هزار تماس منجر به عملیات شد.",
            ["emergency_calls_received", "calls_leading_to_operation"],
        ),
        ("۱۲ درصد تماس‌ها با آتش نشانی مزاحمت تلفنی است.", ["nuisance_calls"]),
        (
            "سالانه ۲ هزار پرونده در مراکز مشاوره بررسی و ۶۰ درصد پرونده‌ها به صلح ختم می‌شود.",
            ["counselling_cases", "settled_share"],
        ),
        ("رشد ۵ درصدی کشفیات و دستگیری", ["discoveries_and_arrests"]),
        ("نرخ بیکاری به ۸ درصد رسید.", ["unemployment_rate"]),
        ("قیمت هر دلار به ۵۰ هزار تومان رسید.", ["dollar_rate"]),
        ("قیمت دلار ۲ درصد افزایش یافت.", ["dollar_rate"]),
        ("بارندگی شهرستان به ۳۲۰ میلی‌متر رسید.", ["rainfall"]),
        ("مدرسه‌ها ۱۵ میلیون دانش آموز دارند.", ["pupils"]),
        ("ماموران ۷ کیلوگرم تریاک کشف کردند.", ["drugs_seized"]),
        # nothing fits: no indicator
        ("او ۷ تماس تلفنی با مادرش گرفت.", [None]),
        ("این تیم ۷ گل زد.", [None]),
        ("شاید پیام دو ولادت مهربانی باشد.", [None]),
        ("۹۰۰ دانش‌آموز به اردوی تابستانی رفتند.", [None]),
        ("مهاجمان به ۳ واحد مسکونی حمله کردند.", [None]),
        ("کتاب را به قیمت ۵۰ هزار تومان خریدند.", [None]),
        ("۷ کیلوگرم گل رز خریدند.", [None]),
    ],
)
def test_indicator(text: str, wanted: list[str | None]) -> None:
    assert [m.indicator for m in figures(text)] == wanted


def test_the_catalogue_is_whole() -> None:
    catalogue = indicators.load()
    assert len(catalogue) >= 60
    assert len({i.id for i in catalogue}) == len(catalogue)
    domains = {i.domain for i in catalogue}
    wanted = {"emergencies", "policing", "traffic", "health", "economy", "prices", "energy", "water", "population"}
    assert wanted | {"education", "environment"} <= domains
    for i in catalogue:
        assert i.en, i.id
        assert i.fa, i.id
        assert i.definition, i.id
        assert i.units, i.id
    assert [row["indicator"] for row in indicators.dimension()] == [i.id for i in catalogue]


def test_a_users_file_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "indicators:\n"
        "  - {id: goals, fa: گل‌ها, units: [count], heads: [گل]}\n"
        "  - {id: dollar_rate, fa: دلار من, units: [money], heads: [دلار]}\n",
        encoding="utf-8",
    )
    monkeypatch.setenv(indicators.SETTING, str(own))
    assert figures("این تیم ۷ گل زد.")[0].indicator == "goals"
    catalogue = indicators.catalogue()
    assert [i.fa for i in catalogue if i.id == "dollar_rate"] == ["دلار من"]
    assert "IRT" in next(i.units for i in catalogue if i.id == "dollar_rate")  # the built-in unit groups hold there too


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("indicators:\n  - {id: a, fa: الف, units: [count]}\n", "wants heads"),
        ("indicators:\n  - {id: a, fa: الف, units: [count], heads: [گل], word: [گل]}\n", "unknown word"),
        ("indicators:\n  - {id: a, fa: الف, units: [count], heads: گل}\n", "heads must be a list"),
        ("goals: 3\n", "wants a list"),
        ("indicators: [\n", "cannot be read"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, content: str, named: str) -> None:
    own = tmp_path / "wrong.yaml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.yaml") as error:
        indicators.load([own])
    assert named in str(error.value)
