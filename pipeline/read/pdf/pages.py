"""A page taken apart: its lines, its tables, its pictures and its links."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2

from .codes import CodePicture, find_codes, read_codes
from .easels import Easel, Patience
from .frames import read_frame
from .gaps import measure_spacing
from .glyphs import Glyph, read_glyphs
from .lines import TextLine, build_lines, make_stamp
from .links import read_links
from .objects import count_objects
from .open_tables import find_uprights
from .outer_rows import middle
from .overhangs import Overhang, find_overhang
from .rules import MAX_RULES, Grid, find_grids, read_drawing
from .scans import is_page, read_scan, render_page, set_upright
from .shapes import Box, around
from .turns import turn_upright
from .word_rows import holds_rows

if TYPE_CHECKING:
    from cv2.typing import MatLike as Pixels

# A picture over more of the page than this lies behind the words: a background, a scan.
_BACKGROUND = 0.6
# A page that is a picture has at most a stamp or a page number as text.
_SCAN_GLYPHS = 8
# Points: upright rules are as high as a line of text, those of pictures are not.
_UPRIGHT = 10.0
# Rules that part columns only leave so many rows: a header, all the others, a remark.
_FEW_ROWS = 3
# Points: a rule that goes on so far beside a table shows that it has more columns.
_GUTTER = 5.0
# Points by which words beside a picture may reach into it.
TOUCH = 2.0


@dataclass(slots=True)
class Cell:
    """A cell of a table: where it is and the lines in it."""

    box: Box
    lines: list[TextLine]


@dataclass(slots=True)
class Table:
    """A table, or the part of one that stands on a page; merged cells stand where they begin."""

    box: Box
    rows: list[list[Cell | None]]
    # where columns reach that no rules show; a page may leave one empty
    stretches: Sequence[tuple[float, float]] = ()
    # how much further right the type area of its page lies
    left: float = 0.0

    @property
    def columns(self) -> list[tuple[float, float]]:
        """Where each column begins and ends, as on pages of the other margins."""
        found = self.stretches
        if not found:
            cells = [[row[i] for row in self.rows] for i in range(len(self.rows[0]))]
            boxes = [around([cell.box for cell in column if cell]) for column in cells]
            found = [(box.x0, box.x1) for box in boxes]
        return [(x0 - self.left, x1 - self.left) for x0, x1 in found]


@dataclass(slots=True)
class Page:
    """What stands on a page; `number` counts from 1.

    It is not drawn where its pictures are too large, or where drawing it takes too long.
    """

    number: int
    width: float
    height: float
    lines: list[TextLine] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    # those without rules, known when the page is put in order
    word_tables: list[Table] = field(default_factory=list)
    # grids with words in one cell, which may be the last row of a table
    frames: list[Grid] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    links: list[tuple[Box, str]] = field(default_factory=list)
    codes: list[CodePicture] = field(default_factory=list)
    stamps: list[TextLine] = field(default_factory=list)
    # edges drawn where nothing else tells of rows or of columns
    guides: list[Box] = field(default_factory=list)
    # how much further right the type area lies than on other pages
    left: float = 0.0
    is_scan: bool = False
    is_drawn: bool = True
    # how many things the file draws on it
    objects: int = 0
    # by how many degrees it is to be shown, where the file shows it on its side
    turned: int | None = None

    def all_lines(self) -> list[TextLine]:
        """Return the lines of the page, those in tables too."""
        cells = [cell for table in self.tables for row in table.rows for cell in row if cell]
        return [*self.lines, *(line for cell in cells for line in cell.lines)]


def read_page(
    document: pypdfium2.PdfDocument, index: int, patience: Patience, *, drawn: bool = True
) -> Page:
    """Return the page at `index`; everything that pdfium holds of it is let go again.

    It is not `drawn` where its pictures are known to be too large.
    """
    handle = document[index]
    try:
        turned = turn_upright(handle)
        frame = read_frame(handle)
        page = Page(index + 1, frame.width, frame.height, turned=turned)
        page.objects = count_objects(handle)
        drawing = read_drawing(handle, frame)
        pictured = any(_is_background(box, page) for box in drawing.pictures)
        # letters that are not shown tell what is on the picture of a page
        veiled = drawing.veiled and not pictured
        glyphs, apart = read_glyphs(handle, frame, drawing.insets, veiled=veiled)
        page.links = read_links(document, handle, frame)
        page.is_drawn = drawn and not drawing.heavy
        easel = Easel(handle, patience)
        page.codes = read_codes(easel, frame, drawing, drawn=page.is_drawn)
        page.is_drawn = page.is_drawn and not easel.is_worn
    finally:
        handle.close()
    page.is_scan = len(glyphs) < _SCAN_GLYPHS and pictured
    page.stamps = [make_stamp(apart)] if apart else []
    page.guides = drawing.guides
    _set(page, glyphs, drawing.rules, drawing.pictures)
    page.pictures = [_trim(box, page) for box in drawing.pictures if _is_picture(box, page)]
    return page


def recognise_page(document: pypdfium2.PdfDocument, page: Page, patience: Patience) -> Page:
    """Return `page`, which is a picture, with what is recognised on it; its links stay."""
    handle = document[page.number - 1]
    try:
        if page.turned is not None:
            handle.set_rotation(page.turned)
        drawn = render_page(handle, patience)
    finally:
        handle.close()
    if drawn is None:
        return replace(page, is_drawn=False)
    found = recognise_picture(*drawn, page.number)
    return replace(found, links=page.links, turned=page.turned)


def recognise_picture(pixels: Pixels, scale: float, number: int) -> Page:
    """Return the page of that `number` with what is recognised on its picture."""
    height, width = pixels.shape
    page = Page(number, width * scale, height * scale)
    if not is_page(pixels):
        return page
    upright = set_upright(pixels)
    page.codes = find_codes(upright, scale)
    page.pictures = [code.box for code in page.codes]
    _set(page, *read_scan(upright, scale), page.pictures)
    return page


def _set(page: Page, glyphs: list[Glyph], rules: list[Box], pictures: list[Box]) -> None:
    """Put the glyphs of a page into its tables and lines."""
    uprights = [rule for rule in rules if rule.bottom - rule.top >= _UPRIGHT]
    if 1 < len(rules) <= MAX_RULES:
        rules = rules + find_uprights(rules, glyphs)
    spacing = measure_spacing(glyphs)
    for grid in find_grids(rules):
        whole = around([box for row in grid for box in row if box])
        over = find_overhang(glyphs, whole)
        inside, outside = _part(glyphs, whole)
        table = Table(whole, _fill(grid, inside, over, spacing))
        if not _is_table(table):
            page.frames.append(grid)
        elif not _is_open(table, rules):
            page.tables.append(table)
            uprights = [rule for rule in uprights if not _meets(rule, table.box)]
            beyond = {glyph for word in over.values() for glyph in word}
            glyphs = [glyph for glyph in outside if glyph not in beyond]
    page.guides = page.guides + uprights
    page.lines = build_lines(glyphs, spacing, pictures)
    for line in (*page.all_lines(), *page.stamps):
        line.page = page.number


def _is_open(table: Table, rules: Sequence[Box]) -> bool:
    """Whether rules part columns only: the outer ones are left open, or a cell holds many rows."""
    if len(table.rows) > _FEW_ROWS:
        return False
    box = table.box
    if any(
        box.top - 1 < rule.top < box.bottom + 1
        and (rule.x0 < box.x0 - _GUTTER < rule.x1 or rule.x0 < box.x1 + _GUTTER < rule.x1)
        for rule in rules
    ):
        return True
    for row in table.rows:
        columns = [cell.lines for cell in row if cell and cell.lines]
        size = median([line.size for lines in columns for line in lines] or [0])
        if holds_rows([[(line.ink(size), line.text) for line in lines] for lines in columns]):
            return True
    return False


def _meets(rule: Box, box: Box) -> bool:
    inside = box.x0 - 1 < rule.x0 < box.x1 + 1
    return inside and box.top < rule.middle < box.bottom


def _part(glyphs: Iterable[Glyph], box: Box) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs in a box, and all others."""
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        holds = box.top <= middle(glyph) < box.bottom and box.x0 <= glyph.anchor < box.x1
        (inside if holds else outside).append(glyph)
    return inside, outside


