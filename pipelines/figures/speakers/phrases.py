"""The noun phrase that names a speaker: a pronoun, a person, an office, a body, a name that no list knows."""

from dataclasses import dataclass

from pipelines.figures.speakers.region import MARKS, Region
from pipelines.figures.speakers.words import patterns

_NAME = 4  # words of a name, at most
_CUT, _BODY = 7, 11  # words of a body's name, at most; where a sign of speech closes it
_SAID_OF = 10  # words between commas that say who somebody is, at most
_LONG_OFFICE = 12  # words of an office that no list knows, at most


@dataclass(slots=True)
class Frame:
    """One sentence's frame. Spans are in plain text; -1 where there is none."""

    sentence: int
    # person | office | body | pronoun | dropped (no subject: the speaker of before) | tail (the word before the verb,
    # a speaker only if the article knows the name) | thing («این سازمان»: the body of before) | they («آنها»: the
    # body that spoke last)
    kind: str
    name: tuple[int, int] = (-1, -1)
    office: tuple[int, int] = (-1, -1)
    guess: bool = False  # a name that no list knows: one only if the article bears it out
    unlisted: bool = False  # a name that no list knows, with a sign of speech after it
    marked: bool = False  # a guess that a comma follows
    also: bool = False  # «… نیز گفت»: one more speaker
    lead: tuple[int, int] = (-1, -1)  # the sentence's first word or two, where the speaker found stands after them
    quoted: int = -1  # where the quotation mark opens after the verb
    start: int = -1  # where the speech verb ends
    source: bool = False  # named as the source («به گفته …»): holds for its own paragraph
    data: bool = False  # a source of data («بر اساس آمار …»): a speaker may cite it himself
    once: bool = False  # holds for its own sentence alone (a source in the middle of a sentence)
    report: bool = False  # a body whose report the page tells («گزارش مرکز آمار نشان می‌دهد»)
    label: bool = False  # it fills the words before a colon («سخنگوی گمرک: …»)
    credited: bool = False  # named in the credit line («به نقل از …»), not by a verb


def phrase(r: Region, i: int, sentence: int) -> Frame | None:
    """The known kind of speaker that begins at word i: a pronoun, a person, an office, a body."""
    p, found = patterns(), r.words
    if found[i] in p.pronouns:
        return Frame(sentence, "pronoun")
    if found[i] == "این":
        if i + 1 < len(found) and (p.this_one.at(found, i + 1) or _of_calling(r, i + 1)):
            return Frame(sentence, "pronoun")
        stop = r.end(i + 1) if i + 1 < len(found) and p.this_body.at(found, i + 1) else 0
        if stop and (r.follows(stop) or found[stop] == "که"):  # «این سازمان که …، در گزارشی اعلام کرد»
            return Frame(sentence, "thing", office=r.span(i + 1, i + 2))
        return None
    title = p.titles.at(found, i) if found[i] in p.titles.tails else 0
    if title and p.offices.at(found, i) and i + title < len(found) and not r.person(i + title):
        title = 0  # «استاد حوزه», «استاد کاوه»
    if r.person(i) and (title or not p.offices.at(found, i)):
        frame = _person(r, i, sentence)
        if frame is not None:
            return frame
    if p.offices.at(found, i):
        return _office(r, i, sentence)
    if not p.bodies.at(found, i):
        return None
    own = p.own_names.at(found, i) if found[i] in p.own_names.tails else 0
    home = not own and found[i] in p.home_words.tails and p.home_words.at(found, i)
    if home and not p.foreign_words.at(found, i) and not p.not_home.at(found, i):
        abroad = p.foreign_words.at(found, i + 1) if i + 1 < len(found) else 0
        return (
            Frame(sentence, "body", office=r.span(i, i + 1 + abroad)) if abroad else None
        )  # «خبرگزاری رویترز گزارش داد»
    stop = r.end(i)
    if stop == i + 2 and found[i + 1] in p.aforesaid:
        return Frame(sentence, "thing", office=r.span(i, i + 1))
    if stop == i:
        return None
    crowd = p.crowd_heads.at(found, i) > 0  # «کارشناسان گفتند»: for their own sentence
    last = i + own if own else stop if stop <= i + _BODY and r.follows(stop) else min(stop, i + _CUT)
    # «پلیس گیتی یک گروه را … عنوان کرد», «انجمن گیتی نامه‌ای … فرستاد»
    last = next((k for k in range(i + 2, last) if found[k] == "یک" or found[k] in p.some_letter), last)
    # «سازمان ملل رسما قحطی را …»: past an adverb of two letters or more the object begins
    last = next((k for k in range(i + 1, last) if found[k] in p.adverbs and len(found[k]) > 1), last)
    # «مرکز آمار ایران بیکاری …»: the country ends the name of a body
    country = next((k for k in range(i + 2, last - 1) if found[k] in p.end_names), last)
    if country < last and found[country + 1] not in p.after_country:
        last = country + 1
    while found[last - 1] in p.adverbs and last > i + 1:
        last -= 1
    return Frame(sentence, "body", office=r.span(i, last), also=r.also(stop), once=crowd)


