"""The numbers that Word prints before paragraphs, counted anew from the numbering part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .elements import MC, VAL, Element, W, find_number, find_switch, find_value
from .numerals import write_like, write_numeral
from .styles import Styles

_DEPTHS = 9
# What a level may print; Word's own dialog takes far less.
_LONGEST = 60
_PLACE = re.compile(r"%([1-9])")
# After these the white space of a tab is part of the sign's own width: `一、`, `（1）`, `①`.
_ROOMY = re.compile(r"[、，。．：；）】》〕！-／①-⓿❶-➓㈠-㉃㉑-㉟㊀-㊰㊱-㊿]$")
_BULLET = "- "


class Level(NamedTuple):
    """How one level of a list prints its number."""

    start: int
    style: str
    custom: str | None
    text: str
    suffix: str
    restart: int | None
    legal: bool
    hidden: bool


@dataclass(slots=True)
class _List:
    """A list definition, its levels by depth, and how far it has been counted."""

    levels: dict[int, Level]
    depths: dict[str, int]
    linked: str | None
    counts: list[int | None] = field(default_factory=lambda: [None] * _DEPTHS)


@dataclass(slots=True)
class _Instance:
    """A list as paragraphs name it: a definition with levels of its own."""

    definition: str | None
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the lists of a document, paragraph by paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the numbering part, `root`; a document may have none."""
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance] = {}
        if root is None:
            return
        for definition in root.iterfind(f"{W}abstractNum"):
            self._lists[definition.get(f"{W}abstractNumId", "")] = _read_list(definition)
        for instance in root.iterfind(f"{W}num"):
            self._instances[instance.get(f"{W}numId", "")] = _read_instance(instance)

    def count(self, number: str, depth: int | None, owner: str | None) -> str:
        """Count the next paragraph of list `number`; return what is printed before it.

        `depth` is its level from 0; where the paragraph names none it is that of the style `owner`.
        """
        instance = self._instances.get(number)
        counted = self._find_list(instance) if instance else None
        if instance is None or counted is None:
            return ""
        if owner is not None:
            depth = counted.depths.get(owner, depth)
        depth = min(max(depth or 0, 0), _DEPTHS - 1)
        levels = {**counted.levels, **instance.levels} if instance.levels else counted.levels
        level = levels.get(depth)
        if level is None:
            return ""
        _advance(counted.counts, levels, depth, instance.starts.pop(depth, None))
        return "" if level.hidden else _print(level, depth, levels, counted.counts)

    def _find_list(self, instance: _Instance) -> _List | None:
        """A definition may only name a style, whose list it then is."""
        found = self._lists.get(instance.definition or "")
        if found and found.linked and not found.levels:
            other = self._instances.get(self._styles.find(found.linked).number or "")
            return self._lists.get(other.definition or "") if other else None
        return found


def _advance(
    counts: list[int | None], levels: dict[int, Level], depth: int, start: int | None
) -> None:
    """Count one more at `depth`; the levels below begin again unless they say otherwise."""
    now = counts[depth]
    begin = levels[depth].start
    counts[depth] = start if start is not None else begin if now is None else now + 1
    for below in range(depth + 1, _DEPTHS):
        restart = levels[below].restart if below in levels else None
        if restart is None or (restart > 0 and depth < restart):
            counts[below] = None


def _print(level: Level, depth: int, levels: dict[int, Level], counts: list[int | None]) -> str:
    if level.style == "bullet" and (len(level.text) <= 1 and not level.text.isalnum()):
        return _BULLET if level.text.strip() else ""

    def fill(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        if other > depth or other not in levels:
            return ""
        count = counts[other]
        value = levels[other].start if count is None else count
        if level.legal or levels[other].style == "custom":
            return write_like(value, (not level.legal and levels[other].custom) or "1")
        return "" if levels[other].style == "none" else write_numeral(value, levels[other].style)

    text = _PLACE.sub(fill, level.text)
    if not text.strip() or level.suffix == "nothing":
        return text
    if level.suffix == "tab" and _ROOMY.search(text):
        return text
    return text.rstrip() + " "


def _read_list(definition: Element) -> _List:
    levels: dict[int, Level] = {}
    depths: dict[str, int] = {}
    for element in definition.iterfind(f"{W}lvl"):
        depth = _read_depth(element)
        levels[depth] = _read_level(element)
        if owner := find_value(element, "pStyle"):
            depths[owner] = depth
    return _List(levels, depths, find_value(definition, "numStyleLink"))


def _read_instance(instance: Element) -> _Instance:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in instance.iterfind(f"{W}lvlOverride"):
        depth = _read_depth(override)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[depth] = _read_level(own)
        if (start := find_number(override, "startOverride")) is not None:
            starts[depth] = start
    return _Instance(find_value(instance, "abstractNumId"), levels, starts)


def _read_depth(element: Element) -> int:
    depth = element.get(f"{W}ilvl", "0")
    return int(depth) if depth in "012345678" and depth else 0


def _read_level(element: Element) -> Level:
    style = element.find(f"{W}numFmt")
    if style is None:
        # newer formats stand beside one that older programs know
        style = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    start = find_number(element, "start")
    return Level(
        start=start or 0,
        style=style.get(VAL, "decimal") if style is not None else "decimal",
        custom=style.get(f"{W}format") if style is not None else None,
        text=(find_value(element, "lvlText") or "")[:_LONGEST],
        suffix=find_value(element, "suff") or "tab",
        restart=find_number(element, "lvlRestart"),
        legal=bool(find_switch(element, "isLgl")),
        hidden=bool(find_switch(element, "rPr", "vanish")),
    )
