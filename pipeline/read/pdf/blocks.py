"""The reading order of a page: bands from the top, columns in a band from the left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .columns import Gutter, part_columns
from .figures import CAPTION_LINES, Figure, mark_captions, set_figures
from .lines import TextLine
from .pages import Cell, Page, Table
from .row_starts import assign_rows, find_row_starts
from .shapes import Box, around

Element = TextLine | Table | Box | Figure

# Elements stand beside each other when they share this part of the lower one's height.
_BESIDE = 0.25
# Columns are at least so far apart, in points; half the width of a character of body text.
_GUTTER = 5.0
# A run of lines with one gutter is a table or a text in columns from so many lines on.
_RUN = 2
_MAX_RUN = 200
_COLUMN_LINES = 4
# How many bands come to one with a gutter; where there are so many columns, a tall cell may go on
# alone.
_TABLE_COLUMNS = 4
_MAX_SINGLE = (3, 5)
# In running text most lines of a column reach its right edge.
_FULL = 0.6
# A line further away than this many times its size begins something new.
_ROW_GAP = 2.2


class Block(NamedTuple):
    """An element in reading order, and what its lines could reach to at either side.

    An `aside` stands in the way of the text and must not interrupt a paragraph.
    """

    element: Element
    left: float | None = None
    right: float | None = None
    aside: bool = False


class _Extent(NamedTuple):
    element: Element
    box: Box


def order_page(page: Page, furniture: set[int], gutters: Sequence[Gutter]) -> list[Block]:
    """Return the page's elements in the order in which people read them.

    `gutters` are those of the document, in case that the page is set in two columns.
    """
    lines = [line for line in page.lines if id(line) not in furniture]
    elements: list[Element] = sorted(
        [*lines, *page.pictures, *page.tables], key=lambda e: _box_of(e).top
    )
    placed = [(element, _box_of(element)) for element in elements]
    groups = part_columns(placed, gutters)
    blocks = [block for group in groups for block in _order(_extents(group))]
    mark_captions([block.element for block in blocks if not block.aside])
    return blocks


def _extents(elements: Sequence[Element]) -> list[_Extent]:
    """Return the elements from the top, pictures together with the captions beside the text."""
    lines = [e for e in elements if isinstance(e, TextLine)]
    pictures = [e for e in elements if isinstance(e, Box)]
    tables = [e for e in elements if isinstance(e, Table)]
    extents = (_extent(e) for e in (*set_figures(lines, pictures), *tables))
    return sorted(extents, key=lambda e: e.box.top)


def _order(extents: list[_Extent]) -> list[Block]:
    blocks: list[Block] = []
    bands = [list(band) for band in _bands(extents)]
    index = 0
    while index < len(bands):
        run = _run_length(bands, index)
        if run:
            blocks += _read_run([e for band in bands[index : index + run] for e in band])
            index += run
        else:
            blocks += _read_band(bands[index])
            index += 1
    return blocks


def _extent(element: Element) -> _Extent:
    return _Extent(element, _box_of(element))


def _box_of(element: Element) -> Box:
    if isinstance(element, TextLine):
        return Box(element.x0, element.top, element.x1, element.bottom)
    return element if isinstance(element, Box) else element.box


def _bands(extents: Sequence[_Extent]) -> Iterator[list[_Extent]]:
    """Group what stands beside each other, directly or over a third element."""
    band: list[_Extent] = []
    low = least = 0.0
    for extent in extents:
        height = extent.box.bottom - extent.box.top
        if band and low - extent.box.top > _BESIDE * min(height, least):
            band.append(extent)
            low, least = max(low, extent.box.bottom), min(least, height)
            continue
        if band:
            yield band
        band, low, least = [extent], extent.box.bottom, height
    if band:
        yield band


def _columns(band: Sequence[_Extent]) -> list[list[_Extent]]:
    """Part a band at the gutters that go through all of it."""
    columns: list[list[_Extent]] = []
    right = 0.0
    for extent in sorted(band, key=lambda e: e.box.x0):
        if columns and extent.box.x0 < right + _GUTTER:
            columns[-1].append(extent)
            right = max(right, extent.box.x1)
        else:
            columns.append([extent])
            right = extent.box.x1
    return columns


def _from_top(extents: Sequence[_Extent]) -> list[_Extent]:
    return sorted(extents, key=lambda e: (e.box.top, e.box.x0))


def _read_band(band: list[_Extent]) -> Iterator[Block]:
    if len(band) == 1:
        yield Block(band[0].element)
        return
    columns = _columns(band)
    if len(columns) == 1:
        yield from (Block(extent.element) for extent in _from_top(band))
        return
    text: list[tuple[float, Block]] = []
    asides: list[tuple[float, Block]] = []
    for index, column in enumerate(columns):
        left = columns[index - 1] if index else []
        right = columns[index + 1] if index + 1 < len(columns) else []
        aside = _is_float(column, band)
        start, end = _limits(column, left, right)
        for extent in _from_top(column):
            block = Block(extent.element, start, end, aside)
            (asides if aside else text).append((extent.box.top, block))
    for top, block in asides:
        # where it begins in the text beside it, not after all of that
        place = next((i for i, (other, _) in enumerate(text) if other >= top - _GUTTER), len(text))
        text.insert(place, (top, block))
    yield from (block for _, block in text)


def _limits(
    column: list[_Extent], left: list[_Extent], right: list[_Extent]
) -> tuple[float | None, float | None]:
    """Return how far the lines of a column reach beside its neighbours; None where it has none.

    Three lines show it themselves; for fewer, text keeps its own size away from a picture.
    """
    lines = [e.element for e in column if isinstance(e.element, TextLine)]
    if len(lines) > CAPTION_LINES - 1:
        start, end = min(line.x0 for line in lines), max(line.x1 for line in lines)
    else:
        size = max((line.size for line in lines), default=0.0)
        start = max((e.box.x1 for e in left), default=0.0) + size
        end = min((e.box.x0 for e in right), default=0.0) - size
    return start if left else None, end if right else None


def _is_float(column: list[_Extent], band: list[_Extent]) -> bool:
    """A picture with its caption, beside running text of at least as many lines, or alone."""
    if any(isinstance(e.element, Figure) for e in column):
        return True
    lines = sum(isinstance(e.element, TextLine) for e in column)
    others = sum(isinstance(e.element, TextLine) for e in band) - lines
    pictured = any(isinstance(e.element, Box) for e in column)
    return pictured and (not lines or (lines <= CAPTION_LINES and others > max(lines, 2)))


def _run_length(bands: list[list[_Extent]], index: int) -> int:
    """Return how many bands from `index` share gutters, lines and pictures in cells; 0 when few."""
    if not _is_parted(bands[index]):
        return 0
    taken = list(bands[index])
    length = parted = 1
    most = _MAX_SINGLE[0]
    gutters = len(_columns(taken))
    for band in bands[index + 1 :]:
        if not _may_be_row(band):
            break
        gap = min(e.box.top for e in band) - max(e.box.bottom for e in taken)
        size = max((e.element.size for e in band if isinstance(e.element, TextLine)), default=10)
        columns = len(_columns([*taken, *band]))
        if columns < 2 or gap > _ROW_GAP * size or columns < gutters:
            break
        if len(band) == 1 and _is_apart(band[0], taken):
            break
        taken += band
        gutters = columns
        length += 1
        parted += _is_parted(band)
        most = _MAX_SINGLE[gutters >= _TABLE_COLUMNS]
        if length > most * parted + _RUN or length > _MAX_RUN:
            break
    enough = parted > _RUN or parted == length == _RUN
    return length if enough and parted * most >= length else 0


def _is_apart(extent: _Extent, taken: list[_Extent]) -> bool:
    """A single line to the left of all columns but the first, or wider than its column."""
    return not any(other.box.x0 < extent.box.x1 and extent.box.x0 < other.box.x1 for other in taken)


def _is_parted(band: list[_Extent]) -> bool:
    return len(_columns(band)) > 1 and _may_be_row(band)


def _may_be_row(band: list[_Extent]) -> bool:
    """Lines, and pictures where there are too many columns for one that floats in a text."""
    pictured = any(isinstance(e.element, Box) for e in band)
    plain = all(isinstance(e.element, TextLine | Box) for e in band)
    return plain and (not pictured or len(_columns(band)) > 2)


def _read_run(run: list[_Extent]) -> Iterator[Block]:
    """Read a run of lines with common gutters: as columns of text, or as a table's rows."""
    columns = [_from_top(column) for column in _columns(run)]
    lines = all(isinstance(e.element, TextLine) for e in run)
    if lines and len(columns) == 2 and all(_is_running(column) for column in columns):
        for column in columns:
            right = max(e.box.x1 for e in column)
            left = min(e.box.x0 for e in column)
            yield from (Block(e.element, left, right) for e in column)
        return
    yield Block(_make_table(columns))


