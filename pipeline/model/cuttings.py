"""Pieces of page pictures: what a paged source can show of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol


class Band(NamedTuple):
    """A stretch of a page over its whole width, heights in points from the upper edge."""

    page: int
    top: float
    bottom: float


class Cutting(NamedTuple):
    """The picture of a band: its box on the page, in points from the upper left, and a PNG."""

    page: int
    bbox: tuple[float, float, float, float]
    png: bytes


class Painter(Protocol):
    """Makes pictures of a source when somebody asks for them."""

    def __call__(self, bands: Iterable[Band]) -> Iterator[Cutting | None]:
        """Yield the picture of each of `bands`; None where there is nothing to show."""
        ...
