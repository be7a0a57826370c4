"""The cast of an article: its frames resolved to speakers, one voice for each under all its names and offices."""

import re

from pipelines.figures.speakers.bodies import body_before, named_before, named_next
from pipelines.figures.speakers.likeness import (
    akin,
    alike,
    begins_surname,
    fuller_name,
    names_within,
    parts,
    same_name,
    shared_words,
)
from pipelines.figures.speakers.names import HEAD, in_full, ones
from pipelines.figures.speakers.phrases import Frame, phrase
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.subjects import cut_by_question, introduced
from pipelines.figures.speakers.voice import Voice
from pipelines.figures.speakers.words import patterns

_ONE_LOOK = 240  # letters of a sentence in which the one person is looked for whom «وی» means next
_BEGINS = 1  # sentence of a page, at most, with which a page begins that has lost its head
_LATE = 40  # speakers of an article that are remembered
_ASIDE = 4  # times as often as the others speaks the one whose page it is
_LONG = 40  # letters of an office that is long
_HELD = 12  # letters of an office that tell whose it is
_MANY = (["ها"], ["های"])  # endings of bodies of which «این سایت» is none
_WORD = re.compile(r"[^\W\d_]+")


def resolve(
    text: str, bounds: list[tuple[int, int]], every: list[Frame | None], title: tuple[int, int] | None = None
) -> dict[int, Voice | None]:
    """Each frame's speaker, by sentence. `title`: the name that the title cites («فلانی: …»), where it stands in full."""
    frames = [f for f in every if f is not None]
    cast: list[Voice] = []
    known: set[int] = set()
    out: dict[int, Voice | None] = {}
    last: Voice | None = None
    for k, frame in enumerate(frames):
        asked = frame.kind == "dropped" and last is None and cut_by_question(text, bounds, frame.sentence)
        if (frame.kind == "pronoun" or asked) and frame.sentence > 0 and every[frame.sentence - 1] is None:
            # «وی» may be somebody whom the sentence before brought in without a word of speech.
            start, end = bounds[frame.sentence - 1]
            if text.startswith(patterns().credits, start):  # «به گزارش ایسنا، فلانی …»
                start = text.find("،", start, min(end, start + 120)) + 1 or start
            person = introduced(text, start, end, frame.sentence)
            if person is not None:
                last = _who(text, [person], 0, cast, last) or last
                if last is not None and id(last) not in known:
                    known.add(id(last))
                    cast.append(last)
        if frame.kind == "pronoun" and last is None and frame.source:
            last = _told_of(text, frames, k, bounds, cast)  # «… توضیحات نوریان … به گفته وی …»
        elif frame.kind == "pronoun" and last is None:
            if title is not None and title[0] < bounds[frame.sentence][0]:
                last = Voice("person", name=title, letters=text[slice(*title)].replace(" ", ""))
            else:
                last = _told_of(text, frames, k, bounds, cast)
        voice = _who(text, frames, k, cast, last)
        if voice is None and frame.kind == "thing":
            voice = _told_of_before(text, bounds, frame)
        out[frame.sentence] = voice
        if voice is not None:
            if id(voice) not in known:
                known.add(id(voice))
                cast.append(voice)
            voice.turns += 1
            last = voice
    _begun_in_the_middle(frames, cast, out)
    return out


def _begun_in_the_middle(frames: list[Frame], cast: list[Voice], out: dict[int, Voice | None]) -> None:
    """«وی افزود: …» at the head of a page that has lost its beginning: the one person whom it names later."""
    persons = [v for v in cast if v.kind != "body"]
    if not frames or frames[0].kind != "pronoun" or frames[0].sentence > _BEGINS or len(persons) != 1:
        return
    for frame in frames:
        if frame.kind != "pronoun":
            break
        if out[frame.sentence] is None:
            out[frame.sentence] = persons[0]


