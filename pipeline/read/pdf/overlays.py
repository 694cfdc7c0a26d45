"""What lies over the text of a page or among it: the words of links, the places of pictures."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.model.ranges import Range
from pipeline.model.sources import Link, Picture, Place

from .flow import Flow
from .pages import Page, Table
from .shapes import Box


class Overlays:
    """Finds the words of the flow at places on the pages."""

    def __init__(self, flow: Flow) -> None:
        """Sort the printed lines of `flow` by page."""
        self._length = len(flow.text)
        self._text = flow.text
        self._lines: defaultdict[int, list[Place]] = defaultdict(list)
        aside = {aside.start for aside in flow.asides}
        for place in flow.places:
            if place.start not in aside:
                self._lines[place.page].append(place)
        self._pages = sorted(self._lines)

    def find_links(self, pages: Sequence[Page]) -> list[Link]:
        """Return the words under each link; the parts of a broken address are put together."""
        links: list[Link] = []
        for page in pages:
            for box, url in page.links:
                for start, end in self._words_under(page.number, box):
                    last = links[-1] if links else None
                    if last and last.url == url and self._is_next(last.range, start):
                        links[-1] = Link(url, Range(last.range.start, max(last.range.end, end)))
                    else:
                        links.append(Link(url, Range(start, end)))
        return links

    def _is_next(self, words: Range, start: int) -> bool:
        return words.end <= start and not self._text[words.end : start].strip()

    def _words_under(self, page: int, box: Box) -> Iterator[tuple[int, int]]:
        for line in self._lines[page]:
            if not box.top < (line.top + line.bottom) / 2 < box.bottom:
                continue
            middles = [sum(line.edges[i : i + 2]) / 2 for i in range(0, len(line.edges), 2)]
            inside = [i for i, middle in enumerate(middles) if box.x0 < middle < box.x1]
            if inside:
                yield line.start + inside[0], line.start + inside[-1] + 1

    def find_pictures(self, pages: Sequence[Page]) -> list[Picture]:
        """Return the pictures with the words that they stand with."""
        return [
            Picture(
                self._stands_at(page, picture.box), picture.codes, page.number, _round(picture.box)
            )
            for page in pages
            for picture in page.codes
        ]

    def _stands_at(self, page: Page, picture: Box) -> int:
        """Return the offset of the words of a picture's row, or of the words after it."""
        x, y = (picture.x0 + picture.x1) / 2, picture.middle
        for table in (*page.tables, *page.word_tables):
            if table.box.holds(x, y):
                found = self._row_at(page.number, table, x, y)
                return self._after(page.number, picture) if found is None else found
        return self._after(page.number, picture)

    def _row_at(self, page: int, table: Table, x: float, y: float) -> int | None:
        """Return where the row begins whose cell holds the point, None for one without words."""
        for row in table.rows:
            own = [cell for cell in row if cell and cell.box.holds(x, y)]
            if own:
                cells = [*own, *(cell for cell in row if cell and cell is not own[0])]
                boxes = [cell.box for cell in cells if cell.lines]
                return self._first_in(page, boxes[0]) if boxes else None
        return None

    def _first_in(self, page: int, box: Box) -> int | None:
        starts = [
            line.start
            for line in self._lines[page]
            if box.holds((line.edges[0] + line.edges[-1]) / 2, (line.top + line.bottom) / 2)
        ]
        return min(starts, default=None)

    def _after(self, page: int, picture: Box) -> int:
        """Return where the words below a picture begin, be it on a later page."""
        lines = self._lines[page]
        # short lines count that stand in one column with those that reach below the picture
        column = [x for x in lines if x.edges[0] < picture.x1 and picture.x0 < x.edges[-1]]
        left = min((line.edges[0] for line in column), default=picture.x0)
        right = max((line.edges[-1] for line in column), default=picture.x1)
        below = [
            (line.top, line.start)
            for line in lines
            if (line.top + line.bottom) / 2 > picture.bottom
            and line.edges[0] < right
            and left < line.edges[-1]
        ]
        if below:
            return min(below)[1]
        index = bisect_left(self._pages, page + 1)
        if index == len(self._pages):
            return self._length
        return min(line.start for line in self._lines[self._pages[index]])


def _round(box: Box) -> tuple[float, float, float, float]:
    return (round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1))
