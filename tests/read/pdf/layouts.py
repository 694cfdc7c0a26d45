"""Booklets printed by several tools, each with other fonts, margins, tables and page numbers."""

from __future__ import annotations

import html
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.read.pdf.booklets import Block

Rows = list[list[str | None]]
FONTS = Path("/usr/share/fonts")


class ToolMissing(Exception):
    """The tool or the font that a layout needs is not installed."""


def find_font(*names: str) -> Path:
    """Return the first installed font file of one of `names`."""
    for name in names:
        for path in sorted(FONTS.rglob(name)):
            return path
    raise ToolMissing(f"no font {' or '.join(names)}")


# -- Chromium -------------------------------------------------------------------------------------

_SHEETS: Mapping[str, str] = {
    # ragged, not indented, paragraphs apart, addresses broken anywhere, running head
    "chromium-ragged": """
        @page { size: A4; margin: 25mm 22mm;
          @top-left { content: "办事指南汇编"; font-size: 9pt }
          @bottom-right { content: "- " counter(page) " -"; font-size: 9pt } }
        body { font: 11pt/1.6 "Noto Sans CJK SC" }
        p { margin: 0 0 6pt; word-break: break-all }
        h2 { font-size: 20pt } h3 { font-size: 13pt } h4 { font-size: 12pt; margin: 8pt 0 4pt }
        td, th { border: 0.5pt solid #888; padding: 6pt 8pt; vertical-align: top }
        th { background: #ddd }
    """,
    # justified, indented, letters spaced, pictures floated, page number over two lines
    "chromium-floats": """
        @page { size: 170mm 240mm; margin: 18mm 16mm 22mm 24mm;
          @bottom-center { content: "第 " counter(page) " 页\\A 共 " counter(pages) " 页";
            white-space: pre; font-size: 8pt } }
        body { font: 10.5pt/1.75 "Noto Serif CJK SC"; letter-spacing: 0.06em; text-align: justify }
        p { margin: 0; text-indent: 2.2em } h4 { margin: 0; font-size: 10.5pt; text-indent: 2.2em }
        h2 { font-size: 18pt } h3 { font-size: 13pt; margin: 10pt 0 6pt }
        figure { float: right; width: 38mm; margin: 0 0 4mm 6mm }
        td, th { border: 1.5pt solid black; padding: 3pt; vertical-align: middle }
    """,
    # tables without upright rules, sections on left and right pages, wide lines
    "chromium-open-tables": """
        @page { size: A4; margin: 20mm 30mm 20mm 20mm; @bottom-center { content: counter(page) } }
        @page :left { margin: 20mm 20mm 20mm 30mm }
        body { font: 12pt/1.5 "Noto Serif CJK SC"; text-align: justify }
        p { margin: 0; text-indent: 2em } h4 { margin: 0; font-size: 12pt; text-indent: 2em }
        h2 { font-size: 22pt } h3 { font-size: 15pt; margin: 12pt 0 }
        table { border-top: 2pt solid; border-bottom: 2pt solid }
        td, th { border: 0; border-bottom: 0.75pt solid #555; padding: 4pt 10pt }
    """,
}
# Sheets for pieces of the booklet.
_PIECES: Mapping[str, str] = {
    # two columns of text beside each other, captions and pictures inside them
    "columns": """
        @page { size: A4; margin: 18mm 15mm; @bottom-center { content: "— " counter(page) " —" } }
        body { font: 10pt/1.6 "Noto Sans CJK SC"; text-align: justify }
        body { columns: 2; column-gap: 10mm; overflow-wrap: anywhere }
        p { margin: 0 0 3pt; text-indent: 2em } h3 { font-size: 12pt; margin: 8pt 0 4pt }
        h4 { font-size: 10pt; margin: 0 }
    """,
    # a table without any rule, its header on each page
    "no-rules": """
        @page { size: A5; margin: 15mm;
          @bottom-center { content: counter(page) " / " counter(pages) } }
        body { font: 10pt/1.5 "Noto Sans CJK SC" }
        td, th { padding: 4pt 8pt; vertical-align: top; text-align: left }
    """,
    # the same in the middle of their rows, which only a heading's rules show
    "no-rules-middle": """
        @page { size: A4; margin: 20mm 22mm }
        body { font: 11pt/1.6 "Noto Serif CJK SC" }
        table { border-top: 1.5pt solid; border-bottom: 1.5pt solid }
        td, th { padding: 5pt; vertical-align: middle } th { border-bottom: 0.75pt solid }
    """,
    # every other row shaded, other margins on left pages
    "zebra": """
        @page { size: 180mm 250mm; margin: 18mm 15mm 18mm 25mm }
        @page :left { margin: 18mm 25mm 18mm 15mm }
        body { font: 10pt/1.5 "Noto Sans CJK SC" }
        td, th { padding: 3pt 5pt; vertical-align: middle }
        thead th { background: #247; color: white } tbody tr:nth-child(even) { background: #e8e8e8 }
    """,
    # upright rules only
    "upright-rules": """
        @page { size: A4; margin: 20mm }
        body { font: 10.5pt/1.6 "Noto Sans CJK SC" }
        td, th { padding: 3pt 6pt; vertical-align: middle; border-left: 0.75pt solid }
        td:first-child, th:first-child { border-left: 0 }
        td[rowspan="1"]:first-child:not(:only-child) { border-left: inherit }
    """,
}
_COMMON = """
    table { border-collapse: collapse; width: 100%; margin: 8pt 0; letter-spacing: 0 }
    tr { break-inside: avoid } td, th { text-align: center; text-indent: 0 }
    .cover { text-align: center; font-size: 14pt; margin: 30mm 0; text-indent: 0 }
    .large { font-size: 26pt; font-weight: bold }
    .title { break-before: page; break-after: page; text-align: center; padding-top: 60mm }
    .heading { text-align: center } .item { break-inside: avoid }
    figure { text-align: center; margin: 4mm auto; break-inside: avoid }
    figcaption { font-size: 0.85em; text-indent: 0; text-align: center; letter-spacing: 0 }
    svg, img { width: 22mm; height: 22mm }
    .toc { display: flex; text-indent: 0 }
    .toc i { flex: 1; border-bottom: 1pt dotted; margin: 4pt }
"""
_MODULES = "".join(
    f'<rect x="{x}" y="{y}" width="1" height="1"/>'
    for x in range(21)
    for y in range(21)
    if (x * 7 + y * 3 + x * y) % 3 == 0
)
_SVG = f'<svg viewBox="0 0 21 21" shape-rendering="crispEdges">{_MODULES}</svg>'


