"""What a sentence tells of its speaker before he has the word: «فلانی که ۲۵ سال دارد، گفت: …» — the page's own words."""

import re
from itertools import pairwise

from pipelines.figures.speakers.phrases import Frame
from pipelines.figures.speakers.words import patterns

_WORD = re.compile(r"[^\W_]+|[،,:]")
_AGE = re.compile(r"\d+ ?ساله(?!\w)")
_MARKS = frozenset("،,:")


def narrated(text: str, start: int, frame: Frame, at: int) -> bool:
    """Whether the numeral at `at`, before the verb of speech of a sentence from `start` on, is told by the page itself."""
    named_ = [at_ for at_, _ in (frame.name, frame.office) if at_ >= 0]
    if named_ and not frame.source and at < min(named_):  # «در این بازی ۳ گل زدیم، اما فلانی گفت …»
        return not _speaks_by(_WORD.findall(text, start, at))
    last = max(frame.name[1], frame.office[1])
    if last < 0 and (frame.kind != "pronoun" or (last := _past_pronoun(text, start, at)) < 0):
        return False
    if last > at:
        return False
    if at - last <= 2 and _AGE.match(text, at):
        return True  # «فلانی ۳۹ ساله گفت»
    words, p = _WORD.findall(text, last, at), patterns()
    if words[:1] == ["که"] or words[:2] == ["،", "که"]:
        return _MARKS.isdisjoint(words[2:]) and text.find("،", at, frame.start) > 0
    while words and (words[0] in p.speech_times or words[0] in p.then or words[0] in p.also):
        ago = words[0] in p.speech_times and words[1:2] == ["پیش"]  # «دقایقی پیش از … خبر داد»
        del words[: 2 if ago else 1]
    if (
        not words
        or not p.told_at.at(words, 0)
        or not _MARKS.isdisjoint(words)
        or text.find(" را ", at, frame.start) > 0
    ):
        return False
    return not _speaks_by(words) and p.about.isdisjoint(words)


def _speaks_by(found: list[str]) -> bool:
    """Whether «با اشاره به» or the like stands among words."""
    by = patterns().by["با"]
    return any(w == "با" and then in by for w, then in pairwise([*found, ""]))


def _past_pronoun(text: str, start: int, end: int) -> int:
    """Where the first pronoun of a sentence («وی», «این بازیکن») is over; -1 for none."""
    p = patterns()
    for m in _WORD.finditer(text, start, end):
        if m[0] in p.pronouns:
            return m.end()
        if m[0] == "این":
            then = _WORD.match(text, m.end() + 1, end)
            return then.end() if then is not None and p.this_one.at([then[0]], 0) else -1
    return -1
