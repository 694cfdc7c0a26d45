"""The text of the document: paragraphs joined over lines and pages, tables row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.model.ranges import Range
from pipeline.model.sources import Place

from .blanks import settle_blanks
from .blocks import Block
from .columns import find_gutters
from .figures import Figure, fills
from .furniture import find_furniture
from .joins import OPENS, Habits, glue, is_in_path
from .lines import TextLine
from .margins import Margins
from .page_breaks import order_pages
from .pages import Page, Table
from .parts import LongTable, Row
from .shapes import Box
from .spreads import join_spread

# Blank lines, as people leave them in a text: after a paragraph, and where a picture stands.
_PARAGRAPH, _PICTURE = 1, 3
# What a break is judged by: an address that was broken before is not longer.
_TAIL = 500
# Times the size of the text: titles of sections, which begin a page; those of items are smaller.
_LARGE = 1.35
# Lines of white space as high as a picture, in lines: a drawing that is no picture to us.
_HIGH = 3.5


@dataclass(slots=True)
class Flow:
    """The text of a document with the places of its lines, and what is set aside in it."""

    text: str
    places: list[Place]
    asides: list[Range]


def write_flow(pages: Sequence[Page]) -> Flow:
    """Return the running text of `pages`."""
    settle_blanks(line for page in pages for line in page.all_lines())
    furniture = find_furniture(list(pages))
    join_spread(pages, furniture)
    gutters = find_gutters(
        (
            page.width,
            [line for line in page.lines if id(line) not in furniture],
            [*page.guides, *page.pictures],
        )
        for page in pages
    )
    blocks = order_pages(pages, furniture, gutters)
    running = [[b.element for b in page if isinstance(b.element, TextLine)] for page in blocks]
    habits = Habits(line for page in running for line in page)
    margins = Margins([_free_lines(page) for page in blocks], habits)
    if margins.padded:
        for line in (line for page in pages for line in page.all_lines()):
            line.torn = False
    writer = _Writer(
        margins=margins,
        habits=habits,
        cell_habits=Habits(_cell_lines(blocks)),
    )
    for page, ordered in zip(pages, blocks, strict=True):
        for block in ordered:
            writer.take(block)
        aside = [line for line in page.lines if id(line) in furniture]
        writer.leave_page([*aside, *page.stamps])
    return writer.finish()


def _free_lines(blocks: Iterable[Block]) -> list[TextLine]:
    """Return the lines that may reach over all of the type area: no picture stands beside them."""
    free = (block for block in blocks if block.left is None is block.right)
    return [block.element for block in free if isinstance(block.element, TextLine)]


def _cell_lines(blocks: Iterable[list[Block]]) -> Iterable[TextLine]:
    for page in blocks:
        for block in page:
            if isinstance(block.element, Table):
                for row in block.element.rows:
                    for cell in row:
                        yield from cell.lines if cell else []


@dataclass(slots=True)
class _Writer:
    """Takes elements in reading order; what is open is written when it is known to be whole."""

    margins: Margins
    habits: Habits
    cell_habits: Habits
    parts: list[str] = field(default_factory=list)
    length: int = 0
    places: list[Place] = field(default_factory=list)
    asides: list[Range] = field(default_factory=list)
    paragraph: list[TextLine] = field(default_factory=list)
    limits: tuple[float | None, float | None] = (None, None)
    table: LongTable | None = None
    gap: int = 0
    held: list[Block] = field(default_factory=list)
    early: list[Block] = field(default_factory=list)
    furniture: list[TextLine] = field(default_factory=list)
    last: TextLine | None = None
    new_page: bool = False

    def take(self, block: Block) -> None:
        """Take the next element of the page."""
        if block.aside:
            self.held.append(block)
        elif isinstance(block.element, TextLine):
            self._take_line(block.element, (block.left, block.right))
        elif isinstance(block.element, Table):
            self._take_table(block.element)
        else:
            self._close()
            self._write_aside(block)

    def leave_page(self, furniture: list[TextLine]) -> None:
        """Note that the page ends, and what was set aside on it."""
        self.furniture += sorted(furniture, key=lambda line: (line.top, line.x0))
        self.new_page = True

    def finish(self) -> Flow:
        """Write what is open and return the whole."""
        self._close()
        return Flow("".join(self.parts), self.places, self.asides)

    def _take_line(self, line: TextLine, limits: tuple[float | None, float | None]) -> None:
        self._end_table()
        if self.paragraph:
            before = self.paragraph[-1]
            if self.margins.goes_on(self.paragraph, line, *self._common(limits)):
                # what stands beside the paragraph was put there before it
                self.early += self.held
                self.held = []
                line.torn = line.torn or self.margins.is_torn(before, line, self.limits[1])
                self.paragraph.append(line)
                self.limits = limits
                return
            gap = self._gap_between(before, line)
            self._close()
            self.gap = max(self.gap, gap)
        elif self.new_page:
            self.gap = max(self.gap, self._gap_on_page(line))
        self.new_page = False
        self.paragraph, self.limits = [line], limits

    def _common(
        self, limits: tuple[float | None, float | None]
    ) -> tuple[float | None, float | None]:
        """The right edge is that of the line before, the left that of the line after."""
        return limits[0], self.limits[1]

    def _gap_between(self, before: TextLine, line: TextLine) -> int:
        centred = self.margins.is_centred(before) and self.margins.is_centred(line)
        if self.new_page or before.page != line.page:
            return self._gap_on_page(line)
        white = line.top - before.bottom
        if white > _HIGH * self.margins.leading and not centred:
            return _PICTURE
        alike = abs(before.size - line.size) < 0.5 and not OPENS.match(line.text)
        close = line.base - before.base < 1.3 * self.margins.leading
        return 0 if centred and alike and close else _PARAGRAPH

    def _gap_on_page(self, line: TextLine) -> int:
        """A title that begins a page stands apart."""
        centred = self.margins.is_centred(line)
        large = line.size > _LARGE * self.margins.size
        return _PICTURE if centred and large else _PARAGRAPH

    def _take_table(self, table: Table) -> None:
        if self.table is not None and not self.paragraph and self.new_page:
            self.new_page = False
            if self.table.add(table):
                return
        self._close()
        self.new_page = False
        self.table = LongTable(table)

    def _close(self) -> None:
        """Write the open paragraph or table, and then what it held up."""
        if self.paragraph:
            self._write_asides(self.early)
            self._begin(self.gap)
            self._write_joined(self.paragraph, self.habits)
            self._end_line()
            self.last = self.paragraph[-1]
            self.paragraph = []
            self.gap = _PARAGRAPH
        self._end_table()
        for line in self.furniture:
            start = self.length
            self._write_line(line)
            self.asides.append(Range(start, self.length))
            self._end_line()
        self.furniture = []
        self._write_asides(self.held)

    def _write_asides(self, blocks: list[Block]) -> None:
        held = list(blocks)
        blocks.clear()
        for block in held:
            self._write_aside(block)

    def _write_aside(self, block: Block) -> None:
        """Write a picture that floats, with its lines; one broken for want of room is joined."""
        if isinstance(block.element, Box):
            self.gap = _PICTURE
            return
        lines = block.element.lines if isinstance(block.element, Figure) else [block.element]
        self.gap = _PICTURE if isinstance(block.element, Figure) else self.gap
        texts = [line for line in lines if isinstance(line, TextLine)]
        widest = max((line.x1 - line.x0 for line in texts), default=0.0)
        before: TextLine | None = None
        for line in texts:
            if before and fills(before, line, widest) and not self._begins(before, line):
                self.parts[-1:], self.length = [], self.length - 1
                self._write(glue(before.text, line.text, self.habits))
            else:
                self._begin(self.gap)
            self._write_line(line)
            self._end_line()
            self.gap, before = 0, line
        self.gap = _PARAGRAPH

    def _begins(self, before: TextLine, line: TextLine) -> bool:
        """Whether a line of a caption is its first, or the one before stands above the picture."""
        away = line.top - before.bottom > 2 * line.size
        return bool(OPENS.match(line.text)) or away or self.margins.is_label(before)

    def _end_table(self) -> None:
        if self.table is None:
            return
        table, self.table = self.table, None
        table.mark_torn()
        self._begin(self.gap)
        for row in table.rows:
            self._write_row(row)
        self.gap = _PARAGRAPH
        self._close()

    def _write_row(self, row: Row) -> None:
        for column, lines in enumerate(row):
            if column:
                self._write("\t")
            self._write_joined(lines, self.cell_habits)
        self._end_line()

    def _write_joined(self, lines: list[TextLine], habits: Habits) -> None:
        text = ""
        for line in lines:
            if text:
                torn = line.torn and not is_in_path(text, line.text)
                blank = " " if torn else glue(text, line.text, habits)
                self._write(blank)
                text += blank
            self._write_line(line)
            text = (text + line.text)[-_TAIL:]

    def _begin(self, gap: int) -> None:
        if self.length:
            self._write("\n" * gap)

    def _end_line(self) -> None:
        self._write("\n")

    def _write_line(self, line: TextLine) -> None:
        place = Place(self.length, line.page, line.top, line.bottom, line.edges, line.scores)
        self.places.append(place)
        self._write(line.text)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
