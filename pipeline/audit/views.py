"""What the rules look at: the guide, its tree, and every running text with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from pipeline.model.guides import Guide, Item
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose, read_node
from pipeline.model.ranges import Range
from pipeline.model.sources import Source
from pipeline.model.spans import Span
from pipeline.model.trees import Kind, Node, Tree

T = TypeVar("T")

_CAPTIONS_OF_FIELD = 8  # more pictures than a field has; most have one


class Words(NamedTuple):
    """A running text of the guide: its prose, the node it stands in, its item and its field.

    `field` is one of cover toc title catalog offices category item_title intro caption note
    prohibitions deferrals, or the kind of an item's field (materials paths time_limit tips …).
    """

    prose: Prose
    node: Node
    item: Item | None
    field: str


@dataclass(frozen=True)
class View:
    """A guide with its tree; all that several rules need is worked out once."""

    guide: Guide
    tree: Tree
    _memory: dict[str, object] = field(default_factory=dict, repr=False)

    def memo(self, name: str, make: Callable[[View], T]) -> T:
        """Return what `make` finds in this view, worked out once and kept under `name`."""
        if name not in self._memory:
            self._memory[name] = make(self)
        return cast(T, self._memory[name])

    @cached_property
    def source(self) -> Source:
        """The source as people read it: radicals are the characters that they look like."""
        printed = self.tree.source
        same = printed.readable == printed.text
        return printed if same else replace(printed, text=printed.readable)

    @property
    def profile(self) -> Profile:
        """The vocabulary that the guide was read with."""
        return self.tree.profile

    def range(self, span: Span) -> Range:
        """Return the character range of a published place."""
        return self.source.range(span)

    def text(self, at: Range) -> str:
        """Return the words at a range."""
        return self.source.text[at.start : at.end]

    def printed(self, at: Range) -> str:
        """Return the source's own words at a range."""
        return self.tree.source.text[at.start : at.end]

    @cached_property
    def item_nodes(self) -> list[Node]:
        """The nodes of the items, in the order of `guide.items`."""
        return [node for node in self.tree.root.walk() if node.kind is Kind.ITEM]

    def node_of(self, item: Item) -> Node:
        """Return the item's node."""
        return self.item_nodes[self._item_index[item.id]]

    @cached_property
    def _item_index(self) -> dict[str, int]:
        return {item.id: index for index, item in enumerate(self.guide.items)}

    @cached_property
    def _item_starts(self) -> list[int]:
        return [node.start for node in self.item_nodes]

    def item_at(self, offset: int) -> Item | None:
        """Return the item that the character at `offset` stands in."""
        index = bisect_right(self._item_starts, offset) - 1
        inside = index >= 0 and offset < self.item_nodes[index].end
        return self.guide.items[index] if inside else None

    def field_at(self, offset: int) -> str | None:
        """Return the field or section that the character at `offset` stands in."""
        last = bisect_right(self._word_starts, offset) - 1
        # A caption stands inside a field, whose words go on behind it.
        for index in range(last, max(-1, last - _CAPTIONS_OF_FIELD), -1):
            if offset < self._word_ends[index]:
                return self._places[index][2]
        return None

    def title_of(self, item: Item) -> Range:
        """Return where the item's title stands; its first field's heading where it has none."""
        node = self.node_of(item)
        title = node.first(Kind.TITLE)
        return Range(
            *self.source.trim(*((title.start, title.end) if title else (node.start, node.end)))
        )

    def heading_of(self, node: Node) -> Range:
        """Return where a field's label stands."""
        label = node.first(Kind.LABEL) or node
        start, end = self.source.trim(label.start, label.end)
        words = self.source.folded[start:end].rstrip(" :")
        return Range(start, start + len(words))

    @cached_property
    def words(self) -> list[Words]:
        """Every running text of the guide, in order."""
        return [
            Words(prose, node, item, field)
            for node, item, field, _, _ in self._places
            if (prose := self._read(node)).text
        ]

    def _read(self, node: Node) -> Prose:
        if node.kind is Kind.FIELD or node.kind is Kind.INTRO or node.kind is Kind.NOTE:
            return read_node(self.tree, node, Kind.TEXT)
        if node.kind is Kind.CAPTION or node.kind is Kind.ITEM:
            return read_node(self.tree, node, Kind.TITLE)
        return read_node(self.tree, node)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [start for _, _, _, start, _ in self._places]

    @cached_property
    def _word_ends(self) -> list[int]:
        return [end for _, _, _, _, end in self._places]

    @cached_property
    def _places(self) -> list[tuple[Node, Item | None, str, int, int]]:
        """Nodes that carry running text, with item and field, in order of their starts."""
        found: list[tuple[Node, Item | None, str, int, int]] = []
        items = iter(self.guide.items)

        def visit(node: Node, item: Item | None, field: str) -> None:
            for child in node.children:
                kind = child.kind
                if kind is Kind.ITEM:
                    own = next(items)
                    title = child.first(Kind.TITLE)
                    if title is not None:
                        found.append((child, own, "item_title", child.start, title.end))
                    visit(child, own, "item")
                elif kind in (Kind.INTRO, Kind.NOTE, Kind.FIELD):
                    name = child.name or str(kind)
                    found.append((child, item, name, child.start, child.end))
                    visit(child, item, name)
                elif kind is Kind.CAPTION:
                    found.append((child, item, "caption", child.start, child.end))
                elif kind is Kind.CELL or (kind is Kind.TITLE and field != "item"):
                    found.append((child, item, field, child.start, child.end))
                elif child.children:
                    visit(child, item, _section_name(child, field))

        visit(self.tree.root, None, "title")
        return sorted(found, key=lambda place: place[3])


def _section_name(node: Node, field: str) -> str:
    names = {
        Kind.COVER: "cover",
        Kind.BACK_COVER: "cover",
        Kind.CONTENTS: "toc",
        Kind.CATEGORY: "category",
    }
    if node.kind is Kind.TABLE:
        return node.name or "table"
    return names.get(node.kind, field)
