"""The names of Word's elements, and how their attributes are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.etree import _Element

Element: TypeAlias = "_Element"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
V = "{urn:schemas-microsoft-com:vml}"

VAL = f"{W}val"

# Tracked changes are read as accepted: what was deleted, or moved away, is not there.
DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
# What does not only wrap blocks: properties, and what holds blocks of its own.
_CLOSED = DELETED | {
    *(W + name for name in ("p", "tbl", "tr", "tc", "txbxContent", "sectPr")),
    *(W + name for name in ("sdtPr", "sdtEndPr", "customXmlPr", "tblPr", "trPr", "tcPr")),
}
_OFF = ("0", "false", "off")


def find_value(element: Element | None, *path: str) -> str | None:
    """Return the `w:val` of the element that `path` leads to, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element.get(VAL) if element is not None else None


def find_number(element: Element | None, *path: str) -> int | None:
    """Return the `w:val` that `path` leads to as an integer; None where it is none."""
    return read_integer(find_value(element, *path))


def read_integer(value: str | None) -> int | None:
    """Return `value` as an integer of at most nine digits, or None."""
    if value is None or len(value) > 9 or not value.removeprefix("-").isdecimal():
        return None
    return int(value)


def find_switch(element: Element | None, *path: str) -> bool | None:
    """Return whether a property is switched on or off; None where nothing is said."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return None if element is None else element.get(VAL, "1") not in _OFF


def choose(alternatives: Element) -> Element | None:
    """Return the one of `mc:AlternateContent` to read: the first choice, unless it is wordless."""
    choice, fallback = alternatives.find(f"{MC}Choice"), alternatives.find(f"{MC}Fallback")
    if choice is None or (fallback is not None and not _has_words(choice) and _has_words(fallback)):
        return fallback
    return choice


def _has_words(element: Element) -> bool:
    return next(element.iter(f"{W}t"), None) is not None


def iterate(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements called one of `names` in `element`, through all that only wraps them."""
    for child in element:
        if child.tag in names:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            chosen = choose(child)
            if chosen is not None:
                yield from iterate(chosen, *names)
        elif isinstance(child.tag, str) and child.tag not in _CLOSED:
            yield from iterate(child, *names)
