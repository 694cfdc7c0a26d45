"""Fields: what they print, where they lead, and which of their marks belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .elements import Element, W, find_switch
from .numerals import enclose

# Word nests fields twenty deep; what is deeper slows us down and says nothing.
_DEEPEST = 32
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^"\\\s]\S*))', re.IGNORECASE)
# What is put over one another prints as one sign: `eq \o\ac(○,21)` is ㉑; of 拼音 over 汉字 the
# words below stand in the line.
_OVERLAY = re.compile(
    r"\\o\s*(?:\\a[cdlr])?\s*\(([^,，]*)[,，](.*)\)\s*$", re.IGNORECASE | re.DOTALL
)
_FRACTION = re.compile(r"\\f\s*\(([^,]*),(.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_EQUATION = re.compile(r"\s*eq\b", re.IGNORECASE)
_SWITCH = re.compile(r"\\\*\s*\S+|\\[a-z]+\s*\d*|[\\()]", re.IGNORECASE)
_CIRCLES = "○〇◯"


@dataclass(slots=True)
class Field:
    """An open field: its code so far, and whether its result has begun."""

    code: str = ""
    in_result: bool = False
    box: str = ""

    @property
    def target(self) -> str | None:
        """Where the field leads, when it is a link out of the document."""
        match = _HYPERLINK.match(self.code)
        return (match[1] or match[2]) if match else None

    def print_code(self) -> str:
        """Return what a field without a result prints: an equation, a box to tick."""
        if self.box or not _EQUATION.match(self.code):
            return self.box
        if match := _OVERLAY.search(self.code):
            over, under = match[1].strip(), match[2].strip()
            if over in _CIRCLES and under.isdecimal() and len(under) < 3:
                return enclose(int(under))
            return _SWITCH.sub("", under).strip()
        if match := _FRACTION.search(self.code):
            return f"{match[1].strip()}/{match[2].strip()}"
        return _SWITCH.sub("", _EQUATION.sub("", self.code)).strip()


def find_whole(story: Element) -> set[Element]:
    """Return the marks of the fields in `story` that have a beginning and an end.

    A lone mark must not swallow the text that follows.
    """
    open_fields: list[list[Element]] = []
    whole: set[Element] = set()
    for mark in story.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([mark])
        elif open_fields:
            open_fields[-1].append(mark)
            if kind == "end":
                marks = open_fields.pop()
                whole.update(marks if len(open_fields) < _DEEPEST else ())
    return whole


def read_box(mark: Element) -> str:
    """Return the box to tick that a form field prints, or nothing."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = find_switch(box, "checked")
    return "☑" if (find_switch(box, "default") if ticked is None else ticked) else "☐"
