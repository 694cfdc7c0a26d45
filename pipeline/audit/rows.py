"""The rows of the tables around the items, cell by cell, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.prose import Prose, read_node
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind, Node

from .views import View


class Row(NamedTuple):
    """A row: `cells` by column, as running text; empty cells are missing.

    So is a subject that the row above has: a merged cell, printed in every row that it covers.
    """

    table: str
    node: Node
    cells: dict[str, Prose]

    def words(self, column: str) -> str:
        """Return a cell's folded words without blanks."""
        cell = self.cells.get(column)
        return "".join(cell.folded.split()) if cell else ""


class Table(NamedTuple):
    """A table: its name, its named columns in order, the cells of its headers, and its rows."""

    name: str
    columns: tuple[str, ...]
    headings: list[Prose]
    rows: list[Row]


def read_tables(view: View) -> list[Table]:
    """Return the tables whose columns the profile knows."""
    return view.memo("tables", lambda v: list(_read_tables(v)))


def rows_of(view: View, name: str) -> list[Row]:
    """Return the rows of all tables of that name."""
    return [row for table in read_tables(view) if table.name == name for row in table.rows]


def _read_tables(view: View) -> Iterator[Table]:
    stack = [view.tree.root]
    nodes: list[Node] = []
    while stack:
        node = stack.pop()
        if node.kind is Kind.TABLE:
            nodes.append(node)
        elif node.kind in (Kind.GUIDE, Kind.SECTION):
            stack.extend(reversed(node.children))
    for node in nodes:
        columns: tuple[str, ...] = ()
        headings: list[Prose] = []
        rows: list[Row] = []
        above = ""
        for child in node.children:
            cells = [read_node(view.tree, cell) for cell in child.all(Kind.CELL)]
            if child.kind is Kind.HEADER:
                heads = tuple(_name_column(view, node.name or "", cell) for cell in cells)
                columns = columns or heads
                headings += cells
            elif child.kind is Kind.ROW:
                named = zip(columns, cells, strict=False)
                filled = {name: cell for name, cell in named if name and cell.text}
                row = Row(node.name or "", child, filled)
                subject = row.words("subject")
                if subject and subject == above:
                    del filled["subject"]
                above = subject or above
                rows.append(row)
        yield Table(node.name or "", columns, headings, rows)


def _name_column(view: View, table: str, header: Prose) -> str:
    """Return the profile's name of a column, "" for one that it does not know."""
    head = "".join(header.folded.split())
    columns = view.profile.tables.get(table, {})
    return next((name for name, headers in columns.items() if head in headers), "")


def row_start(row: Row) -> Range:
    """Return the place of the row's first words, of the whole row where none are in its columns."""
    whole = Range(row.node.start, row.node.end)
    return min((cell.range() for cell in row.cells.values()), default=whole)
