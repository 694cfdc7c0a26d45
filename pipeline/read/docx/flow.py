"""The text of a Word document as it grows, line by line, and what is known of its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.ranges import Range
from pipeline.model.sources import Link

# Blank lines, as people leave them in a text: after a paragraph, and where a picture stands.
PARAGRAPH, PICTURE = 1, 3
# All stories together: 300 times the booklet.
MAX_CHARACTERS = 5_000_000


class TooManyCharacters(Exception):
    """The document has more text than any guide."""


@dataclass(slots=True)
class Flow:
    """The text of a document, and what is known of its lines."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    gap: int = 0
    asides: list[Range] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    headings: dict[int, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def write_line(self, text: str, gap: int = PARAGRAPH) -> int:
        """Write `text` as a line, below so many blank ones or more; return where it begins."""
        if self.length:
            self._write("\n" * max(gap, self.gap))
        self.gap = 0
        start = self.length
        self._write(text)
        self._write("\n")
        return start

    def set_aside(self, text: str) -> None:
        """Write `text` as a line that interrupts the text."""
        words = " ".join(text.split())
        if words:
            start = self.write_line(words, 0)
            self.asides.append(Range(start, start + len(words)))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        if self.length > MAX_CHARACTERS:
            raise TooManyCharacters
