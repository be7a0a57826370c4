"""Tell a figure from a date, a clock time, a name, an ordinal, a score, an article «یک» … (words in refusals.yaml)."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures import units
from pipelines.figures.document import Sentence
from pipelines.figures.numerals_parse import Parsed
from pipelines.figures.numerals_words import lexicon
from pipelines.figures.word_classes import Is, shape
from pipelines.folding import ZWNJ, bare, fold

_LIST_MARKS = frozenset({"و", "،", ",", "-", "–", "تا", "الی", "لغایت", "یا", "/", "؛", "به"})
_LATIN = re.compile(r"[A-Za-z]")
_ADDRESS = re.compile(r"://|www\.|@|(?:%[0-9A-F]{2}){2}|[A-Za-z]/|/[A-Za-z]|\.(?:ir|com|org|net)\b|[A-Za-z][-_=]")


@cache
def _data() -> dict[str, Any]:
    raw = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text(encoding="utf-8"))
    out: dict[str, Any] = {}
    for name, entry in raw.items():
        if isinstance(entry, dict):
            out[name] = {bare(fold(k)): v for k, v in entry.items()}
        else:
            out[name] = frozenset(bare(fold(w)) if isinstance(w, str) else w for w in entry)
    return out


def words(name: str) -> frozenset[str]:
    """One list of refusals.yaml, folded and bare."""
    out: frozenset[str] = _data()[name]
    return out


class _Around:
    """A parsed numeral with its neighbours."""

    def __init__(self, sentence: Sentence, p: Parsed, before: Parsed | None, after: Parsed | None):
        self.sentence, self.tokens, self.p, self.before, self.after = sentence, sentence.tokens, p, before, after
        self.text = sentence.doc.text
        self.last = p.last
        if p.tail > p.end:  # past «همت», «گرم»
            while self.last < len(self.tokens) and self.tokens[self.last].start < p.tail:
                self.last += 1
        self.unit = units.lookup(self.tokens, self.last)
        self.whole = p.value == int(p.value) and p.high is None

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def prev(self, back: int = 1) -> str:
        return self.norm(self.p.first - back)

    def next(self, on: int = 0) -> str:
        return self.norm(self.last + on)

    def kind(self) -> str:
        """Kind of the unit that follows; "" where none does."""
        return self.unit[0].kind if self.unit else ""

    def after_list(self) -> str:
        """The first word after the numeral and the numerals listed with it."""
        at = self.last
        for _ in range(8):
            if self.norm(at) not in _LIST_MARKS or not _numeric(self.norm(at + 1)):
                break
            at += 2
        return self.norm(at)


def reason(sentence: Sentence, parsed: Sequence[Parsed], i: int) -> str | None:
    """Why the sentence's i-th numeral is no figure; None where it is one. Earlier ones have their reasons."""
    p = parsed[i]
    if p.reason is not None:
        return p.reason
    a = _Around(sentence, p, parsed[i - 1] if i else None, parsed[i + 1] if i + 1 < len(parsed) else None)
    for test in _TESTS:
        if (why := test(a)) is not None:
            return why
    return None


def _code(a: _Around) -> str | None:
    """Digits in a Latin name, an address of the net, a phone number."""
    p, text = a.p, a.text
    if p.rule not in ("digits", "range", "mixed"):
        return None
    before = text[p.start - 1] if p.start else " "
    after = text[p.end] if p.end < len(text) else " "
    if not (before.isspace() and after.isspace()):
        far = text[p.start - 2 : p.start - 1]
        if _LATIN.match(before) or (before in "-_/.@#=&+" and _LATIN.match(far)) or before == "#":
            return "code"
        if _LATIN.match(after) and a.kind() == "":
            return "code"
        if (before in "-_/.@=&+?\\%" or after in "-_/@=&+%") and _ADDRESS.search(_chunk(text, p.start, p.end)):
            return "address"
        if (before == "+" and far.isdecimal()) or (after == "+" and text[p.end + 1 : p.end + 2].isdecimal()):
            return "name"  # «۱+۵»
    if p.literal and not p.separated and "-" not in p.literal:
        if len(p.literal) > 1 and p.literal[0] == "0":
            return "code"
        if len(p.literal) >= 7 and a.unit is None and not p.literal.endswith("000"):
            return "code"
    if "-" in p.literal and any(len(x) > 1 and x[0] == "0" for x in p.literal.split("-")):
        return "code"
    return None


def _chunk(text: str, start: int, end: int) -> str:
    lo, hi = start, end
    while lo > 0 and start - lo < 80 and not text[lo - 1].isspace():
        lo -= 1
    while hi < len(text) and hi - end < 80 and not text[hi].isspace():
        hi += 1
    return text[lo:hi]


