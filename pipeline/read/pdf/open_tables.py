"""Tables with level rules only: the upright ones are put into the gutters between the words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from .glyphs import Glyph
from .gutters import GUTTER, find_row_gutters, find_whites, keeps_clear
from .level_rules import (
    are_of_cells,
    find_ends,
    find_heights,
    find_joints,
    find_regions,
    find_rule,
    leave_out_head,
    reaches_over,
)
from .outer_rows import (
    SAME,
    Band,
    Whites,
    find_outer_row,
    goes_on,
    leave_out_larger,
    measure_whites,
    middle,
    part_lines,
    within,
)
from .paths import SHORT
from .shapes import Box
from .single_rows import are_underlines, holds_cells, is_row, underlines
from .whole_rows import close_whole_rows, find_whole_row, measure_below

# Fewer rules frame a heading and a whole table, whose rows only the words can tell; unless each
# stands below a row, so that there is none above the first.
_MIN_RULES = 4
_MIN_BELOW_ROWS = 2
# Times the size of the type in the cells: a heading.
_LARGER = 1.15
# Lines of a cell over all columns.
_LAST_ROW = 3
# Columns of a table that a single rule shows, drawn cell by cell.
_COLUMNS = 3
# Ems: words over all columns begin no further from the edge, with two of indentation.
_INDENT = 4.0
# Ems: the words of a row that the page cuts may stand so far below the last rule.
_CUT = 2.0


def find_uprights(rules: Sequence[Box], glyphs: Sequence[Glyph]) -> list[Box]:
    """Return upright rules for the tables that are drawn without them."""
    level = [rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    upright = [r for r in rules if r.bottom - r.top >= max(SHORT, r.x1 - r.x0)]
    found: list[Box] = []
    for region in find_regions(level):
        top, bottom = region[0].top, region[-1].top
        x0, x1 = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
        area = Box(x0 - SAME, top - SAME, x1 + SAME, bottom + SAME)
        near = [glyph for glyph in glyphs if x0 - SAME < glyph.anchor < x1 + SAME]
        if any(area.holds(rule.x0, rule.middle) for rule in upright):
            inner = [rule for rule in upright if x0 - SAME < rule.x0 < x1 + SAME]
            found += close_whole_rows(region, inner, near)
            continue
        if are_underlines(region, near):
            continue
        if len(find_heights(region)) < _MIN_BELOW_ROWS:
            found += _complete_single(region, near)
            continue
        for part in _part_tables(region, near):
            found += _complete(part, near)
    return found


def _part_tables(region: list[Box], glyphs: list[Glyph]) -> list[list[Box]]:
    """Part rules where a heading stands between two tables: in larger type, or other gutters."""
    for top, low in itertools.pairwise(find_heights(region)):
        upper = [rule for rule in region if rule.top <= top + SAME]
        lower = [rule for rule in region if rule.top >= low - SAME]
        if min(len(find_heights(upper)), len(find_heights(lower))) < _MIN_BELOW_ROWS:
            continue
        if not (reaches_over(upper, top) and reaches_over(lower, low)):
            continue  # beside a merged cell
        heading = within(glyphs, (top, low))
        if not heading or find_whites(heading):
            continue
        cells = [glyph for glyph in glyphs if region[0].top < glyph.base < region[-1].top]
        if _width(heading) > _LARGER * _width(cells):
            return [upper, *_part_tables(lower, glyphs)]
        one, other = _find_bands(upper, glyphs), _find_bands(lower, glyphs)
        most = max(len(_find_gutters(bands, region, glyphs)) for bands in (one, other))
        if len(_find_gutters([*one, *other], region, glyphs)) < most:
            return [upper, *_part_tables(lower, glyphs)]
    return [region]


def _width(glyphs: list[Glyph]) -> float:
    """Return the width of most letters: the size of Chinese type, whatever boxes a font has."""
    return median(glyph.x1 - glyph.x0 for glyph in glyphs)


def _complete(region: list[Box], glyphs: list[Glyph]) -> list[Box]:
    """Return the rules that the table of `region` is drawn without."""
    region = leave_out_head(region)
    bands, gutters = _find_rows(region, glyphs)
    region = [rule for rule in region if not bands or rule.top > bands[0][0] - SAME]
    own = [glyph for band in bands for glyph in within(glyphs, band)]
    gutters = [*gutters, *((x, x) for x in _find_empty(region, gutters, own))]
    if not own or not gutters:
        return _close(region, glyphs)
    x0, x1 = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
    first, last = bands[0][0], region[-1].top
    usual = measure_whites(_part_rows(bands, region), glyphs, gutters)
    alike = leave_out_larger(glyphs, own)
    met = _meet_ends(region, gutters)
    # where rules are drawn cell by cell, what keeps to their columns below them is a row
    drawn = len(met) > 1 and all(left == right for left, right in met)
    below = usual._replace(above=_CUT * _width(own)) if drawn else usual
    upper, lower = (find_rule(region, height) for height in (first, last))
    low, gutters = find_outer_row(alike, lower, gutters, 1, below)
    top, gutters = find_outer_row(alike, upper, _meet_ends(region, gutters), -1, usual)
    places = _place_columns(region, gutters)
    few = len(find_heights(region)) < _MIN_RULES
    if few and not _shows_rows(region, bands, glyphs, places, (top, low)):
        return []
    # rules between rows only, below which is the last one
    edge = low + measure_below(bands, own) if low > last else low
    inner = top < first or low > last
    end = find_whole_row(alike, own, (x0, x1), edge, usual.above) if inner else edge
    low, heights = (edge, (top, edge, end)) if end > edge else (low, (top, low))
    bands += [(top, first)] if top < first else []
    bands += [(last, low)] if low > last else []
    return _draw((x0, x1), heights, [(x, band) for x in places for band in bands])


def _close(region: list[Box], glyphs: list[Glyph]) -> list[Box]:
    """Return the sides of two rules around a few words: a table's last row, alone on its page."""
    top, *_, low = (*find_heights(region), region[-1].top)
    lines = part_lines(within(glyphs, (top, low)))
    if len(find_heights(region)) > _MIN_BELOW_ROWS or not 0 < len(lines) <= _LAST_ROW:
        return []
    sides = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
    return _draw(sides, (top, low), [])


