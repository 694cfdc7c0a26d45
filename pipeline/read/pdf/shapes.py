"""Boxes on a page, and the pictures that many small shapes draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

Part = TypeVar("Part")

# Points. A picture smaller than this is a bullet or a rule of its own.
MIN_PICTURE = 12.0
# Shapes closer than this draw one picture; a drawn code has hundreds, a logo some, a bullet one.
_NEAR = 4.0
_MIN_SHAPES = 10
_MAX_GROUPS = 500

# The lower left and the upper right of a box, as the file counts: upwards.
Corners = tuple[float, float, float, float]


class Box(NamedTuple):
    """A place on a page, in points from its upper left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def move(self, right: float, down: float = 0.0) -> Box:
        """Return the box so many points further right and down."""
        return Box(self.x0 + right, self.top + down, self.x1 + right, self.bottom + down)

    def touches(self, other: Box, slack: float) -> bool:
        """Whether both overlap, be it that one is so much larger."""
        return (
            self.x0 - slack < other.x1
            and other.x0 - slack < self.x1
            and self.top - slack < other.bottom
            and other.top - slack < self.bottom
        )

    def cut(self, window: Box) -> Box | None:
        """Return the part inside of `window`."""
        x0, top = max(self.x0, window.x0), max(self.top, window.top)
        x1, bottom = min(self.x1, window.x1), min(self.bottom, window.bottom)
        return Box(x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def around(boxes: Sequence[Box]) -> Box:
    """Return the box around `boxes`; of none it is empty."""
    return Box(
        min((box.x0 for box in boxes), default=0.0),
        min((box.top for box in boxes), default=0.0),
        max((box.x1 for box in boxes), default=0.0),
        max((box.bottom for box in boxes), default=0.0),
    )


def group_touching(parts: Iterable[Part], touch: Callable[[Part, Part], bool]) -> list[list[Part]]:
    """Group parts that touch each other, over others too."""
    groups: list[list[Part]] = []
    for part in parts:
        near: list[list[Part]] = []
        away: list[list[Part]] = []
        for each in groups:
            (near if any(touch(part, other) for other in each) else away).append(each)
        groups = [*away, [part, *chain.from_iterable(near)]]
    return groups


def around_points(points: Sequence[tuple[float, float]]) -> Corners:
    """Return the box around `points`, of which there is one at least."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class Drawn:
    """Shapes that are no rules, put together to the pictures that they draw."""

    def __init__(self) -> None:
        self._groups: list[tuple[Box, int]] = []

    def add(self, shape: Box) -> None:
        """Add a shape to the group that it touches, last ones first: shapes come in order."""
        for index in range(len(self._groups) - 1, max(-1, len(self._groups) - 8), -1):
            box, count = self._groups[index]
            if box.touches(shape, _NEAR):
                self._groups[index] = (around([box, shape]), count + 1)
                return
        self._groups.append((shape, 1))

    def pictures(self) -> list[Box]:
        """Return the groups of many shapes that are as large as pictures."""
        merged: list[tuple[Box, int]] = []
        for box, count in sorted(self._groups)[:_MAX_GROUPS]:
            near = [other for other in merged if other[0].touches(box, _NEAR)]
            merged = [other for other in merged if other not in near]
            for other, number in near:
                box, count = around([box, other]), count + number  # noqa: PLW2901
            merged.append((box, count))
        return [
            box
            for box, count in merged
            if count >= _MIN_SHAPES and min(box.x1 - box.x0, box.bottom - box.top) >= MIN_PICTURE
        ]
