"""Refuse numerals of sport: minutes of goals, scores, classes of wrestlers, sides of eleven."""

from pipelines.figures.document import Document, Sentence, remembered
from pipelines.figures.numerals.refusal_context import LIST_MARKS, Around, numeric, words
from pipelines.figures.word_classes import Is, shape

_SIDES_OF, _ELEVEN = 8, 11  # players of a side
_MINUTES = 130
_POINTS = 200  # of a side in a match
_ROW = 4  # numbers that make a row of scores
_IN_BRACKET = frozenset({"و", "،", "-", "–", "+", "پنالتی"})
_OPENS_MINUTE = _IN_BRACKET | {"("}
_NO_MINUTE = words("no_minute_before")
_SIGNS = words("signs")
_SLIPS = words("score_slips")
_MATCHES = words("matches")
_SIDE = 6  # words of the name of a side in a match
_SIDE_NAME = 3  # the same, where only two names and their goals are told
GOALS = 9
_SIDES = 9  # tokens beside a number in a line of two names and their goals
_PARTS = frozenset({"؛", "،", ".", "/", "|", "!", "؟", ":"})
_NEAR = 40  # tokens around «در ۹۷ کیلوگرم» that may tell of wrestling
_ROW_OF = 16  # tokens of a row of scorers with their minutes
_NO_SIDE = Is.VERB | Is.PREPOSITION | Is.RA | Is.PUNCTUATION | Is.NUMBER | Is.COMPARATOR | Is.CHANGE


def minutes(a: Around) -> str | None:
    """«در ۷۹ و ۸۵ با دو گل …»: minutes of a match, or years, of which the text says no more."""
    p = a.p
    if not p.literal or not a.whole or p.separated or a.unit is not None or p.value > _MINUTES:
        return None
    if a.prev == "در" and a.second not in ("ضرب", "تقسیم"):
        flags, at = shape(a.sentence), a.last
        while at + 1 < len(flags) and a.norm(at) in LIST_MARKS and a.norm(at + 1).isdecimal():
            at += 2
        if at < len(flags) and flags[at] & Is.PREPOSITION and a.norm(at) not in _NO_MINUTE:
            return "name"
    return None


def scorer(a: Around) -> str | None:
    """«در دقیقه ۶ و لاوتزی ۱۹ و ۸۸ برای …», «برنس ۲۵ و برگویس ۸۱ برای …»: minutes behind the names of who scored."""
    p, before = a.p, a.before
    if not a.whole or p.separated or a.unit is not None or p.value > _MINUTES or not p.first:
        return None
    at = p.first - 1 if a.prev != "(" else p.first - 2  # «گوتزه (۶۵ از روی نقطه پنالتی)»
    named = at >= 0 and not shape(a.sentence)[at] and a.norm(at).isalpha()
    ahead = [a.norm(at) for at in range(a.last, a.last + 6)] if named and a.next in ("برای", "از") else []
    if (a.next == "برای" and ahead.count("گل") + ahead.count("گلزنی")) or ahead[:4:3] == ["از", "پنالتی"]:
        return "a minute"  # «زالای ۴۳ برای ماینس گل زد», «بالوتلی ۹۴ از روی نقطه پنالتی»
    if named and a.next in ("،", "و") and any(a.norm(at) == "گلزنی" for at in range(a.last, a.last + _ROW_OF)):
        return "a minute"  # «فور ۳۶، ۴۰ و دیارا ۴۲ گلزنی کردند»
    if before is None:
        return None
    minute = before.reason == "name" and a.norm(before.first - 1) in ("دقیقه", "دقایق")
    if not minute and before.reason not in ("a bare number", "a minute"):
        return None
    gap = range(before.last, p.first)
    if (
        not 1 <= len(gap) <= 4
        or a.norm(before.last) not in ("و", "،")
        or any(shape(a.sentence)[k] & _NO_SIDE for k in gap[1:])
    ):
        return None
    counts_nothing = a.no_noun() or a.next == "گلزنی" or (a.after is not None and a.after.first == a.last)
    return "a minute" if counts_nothing else None


