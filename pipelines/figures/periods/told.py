"""A time and a figure after it, as the rules that ask whether the one holds for the other see them."""

import re
from dataclasses import dataclass

from pipelines.figures.document import Mention
from pipelines.figures.periods.clauses import Verbs
from pipelines.figures.periods.when import When
from pipelines.figures.plain import Plain
from pipelines.figures.rules import Nothing

type Answer = bool | Nothing | None  # True: the time holds, NOTHING: it does not

HAD = re.compile(r"ه ?بود(?:ند|یم)?$")


@dataclass(slots=True)
class Told:
    """A time and a figure after it, in plain text."""

    plain: Plain
    text: str  # the article's plain text
    w: When
    m: Mention
    start: int  # of the figure
    opening: int  # where the sentence begins
    clauses: Verbs  # its finite verbs
    said: bool = False  # a verb of speech stands between: what dates the speech stays before it
    here: str = ""  # tense of the figure's clause

    def between(self, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern is found between the time and the figure."""
        return pattern.search(self.text, self.w.end, self.start) is not None

    @property
    def apart(self) -> bool:
        """Whether the two stand in different clauses."""
        return self.clauses.between(self.w.end, self.start)


def had(t: Told, end: int) -> bool:
    """Whether the verb that ends there tells of what had been («کرده بود»)."""
    return HAD.search(t.text, max(0, end - 12), end) is not None
