"""Write the blocks of a story in order: paragraphs as lines, tables as rows."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.ranges import Range
from pipeline.model.sources import Link

from .cells import RowText
from .elements import Element, W, iterate
from .flow import PARAGRAPH, PICTURE, Flow
from .paragraphs import Paragraph
from .tables import Cell, Row, Table
from .words import ParagraphReader

_P, _TBL = f"{W}p", f"{W}tbl"
# A label and its value: what stands in the value's cell goes on below the row.
_FORM = 2


class NoteShelf:
    """The footnotes and endnotes of a document, each taken once, where it is referred to."""

    def __init__(self) -> None:
        """Begin with none."""
        self._notes: dict[tuple[str, str], tuple[Element, ParagraphReader]] = {}

    def add(self, kind: str, part: Element, reader: ParagraphReader) -> None:
        """Add the notes of one part; those that only draw the line above them have a type."""
        for note in part.iterfind(f"{W}{kind}"):
            if note.get(f"{W}type") in (None, "normal"):
                self._notes[kind, note.get(f"{W}id", "")] = note, reader

    def take(self, kind: str, name: str) -> tuple[Element, ParagraphReader] | None:
        """Return a note and the reader of its part; None when there is none, or no longer."""
        return self._notes.pop((kind, name), None)


class StoryWriter:
    """Writes what one reader reads."""

    def __init__(self, flow: Flow, reader: ParagraphReader, notes: NoteShelf) -> None:
        """Write to `flow` what `reader` reads, and the `notes` that it refers to."""
        self._flow = flow
        self._reader = reader
        self._notes = notes

    def write(self, blocks: Element, gap: int = PARAGRAPH) -> None:
        """Write the blocks in `blocks`, with so many blank lines between them."""
        for block in iterate(blocks, _P, _TBL):
            self._write_block(block, gap)
        self._write_open(gap)

    def _write_block(self, block: Element, gap: int, lead: str = "") -> None:
        if block.tag == _TBL:
            self._write_open(gap, lead)
            self._write_table(block)
        elif (paragraph := self._reader.read(block)) is not None:
            self._write_paragraph(paragraph, gap, lead)

    def _write_open(self, gap: int, lead: str = "") -> None:
        """Write a paragraph whose end was deleted, and which nothing follows."""
        if (paragraph := self._reader.finish()) is not None:
            self._write_paragraph(paragraph, gap, lead)

    # -- paragraphs -------------------------------------------------------------------------------

    def _write_paragraph(self, paragraph: Paragraph, gap: int, lead: str) -> None:
        level = paragraph.level
        for index, line in enumerate(paragraph.lines):
            if line.above:
                self._flow.gap = PICTURE
            if line.is_blank:
                continue
            text = line.text
            start = self._flow.write_line(lead + text, gap) + len(lead)
            if level is not None:
                self._flow.headings[start + len(text) - len(text.lstrip())] = level
            self._link(paragraph, index, start)
            if line.below:
                self._flow.gap = PICTURE
            level, gap = None, 0
        if paragraph.ends_page:
            self._flow.gap = PICTURE
        self._write_attached(paragraph)

    def _link(self, paragraph: Paragraph, index: int, offset: int) -> None:
        for line, start, end, url in paragraph.links:
            if line == index:
                self._flow.links.append(Link(url, range=Range(offset + start, offset + end)))

    def _write_attached(self, paragraph: Paragraph) -> None:
        """Write what hangs on a paragraph below it: boxes, notes, and hidden words set aside."""
        for box in paragraph.boxes:
            self.write(box)
        for words in paragraph.drawn:
            self._flow.write_line(words)
        for kind, name in paragraph.notes:
            note = self._notes.take(kind, name)
            if note is not None:
                StoryWriter(self._flow, note[1], self._notes).write(note[0])
        if paragraph.hidden:
            self._flow.set_aside("".join(paragraph.hidden))

    # -- tables -----------------------------------------------------------------------------------

    def _write_table(self, element: Element) -> None:
        table = Table(element)
        # what goes on below a row stays in its column, or becomes the text of a form's field
        lead = "\t" if table.width == _FORM and table.lists_records() else ""
        gap = PARAGRAPH
        for row in table:
            if _is_frame(row):
                for cell in row:
                    if cell is not None and not cell.continues:
                        self.write(cell.element)
                gap = PARAGRAPH
            else:
                self._write_row(row, gap, lead)
                gap = 0

    def _write_row(self, row: Row, gap: int, lead: str) -> None:
        """Write the cells beside one another, and below them what hangs on their words."""
        text = RowText()
        attached: list[Paragraph] = []
        below: list[Element] = []
        rest: Paragraph | None = None
        cells = [cell for cell in row if cell is not None]
        for column, cell in enumerate(row):
            if column:
                text.end_cell()
            if cell is None or cell.continues:
                continue
            blocks = list(iterate(cell.element, _P, _TBL))
            if len(cells) == _FORM and cell is cells[-1]:
                paragraphs, rest, below = self._read_value(blocks, whole=bool(lead))
            else:
                paragraphs = self._read_cell(blocks)
            text.add_cell(paragraphs)
            attached += paragraphs
        start = self._flow.write_line(text.text, gap)
        for first, last, url in text.links:
            self._flow.links.append(Link(url, range=Range(start + first, start + last)))
        for paragraph in attached:
            self._write_attached(paragraph)
        if rest is not None:
            self._write_paragraph(rest, 0, lead)
        for block in below:
            self._write_block(block, 0, lead)
        self._write_open(0, lead)
        self._set_aside_covered(cells)

    def _read_value(
        self, blocks: list[Element], *, whole: bool
    ) -> tuple[list[Paragraph], Paragraph | None, list[Element]]:
        """Return what stands on the row itself, the rest of that paragraph, and what follows.

        A `whole` paragraph stays on the row, also where somebody broke its lines.
        """
        first = _find_first(blocks)
        paragraphs = self._read_cell(blocks[:first])
        rest = None
        if paragraphs and not whole:
            paragraphs[-1], rest = paragraphs[-1].split()
        return paragraphs, rest, blocks[first:]

    def _set_aside_covered(self, cells: list[Cell]) -> None:
        """Words in a cell that the one above covers do not print."""
        for cell in cells:
            if cell.continues:
                self.set_aside(cell.element)

    def _read_cell(self, blocks: Iterable[Element]) -> list[Paragraph]:
        """Return the paragraphs in `blocks`, those of tables among them too."""
        read: list[Paragraph | None] = []
        for block in blocks:
            if block.tag == _TBL:
                for cell in (cell for row in Table(block) for cell in row if cell is not None):
                    read += self._read_cell(iterate(cell.element, _P, _TBL))
            else:
                read.append(self._reader.read(block))
        read.append(self._reader.finish())
        return [paragraph for paragraph in read if paragraph is not None]

    def set_aside(self, blocks: Element) -> None:
        """Set aside all words of `blocks`: they print in the margin, or not at all."""
        if next(blocks.iter(f"{W}t"), None) is None:
            return
        flow = Flow()
        StoryWriter(flow, self._reader, self._notes).write(blocks)
        for line in flow.text.splitlines():
            self._flow.set_aside(line)


def _find_first(blocks: list[Element]) -> int:
    """Return how many of `blocks` to write on the row itself: up to its first paragraph."""
    for index, block in enumerate(blocks):
        if block.tag == _TBL:
            return index
        if next(block.iter(f"{W}t"), None) is not None:
            return index + 1
    return len(blocks)


def _is_frame(row: Row) -> bool:
    """Whether a row only draws a box around its words: one cell as wide as the table."""
    cells = [cell for cell in row if cell is not None]
    if len(row) == 1:
        return True
    if len(cells) != 1 or cells[0].continues:
        return False
    blocks = iterate(cells[0].element, _P, _TBL)
    return sum(1 for block in blocks if next(block.iter(f"{W}t"), None) is not None) > 1
