"""Tell the main text of a page from its furniture: navigation, footers, hidden copies.

Both follow from what the lines of an element are, counted by their characters. The main text is
the innermost element that holds most of the prose; everything else is judged by named evidences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .flow import Line
from .pages import Element
from .signs import SITE_MARKS, SITE_WORDS, is_named, squeeze
from .titles import find_heading

# Is this part of the page furniture? What is hidden is, unless it is one of several leaves of
# which one shows at a time; two signs set aside what stands outside of the main text, and inside
# of it only all of them together.
IS_FURNITURE = {
    "it is hidden": 9,
    "it is hidden as the leaf of a register, whose other leaf shows": -7,
    "it floats over the page": 2,
    "its words stand in the main text already": 3,
    "most of its words are links": 2,
    "several links stand on one line": 2,
    "several lines are links to other pages, and nothing else": 2,
    "it bears what only sites bear": 2,
    "it is named as furniture": 2,
    "it speaks of the page and the site": 2,
    "nothing else is said in it": 2,
    "it shares no more than the page with the main text": 1,
    "it gives labels and values": -1,
    "it stands before or after the main text": 1,
    "it stands above the page's title": 1,
    "it has no sentence": 1,
    "it is mostly sentences": -2,
    "it stands in the main text": -2,
    "it holds the page's title": -9,
}
_IS_FURNITURE_SCORE = 3

# The share of a part's letters. In the samples each element around the main text has 0.88 to 1
# of the prose in one part, the main text itself at most 0.16; footers speak of the site with 0.93
# and more of their words.
_CORE = 0.7
_LINKED, _SENTENCES, _VALUES, _SITE, _KNOWN = 0.5, 0.5, 0.5, 0.3, 0.8
# Words that stand in no sentence count so much for the main text: lists of links have many.
_NO_PROSE = 0.25

_SENTENCE = re.compile(r"[。；;！？!?，,]")
_VALUE = re.compile(r"\s*+[^\s:：。；，]{2,12}+[:：\t]")
_LONG = 500  # characters; the longest line of a sample about its own site has 82
_SEVERAL = 3  # links on a line, or lines of links; a guide has one or two of each
# What a guide lets its reader fetch; other links lead to other pages, or to parts of this one.
_DOCUMENT = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar|jpe?g|png)\b", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]+")
_NO_WORDS = re.compile(r"[\W\d_]+")


@dataclass(slots=True)
class Part:
    """What the lines of an element are, in letters and digits; `first` and `last` by number."""

    words: int = 0
    linked: int = 0
    menus: int = 0
    rows: int = 0
    marks: int = 0
    sentences: int = 0
    values: int = 0
    site: int = 0
    known: int = 0
    weight: float = 0.0
    remains: int = 0
    first: int = -1
    last: int = -1

    def add(self, other: Part) -> None:
        """Count what `other`, which stands below, has."""
        self.words += other.words
        self.linked += other.linked
        self.menus += other.menus
        self.rows += other.rows
        self.marks += other.marks
        self.sentences += other.sentences
        self.values += other.values
        self.site += other.site
        self.known += other.known
        self.weight += other.weight
        self.remains += other.remains
        if other.first >= 0:
            self.first = min(self.first, other.first) if self.first >= 0 else other.first
            self.last = max(self.last, other.last)


def find_furniture(
    root: Element, lines: Sequence[Line], title: int | None
) -> tuple[list[bool], int]:
    """Return for each line whether it is furniture, and the first line of the main text.

    `title` is the line of the page's title; where it is not known, a heading above the main text
    is taken for it.
    """
    parts = _count(root, lines, frozenset())
    core = _find_core(root, parts)
    main = parts[id(core)]
    if title is None:
        title = find_heading(lines, main.first, main.last)
    known = {squeeze(line.text) for line in lines[main.first : main.last + 1]}
    # what the main text says itself is not said twice
    parts = _count(root, lines, known)
    around = set()
    above: Element | None = core
    while above is not None:
        around.add(id(above))
        above = above.parent
    # where no sentence stands above the title, what stands there is not the main text
    is_bare_above = not any(_SENTENCE.search(line.text) for line in lines[:title])
    judge = _Judge(parts, main, around, title, is_bare_above)
    set_aside: set[int] = set()
    stack = [(root, False, False)]
    while stack:
        element, aside, inside = stack.pop()
        if id(element) not in parts:
            continue
        aside = aside or judge.is_furniture(element, inside)
        if aside:
            set_aside.add(id(element))
        inside = inside or element is core
        stack += [(child, aside, inside) for child in element.elements()]
    marked = [id(line.owner) in set_aside and n != title for n, line in enumerate(lines)]
    return marked, main.first


def _count(
    root: Element, lines: Sequence[Line], known: frozenset[str] | set[str]
) -> dict[int, Part]:
    """Count the lines of every element that has some, by the element's id."""
    parts: dict[int, Part] = {}
    for number, line in enumerate(lines):
        if squeeze(line.text):
            parts.setdefault(id(line.owner), Part()).add(_read_line(line, number, known))
    for element in reversed(list(root.walk())):
        part = parts.get(id(element))
        if part is not None and element.parent is not None:
            if element.is_hidden:
                part.weight = 0.0  # nobody sees it, so it is not what the page is for
            parts.setdefault(id(element.parent), Part()).add(part)
    return parts


