"""How far a figure can be trusted: a first estimate, from what each field was read by."""

from pipelines.figures.document import Mention

# Chance that a numeral read by this rule is a figure, and its value right.
_NUMERAL = {"digits": 0.97, "mixed": 0.99, "words": 0.93, "range": 0.95, "fraction": 0.95, "compound": 0.97}


def of(m: Mention) -> float:
    """Estimated probability (0…1) that value, unit, change and what is counted are right."""
    p = _NUMERAL.get(m.numeral.rule, 0.9)
    if "unit" in m.evidence:
        p *= 0.99 if "after" in m.evidence["unit"].rule else 0.95
    elif m.counted is None:
        p *= 0.7  # nothing beside it says what it is
    if m.counted is None:
        p *= 0.75
    if m.change is not None and m.evidence["change"].rule.endswith("clause"):
        p *= 0.93
    if m.unit == "a" and (m.unit_text or "").startswith("سال") and (m.unit_text or "") != "سال":
        p *= 0.5  # mostly the age of somebody
    if m.unit == "count" and m.numeral.value == 1:
        p *= 0.8
    return round(p, 3)
