"""What a figure counts or measures: the shortest phrase of the text that names it, head noun first.

It stands after the numeral («۹ نفر سارق»), before it («قیمت هر دلار را ۱۵ هزار تومان»: subjects.py), or was named
earlier and is only pointed at («از این تعداد ۳۰ مورد», «۷۰ درصد آن»). Words that bound the phrases: word_classes.yaml.
"""

from pipelines.figures.antecedents import end_token, previous
from pipelines.figures.counted.adjacent import OWNER
from pipelines.figures.counted.answers import HARD_MARKS, copy, take
from pipelines.figures.counted.count_phrases import LEADS_GIFT
from pipelines.figures.counted.counts import read_count
from pipelines.figures.counted.line_labels import by_label, counts_heads
from pipelines.figures.counted.measures import read_measure
from pipelines.figures.counted.payments import is_money
from pipelines.figures.counted.place_names import is_place
from pipelines.figures.counted.shares import read_share
from pipelines.figures.document import Mention, Token
from pipelines.figures.phrases import Phrase, rightward
from pipelines.figures.units import SHARES
from pipelines.figures.word_classes import Is, shape, word_set

_HEADS = frozenset({":", "؛"})
_JOINERS = frozenset({"،", "و", "یا", ","})
_JOINS = _JOINERS | {"به"}
_HEADED, _LABEL = "list heading", 5  # words of a row's label at most
_COLUMN = "head of a column"
_CELLS = 8  # cells of a row at most
_ROW = 2  # lines from a cell to the next one's
_LIFTS = word_set("lifts")
_LIFT = "lift"
_RECORD = 16  # tokens from «رکورد» to the last of its parts
_SETTINGS = 5  # words of a time or a place between two figures
_SETTING = Is.PREPOSITION | Is.TIME | Is.LOCATIVE | Is.DETERMINER | Is.COMPARATOR
_LIST = 12  # figures of a list that share the noun after its last


def read(m: Mention) -> None:
    """Fill counted, counted_start, counted_end of `m` (text as on the page; None where nothing is named)."""
    tokens, flags = m.sentence.tokens, shape(m.sentence)
    after = end_token(m)
    if (after == m.last and _shared_noun(m)) or (m.first == 0 and (_cell(m) or _column(m))):
        return
    _read(m, tokens, flags, after)
    if m.counted is None and after > m.last:
        _to_next(m, tokens, flags, after)
    if m.counted is None or counts_heads(m):
        by_label(m)
    if m.counted is not None:
        return
    if m.last == len(tokens):
        if m.unit == "count":
            _row(m, tokens, flags)
    elif after + 1 < len(tokens) and tokens[after].norm in _JOINERS and _by_setting(m, flags[after + 1]):
        _elided(m, tokens, flags)
    elif all(flags[i] & (Is.PUNCTUATION | Is.COMPARATOR) for i in range(m.first)):
        _headed(m, tokens, flags, after)


