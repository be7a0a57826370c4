"""Cells of a table whose rows are lines: «| کالا | قیمت |» in text, cells parted by tabs in what was HTML."""

from pipelines.figures.document import Document, remembered

_LEAST = {"|": 3, "\t": 1}  # marks of a row that is one of a table
_ROWS = 60  # of a table
_LONG = 4_000  # letters of a line that is no row


@remembered
def has_table(doc: Document) -> bool:
    """Whether the page may hold a table."""
    return "\t" in doc.raw or "\n|" in doc.raw or "\n |" in doc.raw


def row_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line at text[at], of a very long one only of what stands near."""
    least, most = max(0, at - _LONG), min(len(text), at + _LONG)
    start, end = text.rfind("\n", least, at) + 1, text.find("\n", at, most)
    return start or least, end if end >= 0 else most


def mark_of(text: str, start: int, end: int) -> str | None:
    """What parts the cells of a row; None where it is no row of a table."""
    return next((mark for mark, least in _LEAST.items() if text.count(mark, start, end) >= least), None)


def heading_of(text: str, at: int) -> tuple[int, int] | None:
    """Where the cell stands that the first row of the table around `at` has in the same column; None for no table."""
    row, end = row_of(text, at)
    mark = mark_of(text, row, end) if end - row < _LONG else None
    if mark is None:
        return None
    column, marks = text.count(mark, row, at), text.count(mark, row, end)
    if not column and mark == "|":
        return None
    for _ in range(_ROWS):
        above = row_of(text, row - 1)[0] if row else row
        if above == row or row - above > _LONG or text.count(mark, above, row) != marks:
            break
        row = above
    for _ in range(column):
        row = text.find(mark, row) + 1
    end = row_of(text, row)[1]
    closes = text.find(mark, row, end)
    return row, closes if closes >= 0 else end