def _complete_single(rule: list[Box], glyphs: list[Glyph]) -> list[Box]:
    """Return the rules of a header and one row, when only the rule between them is drawn."""
    joints = find_joints(rule)
    if len(joints) + 1 < _COLUMNS or not glyphs:
        return []
    whole = find_rule(rule, rule[0].top)
    gutters = [(x, x) for x in joints]
    top, low = (find_outer_row(glyphs, whole, gutters, way, Whites(0, 0))[0] for way in (-1, 1))
    if not top < whole.top < low:
        return []
    return _draw((whole.x0, whole.x1), (top, low), [(x, (top, low)) for x in joints])


def _draw(
    sides: Band, heights: Sequence[float], uprights: Sequence[tuple[float, Band]]
) -> list[Box]:
    """Return the rules around a table, and those between its columns."""
    return [
        *(Box(sides[0], y, sides[1], y) for y in heights),
        *(Box(x, heights[0], x, heights[-1]) for x in sides),
        *(Box(x, top, x, low) for x, (top, low) in uprights),
    ]


def _find_rows(region: list[Box], glyphs: list[Glyph]) -> tuple[list[Band], list[Band]]:
    """Return the rows between the rules, and the gutters that go through them."""
    bands = _find_bands(region, glyphs)
    cells = [glyph for glyph in glyphs if region[0].top < middle(glyph) < region[-1].top]
    if bands and len(within(glyphs, bands[0])) > len(
        within(leave_out_larger(glyphs, cells), bands[0])
    ):
        # a heading below the rule of a running head
        bands = bands[1:]
    gutters = _find_gutters(bands, region, glyphs)
    # a rule below a running head is no part of the table, whose header may have none above it
    below = _find_gutters(bands[1:], region, glyphs)
    return (bands[1:], below) if len(below) > len(gutters) else (bands, gutters)


