"""Running text put together from printed lines, every character with its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from .sources import Source, fold_text
from .spans import Range, Span
from .trees import Kind, Node, Tree

# What is left out of running text: leftover tags, bold marks, and the brackets around an address.
# `<p>业务指南</p>` · `1. **涉及事项**` · `<http://218.60.150.1:8081/ehrss/login/>`
_MARK_UP = re.compile(
    r"</?[a-zA-Z][a-zA-Z0-9]{0,9} ?/?>|\*\*|<(?=[a-zA-Z]+:|[\w-]+\.)|"
    r"(?P<link>(?:https?:|www\.|(?<=<)[A-Za-z0-9-]+\.)[!-;=?-~]*)>"
)
_DASH = re.compile(r"(?:[-*•·#]+[ \t]+)+")
# A line that opens a list entry never continues the line before it.
_OPENS_ENTRY = re.compile(
    r"[①-⑳㉑-㉟㊱-㊿]|\d{1,2} ?[.、](?![\d.])|\([一二三四五六七八九十\d]{1,3}\)|[-*•·]\s|——|"
    r"[一二三四五六七八九十]{1,3}、|注 ?:|"
    r"(?!..来源)(?:[^\s:,。;()《》、]|\([^():]*\)){2,20} ?:(?! ?<?(?:http|www))"  # `职工增加：`, not `平台：http…`
)
_SENTENCE_END = "。；;！？!?"
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\u3000-\u303f“”‘’…—·①-⓿]")


class Prose:
    """Text whose layout breaks are undone; `range` leads back from it to the source.

    Two Chinese characters join without a blank; a list entry or a new sentence begins with a
    newline. Every other character stays as printed.
    """

    __slots__ = ("__dict__", "_source_starts", "_text_starts", "source", "text")

    def __init__(self, source: Source, pieces: Iterable[tuple[str, int]]) -> None:
        """Take pieces `(text, offset in the source)`; glue carries the offset of the break."""
        texts: list[str] = []
        self.source = source
        self._text_starts: list[int] = []
        self._source_starts: list[int] = []
        length = 0
        for text, start in pieces:
            texts.append(text)
            self._text_starts.append(length)
            self._source_starts.append(start)
            length += len(text)
        self.text = "".join(texts)

    @cached_property
    def folded(self) -> str:
        """The text folded one character to one character."""
        return fold_text(self.text)

    def offset(self, index: int) -> int:
        """Return where in the source the character at `index` stands."""
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
        start += len(words) - len(words.lstrip())
        pieces: list[tuple[str, int]] = []
        at = start
        while at < end:
            piece = bisect_right(self._text_starts, at)
            stop = self._text_starts[piece] if piece < len(self._text_starts) else end
            stop = min(stop, end)
            pieces.append((self.text[at:stop], self.offset(at)))
            at = stop
        return Prose(self.source, pieces)


def read_prose(source: Source, ranges: Iterable[tuple[int, int]]) -> Prose:
    """Join the printed lines at `ranges` into running text."""
    pieces: list[tuple[str, int]] = []
    previous = ""
    for start, end in ranges:
        line = _clean_line(source, start, end)
        if not line:
            continue
        glue = _glue(previous, "".join(text for text, _ in line)) if previous else ""
        if glue:
            pieces.append((glue, pieces[-1][1] + len(pieces[-1][0])))
        pieces += line
        previous = line[-1][0]
    return Prose(source, pieces)


def read_node(tree: Tree, node: Node, *kinds: Kind) -> Prose:
    """Join the node's own leaves of `kinds` into running text; a leaf is its own text."""
    leaves = node.all(*kinds) if kinds else [node]
    return read_prose(tree.source, [(leaf.start, leaf.end) for leaf in leaves])


def _clean_line(source: Source, start: int, end: int) -> list[tuple[str, int]]:
    """Return the kept pieces of one printed line."""
    start, end = source.trim(start, end)
    if dash := _DASH.match(source.folded, start, end):
        start = dash.end()
    text = source.text[start:end]
    if "<" not in text and ">" not in text and "**" not in text:
        return [(text, start)] if text else []
    pieces: list[tuple[str, int]] = []
    at = 0
    for match in _MARK_UP.finditer(text):
        cut = match.end("link") if match["link"] else match.start()
        pieces.append((text[at:cut], start + at))
        at = match.end()
    pieces.append((text[at:], start + at))
    return [piece for piece in _trim(pieces) if piece[0]]


def _trim(pieces: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Drop the blanks that removed mark-up leaves at the ends of a line."""
    pieces = [piece for piece in pieces if piece[0].strip()] if pieces else pieces
    if pieces:
        text, start = pieces[0]
        pieces[0] = (text.lstrip(), start + len(text) - len(text.lstrip()))
        pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])
    return pieces


def _glue(before: str, after: str) -> str:
    """Return what a line break between two lines reads as: nothing, a blank or a newline."""
    left, right = before[-1], after[0]
    if left in _SENTENCE_END or _OPENS_ENTRY.match(fold_text(after)):
        return "\n"
    if _CHINESE.match(left) and _CHINESE.match(right):
        return ""
    if left in "：，、（《“→:,(" or right in "：，、）》”→:,)。；":
        return ""
    return " "
