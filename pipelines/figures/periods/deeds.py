"""What is told one by one: sentences that say of one thing after another that the same was done."""

import re
from bisect import bisect_left

from pipelines.figures.document import Mention, Sentence, remembered
from pipelines.figures.periods.scope import verbs_of
from pipelines.figures.periods.speech_days import SPEECH_NOUNS
from pipelines.figures.periods.when import When
from pipelines.figures.periods.words import any_of, words
from pipelines.figures.plain import Plain, plain_of

_SAYS = re.compile(rf"{SPEECH_NOUNS} |گفت|افزود")
_OTHER_TIME = re.compile(rf"(?<!\w){any_of('other_times')}(?!\w)")
_LIGHT = frozenset(words()["light"])
_AUXILIARIES = frozenset(words()["participle_verbs"])  # «بازدید کرده اند»
_DEED = 24  # letters of a verb and the word before it


@remembered
def deeds(sentence: Sentence) -> list[tuple[int, str]]:
    """Where the verbs of the past of a sentence end, each with the word before it: «بازدید کردند», «منتشر شد»."""
    text, verbs, out = plain_of(sentence.doc).text, verbs_of(sentence), []
    for end, tense in zip(verbs.ends, verbs.tenses, strict=True):
        if tense == "past":
            words = text[max(0, end - _DEED) : end].split()
            out.append((end, " ".join(words[-3 if words[-1] in _AUXILIARIES else -2 :])))
    return out


def same_deed(m: Mention, before: Sentence, when: When, plain: Plain) -> bool:
    """«در این مدت ۲۹ هزار نفر از … بازدید کردند. ۱۶ هزار نفر از … بازدید کردند»: more of the same, told one by one."""
    doc, start = m.sentence.doc, plain.plain(m.numeral.start)
    if doc.mentions[bisect_left(doc.starts, before.end) - 1].period_text is None:
        return False
    if m.change is not None:
        return False
    deed = next((words for end, words in deeds(m.sentence) if end > start), "")
    if not deed or _SAYS.search(deed) or deed.split()[0] in _LIGHT:
        return False
    same = deed == next((words for end, words in deeds(before) if end > when.end), "")
    opening = plain.plain(m.sentence.start)
    return same and _OTHER_TIME.search(plain.text, opening, plain.plain(m.sentence.end)) is None