def shares_noun(a: Around) -> bool:
    """Whether two names have a number each, and the second what both count: «نعمتی ۴ و علیپور ۳ شوت زدند»."""
    after, flags = a.after, shape(a.sentence)
    if after is None or a.next != "و" or not 2 <= after.first - a.last <= 3 or not (after.literal and after.value < 30):
        return False
    noun = after.last
    if noun >= len(flags) - 1 or flags[noun] & ~Is.SCORE or a.norm(noun) in ("گل", "دقیقه"):
        return False
    plain = not any(flags[a.last + 1 : after.first]) and not flags[a.p.first - 1]
    return plain and bool(flags[noun + 1] & (Is.VERB | Is.RA | Is.LIGHT))


def slip(a: Around) -> bool:
    """«با ۲ برد ۱ برابر …»: a score told with the wrong word; not «۲ برد، ۱ تساوی»."""
    if a.next in _SLIPS and numeric(a.following):
        return a.norm(a.last + 2) not in a.words["one_listed"]
    return a.prev in _SLIPS and a.before is not None and a.before.reason == "score" and a.p.first - a.before.last == 1


def sets(a: Around) -> str | None:
    """«(25-12، 21-25، 25-19)»: the sets of a match, one of which looks like a range."""
    if "-" not in a.p.literal or a.unit is not None:
        return None
    before = a.before
    listed = before is not None and before.reason == "score" and a.p.first - before.last == 1
    return "score" if listed and a.prev in LIST_MARKS else None


def weight(a: Around) -> str | None:
    """«عباس‌پور در ۵۵ و بالی در ۹۷ کیلوگرم برنده شدند»: classes of wrestlers."""
    if not a.whole or not 20 < a.p.value < _MINUTES:
        return None
    if a.prev == "وزن" and a.second == "در" and a.unit is None:
        return "name"  # «در وزن ۶۰ مقابل حریف روس», «در وزن ۸۴ یاسر کیانی باخت»
    if a.prev != "در" or not (a.kind == "mass" or a.next in LIST_MARKS):
        return None
    return (
        "name"
        if any(t.norm in a.words["grapplers"] for t in a.tokens[max(0, a.p.first - _NEAR) : a.last + _NEAR])
        or any(t.norm in a.words["weight_classes"] for t in a.tokens[max(0, a.p.first - _NEAR) : a.p.first])
        else None
    )


def weight_class(a: Around) -> bool:
    """Whether a weight names a class of wrestlers: «در وزن ۶۵ کیلوگرم», «دسته ۱۰۹ کیلوگرم», «۷۴ کیلوگرم: …»."""
    if (a.prev == "وزن" and a.second in a.words["weight_holders"]) or a.prev in a.words["weight_classes"]:
        return True
    if a.prev in _SIGNS and a.second in a.words["weight_classes"] | {"وزن"}:
        return True
    end = a.unit[1] if a.unit else a.last
    opens = not a.p.first or a.prev in (".", "،", "؛", ":", "*", "-", "–", ")") or numeric(a.prev)
    return a.whole and a.norm(end) == ":" and (opens or a.prev == "وزن")


def eleven(a: Around) -> str | None:
    """«۱۱ به ۱۱ بازی کردیم»: as many on either side."""
    for joint, other in ((a.next, a.following), (a.prev, a.second)):
        if joint == "به" and other.isdecimal() and _SIDES_OF <= min(a.p.value, float(other)) <= _ELEVEN:
            far = a.norm(a.p.first - 1) if joint == a.next else a.norm(a.p.first - 3)
            return "name" if float(other) <= _ELEVEN and far != "از" else None
    return None


def relay(a: Around) -> str | None:
    """«۴ در ۲۰۰ متر آزاد تیمی»: a race of four."""
    legs = a.p.value == 4 and a.next in ("در", "×", "*") and a.following.isdecimal()  # «۴×۱۰۰ متر»
    return "name" if legs and a.norm(a.last + 2) == "متر" else None


def result(a: Around) -> str | None:
    """«سپاهان: صفر ذوب آهن: ۲»: one of two sides, each with its points behind a colon."""
    if a.prev != ":" or not (a.p.literal or a.norm(a.p.first) == "صفر") or not a.whole or a.unit is not None:
        return None
    flags, at, before = shape(a.sentence), a.last, a.before
    if before is not None and before.reason == "score" and at >= len(flags):
        return "score"  # the other side
    while at < len(flags) and at - a.last < _SIDE and not flags[at] & _NO_SIDE:
        at += 1
    other = a.after
    told = a.last < at < len(flags) and a.norm(at) == ":" and other is not None and other.first == at + 1
    ends = told and other is not None and other.last >= len(flags)
    return "score" if ends and _tells_of_matches(a.sentence.doc) else None


