"""The speaker whom the words before a verb of saying name."""

from pipelines.figures.speakers.phrases import Frame, named, phrase, unknown
from pipelines.figures.speakers.region import MARKS, Region
from pipelines.figures.speakers.words import patterns

_LEAD = 3  # sentences of a page's title and lead
_TO = 5  # words with which one tells to whom somebody speaks, at most
_FULL = 4  # words of a name in full, at most
_DASHES = frozenset("-–—")
_AFTER = frozenset(("پس", "پیش", "بعد", "از"))  # «پس از این خبر، ساکنان … گفتند»: somebody else comes


def subject(r: Region, sentence: int, first: bool) -> Frame | None:
    """The speaker named before a speech verb: at the very start, else the first that no preposition governs.

    `first`: the words before the sentence's first speech verb; later ones are trusted less.
    """
    found, n, i = r.words, len(r.words), past_openings(r)
    if i == n:
        return Frame(sentence, "dropped") if r.direct and first else None
    if found[i] == "یک" and i + 1 < n:
        i += 1
        if (somebody := _somebody(r, i, sentence, first)) is not None:
            return somebody
    if _of_both(r, i):
        return None
    frame = _at_start(r, i, sentence, first)
    if frame is not None:
        return frame
    perhaps: Frame | None = None
    for k in range(i + 1, n):
        frame = _in_middle(r, k, sentence)
        if frame is None and found[k - 1] in "،," and first and r.direct and perhaps is None:
            perhaps = _after_comma(r, k, sentence)
        if frame is not None and not frame.guess:
            if first and frame.kind != "pronoun" and r.namelike(i):
                frame.lead = r.span(i, i + 2 if r.namelike(i + 1) else i + 1)
            return frame
    if not first or perhaps is not None:
        return perhaps
    if r.direct and found[i] == "این" and i + 1 < n and patterns().this_body.at(found, i + 1):
        return Frame(sentence, "thing", office=r.span(i + 1, i + 2))  # «این مرکز پیش‌تر نرخ … را … اعلام کرده بود»
    goes_on = found[i] in patterns().by and (n - i <= 7 or (found[i] not in _AFTER and r.speech_next(i)))
    if r.direct and (found[i] == "و" or goes_on):
        return Frame(sentence, "dropped")  # «با اشاره به … افزود»
    return _surname(r, i, sentence)


def _somebody(r: Region, i: int, sentence: int, first: bool) -> Frame | None:
    """«یک چشم‌پزشک … گفت»: who is no holder of an office that was told of before, but in the lead."""
    found, stop = r.words, r.end(i)
    if r.head(i):
        frame = phrase(r, i, sentence)
        if frame is None or frame.kind != "office" or frame.guess:
            return None
    else:
        ends = stop < len(found) and (found[stop] in "،," or (found[stop] == "که" and r.direct and first))
        # «یک منبع امنیتی به شفق نیوز گفت»
        ends = ends or (r.direct and found[stop : stop + 1] == ["به"] and len(found) - stop <= _TO)
        if not (1 <= stop - i <= 6 and (r.follows(stop) or ends)):
            return None
        frame = Frame(sentence, "office", office=r.span(i, stop))
    frame.also = frame.also or sentence >= _LEAD
    return frame


def past_openings(r: Region) -> int:
    """The first word of the region that is neither a mark nor an opening («همچنین», «در ادامه»)."""
    p, found, i = patterns(), r.words, 0
    while i < len(found):
        if k := p.openings.at(found, i):
            i += k
        elif found[i] in p.openers or not found[i][0].isalnum():
            i += 1
        else:
            break
    return i


def cut_by_question(text: str, bounds: list[tuple[int, int]], sentence: int) -> bool:
    """«فلانی در پاسخ به این سوال که …؟ گفت: …»: whether the subject stands in the sentence before, which a question ends."""
    return sentence > 0 and "؟" in text[bounds[sentence - 1][1] - 3 : bounds[sentence - 1][1]]


def _of_both(r: Region, i: int) -> bool:
    """Whether two sides speak together («دو طرف», «طرفین»)."""
    both, found = patterns().both_sides, r.words
    return not both.tails.keys().isdisjoint(found) and any(
        both.at(found, k) and (k == i or found[k - 1] in "و،") for k in range(i, len(found))
    )


