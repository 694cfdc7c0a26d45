"""What the printed lines say about the type area: its edges, the indent, the line spacing."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median, median_low

from pipeline.model.sources import SENTENCE_END

from .figures import is_broken
from .glyphs import is_wide
from .joins import LEADS, OPENS, is_cut_address, is_cut_scheme, lead_width
from .lines import TextLine

# An edge is where at least this share of the lines, and no fewer than two, end or begin.
_SUPPORT = 0.02
_REACH = 1.2  # ems: ragged lines end within the next character of the edge
_INDENT = 0.8  # ems: one character; Chinese paragraphs are indented by two
_FLUSH = 0.1  # ems: lines set to one tab stop
_SHORT = 3.0  # ems before the edge, at which no line ends that the next goes on
_STRETCHED, _SHOWS = 0.04, 8  # ems between the letters of a justified line, and letters to show it
_SLACK = 0.08  # the part of the next word's width that may be a matter of rounding
# Times the usual distance of two lines. Paragraph spacing starts at a quarter of a line.
_SPACED = 1.22
_FURTHER, _MOSTLY = 1.08, 0.6
_STEPS = 20  # so many distances tell how even they are
_CLOSES = SENTENCE_END + "：:"
_LONG = 0.6  # of the type area: a heading over two lines fills most of the first
_OFTEN = 0.3  # one-line paragraphs that happen to be full are a tenth of full first lines
_EXACT, _NEAR, _ROUGH = 0.02, 0.06, 0.15  # how much lines of one size may differ
_MAX_SHIFT = 60  # points between the margins of left and right pages
_SHIFTED = 1.5  # times as many edges agree, which by chance they do not
_CENTRED = 2.5  # ems from both edges


def measure_shift(pages: Iterable[Iterable[TextLine]]) -> int:
    """Return how many points further right lines begin on odd pages than on even ones."""
    sides: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for page in pages:
        for line in page:
            sides[line.page % 2][round(line.x0)] += 1
    even, odd = sides
    alike = {
        shift: sum(min(count, odd[x + shift]) for x, count in even.items())
        for shift in range(-_MAX_SHIFT, _MAX_SHIFT + 1)
    }
    most = max(alike, key=lambda shift: (alike[shift], -abs(shift)))
    return most if alike[most] > _SHIFTED * alike[0] else 0


class Margins:
    """The type area of a document, and how its paragraphs are told apart."""

    def __init__(self, pages: Sequence[Sequence[TextLine]]) -> None:
        """Measure; `pages` holds the lines of running text of each page, from the top."""
        lines = [line for page in pages for line in page]
        self.size = median([line.size for line in lines]) if lines else 10.0
        sides: dict[int, list[TextLine]] = defaultdict(list)
        for line in lines:
            sides[line.page % 2].append(line)
        blanks = [blank.width for line in lines for blank in line.blanks.values()]
        self._blank = median_low(blanks) if len(blanks) > _SUPPORT * len(lines) else 0.0
        both = self._edges(lines)
        self._sides = {
            # a booklet may have other margins on left pages; a few lines cannot show it
            side: self._edges(own) if len(own) > len(lines) / 4 and len(own) > 20 else both
            for side, own in sides.items()
        }
        self._spacing = self._measure_spread(lines)
        pairs = [pair for page in pages for pair in itertools.pairwise(page)]
        self.leading = self._measure_leading(pairs)
        self.indented = self._measure_indent(pairs)
        self.hanging = self._measure_hanging(pairs)
        self._spaced = self._measure_spacing(pairs)

    def _edges(self, lines: Iterable[TextLine]) -> tuple[float, float]:
        lines = list(lines)
        lefts = sorted(line.x0 for line in lines)
        # marks may hang over the edge, or be set in half their width
        rights = sorted(-line.x1 for line in lines if line.text[-1].isalnum())
        support = max(2, round(_SUPPORT * len(lines)))
        reach = _REACH * self.size
        return _supported(lefts, support, 0.3 * self.size), -_supported(rights, support, reach)

    def _measure_spread(self, lines: Iterable[TextLine]) -> float:
        """Return how far letters stand apart, in ems, in nearly all lines that are not full."""
        short = (x for x in lines if x.x1 < self.right(x) - _SHORT * x.size)
        apart = sorted(line.spacing / line.size for line in short)
        return apart[len(apart) * 9 // 10] if len(apart) >= _STEPS else math.inf

    def _measure_leading(self, pairs: list[tuple[TextLine, TextLine]]) -> float:
        """Return the usual distance of a full line and the next."""
        steps = Counter(
            round(b.base - a.base, 0)
            for a, b in pairs
            if 0 < b.base - a.base < 3 * self.size and self.is_full(a, b)
        )
        return steps.most_common(1)[0][0] if steps else 1.6 * self.size

    def _measure_spacing(self, pairs: list[tuple[TextLine, TextLine]]) -> float | None:
        """Return how many times the usual distance parts paragraphs, None where that is unknown.

        The lines of a paragraph stand evenly, and most others a little further apart.
        """
        steps: dict[bool, list[float]] = {True: [], False: []}
        for a, b in pairs:
            body = abs(a.size - self.size) + abs(b.size - self.size) < _EXACT * self.size
            if body and 0 < b.base - a.base < 3 * self.size:
                steps[self.is_full(a, b)].append((b.base - a.base) / self.leading)
        if min(map(len, steps.values())) < _STEPS:
            return None
        within = median_low(steps[True])
        apart = sorted(step for step in steps[False] if step > _FURTHER * within)
        if len(apart) < _MOSTLY * len(steps[False]):
            return None
        return min(_SPACED, (within + apart[len(apart) // 10]) / 2)

    def _measure_indent(self, pairs: list[tuple[TextLine, TextLine]]) -> bool:
        """Whether most paragraphs begin further right than the type area."""
        starts = [
            self._offset(b) > _INDENT
            for a, b in pairs
            if not self.is_full(a, b) and not self.is_centred(b)
        ]
        return sum(starts) * 2 > len(starts)

    def _measure_hanging(self, pairs: list[tuple[TextLine, TextLine]]) -> bool:
        """Whether there are entries whose further lines are indented like the first.

        A paragraph of one line that happens to be full looks the same, but is seldom.
        """
        further = [
            self._offset(b) > _INDENT
            for a, b in pairs
            if self._offset(a) > _INDENT and self.is_full(a, b) and not self.is_centred(b)
        ]
        return sum(further) > _OFTEN * len(further)

    def left(self, line: TextLine) -> float:
        """Return the left edge of the type area on the line's page."""
        return line.column[0] if line.column else self._sides[line.page % 2][0]

    def right(self, line: TextLine) -> float:
        """Return the right edge of the type area on the line's page."""
        return line.column[1] if line.column else self._sides[line.page % 2][1]

    def _offset(self, line: TextLine, left: float | None = None) -> float:
        return (line.x0 - (self.left(line) if left is None else left)) / self.size

    def is_centred(self, line: TextLine) -> bool:
        """Whether the line stands in the middle, away from both edges."""
        before = line.x0 - self.left(line)
        after = self.right(line) - line.x1
        return abs(before - after) < line.size and min(before, after) > _CENTRED * self.size

    def is_full(self, line: TextLine, after: TextLine, right: float | None = None) -> bool:
        """Whether what `after` begins with had no room in `line`."""
        if self._is_stretched(line):
            return True
        edge = self.right(line) if right is None else right
        width = lead_width(after) + line.spacing + self._dropped(line, after)
        # a page that lay askew ends its lines now here, now there
        slack = -line.size if line.scores else _SLACK * min(width, line.size)
        return line.x1 + width > edge + slack

    def _is_stretched(self, line: TextLine) -> bool:
        """Whether a line is justified: its letters stand further apart than those of short ones."""
        apart = line.spacing / line.size - self._spacing
        return apart > _STRETCHED and len(line.text) >= _SHOWS and not line.scores

    def _dropped(self, line: TextLine, after: TextLine) -> float:
        """Return the width of the blank that the break may have taken away, in points."""
        latin = line.text[-1].isascii() or after.text[0].isascii()
        return self._blank * line.size if latin else 0.0

    def _breaks_at_blank(self, line: TextLine, after: TextLine, right: float | None) -> bool:
        """Whether a tool that breaks lines at blanks had no room for what stands before the next.

        Only where paragraphs stand apart; else most of them would look so.
        """
        if self._spaced is None or line.page != after.page:
            return False
        word = after.text.partition(" ")[0]
        width = after.edges[2 * len(word) - 1] - after.edges[0]
        edge = self.right(line) if right is None else right
        return line.x1 + width > edge + _SLACK * line.size and not self._is_spaced(line, after)

    def goes_on(
        self, line: TextLine, after: TextLine, left: float | None, right: float | None
    ) -> bool:
        """Whether `after` continues the paragraph of `line`; edges given where a float narrows."""
        if (
            self._is_long_heading(line, after)
            or self._is_broken_caption(line, after)
            or is_cut_scheme(line.text, after.text)
        ):
            return True
        if (
            not (self.is_full(line, after, right) or self._breaks_at_blank(line, after, right))
            or LEADS.search(line.text)
            or not _is_one_size(line, after)
            or (self.is_centred(after) and not self.is_centred(line))
            or (line.page == after.page and self._is_spaced(line, after))
        ):
            return False
        offset, before = self._offset(after, left), self._offset(line, left)
        opens = None if is_cut_address(line.text, after.text) else _opens(after)
        closed = line.text[-1] in _CLOSES
        if self.indented:
            indented = self._continues_indented(opens, offset, before, closed)
            return indented or (self._hangs(line, after) and not opens)
        if opens or self._hangs(line, after):
            return not opens
        if offset > before + _INDENT:
            return _opens(line) is not None
        return not (closed and offset < before - _INDENT)

    def _is_long_heading(self, line: TextLine, after: TextLine) -> bool:
        """A heading is broken by its sense: two lines in its own size, set close together."""
        # what was recognised tells the size of a short line only roughly
        rough = _ROUGH if line.scores else _EXACT
        if line.page != after.page or abs(line.size - after.size) > rough * line.size:
            return False
        close = not self._is_spaced(line, after)
        long = line.x1 - line.x0 > _LONG * (self.right(line) - self.left(line))
        starts = abs(line.x0 - after.x0) < _INDENT * line.size or self.is_centred(after)
        # indented text below a heading begins there too, and its size must tell
        starts = starts or (not line.scores and self._hangs(line, after))
        large = line.size > 1.08 * self.size
        # a caption is set smaller than the text, and in the middle
        small = line.size < 0.92 * self.size and self.is_centred(after)
        # and may be broken by a box that nobody sees
        long = long or (small and after.x1 - after.x0 < line.x1 - line.x0)
        return close and long and starts and (large or small) and not _opens(after)

    def _is_broken_caption(self, line: TextLine, after: TextLine) -> bool:
        narrow = line.x1 - line.x0 < _LONG * (self.right(line) - self.left(line))
        return narrow and is_broken(line, after) and _is_one_size(line, after) and not _opens(after)

    def _hangs(self, line: TextLine, after: TextLine) -> bool:
        """Whether `after` begins below the words behind the number of `line`."""
        number = _opens(line)
        if number is None:
            return False
        begins = len(line.text) - len(line.text[number.end() :].lstrip())
        return (
            begins < len(line.text) and abs(after.x0 - line.edges[2 * begins]) < _FLUSH * line.size
        )

    def _continues_indented(
        self, opens: re.Match[str] | None, offset: float, before: float, closed: bool
    ) -> bool:
        """Where paragraphs are indented, what is not indented continues one, numbers aside."""
        if offset < _INDENT:
            return not opens or opens[0] >= "①"
        return self.hanging and not opens and not closed and abs(offset - before) < _INDENT / 2

    def _is_spaced(self, line: TextLine, after: TextLine) -> bool:
        # larger type stands on lines further apart, in the same measure
        usual = max(self.leading, 1.1 * self.size) * max(1.0, line.size / self.size)
        return after.base - line.base > (self._spaced or _SPACED) * usual


def _is_one_size(line: TextLine, after: TextLine) -> bool:
    """Chinese characters show the size of their type, Latin letters roughly."""
    both = any(map(is_wide, line.text)) and any(map(is_wide, after.text))
    factor = 1 + (_ROUGH if line.scores else _NEAR) if both else 1.6
    return after.size / factor < line.size < after.size * factor


def _opens(line: TextLine) -> re.Match[str] | None:
    return OPENS.match(line.text)


def _supported(values: list[float], support: int, reach: float) -> float:
    """Return the first of ascending `values` with so many others within `reach` above it."""
    for index, value in enumerate(values):
        if len(values) < index + support:
            break
        if values[index + support - 1] - value <= reach:
            return value
    return values[0] if values else 0.0
