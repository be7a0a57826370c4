"""Interviews: who answers on a page that asks and answers («خبرنگار: …», paragraphs that end in «؟» or begin with «*»)."""

import re

from pipelines.figures.document import Document
from pipelines.figures.plain import Plain
from pipelines.figures.speakers.names import full_name
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.subjects import introduced
from pipelines.figures.speakers.voice import Voice
from pipelines.figures.speakers.words import patterns

Said = list[tuple[Voice | None, str]]
_ASKED = 2  # paragraphs that ask, from which on a page is an interview
_QUESTION = 400  # letters of a paragraph that asks
_INTRO = 8  # sentences in which an interview is announced
_LEAD = 3  # sentences of a page's title and lead
_SAY_I = 3  # sentences of a page that say «I» without a frame, from which on somebody tells of himself
_WORDS = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"\W*([^\W\d_]+(?: [^\W\d_]+)?) ?:")
_BULLET = ("*", "•", "●", "■")


def title_name(text: str, bounds: list[tuple[int, int]], doc: Document) -> tuple[int, int] | None:
    """The name before the colon of the title («فلانی: …») where it first stands in full; None unless the body has it."""
    if not bounds or doc.sentences[0].role != "title":
        return None
    start, end = bounds[0]
    colon = text.find(":", start, min(end, start + 30))
    r = Region(text, start, colon) if colon > 0 else None
    if r is None or not 1 <= len(r.words) <= 3 or not all(r.namelike(i) for i in range(len(r.words))):
        return None
    if patterns().home_words.at(r.words, 0) or patterns().foreign_words.at(r.words, 0):
        return None
    return full_name(text, r.span(0, len(r.words)), colon)


def answers(
    plain: Plain, doc: Document, bounds: list[tuple[int, int]], cast: dict[int, Voice | None], out: Said
) -> None:
    """Give the answers of an interview to the one who answers; changes `out`."""
    text = plain.text
    if text.count(":") > _ASKED and _labelled(text, bounds, cast, out, title_name(text, bounds, doc)):
        return
    asked = "؟" in text or "?" in text
    asks = [i for i in range(len(bounds)) if _asks(text, doc, bounds, i)] if asked else []
    announced = _announced(plain, bounds, doc)
    if len(asks) < _ASKED and announced < 0:
        return
    voice = _who(text, doc, bounds, cast, announced)
    if voice is None:
        return
    if (
        announced < 0
        and len(patterns().we_or_me & plain.words) < _SAY_I
        and all(i > asks[0] for i, v in cast.items() if v is voice)
        and title_name(text, bounds, doc) is None
    ):
        return  # headings ask, too: who is cited below them says neither «I» nor «we»
    questions = _questions(text, doc, bounds) if len(asks) >= _ASKED else set()
    begin = min([*asks[: len(questions)], *questions, announced if announced >= 0 else len(out)]) + 1
    if len(asks) >= _ASKED:
        _before_first_question(text, doc, bounds, begin - 1, voice, out)
    strangers = {id(cast[i]) for i in questions if cast.get(i) is not None} - {id(voice)}
    block, asking = -1, False
    for i in range(begin, len(out)):
        if doc.sentences[i].block != block:
            block, asking = doc.sentences[i].block, text.startswith(_BULLET, bounds[i][0]) and len(asks) >= _ASKED
        if i in questions:
            if out[i][0] is not voice or not _told(text, bounds[i], out[i][1]):
                out[i] = (None, "")  # who is named in a question does not answer it
        elif asking:
            continue
        elif (
            out[i][0] is None
            or out[i][1] == "credit"  # of whoever asked
            or (out[i][1] == "quotation" and id(out[i][0]) in strangers)
            or (questions and out[i][1] == "frame-body")  # «روزنامه‌ای نوشت …»: told in an answer
        ):
            out[i] = (voice, "interview")


def _before_first_question(
    text: str, doc: Document, bounds: list[tuple[int, int]], end: int, voice: Voice, out: Said
) -> None:
    """Give the paragraphs that say «I» before the first question with a mark to the one who answers: asked without one."""
    p, sentences = patterns(), doc.sentences
    begin = max((k for k in range(end) if out[k][0] is not None or text.startswith(p.credits, bounds[k][0])), default=0)
    said = [i for i in range(begin + 1, end) if not p.me.isdisjoint(_WORDS.findall(text, *bounds[i]))]
    blocks = {sentences[i].block for i in said} - {sentences[begin].block}
    for i in range(begin + 1, end):
        if sentences[i].block in blocks and sentences[i].role != "title":
            out[i] = (voice, "interview")


