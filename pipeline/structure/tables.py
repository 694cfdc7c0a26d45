"""Find the tables around the items, and make one row of what an extraction broke into two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pipeline.model.characters import HAN
from pipeline.model.profiles import Profile
from pipeline.model.trees import Kind

from .lines import TABLE_DEPTH, WORDS_DEPTH, Line, Role

_INSIDE_ITEMS = ("materials",)  # tables that belong to the field in which they stand
# What rows begin with, in their first cell that is not empty: `3` · `四、` · `2. ` · `①`.
_NUMBER = re.compile(r"(\d{1,4}|[①-⑳])(?:[.、)]|$)|[一二三四五六七八九十]{1,3}、|[①-⑳]")
_WORD = re.compile(HAN)  # a page number has none
_FIRST = re.compile(r"(?:1|一|①)(?:[.、)]|$)")


def mark_tables(lines: list[Line], folded: str, profile: Profile) -> list[Line]:
    """Return the lines, those marked that are rows of a table whose header the profile knows.

    A row that was broken inside a cell becomes one line, the break inside it. The rows of a table
    inside a field are its text.
    """
    marked: list[Line] = []
    labels = _number_labels(lines, profile)
    name: str | None = None
    width = 0
    in_field = False
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        cells = line.text.split("\t")
        known = _name_table(cells, profile) if line.tabbed and not line.role else None
        begins = known is not None and name is None and _stands_in_field(marked, labels, profile)
        in_field = line.tabbed and not line.role and (in_field or begins)
        if in_field:
            line.role = Role([(Kind.TEXT, line.start)], depth=WORDS_DEPTH)
        elif known:
            opens = [(Kind.TABLE, TABLE_DEPTH, known)] if known != name else []
            name, width = known, len(cells)
            line.role = Role(_cells(line), [*opens, (Kind.HEADER, TABLE_DEPTH + 1, None)])
        elif line.role or not name:
            name = None
        elif _goes_on(marked[-1], line, below, width):
            marked[-1] = _join(marked[-1], line, folded, width)
            continue
        elif line.tabbed or _begins_row(line, below, width):
            line.role = _mark_row(line, width)
        elif _counts_on(below, width):
            # a page number, say: it ends no table that goes on below it
            line.role = Role([(Kind.LOOSE, line.start)], depth=TABLE_DEPTH + 1)
        else:
            name = None
        marked.append(line)
    return marked


def _number_labels(lines: list[Line], profile: Profile) -> dict[tuple[str, int] | None, int]:
    """Return where the first known label of each number begins, and the first without one."""
    starts: dict[tuple[str, int] | None, int] = {}
    for line in lines:
        if profile.kind_of_label(_read_label(line)):
            number = (line.marker.system, line.marker.value) if line.marker else None
            starts.setdefault(number, line.start)
    return starts


def _stands_in_field(
    above: list[Line], labels: Mapping[tuple[str, int] | None, int], profile: Profile
) -> bool:
    """Whether the label above a table goes on with a list of labels: `五、受理窗口`."""
    label = above[-1] if above else None
    if label is None or label.role or not profile.kinds_of_words(_read_label(label)):
        return False
    before = (label.marker.system, label.marker.value - 1) if label.marker else None
    return labels.get(before, label.start) < label.start


def _read_label(line: Line) -> str:
    """Return the words of a line that is a label alone, without blanks."""
    return "".join(line.text[line.marker.end if line.marker else 0 :].split()).strip(":【】")


def _goes_on(row: Line, line: Line, below: Line | None, width: int) -> bool:
    """Whether `line` is the rest of `row`: it begins no row, and its cells are what is missing."""
    is_page_number = row.compact.isdecimal() and not row.tabbed
    if is_page_number or not _number(row) or _number(line):
        return False
    cells = _count_cells(row) + _count_cells(line) - 1
    if line.tabbed:
        return cells == width or (row.tabbed and cells < width)
    # words without a tab look like any other line: they stand close, and the table goes on
    is_close = row.tabbed and not line.gap and not line.marker
    if not is_close or below is None or not _WORD.search(line.text):
        return False
    return _counts_on(below, width) if cells == width else _goes_on(row, below, None, width)


def _begins_row(line: Line, below: Line | None, width: int) -> bool:
    """Whether a row is broken inside its first cell."""
    return below is not None and below.tabbed and _goes_on(line, below, None, width)


def _counts_on(below: Line | None, width: int) -> bool:
    """Whether `below` is a row of the same table; that of another one begins to count."""
    if below is None or below.role or _count_cells(below) != width:
        return False
    number = _number(below)
    return number is not None and not _FIRST.match(number)


def _count_cells(line: Line) -> int:
    return line.text.count("\t") + 1


def _number(line: Line) -> str | None:
    """Return the number that a row begins with."""
    cells = (cell.strip() for cell in line.text.split("\t"))
    match = _NUMBER.match(next(filter(None, cells), ""))
    return match[0] if match else None


def _join(row: Line, line: Line, folded: str, width: int) -> Line:
    text = folded[row.start : line.end]
    compact = row.compact + line.compact
    joined = replace(row, end=line.end, next=line.next, text=text, compact=compact, tabbed=True)
    joined.role = _mark_row(joined, width)
    return joined


def _mark_row(line: Line, width: int) -> Role:
    kind = Kind.REMARK if _is_remark(line, width) else Kind.ROW
    return Role(_cells(line), [(kind, TABLE_DEPTH + 1, None)])


def _name_table(cells: list[str], profile: Profile) -> str | None:
    """Return the table of which at least two columns, and most of the cells, are headers.

    One of them at least must be spelled as the profile spells it.
    """
    heads = ["".join(cell.split()) for cell in cells]
    best, score = None, 1
    for table, headers in _headers(profile).items():
        if table in _INSIDE_ITEMS or headers.isdisjoint(heads):
            continue
        known = sum(profile.column_of(table, head) is not None for head in heads)
        if known > score and known * 2 > len(heads):
            best, score = table, known
    return best


@cache
def _headers(profile: Profile) -> dict[str, frozenset[str]]:
    """Return the headers of each table, whichever column they name."""
    return {
        table: frozenset(header for headers in columns.values() for header in headers)
        for table, columns in profile.tables.items()
    }


def _cells(line: Line) -> list[tuple[Kind, int]]:
    starts = [line.start]
    starts += [line.start + i + 1 for i, char in enumerate(line.text) if char == "\t"]
    return [(Kind.CELL, start) for start in starts]


def _is_remark(line: Line, width: int) -> bool:
    """A cell over the whole width: nothing beside it, and no number that opens a row."""
    cells = line.text.split("\t")
    first = cells[0].strip()
    alone = bool(first) and not any(cell.strip() for cell in cells[1:])
    return alone and width > 1 and not re.match(r"\d+$|[一二三四五六七八九十]+、", first)
