"""Sheets on which two pages of a booklet stand beside each other, taken apart and put together."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from pipeline.model.sources import Picture, Place

from .furniture import find_page_number
from .lines import TextLine
from .pages import Cell, Page, Table
from .shapes import Box

# Times as wide as high: a sheet with two pages in the usual form has 1.41.
_WIDE = 1.2
# Points by which something may reach over the fold.
_OVER = 2.0
# Of the sheets with something on them at least this share, and two, have both numbers.
_NUMBERED = 0.5
_LEAST = 2


class Sheets(NamedTuple):
    """The pages of a document, and on which sheet each stands, how far from its left."""

    pages: list[Page]
    places: dict[int, tuple[int, float]]

    def place_line(self, place: Place) -> Place:
        """Return where a line of a page stands on its sheet."""
        sheet, left = self.places[place.page]
        edges = array("f", (edge + left for edge in place.edges)) if left else place.edges
        return replace(place, page=sheet, edges=edges)

    def place_picture(self, picture: Picture) -> Picture:
        """Return where a picture of a page stands on its sheet."""
        if picture.page is None or picture.bbox is None:
            return picture
        sheet, left = self.places[picture.page]
        x0, top, x1, bottom = picture.bbox
        return picture._replace(page=sheet, bbox=(x0 + left, top, x1 + left, bottom))


def part_sheets(sheets: list[Page]) -> Sheets | None:
    """Return the pages that stand on `sheets`, two by two; None where these are pages themselves.

    Pages beside each other count on: their numbers tell them from two columns of one page.
    """
    counted = sum(map(_counts_on, sheets))
    if counted < _LEAST:
        return None
    filled = [sheet for sheet in sheets if _boxes(sheet)]
    if counted < _NUMBERED * len(filled) or not all(map(_is_parted, filled)):
        return None
    pages: list[Page] = []
    places: dict[int, tuple[int, float]] = {}
    for sheet in sheets:
        for left in (0.0, sheet.width / 2):
            pages.append(_cut_page(sheet, left, len(pages) + 1))
            places[len(pages)] = sheet.number, left
    return Sheets(pages, places)


def _counts_on(sheet: Page) -> bool:
    """Whether both halves have a page number, one after the other."""
    if sheet.width < _WIDE * sheet.height:
        return False
    middle = sheet.width / 2
    halves = (
        [line for line in sheet.lines if line.x1 < middle],
        [line for line in sheet.lines if line.x0 > middle],
    )
    left, right = (find_page_number(half, sheet.height) for half in halves)
    return left is not None and right == left + 1


def _is_parted(sheet: Page) -> bool:
    """Whether nothing reaches over the middle."""
    middle = sheet.width / 2
    return not any(box.x0 + _OVER < middle < box.x1 - _OVER for box in _boxes(sheet))


def _boxes(page: Page) -> list[Box]:
    lines = (Box(line.x0, line.top, line.x1, line.bottom) for line in page.lines)
    return [*lines, *(table.box for table in page.tables), *page.pictures]


def _cut_page(sheet: Page, left: float, number: int) -> Page:
    """Return the half of a sheet that begins at `left`, as a page of its own."""
    page = Page(number, sheet.width / 2, sheet.height, is_drawn=sheet.is_drawn)

    def is_own(box: Box | TextLine) -> bool:
        return (box.x0 + box.x1 < sheet.width) == (left == 0)

    page.lines = [line for line in sheet.lines if is_own(line)]
    page.stamps = [line for line in sheet.stamps if is_own(line)]
    page.tables = [_move_table(table, left) for table in sheet.tables if is_own(table.box)]
    page.pictures = [_move(box, left) for box in sheet.pictures if is_own(box)]
    page.guides = [_move(box, left) for box in sheet.guides if is_own(box)]
    page.links = [(_move(box, left), url) for box, url in sheet.links if is_own(box)]
    page.codes = [
        code._replace(box=_move(code.box, left)) for code in sheet.codes if is_own(code.box)
    ]
    for line in chain(page.all_lines(), page.stamps):
        _move_line(line, left, number)
    return page


def _move(box: Box, left: float) -> Box:
    return box._replace(x0=box.x0 - left, x1=box.x1 - left)


def _move_table(table: Table, left: float) -> Table:
    def move(row: Sequence[Cell | None]) -> list[Cell | None]:
        return [Cell(_move(cell.box, left), cell.lines) if cell else None for cell in row]

    return Table(_move(table.box, left), [move(row) for row in table.rows])


def _move_line(line: TextLine, left: float, number: int) -> None:
    line.page = number
    line.x0, line.x1 = line.x0 - left, line.x1 - left
    line.edges = array("f", (edge - left for edge in line.edges))