def _fill(
    grid: Grid, glyphs: list[Glyph], over: Overhang, spacing: float
) -> list[list[Cell | None]]:
    """Put the glyphs into the cells, what sticks out of the table with those before it."""
    own = sorted(glyphs, key=middle)
    middles = [middle(glyph) for glyph in own]
    rows: list[list[Cell | None]] = []
    for row in grid:
        cells: list[Cell | None] = []
        for box in row:
            if box is None:
                cells.append(None)
                continue
            near = own[bisect_left(middles, box.top) : bisect_left(middles, box.bottom)]
            inside, _ = _part(near, box)
            inside += [beyond for glyph in inside for beyond in over.get(glyph, ())]
            cells.append(Cell(box, build_lines(inside, spacing)))
        rows.append(cells)
    return rows


def _is_table(table: Table) -> bool:
    """Whether several cells hold words and there are columns."""
    filled = sum(bool(cell and cell.lines) for row in table.rows for cell in row)
    return filled > 1 and len(table.rows[0]) > 1


def _is_background(box: Box, page: Page) -> bool:
    area = (box.x1 - box.x0) * (box.bottom - box.top)
    return area > _BACKGROUND * page.width * page.height


def _is_picture(box: Box, page: Page) -> bool:
    """Whether a picture stands among the words: not in a table, not behind the words."""
    if _is_background(box, page):
        return False
    x, y = (box.x0 + box.x1) / 2, box.middle
    if any(table.box.holds(x, y) for table in page.tables):
        return False
    return not any(box.top < line.middle < box.bottom for line in _find_across(box, page))


def _trim(box: Box, page: Page) -> Box:
    """Return the part of a picture beside which words stand; lines above and below may reach in."""
    across = _find_across(box, page)
    above = [line.bottom for line in across if line.middle <= box.top]
    below = [line.top for line in across if line.middle >= box.bottom]
    return box._replace(top=max([box.top, *above]), bottom=min([box.bottom, *below]))


def _find_across(box: Box, page: Page) -> list[TextLine]:
    """Return the lines that stand over a picture, above or below it, and not beside it."""
    return [x for x in page.lines if x.x0 < box.x1 - TOUCH and box.x0 + TOUCH < x.x1]
