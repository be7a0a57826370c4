"""Whether two names are one person's, two phrases one office, but for spelling and what one of them leaves out."""

from pipelines.figures.speakers.words import patterns

_WHOLE = 3  # words of a name that was taken for an office, at most
_PREFIX = 4  # words that two offices begin with, at least, which are then one
_LETTERS = 18  # letters of an office by which alone it is known


def same_name(a: str, b: str) -> bool:
    """One name ends in the other, or in a spelling of it with a letter or two astray («حسن‌پور», «حسین‌پور»)."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 3:
        return a == b
    if b.endswith(a):
        return True
    if not b.endswith(a[3:]) and a[:3] not in b:
        return False  # letters would be astray in both parts of the name
    return len(a) >= 6 and any(_close(a, b[-n:]) for n in range(len(a) - 1, min(len(b), len(a) + 1) + 1))


def fuller_name(new: str, old: str) -> bool:
    """Whether a name has given names before a surname of two words («پوری حسینی») that was told alone."""
    letters = old.replace(" ", "")
    own = old.split(" ", 1)[0] in patterns().given
    longer = new.replace(" ", "")
    return not own and len(longer) > len(letters) + 2 and longer.endswith(letters)


def names_within(name: str, office: str) -> bool:
    """Whether a name is one of the few words of an «office», which then is a name («مالک نوریان»: no owner)."""
    words = office.split(" ")
    return len(words) <= _WHOLE and name in words[1:]


def shared_words(a: list[str], b: list[str]) -> int:
    """How many words two offices begin with before both go on in other words; 0 for few, or one within the other."""
    n = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    return n if n >= _PREFIX else 0


def _close(a: str, b: str) -> bool:
    """Whether at most one letter was changed, left out or put in."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i:] == b[i + 1 :] if len(a) < len(b) else a[i + 1 :] == b[i:]


def akin(a: list[str], b: list[str]) -> bool:
    """Whether two phrases name one office: the same head, and most words of the shorter in the longer."""
    if not a or not b or a[0] != b[0]:
        return bool(a and b) and a[0][0] == b[0][0] and _spelled_alike("".join(a), "".join(b))
    x, y = set(a), set(b)
    return len(x & y) >= 0.75 * min(len(x), len(y)) or _spelled_alike("".join(a), "".join(b))


def _spelled_alike(a: str, b: str) -> bool:
    """Whether two long phrases are one but for where their words part: «مدیرکل …», «مدیر کل …»."""
    return min(len(a), len(b)) >= _LETTERS and (a.startswith(b) or b.startswith(a))


def alike(a: list[str], b: list[str]) -> bool:
    """Whether two offices may be one, of whom the lead tells the one and the body the other: «معاون …»."""
    p = patterns()
    if len(a) > 1 and len(b) > 1 and a[1] != b[1] and p.bodies.at(a, 1) and p.bodies.at(b, 1):
        return False  # «رییس اتاق … بوشهر», «رییس اتحادیه … بوشهر»
    return bool(a and b) and a[0] == b[0] and len(set(a) & set(b) - p.head_parts) > 1


def parts(office: list[str]) -> list[list[str]]:
    """«رییس مرکز … و دبیر کنگره …»: an office as a whole, and those that «و» joins to its first."""
    p = patterns()
    joined = [k for k, w in enumerate(office[:-1]) if w == "و" and p.offices.at(office, k + 1)]
    return [*([office] if office else []), *(office[k + 1 :] for k in joined)]


def begins_surname(word: str, name: str) -> bool:
    """Whether a word is the first of two of which the surname in a name is made («دهقانی» of «روح‌الله دهقانی فیروزآبادی»)."""
    words = name.split(" ")
    given = patterns().given
    return len(words) > 2 and words[-2] == word and len(word) > 3 and words[-3] in given and word not in given
