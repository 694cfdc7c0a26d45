"""The parts of a package, and what each of them refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .elements import Element

if TYPE_CHECKING:
    from docx.opc.part import Part


class References(NamedTuple):
    """What a part refers to by ids: links out of the document, and the data of diagrams."""

    links: Mapping[str, str]
    diagrams: Mapping[str, Element]


def find_root(main: Part, kind: str) -> Element | None:
    """Return the root of the part that `main` refers to as `kind`, or None."""
    return next((root for _, root in find_parts(main, kind)), None)


def find_parts(main: Part, kind: str) -> Iterator[tuple[Part, Element]]:
    """Yield the parts that `main` refers to as `kind`, with their roots."""
    for relationship in main.rels.values():
        if relationship.reltype.endswith(f"/{kind}") and not relationship.is_external:
            part = relationship.target_part
            yield part, root_of(part)


def root_of(part: Part) -> Element:
    """Return the root element of a part, parsed by python-docx or as it does."""
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def read_references(part: Part) -> References:
    """Return what `part` refers to."""
    links: dict[str, str] = {}
    diagrams: dict[str, Element] = {}
    for name, relationship in part.rels.items():
        if relationship.is_external and relationship.reltype.endswith("/hyperlink"):
            links[name] = relationship.target_ref
        elif not relationship.is_external and relationship.reltype.endswith("/diagramData"):
            diagrams[name] = root_of(relationship.target_part)
    return References(links, diagrams)
