"""The lines of the items one after another, and the gaps between them where pictures stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.guides import Item
from pipeline.model.spans import Range
from pipeline.model.trees import Kind, Node

from .views import View


@dataclass(frozen=True, slots=True)
class ItemLine:
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
                between = text[places[index].end : places[index + 1].start]
                breaks = between.count("\n") or between.count("\r")
                gap = max(0, breaks - 1)
            lines.append(ItemLine(item, leaf, parent, places[index], gap))
    return lines


def _printed(node: Node) -> Iterator[tuple[Node, Node]]:
    """Yield the leaves that show something, each with the node that holds it."""
    for child in node.children:
        if child.children:
            yield from _printed(child)
        elif child.kind is not Kind.BLANK:
            yield child, node