def _read_line(line: Line, number: int, known: frozenset[str] | set[str]) -> Part:
    words = _count_letters(line.text)
    linked = sum(_count_letters(line.text[start:end]) for start, end, _ in line.links)
    in_row = sum(bool(cell.strip()) for cell in line.text.split("\t")) > 1
    is_sentence = bool(_SENTENCE.search(line.text)) or in_row
    head = line.text[:_LONG]
    is_site = bool(SITE_WORDS.search(head))
    remains = len(_NO_WORDS.sub("", SITE_WORDS.sub("", head)))
    weight = (words - linked) * (1.0 if is_sentence and not is_site else _NO_PROSE)
    return Part(
        words=words,
        linked=linked,
        menus=words if len(line.links) >= _SEVERAL else 0,
        rows=0 < words == linked and not any(_DOCUMENT.search(url) for _, _, url in line.links),
        marks=words if SITE_MARKS.search(head) else 0,
        sentences=words if is_sentence else 0,
        values=words if _VALUE.match(line.text) and not is_site else 0,
        site=words if is_site else 0,
        known=words if squeeze(line.text) in known else 0,
        weight=weight,
        remains=remains,
        first=number,
        last=number,
    )


def _count_letters(text: str) -> int:
    return len(_NO_LETTERS.sub("", text))


def _find_core(root: Element, parts: dict[int, Part]) -> Element:
    """Go down from the page as long as one element holds nearly all of the prose."""
    core = root
    while True:
        children = [child for child in core.elements() if id(child) in parts]
        best = max(children, key=lambda child: parts[id(child)].weight, default=None)
        if best is None:
            return core
        part = parts[id(best)]
        if part.weight < _CORE * parts[id(core)].weight or part.first == part.last:
            return core
        core = best


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges the parts of a page beside its main text."""

    parts: dict[int, Part]
    main: Part
    around: set[int]
    title: int | None
    is_bare_above: bool
    shown: dict[int, set[tuple[str, str]]] = field(default_factory=dict)

    def is_furniture(self, element: Element, inside: bool) -> bool:
        if id(element) in self.around:
            return False
        evidence = self.find_evidence(element, inside)
        return sum(IS_FURNITURE[name] for name in evidence) >= _IS_FURNITURE_SCORE

    def find_evidence(self, element: Element, inside: bool) -> list[str]:
        """Name what speaks for furniture and what against it."""
        part = self.parts[id(element)]
        words = part.words
        held = self.title is not None and part.first <= self.title <= part.last
        above = self.title is not None and part.last < self.title
        begin = self.main.first if self.title is None else min(self.title, self.main.first)
        checks = {
            "it is hidden": element.is_hidden,
            "it is hidden as the leaf of a register, whose other leaf shows": element.is_hidden
            and part.sentences > 0
            and self.has_open_leaf(element),
            "it floats over the page": element.style.get("position", "")[:5] in ("fixed", "stick"),
            "its words stand in the main text already": not inside
            and 0 < part.known >= _KNOWN * words,
            "most of its words are links": 0 < part.linked >= _LINKED * words,
            "several links stand on one line": 0 < part.menus >= _LINKED * words,
            "several lines are links to other pages, and nothing else": part.rows >= _SEVERAL,
            "it bears what only sites bear": 0 < part.marks >= _SITE * words,
            "it is named as furniture": is_named(element),
            "it speaks of the page and the site": 0 < part.site >= _SITE * words,
            "nothing else is said in it": part.remains == 0,
            "it shares no more than the page with the main text": element.parent is not None
            and element.parent.tag == "body",
            "it gives labels and values": part.values > _VALUES * words,
            "it stands before or after the main text": part.last < begin
            or part.first > self.main.last,
            "it stands above the page's title": above,
            "it has no sentence": part.sentences == 0,
            "it is mostly sentences": part.sentences > _SENTENCES * words,
            "it stands in the main text": inside and not (above and self.is_bare_above),
            "it holds the page's title": held,
        }
        return [name for name, holds in checks.items() if holds]

    def has_open_leaf(self, element: Element) -> bool:
        """Whether an element of the same kind stands beside `element` and shows."""
        parent = element.parent
        assert parent is not None
        if id(parent) not in self.shown:
            self.shown[id(parent)] = {
                kind for child in parent.elements() if not child.is_hidden for kind in _kinds(child)
            }
        return not self.shown[id(parent)].isdisjoint(_kinds(element))


def _kinds(element: Element) -> set[tuple[str, str]]:
    return {(element.tag, name) for name in element.attributes.get("class", "").split()}
