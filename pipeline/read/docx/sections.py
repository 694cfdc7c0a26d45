"""Sections: where a new page begins, and what stands in the margins of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from .elements import Element, R, W, find_value
from .parts import root_of

if TYPE_CHECKING:
    from docx.opc.part import Part


def find_page_ends(story: Element) -> set[Element]:
    """Return the sections of `story` after which the next one begins on a page of its own."""
    sections = list(story.iter(f"{W}sectPr"))
    return {
        section
        for section, following in pairwise(sections)
        if find_value(following, "type") != "continuous"
    }


def find_margins(main: Part, body: Element) -> Iterator[tuple[Part, Element]]:
    """Yield the headers and footers that a section names, each part once."""
    seen: set[str] = set()
    for section in body.iter(f"{W}sectPr"):
        for reference in section.iterfind("*"):
            name = reference.get(f"{R}id", "")
            if name in main.rels and name not in seen and not main.rels[name].is_external:
                seen.add(name)
                part = main.rels[name].target_part
                yield part, root_of(part)
