"""The visible page: its size as people see it, and where a point of the file lies on it."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from .shapes import Box


class Frame(NamedTuple):
    """The crop box of a page in the file's coordinates, and by how many degrees it is turned."""

    left: float
    low: float
    right: float
    high: float
    turned: int

    @property
    def width(self) -> float:
        """How wide the page is shown."""
        return self.high - self.low if self.turned % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """How high the page is shown."""
        return self.right - self.left if self.turned % 180 else self.high - self.low

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return how far a point of the file lies from the left and from the top of the page."""
        if self.turned == 90:
            return y - self.low, x - self.left
        if self.turned == 180:
            return self.right - x, y - self.low
        if self.turned == 270:
            return self.high - y, self.right - x
        return x - self.left, self.high - y

    def place_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return the place on the page of a box with the corners (x0, y0) and (x1, y1)."""
        (ax, ay), (bx, by) = self.place(x0, y0), self.place(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def read_frame(page: pypdfium2.PdfPage) -> Frame:
    """Return the frame of `page`; its boxes may be those of the whole document."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, box)
    return Frame(box.left, box.bottom, box.right, box.top, page.get_rotation())
