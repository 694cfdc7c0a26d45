"""The golden guide as Word files, made in ways that differ from each other in every respect."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from pipeline.model.numerals import read_numeral
from tests.read.pdf.booklets import Block

_ENTRY = re.compile(r"([①-⑳])( ?)")


def _draw_picture() -> bytes:
    """Return a grey square as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * 8) * 8)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


PICTURE = _draw_picture()


def _save(document: Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _add_field(paragraph: Paragraph, code: str) -> None:
    for kind, words in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = words
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = words
            run._r.append(instruction)


def _add_contents(document: Document, block: Block) -> None:
    document.add_paragraph(block.text)
    tabs = f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>'
    for title, page in block.rows:
        paragraph = document.add_paragraph(f"{title}\t{page}")
        paragraph._p.get_or_add_pPr().append(parse_xml(tabs))


def _fill_table(table: Table, rows: list[list[str | None]], fill: Callable[..., None]) -> None:
    """Fill `table`: what is None belongs to the cell above, a lone cell is as wide as the table."""
    width = len(table.columns)
    for number, row in enumerate(rows):
        cells = table.rows[number].cells
        if len(row) == 1:
            cells[0].merge(cells[width - 1])
        for column, words in enumerate(row):
            if words is None:
                top = table.cell(number - 1, column)
                top.merge(cells[column])
            else:
                fill(cells[column], words)


# -- styles and automatic numbers -----------------------------------------------------------------

_NUMBERING = """
<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Item"/>
    <w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Field"/>
    <w:suff w:val="space"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum {ns} w:abstractNumId="91">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
    <w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:abstractNum {ns} w:abstractNumId="92">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircleChinese"/>
    <w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/>
    <w:suff w:val="space"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>
"""
_STYLES = """
<w:style {ns} w:type="paragraph" w:styleId="Item"><w:name w:val="事项"/>
  <w:basedOn w:val="Heading3"/>
  <w:pPr><w:numPr><w:numId w:val="90"/></w:numPr></w:pPr></w:style>
<w:style {ns} w:type="paragraph" w:styleId="Field"><w:name w:val="要素"/>
  <w:basedOn w:val="Normal"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="90"/></w:numPr></w:pPr></w:style>
"""


def _parse_all(xml: str) -> Iterator[Any]:
    yield from parse_xml(f"<w:x {nsdecls('w')}>{xml.format(ns='')}</w:x>")


class _Styled:
    """Headings by style, every number automatic where it can be, content controls, a header."""

    def __init__(self) -> None:
        self.document = docx.Document()
        numbering = self.document.part.numbering_part.element
        for position, definition in enumerate(_parse_all(_NUMBERING)):
            numbering.insert(position, definition)
        for style in _parse_all(_STYLES):
            self.document.styles.element.append(style)
        self.numbers = 90
        self.categories = self.add_number(91)
        self.add_number(90, number=90)
        self.expected: tuple[int, int] = (0, 0)
        section = self.document.sections[0]
        section.header.paragraphs[0].text = "办事指南汇编"
        footer = section.footer.paragraphs[0]
        footer.add_run("— ")
        _add_field(footer, "PAGE")
        footer.add_run(" —")

    def add_number(self, definition: int, depth: int = 0, number: int | None = None) -> int:
        """Add a list of a definition, which begins with 1; return its number."""
        if number is None:
            self.numbers += 1
            number = self.numbers
        start = (
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>'
            if definition == 92
            else ""
        )
        xml = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{start}</w:num>'
        self.document.part.numbering_part.element.extend(_parse_all(xml))
        return number

    def add(self, block: Block) -> None:
        getattr(self, f"_add_{block.kind}")(block)

    def _add_cover(self, block: Block) -> None:
        self.document.add_paragraph(block.text, style="Title" if "指南" in block.text else None)

    def _add_title(self, block: Block) -> None:
        self.document.add_page_break()
        self.document.add_heading(block.text, level=1)

    def _add_contents(self, block: Block) -> None:
        _add_contents(self.document, block)

    def _add_heading(self, block: Block) -> None:
        self.document.add_paragraph(block.text)

    def _add_category(self, block: Block) -> None:
        paragraph = self.document.add_heading(block.text.split("、", 1)[1], level=2)
        _number(paragraph, self.categories, 0)

    def _add_item(self, block: Block) -> None:
        number, title = block.text.split(". ", 1)
        self.document.add_paragraph(style="事项")
        paragraph = self.document.paragraphs[-1]
        for character in title:
            paragraph.add_run(character)
        self.expected = (int(number), 1)

    def _add_field(self, block: Block) -> None:
        number, label = (block.lead or block.text).split(" ", 1)
        words = label + block.text
        self.circles: int | None = None
        if number == "{}.{}".format(*self.expected):
            _control(self.document.add_paragraph(words, style="要素"))
            self.expected = (self.expected[0], self.expected[1] + 1)
        else:
            self.document.add_paragraph(f"{number} {words}")

    def _add_text(self, block: Block) -> None:
        match = _ENTRY.match(block.text)
        value = read_numeral(match[1]) if match else None
        if match is None or (value != 1 and self.circles is None):
            self.document.add_paragraph(block.text)
            return
        depth = len(match[2])
        if value == 1:
            self.circles = self.add_number(92, depth)
            self.counted = (0, depth)
        if (value, depth) == (self.counted[0] + 1, self.counted[1]):
            assert self.circles is not None
            paragraph = self.document.add_paragraph(block.text[match.end() :])
            _number(paragraph, self.circles, depth)
            self.counted = (self.counted[0] + 1, depth)
        else:
            self.document.add_paragraph(block.text)

    def _add_picture(self, block: Block) -> None:
        self.document.add_picture(io.BytesIO(PICTURE), width=Cm(2))

    def _add_caption(self, block: Block) -> None:
        self.document.add_paragraph(block.text)

    def _add_note(self, block: Block) -> None:
        _control(self.document.add_paragraph(block.text))

    def _add_table(self, block: Block) -> None:
        width = max(map(len, block.rows))
        table = self.document.add_table(len(block.rows), width, style="Table Grid")
        _fill_table(table, block.rows, _fill_cell)


def _number(paragraph: Paragraph, number: int, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = number


def _control(paragraph: Paragraph) -> None:
    """Put a paragraph into a content control."""
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    paragraph._p.addprevious(control)
    control[1].append(paragraph._p)


def _fill_cell(cell: _Cell, words: str) -> None:
    """Each line of the words is a paragraph of its own."""
    first, *rest = words.split("\n")
    cell.paragraphs[0].text = first
    for line in rest:
        cell.add_paragraph(line)


def _styled(blocks: list[Block]) -> bytes:
    writer = _Styled()
    for block in blocks:
        writer.add(block)
    return _save(writer.document)


# -- boxes and breaks -----------------------------------------------------------------------------


class _Boxed:
    """Each item in a frame, captions in text boxes, lists by line breaks, tracked changes."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.frame: _Cell | None = None
        self.open: Paragraph | None = None

    def add(self, block: Block) -> None:
        if block.kind in ("title", "category", "note", "table"):
            self.frame = None
        if block.kind != "text":
            self.open = None
        getattr(self, f"_add_{block.kind}", self._add_plain)(block)

    def _paragraph(self) -> Paragraph:
        if self.frame is None:
            return self.document.add_paragraph()
        return self.frame.add_paragraph()

    def _add_plain(self, block: Block) -> None:
        self._paragraph().text = block.lead + block.text

    def _add_title(self, block: Block) -> None:
        self.document.add_section()
        self.document.add_paragraph(block.text)

    def _add_contents(self, block: Block) -> None:
        _add_contents(self.document, block)

    def _add_item(self, block: Block) -> None:
        self.frame = self.document.add_table(1, 1, style="Table Grid").cell(0, 0)
        self.frame.paragraphs[0].text = block.text

    def _add_field(self, block: Block) -> None:
        """The label is inserted, another one was deleted; the words are a second run."""
        paragraph = self._paragraph()
        change = f'{nsdecls("w")} w:id="1" w:author="张三"'
        old = f"<w:del {change}><w:r><w:delText>9.9 所需材料</w:delText></w:r></w:del>"
        paragraph._p.append(parse_xml(old))
        inserted = parse_xml(f"<w:ins {change}/>")
        paragraph._p.append(inserted)
        run = paragraph.add_run(block.lead)
        inserted.append(run._r)
        paragraph.add_run(block.text)

    def _add_text(self, block: Block) -> None:
        """Entries of a list are lines of one paragraph."""
        if self.open is None or not _ENTRY.match(block.text):
            self.open = self._paragraph()
        else:
            self.open.add_run().add_break()
        self.open.add_run(block.text)

    def _add_picture(self, block: Block) -> None:
        self._paragraph().add_run().add_picture(io.BytesIO(PICTURE), width=Cm(2))

    def _add_caption(self, block: Block) -> None:
        """Word keeps a text box twice: for itself and for older programs."""
        words = f"<w:txbxContent><w:p><w:r><w:t>{block.text}</w:t></w:r></w:p></w:txbxContent>"
        spaces = {
            "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
            "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
            "v": "urn:schemas-microsoft-com:vml",
        }
        named = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
        shape = (
            f'<w:r {nsdecls("w")} {named}><mc:AlternateContent><mc:Choice Requires="wps">'
            f"<w:drawing><wps:wsp><wps:txbx>{words}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
        paragraphs = (self.frame or self.document).paragraphs
        paragraphs[-1]._p.append(parse_xml(shape))

    def _add_table(self, block: Block) -> None:
        """Columns of the grid that no row uses, as tables get that were drawn by hand."""
        width = max(map(len, block.rows))
        table = self.document.add_table(len(block.rows), width * 2, style="Table Grid")
        for row in table.rows:
            for column in range(width):
                row.cells[2 * column].merge(row.cells[2 * column + 1])
        for number, row in enumerate(block.rows):
            for column, words in enumerate(row):
                cell = table.cell(number, 2 * column)
                if words is None:
                    table.cell(number - 1, 2 * column).merge(cell)
                else:
                    _fill_cell(cell, words)


def _boxed(blocks: list[Block]) -> bytes:
    writer = _Boxed()
    for block in blocks:
        writer.add(block)
    return _save(writer.document)


LAYOUTS: Mapping[str, Callable[[list[Block]], bytes]] = {"styled": _styled, "boxed": _boxed}