def _of_calling(r: Region, i: int) -> bool:
    """«این زمین‌شناس …», «این بازرس اتحادیه …»: whether word i tells what somebody does, and a sign of speech follows."""
    p, w = patterns(), r.words[i]
    return (p.offices.at(r.words, i) > 0 or w.endswith(p.callings)) and r.follows(max(r.end(i), i + 1))


def _person(r: Region, i: int, sentence: int) -> Frame | None:
    p, found = patterns(), r.words
    j = i
    while j < len(found) and (k := p.titles.at(found, j)):
        j += k
    stop = r.end(j, person=True)
    if j >= stop:  # a title and no name: «قاضی خطاب به … گفت»
        return Frame(sentence, "office", office=r.span(i, j)) if j == stop and r.follows(stop) else None
    if stop < len(found) and found[stop] == "را" and stop - j <= (1 if j > i else 2):
        return None  # «فلانی را …»: an object
    if stop + 2 < len(found) and found[stop] == "و" and _of_objects(r, stop):
        return None
    if p.offices.at(found, j):
        return _office(r, j, sentence)
    name_end = next((k for k in range(j + 1, stop) if p.offices.at(found, k)), 0)
    if name_end == j + 1 and found[j] in p.given:
        name_end = _past_surname(r, name_end)
    if not name_end:
        name_end = min(stop, j + _NAME)
        if name_end - j > 2 and not (r.follows(stop) or (stop < len(found) and found[stop] in MARKS)):
            name_end = min(name_end, _surname_end(r, j))  # «فلان فلانی وضعیت بازار را خوب دانست»
        closed = name_end == stop and name_end - j == 2 and name_end < len(found) and found[name_end] in MARKS
        while name_end > j + 1 and found[name_end - 1] in p.no_name and not closed:
            name_end -= 1  # «فلانی همین‌طور که …»
    elif name_end > j + 2 and (found[name_end - 1] in p.adverbs or found[name_end - 1] in p.no_name):
        name_end -= 1  # «فلان فلانی تنها داور …», «… نخستین مدیرعامل …»
    frame = Frame(sentence, "person", name=r.span(j, min(name_end, j + _NAME)))
    stop = _office_after(r, name_end, frame)
    frame.also = r.also(stop)
    return frame


def _of_objects(r: Region, stop: int) -> bool:
    """«فلان فلانی و بهمان بهمانی را …»: whether the name that ends at `stop` is the first of two that are objects."""
    found = r.words
    ra = next((k for k in range(stop + 2, min(stop + 2 + _NAME, len(found))) if found[k] == "را"), 0)
    return ra > 0 and all(r.namelike(k) for k in range(stop + 1, ra))


def _past_surname(r: Region, k: int) -> int:
    """Where a name ends whose surname is an office's word, too: «علیرضا دبیر عضو هیات …», «حسین مدرس کوهی - وزیر …»."""
    p, found, n = patterns(), r.words, len(r.words)
    end = k + 1
    if end < n and r.namelike(end):
        end += 1
    if r.direct and r.follows(end):
        return end  # «مهدی فعال در نشست … گفت»
    to = end + 1 if end < n and found[end] in MARKS else end
    return end if to < n and p.offices.at(found, to) else k


