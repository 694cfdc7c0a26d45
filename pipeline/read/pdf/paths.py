"""The paths of a page: the rules, shades, dashes and shapes that they draw, as far as shown."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from .clips import find_window
from .dashes import is_dash, join_dashes
from .frames import Frame
from .objects import Matrix, find_matrix, multiply, transform_box
from .shades import Shade
from .shapes import Box, Corners, Drawn, around_points

# Points. A rule is drawn as a line, as a thin box or as one side of a box; a hairline has 0.1,
# a bold frame 2 or 3. Shorter ones than 4 are dots of a leader or of a QR code.
_THIN = 3.5
SHORT = 4.0
# Corners that are looked at, of a path and of all those of a page; a map has some thousands.
_MAX_SEGMENTS = 5_000
_MAX_LOOKS = 200_000


class Paths:
    """What the paths of a page draw: rules, shades, dashes and shapes.

    `cut` tells that some stick out of the window through which they are shown, `longest` how many
    corners one has.
    """

    def __init__(self, frame: Frame) -> None:
        self.longest = 0
        self.cut = False
        self._frame = frame
        self._looks = _MAX_LOOKS
        self._rules: list[Box] = []
        self._shades: list[Shade] = []
        self._dashes: list[Box] = []
        self._shapes = Drawn()

    def add(self, handle: Any, matrix: Matrix) -> None:
        """Take a path, as far as the page shows it and as much of it as is looked at."""
        is_shade = _is_shade(handle)
        corners = raw.FPDFPath_CountSegments(handle)
        self.longest = max(self.longest, corners)
        looks = min(corners, _MAX_SEGMENTS, self._looks)
        self._looks -= looks
        window = find_window(handle)
        shown = self._frame.place_box(*transform_box(window, matrix)) if window else None
        for stroke in _read_path(handle, looks, matrix):
            whole = self._place(around_points(stroke), shown)
            if whole is None:
                continue
            boxes = (self._place(box, shown) for box in _read_stroke(stroke))
            found = [box for box in boxes if box]
            if is_shade and min(whole.x1 - whole.x0, whole.bottom - whole.top) > _THIN:
                self._shades.append(Shade(whole, found))
            else:
                self._rules += found
            if is_dash(whole):
                self._dashes.append(whole)
            elif not found:
                self._shapes.add(whole)

    def _place(self, corners: Corners, shown: Box | None) -> Box | None:
        """Return the place of what a path draws, as far as it is shown; None where it is not."""
        box = self._frame.place_box(*corners)
        part = box.cut(shown) if shown else box
        self.cut = self.cut or part != box
        return part

    def sort(self) -> tuple[list[Box], list[Shade], list[Box]]:
        """Return the rules, dashed ones too, the shades, and the pictures that shapes make."""
        dashed, others = join_dashes(self._dashes)
        for shape in others:
            self._shapes.add(shape)
        return self._rules + dashed, self._shades, self._shapes.pictures()


def _is_shade(handle: Any) -> bool:
    """Whether a path is filled and has no line around it."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(fill.value and not stroke.value)


def _read_path(handle: Any, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """Return the lines and outlines with the first `count` corners that a path draws."""
    full = multiply(find_matrix(handle), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    strokes: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        moves = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
        px = full[0] * x.value + full[2] * y.value + full[4]
        py = full[1] * x.value + full[3] * y.value + full[5]
        if moves or not strokes:
            strokes.append([])
        strokes[-1].append((px, py))
        if raw.FPDFPathSegment_GetClose(segment):
            strokes[-1].append(strokes[-1][0])
    return [stroke for stroke in strokes if len(stroke) > 1]


def _read_stroke(points: list[tuple[float, float]]) -> Iterator[Corners]:
    """Yield the rules that a line or an outline is, or that its level and upright sides are."""
    left, low, right, up = around_points(points)
    width, height = right - left, up - low
    if min(width, height) <= _THIN:
        if max(width, height) >= SHORT:
            x, y = (left + right) / 2, (low + up) / 2
            yield (left, y, right, y) if width >= height else (x, low, x, up)
        return
    for (x0, y0), (x1, y1) in pairwise(points):
        level, upright = abs(y1 - y0) < 0.5, abs(x1 - x0) < 0.5
        if level != upright and abs(x1 - x0) + abs(y1 - y0) >= SHORT:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