def _headed(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    """«۳۵ هزار میلیارد تومان؛ بدهی دولت به پیمانکاران»: what stands after the mark in a headline that a figure opens."""
    if (
        after + 1 >= len(tokens)
        or tokens[after].norm not in _HEADS
        or any(f & (Is.VERB | Is.NUMBER) for f in flags[after:])
    ):
        return
    phrase = rightward(tokens, flags, after + 1)
    if phrase is not None and not flags[phrase.first] & (Is.LOCATIVE | Is.TIME):
        take(m, phrase, "what a headline's figure is of")


def _fills_line(m: Mention) -> bool:
    """Whether the figure and its unit are all that stands in a line."""
    return m.first == 0 and end_token(m) == len(m.sentence.tokens)


def _cell(m: Mention) -> bool:
    """«نیم‌سکه» and below it «۴۴ میلیون تومان», again and again: in a table's cells, what the line above names."""
    index = m.sentence.index
    if not _fills_line(m) or index == 0:
        return False
    label = m.sentence.doc.sentences[index - 1]
    if not 0 < len(label.tokens) <= _LABEL or any(f & Is.VERB for f in shape(label)):
        return False
    if not any(_alike(m, back) for back in (1, 2, -1, -2)):
        return False
    flags = shape(label)
    phrase = rightward(label.tokens, flags, 0)
    if phrase is None and any(f & (Is.PUNCTUATION | Is.PREPOSITION) for f in flags):
        return False
    take(m, phrase or Phrase(0, len(flags)), "label of a cell", sentence=label)  # «نیم سکه»
    return True


def _column(m: Mention) -> bool:
    """«مجموع تردد», and below it a number in every row: in a table's cells what heads their column."""
    before, after = previous(m), previous(m, -1)
    if not _fills_line(m) or m.unit != "count":
        return False
    if before is not None and _rows_apart(before, m) and before.counted is not None:
        if before.evidence["counted"].rule != _COLUMN:
            return False
        copy(m, before, _COLUMN)
        return True
    rows = _rows_apart(m, after) if after is not None else 0
    if not rows or m.sentence.index < rows:
        return False
    heading = m.sentence.doc.sentences[m.sentence.index - rows]
    flags = shape(heading)
    measuring = bool(flags) and flags[0] & (Is.MEASURE | Is.QUANTITY | Is.TALLY)
    if not measuring or len(flags) > _LABEL or any(f & (Is.VERB | Is.NUMBER) for f in flags):
        return False
    phrase = rightward(heading.tokens, flags, 0)
    if phrase is not None:
        take(m, phrase, _COLUMN, sentence=heading)
    return phrase is not None


def _rows_apart(one: Mention, other: Mention) -> int:
    """How many lines one figure stands below another, where each fills a line of rows of several cells; else 0."""
    lines = other.sentence.index - one.sentence.index
    alone = 2 < lines <= _CELLS and one.unit == other.unit and _fills_line(one) and _fills_line(other)
    return lines if alone else 0


def _alike(m: Mention, back: int) -> bool:
    """Whether a figure so far off is of the same unit and alone in the line two lines off."""
    other = previous(m, back)
    if other is None or other.unit != m.unit or abs(other.sentence.index - m.sentence.index) != _ROW:
        return False
    return _fills_line(other)


def _to_next(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    """«دو سال تا پنج سال حبس», «زمان انتظار از ۱۲ روز به ۴ روز رسید»: what the other end of a range is of."""
    following = previous(m, -1)
    if following is None or following.first != after + 1 or following.sentence is not m.sentence:
        return
    fell = tokens[after].norm == "به" and m.first > 0 and tokens[m.first - 1].norm == "از"
    if not (fell or tokens[after].norm == "تا") or following.unit != m.unit:
        return
    if following.counted is None:
        _read(following, tokens, flags, end_token(following))
    if following.counted is not None and (fell or following.counted_start >= following.numeral.end):
        copy(m, following, "shared noun")


def _elided(m: Mention, tokens: list[Token], flags: list[int]) -> None:
    """«در شمال ۲۰ میلی‌متر، در مرکز ۱۵ میلی‌متر و در جنوب ۱۰ میلی‌متر باران»: the noun after the last of a list by setting."""
    last = m
    for _ in range(_LIST):
        following = previous(last, -1)
        if following is None or not _goes_on_by_setting(last, following, tokens, flags):
            break
        last = following
    if last is m:
        return
    if last.counted is None:
        _read(last, tokens, flags, end_token(last))
    if last.counted is not None and last.counted_start >= last.numeral.end:
        copy(m, last, "shared noun")


def _by_setting(m: Mention, following: int) -> bool:
    """Whether a word of such classes may open the setting of the next figure: «در …», of a share a place too."""
    return bool(following & Is.PREPOSITION) or m.unit in SHARES


def _goes_on_by_setting(m: Mention, following: Mention, tokens: list[Token], flags: list[int]) -> bool:
    """Whether nothing but «،» or «و» and another time or place stand between two figures of a unit."""
    after = end_token(m)
    if following.sentence is not m.sentence or following.unit != m.unit or tokens[after].norm not in _JOINERS:
        return False
    gap = range(after + 1, following.first)
    if not 1 < len(gap) <= _SETTINGS:
        return False
    if tokens[gap[-1]].norm == "با" and m.unit in SHARES:  # «یزد با ۸۱ درصد، قم با ۸۰ درصد کاهش بارندگی»
        return is_place(tokens, gap[0], gap[-1])
    if not flags[gap[0]] & Is.PREPOSITION:
        return False
    if tokens[gap[0]].norm in LEADS_GIFT and is_money(m):  # «به نفر اول ۵ میلیون و به نفر دوم ۳ میلیون تومان جایزه»
        return not any(flags[i] & (Is.VERB | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION) for i in gap)
    known = _SETTING if tokens[gap[0]].norm != "در" else ~(Is.VERB | Is.RA | Is.CONJUNCTION | Is.PUNCTUATION | Is.AND)
    return all(flags[i] & known or (not flags[i] and known < 0) for i in gap)


def _in_record(m: Mention, tokens: list[Token], flags: list[int], after: int) -> bool:
    """«با رکورد ۱۳۴ یک ضرب، ۱۵۴ دوضرب و مجموع ۲۸۸ کیلوگرم»: the lifts and their sum are the record."""
    if m.unit == "kg" and _lifted(m, tokens, after):
        return True
    lift = m.unit in ("count", "kg") and not _LIFTS.isdisjoint([t.norm for t in tokens[after : after + 2]])
    summed = m.first > 1 and tokens[m.first - 1].norm == "مجموع" and bool(flags[m.first - 2] & Is.AND)
    if not lift and not summed:
        return False
    for i in range(m.first - 1, max(-1, m.first - _RECORD), -1):
        if flags[i] & Is.SCORE and not flags[i] & Is.TIME:
            take(m, Phrase(i, i + 1), "parts of a record")
            return True
        if flags[i] & (Is.VERB | Is.CONJUNCTION | Is.RA) or tokens[i].norm in HARD_MARKS:
            break
    return False


def _lifted(m: Mention, tokens: list[Token], after: int) -> bool:
    """«۱۸۹ کیلوگرم در یک‌ضرب و ۴۲۲ کیلوگرم در مجموع»: the lift after the weight, or the sum of the lifts."""
    at, other = after + 1, previous(m)
    if at >= len(tokens) or tokens[after].norm != "در":
        return False
    summed = tokens[at].norm == "مجموع" and other is not None and other.sentence is m.sentence
    if summed and other is not None:
        summed = "counted" in other.evidence and other.evidence["counted"].rule == _LIFT
    if tokens[at].norm not in _LIFTS and not summed:
        return False
    take(m, Phrase(at, at + 1), _LIFT)
    return True


def _row(m: Mention, tokens: list[Token], flags: list[int]) -> None:
    """«تهران: ۲۴۹» in a list by place: what the line that heads the list names («بیماران جدید به تفکیک استان:»)."""
    label = m.first - 1
    if not 0 < label <= _LABEL or tokens[label].norm != ":" or any(f & Is.VERB for f in flags[:label]):
        return
    other = previous(m)
    if other is not None and other.sentence.index == m.sentence.index - 1:
        known = other.evidence.get("counted")
        if known is not None and known.rule == _HEADED:
            copy(m, other, _HEADED)
        return
    if m.sentence.index == 0 or not flags[0] & Is.LOCATIVE:
        return
    heading = m.sentence.doc.sentences[m.sentence.index - 1]
    if not heading.tokens or heading.tokens[-1].norm != ":":
        return
    above = shape(heading)
    start = next((i for i, f in enumerate(above) if f & Is.EMPTY_MEASURE), 0)
    phrase = rightward(heading.tokens, above, start)
    if phrase and not above[phrase.first] & (Is.LOCATIVE | Is.TIME):
        take(m, phrase, _HEADED, sentence=heading)


def _read(m: Mention, tokens: list[Token], flags: list[int], after: int) -> None:
    if _in_record(m, tokens, flags, after):
        return
    if m.unit in SHARES:
        read_share(m, tokens, flags, after)
    elif m.unit == "count":
        read_count(m, tokens, flags, after)
    else:
        read_measure(m, tokens, flags, after)


def _joined(tokens: list[Token], flags: list[int], m: Mention) -> bool:
    """Whether a word that joins it to the next figure follows: «،», «و», and «به» in «کاهش ۶ به ۴ داور»."""
    norm = tokens[m.last].norm
    return norm in _JOINERS or (norm == "به" and m.first > 0 and bool(flags[m.first - 1] & Is.CHANGE))


def _shared_noun(m: Mention) -> bool:
    """«۵۱، ۴۵ و ۴۳ امتیاز»: the noun after the last figure of a list is that of each."""
    tokens = m.sentence.tokens
    if m.last >= len(tokens) or tokens[m.last].norm not in _JOINS or not _joined(tokens, shape(m.sentence), m):
        return False
    last = m
    for _ in range(_LIST):
        following = previous(last, -1)
        if (
            following is None
            or following.sentence is not m.sentence
            or following.unit != m.unit
            or not 1 <= following.first - last.last <= 2
            or (following.first - last.last == 2 and m.sentence.tokens[last.last + 1].norm != "حتی")
            or not _joined(m.sentence.tokens, shape(m.sentence), last)
        ):
            break
        last = following
    if last is m:
        return False
    if last.counted is None:
        tokens, flags = m.sentence.tokens, shape(m.sentence)
        _read(last, tokens, flags, end_token(last))
        if last.counted is None or (
            last.evidence["counted"].start < last.numeral.end and last.evidence["counted"].rule != OWNER
        ):
            last.counted, last.counted_start, last.counted_end = None, -1, -1
            last.evidence.pop("counted", None)
            return False
    if last.counted_start < last.numeral.end and last.evidence["counted"].rule != OWNER:
        return False
    copy(m, last, "shared noun")
    return True
