"""The glyphs of a page as pdfium reports them, with their place from the page's upper left."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from statistics import median_low
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from .clips import is_cut_away
from .frames import Frame
from .insets import Insets, identify
from .ligatures import FIRST_LETTERS, are_ligature, part_ligature
from .objects import Matrix
from .shapes import Corners

# A page of a booklet has up to 2,000 characters, a dense one of a newspaper 20,000.
MAX_GLYPHS = 50_000
# pdfium replaces a hyphen that ends a line by a control character, or by what has no code.
_UNTOLD = 0xFFFE
_HYPHENS = {0x02, 0xAD, _UNTOLD}
_BLANKS = {0x20, 0xA0, 0x3000}
# Where a line may be broken, and other marks that nobody sees.
_UNSEEN = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
# First and last of the characters as wide as they are high.
_WIDE = (
    ("→", "→"),
    ("①", "⓿"),
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff01", "\uff60"),
    ("\U00010000", "\U0010ffff"),
)
# Times its width: a wide character with the room that fonts leave above and below is lower.
_HIGH = 1.8
# Boxes around the ink differ by more than this part among letters of one width.
_UNEVEN = 0.03
# The sine of twice an angle, five degrees.
_ASLANT = 0.17
# Marks of the width of a character that are drawn in its left half.
CLOSING = frozenset("，。、；：！？）》」』】")
# The part of the type's size above the baseline, in Chinese fonts.
ASCENT = 0.86


@lru_cache(4096)
def is_wide(character: str) -> bool:
    """Whether a character is as wide as it is high; a quotation mark or a dash may be either."""
    return any(first <= character[:1] <= last for first, last in _WIDE)


class Glyph(NamedTuple):
    """A printed character: its box in points from the upper left, its baseline, its size.

    `score` tells how sure a recogniser is of it, up to 1; it is None where the page has text.
    `spaced` tells of a blank that the file has before it, `torn` of one that ends the line before.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    score: float | None = None
    spaced: bool = False
    torn: bool = False

    @property
    def anchor(self) -> float:
        """Where it stands in a row: its middle; closing marks may hang over the edge of a cell."""
        return self.x0 if self.text in CLOSING else (self.x0 + self.x1) / 2


class TooManyGlyphs(Exception):
    """A page carries more characters than any page that people read."""


def read_glyphs(
    page: pypdfium2.PdfPage,
    frame: Frame,
    insets: Mapping[int, Matrix] | None = None,
    *,
    veiled: bool = False,
) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs of `page` in the order of its content, as they stand in its `frame`.

    Those that lie aslant, a watermark's or a stamp's, come apart, and where the page is `veiled`,
    which tells that some are not shown, these as well.

    Blanks are left out: many tools put none into the file, or only some, so they are found again
    from the distances.
    """
    text_page = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text_page.raw)
        if count > MAX_GLYPHS:
            raise TooManyGlyphs
        hidden = _find_hidden(text_page.raw, count) if veiled else frozenset[int]()
        forms = Insets(text_page.raw, insets) if insets else None
        measure = (_Turned if frame.turned else _Upright)(text_page.raw, frame, forms)
        glyphs, apart = _collect(text_page.raw, count, measure, hidden)
        return trim_boxes(glyphs), apart
    finally:
        text_page.close()


def _find_hidden(handle: object, count: int) -> frozenset[int]:
    """Return the letters that the page has and does not show."""
    owners = [raw.FPDFText_GetTextObject(handle, index) for index in range(count)]
    texts = {identify(owner): owner for owner in owners if owner}
    hidden = {
        number
        for number, owner in texts.items()
        if raw.FPDFTextObj_GetTextRenderMode(owner) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        or is_cut_away(owner)
    }
    return frozenset(
        index for index, owner in enumerate(owners) if owner and identify(owner) in hidden
    )


def _collect(
    handle: object, count: int, measure: _Turned | _Upright, hidden: frozenset[int]
) -> tuple[list[Glyph], list[Glyph]]:
    angle_of = raw.FPDFText_GetCharAngle
    glyphs: list[Glyph] = []
    apart: list[Glyph] = []
    spaced = joined = torn = lies_aslant = False
    size = 0.0
    for index, meant in enumerate(_read_codes(handle, count)):
        code = 0x2D if meant in _HYPHENS else meant
        if code in _BLANKS or code in _UNSEEN:
            joined = joined or code in _UNSEEN
            # pdfium makes blanks up where glyphs stand apart
            printed = code in _BLANKS and raw.FPDFText_IsGenerated(handle, index) == 0
            spaced = spaced or printed
            continue
        # surrogates stand for broken maps, low codes for line breaks
        if code < 0x20 or code == 0xFFFF or 0xD800 <= code < 0xE000:
            torn, spaced = torn or spaced, False
            continue
        glyph = measure.read(index, chr(code))
        if glyph.size > 0 and glyph.x1 >= glyph.x0:
            if abs(glyph.size - size) > 0.01:
                # letters of one run are alike
                size, lies_aslant = glyph.size, _lies_aslant(angle_of(handle, index))
            if lies_aslant or index in hidden:
                apart.append(glyph)
                continue
            if spaced or joined or torn:
                glyph = _set_beside(glyphs, glyph._replace(spaced=spaced, torn=torn))
                spaced = joined = torn = False
            if glyphs and glyphs[-1].text in FIRST_LETTERS and are_ligature(glyphs[-1], glyph):
                glyphs[-1:] = part_ligature(glyphs[-1], glyph)
            else:
                glyphs.append(glyph)
    return glyphs, apart


def _read_codes(handle: object, count: int) -> list[int]:
    """Return the code of each character.

    pdfium tells them one by one in three times the time that it takes for all at once, where it
    writes U+FFFE for what has no code and for hyphens at the end of a line.
    """
    buffer = (ctypes.c_ushort * (count + 1))()
    told = raw.FPDFText_GetText(handle, 0, count, buffer) == len(buffer)
    codes = buffer[:count] if told else [_UNTOLD] * count
    if _UNTOLD not in codes:
        return codes
    return [
        raw.FPDFText_GetUnicode(handle, index) if code == _UNTOLD else code
        for index, code in enumerate(codes)
    ]


def trim_boxes(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs as high as type is.

    Some fonts tell of boxes three times as high, others only of those around the ink.
    """
    ratios: defaultdict[float, list[float]] = defaultdict(list)
    lower: defaultdict[float, set[float]] = defaultdict(set)
    for glyph in glyphs:
        width = glyph.x1 - glyph.x0
        if glyph.size < (1 - _UNEVEN) * width and is_wide(glyph.text):
            lower[round(width, 1)].add(glyph.size)
        elif glyph.size > _HIGH * (glyph.x1 - glyph.x0) and is_wide(glyph.text):
            ratios[glyph.size].append(glyph.size / max(0.1, glyph.x1 - glyph.x0))
    uneven = {width for width, found in lower.items() if min(found) < (1 - _UNEVEN) * max(found)}
    if uneven:
        glyphs = [_raise(g) if round(g.x1 - g.x0, 1) in uneven else g for g in glyphs]
    if not ratios:
        return glyphs
    sizes = {size: size / median_low(found) for size, found in ratios.items()}
    return [_lower(g, sizes[g.size]) if g.size in sizes else g for g in glyphs]


