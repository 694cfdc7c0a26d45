"""A paragraph as it prints: its words in lines, and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from .drawings import is_picture
from .elements import (
    DELETED,
    MC,
    Element,
    M,
    R,
    V,
    W,
    choose,
    find_number,
    find_switch,
    find_value,
)
from .fields import Field, find_whole, read_box
from .styles import Style, read_leaders, read_outline
from .symbols import read_symbol

if TYPE_CHECKING:
    from .numbering import Numbering
    from .styles import Styles

_LEADERS = {"dot": ".....", "middleDot": "·····", "heavy": "_____", "underscore": "_____"}
_LEADERS["hyphen"] = "-----"
# A number that somebody typed, and the tab after it: white space, no border of a cell.
_TYPED = re.compile(
    r"\s*(?:[（(]?(?:\d{1,3}(?:\.\d{1,3})*|[一二三四五六七八九十]{1,3})[.．、)）]|\d+(?:\.\d+)+|[①-⑳])$"
)
_LONGEST_NUMBER = 12
_BLANKS = str.maketrans("\t\r\n", "   ")


@dataclass(slots=True)
class Line:
    """A line of a paragraph, and whether a picture stands above or below its words."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    is_blank: bool = True
    above: bool = False
    below: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(self.parts)

    def add(self, text: str, at: int | None = None) -> None:
        """Add `text` at the end, or before the part `at`."""
        self.parts.insert(len(self.parts) if at is None else at, text)
        self.length += len(text)
        self.is_blank = self.is_blank and not text.strip()


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it prints.

    `links` are line, first and last column and target; `boxes` hold text of their own;
    `notes` are kind and id; `level` is that of a heading; after the last paragraph of a section
    a new page may begin.
    """

    lines: list[Line] = field(default_factory=lambda: [Line()])
    level: int | None = None
    hidden: list[str] = field(default_factory=list)
    links: list[tuple[int, int, int, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    ends_page: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether the paragraph prints no words."""
        return all(line.is_blank for line in self.lines)


