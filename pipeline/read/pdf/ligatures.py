"""Letters that are printed as one sign, such as ﬀ."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .glyphs import Glyph

# What a printed sign of several letters begins with.
FIRST_LETTERS = frozenset("fFtT")


def are_ligature(first: Glyph, second: Glyph) -> bool:
    """Whether two letters are of one sign: all have its origin; overprints repeat a letter."""
    same = abs(first.x0 - second.x0) < 0.01 and first.base == second.base
    return same and (first.text != second.text or first.text == "f")


def part_ligature(first: Glyph, second: Glyph) -> list[Glyph]:
    """Return two letters of one sign side by side."""
    right = max(first.x1, second.x1)
    middle = (first.x0 + right) / 2
    return [first._replace(x1=middle), second._replace(x0=middle, x1=right)]