def _told_of_before(text: str, bounds: list[tuple[int, int]], frame: Frame) -> Voice | None:
    """The body that a sentence before begins with: «بانک جهانی به … پرداخت. طبق برآورد این نهاد …»."""
    any_body = text[slice(*frame.office)] in patterns().any_bodies
    return body_before(text, bounds, frame.sentence) if any_body else None


def one_more(text: str, frame: Frame, cast: dict[int, Voice | None]) -> Voice | None:
    """The speaker of a frame beside those that `resolve` has read."""
    known = list({id(v): v for v in cast.values() if v is not None}.values())
    return _who(text, [frame], 0, known, None)


def _told_of(text: str, frames: list[Frame], k: int, bounds: list[tuple[int, int]], cast: list[Voice]) -> Voice | None:
    """Whom «وی» means where nobody was quoted yet: who speaks next by name, if the sentences before name them."""
    after = next((f for f in frames[k + 1 : k + 4] if f.kind != "pronoun"), None)
    if after is None:
        start, end = bounds[frames[k].sentence - 1] if frames[k].sentence else (0, 0)
        only = _only_person(text, start, end, frames[k].sentence)
        return _who(text, [only], 0, cast, None) if only is not None else None
    if after.kind != "person" or after.guess or after.name[0] < 0:
        return None
    name, end = text[slice(*after.name)].rpartition(" ")[2], bounds[frames[k].sentence][0]
    at = text.find(name, bounds[max(0, frames[k].sentence - 2)][0], end)
    if len(name) < 3 or at < 0 or text[at - 1].isalpha() or text[at + len(name)].isalpha():
        return None
    return _who(text, [after], 0, cast, None)


