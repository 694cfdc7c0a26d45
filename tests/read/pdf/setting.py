"""Type set by hand: glyphs, lines and pages as a page of a PDF has them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

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


def set_page(rows: Sequence[tuple[float, float, float, str]]) -> Page:
    """Return a page of rows, each at x and top, of a size, with its words."""
    page = Page(1, 400, 600)
    glyphs = [g for x, top, size, text in rows for g in set_glyphs(text, x, top, size)]
    page.lines = build_lines(glyphs)
    for line in page.lines:
        line.page = 1
    return page


def read_lines(page: Page) -> list[str]:
    """Return the lines of text that a page gives, those without words left out."""
    return [line for line in write_flow([page]).text.splitlines() if line]
