"""The words of time (periods.yaml) and the pattern pieces made of them: counts, units, months, years."""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.figures import word_lists
from pipelines.figures.periods.calendar import from_gregorian, full_year
from pipelines.figures.plain import alternation


@cache
def words() -> dict[str, Any]:
    """periods.yaml, read once."""
    return word_lists.data(Path(__file__).with_name("periods.yaml"))


def any_of(*names: str) -> str:
    """Alternation of the entries of lists of periods.yaml."""
    return alternation(entry for name in names for entry in words()[name])


TOO = re.compile(r"(?<!\w)(?:نیز|هم)(?!\w)(?! *زمان)")
COUNT_WORDS: dict[str, int] = {str(w): n for w, n in words()["counts"].items()}
# «دوم», «بیست و یکم», «سی‌ام»: the day of a month in words
ORDINALS: dict[str, int] = (
    {{"سه": "سوم", "سی": "سی~ام"}.get(w, f"{w}م"): n for w, n in COUNT_WORDS.items() if n <= 31}
    | {"اول": 1}
    | {f"بیست و {'سوم' if w == 'سه' else w + 'م'}": 20 + n for w, n in COUNT_WORDS.items() if n < 10}
    | {"سی و یکم": 31}
)
NTH: dict[str, int] = {str(w).replace("~", "").replace(" ", ""): n for w, n in words()["nth"].items()}
THIS, PAST, AGO, AHEAD = map(any_of, ("now", "past", "ago", "ahead"))
AGO = rf"(?:{AGO}(?! ?رو)(?! +از(?!\w)(?! +این(?!\w))))"  # not «۱۵ روز پیش از بازی»
PAST_AGO = rf"(?:{PAST}|{AGO})"
FIRST, WITHIN, UNTIL = map(any_of, ("part_words", "within", "until"))
POINTING, SPAN = map(any_of, ("pointing", "spans"))
ABOUT = any_of("about")
UNITS: dict[str, str] = {u.replace("~", ""): code for code, us in words()["units"].items() for u in us}
UNIT = alternation(u for us in words()["units"].values() for u in us)
_TENS = alternation(w for w, n in COUNT_WORDS.items() if 20 <= n <= 90 and n % 10 == 0)
COUNT = (
    r"(?P<n>(?<![\d/.٫,])(?<!ساعت )(?:(?:\d{1,3} *)?هزار(?: +و +\d{1,3})?|\d{1,3})"
    rf"|\b(?:{_TENS} +و +)?{alternation(COUNT_WORDS)})"
)
# «امروز» → 0, «دیروز» → -1: days from that of publication
DAYS: dict[str, int] = {e.replace("~", "").replace(" ", ""): n for e, n in words()["days"].items()}
_OCLOCK = alternation(w for w, n in COUNT_WORDS.items() if 1 <= n <= 24 and " " not in w)
HOUR = rf"ساعت +(?:\d{{1,2}}(?::\d\d)?|{_OCLOCK})(?: +و +(?:نیم|ربع|\d{{1,2}}))?(?: +دقیقه)?"
MONTH_NO: dict[str, int] = {n: i for i, m in enumerate(words()["months"], 1) for n in m["names"]}
MONTH_SURE = {n for m in words()["months"] if m.get("alone", True) for n in m["names"]}
MONTH = alternation(MONTH_NO)
GREG_NO: dict[str, int] = {n: i for i, m in enumerate(words()["gregorian_months"], 1) for n in m}
GREG_SURE = alternation(n for n in GREG_NO if n not in ("مه", "می"))
WEEKDAY_NO: dict[str, int] = {n.replace(" ", ""): i for i, names in enumerate(words()["weekdays"]) for n in names}
SEASON_NO: dict[str, int] = {n: i for i, n in enumerate(words()["seasons"])}
AUTUMN = any_of("autumn_years")
_KINDS = f"(?: +{any_of('autumn_years', 'year_kinds', 'own_years')})?"
_DECADES = {w: n for w, n in COUNT_WORDS.items() if 60 <= n <= 90 and n % 10 == 0 and " " not in w}
_ONES = alternation(w for w, n in COUNT_WORDS.items() if n < 10)
_YEAR_WORD = rf"(?:{alternation(_DECADES)}(?: +و *{_ONES})?|(?:چهل|پنجاه) +و *{_ONES})(?! +{any_of('counted_in')})"
NOT_COUNT = rf"(?![\d/]|[.٫,:]\d| *(?:(?:سال|ماه|روز)\b|{any_of('counted_in', 'measured_in')}))"
# «در سال ۱۲۸۵ و …», «سال ۱۷۸۹ میلادی», not «در سال ۱۲۵۰ دستگاه»: old years look like figures
_YEAR_ENDS = rf" *(?:$|[،.؛)(]|{any_of('after_old_year')}(?!\w))"
YEAR = (
    rf"(?:(?P<ythis>امسال|سال{_KINDS} *{THIS})|(?P<ylast>پارسال|سالی +که +گذشت|سال{_KINDS} *(?:{PAST_AGO}|ماقبل))"
    rf"|(?P<ynext>سال{_KINDS} +(?:آینده|آتی|بعد))"
    rf"|سال(?:{_KINDS} +|(?=\d\d))(?P<ynum>(?:1[348]|19|20)\d\d|1[25-7]\d\d(?={_YEAR_ENDS})|(?:1[01]|[2-9])\d\d(?= *{any_of('of_eras')}(?!\w))|40\d|[03-9]\d){NOT_COUNT}|سال{_KINDS} +(?P<yword>{_YEAR_WORD}))"
    r"(?P<greg> +(?:\(?میلادی\)?))?(?: +(?:هجری +)?(?:شمسی|خورشیدی))?"
)
OF_YEAR = rf"(?:(?: +(?:از +|در +)?|(?<=[^\W\d])(?=\d))(?:{YEAR}|(?P<ybare>(?:1[34]\d|19[5-9]|20[0-3])\d(?! *{any_of('paid_in')}(?!\w))|(?<!در )[5-9]\d){NOT_COUNT}))"  # «شهریور84», not «۲۵ اسفند در ۶۵ شهر»


