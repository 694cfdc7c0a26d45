"""How lines and paragraphs are set: how far apart, how far indented, which stand alone."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from pipeline.model.characters import HAN

from .areas import STEPS
from .breaks import Breaks
from .joins import OPENS
from .lines import TextLine

INDENT = 0.8  # ems: one character; Chinese paragraphs are indented by two
# Times the usual distance of two lines. Paragraph spacing starts at a quarter of a line.
_SPACED = 1.22
FURTHER, _MOSTLY = 1.08, 0.6
EXACT = 0.02  # how much lines of one size may differ
_OFTEN = 0.3  # one-line paragraphs that happen to be full are a tenth of full first lines
_DEEP = 2.5  # times the indent of paragraphs: that of entries below them
_LABEL, _AGAIN = re.compile(rf"{HAN}{{2,8}}"), 3  # `操作流程`


class Spacing(Breaks):
    """How far apart and how far indented the lines of a document stand."""

    def __init__(self, pages: Sequence[Sequence[TextLine]]) -> None:
        """Measure; `pages` holds the lines of running text of each page, from the top."""
        super().__init__(pages)
        pairs = [pair for page in pages for pair in itertools.pairwise(page)]
        self.leading = self._measure_leading(pairs)
        self._indent = self._measure_indent(pairs)
        self.indented = self._indent > INDENT
        self.hanging = self._measure_hanging(pairs)
        self._labels = self._find_labels(pairs)
        self._spaced = self._measure_spacing(pairs)

    def _measure_leading(self, pairs: list[tuple[TextLine, TextLine]]) -> float:
        """Return the usual distance of a full line and the next."""
        steps = Counter(
            round(b.base - a.base, 0)
            for a, b in pairs
            if 0.5 < b.base - a.base < 3 * self.size and self.is_full(a, b)
        )
        return steps.most_common(1)[0][0] if steps else 1.6 * self.size

    def _measure_spacing(self, pairs: list[tuple[TextLine, TextLine]]) -> float | None:
        """Return how many times the usual distance parts paragraphs, None where that is unknown.

        The lines of a paragraph stand evenly, and most others a little further apart.
        """
        steps: dict[bool, list[float]] = {True: [], False: []}
        for a, b in pairs:
            body = abs(a.size - self.size) + abs(b.size - self.size) < EXACT * self.size
            if body and 0 < b.base - a.base < 3 * self.size:
                steps[self.is_full(a, b)].append((b.base - a.base) / self.leading)
        if min(map(len, steps.values())) < STEPS:
            return None
        within = median_low(steps[True])
        # Latin letters from a font of other measures push their lines apart
        if sorted(steps[True])[len(steps[True]) * 3 // 4] > FURTHER * within:
            return None
        apart = sorted(step for step in steps[False] if step > FURTHER * within)
        if len(apart) < _MOSTLY * len(steps[False]):
            return None
        return min(_SPACED, (within + apart[len(apart) // 10]) / 2)

    def _measure_indent(self, pairs: list[tuple[TextLine, TextLine]]) -> float:
        """Return how much further right than the type area most paragraphs begin, in ems."""
        starts = [
            self.offset(b)
            for a, b in pairs
            if not self.is_full(a, b)
            and not (self.at_blanks and self.lacks_room(a, b))
            and not self.is_centred(b)
        ]
        return median_low(starts) if starts else 0.0

    def _measure_hanging(self, pairs: list[tuple[TextLine, TextLine]]) -> bool:
        """Whether there are entries whose further lines are indented like the first.

        A paragraph of one line that happens to be full looks the same, but is seldom; captions in
        a column of their own tell nothing.
        """
        further = [
            self.offset(b) > INDENT
            for a, b in pairs
            if INDENT < self.offset(a) < _DEEP * self._indent
            and self.is_full(a, b)
            and not self.is_centred(b)
            and not OPENS.match(b.text)
        ]
        return sum(further) > _OFTEN * len(further)

    def _find_labels(self, pairs: list[tuple[TextLine, TextLine]]) -> set[str]:
        """Return the few words that make a paragraph of their own again and again."""
        alone = Counter(
            b.text for a, b in pairs if _LABEL.fullmatch(b.text) and not self.is_full(a, b)
        )
        return {text for text, count in alone.items() if count >= _AGAIN}

    def is_label(self, line: TextLine) -> bool:
        """Whether a line is one of these, or ends as they do: `业务操作流程`."""
        return bool(_LABEL.fullmatch(line.text)) and line.text.endswith(tuple(self._labels))

    def _is_spaced(self, line: TextLine, after: TextLine, limit: float | None = None) -> bool:
        # larger type stands on lines further apart, in the same measure
        usual = max(self.leading, 1.1 * self.size) * max(1.0, line.size / self.size)
        return after.base - line.base > (limit or self._spaced or _SPACED) * usual
