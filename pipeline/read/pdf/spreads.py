"""Lines whose few words a tool drew apart to both edges, which look like cells of a table."""

from __future__ import annotations

import itertools
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.characters import CIRCLED
from pipeline.model.sources import SENTENCE_END

from .areas import FLUSH
from .breaks import Breaks
from .glyphs import is_wide
from .joins import lead_width
from .lines import Blank, TextLine
from .pages import Page

# Ems: parts of one line stand on one base, apart by gaps that are alike; cells are aligned.
_SAME, _EVEN, _ALIGNED = 0.1, 0.2, 0.1
# Ems: how far away the next line may be.
_NEAR = 2.6
# So many rows may stand between two lines of a paragraph: those of a caption beside it.
_ROWS = 3
# Ems by which the first line of a paragraph begins elsewhere, at most.
_INDENT = 3.0
_ENTRY = re.compile(f"[{CIRCLED}]")


def join_spread(pages: Sequence[Page], furniture: set[int]) -> None:
    """Put the parts of such lines together.

    Where a document breaks its lines at blanks, one may have two words and be justified all the
    same; elsewhere there are more, which end at the right edge, or the first is an entry's number.
    """
    running = [[x for x in page.lines if id(x) not in furniture] for page in pages]
    rows_of = [list(_rows(lines)) for lines in running]
    if not any(len(row) > 1 and _are_alike(row) for rows in rows_of for row in rows):
        return
    breaks = Breaks(running)
    for page, rows in zip(pages, rows_of, strict=True):
        joined: list[TextLine] = []
        parts: set[int] = set()
        starts = sorted(start for row in rows for start in _starts(row))
        for index, row in enumerate(rows):
            own = row if len(row) > 1 and _is_spread(rows, index, breaks, starts) else []
            own = own or _find_justified(rows, index, breaks)
            if own:
                line = _join(own)
                joined.append(line)
                rows[index] = [line, *(part for part in row if part not in own)]
                rows[index].sort(key=lambda part: part.x0)
                parts.update(map(id, own))
                for start in _starts(own):
                    del starts[bisect_left(starts, start)]
        if joined:
            rest = [line for line in page.lines if id(line) not in parts]
            page.lines = sorted([*rest, *joined], key=lambda line: (line.top, line.x0))


def _is_spread(
    rows: list[list[TextLine]], index: int, breaks: Breaks, starts: Sequence[float]
) -> bool:
    row = rows[index]
    if not _are_alike(row):
        return False
    if breaks.at_blanks and _follows(rows, index, breaks):
        return True
    many = len(row) > 2 or _ENTRY.fullmatch(row[0].text) is not None
    justified = many and abs(breaks.room(row[-1])) < FLUSH
    return (justified or breaks.at_blanks) and _stands_alone(rows, index, starts)


def _find_justified(rows: list[list[TextLine]], index: int, breaks: Breaks) -> list[TextLine]:
    """Return the parts of a row that are a justified line of one paragraph, be it beside a picture.

    Its edges are those of a line above or below, or it ends at that of the text; and its blanks
    take up the room that the next line had not enough of for what that begins with.
    """
    above, below = rows[max(0, index - _ROWS) : index], rows[index + 1 : index + 1 + _ROWS]
    for parts in (run for run in _runs(rows[index]) if len(run) > 1):
        before, after = _find_beside(above[::-1], parts), _find_beside(below, parts)
        if after and after.x0 < parts[0].x0 + FLUSH * after.size:
            room = sum(right - left - after.size for left, right in _gaps(parts))
            near = [line for line in (before, after) if line and _goes_over(line, parts)]
            ends = [breaks.right(parts[-1])] * (after in near) + [line.x1 for line in near]
            edged = any(abs(end - parts[-1].x1) < FLUSH * after.size for end in ends)
            if edged and room < lead_width(after):
                return parts
    return []


def _runs(row: list[TextLine]) -> Iterator[list[TextLine]]:
    """Yield parts that follow each other where blanks stand in Chinese text: beside Latin."""
    run = row[:1]
    for part in row[1:]:
        if is_wide(run[-1].text[-1]) and is_wide(part.text[0]):
            yield run
            run = []
        run.append(part)
    yield run


