"""What a page cuts off: objects that stand outside the window through which they are shown.

Programs that lay out one long page show each printed page a part of it; the rest is in the file.
pdfium keeps the window of those objects alone that stick out of it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from .shapes import Corners, around_points

# Outlines of a window, and corners of one that is looked at: a box, seldom with round corners.
_MOST = 100
# Points. A rule on the edge of a window is shown.
_SLACK = 1.0


def find_window(handle: Any) -> Corners | None:
    """Return the box outside of which nothing of an object is shown; None where nothing is cut."""
    from pypdfium2 import raw

    clip = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(clip)
    if count <= 0:
        return None
    boxes = [box for index in range(min(count, _MOST)) if (box := _read_outline(clip, index))]
    if not boxes:
        return None
    x0, low, x1, up = zip(*boxes, strict=True)
    return max(x0) - _SLACK, max(low) - _SLACK, min(x1) + _SLACK, min(up) + _SLACK


def is_cut_away(handle: Any) -> bool:
    """Whether the middle of an object lies outside of its window."""
    from pypdfium2 import raw

    window = find_window(handle)
    if window is None:
        return False
    x0, low, x1, up = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, x0, low, x1, up)
    x, y = (x0.value + x1.value) / 2, (low.value + up.value) / 2
    return not (window[0] <= x <= window[2] and window[1] <= y <= window[3])


def _read_outline(clip: Any, index: int) -> Corners | None:
    """Return the box around one of the outlines that all bound a window; None around many boxes."""
    from pypdfium2 import raw

    count = raw.FPDFClipPath_CountPathSegments(clip, index)
    return around_points(list(_read_points(clip, index, count))) if 0 < count <= _MOST else None


def _read_points(clip: Any, index: int, count: int) -> Iterator[tuple[float, float]]:
    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, index, at), x, y)
        yield x.value, y.value
