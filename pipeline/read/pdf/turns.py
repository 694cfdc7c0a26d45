"""Pages that are shown on their side, turned as people turn them: so that the letters stand."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from .objects import count_objects, find_matrix

if TYPE_CHECKING:
    import pypdfium2

# So many objects of a page are looked at, of which so many must be texts.
_SAMPLE = 24
_LEAST = 3
# Of these, more than this part must lie one way: a table on its side has upright texts around it.
_MOST = 0.6


def turn_upright(page: pypdfium2.PdfPage) -> int | None:
    """Turn a page whose letters lie; return by how many degrees it is then shown, else None."""
    ways = _look_at_texts(page)
    if ways.total() < _LEAST:
        return None
    (way, count), *_ = ways.most_common(1)
    if count <= _MOST * ways.total() or way == page.get_rotation():
        return None
    page.set_rotation(way)
    return way


def _look_at_texts(page: pypdfium2.PdfPage) -> Counter[int]:
    """Count the ways in which some texts lie, in degrees, as the file has them."""
    from pypdfium2 import raw

    ways: Counter[int] = Counter()
    count = count_objects(page)
    for index in range(0, count, max(1, count // _SAMPLE)):
        handle = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_TEXT:
            a, b, *_ = find_matrix(handle)
            ways[round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360] += 1
    return ways
