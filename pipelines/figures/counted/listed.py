"""What figures of lists count: stocks by kind («تانکر ۱۴ دستگاه»), trade by country, shares whose whole is told last."""

from pipelines.figures.antecedents import after_previous, end_token, previous, told_before
from pipelines.figures.counted.answers import Counting, as_before, take
from pipelines.figures.counted.clauses import FARTHEST, SETTING, beside, strip
from pipelines.figures.counted.count_phrases import Count
from pipelines.figures.counted.place_names import LONGEST, is_place
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, chunks, rightward
from pipelines.figures.units import TIMES
from pipelines.figures.word_classes import Is, word_set

_GROUPS = word_set("groups")
_RATES = word_set("rates")
_OPENERS = word_set("list_openers")
_QUOTES = frozenset('«»"”“')
INCLUDING = word_set("including")
_ITEMS = INCLUDING | {"،", "و", "؛", ":"}
_GOODS = 5  # words of the name of goods in a list
_SHARES = 24  # figures looked through for the whole of a list of shares
_BOUNDS = Is.PUNCTUATION | Is.AND


def _goods_before(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«…، تانکر ۱۴ دستگاه، صابون ۱۴۲ هزار قالب و …»: the goods stand before their number, the classifier after it."""
    if after < len(flags) and not flags[after] & _BOUNDS:
        return False
    low = max(after_previous(m), m.first - _GOODS - 1)
    found = chunks(flags, low, m.first)
    if not found or found[-1].last != m.first:
        return False
    chunk = found[-1]
    opening = tokens[chunk.first - 1].norm if chunk.first else ""
    if opening not in _ITEMS or (chunk.first > 1 and flags[chunk.first - 2] & (Is.VERB | Is.PARTICIPLE)):
        return False
    phrase = strip(tokens, flags, chunk)
    if phrase is None or flags[phrase.first] & (SETTING | Is.PERSON) or phrase.last != m.first:
        return False
    if is_place(tokens, phrase.first, phrase.last):
        return False
    take(m, phrase, "goods before their number")
    return True


def goods(f: Count) -> bool:
    """«تانکر ۱۴ دستگاه، …»: in a list of goods their name stands before the number."""
    return not f.part and not f.person and _goods_before(f.m, f.tokens, f.flags, f.after)


def goods_in_containers(f: Count) -> bool:
    """«صابون ۱۴۲ هزار قالب، …»: the same with what they are packed in."""
    after, flags = f.after, f.flags
    packed = after < f.count and bool(flags[after] & Is.CONTAINER)
    return packed and _goods_before(f.m, f.tokens, flags, after + 1)


def included(m: Mention, tokens: list[Token], flags: list[int], at: int) -> bool:
    """«پنج قلم شامل سیمان با ۲۷ میلیون دلار، …»: the item between «شامل» and the «با» at `at`."""
    if at < 2 or tokens[at].norm != "با":
        return False
    found = chunks(flags, max(after_previous(m), at - _GOODS - 1), at)
    if not found or found[-1].last != at or not found[-1].led or tokens[found[-1].first - 1].norm not in INCLUDING:
        return False
    phrase = strip(tokens, flags, found[-1])
    if phrase is None or flags[phrase.first] & SETTING or is_place(tokens, phrase.first, phrase.last):
        return False
    take(m, phrase, "item of a list")
    return True


def by_country(m: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """«عمده کالاهای صادراتی به ترتیب «چین» با وزن ۸ میلیون تن، «عراق» به وزن …»: what is told of each country."""
    at = beside(m, flags)
    if at < 2 or not flags[at] & (Is.DIMENSION | Is.QUANTITY | Is.MEASURE) or not flags[at - 1] & Is.PREPOSITION:
        return False
    last = at - 1
    while last > 0 and tokens[last - 1].norm in _QUOTES:
        last -= 1
    first = next((last - k for k in range(1, min(LONGEST, last) + 1) if is_place(tokens, last - k, last)), -1)
    opens = first == 0 or flags[first - 1] & (_BOUNDS | Is.PREPOSITION | Is.LOCATIVE | Is.VERB | Is.CONJUNCTION)
    if first < 0 or not (opens or tokens[first - 1].norm in _OPENERS):
        return False  # «هر دلار آمریکا را به قیمت …»
    other = previous(m)
    if other is not None and other.sentence is m.sentence and as_before(m):
        return True
    low = max(0, last - FARTHEST)
    named = next((c for c in reversed(chunks(flags, low, last)) if not is_place(tokens, c.first, c.last)), None)
    opener = next((i for i in range(last - 1, low - 1, -1) if tokens[i].norm in _OPENERS), -1)
    for chunk in reversed(chunks(flags, low, opener) if opener > low else []):
        phrase = None if chunk.led else strip(tokens, flags, chunk)
        if phrase and not flags[phrase.first] & SETTING:
            take(m, phrase, "head of the list")
            return True
    if opener < 0 and named is not None and not named.led and last - named.last <= LONGEST:
        phrase = strip(tokens, flags, named)  # «کالاهای وارداتی از چین به ارزش ۵۰ میلیون دلار»
        if phrase and not flags[phrase.first] & SETTING:
            take(m, phrase, "head of the list")
            return True
    return False


def whole_told_last(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«با سهم ۲۸ درصد، … و با سهم ۵ درصد از کل صادرات», «از نظر وزن ۷۶ درصد و از نظر ارزش ۸۹ درصد از صادرات»."""
    share = _as_share(m, tokens)
    if not share and not _again(m, tokens, flags, after):
        return False
    for back in range(1, _SHARES):
        other = previous(m, -back)
        if other is None or other.sentence is not m.sentence:
            return False
        if other.unit != m.unit:
            if share:
                continue
            return False
        if share and not _as_share(other, tokens):
            return False
        end = end_token(other)
        if end + 1 < len(tokens) and (tokens[end].norm == "از" or not share):
            phrase = rightward(tokens, flags, end + (tokens[end].norm == "از"))
            wrong = (
                Is.TIME
                | Is.LOCATIVE
                | Is.CHANGE
                | (0 if phrase and flags[phrase.first] & Is.DIMENSION else Is.PREPOSITIONAL)
            )
            if phrase and not flags[phrase.first] & wrong:  # «از کل ارزش صادرات»
                take(m, phrase, "whole told last")
                return True
            return False
        if not share:
            return False
    return False


def _as_share(m: Mention, tokens: list[Token]) -> bool:
    return any(t.norm == "سهم" for t in tokens[max(0, m.first - 4) : m.first])


def _again(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """Whether the words before the figure come again right after it, before the next: «از نظر … و از نظر …»."""
    if after + 2 >= len(tokens) or tokens[after].norm not in ("و", "،") or not flags[after + 1] & Is.PREPOSITION:
        return False
    pair = [t.norm for t in tokens[after + 1 : after + 3]]
    return any([t.norm for t in tokens[i : i + 2]] == pair for i in range(max(0, m.first - _GOODS), m.first - 1))


def rate_of_group(f: Counting) -> bool:
    """«نرخ بیکاری مردان ۸ درصد، زنان ۲۰ درصد و …»: in a list of groups the rate told of the first."""
    m, tokens, near = f.m, f.tokens, previous(f.m)
    aged = near is not None and near.unit in TIMES and m.unit not in TIMES  # «جوانان ۱۵ تا ۲۹ ساله ۲۱ درصد»
    other = told_before(m, 1 + aged)
    if other is None or other.unit != m.unit or m.change != other.change:
        return False
    known, gap = other.evidence["counted"], range(end_token(other), m.first)
    if not gap or not f.flags[gap[0]] & (Is.AND | Is.PUNCTUATION):
        return False
    if tokens[gap[0] + 1].norm not in _GROUPS or any(f.flags[i] & (Is.VERB | Is.CONJUNCTION) for i in gap):
        return False
    first = m.sentence.token_at(known.start)
    if tokens[first].norm not in _RATES:
        return False
    last = m.sentence.token_at(known.end - 1) + 1
    while last > first + 1 and tokens[last - 1].norm in _GROUPS:
        last -= 1
    take(m, Phrase(first, last), known.rule)
    return True
