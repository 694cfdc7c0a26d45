"""Blanks that end a text or are one by themselves, which pdfium leaves out or takes for made up."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

import pypdfium2
from pypdfium2 import raw

from .blanks import leaves_room
from .frames import Frame, read_frame
from .lines import TextLine
from .objects import MAX_OBJECTS, count_objects, find_matrix
from .pages import Page

# Ems: the ink of a letter ends no further behind it. Points: no blank is narrower.
_BEHIND, _NARROW = 0.03, 1.0


def mark_lone_blanks(document: pypdfium2.PdfDocument, pages: Sequence[Page]) -> None:
    """Mark the blanks of `pages` that the file has between two texts as printed.

    Only a document that leaves room wherever Chinese meets Latin is looked through: in others the
    distances tell.
    """
    if not leaves_room([line for page in pages for line in page.all_lines()]):
        return
    for page in pages:
        handle = document[page.number - 1]
        try:
            if page.turned is not None:
                handle.set_rotation(page.turned)
            ends = _find_ends(handle, read_frame(handle))
        finally:
            handle.close()
        for line in page.all_lines():
            mark_blanks(line, ends)


def mark_blanks(line: TextLine, ends: Mapping[int, Sequence[float]]) -> None:
    """Mark the blanks of a line as printed in which a text ends; see `_find_ends`."""
    places = ends.get(round(line.base), ())
    for at, blank in line.blanks.items():
        left, right = line.edges[2 * at : 2 * at + 2]
        index = bisect_left(places, left + _BEHIND * line.size)
        if index < len(places) and places[index] < right:
            line.blanks[at] = blank._replace(printed=True)


def _find_ends(page: pypdfium2.PdfPage, frame: Frame) -> dict[int, list[float]]:
    """Return where the texts of a page end, from the left, by the height of their baselines.

    One ends with the ink of its last letter, or where its last blank begins; one that is nothing
    but a blank ends within that.
    """
    found: defaultdict[int, list[float]] = defaultdict(list)
    left, low, right, up = (ctypes.c_float() for _ in range(4))
    for index in range(min(count_objects(page), MAX_OBJECTS)):
        handle = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        raw.FPDFPageObj_GetBounds(handle, left, low, right, up)
        box = frame.place_box(left.value, low.value, right.value, up.value)
        _, base = frame.place(*find_matrix(handle)[4:])
        found[round(base)].append(box.x1 + (_NARROW if box.x0 == box.x1 else 0.0))
    return {base: sorted(places) for base, places in found.items()}
