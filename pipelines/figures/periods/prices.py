"""Which figures are told of each day anew: prices, stands of a market, weather."""

from pipelines.figures.document import Mention

PRICES = {"IRR", "IRT", "USD", "EUR", "AED", "واحد"}
WEATHER = {"mm", "Cel"}


def trades(m: Mention) -> bool:
    """Whether it is a price, a stand of the market or of the weather, not the size of a thing («وام ۲۰ میلیون تومانی»)."""
    return (m.unit in PRICES or m.unit in WEATHER) and (m.change is not None or not m.attributive)
