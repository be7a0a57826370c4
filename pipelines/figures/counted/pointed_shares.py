"""Shares of what was named before: «۷۰ درصد آن», «۳۰ درصد این تعداد»."""

from pipelines.figures.antecedents import antecedent, end_token, part_words, previous, told_before
from pipelines.figures.counted.answers import as_before, copy, inherit, take
from pipelines.figures.counted.share_lists import Share
from pipelines.figures.document import Mention
from pipelines.figures.phrases import rightward
from pipelines.figures.word_classes import Is, shape


def share_of_those(f: Share) -> bool:
    """«۷۰ درصد آن», «۳۰ درصد این تعداد»: what the figure pointed at counts, else the words themselves."""
    if not f.back:
        return False
    if f.at + 1 < f.count and f.tokens[f.at + 1].norm == "افراد" and _of_several(f.m):
        return f.take_word(f.at + 1, "after the share")
    if _of_the_near_whole(f.m) or inherit(f.m, "antecedent") or (f.m.change is None and as_before(f.m)):
        return True
    phrase = rightward(f.tokens, f.flags, f.at)
    if phrase is None or f.flags[phrase.first] & Is.EMPTY_MEASURE:
        return False
    take(f.m, phrase, "after the share")
    return True


def _of_the_near_whole(m: Mention) -> bool:
    """«۵۶ درصد تصادف‌ها در شب رخ داد و در ۳۱ درصد آنها …»: the whole named in this sentence, before one farther off."""
    near = told_before(m)
    if near is None or near.unit != m.unit or near.evidence["counted"].rule != "after the share":
        return False
    further = antecedent(m)
    if m.change or near.change or part_words(near) or (further is not None and further.sentence is m.sentence):
        return False
    copy(m, near, "antecedent")
    return True


def _of_several(m: Mention) -> bool:
    """«۴۳۴ بدهکار و ۶۴ محکوم آزاد شدند که ۸۰ درصد این افراد …»: whether two kinds of people stand right before."""
    one, two = previous(m, 2), previous(m)
    if one is None or two is None or one.sentence is not two.sentence or one.unit != "count":
        return False
    if two.unit != "count" or one.counted == two.counted or two.counted is None or one.counted is None:
        return False
    flags = shape(one.sentence)
    return one.counted_start > one.numeral.end and not any(
        flags[i] & (Is.VERB | Is.CONJUNCTION | Is.PREPOSITION) for i in range(end_token(one), two.first)
    )
