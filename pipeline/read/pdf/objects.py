"""The objects that a page draws, those in its forms too, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from .clips import is_cut_away
from .shapes import Corners

MAX_OBJECTS = 20_000
_MAX_DEPTH = 4
# So many texts at the beginning and at the end of a page are asked whether it shows them: a page
# that is a part of a longer one has the end of the part before and the beginning of the next, and
# behind them what stands in its margins.
_FIRST, _LAST = 2, 8

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def walk_objects(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Any, Matrix]]:
    """Yield the paths and pictures of the page and of the forms that it draws.

    Of its words come those in forms and those that are not shown; of the ones that a window cuts
    away some, which stand where the content begins or ends.
    """
    mode_of = raw.FPDFTextObj_GetTextRenderMode
    unseen, wordless = raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_UNKNOWN

    def look(count: int, get: Any, holder: Any, matrix: Matrix, depth: int) -> Iterator[Any]:
        for index in range(min(count, MAX_OBJECTS)):
            handle = get(holder, index)
            mode = mode_of(handle)
            # most objects are words, some pages hold each letter as one: nothing more is asked
            if mode != wordless:
                near_end = index < _FIRST or index >= count - _LAST
                if mode == unseen or (near_end and is_cut_away(handle)):
                    yield "veil", handle, matrix
                if depth:
                    yield "inset", handle, matrix
                continue
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                yield "path", handle, matrix
            elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
                yield "picture", handle, matrix
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                inner = multiply(find_matrix(handle), matrix)
                number = raw.FPDFFormObj_CountObjects(handle)
                yield from look(number, raw.FPDFFormObj_GetObject, handle, inner, depth + 1)

    yield from look(count_objects(page), raw.FPDFPage_GetObject, page.raw, _IDENTITY, 0)


def count_objects(page: pypdfium2.PdfPage) -> int:
    """Return how many objects the page draws; a form is one."""
    return int(raw.FPDFPage_CountObjects(page.raw))


def find_matrix(handle: Any) -> Matrix:
    """Return where an object stands in what holds it."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Return what `first` and then `then` do together."""
    a, b, c, d, e, f = first
    g, h, i, j, k, l = then  # noqa: E741
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


def transform_box(box: Corners, matrix: Matrix) -> Corners:
    """Return the box around what `matrix` makes of `box`."""
    a, b, c, d, e, f = matrix
    corners = [(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
