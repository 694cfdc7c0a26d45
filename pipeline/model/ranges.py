"""Places inside: half-open character ranges of a source."""

from __future__ import annotations

from typing import NamedTuple


class Range(NamedTuple):
    """Half-open range of code points in `Source.text`, counted from 0."""

    start: int
    end: int
