"""Glyphs put together to printed lines: which stand on one baseline, and where blanks are."""

from __future__ import annotations

import itertools
import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter, eq
from statistics import median
from typing import NamedTuple

from .captions import find_floats, part_captions
from .gaps import STRETCHED, find_gaps, find_usual_gaps, is_stretched
from .glyphs import ASCENT, CLOSING, Glyph, is_wide
from .shapes import Box
from .strips import find_strip, part_at

# In ems. Blanks of Chinese fonts are 0.22 and wider; kerning and rounding stay under 0.08.
_BLANK = 0.12
# A number before a heading or an entry, be it that the words are set apart by a tab.
_NUMBER = re.compile(
    r"[①-⑳]|\d{1,3}[.．、]|\d{1,2}(?:[.．]\d{1,2}){1,2}[.．、]?|"
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]"
)
# What leads to the page number of a line of the contents, which stands at the right edge.
_LEADER = re.compile(r"[.．·…‥_]{3}")
# Two glyphs stand on one line when their baselines differ by less.
_BASELINE = 0.4
# What stands apart in a row and differs by more is not of one line.
_LOWER = 0.15
# So many glyphs show the size of a row's type.
_SAMPLE = 40
# A gap that parts two columns, unless the whole line is stretched.
_COLUMN = 1.6
_OTHER_SIZE = 0.2
# How much lines of one size may differ; those that are recognised differ more.
_NEAR, ROUGH = 0.06, 0.15
# Ems: the words behind a number and a tab begin no further away.
_TAB = 12.0
_MOST = 4.0  # ems: letters of a title stand no further apart
# The same character twice at nearly one place is printed so to look bold.
_OVERPRINT = 0.15
# Points: widths that differ by less are the same, reckoned in other steps.
_SAME = 0.01


class Blank(NamedTuple):
    """A blank: how wide it is in ems, and whether the file has it."""

    width: float
    printed: bool


@dataclass(slots=True)
class TextLine:
    """A printed line: `edges` holds the left and the right edge of each character of `text`.

    `scores` tells of each how sure a recogniser is of it; it is empty where the page has text.
    `spacing` is how far its letters stand apart.
    `picture` is the one that the line stands at as its caption, above or below.
    `column` holds the edges of the column in which it stands, None where there is only one.
    `blanks` holds the blanks of the text by their offset; `torn` tells that one stood before it,
    where the line before was broken, `spread` that its words are drawn apart and are no cells.
    """

    text: str
    edges: array[float]
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    scores: array[float] = field(default_factory=lambda: array("f"))
    page: int = 0
    spacing: float = 0.0
    picture: Box | None = None
    column: tuple[float, float] | None = None
    blanks: dict[int, Blank] = field(default_factory=dict)
    torn: bool = False
    spread: bool = False

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def middle(self) -> float:
        """The height of the line's middle."""
        return (self.top + self.bottom) / 2

    def ink(self, size: float) -> Box:
        """Return the box of letters of that size, whatever room the font leaves around them."""
        top = self.base - ASCENT * size
        return Box(self.x0, top, self.x1, top + size)


def build_lines(
    glyphs: list[Glyph], spacing: float = 0.0, pictures: Sequence[Box] = ()
) -> list[TextLine]:
    """Return the printed lines, from the top; a gap between columns parts two lines.

    `spacing` is how far letters stand apart where a line is too short to show it; `pictures` are
    those that may float beside the text.
    """
    sorted_rows = [sorted(row, key=attrgetter("x0")) for row in _rows(glyphs)]
    floats = find_floats(pictures, sorted_rows)
    strip = find_strip(sorted_rows)
    halves = (half for row in sorted_rows for half in part_at(row, strip))
    rows = (_tidy(part) for half in halves for part in part_captions(half, floats))
    lines = (_make_line(part, spacing) for row in rows for part in _split(row))
    return sorted(lines, key=lambda line: (line.top, line.x0))


def cut_line(line: TextLine, start: int, end: int) -> TextLine:
    """Return the characters of `line` from `start` to `end` as a line of its own."""
    edges = line.edges[2 * start : 2 * end]
    return replace(
        line,
        text=line.text[start:end],
        edges=edges,
        x0=edges[0],
        x1=edges[-1],
        scores=line.scores[start:end],
        blanks={at - start: blank for at, blank in line.blanks.items() if start <= at < end},
    )


def make_stamp(glyphs: list[Glyph]) -> TextLine:
    """Return letters set aside, aslant or not shown, as one line in the order of the content."""
    return TextLine(
        text="".join(glyph.text for glyph in glyphs),
        edges=array("f", (edge for glyph in glyphs for edge in (glyph.x0, glyph.x1))),
        x0=min(glyph.x0 for glyph in glyphs),
        top=min(glyph.top for glyph in glyphs),
        x1=max(glyph.x1 for glyph in glyphs),
        bottom=max(glyph.bottom for glyph in glyphs),
        base=glyphs[0].base,
        size=glyphs[0].size,
    )


def _rows(glyphs: list[Glyph]) -> Iterable[list[Glyph]]:
    """Group glyphs whose baselines agree."""
    rows: list[list[Glyph]] = []
    em = 0.0
    for glyph in sorted(glyphs, key=attrgetter("base", "x0")):
        if rows and glyph.base - rows[-1][0].base < _BASELINE * em:
            rows[-1].append(glyph)
            if glyph.size > em and len(rows[-1]) <= _SAMPLE:
                em = glyph.size
        else:
            rows.append([glyph])
            em = glyph.size
    return rows


