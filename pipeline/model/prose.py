"""Running text put together from printed lines, every character with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .characters import BULLETS, CIRCLED, HAN
from .ranges import Range
from .sources import CELL_BREAK, SENTENCE_END, Source, count_columns
from .spans import Span
from .trees import Kind, Node, Tree

# What is left out of running text: leftover tags, bold marks, and the brackets around an address.
# `<p>业务指南</p>` · `1. **涉及事项**` · `<http://218.60.150.1:8081/ehrss/login/>`
_MARK_UP = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]{0,9} ?/?>|\*\*|<(?=[a-zA-Z]+:|[\w-]+\.)|"
    r"(?P<link>(?:https?:|www\.|(?<=<)[A-Za-z0-9-]+\.)[!-;=?-~]*)>"
)
# What begins behind these, a cell or a line in it, continues nothing.
_CELL_ENDS = ("\t", CELL_BREAK)
_ENDS_LINE = re.compile(rf"{CELL_BREAK}|[\r\n]+")
_GOES_ON, _COMES_AFTER = "：，、（《“→:,(", "：，、）》”→:,)。；"
_DASHES = "-*•·#"
_DASH = re.compile(r"(?:[-*•·#]+[ \t]+)+")
# A line that opens a list entry never continues the line before it.
_OPENS_ENTRY = re.compile(
    rf"[{CIRCLED}⑴-⒛❶-❿]|[★{BULLETS}]|"
    r"\d{1,2}(?: ?[.、](?![\d.])| {2,}(?=\S))|"
    r"\([一二三四五六七八九十\d]{1,3}\)|[-*•·]\s|——|\d\ufe0f?\u20e3|"
    r"\d{1,2}\)|[a-jA-J](?:\)|\d{1,2}[.、])|(?:\d{1,2}\.){1,2}\d{1,2}(?= |《)|"
    r"[一二三四五六七八九十]{1,3}、|注 ?:|"
    # `职工增加：` and `网上办：http…`, but not `平台：http…` and not `资料来源：…`
    r"(?!..来源|https?:)(?:[^\s:,。;()《》、①-⑳]|\([^():]{0,30}\)){2,20}"
    r"(?:(?<=办)|(?<=办理)| ?(?=:(?! ?<?(?:http|www)))):"
)
_BRACKETED = re.compile(r"\([^()]*\)")
# An address is set close to Chinese words: `…平台http://…`, `…平台si.12333.gov.cn`
_OPENS_ADDRESS = re.compile(
    r"[a-z]{2,8}:?//|www\.|[a-z0-9-]+\.[a-z0-9-]+\.[a-z]{2,}", re.IGNORECASE
)
# Columns that even a narrow page has: a line of fewer is no full one, its break is real. The
# shortest line of the samples that a layout broke has 34; 身份证 below 户口本 has 6.
_FULL_LINE = 30
# What names a paper or a step has fewer columns, and no comma. Where no page breaks the lines, such
# a line is full when others are as wide, but for a character that found no room: not
# 二级以上医院出具的诊断证明书原件 above 医疗费用发票.
_ANSWERS = "是否有无"  # a cell's only character
_LONG_LINE, _RAGGED, _FEWEST_FULL = 60, 2, 5
_CHINESE = re.compile(rf"{HAN}|[\u2e80-\u303f\uff00-\uff65“”‘’…—·①-⓿]")


class Piece(NamedTuple):
    """A stretch of text with its folded form and its place in the source.

    Glue between two lines carries the place of the line break.
    """

    text: str
    folded: str
    start: int


class Prose:
    """Text whose layout breaks are undone; `range` leads back from it to the source.

    Two Chinese characters join without a blank; a list entry or a new sentence begins with a
    newline. Every other character stays as printed.
    """

    __slots__ = ("_begin", "_source_starts", "_text_starts", "folded", "source", "text")

    def __init__(
        self,
        source: Source,
        text: str,
        folded: str,
        starts: tuple[Sequence[int], Sequence[int]],
        begin: int = 0,
    ) -> None:
        """Take a text and where its pieces start, in the text and in the source.

        `begin` is the place of `text` within the text that `starts` counts in.
        """
        self.source = source
        self.text = text
        self.folded = folded
        self._text_starts, self._source_starts = starts
        self._begin = begin

    def offset(self, index: int) -> int:
        """Return where in the source the character at `index` stands."""
        index += self._begin
        piece = bisect_right(self._text_starts, index) - 1
        return self._source_starts[piece] + index - self._text_starts[piece]

    def range(self, start: int = 0, end: int | None = None) -> Range:
        """Return the source range of `text[start:end]`; an empty one is empty there too."""
        end = len(self.text) if end is None else end
        if start >= end:
            at = self.offset(start) if self._text_starts else 0
            return Range(at, at)
        return Range(self.offset(start), self.offset(end - 1) + 1)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the published place of `text[start:end]`."""
        return self.source.span(*self.range(start, end))

    def slice(self, start: int, end: int) -> Prose:
        """Return `text[start:end]` without blanks at its ends, places kept."""
        words = self.text[start:end]
        end = start + len(words.rstrip())
        start = min(end, start + len(words) - len(words.lstrip()))
        return Prose(
            self.source,
            self.text[start:end],
            self.folded[start:end],
            (self._text_starts, self._source_starts),
            self._begin + start,
        )


