"""Type set by hand: glyphs, lines and pages as a page of a PDF has them."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.pdf.flow import write_flow
from pipeline.read.pdf.glyphs import Glyph, is_wide
from pipeline.read.pdf.lines import TextLine, build_lines
from pipeline.read.pdf.pages import Page


def set_glyphs(
    text: str,
    x: float = 40,
    top: float = 40,
    size: float = 10,
    *,
    spacing: float = 0,
    blank: float = 3,
    printed: bool = True,
    room: float = 0,
) -> list[Glyph]:
    """Set `text` in a row: wide letters as wide as high, others half.

    A blank is `blank` wide and in the file when `printed`; `~` is as wide and never in the file.
    `room` is what stands between Chinese and Latin without a blank.
    """
    glyphs: list[Glyph] = []
    spaced = False
    for sign in text:
        if sign in " ~":
            x += blank
            spaced = printed and sign == " "
            continue
        wide = is_wide(sign)
        if glyphs and sign.isalnum() and glyphs[-1].text.isalnum() and x < glyphs[-1].x1 + 1:
            x += room if wide != is_wide(glyphs[-1].text) else 0
        right = x + (size if wide else size / 2)
        glyphs.append(
            Glyph(sign, x, top, right, top + size, top + 0.86 * size, size, spaced=spaced)
        )
        x, spaced = right + spacing, False
    return glyphs


def set_lines(texts: Sequence[str], **how: float) -> list[TextLine]:
    """Return lines below each other, each set as `set_glyphs` does."""
    rows = [set_glyphs(text, top=40 + 16 * n, **how) for n, text in enumerate(texts)]  # type: ignore[arg-type]
    return build_lines([glyph for row in rows for glyph in row])


def make_page(number: int, lines: list[tuple[float, str]], x: float = 40) -> Page:
    """Return a page of 400 by 600 points with words at these heights."""
    page = Page(number, 400, 600)
    for top, text in lines:
        edges = array("f", [e for i in range(len(text)) for e in (x + 10 * i, x + 10 + 10 * i)])
        right = x + 10 * len(text)
        page.lines.append(TextLine(text, edges, x, top, right, top + 10, top + 9, 10, page=number))
    return page


class Setting(NamedTuple):
    """A row of a page: where it begins, its size, its words, how far its letters stand apart."""

    x: float
    top: float
    size: float
    text: str
    spacing: float = 0


def fill(count: int) -> str:
    """Return so many characters of running text."""
    return ("参保人在户籍所在地的社会保险经办机构窗口办理登记手续需要携带本人身份证" * 2)[:count]


def stack(texts: Sequence[str], top: float = 40, spacing: float = 0) -> list[Setting]:
    """Return rows below each other, at the left edge."""
    return [Setting(40, top + 16 * n, 10, text, spacing) for n, text in enumerate(texts)]


def set_page(rows: Sequence[Setting | tuple[float, float, float, str]]) -> Page:
    """Return a page of rows, each at x and top, of a size, with its words."""
    page = Page(1, 400, 600)
    set_rows = [Setting(*row) for row in rows]
    glyphs = [
        glyph
        for row in set_rows
        for glyph in set_glyphs(row.text, row.x, row.top, row.size, spacing=row.spacing)
    ]
    page.lines = build_lines(glyphs)
    for line in page.lines:
        line.page = 1
    return page


def read_lines(page: Page) -> list[str]:
    """Return the lines of text that a page gives, those without words left out."""
    return [line for line in write_flow([page]).text.splitlines() if line]


def make_pdf(
    content: bytes, pages: int = 1, extra: bytes = b"", meanings: bytes | None = None
) -> bytes:
    """Return a PDF of so many pages, all with the same content; `extra` stands in each page.

    `meanings` tells which characters the font's codes stand for.
    """
    packed = zlib.compress(content)
    kids = b" ".join(b"%d 0 R" % (5 + index) for index in range(pages))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R"
        b"/Resources<</Font<</F 4 0 R>>>>%s>>" % extra
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page] * pages,
    ]
    if meanings is not None:
        objects[3] = objects[3][:-2] + b"/ToUnicode %d 0 R>>" % (len(objects) + 1)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(meanings), meanings))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)