def in_first_person(
    plain: Plain, doc: Document, bounds: list[tuple[int, int]], cast: dict[int, Voice | None], out: Said
) -> None:
    """Give the paragraphs that say «I» to the one whom the title or the introduction has talk; changes `out`."""
    p, text, sentences = patterns(), plain.text, doc.sentences
    if len(p.me & plain.words) < _SAY_I:
        return
    name = title_name(text, bounds, doc)
    begin = max(_introducing(plain, bounds, cast), 0)
    voice = _who(text, doc, bounds, cast, -1) if name is not None or begin else None
    sure = voice is not None
    voice = voice or cast.get(begin or -1)
    if voice is None:
        return
    own = (i for i in range(begin + 1, len(out)) if out[i][0] is None or out[i][0] is voice)
    his = [i for i in own if sentences[i].role != "title"]
    words = {i: frozenset(_WORDS.findall(text, *bounds[i])) for i in his}
    if sum(not p.me.isdisjoint(words[i]) for i in his) < (_SAY_I if sure else 2 * _SAY_I):
        return
    free = [i for i in his if out[i][0] is None]
    blocks = {sentences[i].block for i in free if not p.we_or_me.isdisjoint(words[i])}
    said = False
    for i in free:
        said = said or not p.me.isdisjoint(words[i])  # the introduction may stand in the same paragraph
        told = sentences[i].block in blocks and not p.aside.match(text, *bounds[i])
        asks = "شما" in words[i] or text.startswith(_BULLET, bounds[i][0])
        if said and told and not (asks and text.endswith(("؟", "?"), *bounds[i])):
            out[i] = (voice, "interview")


def _told(text: str, bounds: tuple[int, int], rule: str) -> bool:
    """«وی تصریح کرد: … چه باید کرد؟»: the page itself tells who says it, so nobody asks him."""
    return rule.startswith("frame") and text.find(":", *bounds) > 0


def _introducing(plain: Plain, bounds: list[tuple[int, int]], cast: dict[int, Voice | None]) -> int:
    """The sentence of the head in which a person speaks «در گفت‌وگو با …»; -1 for none."""
    p = patterns()
    if p.asked_words.isdisjoint(plain.words):
        return -1
    heads = ((i, cast.get(i)) for i in range(min(_INTRO, len(bounds))))
    persons = (i for i, voice in heads if voice is not None and voice.kind == "person")
    return next((i for i in persons if p.asked.search(plain.text, *bounds[i])), -1)


def _questions(text: str, doc: Document, bounds: list[tuple[int, int]]) -> set[int]:
    """The sentences of paragraphs that end in a question mark and are not long."""
    sentences, found, first = doc.sentences, set[int](), 0
    for i, (_, b) in enumerate(bounds):
        if i and sentences[i].block != sentences[i - 1].block:
            first = i
        last = i + 1 == len(bounds) or sentences[i + 1].block != sentences[i].block
        short = last and sentences[i].role != "title" and b - bounds[first][0] < _QUESTION
        if short and text.endswith(("؟", "?"), bounds[i][0], b):
            found.update(range(first, i + 1))
    return found


def _asks(text: str, doc: Document, bounds: list[tuple[int, int]], i: int) -> bool:
    """Whether sentence i is a paragraph that asks."""
    sentences = doc.sentences
    return (
        text.endswith(("؟", "?"), *bounds[i])
        and sentences[i].role != "title"
        and (i == 0 or sentences[i - 1].block != sentences[i].block)
        and i + 1 < len(bounds)
        and sentences[i + 1].block != sentences[i].block
    )


def _announced(plain: Plain, bounds: list[tuple[int, int]], doc: Document) -> int:
    """The sentence that says that an interview follows; -1 for none."""
    p = patterns()
    if p.asked_words.isdisjoint(plain.words):
        return -1
    for i, (a, b) in enumerate(bounds[:_INTRO]):
        last = i + 1 == len(bounds) or doc.sentences[i + 1].block != doc.sentences[i].block
        if last and (m := p.asked.search(plain.text, a, b)) and p.asked_below.search(plain.text, m.end(), b):
            return i
    return -1


