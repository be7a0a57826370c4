"""Find every numeral in an article, refuse those that are no figures, and make a mention of each other one."""

from collections.abc import Sequence

from pipelines.figures import units
from pipelines.figures.document import Document, Mention, Refusal, Sentence
from pipelines.figures.numerals import anchors, digits, ranges, refusals, refusals_plain, words
from pipelines.figures.numerals.parsed import Parsed
from pipelines.figures.numerals.refusal_context import data
from pipelines.figures.word_classes import ENDS, Is, shape

_SERVICES = {str(number) for number in data()["emergency_numbers"]}
_LISTED = frozenset({"و", "،", ","})
_APART = 8  # tokens between two sums that share a scale
_GREATEST = 1000  # end of a range that has its scale from the next («گلابی ۷۵ تا ۹۸ و گیلاس ۶۲ تا ۱۸۰ هزار تومان»)
_GREAT, _THOUSAND = 1e6, 1e3
_NAMED = 4  # tokens from a sum to the next with its name
_NO_NAME = ENDS | Is.COMPARATOR
_SPREAD = 10  # numbers further apart hardly share a scale


def find(doc: Document) -> list[Mention]:
    """The article's figures in text order, with their numerals only (value, range, offsets, token places)."""
    return read(doc)[0]


def read(doc: Document) -> tuple[list[Mention], list[Refusal]]:
    """Mentions in text order, and every numeral that was refused, with the reason."""
    mentions: list[Mention] = []
    refused: list[Refusal] = []
    style = digits.slash_style(doc)
    for sentence, found in zip(doc.sentences, anchors.find(doc), strict=True):
        if found:
            plain = refusals_plain.all_refused(doc.text, found, sentence.start, sentence.end)
            if plain is None:
                read_tokens(sentence, found, style, mentions, refused)
            else:
                refused.extend(plain)
    return _without_sequels(doc, mentions, refused), refused


def _without_sequels(doc: Document, mentions: list[Mention], refused: list[Refusal]) -> list[Mention]:
    """«اجلاس دوربان 2 شدند»: what the page calls by the same word and digit elsewhere is a name here too (in place).

    So is the number of a service that it names elsewhere («سیستم ۱۱۰ توانایی دارد»).
    """
    sequels = {_with_its_word(doc, r.start) for r in refused if r.end - r.start == 1 and r.reason == "sequel"}
    services = {doc.text[r.start : r.end] for r in refused if r.reason == "name" and r.end - r.start == 3} & _SERVICES
    if not sequels and not services:
        return mentions
    kept = []
    for m in mentions:
        n = m.numeral
        if n.end - n.start == 1 and _with_its_word(doc, n.start) in sequels:
            refused.append(Refusal(n.start, n.end, "sequel"))
        elif doc.text[n.start : n.end] in services and _counts_nothing(m):
            refused.append(Refusal(n.start, n.end, "name"))
        else:
            kept.append(m)
    refused.sort(key=lambda r: r.start)
    return kept


def _counts_nothing(m: Mention) -> bool:
    """Whether neither a unit nor a noun follows, nor anything before says that it is a count."""
    flags = shape(m.sentence)
    led = m.first > 0 and flags[m.first - 1] & (
        Is.PREPOSITION | Is.MEASURE | Is.COMPARATOR | Is.CHANGE | Is.PUNCTUATION
    )
    ends = m.last >= len(flags) or flags[m.last] & (Is.VERB | Is.PREPOSITION | Is.RA | Is.CONJUNCTION | Is.AND)
    return bool(ends) and not led and units.lookup(m.sentence.tokens, m.last) is None


def _with_its_word(doc: Document, start: int) -> str:
    """The word before a digit, and the digit."""
    return "".join(doc.text[max(0, start - 30) : start].split()[-1:]) + doc.text[start]


