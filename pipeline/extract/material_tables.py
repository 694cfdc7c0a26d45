"""Materials that an item lists in a table of its own: `《停保表》⇥1份⇥申请人`."""

from __future__ import annotations

import re

from pipeline.model.guides import Material
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

from .material_parts import QUOTED, read_copies, read_form

TABLE = "materials"
_FEWEST = 2  # known headers; a single one may be a material's own name

_UNIT = re.compile(r"\([^()]*\)$")  # 份数（份/套）
_NOT_WANTED = re.compile(r"[0〇零]份?|[无否空×xX/—–-]*")  # in a column for originals, or copies
Columns = tuple[str | None, ...]


def read_columns(row: Prose, profile: Profile) -> Columns | None:
    """Return what each cell of a header row heads, or None when `row` is no header."""
    heads = [_UNIT.sub("", "".join(cell.split())) for cell in row.folded.split("\t")]
    columns = tuple(profile.column_of(TABLE, head) for head in heads)
    known = sum(column is not None for column in columns)
    return columns if "name" in columns and known >= _FEWEST else None


def read_row(row: Prose, columns: Columns, group: str | None) -> Material | None:
    """Return the material of a row, or None when its cell for the name is empty."""
    cells = dict(zip(columns, _split_cells(row), strict=False))
    name = cells.get("name")
    if name is None or _NOT_WANTED.fullmatch(name.folded):
        return None
    printed = {column: cell.text or None for column, cell in cells.items()}
    wanted = [
        (words, cells[column].folded)
        for column, words in (("original", "原件"), ("copy", "复印件"))
        if column in cells and not _NOT_WANTED.fullmatch(cells[column].folded)
    ]
    number = printed.get("number")
    counts = [cells["copies"].folded] if "copies" in cells else [count for _, count in wanted]
    stated = read_copies(printed.get("form") or "")
    forms = [printed.get("form"), printed.get("copies"), name.folded, *(form for form, _ in wanted)]
    condition = cells.get("condition")
    return Material(
        group=group,
        number=read_numeral(number) if number else None,
        name=name.text,
        source=printed.get("source"),
        form=read_form("".join(filter(None, forms))),
        copies=next((n for count in counts if (n := _read_count(count)) is not None), stated),
        quoted_documents=QUOTED.findall(name.text),
        condition=condition.text
        if condition and not _NOT_WANTED.fullmatch(condition.folded)
        else None,
        text=row.text,
        span=row.span(),
    )


def _read_count(words: str) -> int | None:
    return read_copies(words) or read_numeral(words)


def _split_cells(row: Prose) -> list[Prose]:
    cells = []
    start = 0
    for words in row.folded.split("\t"):
        cells.append(row.slice(start, start + len(words)))
        start += len(words) + 1
    return cells
