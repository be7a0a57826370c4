"""What stands before a sentence's subject: a label, a picture, a credit line («به گزارش ایسنا به نقل از …»)."""

import re

from pipelines.figures.speakers.cues import Speech, cites
from pipelines.figures.speakers.phrases import Frame, phrase
from pipelines.figures.speakers.region import Region
from pipelines.figures.speakers.words import patterns

_AGENCY_IN_MARKS = re.compile('به ?گزارش(?: +\\w+)? *["«“][^"»”]{2,20}["»”] +(?=\\w)')
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_WORDS = 5  # words of a name with its titles
_LABELS = 8  # sentences of a page that may begin with a label
_LINE = 170  # letters of a credit line
_BRANCH = 40  # letters of an agency's branch
_DATELINE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?_(?=[^\W\d_])")  # «شاهرود_معاون دانشگاه … گفت»
_WORDS = r"[^\W\d_]+(?: [^\W\d_]+){0,3}"
_BYLINE = re.compile(rf"{_WORDS} ?[-–/] ?{_WORDS} ?[-–/] ?{_WORDS} ?: *")  # «نوا نیوز-یزد-فلان فلانی : فرماندار … گفت»
_NUMBER = re.compile(r"\d{1,2} ?[.)–-] *(?=[^\d\s])")  # of an item: «۲. فلانی مدیر … گفت»
_STAMP = re.compile(r"[a-z]* ?\d{4}-\d\d-\d\d +")  # a machine's date before the first word


def past_label(text: str, start: int, end: int, sentence: int) -> int:
    """Where the sentence begins, past an agency's label, a picture and marks."""
    stamp = _STAMP.match(text, start, end) if sentence < _LABELS else None
    at = stamp.end() if stamp else start
    if sentence < _LABELS and (label := patterns().label.match(text, at, end)):
        at = label.end()
        if text[at - 1] == "/":  # «خبرگزاری/گیلان فرمانده …»: the place stands before the subject
            at = _past_place(text, at, min(end, at + 48))
        elif ":" not in label[0]:
            at = _past_reporter(text, at, min(end, at + _BRANCH))
    if sentence < _LABELS and (dated := _DATELINE.match(text, at, end)):
        at = dated.end()
    if sentence < _LABELS and (line := _BYLINE.match(text, at, end)) and _begins(text, line.end(), end):
        at = line.end()
    if text.startswith("![", at):
        at = text.find(")", at, end) + 1 or at  # a picture
    if text[at : at + 1].isdigit() and (number := _NUMBER.match(text, at, end)):
        at = number.end()
    while at < end and not text[at].isalnum() and text[at] != "«":
        at += 1
    return at


def past_credit(speech: Speech, at: int, end: int, sentence: int) -> tuple[int, Frame | None]:
    """Where the subject begins after the credit line at `at`, and the source that the line names, where it is all."""
    p, text = patterns(), speech.text
    far = min(end, at + _LINE)
    stop = min([k for k in [text.find(c, at, far) for c in "،:؛"] if k > 0], default=far)
    if early := speech.verbs_in(at, stop + 1):  # «به گزارش … از کاشان فلانی گفت: …»: no mark parts it from the subject
        return _subject_in(text, at, early[0][0]), None
    beside = p.beside.search(text, at, stop)
    if beside is not None:
        behind = p.from_.search(text, at, beside.start())
        if behind is None:
            return _subject_in(text, at, beside.start()), None  # «به گزارش … فلانی در گفت‌وگو با …، گفت»
        if (person := _person_past(text, behind.end(), beside.start())) > 0:
            return person, None  # «به گزارش … به نقل از … فلانی با اشاره به …، گفت»
    if told := [s for s in speech.sources_in(at + 8, stop) if s[2] != "از" and not cites(text, s[0])]:
        return told[0][0], None  # «به گزارش ایسنا بر اساس اطلاعات مرکز …», «… و بنابر اعلام دفتر …»
    if (apart := _before_office(text, at, stop)) > 0:
        return apart, None  # «به گزارش … در این مراسم فلان فلانی، رییس … گفت»
    return _past_branch(text, stop, end), _credited(text, at + len("به گزارش"), stop, sentence)


def _past_branch(text: str, comma: int, end: int) -> int:
    """«به گزارش خبرگزاری …، مرکز البرز، فلان فلانی گفت»: where the agency's branch ends, if a person comes next."""
    far = min(end, comma + _BRANCH)
    close = min((k for k in (text.find(mark, comma + 1, far) for mark in "،؛") if k > 0), default=-1)
    branch = Region(text, comma + 1, close) if close > 0 else None
    if branch is None or not branch.words or branch.words[0] not in patterns().branches:
        return comma
    then = Region(text, close + 1, min(end, close + _BRANCH))
    return close if then.words and (then.person(0) or patterns().offices.at(then.words, 0)) else comma


def _begins(text: str, at: int, end: int) -> bool:
    """Whether a known kind of speaker begins at `at`."""
    r = Region(text, at, min(end, at + _BRANCH))
    return bool(r.words) and r.head(0)


def _past_reporter(text: str, start: int, end: int) -> int:
    """«خبرگزاری … - فلان فلانی: …»: past the name alone, which is the reporter's, and its colon; else `start`."""
    colon = text.find(":", start, end)
    r = Region(text, start, colon) if colon > 0 else None
    named_ = r is not None and 2 <= len(r.words) <= _NAME_WORDS - 1 and all(r.namelike(k) for k in range(len(r.words)))
    return colon + 1 if r is not None and named_ and r.words[0] in patterns().given else start


def _past_place(text: str, start: int, end: int) -> int:
    p, r = patterns(), Region(text, start, end)
    for i in range(min(len(r.words), 4)):
        if r.head(i) or r.words[i] in p.pronouns:
            return r.spans[i][0]
    return start


