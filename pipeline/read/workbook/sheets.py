"""A sheet as its reader sees it: the words of its cells, hidden rows and columns told apart."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..zips import refuse_bomb
from .rows import Row, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Rows with words times columns with words: the booklet as rows has 273. Beyond it the words stand
# scattered over the sheet, as in no table.
MAX_PLACES = 2_000_000
_MOST_GAPS = 3  # empty rows in a row: more say no more
_DECIMALS = re.compile(r"\.(0+)")
_PADDED = re.compile(r"0{2,}")


def read_sheet(sheet: Worksheet, path: Path) -> Table:
    """Return the rows of `sheet` from the first to the last with words, all of one width."""
    words: dict[int, dict[int, str]] = {}
    # `iter_rows` makes a cell of every place of the sheet, a million of rows of 16,384 if need be
    for (row, column), cell in sheet._cells.items():
        if shown := read_cell(cell):
            words.setdefault(row, {})[column] = shown
    columns = sorted({column for cells in words.values() for column in cells})
    if len(words) * len(columns) > MAX_PLACES:
        refuse_bomb(path)
    hidden = _find_hidden(sheet, columns)
    shown_columns = [column for column in columns if column not in hidden]
    rows = []
    last = None
    for number in sorted(words):
        cells = words[number]
        gap = 0 if last is None else min(number - last - 1, _MOST_GAPS)
        rows += [Row(())] * gap
        rows.append(
            Row(
                [cells.get(column, "") for column in shown_columns],
                [cells[column] for column in columns if column in hidden and column in cells],
                bool(sheet.row_dimensions[number].hidden),
            )
        )
        last = number
    return Table(rows)


def _find_hidden(sheet: Worksheet, columns: Sequence[int]) -> set[int]:
    """Return those of `columns`, which ascend, that are hidden; a dimension may stand for many."""
    hidden: set[int] = set()
    seen = 0
    dimensions = sheet.column_dimensions.values()
    for first, last in sorted((d.min or 0, d.max or 0) for d in dimensions if d.hidden):
        start = bisect_left(columns, max(first, seen))
        hidden.update(columns[start : bisect_right(columns, last)])
        seen = max(seen, last + 1)
    return hidden


def read_cell(cell: Any) -> str:
    """Return what a cell shows; of a formula the value that was last worked out."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _print_number(value, cell.number_format or "General")
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return _print_date(value, cell.number_format or "")
    return str(value).strip("\r\n")


def _print_number(value: float, form: str) -> str:
    form = form.split(";", maxsplit=1)[0]
    if "%" in form:
        value *= 100
    decimals = _DECIMALS.search(form)
    if decimals:
        printed = f"{value:.{len(decimals[1])}f}"
    elif float(value).is_integer() and abs(value) < 1e15:
        printed = str(int(value))
    else:
        printed = f"{value:.10g}"
    padded = _PADDED.fullmatch(form)
    printed = printed.zfill(len(form)) if padded else printed
    return f"{printed}%" if "%" in form else printed


def _print_date(value: datetime.datetime | datetime.date | datetime.time, form: str) -> str:
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    time = ""
    if isinstance(value, datetime.datetime):
        if (value.hour or value.minute or value.second) or "h" in form.lower():
            time = f" {value:%H:%M}"
        value = value.date()
    if "年" not in form:
        return value.isoformat() + time
    day = f"{value.day}日" if "日" in form or "d" in form.lower() else ""
    month = f"{value.month}月" if "月" in form else ""
    return f"{value.year}年{month}{day}{time}"