def _at_start(r: Region, i: int, sentence: int, first: bool) -> Frame | None:
    """The speaker that the words begin with."""
    p, found = patterns(), r.words
    if (crowd := _crowd(r, i, sentence)) is not None:
        return crowd
    if found[i] in p.reported and i + 1 < len(found) and p.bodies.at(found, i + 1):
        i += 1  # «محاسبات اتاق تهران، … را ۲۰ درصد اعلام کرده است»
    if found[i] in p.they and r.follows(i + 1):
        return Frame(sentence, "they", once=True)
    frame = phrase(r, i, sentence) if r.head(i) or found[i] in p.pronouns or found[i] == "این" else None
    if frame is None and (first or (r.direct and r.end(i, person=True) == len(found))):
        return unknown(r, i, sentence) or (_past_relative(r, i, sentence) if r.direct and first else None)
    return frame


def _past_relative(r: Region, i: int, sentence: int) -> Frame | None:
    """«ستین که صدرنشین است، در مورد … گفت»: a name no list knows, a relative clause, and then a sign of speech."""
    found = r.words
    that = next((k for k in range(i + 1, min(i + 4, len(found))) if found[k] == "که"), 0)
    if not that or found[-1] in "،," or not all(r.namelike(k) for k in range(i, that)):
        return None
    comma = max((k for k in range(that, len(found)) if found[k] in "،,"), default=0)
    if not comma or not r.speech_next(comma + 1):
        return None
    return Frame(sentence, "person", name=r.span(i, that), unlisted=True)


def _in_middle(r: Region, k: int, sentence: int) -> Frame | None:
    """The speaker whom word `k`, not the first, begins to name."""
    p, found, n = patterns(), r.words, len(r.words)
    before = found[k - 1]
    if before in p.governs or not found[k][0].isalpha():
        return None
    fresh = before in MARKS or before in p.fresh or (k > 1 and found[k - 2] == "/")
    frame = None
    if found[k] in p.pronouns:
        return Frame(sentence, "pronoun") if fresh or k == n - 1 else None
    if fresh and found[k] == "این" and k + 1 < n and p.this_one.at(found, k + 1):
        return Frame(sentence, "pronoun")  # «… از ورزشگاه، این بازیکن … گفت»
    if r.person(k) or (fresh and r.head(k) and found[k] not in p.roles):
        frame = phrase(r, k, sentence)
        if before in _DASHES and frame is not None and frame.kind == "office":
            _named_by_dashes(r, k, frame)
        elif before in "،," and frame is not None and frame.kind == "office":
            _named_by_commas(r, k, frame)
    elif r.head(k):
        # In the middle of a phrase an office may be an object or belong to another's name, unless the speech verb
        # follows right after it.
        if r.direct and r.end(k) == n and before not in p.no_office_after and not before[0].isdigit():
            frame = phrase(r, k, sentence)
            if frame is not None and frame.kind == "body" and (to := _spoken_to(r, k)):
                return _before_address(r, to, sentence)
    elif fresh and before != "/" and r.direct and (r.end(k, person=True) == n or _posted(r, k)):
        frame = unknown(r, k, sentence)
    if frame is not None and frame.kind == "body" and _told_of(r, k):
        return None  # «…، شبکه‌های اجتماعی است و ۲۰ درصد … اعلام کرده‌اند»
    if frame is not None and frame.kind == "person" and not fresh and _is_predicate(r, k):
        return None  # «… راضی به رفتن سردار فلانی نیستند و این را اعلام کرده‌اند»
    object_ = frame is not None and (not fresh or frame.kind == "body") and _is_object(r, k, frame)
    return None if object_ else frame


def _is_predicate(r: Region, k: int) -> bool:
    """Whether a verb of its own stands right after the name at word k."""
    after = next((i for i in range(k + 1, len(r.words)) if not r.namelike(i)), len(r.words))
    return after < len(r.words) and r.words[after] in patterns().told_of


def _is_object(r: Region, k: int, frame: Frame) -> bool:
    """«… اظهارات فلان فلانی رییس … را که … خواند تایید کرده», «آمار موزه‌ها، پایگاه‌ها و بناها را … اعلام کرد»: whether
    «را» stands right after the words of a frame."""
    end = max(frame.name[1], frame.office[1])
    after = next((i for i in range(k + 1, len(r.words)) if r.spans[i][0] >= end), len(r.words))
    return r.words[after : after + 1] == ["را"]


def _spoken_to(r: Region, k: int) -> int:
    """«… به سایت رسمی باشگاه …»: where «به» stands, where the body at k is whose medium one speaks to; 0 for nowhere."""
    found = r.words
    to = next((i for i in range(k - 1, max(0, k - 4), -1) if found[i] == "به"), 0)
    return to if to and found[to + 1] in patterns().media else 0


def _before_address(r: Region, to: int, sentence: int) -> Frame | None:
    """The two or three words of a name that stand before «به سایت باشگاه … گفت»."""
    i = to
    while i > 0 and r.namelike(i - 1):
        i -= 1
    return Frame(sentence, "person", name=r.span(i, to), unlisted=True) if 2 <= to - i <= _FULL else None


