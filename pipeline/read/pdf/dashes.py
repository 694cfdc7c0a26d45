"""Rules that are drawn dash by dash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .shapes import Box

# Points. A dash is shorter than any rule, and so many times as long as it is thick; those of one
# rule stand at one height.
_SHORT = 4.0
_SLIM = 2.0
_SAME = 0.5
# In lengths of a dash: how far the next one is; so many make a rule.
_NEAR = 2.0
_MANY = 4
# Points: rows of a drawn code make shorter ones.
_LONG = 30.0


def is_dash(box: Box) -> bool:
    """Whether a shape is small and slim; the dots of a leader are as high as wide."""
    long, thick = sorted((box.x1 - box.x0, box.bottom - box.top), reverse=True)
    return long < _SHORT and long >= _SLIM * thick


def join_dashes(dashes: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """Return the rules that `dashes` make, and those that make none."""
    rules: list[Box] = []
    others: list[Box] = []
    level = [dash for dash in dashes if dash.x1 - dash.x0 > dash.bottom - dash.top]
    upright = [_turn(dash) for dash in dashes if dash.x1 - dash.x0 <= dash.bottom - dash.top]
    for turned, own in ((False, level), (True, upright)):
        for chain in _chains(own):
            boxes = [_turn(dash) for dash in chain] if turned else chain
            end = max(dash.x1 for dash in chain)
            if len(chain) < _MANY or end - chain[0].x0 < _LONG:
                others += boxes
                continue
            middle = (chain[0].top + chain[0].bottom) / 2
            rule = Box(chain[0].x0, middle, end, middle)
            rules.append(_turn(rule) if turned else rule)
    return rules, others


def _chains(dashes: Sequence[Box]) -> Iterator[list[Box]]:
    """Group level dashes behind each other."""
    chain: list[Box] = []
    for dash in sorted(dashes, key=lambda dash: (round(dash.top / _SAME), dash.x0)):
        if chain and not _follows(chain[-1], dash):
            yield chain
            chain = []
        chain.append(dash)
    if chain:
        yield chain


def _follows(last: Box, dash: Box) -> bool:
    length = max(last.x1 - last.x0, dash.x1 - dash.x0)
    return abs(dash.top - last.top) <= _SAME and dash.x0 - last.x1 < _NEAR * length


def _turn(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)
