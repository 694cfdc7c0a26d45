"""Pages that are shown on their side, turned as people turn them: so that the letters stand."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import pypdfium2
from pypdfium2 import raw

from .objects import count_objects, find_matrix

# So many objects of a page are looked at, of which so many must be texts.
_SAMPLE = 24
_LEAST = 3
# Of these, more than this part must lie one way: a table on its side has upright texts around it.
_MOST = 0.6


def turn_upright(page: pypdfium2.PdfPage) -> int | None:
    """Turn a page whose letters lie; return by how many degrees it is then shown, else None."""
    count = count_objects(page)
    sample = range(0, count, max(1, count // _SAMPLE))
    shown = page.get_rotation()
    ways: Counter[int] = Counter()
    for index in sample:
        handle = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_TEXT:
            ways[_find_way(handle)] += 1
            if ways[shown] >= (1 - _MOST) * len(sample):
                return None  # whatever the others do
    if ways.total() < _LEAST:
        return None
    (way, count), *_ = ways.most_common(1)
    if count <= _MOST * ways.total() or way == shown:
        return None
    page.set_rotation(way)
    return way


def _find_way(handle: Any) -> int:
    """Return the way in which a text lies, in degrees, as the file has it."""
    a, b, *_ = find_matrix(handle)
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360
