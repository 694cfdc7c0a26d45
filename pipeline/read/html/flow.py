"""The lines of a page as its reader sees them, each with the element that it stands in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from pipeline.model.sources import CELL_BREAK, LINE_BREAK

from .grids import Row, lay_out
from .lists import mark_entries
from .pages import MAX_CHARACTERS, Element, PageTooLarge

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
        "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "optgroup", "option",
        "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td",
        "textarea", "tfoot", "th", "thead", "tr", "ul", "button", "#page",
    )
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_RUN = re.compile(r"[ \t\r\n\f]+|[^ \t\r\n\f]+")
_PREFORMATTED = ("pre", "pre-wrap", "pre-line", "break-spaces")
# A label and its value: what stands in the value's cell goes on below the row.
_FORM = 2
_LABEL_LINES = 3
# A cell with more lines holds a part of the page, not a value: tables once laid out whole pages.
_MOST_LINES = 40


# Something to do for an element, and what that leaves to do after it.
Step = Callable[[], "Sequence[Step] | None"]


@dataclass(slots=True)
class Line:
    """A line of the page: its text, its innermost block, and how many characters are links.

    `links` are ranges of the text with their addresses; `level` is that of its heading.
    """

    text: str
    owner: Element
    level: int | None = None
    links: list[tuple[int, int, str]] = field(default_factory=list)


class Flow:
    """Writes elements to lines."""

    def __init__(self, owner: Element) -> None:
        """Begin with no line; `owner` is the block that the first one stands in."""
        self.lines: list[Line] = []
        self.has_table = False
        self._owner = owner
        self._level: int | None = None
        self._parts: list[str] = []
        self._length = self._total = 0
        self._blank = ""
        self._links: list[tuple[int, int, str]] = []
        self._entries: list[int] = []
        self._hidden: list[Element] = []
        self._in_hidden = False

    def finish(self) -> list[Line]:
        """Return all lines; the flow is at its end."""
        self._end_line()
        return self.lines

    def write(self, element: Element) -> None:
        """Write `element` and what is in it; deep nesting costs no stack."""
        steps: list[Step] = [partial(self._enter, element, False)]
        while steps:
            steps.extend(reversed(steps.pop()() or ()))

    def _enter(self, element: Element, preformatted: bool) -> Sequence[Step] | None:
        """Begin an element; return what is to be done in it and after it."""
        if element.tag in ("head", "title"):
            return None
        if element.is_hidden and self._parts and not self._in_hidden:
            self._hidden.append(element)  # does not break the line that it stands in
            return None
        space = element.style.get("white-space", "")
        preformatted = space in _PREFORMATTED if space else preformatted or element.tag == "pre"
        if element.tag == "br":
            self._end_line(blank=True)
            return None
        if element.tag in _BLOCKS or element.is_hidden or _is_set_apart(element):
            return self._enter_block(element, preformatted)
        start = self._length + bool(self._blank)
        return [*self._inside(element, preformatted), partial(self._end_inline, element, start)]

    def _end_inline(self, element: Element, start: int) -> None:
        if element.tag == "a" and self._length > start:
            self._links.append((start, self._length, element.attributes.get("href", "").strip()))

    def _enter_block(self, element: Element, preformatted: bool) -> Sequence[Step]:
        self._end_line()
        leave = partial(self._end_block, self._owner, self._level)
        self._owner = element
        self._level = _HEADINGS.get(element.tag, self._level)
        if element.tag == "table":
            return [*self._inside_table(element), leave]
        if element.tag in ("ol", "ul", "menu", "dir"):
            return [*self._inside_list(element, preformatted), leave]
        return [*self._inside(element, preformatted), leave]

    def _end_block(self, owner: Element, level: int | None) -> None:
        self._end_line()
        self._owner, self._level = owner, level

    def _inside(self, element: Element, preformatted: bool) -> Iterator[Step]:
        for child in element.children:
            if isinstance(child, Element):
                yield partial(self._enter, child, preformatted)
            else:
                yield partial(self._add_preformatted if preformatted else self._add_text, child)

    def _inside_list(self, items: Element, preformatted: bool) -> Iterator[Step]:
        marks = {id(entry): mark for entry, mark in mark_entries(items)}
        for child in items.children:
            if isinstance(child, str):
                yield partial(self._add_text, child)
            else:
                yield self._begin_entry
                yield partial(self._enter, child, preformatted)
                yield partial(self._end_entry, marks.get(id(child), ""))

    def _begin_entry(self) -> None:
        self._end_line()
        self._entries.append(len(self.lines))

    def _end_entry(self, mark: str) -> None:
        """Print an entry's mark before its first words."""
        self._end_line()
        first = next(
            (line for line in self.lines[self._entries.pop() :] if line.text.strip()), None
        )
        if mark and first is not None:
            first.text = mark + first.text
            first.links = [(a + len(mark), b + len(mark), url) for a, b, url in first.links]

    def _inside_table(self, table: Element) -> Iterator[Step]:
        for part in (table, *table.elements("thead", "tbody", "tfoot", "tr")):
            for child in part.elements():
                if child.tag not in ("thead", "tbody", "tfoot", "tr", "td", "th", "colgroup"):
                    yield partial(self._enter, child, False)
                    yield self._end_line
        for row in lay_out(table):
            yield partial(self._write_row, row)

    def _write_row(self, row: Row) -> None:
        self._owner = row.element
        cells: list[list[Line]] = []
        tables: list[bool] = []
        for cell in row.cells:
            flow = Flow(cell or row.element)
            if cell is not None:
                flow.write(cell)
            lines = flow.finish()
            cells.append([line for line in lines if line.text.strip()])
            tables.append(flow.has_table)
        if not any(cells):
            return
        self.has_table = True
        self._extend(_arrange(cells, tables, row.element))

    def _extend(self, lines: Sequence[Line]) -> None:
        self.lines += lines
        self._total += sum(len(line.text) + 1 for line in lines)
        if self._total > MAX_CHARACTERS:
            raise PageTooLarge

    def _add_preformatted(self, text: str) -> None:
        for index, piece in enumerate(LINE_BREAK.split(text)):
            if index:
                self._end_line(blank=True)
            if piece:
                self._append(piece)

    def _add_text(self, text: str) -> None:
        for run in _RUN.findall(text):
            if run[0] in " \t\r\n\f":
                self._blank += run
            else:
                self._append(run)

    def _append(self, words: str) -> None:
        if self._blank:
            if self._parts:
                self._put(_glue(self._parts[-1][-1], self._blank, words[0]))
            self._blank = ""
        self._put(words)

    def _put(self, words: str) -> None:
        if words:
            self._parts.append(words)
            self._length += len(words)

    def _end_line(self, blank: bool = False) -> None:
        """Close the line; without words it is none, unless a `blank` one is asked for."""
        if self._parts or blank:
            line = Line("".join(self._parts), self._owner, self._level, self._links)
            self._extend([line])
        self._parts, self._links = [], []
        self._length, self._blank = 0, ""
        waiting, self._hidden = self._hidden, []
        for element in waiting:
            self._in_hidden = True
            self.write(element)
            self._in_hidden = False


