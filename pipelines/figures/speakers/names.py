"""A name with the given name that stands before it elsewhere on the page."""

from pipelines.figures.speakers.words import patterns

HEAD = 30_000  # letters of an article in which a full name is looked for
_LOOKS = 20  # places of a surname that are looked at for a given name


def in_full(text: str, span: tuple[int, int], until: int = 0) -> tuple[int, int]:
    """A surname's first place, earlier in the article (or before `until`), with the given name before it; else `span`."""
    surname = text[slice(*span)]
    p = patterns()
    if len(surname) < 3 or (" " in surname and surname.split(" ")[0] in p.given):
        return span
    stop = min(until or span[0], HEAD)
    at = text.find(surname, 0, stop)
    for _ in range(_LOOKS):
        if at < 0:
            break
        end = at + len(surname)
        if not text[end : end + 1].isalpha():
            before = p.given_before.search(text, max(0, at - 40), at)
            if before and (before[1] in p.given or (before[1], before[2]) in p.given_pairs):
                return before.start(1), end
            if before and before[2] in p.given:
                return before.start(2), end
        at = text.find(surname, end, stop)
    return span


def full_name(text: str, span: tuple[int, int], after: int) -> tuple[int, int] | None:
    """Where a name first stands with a given name before it, else alone after `after`; None where it does not."""
    full = in_full(text, span, len(text))
    if full != span:
        return full
    name = text[slice(*span)]
    at = text.find(name, max(after, span[1]))
    if at < 0 or text[at - 1 : at].isalpha() or text[at + len(name) : at + len(name) + 1].isalpha():
        return None
    return (at, at + len(name)) if len(name) > 2 else None


def ones(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Two words and the first of them; one word alone."""
    first = text.find(" ", *span)
    return [span, (span[0], first)] if first > 0 else [span]
