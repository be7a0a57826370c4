"""A parsed numeral with its neighbours, and the word lists of refusals.yaml: what the refusals look at."""

from functools import cache
from pathlib import Path
from typing import Any

from pipelines.figures import units, word_lists
from pipelines.figures.document import Sentence
from pipelines.figures.numerals.parsed import Parsed
from pipelines.figures.numerals.words import lexicon
from pipelines.figures.word_classes import Is, shape
from pipelines.folding import bare, fold

_NO_NOUN = Is.VERB | Is.VERB_PREFIX | Is.PREPOSITION | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND


@cache
def data() -> dict[str, Any]:
    """refusals.yaml, folded and bare: lists as sets, tables as tables."""
    out: dict[str, Any] = {}
    for name, entry in word_lists.data(Path(__file__).with_name("refusals.yaml")).items():
        if isinstance(entry, dict):
            out[name] = {bare(fold(k)): v for k, v in entry.items()}
        else:
            out[name] = frozenset(bare(fold(w)) if isinstance(w, str) else w for w in entry)
    return out


def words(name: str) -> frozenset[str]:
    """One list of refusals.yaml, folded and bare."""
    out: frozenset[str] = data()[name]
    return out


LIST_MARKS = words("list_marks")


class Around:
    """A parsed numeral with its neighbours."""

    def __init__(self, sentence: Sentence, p: Parsed, before: Parsed | None, after: Parsed | None):
        tokens = sentence.tokens
        self.sentence, self.tokens, self.p, self.before, self.after = sentence, tokens, p, before, after
        self.text, self.words = sentence.doc.text, data()
        first, last, count = p.first, p.last, len(tokens)
        if p.tail > p.end:  # past «همت», «گرم»
            while last < count and tokens[last].start < p.tail:
                last += 1
        self.last = last
        # the words beside it: the two before, the two after
        self.prev = tokens[first - 1].norm if first > 0 else ""
        self.second = tokens[first - 2].norm if first > 1 else ""
        self.next = tokens[last].norm if last < count else ""
        self.following = tokens[last + 1].norm if last + 1 < count else ""
        self.unit = units.lookup(tokens, last)
        if self.next in units.MINUS:
            self.unit = units.past_sign(tokens, last)
        if self.unit and self.next == "ساعت" and len(p.literal) == 4 and self.following[:1].isdecimal():
            self.unit = None  # «… ۱۳۹۹ ساعت ۱۰»
        if self.unit and self.next == "برابر" and len(p.literal) == 4 and _year(p.value, self.prev, self.following):
            self.unit = None  # «جام ملت‌های ۲۰۱۶ برابر …», «در آبان ۱۳۹۸ برابر ۴۱ درصد»
        month = self.second if self.prev == "ماه" else self.prev
        if self.unit and self.next == "عدد" and len(p.literal) == 4 and month in self.words["months"]:
            self.unit = None  # «در مرداد ماه ۱۳۹۹ عدد شاخص …»
        names = self.words["names_before"]
        if self.unit and self.next in names and self.prev in names and self.following[:1].isdecimal():
            self.unit = None  # «صفحه ۴۵۳ جلد ۲»
        self.kind = self.unit[0].kind if self.unit else ""  # kind of the unit that follows; "" where none does
        self.whole = p.value == int(p.value) and p.high is None

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def lead(self) -> str:
        """The word before; with its plural ending where that stands by itself («سال های»)."""
        return self.second + self.prev if self.prev in self.words["plural_marks"] else self.prev

    def after_list(self) -> str:
        """The first word after the numeral and the numerals listed with it."""
        at = self.last
        for _ in range(8):
            if self.norm(at) not in LIST_MARKS or not numeric(self.norm(at + 1)):
                break
            at += 2
        return self.norm(at)

    def identifies(self) -> bool:
        """Whether the numeral stands in a list of bare numbers, or nothing follows that it could count."""
        at = self.last
        while self.norm(at) in LIST_MARKS and self.norm(at + 1).isdecimal():
            at += 2
        measured = self.unit is not None or units.lookup(self.tokens, at) is not None
        return not measured and self.norm(at) not in lexicon().scales and (at > self.last or self.no_noun())

    def no_noun(self) -> bool:
        """Whether nothing follows that the numeral could count."""
        flags = shape(self.sentence)
        return self.last >= len(flags) or bool(flags[self.last] & _NO_NOUN)


def _year(value: float, before: str, after: str) -> bool:
    """Whether a number of four digits before «برابر» is a year."""
    told = before in data()["months"] or after[:1].isdecimal()
    return (1900 < value < 2050 and value % 100 > 0) or (told and 1300 <= value < 1450)


def numeric(norm: str) -> bool:
    """Whether a word is digits or a small number word."""
    return norm[:1].isdecimal() or norm in lexicon().small
