"""Pictures that float beside the text, and the captions that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .joins import lead_width
from .lines import TextLine
from .shapes import Box, around

# What stands below a floated picture: a label and a caption over two lines.
CAPTION_LINES = 3
# The most lines that are taken for it where they stand close below the picture's middle.
_MOST = 6
# Times their size from the picture, and from each other.
_BELOW, _NEXT = 2.2, 1.3
# Lines of a text begin within so many points, and so many do.
_EDGE, _ALIKE = 1.0, 2
# A heading is larger than text by so much, at least.
LARGER = 1.1
# A label stands so close above its picture, in its own sizes.
_CLOSE = 0.8
# A line shares more of its height with a picture beside it: boxes of letters may reach so far.
_BESIDE = 0.1
# In ems: a caption is set around the middle of its picture, and many tools hardly miss that; so
# much may be missing of the room for a character.
_OFF, _EXACT, _ROUNDING = 0.5, 0.1, 0.1


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
        own = [] if _are_cells(beside) else _captions(left, beside, picture)
        left = [line for line in left if not any(line is other for other in own)]
        boxes = [picture, *(Box(x.x0, x.top, x.x1, x.bottom) for x in own)]
        placed.append(Figure(around(boxes), tuple(own)) if own else picture)
    return [*left, *placed]


def _stands_beside(line: TextLine, picture: Box) -> bool:
    shared = min(line.bottom, picture.bottom) - max(line.top, picture.top)
    return shared > _BESIDE * (line.bottom - line.top)


def _no_larger(lines: list[TextLine], beside: list[TextLine]) -> list[TextLine]:
    """Leave out what is set larger than the text beside a picture: a heading below it."""
    most = LARGER * median(line.size for line in beside) if beside else 0.0
    return [line for line in lines if line.size < most]


def _are_cells(lines: list[TextLine]) -> bool:
    """Whether lines stand beside each other as the cells of a table do.

    Most of the text goes over the room within a line that a stretched blank parted.
    """
    rows = pairwise(sorted(lines, key=lambda line: (line.top, line.bottom)))
    rooms = [
        (min(above.x1, below.x1), max(above.x0, below.x0))
        for above, below in rows
        if above.bottom - below.top > below.bottom - above.bottom
    ]
    over = [x for x in lines if any(x.x0 < left and right < x.x1 for left, right in rooms)]
    return len(rooms) > len(over)


def _captions(every: list[TextLine], text: list[TextLine], picture: Box) -> list[TextLine]:
    """Return the lines right above and below a picture that are set around its middle.

    They are among `every` line of the page, and no larger than the `text` beside the picture.
    """
    lines = _no_larger(every, text)
    middle = (picture.x0 + picture.x1) / 2
    centred = [x for x in lines if abs((x.x0 + x.x1) / 2 - middle) < x.size]
    own: list[TextLine] = []
    low, high = picture.bottom, picture.top
    for line in sorted(centred, key=lambda x: x.top):
        most = _NEXT if own else _BELOW
        if -line.size < line.top - low < most * line.size and len(own) < _MOST:
            own.append(line)
            low = line.bottom
    while own and _is_text(own[-1], lines, picture) and not _displaces(own[-1], every, picture):
        own.pop()
    above: list[TextLine] = []
    for line in sorted(centred, key=lambda x: -x.top):
        near = -line.size < high - line.bottom < _NEXT * line.size
        beside = is_around(line, picture) and _has_beside(line, lines)
        if near and line not in own and (beside or not (above or _is_aligned(line, lines))):
            above.insert(0, line)
            high = line.top
    return [*above[-_MOST:], *own]


def find_caption(lines: Sequence[TextLine], picture: Box) -> list[TextLine]:
    """Return those of the first lines of a page that belong to a picture right above them."""
    text = list(lines)
    high = min((line.top for line in text), default=0.0)
    own = _captions(text, text, picture.move(0.0, high - picture.bottom))
    sure = own and is_around(own[0], picture) and not _is_aligned(own[0], text)
    return own if sure else []


def _is_text(line: TextLine, lines: list[TextLine], picture: Box) -> bool:
    """Whether a line below a picture at the edge of the text stands in its middle by chance."""
    least, most = line.size / LARGER, line.size * LARGER
    alike = [x for x in lines if least < x.size < most or line.text.isascii()]
    first = line.x0 < min(other.x0 for other in lines) + _EDGE
    if not _is_aligned(line, alike) or (not first and is_around(line, picture, _EXACT)):
        return False
    return not _has_beside(line, lines)


def _displaces(line: TextLine, lines: Iterable[TextLine], picture: Box) -> bool:
    """Whether a line in the middle of a picture keeps the one right below away, as a float does."""
    below = (x for x in lines if -line.size < x.top - line.bottom < line.size / 2)
    return is_around(line, picture, _EXACT) and any(x.x0 > line.x1 for x in below)


def _has_beside(line: TextLine, lines: Iterable[TextLine]) -> bool:
    """Whether another line stands at the same height."""
    return any(x is not line and x.top < line.bottom and line.top < x.bottom for x in lines)


def _is_aligned(line: TextLine, lines: list[TextLine]) -> bool:
    """Whether a line begins where others do, as those of a text do; labels are all alike."""
    near = {other.text for other in lines if abs(other.x0 - line.x0) < _EDGE}
    return len(near) > _ALIKE


def mark_captions(elements: Sequence[object]) -> None:
    """Tell the lines right above and below a picture, set around its middle, which it is.

    `elements` are those of a page in the order of reading.
    """
    for index, picture in enumerate(elements):
        if isinstance(picture, Box):
            _mark(elements[index + 1 : index + 1 + _MOST], picture, below=True)
            _mark(elements[max(0, index - _MOST) : index][::-1], picture, below=False)


def _mark(elements: Iterable[object], picture: Box, *, below: bool) -> None:
    edge, most = picture.bottom if below else picture.top, _BELOW
    for line in elements:
        if not isinstance(line, TextLine):
            return
        away = line.top - edge if below else edge - line.bottom
        if not is_around(line, picture) or not -line.size < away < most * line.size:
            return
        line.picture = picture
        edge, most = line.bottom if below else line.top, _NEXT


def is_around(line: TextLine, picture: Box, off: float = _OFF) -> bool:
    """Whether a line is set around the middle of a picture, at most so many ems off."""
    return abs(line.x0 + line.x1 - picture.x0 - picture.x1) / 2 <= off * line.size


def stands_over(line: TextLine, picture: Box, lines: Iterable[TextLine]) -> bool:
    """Whether a line is the label of a picture: close above it, or above its caption."""
    edge = picture.top
    for other in sorted(lines, key=lambda x: -x.bottom):
        away = edge - other.bottom
        if -other.size < away < _CLOSE * other.size and is_around(other, picture):
            if other is line:
                return True
            edge = other.top
    return False


def is_broken(line: TextLine, after: TextLine) -> bool:
    """Whether a caption goes on in the next line, its box being no wider: it fills the first."""
    if line.picture is None or line.picture is not after.picture:
        return False
    return fills(line, after, max(line.picture.x1 - line.picture.x0, after.x1 - after.x0))


def fills(line: TextLine, after: TextLine, width: float) -> bool:
    """Whether a line leaves no room, in a box of that width, for what the next begins with."""
    return line.x1 - line.x0 + lead_width(after) > width + _ROUNDING * line.size
