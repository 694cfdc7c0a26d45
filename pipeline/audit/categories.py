"""The categories that group the items, as the catalogue lists them and as the body heads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.spans import Range
from pipeline.model.trees import Kind, Node

from .numerals import Numeral, read_leading
from .rows import rows_of
from .views import View


@dataclass(frozen=True, slots=True)
class CategoryHead:
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


def _body_categories(view: View) -> list[CategoryHead]:
    nodes = list(_walk(view.tree.root))
    ends = [(title.end if (title := node.first(Kind.TITLE)) else node.start) for node in nodes]
    return [_read_head(view, Range(n.start, end)) for n, end in zip(nodes, ends, strict=True)]


def _walk(root: Node) -> Iterator[Node]:
    for child in root.children:
        if child.kind is Kind.CATEGORY:
            yield child
        elif child.kind is Kind.SECTION:
            yield from _walk(child)


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