def count_of(text: str) -> int | None:
    """The number that a count of units of time tells, in digits or words; None for none."""
    if text.isdigit():
        return int(text)
    word = re.sub(" +", " ", text)
    known = COUNT_WORDS.get(word) or ORDINALS.get(word) or (30 if word in ("سیام", "سی ام") else None)
    if known is not None:
        return known
    thousands, _, rest = word.partition("هزار")
    if rest != "" or word.endswith("هزار"):
        return int(thousands or 1) * 1000 + int(rest.removeprefix(" و ") or 0)
    tens, _, ones = word.partition(" و ")
    return COUNT_WORDS[tens] + COUNT_WORDS[ones] if tens in COUNT_WORDS and ones in COUNT_WORDS else None


def year_of(m: re.Match[str], today: dt.date | None) -> int | None:
    """The year that a match's year piece names; Gregorian ones from 1800 on."""
    g = m.groupdict()
    digits = g.get("ynum") or g.get("ybare")
    if digits:
        return full_year(digits)
    if g.get("yword"):
        tens, _, ones = re.sub(" +", " ", g["yword"]).partition(" و")
        return 1300 + COUNT_WORDS[tens] + COUNT_WORDS.get(ones.strip(), 0)
    if today is None:
        return None
    this = today.year if "میلادی" in m[0] else from_gregorian(today)[0]
    return this if g.get("ythis") else this - 1 if g.get("ylast") else this + 1 if g.get("ynext") else None


def has_year(m: re.Match[str]) -> bool:
    groups = m.groupdict()
    return any(groups.get(k) for k in ("ynum", "yword", "ybare", "ythis", "ylast", "ynext"))