def read_tokens(
    sentence: Sentence, anchored: Sequence[int], backward: bool, mentions: list[Mention], refused: list[Refusal]
) -> None:
    """The numerals at the offsets `anchored` of one sentence, read by its tokens, into `mentions` and `refused`."""
    words.split_glued(sentence, anchored)
    reader, tokens = ranges.Reader(sentence, backward), sentence.tokens
    parsed: list[Parsed] = []
    reach = -1
    for offset in anchored:
        if offset < reach:
            continue
        at = sentence.token_at(offset)
        p = reader.parse(at) if at < len(tokens) else None
        while p is None and at + 1 < len(tokens) and tokens[at].start <= offset and _splits(sentence, at):
            at += 1
            p = reader.parse(at)
        if p is not None:
            parsed.append(p)
            unit = units.lookup(tokens, p.last)  # «در صد», «در هزار»: words of the unit are no numerals
            reach = tokens[(unit[1] if unit else p.last) - 1].end
    for i, p in enumerate(parsed):
        p.reason = refusals.reason(sentence, parsed, i)
    refusals.spread(sentence, parsed)
    _share_scale(sentence, parsed)
    for p in parsed:
        if p.place >= _GREAT and p.addend < _GREATEST:
            _without_thousands(sentence, p)
    for p in parsed:
        if p.reason is None:
            mentions.append(Mention(sentence, p.numeral(), p.first, p.last, unit_end=p.end))
        else:
            refused.append(Refusal(p.start, p.end, p.reason))


def _share_scale(sentence: Sentence, parsed: Sequence[Parsed]) -> None:
    """Give the scale that is written once to what is listed before it: «کانال‌های ۲۰ و ۲۱ هزار» (in place)."""
    sums: list[Parsed] = []  # those that have their scale from a great sum of money
    for left, right in zip(reversed(parsed[:-1]), reversed(parsed[1:]), strict=True):
        if left.addend and left.reason is None and right.reason is None and _lacks_thousands(sentence, left, right):
            left.lift_addend(right.value, left.place / _SPREAD)
        if right.scale <= 1 or left.reason is not None or right.reason is not None:
            continue
        if _comes_to(sentence, left, right):
            left.value, left.scale = left.value * right.scale, right.scale
            continue
        if not (left.literal or left.rule in ("words", "range")):
            continue
        alike = _alike(sentence, left, right)
        if not (right.first - left.last == 1 or alike) or sentence.tokens[left.last].norm not in _LISTED:
            continue
        # «۲.۵ و ۱.۵ میلیارد», «۹۳۵ و ۶۶۵ میلیون دلار» may fall; «۹۰۰ و ۲ هزار» and the like tell two things
        money = right in sums[-1:] or _is_money(sentence, right)
        falls = alike or left.value % 1 != 0 or money or _respectively(sentence, left)
        if alike and left.separated and right.value <= _SPREAD * left.value <= _SPREAD * _SPREAD * right.value:
            left.scale = right.scale  # «هلو ۵۹.۸۰۰، انجیر ۷۵ و گلابی ۹۸ هزار تومان»: it is told in full
            continue
        if left.rule == "range" and (not alike or left.high is None or left.high >= _GREATEST):
            continue
        low, most = left.value * right.scale, right.value * (_SPREAD if falls else 1)
        if (
            "-" not in left.literal
            and (falls or not left.separated)
            and 0 < low < most
            and right.value <= _SPREAD * low
        ):
            left.value, left.scale = low, right.scale
            left.high = left.high and left.high * right.scale
            sums += [left] * money


def _without_thousands(sentence: Sentence, p: Parsed) -> None:
    """«۱۲ میلیون و ۸۰۰ تومان» is 12.8 million: nobody tells the last hundreds of so great a price alone (in place)."""
    unit = units.lookup(sentence.tokens, p.last)
    if p.reason is None and p.high is None and unit is not None and unit[0].code == "IRT":
        p.lift_addend(p.value - p.addend, 0.0)


