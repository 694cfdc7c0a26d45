"""How streams are packed, and unpacking them piece by piece, as forgiving as pdfium is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

Bytes = bytes | memoryview
Filter = Callable[[Iterable[Bytes]], Iterator[bytes]]

# Deflate packs 1032 to 1 at best, LZW 1320 to 1.
_RATIO = 1400
# Bytes that are unpacked at a time, and that come out: of what is damaged so much may be lost.
_TAKEN, _GIVEN = 16_384, 4_096
# What the table of LZW begins with, the codes that begin it anew and end all, how long it gets.
_LETTERS = [bytes([code]) for code in range(256)] + [b"", b""]
_CLEAR, _END, _LONGEST_TABLE = 256, 257, 4_096
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*|/[^\s/<>\[\]()]+|\d+\s+\d+\s+R)")
_COMMENT = re.compile(rb"%[^\r\n]*")
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)|\d\s+R\b")
_LATE = re.compile(rb"/EarlyChange\s+0")
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]")
_BASE_85 = re.compile(rb"[!-uz\s]*")


class Overburdened(Exception):
    """A file holds what no page that people read holds."""


class Unpacking:
    """Unpacks a stream, layer by layer; ends when all layers together take more than `most`."""

    def __init__(self, filters: Sequence[Filter], body: Bytes, most: int) -> None:
        self._left = self._most = most
        self._pieces: Iterable[Bytes] = [body]
        for each in filters:
            self._pieces = self._count(each(self._pieces), self._pieces)
        if not filters:
            self._pieces = self._count(iter([bytes(body[: most + 1])]), [])

    def __iter__(self) -> Iterator[Bytes]:
        return iter(self._pieces)

    @property
    def size(self) -> int:
        """How much has been unpacked so far."""
        return self._most - self._left

    def _count(self, pieces: Iterable[bytes], packed: Iterable[Bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._left -= len(piece)
            yield piece
            if self._left < 0:
                return
        # who draws the page unpacks a layer wholly, be it that the next one ends before
        for _ in packed:
            pass


@lru_cache(2_048)
def find_filters(head: bytes) -> tuple[Filter, ...]:
    """Return what unpacks a stream, by its dictionary; Deflate where that stands elsewhere.

    Raises Overburdened where one reader may find other filters there than another.
    """
    values = _FILTER.findall(head)
    if b"%" in head:
        values += _FILTER.findall(_COMMENT.sub(b" ", head))
    if not values:
        return ()
    if len(values) > 1 and len(set(values)) > 1:
        raise Overburdened
    return _name_filters(values[0], _LATE.search(head) is None)


def _name_filters(names: bytes, early: bool) -> tuple[Filter, ...]:
    """Return the filters of those names, up to one that reads a picture's own file."""
    filters: list[Filter] = []
    for match in _NAME.finditer(names):
        each = _FILTERS.get(match[1] or b"Fl")
        if each is None:
            break
        filters.append(expand_late_lzw if each is expand_lzw and not early else each)
    return tuple(filters)


@lru_cache(256)
def find_ratio(filters: tuple[Filter, ...]) -> int:
    """Return how many times as large a stream may get."""
    return int(_RATIO ** sum(each not in (read_base_85, read_hex) for each in filters))


def inflate(pieces: Iterable[Bytes]) -> Iterator[bytes]:
    """Unpack Deflate, up to what is damaged."""
    unpacker = zlib.decompressobj()
    for piece in pieces:
        for start in range(0, len(piece), _TAKEN):
            left: Bytes = piece[start : start + _TAKEN]
            while left and not unpacker.eof:
                try:
                    yield unpacker.decompress(left, _GIVEN)
                except zlib.error:
                    return
                left = unpacker.unconsumed_tail


def expand_lzw(pieces: Iterable[Bytes], early: int = 1) -> Iterator[bytes]:
    """Unpack LZW, whose codes get a bit longer so many codes `early`."""
    packed = b"".join(pieces)
    table, last = _LETTERS[:], b""
    found: list[bytes] = []
    at, size, width = 0, 0, 9
    while at + width <= 8 * len(packed):
        start = at >> 3
        at += width
        three = int.from_bytes(packed[start : start + 3].ljust(3, b"\0"), "big")
        code = three >> (8 * start + 24 - at) & (1 << width) - 1
        if code == _END:
            break
        if code == _CLEAR:
            table, last, width = _LETTERS[:], b"", 9
            continue
        # a code that is not known yet stands for the last text and its first letter again
        text = table[code] if code < len(table) else last + last[:1]
        if last and len(table) < _LONGEST_TABLE:
            table.append(last + text[:1])
            width = min(12, max(9, (len(table) + early).bit_length()))
        last = text
        found.append(text)
        size += len(text)
        if size > _GIVEN:
            yield b"".join(found)
            found, size = [], 0
    yield b"".join(found)


def expand_late_lzw(pieces: Iterable[Bytes]) -> Iterator[bytes]:
    return expand_lzw(pieces, early=0)


def expand_runs(pieces: Iterable[Bytes]) -> Iterator[bytes]:
    """Unpack bytes, each repeated as often as a number before them says, and bytes as they are."""
    for piece in pieces:
        packed, at = bytes(piece), 0
        while at < len(packed) and packed[at] != 128:
            count = packed[at]
            if count < 128:
                yield packed[at + 1 : at + 2 + count]
                at += 2 + count
            else:
                yield packed[at + 1 : at + 2] * (257 - count)
                at += 2


def read_hex(pieces: Iterable[Bytes]) -> Iterator[bytes]:
    """Read bytes written as two hexadecimal digits each."""
    digits = _NO_HEX.sub(b"", b"".join(pieces).partition(b">")[0])
    yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def read_base_85(pieces: Iterable[Bytes]) -> Iterator[bytes]:
    """Read four bytes written as five digits each, or as z where all four are nothing.

    All fives are reckoned together, as numbers side by side in a large one.
    """
    text = b"".join(b"".join(pieces).split())
    match = _BASE_85.match(text)
    parts = match[0].split(b"z") if match else []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        yield _read_fives(part, whole=not last)
        if not last:
            yield bytes(4)


def _read_fives(digits: bytes, *, whole: bool) -> bytes:
    """Return what the digits stand for; those after the last five only where not `whole`."""
    missing = -len(digits) % 5
    if whole:
        digits, missing = digits[: len(digits) // 5 * 5], 0
    digits = digits.translate(_VALUES) + bytes([84]) * missing
    count = len(digits) // 5
    total = 0
    for place in range(5):
        lanes = bytearray(8 * count)
        lanes[7::8] = digits[place::5]
        total = total * 85 + int.from_bytes(lanes, "big")
    wide = total.to_bytes(8 * count, "big")
    found = bytearray(4 * count)
    for place in range(4):
        found[place::4] = wide[4 + place :: 8]
    return bytes(found[: len(found) - missing])


_VALUES = bytes(max(0, code - ord("!")) for code in range(256))
_FILTERS: dict[bytes, Filter] = {
    **dict.fromkeys((b"FlateDecode", b"Fl"), inflate),
    **dict.fromkeys((b"LZWDecode", b"LZW"), expand_lzw),
    **dict.fromkeys((b"RunLengthDecode", b"RL"), expand_runs),
    **dict.fromkeys((b"ASCII85Decode", b"A85"), read_base_85),
    **dict.fromkeys((b"ASCIIHexDecode", b"AHx"), read_hex),
}
