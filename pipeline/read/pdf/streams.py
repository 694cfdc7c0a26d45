"""The streams of a file, found by their marks, without trusting its structure.

The dictionary of a stream stands in the file as it is, be the rest packed or encrypted.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

# The dictionary of a picture with a table of colours is a thousand bytes long.
_HEAD = 8_192
_MARK = re.compile(rb"stream\r?\n?")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s*$")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
# Fonts of all Chinese characters have 20 MB, a map that a page draws half of it.
MAX_UNPACKED = 67_108_864
# Deflate packs 1032 to 1 at best: what is shorter unpacks to less.
_SHORT = MAX_UNPACKED // 1032
_PIECE = 1_048_576


class Stream(NamedTuple):
    """A stream of the file `data`: its dictionary and where its bytes begin."""

    data: bytes
    head: bytes
    opening: int
    start: int

    @property
    def number(self) -> int:
        """The number of its object; 0 where it has none."""
        found = _NUMBER.search(self.data, max(0, self.opening - 20), max(0, self.opening))
        return int(found[1]) if found else 0

    @property
    def body(self) -> memoryview:
        """Its bytes as the file has them."""
        end = self.data.find(b"endstream", self.start)
        return memoryview(self.data)[self.start : end if end >= 0 else None]


def find_streams(data: bytes) -> Iterator[Stream]:
    """Yield the streams of the file `data` in their order."""
    for match in _MARK.finditer(data):
        at, start = match.span()
        if data.startswith(b"end", at - 3):
            continue
        opening = data.rfind(b"obj", max(0, at - _HEAD), at)
        yield Stream(data, data[opening + 3 : at], opening, start)


def is_overfull(stream: Stream) -> bool:
    """Whether a stream unpacks to more than any text, font or drawing has."""
    layers = len(_FLATE.findall(stream.head))
    if layers == 0 or (layers == 1 and len(stream.body) < _SHORT):
        return False
    return _unpacks_to_more(stream.body, layers, MAX_UNPACKED)


def unpack(stream: Stream, most: int) -> bytes | None:
    """Return what a stream holds, None where it holds more or is packed otherwise."""
    if b"/Filter" not in stream.head:
        return bytes(stream.body[:most])
    if len(_FLATE.findall(stream.head)) != 1 or b"/DecodeParms" in stream.head:
        return None
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(stream.body, most)
    except zlib.error:
        return None
    return None if unpacker.unconsumed_tail else found


def _unpacks_to_more(packed: bytes | memoryview, layers: int, most: int) -> bool:
    """Whether the layers of what is packed several times hold more than `most` together."""
    unpackers = [zlib.decompressobj() for _ in range(layers)]
    return _spill(unpackers, packed, most) < 0


def _spill(unpackers: list[zlib._Decompress], packed: bytes | memoryview, room: int) -> int:
    """Unpack piece by piece, keeping none; return the room that is left, or less than 0."""
    if not unpackers:
        return room - len(packed)
    first, *others = unpackers
    while packed and room >= 0 and not first.eof:
        try:
            piece = first.decompress(packed, _PIECE)
        except zlib.error:
            break
        room = _spill(others, piece, room)
        packed = first.unconsumed_tail
    return room
