"""Tables of papers whose cells an export has put below each other, a line each.

`序号`, `材料名称`, `份数`, then `1`, `身份证`, `1份`, `2`, and so on. Empty cells leave no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.characters import HAN
from pipeline.model.guides import Material
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose

from .material_parts import document_pattern
from .material_tables import TABLE, make_material

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HEAD = re.compile(rf"{HAN}(?:{HAN}|[/、()]){{1,9}}")
_UNIT = re.compile(r"\([^()]*\)$")  # 份数（份/套）
_FEWEST = 3  # columns; two lines may be papers
_FEWEST_KNOWN = 2
_OFTEN_EMPTY = ("remark", "condition", None)
_ABOVE = 2  # lines above the header: `（一套材料）`
# What stands in a cell that is no name.
_VALUE = re.compile(
    r"[是否有无√×/—–-]|不?(?:必要|必须|需要)|非必要|容缺后补|\d{1,2} ?[份张套]?"
    r"|(?:原件|复印件|纸质|电子)(?:[版件])?(?:[、和及/或](?:原件|复印件|纸质|电子)[版件]?)*\d?份?"
)


class _Cell(NamedTuple):
    """A line that is a cell: its words folded, and where it stands in the field."""

    words: str
    start: int
    end: int


def read_upright(prose: Prose, profile: Profile) -> list[Material]:
    """Return the papers of a table printed cell below cell; none where it is no such table."""
    found = _LINE.finditer(prose.folded)
    lines = [_Cell(match[0].strip(), match.start(), match.end()) for match in found]
    for begin in range(min(_ABOVE + 1, len(lines))):
        if heads := _read_heads(lines[begin:], profile):
            rows = _split_rows(lines[begin + len(heads) :], heads, profile)
            return [m for row in rows if (m := _read_row(prose, row, heads))]
    return []


def _read_heads(lines: list[_Cell], profile: Profile) -> list[str | None]:
    """Return the columns of the header that `lines` begin with; unknown ones are None."""
    tables = profile.tables.get(TABLE, {})
    columns = {head: name for name, heads in tables.items() for head in heads}
    found: list[str | None] = []
    for line in lines:
        words = _UNIT.sub("", "".join(line.words.split()))
        column = columns.get(words)
        strange = column is None and (not found or document_pattern(profile).search(words))
        if not _HEAD.fullmatch(words) or strange or (column and column in found):
            break
        found.append(column)
    known = sum(column is not None for column in found)
    if len(found) < _FEWEST or known < _FEWEST_KNOWN or "name" not in found[:2]:
        return []
    return found


def _split_rows(
    cells: list[_Cell], heads: list[str | None], profile: Profile
) -> Iterator[list[_Cell]]:
    """Yield the cells of each row, by their numbers or by what follows a name."""
    if heads[0] == "number":
        starts = list(_find_numbers(cells, profile))
    else:
        values = [_VALUE.fullmatch(cell.words) is not None for cell in cells]
        starts = [at for at, value in enumerate(values) if not value and (not at or values[at - 1])]
    for start, end in pairwise([*starts, len(cells)]):
        yield cells[start:end]


def _find_numbers(cells: list[_Cell], profile: Profile) -> Iterator[int]:
    """Yield where the rows' numbers stand; a count of copies may look like the next of them."""
    document = document_pattern(profile)
    start, number = 0, "1"
    while places := [
        at for at in range(start, len(cells) - 1) if cells[at].words.strip(".、") == number
    ]:
        at = next((at for at in places if document.search(cells[at + 1].words)), places[0])
        yield at
        start, number = at + 2, str(int(number) + 1)


def _read_row(prose: Prose, row: list[_Cell], heads: list[str | None]) -> Material | None:
    """Return the paper of a row; which cell is which is known but where one of the first is empty.

    The last ones, for remarks or what nobody knows, are those that stay empty.
    """
    last = max(at for at, head in enumerate(heads) if head not in _OFTEN_EMPTY)
    sure = heads if last < len(row) <= len(heads) else heads[: heads.index("name") + 1]
    cells = {head: prose.slice(cell.start, cell.end) for head, cell in zip(sure, row, strict=False)}
    return make_material(prose.slice(row[0].start, row[-1].end), cells, None)
