"""Rows of labels with their values, in a table or line below line, also those that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from .label_lines import Candidate
from .lines import Line

_NAMED = 0.5  # of the rows name a kind of field; in lists of offices hardly one does
_FEWEST = 4  # labels that make rows a table of labels; known ones count twice
_SHORTEST = 4  # characters of a label among others; 线下, 其中 and 周六 go on with the one above


def find_rows(lines: list[Line], by_line: Mapping[int, Candidate]) -> set[int]:
    """Return the rows whose neighbours show that a label stands before the value."""
    found: set[int] = set()
    for rows in _find_runs(lines, by_line):
        named = [row for row in rows if by_line[row].kinds]
        known = sum(by_line[row].known for row in named)
        if not known or known + len(named) < _FEWEST or len(named) < _NAMED * len(rows):
            continue
        # a table is one from its first row to its last; what follows the last line may be its value
        first, last = (rows[0], rows[-1]) if lines[rows[0]].tabbed else (named[0], named[-1])
        found.update(
            row
            for row in rows
            if first <= row <= last and len(by_line[row].shape.words) >= _SHORTEST
        )
    return found


def _find_runs(lines: list[Line], by_line: Mapping[int, Candidate]) -> Iterator[list[int]]:
    """Yield the rows that stand together and are printed alike."""

    def place(row: tuple[int, int]) -> tuple[int, int]:
        order, index = row
        return index - order, lines[index].text.count("\t")

    rows = [index for index in sorted(by_line) if _is_row(by_line[index])]
    for _, run in groupby(enumerate(rows), place):
        yield [index for _, index in run]


def _is_row(candidate: Candidate) -> bool:
    """Whether a colon or a cell's border stands behind the words; a known label may stand alone."""
    shape = candidate.shape
    plain = not (shape.marker or shape.mark or candidate.opens)
    return plain and shape.colon and (candidate.known or not shape.alone)
