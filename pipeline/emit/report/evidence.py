"""Words of the source with their surroundings, made fit to be shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...model.sources import LINE_BREAK, Source
from ...model.spans import Span

# A screen's width of Chinese; what stands further from the fault is left to the source's own pages.
REACH = 90

# Controls, zero-width characters and overrides of the writing direction: they show as nothing, or
# show other words than those that stand there.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


class Part(NamedTuple):
    """Words of a line; `marked` where they are what a finding points at."""

    text: str
    marked: bool = False


class Line(NamedTuple):
    """A line of the source, by its number; `marked` where a part of it is."""

    number: int
    parts: tuple[Part, ...]

    @property
    def marked(self) -> bool:
        """Whether the finding points at words of this line."""
        return any(part.marked for part in self.parts)


def split_hidden(text: str) -> list[tuple[str, bool]]:
    """Split `text` into what shows as itself and names of code points that do not (True)."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _HIDDEN.finditer(text):
        if match.start() > end:
            pieces.append((text[end : match.start()], False))
        pieces.append((f"U+{ord(match[0]):04X}", True))
        end = match.end()
    if end < len(text) or not pieces:
        pieces.append((text[end:], False))
    return pieces


def split_lines(source: Source) -> list[str]:
    """Return the lines of the source without their ends."""
    ends = [*source.line_starts[1:], len(source.text)]
    return [
        LINE_BREAK.sub("", source.text[start:end])
        for start, end in zip(source.line_starts, ends, strict=True)
    ]


def quote_lines(lines: Sequence[str], span: Span, around: int) -> list[Line]:
    """Return the lines of `span` with its words marked, and up to `around` on either side.

    Blank lines tell nothing and are left out; up to two of them are looked across.
    """
    last = min(span.end_line, len(lines))
    before = range(span.line - 1, max(0, span.line - around - 3), -1)
    after = range(last + 1, min(len(lines), last + around + 2) + 1)
    numbers = [
        *reversed(_choose_lines(lines, before, around)),
        *range(span.line, last + 1),
        *_choose_lines(lines, after, around),
    ]
    return [_quote(number, lines[number - 1], span) for number in numbers]


def _choose_lines(lines: Sequence[str], numbers: range, count: int) -> list[int]:
    return [n for n in numbers if n <= len(lines) and lines[n - 1].strip()][:count]


def _quote(number: int, text: str, span: Span) -> Line:
    if not span.line <= number <= span.end_line:
        return Line(number, (Part(_shorten(text, 2 * REACH)),))
    start = span.column - 1 if number == span.line else 0
    end = span.end_column - 1 if number == span.end_line else len(text)
    words = text[start:end]
    if end > len(text) or (number < span.end_line and not words):
        words += "↵"  # the fault is, or goes over, the end of the line
    before = text[:start]
    if len(before) > REACH:
        before = "…" + before[-REACH:]
    parts = (Part(before), Part(words, marked=True), Part(_shorten(text[end:], REACH)))
    return Line(number, tuple(part for part in parts if part.text))


def _shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length] + "…"
