"""What a paragraph has from its style and the styles that this one is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .elements import VAL, Element, W, find_number, find_switch, find_value

# Names as Word keeps them and as programs in Chinese write them: `heading 1`, `标题 1`.
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
_TITLES = ("title", "标题")
_BODY_LEVEL = 9
# Word allows eleven; who makes more wants us to follow them for each paragraph.
_MOST_ANCESTORS = 32


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits.

    `level` is that of a heading, 0 for the title; `number` and `depth` name a list and its level,
    `owner` the style that the list is linked with; `leaders` fill the tabs, in order.
    """

    level: int | None = None
    number: str | None = None
    depth: int | None = None
    owner: str | None = None
    hidden: bool | None = None
    leaders: tuple[str, ...] = ()


class Styles:
    """The styles of a document; what is asked of one is worked out once."""

    def __init__(self, root: Element) -> None:
        """Read the styles part, `root`."""
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        for style in root.iterfind(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._elements.setdefault(name, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name
        self._known: dict[str | None, Style] = {}

    def find(self, name: str | None) -> Style:
        """Return the style called `name` by its id, that of plain paragraphs for None."""
        if name not in self._known:
            self._known[name] = self._resolve(name or self._default)
        return self._known[name]

    def find_run(self, name: str | None) -> Style:
        """Return the character style called `name`; None has nothing of its own."""
        return self.find(name) if name else Style()

    def _resolve(self, name: str | None) -> Style:
        level = number = depth = owner = hidden = None
        leaders: tuple[str, ...] = ()
        for ancestor, style in self._ancestors(name):
            properties = style.find(f"{W}pPr")
            level = _read_level(style) if level is None else level
            if number is None and (listed := find_value(properties, "numPr", "numId")) is not None:
                number, owner = listed, ancestor
                depth = find_number(properties, "numPr", "ilvl")
            hidden = find_switch(style, "rPr", "vanish") if hidden is None else hidden
            leaders = leaders or read_leaders(properties)
        return Style(level, number, depth, owner, hidden, leaders)

    def _ancestors(self, name: str | None) -> Iterator[tuple[str, Element]]:
        for _ in range(_MOST_ANCESTORS):
            style = self._elements.get(name) if name is not None else None
            if name is None or style is None:
                return
            yield name, style
            name = find_value(style, "basedOn")


def _read_level(style: Element) -> int | None:
    """The outline level decides; a style without one may be called a heading."""
    outline = find_number(style.find(f"{W}pPr"), "outlineLvl")
    if outline is not None:
        return read_outline(outline)
    name = (find_value(style, "name") or "").lower()
    if style.get(f"{W}type") != "paragraph":
        return None
    if match := _HEADING.fullmatch(name):
        return int(match[1])
    return 0 if name in _TITLES else None


def read_outline(outline: int) -> int | None:
    """Return the level of a heading for an outline level as Word counts it, from 0."""
    return outline + 1 if 0 <= outline < _BODY_LEVEL else None


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