def _find_beside(rows: Sequence[list[TextLine]], parts: list[TextLine]) -> TextLine | None:
    """Return the nearest line above or below some parts."""
    lines = (line for row in rows if _are_near(row, parts) for line in row)
    left, right = parts[0].x0, parts[-1].x1
    return next((x for x in lines if x.x0 < right and left < x.x1), None)


def _goes_over(line: TextLine, parts: list[TextLine]) -> bool:
    """Whether a line begins where some parts do but for an indent, and goes over the first gap."""
    indent = abs(line.x0 - parts[0].x0)
    return indent < _INDENT * line.size and line.x0 < parts[0].x1 and parts[1].x0 < line.x1


def _rows(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Group lines that stand on one base, each sorted from the left."""
    row: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.base):
        if row and line.base - row[0].base > _SAME * line.size:
            yield sorted(row, key=lambda part: part.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda part: part.x0)


def _follows(rows: list[list[TextLine]], index: int, breaks: Breaks) -> bool:
    """Whether a row goes on with a sentence of the line above, which fills its width."""
    before, row = rows[index - 1] if index else [], rows[index]
    whole = len(before) == 1 and _are_near(before, row)
    return whole and breaks.is_full(before[0], row[0]) and before[0].text[-1] not in SENTENCE_END


def _stands_alone(rows: list[list[TextLine]], index: int, starts: Sequence[float]) -> bool:
    """Whether no other row shows that columns stand where a row has gaps.

    At `starts`, sorted, the parts of all rows begin behind a gap.
    """
    row = rows[index]
    near = (other for other in rows[max(0, index - 1) : index + 2] if _are_near(row, other))
    others = [gap for other in near if other is not row for gap in _gaps(other)]
    clear = any(left < end and start < right for left, right in _gaps(row) for start, end in others)
    return not clear and not any(_is_aligned(part, row, starts) for part in row[1:])


def _is_aligned(part: TextLine, row: list[TextLine], starts: Sequence[float]) -> bool:
    """Whether something begins where a part of a row does, that row aside."""
    near = _ALIGNED * part.size
    low, high = part.x0 - near, part.x0 + near
    found = bisect_left(starts, high) - bisect_right(starts, low)
    return found > sum(low < start < high for start in _starts(row))


def _starts(row: list[TextLine]) -> list[float]:
    return [part.x0 for part in row[1:]]


def _are_near(row: list[TextLine], other: list[TextLine]) -> bool:
    return abs(row[0].base - other[0].base) < _NEAR * row[0].size


def _are_alike(row: list[TextLine]) -> bool:
    """Whether the gaps of a row are alike."""
    widths = [right - left for left, right in _gaps(row)]
    return max(widths) - min(widths) < _EVEN * row[0].size


def _gaps(row: list[TextLine]) -> list[tuple[float, float]]:
    return [(one.x1, other.x0) for one, other in itertools.pairwise(row)]


def _join(row: list[TextLine]) -> TextLine:
    """Return the parts as one line, with a blank in each gap unless all letters stand apart."""
    close = any(all(map(is_wide, pair)) for part in row for pair in itertools.pairwise(part.text))
    line = row[0]
    for part in row[1:]:
        at = len(line.text)
        blank = Blank((part.x0 - line.x1) / line.size, printed=False)
        edges = array("f", (line.x1, part.x0) if close else ())
        scores = array("f", [1.0] * bool(close and line.scores))
        own = {at + close + offset: found for offset, found in part.blanks.items()}
        line = replace(
            line,
            text=line.text + " " * close + part.text,
            edges=line.edges + edges + part.edges,
            scores=line.scores + scores + part.scores,
            top=min(line.top, part.top),
            x1=part.x1,
            bottom=max(line.bottom, part.bottom),
            blanks=line.blanks | ({at: blank} if close else {}) | own,
        )
    # Latin letters tell the size of their type only roughly
    line.size = next((part.size for part in row if any(map(is_wide, part.text))), line.size)
    line.spread = True
    return line
