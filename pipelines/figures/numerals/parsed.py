"""A numeral as parsed, before it is known to be a figure."""

from dataclasses import dataclass

from pipelines.figures.document import Numeral

FAR_APART = 20  # times, of two sums that are hardly listed together
_ROUNDING = 1e-12  # of a number: the most that binary fractions are off


@dataclass(slots=True)
class Parsed:
    """A numeral as parsed: [start, end) its quote, [first, last) its tokens, `tail` the end of all text it used."""

    start: int
    end: int
    first: int
    last: int
    value: float
    high: float | None = None
    rule: str = "digits"
    unit: str | None = None
    tail: int = -1
    literal: str = ""  # the digits as typed, where the numeral is one run of digits and nothing else
    scale: float = 1.0  # the scale words it ends with, where it is one coefficient and scales
    addend: float = 0.0  # what was added last, and the place it was added below: 600 and 1000 of «۱۰ هزار و ۶۰۰»
    place: float = 0.0
    separated: bool = False  # a decimal or thousands sign, or a scale word, was read: no name or year
    gapped: bool = False  # it stands behind a name, and its scale and money behind the last of such a list
    reason: str | None = None  # why it is no figure, where its own shape says so

    def lift_addend(self, other: float, least: float) -> bool:
        """«۱۲ میلیون و ۸۰۰ تا ۱۳ میلیون», «۱۵ میلیون و ۳۰۰، … ۱۰ میلیون و ۳۰۰ هزار تومان»: thousands, by the other sum."""
        part = self.place / 1000
        rough = (
            part >= 1000 and other >= least and 100 <= self.addend < 1000 and self.addend % 10 == 0 and self.scale == 1
        )
        if rough and other % part == 0 and self.value < FAR_APART * other < FAR_APART**2 * self.value:
            self.value += self.addend * (part - 1)
            self.addend *= part
            return True
        return False

    def numeral(self) -> Numeral:
        """The numeral that the mention carries."""
        high = self.high if self.high is None else _exact(self.high)
        return Numeral(self.start, self.end, _exact(self.value), high, self.rule, self.unit, self.tail)


def _exact(value: float) -> float:
    """4,100,000,000 for the 4,099,999,999.9999995 that 4.1 times a thousand million is in binary."""
    whole = float(round(value))
    return whole if abs(value - whole) < _ROUNDING * abs(value) else value
