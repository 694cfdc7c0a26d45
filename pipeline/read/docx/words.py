"""Read the words of a paragraph as they print: runs, tabs, signs, fields, links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from .drawings import is_picture
from .elements import (
    DELETED,
    DGM,
    MC,
    A,
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
from .numbering import Numbering
from .paragraphs import Line, Paragraph
from .parts import References
from .sections import find_page_ends
from .styles import LOWEST_LEVEL, Style, Styles, read_leaders
from .symbols import read_symbol

_LEADERS = {"dot": ".....", "middleDot": "·····", "heavy": "_____", "underscore": "_____"}
_LEADERS["hyphen"] = "-----"
# A number that somebody typed, and the tab after it: white space, no border of a cell.
_TYPED = re.compile(
    r"\s*(?:[（(]?(?:\d{1,3}(?:\.\d{1,3})*|[一二三四五六七八九十]{1,3})[.．、)）]|\d+(?:\.\d+)+|[①-⑳])$"
)
_LONGEST_NUMBER = 12
_BLANKS = str.maketrans("\t\r\n", "   ")


class ParagraphReader:
    """Reads the paragraphs of one story in order: fields reach over several of them."""

    def __init__(
        self, story: Element, references: References, styles: Styles, numbering: Numbering
    ) -> None:
        """Read `story`, the root of a part, whose `references` lead out of it."""
        self._references = references
        self._styles = styles
        self._numbering = numbering
        self._whole = find_whole(story)
        self._page_ends = find_page_ends(story)
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
        for _, line, start, url in self._links[-1:]:  # the innermost one leads
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
        level = self._style.level if outline is None else outline + 1
        paragraph.level = level if level is not None and 0 <= level <= LOWEST_LEVEL else None
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

    def _read_diagram(self, diagram: Element) -> None:
        assert self._open is not None
        data = self._references.diagrams.get(diagram.get(f"{R}dm", ""))
        for words in data.iter(f"{A}p") if data is not None else ():
            line = "".join(text.text or "" for text in words.iter(f"{A}t"))
            if line.strip() and not self._codes:
                self._open.drawn.append(" ".join(line.split()))

    def _read_word_art(self, path: Element) -> None:
        self._put(path.get("string", "").translate(_BLANKS))

    def _read_hyperlink(self, link: Element) -> None:
        line, start = self._place()
        self._walk(link)
        url = self._references.links.get(link.get(f"{R}id", ""))
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
    f"{DGM}relIds": ParagraphReader._read_diagram,
    f"{V}textpath": ParagraphReader._read_word_art,
    f"{W}hyperlink": ParagraphReader._read_hyperlink,
    f"{W}fldChar": ParagraphReader._read_mark,
    f"{W}instrText": ParagraphReader._read_code,
}
