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

from .lines import CATEGORY_DEPTH, FIELD_DEPTH, ITEM_DEPTH, TABLE_DEPTH, Line, Role
from .markers import read_marker

TABLE = "items"
# `办理时限（工作日）`: what stands in brackets behind a label.
_BRACKETS = re.compile(r"(?<=.)\([^()]*+\)$")
_NOTE = re.compile(r"(?:注|备注|说明|注意)(?: ?\d)? ?:")
_BELOW = 200  # lines of one cell that stand below its row
_FORM = 2  # columns of a table whose cells' further lines stand below the row


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: `number`, `category`, `title`, or the kind of its field; where its header stands.

    Columns that tell about one material make one field; its header is all of theirs.
    """

    role: str
    header: Range
    part: str | None = None


@dataclass(slots=True)
class _State:
    """The open table: its columns, and what the rows so far have opened."""

    columns: Sequence[_Column]
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
            columns = _read_header([line], profile) if line.tabbed else None
            if columns and _lists_papers(columns, lines[index - 1] if index else None, profile):
                columns = None
            below = lines[index + 1] if not columns and index + 1 < len(lines) else None
            if columns:
                state = _State(columns)
                line.role = _open_table(line)
            elif below and (columns := _read_double_header(line, below, profile)):
                state = _State(columns)
                line.role = _open_table(line)
                below.role = Role(_leaves(Kind.CELL, below), [(Kind.HEADER, TABLE_DEPTH + 1, None)])
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


def _lists_papers(columns: list[_Column], above: Line | None, profile: Profile) -> bool:
    """Whether a table tells of nothing but papers and a numbered label for them stands above it."""
    told = {column.role for column in columns} - {"title", "number", "category"}
    if told != {"materials"} or above is None or above.marker is None or above.role:
        return False
    label = "".join(above.text[above.marker.end :].split()).strip(":")
    return "materials" in profile.kinds_of_words(label)


def _cells(line: Line) -> list[Range]:
    """Return where the line's cells stand, blanks and tabs aside."""
    cells = []
    start = 0
    for words in line.text.split("\t"):
        left = start + len(words) - len(words.lstrip())
        cells.append(Range(line.start + left, line.start + max(left, start + len(words.rstrip()))))
        start += len(words) + 1
    return cells


def _read_double_header(line: Line, below: Line, profile: Profile) -> list[_Column] | None:
    """Return the columns of a header of two rows; the lower one tells what an upper cell covers."""
    tabs = line.text.count("\t") if line.tabbed and below.tabbed else 0
    if not tabs or below.text.count("\t") != tabs or below.text.split("\t")[0].strip():
        return None
    return _read_header([line, below], profile)


def _read_header(rows: list[Line], profile: Profile) -> list[_Column] | None:
    """Return the columns when one heads the items' titles and another one of their fields.

    A column is headed by the lowest of `rows` that has words for it.
    """
    cells = [
        max((cell for cell in column if cell.end > cell.start), default=column[0])
        for column in zip(*map(_cells, rows), strict=True)
    ]
    heads = ["".join(_words_at(rows, cell).split()) for cell in cells]
    if not any(head in profile.tables.get("catalog", {}).get("name", ()) for head in heads):
        return None  # a row as most are
    roles = [_read_head(head, profile) for head in heads]
    if "title" not in roles or not any(_is_field(role, profile) for role in roles):
        return None
    columns: list[_Column] = []
    for head, role, cell in zip(heads, roles, cells, strict=True):
        part = _material_part(head, profile)
        before = columns[-1] if columns else None
        if part and (role == "materials" or (before and before.part)):
            first = before.header.start if before and before.part else cell.start
            columns.append(_Column("materials", Range(first, cell.end), part))
        else:
            columns.append(_Column(role, cell))
    return _join_headers(columns)


def _words_at(rows: list[Line], cell: Range) -> str:
    row = next(row for row in reversed(rows) if row.start <= cell.start)
    return row.text[cell.start - row.start : cell.end - row.start]


def _join_headers(columns: list[_Column]) -> list[_Column]:
    """Give all columns of one field the header that covers all of theirs."""
    joined: list[_Column] = []
    for column in reversed(columns):
        after = joined[-1] if joined else None
        if after and after.part and column.part and after.header.start == column.header.start:
            joined.append(replace(column, header=after.header))
        else:
            joined.append(column)
    return joined[::-1]


def _read_head(head: str, profile: Profile) -> str:
    """Return what a column's header says that its cells are; `other` for what nobody knows."""
    catalog = profile.tables.get("catalog", {})
    for column, role in (("number", "number"), ("category", "category"), ("name", "title")):
        if head in catalog.get(column, ()):
            return role
    for words in (head, _BRACKETS.sub("", head)):
        if kind := profile.kind_of_label(words):
            return kind
        if _material_part(words, profile) == "name":
            return "materials"
    return "other"


def _is_field(role: str, profile: Profile) -> bool:
    return role != "other" and role in profile.fields


def _material_part(head: str, profile: Profile) -> str | None:
    """Return what a header says about a material: its name, form, copies, source."""
    columns = profile.tables.get("materials", {})
    return next(
        (name for name, heads in columns.items() if name != "number" and head in heads), None
    )


def _open_table(line: Line) -> Role:
    opens = [(Kind.TABLE, TABLE_DEPTH, TABLE), (Kind.HEADER, TABLE_DEPTH + 1, None)]
    return Role(_leaves(Kind.CELL, line), opens)


def _leaves(kind: Kind, line: Line) -> list[tuple[Kind, int]]:
    tabs = (line.start + at + 1 for at, character in enumerate(line.text) if character == "\t")
    return [(kind, start) for start in (line.start, *tabs)]


def _split_row(line: Line, state: _State, profile: Profile) -> list[Line]:
    cells = _cells(line)
    filled = [index for index, cell in enumerate(cells) if cell.end > cell.start]
    if [column.role for column in state.columns] == [
        _read_head("".join(words.split()), profile) for words in line.text.split("\t")
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
    return list(_open_cells(line, cells, filled, state, opens_item))


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


def _open_cells(
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


def _read_cell(column: _Column, cell: Range, words: str, state: _State) -> Role:
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
