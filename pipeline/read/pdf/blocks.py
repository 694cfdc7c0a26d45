"""The reading order of a page: bands from the top, columns in a band from the left."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .columns import Gutter, part_columns
from .figures import CAPTION_LINES, Figure, mark_captions, set_figures
from .lines import TextLine
from .pages import TOUCH, Page, Table
from .pieces import GUTTER, Element, Extent, Stretch
from .run_ends import end_run
from .runs import MANY, Run, take_run
from .shapes import Box, around
from .word_tables import make_table

# Elements stand beside each other when they share this part of the lower one's height.
_BESIDE = 0.25
# Lines that keep away from one picture end within so many points, and so many ems below it.
_SAME, _AWAY = 1.0, 2.0
# In running text most lines of a column reach its right edge, and a column has so many lines.
_FULL = 0.6
_COLUMN_LINES = 4


class Block(NamedTuple):
    """An element in reading order, and what its lines could reach to at either side.

    An `aside` stands in the way of the text and must not interrupt a paragraph.
    """

    element: Element
    left: float | None = None
    right: float | None = None
    aside: bool = False


class _Part(NamedTuple):
    """The columns of a table on the page before, and how far its rows stand apart."""

    columns: list[Stretch]
    white: float

    @staticmethod
    def of(table: Table, left: float) -> _Part:
        """Measure a table; the type area of the next page lies `left` further right."""
        rows = [[cell.box if cell else None for cell in row] for row in table.rows]
        pairs = ((a, b) for row in pairwise(rows) for a, b in zip(*row, strict=True))
        whites = [below.top - above.bottom for above, below in pairs if above and below]
        columns = [(x0 + left, x1 + left) for x0, x1 in table.columns]
        return _Part(columns, median(whites or [0.0]))


def order_page(
    page: Page,
    furniture: set[int],
    gutters: Sequence[Gutter],
    before: Table | None = None,
    severed: Figure | None = None,
) -> list[Block]:
    """Return the page's elements in the order in which people read them.

    `gutters` are those of the document, in case that the page is set in two columns; `before` is
    the table without rules with which the page before ends, `severed` the picture whose caption
    stands on this one.
    """
    apart = {id(line) for line in severed.lines} if severed else set()
    lines = [line for line in page.lines if id(line) not in furniture | apart]
    figures = [severed] if severed else []
    elements: list[Element] = sorted(
        [*lines, *figures, *page.pictures, *page.tables], key=lambda e: box_of(e).top
    )
    placed = [(element, box_of(element)) for element in elements]
    blocks: list[Block] = []
    part = _Part.of(before, page.left) if before else None
    for group in part_columns(placed, gutters):
        pictured = any(isinstance(element, Box) for element in group)
        order = _order_pictured if pictured else _order
        blocks += _narrow(order(group, page.guides, part))
        part = None
    for table in (block.element for block in blocks if isinstance(block.element, Table)):
        table.left = page.left
        if not any(table is other for other in page.tables):
            page.word_tables.append(table)
    mark_captions([block.element for block in blocks if not block.aside])
    return blocks


def _order_pictured(
    elements: Sequence[Element], guides: Sequence[Box], before: _Part | None
) -> Iterator[Block]:
    """Take tables of many columns out first: the pictures in them do not float."""
    bands = list(_bands([Extent(element, box_of(element)) for element in elements]))
    rest: list[Element] = []
    index = 0
    while index < len(bands):
        run = _find_run(bands, index, guides, before)
        if run and sum(run.sure) >= MANY - 1:
            yield from _order(rest, guides, None)
            rest = []
            yield Block(make_table(run, guides))
            index += run.length
        else:
            rest += [extent.element for extent in bands[index]]
            index += 1
    yield from _order(rest, guides, None)


def _order(
    elements: Sequence[Element], guides: Sequence[Box], before: _Part | None
) -> Iterator[Block]:
    bands = list(_bands(_extents(elements)))
    sides = around([e.box for e in elements if isinstance(e, TextLine)])
    index = 0
    while index < len(bands):
        run = _find_run(bands, index, guides, before)
        if run:
            yield from _read_run(run, guides)
            index += run.length
        else:
            yield from _read_band(bands[index], sides)
            index += 1


def _find_run(
    bands: list[list[Extent]], index: int, guides: Sequence[Box], before: _Part | None
) -> Run | None:
    """Return the run that begins a page with the columns of the one before, or any other."""
    found: list[Run] = []
    for part in (before, None) if before and not index else (None,):
        run = take_run(bands, index, guides, part.columns if part else ())
        if run and end_run(run, bands[index + len(run.bands) :][:2], part and part.white):
            found.append(run)
    return max(found, key=lambda run: run.length, default=None)


def _narrow(blocks: Iterable[Block]) -> Iterator[Block]:
    """Text keeps away from a float a little further down than that reaches."""
    left: float | None = None
    right: float | None = None
    bottom = 0.0
    for block in blocks:
        line = block.element
        if block.aside:
            bottom = box_of(line).bottom
        elif block.left is None is block.right and isinstance(line, TextLine):
            near = line.top < bottom + _AWAY * line.size
            if near and line.x0 > (left or 0.0) - _SAME and line.x1 < (right or math.inf) + _SAME:
                yield block._replace(left=left, right=right)
                # what begins on its right all the way down is in a cell
                bottom = bottom if left is None else max(bottom, line.bottom)
                continue
            bottom = 0.0
        else:
            left, right = block.left, block.right
        yield block


def _extents(elements: Sequence[Element]) -> list[Extent]:
    """Return the elements from the top, pictures together with the captions beside the text."""
    lines = [e for e in elements if isinstance(e, TextLine)]
    pictures = [e for e in elements if isinstance(e, Box)]
    others = [e for e in elements if isinstance(e, Table | Figure)]
    extents = (Extent(e, box_of(e)) for e in (*set_figures(lines, pictures), *others))
    return sorted(extents, key=lambda e: e.box.top)


def box_of(element: Element) -> Box:
    """Return where an element stands."""
    return element if isinstance(element, Box) else element.box


def _bands(extents: Sequence[Extent]) -> Iterator[list[Extent]]:
    """Group what stands beside each other, directly or over a third element."""
    band: list[Extent] = []
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


def _columns(band: Sequence[Extent]) -> list[list[Extent]]:
    """Part a band at the gutters that go through all of it; a picture may touch the text."""
    columns: list[list[Extent]] = []
    last: Extent | None = None
    for extent in sorted(band, key=lambda e: e.box.x0):
        if last is None or extent.box.x0 >= last.box.x1 + _apart(last, extent):
            columns.append([])
        columns[-1].append(extent)
        last = max(last or extent, extent, key=lambda e: e.box.x1)
    return columns


def _apart(left: Extent, right: Extent) -> float:
    """Return how far apart two elements stand at least when they are in two columns."""
    pictured = isinstance(left.element, Box | Figure) or isinstance(right.element, Box | Figure)
    return -TOUCH if pictured else GUTTER


def _from_top(extents: Sequence[Extent]) -> list[Extent]:
    return sorted(extents, key=lambda e: (e.box.top, e.box.x0))


def _read_band(band: list[Extent], sides: Box) -> Iterator[Block]:
    """Read what stands beside each other; the text of the page reaches to its `sides`."""
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
        start, end = _limits(column, left, right, sides)
        for extent in _from_top(column):
            block = Block(extent.element, start, end, aside)
            (asides if aside else text).append((extent.box.top, block))
    for top, block in asides:
        # where it begins in the text beside it, not after all of that
        place = next((i for i, (other, _) in enumerate(text) if other >= top - GUTTER), len(text))
        text.insert(place, (top, block))
    yield from (block for _, block in text)


def _limits(
    column: list[Extent], left: list[Extent], right: list[Extent], sides: Box
) -> tuple[float | None, float | None]:
    """Return how far the lines of a column reach beside its neighbours; None where it has none.

    Three lines show it themselves; for fewer, text keeps its own size away from a picture, which
    stands in the middle of a box that goes to the edge of the text.
    """
    lines = [e.element for e in column if isinstance(e.element, TextLine)]
    start = min((line.x0 for line in lines), default=0.0)
    end = max((line.x1 for line in lines), default=0.0)
    if len(lines) < CAPTION_LINES:
        size = max((line.size for line in lines), default=0.0)
        edges = [max(x1, x0 + x1 - sides.x0) for x0, _, x1, _ in (e.box for e in left)]
        start = min(start, max(edges, default=0.0) + size)
        edges = [min(x0, x0 + x1 - sides.x1) for x0, _, x1, _ in (e.box for e in right)]
        end = max(end, min(edges, default=0.0) - size)
    return start if left else None, end if right else None


def _is_float(column: list[Extent], band: list[Extent]) -> bool:
    """A picture with its caption, beside running text of at least as many lines, or alone."""
    if any(isinstance(e.element, Figure) for e in column):
        return True
    lines = sum(isinstance(e.element, TextLine) for e in column)
    others = sum(isinstance(e.element, TextLine) for e in band) - lines
    pictured = any(isinstance(e.element, Box) for e in column)
    return pictured and (not lines or (lines <= CAPTION_LINES and others > max(lines, 2)))


def _read_run(run: Run, guides: Sequence[Box]) -> Iterator[Block]:
    """Read bands with common gutters: as columns of text, or as a table's rows."""
    columns = [_from_top(column) for column in run.columns_of_lines()]
    if len(columns) == 2 and all(_is_running(column) for column in columns):
        for column in columns:
            right = max(e.box.x1 for e in column)
            left = min(e.box.x0 for e in column)
            yield from (Block(e.element, left, right) for e in column)
        return
    yield Block(make_table(run, guides))


def _is_running(column: list[Extent]) -> bool:
    """Whether a column holds running text: most lines reach its right edge."""
    lines = [e.element for e in column if isinstance(e.element, TextLine)]
    right = max((line.x1 for line in lines), default=0.0)
    size = max((line.size for line in lines), default=0.0)
    full = sum(line.x1 > right - 1.5 * size for line in lines)
    wide = right - min((line.x0 for line in lines), default=0.0) > 10 * size
    many = _COLUMN_LINES <= len(lines) == len(column)
    return many and full >= _FULL * len(column) and wide
