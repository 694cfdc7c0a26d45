"""The source as the reader delivers it: its text, unedited, and where its lines begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from .cuttings import Painter
from .radicals import RADICALS, read_radicals
from .ranges import Range

if TYPE_CHECKING:
    from .spans import Span

LINE_BREAK = re.compile(r"\r\n|\r|\n")
# Where a line ends inside a cell of a table, whose row is one line of the text.
CELL_BREAK = "\u2028"

SENTENCE_END = "。；;！？!?"

# One character for one character, so that offsets in `folded` are offsets in `text`.
# Full-width ASCII becomes ASCII, a radical the character that it looks like; what shows as nothing
# or as a gap becomes a blank.
_INVISIBLE = "\0\u00a0\u00ad\u200b\u200c\u200d\u2060\u3000\ufeff\u2002\u2003\u2009" + CELL_BREAK
FOLD = {
    **RADICALS,
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, _INVISIBLE), 0x20),
}
_FOLDED = re.compile("[" + "".join(map(re.escape, map(chr, FOLD))) + "]")


def fold_text(text: str) -> str:
    """Return `text` with full-width ASCII narrowed, radicals read, invisible ones blanked."""
    # a guide has few different ones among many characters: ten times as fast as str.translate
    for character in set(_FOLDED.findall(text)):
        text = text.replace(character, chr(FOLD[ord(character)]))
    return text


def count_columns(text: str) -> int:
    """Return how wide `text` is printed: a Chinese character takes two columns."""
    return sum(1 if character.isascii() else 2 for character in text)


class Place(NamedTuple):
    """Where a printed line of a paged source stands; it begins at `start` of the source's text.

    `edges` holds the left and the right edge of each of its characters, in points; `scores`, of a
    page that was recognised, how sure the recogniser is of each, from 0 to 1.
    """

    start: int
    page: int
    top: float
    bottom: float
    edges: Sequence[float]
    scores: Sequence[float] = ()

    @property
    def end(self) -> int:
        """The offset after the line's last character."""
        return self.start + len(self.edges) // 2


class Link(NamedTuple):
    """An address, and the words of the source that lead to it when people click on them."""

    url: str
    range: Range


class Picture(NamedTuple):
    """A picture among the words; the ones at `start` are those that it stands with or before.

    `codes` is what the codes in it say, or None where nobody looked for codes. `page` and `bbox`,
    in points from the upper left, are those of a paged source.
    """

    start: int
    codes: tuple[str, ...] | None
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None


class Notice(NamedTuple):
    """What a reader had to leave unread, and what to do: for the user, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Source:
    """A read document. `text` is what the file says, byte order mark aside; nothing is edited.

    A paged source says where its printed lines stand (`places`, by offset), which ranges are
    page furniture that interrupts the text (`asides`). `links` lie over the text, `pictures`
    stand in it.
    A source with styles says which lines are `headings`: the offset of the line's first character
    that is no blank, and its level from 1 down; 0 is the title of the document.
    A `painter` makes pictures of its pages.
    `notices` say what the reader left unread.
    """

    file_name: str
    media_type: str
    sha256: str
    size_bytes: int
    encoding: str | None
    reader: str
    text: str
    pages: int | None = None
    places: Sequence[Place] = ()
    asides: Sequence[Range] = ()
    links: Sequence[Link] = ()
    headings: Mapping[int, int] = field(default_factory=dict)
    painter: Painter | None = field(default=None, compare=False, repr=False)
    pictures: Sequence[Picture] = ()
    notices: Sequence[Notice] = ()

    @cached_property
    def folded(self) -> str:
        """`text` folded one character to one character, for matching only."""
        return fold_text(self.text)

    @cached_property
    def readable(self) -> str:
        """`text` with radicals read as characters, one for one: what values are taken from."""
        return read_radicals(self.text)

    @cached_property
    def pictures_in_order(self) -> Sequence[Picture]:
        """The pictures by the words that they stand with."""
        return sorted(self.pictures, key=lambda picture: picture.start)

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """Offset of the first character of each line; a final line break opens no new line."""
        starts = [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]
        if len(starts) > 1 and starts[-1] == len(self.text):
            starts.pop()
        return starts

    @cached_property
    def open_widths(self) -> Sequence[int]:
        """Columns of the lines that close no sentence, sorted: a layout breaks many alike."""
        lines = (line.strip() for line in LINE_BREAK.split(self.folded))
        return sorted(
            count_columns(line)
            for line in lines
            if line and "\t" not in line and line[-1] not in SENTENCE_END
        )

    def span(self, start: int, end: int) -> Span:
        """Return the published place of the range `[start, end)`."""
        line = bisect_right(self.line_starts, start)
        end_line = bisect_right(self.line_starts, max(start, end - 1), lo=line - 1)
        # What is left out needs no memory, and half of all that a guide publishes are places.
        place = self._locate(start, end) if self.places else {}
        return _load_span()(
            line=line,
            column=start - self.line_starts[line - 1] + 1,
            end_line=end_line,
            end_column=end - self.line_starts[end_line - 1] + 1,
            **place,
        )

    def _locate(self, start: int, end: int) -> dict[str, Any]:
        """Return the first page of the range `[start, end)`, the box and the certainty there.

        An empty range, and one of blanks alone, lies at the printed line before it.
        """
        index = max(0, bisect_right(self._place_starts, start) - 1)
        if self.places[index].end <= start and index + 1 < len(self.places):
            index += self.places[index + 1].start < end
        first = self.places[index]
        x0, top, x1, bottom = float("inf"), first.top, float("-inf"), first.bottom
        while index < len(self.places):
            place = self.places[index]
            if place.page != first.page or (place.start >= end and place is not first):
                break
            left = min(max(0, start - place.start), len(place.edges) // 2 - 1)
            right = min(max(left + 1, end - place.start), len(place.edges) // 2)
            x0 = min(x0, *place.edges[2 * left : 2 * right])
            x1 = max(x1, *place.edges[2 * left : 2 * right])
            top, bottom = min(top, place.top), max(bottom, place.bottom)
            index += 1
        box = (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
        return {"page": first.page, "bbox": box, "confidence": self._confidence(start, end)}

    def _confidence(self, start: int, end: int) -> float | None:
        """Return how sure the recogniser is of the least sure character in `[start, end)`."""
        if not self.recognised:
            return None
        index = max(0, bisect_right(self._place_starts, start) - 1)
        lowest: float | None = None
        while index < len(self.places) and self.places[index].start < end:
            place = self.places[index]
            for score in place.scores[max(0, start - place.start) : end - place.start]:
                lowest = score if lowest is None else min(lowest, score)
            index += 1
        return None if lowest is None else round(lowest, 2)

    @cached_property
    def recognised(self) -> bool:
        """Whether there are pages whose characters were recognised."""
        return any(place.scores for place in self.places)

    @cached_property
    def _place_starts(self) -> Sequence[int]:
        return [place.start for place in self.places]

    def range(self, span: Span) -> Range:
        """Return the character range of a published place; the inverse of `span`."""
        return Range(
            self.line_starts[span.line - 1] + span.column - 1,
            self.line_starts[span.end_line - 1] + span.end_column - 1,
        )

    def cut(self, span: Span) -> str:
        """Return the source's own words at `span`."""
        return self.text[slice(*self.range(span))]

    def trim(self, start: int, end: int) -> Range:
        """Return `[start, end)` without blanks at its two ends."""
        words = self.folded[start:end]
        return Range(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


@cache
def _load_span() -> type[Span]:
    """Import on first use: readers publish nothing, and need not wait for pydantic."""
    from .spans import Span

    return Span