def _after_comma(r: Region, k: int, sentence: int) -> Frame | None:
    """«در پایان بازی، فلانی در پاسخ به … گفت»: a name no list knows past a comma, with a sign of speech after it."""
    if not r.namelike(k):
        return None
    stop = r.end(k, person=True)
    if not 1 <= stop - k <= _FULL - 1 or not all(r.namelike(x) for x in range(k, stop)) or stop == len(r.words):
        return None
    return Frame(sentence, "person", name=r.span(k, stop), guess=True) if r.speech_next(stop) else None


def _posted(r: Region, k: int) -> bool:
    """«…، فلانی در اینستاگرام نوشت»: whether what follows the phrase at k is where one writes."""
    if r.verb != "نوش":
        return False
    stop = r.end(k, person=True)
    return k < stop < len(r.words) and r.words[stop] == "در" and r.speech_next(stop)


def _named_by_dashes(r: Region, k: int, frame: Frame) -> None:
    """«فلانی - رییس سازمان - گفت»: the word before the first dash is the name of the office's holder."""
    stop, found = r.end(k), r.words
    i = k - 2
    closed = i >= 0 and stop < len(found) and found[stop] in _DASHES
    if closed and len(found[i]) > 2 and r.namelike(i) and not patterns().home_words.at(found, i):
        frame.kind, frame.name = "person", r.span(i, i + 1)


def _named_by_commas(r: Region, k: int, frame: Frame) -> None:
    """«…، آرسن ونگر، سرمربی تیم … گفت»: two or three words between commas before an office are its holder's name."""
    found, i = r.words, k - 1
    while i > 0 and found[i - 1] not in MARKS:
        i -= 1
    if 2 <= k - 1 - i <= 3 and all(r.namelike(x) for x in range(i, k - 1)):
        frame.kind, frame.name, frame.unlisted = "person", r.span(i, k - 1), True


def _told_of(r: Region, i: int) -> bool:
    """Whether the phrase at i has a verb of its own right after it, which is none of saying."""
    stop = r.end(i)
    return stop < len(r.words) and r.words[stop] in patterns().told_of


def _crowd(r: Region, i: int, sentence: int) -> Frame | None:
    """«بسیاری از دانشمندان», «یکی از مقامات …»: speakers without a name, for their own sentence."""
    p, found = patterns(), r.words
    at = i + p.crowds.at(found, i)
    if at == i or at >= len(found) or not (p.crowd_heads.at(found, at) or (found[i] == "یکی" and _people(r, at))):
        return None
    stop = r.end(at)
    if found[stop : stop + 1] == ["این"] and stop + 1 < len(found):  # «یکی از کشاورزان این شهرستان به … گفت»
        stop = r.end(stop + 1)
    if stop <= at or not (r.follows(stop) or (stop < len(found) and found[stop] in "،,")):
        return None
    return Frame(sentence, "body", office=r.span(i, stop), once=found[i] != "یکی")


def _people(r: Region, i: int) -> bool:
    """Whether a word tells of people or a body, rather than a thing («یکی از مباحث …»)."""
    return r.words[i].endswith(patterns().people_endings) or r.head(i)


def _surname(r: Region, i: int, sentence: int) -> Frame | None:
    """The first word or two of a sentence: a speaker where the article has named somebody so."""
    if not r.namelike(i):
        return None
    stop = i + 2 if i + 1 < len(r.words) and r.namelike(i + 1) else i + 1
    to = next((k for k in range(i + 2, min(i + _FULL, len(r.words)) + 1) if r.words[k : k + 1] == ["به"]), 0)
    if to and r.verb == "اشا" and all(r.namelike(k) for k in range(i, to)):
        return Frame(sentence, "person", name=r.span(i, to), unlisted=True)  # «فلان فلانی به … اشاره کرد و افزود: …»
    return Frame(
        sentence, "person", name=r.span(i, stop), guess=True, marked=stop < len(r.words) and r.words[stop] in "،,-–"
    )


def introduced(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """The person with whose name a sentence begins, whatever it says of them."""
    r = Region(text, start, min(end, start + 120))
    i = past_openings(r)
    if i >= len(r.words):
        return None
    frame = phrase(r, i, sentence) if r.person(i) or patterns().offices.at(r.words, i) else None
    if frame is None and not r.head(i):
        frame = named(r, i, sentence)  # «فلان فلانی، رییس …»: a given name that no list knows
        if frame is not None and " " not in text[slice(*frame.name)]:
            return None
    return frame if frame is not None and frame.kind == "person" else None