def print_by_chromium(name: str, blocks: list[Block], path: Path) -> None:
    """Print `blocks` with one of the style sheets."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise ToolMissing("no Chromium")
    body = "\n".join(_html(blocks))
    page = path.with_suffix(".html")
    style = f"<style>{_COMMON}{ {**_SHEETS, **_PIECES}[name] }</style>"
    page.write_text(
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8">{style}<body>{body}',
        encoding="utf-8",
    )
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run(
        [browser, *flags, f"--print-to-pdf={path}", page.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )


def _html(blocks: list[Block]) -> Iterator[str]:
    pictured = False
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        text, lead = html.escape(block.text), html.escape(block.lead)
        if block.kind == "cover":
            yield f'<p class="cover {"large" if text.endswith("指南") else ""}">{text}</p>'
        elif block.kind == "contents":
            yield f'<p class="heading" style="break-before: page">{text}</p>'
            for title, number in block.rows:
                yield f'<p class="toc"><span>{title}</span><i></i><span>{number}</span></p>'
        elif block.kind in ("title", "heading"):
            yield f'<h2 class="{block.kind}">{text}</h2>'
        elif block.kind in ("category", "item"):
            yield f"<h3>{text}</h3>"
        elif block.kind == "field":
            yield f"<p><b>{lead}</b>{text}</p>" if text else f"<h4>{lead}</h4>"
        elif block.kind == "picture":
            pictured = after is not None and after.kind == "caption"
            yield f"<figure>{_SVG}" + ("" if pictured else "</figure>")
        elif block.kind == "caption":
            yield f"<figcaption>{text}</figcaption></figure>"
        elif block.kind == "table":
            yield _html_table(block.rows)
        else:
            yield f"<p>{text}</p>"


def spans(rows: Rows) -> Iterator[list[tuple[str, int, int]]]:
    """Yield each row's cells as text, rows covered and columns covered."""
    width = len(rows[0])
    for index, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            if cell is None:
                continue
            down = 1
            while index + down < len(rows) and rows[index + down][column : column + 1] == [None]:
                down += 1
            across = width if len(row) == 1 else 1
            cells.append((cell, down, across))
        yield cells