def _word(a: _Around) -> str | None:
    """Number words in other senses: «نه», «سی», «سه شنبه», «ده ها», «هر دو», «چند هزار»."""
    p = a.p
    first = a.tokens[p.first].norm
    alone = p.last - p.first == 1
    nxt, prev = a.next(), a.prev()
    if nxt in words("weekdays") and alone and p.rule == "words" and nxt == "شنبه":
        return "weekday"
    if nxt in words("plural_marks") and p.rule == "words":
        return "indefinite"
    if (
        alone
        and first == "نه"
        and (nxt in words("not_nine") or a.kind() in ("", "times") or (prev in ("و", "یا", "،") and a.kind() == ""))
    ):
        return "«نه» as a word"
    if (
        alone
        and first == "سی"
        and (prev in words("abbreviation_before") or nxt in words("abbreviation_after") or nxt == "و")
    ):
        return "abbreviation"
    if prev in words("indefinite_before") and not (prev == "چند" and first == "ده"):
        return "indefinite"
    if alone and p.rule == "words" and a.unit is None and prev in words("each"):
        return "a known set"
    if prev in words("each"):
        return "per"
    if nxt in words("adjective_after") or nxt in words("type_after"):
        return "name"
    if alone and p.rule == "words" and prev in ("این", "آن") and a.unit is None and _no_noun(a):
        return "a known set"
    if p.rule == "fraction" and p.unit == "ratio" and nxt in words("no_fraction_after"):
        return "name"
    if p.rule == "fraction" and first in ("ثلث", "ربع", "نصف") and nxt in lexicon().ordinals:
        return "name"
    return None


def _no_noun(a: _Around) -> bool:
    flags = shape(a.sentence)
    stop = Is.VERB | Is.PREPOSITION | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND
    return a.last >= len(flags) or bool(flags[a.last] & stop)


def _one(a: _Around) -> str | None:
    """«یک» as the article."""
    p = a.p
    if p.last - p.first != 1 or a.tokens[p.first].norm != "یک":
        return None
    nxt, kind = a.next(), a.kind()
    if nxt in words("one_counts"):
        return None
    if kind == "" and nxt not in words("one_never") and _counted_in_list(a):
        return None
    if nxt in words("one_never") or kind in ("", "times") or (kind == "other" and a.unit and a.unit[0].name != "ریشتر"):
        return "article «یک»"
    if kind == "time" and a.prev() not in ("مدت", "به"):
        return "article «یک»"
    return None


_ARTICLE = re.compile(r"یک[ \u200c]+([^\W\d_]+)")


@cache
def _after_a_counted_one() -> frozenset[str]:
    """First words of all that may follow «یک» where it counts."""
    lex = lexicon()
    numbers = {*lex.small, *lex.scales, *lex.denominators, *lex.halves, *lex.points, *lex.money_scales, *lex.ranges}
    joints = {"و", "یا", "در", "بر", "به", "ممیز"}
    return frozenset(numbers | joints | words("one_counts") | {w[0] for _, w in units.table()} | words("weekdays"))


def plain_article(text: str, at: int, end: int) -> int:
    """End of the «یک» at `at` where it is an article, seen without any context; 0 where that takes more."""
    m = _ARTICLE.match(text, at, end)
    if m is None or m[1] in _after_a_counted_one() or (m.end() < end and text[m.end()] == ZWNJ):
        return 0
    return at + 2


def _counted_in_list(a: _Around) -> bool:
    """«سه برد و یک تساوی», «یک طلا و دو نقره»: the «یک» stands in a list of counts."""
    flags = shape(a.sentence)
    stop = Is.VERB | Is.PREPOSITION | Is.RA | Is.CONJUNCTION
    if a.last >= len(flags) or flags[a.last] & (stop | Is.PUNCTUATION | Is.AND | Is.PRONOUN):
        return False
    for left, right in ((a.before, a.p), (a.p, a.after)):
        if left is None or right is None:
            continue
        other = left if right is a.p else right
        gap = range(left.last, right.first)
        if other.reason is not None or not 2 <= len(gap) <= 5 or a.norm(right.first - 1) not in ("و", "،"):
            continue
        if other is not a.before and a.tokens[other.first].norm == "یک":
            continue
        if not any(flags[k] & (stop | Is.PUNCTUATION) for k in gap[:-1]):
            return True
    return False


