"""The page numbers that the contents and the catalogue print."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.prose import Prose, read_node
from pipeline.model.ranges import Range
from pipeline.model.trees import Kind

from .rows import rows_of
from .views import View

_PAGE = re.compile(r"\d{1,4}")
_ORDINAL = re.compile(r"\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:\)|[、.](?!\d)) *")


class Page(NamedTuple):
    """A printed page number, its place, and the words of its entry without blanks."""

    value: int
    range: Range
    words: str


def contents_pages(view: View) -> list[Page]:
    """Return the pages of the contents, in order."""
    return view.memo("contents pages", _contents_pages)


def contents_titles(view: View) -> list[Prose]:
    """Return what the contents call the sections; numbered entries with their number and without.

    The titles of the sections may have the numbers too, or not.
    """
    lines = [n for c in view.tree.root.all(Kind.CONTENTS) for n in c.all(Kind.CONTENTS_LINE)]
    titles = [read_node(view.tree, title) for line in lines for title in line.all(Kind.TITLE)]
    whole = [t.slice(0, len(t.folded.rstrip(" .·…_—\t"))) for t in titles]
    numbered = [(t, match) for t in whole if (match := _ORDINAL.match(t.folded))]
    return whole + [t.slice(match.end(), len(t.text)) for t, match in numbered]


def catalog_pages(view: View) -> list[Page]:
    """Return the pages of the catalogue's rows, in order."""
    return view.memo("catalog pages", _catalog_pages)


def _contents_pages(view: View) -> list[Page]:
    pages = []
    for contents in view.tree.root.all(Kind.CONTENTS):
        for line in contents.all(Kind.CONTENTS_LINE):
            title, page = line.first(Kind.TITLE), line.first(Kind.PAGE)
            match = _PAGE.search(view.source.folded, page.start, page.end) if page else None
            if title is not None and match is not None:
                words = "".join(read_node(view.tree, title).folded.split()).rstrip(".…·_—")
                pages.append(Page(int(match[0]), Range(*match.span()), words))
    return pages


def _catalog_pages(view: View) -> list[Page]:
    pages = []
    for row in rows_of(view, "catalog"):
        cell = row.cells.get("page")
        match = _PAGE.search(cell.folded) if cell else None
        if cell is not None and match is not None:
            pages.append(Page(int(match[0]), cell.range(*match.span()), row.words("name")))
    return pages


def section_of_items(view: View) -> int | None:
    """Return the place in the contents of the section that the items stand in."""
    return view.memo("section of items", _section_of_items)


def _section_of_items(view: View) -> int | None:
    for section in view.tree.root.all(Kind.SECTION):
        if any(child.kind in (Kind.ITEM, Kind.CATEGORY) for child in section.children):
            heads = section.all(Kind.TITLE)
            titles = {"".join(view.source.folded[t.start : t.end].split()) for t in heads}
            pages = contents_pages(view)
            return next((i for i, page in enumerate(pages) if page.words in titles), None)
    return None