def _surname_end(r: Region, j: int) -> int:
    """Where a name ends that words run on after: past its given names and one word more, or two of one surname."""
    p, found, first = patterns(), r.words, j
    while j < len(found) - 1:
        if (found[j], found[j + 1]) in p.given_pairs:
            j += 2
        elif found[j] in p.given or found[j + 1] in p.given_seconds or found[j] in p.given_seconds:
            j += 1
        else:
            break
    if j > first + 1 and not r.namelike(j):
        return j
    j += 1
    if (
        j < len(found)
        and r.namelike(j)
        and (found[j] in p.surname_tails or (len(found[j]) > 4 and found[j][-1] == "ی"))
    ):
        j += 1  # «میثم زمان آبادی», «سید هاشم رسولی محلاتی»
    return j


def _office_after(r: Region, at: int, frame: Frame) -> int:
    """«فلانی رییس …», «فلانی، رییس …», «فلانی، یک تاجر …»: the office after a name; returns where the phrase ends."""
    p, found = patterns(), r.words
    to = at + 1 if at < len(found) and found[at] in MARKS else at
    if to + 1 < len(found) and found[to] == "یک":
        to += 1
    if to < len(found) and p.offices.at(found, to):
        at, stop = to, r.end(to)
        frame.office = r.span(at, stop)
        return stop
    return at


def _office(r: Region, i: int, sentence: int) -> Frame:
    """An office with the name in it or after a comma, if there is one."""
    p, found = patterns(), r.words
    stop = max(r.end(i), i + 1)
    last = stop - 1 if stop > i + 1 and found[stop - 1] in p.adverbs else stop
    frame = Frame(sentence, "office", office=r.span(i, last), also=r.also(stop))
    for k in range(i + 1, stop):
        if not r.person(k) or found[k - 1] in p.no_name_after:
            continue
        j = k
        while j < stop and (t := p.titles.at(found, j)):
            j += t
        if (2 if j == k else 1) <= stop - j <= 5 and all(r.namelike(x) for x in range(j, stop)):
            frame.kind, frame.name, frame.office = "person", r.span(j, min(stop, j + _NAME)), r.span(i, k)
            return frame
    if stop + 1 < len(found) and found[stop] in "،,-–—/":
        j = stop + 1
        while j < len(found) and (t := p.titles.at(found, j)):
            j += t
        then = r.end(j, person=True) if j < len(found) else j
        known = then > j and (j > stop + 1 or r.person(j))
        known = (known and then - j == 1) or (2 <= then - j <= _NAME and (known or r.follows(then)))
        if known and all(r.namelike(x) for x in range(j, then)):
            frame.kind, frame.name, frame.also = "person", r.span(j, then), r.also(then)
    return frame


