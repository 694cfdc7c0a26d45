"""The lines of the items one after another, and the gaps between them where pictures stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from pipeline.model.guides import Item
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind, Node

from .views import View

_BREAK = re.compile(r"\r\n|\r|\n")


class ItemLine(NamedTuple):
    """A printed line of an item: its leaf, the node it stands in, and the blank lines after it."""

    item: Item
    leaf: Node
    parent: Node
    range: Range
    gap: int


def read_lines(view: View) -> list[ItemLine]:
    """Return the lines of all items; the last line of an item has no gap."""
    return view.memo("item lines", _read_lines)


def _read_lines(view: View) -> list[ItemLine]:
    text = view.source.text
    lines: list[ItemLine] = []
    for item, node in zip(view.guide.items, view.item_nodes, strict=True):
        leaves = list(_printed(node))
        places = [view.source.trim(leaf.start, leaf.end) for leaf, _ in leaves]
        for index, (leaf, parent) in enumerate(leaves):
            gap = 0
            if index + 1 < len(leaves):
                gap = _count_blank(text[places[index].end : places[index + 1].start])
            lines.append(ItemLine(item, leaf, parent, places[index], gap))
    return lines


def _count_blank(between: str) -> int:
    """Return how many blank lines follow each other at most; a page's number may stand among."""
    lines = [line.strip() for line in _BREAK.split(between)[1:-1]]
    return max((len(list(run)) for line, run in groupby(lines) if not line), default=0)


def _printed(node: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the leaves of the guide's own lines, each with the node that holds it."""
    for child in node.children:
        if child.children:
            yield from _printed(child)
        elif child.kind not in (Kind.BLANK, Kind.FURNITURE):
            yield child, node
