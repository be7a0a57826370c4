"""A stretch of text as words and marks, and what may stand at each: the head of a speaker, a sign of speech, an end."""

import re

from pipelines.figures.speakers.words import patterns

_PIECE = re.compile(r"[^\W\d_]+|\d[\d./]*|[^\w\s]|_")
MARKS = frozenset("،,:؛/–—-.!؟")
_ENCLOSES = frozenset('()«»"“”*_#')
_NAME = 4  # words of a name, at most
_NEAR = 16  # words between a word of time and the verb of saying, at most
_STEM = 6  # letters of a word that has such an ending: «رهایی», «نودهی» are surnames
_OFFICE = 16  # words of an office, at most
_MOST = ["ترین"]  # parted from its adjective
_INTERNATIONAL = (["المللی"], ["الملل"])
_KNOWING = (["دانش", "بنیان"], ["دانشبنیان"])  # «مدیرعامل این شرکت دانش‌بنیان»


def _open(text: str, found: list[re.Match[str]], end: int) -> list[re.Match[str]]:
    """The pieces without brackets and what they hold; a «» around a few words goes, one around more stands for them."""
    out = []
    skip_to = 0
    for m in found:
        if m.start() < skip_to:
            continue
        piece = m[0]
        if piece == "(":
            close = text.find(")", m.end(), m.end() + 80)
            skip_to = close + 1 if close > 0 else skip_to
        elif piece == "«":
            close = text.find("»", m.end(), end)
            if close < 0:
                break
            if text.find("«", m.end(), close) >= 0:
                continue  # marks within marks: the outer ones hold the whole sentence
            if text.count(" ", m.end(), close) > _NAME:  # words that are quoted, not a name
                skip_to = close + 1
                out.append(m)
        elif piece not in _ENCLOSES:
            out.append(m)
    return out


