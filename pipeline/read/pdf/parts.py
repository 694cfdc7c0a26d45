"""Tables put together over pages: rows that a page cuts, merged cells that go on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator

from .lines import TextLine
from .pages import Table
from .shapes import Box
from .torn_cells import mark_torn

# A column of numbers or of numbered entries tells where a row begins.
_NUMBERED = re.compile(
    r"\d{1,4}$|[一二三四五六七八九十]{1,3}、|[①-⑳]|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)]"
)
_SHARE = 0.6
# Points within which the columns of two parts are the same; rules are redrawn on each page.
_SAME = 6.0
# Ems of room in a cell that show where its words are set.
_ROOM = 2.5

Row = list[list[TextLine]]


class LongTable:
    """A table over one page or several; each row holds its cells' lines, empty where merged."""

    def __init__(self, first: Table) -> None:
        """Begin with the part on the first page."""
        self._columns = first.columns
        self.rows: list[Row] = [_row(first, index) for index in range(len(first.rows))]
        self._alone = [_is_alone(first, index) for index in range(len(first.rows))]
        self._merged = _merged_columns(first)
        # where the last cell of each column begins: the text of a merged one belongs there
        self._begins = [_last_cell(first, column, 0) for column in range(len(self._columns))]
        self._last = first

    def mark_torn(self) -> None:
        """Tell the lines of the cells before which a tool dropped a blank."""
        rows = [row for row, alone in zip(self.rows, self._alone, strict=True) if not alone]
        for column in range(len(self._columns)):
            mark_torn([row[column] for row in rows])

    def add(self, part: Table) -> bool:
        """Take the part on the next page, or return False when it is another table."""
        places = self._map_columns(part)
        if places is None:
            return False
        rows: list[Row] = []
        for index in range(len(part.rows)):
            row: Row = [[] for _ in self._columns]
            for place, lines in zip(places, _row(part, index), strict=True):
                row[place] = lines
            rows.append(row)
        alone = [_is_alone(part, index) for index in range(len(part.rows))]
        self._merged |= {places[column] for column in _merged_columns(part)}
        start, above = 0, len(self.rows)
        rest = self._read_below_header(rows[0])
        if rest is not None:
            rows[0] = rest
            start = int(not any(rest))
        late = {places[column] for column in _late_columns(self._last, part, start)}
        if start < len(rows) and not alone[start] and self._mend(rows[start:], late):
            start += 1
        self._last = part
        self.rows += rows[start:]
        self._alone += alone[start:]
        for column, place in enumerate(places):
            begins = above + _last_cell(part, column, start) - start
            if begins < len(self.rows) and (begins > above or self.rows[begins][place]):
                self._begins[place] = begins
        return True

    def _map_columns(self, part: Table) -> list[int] | None:
        """Return the column of this table that each column of `part` is, or None."""
        own, new = self._columns, part.columns
        if len(new) == len(own):
            # edges that are found between words differ, but never by a whole column
            least = min(
                (after[0] - left for (left, _), after in itertools.pairwise(own)), default=0
            )
            limit = max(_SAME, least / 2)
            pairs = list(zip(new, own, strict=True))
            same = all(abs(one[0] - other[0]) < limit for one, other in pairs)
            # words in the middle of a column begin anywhere
            words = part.stretches and all(a < d and c < b for (a, b), (c, d) in pairs)
            return list(range(len(new))) if same or words else None
        places = []
        for left, right in new:
            near = [i for i, (x0, _) in enumerate(own) if abs(x0 - left) < _SAME]
            if not near and part.stretches:
                near = [i for i, (x0, x1) in enumerate(own) if x0 < right and left < x1]
            if not near:
                return None
            places.append(near[0])
        return places

    def _read_below_header(self, row: Row) -> Row | None:
        """Return what a row holds below the header that the page repeats; None without one.

        The end of a row that began on the page before may follow so close that no white parts it.
        """
        rest: Row = []
        for lines, header in zip(row, self.rows[0], strict=True):
            ends = [end for end in range(len(lines) + 1) if _text(lines[:end]) == _text(header)]
            if not ends:
                return None
            rest.append(lines[ends[0] :])
        return rest

    def _mend(self, body: list[Row], late: Collection[int]) -> bool:
        """Give back to the rows above what the page cut off; return whether it was all of a row.

        In the columns of `late` the words of a merged cell may stand below the cut.
        """
        first = body[0]
        numbered = [self._is_numbered(column, body) for column in range(len(self._columns))]
        keys = [column for column, is_key in enumerate(numbered) if is_key]
        if self._completes(first, keys):
            for column, lines in enumerate(first):
                self.rows[-1][column].extend(lines)
            return True
        unnumbered = not any(_NUMBERED.match(_text(first[column])) for column in keys)
        if unnumbered and (keys or self._is_sparse(first)):
            for column, lines in enumerate(first):
                self._cell_above(column).extend(lines)
            return True
        for column, lines in enumerate(first):
            above = self.rows[self._begins[column]][column]
            cut = numbered[column] and not _NUMBERED.match(_text(lines))
            merged = not above and column in self._merged and column in late
            if lines and self._begins[column] and (merged or cut):
                above.extend(lines)
                first[column] = []
        return False

    def _completes(self, first: Row, keys: list[int]) -> bool:
        """Whether a row holds just what the last one lacks, whose cells the page has parted.

        A tall cell may stand on both pages where the row is numbered once.
        """
        last = self.rows[-1]
        if len(self.rows) < 2 or not any(last):
            return False
        pairs = list(zip(first, last, strict=True))
        both = [column for column, (new, old) in enumerate(pairs) if new and old]
        whole = all(new or old for new, old in pairs) and not all(new for new, _ in pairs)
        if both:
            return whole and not all(last) and bool(keys) and not any(c in keys for c in both)
        return whole or sum(map(bool, first)) > 1

    def _is_sparse(self, first: Row) -> bool:
        """Whether a row lacks most of the cells that are not merged."""
        own = [lines for column, lines in enumerate(first) if column not in self._merged]
        return 2 * sum(map(bool, own)) < len(own)

    def _cell_above(self, column: int) -> list[TextLine]:
        """Return the cell of the last row, or the merged one that covers it."""
        own = self.rows[-1][column]
        pairs = zip(self.rows[1:-1], self._alone[1:-1], strict=True)
        merged = not all(row[column] or alone for row, alone in pairs)
        return self.rows[self._begins[column]][column] if merged and not own else own

    def _is_numbered(self, column: int, more: list[Row]) -> bool:
        texts = [
            _text(row[column])
            for row, alone in zip(
                [*self.rows[1:], *more], [*self._alone[1:], *(False for _ in more)], strict=True
            )
            if row[column] and not alone
        ]
        hits = sum(bool(_NUMBERED.match(text)) for text in texts)
        return len(texts) > 1 and hits >= _SHARE * len(texts)


