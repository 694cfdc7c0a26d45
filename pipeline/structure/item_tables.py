"""Guides kept as tables: each row an item, or a further material of the item above it.

`序号⇥事项名称⇥办理条件⇥申请材料⇥办理时限`: the row is cut into its cells, each of which opens what
its column's header says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.profiles import Profile
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

from .item_headers import Column, find_columns, read_cells, read_head
from .lines import CATEGORY_DEPTH, FIELD_DEPTH, ITEM_DEPTH, TABLE_DEPTH, Line, Role
from .markers import read_marker

TABLE = "items"
_NOTE = re.compile(r"(?:注|备注|说明|注意)(?: ?\d)? ?:")
_BELOW = 200  # lines of one cell that stand below its row
_FORM = 2  # columns of a table whose cells' further lines stand below the row


@dataclass(slots=True)
class _State:
    """The open table: its columns, and what the rows so far have opened."""

    columns: Sequence[Column]
    has_item: bool = False
    category: str | None = None

    @property
    def opens_categories(self) -> bool:
        """Whether a category may open in a row: the item's number, if any, stands behind it."""
        roles = [column.role for column in self.columns]
        return "number" not in roles[: roles.index("category")] if "category" in roles else True


def split_item_tables(lines: list[Line], profile: Profile) -> list[Line]:
    """Return the lines; the rows of tables of items are cut into cells, which have roles."""
    if not any(line.tabbed for line in lines):
        return lines
    split: list[Line] = []
    state: _State | None = None
    waiting: list[Line] = []
    for index, line in enumerate(lines):
        if line.role:
            split.append(line)
            continue
        if state is None or not line.tabbed or line.text.count("\t") + 1 != len(state.columns):
            if found := find_columns(lines, index, profile):
                state = _State(found[0])
                line.role = _open_table(line)
                for below in lines[index + 1 : index + found[1]]:
                    opens = [(Kind.HEADER, TABLE_DEPTH + 1, None)]
                    below.role = Role(_leaves(Kind.CELL, below), opens)
            elif state is not None and len(state.columns) == _FORM and len(waiting) < _BELOW:
                waiting.append(line)
                continue
            else:
                state = None
            split += [*waiting, line]
            waiting = []
            continue
        for below in waiting:
            below.role = Role([(Kind.TEXT, below.start)], depth=FIELD_DEPTH + 1)
        split += [*waiting, *_split_row(line, state, profile)]
        waiting = []
    return split + waiting


def _open_table(line: Line) -> Role:
    opens = [(Kind.TABLE, TABLE_DEPTH, TABLE), (Kind.HEADER, TABLE_DEPTH + 1, None)]
    return Role(_leaves(Kind.CELL, line), opens)


def _leaves(kind: Kind, line: Line) -> list[tuple[Kind, int]]:
    tabs = (line.start + at + 1 for at, character in enumerate(line.text) if character == "\t")
    return [(kind, start) for start in (line.start, *tabs)]


def _split_row(line: Line, state: _State, profile: Profile) -> list[Line]:
    cells = read_cells(line)
    filled = [index for index, cell in enumerate(cells) if cell.end > cell.start]
    if [column.role for column in state.columns] == [
        read_head("".join(words.split()), profile) for words in line.text.split("\t")
    ]:
        # the header printed again on a new page does not end the item
        line.role = Role(_leaves(Kind.CELL, line), depth=FIELD_DEPTH)
        return [line]
    if len(filled) == 1 and len(cells) > _FORM and filled[0] == 0:
        return [_mark_lone_cell(line, state)]
    opens_item = any(state.columns[index].role == "title" for index in filled)
    if not opens_item and not state.has_item:
        return [line]
    state.has_item = True
    return list(_openread_cells(line, cells, filled, state, opens_item))


def _mark_lone_cell(line: Line, state: _State) -> Line:
    """A cell over the whole width: a remark, or the title of a group of items."""
    words = "".join(line.text.split())
    if _NOTE.match(words):
        line.role = Role([(Kind.TEXT, line.start)], [(Kind.NOTE, TABLE_DEPTH, None)])
    else:
        state.category = words
        line.role = _open_category(line.start, line.text)
    return line


def _open_category(start: int, words: str) -> Role:
    marker = read_marker(words)
    leaves = [(Kind.TITLE, start + (marker.end if marker else 0))]
    if marker:
        leaves.insert(0, (Kind.NUMBER, start))
    return Role(leaves, [(Kind.CATEGORY, CATEGORY_DEPTH, None)])


def _openread_cells(
    line: Line, cells: list[Range], filled: list[int], state: _State, opens_item: bool
) -> Iterator[Line]:
    """Yield a line for each cell, or for neighbouring cells of one field."""
    starts: list[tuple[int, Role]] = []
    previous: Range | None = None
    for index in filled:
        column, cell = state.columns[index], cells[index]
        if column.part and column.header == previous:
            continue  # goes on in the field of the cell before
        previous = column.header if column.part else None
        words = line.text[cell.start - line.start : cell.end - line.start]
        role = _read_cell(column, cell, words, state)
        if opens_item and not _opens(role, Kind.CATEGORY):
            role.opens = [(Kind.ITEM, ITEM_DEPTH, None), *role.opens]
            opens_item = False
        starts.append((cell.start, role))
    for number, (start, role) in enumerate(starts):
        after = starts[number + 1][0] if number + 1 < len(starts) else line.next
        text = line.text[start - line.start : min(after, line.end) - line.start].rstrip()
        yield replace(
            line,
            start=start,
            end=start + len(text),
            next=after,
            text=text,
            compact="".join(text.split()),
            gap=0 if number else line.gap,
            marker=read_marker(text),
            role=role,
        )


def _read_cell(column: Column, cell: Range, words: str, state: _State) -> Role:
    """Return the role of a filled cell."""
    compact = "".join(words.split())
    if column.role == "category" and compact != state.category and state.opens_categories:
        state.category = compact
        return _open_category(cell.start, words)
    if column.role == "number":
        return Role([(Kind.NUMBER, cell.start)], depth=FIELD_DEPTH)
    if column.role == "title":
        marker = read_marker(words)
        leaves = [(Kind.TITLE, cell.start + (marker.end if marker else 0))]
        if marker:
            leaves.insert(0, (Kind.NUMBER, cell.start))
        return Role(leaves, depth=FIELD_DEPTH)
    if column.role == "category":
        return Role([(Kind.CELL, cell.start)], depth=FIELD_DEPTH)
    opens = [(Kind.FIELD, FIELD_DEPTH, column.role)]
    return Role([(Kind.TEXT, cell.start)], opens, header=column.header)


def _opens(role: Role, kind: Kind) -> bool:
    return any(opened is kind for opened, _, _ in role.opens)
