"""Pages in the order of reading; rows, labels and captions that a page break parted are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, islice
from statistics import median

from .areas import measure_shift
from .blocks import Block, box_of, order_page
from .columns import Gutter
from .figures import LARGER, Figure, find_caption, is_around
from .lines import TextLine
from .pages import Page, Table
from .pieces import Element
from .rests import take_rest
from .shapes import Box, around

# Ems below a picture in which a caption of three lines, which tools keep together, has no room.
_ROOM = 5.0


def order_pages(
    pages: Sequence[Page], furniture: set[int], gutters: Sequence[Gutter]
) -> list[list[Block]]:
    """Return the elements of each page in the order of reading; what a page break parted joined."""
    blocks: list[list[Block]] = []
    shift = measure_shift(page.lines for page in pages)
    texts = [[line for line in page.lines if id(line) not in furniture] for page in pages]
    lows = _measure_lows(pages, texts)
    for index, page in enumerate(pages):
        page.left = shift * (page.number % 2)
        if not index:
            blocks.append(order_page(page, furniture, gutters))
            continue
        before, ended = pages[index - 1], blocks[-1]
        last = ended[-1].element if ended else None
        if isinstance(last, Table):
            take_rest(page, last, furniture)
        open_table = last if isinstance(last, Table) and last.stretches else None
        left, low = page.left - before.left, lows[before.height]
        severed = _take_severed(ended, low, texts[index], left)
        if isinstance(last, Box):
            _mark_caption(last, low, texts[index], left)
        blocks.append(order_page(page, furniture, gutters, open_table, severed))
        _take_label(before, ended, page, blocks[-1])
    _put_floats_first(pages, blocks)
    return blocks


def _measure_lows(pages: Sequence[Page], texts: Sequence[Sequence[TextLine]]) -> dict[float, float]:
    """Return how far down the text reaches on pages of each height."""
    lows: defaultdict[float, float] = defaultdict(float)
    for page, lines in zip(pages, texts, strict=True):
        low = max((line.bottom for line in lines), default=0.0)
        lows[page.height] = max(lows[page.height], low)
    return lows


def _take_severed(
    blocks: list[Block], low: float, lines: Sequence[TextLine], left: float
) -> Figure | None:
    """Take the picture that ends a page from its `blocks` where the next one has its caption.

    Text reaches down to `low`; `lines` are those of the next page, and lie `left` further right.
    The picture is returned with the caption, and stands where that does.
    """
    severed = _find_severed(blocks, low)
    own = severed and find_caption(lines, box_of(severed.element).move(left))
    if not severed or not own:
        return None
    _drop(blocks, severed)
    box = around([line.box for line in own])
    return Figure(box, (*_lines_of(severed), *own))


def _mark_caption(picture: Box, low: float, lines: Sequence[TextLine], left: float) -> None:
    """Tell the first of `lines` that they are the caption of the picture that ends a page.

    Text reaches down to `low` there; the `lines` are those of the next page, further right by
    `left`.
    """
    own = find_caption(lines, picture.move(left))
    if own and low - picture.bottom < _ROOM * own[0].size:
        for line in own:
            line.picture = picture


def _put_floats_first(pages: Sequence[Page], blocks: list[list[Block]]) -> None:
    """Put a heading that ends a page behind the picture that floats from there to the next one.

    Right behind the heading comes another, so it has no text that the picture could float beside.
    """
    sizes = [line.size for page in blocks for block in page for line in _lines_of(block)]
    least = LARGER * median(sizes or [0.0])
    for index, page in enumerate(pages[1:], 1):
        ended, ordered = blocks[index - 1 : index + 1]
        length = _count_floated(ordered, page.width / 2)
        after = chain(ordered[length:], *blocks[index + 1 : index + 2])
        around_it = [*ended[-1:], *islice(after, 1)]
        if length and all(_is_larger(block.element, least) for block in around_it):
            ordered[length:length] = ended[-1:]
            del ended[-1:]


def _is_larger(element: Element, least: float) -> bool:
    return isinstance(element, TextLine) and element.size > least


def _count_floated(blocks: Sequence[Block], middle: float) -> int:
    """Return how many of the first elements are pictures at one side of the page, and captions."""
    length = 0
    for block in blocks:
        line, (x0, _, x1, _) = block.element, box_of(block.element)
        aside = isinstance(line, Box) and (x1 < middle or x0 > middle)
        captioned = isinstance(line, TextLine) and line.picture is not None
        if not (aside or captioned or block.aside):
            break
        length += 1
    return length


def _take_label(before: Page, blocks: list[Block], page: Page, ordered: list[Block]) -> None:
    """Put the label that ends a column of the page `before` to the picture that begins `page`.

    `blocks` and `ordered` are those of the two pages.
    """
    boxes = [box_of(block.element) for block in ordered]
    first = min(boxes, key=lambda box: box.top, default=Box(0.0, 0.0, 0.0, 0.0))
    for index, (block, box) in enumerate(zip(ordered, boxes, strict=True)):
        if isinstance(block.element, Box | Figure) and box.top < first.bottom:
            label = _find_label(blocks, box.move(before.left - page.left))
            if label:
                _drop(blocks, label)
                lines = (*_lines_of(label), *_lines_of(block))
                ordered[index] = block._replace(element=Figure(box, lines))


def _find_severed(blocks: list[Block], low: float) -> Block | None:
    """Return the picture without a caption below which the page had no room for one."""
    size = median([line.size for block in blocks for line in _lines_of(block)] or [0.0])
    for block in blocks:
        lines, box = _lines_of(block), box_of(block.element)
        captioned = any(line.bottom == box.bottom for line in lines)
        if block.aside and not captioned and low - box.bottom < _ROOM * size:
            return block
    return None


def _find_label(blocks: list[Block], picture: Box) -> Block | None:
    """Return the line beside others, set around the middle of `picture`, below which is nothing."""
    boxes = [box_of(block.element) for block in blocks]
    for block, box in zip(blocks, boxes, strict=True):
        line = block.element
        if not isinstance(line, TextLine) or block.left is None is block.right:
            continue
        below = (b for b in boxes if b.top > box.top and b.x0 < box.x1 and box.x0 < b.x1)
        if is_around(line, picture) and not any(below):
            return block
    return None


def _lines_of(block: Block) -> tuple[TextLine, ...]:
    element = block.element
    if isinstance(element, TextLine):
        return (element,)
    return element.lines if isinstance(element, Figure) else ()


def _drop(blocks: list[Block], block: Block) -> None:
    blocks[:] = [other for other in blocks if other is not block]