def _item(a: _Around) -> str | None:
    """A number that opens a list item or stands in brackets alone: «۱- …», «[۲]»."""
    p = a.p
    if not p.literal or p.separated or "-" in p.literal or p.value > 99:
        return None
    nxt = a.next()
    if p.first == 0 and nxt in words("item_marks") and a.next(1) and not a.next(1)[0].isdecimal():
        return "list item"
    if p.first == 0 and p.last == len(a.tokens):
        return "list item"
    if nxt in (")", "]") and a.prev() in ("(", "["):
        return "list item"
    if nxt == "\\" or (a.prev() in "*•" and nxt in words("item_marks")):
        return "list item"
    if nxt in ("-", "–") and a.next(1)[:1].isalpha() and not _numeric(a.next(1)) and a.unit is None:
        return "list item"
    return None


def _score(a: _Around) -> str | None:
    """«۳ بر یک», «۲-۱»."""
    p = a.p
    if p.separated:
        return None
    if a.next() in words("score_words") and _numeric(a.next(1)):
        return "score"
    if a.prev() in words("score_words") and _numeric(a.prev(2)):
        return "score"
    if "-" in p.literal:
        low, high = p.literal.split("-")
        if len(high) == 4 or len(low) == 4:
            return "date"
        if a.unit is None and p.high is not None and p.high < 10:
            return "score"
        if any(t.norm in words("scores_before") for t in a.tokens[max(0, p.first - 4) : p.first]):
            return "score"
    if "-" in p.literal:
        return None
    for at, dash in ((a.last, a.next()), (p.first - 1, a.prev())):
        other = a.norm(at + 1) if at == a.last else a.norm(at - 1)
        if dash in ("-", "–", "—") and _numeric(other) and a.unit is None:
            return "score"
    if a.prev() in words("scores_before") and a.unit is None:
        return "score"
    return None


def _numeric(norm: str) -> bool:
    return norm[:1].isdecimal() or norm in lexicon().small


def _date(a: _Around) -> str | None:
    """Days of a month, years after their word, decades."""
    p = a.p
    if p.separated and p.rule != "mixed":
        return None
    nxt, prev = a.next(), a.prev()
    listed = a.after_list() if nxt in _LIST_MARKS else nxt
    low, high = p.value, p.high if p.high is not None else p.value
    if low >= 1 and high <= 31 and listed in words("months"):
        unsure = listed in words("unsure_months")
        if not unsure or a.next(1)[:2] in ("13", "14", "19", "20") or a.next(1) in ("سال", "ماه", "امسال"):
            return "date"
    if prev in words("weekdays") and high <= 31 and a.unit is None:
        return "date"
    if (
        prev in words("months")
        and prev not in words("unsure_months")
        and (_year_like(a) or high <= 99)
        and a.unit is None
    ):
        return "date"
    if prev == "ماه" and a.prev(2) in words("months") and (_year_like(a) or high <= 99) and a.unit is None:
        return "date"
    if prev in words("decade_before"):
        return "date"
    years = prev in words("year_before") and (_year_like(a) or (prev.startswith("سال") and 10 <= high <= 99))
    if years and (a.unit is None or prev.startswith("سال")):
        return "date"
    if nxt in words("year_after") and (_year_like(a) or high < 1500):
        return "date"
    return None


def _year_like(a: _Around) -> bool:
    for v in (a.p.value, a.p.high):
        if v is not None and not (1200 <= v <= 1450 or 1800 <= v <= 2100):
            return a.p.high is not None and v <= 99 and v == a.p.high
    return True


def _clock(a: _Around) -> str | None:
    p, prev = a.p, a.prev()
    if prev == ":" and a.prev(2) in words("clock_before"):
        prev = a.prev(2)
    if prev in ("حدود", "حوالی") and a.prev(2) in words("clock_before"):
        prev = a.prev(2)
    if (
        prev in words("clock_before")
        and p.value <= 60
        and (a.unit is None or a.next() in ("دقیقه", "شب", "بامداد", "روز"))
    ):
        return "clock time"
    if a.next() in words("clock_after") and a.next() != "شب" and p.value <= 24 and a.whole:
        return "clock time"
    return None


def _name(a: _Around) -> str | None:
    """Identifiers: «ماده ۵», «پلیس ۱۱۰», «فاز ۲»."""
    p, prev = a.p, a.prev()
    if p.rule not in ("digits", "words", "range") or (p.separated and p.literal == ""):
        return None
    if prev in (":", "«", "(", '"', "-", "–") and _named(a.prev(2)) in words("never"):
        prev = a.prev(2)
    prev = _named(prev)
    limits: dict[str, float] = _data()["names_before"]
    if prev in limits and p.value <= limits[prev]:
        if prev in words("never"):
            return "name"
        if (a.unit is None or a.kind() == "times") and a.prev(2) not in words("demonstratives"):
            return "name"
    service = a.whole and p.value in words("emergency_numbers") and a.unit is None and prev not in words("not_service")
    if service and any(t.norm in words("emergency_before") for t in a.tokens[max(0, p.first - 3) : p.first]):
        return "name"
    return None