def loser(a: Around) -> str | None:
    """«محمد یگانه، برنده ۱۰- عرفان نیازی صفر»: the points of the second, after those of the winner."""
    before = a.before
    if before is None or a.next or before.reason is None or not a.whole:
        return None
    won = a.norm(before.first - 1) == "برنده" and a.norm(before.last) in ("-", "–")
    return "score" if won and a.p.first - before.last <= _SIDE else None


def bracketed(a: Around) -> str | None:
    """«طارمی (۵ و ۳۶)», «ابراهیمی (۸۹ - پنالتی)»: minutes of goals behind who scored them."""
    if a.prev not in _OPENS_MINUTE or not a.whole or a.p.value > _MINUTES or a.unit is not None:
        return None
    opens, closes = a.p.first - 1, a.last
    while opens >= 0 and a.p.first - opens < _SIDE and (a.norm(opens).isdecimal() or a.norm(opens) in _IN_BRACKET):
        opens -= 1
    while closes - a.last < _SIDE and (a.norm(closes).isdecimal() or a.norm(closes) in _IN_BRACKET):
        closes += 1
    named = opens > 0 and a.norm(opens) == "(" and a.norm(closes) == ")" and closes > a.last
    bare = named and not shape(a.sentence)[opens - 1] and a.norm(opens - 1).isalpha()
    return "a minute" if bare and _tells_of_matches(a.sentence.doc) else None


def row_of_scores(a: Around) -> str | None:
    """«دنور ۱۰۹ ممفیس ۱۰۵ فنیکس ۹۴ …»: names in turn with numbers, and nothing else up to the end."""
    if not a.whole or a.p.separated or a.p.value > _POINTS or (a.before is None and a.after is None):
        return None
    begins = _row_of_scores(a.sentence)
    return "score" if 0 <= begins < a.p.first and _tells_of_matches(a.sentence.doc) else None


@remembered
def _row_of_scores(sentence: Sentence) -> int:
    """The token after which the sentence holds only names and numbers in turn; -1 where it ends otherwise."""
    tokens, flags = sentence.tokens, shape(sentence)
    at, numbers, name = len(tokens) - 1, 0, 0
    while at >= 0 and tokens[at].norm == ".":
        at -= 1
    while at >= 0:
        number = tokens[at].norm.isdecimal()
        if number and numbers and not name:
            break
        if not number and (flags[at] & _NO_SIDE or not tokens[at].norm.isalpha() or name >= _SIDE or not numbers):
            break
        name = 0 if number else name + 1
        numbers += number
        at -= 1
    return at if numbers >= _ROW and numbers % 2 == 0 and name else -1


@remembered
def _tells_of_matches(doc: Document) -> bool:
    return any(word in doc.text for word in _MATCHES)


def two_sides(a: Around) -> bool:
    """«لخویا ۳ الشحانیه ۲؛ …», «استقلال ۳ - شاهین بوشهر صفر؛ …»: two names, each with its goals, and nothing else."""
    begins = a.p.first
    if not a.whole or a.p.separated or a.p.value > GOALS or a.unit is not None or not begins:
        return False
    flags, tokens, ends = shape(a.sentence), a.tokens, a.last
    if flags[begins - 1]:
        return False  # no name before it
    while begins and a.p.first - begins < _SIDES and tokens[begins - 1].norm not in _PARTS:
        begins -= 1
    while ends < len(tokens) and ends - a.last < _SIDES and tokens[ends].norm not in _PARTS:
        ends += 1
    if (begins and tokens[begins - 1].norm not in _PARTS) or (ends < len(tokens) and tokens[ends].norm not in _PARTS):
        return False
    goals, plain, at = 0, True, begins  # plain: names of one word, and no dash between
    while at < ends:
        name = at
        while at < ends and not flags[at] and tokens[at].norm.isalpha() and tokens[at].norm != "صفر":
            at += 1
        scored = at < ends and (tokens[at].norm == "صفر" or (len(tokens[at].norm) == 1 and tokens[at].norm.isdecimal()))
        if not scored or not 1 <= at - name <= _SIDE_NAME:
            return False
        goals, plain, at = goals + 1, plain and at - name == 1, at + 1
        if at < ends and tokens[at].norm in ("-", "–"):
            plain, at = False, at + 1
    return goals == 2 and (plain or _tells_of_matches(a.sentence.doc))