def unknown(r: Region, i: int, sentence: int) -> Frame | None:
    """A short phrase that a sign of speech follows («فلانی با بیان اینکه …»), or an office: a name no list knows."""
    p, found = patterns(), r.words
    abroad = p.foreign_words.at(found, i) if found[i] in p.foreign_words.tails else 0
    if found[i] in p.home_words.tails and p.home_words.at(found, i) and not abroad:
        return None
    if abroad > 1 and r.follows(i + abroad):
        return Frame(sentence, "body", office=r.span(i, i + abroad))  # «یو اس ای تودی» has a word of no name
    stop = r.end(i, person=True)
    if _named_as_paper(r, i, stop):
        return Frame(sentence, "body", office=r.span(i, stop))
    office = next((k for k in range(i + 1, min(stop, i + _NAME + 1)) if p.offices.at(found, k)), 0)
    if office:
        stop = office
    if stop == i + 2 and found[i + 1] in p.aforesaid and r.follows(stop):  # «منبع مزبور»
        return Frame(sentence, "thing", office=r.span(i, i + 1))
    if stop == i + 2 and found[i + 1] in p.no_name and r.follows(stop) and r.namelike(i):
        frame = Frame(sentence, "person", name=r.span(i, i + 1), unlisted=True)  # «فلانی حتی گفت»
        return frame
    if not 1 <= stop - i <= _NAME or not all(r.namelike(x) for x in range(i, stop)):
        return _unknown_office(r, i, office, sentence) if r.namelike(i) else None
    if abroad and not office:
        return Frame(sentence, "body", office=r.span(i, stop)) if r.follows(stop) else None
    if found[i].isascii():  # «Palm Weekly در تازه‌ترین گزارش خود نوشت»
        return Frame(sentence, "body", office=r.span(i, stop)) if r.follows(stop) else None
    frame = Frame(sentence, "person", name=r.span(i, stop), unlisted=True)
    then = _office_after(r, stop, frame)
    closed = then < len(found) and (
        found[then] in MARKS
        or found[then][0].isdigit()  # «فلانی رییس … ۷ مهر گفت»
        or (found[then] in ("که", "را") and then > stop > i + 1)  # «فلان فلانی رییس … که …», «… زیان را … خواند»
    )
    if frame.office[0] >= 0 and (
        closed or r.marked(i) or (r.follows(then) and found[stop] not in "-–—:/")
    ):  # «سایت - رییس …»
        return frame
    aside = stop - i > 1 and stop + 1 < len(found) and found[stop] == "،"
    aside = aside and (found[stop + 1] in ("با", "در") or found[stop + 1] in p.speech_times)
    if r.follows(stop) or (aside and r.follows(stop + 1)):  # «فلان فلانی، با اشاره به … گفت»
        if found[i].endswith(("ها", "های")) or found[stop - 1].endswith("ها"):
            frame.kind, frame.office, frame.name = "body", frame.name, (-1, -1)
        frame.also = r.also(stop) or found[stop : stop + 1] == ["از"]  # «فلانی از باغداران …» holds no office of before
        return frame
    if stop - i > 1 and found[stop : stop + 1] == ["،"] and (told := _described(r, stop + 1)):
        frame.office = r.span(stop + 1, told)
        return frame
    return None


def _unknown_office(r: Region, i: int, office: int, sentence: int) -> Frame | None:
    """An office that no list knows, from i on; a name before the known one at `office` (0: none) that is no plain one."""
    if office and office - i <= _NAME and r.follows(ends := r.end(office)):  # «نوریان کرد مدیرکل … گفت»
        last = office - 1 if office - i > 2 and r.words[office - 1] in patterns().no_name else office
        return Frame(sentence, "person", name=r.span(i, last), office=r.span(office, ends), unlisted=True)
    stop = r.end(i)
    if 2 <= stop - i <= _LONG_OFFICE and r.follows(stop):
        return Frame(sentence, "office", office=r.span(i, stop), also=r.also(stop), unlisted=True)
    return None


def _described(r: Region, i: int) -> int:
    """«فلان فلانی، کشاورز ۶۰ ساله روستا، می‌گوید»: where what is said of a name from i on ends before the verb; 0 if it does not."""
    found, last = r.words, min(len(r.words), i + _SAID_OF)
    end = next((k for k in range(i, last) if found[k] in "،,"), 0 if last < len(found) else last)
    closed = i < end < len(found) and r.follows(end + 1)
    aged = end == len(found) and r.direct and "ساله" in found[i:end]
    if not (closed or aged) or not r.namelike(i):
        return 0
    return end if not any(w in patterns().ends for w in found[i:end]) else 0


def _named_as_paper(r: Region, i: int, stop: int) -> bool:
    """«ال پاییس»، روزنامه اسپانیایی نوشت: whether a name in marks, or a paper's, stands before the kind of body it is."""
    p, found = patterns(), r.words
    if not i < stop < len(found) - 1 or found[stop] not in "،,-–" or not p.bodies.at(found, stop + 1):
        return False
    return (r.marked(i) or p.foreign_words.at(found, i) > 0) and r.follows(r.end(stop + 1))


def named(r: Region, i: int, sentence: int) -> Frame | None:
    """The known kind of speaker at i, or a name no list knows that an office follows («فلانی - رییس …»)."""
    if r.head(i):
        return phrase(r, i, sentence)
    frame = unknown(r, i, sentence) if r.namelike(i) else None
    return frame if frame is not None and frame.office[0] >= 0 and frame.name[0] >= 0 else None
