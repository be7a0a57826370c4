"""One speaker of an article, under all its names and offices."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Voice:
    """One speaker of an article. Spans are in plain text: of the name as first fully written, of the first office."""

    kind: str  # person | office | body
    name: tuple[int, int] | None = None
    letters: str = ""  # the name without spaces
    office: tuple[int, int] | None = None
    offices: list[list[str]] = field(default_factory=list)  # words of each office
    own: tuple[str, ...] = ()  # the name and the surname with a space after, once asked for
    turns: int = 0  # frames in which it spoke so far
    said: tuple[str | None, str | None, int, int] | None = None  # name, office and place in the page, once asked for