class Region:
    """The words and marks of a stretch of plain text, brackets left out, short quotations opened."""

    __slots__ = ("_place", "_spans", "direct", "verb", "words")

    def __init__(self, text: str, start: int, end: int, verb: str | None = None):
        self.direct = verb is not None  # a speech verb follows right at the end
        self.verb = verb or ""
        self._place = (text, start, end)
        self._spans: list[tuple[int, int]] | None = None
        self.words: list[str] = _PIECE.findall(text, start, end)
        if not _ENCLOSES.isdisjoint(self.words):
            found = _open(text, list(_PIECE.finditer(text, start, end)), end)
            self.words = ["،" if m[0] == "«" else m[0] for m in found]
            self._spans = [m.span() for m in found]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where the words stand; looked up when first asked for."""
        if self._spans is None:
            self._spans = [m.span() for m in _PIECE.finditer(*self._place)]
        return self._spans

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Span of the words i … j-1."""
        return self.spans[i][0], self.spans[j - 1][1]

    def marked(self, i: int) -> bool:
        """Whether a quotation mark opens right before word i."""
        return self._place[0].endswith(("«", '"', "“"), 0, self.spans[i][0])

    def head(self, i: int) -> bool:
        """Whether a word begins a known kind of speaker."""
        p = patterns()
        if self.words[i] not in p.firsts:
            return False
        return self.person(i) or p.offices.at(self.words, i) > 0 or p.bodies.at(self.words, i) > 0

    def person(self, i: int) -> bool:
        """Whether a title or a given name stands at i."""
        p = patterns()
        found = self.words
        return found[i] in p.person_firsts and (
            (found[i] in p.given and not (found[i] in p.given_nouns and self._noun(i)))
            or p.titles.at(found, i) > 0
            or (i + 1 < len(found) and (found[i], found[i + 1]) in p.given_pairs)
        )

    def _noun(self, i: int) -> bool:
        """Whether a given name at i is a noun («حسن رفتار»)."""
        return self.words[i + 1 : i + 2] != [] and self.words[i + 1] in patterns().given_nouns[self.words[i]]

    def namelike(self, i: int) -> bool:
        """Whether a word can be a part of a name that no list knows."""
        p = patterns()
        w = self.words[i]
        return (
            w[0].isalpha()
            and len(w) > 1
            and w not in p.weak
            and w not in p.no_name
            and w not in p.openers
            and (
                not w.endswith(p.no_name_endings) or (len(w) < _STEM and w not in p.no_name_endings) or w in p.surnames
            )
            and not (w.startswith("می") and w.endswith(p.verb_endings))
            and not (p.offices.at(self.words, i) or p.bodies.at(self.words, i))
        )

    def also(self, i: int) -> bool:
        """Whether «too» stands at i."""
        return i < len(self.words) and self.words[i] in patterns().also

    def follows(self, i: int) -> bool:
        """Whether a sign of speech stands at i: the verb itself, «با بیان …», «در گفت‌وگو …», «از … خبر داد»."""
        if i >= len(self.words):
            return self.direct
        if self.words[i][0].isdigit():  # «فلانی ۳۹ ساله … گفت»
            return self.direct and self.words[i + 1 : i + 2] == ["ساله"]
        if self.words[i] in patterns().then:
            return self.follows(i + 1)
        return self.speech_next(i) or (self.verb == "خبر" and self.words[i] == "از")

    def speech_next(self, i: int) -> bool:
        """Whether «با بیان», «در گفت‌وگو», «به ایسنا», «نیز» and the like stand at i."""
        p = patterns()
        w = self.words[i]
        if w in p.by:
            then = i + 1 < len(self.words)
            return then and (self.words[i + 1] in p.by[w] or (w == "از" and p.crowd_heads.at(self.words, i + 1) > 0))
        if w in p.speech_times:  # «فلانی ظهر امروز در جمع …»
            rest = len(self.words) - i
            return rest <= _NEAR or self.speech_next(i + 1)
        return w in p.speech_any

    def end(self, i: int, person: bool = False) -> int:
        """Where the noun phrase that begins at i is over."""
        p = patterns()
        found = self.words
        last = min(len(found), i + _OFFICE)
        for j in range(i + p.offices.at(found, i) if i < last else i, last):  # «امام جمعه» has a day in it
            w = found[j]
            if not w[0].isalpha():
                if w[0].isdigit() and j > i and found[j - 1] in p.numbered:
                    continue
                if w in "،," and "و" in found[j + 2 : j + 4] and j > i + 1 and not person and self._lists(j):
                    continue
                return j
            if w in p.goes_on_after:
                if j == i or found[j - 1] not in p.goes_on_after[w]:
                    return j  # «مبارزه با …», «نهاد وابسته به …», «مرکز آمار …» go on
            elif w == "در":
                if person or j + 1 >= len(found):
                    return j
                place = found[i] in p.somewhere and found[j + 1] not in p.by["در"] and found[j + 1] not in p.ends
                if not place and found[j + 1] not in p.in_before:
                    return j
            elif (w in p.ends and found[j + 1 : j + 2] not in _INTERNATIONAL) or (person and w == "و"):
                return self._past_this(i, j) if w == "این" and not person else j
            elif w in p.count_words and j > i and found[j - 1] not in p.numbered and self._so_many(j + 1):
                return j
            elif found[j + 1 : j + 2] == _MOST:
                return j  # «وزارت بهداشت تازه ترین آمار را اعلام کرد»
        return last

    def _so_many(self, i: int) -> bool:
        return i < len(self.words) and self.words[i] in patterns().so_many

    def _past_this(self, i: int, j: int) -> int:
        """«معاون این سازمان گفت»: where an office ends that has «این» at j between its head and that of a body; else j."""
        p, found = patterns(), self.words
        held = p.of_this.at(found, j + 1) if j + 1 < len(found) and i + p.offices.at(found, i) == j else 0
        stop = j + 1 + held
        if not held or found[stop : stop + 1] == ["را"]:
            return j
        return stop + next((len(k) for k in _KNOWING if found[stop : stop + len(k)] == k), 0)

    def _lists(self, comma: int) -> bool:
        """Whether an office goes on past a comma: «کمیسیون برنامه، بودجه و محاسبات», «میراث فرهنگی، صنایع دستی و گردشگری»."""
        link = self.words.index("و", comma + 2)
        return link + 1 < len(self.words) and all(
            self.namelike(k) and not self.person(k) and self.words[k] not in patterns().ends
            for k in (*range(comma + 1, link), link + 1)
        )
