"""A lossless tree: its leaves, joined, are the source text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from .profiles import Profile
from .ranges import Range
from .sources import Source


class Kind(StrEnum):
    """What a node is. Leaves carry words; inner nodes carry leaves."""

    GUIDE = "guide"
    COVER = "cover"
    CONTENTS = "contents"
    CONTENTS_LINE = "contents_line"
    SECTION = "section"
    TABLE = "table"
    HEADER = "header"
    ROW = "row"
    REMARK = "remark"
    CATEGORY = "category"
    ITEM = "item"
    INTRO = "intro"
    FIELD = "field"
    CAPTION = "caption"
    NOTE = "note"
    BACK_COVER = "back_cover"
    # leaves
    BLANK = "blank"
    NUMBER = "number"
    TITLE = "title"
    LABEL = "label"
    CELL = "cell"
    PAGE = "page"
    TEXT = "text"
    FURNITURE = "furniture"
    LOOSE = "loose"


class Evidence(NamedTuple):
    """One reason to take a line for a heading, or not to; `weight` is what it adds to the score."""

    name: str
    weight: int


@dataclass(slots=True)
class Node:
    """A stretch of the source; `name` tells which field, table or section it is.

    `why` holds the evidences for which a heading was taken for one.
    `header` is where the label of a field stands that has none of its own: over its column.
    """

    kind: Kind
    start: int
    end: int
    children: list[Node] = field(default_factory=list)
    name: str | None = None
    why: tuple[Evidence, ...] = ()
    header: Range | None = None

    def leaves(self) -> Iterator[Node]:
        """Yield the leaves from left to right; they tile the node."""
        stack = [self]
        while stack:
            node = stack.pop()
            if node.children:
                stack.extend(reversed(node.children))
            else:
                yield node

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, parents first, from left to right."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def first(self, kind: Kind) -> Node | None:
        """Return the first child of `kind`."""
        for child in self.children:  # next() over a generator takes thrice as long
            if child.kind is kind:
                return child
        return None

    def all(self, *kinds: Kind) -> list[Node]:
        """Return the children of any of `kinds`, in order."""
        return [child for child in self.children if child.kind in kinds]


class Tree(NamedTuple):
    """The structure of a source, and the vocabulary it was found with."""

    source: Source
    root: Node
    profile: Profile

    def text(self, node: Node) -> str:
        """Return the node's words as the source has them."""
        return self.source.text[node.start : node.end]
