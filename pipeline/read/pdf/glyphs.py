"""The glyphs of a page as pdfium reports them, with their place from the page's upper left."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pypdfium2

# A page of a booklet has up to 2,000 characters, a dense one of a newspaper 20,000.
MAX_GLYPHS = 50_000
# pdfium replaces a hyphen that ends a line by a control character, in bulk text by U+FFFE.
_HYPHENS = {0x02, 0xAD, 0xFFFE}


class Glyph(NamedTuple):
    """A printed character: its box in points from the upper left, its baseline, its size."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float


class TooManyGlyphs(Exception):
    """A page carries more characters than any page that people read."""


def read_glyphs(page: pypdfium2.PdfPage, upper: float) -> list[Glyph]:
    """Return the glyphs of `page` in the order of its content; `upper` is its upper edge.

    Blanks are left out: pdfium does not tell printed ones from those that it makes up in
    stretched lines, so they are found again from the distances.
    """
    from pypdfium2 import raw

    text_page = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text_page.raw)
        if count > MAX_GLYPHS:
            raise TooManyGlyphs
        return _collect(text_page.raw, count, upper)
    finally:
        text_page.close()


def _collect(handle: object, count: int, upper: float) -> list[Glyph]:
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    unicode_of = raw.FPDFText_GetUnicode
    glyphs: list[Glyph] = []
    for index in range(count):
        code = unicode_of(handle, index)
        if code in _HYPHENS:
            code = 0x2D
        # surrogates stand for broken maps, the other codes for blanks and line breaks
        if code <= 0x20 or code in (0xA0, 0x3000, 0xFFFF) or 0xD800 <= code < 0xE000:
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        size = box.top - box.bottom
        x0, x1 = min(box.left, x.value), box.right
        if size > 0 and x1 >= x0:
            base = upper - y.value
            top, bottom = upper - box.top, upper - box.bottom
            glyphs.append(Glyph(chr(code), x0, top, x1, bottom, base, size))
            if len(glyphs) > 1 and _is_ligature(*glyphs[-2:]):
                glyphs[-2:] = _part_ligature(*glyphs[-2:])
    return glyphs


def _is_ligature(first: Glyph, second: Glyph) -> bool:
    """Letters of one printed sign, such as ﬀ, all have its origin; overprints repeat a letter."""
    same = abs(first.x0 - second.x0) < 0.01 and first.base == second.base
    return same and first.text in "fFtT" and (first.text != second.text or first.text == "f")


def _part_ligature(first: Glyph, second: Glyph) -> list[Glyph]:
    right = max(first.x1, second.x1)
    middle = (first.x0 + right) / 2
    return [first._replace(x1=middle), second._replace(x0=middle, x1=right)]