def _is_running(column: list[_Extent]) -> bool:
    """Whether a column holds running text: most lines reach its right edge."""
    right = max(e.box.x1 for e in column)
    size = max(e.element.size for e in column if isinstance(e.element, TextLine))
    full = sum(e.box.x1 > right - 1.5 * size for e in column)
    wide = right - min(e.box.x0 for e in column) > 10 * size
    return len(column) >= _COLUMN_LINES and full >= _FULL * len(column) and wide


def _make_table(columns: list[list[_Extent]]) -> Table:
    """Make rows of lines without rules: a row begins where most of its cells do."""
    starts = find_row_starts([[(e.box, _words(e.element)) for e in column] for column in columns])
    placed = [assign_rows([e.box for e in column], starts) for column in columns]
    rows: list[list[Cell | None]] = []
    for index in range(len(starts)):
        row: list[Cell | None] = []
        for column, owners in zip(columns, placed, strict=True):
            own = [e for e, owner in zip(column, owners, strict=True) if owner == index]
            lines = [e.element for e in own if isinstance(e.element, TextLine)]
            row.append(Cell(around([e.box for e in own]), lines) if lines else None)
        rows.append(row)
    return Table(around([e.box for column in columns for e in column]), rows)


def _words(element: Element) -> str:
    return element.text if isinstance(element, TextLine) else ""
