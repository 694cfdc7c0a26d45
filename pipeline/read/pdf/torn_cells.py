"""Blanks that a tool dropped at the ends of lines in cells: what comes next had room there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .areas import SLACK
from .glyphs import is_wide
from .joins import is_parted_mark, lead_width
from .lines import TextLine

# Ems: the widest blank, that of Chinese letters aside.
_BLANK = 0.6
# Of so many lines that are about full at most one ends at a blank; where more look so, lines are
# broken by their sense.
_SELDOM = 4


def mark_torn(cells: Sequence[Sequence[TextLine]]) -> None:
    """Tell the lines before which a blank was dropped in the cells of a column.

    What such a line begins with would have had room in the one before, as wide as others are, but
    not with a blank.
    """
    # marks may hang over the edge
    widths = (line.x1 - line.x0 for lines in cells for line in lines if line.text[-1].isalnum())
    widest = max(widths, default=0.0)
    breaks = [(*pair, _measure_room(*pair, widest)) for lines in cells for pair in pairwise(lines)]
    full = [(line, after, room) for line, after, room in breaks if room < _BLANK]
    torn = [(line, after) for line, after, room in full if room > -SLACK]
    if _SELDOM * len(torn) <= len(full):
        for line, after in torn:
            after.torn = after.torn or _may_have_blank(line.text, after.text)


def _measure_room(line: TextLine, after: TextLine, widest: float) -> float:
    """Return how much room a line left, in ems, behind what the next one begins with."""
    return (widest - line.x1 + line.x0 - line.spacing - lead_width(after)) / line.size


def _may_have_blank(before: str, after: str) -> bool:
    """Whether only a blank takes up room between two lines: beside Latin there is some anyway."""
    chinese = is_wide(before[-1]) and is_wide(after[0])
    return chinese and not is_parted_mark(before, after)