def _only_person(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """The one person whom a sentence names, wherever in it: «کتاب خاطرات فلان فلانی است. او روایت می‌کند: …»."""
    r = Region(text, start, min(end, start + _ONE_LOOK))
    found = [i for i in range(len(r.words)) if r.person(i) and (i == 0 or not _goes_with(r, i))]
    frame = phrase(r, found[0], sentence) if len(found) == 1 else None
    return frame if frame is not None and frame.kind == "person" and " " in text[slice(*frame.name)] else None


def _goes_with(r: Region, i: int) -> bool:
    """Whether the name at word i is governed by the word before, or is a later part of one name."""
    return r.words[i - 1] in patterns().governs or r.person(i - 1)


def _who(text: str, frames: list[Frame], k: int, cast: list[Voice], last: Voice | None) -> Voice | None:
    """The voice that frame k names or points at: one of the cast or a new one; None for nobody known."""
    frame = frames[k]
    if frame.lead[0] >= 0 and (named := _known(text, frame.lead, cast)) is not None:
        return named
    if frame.kind == "thing":
        return _of_kind(text, frames, k, cast)
    if frame.kind == "they":
        return last if last is not None and last.kind == "body" else None
    if frame.kind in ("pronoun", "dropped"):
        return _pointed_at(frame, cast, last)
    if frame.kind == "tail":
        return _by_name(text, frame.name, cast, exact=True)
    if frame.guess:
        return _guessed(text, frame, cast, last)
    office = _office_words(text, frame)
    if frame.kind == "person":
        waiting = None if frame.also or frame.data else _unnamed(cast, last, office)
        voice = _by_name(text, frame.name, cast) or waiting or Voice("person")
        _name(text, voice, frame)
    elif frame.kind == "office":
        voice = _holder(text, frames, k, cast, office, last)
    elif frame.source and (known := _by_name(text, frame.office, cast, exact=True) or _in_name(text, frame)):
        return known
    elif frame.source and not frame.data and (known := _by_first_word(text, frame, cast)) is not None:
        return known  # «به گفته فلانی قیمت نخل …»
    else:
        same = (v for v in cast[-_LATE:] if v.kind == "body" and akin(office, v.offices[0]))
        voice = next(same, None) or _some_paper(text, frame, last) or Voice("body")
    if office:
        _add_office(text, voice, frame, office)
    return voice


def _in_name(text: str, frame: Frame) -> Voice | None:
    """Whom «به گفته فلانی» means, where the page has the surname with a given name before it."""
    start, end = frame.office
    words = text[start:end].split(" ")
    if len(words) > 2 or patterns().bodies.at(words, 0) or patterns().foreign_words.at(words, 0):
        return None
    full = in_full(text, frame.office, HEAD)
    return Voice("person", name=full, letters=text[slice(*full)].replace(" ", "")) if full != frame.office else None


def _by_first_word(text: str, frame: Frame, cast: list[Voice]) -> Voice | None:
    """Whose surname the first word of a source is, which the words of its clause follow without a mark."""
    first = text.find(" ", *frame.office)
    known = _by_name(text, (frame.office[0], first), cast, exact=True) if first - frame.office[0] > 3 else None
    return known if known is not None and known.kind == "person" else None


def _of_kind(text: str, frames: list[Frame], k: int, cast: list[Voice]) -> Voice | None:
    """Whom «این سازمان» means: a body of that name, who holds an office of it, else the body that spoke last."""
    frame = frames[k]
    head, late = text[slice(*frame.office)], cast[: -_LATE - 1 : -1]
    heads = patterns().kin.get(head, frozenset()) | {head}
    late = [v for v in late if not (v.kind == "body" and v.offices[0][1:2] in _MANY)]
    same = next((v for v in late if v.kind == "body" and not heads.isdisjoint(v.offices[0])), None)
    known = same or next((v for v in late if any(not heads.isdisjoint(o) for o in v.offices)), None)
    body = next((v for v in late if v.kind == "body"), None)
    if known is None and not (frame.source or frame.credited):
        known = body
    return known or named_before(text, frame.office) or body or named_next(text, frames, k)


def _pointed_at(frame: Frame, cast: list[Voice], last: Voice | None) -> Voice | None:
    """Whom «وی», or a verb without a subject, means: who spoke last; «وی» is a person."""
    if last is None or last.kind != "body" or frame.kind != "pronoun" or _one(last):
        return last
    return next((v for v in reversed(cast[-_LATE:]) if v.kind != "body"), last)


def _one(body: Voice) -> bool:
    """Whether a «body» is one person without a name: «یکی از کشاورزان», «یک مقام آگاه»."""
    return bool(body.offices) and body.offices[0][0] in patterns().one_of


def _holder(text: str, frames: list[Frame], k: int, cast: list[Voice], office: list[str], last: Voice | None) -> Voice:
    """Who holds an office: one known by it, one told of before without it, or somebody new."""
    frame = frames[k]
    voice = _by_office(office, cast)
    crowd = office and office[0] in patterns().crowd_heads.tails
    if voice is None and not frame.also and not crowd and not frame.data:
        voice = _same_person(text, frames, k, cast, last)
    return voice or Voice("office")


def _add_office(text: str, voice: Voice, frame: Frame, office: list[str]) -> None:
    """Note a further office of the voice; it is told by the one named first, unless the new one names it better."""
    if office not in voice.offices:
        voice.offices.append(office)
    if voice.office is None:
        voice.office = frame.office
        return
    new, old = text[slice(*frame.office)], text[slice(*voice.office)]
    # «یک روزنامه آمریکایی … روزنامه آمریکایی فلان»
    fuller = voice.kind == "body" and not frame.source and new.startswith(old + " ")
    # The longer may have run on into an object.
    cut = len(old) > _LONG and old.startswith(new + " ")
    if fuller or cut:
        voice.office = frame.office
    elif (shared := shared_words(voice.offices[0], office)) and "(" not in old:
        # «مدیرعامل باشگاه … رخدادهای … را», «مدیرعامل باشگاه … ماموریت … را»: where they part an object begins
        voice.office = voice.office[0], voice.office[0] + len(" ".join(old.split(" ")[:shared]))


def _some_paper(text: str, frame: Frame, last: Voice | None) -> Voice | None:
    """The body of which the lead told as «یک روزنامه …», where a paper's name comes next: it has that name."""
    if last is None or last.kind != "body" or last.office is None or last.turns > 1:
        return None
    if not text.endswith("یک ", 0, last.office[0]) or patterns().foreign.match(text, frame.office[0]) is None:
        return None
    last.office = None
    return last


def _guessed(text: str, frame: Frame, cast: list[Voice], last: Voice | None) -> Voice | None:
    """Whom a sentence's first word or two name: one who has spoken, or who stands before with a given name."""
    for span in ones(text, frame.name):
        known = _by_name(text, span, cast, exact=True)
        if known is not None:
            return known
        full = in_full(text, span)
        if full != span:
            voice = last if last is not None and last.kind == "office" else Voice("person")
            voice.kind = "person"
            voice.name, voice.letters = full, text[slice(*full)].replace(" ", "")
            return voice
    if frame.marked and last is not None and last.kind == "office":  # «فلانی، …»: the name of whom the office told
        _name(text, last, frame)
        return last
    return None


def goes_by(text: str, span: tuple[int, int], voice: Voice) -> bool:
    """Whether two words, or the first of them, are the surname of a voice."""
    return any(_by_name(text, one, [voice], exact=True) is not None for one in ones(text, span))


def _known(text: str, span: tuple[int, int], cast: list[Voice]) -> Voice | None:
    """Who of those that have spoken has one or both of these words for a surname."""
    for start, end in ones(text, span):
        if end - start > 3 and (voice := _by_name(text, (start, end), cast, exact=True)) is not None:
            return voice
    return None


def _office_words(text: str, frame: Frame) -> list[str]:
    if frame.office[0] < 0:
        return []
    found = _WORD.findall(text, *frame.office)
    if "این" in found[1:] and found[0] not in patterns().one_of:
        found = found[: found.index("این", 1)]  # «معاون این سازمان»
    if found[1:3] in patterns().highest and (place := next((w for w in found[3:5] if w in patterns().governors), "")):
        return [patterns().governors[place], *found[found.index(place) + 1 :]]  # «نماینده عالی دولت در استان یزد»
    return ["جمهور" if w == "جمهوری" and k and found[k - 1] == "رییس" else w for k, w in enumerate(found)]


def _name(text: str, voice: Voice, frame: Frame) -> None:
    """Give a voice the frame's name: the first that is written in full."""
    voice.kind = "person"
    if voice.name and " " in text[slice(*voice.name)]:
        if fuller_name(text[slice(*frame.name)], text[slice(*voice.name)]):
            voice.name, voice.letters = frame.name, text[slice(*frame.name)].replace(" ", "")
        return
    titled = frame.label and frame.sentence == 0  # «فلانی: …» above a lead that has the name in full
    span = in_full(text, frame.name, HEAD if titled else 0)
    if voice.office is not None and names_within(text[slice(*span)], text[slice(*voice.office)]):
        span, voice.office, voice.offices = voice.office, None, []  # «مالک نوریان در گفت‌وگو …»: a given name, no owner
    new = text[slice(*span)]
    if not voice.name or " " in new:
        voice.name, voice.letters = span, new.replace(" ", "")


def _by_name(text: str, span: tuple[int, int], cast: list[Voice], exact: bool = False) -> Voice | None:
    letters = text[slice(*span)].replace(" ", "")
    for voice in reversed(cast[-_LATE:]):
        if voice.letters and (
            len(letters) > 2 and voice.letters.endswith(letters) if exact else same_name(letters, voice.letters)
        ):
            return voice
    word = text[slice(*span)]
    if not exact or " " in word:
        return None
    late = reversed(cast[-_LATE:])
    return next((v for v in late if v.name is not None and begins_surname(word, text[slice(*v.name)])), None)


def _by_office(office: list[str], cast: list[Voice]) -> Voice | None:
    for voice in reversed(cast[-_LATE:]):
        if any(akin(office, other) for other in voice.offices):
            return voice
    return None


def _unnamed(cast: list[Voice], last: Voice | None, office: list[str]) -> Voice | None:
    """The voice known by its office alone that a new name now names: of the same office, else the last to speak."""
    crowds = patterns().crowd_heads.tails
    waiting = [v for v in cast[-_LATE:] if v.kind == "office" and not (v.offices and v.offices[0][0] in crowds)]
    own = parts(office)
    for voice in reversed(waiting):
        if any(akin(part, other) for part in own for other in voice.offices):
            return voice
    if last is not None and last in waiting and (not office or any(alike(office, o) for o in last.offices)):
        return last
    return None


def _goes_on(text: str, frame: Frame, last: Voice | None) -> Voice | None:
    """«رییس قوه مقننه ادامه داد»: who spoke last, where the verb says that somebody goes on."""
    said = frame.start > 0 and not frame.source and text.endswith(patterns().goes_on_saying, 0, frame.start)
    return last if said and last is not None and last.kind == "person" else None


def _same_person(text: str, frames: list[Frame], k: int, cast: list[Voice], last: Voice | None) -> Voice | None:
    """Whom a new office means: the one person of the article, unless a new name comes next."""
    persons = [v for v in cast[-_LATE:] if v.kind == "person"]
    if len(persons) > 1:  # the one who has the word on the page, beside others who spoke once
        most = max(v.turns for v in persons)
        persons = [v for v in persons if v.turns * _ASIDE > most]
        if most < _ASIDE:
            return _goes_on(text, frames[k], last)
    if len(persons) != 1:
        return None
    office = _office_words(text, frames[k])
    if office and _told_of_by(text, frames, k, cast, persons[0]):
        return None
    if office and (patterns().sole_offices.at(office, 0) or _of_another(persons[0], office)):
        return None  # «رهبر معظم انقلاب», cited by a member of parliament
    if office and patterns().parties.at(office, 0) and persons[0].offices:
        return None  # «متهم گفت», after the words of a police officer
    strange = frames[k].source or office[:1] == ["معاون"]  # «به گفته مالک انبار», after the fire brigade's spokesman
    if strange and persons[0].offices and all(set(office).isdisjoint(o) for o in persons[0].offices):
        return None
    for frame in frames[k + 1 : k + 16]:
        if frame.guess and not frame.marked:
            continue
        if frame.kind == "person":
            known = _by_name(text, frame.name, cast) is persons[0]
            if frame.also and not known:
                continue  # «بهمانی هم گفت»: one more
            # Whoever comes with another office is not the holder of this one.
            other = _office_words(text, frame)
            own = other and not persons[0].offices and not (akin(other, office) or alike(other, office))
            return persons[0] if known or own else None
        if frame.kind == "office":
            break
    return persons[0]


def _told_of_by(text: str, frames: list[Frame], k: int, cast: list[Voice], person: Voice) -> bool:
    """Whether the person has told of the office himself: «فلانی با اشاره به نشست با رییس … گفت: …» is not he."""
    own = next((f for f in frames[:k] if f.kind == "person" and _by_name(text, f.name, cast) is person), None)
    office = text[slice(*frames[k].office)]
    if own is None or len(office) < _HELD:
        return False
    told = text.find(office, own.name[1], frames[k].office[0])
    return told > 0 and text.endswith(patterns().with_others, 0, told)


def _of_another(person: Voice, office: list[str]) -> bool:
    """Whether a person known by his office cannot hold this one, too: «رییس سازمان بسیج», «استاندار تهران»."""
    p = patterns()
    known = [o for o in person.offices if o and (o[0] in p.chiefs or p.one_each.at(o, 0)) and o[1:2] != ["شورای"]]
    return bool(known) and p.one_each.at(office, 0) > 0 and all(o[0] != office[0] for o in known)
