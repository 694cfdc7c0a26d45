"""Objects that are no streams: how many bytes the long ones of a file have together.

Who reads a page keeps all that it refers to, and a list of noughts takes thirty times its room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .streams import MAX_CONTENT, Stream, is_packed_objects, unpack

# Objects of a booklet have up to 5,000 bytes, the widths of a font's letters, or the list of six
# thousand pages, some ten thousand more.
_LONG = 16_384
# What each object has before it, and each line of the table that tells where they stand behind it.
_MARKS = (b"obj", b" n")
# What objects packed together begin with: the number of each, and where it begins behind that.
_HEADER, _NUMBER = re.compile(rb"[\d\s]*"), re.compile(rb"\d{1,10}")


def measure_long_objects(data: bytes, streams: Sequence[Stream]) -> int:
    """Return how many bytes the long objects have, of the file `data` and packed in `streams`."""
    total = end = 0
    for stream in streams:
        total += _measure_between(data, end, stream.start)
        end = max(end, stream.end)
        if is_packed_objects(stream):
            total += sum(size for size in _measure_packed(stream) if size > _LONG)
    return total + _measure_between(data, end, len(data))


def _measure_between(data: bytes, start: int, end: int) -> int:
    total = 0
    while end - start > _LONG:
        mark = max(data.rfind(each, start, start + _LONG) for each in _MARKS)
        if mark < 0:
            marks = (data.find(each, start, end) for each in _MARKS)
            mark = min((at for at in marks if at >= 0), default=end)
            total += mark - start
        start = mark + 1
    return total


def _measure_packed(stream: Stream) -> Iterator[int]:
    """Yield how long each object is; where they do not stand in order, each goes on to the end."""
    content = unpack(stream, MAX_CONTENT)
    if content is None:
        yield MAX_CONTENT
        return
    header = _HEADER.match(content)
    begin = header.end() if header else 0
    starts = [int(number) for number in _NUMBER.findall(content, 0, begin)[1::2]]
    end = len(content) - begin
    for start, after in pairwise([*starts, end] if starts else [0, end]):
        yield (after if after > start else end) - start
