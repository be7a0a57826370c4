"""The words of dates.yaml as compiled patterns, made once."""

import itertools
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from pipelines.folding import ZWNJ, fold, zeros


@cache
def words() -> dict[str, Any]:
    """dates.yaml as it stands."""
    return yaml.safe_load(resources.files(__package__).joinpath("dates.yaml").read_text(encoding="utf-8"))


def normal(folded: str) -> str:
    """Without half-spaces, lower case, single spaces: the form in which folded lines and entries are compared."""
    return " ".join(folded.replace(ZWNJ, "").lower().split())


def loose(entry: str) -> str:
    """Pattern of an entry: every space and half-space in it may stand or be missing; one space for several."""
    parts = re.split(r"[\s\u200c]+", fold(entry).lower().strip())
    return r"[\s.]{0,3}".join(re.escape(p) for p in parts)


def alternation(entries: Iterable[str]) -> str:
    """One non-capturing group of entries, the longest first."""
    return "(?:" + "|".join(sorted(map(loose, entries), key=len, reverse=True)) + ")"


def whole(entries: Iterable[str]) -> re.Pattern[str]:
    """The entries as whole words (letters on neither side)."""
    entries = list(entries)
    # The first letters of all go before the whole: no more than those is looked at where no entry begins.
    heads = "|".join(sorted({re.escape(re.split(r"[\s\u200c]+", fold(e).lower().strip())[0][:2]) for e in entries}))
    return re.compile(rf"(?<![^\W\d_])(?={heads}){alternation(entries)}(?![^\W\d_])")


@cache
def months() -> dict[str, tuple[str, int]]:
    """Month name without spaces, in compared form → (calendar, month 1–12); Afghan names are Jalali."""
    out: dict[str, tuple[str, int]] = {}
    for calendar, names in words()["months"].items():
        for number, spellings in enumerate(names, 1):
            for name in spellings:
                out[compact(name)] = ("jalali" if calendar == "afghan" else calendar, number)
    return out


@lru_cache(maxsize=4096)
def compact(name: str) -> str:
    """A name without spaces and half-spaces, as `months` and `day_words` key it."""
    return re.sub(r"[\s.]+", "", normal(fold(name)))


@cache
def day_words() -> dict[str, int]:
    """Day of the month in words, without spaces → 1–31."""
    return {compact(w): n for n, spellings in enumerate(words()["day_words"], 1) for w in spellings}


@cache
def label_objects() -> re.Pattern[str]:
    """What a label may be of: «… این خبر», «… مطلب»."""
    return whole(words()["label_objects"])


@cache
def day_names() -> str:
    """Pattern of any day of the month in words, as a whole word."""
    return rf"(?<![^\W\d_]){alternation(w for spellings in words()['day_words'] for w in spellings)}"


@cache
def month_names() -> str:
    """Pattern of any month name of any calendar."""
    return alternation(name for names in words()["months"].values() for spellings in names for name in spellings)


@cache
def labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all labels, the longest first, and compact form → strong, weak, code or refused:<why>."""
    data = words()
    kinds: dict[str, str] = {}
    entries: list[str] = []
    parts = data["label_parts"]
    pairs = itertools.chain(
        itertools.product(parts["when"], parts["what"]), itertools.product(parts["done"], parts["ended"])
    )
    groups = [
        ("strong", [*data["labels"], *map(" ".join, pairs)]),
        ("weak", data["weak_labels"]),
        ("code", data["codes"]),
    ]
    groups += [(f"refused:{why}", names) for why, names in data["refused_labels"].items()]
    for kind, names in groups:
        for name in names:
            kinds[compact(name)] = kind
            entries.append(name)
    return whole(entries), kinds


def marks(line: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, kind) of the labels in a line in compared form."""
    return _marks(zeros(line))


@lru_cache(maxsize=8192)
def _marks(line: str) -> tuple[tuple[int, int, str], ...]:
    pattern, kinds = labels()
    return tuple((m.start(), m.end(), kinds[compact(m[0])]) for m in pattern.finditer(line))


