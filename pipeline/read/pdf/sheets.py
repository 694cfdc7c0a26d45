"""Sheets on which two pages of a booklet stand beside each other, taken apart and put together."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.model.sources import Picture, Place

from .furniture import find_page_number
from .lines import TextLine
from .pages import Cell, Page, Table
from .shapes import Box, around

# Times as wide as high: a sheet with two pages in the usual form has 1.41.
_WIDE = 1.2
# Points by which something may reach over the fold.
_OVER = 2.0
# Of numbered sheets so many may have words that do not fit their page and run into the other.
_OVERFULL = 0.1
# Of the sheets with something on them at least this share, and two, have both pages.
_MOST = 0.5
_LEAST = 2
# Points by which the type areas of the two pages may differ; and how wide the white between them
# is, of that on their outer sides together: between columns it is much narrower.
_SAME = 3.0
_GUTTER = 0.6

# Which pages stand on a sheet, by its index and by how many sheets there are.
Order = Callable[[int, int], tuple[int, int]]
# The page numbers printed in the two halves of a sheet.
Numbers = tuple[int | None, int | None]


class Sheets(NamedTuple):
    """The pages of a document; for those that share a sheet, which it is and how far from its left.

    Where each stands on a sheet of its own, the pages are the sheets.
    """

    pages: list[Page]
    places: Mapping[int, tuple[int, float]]

    def place_line(self, place: Place) -> Place:
        """Return where a line of a page stands on its sheet."""
        if place.page not in self.places:
            return place
        sheet, left = self.places[place.page]
        edges = array("f", (edge + left for edge in place.edges)) if left else place.edges
        return place._replace(page=sheet, edges=edges)

    def place_picture(self, picture: Picture) -> Picture:
        """Return where a picture of a page stands on its sheet."""
        if picture.bbox is None or picture.page is None or picture.page not in self.places:
            return picture
        sheet, left = self.places[picture.page]
        x0, top, x1, bottom = picture.bbox
        return picture._replace(page=sheet, bbox=(x0 + left, top, x1 + left, bottom))


def part_sheets(sheets: list[Page]) -> Sheets:
    """Return the pages that stand on `sheets`, two by two, in the order in which people read them.

    The numbers of pages beside each other tell them from two columns of one page, and how the
    sheets are to be folded or cut. Without numbers the white in the middle tells.
    """
    order = _find_order(sheets)
    if order is None:
        return Sheets(sheets, {})
    pages: list[Page] = []
    places: dict[int, tuple[int, float]] = {}
    for index, sheet in enumerate(sheets):
        lefts = (0.0, sheet.width / 2)
        for number, left in zip(order(index, len(sheets)), lefts, strict=True):
            pages.append(_cut_page(sheet, left, number))
            places[number] = sheet.number, left
    return Sheets(sorted(pages, key=lambda page: page.number), places)


def _as_read(index: int, _: int) -> tuple[int, int]:
    """One page after the other."""
    return 2 * index + 1, 2 * index + 2


def _as_folded(index: int, count: int) -> tuple[int, int]:
    """Sheets printed on both sides, laid into each other and folded: the last beside the first."""
    outer, inner = 2 * count - index, index + 1
    return (inner, outer) if index % 2 else (outer, inner)


def _as_cut(index: int, count: int) -> tuple[int, int]:
    """Sheets cut through the middle, the right stack below the left one."""
    return index + 1, count + index + 1


def _find_order(sheets: list[Page]) -> Order | None:
    """Return in which order two pages stand on each of `sheets`; None for one page on each."""
    filled = [sheet for sheet in sheets if _boxes(sheet)]
    whole = sum(not _is_parted(sheet) for sheet in filled)
    if whole > _OVERFULL * len(filled):
        return None
    numbers = [_read_numbers(sheet) for sheet in sheets]
    enough = max(_LEAST, _MOST * len(filled))
    for order in (_as_read, _as_folded, _as_cut):
        steps = (other - one for one, other in (order(i, len(sheets)) for i in range(len(sheets))))
        if sum(map(_counts, numbers, steps)) >= enough:
            return order
    numbered = sum(any(each is not None for each in pair) for pair in numbers)
    if not whole and numbered < _LEAST and _have_margins(filled, enough):
        return _as_read
    return None


def _read_numbers(sheet: Page) -> Numbers:
    middle = sheet.width / 2
    halves = (
        [line for line in sheet.lines if line.x1 < middle],
        [line for line in sheet.lines if line.x0 > middle],
    )
    left, right = (find_page_number(half, sheet.height) for half in halves)
    return left, right


def _counts(numbers: Numbers, step: int) -> bool:
    """Whether both halves have a page number, so far from each other."""
    left, right = numbers
    return left is not None and right is not None and right - left == step


def _have_margins(sheets: Sequence[Page], enough: float) -> bool:
    """Whether so many sheets have words in both halves, each half with the same white around it."""
    edges = [found for sheet in sheets if (found := _find_edges(sheet)) is not None]
    if len(edges) < enough:
        return False
    outer, before, behind, last = (min(side) for side in zip(*edges, strict=True))
    return bool(abs(behind - outer) < _SAME and before + behind > _GUTTER * (outer + last))


def _find_edges(sheet: Page) -> tuple[float, float, float, float] | None:
    """Return the white left and right of the words in both halves; None where one has none."""
    middle = sheet.width / 2
    boxes = _worded(sheet)
    left = [box for box in boxes if box.x1 < middle + _OVER]
    right = [box for box in boxes if box.x1 >= middle + _OVER]
    if not left or not right:
        return None
    return (
        min(box.x0 for box in left),
        middle - max(box.x1 for box in left),
        min(box.x0 for box in right) - middle,
        sheet.width - max(box.x1 for box in right),
    )


def _is_parted(sheet: Page) -> bool:
    """Whether a sheet is as wide as two pages, and nothing reaches over the middle."""
    middle = sheet.width / 2
    return sheet.width >= _WIDE * sheet.height and not any(
        box.x0 + _OVER < middle < box.x1 - _OVER for box in _boxes(sheet)
    )


def _boxes(page: Page) -> list[Box]:
    return [*_worded(page), *page.pictures]


def _worded(page: Page) -> list[Box]:
    return [*(line.box for line in page.lines), *(table.box for table in page.tables)]


def _cut_page(sheet: Page, left: float, number: int) -> Page:
    """Return the half of a sheet that begins at `left`, as a page of its own."""
    page = Page(number, sheet.width / 2, sheet.height, is_drawn=sheet.is_drawn)

    def is_own(box: Box | TextLine) -> bool:
        return (box.x0 + box.x1 < sheet.width) == (left == 0)

    page.lines = [line for line in sheet.lines if is_own(line)]
    page.stamps = [line for line in sheet.stamps if is_own(line)]
    page.tables = [_move_table(table, left) for table in sheet.tables if is_own(table.box)]
    page.frames = [
        [[cell.move(-left) if cell else None for cell in row] for row in grid]
        for grid in sheet.frames
        if is_own(around([cell for row in grid for cell in row if cell]))
    ]
    page.pictures = [box.move(-left) for box in sheet.pictures if is_own(box)]
    page.guides = [box.move(-left) for box in sheet.guides if is_own(box)]
    page.links = [(box.move(-left), url) for box, url in sheet.links if is_own(box)]
    page.codes = [
        code._replace(box=code.box.move(-left)) for code in sheet.codes if is_own(code.box)
    ]
    for line in chain(page.all_lines(), page.stamps):
        _move_line(line, left, number)
    return page


def _move_table(table: Table, left: float) -> Table:
    def move(row: Sequence[Cell | None]) -> list[Cell | None]:
        return [Cell(cell.box.move(-left), cell.lines) if cell else None for cell in row]

    return Table(table.box.move(-left), [move(row) for row in table.rows])


def _move_line(line: TextLine, left: float, number: int) -> None:
    line.page = number
    line.x0, line.x1 = line.x0 - left, line.x1 - left
    line.edges = array("f", (edge - left for edge in line.edges))
