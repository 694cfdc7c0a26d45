"""What a paragraph has from its style and the styles that this one is based on."""

from __future__ import annotations

import re
from typing import NamedTuple

from .elements import VAL, Element, W, find_number, find_switch, find_value

# Names as Word keeps them and as programs in Chinese write them: `heading 1`, `标题 1`.
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
_TITLES = ("title", "标题")
# Word counts outline levels from 0; what has the tenth is body text.
LOWEST_LEVEL = 9


class Style(NamedTuple):
    """A style with all that it inherits.

    `level` is that of a heading, 0 for the title, over nine for body text; `number` and `depth`
    name a list and its level, `owner` the style that the list is linked with; `leaders` fill the
    tabs, in order.
    """

    level: int | None = None
    number: str | None = None
    depth: int | None = None
    owner: str | None = None
    hidden: bool | None = None
    leaders: tuple[str, ...] = ()


class Styles:
    """The styles of a document; what is asked of one is worked out once."""

    def __init__(self, root: Element | None) -> None:
        """Read the styles part, `root`; a document may have none."""
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        for style in root.iterfind(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId", "")
            self._elements.setdefault(name, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name
        self._known: dict[str | None, Style] = {}

    def find(self, name: str | None) -> Style:
        """Return the style called `name` by its id, that of plain paragraphs for None."""
        name = name or self._default
        if name not in self._known:
            self._resolve(name)
        return self._known[name]

    def find_run(self, name: str | None) -> Style:
        """Return the character style called `name`; None has nothing of its own."""
        return self.find(name) if name else Style()

    def _resolve(self, name: str | None) -> None:
        """Work out a style from its most distant ancestor down; a circle is cut."""
        chain: dict[str, Element] = {}
        while name is not None and name in self._elements:
            if name in chain or name in self._known:
                break
            chain[name] = self._elements[name]
            name = find_value(chain[name], "basedOn")
        style = self._known.get(name, Style())
        if name not in chain:
            self._known.setdefault(name, style)
        for heir, element in reversed(chain.items()):
            style = self._known[heir] = _inherit(heir, element, style)


def _inherit(name: str, element: Element, parent: Style) -> Style:
    """Return what a style says itself, and for the rest what its parent has."""
    properties = element.find(f"{W}pPr")
    level = _read_level(element)
    hidden = find_switch(element, "rPr", "vanish")
    number = find_value(properties, "numPr", "numId")
    return Style(
        level=parent.level if level is None else level,
        number=parent.number if number is None else number,
        depth=parent.depth if number is None else find_number(properties, "numPr", "ilvl"),
        owner=parent.owner if number is None else name,
        hidden=parent.hidden if hidden is None else hidden,
        leaders=read_leaders(properties) or parent.leaders,
    )


def _read_level(style: Element) -> int | None:
    """The outline level decides; a style without one may be called a heading."""
    outline = find_number(style.find(f"{W}pPr"), "outlineLvl")
    if outline is not None:
        return outline + 1
    name = (find_value(style, "name") or "").lower()
    if style.get(f"{W}type") != "paragraph":
        return None
    if match := _HEADING.fullmatch(name):
        return int(match[1])
    return 0 if name in _TITLES else None


def read_leaders(properties: Element | None) -> tuple[str, ...]:
    """Return what fills each tab of a paragraph, from left to right: `dot`, `none`."""
    if properties is None:
        return ()
    tabs = [
        (find_position(tab), tab.get(f"{W}leader", "none"))
        for tab in properties.iterfind(f"{W}tabs/{W}tab")
        if tab.get(VAL) != "clear"
    ]
    return tuple(leader for _, leader in sorted(tabs))


def find_position(tab: Element) -> int:
    """Return where a tab stands, in twentieths of a point."""
    position = tab.get(f"{W}pos", "0")
    return int(position) if position.removeprefix("-").isdecimal() and len(position) < 9 else 0