class ParagraphReader:
    """Reads the paragraphs of one story in order: fields reach over several of them."""

    def __init__(
        self, story: Element, targets: Mapping[str, str], styles: Styles, numbering: Numbering
    ) -> None:
        """Read `story`; `targets` are its links out of the document by their ids."""
        self._targets = targets
        self._styles = styles
        self._numbering = numbering
        self._whole = find_whole(story)
        self._page_ends = _find_page_ends(story)
        self._fields: list[Field] = []
        self._codes = 0  # open fields whose code is being read: nothing of it is printed
        self._links: list[tuple[Field, int, int, str]] = []
        self._open: Paragraph | None = None
        self._style = Style()
        self._leaders: list[str] = []
        self._is_hidden = False

    def read(self, element: Element) -> Paragraph | None:
        """Return the next paragraph; None where it goes on in the one that follows."""
        properties = element.find(f"{W}pPr")
        self._style = self._styles.find(find_value(properties, "pStyle"))
        self._leaders = list(read_leaders(properties) or self._style.leaders)
        self._open = self._open or Paragraph()
        line, start = self._place()
        self._links = [(opened, line, start, url) for opened, _, _, url in self._links]
        self._walk(element)
        for _, line, start, url in self._links:
            self._close_link(line, start, url)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and self._goes_on(mark):
            return None
        return self.finish(properties)

    def finish(self, properties: Element | None = None) -> Paragraph | None:
        """Return the paragraph that is still open, numbered by its `properties`."""
        paragraph, self._open = self._open, None
        if paragraph is None:
            return None
        number = self._number(properties) if properties is not None or self._style.number else ""
        if number:
            paragraph.lines[0].add(number, at=0)
            paragraph.links = [
                (line, start + len(number) * (not line), end + len(number) * (not line), url)
                for line, start, end, url in paragraph.links
            ]
        outline = find_number(properties, "outlineLvl")
        section = properties.find(f"{W}sectPr") if properties is not None else None
        paragraph.ends_page = section is not None and section in self._page_ends
        paragraph.level = self._style.level if outline is None else read_outline(outline)
        return paragraph

    def _goes_on(self, mark: Element) -> bool:
        """A mark that is deleted or hidden does not end the paragraph; one alone is not there."""
        return any(child.tag in DELETED for child in mark) or (
            bool(find_switch(mark, "vanish")) and self._open is not None
        )

    def _number(self, properties: Element | None) -> str:
        listed = properties.find(f"{W}numPr") if properties is not None else None
        number, depth = find_value(listed, "numId"), find_number(listed, "ilvl")
        if number is not None:
            return self._numbering.count(number, depth, None)
        if self._style.number is None:
            return ""
        owner = self._style.owner if depth is None else None
        return self._numbering.count(
            self._style.number, self._style.depth if depth is None else depth, owner
        )

    # -- words ------------------------------------------------------------------------------------

    def _walk(self, element: Element) -> None:
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif isinstance(child.tag, str) and child.tag not in _WORDLESS:
                self._walk(child)

    def _put(self, text: str) -> None:
        assert self._open is not None
        if self._codes:
            return
        if self._is_hidden:
            self._open.hidden.append(text)
        else:
            self._open.lines[-1].add(text)

    def _place(self) -> tuple[int, int]:
        """Return the line that is being written and its length so far."""
        assert self._open is not None
        return len(self._open.lines) - 1, self._open.lines[-1].length

    def _read_run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        before = self._is_hidden
        own = find_switch(properties, "vanish")
        named = self._styles.find_run(find_value(properties, "rStyle")).hidden
        found = (state for state in (own, named, self._style.hidden) if state is not None)
        self._is_hidden = next(found, False)
        self._walk(run)
        self._is_hidden = before

    def _read_text(self, text: Element) -> None:
        self._put((text.text or "").translate(_BLANKS))

    def _read_break(self, _element: Element) -> None:
        assert self._open is not None
        if not self._codes and not self._is_hidden:
            self._open.lines.append(Line())

    def _read_tab(self, _element: Element) -> None:
        assert self._open is not None
        line = self._open.lines[-1]
        if line.is_blank or (line.length <= _LONGEST_NUMBER and _TYPED.match(line.text)):
            self._put(" ")
        else:
            leader = self._leaders.pop(0) if self._leaders else "none"
            self._put(_LEADERS.get(leader, "") + "\t")

    def _read_symbol(self, symbol: Element) -> None:
        self._put(read_symbol(symbol.get(f"{W}char"), symbol.get(f"{W}font")))

    def _read_hyphen(self, _element: Element) -> None:
        self._put("-")

    def _read_ruby(self, ruby: Element) -> None:
        assert self._open is not None
        base = ruby.find(f"{W}rubyBase")
        if base is not None:
            self._walk(base)
        above = ruby.find(f"{W}rt")
        if above is not None:
            self._open.hidden.append("".join(text.text or "" for text in above.iter(f"{W}t")))

    def _read_fraction(self, fraction: Element) -> None:
        for position, part in enumerate(fraction.iterfind(f"{M}num")):
            self._walk(part)
            self._put("/" * (not position))
        for part in fraction.iterfind(f"{M}den"):
            self._walk(part)

    # -- what hangs on words ----------------------------------------------------------------------

    def _read_alternatives(self, alternatives: Element) -> None:
        chosen = choose(alternatives)
        if chosen is not None:
            self._walk(chosen)

    def _read_note(self, reference: Element) -> None:
        assert self._open is not None
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        self._open.notes.append((kind, reference.get(f"{W}id", "")))

    def _read_box(self, box: Element) -> None:
        assert self._open is not None
        self._open.boxes.append(box)

    def _read_drawing(self, drawing: Element) -> None:
        assert self._open is not None
        boxes = len(self._open.boxes)
        self._walk(drawing)
        if len(self._open.boxes) == boxes and is_picture(drawing):
            line = self._open.lines[-1]
            line.above = line.above or line.is_blank
            line.below = line.below or not line.is_blank

    def _read_word_art(self, path: Element) -> None:
        self._put(path.get("string", "").translate(_BLANKS))

    def _read_hyperlink(self, link: Element) -> None:
        line, start = self._place()
        self._walk(link)
        url = self._targets.get(link.get(f"{R}id", ""))
        if url:
            self._close_link(line, start, url)

    def _close_link(self, line: int, start: int, url: str) -> None:
        """Keep a link over the words since `start`; one over several lines counts for each."""
        assert self._open is not None
        for index in range(line, len(self._open.lines)):
            end = self._open.lines[index].length
            if end > start:
                self._open.links.append((index, start, end, url))
            start = 0

    def _read_mark(self, mark: Element) -> None:
        if mark not in self._whole:
            return
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(Field(box=read_box(mark)))
            self._codes += 1
        elif kind == "separate" and not self._fields[-1].in_result:
            opened = self._fields[-1]
            opened.in_result = True
            self._codes -= 1
            if opened.target:
                self._links.append((opened, *self._place(), opened.target))
        elif kind == "end":
            self._end_field(self._fields.pop())

    def _end_field(self, closed: Field) -> None:
        if not closed.in_result:
            self._codes -= 1
            self._put(closed.print_code())
        if self._links and self._links[-1][0] is closed:
            self._close_link(*self._links.pop()[1:])

    def _read_code(self, code: Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].code += code.text or ""


def _find_page_ends(story: Element) -> set[Element]:
    """Return the sections of `story` after which the next one begins on a page of its own."""
    sections = list(story.iter(f"{W}sectPr"))
    return {
        section
        for section, following in pairwise(sections)
        if find_value(following, "type") != "continuous"
    }


_WORDLESS = DELETED | {
    *(W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "rt")),
    *(W + name for name in ("tbl", "p", "footnoteRef", "endnoteRef", "separator", "fldData")),
}
_HANDLERS: Mapping[object, Callable[[ParagraphReader, Element], None]] = {
    f"{W}r": ParagraphReader._read_run,
    f"{W}t": ParagraphReader._read_text,
    f"{M}t": ParagraphReader._read_text,
    f"{W}tab": ParagraphReader._read_tab,
    f"{W}ptab": ParagraphReader._read_tab,
    f"{W}br": ParagraphReader._read_break,
    f"{W}cr": ParagraphReader._read_break,
    f"{W}sym": ParagraphReader._read_symbol,
    f"{W}noBreakHyphen": ParagraphReader._read_hyphen,
    f"{W}ruby": ParagraphReader._read_ruby,
    f"{M}f": ParagraphReader._read_fraction,
    f"{MC}AlternateContent": ParagraphReader._read_alternatives,
    f"{W}footnoteReference": ParagraphReader._read_note,
    f"{W}endnoteReference": ParagraphReader._read_note,
    f"{W}txbxContent": ParagraphReader._read_box,
    f"{W}drawing": ParagraphReader._read_drawing,
    f"{W}pict": ParagraphReader._read_drawing,
    f"{W}object": ParagraphReader._read_drawing,
    f"{V}textpath": ParagraphReader._read_word_art,
    f"{W}hyperlink": ParagraphReader._read_hyperlink,
    f"{W}fldChar": ParagraphReader._read_mark,
    f"{W}instrText": ParagraphReader._read_code,
}
