"""What pages are drawn from and what their letters stand for: whether that is too much to read.

pdfium reads the content of a page in one go and keeps it, which takes up to a hundred times its
room, and more where pieces of it are marked inside each other, or cut out of each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from .cutouts import count_cutouts
from .filters import Overburdened, find_filters, inflate
from .streams import MAX_CONTENT, Stream, is_packed_objects, measure, spell_out, unpack

# Content of a page: a page of a booklet has 25,000 bytes, a map that it draws a million or two.
MAX_PAGE = 4_194_304
# Of all pages: ten thousand pages of a booklet.
_MAX_PAGES = 268_435_456
# Pieces of content that are marked as something. A page has some dozens, a table tagged cell by
# cell some thousand; five thousand inside each other take 160 MB, twice as many four times that.
# Shapes that cut out something together are as heavy.
_MAX_MARKS = 5_000
# Content of fewer bytes cannot have so many.
_SHORT = 4 * _MAX_MARKS
# What the pictures that stand in a content unpack to: a page scanned in colours at 200 dpi.
_MAX_INSIDE = 16_777_216
# Where the data of such a picture begin, and the key that tells how they are packed.
_PICTURE, _KEY = re.compile(rb"ID(?<!\wID)(?!\w)\s?"), re.compile(rb"/F(?=[\s/\[])")

# What may be the content of one page: a stream, where the name may be spelled by codes, or a list.
_ONE, _CODED = (
    re.compile(name + rb"\s*(\d{1,10})\s+\d+\s+R\b")
    for name in (rb"/Contents", rb"#[0-9A-Fa-f]\w*")
)
_SEVERAL = re.compile(rb"\[(?:\s*\d+\s+\d+\s+R\b)+")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d+\s+R\b")
_MAP = re.compile(rb"/ToUnicode\s+(\d{1,10})\s")
# A pattern of dashes, which everything drawn has for itself; it has a handful of numbers.
_LONG_DASHES = re.compile(rb"\[[^\[\]]{1024,}\]\s*[-+.\d]+\s*d\b")
# Digits of what one letter stands for; a ligature, or a word drawn as one sign, has some dozens.
_LONG_WORD = re.compile(rb"<[0-9A-Fa-f\s]{1024}")


class Weight(NamedTuple):
    """What content costs: its bytes, what it marks or cuts out, and how often it draws."""

    size: int
    marks: int
    draws: int


_NOTHING = Weight(0, 0, 0)


def weigh_pages(data: bytes, streams: Sequence[Stream], count: int) -> Weight:
    """Return the most that a page has of each, of `count` pages in the file `data`.

    Raises Overburdened where that, or what all have together, is too much, and where a letter
    stands for a long text. `streams` are those of the file; none of them has too much unless it
    says that it is a font, a picture or other data.
    """
    contents = _Contents(streams)
    pages = [_NOTHING]
    for text in chain([data], _unpack_objects(streams)):
        pages += map(contents.weigh_page, _find_contents(text))
        for match in _MAP.finditer(text):
            contents.weigh(int(match[1]))
    contents.weigh_others()
    size, marks, draws = map(max, zip(*pages, strict=True))
    # a page may stand in the document several times
    again = max(0, count - sum(page.size > 0 for page in pages))
    if sum(page.size for page in pages) + again * size > _MAX_PAGES:
        raise Overburdened
    return Weight(size, marks, draws)


class _Contents:
    """Weighs what something may be drawn from, each once."""

    def __init__(self, streams: Sequence[Stream]) -> None:
        self._weights: dict[int, Weight] = {}
        self._left: defaultdict[int, list[Stream]] = defaultdict(list)
        for stream in streams:
            self._left[stream.number].append(stream)

    def weigh_page(self, numbers: Iterable[int]) -> Weight:
        """Return what the streams of those numbers have together."""
        size = marks = draws = 0
        for number in numbers:
            own = self.weigh(number)
            size, marks, draws = size + own.size, marks + own.marks, draws + own.draws
        if size > MAX_PAGE or marks > _MAX_MARKS:
            raise Overburdened
        return Weight(size, marks, draws)

    def weigh(self, number: int) -> Weight:
        """Return what the stream of that number has, nothing where there is none."""
        if number in self._left:
            # of two with one number the document knows which one counts
            found = [_weigh(stream) for stream in self._left.pop(number)]
            self._weights[number] = Weight(*map(max, zip(*found, strict=True)))
        return self._weights.get(number, _NOTHING)

    def weigh_others(self) -> None:
        """Look into all others that do not say that they are data: letters, patterns, forms."""
        for stream in chain.from_iterable(self._left.values()):
            if not stream.is_data:
                _look_into(stream)


def _weigh(stream: Stream) -> Weight:
    content = _look_into(stream)
    if content is None:
        return Weight(MAX_CONTENT, 0, 0)
    return Weight(len(content), _count_marks(content), content.count(b"Do"))


def _look_into(stream: Stream) -> bytes | None:
    """Return what a stream holds, None where that is too much, or kept in another way."""
    content = unpack(stream, MAX_CONTENT)
    if content and (
        (len(content) > _SHORT and _multiplies(content))
        or (b"beginbf" in content and _LONG_WORD.search(content))
        or (b"BI" in content and _measure_inside(content) > _MAX_INSIDE)
    ):
        raise Overburdened
    return content


def _multiplies(content: bytes) -> bool:
    """Whether too many pieces of a content hold too much each."""
    return _count_marks(content) > _MAX_MARKS or _LONG_DASHES.search(content) is not None


def _count_marks(content: bytes) -> int:
    return content.count(b"BMC") + content.count(b"BDC") + count_cutouts(content)


def _measure_inside(content: bytes) -> int:
    """Return what the pictures in a content unpack to, or a little more than they may."""
    total = end = 0
    for match in _PICTURE.finditer(content):
        head = _KEY.sub(b"/Filter", spell_out(content[end : match.start()]))
        end = match.end()
        filters = find_filters(head)
        if filters:
            picture = Stream(content, head, 0, end, len(content))
            total += measure(picture, _MAX_INSIDE)
            total += 0 if filters[0] is inflate else picture.size
        if total > _MAX_INSIDE:
            break
    return total


def _find_contents(text: bytes) -> Iterator[list[int]]:
    """Yield the numbers of the streams that may be the content of one page."""
    for match in chain(_ONE.finditer(text), _CODED.finditer(text)):
        yield [int(match[1])]
    for match in _SEVERAL.finditer(text):
        yield [int(number) for number in _REFERENCE.findall(match[0])]


def _unpack_objects(streams: Sequence[Stream]) -> Iterator[bytes]:
    for stream in filter(is_packed_objects, streams):
        yield unpack(stream, MAX_CONTENT) or b""