def _lacks_thousands(sentence: Sentence, left: Parsed, right: Parsed) -> bool:
    """«نیم‌سکه ۱۵ میلیون و ۳۰۰، ربع‌سکه ۱۰ میلیون و ۴۰۰ هزار تومان»: whether both are sums of one list of prices."""
    tokens, flags = sentence.tokens, shape(sentence)
    if (
        (right.place <= 1 and right.scale != _THOUSAND)
        or not 1 <= right.first - left.last < _APART
        or right.high is not None
    ):
        return False
    listed = tokens[left.last].norm in _LISTED or tokens[left.last].norm == "به"
    told = listed and not any(f & (Is.VERB | Is.RA | Is.CONJUNCTION) for f in flags[left.last : right.first])
    unit = units.lookup(tokens, right.last)
    return told and (unit[0].kind == "money" if unit else right.place > 1)


def _respectively(sentence: Sentence, left: Parsed) -> bool:
    """«به ترتیب با ۸۱۲، ۵۴۰ و ۴۹۵ هزار تردد»: whether a list tells numbers of one kind, the greatest first."""
    return any(t.norm == "ترتیب" for t in sentence.tokens[max(0, left.first - _APART) : left.first])


def _comes_to(sentence: Sentence, left: Parsed, right: Parsed) -> bool:
    """«از ۲۰ به ۳۰ میلیون رسید», not «از ۹۰۰ به ۲ هزار رسید»: with the scale the two levels are nearer each other."""
    tokens, flags, at = sentence.tokens, shape(sentence), left.first - 1
    if right.first - left.last != 1 or tokens[left.last].norm != "به" or left.scale != 1 or left.high is not None:
        return False
    while at > 0 and flags[at] & Is.COMPARATOR:
        at -= 1
    if at < 0 or tokens[at].norm != "از" or left.value <= 0 or right.value <= 0:
        return False
    return _nearer(left, right)


def _nearer(left: Parsed, right: Parsed) -> bool:
    """Whether two numbers are nearer each other where the left one takes the right one's scale."""
    low = left.value * right.scale
    return low > 0 < right.value and max(low / right.value, right.value / low) < right.value / left.value


def _is_money(sentence: Sentence, p: Parsed, least: float = _GREAT) -> bool:
    """Whether a money follows, or «ی» («۱۵ میلیونی»), and the sum is a great one."""
    if p.scale < least or p.unit is not None:
        return p.unit is not None and p.scale >= least  # «همت»
    unit = units.lookup(sentence.tokens, p.last)
    return unit[0].kind == "money" if unit else p.last < len(sentence.tokens) and sentence.tokens[p.last].norm == "ی"


def _alike(sentence: Sentence, left: Parsed, right: Parsed) -> bool:
    """«چین با ۲۵ و عراق با ۱۲ میلیارد دلار», «تهران ۱۰ و قم ۵ میلیون تومان»: two sums that are told alike."""
    if not 1 < right.first - left.last < _APART or not left.first or left.scale != 1:
        return False
    tokens, flags = sentence.tokens, shape(sentence)
    stop = Is.VERB | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION
    if any(f & stop for f in flags[left.last + 1 : right.first]):
        return False
    if not (right.gapped or _is_money(sentence, right, 1000) or (right.scale >= _GREAT and _nearer(left, right))):
        return False
    if (right.scale >= _GREAT or right.gapped) and tokens[left.first - 1].norm == tokens[right.first - 1].norm:
        left.gapped = bool(flags[left.first - 1] & Is.PREPOSITION) and right.first - left.last > 2
        return left.gapped
    named = not any(f & _NO_NAME for f in (flags[left.first - 1], *flags[left.last + 1 : right.first]))
    left.gapped = named and right.first - left.last <= _NAMED
    return left.gapped


def _splits(sentence: Sentence, at: int) -> bool:
    """Whether the next token was split off this one (no gap between them)."""
    return (
        sentence.tokens[at].end == sentence.tokens[at + 1].start
        and sentence.tokens[at].norm in words.lexicon().glued_before
    )
