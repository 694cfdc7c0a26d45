"""Level rules that lie above each other, as those of a table do, and where they end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .gutters import GUTTER
from .outer_rows import SAME
from .shapes import Box

# The rules of a table are about as wide as each other; a merged cell leaves some shorter.
_WIDE, _SHARE = 0.9, 0.25
# Points within which the pieces of a rule meet.
_MEET = 0.5


def find_regions(level: Sequence[Box]) -> Iterator[list[Box]]:
    """Yield the level rules that lie above each other, those of each region from the top."""
    for parts in _group(_merge(level)):
        region = [rule for rule in level if any(_covers(part, rule) for part in parts)]
        yield sorted(region, key=lambda rule: rule.top)


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


def _group(level: Sequence[Box]) -> list[list[Box]]:
    """Group level rules that lie above each other, from the top: each with those it shares most."""
    regions: list[list[Box]] = []
    for rule in sorted(level, key=lambda rule: (rule.top, rule.x0)):
        shared = [_share(region, rule) for region in regions]
        most = max(shared, default=0.0)
        if most > _SHARE * (rule.x1 - rule.x0):
            regions[shared.index(most)].append(rule)
        else:
            regions.append([rule])
    return regions


def _share(region: Sequence[Box], rule: Box) -> float:
    """Return how much of a rule lies below those of a region."""
    x0, x1 = min(above.x0 for above in region), max(above.x1 for above in region)
    return min(x1, rule.x1) - max(x0, rule.x0)


def find_heights(rules: Sequence[Box]) -> list[float]:
    """Return the heights of some rules, from the top."""
    heights: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.top):
        if not heights or rule.top - heights[-1] > SAME:
            heights.append(rule.top)
    return heights


def find_rule(rules: Sequence[Box], height: float) -> Box:
    """Return the whole rule at a height, which may be drawn in pieces."""
    own = [rule for rule in rules if abs(rule.top - height) <= SAME]
    return Box(min(rule.x0 for rule in own), height, max(rule.x1 for rule in own), height)


def reaches_over(table: list[Box], height: float) -> bool:
    """Whether the rules at a height reach over a whole table; some are drawn twice."""
    width = max(rule.x1 for rule in table) - min(rule.x0 for rule in table)
    reach = covered = 0.0
    for rule in sorted(table):
        if abs(rule.top - height) <= SAME:
            covered += max(0.0, rule.x1 - max(rule.x0, reach))
            reach = max(reach, rule.x1)
    return covered > _WIDE * width


def leave_out_head(region: list[Box]) -> list[Box]:
    """Leave out first rules that lie over little of the table: those of a running head."""
    below = [rule for rule in region if rule.top - region[0].top > SAME]
    if not below:
        return region
    x0, x1 = min(rule.x0 for rule in below), max(rule.x1 for rule in below)
    first = region[: len(region) - len(below)]
    over = sum(min(rule.x1, x1) - max(rule.x0, x0) for rule in first)
    return region if over > (x1 - x0) / 2 else leave_out_head(below)


def find_ends(region: list[Box]) -> list[float]:
    """Return where rules end at several heights: where columns meet, as no underlined words do."""
    x0, x1 = min(rule.x0 for rule in region), max(rule.x1 for rule in region)
    places = {(round(y), round(x)) for x0, y, x1, _ in region for x in (x0, x1)}
    ends = Counter(x for _, x in places)
    return sorted(x for x, count in ends.items() if count > 1 and x0 + GUTTER < x < x1 - GUTTER)


def find_joints(region: Sequence[Box]) -> list[float]:
    """Return where the pieces of a rule meet that is drawn cell by cell, be it twice."""
    pieces = sorted({(round(x0, 1), round(x1, 1)) for x0, _, x1, _ in region})
    return [after for (_, end), (after, _) in pairwise(pieces) if abs(after - end) < _MEET]


def are_of_cells(region: list[Box]) -> bool:
    """Whether rules are drawn cell by cell: then columns meet where they end, and nowhere else."""
    ends = find_ends(region)
    for height in find_heights(region):
        own = [rule for rule in region if abs(rule.top - height) <= SAME]
        x0, x1 = min(rule.x0 for rule in own), max(rule.x1 for rule in own)
        inner = (x for x in ends if x0 + SAME < x < x1 - SAME)
        if not all(any(abs(x - rule.x0) <= SAME for rule in own) for x in inner):
            return False
    return len(ends) > 1
