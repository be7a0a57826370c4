"""Where something in an article shows that somebody speaks: speech verbs, words of a source, «با اشاره به», colons."""

import re
from bisect import bisect_left

from pipelines.figures.plain import Plain, occurrences
from pipelines.figures.speakers.words import patterns

SPEECH_NEXT = re.compile(r" *[:،«\"“]| +که(?!\w)")
_OBJECT = re.compile(r"(?<!\w)(?:را|به +\w+(?: +\w+){0,6}) +$")
_FUTURE = ("خواهد ", "خواهند ")  # «تبریک خواهد گفت»: nothing is said yet
_LINKS = (" که ", " اما ", " ولی ")  # before a source that tells the rest of a sentence
_APART = 30  # letters before the source of the rest of a sentence, at least
_SHARE = re.compile(r"\d *(?:درصد|٪|%)(?: +(?:[^\W\d_]+)){0,9} +$")  # who answered a poll: whoever tells of it speaks
_ASKED = 100  # letters between «سوالی» and the verb by which it is asked


def cites(text: str, start: int) -> bool:
    """Whether the words of a source tell what somebody else does who speaks: «فلانی با اعلام …»."""
    return text.startswith("با ", start)


class Speech:
    """Where an article's text has speech verbs and sources, found once for the whole text."""

    __slots__ = (
        "as_said",
        "bys",
        "cues",
        "pictured",
        "shows",
        "source_starts",
        "sources",
        "text",
        "thus",
        "turns",
        "verb_starts",
        "verbs",
    )

    def __init__(self, plain: Plain):
        p = patterns()
        self.text = text = plain.text
        self.pictured = plain.pictured
        found = plain.words
        verbs: list[tuple[int, int]] = []
        unsaid = _FUTURE + p.impersonal
        shares = "درصد" in found or "٪" in text or "%" in text
        for cue in (*(found & p.verb_words), *(p.spaced_verbs if "می" in found else ())):
            match = p.verbs[cue].match  # it looks at what stands before, too
            for at in plain.starts(cue):
                m = match(text, at)
                if m is None or text.endswith(unsaid, 0, at):
                    continue
                if cue in p.data_words and not _tells_data(text, *m.span()):
                    continue
                if cue in p.also_of_things and _does(text, *m.span()):
                    continue
                if cue in p.no_speech_after and p.no_speech_after[cue].search(text, max(0, at - _ASKED), at):
                    continue  # «دیوان حکم چهار متهم را تایید کرد», «می‌توان این دیدار را نبرد … دانست»
                if cue in p.also_asks and p.question.search(text, max(0, at - _ASKED), at):
                    continue  # «پرسشی درباره آب مطرح کرد»: asked on the page, not said to it
                if (text.endswith(p.recited, 0, at) and SPEECH_NEXT.match(text, m.end()) is None) or (
                    shares and m[0].endswith("ند") and _SHARE.search(text, max(0, at - _ASKED), at)
                ):
                    continue  # «سال‌ها در آن شهر درس می‌گفت», «۶۰ درصد از مردم معتقدند»: told of them
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
        # Where another may take the word in the middle of a sentence: past «اما» and its like, or at «که به گفته …».
        self.turns = [at for at, *_ in self.sources if text.endswith(_LINKS, 0, at)]
        if verbs and len(verbs) + len(self.sources) > 1 and not p.contrast_words.isdisjoint(found):
            begin = min([verbs[0][1], *self.source_starts[:1]])
            self.turns += [m.end() for m in p.contrasts.finditer(text, begin, verbs[-1][0])]
            self.turns.sort()
        # Where something else may show a speaker: a colon, a credit, a letter, «نشان می‌دهد».
        self.as_said = not p.as_said_words.isdisjoint(found)
        self.thus = not p.thus_words.isdisjoint(found)
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

    def turn_in(self, start: int, end: int) -> int:
        """Where another may take the word in text[start:end], past a verb of speech or at a source; -1 for nowhere."""
        verbs = self.verbs_in(start, end)
        for at in self.turns[bisect_left(self.turns, start) : bisect_left(self.turns, end)]:
            k = bisect_left(self.source_starts, at)
            if k < len(self.sources) and self.source_starts[k] == at:
                if at - start >= _APART and not (verbs and verbs[-1][0] > at):
                    return at
            elif len(verbs) > 1 and verbs[0][1] <= at < verbs[-1][0]:
                return at
            elif len(verbs) == 1 and at < verbs[0][0] and self.sources_in(start, at):
                return at  # «به گفته شاهدان ۱۵ نفر، اما پلیس ۳ نفر اعلام کرد»
        return -1

    def by_in(self, start: int, end: int) -> int:
        """Where the first «با اشاره به», «با بیان اینکه» of text[start:end] stands; -1 for none."""
        k = bisect_left(self.bys, start)
        return self.bys[k] if k < len(self.bys) and self.bys[k] < end else -1

    def sources_in(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, last word) of «به گفته» and the like in text[start:end]."""
        return self.sources[bisect_left(self.source_starts, start) : bisect_left(self.source_starts, end)]


def _tells_data(text: str, start: int, end: int) -> bool:
    """Whether what is published or given is said: words after it, or data («فهرست … را منتشر کرد»)."""
    if text.startswith((":", " :"), end):
        return True
    return patterns().data_object.search(text, max(0, start - _ASKED), start) is not None


def _does(text: str, start: int, end: int) -> bool:
    """Whether a verb that may be one of saying has an object and no speech after it: «بازی را ادامه داد»."""
    return SPEECH_NEXT.match(text, end) is None and _OBJECT.search(text, max(0, start - 60), start) is not None