def _shows_rows(
    region: list[Box], bands: list[Band], glyphs: list[Glyph], places: list[float], whole: Band
) -> bool:
    """Whether few rules frame one row, or rows stand outside of them and no more follow."""
    first, last = bands[0][0], region[-1].top
    size = median(glyph.size for glyph in glyphs)
    header = find_whites(within(glyphs, (min(whole[0], first - _CUT * size), first)))
    # where the header is parted otherwise, that of another table stands above the last rule
    parted = all(any(left < x < right for x in places) for left, right in header)
    beside = any(holds_cells(within(glyphs, band), places) for band in bands)
    if not (parted and beside) or goes_on(glyphs, whole[1], places):
        return False
    if whole != (first, last):
        return True
    drawn = bool(find_ends(region))
    shown = drawn or len(bands) > 1
    one = bands[-1][1] == last and is_row(within(glyphs, bands[-1]), places, shown=shown)
    return one and (drawn or not underlines(region, glyphs))


def _meet_ends(region: list[Box], gutters: list[Band]) -> list[Band]:
    """Draw gutters together where rules end in them: a header may reach as far as there."""
    found: list[Band] = []
    for left, right in gutters:
        ends = [x for x in find_ends(region) if left - SAME < x < right + SAME]
        place = min(max(ends[0], left), right) if ends else None
        found.append((left, right) if place is None else (place, place))
    return found


def _find_empty(region: list[Box], gutters: list[Band], glyphs: list[Glyph]) -> list[float]:
    """Return where rules end beside an empty column: in no gutter, and in no word."""
    found: list[float] = []
    for x in find_ends(region):
        near = [*gutters, *((place - GUTTER, place + GUTTER) for place in found)]
        inside = any(left - SAME < x < right + SAME for left, right in near)
        crossed = any(glyph.x0 + SAME < x < glyph.x1 - SAME for glyph in glyphs)
        found += [] if inside or crossed else [x]
    return found


def _place_columns(region: list[Box], gutters: list[Band]) -> list[float]:
    """Return where columns meet: in the gutters, at the end of a rule that ends there."""
    ends = [*find_ends(region), *(end for rule in region for end in (rule.x0, rule.x1))]
    return sorted(
        next((x for x in ends if left - SAME < x < right + SAME), (left + right) / 2)
        for left, right in gutters
    )


def _find_bands(region: list[Box], glyphs: list[Glyph]) -> list[Band]:
    """Return the rows in which words stand beside each other."""
    # the page may cut a merged cell, so that the last rules lie beside it
    heights = find_heights(region)
    full = [y for y in heights[1:-1] if reaches_over(region, y)]
    bands = list(itertools.pairwise([heights[0], *full, heights[-1]]))
    sure = [
        (top, low)
        for top, low in bands
        # rules that reach over a part of it lie beside a merged cell, be it empty here
        if any(top < y < low for y in heights) or find_whites(within(glyphs, (top, low)))
    ]
    gutters = _find_gutters(sure, region, glyphs)
    table = Box(min(rule.x0 for rule in region), 0, max(rule.x1 for rule in region), 0)
    return [
        band
        for band in bands
        if band in sure
        or keeps_clear(within(glyphs, band), gutters)
        or _is_one_cell(within(glyphs, band), table)
    ]


def _is_one_cell(row: list[Glyph], table: Box) -> bool:
    """Whether the words of a row are those of a later column: neither left nor in the middle."""
    if not row:
        return False
    left, right = min(glyph.x0 for glyph in row), max(glyph.x1 for glyph in row)
    size = median([glyph.size for glyph in row])
    askew = abs(left + right - table.x0 - table.x1) / 2 > size
    return askew and left - table.x0 > _INDENT * size


def _find_gutters(bands: list[Band], region: list[Box], glyphs: list[Glyph]) -> list[Band]:
    """Return the gutters that go through all rows of some bands."""
    rows = [within(glyphs, row) for row in _part_rows(bands, region)]
    gutters = find_row_gutters(rows, find_ends(region))
    if not are_of_cells(region):
        return gutters
    ends = find_ends(region)
    return [band for band in gutters if any(band[0] - SAME < x < band[1] + SAME for x in ends)]


def _part_rows(bands: list[Band], region: list[Box]) -> list[Band]:
    """Part bands at the rules that lie beside merged cells."""
    heights = find_heights(region)
    return [
        row
        for top, low in bands
        for row in itertools.pairwise([top, *(y for y in heights if top < y < low), low])
    ]
