"""Which printed lines make a paragraph: the indent, the line spacing, how lines are broken."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.model.characters import HAN
from pipeline.model.sources import SENTENCE_END

from .areas import FLUSH
from .breaks import LARGE, NUMBER
from .figures import is_broken
from .joins import (
    LEADS,
    OPENS,
    Habits,
    is_cut_address,
    is_cut_leader,
    is_cut_scheme,
    is_enclosed,
    is_parted_mark,
    lead_width,
    runs_on,
)
from .lines import ROUGH, TextLine, are_one_size
from .spacings import EXACT, FURTHER, INDENT, Spacing

_APART = 1.6  # times the usual distance of two lines
_CLOSES = SENTENCE_END + "：:"
_STOPS = _CLOSES + "）)"
_PAUSE = re.compile("[，,：:。]")
_HEAD = re.compile(rf"{HAN}{{2,8}}[:：]")  # `职工减少：`
# In ems: how early a line of text that is not justified may end, one on the right of a picture,
# perhaps in a cell with a padding, and one on the left.
_EARLY, _PADDED, _AWAY = 0.5, 1.0, 4.0
_LONG = 0.6  # of the type area: a heading over two lines fills most of the first
_ADDRESS_LINES = 5  # an address is broken over no more


class Margins(Spacing):
    """How the paragraphs of a document are told apart."""

    def __init__(self, pages: Sequence[Sequence[TextLine]], habits: Habits) -> None:
        """Measure; `pages` holds the lines of running text of each page, from the top."""
        super().__init__(pages)
        self._habits = habits
        pairs = [pair for page in pages for pair in itertools.pairwise(page)]
        self._heads = {id(a) for a, b in pairs if _HEAD.fullmatch(a.text) and b.text[0] == "①"}
        self._captions = {id(b) for a, b in pairs if a.picture is b.picture and self.is_label(a)}

    def _heads_list(self, lines: Sequence[TextLine], after: TextLine) -> bool:
        """Whether a list begins again below `after`, behind an entry of another."""
        return id(after) in self._heads and "①" <= lines[0].text[0] <= "⑳"

    def _breaks_at_blank(
        self, lines: Sequence[TextLine], after: TextLine, right: float | None
    ) -> bool:
        """Whether a tool that breaks lines at blanks had no room for what stands before the next.

        Only where paragraphs stand apart, or all lines are broken so; else most would look so.
        """
        line = lines[-1]
        if not self.lacks_room(line, after, right):
            return False
        if self.at_blanks and self._is_unfinished(line, after):
            return True
        if self._spaced is None or line.page != after.page or _are_heading(lines):
            return False
        # a heading may stand closer to its text than the lines of that
        close = after.base - line.base < self.leading / FURTHER
        return not close and not self._is_spaced(line, after, FURTHER)

    def _is_unfinished(self, line: TextLine, after: TextLine) -> bool:
        """Whether a line is a number without its words, or ends where no sentence does."""
        if _opens(after) and not runs_on(line.text, after.text):
            return False
        begins = self.indented and self.offset(line) > INDENT and line.page == after.page
        ends = _are_heading([line]) or line.text[-1] in _STOPS or self.is_centred(line)
        flush = not self.indented or self.offset(after) < INDENT
        return flush and bool(NUMBER.fullmatch(line.text) or begins or not ends)

    def _is_nearly_full(
        self, line: TextLine, after: TextLine, left: float | None, right: float | None
    ) -> bool:
        """Whether a line that ends in the middle of a sentence leaves room for a character or two.

        Some tools break lines early, and some keep text further away from a picture than others.
        """
        if self.justified and left is None is right:
            return False
        most = _AWAY if right is not None else _EARLY if left is None else _PADDED
        edge = self.right(line) if right is None else right
        room = edge - line.x1 - lead_width(after)
        inside = self._are_in_cell(line, after, left)
        heading = _opens(line) and not _PAUSE.search(line.text) and not inside
        flush = self.indented and self.offset(after, left) < INDENT
        return (
            room < most * line.size
            and (flush or line.text[-1] not in _STOPS)
            and not line.text[-1].isascii()
            and not (heading or _opens(after) or self.is_centred(line))
        )

    def goes_on(
        self, lines: Sequence[TextLine], after: TextLine, left: float | None, right: float | None
    ) -> bool:
        """Whether `after` continues a paragraph of `lines`; edges given where a float narrows."""
        line = lines[-1]
        before = "".join(each.text for each in lines[-_ADDRESS_LINES:])
        if self._is_broken_caption(line, after):
            return True
        if self.is_label(after) or self._heads_list(lines, after):
            return False
        if self._is_parted(before, line, after):
            return True
        if not self._had_no_room(lines, after, left, right):
            return False
        if self._stands_apart(line, after) or (
            left is right and self.is_centred(after) and not self.is_centred(line)
        ):
            return False
        opens = None if self._runs_in(before, line, after) else _opens(after)
        return self._is_set_on(line, after, left, opens)

    def _had_no_room(
        self, lines: Sequence[TextLine], after: TextLine, left: float | None, right: float | None
    ) -> bool:
        """Whether what `after` begins with had no room at the end of `lines`."""
        line = lines[-1]
        return (
            self.is_full(line, after, right)
            or self._breaks_at_blank(lines, after, right)
            or self._is_nearly_full(line, after, left, right)
        )

    def _stands_apart(self, line: TextLine, after: TextLine) -> bool:
        """Whether `after` is set unlike `line`, or away from it, however full that is."""
        return (
            LEADS.search(line.text) is not None
            or not are_one_size(line, after)
            or (line.text == after.text and self.is_centred(line))
            or self._begins_caption(line, after)
            or (line.page == after.page and self._is_spaced(line, after, self._limit(line, after)))
        )

    def _is_set_on(
        self, line: TextLine, after: TextLine, left: float | None, opens: re.Match[str] | None
    ) -> bool:
        """Whether `after`, which `opens` with a number or not, begins where further lines do."""
        offset, start = self.offset(after, left), self.offset(line, left)
        closed = line.text[-1] in _CLOSES
        if self._are_in_cell(line, after, left):
            return not opens
        if self.indented:
            indented = self._continues_indented(opens, offset, start, closed)
            hangs = abs(offset - self._indent) > FLUSH and self._hangs(line, after)
            return indented or (hangs and not opens)
        if opens or self._hangs(line, after):
            return not opens
        if offset > start + INDENT:
            return _opens(line) is not None
        return not (closed and offset < start - INDENT)

    def _are_in_cell(self, line: TextLine, after: TextLine, left: float | None) -> bool:
        """Whether lines on the right of a picture begin at one place, where no paragraph does."""
        if left is None or abs(line.x0 - after.x0) > FLUSH * line.size:
            return False
        return self.offset(after, left) > self._indent + INDENT

    def _is_parted(self, before: str, line: TextLine, after: TextLine) -> bool:
        """Whether what must stand together is broken, however much room there is."""
        return (
            self._is_long_heading(line, after)
            or self.is_heading_number(line, after)
            or is_cut_scheme(before, after.text)
            or is_cut_leader(line.text, after.text)
            or is_enclosed(line.text, after.text)
            or (is_parted_mark(line.text, after.text) and not self._is_spaced(line, after))
        )

    def _runs_in(self, before: str, line: TextLine, after: TextLine) -> bool:
        """Whether a number that `after` begins with goes on with the text `before`."""
        return (
            is_cut_address(before, after.text)
            or runs_on(line.text, after.text)
            or self._habits.is_cut_number(before, after.text)
        )

    def _limit(self, line: TextLine, after: TextLine) -> float | None:
        """The font of a heading, or of Latin letters, may set lines further apart.

        Where paragraphs are indented, what is not goes on all the same.
        """
        if not self.indented or self.offset(after) > INDENT or _opens(after):
            return None
        heading = self.offset(line) < INDENT and _opens(line)
        return _APART if heading or any(map(str.isascii, after.text)) else None

    def _is_long_heading(self, line: TextLine, after: TextLine) -> bool:
        """A heading is broken by its sense: two lines in its own size, set close together."""
        # what was recognised tells the size of a short line only roughly
        rough = ROUGH if line.scores else EXACT
        below = line.page == after.page and line.base < after.base
        alike = abs(line.size - after.size) <= rough * line.size
        if not below or not alike or line.text == after.text:
            return False
        large = line.size > LARGE * self.size
        # where the first line is full, a font of other measures may push them apart
        full = large and self.is_full(line, after) and line.column is None
        close = not self._is_spaced(line, after, _APART if full else None)
        long = line.x1 - line.x0 > _LONG * (self.right(line) - self.left(line))
        starts = abs(line.x0 - after.x0) < INDENT * line.size or self.is_centred(after)
        # indented text below a heading begins there too, and its size must tell
        starts = starts or (not line.scores and self._hangs(line, after))
        # a caption is set smaller than the text, and in the middle
        small = line.size < 0.92 * self.size and self.is_centred(after)
        # and may be broken by a box that nobody sees
        long = long or (small and after.x1 - after.x0 < line.x1 - line.x0)
        return close and long and starts and (large or small) and not _opens(after)

    def _is_broken_caption(self, line: TextLine, after: TextLine) -> bool:
        below = line.picture is not None and (
            line.top > line.picture.top or id(line) in self._captions
        )
        # the last line of a text is not set in the middle of it
        middle = after.x0 > line.x0 + INDENT * line.size
        apart = self._is_narrow(line) or (middle and (below or self._is_set_off(line)))
        # a line above a picture may be of a text, and the next the label of the picture
        label = not below and self.is_label(after)
        broken = apart and not label and is_broken(line, after)
        broken = broken or (below and self._fills_column(line, after))
        return broken and are_one_size(line, after) and not _opens(after)

    def _is_set_off(self, line: TextLine) -> bool:
        """Whether a long line begins or ends where none of a paragraph does."""
        ends_early = self.justified and self.right(line) - line.x1 > _EARLY * line.size
        return ends_early or FLUSH < self.offset(line) < INDENT

    def _fills_column(self, line: TextLine, after: TextLine) -> bool:
        """Whether a caption is as wide as the text, and its last line is set in the middle."""
        ends = line.text[-1] in _STOPS or self.is_label(after)
        full = line.x1 + lead_width(after) > self.right(line) - FLUSH * line.size
        picture = after.picture
        between = picture is not None and picture is line.picture and after.top < picture.top
        middle = between or self.is_centred(after)
        return full and middle and not ends and not self._is_spaced(line, after)

    def _begins_caption(self, line: TextLine, after: TextLine) -> bool:
        """Whether `after` stands at a picture, and is no rest of an address by chance as wide."""
        if after.picture in (None, line.picture) or not self._is_narrow(after):
            return False
        return not (after.text.isascii() and is_cut_address(line.text, after.text))

    def _is_narrow(self, line: TextLine) -> bool:
        return line.x1 - line.x0 < _LONG * (self.right(line) - self.left(line))

    def _hangs(self, line: TextLine, after: TextLine) -> bool:
        """Whether `after` begins below the words behind the number of `line`."""
        number = _opens(line)
        if number is None:
            return False
        begins = len(line.text) - len(line.text[number.end() :].lstrip())
        return (
            begins < len(line.text) and abs(after.x0 - line.edges[2 * begins]) < FLUSH * line.size
        )

    def _continues_indented(
        self, opens: re.Match[str] | None, offset: float, before: float, closed: bool
    ) -> bool:
        """Where paragraphs are indented, what is not indented continues one, numbers aside."""
        if offset < INDENT:
            return not opens or opens[0] >= "①"
        return self.hanging and not opens and not closed and abs(offset - before) < INDENT / 2


def _are_heading(lines: Sequence[TextLine]) -> bool:
    """Whether lines are a number with words that are no sentence."""
    first = lines[0]
    words = _opens(first) and first.text[0] < "①" and not NUMBER.fullmatch(first.text)
    return bool(words) and not any(_PAUSE.search(line.text) for line in lines)


def _opens(line: TextLine) -> re.Match[str] | None:
    return OPENS.match(line.text)
