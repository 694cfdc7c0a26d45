"""Running heads and page numbers, known by their place and by their repetition."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from statistics import median

from .figures import stands_over
from .joins import OPENS
from .lines import TextLine
from .pages import Page

# Furniture stands in the outer parts of a page, in the first or last lines.
_ZONE = 0.14
_LINES = 3
# It repeats on so many pages, at one height within so many points.
_PAGES = 3
_HEIGHT = 3.0
# Points: so near to the place of others stands a page number that fits none exactly.
_NEARLY = 12.0
# A table's header has so many cells, aligned within so many points with those below; its own
# second line and the row's first are so near, in ems.
_HEADER_CELLS = 3
_ALIGNED = 3.0
_ROW_HEIGHT = 10.0
_LEADING = 2.0
# Times the usual size of the type, and ems from the next line: a head that names its page.
_SMALLER, _OFF = 0.95, 2.0
# Points by which lines of one height differ.
_LEVEL = 1.0
# Ems between the lines of one head.
_CLOSE = 1.8
# Digits, or numerals, that change from page to page; anything else repeats.
_NUMBER = re.compile(r"\d+|(?<=第)[一二三四五六七八九十百〇零]+(?=页)|[ivxlc]+(?=\W*$)")
# A line that can only be a page number, however seldom it stands there: `— 13 —`, `第 3 页`,
# `3 / 9`.
_PAGE_NUMBER = re.compile(
    r"[-—–―·~|/\s]*(?:第 ?)?\d{1,4}(?: ?页)?"
    r"(?: ?[/，,]? ?共? ?\d{1,4} ?页| ?/ ?\d{1,4})?[-—–―·~|\s]*"
)


def find_furniture(pages: list[Page]) -> set[int]:
    """Return the ids of the lines that are running heads or page numbers."""
    places: dict[tuple[str, int], dict[int, TextLine]] = defaultdict(dict)
    inside: Counter[str] = Counter()
    for page in pages:
        outer = _outer_lines(page)
        inside.update(_key(line) for line in page.lines)
        inside.subtract(_key(line) for line in outer)
        for line in outer:
            key = _key(line)
            height = round(line.middle / _HEIGHT)
            # a height on the border between two steps counts for both
            for near in (height - 1, height, height + 1):
                places[key, near][page.number] = line
    numbered = {page.number: page for page in pages}
    found: set[int] = set()
    groups: list[dict[int, TextLine]] = []
    for (key, _), lines in places.items():
        # a label that begins some pages stands as often in the middle of others
        mostly = "#" in key or len(lines) > inside[key]
        enough = len(lines) >= min(_PAGES, max(2, len(pages)))
        if enough and mostly and _is_furniture(key, lines) and not _are_labels(lines, numbered):
            found.update(id(line) for line in lines.values())
            groups.append(lines)
    found -= _find_inner(groups, numbered, found)
    found |= _lone_heads(pages, found)
    return found | _lone_numbers(pages, found)


def find_page_number(lines: Iterable[TextLine], height: float) -> int | None:
    """Return the number that stands alone at the head or the foot of a page so high."""
    for line in lines:
        outer = line.bottom <= height * _ZONE or line.top >= height * (1 - _ZONE)
        if outer and _PAGE_NUMBER.fullmatch(line.text):
            return int(re.findall(r"\d+", line.text)[0])
    return None


def _key(line: TextLine) -> str:
    return _NUMBER.sub("#", "".join(line.text.split()))


def _outer_lines(page: Page) -> list[TextLine]:
    top, bottom = page.height * _ZONE, page.height * (1 - _ZONE)
    lines = sorted(page.lines, key=lambda line: line.top)
    above = lines[: min(2 * _LINES, _find_header(lines))]
    first = [line for line in above if line.bottom <= top]
    last = [line for line in lines[-2 * _LINES :] if line.top >= bottom]
    return first + last


def _find_header(lines: list[TextLine]) -> int:
    """Return how many lines stand above the header of a table without rules; all without one.

    It repeats on each page as running heads do, but stands over the columns of the rows below.
    """
    for index, line in enumerate(lines[: 2 * _LINES]):
        beside = [x for x in lines[index:] if x.top < line.bottom]
        body = [x for x in lines[index:] if x.top >= line.bottom]
        below = [x for x in body if x.top < line.bottom + _ROW_HEIGHT * line.size]
        aligned = sum(_stands_over(x, below) for x in beside)
        # a merged cell that goes on from the page before is empty
        if len(beside) >= _HEADER_CELLS and aligned * 3 >= len(beside) * 2:
            # cells of more lines begin above those of fewer, and one may stand over nothing
            first = index
            while first and (
                lines[first - 1].middle > line.top or _is_above(lines[first - 1], beside)
            ):
                first -= 1
            return first
    return len(lines)


def _stands_over(cell: TextLine, below: list[TextLine]) -> bool:
    """Whether a cell is aligned with a line below it, at its left edge or in its middle."""
    return any(
        abs(line.x0 - cell.x0) < _ALIGNED or abs(line.x0 + line.x1 - cell.x0 - cell.x1) < _ALIGNED
        for line in below
    )


def _is_above(line: TextLine, header: list[TextLine]) -> bool:
    """Whether a line is the upper one of a cell of the header."""
    near = [cell for cell in header if cell.base - line.base < _LEADING * line.size]
    return _stands_over(line, near)


def _is_furniture(key: str, lines: dict[int, TextLine]) -> bool:
    """A number must change with the pages; words must repeat, and not be a list's own."""
    if "①" <= key[0] <= "⑳":
        return False  # entries that happen to begin pages
    if "#" not in key:
        return True
    numbers = [int(n) for line in lines.values() for n in re.findall(r"\d{1,9}", line.text)[:1]]
    if not numbers:
        return True
    if len(set(numbers)) > 1 and any(OPENS.match(line.text) for line in lines.values()):
        return False  # headings of items that fill a page each: 4.3 办理时限, 5.3 办理时限
    steps = Counter(
        number - page for page, number in zip(lines, numbers, strict=False)
    ).most_common(1)
    # the number counts with the pages, or the line is a title with a number in it
    return steps[0][1] * 2 >= len(lines) or len(set(numbers)) == 1