def _who(
    text: str, doc: Document, bounds: list[tuple[int, int]], cast: dict[int, Voice | None], announced: int
) -> Voice | None:
    """The only one who speaks elsewhere on the page; else whom the title names; else whom the announcement begins with."""
    voices = list({id(v): v for v in cast.values() if v is not None and v.kind != "body"}.values())
    name = title_name(text, bounds, doc)
    if name is not None:
        letters = text[slice(*name)].replace(" ", "")
        titled = next(
            (v for v in voices if v.letters and (v.letters.endswith(letters) or letters.endswith(v.letters))), None
        )
        return titled or Voice("person", name=name, letters=letters)
    if voices:
        only = voices[0] if len(voices) == 1 else None
        if only is not None and only.kind == "office" and (lead := _in_lead(text, bounds)) is not None:
            only.kind, only.name, only.letters = "person", lead, text[slice(*lead)].replace(" ", "")
        return only
    if announced >= 0:
        start, end = bounds[announced]
        if text.startswith(patterns().credits, start):
            start = text.find("،", start, min(end, start + 120)) + 1 or start
        frame = introduced(text, start, end, announced)
        name = frame.name if frame is not None else None
    if name is None:
        return None
    return Voice("person", name=name, letters=text[slice(*name)].replace(" ", ""))


def _in_lead(text: str, bounds: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The name with which a sentence of the lead begins, where the page goes on to tell of its bearer."""
    for i, (a, b) in enumerate(bounds[1:_LEAD], 1):
        frame = introduced(text, a, b, i)
        if frame is not None:
            surname = text[slice(*frame.name)].rpartition(" ")[2]
            at = text.find(surname, b)
            alone = (
                at > 0 and not text[at - 1].isalpha() and not text[at + len(surname) : at + len(surname) + 1].isalpha()
            )
            return frame.name if len(surname) > 2 and alone else None
    return None


def _labelled(
    text: str, bounds: list[tuple[int, int]], cast: dict[int, Voice | None], out: Said, title: tuple[int, int] | None
) -> bool:
    """Answers after labels («فلانی: …») that recur and name somebody of the page; whether there were any."""
    labels: dict[int, tuple[int, int]] = {}
    count: dict[str, int] = {}
    for i, (a, b) in enumerate(bounds):
        if i and text.find(":", a, a + 30) > 0 and (m := _LABEL.match(text, a, b)):
            labels[i] = m.span(1)
            count[m[1]] = count.get(m[1], 0) + 1
    p, known = patterns(), dict[str, Voice]()
    voices = list({id(v): v for v in cast.values() if v is not None and v.letters}.values())
    whose: dict[str, Voice | None] = {}  # a long page has many voices and a label many times
    for a, b in labels.values():
        label = text[a:b]
        if count[label] < _ASKED or label in known or label in p.askers or label.split()[0] in p.home_words.tails:
            continue
        if label.split()[-1] in p.verb_words:
            continue  # «فلانی گفت: …»
        letters = label.replace(" ", "")
        if label not in whose:
            whose[label] = next((v for v in voices if v.letters.endswith(letters)), None)
        voice = whose[label]
        full = full_name(text, (a, b), a)
        if title is not None and text[slice(*title)].replace(" ", "").endswith(letters):
            full = title
        elif full is not None and (full[1] - full[0] <= b - a or text.startswith((":", " :"), full[1])):
            full = None  # «فلان فلانی / مس گیتی: …»: the name before a label is not of it
        if voice is None and full is not None:
            voice = Voice("person", name=full, letters=text[slice(*full)].replace(" ", ""))
        if voice is not None:
            known[label] = voice
    if not known:
        return False
    asked = not p.askers.isdisjoint(count)
    current: Voice | None = None
    for i in range(min(labels), len(out)):
        if i in labels:
            a, b = labels[i]
            current = known.get(text[a:b])
            out[i] = (current, "interview" if current else "")
        elif current is not None and (asked or out[i][0] is None):
            out[i] = (current, "interview")  # where somebody asks, whom an answer cites has not the word
    return True