def _raise(glyph: Glyph) -> Glyph:
    return _lower(glyph, glyph.x1 - glyph.x0) if is_wide(glyph.text) else glyph


def _lower(glyph: Glyph, size: float) -> Glyph:
    top = glyph.base - ASCENT * size
    return glyph._replace(top=top, bottom=top + size, size=size)


def _lies_aslant(angle: float) -> bool:
    """Whether a character is turned otherwise than by a right angle."""
    return abs(math.sin(2 * angle)) > _ASLANT


class _Upright:
    """Measures glyphs where the page is shown as the file has it."""

    def __init__(self, handle: object, frame: Frame, forms: Insets | None) -> None:
        self._handle, self._left, self._high = handle, frame.left, frame.high
        self._forms = forms
        self._box, self._x, self._y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._box_of, self._origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin

    def read(self, index: int, text: str) -> Glyph:
        box, high, left = self._box, self._high, self._left
        self._box_of(self._handle, index, box)
        self._origin_of(self._handle, index, self._x, self._y)
        if self._forms is not None:
            corners = box.left, box.bottom, box.right, box.top
            return self._place(
                text, *self._forms.move(index, corners, self._x.value, self._y.value)
            )
        x0 = min(box.left, self._x.value) - left
        top, bottom = high - box.top, high - box.bottom
        return Glyph(text, x0, top, box.right - left, bottom, high - self._y.value, bottom - top)

    def _place(self, text: str, box: Corners, x: float, y: float) -> Glyph:
        x0, low, x1, up = box
        left, high = self._left, self._high
        return Glyph(text, min(x0, x) - left, high - up, x1 - left, high - low, high - y, up - low)


class _Turned:
    """Measures glyphs on a turned page, for which pdfium knows no boxes as high as the type."""

    def __init__(self, handle: object, frame: Frame, forms: Insets | None) -> None:
        self._handle, self._frame, self._forms = handle, frame, forms

    def read(self, index: int, text: str) -> Glyph:
        handle = self._handle
        edges = [ctypes.c_double() for _ in range(4)]
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        raw.FPDFText_GetCharBox(handle, index, *edges)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        left, right, low, high = (edge.value for edge in edges)
        placed = (left, low, right, high), x.value, y.value
        box, *origin = self._forms.move(index, *placed) if self._forms else placed
        ink = self._frame.place_box(*box)
        start, base = self._frame.place(*origin)
        size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        x0 = min(ink.x0, start)
        x1 = x0 + size if is_wide(text) else start + self._advance(index, text, size)
        x1 = max(ink.x1, x1)
        return Glyph(text, x0, base - ASCENT * size, x1, base + (1 - ASCENT) * size, base, size)

    def _advance(self, index: int, text: str, size: float) -> float:
        """Return how far the next letter begins from this one, 0 where its font does not tell."""
        width = ctypes.c_float()
        owner = raw.FPDFText_GetTextObject(self._handle, index)
        if owner:
            raw.FPDFFont_GetGlyphWidth(raw.FPDFTextObj_GetFont(owner), ord(text), size, width)
        return width.value


def _set_beside(glyphs: list[Glyph], after: Glyph) -> Glyph:
    """Set a letter behind a blank, which a line may seem to end with, or behind an unseen mark."""
    last = glyphs[-1] if glyphs else after
    beside = last.x1 < after.x0 < last.x1 + max(last.size, after.size) and last.base == after.base
    if after.torn and beside:
        return after._replace(spaced=True, torn=False)
    if beside and not after.spaced:
        glyphs[-1] = last._replace(x1=after.x0)
    return after