def _subject_in(text: str, start: int, end: int) -> int:
    """Where the subject begins after a credit that no mark ends: at the first person or office, else past «از …»."""
    p, r = patterns(), Region(text, start, end)
    for i in range(2, len(r.words)):
        if r.words[i] in p.pronouns or ((r.person(i) or p.offices.at(r.words, i)) and r.words[i - 1] not in p.governs):
            return r.spans[_named_behind(r, i)][0]
    if (named := _AGENCY_IN_MARKS.match(text, start, end)) is not None:
        return named.end()  # «به گزارش "ورزش سه" فلانی در کنفرانس بعد از بازی گفت»
    if "از" in r.words[:-2]:
        return r.spans[r.words.index("از") + 2][0]
    return start


def _named_behind(r: Region, i: int) -> int:
    """«… به نقل از "فلان فلانی" رییس … گفت»: where a name that no list knows begins before the office at word i; else i."""
    k = i
    while k > max(2, i - _NAME_WORDS) and r.namelike(k - 1):
        k -= 1
    return k if r.words[k - 2 : k] == ["نقل", "از"] else i


def _person_past(text: str, start: int, end: int) -> int:
    """Where a person is named past the first word of a source, and by nothing governed; 0 for nowhere."""
    p, r = patterns(), Region(text, start, end)
    found = (i for i in range(1, len(r.words)) if r.person(i) and r.words[i - 1] not in p.governs | p.no_name_after)
    return next((r.spans[i][0] for i in found), 0)


def _before_office(text: str, start: int, comma: int) -> int:
    """Where a name begins that ends at a comma with an office after it, past the words of a credit; 0 for none."""
    p = patterns()
    office = Region(text, comma + 1, comma + 40)
    if not office.words or not p.offices.at(office.words, 0):
        return 0
    r = Region(text, start, comma)
    n = len(r.words)
    for i in range(max(3, n - _NAME_WORDS), n - 1):
        if r.person(i) and r.words[i - 1] not in p.governs and all(r.namelike(k) for k in range(i + 1, n)):
            return r.spans[i][0]
    return 0


def _credited(text: str, start: int, end: int, sentence: int) -> Frame | None:
    """«به گزارش ایسنا به نقل از …»: the source behind the agency; a foreign agency; never a home agency."""
    p = patterns()
    behind = p.from_.search(text, start, end)
    r = Region(text, behind.end() if behind else start, end)
    if not r.words:
        return None
    frame: Frame | None = None
    if behind:
        if r.words[0] == "این" and len(r.words) > 1 and p.this_body.at(r.words, 1):
            frame = Frame(sentence, "thing", office=r.span(1, 2))  # «به نقل از این انجمن»
        elif r.head(0):
            frame = phrase(r, 0, sentence)
            if frame is None and (foreign := p.foreign.search(text, r.spans[0][0], r.spans[0][0] + 30)):
                frame = Frame(sentence, "body", office=(r.spans[0][0], foreign.end()))  # «خبرگزاری رویترز»
        elif r.words[0][0].isalpha() and not p.home_words.at(r.words, 0):
            frame = Frame(sentence, "body", office=r.span(0, r.end(0)))
    elif (whose := _of_this(r)) > 0:
        frame = Frame(sentence, "thing", office=r.span(whose, whose + 1))
    elif r.words[0].isascii() and r.words[0].isalpha():  # «به گزارش Sky Sports»
        stop = next((k for k, w in enumerate(r.words) if not (w.isascii() and w.isalnum())), len(r.words))
        frame = Frame(sentence, "body", office=r.span(0, stop))
    elif (foreign := p.foreign.search(text, start, end)) and foreign.start() - start < 14:
        frame = Frame(sentence, "body", office=foreign.span())
    elif p.bodies.at(r.words, 0) and not p.home_words.at(r.words, 0):
        stop = r.end(0)
        named_at = (k for k in range(2, stop) if r.person(k) and r.words[k - 1] not in p.no_name_after)
        frame = Frame(sentence, "body", office=r.span(0, next(named_at, stop)))  # «به گزارش روابط عمومی … فلان فلانی …»
    if frame is None or (frame.kind == "body" and (_agency(text, frame.office) or _home_paper(text, frame.office))):
        return None
    frame.credited = True
    return frame


def _of_this(r: Region) -> int:
    """The body of before that a credit names: «به گزارش این سازمان», «… روابط عمومی این سازمان»; 0 for none."""
    p = patterns()
    if p.home_words.at(r.words, 0) or not (r.words[0] == "این" or p.bodies.at(r.words, 0)):
        return 0
    k = 1 if r.words[0] == "این" else r.end(0) + 1
    return k if k < len(r.words) and r.words[k - 1] == "این" and p.this_body.at(r.words, k) else 0


def _home_paper(text: str, span: tuple[int, int]) -> bool:
    """Whether a body is a paper of the country: «روزنامه شهروند», «شهروند»."""
    p, found = patterns(), _LETTERS.findall(text, *span)
    own = 1 if len(found) > 1 and found[0] in p.media else 0
    return p.home_papers.at(found, own) == len(found) - own


def _agency(text: str, span: tuple[int, int]) -> bool:
    """Whether a body is a news agency of the country."""
    p = patterns()
    found = _LETTERS.findall(text, *span)
    if p.portals.at(found, 0):
        return True
    own = 2 if found[1:2] and found[1] in p.source_skips else 1
    if len(found) > own + 1 and found[0] in p.agency_words and p.bodies.at(found, own):
        found = found[own:]  # «سایت فدراسیون …», «وب‌سایت رسمی سازمان …»: the body's own
    return not p.agency_words.isdisjoint(found) and p.foreign.search(text, *span) is None