@lru_cache(maxsize=8192)
def without_noise(text: str, filler: str = "") -> str:
    """A short text without its `noise`."""
    return noise().sub(filler, text)


def has_label(line: str) -> bool:
    """Whether a line in compared form holds a label of the publication's day or the news code."""
    return any(kind in ("strong", "code") for _, _, kind in marks(line))


def has_code(line: str) -> bool:
    """Whether a line in compared form names the news code."""
    return any(part in line for part in _code_parts()) and any(kind == "code" for _, _, kind in marks(line))


@cache
def _code_parts() -> frozenset[str]:
    return frozenset(re.split(r"[\s\u200c]+", fold(name).lower())[0][:4] for name in words()["codes"])


@cache
def verbs() -> tuple[str, ...]:
    """How the labels end that are verbs and end headlines too."""
    return tuple(map(compact, words()["label_verbs"]))


@cache
def issue() -> re.Pattern[str]:
    """What numbers the issues of a newspaper: its printing day is the publication's."""
    return whole(words()["issues"])


@cache
def byline() -> re.Pattern[str]:
    """An author's name behind «توسط» and its kin, alone."""
    return re.compile(rf"{alternation(words()['bylines'])}\s*:?\s+[^\W\d_][^\d|/\n]{{1,30}}")


@cache
def section() -> re.Pattern[str]:
    """The section or category of a page behind «در دسته» and its kin, alone."""
    return re.compile(rf"{alternation(words()['sections'])}\s*:?\s+[^\W\d_][^\d|\n]{{1,40}}")


@cache
def section_heads() -> frozenset[str]:
    """What may stand before the name of a section."""
    return frozenset(map(normal, words()["section_heads"]))


@cache
def comments() -> re.Pattern[str]:
    """Words of the headings above readers' comments."""
    return whole(words()["comments"])


@cache
def events() -> re.Pattern[str]:
    """What takes place on a day that is not the page's own."""
    return whole(words()["events"])


@cache
def addresses() -> re.Pattern[str]:
    """What a page calls its own address."""
    return whole(words()["addresses"])


@cache
def printed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The number of an issue, and that of a page in it."""
    number = rf"(?:\d+|{alternation(w for spellings in words()['day_words'] for w in spellings)})"
    issues, pages = (alternation(words()["printed"][name]) for name in ("issue", "page"))
    start, end = r"(?<![^\W\d_])", r"(?![^\W_])"
    return re.compile(rf"{start}{issues}\s*[:-]?\s*\d+{end}"), re.compile(rf"{start}{pages}\s*:?\s*{number}{end}")


@cache
def menu() -> re.Pattern[str]:
    """Navigation words of site headers."""
    return whole(words()["menu"])


@cache
def weekdays() -> str:
    """Pattern of a weekday name; «۳شنبه» and «5 شنبه» too."""
    return rf"(?:(?<!\d)[1-5]\s?شنبه|{alternation(name for names in words()['weekdays'] for name in names)})"


@cache
def any_weekday() -> re.Pattern[str]:
    """A weekday name anywhere, glued to others too."""
    return re.compile(weekdays())


def weekday_numbers(line: str) -> set[int]:
    """The weekdays that a line in compared form names, as `date.weekday` counts them."""
    return {_weekday_number(compact(m[0])) for m in _whole_weekday().finditer(line)}


@cache
def _whole_weekday() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){weekdays()}(?![^\W\d_])")


@cache
def _weekday_number(name: str) -> int:
    saturdays_first = next(
        (n for n, names in enumerate(words()["weekdays"]) if name in map(compact, names)),
        int(name[0]) if name[0].isdigit() else 0,
    )
    return (saturdays_first + 5) % 7


@cache
def noise() -> re.Pattern[str]:
    """What may stand beside a date without meaning anything: weekdays, fillers, half-days, calendar marks, «ماه»."""
    data = words()
    entries = [*data["fillers"], *data["meridiem"]["am"], *data["meridiem"]["pm"]]
    entries += [m for marks in data["calendar_marks"].values() for m in marks]
    return re.compile(rf"(?<![^\W\d_])(?:{weekdays()}|{alternation(entries)})(?![^\W\d_])")