def _arrange(cells: list[list[Line]], tables: list[bool], owner: Element) -> list[Line]:
    """Return a row's cells beside one another; below one another where one is no value."""
    flat = [line for cell in cells for line in cell]
    if len(cells) == 1 or max(map(len, cells)) > _MOST_LINES:
        return flat
    if len(cells) == _FORM:
        label, value = cells
        if tables[0] or len(label) > _LABEL_LINES or (value and "\t" in value[0].text):
            return flat
        return [_join([label, value[:1]], owner), *value[1:]]
    return flat if any(tables) else [_join(cells, owner)]


def _is_set_apart(element: Element) -> bool:
    """Whether the element's own style makes a block of it."""
    return element.style.get("display", "").startswith(("block", "flex", "grid", "table", "list"))


def _join(cells: Sequence[Sequence[Line]], owner: Element) -> Line:
    """Return one line of cells: tabs between them, marks where lines end inside a cell."""
    text = ""
    links = []
    for column, cell in enumerate(cells):
        text += "\t" if column else ""
        for index, line in enumerate(cell):
            text += CELL_BREAK if index else ""
            links += [(a + len(text), b + len(text), url) for a, b, url in line.links]
            text += line.text.replace("\t", " ")
    levels = [line.level for cell in cells for line in cell]
    return Line(text, owner, levels[0] if len(levels) == 1 else None, links)


def _glue(before: str, blank: str, after: str) -> str:
    """A line break between two Chinese characters shows as nothing, other blanks as one."""
    return "" if "\n" in blank and _is_wide(before) and _is_wide(after) else " "


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
