"""The lines of the items one after another, and the gaps between them where pictures stood."""

from __future__ import annotations

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
        leaves = [(leaf, parent) for parent in _inner(node) for leaf in parent.children]
        leaves = [pair for pair in leaves if not pair[0].children and pair[0].kind is not Kind.BLANK]
        leaves.sort(key=lambda pair: pair[0].start)
        places = [view.source.trim(leaf.start, leaf.end) for leaf, _ in leaves]
        for index, (leaf, parent) in enumerate(leaves):
            gap = 0
            if index + 1 < len(leaves):
                between = text[places[index].end : places[index + 1].start]
                breaks = between.count("\n") or between.count("\r")
                gap = max(0, breaks - 1)
            lines.append(ItemLine(item, leaf, parent, places[index], gap))
    return lines


def _inner(node: Node) -> list[Node]:
    return [inner for inner in node.walk() if inner.children]
