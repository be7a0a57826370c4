"""Cells of a table whose rows are lines: «| کالا | قیمت |» in text, cells parted by tabs in what was HTML."""

_LEAST = {"|": 3, "\t": 1}  # marks of a row that is one of a table
_ROWS = 60  # of a table


def has_table(text: str) -> bool:
    """Whether the text may hold a table."""
    return "\t" in text or "\n|" in text or "\n |" in text


def row_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line at text[at]."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def mark_of(text: str, start: int, end: int) -> str | None:
    """What parts the cells of a row; None where it is no row of a table."""
    return next((mark for mark, least in _LEAST.items() if text.count(mark, start, end) >= least), None)


def heading_of(text: str, at: int) -> tuple[int, int] | None:
    """Where the cell stands that the first row of the table around `at` has in the same column; None for no table."""
    row, end = row_of(text, at)
    mark = mark_of(text, row, end)
    if mark is None:
        return None
    column, marks = text.count(mark, row, at), text.count(mark, row, end)
    if not column and mark == "|":
        return None
    for _ in range(_ROWS):
        above = text.rfind("\n", 0, row - 1) + 1 if row else 0
        if above == row or text.count(mark, above, row) != marks:
            break
        row = above
    for _ in range(column):
        row = text.find(mark, row) + 1
    end = row_of(text, row)[1]
    closes = text.find(mark, row, end)
    return row, closes if closes >= 0 else end
