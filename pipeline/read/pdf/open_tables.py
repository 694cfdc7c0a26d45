"""Tables with level rules only: the upright ones are put into the gutters between the words."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median

from .glyphs import Glyph
from .gutters import GUTTER, find_row_gutters, find_whites, keeps_clear
from .outer_rows import (
    SAME,
    Band,
    find_outer_row,
    goes_on,
    leave_out_larger,
    measure_whites,
    middle,
    within,
)
from .paths import SHORT
from .shapes import Box
from .single_rows import is_row, underlines

# Fewer rules frame a heading and a whole table, whose rows only the words can tell; unless each
# stands below a row, so that there is none above the first.
_MIN_RULES = 4
_MIN_BELOW_ROWS = 2
# Times the size of the type in the cells: a heading.
_LARGER = 1.15
# The rules of a table are about as wide as each other; a merged cell leaves some shorter.
_WIDE = 0.9
_SHARE = 0.25
# Ems: words over all columns begin no further from the edge, with two of indentation.
_INDENT = 4.0
# Ems: the words of a row that the page cuts may stand so far below the last rule.
_CUT = 2.0


def find_uprights(rules: Sequence[Box], glyphs: Sequence[Glyph]) -> list[Box]:
    """Return upright rules for the tables that are drawn without them."""
    level = [rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    upright = [r for r in rules if r.bottom - r.top >= max(SHORT, r.x1 - r.x0)]
    found: list[Box] = []
    for parts in _regions(_merge(level)):
        region = [rule for rule in level if any(_covers(part, rule) for part in parts)]
        region.sort(key=lambda rule: rule.top)
        top, bottom = region[0].top, region[-1].top
        x0, x1 = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
        area = Box(x0 - SAME, top - SAME, x1 + SAME, bottom + SAME)
        if any(area.holds(rule.x0, (rule.top + rule.bottom) / 2) for rule in upright):
            continue
        near = [glyph for glyph in glyphs if x0 - SAME < glyph.anchor < x1 + SAME]
        for part in _part_tables(region, near):
            found += _complete(part, near)
    return found


def _part_tables(region: list[Box], glyphs: list[Glyph]) -> list[list[Box]]:
    """Part rules where a heading stands between two tables: in larger type, or other gutters."""
    for top, low in itertools.pairwise(_heights(region)):
        upper = [rule for rule in region if rule.top <= top + SAME]
        lower = [rule for rule in region if rule.top >= low - SAME]
        if min(len(_heights(upper)), len(_heights(lower))) < _MIN_BELOW_ROWS:
            continue
        if not (_reaches_over(upper, top) and _reaches_over(lower, low)):
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


def _merge(level: Sequence[Box]) -> list[Box]:
    """Join the pieces of a rule, which is often drawn cell by cell."""
    merged: list[Box] = []
    for rule in sorted(level, key=lambda rule: (round(rule.top / SAME), rule.x0)):
        last = merged[-1] if merged else None
        if last and abs(last.top - rule.top) <= SAME and rule.x0 - last.x1 <= GUTTER:
            merged[-1] = last._replace(x1=max(last.x1, rule.x1))
        else:
            merged.append(rule)
    return merged


def _covers(whole: Box, part: Box) -> bool:
    return (
        abs(whole.top - part.top) <= SAME
        and whole.x0 - SAME <= part.x0
        and part.x1 <= whole.x1 + SAME
    )


def _regions(level: Sequence[Box]) -> list[list[Box]]:
    """Group level rules that lie above each other, from the top."""
    regions: list[list[Box]] = []
    for rule in sorted(level, key=lambda rule: (rule.top, rule.x0)):
        for region in regions:
            x0, x1 = min(r.x0 for r in region), max(r.x1 for r in region)
            if min(x1, rule.x1) - max(x0, rule.x0) > _SHARE * (rule.x1 - rule.x0):
                region.append(rule)
                break
        else:
            regions.append([rule])
    return [region for region in regions if len(_heights(region)) >= _MIN_BELOW_ROWS]


def _heights(rules: Sequence[Box]) -> list[float]:
    heights: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        if not heights or rule.top - heights[-1] > SAME:
            heights.append(rule.top)
    return heights


def _reaches_over(table: list[Box], height: float) -> bool:
    """Whether the rules at a height reach over a whole table; some are drawn twice."""
    width = max(rule.x1 for rule in table) - min(rule.x0 for rule in table)
    reach = covered = 0.0
    for rule in sorted(table):
        if abs(rule.top - height) <= SAME:
            covered += max(0.0, rule.x1 - max(rule.x0, reach))
            reach = max(reach, rule.x1)
    return covered > _WIDE * width


def _complete(region: list[Box], glyphs: list[Glyph]) -> list[Box]:
    """Return the rules that the table of `region` is drawn without."""
    region = _without_head(region)
    bands, gutters = _find_rows(region, glyphs)
    if not gutters:
        return []
    region = [rule for rule in region if rule.top > bands[0][0] - SAME]
    x0, x1 = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
    own = [glyph for band in bands for glyph in within(glyphs, band)]
    first, last = bands[0][0], region[-1].top
    usual = measure_whites(_part_rows(bands, region), glyphs)
    alike = leave_out_larger(glyphs, own)
    gutters += [(x, x) for x in _find_empty(region, gutters, own)]
    met = _meet_ends(region, gutters)
    # where rules are drawn cell by cell, what keeps to their columns below them is a row
    drawn = len(met) > 1 and all(left == right for left, right in met)
    below = usual._replace(above=_CUT * _width(own)) if drawn else usual
    low, gutters = find_outer_row(alike, last, gutters, 1, below)
    top, gutters = find_outer_row(alike, first, _meet_ends(region, gutters), -1, usual)
    places = _place_columns(region, gutters)
    few = len(_heights(region)) < _MIN_RULES
    if few and not _shows_rows(region, bands, glyphs, places, (top, low)):
        return []
    bands += [(top, first)] if top < first else []
    bands += [(last, low)] if low > last else []
    return [
        *(Box(x0, y, x1, y) for y in (top, low)),
        *(Box(x, top, x, low) for x in (x0, x1)),
        *(Box(x, band[0], x, band[1]) for x in places for band in bands),
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
    if goes_on(glyphs, whole[1], places):
        return False
    first, last = bands[0][0], region[-1].top
    if whole != (first, last):
        return True
    drawn = bool(_find_ends(region))
    shown = drawn or len(bands) > 1
    one = bands[-1][1] == last and is_row(within(glyphs, bands[-1]), places, shown=shown)
    return one and (drawn or not underlines(region, glyphs))


def _meet_ends(region: list[Box], gutters: list[Band]) -> list[Band]:
    """Draw gutters together where rules end in them: a header may reach as far as there."""
    found: list[Band] = []
    for left, right in gutters:
        ends = [x for x in _find_ends(region) if left - SAME < x < right + SAME]
        place = min(max(ends[0], left), right) if ends else None
        found.append((left, right) if place is None else (place, place))
    return found


def _find_empty(region: list[Box], gutters: list[Band], glyphs: list[Glyph]) -> list[float]:
    """Return where rules end beside an empty column: in no gutter, and in no word."""
    found: list[float] = []
    for x in _find_ends(region):
        near = [*gutters, *((place - GUTTER, place + GUTTER) for place in found)]
        inside = any(left - SAME < x < right + SAME for left, right in near)
        crossed = any(glyph.x0 + SAME < x < glyph.x1 - SAME for glyph in glyphs)
        found += [] if inside or crossed else [x]
    return found


def _place_columns(region: list[Box], gutters: list[Band]) -> list[float]:
    """Return where columns meet: in the gutters, at the end of a rule that ends there."""
    ends = [*_find_ends(region), *(end for rule in region for end in (rule.x0, rule.x1))]
    return sorted(
        next((x for x in ends if left - SAME < x < right + SAME), (left + right) / 2)
        for left, right in gutters
    )


def _without_head(region: list[Box]) -> list[Box]:
    """Leave out first rules that lie over little of the table: those of a running head."""
    below = [rule for rule in region if rule.top - region[0].top > SAME]
    if not below:
        return region
    x0, x1 = min(rule.x0 for rule in below), max(rule.x1 for rule in below)
    first = region[: len(region) - len(below)]
    over = sum(min(rule.x1, x1) - max(rule.x0, x0) for rule in first)
    return region if over > (x1 - x0) / 2 else _without_head(below)


def _find_bands(region: list[Box], glyphs: list[Glyph]) -> list[Band]:
    """Return the rows in which words stand beside each other."""
    # the page may cut a merged cell, so that the last rules lie beside it
    heights = _heights(region)
    full = [y for y in heights[1:-1] if _reaches_over(region, y)]
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
    return find_row_gutters(rows, _find_ends(region))


def _part_rows(bands: list[Band], region: list[Box]) -> list[Band]:
    """Part bands at the rules that lie beside merged cells."""
    heights = _heights(region)
    return [
        row
        for top, low in bands
        for row in itertools.pairwise([top, *(y for y in heights if top < y < low), low])
    ]


def _find_ends(region: list[Box]) -> list[float]:
    """Return where rules end at several heights: where columns meet, as no underlined words do."""
    x0, x1 = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
    places = {(round(y), round(x)) for x0, y, x1, _ in region for x in (x0, x1)}
    ends = Counter(x for _, x in places)
    return sorted(x for x, count in ends.items() if count > 1 and x0 + GUTTER < x < x1 - GUTTER)
