"""Pieces of the pages as pictures, made when a report asks for them."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

import pypdfium2

from pipeline.model.cuttings import Band, Cutting

from .easels import Easel, Patience

# Pixels to a point: type of 9 points is legible, and no larger than on the screen.
_SCALE = 1.5
# The bound of one picture; a band of half an A4 page has 380,000 pixels.
MAX_PAINTED = 500_000
# Sixteen shades of grey pack into half the bytes of all, and print the same.
_SHADES = [shade // 16 for shade in range(256)]
_GREYS = [17 * shade for shade in range(16) for _ in "RGB"]
# Packed as tightly as this a picture takes half the time of the usual level, and no more bytes.
_LEVEL = 4


@dataclass(frozen=True, slots=True)
class PagePainter:
    """Paints bands of the pages of the PDF in `data`, but for those that are not to be drawn.

    `turned` tells by how many degrees pages are shown where the file shows them on their side.
    """

    data: bytes = field(repr=False)
    password: str | None = field(default=None, repr=False)
    undrawn: frozenset[int] = frozenset()
    turned: Mapping[int, int] = field(default_factory=dict)

    def __call__(self, bands: Iterable[Band]) -> Iterator[Cutting | None]:
        """Yield the picture of each of `bands`; neighbours on one page cost one page to open."""
        patience = Patience()
        document = pypdfium2.PdfDocument(self.data, password=self.password)
        try:
            for number, own in groupby(bands, key=lambda band: band.page):
                if number in self.undrawn:
                    yield from (None for _ in own)
                    continue
                page = document[number - 1]
                if number in self.turned:
                    page.set_rotation(self.turned[number])
                try:
                    easel = Easel(page, patience)
                    yield from (_paint(easel, page.get_size(), band) for band in own)
                finally:
                    page.close()
        finally:
            document.close()


def _paint(easel: Easel, size: tuple[float, float], band: Band) -> Cutting | None:
    """Return the picture of `band` as far as it lies on the page, which is so wide and high."""
    width, shown = size
    top, bottom = max(band.top, 0.0), min(band.bottom, shown)
    height = bottom - top
    if width < 1 or height < 1:
        return None
    scale = min(_SCALE, math.sqrt(MAX_PAINTED / (width * height)))
    # whole pixels, as the renderer cuts
    above, below = (math.ceil(cut * scale) / scale for cut in (top, shown - bottom))
    picture = easel.draw(scale, (0, below, 0, above), noted=True)
    if picture is None:
        return None
    shades = picture.to_pil().point(_SHADES)
    shades.putpalette(_GREYS)
    file = io.BytesIO()
    shades.save(file, "PNG", bits=4, compress_level=_LEVEL)
    box = (0.0, above, width, shown - below)
    return Cutting(band.page, box, file.getvalue())
