"""`csv/*.csv`: the tables for spreadsheets and pandas; RFC 4180, header row, CRLF.

A null and an empty text are both an empty cell, truth is `true` or `false`. Line breaks within a
cell become LF. A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, so such a text gets
a leading apostrophe, which spreadsheets hide or show but never run; the same text in `guide.json`
has none. A number or phone number such as `-5` or `+8612345678901` is left as it is.
"""

from __future__ import annotations

import re

from .columns import Cell
from .drafts import Draft, Files
from .relations import Table
from .tables import TABLES

FILES = tuple(f"csv/{definition.name}.csv" for definition in TABLES)

# Blanks, and characters that show as nothing, do not keep a spreadsheet from seeing a formula.
# Apostrophes are let through: one more is then added, so that dropping one always undoes this.
_RUNNABLE = re.compile(
    r"'*[\s\0\u00ad\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠]"
    r"|'*[\t\r]"
)
_PLAIN_NUMBER = re.compile(r"[+-][0-9 ().,-]*")
_LINE_BREAK = re.compile(r"\r\n?")


def render(draft: Draft) -> Files:
    """Return each table as CSV in the chosen encoding."""
    encoding = draft.options.csv_encoding
    return {f"csv/{table.name}.csv": _csv(table).encode(encoding) for table in draft.tables}


def _csv(table: Table) -> str:
    # pandas takes longer to import than the rest of a run: only who writes CSV pays for it.
    import pandas as pd

    rows = [[_show(cell) for cell in row] for row in table.rows]
    names = [column.name for column in table.columns]
    frame = pd.DataFrame(rows, columns=names, dtype=object)
    return frame.to_csv(index=False, lineterminator="\r\n")


def _show(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return _defuse(cell) if isinstance(cell, str) else str(cell)


def _defuse(text: str) -> str:
    """Return `text` so that no spreadsheet runs it."""
    lines = _LINE_BREAK.sub("\n", text)
    if _RUNNABLE.match(lines) and not _PLAIN_NUMBER.fullmatch(lines):
        return "'" + lines
    return lines