def _are_labels(lines: dict[int, TextLine], pages: Mapping[int, Page]) -> bool:
    """Whether most of the lines stand over pictures, which happen to begin pages."""
    labels = 0
    for number, line in lines.items():
        page = pages[number]
        below = [x for x in page.lines if x.top >= line.top]
        labels += any(stands_over(line, picture, below) for picture in page.pictures)
    return 2 * labels > len(lines)


def _find_inner(
    groups: list[dict[int, TextLine]], pages: Mapping[int, Page], found: set[int]
) -> set[int]:
    """Return the lines that on most pages stand further in than text, as no running head does.

    They go on with a line that happens to begin or to end these pages.
    """
    inner: set[int] = set()
    for lines in groups:
        within = sum(_is_inner(line, pages[number], found) for number, line in lines.items())
        if 2 * within > len(lines):
            inner.update(id(line) for line in lines.values())
    return inner


def _is_inner(line: TextLine, page: Page, found: set[int]) -> bool:
    text = [other for other in page.lines if id(other) not in found]
    if _begins_column(line, text, page.lines):
        return True
    if line.middle < page.height / 2:
        return any(other.bottom < line.middle for other in text)
    return any(other.top > line.middle for other in text)


def _begins_column(line: TextLine, text: list[TextLine], lines: list[TextLine]) -> bool:
    """Whether a line is level with text in another column, and so are the next lines of both."""
    level = (other for other in text if abs(other.base - line.base) < _LEVEL)
    pairs = ((_find_next(line, lines), _find_next(other, lines)) for other in level)
    return any(
        one and two and one is not two and abs(one.base - two.base) < _LEVEL for one, two in pairs
    )


def _find_next(line: TextLine, lines: list[TextLine]) -> TextLine | None:
    """Return the next line below another one."""
    below = (x for x in lines if x.base > line.base and x.x0 < line.x1 and line.x0 < x.x1)
    return min(below, key=lambda x: x.base, default=None)


def _lone_heads(pages: list[Page], found: set[int]) -> set[int]:
    """Take heads and feet that name what a page is about: in the place and the size of others.

    Those are found by their repetition, or stand off the text in smaller type.
    """
    usual = median([line.size for page in pages for line in page.all_lines()] or [0])
    numbers: defaultdict[tuple[int, float], set[int]] = defaultdict(set)
    outer = [(page.number, *each) for page in pages for each in _outer_blocks(page, usual)]
    for number, block, small in outer:
        if small or any(id(line) in found for line in block):
            for place in _places(block):
                numbers[place].add(number)
    # they stand on most pages, what is taken for one by mistake on few
    least = max(_PAGES, len(pages) / 2)
    most = {place for place, own in numbers.items() if len(own) >= least}
    return {id(line) for _, block, _ in outer if most & _places(block) for line in block}


def _outer_blocks(page: Page, usual: float) -> Iterator[tuple[list[TextLine], bool]]:
    """Yield the first and the last row of a page, or the lines that stand off in smaller type.

    A flag tells that they do; `usual` is the size of the text.
    """
    ordered = sorted(page.lines, key=lambda line: line.middle)
    for lines, edge in ((ordered, 0.0), (ordered[::-1], page.height)):
        row = [line for line in lines if abs(line.middle - lines[0].middle) < _HEIGHT]
        end = next((i for i, pair in enumerate(pairwise(lines), 1) if _is_apart(*pair)), len(row))
        block, after = lines[:end], lines[end : end + 1]
        off = all(abs(line.middle - block[-1].middle) > _OFF * line.size for line in after)
        small = off and all(line.size < _SMALLER * usual for line in block)
        block = block if small else row
        if block and all(abs(x.middle - edge) < page.height * _ZONE for x in block):
            yield block, small


def _is_apart(one: TextLine, other: TextLine) -> bool:
    """Whether two lines are not of one head: of other sizes, or further from each other."""
    far = abs(one.middle - other.middle) > _CLOSE * one.size
    return far or abs(one.size - other.size) > (1 - _SMALLER) * one.size


def _places(block: list[TextLine]) -> set[tuple[int, float]]:
    """Return where a head stands, its size included; one of two lines may be set on any of them."""
    first, last = block[0].middle, block[-1].middle
    return {(round(y), round(block[0].size, 1)) for y in (first, (first + last) / 2, last)}


def _lone_numbers(pages: list[Page], found: set[int]) -> set[int]:
    """Take page numbers that fit none of the repeated places, where others were found."""
    heights = sorted(line.middle for page in pages for line in page.lines if id(line) in found)

    def is_level(line: TextLine) -> bool:
        low, high = line.middle - _NEARLY, line.middle + _NEARLY
        return bisect_right(heights, low) < bisect_left(heights, high)

    return {
        id(line)
        for page in pages
        for line in _outer_lines(page)
        if id(line) not in found and _PAGE_NUMBER.fullmatch(line.text) and is_level(line)
    }
