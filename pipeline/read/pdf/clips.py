"""What a page cuts off: objects that stand outside the window through which they are shown.

Programs that lay out one long page show each printed page a part of it; the rest is in the file.
pdfium keeps the window of those objects alone that stick out of it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from .shapes import Corners, around_points

# Corners of a window that are looked at: it is some boxes, seldom with round corners.
_MOST = 200
# Points. A rule on the edge of a window is shown.
_SLACK = 1.0


def find_window(handle: Any) -> Corners | None:
    """Return the box outside of which nothing of an object is shown; None where nothing is cut."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    boxes: list[Corners] = []
    room = _MOST
    for index in range(min(raw.FPDFClipPath_CountPaths(clip), _MOST)):
        corners = raw.FPDFClipPath_CountPathSegments(clip, index)
        # what has many is the outline of many boxes
        if 0 < corners <= room:
            room -= corners
            boxes.append(around_points(list(_read_points(clip, index, corners))))
    if not boxes:
        return None
    x0, low, x1, up = zip(*boxes, strict=True)
    return max(x0) - _SLACK, max(low) - _SLACK, min(x1) + _SLACK, min(up) + _SLACK


def is_cut_away(handle: Any) -> bool:
    """Whether the middle of an object lies outside of its window."""
    window = find_window(handle)
    if window is None:
        return False
    x0, low, x1, up = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, x0, low, x1, up)
    x, y = (x0.value + x1.value) / 2, (low.value + up.value) / 2
    return not (window[0] <= x <= window[2] and window[1] <= y <= window[3])


def _read_points(clip: Any, index: int, count: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, index, at), x, y)
        yield x.value, y.value
