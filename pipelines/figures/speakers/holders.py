"""Who holds an office that speaks without a name, where the page names its holder: by its title, or beside the office."""

from pipelines.figures.document import Document
from pipelines.figures.speakers.interviews import title_name
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.voice import Voice
from pipelines.figures.speakers.words import patterns

_PLACES = 6  # places of an office that are looked at
_NEAR = 40  # letters beside an office in which its holder's name is looked for
_NAME = 4  # words of a name, at most
_HEAD = 6  # sentences of a page's head
_NAME_ENDS = ("،", "-", "–", "که")
_CREDIT = 60  # letters of a credit line before a name
_SURNAME = 4  # letters of a surname, at least
_LEAD = 3  # sentences of a page's title and lead
_SHORT = 12  # letters of an office that too many hold: «سرمربی», «نماینده تهران»


def named_by_title(text: str, bounds: list[tuple[int, int]], doc: Document, cast: dict[int, Voice | None]) -> None:
    """«فلانی: …» over a text whose lead has the office alone speak, and later none but him: the title names the holder."""
    voices = _persons(cast)
    offices = [v for v in voices if v.kind == "office"]
    if len(offices) != 1 or len(voices) > 2 or (name := title_name(text, bounds, doc)) is None:
        return
    letters = text[slice(*name)].replace(" ", "")
    others = [v for v in voices if v is not offices[0]]
    early = offices[0].office is not None and offices[0].office[0] < bounds[min(_LEAD, len(bounds)) - 1][1]
    if not others or (early and others[0].letters.endswith(letters)):
        _give(text, offices[0], others[0].name or name if others else name)


def named_beside(text: str, cast: dict[int, Voice | None]) -> None:
    """«فلانی رییس …» somewhere on the page, where «رییس … گفت» stands without the name."""
    for voice in _persons(cast):
        if voice.kind == "office" and voice.office is not None and voice.office[1] - voice.office[0] > _SHORT:
            name = _beside(text, voice.office)
            if name is not None:
                _give(text, voice, name)


def in_full_at_start(text: str, bounds: list[tuple[int, int]], cast: dict[int, Voice | None]) -> None:
    """«یورگن کلوپ، سرمربی …» at the head of a page that later calls him by his surname: a given name no list knows."""
    for voice in _persons(cast):
        if voice.name is None or voice.kind != "person" or text.find(" ", *voice.name) >= 0:
            continue
        surname = text[slice(*voice.name)]
        if len(surname) < _SURNAME:
            continue
        starts = (a for a, _ in bounds[:_HEAD] if text.find(surname, a + 1, a + _CREDIT + _NEAR) > 0)
        full = next((span for a in starts if (span := _in_full_at(text, a, surname)) is not None), None)
        if full is not None:
            _give(text, voice, full)


def _in_full_at(text: str, start: int, surname: str) -> tuple[int, int] | None:
    """The one or two words at `start` with the surname after them, where a comma or an office ends the name."""
    if text.startswith(patterns().credits, start):
        start = text.find("،", start, start + _CREDIT) + 1 or start
    r = Region(text, start, start + 2 * _NEAR)
    if surname not in r.words[1:3]:
        return None
    k = r.words.index(surname)
    p = patterns()
    ends = k + 1 < len(r.words) and (r.words[k + 1] in _NAME_ENDS or p.offices.at(r.words, k + 1) > 0)
    other = p.governs | p.no_name_after | p.titles.tails.keys()
    own = all(r.namelike(i) and r.words[i] not in other for i in range(k))
    return r.span(0, k + 1) if ends and own else None


def _persons(cast: dict[int, Voice | None]) -> list[Voice]:
    """The persons that speak, known by name or by office."""
    return list({id(v): v for v in cast.values() if v is not None and v.kind != "body"}.values())


def _give(text: str, voice: Voice, name: tuple[int, int]) -> None:
    voice.kind, voice.name, voice.letters = "person", name, text[slice(*name)].replace(" ", "")


def _beside(text: str, office: tuple[int, int]) -> tuple[int, int] | None:
    """The name that stands before or after the same office elsewhere on the page: «فلانی، رییس …», «رییس … فلانی»."""
    phrase, at = text[slice(*office)], -1
    for _ in range(_PLACES):
        at = text.find(phrase, at + 1)
        if at < 0:
            break
        end = at + len(phrase)
        if text[at - 1 : at].isalpha() or text[end : end + 1].isalpha():
            continue
        after = Region(text, end, end + _NEAR)
        name = _name_from(after, 1 if after.words and after.words[0] in "،-–" else 0)
        if name is None and _over(after):
            # from a word's beginning: half a name would be another's
            begin = text.find(" ", at - _NEAR, at) if at > _NEAR else 0
            before = Region(text, at if begin < 0 else begin, at)
            name = _name_to(before, len(before.words) - (1 if before.words and before.words[-1] in "،-–" else 0))
        if name is not None:
            return name
    return None


def _over(r: Region) -> bool:
    """Whether an office is over before these words, rather than going on with them."""
    return not r.words or not r.words[0][0].isalpha() or r.end(0) == 0 or r.speech_next(0) or not r.namelike(0)


def _name_from(r: Region, i: int) -> tuple[int, int] | None:
    """The name, after its titles, with which the words begin at i."""
    p = patterns()
    while i < len(r.words) and (k := p.titles.at(r.words, i)):
        i += k
    if i >= len(r.words) or not _given(r, i):
        return None
    stop = r.end(i, person=True)
    whole = 2 <= stop - i <= _NAME and stop < len(r.words) and all(r.namelike(k) for k in range(i, stop))
    return r.span(i, stop) if whole else None


def _name_to(r: Region, end: int) -> tuple[int, int] | None:
    """The name with which the words end at `end`."""
    for i in range(max(0, end - _NAME), end - 1):
        if _given(r, i) and all(r.namelike(k) for k in range(i, end)):
            return r.span(i, end)
    return None


def _given(r: Region, i: int) -> bool:
    p = patterns()
    return r.words[i] in p.given or tuple(r.words[i : i + 2]) in p.given_pairs