def _html_table(rows: Rows) -> str:
    lines = []
    for index, cells in enumerate(spans(rows)):
        tag = "td" if index else "th"
        row = "".join(
            f'<{tag} rowspan="{down}" colspan="{across}">'
            + html.escape(text).replace("\n", "<br>")
            + f"</{tag}>"
            for text, down, across in cells
        )
        lines.append(f"<tr>{row}</tr>")
    return f"<table><thead>{lines[0]}</thead><tbody>{''.join(lines[1:])}</tbody></table>"


# -- fpdf2 ----------------------------------------------------------------------------------------


def print_by_fpdf(blocks: list[Block], path: Path) -> None:
    """Print with fpdf2: ragged paragraphs without indent, broken where the line is full."""
    try:
        from fpdf import FPDF
    except ImportError:
        raise ToolMissing("no fpdf2") from None

    class Booklet(FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("cjk", size=9)
            self.cell(0, 10, f"— {self.page_no()} —", align="C" if self.page_no() % 3 else "R")

    font = find_font("wqy-zenhei.ttc", "NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc")
    pdf = Booklet(format="A4")
    pdf.set_creation_date(datetime(2024, 1, 1, tzinfo=UTC))
    # the third font of Noto's collection is the one for simplified Chinese
    number = 2 if "Noto" in font.name else 0
    pdf.add_font("cjk", fname=str(font), collection_font_number=number)
    pdf.add_font("cjk", "B", str(font), collection_font_number=number)
    pdf.set_margins(24, 20, 24)
    pdf.set_auto_page_break(True, 22)
    pdf.add_page()
    for block in blocks:
        _draw_by_fpdf(pdf, block)
    pdf.output(str(path))


def _draw_by_fpdf(pdf: Any, block: Block) -> None:
    def write(text: str, size: float, align: str = "L", after: float = 2) -> None:
        pdf.set_font("cjk", size=size)
        pdf.multi_cell(
            0, size * 0.55, text, align=align, wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT"
        )
        pdf.ln(after)

    if block.kind == "cover":
        write(block.text, 20, "C", 30)
    elif block.kind == "contents":
        pdf.add_page()
        write(block.text, 16, "C")
        for title, number in block.rows:
            write(f"{title} {'.' * 60} {number}", 11)
    elif block.kind == "title":
        pdf.add_page()
        pdf.ln(60)
        write(block.text, 24, "C")
        pdf.add_page()
    elif block.kind in ("heading", "category", "item"):
        size = {"heading": 18, "category": 15, "item": 13}[block.kind]
        write(block.text, size, "C" if block.kind == "heading" else "L", 3)
    elif block.kind == "picture":
        pdf.ln(2)
        top = pdf.get_y() if pdf.will_page_break(30) is False else pdf.add_page() or pdf.get_y()
        pdf.image(_picture(), x=90, y=top, w=26)
        pdf.set_y(top + 28)
    elif block.kind == "caption":
        write(block.text, 9, "C")
    elif block.kind == "table":
        _table_by_fpdf(pdf, block.rows)
    else:
        write(block.lead + block.text, 11)


def _table_by_fpdf(pdf: Any, rows: Rows) -> None:
    pdf.set_font("cjk", size=9)
    with pdf.table(text_align="CENTER", line_height=6, padding=1.5, wrapmode="CHAR") as table:
        for cells in spans(rows):
            row = table.row()
            for text, down, across in cells:
                row.cell(text, rowspan=down, colspan=across)


def _picture() -> Any:
    from PIL import Image

    image = Image.new("1", (84, 84), 1)
    for x in range(84):
        for y in range(84):
            image.putpixel((x, y), ((x // 4) * 7 + (y // 4) * 3 + (x // 4) * (y // 4)) % 3 != 0)
    return image


# -- reportlab ------------------------------------------------------------------------------------


def print_by_reportlab(blocks: list[Block], path: Path) -> None:
    """Print with reportlab: justified and indented, a font that is not embedded, shaded tables."""
    try:
        from reportlab.lib import colors, pagesizes, styles, units
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.platypus import (
            Image,
            PageBreak,
            Paragraph,
            SimpleDocTemplate,
            Spacer,
            Table,
            TableStyle,
        )
    except ImportError:
        raise ToolMissing("no reportlab") from None
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def style(size: float, align: int = 0, indent: float = 0, after: float = 0) -> Any:
        return styles.ParagraphStyle(
            f"s{size}-{align}-{indent}", fontName="STSong-Light", fontSize=size, leading=size * 1.5,
            alignment=align, firstLineIndent=indent, spaceAfter=after, wordWrap="CJK",
        )  # fmt: skip

    body, cell, centre = style(11, 4, 22), style(9, 1), style(9, 1)
    grid = [("GRID", (0, 0), (-1, -1), 0.75, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    story: list[Any] = []

    def table(rows: Rows) -> Any:
        more = [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
        data = []
        for index, (row, cells) in enumerate(zip(rows, spans(rows), strict=True)):
            line: list[Any] = [""] * len(rows[0])
            columns = [i for i, text in enumerate(row) if text is not None]
            for column, (text, down, across) in zip(columns, cells, strict=True):
                line[column] = Paragraph(html.escape(text).replace("\n", "<br/>"), cell)
                if (down, across) != (1, 1):
                    end = (column + across - 1, index + down - 1)
                    more.append(("SPAN", (column, index), end))  # type: ignore[arg-type]
            data.append(line)
        widths = {5: (70, 36, 140, 36, 150), 4: (36, 120, 170, 100), 2: (150, 280)}[len(rows[0])]
        return Table(data, colWidths=widths, repeatRows=1, style=TableStyle(grid + more))

    for block in blocks:
        text = html.escape(block.text)
        if block.kind == "cover":
            story += [Spacer(1, 80), Paragraph(text, style(22, 1))]
        elif block.kind == "contents":
            story += [PageBreak(), Paragraph(text, style(16, 1, after=12))]
            story += [Paragraph(f"{t} {'…' * 18} {n}", style(12, after=6)) for t, n in block.rows]
        elif block.kind == "title":
            story += [PageBreak(), Spacer(1, 180), Paragraph(text, style(26, 1)), PageBreak()]
        elif block.kind in ("heading", "category", "item"):
            size = {"heading": 18, "category": 15, "item": 13}[block.kind]
            story.append(Paragraph(text, style(size, block.kind == "heading", after=8)))
        elif block.kind == "picture":
            image = path.with_suffix(".png")
            _picture().save(image)
            story.append(Image(str(image), 60, 60))
        elif block.kind == "caption":
            story.append(Paragraph(text, centre))
        elif block.kind == "table":
            story += [table(block.rows), Spacer(1, 10)]
        else:
            story.append(Paragraph(html.escape(block.lead) + text, body))

    def number(canvas: Any, document: Any) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(300, 30, f"- {document.page} -")
        canvas.drawString(72, 810, "抚顺市社会保险办事指南")
        canvas.line(72, 804, 523, 804)

    document = SimpleDocTemplate(
        str(path), pagesize=pagesizes.A4, invariant=1,
        leftMargin=25 * units.mm, rightMargin=25 * units.mm,
        topMargin=25 * units.mm, bottomMargin=22 * units.mm,
    )  # fmt: skip
    document.build(story, onFirstPage=number, onLaterPages=number)


LAYOUTS: Mapping[str, Callable[[list[Block], Path], None]] = {
    **{
        name: (lambda blocks, path, name=name: print_by_chromium(name, blocks, path))
        for name in _SHEETS
    },
    "fpdf": print_by_fpdf,
    "reportlab": print_by_reportlab,
}
