"""A paragraph as it prints: its words in lines, and what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .elements import Element


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

    `links` are line, first and last column and target; `boxes` hold text of their own,
    `drawn` are the words of a diagram;
    `notes` are kind and id; `level` is that of a heading; after the last paragraph of a section
    a new page may begin.
    """

    lines: list[Line] = field(default_factory=lambda: [Line()])
    level: int | None = None
    hidden: list[str] = field(default_factory=list)
    links: list[tuple[int, int, int, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    ends_page: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether the paragraph prints no words."""
        return all(line.is_blank for line in self.lines)

    def split(self) -> tuple[Paragraph, Paragraph]:
        """Return the first line that prints words, and the rest with all that hangs on it."""
        end = next((i for i, line in enumerate(self.lines, 1) if not line.is_blank), 0)
        first = Paragraph(self.lines[:end], links=[link for link in self.links if link[0] < end])
        links = [
            (line - end, start, last, url) for line, start, last, url in self.links if line >= end
        ]
        return first, replace(self, lines=self.lines[end:], links=links)
