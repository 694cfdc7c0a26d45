"""The categories that group the items, as the catalogue lists them and as the body heads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.ranges import Range
from pipeline.model.trees import Kind, Node

from .numerals import Numeral, read_leading, read_numeral_in
from .rows import rows_of
from .views import View


class CategoryHead(NamedTuple):
    """A category's printed name: numeral, words without blanks, place of the words."""

    numeral: Numeral | None
    words: str
    range: Range


def body_categories(view: View) -> list[CategoryHead]:
    """Return the categories that head items in the body."""
    return view.memo("body categories", _body_categories)


def catalog_categories(view: View) -> list[CategoryHead]:
    """Return the categories of the catalogue, each where it first stands."""
    return view.memo("catalog categories", _catalog_categories)


def category_nodes(root: Node) -> Iterator[Node]:
    """Yield the nodes of the categories that head items, in order."""
    for child in root.children:
        if child.kind is Kind.CATEGORY:
            yield child
        elif child.kind is Kind.SECTION:
            yield from category_nodes(child)


def _body_categories(view: View) -> list[CategoryHead]:
    return [_read_node(view, node) for node in category_nodes(view.tree.root)]


def _read_node(view: View, node: Node) -> CategoryHead:
    """Read a heading as the tree has split it, whatever mark stands behind its number."""
    title, number = node.first(Kind.TITLE), node.first(Kind.NUMBER)
    at = view.source.trim(*((title.start, title.end) if title else (node.start, node.start)))
    words = "".join(view.source.folded[at.start : at.end].split())
    return CategoryHead(read_numeral_in(view, number) if number else None, words, at)


def _catalog_categories(view: View) -> list[CategoryHead]:
    cells = [row.cells["category"] for row in rows_of(view, "catalog") if "category" in row.cells]
    heads: list[CategoryHead] = []
    for cell in cells:
        head = _read_head(view, cell.range())
        if (
            not heads or heads[-1].words != head.words
        ):  # where no cells are merged, each row has one
            heads.append(head)
    return heads


def _read_head(view: View, at: Range) -> CategoryHead:
    at = view.source.trim(*at)
    numeral = read_leading(view, at)
    start = numeral.range.end if numeral else at.start
    while start < at.end and view.source.folded[start] in " 、.)":
        start += 1
    words = "".join(view.source.folded[start : at.end].split())
    return CategoryHead(numeral, words, Range(start, at.end))
