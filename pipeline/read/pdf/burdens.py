"""Pages that would cost too much to read or to draw, known before anything of them is decoded."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .contents import weigh_pages
from .filters import Overburdened
from .forms import Form, Forms, draws_too_much, is_form, may_multiply, read_form
from .long_objects import measure_long_objects
from .pixels import MAX_PIXELS, count_pixels
from .streams import MAX_CONTENT, Stream, find_streams, is_overfull, is_packed_objects, measure

if TYPE_CHECKING:
    from pdfminer.pdfpage import PDFPage

# Fonts whose letters are outlines, and no content that might draw pictures.
_OUTLINED = {"Type0", "Type1", "MMType1", "TrueType"}
# Bytes that all streams may hold beyond those of the file: they hardly share any.
_SHARED = 67_108_864
# Bytes of all objects that are long and no streams: read, a list of noughts takes thirty times as
# much, and what looks into the pages reads a quarter of a megabyte a second.
_MAX_LONG, _MAX_LOOKED_AT = 8_388_608, 1_048_576


def read_streams(data: bytes) -> list[Stream]:
    """Return the streams of the file `data`.

    Raises Overburdened where one unpacks to so much that the file cannot even be opened, where
    other objects are too long, or where marks of streams stand so close that each would hold the
    others.
    """
    streams: list[Stream] = []
    room = len(data) + _SHARED
    others, end = len(data), 0
    for stream in find_streams(data):
        packed = measure(stream, MAX_CONTENT) if is_packed_objects(stream) else 0
        room -= len(stream.head) + stream.size + packed
        if room < 0 or is_overfull(stream):
            raise Overburdened
        others += packed - (stream.end - max(stream.start, end))
        end = stream.end
        streams.append(stream)
    if others > _MAX_LONG and measure_long_objects(data, streams) > _MAX_LONG:
        raise Overburdened
    return streams


def find_undrawn(data: bytes, streams: Sequence[Stream], count: int) -> frozenset[int]:
    """Return the numbers of the pages that are not to be drawn, of `count` in the file `data`.

    Their pictures together have too many pixels. Raises Overburdened where a page cannot even be
    opened: content that is too long, forms that draw forms many times over.
    """
    most = weigh_pages(data, streams, count)
    pixels: dict[int, int] = {}
    forms: dict[int, Form | None] = {}
    for stream in streams:
        if cost := count_pixels(stream):
            pixels[stream.number] = max(cost, pixels.get(stream.number, 0))
        if is_form(stream):
            # of two with one number the document knows which one counts
            forms[stream.number] = None if stream.number in forms else read_form(stream)
    if sum(pixels.values()) <= MAX_PIXELS:
        pixels = {}
    if not may_multiply(forms, most.draws):
        forms = {}
    if not pixels and not forms:
        return frozenset()
    if measure_long_objects(data, streams) > _MAX_LOOKED_AT:
        return _leave_undrawn(count, forms)
    ends = frozenset(stream.number for stream in streams if b" R" not in stream.head)
    return _look_at_pages(data, count, _Scales(pixels, ends, set()), forms)


def _look_at_pages(data: bytes, count: int, scales: _Scales, forms: Forms) -> frozenset[int]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    heavy: set[int] = set()
    multiplied, number = False, 0
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            multiplied = multiplied or (bool(forms) and draws_too_much(page, forms))
            if scales.pixels and scales.weigh(page) > MAX_PIXELS:
                heavy.add(number)
    except Exception:  # pdfminer may fail, in any way, at what pdfium mends
        number = 0
    if multiplied:
        raise Overburdened
    return frozenset(heavy) if number == count else _leave_undrawn(count, forms)


def _leave_undrawn(count: int, forms: Forms) -> frozenset[int]:
    """Return all pages, into which nobody can look; not where forms may multiply on them."""
    if forms:
        raise Overburdened
    return frozenset(range(1, count + 1))


class _Scales(NamedTuple):
    """Weighs pages by the pixels of their pictures, which are known by the numbers of objects.

    What is in `ends` refers to nothing and need not be read, what is in `light` to no picture.
    """

    pixels: Mapping[int, int]
    ends: frozenset[int]
    light: set[int]

    def weigh(self, page: PDFPage) -> int:
        """Return how many pixels the pictures have that something on a page refers to."""
        from pdfminer.pdftypes import dict_value, list_value, resolve1

        roots = [dict_value(each).get("AP") for each in list_value(page.annots or [])]
        for kind in map(resolve1, dict_value(page.resources).values()):
            roots += kind.values() if isinstance(kind, dict) else [kind]
        found = {number for root in roots for number in self._find_pictures(root)}
        return sum(self.pixels[number] for number in found)

    def _find_pictures(self, root: object) -> set[int]:
        from pdfminer.pdftypes import PDFObjRef, PDFStream

        seen: set[int] = set()
        left: list[Any] = [root]
        while left:
            each = left.pop()
            if isinstance(each, PDFObjRef):
                if each.objid in seen or each.objid in self.light:
                    continue
                seen.add(each.objid)
                each = None if each.objid in self.ends else each.resolve()
            if isinstance(each, PDFStream):
                each = each.attrs
            if isinstance(each, dict) and getattr(each.get("Subtype"), "name", "") not in _OUTLINED:
                left += each.values()
            elif isinstance(each, list):
                left += each
        found = seen & self.pixels.keys()
        if not found:
            self.light.update(seen)
        return found
