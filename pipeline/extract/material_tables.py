"""Materials that an item lists in a table of its own: `《停保表》⇥1份⇥申请人`."""

from __future__ import annotations

from pipeline.model.guides import Material
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

from .material_parts import QUOTED, read_copies, read_form

TABLE = "materials"
_FEWEST = 2  # known headers; a single one may be a material's own name

Columns = tuple[str | None, ...]


def read_columns(row: Prose, profile: Profile) -> Columns | None:
    """Return what each cell of a header row heads, or None when `row` is no header."""
    heads = ["".join(cell.split()) for cell in row.folded.split("\t")]
    columns = tuple(profile.column_of(TABLE, head) for head in heads)
    known = sum(column is not None for column in columns)
    return columns if "name" in columns and known >= _FEWEST else None


def read_row(row: Prose, columns: Columns, group: str | None) -> Material | None:
    """Return the material of a row, or None when its cell for the name is empty."""
    cells = dict(zip(columns, _split_cells(row), strict=False))
    name = cells.get("name")
    if name is None or not name.text:
        return None
    printed = {column: cell.text or None for column, cell in cells.items()}
    number, copies = printed.get("number"), printed.get("copies")
    return Material(
        group=group,
        number=read_numeral(number) if number else None,
        name=name.text,
        source=printed.get("source"),
        form=read_form("".join(filter(None, (printed.get("form"), name.folded)))),
        copies=read_copies(copies) or read_numeral(copies) if copies else None,
        quoted_documents=QUOTED.findall(name.text),
        condition=None,
        text=row.text,
        span=row.span(),
    )


def _split_cells(row: Prose) -> list[Prose]:
    cells = []
    start = 0
    for words in row.folded.split("\t"):
        cells.append(row.slice(start, start + len(words)))
        start += len(words) + 1
    return cells
