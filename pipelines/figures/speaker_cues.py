"""Where something in an article shows that somebody speaks: speech verbs, words of a source, «با اشاره به», colons."""

import re
from bisect import bisect_left

from pipelines.figures.plain import Plain, occurrences
from pipelines.figures.speaker_words import patterns

_SPEECH_NEXT = re.compile(r" *[:،«\"“]| +که(?!\w)")
_OBJECT = re.compile(r"(?<!\w)(?:را|به +\w+(?: +\w+){0,2}) +$")
_FUTURE = ("خواهد ", "خواهند ")  # «تبریک خواهد گفت»: nothing is said yet


class Speech:
    """Where an article's text has speech verbs and sources, found once for the whole text."""

    __slots__ = ("bys", "cues", "shows", "source_starts", "sources", "text", "verb_starts", "verbs")

    def __init__(self, plain: Plain):
        p = patterns()
        self.text = text = plain.text
        found = plain.words
        verbs: list[tuple[int, int]] = []
        unsaid = _FUTURE + p.impersonal
        for cue in (*(found & p.verb_words), *(p.spaced_verbs if "می" in found else ())):
            match = p.verbs[cue].match  # it looks at what stands before, too
            for at in plain.starts(cue):
                m = match(text, at)
                if m and not text.endswith(unsaid, 0, at) and not (cue in p.also_of_things and _does(text, *m.span())):
                    verbs.append(m.span())
        verbs.sort()
        self.verbs = verbs
        said_by = [by for by, words in p.by_phrases if words <= found] if "با" in found else []
        self.bys = sorted([at for by in said_by for at in occurrences(plain, by)])
        self.verb_starts = [a for a, _ in verbs]
        sources: dict[int, tuple[int, str]] = {}
        for key in found & p.source_words:
            by_first = p.sources[key]
            for source, last in [
                (source, last)
                for first in found.intersection(by_first)
                for source, words, last in by_first[first]
                if words <= found
            ]:
                for at in occurrences(plain, source):
                    if at not in sources or sources[at][0] < at + len(source):
                        sources[at] = (at + len(source), last)
        self.sources = [(at, *sources[at]) for at in sorted(sources)]
        self.source_starts = [s[0] for s in self.sources]
        # Where something else may show a speaker: a colon, a credit, a letter, «نشان می‌دهد».
        self.shows = not p.shows_words.isdisjoint(found)
        self.cues = [*self.verb_starts, *self.bys, *self.source_starts]  # whatever may show a speaker, in order
        for mark in (":", *p.credits, *(found & p.letter_words), *(p.shows_words if self.shows else ())):
            at = text.find(mark)
            while at >= 0:
                self.cues.append(at)
                at = text.find(mark, at + 1)
        self.cues.sort()

    def heard_in(self, bounds: list[tuple[int, int]]) -> list[int]:
        """Those of the sentences, in order, in which something may show a speaker."""
        cues, out, k = self.cues, list[int](), 0
        count = len(cues)
        for i, (start, end) in enumerate(bounds):
            k = bisect_left(cues, start, k)
            if k == count:
                break
            if cues[k] < end:
                out.append(i)
        return out

    def verbs_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Speech verbs that begin in text[start:end]."""
        return self.verbs[bisect_left(self.verb_starts, start) : bisect_left(self.verb_starts, end)]

    def by_in(self, start: int, end: int) -> int:
        """Where the first «با اشاره به», «با بیان اینکه» of text[start:end] stands; -1 for none."""
        k = bisect_left(self.bys, start)
        return self.bys[k] if k < len(self.bys) and self.bys[k] < end else -1

    def sources_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, last word) of «به گفته» and the like in text[start:end]."""
        return self.sources[bisect_left(self.source_starts, start) : bisect_left(self.source_starts, end)]


def _does(text: str, start: int, end: int) -> bool:
    """Whether a verb that may be one of saying has an object and no speech after it: «بازی را ادامه داد»."""
    return _SPEECH_NEXT.match(text, end) is None and _OBJECT.search(text, max(0, start - 40), start) is not None
