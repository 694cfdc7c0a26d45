"""Where a document breaks its lines: anywhere in Chinese text, or at blanks before all else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .areas import SLACK, TypeArea
from .glyphs import is_wide
from .joins import OPENS, lead_width
from .lines import TextLine

# Blanks are at least as common in full lines as in the lines that end their paragraphs. So many
# times rarer, where so many are expected, they are by no chance.
_RARER, _FEW = 5, 4
# A number that stands alone: `9.`, `21.1`, `②`; so many, where so few full lines have blanks.
NUMBER = re.compile(r"[①-⑳㉑-㉟]|[（(]?[\d一二三四五六七八九十]{1,3}(?:[.．]\d{1,3})*[.．、）)]?")
_NUMBERS, _SCARCE = 3, 20
_INDENT = 3.0  # ems, at most
LARGE = 1.08  # times the size of the text: a heading
# Of so many breaks between two Chinese characters at most one is at a blank.
_SELDOM = 5


class Breaks(TypeArea):
    """The type area, and how lines are broken that fill it."""

    def __init__(self, pages: Sequence[Sequence[TextLine]]) -> None:
        """Measure; `pages` holds the lines of running text of each page, from the top."""
        super().__init__([line for page in pages for line in page])
        pairs = [
            [(line, after, self._is_broken_anywhere(line, after)) for line, after in pairwise(page)]
            for page in pages
        ]
        self.at_blanks = False
        self.at_blanks = self._measure_breaks(pairs)
        torn = [after.torn for page in pairs for _, after, broken in page if broken]
        # lines end with a blank as a matter of course, which then tells nothing
        self.padded = sum(torn) * _SELDOM > len(torn)

    def _measure_breaks(self, pages: Sequence[Sequence[tuple[TextLine, TextLine, bool]]]) -> bool:
        """Whether a line that has a blank is always broken there, however much room is left.

        Where it is, lines broken between two Chinese characters have none; and numbers stand alone
        whose words had no room. `pages` holds lines with the next and whether they are broken so.
        """
        full: list[bool] = []
        last: list[bool] = []
        numbers = 0
        for page in pages:
            goes_on = False
            for line, after, broken in page:
                went_on, goes_on = goes_on, broken
                if goes_on or went_on:
                    (full if goes_on else last).append(" " in line.text)
                numbers += self._is_lone_number(line, after)
        if numbers >= _NUMBERS:
            return sum(full) * _SCARCE < len(full)
        expected = sum(last) * len(full) / max(1, len(last))
        return expected > max(_FEW, _RARER * sum(full))

    def _is_lone_number(self, line: TextLine, after: TextLine) -> bool:
        """Whether a line is a number that begins a paragraph, without the words behind it."""
        begins = self.offset(line) < _INDENT and line.base < after.base
        return begins and bool(NUMBER.fullmatch(line.text)) and self.lacks_room(line, after)

    def _is_broken_anywhere(self, line: TextLine, after: TextLine) -> bool:
        wide = is_wide(line.text[-1]) and is_wide(after.text[0])
        return wide and self.is_full(line, after) and not OPENS.match(after.text)

    def lacks_room(self, line: TextLine, after: TextLine, right: float | None = None) -> bool:
        """Whether `line` had no room for what `after` has before its first blank."""
        word = after.text.partition(" ")[0]
        width = after.edges[2 * len(word) - 1] - after.edges[0]
        edge = self.right(line) if right is None else right
        blank = self._blank if self.at_blanks else -SLACK
        return line.x1 + 2 * line.spacing + width + blank * line.size > edge

    def is_heading_number(self, line: TextLine, after: TextLine) -> bool:
        """Whether a line is the number of a heading, broken off for want of room behind it."""
        begins = self.offset(line) < _INDENT and not OPENS.match(after.text)
        if after.size <= LARGE * self.size or not begins or not NUMBER.fullmatch(line.text):
            return False
        # what has no blank is one word, and may go on in the line after that
        word = after.text.partition(" ")[0]
        width = after.edges[2 * len(word) - 1] - after.edges[0] + after.size
        return self.right(line) - line.x1 < width

    def is_torn(self, line: TextLine, after: TextLine, right: float | None) -> bool:
        """Whether `line` lost the blank at its end: it left room for what `after` begins with.

        Where it is justified, its other blanks took that room. So did the number of a heading.
        """
        if self.is_heading_number(line, after):
            return True
        if not self.at_blanks:
            return False
        stretched = sum(max(0.0, blank.width - self._blank) for blank in line.blanks.values())
        edge = self.right(line) if right is None else right
        room = edge - line.x1 + stretched * line.size
        # without a blank it breaks a word where the line is full
        lead = after.edges[1] - after.edges[0] if after.text[0].isascii() else lead_width(after)
        return room > lead + 2 * line.spacing + SLACK * line.size
