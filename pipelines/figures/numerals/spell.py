"""Write a whole number in Persian words, as news does: the counterpart of the numeral reader."""

from pipelines.figures.numerals.words import lexicon

_SCALES = tuple(
    (value, next(word for word, v in lexicon().scales.items() if v == value)) for value in (10**9, 10**6, 1000)
)


def spell(number: int) -> str:
    """«چهارصد و سی و دو هزار» for 432000; ValueError below zero and from 10**18 on."""
    if not 0 <= number < 10**18:
        raise ValueError(f"no words for {number}")
    if number == 0:
        return _word(0)
    return " و ".join(_parts(number))


def _parts(number: int) -> list[str]:
    for scale, name in _SCALES:
        if number >= scale:
            count, rest = divmod(number, scale)
            head = name if scale == 1000 and count == 1 else f"{' و '.join(_parts(count))} {name}"
            return [head, *_parts(rest)] if rest else [head]
    for place in (100, 10):
        if number >= place and not 10 <= number < 20:
            rest = number % place
            return [_word(number - rest), *_parts(rest)] if rest else [_word(number)]
    return [_word(number)]


def _word(value: int) -> str:
    return next(word for word, v in lexicon().small.items() if v == value)
