"""Which lists of a text have labels for entries: `一、办理条件`, `二、申请材料`, `三、办理时限`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise, takewhile

from .label_lines import Candidate
from .lines import Line
from .outlines import Outline, Series

ASKS = "?"
FEWEST_KINDS = 2  # kinds of field below a heading that make it an item's
_LABELS_OF_LIST = 0.4  # two of five entries are known; in lists of papers or steps hardly any is
_HELD = 0.5  # of the entries of a list of labels have a value, where most guides fill all


def is_sentence(line: Line, candidate: Candidate) -> bool:
    """Whether the line is a sentence by itself; a question may be a label."""
    return candidate.shape.alone and line.is_sentence and not candidate.shape.words.endswith(ASKS)


class LabelLists:
    """The lists of a text, each judged once."""

    def __init__(
        self, lines: list[Line], by_line: Mapping[int, Candidate], outline: Outline
    ) -> None:
        self.lines = lines
        self.by_line = by_line
        self.outline = outline
        self._judged: dict[int, bool] = {}
        self._empty: dict[int, bool] = {}

    def hold_labels(self, series: Series) -> bool:
        """Whether the entries of `series` are labels: two kinds of field, in two of five."""
        if id(series) not in self._judged:
            self._judged[id(series)] = self._judge(series)
        return self._judged[id(series)]

    def _judge(self, series: Series) -> bool:
        if sum(self._is_item(member) for member in series.members) > 1 or self.is_empty(series):
            return False
        around = self._kinds_around(series)
        likely = [
            candidate
            for member in series.members
            if (candidate := self.by_line.get(member)) is not None
            and candidate.is_likely
            and not is_sentence(self.lines[member], candidate)
            and (candidate.kinds or len(self._known_below[member]) < FEWEST_KINDS)
            and candidate.kind not in around
        ]
        # what is set apart as a label is one whatever its words, papers and steps of a list are not
        kinds = {c.shape.words if c.shape.is_set_apart else c.kind for c in likely}
        return len(kinds) > 1 and len(likely) >= _LABELS_OF_LIST * len(series.members)

    def _is_item(self, line: int) -> bool:
        """Whether the entry names no field and holds several."""
        candidate = self.by_line.get(line)
        named = candidate is not None and bool(candidate.kinds)
        return not named and len(self._known_below[line]) >= FEWEST_KINDS

    def is_empty(self, series: Series) -> bool:
        """Whether the list stands in an entry or a label, and hardly an entry has a value."""
        if id(series) not in self._empty:
            self._empty[id(series)] = self._judge_values(series)
        return self._empty[id(series)]

    def _judge_values(self, series: Series) -> bool:
        held = sum(
            below > member + 1 or not self._stands_alone(member)
            for member, below in pairwise(series.members)
        )
        return series.parent is not None and held < _HELD * (len(series.members) - 1)

    def _stands_alone(self, line: int) -> bool:
        candidate = self.by_line.get(line)
        return candidate is None or candidate.shape.alone

    @cached_property
    def _known_below(self) -> Mapping[int, set[str]]:
        """The kinds of labels right below each entry; what holds several is no label.

        They are known, set as headings, or stand again below another entry.
        """
        below: defaultdict[int, set[str]] = defaultdict(set)
        counts = Counter(c.shape.words for c in self.by_line.values() if c.shape.alone)
        for index, candidate in self.by_line.items():
            series = self.outline.of.get(index)
            again = candidate.shape.alone and counts[candidate.shape.words] > 1
            named = candidate.known or ((candidate.shape.is_heading or again) and candidate.kinds)
            if named and series is not None and series.parent is not None:
                below[series.parent].add(candidate.kind)
        return below

    def _kinds_around(self, series: Series) -> set[str]:
        """Return the kind of the likely labels that the list stands in, within one item."""
        above = takewhile(
            lambda line: not self._is_item(line), self.outline.ancestors(series.members[0])
        )
        found = (self.by_line[line] for line in above if line in self.by_line)
        return {
            c.kind
            for c in found
            if c.known or (c.shape.marker and self.hold_labels(self.outline.of[c.line]))
        }