def _row(table: Table, index: int) -> Row:
    return [list(cell.lines) if cell else [] for cell in table.rows[index]]


def _is_alone(table: Table, index: int) -> bool:
    """A cell over the whole width, which is no row that a page could have cut."""
    row = table.rows[index]
    cells = [cell for cell in row if cell]
    width = table.box.x1 - table.box.x0
    return len(cells) == 1 and cells[0].box.x1 - cells[0].box.x0 > 0.9 * width


def _merged_columns(table: Table) -> set[int]:
    """Return the columns with a cell over several rows."""
    return {
        column
        for column in range(len(table.rows[0]))
        for index, row in enumerate(table.rows)
        if row[column] is None and not _is_alone(table, index)
    }


def _last_cell(table: Table, column: int, start: int) -> int:
    """Return the row in which the last cell of a column begins."""
    rows = [i for i in range(start, len(table.rows)) if table.rows[i][column] is not None]
    return rows[-1] if rows else start


def _late_columns(above: Table, below: Table, start: int) -> Iterator[int]:
    """Yield the columns where words at the row `start` may be those of a cell begun `above`.

    They are in the middle of both parts of it, not of the lower alone, and not at the top of all
    cells; only rules tell.
    """
    high = _is_set_high(below)
    for column, cell in enumerate(below.rows[start] if start < len(below.rows) else ()):
        if cell is None or not cell.lines:
            continue
        upper = _lowest_over(above, cell.box)
        if upper is None or above.stretches or below.stretches:
            yield column
            continue
        middle = (cell.lines[0].top + cell.lines[-1].bottom) / 2 - cell.box.top
        height, over = (box.bottom - box.top for box in (cell.box, upper))
        if not high and abs(middle - (height - over) / 2) < abs(middle - height / 2):
            yield column


def _is_set_high(table: Table) -> bool:
    """Whether words begin at the top of most cells that are higher than they are."""
    votes: list[bool] = []
    for cell in (cell for row in table.rows for cell in row if cell and cell.lines):
        size = cell.lines[0].size
        over, under = cell.lines[0].top - cell.box.top, cell.box.bottom - cell.lines[-1].bottom
        if over + under > _ROOM * size:
            votes.append(over < size < under)
    return 2 * sum(votes) > len(votes)


def _lowest_over(table: Table, below: Box) -> Box | None:
    """Return the last cell of `table` that lies over the middle of one on the next page."""
    middle = (below.x0 + below.x1) / 2
    cells = (cell.box for row in table.rows for cell in row if cell)
    over = (box for box in cells if box.x0 < middle < box.x1)
    return max(over, default=None, key=lambda box: box.bottom)


def _text(lines: list[TextLine]) -> str:
    return "".join("".join(line.text.split()) for line in lines)
