"""Which printed lines make a paragraph: the indent, the line spacing, how lines are broken."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median_low

from pipeline.model.characters import HAN
from pipeline.model.sources import SENTENCE_END

from .areas import FLUSH, STEPS
from .breaks import Breaks
from .figures import is_broken
from .glyphs import is_wide
from .joins import (
    LEADS,
    OPENS,
    is_cut_address,
    is_cut_scheme,
    is_enclosed,
    is_parted_mark,
    lead_width,
    runs_on,
)
from .lines import TextLine

_INDENT = 0.8  # ems: one character; Chinese paragraphs are indented by two
# Times the usual distance of two lines. Paragraph spacing starts at a quarter of a line.
_SPACED = 1.22
_APART = 1.6
_FURTHER, _MOSTLY = 1.08, 0.6
_CLOSES = SENTENCE_END + "：:"
_STOPS = _CLOSES + "）)"
_PAUSE = re.compile("[，,：:。]")
# A number that stands alone: `9.`, `21.1`, `②`.
_NUMBER = re.compile(r"[①-⑳㉑-㉟]|[（(]?[\d一二三四五六七八九十]{1,3}(?:[.．]\d{1,3})*[.．、）)]?")
_LABEL, _AGAIN = re.compile(rf"{HAN}{{2,8}}"), 3  # `操作流程`
# In ems: how early a line of text that is not justified may end, and one beside a picture.
_EARLY, _AWAY = 0.5, 4.0
_LONG = 0.6  # of the type area: a heading over two lines fills most of the first
_OFTEN = 0.3  # one-line paragraphs that happen to be full are a tenth of full first lines
_EXACT, _NEAR, _ROUGH = 0.02, 0.06, 0.15  # how much lines of one size may differ


class Margins(Breaks):
    """How the paragraphs of a document are told apart."""

    def __init__(self, pages: Sequence[Sequence[TextLine]]) -> None:
        """Measure; `pages` holds the lines of running text of each page, from the top."""
        super().__init__(pages)
        pairs = [pair for page in pages for pair in itertools.pairwise(page)]
        self.leading = self._measure_leading(pairs)
        self._indent = self._measure_indent(pairs)
        self.indented = self._indent > _INDENT
        self.hanging = self._measure_hanging(pairs)
        self._labels = self._find_labels(pairs)
        self._spaced = self._measure_spacing(pairs)

    def _measure_leading(self, pairs: list[tuple[TextLine, TextLine]]) -> float:
        """Return the usual distance of a full line and the next."""
        steps = Counter(
            round(b.base - a.base, 0)
            for a, b in pairs
            if 0.5 < b.base - a.base < 3 * self.size and self.is_full(a, b)
        )
        return steps.most_common(1)[0][0] if steps else 1.6 * self.size

    def _measure_spacing(self, pairs: list[tuple[TextLine, TextLine]]) -> float | None:
        """Return how many times the usual distance parts paragraphs, None where that is unknown.

        The lines of a paragraph stand evenly, and most others a little further apart.
        """
        steps: dict[bool, list[float]] = {True: [], False: []}
        for a, b in pairs:
            body = abs(a.size - self.size) + abs(b.size - self.size) < _EXACT * self.size
            if body and 0 < b.base - a.base < 3 * self.size:
                steps[self.is_full(a, b)].append((b.base - a.base) / self.leading)
        if min(map(len, steps.values())) < STEPS:
            return None
        within = median_low(steps[True])
        # Latin letters from a font of other measures push their lines apart
        if sorted(steps[True])[len(steps[True]) * 3 // 4] > _FURTHER * within:
            return None
        apart = sorted(step for step in steps[False] if step > _FURTHER * within)
        if len(apart) < _MOSTLY * len(steps[False]):
            return None
        return min(_SPACED, (within + apart[len(apart) // 10]) / 2)

    def _measure_indent(self, pairs: list[tuple[TextLine, TextLine]]) -> float:
        """Return how much further right than the type area most paragraphs begin, in ems."""
        starts = [
            self.offset(b) for a, b in pairs if not self.is_full(a, b) and not self.is_centred(b)
        ]
        return median_low(starts) if starts else 0.0

    def _measure_hanging(self, pairs: list[tuple[TextLine, TextLine]]) -> bool:
        """Whether there are entries whose further lines are indented like the first.

        A paragraph of one line that happens to be full looks the same, but is seldom.
        """
        further = [
            self.offset(b) > _INDENT
            for a, b in pairs
            if self.offset(a) > _INDENT and self.is_full(a, b) and not self.is_centred(b)
        ]
        return sum(further) > _OFTEN * len(further)

    def _find_labels(self, pairs: list[tuple[TextLine, TextLine]]) -> set[str]:
        """Return the few words that make a paragraph of their own again and again."""
        alone = Counter(
            b.text for a, b in pairs if _LABEL.fullmatch(b.text) and not self.is_full(a, b)
        )
        return {text for text, count in alone.items() if count >= _AGAIN}

    def _breaks_at_blank(self, line: TextLine, after: TextLine, right: float | None) -> bool:
        """Whether a tool that breaks lines at blanks had no room for what stands before the next.

        Only where paragraphs stand apart, or the document breaks all lines so; else most paragraphs
        would look so.
        """
        if not self.lacks_room(line, after, right):
            return False
        if self.at_blanks and self._is_unfinished(line, after):
            return True
        if self._spaced is None or line.page != after.page:
            return False
        # a heading may stand closer to its text than the lines of that
        close = after.base - line.base < self.leading / _FURTHER
        return not close and not self._is_spaced(line, after, _FURTHER)

    def _is_unfinished(self, line: TextLine, after: TextLine) -> bool:
        """Whether a line is a number without its words, or ends where no sentence does."""
        starts = self.indented and self.offset(line) > _INDENT and self.offset(after) < _INDENT
        begins = starts and line.page == after.page
        heading = _opens(line) and line.text[0] < "①" and not _PAUSE.search(line.text)
        ends = heading or line.text[-1] in _STOPS or self.is_centred(line)
        return bool(_NUMBER.fullmatch(line.text) or begins or not ends)

    def _is_nearly_full(
        self, line: TextLine, after: TextLine, left: float | None, right: float | None
    ) -> bool:
        """Whether a line that ends in the middle of a sentence leaves room for a character or two.

        Some tools break lines early, and some keep text further away from a picture than others.
        """
        if self.justified and right is None:
            return False
        edge = self.right(line) if right is None else right
        room = edge - line.x1 - lead_width(after)
        heading = _opens(line) and not _PAUSE.search(line.text)
        flush = self.indented and self.offset(after, left) < _INDENT
        return (
            room < (_EARLY if right is None else _AWAY) * line.size
            and (flush or line.text[-1] not in _STOPS)
            and not line.text[-1].isascii()
            and not (heading or _opens(after) or self.is_centred(line))
        )

    def goes_on(
        self, line: TextLine, after: TextLine, left: float | None, right: float | None
    ) -> bool:
        """Whether `after` continues the paragraph of `line`; edges given where a float narrows."""
        if (
            self._is_long_heading(line, after)
            or self._is_broken_caption(line, after)
            or is_cut_scheme(line.text, after.text)
            or is_enclosed(line.text, after.text)
            or (is_parted_mark(line.text, after.text) and not self._is_spaced(line, after))
        ):
            return True
        if (
            not (
                self.is_full(line, after, right)
                or self._breaks_at_blank(line, after, right)
                or self._is_nearly_full(line, after, left, right)
            )
            or LEADS.search(line.text)
            or not _is_one_size(line, after)
            or (left is right and self.is_centred(after) and not self.is_centred(line))
            or (self._is_narrow(after) and after.picture not in (None, line.picture))
            or after.text in self._labels
            or (line.text == after.text and self.is_centred(line))
            or (line.page == after.page and self._is_spaced(line, after, self._limit(line, after)))
        ):
            return False
        offset, before = self.offset(after, left), self.offset(line, left)
        runs_in = is_cut_address(line.text, after.text) or runs_on(line.text, after.text)
        opens = None if runs_in else _opens(after)
        closed = line.text[-1] in _CLOSES
        if self.indented:
            indented = self._continues_indented(opens, offset, before, closed)
            hangs = abs(offset - self._indent) > FLUSH and self._hangs(line, after)
            return indented or (hangs and not opens)
        if opens or self._hangs(line, after):
            return not opens
        if offset > before + _INDENT:
            return _opens(line) is not None
        return not (closed and offset < before - _INDENT)

    def _limit(self, line: TextLine, after: TextLine) -> float | None:
        """The font of a heading, or of Latin letters, may set lines further apart.

        Where paragraphs are indented, what is not goes on all the same.
        """
        if not self.indented or self.offset(after) > _INDENT or _opens(after):
            return None
        heading = self.offset(line) < _INDENT and _opens(line)
        return _APART if heading or any(map(str.isascii, after.text)) else None

    def _is_long_heading(self, line: TextLine, after: TextLine) -> bool:
        """A heading is broken by its sense: two lines in its own size, set close together."""
        # what was recognised tells the size of a short line only roughly
        rough = _ROUGH if line.scores else _EXACT
        below = line.page == after.page and line.base < after.base
        alike = abs(line.size - after.size) <= rough * line.size
        if not below or not alike or line.text == after.text:
            return False
        large = line.size > 1.08 * self.size
        # where the first line is full, a font of other measures may push them apart
        full = large and self.is_full(line, after) and line.column is None
        close = not self._is_spaced(line, after, _APART if full else None)
        long = line.x1 - line.x0 > _LONG * (self.right(line) - self.left(line))
        starts = abs(line.x0 - after.x0) < _INDENT * line.size or self.is_centred(after)
        # indented text below a heading begins there too, and its size must tell
        starts = starts or (not line.scores and self._hangs(line, after))
        # a caption is set smaller than the text, and in the middle
        small = line.size < 0.92 * self.size and self.is_centred(after)
        # and may be broken by a box that nobody sees
        long = long or (small and after.x1 - after.x0 < line.x1 - line.x0)
        return close and long and starts and (large or small) and not _opens(after)

    def _is_broken_caption(self, line: TextLine, after: TextLine) -> bool:
        below = line.picture is not None and line.top > line.picture.top
        # the last line of a text is not set in the middle of it
        middle = after.x0 > line.x0 + _INDENT * line.size
        apart = self._is_narrow(line) or (middle and (below or self._is_set_off(line)))
        # a line above a picture may be of a text, and the next the label of the picture
        label = not below and after.text in self._labels
        broken = apart and not label and is_broken(line, after)
        broken = broken or (below and self._fills_column(line, after))
        return broken and _is_one_size(line, after) and not _opens(after)

    def _is_set_off(self, line: TextLine) -> bool:
        """Whether a long line begins or ends where none of a paragraph does."""
        ends_early = self.justified and self.right(line) - line.x1 > _EARLY * line.size
        return ends_early or FLUSH < self.offset(line) < _INDENT

    def _fills_column(self, line: TextLine, after: TextLine) -> bool:
        """Whether a caption is as wide as the text, and its last line is set in the middle."""
        ends = line.text[-1] in _STOPS or after.text in self._labels
        full = self.is_full(line, after) and self.is_centred(after)
        return full and not ends and not self._is_spaced(line, after)

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
        if offset < _INDENT:
            return not opens or opens[0] >= "①"
        return self.hanging and not opens and not closed and abs(offset - before) < _INDENT / 2

    def _is_spaced(self, line: TextLine, after: TextLine, limit: float | None = None) -> bool:
        # larger type stands on lines further apart, in the same measure
        usual = max(self.leading, 1.1 * self.size) * max(1.0, line.size / self.size)
        return after.base - line.base > (limit or self._spaced or _SPACED) * usual


def _is_one_size(line: TextLine, after: TextLine) -> bool:
    """Chinese characters show the size of their type, Latin letters roughly."""
    both = any(map(is_wide, line.text)) and any(map(is_wide, after.text))
    factor = 1 + (_ROUGH if line.scores else _NEAR) if both else 1.6
    return after.size / factor < line.size < after.size * factor


def _opens(line: TextLine) -> re.Match[str] | None:
    return OPENS.match(line.text)
