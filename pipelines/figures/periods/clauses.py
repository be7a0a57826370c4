"""Where the clauses of a sentence end, and whether their verbs tell of the past, of now or of what is to come."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from pipelines.figures.periods.words import words
from pipelines.figures.plain import alternation


@dataclass(slots=True)
class Verbs:
    """The finite verbs of a stretch of text, in order: where each ends and its tense, past | present | future."""

    ends: list[int] = field(default_factory=list)
    tenses: list[str] = field(default_factory=list)

    def between(self, a: int, b: int) -> bool:
        """Whether a verb ends in text[a:b]: then `a` and `b` stand in two clauses."""
        i = bisect_left(self.ends, a + 1)
        return i < len(self.ends) and self.ends[i] <= b

    def tense(self, at: int, nth: int = 0) -> str:
        """Tense of the first verb that ends after `at`, the one that governs what stands there, or of the nth after
        that; "" for none."""
        i = bisect_left(self.ends, at + 1) + nth
        return self.tenses[i] if i < len(self.ends) else ""

    def next_end(self, at: int) -> int:
        """Where the first verb that ends after `at` ends; -1 for none."""
        i = bisect_left(self.ends, at + 1)
        return self.ends[i] if i < len(self.ends) else -1

    def last_end(self, at: int) -> int:
        """Where the last verb before `at` ends; -1 for none."""
        i = bisect_left(self.ends, at + 1)
        return self.ends[i - 1] if i else -1


@cache
def _verb() -> re.Pattern[str]:
    w = words()
    # «پرداختن»: a noun without its ending («پرداخت»), so only «پرداختند», «می‌پرداخت», «پرداخته است».
    nouns = alternation(s[:-1] for s in w["past_stems"] if s.endswith("ن"))
    stems = alternation(s for s in w["past_stems"] if not s.endswith("ن"))
    both = rf"(?:{stems}|{nouns})"
    persons = "(?:ند|یم|م|(?<!شد)ید)"  # «شدید» is a word of its own
    legs = "|".join(f"(?<={leg} )" for leg in w["legs"])  # «دور رفت»: the first of two
    # «به ۲۰ میلیارد نیاز داریم و …»: at its clause's end a modal verb is the verb proper
    heads, had = alternation(w["clause_heads"]), alternation(w["had"])
    return re.compile(
        # «مسیرهای بازگشت»: what an ezafe leads to is no verb
        rf"(?<!\w)(?<!های )(?!{alternation(w['verbal_nouns'])}(?!\w))(?!(?:{legs})رفت(?!\w))(?:(?P<modal>(?!قرار +{had}(?!\w)){alternation(w['modal_nouns'])} +(?:{alternation(w['modal_verbs'])}|{had})(?! *(?:$|[.؛]|(?:و|اما|ولی)(?!\w)))"
        r"|ن?می ?(?:توان|خواه)(?:د|ند|یم|ست|ستند)?|توانست(?:ند|یم|ه)?)"  # the verb proper is yet to come
        rf"|(?P<future>ن?خواه(?:د|ند|یم) +\w+)"
        rf"|(?P<past>ن?می ?{both}(?:ند|یم|م)?|ن?{stems}{persons}?|ن?{nouns}{persons}"
        # A participle alone ends its clause only before a conjunction or a mark: «کشف شده در …» goes on; nor does
        # «سال گذشته، …».
        rf"|ن?{both}ه(?: ?{alternation(w['participle_verbs'])}|(?<!گذشته)(?= *(?:$|[،,؛:.»)]|(?:{heads}|{alternation(w['now_heads'])})(?!\w)))))"
        rf"|(?P<present>ن?(?!{alternation(w['not_verbs'])}(?!\w))می ?\w+(?:د|ند|یم|م)|{alternation(w['present_verbs'])}))"
        r"(?!\w)"
    )


def verbs(text: str, start: int, end: int) -> Verbs:
    """The finite verbs of text[start:end]."""
    out = Verbs()
    for m in _verb().finditer(text, start, end):
        if m.lastgroup == "modal":
            continue
        out.ends.append(m.end())
        out.tenses.append(m.lastgroup or "")
    return out
