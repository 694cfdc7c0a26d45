"""The text of a table's row, put together from the paragraphs in its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .paragraphs import Paragraph

# What begins an entry, so that a blank stands before it.
_OPENS = re.compile(r"[①-⑳㉑-㉟(（【]|\d{1,2}[.．、)）]|[一二三四五六七八九十]{1,3}、")
_HAN = re.compile(r"[\u3001-\u9fff\uff00-\uffef]")
# Labels set upright have a character or two in each paragraph: 办／理／时／限.
_UPRIGHT = 2


@dataclass(slots=True)
class RowText:
    """The row so far, and the links over it: first and last offset, and target."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The cells so far, a tab between each two."""
        return "".join(self.parts)

    def end_cell(self) -> None:
        """Begin the next cell."""
        self._write("\t")

    def add_cell(self, paragraphs: list[Paragraph]) -> None:
        """Write the words of one cell; its paragraphs are two blanks apart, as texts have them."""
        worded = [paragraph for paragraph in paragraphs if not paragraph.is_blank]
        upright = len(worded) > 1 and all(_is_upright(paragraph) for paragraph in worded)
        last = ""
        for number, paragraph in enumerate(worded):
            blank = "" if upright or not number else "  "
            for index, line in enumerate(paragraph.lines):
                if line.is_blank:
                    continue
                text = line.text.replace("\t", " ")
                self._write(blank if blank or not last else _glue(last, text))
                start = self.length
                self._write(text)
                self.links += [
                    (start + first, start + end, url)
                    for at, first, end, url in paragraph.links
                    if at == index
                ]
                last, blank = text, ""

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _is_upright(paragraph: Paragraph) -> bool:
    words = "".join(line.text.strip() for line in paragraph.lines)
    return len(words) <= _UPRIGHT and bool(_HAN.match(words))


def _glue(before: str, after: str) -> str:
    """A line broken by hand in a narrow cell goes on without a blank between two characters."""
    if _OPENS.match(after) or not (_HAN.match(before[-1]) and _HAN.match(after[0])):
        return " "
    return ""
