"""The pictures of the items, by their captions and by the gaps that they leave in the text."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.model.guides import Item
from pipeline.model.numerals import read_numeral
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind, Node

from .headings import read_item_numbers
from .views import View


class Caption(NamedTuple):
    """A caption: its node, the item it stands in, its printed number with its mark, its words.

    `label` is where 操作流程 stands above it; a label alone has no `title`.
    """

    node: Node
    item: Item
    item_number: int | None
    number: int | None
    printed: Range | None
    title: Range | None
    label: Range | None


def read_captions(view: View) -> list[Caption]:
    """Return the captions of all items, in order."""
    return view.memo("captions", _read_captions)


def _read_captions(view: View) -> list[Caption]:
    numbers = read_item_numbers(view)
    captions = []
    for item, number, node in zip(view.guide.items, numbers, view.item_nodes, strict=True):
        for field in node.all(Kind.FIELD):
            found = field.all(Kind.CAPTION)
            captions += [_read_caption(view, item, number, caption) for caption in found]
    return captions


def _read_caption(view: View, item: Item, item_number: int | None, node: Node) -> Caption:
    number, label = node.first(Kind.NUMBER), node.first(Kind.LABEL)
    titles = node.all(Kind.TITLE)
    printed = view.source.trim(number.start, number.end) if number else None
    digits = view.source.folded[printed.start : printed.end].strip(" .、()") if printed else ""
    return Caption(
        node,
        item,
        item_number,
        read_numeral(digits),
        printed,
        view.source.trim(titles[0].start, titles[-1].end) if titles else None,
        view.source.trim(label.start, label.end) if label else None,
    )
