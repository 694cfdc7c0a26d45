"""Cut a source into its printed lines, each with what a reader sees at a glance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.sources import LINE_BREAK, Source
from pipeline.model.spans import Range
from pipeline.model.trees import Kind

from .markers import Marker, read_marker

# Where an export lost its line breaks, a bold numbered label still begins a line:
# `…不符合条件的退回材料并说明理由。2. **村（居）委会初审**…`
_LOST_BREAK = re.compile(r"(?<=[^\s\d.])(?=\d{1,2}\. ?\*\*\S)")
_SENTENCE_END = "。；;！？!?"

# How deep a container stands. A table and a category stand beside each other in a section.
SECTION_DEPTH, TABLE_DEPTH, CATEGORY_DEPTH, ITEM_DEPTH, FIELD_DEPTH = 1, 2, 2, 3, 4
# A field inside a field, whose words go on behind it; a caption, or words, inside either.
INNER_DEPTH, WORDS_DEPTH = 5, 6


@dataclass(slots=True)
class Role:
    """What a line is: the containers it opens, outermost first, and how it splits into leaves.

    A container is `(kind, depth, name)`; opening one closes all of its depth or deeper.
    A leaf is `(kind, start)`; it reaches to the next leaf or to the end of the line. `why` names
    the evidences for a container.
    `header` is where the label of a field stands that has none of its own: over its column.
    """

    leaves: list[tuple[Kind, int]]
    opens: Sequence[tuple[Kind, int, str | None]] = ()
    depth: int = 99
    why: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    header: Range | None = None

    @property
    def shallowest(self) -> int:
        """How deep stands what the line closes first."""
        return min([self.depth, *(depth for _, depth, _ in self.opens)])


@dataclass(slots=True)
class Line:
    """A line that shows something: `[start, end)` without its blanks, `next` begins the following.

    `text` is folded; `compact` is `text` without blanks; `gap` counts the blank lines before it;
    `marker` is the number that it begins with, `level` that of the heading which it is set as.
    """

    start: int
    end: int
    next: int
    text: str
    compact: str
    gap: int
    tabbed: bool
    marker: Marker | None
    level: int | None = None
    role: Role | None = None

    @property
    def is_sentence(self) -> bool:
        """Whether the line closes a sentence, which no heading does."""
        return self.compact[-1] in _SENTENCE_END


def split_lines(source: Source) -> list[Line]:
    """Return the lines of `source` that are neither blank nor set aside, in order."""
    folded = source.folded
    cuts = [match.end() for match in LINE_BREAK.finditer(folded)]
    if "**" in folded:
        cuts = sorted({*cuts, *(match.end() for match in _LOST_BREAK.finditer(folded))})
    if not cuts or cuts[-1] != len(folded):
        cuts.append(len(folded))
    asides = {aside.start for aside in source.asides}
    lines: list[Line] = []
    start = gap = 0
    for cut in cuts:
        raw = folded[start:cut]
        text = raw.strip()
        if start in asides:
            pass  # page furniture is no line, and no gap either
        elif text:
            tabbed = "\t" in raw and "\t" in raw.rstrip(" \r\n")
            text = raw.rstrip("\r\n") if tabbed else text  # an empty first cell is a cell
            left = start + raw.index(text)
            compact = "".join(text.split())
            end = left + len(text)
            level = source.headings.get(end - len(text.lstrip()))
            lines.append(Line(left, end, cut, text, compact, gap, tabbed, read_marker(text), level))
            gap = 0
        else:
            gap += 1
        start = cut
    return lines
