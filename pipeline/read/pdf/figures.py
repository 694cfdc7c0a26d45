"""Pictures that float beside the text, and the captions that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .lines import TextLine
from .shapes import Box, around

# What stands below a floated picture: a label and a caption over two lines.
CAPTION_LINES = 3
# The most lines that are taken for it where they stand close below the picture's middle.
_MOST = 6
# Times their size from the picture, and from each other.
_BELOW, _NEXT = 2.2, 1.3


class Figure(NamedTuple):
    """A picture that floats beside text, with the lines above and below it that belong to it."""

    box: Box
    lines: tuple[TextLine, ...]


def set_figures(
    lines: Sequence[TextLine], pictures: Sequence[Box]
) -> list[TextLine | Box | Figure]:
    """Put the pictures among the lines; a floated one takes its caption along."""
    left = list(lines)
    placed: list[Box | Figure] = []
    for picture in pictures:
        beside = [line for line in left if _stands_beside(line, picture)]
        own = _captions(left, picture) if beside and not _are_cells(beside) else []
        left = [line for line in left if not any(line is other for other in own)]
        boxes = [picture, *(Box(x.x0, x.top, x.x1, x.bottom) for x in own)]
        placed.append(Figure(around(boxes), tuple(own)) if own else picture)
    return [*left, *placed]


def _stands_beside(line: TextLine, picture: Box) -> bool:
    return min(line.bottom, picture.bottom) > max(line.top, picture.top)


def _are_cells(lines: list[TextLine]) -> bool:
    """Whether some of the lines stand beside each other, as the cells of a table do."""
    tops = sorted((line.top, line.bottom) for line in lines)
    return any(above[1] - below[0] > below[1] - above[1] for above, below in pairwise(tops))


def _captions(lines: list[TextLine], picture: Box) -> list[TextLine]:
    """Return the lines right above and below a picture that are set around its middle."""
    middle = (picture.x0 + picture.x1) / 2
    centred = [x for x in lines if abs((x.x0 + x.x1) / 2 - middle) < x.size]
    own: list[TextLine] = []
    low, high = picture.bottom, picture.top
    for line in sorted(centred, key=lambda x: x.top):
        most = _NEXT if own else _BELOW
        if -line.size < line.top - low < most * line.size and len(own) < _MOST:
            own.append(line)
            low = line.bottom
    for line in sorted(centred, key=lambda x: -x.top):
        if -line.size < high - line.bottom < _NEXT * line.size and line not in own:
            own.insert(0, line)
            break
    return own
