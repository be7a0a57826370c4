"""Money that somebody gives or gets: it is no measure of who does."""

from pipelines.figures.antecedents import end_token
from pipelines.figures.counted.clauses import MEASURING, MODALS, beside
from pipelines.figures.document import Mention
from pipelines.figures.word_classes import Is

_PAYMENT = 32  # tokens after money up to the verb that pays it


def is_money(m: Mention) -> bool:
    """Whether the unit is a currency."""
    return len(m.unit) == 3 and m.unit.isupper()


def is_paid(m: Mention, flags: list[int]) -> bool:
    """Whether money is what the clause's subject gives or gets."""
    before, after = beside(m, flags), end_token(m)
    if after < len(flags) and flags[after] & Is.RA:
        return True  # «این بازیکن ۵۰۰ هزار دلار را به دست آورد»
    if before >= 0 and flags[before] & Is.TRANSFER and not flags[before] & (Is.VERB | MEASURING):
        return True  # «برای دریافت مبلغ ۲۵ هزار دلار شکایت کرد»
    for i in range(end_token(m), min(len(flags), end_token(m) + _PAYMENT)):
        f = flags[i]
        told = (
            f & Is.VERB
            or i + 1 >= len(flags)
            or flags[i + 1] & (Is.VERB | Is.LIGHT | Is.VERB_PREFIX | Is.PARTICIPLE | Is.AND)
        )
        told = told or m.sentence.tokens[i + 1].norm == "وارد"  # «خسارت وارد کرد»
        if f & Is.TRANSFER and told:  # «داد و ستد»
            return i + 1 >= len(flags) or not flags[i + 1] & (Is.PASSIVE | Is.AND)
        if f & (Is.VERB | Is.CONJUNCTION) and m.sentence.tokens[i].norm not in MODALS:
            return False
    return False
