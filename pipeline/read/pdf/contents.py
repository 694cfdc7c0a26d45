"""What pages are drawn from and what their letters stand for: whether that is too much to read.

pdfium reads the content of a page in one go and keeps it, which takes up to eighty times its room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from .streams import MAX_CONTENT, Stream, is_packed_objects, measure, unpack

_LIST = rb"(\[(?:\s*\d+\s+\d+\s+R\b)+)"
# The content of a page, one stream or several; the list of them may be an object of its own.
_CONTENTS = (
    re.compile(rb"/Contents\s*(?:(\d+\s+\d+\s+R\b)|" + _LIST + rb")"),
    re.compile(rb"obj\s*()" + _LIST),
)
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d+\s+R\b")
_MAP = re.compile(rb"/ToUnicode\s+(\d{1,10})\s")
# Digits of what one letter stands for; a ligature, or a word drawn as one sign, has some dozens.
_LONG_WORD = re.compile(rb"<[0-9A-Fa-f\s]{1024}")


def is_overlong(data: bytes, streams: Sequence[Stream]) -> bool:
    """Whether a page of the file `data` has too much content, or a letter stands for a long text.

    `streams` are those of the file; none of them has too much unless it says that it is a font, a
    picture or other data.
    """
    numbered = {stream.number: stream for stream in streams}

    @cache
    def size(number: int) -> int:
        return measure(numbered[number], MAX_CONTENT) if number in numbered else 0

    def is_long(numbers: Sequence[int]) -> bool:
        doubtful = len(numbers) > 1 or any(numbered[n].is_data for n in numbers if n in numbered)
        return doubtful and sum(map(size, numbers)) > MAX_CONTENT

    maps: set[int] = set()
    for text in chain([data], _unpack_objects(streams)):
        if any(map(is_long, _find_contents(text))):
            return True
        maps.update(int(match[1]) for match in _MAP.finditer(text))
    words = (unpack(numbered[number], MAX_CONTENT) for number in maps & numbered.keys())
    return any(_LONG_WORD.search(word or b"") for word in words)


def _find_contents(text: bytes) -> Iterator[list[int]]:
    """Yield the numbers of the streams that may be the content of one page."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _CONTENTS):
        yield [int(number) for number in _REFERENCE.findall(match[1] or match[2])]


def _unpack_objects(streams: Sequence[Stream]) -> Iterator[bytes]:
    for stream in filter(is_packed_objects, streams):
        yield unpack(stream, MAX_CONTENT) or b""