def _named(norm: str) -> str:
    """«شماره‌ی» as «شماره»."""
    limits: dict[str, float] = _data()["names_before"]
    return norm[:-1] if norm not in limits and norm.endswith("ی") else norm


def _bare(a: _Around) -> str | None:
    """A small number with no unit, nothing to count and nothing that leads to it: tables of results, minutes."""
    p = a.p
    if not p.literal or p.separated or p.value >= 200 or a.unit is not None or not p.first:
        return None
    flags = shape(a.sentence)
    ends = a.last >= len(flags) or flags[a.last] & (Is.PUNCTUATION | Is.AND)
    if not ends or a.prev() in "%٪$€£" or a.prev() in words("leads_to_bare"):
        return None
    if a.next() in _LIST_MARKS and a.after is not None and a.after.first - a.last == 1 and a.after.reason is None:
        return None  # it shares the unit of the next («۲۰، ۳۰ و ۴۰ درصد»)
    before = flags[p.first - 1]
    if before & (Is.PREPOSITION | Is.MEASURE | Is.COMPARATOR | Is.CHANGE | Is.RA | Is.VERB):
        return None
    return "a bare number"


def _when(a: _Around) -> str | None:
    """A length of time that only says when: «در ۲۴ ساعت گذشته», «سه روز پیش», «۶ ماهه نخست»."""
    if a.unit is None or a.kind() != "time":
        return "age" if a.next() in words("age_after") else None
    end = a.unit[1]
    nxt = a.norm(end)
    if nxt in words("when_after"):
        follows = a.norm(end + 1)
        if nxt == "پس" and follows != "از":
            return None
        if nxt == "دیگر" and a.prev() not in ("تا", "از"):
            return None
        if nxt == "سال" and not a.norm(end - 1).endswith(("ه", "ماه", "هفته", "روز")):
            return None
        if nxt in ("متوالی",):
            return None
        return "says when"
    at = a.p.first - 1
    for _ in range(3):
        if a.norm(at) not in words("when_glue"):
            break
        at -= 1
    if a.norm(at) in words("when_before"):
        glue = a.norm(at + 1)
        if a.norm(at) in ("پس", "بعد", "قبل", "پیش") and glue != "از":
            return None
        if a.norm(at) == "بیش":
            return None
        return "says when"
    if a.prev() in words("when_reports") and a.norm(end - 1).endswith("ه"):
        return "says when"
    return None


def _chain(a: _Around) -> str | None:
    """A number listed with one that was refused: «سال‌های ۴۷ و ۴۸», «دقایق ۱۳ و ۲۸»."""
    before = a.before
    if before is None or before.reason not in ("date", "name", "clock time") or a.p.first - before.last != 1:
        return None
    if a.prev() not in _LIST_MARKS or a.p.separated:
        return None
    if a.unit is not None and not (before.reason == "clock time" and a.next() == "دقیقه"):
        return None
    if a.prev() == "،" and a.next() not in _LIST_MARKS and before.reason == "date":
        return None
    return before.reason


def _year(a: _Around) -> str | None:
    """A bare number that looks like a year, with nothing that it could count."""
    p = a.p
    if not p.literal or p.separated or len(p.literal) != 4 or a.unit is not None:
        return None
    if (a.prev() == "از" and a.prev(2) in ("بیش", "بیشتر", "کمتر")) or a.prev() in words("led"):
        return None
    if not p.first and a.last < len(a.tokens) and p.value % 100 == 0:
        return None  # «۲۰۰۰ …» opens a headline
    if 1300 <= p.value <= 1410 or 1900 <= p.value <= 2035:
        return "year"
    return None


_TESTS = (_code, _word, _one, _item, _score, _date, _clock, _name, _when, _chain, _year, _bare)


def spread(sentence: Sentence, parsed: Sequence[Parsed]) -> None:
    """Refuse what is listed before a date: the «۵» of «۵ و ۶ مهر» (in place)."""
    for left, right in zip(reversed(parsed[:-1]), reversed(parsed[1:]), strict=True):
        if left.reason is None and right.reason == "date" and right.first - left.last == 1 and not left.separated:
            between = sentence.tokens[left.last].norm
            if between in ("و", "-", "–", "تا", "الی", "لغایت", "/") and left.value <= 31 and left.rule != "range":
                left.reason = "date"
