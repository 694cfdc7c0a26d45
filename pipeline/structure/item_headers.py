"""The header of a guide kept as a table: what each column tells about the items."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.profiles import Profile
from pipeline.model.ranges import Range

from .lines import Line

# `办理时限（工作日）`: what stands in brackets behind a label.
_BRACKETS = re.compile(r"(?<=.)\([^()]*+\)$")


class Column(NamedTuple):
    """A column: `number`, `category`, `title`, or the kind of its field; where its header stands.

    Columns that tell about one material make one field; its header is all of theirs.
    """

    role: str
    header: Range
    part: str | None = None


def find_columns(
    lines: list[Line], index: int, profile: Profile
) -> tuple[list[Column], int] | None:
    """Return the columns of a table that this line heads, and how many rows its header has.

    A lower row that names nothing but fields is no item.
    """
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    columns = _read_header([line], profile) if line.tabbed else None
    if columns and _lists_papers(columns, lines[index - 1] if index else None, profile):
        columns = None
    may_be_double = below is not None and (not columns or _names_fields(below, profile))
    if below and may_be_double and (double := _read_double_header(line, below, profile)):
        return double, 2
    return (columns, 1) if columns else None


def _names_fields(line: Line, profile: Profile) -> bool:
    heads = ["".join(words.split()) for words in line.text.split("\t")]
    return all(profile.kind_of_label(head) for head in heads if head)


def _lists_papers(columns: list[Column], above: Line | None, profile: Profile) -> bool:
    """Whether a table tells of nothing but papers and a numbered label for them stands above it."""
    told = {column.role for column in columns} - {"title", "number", "category"}
    if told != {"materials"} or above is None or above.marker is None or above.role:
        return False
    label = "".join(above.text[above.marker.end :].split()).strip(":")
    return "materials" in profile.kinds_of_words(label)


def read_cells(line: Line) -> list[Range]:
    """Return where the line's cells stand, blanks and tabs aside."""
    cells = []
    start = 0
    for words in line.text.split("\t"):
        left = start + len(words) - len(words.lstrip())
        cells.append(Range(line.start + left, line.start + max(left, start + len(words.rstrip()))))
        start += len(words) + 1
    return cells


def _read_double_header(line: Line, below: Line, profile: Profile) -> list[Column] | None:
    """Return the columns of a header of two rows; the lower one tells what an upper cell covers."""
    tabs = line.text.count("\t") if line.tabbed and below.tabbed else 0
    if not tabs or below.text.count("\t") != tabs or below.text.split("\t")[0].strip():
        return None
    return _read_header([line, below], profile)


def _read_header(rows: list[Line], profile: Profile) -> list[Column] | None:
    """Return the columns when one heads the items' titles and another one of their fields.

    A column is headed by the lowest of `rows` that has words for it.
    """
    cells = [
        max((cell for cell in column if cell.end > cell.start), default=column[0])
        for column in zip(*map(read_cells, rows), strict=True)
    ]
    heads = ["".join(_words_at(rows, cell).split()) for cell in cells]
    if not any(head in profile.tables.get("catalog", {}).get("name", ()) for head in heads):
        return None  # a row as most are
    known = [_know_head(head, profile) for head in heads]
    if "title" not in known or not any(_is_field(role, profile) for role in known if role):
        return None
    roles = [read_head(head, profile) for head in heads]
    columns: list[Column] = []
    for head, role, cell in zip(heads, roles, cells, strict=True):
        part = _material_part(head, profile)
        before = columns[-1] if columns else None
        if before and not head and _is_field(before.role, profile):  # its header covers this one
            part = before.part or "name"
            columns[-1] = before._replace(part=part)
            columns.append(Column(before.role, before.header, part))
        elif part and (role == "materials" or (before and before.part)):
            first = before.header.start if before and before.part else cell.start
            columns.append(Column("materials", Range(first, cell.end), part))
        else:
            columns.append(Column(role, cell))
    return _join_headers(columns)


def _words_at(rows: list[Line], cell: Range) -> str:
    row = next(row for row in reversed(rows) if row.start <= cell.start)
    return row.text[cell.start - row.start : cell.end - row.start]


def _join_headers(columns: list[Column]) -> list[Column]:
    """Give all columns of one field the header that covers all of theirs."""
    joined: list[Column] = []
    for column in reversed(columns):
        after = joined[-1] if joined else None
        if after and after.part and column.part and after.header.start == column.header.start:
            joined.append(column._replace(header=after.header))
        else:
            joined.append(column)
    return joined[::-1]


def read_head(head: str, profile: Profile) -> str:
    """Return what a column's header says that its cells are; `other` for what nobody knows.

    The last words of a header may tell that, too: 咨询及监督电话.
    """
    return _know_head(head, profile) or next(iter(profile.kinds_of_words(head)), "other")


def _know_head(head: str, profile: Profile) -> str | None:
    catalog = profile.tables.get("catalog", {})
    for column, role in (("number", "number"), ("category", "category"), ("name", "title")):
        if head in catalog.get(column, ()):
            return role
    for words in (head, _BRACKETS.sub("", head)):
        if kind := profile.kind_of_label(words):
            return kind
        if _material_part(words, profile) == "name":
            return "materials"
    return None


def _is_field(role: str, profile: Profile) -> bool:
    return role != "other" and role in profile.fields


def _material_part(head: str, profile: Profile) -> str | None:
    """Return what a header says about a material: its name, form, copies, source."""
    columns = profile.tables.get("materials", {})
    return next(
        (name for name, heads in columns.items() if name != "number" and head in heads), None
    )
