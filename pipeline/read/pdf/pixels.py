"""What pictures cost to decode, told by their dictionaries and by the heads of their own files.

The two may differ: decoders believe the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .streams import MAX_CONTENT, Stream, measure

# What a page may draw: an A4 page scanned at 600 dpi has 35 million pixels, which take 100 MB.
MAX_PIXELS = 40_000_000
# What a picture is taken to have that does not say it.
_UNKNOWN = 1 << 40
# One bit for a pixel where others take a byte or more.
_BITS = 8
# Bytes of a mesh of colours for which drawing it costs as much as a pixel.
_MESH = 1 / 40
# Bytes of a program that tells a colour, from which on it costs as much as so many pixels each: it
# may run for each point of a page.
_PROGRAM, _RUNS = 2_000, 4_000
# Square points of a page that a pattern's tile may have to fill.
_FIELD = 1_000_000

_REAL = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_VALUE = rb"\s*(" + _REAL + rb")(?:\s+(\d+)\s+R\b)?"
_WIDTH, _HEIGHT, _ACROSS, _UP = (
    re.compile(rb"/" + key + _VALUE) for key in (b"Width", b"Height", b"XStep", b"YStep")
)
_MATRIX = re.compile(rb"/Matrix\s*\[\s*" + rb"\s+".join([rb"(" + _REAL + rb")"] * 4))
_PICTURE = re.compile(
    rb"/(?:Width|XStep|DCTDecode|JPXDecode|JBIG2Decode|ShadingType|FunctionType)\b"
)
_COMPUTED = re.compile(rb"/FunctionType\s+4\b")
_RESOURCES = re.compile(rb"/Resources\s+(\d+)\s+(\d+)\s+R\b")
_BITONAL = re.compile(rb"/BitsPerComponent\s+1\b|/ImageMask\s+true|/(?:CCITTFax|JBIG2)Decode")
# The size of a JPEG 2000 picture: marks, length, profile, width, height, offsets, tiles, colours.
_JPX = re.compile(rb"\xff\x4f\xff\x51.{4}(.{8}).{24}(..)", re.DOTALL)
# The marks before a JPEG's size, its data, and its end.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JPEG_DATA = 0xDA
_JBIG2_PAGE = 48
_JBIG2_REGIONS = {4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43}


def count_pixels(stream: Stream) -> int:
    """Return for how many pixels drawing a stream costs; 0 for no picture."""
    head = stream.head
    if not _PICTURE.search(head):
        return 0
    body = stream.body
    declared = _read_size(head, stream.data, _WIDTH, _HEIGHT)
    found = [declared // _BITS if _BITONAL.search(head) else declared]
    if b"DCTDecode" in head:
        found += _measure_jpeg(body)
    if b"JPXDecode" in head:
        found += _measure_jpx(body)
    if b"JBIG2Decode" in head:
        found += (pixels // _BITS for pixels in _measure_jbig2(body))
    if b"/XStep" in head:
        nests = b"/Pattern" in _find_resources(head, stream.data)
        found.append(_UNKNOWN if nests else _count_tiles(head))
    if b"/ShadingType" in head:
        found.append(int(measure(stream, MAX_CONTENT) / _MESH))
    if _COMPUTED.search(head):
        length = measure(stream, MAX_CONTENT)
        found.append(length * _RUNS if length > _PROGRAM else 0)
    return max(found)


def _read_size(head: bytes, data: bytes, *keys: re.Pattern[bytes]) -> int:
    """Return the product of the numbers behind `keys`; 0 where one is missing."""
    product = 1
    for key in keys:
        match = key.search(head)
        if match is None:
            return 0
        value = match[1]
        if match[2]:
            there = _find_object(match, data)
            value = there if there.isdigit() else b"%d" % _UNKNOWN
        product *= int(min(max(0.0, float(value)), _UNKNOWN))
    return product


def _find_object(reference: re.Match[bytes], data: bytes) -> bytes:
    """Return the object that a reference stands for; nothing where it is packed with others."""
    there = re.search(rb"\b%s\s+%s\s+obj\b(.*?)endobj" % reference.groups(), data, re.DOTALL)
    return there[1].strip() if there else b""


def _find_resources(head: bytes, data: bytes) -> bytes:
    """Return what a pattern may draw with."""
    elsewhere = _RESOURCES.search(head)
    own = head.partition(b"/Resources")[2]
    return _find_object(elsewhere, data) if elsewhere else own


def _measure_jpeg(body: memoryview) -> Iterator[int]:
    at = bytes(body[: _BITS << 10]).find(b"\xff\xd8") + 2
    while 2 <= at < len(body) - 9:
        mark = body[at + 1]
        if body[at] != 0xFF or mark == 0xFF:
            at += 1
        elif mark in _FRAMES:
            yield _number(body, at + 5, 2) * _number(body, at + 7, 2)
            return
        elif mark == _JPEG_DATA:
            return
        else:
            at += 2 + _number(body, at + 2, 2)


def _measure_jpx(body: memoryview) -> Iterator[int]:
    """Yield the pixels of each colour, which are decoded apart and four times as large."""
    for match in _JPX.finditer(body):
        size, colours = match.groups()
        yield _number(size, 0, 4) * _number(size, 4, 4) * _number(colours, 0, 2)


def _measure_jbig2(body: memoryview) -> Iterator[int]:
    """Yield the pixels of the page and of the regions in it, by the heads of the segments."""
    at = 0
    while at + 11 < len(body):
        number, flags = _number(body, at, 4), body[at + 4]
        referred = body[at + 5] >> 5
        at += 6
        if referred == 7:
            referred = _number(body, at - 1, 4) & 0x1FFFFFFF
            at += 3 + (referred + 8) // 8
        at += referred * (1 if number <= 256 else 2 if number <= 65_536 else 4)
        at += 4 if flags & 0x40 else 1
        length = _number(body, at, 4)
        if flags & 0x3F in _JBIG2_REGIONS or flags & 0x3F == _JBIG2_PAGE:
            yield _number(body, at + 4, 4) * _number(body, at + 8, 4)
        at += 4 + length


def _number(data: bytes | memoryview, at: int, width: int) -> int:
    return int.from_bytes(data[at : at + width], "big")


def _count_tiles(head: bytes) -> int:
    """Return how often a pattern's tile is drawn on a page, unless the pattern is shrunk."""
    steps = [key.search(head) for key in (_ACROSS, _UP)]
    area = 1.0
    for step in steps:
        area *= abs(float(step[1])) if step and not step[2] else 0.0
    matrix = _MATRIX.search(head)
    a, b, c, d = map(float, matrix.groups() if matrix else (1, 0, 0, 1))
    return int(_FIELD / max(area * abs(a * d - b * c), 1 / _FIELD))
