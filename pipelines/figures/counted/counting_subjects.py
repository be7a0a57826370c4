"""What a bare classifier counts, where the sentence says that something is counted: «تعداد کشته‌ها به ۳۵ نفر رسید»."""

from pipelines.figures.antecedents import end_token, past_classifier, previous
from pipelines.figures.counted.answers import as_before, take
from pipelines.figures.counted.clauses import SETTING, beside, clause, strip
from pipelines.figures.counted.free_subject import object_before_ra
from pipelines.figures.counted.pointing import points
from pipelines.figures.counted.subjects import past_pointer
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Chunk, chunks
from pipelines.figures.word_classes import Is, word_set

_LEVELS = word_set("between_levels")
_ACCORDING = word_set("according_to")
_MOST_LEVELS = 12  # that one sentence tells of one thing


def counting_subject(m: Mention, tokens: list[Token], flags: list[int], after: int, named: bool = False) -> bool:
    """What a bare classifier counts, where the sentence says that it is a count of something.

    «تعداد کشته‌ها به ۳۵ نفر رسید», «شمار چاه‌ها را ۵۲ حلقه خواند», «جمعیت شهر از ۲۰ هزار نفر گذشت»; `named`: only by
    «تعداد», «شمار».
    """
    before = beside(m, flags)
    if before >= 0 and flags[before] & Is.RA:
        start, _ = clause(m, tokens, flags)
        start = _object_start(m, flags, start, before)
        return object_before_ra(m, tokens, flags, start, chunks(flags, start, before))
    if before >= 0 and (tokens[before].norm == "برای" or (tokens[before].norm == "در" and not named)):
        return False  # «۲۶۳ فقره پروانه با اشتغال برای ۱۳ هزار نفر», «تعداد مدال‌ها را به ۳۴ مدال در ۱۴ رشته رساند»
    start, _ = clause(m, tokens, flags)
    after = _past_list(m, flags, after)
    reaches = after < len(flags) and flags[after] & (Is.REACH | Is.CHANGE) and before >= 0
    reaches = reaches and tokens[before].norm in ("به", "از")
    told = after < len(flags) and flags[after] & Is.COPULA and not flags[after] & Is.PARTICIPLE
    other = previous(m)
    told_last = end_token(other) if other is not None and other.sentence is m.sentence else 0
    for chunk in chunks(flags, start, past_pointer(m, flags, before + 1)):
        if chunk.last == told_last or tokens[chunk.last - 1].norm == "کدام":
            continue  # «با رشد دودرصدی»: the unit of the figure before; «هر کدام به تعداد ۱۲ مورد»
        if not chunk.led and points(tokens, flags, start, chunk):
            return as_before(m)  # «این تعداد پارسال ۲۳ هزار نفر بود»
        said = [i for i in range(chunk.first, chunk.last) if flags[i] & Is.EMPTY_MEASURE]
        if said and chunk.led and said[0] <= chunk.first + 1 and tokens[said[0] - 1].norm in _ACCORDING:
            continue  # «طبق آمار اعلام شده …»
        if said:  # «با شهادت دو کودک تعداد شهدا به ۹۰ تن رسید»
            chunk = Chunk(said[-1], chunk.last, False)
        sized = flags[chunk.first] & Is.TALLY or (flags[chunk.first] & Is.QUANTITY and chunk.last == before + 1)
        if said or (not named and not chunk.led and (reaches or told or sized)):
            phrase = strip(tokens, flags, chunk)
            if phrase and not flags[phrase.first] & SETTING:
                take(m, phrase, "counted subject")
                return True
    return False


def _object_start(m: Mention, flags: list[int], start: int, mark: int) -> int:
    """«آمار بازدید از ۲۵۹ موزه، پایگاه و بنا را ۵ هزار نفر اعلام کرد»: where an object begins in which a figure stands."""
    other = previous(m)
    if other is None or other.sentence is not m.sentence or other.unit != "count" or start != end_token(other):
        return start
    if any(flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA | Is.NUMBER) for i in range(start, mark)):
        return start
    begin, _ = clause(other, m.sentence.tokens, flags)
    return begin if any(f & Is.EMPTY_MEASURE for f in flags[begin : other.first]) else start


def _past_list(m: Mention, flags: list[int], after: int) -> int:
    """«به ۵۰ دستگاه، ۲۰ دستگاه و ۷ دستگاه رسید», «از ۹۱ دستگاه به صفر کاهش یافت»: past the other levels."""
    tokens, last = m.sentence.tokens, m
    for _ in range(_MOST_LEVELS):
        if after >= len(flags) or tokens[after].norm not in _LEVELS:
            break
        following = previous(last, -1)
        if following is None or following.sentence is not m.sentence or following.unit != m.unit:
            break
        if following.first - after > 1:
            break
        after, last = past_classifier(following), following
    return after