def _em(row: list[Glyph]) -> float:
    """Return the size of the type; dashes and 一 are lower than it, so the highest counts."""
    return max([glyph.size for glyph in row[:_SAMPLE]])


def _tidy(row: list[Glyph]) -> list[Glyph]:
    """Leave out overprints of a row from the left, and give wide characters their whole width."""
    wide = [g.x1 - g.x0 for g in row if is_wide(g.text)]
    em = median(wide) if wide else 0.0
    kept = row
    texts = [glyph.text for glyph in row]
    if any(map(eq, texts, texts[1:])) or any(map(eq, texts, texts[2:])):
        kept = []
        for glyph in row:
            if not any(_is_overprint(glyph, other) for other in kept[-2:]):
                kept.append(glyph)
    return [_widen(glyph, em) if glyph.x1 - glyph.x0 < em - _SAME else glyph for glyph in kept]


def _is_overprint(glyph: Glyph, other: Glyph) -> bool:
    return glyph.text == other.text and glyph.x0 - other.x0 < _OVERPRINT * glyph.size


def _widen(glyph: Glyph, em: float) -> Glyph:
    return glyph._replace(x1=glyph.x0 + em) if is_wide(glyph.text) else glyph


def _split(row: list[Glyph]) -> list[list[Glyph]]:
    """Part a row where a gap is as wide as between columns and wider than the others."""
    gaps = find_gaps(row)
    em = _em(row)
    wide = [index for index, gap in enumerate(gaps, 1) if gap > em / 2]
    if not wide or is_stretched(row, gaps):
        return [row]
    usual = max(0.0, median(gaps)) if len(gaps) > 1 else 0.0
    # letters of several cells stand apart as they happen to
    even = sum(usual <= gap * STRETCHED and gap <= usual * STRETCHED for gap in gaps)
    usual = usual if 2 * even > len(gaps) else 0.0
    limit = max(_COLUMN * em, min(usual * STRETCHED + em, _MOST * em))
    parts: list[list[Glyph]] = []
    start = 0
    for index in wide:
        # cells of a table may stand half a line below each other
        lower = abs(row[index].base - row[index - 1].base) > _LOWER * em
        apart = gaps[index - 1] > limit or lower or _is_other_type(row[:index], row[index:])
        leader = "".join(glyph.text for glyph in row[max(start, index - 3) : index])
        if apart and not _LEADER.search(leader):
            parts.append(row[start:index])
            start = index
    parts.append(row[start:])
    numbered = len(parts) == 2 and _NUMBER.fullmatch("".join(glyph.text for glyph in parts[0]))
    if numbered and parts[1][0].x0 - parts[0][-1].x1 < _TAB * em:
        return [row]
    return parts


def _is_other_type(left: list[Glyph], right: list[Glyph]) -> bool:
    """Whether the wide characters of two parts differ in size: a caption beside a heading."""
    sizes = [[glyph.size for glyph in part if is_wide(glyph.text)] for part in (left, right)]
    if not all(sizes):
        return False
    one, other = map(max, sizes)
    return abs(one - other) > _OTHER_SIZE * max(one, other)


def _make_line(row: list[Glyph], spacing: float) -> TextLine:
    """Write a row as text, blanks put where a gap is wider than the line's usual one."""
    gaps = find_gaps(row)
    narrow = [not is_wide(glyph.text) for glyph in row]
    size = _type_size(row, narrow)
    usual = find_usual_gaps(gaps, narrow, spacing)
    least = _BLANK * size if len(row) > 2 or row[-1].text not in CLOSING else size
    signs = list(row)
    blanks: dict[int, Blank] = {}
    for index, gap in enumerate(gaps, 1):
        white = gap - usual[narrow[index - 1] and narrow[index]]
        if white > least or row[index].spaced:
            before, after = row[index - 1], row[index]
            at = index + len(blanks)
            signs.insert(at, after._replace(text=" ", x0=before.x1, x1=after.x0, score=1.0))
            blanks[at] = Blank(white / size, after.spaced)
    texts, lefts, tops, rights, bottoms, _, _, scores, *_ = zip(*signs, strict=True)
    recognised = row[0].score is not None
    return TextLine(
        text="".join(texts),
        edges=array("f", itertools.chain.from_iterable(zip(lefts, rights, strict=True))),
        x0=row[0].x0,
        top=min(tops),
        x1=max(rights),
        bottom=max(bottoms),
        base=row[0].base,
        size=size,
        scores=array("f", (score or 0.0 for score in scores) if recognised else ()),
        spacing=usual[False],
        blanks=blanks,
        torn=row[0].torn,
    )


def _type_size(row: list[Glyph], narrow: list[bool]) -> float:
    """Return the size of a line's type: how wide its wide characters are, if they have a width."""
    wide = [g for g, is_narrow in zip(row, narrow, strict=True) if not is_narrow and g.x0 < g.x1]
    # the boxes of Latin letters reach over the em by a seventh; a spaced character may be wider
    if not wide:
        return _em(row) * 0.875
    return min(median([glyph.x1 - glyph.x0 for glyph in wide]), _em(wide))


def are_one_size(line: TextLine, after: TextLine) -> bool:
    """Chinese characters show the size of their type, Latin letters roughly."""
    both = any(map(is_wide, line.text)) and any(map(is_wide, after.text))
    factor = 1 + (ROUGH if line.scores else _NEAR) if both else 1.6
    return after.size / factor < line.size < after.size * factor
