"""The streams of a file, found by their marks, without trusting its structure.

The dictionary of a stream stands in the file as it is, be the rest packed or encrypted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from .filters import Unpacking, find_filters, find_ratio, inflate

# The dictionary of a picture with a table of colours is a thousand bytes long.
_HEAD = 8_192
_MARK = re.compile(rb"stream\r?\n?")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s*$")
# A letter of a name by its code.
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
# What is no text of the file itself: pictures, whose pixels are counted, fonts, files that hang on
# the document.
_PIXELS = re.compile(rb"/Width\b")
_DATA = re.compile(rb"/(?:Length1|Type1C|CIDFontType0C|OpenType|EmbeddedFile|Metadata)\b")
# What is kept as differences of bytes.
_PREDICTED = re.compile(rb"/Predictor\s+(?!1\b(?!\s+\d+\s+R))")
_OBJECTS = re.compile(rb"/ObjStm\b")
# Fonts of all Chinese characters have 20 MB.
_MAX_DATA = 67_108_864
# A page scanned at 600 dpi in four colours.
_MAX_PIXELS = 4 * 40_000_000
# A map that a page draws has some megabytes.
MAX_CONTENT = 8_388_608
_SHORT = 4_096
# Times that a stream is packed; twice is seldom.
_MOST_LAYERS = 32


class Stream(NamedTuple):
    """A stream of the file `data`: its dictionary, where that opens, where its bytes stand."""

    data: bytes
    head: bytes
    opening: int
    start: int
    end: int

    @property
    def number(self) -> int:
        """The number of its object; 0 where it has none."""
        found = _NUMBER.search(self.data, max(0, self.opening - 20), max(0, self.opening))
        return int(found[1]) if found else 0

    @property
    def is_data(self) -> bool:
        """Whether it says that it is data of its own, and nothing that a page is drawn from."""
        return self.most > MAX_CONTENT

    @property
    def most(self) -> int:
        """How much it may hold, by what it says that it is."""
        if is_packed_objects(self):
            return MAX_CONTENT
        if _PIXELS.search(self.head):
            return _MAX_PIXELS
        return _MAX_DATA if _DATA.search(self.head) else MAX_CONTENT

    @property
    def size(self) -> int:
        """How many bytes the file has of it."""
        return self.end - self.start

    @property
    def body(self) -> memoryview:
        """Its bytes as the file has them."""
        return memoryview(self.data)[self.start : self.end]


def find_streams(data: bytes) -> Iterator[Stream]:
    """Yield the streams of the file `data` in their order."""
    end = 0
    for match in _MARK.finditer(data):
        at, start = match.span()
        if data.startswith(b"end", at - 3):
            continue
        if end < start:
            found = data.find(b"endstream", start)
            end = found if found >= 0 else len(data)
        earliest = max(0, at - _HEAD)
        opening = data.rfind(b"obj", earliest, at)
        head = data[opening + 3 if opening >= 0 else earliest : at]
        yield Stream(data, spell_out(head), opening, start, end)


def spell_out(head: bytes) -> bytes:
    """Return a dictionary without letters that are written by their codes."""
    return _CODE.sub(lambda code: bytes([int(code[1], 16)]), head) if b"#" in head else head


def is_packed_objects(stream: Stream) -> bool:
    """Whether a stream holds objects of the document, packed together."""
    return _OBJECTS.search(stream.head) is not None


def is_overfull(stream: Stream) -> bool:
    """Whether a stream unpacks to more than any text, font or drawing has."""
    filters = find_filters(stream.head)
    if len(filters) > _MOST_LAYERS:
        return True
    if stream.size * find_ratio(filters) <= MAX_CONTENT:
        return False
    most = stream.most
    # nothing gets longer by being packed
    return stream.size > most or measure(stream, most) > most


def measure(stream: Stream, most: int) -> int:
    """Return how much a stream holds, all layers together, or a little more than `most`."""
    filters = find_filters(stream.head)
    if not filters:
        return stream.size
    unpacking = Unpacking(filters, stream.body, most)
    for _ in unpacking:
        pass
    return unpacking.size


def unpack(stream: Stream, most: int) -> bytes | None:
    """Return what a stream holds, None where it holds more or in another way."""
    if _PREDICTED.search(stream.head):
        return None
    filters = find_filters(stream.head)
    if stream.size < _SHORT and filters == (inflate,):
        # most are such
        try:
            return zlib.decompress(stream.body)
        except zlib.error:
            pass
    unpacking = Unpacking(filters, stream.body, most)
    found = b"".join(unpacking)
    return None if unpacking.size > most else found
