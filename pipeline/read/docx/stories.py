"""Write the blocks of a story in order: paragraphs as lines, tables as rows."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.sources import Link
from pipeline.model.spans import Range

from .cells import RowText
from .elements import Element, W, iterate
from .flow import PARAGRAPH, PICTURE, Flow
from .paragraphs import Paragraph, ParagraphReader
from .tables import Row, lay_out

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

    def _write_block(self, block: Element, gap: int) -> None:
        if block.tag == _TBL:
            self._write_open(gap)
            self._write_table(block)
        elif (paragraph := self._reader.read(block)) is not None:
            self._write_paragraph(paragraph, gap)

    def _write_open(self, gap: int) -> None:
        """Write a paragraph whose end was deleted, and which nothing follows."""
        if (paragraph := self._reader.finish()) is not None:
            self._write_paragraph(paragraph, gap)

    # -- paragraphs -------------------------------------------------------------------------------

    def _write_paragraph(self, paragraph: Paragraph, gap: int) -> None:
        level = paragraph.level
        for index, line in enumerate(paragraph.lines):
            if line.above:
                self._flow.gap = PICTURE
            if line.is_blank:
                continue
            text = line.text
            start = self._flow.write_line(text, gap)
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
        for kind, name in paragraph.notes:
            note = self._notes.take(kind, name)
            if note is not None:
                StoryWriter(self._flow, note[1], self._notes).write(note[0])
        self._flow.set_aside("".join(paragraph.hidden))

    # -- tables -----------------------------------------------------------------------------------

    def _write_table(self, table: Element) -> None:
        gap = PARAGRAPH
        for row in lay_out(table):
            if _is_frame(row):
                for cell in row:
                    if cell is not None and not cell.continues:
                        self.write(cell.element)
                gap = PARAGRAPH
            else:
                self._write_row(row, gap)
                gap = 0

    def _write_row(self, row: Row, gap: int) -> None:
        """Write the cells beside one another, and below them what hangs on their words."""
        text = RowText()
        read: list[Paragraph] = []
        covered: list[Element] = []
        below: Iterator[Element] = iter(())
        cells = [cell for cell in row if cell is not None]
        for column, cell in enumerate(row):
            if column:
                text.end_cell()
            if cell is not None and cell.continues:
                covered.append(cell.element)
            elif cell is not None:
                blocks = iterate(cell.element, _P, _TBL)
                paragraphs = self._read_cell(blocks, len(cells) == _FORM and cell is cells[-1])
                below = blocks
                text.add_cell(paragraphs)
                read += paragraphs
        start = self._flow.write_line(text.text, gap)
        for first, last, url in text.links:
            self._flow.links.append(Link(url, range=Range(start + first, start + last)))
        for paragraph in read:
            self._write_attached(paragraph)
        for block in below:
            self._write_block(block, 0)
        self._write_open(0)
        for element in covered:
            self.set_aside(element)

    def _read_cell(self, blocks: Iterator[Element], first_only: bool) -> list[Paragraph]:
        """Return the paragraphs of a cell, those of tables in it too; or the first with words."""
        read: list[Paragraph | None] = []
        for block in blocks:
            if block.tag == _TBL:
                cells = (cell for row in lay_out(block) for cell in row if cell is not None)
                for cell in cells:
                    read += self._read_cell(iterate(cell.element, _P, _TBL), False)
            else:
                read.append(self._reader.read(block))
            if first_only and read and read[-1] is not None and not read[-1].is_blank:
                break
        else:
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


def _is_frame(row: Row) -> bool:
    """Whether a row only draws a box around its words: one cell as wide as the table."""
    cells = [cell for cell in row if cell is not None]
    if len(row) == 1:
        return True
    if len(cells) != 1 or cells[0].continues:
        return False
    blocks = iterate(cells[0].element, _P, _TBL)
    return sum(1 for block in blocks if next(block.iter(f"{W}t"), None) is not None) > 1