def read_prose(
    source: Source, ranges: Iterable[tuple[int, int]], openers: Container[int] = ()
) -> Prose:
    """Join the printed lines at `ranges` into running text; those at `openers` continue nothing."""
    pieces: list[Piece] = []
    for start, end, broken in _split_cells(source, ranges):
        line = _clean_line(source, start, end)
        if not line:
            continue
        hard = start in openers or (start > 0 and source.text[start - 1] in _CELL_ENDS)
        dash = source.folded[start : line[0].start].lstrip()
        hard = hard or (dash != "" and _DASH.match(dash) is not None)  # an entry of a list
        if pieces and (glue := "\n" if hard else _glue(source, pieces[-1], line[0], broken)):
            pieces.append(Piece(glue, glue, pieces[-1].start + len(pieces[-1].text)))
        pieces += line
    text_starts: list[int] = []
    length = 0
    for piece in pieces:
        text_starts.append(length)
        length += len(piece.text)
    text = "".join([piece.text for piece in pieces])
    folded = "".join([piece.folded for piece in pieces])
    return Prose(source, text, folded, (text_starts, [piece.start for piece in pieces]))


def read_node(tree: Tree, node: Node, *kinds: Kind) -> Prose:
    """Join the node's own leaves of `kinds` into running text; a leaf is its own text."""
    leaves = node.all(*kinds) if kinds else [node]
    # a picture is a paragraph of its own: no sentence runs on below its caption
    below = pairwise(node.all(Kind.CAPTION, *kinds))
    openers = {leaf.start for before, leaf in below if before.kind is Kind.CAPTION}
    return read_prose(tree.source, [(leaf.start, leaf.end) for leaf in leaves], openers)


def _split_cells(
    source: Source, ranges: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the ranges, cut where a line ends inside a cell.

    The last tells that an extraction broke the line there; a cell's own lines are its author's.
    """
    for start, end in ranges:
        begin, broken = start, False
        while (match := _ENDS_LINE.search(source.text, begin, end)) and match.end() < end:
            yield begin, match.start(), broken
            begin, broken = match.end(), match[0] != CELL_BREAK
        yield begin, end, broken


def _clean_line(source: Source, start: int, end: int) -> list[Piece]:
    """Return the kept pieces of one printed line."""
    line = source.folded[start:end]
    folded = line.strip()
    start += len(line) - len(line.lstrip())
    if folded[:1] in _DASHES and (dash := _DASH.match(folded)):
        start += dash.end()
        folded = folded[dash.end() :]
    text = source.readable[start : start + len(folded)]
    if "<" not in text and ">" not in text and "**" not in text:
        return [Piece(text, folded, start)] if text else []
    pieces: list[Piece] = []
    at = 0
    for match in _MARK_UP.finditer(text):
        cut = match.end("link") if match["link"] else match.start()
        pieces.append(Piece(text[at:cut], folded[at:cut], start + at))
        at = match.end()
    pieces.append(Piece(text[at:], folded[at:], start + at))
    return _trim(pieces)


def _trim(pieces: list[Piece]) -> list[Piece]:
    """Drop the blanks that removed mark-up leaves at the ends of a line."""
    pieces = [piece for piece in pieces if piece.folded.strip()]
    if pieces:
        first = pieces[0]
        blanks = len(first.folded) - len(first.folded.lstrip())
        pieces[0] = Piece(first.text[blanks:], first.folded[blanks:], first.start + blanks)
        last = pieces[-1]
        words = len(last.folded.rstrip())
        pieces[-1] = Piece(last.text[:words], last.folded[:words], last.start)
    return pieces


def _glue(source: Source, last: Piece, after: Piece, broken: bool) -> str:
    """Return what a line break between two lines reads as: nothing, a blank or a newline.

    A line that is `broken` inside a cell was narrow, and its words are cut anywhere.
    """
    before = last.text
    left, right = before[-1], after.text[0]
    if "\t" in before or "\t" in after.text or ("|" in before and "|" in after.text):
        return "\n"  # rows of a table
    if before.isdecimal() and not source.places and source.text[last.start - 1] == "\n":
        return "\n"  # a number of its own numbers the line below
    if left in SENTENCE_END or _OPENS_ENTRY.match(after.folded):
        return "\n"
    cut = broken and (_CHINESE.match(left) or _CHINESE.match(right))
    goes_on = left in _GOES_ON or right in _COMES_AFTER or cut
    is_address = _OPENS_ADDRESS.match(after.folded)
    if not _CHINESE.match(left):
        return "" if goes_on else " "
    if not (goes_on or is_address or right in "（(") and _is_short(source, last):
        return "\n"
    return "" if goes_on or is_address or _CHINESE.match(right) else " "


def _is_short(source: Source, last: Piece) -> bool:
    """Whether the printed line that `last` closes would have had room for more words."""
    begin = source.line_starts[bisect_right(source.line_starts, last.start) - 1]
    line = source.folded[begin : last.start + len(last.text)].strip()
    # a single character is left over from the line above, and an open bracket goes on
    if (len(line) == 1 and line not in _ANSWERS) or line.count("(") != line.count(")"):
        return False
    columns = count_columns(line)
    open_words = _BRACKETED.sub("", line)
    if source.places or columns >= _LONG_LINE or columns < _FULL_LINE or "," in open_words:
        return columns < _FULL_LINE
    widths = source.open_widths
    alike = bisect_right(widths, columns + _RAGGED) - bisect_left(widths, columns - _RAGGED)
    return alike < _FEWEST_FULL
