"""Tables of workbooks written as text: one line for a row, a tab between two cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.model.ranges import Range
from pipeline.model.sources import CELL_BREAK

# A label and its value: what stands in the value's cell goes on below the row.
_FORM = 2


class Row(NamedTuple):
    """The words of a row's cells, lines in a cell apart, and what hidden cells say."""

    cells: Sequence[str]
    hidden_cells: Sequence[str] = ()
    hidden: bool = False


class Table(NamedTuple):
    """Rows of equal width; a row of empty cells is a gap."""

    rows: Sequence[Row]

    def first_words(self) -> str:
        """Return the first words that the table shows."""
        return next((cell.strip() for row in self.rows for cell in row.cells if cell.strip()), "")


@dataclass(slots=True)
class RowWriter:
    """Writes rows to lines; `asides` and `headings` are what a source has."""

    asides: list[Range] = field(default_factory=list)
    headings: dict[int, int] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)
    _length: int = 0

    def text(self) -> str:
        """Return all lines."""
        return "".join(self._lines)

    def add_heading(self, words: str) -> None:
        """Write a line that stands over a table."""
        self.headings[self._length] = 1
        self._write(" ".join(words.split()))

    def set_aside(self, words: str) -> None:
        """Write a line that is no part of the guide's text."""
        if words.strip():
            self.asides.append(Range(self._length, self._length + len(words)))
            self._write(words)

    def write(self, table: Table, hidden: bool = False) -> None:
        """Write a table and the gap below it."""
        begun = False
        for row in table.rows:
            filled = [cell for cell in row.cells if cell.strip()]
            begun = begun or len(filled) > 1
            for line in _arrange(row.cells, begun) if filled else [""]:
                if hidden or row.hidden:
                    self.set_aside(line)
                else:
                    self._write(line)
            self.set_aside("\t".join(map(_flatten, row.hidden_cells)))
        self._write("")

    def _write(self, line: str) -> None:
        self._lines.append(f"{line}\n")
        self._length += len(line) + 1


def _arrange(cells: Sequence[str], begun: bool) -> list[str]:
    """Return the lines of a row; words above the table, in one wide cell, are lines alone."""
    if not begun or len(cells) == 1:
        return [line for cell in cells if cell.strip() for line in _split(cell)]
    if len(cells) == _FORM and cells[0].strip():
        first, *rest = _split(cells[1]) or [""]
        return [f"{_flatten(cells[0])}\t{first}", *rest]
    return ["\t".join(map(_flatten, cells))]


def _split(cell: str) -> list[str]:
    return [line.replace("\t", " ") for line in cell.splitlines() if line.strip()]


def _flatten(cell: str) -> str:
    return CELL_BREAK.join(_split(cell))
