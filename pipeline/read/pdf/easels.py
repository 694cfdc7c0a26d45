"""Pages drawn as pictures in grey, unless that takes longer than for any page that people read."""

from __future__ import annotations

import math
import time
from typing import Any

import pypdfium2
from pypdfium2 import raw

# Seconds of work for all pictures of one page; one of an ordinary page takes a fiftieth.
_PATIENCE = 3.0
# And for those of all pages: so many, and some for each page; an ordinary one takes a tenth.
_FIRST, _EACH = 10.0, 0.05
# Notes and stamps that are drawn over a page; reviewers leave some dozens.
_MAX_NOTES = 1_000


class Patience:
    """How long drawing the pages of a document may still take."""

    def __init__(self) -> None:
        self.left = _FIRST


class Easel:
    """Draws a page or parts of it, again and again, until that, or all pages, took too long."""

    def __init__(self, page: pypdfium2.PdfPage, patience: Patience) -> None:
        self._page = page
        self._left = _PATIENCE
        self._patience = patience
        patience.left += _EACH

    @property
    def is_worn(self) -> bool:
        """Whether drawing has taken too long, so that nothing is drawn any more."""
        return min(self._left, self._patience.left) <= 0

    def draw(
        self,
        scale: float,
        crop: tuple[float, float, float, float] = (0, 0, 0, 0),
        *,
        noted: bool = False,
    ) -> pypdfium2.PdfBitmap | None:
        """Return a picture with `scale` pixels to a point; None where it takes too long.

        The points of `crop` are cut off from the left, bottom, right and top. Where it is `noted`,
        the notes that people have put on the page are drawn too.
        """
        if self.is_worn:
            return None
        width, height = (math.ceil(side * scale) for side in self._page.get_size())
        left, bottom, right, top = (math.ceil(side * scale) for side in crop)
        shown = width - left - right, height - top - bottom
        if min(shown) < 1:
            return None
        flags = raw.FPDF_GRAYSCALE
        if noted and raw.FPDFPage_GetAnnotCount(self._page.raw) <= _MAX_NOTES:
            flags |= raw.FPDF_ANNOT
        bitmap = pypdfium2.PdfBitmap.new_native(*shown, raw.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *shown)
        if self._draw_on(bitmap, -left, -top, width, height, flags):
            return bitmap
        bitmap.close()
        return None

    def _draw_on(
        self, bitmap: pypdfium2.PdfBitmap, x: int, y: int, width: int, height: int, flags: int
    ) -> bool:
        """Draw, and return whether all was drawn before the patience was at an end."""
        start = time.thread_time()
        end = start + min(self._left, self._patience.left)

        def is_over(_: Any) -> bool:
            return time.thread_time() > end

        pause = raw.IFSDK_PAUSE(version=1)
        pause.NeedToPauseNow = type(pause.NeedToPauseNow)(is_over)
        status = raw.FPDF_RenderPageBitmap_Start(
            bitmap.raw, self._page.raw, x, y, width, height, 0, flags, pause
        )
        raw.FPDF_RenderPage_Close(self._page.raw)
        spent = time.thread_time() - start
        self._left -= spent
        self._patience.left -= spent
        return bool(status == raw.FPDF_RENDER_DONE)
