"""Pages set in two columns: the gutter that many lines keep clear, and what stands beside it."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from .holes import are_cells
from .lines import TextLine, cut_line
from .pieces import Element
from .shapes import Box

# The right column begins in the middle part of the page.
_MIDDLE = (0.3, 0.7)
# Edges of a table run along this part of the lines.
_ALONG = 0.4
# So many lines begin at one place, within so many points, where a column has its edge.
_EDGE_LINES = 6
_SAME = 2.0
_CANDIDATES = 4
# A column is a text of so many lines, so many ems wide, of which this part fills the line.
_LINES = 5
_WIDTH = 10.0
_FULL = 0.25
_REACH = 1.6
# Ems between the columns, and how much wider one of them may be.
_GUTTER = 0.8
_RATIO = 1.3
# Ems from the column's edge at which paragraphs begin, and the part of it that lines beside a
# picture take up.
_INDENT, _BESIDE_PICTURE = 2.6, 0.3
_FLUSH = 0.1
# In a table lines stand beside each other inside a column, too.
_BESIDE = 0.1
# Times the size of the text, and ems of it: what heads both columns is larger, and apart.
_LARGER, _ROOM = 1.1, 2.0
# One page in so many may show another edge.
_OUTLIERS = 4


class Gutter(NamedTuple):
    """Two columns, each with its left and right edge."""

    left: tuple[float, float]
    right: tuple[float, float]

    @property
    def middle(self) -> float:
        """The middle of what parts the columns: a mark that begins a line may stand out."""
        return (self.left[1] + self.right[0]) / 2

    def is_right(self, box: Box) -> bool:
        """Whether something stands in the right column."""
        return (box.x0 + box.x1) / 2 > self.middle

    def is_crossed(self, box: Box) -> bool:
        """Whether something reaches from one column into the other."""
        return box.x0 < self.left[1] and self.right[0] < box.x1

    def is_like(self, other: Gutter) -> bool:
        """Whether both run at one place; on some pages no line begins at the edge."""
        one, two = sorted((self, other), key=lambda gutter: gutter.right[0] - gutter.left[1])
        return two.left[1] < one.middle < two.right[0]


def find_gutters(
    pages: Iterable[tuple[float, Sequence[TextLine], Sequence[Box]]],
) -> list[Gutter]:
    """Return the gutters of a document, commonest first.

    `pages` are widths, lines and the edges and pictures that are drawn on each.
    """
    groups: list[list[Gutter]] = []
    for width, lines, drawn in pages:
        gutter = _find_gutter(width, lines, drawn)
        if gutter is None or _is_ruled(lines, drawn):
            continue
        group = next((group for group in groups if gutter.is_like(group[0])), None)
        if group is None:
            groups.append([gutter])
        else:
            group.append(gutter)
    return [_join(group) for group in sorted(groups, key=len, reverse=True)]


def _join(gutters: Sequence[Gutter]) -> Gutter:
    """Return the columns as they reach on many pages: on one something may stand out."""
    few = len(gutters) // _OUTLIERS
    edges = [
        (sorted(a for a, _ in column)[few], sorted(b for _, b in column)[-1 - few])
        for column in ([gutter.left for gutter in gutters], [gutter.right for gutter in gutters])
    ]
    return Gutter(*edges)


def _find_gutter(width: float, lines: Sequence[TextLine], drawn: Sequence[Box]) -> Gutter | None:
    low, high = (part * width for part in _MIDDLE)
    starts = Counter(round(line.x0 / _SAME) for line in lines if low < line.x0 < high)
    likely = [step for step, count in starts.most_common(_CANDIDATES) if count >= _EDGE_LINES]
    # most lines may be indented; the edge is further left
    for step in sorted(likely):
        edge = (step - 1) * _SAME
        right = [line for line in lines if line.x0 >= edge]
        left = [line for line in lines if line.x1 < edge and line.bottom > right[0].top]
        left = [line for line in left if line.top < right[-1].bottom]
        if not (_is_column(left) and _is_column(right) and _are_alike(left, right)):
            continue
        if not (are_cells(left, right, drawn) or are_cells(right, left, drawn)):
            return Gutter(_edges(left), _edges(right))
    return None


def _is_ruled(lines: Sequence[TextLine], guides: Sequence[Box]) -> bool:
    """Whether upright edges a column apart run along the lines: what they part is a table.

    Two columns have one edge between them; a frame stands away from the words.
    """
    size = median(line.size for line in lines)
    left, right = min(line.x0 for line in lines) - size, max(line.x1 for line in lines) + size
    heights: Counter[int] = Counter()
    for edge in guides:
        if edge.x0 == edge.x1 and left < edge.x0 < right:
            heights[round(edge.x0 / _SAME)] += round(edge.bottom - edge.top)
    least = _ALONG * (max(line.bottom for line in lines) - min(line.top for line in lines))
    tall = [step * _SAME for step, height in heights.items() if height >= least]
    return len(tall) > 1 and max(tall) - min(tall) >= _WIDTH * size


def _edges(lines: Sequence[TextLine]) -> tuple[float, float]:
    """Return where lines begin and end; a mark at either end may hang over its edge."""
    lefts = [line.x0 for line in lines if line.text[0].isalnum()]
    rights = [line.x1 for line in lines if line.text[-1].isalnum()]
    return (
        min(lefts or [line.x0 for line in lines]),
        max(rights or [line.x1 for line in lines]),
    )


def _is_column(lines: Sequence[TextLine]) -> bool:
    """Whether lines are a running text: wide, many of them full, none beside another."""
    if len(lines) < _LINES:
        return False
    left, right = _edges(lines)
    size = max(line.size for line in lines[:_LINES])
    full = sum(line.x1 > right - _REACH * line.size for line in lines)
    bases = Counter(round(line.base) for line in lines)
    beside = len(lines) - len(bases)
    wide = right - left >= _WIDTH * size
    return wide and full >= _FULL * len(lines) and beside <= _BESIDE * len(lines)


def _are_alike(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    (a, b), (c, d) = _edges(left), _edges(right)
    size = min(line.size for line in (*left, *right))
    return c - b >= _GUTTER * size and (b - a) / _RATIO <= d - c <= (b - a) * _RATIO


def part_columns(
    placed: Sequence[tuple[Element, Box]], gutters: Sequence[Gutter]
) -> list[list[Element]]:
    """Part a page's elements, sorted from the top, into groups in the order of reading.

    Each comes with its box. Lines in a column are told its edges.
    """
    for gutter in gutters:
        parted = [part for element, box in placed for part in _part_row(element, box, gutter)]
        if _has_columns([e for e, _ in parted if isinstance(e, TextLine)], gutter):
            return _part(parted, gutter)
    return [[element for element, _ in placed]]


def _part_row(element: Element, box: Box, gutter: Gutter) -> list[tuple[Element, Box]]:
    """Part a line where it keeps the gutter clear: on its page too few lines showed that."""
    if isinstance(element, TextLine) and gutter.is_crossed(box):
        edges, text = element.edges, element.text
        at = bisect(edges[::2], gutter.middle)
        if 1 < at < len(text) and text[at - 1] == " ":
            white = edges[2 * at] - edges[2 * at - 3]
            if white >= _GUTTER * element.size:
                halves = cut_line(element, 0, at - 1), cut_line(element, at, len(text))
                return [(half, box._replace(x0=half.x0, x1=half.x1)) for half in halves]
    return [(element, box)]


def _has_columns(lines: Sequence[TextLine], gutter: Gutter) -> bool:
    """Whether a page is set in the columns of the document, be it that the right one is empty."""
    right = [line for line in lines if line.x0 >= gutter.right[0] - _SAME]
    if 2 * sum(_keeps_to(line, gutter.right) for line in right) < len(right):
        return False
    if any(_is_flush(line, gutter.right) for line in right):
        return True
    left = [line for line in lines if line.x0 < gutter.left[1]]
    over = sum(line.x1 > gutter.left[1] + line.size for line in left)
    full = sum(abs(line.x1 - gutter.left[1]) <= line.size for line in left)
    return over == 0 or over < full


def _is_flush(line: TextLine, column: tuple[float, float]) -> bool:
    """Whether a line begins or ends right at an edge, as words in the middle of a cell do not."""
    away = min(abs(line.x0 - column[0]), abs(line.x1 - column[1]))
    return away < _FLUSH * line.size


def _keeps_to(line: TextLine, column: tuple[float, float]) -> bool:
    """Whether a line begins at the edge of a column, or is full beside a picture in it."""
    left, right = column
    wide = line.x1 - line.x0 > _BESIDE_PICTURE * (right - left)
    return line.x0 < left + _INDENT * line.size or (wide and abs(line.x1 - right) <= line.size)


def _part(placed: Sequence[tuple[Element, Box]], gutter: Gutter) -> list[list[Element]]:
    groups: list[list[Element]] = [[]]
    left: list[Element] = []
    right: list[Element] = []
    heads = _find_heads(placed, gutter)
    for element, box in placed:
        if gutter.is_crossed(box) or box in heads:
            groups += [left, right, []]
            left, right = [], []
            groups[-1].append(element)
            continue
        is_right = gutter.is_right(box)
        (right if is_right else left).append(element)
        if isinstance(element, TextLine):
            element.column = gutter.right if is_right else gutter.left
    return [group for group in [*groups, left, right] if group]


def _find_heads(placed: Sequence[tuple[Element, Box]], gutter: Gutter) -> list[Box]:
    """Return the headings over both columns that are too short to cross the gutter.

    The right column leaves more room beside them than they need, and begins anew where the left
    one does.
    """
    size = median([e.size for e, _ in placed if isinstance(e, TextLine)] or [0.0])
    left = [box for _, box in placed if not gutter.is_right(box)]
    right = [box for _, box in placed if gutter.is_right(box)]
    heads: list[Box] = []
    for line, box in placed:
        if not isinstance(line, TextLine) or line.size <= _LARGER * size or gutter.is_right(box):
            continue
        above = [other.bottom for other in right if other.top < box.bottom]
        below = [[other.top for other in side if other.top >= box.bottom] for side in (left, right)]
        if above and all(below):
            next_left, next_right = map(min, below)
            room = next_right - max(above) - (box.bottom - box.top)
            if max(above) <= box.top and room > _ROOM * size > abs(next_left - next_right):
                heads.append(box)
    return heads
