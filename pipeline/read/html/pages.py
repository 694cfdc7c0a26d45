"""The elements of a page as lxml finds them, bounded in number and depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

# Browsers stop nesting at 512 levels. The largest page of the samples has 2,776 elements in 22
# levels; 300,000 take 0.1 GB. Text beyond five million characters is no guide's.
MAX_DEPTH = 512
MAX_ELEMENTS = 300_000
MAX_CHARACTERS = 5_000_000
# Pictures inside the page are data, not mark-up.
_PICTURE = re.compile(r"data:[\w/+.-]{1,60}+;base64,[A-Za-z0-9+/=\s]*+")
_CHUNK = 1 << 16

# What is no text of the page, and never shown.
_DROPPED = frozenset(("script", "style", "template"))
_STYLE = re.compile(r"([a-z-]{1,40}+)[ \t]*+:[ \t]*+([^;]{1,200}+)")


class PageTooLarge(Exception):
    """The page has more elements, more levels or more text than any page has."""


class Element:
    """An element of the page; `children` are elements and text in their order."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        """Take the tag in lower case, its attributes and the element around it."""
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    def elements(self, *tags: str) -> Iterator[Element]:
        """Yield the child elements with one of `tags`, or all of them."""
        for child in self.children:
            if isinstance(child, Element) and (not tags or child.tag in tags):
                yield child

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, parents first, in order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(list(element.elements())))

    def text(self) -> str:
        """Return all text below the element, white space as it stands."""
        return "".join(
            child for element in self.walk() for child in element.children if isinstance(child, str)
        )

    def number(self, attribute: str) -> int | None:
        """Return the whole number that an attribute begins with, as browsers read it."""
        match = re.match(r"\s*([+-]?\d{1,9})", self.attributes.get(attribute, ""))
        return int(match[1]) if match else None

    @cached_property
    def style(self) -> dict[str, str]:
        """The declarations of the element's own style attribute."""
        declared = self.attributes.get("style", "").lower()
        return {name: value.strip() for name, value in _STYLE.findall(declared)} if declared else {}

    @cached_property
    def is_hidden(self) -> bool:
        """Whether the element itself says that it is not shown."""
        display = self.style.get("display", "").split("!")[0].strip()
        return (
            display == "none"
            or self.style.get("visibility", "").startswith("hidden")
            or "hidden" in self.attributes
            or self.attributes.get("aria-hidden", "").strip().lower() == "true"
            or self.tag in ("noscript", "head", "datalist", "noframes")
        )


class _Builder:
    """What lxml calls for each tag and each text of the page."""

    def __init__(self) -> None:
        self.root = Element("#page", {}, None)
        self._open = [self.root]
        self._elements = self._characters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(self._open) > MAX_DEPTH:
            raise PageTooLarge
        parent = self._open[-1]
        element = Element(str(tag).lower(), dict(attributes), parent)
        parent.children.append(element)
        self._open.append(element)

    def end(self, _tag: str) -> None:
        element = self._open.pop()
        if element.tag in _DROPPED:
            element.children.clear()

    def data(self, data: str) -> None:
        self._characters += len(data)
        if self._characters > MAX_CHARACTERS:
            raise PageTooLarge
        children = self._open[-1].children
        if self._open[-1].tag not in _DROPPED:
            children.append(data)

    def close(self) -> Element:
        return self.root


def parse_page(text: str) -> Element:
    """Return the root of the page in `text`; raise PageTooLarge when it is none to be read.

    No entity but those of HTML is known, and nothing is fetched.
    """
    from lxml import etree

    text = _PICTURE.sub("data:", text.replace("\0", ""))
    if len(text) > 4 * MAX_CHARACTERS:
        raise PageTooLarge
    parser = etree.HTMLParser(target=_Builder(), huge_tree=True, no_network=True)
    cuts = [*range(0, len(text), _CHUNK), len(text)]
    for start, end in pairwise(cuts):
        parser.feed(text[start:end])
    root: Element = parser.close()
    return root
