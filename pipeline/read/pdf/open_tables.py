"""Tables with level rules only: the upright ones are put into the gutters between the words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from .lines import TextLine
from .shapes import Box

# Points. Rules of one height are one; columns stand at least half a character apart.
_SAME = 2.0
_GUTTER = 5.0
# Fewer rules frame a heading and a whole table, whose rows only the words can tell.
_MIN_RULES = 4
# The rules of a table are about as wide as each other; a merged cell leaves some shorter.
_WIDE = 0.9
_SHARE = 0.25


def find_uprights(rules: Sequence[Box], lines: Sequence[TextLine]) -> list[Box]:
    """Return upright rules for the tables that are drawn without them; `lines` are all words."""
    level = [rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    upright = [rule for rule in rules if rule.bottom - rule.top >= rule.x1 - rule.x0]
    found: list[Box] = []
    for parts in _regions(_merge(level)):
        region = [rule for rule in level if any(_covers(part, rule) for part in parts)]
        region.sort(key=lambda rule: rule.top)
        top, bottom = region[0].top, region[-1].top
        x0, x1 = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
        area = Box(x0 - _SAME, top - _SAME, x1 + _SAME, bottom + _SAME)
        if any(area.holds(rule.x0, (rule.top + rule.bottom) / 2) for rule in upright):
            continue
        own = [line for line in lines if area.holds((line.x0 + line.x1) / 2, line.middle)]
        found += _uprights(region, own, x1 - x0)
    return found


def _merge(level: Sequence[Box]) -> list[Box]:
    """Join the pieces of a rule, which is often drawn cell by cell."""
    merged: list[Box] = []
    for rule in sorted(level, key=lambda rule: (round(rule.top / _SAME), rule.x0)):
        last = merged[-1] if merged else None
        if last and abs(last.top - rule.top) <= _SAME and rule.x0 - last.x1 <= _GUTTER:
            merged[-1] = last._replace(x1=max(last.x1, rule.x1))
        else:
            merged.append(rule)
    return merged


def _covers(whole: Box, part: Box) -> bool:
    return (
        abs(whole.top - part.top) <= _SAME
        and whole.x0 - _SAME <= part.x0
        and part.x1 <= whole.x1 + _SAME
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
    return [region for region in regions if len(_heights(region)) >= _MIN_RULES]


def _heights(rules: Sequence[Box]) -> list[float]:
    heights: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        if not heights or rule.top - heights[-1] > _SAME:
            heights.append(rule.top)
    return heights


def _uprights(region: list[Box], lines: list[TextLine], width: float) -> list[Box]:
    full = [
        height
        for height in _heights(region)
        if sum(r.x1 - r.x0 for r in region if abs(r.top - height) <= _SAME) > _WIDE * width
    ]
    bands: list[tuple[float, float, list[TextLine]]] = []
    for top, bottom in itertools.pairwise(full):
        own = [line for line in lines if top < line.middle < bottom]
        if len(_gutters(own)) > 0:
            bands.append((top, bottom, own))
    gutters = _gutters([line for _, _, own in bands for line in own])
    ends = [end for rule in region for end in (rule.x0, rule.x1)]
    found = []
    for left, right in gutters:
        # a rule that ends in the gutter ends where the columns meet
        near = [end for end in ends if left - _SAME < end < right + _SAME]
        x = near[0] if near else (left + right) / 2
        found += [Box(x, top, x, bottom) for top, bottom, _ in bands]
    if found:
        outer = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
        found += [Box(x, region[0].top, x, region[-1].top) for x in outer]
    return found


def _gutters(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """Return the stretches between the words that none of `lines` enters."""
    gutters: list[tuple[float, float]] = []
    reach: float | None = None
    for line in sorted(lines, key=lambda line: line.x0):
        if reach is not None and line.x0 - reach >= _GUTTER:
            gutters.append((reach, line.x0))
        reach = max(reach or line.x1, line.x1)
    return gutters
