"""Whom the words of a source name: «به گفته فلانی», «طبق اعلام گمرک», «بر اساس پژوهشی که … توسط فلانی منتشر شد»."""

from pipelines.figures.speakers.cues import cites
from pipelines.figures.speakers.phrases import Frame, named, phrase
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.words import patterns

_BY = 90  # letters between a study and who made it
_NAME = 4  # words of a name, at most
_BY_BODY = 8  # words from a source on in which the name of what was made may end in that of its maker


def source_frame(text: str, source: tuple[int, int, str], end: int, sentence: int) -> Frame | None:
    """Who follows «به گفته», «طبق اعلام», «بر اساس آمار»."""
    p = patterns()
    if text.endswith(" که", source[0], source[1]):
        return made_by(text, source[1] - len("که"), end, sentence)
    r = Region(text, source[1], min(end, source[1] + 150))
    i = 0
    while i < len(r.words) and r.words[i] in p.source_skips:  # «آمار منتشر شده از سوی …»
        i += 1
    if i >= len(r.words):
        return None
    if r.words[i] in p.pronouns or (r.words[i] == "این" and i + 1 < len(r.words) and p.this_one.at(r.words, i + 1)):
        return Frame(sentence, "pronoun", source=True) if source[2] in p.loose_sources else None
    if r.words[i] == "این" and i + 1 < len(r.words) and p.this_body.at(r.words, i + 1):
        return Frame(sentence, "thing", office=r.span(i + 1, i + 2), source=True)  # «طبق اعلام این رسانه»
    frame = phrase(r, i, sentence) if r.head(i) else None
    if frame is None and p.foreign_words.at(r.words, i):
        frame = Frame(sentence, "body", office=r.span(i, i + p.foreign_words.at(r.words, i)))
    elif frame is None and r.words[i].isascii() and r.words[i].isalpha():  # «به گزارش Inside the Games»
        stop = next((k for k in range(i, len(r.words)) if not r.words[k].isascii() or not r.words[k].isalnum()), None)
        whose = phrase(r, stop, sentence) if stop and patterns().bodies.at(r.words, stop) else None
        frame = whose or Frame(sentence, "body", office=r.span(i, stop or len(r.words)))  # «گزارش GEP بانک جهانی»
    elif frame is None and not p.home_words.at(r.words, i):
        stop = r.end(i)
        if source[2] not in p.loose_sources and (_with_its_kind(r, i, stop) or _of_a_name(r, i, stop)):
            frame = Frame(sentence, "body", office=r.span(i, stop), source=True, data=True)
            return frame
        first = i + 1 if r.words[i] in p.source_some else i
        if source[2] == "گفته":  # «به گفته فلانی وضعیت …»
            stop = next((k for k in range(first + 1, stop) if r.words[k] in p.no_name), stop)
        office = next((k for k in range(i + 1, min(stop, i + 4)) if p.offices.at(r.words, k)), 0)
        if source[2] in p.loose_sources and office and all(r.namelike(k) for k in range(i, office)):
            frame = Frame(sentence, "person", name=r.span(i, office), office=r.span(office, stop), source=True)
            return frame
        if (
            source[2] in p.loose_sources
            and not cites(text, source[0])
            and 1 <= stop - first <= 6
            and not any(w in p.weak or w in p.no_name for w in r.words[first:stop])
            and not (r.words[stop - 1].startswith("می") and r.words[stop - 1].endswith(p.verb_endings))
        ):
            frame = Frame(sentence, "body", office=r.span(i, stop))
    if frame is None and source[2] not in p.loose_sources:
        frame = _survey_of(r, i, sentence) or made_by(
            text, source[1], end, sentence
        )  # «بر اساس نتایج طرحی که از سوی مرکز آمار منتشر شد»
    if frame is not None:
        frame.source, frame.data = True, source[2] not in p.loose_sources
    return frame


def _with_its_kind(r: Region, i: int, stop: int) -> bool:
    """«بر اساس آمار کپلر، شرکت …»: whether a name that no list knows stands before the kind of body that it is."""
    named_ = 0 < stop - i <= _NAME and all(r.namelike(k) for k in range(i, stop))
    return named_ and stop + 1 < len(r.words) and r.words[stop] == "،" and patterns().bodies.at(r.words, stop + 1) > 0


def _survey_of(r: Region, i: int, sentence: int) -> Frame | None:
    """«بر اساس نتایج طرح آمارگیری نیروی کار مرکز آمار ایران …»: the body at the end of the name of what it made."""
    p, found = patterns(), r.words
    stop = next((k for k in range(i, len(found)) if found[k] in p.weak or not found[k][0].isalpha()), len(found))
    at = next((k for k in range(i + 1, min(stop, i + _BY_BODY)) if p.makers.at(found, k)), 0)
    return phrase(r, at, sentence) if at else None


def _of_a_name(r: Region, i: int, stop: int) -> bool:
    """«آمار ارایه‌شده از سوی ساتبا، …», «گزارش مسکو تایمز، …»: a name that no list knows, of one who acts or of a paper."""
    p, found = patterns(), r.words
    by = i > 0 and found[i - 1] in p.agents
    if not 0 < stop - i <= _NAME or not (by or found[stop - 1] in p.paper_words):
        return False
    return (stop == len(found) or found[stop] in "،,") and all(r.namelike(k) for k in range(i, stop))


def made_by(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«بر اساس پژوهشی که سال گذشته توسط فلانی منتشر شد، …», «طبق آماری که فلانی منتشر کرده است، …»: who made the study."""
    p = patterns()
    by = p.made_by.search(text, start, min(end, start + _BY))
    begin = by.end() if by else start
    done = p.made.search(text, begin, min(end, begin + _BY))
    if done is None or not (by or (text.startswith("که ", start) and p.published.match(text, done.start()))):
        return None
    begin += 0 if by else len("که ")
    r = Region(text, begin, done.start())
    frame = named(r, 0, sentence) if r.words else None
    if frame is None:
        stop = next((k for k in range(len(r.words)) if not r.namelike(k)), len(r.words))
        if not 1 < stop <= _NAME or not (by or stop == len(r.words) or r.words[stop] == "در"):
            return None
        frame = Frame(sentence, "person", name=r.span(0, stop))
    frame.source = frame.data = frame.once = True
    return frame
